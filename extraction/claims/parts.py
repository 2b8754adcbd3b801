"""Which figures can be parts of one whole, and the claim that they add up to it.

Left out of a list of parts: the equivalent of an amount in another currency (and so every amount of another currency than the total's), parts
of a part ("of which $14.5 million as a loan"), unit prices, and the total itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from extraction import expressions as re
from extraction.claims.equivalence import equivalents
from extraction.claims.marked import BARE, MEASURES, MONEY, Figure, Marked, marked_text
from extraction.model import Claim, Interval, Member
from extraction.scene import Scene
from extraction.slips import digits_of

KIND = "parts_sum_to_total"

# Nor does an open total ("over $1.1 billion") make everything above it a sum: it is near its end that one is looked for.
NEAR_AN_END = Decimal("0.03")
# A list that comes this near to the total means to be all of it, even where the words do not say so.
NEARLY_ALL = Decimal("0.85")
NEARLY_ALL_ABOVE = Decimal("1.18")

# Nobody lists more amounts in a sentence; of what is told far back, the last ones are in mind.
MOST_LISTED = 40
FAR_BACK = 10_000

# "¤, of which ¤ as a loan and ¤ as a grant": the figures after these words are parts of the one before, to the end of the sentence.
NESTING = re.compile(
    r"[¤№ℕ](?:\s[^¤№ℕ.;\n]{1,60})?,?\s\(?(?:of\swhich|including|inclusive\sof|of\sthis|comprising|consisting\sof|made\sup\sof|divided\sinto)\b"
)
# "¤ (¤ in loans and ¤ in grants)", "¤ syndicated to Erste (¤) and UniCredit (¤)", "¤ (of which ¤ as a loan and ¤ as a grant)"
IN_BRACKETS = re.compile(
    r"(?P<total>[¤№])(?:\s[^¤№‰ℕ.;:()\n]{1,60})?\s?\((?P<list>[^()¤№]{0,40}[¤№][^()¤№]{1,80}?(?:[,;]\s[^()¤№]{0,40}[¤№][^()¤№]{0,80}?){0,6}(?:,|;)?\s?(?:and|plus)\s[^()¤№]{0,40}[¤№][^()¤№]{0,80})\)"
)
# "US$ 60.0 (IBRD 35.0/IDA Credit 25.0)"
SPLIT_IN_BRACKETS = re.compile(r"¤\s\((?!and\s|plus\s|with\s)(?P<inside>[^()\n]{1,60}/[^()¤\n]{1,40}¤)\)")
SYNDICATED = re.compile(
    r"(?P<total>¤)(?:\s[^¤№‰ℕ.;:()\n]{1,40})?\s(?:syndicated\sto|subscribed\sby|shared\sby|taken\sup\sby|split\sbetween|divided\sbetween|placed\swith|funded\sby|financed\sby)\s(?P<list>[^¤.;:()\n]{1,50}\s\((?:[\w.-]{2,12}[;,]\s)?¤\)(?:,\s[^¤.;:()\n]{1,50}\s\((?:[\w.-]{2,12}[;,]\s)?¤\)){0,6},?\sand\s[^¤.;:()\n]{1,70}\s\((?:[\w.-]{2,12}[;,]\s)?¤\))"
)
# what shares in percent are of
HUNDRED = Decimal(100)
# An amount with an open end is taken at its word where lists are looked for; the rules know of its end.
OPEN_ENDED = ("up to", "less than", "more than", "at least")
# qualifiers that leave neither end open
CLOSED = (None, "exact", "approximately")

SAME_AMOUNT = re.compile(
    r"\b(?:(?:the|an?)\s(?:same|equal|identical|similar|matching)\s(?:amount|sum)|as\smuch(?:\sas)?|(?:an?\s)?equally?\s(?:amount|sum|large))\b"
)


class Parts:
    """The figures of a marked text with what they are not: shadows (equivalents) and nested parts."""

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.nested = set(self._nested())
        self.again = list(_told_again(marked))
        self.nested |= {right.at for _, right in self.again}
        self.twin: dict[int, Figure] = {}
        self.shadows = {right.at for _, right, _ in equivalents(marked)}
        for left, right in ((left, right) for left, right, _ in equivalents(marked)):
            self.twin.setdefault(left.at, right)
            self.twin.setdefault(right.at, left)

    def _nested(self) -> Iterable[int]:
        for match in NESTING.finditer(self.marked.text):
            whole = self.marked.figure(match.start())
            end = self.marked.sentence(match.end() - 1)[1]
            stop = self.marked.text.find(";", match.end(), end)
            for figure in self.marked.between(match.end(), end if stop < 0 else stop):
                if figure.sign == whole.sign and figure.unit == whole.unit or figure.sign == BARE:
                    yield figure.at

        for match in SPLIT_IN_BRACKETS.finditer(self.marked.text):
            whole = self.marked.figure(match.start())
            for figure in self.marked.between(match.start("inside"), match.end("inside"), MONEY):
                if figure.unit == whole.unit and figure.size < whole.size:
                    yield figure.at

        for form in (IN_BRACKETS, SYNDICATED):
            for match in form.finditer(self.marked.text):
                whole = self.marked.figure(match.start("total"))
                for figure in self.marked.between(match.start("list"), match.end("list")):
                    if figure.sign == whole.sign and figure.unit == whole.unit:
                        yield figure.at

    def told(self, start: int, end: int) -> list[Figure]:
        """The amounts of a span that are neither equivalents nor parts of another."""
        return [
            figure
            for figure in self.marked.between(start, end, MONEY)
            if figure.at not in self.nested and figure.at not in self.shadows and figure.value and not figure.per
        ]

    def like(self, total: Figure, start: int, end: int, nested: bool = False) -> list[Figure]:
        """The figures of a span that can be parts of a total."""
        found = self.marked.between(start, end, total.sign)
        if len(found) > MOST_LISTED:
            found = found[-MOST_LISTED:] if end - start >= FAR_BACK else []
        return [figure for figure in found if comparable(figure, total) and (nested or figure.at not in self.nested)]


# "Tk 304.82 billion (Tk 30,482.49 crore)": one amount in two scales
IN_TWO_SCALES = re.compile(r"¤\s?\((?:or\s|about\s|i\.e\.\s|equal\sto\s)?(?P<again>¤)\)")


def _told_again(marked: Marked) -> Iterable[tuple[Figure, Figure]]:
    for match in IN_TWO_SCALES.finditer(marked.text):
        left, right = marked.figure(match.start()), marked.figure(match.start("again"))
        if left.unit == right.unit and left.value and right.value and _leading(left) == _leading(right):
            yield left, right


def _leading(figure: Figure) -> tuple[int, ...]:
    return figure.size.normalize().as_tuple().digits[:2]


def parts_of(scene: Scene) -> Parts:
    """The parts of a scene, sorted out once."""
    kept = vars(scene)
    found: Parts = kept.get("_parts") or Parts(marked_text(scene))
    kept["_parts"] = found
    return found


# "The balance debt financing of up to ¤", "the remaining ¤"
REST_BEFORE = re.compile(r"\b(?:remaining|remainder|balance|rest)\b[^¤№.;\n]{0,40}$")


def told_as_rest(marked: Marked, figure: Figure) -> bool:
    """Whether an amount is told as what is left of a whole, and so is no whole itself."""
    return REST_BEFORE.search(marked.text, max(0, figure.at - 60), figure.at) is not None


def comparable(part: Figure, total: Figure) -> bool:
    """True when a figure may be a part of a total: of its unit, not itself, not the price of one."""
    if part.at == total.at or part.value is None or total.value is None or part.value <= 0 or part.per or total.per:
        return False
    if part.sign == MONEY or total.sign == MONEY:
        return part.sign == total.sign and part.unit == total.unit
    if part.unit == total.unit:
        return True
    return part.sign == BARE and not _word_for_measure(part, total) or total.sign == BARE and not _word_for_measure(total, part)


def _word_for_measure(bare: Figure, other: Figure) -> bool:
    """ "One of 6,500 m3/day": a number word beside a measure counts something else."""
    return bare.surface[:1].isalpha() and other.unit is not None and (other.unit in MEASURES or "/" in other.unit)


def added(parts: Iterable[Figure]) -> Interval:
    total = Interval.point(Decimal(0))
    for part in parts:
        total = total + _told(part)
    return total


def _told(part: Figure) -> Interval:
    """What a part counts for in a sum: the bound itself where it is one."""
    return Interval.point(part.size) if part.qualifier in OPEN_ENDED else part.interval


def half_digit(figure: Figure) -> Decimal:
    """Half of the last digit printed; a hedge ("about") has made the interval wider than that."""
    if figure.low is None or figure.high is None:
        return Decimal(0)
    half = (figure.high - figure.low) / 2
    return half if figure.qualifier in (None, "exact") else half / 2


def fits(parts: list[Figure], total: Figure) -> bool:
    """True when the parts can add up to the total; a sum too coarse to tell is no evidence."""
    computed = added(parts)
    if computed.width is None or not total.value or computed.width > total.value / 5:
        return False
    if total.qualifier in OPEN_ENDED:
        return computed.overlaps(Interval.point(total.value).widened(total.value * NEAR_AN_END))
    return computed.overlaps(total.interval)


def near(parts: list[Figure], total: Figure) -> bool:
    """True when the parts as written come so near to the total that they must mean all of it."""
    value = sum((part.value for part in parts if part.value is not None), Decimal(0))
    return bool(total.size) and total.size * NEARLY_ALL <= value <= total.size * NEARLY_ALL_ABOVE


def slipped(parts: list[Figure], total: Figure) -> bool:
    """True when one wrong digit, two swapped digits or a wrong scale word in one figure is all that keeps the parts from adding up.

    No evidence by itself that a sum is meant; where the words say so, it tells which figures they mean.
    """
    whole = added(parts)
    return _one_slip_from(total.size, whole) or any(_one_slip_from(part.size, _needed(whole, part, total)) for part in parts)


def _needed(whole: Interval, part: Figure, total: Figure) -> Interval:
    """What one part would have to be for the others to make up the total; `whole` is what all of them come to."""
    told = _told(part)
    low = None if whole.low is None or told.low is None else whole.low - told.low
    high = None if whole.high is None or told.high is None else whole.high - told.high
    return _told(total) - Interval(low, high)


def misscaled(parts: list[Figure], total: Figure) -> bool:
    """True when a wrong scale word in one figure is all that keeps the parts from adding up; that does not happen by chance."""
    whole = added(parts)
    if _off_by_scale(total.size, whole):
        return True
    return any(_off_by_scale(part.size, _needed(whole, part, total)) for part in parts)


def _one_slip_from(value: Decimal, needed: Interval) -> bool:
    if needed.low is None or needed.high is None or needed.high <= 0:
        return False
    if _off_by_scale(value, needed):
        return True
    return needed.high - needed.low <= needed.high / 10 and needed.holds_any(telling_slips(value))


def _off_by_scale(value: Decimal, needed: Interval) -> bool:
    if needed.low is None or needed.high is None or needed.high <= 0 or needed.high - needed.low > needed.high / 2:
        return False
    return value * 1000 in needed or value / 1000 in needed


def telling_slips(value: Decimal) -> Iterable[Decimal]:
    """Slips that would hardly fit by chance: of three digits or more any, of two digits only the swap."""
    digits = value.normalize().as_tuple().digits
    if len(digits) >= 3:
        yield from slips(value)
    elif len(digits) == 2 and digits[0] != digits[1]:
        yield Decimal((0, digits[::-1], exponent_of(value)))


def slips(value: Decimal) -> Iterable[Decimal]:
    """The values that a slip of the pen makes of one: a digit changed, or two neighbours swapped."""
    digits, exponent = value.normalize().as_tuple().digits, exponent_of(value)
    for place, digit in enumerate(digits):
        for other in range(10):
            if other != digit:
                yield Decimal((0, (*digits[:place], other, *digits[place + 1 :]), exponent))
        if place + 1 < len(digits) and digits[place + 1] != digit:
            yield Decimal((0, (*digits[:place], digits[place + 1], digit, *digits[place + 2 :]), exponent))


@lru_cache(maxsize=2_000)
def exponent_of(value: Decimal) -> int:
    """The power of ten of the last digit that is not zero."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def mistaken(parts: list[Figure], total: Figure) -> bool:
    """True when one slip of the pen in one figure, down to the last digit printed, is all that keeps the parts from adding up.

    Weak evidence by itself: it only confirms what the words already call a complete list.
    """
    return near(parts, total) or misscaled(parts, total) or one_digit_off(parts, total)


