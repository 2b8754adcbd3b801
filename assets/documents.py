"""Assets from the sources to the documents' texts."""

from types import ModuleType

import dagster as dg

from assets import intake, sources
from assets.layers import POOL, RETRIES, common, rows_of
from extraction.batch import READINGS_SCHEMA, code_version
from warehouse.build import Build


def source_asset(kind: str, module: ModuleType) -> dg.AssetsDefinition:
    """What one kind of source has now. Its data version is left to what arrives."""

    @dg.asset(
        name=kind,
        description=(module.__doc__ or "").strip(),
        pool=POOL,
        retry_policy=RETRIES,
        **common("sources", "file"),
    )
    def source(
        context: dg.AssetExecutionContext, warehouse: dg.ResourceParam[Build], documents: dg.ResourceParam[list]
    ) -> dg.MaterializeResult:
        with warehouse.connect() as connection:
            try:
                count = intake.note_arrivals(connection, kind, sources.arrivals(kind, documents))
            except sources.NothingThere as error:
                raise dg.Failure(str(error), allow_retries=False) from None
        context.log.info("%s files", f"{count:,}")
        return dg.MaterializeResult(metadata={"dagster/row_count": count})

    return source


SOURCES = [source_asset(kind, module) for kind, module in sources.kinds().items()]


@dg.multi_asset(
    specs=[
        dg.AssetSpec(name, deps=list(sources.kinds()), code_version="1", **common("documents", "duckdb", table=name))
        for name in ("raw_documents", "rejected_documents")
    ],
    pool=POOL,
    retry_policy=RETRIES,
)
def documents_taken_in(context: dg.AssetExecutionContext, warehouse: dg.ResourceParam[Build]):
    """Keeps the bytes of every new document, and the reason for every one that cannot be read."""
    with warehouse.connect() as connection:
        counts = intake.take_in(connection, warehouse.run_id, warehouse.started_at, code_version())
        kept = rows_of(connection, "kept.raw_documents")
        rejected = rows_of(connection, "rejected_documents")
        reasons = "\n".join(intake.refused(connection))
    if not kept["dagster/row_count"]:
        raise dg.Failure(f"none of the files could be read:\n{reasons}", allow_retries=False)
    context.log.info("%(documents_new)s new, %(documents_unchanged)s unchanged, %(documents_rejected)s rejected", counts)
    yield dg.MaterializeResult("raw_documents", metadata={**counts, "dagster/row_count": kept["dagster/row_count"]})
    yield dg.MaterializeResult("rejected_documents", metadata=rejected)


@dg.asset(
    deps=["raw_documents"],
    code_version="1",
    pool=POOL,
    retry_policy=RETRIES,
    **common("documents", "python", table="document_texts"),
)
def document_texts(warehouse: dg.ResourceParam[Build]) -> dg.MaterializeResult:
    with warehouse.connect() as connection:
        # A text is kept as long as its reading is.
        warehouse.declare_readings(connection, READINGS_SCHEMA)
        intake.write_texts(connection, code_version())
        return dg.MaterializeResult(metadata=rows_of(connection, "document_texts"))
