"""A part, or a count, is not above its whole: six of seven projects, a grace period within the maturity.

Members `part` and `total` in one unit.
"""

from __future__ import annotations

from checks.rules.verdict import Verdict, not_checkable, verdict
from checks.rules.wording import ENDINGS, capitalised, meant, shown
from extraction.model import Claim, Interval

KIND = "part_within_total"


def decide(claim: Claim) -> Verdict:
    part, total = claim.one("part"), claim.one("total")
    if part is None or total is None or part.low is None:
        return not_checkable("?", "A part and its whole are needed.")
    grade = _grade(part.interval, total.interval)
    relation = "more than" if grade == "inconsistent" else "not more than"
    said = f"{capitalised(meant(part))} is {relation} {meant(total)}, of which it is a part: {ENDINGS[grade]}."
    return verdict(grade, f"{shown(part)} <= {shown(total)}", part.interval, said, part.unit)


def _grade(part: Interval, total: Interval) -> str:
    if total.high is None and total.low is None:
        return "not checkable"
    if part.low is not None and total.high is not None and part.low > total.high:
        return "inconsistent"
    if part.high is not None and total.low is not None and part.high <= total.low:
        return "entailed"
    return "compatible"
