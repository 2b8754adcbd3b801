"""What is signed, in words: the agreement by its noun and activity, and the side it is signed with."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.event.nouns import opens_with_sum, words_in
from extraction.facts.event.phrases import OF_A_DAY, phrase_from
from extraction.facts.event.sentence import Sentence, activity_name, called_in_full, chosen_lender, first_lender
from extraction.model import Entity


def signing_name(sentence: Sentence, i: int, what: str, passive: bool, activity: Entity | None) -> str | None:
    """As in "signing of loan agreement for the Road Project with Asian Development Bank (ADB)"; None for laws and things not signed."""
    if i == 0 and not passive:
        return _of_paragraph(sentence)
    if _NO_OBJECT.match(what):
        return None
    what = _told_agreement(sentence, i, what, passive, activity)
    nouns = words_in(what)
    if what.lower() in ("papers", "documents") or nouns & _LAWS or (activity is None and not nouns & SIGNED):
        return None
    if _AGREEMENT_FIRST.match(what) and "loan" in sentence.scene.clean[:1500].lower():
        what = f"loan {what}"
    if sentence.tokens[i].low == "exchanged":
        return f"exchange of {_with_party(sentence, what[0].lower() + what[1:])}"
    if sentence.tokens[i].low == "closed":
        return f"closing of {_with_party(sentence, what)}"
    if not nouns & _PAPERS:
        what = _INSTRUMENT.sub(r"\1 agreement", what, count=1)
    return f"signing of {_with_party(sentence, what)}"


def _of_paragraph(sentence: Sentence) -> str | None:
    """As in "A lends B $35 million. Signed on 10 November": the finance and the sides of the sentences before."""
    scene = sentence.scene
    start = max(0, scene.clean.rfind("\n", 0, sentence.start) + 1, sentence.start - 600)
    told = list(_FINANCE.finditer(scene.clean, start, sentence.start))
    if not told:
        return None
    noun = told[-1].group().lower()
    noun = "loan" if noun.startswith(("lend", "lent")) else noun
    sides = [e for _, m in scene.within(start, sentence.start, "organisation") if (e := scene.entity(m)) is not None]
    names = list(dict.fromkeys(called_in_full(scene, e) for e in sides))[:2]
    between = f" of {names[0]} with {names[1]}" if len(names) == 2 else f" with {names[0]}" if names else ""
    return f"signing of the {noun} agreement{between}"


_FINANCE = re.compile(r"\b(?:loan|credit|grant|guarantee|facility|lends|lent|lending|equity)\b", re.IGNORECASE)
_NO_OBJECT = re.compile(r"(?:for|by|on|with|in|at|of)\b", re.IGNORECASE)
_AGREEMENT_FIRST = re.compile(r"agreements?\b")


def _told_agreement(sentence: Sentence, i: int, what: str, passive: bool, activity: Entity | None) -> str:
    """An object that is only a sum or the other side ("signed a USD 256 million (about Rs 2,100 crore) loan agreement") by its noun."""
    words = sentence.tokens
    if words_in(what) & (SIGNED | _LAWS):
        return what
    around = range(i - 1, max(-1, i - 22), -1) if passive else range(i + 1, min(i + 22, len(words)))
    noun = next((k for k in around if words[k].low in SIGNED and words[k].tag in ("word", "verb")), None)
    if noun is None:
        return what
    while not passive and noun + 1 < len(words) and words[noun + 1].low in SIGNED:
        noun += 1
    start = noun
    while start > 0 and noun - start < _MODIFIERS and (words[start - 1].tag == "word" or words[start - 1].low in _JOINING) and words[start - 1].low not in OF_A_DAY:
        start -= 1
    named = phrase_from(sentence, start, _MODIFIERS + 1, noun + 1)
    if opens_with_sum(what) and len(what) < 40:
        named = f"{what} {named}"
    several = words[noun].low.endswith("s") and activity is not None and activity.name.lower() not in sentence.text.lower()
    return f"{named} for {activity_name(activity)}" if activity and not several else named


_MODIFIERS = 8  # words before a paper's noun: "water infrastructure development project agreement"
_JOINING = frozenset(("financing", "-"))


def _with_party(sentence: Sentence, what: str) -> str:
    """The lender's name behind an agreement that names no side."""
    scene = sentence.scene
    lender = chosen_lender(
        entity for _, mention in scene.within(sentence.start, sentence.end, "organisation") if (entity := scene.entity(mention)) is not None
    )
    lender = lender or first_lender(scene)
    if lender is None or any(name and name in what for name in (lender.name, lender.acronym)):
        return what
    if len(what) >= 120:
        return what
    country = "" if " for " in what else _country_in(sentence)
    taker = f" and {country}" if country and country not in what else ""
    return f"{what} with {called_in_full(scene, lender)}{taker}"


def _country_in(sentence: Sentence) -> str:
    """The one country that a sentence names or whose government it names."""
    scene = sentence.scene
    named = {
        scene.mentions[t.mention].entity: entity
        for t in sentence.tokens
        if t.tag == "name" and t.mention is not None and (entity := scene.entity(scene.mentions[t.mention])) is not None
    }
    countries = {e.name for e in named.values() if e.kind == "place" and e.type == "country"}
    countries |= {e.name.removeprefix("Government of ").removeprefix("the ") for e in named.values() if e.type == "government"}
    return countries.pop() if len(countries) == 1 else ""


# What is signed for a loan is its agreement.
_INSTRUMENT = re.compile(r"\b(loan|credit|grant|guarantee)\b")
_PAPERS = frozenset("agreement agreements contract contracts memorandum memoranda mou mous protocol declaration convention letter notes pact treaty deal deals".split())
SIGNED = frozenset(
    "loan loans agreement agreements contract contracts credit credits grant grants financing deal deals memorandum memoranda mou mous protocol declaration convention guarantee"
    " accord accords projects operations package arrangement partnership pact treaty facility letter notes communique".split()
)
_LAWS = frozenset("law laws decree bill act legislation order resolution".split())
