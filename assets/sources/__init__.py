"""Where documents come from: one module per kind of source, found by itself; nothing here decodes or reads them.

A source module has `accepts(location) -> bool`, whether a configured location is of its kind, and
`arrivals(location) -> Iterator[Arrival]`, what is there now; it raises `NothingThere` for a location that is not there.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType


class NothingThere(Exception):
    """A configured location does not exist or has no documents."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document as found: its bytes, or the short reason why they could not be had."""

    source_uri: str
    file_name: str
    media_type: str
    content: bytes | None
    reason: str | None = None
    detail: str | None = None


@cache
def kinds() -> dict[str, ModuleType]:
    """The source modules of this folder by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def arrivals(kind: str, locations: list[str]) -> Iterator[Arrival]:
    """What one kind of source finds at those of the locations that it accepts."""
    source = kinds()[kind]
    for location in locations:
        if source.accepts(location):
            yield from source.arrivals(location)


def unaccepted(locations: list[str]) -> list[str]:
    """Locations that no kind of source accepts."""
    return [location for location in locations if not any(kind.accepts(location) for kind in kinds().values())]
