"""Writes whole tables of a warehouse to files: Parquet, CSV or JSON, one for each table."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.answers import arrow_file, opened, written
from warehouse.query import ask, reader


class NoSuchTable(Exception):
    """No table or view of that name, and the nearest that there is."""


@dataclass(frozen=True, slots=True)
class Exported:
    table: str
    rows: int
    file: Path


def exported(warehouse: Path, folder: Path, form: str, tables: Sequence[str] = (), *, safe: bool = True) -> list[Exported]:
    """Writes each table, or those that are named; returns what was written, in the order of the names."""
    made = []
    with reader(warehouse) as connection:
        for table in _chosen(connection, tables):
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / f"{table}.{form}"
            made.append(Exported(table, _write(connection, table, file, form, safe), file))
    return made


def _chosen(connection: duckdb.DuckDBPyConnection, wanted: Sequence[str]) -> list[str]:
    listed = connection.execute(
        "select table_name from information_schema.tables where table_schema = 'main' and table_catalog = current_database() order by 1"
    )
    names = [row[0] for row in listed.fetchall()]
    for name in wanted:
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            raise NoSuchTable(f"there is no table {name}; " + (f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"))
    return [name for name in names if not wanted or name in wanted]


def _write(connection: duckdb.DuckDBPyConnection, table: str, file: Path, form: str, safe: bool) -> int:
    if form == "parquet":
        rows = connection.sql(f"from {table}").to_arrow_table()
        arrow_file(rows, file)
        count: int = rows.num_rows
        return count
    columns, found = ask(connection, f"from {table}")
    with opened(file) as stream:
        written(columns, found, form, stream, safe=safe)
    return len(found)
