"""Finds the financing noun an amount is an amount of: "a loan of $5 million", "a $5 million loan", "the total cost is $5 million"."""

from __future__ import annotations

from extraction.phrases import Item
from extraction.segments import HEDGES, Segment


def head_noun(segment: Segment) -> Item | None:
    """The financing noun an amount is an amount of: "a loan of $5 million", "a $5 million loan", "the total cost is $5 million"."""
    return (
        noun_of(segment.left) or _noun_apposed(segment) or _noun_after(segment) or _noun_subject(segment.left) or _noun_opened(segment)
    )


def noun_of(left: list[Item]) -> Item | None:
    """a (soft) loan of (up to) X; credits to X; finance contracts worth X; IDA Credit: X."""
    k = len(left) - 1
    while k >= 0 and (left[k].word in HEDGES or left[k].word in ("(", "us$")):
        if left[k].word == "of" and k and left[k - 1].kind == "noun":
            return left[k - 1]
        if left[k].word == "to" and k and k < len(left) - 1 and left[k - 1].kind == "noun":
            return None  # "its contribution to the X programme"
        if left[k].word == "of" and k and left[k - 1].word in _MEASURES:
            before = next((item for item in reversed(left[max(0, k - 5) : k - 1]) if item.word not in _TO_MEASURE), None)
            if before is not None and before.kind == "noun" and before.phrase.sense == "instrument":
                return before  # "a guarantee with a ceiling of X"
        k -= 1
    if k < 0 or _is_share_of(left, k):
        return None
    if left[k].kind == "noun":
        return left[k]
    if left[k].word == ")" and k > 1 and left[k - 1].kind == "noun" and left[k - 2].word == "(":
        return left[k - 1]  # "accompanying measure (grant) X"
    if left[k].word in (":", "=", "worth", "-", "–", "of") and k and left[k - 1].kind == "noun":
        return left[k - 1]
    if left[k].word == "for" and k and left[k - 1].kind == "noun" and left[k - 1].phrase.sense == "instrument":
        return left[k - 1]  # "a loan for X"
    return None


def _is_share_of(left: list[Item], k: int) -> bool:
    """ "finances 80 percent of the cost (X)", "60 percent of the cost, or X": the amount is of the share, not of the cost."""
    if left[k].kind != "noun" or left[k].phrase.sense != "cost" or not any(item.word in ("(", "or") for item in left[k + 1 :]):
        return False
    before = [item for item in left[max(0, k - 6) : k] if item.word not in ("the", "total", "its", "of", "project", "overall", "estimated", "'", "s")]
    return bool(before) and before[-1].kind in ("percent", "fraction")


_MEASURES = frozenset("ceiling maximum value size principal volume limit cap".split())
_TO_MEASURE = frozenset("a an the with in to at up its of total nominal face".split())


def _noun_apposed(segment: Segment) -> Item | None:
    """ "a loan, X, and a grant, Y", "Compensation, X, is promised": a noun with its amount between commas."""
    left = [item for item in segment.left if item.word not in HEDGES - {"a", "an"}]
    if len(left) < 2 or left[-1].word != "," or left[-2].kind != "noun" or left[-2].phrase.sense not in ("instrument", "context"):
        return None
    closed = not segment.right or segment.right[0].word in (",", ";", ".", ")", "and", "(")
    before = left[-3].word if len(left) > 2 else ":"
    opens = before in ("a", "an", "and", ",", ":", ";", "(", "–", "-") or left[-3].kind == "word" and len(left) > 3 and left[-4].word in ("a", "an")
    return left[-2] if closed and opens else None


def _noun_after(segment: Segment) -> Item | None:
    """X loan, X investment grant, X in loans, X of concessional loans, X as a grant, X (Lease)."""
    right = segment.right
    k = 0
    if k < len(right) and right[k].word in ("in", "of", "as", "(", "worth", "-", "is", ")"):
        k += 1
    for item in right[k : k + 5]:
        if item.kind == "noun" and item.phrase.sense == "work" and (named := _instrument_of(right, item)):
            return named
        if item.kind == "noun":
            return None if item.phrase.sense == "cost" and right[0].word == "of" else item  # "covers the remaining X of the cost"
        if item.kind == "organisation" or item.word == "-" or (item.kind == "verb" and item.phrase.sense == "carry out"):
            continue  # "X IsDB-led loan"
        if item.kind not in ("word",) or item.word in NOUN_STOPS:
            return None
    return None


def _noun_opened(segment: Segment) -> Item | None:
    """ "Of an amount of X, the loan is repayable over 20 years", "Worth X, the grant": an instrument told right behind its amount."""
    left, right = [item for item in segment.left if item.word not in HEDGES or item.word == "of"], segment.right
    if not left or any(item.word not in _OPENING for item in left) or not right:
        return None
    at = next((k for k, item in enumerate(right[:14]) if item.word == "," and right[k + 1 : k + 2] and right[k + 1].word in ("the", "this")), None)
    named = right[at + 2 : at + 5] if at is not None else []
    return next((item for item in named if item.kind == "noun" and item.phrase.sense == "instrument"), None)


_OPENING = frozenset("of worth amounting to totalling totaling valued at".split())


def _instrument_of(right: list[Item], work: Item) -> Item | None:
    """ "X project preparation advance": the instrument that a work's name belongs to."""
    at = next(k for k, item in enumerate(right) if item is work)
    for item in right[at + 1 : at + 4]:
        if item.kind == "noun" and item.phrase.sense == "instrument" and item.phrase.finance_type:
            return item
        if item.kind not in ("word", "noun") or item.word in NOUN_STOPS:
            return None
    return None


NOUN_STOPS = frozenset(
    "for to from by with and or but which that while in into of at on under over is are was were will would has have had per goes go went , ; . ( ) "
    "towards toward through against this that these those it its they their".split()
)


def _noun_subject(left: list[Item]) -> Item | None:
    """(The) total cost of the project, evaluated at X; whose loan is X; the share in the works comes to X."""
    k = len(left) - 1
    copula = None
    while k >= 0 and len(left) - k < 8:
        if left[k].word in COPULAS or (left[k].kind == "verb" and left[k].phrase.sense in ("cost", "estimate")):
            copula = k
            break
        if left[k].word not in HEDGES and left[k].kind not in ("word", "mark", "percent") or left[k].word in ("with", "by", "from"):
            break  # "the project was launched with X from the World Bank"
        k -= 1
    if copula is None:
        return None
    nouns = [item for item in left[:copula] if item.kind == "noun"]
    telling = [
        item for item in nouns if item.phrase.sense in ("cost", "portfolio", "context", "budget", "instrument", "instruments", "operations")
    ]
    return next(iter(telling or nouns), None)


COPULAS = frozenset(
    "is are was were be been being amount amounts amounted amounting come comes came coming stand stands stood total totals totaled totalled "
    "totaling totalling reach reaches reached reaching equal equals equaled run runs put estimated evaluated valued priced worth set at to makes make made : =".split()
)


def is_instrument(item: Item) -> bool:
    """A loan, grant, credit, guarantee or the like, or several of them."""
    return item.kind == "noun" and item.phrase.sense in ("instrument", "instruments")


def is_financing(item: Item) -> bool:
    """An instrument or an investment."""
    return is_instrument(item) or item.kind == "noun" and item.phrase.sense == "investment"
