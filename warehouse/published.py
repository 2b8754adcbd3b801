"""The published file: is it one of ours, reading from it while building the next, and the switch to the next."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.tables import FORMAT_VERSION

# Who may open a published file where nobody has said otherwise: its owner.
_OWNER_ONLY = 0o600

# What no published file allows, whatever the one before it allowed: writing by others.
_NOT_BY_OTHERS = 0o022


class NotAWarehouse(Exception):
    """The file is not a devfin warehouse that this version of the code can work with."""


def verify(path: Path, *, older_too: bool = True) -> None:
    """Raises NotAWarehouse unless the file is a devfin warehouse, or is not there yet."""
    if path.is_dir():
        raise NotAWarehouse(f"{path} is a folder; name a file, such as {path / 'devfin.duckdb'}")
    if not path.exists():
        return
    with opened(path, older_too=older_too):
        pass


@contextmanager
def opened(path: Path, *, older_too: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a devfin warehouse; raises NotAWarehouse with the reason, and what to do, if it is none.

    One that an older devfin made is refused as well, unless `older_too`: a build can take over what it keeps.
    """
    if not path.exists():
        raise NotAWarehouse(f"there is no warehouse at {path}; `devfin run` makes one")
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise NotAWarehouse(_why_not(path, error)) from None
    try:
        _check_format(path, connection, older_too)
        yield connection
    finally:
        connection.close()


@contextmanager
def attached(connection: duckdb.DuckDBPyConnection, path: Path, name: str = "before") -> Iterator[str]:
    """A published file as a read-only catalog of a connection, under the name that is yielded."""
    connection.execute(f"attach {literal(str(path))} as {name} (read_only)")
    try:
        yield name
    finally:
        connection.execute(f"detach {name}")


def literal(text: str) -> str:
    """A text as SQL has it, for the one statement that takes no parameters."""
    return "'" + text.replace("'", "''") + "'"


def switch(build: Path, published: Path) -> None:
    """Puts the build in the place of the published file, atomically and lastingly.

    Readers keep the file they have open; who opens it next finds the new one. A write-ahead log beside the published
    file belongs to no build of ours, which are closed before they are switched, and would not fit the new file. Who may
    read the file stays as it was.
    """
    os.chmod(build, _mode(published))
    sync(build)
    Path(f"{published}.wal").unlink(missing_ok=True)
    os.replace(build, published)
    sync(published.parent)


def sync(path: Path) -> None:
    """Waits until a file, or a folder's list of files, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _mode(published: Path) -> int:
    try:
        return published.stat().st_mode & 0o777 & ~_NOT_BY_OTHERS | _OWNER_ONLY
    except FileNotFoundError:
        return _OWNER_ONLY


def _check_format(path: Path, connection: duckdb.DuckDBPyConnection, older_too: bool) -> None:
    try:
        rows = connection.execute("select version from kept.warehouse_format").fetchall()
    except duckdb.Error:
        raise NotAWarehouse(f"{path} is a DuckDB database but not a devfin warehouse; name another --warehouse") from None
    if not rows or rows[0][0] > FORMAT_VERSION:
        raise NotAWarehouse(f"{path} was made by a newer devfin; update devfin, or name another --warehouse")
    if rows[0][0] < FORMAT_VERSION and not older_too:
        raise NotAWarehouse(
            f"{path} was made by an older devfin (its tables are of version {rows[0][0]}, these of {FORMAT_VERSION});"
            f" `devfin rebuild --warehouse {path}` makes it again from the documents it keeps"
        )


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
    return f"{path} cannot be opened ({text.splitlines()[0]}); `devfin doctor --warehouse {path}` says what to do"
