"""What is added to what, and what that comes to: "The additional ¤60 million brings the support to ¤160 million, from the ¤100 million of 2015", "a cost overrun of ¤186 crore".

Claims of kind `change_matches`, relation "increase" or "difference". The words tell which of three amounts, or counts, is the change, which the value after and
which the one before; whether the three agree plays no part in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.changes.change import alike, change_of, is_earlier
from extraction.claims.marked import MONEY, Figure, Marked, marked_text
from extraction.claims.parts import parts_of
from extraction.claims.phrases import HEDGE
from extraction.model import Claim, Fact
from extraction.scene import Scene

BRINGS = r"(?:bring(?:s|ing)?|brought|tak(?:es?|ing)|took|rais(?:es?|ed|ing)|lift(?:s|ed|ing)?|increas(?:es?|ed|ing)|push(?:es|ed|ing)?|swell(?:s|ed)?|grow[sn]?|grew|rises?|rose)"
# "the additional ¤ brings the whole to ¤", "a second loan of ¤ ... It takes the support to ¤"
ADDED = re.compile(
    rf"\b(?:[Aa]dditional|[Ee]xtra|[Ff]urther|[Ss]econd|[Ss]upplementary|[Tt]op-?up|[Ff]resh|[Nn]ew|[Aa]nother)\s(?:[^¤.;:\n]{{0,40}}?\s)?{HEDGE}(?P<change>¤)[^¤;\n]{{0,140}}?\b{BRINGS}\s[^¤.;:\n]{{2,80}}?\sto\s{HEDGE}(?P<to>¤)",
    re.VERBOSE,
)
# "will be increased by ¤ to ¤"
BY_TO = re.compile(rf"\b{BRINGS}\s(?:[^¤№ℕ.;:\n]{{1,60}}?\s)?by\s{HEDGE}(?P<change>[¤№ℕ]),?\s(?:[^¤№ℕ.;:\n]{{1,30}}?\s)?to\s{HEDGE}(?P<to>[¤№ℕ])", re.VERBOSE)
# "from 57 to 70, with the 13 applicants admitted"
FROM_TO_WITH = re.compile(
    r"\bfrom\s(?P<from>[№ℕ])(?:\s[\w-]+)?\sto\s(?P<to>[№ℕ])(?:\s[\w-]+)?,?\s(?:with|through|thanks\sto|after)\s[^¤№ℕ.;:\n]{0,30}?(?P<change>[№ℕ])\s?[\w-]*\s(?:admitted|joining|added|approved|more|new|that\s(?:were|are)|which)"
)
# what tells the value before: "the original credit was ¤", "it stands at ¤ today", "the parent project of ¤"
BEFORE = re.compile(
    r"\b(?:[Oo]riginal(?:ly)?|[Ii]nitial(?:ly)?|[Pp]arent|[Ff]irst|[Pp]revious(?:ly)?|[Ee]arlier|[Ss]tands?|[Ss]tood|[Ee]xisting|[Cc]urrent(?:ly)?|[Ff]ormer)\b[^¤№ℕ;\n]{0,60}$"
)
# "the cost overrun is ¤", "a saving of ¤", "leaves a gap of ¤"
APART = re.compile(rf"\b(?:overrun|saving|shortfall|gap|difference|escalation)s?\s(?:(?:is|was|of|comes\sto|amounts\sto|stands\sat|works\sout\sat)\s)+{HEDGE}(?P<change>¤)", re.VERBOSE)
PLANNED = re.compile(r"\b(?:sanctioned|planned|approved|estimated|budgeted|appraised|needed|required|needs?|requires?|original\w*|initial\w*|against|from|instead\sof)\b(?!\snow)[^¤№ℕ;:\n]{0,30}$")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked, shadows = marked_text(scene), parts_of(scene).shadows
    for form in (ADDED, BY_TO):
        for match in form.finditer(marked.text):
            change, last = marked.figure(match.start("change")), marked.figure(match.start("to"))
            first = _value_before(marked, change, last, shadows) if alike(change, last) and change.size < last.size else None
            if first is not None:
                yield change_of(first, last, change, "increase")
    for match in FROM_TO_WITH.finditer(marked.text):
        first, last, change = (marked.figure(match.start(name)) for name in ("from", "to", "change"))
        if first.counts and last.counts and change.counts and last.size > first.size:
            yield change_of(first, last, change, "increase")
    for match in APART.finditer(marked.text):
        change = marked.figure(match.start("change"))
        ends = _apart(marked, change, shadows)
        if ends is not None:
            yield change_of(*ends, change, "difference")


def _value_before(marked: Marked, change: Figure, last: Figure, shadows: set[int]) -> Figure | None:
    """The only other value of the sentence, or of the one behind it, that words tell as the one before."""
    here = marked.sentence_number(last.at)
    start, end = marked.sentence(change.at)[0], marked.sentences[here][1]
    behind = marked.sentences[min(here + 1, len(marked.sentences) - 1)][1]
    for stop in (end, behind):
        others = [one for one in _others(marked, last, start, stop, shadows) if one is not change]
        if others:
            told = len(others) == 1 and (is_earlier(marked, others[0], start, stop) or BEFORE.search(marked.text, max(start, others[0].at - 80), others[0].at))
            return others[0] if told and others[0].size < last.size * 3 else None
    return None


def _apart(marked: Marked, change: Figure, shadows: set[int]) -> tuple[Figure, Figure] | None:
    """The only two amounts told with their difference, of which words tell that one was planned."""
    start, end = marked.sentence(change.at)
    others = [one for one in _others(marked, change, start, end, shadows) if one.size > change.size / 10]
    if len(others) != 2 or sum(PLANNED.search(marked.text, max(start, one.at - 60), one.at) is not None for one in others) == 0:
        return None
    small, large = sorted(others, key=lambda one: one.size)
    return small, large


def _others(marked: Marked, figure: Figure, start: int, end: int, shadows: set[int]) -> list[Figure]:
    """The values of a figure's kind in a span, without it and without equivalents."""
    signs = MONEY if figure.sign == MONEY else "№ℕ"
    return [
        one
        for one in marked.between(start, end, signs)
        if one is not figure and one.at not in shadows and one.size and not one.per and (one.unit == figure.unit or figure.sign != MONEY and alike(one, figure))
    ]
