"""Reads who gets an amount each in a list: "India gets $500 million, Turkey $300 million", "granted to Mali ($20 million) and Benin ($8 million)".

A name right at its amount gives it, unless the list says that its names take: the verb before it is one of receiving, or the
first name stands behind "to". The giver is then whom the sentence names, else the lender of the text.
"""

from __future__ import annotations

from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.facts.payer.party_names import parties_in
from extraction.facts.payer.party_slots import slot_of
from extraction.facts.payer.payer import LENDERS, Payer
from extraction.phrases import Item
from extraction.segments import HEDGES


def give_takers(reading: MoneyReading, told: list[Use]) -> None:
    """Makes the amounts of a sentence's list of takers commitments of one giver."""
    for k, first in enumerate(told[:-1]):
        if not first.mention.value or first.role not in ("commitment", "context"):
            continue
        if _takes(first) or _opens_bracketed(reading, first):
            run = [first]
            for use in told[k + 1 :]:
                if not _goes_on(first, use):
                    break
                run.append(use)
            if len(run) > 1:
                _give(reading, run)
                return


def _takes(use: Use) -> bool:
    """ "India gets X": a verb of receiving right before the amount, and nobody it comes from."""
    left = [item for item in use.segment.left if item.word not in HEDGES]
    if not left or left[-1].kind != "verb" or left[-1].phrase.sense != "receive" or use.segment.bracketed:
        return False
    return use.payer is None and not any(item.word in ("from", "by") for item in use.segment.right)


def _opens_bracketed(reading: MoneyReading, use: Use) -> bool:
    """ "loans were granted to Mali (X": a name behind "to", in a sentence that gives."""
    left = use.segment.left
    if not use.segment.bracketed or not any(item.kind == "verb" and item.phrase.sense == "give" for item in left):
        return False
    opened = next((k for k in range(len(left) - 1, -1, -1) if left[k].word == "("), None)
    if opened is None:
        return False
    named = [party for party in parties_in(reading.parties, left[:opened]) if party.last == opened - 1]
    return bool(named) and slot_of(left, named[-1].first) in ("to", "for")


def _goes_on(first: Use, use: Use) -> bool:
    """Whether nothing but a name stands between an amount and the one before it, as it does before the first."""
    left = [item for item in use.segment.left if item.word not in HEDGES]
    if use.segment.bracketed != first.segment.bracketed or use.role not in ("commitment", "context") or not use.mention.value:
        return False
    if any(item.kind in ("verb", "noun") and item.word not in _IN_NAMES or item.word in _NO_NAME for item in left) or not left:
        return False
    if any(item.word in ("from", "by") for item in use.segment.right):
        return False
    return _is_name([item for item in left if item.word not in ("and", ",", "(", ")")])


def _is_name(found: list[Item]) -> bool:
    return 0 < len(found) < _LONGEST_NAME and any(item.kind in ("place", "organisation", "word") for item in found)


_LONGEST_NAME = 7  # items
_IN_NAMES = frozenset(("bank", "fund", "credit", "development"))
_NO_NAME = frozenset("to for from by with of in while whereas but which that who is are was were will would : ; – —".split())


def _give(reading: MoneyReading, run: list[Use]) -> None:
    first, lender = run[0], reading.parties.main_lender
    payer = first.payer if first.payer is not None and reading.parties.type_of(first.payer.key) in LENDERS else None
    start = first.mention.char_start
    payer = payer or (Payer(lender, start, start, "listed") if lender is not None else None)
    if payer is None:
        return
    for use in run:
        use.role, use.payer, use.unnamed, use.joint = "commitment", payer, False, False
