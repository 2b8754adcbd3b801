"""What a run is given: the documents to read and the warehouse to build."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import dagster as dg
from pydantic import Field

from assets.documents import Intake
from assets.fetching.environment import without_credentials
from assets.sources import source_at
from pipelines.configuration import configuration
from pipelines.places import KEEP_VERSIONS, WAREHOUSE
from warehouse.build import Build


class DocumentsResource(dg.ConfigurableResource[Intake]):
    """What documents are taken from: named folders, files and addresses, or sources of sources.yaml."""

    locations: list[str] = Field(default=[], description="Folders, files, or whatever a source accepts; none: what is configured.")
    sources: list[str] = Field(default=[], description="Names of configured sources; none: all of them.")
    kept_only: bool = Field(default=False, description="Whether to look at no source, and work on the documents that the warehouse keeps.")

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Intake]:
        yield Intake(replace(configuration(), sources=())) if self.kept_only else intake(self.locations, self.sources)


def intake(locations: list[str], names: list[str]) -> Intake:
    """Raises ValueError for what no source is, and `Misconfigured` for a mistake in sources.yaml."""
    told = configuration()
    if not locations and not names:
        return Intake(told)
    by_name = {source.name: source for source in told.sources}
    chosen = []
    for name in names:
        if name not in by_name:
            raise ValueError(f"there is no source called {name}; there are {', '.join(by_name)}")
        chosen.append(by_name[name])
    for location in locations:
        source = source_at(location)
        if source is None:
            raise ValueError(f"no kind of source reads {without_credentials(location)}; name a folder, a file or an address")
        chosen.append(source)
    return Intake(replace(told, sources=tuple(chosen)), is_strict=True)


class WarehouseResource(dg.ConfigurableResource[Build]):
    """The warehouse file; each run gets a `Build` of it, and is its only writer until it ends."""

    path: str = Field(default=str(WAREHOUSE), description="The published DuckDB file.")
    lock_wait_seconds: float = Field(default=600, description="How long to wait for another run that builds the same file.")
    read_again: bool = Field(default=False, description="Whether to read every kept document anew, by whatever code it was read before.")
    keep_versions: int = Field(default=KEEP_VERSIONS, ge=0, description="How many published versions to keep before the current one.")

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Build]:
        run = context.run
        build = Build(Path(self.path).resolve(), run.run_id if run else "unknown", self.keep_versions)
        with build.held(self.lock_wait_seconds, keep_all=_is_partial(context), read_again=self.read_again):
            try:
                yield build
            finally:
                build.failure = "; ".join(_failed_steps(context)) or None


def _is_partial(context: dg.InitResourceContext) -> bool:
    """Whether the run makes some of the tables only, chosen by name or left over by a run that failed."""
    run = context.run
    if run is None:
        return False
    if run.asset_selection or run.asset_check_selection:
        return True
    if not run.step_keys_to_execute or not run.execution_plan_snapshot_id or context.instance is None:
        return bool(run.step_keys_to_execute)
    # A run of everything may name every step.
    planned = context.instance.get_execution_plan_snapshot(run.execution_plan_snapshot_id)
    return len(run.step_keys_to_execute) < len(planned.steps)


def _failed_steps(context: dg.InitResourceContext) -> list[str]:
    """What stopped the steps of this run, innermost cause first: the build notes it where nothing was published."""
    if context.instance is None or context.run is None:
        return []
    said = []
    for entry in context.instance.all_logs(context.run.run_id, of_type=dg.DagsterEventType.STEP_FAILURE):
        failure = entry.get_dagster_event().step_failure_data
        error = failure.error
        while error and error.cause:
            error = error.cause
        told = failure.user_failure_data and failure.user_failure_data.description
        said.append(f"{entry.step_key}: {' '.join((told or (error and error.message) or 'failed').split())[:500]}")
    return said
