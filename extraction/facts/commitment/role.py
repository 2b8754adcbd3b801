"""Says whether an amount that is no total, cost or context is given, and by whom."""

from __future__ import annotations

from itertools import islice, takewhile

from extraction.facts.commitment.given import counted_as, is_given, is_paid_by_others, is_rest, names_unknown_payer
from extraction.facts.commitment.listed import is_coded, is_listed, is_one_of_approved
from extraction.facts.commitment.vetoes import (
    is_asked,
    is_asked_after,
    is_compared,
    is_contract,
    is_disbursed,
    is_dropped,
    is_level,
    is_part_of_instrument,
    is_partly_disbursed,
    is_tiny,
    is_whole_of_tranche,
    lacks_scale,
)
from extraction.facts.money.activity import activity_in
from extraction.facts.money.cost import gives_work, is_attribute
from extraction.facts.money.counts import each_type
from extraction.facts.money.head import is_financing
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.facts.payer.beside import lender_of_item
from extraction.facts.payer.party_names import parties_in
from extraction.facts.payer.party_organisation import resolve
from extraction.facts.payer.party_slots import coordinate, slot_of
from extraction.facts.payer.payer import Payer
from extraction.facts.payer.rules import payer_of
from extraction.facts.payer.subject import all_payers, stands_for_several
from extraction.layout import BULLET, HEADING, LABEL, ROW
from extraction.phrases import Item
from extraction.segments import HEDGES


def read_commitment(reading: MoneyReading, use: Use, before: Use | None, sense: str | None) -> None:
    """Who gives the amount, and whether it is given at all."""
    left = use.segment.left
    use.activity = activity_in(reading, use.segment)
    use.activity_named = use.activity is not None
    use.payer = _payer(reading, use, before)
    if bears_jointly(use):
        use.payer, use.unnamed, use.role = None, True, "commitment"
        return
    if use.payer is not None and use.payer.how == "subject" and _give_jointly(reading, use):
        use.payer, use.unnamed, use.joint = None, True, True
    else:
        use.unnamed = use.payer is None and (names_unknown_payer(reading.clean, use.segment) or is_paid_by_others(use) or is_rest(use.segment))
    use.attributive = is_attribute(use)
    use.role = _given_role(reading, use, before, sense)
    if use.role == "context" and before is not None and _goes_on_bare(use, before):
        use.role, use.payer = "commitment", use.payer or before.payer
    if before is not None and use.role == "commitment" and _was_drawn_from(before, use):
        before.role, before.type, before.stage, before.payer = "commitment", "disbursement", "disbursed", use.payer or before.payer
    if use.role == "commitment" and any(item.word == "each" for item in (*left[-_NEAR_EACH:], *use.segment.right[:2])):
        takes = any(item.kind == "verb" and item.phrase.sense == "receive" for item in left)
        payers = all_payers(reading.parties, use.segment) or _each_source(reading, use) if not takes else []
        use.payers = payers if len(payers) > 1 else []
        use.types = each_type(left) if not use.payers else ()


def _each_source(reading: MoneyReading, use: Use) -> list[Payer]:
    """ "a EUR 5 million loan each from the EBRD and the EIB"."""
    right = use.segment.right
    named = [party for party in parties_in(reading.parties, right) if party.is_named]
    joined = [named[0]] if named and slot_of(right, named[0].first) in ("from", "by") else []
    for before, party in zip(named, named[1:], strict=False):
        if not joined or joined[-1] is not before or not coordinate(right, before.last, party.first):
            break
        joined.append(party)
    return [payer for party in joined if (payer := resolve(reading.parties, party, right, "agent"))]


_NEAR_EACH = 9  # items: "each of the two banks will put in X"


def bears_jointly(use: Use) -> bool:
    """ "the two governments will bear the remaining X": states that pay together, how much each is not told."""
    left = use.segment.left
    verb = next((k for k in range(len(left) - 1, -1, -1) if left[k].kind == "verb"), None)
    if verb is None or left[verb].phrase.lemma not in _BEARS or any(item.word == "each" for item in (*left[-6:], *use.segment.right[:2])):
        return False
    states = next((k for k in range(verb) if _STATES.intersection(left[k].word.split())), None)
    if states is None or any(item.kind in ("verb", "money") or item.word in (";", "to", "for", "from", "by") for item in left[states:verb]):
        return False
    if any(item.kind in ("organisation", "verb") or item.word in ("to", "for", "from", "by", "with", "in") for item in left[:states]):
        return False
    segments = use.sentence.segments
    at = next((k for k, one in enumerate(segments) if one is use.segment), len(segments))
    following = segments[at + 1].left if at + 1 < len(segments) else None
    return following is None or any(item.word not in HEDGES and item.word not in ("and", ",") for item in following)


