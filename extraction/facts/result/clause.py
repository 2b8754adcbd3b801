"""The clause of a figure that may be a result: its tokens, the noun phrases in it, and the classes of counted nouns.

Classes are `seeds/reference/indicators.csv`: `measure` (km, ha), `never` (loans, years, meetings), `place`, `attendee`, `strong` (jobs,
beneficiaries), `context` (economy, prices), `harm`, `infrastructure` and `line` (what has a length).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extraction import expressions as re
from extraction.facts.clause import Token, clause_span
from extraction.facts.verb_forms import is_base
from extraction.lexicon import rows
from extraction.mentions.activities.titles import sector_of
from extraction.model import Mention
from extraction.scene import Scene

REACH = 45  # tokens looked at on either side of a figure
MORE = frozenset("more less fewer other rather larger greater higher later better".split())
PEOPLE = frozenset("person household family farmer student home".split())
TIME = frozenset("year month week day hour minute mo wk d h min".split())
POWER = frozenset("MW GW kW MWp GWp kWp MVA".split())
LENGTH = frozenset("km m mi mile".split())


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("indicators"):
        found.setdefault(row["word"].lower(), set()).add(row["class"])
    return {word: frozenset(classes) for word, classes in found.items()}


@lru_cache(maxsize=8192)
def class_of(noun: str | None) -> frozenset[str]:
    """Classes of a counted noun, by its whole or its last word, in either number.

    >>> "never" in class_of("member countries"), "strong" in class_of("jobs")
    (True, True)
    """
    for form in _singulars((noun or "").lower()):
        if form in _classes():
            return _classes()[form]
    words = (noun or "").lower().split()
    for form in _singulars(" ".join(words[-2:])) if len(words) > 2 else ():
        if form in _classes():
            return _classes()[form]
    last = words[-1] if words else ""
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


@dataclass(frozen=True, slots=False)  # every reader asks where the noun ends
class Clause:
    """A sentence's tokens and the figure in it that is being read."""

    scene: Scene
    tokens: list[Token]
    at: int
    mention: Mention

    @cached_property
    def noun_end(self) -> int:
        """Index after the counted noun phrase (or the unit)."""
        return phrase_end(self.tokens, self.at + 1, self.mention.char_end)


HEDGING = frozenset(
    "about some around over nearly almost approximately roughly more less fewer than at least up well just only an estimated close".split()
)


def first_noun(subject: str) -> str:
    return re.split(r" (?:of|in|among|between|on|for|per|at) ", subject, maxsplit=1)[0]


def joined_text(clause: Clause, words: list[Token], kept: str = "") -> str | None:
    """The printed words from first to last, without articles and prepositions at either end, but for a first one that is `kept`."""
    while words and words[0].low != kept and (
        words[0].tag in ("det", "prep", "conj", "mark", "modal", "num", "adv") or words[0].low in ("'", "s")
    ):
        words = words[1:]
    while words and words[-1].tag in ("prep", "conj", "mark", "det", "adv"):
        words = words[:-1]
    if not words:
        return None
    return " ".join(clause.scene.clean[words[0].start : words[-1].end].split())


def is_length_of_line(clause: Clause, noun: str) -> bool:
    """As in "a 93-km double-track line", "the 64 km section": the length stands before the line that it measures."""
    words, at = clause.tokens, clause.at
    if at + 2 >= len(words) or words[at + 2].tag not in ("word", "name"):
        return False
    return "line" in class_of(first_noun(noun)) or noun == rest_of_name(clause)


_LIVING = frozenset(
    "living residing working affected located suffering facing damaged envisaged covering spanning serving benefiting linking connecting leading running crossing passing".split()
)


def phrase_end(words: list[Token], i: int, until: int) -> int:
    """Index after the noun phrase that begins at i; the mention's own span belongs to it."""
    start = i
    while i < len(words):
        token = words[i]
        if token.start < until and token.tag not in ("break",):
            i += 1
            continue
        if (
            i > start
            and words[i - 1].tag == "word"
            and (token.low in _LIVING or _is_going_on(words[i - 1], token))
            or token.low == "people"
            and i > start
            and words[i - 1].low == "people"
        ):
            break
        if token.tag in ("word", "unit") or (
            token.tag == "det" and token.low in ("new", "other", "additional", "further", "more", "total")
        ):
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


