"""Is a warehouse what it was when it was published, and is there nothing around it that should not be?

Looks at the published file, its earlier versions and the files beside them; says for each thing that is wrong what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse import journal, versions
from warehouse import published as pub
from warehouse.content_hash import table_hashes
from warehouse.lock import WarehouseBusy, locked
from warehouse.published import NotAWarehouse
from warehouse.tables import FORMAT_VERSION, schema_fingerprint


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, whether it is as it should be, what was found, and what to do if it is not."""

    about: str
    sound: bool
    found: str
    to_do: str = ""


def findings(published: Path) -> Iterator[Finding]:
    """Everything about the files; what the tables say of each other is asked by whoever knows what is expected of them."""
    yield from _published_file(published)
    for version in versions.versions(published):
        if not version.published:
            yield from _version(version.path, f"version {version.version}", published)
    yield from _around(published)
    yield from _runs(published)


def _published_file(published: Path) -> Iterator[Finding]:
    try:
        with pub.opened(published, older_too=True) as connection:
            version = connection.execute("select max(version) from kept.warehouse_format").fetchall()[0][0]
            if version < FORMAT_VERSION:
                yield Finding(
                    "format",
                    False,
                    f"made by an older devfin: tables of version {version}, these are of {FORMAT_VERSION}",
                    f"devfin rebuild --warehouse {published}",
                )
                return
            yield Finding("format", True, f"tables of version {version}")
            yield from _declared(connection, published)
    except NotAWarehouse as error:
        earlier = any(not version.published and not version.problem for version in versions.versions(published))
        told = str(error).partition("; `devfin doctor")[0]
        yield Finding("format", False, told, f"devfin rollback --warehouse {published}" if earlier else f"put a copy of {published} back, or move it away and read the documents again")
        return
    yield from _version(published, "the published file", published)
    mode = published.stat().st_mode & 0o777
    others = mode & 0o022
    yield Finding("permissions", not others, f"{mode:o}", f"chmod go-w {published}" if others else "")


def _declared(connection: duckdb.DuckDBPyConnection, published: Path) -> Iterator[Finding]:
    of_file = connection.execute("select max(schema_fingerprint) from kept.publication").fetchall()[0][0]
    same = of_file == schema_fingerprint()
    found = "as this devfin declares them" if same else "other columns than this devfin declares; the next run makes them"
    yield Finding("columns", same, found, "" if same else f"devfin rebuild --warehouse {published}")


def _version(path: Path, about: str, published: Path) -> Iterator[Finding]:
    """Whether a file still holds what was written down of it, and every document its own bytes."""
    mend = f"devfin rollback --warehouse {published}" if path == published else f"remove {path}"
    try:
        with pub.opened(path, older_too=True) as connection:
            connection.execute("set timezone = 'UTC'")
            yield _hashes(connection, about, mend)
            yield _bytes(connection, about, mend)
    except NotAWarehouse as error:
        yield Finding(f"{about}: opens", False, str(error), mend)
    except duckdb.Error as error:
        yield Finding(f"{about}: can be read", False, str(error).splitlines()[0], mend)


def _hashes(connection: duckdb.DuckDBPyConnection, about: str, mend: str) -> Finding:
    try:
        written = dict(connection.execute("select table_name, quick_hash from kept.published_tables").fetchall())
        made_by = connection.execute("select max(duckdb_version) from kept.publication").fetchall()[0][0]
    except duckdb.CatalogException:
        return Finding(f"{about}: hashes", True, "made by an older devfin, which wrote down none")
    if made_by != duckdb.__version__:
        return Finding(f"{about}: hashes", True, f"not compared: they were made by DuckDB {made_by}, this is {duckdb.__version__}")
    now = {table: hashed.content_hash for table, hashed in table_hashes(connection, quick=True).items()}
    other = sorted(table for table in written.keys() | now.keys() if written.get(table) != now.get(table))
    if other:
        return Finding(f"{about}: hashes", False, f"changed since publication: {', '.join(other)}", mend)
    return Finding(f"{about}: hashes", True, f"{len(now)} tables as they were published")


def _bytes(connection: duckdb.DuckDBPyConnection, about: str, mend: str) -> Finding:
    kept, wrong = connection.execute(
        "select count(*), count(*) filter (sha256(content) <> document_id) from kept.raw_documents"
    ).fetchall()[0]
    found = f"{kept:,} documents kept" + (f", {wrong:,} with other bytes than their id says" if wrong else ", each with the bytes of its id")
    return Finding(f"{about}: documents", not wrong, found, mend if wrong else "")


def _around(published: Path) -> Iterator[Finding]:
    """Files that belong to nothing: left by runs that died, or by other programs."""
    try:
        with locked(published):
            orphans = list(_orphans(published))
    except WarehouseBusy:
        yield Finding("files beside it", True, "a run is building now; what is beside the warehouse is its own")
        return
    except OSError as error:
        yield Finding("folder", False, f"{published.parent} may not be written to: {error.strerror}", "check the folder's permissions")
        return
    if not orphans:
        yield Finding("files beside it", True, "nothing that does not belong there")
    for path in orphans:
        yield Finding("files beside it", False, f"{path} belongs to nothing", _remedy(path, published))


def _remedy(path: Path, published: Path) -> str:
    if path.name == f"{published.name}.wal":
        return f"another program wrote to the warehouse: close it, then remove {path}"
    return "the next `devfin run` removes it" if path.parent == published.parent else f"remove {path}"


def _orphans(published: Path) -> Iterator[Path]:
    name = re.escape(published.name)
    ours = re.compile(rf"\.{name}\.([^.]+\.build(\.\w+)?|rollback(\.copy)?|runs\.jsonl\.new)|{name}\.wal")
    for path in sorted(published.parent.iterdir()):
        if ours.fullmatch(path.name):
            yield path
    folder = versions.folder_of(published)
    kept = {version.path for version in versions.versions(published)}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path not in kept and not (path.suffix == ".duckdb" and published.exists() and path.samefile(published)):
            yield path


def _runs(published: Path) -> Iterator[Finding]:
    notes = journal.read(published)
    if not notes:
        yield Finding("runs", True, "the last run published")
        return
    last = notes[-1]
    why = last.reason or "it did not end: it was killed, or is running still"
    yield Finding("runs", False, f"{len(notes)} since the last publication published nothing; the last, {last.run_id}: {why}", "devfin run")
