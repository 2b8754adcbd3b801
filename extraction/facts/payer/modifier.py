"""Payers that modify or own the instrument: "the ADB loan of", "$80 million ADB loan", "Proparco's credit line", "the contribution of the state"."""

from __future__ import annotations

from extraction.facts.money.head import COPULAS, is_financing, is_instrument
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_names import PRONOUNS
from extraction.facts.payer.party_organisation import government_of, resolve
from extraction.facts.payer.party_slots import PREPOSITIONS, instrument_follows, slot_of, without_acronym
from extraction.facts.payer.payer import FINANCIERS, LENDERS, LENDERS_OR_FUNDS, Party, Payer
from extraction.phrases import Item
from extraction.recipients import donors
from extraction.segments import HEDGES, Segment


def possessor(parties: Parties, segment: Segment, named: list[Party]) -> Payer | None:
    """Proparco's | EUR 5 million credit line: a financier right before its own amount. A country's loan is one it gets."""
    left = [item for item in segment.left if item.word not in HEDGES]
    if [item.word for item in left[-2:-1]] == ["s"] and left[-1].word in COPULAS:
        left.pop()  # "ADB's share is X and KfW's is Y"
    while left and left[-1].word in ("'", "’", "s"):
        left.pop()
    if not left or len(left) == len([i for i in segment.left if i.word not in HEDGES]):
        return None
    state = parties.scene.entity(parties.scene.mentions[left[-1].mentioned]) if left[-1].kind == "place" else None
    if state is not None and state.type == "country" and state.country in donors() and _stands_alone(segment):
        return government_of(parties, state.country, left[-1].start, left[-1].end, "modifier")  # "Australia's A$1.5 million pays for the cable"
    if not named:
        return None
    party = named[-1]
    if party.kind != "organisation" or segment.left[party.last] is not left[-1] or parties.type_of(party.key) in ("government", "ministry"):
        return None
    lends = parties.type_of(party.key) in LENDERS and _stands_alone(segment)
    if not lends and not any(is_financing(item) for item in segment.right[:4]) or _is_borrower(parties, party):
        return None
    financier = parties.type_of(party.key) in FINANCIERS or parties.type_of(party.key) is None and slot_of(segment.left, party.first) is None
    return resolve(parties, party, segment.left, "modifier") if financier else None


def _stands_alone(segment: Segment) -> bool:
    """Whether no noun follows an amount that says what it is of: "KfW's €40 million was", not "KfW's €40 million loss"."""
    return not segment.right or segment.right[0].kind == "mark" or segment.right[0].kind == "verb" or segment.right[0].word in _BEHIND_OWN


# "KfW's €40 million for the sewers was untouched"
_BEHIND_OWN = PREPOSITIONS | frozenset("was were is are has have will would and or which that had".split())


def owners(parties: Parties, left: list[Item]) -> list[Party]:
    """Organisations of a stretch, owners of what follows included."""
    return [
        Party(k, k, entity.key, "organisation")
        for k, item in enumerate(left)
        if item.kind == "organisation" and (entity := parties.scene.entity(parties.scene.mentions[item.mentioned])) is not None
    ]


def modifier_right(parties: Parties, found: list[Item], named: list[Party]) -> Payer | None:
    """$80 million ADB loan."""
    for party in named:
        before = found[1 : party.first] if found[0].word in ("of", "(", "in") else found[: party.first]
        if party.first > 3 or any(i.kind == "mark" and i.word not in ("-",) or i.word in PREPOSITIONS for i in before):
            continue
        if instrument_follows(found, party.last) and not _is_borrower(parties, party):
            return resolve(parties, party, found, "modifier")
    return None


def _is_borrower(parties: Parties, party: Party) -> bool:
    """ "EUR 111 million Banque Nationale d'Investissement facility" in a lender's own text: a bank or company that gets the lender's money."""
    own = parties.is_lenders_own and party.kind == "organisation"
    return own and parties.type_of(party.key) not in _GIVE_BESIDE and not parties.scene.entities[party.key].registry or own and parties.type_of(party.key) in _LOCAL_BANKS


_LOCAL_BANKS = frozenset(("commercial bank", "bank", "national development bank", "company", "utility"))
_GIVE_BESIDE = LENDERS | {"government", "local government", "fund", "un agency", "ministry"}


