"""Finds the parties of a stretch of a sentence: organisations, countries and the words that stand for one.

Words such as "the government", "the city", "the lender", "farmers" stand for the government of the country, the city, ...
"""

from __future__ import annotations

from functools import lru_cache

from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_slots import DESCRIBES, PREPOSITIONS
from extraction.facts.payer.payer import Party
from extraction.lexicon import fold, is_organ, rows, split
from extraction.model import Entity
from extraction.phrases import Item


def parties_in(parties: Parties, found: list[Item]) -> list[Party]:
    """The parties of a stretch in order: organisations, countries and words for them."""
    named: list[Party] = []
    at = 0
    while at < len(found):
        party = _party_at(parties, found, at)
        if party is not None and named and _repeats_as_acronym(found, party, named[-1]):
            closed = at + 1 < len(found) and found[at + 1].word == ")"
            party = named[-1] = named[-1]._replace(last=at + 1 if closed else at)
        elif party is not None:
            named.append(party)
        at = party.last + 1 if party is not None else at + 1
    return named


def _party_at(parties: Parties, found: list[Item], at: int) -> Party | None:
    item = found[at]
    entity = parties.scene.entity(parties.scene.mentions[item.mention]) if item.mention is not None else None
    if entity is None:
        return _told_by_word(parties, found, at) if item.kind in ("word", "noun") and _may_begin(item.word) else None
    if entity.kind not in ("organisation", "place") or owns_next(parties, found, at):
        return None
    if entity.kind == "organisation":
        return None if _is_source(parties, entity) or is_organ(entity) else Party(at, at, entity.key, "organisation")
    return _state_at(found, at, entity.country) if entity.type == "country" and entity.country else None


def _repeats_as_acronym(found: list[Item], party: Party, before: Party) -> bool:
    """The acronym in brackets or behind a comma: "the Islamic Development Bank, IsDB"."""
    named = party.kind == "organisation" and found[party.first].mention is not None
    return named and party.key == before.key and party.first == before.last + 2 and found[party.first - 1].word in ("(", ",")


def _state_at(found: list[Item], at: int, country: str) -> Party | None:
    """A country or its government; not the adjective of "Palestinian entrepreneurs"."""
    after = found[at + 1].word if at + 1 < len(found) else ""
    if fold(found[at].word) in adjectives() and after not in _OF_A_STATE:
        return None
    governs = after in _GOVERNMENT
    return Party(at, at + 1 if governs else at, f"government:{country}", "government" if governs else "country")


def _told_by_word(parties: Parties, found: list[Item], at: int) -> Party | None:
    """ "the government", "the Bank", "the Executive Directors of the African Development Fund"."""
    span, payer = _payer_phrase(found, at)
    if payer is None or found[at].word.startswith("centre") and parties.country != "IND":
        return None  # "the Centre" is India's union government
    if found[at + span - 1].word.endswith("'s") and _owns_described(found, at + span):
        return None
    if payer == "taker" and (not at or found[at - 1].word not in ("the", "its") or any(item.kind == "organisation" for item in found[at + span : at + span + 2])):
        return None  # "the utility, Assam Power Distribution": a name tells it
    owner = _owner_of(parties, found, at) if payer == "lender" and found[at].word in OWN_BOARD else None
    if owner is not None:
        return Party(at, at, owner.key, "organisation")
    of = _body_of(found, at + span) if payer == "lender" and found[at].word in OWN_BOARD else None
    body = parties.scene.entity(parties.scene.mentions[found[of].mentioned]) if of is not None else None
    if of is not None and body is not None:
        return Party(at, of, body.key, "organisation")
    return Party(at, at + span - 1, payer + ":" + " ".join(i.word for i in found[at : at + span]), payer)


def _owns_described(found: list[Item], at: int, sure: bool = False) -> bool:
    """ "the bank's | long-standing partner the Nordic Development Fund", "the country's | largest lender Ecobank"; `sure` asks for such a word."""
    for k, item in enumerate(found[at : at + 6], at):
        if item.kind == "organisation":
            return not sure or any(one.word in DESCRIBES for one in found[max(at, k - 2) : k])
        if item.kind not in ("word", "noun") or item.word in PREPOSITIONS or item.word in ("and", "is", "was", "are", "which", "that"):
            return False
    return False


