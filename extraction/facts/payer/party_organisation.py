"""Says which organisation a party is: the government of the country, the lender named last, the city, a group by its own name."""

from __future__ import annotations

from bisect import bisect_left

from extraction import expressions as re
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_names import OWN_BOARD, PRONOUNS, parties_in
from extraction.facts.payer.party_slots import is_modifier, slot_of
from extraction.facts.payer.payer import FINANCIERS, LENDERS, Party, Payer
from extraction.lexicon import FEDERATIONS, country_names, fold, government_entity, registry, slug
from extraction.model import Entity
from extraction.phrases import Item
from extraction.recipients import country_of_title
from extraction.scene import Scene


def resolve(parties: Parties, party: Party, found: list[Item], how: str) -> Payer | None:
    """The organisation behind a party; None where the text does not say which."""
    first, last, key, kind = party
    start, end = found[first].start, found[last].end
    if found[last].word.endswith("borrower") and parties.taker is not None:
        return Payer(parties.taker, start, end, how)
    if kind == "organisation":
        return Payer(_canonical(parties, whose_board(parties.scene, key)), start, end, how)
    if kind == "government" and key[-3:].isupper() and key.startswith("government:"):
        return government_of(parties, key[-3:], start, end, how)
    if kind == "country":
        return government_of(parties, key[-3:], start, end, how)
    if kind == "government" and (own := _subnational(parties, found, first, last) or _federal_state(parties, found[first].word)):
        return Payer(own, start, end, how)
    if kind == "taker":
        taker = parties.local_bank if found[last].word in ("bank", "lender") else parties.taker
        return Payer(taker, start, end, how) if taker is not None else None
    if kind == "government":
        if parties.country is None:
            return Payer(own_party(parties, "Government", "government"), start, end, how)
        return government_of(parties, parties.country, start, end, how)
    if kind == "lender":
        word = found[first].word
        if word in PRONOUNS:
            antecedent = _antecedent(parties, found, first)
            if antecedent:
                return resolve(parties, antecedent, found, how)
        if (called := _called_by_word(parties, found, first)) is not None:
            return Payer(called, found[first - 1].start, end, how)
        before = parties.main_lender if word in OWN_BOARD else _fund_before(parties, start) if word == "fund" else _lender_before(parties, start, word)
        return Payer(before, start, end, how) if before else None
    if kind == "place":
        return _municipality(parties, found, first, start, end, how)
    opening = first
    while kind == "group" and opening and first - opening < 3 and is_modifier(found[opening - 1]):
        opening -= 1
    name = " ".join(item.word for item in found[opening : last + 1])
    if first and found[first - 1].kind in ("organisation", "place") and found[first - 1].mention is not None:
        name = f"{parties.scene.clean[found[first - 1].start : found[first - 1].end]} {name}"
    return Payer(own_party(parties, name.removesuffix(" themselves"), "group"), start, end, how)


def _canonical(parties: Parties, key: str) -> str:
    """The government of a country under its one key, whatever name of the country the text uses."""
    entity = parties.scene.entities.get(key)
    if entity is not None and _MISSION.search(entity.name) and (country := country_of_title(entity.name)) in country_names():
        payer = government_of(parties, country, 0, 0, "mission")
        return payer.key if payer is not None else key
    if entity is None or entity.type != "government" or not entity.name.startswith("Government of "):
        return key
    name = entity.name.removeprefix("Government of ").removeprefix("the ")
    for known in registry().known.get(" ".join(fold(name).replace("-", " ").split()), ()):
        if known.entity.kind == "place" and known.entity.type == "country" and known.entity.country in country_names():
            government = government_entity(known.entity.country)
            parties.scene.entities.setdefault(government.key, government)
            return government.key
    return key


_MISSION = re.compile(r"\b(?:Embassy|High Commission|Consulate)\b")  # which gives for its state