def contributor(parties: Parties, found: list[Item], named: list[Party]) -> Payer | None:
    """ "the contribution of the Republic of Uzbekistan is": who gives a share, behind its noun."""
    for party in reversed(named):
        if party.kind not in ("government", "country", "organisation") or slot_of(found, party.first) != "of":
            continue
        at = next((k for k in range(party.first - 1, max(-1, party.first - 5), -1) if found[k].word == "of"), None)
        if at and _is_lent_by(parties, party, found, at):
            return resolve(parties, party, found, "modifier")
        again = at == 2 and found[0].word == "and" and found[1].word == "that"  # "and that of the AFD to 4.5 billion"
        if not at or found[at - 1].word not in SHARES and not again or len(found) - party.last > 12:
            continue
        if any(item.kind == "verb" and item.phrase.sense == "give" for item in found[party.last + 1 :]):
            continue
        return resolve(parties, party, found, "modifier")
    return None


def _is_lent_by(parties: Parties, party: Party, found: list[Item], of: int) -> bool:
    """ "A loan of the Asian Development Bank, X,", "a credit of the IDA is for X": the noun of an instrument right before its lender."""
    if not is_instrument(found[of - 1]) or parties.type_of(party.key) not in LENDERS or _is_borrower(parties, party):
        return False
    behind = found[party.last + 1 :]
    return len(behind) < 6 and not any(item.kind in ("organisation", "activity", "noun") or item.kind == "verb" and item.phrase.sense == "receive" for item in behind)


def lent_of(parties: Parties, segment: Segment, named: list[Party]) -> Payer | None:
    """ "X of BADEA, Y of the Saudi Fund", "a $227 million loan of the AfDB": the lender behind its amount."""
    right = segment.right
    at = next((k for k, item in enumerate(right[:3]) if is_instrument(item)), None)
    if at is not None and all(item.kind == "word" and item.word not in PREPOSITIONS for item in right[:at]):
        right, named = right[at + 1 :], [party._replace(first=party.first - at - 1, last=party.last - at - 1) for party in named if party.first > at]
    if named and right and _is_of_budget(right, named[0]):
        return resolve(parties, named[0], right, "agent")
    if not named or not right or right[0].word != "of" or named[0].kind != "organisation" or parties.type_of(named[0].key) not in LENDERS_OR_FUNDS:
        return None
    party, behind = named[0], right[named[0].last + 1 : named[0].last + 2]
    near = party.first == 1 or party.first == 2 and right[1].word == "the"
    closed = not behind or behind[0].kind in ("mark", "date") and behind[0].word not in ("'", "’", "-") or behind[0].word in ("and", "for", "to", "in", "that", "which")
    return resolve(parties, party, right, "agent") if near and closed and not _is_borrower(parties, party) else None


def _is_of_budget(right: list[Item], party: Party) -> bool:
    """ "X of the Malawian budget", "X out of the state budget": of whose purse an amount is."""
    opening = [item.word for item in right[: party.first] if item.word not in ("the", "its", "own")]
    return party.kind == "government" and opening in (["of"], ["out", "of"]) and right[party.last].word.endswith(("budget", "treasury", "exchequer", "purse"))


def local_share(parties: Parties, segment: Segment) -> Payer | None:
    """ "X will be funded as a local contribution", "X in counterpart funds": the country's own share."""
    right = segment.right
    for k in range(len(right[:10]) - 1):
        if right[k].word in (";", ".") or right[k].kind in ("organisation", "activity") or right[k].word in ("from", "by"):
            return None
        counterpart = right[k].kind == "noun" and right[k].word in _OWN_SHARES and k and right[k - 1].word in _SHARE_OPENS
        if counterpart or right[k].word in _OWN and right[k + 1].word in (*SHARES, "funds", "funding", "counterpart contribution", "counterpart funding"):
            return government_of(parties, parties.country, right[k].start, right[k].end, "local")
    return None


_OWN = frozenset(("local", "national", "domestic"))
_OWN_SHARES = frozenset(("counterpart contribution", "counterpart funding", "counterpart funds", "counterpart"))
_SHARE_OPENS = frozenset(("as", "in", "a", "the", "of"))


