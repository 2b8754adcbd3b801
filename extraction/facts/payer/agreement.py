"""Payers among the sides of an agreement: "Kenya signed a $5 million loan with the AfDB", "one with ADB, another with AIIB"."""

from __future__ import annotations

from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_names import parties_in
from extraction.facts.payer.party_organisation import government_of, resolve
from extraction.facts.payer.party_slots import slot_of
from extraction.facts.payer.payer import LENDERS, Party, Payer, is_state
from extraction.facts.payer.subject import all_payers, giving_subject
from extraction.facts.payer.unlisted import AGREEMENTS, named_partner
from extraction.phrases import Item
from extraction.recipients import donors
from extraction.segments import Segment


def one_with(parties: Parties, segment: Segment, on_right: list[Party]) -> Payer | None:
    """ "... including one for X with the Islamic Development Bank and another for Y with the Saudi Fund"."""
    left = segment.left if len(segment.left) > 1 else [*segment.before[-_NAMED_BEFORE:], *segment.left]  # "the third, with the Saudi Fund, | of X"
    for party in reversed(parties_in(parties, left)):
        if party.kind == "organisation" and slot_of(left, party.first) == "with" and len(left) - party.last < 6:
            before = [item.word for item in left[max(0, party.first - 4) : party.first] if item.word not in ("the", ",")]
            if len(before) > 1 and before[-1] == "with" and before[-2] in _ONE_OF_SEVERAL:
                return resolve(parties, party, left, "subject")  # "one with the ADB for X, another with the AIIB for Y"
        break
    if [item.word for item in segment.left[-2:]] not in (["one", "for"], ["another", "for"], ["one", "of"], ["another", "of"]):
        return None
    giver = next((p for p in on_right if p.kind == "organisation" and slot_of(segment.right, p.first) in ("with", "from", "by")), None)
    return resolve(parties, giver, segment.right, "subject") if giver is not None and giver.first < 4 else None


_NAMED_BEFORE = 9  # items
_ONE_OF_SEVERAL = frozenset("one another other first second third fourth fifth last".split())


def lending_side(parties: Parties, segment: Segment, on_left: list[Party], on_right: list[Party]) -> Payer | None:
    """Who of those that sign lends: "Kenya signed a $5 million loan with the AfDB", "the Government of India and ADB sign"."""
    into = bool(segment.right) and segment.right[0].word in ("into", "in", "towards", "toward", "behind")
    subject = giving_subject(parties, segment.left, on_left, into)
    if subject is not None and _is_lender(parties, subject):
        return _lender_signed_with(parties, segment, on_right, subject) or subject
    if subject is not None:
        for payer in all_payers(parties, segment):
            if _is_lender(parties, payer) and any(item.kind == "verb" and item.phrase.lemma in _BOTH_SIGN for item in segment.left):
                return payer
    if subject is not None and parties.type_of(subject.key) == "government":
        state = _other_state(parties, segment, on_right, subject)
        if state is not None:
            return state
    if subject is not None and parties.type_of(subject.key) == "government" and _only_signs(segment.left) and not (is_state(subject.key) and subject.key[-3:] in donors() and any(item.word == "with" for item in segment.right)):
        subject = None  # "Solomon Islands signs $42 million power deal": who signs beside a lender that is not told here
    envoy = _state_of_envoy(parties, segment.left)
    if envoy is not None:
        return envoy
    other = _counterparty(parties, segment.right, on_right, 10) or _bank_of_state(parties, segment, on_right, subject) or _counterparty(parties, segment.left, on_left, 14, subject is None)
    return other or subject or named_partner(parties, segment.left)


def _state_of_envoy(parties: Parties, left: list[Item]) -> Payer | None:
    """ "signed with the Ambassador of Japan a grant of X", "signed with the Japanese ambassador": the state that an envoy signs for."""
    at = next((k for k, item in enumerate(left) if item.word in _ENVOYS), None)
    if at is None or not any(item.kind == "verb" and item.phrase.lemma in _BOTH_SIGN for item in left) or slot_of(left, at) != "with":
        return None
    state = next((item for item in (*left[at + 1 : at + 5], *left[max(0, at - 2) : at]) if item.kind == "place"), None)
    entity = parties.scene.entity(parties.scene.mentions[state.mentioned]) if state is not None else None
    if state is None or entity is None or entity.type != "country" or entity.country == parties.country:
        return None
    return government_of(parties, entity.country, state.start, state.end, "agent from")


