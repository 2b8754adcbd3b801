"""Reads sentences that say where a sum goes: "Out of this sum, $208 million goes to roads in Guinea; $94 million for villages in Morocco".

What goes to several countries is given to each of them; what a single loan is spent on in one country is its components.
"""

from __future__ import annotations

from dataclasses import replace

from extraction import expressions as re
from extraction.facts.commitment.plurals import is_single
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.layout import BULLET, ROW


def share_out_sums(reading: MoneyReading) -> None:
    """Makes each amount of a sentence that divides a lender's sum among countries a commitment of that lender."""
    uses = reading.uses
    for k, first in enumerate(uses):
        if first.sentence.segments[0] is not first.segment or _OPENS.match(reading.clean, first.sentence.start, first.mention.char_start) is None:
            continue
        told = [use for use in uses[k : k + _LONGEST] if use.sentence is first.sentence]
        whole = next((use for use in reversed(uses[max(0, k - _NEAR) : k]) if _is_sum(use, first)), None)
        if whole is None or whole.payer is None or whole.activity_named or is_single(whole) or len(told) < 2:
            continue
        parts = [use for use in told if _may_be_part(use, whole)]
        countries = {country for use in parts if (country := _country_behind(reading, use)) is not None}
        if len(countries) < 2:
            continue
        for use in parts:
            if use.payer is None or use.payer.how == "context":
                use.role, use.payer, use.unnamed = "commitment", replace(whole.payer, how="context"), False
        whole.role, whole.divided = "portfolio total", True


_LONGEST = 24  # amounts of a sentence
_NEAR = 3  # amounts before it among which its sum is looked for
_OPENS = re.compile(
    r"(?:out\s)?of\s(?:this|that|these|the|which|it)\b(?:\s(?:[\w-]+\s)?(?:sum|total|amount|money|funds|financing|funding|package|resources|approvals|loans|commitments))?\b",
    re.IGNORECASE,
)


def _is_sum(use: Use, first: Use) -> bool:
    kinds = ("commitment", "portfolio total")
    return use.role in kinds and use.mention.currency == first.mention.currency and (use.mention.value or 0) > (first.mention.value or 0)


def _may_be_part(use: Use, whole: Use) -> bool:
    if use.role not in ("component", "context", "commitment", "total cost") or use.count is not None or use.sentence.block.kind in (BULLET, ROW):
        return False
    return use.mention.currency == whole.mention.currency and _LEAST < (use.mention.value or 0) < (whole.mention.value or 0)


_LEAST = 10_000  # less has lost its scale: "$105 for a company"


def _country_behind(reading: MoneyReading, use: Use) -> str | None:
    """The one country that an amount's own words behind it name."""
    right = use.segment.right
    if not right:
        return None
    named = {country for _, country, _ in reading.recipients.within(right[0].start, right[-1].end)}
    return named.pop() if len(named) == 1 else None
