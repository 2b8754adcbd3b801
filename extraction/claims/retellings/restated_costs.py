"""The cost of the one project, or what one provider puts into it, told in two sentences that differ by one slip.

Claims of kind `restated_amount`, only where the text tells of no other cost, or of no other commitment of that provider.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from extraction.claims.marked import MONEY, Figure, Marked
from extraction.claims.parts import OPEN_ENDED, Parts, parts_of
from extraction.claims.retellings.retelling import MORE, apart, comes_again, of_the_past, retold_as
from extraction.claims.shares.amounts import labelled_costs
from extraction.claims.sums.financing import PROJECT, totals
from extraction.model import Claim, Fact, Transaction
from extraction.scene import Scene


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    yield from _two_costs(parts.marked)
    yield from _two_tellings(parts, facts)


def _two_costs(marked: Marked) -> Iterator[Claim]:
    """The cost of the one project told in two ways, but for one slip: "the EUR 265 million total cost", "the EUR 256 million package"."""
    told: dict[Decimal, Figure] = {}
    for figure in (*totals(marked), *labelled_costs(marked), *(marked.figure(match.start("total")) for match in PROJECT.finditer(marked.text))):
        if figure.value and not figure.per and not of_the_past(marked, figure):
            told.setdefault(figure.value, figure)
    if len(told) != 2:
        return  # one cost, or the costs of several projects
    for one, other in combinations(sorted(told.values(), key=lambda figure: figure.at), 2):
        digits = len(one.size.normalize().as_tuple().digits)
        if digits >= 3 and apart(one, other) and not comes_again(marked, one) and not comes_again(marked, other):
            yield retold_as(one, other)


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
