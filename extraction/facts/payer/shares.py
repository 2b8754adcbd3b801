"""Gives each of several takers its own amount: "loans to Peru ($172 million) and Bolivia ($130 million)", "Mali gets $120 million, Niger $104 million".

Whose names stand in such a row give nothing; who gives is told before them, or by the text around.
"""

from __future__ import annotations

from itertools import groupby

from extraction.facts.commitment.plurals import is_single
from extraction.facts.money.head import is_instrument
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.sums import adds_up
from extraction.facts.money.use import Use
from extraction.facts.payer.party_names import parties_in
from extraction.facts.payer.party_organisation import resolve
from extraction.facts.payer.payer import LENDERS, Party, Payer, is_state
from extraction.facts.payer.subject import giving_subject
from extraction.phrases import Item
from extraction.segments import HEDGES, Segment


def share_out(reading: MoneyReading, told: list[Use]) -> None:
    """Reads the rows of takers of a sentence; `told` are its amounts in order."""
    for bracketed, run in groupby(told, key=lambda use: use.segment.bracketed):
        row = list(run)
        if bracketed:
            _share_brackets(reading, told, row)
        elif len(row) > 1:
            _share_behind_verb(reading, row)


def _share_brackets(reading: MoneyReading, told: list[Use], row: list[Use]) -> None:
    """ "a loan to A (X) and B (Y)", "shared by A (X), B (Y) and C (Z)", "In the case of A (X), the funds ..."."""
    names = [_name_at_bracket(reading, use) for use in row]
    if any(name is None for name in names) or not _goes_to(row[0].segment) or _bear_cost(reading, row[0], names):
        return
    if any(item.kind == "verb" or item.word in (";", ":", "by", "from", "with") for use in row[1:] for item in use.segment.left):
        return
    first = row[0].segment
    payer = giving_subject(reading.parties, first.left, parties_in(reading.parties, first.left))
    at = next(k for k, use in enumerate(told) if use is row[0])
    whole = told[at - 1] if at and len(row) > 1 and adds_up(told[at - 1], row, exactly=True) else None
    if whole is not None:
        payer = payer or whole.payer
        whole.role, whole.divided = "share" if is_single(whole) else "portfolio total", True
    for use, name in zip(row, names, strict=True):
        _give(reading, use, name, payer)
        use.package = whole


def _bear_cost(reading: MoneyReading, first: Use, names: list[Item | None]) -> bool:
    """ "the cost is shared by the AfDB (X) and Togo (Y)": those that share a cost, with a lender among them, pay it."""
    if not any(item.word == "by" for item in (*first.segment.before[-_NEAR:], *first.segment.left)):
        return False
    mentions = reading.scene.mentions
    return any(name is not None and name.mention is not None and reading.parties.type_of(mentions[name.mention].entity) in LENDERS for name in names)


def _name_at_bracket(reading: MoneyReading, use: Use) -> Item | None:
    """The name right before the bracket of an amount."""
    left = use.segment.left
    k = len(left) - 1
    while k >= 0 and (left[k].word in HEDGES or left[k].word == "("):
        k -= 1
    return left[k] if k >= 0 and left[k].kind in ("organisation", "place") else None


def _goes_to(segment: Segment) -> bool:
    """Whether the first name of a row stands where something goes to it."""
    found = [*segment.before[-_NEAR:], *segment.left]
    while found and (found[-1].word in HEDGES or found[-1].word == "("):
        found.pop()
    found = found[:-1]
    while found and (found[-1].kind in ("place", "organisation") or found[-1].word in _BEFORE_NAME):
        found.pop()
    if not found:
        return False
    last, before = found[-1].word, found[-6:-1]
    if last == "by":
        return any(item.word in ("shared", "share") for item in before)
    if last == "of":
        return any(item.word == "case" for item in before)
    syndicated = any(item.kind == "verb" and item.phrase.lemma == "syndicate" for item in before)
    return last in ("among", "amongst", "between") or last in ("to", "for") and not syndicated and any(item.kind in ("verb", "noun", "money") for item in before)


_NEAR = 8  # items
_BEFORE_NAME = frozenset(("the", "republic", "'", "s"))


def _share_behind_verb(reading: MoneyReading, row: list[Use]) -> None:
    """ "Mali gets X, Niger Y and Chad the rest, Z", "Ecuador will have X; Panama, Y": the verb of taking is left out behind the first."""
    first = row[0]
    if not _takes(reading, first.segment.left):
        return
    payer = first.payer if first.payer is not None and first.payer.how.startswith("agent") else None
    for use in row[1:]:
        found = [item for item in use.segment.left if item.word not in HEDGES and item.word not in (",", "and", ";", "while") and not is_instrument(item)]
        named = parties_in(reading.parties, found)
        if len(named) != 1 or not named[0].is_named or named[0].first or named[0].last != len(found) - 1:
            return
        _give(reading, use, found[0], payer, named[0])
    if first.role in ("context", "component"):
        _give(reading, first, None, payer)


def _takes(reading: MoneyReading, left: list[Item]) -> bool:
    """Whether somebody named takes the amount: "Mali gets", "Ecuador will have"."""
    at = next((k for k in range(len(left) - 1, -1, -1) if left[k].kind == "verb" or left[k].word == "have"), None)
    if at is None or left[at].kind == "verb" and left[at].phrase.sense != "receive":
        return False
    if left[at].kind != "verb" and (not at or left[at - 1].word not in ("will", "would", "is")):
        return False
    return any(party.is_named for party in parties_in(reading.parties, left[:at])) and not any(item.kind == "verb" for item in left[:at])


def _give(reading: MoneyReading, use: Use, name: Item | None, payer: Payer | None, party: Party | None = None) -> None:
    """Makes an amount a commitment to a taker."""
    use.role, use.payer, use.unnamed, use.joint = "commitment", payer, False, False
    if name is None:
        return
    found = [name]
    named = party._replace(first=0, last=0) if party is not None else next(iter(parties_in(reading.parties, found)), None)
    taker = resolve(reading.parties, named, found, "receive to") if named is not None else None
    use.receiver = taker.key if taker is not None else None
    entity = reading.scene.entity(reading.scene.mentions[name.mention]) if name.mention is not None else None
    country = entity.country if entity is not None else None
    if use.receiver is not None and is_state(use.receiver):
        country = use.receiver[-3:]
    if country is not None and entity is not None and (entity.kind == "place" or is_state(use.receiver or "")):
        use.country, use.country_told = country, True
