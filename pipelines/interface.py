"""Starts the Dagster UI with its daemon and stops it again, with all of its processes."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys

from pipelines.places import PROJECT, WORKSPACE, dagster_home


class CannotServe(Exception):
    """Why nothing can be served there, and what to do."""


def _look_at(host: str, port: int) -> None:
    """Dagster would find out after half a minute, and in a hundred lines."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            # As the web server binds it: a port that was just left is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotServe(f"port {port} of {host} is taken by another program; name another: `devfin ui --port {port + 1}`") from None
        raise CannotServe(f"cannot listen on {host}, port {port}: {error.strerror}; name another with --host and --port") from None


def serve(host: str, port: int) -> int:
    """Serves until Ctrl-C or SIGTERM; returns Dagster's exit status. Raises CannotServe where another program has the port."""
    _look_at(host, port)
    environment = {**os.environ, "DAGSTER_HOME": str(dagster_home()), "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "dagster", "dev", "-w", str(WORKSPACE), "-h", host, "-p", str(port)]
    process: subprocess.Popen[bytes] | None = None

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
