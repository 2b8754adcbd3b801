"""Tells amounts that nobody gives: a price per unit, a rate of exchange, what a share is taken of, what a borrower lends on."""

from __future__ import annotations

from collections.abc import Sequence

from extraction import expressions as re
from extraction.facts.money.use import Use
from extraction.model import Mention
from extraction.segments import Segment


def is_unit_price(segment: Segment) -> bool:
    """ "$500 per graduate", "X a month", "each farmer gets X"."""
    words = [item.word for item in segment.right[:5]]
    opening = next((item for item in segment.left if item.kind != "mark"), None)
    if opening is not None and opening.word in ("each", "every"):
        banks = any(item.kind == "organisation" or item.word == "of" for item in segment.left)
        return not banks  # "Each graduate gets a grant of $500", not "Each of the two banks"
    return bool(words) and (
        words[0] == "per" or _is_slashed(segment) or words[:2] == ["more", "per"] or len(words) > 1 and words[0] in ("a", "an") and words[1] in _UNITS
    )


def _is_slashed(segment: Segment) -> bool:
    """ "$500/graduate"; not "IBRD 35.0/IDA Credit 25.0" or "7,360 million yen / 6,512 million yen"."""
    right = segment.right
    return len(right) > 1 and right[0].word == "/" and right[1].kind in ("word", "quantity")


def is_before_slash(segment: Segment) -> bool:
    """ "35.0/IDA Credit 25.0": the first of two amounts with a stroke between them."""
    return [item.word for item in segment.right] == ["/"]


_UNITS = frozenset(
    "month day week night head hour kilowatt-hour kwh mwh megawatt-hour tonne ton litre liter gallon barrel kilogram kilo bushel sack "
    "kilometre kilometer mile hectare acre piece unit ticket trip ride vehicle person household pupil student patient".split()
)


def is_rate(clean: str, segment: Segment) -> bool:
    """ "($1 = 10,540 soums)", "at the rate of exchange of NRs 21.40": what one currency is worth in another."""
    money = segment.money
    if _EQUALS.match(clean, money.end) or _EQUAL_TO.search(clean, max(0, money.start - 12), money.start):
        return True
    words = [item.word for item in segment.left[-8:]]
    return "rate" in words and ("exchange" in words or "conversion" in words)


_EQUALS = re.compile(r"\s*=\s*(?:[A-Z]{0,4}[$€£¥]?\s?)?\d")
_EQUAL_TO = re.compile(r"(?:\d|[$€£¥]|\b[A-Z]{2,3}\$?)\s*=\s*\Z")


def is_share_base(segment: Segment) -> bool:
    """ "50 percent of the principal of loans worth X": X is what the share is taken of."""
    left = segment.left
    for k in range(len(left) - 1, max(0, len(left) - 8), -1):
        if left[k].kind in ("verb", "mark", "money") or left[k].word in ("which", "for", "to", "and", "out", "from", "by", "with", "under", "through"):
            return False
        if left[k].word == "of" and left[k - 1].kind in ("percent", "fraction"):
            return True
    return False


def to_very_many(segment: Segment, mentions: Sequence[Mention]) -> bool:
    """ "X in loans to more than 600 SMEs": what is lent on to very many."""
    for k, item in enumerate(segment.right[:7]):
        if item.kind == "quantity" and any(one.word in ("to", "for") for one in segment.right[:k]):
            mention = mentions[item.mentioned]
            loans = any(one.kind == "noun" and one.phrase.sense == "instruments" for one in segment.right[:k])
            return loans and mention.value is not None and mention.value >= 10 and item.word.split()[-1] in _SMALL
    return False


_SMALL = frozenset("sme smes msme msmes company companies firm firms enterprise enterprises business businesses farmer farmers household person client borrower".split())
def is_of_own_house(segment: Segment) -> bool:
    """What a lender spends on itself: "$12 million for the Secretariat"."""
    return any(item.word.removesuffix("'s") in _OWN_HOUSE for item in segment.right[:5])


_OWN_HOUSE = frozenset("secretariat administrative headquarters".split())


def is_in_kind(use: Use) -> bool:
    """ "the government, X in tax exemptions", "X through waived duties": how a payer adds its part."""
    right = use.segment.right
    return bool(right) and right[0].word in ("in", "through", "as") and any(item is use.head for item in right[1:4])


def is_borne_by_budget(use: Use) -> bool:
    """ "the loan covers X, the state budget the other Y", "supporting the budget, X": a budget that gives or gets the amount."""
    left = use.segment.left
    at = next((k for k in range(len(left) - 1, -1, -1) if left[k] is use.head), None)
    if at is None:
        return False
    if any(item.word in ("other", "remaining", "rest", "balance") for item in left[at + 1 :]):
        return True
    return any("support" in item.word for item in left[max(0, at - 3) : at])