def _is_going_on(before: Token, token: Token) -> bool:
    """As in "schools using solar power", "people receiving training": what the counted do ends their phrase."""
    return token.low.endswith("ing") and len(token.low) > 5 and (before.low.endswith("s") and not before.low.endswith("ss") or before.low == "people")


def phrase_text(clause: Clause, start: int, end: int) -> str:
    return joined_text(clause, clause.tokens[start:end]) or ""


def is_activity(clause: Clause, token: Token) -> bool:
    return token.mention is not None and clause.scene.mentions[token.mention].kind == "activity"


def rest_of_name(clause: Clause) -> str:
    """As in "Metro Manila Subway Project" of a project called "25-kilometer Metro Manila Subway Project"."""
    mention = clause.mention
    for _, name in clause.scene.within(mention.char_start, mention.char_start + 1, "activity"):
        if name.char_end > mention.char_end:
            return " ".join(clause.scene.clean[mention.char_end : name.char_end].split()).removeprefix("of ")
    return ""


PERIOD = re.compile(
    r"\s+(?:an?|per|each|every)\s+(?:day|year|month|week|hour|annum)$|\s+(?:annually|daily|yearly|monthly)$",
    re.IGNORECASE,
)


def open_phrase_end(words: list[Token], i: int) -> int:
    """Like phrase_end, with articles and names at the front."""
    start = i
    while i < len(words) and i - start < 8:
        token = words[i]
        if token.tag == "num" and i > start and i + 1 < len(words) and words[i + 1].low in ("kv", "v", "kva"):
            i += 2  # "double-circuit 500 kV overhead lines"
            continue
        listed = (
            token.tag == "conj"
            and start < i < len(words) - 1
            and words[i + 1].tag == "word"
            and i - start <= 2
            and not is_base(words[i + 1].low)
        )
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


_DEFINITE = re.compile(r"\b(?:the|this|its|each)\s+(?P<words>(?:[a-z]+[\s-]){0,2}[a-z]+)", re.IGNORECASE)


def told_activity(scene: Scene, position: int) -> str | None:
    """The activity named in the sentence before a position or after it, or the one its words point at ("the railway")."""
    start, end = clause_span(scene, position)
    last = next(scene.before(position, "activity"), None)
    if last is not None and last.char_start >= start:
        return last.entity
    following = next(scene.after(position, "activity"), None)
    if following is not None and following.char_start < end:
        return following.entity
    pointed = _pointed_at(scene, start, position)
    return pointed.entity if pointed else None


def activity_at(scene: Scene, position: int) -> str | None:
    """The activity that the sentence tells, else the one named last that is no umbrella of others, else the first after."""
    told = told_activity(scene, position)
    if told:
        return told
    named = list(scene.before(position, "activity", most=40))
    own = next((m for m in named if not _UMBRELLA.search(scene.clean[max(0, m.char_start - 30) : m.char_start])), None)
    chosen = own or next(iter(named), None) or next(scene.after(position, "activity"), None)
    return chosen.entity if chosen else None


_UMBRELLA = re.compile(r"\b(?:under|part\s+of|within)\s+(?:the\s+|its\s+|a\s+)?(?:\w+\s+)?\Z", re.IGNORECASE)


def _pointed_at(scene: Scene, start: int, position: int) -> Mention | None:
    """The activity told before whose title has a word of "the railway", "the metro phase", "the power project"."""
    told = list(scene.before(start, "activity", most=40))
    if len({mention.entity for mention in told}) < 2:
        return None
    for match in _DEFINITE.finditer(scene.clean, start, position):
        words = set(match["words"].lower().split()) - _COMMON
        sector = sector_of(match["words"])
        for mention in told:
            entity = scene.entity(mention)
            if entity is not None and words & set(re.findall(r"[a-z]+", entity.name.lower())):
                return mention
        for mention in told if sector else ():
            entity = scene.entity(mention)
            if entity is not None and sector is not None and entity.sector == sector[0]:
                return mention
    return None


_COMMON = frozenset(
    "project programme program loan bank works government ministry country phase section of and in for to".split()
)
