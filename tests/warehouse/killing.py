"""Runs that are killed: a process that has loaded everything copies itself for each run, so that a kill costs half a second.

The run is the assets' functions in their order (tests/building.py), published as `devfin run` publishes. It is killed
with SIGKILL after some seconds, or by its own hand just before the n-th thing it does to a file beside the warehouse.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent

# What Python tells of file operations; DuckDB's own writing is told to nobody, so it is met at random moments only.
_TOLD = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "devfin.fsync"}


class Runs:
    """The parent's end: asks for runs, one after the other."""

    def __init__(self, process: subprocess.Popen) -> None:
        self._process = process

    def run(self, published: Path, documents: list[Path], run_id: str, **kill: float) -> dict:
        """A run that waits for others for `wait` seconds, killed after `after` seconds or before its file operation number `before`, if either is given.

        Returns the `signal` that ended it (0: none), its exit `status`, the `seconds` it took and its file `operations`.
        """
        order = {"published": str(published), "documents": [str(path) for path in documents], "run_id": run_id, **kill}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


@contextmanager
def runs() -> Iterator[Runs]:
    process = subprocess.Popen(
        [sys.executable, "-c", "from tests.warehouse.killing import serve; serve()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )
    try:
        yield Runs(process)
    finally:
        process.stdin.close()
        process.wait(30)


def serve() -> None:
    """Makes one warehouse, so that everything is loaded that a run needs, and then a copy of itself for each order."""
    from tests.building import built

    with tempfile.TemporaryDirectory() as scratch:
        document = Path(scratch, "a.txt")
        document.write_text("The bank approved a loan of $10 million to Nepal on 4 May 2023.")
        built(Path(scratch, "w.duckdb"), [document])
    for line in sys.stdin:
        print(json.dumps(_run(built, json.loads(line))), flush=True)


def _run(run: Callable, order: dict) -> dict:
    told, tell = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(told)
        _be_the_run(run, order, tell)
    os.close(tell)
    # The pipe is readable when the run has ended, one way or the other.
    ended, _, _ = select.select([told], [], [], order.get("after", 120))
    if not ended:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    seconds = time.monotonic() - began
    operations = os.read(told, 20)
    os.close(told)
    return {
        "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0,
        "status": os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
        "seconds": seconds,
        "operations": int(operations or 0),
    }


def _be_the_run(run: Callable, order: dict, tell: int) -> None:
    published = Path(order["published"])
    operations = _counted_operations(str(published.parent), order.get("before"))
    try:
        run(published, [Path(path) for path in order["documents"]], order["run_id"], wait_seconds=order.get("wait", 0))
        os.write(tell, str(operations[0]).encode())
        status = 0
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        status = 1
    os._exit(status)


def _counted_operations(folder: str, kill_before: int | None) -> list[int]:
    """Counts what is done to files in the folder; the process kills itself before the operation of that number."""
    count = [0]
    folder_of_descriptor = "/proc/self/fd"

    def count_one(event: str, arguments: tuple) -> None:
        if event not in _TOLD or not str(arguments[0]).startswith(folder):
            return
        if count[0] == kill_before:
            os.kill(os.getpid(), signal.SIGKILL)
        count[0] += 1

    sys.addaudithook(count_one)
    fsync = os.fsync

    def told_fsync(descriptor: int) -> None:
        sys.audit("devfin.fsync", os.readlink(f"{folder_of_descriptor}/{descriptor}"))
        fsync(descriptor)

    os.fsync = told_fsync
    return count
