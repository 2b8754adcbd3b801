"""Pages of the web as arrivals: what a feed, a sitemap and a list of addresses have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from assets.fetching.environment import filled_in, shown
from assets.fetching.matching import matches
from assets.sources import Arrival, Memory, NothingThere, Source

if TYPE_CHECKING:
    from assets.fetching.web import Fetcher

_PATTERNS = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}

# Settings that all sources of the web have.
SETTINGS = {
    "include": {**_PATTERNS, "description": "Which addresses: patterns for their paths, such as `/news/**`."},
    "exclude": {**_PATTERNS, "description": "Which addresses not, of those."},
    "headers": {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "description": "Sent to this source's own host, such as Authorization; ${NAME} is taken from the environment.",
    },
    "allow_private": {"type": "boolean", "description": "Whether addresses of this machine and its network may be asked; false by default."},
    "at_most": {"type": "integer", "minimum": 1, "description": "How many addresses of the source are fetched at most."},
}


@dataclass(frozen=True, slots=True)
class Page:
    """An address with what the source tells of its page."""

    url: str
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None


def fetched(source: Source, memory: Memory, pages: Iterable[Page]) -> Iterator[Arrival]:
    """The pages that are wanted, each once, with their bytes or the reason why they could not be had."""
    wanted = _wanted(source, memory, pages)
    told: dict[str, Page] = {}

    def asked() -> Iterator[tuple[str, tuple[str | None, str | None]]]:
        for page in wanted:
            uri = shown(page.url)
            told[uri] = page
            yield page.url, memory.validators.get(uri, (None, None))

    with fetcher(source, memory) as web:
        for answer in web.fetch_all(asked()):
            page = told.pop(answer.url)
            yield Arrival(
                answer.url,
                answer.file_name or _file_name(answer.final_url or answer.url),
                answer.content,
                answer.reason,
                answer.detail,
                answer.is_unchanged,
                answer.media_type,
                answer.encoding if (answer.media_type or "").startswith("text/") else None,
                answer.etag,
                answer.last_modified,
                page.title,
                page.publisher,
                page.published_on,
            )


def fetcher(source: Source, memory: Memory) -> Fetcher:
    # httpx takes a tenth of a second to import, and most runs read folders.
    from assets.fetching.web import Fetcher

    settings = source.settings
    return Fetcher(memory.web, allow_private=settings.get("allow_private", False), headers=filled_in(settings.get("headers") or {}))


def content(source: Source, memory: Memory, url: str) -> bytes:
    """The bytes of a feed or a sitemap; raises NothingThere where they cannot be had."""
    with fetcher(source, memory) as web:
        answer = web.fetch(filled_in(url))
    if answer.content is None:
        raise NothingThere(f"{answer.url}: {answer.reason} ({answer.detail})")
    return answer.content


def _wanted(source: Source, memory: Memory, pages: Iterable[Page]) -> Iterator[Page]:
    settings = source.settings
    seen: set[str] = set()
    most = settings.get("at_most", memory.web.pages)
    for page in pages:
        uri = shown(page.url)
        path = urlsplit(page.url).path.lstrip("/")
        if uri in seen or not matches(path, settings.get("include")) or (settings.get("exclude") and matches(path, settings["exclude"])):
            continue
        if len(seen) >= most:
            memory.warn(f"has more than {most:,} addresses; the rest is left out")
            return
        seen.add(uri)
        yield page


def _file_name(url: str) -> str:
    parts = urlsplit(url)
    return unquote(parts.path.rstrip("/").rsplit("/", 1)[-1], errors="replace") or parts.hostname or "page"