_STATES = frozenset("governments states countries".split())
_BEARS = frozenset(("bear", "cover", "contribute", "provide", "pay", "finance", "fund", "add", "put in", "raise", "find", "put", "supply"))


def _give_jointly(reading: MoneyReading, use: Use) -> bool:
    """ "A and B will jointly provide X", "the ministry and the governments of three provinces will invest X"."""
    left = use.segment.left
    if use.payer is not None and stands_for_several(reading.parties, use.payer):
        return not any(item.word in ("each", "apiece") for item in (*left, *use.segment.right[:2]))
    several = len(all_payers(reading.parties, use.segment)) > 1 or any(item.word in _SEVERAL_GIVERS for item in left)
    near = left[-8:]
    return several and any(
        item.word in ("jointly", "together") and (k + 1 == len(near) or near[k + 1].word != "with") for k, item in enumerate(near)
    )


_SEVERAL_GIVERS = frozenset("both two three four five banks lenders institutions donors partners governments they".split())


def _payer(reading: MoneyReading, use: Use, before: Use | None) -> Payer | None:
    """By the words around the amount; else the subject of the amount before, or the lender that opens the list's item."""
    parties, block = reading.parties, use.sentence.block
    first = before is None
    payer = payer_of(parties, use.segment, use.head, first and block.kind not in (LABEL, ROW))
    if payer is not None and first and block.kind == BULLET and payer.how in ("adjacent", "bracket") and parties.is_lenders_own and parties.type_of(payer.key) in _BANKS:
        at = use.mention.char_start  # "- Eastern Bank, EUR 10 million" in a lender's own list
        return Payer(parties.main_lender or "", at, at, "context")
    if payer is None and before is not None and _goes_on(use.segment.left, before) and not _has_own_verb(use):
        return before.payer
    if first and (payer is None or payer.how in ("bracket", "adjacent") and is_coded(reading, use)):
        payer = lender_of_item(parties, block.body, block.end) if block.kind == BULLET else payer
        if payer is not None and is_coded(reading, use) and parties.type_of(payer.key) is None:
            return None  # a fund that is itself financed: "FP173: The Amazon Fund (IDB), $279 million"
    return payer


_BANKS = frozenset(("commercial bank", "bank", "national development bank"))


def _given_role(reading: MoneyReading, use: Use, before: Use | None, sense: str | None) -> str:
    """By the first of these that holds: what is no deed of its own, what an item lists, what is paid out, a part, a cost."""
    left = use.segment.left
    if is_whole_of_tranche(use.segment) or is_level(left) or lacks_scale(reading, use) or is_tiny(use):
        return "context"
    if is_asked(left) or is_asked_after(use.segment.right) or is_dropped(reading.clean, use) or is_compared(reading.clean, use) or is_contract(reading.clean, use):
        return "context"
    if use.payer is None and counted_as(reading.clean, use) in _PARTS or _is_tranche_to_come(use, before) or _is_tranche_each(use, before) or _is_included(use, before) or _is_of_cost(use, before) or _is_set_aside(reading, use) or _goes_on_set_aside(reading, use, before):
        return "component"
    if before is not None and _is_whole_of_before(use, before):
        return "total cost"
    if is_listed(use):
        return "total cost" if _lists_costs(reading) else "commitment"
    use.drawn = is_partly_disbursed(use.segment)
    paid = is_disbursed(use.segment) if use.sentence.block.kind != HEADING and not use.drawn else None
    if paid:
        paid_out = before if before is not None and _is_of_loan(use, before) else use
        paid_out.stage, paid_out.type, paid_out.role = "disbursed", "disbursement", "commitment"
        paid_out.payer, use.drawn = paid_out.payer or use.payer, paid_out is not use
        return "commitment"
    if paid is not None or is_part_of_instrument(use):
        return "component"
    if is_one_of_approved(reading, use):
        return "commitment"
    if use.attributive and not use.opens and not gives_work(reading, use) and not _is_second_of_payer(use):
        return "total cost"
    if _is_spent(use, sense) or not is_given(reading, use, sense):
        return "context"
    return "component" if use.payer is None and _breaks_up_commitment(reading, use) else "commitment"


def _is_included(use: Use, before: Use | None) -> bool:
    """ "including $5 million for training": a part that nobody is said to give."""
    left = use.segment.left
    typed = use.head is not None and use.head.phrase.finance_type is not None
    if typed and (before is None or before.role in ("total cost", "portfolio total")):
        return False  # an instrument of nothing told before it, of a cost, or one of several
    return use.payer is None and (bool(left) and left[0].word == "including" or any(item.word == "including" for item in left[-3:]))


