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

from extraction.layout import BULLET, HEADING, ROW, Block, Uncut, blocks, sentences
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
    found = sorted([*_routes(page), *_targets(page), *_works(page)], key=lambda target: (target.start, -target.end))
    found = [one for k, one in enumerate(found) if not any(o.start <= one.start and one.end <= o.end and o is not one for o in found[:k])]
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
    ]
    if not target.named and fitting:
        closest = max(fitting, key=lambda draft: _shared(draft.title, title))
        if len(fitting) == 1 or _shared(closest.title, title):
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
    lone = not target.sure and beside < 2 and not country and not listed and not apart and any(draft.named for draft in page.drafts.all)
    if not target.named and (lone or len(title.split()) < 2):
        return
    page.drafts.add(title, span, named=target.named, country=country or near)


_AT_PLACE = re.compile(r"\b(?:in|at)\s(?:the\s)?[A-Z]")


def _told_before(draft: Draft, position: int) -> bool:
    return min((start for start, _ in draft.spans), default=position) < position


def _country_beside(page: Page, position: int) -> str | None:
    """The country that the sentence of a description names before it."""
    start, _ = _sentence_at(page, position)
    return page.recipients.nearest(start, position, position)


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
        country = _country_in(page, start, end)
        if country:
            return country
    for start, _ in draft.spans[:8]:
        block = _block_at(page, start)
        country = page.recipients.nearest(*_sentence_at(page, start), start) or page.recipients.nearest(block.start, block.end, start)
        if country:
            return country
    return main


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
        owner = _named_before(page, match) if _PART_OF_LINE.match(words) else None
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
        for start, end in sentences(page.clean, block, spans):
            if bisect_left(money, start) == bisect_left(money, end):
                continue
            listed = items(page.clean, page.mentions, page.starts, start, end)
            cut = segments(listed, page.mentions)
            enumerated = list(_enumerated(page, cut))
            yield from enumerated
            if not enumerated:
                yield from _each_target(page, cut, start, block.kind == HEADING)


def _each_target(page: Page, cut: list[Segment], sentence: int, heading: bool) -> Iterator[Target]:
    for segment in cut:
        if any(item.kind == "activity" for item in (*segment.left, *segment.right)):
            continue
        for read in (_after_amount, _attributed, _before_bracket, _before_comma, _before_relative, _before_funded, _before_with):
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
    if entity is None or entity.type != "country":
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
    """Verbs of works: "to build", "to improve"; what follows them is the thing."""
    return frozenset(row["lemma"] for row in rows("result_verbs")) | frozenset(
        (
            "reconstruct",
            "rebuild",
            "help",
            "finance",
            "fund",
            "support",
            "bring",
            "buy",
            "acquire",
            "purchase",
            "procure",
            "co-finance",
            "cofinance",
        )
    )


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
        if item.word == "to" and end > at and _is_infinitive(page, found, end + 1):
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


def _is_infinitive(page: Page, found: list[Item], k: int) -> bool:
    if k >= len(found) or page.clean[found[k].start].isupper():
        return False
    return found[k].word in _doing() or found[k].kind == "verb"


