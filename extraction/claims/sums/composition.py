"""What an amount is made of, wherever the parts stand: a cost and who bears it told over several sentences, a loan and its tranches, a length and its sections.

Claims of kind `parts_sum_to_total`. The words call the amount a total; its parts are neighbours: all amounts of its unit in a stretch of text,
parts of parts left out, three that come to it, or two that stand close. One wrong figure among three or more is seen where nothing else is left.
Sums that no words tie are for `too_good_for_chance`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from extraction import expressions as re
from extraction.claims.doubts import is_slice
from extraction.claims.marked import DURATIONS, MONEY, QUANTITY, Figure, Marked, answered_once
from extraction.claims.parts import MOST_LISTED, Parts, added, comparable, exponent_of, parts_of, slipped, sum_claim
from extraction.claims.parts import near as near_sum
from extraction.model import Claim, Fact
from extraction.scene import Scene

# How many amounts are looked at to each side of a total, and how many may be parts.
NEIGHBOURS = 12
MOST_PARTS = 9
# Lines between a total and the furthest of its parts.
LINES = 9
# A smaller share of a total than this is an amount of another kind: an income per head, a price.
LEAST_PART = Decimal("0.004")
# Sums are tried to the last digit that come this near to a total; beyond half of it none is the total.
NEAR_BY = 0.01
TOTAL_BEFORE = re.compile(
    r"\b(?:total\w*|costs?|amount(?:s|ing)?\sto|consists?\sof|package|in\sall|altogether|makes?\sup|aggregat\w+|combined|invests?|adds?\sup|put\sat|estimated\sat)\b[^¤№.;\n]{0,45}$",
    re.IGNORECASE,
)
TOTAL_AFTER = re.compile(
    r"^[¤№]\)?\s?(?:[\w-]+\s){0,3}?(?:in\s(?:all|total)|altogether|total\b|package\b|project\b|programme\b|program\b|cost\b|consists?\b|comprises\b|of\swhich|in\sits\stotal|:|\()",
    re.IGNORECASE,
)
OF_WHICH = re.compile(r"(?:\(|of\swhich|comprising|consist\w*\sof|comprise)[^¤№ℕ.;:\n]{0,40}$")
PORTFOLIO = re.compile(r"\b(?:[Ss]ince|[Tt]o\sdate|so\sfar|portfolio|cumulative|GDP|gross\sdomestic)\b")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    yield from _amounts(parts)
    yield from _measures(parts.marked)


def _amounts(parts: Parts) -> Iterator[Claim]:
    """Sums of money; those of the smallest totals first, since their parts are parts of parts for the larger ones."""
    marked = parts.marked
    by_unit: dict[str, list[Figure]] = {}
    for figure in marked.figures:
        if figure.sign == MONEY and figure.value and figure.unit and not figure.per:
            by_unit.setdefault(figure.unit, []).append(figure)
    for figures in by_unit.values():
        nested: set[int] = set()
        told: set[tuple[Decimal | None, frozenset[Decimal | None]]] = set()
        order = sorted(range(len(figures)), key=lambda place: (figures[place].value, place))
        for place in order if len(figures) >= 3 else ():
            total = figures[place]
            if not called_total(marked, total) or len(marked.between(*marked.sentence(total.at), MONEY)) > MOST_LISTED:
                continue
            found = _made_of(marked, figures, place, nested) or nested and _made_of(marked, figures, place, set()) or None
            if found is None:
                continue
            nested |= {part.at for part in found if part.size < total.size}
            key = (total.value, frozenset(part.value for part in found))
            if key not in told:
                told.add(key)
                yield sum_claim(found, total)


def _made_of(marked: Marked, figures: list[Figure], place: int, nested: set[int]) -> list[Figure] | None:
    """The neighbours of an amount that it is the sum of."""
    total = figures[place]
    window = figures[max(place - NEIGHBOURS, 0) : place + NEIGHBOURS + 1]
    line = marked.line_number(total.at)
    near = [
        figure
        for figure in window
        if total.size * LEAST_PART <= figure.size < total.size
        and figure.at not in nested
        and not is_slice(marked, figure)
        and abs(marked.line_number(figure.at) - line) <= LINES
    ]
    near = _without_repetition(near)
    for run in _runs_near(near, total):
        if _is_sum(run, total, True) and (len(run) >= 3 or _together(marked, run, total)):
            return run
    for run in _runs_near_but_one(near, total):
        if _is_sum(run, total, False):
            return run
    largest = all(figure.size <= total.size for figure in window)
    if largest and total.qualifier in (None, "exact") and not PORTFOLIO.search(marked.text, *marked.sentence(total.at)):
        sides = _sides(near, total)
        return next((run for run in sides if 3 <= len(run) <= MOST_PARTS and near_sum(run, total) and slipped(run, total)), None)
    return None


def _sides(near: list[Figure], total: Figure) -> list[list[Figure]]:
    """All the amounts, all before the total and all after it, the longest first."""
    before = [figure for figure in near if figure.at < total.at]
    after = [figure for figure in near if figure.at > total.at]
    return sorted((near, before, after), key=len, reverse=True)


def _runs_near(near: list[Figure], total: Figure) -> Iterator[list[Figure]]:
    """Neighbours that come near a total, the longest runs first."""
    size = float(total.size)
    sums = [0.0, *accumulate(float(figure.size) for figure in near)]
    if sums[-1] < size * (1 - NEAR_BY):
        return
    for length in range(min(len(near), MOST_PARTS), 1, -1):
        for start in range(len(near) - length + 1):
            if not abs(sums[start + length] - sums[start] - size) > abs(size) * NEAR_BY:
                yield near[start : start + length]


def _runs_near_but_one(near: list[Figure], total: Figure) -> Iterator[list[Figure]]:
    """The same for neighbours of which one between the first and the last is no part."""
    size, sizes = float(total.size), [float(figure.size) for figure in near]
    sums = [0.0, *accumulate(sizes)]
    for length in range(min(len(near), MOST_PARTS), 3, -1):
        for start in range(len(near) - length + 1):
            off = sums[start + length] - sums[start] - size
            for left_out in range(start + 1, start + length - 1):
                if not abs(off - sizes[left_out]) > abs(size) * NEAR_BY:
                    yield near[start:left_out] + near[left_out + 1 : start + length]


def _is_sum(run: list[Figure], total: Figure, called_total: bool) -> bool:
    """True where the parts as written make up the total to its last digit."""
    written = sum(part.size for part in run)
    if abs(written - total.size) > abs(total.size) / 200:
        return False
    step = exponent_of(total.size)
    half = abs(total.size) / 100 if total.low is None or total.high is None else min((total.high - total.low) / 2, abs(total.size) / 100)
    if any(part.qualifier in ("more than", "at least") for part in run) or total.qualifier in ("more than", "at least", "up to"):
        return written == total.value
    if written != total.size and (not called_total or len(run) < 3 or abs(written - total.size) > half / 2 or step > 7):
        return False
    return added(run).overlaps(total.interval)


def _together(marked: Marked, run: list[Figure], total: Figure) -> bool:
    """Two parts are of the total where the three stand close, or where the words call it one."""
    numbers = {marked.sentence_number(figure.at) for figure in (*run, total)}
    spread = max(numbers) - min(numbers)
    digits = max(len(figure.size.normalize().as_tuple().digits) for figure in (*run, total))
    return spread == 0 or digits >= 3 and spread <= 8 or digits >= 2 and spread <= 3 and called_total(marked, total)


@answered_once
def called_total(marked: Marked, total: Figure) -> bool:
    start, end = marked.sentence(total.at)
    before, after = marked.text[max(start, total.at - 70) : total.at], marked.text[total.at : min(total.at + 60, end)]
    return bool(TOTAL_BEFORE.search(before) or TOTAL_AFTER.search(after))


def _without_repetition(figures: list[Figure]) -> list[Figure]:
    """Figures told once each; an amount told again in another paragraph is the same one."""
    kept: list[Figure] = []
    for figure in figures:
        if all(figure.value != other.value or 0 < figure.at - other.at < 60 for other in kept):
            kept.append(figure)
    return kept


def _measures(marked: Marked) -> Iterator[Claim]:
    """ "385 km of pipes (of which 210 km in Irbid and 175 km elsewhere)", "27 cold stores (12 in Andijan, 8 in Fergana and 7 in Namangan)"."""
    for start, end in marked.sentences:
        figures = [figure for figure in marked.between(start, end, "№ℕ") if figure.value and figure.unit not in DURATIONS]
        for place, total in enumerate(figures):
            if total.sign != QUANTITY or place + 2 >= len(figures):
                continue
            stop = marked.text.find(")", total.at, end)
            bracket = marked.text.rfind("(", total.at, figures[place + 1].at)
            if bracket < 0 or stop < 0 or marked.text.find(")", total.at, bracket) >= 0:
                continue
            # a count or an amount of something else may stand between
            opened = next((figure.at for figure in figures if figure.at > bracket), stop)
            inside = [figure for figure in figures if opened <= figure.at < stop and comparable(figure, total)]
            if len(inside) >= 2 and sum(figure.size for figure in inside) == total.size:
                yield sum_claim(inside, total)