def _subnational(parties: Parties, found: list[Item], first: int, last: int) -> str | None:
    """ "the Abia State government", "the State of Uttarakhand", "the government of Gansu province": by the name that the text gives it."""
    while first and found[first - 1].word in _LEVELS:
        first -= 1
    before = found[first - 1] if first else None
    behind = found[last + 2] if last + 2 < len(found) and found[last + 1].word == "of" else None
    for place, start, end in ((before, first - 1, last), (behind, first, last + 2)):
        entity = parties.scene.entity(parties.scene.mentions[place.mentioned]) if place is not None and place.kind == "place" else None
        if place is None or entity is None or entity.country is None or entity.type in ("country", "continent", "city", None):
            continue
        if place is before and parties.scene.clean[place.start : place.end].endswith(("'s", "’s")) and found[first].word == "state":
            continue
        name = " ".join(parties.scene.clean[found[start].start : found[end].end].split())
        return own_party(parties, name[:1].upper() + name[1:], "government")
    return None


def _federal_state(parties: Parties, word: str) -> str | None:
    """ "the state will bear X": in a federation the government of the one state that the text is about."""
    if word != "state" or parties.country not in FEDERATIONS:
        return None
    named = {
        entity.name
        for mention in parties.scene.mentions
        if mention.kind == "place" and (entity := parties.scene.entity(mention)) is not None
        and entity.country == parties.country and entity.type in _STATES
    }
    return own_party(parties, f"Government of {named.pop()}", "government") if len(named) == 1 else None


_STATES = frozenset(("state", "province", "region", "admin1", "territory"))
_LEVELS = frozenset("state provincial province regional region local county oblast district".split())


def whose_board(scene: Scene, key: str) -> str:
    """The institution of "Executive Board of IFAD", where a board is told as a body of its own."""
    entity = scene.entities.get(key)
    match = _BOARD_OF.match(entity.name) if entity is not None and (not entity.registry or entity.name.startswith("Delegation")) else None
    if not match:
        return key
    for known in registry().known.get(" ".join(fold(match[1]).replace("-", " ").split()), ()):
        if known.entity.kind == "organisation":
            scene.entities.setdefault(known.entity.key, known.entity)
            return known.entity.key
    return key


_BOARD_OF = re.compile(r"(?:(?:EU )?Delegation of (?:the )?(?=European Union)|(?:Executive )?(?:Board|Council)(?: of (?:Executive )?(?:Directors|Governors|Trustees))? of (?:the )?)(European Union(?= to\b|\Z)|.+)")


def _called_by_word(parties: Parties, found: list[Item], k: int) -> str | None:
    """ "the Nordic bank", "the Saudi fund", "the Japanese agency": the one lender told so far whose name or country has the word before."""
    told = found[k - 1] if k else None
    if told is None or told.kind not in ("word", "place") or not parties.scene.clean[told.start].isupper():
        return None
    place = parties.scene.entity(parties.scene.mentions[told.mentioned]) if told.kind == "place" else None
    at = bisect_left(parties.scene._starts, told.start)
    named = {
        entity.key
        for mention in parties.scene.mentions[max(0, at - _NEAR_MENTIONS) : at]
        if mention.kind == "organisation" and (entity := parties.scene.entity(mention)) is not None and entity.type in FINANCIERS - {"government"}
        and (told.word.removesuffix("'s") in fold(entity.name).split() or place is not None and place.type == "country" and entity.country == place.country)
    }
    return named.pop() if len(named) == 1 else None


def _antecedent(parties: Parties, found: list[Item], k: int) -> Party | None:
    """What "it" stands for in its own sentence: the nearest financier told before as a subject, else the first subject.

    A dateline's place is none: "PRISTINA (Kosovo) - The EBRD announced that it".
    """
    subjects = [
        party
        for party in parties_in(parties, found[:k])
        if party.is_named and slot_of(found, party.first) in (None, "of")
    ]
    lenders = [party for party in subjects if party.kind == "organisation" and parties.type_of(party.key) in FINANCIERS]
    others = [party for party in subjects if party.kind != "country" or slot_of(found, party.first) == "of"]
    return next(iter(lenders[-1:] or others[:1]), None)


