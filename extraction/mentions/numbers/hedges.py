"""What a printed number can stand for: its qualifier from the words right before (or behind) it, and its interval.

"more than 870" is [870, ...), "about $2.36 billion" is 2.36 billion plus or minus 0.01 billion, 205,000 is [204,500, 205,500].
"""

from __future__ import annotations

from decimal import Decimal

from extraction import expressions as re

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
    "no longer than": "up to", "≤": "up to", "<=": "up to", "up to about": "up to", "up to approximately": "up to",
    "less than": "less than", "under": "less than", "below": "less than", "almost": "less than", "nearly": "less than", "fewer than": "less than",
    "just under": "less than", "just over": "more than", "just above": "more than", "just below": "less than", "slightly more than": "more than", "lower than": "less than",
    "slightly over": "more than", "a little over": "more than", "little more than": "more than", "slightly less than": "less than", "smaller than": "less than",
    "slightly under": "less than", "a little under": "less than", "shorter than": "less than", "well under": "less than", "well below": "less than", "<": "less than",
    "as low as": "at least", "as high as": "up to", "rising above": "more than", "not quite": "less than", "short of": "less than", "just short of": "less than",
}  # fmt: skip
_HEDGE_ENDS = frozenset(hedge.split()[-1] for hedge in HEDGES)
# Words between a hedge and its number that say nothing of the number.
_TRANSPARENT = frozenset("a an the another additional its their our his her the total of".split())
_BEFORE_TRANSPARENT = frozenset("over than least about nearly almost to approximately around".split())
_BEHIND = re.compile(r"[ ](?:or more|or above|or over|and above|and over|or higher)\b|\+(?![\d(])|-plus\b| plus(?=[,.;)]|$)")
# Between a number and its noun: "100 or more villages"
OR_BOUND = re.compile(r"[ ]or[ ](?:more|fewer|less|so)(?=[ ][a-z])")
_BEHIND_LESS = re.compile(r"[ ](?:or less|or fewer|or under|or below)\b")


def qualifier_before(text: str, start: int, of_time: bool = False) -> str:
    """The qualifier that the words right before `start` give; `of_time` for spans of time, over which things are spread.

    >>> qualifier_before("a total of more than 870 jobs", 21), qualifier_before("repaid over 25 years", 12, True)
    ('more than', 'exact')
    """
    if not start:
        return "exact"
    before = text[start - 1]
    if before not in " \n":
        return HEDGES.get(before) or "exact" if before in "~<>\u2248\u2264\u2265" else "exact"
    left = text[max(0, start - 40) : start].lower()
    last = left[left.rfind(" ", 0, -1) + 1 : -1]
    if last not in _HEDGE_ENDS and last not in _TRANSPARENT and "\n" not in last and last[:1] not in "(\"'[":
        return "exact"
    words = [word.lstrip("(\"'[") for word in left.split()]
    if not words:
        return "exact"
    if words[-1] in _TRANSPARENT and len(words) > 1 and words[-2] in _BEFORE_TRANSPARENT:
        words.pop()
    if words[-1] not in _HEDGE_ENDS:
        return "exact"
    if words[-2:] == ["up", "to"] and words[-3:-2] and words[-3] in _ADDED:
        return "exact"
    for count in (4, 3, 2, 1):
        qualifier = HEDGES.get(" ".join(words[-count:])) if len(words) >= count else None
        if qualifier:
            if of_time and count == 1 and (text.startswith("Over", start - 5) or _MUCH_OVER.search(text, max(0, start - 45), start)):
                # "Over five years, ...", "12 MtCO2e over 20 years": while they pass
                return "exact"
            return "exact" if count == 1 and len(words) > 1 and _no_hedge(words[-1], words[-2], of_time) else qualifier
    return "exact"


# "adds up to 136", "the outlay goes up to 90": a sum, no hedge.
_ADDED = frozenset("add adds added adding sum sums summed summing goes go went taking takes take bringing brings bring brought".split())


def _no_hedge(word: str, previous: str, of_time: bool) -> bool:
    """ "repaid over 25 years", "see above 5", "and under 3": no hedges."""
    if word == "over" and previous in _MOVED_OVER:
        return True
    if word == "over":
        return of_time and previous in _SPREAD_OVER
    return word in ("above", "below", "under", "beyond") and previous in ("see", "as", "and", "of")


# "to roll over $4 billion", "handed over ¥50 million"
_MOVED_OVER = frozenset("roll rolled rolling rolls hand handed handing hands turn turned turning carry carried carrying".split())
# "spread over 25 years", "repaid over four years": a span of time, no hedge.
_SPREAD_OVER = frozenset(
    "back spread repaid repayable paid payable disbursed implemented amortized amortised period term years invested phased maturing million billion trillion "
    "program programme project held provided delivered financed extended distributed".split()
)


def qualifier_behind(text: str, end: int) -> str | None:
    """ "20 or more", "20+", "20 or fewer"."""
    char = text[end : end + 1]
    if char == " ":
        if text[end + 1 : end + 2] not in ("o", "a", "p"):
            return None
    elif char != "+" and char != "-":
        return None
    if _BEHIND.match(text, end):
        return "at least"
    if text.startswith(" or so", end):
        return "approximately"
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


_MUCH_OVER = re.compile(r"\d[ ]?(?:[A-Za-z$%][A-Za-z0-9/%-]*[ ]){1,4}over[ ](?:the[ ])?$")
_HALF = Decimal("0.5")
_ZERO = Decimal(0)
