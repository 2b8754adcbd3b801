"""Reads events: a dated happening (approval, signing, meeting, workshop, ...) with its name, date, place, people and organisers.

"The Board of Directors of A approved today ..." gives the approval on the text's own date; "hosted the Digital Economy
Workshop in Hangzhou, drawing 37 participants" gives the workshop; "Signature Date: August 3, 2022" the signing. Kinds and
the words for them are `seeds/reference/event_kinds.csv`. Left out: approvals and signings told by month or year only (the
history of a project), gatherings without a date, the bare "the workshop" that points back to one already named, and the
frame of another event ("alongside the Expo").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

from extraction.facts.clause import Token, tokens
from extraction.lexicon import rows
from extraction.model import Entity, Event, Mention
from extraction.scene import Scene

LEAD = 3  # sentences in which news without a date of its own is of the text's date
LONGEST_SENTENCE = 1500
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
GATHERINGS = frozenset(
    "conference meeting workshop seminar forum summit webinar session retreat symposium roundtable ceremony hackathon exhibition congress assembly colloquium"
    " training launch gathering bootcamp masterclass showcase teleconference videoconference".split()
)
FRAMES = frozenset("alongside during amid besides within".split())
ANAPHORS = frozenset("the this that these same".split())
ROOMS = frozenset("room rooms hall centre center venue package table hotel report paper minutes agenda note website papers facility facilities needs need".split())
ATTENDING = re.compile(r"\b(?:attend|took part|take part|participat|drawing|drew|gather|brought together|bringing together|benefiting|joined|welcom)", re.I)


@lru_cache(maxsize=8)
def words_of(form: str) -> dict[str, str]:
    """Words of one form (`noun`, `verb`, `host`, `hazard`) and the kind of event they tell of."""
    return {row["word"]: row["kind"] for row in rows("event_kinds") if row["form"] == form}


@dataclass(frozen=True, slots=True)
class _Happening:
    """An event before it is a fact; `people` indexes the mention that counts its participants."""

    name: str
    kind: str
    edtf: str
    start: int
    end: int
    place: str | None = None
    people: int | None = None
    organisers: tuple[str, ...] = ()


@dataclass
class _Sentence:
    scene: Scene
    number: int
    start: int
    end: int
    tokens: list[Token]
    used: set[int] = field(default_factory=set)  # indexes of date tokens that belong to an event

    @property
    def text(self) -> str:
        return self.scene.clean[self.start : self.end]


def find_events(scene: Scene) -> Iterator[Event]:
    """Each event of a text once, in text order."""
    for happening in _happenings(scene):
        people = scene.mentions[happening.people] if happening.people is not None else None
        yield Event(
            char_start=happening.start,
            char_end=happening.end,
            name=happening.name,
            type=happening.kind,
            edtf=happening.edtf,
            place=happening.place,
            participants=people.value if people else None,
            participants_qualifier=people.qualifier if people else None,
            organisers=happening.organisers,
        )


def attendance(scene: Scene) -> frozenset[int]:
    """Indexes of the mentions that count people at an event."""
    return frozenset(h.people for h in _happenings(scene) if h.people is not None)


def _happenings(scene: Scene) -> list[_Happening]:
    found: list[_Happening] = []
    known: dict[tuple[str, str], int] = {}
    last_kind: str | None = None
    for sentence in _telling_sentences(scene):
        told = [*_labels(sentence), *_deeds(sentence), *_hazards(sentence), *_gatherings(sentence, found), *_ordinals(sentence, last_kind)]
        settled = {h.edtf for h in told if h.kind == "approval"}
        for happening in told:
            if happening.edtf in settled and happening.kind in ("meeting", "session"):
                continue
            key = (happening.kind, happening.edtf)
            if key in known:
                found[known[key]] = _merged(found[known[key]], happening)
                continue
            known[key] = len(found)
            found.append(happening)
            if happening.kind in GATHERINGS:
                last_kind = happening.kind
        if not told and found and found[-1].kind in GATHERINGS and found[-1].people is None:
            found[-1] = _with_people(found[-1], sentence)
    return found


def _merged(first: _Happening, again: _Happening) -> _Happening:
    """One event told twice: the longer name of an approval or signing, and what the first telling left open."""
    name = max(first.name, again.name, key=len) if first.kind in ("approval", "signing") and len(again.name) < 160 else first.name
    return replace(first, name=name, place=first.place or again.place, people=first.people or again.people, organisers=first.organisers or again.organisers)


@lru_cache(maxsize=1)
def _trigger() -> re.Pattern[str]:
    """Words that can begin an event, as one pattern over first letters' words: looked for once per sentence."""
    words = {w for form in ("noun", "verb", "hazard") for w in words_of(form)}
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r"|go-ahead|green light|COP ?\d+|approval|closed)\b", re.I)


