"""One asset for each file of warehouse/curated/: the table of that name, made by its select."""

from hashlib import sha256

import dagster as dg

from assets.column_lineage import column_lineage
from assets.layers import POOL, RETRIES, common_of_table, rows_of
from warehouse.build import Build
from warehouse.tables import Curated, curated, fill


def _lineage(table: Curated) -> dg.TableColumnLineage:
    made = {
        name: [dg.TableColumnDep(dg.AssetKey(source), column) for source, column in sorted(sources)]
        for name, sources in column_lineage(table).items()
    }
    return dg.TableColumnLineage(made)


def told_lineage(table: Curated) -> str:
    """The same for people, as a Markdown table: Dagster shows the lineage of columns in its cloud product alone."""
    lines = [f"| {name} | {', '.join(f'{source}.{column}' for source, column in sorted(sources))} |" for name, sources in column_lineage(table).items()]
    return "\n".join(["| column | comes from |", "| --- | --- |", *lines])


def curated_asset(table: Curated) -> dg.AssetsDefinition:
    @dg.asset(
        name=table.name,
        deps=sorted(table.reads),
        code_version=sha256(table.source.encode()).hexdigest()[:16],
        pool=POOL,
        retry_policy=RETRIES,
        **common_of_table(
            table.name, table.group, "duckdb", "view" if table.is_view else "sql", written_in=f"warehouse/curated/{table.group}/{table.name}.sql"
        ),
    )
    def asset(warehouse: dg.ResourceParam[Build]) -> dg.MaterializeResult[None]:
        with warehouse.connect() as connection:
            fill(connection, table)
            rows = rows_of(connection, table.name)
        lineage = {"columns_come_from": dg.MetadataValue.md(told_lineage(table)), "dagster/column_lineage": _lineage(table)}
        return dg.MaterializeResult(metadata=rows | lineage)

    return asset


CURATED = [curated_asset(table) for table in curated().values()]
