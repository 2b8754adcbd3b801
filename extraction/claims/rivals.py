"""Two lists held against one total, or two counts against one list: where the longer list agrees, the shorter was never all of it.

Lists that are told of one total in two ways, by source and by use, are no rivals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extraction.model import Claim, Interval, Member

SUM, COUNT = "parts_sum_to_total", "count_matches_list"


def unrivalled(kept: Iterable[Claim], found: Iterable[Claim]) -> Iterator[Claim]:
    """The claims kept, with the one that agrees in the place of any that does not."""
    agreeing: dict[object, list[Claim]] = {}
    for claim in found:
        if _held_against(claim) is not None and _agrees(claim):
            agreeing.setdefault(_held_against(claim), []).append(claim)
    for claim in kept:
        rivals = agreeing.get(_held_against(claim), []) if _held_against(claim) is not None and not _agrees(claim) else []
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
