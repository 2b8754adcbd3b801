"""What a printed number can stand for: its qualifier from the words right before (or behind) it, and its interval.

"more than 870" is [870, ...), "about $2.36 billion" is 2.36 billion plus or minus 0.01 billion, 205,000 is [204,500, 205,500].
"""

from __future__ import annotations

import re
from decimal import Decimal

# Words right before a number, last words first looked up: three, then two, then one.
HEDGES = {
    "approximately": "approximately", "about": "approximately", "around": "approximately", "some": "approximately", "roughly": "approximately",
    "circa": "approximately", "ca": "approximately", "ca.": "approximately", "approx": "approximately", "approx.": "approximately",
    "nearing": "approximately", "close to": "approximately", "an estimated": "approximately", "estimated": "approximately",
    "in the region of": "approximately", "the order of": "approximately", "in the order of": "approximately", "somewhere around": "approximately",
    "more or less": "approximately", "~": "approximately", "≈": "approximately", "c.": "approximately", "the equivalent of about": "approximately",
    "equivalent to about": "approximately", "in the range of": "approximately", "in the vicinity of": "approximately",
    "more than": "more than", "over": "more than", "above": "more than", "exceeding": "more than", "in excess of": "more than",
    "upwards of": "more than", "upward of": "more than", "greater than": "more than", "beyond": "more than", "exceeds": "more than", "exceeded": "more than",
    "exceed": "more than", "surpassing": "more than", "surpassed": "more than", "well over": "more than", "north of": "more than",
    "higher than": "more than", "larger than": "more than", "longer than": "more than", "topping": "more than", "no fewer than": "at least", "no less than": "at least",
    "not less than": "at least", "at least": "at least", "a minimum of": "at least", "minimum of": "at least", "minimum": "at least", "not fewer than": "at least",
    "as few as": "at least", ">": "more than", ">=": "at least", "≥": "at least",
    "up to": "up to", "at most": "up to", "a maximum of": "up to", "maximum of": "up to", "maximum": "up to", "as much as": "up to", "as many as": "up to",
    "not more than": "up to", "no more than": "up to", "not exceeding": "up to", "not to exceed": "up to", "capped at": "up to", "a ceiling of": "up to",
    "no longer than": "up to", "no later than": None, "≤": "up to", "<=": "up to", "up to about": "up to", "up to approximately": "up to",
    "less than": "less than", "under": "less than", "below": "less than", "almost": "less than", "nearly": "less than", "fewer than": "less than",
    "just under": "less than", "just over": "more than", "just above": "more than", "just below": "less than", "slightly more than": "more than", "lower than": "less than",
    "slightly over": "more than", "a little over": "more than", "little more than": "more than", "slightly less than": "less than", "smaller than": "less than",
    "slightly under": "less than", "a little under": "less than", "shorter than": "less than", "well under": "less than", "well below": "less than", "<": "less than",
    "as low as": "at least", "as high as": "up to", "rising above": "more than", "not quite": "less than", "short of": "less than", "just short of": "less than",
}  # fmt: skip
_HEDGE_ENDS = frozenset(hedge.split()[-1] for hedge in HEDGES)
# Words between a hedge and its number that say nothing of the number.
_TRANSPARENT = frozenset("a an the another additional its their our his her the total of".split())
_BEHIND = re.compile(r"[ ](?:or more|or above|or over|and above|and over|or higher)\b|\+(?![\d(])|-plus\b| plus(?=[ ,.;)]|$)")
_BEHIND_LESS = re.compile(r"[ ](?:or less|or fewer|or under|or below)\b")


def qualifier_before(text: str, start: int, of_time: bool = False) -> tuple[str, int]:
    """The qualifier that the words right before `start` give; `of_time` for spans of time, over which things are spread."""
    left = text[max(0, start - 40) : start]
    words = left.split()
    if not words:
        return "exact", start
    last = words[-1].lower().lstrip("(\"'[")
    if last not in _HEDGE_ENDS:
        if last in _TRANSPARENT and len(words) > 1 and words[-2].lower().lstrip("(\"'[") in ("over", "than", "least", "about", "nearly", "almost", "to", "approximately", "around"):
            words.pop()
            last = words[-1].lower().lstrip("(\"'[")
        else:
            return "exact", start
    if left and left[-1] not in " \n" and last not in ("~", "≈", ">", "<", "≥", "≤", ">=", "<="):
        return "exact", start
    for count in (4, 3, 2, 1):
        if len(words) >= count:
            key = " ".join(word.lower() for word in words[-count:]).lstrip("(\"'[")
            qualifier = HEDGES.get(key)
            if qualifier:
                if key == "over" and of_time and len(words) > 1 and words[-2].lower() in _SPREAD_OVER:
                    return "exact", start
                if key in ("above", "below", "under", "beyond") and len(words) > 1 and words[-2].lower() in ("see", "as", "and", "of"):
                    return "exact", start
                return qualifier, start
    return "exact", start


# "spread over 25 years", "repaid over four years": a span of time, no hedge.
_SPREAD_OVER = frozenset(
    "spread repaid repayable paid payable disbursed implemented amortized amortised period term years invested phased maturing million billion trillion "
    "program programme project held provided delivered financed extended distributed".split()
)


def qualifier_behind(text: str, end: int) -> str | None:
    """ "20 or more", "20+", "20 or fewer"."""
    char = text[end : end + 1]
    if char not in " +-" or not char:
        return None
    if _BEHIND.match(text, end):
        return "at least"
    return "up to" if _BEHIND_LESS.match(text, end) else None


def interval(value: Decimal, step: Decimal, qualifier: str) -> tuple[Decimal | None, Decimal | None]:
    """First and last value that a number can stand for; None is no bound.

    >>> interval(Decimal("205000"), Decimal(1000), "exact")
    (Decimal('204500.0'), Decimal('205500.0'))
    >>> interval(Decimal("870"), Decimal(10), "more than")
    (Decimal('870'), None)
    """
    if qualifier == "exact" or qualifier == "between":
        half = step * _HALF
        return value - half, value + half
    if qualifier == "approximately":
        return value - step, value + step
    if qualifier in ("more than", "at least"):
        return value, None
    return (_ZERO if value >= 0 else None), value


_HALF = Decimal("0.5")
_ZERO = Decimal(0)