def shared_by(parties: Parties, found: list[Item], named: list[Party]) -> Payer | None:
    """ "X is the share of the Government of Tajikistan", "X as the contribution of ADB"."""
    for party in named[:1]:
        before = [item.word for item in found[: party.first] if item.word not in ("the", "a")]
        if party.kind in ("government", "country", "organisation") and len(before) == 3 and before[0] in _TELLS_SHARE:
            if before[1] in SHARES and before[2] in ("of", "from"):
                return resolve(parties, party, found, "modifier")
    return None


def left_to(parties: Parties, found: list[Item], named: list[Party]) -> Payer | None:
    """ "what is left, X, is for the treasury to find", "X falls on the share of the republic", "X rests with the city"."""
    for party in named[:1]:
        before = [item.word for item in found[: party.first] if item.word not in _BEFORE_BEARER]
        behind = [item for item in found[party.last + 1 :] if item.word not in ("'", "s")][:2]
        to_find = len(behind) == 2 and behind[0].word == "to" and behind[1].kind == "verb" and behind[1].phrase.sense == "give"
        if before in (["for"], ["up", "to"]) and to_find or not before and to_find and party.first or len(before) == 2 and before[0] in _FALLS and before[1] in _ON:
            return resolve(parties, party, found, "modifier")
    return None


_BEFORE_BEARER = frozenset("the is are was were be been will would a share part of ( ) , own".split())
_FALLS = frozenset("falls fall fell rests lies devolves left".split())
_ON = frozenset("on upon to with".split())
_TELLS_SHARE = frozenset(("is", "are", "was", "were", "being", "as", ","))
SHARES = frozenset("contribution share counterpart participation cofinancing co-financing".split())


def head_modifier(parties: Parties, found: list[Item], named: list[Party], head: Item | None) -> Payer | None:
    """The party right before the noun of the amount: "an ADB loan and grant of"."""
    if head is None or head not in found or not is_instrument(head):
        return None
    k = found.index(head)
    for party in reversed(named):
        if party.last >= k or party.kind in ("lender", "group", "place", "country"):
            continue
        between = without_acronym(found[party.last + 1 : k])
        if len(between) > 6 or any(
            item.kind in ("verb", "mark") and item.word != "'" or item.word in PREPOSITIONS or item.word in ("a", "an")
            for item in between
        ):
            return None
        return None if slot_of(found, party.first) in ("to", "for", "in", "at") else resolve(parties, party, found, "modifier")
    return None


def modifier_left(parties: Parties, found: list[Item], named: list[Party], head: Item | None) -> Payer | None:
    """The ADB loan of, IDA credit:, the AIIB's share of."""
    for party in reversed(named):
        if party.kind == "lender" and found[party.first].word in PRONOUNS:
            continue
        if party.kind == "country" and found[party.last + 1 : party.last + 2] and found[party.last + 1].word in ("-", "–", "—", ":"):
            continue  # "Mali - Budget support: X"
        owned = found[party.last + 1 : party.last + 6]
        is_lent = _is_lent(head) and SHARES.isdisjoint(word for item in owned for word in item.word.split())
        if party.kind == "country" and party.key[-3:] not in donors() and is_lent and _possesses(parties, found, party.last):
            continue  # "Sierra Leone's loan amounts to X": it gets it
        if instrument_follows(found, party.last) or (head is not None and _possesses(parties, found, party.last)):
            slot = slot_of(found, party.first)
            if slot in ("to", "for", "in", "at", "without", "against", "despite"):
                continue
            return resolve(parties, party, found, "modifier")
    return None


def _is_lent(head: Item | None) -> bool:
    """Whether an amount is of a loan, a credit, a grant, which a country gets, not of its own contribution."""
    return head is not None and is_instrument(head) and head.phrase.finance_type is not None and not any(word in head.word for word in _SHARE_WORDS)


_SHARE_WORDS = (*SHARES, "equity", "guarantee")


def _possesses(parties: Parties, found: list[Item], k: int) -> bool:
    """ "the Borrower's contribution": a possessive right before a noun of money."""
    text = parties.scene.clean
    follows = text[found[k].end : found[k].end + 2] in ("'s", "' ") or text[: found[k].end].endswith(("'s", "s'"))
    return follows and any(item.kind == "noun" and item.word != "capital" for item in found[k + 1 : k + 6])  # "Uganda's capital will buy"