_GOVERNMENT = frozenset("government state side budget treasury exchequer authorities".split())
_OF_A_STATE = _GOVERNMENT | frozenset("counterpart contribution share and or grant loan credit".split())


@lru_cache(maxsize=1)
def adjectives() -> frozenset[str]:
    """The countries' adjectives, folded, that are no names of theirs."""
    return frozenset(fold(word) for row in rows("countries") for word in split(row["adjectives"])) - {fold(row["name"]) for row in rows("countries")}


def _owner_of(parties: Parties, found: list[Item], at: int) -> Entity | None:
    """The institution whose board this is: "the Green Climate Fund's | board"."""
    k = at - 1
    while k >= 0 and at - k < 3 and found[k].word in ("'", "’", "s"):
        k -= 1
    if k < 0 or k == at - 1 or found[k].kind != "organisation":
        return None
    return parties.scene.entity(parties.scene.mentions[found[k].mentioned])


def _body_of(found: list[Item], at: int) -> int | None:
    """Where the institution stands whose board this is: "the Executive Directors of the | African Development Fund"."""
    if at < len(found) and found[at].word == "of":
        at += 2 if at + 1 < len(found) and found[at + 1].word == "the" else 1
        if at < len(found) and found[at].kind == "organisation":
            return at
    return None


def _is_source(parties: Parties, entity: Entity) -> bool:
    """A newspaper or agency that only tells."""
    return entity.type in ("news agency", "media") or (
        entity.name == parties.scene.profile.publisher and not entity.registry and parties.scene.profile.genre == "news"
    )


def owns_next(parties: Parties, found: list[Item], at: int) -> bool:
    """ "the EU's Neighbourhood Investment Facility", "Italy's SACE"."""
    following = found[at + 1 : at + 9]
    possessive = parties.scene.clean[found[at].start : found[at].end].endswith(("'s", "’s"))
    if not possessive and (len(following) < 2 or following[0].word not in ("'", "’")):
        return False
    rest = [item for item in following[0 if possessive else 1 :] if item.word != "s"]
    if rest and rest[0].kind == "organisation" or found[at].kind == "organisation" and _owns_described(rest, 0, sure=True):
        return True
    for k, item in enumerate(rest[:6]):
        if item.word in _DESCRIBED_AS:
            return _behind_name(found, at) or k + 1 < len(rest) and rest[k + 1].word in (",", "and", "(") and k > 0
        if item.kind in ("mark", "money") and item.word != "-" or item.word in PREPOSITIONS:
            return False
    return False


_DESCRIBED_AS = frozenset("institution bank arm lender agency body".split())


def _behind_name(found: list[Item], at: int) -> bool:
    """Whether a name stands right before in apposition: "the EIB, the European Union's long-term lending institution"."""
    before = [item for item in found[max(0, at - 6) : at] if item.word not in ("the", ")", "(")]
    return len(before) > 1 and before[-1].word in (",", "–", "—", "-") and before[-2].kind == "organisation"


def _payer_phrase(found: list[Item], at: int) -> tuple[int, str | None]:
    words = _payer_words()
    for span in (3, 2, 1):
        phrase = " ".join(item.word.partition("/")[0].removesuffix("'s").removesuffix("s'") for item in found[at : at + span])  # "borrower/recipient"
        if at + span <= len(found) and phrase in words:
            return span, words[phrase]
        phrase = " ".join(item.word for item in found[at : at + span])
        if at + span <= len(found) and phrase in words:
            return span, words[phrase]
    return 1, None


@lru_cache(maxsize=1)
def _payer_words() -> dict[str, str]:
    return {row["phrase"]: row["payer"] for row in rows("payer_words")}


@lru_cache(maxsize=20_000)
def _may_begin(word: str) -> bool:
    """Whether a word, or the first of a noun of several, begins one of these phrases."""
    first = word.split(" ", 1)[0].partition("/")[0]
    return first in _first_words() or first.removesuffix("'s").removesuffix("s'") in _first_words()


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _payer_words())


OWN_BOARD = frozenset(("board", "directors", "we"))
PRONOUNS = frozenset(("it", "they", "who"))
