"""Words the indicator of a result from what is counted, what is done to it and what it is for: "teachers trained", "households with safe water"."""

from __future__ import annotations

from extraction.facts.clause import Token
from extraction.facts.result.change import changed
from extraction.facts.result.clause import (
    HEDGING,
    LENGTH,
    PEOPLE,
    POWER,
    Clause,
    class_of,
    joined_raw,
    joined_text,
    open_phrase_end,
    phrase_text,
)
from extraction.facts.result.complement import UNDERGOING, complement, tail_of
from extraction.facts.result.governor import HELPING, auxiliaries_of
from extraction.facts.result.indicator import length_of, noun_of
from extraction.facts.verb_forms import Verb


def indicator_of(clause: Clause, verb: int, side: str, noun: str, measure: bool) -> str:
    text = " ".join(_worded(clause, verb, side, noun, measure).split())
    return f"{text} {_ends(clause)}".strip() if clause.mention.unit in LENGTH else text


def _ends(clause: Clause) -> str:
    """As in "between A and B" right after a length."""
    words, end = clause.tokens, clause.noun_end
    if end + 3 < len(words) and words[end].low == "between":
        stop = end + 1
        while stop < min(len(words), end + 8) and (words[stop].tag in ("name", "word", "conj")):
            stop += 1
        return " ".join(clause.scene.clean[words[end].start : words[stop - 1].end].split())
    return ""


def _worded(clause: Clause, verb: int, side: str, noun: str, measure: bool) -> str:
    token = clause.tokens[verb]
    before = clause.tokens[clause.at - 1].low if clause.at else ""
    end = clause.noun_end
    if clause.mention.unit in PEOPLE and end < len(clause.tokens) and clause.tokens[end].low in UNDERGOING:
        return f"{noun} {complement(clause, end)}"  # "52,000 people receiving training"
    if side == "object" and before == "with" and not measure and clause.mention.unit != "person" and verb < clause.at - 2:
        return noun  # "the erection of a market with 120 stalls"
    if token.form == "ing" and "extent" in token.senses and not measure and side == "subject":
        return noun  # "Four bridges spanning 2.9 km in all"
    if side == "object" and any(t.low in ("through", "via") for t in clause.tokens[verb + 1 : clause.at]):
        return noun  # "raise the rate, through 1,340 km of networks and 22 stations"
    if token.tag != "verb":
        state = state_behind(clause.tokens, verb) if side == "subject" else ""
        if state:
            return f"{noun} {state}"
        predicate = phrase_text(clause, verb + 1, open_phrase_end(clause.tokens, verb + 1))
        return predicate if any("strong" in class_of(w) for w in predicate.split()) else noun
    senses = token.senses
    if clause.mention.unit in POWER and noun.endswith("capacity") and side == "subject":
        return noun
    if measure and senses <= {"extent", "weak", "reach", "output", "standing"} and "extent" in senses:
        return length_of(noun) if clause.mention.unit in LENGTH else noun
    if "live" in senses:
        return f"{noun} living {_after(clause, verb)}".strip()
    if token.lemma in ("employ", "hire") and clause.mention.unit == "person":
        following = {t.low for t in clause.tokens[clause.noun_end : clause.noun_end + 5]}
        when = " at peak" if "peak" in following else " during construction" if "construction" in following else ""
        return f"{noun} employed (jobs){when}"
    if token.lemma == "gain" and side == "subject" and (what := _object(clause, verb)):
        return f"{noun} gaining {what}"
    if token.lemma in ("benefit", "gain"):
        return f"{noun} benefiting {complement(clause, clause.noun_end) if side == 'object' else ''}"
    helped = _helped(clause, verb, side)
    if helped:
        return f"{noun} {helped}"
    given = _given(clause, verb, side)
    if given is not None:
        return f"{noun} {given}"
    if "state" in senses and measure and side == "object":
        return changed(clause, verb, verb) or noun
    if side == "object" and token.lemma in _BRINGING and (given_to := complement(clause, clause.noun_end)):
        return f"{noun} {given_to}"  # "provide 3.4 million people with access to safe water"
    gain = _gain_before(clause, verb)
    if gain and not senses:
        return f"{noun} {gain}"
    if (
        "weak" in senses
        and not (side == "subject" and (token.form in ("base", "s", "ing") or token.lemma in TAKING_UP))
        or (not senses and (token.form != "base" or side == "object"))
    ):
        return f"{noun} {_tail(clause, verb, side)}".strip()
    perfect = any(t.low in ("has", "have", "had") for t in auxiliaries_of(clause.tokens, verb)) and not any(
        t.low == "been" for t in auxiliaries_of(clause.tokens, verb)
    )
    if side == "subject" and (token.form != "part" or perfect) and not (token.form == "past" and clause.mention.unit not in PEOPLE and not _object(clause, verb)) and not senses & {"decrease", "increase"}:
        return f"{noun} {_verb_of(token).ing} {_object(clause, verb)}".strip()
    if side == "subject" and token.form == "part" and verb == end and (covered := complement(clause, end)):
        return f"{noun} {covered}"  # "86,000 people covered by early warning"
    done = _verb_of(token).participle if senses else _past_of(token)
    if verb + 1 < len(clause.tokens) and clause.tokens[verb + 1].low in ("out", "up", "over", "down"):
        up_to = [t.low for t in clause.tokens[verb + 1 : verb + 3]] == ["up", "to"]
        done = done if up_to else f"{done} {clause.tokens[verb + 1].low}"  # "handed out 410,000 seedlings"
    return f"{noun} {_joined_before(clause, verb)}{done} {_tail(clause, verb, side)}".strip()