def _is_financing_of_cost(use: Use, before: Use) -> bool:
    """ "the total cost is X, including a Y loan and a Z grant from IFAD": instruments are no parts of a cost."""
    return before.role == "total cost" and use.head is not None and use.head.phrase.finance_type is not None


def _is_set_aside(reading: MoneyReading, use: Use) -> bool:
    """ "X has been kept for riverfront work", "X is ring-fenced for firms led by women": a use of a larger amount told before."""
    value = use.mention.value or 0
    if not any(told.mention.currency == use.mention.currency and (told.mention.value or 0) > value for told in reading.uses[-_LONGEST_LIST:]):
        return False
    right = use.segment.right
    at = next((k for k, item in enumerate(right[:5]) if item.word in _SET_ASIDE), None)
    named = any(item.kind == "activity" and reading.clean[item.start].isupper() for item in right)
    if use.payer is not None or named or not at or right[at - 1].word not in _PASSIVE:
        return False
    return any(item.word in ("for", "to") for item in right[at + 1 : at + 3])


def _goes_on_set_aside(reading: MoneyReading, use: Use, before: Use | None) -> bool:
    """ "..., and Y for training": the next of such uses."""
    left = [item.word for item in use.segment.left if item.word not in HEDGES]
    if before is None or before.role != "component" or not _is_set_aside(reading, before) or use.payer is not None:
        return False
    return left in (["and"], [","], [], ["while"]) and any(item.word in ("for", "to") for item in use.segment.right[:4])


_SET_ASIDE = frozenset(("kept", "keep", "earmarked", "earmark", "ring-fenced", "reserved", "reserve", "allotted", "set aside", "budgeted", "dedicated", "assigned"))
_PASSIVE = frozenset("is are was were been be being".split())


def _is_whole_of_before(use: Use, before: Use) -> bool:
    """ "the Kingdom supplies the rest, X, of the Y needed": what the amount before is a part of."""
    left = [item.word for item in use.segment.left if item.word != ","]
    if any(is_financing(item) for item in use.segment.right[:1]):
        return False  # "has received X of the Y loan"
    return before.role == "commitment" and left in (["of", "the"], ["out", "of", "the"]) and (use.mention.value or 0) > (before.mention.value or 0)


def _is_of_loan(use: Use, before: Use) -> bool:
    """ "X of the Bank's Y loan has been disbursed": what is paid out is the amount before."""
    between = [*before.segment.right, *use.segment.left]
    return 1 < len(between) < 8 and between[0].word == "of" and before.role != "total cost" and not any(item.kind == "verb" for item in between)


def _is_of_cost(use: Use, before: Use | None) -> bool:
    """ "the cost is put at X, with Y earmarked for the first farm": a part of it that nobody is said to give."""
    left = [item.word for item in use.segment.left if item.word not in HEDGES and item.word != ","]
    if before is None or _is_financing_of_cost(use, before):
        return False
    return before.role == "total cost" and use.payer is None and left in (["with"], ["including"], ["of", "which"])


_PARTS = frozenset("component contract lot phase subproject sub-project part section".split())


def _was_drawn_from(use: Use, loan: Use) -> bool:
    """ "has received X of the Y loan": what is paid out of a loan told right behind."""
    between = [item.word for item in (*use.segment.right, *loan.segment.left)]
    if not any(item.kind == "verb" and item.phrase.sense == "receive" for item in use.segment.left):
        return False
    instrument = loan.head is not None and loan.head.phrase.sense == "instrument"
    larger = use.mention.currency == loan.mention.currency and (use.mention.value or 0) < (loan.mention.value or 0)
    return instrument and larger and [word for word in between if word not in HEDGES or word in ("of", "the")] in (["of", "the"], ["from", "the"], ["out", "of", "the"])


def _is_tranche_to_come(use: Use, before: Use | None) -> bool:
    """ "... and the remaining X tranche is expected soon": of the loan told before it."""
    left = [item.word for item in use.segment.left[-4:]]
    tranche = use.head is not None and use.head.word in _TRANCHES
    return before is not None and use.payer is None and tranche and any(word in _REMAINING for word in left)


def _is_tranche_each(use: Use, before: Use | None) -> bool:
    """ "a $300 million loan in two tranches of $150 million each": of the loan told before them."""
    if before is None or before.role != "commitment" or not use.segment.right or use.segment.right[0].word != "each":
        return False
    smaller = use.mention.currency == before.mention.currency and (use.mention.value or 0) < (before.mention.value or 0)
    told = next((item for item in reversed((*use.segment.before[-4:], *use.segment.left)) if item.word not in HEDGES), None)
    return smaller and told is not None and told.word.split()[-1].removesuffix("s") in _TRANCHES


