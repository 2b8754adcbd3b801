"""Turns what arrives into texts, several documents at a time, each in a worker of its own that can be killed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from assets.formats import Conversion, Converted, Unreadable, media_type
from assets.sources import Arrival
from extraction.formats import expand_safely
from extraction.formats.recognition import CONTAINERS, EML

_MOST_WORKERS = 8
_PARTS = re.compile(rb"multipart/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """An arrival with what was fetched to have it: itself, or the archive or mail that it is in."""

    arrival: Arrival
    origin: str


def unpacked(arrivals: Iterable[Arrival], conversion: Conversion) -> Iterator[Found]:
    """The arrivals, with the documents that archives, mailboxes and mails hold in their place."""
    for arrival in arrivals:
        content = arrival.content
        if content is None or len(content) > conversion.limits.document_bytes or not _holds_documents(content, _name(arrival)):
            yield Found(arrival, arrival.source_uri)
        else:
            yield from (Found(member, arrival.source_uri) for member in _members(arrival, content, conversion))


def _holds_documents(content: bytes, name: str) -> bool:
    """Whether there may be documents in it; most mails are letters with nothing attached."""
    kind = media_type(content, name)
    return kind in CONTAINERS and (kind != EML or _PARTS.search(content) is not None)


def _members(container: Arrival, content: bytes, conversion: Conversion) -> Iterator[Arrival]:
    problems: list[tuple[str, Unreadable]] = []
    name = _name(container)
    for path, data in expand_safely(
        content, name, conversion.limits, on_problem=lambda path, problem: problems.append((path, problem)), seconds=conversion.seconds
    ):
        inside = path.removeprefix(name).lstrip("/")
        if inside:
            yield replace(container, source_uri=_inside(container, inside), file_name=inside.rsplit("/", 1)[-1], content=data, media_type=None)
        else:
            yield replace(container, content=data)
    for path, problem in problems:
        inside = path.removeprefix(name).lstrip("/")
        uri = _inside(container, inside) if inside else container.source_uri
        last = inside.replace("\\", "/").rsplit("/", 1)[-1] or container.file_name
        yield replace(container, source_uri=uri, file_name=last, content=None, reason=problem.reason, detail=problem.detail)


def _inside(container: Arrival, path: str) -> str:
    return f"{container.source_uri}#{path.replace(chr(92), '/')}".encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def recognised(arrival: Arrival) -> str:
    """The media type of an arrival that has bytes, by these, its name, and what the server said."""
    return media_type(arrival.content or b"", _name(arrival))


# What servers call a document whose address has no name of a file.
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "message/rfc822": ".eml",
    "application/mbox": ".mbox",
}


def _name(arrival: Arrival) -> str:
    """The file's name, with the ending that the server's media type asks for."""
    ending = _ENDINGS.get(arrival.media_type or "")
    if ending is None or arrival.file_name.lower().endswith(ending):
        return arrival.file_name
    return f"{arrival.file_name}{ending}"


class Converter:
    """Converts several documents at a time, in as many workers as there are processors."""

    def __init__(self, conversion: Conversion) -> None:
        self.conversion = conversion
        self._threads = ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST_WORKERS), thread_name_prefix="convert")

    def converted(self, documents: Iterable[tuple[bytes, str, str, str | None]]) -> list[Converted | Unreadable]:
        """Text or reason of each (bytes, name, media type, encoding), in their order."""
        return list(self._threads.map(self._one, documents))

    def _one(self, document: tuple[bytes, str, str, str | None]) -> Converted | Unreadable:
        content, name, kind, encoding = document
        try:
            return self.conversion.converted(content, name, kind=kind, encoding=encoding)
        except Unreadable as problem:
            return problem

    def close(self) -> None:
        self._threads.shutdown()

    def __enter__(self) -> Converter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
