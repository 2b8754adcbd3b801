"""Finds activities that an item opens with: "(R) Lifeline Roads: The objective is ...", "Logistics Park Varna, Bulgaria. Loan of EUR 22 million".

An item is a point of a list, a paragraph or a heading; what it opens with is an activity by default where money is told behind it, in
the item or under the heading. Left out are items of what belongs to one project (components, outputs, sources, terms), and openings
that are a sentence, a deed to be done, a name of another kind, a label, a sum or a mere field.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extraction import expressions as re
from extraction.layout import BULLET, HEADING, LABEL, PROSE, ROW, Block
from extraction.lexicon import rows
from extraction.mentions.activities.activity_page import Page, Target
from extraction.mentions.activities.activity_routes import ROUTE
from extraction.mentions.activities.country_entries import BEHIND, with_entries
from extraction.mentions.activities.listed_activities import (
    OF_PARTS,
    OF_PROJECTS,
    TWO_WORDS_OF_PROJECTS,
    country_of,
    ends_in,
    names_thing,
    only_names,
)
from extraction.mentions.activities.object_phrases import doing
from extraction.mentions.activities.placed import Placed
from extraction.mentions.activities.title_shapes import ACCOUNTS, CONNECTORS, LEADS, reads_as_title, tidy
from extraction.mentions.activities.titles import activity_words, is_sector_only, names_work, sector_of
from extraction.model import Mention

_LONGEST = 190
_FOLLOWING = 7  # blocks below a heading


@dataclass(frozen=True)
class _Item:
    """What an item opens with, where its text goes on, and how it may be told of an activity."""

    block: int
    start: int
    end: int
    rest: int
    stop: int
    country: str | None
    standing: bool  # nothing but the title stands in its block
    capitals: bool  # it reads as a title, not as any words in small letters


def item_titles(page: Page) -> Iterator[Target]:
    """The activities that items open with, in the text's order."""
    page, placed = with_entries(page), Placed(page.mentions)
    items = [item for number in range(len(page.blocks)) if (item := _item(page, placed, number)) is not None]
    starts = {item.block for item in items}
    told = [item for item in items if _is_told(page, item, _last(page, item, starts))]
    for item in told:
        context = _context(page, item, starts)
        sisters = sum(1 for other in told if _same_list(page, item, other))
        if context == "parts" or context is None and not _is_telling(page, item, sisters) or not item.capitals and context is None:
            continue
        if item.standing and not _is_thing(page.clean[item.start : item.end]):
            continue
        yield Target(item.start, item.end, tidy(page.clean[item.start : item.end]), item.country, named=True, sure=True)


# --- the opening ----------------------------------------------------------------------------------------------------

_MARK = re.compile(r"[\s*_•»>\"'#-]*(?:\((?:[A-Z]|new|rev|\d{1,2}|[ivx]+|[a-z])\)\s+|\[\w{1,2}\]\s+|\d{1,2}(?:\.\d{1,2})*[.)]?\s+|[A-Z]\d?[.)]\s+)?[*_\"']*")
_NUMBER = re.compile(r"(?:P\d{6}|[A-Z]{2}-[A-Z]\d{4}|P-[A-Z0-9]{2}-[A-Z0-9]{3}-\d{3}|\d{5}-\d{3}|SAP\d{3}|FP\d{3})\)?\s?[:–—-]?\s+")
_CUT = re.compile(r"(?P<stop>[.;](?=\s|\Z)|\s{3,}|\t|\*\*|[!?])|(?P<colon>\s?:(?=\s|\Z))|(?P<dash>\s(?:[–—-]|--)\s)|(?P<comma>,\s)|(?P<bracket>\s?\()")
_PART = re.compile(r"(?:and\s)?(?i:phase|stage|tranche|lots?|section|part|additional\s+financing|first|second|third|fourth|final)\b")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\bNo|\bSt|\bDr|\bMt|\bFt)\Z")
_PLACE_BEHIND = re.compile(r"[\s,(–—-]{0,3}(?:(?:in|of)\s)?(?:the\s)?(?:(?:Federal|Islamic|Democratic|Kingdom|People's)\s)?(?:Republic\sof\s)?(?:the\s)?")
_INSIDE = re.compile(r"\((?P<inside>[^()\n]{1,60})\)")


