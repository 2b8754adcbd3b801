"""How rules word numbers, intervals and endings: "$2.36 billion", "between 76.74% and 77.49%", "it agrees"."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from extraction.model import Interval, Member

SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}

ENDINGS = {
    "entailed": "it agrees",
    "compatible": "it agrees",
    "weak": "it can agree, the figures being coarse",
    "inconsistent": "they do not agree",
    "not checkable": "that cannot be told from these figures",
}


def number(value: Decimal, places: int = 2) -> str:
    """A number with at most so many decimals, and with commas.

    >>> number(Decimal("77.4900")), number(Decimal(94441800)), number(Decimal("0.6986"), 4)
    ('77.49', '94,441,800', '0.6986')
    """
    rounded = round(value, places) if int(value.as_tuple().exponent) < -places else value
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def significant(value: Decimal, digits: int = 4) -> str:
    """A number with so many significant digits at the most, whole numbers kept whole.

    >>> significant(Decimal("145.2951")), significant(Decimal("0.0068826")), significant(Decimal(8560))
    ('145.3', '0.006883', '8,560')
    """
    if not value:
        return "0"
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    rounded = value.quantize(min(step, Decimal(1)), rounding=ROUND_HALF_EVEN)
    return number(rounded, 12)


def amount(value: Decimal, unit: str | None) -> str:
    """A value in its unit.

    >>> amount(Decimal(2360000000), "USD"), amount(Decimal("77.5"), "%"), amount(Decimal(152), "person")
    ('$2.36 billion', '77.5%', '152')
    """
    if unit == "%":
        return f"{number(value)}%"
    if unit and len(unit) == 3 and unit.isupper():
        return f"{SIGNS.get(unit, unit + ' ')}{_scaled(value)}"
    if unit in ("km", "ha", "MW", "m", "t"):
        return f"{number(value)} {unit}"
    return number(value)


def _scaled(value: Decimal) -> str:
    for size, word in SCALES:
        if abs(value) >= size:
            return f"{number(value / size, 4)} {word}"
    return number(value)


def shown(member: Member) -> str:
    """A member as the text has it, or its value where it has no words of its own."""
    if member.text:
        return " ".join(member.text.split())
    if member.value is not None:
        return amount(member.value, member.unit)
    return dates(member) if member.date_start or member.date_end else "?"


def meant(member: Member) -> str:
    """A member as an explanation tells it: bare digits (of a table, say) with the currency and scale that they stand for.

    >>> meant(Member("part", value=Decimal("67630000000"), unit="KES", text="67.63")), meant(Member("part", value=Decimal(26), unit="%", text="26"))
    ('KES 67.63 billion', '26%')
    >>> meant(Member("part", value=Decimal(5), unit="USD", text="five dollars"))
    'five dollars'
    """
    is_bare = bool(member.text) and not any(character.isalpha() or character in _SYMBOLS for character in member.text or "")
    return amount(member.value, member.unit) if is_bare and member.value is not None and _has_words(member.unit) else shown(member)


# What tells the unit of a figure beside letters.
_SYMBOLS = "%$€£¥₹₽₸₦₱₩₫₴₺₼"


def _has_words(unit: str | None) -> bool:
    return unit == "%" or bool(unit and len(unit) == 3 and unit.isupper())


def day(one: date) -> str:
    return f"{one.day} {one:%B %Y}"


def period(member: Member) -> str:
    """When a member is, as a person tells it.

    >>> days = ((date(2015, 12, 12), None), (date(2023, 6, 1), date(2023, 6, 30)), (date(2022, 1, 1), date(2022, 12, 31)), (date(2023, 3, 5), date(2023, 3, 16)))
    >>> [period(Member("date", date_start=first, date_end=last)) for first, last in days]
    ['12 December 2015', 'June 2023', '2022', '5 to 16 March 2023']
    """
    start, end = member.date_start or member.date_end, member.date_end or member.date_start
    if start is None or end is None:
        return "an unknown date"
    if (end - start).days > 1:
        if (start.day, start.month, end.month, end.day) == (1, 1, 12, 31):
            return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
        if start.day == 1 and (start.year, start.month) == (end.year, end.month) and (end - start).days >= 27:
            return f"{start:%B %Y}"
    if start == end:
        return day(start)
    return f"{start.day if (start.year, start.month) == (end.year, end.month) else day(start)} to {day(end)}"


def dates(member: Member) -> str:
    """The days a member spans, as one date or two."""
    first, last = member.date_start, member.date_end
    if first is None or last is None or first == last:
        return str(first or last)
    return f"{first} to {last}"


def span(interval: Interval, unit: str | None = None) -> str:
    """An interval in words.

    >>> span(Interval(Decimal("76.744"), Decimal("77.494")), "%"), span(Interval(Decimal(870), None))
    ('between 76.74% and 77.49%', 'at least 870')
    """
    low = None if interval.low is None else amount(interval.low, unit)
    high = None if interval.high is None else amount(interval.high, unit)
    if low is None and high is None:
        return "anything"
    if high is None:
        return f"at least {low}"
    if low is None:
        return f"at most {high}"
    return low if low == high else f"between {low} and {high}"


def enumerated(items: list[str]) -> str:
    """Items joined as a sentence joins them.

    >>> enumerated(["a", "b", "c"])
    'a, b and c'
    """
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
