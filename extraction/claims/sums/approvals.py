"""What a lender has approved in all, told first, and the approvals told after it one by one: they come to no more.

Claims of kind `parts_sum_to_total`, open.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.marked import MONEY, Figure
from extraction.claims.parts import comparable, parts_of, sum_claim
from extraction.model import Claim, Fact, Transaction
from extraction.scene import Scene

# "approved $545m worth of loans and grants", "projects amounting to about US$1.27 billion"
IN_ALL = re.compile(
    r"¤\s(?:worth\sof|in|of)\s(?:new\s)?(?:loans|grants|credits|projects|financing|funding)\b|\b(?:amounting\sto|totall?ing|worth|for\sa\stotal\sof|a\stotal\sof)\s(?:\w+\s)?$"
)


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    """What a lender has approved in all, told first, and the commitments told after it one by one: they come to no more."""
    parts = parts_of(scene)
    marked = parts.marked
    if not marked.sentences:
        return
    head = marked.sentences[min(1, len(marked.sentences) - 1)][1]
    spots = [
        (fact.amount, fact.currency, marked.marked(fact.char_start), marked.marked(max(fact.char_end - 1, fact.char_start)))
        for fact in facts
        if isinstance(fact, Transaction) and fact.type in ("outgoing commitment", "outgoing pledge")
    ]
    for total in marked.between(0, head, MONEY):
        if not (IN_ALL.match(marked.text, total.at) or IN_ALL.search(marked.text, max(total.at - 40, 0), total.at)):
            continue
        told = [
            next((figure for figure in marked.between(start, end + 1, MONEY) if figure.value == amount and comparable(figure, total)), None)
            for amount, currency, start, end in spots
            if currency == total.unit
        ]
        listed = sorted(
            {figure.at: figure for figure in told if figure is not None and figure.at > head and figure.size != total.size}.items()
        )
        amounts = [figure for _, figure in listed]
        smaller = [figure for figure in amounts if figure.size < total.size]
        if len(amounts) >= 3 and _of_another_scale(amounts, total):
            yield sum_claim(amounts, total, closed=False)
            return
        if len(smaller) >= 2 and sum(figure.size for figure in smaller) <= total.size:
            yield sum_claim(smaller, total, closed=False)
            return


def _of_another_scale(amounts: list[Figure], total: Figure) -> bool:
    """True where all approvals are larger than what was approved in all, or one of them is a hundred times as large: a wrong scale word, nothing else."""
    far = [figure for figure in amounts if figure.size > 100 * total.size]
    rest = sum(figure.size for figure in amounts if figure not in far)
    return len(far) == 1 and rest + far[0].size / 1000 <= total.size or all(figure.size > 10 * total.size for figure in amounts)