def _item(page: Page, placed: Placed, number: int) -> _Item | None:
    block = page.blocks[number]
    if block.kind not in (BULLET, PROSE, LABEL, HEADING) or number == 0 and block.kind != BULLET:
        return None
    mark = _MARK.match(page.clean, block.body if block.kind == BULLET else block.start, block.end)
    start = mark.end() if mark else block.start
    coded = _NUMBER.match(page.clean, start, block.end)
    start = coded.end() if coded else start
    country, start = _country_before(page, placed, start)
    end = _end_of_title(page, placed, start, block.end)
    if end is None or not _is_title(page, placed, block, start, end):
        return None
    capitals = _is_told_as_thing(block, page.clean[start:end], page.clean[start:end].split())
    if not capitals and (block.kind != BULLET or page.clean[start:].startswith("The ")):
        return None
    rest = page.clean[end : block.end].strip(" .:*_\"'")
    standing = (not rest or len(rest.split()) < 5) and not any(True for _ in _money(page, block.start, block.end))
    return _Item(number, start, end, end, block.end, country or _country_behind(page, placed, end), standing, capitals)


def _country_before(page: Page, placed: Placed, start: int) -> tuple[str | None, int]:
    """ "Bangladesh - Dhaka Sanitation Improvement", "Bangladesh, $30 million, ...": the country, and where the title begins."""
    mention = placed.covering(start)
    entity = page.entities.get(mention.entity or "") if mention is not None and mention.char_start == start else None
    if mention is None or entity is None or entity.type not in ("country", "government"):
        return None, start
    mark = BEHIND.match(page.clean, mention.char_end)
    if mark is None:
        return None, start
    given = placed.covering(mark.end())
    behind = _BEHIND_SUM.match(page.clean, given.char_end) if given is not None and given.kind == "money" else mark
    return (entity.country, behind.end()) if behind else (None, start)


_BEHIND_SUM = re.compile(r"(?:,|\sfor|:)\s(?:the\s)?")


def _country_behind(page: Page, placed: Placed, end: int) -> str | None:
    """The country told right behind a title: ", Bulgaria", "(Kazakhstan)", ", in the Republic of Niger"."""
    lead = _PLACE_BEHIND.match(page.clean, end, end + 60)
    mention = placed.covering(lead.end()) if lead else None
    for at in (lead.end() if lead else end, end + 2, end + 1):
        mention = mention or placed.covering(at)
    entity = page.entities.get(mention.entity or "") if mention is not None and mention.char_start <= end + 60 else None
    if entity is not None and entity.type in ("country", "government") and entity.kind != "person":
        return entity.country
    return country_of(mention)


def _end_of_title(page: Page, placed: Placed, start: int, stop: int) -> int | None:
    """Where the title that begins at `start` ends: at a stop, a colon, a comma or a dash that adds something else, a bracket, an amount."""
    clean, last = page.clean, min(stop, start + _LONGEST)
    money = next(_money(page, start, last), None)
    if money is not None:
        last = money.char_start
    lines: list[tuple[int, int]] | None = None
    for cut in _CUT.finditer(clean, start, last):
        at, behind = cut.start(), clean[cut.end() : cut.end() + 40]
        if cut["stop"] and clean[at] == "." and (_ABBREVIATED.search(clean, max(start, at - 3), at) or behind.strip()[:1].islower()):
            continue
        word = behind.split()[0].lower() if behind.split() else ""
        if cut["dash"]:
            lines = [match.span() for match in ROUTE.finditer(clean, start, last)] if lines is None else lines
            if any(a < at < b for a, b in lines) and word not in ACCOUNTS or _PART.match(behind):
                continue
        if cut["comma"] and (_PART.match(behind) or _goes_on_as_list(behind)):
            continue
        if cut["bracket"]:
            inside = _INSIDE.match(clean, cut.end() - 1, last)
            if inside and (_PART.match(inside["inside"]) or len(inside["inside"]) < 4 and clean[inside.end() : inside.end() + 2].strip()[:1].islower()):
                continue
        return at
    if money is not None:
        return len(clean[:last].rstrip(" ,:–—-(")) if clean[:last].rstrip()[-1:] in ",:–—-(" else None
    return last if last == stop else None


