"""Title, publisher, date and language of a web page: from its head, its linked data, and what it shows of itself.

Nothing is inferred: a page that does not say gives None, and the text is left to tell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from extraction.formats.html_tree import Element
from extraction.formats.tables import one_line

_TITLES = ("citation_title", "dcterms.title", "dc.title", "og:title", "twitter:title")
_PUBLISHERS = ("og:site_name", "citation_publisher", "dcterms.publisher", "dc.publisher", "publisher", "article:publisher", "application-name", "copyright")
_DATES = (
    "article:published_time", "og:article:published_time", "citation_publication_date", "citation_date", "dcterms.issued", "dcterms.date",
    "dc.date.issued", "dc.date", "dcterms.created", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "published_date", "datepublished", "sailthru.date", "parsely-pub-date", "release_date", "article.published", "og:pubdate", "published_time_telegram",
    "display_date", "timestamp",
)  # fmt: skip
_NOT_A_PUBLISHER = re.compile(r"https?:|^@|\.(?:com|org|net)/|^(?:home|news|website|wordpress)$", re.IGNORECASE)

_SEPARATOR = re.compile(r"\s+[|–—»·•:-]{1,2}\s+")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright(?:\s*©)?)[\s:]*(?:(?:19|20)\d\d(?:\s*[-–,]\s*(?:19|20)?\d\d)?[\s,.]*)?(?:by\s+)?([^\W\d_][^©|\n.]{1,90})", re.IGNORECASE
)
_COPYRIGHT_TAIL = re.compile(r"\s*[,;(]?\s*(?:all rights.*|(?:19|20)\d\d.*|terms.*|privacy.*|cookies?.*)$", re.IGNORECASE)

_ISO_DATE = re.compile(r"\s*((?:19|20)\d\d)[-/.]?(\d\d)[-/.]?(\d\d)(?!\d)")
_DAY_FIRST = re.compile(r"\s*(\d\d?)[./](\d\d?)[./]((?:19|20)\d\d)\b")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WRITTEN = re.compile(
    r"(?:[A-Z][a-z]+,?\s+)?(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Z][a-z]{2,8})\.?|(?P<month2>[A-Z][a-z]{2,8})\.?\s+(?P<day2>\d{1,2})),?\s+(?P<year>(?:19|20)\d\d)\b"
)
_LANGUAGE = re.compile(r"[a-z]{2}(?=$|[-_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class About:
    title: str | None
    publisher: str | None
    published_on: date | None
    language: str | None


def described(document: Element) -> About:
    """What the page says of itself."""
    meta = _meta(document)
    linked = list(_linked_data(document))
    heading = _heading(document)
    head_title = next((one_line(title.text()) for title in document.elements("title") if title.text().strip()), None)
    title, site = _title_and_site(heading, head_title, _first(meta, _TITLES) or _linked_title(linked))
    return About(
        title=title,
        publisher=_publisher(meta, linked) or _copyright_holder(document) or site,
        published_on=_published(document, meta, linked),
        language=_language(document, meta),
    )


def parse_date(value: str) -> date | None:
    """A date as metadata and date lines write it: ISO 8601, day before month in digits, or with the month's name.

    >>> parse_date("2024-09-11T14:20:00+04:00"), parse_date("11.09.2024 14:20"), parse_date("June 3, 2024")
    (datetime.date(2024, 9, 11), datetime.date(2024, 9, 11), datetime.date(2024, 6, 3))
    """
    value = value.strip()[:80]
    if match := _ISO_DATE.match(value):
        return _date(match[1], match[2], match[3])
    if match := _DAY_FIRST.match(value):
        return _date(match[3], match[2], match[1])
    if match := _WRITTEN.match(value):
        month = (match["month"] or match["month2"])[:3].lower()
        if month in _MONTHS:
            return _date(match["year"], str(_MONTHS.index(month) + 1), match["day"] or match["day2"])
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


# --- the head ---------------------------------------------------------------------------------------------------------


def _meta(document: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in document.elements("meta"):
        content = one_line(element.attributes.get("content", ""))[:500]
        for key in ("property", "name", "itemprop"):
            name = element.attributes.get(key, "").lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


# What JSON has for an object.
LinkedObject = dict[str, Any]


def _linked_data(document: Element) -> Iterator[LinkedObject]:
    """The objects of the page's JSON-LD that can be about the page."""
    for script in document.elements("script"):
        if script.attributes.get("type", "").lower().startswith("application/ld+json"):
            try:
                waiting = [json.loads(script.text()[:200_000])]
            except (ValueError, RecursionError):
                continue
            for _ in range(200):
                if not waiting:
                    break
                item = waiting.pop(0)
                if isinstance(item, list):
                    waiting[:0] = item[:100]
                elif isinstance(item, dict):
                    yield item
                    waiting.extend(value for key, value in item.items() if key in ("@graph", "mainEntity") and isinstance(value, (dict, list)))


def _linked_title(linked: list[LinkedObject]) -> str | None:
    return next((one_line(item["headline"])[:500] for item in linked if isinstance(item.get("headline"), str)), None)


