"""Finds activities that have no name: what an amount is given for, works told by their route, lists of works a lender finances.

A description that fits a named activity of the same country and sector is another word for it; else it is an activity of
its own, with the described thing as its title ("general hospital in Kokshetau city").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from extraction.layout import BULLET, HEADING, LABEL, ROW, Block, Uncut, blocks, sentences
from extraction.lexicon import rows, words
from extraction.mentions.activities import Draft, Drafts, activity_words, is_sector_only, names_work, sector_of, title_words
from extraction.mentions.activity_facts import tell_more
from extraction.model import Entity, Mention, Profile
from extraction.phrases import Item, items
from extraction.recipients import Recipients, country_of_title
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
    blocks: tuple[Block, ...]
    block_starts: list[int]
    recipients: Recipients
    sentences: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def entity(self, item: Item) -> Entity | None:
        return self.entities.get(self.mentions[item.mention].entity or "") if item.mention is not None else None


@dataclass(frozen=True)
class Target:
    """A description found: its span and title, the country it is for, whether it stands like a name, and its sentence."""

    start: int
    end: int
    title: str
    country: str | None = None
    named: bool = False
    sentence: int = -1
    heading: bool = False
    sure: bool = False  # told of the thing itself ("the road, funded by"), not only of a purpose


def describe(clean: str, drafts: Drafts, mentions: list[Mention], entities: dict[str, Entity], profile: Profile) -> None:
    """Adds described activities to the drafts, then completes all drafts."""
    listed = sorted([*mentions, *drafts.mentions(clean)], key=lambda m: (m.char_start, m.char_end, m.kind))
    cut = blocks(clean)
    recipients = Recipients(clean, listed, entities, cut)
    page = Page(clean, drafts, listed, [m.char_start for m in listed], entities, cut, [block.start for block in cut], recipients)
    if not cut:
        return
    _locate(page)
    found = sorted([*_routes(page), *_targets(page), *_works(page), *_called(page)], key=lambda target: (target.start, -target.end))
    found = [one for k, one in enumerate(found) if not any(o.start <= one.start and one.end <= o.end and o is not one for o in found[:k])]
    if not page.drafts.all and not found:
        found = list(_told_once(page))
    beside = Counter(target.sentence for target in found)
    # Names and routes first: a later description may be another word for one of them.
    for target in sorted(found, key=lambda target: (not target.named, target.heading)):
        _add(page, target, beside[target.sentence])
    _locate(page)
    tell_more(page)


# --- adding a description -------------------------------------------------------------------------------------------


def _add(page: Page, target: Target, beside: int) -> None:
    title = _trimmed(target.title)
    sector = sector_of(title)
    country = target.country or _country_in(page, target.start, target.end)
    near = country or _country_beside(page, target.start)
    span = target.start, target.end
    placed = target.country is None and (country is not None or _AT_PLACE.search(title) is not None)
    fitting = [
        draft
        for draft in page.drafts.all
        if _fits(draft, title, near if target.country is None else country, sector[0] if sector else None, placed and _told_before(draft, target.start))
        and not (_in_sentence(page, draft, target) and not _shared(draft.title, title))
    ]
    if not target.named and fitting:
        closest = max(fitting, key=lambda draft: _shared(draft.title, title))
        if len(fitting) == 1 or _shared(closest.title, title):
            if closest.named and not _shared(closest.title, title) and _in_block(page, closest, target):
                return  # a part of the works told in the project's own paragraph
            closest.spans.append(span)
            if not closest.named and len(title_words(title)) > len(title_words(closest.title)):
                title, closest.title = closest.title, title
            if title not in closest.aliases:
                closest.aliases.append(title)
        return
    # A purpose told beside a named project ("for land and grid connections") is no project of its own.
    listed = bool(near) and _block_at(page, target.start).kind == BULLET
    apart = placed and sector is not None and all(
        draft.sector not in (None, sector[0]) and _told_before(draft, target.start) for draft in page.drafts.all
    )
    rivals = any(draft.named and (not near or draft.country in (None, near)) for draft in page.drafts.all)
    lone = not target.sure and beside < 2 and not country and not listed and not apart and rivals
    if not target.named and (lone or len(title.split()) < 2 and not (target.country and names_work(title) and title.endswith("s"))):
        return
    page.drafts.add(title, span, named=target.named, country=country or near)


_AT_PLACE = re.compile(r"\b(?:in|at)\s(?:the\s)?[A-Z]")


def _in_sentence(page: Page, draft: Draft, target: Target) -> bool:
    """Whether a sentence that tells of a draft gives another amount for this: two objects of one sentence are two things."""
    start, end = _sentence_at(page, target.start)
    return any(start <= s < end for s, _ in draft.spans)


def _in_block(page: Page, draft: Draft, target: Target) -> bool:
    block = _block_at(page, target.start)
    return block.kind != HEADING and any(block.start <= s < block.end for s, _ in draft.spans)


def _told_before(draft: Draft, position: int) -> bool:
    return min((start for start, _ in draft.spans), default=position) < position


def _country_beside(page: Page, position: int) -> str | None:
    """The country that the sentence of a description names before it, or its paragraph's heading."""
    start, _ = _sentence_at(page, position)
    block = _block_at(page, position)
    return page.recipients.nearest(start, position, position) or _opening_country(page, block) or _headed_country(page, block)


_OPENING = re.compile(
    r"(?:(?:the|a|an|its|their|new|another)\s|(?:construction|building|implementation|financing|equity investment|investment|asphalting|paving|laying|purchase|acquisition|procurement|(?:co-?financing|contribution|support)(?=\sto\s))\s(?:of|in|to)\s)+",
    re.IGNORECASE,
)


_POSSESSOR = re.compile(r"\A[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}'s? (?=[a-z])")


def _trimmed(title: str) -> str:
    """A description without its article and without "construction of"."""
    title = _POSSESSOR.sub("", " ".join(title.split()))
    opening = _OPENING.match(title)
    return title[opening.end() :] if opening and opening.end() < len(title) else title


