"""Publishing where there is no room, or where nothing may be written; run as a script in a process of its own.

Whatever fails, the published file is what it was, and a run after the hardship is over publishes. Prints a line for each
attempt: what was tried, and the error.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

from tests.building import built, sealed

TEXT = "The World Bank approved a loan of ${} million to Nepal on 4 May 2023 for the Road Safety Project."


def no_room(folder: Path) -> None:
    """On a small file system, with so many bytes left: from none to almost enough."""
    published = _published(folder)
    ballast = folder / "ballast"
    for left in (0, 300_000, 1_000_000, 4_000_000):
        room = os.statvfs(folder)
        free = room.f_bavail * room.f_frsize
        with ballast.open("wb") as file:
            file.truncate(0)
            for _ in range(max(0, free - left) // 4096):
                file.write(b"\1" * 4096)
        _attempt(published, folder, f"{left} bytes left")
        ballast.unlink()
        _recovers(published, folder)


def small_files(folder: Path) -> None:
    """With a limit on the size of a file, as a quota sets one."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    published = _published(folder)
    for most in (0, 280_000, 1_500_000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        _attempt(published, folder, f"files of {most} bytes")
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        _recovers(published, folder)


def read_only(folder: Path) -> None:
    """With the folder of the warehouse, then that of its versions, closed to writing."""
    published = _published(folder)
    _recovers(published, folder)
    for closed in (published.parent, published.with_name(f"{published.name}.versions")):
        closed.chmod(0o500)
        if os.access(closed, os.W_OK):
            print("skipped: this user may write anywhere")
            return
        _attempt(published, folder, f"{closed.name} read-only", always=True)
        closed.chmod(0o700)
        _recovers(published, folder)


def _published(folder: Path) -> Path:
    (folder / "documents").mkdir()
    published = folder / "w" / "w.duckdb"
    _add(folder)
    built(published, [folder / "documents"])
    return published


def _add(folder: Path) -> None:
    count = len(list((folder / "documents").iterdir()))
    (folder / "documents" / f"{count}.txt").write_text(TEXT.format(count + 1))


def _attempt(published: Path, folder: Path, what: str, always: bool = False) -> None:
    before = sealed(published)
    try:
        built(published, [folder / "documents"], "hard")
    except Exception as error:
        print(f"{what}: {type(error).__name__}: {str(error).splitlines()[0]}", flush=True)
        assert sealed(published) == before
    else:
        assert not always
        print(f"{what}: published", flush=True)
    left = {path.name for path in published.parent.iterdir() if path.name.endswith((".build", ".wal", ".rollback"))}
    assert not left, left


def _recovers(published: Path, folder: Path) -> None:
    _add(folder)
    built(published, [folder / "documents"], "easy")
    assert sealed(published)[0] == len(list((folder / "documents").iterdir()))


if __name__ == "__main__":
    {"no_room": no_room, "small_files": small_files, "read_only": read_only}[sys.argv[1]](Path(sys.argv[2]))
    print("done")
