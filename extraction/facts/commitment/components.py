"""Amounts told in a row, of which none has a payer of its own, that add up to one told before are its components."""

from __future__ import annotations

from extraction.facts.money.sums import MOST_ALIKE, adds_up
from extraction.facts.money.use import Use
from extraction.layout import BULLET, HEADING, ROW


def find_components(uses: list[Use]) -> None:
    """Amounts told in a row, of which none has a payer of its own, that add up to one told before are its components."""
    told: dict[str | None, list[Use]] = {}
    for k, first in enumerate(uses):
        if _may_be_component(first) and told.get(first.mention.currency):
            parts = [first]
            for part in uses[k + 1 : k + 8]:
                if not _may_be_component(part) or part.mention.currency != first.mention.currency:
                    break
                if part.sentence.block.start != first.sentence.block.start and part.sentence.block.kind not in (BULLET, ROW):
                    break
                parts.append(part)
                whole = next((one for one in told[first.mention.currency] if adds_up(one, parts, exactly=True) and not _are_siblings(one, first) and not _are_elsewhere(one, parts)), None)
                if whole is not None and whole not in parts:
                    for one in parts:
                        one.role, one.whole = "component", whole
                    break
        if first.role in ("commitment", "total cost", "share") and first.mention.value:
            told.setdefault(first.mention.currency, []).insert(0, first)
            del told[first.mention.currency][MOST_ALIKE:]


def _are_siblings(whole: Use, part: Use) -> bool:
    """Whether both are items of one list: "A: $250 million for X; $150 million for Y; $100 million for Z"."""
    if whole.sentence is part.sentence:
        return any(item.word == ";" for item in whole.sentence.items if whole.segment.money.end <= item.start < part.segment.money.start)
    return whole.package is not None and whole.package is part.package


def _are_elsewhere(whole: Use, parts: list[Use]) -> bool:
    """Whether one of the parts goes to another country: it only happens to fit."""
    return any(part.country is not None and whole.country is not None and part.country != whole.country for part in parts)


def _may_be_component(use: Use) -> bool:
    if use.role in ("component", "context"):
        dated = [item.kind for item in use.segment.right[:2]] == ["word", "date"]  # "got X in 2014 and Y in 2018"
        return use.whole is None and use.package is None and use.mention.value is not None and not dated
    if use.role == "portfolio total":
        return use.whole is None and use.count is None and use.payer is None and use.head is not None and use.head.phrase.sense == "operations"
    if use.role == "total cost":
        return use.whole is None and not use.divided and not any(item.word in _WHOLE for item in (*use.segment.left, *use.segment.right[:3]))
    certain = use.payer is not None and use.payer.how != "context"
    instrument = use.head is not None and use.head.phrase.finance_type
    return use.role == "commitment" and use.package is None and not certain and not use.unnamed and not instrument and use.sentence.block.kind != HEADING


# What a project costs in all is no part of another amount.
_WHOLE = frozenset("total overall all altogether costs cost".split())
