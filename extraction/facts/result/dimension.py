"""Reads what works measure and where they reach: "a dam with a height of 213 m" gives "height of the dam", "in all 12 districts" "districts covered"."""

from __future__ import annotations

from extraction.facts.clause import Token, is_measure
from extraction.facts.result.clause import HEDGING, Clause, class_of, joined_text
from extraction.facts.result.governor import governor_of, has_modal, is_own_subject, status_of, verb_left, verb_right

_DIMENSIONS = frozenset("height length depth width span area volume diameter surface storage".split())
_CONTEXT = frozenset("country city province state nation region population land total agricultural".split())
_COVERED = frozenset("district city town village municipality commune county community upazila block subdistrict barangay ward woreda island settlement canton raion panchayat prefecture hamlet province governorate".split())
_REACHING = frozenset("extend reach cover serve operate target implement benefit enhance improve expand".split())


def read_dimension(clause: Clause) -> tuple[str, str] | None:
    """As in "a dam with a height of about 213 meters", "a reservoir with an area of 24 km2": the works' own size."""
    words, at = clause.tokens, clause.at
    if not is_measure(clause.mention.unit):
        return None
    behind = next((k for k in range(at + 1, len(words)) if words[k].start >= clause.mention.char_end), at)
    if words[behind].low in _HIGH and clause.mention.unit in ("m", "ft"):
        return _read_high(words, at, behind)
    i = at - 1
    while i > 0 and (words[i].low in HEDGING or words[i].tag == "adv"):
        i -= 1
    if i > 0 and words[i].low == "of" and words[i - 1].low in _SPANNING and clause.mention.unit in ("m", "ft", "km"):
        return f"length of {words[i - 1].low}", "target"
    if i < 2 or words[i].low != "of" or words[i - 1].low not in _DIMENSIONS or words[i - 2].tag not in ("det", "word", "mark", "conj"):
        return None
    for k in range(i - 2, max(-1, i - 34), -1):
        if words[k].tag == "break" or words[k].low in ".;":
            return None
        if words[k].tag == "word" and words[k].low in _CONTEXT - {"total"}:
            return None
        if words[k].tag == "word" and class_of(words[k].low) & {"infrastructure", "line"} and words[k].low not in _DIMENSIONS:
            return f"{words[i - 1].low} of the {words[k].low}", "target"
    return None


_SPANNING = frozenset("bridge tunnel viaduct wharf quay breakwater jetty pier runway weir".split())  # "a bridge of 923 m"
_HIGH = {"high": "height", "tall": "height", "deep": "depth"}


def _read_high(words: list[Token], at: int, high: int) -> tuple[str, str] | None:
    """As in "a 76 m high dam", "The wall will be 76 m high"."""
    near = [*words[high + 1 : high + 4], *reversed(words[max(0, at - 12) : at])]
    thing = next((t.low for t in near if t.tag == "word" and class_of(t.low) & {"infrastructure", "line"}), None)
    return (f"{_HIGH[words[high].low]} of the {thing}", "target") if thing else None


def read_covered(clause: Clause) -> tuple[str, str] | None:
    """As in "will extend coverage to all 12 districts", "310,000 residents of 14 settlements", "Nine towns will get water": where a project works."""
    words, at, unit = clause.tokens, clause.at, clause.mention.unit
    if unit not in _COVERED:
        return None
    plural = f"{unit[:-1]}ies" if unit.endswith("y") and unit[-2] not in "aeo" else f"{unit}s"
    end = clause.noun_end
    if end < len(words) and words[end].low in ("covered", "served"):
        return f"{plural} covered", "target"
    if _is_known(words, at):
        return None
    if at > 1 and words[at - 1].low == ":" and words[at - 2].low == plural:
        return f"{plural} covered", "target"
    i = at - 1
    while i > 0 and (words[i].low in HEDGING - {"to", "at"} or words[i].tag == "det" or words[i].low == "all"):
        i -= 1
    verb, side = governor_of(clause)
    if i < 0 or words[i].low not in _WHERE:
        if side != "subject" or verb is None or not _is_to_gain(words, verb):
            return None
        return f"{plural} covered", status_of(clause, verb) if words[verb].low in _DONE else "target"
    if i > 0 and words[i].low == "to" and words[i - 1].low in ("lending", "on-lending", "loans", "grants", "support", "financing"):
        return f"{plural} covered", "target"
    if i > 0 and words[i].low == "of":
        return (f"{plural} covered", "target") if words[i - 1].low in _DWELLERS else None
    done = verb_left(words, i)
    if done is None:
        ahead = verb_right(clause) if words[i].low in ("in", "across", "throughout") else None
        return (f"{plural} covered", "target") if ahead is not None and has_modal(words, ahead) and "harm" not in words[ahead].senses else None
    if words[i].low in ("in", "across", "throughout") and words[done].lemma in _BETTERING and has_modal(words, done) and (what := _what_there(clause, done, i)):
        return f"{plural} covered with {what}", "target"
    if words[i].low in ("in", "across", "throughout") and (words[done].lemma in _REACHING | _BETTERING or _helped(words, done, i)) and has_modal(words, done):
        return f"{plural} covered", "target"
    if words[i].low in ("in", "across", "throughout") and words[done].lemma in _RUNNING and is_own_subject(clause, done):
        return f"{plural} covered", status_of(clause, done)
    if words[done].lemma not in _REACHING and words[i + 1].low != "all" and unit != "island":
        return None
    if has_modal(words, done) or words[done].form in ("s", "base") and is_own_subject(clause, done) or words[i + 1].low == "all":
        return f"{plural} covered", "target"
    return None


_RUNNING = frozenset("run carry implement implemented execute executed roll rolled work".split())  # "will run for six years in seven districts"
_BETTERING = frozenset("upgrade rehabilitate build construct help support strengthen provide install modernise modernize restore connect halve reduce raise train carry launch roll introduce establish create".split())


def _what_there(clause: Clause, verb: int, until: int) -> str:
    """As in "will build distribution networks in seven towns": what they are covered with."""
    thing = [t for t in clause.tokens[verb + 1 : until] if t.tag in ("word", "conj")]
    between = clause.tokens[verb + 1 : until]
    if any(t.tag in ("num", "verb", "mark", "break", "prep", "name") for t in between) or not thing:
        return ""
    return joined_text(clause, thing[-5:]) or ""


def _helped(words: list[Token], verb: int, until: int) -> bool:
    """Whether those whom the verb is about live where it happens: "will help farmers in 12 districts"."""
    return any(t.low in _DWELLERS for t in words[verb + 1 : until])


_DWELLERS = frozenset("residents inhabitants people population households families farmers dwellers citizens villagers customers consumers women children".split())
_WHERE = frozenset("in to across throughout covering of on".split())
_GAINING = frozenset("get receive benefit gain obtain have fall come take enjoy".split())


def _is_known(words: list[Token], at: int) -> bool:
    """As in "the two towns", "the other three governorates", "A, B and C, three districts": told before."""
    before = words[at - 1] if at else None
    if before is None:
        return False
    if before.low == "," and at > 1 and words[at - 2].tag == "name":
        return True
    known = before.low in ("the", "these", "those", "both", "other", "its", "their", "of") and before.low != "of"
    return known and not (at > 1 and words[at - 2].low == "all") or before.low.endswith(("'s", "s'")) or before.low == "s"


def _is_to_gain(words: list[Token], verb: int) -> bool:
    """As in "Nine towns will get water", "Five towns fall in the ambit of the project", "Three towns are concerned"."""
    return words[verb].lemma in _GAINING or words[verb].low in _DONE


_DONE = frozenset("concerned covered included served".split())
