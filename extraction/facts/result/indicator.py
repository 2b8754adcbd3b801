"""Finds what a figure counts or measures, as printed: "teachers", "length of road", "installed capacity of wind farm"."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.clause import Token, clause_span, is_measure, tokens
from extraction.facts.result.clause import (
    HEDGING,
    LENGTH,
    PERIOD,
    POWER,
    REACH,
    Clause,
    activity_of,
    class_of,
    is_activity,
    joined_text,
    open_phrase_end,
    phrase_end,
    phrase_text,
    rest_of_name,
)
from extraction.facts.verb_forms import is_base, nominals

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


_LETTERS = re.compile(r"[a-z]+")
