"""Decides whether a count or a measure is a result: by the verb or the noun of doing that governs it, or by the line it stands in.

"The project will train 500 teachers", "rehabilitation of 1,433 km of roads", "Forty primary schools."; not "the bank employs 2,300 people".
"""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.clause import Token, is_measure
from extraction.facts.result.change import changed, is_context
from extraction.facts.result.clause import (
    HEDGING,
    LENGTH,
    PEOPLE,
    POWER,
    Clause,
    class_of,
    clause_end,
    is_length_of_line,
    phrase_text,
)
from extraction.facts.result.complement import tail_of
from extraction.facts.result.done import TAKING_UP, indicator_of, state_behind
from extraction.facts.result.governor import (
    governor_of,
    has_modal,
    is_negated,
    is_own_subject,
    status_of,
    verb_left,
    verb_right,
)
from extraction.facts.result.indicator import length_of, noun_of
from extraction.facts.verb_forms import nominals
from extraction.model import Mention
from extraction.scene import Scene


def read_count(clause: Clause) -> tuple[str, str] | None:
    """Indicator and status of a count or a measure, None where it is no result."""
    mention = clause.mention
    noun = noun_of(clause)
    classes = class_of(noun) | class_of(mention.unit)
    measure = is_measure(mention.unit)
    never = "never" in class_of(noun) and not (mention.unit == "person" and _are_taught(clause))
    if (never or "harm" in classes or noun.lower().endswith("population")) and not measure:
        return None
    if noun.lower().startswith("beneficiary ") and not measure:
        return noun, "target"  # "the 152 beneficiary communities"
    bettered = _bettered(clause)
    if bettered is not None and noun:
        return f"{noun} with {bettered[0]}", bettered[1]
    if _is_enough_for(clause):
        return f"{noun} supplied", "target"
    done = _deed_before(clause)
    if done is not None and noun:
        return f"{noun} {nominals()[clause.tokens[done].low].participle}", _nominal_status(clause, done)
    verb, side = governor_of(clause)
    if mention.unit in POWER and clause.at > 1 and clause.tokens[clause.at - 1].low == "(" and noun:
        return (noun if "capacity" in noun else f"installed capacity of {noun}"), status_of(clause, verb) if verb is not None else "target"
    if mention.unit in POWER and _is_power_of(clause) and noun:
        told = verb is not None and tells_of_doing(clause.tokens[verb])
        return noun if "capacity" in noun else f"installed capacity of {noun}", status_of(clause, verb) if told and verb is not None else "target"
    if mention.unit in LENGTH and noun and (_is_long(clause) or is_length_of_line(clause, noun)):
        k = clause.at - 1
        beside = k > 0 and clause.tokens[k - (clause.tokens[k].tag == "det")].low in ("behind", "along", "near", "by", "beside", "on", "at", "via", "through")
        if verb is None or beside or not tells_of_doing(clause.tokens[verb]):
            return length_of(noun), "target" if verb is None else status_of(clause, verb)
        return length_of(indicator_of(clause, verb, side, noun, measure)), status_of(clause, verb)
    if mention.unit in LENGTH and class_of(noun) & {"line", "infrastructure"} and verb is not None and _measures_line(clause) and not tells_of_doing(clause.tokens[verb]):
        return length_of(noun), status_of(clause, verb)
    if verb is None and _is_predicate(clause):
        return f"{noun} as {changed(clause, clause.at - 1, clause.at - 1)}", "target"
    if verb is None:
        return _read_verbless(clause, noun, classes, measure)
    before = clause.tokens[clause.at - 1].low if clause.at else ""
    if (
        not measure
        and side == "subject"
        and before in ("the", "these", "those", "both", "all")
        and mention.unit != "person"
        and "strong" not in classes
    ):
        return None
    if "place" in classes and not _is_object(clause, verb, side):
        # where a project works: its towns and villages are counted as reached, districts and states only say where
        reached = (mention.unit or "") in _SETTLEMENTS and status_of(clause, verb) == "target" and _brings_about(clause, verb, side, classes, measure)
        return (f"{noun} reached", "target") if reached else None
    if "attendee" in classes and clause.tokens[verb].lemma not in ("train", "benefit", "certify", "graduate"):
        return None
    if measure and clause.tokens[verb].lemma not in _SPARING and clause.tokens[verb].senses & {"decrease", "increase"} and _is_past_statistic(clause, verb):
        return None
    if not _brings_about(clause, verb, side, classes, measure) and not _is_equipment(clause, classes):
        return None
    if measure and not noun:
        return None
    return indicator_of(clause, verb, side, noun, measure), status_of(clause, verb)


