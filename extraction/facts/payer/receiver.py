"""Finds who receives an amount: the party after "to", the one lent to ("lends Sri Lanka X"), or the side that signs with the lender."""

from __future__ import annotations

from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_names import parties_in
from extraction.facts.payer.party_organisation import resolve
from extraction.facts.payer.party_slots import coordinate, slot_of
from extraction.facts.payer.payer import LENDERS
from extraction.facts.payer.unlisted import AGREEMENTS
from extraction.phrases import Item
from extraction.segments import HEDGES, Segment


def receiver_of(parties: Parties, segment: Segment) -> str | None:
    """The key of the party after "to", behind the amount or before it."""
    for found in (segment.right, segment.left):
        for party in parties_in(parties, found):
            if not party.is_named or party.kind == "country" and _owns(found, party.last):
                continue  # "a line of credit to Morocco's Crédit Atlantique"
            if slot_of(found, party.first) == "to" and not _is_fixed_phrase(found, party.first):
                resolved = resolve(parties, party, found, "receive to")
                if resolved:
                    return resolved.key
    return _taker_before(parties, segment) or _partner(parties, segment) or _signatory(parties, segment)


def _owns(found: list[Item], k: int) -> bool:
    return k + 1 < len(found) and found[k + 1].word in ("'", "’")


def _signatory(parties: Parties, segment: Segment) -> str | None:
    """ "ADB and Bank of Georgia sign a $50 million loan": the body beside one lender that signs with it."""
    left = segment.left
    verb = next((k for k in range(len(left) - 1, -1, -1) if left[k].kind == "verb"), None)
    if verb is None or left[verb].phrase.lemma != "sign":
        return None
    named = [party for party in parties_in(parties, left[:verb]) if party.kind == "organisation"]
    lenders = [party for party in named if parties.type_of(party.key) in LENDERS]
    others = [party for party in named if parties.type_of(party.key) not in LENDERS and parties.type_of(party.key) != "government"]
    if len(lenders) != 1 or len(others) != 1 or len(named) != 2:
        return None
    first, last = sorted((lenders[0], others[0]))
    return others[0].key if coordinate(left, first.last, last.first) and slot_of(left, first.first) is None else None


def _taker_before(parties: Parties, segment: Segment) -> str | None:
    """ "will lend Senegal X": who stands between the verb and the amount; "the bank received X from": who receives."""
    left = [item for item in segment.left if item.word not in HEDGES]
    verb = next((k for k in range(len(left) - 1, -1, -1) if left[k].kind == "verb" and left[k].phrase.sense in ("give", "receive")), None)
    if verb is None:
        return None
    if left[verb].phrase.sense == "receive":
        before = [party for party in parties_in(parties, left[:verb]) if party.is_named and slot_of(left, party.first) is None]
        before = [party for party in before if left[party.first].word not in _NO_TAKERS]
        taker = resolve(parties, before[-1], left, "receive to") if before else None
        return taker.key if taker is not None else None
    behind = [party for party in parties_in(parties, left[verb + 1 :]) if party.is_named]
    if len(behind) != 1 or behind[0].first > 1 or behind[0].last != len(left) - verb - 2:
        return None
    if left[verb].phrase.lemma not in ("lend", "grant", "give", "loan", "award", "provide", "extend", "offer", "allocate"):
        return None
    taker = resolve(parties, behind[0], left[verb + 1 :], "receive to")
    return taker.key if taker is not None else None


_NO_TAKERS = frozenset(("parliament", "cabinet", "senate", "congress", "national assembly", "council of ministers"))


def _partner(parties: Parties, segment: Segment) -> str | None:
    """ "signed a X loan agreement with Kenya Power": the side that does not lend."""
    for found in (segment.right[:8], segment.left[-8:]):
        for party in parties_in(parties, found):
            lends = parties.type_of(party.key) in LENDERS
            if party.is_named and not lends and slot_of(found, party.first) == "with" and _is_agreement(found[: party.first]):
                taker = resolve(parties, party, found, "receive to")
                return taker.key if taker is not None else None
    return None


def _is_agreement(before: list[Item]) -> bool:
    return any(item.word in AGREEMENTS or item.kind == "noun" and item.phrase.sense == "instrument" or item.phrase.lemma == "sign" for item in before)


def _is_fixed_phrase(found: list[Item], k: int) -> bool:
    """ "in addition to EBRD financing", "according to the ministry": no taker."""
    at = next((n for n in range(k - 1, max(-1, k - 6), -1) if found[n].word == "to"), None)
    return at is not None and at > 0 and found[at - 1].word in _BEFORE_TO


_BEFORE_TO = frozenset("addition according thanks due prior owing subject contrary relation regard respect compared next close".split())
