"""Assets from the sources to the documents' texts."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import dagster as dg
import duckdb

from assets import intake, near_duplicates, sources
from assets.configured import Configuration
from assets.fetching.environment import NotSet
from assets.layers import POOL, RETRIES, common_of_table, rows_of
from assets.pace import Pace
from assets.sources import Arrival, Memory, NothingThere, Source
from extraction.batch import READINGS_SCHEMA, code_version
from extraction.formats import stop_workers
from warehouse.build import Build

# Rejected documents that are shown with a run.
_SHOWN = 100

# A source that nobody has looked at for longer than the daily run allows is stale.
FRESH = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=49), warn_window=timedelta(hours=25))


@dataclass(frozen=True)
class Intake:
    """What a run takes in: these sources, fetched and read as configured. `is_strict` where each must be there."""

    configuration: Configuration
    is_strict: bool = False


def source_key(name: str) -> dg.AssetKey:
    return dg.AssetKey(["source", name])


def observables(configuration: Configuration) -> list[dg.AssetsDefinition]:
    """One observable asset for each source: whether there is something new, without taking it in."""
    if not configuration.sources:
        return []
    by_key = {source_key(source.name): source for source in configuration.sources}

    @dg.multi_observable_source_asset(
        name="observed_sources",
        specs=[
            dg.AssetSpec(
                key,
                description=_described(source),
                group_name="sources",
                kinds={source.kind},
                owners=["team:data"],
                tags={"layer": "sources"},
                freshness_policy=FRESH,
            )
            for key, source in by_key.items()
        ],
        can_subset=True,
    )
    def observed(context: dg.AssetExecutionContext) -> Iterator[dg.ObserveResult]:
        for key in sorted(context.selected_asset_keys):
            source = by_key[key]
            memory = Memory({}, configuration.web, context.log.warning)
            try:
                state = sources.kinds()[source.kind].state(source, memory)
            except (NothingThere, NotSet) as error:
                context.log.warning("%s: %s", source.name, error)
                yield dg.ObserveResult(asset_key=key, metadata={"failure": str(error)})
            else:
                yield dg.ObserveResult(asset_key=key, data_version=dg.DataVersion(state), metadata={"kind": source.kind})

    return [observed]


def _described(source: Source) -> str:
    module = sources.kinds()[source.kind]
    publisher = f", published by {source.publisher}" if source.publisher else ""
    return f"{(module.__doc__ or '').strip().splitlines()[0]}\n\nA source of kind `{source.kind}` in sources.yaml{publisher}."


def arrivals_asset(configuration: Configuration) -> dg.AssetsDefinition:
    """The asset of what the sources have now; it stands behind one observable asset for each of them."""
    keys = {source.name: source_key(source.name) for source in configuration.sources}

    @dg.asset(
        deps=list(keys.values()),
        pool=POOL,
        retry_policy=RETRIES,
        freshness_policy=FRESH,
        **common_of_table("arrivals", "sources", "python"),
    )
    def arrivals(
        context: dg.AssetExecutionContext, warehouse: dg.ResourceParam[Build], documents: dg.ResourceParam[Intake]
    ) -> dg.MaterializeResult[None]:
        looked_at = []
        try:
            with warehouse.connect() as connection:
                connection.execute("delete from kept.arrivals")
                connection.execute("delete from kept.complete_sources")
                for source in documents.configuration.sources:
                    looked_at.append(found := take(connection, source, documents, context.log.info, context.log.warning))
                    if source.name in keys and not documents.is_strict:
                        context.log_event(dg.AssetObservation(keys[source.name], metadata=found.metadata))
        finally:
            stop_workers()
        failed = [found for found in looked_at if found.failure]
        if failed and (documents.is_strict or len(failed) == len(looked_at)):
            raise dg.Failure("\n".join(found.failure for found in failed), allow_retries=False)
        return dg.MaterializeResult(metadata={"dagster/row_count": sum(found.count for found in looked_at), "sources": _table(looked_at)})

    return arrivals


@dataclass(frozen=True)
class Looked:
    """What came of looking at one source: how many documents and how long it took, or why nothing came."""

    source: Source
    count: int
    seconds: float
    failure: str

    @property
    def metadata(self) -> dict[str, dg.MetadataValue]:
        told: dict[str, dg.MetadataValue] = {"documents": dg.MetadataValue.int(self.count), "seconds": dg.MetadataValue.float(round(self.seconds, 1))}
        return {**told, "failure": dg.MetadataValue.text(self.failure)} if self.failure else told


def take(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    documents: Intake,
    say: Callable[..., object],
    warn: Callable[..., object],
) -> Looked:
    """Notes down what a source has; where the source fails, what it had until then, and the failure."""
    started = time.monotonic()
    failures: list[str] = []
    module = sources.kinds()[source.kind]
    memory = Memory(intake.validators(connection, source), documents.configuration.web, lambda message: warn("%s: %s", source.name, message))
    try:
        of = module.count(source) if hasattr(module, "count") else None
    except NothingThere:
        of = None
    pace = Pace(lambda line: say("%s: %s", source.name, line), "documents taken in", of)
    found = _until_failure(sources.arrivals(source, memory), failures)
    count = intake.note_arrivals(connection, source, found, documents.configuration.conversion, pace)
    if failures:
        warn("%s: %s", source.name, failures[0])
    elif module.IS_COMPLETE:
        connection.execute("insert into kept.complete_sources values (?)", [source.name])
    if not failures:
        say("%s: %s document%s", source.name, f"{count:,}", "" if count == 1 else "s")
    return Looked(source, count, time.monotonic() - started, failures[0] if failures else "")


def _until_failure(arriving: Iterable[Arrival], failures: list[str]) -> Iterator[Arrival]:
    """What arrives, up to where the source fails, whatever with; a source is somebody else's, and the others go on."""
    try:
        yield from arriving
    except (NothingThere, NotSet) as error:
        failures.append(str(error))
    except Exception as error:
        failures.append(f"{type(error).__name__}: {error}")


