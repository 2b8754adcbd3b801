"""Starts the Dagster UI with its daemon and stops it again, with all of its processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from pipelines.places import PROJECT, WORKSPACE, dagster_home


def serve(host: str, port: int) -> int:
    """Serves until Ctrl-C or SIGTERM; returns Dagster's exit status."""
    environment = {**os.environ, "DAGSTER_HOME": str(dagster_home()), "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "dagster", "dev", "-w", str(WORKSPACE), "-h", host, "-p", str(port)]
    process: subprocess.Popen | None = None

    def stop(*_: object) -> None:
        if process is not None:
            process.send_signal(signal.SIGINT)

    # Before the start: what is ignored here (SIGINT is, when make or a script starts us) the children would ignore for ever.
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    # A session of its own, so that Ctrl-C reaches it once, through us.
    process = subprocess.Popen(command, env=environment, cwd=PROJECT, start_new_session=True)
    print(f"Dagster UI: http://{host}:{port} (ready in some seconds; Ctrl-C stops it)", flush=True)
    status = process.wait()
    return 0 if status in (-signal.SIGINT, -signal.SIGTERM) else status
