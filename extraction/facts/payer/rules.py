"""Finds who gives an amount, by what stands around it in its segment of the sentence.

A payer is the subject of a verb of giving, an agent ("from ADB", "by the government"), a possessor or modifier of the
instrument ("the ADB loan of"), or stands directly at the amount ("and the farmers themselves $5 million", "ADB ($5 million)").
"""

from __future__ import annotations

from collections.abc import Callable

from extraction.facts.money.use import Use, is_first
from extraction.facts.payer.agent import agent, placed_with, relative_giver
from extraction.facts.payer.agreement import lending_side, one_with
from extraction.facts.payer.arms import through_arm
from extraction.facts.payer.beside import (
    apposed,
    before_bracket,
    before_semicolon,
    bracket_at_end,
    bracket_behind,
    comes_with,
    gapped_share,
    named_before_with,
    right_before,
)
from extraction.facts.payer.default import acting_lender
from extraction.facts.payer.modifier import (
    contributor,
    head_modifier,
    left_to,
    lent_of,
    local_share,
    modifier_left,
    modifier_right,
    owners,
    possessor,
    shared_by,
)
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_names import parties_in
from extraction.facts.payer.payer import Payer
from extraction.facts.payer.subject import relative_subject
from extraction.facts.payer.unlisted import named_source
from extraction.phrases import Item
from extraction.segments import Segment


def payer_of_use(parties: Parties, use: Use) -> Payer | None:
    """Who gives an amount, wherever it stands in its sentence."""
    return payer_of(parties, use.segment, use.head, is_first(use))


def payer_of(parties: Parties, segment: Segment, head: Item | None, first: bool) -> Payer | None:
    """Who gives a segment's amount; `first` says that no amount stands before it in its sentence."""
    key = id(segment), int(first) + 2 * (head is None)
    if key not in parties.told:
        parties.told[key] = segment, _payer(parties, segment, head, first)
    return parties.told[key][1]


def _payer(parties: Parties, segment: Segment, head: Item | None, first: bool) -> Payer | None:
    """By the first rule that finds one: what stands nearest to the amount counts first."""
    left, right = segment.left, segment.right
    on_left, on_right = parties_in(parties, left), parties_in(parties, right)
    rules: tuple[Callable[[], Payer | None], ...] = (
        lambda: before_bracket(parties, segment, on_left),
        lambda: before_semicolon(parties, segment),
        lambda: right_before(parties, segment, on_left, first),
        lambda: gapped_share(parties, segment, on_left),
        lambda: apposed(parties, segment, on_left),
        lambda: possessor(parties, segment, owners(parties, left)),
        lambda: bracket_behind(parties, segment, on_right),
        lambda: placed_with(parties, segment, on_right),
        lambda: one_with(parties, segment, on_right),
        lambda: named_source(parties, right),
        lambda: lent_of(parties, segment, on_right),
        lambda: agent(parties, right, on_right, left),
        lambda: relative_giver(parties, right, on_right),
        lambda: modifier_right(parties, right, on_right),
        lambda: contributor(parties, left, on_left),
        lambda: shared_by(parties, right, on_right) or left_to(parties, right, on_right),
        lambda: relative_subject(parties, segment, left, on_left),
        lambda: head_modifier(parties, left, on_left, head),
        lambda: lending_side(parties, segment, on_left, on_right),
        lambda: modifier_left(parties, left, on_left, head),
        lambda: agent(parties, left, on_left, []),
        lambda: comes_with(parties, left, on_left) or named_before_with(parties, segment),
        lambda: bracket_at_end(parties, segment, on_right),
        lambda: local_share(parties, segment),
        lambda: acting_lender(parties, segment, on_left),
        lambda: agent(parties, right, on_right, left, far=True),
    )
    payer = next((payer for rule in rules if (payer := rule())), None)
    return through_arm(parties, segment, payer) if payer is not None else None