def _table(looked_at: list[Looked]) -> dg.TableMetadataValue:
    records = [
        dg.TableRecord(
            {"source": f.source.name, "kind": f.source.kind, "documents": f.count, "seconds": round(f.seconds, 1), "failure": f.failure}
        )
        for f in looked_at
    ]
    return dg.MetadataValue.table(records, schema=dg.TableSchema([dg.TableColumn(name) for name in ("source", "kind", "documents", "seconds", "failure")]))


@dg.multi_asset(
    specs=[
        dg.AssetSpec(name, deps=["arrivals"], code_version="2", **common_of_table(name, "documents", "duckdb"))
        for name in ("raw_documents", "rejected_documents", "sightings")
    ],
    pool=POOL,
    retry_policy=RETRIES,
)
def documents_taken_in(
    context: dg.AssetExecutionContext, warehouse: dg.ResourceParam[Build]
) -> Iterator[dg.MaterializeResult[None]]:
    """Keeps the bytes of every new document, and the reason for every one that cannot be read."""
    with warehouse.connect() as connection:
        refused_now = connection.execute(
            "select distinct source_uri, reason, detail from kept.arrivals where reason is not null order by all limit ?", [_SHOWN]
        ).fetchall()
        counts = intake.take_in(connection, warehouse.run_id, warehouse.started_at, code_version(), intake.complete_sources(connection))
        kept = rows_of(connection, "kept.raw_documents")
        rejected = rows_of(connection, "rejected_documents")
        sightings = rows_of(connection, "kept.sightings")
        reasons = "\n".join(intake.refused(connection))
    if not kept["dagster/row_count"]:
        raise dg.Failure(f"none of the files could be read:\n{reasons}", allow_retries=False)
    said = ", ".join(f"{count:,} {name.removeprefix('documents_')}" for name, count in counts.items())
    context.log.info("%s", said)
    yield dg.MaterializeResult("raw_documents", metadata={**counts, "dagster/row_count": kept["dagster/row_count"]})
    yield dg.MaterializeResult("rejected_documents", metadata={**rejected, "rejected_in_this_run": _rejected(refused_now)})
    yield dg.MaterializeResult("sightings", metadata=sightings)


def _rejected(rows: list[tuple[str, str, str | None]]) -> dg.TableMetadataValue:
    columns = ("source_uri", "reason", "detail")
    records = [dg.TableRecord(dict(zip(columns, (value or "" for value in row), strict=True))) for row in rows]
    return dg.MetadataValue.table(records, schema=dg.TableSchema([dg.TableColumn(name) for name in columns]))


@dg.multi_asset(
    specs=[
        dg.AssetSpec(name, deps=["raw_documents"], code_version="2", **common_of_table(name, "documents", "python"))
        for name in ("document_texts", "conversions")
    ],
    pool=POOL,
    retry_policy=RETRIES,
)
def converted_documents(
    warehouse: dg.ResourceParam[Build], documents: dg.ResourceParam[Intake]
) -> Iterator[dg.MaterializeResult[None]]:
    """The text of every document, and what its file says of itself."""
    with warehouse.connect() as connection:
        # A text is kept as long as its reading is.
        warehouse.declare_readings(connection, READINGS_SCHEMA)
        try:
            intake.write_texts(connection, documents.configuration.conversion)
        finally:
            stop_workers()
        yield dg.MaterializeResult("document_texts", metadata=rows_of(connection, "document_texts"))
        yield dg.MaterializeResult("conversions", metadata=rows_of(connection, "kept.conversions"))


@dg.asset(
    deps=["document_texts", "sightings", "conversions", "readings"],
    code_version="1",
    pool=POOL,
    retry_policy=RETRIES,
    **common_of_table("same_texts", "documents", "python"),
)
def same_texts(warehouse: dg.ResourceParam[Build]) -> dg.MaterializeResult[None]:
    with warehouse.connect() as connection:
        near_duplicates.mark(connection)
        return dg.MaterializeResult(metadata=rows_of(connection, "kept.same_texts"))
