"""Finds activities that have no name: what an amount is given for, works told by their route, lists of works a lender finances.

A description that fits a named activity of the same country and sector is another word for it; else it is an activity of
its own, with the described thing as its title ("general hospital in Kokshetau city").
"""

from __future__ import annotations

import re
from collections import Counter

from extraction.layout import BULLET, HEADING, blocks
from extraction.lexicon import fold
from extraction.mentions.activities import Draft, Drafts, countries_by_name, names_work, sector_of, title_words
from extraction.mentions.activity_facts import tell_more
from extraction.mentions.activity_page import Page, Target, block_at, country_in, headed_country, opening_country, sentence_at, shared_words
from extraction.mentions.activity_routes import ROUTE, routes, stops_of_route
from extraction.mentions.financed_works import projects_called, told_once, works_financed
from extraction.mentions.objects import objects_of_amounts
from extraction.model import Entity, Mention, Profile
from extraction.recipients import Recipients


def describe(clean: str, drafts: Drafts, mentions: list[Mention], entities: dict[str, Entity], profile: Profile) -> None:
    """Adds described activities to the drafts, then completes all drafts."""
    listed = sorted([*mentions, *drafts.mentions(clean)], key=lambda m: (m.char_start, m.char_end, m.kind))
    cut = blocks(clean)
    recipients = Recipients(clean, listed, entities, cut)
    page = Page(clean, drafts, listed, [m.char_start for m in listed], entities, cut, [block.start for block in cut], recipients)
    if not cut:
        return
    _locate(page)
    found = sorted([*routes(page), *objects_of_amounts(page), *works_financed(page), *projects_called(page)], key=lambda target: (target.start, -target.end))
    found = [one for k, one in enumerate(found) if not any(o.start <= one.start and one.end <= o.end and o is not one for o in found[:k])]
    if not page.drafts.all and not found:
        found = list(told_once(page))
    beside = Counter(target.sentence for target in found)
    # Names and routes first: a later description may be another word for one of them.
    for target in sorted(found, key=lambda target: (not target.named, target.heading)):
        _add(page, target, beside[target.sentence])
    _locate(page)
    tell_more(page)


def _add(page: Page, target: Target, beside: int) -> None:
    title = _trimmed(target.title)
    sector = sector_of(title)
    country = target.country or opening_country(page, block_at(page, target.start)) or country_in(page, target.start, target.end)
    near = country or _country_beside(page, target.start)
    span = target.start, target.end
    placed = target.country is None and (country is not None or _AT_PLACE.search(title) is not None)
    fitting = [
        draft
        for draft in page.drafts.all
        if (
            _fits(draft, title, near if target.country is None else country, sector[0] if sector else None, placed and _told_before(draft, target.start))
            or target.heading
            and sector is not None
            and (draft.sector or (sector_of(draft.title) or ("",))[0]) == sector[0]
            and (not near or draft.country in (None, near))
        )
        and not (_in_sentence(page, draft, target) and not shared_words(draft.title, title))
    ]
    if not target.named and fitting:
        closest = max(fitting, key=lambda draft: shared_words(draft.title, title))
        if len(fitting) == 1 or shared_words(closest.title, title):
            likeness = shared_words(closest.title, title)
            if closest.named and likeness < (1 if target.own or target.sure else 2) and _in_block(page, closest, target):
                return  # a part of the works told in the project's own paragraph
            closest.spans.append(span)
            if not closest.named and _says_more(title, closest.title):
                title, closest.title = closest.title, title
            if title not in closest.aliases:
                closest.aliases.append(title)
        return
    # A purpose told beside a named project ("for land and grid connections") is no project of its own.
    listed = bool(near) and block_at(page, target.start).kind == BULLET
    apart = placed and sector is not None and all(
        draft.sector not in (None, sector[0]) and _told_before(draft, target.start) for draft in page.drafts.all
    )
    # Another amount for something of another field is another activity ("also approved $10 million for electrification").
    apart = apart or target.own and sector is not None and not any(
        draft.sector in (None, sector[0]) or _in_sentence(page, draft, target) or shared_words(draft.title, title) for draft in page.drafts.all
    )
    rivals = any(draft.named and (not near or draft.country in (None, near)) for draft in page.drafts.all)
    lone = not target.sure and beside < 2 and not country and not listed and not apart and rivals
    if not target.named and (lone or len(title.split()) < 2 and not (target.country and names_work(title) and title.endswith("s"))):
        return
    page.drafts.add(title, span, named=target.named, country=country or near)


