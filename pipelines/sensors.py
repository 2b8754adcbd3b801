"""Watches each inbox and runs the job on files that have come to rest there; off until switched on in the UI, or from the start where DEVFIN_AUTOMATION is `on`."""

import json
from hashlib import sha256
from pathlib import Path

import dagster as dg

from assets.configured import Configuration
from assets.sources import Source
from assets.sources import inbox as inbox_kind
from pipelines.jobs import build_warehouse
from pipelines.places import AUTOMATION, INBOX


def inboxes(configuration: Configuration) -> list[dg.SensorDefinition]:
    """A sensor for each inbox of sources.yaml; where there is none, one for the folder `inbox/`."""
    watched = [source for source in configuration.sources if source.kind == "inbox"]
    if watched:
        return [sensor(source, is_configured=True) for source in watched]
    return [sensor(Source("inbox", "inbox", {"path": str(INBOX)}))]


def sensor(source: Source, *, is_configured: bool = False) -> dg.SensorDefinition:
    @dg.sensor(
        name=source.name,
        job=build_warehouse,
        minimum_interval_seconds=30,
        default_status=dg.DefaultSensorStatus.RUNNING if AUTOMATION else dg.DefaultSensorStatus.STOPPED,
        description=f"Runs the job on the new files of {source.settings['path']}; files still being written are left until they are whole.",
    )
    def watch(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        return look(source, context, is_configured=is_configured)

    return watch


def look(source: Source, context: dg.SensorEvaluationContext, *, is_configured: bool = False) -> dg.SensorResult | dg.SkipReason:
    """A run for what is whole now and was not read yet: files that stayed the same from one look to the next."""
    before = json.loads(context.cursor or "{}")
    now = inbox_kind.looked_at(source)
    quiet = source.settings.get("quiet_seconds", inbox_kind.QUIET_SECONDS)
    ready = {path for path, mark in now.items() if before.get(path, {}).get("mark") == mark and inbox_kind.is_whole(Path(path), mark, quiet)}
    new = sorted(path for path in ready if before[path].get("run") != now[path])
    cursor = {path: {"mark": mark, "run": mark if path in ready else before.get(path, {}).get("run")} for path, mark in now.items()}
    if not new:
        context.update_cursor(json.dumps(cursor))
        return dg.SkipReason(f"no new file in {source.settings['path']}" if now else f"{source.settings['path']} is empty")
    key = sha256(json.dumps([(path, now[path]) for path in new]).encode()).hexdigest()[:20]
    # A configured inbox knows who publishes in it.
    taken = {"sources": [source.name]} if is_configured else {"locations": new}
    config = {"resources": {"documents": {"config": taken}}}
    return dg.SensorResult(run_requests=[dg.RunRequest(run_key=key, run_config=config)], cursor=json.dumps(cursor))
