"""Pages that an RSS or Atom feed links to, with the title and date that their entries tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from assets.fetching import pages
from assets.fetching.environment import shown
from assets.fetching.pages import Page
from assets.sources import Arrival, Memory, NothingThere, Source
from extraction.formats import Unreadable, call_safely

SETTINGS = {"url": {"type": "string", "pattern": "^https?://", "description": "an address that begins with http:// or https://"}, **pages.SETTINGS}
REQUIRED = ("url",)
# A feed forgets its older entries; their pages are where they were.
IS_COMPLETE = False

_SECONDS = 60.0


def arrivals(source: Source, memory: Memory) -> Iterator[Arrival]:
    yield from pages.fetched(source, memory, entries(source, memory))


def state(source: Source, memory: Memory) -> str:
    return sha256(repr(entries(source, memory)).encode()).hexdigest()[:16]


def entries(source: Source, memory: Memory) -> list[Page]:
    """What the feed links to; raises NothingThere for what is no feed."""
    url = source.settings["url"]
    data = pages.content(source, memory, url)
    found: list[Page]
    try:
        found, problem = call_safely("assets.sources.feed", "parsed", data, url, seconds=_SECONDS)
    except Unreadable as error:
        raise NothingThere(f"{shown(url)} is no feed that can be read: {error}") from None
    if problem and not found:
        raise NothingThere(f"{shown(url)} is no feed: {problem}")
    if problem:
        memory.warn(f"the feed is not well formed, what could be read of it is used: {problem}")
    return found


def parsed(data: bytes, url: str) -> tuple[list[Page], str | None]:
    """The entries that have a link, and what is wrong with the feed if something is; raises Unreadable for one that is hostile."""
    if b"<!ENTITY" in data:
        raise Unreadable("malformed", "it declares entities, which no feed needs")
    import feedparser

    # Relative links are relative to the feed's own address.
    feed = feedparser.parse(data, response_headers={"content-location": url, "content-type": "application/xml"}, sanitize_html=False)
    problem = str(feed.get("bozo_exception") or "not well formed")[:200] if feed.get("bozo") else None
    if not feed.get("version") and not feed.entries:
        problem = problem or "neither RSS nor Atom"
    publisher = (feed.feed.get("publisher") or feed.feed.get("title") or "")[:200] or None
    return [page for entry in feed.entries if (page := _page(entry, publisher))], problem


def _page(entry: Any, publisher: str | None) -> Page | None:
    link = str(entry.get("link") or "")
    if not link.startswith(("http://", "https://")):
        return None
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        day = date(*moment[:3]) if moment else None
    except (ValueError, TypeError):
        day = None
    source = entry.get("source") or {}
    return Page(link, " ".join(str(entry.get("title") or "").split())[:500] or None, source.get("title") or publisher, day)
