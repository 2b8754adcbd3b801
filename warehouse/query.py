"""Asking a published warehouse with the least trust: read-only, no files or network from SQL, settings locked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from warehouse.published import opened


@contextmanager
def reader(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection for questions; raises `NotAWarehouse` where there is nothing to ask."""
    with opened(path) as connection:
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        yield connection


def public_tables(path: Path) -> list[str]:
    """The names of the tables and views of a warehouse."""
    with reader(path) as connection:
        return [name for (name,) in connection.execute("select table_name from information_schema.tables where table_schema = 'main' order by 1").fetchall()]


def ask(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of a query's answer; raises `duckdb.Error` for what DuckDB refuses."""
    answer = connection.execute(query)
    return [column[0] for column in answer.description or ()], answer.fetchall()
