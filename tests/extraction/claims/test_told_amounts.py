"""Amounts looked up in sorted lists are those that a look at each of them would find."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from extraction.claims.marked import Figure
from extraction.claims.told_amounts import BESIDE, ToldAmounts

MOST = 10


def _figures(gaps: list[int], values: list[int]) -> list[Figure]:
    at, figures = 0, []
    for gap, value in zip(gaps, values, strict=False):
        at += gap
        figures.append(cast(Figure, SimpleNamespace(at=at, value=Decimal(value), size=Decimal(value))))
    return figures


def _one_by_one(figures: list[Figure], start: int, end: int, but: Decimal) -> list[Figure]:
    kept: list[Figure] = []
    for figure in figures:
        again = any(figure.value == other.value and figure.at - other.at >= BESIDE for other in kept)
        if start <= figure.at < end and figure.value != but and not again:
            kept.append(figure)
    return kept


_GAPS = st.lists(st.integers(1, 90), max_size=60)
_VALUES: Any = st.lists(st.one_of(st.integers(1, 4), st.integers(1, 300)), min_size=60, max_size=60)


@given(_GAPS, _VALUES, st.integers(0, 2_000), st.integers(0, 3_000), st.integers(1, 4))
def test_told(gaps: list[int], values: list[int], start: int, length: int, but: int) -> None:
    figures = _figures(gaps, values)
    expected = _one_by_one(figures, start, start + length, Decimal(but))
    found = ToldAmounts(figures, lambda figure: True).told(start, start + length, Decimal(but), MOST)
    assert found == expected if len(expected) <= MOST else len(found) > MOST


@given(_VALUES, st.integers(1, 300))
def test_near(values: list[int], size: int) -> None:
    figures, share = _figures([1] * 60, values), Decimal("0.01")
    expected = {figure.at for figure in figures if abs(figure.size - size) <= figure.size * share}
    assert {figure.at for figure in ToldAmounts(figures, lambda figure: True).near(Decimal(size), share)} == expected
