"""Watches the inbox and runs the job on files that have come to rest there; off until switched on."""

import json
import os
import time
from hashlib import sha256
from pathlib import Path

import dagster as dg

from pipelines.jobs import build_warehouse
from pipelines.places import INBOX

# A file is whole when it has stayed the same from one look to the next and nobody wrote to it for this long.
QUIET_SECONDS = 5.0


@dg.sensor(job=build_warehouse, minimum_interval_seconds=30, default_status=dg.DefaultSensorStatus.STOPPED)
def inbox(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """Runs the job on the new files of the watched folder; files still being written are left until they are whole."""
    before = json.loads(context.cursor or "{}")
    now = looked_at(INBOX)
    ready = sorted(path for path, mark in now.items() if before.get(path, {}).get("mark") == mark and _quiet(mark))
    new = [path for path in ready if before[path].get("run") != now[path]]
    cursor = {path: {"mark": mark, "run": mark if path in ready else before.get(path, {}).get("run")} for path, mark in now.items()}
    if not new:
        context.update_cursor(json.dumps(cursor))
        return dg.SkipReason(f"no new file in {INBOX}" if now else f"{INBOX} is empty")
    key = sha256(json.dumps([(path, now[path]) for path in new]).encode()).hexdigest()[:20]
    config = {"resources": {"documents": {"config": {"locations": new}}}}
    return dg.SensorResult(run_requests=[dg.RunRequest(run_key=key, run_config=config)], cursor=json.dumps(cursor))


def looked_at(folder: Path) -> dict[str, list[int]]:
    """Size and time of the last change, in nanoseconds, of every file of a folder that is not hidden."""
    found = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        try:
            if not hidden and path.is_file():
                state = os.stat(path)
                found[str(path)] = [state.st_size, state.st_mtime_ns]
        except OSError:
            continue
    return found


def _quiet(mark: list[int]) -> bool:
    return time.time() - mark[1] / 1e9 >= QUIET_SECONDS
