"""The amounts of one unit in a text, asked again and again: which are told in a stretch of it, which are of a size.

Both are looked up in sorted lists, so that a text of many totals costs no more for each of them than a short one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from decimal import Decimal

from extraction.claims.marked import Figure

# Equal amounts this near to each other are two; farther away one is the other told again.
BESIDE = 60


class ToldAmounts:
    """Amounts in the order of the text."""

    def __init__(self, figures: list[Figure], may_be_part: Callable[[Figure], bool]) -> None:
        self.figures = figures
        self._parts = [figure for figure in figures if may_be_part(figure)]
        self._places = [figure.at for figure in self._parts]
        self._by_value: dict[Decimal | None, list[Figure]] = {}
        for figure in self._parts:
            self._by_value.setdefault(figure.value, []).append(figure)
        self._places_of = {value: [figure.at for figure in told] for value, told in self._by_value.items()}
        self._by_size = sorted(figures, key=lambda figure: figure.size)
        self._sizes = [figure.size for figure in self._by_size]

    def told(self, start: int, end: int, but: Decimal | None, most: int) -> list[Figure]:
        """Amounts in a stretch, those told again there once, without those of one value; more than `most` are not told apart."""
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        if last - first > len(self._by_value):
            return self._told_by_value(start, end, but, most)
        kept: list[Figure] = []
        first_at: dict[Decimal | None, int] = {}
        for figure in self._parts[first:last]:
            if figure.value != but and figure.at - first_at.setdefault(figure.value, figure.at) < BESIDE:
                kept.append(figure)
                if len(kept) > most:
                    break
        return kept

    def _told_by_value(self, start: int, end: int, but: Decimal | None, most: int) -> list[Figure]:
        kept: list[Figure] = []
        for value, places in self._places_of.items():
            first = bisect_left(places, start)
            if value == but or first == len(places) or places[first] >= end:
                continue
            last = bisect_left(places, min(end, places[first] + BESIDE), first)
            kept += self._by_value[value][first:last]
            if len(kept) > most:
                break
        kept.sort(key=lambda figure: figure.at)
        return kept

    def near(self, size: Decimal, share: Decimal) -> list[Figure]:
        """Amounts that differ from a size by no more than a share of their own."""
        first = bisect_left(self._sizes, size / (1 + share) * (1 - share))
        last = bisect_right(self._sizes, size / (1 - share) * (1 + share))
        return [figure for figure in self._by_size[first:last] if abs(figure.size - size) <= figure.size * share]
