"""The cost of the one project, or what one provider puts into it, told in two sentences that differ by one slip.

Claims of kind `restated_amount`, only where the text tells of no other cost, or of no other commitment of that provider.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from extraction import expressions as re
from extraction.claims.marked import MONEY, Figure, Marked
from extraction.claims.parts import OPEN_ENDED, Parts, parts_of
from extraction.claims.retellings.retelling import MORE, apart, comes_again, of_the_past, retold_as, slip_between
from extraction.claims.sums.financing import PROJECT, totals
from extraction.model import Claim, Fact, Transaction
from extraction.scene import Scene


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    yield from _two_costs(parts.marked)
    yield from _two_tellings(parts, facts)
    yield from _taken_up(parts)


def _two_costs(marked: Marked) -> Iterator[Claim]:
    """The cost of the one project told in two ways, but for one slip: "the EUR 265 million total cost", "the EUR 256 million package"."""
    told: dict[Decimal, Figure] = {}
    for figure in (*totals(marked), *(marked.figure(match.start("total")) for match in PROJECT.finditer(marked.text))):
        if figure.value and not figure.per and not of_the_past(marked, figure):
            told.setdefault(figure.value, figure)
    if len(told) != 2:
        return  # one cost, or the costs of several projects
    for one, other in combinations(sorted(told.values(), key=lambda figure: figure.at), 2):
        digits = len(one.size.normalize().as_tuple().digits)
        if digits >= 3 and apart(one, other) and not comes_again(marked, one) and not comes_again(marked, other):
            yield retold_as(one, other)


# "The ¤ loan will ...", "Signing the ¤ loan, ...": the one that has just been told, not "the ¤ loan of 2015"
TAKEN_UP = re.compile(r"\b[Tt]h(?:e|is|at)\s(?P<again>¤)\s(?P<kind>loan|credit|grant|guarantee)(?=\s(?:will|would|is|was|has|carries|bears|comes|finances|supports|covers|helps|aims)\b|[,.])")
# sentences before it in which it is told
BACK = 2


def _taken_up(parts: Parts) -> Iterator[Claim]:
    """A loan taken up again with "the" and an amount that one slip makes another: that of the only loan the sentences before tell of."""
    marked = parts.marked
    for match in TAKEN_UP.finditer(marked.text):
        again, number = marked.figure(match.start("again")), marked.sentence_number(match.start("again"))
        start, end = marked.sentences[max(number - BACK, 0)][0], marked.sentence(again.at)[1]
        told = [figure for figure in marked.between(start, end, MONEY) if figure.at != again.at and figure.at not in parts.shadows]
        if len(told) != 1 or told[0].at > again.at or number == marked.sentence_number(told[0].at):
            continue
        first = told[0]
        of_it = re.compile(rf"\b{match['kind']}\s(?:\w+\s)?(?:of|worth)\s¤|¤\s(?:[\w-]+\s){{0,2}}{match['kind']}\b")
        beside = of_it.search(marked.text, max(first.at - 30, start), min(first.at + 40, again.at))
        if not beside or slip_between(first, again) is None or MORE.search(marked.text, start, end) or of_the_past(marked, first):
            continue
        if not comes_again(marked, first) and not comes_again(marked, again) and first.qualifier not in OPEN_ENDED:
            yield retold_as(first, again)


def _two_tellings(parts: Parts, facts: list[Fact]) -> Iterator[Claim]:
    """What one provider puts into one activity, told in two sentences that differ by one slip, where it is told to put in nothing else."""
    marked = parts.marked
    told: dict[tuple[str, str], list[Transaction]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, Transaction) and fact.provider and fact.activity and fact.type == "outgoing commitment":
            told[fact.provider, fact.activity].append(fact)
    for commitments in told.values():
        if len(commitments) != 2 or len({fact.finance_type for fact in commitments} - {None}) == 2:
            continue
        one, other = (_figures_of(parts, fact) for fact in sorted(commitments, key=lambda fact: fact.char_start))
        pair = next(((left, right) for left in one for right in other if left.unit == right.unit), None)
        if pair is None or not apart(*pair) or any(comes_again(marked, figure) or figure.qualifier in OPEN_ENDED for figure in pair):
            continue
        numbers = [marked.sentence_number(figure.at) for figure in pair]
        if numbers[0] != numbers[1] and not any(MORE.search(marked.text, *marked.sentence(figure.at)) for figure in pair):
            yield retold_as(*pair)


def _figures_of(parts: Parts, fact: Transaction) -> list[Figure]:
    """The amount of a commitment and its equivalent, where they stand in the text."""
    marked = parts.marked
    start, end = marked.marked(fact.char_start), marked.marked(fact.char_end - 1) + 1
    amount = next((figure for figure in marked.between(start, end, MONEY) if figure.value == fact.amount), None)
    twin = parts.twin.get(amount.at) if amount is not None else None
    return [figure for figure in (amount, twin) if figure is not None and figure.value]
