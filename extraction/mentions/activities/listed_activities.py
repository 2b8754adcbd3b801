"""Finds activities that items of lists name: one item each ("2. Title (Country). A loan of ...").

An item counts by what it says (an amount, a lender's number, a country) and how it is spelled; lists of components, outputs
and indicators are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extraction import expressions as re
from extraction.layout import Block
from extraction.lexicon import country_names, fold, rows, split
from extraction.mentions.activities.placed import Placed
from extraction.mentions.activities.title_shapes import heads_no_title, reads_as_title, tidy
from extraction.mentions.activities.titles import activity_words, is_sector_only, names_work, sector_of
from extraction.model import Mention

Span = tuple[int, int]


@dataclass(frozen=True)
class Listed:
    """A title in a list or table, with what its item or row says beside it; offsets into the cleaned text."""

    start: int
    end: int
    title: str
    country: str | None = None
    identifier: str | None = None
    acronym: str | None = None
    named: bool = True


_MONEY = re.compile(
    r"(?:[$€£¥₹]|\b(?:USD|EUR|RMB|CNY|INR|JPY|ZAR|UA|SDR|XDR|BRL|RUB|GBP|CHF|AED|SAR|KWD|Rs\.?|Tk|US\$|ID)\b)\s?~?\d"
    r"|\d\s?-?(?:million|billion|trillion|mln|bln|mn|bn|crore|lakh)\b",
)
# What comes before a list of projects, and before a list of their parts.
OF_PROJECTS = re.compile(
    r"\b(?:projects?|programmes?|programs?|operations?|approv(?:ed|als?|es)|agreements?|loans?|grants?|proposals?|schemes?|initiatives?|financings?|investments?)\b",
    re.IGNORECASE,
)
OF_PARTS = re.compile(
    r"\b(?:components?|sub-?components?|outputs?|outcomes?|objectives?|measures?|results?|indicators?|consists?|compris\w+|includ\w+|cover\w*"
    r"|finances|financed|will|benefits?|activities|pillars?|made\s+up|break-?down|expected|contributions?|sources?|package|lots?|terms?|expenditures?)\b",
    re.IGNORECASE,
)
TWO_WORDS_OF_PROJECTS = re.compile(
    r"\b(?:(?:agreements|projects|loans|operations|programmes|programs|grants|proposals|schemes|financings)\b[^.]{0,120}(?:as\s+(?:under|follows)|following|approved|below|signed)"
    r"|(?:approv|sign|cover|includ|compris|financ)\w*[^.]{0,60}\b(?:projects|agreements|operations|programmes|programs|loans|grants|proposals)\b|following\s+(?:were\s+)?approv)",
    re.IGNORECASE,
)


def in_list(clean: str, items: list[Block], before: Block | None, placed: Placed) -> Iterator[Listed]:
    if len(items) < 1:
        return
    lead = clean[max(before.start, before.end - 400) : before.end].split("\n")[-1] if before else ""
    last = re.split(r"(?<=[.!?])\s", lead.strip())[-1] if lead else ""
    of_projects = bool(TWO_WORDS_OF_PROJECTS.search(last)) or bool(OF_PROJECTS.search(last)) and not OF_PARTS.search(last)
    of_parts = bool(last) and not of_projects and bool(OF_PARTS.search(last))
    if of_parts:
        return
    found = [one for item in items if (one := _item(clean, item, placed)) is not None]
    sisters = sum(1 for one in found if one.headed) >= 1 and len(found) >= 2
    for one in found:
        if not one.telling and not (of_projects and one.money and sisters):
            continue
        if one.listed.identifier or one.money and (of_projects or one.headed or sisters) or (one.worked and (sisters or of_projects)):
            yield one.listed


@dataclass(frozen=True)
class _Item:
    listed: Listed
    money: bool
    headed: bool  # ends like a project's name
    worked: bool  # names a work ("Hydropower") and stands as a name
    telling: bool  # has a word of a sector or of works


NUMBER = re.compile(r"(?P<number>P\d{6}|[A-Z]{2}-[A-Z]\d{4}|P-[A-Z0-9]{2}-[A-Z0-9]{3}-\d{3}|\d{5}-\d{3}|SAP\d{3}|FP\d{3}|SP\d{3})\)?\s?[:–—-]?\s+")
_MARKS = re.compile(r"[*_\s\"']*")
_COUNTRY_OPENS = re.compile(r"(?:'s\s|\s?(?:\([^()\n]{0,40}\)\s?[;:,–—-]?|[:–—]|-(?=\s))\s?)")
_PART = re.compile(r"(?i:phase|stage|tranche|lot|section|part|additional\s+financing)\b")
_TITLE_END = re.compile(
    r"""
      (?P<stop>[.;](?=\s(?![a-z])|\Z)|\n\s*\n|\s{3,}|\t|\*\*)
    | (?P<colon>:(?=\s|\Z))
    | \s(?P<dash>[–—-])\s
    | (?P<comma>,\s)
    | \s?(?P<bracket>\()
    | \s(?P<money>(?:[A-Z]{2,3}\s?)?[$€£¥₹]\s?\d|[A-Z]{2,4}\s?\d[\d.,]*\s?(?:million|billion|mln|bln|mn|bn|crore))
    """,
    re.VERBOSE,
)
_IN_BRACKETS = re.compile(r"\((?P<inside>[^()\n]{1,60})\)")
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&/-]*[A-Z][A-Za-z0-9&/-]*\Z")
_ROUTE = re.compile(r"[A-Z][^\W\d_]+(?:\s?[-–]\s?[A-Z][^\W\d_]+)+")


def _item(clean: str, item: Block, placed: Placed) -> _Item | None:
    start = behind_marks(clean, item.body, len(clean))
    number = NUMBER.match(clean, start)
    if number:
        start = number.end()
    country, start = _opening_country(clean, start, placed)
    read = _title_at(clean, start, item.end, bool(number), placed)
    if read is None:
        return None
    end, told, acronym = read
    title = tidy(clean[start:end].strip(" *_\"',"))
    if not _is_title(clean, title, start, end, bool(number), placed):
        return None
    headed = ends_in(title, activity_words()["head"])
    worked = headed or ends_in(title, activity_words()["title end"]) or names_thing(title) or _DEED.match(title) is not None
    rest = clean[end : item.end]
    listed = Listed(start, end, title, country or told, number["number"] if number else None, acronym)
    telling = bool(number) or worked or sector_of(title) is not None
    return _Item(listed, bool(_MONEY.search(rest)), headed, worked and bool(country or told or rest.strip()), telling)


def behind_marks(clean: str, start: int, end: int) -> int:
    marks = _MARKS.match(clean, start, end)
    return marks.end() if marks else start


def _opening_country(clean: str, start: int, placed: Placed) -> tuple[str | None, int]:
    """ "India: Title", "Kazakhstan (US$ 100 million); Title", "Bhutan's Title": the country and where the title begins."""
    mention = placed.covering(start)
    country = country_of(mention)
    if country is None or mention is None or mention.char_start != start:
        return None, start
    after = _COUNTRY_OPENS.match(clean, mention.char_end)
    return (country, after.end()) if after else (None, start)


def country_of(mention: Mention | None) -> str | None:
    """ISO code of a country that is mentioned as such."""
    if mention is None or mention.kind not in ("place", "organisation") or not mention.entity:
        return None
    if mention.kind == "organisation":
        return _codes().get(fold(mention.surface.strip()))
    code = mention.entity.rpartition(":")[2]
    return code if code in country_names() else None


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Every name of a country -> its ISO code: a country in brackets may have been taken for its government."""
    return {fold(name): row["iso3"] for row in rows("countries") for name in (row["name"], *split(row["aliases"])) if name}


def _title_at(clean: str, start: int, stop: int, sure: bool, placed: Placed) -> tuple[int, str | None, str | None] | None:
    """Where the title that begins at `start` ends, with the country and the acronym told right behind it."""
    acronym = None
    for match in _TITLE_END.finditer(clean, start, min(stop, start + 260)):
        at = match.start()
        if match["bracket"]:
            inside = _IN_BRACKETS.match(clean, match.start("bracket"))
            if inside is None:
                return at, None, acronym
            words = inside["inside"].strip()
            country = country_of(placed.covering(inside.start("inside")))
            if country:
                return at, country, acronym
            if _PART.match(words) or _ROUTE.fullmatch(words):
                continue
            if _ACRONYM.match(words) and acronym is None:
                acronym = words
                return at, _country_after(clean, inside.end(), placed), acronym
            return at, None, acronym
        if clean[max(0, at - 20) : at].rfind("(") > clean[max(0, at - 20) : at].rfind(")"):
            continue
        if match["stop"] and clean[at] == "." and re.search(r"(?:\b[A-Z]|\bNo|\bSt)\Z", clean[max(0, at - 3) : at]):
            continue
        behind = clean[match.end() : match.end() + 30]
        if match["dash"] and _PART.match(behind):
            continue
        if match["comma"]:
            if _PART.match(behind):
                continue
            country = country_of(placed.covering(match.end()))
            if country:
                return at, country, acronym
            if re.match(r"(?:and\s)?[A-Z][\w-]+(?:,| and )", behind) and not _MONEY.match(behind):
                continue  # "Water, Sanitation and Hygiene Programme"
        if match["colon"] and sure and not re.match(r"\s*(?:an?|the|USD|EUR|GCF|US)\b|\s*[$€£]", clean[match.end() : match.end() + 8]):
            continue
        return at, None, acronym
    return (stop, None, acronym) if stop - start < 140 else None


def _country_after(clean: str, at: int, placed: Placed) -> str | None:
    following = re.compile(r"\s?[,(–-]\s?").match(clean, at)
    return country_of(placed.covering(following.end())) if following else None


def _is_title(clean: str, title: str, start: int, end: int, sure: bool, placed: Placed) -> bool:
    words = title.split()
    if not 2 <= len(words) <= 20 or len(title) > 170:
        return False
    if not (reads_as_title(title) or sure and title[0].isupper()) or SENTENCE.search(title) or title.lower() in activity_words()["not an activity"]:
        return False
    if heads_no_title(title) or _MONEY.match(title) or title.split(":")[0].split()[0].lower() in _PART_WORDS or is_sector_only(title):
        return False
    return not only_names(clean, start, end, placed)


_PART_WORDS = frozenset("component components subcomponent output outcome objective total source sources annex table figure chapter section contact email tel phone part".split())
SENTENCE = re.compile(
    r"\b(?:will|would|is|are|was|were|has|have|had|said|says|signed|approved|approves|supports|provides|finances|to be|rose|fell|from|by \d|until)\b|[?!]|\bper\s?cent\b|%"
)


# "Modernisation of Siauliai Hospital", "Support to the National Audit Office": what is done for a body.
_DEED = re.compile(r"[A-Z]?[a-z]+(?:ation|ment|ing|sion|tion|ction|[Ss]upport|[Uu]pgrade)(?:\sand\s[A-Za-z]+)?\s(?:of|to|for|at)\s")


def only_names(clean: str, start: int, end: int, placed: Placed) -> bool:
    """Whether the span is nothing but a name of another kind: a lender, a person, a country."""
    text = clean[start:end]
    first = placed.covering(start)
    if first is not None and first.kind in ("organisation", "person", "place", "date", "corridor") and first.char_end >= end:
        return True
    for mention in placed.beginning_in(start, end):
        if mention.kind in ("organisation", "corridor") and mention.char_end >= end - 1 and not _DEED.match(text):
            return True
        if mention.kind == "person":
            return True
    return False


_TAIL = re.compile(r"(?:\s?[,(–-]\s?|\s)(?:(?:Phase|Stage|Tranche|Part|Lot)\s\w+\)?|[IVX]{1,4}|\d|[Aa]dditional [Ff]inancing)\Z")


def bare(title: str) -> str:
    """A title without its phase, its bracket and its place behind a comma: "Xi'an Airport Expansion, Phase II"."""
    title = re.sub(r"\s?\([^()]*\)\Z", "", title)
    return _TAIL.sub("", title).rstrip(" ,–-")


def ends_in(title: str, heads: frozenset[str]) -> bool:
    words = bare(title).lower().split()
    return bool(words) and (words[-1] in heads or " ".join(words[-2:]) in heads)


def names_thing(title: str) -> bool:
    """Whether a title ends in a thing that is built: "Dagachhu Hydropower", "Dasu Transmission Line"."""
    words = bare(title).split()
    return len(words) > 1 and any(names_work(" ".join(words[-k:])) for k in (1, 2, 3) if len(words) > k)
