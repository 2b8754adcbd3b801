"""Says of which total an amount is a share: "Of these investments, $1.8 billion (77%)", "87 percent of the portfolio or €730m", "Fiji took $50 million"."""

from __future__ import annotations

from decimal import Decimal

from extraction import expressions as re
from extraction.facts.money.activity import activity_in, names_activity
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.layout import ROW
from extraction.segments import HEDGES


def is_share_of_total(reading: MoneyReading, use: Use) -> bool:
    """A share of the paragraph's total: "Of these investments, $1.8 billion (77%)", "ADB financed $9.8 billion, or 34%"."""
    total = reading.total
    if total is None or names_activity(reading.clean, use.segment) or has_base_beside(use):
        return False
    broken_down = bool(_BREAKDOWN.match(reading.clean, use.sentence.start)) or _is_stated_share(reading, use, total)
    if total.sentence.block.start != use.sentence.block.start and not broken_down:
        return False
    if use.mention.currency != total.mention.currency or (use.mention.value or 0) > (total.mention.value or 0):
        return False
    beside = percent_beside(reading, use)
    return beside is not None or broken_down or _takes_share(use)


def has_base_beside(use: Use) -> bool:
    """ "Of the $150 million approved for it, $61.5 million or 41 percent had been drawn": what the sentence opens with is the whole."""
    opening = [item.word for item in use.sentence.segments[0].left if item.word not in ("out", "first", "original", "total", "initial")]
    return opening in (["of", "the"], ["of", "this"], ["of", "that"])


def find_stated_shares(reading: MoneyReading) -> None:
    """Amounts with the percentage that they are of a total told elsewhere: "National budgets shoulder $13.7 billion (58%)" under a table,
    "87 percent of the portfolio or €730m" behind "the portfolio stands at €844 m"; also their fellows, whose percentage does not fit."""
    totals = [use for use in reading.uses if use.role == "portfolio total" and use.mention.value]
    fellows: dict[int, Use] = {}  # by the number of a sentence with such a share, and of the next
    for use in reading.uses if totals else ():
        if use.role not in ("context", "commitment", "component") or use.sentence.block.kind == ROW or activity_in(reading, use.segment):
            continue
        share = percent_beside(reading, use) or percent_before(reading, use)
        whole = _whole_of_share(reading, use, totals, share) if share else None
        whole = whole or fellows.get(use.sentence.number)
        if share and whole is not None and whole.mention.currency == use.mention.currency and _value(use) <= _value(whole):
            fellows |= {use.sentence.number: whole, use.sentence.number + 1: whole}
            use.role, use.whole, use.share, use.activity, use.payer = "portfolio total", whole, share, None, whole.payer


def _whole_of_share(reading: MoneyReading, use: Use, totals: list[Use], share: Decimal) -> Use | None:
    """The total of which an amount is the share that it is told to be: a table's, or a portfolio's that the text has told before."""
    before = [one for one in totals if one.mention.char_start < use.mention.char_start and one.mention.currency == use.mention.currency]
    tabled = [one for one in before if one.sentence.block.kind == ROW][-_LONGEST_TABLE:]
    told = [one for one in before if one.whole is None and "portfolio" in reading.clean[one.sentence.start : one.sentence.end].lower()]
    for whole in (max(tabled, key=_value, default=None), *told):
        if whole is not None and abs(_value(use) * 100 / _value(whole) - share) <= (_SLACK if whole in tabled else _ROUGHLY):
            return whole
    return None


def _value(use: Use) -> Decimal:
    return use.mention.value or Decimal(0)


def percent_before(reading: MoneyReading, use: Use) -> Decimal | None:
    """The percentage right before an amount that is the same: "87 percent of the portfolio or €730m", "4 percent, which equals X"."""
    left = [item for item in use.segment.left if item.word not in HEDGES - {"of"} and item.word not in _SAME]
    while left and left[-1].word in ("portfolio", "total", "of", "whole") or left and left[-1].kind == "noun" and left[-1].phrase.sense == "portfolio":
        left = left[:-1]
    return reading.scene.mentions[left[-1].mentioned].value if left and left[-1].kind == "percent" else None


# What stands between a percentage and the amount that it is
_SAME = frozenset("or , equivalent to equal equals which is an the that i.e = – — - ( means".split())
_ROUGHLY = Decimal("1.5")  # percentage points: amounts and percentages of a portfolio are both rounded
_LONGEST_TABLE = 40  # rows


def _takes_share(use: Use) -> bool:
    """ "Nicaragua obtained X, the private sector absorbed Y": what a country or sector gets of the total told before."""
    left = use.segment.left
    verb = next((k for k in range(len(left) - 1, -1, -1) if left[k].kind == "verb" or left[k].word in _TAKES), None)
    if verb is None or not (left[verb].word in _TAKES or left[verb].phrase.sense == "receive"):
        return False
    if use.head is not None and use.head.phrase.sense == "instrument" or any(item.word in ("for", "to", "towards", "through", "via") for item in use.segment.right[:3]):
        return False
    if [item.word for item in left[:2]] in (["among", "them"], ["for", "example"], ["for", "instance"], ["among", "these"]):
        return False
    subject = [item for item in left[:verb] if item.word not in HEDGES]
    return any(item.kind == "place" or item.word in ("sector", "sectors", "region") for item in subject) and not any(
        item.kind in ("organisation", "person") for item in subject
    )


_TAKES = frozenset("absorbed absorbs absorb accounted accounts took takes claimed attracted drew".split())


def _is_stated_share(reading: MoneyReading, use: Use, total: Use) -> bool:
    """ "private investors $6.4 billion (27%)": the percentage beside an amount is what it is of the last total, wherever that stands."""
    percent, value, whole = percent_beside(reading, use), use.mention.value, total.mention.value
    if not percent or not value or not whole:
        return False
    return abs(value * 100 / whole - percent) <= _SLACK


_SLACK = Decimal("0.6")  # percentage points
_BREAKDOWN = re.compile(
    r"(?:of (?:the|this|these|that|which|it)\b(?: (?:sum|total|amount|outlay|investments?|money|funds?|financing|package|figure|costs?|portfolio))?|by (?:sector|country|region))",
    re.IGNORECASE,
)


def percent_beside(reading: MoneyReading, use: Use) -> Decimal | None:
    found = use.segment
    for k, item in enumerate(found.right[:6]):
        if item.kind == "percent":
            if [i.word for i in found.right[k + 1 : k + 3]] in (["of", "which"], ["of", "it"], ["of", "this"]):
                return None  # a share of this amount, not the share that this amount is
            return reading.scene.mentions[item.mentioned].value
        if item.kind == "word" and item.word not in ("or", "about", "some", "i.e", "that", "is", "of", "these", "them", "it"):
            break
    if found.bracketed:
        for item in reversed(found.left[-9:]):
            if item.kind == "percent":
                return reading.scene.mentions[item.mentioned].value
    return None
