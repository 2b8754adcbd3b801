"""A folder that files are put into: what a folder has, but for files that are still being written."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from assets.sources import Arrival, Memory, Source, folder

SETTINGS = {
    "path": {"type": "string", "minLength": 1, "description": "The watched folder."},
    "glob": folder.SETTINGS["glob"],
    "recursive": folder.SETTINGS["recursive"],
    "quiet_seconds": {"type": "number", "minimum": 0, "description": "A file that nobody wrote to for so long is whole; 5 by default."},
}
REQUIRED = ("path",)
# Who takes a file away again has had it read.
IS_COMPLETE = False

QUIET_SECONDS = 5.0

# What browsers, rsync and copying programs call a file that is not whole yet, and what office programs lock with.
_UNFINISHED = re.compile(r".*\.(?:part|partial|crdownload|download|filepart|tmp|temp|swp|incomplete|!ut)|~\$.*|.*~", re.IGNORECASE)


def arrivals(source: Source, memory: Memory) -> Iterator[Arrival]:
    """Every whole file; an empty or missing inbox is no error."""
    root = Path(source.settings["path"])
    for file in whole_files(source):
        yield folder.arrival(file, root, memory.web.limits.document_bytes)


def state(source: Source, memory: Memory) -> str:
    return sha256(repr(sorted(looked_at(source).items())).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def whole_files(source: Source) -> Iterator[Path]:
    quiet = source.settings.get("quiet_seconds", QUIET_SECONDS)
    for path, mark in looked_at(source).items():
        if is_whole(Path(path), mark, quiet):
            yield Path(path)


def looked_at(source: Source) -> dict[str, list[int]]:
    """Size and time of the last change, in nanoseconds, of every file that is wanted."""
    found = {}
    if Path(source.settings["path"]).is_dir():
        for file in folder.files(source):
            try:
                if file.is_file() and not _UNFINISHED.fullmatch(file.name):
                    state = os.stat(file)
                    found[str(file)] = [state.st_size, state.st_mtime_ns]
            except OSError:
                continue
    return found


def is_whole(path: Path, mark: list[int], quiet_seconds: float) -> bool:
    """Whether nobody wrote to a file lately, nor has it open for writing."""
    return time.time() - mark[1] / 1e9 >= quiet_seconds and not _is_open_for_writing(path)


def _is_open_for_writing(path: Path) -> bool:
    """Asks the system, which leases a file to readers only while nobody writes; where it cannot tell, nobody does."""
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        return False
    except OSError as error:
        return error.errno == errno.EAGAIN
    finally:
        os.close(descriptor)