def _telling_sentences(scene: Scene) -> Iterator[_Sentence]:
    """Sentences that may tell of an event, those after one for who attended, with their tokens."""
    after = 0
    for number, (start, end) in enumerate(scene.text.sentences):
        end = min(end, start + LONGEST_SENTENCE)
        if _trigger().search(scene.clean, start, end):
            after = 2
        if after or number < LEAD:
            yield _Sentence(scene, number, start, end, tokens(scene, start, end))
        after -= after > 0


# Dates


def _date_of(sentence: _Sentence, i: int) -> str | None:
    """EDTF of a date token; "today", "yesterday" and weekdays count from the text's own date."""
    token = sentence.tokens[i]
    published = sentence.scene.profile.published_on
    if token.tag == "date" and token.mention is not None:
        edtf = sentence.scene.mentions[token.mention].edtf
        if edtf:
            return edtf
    word = token.low.removesuffix("'s").removeprefix("on ").removeprefix("last ").removeprefix("this ")
    if published is None:
        return None
    if word in ("today", "tonight"):
        return published.isoformat()
    if word == "yesterday":
        return (published - timedelta(days=1)).isoformat()
    if word in WEEKDAYS:
        return _last_weekday(published, WEEKDAYS.index(word)).isoformat()
    return None


def _last_weekday(published: date, weekday: int) -> date:
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def _dates(sentence: _Sentence, start: int = 0, end: int | None = None) -> list[int]:
    return [i for i in range(start, len(sentence.tokens) if end is None else min(end, len(sentence.tokens))) if _date_of(sentence, i)]


def _is_day(edtf: str | None) -> bool:
    return edtf is not None and re.fullmatch(r"\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?", edtf) is not None


# "Approval Date: December 12, 2019"

_LABEL = re.compile(
    r"^[\s*|_-]*(?P<label>(?:board\s+)?approv(?:al|ed)(?:\s+(?:date|by\s+the\s+board))?(?:\s+on)?|date\s+of\s+(?:board\s+)?approval|date\s+approved"
    r"|sign(?:ing|ature|ed)(?:\s+date)?(?:\s+on)?|date\s+(?:of\s+sign(?:ing|ature)|signed)|(?:loan|agreement)\s+sign(?:ing|ed)(?:\s+date)?)[*_]*\s*[:|]?[\s*|_]*$",
    re.I | re.M,
)


def _labels(sentence: _Sentence) -> Iterator[_Happening]:
    scene = sentence.scene
    for index, mention in scene.within(sentence.start, sentence.end, "date"):
        line_start = scene.clean.rfind("\n", max(0, mention.char_start - 80), mention.char_start) + 1
        match = _LABEL.match(scene.clean[max(line_start, mention.char_start - 80) : mention.char_start])
        if not match or not _is_day(mention.edtf):
            continue
        kind = "signing" if "sign" in match["label"].lower() else "approval"
        yield _Happening(_labelled_name(scene, kind), kind, mention.edtf, line_start, mention.char_end)
        sentence.used.update(i for i, t in enumerate(sentence.tokens) if t.mention == index)


def _labelled_name(scene: Scene, kind: str) -> str:
    activity = _main_activity(scene)
    name = _activity_name(activity) if activity else "the project"
    number = _NUMBER.search(scene.clean, 0, 4000)
    if number and number["number"] not in name and any(c.isdigit() for c in number["number"]):
        name = f"{number['number']}: {name}"
    if kind == "signing":
        return f"signing of {name}"
    lender = _first_lender(scene)
    return f"{_called(scene, lender)} approves {name}" if lender else f"approval of {name}"


_NUMBER = re.compile(r"\b(?:project|loan|operation)\s+(?:number|no\.?|id|code)[\s:|*]+(?P<number>[A-Z][\w-]{3,20})", re.I)


def _first_lender(scene: Scene) -> Entity | None:
    for mention in scene.mentions:
        entity = scene.entity(mention)
        if mention.kind == "organisation" and entity is not None and (entity.type in ("multilateral", "bilateral", "fund") or "bank" in entity.name.lower()):
            return entity
    return None


def _main_activity(scene: Scene, position: int | None = None) -> Entity | None:
    """The activity named last before a position, else the first of the text."""
    chosen = None
    for mention in scene.mentions:
        if mention.kind == "activity":
            if position is not None and mention.char_start > position and chosen is not None:
                break
            chosen = scene.entity(mention) or chosen
            if position is None:
                break
    return chosen


def _activity_name(activity: Entity) -> str:
    parts = [activity.identifier or "", activity.name + (f" ({activity.acronym})" if activity.acronym else "")]
    return ": ".join(part for part in parts if part)


def _called(scene: Scene, entity: Entity) -> str:
    """An organisation as the text calls it for short: its acronym where the text has it."""
    if entity.acronym and re.search(rf"\b{re.escape(entity.acronym)}\b", scene.clean[:20000]):
        return entity.acronym
    return entity.name


# Approvals, signings, launches: a verb and a day


