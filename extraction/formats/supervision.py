"""Work on hostile bytes in a process of its own that is killed when it takes too long, and kept for the next if not.

A worker is a fresh interpreter running `worker.main`: it shares nothing with this process, so that a
library that hangs, crashes or fills the memory costs one document. Workers are reused, one per thread that converts
at the same time, and renewed after some hundreds of documents, so that what leaks in a library does not add up.
"""

from __future__ import annotations

import atexit
import os
import pickle
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extraction.formats.model import DEFAULTS, Converted, Limits, Unreadable
from extraction.formats.reading import CHEAP, convert
from extraction.formats.recognition import media_type

SECONDS = 30.0
_START_SECONDS = 60.0
_DOCUMENTS_PER_WORKER = 500
_LENGTH = struct.Struct(">Q")
_ROOT = Path(__file__).resolve().parents[2]
# A worker has no use for the readers of texts and their vocabularies, which importing the package itself would load.
_START = """
import sys, types
package = types.ModuleType("extraction")
package.__path__ = [path + "/extraction" for path in sys.path if path]
sys.modules["extraction"] = package
from extraction.formats.worker import main
main(int(sys.argv[1]), int(sys.argv[2]))
"""


def convert_safely(
    data: bytes,
    name: str,
    *,
    kind: str | None = None,
    encoding: str | None = None,
    seconds: float = SECONDS,
    limits: Limits = DEFAULTS,
) -> Converted:
    """As `convert`, but rejected with `timed out` after so many seconds, whatever the document does.

    Plain text and Markdown are converted in this process: their reading cannot hang.
    """
    kind = kind or media_type(data, name)
    if not data or len(data) > limits.document_bytes or kind in CHEAP:
        return convert(data, name, kind=kind, encoding=encoding, limits=limits)
    converted: Converted = call_safely(
        "extraction.formats.reading", "convert", data, name, kind=kind, encoding=encoding, limits=limits, seconds=seconds
    )
    return converted


def expand_safely(
    data: bytes,
    name: str,
    limits: Limits = DEFAULTS,
    *,
    on_problem: Callable[[str, Unreadable], None],
    seconds: float = SECONDS,
) -> Iterator[tuple[str, bytes]]:
    """As `expand`, in a worker; its members wait on the disk for their turn, so that there is one in memory at a time."""
    with TemporaryDirectory(prefix="devfin-") as folder:
        try:
            members, problems = call_safely("extraction.formats.containers", "unpack", data, name, limits, folder, seconds=seconds)
        except Unreadable as problem:
            on_problem(name, problem)
            return
        for path, found in problems:
            on_problem(path, found)
        for number, path in enumerate(members):
            file = Path(folder, str(number))
            yield path, file.read_bytes()
            file.unlink()


def call_safely(module: str, function: str, *arguments: Any, seconds: float = SECONDS, **named: Any) -> Any:
    """What a function of a module returns, in a worker; raises the `Unreadable` that it raises.

    Whatever else ends it is `Unreadable` as well: `timed out`, or `malformed` where the worker came to an end.
    """
    worker = _idle_worker()
    try:
        answer = worker.ask((module, function, arguments, named), seconds)
    except TimeoutError:
        worker.kill()
        raise Unreadable("timed out", f"not read after {seconds:g} seconds") from None
    except (OSError, EOFError):
        ended = worker.last_words()
        worker.kill()
        raise Unreadable("malformed", f"the reader of this format came to an end: {ended}") from None
    except BaseException:
        worker.kill()
        raise
    _put_back(worker)
    if isinstance(answer, Unreadable):
        raise answer
    return answer


class _Worker:
    """One process and the socket that documents and answers go over."""

    def __init__(self, limits: Limits) -> None:
        here, there = socket.socketpair()
        paths = [str(_ROOT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
        with there:
            self.process = subprocess.Popen(
                [sys.executable, "-c", _START, str(there.fileno()), str(limits.worker_bytes)],
                pass_fds=[there.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            )
        self.socket = here
        self.owner = os.getpid()
        self.documents = 0
        self.limits = limits
        try:
            _received(here, time.monotonic() + _START_SECONDS)
        except (OSError, EOFError) as error:
            self.kill()
            raise RuntimeError(f"no worker for reading documents could be started: {sys.executable}") from error

    def ask(self, request: tuple[str, str, tuple[object, ...], dict[str, object]], seconds: float) -> Any:
        deadline = time.monotonic() + seconds
        self.documents += 1
        _send(self.socket, pickle.dumps((request, seconds), pickle.HIGHEST_PROTOCOL), deadline)
        return pickle.loads(_received(self.socket, deadline))

    def alive(self) -> bool:
        return self.owner == os.getpid() and self.process.poll() is None

    def kill(self) -> None:
        self.socket.close()
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()

    def last_words(self) -> str:
        try:
            code = self.process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            return "no answer"
        return f"signal {-code}" if code < 0 else f"exit code {code}"


def _send(channel: socket.socket, message: bytes, deadline: float) -> None:
    channel.settimeout(max(deadline - time.monotonic(), 0.001))
    channel.sendall(_LENGTH.pack(len(message)) + message)


def _received(channel: socket.socket, deadline: float) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(channel, _LENGTH.size, deadline))
    return _exactly(channel, length, deadline)


def _exactly(channel: socket.socket, length: int, deadline: float) -> bytes:
    parts = bytearray()
    while len(parts) < length:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        channel.settimeout(left)
        part = channel.recv(min(length - len(parts), 1 << 20))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)


# --- workers that wait for their next document ------------------------------------------------------------------------

_idle: list[_Worker] = []
_lock = threading.Lock()


def _idle_worker() -> _Worker:
    with _lock:
        while _idle:
            worker = _idle.pop()
            if worker.alive():
                return worker
            worker.kill()
    return _Worker(DEFAULTS)


def _put_back(worker: _Worker) -> None:
    with _lock:
        if worker.documents < _DOCUMENTS_PER_WORKER and len(_idle) < (os.cpu_count() or 1) + 2 and worker.alive():
            _idle.append(worker)
            return
    worker.kill()


def stop_workers() -> None:
    """Ends all workers that wait; the next conversion starts a new one."""
    with _lock:
        waiting, _idle[:] = list(_idle), []
    for worker in waiting:
        worker.kill()


atexit.register(stop_workers)
