"""The last assets: the build, found sound, becomes the warehouse that everybody opens, and pages are made of it to look at."""

from datetime import timedelta

import dagster as dg

from assets.layers import POOL, common
from pages import site
from warehouse.audit import Unsound, finish
from warehouse.build import Build
from warehouse.published import opened
from warehouse.tables import last_tables, row_count

# The schedule is daily; a day and a half without a publication means that somebody should look.
FRESH = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=36), warn_window=timedelta(hours=26))

# The pages of more documents would take longer than reading the new ones of a day.
MOST_DOCUMENTS = 20_000


@dg.asset(
    deps=last_tables(),
    pool=POOL,
    description="The warehouse file, switched in one step to what this run has built; only if no critical expectation failed.",
    # Last of all that could run, so that every check has left its results in the build.
    op_tags={"dagster/priority": "-100"},
    freshness_policy=FRESH,
    **common("publication", "duckdb"),
)
def published_warehouse(context: dg.AssetExecutionContext, warehouse: dg.ResourceParam[Build]) -> dg.MaterializeResult[None]:
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


@dg.asset(
    deps=["published_warehouse", "data_docs"],
    pool=POOL,
    description=(
        "Evidence pages: a folder of web pages beside the warehouse, with each document's text, the facts and verdicts that came out"
        " of it, and pages of activities, organisations and countries. Open index.html; no network is needed."
    ),
    op_tags={"dagster/priority": "-110"},
    **common("publication", "html"),
)
def evidence_pages(context: dg.AssetExecutionContext, warehouse: dg.ResourceParam[Build]) -> dg.MaterializeResult[None]:
    with opened(warehouse.published) as connection:
        documents = row_count(connection, "documents")
    if documents > MOST_DOCUMENTS:
        context.log.warning("%s documents: their pages are not made in every run; `devfin pages` makes them", f"{documents:,}")
        return dg.MaterializeResult(metadata={"left_out": documents})
    try:
        built = site.build(warehouse.published, site.folder_of(warehouse.published), site.data_docs_of(warehouse.published))
    except (OSError, site.NotPages) as error:
        raise dg.Failure(
            f"the warehouse is published, but its pages could not be written: {error}; `devfin pages` makes them", allow_retries=False
        ) from None
    context.log.info("%s pages in %.1f s", sum(built.counts.values()), built.seconds)
    return dg.MaterializeResult(
        metadata={
            "index": dg.MetadataValue.path(built.index),
            "open": dg.MetadataValue.url(built.index.as_uri()),
            "seconds": built.seconds,
            **built.counts,
        }
    )
