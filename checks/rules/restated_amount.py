"""The same amount told twice in one document agrees, as far as the digits of both tell.

Members `left` and `right` in one unit. A hedged figure may be rounded further than it is written, and one with fewer digits may be cut off
instead of rounded ("142.47" of 142.4756); agreeing only so is weak.
"""

from __future__ import annotations

from decimal import Decimal

from checks.rules.parts_sum_to_total import HEDGES, excuse
from checks.rules.verdict import Verdict, not_checkable, verdict
from checks.rules.wording import ENDINGS, capitalised, meant, shown
from extraction.model import Claim, Member

KIND = "restated_amount"
# "over" and "up to": how far apart two of a kind may be, or an amount from what it is said to be over, and an amount from any other bound
ABOVE, BELOW = ("more than", "at least"), ("up to", "less than")
BOUNDS = ABOVE + BELOW
SAME_BOUND, OTHER_SCALE = Decimal("1.5"), Decimal(100)
# fewer digits are rounded, not cut off
LEADING = 4


def decide(claim: Claim) -> Verdict:
    left, right = claim.one("left"), claim.one("right")
    if left is None or right is None or (left.low is None and left.high is None) or (right.low is None and right.high is None):
        return not_checkable("?", "Two tellings of one amount are needed.")
    grade = _grade(left, right)
    said = f"{capitalised(meant(left))} and {meant(right)} are told of the same thing: {ENDINGS[grade]}."
    return verdict(grade, f"{shown(left)} = {shown(right)}", right.interval, said, right.unit)


def _grade(left: Member, right: Member) -> str:
    if left.unit and right.unit and left.unit != right.unit:
        return "not checkable"
    if _bounds_apart(left, right):
        return "inconsistent"
    if left.interval.overlaps(right.interval):
        inside = left.interval.within(right.interval) or right.interval.within(left.interval)
        return "entailed" if inside else "compatible"
    margin = sum((excuse(member) for member in (left, right) if member.qualifier in HEDGES), Decimal(0))
    if margin and left.interval.overlaps(right.interval.widened(margin)):
        return "weak"
    return "weak" if _cut_off(left, right) or _cut_off(right, left) else "inconsistent"


def _bounds_apart(left: Member, right: Member) -> bool:
    """True for two bounds of one kind that are far from each other ("over ¤550 million" is not told again as "over ¤850 million"), and for a bound on another scale."""
    if not left.value or not right.value or not (left.qualifier in BOUNDS or right.qualifier in BOUNDS):
        return False
    smaller, larger = sorted((abs(left.value), abs(right.value)))
    same = any({left.qualifier, right.qualifier} <= set(kind) for kind in (ABOVE, BELOW))
    above = any(member.qualifier in ABOVE and abs(member.value or 0) == smaller for member in (left, right))
    return larger > smaller * (SAME_BOUND if same or above else OTHER_SCALE)


def _cut_off(coarse: Member, fine: Member) -> bool:
    """True where the coarser figure has the leading digits of the finer one, four or more of them, and no others."""
    if not coarse.value or not fine.value or coarse.qualifier in HEDGES:
        return False
    leading, digits = (value.normalize().as_tuple() for value in (coarse.value, fine.value))
    cut = len(leading.digits)
    return (
        cut >= LEADING
        and digits.digits[:cut] == leading.digits
        and int(leading.exponent) == int(digits.exponent) + len(digits.digits) - cut
    )
