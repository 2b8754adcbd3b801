"""How likely chance alone would make a list of amounts come to a total but for one slip of the pen, reckoned from the digits of all of them.

None where no single slip explains the difference. Digits lost or doubled are not reckoned with: of two amounts they would explain too much.
"""

from __future__ import annotations

from decimal import Decimal

from extraction.claims.marked import Figure
from extraction.claims.parts import CLOSED, half_digit
from extraction.model import Interval
from extraction.slips import DOUBLED, LOST, SCALE, chance, common_step, slip

# A part that makes up this much of the total by itself is the total told again, rounded.
ALMOST_ALL = Decimal("0.97")
# A smaller one is an amount of another kind: an income per head, a price.
LEAST = Decimal("0.002")


def chance_of(run: list[Figure], total: Figure) -> Decimal | None:
    """How likely slips of any of the figures would make the sum by chance, for the slip that makes it; None where none does."""
    whole = sum((figure.size for figure in run), Decimal(0))
    found: list[Decimal] = []
    for figure in (total, *run):
        others = [other for other in (total, *run) if other is not figure]
        needed = whole if figure is total else total.size - (whole - figure.size)
        if needed <= 0:
            continue
        slack = max(map(half_digit, others)) if total.qualifier in CLOSED else Decimal(0)
        step = Decimal(0)
        made = slip(figure.surface, figure.value, Interval.point(needed))
        if made is None:
            made, step = slip(figure.surface, figure.value, Interval(needed - slack, needed + slack)), 2 * slack
        if made is None or made.how in (LOST, DOUBLED) or len(run) == 2 and figure.size > total.size and made.how != SCALE:
            continue
        size = made.value if figure is total else total.size
        if (
            any(part.size >= size * ALMOST_ALL for part in run if part is not figure)
            or figure is not total
            and made.value >= size * ALMOST_ALL
        ):
            continue
        if any(part.size < size * LEAST for part in run if part is not figure):
            continue
        step = max(common_step([made.value, *(other.size for other in others)]), step)
        found.append(chance(made, step, size) * (len(run) + 1))
    return min(found, default=None)
