"""Places of activities: the ends of a line, and where the work is."""

from pathlib import Path

from extraction import read
from extraction.model import ActivityPlace

SEEDS = Path(__file__).parents[3] / "seeds" / "documents"


def places(text: str) -> set[tuple[str, str]]:
    reading = read(text)
    names = {entity.key: entity.name for entity in reading.entities}
    return {(names[f.place], f.role) for f in reading.facts if isinstance(f, ActivityPlace)}


def test_route_of_a_line():
    assert places("The Rural Highways Project will rebuild the road between Almaty and Shymkent.") == {
        ("Almaty", "route"),
        ("Shymkent", "route"),
    }


def test_location_of_works():
    assert ("Tashkent", "location") in places("The Clean Water Project is being implemented in Tashkent.")


def test_the_country_is_no_location():
    assert places("The World Bank approved the Clean Water Project in Uzbekistan.") == set()


def test_seeds():
    first = places((SEEDS / "000_79e40af4507a84de.txt").read_text(encoding="utf-8"))
    assert {role for _, role in first} == {"route"} and len(first) == 2
    third = places((SEEDS / "002_7f77ea0db526ee5c.txt").read_text(encoding="utf-8"))
    assert {name for name, role in third if role == "location"} >= {"Erenhot", "Mandula"}