def _shared(left: str, right: str) -> int:
    return len({_stem(word) for word in title_words(left)} & {_stem(word) for word in title_words(right)})


# Sectors too wide to tell a description from a name.
_WIDE = frozenset(("infrastructure", "multisector", "governance", "urban development"))


def _fits(draft: Draft, title: str, country: str | None, sector: str | None, elsewhere: bool = False) -> bool:
    """Whether a description can be another word for an activity that stands already; `elsewhere` of one told later with its own place."""
    if country and draft.country and country != draft.country:
        return False
    shared = _shared(draft.title, title)
    if not draft.named:
        return shared >= 2 or shared == len(title_words(title)) > 0
    own = sector_of(draft.title)
    if sector and own and sector != own[0] and not (sector in _WIDE or own[0] in _WIDE) and shared < 2:
        return False
    return bool(sector and own and sector == own[0]) or shared >= 1 or bool(country and country == draft.country and not elsewhere)


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|ment|ation)\Z", "", word)[:6]


# --- where an activity is -------------------------------------------------------------------------------------------


def _country_in(page: Page, start: int, end: int) -> str | None:
    """The country of the towns and regions that a title names, else the country it names."""
    found = list(page.recipients.within(start, end))
    towns = [country for _, country, whole in found if not whole]
    return towns[0] if towns else found[0][1] if found else country_of_title(page.clean[start:end])


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
            if not draft.route and (_ROUTE.search(page.clean, start, end) or _BETWEEN.search(page.clean, start, end + 60)):
                draft.route = _stops(page, start, end + (60 if _BETWEEN.search(page.clean, start, end + 60) else 0))


_BETWEEN = re.compile(r"(?:\bbetween\s[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?\sand\s[A-Z]|\bfrom\s[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?\sto\s[A-Z])")


def _draft_country(page: Page, draft: Draft, main: str | None) -> str | None:
    for start, end in draft.spans:
        country = _opening_country(page, _block_at(page, start)) or _country_in(page, start, end)
        if country:
            return country
    for start, _ in draft.spans[:8]:
        block = _block_at(page, start)
        country = page.recipients.nearest(*_sentence_at(page, start), start) or page.recipients.nearest(block.start, block.end, start)
        if country:
            return country
        headed = _headed_country(page, block)
        if headed:
            return headed
    return main


_OPENS_ITEM = re.compile(r"\s?(?:[:–—(]|-\s)")


def _opening_country(page: Page, block: Block) -> str | None:
    """The country of a paragraph that begins with its name: "Fiji: ...", "Liberia (signed with ...)"."""
    first = bisect_left(page.starts, block.start)
    mention = page.mentions[first] if first < len(page.mentions) else None
    if mention is None or mention.kind != "place" or mention.char_start > block.start + 4 or not _OPENS_ITEM.match(page.clean, mention.char_end):
        return None
    entity = page.entities.get(mention.entity or "")
    return entity.country if entity is not None and entity.type == "country" else None


def _headed_country(page: Page, block: Block) -> str | None:
    """The country of the heading or label right above a paragraph."""
    above = _block_at(page, max(0, block.start - 1))
    if above.kind not in (HEADING, LABEL) or above.end > block.start:
        return None
    return page.recipients.nearest(above.start, above.end, above.start)


def _block_at(page: Page, position: int) -> Block:
    index = max(0, bisect_left(page.block_starts, position + 1) - 1)
    return page.blocks[index]


# --- works told by their route --------------------------------------------------------------------------------------

_NAME = r"[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+){0,2}"
_ROUTE = re.compile(rf"(?<![\w'-]){_NAME}(?:\s?[-–—]\s?{_NAME})+")
_ROUTE_NOUNS = activity_words()["route noun"]
_ROUTE_ADJECTIVES = activity_words()["route adjective"]
_OF_ROAD = re.compile(
    r"\s(?:of|on)\sthe\s(?P<road>[A-Z]+-?\d{1,4}\s(?:motorway|highway|road|expressway|railway)|[A-Z][\w–-]+(?:\s[A-Z][\w–-]+){0,3}\s(?:motorway|highway|road|expressway|railway|line|corridor))"
)


def _routes(page: Page) -> Iterator[Target]:
    """The Shorkot-Khanewal section of the M-4 motorway; Pap–Namangan–Andijan line; lists with one noun for all."""
    pending: list[re.Match[str]] = []
    for match in _ROUTE.finditer(page.clean):
        if pending and page.clean[pending[-1].end() : match.start()].strip() not in (",", "and", ", and"):
            pending = []
        if not _are_places(page, match) or _in_corridor(page, match):
            continue
        noun = _route_noun(page.clean, match.end())
        if noun is None:
            pending.append(match)
            continue
        end, words = noun
        owner = _named_before(page, match) if _PART_OF_LINE.match(words) else _named_right_before(page, match)
        if owner is not None:
            owner.route = owner.route or _stops(page, match.start(), match.end())
            pending = []
            continue
        for one in (*pending, match):
            title = f"{page.clean[one.start() : one.end()]} {words if not pending else words.removesuffix('s')}"
            yield Target(one.start(), end if one is match else one.end(), title, named=True)
        pending = []


def _are_places(page: Page, match: re.Match[str]) -> bool:
    """At least one end is a place the text names and no country; a country pair ("PRC-Mongolia") is no route."""
    parts = [
        page.entities.get(page.mentions[index].entity or "")
        for index in range(bisect_left(page.starts, match.start()), bisect_left(page.starts, match.end()))
        if page.mentions[index].kind == "place"
    ]
    if _km_before(page.clean, match.start()):
        return True
    if parts:
        return any(entity is not None and entity.type != "country" for entity in parts)
    return page.clean[match.start() - 4 : match.start()].lower() == "the " and " " in match.group()


_PART_OF_LINE = re.compile(r"(?:[\w-]+ )*(?:sections?|stretch(?:es)?|link|part)\b")


