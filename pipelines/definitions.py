"""The only Definitions: every asset, check, job, schedule, sensor and resource."""

import dagster as dg

from assets.curated import CURATED
from assets.documents import SOURCES, document_texts, documents_taken_in
from assets.entities import resolved_entities
from assets.publication import published_warehouse
from assets.reading import readings
from checks.asset_checks import ASSETS as CHECK_ASSETS
from checks.asset_checks import CHECKS
from pipelines.jobs import build_warehouse
from pipelines.progress import progress
from pipelines.resources import DocumentsResource, WarehouseResource
from pipelines.schedules import daily
from pipelines.sensors import inbox

defs = dg.Definitions(
    assets=[
        *SOURCES,
        documents_taken_in,
        document_texts,
        readings,
        resolved_entities,
        *CURATED,
        *CHECK_ASSETS,
        published_warehouse,
    ],
    asset_checks=CHECKS,
    jobs=[build_warehouse],
    schedules=[daily],
    sensors=[inbox],
    resources={"documents": DocumentsResource(), "warehouse": WarehouseResource()},
    executor=dg.in_process_executor,
    loggers={"progress": progress},
)