def _deeds(sentence: _Sentence) -> Iterator[_Happening]:
    """Approvals, signings and launches told by their verb."""
    words = sentence.tokens
    for i, token in enumerate(words):
        kind = _deed(words, i)
        if kind is None:
            continue
        edtf = _deed_date(sentence, i, kind)
        if edtf is None:
            continue
        if kind == "gathering":
            yield from _called_together(sentence, i, edtf)
        elif kind == "meeting":
            yield from _met(sentence, i, edtf)
        else:
            name = _deed_name(sentence, i, kind)
            if name:
                yield _Happening(name, kind, edtf, sentence.start, sentence.end, _place(sentence, i, len(words)) or _dateline_place(sentence))


def _deed(words: list[Token], i: int) -> str | None:
    token = words[i]
    before, after = words[i - 1] if i else None, words[i + 1] if i + 1 < len(words) else None
    if token.low in ("go-ahead", "light") and (token.low == "go-ahead" or (before is not None and before.low == "green")):
        return "approval" if any(t.low in ("gave", "gives", "given", "give") for t in words[max(0, i - 4) : i]) else None
    if token.low == "closed" and any(t.low in ("financing", "deal", "facility", "loan") for t in words[i + 1 : i + 6]):
        return "signing"
    kind = words_of("verb").get(token.low)
    if kind is None or token.tag not in ("word", "verb"):
        return None
    if before is not None and (before.tag in ("det", "num", "prep", "mark") and before.low not in (")", ",") or before.low in ("'", "s", "not", "never")):
        if after is not None and (after.tag == "word" and after.low not in ("today",)) or before.tag == "num":
            return None
    if before is not None and before.tag in ("modal",) or (before is not None and before.low in ("not", "be", "once", "if", "yet")):
        return kind if kind == "signing" and before.low == "be" else None
    if token.low in ("launch", "sign", "approve", "endorse", "clear", "gathers") and (before is None or before.tag not in ("word", "name", "pron", "conj")):
        return None
    return kind


def _deed_date(sentence: _Sentence, i: int, kind: str) -> str | None:
    """The day of a deed: the date beside its verb, "today", or the text's own date in its opening sentences."""
    near = [d for d in _dates(sentence) if not _is_earlier_story(sentence, d, i)]
    if near:
        best = min(near, key=lambda d: (abs(d - i) + (6 if d < i else 0)))
        edtf = _date_of(sentence, best)
        if kind == "gathering":
            return edtf
        days = [d for d in near if _is_day(_date_of(sentence, d))]
        if not _is_day(edtf) and abs(best - i) <= 8:
            return None
        if days:
            return _date_of(sentence, min(days, key=lambda d: abs(d - i)))
    published = sentence.scene.profile.published_on
    if published is None or kind in ("gathering", "meeting"):
        return None
    if sentence.number >= LEAD:
        return _relative_before(sentence) if kind == "signing" and sentence.start < 1000 and not near else None
    if any(not _is_day(_date_of(sentence, d)) for d in near):
        return None
    if kind == "launch" and not _of_project(sentence, i):
        return None
    earlier = _relative_before(sentence)
    return earlier or published.isoformat()


def _is_earlier_story(sentence: _Sentence, d: int, i: int) -> bool:
    """A date of something else: years of a plan or a past beginning ("since 1993")."""
    words = sentence.tokens
    before = words[d - 1].low if d else ""
    return before in ("since", "until", "till", "by") or (d > i and any(t.low in (";", ".") for t in words[i:d]))


def _of_project(sentence: _Sentence, i: int) -> bool:
    words = sentence.tokens
    return any(
        t.low in ("project", "programme", "program", "initiative", "facility") or (t.mention is not None and t.tag == "name" and sentence.scene.mentions[t.mention].kind == "activity")
        for t in words[max(0, i - 4) : i + 10]
    )


def _relative_before(sentence: _Sentence) -> str | None:
    """"... borrowed yesterday. ... the agreement was signed": the day that the opening sentence told."""
    scene = sentence.scene
    for start, end in scene.text.sentences[max(0, sentence.number - 2) : sentence.number]:
        match = re.search(r"\b(?:yesterday|today)\b", scene.clean[start : min(end, start + LONGEST_SENTENCE)], re.I)
        if match:
            published = scene.profile.published_on
            return (published - timedelta(days=match.group().lower() == "yesterday")).isoformat() if published else None
    return None


def _deed_name(sentence: _Sentence, i: int, kind: str) -> str | None:
    words = sentence.tokens
    passive = i > 0 and (words[i - 1].tag == "aux" or (words[i - 1].tag == "adv" and i > 1 and words[i - 2].tag == "aux")) and words[i - 1].low not in ("has", "have", "had")
    if i > 1 and words[i - 1].tag == "adv" and words[i - 2].low in ("has", "have", "had"):
        passive = False
    reduced = not passive and i > 0 and words[i - 1].tag == "word" and _participle_reading(words, i)
    what = _before(sentence, i) if passive or reduced else _after(sentence, i)
    activity = _deed_activity(sentence, i)
    what = _with_activity(what, activity)
    if not what:
        return None
    if kind == "signing":
        deed = "closing" if words[i].low == "closed" else "signing"
        return f"{deed} of {what}"
    if kind in ("launch", "inauguration"):
        return f"{kind} of {_activity_name(activity) if activity else what}"
    return f"{_approver(sentence, i, passive or reduced)}approves {what}{_at_session(sentence)}".strip()


