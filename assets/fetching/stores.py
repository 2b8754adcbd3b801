"""Files of an object store or another machine, by its fsspec address: s3://bucket/papers, gs://..., az://..., memory://...

Which library speaks to the store is fsspec's business: s3fs, gcsfs and adlfs are installed by whoever needs them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from posixpath import basename, relpath
from typing import Any

from assets.fetching.environment import filled_in, without_credentials
from assets.fetching.matching import matches
from assets.sources import Arrival, Memory, NothingThere, Source

# Stores of files; addresses that lead on to other addresses (http, zip::, reference) are not among them.
SCHEMES = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "memory", "sftp", "ssh", "smb", "hdfs", "oss", "ocs"})


def is_store(path: str) -> bool:
    scheme, mark, _ = path.partition("://")
    return bool(mark) and scheme.lower() in SCHEMES


def arrivals(source: Source, memory: Memory) -> Iterator[Arrival]:
    """Every file below the address in order of name; raises NothingThere where nothing is or nobody answers."""
    files, root, listed = _listed(source)
    if not listed:
        raise NothingThere(f"there are no documents at {without_credentials(source.settings['path'])}; check the address")
    scheme = source.settings["path"].partition("://")[0].lower()
    for path, facts in listed:
        yield _arrival(files, path, f"{scheme}://{path.lstrip('/')}", facts, memory)


def state(source: Source) -> str:
    """A hash of what the store lists: names, sizes and marks of versions."""
    _, _, listed = _listed(source)
    return sha256(repr([(path, facts.get("size"), _mark(facts)) for path, facts in listed]).encode()).hexdigest()[:16]


def _listed(source: Source) -> tuple[Any, str, list[tuple[str, dict[str, Any]]]]:
    import fsspec

    address, settings = source.settings["path"], source.settings
    shown = without_credentials(address)
    if "::" in address:
        raise NothingThere(f"{shown}: one address, without `::`, is what a folder can be")
    try:
        files, root = fsspec.core.url_to_fs(address, **filled_in(settings.get("options") or {}))
        # A daemon lists again and again.
        files.invalidate_cache()
        found = files.find(root, maxdepth=None if settings.get("recursive", True) else 1, detail=True)
    except ImportError as error:
        raise NothingThere(f"{shown} needs a library that is not installed: {error}") from None
    except Exception as error:  # every store has errors of its own
        raise NothingThere(f"{shown} cannot be listed: {type(error).__name__}: {without_credentials(str(error))[:200]}") from None
    root = root.rstrip("/")
    wanted = []
    for path, facts in sorted(found.items()):
        inside = relpath(path, root) if path != root else basename(path)
        hidden = any(part.startswith(".") for part in inside.split("/"))
        if facts.get("type") == "file" and not hidden and matches(inside, settings.get("glob")):
            wanted.append((path, facts))
    return files, root, wanted


def _arrival(files: Any, path: str, uri: str, facts: dict[str, Any], memory: Memory) -> Arrival:
    name, mark, size = basename(path), _mark(facts), facts.get("size") or 0
    most = memory.web.limits.document_bytes
    if mark is not None and memory.validators.get(uri) == (mark, None):
        return Arrival(uri, name, None, is_unchanged=True)
    if size > most:
        return Arrival(uri, name, None, "too large", f"{size:,} bytes; the limit is {most:,}")
    try:
        with files.open(path, "rb") as opened:
            content = opened.read(most + 1)
    except FileNotFoundError:
        return Arrival(uri, name, None, "not found", "listed, but not there any more")
    except Exception as error:  # every store has errors of its own
        return Arrival(uri, name, None, "unreadable", f"{type(error).__name__}: {without_credentials(str(error))[:200]}")
    if len(content) > most:
        return Arrival(uri, name, None, "too large", f"more than {most:,} bytes")
    return Arrival(uri, name, content, etag=mark)


def _mark(facts: dict[str, Any]) -> str | None:
    """What the store says of a file's version: other bytes, another mark."""
    for key in ("ETag", "etag", "md5Hash", "content_md5", "LastModified", "last_modified", "mtime", "created"):
        value = facts.get(key)
        if value:
            return f"{value.isoformat() if isinstance(value, datetime) else value}/{facts.get('size')}"
    return None
