"""A sentence that may tell of an event: its days, places, people and organisers, and the vocabulary of events.

Kinds and the words for them are `seeds/reference/event_kinds.csv`. "Today", "yesterday" and weekdays count from the text's own date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from extraction import expressions as re
from extraction.facts.clause import Token
from extraction.lexicon import rows
from extraction.model import Entity, Mention
from extraction.scene import Scene

LEAD = 3  # sentences in which news without a date of its own is of the text's date
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


# Who decides in an institution.
BODY = re.compile(
    r"\b(?:Boards? of (?:Executive )?(?:Directors|Governors)|Executive Board|Executive Committee|Board|[Dd]irectors|Council of Ministers|Cabinet|Investment Committee|(?:(?<=s )|(?<=Fund )|(?<=Bank ))board)\b"
)


@lru_cache(maxsize=8)
def words_of(form: str) -> dict[str, str]:
    """Words of one form (`noun`, `verb`, `host`, `hazard`) and the kind of event they tell of."""
    return {row["word"]: row["kind"] for row in rows("event_kinds") if row["form"] == form}


@dataclass(frozen=True, slots=True)
class Happening:
    """An event before it is a fact; `people` indexes the mention that counts its participants, `assumed` is for a day that
    only the text's own date gives."""

    name: str
    kind: str
    edtf: str
    start: int
    end: int
    place: str | None = None
    people: int | None = None
    organisers: tuple[str, ...] = ()
    assumed: bool = False


@dataclass
class Sentence:
    scene: Scene
    number: int
    start: int
    end: int
    tokens: list[Token]
    used: set[int] = field(default_factory=set)  # indexes of date tokens that belong to an event

    @property
    def text(self) -> str:
        return self.scene.clean[self.start : self.end]


def text_day(scene: Scene) -> date | None:
    """The day a text is of: its own date, else the one full day that its head names before anything is told."""
    if scene.profile.published_on is not None:
        return scene.profile.published_on
    for _, mention in scene.within(0, HEAD, "date"):
        if mention.edtf and is_day(mention.edtf) and len(mention.edtf) == 10 and scene.clean[: mention.char_start].count(". ") < 2:
            return date.fromisoformat(mention.edtf)
    return None


HEAD = 250  # characters in which a text without a date line may name its day
_PARTS_OF_DAY = frozenset("morning afternoon evening".split())
_NAMING_DAYS = frozenset(("today", "tonight", "yesterday", "day", *_PARTS_OF_DAY, *WEEKDAYS))


def date_of(sentence: Sentence, i: int) -> str | None:
    """EDTF of a date token; "today", "this morning", "yesterday" and weekdays count from the text's own date."""
    token = sentence.tokens[i]
    if token.tag not in ("date", "name") and token.low.removesuffix("'s") not in _NAMING_DAYS:
        return None
    published = text_day(sentence.scene)
    word = token.low.removesuffix("'s").removeprefix("on ").removeprefix("last ").removeprefix("this ")
    if token.tag == "date" and token.mention is not None and word not in WEEKDAYS:
        edtf = sentence.scene.mentions[token.mention].edtf
        if edtf:
            return edtf
    if word == "day" and i and sentence.tokens[i - 1].low == "same" and not (i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].low == "as"):
        return _day_told_before(sentence.scene, token.start)
    if published is None:
        return None
    if word in ("today", "tonight") or word in _PARTS_OF_DAY and i and sentence.tokens[i - 1].low == "this":
        return published.isoformat()
    if word == "yesterday":
        return (published - timedelta(days=1)).isoformat()
    if word in WEEKDAYS:
        beside = _date_beside(sentence, i)
        if beside:
            return beside
        day = _last_weekday(published, WEEKDAYS.index(word))
        return (day + timedelta(days=7) if _is_to_come(sentence, i) and day < published else day).isoformat()
    if token.tag == "date" and token.mention is not None:
        return sentence.scene.mentions[token.mention].edtf
    return None


def _day_told_before(scene: Scene, position: int) -> str | None:
    """What "the same day" is: the day told last before it, under a heading of its own the text's day."""
    told = next((m for m in scene.before(position, "date") if m.edtf and len(m.edtf) == 10), None)
    published = text_day(scene)
    if told is not None and (published is None or _UNDER_HEADING.search(scene.clean, told.char_end, position) is None):
        return told.edtf
    return published.isoformat() if published is not None else None


_UNDER_HEADING = re.compile(r"\n\n[^\n.:|]{2,60}\n\n")


def _date_beside(sentence: Sentence, i: int) -> str | None:
    """The full date that a weekday introduces: "Wednesday, the 16th November, 2020"."""
    for token in sentence.tokens[i + 1 : i + 4]:
        if token.tag == "date" and token.mention is not None:
            edtf = sentence.scene.mentions[token.mention].edtf
            return edtf if is_day(edtf) else None
        if token.low not in (",", "the", "(", "on"):
            return None
    return None


def _is_to_come(sentence: Sentence, i: int) -> bool:
    """As in "a mission is expected on Wednesday", "the seminar on Friday will discuss": a weekday ahead of the text's own."""
    words = sentence.tokens
    return any(t.low in _AHEAD for t in words[max(0, i - 12) : i + 4]) and not any(t.low in _TOLD for t in words[max(0, i - 4) : i + 3])


_AHEAD = frozenset("will shall scheduled expected awaiting awaits slated due upcoming begins starts opens".split())
_TOLD = frozenset("said says told announced stated reported signed approved".split())


def _last_weekday(published: date, weekday: int) -> date:
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def days_of(sentence: Sentence, start: int = 0, end: int | None = None) -> list[int]:
    return [
        i
        for i in range(start, len(sentence.tokens) if end is None else min(end, len(sentence.tokens)))
        if date_of(sentence, i)
    ]