def _participle_reading(words: list[Token], i: int) -> bool:
    """"a loan signed today in Astana", "an agreement inked on Tuesday": no object follows."""
    k = i + 1
    while k < len(words) and (_names_day(words[k]) or words[k].tag == "adv" or words[k].low == "on"):
        k += 1
    return k >= len(words) or words[k].tag in ("prep", "mark", "break")


def _deed_activity(sentence: _Sentence, i: int) -> Entity | None:
    """What is approved or signed for: the activity after the verb, before it, else the one named last or first."""
    scene = sentence.scene
    inside = [m for _, m in scene.within(sentence.start, sentence.end, "activity")]
    after = [m for m in inside if m.char_start >= sentence.tokens[i].end]
    chosen = (after or inside)[:1]
    return scene.entity(chosen[0]) if chosen else _main_activity(scene, sentence.end)


PLURAL = frozenset("loans agreements contracts credits grants projects programmes programs operations deals memorandums memoranda".split())
GENERIC = frozenset("loan loans agreement agreements contract contracts credit credits grant grants financing deal memorandum project package accord".split())


def _with_activity(what: str, activity: Entity | None) -> str:
    if activity is None:
        return what
    name = _activity_name(activity)
    if not what:
        return name
    words = set(what.lower().split())
    if words & PLURAL or activity.name.lower() in what.lower():
        return what
    if re.match(r"[^a-z]*\d", what.lower()):
        finance = next((w for w in what.lower().split() if w in GENERIC), "financing")
        return f"{finance} for {name}"
    if set(what.lower().split()) & GENERIC and activity.name.lower() not in what.lower() and not (activity.acronym and activity.acronym in what) and len(what.split()) <= 5:
        return f"{what} for {name}"
    return what


def _after(sentence: _Sentence, i: int) -> str:
    """The object of the verb: from the first noun after it, some words on."""
    words = sentence.tokens
    start = i + 1
    while start < len(words) and (words[start].tag in ("date", "adv", "det", "break") or words[start].low in ("on", "today", "'s", "s", "with", "its", "to", "eight") and words[start].tag != "num"):
        start += 1
    return _run(sentence, start, 10)


def _before(sentence: _Sentence, i: int) -> str:
    """The subject of a passive: the nouns before the auxiliary."""
    words = sentence.tokens
    end = i
    while end > 0 and (words[end - 1].tag in ("aux", "modal", "adv") or words[end - 1].low == "that"):
        end -= 1
    start = end
    while start > 0 and end - start < 14 and (words[start - 1].tag in ("word", "num", "name", "money", "conj") or words[start - 1].low in ("of", "for", "-", "'", "(", ")", "about", "worth", "'s", "s", ",", '"', "on") or words[start - 1].tag == "det" and words[start - 1].low not in ("the", "a", "an")):
        start -= 1
    while start < end and (words[start].tag in ("mark", "conj", "prep", "adv")):
        start += 1
    return _run(sentence, start, 12, end)


def _run(sentence: _Sentence, start: int, most: int, end: int | None = None) -> str:
    """Printed words from start until the phrase ends."""
    words = sentence.tokens
    stop = start
    limit = min(len(words) if end is None else end, start + most)
    while stop < limit:
        token = words[stop]
        if token.tag in ("break", "date", "rel", "aux", "modal") or (token.tag == "mark" and token.low in ",;:(.–—" and stop > start):
            break
        if token.tag == "verb" and token.form in ("past", "s", "ing"):
            break
        if token.low in ("worth", "altogether", "at", "by", "in", "under", "totalling", "totaling", "aimed", "specifically") and stop > start:
            break
        stop += 1
    while stop > start and (words[stop - 1].tag in ("prep", "conj", "det", "mark") and words[stop - 1].low != ")"):
        stop -= 1
    if stop <= start:
        return ""
    text = " ".join(sentence.scene.clean[words[start].start : words[stop - 1].end].split()).strip("\"' ")
    return re.sub(r"\A(?:the|a|an)\s+", "", text, flags=re.I)


_BODY = re.compile(
    r"\b(?:Boards? of (?:Executive )?(?:Directors|Governors)|Executive Board|Executive Committee|Board|[Dd]irectors|Council of Ministers|Cabinet|Investment Committee)\b"
)


