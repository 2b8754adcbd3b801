"""What is approved, in words: a loan or a sum by its noun and its activity."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.clause import Token
from extraction.facts.event.approvers import approver, at_session
from extraction.facts.event.nouns import GENERIC, PLURAL, words_in
from extraction.facts.event.phrases import antecedent, phrase_before
from extraction.facts.event.sentence import Sentence, activity_name
from extraction.model import Entity
from extraction.scene import Scene


def approval_name(sentence: Sentence, i: int, what: str, passive: bool, activity: Entity | None) -> str | None:
    """As in "Asian Development Bank (ADB) Board approves loan for the Road Project"."""
    if _NO_OBJECT.match(what):
        told = next((k for k in range(i - 1, 0, -1) if sentence.tokens[k].tag == "aux"), None)
        related = antecedent(sentence, i)
        what, passive = related or (phrase_before(sentence, told) if told is not None else ""), not related
        if not what:
            return None
    if what.endswith(("'s", "\u2019s")):
        return None
    if any(e.kind == "place" and e.type == "country" and what in (e.name, *e.aliases) for e in sentence.scene.entities.values()):
        what = _before_country(sentence, i, what) or f"financing to {what}"
    named = _with_addition(sentence.scene, _told_finance(sentence, i, what, activity))
    if passive and activity is not None and named == activity_name(activity) and (finance := _finance_before(sentence, i)):
        named = f"{finance} for {named}"
    name = approves(sentence, i, _with_purpose(named, activity), passive)
    return None if name.startswith("approves ") and sentence.tokens[i].low in _OF_PLANS and not words_in(named) & _FINANCED - _PLANS else name


_OF_PLANS = frozenset("endorsed endorses adopted adopts".split())  # "Ministers endorsed the action plan"
_PLANS = frozenset("plan policy strategy".split())


def _before_country(sentence: Sentence, i: int, country: str) -> str:
    """As in "the Electric Train in Costa Rica (US$550 million), approved on": what is approved stands before its country."""
    words = sentence.tokens
    at = next((k for k in range(i - 1, 1, -1) if words[k].tag == "name" and sentence.scene.clean[words[k].start : words[k].end] == country), None)
    return phrase_before(sentence, at - 1, True) if at is not None and words[at - 1].low in ("in", "of") else ""


def _with_purpose(what: str, activity: Entity | None) -> str:
    """As in "loan to better connect the department": the activity in place of what it is to do."""
    purpose = _PURPOSE.search(what)
    if purpose is None or activity is None or activity.name.lower() in what.lower() or not words_in(what[: purpose.start()]) & _FINANCED:
        return what
    return f"{what[: purpose.start()]} for {activity_name(activity)}"


_PURPOSE = re.compile(
    r"\s+to\s+(?:better\s+|further\s+|help\s+)?(?:connect|improve|expand|support|finance|fund|upgrade|strengthen|build|construct|rehabilitate|modernise|modernize|boost|enhance|help|promote|increase|provide|develop|reduce|restore|accelerate|ensure)\b"
)


def _finance_before(sentence: Sentence, i: int) -> str:
    """As in "a loan, US$12 million, and a grant, US$4.5 million, both agreed by its Board": the nouns of what is approved."""
    words = sentence.tokens
    if words[i - 1].low not in ("both", "all", "each", ","):
        return ""
    start = next((k for k in range(i - 1, max(-1, i - 24), -1) if words[k].low in (":", ";", ".") or words[k].tag == "break"), max(0, i - 24))
    nouns = [t.low for t in words[start:i] if t.low in GENERIC]
    return " and ".join(dict.fromkeys(nouns))


_NO_OBJECT = re.compile(r"(?:by|in|on|at)\b")


def approves(sentence: Sentence, i: int, what: str, passive: bool) -> str:
    """Who approves what, at which session."""
    session = at_session(sentence.scene, sentence.start, sentence.end)
    return f"{approver(sentence, i, passive)}approves {what}{session}".strip()


def _told_finance(sentence: Sentence, i: int, what: str, activity: Entity | None) -> str:
    """An object that is only a sum or a lender's name ("approved a EUR200-million (USD219 million) loan") by its noun."""
    if words_in(what) & _FINANCED or (
        activity and activity.name.lower() in what.lower() and not what.endswith(activity.name)
    ):
        return what
    words = sentence.tokens
    antecedent = _after_relative(words, i)
    around = words[max(0, i - 12) : i][::-1] if antecedent else words[i + 1 : i + 22]
    noun = next((t.low for t in around if t.low in GENERIC and t.low != "project"), None)
    if noun is None:
        return what
    return f"{noun} for {activity_name(activity)}" if activity else noun


def _after_relative(words: list[Token], i: int) -> bool:
    """As in "a loan of EUR 140 million which the EIB's Board approved": what is approved stands before."""
    return any(t.low in ("which", "that") for t in words[max(0, i - 7) : i])


def sum_of_many(sentence: Sentence, i: int, what: str) -> str:
    """As in "approved $145 million in loans and $5 million in grants": the sum with its instruments, for no one activity."""
    if not _SUM_FIRST.match(what) or words_in(what) & _FINANCED:
        return what
    after = sentence.tokens[i + 1 : i + 9]
    noun = next((t.low for t in after if t.low in PLURAL and t.low in _FINANCED), None)
    if noun is None:
        return what
    others = [t.low for t in sentence.tokens[i + 1 : i + 16] if t.low in ("grants", "credits", "guarantees") and t.low != noun]
    return f"{what} in {noun}" + (f" and {others[0]}" if others else "")


# "$145 million", "USD 1.2 billion", "UA 31 million", "two"
_SUM_FIRST = re.compile(r"[^A-Za-z]*(?:[A-Z]{1,3}[^\w\s]?\s?|[a-z]{2}\$\s?)?\d")
_FINANCED = frozenset(
    "loan loans credit credits grant grants financing facility facilities guarantee guarantees funding package project projects programme programmes program programs"
    " investment investments line equity operation operations assistance phase plan fund funds tranche bond policy strategy".split()
)


def _with_addition(scene: Scene, what: str) -> str:
    """What a headline calls additional financing is told so in the name."""
    if "additional" in what.lower() or not _ADDITIONAL.search(scene.clean, 0, 250):
        return what
    return _FINANCE_NOUN.sub(lambda m: f"additional {m.group()}", what, count=1)


_ADDITIONAL = re.compile(r"\badditional\s+(?:financing|funding|loan|credit|grant)\b", re.IGNORECASE)
_FINANCE_NOUN = re.compile(r"\b(?:financing|funding|loan|credit|grant)\b")