def is_day(edtf: str | None) -> bool:
    return edtf is not None and re.fullmatch(r"\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?", edtf) is not None


def is_shortly_before(edtf: str, day: str) -> bool:
    """Whether a day is at most ten days before another."""
    try:
        return 0 <= (date.fromisoformat(day) - date.fromisoformat(edtf.rpartition("/")[2])).days <= 10
    except ValueError:
        return False


def first_lender(scene: Scene) -> Entity | None:
    """The lender that a text names first; an agency of one country only where no bank or fund is named."""
    return chosen_lender(entity for m in scene.after(-1, "organisation") if (entity := scene.entity(m)) is not None)


def chosen_lender(entities: Iterable[Entity]) -> Entity | None:
    """The first bank or fund of some organisations, else the first agency of one country."""
    agency: Entity | None = None
    for entity in entities:
        if is_lender(entity):
            return entity
        if agency is None and entity.type == "bilateral agency":
            agency = entity
    return agency


def is_lender(entity: Entity) -> bool:
    return entity.type in ("multilateral", "bilateral", "fund") or "bank" in entity.name.lower()


def main_activity(scene: Scene, position: int | None = None) -> Entity | None:
    """The activity named last before a position, else the first of the text."""
    named = next(scene.before(position, "activity"), None) if position is not None else None
    named = named or next(scene.after(-1, "activity"), None)
    return scene.entity(named) if named else None


def activity_name(activity: Entity) -> str:
    parts = [activity.identifier or "", activity.name + (f" ({activity.acronym})" if activity.acronym else "")]
    return ": ".join(part for part in parts if part)


def called_for_short(scene: Scene, entity: Entity) -> str:
    """An organisation as the text calls it for short: its acronym where the text has it."""
    if entity.acronym and re.search(rf"\b{re.escape(entity.acronym)}\b", scene.clean[:20000]):
        return entity.acronym
    return entity.name


def called_in_full(scene: Scene, entity: Entity) -> str:
    """An organisation as the text has it in full, with its acronym there: "Asian Development Bank (ADB)"."""
    short, name = called_for_short(scene, entity), _told_in_full(scene, entity)
    return name if short in (name, entity.name) else f"{name} ({short})"


def _told_in_full(scene: Scene, entity: Entity) -> str:
    """The name, or the former or other full name that the text has in its place: "Andean Development Corporation"."""
    if entity.name in scene.clean:
        return entity.name
    told = [alias for alias in entity.aliases if len(alias.split()) > 2 and alias[0].isupper() and alias not in entity.name and alias in scene.clean]
    return max(told, key=len, default=entity.name)


def names_day(token: Token) -> bool:
    return token.tag == "date" or token.low.removesuffix("'s") in WEEKDAYS or token.low in ("today", "yesterday")


def place_of(sentence: Sentence, start: int, end: int, countries: bool = True) -> str | None:
    """The place named with "in", "at" or "to" between two tokens; a loan "to Angola" is signed elsewhere, hence `countries`."""
    words, scene = sentence.tokens, sentence.scene
    for k in range(max(start, 1), min(end, len(words))):
        token = words[k]
        if token.tag == "name" and token.mention is not None and scene.mentions[token.mention].kind == "place":
            back = k - 1
            while back > 0 and (words[back].tag == "det" or words[back].tag == "name" or words[back].low == ","):
                back -= 1
            entity = scene.entity(scene.mentions[token.mention])
            if entity is not None and entity.type == "country" and not countries:
                continue
            if words[back].low in ("in", "at", "to"):
                return scene.mentions[token.mention].entity
    return None


def dateline_place(sentence: Sentence) -> str | None:
    """The place that the text is dated from."""
    scene = sentence.scene
    where = scene.profile.place
    if not where:
        return None
    if where in scene.entities:
        return where
    return next(
        (e.key for e in scene.entities.values() if e.kind == "place" and (e.name == where or where in e.aliases)), None
    )


def counted_people(sentence: Sentence, start: int, end: int) -> int | None:
    """The mention that counts who came, between two tokens."""
    words, scene = sentence.tokens, sentence.scene
    for k in range(start, min(end, len(words))):
        token = words[k]
        if token.tag == "num" and token.mention is not None:
            mention: Mention = scene.mentions[token.mention]
            if mention.unit in ("person", "participant", "delegate", "official", "attendee", "member"):
                return token.mention
    return None


def organisers_of(sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    """Organisations that host or hold: the subjects of the verb, or what follows its "by" and "together with"."""
    words, scene = sentence.tokens, sentence.scene
    host = next(
        (
            k
            for k in range(start, min(end + 1, len(words)))
            if words[k].low in words_of("host") or words[k].low in ("gathered",)
        ),
        None,
    )
    if host is None:
        return ()
    passive = any(t.low == "by" for t in words[host + 1 : host + 4])
    found: list[str] = []
    for k, token in enumerate(words):
        if token.tag != "name" or token.mention is None or scene.mentions[token.mention].kind != "organisation":
            continue
        key = scene.mentions[token.mention].entity
        beside = any(t.low in ("with", "by") for t in words[host:k]) and k > host
        subject = k < host and not any(t.low in ("which", "that") for t in words[k:host])
        if key and (beside if passive else subject or (k > host and _together(words, host, k))) and key not in found:
            found.append(key)
    return tuple(found)


def _together(words: list[Token], host: int, k: int) -> bool:
    return any(
        words[j].low in ("together", "jointly", "partnership", "collaboration", "cooperation") for j in range(host, k)
    )