def _may_be(figure: Figure, needed: Interval) -> bool:
    """True when a slip in the printed digits of a figure makes it one of the values that are needed."""
    return needed.holds_any(printed_slips(figure))


def one_digit_off(parts: list[Figure], total: Figure) -> bool:
    """True where one printed digit, or two swapped, are all that keep the parts from their total."""
    whole = added(parts)
    return _may_be(total, whole) or any(_may_be(part, _needed(whole, part, total)) for part in parts)


def printed_slips(figure: Figure | Member) -> Iterable[Decimal]:
    """What a changed digit or two swapped ones make of a figure as it is printed, zeros included ("20" million, not "2")."""
    if not figure.value:
        return ()
    if figure.qualifier in OPEN_ENDED:
        return _slips_to(figure.value, digits_of((figure.surface if isinstance(figure, Figure) else figure.text) or "", figure.value)[1])
    if figure.low is None or figure.high is None or figure.high < figure.low:
        return ()
    width = figure.high - figure.low or Decimal(1)  # a count is exact
    return _slips_to(figure.value, width if figure.qualifier in (None, "exact") else width / 2)


@lru_cache(maxsize=500)
def _slips_to(value: Decimal, unit: Decimal) -> tuple[Decimal, ...]:
    """The slips of a value down to a digit that counts so much."""
    return tuple(_each_slip(value, exponent_of(unit)))


