"""All numbers and dates of a text: one scan for digits and number words, each read where it stands, none lost in silence."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from extraction import expressions as re
from extraction.mentions.dates import dates
from extraction.mentions.dates.date_reader import DateReader
from extraction.mentions.names.capitals import occurrences
from extraction.mentions.names.page import Page
from extraction.mentions.numbers import nonfacts
from extraction.mentions.numbers.amounts import AmountReader
from extraction.mentions.numbers.elided import read_elided
from extraction.mentions.numbers.fractions import FRACTION_NOUNS
from extraction.mentions.numbers.listed_figures import find_listed
from extraction.mentions.numbers.money import currency_before
from extraction.mentions.numbers.numerals import FRACTION_CHARS, NUMBER_WORDS
from extraction.mentions.numbers.one_span import read_spans
from extraction.mentions.numbers.stated_scale import find_scaled
from extraction.mentions.tables.grids import find_cells
from extraction.mentions.tables.headed import Cell
from extraction.model import Mention, Numeral, Profile
from extraction.text import Text

# --- the scan: what a word can begin --------------------------------------------------------------------------------


def _words_that_begin() -> dict[str, str]:
    """Each word that can begin a number or a date, in the capitals it may have -> what it begins."""
    kinds: dict[str, str] = {}
    for kind, words in (
        ("number", (*NUMBER_WORDS, *(FRACTION_NOUNS - {"third"}))),
        ("relative", ("today", "yesterday", "tomorrow")),
        (
            "part",
            (
                "last",
                "this",
                "next",
                "first",
                "second",
                "third",
                "fourth",
                "final",
                "end",
                "beginning",
                "start",
                "middle",
                "close",
                "early",
                "late",
                "mid",
            ),
        ),
        ("season", tuple(dates.SEASONS)),
        ("decade", tuple(dates.DECADES)),
        ("century", ("century", "centuries")),
    ):
        for word in words:
            kinds[word] = kinds[word.capitalize()] = kind
            if kind == "number":
                kinds[word.upper()] = kind
    for kind, days in (("month", dates.MONTHS), ("weekday", dates.WEEKDAYS)):
        for word in days:
            kinds[word.capitalize()] = kinds[word.upper()] = kind
    for word in ("FY", "SY", "AY", "CY", "fiscal", "Fiscal", "financial", "Financial", "Q", "H"):
        kinds[word] = "period"
    return kinds


_KINDS = _words_that_begin()
_DIGITS = re.compile(r"[0-9][0-9]*(?:[.,'][0-9]+)*")
_LETTERS = re.compile(r"[A-Za-z]+")
# Small months that are words too: only beside a year are they months
_COMMON_WORDS = frozenset({"may", "march", "mar"})
_MAY_OF_YEAR = re.compile(r"(?<![a-z])ma(?:y|r|rch),?[ ](?:\d{1,2}(?:st|nd|rd|th)?,?[ ])?(?:19|20)\d\d\b")


def _anchors(clean: str, words: set[str]) -> list[tuple[int, int, str]]:
    """Every run of digits and every word that can begin a number or a date, in order: start, end, and the words' kind ("" of digits).

    Which of the words a text has was looked up first; each of those is then searched for by itself.
    """
    found = [(match.start(), match.end(), "") for match in _DIGITS.finditer(clean)]
    for word in _KINDS.keys() & words:
        kind, length = _KINDS[word], len(word)
        for start in occurrences(clean, word):
            end = start + length
            if not (_is_letter(clean[end : end + 1]) or start and _is_letter(clean[start - 1])):
                found.append((start, end, kind))
    if not clean.isascii():
        for char in FRACTION_CHARS:
            found += [(start, start + 1, "sign") for start in occurrences(clean, char)] if char in clean else []
    found.sort()
    return found


def _is_letter(char: str) -> bool:
    return char.isalpha() and char.isascii()
_GLUE = frozenset("_/.-+#(@&")


def find_figures(
    text: Text, names: list[Mention], profile: Profile, countries: Mapping[str, int] | None = None
) -> tuple[list[Mention], list[Numeral]]:
    """Money, percentages, fractions, quantities and dates, free of overlaps, and every number with what accounts for it.

    Offsets are into `text.clean`. `names` are the mentions of organisations, places, people, activities and corridors;
    a number inside one is its own only where it measures something ("220MW wind power plant"). `countries` tells how
    often the text names things of which country (ISO 3166-1 alpha-3), for what a bare rupee is.
    """
    page = Page(text, names, countries)
    cells = find_cells(text)
    find_listed(text, cells)
    find_scaled(text, cells)
    date_reader, amounts = DateReader(page, profile.published_on), AmountReader(page)
    anchors: list[tuple[int, int, bool]] = []
    clean, position = text.clean, 0
    addresses = _addresses(clean)[::-1]
    words = set(_LETTERS.findall(clean))
    small = words & dates.SMALL_MONTHS
    if small and (small - _COMMON_WORDS or _MAY_OF_YEAR.search(clean)):
        dated = dates.SMALL_MONTH.sub(lambda match: match[0].capitalize(), clean)
        if dated != clean:
            date_reader.clean = dated
            words = set(_LETTERS.findall(dated))
    for start, end, kind in _anchors(date_reader.clean, words):
        token = clean[start:end]
        if not kind:
            anchors.append((start, end, False))
            while addresses and addresses[-1][0] <= start:
                position = max(position, addresses.pop()[1])
            if start >= position:
                position = max(end, _read_digits(page, date_reader, amounts, cells, start, end, token))
            continue
        if kind == "sign":
            if start >= position:
                position = amounts.sign(start, end)
            continue
        if kind == "number":
            anchors.append((start, end, True))
            if start >= position:
                position = max(end, amounts.word(start, end, token.lower()))
        elif start >= position:
            read = amounts.word if token == "third" and clean[max(0, start - 3) : start].lower() in (" a ", "\na ", "a ") else None
            position = max(position, read(start, end, token) if read else date_reader.word(start, end, token, kind))
    read_spans(page)
    read_elided(page)
    page.mentions.sort(key=attrgetter("char_start", "char_end"))
    return page.mentions, _numerals(page, anchors)


def _addresses(clean: str) -> list[tuple[int, int]]:
    """Where web and mail addresses stand, whose digits count nothing."""
    return [match.span() for match in nonfacts.URL.finditer(clean)] if "@" in clean or "www." in clean or "://" in clean else []


def _read_digits(page: Page, date_reader: DateReader, amounts: AmountReader, cells: dict[int, Cell], start: int, end: int, token: str) -> int:
    """Reads a run of digits as a cell, a part of a name or identifier, a phone number, a date or an amount; returns where that ends."""
    cell = cells.get(start) if cells else None
    if cell is not None and "," in token and start + token.rfind(",") + 1 in cells:
        # a row whose cells commas part: "Works,45.2,60%"
        position = start
        for part in token.split(","):
            own = cells.get(position)
            if own is not None:
                amounts.cell(position, position + len(part), part, own)
            position += len(part) + 1
        return end
    if cell is not None:
        done = amounts.cell(start, end, token, cell)
        if done:
            return done
    name = page.name_at(start, end) if page.names else None
    if name and name != "activity" and not currency_before(page.clean, start):
        # "COP28", but "COP 28 billion", "foreign lenders Shs348 billion"
        return page.account(start, end, "name")
    clean = page.clean
    before = clean[start - 1] if start else "\n"
    if before.isalpha() or before in _GLUE or (before == " " and clean[start - 2 : start - 1] in ("+", ")")):
        done = nonfacts.glued(page, start, end)
        if done:
            return done
    done = nonfacts.phone_or_time(page, start, end) or nonfacts.chain(page, start, end)
    if not done and not name:
        done = date_reader.digits(start, end, token)
    return done or amounts.digits(start, end, token, name)


def _numerals(page: Page, anchors: list[tuple[int, int, bool]]) -> list[Numeral]:
    """Every run of digits and number word with what accounts for it: the mention, non-fact or name that holds it."""
    clean = page.clean
    spans = [(mention.char_start, mention.char_end, mention.kind) for mention in page.mentions]
    spans += page.nonfacts
    if page.names:
        spans += [(start, end, "name") for start, end, _ in page.names]
    spans += [(start, end, "url") for start, end in _addresses(clean)]
    spans.sort()
    numerals, index, count = [], 0, len(spans)
    reach: list[tuple[int, int, str]] = []
    for start, end, in_words in anchors:
        while index < count and spans[index][0] <= start:
            reach.append(spans[index])
            index += 1
        reason = None
        if reach:
            reach = [span for span in reach if span[1] > start]
            if reach:
                reason = reach[0][2]
        surface = clean[start:end]
        if reason is None and in_words:
            if surface.lower() in FRACTION_NOUNS:
                continue
            if clean[end : end + 1] == "-" or clean[start - 1 : start] == "-":
                reason = "compound word"
        numerals.append(Numeral(start, end, surface, reason))
    return numerals
