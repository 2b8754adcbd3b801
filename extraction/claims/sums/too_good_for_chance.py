"""Ties that only the digits tell: neighbours that add up to an amount, or are the stated share of one, too exactly for chance.

Claims of kind `parts_sum_to_total`, `share_of_total` and `shares_sum`, for what no words tie together: a table without heads, a total three paragraphs
above its parts, a share whose whole is told in another sentence. How many ties of the kind chance alone would make of the figures that were tried is
reckoned from their digits; only what is below one in twenty is claimed, one in five within a sentence. Such a claim always agrees: what words tie is for the other readers.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from extraction import expressions as re
from extraction.claims.marked import DATE, DURATIONS, MONEY, PERCENT, QUANTITY, Figure, Marked
from extraction.claims.parts import CLOSED, HUNDRED, Parts, added, half_digit, parts_of, sum_claim
from extraction.model import Claim, Fact
from extraction.scene import Scene

# Chance ties that are put up with, for one total or share.
CHANCE = Decimal("0.05")
# The same where all stand in one sentence or line, which is already a reason to belong together.
CHANCE_TOGETHER = Decimal("0.2")
# Neighbours that are looked at to each side of a total, the parts of a sum, the lines in between.
NEIGHBOURS = 12
MOST_PARTS = 10
LINES = 16
# Where neighbours are no more than these, any of them may be the parts.
FEW = 8
# A smaller share of a total is an amount of another kind: an income per head, a price.
LEAST_PART = Decimal("0.002")
# What a sum in floating point may be off by; a total is compared to its last digit afterwards.
ROUGHLY = 1e-9
# Amounts around a share that can be its part and its whole, and how many sentences off they may stand.
AROUND_SHARE = 5
SENTENCES = 2
# Times change from one to the other; they are no parts of each other.
TIMES = DURATIONS | {"minute", "min", "hour", "h", "s"}


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    yield from _sums(parts)
    yield from _shares(parts)
    yield from _whole_hundreds(parts.marked)


def _sums(parts: Parts) -> Iterator[Claim]:
    for figures in _by_unit(parts).values():
        for place in range(len(figures)) if len(figures) > 2 else ():
            run = _run_of(parts.marked, figures, place)
            if run:
                yield sum_claim(run, figures[place])


def _by_unit(parts: Parts) -> dict[tuple[str, str], list[Figure]]:
    """Amounts of money and measured or counted quantities, each told once, by unit."""
    found: dict[tuple[str, str], list[Figure]] = {}
    for figure in parts.marked.figures:
        if (
            figure.sign not in (MONEY, QUANTITY)
            or not figure.size
            or figure.size < 0
            or not figure.unit
            or figure.per
            or figure.unit in TIMES
        ):
            continue
        if figure.at in parts.shadows or figure.qualifier not in CLOSED or figure.low is None or figure.high is None:
            continue
        found.setdefault((figure.sign, figure.unit), []).append(figure)
    return found


def _run_of(marked: Marked, figures: list[Figure], place: int) -> list[Figure] | None:
    """The nearest neighbours of an amount that add up to it beyond chance."""
    total = figures[place]
    line = marked.line_number(total.at)
    near = [
        figure
        for figure in figures[max(place - NEIGHBOURS, 0) : place + NEIGHBOURS + 1]
        if total.size * LEAST_PART <= figure.size < total.size and abs(marked.line_number(figure.at) - line) <= LINES
    ]
    near = _told_once(near)
    limits = CHANCE, CHANCE_TOGETHER
    half, size = half_digit(total), total.size
    for tried, run in _runs(near, float(size), float(half)):
        # The parts as printed come to the total, to its last digit.
        told = sum(figure.size for figure in run)
        if abs(told - size) <= half and added(run).overlaps(total.interval) and tried * _chance(run, total) <= limits[_together(marked, [*run, total])]:
            return run
    return None


def _runs(near: list[Figure], size: float, half: float) -> Iterator[tuple[int, list[Figure]]]:
    """What could be the parts and comes to a total, roughly reckoned, and how many were tried up to there.

    The likelier are tried first: neighbours, every second to fourth one (a column of a table), neighbours but one, any few.
    """
    sizes, margin = [float(figure.size) for figure in near], half + size * ROUGHLY
    if sum(sizes) < size - margin:
        return
    tried = 0
    lengths = range(2, min(len(near), MOST_PARTS) + 1)
    for stride in (1, 2, 3, 4):
        sums = _sums_by_stride(sizes, stride)
        for length in lengths:
            reach = (length - 1) * stride
            for start in range(len(near) - reach):
                tried += 1
                if not abs(sums[start + reach + stride] - sums[start] - size) > margin:
                    yield tried, near[start : start + reach + 1 : stride]
    sums = _sums_by_stride(sizes, 1)
    for length in lengths[2:]:
        for start in range(len(near) - length + 1):
            off = sums[start + length] - sums[start] - size
            for left_out in range(start + 1, start + length - 1):
                tried += 1
                if not abs(off - sizes[left_out]) > margin:
                    yield tried, near[start:left_out] + near[left_out + 1 : start + length]
    if len(near) <= FEW:
        for length in range(2, len(near)):
            for run, told in zip(combinations(near, length), map(sum, combinations(sizes, length)), strict=True):
                tried += 1
                if not abs(told - size) > margin:
                    yield tried, list(run)


def _sums_by_stride(sizes: list[float], stride: int) -> list[float]:
    """At `place + stride` the sum of an amount and every so many-th before it."""
    sums = [0.0] * stride
    for place, size in enumerate(sizes):
        sums.append(sums[place] + size)
    return sums


def _told_once(figures: list[Figure]) -> list[Figure]:
    """An amount told again in another sentence is the same one; beside each other equal ones are two."""
    kept: list[Figure] = []
    for figure in figures:
        if all(figure.size != other.size or 0 < figure.at - other.at < 60 for other in kept):
            kept.append(figure)
    return kept


def _chance(run: list[Figure], total: Figure) -> Decimal:
    """How likely a sum of amounts of this size and this roundness is the total by chance."""
    grain = total.size
    for part in run:
        grain = _common_step(grain, part.size)
    off = abs(sum(part.size for part in run) - total.size)
    return max(grain, 2 * off) / total.size


def _common_step(one: Decimal, other: Decimal) -> Decimal:
    """The largest amount that both are multiples of: 10 million for 120 and 50 million."""
    while other:
        one, other = other, one % other
    return one


def _together(marked: Marked, figures: list[Figure]) -> bool:
    """True within a sentence, and for two in a row of which no part is told of a time of its own ("In 2019, it provided ...")."""
    numbers = {marked.sentence_number(figure.at) for figure in figures}
    if max(numbers) == min(numbers):
        return True
    dated = {marked.sentence_number(date.at) for date in marked.between(marked.sentence(figures[0].at)[0], figures[0].at, DATE)}
    return max(numbers) - min(numbers) == 1 and not dated - {marked.sentence_number(figures[-1].at)}


def _shares(parts: Parts) -> Iterator[Claim]:
    marked = parts.marked
    for share in marked.figures:
        if (
            share.sign != PERCENT
            or not share.size
            or not 1 <= share.size < 100
            or "point" in share.surface
            or share.low is None
            or share.high is None
            or share.qualifier not in CLOSED
        ):
            continue
        pair = _pair_of(parts, share)
        if pair:
            figures = (*pair, share)
            start, end = min(figure.char_start for figure in figures), max(figure.char_end for figure in figures)
            yield Claim("share_of_total", start, end, (pair[0].member("part"), pair[1].member("total"), share.member("share")))


def _pair_of(parts: Parts, share: Figure) -> tuple[Figure, Figure] | None:
    """A part near the share, and a whole in the same or a neighbouring sentence, that make the stated share beyond chance."""
    marked = parts.marked
    number = marked.sentence_number(share.at)
    # each share of a list is tried with the same amounts, and so are more likely to make one of them
    shares = len(list(marked.between(*marked.sentence(share.at), PERCENT)))
    near = sorted(
        (
            figure
            for figure in marked.between(max(share.at - 1500, 0), share.at + 1500, MONEY + QUANTITY)
            if figure.size
            and figure.unit
            and not figure.per
            and figure.unit not in DURATIONS
            and figure.qualifier in CLOSED
            and figure.low is not None
            and figure.high is not None
            and figure.at not in parts.shadows
            and abs(marked.sentence_number(figure.at) - number) <= SENTENCES
        ),
        key=lambda figure: abs(figure.at - share.at),
    )[:AROUND_SHARE]
    tried = 0
    for part in near:
        for total in near:
            if part.size >= total.size or (part.sign, part.unit) != (total.sign, total.unit):
                continue
            tried += shares
            at_least, at_most = _percent_of(part, total)
            stated = part.size / total.size * HUNDRED
            if stated not in share.interval or at_most - at_least > 3:
                continue
            if tried * _chance_share(share, at_most - at_least) <= (CHANCE_TOGETHER if _together(marked, [part, total, share]) else CHANCE):
                return part, total
    return None


def _percent_of(part: Figure, total: Figure) -> tuple[Decimal, Decimal]:
    """What the digits of both allow, in percent."""
    if part.low is None or part.low < 0 or total.low is None or total.low <= 0 or total.high is None:
        return Decimal(0), HUNDRED
    computed = (part.interval / total.interval).scaled(HUNDRED)
    return computed.low or Decimal(0), HUNDRED if computed.high is None else computed.high


def _chance_share(share: Figure, width: Decimal) -> Decimal:
    """How likely two amounts make the share by chance: its width among all shares; round ones are told most and fit most."""
    chance = ((share.interval.width or Decimal(0)) + width) / HUNDRED
    return chance * 5 if share.size % 5 == 0 else chance


def _whole_hundreds(marked: Marked) -> Iterator[Claim]:
    """Percentages side by side in a sentence, or down a list, that come to 100."""
    shares = [
        figure
        for figure in marked.figures
        if figure.sign == PERCENT and figure.size and 0 < figure.size < HUNDRED and figure.low is not None
    ]
    place = 0
    while place < len(shares):
        run = _hundred_from(marked, shares, place)
        if run:
            members = tuple(share.member("share") for share in run)
            yield Claim("shares_sum", run[0].char_start, run[-1].char_end, members, True)
            place += len(run)
        else:
            place += 1


def _hundred_from(marked: Marked, shares: list[Figure], place: int) -> list[Figure] | None:
    total = Decimal(0)
    for end in range(place, min(place + MOST_PARTS, len(shares))):
        share = shares[end]
        if share.qualifier not in CLOSED or end > place and not _beside(marked, shares[end - 1], share):
            return None
        total += share.size
        if total >= HUNDRED - Decimal("0.2"):
            exact = total == HUNDRED or end - place >= 2 and abs(total - HUNDRED) <= Decimal("0.2")
            return shares[place : end + 1] if exact and end > place else None
    return None


# shares of two years are none of one whole
COMPARED = re.compile(r"\b(?:compared|against|versus|up\sfrom|down\sfrom)\b")


def _beside(marked: Marked, one: Figure, other: Figure) -> bool:
    """In one sentence, or in lines one under the other."""
    if marked.sentence_number(one.at) == marked.sentence_number(other.at):
        return not COMPARED.search(marked.text, one.at, other.at)
    return marked.line_number(other.at) - marked.line_number(one.at) <= 1 and marked.line_number(other.at) != marked.line_number(one.at)
