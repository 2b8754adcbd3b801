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

# A name's letters and line, in the units of the map: 13 px of a sans-serif take about this much.
_LETTER, _LINE = 7.2, 15.0


@dataclass(frozen=True, slots=True)
class Point:
    name: str
    longitude: Decimal
    latitude: Decimal
    says: str = ""
    address: str = ""
    is_country: bool = False


def drawn(points: Sequence[Point], without: Sequence[str], root: str, *, world: bool = False) -> dict[str, Any] | None:
    """Where everything goes on a map of 720 units' width; null where there is neither a point nor a place without one.

    A degree of longitude is as wide as it is at the middle of the map, so that countries look like themselves.
    """
    if not points:
        return {"points": [], "without": without} if without else None
    west, east, south, north = (-180.0, 180.0, -58.0, 80.0) if world else _frame(points)
    squeeze = 1.0 if world else max(0.2, math.cos(math.radians((south + north) / 2)))
    scale = _WIDTH / ((east - west) * squeeze)
    height = (north - south) * scale

    def x(longitude: float) -> float:
        return round((longitude - west) * squeeze * scale, 1)

    def y(latitude: float) -> float:
        return round((north - latitude) * scale, 1)

    at = [(x(float(one.longitude)), y(float(one.latitude))) for one in points]
    named = _labels([one.name for one in points], at) if len(points) <= _NAMED and not world else [None] * len(points)
    return {
        "width": _WIDTH,
        "height": round(height, 1),
        "outline": f"{root}bundled/world.svg",
        "land": (x(-180), y(90), round(360 * squeeze * scale, 1), round(180 * scale, 1)),
        "world": world,
        "without": without,
        "points": [
            {"is_country": one.is_country, "x": across, "y": down, "name": one.name, "says": one.says, "address": one.address, "label": label}
            for one, (across, down), label in zip(points, at, named, strict=True)
        ],
    }


def _labels(names: Sequence[str], at: Sequence[tuple[float, float]]) -> list[tuple[float, float, str] | None]:
    """Where each name is written and its anchor: right of its point, else left, below or above it; nowhere if all cover another.

    >>> _labels(["Xianyang", "Xi'an"], [(100, 100), (104, 101)])
    [(92, 104, 'end'), (112, 105, 'start')]
    """
    boxes = [(across - 6, down - 6, across + 6, down + 6) for across, down in at]
    placed: list[tuple[float, float, str] | None] = []
    for own, (name, (across, down)) in enumerate(zip(names, at, strict=True)):
        wide = _LETTER * len(name)
        for left, base, anchor in (
            (across + 8, down + 4, "start"), (across - 8, down + 4, "end"), (across, down + 20, "middle"), (across, down - 10, "middle"),
        ):  # fmt: skip
            west = left - {"start": 0, "end": wide, "middle": wide / 2}[anchor]
            box = (west, base - _LINE + 3, west + wide, base + 3)
            if west > 0 and west + wide < _WIDTH and not any(_overlap(box, other) for number, other in enumerate(boxes) if number != own):
                boxes.append(box)
                placed.append((left, base, anchor))
                break
        else:
            placed.append(None)
    return placed


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


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
