"""A commitment to no single activity, country or borrower is a sum over several: "approved $1 billion for projects in member countries"."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from extraction.facts.money.sums import LONGEST_LIST
from extraction.facts.money.use import Use
from extraction.layout import HEADING, ROW


def find_sums(uses: list[Use], has_destination: Callable[[Use], bool]) -> None:
    """A commitment to no single activity, country or borrower is a sum: "approved $1 billion for projects in member countries".

    It is told by a plural ("projects", "eleven countries"), or by the smaller amounts that the same payer is then said to give.
    """
    for k, whole in enumerate(uses):
        if whole.role != "commitment" or whole.whole is not None or is_single(whole) or whole.package is not None and not _for_several(whole) or whole.activity_named or has_destination(whole):
            continue
        if whole.sentence.block.kind == ROW or whole.payer is None and whole.sentence.block.kind != HEADING or whole.segment.bracketed or whole.unnamed or whole.opens:
            continue
        if whole.head is not None and whole.head.phrase.sense == "instrument" and whole.head.word in _SINGLE:
            continue
        if _for_several(whole) or _in_plural(whole) and _is_divided_later(whole, uses[k + 1 : k + 1 + LONGEST_LIST]):
            whole.role = "portfolio total"


_SINGLE = frozenset("loan credit grant guarantee contribution counterpart tranche".split())


def is_single(use: Use) -> bool:
    """ "a $50 million loan", "a grant of $5 million", "two were approved, one for X": told as one instrument."""
    words = [item.word for item in use.segment.left[-6:]]
    if words[-2:] in (["one", "for"], ["another", "for"]):
        return True
    after = use.segment.right[0].word if use.segment.right else ""
    return any(word in ("a", "an", "its", "another") for word in words) and after != "in" and not any(
        item.kind == "noun" and item.phrase.sense in ("instruments", "operations") for item in use.segment.left[-4:]
    )


def _for_several(use: Use) -> bool:
    """ "to support projects", "to 11 countries", "towards development projects", "in loans and grants to four countries"."""
    opened = False
    plural = use.head is not None and use.head.phrase.sense in ("instruments", "operations")
    for item in use.segment.right[: 18 if plural else 12]:
        if item.kind in ("activity", "organisation", "date") or item.word in (".", ";", ":", "which", "that", "including"):
            return False
        if item.word in ("for", "to", "towards", "toward", "across", "into"):
            opened = True
        if opened and (item.word in _SEVERAL or item.kind == "quantity" and item.word.split()[-1] in _SEVERAL):
            return True
    return False


_SEVERAL = frozenset(
    "projects programs programmes operations countries nations states loans credits grants initiatives schemes undertakings members "
    "borrowers governments ventures deals transactions".split()
)


def _in_plural(use: Use) -> bool:
    """ "$473 million in loans", "new financing", "approved $65 million": not one loan or one agreement."""
    words = {item.word for item in (*use.segment.left[-4:], *use.segment.right[:6])}
    return not words & {"loan", "grant", "credit", "guarantee", "agreement", "contract", "project", "each"}


def _is_divided_later(whole: Use, later: list[Use]) -> bool:
    parts = [
        part
        for part in later
        if part.role == "commitment"
        and not part.unnamed
        and part.mention.currency == whole.mention.currency
        and part.mention.value
        and (part.payer is None or whole.payer is None or part.payer.how == "context" or part.payer.key == whole.payer.key)
    ]
    value = whole.mention.value or Decimal(0)
    amounts = [part.mention.value for part in parts if part.mention.value is not None and part.mention.value < value]
    places = {(part.activity, part.country) for part in parts}
    return len(parts) == len(amounts) > 2 and len(places) > 1 and sum(amounts) * 100 <= value * 102
