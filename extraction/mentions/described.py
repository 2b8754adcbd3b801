"""Finds activities that have no name: what an amount is given for, works told by their route, lists of works a lender finances.

A description that fits a named activity of the same country and sector is another word for it; else it is an activity of
its own, with the described thing as its title ("general hospital in Kokshetau city").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extraction.layout import BULLET, HEADING, LABEL, PROSE, ROW, Block, blocks, sentences
from extraction.lexicon import rows
from extraction.mentions.activities import Draft, Drafts, activity_words, names_work, sector_of, title_words
from extraction.model import Entity, Mention, Profile
from extraction.phrases import Item, items
from extraction.segments import HEDGES, Segment, segments

_PURPOSE = frozenset("for to towards toward into on".split())
_DETERMINERS = frozenset("the a an its their his this that these some new another one".split())
_STOPS = activity_words()["stop word"]
_LONGEST = 14


@dataclass
class Page:
    """What the readers below look at."""

    clean: str
    drafts: Drafts
    mentions: list[Mention]
    starts: list[int]
    entities: dict[str, Entity]
    blocks: list[Block]

    def entity(self, item: Item) -> Entity | None:
        return self.entities.get(self.mentions[item.mention].entity or "") if item.mention is not None else None


def describe(clean: str, drafts: Drafts, mentions: list[Mention], entities: dict[str, Entity], profile: Profile) -> None:
    """Adds described activities to the drafts, then completes all drafts."""
    listed = sorted([*mentions, *drafts.mentions(clean)], key=lambda m: (m.char_start, m.char_end, m.kind))
    page = Page(clean, drafts, listed, [m.char_start for m in listed], entities, blocks(clean))
    _locate(page)
    for span, title, country in sorted([*_routes(page), *_targets(page), *_works(page)], key=lambda found: found[0]):
        _add(page, span, title, country)
    _locate(page)


# --- adding a description -------------------------------------------------------------------------------------------


def _add(page: Page, span: tuple[int, int], title: str, country: str | None) -> None:
    title = " ".join(title.split())
    sector = sector_of(title)
    country = country or _country_in(page, *span)
    named = [draft for draft in page.drafts.all if _fits(page, draft, title, country, sector[0] if sector else None)]
    if len(named) == 1:
        draft = named[0]
        draft.spans.append(span)
        draft.aliases.append(title)
        return
    if named:
        return
    page.drafts.add(title, span, named=False, country=country, type="project")


# Sectors too wide to tell a description from a name.
_WIDE = frozenset(("infrastructure", "multisector", "governance", "urban development"))


def _fits(page: Page, draft: Draft, title: str, country: str | None, sector: str | None) -> bool:
    """Whether a description can be another word for a named activity."""
    if not draft.named:
        return False
    if country and draft.country and country != draft.country:
        return False
    own = sector_of(draft.title)
    shared = {_stem(word) for word in title_words(title)} & {_stem(word) for word in title_words(draft.title)}
    if sector and own and sector != own[0] and not (sector in _WIDE or own[0] in _WIDE) and len(shared) < 2:
        return False
    return bool(sector and own and sector == own[0]) or len(shared) >= 1 or bool(country and country == draft.country)


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|ment|ation)\Z", "", word)[:6]


# --- where an activity is -------------------------------------------------------------------------------------------


def _country_in(page: Page, start: int, end: int) -> str | None:
    """The country of the places in a span; of its end where several are named."""
    found = []
    for index in range(max(0, bisect_left(page.starts, start) - 1), bisect_left(page.starts, end)):
        mention = page.mentions[index]
        if mention.kind == "place" and mention.char_end > start:
            entity = page.entities.get(mention.entity or "")
            if entity and entity.country:
                found.append((entity.type == "country", entity.country))
    cities = [country for is_country, country in found if not is_country]
    return (cities or [country for _, country in found] or [None])[0]


def _locate(page: Page) -> None:
    """Country, sector and route of every draft."""
    main = _main_country(page)
    for draft in page.drafts.all:
        if draft.country is None:
            draft.country = _draft_country(page, draft, main)
        if draft.sector is None:
            found = sector_of(draft.title)
            draft.sector, draft.sector_code = found or (None, None)


def _draft_country(page: Page, draft: Draft, main: str | None) -> str | None:
    for start, end in draft.spans:
        country = _country_in(page, start, end)
        if country:
            return country
    for start, end in draft.spans:
        block = _block_at(page, start)
        for sentence in sentences(page.clean, block):
            if sentence[0] <= start < sentence[1]:
                country = _nearest_country(page, *sentence, start)
                if country:
                    return country
    return main


def _nearest_country(page: Page, start: int, end: int, at: int) -> str | None:
    best: tuple[int, str] | None = None
    for index in range(bisect_left(page.starts, start), bisect_left(page.starts, end)):
        mention = page.mentions[index]
        entity = page.entities.get(mention.entity or "")
        if mention.kind == "place" and entity and entity.country:
            distance = abs(mention.char_start - at)
            if best is None or distance < best[0]:
                best = distance, entity.country
    return best[1] if best else None


def _block_at(page: Page, position: int) -> Block:
    index = max(0, bisect_left([block.start for block in page.blocks], position + 1) - 1)
    return page.blocks[index]


def _main_country(page: Page) -> str | None:
    counts = Counter(
        entity.country
        for mention in page.mentions
        if mention.kind == "place" and (entity := page.entities.get(mention.entity or "")) and entity.country
    )
    return counts.most_common(1)[0][0] if counts else None


# --- works told by their route --------------------------------------------------------------------------------------

_NAME = r"[A-Z][^\W\d_]+(?:'[a-z]+)?(?:\s[A-Z][^\W\d_]+){0,2}"
_ROUTE = re.compile(rf"(?<![\w-]){_NAME}(?:\s?[-–—]\s?{_NAME})+")
_ROUTE_NOUNS = activity_words()["route noun"]
_ROUTE_ADJECTIVES = activity_words()["route adjective"]
_OF_ROAD = re.compile(r"\s(?:of|on)\sthe\s(?P<road>[A-Z]+-?\d{1,4}\s(?:motorway|highway|road|expressway|railway)|[A-Z][\w–-]+(?:\s[A-Z][\w–-]+){0,3}\s(?:motorway|highway|road|expressway|railway|line|corridor))")


def _routes(page: Page) -> Iterator[tuple[tuple[int, int], str, str | None]]:
    """The Shorkot-Khanewal section of the M-4 motorway; Pap–Namangan–Andijan line; lists with one noun for all."""
    pending: list[re.Match[str]] = []
    for match in _ROUTE.finditer(page.clean):
        if pending and page.clean[pending[-1].end() : match.start()].strip() not in (",", "and", ", and"):
            pending = []
        if not _are_places(page, match):
            continue
        noun = _route_noun(page.clean, match.end())
        if noun is None:
            pending.append(match)
            continue
        end, words = noun
        for one in (*pending, match):
            title = f"{page.clean[one.start() : one.end()]} {words if not pending else words.removesuffix('s')}"
            yield (one.start(), end if one is match else one.end()), title, None
        pending = []


def _are_places(page: Page, match: re.Match[str]) -> bool:
    """At least one end is a place the text names; a country pair ("PRC-Mongolia") is no route."""
    parts = [
        page.entities.get(page.mentions[index].entity or "")
        for index in range(bisect_left(page.starts, match.start()), bisect_left(page.starts, match.end()))
        if page.mentions[index].kind == "place"
    ]
    return any(entity is not None and entity.type != "country" for entity in parts)


def _route_noun(clean: str, at: int) -> tuple[int, str] | None:
    """The words up to a noun such as "highway" right after a route, with "of the M-4 motorway" behind it."""
    words = []
    for match in re.compile(r"\s([\w-]+)").finditer(clean, at, at + 60):
        if match.start() != (at if not words else end):
            return None
        word, end = match[1], match.end()
        words.append(word)
        if word.lower() in _ROUTE_NOUNS and word.lower() not in _ROUTE_ADJECTIVES - {"road", "highway", "motorway"}:
            following = re.match(r"\s([\w-]+)", clean[end : end + 30])
            if following and following[1].lower() in _ROUTE_NOUNS:
                continue
            road = _OF_ROAD.match(clean, end)
            if road and word.lower() in ("section", "sections", "stretch", "part", "link"):
                return road.end(), " ".join(words) + clean[end : road.end()]
            return end, " ".join(words)
        if word.lower() not in _ROUTE_ADJECTIVES and not word[0].isupper():
            return None
        if len(words) > 3:
            return None
    return None


# --- what an amount is given for ------------------------------------------------------------------------------------


def _targets(page: Page) -> Iterator[tuple[tuple[int, int], str, str | None]]:
    money = [m.char_start for m in page.mentions if m.kind == "money"]
    spans = [(m.char_start, m.char_end) for m in page.mentions if m.kind in ("money", "date", "organisation", "person", "activity")]
    for block in page.blocks:
        if block.kind == ROW or bisect_left(money, block.start) == bisect_left(money, block.end):
            continue
        country = _country_paragraph(page, block, spans)
        if country:
            yield country
            continue
        for start, end in sentences(page.clean, block, spans):
            if bisect_left(money, start) == bisect_left(money, end):
                continue
            listed = items(page.clean, page.mentions, page.starts, start, end)
            cut = segments(listed, page.mentions)
            yield from _enumerated(page, cut)
            for segment in cut:
                found = _target(page, segment)
                if found:
                    yield found


def _country_paragraph(page: Page, block: Block, spans) -> tuple[tuple[int, int], str, str | None] | None:
    """BRAZIL - $210 million. Agriculture. Small farmers in the Northeast: 74,000 families ..."""
    cut = list(sentences(page.clean, block, spans))
    if len(cut) < 2:
        return None
    listed = items(page.clean, page.mentions, page.starts, *cut[0])
    if len(listed) < 3 or listed[0].kind != "place" or listed[1].word not in ("-", "–", "—", ":") or not any(i.kind == "money" for i in listed[2:5]):
        return None
    entity = page.entity(listed[0])
    if entity is None or entity.type != "country":
        return None
    parts = [page.clean[start:end].rstrip(".") for start, end in cut[1:3]]
    is_sector = len(parts[0].split()) <= 5
    end = cut[2][1] if is_sector and len(cut) > 2 and not re.match(r"Terms?:|Interest", parts[1]) else cut[1][1]
    title = page.clean[cut[1][0] : end].split(":")[0].rstrip(".")
    title = title.replace(". ", ": ", 1) if is_sector else title
    return (cut[1][0], cut[1][0] + len(page.clean[cut[1][0] : end].split(":")[0].rstrip("."))), title, entity.country


def _enumerated(page: Page, cut: list[Segment]) -> Iterator[tuple[tuple[int, int], str, str | None]]:
    """The nine projects are: Road A (Tk 42 billion), Bridge B, phase 2 (Tk 14 billion) and Market C (Tk 470 million)."""
    run = [segment for segment in cut if segment.bracketed]
    if len(run) < 3:
        return
    for segment in run:
        inner = [item for item in segment.left if item.word not in HEDGES or item.word == "of"]
        left = segment.left[: next((k for k, i in enumerate(segment.left) if i.word == "("), len(segment.left))]
        while left and left[0].word in (",", "and", ";", ")", ":"):
            left = left[1:]
        colon = [k for k, item in enumerate(left) if item.word == ":"]
        if colon:
            left = left[colon[-1] + 1 :]
        if not inner or not left or not page.clean[left[0].start].isupper() or any(i.kind in ("organisation", "activity") for i in left[:1]):
            continue
        start, end = left[0].start, left[-1].end
        title = re.split(r",\s(?:first|second|third|\d\w\w)\s+revis", page.clean[start:end])[0]
        if len(title.split()) >= 2:
            yield (start, start + len(title)), title, None


def _target(page: Page, segment: Segment) -> tuple[tuple[int, int], str, str | None] | None:
    """What stands after "for", "to", "into" behind the amount, or before it in "sewerage in Bukhara ($165 million)"."""
    if any(item.kind == "activity" for item in (*segment.left, *segment.right)):
        return None
    return None


def _works(page: Page) -> Iterator[tuple[tuple[int, int], str, str | None]]:
    yield from ()
