"""What the parties put into one activity, by what the facts know, added up and held against its cost.

Claims of kind `parts_sum_to_total`. Only where the text tells one cost, and of each party one commitment in its currency; a sum of commitments that is off
is claimed where one slip in three or more figures explains it.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction.claims.marked import MONEY, Figure
from extraction.claims.parts import Parts, comparable, fits, near, parts_of, slipped, sum_claim
from extraction.claims.sums.plans import NO_PLAN, costs
from extraction.model import Claim, Fact, Transaction
from extraction.scene import Scene

# a plan has no more parties
PARTIES = 5


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    marked = parts.marked
    told = [figure for figure in costs(marked) if not NO_PLAN.search(marked.text, *marked.sentence(figure.at))]
    if len({(figure.value, figure.unit) for figure in told}) != 1:
        return
    total = told[0]
    committed = _committed(parts, facts, total)
    if committed:
        yield from _summed(committed, total)


def _committed(parts: Parts, facts: list[Fact], total: Figure) -> dict[str, Figure]:
    """The one commitment of each provider in the currency of the cost; none where the text tells of several activities."""
    marked = parts.marked
    found: dict[str, dict[object, Figure]] = {}
    activities: set[str | None] = set()
    for fact in facts:
        if not isinstance(fact, Transaction) or fact.provider is None or fact.type not in ("outgoing commitment", "outgoing pledge"):
            continue
        activities.add(fact.activity)
        start, end = marked.marked(fact.char_start), marked.marked(max(fact.char_end - 1, fact.char_start)) + 1
        for figure in marked.between(start, end, MONEY):
            if figure.value in (fact.amount, fact.equivalent_amount) and comparable(figure, total) and figure.size < total.size:
                found.setdefault(fact.provider, {}).setdefault(figure.value, figure)
    if len(activities - {None}) != 1:
        return {}
    return {provider: next(iter(own.values())) for provider, own in found.items() if len(own) == 1}


def _summed(committed: dict[str, Figure], total: Figure) -> Iterator[Claim]:
    listed = sorted({figure.at: figure for figure in committed.values()}.values(), key=lambda figure: figure.at)
    if not 2 <= len(listed) <= PARTIES or len(listed) != len(committed):
        return
    if fits(listed, total) or len(listed) >= 3 and near(listed, total) and slipped(listed, total):
        yield sum_claim(listed, total)
