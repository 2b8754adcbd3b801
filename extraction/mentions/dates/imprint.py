"""The day that a line of a text's head names as its own: "Economy page, 19 February 2014", "no. 212 / Friday 12 November 2021".

Such a line is short and no sentence, its day is a part of its own, set off by a mark or a gap, and no word says that the day is
something else's: an approval's, a deadline's, the end of a period.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from extraction import expressions as re
from extraction.mentions.dates.dates import parse_date_at

# Longer lines have no imprint; much longer ones are the prose that it stands above.
_LONGEST, _PROSE = 120, 320
_SENTENCE = re.compile(r"(?:\S+\s+){7,}\S+[.:;]\s*\Z")
_COLUMNS = re.compile(r"\S(?:\s{2,}|\s*[|\t]\s*)(?=\S)")  # of a table's row
# What a date beside it is of, if not of the text.
_OF_SOMETHING = re.compile(
    r"\b(?:approv\w+|sign(?:ed|ing|ature)\w*|clos(?:ing|ed|es?)|effective\w*|complet\w+|commenc\w+|start\w*|begin\w*|began|end(?:s|ed|ing)?|expir\w+|deadline|due|until"
    r"|since|from(?!\sour\b)|to|between|through|till|before|after|held|open(?:s|ed|ing)?|launch\w*|maturity|period|phase|fy|fiscal|valid|revised|ratif\w+|born|received)\b",
    re.IGNORECASE,
)
_STARTS = re.compile(r"(?<![\w.,/-])(?=\d{1,4}[ ./-]|[A-Z][a-z]{2,8}\.?\s\d)")
_SET_OFF = re.compile(r"(?:\A|[|/·•,:;–—(\[\]*>-]\s{0,4}|\s{2,}|\t|\b(?:on|dated|of|issued|published|released|posted|updated|(?:publication|release|issue)\s(?:date|day))\s|\A(?:[A-Z][\w.'-]*\s){1,4})(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?,?\s)?\Z", re.IGNORECASE)
_BEHIND = re.compile(r"(?:\s?[гр]\.,?)?\s{0,4}(?:\Z|[|/·•,;)\]*–—-]|\d{1,2}[:.]\d\d|\s{2}|by\s[A-Z])")


def headed_day(flow: str, lines: Iterable[tuple[int, str]]) -> date | None:
    """The day of the first line of the head that has one for the text itself; the lines are those before the prose."""
    for start, line in lines:
        if len(line) > _PROSE:
            return None
        if len(line) > _LONGEST or len(_COLUMNS.findall(line)) > 2 or _SENTENCE.match(line) or _OF_SOMETHING.search(line):
            continue
        days = [day for day in (_day(flow, start, line, at.start()) for at in _STARTS.finditer(line)) if day]
        if len(days) == 1 and days[0] is not None:
            return days[0]
    return None


def _day(flow: str, start: int, line: str, at: int) -> date | None:
    """The whole day at a place of the line, where it is a part of its own."""
    if not _SET_OFF.search(line[:at]):
        return None
    atom = parse_date_at(flow, start + at)
    if atom is None or not isinstance(atom.day, int) or not atom.year or not atom.month:
        return None
    if atom.end > start + len(line) or not _BEHIND.match(line[atom.end - start :]):
        return None
    try:
        return date(atom.year, atom.month, atom.day)
    except ValueError:
        return None