# Those whom a bank that borrows lends on to, behind its loans: "1,400 loans to farmers"
_LENT_ON = re.compile(
    r"(?:[ ](?:have|has|had|were|was|been|made|given|disbursed|extended))*[ ](?:to|for)[ ](?:[\w-]+[ ,]+){0,4}?"
    r"(?:farmers|women|smallholders|firms|business(?:es)?|enterprises|M?SMEs|households|borrowers|entrepreneurs|clients|companies|famil(?:y|ies)|people|students|home[ -]?owners|traders|youth|cooperatives)\b"
)
_ONLENT = re.compile(r"\b(?:sub-?|micro-?|housing |mortgage |student |group |consumer |agricultural |retail )loans\b", re.IGNORECASE)

# Those who lend on, before their loans: "The participating banks made 1,340 loans"
_ONLENDERS = re.compile(r"\b(?:participating|partner|intermediar\w+|microfinance|credit unions?|credit lines?|lines? of credit|revolving|PFIs?|MFIs?)\b", re.IGNORECASE)


def is_small_loans(scene: Scene, mention: Mention) -> bool:
    """Whether loans are those of a credit line to many borrowers, not those that the text is about."""
    if mention.unit != "loan" or mention.value is None or mention.value < 20:
        return False
    if _ONLENT.search(mention.surface) or _LENT_ON.match(scene.clean, mention.char_end):
        return True
    return _ONLENDERS.search(scene.clean, scene.sentence(mention.char_start)[0], mention.char_start) is not None


def read_small_loans(clause: Clause) -> tuple[str, str] | None:
    """As in "has financed 1,400 loans to farmers", "More than 500 sub-loans were made"."""
    verb, _ = governor_of(clause)
    if verb is None or is_negated(clause.tokens, verb):
        return None
    to = _LENT_ON.match(clause.scene.clean, clause.mention.char_end)
    whom = to.group().rpartition(" ")[2] if to else ""
    noun = phrase_text(clause, clause.at + 1, clause.noun_end) or "loans"
    return (f"{noun} to {whom}" if whom else noun), status_of(clause, verb)


_SPARING = frozenset("avoid save prevent avert displace offset mitigate abate sequester spare replace".split())
_SETTLEMENTS = frozenset("village town island settlement hamlet habitation".split())


def _are_taught(clause: Clause) -> bool:
    """As in "train 4,200 members of water committees": people of whom the project makes something, whatever they are called."""
    verb = verb_left(clause.tokens, clause.at)
    return verb is not None and clause.tokens[verb].lemma in _TEACHING


_TEACHING = frozenset("train certify coach equip reach teach benefit".split())


def _is_predicate(clause: Clause) -> bool:
    """As in "The direct beneficiaries of the project are 75,000 households"."""
    words, at = clause.tokens, clause.at
    return (
        at > 1
        and words[at - 1].tag == "aux"
        and any("strong" in class_of(t.low) for t in words[max(0, at - 10) : at - 1])
    )


def _is_enough_for(clause: Clause) -> bool:
    """As in "150 GWh a year, enough for 70,000 homes"."""
    words, at = clause.tokens, clause.at
    i = at - 1
    while i > 0 and (words[i].low in HEDGING or words[i].tag == "adv"):
        i -= 1
    if i < 1 or clause.mention.unit not in PEOPLE:
        return False
    enough = words[i].low == "for" and words[i - 1].low in ("enough", "sufficient")
    used = words[i].low == "of" and words[i - 1].low in ("consumption", "needs", "requirements", "use", "usage") and not any(t.low == "total" for t in words[max(0, i - 4) : i])
    return enough or used


_GAS = re.compile(r"\b(?:co2e?|carbon|greenhouse|emissions)\b", re.IGNORECASE)  # "displaces 20,000 tons of carbon dioxide"
_LIVES = frozenset("conditions lives livelihoods livelihood incomes income life lot".split())


