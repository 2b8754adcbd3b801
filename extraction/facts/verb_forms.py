"""The verbs that the readers know, in all their forms, and their nouns of doing: rows of `seeds/reference/result_verbs.csv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extraction import expressions as re
from extraction.lexicon import rows


@dataclass(frozen=True, slots=True)
class Verb:
    lemma: str
    participle: str
    ing: str
    senses: frozenset[str]


@lru_cache(maxsize=1)
def verb_forms() -> dict[str, tuple[Verb, frozenset[str]]]:
    """Every form of every known verb: its verb and which forms (`base`, `s`, `ing`, `past`, `part`) it can be.

    >>> sorted(verb_forms()["built"][1])
    ['part', 'past']
    """
    table: dict[str, tuple[str, str, set[str]]] = {}
    for row in rows("result_verbs"):
        past = row["past"] or inflected(row["lemma"], "ed")
        entry = table.setdefault(row["lemma"], (past, row["participle"] or past, set()))
        entry[2].add(row["sense"])
    forms: dict[str, tuple[Verb, set[str]]] = {}
    for lemma, (past, participle, senses) in table.items():
        doubled = (
            past[: len(lemma) + 1]
            if past.startswith(lemma) and past[len(lemma) : len(lemma) + 1] == lemma[-1]
            else None
        )
        ing = doubled + "ing" if doubled else inflected(lemma, "ing")
        verb = Verb(lemma, participle, ing, frozenset(senses))
        for form, name in (
            (lemma, "base"),
            (inflected(lemma, "s"), "s"),
            (ing, "ing"),
            (past, "past"),
            (participle, "part"),
        ):
            forms.setdefault(form, (verb, set()))[1].add(name)
    for spelled, usual in (("benefitted", "benefited"), ("benefitting", "benefiting"), ("focussed", "focused")):
        if usual in forms:
            forms[spelled] = forms[usual]
    return {form: (verb, frozenset(names)) for form, (verb, names) in forms.items()}


def inflected(lemma: str, ending: str) -> str:
    """The regular form of a verb: with "s", "ed" or "ing"."""
    if ending == "s":
        if lemma.endswith("y") and lemma[-2] not in "aeiou":
            return lemma[:-1] + "ies"
        return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + ending
    if ending == "ed" and lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    if len(lemma) <= 4 and re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", lemma):
        return lemma + lemma[-1] + ending
    return lemma + ending


@lru_cache(maxsize=1)
def nominals() -> dict[str, Verb]:
    """Nouns of doing ("construction", "planting") and their verbs."""
    forms = verb_forms()
    return {row["noun"]: forms[row["lemma"]][0] for row in rows("result_verbs") if row["noun"]}


def forms_of(low: str) -> frozenset[str]:
    """Which forms of a known verb a word can be."""
    found = verb_forms().get(low)
    return found[1] if found else frozenset()


def is_base(low: str) -> bool:
    """Whether a word can be the plain form of a known verb."""
    return "base" in forms_of(low)


def done_again(low: str) -> tuple[Verb, frozenset[str]] | None:
    """The "resealed" of a table that has "sealed": what works do once more."""
    if not low.startswith("re") or len(low) < 7:
        return None
    known = verb_forms().get(low[2:].removeprefix("-"))
    if known is None or "output" not in known[0].senses or "weak" in known[0].senses:
        return None
    verb = known[0]
    return Verb(f"re{verb.lemma}", f"re{verb.participle}", f"re{verb.ing}", verb.senses), known[1]