_TRANCHES = frozenset("tranche instalment installment balance portion".split())
_REMAINING = frozenset("remaining last final next outstanding".split())


def _lists_costs(reading: MoneyReading) -> bool:
    """Whether the sum that a list breaks up is a cost."""
    for use in islice(reversed(reading.uses), _LONGEST_LIST):
        costs = use.head is not None and use.head.phrase.sense == "cost"
        if use.role == "portfolio total" and (costs or use.count is not None):
            return costs
    return False


_LONGEST_LIST = 300  # how many amounts before an item its list's sum is looked for in


def _is_second_of_payer(use: Use) -> bool:
    """ "... and a $20 million project": of the payer told before."""
    left = use.segment.left
    return use.payer is not None and bool(left) and left[0].word in ("and", ",") and all(i.word in ("and", ",", "the", "a") for i in left)


def _goes_on_bare(use: Use, before: Use) -> bool:
    """ "two loans worth up to X and up to Y", "X from its own resources and Y, on softer terms": nothing but "and" before the next of them."""
    if before.role != "commitment" or use.mention.qualifier == "between" or use.mention.currency != before.mention.currency:
        return False
    left = use.segment.left
    if not any(item.word in ("and", "plus") for item in left) or any(item.word not in HEDGES and item.word not in ("and", ",", "plus") for item in left):
        return False
    return before.type == "outgoing commitment" and not use.segment.bracketed and not any(item.kind == "verb" for item in use.segment.right[:4])


def _is_spent(use: Use, sense: str | None) -> bool:
    """ "plans to spend X on water"."""
    verb = next((item for item in reversed(use.segment.left) if item.kind == "verb"), None)
    told = verb is not None and verb.phrase.sense == "spend" and sense is None or _was_spent(use.segment.right) and use.sentence.items[0].word not in ("of", "out")
    return told and (use.payer is None or use.payer.how == "context")


def _was_spent(right: list[Item]) -> bool:
    """ "X was spent on lines", "X had gone unspent": what became of money, not what somebody gives."""
    at = next((k for k, item in enumerate(right[:4]) if item.kind == "verb" and item.phrase.sense == "spend"), None)
    at = at or next((k for k, item in enumerate(right[:4]) if item.kind == "verb" and item.phrase.lemma in ("pay", "pay for")), None)
    return bool(at) and right[at - 1].word in ("was", "were", "been", "be") and not any(item.word in ("by", "from") for item in right[at : at + 8])


def _goes_on(left: list[Item], before: Use) -> bool:
    """ "... will extend a $14 million loan and a $5 million grant": the subject gives both."""
    if before.role != "commitment" or before.payer is None or before.payer.how not in ("subject", "relative"):
        return False
    return all(item.word in HEDGES or item.word in ("and", ",", "plus") or item.kind == "noun" for item in left)


def _has_own_verb(use: Use) -> bool:
    """ "...; X is to come from the budget": the amount is the subject of a clause of its own."""
    return not use.segment.left and bool(use.segment.right) and use.segment.right[0].word in _PASSIVE | {"will", "would", "comes", "come", "has", "have"}


def _breaks_up_commitment(reading: MoneyReading, use: Use) -> bool:
    """Of the $38 million, $21 million is spent through the contractor: parts of an amount told before."""
    first = use.sentence.segments[0]
    opening = [item.word for item in takewhile(lambda item: item.word != "," and item.kind != "money", use.sentence.items[:_LONGEST_OPENING])]
    opening = opening[1:] if opening[:1] == ["out"] else opening
    if opening[:1] == ["of"] and opening[1:2] in (["the"], ["this"], ["that"]) and not _OF_INSTRUMENT.isdisjoint(opening):
        told = next((t for t in reversed(reading.uses) if t.sentence is not use.sentence), None)
        return told is not None and told.role == "commitment" and not _is_of_several(told)
    if first is use.segment or [item.word for item in first.left[:2]] not in (["of", "the"], ["of", "this"]):
        return False
    whole = reading.scene.mentions[first.money.mentioned].value
    return any(t.role == "commitment" and t.mention.value == whole and t.sentence is not use.sentence for t in reading.uses)


def _is_of_several(use: Use) -> bool:
    """ "concessional loans worth X": an amount of more instruments than one, so that its parts are commitments of their own."""
    head = use.head.phrase if use.head is not None else None
    return head is not None and head.sense in ("instruments", "operations") and head.finance_type != "guarantee"


_LONGEST_OPENING = 9  # items: "Of the European Union's money,"
_OF_INSTRUMENT = frozenset("loan grant credit amount total sum money proceeds funds financing".split())
