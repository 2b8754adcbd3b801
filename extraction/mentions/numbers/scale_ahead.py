"""The scale that amounts of a list have from the last of them, each with its currency: "$3.1, $2.4 and $1.9 million", "EUR 8 and EUR 12 million"."""

from __future__ import annotations

from decimal import Decimal

from extraction import expressions as re
from extraction.mentions.numbers.numerals import SCALE_WORDS

# What an amount without a scale goes on with, where it has one of a list
OPENS = frozenset(", -\u2013")
_NEXT = re.compile(r"(?:,|,?[ ](?:and|or|&)|(?P<range>[ ]to|[ ]?[-\u2013]))[ ]?(?P<sign>[A-Za-z]{0,3}[$\u20ac\u00a3\u00a5\u20b9]?)[ ]?(?P<number>\d{1,3}(?:\.\d+)?)(?![\d,]*\d)")
_SCALE = re.compile(r"[ -]?(?P<word>million|billion|trillion|thousand|crore|lakh|mln|bln|mn|bn|m)\b")
_LONGEST = 12  # amounts of a list
_FARTHEST = 10  # times the last amount: "$100 and $5 million" are a hundred dollars; a range goes up


def scale_ahead(clean: str, end: int, sign: str, value: Decimal) -> Decimal | None:
    """The scale behind the last of a list of amounts that goes on at `end` with the same currency sign.

    >>> scale_ahead("of $3.1, $2.4 and $1.9 million", 7, "$", Decimal("3.1"))
    Decimal('1000000')
    >>> scale_ahead("from $100 to $5 million", 9, "$", Decimal(100)), scale_ahead("$5, $6 or $7 a day", 2, "$", Decimal(5))
    (None, None)
    """
    for _ in range(_LONGEST):
        match = _NEXT.match(clean, end)
        if match is None or match["sign"] not in ("", sign):
            return None
        scale = _SCALE.match(clean, match.end())
        if scale:
            power = SCALE_WORDS.get(scale["word"], SCALE_WORDS["million"])
            return power if value <= (1 if match["range"] else _FARTHEST) * Decimal(match["number"]) else None
        end = match.end()
    return None
