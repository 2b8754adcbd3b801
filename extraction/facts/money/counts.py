"""How many operations an amount is told of: "19 projects at a total cost of X", "two loans of X each", "a credit and grant, X each"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.facts.payer.payer import LENDERS
from extraction.facts.payer.rules import payer_of_use
from extraction.model import Mention
from extraction.phrases import Item
from extraction.segments import Segment


def counted_operations(segment: Segment, mentions: Sequence[Mention]) -> tuple[Decimal, str] | None:
    """How many operations an amount is the sum of: "19 projects at a total cost of X", "X across 191 projects"."""
    for found, limit in ((segment.left, 14), (segment.right, 9)):
        if found is segment.left and [item.word for item in found[-3:]] == ["a", "total", "of"]:
            limit = _FAR
        near = found[-limit:] if found is segment.left else list(takewhile(lambda item: item.word != ";", found[:limit]))
        for k, item in enumerate(near):
            told = _operations_in(mentions[item.mentioned]) if item.kind == "quantity" else None
            if told is None or (found is segment.left and any(i.word == ":" or i.word in _DASHES and after.word in ("a", "an", "one") for i, after in pairwise([*near[k:], item]))):
                continue  # "nine projects are: A ($5 million)" counts the list, not the amount
            number, unit = told
            # "two Indonesian loans and one Bangladeshi loan"
            while k + 2 < len(near) and near[k + 1].word in ("and", ",") and near[k + 2].kind == "quantity":
                more = _operations_in(mentions[near[k + 2].mentioned])
                if more is None:
                    break
                number, k = number + more[0], k + 2
            if number >= 2:
                return number, unit
    return None


_DASHES = frozenset("-–—")
_FAR = 30  # items: "three agreements of the same lender remain to be ratified before the end of the year, for a total of X"


def _operations_in(mention: Mention) -> tuple[Decimal, str] | None:
    """How many operations a quantity counts, and what they are: "two Indonesian loans" -> 2, loan."""
    counted = (mention.head or mention.unit or "").lower().split()
    if mention.value is None or not counted:
        return None
    unit = (mention.unit or counted[-1]).lower().removesuffix("s")
    if counted[-1] in _OPERATION_UNITS or unit in _OPERATION_UNITS:
        return mention.value, unit
    return None


_OPERATION_UNITS = frozenset(
    "project projects loan loans credit credits grant grants operation operations contract contracts investment investments deal deals "
    "transaction transactions agreement agreements program programs programme programmes initiative initiatives scheme schemes proposal proposals".split()
)
COUNTED_INSTRUMENTS = frozenset(("loan", "grant", "credit", "guarantee"))


def is_each(reading: MoneyReading, use: Use) -> bool:
    """ "will provide two loans of $323 million each": so many commitments of one lender."""
    if not use.segment.right or use.segment.right[0].word != "each":
        return False
    counted = counted_operations(use.segment, reading.scene.mentions)
    payer = payer_of_use(reading.parties, use)
    if counted is None or counted[0] > 4 or counted[1] not in COUNTED_INSTRUMENTS:
        return False
    return payer is None or reading.parties.type_of(payer.key) in LENDERS


def activities_behind(reading: MoneyReading, use: Use) -> list[str]:
    """The activities behind an amount that each of them gets, where they are as many as the loans counted."""
    counted = counted_operations(use.segment, reading.scene.mentions)
    named = list(dict.fromkeys(m.entity for _, m in reading.scene.within(use.mention.char_end, use.sentence.end, "activity") if m.entity))
    return named if counted is not None and len(named) == counted[0] else []


def each_type(left: list[Item]) -> tuple[str, ...]:
    """ "an IDA credit and grant, $23 million each": the finance types that get the amount each."""
    found = [
        item.phrase.finance_type
        for item in left[-8:]
        if item.kind == "noun" and item.phrase.sense == "instrument" and item.phrase.finance_type
    ]
    types = tuple(dict.fromkeys(found))
    return types if len(types) > 1 and any(item.word == "and" for item in left[-8:]) else ()
