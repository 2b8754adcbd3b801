"""Payers that are the subject of a verb of giving: "ADB will lend", "AFD, which committed", "A and B will each provide"."""

from __future__ import annotations

from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_names import parties_in
from extraction.facts.payer.party_organisation import resolve
from extraction.facts.payer.party_slots import coordinate, slot_of
from extraction.facts.payer.payer import LENDERS, Party, Payer
from extraction.phrases import Item
from extraction.segments import HEDGES, Segment


def giving_subject(parties: Parties, found: list[Item], named: list[Party], into: bool = False) -> Payer | None:
    """The party before the verb of giving that governs the amount; `into` says that the amount is put into something."""
    for v in range(len(found) - 1, -1, -1):
        verb = found[v]
        infinitive = verb.word in ("grant", "meet") and v and found[v - 1].word in ("to", "will", "would", "may")  # "is looking to grant"
        brings = verb.phrase.lemma == "bring" or verb.word in _PUTS and into  # "the Fund brings X", "each put X into the company"
        brings = brings and all(item.word in HEDGES for item in found[v + 1 :])
        if not infinitive and not brings and (verb.kind != "verb" or verb.phrase.sense != "give" or _is_noun_use(found, v)):
            continue
        if _is_passive(parties, found, v) or verb.phrase.lemma == "find" and found[v + 1 : v + 2] and found[v + 1].word == "that":
            continue  # "We found that X was spent"
        raises = verb.phrase.lemma == "raise"  # a bank or company that raises money takes it
        candidates = [p for p in named if p.last < v and not _is_aside(found, p.first, v)]
        for party in reversed(candidates):
            slot = slot_of(found, party.first)
            while slot == "and":
                earlier = [p for p in named if p.last < party.first and coordinate(found, p.last, party.first)]
                if not earlier:
                    break
                joined = any(item.word in ("and", "&") for item in found[earlier[-1].last + 1 : party.first])
                if not joined and earlier[-1].kind == "lender" and party.is_named:
                    slot = None  # "Japan's cooperation agency, JICA, adds"
                    break
                if not joined and not party.kind == earlier[-1].kind == "country" and slot_of(found, earlier[-1].first) not in (None, "and"):
                    slot = None  # "For a dam in Burundi, the World Bank provided"
                    break
                party, slot = earlier[-1], slot_of(found, earlier[-1].first)
            gerund = parties.scene.clean[verb.start : verb.end].lower().split()[0].endswith("ing")
            if party.kind == "country" and party.last + 1 < v and found[party.last + 1].word == ":":
                continue  # "Guinea: EximBank approves"
            if raises and (party.kind != "organisation" or parties.type_of(party.key) not in LENDERS):
                continue
            if party.kind == "group" and gerund and found[v - 1].word == "by":
                continue  # "backs small firms by providing"
            if slot is None or slot == "and" or (slot == "with" and gerund):
                return resolve(parties, party, found, "subject")
            if slot == "of" and party.is_named and _board_before(found, party.first):
                return resolve(parties, party, found, "subject")
    return None


_PUTS = frozenset("put puts putting".split())


def _is_aside(found: list[Item], k: int, verb: int) -> bool:
    """Whether an item stands in a relative clause that closes before the verb: "the utility, which the state owns, puts in"."""
    opened = next((at for at in range(k, 0, -1) if found[at].word == ","), None)
    if opened is None or found[opened + 1].word not in ("which", "who", "whose", "where", "whom"):
        return False
    return any(item.word == "," for item in found[k + 1 : verb])


def _is_passive(parties: Parties, found: list[Item], v: int) -> bool:
    before = [item.word for item in found[max(0, v - 3) : v]]
    form = parties.scene.clean[found[v].start : found[v].end].lower()
    if form.split()[0].endswith("ing") or (before and before[-1] == "to"):
        return False
    return any(word in ("is", "are", "was", "were", "be", "been", "being") for word in before)


def _is_noun_use(found: list[Item], v: int) -> bool:
    """ "the loan supports" is a verb, "support for" and "the fund" are nouns; an article right before shows a noun."""
    return bool(v) and found[v - 1].word in ("the", "a", "an", "its", "this", "of", "for")


def _board_before(found: list[Item], k: int) -> bool:
    """ "The Board of Executive Directors of the Bank approved"."""
    return any(
        item.word in ("board", "boards", "directors", "management", "council", "president", "governors", "delegation", "representative", "delegate")
        for item in found[max(0, k - 6) : k]
    )


def relative_subject(parties: Parties, segment: Segment, found: list[Item], named: list[Party]) -> Payer | None:
    """ADB, whose loan is $167 million; AFD, which committed $300 million."""
    for k in range(len(found) - 1, -1, -1):
        if found[k].word in ("whose", "which", "who"):
            verb = any(i.kind == "verb" and i.phrase.sense == "give" for i in found[k + 1 :])
            nearest = [p for p in named if p.last < k and p.is_named]
            inside = [p for p in named if p.first > k and p.is_named]
            if found[k].word == "which" and k and found[k - 1].word in ("of", "for", "in"):
                return None
            if not nearest and not inside and k <= 1 and (verb or found[k].word == "whose"):
                earlier = [p for p in parties_in(parties, segment.before[-6:]) if p.is_named]
                return resolve(parties, earlier[-1], segment.before[-6:], "relative") if earlier else None
            if nearest and not inside and (verb or found[k].word == "whose") and k - nearest[-1].last <= 4:
                return resolve(parties, nearest[-1], found, "relative")
            return None
    return None


def all_payers(parties: Parties, segment: Segment) -> list[Payer]:
    """The coordinate subjects of "A and B will each provide $10 million", those that stand last before the verb; each of "the two governments"."""
    subjects: list[Payer] = []
    last: int | None = None
    for party in parties_in(parties, segment.left):
        owner = party.last + 1 < len(segment.left) and segment.left[party.last + 1].word == "'"
        if not party.is_named or owner or slot_of(segment.left, party.first) not in (None, "and"):
            continue
        if last is not None and not coordinate(segment.left, last, party.first):
            subjects.clear()
        payer = resolve(parties, party, segment.left, "subject")
        if payer:
            subjects += [payer, *_sharing(parties, segment.left[party.first], payer)]
            last = party.last
    return subjects


def stands_for_several(parties: Parties, payer: Payer) -> bool:
    """Whether the words that tell a payer stand for others too: "the two governments"."""
    return len({m.entity for _, m in parties.scene.within(payer.start, payer.start + 1, "organisation")}) > 1


def _sharing(parties: Parties, item: Item, payer: Payer) -> list[Payer]:
    """The others that a name of several stands for: "the two governments"."""
    if item.mention is None:
        return []
    named = parties.scene.mentions[item.mention]
    others = [m for _, m in parties.scene.within(item.start, item.start + 1, "organisation") if m.char_end == named.char_end and m.entity != named.entity]
    return [Payer(other.entity, payer.start, payer.end, payer.how) for other in others if other.entity]


def last_two(parties: Parties, segment: Segment, *, bodies: bool = False) -> list[Payer]:
    """The last two named before an amount where they are joined by "and"; of `bodies`, countries aside."""
    found = [party for party in parties_in(parties, segment.left) if party.is_named and not (bodies and party.kind == "country")][-2:]
    if len(found) < 2 or not coordinate(segment.left, found[0][1], found[1][0]):
        return []
    return [payer for party in found if (payer := resolve(parties, party, segment.left, "adjacent"))]
