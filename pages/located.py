"""Where things are on a map: places by their coordinates, countries by their capital's, and by name what has none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache

from extraction.lexicon import rows as vocabulary
from extraction.lexicon import short_country_name
from pages.maps import Point
from pages.rows import Row
from pages.things import Thing
from pages.wording import shortened

# Activities that have a country, and no place whose coordinates are known.
NOWHERE = (
    "from activities as a where recipient_country is not null and not exists (from activity_places as ap join places as p"
    " on p.place_id = ap.place_id where ap.activity_id = a.activity_id and p.latitude is not null)"
)

# Characters of the titles that a point tells.
_TOLD = 160


def located(places: Iterable[Row], countries: Iterable[Row] = (), pages: Mapping[str, Thing] | None = None) -> tuple[list[Point], list[str]]:
    """The points of places (`name`, `kind`, `country`, `latitude`, `longitude`, `titles`) and of whole countries (`country`,
    `titles`), which lead to the page of their country; and the names of the places that have no coordinates.
    """
    points, without = [], []
    whole: dict[str, list[str]] = defaultdict(list)

    def address(country: str | None) -> str:
        page = pages.get(country) if pages is not None and country else None
        return page.address if page else ""

    for one in places:
        if one["latitude"] is not None:
            points.append(Point(one["name"], one["longitude"], one["latitude"], shortened(one["titles"] or "", _TOLD), address(one["country"])))
        elif one["kind"] == "country" and one["country"]:
            whole[one["country"]].append(one["titles"] or "")
        else:
            without.append(one["name"])
    for one in countries:
        whole[one["country"]].append(one["titles"] or "")
    for country, titles in sorted(whole.items(), key=lambda pair: short_country_name(pair[0])):
        name = short_country_name(country)
        if country in _capitals():
            longitude, latitude = _capitals()[country]
            told = "; ".join(dict.fromkeys(filter(None, titles)))
            points.append(Point(name, longitude, latitude, shortened(told, _TOLD), address(country), is_country=True))
        else:
            without.append(name)
    # Dots are drawn over rings.
    return sorted(points, key=lambda point: not point.is_country), sorted(set(without))


@cache
def _capitals() -> dict[str, tuple[Decimal, Decimal]]:
    """ISO 3166-1 alpha-3 code -> longitude and latitude of the capital."""
    return {row["iso3"]: (Decimal(row["longitude"]), Decimal(row["latitude"])) for row in vocabulary("country_points")}
