"""Words, charts and maps by themselves."""

import doctest
from decimal import Decimal

import pytest

from pages import documents, wording
from pages.charts import bars
from pages.maps import Point, drawn


@pytest.mark.parametrize("module", [wording, documents])
def test_examples(module):
    assert doctest.testmod(module).failed == 0


def test_small_bars_are_summed():
    chart = bars("by publisher", [(f"p{n}", n) for n in range(1, 31)], unit="documents")
    assert [row["name"] for row in chart["data"]][-1] == "16 others"
    assert sum(row["value"] for row in chart["data"]) == sum(range(1, 31))
    assert [row["rest"] for row in chart["data"]] == [False] * 14 + [True]


def test_years_without_anything_are_shown():
    chart = bars("by year", [(2020, Decimal(5)), (2023, Decimal(7))], in_order=True)
    assert [(row["name"], row["value"]) for row in chart["data"]] == [("2020", 5), ("2021", 0), ("2022", 0), ("2023", 7)]


def test_no_map_of_nothing():
    assert drawn([], "") is None


@pytest.mark.parametrize("places", [[(67.7, 47.8)], [(67.7, 47.8), (73.1, 49.8)], [(-179.0, -16.5), (178.0, 70.0)], [(0.0, 89.9)]])
def test_points_are_on_the_map(places):
    shown = drawn([Point("p", Decimal(str(x)), Decimal(str(y))) for x, y in places], "../")
    assert all(0 <= point["x"] <= shown["width"] and 0 <= point["y"] <= shown["height"] for point in shown["points"])
    assert shown["outline"] == "../bundled/world.svg"
