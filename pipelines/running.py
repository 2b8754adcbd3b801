"""Runs the job in this process for the command line, and says what came of it."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assets.configured import Misconfigured
from assets.fetching.environment import NotSet, without_credentials
from assets.sources import NothingThere, folder, source_at
from pipelines.answers import printable
from pipelines.configuration import configuration
from pipelines.places import PROJECT, WAREHOUSE, dagster_home
from warehouse.lock import WarehouseBusy, locked
from warehouse.published import NotAWarehouse, verify

if TYPE_CHECKING:
    import dagster as dg


# Rows that are shown of each failed check.
_SHOWN_ROWS = 3


class CouldNotRun(Exception):
    """Why the pipeline could not run, and what to do."""


def run_job(documents: list[str], warehouse: Path, *, read_again: bool = False, quiet: bool = False, wait_seconds: float = 0.0) -> int:
    """Exit status 0 published, 1 a blocking check failed; raises CouldNotRun for everything else that stops it.

    With `read_again` every document is read anew, those included that the warehouse keeps; with `quiet` no summary is printed.
    Another run that builds the same warehouse is waited for so many seconds.
    """
    # What a run writes beside the warehouse quotes the documents as well: it is its owner's, like the warehouse.
    os.umask(0o077)
    warehouse = warehouse.resolve()
    _look_before(documents, warehouse, wait_seconds)
    warnings.filterwarnings("ignore")
    import dagster as dg

    from pipelines.definitions import defs

    config = {
        "resources": {
            "documents": {"config": {"locations": documents, "kept_only": read_again and not documents}},
            "warehouse": {"config": {"path": str(warehouse), "lock_wait_seconds": wait_seconds, "read_again": read_again}},
        },
        "loggers": {"progress": {}},
    }
    with _instance(dg, warehouse) as instance:
        job = defs.resolve_job_def("build_warehouse")
        result = job.execute_in_process(instance=instance, run_config=config, raise_on_error=False)
        if result.success or _only_pages_failed(result):
            from pipelines.summary import summary

            if not quiet:
                print(summary(warehouse, result.run_id))
            return 0
        return _explain(result)


def _look_before(documents: list[str], warehouse: Path, wait_seconds: float) -> None:
    """Finds at once what would stop the run later, and waits for another run to end."""
    try:
        for location in documents:
            source = source_at(location)
            if source is None:
                raise CouldNotRun(f"no kind of source reads {without_credentials(location)}; name a folder, a file or an address")
            if source.kind == "folder" and "://" not in location:
                folder.look_before(source)
        configuration()
        verify(warehouse)
        warehouse.parent.mkdir(parents=True, exist_ok=True)
        with locked(warehouse, wait_seconds, lambda told: print(f"devfin: {told}", file=sys.stderr, flush=True)):
            pass
    except (NothingThere, NotSet, Misconfigured, NotAWarehouse, WarehouseBusy) as error:
        raise CouldNotRun(str(error)) from None
    except OSError as error:
        raise CouldNotRun(f"cannot write {warehouse}: {error.strerror}; check the folder's permissions") from None


@contextmanager
def _instance(dg: Any, warehouse: Path) -> Iterator[dg.DagsterInstance]:
    """Where the run is noted down: in $DAGSTER_HOME where it is set, else in the project's own home, for its own warehouse.

    A run of another warehouse is noted in memory only: its results are no news of the project's tables.
    """
    is_ours = False
    if os.environ.get("DAGSTER_HOME"):
        os.environ["DAGSTER_HOME"] = str(dagster_home())
        made = dg.DagsterInstance.get()
    elif warehouse == WAREHOUSE and os.access(PROJECT, os.W_OK):
        made = dg.DagsterInstance.from_ref(_own_home())
        is_ours = True
    else:
        made = dg.DagsterInstance.ephemeral()
    with made as instance:
        yield instance
        if is_ours:
            from pipelines.event_log import forget_old_runs

            # The run is done and its outcome stands, whether or not its predecessors can be forgotten now.
            with suppress(Exception):
                forget_old_runs(instance)


def _own_home() -> Any:
    from dagster._core.instance.ref import InstanceRef

    home = str(dagster_home())
    log = {
        "module": "pipelines.event_log",
        "class": "HeldEventLog",
        "config": {"base_dir": os.path.join(home, "history", "runs", "")},
    }
    return InstanceRef.from_dir(home, overrides={"event_log_storage": log})


def _only_pages_failed(result: dg.ExecuteInProcessResult) -> bool:
    """Whether the warehouse is published and merely its pages could not be written, which is said and no more."""
    failures = result.get_step_failure_events()
    if {event.step_key for event in failures} != {"evidence_pages"}:
        return False
    print(f"devfin: {_message(failures[0])}", file=sys.stderr)
    return True


def _explain(result: dg.ExecuteInProcessResult) -> int:
    failed = [e for e in result.get_asset_check_evaluations() if not e.passed and e.blocking and e.severity.name == "ERROR"]
    if failed:
        print("Not published; the warehouse stays as it was. These checks failed:", file=sys.stderr)
        for evaluation in failed:
            print(f"  {evaluation.asset_key.to_user_string()}: {evaluation.check_name}", file=sys.stderr)
            for line in _reasons(evaluation):
                print(f"    {line}", file=sys.stderr)
        return 1
    failures = result.get_step_failure_events()
    if any(event.step_key == "published_warehouse" and event.step_failure_data.user_failure_data for event in failures):
        told = failures[0].step_failure_data.user_failure_data
        print(told.description if told else _message(failures[0]), file=sys.stderr)
        return 1
    raise CouldNotRun("; ".join(_message(event) for event in failures) or _run_failure(result))


def _reasons(evaluation: dg.AssetCheckEvaluation) -> Iterator[str]:
    """What was found, and the first of the rows that it was found in."""
    if evaluation.description:
        yield from map(printable, evaluation.description.splitlines())
    for value in evaluation.metadata.values():
        for record in getattr(value, "records", [])[:_SHOWN_ROWS]:
            cells = (f"{name}={' '.join(str(cell).split())[:80]}" for name, cell in record.data.items() if cell is not None)
            yield printable("  ".join(cells)[:400])


def _message(event: dg.DagsterEvent) -> str:
    data = event.step_failure_data
    if data.user_failure_data and data.user_failure_data.description:
        return data.user_failure_data.description
    error = data.error
    while error and error.cause:
        error = error.cause
    message = error.message.strip() if error else "it does not say why"
    if "No space left" in message:
        return f"{event.step_key} failed: the disk is full; the warehouse is as it was, make room and run again"
    return f"{event.step_key} failed: {message}"


def _run_failure(result: dg.ExecuteInProcessResult) -> str:
    for event in result.all_events:
        if event.event_type_value in ("PIPELINE_FAILURE", "RUN_FAILURE"):
            data = event.event_specific_data
            error = getattr(data, "error", None)
            while error and error.cause:
                error = error.cause
            told: str = error.message.strip() if error else (event.message or "the run failed")
            return told
    return "the run failed"
