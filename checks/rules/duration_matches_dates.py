"""A stated duration can be the time between two dates: "more than 2 decades" and 2001 to 2024.

Members `duration` (unit day, week, month, year or decade), `from` and `to`. Both ways of counting are allowed: the days
between the dates, and all days from the first to the last; and a duration that is not over yet is told in full units.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import cast

from checks.rules.verdict import Verdict, not_checkable, overlap_grade, verdict
from checks.rules.wording import ENDINGS, dates, period, shown, significant
from extraction.model import Claim, Interval, Member

KIND = "duration_matches_dates"
# So many years are told to the nearest five or ten.
LONG, FAR_MORE = 5, Decimal("1.7")
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
    stated = f"{shown(duration)}: {_when(first)} to {_when(last)}"
    computed = _elapsed(first, last, DAYS[duration.unit])
    grade = overlap_grade(computed, _allowed(duration))
    said = f"{_apart(first, last, computed, duration.unit)}; the text says {shown(duration)}: {ENDINGS[grade]}."
    return verdict(grade, stated, computed, said, duration.unit)


def _apart(first: Member, last: Member, computed: Interval, unit: str) -> str:
    """The time between two dates as a person tells it: "From 2001 to 2024 is 22 to 24 years"."""
    if unit in ("decade", "century"):
        computed, unit = _elapsed(first, last, DAYS["year"]), "year"
    low, high = significant(max(cast(Decimal, computed.low), Decimal(0)), 2), significant(cast(Decimal, computed.high), 2)
    length = f"about {low}" if low == high else f"{low} to {high}"
    return f"From {period(first)} to {period(last)} is {length} {unit}{'' if low == high == '1' else 's'}"


def _when(member: Member) -> str:
    """A day, or the month or year that the text names without a day."""
    start, end = member.date_start, member.date_end
    if start and end and (end - start).days > 1:
        if (start.day, start.month, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
            return str(start.year)
        if start.day == 1 and (start.year, start.month) == (end.year, end.month) and (end - start).days >= 27:
            return f"{start:%B %Y}"
    return dates(member)


def _elapsed(first: Member, last: Member, unit: Decimal) -> Interval:
    first_end = first.date_end or first.date_start
    last_start = last.date_start or last.date_end
    return Interval(_days(first_end, last_start) / unit, (_days(first.date_start, last.date_end) + 1) / unit)


def _days(first: date | None, last: date | None) -> Decimal:
    return Decimal((cast(date, last) - cast(date, first)).days)


def _allowed(duration: Member) -> Interval:
    """The stated duration with the rest of a unit that has begun but is not told; open ends stay open.

    "Five years" may be nearly six; "nearly five years" may not. A hedge upwards is open, but nobody calls 36 years "more than 15 years".
    """
    if duration.low is None or duration.value is None or duration.qualifier in ("up to", "less than"):
        return duration.interval
    if duration.high is None and duration.unit == "year" and duration.value >= LONG:
        return Interval(duration.low, duration.value * FAR_MORE)
    high = None if duration.high is None else max(duration.high, duration.value + 1)
    return Interval(min(duration.low, duration.value - Decimal("0.5")) if duration.high is not None else duration.low, high)
