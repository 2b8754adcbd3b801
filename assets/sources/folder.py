"""Documents in a folder, its folders included, or a single file: of this machine's disks, or of a store with an address.

Hidden files are passed over. A file that cannot be read, is too large, or is a link out of the folder arrives with
the reason instead of its bytes. What a store says is as it was is not fetched again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from assets.fetching import stores
from assets.fetching.matching import matches
from assets.sources import Arrival, Memory, NothingThere, Source

SETTINGS = {
    "path": {"type": "string", "minLength": 1, "description": "Folder or file; or an address such as s3://bucket/papers (gs, az, memory, sftp)."},
    "glob": {
        "description": "Which files: `*.pdf` by name, `2024/**/*.pdf` by path; or a list of such.",
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}],
    },
    "recursive": {"type": "boolean", "description": "Whether folders in it are looked into as well; true by default."},
    "options": {"type": "object", "description": "What the store needs (fsspec's options), such as endpoint_url; ${NAME} is taken from the environment."},
}
REQUIRED = ("path",)
IS_COMPLETE = True


def at(location: str) -> dict[str, str] | None:
    if "://" not in location:
        # The same place by whatever name, from wherever.
        return {"path": os.path.abspath(os.path.expanduser(location))}
    return {"path": location} if urlsplit(location).scheme.lower() in {"file", *stores.SCHEMES} else None


def arrivals(source: Source, memory: Memory) -> Iterator[Arrival]:
    """Every file of the folder in order of path; raises NothingThere if there is no such path or no file in it."""
    path = source.settings["path"]
    if stores.is_store(path):
        yield from stores.arrivals(source, memory)
        return
    root = _local(path)
    found = False
    for file in files(source):
        found = True
        yield arrival(file, root if root.is_dir() else root.parent, memory.web.limits.document_bytes)
    if not found:
        raise NothingThere(_no_documents(source))


def look_before(source: Source) -> None:
    """Raises NothingThere at once for what `arrivals` would raise it for later."""
    if next(files(source), None) is None:
        raise NothingThere(_no_documents(source))


def count(source: Source) -> int | None:
    """How many files there are, none of them opened; None where that is not known beforehand."""
    return None if stores.is_store(source.settings["path"]) else sum(1 for _ in files(source))


def state(source: Source, memory: Memory) -> str:
    """A hash of names, sizes and times of change."""
    path = source.settings["path"]
    if stores.is_store(path):
        return stores.state(source)
    digest = sha256()
    for file in files(source):
        try:
            found = file.lstat()
            digest.update(f"{file}\0{found.st_size}\0{found.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
        except OSError:
            continue
    return digest.hexdigest()[:16]


def files(source: Source) -> Iterator[Path]:
    """The files that are wanted, none of them opened; raises NothingThere if there is no such folder."""
    path, settings = source.settings["path"], source.settings
    root = _local(path)
    if not root.exists():
        raise NothingThere(f"there is nothing at {path}; check the path, or name another with --documents")
    if not root.is_dir():
        yield root
        return
    if not os.access(root, os.R_OK | os.X_OK):
        raise NothingThere(f"the folder {path} may not be read; check its permissions")
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(".")) if settings.get("recursive", True) else []
        # Links to folders are not followed; one that leads out is told, what others lead to is found where it is.
        yield from (link for name in folders if _leads_out(link := Path(folder, name), root))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and matches(file.relative_to(root).as_posix(), settings.get("glob")):
                yield file


def arrival(path: Path, root: Path, most_bytes: int) -> Arrival:
    """One file with its bytes, or with the reason why it has none."""
    name = path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    uri = path.absolute().as_uri()
    try:
        refusal = _refusal(path, root, most_bytes)
        if refusal:
            return Arrival(uri, name, None, *refusal)
        return Arrival(uri, name, path.read_bytes())
    except OSError as error:
        return Arrival(uri, name, None, "unreadable", error.strerror or str(error))


def _no_documents(source: Source) -> str:
    return f"the folder {source.settings['path']} has no documents; put some there, or name another with --documents"


def _local(path: str) -> Path:
    parts = urlsplit(path)
    return Path(unquote(parts.path)) if parts.scheme.lower() == "file" else Path(path).expanduser()


def _leads_out(path: Path, root: Path) -> bool:
    return path.is_symlink() and not path.resolve().is_relative_to(root.resolve())


def _refusal(path: Path, root: Path, most_bytes: int) -> tuple[str, str] | None:
    if _leads_out(path, root):
        return "unreadable", "a link to a place outside of the folder"
    if not path.is_file():
        return "unreadable", "not a regular file"
    size = path.stat().st_size
    return ("too large", f"{size:,} bytes; the limit is {most_bytes:,}") if size > most_bytes else None
