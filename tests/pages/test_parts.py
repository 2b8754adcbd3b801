"""Words, charts and maps by themselves."""

from decimal import Decimal

import pytest
from markupsafe import Markup

from pages import quoting
from pages.charts import bars
from pages.facts import Fact, told_once
from pages.located import located
from pages.maps import Point, drawn

LONG = "Of the total cost of US$84.6 million the Fund lends US$28.3 million; " + "many others put in something. " * 30 + "That is 56 per cent."


@pytest.mark.parametrize(
    ("quote", "numbers", "expected"),
    [
        (LONG, ["US$84.6 million", "56 per cent"], "Of the total cost of <mark>US$84.6 million</mark> the Fund lends"),
        (LONG, ["US$84.6 million", "56 per cent"], " … "),
        (LONG, ["US$84.6 million", "56 per cent"], "That is <mark>56 per cent</mark>."),
        ("<b>5%</b> &\n10%", ["5%"], "&lt;b&gt;<mark>5%</mark>&lt;/b&gt; &amp; 10%"),
        ("nothing to mark", [], "nothing to mark"),
        ("a" * 1000, [], "a" * 300),
    ],
)
def test_the_numbers_of_a_quote_are_marked_and_never_cut_away(quote, numbers, expected):
    spans = [(100 + quote.index(number), 100 + quote.index(number) + len(number)) for number in numbers]
    told = quoting.marked(quote, 100, spans, 300)
    assert expected in told
    assert len(told) < 700


def test_small_bars_are_summed():
    chart = bars("by publisher", [(f"p{n}", n) for n in range(1, 31)], unit="documents")
    assert [row["name"] for row in chart["data"]][-1] == "16 others"
    assert sum(row["value"] for row in chart["data"]) == sum(range(1, 31))
    assert [row["rest"] for row in chart["data"]] == [False] * 14 + [True]


def test_years_without_anything_are_shown():
    chart = bars("by year", [(2020, Decimal(5)), (2023, Decimal(7))], in_order=True)
    assert [(row["name"], row["value"]) for row in chart["data"]] == [("2020", 5), ("2021", 0), ("2022", 0), ("2023", 7)]


def test_no_map_of_nothing():
    assert drawn([], [], "") is None


def place(name, kind, country, latitude=None, longitude=None, titles=None):
    return {"name": name, "kind": kind, "country": country, "latitude": latitude, "longitude": longitude, "titles": titles}


def test_a_country_is_shown_at_its_capital_and_what_has_no_coordinates_is_named():
    places = [place("Lae", "city", "PNG", Decimal("-6.7"), Decimal("147"), "Lae Port"), place("Assam", "region", "IND"), place("Nepal", "country", "NPL")]
    points, without = located(places, [{"country": "KEN", "titles": "Roads; Water"}, {"country": "NPL", "titles": "Bridges"}])
    assert [(one.name, one.is_country, one.says) for one in points] == [("Kenya", True, "Roads; Water"), ("Nepal", True, "Bridges"), ("Lae", False, "Lae Port")]
    assert abs(points[1].latitude - Decimal("27.7")) < 1
    assert without == ["Assam"]
    assert drawn([], without, "")["points"] == []


def test_what_is_told_alike_is_shown_once():
    def fact(words, document):
        return Fact("roles", Markup(words), {"document_id": document})

    ((heading, told),) = told_once([fact("A: head", "one"), fact("B: head", "one"), fact("A: head", "two")])
    assert heading == "People"
    assert [(one.words, [row["document_id"] for row in one.rows]) for one in told] == [("A: head", ["one", "two"]), ("B: head", ["one"])]


@pytest.mark.parametrize("places", [[(67.7, 47.8)], [(67.7, 47.8), (73.1, 49.8)], [(-179.0, -16.5), (178.0, 70.0)], [(0.0, 89.9)]])
def test_points_are_on_the_map(places):
    shown = drawn([Point("p", Decimal(str(x)), Decimal(str(y))) for x, y in places], [], "../")
    assert all(0 <= point["x"] <= shown["width"] and 0 <= point["y"] <= shown["height"] for point in shown["points"])
    assert shown["outline"] == "../bundled/world.svg"
