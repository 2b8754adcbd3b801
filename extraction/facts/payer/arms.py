"""Of a lender that gives through a fund of its own group or one that it manages, the fund is who gives: "the World Bank granted X through IDA".

A state that gives through its agency gives itself, and a bank that an amount is passed on through gives nothing.
"""

from __future__ import annotations

from dataclasses import replace

from extraction.facts.payer.parties import Parties
from extraction.facts.payer.payer import Payer, is_arm_of
from extraction.phrases import Item
from extraction.segments import Segment


def through_arm(parties: Parties, segment: Segment, payer: Payer) -> Payer:
    """The fund of the payer's group that the words around an amount say it gives through, else the payer."""
    for found in ([item for item in segment.left if item.start >= payer.end], segment.right[:_NEAR]):
        at = next((k for k, item in enumerate(found) if item.word in _THROUGH), len(found))
        named = next((item for item in found[at + 1 : at + 4] if item.kind == "organisation"), None)
        arm = _key(parties, named) if named is not None else None
        if named is not None and arm is not None and arm != payer.key and (is_arm_of(arm, {payer.key}) or _is_fund_of_lender(parties, arm, payer.key)):
            return replace(payer, key=arm, start=named.start, end=named.end)
    return payer


def _is_fund_of_lender(parties: Parties, arm: str, lender: str) -> bool:
    """ "The Bank provided X through the African Water Facility": a fund of several donors, which a lender manages."""
    return parties.type_of(arm) == "multilateral fund" and parties.type_of(lender) in ("multilateral", "un agency")


def _key(parties: Parties, item: Item) -> str | None:
    return parties.scene.mentions[item.mentioned].entity


_THROUGH = frozenset(("through", "via"))
_NEAR = 9  # items
