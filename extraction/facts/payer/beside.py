"""Payers that stand right at their amount: "ADB ($5 million)", "AFD, $57 million", "and the government $50 million", "with $5 million"."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.money.head import is_instrument
from extraction.facts.payer.modifier import SHARES
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_names import parties_in
from extraction.facts.payer.party_organisation import government_of, resolve
from extraction.facts.payer.party_slots import SKIPPED, is_modifier, slot_of, without_acronym
from extraction.facts.payer.payer import LENDERS, Party, Payer
from extraction.phrases import Item
from extraction.recipients import donors
from extraction.segments import HEDGES, Segment


def before_bracket(parties: Parties, segment: Segment, named: list[Party]) -> Payer | None:
    """ADB ($5 million)."""
    if not segment.bracketed or not named:
        return None
    k = len(segment.left) - 1
    while k >= 0 and segment.left[k].word in HEDGES:
        k -= 1
    before = named[-1]
    slot = slot_of(segment.left, before[0])
    syndicated = slot == "to" and any(item.kind == "verb" and item.phrase.lemma == "syndicate" for item in (*segment.before[-2:], *segment.left))
    if before[1] != k - 1 or before[3] == "lender" or slot in ("in", "to", "for", "at") and not syndicated:
        return None
    with_state = parties.type_of(before.key) == "government" and any(item.word == "with" for item in (*segment.before[-4:], *segment.left[: before.first]))
    if (before.kind == "country" or with_state) and before.key[-3:] not in donors() and not _is_agent(segment):
        return None  # "The funds will be shared by Peru (X), Bolivia (Y) and Venezuela (Z)", "agreements with the governments of Benin (X) and Togo (Y)"
    return resolve(parties, before, segment.left, "bracket")


def _is_agent(segment: Segment) -> bool:
    """Whether the words before a bracket tell who gives: "financed by Kenya (X) and Uganda (Y)"."""
    found = [*segment.before[-12:], *segment.left]
    agents = [found[k - 1] for k in range(1, len(found)) if found[k].word in ("by", "from")]
    return bool(agents) and (agents[-1].kind in ("verb", "noun") or agents[-1].word in SHARES)


def right_before(parties: Parties, segment: Segment, named: list[Party], first: bool) -> Payer | None:
    """... and the Indonesian government $50 million."""
    if not named or segment.bracketed:
        return None
    before = named[-1]
    k = len(segment.left) - 1
    if not first and [item.word for item in segment.left[-2:]] == ["'", "s"] and (not segment.right or segment.right[0].kind == "mark"):
        k -= 2  # "Australia's grants total X and New Zealand's Y"
    while k > before[1] and segment.left[k].word in HEDGES:
        k -= 1
    how = "adjacent"
    while k > before[1] and (
        segment.left[k].word in HEDGES
        or segment.left[k].word in ("itself", "themselves", "with", "–", "-", ":", "for")
        or segment.left[k].kind == "quantity"
    ):
        if segment.left[k].word == "with":
            how = "with"
            if k - 1 > before[1] and segment.left[k - 1].word == ",":
                k -= 1
        k -= 1
    if not first and k > before[1] + 1 and segment.left[before[1] + 1].word == "(" and segment.left[k].word == ")":
        k = before[1]  # "and the city (Commune Urbaine de Tana) X"
    if k > 2 and segment.left[k].word == ")" and before.last == k - 1 and segment.left[k - 2].word == "(":
        outer = next((party for party in named if party.last == k - 3), None)  # "EU (LAIF): X"
        before, k = (outer, outer.last) if outer is not None else (before, k)
    if not first and k > before[1] and _is_gapped(segment.left, before, k):
        k = before[1]
    if k != before[1]:
        return None
    gapped = slot_of(segment.left, before[0]) == "and" and any(item.kind == "verb" for item in segment.left[: before[0]])
    side = segment.left[before.last].word.endswith(" side") and (not before.first or segment.left[before.first - 1].word in ("the", ":"))
    if first and not gapped and not side and segment.left[-1].word not in (":", "-", "–"):
        return None
    taker = before[3] in ("country", "lender") or parties.type_of(before[2]) == "regional organisation"
    if taker and any(item.word in (":", "-", "–") for item in segment.left[before[1] + 1 :]):
        return None  # "Bhutan: A $50 million loan"
    slot = slot_of(segment.left, before[0])
    if slot in ("to", "for", "in", "at", "of", "with", "through", "via") or _is_given_to(segment.left, before.first):
        return None
    return resolve(parties, before, segment.left, how)


def _is_gapped(left: list[Item], party: Party, k: int) -> bool:
    """ "Australia lends X, Japan | a grant of Y": the verb of giving left out behind another amount's."""
    if any(item.word not in ("and", ",", "while", "the") for item in left[: party.first]):
        return False
    between = [item for item in left[party.last + 1 : k + 1] if item.word not in HEDGES]
    return len(between) == 1 and is_instrument(between[0])


def gapped_share(parties: Parties, segment: Segment, named: list[Party]) -> Payer | None:
    """ "... and the Government of Nepal the remaining 30 percent, or X", "and Ghana the rest (X)": payer, share and amount, without a verb."""
    if not named or not named[-1].is_named or slot_of(segment.left, named[-1].first) not in (None, "and"):
        return None
    between = segment.left[named[-1].last + 1 :]
    shared = any(item.kind in ("percent", "fraction") or item.word in _REST for item in between)
    if not shared or any(item.kind not in ("percent", "fraction") and item.word not in HEDGES and item.word not in _OF_SHARE for item in between):
        return None
    party, item = named[-1], segment.left[named[-1].first]
    if party.kind == "country":
        return government_of(parties, party.key[-3:], item.start, item.end, "adjacent")
    return resolve(parties, party, segment.left, "adjacent")