def _accepted(page: Page, found: list[Item], span: tuple[int, int] | None, *, work: bool = False, field: bool = False) -> Found | None:
    """The span of a phrase that describes something financed: it has a sector's word and is more than a place or a payer."""
    if span is None:
        return None
    part, country = _without_country(page, found[span[0] : span[1]])
    if all(item.kind in ("place", "organisation", "date") for item in part) or any(item.kind == "activity" for item in part):
        return None
    start, end = part[0].start, part[-1].end
    title = page.clean[start:end]
    if part[-1].word.split()[-1] in _SEVERAL:
        return None
    if part[0].kind == "organisation" and len(part) == 1 or part[-1].kind == "organisation" or _is_body(page, part):
        return None
    if not (names_work(title) if work else sector_of(title)) and not _capitalised(page, part) and not _is_works_on_name(page, part):
        return None
    if is_sector_only(title) and not field:
        return None
    return start, end, country


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
    """X for the asphalting of the Ring Road; X goes to power lines in Bangladesh; X to rebuild the road; X for Kenya: Title."""
    right = segment.right
    country = None
    for k, item in enumerate(right):
        if item.word in (";", '"') or (item.word == "." and k):
            return None
        if item.kind == "verb" and item.phrase.lemma in ("pay for", "bring", "help", "finance", "fund", "support", "use") and k < 9:
            if k + 1 < len(right) and right[k + 1].word not in ("by", "for", "to", ",", "."):
                accepted = _accepted(page, right, _phrase(page, right, k + 1))
                if accepted:
                    return accepted
        if item.word not in _PURPOSE or item.kind == "mark":
            continue
        fund = _receiving_fund(page, right, k)
        if fund:
            return fund
        at = k + 1
        if item.word == "to" and (k == 0 or right[k - 1].kind != "verb" or right[k - 1].phrase.sense not in ("go", "relend")):
            while at < len(right) and (right[at].word in _doing() or right[at].kind == "verb" or (at > k + 1 and right[at].word == "and")):
                at += 1
        span = _past_recipient(page, right, _phrase(page, right, at))
        accepted = _accepted(page, right, span, field=_headed_by_country(page, segment))
        if accepted:
            return accepted[0], accepted[1], country or accepted[2] or _headed_by_country(page, segment)
        after = at
        while after < len(right) and right[after].word in _DETERMINERS:
            after += 1
        if after + 1 < len(right) and right[after].kind == "place" and right[after + 1].word == ":":
            entity = page.entity(right[after])
            return _titled(page, right, after + 2, entity.country if entity else None)
    return None


def _headed_by_country(page: Page, segment: Segment) -> str | None:
    """The country of "Togo: $10.8 million loan for rural finance"."""
    head = [item for item in segment.left if item.word not in HEDGES][:2]
    entity = page.entity(head[0]) if len(head) == 2 and head[0].kind == "place" and head[1].word in (":", "-", "–", "—") else None
    return entity.country if entity is not None and entity.type == "country" else None


def _receiving_fund(page: Page, right: list[Item], k: int) -> Found | None:
    """X goes to the Regional Infrastructure Development Fund: a fund that receives is what is financed."""
    if not k or right[k - 1].kind != "verb" or right[k - 1].phrase.sense != "go":
        return None
    at = k + 1
    while at < len(right) and right[at].word in _DETERMINERS:
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
            if 1 < k - start < _LONGEST and left[k - 1].kind in ("noun", "word"):
                return left[start].start, left[k - 1].end, None
            return None
    return None


def _before_funded(page: Page, segment: Segment) -> Found | None:
    """the 113-km Ayni road to the border, funded by an ADB loan of X."""
    left = segment.left
    for k in range(len(left) - 2, 1, -1):
        if left[k].kind == "verb" and left[k].phrase.lemma in ("fund", "finance", "co-finance") and left[k + 1].word == "by":
            end = k - 1 if left[k - 1].word == "," else k
            openings = [i + 1 for i in range(max(0, end - _LONGEST), end) if left[i].word in ("the", "a", "an")]
            return _accepted(page, left[:end], _phrase(page, left[:end], openings[0]), work=True) if openings else None
    return None


def _before_with(page: Page, segment: Segment) -> Found | None:
    """IDB will help Ecuador expand rural electrification with a X loan."""
    left = segment.left
    at = next((k for k in range(len(left) - 1, -1, -1) if left[k].word == "with"), None)
    if at is None or len(left) - at > 6:
        return None
    for k in range(at - 1, max(-1, at - _LONGEST), -1):
        if left[k].word in _doing() and left[k].kind in ("word", "verb"):
            span = _phrase(page, left[:at], k + 1)
            return _accepted(page, left[:at], span) if span and span[1] == at else None
    return None


_SURE = (_before_funded, _before_relative, _before_bracket)


# --- works that a lender finances, without amounts ------------------------------------------------------------------

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