def government_of(parties: Parties, country: str | None, start: int, end: int, how: str) -> Payer | None:
    """The government of a country as a payer; its bilateral lender where the text names that and the money only comes from the country."""
    if country not in country_names():
        return None
    agency = _agency_of(parties, country) if how in ("agent from", "receive") else None
    if agency:
        return Payer(agency, start, end, how)
    entity = government_entity(country)
    parties.scene.entities.setdefault(entity.key, entity)
    return Payer(entity.key, start, end, how)


def _agency_of(parties: Parties, country: str) -> str | None:
    """The bilateral lender of a country that the text names: a loan "from Japan" is JICA's where JICA is named."""
    for entity in parties.scene.entities.values():
        if entity.kind == "organisation" and entity.country == country and entity.type in ("bilateral agency", "export credit agency"):
            return entity.key
    return None


def _municipality(parties: Parties, found: list[Item], first: int, start: int, end: int, how: str) -> Payer | None:
    word = parties.scene.clean[found[first].start : found[first].end].removesuffix("'s").capitalize()
    place = next((i for i in found[first + 1 : first + 8] if i.kind == "place"), None)
    name = parties.scene.clean[place.start : place.end] if place else _main_city(parties, start)
    return Payer(own_party(parties, f"{word} of {name}", "local government"), start, end, how) if name else None


def _main_city(parties: Parties, position: int) -> str | None:
    for mention in reversed(parties.scene.mentions[: bisect_left(parties.scene._starts, position)]):
        entity = parties.scene.entity(mention)
        if mention.kind == "place" and entity and entity.type not in ("country", "region", "continent"):
            return entity.name
    return None


NO_STATES = "organisation:government"  # the government of a text that is about several countries


def own_party(parties: Parties, name: str, kind: str) -> str:
    """The key of a party by a name of the text's own, which no list has."""
    key = f"organisation:{slug(name)}"
    parties.scene.entities.setdefault(key, Entity(key, "organisation", name, type=kind, country=parties.country))
    return key


def _lender_before(parties: Parties, position: int, word: str = "") -> str | None:
    """The financier that the text named last before a position, the text's main lender where none is; "the bank" is one that is called so."""
    last = None
    for mention in reversed(parties.scene.mentions[: bisect_left(parties.scene._starts, position)]):
        entity = parties.scene.entity(mention)
        owns = parties.scene.clean.startswith(("'s ", "’s "), mention.char_end)  # "the EIB, the European Union's bank"
        if mention.kind == "organisation" and entity and entity.type in LENDERS and not owns:
            if word != "bank" or _is_bank(entity):
                return entity.key
            last = last or entity.key
    return parties.main_lender if word == "bank" and parties.main_lender is not None else last or parties.main_lender


def _is_bank(entity: Entity) -> bool:
    return "Bank" in entity.name or any("Bank" in alias for alias in entity.aliases)


def _fund_before(parties: Parties, position: int) -> str | None:
    """What "the Fund" stands for: the lender of the text that is one, else the fund named last before, known or not; else the lender."""
    main = parties.scene.entities.get(parties.main_lender or "")
    if main is not None and re.search(r"\bFund\b", main.name) and parties.is_lenders_own:
        return main.key
    at = bisect_left(parties.scene._starts, position)
    near = parties.scene.mentions[max(0, at - _NEAR_MENTIONS) : at]
    for mention in reversed(near):
        entity = parties.scene.entity(mention)
        if mention.kind == "organisation" and entity and re.search(r"\b(?:Fund|Facility)\b", entity.name):
            return entity.key
    return _lender_before(parties, position)


_NEAR_MENTIONS = 60
