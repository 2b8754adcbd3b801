"""From one value to another is the stated increase, decrease, difference or multiple.

Members `from`, `to`, `change`; the relation is "increase", "decrease", "difference" (either way) or "times".
The change is relative where its unit is "%" or "fraction" (in percent), and a difference in the unit of the values
("percentage point" for percentages) otherwise. "Doubled" is relation "times" with a change of 2.
"""

from __future__ import annotations

from decimal import Decimal

from checks.rules.verdict import Verdict, not_checkable, overlap_grade, verdict
from checks.rules.wording import ENDINGS, meant, shown, span
from extraction.model import Claim, Interval, Member

KIND = "change_matches"
ONE = Interval.point(Decimal(1))
HUNDRED = Decimal(100)

# "by a third", "doubled", "tripled" are said of changes that are only near it.
FRACTION_MARGIN = Decimal(2)
MULTIPLE_MARGIN = Decimal("0.05")


def decide(claim: Claim) -> Verdict:
    first, last, change = claim.one("from"), claim.one("to"), claim.one("change")
    if first is None or last is None or change is None or first.low is None or last.low is None or change.value is None:
        return not_checkable("?", "A change needs the values before and after, and what is said of it.")
    relation = claim.relation or "difference"
    stated = f"{shown(first)} to {shown(last)}: {shown(change)}"
    relative = relation == "times" or change.unit in ("%", "fraction")
    if relative and (first.low <= 0 or last.low < 0):
        return not_checkable(stated, f"{stated}: {ENDINGS['not checkable']}.")
    computed = _computed(first.interval, last.interval, relation, relative)
    grade = _grade(computed, change, relation)
    unit = None if relation == "times" else "%" if relative else first.unit
    what = {"times": "times as much"}.get(relation, f"{'a' if relation != 'increase' else 'an'} {relation}")
    value = f"{span(computed)} {what}" if relation == "times" else f"{what} of {_length(computed, unit, relative)}"
    said = f"From {meant(first)} to {meant(last)} is {value}; the text says {shown(change)}: {ENDINGS[grade]}."
    return verdict(grade, stated, computed, said, unit)


def _computed(first: Interval, last: Interval, relation: str, relative: bool) -> Interval:
    if relation == "times":
        return last / first
    if relation == "decrease":
        return (ONE - last / first).scaled(HUNDRED) if relative else first - last
    up = (last / first - ONE).scaled(HUNDRED) if relative else last - first
    if relation == "difference" and up.high is not None and up.high < 0:
        return -up
    return up


def _grade(computed: Interval, change: Member, relation: str) -> str:
    grade = overlap_grade(computed, change.interval)
    if grade != "inconsistent" or change.qualifier == "between":
        return grade
    if change.unit == "fraction" and computed.overlaps(change.interval.widened(FRACTION_MARGIN)):
        return "weak"
    if relation == "times" and computed.overlaps(change.interval.widened(MULTIPLE_MARGIN * abs(change.value or Decimal(0)))):
        return "weak"
    return grade


def _length(computed: Interval, unit: str | None, relative: bool) -> str:
    """How far it is from one value to the other; from one percentage to another it is percentage points."""
    return f"{span(computed)} percentage points" if unit == "%" and not relative else span(computed, unit)
