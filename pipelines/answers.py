"""Writes the answer of a query: a table for people, CSV or JSON for programs."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

# A text longer than this is cut in a table; CSV and JSON have it whole.
_WIDEST = 60


# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def written(columns: list[str], rows: list[tuple], form: str, stream: TextIO | None = None, *, safe: bool = True) -> None:
    """Writes to the stream, or to standard output. `safe` CSV has no text that a spreadsheet would compute."""
    stream = stream or sys.stdout
    if form == "csv":
        writer = csv.writer(stream)
        writer.writerow(columns)
        # Only texts: a negative number is one.
        writer.writerows([_plain(_no_formula(value) if safe else value) for value in row] for row in rows)
    elif form == "json":
        json.dump([dict(zip(columns, map(jsonable, row), strict=True)) for row in rows], stream, ensure_ascii=False, indent=1)
        print(file=stream)
    else:
        print(table(columns, rows), file=stream)


@contextmanager
def opened(out: Path | None) -> Iterator[TextIO]:
    """A file to write an answer to, whole or not at all; standard output where none is named."""
    if out is None:
        yield sys.stdout
        return
    temporary = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with open(temporary, "w", encoding="utf-8", newline="") as stream:
            yield stream
        os.replace(temporary, out)
    finally:
        temporary.unlink(missing_ok=True)


def arrow_file(answer: Any, out: Path | None) -> None:
    """Writes an Arrow table as Parquet, to standard output where no file is named."""
    import pyarrow.parquet as parquet

    if out is None:
        parquet.write_table(answer, sys.stdout.buffer)
        return
    temporary = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        parquet.write_table(answer, temporary)
        os.replace(temporary, out)
    finally:
        temporary.unlink(missing_ok=True)


def _no_formula(value: Any) -> Any:
    """
    >>> _no_formula("=1+1"), _no_formula("-5"), _no_formula(-5), _no_formula("- a dash")
    ("'=1+1", "'-5", -5, "'- a dash")
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def table(columns: list[str], rows: list[tuple]) -> str:
    """Rows under their column names, numbers to the right."""
    if not columns:
        return ""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    right = [all(isinstance(row[i], (int, float, Decimal, type(None))) for row in rows) and bool(rows) for i in range(len(columns))]

    def line(values: list[str]) -> str:
        fitted = (v.rjust(w) if r else v.ljust(w) for v, w, r in zip(values, widths, right, strict=True))
        return "  ".join(fitted).rstrip()

    count = f"({len(rows):,} row{'' if len(rows) == 1 else 's'})"
    return "\n".join([line(columns), "  ".join("-" * width for width in widths), *map(line, cells), count])


def _cell(value: Any) -> str:
    text = printable(str(_plain(value)))
    widest = max(_WIDEST, shutil.get_terminal_size().columns // 2)
    return text if len(text) <= widest else text[: widest - 3] + "..."


def printable(text: str) -> str:
    """A text on one line, without the control characters that must not reach a terminal."""
    return "".join(character if character.isprintable() else "\ufffd" for character in " ".join(text.split()))


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value


def jsonable(value: Any) -> Any:
    """A value as JSON has it; decimals as numbers where these print as the very same digits, else as text."""
    if isinstance(value, Decimal):
        if value == value.to_integral_value():
            return int(value)
        near = float(value)
        return near if Decimal(repr(near)) == value else f"{value.normalize():f}"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: jsonable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [jsonable(item) for item in value]
    if isinstance(value, bytes):
        return value.hex()
    return value
