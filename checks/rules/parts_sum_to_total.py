"""The listed parts add up to the stated total: to all of it, or to at most it where the list may be incomplete.

Members `part` (two or more; one is enough in an open list) and `total`, all in one unit. With relation "each" the members are `count`, `each` and
`total`, and the product has to be the total. The rounding of every figure is allowed for ("totals may not add up").
A hedged total ("some $500 million") may be rounded further than it is written; agreeing only so is weak.
"""

from __future__ import annotations

from decimal import Decimal

from checks.rules.verdict import Verdict, not_checkable, overlap_grade, verdict
from checks.rules.wording import ENDINGS, capitalised, enumerated, meant, shown, span
from extraction.model import Claim, Interval, Member
from extraction.slips import slip

KIND = "parts_sum_to_total"

HEDGES = ("approximately", "more than", "less than", "up to", "at least")
# A hedge excuses at most this share of the total.
LARGEST_EXCUSE = Decimal("0.02")


def decide(claim: Claim) -> Verdict:
    total = claim.one("total")
    if claim.relation == "each":
        return _product(claim, total)
    parts = claim.all("part")
    if total is None or not parts or any(member.low is None for member in parts):
        return not_checkable("?", "A sum needs its parts and a total.")
    computed = Interval.point(Decimal(0))
    for part in parts:
        computed = computed + part.interval
    words = [shown(part) for part in parts]
    sign = "=" if claim.closed else "⊇"
    stated = f"{shown(total)} {sign} {' + '.join(words)}"
    grade = closed_grade(computed, total) if claim.closed else _open_grade(computed, total.interval)
    listed = "come to" if claim.closed else "are listed as part of it and come to"
    told = capitalised(enumerated([meant(part) for part in parts]))
    said = f"{told} {listed} {span(computed, total.unit)}; the total is {meant(total)}: {ENDINGS[grade]}."
    if grade == "inconsistent" and claim.closed:
        said += _one_change(parts, total, computed)
    return verdict(grade, stated, computed, said, total.unit)


def _one_change(parts: tuple[Member, ...], total: Member, computed: Interval) -> str:
    """The one slip of the pen, if there is one, without which the parts would add up: the simplest of those there are."""
    slips = []
    for member in (total, *parts):
        needed = computed if member is total else _left_for(member, computed, total.interval)
        found = slip(member.text or "", member.value, needed) if member.text else None
        if found is not None:
            slips.append((found.tries, shown(member), " ".join(found.text.split())))
    return f" If {min(slips)[1]} read {min(slips)[2]}, the parts would add up." if slips else ""


def _left_for(part: Member, computed: Interval, total: Interval) -> Interval:
    """What the other parts leave of the total."""
    if computed.low is None or computed.high is None or part.low is None or part.high is None:
        return Interval(None, None)
    return total - Interval(computed.low - part.low, computed.high - part.high)


def _product(claim: Claim, total: Member | None) -> Verdict:
    count, each = claim.one("count"), claim.one("each")
    if total is None or count is None or each is None or count.low is None or each.low is None:
        return not_checkable("?", "A total of equal amounts needs their number, one amount and the total.")
    if count.low < 0 or each.low < 0:
        return not_checkable("?", "A total of equal amounts needs amounts above zero.")
    computed = count.interval * each.interval
    grade = closed_grade(computed, total)
    stated = f"{shown(total)} = {shown(count)} × {shown(each)}"
    said = f"{capitalised(shown(count))} at {meant(each)} each come to {span(computed, total.unit)}; the total is {meant(total)}: {ENDINGS[grade]}."
    return verdict(grade, stated, computed, said, total.unit)


def closed_grade(computed: Interval, total: Member) -> str:
    """The grade of a sum that has to be the whole total."""
    grade = overlap_grade(computed, total.interval)
    if grade == "inconsistent" and total.qualifier in HEDGES and computed.overlaps(total.interval.widened(excuse(total))):
        return "weak"
    return grade


def excuse(total: Member) -> Decimal:
    """How far a hedged figure may lie from the exact one: half a unit of its last digit that is not zero.

    >>> excuse(Member("total", value=Decimal(500_000_000), qualifier="approximately"))
    Decimal('10000000.00')
    >>> excuse(Member("total", value=Decimal("2360000"), qualifier="approximately"))
    Decimal('5E+3')
    """
    if not total.value:
        return Decimal(0)
    half = Decimal(5).scaleb(int(total.value.normalize().as_tuple().exponent) - 1)
    return min(half, abs(total.value) * LARGEST_EXCUSE)


def _open_grade(computed: Interval, total: Interval) -> str:
    if computed.low is not None and total.high is not None and computed.low > total.high:
        return "inconsistent"
    if computed.high is not None and total.low is not None and computed.high <= total.low:
        return "entailed"
    return "compatible"
