"""Writes the answer of a query: a table for people, CSV or JSON for programs."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

# A text longer than this is cut in a table; CSV and JSON have it whole.
_WIDEST = 60


# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def written(columns: list[str], rows: Sequence[tuple[object, ...]], form: str, stream: TextIO | None = None, *, safe: bool = True) -> None:
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
        print(table(columns, rows, shutil.get_terminal_size().columns if stream.isatty() else None), file=stream)


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


def table(columns: list[str], rows: Sequence[tuple[object, ...]], width: int | None = None) -> str:
    """Rows under their column names, numbers to the right with their points in line.

    Where a `width` is named, long texts are cut until the table fits it; if it cannot, each row is a list of its own.
    """
    if not columns:
        return ""
    in_numbers = [bool(rows) and all(isinstance(row[i], _NUMBERS) and not isinstance(row[i], bool) for row in rows) and any(row[i] is not None for row in rows) for i in range(len(columns))]
    cells = [[_cell(value) for value in row] for row in rows]
    for at, numbers in enumerate(in_numbers):
        if numbers:
            _align(cells, at)
    widths = [max(map(_wide, column)) for column in zip(columns, *cells, strict=True)]
    if width and not _fitted(columns, widths, in_numbers, width):
        return _one_by_one(columns, rows, width)

    def line(values: list[str]) -> str:
        fitted = (_padded(_cut(v, w), w, to_the_right=r) for v, w, r in zip(values, widths, in_numbers, strict=True))
        return "  ".join(fitted).rstrip()

    return "\n".join([line(columns), "  ".join("-" * width for width in widths), *map(line, cells), _count(rows)])


_NUMBERS = (int, float, Decimal, type(None))

# A column of texts is not made narrower than this, nor than its name.
_NARROWEST = 12


def _align(cells: list[list[str]], at: int) -> None:
    """The points of a column of numbers in line: what has fewer decimals gets spaces behind it."""
    decimals = [len(row[at].partition(".")[2]) + ("." in row[at]) for row in cells]
    for row, behind in zip(cells, decimals, strict=True):
        row[at] += " " * (max(decimals) - behind)


def _fitted(columns: list[str], widths: list[int], in_numbers: list[bool], most: int) -> bool:
    """Makes the widest texts narrower, and says whether the table fits then."""
    over = sum(widths) + 2 * (len(widths) - 1) - most
    least = [width if numbers else min(width, max(_NARROWEST, _wide(name))) for name, width, numbers in zip(columns, widths, in_numbers, strict=True)]
    while over > 0:
        at = max(range(len(widths)), key=lambda i: widths[i] - least[i])
        if widths[at] == least[at]:
            return False
        widths[at] -= 1
        over -= 1
    return True


def _one_by_one(columns: list[str], rows: Sequence[tuple[object, ...]], width: int) -> str:
    """Each row as lines of its own, for more columns than fit beside each other."""
    names = max(map(_wide, columns))
    lines: list[str] = []
    for number, row in enumerate(rows, 1):
        lines.append(f"-- row {number} ".ljust(min(width, names + 40), "-"))
        lines += [f"{_padded(name, names)}  {_cut(printable(str(_plain(value))), width - names - 2)}".rstrip() for name, value in zip(columns, row, strict=True)]
    return "\n".join([*lines, _count(rows)])


def _count(rows: Sequence[object]) -> str:
    return f"({len(rows):,} row{'' if len(rows) == 1 else 's'})"


def _wide(text: str) -> int:
    """The columns that a text takes on a terminal: two for a Chinese character, none for an accent that stands by itself.

    >>> _wide("abc"), _wide("\u65e5\u672c"), _wide("e\u0301")
    (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _padded(text: str, width: int, *, to_the_right: bool = False) -> str:
    room = " " * (width - _wide(text))
    return room + text if to_the_right else text + room


def _cut(text: str, width: int) -> str:
    """
    >>> _cut("Transport Resilience", 12), _cut("short", 12)
    ('Transport...', 'short')
    """
    if _wide(text) <= width:
        return text
    while text and _wide(text) > max(1, width - 3):
        text = text[:-1]
    return f"{text}..."[:width] if width < 4 else f"{text}..."


def _cell(value: Any) -> str:
    return _cut(printable(str(_plain(value))), max(_WIDEST, shutil.get_terminal_size().columns // 2))


def printable(text: str) -> str:
    """A text on one line, without the control characters that must not reach a terminal."""
    return "".join(character if character.isprintable() else "\ufffd" for character in " ".join(text.split()))


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
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
