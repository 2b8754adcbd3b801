"""Reads rows of amounts that a colon leads in: "two grants from the Waqf Fund: X for a school and Y for a clinic", "The rest is a grant: ADB X, Japan Y".

The words before the colon tell who gives and in which form; behind it each amount has what it is for, or who gives it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from extraction.facts.commitment.finance_type import COUNTED_TYPES, finance_type
from extraction.facts.money.head import is_instrument, noun_of
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use, is_bare
from extraction.facts.payer.agent import agent
from extraction.facts.payer.modifier import modifier_left
from extraction.facts.payer.party_names import parties_in
from extraction.facts.payer.party_organisation import government_of, resolve
from extraction.facts.payer.payer import FINANCIERS, LENDERS_OR_FUNDS, Party, Payer
from extraction.facts.payer.rules import payer_of_use
from extraction.phrases import Item, items
from extraction.recipients import LENDING, donors
from extraction.segments import HEDGES


@dataclass(frozen=True, slots=True)
class Lead:
    """What the words before a row say of all its amounts."""

    payer: Payer | None
    finance_type: str | None
    lists_givers: bool


def read_led_in(reading: MoneyReading) -> None:
    """Gives the amounts behind a colon what the words before it say."""
    first = 0
    uses = reading.uses
    while first < len(uses):
        last = first
        while last < len(uses) and uses[last].sentence is uses[first].sentence:
            last += 1
        if last - first > 1:
            _read_row(reading, uses[first:last])
            _read_plurals(reading, uses[first:last])
        first = last


def _read_row(reading: MoneyReading, told: list[Use]) -> None:
    found = told[0].sentence.items
    colon = max((k for k, item in enumerate(found) if item.word == ":" and item.end <= told[1].segment.money.start), default=None)
    if not colon:
        return
    row = [use for use in told if use.segment.money.start > found[colon].start and use.mention.value]
    if len(row) < 2 or any(_has_clause(use, found[colon].end) for use in row) or any(_PARTS.intersection(item.word.split()) for item in found[:colon]):
        return
    lead = lead_of(reading, found[:colon])
    wholes = [use for use in told if use not in row]
    givers = [_opener(reading, use, found[colon].end) for use in row]
    named = all(giver is not None for giver in givers) and len({giver.key for giver in givers if giver is not None}) == len(row)
    if named and lead.lists_givers:
        for use, giver in zip(row, givers, strict=True):
            _give(use, giver, lead)
        for whole in wholes:
            whole.role, whole.divided = "total cost", True
    elif not wholes and lead.payer is not None and lead.finance_type is not None and not any(givers):
        for use in row:
            if use.payer is None or use.payer.end <= found[colon].start or use.payer.how == "context":
                _give(use, lead.payer, lead)


def _read_plurals(reading: MoneyReading, told: list[Use]) -> None:
    """ "EU grants of X, Y and Z": as many grants of one giver as there are amounts, with nothing but commas between them."""
    for k, first in enumerate(told[:-1]):
        row = [first, *takewhile(is_bare, told[k + 1 :])]
        head = first.head
        if len(row) < 2 or head is None or head.phrase.sense != "instruments" or noun_of(first.segment.left) is not head or row[-1] is told[k + 1] and _is_range(first, row[-1]):
            continue
        payer = payer_of_use(reading.parties, first)
        for use in row if payer is not None else ():
            if use.role != "commitment" or use.payer is None or use.payer.how == "context":
                _give(use, payer, Lead(payer, head.phrase.finance_type, lists_givers=False))


def _is_range(first: Use, second: Use) -> bool:
    return first.mention.qualifier == "between" == second.mention.qualifier


_PARTS = frozenset("component components part parts phase phases tranche tranches pillar pillars subproject subprojects sub-projects".split())


def _give(use: Use, payer: Payer | None, lead: Lead) -> None:
    use.role, use.payer, use.unnamed, use.joint, use.count, use.counted, use.whole = "commitment", payer, False, False, None, None, None
    use.finance_type = use.finance_type or finance_type(use) or lead.finance_type


def _has_clause(use: Use, start: int) -> bool:
    """Whether a clause of its own tells of an amount in a row."""
    return any(item.kind == "verb" and item.start >= start and item.phrase.sense in ("give", "receive", "cost") for item in use.segment.left)


def lead_between(reading: MoneyReading, start: int, end: int) -> Lead:
    """The lead that a stretch of text is, such as the line above a list."""
    return lead_of(reading, items(reading.clean, reading.scene.mentions, reading.scene._starts, start, end))


def lead_of(reading: MoneyReading, found: list[Item]) -> Lead:
    """Who gives and in which form, of the words that lead a row in."""
    named = parties_in(reading.parties, found)
    kind = _type_told_last(found[-_NEAR:])
    lends = [party for party in named if party.kind == "organisation" and reading.parties.type_of(party.key) in LENDERS_OR_FUNDS]
    head = next((item for item in reversed(found) if is_instrument(item)), None)
    payer = agent(reading.parties, found, lends, []) or modifier_left(reading.parties, found, lends, head)
    group = any(party.kind == "group" for party in named)
    tells = group or any(item.word in _LISTS_GIVERS for item in found[-_NEAR:]) or kind is not None and payer is None and not lends
    return Lead(payer, kind, tells and payer is None)


_NEAR = 12  # items
_LISTS_GIVERS = frozenset("source financiers funders by from financing funding donors lenders contributions contributors sources partners pledges pledged co-financiers cofinancing co-financing grant".split())


def _type_told_last(found: list[Item]) -> str | None:
    """The instrument named last; of "loans and grants" neither."""
    told = [(k, kind) for k, item in enumerate(found) if (kind := _kind_of(item)) is not None]
    if len(told) > 1 and told[-2][1] != told[-1][1] and any(item.word in ("and", ",", "/") for item in found[told[-2][0] : told[-1][0]]):
        return None
    return told[-1][1] if told else None


def _kind_of(item: Item) -> str | None:
    """The finance type that an instrument is of, also where it is counted: "two grants"."""
    if item.kind == "quantity":
        return COUNTED_TYPES.get(item.word.split()[-1].removesuffix("s"))
    return item.phrase.finance_type if is_instrument(item) else None


def _opener(reading: MoneyReading, use: Use, start: int) -> Payer | None:
    """Who stands alone before an amount: "the World Bank US$ 7.4 million", "Qatar USD 60 million"."""
    left = [item for item in use.segment.left if item.start >= start]
    while left and (left[-1].word in HEDGES or left[-1].word in _BETWEEN or is_instrument(left[-1])):
        left.pop()
    named = parties_in(reading.parties, left)
    if len(named) != 1 or named[0].last != len(left) - 1 or any(item.word not in _BEFORE_NAME for item in left[: named[0].first]):
        return None
    return _as_giver(reading, named[0], left)


_BETWEEN = frozenset(("with", ",", ":", "(", ")"))
_BEFORE_NAME = frozenset("the and , while ; plus".split())


def _as_giver(reading: MoneyReading, party: Party, left: list[Item]) -> Payer | None:
    """A financier, a group or a state that gives abroad; of other states only their governments give."""
    if party.kind == "country":
        country = party.key[-3:]
        gives = country in donors() | LENDING or country == reading.country
        return government_of(reading.parties, country, left[party.first].start, left[party.last].end, "adjacent") if gives else None
    if party.kind == "organisation" and reading.parties.type_of(party.key) not in FINANCIERS:
        return None
    return resolve(reading.parties, party, left, "adjacent")
