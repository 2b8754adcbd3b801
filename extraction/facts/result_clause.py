"""The clause of a figure that may be a result: its tokens, the noun phrases in it, and the classes of counted nouns.

Classes are `seeds/reference/indicators.csv`: `measure` (km, ha), `never` (loans, years, meetings), `place`, `attendee`, `strong` (jobs,
beneficiaries), `context` (economy, prices), `harm`, `infrastructure` and `line` (what has a length).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extraction.facts.clause import Token, is_base
from extraction.lexicon import rows
from extraction.model import Mention
from extraction.scene import Scene

REACH = 45  # tokens looked at on either side of a figure


MORE = frozenset("more less fewer other rather larger greater higher later better".split())


PEOPLE = frozenset("person household family farmer student".split())


TIME = frozenset("year month week day hour minute mo wk d h min".split())


POWER = frozenset("MW GW kW MWp GWp kWp MVA".split())


LENGTH = frozenset("km m mi mile".split())


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("indicators"):
        found.setdefault(row["word"], set()).add(row["class"])
    return {word: frozenset(classes) for word, classes in found.items()}


def class_of(noun: str | None) -> frozenset[str]:
    """Classes of a counted noun, by its whole or its last word, in either number.

    >>> "never" in class_of("member countries"), "strong" in class_of("jobs")
    (True, True)
    """
    for form in _singulars((noun or "").lower()):
        if form in _classes():
            return _classes()[form]
    last = (noun or "").lower().rpartition(" ")[2]
    for form in _singulars(last):
        if form in _classes():
            return _classes()[form]
    return frozenset()


def _singulars(word: str) -> Iterator[str]:
    yield word
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence's tokens and the figure in it that is being read."""

    scene: Scene
    tokens: list[Token]
    at: int
    mention: Mention

    @property
    def noun_end(self) -> int:
        """Index after the counted noun phrase (or the unit)."""
        return phrase_end(self.tokens, self.at + 1, self.mention.char_end)


HEDGING = frozenset("about some around over nearly almost approximately roughly more than at least up well just only an estimated close".split())


def first_noun(subject: str) -> str:
    return re.split(r" (?:of|in|among|between|on|for|per|at) ", subject, maxsplit=1)[0]


def joined_text(clause: Clause, words: list[Token]) -> str | None:
    """The printed words from first to last, without articles at either end."""
    while words and (words[0].tag in ("det", "prep", "conj", "mark", "modal", "num", "adv") or words[0].low in ("'", "s")):
        words = words[1:]
    while words and words[-1].tag in ("prep", "conj", "mark", "det", "adv"):
        words = words[:-1]
    if not words:
        return None
    return " ".join(clause.scene.clean[words[0].start : words[-1].end].split())


def is_length_of_line(clause: Clause, noun: str) -> bool:
    """"a 93-km double-track line", "the 64 km section": the length stands before the line that it measures."""
    words, at = clause.tokens, clause.at
    if at + 2 >= len(words) or words[at + 2].tag not in ("word", "name"):
        return False
    return "line" in class_of(first_noun(noun)) or noun == rest_of_name(clause)


_LIVING = frozenset("living residing working affected located suffering facing damaged envisaged covering spanning serving benefiting".split())


def phrase_end(words: list[Token], i: int, until: int) -> int:
    """Index after the noun phrase that begins at i; the mention's own span belongs to it."""
    start = i
    while i < len(words):
        token = words[i]
        if token.start < until and token.tag not in ("break",):
            i += 1
            continue
        if i > start and token.low in _LIVING or token.low == "people" and i > start and words[i - 1].low == "people":
            break
        if token.tag in ("word", "unit") or (token.tag == "det" and token.low in ("new", "other", "additional", "further", "more", "total")):
            i += 1
            continue
        if token.tag == "name" and i + 1 < len(words) and words[i + 1].tag == "word":
            i += 1
            continue
        if token.low in ("-", "/", "'", "s") and i + 1 < len(words) and words[i + 1].tag == "word":
            i += 1
            continue
        break
    return i


def phrase_text(clause: Clause, start: int, end: int) -> str:
    return joined_text(clause, clause.tokens[start:end]) or ""


def is_activity(clause: Clause, token: Token) -> bool:
    return token.mention is not None and clause.scene.mentions[token.mention].kind == "activity"


def rest_of_name(clause: Clause) -> str:
    """"Metro Manila Subway Project" of a project called "25-kilometer Metro Manila Subway Project"."""
    mention = clause.mention
    for _, name in clause.scene.within(mention.char_start, mention.char_start + 1, "activity"):
        if name.char_end > mention.char_end:
            return " ".join(clause.scene.clean[mention.char_end : name.char_end].split())
    return ""


PERIOD = re.compile(r"\s+(?:an?|per|each|every)\s+(?:day|year|month|week|hour|annum)$|\s+(?:annually|daily|yearly|monthly)$", re.IGNORECASE)


def open_phrase_end(words: list[Token], i: int) -> int:
    """Like phrase_end, with articles and names at the front."""
    start = i
    while i < len(words) and i - start < 8:
        token = words[i]
        listed = token.tag == "conj" and start < i < len(words) - 1 and words[i + 1].tag == "word" and i - start <= 2 and not is_base(words[i + 1].low)
        if not (token.tag in ("word", "name", "det") or token.low in ("-", "'", "s", "/") or listed):
            break
        i += 1
    return i


def joined_raw(clause: Clause, words: list[Token]) -> str:
    return " ".join(clause.scene.clean[words[0].start : words[-1].end].split()) if words else ""


def clause_end(words: list[Token], i: int) -> int:
    while i < len(words) and words[i].tag != "break" and words[i].low not in ".;":
        i += 1
    return i


def activity_of(scene: Scene, mention: Mention) -> str | None:
    return activity_at(scene, mention.char_start)


def activity_at(scene: Scene, position: int) -> str | None:
    """The activity named last before the figure or around it, else the first one after."""
    named = next(scene.before(position, "activity"), None) or next(scene.after(position, "activity"), None)
    return named.entity if named else None
