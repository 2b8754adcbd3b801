"""Finds works told by their route: "the Shorkot-Khanewal section of the M-4 motorway", "Pap–Namangan–Andijan line"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from extraction import expressions as re
from extraction.mentions.activities.activity_drafts import Draft
from extraction.mentions.activities.activity_page import Page, Target, sentence_at
from extraction.mentions.activities.titles import activity_words

_NAME = r"[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+){0,2}"
# Begins with its capital, not with what must not stand before it: then only capitals are tried.
ROUTE = re.compile(rf"[A-Z](?<![\w'-].)[^\W\d_]+(?:\s[A-Z][^\W\d_]+){{0,2}}(?:\s?[-–—]\s?{_NAME})+")
_ROUTE_NOUNS = activity_words()["route noun"]
_ROUTE_ADJECTIVES = activity_words()["route adjective"]
_OF_ROAD = re.compile(
    r"\s(?:of|on)\sthe\s(?P<road>[A-Z]+-?\d{1,4}\s(?:motorway|highway|road|expressway|railway)|[A-Z][\w–-]+(?:\s[A-Z][\w–-]+){0,3}\s(?:motorway|highway|road|expressway|railway|line|corridor))"
)


def has_route(clean: str, start: int, end: int) -> bool:
    """Whether a stretch of text holds a route."""
    return any(clean.find(dash, start, end) >= 0 for dash in "-–—") and ROUTE.search(clean, start, end) is not None


def routes(page: Page) -> Iterator[Target]:
    """The Shorkot-Khanewal section of the M-4 motorway; Pap–Namangan–Andijan line; lists with one noun for all."""
    pending: list[re.Match[str]] = []
    for match in ROUTE.finditer(page.clean):
        if pending and page.clean[pending[-1].end() : match.start()].strip() not in (",", "and", ", and"):
            pending = []
        if not _are_places(page, match) or _in_corridor(page, match):
            continue
        noun = route_noun(page.clean, match.end())
        if noun is not None and _ALONG.search(page.clean, max(0, match.start() - 12), match.start()) and not _is_financed(page, match.start()):
            continue
        if noun is None:
            pending.append(match)
            continue
        end, words = noun
        owner = _named_before(page, match) if _PART_OF_LINE.match(words) else _named_right_before(page, match)
        if owner is not None:
            owner.route = owner.route or stops_of_route(page, match.start(), match.end())
            pending = []
            continue
        for one in (*pending, match):
            title = f"{page.clean[one.start() : one.end()]} {words if not pending else words.removesuffix('s')}"
            yield Target(one.start(), end if one is match else one.end(), title, named=True)
        pending = []


_ALONG = re.compile(r"\b(?:on|along|via|off|near|at)\sthe\s\Z")
_FINANCED = re.compile(r"\b(?:agreements?|loans?|credits?|grants?|lend\w*|financ\w+|fund\w*|million|billion|rehabilitat\w+|construct\w+|build\w*)\b|[$€£]", re.IGNORECASE)


def _is_financed(page: Page, position: int) -> bool:
    """ "the new bridge on the A-B highway": only where something is, unless its sentence speaks of financing or works."""
    return _FINANCED.search(page.clean, *sentence_at(page, position)) is not None


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
    start, _ = sentence_at(page, match.start())
    found = [(s, draft) for draft in page.drafts.all if draft.named for s, _ in draft.spans if start <= s < match.start()]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _named_right_before(page: Page, match: re.Match[str]) -> Draft | None:
    """ "Road Network Project (Phase 3): A-B bridge": what stands behind a project's name and a colon is its part."""
    colon = _AFTER_COLON.search(page.clean, max(0, match.start() - 40), match.start())
    if colon is None:
        return None
    return next((draft for draft in page.drafts.all if draft.named for _, e in draft.spans if colon.start() - 14 <= e <= colon.start() + 1), None)


_AFTER_COLON = re.compile(r":\s\Z")


def stops_of_route(page: Page, start: int, end: int) -> tuple[str, ...]:
    """Keys of the places of a route, in the text's order; empty where fewer than two are known."""
    keys = [
        entity.key
        for mention in page.mentions[bisect_left(page.starts, start) : bisect_left(page.starts, end)]
        if mention.kind == "place" and (entity := page.entities.get(mention.entity or "")) and entity.type != "country"
    ]
    stops = tuple(dict.fromkeys(keys))
    countries = Counter(page.entities[key].country for key in stops)
    if len(countries) > 1 and countries.most_common(1)[0][1] > 1:
        stops = tuple(key for key in stops if page.entities[key].country == countries.most_common(1)[0][0])
    return stops if len(stops) > 1 else ()


def _in_corridor(page: Page, match: re.Match[str]) -> bool:
    first = bisect_left(page.starts, match.start())
    return any(mention.kind == "corridor" for mention in page.mentions[first : first + 2] if mention.char_start < match.end())


def _km_before(clean: str, at: int) -> bool:
    """ "the 2,787 km Western Europe–Western China road": a length before a pair of names makes it a route."""
    return bool(re.search(r"\d\s?-?(?:km|kilomet\w+|mile)\s\Z", clean[max(0, at - 16) : at]))


_NEXT_WORD = re.compile(r"\s([\w-]+)")


def route_noun(clean: str, at: int) -> tuple[int, str] | None:
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