def _approver(sentence: _Sentence, i: int, passive: bool) -> str:
    """Who approves: the organisation beside the verb, with its board where the sentence names one, and its session."""
    words, scene = sentence.tokens, sentence.scene
    orgs = [k for k, t in enumerate(words) if t.tag == "name" and t.mention is not None and scene.mentions[t.mention].kind == "organisation"]
    before = [k for k in orgs if k < i]
    after = [k for k in orgs if k > i]
    chosen = (after[:1] or before[-1:]) if passive else (before[-1:] or after[:1])
    if not chosen:
        lender = _first_lender(scene)
        name = _called(scene, lender) if lender else ""
    else:
        entity = scene.entity(scene.mentions[words[chosen[0]].mention])
        name = _called(scene, entity) if entity else words[chosen[0]].low
    body = _BODY.search(sentence.text)
    board = "Board of Directors" if body and body.group().lower() == "directors" else body.group() if body else ""
    if body and name and "committee" in body.group().lower():
        board = ""
    return " ".join(part for part in (name, board) if part) + " "


_SESSION = re.compile(r"\b\d{1,4}(?:st|nd|rd|th) (?:session|meeting)\b")


def _at_session(sentence: _Sentence) -> str:
    session = _SESSION.search(sentence.text)
    return f" at its {session.group()}" if session else ""


def _called_together(sentence: _Sentence, i: int, edtf: str) -> Iterator[_Happening]:
    """"gathered more than 50 participants in Beijing to explore the Model Law"."""
    words = sentence.tokens
    people = _counted_people(sentence, i, len(words))
    if people is None:
        return
    purpose = next((k for k in range(i, len(words)) if words[k].low == "to" and k + 1 < len(words) and words[k + 1].tag in ("word", "verb")), None)
    about = next((k for k in range(i, len(words)) if words[k].low in ("on", "for", "about") and words[k].tag == "prep"), None)
    chosen = purpose if purpose is not None else about
    topic = _topic(sentence, chosen) if chosen is not None else ""
    yield _Happening(
        f"gathering {topic}".strip() if topic else f"gathering of {sentence.scene.mentions[people].head or 'participants'}",
        "meeting",
        edtf,
        sentence.start,
        sentence.end,
        _place(sentence, i, len(words)),
        people,
        _organisers(sentence, 0, i),
    )


def _topic(sentence: _Sentence, start: int) -> str:
    words = sentence.tokens
    stop = start + 1
    while stop < len(words) and stop - start < 24 and words[stop].tag not in ("break", "date", "rel") and words[stop].low not in ".;,":
        stop += 1
    return " ".join(sentence.scene.clean[words[start].start : words[stop - 1].end].split())


def _met(sentence: _Sentence, i: int, edtf: str) -> Iterator[_Happening]:
    """"A met with B today": two people or organisations and a day."""
    words, scene = sentence.tokens, sentence.scene
    sides = [
        (k, scene.entity(scene.mentions[t.mention]))
        for k, t in enumerate(words)
        if t.tag == "name" and t.mention is not None and scene.mentions[t.mention].kind in ("person", "organisation")
    ]
    people = [(k, e) for k, e in sides if e is not None and e.kind == "person"] or sides
    left = [e for k, e in people if k < i and e]
    right = [e for k, e in people if k > i and e]
    if left and right and left[0].key != right[0].key and _is_day(edtf):
        yield _Happening(f"meeting of {left[0].name} with {right[0].name}", "meeting", edtf, sentence.start, sentence.end, _place(sentence, i, len(words)))


# Floods and quakes


def _hazards(sentence: _Sentence) -> Iterator[_Happening]:
    """"In July 2023, floods destroyed ...": a hazard that has struck, with its month or day."""
    words = sentence.tokens
    for i, token in enumerate(words):
        if token.low not in words_of("hazard") or token.form == "past":
            continue
        after = next((t for t in words[i + 1 : i + 5] if t.tag in ("verb", "aux", "modal")), None)
        if after is None or after.tag != "verb" or after.form != "past":
            continue
        when = next((_date_of(sentence, d) for d in _dates(sentence)), None)
        if when and len(when) >= 7:
            start = i
            while start > 0 and words[start - 1].tag == "word":
                start -= 1
            yield _Happening(_run(sentence, start, 6, i + 1), "disaster", when, sentence.start, sentence.end, _place(sentence, 0, len(words)))


# Conferences, meetings, workshops


def _gatherings(sentence: _Sentence, found: list[_Happening]) -> Iterator[_Happening]:
    """Gatherings named by their noun, each with the date nearest to it."""
    words = sentence.tokens
    nouns = [i for i in range(len(words)) if _is_gathering(sentence, i)]
    named = [i for i in nouns if not _is_frame(words, i)]
    for order, i in enumerate(named):
        kind = _kind_at(words, i)
        start, bare = _name_start(sentence, i)
        until = next((k for k in nouns if k > i), len(words))
        d = _gathering_date(sentence, i, start, until, order == 0)
        if d is None:
            edtf = _eve(sentence, i, found) or _dateline(sentence, i, start)
        else:
            edtf = _date_of(sentence, d)
        if edtf is None:
            continue
        if bare and words[start - 1].low in ANAPHORS if start else False:
            continue
        if d is not None:
            sentence.used.add(d)
        name = _gathering_name(sentence, start, i)
        yield _Happening(
            name, kind, edtf, sentence.start, sentence.end, _place(sentence, i, until), _counted_people(sentence, 0, len(words)), _organisers(sentence, 0, len(words))
        )


