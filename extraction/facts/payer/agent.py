"""Payers after "from", "by" and "out of": "from ADB", "provided by the World Bank"; not where the words there tell of something else."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.money.head import is_financing
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_names import PRONOUNS
from extraction.facts.payer.party_organisation import resolve
from extraction.facts.payer.party_slots import SKIPPED, agent_slot, is_modifier
from extraction.facts.payer.payer import FINANCIERS, LENDERS, Party, Payer
from extraction.phrases import Item
from extraction.segments import Segment


def agent(parties: Parties, found: list[Item], named: list[Party], before: list[Item], far: bool = False) -> Payer | None:
    """... from ADB, ... provided by the World Bank, ... out of the facility; `far` looks for who stands behind another thing than the amount."""
    stop = min((k for k in (_relative_clause(found), _new_clause(found), _other_money(found)) if k is not None), default=None)
    for party in named:
        slot, at = agent_slot(found, party.first)
        if slot is None or (stop is not None and party.first > stop) or _is_behind_bracket(parties, found, at):
            continue
        if party.kind == "lender" and found[party.first].word in PRONOUNS:
            continue
        if far != _is_of_another_thing(found, at):
            continue
        if slot == "by" and not _gives_by(found, at, before):
            continue
        if slot == "by" and parties.type_of(party.key) not in LENDERS and (_is_backed(found, at, before) or at and found[at - 1].phrase.lemma == "deliver"):
            continue
        if slot == "from" and (_is_of_something_else(found, at) or _is_bought(found[:at])):
            continue
        if before and at and found[0].word == "and" and any(item.kind == "noun" for item in found[:at]):
            continue  # "... amounting to X, and a contribution from Egypt"
        if slot == "from" and party.kind in ("place", "group") and at and not _funds([*found[:at], *before]):
            continue
        if parties.type_of(party.key) not in FINANCIERS and party.kind == "organisation" and _is_in_purpose(found[:at]):
            continue
        how = "far agent" if far else "agent from" if party.kind == "country" else "agent"
        payer = resolve(parties, party, found, how)
        if payer:
            return payer
    return None


def placed_with(parties: Parties, segment: Segment, named: list[Party]) -> Payer | None:
    """ "The B loan of X, of which the Bank remains lender of record, was placed with Banco Y", "a B loan for the account of the ILX Fund"."""
    right = segment.right
    near = [item.word for item in (*segment.left[-6:], *right[:4])]
    if not any(word == "b" and after.startswith("loan") for word, after in zip(near, near[1:], strict=False)):
        return None
    for party in named:
        before = [item.word for item in right[: party.first]]
        if party.kind == "organisation" and _PLACED.intersection(before) and _leads_to_name(before):
            return resolve(parties, party, right, "agent")
    return None


def _leads_to_name(before: list[str]) -> bool:
    """Whether "with", "to", "by" or "account of" leads to a name."""
    last = [word for word in before if word != "the"][-2:]
    return bool(last) and (last[-1] in ("with", "to", "by") or last == ["account", "of"])


_PLACED = frozenset("placed syndicated syndicate account subscribed taken funded participations participation sold".split())


def relative_giver(parties: Parties, found: list[Item], named: list[Party]) -> Payer | None:
    """ "X that the Bank approved for it", "X which the GCF itself gave": the subject of the clause behind the amount."""
    opening = 1 if found and found[0].word == "," else 0
    if found[opening : opening + 1] and found[opening].word in ("which", "that"):
        opening += 1
    elif opening:
        return None
    for party in named[:1]:
        before, behind = found[opening : party.first], found[party.last + 1 : party.last + 4]
        verb = next((item for item in behind if item.kind == "verb"), None)
        plain = all(item.word in SKIPPED or party.kind == "group" and is_modifier(item) for item in before)
        if plain and party.key.partition(":")[2] not in PRONOUNS and verb is not None and verb.phrase.sense == "give":
            return resolve(parties, party, found, "subject")
    return None


def _is_of_another_thing(found: list[Item], at: int) -> bool:
    """Whether "by" or "from" belongs to another thing than the amount: "X for a clinic built by", "X for a road with culverts from"."""
    if found[at].word == "by":
        k = at - 1
        while k > 0 and found[k].word.endswith("ly"):
            k -= 1
        is_told = any(item.word in _BE_OR_WILL for item in found[max(0, k - 3) : k])
        apart = k > 0 and found[k - 1].word in (",", "(", "and") and found[k].word not in _STANDS_BY
        if k < 1 or apart or is_told and not any(item.word in ("that", "which") for item in found[1:k]):
            return False
        return _names_another(found[:k])
    beside = next((k for k in range(at - 1, 0, -1) if found[k].word == "with"), None)
    if beside is None or at - beside > 5 or not _names_another(found[:beside]):
        return False
    return not any(is_financing(item) and item.phrase.finance_type != "guarantee" for item in found[beside:at])


def _names_another(found: list[Item]) -> bool:
    """Whether a stretch behind an amount names what the amount is for or whom it goes to."""
    for k, item in enumerate(found):
        if item.kind in ("activity", "organisation", "person"):
            return True
        if item.word in _INTRODUCES:
            told = next((one for one in found[k + 1 :] if one.word not in SKIPPED), None)
            if told is not None and not (is_financing(told) or told.kind in ("date", "money", "percent", "quantity") or told.word in _MANNERS):
                return True
    return False


# "a loan to the bank under the facility, supported by the EU": who stands by gives no part of the amount itself
_STANDS_BY = frozenset("support back complement supplement match follow guarantee insure cover underwrite supported backed accompanied endorsed".split())
_INTRODUCES = frozenset("for to in towards toward into under on at of".split())
_MANNERS = frozenset("kind cash form total all part full addition budget additional further concessional new soft be principle".split())


def _relative_clause(found: list[Item]) -> int | None:
    """Where a clause about something else begins: "... for the pipeline, which is also backed by the World Bank"."""
    for k in range(2, len(found)):
        if found[k].word in ("which", "who", "whose") and found[k - 1].word == ",":
            return k
    return None


def _new_clause(found: list[Item]) -> int | None:
    """Where a clause with a subject of its own begins: "... and the remaining cost will be borne by the province"."""
    for k in range(len(found) - 2):
        if found[k].word in ("and", "while", "but", "whereas") and found[k + 1].word in _SUBJECT_OPENS:
            if any(item.word in _BE_OR_WILL for item in found[k + 2 : k + 7]):
                return k
    return None


_SUBJECT_OPENS = frozenset("the remaining rest balance other another it they this these its their".split())
_BE_OR_WILL = frozenset("will would is are was were has have be been shall comes come".split())


def _other_money(found: list[Item]) -> int | None:
    """Where other money is told of: "... to help finance the survey, in addition to a grant from the EIB"."""
    for k in range(1, len(found) - 1):
        if found[k].word in ("alongside", "besides") or found[k].word == "addition" and found[k - 1].word == "in" and found[k + 1].word == "to":
            return k
    return None


def _is_behind_bracket(parties: Parties, found: list[Item], at: int) -> bool:
    """Whether a bracket that says more than the amount closes before: "(total loans of up to 50 billion yen), a release from"."""
    closing = next((k for k in range(at) if found[k].word in ("(", ")")), None)
    if closing is None or found[closing].word != ")":
        return False
    text = parties.scene.clean[max(0, found[0].start - 80) : found[0].start]
    opened = text.rfind("(")
    return opened >= 0 and len(re.findall(r"[^\W\d_]{3,}", text[opened:])) > 3


def _gives_by(found: list[Item], at: int, before: list[Item]) -> bool:
    """Whether the participle before "by" is one of giving ("financed by"), not of doing ("built by")."""
    stretch = found[:at]
    if _is_beside(stretch):
        return False
    for item in reversed(stretch):
        if item.kind == "verb":
            return item.phrase.sense in ("give", "receive")
        if item.word.endswith("ed") or item.word in _NOT_AGENT_BEFORE:
            return False
        if item.kind in ("noun", "mark") and item.word in (",", ")"):
            continue
    return True


def _is_beside(found: list[Item]) -> bool:
    """ "$100 million for a motorway, co-financed by ADB", "arranged by IFC": who stands beside the giver, unless it "is co-financed by"."""
    if not found or not _BESIDE.match(found[-1].word) and not _BESIDE.match(found[-1].phrase.lemma if found[-1].kind == "verb" else ""):
        return False
    return not any(item.word in ("is", "are", "be", "was", "were", "being", "been") for item in found[-4:-1])


_BESIDE = re.compile(r"(?:co-?|jointly\s|also\s)?(?:arrange|administer|manage|lead\b|led\b|guarantee|prepare|implement|execute|syndicate)|co-?(?:financ|fund|led|lead|arrang)")
_NOT_AGENT_BEFORE = frozenset(
    "followed used led run owned hosted chaired headed written organised organized planned scheduled created".split()
)


def _is_backed(found: list[Item], at: int, before: list[Item]) -> bool:
    """A loan guaranteed by a government, an agreement signed by it: it does not give the loan."""
    for item in reversed([*before[-4:], *found[:at]] if at < 2 else found[:at]):
        if item.kind == "verb" or item.word.endswith("ed"):
            return item.word in _BACKED or (item.kind == "verb" and item.phrase.lemma in _BACKED)
    return False


_BACKED = frozenset("guarantee guaranteed insure insured backed back sign signed secured ratified ratify requested".split())


def _is_of_something_else(found: list[Item], at: int) -> bool:
    """ "... to Tanzania, a statement from the ministry said": from whom another thing than the amount is."""
    if at and found[at - 1].word in _HELP and any(item.word in ("with", "under") for item in found[max(0, at - 4) : at - 1]):
        return True  # "a grant for a road, with technical support from the EU"
    comma = next((k for k in range(at) if found[k].word in (",", ";", "–", "—")), None)
    if comma is None or at < 1 or comma == 0 and at == 1:
        return False  # "the rest, X, from the national exchequer"
    return not any(item.kind in ("noun", "verb", "money") or item.word in _COMES for item in found[comma:at])


def _is_bought(before: list[Item]) -> bool:
    """ "X to buy machines from Germany": where a thing comes from."""
    return any(item.word in _BUYS or item.kind == "verb" and item.phrase.lemma in _BUYS for item in before)


_BUYS = frozenset("buy buys bought buying purchase purchases purchased purchasing purchase import imports imported importing order ordered supplied supply protect protects protecting evacuate transport export exports".split())
_COMES = frozenset("comes come coming and drawn taken sourced obtained received stemming channelled channeled".split())
_HELP = frozenset("support help assistance backing advice participation cooperation collaboration guidance endorsement".split())


def _funds(found: list[Item]) -> bool:
    return any(item.kind in ("verb", "noun") or item.word in ("comes", "come", "coming") for item in found)


def _is_in_purpose(before: list[Item]) -> bool:
    """Whether an infinitive stands before: "to help raise the power available from the utility"."""
    return any(before[k].word == "to" and before[k + 1].kind in ("verb", "word") for k in range(len(before) - 1))
