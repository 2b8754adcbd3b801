"""Packages told with their parts: "a $300 million package made up of a $250 million loan and $50 million from the Fund".

The words say that the parts are the commitments, whether they add up or not: a sum that does not is the document's slip.
"""

from __future__ import annotations

from dataclasses import replace

from extraction import expressions as re
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.sums import LONGEST_LIST, amount_in
from extraction.facts.money.use import Use
from extraction.layout import BULLET, HEADING, ROW


def divide_packages(reading: MoneyReading) -> None:
    """Makes the sum of a package no commitment where its parts are told behind it as commitments."""
    uses = reading.uses
    for k, whole in enumerate(uses):
        if whole.role != "commitment" or whole.whole is not None or not whole.mention.value or whole.sentence.block.kind in (HEADING, ROW):
            continue
        later = uses[k + 1 : k + 1 + LONGEST_LIST]
        parts = _parts_behind(reading, whole, later) or _payers_behind(reading, whole, later) or _lenders_behind(reading, whole, later)
        if len(parts) > 1 or parts and _is_package(reading, whole) and parts[0].sentence is whole.sentence:
            whole.role, whole.divided = "total cost", True
            for part in parts:
                part.package = whole
                if part.payer is None and not part.unnamed and whole.payer is not None:
                    part.payer = replace(whole.payer, how="context")


def _parts_behind(reading: MoneyReading, whole: Use, later: list[Use]) -> list[Use]:
    """The commitments that the words behind a sum say it is made of."""
    if not later or not _is_composed(reading, whole, later[0]):
        return []
    first = later[0]
    parts: list[Use] = []
    for part in later:
        amount = amount_in(part, whole.mention.currency)
        listed = part.sentence.block.kind == BULLET and first.sentence.block.kind == BULLET
        if part.sentence is not first.sentence and not listed or amount is None or whole.mention.value is None:
            break
        if amount >= whole.mention.value or part.role not in ("commitment", "context", "component") or part.segment.bracketed:
            break
        if part.role == "commitment":
            parts.append(part)
    return parts


def _payers_behind(reading: MoneyReading, whole: Use, later: list[Use]) -> list[Use]:
    """ "X of senior debt – Y from A, Z from B and Y from C": three lenders and more told behind a dash with what each gives."""
    parts = [use for use in later if use.sentence is whole.sentence and use.role == "commitment" and (amount_in(use, whole.mention.currency) or 0) < (whole.mention.value or 0)]
    named = {use.payer.key for use in parts if use.payer is not None and use.payer.how != "context"}
    if len(named) < _SEVERAL or whole.payer is not None and whole.payer.how != "context":
        return []
    return parts if _DASHED.match(reading.clean[whole.mention.char_end : parts[0].mention.char_start]) else []


_SEVERAL = 3


def _lenders_behind(reading: MoneyReading, whole: Use, later: list[Use]) -> list[Use]:
    """ "Three financiers agreed to lend X. The first fund is in for Y, ...": as many lenders named behind as are counted, in whatever currency."""
    if whole.payer is not None and whole.payer.how != "context" and reading.parties.type_of(whole.payer.key) != "group":
        return []
    counted = next((item for item in (*whole.segment.left, *whole.segment.right[:6]) if item.kind == "quantity" and item.word.split()[-1] in _LENDERS), None)
    number = reading.scene.mentions[counted.mentioned].value if counted is not None else None
    if number is None:
        return []
    parts: dict[str, Use] = {}
    for part in later:
        if part.sentence.block.start > whole.sentence.block.end + _LONGEST_BETWEEN or len(parts) == number:
            break
        if part.role == "commitment" and part.payer is not None and part.payer.how != "context":
            parts.setdefault(part.payer.key, part)
    return list(parts.values()) if len(parts) == number else []


_LENDERS = frozenset("financiers lenders banks institutions partners donors investors funds creditors agencies".split())


def _is_composed(reading: MoneyReading, whole: Use, first: Use) -> bool:
    """Whether the words between a sum and the amount behind it say that this is a part of it."""
    between = reading.clean[whole.mention.char_end : first.mention.char_start]
    if len(between) > _LONGEST_BETWEEN:
        return False
    if first.sentence is whole.sentence:
        return _COMPOSED.search(between) is not None or _is_package(reading, whole) and _INCLUDES.search(between) is not None
    return _NEXT_COMPOSED.search(between) is not None or _is_package(reading, whole) and _NEXT_INCLUDES.search(between) is not None


def _is_package(reading: MoneyReading, whole: Use) -> bool:
    """ "a $300 million package", "a package worth EUR 40 million": a word that tells of several instruments."""
    behind = reading.clean[whole.mention.char_end : whole.mention.char_end + 60]
    before = reading.clean[max(0, whole.mention.char_start - 60) : whole.mention.char_start]
    return _PACKAGE_BEHIND.match(behind) is not None or _PACKAGE_BEFORE.search(before) is not None


_DASHED = re.compile(r"[^.;,]{0,60}(?:\s[-–—]{1,2}|:)\s(?:an?\s|some\s|about\s)?\Z")
_LONGEST_BETWEEN = 220  # characters between a sum and its first part
_VERBS = r"(?:compris(?:es|ed|ing)(?:\sof)?|consist(?:s|ed|ing)?\sof|(?:is|are|was|being)?\s?(?:made\sup|composed|comprised)\sof|combin(?:es|ed|ing)|(?:is\s)?(?:split|divided|broken\sdown)\s(?:into|between|as)|blend(?:s|ed|ing)|bundl(?:es|ed|ing))"
_COMPOSED = re.compile(rf"\b{_VERBS}\s", re.IGNORECASE)
_INCLUDES = re.compile(r"\b(?:includ(?:es|ed|ing)|of\swhich|with|containing|contains)\s")
_NEXT_COMPOSED = re.compile(
    rf"""[.;]\s+(?:It|This|The\s(?:total\s|financing\s|financial\s|funding\s)?(?:package|financing|funding|facility|operation|assistance|support|sum|amount|deal|total))
        \s(?:[\w-]+\s){{0,2}}?{_VERBS}\s""",
    re.VERBOSE,
)
_NEXT_INCLUDES = re.compile(r"[.;]\s+(?:It|This|The\s(?:financing\s|financial\s|funding\s)?package)\s(?:also\s)?includes\s")
_PACKAGE_NOUN = r"(?:package|envelope|mix|blend|bundle)\b"
_PACKAGE_BEHIND = re.compile(rf"\s(?:[\w-]+\s){{0,3}}?{_PACKAGE_NOUN}", re.IGNORECASE)
_PACKAGE_BEFORE = re.compile(rf"\b{_PACKAGE_NOUN}\s(?:[\w-]+\s){{0,3}}?(?:of|worth|totall?ing|valued\sat|amounting\sto|for)\s(?:[\w-]+\s){{0,2}}?\Z", re.IGNORECASE)
