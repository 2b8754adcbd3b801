"""Sums that the facts know: all that is put into one activity and what it costs, all that one lender commits to several and the total it is told with.

Claims of kind `parts_sum_to_total`. The facts tell what belongs together, wherever it stands: amounts of one activity with those who pay them, commitments of one
provider to an activity each. A list that comes to its total is claimed; one that does not, where a single slip of the pen explains it and the words tell that
nobody is left out: a payer of the rest, the borrower's own side, a count of the loans.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extraction.claims.doubts import OTHER_TIME
from extraction.claims.marked import MONEY, Figure, Marked
from extraction.claims.parts import CLOSED, Parts, comparable, fits, parts_of, sum_claim
from extraction.claims.sums.belonging import one_of_the_items, reasons
from extraction.claims.sums.by_chance import chance_of
from extraction.claims.sums.composition import called_total
from extraction.claims.sums.plans import NO_PLAN, costs
from extraction.model import Claim, Fact, PortfolioTotal, Transaction
from extraction.scene import Scene

PAID = ("outgoing commitment", "outgoing pledge")
# roles of amounts that may well be a whole if the words call them one
LOOSE = ("share", "context", "portfolio total", "budget")
# who pays for one thing, and what one lender commits to at once
MOST = 12
# chance ties that are put up with for each reason to take a list for all of the total
CHANCE = {1: Decimal("0.4"), 2: Decimal("1.2"), 3: Decimal(5)}
MOST_REASONS = 3
# sums this near to a total are no slip of it: equivalents are rounded one by one
NEAR_BY = Decimal("0.01")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    paid = [fact for fact in facts if isinstance(fact, Transaction) and fact.type in PAID]
    if len(paid) > 1:
        yield from _of_one_activity(parts, paid)
        yield from _of_one_lender(parts, paid, facts)


def _of_one_activity(parts: Parts, paid: list[Transaction]) -> Iterator[Claim]:
    """What each activity costs, held against those who pay for it."""
    marked = parts.marked
    wholes = {figure.at: figure for figure in costs(marked)}
    wholes |= {figure.at: figure for figure in marked.figures if figure.role == "total cost" or figure.role in LOOSE and called_total(marked, figure)}
    by_activity: dict[str, list[Transaction]] = defaultdict(list)
    for fact in paid:
        if fact.activity is not None:
            by_activity[fact.activity].append(fact)
    told: set[tuple[Decimal | None, str | None]] = set()
    for total in (wholes[at] for at in sorted(wholes)):
        if (total.value, total.unit) in told or not total.value or total.qualifier not in CLOSED or NO_PLAN.search(marked.text, *marked.sentence(total.at)):
            continue
        nearest = min(by_activity.values(), key=lambda facts: _distance(marked, facts, total), default=[])
        own = [fact for fact in nearest if _is_borrower(fact)]
        for some, more in ((nearest, len(own) > 0), ([fact for fact in nearest if fact not in own], 0)):
            listed = _amounts(parts, some, total)
            if listed and _are_all(marked, listed, total, more):
                told.add((total.value, total.unit))
                yield sum_claim(listed, total)
                break


def _is_borrower(fact: Transaction) -> bool:
    """True for what the government puts in at whose country the money goes."""
    provider = fact.provider or ""
    return "government" in provider and provider.rpartition(":")[2] == fact.recipient_country


def _distance(marked: Marked, facts: list[Transaction], total: Figure) -> int:
    return min(abs(marked.marked(fact.char_start) - total.at) for fact in facts)


def _of_one_lender(parts: Parts, paid: list[Transaction], facts: list[Fact]) -> Iterator[Claim]:
    """What a lender commits in all, held against what it commits to each activity after it; what a headline tells, against what all lenders do."""
    marked = parts.marked
    told: set[tuple[Decimal | None, str | None]] = set()
    wholes = [(2, *whole) for whole in _in_all(marked, paid, facts)] + [(3, *whole) for whole in _announced(marked, paid)]
    for fewest, total, count, lists in wholes:
        if (total.value, total.unit) in told or total.qualifier not in CLOSED or OTHER_TIME.search(marked.text, marked.sentence(total.at)[0], total.at):
            continue
        for some in lists:
            listed = _amounts(parts, [fact for fact in some if marked.marked(fact.char_start) > total.at], total)
            if len(listed) >= fewest and total.value not in {figure.value for figure in listed} and _are_all(marked, listed, total, 2 * (count == len(listed))):
                told.add((total.value, total.unit))
                yield sum_claim(listed, total)
                break


Whole = tuple[Figure, Decimal | None, list[list[Transaction]]]


def _in_all(marked: Marked, paid: list[Transaction], facts: list[Fact]) -> Iterator[Whole]:
    """Each total over several activities, the number of things that it is told of, and the commitments that it may be the sum of."""
    for whole in facts:
        if isinstance(whole, PortfolioTotal) and whole.amount is not None:
            total = amount_within(marked, whole.char_start, whole.char_end, whole.amount)
            own = [fact for fact in paid if fact.provider == whole.organisation]
            of_kind = [fact for fact in own if fact.finance_type is None or fact.finance_type in (whole.counted or "")]
            if total is not None:
                yield total, whole.count, [own, of_kind]


def _announced(marked: Marked, paid: list[Transaction]) -> Iterator[Whole]:
    """The amounts of a headline, and all that is committed below it; two of them may well be rounded to it, or one told again."""
    if marked.lines:
        lenders = [fact for fact in paid if not _is_borrower(fact)]
        of_kind = [fact for fact in lenders if fact.finance_type in (None, "loan", "credit")]
        for total in marked.between(*marked.lines[0], MONEY):
            if total.value and not total.per:
                yield total, None, [lenders, of_kind]


def amount_within(marked: Marked, start: int, end: int, *amounts: Decimal | None) -> Figure | None:
    """The figure of a fact's amount; the span, into the clean text, may hold the words around it."""
    found = marked.between(marked.marked(start), marked.marked(max(end - 1, start)) + 1, MONEY)
    return next((figure for figure in found if figure.value in amounts), None)


def _amounts(parts: Parts, facts: list[Transaction], total: Figure) -> list[Figure]:
    """An amount in the unit of the total for each fact, its equivalent where it is told in another; none where one has neither."""
    marked = parts.marked
    found: dict[int, Figure] = {}
    told: dict[tuple[str | None, str | None, str | None, Decimal], int] = {}
    for fact in facts:
        figure = amount_within(marked, fact.char_start, fact.char_end, fact.amount)
        if figure is None:
            return []
        key, number = (fact.provider, fact.activity, fact.finance_type, fact.amount), marked.sentence_number(figure.at)
        if told.setdefault(key, number) != number:
            continue  # equal amounts of one sentence are two
        twin = parts.twin.get(figure.at)
        own = next((one for one in (figure, twin) if one is not None and comparable(one, total)), None)
        if own is None or own.qualifier not in CLOSED or own.at == total.at:
            return []
        found[own.at] = own
    return [found[at] for at in sorted(found)] if 2 <= len(found) <= MOST else []


def _are_all(marked: Marked, listed: list[Figure], total: Figure, more: int = 0) -> bool:
    if fits(listed, total):
        return True
    if one_of_the_items(marked, listed, total) or abs(sum(figure.size for figure in listed) - total.size) <= total.size * NEAR_BY:
        return False
    weight = min(reasons(marked, listed, total) + more, MOST_REASONS)
    odds = chance_of(listed, total) if weight else None
    return odds is not None and odds <= CHANCE[weight]
