"""Finds what lists give amounts to: enumerated titles with their prices, paragraphs that a country opens, titles behind a marked item's amount."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from extraction import expressions as re
from extraction.mentions.activities.activity_page import Page, Target
from extraction.mentions.activities.object_phrases import PURPOSE
from extraction.mentions.activities.titles import sector_of
from extraction.phrases import Item, items
from extraction.segments import HEDGES, Segment


def country_paragraph(page: Page, cut: list[tuple[int, int]]) -> Target | None:
    """BRAZIL - $210 million. Agriculture. Small farmers in the Northeast: 74,000 families ..."""
    if len(cut) < 2 or not _opens_with_place(page, cut[0][0]):
        return None
    first = items(page.clean, page.mentions, page.starts, *cut[0])
    if (
        len(first) < 3
        or first[0].kind != "place"
        or first[1].word not in ("-", "–", "—", ":")
        or all(i.kind != "money" for i in first[2:5])
    ):
        return None
    entity = page.entity(first[0])
    if entity is None or entity.type != "country" or any(item.word in PURPOSE for item in first):
        return None
    told = [page.clean[start:end].split(":")[0].rstrip(". ") for start, end in cut[1:3]]
    if len(told) > 1 and len(told[0].split()) <= 5 and not _TERMS.match(told[1]):
        start = cut[1][0]
        return Target(start, cut[2][0] + len(told[1]), ": ".join(told), entity.country, named=True)
    return Target(cut[1][0], cut[1][0] + len(told[0]), told[0], entity.country, named=True)


def _opens_with_place(page: Page, start: int) -> bool:
    """Whether the first thing in a sentence is a place."""
    while page.clean[start : start + 1].isspace():
        start += 1
    index = bisect_left(page.starts, start)
    while index < len(page.starts) and page.starts[index] == start:
        if page.mentions[index].kind == "place":
            return True
        index += 1
    return False


# An item of a list, by its mark.
MARKED = re.compile(r"\s*(?:[-*•→▪►»>–—]|\(?\w{1,3}[.)])\s")


_HEADED = re.compile(r"\s*(?P<title>[A-Z][^\n:.;$€£¥%!?]{8,110}):\s")


def title_behind(page: Page, start: int, end: int) -> Iterator[Target]:
    """→ THE STATE, sovereign loan, X. Renewal of the bus lines: 14 lines, ...: a title that opens the sentence behind the amount."""
    headed = _HEADED.match(page.clean, start, end)
    if headed and len(headed["title"].split()) > 1 and not _TERMS.match(headed["title"]) and sector_of(headed["title"]) and not _CLAUSE.search(headed["title"]):
        yield Target(headed.start("title"), headed.end("title"), headed["title"], named=True)


_CLAUSE = re.compile(r"\b(?:is|are|was|were|will|would|has|have|had|include[sd]?|consists?)\b")


def countries_and_titles(page: Page, cut: list[tuple[int, int]]) -> Iterator[Target]:
    """Bangladesh - Dhaka Sanitation Improvement. A loan of X, ...: lines of a country and a title, then the amount."""
    for (start, end), (following, stop) in zip(cut, cut[1:], strict=False):
        opening = _TITLE_OF_COUNTRY.match(page.clean, start, end)
        first = bisect_left(page.starts, opening.start("country")) if opening else len(page.mentions)
        if opening is None or first >= len(page.mentions) or page.mentions[first].char_end != opening.start("mark"):
            continue
        entity = page.entities.get(page.mentions[first].entity or "")
        title = opening["title"]
        if entity is None or entity.type != "country" or len(title.split()) < 2 or sector_of(title) is None:
            continue
        if _GIVEN_THEN.match(page.clean, following, stop):
            yield Target(opening.start("title"), opening.end("title"), title, entity.country, named=True)


_TITLE_OF_COUNTRY = re.compile(r"\s*(?P<country>[A-Z][^\n:–—]{2,40}?)(?P<mark>\s?(?:[-–—:]\s|:\s))(?P<title>[A-Z][^\n.:;$€£¥%!?]{6,120})(?=\.)")


_GIVEN_THEN = re.compile(r"\s*(?:An?|The|This)\s(?:[\w$€£¥.,-]+\s){0,6}?(?:loans?|credits?|grants?|guarantees?|financing|million|billion)\b")


_TERMS = re.compile(r"(?:Terms?|Interest|Maturity|Total|Repayment|Closing|Cost)\b")


_REVISED = re.compile(r",\s(?:first|second|third|\d\w\w)\s+revis")


def enumerated_titles(page: Page, cut: list[Segment]) -> Iterator[Target]:
    """The nine projects are: Road A (Tk 42 billion), Bridge B, phase 2 (Tk 14 billion) and Market C (Tk 470 million)."""
    run = [(segment, end) for segment in cut if (end := _priced_at(segment)) is not None]
    introduced = bool(cut) and any(item.word == ":" for item in (*cut[0].left, *cut[0].right)) and all(segment.bracketed for segment, _ in run)
    if len(run) < (2 if introduced else 3):
        return
    for segment, opening in run:
        left = segment.left[:opening]
        colon = max((k for k, item in enumerate(left) if item.word == ":"), default=-1)
        if any(item.kind == "activity" for item in left[max(0, colon - 5) : max(0, colon)]):
            continue  # "Road Network Project (Phase 3): Dhubri bridge (X)": what the project of that name is for
        left = left[colon + 1 :]
        while left and left[0].word in (",", "and", ";", ")"):
            left = left[1:]
        listing = max((k for k, item in enumerate(left) if item.word in _LISTING), default=-1)
        if listing >= 0 or left and not page.clean[left[0].start].isupper():
            left = _small_words(page, left[listing + 1 :]) or _capital_run(page, left)
        if not left or left[0].kind in ("organisation", "activity") or all(item.kind == "place" or item.word == "and" for item in left):
            continue
        if any(item.kind in ("percent", "money", "person") for item in left):
            continue
        if (
            left[-1].kind in ("organisation", "person")
            or any(item.kind == "verb" and not page.clean[item.start : item.end].endswith(("ing", "ed")) for item in left)
            or page.clean[left[0].start : left[0].end] == "The"
        ):
            continue
        title = _REVISED.split(page.clean[left[0].start : left[-1].end])[0]
        if len(title.split()) >= 2:
            yield Target(left[0].start, left[0].start + len(title), title, named=True)


_LISTING = frozenset("are is include includes including were was namely like covers cover comprise comprises".split())


def _priced_at(segment: Segment) -> int | None:
    """Where the title of an item with its price ends: before "(", or before "with", "at a cost of"."""
    if segment.bracketed:
        return next((k for k in range(len(segment.left) - 1, -1, -1) if segment.left[k].word == "("), 0)
    k = len(segment.left)
    while k and (segment.left[k - 1].word in HEDGES or segment.left[k - 1].word in ("cost", "costs", "tk", "rs", "expenditure")):
        k -= 1
    return k - 1 if k > 2 and segment.left[k - 1].word in ("with", "at", "costing", "worth") and segment.left[k - 2].word != "," else None


def _small_words(page: Page, left: list[Item]) -> list[Item]:
    """ "the Rosso road", "small dams in Zhob district": a few words that tell of works, without article."""
    while left and left[0].word in ("the", "a", "an", "and", "its"):
        left = left[1:]
    if not left or len(left) > 16 or any(item.kind in ("money", "percent", "person") or item.kind == "mark" and item.word not in "-'&–,()/" for item in left):
        return []
    return left if sector_of(page.clean[left[0].start : left[-1].end]) else []


def _capital_run(page: Page, left: list[Item]) -> list[Item]:
    """The capitalised words at the end: "Among them are the Dasu Transmission Line" -> Dasu Transmission Line."""
    start = len(left)
    for k in range(len(left) - 1, -1, -1):
        if page.clean[left[k].start].isupper() or left[k].kind in ("place", "quantity"):
            start = k
        elif left[k].word not in ("of", "for", "and", "in", "the", "to", "-", "–", "'", "s", "&", "on"):
            break
    while start < len(left) and left[start].word in ("the", "a", "an", "and"):
        start += 1
    return left[start:]