def _named_before(page: Page, match: re.Match[str]) -> Draft | None:
    """The project that the sentence names before: then the section is where that project is."""
    start, _ = _sentence_at(page, match.start())
    found = [(s, draft) for draft in page.drafts.all if draft.named for s, _ in draft.spans if start <= s < match.start()]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _named_right_before(page: Page, match: re.Match[str]) -> Draft | None:
    """ "Road Network Project (Phase 3): A-B bridge": what stands behind a project's name and a colon is its part."""
    colon = _AFTER_COLON.search(page.clean, max(0, match.start() - 40), match.start())
    if colon is None:
        return None
    return next((draft for draft in page.drafts.all if draft.named for _, e in draft.spans if colon.start() - 14 <= e <= colon.start() + 1), None)


_AFTER_COLON = re.compile(r":\s\Z")


def _stops(page: Page, start: int, end: int) -> tuple[str, ...]:
    """Keys of the places of a route, in the text's order; empty where fewer than two are known."""
    keys = [
        mention.entity
        for mention in page.mentions[bisect_left(page.starts, start) : bisect_left(page.starts, end)]
        if mention.kind == "place" and (entity := page.entities.get(mention.entity or "")) and entity.type != "country"
    ]
    stops = tuple(dict.fromkeys(keys))
    countries = Counter(page.entities[key].country for key in stops)
    if len(countries) > 1 and countries.most_common(1)[0][1] > 1:
        stops = tuple(key for key in stops if page.entities[key].country == countries.most_common(1)[0][0])
    return stops if len(stops) > 1 else ()


def _sentence_at(page: Page, position: int) -> tuple[int, int]:
    block = _block_at(page, position)
    if block.start not in page.sentences:
        page.sentences[block.start] = list(sentences(page.clean, block))
    cut = page.sentences[block.start]
    index = bisect_left(cut, (position + 1, 0)) - 1
    return cut[index] if index >= 0 else (block.start, block.end)


def _in_corridor(page: Page, match: re.Match[str]) -> bool:
    first = bisect_left(page.starts, match.start())
    return any(mention.kind == "corridor" for mention in page.mentions[first : first + 2] if mention.char_start < match.end())


def _km_before(clean: str, at: int) -> bool:
    """ "the 2,787 km Western Europe–Western China road": a length before a pair of names makes it a route."""
    return bool(re.search(r"\d\s?-?(?:km|kilomet\w+|mile)\s\Z", clean[max(0, at - 16) : at]))


_NEXT_WORD = re.compile(r"\s([\w-]+)")


def _route_noun(clean: str, at: int) -> tuple[int, str] | None:
    """The words up to a noun such as "highway" right after a route, with "of the M-4 motorway" behind it."""
    words: list[str] = []
    end = at
    for match in _NEXT_WORD.finditer(clean, at, at + 60):
        if match.start() != end:
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


def _targets(page: Page) -> Iterator[Target]:
    money = [m.char_start for m in page.mentions if m.kind == "money"]
    spans = Uncut((m.char_start, m.char_end) for m in page.mentions if m.kind in ("money", "date", "organisation", "person", "activity"))
    for block in page.blocks:
        if block.kind == ROW or bisect_left(money, block.start) == bisect_left(money, block.end):
            continue
        paragraph = _country_paragraph(page, block, spans)
        if paragraph:
            yield paragraph
            continue
        empty = False
        for start, end in sentences(page.clean, block, spans):
            if bisect_left(money, start) == bisect_left(money, end):
                goes = _PROCEEDS.match(page.clean, start, end) if empty else None
                if goes:
                    yield from _proceeds(page, goes.end(), end, start)
                empty = False
                continue
            listed = items(page.clean, page.mentions, page.starts, start, end)
            cut = segments(listed, page.mentions)
            enumerated = list(_enumerated(page, cut))
            yield from enumerated
            told = [] if enumerated else list(_each_target(page, cut, start, block.kind == HEADING))
            yield from told
            empty = not enumerated and not told and not any(item.kind == "activity" for item in listed)


# The sentence after a loan that has no object of its own: "It will be used to build ...", "The funds will go towards ...".
_PROCEEDS = re.compile(
    r"(?:It|This|They|These|The(?:\s[A-Z]{2,6})?)(?:\s(?:new|proposed|entire))?(?:\s(?:loans?|funds?|funding|money|credits?|grants?|financing|proceeds|resources|package|line|facility|amount|assistance|support|investment))*"
    r"(?:\sof\sthe\s\w+)?(?=\s(?:will|would|is|are|aims?|finances?|supports?|funds?|helps?)\b)"
)


def _proceeds(page: Page, at: int, end: int, sentence: int) -> Iterator[Target]:
    listed = items(page.clean, page.mentions, page.starts, at, end)
    if any(item.kind == "activity" for item in listed):
        return
    for k, item in enumerate(listed[:12]):
        begin = _object_at(page, listed, k)
        if begin is None and item.word in ("finance", "finances", "fund", "funds", "support", "supports") and k < 3:
            begin = k + 1
        accepted = _accepted(page, listed, _phrase(page, listed, begin), work=item.word not in ("for", "finance", "fund")) if begin else None
        if accepted:
            yield Target(accepted[0], accepted[1], page.clean[accepted[0] : accepted[1]], accepted[2], sentence=sentence)
            return


def _each_target(page: Page, cut: list[Segment], sentence: int, heading: bool) -> Iterator[Target]:
    for segment in cut:
        if any(item.kind == "activity" for item in (*segment.left, *segment.right)):
            continue
        if _is_sum(page, segment):
            continue
        for read in (_after_amount, _attributed, _before_bracket, _before_comma, _before_relative, _before_funded, _before_with, _approved_at):
            found = read(page, segment)
            if found:
                start, end, country = found
                country = country or _headed_by_country(page, cut[0])
                title = page.clean[start:end]
                yield Target(
                    start,
                    end,
                    title,
                    country,
                    named=not heading and _in_capitals(title),
                    sentence=sentence,
                    heading=heading,
                    sure=read in _SURE,
                )
                break


