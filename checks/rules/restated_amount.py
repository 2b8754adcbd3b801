"""The same amount told twice in one document agrees, as far as the digits of both tell.

Members `left` and `right` in one unit. A hedged figure may be rounded further than it is written; agreeing only so is weak.
"""

from __future__ import annotations

from decimal import Decimal

from checks.rules.parts_sum_to_total import HEDGES, excuse
from checks.rules.verdict import Verdict, not_checkable, verdict
from checks.rules.wording import ENDINGS, capitalised, shown
from extraction.model import Claim, Member

KIND = "restated_amount"


def decide(claim: Claim) -> Verdict:
    left, right = claim.one("left"), claim.one("right")
    if left is None or right is None or (left.low is None and left.high is None) or (right.low is None and right.high is None):
        return not_checkable("?", "Two tellings of one amount are needed.")
    grade = _grade(left, right)
    said = f"{capitalised(shown(left))} and {shown(right)} are told of the same thing: {ENDINGS[grade]}."
    return verdict(grade, f"{shown(left)} = {shown(right)}", right.interval, said, right.unit)


def _grade(left: Member, right: Member) -> str:
    if left.unit and right.unit and left.unit != right.unit:
        return "not checkable"
    if left.interval.overlaps(right.interval):
        inside = left.interval.within(right.interval) or right.interval.within(left.interval)
        return "entailed" if inside else "compatible"
    margin = sum((excuse(member) for member in (left, right) if member.qualifier in HEDGES), Decimal(0))
    return "weak" if margin and left.interval.overlaps(right.interval.widened(margin)) else "inconsistent"
