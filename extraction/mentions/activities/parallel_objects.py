"""Finds what amounts are given for where another amount of the same sentence or list tells its own in the same form.

"$32 million for road repair, $18 million for housing and $4 million for the purchase of ambulances": what stands where the neighbour's
object stands is an object too, though none of its words names a sector or works. In a list also what a colon sets behind the amount.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extraction.layout import BULLET, Block
from extraction.mentions.activities.activity_page import Page
from extraction.mentions.activities.object_phrases import DETERMINERS, Found, noun_phrase
from extraction.phrases import Item
from extraction.segments import Segment

_MARKS = frozenset("for to towards toward into".split())
_INSTRUMENTS = 3  # items between an amount and its mark: "loan", "in grants", "goes"
_LONGEST = 9
# What "for" leads to beside a purpose.
_NO_OBJECTS = frozenset(
    "example instance him her them it us which that this these those each both all every one two three more less further another others other years year months days time term period"
    " now good total reasons reason want lack use nothing free sale project projects programme programmes program programs scheme schemes purpose purposes same rest itself"
    " government governments country countries state states company bank borrower region city finance financing funding".split()
)
_CLAUSES = frozenset("which who that is are was were will would has have had while whereas because".split())


def marked_object(page: Page, segment: Segment) -> tuple[str, Found] | None:
    """The mark and the phrase right behind an amount: "for" and "housing", "goes to" and "seed growing"."""
    right = segment.right
    for k, item in enumerate(right[: _INSTRUMENTS + 1]):
        if item.word in _MARKS:
            found = _phrase(page, right, k + 1)
            return (item.word, found) if found else None
        if item.kind not in ("noun", "verb", "word") or item.word in _CLAUSES:
            return None
    return None


def object_behind_colon(page: Page, segment: Segment, block: Block) -> Found | None:
    """ "- $5 million grant: fisheries": the item of a list that names its object last."""
    if block.kind != BULLET or any(item.kind != "word" or item.word not in ("up", "to", "about", "a", "an") for item in segment.left[-3:]):
        return None
    right = segment.right
    colon = next((k for k, item in enumerate(right[: _INSTRUMENTS + 2]) if item.word in (":", "–", "—")), None)
    if colon is None or any(item.kind != "noun" and item.word not in ("(", ")") for item in right[:colon]):
        return None
    return _phrase(page, right, colon + 1)


def parallel(page: Page, cut: Sequence[Segment], found: dict[int, Found]) -> Iterator[tuple[int, Found]]:
    """The objects of the amounts of a sentence that have none yet, by the mark that those with one have."""
    marks = {told[0] for number in found if (told := marked_object(page, cut[number])) is not None and told[1][0] == found[number][0]}
    for number, segment in enumerate(cut):
        told = marked_object(page, segment) if marks and number not in found and not segment.bracketed else None
        if told is not None and told[0] in marks:
            yield number, told[1]


def _phrase(page: Page, right: list[Item], at: int) -> Found | None:
    span = noun_phrase(page, right, at)
    if span is None or span[1] - span[0] > _LONGEST:
        return None
    part = right[span[0] : span[1]]
    if part[0].kind not in ("word", "noun", "place") or part[0].word in _NO_OBJECTS or part[-1].word in _NO_OBJECTS or part[0].word in DETERMINERS:
        return None
    if any(item.kind in ("organisation", "person", "money", "date", "percent", "activity") or item.word in _CLAUSES for item in part):
        return None
    if all(item.kind == "place" or item.word in ("and", "in", "of") for item in part) or part[0].kind == "place" and len(part) == 1:
        return None
    return part[0].start, part[-1].end, None