def _is_gathering(sentence: _Sentence, i: int) -> bool:
    words = sentence.tokens
    token = words[i]
    if re.fullmatch(r"cop\d+", token.low):
        return True
    low = token.low if token.tag != "name" else token.low.rpartition(" ")[2]
    kind = words_of("noun").get(low)
    if kind is None or token.tag not in ("word", "name", "verb"):
        return False
    after = words[i + 1].low if i + 1 < len(words) else ""
    if after in ROOMS or (after in words_of("noun") and words[i + 1].tag != "break"):
        return False
    capital = sentence.scene.clean[token.end - len(low)].isupper()
    if low == "meetings":
        return i > 0 and words[i - 1].low in ("annual", "spring")
    if low == "week":
        return capital and i > 0 and sentence.scene.clean[words[i - 1].start].isupper()
    if low in ("training", "opening", "launch", "inception", "dialogue", "consultation", "fair", "sitting", "convention", "assembly"):
        return (capital and token.tag != "verb") or after in ("in", "on", "was", "held", "took", "of") and i > 0 and words[i - 1].tag in ("word", "det") and low not in ("convention", "assembly")
    if token.tag == "verb" and token.form not in ("ing",):
        return False
    if low == "meeting" and i > 0 and (words[i - 1].tag in ("prep", "aux", "modal") and words[i - 1].low not in ("at", "after", "in", "during", "of") or (after in ("the", "its", "a") and words[i - 1].tag != "det")):
        return False
    return True


def _kind_at(words: list[Token], i: int) -> str:
    low = words[i].low if words[i].tag != "name" else words[i].low.rpartition(" ")[2]
    if low.startswith("cop"):
        return "conference"
    if low == "course" or (i > 0 and words[i - 1].low == "training"):
        return "training"
    return words_of("noun")[low]


def _is_frame(words: list[Token], i: int) -> bool:
    """"alongside the 3rd Expo", "during the 2nd Expo": the frame of another event."""
    for k in range(i - 1, max(-1, i - 10), -1):
        if words[k].tag in ("verb", "date", "aux") or words[k].low in ".,;":
            return False
        if words[k].low in FRAMES:
            return not any(_names_day(words[j]) for j in range(k, i))
    return False


def _names_day(token: Token) -> bool:
    return token.tag == "date" or token.low.removesuffix("'s") in WEEKDAYS or token.low in ("today", "yesterday")


def _name_start(sentence: _Sentence, i: int) -> tuple[int, bool]:
    """Where the noun phrase of the gathering begins, and whether the noun stands alone."""
    words = sentence.tokens
    start = i
    while start > 0 and i - start < 12:
        token = words[start - 1]
        inside = token.tag in ("word", "name") or token.low in ("-", "'", "s", "/", "'s") or (token.tag == "verb" and token.form == "ing")
        joined = token.low in ("and", "&") and start > 1 and sentence.scene.clean[words[start - 2].start].isupper() and sentence.scene.clean[words[start].start].isupper() and _capitals_run(sentence, start - 2)
        if not (inside or joined) or _names_day(token):
            break
        start -= 1
    while start < i and (words[start].low in ("-", "'", "s", "/", "day", "week", "days", "weeks", "'s", "and", "half", "important") or words[start].tag == "verb"):
        start += 1
    return start, start == i and words[i].tag != "name"


def _capitals_run(sentence: _Sentence, k: int) -> bool:
    return k > 0 and sentence.tokens[k - 1].tag in ("det", "word", "name", "mark") and sentence.tokens[k].tag == "name"


def _gathering_name(sentence: _Sentence, start: int, i: int) -> str:
    """The noun phrase with its "on ...", "of ...", "led by ..."; "with ..." of a meeting names both sides."""
    words, scene = sentence.tokens, sentence.scene
    if words[i].low in ("meeting", "talks") and i + 1 < len(words) and words[i + 1].low == "with":
        sides = _sides(sentence, i)
        if sides:
            return sides
    stop = _tail_end(sentence, i + 1)
    name = " ".join(scene.clean[words[start].start : words[stop - 1].end].split())
    if stop == len(words) and name.isupper():
        following = re.compile(r"\n((?:ON|OF|FOR) [^\n]{3,90})").match(scene.clean, sentence.end)
        name = f"{name} {following.group(1)}" if following else name
    return _unshouted(_owned(sentence, name))


def _owned(sentence: _Sentence, name: str) -> str:
    """"the bank's annual meeting" -> "AIIB annual meeting": whose it is, by the organisation named last before."""
    match = re.match(r"(?:the\s+)?(?:bank|fund|institution|lender|organi[sz]ation|program(?:me)?|agency)'s\s+", name, re.I)
    if not match:
        return name
    scene = sentence.scene
    owner = None
    for mention in scene.mentions:
        if mention.char_start >= sentence.end:
            break
        if mention.kind == "organisation" and (entity := scene.entity(mention)) is not None and ("bank" in entity.name.lower() or "fund" in entity.name.lower()):
            owner = entity
    return f"{_called(scene, owner)} {name[match.end():]}" if owner else name


