"""A warehouse in memory, made from texts by the same SQL as a build, without Dagster."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from checks import reconciliations
from extraction.batch import DOCUMENTS_SCHEMA, READINGS_SCHEMA, read_batch
from extraction.resolution import resolve
from warehouse import tables

SEEDS = Path(__file__).parents[2] / "seeds" / "documents"
Warehouse = Callable[[Mapping[str, str]], duckdb.DuckDBPyConnection]


@pytest.fixture(scope="session")
def seeds() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}


@pytest.fixture(scope="session")
def brochure(seeds: Mapping[str, str]) -> str:
    """The text of the seed that says 77%."""
    return next(text for text in seeds.values() if "(77%)" in text)


@pytest.fixture
def warehouse():
    """Makes warehouses of texts by file name; all of them are closed after the test."""
    opened = []

    def make(texts: Mapping[str, str]) -> duckdb.DuckDBPyConnection:
        opened.append(build(texts))
        return opened[-1]

    yield make
    for connection in opened:
        connection.close()


def build(texts: Mapping[str, str]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    tables.declare(connection)
    connection.register("schema_of_readings", READINGS_SCHEMA.empty_table())
    connection.execute("create or replace table kept.readings as select ''::varchar as code_version, * from schema_of_readings limit 0")
    for name, text in texts.items():
        content = text.encode("utf-8")
        row = [sha256(content).hexdigest(), f"file:///{name}", name, "text/plain", content]
        connection.execute("insert into kept.raw_documents values (?, ?, ?, ?, ?)", row)
        connection.execute("insert into document_texts values (?, ?)", [row[0], text])
    connection.execute("set search_path = 'main,kept'")
    _read(connection)
    for table in tables.curated().values():
        tables.fill(connection, table)
    reconciliations.fill(connection)
    return connection


def _read(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.sql("select document_id, text, null::date as published_on from document_texts").to_arrow_table()
    readings = read_batch(rows.cast(DOCUMENTS_SCHEMA))
    _insert(connection, "kept.readings", readings.append_column("code_version", pa.array([""] * len(readings))))
    for name, table in resolve(readings).items():
        _insert(connection, f"kept.{name}", table)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    connection.register("incoming", rows)
    connection.execute(f"insert into {table} by name from incoming")
    connection.unregister("incoming")
