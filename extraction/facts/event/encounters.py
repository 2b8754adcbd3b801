"""Events of people: called together ("gathered 50 participants in Beijing"), met ("A met with B"), visited ("a delegation visited A")."""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.facts.event.approvers import body_name
from extraction.facts.event.gathering_days import over_days
from extraction.facts.event.phrases import noun_from, phrase_before, phrase_from
from extraction.facts.event.sentence import (
    BODY,
    Happening,
    Sentence,
    called_for_short,
    counted_people,
    date_of,
    days_of,
    is_day,
    is_lender,
    organisers_of,
    place_of,
)


def called_together(sentence: Sentence, i: int, edtf: str) -> Iterator[Happening]:
    """As in "gathered more than 50 participants in Beijing to explore the Model Law"."""
    words = sentence.tokens
    people = counted_people(sentence, i, len(words))
    if people is None:
        return
    purpose = next(
        (
            k
            for k in range(i, len(words))
            if words[k].low == "to" and k + 1 < len(words) and words[k + 1].tag in ("word", "verb")
        ),
        None,
    )
    about = next(
        (k for k in range(i, len(words)) if words[k].low in ("on", "for", "about") and words[k].tag == "prep"), None
    )
    chosen = purpose if purpose is not None else about
    topic = _topic(sentence, chosen) if chosen is not None else ""
    yield Happening(
        f"gathering {topic}".strip()
        if topic
        else f"gathering of {sentence.scene.mentions[people].head or 'participants'}",
        "meeting",
        edtf,
        sentence.start,
        sentence.end,
        place_of(sentence, i, len(words)),
        people,
        organisers_of(sentence, 0, i),
    )


def _topic(sentence: Sentence, start: int) -> str:
    words = sentence.tokens
    stop = start + 1
    while (
        stop < len(words)
        and stop - start < 24
        and words[stop].tag not in ("break", "date", "rel")
        and words[stop].low not in ".;,"
    ):
        stop += 1
    return " ".join(sentence.scene.clean[words[start].start : words[stop - 1].end].split())


def met(sentence: Sentence, i: int, edtf: str) -> Iterator[Happening]:
    """As in "A met with B today": two people or organisations and a day."""
    words, scene = sentence.tokens, sentence.scene
    sides = [
        (k, entity)
        for k, t in enumerate(words)
        if t.tag == "name" and t.mention is not None and scene.mentions[t.mention].kind in ("person", "organisation")
        if (entity := scene.entity(scene.mentions[t.mention])) is not None and entity.type != "news agency"
    ]
    people = [(k, e) for k, e in sides if e.kind == "person"]
    if not (any(k < i for k, _ in people) and any(k > i for k, _ in people)):
        people = sides
    left = [e for k, e in people if k < i][-1:]
    right = [e for k, e in people if k > i]
    if not is_day(edtf):
        return
    whom = _whom(sentence, i)
    if left and right and left[0].key != right[0].key:
        name = f"meeting of {left[0].name} with {right[0].name}"
    elif left and whom:
        name = f"meeting of {left[0].name} with {whom}"
    else:
        who = "" if words[i - 1].low in ("and", ",") else phrase_before(sentence, i)
        if who and whom and (who[0].isupper() or set(who.lower().split()) & _CALLERS):
            name = f"meeting of {who} with {whom}"
        elif who and (who.split()[-1].endswith("s") or " and " in who):
            name = f"meeting of {who}"
        else:
            return
    yield Happening(name, "meeting", edtf, sentence.start, sentence.end, place_of(sentence, i, len(words)))


def sat(sentence: Sentence, i: int) -> Iterator[Happening]:
    """As in "The Board, which convened on 22 July and again on 16 September, approved": a body's meeting on each of the days behind the verb."""
    words, scene = sentence.tokens, sentence.scene
    body = max(_SITTING.finditer(scene.clean, sentence.start, words[i].start), key=lambda m: m.end(), default=None)
    if body is None or _NOT_ITS_VERB.search(scene.clean, body.end(), words[i].start):
        return
    end = next((k for k in range(i + 1, len(words)) if words[k].tag in ("aux", "modal", "rel") or words[k].tag == "verb" and words[k].form in ("past", "s")), len(words))
    lender = next((e for _, m in scene.within(sentence.start, words[i].start, "organisation") if (e := scene.entity(m)) is not None and is_lender(e)), None)
    whose = f"{called_for_short(scene, lender)} " if lender else ""
    for d in days_of(sentence, i + 1, end):
        edtf = date_of(sentence, d) or ""
        if is_day(edtf) and d not in sentence.used:
            sentence.used.add(d)
            yield Happening(f"{whose}{body_name(body.group())} meeting", "meeting", edtf, sentence.start, sentence.end, place_of(sentence, i, end))


# a board, or a committee that guides or oversees a project
_SITTING = re.compile(BODY.pattern + r"|\b(?:[Ss]teering|[Cc]oordination|[Mm]onitoring|[Aa]udit|[Cc]redit) [Cc]ommittee\b|(?<=[Tt]he )board\b")
_NOT_ITS_VERB = re.compile(r"[.;:]|\b(?!which\b|who\b|also\b|last\b|has\b|had\b|of\b|will\b|is\b|to\b|scheduled\b|due\b|expected\b|next\b)[a-z]{2,}(?<!ly)\b")  # another word between a body and its verb


def _whom(sentence: Sentence, i: int) -> str:
    """The officer after "met", "called on", where no name is known: "the Minister for Planning"."""
    words = sentence.tokens
    start = noun_from(words, i + 2 if words[i].low.startswith("call") else i + 1)
    while start < len(words) and words[start].low == "with":
        start = noun_from(words, start + 1)
    named = phrase_from(sentence, start, 8)
    return named if named[:1].isupper() or set(named.lower().split()) & _CALLERS else ""


def visited(sentence: Sentence, i: int, edtf: str) -> Iterator[Happening]:
    """As in "a delegation led by A visited the Secretariat": who came and where, on a day."""
    words = sentence.tokens
    if not is_day(edtf):
        return
    start = i + 1
    if not words[i].low.startswith(("visit", "tour")):  # "paid a courtesy call on the minister", "paid a visit to A"
        start = next((k + 1 for k in range(i, min(i + 7, len(words))) if words[k].low in ("visit", "call")), start)
    where = phrase_from(sentence, noun_from(words, start), 8)
    who = _visitor(sentence, i)
    if where and who and not where[0].isdigit():
        name = f"visit of {who} to {where}"
        kind = "mission" if "mission" in who.lower().split() else "visit"
        edtf = over_days(sentence, i, start - 1, edtf) or edtf
        yield Happening(name, kind, edtf, sentence.start, sentence.end, place_of(sentence, i, len(words)))


def _visitor(sentence: Sentence, i: int) -> str | None:
    """Who visits: a delegation or an officer before the verb, by the first noun phrase of the sentence that says so."""
    words, scene = sentence.tokens, sentence.scene
    for k in range(i - 1, -1, -1):
        token = words[k]
        if token.tag == "name" and token.mention is not None:
            entity = scene.entity(scene.mentions[token.mention])
            if entity is not None and entity.kind in ("person", "organisation"):
                lead = next((t.low for t in reversed(words[max(0, k - 8) : k]) if t.low in _CALLERS), None)
                return f"{lead} of {entity.name}" if lead in ("delegation", "mission", "team") else entity.name
        if token.low in _CALLERS:
            return phrase_before(sentence, k + 1) or token.low
    return None


_CALLERS = frozenset("delegation mission team minister president director governor ambassador officials representatives group".split())