def _bettered(clause: Clause) -> tuple[str, str] | None:
    """As in "living conditions of 213 thousand residents have improved": what is better for them."""
    words, at = clause.tokens, clause.at
    i = at - 1
    while i > 0 and (words[i].low in HEDGING or words[i].tag in ("adv", "det")):
        i -= 1
    if clause.mention.unit not in PEOPLE or i < 2 or words[i].low not in ("of", "for") or words[i - 1].low not in _LIVES:
        return None
    right = verb_right(clause)
    if right is None or not words[right].senses & {"increase", "output", "reach"}:
        return None
    what = words[i - 1].low if words[i - 2].tag != "word" else f"{words[i - 2].low} {words[i - 1].low}"
    return f"improved {what}", status_of(clause, right)


def _deed_before(clause: Clause) -> int | None:
    """As in "the rehabilitation of 1,433 km", "creation of 500 jobs": the noun of doing right before the figure."""
    words = clause.tokens
    i = clause.at - 1
    while i > 0 and (
        words[i].low in HEDGING or words[i].tag == "adv" or words[i].low in ("an", "additional", "a", "another")
    ):
        i -= 1
    if i < 1 or words[i].low != "of" or words[i - 1].low not in nominals():
        return None
    return i - 1 if nominals()[words[i - 1].low].senses & {"output", "reach"} else None


def _nominal_status(clause: Clause, done: int) -> str:
    verb = verb_left(clause.tokens, done)
    if any(t.low in ("for", "to", "toward", "towards") for t in clause.tokens[max(0, done - 2) : done]):
        return "target"  # "has secured $92 million for the electrification of 41 growth centres"
    if has_modal(clause.tokens, done):
        return "target"
    if verb is None:
        right = verb_right(clause)
        return status_of(clause, right) if right is not None else "target"
    return status_of(clause, verb)


def _measures_line(clause: Clause) -> bool:
    """As in "The double-circuit line of 38 km will evacuate 420 MW": the line's own length, whatever it does."""
    words, at = clause.tokens, clause.at
    return at > 1 and words[at - 1].low == "of" and bool(class_of(words[at - 2].low) & {"line", "infrastructure"}) or _is_apposed(clause)


def _is_apposed(clause: Clause) -> bool:
    """As in "the 225-kV line from A to B, 420 kilometres, built under a contract": the length set apart by commas."""
    words, at, end = clause.tokens, clause.at, clause.noun_end
    return at > 1 and words[at - 1].low == "," and end < len(words) and words[end].low in (",", ";", ".")


def _is_long(clause: Clause) -> bool:
    """As in "17.7 km long"."""
    words, at = clause.tokens, clause.at
    return any(
        t.low in ("long", "in") and (t.low == "long" or (i + 1 < len(words) and words[i + 1].low == "length"))
        for i, t in enumerate(words[at + 1 : at + 4], at + 1)
    )


def tells_of_doing(token: Token) -> bool:
    return token.verb is not None and bool(token.senses & {"output"}) and "weak" not in token.senses


def _is_power_of(clause: Clause) -> bool:
    """As in "the 50-MW wind farm": the power stands before what has it."""
    words, at = clause.tokens, clause.at
    return at + 2 < len(words) and words[at + 1].tag == "unit" and words[at + 2].tag in ("word", "name")


def _is_equipment(clause: Clause, classes: frozenset[str]) -> bool:
    """As in "the metro phase ... with 15 stations": what the thing that is built has."""
    words, at = clause.tokens, clause.at
    if (
        at == 0
        or words[at - 1].low != "with"
        or clause.mention.unit == "person"
        or classes & {"attendee", "place", "measure"}
    ):
        return False
    return any("infrastructure" in class_of(t.low) for t in words[max(0, at - 10) : at] if t.tag == "word")