def _in_capitals(title: str) -> bool:
    """A name by its spelling: "Regional Infrastructure Development Fund"."""
    telling = [word for word in title.split() if len(word) > 3]
    return len(telling) >= 2 and all(word[0].isupper() for word in telling)


def _country_paragraph(page: Page, block: Block, spans) -> Target | None:
    """BRAZIL - $210 million. Agriculture. Small farmers in the Northeast: 74,000 families ..."""
    cut = list(sentences(page.clean, block, spans))
    if len(cut) < 2:
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
    if entity is None or entity.type != "country" or any(item.word in _PURPOSE for item in first):
        return None
    told = [page.clean[start:end].split(":")[0].rstrip(". ") for start, end in cut[1:3]]
    if len(told) > 1 and len(told[0].split()) <= 5 and not _TERMS.match(told[1]):
        start = cut[1][0]
        return Target(start, cut[2][0] + len(told[1]), ": ".join(told), entity.country, named=True)
    return Target(cut[1][0], cut[1][0] + len(told[0]), told[0], entity.country, named=True)


_TERMS = re.compile(r"(?:Terms?|Interest|Maturity|Total|Repayment|Closing|Cost)\b")
_REVISED = re.compile(r",\s(?:first|second|third|\d\w\w)\s+revis")


def _enumerated(page: Page, cut: list[Segment]) -> Iterator[Target]:
    """The nine projects are: Road A (Tk 42 billion), Bridge B, phase 2 (Tk 14 billion) and Market C (Tk 470 million)."""
    run = [segment for segment in cut if segment.bracketed]
    if len(run) < 3:
        return
    for segment in run:
        opening = next((k for k in range(len(segment.left) - 1, -1, -1) if segment.left[k].word == "("), 0)
        left = segment.left[:opening]
        colon = max((k for k, item in enumerate(left) if item.word == ":"), default=-1)
        left = left[colon + 1 :]
        while left and left[0].word in (",", "and", ";", ")"):
            left = left[1:]
        if left and not page.clean[left[0].start].isupper():
            left = _capital_run(page, left)
        elif any(item.word in ("are", "is", "include", "includes", "were") for item in left):
            left = _capital_run(page, left)
        if not left or left[0].kind in ("organisation", "activity"):
            continue
        if any(item.kind in ("percent", "money", "person") for item in left):
            continue
        if (
            left[-1].kind in ("organisation", "person")
            or any(item.kind == "verb" for item in left)
            or page.clean[left[0].start : left[0].end] == "The"
        ):
            continue
        title = _REVISED.split(page.clean[left[0].start : left[-1].end])[0]
        if len(title.split()) >= 2:
            yield Target(left[0].start, left[0].start + len(title), title, named=True)


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


# --- the noun phrase of a description -------------------------------------------------------------------------------

Found = tuple[int, int, str | None]


@lru_cache(maxsize=1)
def _doing() -> frozenset[str]:
    """Verbs of works and of help: "to build", "to boost"; what follows them is the thing."""
    return frozenset(row["lemma"] for row in rows("result_verbs")) | activity_words()["doing verb"] | activity_words()["doing verb or noun"]


@lru_cache(maxsize=1)
def _gerunds() -> frozenset[str]:
    return frozenset(form for verb in _doing() for form in (verb + "ing", verb.removesuffix("e") + "ing", verb + verb[-1] + "ing"))


