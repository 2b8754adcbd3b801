"""Documents in a folder of the file system, its folders included, or a single file.

Hidden files are passed over. A file that cannot be read, is too large, or is a link out of the folder arrives with
the reason instead of its bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from assets.formats import media_type
from assets.sources import Arrival, NothingThere

# No text that people publish comes near it; reading one would take most of a minute.
MAX_BYTES = 50_000_000


def accepts(location: str) -> bool:
    return "://" not in location


def arrivals(location: str) -> Iterator[Arrival]:
    """Every file of the folder in order of path; raises NothingThere if there is no such path or no file in it."""
    root = Path(location)
    if not root.exists():
        raise NothingThere(f"there is nothing at {location}; check the path, or name another with --documents")
    if not root.is_dir():
        yield _arrival(root, root.parent)
        return
    if not os.access(root, os.R_OK | os.X_OK):
        raise NothingThere(f"the folder {location} may not be read; check its permissions")
    found = False
    for path in _files(root):
        found = True
        yield _arrival(path, root)
    if not found:
        raise NothingThere(f"the folder {location} has no documents; put .txt or .md files there, or name another with --documents")


def _files(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(folder, name)


def _arrival(path: Path, root: Path) -> Arrival:
    name = path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    uri = path.absolute().as_uri()
    kind = media_type(name)
    try:
        refusal = _refusal(path, root)
        if refusal:
            return Arrival(uri, name, kind, None, *refusal)
        return Arrival(uri, name, kind, path.read_bytes())
    except OSError as error:
        return Arrival(uri, name, kind, None, "unreadable", error.strerror or str(error))


def _refusal(path: Path, root: Path) -> tuple[str, str] | None:
    if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
        return "unreadable", "a link to a place outside of the folder"
    if not path.is_file():
        return "unreadable", "not a regular file"
    size = path.stat().st_size
    return ("too large", f"{size:,} bytes, more than {MAX_BYTES:,}") if size > MAX_BYTES else None
