"""Whether a part, its whole and its share that do not agree are told wrong by one slip: a digit, two digits swapped, a scale word, a share some points off.

What the words tie is claimed whether it holds or not; but three figures that more than one slip keeps apart were hardly meant for each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from extraction.claims.marked import FRACTION, MONEY, Figure
from extraction.claims.parts import HUNDRED, added, printed_slips
from extraction.model import Interval

# points that a share may be off; one further off is told of more or less than the amount that was found
FAR = Decimal(10)
# a fraction in words is said of what is only near it
NEAR_FRACTION = Decimal(1)
# scale words are mistaken for the next one: million for billion, lakh for crore
SCALES = (Decimal(1000), Decimal("0.001"))
INDIAN = (Decimal(100), Decimal("0.01"))


def percent_of(parts: Sequence[Figure], total: Figure) -> Interval | None:
    """What the parts are of the whole, in percent, as far as the digits tell."""
    whole, told = total.interval, added(parts)
    if whole.low is None or whole.high is None or whole.low <= 0 or told.low is None or told.low < 0:
        return None
    return (told / whole).scaled(HUNDRED)


def agree(parts: Sequence[Figure], total: Figure, share: Figure) -> bool:
    computed = percent_of(parts, total)
    return computed is not None and computed.overlaps(_told(share))


def one_slip_off(parts: Sequence[Figure], total: Figure, share: Figure, points: Decimal = FAR) -> bool:
    """True where one slip in one of the figures, or so many points in the share, is all that keeps them from agreeing."""
    computed = percent_of(parts, total)
    if computed is None or computed.low is None or computed.high is None or share.low is None or share.low <= 0:
        return False
    if computed.overlaps(_told(share).widened(points)) and abs(_middle(computed) - share.size) <= max(points, share.size / 2):
        return True
    if share.sign != FRACTION and one_slip_makes(share, computed):
        return True
    told, whole = _told(share).scaled(1 / HUNDRED), total.interval
    if one_slip_makes(total, added(parts) / told):
        return True
    return any(one_slip_makes(part, _needed(whole, told, parts, part)) for part in parts)


def one_slip_makes(figure: Figure, needed: Interval) -> bool:
    """True where a slip made the figure of one that stands for a needed value to its last digit."""
    rounding = figure.interval.width
    reach = needed if rounding is None else needed.widened(rounding / 2)
    return reach.holds_any(slips_of(figure))


def slips_of(figure: Figure) -> Iterator[Decimal]:
    """What a slip of the pen makes of a figure as it is printed."""
    if figure.value is None:
        return
    yield from printed_slips(figure)
    if figure.sign == MONEY or figure.surface[-1:].isalpha():
        yield from (figure.value * scale for scale in (*SCALES, *(INDIAN if "crore" in figure.surface or "lakh" in figure.surface else ())))


def _told(share: Figure) -> Interval:
    return share.interval.widened(NEAR_FRACTION) if share.sign == FRACTION else share.interval


def _middle(interval: Interval) -> Decimal:
    return ((interval.low or Decimal(0)) + (interval.high or Decimal(0))) / 2


def _needed(whole: Interval, told: Interval, parts: Iterable[Figure], part: Figure) -> Interval:
    """What one part would have to be for all of them to make the share."""
    low, high = whole.low, whole.high
    others = added(one for one in parts if one is not part)
    if low is None or high is None or told.low is None or told.high is None or others.low is None or others.high is None:
        return Interval(Decimal(0), Decimal(0))
    return Interval(low * told.low - others.high, high * told.high - others.low)


def misscaled(parts: Sequence[Figure], total: Figure, share: Figure) -> bool:
    """True where a wrong scale word, in the whole or in all the parts, is what keeps them from agreeing; that hardly happens by chance."""
    computed = percent_of(parts, total)
    scales = [*SCALES, *(INDIAN if any("crore" in one.surface or "lakh" in one.surface for one in (*parts, total)) else ())]
    return computed is not None and any(computed.scaled(scale).overlaps(_told(share)) for scale in scales)