_REST = frozenset(("rest", "remainder", "balance"))
_OF_SHARE = _REST | frozenset(("(", ",", "or", "the", "that", "is", "i.e", "other", "remaining", "–", "-"))


def _is_given_to(left: list[Item], k: int) -> bool:
    """Whether a verb of giving stands right before a name: "the EU gave the Dry Corridor Facility X"."""
    before = next((item for item in reversed(left[:k]) if item.word not in SKIPPED), None)
    return before is not None and before.kind == "verb" and before.phrase.sense == "give"


def bracket_behind(parties: Parties, segment: Segment, named: list[Party]) -> Payer | None:
    """US$ 25.0 million (IBRD); US$ 40.0 million (ADB, loan)."""
    right = segment.right
    if not named or named[0].first != 1 or right[0].word not in ("(", "[") or parties.type_of(named[0].key) not in LENDERS:
        return None
    closed = named[0].last + 1 < len(right) and right[named[0].last + 1].word in (")", "]", ",", ";")
    return resolve(parties, named[0], right, "bracket") if closed else None


def bracket_at_end(parties: Parties, segment: Segment, named: list[Party]) -> Payer | None:
    """Bhutan: $20 million for health (World Bank): the lender in a bracket that closes what is said of an amount."""
    right = segment.right
    if not named or named[-1].first < 2 or parties.type_of(named[-1].key) not in LENDERS:
        return None
    first, behind = named[-1].first, [item.word for item in right[named[-1].last + 1 :]]
    while first > 2 and (right[first - 1].kind == "place" or right[first - 1].word in ("'", "’", "s")):
        first -= 1  # "(Sweden's Sida)"
    if behind[:1] != [")"] or any(word not in (".", ";", ",") for word in behind[1:]):
        return None
    alone = right[first - 1].word == "(" and right[first - 2].kind != "organisation"  # no acronym of a name
    return resolve(parties, named[-1], right, "bracket") if alone else None


def before_semicolon(parties: Parties, segment: Segment) -> Payer | None:
    """ "the Emerging Africa Infrastructure Fund (EAIF; | EUR 12 million)", "(ADB: | X)": name and amount in one bracket."""
    before = segment.before[-3:]
    if any(item.word not in HEDGES for item in segment.left) or not segment.right or segment.right[0].word != ")" or len(before) < 3:
        return None
    if before[2].word not in (";", ",", ":") or before[0].word not in ("(", "["):
        return None
    named = parties_in(parties, before[1:2])
    return resolve(parties, named[0], before[1:2], "bracket") if named and named[0].kind == "organisation" else None


def apposed(parties: Parties, segment: Segment, named: list[Party]) -> Payer | None:
    """AFD, $57 million; the name and its amount alone, in a list of payers."""
    left = [item for item in segment.left if item.word not in HEDGES]
    opened = next((k for k in range(len(segment.left) - 1, -1, -1) if segment.left[k].word in ("(", ")")), None)
    if opened is not None and segment.left[opened].word == "(":
        named = [party for party in named if party.first > opened]  # "the Health Project in Moldova (World Bank, $30 million)"
    if len(left) >= 2 and left[-1].word == "," and len(named) == 1 and named[0][3] in ("organisation", "government", "group"):
        party = named[0]
        behind = [item for item in without_acronym(segment.left[party.last + 1 :]) if item.word not in ("themselves", "itself")]
        before = [item for item in segment.left[: party.first] if item.word not in SKIPPED and item.kind != "percent"]
        before = [item for item in before if party.kind != "group" or not is_modifier(item)]
        if behind and behind[0].word == "," and (not before or before[-1].word in (":", ";", "and", ",", "(")):
            if not any(item.kind == "verb" for item in (*segment.left, *segment.right[:3])):
                return resolve(parties, party, segment.left, "adjacent")
    return None


def comes_with(parties: Parties, found: list[Item], named: list[Party]) -> Payer | None:
    """ADB (comes in) with $5 million."""
    if not any(item.word == "with" for item in found[-3:]):
        return None
    for party in reversed(named):
        gives = party.kind not in ("country", "group") or party.kind == "country" and party.key[-3:] in donors()
        if gives and slot_of(found, party.first) in (None, "and"):
            return resolve(parties, party, found, "with")
    return None


def named_before_with(parties: Parties, segment: Segment) -> Payer | None:
    """... and the OPEC Fund, with $50 million."""
    before = segment.before[-4:]
    if not segment.left or segment.left[0].word != "with" or len(segment.left) > 3 or len(before) < 2:
        return None
    last = len(before) - (2 if before[-1].word == "," else 1)
    named = [party for party in parties_in(parties, before) if party.last == last and party.kind == "organisation"]
    return resolve(parties, named[0], before, "with") if named else None


def lender_of_item(parties: Parties, start: int, end: int) -> Payer | None:
    """ADB - Transport Project - $100 million: the lender that an item of a list opens with."""
    for _, mention in parties.scene.within(start, min(end, start + 12), "organisation"):
        entity = parties.scene.entity(mention)
        if entity is None or entity.type not in LENDERS or parties.scene.clean[start : mention.char_start].strip(" *_(•-–"):
            return None
        if _ITEM_RULE.match(parties.scene.clean, mention.char_end, mention.char_end + 40):
            return Payer(entity.key, mention.char_start, mention.char_end, "modifier")
    return None


_ITEM_RULE = re.compile(r"(?:\s*\([A-Za-z&/ ]{2,12}\))?[*_]*(?:\s+[-–—]\s|:\s|\s*[—–]\s)")
