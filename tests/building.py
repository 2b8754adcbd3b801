"""A warehouse built and asked by tests of assets, warehouse and pipelines, without Dagster and its checks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from assets import intake, near_duplicates, sources
from assets.fetching.settings import Web
from assets.rereading import read_the_unread
from assets.sources import Memory, Source
from checks import exchange_rates, reconciliations
from extraction.batch import READINGS_SCHEMA, code_version
from extraction.resolution import resolve
from warehouse.build import Build
from warehouse.content_hash import table_hashes, whole
from warehouse.tables import curated, fill, public_tables, replace


def steps(build: Build, documents: Iterable[Path | Source], web: Web | None = None, reading: bool = True) -> int:
    """The assets' functions in their order, expectations left out; returns how many documents were read."""
    with build.connect() as connection:
        looked_at = [one if isinstance(one, Source) else Source(str(one), "folder", {"path": str(one)}) for one in documents]
        for source in looked_at:
            memory = Memory(intake.validators(connection, source), web or Web())
            intake.note_arrivals(connection, source, sources.arrivals(source, memory))
        complete = [source.name for source in looked_at if sources.kinds()[source.kind].IS_COMPLETE]
        intake.take_in(connection, build.run_id, datetime.now(UTC), code_version(), complete)
        build.declare_readings(connection, READINGS_SCHEMA)
        intake.write_texts(connection)
        if not reading:
            return 0
        read = read_the_unread(connection, lambda done, of: None).read
        near_duplicates.mark(connection)
        resolved = resolve(connection.sql("select * exclude (code_version, claims_version, failure) from kept.readings").to_arrow_table())
        for name, rows in resolved.items():
            replace(connection, f"kept.{name}", rows)
        for table in curated().values():
            if "exchange_rates" in table.reads:
                exchange_rates.fill(connection)
            fill(connection, table)
        reconciliations.fill(connection)
    return read


def built(published: Path, documents: Iterable[Path | Source], run_id: str = "test", web: Web | None = None, reading: bool = True, wait_seconds: float = 0) -> int:
    """Builds and publishes a warehouse from files or sources; returns how many documents were read.

    Without `reading` it has the documents and their texts, and nothing of what they say.
    """
    build = Build(published, run_id)
    with build.held(wait_seconds):
        read = steps(build, documents, web, reading)
        build.publish()
    return read


def asked(published: Path, query: str) -> list[tuple]:
    with duckdb.connect(str(published), read_only=True) as connection:
        return connection.execute(query).fetchall()


# Tables that say when something happened; the rest depends on the documents alone.
_WHEN = {"rejected_documents", "document_sources"}


def contents(published: Path) -> dict[str, list[tuple]]:
    """Every row of every public table as text, in order."""
    with duckdb.connect(str(published), read_only=True) as connection:
        return {
            table: sorted(connection.execute(f"select t::varchar from {table} as t").fetchall())
            for table in public_tables()
            if table not in _WHEN
        }


def sealed(published: Path) -> tuple[int, str]:
    """How many documents a published file holds, and the hash of its content; fails unless it holds what it was published with."""
    with duckdb.connect(str(published), read_only=True) as connection:
        written = connection.execute("select quick_hash from kept.publication").fetchall()
        hashes = table_hashes(connection, quick=True)
        assert [(whole(hashes),)] == written
        return hashes["documents"].rows, whole(hashes)
