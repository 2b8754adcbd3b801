"""What is taken up again with its amount: "a $50 million loan ... The $50 million loan runs for 24 years"; "900,000 residents" in the headline and in the body.

Claims of kind `restated_amount`, made where the two tellings differ by a slip (where they agree `restated` tells so). "The" and "this" point back: the amount is
that of the one thing given before it. What is given besides, was given before, or is told again elsewhere is another amount.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import MONEY, QUANTITY, Figure, Marked
from extraction.claims.parts import OPEN_ENDED, Parts, comparable, parts_of
from extraction.claims.retellings.retelling import MORE, comes_again, of_the_past, opening_lines, retold_as, slip_between
from extraction.model import Claim, Fact, Transaction
from extraction.scene import Scene

# "The ¤ loan", "With this ¤ credit", "its ¤ loan", "These ¤ will let us"
TAKEN_UP = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Ii]ts)\s(?P<again>¤)\s(?:(?:[\w'’-]+\s){0,2}?(?P<noun>loan|credit|grant|facility|package|guarantee|financing|investment|funding)\b|(?:will|would|is|are|has|have|comes?|carries|to|in)\b)"
)
# given before, besides, or in several pieces
ANOTHER = re.compile(
    r"\b(?:first|second|third|each|earlier|previous\w*|ongoing|existing|parent|original|tranche|slice|instal+ment|part|component|share|half|of\s(?:the|which)|said\sof|and\s(?:the\s|an?\s)?¤|last|former|latter|respectively|besides|alongside)\b"
    r"|¤\s[^¤.;\n]{0,60}\b(?:and|plus)\b[^¤.;\n]{0,40}¤",
    re.IGNORECASE,
)
# sentences before it in which what is taken up is told; a digit more or less of it
BACK, TEN = 2, Decimal(10)
# "the ¤ loan of 2015", "the ¤ loan approved in May": another one
OF_YEAR = re.compile(r"[^¤.;,\n]{0,30}?\b(?:of|in|on|from|since)\s§")
# people, households and places in such numbers are told on top and again below
MANY = 1_000
# paragraphs in which a count of the headline is told again
LEAD = 8


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    yield from _deals(parts, facts)
    yield from _counts_on_top(parts.marked)


def _deals(parts: Parts, facts: list[Fact]) -> Iterator[Claim]:
    marked = parts.marked
    for match in TAKEN_UP.finditer(marked.text):
        again = marked.figure(match.start("again"))
        if not again.value or again.per or comes_again(marked, again) or again.qualifier in OPEN_ENDED or again.at in parts.shadows:
            continue
        if OF_YEAR.match(marked.text, match.end()):
            continue
        told = _just_told(parts, match["noun"], again) or _given_before(parts, facts, again)
        if told is not None and (slip_between(told, again) is not None or told.value and told.value in (again.value * TEN, again.value / TEN)):
            yield retold_as(told, again)


def _just_told(parts: Parts, noun: str | None, again: Figure) -> Figure | None:
    """The only amount of the sentences before, where it is told of a loan and a loan is taken up."""
    marked, number = parts.marked, parts.marked.sentence_number(again.at)
    start, end = marked.sentences[max(number - BACK, 0)][0], marked.sentence(again.at)[1]
    told = [figure for figure in marked.between(start, end, MONEY) if figure.at != again.at and figure.at not in parts.shadows]
    if noun is None or len(told) != 1 or told[0].at > again.at or number == marked.sentence_number(told[0].at):
        return None
    of_it = re.compile(rf"\b{noun}\s(?:\w+\s)?(?:of|worth)\s¤|¤\s(?:[\w-]+\s){{0,2}}{noun}\b")
    beside = of_it.search(marked.text, max(told[0].at - 30, start), min(told[0].at + 40, again.at))
    if not beside or MORE.search(marked.text, start, end) or of_the_past(marked, told[0]) or comes_again(marked, told[0]):
        return None
    return told[0] if told[0].qualifier not in OPEN_ENDED else None


def _given_before(parts: Parts, facts: list[Fact], again: Figure) -> Figure | None:
    """The one amount that the text tells as given, if it is told before it is taken up and nothing speaks of another."""
    marked = parts.marked
    start, end = marked.sentence(again.at)
    if MORE.search(marked.text, start, end) or ANOTHER.search(marked.text, start, end) or of_the_past(marked, again):
        return None
    told: list[Figure] = []
    for fact in facts:
        if not isinstance(fact, Transaction) or fact.amount is None or fact.type not in ("outgoing commitment", "outgoing pledge"):
            continue
        span = marked.marked(fact.char_start), marked.marked(fact.char_end - 1) + 1
        told += [figure for figure in marked.between(*span, MONEY) if figure.value == fact.amount and figure.at != again.at][:1]
    told = [figure if comparable(figure, again) else parts.twin.get(figure.at, figure) for figure in told]
    first = min(told, key=lambda figure: figure.at, default=None)
    if first is None or len({figure.value for figure in told}) != 1 or not comparable(first, again) or first.at > again.at:
        return None
    return first


def _counts_on_top(marked: Marked) -> Iterator[Claim]:
    """People and things that the headline counts and the body counts once, and otherwise."""
    opening = opening_lines(marked)
    if not 0 < opening < len(marked.lines):
        return
    end, stop = marked.lines[opening][0], marked.lines[min(opening + LEAD, len(marked.lines) - 1)][1]
    for headline in marked.between(0, end, QUANTITY):
        noun = _noun(headline)
        if not headline.counts or not noun or headline.size < MANY or headline.qualifier in OPEN_ENDED:
            continue
        body = {figure.value: figure for figure in marked.between(end, stop, QUANTITY) if figure.unit == headline.unit and _noun(figure) == noun}
        if len(body) == 1:
            again = next(iter(body.values()))
            if again.qualifier not in OPEN_ENDED and slip_between(headline, again) is not None:
                yield retold_as(headline, again)


def _noun(figure: Figure) -> str:
    """The word that a count is told with."""
    return figure.surface.split()[-1] if figure.surface[-1:].isalpha() else ""