# what those whom a project helps do with it: "7,300 land users adopted the practices"
TAKING_UP = frozenset("adopt learn enrol enroll find graduate access enjoy return switch join".split())
_STATES = frozenset("open operational complete functional functioning ready operation service place".split())


def state_behind(words: list[Token], verb: int) -> str:
    """The "open" of "31 bridges were open to traffic", the "in operation" of "are in operation"; empty for others."""
    at = next((k for k in range(verb + 1, min(verb + 4, len(words))) if words[k].low in _STATES), None)
    if at is None or any(t.tag not in ("adv", "aux", "prep") for t in words[verb + 1 : at]):
        return ""
    return f"in {words[at].low}" if words[at].low in ("operation", "service", "place") else words[at].low


def _past_of(token: Token) -> str:
    """The participle of a verb that no table has: "(to) tar" gives "tarred" nearly, "tared"."""
    if token.form != "base" or token.low.endswith(("ed", "en")):
        return token.low
    return token.low + ("d" if token.low.endswith("e") else "ed")


def _joined_before(clause: Clause, verb: int) -> str:
    """The "improved and" of "improve and pave 33 km": the verb that shares the object."""
    words = clause.tokens
    if verb < 2 or words[verb - 1].low not in ("and", "or"):
        return ""
    first = words[verb - 2]
    if first.tag != "verb" or first.verb is None or first.form != words[verb].form or not first.senses & {"output", "reach"}:
        return ""
    return f"{first.verb.participle} {words[verb - 1].low} "


_GETTING = frozenset("have get gain obtain enjoy receive".split())
_BRINGING = frozenset("bring provide supply deliver extend offer give".split())


def _gain_before(clause: Clause, verb: int) -> str:
    """As in "Savings are estimated at 5.6 million m3 of gas": the noun that the verb is about."""
    return next((t.low for t in reversed(clause.tokens[max(0, verb - 14) : verb]) if "strong" in class_of(t.low)), "")


def _helped(clause: Clause, verb: int, side: str) -> str:
    """As in "helping 600,000 people access services", "enable 500 farmers to sell milk", "ensure 200,000 citizens have water": what they then do."""
    words, end = clause.tokens, clause.noun_end
    following = next((k for k in range(end, min(end + 12, len(words))) if words[k].tag in ("verb", "mark", "break")), None)
    if following is not None and words[following].form != "ing" and words[following].lemma in _GETTING and clause.mention.unit in PEOPLE:
        stop = following + 1
        while stop < min(len(words), following + 9) and words[stop].tag in ("word", "det", "prep", "name"):
            stop += 1
        what = joined_text(clause, words[following + 1 : stop])
        return f"with {what}" if what else ""
    if side != "object" or words[verb].lemma not in HELPING:
        return ""
    if end + 2 < len(words) and words[end].low == "to" and words[end + 1].low == "be" and words[end + 2].tag == "verb" and words[end + 2].form in ("part", "past"):
        return f"{words[end + 2].low} {tail_of(clause, end + 3, words[end + 2].lemma)}".strip()  # "enable 45,000 people to be connected"
    if end < len(words) and words[end].tag == "modal":
        end += 1
    if end < len(words) and words[end].tag == "verb" and words[end].form == "base":
        return f"{_verb_of(words[end]).ing} {_object(clause, end)}".strip()
    return ""


def _given(clause: Clause, verb: int, side: str) -> str | None:
    """As in "improve outcomes for 2 million students" -> "with outcomes improved"; "extending benefits to 470,000 people" -> "benefiting"."""
    words = clause.tokens
    i = clause.at - 1
    while i > verb and (words[i].low in HEDGING and words[i].low != "to" or words[i].tag in ("adv", "det")):
        i -= 1
    if (
        side != "object"
        or i <= verb + 1
        or words[i].low not in ("for", "to", "of", "in", "at")
        or words[i].tag != "prep"
    ):
        return None
    thing = words[verb + 1 : i]
    if words[i].low in ("in", "at"):
        inside = not class_of(noun_of(clause)) & {"place", "never"} and all(
            t.tag in ("word", "det", "conj") for t in thing
        )
        what = joined_text(clause, thing[-3:]) if inside else None
        return f"with {what}" if what and words[verb].senses & {"output"} else None
    if any(t.low in ("benefit", "benefits") for t in thing):
        return "benefiting"
    if words[i].low == "to" and words[verb].lemma in _BRINGING and clause.mention.unit in PEOPLE and thing:
        what = joined_text(clause, thing[-3:])
        return f"with {what}" if what else None
    if (
        words[i].low == "to"
        or clause.mention.unit not in PEOPLE
        or not all(t.tag in ("word", "det", "name", "conj", "mark") for t in thing)
    ):
        return None
    what = joined_text(clause, thing[-3:])
    return f"with {what} {_verb_of(words[verb]).participle}" if what else None


def _tail(clause: Clause, verb: int, side: str) -> str:
    """As in "(opened) to traffic", "(fitted) with solar cooling": the short complement right after the verb or the object."""
    words = clause.tokens
    at = verb + 1 if side == "subject" else clause.noun_end
    if at + 1 < len(words) and words[at].low == "of" and words[at + 1].low == "them":
        at += 2
    return tail_of(clause, at, words[verb].lemma)


def _after(clause: Clause, verb: int) -> str:
    words = clause.tokens
    if verb + 1 < len(words) and words[verb + 1].tag == "prep":
        return joined_raw(clause, words[verb + 1 : open_phrase_end(words, verb + 2)])
    return ""


def _object(clause: Clause, verb: int) -> str:
    return phrase_text(clause, verb + 1, min(open_phrase_end(clause.tokens, verb + 1), verb + 5))


def _verb_of(token: Token) -> Verb:
    """The verb that a token with the tag of one is a form of."""
    assert token.verb is not None
    return token.verb
