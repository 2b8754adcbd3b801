"""Corridors and routes, and the names that hold a number which is no number of the story.

A corridor is one of `corridors.csv` (found with the other known names) or a name with "Corridor" or "Route" and a number:
"CAREC Corridor 5". Reserved are strategies, agendas, goals, conferences and roads: "CAREC 2030 Strategy", "Agenda 2063",
"COP28", "3rd Global Digital Trade Expo", "Sustainable Development Goal 4", "M-4 motorway".
"""

from __future__ import annotations

from extraction import expressions as re
from extraction.lexicon import slug
from extraction.mentions.names.capitals import Run, Token
from extraction.mentions.names.draft import Draft
from extraction.model import Entity, Mention

_CORRIDORS = frozenset({"corridor", "corridors", "route", "routes"})
_CORRIDOR_NUMBER = re.compile(r"\s(?:No\.?\s)?(?P<number>[1-9]\d?[a-d]?)\b(?![.,]\d)")
_ROMAN = re.compile(r"[IVX]{1,4}[a-d]?$")

# What is laid down for a year: "Vision 2040", "Agenda 2063".
_FRAMES = frozenset(
    "strategy vision agenda plan programme program goal goals framework roadmap map horizon target targets compact initiative policy"
    " ambition declaration pathway".split()
)
_YEARS = re.compile(r"\s(?:for\s|towards\s|to\s)?(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?\b(?![.,]\d)")
_YEARS_INSIDE = re.compile(r"\s(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?\s(?=[^\W\d_])")
_NUMBERS = re.compile(r"\s\d{1,2}(?:(?:,\s?\d{1,2}){0,8},?\s(?:and|to)\s\d{1,2})?(?:\.\d)?\b(?!\d)")
_GOALS = frozenset({"goal", "goals", "sdg", "sdgs", "target"})
_CONFERENCE = re.compile(r"(?:COP|CMP|CMA|UNGA|WRC|MC|TICAD|APEC|G)-?\d{1,2}$")
_CONFERENCE_APART = frozenset({"COP", "CMP", "TICAD", "UNGA"})
_ROAD = re.compile(r"(?:[AMENRPDT]-?\d{1,4}|[AMENR]H-?\d{1,3}|RN-?\d{1,3}|BR-\d{3}|NH-?\d{1,3}[A-Z]?|CR-?\d)$")
# "N5 billion", "R2.5bn" are amounts.
_AMOUNT_BEHIND = re.compile(r"\s?-?(?:million|billion|trillion|mn|bn|m)\b|[.,]\d")
_MEETINGS = frozenset("expo exhibition forum summit conference congress convention fair festival games olympiad assembly session symposium".split())
_ORDINAL = re.compile(r"(?<!\w)\d{1,3}(?:st|nd|rd|th)\s$")


def find_corridors(draft: Draft) -> None:
    """Takes numbered corridors."""
    flow = draft.page.flow
    for run in draft.page.runs:
        for index, token in enumerate(run):
            if token.key not in _CORRIDORS:
                continue
            start = run[index - 1].start if index and not run[index - 1].link else token.start
            if index + 1 < len(run) and _ROMAN.match(run[index + 1].text):
                end = run[index + 1].end
            else:
                match = _CORRIDOR_NUMBER.match(flow, token.end)
                if match is None:
                    continue
                end = match.end()
            name = " ".join(flow[start:end].split())
            draft.add(start, end, Entity(f"corridor:{slug(name)}", "corridor", name))


def find_reserved(draft: Draft) -> None:
    """Notes the names that hold numbers."""
    flow = draft.page.flow
    runs = draft.page.runs
    for index, run in enumerate(runs):
        first, last = run[0], run[-1]
        for token in run:
            if token.text[-1].isdigit() and (_CONFERENCE.match(token.text) or _ROAD.match(token.text)) and not _AMOUNT_BEHIND.match(flow, token.end):
                _reserve(draft, token.start, token.end)
        behind = flow[last.end + 1 : last.end + 2]
        if behind.isdigit():
            _numbered(draft, run, runs[index + 1] if index + 1 < len(runs) else None)
        elif last.key in _FRAMES and behind in ("f", "t"):
            _spanned(draft, run, _YEARS.match(flow, last.end))
        if first.start >= 4 and flow[first.start - 2] in "dht" and any(token.key in _MEETINGS for token in run):
            ordinal = _ORDINAL.search(flow, first.start - 7 if first.start > 7 else 0, first.start)
            if ordinal:
                end = next(token.end for token in reversed(run) if token.key in _MEETINGS)
                _reserve(draft, ordinal.start(), end)


def _numbered(draft: Draft, run: Run, following: Run | None) -> None:
    """A run with a number right behind it: the number is its own where the run's last word takes one."""
    flow, last = draft.page.flow, run[-1]
    if last.key in _GOALS:
        if _spanned(draft, run, _NUMBERS.match(flow, last.end)):
            return
    if last.text in _CONFERENCE_APART:
        if _spanned(draft, [last], _NUMBERS.match(flow, last.end)):
            return
    if last.key in _FRAMES and len(run) >= 1:
        if _spanned(draft, run, _YEARS.match(flow, last.end)):
            return
    inside = _YEARS_INSIDE.match(flow, last.end)
    if inside and following is not None and following[0].start == inside.end():
        frame = next((token for token in following[:4] if token.key in _FRAMES), None)
        if frame is not None:
            _reserve(draft, _name_start(run), frame.end)


def _spanned(draft: Draft, run: list[Token], match: re.Match[str] | None) -> bool:
    if match:
        _reserve(draft, _name_start(run), match.end())
    return match is not None


def _name_start(run: list[Token]) -> int:
    """Where the name begins that ends a run: behind the last small word but "of" and "for"."""
    start = len(run) - 1
    while start > 0 and (not run[start - 1].link or run[start - 1].key in ("of", "for", "and", "on")):
        start -= 1
    return run[start].start


def _reserve(draft: Draft, start: int, end: int) -> None:
    draft.reserved.append(Mention("name", start, end, draft.page.clean[start:end]))
