"""The versions of a warehouse: the published file, and the last ones before it, to go back to or compare with.

Before the switch, the file that is published gets a second name in the folder `NAME.versions`: a hard link, which costs
nothing, or a copy where the file system has no links. So the folder holds whole, published files only, whenever a run dies.
"""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse import published as pub
from warehouse.lock import locked
from warehouse.published import NotAWarehouse

# How many earlier versions are kept beside the published one, where nothing else is said.
KEEP = 5

_SUFFIX = ".duckdb"

# Facts, as a reader counts them: the rows of these tables.
FACTS = (
    "transactions",
    "participating_orgs",
    "portfolio_totals",
    "results",
    "events",
    "event_organisers",
    "roles",
    "relations",
    "activity_places",
)


class NoSuchVersion(Exception):
    """There is no such version, or none to go back to."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version: where it is, what is in it, and what was found of its numbers and of our own work."""

    version: str
    path: Path
    published: bool
    published_at: datetime | None
    run_id: str | None
    documents: int | None
    facts: int | None
    consistent: int | None
    inconsistent: int | None
    indeterminate: int | None
    checks: int | None
    checks_failed: int | None
    size_bytes: int
    # The version that it was built from.
    follows: str | None = None
    problem: str | None = None


def folder_of(published: Path) -> Path:
    return published.with_name(f"{published.name}.versions")


def identity(connection: duckdb.DuckDBPyConnection, path: Path, catalog: str = "") -> str:
    """The name of a version: when it was published, and by which run. A file of an older devfin goes by its own time."""
    prefix = f"{catalog}." if catalog else ""
    try:
        rows = connection.execute(f"select published_at, run_id from {prefix}kept.publication").fetchall()
    except duckdb.Error:
        rows = []
    at, run_id = rows[0] if rows else (datetime.fromtimestamp(path.stat().st_mtime, UTC), "")
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%S.%fZ}" + (f"-{_plain(run_id)[:8]}" if run_id else "")


def _plain(run_id: str) -> str:
    return "".join(character if character.isalnum() else "_" for character in run_id)


def keep(published: Path, name: str) -> None:
    """Gives the published file its second name among the versions; the caller holds the warehouse's lock."""
    folder = folder_of(published)
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = folder / f"{name}{_SUFFIX}"
    if kept.exists():
        return
    _second_name(published, kept)
    pub.sync(folder)


def prune(published: Path, count: int) -> list[Path]:
    """Removes all but the newest `count` versions besides the published one, and what a copy cut short has left."""
    removed = []
    others = [path for path in _files(published) if not _same(path, published)]
    for path in others[: max(0, len(others) - count)]:
        path.unlink(missing_ok=True)
        removed.append(path)
    for path in _unfinished(published):
        path.unlink(missing_ok=True)
    # An empty folder is nothing to look into.
    with suppress(OSError):
        folder_of(published).rmdir()
    return removed


def versions(published: Path) -> list[Version]:
    """Every version, newest first; one that cannot be opened says why."""
    paths = [path for path in _files(published) if not _same(path, published)]
    found = [described(path, published) for path in (*paths, *([published] if published.exists() else []))]
    return sorted(found, key=lambda version: version.version, reverse=True)


def described(path: Path, published: Path) -> Version:
    size = path.stat().st_size
    here = path == published
    try:
        with pub.opened(path, older_too=True) as connection:
            return _described(connection, path, here, size)
    except (NotAWarehouse, duckdb.Error) as error:
        return Version(
            version=path.name if here else path.name.removesuffix(_SUFFIX),
            path=path,
            published=here,
            published_at=None,
            run_id=None,
            documents=None,
            facts=None,
            consistent=None,
            inconsistent=None,
            indeterminate=None,
            checks=None,
            checks_failed=None,
            size_bytes=size,
            problem=str(error),
        )