_AND_SOON = re.compile(r"(?:[\w'-]+\s){1,3}(?:and|&)\s|(?:[\w'-]+,\s){1,2}(?:[\w'-]+\s)?(?:and|&)\s")


def _goes_on_as_list(behind: str) -> bool:
    """ "Water, Sanitation and Hygiene"; "Early Warning, Forecasts & Response"."""
    match = _AND_SOON.match(behind)
    return match is not None and not any(char.isdigit() for char in match.group()) and not match.group().startswith(("in ", "with ", "to ", "for ", "of ", "which "))


# --- what is a title ------------------------------------------------------------------------------------------------

_FINITE = re.compile(
    r"\b(?:will|would|is|are|was|were|be|been|has|have|had|said|says|can|could|may|might|must|should|does|do|did|which|that|who|whose|where|when|came|rose|fell|stood|amounts?|amounted"
    r"|comes?|totall?(?:s|ed)|remains?|accounts?|reached|received?s?|gets?|got|gave|gives|takes|took|covers|finances|supports|provides?|provided|helps|makes|made|agreed|met|plans|expects?|wants|seeks|adds|added|brings|brought"
    r"|signs?|make|account|rise|fall|include[sd]?|continue[sd]?|approves|lends|lent|pays|paid|increased|decreased|grew|declined|[a-z]+ed\s(?:its|the|an?|their)|it|we|they|he|she|you|us|our|their|his|her|million|billion|mln|bln|crore|EUR|USD)\b|[!?%$]|\"",
    re.IGNORECASE,
)
def _is_title(page: Page, placed: Placed, block: Block, start: int, end: int) -> bool:
    text = page.clean[start:end].strip(" *_\"'")
    words = text.split()
    if _FACILITY.match(text) and len(words) < 16 and not _FINITE.search(text):
        return True
    if len(words) == 1 and _SHORT_NAME.match(page.clean, start) and placed.covering(start) is None:
        return True
    if not 2 <= len(words) <= 24 or not (text[0].isupper() or text[0].isdigit() and block.kind == BULLET):
        return False
    first = words[0].lower()
    if first.endswith("ing") and words[1].islower() and words[1] not in CONNECTORS and words[-1].lower() not in activity_words()["head"]:
        return False  # "Increasing access to capital": an aim
    if first in LEADS or first.endswith("ly") or first in ("a", "an") and block.kind != BULLET or text.lower() in _labels():
        return False
    head = _HEAD_ENDS.split(text)[0].split()
    bare = [word.strip(",.'").lower() for word in head]
    if not bare or bare[-1] in ACCOUNTS or bare[0] in ("total", "component", "output", "outcome", "pillar", "table", "annex", "figure"):
        return False
    if _FINITE.search(text) or _opens_with_deed(words) or text.lower() in activity_words()["not an activity"] or is_sector_only(text):
        return False
    if _OF_THE_ONE.search(text) or not (_says_more(page.clean, placed, start, end)):
        return False
    if any(m.kind in ("person", "percent", "date") and m.char_start < end for m in placed.beginning_in(start, end) if not (m.kind == "date" and m.char_end < end - 2)):
        return False
    if only_names(page.clean, start, end, placed) and not names_thing(text) or _begins_with_body(page, placed, start, end):
        return False
    return sector_of(text) is not None or ends_in(text, activity_words()["head"]) or reads_as_title(text) and sum(word[0].isalpha() for word in words) > 2


def _is_told_as_thing(block: Block, text: str, words: Sequence[str]) -> bool:
    """Capitals on its words or a deed done to something ("Construction of ..."); in a list small letters too, but not of "Increasing access"."""
    if reads_as_title(text):
        return not (words[0].lower() == "the" and words[1][0].islower())
    if _DEED.match(text):
        return True
    return False


