"""What a run is given: the documents to read and the warehouse to build."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
from pydantic import Field

from pipelines.places import DOCUMENTS, WAREHOUSE
from warehouse.build import Build


class DocumentsResource(dg.ConfigurableResource):
    """The places that documents are taken from."""

    locations: list[str] = Field(default=[str(DOCUMENTS)], description="Folders, files, or whatever a source accepts.")

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[list[str]]:  # type: ignore[override]
        yield list(self.locations)


class WarehouseResource(dg.ConfigurableResource):
    """The warehouse file; each run gets a `Build` of it, and is its only writer until it ends."""

    path: str = Field(default=str(WAREHOUSE), description="The published DuckDB file.")
    lock_wait_seconds: float = Field(default=600, description="How long to wait for another run that builds the same file.")

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Build]:  # type: ignore[override]
        run = context.run
        partial = bool(run and (run.asset_selection or run.step_keys_to_execute))
        build = Build(Path(self.path).resolve(), run.run_id if run else "unknown")
        with build.held(self.lock_wait_seconds, keep_all=partial):
            yield build
