"""Finds who receives an amount: the party after "to"."""

from __future__ import annotations

from extraction.facts.parties import Parties
from extraction.facts.party_names import parties_in
from extraction.facts.party_organisation import resolve
from extraction.facts.party_slots import slot_of
from extraction.segments import Segment


def receiver_of(parties: Parties, segment: Segment) -> str | None:
    """The key of the party after "to", behind the amount or before it."""
    for found in (segment.right, segment.left):
        for party in parties_in(parties, found):
            if party.is_named and slot_of(found, party.first) == "to":
                resolved = resolve(parties, party, found, "receive to")
                if resolved:
                    return resolved.key
    return None