def _phrase(page: Page, found: list[Item], at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at an item: from its first word to the first stop, without article; as item indexes."""
    while at < len(found) and found[at].word in _DETERMINERS:
        at += 1
    end = at
    while end < len(found) and end - at < _LONGEST:
        item = found[end]
        printed = page.clean[item.start : item.end].lower()
        if item.word == "," and end + 2 < len(found) and found[end + 1].kind == "word" and found[end + 2].word in ("and", ",") and end > at:
            end += 2  # "micro, small and medium-sized enterprises"
            continue
        if (
            item.kind == "mark"
            and item.word not in ("'", "-", "&", "/", "–")
            or printed in _STOPS
            or item.kind in ("money", "date", "person", "percent")
        ):
            break
        if end > at and _goes_on(page, found, end):
            break
        if item.kind == "organisation" and end > at and found[end - 1].word in ("the", "of", "'", "s", "to"):
            break
        end += 1
    while end > at and (
        found[end - 1].word in _PURPOSE
        or found[end - 1].word in ("behalf", "and", "of", "the", "a", "in", "at", "or", "s", "'", "its", "-", "&")
    ):
        end -= 1
    return (at, end) if end > at else None


def _goes_on(page: Page, found: list[Item], k: int) -> bool:
    """Whether the sentence goes on behind a noun phrase: "to reduce", "and upgrade the", "financed"."""
    item = found[k]
    if item.word == "to" and _is_infinitive(page, found, k + 1):
        return True
    if item.word == "at" or item.word == "to" and found[k + 1 : k + 2] and found[k + 1].kind in ("quantity", "percent"):
        return found[k + 1 : k + 2] != [] and (found[k + 1].word in _AT_AMOUNT or found[k + 1].kind in ("quantity", "percent", "money"))
    if item.word in ("and", "or") and k + 2 < len(found):
        verb = found[k + 1]
        if verb.word in ("to", "its", "their"):
            return True
        sure = verb.word in activity_words()["doing verb"] and page.clean[verb.start].islower()
        return sure or found[k + 2].word in _DETERMINERS and (verb.kind == "verb" or verb.word in _doing())
    return item.kind == "verb" and page.clean[item.start : item.end].endswith("ed")


# "at a total cost of", "at around Rs 20 billion"
_AT_AMOUNT = HEDGES | {"cost", "around", "about", "rs"}


def _is_infinitive(page: Page, found: list[Item], k: int) -> bool:
    if k >= len(found):
        return False
    if page.clean[found[k].start].isupper():
        return found[k].word in activity_words()["doing verb"]  # a headline with capitals on all words
    return found[k].word in _doing() or found[k].kind == "verb" or (found[k].word.endswith("ly") or found[k].word in _ADVERBS) and k + 1 < len(found) and found[k + 1].word in _doing()


_ADVERBS = frozenset("further better also fully partly".split())


def _accepted(page: Page, found: list[Item], span: tuple[int, int] | None, *, work: bool = False, field: bool = False) -> Found | None:
    """The span of a phrase that describes something financed: it has a sector's word and is more than a place or a payer."""
    if span is None:
        return None
    part, country = _without_country(page, found[span[0] : span[1]])
    if all(item.kind in ("place", "organisation", "date") for item in part) or any(item.kind == "activity" for item in part):
        return None
    start, end = part[0].start, part[-1].end
    title = page.clean[start:end]
    core = _core(page, part)
    head = _HEAD_ENDS.split(core)[0]
    if head.lower().split()[-1:] and head.lower().split()[-1] in _SEVERAL and not sector_of(head) or any(item.word == "countries" for item in part):
        return None
    if part[0].kind == "organisation" and len(part) == 1 or part[-1].kind == "organisation" or _is_body(page, part):
        return None
    told = names_work(title) or _is_project(head) if work else sector_of(title)
    placed = _is_project("one " + head) and _is_placed(page, part)
    told = told or placed and not work
    if not told and not _capitalised(page, part) and not _is_works_on_name(page, part):
        return None
    if is_sector_only(core) and not field and not placed:
        return None
    return start, end, country


# Where the noun of a description ends: "irrigation schemes in the north" -> irrigation schemes.
_HEAD_ENDS = re.compile(r"\s(?:of|in|for|to|at|on|from|across|between)\s")


def _core(page: Page, part: list[Item]) -> str:
    """A title without where it is: "infrastructure in Indonesia and Bangladesh" -> infrastructure."""
    k = next((k for k, item in enumerate(part) if k and item.word in ("in", "across", "for") and k + 1 < len(part) and part[k + 1].kind == "place"), None)
    return page.clean[part[0].start : part[k - 1 if k else -1].end]


def _is_project(head: str) -> bool:
    """ "microfinance project", "poverty reduction programme": called a project and said of what."""
    words = head.lower().split()
    return len(words) > 1 and words[-1] in ("project", "programme", "program", "scheme")


def _is_placed(page: Page, part: list[Item]) -> bool:
    return any(item.kind == "place" and (entity := page.entity(item)) is not None and entity.type != "country" for item in part)


_SEVERAL = frozenset(
    "projects operations programmes programs loans grants credits schemes initiatives investments activities deals priorities sectors areas".split()
)


def _without_country(page: Page, part: list[Item]) -> tuple[list[Item], str | None]:
    """ "overhaul of the heating network in north-eastern Kazakhstan" without its last words, and KAZ."""
    entity = page.entity(part[-1])
    if entity is None or entity.type != "country":
        return part, None
    k = len(part) - 2
    if k > 0 and part[k].kind == "word" and part[k].word not in ("in", "of"):
        k -= 1
    if k > 0 and part[k].word == "in" and not _between_places(part):
        return part[:k], entity.country
    return part, None


def _between_places(part: list[Item]) -> bool:
    return any(item.word == "between" for item in part)


def _is_body(page: Page, part: list[Item]) -> bool:
    """ "the national railway company of Moldova" is who gets it, not what for."""
    end = next((k for k, item in enumerate(part) if item.word in ("of", "in", "for", "at")), len(part))
    return end > 0 and part[end - 1].word in activity_words()["body"]


def _is_works_on_name(page: Page, part: list[Item]) -> bool:
    """ "rehabilitation of the Chirchik cascade": works on something with a name."""
    return part[0].word in _deeds() and len(part) > 2 and part[1].word == "of" and any(page.clean[i.start].isupper() for i in part[2:])


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("result_verbs") if row["noun"]) | frozenset(
        ("construction", "reconstruction", "rehabilitation")
    )


def _capitalised(page: Page, part: list[Item]) -> bool:
    """A title in capitals of its own: "Soum Plain Development"."""
    words = [page.clean[item.start] for item in part if item.kind in ("word", "noun", "verb") and len(item.word) > 3]
    return len(words) >= 2 and all(letter.isupper() for letter in words)


# --- the places where descriptions stand ----------------------------------------------------------------------------


def _after_amount(page: Page, segment: Segment) -> Found | None:
    """X for the asphalting of the Ring Road; X goes to power lines in Bangladesh; X to rebuild the road; X for Kenya: Title.

    The markers of a purpose are tried from left to right; one that leads to a body ("to Kenya", "to Hamkorbank") leads to
    nothing financed, and the next is tried.
    """
    right = segment.right
    field = _headed_by_country(page, segment)
    tried = False
    for k, item in enumerate(right):
        if item.word in (";", '"') or (item.word == "." and k) or tried and item.word in ("which", "that", "who", "while"):
            return None
        at = _object_at(page, right, k)
        if at is None:
            continue
        fund = _receiving_fund(page, right, at)
        if fund:
            return fund
        tried = tried or item.word in ("for", "towards", "toward") or at > k + 1
        accepted = _accepted(page, right, _past_recipient(page, right, _phrase(page, right, at)), field=field)
        if accepted:
            return accepted[0], accepted[1], accepted[2] or field
        after = at
        while after < len(right) and right[after].word in _DETERMINERS:
            after += 1
        if after + 1 < len(right) and right[after].kind == "place" and right[after + 1].word == ":":
            entity = page.entity(right[after])
            return _titled(page, right, after + 2, entity.country if entity else None)
    return None


_HELPS = frozenset("pay for|bring|help|finance|fund|support|use|cover|go|back".split("|"))
_MODALS = frozenset("will would shall to".split())


