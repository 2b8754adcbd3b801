"""What a chart shows: bars with their values and, for who cannot see it, the same as a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pages.things import Things
from pages.wording import dollars, number, shortened

# The longest time whose empty years are shown.
_YEARS = 60

# Bars of one chart; what is less is summed in one more.
_MOST = 15

# Characters that have room beside a bar.
_LABEL = 32
_ACRONYM = re.compile(r"\(([\w-]{2,12})\)$")


def bars(
    title: str,
    values: Sequence[tuple[Any, Decimal | int]],
    things: Things | None = None,
    root: str = "",
    *,
    in_order: bool = False,
    unit: str = "US dollars",
) -> dict[str, Any]:
    """Bars from the longest to the shortest, or in the order of what they are of (years)."""
    money = unit == "US dollars"
    ordered: Sequence[tuple[Any, Decimal | int]] = sorted(values, key=(lambda pair: pair[0]) if in_order else (lambda pair: (-pair[1], str(pair[0]))))
    if in_order:
        ordered = _without_gaps(ordered)
    rest: Sequence[tuple[Any, Decimal | int]] = ()
    if not in_order and len(ordered) > _MOST:
        ordered, rest = ordered[: _MOST - 1], ordered[_MOST - 1 :]

    def shown(key: Any, value: Decimal | int) -> dict[str, Any]:
        known = things is not None and isinstance(key, str)
        name = things.name(key) if things is not None and known else str(key)
        return {
            "name": name,
            "link": things.link(key, root) if things is not None and known else str(key),
            "short": _short(name),
            "value": float(value),
            "says": dollars(Decimal(value)) if money else number(value),
        }

    rows = [shown(key, value) for key, value in ordered]
    if rest:
        other = sum((value for _, value in rest), Decimal(0) if money else 0)
        rows.append({**shown(None, other), "name": f"{len(rest)} others", "link": f"{len(rest)} others", "short": f"{len(rest)} others"})
    return {
        "title": title,
        "unit": unit,
        "rows": rows,
        "upright": in_order,
        "data": [
            {"name": row["short"], "value": row["value"], "says": row["says"], "rest": bool(rest) and row is rows[-1]} for row in rows
        ],
    }


def _short(name: str) -> str:
    """A name beside a bar: the acronym of a long one, where it ends with it, else the name alone.

    >>> _short("European Bank for Reconstruction and Development (EBRD)"), _short("Asian Development Bank (ADB)")
    ('EBRD', 'Asian Development Bank')
    """
    acronym = _ACRONYM.search(name)
    whole = name[: acronym.start()].rstrip() if acronym else name
    return acronym[1] if acronym and len(whole) > _LABEL else shortened(whole, _LABEL)


def _without_gaps(years: Sequence[tuple[Any, Decimal | int]]) -> Sequence[tuple[Any, Decimal | int]]:
    """Years with nothing in them are shown as such, unless there are too many."""
    first, last = years[0][0], years[-1][0]
    if last - first > _YEARS:
        return years
    known = dict(years)
    return [(year, known.get(year, 0)) for year in range(first, last + 1)]
