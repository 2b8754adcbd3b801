"""What a rule says of a claim: whether it can hold, how surely, and in one sentence why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extraction.model import Interval

# How sure a verdict is, and what becomes of the claim.
#   entailed        the computed interval lies inside the stated one
#   compatible      the two overlap
#   weak            they overlap only because a part is much coarser than the whole, or a hedged figure is rounded further
#   inconsistent    no choice of true values satisfies the claim
#   not checkable   the intervals are too open to tell, or a reference is missing
STATUS_OF_GRADE = {
    "entailed": "consistent",
    "compatible": "consistent",
    "weak": "consistent",
    "inconsistent": "inconsistent",
    "not checkable": "indeterminate",
}

# An interval that is this many times wider than the one it is held against decides little.
COARSE = 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """Status (`consistent`, `inconsistent`, `indeterminate`), grade, what is stated, what was computed, and the explanation.

    `computed_low` and `computed_high` are in `unit` ("%", an ISO 4217 code, "day", "JPY per USD", ...); None is an open end.
    """

    status: str
    grade: str
    stated: str
    computed_low: Decimal | None
    computed_high: Decimal | None
    explanation: str
    unit: str | None = None


def verdict(grade: str, stated: str, computed: Interval | None, explanation: str, unit: str | None = None) -> Verdict:
    """A verdict whose status follows from its grade."""
    low, high = (None, None) if computed is None else (computed.low, computed.high)
    return Verdict(STATUS_OF_GRADE[grade], grade, stated, low, high, explanation, unit)


def not_checkable(stated: str, reason: str) -> Verdict:
    return verdict("not checkable", stated, None, reason)


def overlap_grade(computed: Interval, stated: Interval) -> str:
    """The grade of an equality: how the computed interval lies to the stated one."""
    if computed.unbounded or stated.unbounded:
        return "not checkable"
    if not computed.overlaps(stated):
        return "inconsistent"
    if computed.within(stated):
        return "entailed"
    wide, narrow = computed.width, stated.width
    if wide is not None and narrow is not None and narrow > 0 and wide > COARSE * narrow:
        return "weak"
    return "compatible"
