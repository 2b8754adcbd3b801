"""Makes pages/bundled/world.svg, the countries' outline under the maps, from Natural Earth's 1:110m countries.

    npm pack world-atlas && tar xf world-atlas-*.tgz
    python tools/outline.py package/countries-110m.json

Natural Earth is in the public domain. The projection is plain: x is the longitude, y the latitude downwards, in tenths
of a degree.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# All the way around, in tenths of a degree.
_TURN = 3600

OUTLINE = Path(__file__).resolve().parent.parent / "pages" / "bundled" / "world.svg"

_PAGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1800 -900 3600 1800" preserveAspectRatio="none">'
    '<path d="{path}" fill="#8a94a3" fill-opacity=".28" stroke="#8a94a3" stroke-opacity=".8"'
    ' stroke-linejoin="round" vector-effect="non-scaling-stroke"/></svg>\n'
)


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = [list(_tenths(arc, topology["transform"])) for arc in topology["arcs"]]
    rings = (ring for shape in topology["objects"]["countries"]["geometries"] for ring in _rings(shape))
    path = "".join(_drawn(copy) for ring in rings for copy in _unwrapped(_joined(ring, lines)))
    OUTLINE.write_text(_PAGE.format(path=path), encoding="utf-8")
    print(f"{OUTLINE} ({OUTLINE.stat().st_size // 1000} kB)")


def _tenths(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[tuple[int, int]]:
    """TopoJSON writes each point as its distance from the one before."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        longitude = x * transform["scale"][0] + transform["translate"][0]
        latitude = y * transform["scale"][1] + transform["translate"][1]
        yield round(longitude * 10), round(-latitude * 10)


def _rings(shape: dict[str, Any]) -> Iterator[list[int]]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for polygon in polygons:
        yield from polygon


def _joined(ring: list[int], lines: list[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """The arcs of a ring in one line; ~n is arc n backwards."""
    points: list[tuple[int, int]] = []
    for number in ring:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        points.extend(line[1:] if points else line)
    return points


def _unwrapped(points: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """A ring over the date line goes on beyond it, and is there a second time on the other side; Antarctica is left out."""
    turned, line = 0, [points[0]]
    for (before, _), (x, y) in zip(points, points[1:], strict=False):
        turned += _TURN if x - before < -_TURN // 2 else -_TURN if x - before > _TURN // 2 else 0
        line.append((x + turned, y))
    if turned:
        return
    yield line
    for shift in (_TURN, -_TURN):
        if any(not -_TURN // 2 <= x <= _TURN // 2 for x, _ in line):
            yield [(x + shift, y) for x, y in line]


def _drawn(points: list[tuple[int, int]]) -> str:
    """A ring as a path of steps from point to point."""
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in zip(points, points[1:], strict=False)]
    moved = [f"{dx} {dy}".replace(" -", "-") for dx, dy in steps if dx or dy]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(moved)}z".replace(" -", "-") if len(moved) > 2 else ""


if __name__ == "__main__":
    main()
