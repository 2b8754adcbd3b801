"""The last asset: the build, found sound, becomes the warehouse that everybody opens."""

import dagster as dg

from assets.layers import POOL, common
from warehouse.audit import Unsound, finish
from warehouse.build import Build
from warehouse.tables import last_tables


@dg.asset(
    deps=last_tables(),
    pool=POOL,
    description="The warehouse file, switched in one step to what this run has built; only if no critical expectation failed.",
    # Last of all that could run, so that every check has left its results in the build.
    op_tags={"dagster/priority": "-100"},
    **common("publication", "duckdb"),
)
def published_warehouse(context: dg.AssetExecutionContext, warehouse: dg.ResourceParam[Build]) -> dg.MaterializeResult:
    try:
        with warehouse.connect() as connection:
            counts = finish(connection, warehouse.run_id)
    except Unsound as error:
        raise dg.Failure(str(error), allow_retries=False) from None
    warehouse.publish()
    context.log.info("published %s", warehouse.published)
    return dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(warehouse.published),
            "size_bytes": warehouse.published.stat().st_size,
            **{table: dg.MetadataValue.int(rows) for table, rows in counts.items()},
        }
    )
