"""The complement that says which of the counted are meant: "households with access to water", "people covered by early warning", "roads opened to traffic"."""

from __future__ import annotations

from extraction.facts.result.clause import PEOPLE, Clause, joined_raw, joined_text

_OPENING = frozenset("open connect hook link".split())


def tail_of(clause: Clause, at: int, lemma: str = "") -> str:
    """The complement that begins at a token: "with solar cooling", "into use", after verbs of opening "to traffic"."""
    words = clause.tokens
    if at < len(words) and (words[at].low == "into" or words[at].low == "to" and lemma in _OPENING):
        end = at + 1
        while end < len(words) and end < at + 4 and words[end].tag == "word":
            end += 1
        return joined_raw(clause, words[at:end]) if at + 1 < end else ""
    return complement(clause, at)


UNDERGOING = frozenset("receiving gaining getting obtaining undergoing attending completing using accessing".split())
_COMPLEMENTS = frozenset("with without under against by for".split())


_SIZES = frozenset("capacity length area height total combined".split())


def complement(clause: Clause, at: int) -> str:
    """What follows the counted and says which of them: "with access to improved pastures", "who depend on the town", "covered by early warning"."""
    words = clause.tokens
    if at >= len(words):
        return ""
    first = words[at]
    if first.low == "by" and at > clause.noun_end:
        return ""  # "villages will be targeted by a project"
    if any(t.low in _SIZES for t in words[at + 1 : at + 5]):
        return ""  # "13 plants with a total capacity of 100 MLD"
    opens = first.low in _COMPLEMENTS or clause.mention.unit in PEOPLE and first.low.endswith("ing") and at == clause.noun_end and first.low not in ("including", "during", "living") or first.low in ("who", "whose") or first.tag == "verb" and first.form == "part"
    if not opens:
        return ""
    end = at + 1
    while end < len(words) and end - at < 8:
        token = words[end]
        if token.tag not in ("word", "name", "det", "prep", "verb", "conj", "adv") and token.low not in ("-", "'", "s"):
            break
        if token.tag == "verb" and first.low not in ("who", "whose", *UNDERGOING) and token.form != "part" or token.low in ("in", "across", "within", "by", "at", "from") and first.tag != "verb":
            break
        end += 1
    return joined_text(clause, words[at:end], kept=first.low) or ""
