"""The day with which a text or its first paragraph opens: what stands before it is a place or a byline, behind it an agency or a mark.

"Tunis, Tunisia (Continental Wire) 14/07/2011 -", "Dushanbe. March 14. ValleyInfo –", "12 May 2020, Nairobi –", "Bonn, 13-14 March 2019".
No sentence stands before the day: only names, marks and a weekday. The day may lack its year.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extraction import expressions as re
from extraction.mentions.dates.dates import Atom, parse_date_at
from extraction.mentions.names.capitals import UPPER

_LONGEST_LEAD, _PROSE = 70, 320
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NAME = rf"[{UPPER}][\w'’.&-]*"
_STARTS = re.compile(r"(?<![\w./-])(?=\d{1,4}[ ./-]|[A-Z][A-Za-z]{2,8}\.?\s\d)")
# Names, bylines and marks, ending with what sets a date off.
_LEAD = re.compile(
    rf"""[\s*#>(\[“"]*(?:(?:{_NAME}|of|the|de|la|el|al|by|and)(?:[\s,./|:;–—()\]-]+|\Z)){{0,9}}""", re.VERBOSE
)
_SET_OFF = re.compile(rf"(?:\A|[,.|/:(\[–—)-]\s{{0,3}}|\s{{2,}}|\bthe\s)(?:{_WEEKDAY}\.?,?\s)?[\s*(\[“\"]*\Z")
_OTHER_CALENDAR = re.compile(r"\d{1,2}\s[\w' -]{3,20}\s1[34]\d\d(?:\sH|AH)?,\s\Z")
# What is told of a day that is not the text's own.
_OF_SOMETHING = re.compile(
    r"\b(?:approv|sign|clos|effective|complet|commenc|start|begin|end(?:s|ed|ing)?\b|expir|deadline|due|until|since|from|between|effect|launch|matur|period|ratif|born|board)",
    re.IGNORECASE,
)
# The end of the line, a mark before the text, or a name and such a mark: "/MONTSAME/.", ", Mana:", "(Reuters) -".
_BEHIND = re.compile(
    rf"""[)\]]?\s{{0,2}}(?:(?:\Z|\n|\x01)
        |(?:[-–—]{{1,2}}|[.:|/](?!\d)|,|\()?\s{{0,3}}(?:(?:{_NAME})[\s,/-]{{1,3}}){{0,4}}(?:{_NAME}\s?)?[)/.|]{{0,2}}\s{{0,2}}(?:[-–—]{{1,2}}|:|\Z|[/|)]\.?)
        |\]|,?\s(?:{_NAME}\s){{0,3}}\([^()\n]{{3,40}}\)\s{{0,2}}(?:\Z|[-–—.:])|,\s[{UPPER}]{{3,12}}\.\s
        |\s?[-–—]{{1,2}}|[.:|]\s|\s?[/|]\s|(?<=\.)\s
        |\((?P<agency>[^()\n]{{3,40}})\))""",
    re.VERBOSE,
)
_AGENCY = re.compile(rf"\((?P<agency>{_NAME}(?:\s{_NAME}){{0,3}})\)")
_PLACE = re.compile(rf"[\s*#>(\[]*(?P<place>{_NAME}(?:\s{_NAME}){{0,3}})")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a text opens with its day: the day, the name before it and the agency in brackets."""

    start: int
    end: int
    place: str
    agency: tuple[int, int] | None
    on: tuple[int | None, int, int]


def opening_of(flow: str, lines: Iterable[tuple[int, str]], dated: bool) -> Opening | None:
    """The first line of the head that opens with a day; the last of several days. `dated`: only with its year."""
    for start, line in lines:
        found = _at(flow, start, line)
        if found is not None and (found.on[0] or not dated):
            return found
        if len(line) > _PROSE:
            return None
    return None


def _at(flow: str, start: int, line: str) -> Opening | None:
    for at in _STARTS.finditer(line, 0, _LONGEST_LEAD + 20):
        lead = line[: at.start()]
        if len(lead) > _LONGEST_LEAD or not _LEAD.fullmatch(_OTHER_CALENDAR.sub("", lead)) or _OF_SOMETHING.search(lead):
            if len(lead) > _LONGEST_LEAD:
                return None
            continue
        if lead.strip() and not _SET_OFF.search(lead):
            continue
        atom = parse_date_at(flow, start + at.start())
        if atom is None or not atom.month or not atom.day or atom.end > start + len(line):
            continue
        rest = line[atom.end - start :]
        behind = _BEHIND.match(rest)
        if behind is None or not atom.year and not rest.strip():
            continue
        day = atom.day if isinstance(atom.day, int) else atom.day[1]
        place = _PLACE.match(lead)
        return Opening(start, atom.end + behind.end(), place["place"].strip(" .,") if place else "", _agency(start, line, atom), (atom.year, atom.month, day))
    return None


def _agency(start: int, line: str, atom: Atom) -> tuple[int, int] | None:
    """The name in brackets before the day or right behind it."""
    found = _AGENCY.search(line, 0, atom.start - start) or _AGENCY.match(line, len(line) - len(line[atom.end - start :].lstrip()))
    return (start + found.start("agency"), start + found.end("agency")) if found else None