def _each_slip(value: Decimal, exponent: int) -> Iterator[Decimal]:
    count = value.scaleb(-exponent).to_integral_value()
    if 0 < count < 10**9:
        digits = tuple(int(digit) for digit in str(int(count)))
        for place, digit in enumerate(digits):
            for other in range(10):
                if other != digit and (place or other):
                    yield Decimal((0, (*digits[:place], other, *digits[place + 1 :]), exponent))
            if place + 1 < len(digits) and digits[place + 1] != digit and (place or digits[1]):
                yield Decimal((0, (*digits[:place], digits[place + 1], digit, *digits[place + 2 :]), exponent))


def meant(parts: list[Figure], total: Figure) -> bool:
    """True when a list that the words call complete is surely these figures: they add up, nearly do, or would but for one slip."""
    return fits(parts, total) or near(parts, total) or slipped(parts, total)


def of_like_size(parts: list[Figure], total: Figure) -> bool:
    """True when the parts come to between half and twice the total: a portfolio is not the sum of the loan that is told with it."""
    value = sum((part.value for part in parts if part.value is not None), Decimal(0))
    return bool(total.size) and total.size / 2 <= value <= total.size * 2


def sum_claim(parts: list[Figure], total: Figure, closed: bool = True) -> Claim:
    figures = [*parts, total]
    start, end = min(figure.char_start for figure in figures), max(figure.char_end for figure in figures)
    return Claim(KIND, start, end, (*(part.member("part") for part in parts), total.member("total")), closed)


def partition(parts: list[Figure], total: Figure) -> Claim:
    """The claim of a list that reads as complete but does not say so: parts well below the total are only some of it."""
    value = sum((part.value for part in parts if part.value is not None), Decimal(0))
    closed = fits(parts, total) or (total.value is not None and value >= total.value * NEARLY_ALL) or slipped(parts, total)
    return sum_claim(parts, total, closed)


def doubled(parts: list[Figure]) -> Iterable[list[Figure]]:
    """The parts with one of them counted twice ("puts in the same amount")."""
    for place, part in enumerate(parts):
        yield [*parts[: place + 1], part, *parts[place + 1 :]]
