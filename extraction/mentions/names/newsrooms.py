"""Newspapers and news agencies where a text says that it is theirs: in its dateline, its first lines, its source line or its last.

"LUSAKA (Lakeside Wire) -", "Dushanbe. March 14. ValleyInfo –", "18.05.2022 | City Herald | by a reporter", "Source: Harbour Economic Wire",
"... said the minister. - Tonga Herald". A name is taken there if its last word is one that papers bear, or alone in a dateline.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.lexicon import fold, gazetteer, registry
from extraction.mentions.names.bodies import Span
from extraction.mentions.names.capitals import UPPER, Page

_WORD = rf"[{UPPER}][\w'&-]*"
_NAME = rf"(?P<name>(?:The\s)?{_WORD}(?:\s(?:of\s|the\s|and\s|&\s)?{_WORD}){{0,4}})"
# Where such a name stands by itself: at the edge of a line, a cell, a bracket, behind "Source:" or a dash
_EDGE = re.compile(r"[\n\x01(|/–—:-]")
_ALONE = re.compile(rf"(?:\A|(?<=[\n\x01(|/])|(?<=[\n\x01(|/–—:-]\s)|(?<=[.\"”]\s[-–—])){_NAME}(?=\s?[)|/\n\x01]|\s[–—-]{{1,2}}\s|\s*\Z|,\s[^\n\x01]{{0,20}}\d)")
# "June 7 (Solar Wire Africa) -": in brackets behind a dateline any name of some words is a paper's
_IN_DATELINE = re.compile(rf"(?:\A|(?<=[\n\x01]))[^\n\x01(]{{3,50}}\d[,.]?\s\({_NAME}\)\s?[–—-]{{1,2}}\s")
# "Lagoon Finance Letter No. 31, 5 March 2019": the head of a number
_MASTHEAD = re.compile(rf"\A\s*{_NAME},?\s(?:No\.?|Issue|Vol\.?)\s?\d[^\n\x01]{{0,60}}(?=[\n\x01])")
# "Dushanbe. March 14. TojInfo –"
_BEHIND_DATE = re.compile(rf"(?:\A|(?<=[\n\x01])){_WORD}[^\n\x01]{{0,30}}\d\.?,?\s(?P<name>{_WORD})\s[–—-]{{1,2}}\s")
_PRESS = frozenset(
    "herald times news wire newswire press daily gazette tribune post star standard chronicle courier observer monitor mail telegraph journal bulletin "
    "guardian sun express independent nation citizen info inquirer argus echo messenger record register review today online media".split()
)
_HEAD, _FOOT = 700, 260  # characters


def find_newsrooms(page: Page) -> Iterator[Span]:
    """The papers that the first and the last lines of a page name as their own."""
    flow = page.flow
    for match in _BEHIND_DATE.finditer(flow, 0, _HEAD):
        if not _is_other(match["name"]):
            yield Span(*match.span("name"), "media", match["name"])
    for pattern in (_IN_DATELINE, _MASTHEAD):
        for match in pattern.finditer(flow, 0, _HEAD):
            name = " ".join(match["name"].split())
            if " " in name and not _is_other(name):
                yield Span(*match.span("name"), "media", name)
    for start, end in ((0, min(_HEAD, len(flow))), (max(_HEAD, len(flow) - _FOOT), len(flow))):
        for match in _alone(flow, start, end):
            name = " ".join(match["name"].split())
            words = name.split()
            if len(words) > 1 and fold(words[-1]) in _PRESS and not _is_other(name) and not (name.isupper() and len(words) > 3):
                yield Span(*match.span("name"), "media", " ".join(w.title() if name.isupper() and len(w) > 3 else w for w in words))


def _alone(flow: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The names that stand by themselves in a stretch of text."""
    past = start
    edges = [edge.end() for edge in _EDGE.finditer(flow, max(0, start - 2), end)]
    for at in sorted({0, *edges, *(edge + 1 for edge in edges if flow[edge : edge + 1].isspace())}):
        match = _ALONE.match(flow, at, end) if past <= at < end else None
        if match is not None:
            past = match.end()
            yield match


def _is_other(name: str) -> bool:
    """Whether a name is a known one or a place's."""
    key = fold(name).replace("-", " ")
    return key in registry().known or bool(gazetteer().find(key))