def _described(connection: duckdb.DuckDBPyConnection, path: Path, here: bool, size: int) -> Version:
    # All that is counted here was there in every format; what an older one lacks stays unknown.
    def count(query: str) -> int | None:
        try:
            found: int = connection.execute(query).fetchall()[0][0]
        except (duckdb.CatalogException, duckdb.BinderException):
            return None
        return found

    published = connection.execute(
        "select run_id, finished_at from run_log where status = 'published' order by finished_at desc limit 1"
    ).fetchall()
    run_id, at = published[0] if published else (None, None)
    statuses = dict(connection.execute("select status, count(*) from reconciliations group by status").fetchall())
    made, failed = connection.execute(
        "select count(*), count(*) filter (not success) from expectation_results where run_id = ?", [run_id]
    ).fetchall()[0]
    return Version(
        identity(connection, path),
        path,
        here,
        at,
        run_id,
        count("select count(*) from documents"),
        sum(count(f"select count(*) from {table}") or 0 for table in FACTS),
        statuses.get("consistent", 0),
        statuses.get("inconsistent", 0),
        statuses.get("indeterminate", 0),
        made,
        failed,
        size,
        count("select max(follows) from kept.publication"),  # type: ignore[arg-type]
    )


def found(published: Path, name: str | None, default: str = "before") -> Path:
    """The file of a version that is named by the first letters of its name, by `published`, or by a file's path.

    Without a name, it is the published one, or the newest one before it. Raises NoSuchVersion.
    """
    if name is None:
        return _default(published, default)
    if name == "published":
        return published
    if name and os.sep in name and Path(name).is_file():
        return Path(name)
    fitting = [v.path for v in versions(published) if v.version.startswith(name)]
    if len(fitting) != 1:
        several = "more than one version begins" if fitting else "no version begins"
        raise NoSuchVersion(f"{several} with {name!r}; `devfin versions` lists them")
    return fitting[0]


def _default(published: Path, default: str) -> Path:
    """The version that the published one was built from, else the newest before it that can be opened."""
    if default == "published":
        return published
    listed = versions(published)
    here = next((v for v in listed if v.published), None)
    earlier = [v for v in listed if not v.published and not v.problem and (here is None or here.problem or v.version < here.version)]
    if not earlier:
        raise NoSuchVersion(f"no version before the published one is kept in {folder_of(published)}; `devfin versions` lists what there is")
    return next((v for v in earlier if here and v.version == here.follows), earlier[0]).path


def rollback(published: Path, name: str | None = None, wait_seconds: float = 0.0) -> tuple[str | None, str]:
    """Puts an earlier version, or the one named, in the place of the published file; returns the names of both.

    What was published stays among the versions, so a rollback can be taken back. Raises NoSuchVersion, NotAWarehouse
    for a version that this code cannot read, and WarehouseBusy while a run is building.
    """
    if not published.parent.is_dir():
        raise NotAWarehouse(f"there is no warehouse at {published}; `devfin run` makes one")
    with locked(published, wait_seconds), ExitStack() as undone:
        chosen = found(published, name)
        if _same(chosen, published):
            raise NoSuchVersion(f"{name} is published already")
        with pub.opened(chosen) as connection:
            after = identity(connection, chosen)
        before = _kept_before(published)
        new = published.with_name(f".{published.name}.rollback")
        new.unlink(missing_ok=True)
        undone.callback(new.unlink, missing_ok=True)
        _second_name(chosen, new)
        pub.switch(new, published)
    return before, after


def _kept_before(published: Path) -> str | None:
    """Keeps what is published, and returns its name; a file that cannot be opened is not worth keeping."""
    if not published.exists():
        return None
    try:
        with pub.opened(published, older_too=True) as connection:
            name = identity(connection, published)
    except NotAWarehouse:
        return None
    keep(published, name)
    return name


def _files(published: Path) -> list[Path]:
    """The kept files, oldest first: their names begin with the time."""
    try:
        return sorted(path for path in folder_of(published).iterdir() if path.suffix == _SUFFIX and not path.name.startswith("."))
    except FileNotFoundError:
        return []


def _unfinished(published: Path) -> list[Path]:
    try:
        return [path for path in folder_of(published).iterdir() if path.name.startswith(".") and path.name.endswith(".copy")]
    except FileNotFoundError:
        return []


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _second_name(path: Path, name: Path) -> None:
    """A hard link, or a whole copy where there can be none."""
    try:
        os.link(path, name)
    except FileExistsError:
        raise
    except OSError:
        copy = name.with_name(f".{name.name.lstrip('.')}.copy")
        shutil.copyfile(path, copy)
        os.chmod(copy, path.stat().st_mode & 0o777)
        pub.sync(copy)
        os.replace(copy, name)
