"""The published file: is it one of ours, reading from it while building the next, and the switch to the next."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.tables import FORMAT_VERSION


class NotAWarehouse(Exception):
    """The file is not a devfin warehouse that this version of the code can work with."""


def verify(path: Path) -> None:
    """Raises NotAWarehouse unless the file is a devfin warehouse, or is not there yet."""
    if path.is_dir():
        raise NotAWarehouse(f"{path} is a folder; name a file, such as {path / 'devfin.duckdb'}")
    if not path.exists():
        return
    with opened(path):
        pass


@contextmanager
def opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a devfin warehouse; raises NotAWarehouse with the reason if it is none."""
    if not path.exists():
        raise NotAWarehouse(f"there is no warehouse at {path}; `devfin run` makes one")
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise NotAWarehouse(_why_not(path, error)) from None
    try:
        _check_format(path, connection)
        yield connection
    finally:
        connection.close()


@contextmanager
def attached(connection: duckdb.DuckDBPyConnection, path: Path) -> Iterator[str]:
    """The published file as a read-only catalog of a connection, under the name that is yielded."""
    connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as before (read_only)")
    try:
        yield "before"
    finally:
        connection.execute("detach before")


def switch(build: Path, published: Path) -> None:
    """Puts the build in the place of the published file, atomically and lastingly.

    Readers keep the file they have open; who opens it next finds the new one. A write-ahead log beside the published
    file belongs to no build of ours, which are closed before they are switched, and would not fit the new file.
    """
    _sync(build)
    Path(f"{published}.wal").unlink(missing_ok=True)
    os.replace(build, published)
    _sync(published.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _check_format(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    try:
        rows = connection.execute("select version from kept.warehouse_format").fetchall()
    except duckdb.Error:
        raise NotAWarehouse(f"{path} is a DuckDB database but not a devfin warehouse; name another --warehouse") from None
    if not rows or rows[0][0] > FORMAT_VERSION:
        raise NotAWarehouse(f"{path} was made by a newer devfin; update devfin, or name another --warehouse")


def _why_not(path: Path, error: duckdb.Error) -> str:
    text = str(error)
    if "Conflicting lock" in text:
        return f"{path} is open for writing in another program; close it there first"
    if "WAL" in text:
        return f"{path}.wal does not belong to {path}; another program left it, remove it"
    if "Permission denied" in text:
        return f"{path} may not be read; check its permissions"
    if isinstance(error, duckdb.IOException) and "valid DuckDB" in text:
        return f"{path} is not a DuckDB database; name another --warehouse"
    return f"{path} cannot be opened: {text.splitlines()[0]}"
