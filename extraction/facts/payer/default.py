"""The lender that an amount is of where its own words show nobody who gives: the subject of its clause, whatever the verb
("the Bank is in for $15 million"), else who its sentence, then its paragraph, told last as one that acts or lends.

A name behind a preposition ("submitted by IFAD", "together with AIIB"), an owner ("the EU's bank") and who is only said to say
or reckon something gives nothing.
"""

from __future__ import annotations

from bisect import bisect_left

from extraction import expressions as re
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_names import PRONOUNS
from extraction.facts.payer.party_organisation import resolve, whose_board
from extraction.facts.payer.party_slots import slot_of
from extraction.facts.payer.payer import LENDERS, LENDERS_OR_FUNDS, Party, Payer
from extraction.model import Mention
from extraction.phrases import Item
from extraction.segments import HEDGES, Segment


def acting_lender(parties: Parties, segment: Segment, named: list[Party]) -> Payer | None:
    """ "The AfDB comes in for X", "takes part with X": the lender that is the subject of the amount's clause."""
    left = segment.left
    for party in reversed(named):
        if not _lends(parties, party) or left[party.first].word in PRONOUNS:
            continue
        if slot_of(left, party.first) not in (None, "and"):
            continue
        between = [item for item in left[party.last + 1 :] if item.word not in HEDGES]
        if _is_owner(parties, left[party.last]) or not _is_deed(between) or _is_owned_taker(left, party, between):
            return None
        return resolve(parties, party, left, "subject")
    return None


def _lends(parties: Parties, party: Party) -> bool:
    return party.kind == "lender" or party.kind == "organisation" and parties.type_of(party.key) in _BANKS


_BANKS = LENDERS - {"multilateral programme", "national development bank"}


def _is_owner(parties: Parties, item: Item) -> bool:
    clean = parties.scene.clean
    return clean.startswith(("'s", "’s", "' ", "’ "), item.end) or clean.endswith(("'s", "’s"), item.start, item.end)


def _is_owned_taker(left: list[Item], party: Party, between: list[Item]) -> bool:
    """ "Ecuador gets X; and Paraguay's Development Bank, a line of Y": whose bank it is, where no verb says that it gives."""
    before = [item.word for item in left[max(0, party.first - 2) : party.first]]
    return between[0].word == "," and before in (["'", "s"], ["’", "s"]) and not any(item.kind == "verb" for item in between)


def _is_deed(between: list[Item]) -> bool:
    """Whether the words between a subject and an amount tell that it does something, and nothing that stands against its giving."""
    words = [item.word for item in between if item.kind in ("word", "verb", "noun")]
    if not any(word not in _STATES for word in words) or len(between) > _FARTHEST:
        return False
    if any(item.kind in ("money", "activity") or item.word in _NEW_CLAUSE or item.word in _NO_DEEDS for item in between):
        return False
    return not any(item.kind == "verb" and item.phrase.sense not in ("give", "go", "relend", "carry out") for item in between)


_FARTHEST = 14  # items
_STATES = frozenset("has have had is was were be been being its their".split())
_NEW_CLAUSE = frozenset("that which who whose whom while whereas because since if when after before than where how ; : ( ) “ ” \"".split())
_NO_DEEDS = frozenset(
    """say says said saying estimate estimates estimated reckon reckons reckoned expect expects expected believe believes report reports reported
    note notes noted warn warns warned predict predicts projects projected forecast calculate calculates calculated value values valued put puts
    find finds found show shows showed record records recorded earn earns earned lose loses lost owe owes owed sue sued fine fined repay repays repaid
    borrow borrows borrowed raise raises raised hold holds held own owns owned manage manages managed ask asks asked demand demands tell told
    cost costs costing worth portfolio assets capital profit debt stake bond bonds reject rejected cancel cancelled cancels refuse refused
    suspend suspended withdraw withdrew withhold withheld hire hired buy buys bought sell sells sold rank ranks placed cedes ceded reinsured lending pipeline""".split()
)


def lender_of_sentence(reading: MoneyReading, use: Use) -> Payer | None:
    """Whom the sentence of an amount told last before it as a lender that acts; the payer of another amount counts as one."""
    return _last_told(reading, use, use.sentence.start)


def lender_of_paragraph(reading: MoneyReading, use: Use) -> Payer | None:
    """The same of its paragraph or item of a list."""
    return _last_told(reading, use, use.sentence.block.start)


def _last_told(reading: MoneyReading, use: Use, start: int) -> Payer | None:
    if any(item.word in _OTHER for item in use.segment.left[-5:]):
        return None  # "$20 million is an IDA credit; the other $24 million is carbon finance"
    named = _acting(reading, start, use.mention.char_start)
    paid = [one.payer for one in _before(reading, use, start) if one.payer is not None and reading.parties.type_of(one.payer.key) in LENDERS_OR_FUNDS]
    last = max(paid, key=lambda one: one.end, default=None)
    if last is not None and (not named or last.end >= named[-1].char_end):
        return Payer(last.key, last.start, last.end, "context")
    if not named:
        return None
    return Payer(whose_board(reading.scene, named[-1].entity or ""), named[-1].char_start, named[-1].char_end, "context")


_OTHER = frozenset("other remaining rest balance remainder".split())


def _before(reading: MoneyReading, use: Use, start: int) -> list[Use]:
    """The amounts of the same stretch before an amount whose payer their own words tell."""
    at = bisect_left(reading.uses, use.mention.char_start, key=lambda each: each.mention.char_start)
    near = [one for one in reading.uses[max(0, at - _NEAR) : at] if one.mention.char_start >= start]
    return [one for one in near if one.role in ("commitment", "portfolio total") and one.payer is not None and one.payer.how != "context"]


_NEAR = 20  # amounts


def _acting(reading: MoneyReading, start: int, end: int) -> list[Mention]:
    """The lenders that a stretch names, but those behind a preposition or in a bracket, with who is joined to them, and owners."""
    clean, found = reading.clean, []
    past, oblique = start, False
    for _, mention in reading.scene.within(start, end, "organisation"):
        joined = past > start and _JOINED.fullmatch(clean, past, mention.char_start) is not None
        oblique = oblique if joined else _OBLIQUE.search(clean, max(start, mention.char_start - 40), mention.char_start) is not None
        past = mention.char_end
        owner = clean.startswith(("'s", "’s", "' ", "’ ", "-"), past) or clean.endswith(("'s", "’s"), mention.char_start, past)
        if not oblique and not owner and reading.parties.type_of(whose_board(reading.scene, mention.entity or "")) in _BANKS and not clean.startswith((" |", "|"), past):
            found.append(mention)
    return found


# "submitted by", "together with the", "a proposal of the": who stands there is no giver by itself
_OBLIQUE = re.compile(
    r"(?:\b(?:with|by|of|to|for|in|at|on|like|than|under|alongside|besides|beside|including|via|through|between|among|as|into|against|until|after|before|since|beyond|(?:apart|aside|away)\sfrom)\s(?:the\s)?(?:[a-z-]+\s)?|\()\Z"
)
_JOINED = re.compile(r"[\s,()&/]{0,3}(?:and\s|or\s)?(?:the\s)?")
