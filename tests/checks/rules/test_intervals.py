"""Laws of interval arithmetic: whatever true values lie in the intervals, the result of the same step on them lies in the result."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.model import Interval

amounts = st.decimals(min_value=0, max_value=10**12, places=3, allow_nan=False, allow_infinity=False)
shares = st.fractions(min_value=0, max_value=1)


@st.composite
def intervals(draw: st.DrawFn, open_above: bool = True, positive: bool = False) -> Interval:
    low, high = sorted((draw(amounts), draw(amounts)))
    if positive:
        low, high = low + 1, high + 1
    return Interval(low, None if open_above and draw(st.booleans()) else high)


@st.composite
def with_value(draw: st.DrawFn, positive: bool = False) -> tuple[Interval, Decimal]:
    """An interval and a value in it."""
    interval = draw(intervals(positive=positive))
    high = interval.high if interval.high is not None else interval.low + 1000
    return interval, min(max(draw(st.decimals(interval.low, high, places=3)), interval.low), high)


@given(with_value(), with_value())
def test_a_sum_holds_the_sum_of_any_values(one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]) -> None:
    assert one[1] + other[1] in one[0] + other[0]


@given(with_value(), with_value())
def test_a_difference_holds_the_difference_of_any_values(one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]) -> None:
    assert one[1] - other[1] in one[0] - other[0]


@given(with_value(), with_value(positive=True))
def test_a_quotient_holds_the_quotient_of_any_values(one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]) -> None:
    quotient = one[0] / other[0]
    assert quotient.low * other[1] <= one[1]
    assert quotient.high is None or quotient.high * other[1] >= one[1]


@given(with_value(), with_value())
def test_a_product_holds_the_product_of_any_values(one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]) -> None:
    assert one[1] * other[1] in one[0] * other[0]


@given(intervals(), intervals())
def test_overlap_is_mutual_and_within_is_overlap(one: Interval, other: Interval) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert not one.within(other) or one.overlaps(other)


@given(intervals(), intervals(), intervals())
def test_within_is_transitive(one: Interval, two: Interval, three: Interval) -> None:
    assert not (one.within(two) and two.within(three)) or one.within(three)


@given(intervals(), amounts)
def test_widening_never_loses_a_value(interval: Interval, margin: Decimal) -> None:
    assert interval.within(interval.widened(margin))


@given(intervals(), intervals())
def test_order_of_a_sum_does_not_matter(one: Interval, other: Interval) -> None:
    assert one + other == other + one


@pytest.mark.parametrize(
    "low, high",
    [(Decimal(-1), Decimal(5)), (None, Decimal(5))],
)
def test_division_by_what_may_be_negative_is_refused(low: Decimal | None, high: Decimal | None) -> None:
    with pytest.raises(ValueError):
        Interval(Decimal(1), Decimal(2)) / Interval(low, high)


def test_division_by_what_may_be_zero_is_open_above() -> None:
    assert Interval(Decimal(1), Decimal(2)) / Interval(Decimal(0), Decimal(4)) == Interval(Decimal("0.25"), None)
