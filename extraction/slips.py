"""What a slip of the pen makes of a number, and by which single one a printed number is another that is needed: digits swapped, mistyped, lost or doubled, the scale word.

`slip(surface, value, needed)` compares digits, it tries no variants. How many values such slips could have made tells how likely one of them is what is needed
by chance (`chance`): nothing is to be told from two digits, much from five. Words and structure have to make up for what the digits do not tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache

from extraction import expressions as re
from extraction.model import Interval


@dataclass(frozen=True, slots=True)
class Slip:
    """How a printed number was mistaken, what it should read, and how many values slips as simple as this could have made of it."""

    how: str
    value: Decimal
    text: str
    tries: int


SWAPPED, MISTYPED, LOST, DOUBLED, SCALE = "digits swapped", "digit mistyped", "digit lost", "digit doubled", "scale word"
NUMBER = re.compile(r"\d(?:[\d,.'’ \u00a0\u202f]*\d)?")
# scale words and the ones that are mistaken for them, with the factor from the first to the second
OTHER_SCALES: dict[str, tuple[tuple[str, Decimal], ...]] = {
    "thousand": (("million", Decimal(1000)),),
    "million": (("billion", Decimal(1000)), ("thousand", Decimal("0.001"))),
    "billion": (("million", Decimal("0.001")), ("trillion", Decimal(1000))),
    "trillion": (("billion", Decimal("0.001")),),
    "m": (("bn", Decimal(1000)),),
    "mn": (("bn", Decimal(1000)),),
    "mln": (("bln", Decimal(1000)),),
    "bn": (("m", Decimal("0.001")),),
    "bln": (("mln", Decimal("0.001")),),
    "lakh": (("crore", Decimal(100)),),
    "crore": (("lakh", Decimal("0.01")),),
}
SCALE_WORD = re.compile(r"(?<![A-Za-z])(thousand|million|billion|trillion|mln|bln|mn|bn|m|lakh|crore)(?![A-Za-z])", re.IGNORECASE)
# of a needed value told no finer than this many of the last printed digit, that digit is not compared; what is left of fewer digits tells nothing
COARSEST = 12
FEWEST_DIGITS = 3
# digits enough for the remainder of any two amounts that a text prints
EXACT = Context(prec=120)
# how many values a wrong scale word can make of a number
SCALES = 2


def slip(surface: str, value: Decimal | None, needed: Interval) -> Slip | None:
    """The simplest slip that makes a needed number read as it is printed; None where it takes more than one."""
    if not value or value < 0 or needed.low is None or needed.high is None or needed.high <= 0 or value in needed:
        return None
    return _of_scale(surface, value, needed) or _of_digits(surface, value, needed)


def chance(found: Slip, step: Decimal, size: Decimal) -> Decimal:
    """How likely one of the values that slips make of a number falls on a step of this width among values of this size."""
    return found.tries * step / size if size else Decimal(1)


@lru_cache(maxsize=2_000)
def digits_of(surface: str, value: Decimal) -> tuple[str, Decimal]:
    """The digits of a number as printed, zeros included, and what its last digit counts; without digits in the surface those of the value."""
    match = NUMBER.search(surface)
    digits = "".join(filter(str.isdigit, match.group())).lstrip("0") if match else ""
    if digits and digits.isascii():
        unit = value / int(digits)
        exponent = unit.normalize()
        if exponent.as_tuple().digits == (1,):
            return digits, unit
    normal = value.normalize().as_tuple()
    exponent = Decimal((0, (1,), normal.exponent if isinstance(normal.exponent, int) else 0))
    return "".join(map(str, normal.digits)), exponent


def _of_scale(surface: str, value: Decimal, needed: Interval) -> Slip | None:
    """Only where a scale word is printed that another can be mistaken for."""
    word = SCALE_WORD.search(surface)
    if word is None:
        return None
    for other, factor in OTHER_SCALES[word[1].lower()]:
        if value * factor in needed:
            return Slip(SCALE, value * factor, surface[: word.start()] + other + surface[word.end() :], SCALES)
    return None


def _of_digits(surface: str, value: Decimal, needed: Interval) -> Slip | None:
    digits, unit = digits_of(surface, value)
    low, high = needed.low, needed.high
    if low is None or high is None:
        return None
    tail = ""
    while (high - low) / unit > COARSEST:
        if len(digits) <= FEWEST_DIGITS:
            return None
        digits, tail, unit = digits[:-1], digits[-1] + tail, unit * 10
    if tail:  # the digits that are not compared stay as they are
        kept = int(tail) * unit / 10 ** len(tail)
        low, high = low - kept, high - kept
    first = int((low / unit).to_integral_value(rounding="ROUND_CEILING"))
    last = int((high / unit).to_integral_value(rounding="ROUND_FLOOR"))
    middle = (low + high) / 2 / unit
    found = (_between(digits, str(number)) for number in sorted(range(max(first, 1), last + 1), key=lambda number: abs(number - middle)))
    best = min(((tries, how, right) for how, tries, right in filter(None, found)), default=None)
    if best is None:
        return None
    tries, how, right = best
    return Slip(how, int(right + tail) * unit / 10 ** len(tail), _respelled(surface, digits + tail, right + tail), SCALES + tries)


def _between(printed: str, right: str) -> tuple[str, int, str] | None:
    """How some digits became others by one slip, and how many values slips up to this kind could have made."""
    length = len(printed)
    if printed == right:
        return None
    if length == len(right):
        apart = [place for place in range(length) if printed[place] != right[place]]
        if len(apart) == 1:
            return MISTYPED, 10 * length, right
        if len(apart) == 2 and apart[1] == apart[0] + 1 and printed[apart[0]] == right[apart[1]] and printed[apart[1]] == right[apart[0]]:
            return SWAPPED, max(length - 1, 1), right
        return None
    if length == len(right) + 1 and any(
        printed[:place] + printed[place + 1 :] == right and place and printed[place] == printed[place - 1] for place in range(length)
    ):
        return DOUBLED, 11 * length, right
    if length + 1 == len(right) and length >= 2 and any(right[:place] + right[place + 1 :] == printed for place in range(len(right))):
        return LOST, 22 * length, right
    return None


def _respelled(surface: str, digits: str, right: str) -> str:
    """The surface with other digits; the commas stay where they are as long as there are as many digits."""
    match = NUMBER.search(surface)
    if match is None or "".join(filter(str.isdigit, match.group())).lstrip("0") != digits:
        return right
    number = match.group()
    if len(digits) == len(right) == sum(map(str.isdigit, number)):
        fresh = iter(right)
        number = "".join(next(fresh) if char.isdigit() else char for char in number)
    else:
        decimals = number.partition(".")[2]
        number = f"{right[: -len(decimals)]}.{right[-len(decimals) :]}" if decimals and len(right) > len(decimals) else right
    return surface[: match.start()] + number + surface[match.end() :]


def common_step(values: Sequence[Decimal]) -> Decimal:
    """The largest amount that all are multiples of: 10 million for 120 and 50 million."""
    step = Decimal(0)
    for value in values:
        one, other = step, value
        while other:
            one, other = other, EXACT.remainder(one, other)
        step = one
    return step
