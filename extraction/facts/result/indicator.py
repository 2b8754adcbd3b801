"""Words the indicator of a result from what is counted, what is done to it and what it is for: "teachers trained", "length of road"."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.clause import Token, clause_span, is_measure, tokens
from extraction.facts.result.change import changed
from extraction.facts.result.clause import (
    HEDGING,
    LENGTH,
    PEOPLE,
    PERIOD,
    POWER,
    REACH,
    Clause,
    activity_of,
    class_of,
    is_activity,
    joined_raw,
    joined_text,
    open_phrase_end,
    phrase_end,
    phrase_text,
    rest_of_name,
)
from extraction.facts.result.complement import UNDERGOING, complement, tail_of
from extraction.facts.result.governor import HELPING, auxiliaries_of
from extraction.facts.verb_forms import Verb, is_base, nominals

ENERGY = frozenset("kWh MWh GWh TWh".split())
EMISSIONS = frozenset(("tCO2", "tCO2e", "t CO2", "t CO2e", "CO2e", "MtCO2e", "ktCO2e"))


def length_of(noun: str) -> str:
    return noun if noun.startswith("length") else f"length of {noun}"


def noun_of(clause: Clause) -> str:
    """What is counted or measured, as printed: after the figure, or before it for "channels (46.8 km)"."""
    words, at, mention = clause.tokens, clause.at, clause.mention
    end = clause.noun_end
    if mention.unit in EMISSIONS or "co2" in mention.surface.lower() or "carbon dioxide" in mention.surface.lower():
        named = _measured_before(clause)
        return named if "emission" in named.lower() else "CO2 emissions"
    if not is_measure(mention.unit) and mention.unit in ("bed", "seat", "place") and "-" in mention.surface:
        return f"{mention.unit}s ({phrase_text(clause, at + 1, end).removeprefix(mention.unit).strip()})"
    if not is_measure(mention.unit):
        start = at + 1
        while (
            start + 1 < len(words)
            and words[start].tag in ("num", "unit")
            or (start < len(words) and words[start].low == "-")
        ):
            start += 1
        if start > at + 1:
            end = phrase_end(words, start, 0)
        return (
            PERIOD.sub("", phrase_text(clause, start, end))
            or _told_noun(clause)
            or mention.head
            or _plural(mention.unit)
        )
    owner = _measured_before(clause) or rest_of_name(clause)
    if owner:
        return owner
    start = at + 1
    if start < len(words) and words[start].tag == "unit":
        start += 1
    if start + 3 < len(words) and words[start].low == "(" and words[start + 2].low == ")" and len(words[start + 1].low) < 4:
        start += 3  # "a 100 MW (AC) photovoltaic plant"
        end = max(end, open_phrase_end(words, start))
    if (behind := _behind_sizes(words, start)) > start:
        start, end = behind, max(end, open_phrase_end(words, behind))
    if start < len(words) and words[start].tag == "name" and is_activity(clause, words[start]):
        return " ".join(clause.scene.clean[words[start].start : words[start].end].split())
    if start < end:
        phrase = phrase_text(clause, start, end)
        phrase = PERIOD.sub("", phrase)
        if phrase and phrase.rpartition(" ")[2].lower() not in _PERIODS and not _UNIT_WORD.fullmatch(phrase) and phrase.split(" ")[0] not in ("long", "wide", "high", "deep", "annually", "daily"):
            return _with_tail(clause, phrase, end)
    if start < len(words) and words[start].low == "of":
        phrase = PERIOD.sub("", phrase_text(clause, *_whole_phrase(words, start + 1)))
        if phrase:
            return phrase
    if mention.unit in LENGTH:
        return _thing_before(clause) or (_told_noun(clause) if _listed_after(clause) else "") or line_near(clause)
    if mention.unit in POWER:
        return _power_of(clause)
    before = _noun_before(clause)
    return (before if before.lower() not in _PERIODS else "") or _told_noun(clause) or _printed_unit(clause)


def _behind_sizes(words: list[Token], k: int) -> int:
    """Where the noun begins behind "45-kilometre-long", "206 km, 4-lane": the sizes of one thing follow each other."""
    start = k
    while k + 1 < len(words) and (words[k].low in ("-", "long", "wide") or words[k].low == "," and words[k + 1].tag == "num" or words[k].tag == "num" or words[k].low in _LANES and k > start):
        k += 1
    sized = k > start and words[k].tag in ("word", "name") and bool(class_of(words[k].low) & {"line", "infrastructure"} or words[k].tag == "word" and k + 1 < len(words) and class_of(words[k + 1].low) & {"line", "infrastructure"})
    return k if sized else start


_LANES = frozenset("lane lanes track tracks span storey".split())
_PERIODS = frozenset("year years month months day days annum hour hours".split())


def _thing_before(clause: Clause) -> str:
    """The noun phrase before a length unless it is only a place ("58 km in A and 190 km in B")."""
    phrase = _noun_before(clause)
    if not phrase or clause.tokens[clause.at - 1].low in ("over", "for", "along") and not any("line" in class_of(w) for w in phrase.lower().split()):
        return ""
    start, end = clause.tokens[0].start, clause.mention.char_start
    places = [m for _, m in clause.scene.within(start, end, "place")]
    last = next((m for m in reversed(places) if phrase.endswith(clause.scene.clean[m.char_start : m.char_end])), None)
    if last is None and any("line" in class_of(word) for word in phrase.lower().split()):
        return phrase
    if _is_bracketed(clause):  # "roads in A (120 km)" is of A, "from the middle to south A City (13 km)" of no place
        return "" if phrase[:1].islower() and phrase.rpartition(" ")[2][:1].isupper() else phrase
    named = all(word[:1].isupper() for word in _WORD.findall(phrase))
    return "" if last is not None or named else phrase


_WORD = re.compile(r"[^\W\d_]+")


def _is_bracketed(clause: Clause) -> bool:
    return clause.at > 0 and clause.tokens[clause.at - 1].low == "("


def _listed_after(clause: Clause) -> bool:
    """Whether the figure goes on a list of lengths: the words before it tell of the one before ("22 km in A and 14 km in B")."""
    words, at = clause.tokens, clause.at
    return any(t.tag == "unit" for t in words[max(0, at - 8) : at])


def _power_of(clause: Clause) -> str:
    """As in "32.5 MW at Jiji and 17 MW at Mulembwe", "34 turbines and 112 MW", "together add 49.5 MW"."""
    words, at = clause.tokens, clause.at
    following = at + 2
    if following + 1 < len(words) and words[following].low == "at" and words[following + 1].tag in ("name", "word"):
        stop = following + 2
        where = " ".join(clause.scene.clean[words[following].start : words[stop - 1].end].split())
        if clause.scene.clean[words[following + 1].start].isupper():
            return f"installed capacity {where}"
    if at and words[at - 1].low in ("add", "adds", "added", "adding"):
        return "capacity"
    before = _noun_before(clause)
    if before.endswith("capacity"):
        return before
    last = before.rpartition(" ")[2].lower()
    owned = before and not is_base(last) and not before[:1].isupper()
    return f"installed capacity of {before}" if owned else "installed capacity"


def _measured_before(clause: Clause) -> str:
    """As in "a total length of 5,402 km", "a capacity of 490 MW", "emissions of half a million tons": what the measure is of."""
    words = clause.tokens
    i = clause.at - 1
    while i > 0 and (words[i].low in HEDGING or words[i].tag == "adv"):
        i -= 1
    if i < 1 or words[i].low != "of" or words[i - 1].tag != "word" or words[i - 1].low in nominals():
        return ""
    start = i
    while start > 0 and i - start < 4 and words[start - 1].tag == "word":
        start -= 1
    while start < i and words[start].low in _VOLTS:
        start += 1
    phrase = phrase_text(clause, start, i)
    if phrase.split(" ")[-1].lower() in ("length", "distance", "stretch", "stretches"):
        before = next(
            (
                t.low
                for t in reversed(words[max(0, start - 12) : start])
                if t.tag == "word" and "line" in class_of(t.low)
            ),
            None,
        )
        return before or line_near(clause)
    if phrase.lower() in ("total", "part", "average", "target", "goal", "plan"):
        return ""
    end = clause.at + 2
    if (
        phrase.split(" ")[-1].lower() in ("saving", "savings", "reduction", "reductions")
        and end < len(words)
        and words[end].low == "of"
    ):
        return f"{phrase} of {phrase_text(clause, *_whole_phrase(words, end + 1))}"
    return phrase


def _whole_phrase(words: list[Token], i: int) -> tuple[int, int]:
    """Start and end of the noun phrase after "of", over the figure of a whole ("of the 2,787 km A-B road")."""
    start = i
    while (
        start < len(words)
        and start - i < 5
        and (
            words[start].tag in ("det", "num", "unit")
            or (start > i and words[start - 1].tag == "num" and len(words[start].low) <= 3)
        )
    ):
        start += 1
    return start, open_phrase_end(words, start)


def _printed_unit(clause: Clause) -> str:
    words, at = clause.tokens, clause.at
    if clause.mention.unit in POWER:
        return "capacity"
    if (clause.mention.unit or "").partition("/")[0] in ENERGY:
        return "electricity"
    if clause.mention.unit in EMISSIONS or "co2" in clause.mention.surface.lower():
        return "CO2 emissions"
    if clause.mention.unit and re.match(r"(?:m3|l|L|ML)\b", clause.mention.unit) and "/" in clause.mention.unit:
        return "water"
    return words[at + 1].low if at + 1 < len(words) and words[at + 1].tag == "unit" else ""


# What is left of a unit told with its period: "m3 a day", "km per hour".
_UNIT_WORD = re.compile(r"(?:m3|m³|cubic metres?|cubic meters?|litres?|liters?|tons?|tonnes|t|kg|km)(?:\s+(?:an?|per|each)\s+\w+)?", re.IGNORECASE)


def _told_noun(clause: Clause) -> str:
    """As in "four are to be raised", "17 in all", "It will bear 13 tons": the noun that the same unit had shortly before."""
    scene, mention = clause.scene, clause.mention
    for index, other in reversed(list(scene.within(max(0, mention.char_start - 250), mention.char_start, "quantity"))):
        if other.unit == mention.unit and mention.unit not in (None, "person"):
            span = clause_span(scene, other.char_start)
            words = tokens(scene, *span)
            at = next((i for i, t in enumerate(words) if t.mention == index), None)
            if at is None:
                return ""
            there = Clause(scene, words, at, other)
            if is_measure(other.unit):
                start = at + 3
                of = phrase_text(there, *_whole_phrase(words, start)) if start < len(words) and words[start - 1].low == "of" else ""
                return of or _noun_before(there)
            return PERIOD.sub("", phrase_text(there, at + 1, there.noun_end))
    return ""


def _with_tail(clause: Clause, phrase: str, end: int) -> str:
    words = clause.tokens
    if end + 1 < len(words) and words[end].low == "of" and not {"infrastructure"} & class_of(phrase):
        return f"{phrase} of {phrase_text(clause, end + 1, open_phrase_end(words, end + 1))}"
    return phrase


def _plural(unit: str | None) -> str:
    if not unit or unit == "person":
        return "people"
    if unit.endswith("y") and unit[-2:-1] not in "aeiou":
        return unit[:-1] + "ies"
    return unit if unit.endswith("s") else unit + ("es" if unit.endswith(("ch", "sh", "x")) else "s")


# Words between what is measured and its figure.
_BETWEEN = frozenset(
    "of ( / , about some over a total nearly up to is runs measuring covering spanning totaling totalling stretching extending covers".split()
)


def _noun_before(clause: Clause) -> str:
    """As in "Storage of 4.2 million m3", "channels (46.8 km)", "watersheds covering 11,500 ha", "The metro phase, 17.7 km long"."""
    words = clause.tokens
    i = clause.at
    while i > 0 and (words[i - 1].tag in ("num", "unit", "conj", "adv") or words[i - 1].low in _BETWEEN):
        i -= 1
    start = i
    while (
        start > 0
        and i - start < 6
        and words[start - 1].tag in ("word", "name")
        or (start > 0 and words[start - 1].low in ("-", "'", "s") and start < i)
    ):
        if start > 1 and words[start - 2].tag == "num" and len(words[start - 1].low) <= 3:
            break  # the kV of "132 kV line"
        start -= 1
    if start < i and words[i - 1].low in _PERIODS:
        return ""
    while start < i and words[start].low in _VOLTS:
        start += 1  # the kV of "220 kV double-circuit line"
    return joined_text(clause, words[start:i]) or ""


_VOLTS = frozenset("kv v kva".split())


def line_near(clause: Clause) -> str:
    """The road, line or pipe that a bare length measures: what it turns into, after it, in the project's title, or near."""
    words, at = clause.tokens, clause.at
    into = next((i for i in range(at + 1, min(at + 20, len(words))) if words[i].low == "into"), None)
    if into is not None:
        line = next((t.low for t in words[into : into + 8] if t.tag == "word" and "line" in class_of(t.low)), None)
        if line:
            return line
    apart = at < 4 and words[0].form == "ing"  # "Spanning 1,316 meters, the new bridge ..."
    for i in range(at + 1, min(at + 16, len(words))):
        if words[i].low in ";." or (words[i].low == "," and not apart):
            break
        if _is_line(words, i):
            return words[i].low
    activity = clause.scene.entities.get(activity_of(clause.scene, clause.mention) or "")
    named: list[str] = _LETTERS.findall(activity.name.lower()) if activity else []
    for word, following in zip(named, [*named[1:], ""], strict=False):
        if "line" in class_of(word) and "line" not in class_of(following):
            return word
    for distance in range(1, REACH):
        for i in (at - distance, at + distance):
            if 0 <= i < len(words) and _is_line(words, i):
                return words[i].low
    return "line"


def _is_line(words: list[Token], i: int) -> bool:
    """A noun of what has a length, but the "main" of "main road"."""
    following = words[i + 1].low if i + 1 < len(words) else ""
    return words[i].tag == "word" and "line" in class_of(words[i].low) and "line" not in class_of(following)


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
        and not (side == "subject" and token.form in ("base", "s", "ing"))
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


_LETTERS = re.compile(r"[a-z]+")


def _verb_of(token: Token) -> Verb:
    """The verb that a token with the tag of one is a form of."""
    assert token.verb is not None
    return token.verb
