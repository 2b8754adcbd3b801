"""A stated duration can be the time between two dates: "more than 2 decades" and 2001 to 2024.

Members `duration` (unit day, week, month, year or decade), `from` and `to`. Both ways of counting are allowed: the days
between the dates, and all days from the first to the last; and a duration that is not over yet is told in full units.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checks.rules.verdict import Verdict, not_checkable, overlap_grade, verdict
from checks.rules.wording import ENDINGS, dates, shown, significant
from extraction.model import Claim, Interval, Member

KIND = "duration_matches_dates"
# Mean lengths in the Gregorian calendar.
DAYS = {
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.436875"),
    "year": Decimal("365.2425"),
    "decade": Decimal("3652.425"),
    "century": Decimal("36524.25"),
}


def decide(claim: Claim) -> Verdict:
    duration, first, last = claim.one("duration"), claim.one("from"), claim.one("to")
    if duration is None or first is None or last is None or duration.unit not in DAYS or not first.date_start or not last.date_end:
        return not_checkable("?", "A duration and two dates are needed.")
    stated = f"{shown(duration)}: {dates(first)} to {dates(last)}"
    computed = _elapsed(first, last, DAYS[duration.unit])
    grade = overlap_grade(computed, _allowed(duration))
    low, high = significant(max(computed.low, Decimal(0)), 3), significant(computed.high, 3)
    said = f"From {dates(first)} to {dates(last)} is {low} to {high} {duration.unit}s; the text says {shown(duration)}: {ENDINGS[grade]}."
    return verdict(grade, stated, computed, said, duration.unit)


def _elapsed(first: Member, last: Member, unit: Decimal) -> Interval:
    first_end = first.date_end or first.date_start
    last_start = last.date_start or last.date_end
    return Interval(_days(first_end, last_start) / unit, (_days(first.date_start, last.date_end) + 1) / unit)


def _days(first: date, last: date) -> Decimal:
    return Decimal((last - first).days)


def _allowed(duration: Member) -> Interval:
    """The stated duration with the rest of a unit that has begun but is not told; open ends stay open.

    "Five years" may be nearly six; "nearly five years" may not. A hedge upwards ("more than 15 years") is open anyway.
    """
    if duration.low is None or duration.value is None or duration.qualifier in ("up to", "less than"):
        return duration.interval
    high = None if duration.high is None else max(duration.high, duration.value + 1)
    return Interval(min(duration.low, duration.value - Decimal("0.5")) if duration.high is not None else duration.low, high)
