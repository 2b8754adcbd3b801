"""The only Definitions: every asset, check, job, schedule, sensor and resource."""

import dagster as dg

from assets.curated import CURATED
from assets.documents import arrivals_asset, converted_documents, documents_taken_in, observables, same_texts
from assets.entities import resolved_entities
from assets.publication import evidence_pages, published_warehouse
from assets.reading import readings
from checks.asset_checks import ASSETS as CHECK_ASSETS
from checks.asset_checks import CHECKS
from pipelines.configuration import configuration
from pipelines.jobs import build_warehouse
from pipelines.progress import progress
from pipelines.resources import DocumentsResource, WarehouseResource
from pipelines.schedules import daily
from pipelines.sensors import inboxes

CONFIGURATION = configuration()

# Each with the file and line that it is written in, for who wants to change it.
ASSETS = dg.with_source_code_references(
    [
        *observables(CONFIGURATION),
        arrivals_asset(CONFIGURATION),
        documents_taken_in,
        converted_documents,
        same_texts,
        readings,
        resolved_entities,
        *CURATED,
        *CHECK_ASSETS,
        published_warehouse,
        evidence_pages,
    ]
)

defs = dg.Definitions(
    assets=ASSETS,
    asset_checks=CHECKS,
    jobs=[build_warehouse],
    schedules=[daily],
    sensors=inboxes(CONFIGURATION),
    resources={"documents": DocumentsResource(), "warehouse": WarehouseResource()},
    executor=dg.in_process_executor,
    loggers={"progress": progress},
)