def _read_verbless(clause: Clause, noun: str, classes: frozenset[str], measure: bool) -> tuple[str, str] | None:
    """A line without a verb: "Muyembe-Nakapiripirit Road, 92 km", "Thirty-one vocational schools and four colleges"."""
    words, at = clause.tokens, clause.at
    start = at
    while start > 0 and words[start - 1].tag != "break" and words[start - 1].low not in ".;":
        start -= 1
    if any(
        t.tag in ("aux", "modal") or (t.tag == "verb" and t.form not in ("ing", "part"))
        for t in words[start : min(clause_end(words, at), next((k for k in range(at, len(words)) if words[k].low == ":"), len(words)))]
    ):
        return None
    wrapped = _WRAPPED.search(clause.scene.clean, max(0, words[start].start - 12), words[start].start)
    if "place" in classes and noun and not wrapped and not any(t.tag not in ("mark", "num", "adv") for t in words[start:at]):
        return f"{noun} covered", "target"  # "111 towns in 5 states" of a list
    if clause.mention.unit in POWER and noun:
        return (noun if "capacity" in noun else f"installed capacity of {noun}"), "target"
    done = next((words[k] for k in range(at - 1, start - 1, -1) if _is_deed(words, k) and words[k].low not in noun.lower()), None)
    if done is not None:
        return f"{noun} {nominals()[done.low].participle}", "target"
    if measure:
        return ((length_of(noun) if clause.mention.unit in LENGTH else noun), "target") if noun else None
    if not noun or classes & {"place", "attendee", "never", "seldom"}:
        return None
    if at and words[at - 1].low in ("of", "in", "at", "from"):
        return None
    return f"{noun} {tail_of(clause, clause.noun_end)}".strip(), "target"


_WRAPPED = re.compile(r"[\w,][ ]*\n[ ]*\Z")  # a line that only goes on from the one above
_SERVICES = frozenset("transmission distribution generation supply irrigation drainage transport collection treatment storage production conservation protection".split())


def _is_deed(words: list[Token], k: int) -> bool:
    """A noun of doing that is no service: the "transmission" of "power transmission, 170 km" does nothing to the line."""
    if words[k].low not in nominals():
        return False
    following = words[k + 1] if k + 1 < len(words) else None
    if k and words[k - 1].low in ("by", "at", "on", "upon", "after"):
        return False  # "Expected outcomes by completion: 37,500 women with ..."
    if following is not None and following.low == "of":
        return True
    modifies = following is not None and following.tag == "word" and following.low not in ("works", "programme", "program", "project")
    return words[k].low not in _SERVICES and not modifies  # the "pumping" of "pumping stations" neither


def _is_object(clause: Clause, verb: int, side: str) -> bool:
    """Whether a count of places is what the verb acts on, not where it acts ("in nine states")."""
    words, at = clause.tokens, clause.at
    opens = clause.noun_end < len(words) and words[clause.noun_end].tag in ("modal", "aux")
    if side == "subject" and opens and not (at and words[at - 1].tag == "prep" and words[at - 1].low not in HEDGING):
        return True  # "In the Congo, 250 villages will be targeted"
    while at > 1 and words[at - 1].low in HEDGING - {"to", "at"}:
        at -= 1
    before = words[at - 1] if at else None
    if (
        before is not None
        and before.low == "in"
        and at > 1
        and words[at - 2].verb is not None
        and words[at - 2].lemma == "take"
    ):
        return True
    i = at - 1
    while i > 0 and words[i].tag == "det" and words[i].low not in ("a", "an"):
        i -= 1
    if i > 0 and words[i].tag == "prep" and words[i].low in ("in", "at", "across", "from"):
        return False  # "in the other three governorates"
    if before is not None and before.low == "," and at > 1 and words[at - 2].tag == "name":
        return False  # "in A, B and C, three districts of the south"
    if before is not None and before.tag == "prep" and before.low != "to":
        return False
    if before is not None and before.low == "and":
        return False
    return side == "subject" or words[verb].tag == "verb"


