"""The one job: the whole way from the sources to the published warehouse, checks included."""

import dagster as dg

from pipelines.failures import what_to_do

build_warehouse = dg.define_asset_job(
    "build_warehouse",
    selection=dg.AssetSelection.all(),
    description="Takes in the documents, reads them, builds and checks every table, and publishes the warehouse.",
    tags={"team": "data"},
    hooks={what_to_do},
)
