"""The process that `supervision` gives work to: does one piece after the other until its socket closes.

It ends itself soon after a document's time is over, so that it outlives neither its document nor its parent.
"""

from __future__ import annotations

import pickle
import signal
import socket
import struct
from importlib import import_module
from typing import Any

from extraction.formats.model import Unreadable

_LENGTH = struct.Struct(">Q")
_GRACE = 2.0


def main(descriptor: int, memory_bytes: int) -> None:
    _limit_memory(memory_bytes)
    with socket.socket(fileno=descriptor) as channel, channel.makefile("rb") as requests:
        _answer(channel, b"")
        while head := requests.read(_LENGTH.size):
            (length,) = _LENGTH.unpack(head)
            request, seconds = pickle.loads(requests.read(length))
            signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)
            answer = pickle.dumps(_answered(*request), pickle.HIGHEST_PROTOCOL)
            signal.setitimer(signal.ITIMER_REAL, 0)
            _answer(channel, answer)


def _answered(module: str, function: str, arguments: tuple[object, ...], named: dict[str, object]) -> Any:
    try:
        return getattr(import_module(module), function)(*arguments, **named)
    except Unreadable as problem:
        problem.__cause__ = problem.__context__ = None
        return problem
    except MemoryError:
        return Unreadable("too large", "needs more memory than a document may have")
    except RecursionError:
        return Unreadable("malformed", "nested too deeply")
    except Exception as error:  # hostile bytes can raise anything from a format's library
        return Unreadable("malformed", f"{type(error).__name__}: {str(error)[:200]}")


def _answer(channel: socket.socket, message: bytes) -> None:
    channel.sendall(_LENGTH.pack(len(message)) + message)


def _limit_memory(memory_bytes: int) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        return  # no such limit on this system; the time limit still holds

