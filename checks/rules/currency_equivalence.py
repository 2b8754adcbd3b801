"""The stated equivalent implies an exchange rate near the reference rate of its date.

Members `left` and `right` in two currencies, the `date`s that may be meant (the document's, those of the sentence), and `rate` (units of left for
one of right) where the text prints its own. A bank uses its own rate of its own day: the band around the reference rate is 10% wide on
either side, 2% around a rate that the text prints itself. The claim holds when any of the dates fits.
Where the text tells no date, the other equivalents of it in the same two currencies (`beside`) say what the rate was, or else a rate of any year may fit.
Not checkable for want of a reference rate.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import cast

from checks.rules.reference_rates import Rate, reference_rates
from checks.rules.verdict import Verdict, not_checkable, overlap_grade, verdict
from checks.rules.wording import ENDINGS, meant, shown, significant
from extraction.model import Claim, Interval, Member

KIND = "currency_equivalence"
BAND = Decimal("0.10")
PRINTED_BAND = Decimal("0.02")
# An amount committed earlier may be told at the rate of its own time; that is weak, not wrong, and no bank's own rate is far from the market's.
YEARS_BEFORE = 2
BAND_BEFORE = Decimal("0.03")
# what a text rounds its equivalents by, one beside the other
BAND_BESIDE = Decimal("0.12")


def decide(claim: Claim) -> Verdict:
    left, right, printed = claim.one("left"), claim.one("right"), claim.one("rate")
    if left is None or right is None or not left.unit or not right.unit or not _positive(left) or not _positive(right):
        return not_checkable("?", "An equivalence needs two amounts in two currencies.")
    stated, told = f"{shown(left)} ~ {shown(right)}", f"{meant(left)} for {meant(right)}"
    # The rate is told the way round in which it is above one.
    if (left.value or 0) < (right.value or 0):
        left, right, printed = right, left, _inverse(printed)
    implied = left.digits / right.digits
    one, other = cast(str, left.unit), cast(str, right.unit)
    if printed is not None and printed.low is not None and printed.high is not None:
        return _beside_printed(stated, told, implied, printed.interval, one, other)
    days = [day for day in (*claim.all("date"), *claim.all("about")) if day.date_start]
    rates = [rate for day in days for rate in reference_rates(one, other, day.date_start, day.date_end)]
    if not rates or not claim.all("date"):
        return _undated(claim, stated, told, implied, one, other, rates)
    verdict_now = _beside_reference(stated, told, implied, rates, one, other)
    if verdict_now.grade != "inconsistent":
        return verdict_now
    before = [rate for day in days for rate in reference_rates(one, other, _years_before(cast(date, day.date_start)), day.date_end)]
    earlier = _beside_reference(stated, told, implied, before, one, other, weak=True) if before else verdict_now
    return verdict_now if earlier.grade == "inconsistent" else earlier


def _undated(claim: Claim, stated: str, told: str, implied: Interval, left: str, right: str, about: list[Rate]) -> Verdict:
    """A text that does not say when: beside its other equivalents in these currencies, else beside the rates of the years that it may be of, and of any."""
    others = claim.one("beside")
    if others is not None and others.low is not None and others.high is not None:
        if others.unit != f"{left} per {right}":
            others = _inverse(others) or others
        rate = Rate(cast(Decimal, others.low) * (1 - BAND_BESIDE), cast(Decimal, others.high) * (1 + BAND_BESIDE), "throughout", "the text's other equivalents")
        return _beside_reference(stated, told, implied, [rate], left, right, weak=True)
    at_any_time = reference_rates(left, right, None, None)
    for rates, weak in ((about, False), (at_any_time, True)):
        found = _beside_reference(stated, told, implied, rates, left, right, weak) if rates else None
        if found is not None and (found.grade != "inconsistent" or weak):
            return found
    return not_checkable(stated, f"There is no reference rate for {left} and {right} at that time.")


def _years_before(day: date) -> date:
    return date(max(day.year - YEARS_BEFORE, 1), 1, 1)


def _beside_printed(stated: str, told: str, implied: Interval, printed: Interval, left: str, right: str) -> Verdict:
    allowed = Interval(cast(Decimal, printed.low) * (1 - PRINTED_BAND), cast(Decimal, printed.high) * (1 + PRINTED_BAND))
    grade = overlap_grade(implied, allowed)
    said = f"{told} implies {_rate_words(implied, left, right)}; the text's own rate is {_rate_words(printed, left, right)}: {ENDINGS[grade]}."
    return verdict(grade, stated, implied, said, f"{left} per {right}")


def _beside_reference(stated: str, told: str, implied: Interval, rates: list[Rate], left: str, right: str, weak: bool = False) -> Verdict:
    graded = [(overlap_grade(implied, _allowed(rate, BAND_BEFORE if weak else BAND)), rate) for rate in rates]
    grade, rate = min(graded, key=lambda pair: ("entailed", "compatible", "weak", "not checkable", "inconsistent").index(pair[0]))
    grade = "weak" if weak and grade != "inconsistent" else grade
    near = _rate_words(Interval(rate.low, rate.high), left, right)
    said = f"{told} implies {_rate_words(implied, left, right)}; the reference rate ({rate.source}, {rate.period}) was {near}: {ENDINGS[grade]}."
    return verdict(grade, stated, implied, said, f"{left} per {right}")


def _allowed(rate: Rate, band: Decimal) -> Interval:
    return Interval(rate.low * (1 - band), rate.high * (1 + band))


def _positive(member: Member) -> bool:
    return member.digits.low is not None and member.digits.low > 0


def _inverse(rate: Member | None) -> Member | None:
    if rate is None or rate.low is None or rate.low <= 0 or not rate.high:
        return None
    turned = Interval.point(Decimal(1)) / rate.interval
    return Member("rate", low=turned.low, high=turned.high)


def _rate_words(rate: Interval, left: str, right: str) -> str:
    low = "?" if rate.low is None else significant(rate.low)
    high = "?" if rate.high is None else significant(rate.high)
    return f"{low if low == high else f'{low} to {high}'} {left} per {right}"
