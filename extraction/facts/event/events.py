"""Reads events: a dated happening (approval, signing, meeting, workshop, ...) with its name, date, place, people and organisers.

An event is a deed of organisations on a day: a verb or noun of deciding, signing, opening, visiting, meeting or gathering,
with the date of its own clause, else the text's own day where the text opens with it. The date that the text is dated with
is never a deed's own date. The same kind of deed on the same day told again is one event, and a decision "at its 48th
meeting" is that meeting. Names tell who did what for which activity, with the names in full and for short, as texts differ in that.

"The Board of Directors of A approved today ..." gives the approval on the text's own date; "hosted the Digital Economy
Workshop in Hangzhou, drawing 37 participants" gives the workshop; "Signature Date: August 3, 2022" the signing. Kinds and
the words for them are `seeds/reference/event_kinds.csv`. Left out: approvals and signings told by month or year only (the
history of a project), gatherings without a date, the bare "the workshop" that points back to one already named, and the
frame of another event ("alongside the Expo").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from extraction import expressions as re
from extraction.facts.clause import LONGEST_SENTENCE, tokens
from extraction.facts.event.chronology import chronicled
from extraction.facts.event.commitments import with_commitments
from extraction.facts.event.dated_nouns import dated_nouns
from extraction.facts.event.deeds import told_deeds, undated_approval
from extraction.facts.event.gatherings import (
    GATHERINGS,
    coded_gatherings,
    named_gatherings,
    numbered_gatherings,
    with_people,
)
from extraction.facts.event.hazards import struck_hazards
from extraction.facts.event.labels import labelled_events
from extraction.facts.event.nouns import words_in
from extraction.facts.event.sentence import LEAD, Happening, Sentence, is_shortly_before, words_of
from extraction.facts.event.signing_names import SIGNED
from extraction.facts.event.staged_deeds import staged_deeds
from extraction.model import Event
from extraction.scene import Scene


def find_events(scene: Scene) -> Iterator[Event]:
    """Each event of a text once, in text order."""
    for happening in _happenings(scene):
        people = scene.mentions[happening.people] if happening.people is not None else None
        yield Event(
            char_start=happening.start,
            char_end=happening.end,
            name=happening.name,
            type=happening.kind,
            edtf=happening.edtf or None,
            place=happening.place,
            participants=people.value if people else None,
            participants_qualifier=people.qualifier if people else None,
            organisers=happening.organisers,
        )


def attendance(scene: Scene) -> frozenset[int]:
    """Indexes of the mentions that count people at an event."""
    return frozenset(h.people for h in _happenings(scene) if h.people is not None)


def _happenings(scene: Scene) -> list[Happening]:
    if scene.happenings is None:
        scene.happenings = _read(scene)
    return scene.happenings


def _read(scene: Scene) -> list[Happening]:
    found: list[Happening] = []
    known: dict[tuple[str, str], int] = {}
    last_kind: str | None = None
    undated: Happening | None = None
    for happening in chronicled(scene):
        known.setdefault((happening.kind, happening.edtf), len(found))
        found.append(happening)
    chronology = list(found)
    for sentence in _telling_sentences(scene):
        told = [
            *labelled_events(sentence),
            *dated_nouns(sentence),
            *named_gatherings(sentence, found),
            *told_deeds(sentence),
            *staged_deeds(sentence),
            *struck_hazards(sentence),
            *numbered_gatherings(sentence, last_kind),
            *coded_gatherings(sentence, found),
        ]
        if undated is None and sentence.number < UNDATED:
            undated = undated_approval(sentence)
        told = [_named_before(h, undated) for h in told if not any(row.edtf == h.edtf and h.start <= row.end and row.start <= h.end for row in chronology)]
        settled = {h.edtf for h in told if h.kind == "approval"}
        sittings = {h.edtf: h.name for h in told if h.kind in ("meeting", "session") and _SESSION_NAME.search(h.name)}
        told = [replace(h, name=f"{h.name} at the {sittings[h.edtf]}") if h.kind == "approval" and h.edtf in sittings and not _SESSION_NAME.search(h.name) else h for h in told]
        for happening in told:
            if happening.kind in ("meeting", "session") and happening.edtf in settled | {
                h.edtf for h in found if h.kind == "approval"
            }:
                _name_session(found, happening)
                if happening.edtf in settled or _SESSION_NAME.search(happening.name) or _is_sitting_of(happening, [*found, *told]):
                    continue
            first = _signed_before(happening, found, sentence)
            if first is not None:
                told_day = happening.edtf if found[first].assumed and not happening.assumed else found[first].edtf or happening.edtf
                found[first] = _merged(replace(found[first], edtf=told_day), happening)
                continue
            if _is_same_gathering(happening, found) or _is_stage(happening, [*found, *told]):
                continue
            key = (happening.kind, happening.edtf or (happening.name if happening.kind in GATHERINGS else ""))
            if key in known:
                found[known[key]] = _merged(found[known[key]], happening)
                continue
            known[key] = len(found)
            found.append(happening)
            if happening.kind in GATHERINGS:
                last_kind = happening.kind
        if not told and found and found[-1].kind in GATHERINGS and found[-1].people is None:
            found[-1] = with_people(found[-1], sentence)
    return with_commitments(scene, _without_assumed(_with_sittings(_without_vaguer(found))))


def _without_vaguer(found: list[Happening]) -> list[Happening]:
    """Leaves out a gathering told by its year or month where the text tells the day or month of the same one."""

    def vaguer(one: Happening, other: Happening) -> bool:
        within = "/" in other.edtf and len(one.edtf) == 10 and other.edtf[:10] <= one.edtf <= other.edtf[11:]
        if one.kind != other.kind or not within and (len(other.edtf) <= len(one.edtf) or not other.edtf.startswith(one.edtf)):
            return False
        mine, its = ({word.lower() for word in re.findall(r"[^\W_]+", h.name) if not word.isupper()} for h in (one, other))
        return mine - _SMALL <= its | {"of"}

    gatherings = [h for h in found if h.kind in GATHERINGS or h.kind == "visit"][:60]
    return [h for h in found if len(h.edtf) > 10 or h.kind not in {*GATHERINGS, "visit"} or not any(vaguer(h, other) for other in gatherings if other is not h)]


_SMALL = frozenset("the of in on a an s upcoming next forthcoming".split())


def _with_sittings(found: list[Happening]) -> list[Happening]:
    """An approval "at its 48th meeting" on the last day of a sitting of several days is that sitting."""
    sittings = [h for h in found if h.kind in ("meeting", "session") and "/" in h.edtf]
    named: dict[int, Happening] = {}
    kept = []
    for happening in found:
        session = _SESSION_NAME.search(happening.name) if happening.kind == "approval" else None
        sitting = next((s for s in sittings if session and s.edtf[:10] <= happening.edtf <= s.edtf[11:]), None)
        if sitting is None or session is None:
            kept.append(happening)
        elif not _SESSION_NAME.search(sitting.name) and session.group().lower().endswith(sitting.name.lower().rpartition(" ")[2]):
            told = happening.name.partition(" approves ")[0]
            named[id(sitting)] = replace(sitting, name=f"{session.group()} of the {told}" if told else session.group())
    return [named.get(id(h), h) for h in kept]


def _is_sitting_of(sitting: Happening, told: list[Happening]) -> bool:
    """As in "the weekly ECNEC meeting on Tuesday" of a text whose ECNEC approved on that day: the meeting of who approves."""
    if re.search(r"\b(?:annual|inaugural|spring)\b", sitting.name, re.IGNORECASE):
        return False
    short = set(re.findall(r"\b[A-Z]{3,}\b", sitting.name))
    approvers = (h.name.partition(" approves ")[0] for h in told if h.kind == "approval" and h.edtf == sitting.edtf)
    return any(short & set(re.findall(r"\b[A-Z]{3,}\b", name)) for name in approvers)


UNDATED = 8  # sentences in which an approval may be told before its day


def _named_before(happening: Happening, undated: Happening | None) -> Happening:
    """As in "The Board has approved two grants. The package, cleared on 20 July, ...": the approval as first told."""
    if undated is None or happening.kind != "approval" or happening.start <= undated.start:
        return happening
    return replace(happening, name=undated.name) if _POINTS_BACK.search(happening.name) else happening


_POINTS_BACK = re.compile(r"\bapproves (?:package|financing|operation|it|them|both)\b")
_SESSION_NAME = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|(?:\w+-)?(?:first|second|third|\w+th)|[CLXVI]{2,8}) (?:(?:ordinary|regular|extraordinary|special|board|virtual|formal|plenary) |(?:[A-Z][\w'-]* ){1,4}(?=meeting|session))?(?:meeting|session|board meeting)\b", re.IGNORECASE
)


def _name_session(found: list[Happening], sitting: Happening) -> None:
    """The approval of the same day told before is of this sitting: "... at its thirty-third meeting"."""
    for number, happening in enumerate(found):
        if happening.kind == "approval" and happening.edtf == sitting.edtf and _SESSION_NAME.search(sitting.name):
            if not _SESSION_NAME.search(happening.name):
                whose = "the" if " of the " in sitting.name else "its"
                found[number] = replace(happening, name=f"{happening.name} at {whose} {sitting.name}")


def _without_assumed(found: list[Happening]) -> list[Happening]:
    """Leaves out a headline's approval or signing on the text's own date when the text then tells its day."""
    told = [h for h in found if not h.assumed and h.kind in ("approval", "signing", "launch")]
    told += [
        replace(h, kind="approval")
        for h in found
        if h.kind in ("meeting", "session") and not h.assumed and _SESSION_NAME.search(h.name)
    ]
    dated = {h.kind for h in found if h.edtf}
    given = {h.edtf for h in found if h.kind in ("approval", "signing")}
    found = [h for h in found if not (h.kind == "launch" and h.assumed and h.edtf in given)]  # what is approved today is not launched today
    found = _named_as_whole(found)
    return [
        h
        for h in found
        if not (h.edtf == "" and h.assumed and h.kind in dated)
        and not (h.assumed and any(t.kind == h.kind and is_shortly_before(t.edtf, h.edtf) for t in told))
    ]


def _named_as_whole(found: list[Happening]) -> list[Happening]:
    """As in "has given the nod to three loans. ... The board, which met on Thursday, agreed to provide X to A": the decision on all of them."""
    whole = next((h for h in found if h.kind == "approval" and h.assumed and _SEVERAL.search(h.name)), None)
    told = next((h for h in found if h.kind == "approval" and not h.assumed), None) if whole is not None else None
    if whole is None or told is None or not is_shortly_before(told.edtf, whole.edtf) or _SEVERAL.search(told.name) or told.start < whole.start:
        return found
    return [replace(h, name=whole.name) if h is told else h for h in found]


_SEVERAL = re.compile(r"\bapproves .{0,12}\b(?:two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2}) (?:\w+ ){0,3}(?:loans|projects|operations|grants|credits|proposals|financings|programmes)\b")


def _is_same_gathering(happening: Happening, found: list[Happening]) -> bool:
    """As in "Ministers met today" after the heading of their conference."""
    unnamed = (
        happening.kind == "meeting" and happening.name.startswith("meeting of ") and " with " not in happening.name
    )
    return unnamed and any(h.edtf == happening.edtf and h.kind in GATHERINGS for h in found[-20:])


def _signed_before(happening: Happening, found: list[Happening], sentence: Sentence) -> int | None:
    """As in "The agreements were signed by A and B on Thursday" after the news of their signing: which signing it was."""
    if happening.kind != "signing" or not _THE_PAPERS.search(sentence.text):
        return None
    for number, told in enumerate(found):
        if told.kind == "signing" and told.start <= happening.start and (not told.edtf or _is_within_days(told.edtf, happening.edtf, 3)):
            return number
    return None


_PAPER = r"(?:(?:two|three|four|five|six|loan|grant|financing)\s+){0,2}(?:agreements?|deals?|contracts?|accords?|pacts?|documents|memorand(?:a|ums?)|mous?)"
# "signed the agreements on behalf of", "The two agreements were signed": not "the agreement for the road was signed"
_THE_PAPERS = re.compile(
    rf"\bsigned\s+the\s+{_PAPER}(?=\s+(?:on|in|at|during|yesterday|today|here)\b|[,.;])|\b[Tt]he(?:se)?\s+{_PAPER}\s+(?:was|were|had\s+been)\s+(?:\w+ly\s+)?(?:signed|inked)\b"
)


def _is_within_days(one: str, other: str, days: int) -> bool:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= days
    except ValueError:
        return False


_BARE_STAGE = re.compile(
    r"(?:ceremony|event|function|signing|launch|(?:signing|launch|launching|special|brief) (?:ceremony|event))",
    re.IGNORECASE,
)


def _is_stage(happening: Happening, told: list[Happening]) -> bool:
    """As in "launched the programme today at a ceremony in Zomba": the ceremony is the launch."""
    return bool(_BARE_STAGE.fullmatch(happening.name)) and any(
        h.edtf == happening.edtf
        and h.kind in ("launch", "signing", "inauguration")
        and h is not happening
        and len(h.name) > len(happening.name)
        for h in told
    )


def _merged(first: Happening, again: Happening) -> Happening:
    """One event told twice: the longer name of an approval or signing, and what the first telling left open."""
    name = first.name
    if first.kind in ("approval", "signing") and len(again.name) < 160 and _worth(again) > _worth(first):
        name = again.name
    return replace(
        first,
        assumed=first.assumed and again.assumed,
        name=name,
        place=first.place or again.place,
        people=first.people or again.people,
        organisers=first.organisers or again.organisers,
    )


def _worth(happening: Happening) -> tuple[bool, bool, bool, bool, int]:
    """Which of two names of one deed tells more: the agreement or finance by its noun, the body that decides, how many papers, the loan before its project agreement, its length."""
    nouns = words_in(happening.name)
    told = happening.kind == "approval" or bool(nouns & (SIGNED | {"ceremony"}))
    several, lesser = _SEVERAL_PAPERS.match(happening.name) is not None, _LESSER_PAPER.search(happening.name) is not None
    return told, "Board" in happening.name, several, not lesser, len(happening.name)


_SEVERAL_PAPERS = re.compile(r"signing of (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?!\w+ ?\d)")
_LESSER_PAPER = re.compile(r"\bproject(?:s'?)? agreements?\b")


_WORDS = re.compile(r"cop\d+|[a-z]+(?:-[a-z]+)*")
_DAY_WORD = re.compile(
    r"\b(?:today|yesterday|tonight|eve of|sidelines of|same day|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE
)


_CODED = re.compile(r"\b[A-Z]{1,6}[.-]?\d{1,3} (?:will|is|takes|was|convenes)\b")


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    """Words that can begin an event."""
    words = {
        part for form in ("noun", "verb", "phrase", "hazard", "milestone") for word in words_of(form) for part in word.split()
    }
    return frozenset(words | {"go-ahead", "light", "approval", "closed", "signature", "broke", "waved", "began", "started", "commenced", "start", "agreed", "passed", "backed", "granted", "ratify", "exchange", "award", "founded", "established", "being"})


def _telling_sentences(scene: Scene) -> Iterator[Sentence]:
    """Sentences that may tell of an event (a word for one and a day, or the opening), and the two after each, with their tokens."""
    after = 0
    for number, (start, end) in enumerate(scene.text.sentences):
        end = min(end, start + LONGEST_SENTENCE)
        if _may_tell(scene, number, start, end):
            after = 3
        if after:
            yield Sentence(scene, number, start, end, tokens(scene, start, end))
        after -= after > 0


def _may_tell(scene: Scene, number: int, start: int, end: int) -> bool:
    if number < LEAD:
        return True
    if (
        next(scene.within(start, end, "date"), None) is None
        and start > 1000
        and not _DAY_WORD.search(scene.clean, start, end)
    ):
        return False
    words = _WORDS.findall(scene.clean[start:end].lower())
    return (
        not _triggers().isdisjoint(words)
        or _CODED.search(scene.clean, start, end) is not None
        or any(word.startswith("cop") and word[3:].isdigit() for word in words)
    )