def _object_at(page: Page, right: list[Item], k: int) -> int | None:
    """Where the object begins that a marker at `k` leads to: "for", "to build and equip", "will renovate", "aimed at improving"."""
    item = right[k]
    if item.kind == "mark" or k + 1 >= len(right):
        return None
    if item.kind == "verb" and item.phrase.lemma in _HELPS and k < 9 and not (k and right[k - 1].word in ("to", "help")):
        return _past_verbs(right, k) if right[k + 1].word not in ("by", "for", "to", ",", ".") and not _is_passive(right, k) else None
    if item.word in ("will", "would") and k < 4 and right[k + 1].word in _doing() and right[k + 1].kind == "word":
        return _past_verbs(right, k + 1)
    if item.word == "at" and k and right[k - 1].word in ("aimed", "aiming", "directed"):
        return _past_verbs(right, k + 1)
    if item.word == "of" and k and right[k - 1].word == "support":
        return k + 1
    if item.word not in _PURPOSE:
        return None
    if item.word == "to" and (k == 0 or right[k - 1].kind != "verb" or right[k - 1].phrase.lemma not in ("go", "lend on", "transfer", "channel through")):
        at = _past_verbs(right, k + 1)
        return _past_help(page, right, at) if at > k + 1 else at
    if item.word == "for" and right[k + 1].word in ("financing", "funding", "supporting", "improving", "upgrading", "building", "constructing"):
        return _past_verbs(right, k + 1) if right[k + 1].word in ("financing", "funding", "supporting") and right[k + 2 : k + 3] != [] and right[k + 2].word != "of" else k + 1
    return k + 1


def _is_passive(right: list[Item], k: int) -> bool:
    """ "will be used to": the verb has no object of its own."""
    return k > 0 and right[k - 1].word in ("be", "been", "is", "are", "was", "were")


def _past_verbs(right: list[Item], at: int) -> int:
    """Past "help finance", "build and equip", "further improve", "improving"; "power lines" after a verb are the thing."""
    start = at
    while at < len(right):
        word = right[at].word
        verb = right[at].kind == "verb" and right[at].phrase.lemma != "lend on" or word in _doing() or word in _gerunds()
        follows = at == start or right[at - 1].word in _LEADS or right[at - 1].word.endswith("ly")
        joint = at > start and word in ("and", "or", ",") and at + 1 < len(right) and (right[at + 1].word in _doing() or right[at + 1].word in _gerunds())
        adverb = (word.endswith("ly") or word in _ADVERBS) and at + 1 < len(right) and (right[at + 1].kind == "verb" or right[at + 1].word in _doing())
        if not (verb and follows or joint or adverb):
            break
        at += 1
    return at


# Words after which another verb follows: "help finance", "build and equip".
_LEADS = frozenset("help support finance fund co-finance and or , to".split())


def _past_help(page: Page, right: list[Item], at: int) -> int:
    """ "to help the country increase power generation": past the one helped, to what it does."""
    for k in range(at, min(len(right), at + 6)):
        if right[k].word in ("it", "them") or right[k].kind in ("place", "organisation") or right[k].word in ("country", "government", "borrower", "company", "bank"):
            after = k + 1
            if after < len(right) and right[after].word == "to":
                after += 1
            if after < len(right) and right[after].word in _doing() and right[after].kind in ("word", "verb"):
                return _past_verbs(right, after)
            return at
        if right[k].word not in _DETERMINERS:
            return at
    return at


def _headed_by_country(page: Page, segment: Segment) -> str | None:
    """The country of "Togo: $10.8 million loan for rural finance"."""
    head = [item for item in segment.left if item.word not in HEDGES][:2]
    entity = page.entity(head[0]) if len(head) == 2 and head[0].kind == "place" and head[1].word in (":", "-", "–", "—") else None
    return entity.country if entity is not None and entity.type == "country" else None


def _receiving_fund(page: Page, right: list[Item], at: int) -> Found | None:
    """X goes to the Regional Infrastructure Development Fund: a fund that receives is what is financed."""
    while at < len(right) and (right[at].word in _DETERMINERS or right[at].kind == "word" and right[at].word.endswith(("an", "ese", "ish"))):
        at += 1
    entity = page.entity(right[at]) if at < len(right) else None
    if entity is None or entity.kind != "organisation" or not re.search(r"\b(?:Fund|Facility|Scheme)\Z", entity.name):
        return None
    return right[at].start, right[at].end, None


def _past_recipient(page: Page, found: list[Item], span: tuple[int, int] | None) -> tuple[int, int] | None:
    """ "the National Authority for Tunnels for Phase 3 of the metro": what the named body gets it for."""
    if span is None or not page.clean[found[span[0]].start].isupper():
        return span
    first = next((k for k in range(*span) if found[k].word == "for"), None)
    if first is not None and all(page.clean[item.start].isupper() for item in found[span[0] : first]):
        if sector_of(page.clean[found[span[0]].start : found[first].start]) is None:
            return _phrase(page, found, first + 1)
    heads = words("organisation_words")
    bodies = [
        k for k in range(*span) if found[k].kind == "organisation" or (found[k].word in heads and page.clean[found[k].start].isupper())
    ]
    later = [k for k in range(*span) if found[k].word == "for" and bodies and k > bodies[0]]
    return _phrase(page, found, later[-1] + 1) if later else span


def _titled(page: Page, found: list[Item], at: int, country: str | None) -> Found | None:
    """What follows "for Kazakhstan:", to the end or to a comma that does not go on with the name."""
    span = _phrase(page, found, at)
    if span is None:
        return None
    end = span[1]
    while end + 1 < len(found) and found[end].word == ",":
        more = _phrase(page, found, end + 1)
        if more is None or not any(
            item.word in ("section", "phase", "stretch", "lot", "stage", "part") for item in found[more[0] : more[1]]
        ):
            break
        end = more[1]
    return found[span[0]].start, found[end - 1].end, country


def _attributed(page: Page, segment: Segment) -> Found | None:
    """X overhaul of the heating network."""
    span = _phrase(page, segment.right, 0)
    if span is None or span[0] > 1 or segment.bracketed:
        return None
    if (
        any(item.kind == "noun" and item.phrase.sense != "work" for item in segment.right[span[0] : span[0] + 3])
        or segment.right[0].word in _PURPOSE
    ):
        return None
    opening = segment.right[span[0]]
    if opening.word in ("of", "in", "and", "or", "as", "at") or opening.kind == "verb":
        return None
    return _accepted(page, segment.right, span, work=True)