_ENVOYS = frozenset("ambassador ambassadors embassy envoy".split())


def _lender_signed_with(parties: Parties, segment: Segment, on_right: list[Party], subject: Payer) -> Payer | None:
    """ "The local bank signed a credit line of X with the EIB": who lends to a bank."""
    if parties.type_of(subject.key) not in _BANKS or not _only_signs(segment.left) or not on_right:
        return None
    other = on_right[0]
    lends = other.kind == "organisation" and parties.type_of(other.key) in LENDERS and slot_of(segment.right, other.first) == "with"
    return resolve(parties, other, segment.right, "subject") if lends and not _is_partner(segment.right[: other.first]) else None


def _bank_of_state(parties: Parties, segment: Segment, on_right: list[Party], subject: Payer | None) -> Payer | None:
    """ "Ghana's parliament has approved a X facility with Deutsche Bank": the bank that a borrowing state agrees with."""
    if subject is None or not is_state(subject.key) or subject.key[-3:] in donors():
        return None
    bank = next((p for p in on_right if p.kind == "organisation" and parties.type_of(p.key) in _BANKS and slot_of(segment.right, p.first) == "with"), None)
    told = bank is not None and any(item.word in _TALKS or item.kind == "noun" and item.phrase.finance_type for item in segment.right[: bank.first])
    if bank is None or not told or _is_partner(segment.right[: bank.first]):
        return None
    return resolve(parties, bank, segment.right, "subject")


def _only_signs(left: list[Item]) -> bool:
    verb = next((item for item in reversed(left) if item.kind == "verb"), None)
    return verb is not None and verb.phrase.lemma == "sign"


def _other_state(parties: Parties, segment: Segment, on_right: list[Party], subject: Payer) -> Payer | None:
    """ "Kenya signed a loan agreement with the Chinese government": a state that lends to the one that signs."""
    if not any(item.kind == "verb" and item.phrase.lemma in _BOTH_SIGN for item in segment.left):
        return None
    for party in on_right:
        state = party.kind in ("government", "country") or parties.type_of(party.key) == "government"
        if not state or slot_of(segment.right, party.first) != "with" or party.first > 7:
            continue
        if any(item.word in AGREEMENTS or item.kind == "noun" and item.phrase.finance_type for item in segment.right[: party.first]):
            payer = resolve(parties, party, segment.right, "agent from")
            return payer if payer is not None and payer.key != subject.key else None
    return None


def _counterparty(parties: Parties, found: list[Item], named: list[Party], reach: int, anybody: bool = False) -> Payer | None:
    """ "a loan agreement with the EBRD for", "contracts signed between Egypt and the EIB"."""
    for party in named:
        if party.kind != "organisation" or not (anybody or _is_lender(parties, resolve(parties, party, found, "subject"))):
            continue
        slot = slot_of(found, party.first)
        if slot == "and" and any(item.word == "between" for item in found[max(0, party.first - 8) : party.first]):
            return resolve(parties, party, found, "subject")
        if slot != "with":
            continue
        before = found[max(0, party.first - reach) : party.first]
        if _is_partner(before):
            continue
        if any(
            item.kind == "noun" and item.phrase.finance_type or item.word in _TALKS or item.kind == "verb" and item.phrase.lemma == "sign"
            for item in before
        ):
            return resolve(parties, party, found, "subject")
    return None


def _is_partner(before: list[Item]) -> bool:
    """ "a loan to the bank, together with DEG", "a loan for the utility, with the Water Facility": who stands beside the giver."""
    words = [item.word for item in before]
    if "with" not in words:
        return False
    at = len(words) - 1 - words[::-1].index("with")
    return at > 0 and (words[at - 1] in _BESIDE or words[at - 1] in (",", ";", "–", "—", "-"))


_BESIDE = frozenset("together jointly along alongside collaboration cooperation partnership concert parallel tandem consultation coordination association support assistance".split())


def _is_lender(parties: Parties, payer: Payer | None) -> bool:
    if payer is None:
        return False
    return parties.type_of(payer.key) in LENDERS or parties.type_of(payer.key) in _BANKS and not parties.is_lenders_own


_BANKS = frozenset(("commercial bank", "bank"))  # which lend where no lender tells of its own loans
_BOTH_SIGN = frozenset(("sign", "conclude", "agree", "close"))
_TALKS = AGREEMENTS | frozenset("discussions negotiations talks consultations agreement".split())