def _language(document: Element, meta: dict[str, str]) -> str | None:
    written = [element.attributes.get("lang") or element.attributes.get("xml:lang", "") for element in document.elements("html")]
    for value in (*written, meta.get("og:locale", ""), meta.get("content-language", ""), meta.get("dc.language", "")):
        match = _LANGUAGE.match(value.strip())
        if match:
            return match[0].lower()
    return None


# --- title and publisher ----------------------------------------------------------------------------------------------


def _heading(document: Element) -> str | None:
    headings = [one_line(element.text()) for element in document.elements("h1")]
    headings = [heading for heading in headings if heading]
    return headings[0][:500] if len(headings) == 1 else None


def _title_and_site(heading: str | None, head_title: str | None, named: str | None) -> tuple[str | None, str | None]:
    """The title, and the name of the site where `<title>` has it beside the heading: `Heading | Site`."""
    known = next((name for name in (heading, named) if name and head_title and _same_start(head_title, name)), None)
    if known and head_title:
        rest = head_title[len(known) :] if head_title.casefold().startswith(known.casefold()) else ""
        site = _SEPARATOR.split(rest)[-1].strip(" |–—-·»") if rest else None
        return known, site or None
    if named or heading:
        return _without_site(named) if named else heading, None
    if not head_title:
        return None, None
    pieces = [piece for piece in _SEPARATOR.split(head_title) if piece]
    if len(pieces) > 1 and len(pieces[-1]) <= 40 and len(pieces[0]) > len(pieces[-1]):
        return head_title[: head_title.rindex(pieces[-1])].rstrip(" |–—-·»:"), pieces[-1]
    return head_title, None


def _same_start(whole: str, part: str) -> bool:
    return len(part) > 3 and whole.casefold().startswith(part.casefold())


def _without_site(title: str) -> str:
    pieces = [piece.strip() for piece in title.split(" | ")]
    return pieces[0] if len(pieces[0]) > 10 else title


def _publisher(meta: dict[str, str], linked: list[LinkedObject]) -> str | None:
    for name in _PUBLISHERS[:6]:
        if name in meta and _is_name(meta[name]):
            return meta[name]
    for item in linked:
        publisher = item.get("publisher") or item.get("sourceOrganization")
        if isinstance(publisher, list) and publisher:
            publisher = publisher[0]
        if isinstance(publisher, dict):
            publisher = publisher.get("name")
        if isinstance(publisher, str) and _is_name(publisher):
            return one_line(publisher)
    for item in linked:
        if item.get("@type") in ("Organization", "NewsMediaOrganization", "GovernmentOrganization", "WebSite") and isinstance(item.get("name"), str):
            return one_line(item["name"])[:200] or None
    return next((meta[name] for name in _PUBLISHERS[6:] if name in meta and _is_name(meta[name]) and name != "copyright"), None)


def _is_name(value: str) -> bool:
    return 1 < len(value) < 150 and not _NOT_A_PUBLISHER.search(value)


def _copyright_holder(document: Element) -> str | None:
    """Who the page says holds its copyright, at its foot."""
    end = one_line(_visible_end(document))
    found = None
    for match in _COPYRIGHT.finditer(end):
        name = _COPYRIGHT_TAIL.sub("", one_line(match[1])).strip(" ,;-–—")
        if len(name) > 1 and name[0].isupper():
            found = name
    return found


def _visible_end(document: Element) -> str:
    """The last two thousand characters of the page, elements apart from each other by a line."""
    pieces: list[str] = []
    length, waiting = 0, list(document.children)
    while waiting and length < 2_000:
        node = waiting.pop()
        if isinstance(node, str):
            if node.strip():
                pieces.append(" ".join(node.split()))
                length += len(node)
        elif node.tag not in ("script", "style", "noscript", "head", "template"):
            waiting.extend(node.children)
    return " | ".join(reversed(pieces))


# --- date -------------------------------------------------------------------------------------------------------------


def _published(document: Element, meta: dict[str, str], linked: list[LinkedObject]) -> date | None:
    for name in _DATES:
        if name in meta and (found := parse_date(meta[name])):
            return found
    for item in linked:
        for key in ("datePublished", "dateCreated", "uploadDate"):
            if isinstance(item.get(key), str) and (found := parse_date(item[key])):
                return found
    return _shown_date(document)


def _shown_date(document: Element) -> date | None:
    """The date of the page's own `time` element: the first one near its heading, not one of another item's teaser."""
    shown = None
    for element in document.elements("time", "abbr", "span", "div", "p"):
        attributes = element.attributes
        if element.tag == "time":
            found = parse_date(attributes.get("datetime") or one_line(element.text())[:80])
        elif attributes.get("itemprop", "").lower() == "datepublished":
            found = parse_date(attributes.get("content") or one_line(element.text())[:80])
        else:
            continue
        if found and (attributes.get("itemprop", "").lower() == "datepublished" or "pubdate" in attributes):
            return found
        if found and shown is None and not _in_teaser(element):
            shown = found
    return shown


def _in_teaser(element: Element) -> bool:
    above = element.parent
    while above is not None:
        words = f"{above.attributes.get('class', '')} {above.attributes.get('id', '')}".lower()
        if above.tag in ("nav", "aside", "footer", "li") or re.search(r"related|teaser|sidebar|event|upcoming|latest", words):
            return True
        above = above.parent
    return False
