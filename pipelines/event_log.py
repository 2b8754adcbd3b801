"""Dagster's own files of events, held open for a whole run: what a run writes is what the UI reads, at a tenth of the time.

Dagster opens and closes its SQLite file for each of some hundred events, and each closing writes all that was
logged to the disk. Here a file stays open until the run ends. A crash of the machine may lose the last events, never the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy
from dagster._core.storage.event_log.sqlite.sqlite_event_log import SqliteEventLogStorage
from dagster._serdes import ConfigurableClassData

if TYPE_CHECKING:
    import dagster as dg

# How long to wait for another process that writes to the same file.
_BUSY_SECONDS = 30

# Runs that are remembered with their events; some hundred kilobytes each.
KEPT_RUNS = 100


def forget_old_runs(instance: dg.DagsterInstance, kept: int = KEPT_RUNS) -> int:
    """Deletes all but the newest runs with their events; returns how many went."""
    old = instance.get_run_ids()[kept:]
    for run_id in old:
        instance.delete_run(run_id)
    return len(old)


class HeldEventLog(SqliteEventLogStorage):
    """The same files as Dagster's `SqliteEventLogStorage`, one engine and connection for each."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engines: dict[str, sqlalchemy.Engine] = {}
        super().__init__(base_dir, inst_data)

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]) -> HeldEventLog:
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

    def delete_events(self, run_id: str) -> None:
        """Forgets a run; the file of its events goes too, which Dagster would leave behind empty."""
        super().delete_events(run_id)
        engine = self._engines.pop(run_id, None)
        if engine is not None:
            engine.dispose()
        for suffix in ("", "-wal", "-shm"):
            Path(self.path_for_shard(run_id) + suffix).unlink(missing_ok=True)

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