def _brings_about(clause: Clause, verb: int, side: str, classes: frozenset[str], measure: bool) -> bool:
    """Whether the verb makes the figure a result: a verb of doing, or any verb in a future of the project's own."""
    words = clause.tokens
    token = words[verb]
    if is_negated(words, verb):
        return False
    if token.tag == "modal":  # "the remaining 123 should by December"
        return True
    if token.tag != "verb":  # "are the direct beneficiaries"
        if side == "subject" and state_behind(words, verb):
            return True
        return (
            bool(side == "subject" and any("strong" in class_of(t.low) for t in words[verb + 1 : verb + 6]))
            or "strong" in classes
        )
    senses = token.senses
    if "harm" in senses and not ("decrease" in senses and _GAS.search(clause.scene.clean, clause.mention.char_start, clause.mention.char_end + 40)):
        return token.lemma == "evacuate" and any(t.low in _POWER_UNITS for t in words[verb : verb + 8])
    if "live" in senses:
        return clause.mention.unit == "person" and _is_near_works(words, verb)
    if "extent" in senses and not senses & {"output"} and _is_of_country(words, verb):
        return False
    if (
        words[verb + 1 : verb + 2]
        and words[verb + 1].low == "off"
        and token.lemma in ("lay", "pay", "switch", "turn", "sell")
    ):
        return False
    if "state" in senses and side == "object" and is_context(changed(clause, verb, verb) or "", "actual"):
        return False
    planned = status_of(clause, verb) == "target" and (has_modal(words, verb) or _opens_item(words, verb))
    own = is_own_subject(clause, verb)
    if (
        "standing" in senses
        and "extent" not in senses
        and not planned
        and side == "object"
        and token.form in ("base", "s", "past")
    ):
        if not is_own_subject(clause, verb, things=token.form != "past"):
            return False
    if "strong" in classes and (planned or senses):
        return True
    if not senses and any("strong" in class_of(t.low) for t in words[max(0, verb - 14) : verb]):
        return True
    if side == "subject" and token.lemma in _GETTING and not measure and token.form in ("base", "past") and not classes & {"seldom", "place", "attendee"}:
        return True
    if side == "subject" and token.low in _PLANNED and (measure or "infrastructure" in classes) and not any(t.tag in ("aux", "modal") for t in words[max(0, verb - 2) : verb]):
        return True  # "4,870 km of sewer network sanctioned"
    if side == "subject" and clause.mention.unit in PEOPLE and _take_up(words, verb):
        return True
    if "weak" in senses or not senses:
        return (
            planned
            and (side == "subject" or own or measure or bool(senses))
            or (own and (side == "object" or (measure and status_of(clause, verb) == "target")))
        )
    if senses <= {"extent", "state", "rate", "increase"} and not senses & {"output", "reach"}:
        return (measure and "extent" in senses) or own
    return True


_PLANNED = frozenset("planned sanctioned targeted proposed foreseen envisaged contracted".split())


def _take_up(words: list[Token], verb: int) -> bool:
    """As in "7,300 land users adopted the practices", "91,000 women gave birth with a skilled attendant": what those whom a project helps do."""
    token = words[verb]
    done = token.form == "past" or any(t.low in ("has", "have", "had") for t in words[max(0, verb - 2) : verb])
    birth = token.lemma == "give" and words[verb + 1 : verb + 2] and words[verb + 1].low == "birth"
    return done and bool(token.lemma in TAKING_UP or birth)


def _opens_item(words: list[Token], verb: int) -> bool:
    """As in "The program will: / - bring water to 1.6 million people": a plain verb that begins an item of a list."""
    return words[verb].form == "base" and all(t.tag in ("mark", "break", "num", "adv") or t.low in ("and", "to") for t in words[:verb])


_POWER_UNITS = frozenset("mw gw kw mva megawatts megawatt gigawatts".split())
_GETTING = frozenset("get receive gain enjoy obtain".split())
_WORKS_BESIDE = frozenset("along near beside behind below around within alongside downstream".split())


def _is_past_statistic(clause: Clause, verb: int) -> bool:
    """As in "maize yields fell to 1.2 t/ha in 2018": what has happened without a project."""
    return status_of(clause, verb) == "actual" and not is_own_subject(clause, verb)


def _is_near_works(words: list[Token], verb: int) -> bool:
    following = [t.low for t in words[verb + 1 : verb + 6]]
    return bool(following) and (following[0] in _WORKS_BESIDE or bool({"area", "areas", "catchment", "covered", "concerned", "served"} & set(following)))


def _is_of_country(words: list[Token], verb: int) -> bool:
    """As in "The country's road network spans 25,000 km": context, not the project's."""
    return any(t.low in ("network", "country", "nation", "system", "country's") for t in words[max(0, verb - 8) : verb])