_DEED = re.compile(r"[A-Z]?[a-z]+(?:-[a-z]+)?(?:ation|ment|ing|sion|tion|ction|[Ss]upport|[Uu]pgrade)(?:(?:,\s\w+)?\s(?:and|&)\s[A-Za-z]+)?\s(?:of|to|for|at)\s")


def _says_more(clean: str, placed: Placed, start: int, end: int) -> bool:
    """Whether a title says more than names of places and bodies and words that any project has."""
    for word in re.finditer(r"[^\W\d_][\w'-]+", clean[start:end]):
        mention = placed.covering(start + word.start())
        told = word.group().lower() in activity_words()["generic"] or word.group().lower() in CONNECTORS or word.group().lower() in ACCOUNTS | _REGIONS
        if not told and (mention is None or mention.kind not in ("place", "organisation", "person", "date")):
            return True
    return False


# "Credit line to Banco Cafetalero": a line and who gets it.
_FACILITY = re.compile(r"(?:[A-Z][\w-]*\s)?(?:[a-z-]+\s){0,3}(?:[Cc]redit|[Gg]uarantee|[Ff]inance|[Rr]efinancing|[Ff]inancing|[Ff]unding|[Ll]ending|[Rr]isk[\s-]sharing)\s(?:line|facility)s?\s(?:to|for|with|in\sfavou?r\sof)\s")
# "TOMAK (Farming for Prosperity)"
_SHORT_NAME = re.compile(r"[A-Z][A-Z0-9-]{3,}\s\([A-Z][a-z]+\s[^()\n]{4,60}\)")
# "Financing of the project", "Outline of the Loan": of one project told before.
_OF_THE_ONE = re.compile(r"\b(?:the|this)\s(?:project|programme|program|loan|scheme|credit|grant|operation|bank|fund)\Z", re.IGNORECASE)
_REGIONS = frozenset("western eastern central northern southern africa asia europe latin america americas caribbean pacific middle east south north west balkans region sub-saharan mediterranean".split())
_HEAD_ENDS = re.compile(r"\s(?:of|in|for|to|at|on|from|across|between|along|under|with)\s")


def _opens_with_deed(words: Sequence[str]) -> bool:
    """ "Improve access to water", "Approve the proposal": something to be done, not "Support to", "Upgrade of"."""
    verb = words[0].lower()
    known = verb in doing() or verb in ("approve", "ensure", "promote", "provide", "take", "note", "adopt", "authorize", "endorse", "agree", "recommend", "request")
    return known and len(words) > 1 and words[1].lower() not in ("of", "to", "for") and (words[1].islower() or verb not in doing())


def _begins_with_body(page: Page, placed: Placed, start: int, end: int) -> bool:
    """ "Government of Kenya and its partners": a name of a body that is no part of a work's name."""
    mention = placed.covering(start)
    if mention is None or mention.kind != "organisation" or mention.char_start > start:
        return False
    if mention.char_end < end and page.clean[mention.char_end + 1].isupper() and sector_of(page.clean[mention.char_end : end]):
        return False  # "Trakia Bank SME Risk Sharing"
    return mention.char_end >= end or not names_thing(page.clean[start:end]) or page.clean[mention.char_end + 1 : mention.char_end + 2].islower()


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    """Headings of papers and labels of pages: "key figures", "executing agency"."""
    words = activity_words()
    told = {label for use, phrases in words.items() if use.endswith("label") for label in phrases}
    return frozenset(told | {row["label"].lower() for row in rows("headings")} | {row["label"].lower() for row in rows("label_roles")})


# --- what is told behind it -----------------------------------------------------------------------------------------


def _money(page: Page, start: int, end: int) -> Iterator[Mention]:
    for index in range(bisect_left(page.starts, start), bisect_left(page.starts, end)):
        if page.mentions[index].kind == "money":
            yield page.mentions[index]


