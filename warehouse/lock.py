"""The lock that keeps a warehouse's writer single: held by the system for a living process, so a crash releases it."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class WarehouseBusy(Exception):
    """Another run is building this warehouse."""


@contextmanager
def locked(published: Path, wait_seconds: float = 0.0) -> Iterator[None]:
    """Holds `.NAME.lock` beside the warehouse; raises WarehouseBusy if another process or thread has it for too long."""
    path = published.with_name(f".{published.name}.lock")
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _acquire(descriptor, published, wait_seconds)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, published: Path, wait_seconds: float) -> None:
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= deadline:
                holder = os.pread(descriptor, 20, 0).decode(errors="replace") or "unknown"
                raise WarehouseBusy(
                    f"another run is building {published} (process {holder}); wait until it is done, or name another --warehouse"
                ) from None
            time.sleep(0.1)
