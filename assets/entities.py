"""The assets of the real things that names stand for, across all documents."""

from collections.abc import Iterator

import dagster as dg

from assets.layers import POOL, RETRIES, common_of_table, rows_of
from extraction.dependencies import code_hash
from extraction.resolution import resolve
from warehouse.build import Build
from warehouse.tables import replace

TABLES = ("entity_ids", "entities", "entity_aliases", "near_matches")


@dg.multi_asset(
    specs=[
        dg.AssetSpec(name, deps=["readings"], code_version=code_hash("extraction.kept_reading", "extraction.resolution"), **common_of_table(name, "entities", "python", "duckdb"))
        for name in TABLES
    ],
    pool=POOL,
    retry_policy=RETRIES,
)
def resolved_entities(warehouse: dg.ResourceParam[Build]) -> Iterator[dg.MaterializeResult[None]]:
    """One entity of all that the documents call one real thing."""
    with warehouse.connect() as connection:
        resolved = resolve(
            connection.sql("select * exclude (code_version, claims_version, failure) from kept.readings order by document_id").to_arrow_table()
        )
        for name in TABLES:
            replace(connection, f"kept.{name}", resolved[name])
            yield dg.MaterializeResult(name, metadata=rows_of(connection, f"kept.{name}"))
