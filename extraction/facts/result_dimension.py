"""Reads what works measure and where they reach: "a dam with a height of 213 m" gives "height of the dam", "in all 12 districts" "districts covered"."""

from __future__ import annotations

from extraction.facts.clause import is_measure
from extraction.facts.result_clause import HEDGING, Clause, class_of
from extraction.facts.result_governor import has_modal, is_own_subject, verb_left

_DIMENSIONS = frozenset("height length depth width span area volume diameter surface storage".split())
_CONTEXT = frozenset("country city province state nation region population land total agricultural".split())
_COVERED = frozenset("district city town village municipality commune county community upazila block subdistrict barangay ward woreda".split())
_REACHING = frozenset("extend reach cover serve operate target implement benefit enhance improve expand".split())


def read_dimension(clause: Clause) -> tuple[str, str] | None:
    """As in "a dam with a height of about 213 meters", "a reservoir with an area of 24 km2": the works' own size."""
    words, at = clause.tokens, clause.at
    if not is_measure(clause.mention.unit):
        return None
    i = at - 1
    while i > 0 and (words[i].low in HEDGING or words[i].tag == "adv"):
        i -= 1
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


def read_covered(clause: Clause) -> tuple[str, str] | None:
    """As in "will extend coverage to all 12 districts", "reaches 56,000 households in six of ten districts": where a project works."""
    words, at, unit = clause.tokens, clause.at, clause.mention.unit
    if unit not in _COVERED:
        return None
    i = at - 1
    while i > 0 and (words[i].low in HEDGING - {"to"} or words[i].tag == "det" or words[i].low == "all"):
        i -= 1
    covered = clause.noun_end < len(words) and words[clause.noun_end].low == "covered"
    if not covered and (i < 1 or words[i].low not in ("in", "to", "across", "throughout", "covering")):
        return None
    verb = verb_left(words, i)
    if not covered:
        if verb is None or words[verb].lemma not in _REACHING:
            return None
        if not (has_modal(words, verb) or words[verb].form in ("s", "base")) or not (is_own_subject(clause, verb) or has_modal(words, verb)):
            return None
    plural = f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"
    return f"{plural} covered", "target"