def _last(page: Page, item: _Item, starts: set[int]) -> int:
    """The end of an item: of its block, or, where that is the title alone, of what stands below it."""
    if not item.standing:
        return item.stop
    stop = item.stop
    for number in range(item.block + 1, min(len(page.blocks), item.block + 1 + _FOLLOWING)):
        block = page.blocks[number]
        if block.kind == HEADING or number in starts and block.kind == page.blocks[item.block].kind:
            break
        stop = block.end
    return stop


def _is_told(page: Page, item: _Item, stop: int) -> bool:
    """Whether money is told behind a title, or before it in its own entry: "Armenia, $30 million, Road Corridor"."""
    return any(True for _ in _money(page, item.start if item.standing else page.blocks[item.block].start, stop))


def _same_list(page: Page, item: _Item, other: _Item) -> bool:
    return page.blocks[item.block].kind == page.blocks[other.block].kind and abs(item.block - other.block) < 12


def _context(page: Page, item: _Item, starts: set[int]) -> str | None:
    """What the words above an item say its list is of: "projects", "parts" of one, or neither."""
    block = page.blocks[item.block]
    number = item.block - 1
    while number >= 0 and (number in starts or page.blocks[number].kind == block.kind == BULLET or page.blocks[number].kind == ROW):
        number -= 1
    if number < 0:
        return None
    above = page.blocks[number]
    if block.kind != BULLET and above.kind == PROSE and page.clean[above.end - 1] != ":":
        number = next((k for k in range(number, max(-1, number - 12), -1) if page.blocks[k].kind == HEADING), number)
        above = page.blocks[number]
    words = re.split(r"(?<=[.!?;])\s", page.clean[max(above.start, above.end - 400) : above.end].strip())[-1]
    if TWO_WORDS_OF_PROJECTS.search(words) or OF_PROJECTS.search(words) and not OF_PARTS.search(words):
        return "projects"
    return "parts" if OF_PARTS.search(words) or _PARTS_ABOVE.search(words) or _of_one_project(page, above) else None


_PARTS_ABOVE = re.compile(r"\b(?:what\s(?:will|has|have)|to\sbe\s(?:built|done)|works|use\sof|uses\sof|where\sthe\smoney|key\sfacts|in\snumbers|allocat\w+|divided|split|broken\sdown|distributed|as\sfollows)\b", re.IGNORECASE)


def _of_one_project(page: Page, above: Block) -> bool:
    """Whether the words above a list tell of one project, whose parts then follow."""
    told = [draft for draft in page.drafts.all if draft.named and any(above.start <= s < above.end for s, _ in draft.spans)]
    return len(told) == 1 and page.clean[above.end - 1] == ":" or bool(re.search(r"\b(?:[Tt]he|[Tt]his)\s(?:project|programme|program|scheme|loan)\b[^.]*:\Z", page.clean[above.start : above.end]))


def _is_thing(text: str) -> bool:
    return names_thing(text) or ends_in(text, activity_words()["head"]) or names_work(text)


_FINANCE = re.compile(
    r"\b(?:loans?|credits?|grants?|guarantees?|equity|facility|financ\w+|funded|lend\w*|amount|operation|cost|costs|value|approved|signed|Board|objective|investment|subscription|contribution|Total|IDA|IBRD|ADF|project|programme)\b|[$€£¥₹]",
    re.IGNORECASE,
)
_TELLS_SOON = 90


def _is_telling(page: Page, item: _Item, sisters: int) -> bool:
    """Whether an item of a list that nobody introduces is told as financed: its text goes on with an instrument, an amount or an aim."""
    block = page.blocks[item.block]
    text = page.clean[item.start : item.end]
    thing = _is_thing(text)
    if block.kind == HEADING or item.standing:
        numbered = page.clean[block.start].isdigit() or block.kind == BULLET
        following = page.blocks[item.block + 1] if item.block + 1 < len(page.blocks) else block
        return thing and (numbered or following.kind in (LABEL, ROW))
    soon = _FINANCE.search(page.clean, item.rest, min(item.stop, item.rest + _TELLS_SOON))
    if block.kind == BULLET:
        return soon is not None and (sisters > 1 or thing)
    return soon is not None and (thing or sisters > 1) and (item.country is not None or sisters > 1 or ends_in(text, activity_words()["head"]))