def _before_bracket(page: Page, segment: Segment) -> Found | None:
    """... and one for sewerage in Bukhara (X)."""
    if not segment.bracketed:
        return None
    opening = next((k for k in range(len(segment.left) - 1, -1, -1) if segment.left[k].word == "("), None)
    if opening is None:
        return None
    for k in range(opening - 1, max(-1, opening - _LONGEST), -1):
        if segment.left[k].word in ("for", "to", "into") and k:
            return _accepted(page, segment.left[:opening], _phrase(page, segment.left[:opening], k + 1))
    return None


def _before_comma(page: Page, segment: Segment) -> Found | None:
    """One project is running: sewage works in Bukhara region, X with the bank's part."""
    left = [item for item in segment.left if item.word not in HEDGES or item.kind == "place"]
    if len(left) < 3 or left[-1].word != ",":
        return None
    for k in range(len(left) - 2, -1, -1):
        if left[k].word == ":" or k == 0:
            at = k + 1 if left[k].word == ":" else 0
            span = _phrase(page, left[:-1], at)
            if span and span[1] == len(left) - 1:
                return _accepted(page, left, span, work=True)
            return None
    return None


def _before_relative(page: Page, segment: Segment) -> Found | None:
    """a knowledge and support technical assistance that ADB approved for X."""
    left = segment.left
    for k in range(len(left) - 1, 0, -1):
        if (
            left[k].word in ("that", "which")
            and left[k - 1].kind != "mark"
            and any(i.kind == "verb" and i.phrase.sense == "give" for i in left[k:])
        ):
            start = k
            while start and left[start - 1].word not in ("a", "an", "the") and left[start - 1].kind != "mark":
                start -= 1
            article = start and left[start - 1].word in ("a", "an", "the")
            if article and 1 < k - start < _LONGEST and left[k - 1].kind in ("noun", "word"):
                return left[start].start, left[k - 1].end, None
            return None
    return None


def _before_funded(page: Page, segment: Segment) -> Found | None:
    """the 113-km Ayni road to the border, funded by an ADB loan of X; a programme to boost rural incomes will be backed by X."""
    left = segment.left
    for k in range(len(left) - 2, 1, -1):
        if left[k].kind == "verb" and left[k].phrase.lemma in ("fund", "finance", "co-finance", "back", "support") and left[k + 1].word in ("by", "with", "through"):
            end = k
            while end and left[end - 1].word in (",", "is", "are", "was", "were", "will", "be", "been", "being", "has", "have", "to", "partly", "jointly"):
                end -= 1
            openings = [i + 1 for i in range(max(0, end - _LONGEST), end) if left[i].word in ("the", "a", "an")]
            for opening in openings:
                found = _accepted(page, left[:end], _phrase(page, left[:end], opening), work=True)
                at = next((i for i in range(opening, end) if left[i].word == "to" and _is_infinitive(page, left, i + 1)), None)
                if found is None and at is not None:
                    found = _accepted(page, left[:end], _phrase(page, left[:end], _past_verbs(left[:end], at + 1)))
                if found:
                    return found
            return None
    return None


def _before_with(page: Page, segment: Segment) -> Found | None:
    """IDB will help Ecuador expand rural electrification with a X loan; will modernize the canals with a loan from IDB of X."""
    left = segment.left
    at = next((k for k in range(len(left) - 1, -1, -1) if left[k].word == "with"), None)
    if at is None and (at := next((k for k in range(len(left) - 1, -1, -1) if left[k].word == "using"), None)) is None:
        return None
    if len(left) - at > 6 and not any(item.kind == "noun" for item in left[at : at + 4]):
        return None
    for k in range(max(0, at - _LONGEST), at):
        if left[k].word in _doing() and left[k].kind in ("word", "verb") and (k == 0 or left[k - 1].word not in _DETERMINERS):
            first = _past_help(page, left[:at], _past_verbs(left[:at], k))
            span = _phrase(page, left[:at], first)
            if span and span[1] == at:
                return _accepted(page, left[:at], span)
    return None


_APPROVALS = frozenset("approve clear endorse authorize okay greenlight".split()) | {"give the go-ahead", "give the green light"}
_AT_COST = frozenset("at worth costing with for of estimated valued ( ,".split())


def _approved_at(page: Page, segment: Segment) -> Found | None:
    """The council approved the reconstruction of a motorway in the north at a cost of X."""
    left = segment.left
    for k in range(len(left) - 2, -1, -1):
        if left[k].kind == "verb" and left[k].phrase.lemma in _APPROVALS or left[k].word in ("allowed", "accepted", "sanctioned", "approved", "cleared"):
            span = _phrase(page, left, k + 1)
            if span is None or span[0] - k > 2 or span[1] >= len(left) or left[span[1]].word not in _AT_COST or len(left) - span[1] > 9:
                return None
            return _accepted(page, left, span, work=True)
    return None


_COUNTED_UNITS = frozenset("project operation programme program country investment deal".split())
_SO_FAR = frozenset("cumulative cumulatively portfolio overall".split())


def _is_sum(page: Page, segment: Segment) -> bool:
    """Whether the amount is over many projects: "has invested X in more than 140 projects"; then it has no object."""
    near = [*segment.left[-12:], *segment.right[:14]]
    for item in near:
        mention = page.mentions[item.mention] if item.kind == "quantity" else None
        if mention is not None and mention.unit in _COUNTED_UNITS and mention.value is not None and mention.value > 1:
            return True
    words = [item.word for item in near]
    countries = {entity.country for item in segment.right[:16] if (entity := page.entity(item)) is not None and entity.type == "country"}
    if len(countries) > 2 and any(word in ("loans", "grants", "credits", "financing") for word in words):
        return True
    return not _SO_FAR.isdisjoint(words) or any(a in ("to", "so") and b in ("date", "far") for a, b in zip(words, words[1:], strict=False))


