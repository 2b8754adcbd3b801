"""A map of places: points over the outline of the countries, in a plain projection, drawn to fit what is shown."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

# Degrees around the points, so that a single one is seen in its surroundings.
_MARGIN = 5.0
_LEAST = 24.0

# More names than this would cover each other.
_NAMED = 14

_WIDTH = 720.0


@dataclass(frozen=True, slots=True)
class Point:
    name: str
    longitude: Decimal
    latitude: Decimal
    says: str = ""
    address: str = ""


def drawn(points: Sequence[Point], root: str, *, world: bool = False) -> dict[str, Any] | None:
    """Where everything goes on a map of 720 units' width; null where no place has coordinates.

    A degree of longitude is as wide as it is at the middle of the map, so that countries look like themselves.
    """
    if not points:
        return None
    west, east, south, north = (-180.0, 180.0, -58.0, 80.0) if world else _frame(points)
    squeeze = 1.0 if world else max(0.2, math.cos(math.radians((south + north) / 2)))
    scale = _WIDTH / ((east - west) * squeeze)
    height = (north - south) * scale

    def x(longitude: float) -> float:
        return round((longitude - west) * squeeze * scale, 1)

    def y(latitude: float) -> float:
        return round((north - latitude) * scale, 1)

    return {
        "width": _WIDTH,
        "height": round(height, 1),
        "outline": f"{root}bundled/world.svg",
        "land": (x(-180), y(90), round(360 * squeeze * scale, 1), round(180 * scale, 1)),
        "world": world,
        "names": len(points) <= _NAMED and not world,
        "points": [
            {"x": x(float(one.longitude)), "y": y(float(one.latitude)), "name": one.name, "says": one.says, "address": one.address}
            for one in points
        ],
    }


def _frame(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """West, east, south and north of a map that has all points with some room, about twice as wide as high."""
    longitudes, latitudes = [float(one.longitude) for one in points], [float(one.latitude) for one in points]
    middle_x, middle_y = (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
    squeeze = max(0.2, math.cos(math.radians(middle_y)))
    high = max(max(latitudes) - min(latitudes) + 2 * _MARGIN, (max(longitudes) - min(longitudes) + 2 * _MARGIN) * squeeze / 2, _LEAST / 2)
    high = min(high, 170.0)
    south = max(-90.0, min(middle_y - high / 2, 90.0 - high))
    wide = min(2 * high / squeeze, 360.0)
    west = max(-180.0, min(middle_x - wide / 2, 180.0 - wide))
    return west, west + wide, south, south + high
