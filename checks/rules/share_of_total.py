"""A share holds when part / total, as far as their digits allow, can be the stated percentage.

Members `part` (several count together), `total`, `share` (in percent; unit "fraction" where the text has a word such as "half").
A hedge ("about $1.82 billion") is left aside first, since the digits alone say more; it counts where the digits do not agree.
Not checkable without all three, or when the total may be zero or less.
"""

from __future__ import annotations

from decimal import Decimal

from checks.rules.verdict import Verdict, not_checkable, overlap_grade, verdict
from checks.rules.wording import ENDINGS, meant, shown, span
from extraction.model import Claim, Interval, Member

KIND = "share_of_total"
HUNDRED = Decimal(100)

# "half" and "a third" are said of shares that are only near it; the margin is in percentage points.
FRACTION_MARGIN = Decimal(1)


def decide(claim: Claim) -> Verdict:
    part, total, share = _together(claim.all("part")), claim.one("total"), claim.one("share")
    if part is None or total is None or share is None or share.value is None:
        return not_checkable("?", "A share needs a part, a total and a percentage.")
    stated = f"{shown(part)} / {shown(total)} = {shown(share)}"
    if part.low is None or part.low < 0 or total.low is None or total.low <= 0:
        return not_checkable(stated, f"Of {meant(total)}, {meant(part)} is {meant(share)}: {ENDINGS['not checkable']}.")
    computed = (part.digits / total.digits).scaled(HUNDRED)
    grade = _grade(computed, share)
    if grade == "inconsistent":
        computed = (part.interval / total.interval).scaled(HUNDRED)
        grade = _grade(computed, share)
    said = f"Of {meant(total)}, {meant(part)} is {span(computed, '%')}; the text says {meant(share)}: {ENDINGS[grade]}."
    return verdict(grade, stated, computed, said, "%")


def _together(parts: tuple[Member, ...]) -> Member | None:
    """The part, or the sum of several that a share is told of together ("a loan and a grant ... 56 per cent of the cost")."""
    if len(parts) < 2 or any(part.value is None or part.low is None or part.high is None for part in parts):
        return parts[0] if parts else None
    low, high, value = (sum((getattr(part, name) for part in parts), Decimal(0)) for name in ("low", "high", "value"))
    text = " + ".join(shown(part) for part in parts)
    return Member("part", None, value, low, high, parts[0].unit, text=text, qualifier=parts[0].qualifier)


def _grade(computed: Interval, share: Member) -> str:
    grade = overlap_grade(computed, share.interval)
    if grade == "inconsistent" and share.unit == "fraction" and computed.overlaps(share.interval.widened(FRACTION_MARGIN)):
        return "weak"
    return grade
