"""A build: a new warehouse file beside the published one, made by one run and switched in when it is whole.

The run holds the warehouse's lock for as long as it builds, so there is one writer. The build starts with what the
published file keeps (documents, readings, histories) and never writes to the published file.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse import published as pub
from warehouse.lock import locked
from warehouse.tables import FORMAT_VERSION, carried_rows, declare

_SUFFIX = ".build"


class Build:
    """One run's warehouse in the making. `published` is the file that readers open, `path` the one being made."""

    def __init__(self, published: Path, run_id: str) -> None:
        self.published = published
        self.run_id = run_id
        self.started_at = datetime.now(UTC)
        self.path = published.with_name(f".{published.name}.{run_id}{_SUFFIX}")
        self._database: duckdb.DuckDBPyConnection | None = None

    @contextmanager
    def held(self, wait_seconds: float = 0.0, *, keep_all: bool = False) -> Iterator[Build]:
        """The build begun, under the warehouse's lock; whatever is left of it afterwards is removed.

        Raises `WarehouseBusy` where another run holds the lock for longer than `wait_seconds`, and `NotAWarehouse`
        where the published file is something else. With `keep_all` the build starts with every row of the published
        file, for a run that makes only some of the tables again.
        """
        pub.verify(self.published)
        self.published.parent.mkdir(parents=True, exist_ok=True)
        with locked(self.published, wait_seconds):
            self._sweep()
            try:
                # Open for the whole run: opening and closing the file costs more than most of the steps.
                self._database = duckdb.connect(str(self.path))
                self._begin(keep_all)
                yield self
            finally:
                self._close()
                _remove(self.path)

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
            "create or replace temp view wanted as select ''::varchar as code_version, ''::varchar as failure, * from reader_schema limit 0"
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
        """Switches the build in: written through to the disk, then renamed over the published file, in one step."""
        with self.connect() as connection:
            # Closing would write the log into the file as well, but keep silent about a full disk.
            connection.execute("checkpoint")
        self._close()
        pub.switch(self.path, self.published)

    def _close(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def _begin(self, keep_all: bool) -> None:
        with self.connect() as connection:
            declare(connection)
            connection.execute("insert into kept.warehouse_format values (?)", [FORMAT_VERSION])
            if self.published.exists():
                with pub.attached(connection, self.published) as name:
                    for statement in carried_rows(connection, name, keep_all=keep_all):
                        connection.execute(statement)

    def _sweep(self) -> None:
        """Removes what runs that died left behind; the lock is ours, so no other build is alive."""
        # A run's id has no dot, so builds of a warehouse whose name only begins like ours are not touched.
        left_behind = re.compile(rf"\.{re.escape(self.published.name)}\.[^.]+\{_SUFFIX}(\.\w+)?")
        for path in self.published.parent.iterdir():
            if left_behind.fullmatch(path.name):
                _remove(path)


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str]]:
    try:
        return [row[:2] for row in connection.execute(f"describe {table}").fetchall()]
    except duckdb.CatalogException:
        return []


def _remove(build: Path) -> None:
    """Removes a build with its log and the folder that DuckDB puts beside it when memory runs short."""
    shutil.rmtree(f"{build}.tmp", ignore_errors=True)
    for path in (build, Path(f"{build}.wal")):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
