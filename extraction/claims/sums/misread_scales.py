"""Sums that a wrong scale word breaks: an amount a thousand times as large, or as small, as those around it, read as if its scale word were the one mistaken for it.

Claims of kind `parts_sum_to_total` that do not hold: what the readers of sums would tell of the text if the one amount had the other scale word, told with the amount as
it is printed. Only amounts out of all proportion to their neighbours are tried, and only sums that words or many digits tie count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from statistics import median

from extraction.claims.marked import MONEY, Figure, Marked, marked_text
from extraction.claims.parts import CLOSED
from extraction.claims.sums import composition, enumerated, financing, payers, plans, sums
from extraction.model import Claim, Fact, Transaction
from extraction.scene import Scene
from extraction.slips import OTHER_SCALES, SCALE_WORD, common_step

KIND = "parts_sum_to_total"
READERS: tuple[Callable[[Scene, list[Fact]], Iterator[Claim]], ...] = (
    sums.find,
    enumerated.find,
    plans.find,
    financing.find,
    payers.find,
    composition.find,
)
# How many amounts are tried in a text, and how many neighbours an amount is measured by.
MOST = 2
NEIGHBOURS = 4
# How far a sum may be off its total, how coarse its figures may be, and how long a passage that tells it.
EXACT, COARSEST, PASSAGE = Decimal("0.0002"), Decimal("0.15"), 2500
# powers of ten that an amount is off the nearest of its neighbours at least, and off most of them at most with the other scale word
FAR, CLOSE = Decimal(1), Decimal("1.4")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    for figure, factor in _out_of_proportion(marked):
        assert figure.mention is not None
        printed = scene.mentions[figure.mention]
        mended = replace(
            printed,
            value=_times(printed.value, factor),
            value_low=_times(printed.value_low, factor),
            value_high=_times(printed.value_high, factor),
        )
        mentions = [*scene.mentions[: figure.mention], mended, *scene.mentions[figure.mention + 1 :]]
        other = replace(scene, mentions=mentions)
        for reader in READERS:
            for claim in reader(other, [_mended(fact, figure, factor) for fact in facts]):
                if (
                    claim.kind == KIND
                    and claim.closed
                    and claim.relation is None
                    and _holds(claim)
                    and any(member.mention == figure.mention for member in claim.members)
                ):
                    members = tuple(figure.member(member.part) if member.mention == figure.mention else member for member in claim.members)
                    yield replace(claim, members=members)


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor


def _out_of_proportion(marked: Marked) -> list[tuple[Figure, Decimal]]:
    """Amounts far off those told beside them, and the factor that brings them near; the farthest first."""
    by_unit: dict[str, list[Figure]] = {}
    for figure in marked.figures:
        if figure.sign == MONEY and figure.size > 0 and figure.unit and not figure.per and figure.mention is not None:
            by_unit.setdefault(figure.unit, []).append(figure)
    found: list[tuple[Decimal, Figure, Decimal]] = []
    for figures in by_unit.values():
        digits = [figure.size.adjusted() for figure in figures]
        for place, figure in enumerate(figures):
            first, last = max(place - NEIGHBOURS, 0), place + 1 + NEIGHBOURS
            # an amount of as many digits as one of its neighbours is not far off it
            if digits[place] in digits[first:place] + digits[place + 1 : last] or figure.qualifier not in CLOSED:
                continue
            word = SCALE_WORD.search(figure.surface)
            beside = [one.size.log10() for one in figures[first:place] + figures[place + 1 : last]]
            if word is None or len(beside) < 2:
                continue
            size, middle = figure.size.log10(), median(beside)
            off = min(abs(size - other) for other in beside)
            for _, factor in OTHER_SCALES[word[1].lower()] if off >= FAR else ():
                if abs(size + factor.log10() - middle) <= CLOSE:
                    found.append((off, figure, factor))
    found.sort(key=lambda one: -one[0])
    return [(figure, factor) for _, figure, factor in found[:MOST]]


def _mended(fact: Fact, figure: Figure, factor: Decimal) -> Fact:
    if isinstance(fact, Transaction) and fact.amount == figure.value and fact.char_start <= figure.char_start < fact.char_end:
        return replace(fact, amount=fact.amount * factor)
    return fact


def _holds(claim: Claim) -> bool:
    """True where the parts come to the total too exactly for chance, and are told in one passage."""
    total = claim.one("total")
    values = [member.value or Decimal(0) for member in claim.all("part")]
    if total is None or not total.value or claim.char_end - claim.char_start > PASSAGE:
        return False
    off = abs(sum(values) - total.value)
    return off <= total.value * EXACT and common_step([total.value, *values]) <= total.value * COARSEST
