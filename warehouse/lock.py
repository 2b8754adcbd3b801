"""The lock that keeps a warehouse's writer single: held by the system for a living process, so a crash releases it."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


class WarehouseBusy(Exception):
    """Another run is building this warehouse."""


@contextmanager
def locked(published: Path, wait_seconds: float = 0.0, say: Callable[[str], object] = lambda _: None) -> Iterator[None]:
    """Holds `.NAME.lock` beside the warehouse; raises WarehouseBusy if another process or thread has it for too long.

    `say` is told once that there is something to wait for.
    """
    path = published.with_name(f".{published.name}.lock")
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _acquire(descriptor, published, wait_seconds, say)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, published: Path, wait_seconds: float, say: Callable[[str], object]) -> None:
    began = time.monotonic()
    while not _has(descriptor):
        other = f"another run is building {published} (process {_holder(descriptor)})"
        if time.monotonic() - began >= wait_seconds:
            waited = f", still after {wait_seconds:g} seconds" if wait_seconds else ""
            raise WarehouseBusy(f"{other}{waited}; wait until it is done (`devfin run --wait` does), or name another --warehouse")
        say(f"{other}; waiting up to {wait_seconds:g} seconds for it")
        say = _nothing_more
        time.sleep(0.1)


def _nothing_more(_: str) -> None:
    """It has been said."""


def _has(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(descriptor: int) -> str:
    return os.pread(descriptor, 20, 0).decode(errors="replace") or "unknown"