def _sides(sentence: _Sentence, i: int) -> str | None:
    """"meeting with AIIB President B, A said" -> "meeting of A with B"."""
    words, scene = sentence.tokens, sentence.scene
    named = [(k, scene.entity(scene.mentions[t.mention])) for k, t in enumerate(words) if t.tag == "name" and t.mention is not None]
    people = [(k, e) for k, e in named if e is not None and e.kind == "person"]
    after = [e for k, e in people if k > i]
    before = [e for k, e in people if k < i]
    if after and (before or len(after) > 1):
        with_whom, who = after[0], (before[-1] if before else after[1])
        return f"meeting of {who.name} with {with_whom.name}"
    if after:
        return f"meeting with {after[0].name}"
    return None


def _tail_end(sentence: _Sentence, k: int) -> int:
    """Index after "on AI in Digital Trade", "led by the Chamber", "of the Board" that belong to the name."""
    words, scene = sentence.tokens, sentence.scene
    start, opened = k, False
    while k < len(words) and k - start < 14:
        token = words[k]
        nxt = words[k + 1] if k + 1 < len(words) else None
        if token.low == "on" and k + 2 < len(words) and words[k + 2].low == "eve":
            break
        if token.low in ("on", "of", "for") and nxt is not None and nxt.tag in ("word", "name", "det", "verb", "pron") and not _names_day(nxt):
            opened = True
        elif token.low in ("led", "chaired") and nxt is not None and nxt.low == "by":
            opened = True
            k += 1
        elif opened and (token.tag in ("word", "name") or token.low in ("the", "a", "and", "-", "'", "s", "/", "&") or token.form == "ing"):
            if token.low == "and" and (nxt is None or nxt.tag not in ("word", "name")):
                break
            if nxt is not None and nxt.tag == "verb" and nxt.form == "past" and token.low == "and":
                break
        elif opened and token.low == "in" and nxt is not None and nxt.tag == "word" and scene.clean[nxt.start].isupper():
            pass
        else:
            break
        if token.low in ("took", "takes", "held", "was", "drew", "attended"):
            break
        k += 1
    while k > start and (words[k - 1].tag in ("prep", "conj", "det") or words[k - 1].low in ("-", "'", "took")):
        k -= 1
    return k


def _unshouted(name: str) -> str:
    small = {"of", "on", "the", "and", "for", "in"}
    if not name.isupper() or len(name) < 12:
        return name
    return " ".join(w.lower() if n and w.lower() in small else w.capitalize() for n, w in enumerate(name.split()))


def _gathering_date(sentence: _Sentence, i: int, start: int, until: int, first: bool) -> int | None:
    """The date that is this gathering's: right before its name, after it up to the next gathering, or at the sentence's head."""
    words = sentence.tokens
    before = start - 1
    while before >= 0 and (words[before].tag == "det" or words[before].low in ("'", "s", "'s")):
        before -= 1
    free = [d for d in _dates(sentence) if d not in sentence.used]
    if before in free:
        return before
    after = [d for d in free if i < d < until and not _in_other_clause(words, i, d)]
    if after:
        return after[0]
    if first:
        head = [d for d in free if d < start and _leads(words, d)]
        if head and _is_hosted(sentence, head[0], until):
            return head[0]
    return None


def _in_other_clause(words: list[Token], i: int, d: int) -> bool:
    """Whether the date after the noun belongs to another story: beyond a verb of aim or a full stop."""
    lead = words[d - 1].low if d else ""
    if lead in ("by", "since", "until"):
        return True
    between = words[i + 1 : d]
    if any(t.low in (";", ":", ".") for t in between):
        return True
    verbs = [t for t in between if t.tag in ("verb", "modal") and t.low not in words_of("host") and t.low not in ("took", "take", "held", "holding")]
    if any(t.low in ("that", "which", "who") for t in between) and not any(t.low in words_of("host") for t in between):
        return True
    return len(verbs) > 1 or d - i > 26


def _leads(words: list[Token], d: int) -> bool:
    """"In September 2024, ...", "On 20 May-1 June 2024, ..."."""
    return d <= 3 and all(t.tag in ("prep", "det", "adv", "mark") or t.low in ("in", "on", "earlier", "late", "early") for t in words[:d])


def _is_hosted(sentence: _Sentence, start: int, until: int) -> bool:
    span = sentence.tokens[start : until + 12]
    hosts = words_of("host")
    return any(t.low in hosts or t.low in ("took", "takes", "attended", "joined", "place", "gathered", "opened", "participated", "convened", "met", "hosting") for t in span)


def _eve(sentence: _Sentence, i: int, found: list[_Happening]) -> str | None:
    """"on the eve of the conference": the day before the gathering told before."""
    words = sentence.tokens
    if not any(t.low == "eve" for t in words[i : i + 6]) or not found:
        return None
    day = found[0].edtf[:10]
    if not _is_day(day):
        return None
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


