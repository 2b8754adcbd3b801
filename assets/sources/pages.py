"""Pages by their addresses: a file with one in each line, or addresses in sources.yaml itself."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from assets.fetching import pages
from assets.fetching.environment import filled_in
from assets.fetching.pages import Page
from assets.sources import Arrival, Memory, NothingThere, Source

SETTINGS = {
    "file": {"type": "string", "minLength": 1, "description": "A file with an address in each line; what begins with # is passed over."},
    "urls": {"type": "array", "items": {"type": "string", "pattern": "^https?://", "description": "an address that begins with http:// or https://"}, "minItems": 1},
    **pages.SETTINGS,
}
REQUIRED = ()
ONE_OF = ("file", "urls")
# Who takes an address off the list says nothing of its page.
IS_COMPLETE = False


def at(location: str) -> dict[str, list[str]] | None:
    return {"urls": [location]} if location.startswith(("http://", "https://")) else None


def arrivals(source: Source, memory: Memory) -> Iterator[Arrival]:
    yield from pages.fetched(source, memory, (Page(filled_in(url)) for url in addresses(source)))


def count(source: Source) -> int:
    return len(addresses(source))


def state(source: Source, memory: Memory) -> str:
    """A hash of the list; whether its pages changed is found out by fetching them."""
    return sha256("\n".join(addresses(source)).encode()).hexdigest()[:16]


def addresses(source: Source) -> list[str]:
    """The addresses in their order; raises NothingThere where there are none."""
    found = list(source.settings.get("urls", ()))
    if "file" in source.settings:
        file = Path(source.settings["file"])
        try:
            lines = file.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise NothingThere(f"{file}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None
        for number, line in enumerate(map(str.strip, lines), 1):
            if line.startswith(("http://", "https://")):
                found.append(line)
            elif line and not line.startswith("#"):
                raise NothingThere(f"{file}:{number}: {line[:60]!r} is no address; they begin with http:// or https://")
    if not found:
        raise NothingThere(f"{source.name} has no addresses; its file is empty")
    return found
