"""Pages that a sitemap lists, and the sitemaps that it lists."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from hashlib import sha256
from xml.etree import ElementTree

from assets.fetching import pages
from assets.fetching.environment import shown
from assets.fetching.pages import Page
from assets.sources import Arrival, Memory, NothingThere, Source
from extraction.formats import Unreadable, call_safely

SETTINGS = {"url": {"type": "string", "pattern": "^https?://", "description": "an address that begins with http:// or https://"}, **pages.SETTINGS}
REQUIRED = ("url",)
# What is not listed any more is gone.
IS_COMPLETE = True

_SECONDS = 60.0
_DEEPEST = 3
_MOST_SITEMAPS = 1_000
_MOST_BYTES = 60_000_000  # a sitemap has at most 50 million, by its protocol


def arrivals(source: Source, memory: Memory) -> Iterator[Arrival]:
    yield from pages.fetched(source, memory, listed(source, memory))


def state(source: Source, memory: Memory) -> str:
    digest = sha256()
    for page in listed(source, memory):
        digest.update(f"{page.url} {page.title}\n".encode())
    return digest.hexdigest()[:16]


def listed(source: Source, memory: Memory) -> Iterator[Page]:
    """The pages of the sitemap and of those it lists; raises NothingThere where one of them cannot be read."""
    waiting, seen = [(source.settings["url"], 0)], set()
    while waiting:
        url, depth = waiting.pop(0)
        if url in seen:
            continue
        seen.add(url)
        if depth > _DEEPEST or len(seen) > _MOST_SITEMAPS:
            raise NothingThere(f"{shown(url)}: sitemaps within sitemaps without end")
        data = pages.content(source, memory, url)
        try:
            found, inner = call_safely("assets.sources.sitemap", "parsed", data, seconds=_SECONDS)
        except Unreadable as error:
            raise NothingThere(f"{shown(url)} is no sitemap that can be read: {error}") from None
        waiting.extend((address, depth + 1) for address in inner)
        yield from (Page(address) for address in found)


def parsed(data: bytes) -> tuple[list[str], list[str]]:
    """Addresses of pages, and of further sitemaps; raises Unreadable for what is no sitemap."""
    if data[:2] == b"\x1f\x8b":
        data = _unpacked(data)
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        # A list of addresses is a sitemap as well.
        return [line for line in data.decode("utf-8", "replace").split() if line.startswith(("http://", "https://"))], []
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data):
        raise Unreadable("malformed", "it declares entities, which no sitemap needs")
    found: list[str] = []
    inner: list[str] = []
    try:
        for _, element in ElementTree.iterparse(io.BytesIO(data)):
            tag = element.tag.rpartition("}")[2]
            if tag in ("url", "sitemap"):
                place = next((child.text for child in element if child.tag.rpartition("}")[2] == "loc"), None)
                if place and place.strip().startswith(("http://", "https://")):
                    (found if tag == "url" else inner).append(place.strip())
                element.clear()
    except ElementTree.ParseError as error:
        raise Unreadable("malformed", str(error)) from None
    return found, inner


def _unpacked(data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            unpacked = packed.read(_MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable("truncated", f"cannot be unpacked: {error}") from None
    if len(unpacked) > _MOST_BYTES:
        raise Unreadable("archive bomb", f"expands to more than {_MOST_BYTES:,} bytes")
    return unpacked
