"""A warehouse built and asked by tests of assets, warehouse and pipelines, without Dagster and its checks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from assets import intake, sources
from assets.rereading import read_the_unread
from checks import exchange_rates
from extraction.batch import READINGS_SCHEMA, code_version
from extraction.resolution import resolve
from warehouse.build import Build
from warehouse.tables import curated, fill, public_tables, replace


def steps(build: Build, documents: Iterable[Path]) -> int:
    """The assets' functions in their order, checks left out; returns how many documents were read."""
    with build.connect() as connection:
        intake.note_arrivals(connection, "folder", sources.arrivals("folder", [str(path) for path in documents]))
        intake.take_in(connection, build.run_id, datetime.now(UTC), code_version())
        build.declare_readings(connection, READINGS_SCHEMA)
        intake.write_texts(connection, code_version())
        read = read_the_unread(connection, lambda done, of: None)
        resolved = resolve(connection.sql("select * exclude (code_version, failure) from kept.readings").to_arrow_table())
        for name, rows in resolved.items():
            replace(connection, f"kept.{name}", rows)
        for table in curated().values():
            if "exchange_rates" in table.reads:
                exchange_rates.fill(connection)
            fill(connection, table)
    return read


def built(published: Path, documents: Iterable[Path], run_id: str = "test") -> int:
    """Builds and publishes a warehouse from files; returns how many documents were read."""
    build = Build(published, run_id)
    with build.held():
        read = steps(build, documents)
        build.publish()
    return read


def asked(published: Path, query: str) -> list[tuple]:
    with duckdb.connect(str(published), read_only=True) as connection:
        return connection.execute(query).fetchall()


# Tables that say when something happened; the rest depends on the documents alone.
_WHEN = {"rejected_documents"}


def contents(published: Path) -> dict[str, list[tuple]]:
    """Every row of every public table as text, in order."""
    with duckdb.connect(str(published), read_only=True) as connection:
        return {
            table: sorted(connection.execute(f"select t::varchar from {table} as t").fetchall())
            for table in public_tables()
            if table not in _WHEN
        }
