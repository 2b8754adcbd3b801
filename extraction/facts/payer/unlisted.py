"""Payers with a name that no reader of names knows: "from the Canada-IFC Renewable Energy Program for Africa"."""

from __future__ import annotations

from extraction.facts.payer.modifier import SHARES
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_names import owns_next
from extraction.facts.payer.party_organisation import own_party
from extraction.facts.payer.payer import Payer
from extraction.phrases import Item


def named_source(parties: Parties, found: list[Item]) -> Payer | None:
    """ "from the Canada-IFC Renewable Energy Program for Africa": a source with a name of its own that no reader of names knows."""
    if len(found) < 3:
        return None
    at = next((k for k, item in enumerate(found[:5]) if item.word in ("from", "by")), None)
    if at is None or any(item.kind not in ("noun", "word", "verb") for item in found[:at]):
        return None
    if found[at].word == "by" and not any(item.kind == "verb" and item.phrase.sense == "give" or item.word in SHARES for item in found[:at]):
        return None
    first = at + 1
    while first < len(found) - 1 and (found[first].word in _BEFORE_NAMES or owns_next(parties, found, first) or found[first].word in ("'", "s")):
        first += 1
    last = first
    while last < len(found) and _is_capital(parties, found, last):
        last += 1
    while last > first and found[last - 1].word in _INSIDE_NAMES:
        last -= 1
    if last - first < 3 or not any(item.kind == "noun" or item.word in _BODIES for item in found[first:last]):
        return None
    start, end = found[first].start, found[last - 1].end
    return Payer(own_party(parties, " ".join(parties.scene.clean[start:end].split()), "fund"), start, end, "agent")


_BEFORE_NAMES = frozenset("the its resources funds proceeds of".split())


def named_partner(parties: Parties, left: list[Item]) -> Payer | None:
    """ "a loan agreement with the Sahel Development Bank for": a partner that no reader of names knows."""
    at = next((k for k in range(1, len(left)) if left[k].word == "with" and left[k - 1].word in AGREEMENTS), None)
    if at is None:
        return None
    first = at + 2 if at + 1 < len(left) and left[at + 1].word == "the" else at + 1
    last = first
    while last < len(left) and left[last].word not in _INSIDE_NAMES and _is_capital(parties, left, last):
        last += 1
    if last - first < 2 or left[last - 1].word not in _BODIES:
        return None
    start, end = left[first].start, left[last - 1].end
    return Payer(own_party(parties, " ".join(parties.scene.clean[start:end].split()), "fund"), start, end, "agent")


AGREEMENTS = frozenset("agreement agreements contract contracts deal deals pact pacts accord accords convention treaty facility".split())


def _is_capital(parties: Parties, found: list[Item], k: int) -> bool:
    text = parties.scene.clean[found[k].start : found[k].end]
    if found[k].word in _INSIDE_NAMES:
        return True
    return text[:1].isupper() and found[k].kind in ("word", "noun", "verb", "organisation", "place", "activity")


_INSIDE_NAMES = frozenset("of for and the on - & –".split())
_BODIES = frozenset("fund facility bank program programme partnership initiative corporation agency authority foundation trust window".split())
