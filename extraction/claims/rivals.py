"""Two lists held against one total, or two counts against one list: where the longer list agrees, the shorter was never all of it.

Lists that are told of one total in two ways, by source and by use, are no rivals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extraction.model import Claim, Interval, Member

SUM, COUNT = "parts_sum_to_total", "count_matches_list"
# how much of its total two lists come to without their largest part, which may be a slip
STILL_ABOVE = Decimal("0.9")
# how far apart two totals of one thing, with and without contingencies or taxes, may be
ABOUT = Decimal("0.3")


def unrivalled(kept: Iterable[Claim], found: Iterable[Claim]) -> Iterator[Claim]:
    """The claims kept, with the one that agrees in the place of any that does not, and none that takes two lists for one."""
    kept, agreeing = list(kept), defaultdict[object, list[Claim]](list)
    for claim in (*found, *kept):
        held = _held_against(claim)
        if held is not None and _agrees(claim):
            agreeing[held].append(claim)
    sums = [(claim, total) for claims in agreeing.values() for claim in claims if claim.kind == SUM and (total := claim.one("total"))]
    for claim in kept:
        if _of_two_lists(claim, sums):
            continue
        rivals = agreeing.get(_held_against(claim), [])
        if rivals and _agrees(claim):
            rivals = []
        yield next((rival for rival in rivals if _values(claim) < _values(rival) or claim.kind == COUNT), claim)


def _held_against(claim: Claim) -> object:
    """What only one list, or only one count, is all of."""
    if claim.kind == COUNT:
        items = claim.one("list")
        return (COUNT, claim.char_end, items.value) if items is not None else None
    total = claim.one("total")
    if claim.kind != SUM or not claim.closed or claim.relation is not None or total is None or total.mention is None:
        return None
    return SUM, total.mention


def _of_two_lists(claim: Claim, sums: list[tuple[Claim, Member]]) -> bool:
    """True for a list far above its total that holds all of another total told: what is paid for and who pays for it, in one."""
    total, parts = claim.one("total"), claim.all("part")
    if _held_against(claim) is None or claim.kind != SUM or total is None or not total.value:
        return False
    values = sorted(part.value for part in parts if part.value is not None)
    if sum(values[:-1], Decimal(0)) < total.value * STILL_ABOVE:
        return False
    return any(
        other_total.mention != total.mention and _about(other_total, total.value) and _values(other) < _values(claim) for other, other_total in sums
    )


def _about(total: Member, value: Decimal) -> bool:
    """True where the total of a sum is about as large: the cost of the same thing, no subtotal."""
    return total.value is not None and abs(total.value - value) < value * ABOUT


def _agrees(claim: Claim) -> bool:
    if claim.kind == COUNT:
        left, right = claim.all("count"), claim.all("list")
    else:
        left, right = claim.all("part"), claim.all("total")
    return all(member.low is not None and member.high is not None for member in (*left, *right)) and _added(left).overlaps(_added(right))


def _added(members: Iterable[Member]) -> Interval:
    first, *rest = (member.interval for member in members)
    for interval in rest:
        first = first + interval
    return first


def _values(claim: Claim) -> Counter[Decimal | None]:
    return Counter(part.value for part in claim.all("part"))