_AT_PLACE = re.compile(r"\b(?:in|at)\s(?:the\s)?[A-Z]")


def _says_more(title: str, known: str) -> bool:
    """Whether a title is better than the known one: more words, though not a whole clause where the other is a name."""
    if len(title.split()) > _TOO_LONG or len(known.split()) > _TOO_LONG:
        return len(title.split()) < len(known.split()) and any(word[0].isupper() for word in title.split())
    return len(title_words(title)) > len(title_words(known))


_TOO_LONG = 9


def _in_sentence(page: Page, draft: Draft, target: Target) -> bool:
    """Whether a sentence that tells of a draft gives another amount for this: two objects of one sentence are two things."""
    start, end = sentence_at(page, target.start)
    return any(start <= s < end for s, _ in draft.spans)


def _in_block(page: Page, draft: Draft, target: Target) -> bool:
    block = block_at(page, target.start)
    return block.kind != HEADING and any(block.start <= s < block.end for s, _ in draft.spans)


def _told_before(draft: Draft, position: int) -> bool:
    return min((start for start, _ in draft.spans), default=position) < position


def _country_beside(page: Page, position: int) -> str | None:
    """The country that the sentence of a description names before it, or its paragraph's heading."""
    start, _ = sentence_at(page, position)
    block = block_at(page, position)
    before = page.recipients.nearest(start, position, position) or opening_country(page, block) or headed_country(page, block)
    return before or page.recipients.only(*sentence_at(page, position))


_OPENING = re.compile(
    r"(?:(?:the|a|an|its|their|new|another)\s|(?:construction|building|implementation|financing|equity investment|investment|asphalting|paving|laying|purchase|acquisition|procurement|(?:co-?financing|contribution|support)(?=\sto\s))\s(?:of|in|to)\s)+",
    re.IGNORECASE,
)
_POSSESSOR = re.compile(r"\A[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}'s? (?=[a-z])")


_OF_COUNTRY = re.compile(r"([A-Z][\w-]+(?: [A-Z][\w-]+){0,2})'s? (?=\S)")


def _trimmed(title: str) -> str:
    """A description without its article and without "construction of"."""
    title = _POSSESSOR.sub("", " ".join(title.split()))
    owner = _OF_COUNTRY.match(title)
    title = title[owner.end() :] if owner and fold(owner[1]) in countries_by_name() else title
    opening = _OPENING.match(title)
    return title[opening.end() :] if opening and opening.end() < len(title) else title


# Sectors too wide to tell a description from a name.
_WIDE = frozenset(("infrastructure", "multisector", "governance", "urban development"))


def _fits(draft: Draft, title: str, country: str | None, sector: str | None, elsewhere: bool = False) -> bool:
    """Whether a description can be another word for an activity that stands already; `elsewhere` of one told later with its own place."""
    if country and draft.country and country != draft.country:
        return False
    shared = shared_words(draft.title, title)
    if not draft.named:
        return shared >= 2 or shared == len(title_words(title)) > 0
    own = sector_of(draft.title)
    if sector and own and sector != own[0] and not (sector in _WIDE or own[0] in _WIDE) and shared < 2:
        return False
    return bool(sector and own and sector == own[0]) or shared >= 1 or bool(country and country == draft.country and not elsewhere)


def _locate(page: Page) -> None:
    """Country, sector and route of every draft."""
    main = page.recipients.main()
    for draft in page.drafts.all:
        if draft.country is None:
            draft.country = _draft_country(page, draft, main)
        if draft.sector is None:
            found = sector_of(draft.title)
            draft.sector, draft.sector_code = found or (None, None)
        for start, end in draft.spans:
            if not draft.route and (ROUTE.search(page.clean, start, end) or _BETWEEN.search(page.clean, start, end + 60)):
                draft.route = stops_of_route(page, start, end + (60 if _BETWEEN.search(page.clean, start, end + 60) else 0))


_BETWEEN = re.compile(r"(?:\bbetween\s[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?\sand\s[A-Z]|\bfrom\s[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?\sto\s[A-Z])")


def _draft_country(page: Page, draft: Draft, main: str | None) -> str | None:
    for start, end in draft.spans:
        country = opening_country(page, block_at(page, start)) or country_in(page, start, end)
        if country:
            return country
    for start, _ in draft.spans[:8]:
        block = block_at(page, start)
        country = page.recipients.nearest(*sentence_at(page, start), start) or page.recipients.nearest(block.start, block.end, start)
        if country:
            return country
        headed = headed_country(page, block)
        if headed:
            return headed
    return main
