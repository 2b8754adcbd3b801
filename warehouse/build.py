"""A build: a new warehouse file beside the published one, made by one run and switched in when it is whole.

The run holds the warehouse's lock for as long as it builds, so there is one writer. The build starts with what the
published file keeps (documents, readings, histories) and never writes to the published file. A run that ends without
publishing leaves a note of why (`warehouse.journal`), which the next build takes into `run_log`.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse import audit, journal, versions
from warehouse import published as pub
from warehouse.lock import locked
from warehouse.tables import FORMAT_VERSION, carried_rows, empty_file

_SUFFIX = ".build"


class Build:
    """One run's warehouse in the making. `published` is the file that readers open, `path` the one being made."""

    def __init__(self, published: Path, run_id: str, keep_versions: int = versions.KEEP) -> None:
        self.published = published
        self.run_id = run_id
        self.keep_versions = keep_versions
        self.started_at = datetime.now(UTC)
        # A folder that only its owner may enter: the file, its log, and what DuckDB puts beside it when memory runs short.
        self.folder = published.with_name(f".{published.name}.{run_id}{_SUFFIX}")
        self.path = self.folder / "warehouse.duckdb"
        # What whoever runs the build knows of why it ended without publishing.
        self.failure: str | None = None
        self._database: duckdb.DuckDBPyConnection | None = None
        self._published_version: str | None = None
        self._is_published = False

    @contextmanager
    def held(self, wait_seconds: float = 0.0, *, keep_all: bool = False, read_again: bool = False) -> Iterator[Build]:
        """The build begun, under the warehouse's lock; whatever is left of it afterwards is removed.

        Raises `WarehouseBusy` where another run holds the lock for longer than `wait_seconds`, and `NotAWarehouse`
        where the published file is something else. With `keep_all` the build starts with every row of the published
        file, for a run that makes only some of the tables again; with `read_again` with its documents only, so that
        everything is read anew.
        """
        pub.verify(self.published)
        self.published.parent.mkdir(parents=True, exist_ok=True)
        with locked(self.published, wait_seconds):
            # Once more: it may be another file than before the wait. A file of older tables cannot be made again in part.
            pub.verify(self.published, older_too=not keep_all)
            self._sweep()
            try:
                journal.begin(self.published, self.run_id, self.started_at)
                self.folder.mkdir(mode=0o700)
                self.path.write_bytes(empty_file())
                # Open for the whole run: opening and closing the file costs more than most of the steps.
                self._database = duckdb.connect(str(self.path))
                self._begin(keep_all, read_again)
                yield self
            except BaseException as error:
                self.failure = self.failure or _in_a_line(error)
                raise
            finally:
                self._end()

    @contextmanager
    def connect(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection to the build, closed on leaving; raises RuntimeError before it has begun and once it is published."""
        if self._database is None:
            raise RuntimeError(f"the build {self.path} has not begun, or is published already")
        connection = self._database.cursor()
        try:
            connection.execute("set timezone = 'UTC'")
            yield connection
        finally:
            connection.close()

    def declare_readings(self, connection: duckdb.DuckDBPyConnection, schema: pa.Schema) -> None:
        """Makes `kept.readings` of exactly the reader's columns; readings of other columns are dropped."""
        empty = schema.empty_table()
        connection.register("reader_schema", empty)
        connection.execute(
            "create or replace temp view wanted as"
            " select ''::varchar as code_version, ''::varchar as claims_version, ''::varchar as failure, * from reader_schema limit 0"
        )
        same = _columns(connection, "kept.readings") == _columns(connection, "wanted")
        if not same:
            connection.execute("create or replace table kept.readings as from wanted")
            connection.execute(
                "comment on table kept.readings is 'What was read from each document, as the reader returned it; kept while document and code are the same.'"
            )
        connection.execute("drop view wanted")
        connection.unregister("reader_schema")

    def publish(self) -> None:
        """Switches the build in: written through to the disk, then renamed over the published file, in one step.

        What was published until now is kept as a version before the switch, so there is no moment without it.
        """
        with self.connect() as connection:
            audit.seal(connection, self.run_id, self._published_version)
            # Closing would write the log into the file as well, but keep silent about a full disk.
            connection.execute("checkpoint")
        self._close()
        if self._published_version and self.keep_versions:
            versions.keep(self.published, self._published_version)
        pub.switch(self.path, self.published)
        self._is_published = True
        # Published is published: what cannot be tidied up now is by the next run.
        with suppress(OSError):
            journal.clear(self.published)
            versions.prune(self.published, self.keep_versions)

    def _close(self) -> None:
        if self._database is not None:
            database, self._database = self._database, None
            database.close()

    def _begin(self, keep_all: bool, read_again: bool) -> None:
        with self.connect() as connection:
            connection.execute("insert into kept.warehouse_format values (?)", [FORMAT_VERSION])
            if self.published.exists():
                with pub.attached(connection, self.published) as name:
                    self._published_version = versions.identity(connection, self.published, name)
                    for statement in carried_rows(connection, name, keep_all=keep_all, read_again=read_again):
                        connection.execute(statement)
            journal.into_log(connection, journal.read(self.published), self.run_id)

    def _end(self) -> None:
        """Notes why nothing was published, where nothing was, and removes what is left."""
        if not self._is_published:
            journal.fail(self.published, self.run_id, self._why())
        # A full disk may keep DuckDB from closing as it should; the file goes anyway.
        with suppress(duckdb.Error):
            self._close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _why(self) -> str:
        failed = []
        if self._database is not None:
            with suppress(duckdb.Error), self.connect() as connection:
                failed = audit.failed_checks(connection, self.run_id)
        if failed:
            return "these checks failed: " + "; ".join(failed)
        return self.failure or "the run ended before the warehouse was whole"

    def _sweep(self) -> None:
        """Removes what runs that died left behind; the lock is ours, so no other build is alive."""
        # A run's id has no dot, so builds of a warehouse whose name only begins like ours are not touched.
        name = re.escape(self.published.name)
        left_behind = re.compile(rf"\.{name}\.([^.]+\{_SUFFIX}(\.\w+)?|rollback(\.copy)?|runs\.jsonl\.new)")
        for path in self.published.parent.iterdir():
            if left_behind.fullmatch(path.name):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str]]:
    try:
        return [row[:2] for row in connection.execute(f"describe {table}").fetchall()]
    except duckdb.CatalogException:
        return []


def _in_a_line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:500]