_NUMBERED = re.compile(r"\b(?:annual|inaugural|\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|twent\w+)\b", re.I)


def _dateline(sentence: _Sentence, i: int, start: int) -> str | None:
    """The text's own date for the gathering that it reports from: its heading, or "on the sidelines of the annual meeting"."""
    words, scene = sentence.tokens, sentence.scene
    published = scene.profile.published_on
    if published is None:
        return None
    name = scene.clean[words[start].start : words[i].end]
    lead = " ".join(t.low for t in words[max(0, start - 8) : start])
    if "sidelines of" in lead and _NUMBERED.search(name):
        return published.isoformat()
    heading = sentence.number < 2 and not any(t.tag in ("verb", "aux", "modal", "money") for t in words) and len(sentence.text) < 160
    if heading and _NUMBERED.search(name):
        return published.isoformat()
    return None


# "The third will take place in Tbilisi in September 2024, and the last in Ulaanbaatar in March 2025."

_ORDER = re.compile(r"(?:first|second|third|fourth|fifth|sixth|seventh|next|last|final|latest)\Z")


def _ordinals(sentence: _Sentence, kind: str | None) -> Iterator[_Happening]:
    words = sentence.tokens
    if kind is None:
        return
    heads = [
        i
        for i in range(1, len(words) - 1)
        if _ORDER.match(words[i].low) and words[i - 1].low == "the" and (words[i + 1].tag in ("modal", "aux", "prep") and words[i + 1].low != "of" or words[i + 1].low in ("takes", "took", "follows", "one"))
    ]
    for n, i in enumerate(heads):
        until = heads[n + 1] if n + 1 < len(heads) else len(words)
        if n == 0 and not any(t.low in ("place", "held", "follow", "follows", "convene", "hosted", "organised", "organized") for t in words[i:until]):
            return
        d = next((d for d in _dates(sentence, i, until) if d not in sentence.used), None)
        if d is not None:
            sentence.used.add(d)
            yield _Happening(f"{words[i].low} {kind}", kind, _date_of(sentence, d), sentence.start, sentence.end, _place(sentence, i, until))


# Places, people, organisers


def _place(sentence: _Sentence, start: int, end: int) -> str | None:
    """The place named with "in", "at" or "to" between two tokens."""
    words, scene = sentence.tokens, sentence.scene
    for k in range(max(start, 1), min(end, len(words))):
        token = words[k]
        if token.tag == "name" and token.mention is not None and scene.mentions[token.mention].kind == "place":
            back = k - 1
            while back > 0 and (words[back].tag == "det" or words[back].tag == "name" or words[back].low == ","):
                back -= 1
            if words[back].low in ("in", "at", "to"):
                return scene.mentions[token.mention].entity
    return None


def _dateline_place(sentence: _Sentence) -> str | None:
    scene = sentence.scene
    where = scene.profile.place
    if not where:
        return None
    if where in scene.entities:
        return where
    return next((e.key for e in scene.entities.values() if e.kind == "place" and (e.name == where or where in e.aliases)), None)


def _counted_people(sentence: _Sentence, start: int, end: int) -> int | None:
    """The mention that counts who came, between two tokens."""
    words, scene = sentence.tokens, sentence.scene
    for k in range(start, min(end, len(words))):
        token = words[k]
        if token.tag == "num" and token.mention is not None:
            mention: Mention = scene.mentions[token.mention]
            if mention.unit in ("person", "participant", "delegate", "official", "attendee"):
                return token.mention
    return None


def _with_people(happening: _Happening, sentence: _Sentence) -> _Happening:
    """The sentence after a gathering: "About 180 delegates attended", "More than 50 officials explored ..."."""
    words = sentence.tokens
    people = _counted_people(sentence, 0, len(words))
    if people is None:
        return happening
    opens = any(t.mention == people for t in words[:5])
    if opens and any(t.tag == "verb" or t.low.endswith("ed") for t in words[2:14]) and not _dates(sentence) and (sentence.number and (ATTENDING.search(sentence.text) or _is_near(happening, sentence))):
        return replace(happening, people=people)
    return happening


def _is_near(happening: _Happening, sentence: _Sentence) -> bool:
    """The very next sentence of the same paragraph."""
    gap = sentence.scene.clean[happening.end : sentence.start]
    return "\n" not in gap and len(gap) < 4


def _organisers(sentence: _Sentence, start: int, end: int) -> tuple[str, ...]:
    """Organisations that host or hold: the subjects of the verb, or what follows its "by" and "together with"."""
    words, scene = sentence.tokens, sentence.scene
    host = next((k for k in range(start, min(end + 1, len(words))) if words[k].low in words_of("host") or words[k].low in ("gathered",)), None)
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
    return any(words[j].low in ("together", "jointly", "partnership", "collaboration", "cooperation") for j in range(host, k))