_SURE = (_before_funded, _before_relative, _before_bracket)


# --- where no amount leads to anything -------------------------------------------------------------------------------

_CONCERNS = re.compile(
    r"\b(?:[Tt]he|[Tt]his)\s(?:proposed\s)?(?:project|operation|loan|programme|program|investment|credit|grant|facility|funds?|financing)s?\s(?:will\s|would\s|is\sto\s|aims\sto\s)?"
    r"(?:concerns?|consists?\sof|involves?|comprises?|finances?|supports?|is\sfor|help(?:s)?\s(?:to\s)?(?:finance|fund)|fund|relates\sto)\s"
)


def _told_once(page: Page) -> Iterator[Target]:
    """A text on money that names nothing: the object of its headline ("loan for rural electrification"), else what its project "concerns"."""
    if not any(mention.kind == "money" for mention in page.mentions):
        return
    for block in page.blocks[:2]:
        if block.kind == HEADING:
            listed = items(page.clean, page.mentions, page.starts, block.start, block.end)
            for k in range(len(listed)):
                at = _object_at(page, listed, k) if listed[k].word in ("for", "to", "towards") else None
                accepted = _accepted(page, listed, _past_recipient(page, listed, _phrase(page, listed, at))) if at is not None else None
                if accepted:
                    yield Target(accepted[0], accepted[1], page.clean[accepted[0] : accepted[1]], accepted[2], sure=True)
                    return
    for match in _CONCERNS.finditer(page.clean):
        listed = items(page.clean, page.mentions, page.starts, match.end(), _sentence_at(page, match.start())[1])
        accepted = _accepted(page, listed, _phrase(page, listed, _past_verbs(listed, 0)))
        if accepted:
            yield Target(accepted[0], accepted[1], page.clean[accepted[0] : accepted[1]], accepted[2], sure=True)
            return


# --- works that a lender finances, without amounts ------------------------------------------------------------------

_CALLED = re.compile(r"\b(?:the|a|an|its)\s(?P<title>(?:[a-z][a-z-]+\s){2,9}(?:project|programme|program|scheme))\b(?!\s(?:manager|director|team|office|unit|cost|site|area|document))")
_DEALT = re.compile(r"\b(?:loans?|credits?|grants?|financ\w+|fund\w*|agreements?|signed|approved|contract|million|billion)\b", re.IGNORECASE)


def _called(page: Page) -> Iterator[Target]:
    """The rural electrification and renewable energy development project: a name in small letters, in a sentence on financing."""
    for match in _CALLED.finditer(page.clean):
        title = match["title"]
        opening = max((k for k, word in enumerate(title.split()) if word in _STOPS or word in _NOT_IN_NAME), default=-1)
        title = " ".join(title.split()[opening + 1 :])
        if len(title.split()) < 3 or sector_of(title) is None or is_sector_only(title):
            continue
        start, end = _sentence_at(page, match.start())
        if _DEALT.search(page.clean, start, end) and not _FRAMES.search(page.clean, max(start, match.start() - 30), match.start()):
            yield Target(match.end() - len(title), match.end(), title, sentence=start)


_NOT_IN_NAME = frozenset("of for to in on at into the a an this that its their any such similar each every other same new first second third".split())
_FRAMES = re.compile(r"\b(?:under|within|part of|through|like|similar to|such as)\s\Z")

_LIST_CUT = re.compile(r"\s*(?:,\s*(?:and\s+|as well as\s+)?|\s+and\s+|\s+as well as\s+|\s+along with\s+)")


def _works(page: Page) -> Iterator[Target]:
    """AIIB is financing the construction of a general hospital in Kokshetau city, a 220MW wind power plant, ..."""
    spans = Uncut((m.char_start, m.char_end) for m in page.mentions if m.kind in ("date", "organisation", "person", "activity"))
    for match in _FINANCING.finditer(page.clean):
        block = _block_at(page, match.start())
        start, end = next(((s, e) for s, e in sentences(page.clean, block, spans) if s <= match.start() < e), (0, 0))
        if end <= match.end() or not _is_lender_subject(page, start, match.start()):
            continue
        at = match.end()
        for cut in (*_LIST_CUT.finditer(page.clean, match.end(), end), None):
            stop = cut.start() if cut else end
            yield from _work(page, at, stop, start)
            at = cut.end() if cut else end


_FINANCING = re.compile(
    r"\b(?:financ(?:es|ing|ed)|co-?financ(?:es|ing|ed)|funds|funding|funded|supports|supporting)\s(?=(?:the|a|an|its|two|three|four|[A-Z])\s?)"
)


def _is_lender_subject(page: Page, start: int, end: int) -> bool:
    """Whether the last name before the verb is a lender's, with nothing but an auxiliary between."""
    for index in range(bisect_left(page.starts, end) - 1, bisect_left(page.starts, start) - 1, -1):
        mention = page.mentions[index]
        if mention.kind == "organisation":
            between = page.clean[mention.char_end : end].split()
            return len(between) <= 4 and not any(word in ("by", "to", "for", "from") for word in between)
    return False


def _work(page: Page, start: int, end: int, sentence: int) -> Iterator[Target]:
    listed = items(page.clean, page.mentions, page.starts, start, end)
    span = _phrase(page, listed, 0)
    accepted = _accepted(page, listed, span, work=True) if span else None
    if accepted is None or len(page.clean[accepted[0] : accepted[1]].split()) < 2:
        return
    title = page.clean[accepted[0] : accepted[1]]
    if _ROUTE.search(title) or _VAGUE.match(title):
        return
    yield Target(accepted[0], accepted[1], title, sentence=sentence, named=True)


_VAGUE = re.compile(
    r"(?:a\s)?(?:number|range|series|variety|lot|total|host|set|part|share|quarter|third|half)\s(?:of\s)?|\d+\s|several|many|major|various|some|all|other|more",
    re.I,
)
