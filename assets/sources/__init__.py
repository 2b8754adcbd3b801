"""Where documents come from: one module per kind of source, found by itself; nothing here decodes or reads them.

A source module has
- `SETTINGS`, the JSON schema of each setting that a source of its kind may have in sources.yaml, and `REQUIRED`, those it must;
- `arrivals(source, memory) -> Iterator[Arrival]`, what is there now; raises `NothingThere` for a place that is not there;
- `IS_COMPLETE`, whether what it does not find any more has vanished (a feed forgets its older entries);
- `state(source, memory) -> str`, what changes when there is something new, at as little cost as possible;
- where it can be named on the command line, `at(location) -> settings | None`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from assets.fetching.environment import shown

if TYPE_CHECKING:
    from assets.fetching.settings import Web


class NothingThere(Exception):
    """A configured place does not exist, has no documents, or does not answer."""


@dataclass(frozen=True, slots=True)
class Source:
    """One place that documents come from. `settings` are those of its kind; `publisher` is who publishes there."""

    name: str
    kind: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document as found: its bytes, or the short reason why they could not be had.

    `is_unchanged` where whoever has it says that it is as it was; `media_type` and `encoding` are what a server says,
    None where nobody does; `title`, `publisher` and `published_on` are what the source tells of it. `etag` and
    `last_modified` are what to ask with next time.
    """

    source_uri: str
    file_name: str
    content: bytes | None
    reason: str | None = None
    detail: str | None = None
    is_unchanged: bool = False
    media_type: str | None = None
    encoding: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier runs leave to a source: ETag and Last-Modified by address; how it may use the web; whom to warn."""

    validators: Mapping[str, tuple[str | None, str | None]]
    web: Web
    warn: Callable[[str], object] = lambda _: None


@cache
def kinds() -> dict[str, ModuleType]:
    """The source modules of this folder by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def arrivals(source: Source, memory: Memory) -> Iterator[Arrival]:
    """What a source has now."""
    found: Iterator[Arrival] = kinds()[source.kind].arrivals(source, memory)
    return found


def source_at(location: str) -> Source | None:
    """The source that a folder, file or address on the command line stands for; None if no kind knows it."""
    for kind, module in kinds().items():
        settings = module.at(location) if hasattr(module, "at") else None
        if settings is not None:
            place = settings.get("path", location)
            return Source(shown(place) if "://" in place else place, kind, settings)
    return None
