"""Reads events told by a verb or a label: approvals, signings, launches, people called together, and disasters that struck.

"The Board approved today a loan for A" on the text's own day; "Signature Date: August 3, 2022"; "In July 2023, floods destroyed ..."; an
approval or signing told only by its month or year is the history of a project and no event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from extraction.facts.clause import Token
from extraction.facts.event_sentence import (
    LEAD,
    LONGEST_SENTENCE,
    Happening,
    Sentence,
    activity_name,
    called_for_short,
    counted_people,
    date_of,
    dateline_place,
    days_of,
    first_lender,
    is_day,
    main_activity,
    names_day,
    organisers_of,
    place_of,
    words_of,
)
from extraction.facts.result_clause import class_of
from extraction.model import Entity
from extraction.scene import Scene

_LABEL = re.compile(
    r"^[\s*|_-]*(?P<label>(?:board\s+)?approv(?:al|ed)(?:\s+(?:date|by\s+the\s+board))?(?:\s+on)?|date\s+of\s+(?:board\s+)?approval|date\s+approved"
    r"|sign(?:ing|ature|ed)(?:\s+date)?(?:\s+on)?|date\s+(?:of\s+sign(?:ing|ature)|signed)|(?:loan|agreement)\s+sign(?:ing|ed)(?:\s+date)?)[*_]*\s*[:|]?[\s*|_]*$",
    re.I | re.M,
)


def labelled_events(sentence: Sentence) -> Iterator[Happening]:
    scene = sentence.scene
    for index, mention in scene.within(sentence.start, sentence.end, "date"):
        line_start = scene.clean.rfind("\n", max(0, mention.char_start - 80), mention.char_start) + 1
        match = _LABEL.match(scene.clean[max(line_start, mention.char_start - 80) : mention.char_start])
        if not match or not is_day(mention.edtf):
            continue
        kind = "signing" if "sign" in match["label"].lower() else "approval"
        yield Happening(_labelled_name(scene, kind), kind, mention.edtf, line_start, mention.char_end)
        sentence.used.update(i for i, t in enumerate(sentence.tokens) if t.mention == index)


def _labelled_name(scene: Scene, kind: str) -> str:
    activity = main_activity(scene)
    name = activity_name(activity) if activity else "the project"
    number = _NUMBER.search(scene.clean, 0, 4000)
    if number and number["number"] not in name and any(c.isdigit() for c in number["number"]):
        name = f"{number['number']}: {name}"
    if kind == "signing":
        return f"signing of {name}"
    lender = first_lender(scene)
    return f"{called_for_short(scene, lender)} approves {name}" if lender else f"approval of {name}"


_NUMBER = re.compile(
    r"\b(?:project|loan|operation)\s+(?:number|no\.?|id|code)[\s:|*]+(?P<number>[A-Z][\w-]{3,20})", re.I
)


def told_deeds(sentence: Sentence) -> Iterator[Happening]:
    """Approvals, signings and launches told by their verb."""
    words = sentence.tokens
    for i in range(len(words)):
        kind = _deed(words, i)
        if kind is None:
            continue
        edtf = _deed_date(sentence, i, kind) or _assumed_date(sentence, i, kind)
        if edtf is None:
            continue
        if kind == "gathering":
            yield from _called_together(sentence, i, edtf)
        elif kind == "meeting":
            yield from _met(sentence, i, edtf)
        else:
            name = _deed_name(sentence, i, kind)
            if name:
                yield Happening(
                    name,
                    kind,
                    edtf,
                    sentence.start,
                    sentence.end,
                    place_of(sentence, i, len(words), countries=False)
                    or (dateline_place(sentence) if kind == "approval" else None),
                    _in_presence(sentence, i),
                    assumed=_deed_date(sentence, i, kind) is None,
                )


_PRESENCE = frozenset("presence participation attended".split())


def _in_presence(sentence: Sentence, i: int) -> int | None:
    """As in "in the presence of 250 farmers"."""
    words = sentence.tokens
    start = next((k for k in range(i, len(words)) if words[k].low in _PRESENCE), None)
    return counted_people(sentence, start, start + 8) if start is not None else None


def _deed(words: list[Token], i: int) -> str | None:
    token = words[i]
    before, after = words[i - 1] if i else None, words[i + 1] if i + 1 < len(words) else None
    if token.low in ("go-ahead", "light") and (
        token.low == "go-ahead" or (before is not None and before.low == "green")
    ):
        return (
            "approval" if any(t.low in ("gave", "gives", "given", "give") for t in words[max(0, i - 4) : i]) else None
        )
    if token.low == "closed" and any(t.low in ("financing", "deal", "facility", "loan") for t in words[i + 1 : i + 6]):
        return "signing"
    if token.low in ("agreed", "agrees", "backed", "backs") and after is not None and after.tag == "money":
        return "approval"
    kind = words_of("verb").get(token.low)
    if kind is None or token.tag not in ("word", "verb"):
        return None
    if before is not None and (
        before.tag in ("det", "num", "prep", "mark")
        and before.low not in (")", ",")
        or before.low in ("'", "s", "not", "never")
    ):
        if after is not None and (after.tag == "word" and after.low not in ("today",)) or before.tag == "num":
            return None
    if (
        before is not None
        and before.tag in ("modal",)
        or (before is not None and before.low in ("not", "be", "once", "if", "yet"))
    ):
        return kind if kind == "signing" and before.low == "be" else None
    if token.low in ("launch", "sign", "approve", "endorse", "clear", "gathers") and (
        before is None or before.tag not in ("word", "name", "pron", "conj")
    ):
        return None
    return kind


def _deed_date(sentence: Sentence, i: int, kind: str) -> str | None:
    """The day of a deed: the date beside its verb, or "today"."""
    if kind == "launch" and not _of_project(sentence, i):
        return None
    near = [d for d in days_of(sentence) if not _is_earlier_story(sentence, d, i)]
    if near:
        best = min(near, key=lambda d: abs(d - i) + (6 if d < i else 0))
        edtf = date_of(sentence, best)
        if kind == "gathering":
            return edtf
        days = [d for d in near if is_day(date_of(sentence, d))]
        if not is_day(edtf) and abs(best - i) <= 8:
            return None
        if days:
            return date_of(sentence, min(days, key=lambda d: abs(d - i)))
    return None


def _assumed_date(sentence: Sentence, i: int, kind: str) -> str | None:
    """The text's own date for news of its opening sentences that has no day of its own."""
    near = [d for d in days_of(sentence) if not _is_earlier_story(sentence, d, i)]
    published = sentence.scene.profile.published_on
    if kind == "launch" and not _of_project(sentence, i):
        return None
    if published is None or kind in ("gathering", "meeting", "inauguration") or _is_history(sentence, i):
        return None
    if sentence.number >= LEAD:
        early = kind == "signing" and sentence.start < OPENING and not near and not _is_reduced(sentence, i)
        return (_relative_before(sentence) or published.isoformat()) if early else None
    if any(not is_day(date_of(sentence, d)) for d in near):
        return None
    earlier = _relative_before(sentence)
    return earlier or published.isoformat()


OPENING = 1500  # characters in which a signing without a day is that of the text
EARLIER = frozenset("earlier previously ago already once originally last previous".split())


def _is_history(sentence: Sentence, i: int) -> bool:
    """As in "approved last year", "signed earlier", "is to be signed": not on the text's own day."""
    words = sentence.tokens
    return (i > 0 and words[i - 1].low in ("be", "had")) or any(t.low in EARLIER for t in words[max(0, i - 4) : i + 7])


def _is_reduced(sentence: Sentence, i: int) -> bool:
    """As in "the agreement signed with the ministry": no verb of the sentence."""
    words = sentence.tokens
    return i > 0 and words[i - 1].tag in ("word", "mark") and _participle_reading(words, i)


def _is_earlier_story(sentence: Sentence, d: int, i: int) -> bool:
    """A date of something else: years of a plan or a past beginning ("since 1993")."""
    words = sentence.tokens
    before = words[d - 1].low if d else ""
    return before in ("since", "until", "till", "by") or (d > i and any(t.low in (";", ".") for t in words[i:d]))


def _of_project(sentence: Sentence, i: int) -> bool:
    words = sentence.tokens
    return any(
        t.low in ("project", "programme", "program", "initiative", "facility")
        or (t.mention is not None and t.tag == "name" and sentence.scene.mentions[t.mention].kind == "activity")
        for t in words[max(0, i - 4) : i + 10]
    )


def _relative_before(sentence: Sentence) -> str | None:
    """As in "... borrowed yesterday. ... the agreement was signed": the day that the opening sentence told."""
    scene = sentence.scene
    for start, end in scene.text.sentences[max(0, sentence.number - 2) : sentence.number]:
        match = re.search(r"\b(?:yesterday|today)\b", scene.clean[start : min(end, start + LONGEST_SENTENCE)], re.I)
        if match:
            published = scene.profile.published_on
            return (published - timedelta(days=match.group().lower() == "yesterday")).isoformat() if published else None
    return None


def _deed_name(sentence: Sentence, i: int, kind: str) -> str | None:
    words = sentence.tokens
    passive = (
        i > 0
        and (words[i - 1].tag == "aux" or (words[i - 1].tag == "adv" and i > 1 and words[i - 2].tag == "aux"))
        and words[i - 1].low not in ("has", "have", "had")
    )
    if i > 1 and words[i - 1].tag == "adv" and words[i - 2].low in ("has", "have", "had"):
        passive = False
    reduced = (
        not passive
        and i > 0
        and (words[i - 1].tag == "word" or words[i - 1].low == ",")
        and _participle_reading(words, i)
    )
    if words[i].low in ("go-ahead", "light"):
        passive = reduced = False
    what = _before(sentence, i, reduced) if passive or reduced else _after(sentence, i)
    activity = _deed_activity(sentence, i)
    what = _uncapitalised(_with_activity(what, activity))
    if not what:
        return None
    if kind == "signing":
        nouns = set(re.findall(r"[a-z]+", what.lower()))
        if nouns & LAWS or (activity is None and not nouns & SIGNED):
            return None
        if re.match(r"agreements?\b", what) and "loan" in sentence.scene.clean[:1500].lower():
            what = f"loan {what}"
        deed = "closing" if words[i].low == "closed" else "signing"
        return f"{deed} of {what}"
    if kind == "inauguration" and not any("infrastructure" in class_of(word) for word in what.split()):
        return None
    if kind in ("launch", "inauguration"):
        return f"{kind} of {activity_name(activity) if activity and kind == 'launch' else what}"
    return f"{_approver(sentence, i, passive or reduced)}approves {what}{_at_session(sentence)}".strip()


def _uncapitalised(what: str) -> str:
    """A number word or "loan" that opened a sentence or a headline, in small letters."""
    first, _, rest = what.partition(" ")
    small = first.lower() in NUMBER_WORDS or (
        first.lower() in GENERIC and rest[:1].islower() and not rest.startswith("of ")
    )
    return f"{first.lower()} {rest}".strip() if small else what


NUMBER_WORDS = frozenset("two three four five six seven eight nine ten eleven twelve several new additional".split())


def _participle_reading(words: list[Token], i: int) -> bool:
    """As in "a loan signed today in Astana", "an agreement inked on Tuesday": no object follows."""
    k = i + 1
    while k < len(words) and (names_day(words[k]) or words[k].tag == "adv" or words[k].low == "on"):
        k += 1
    return k >= len(words) or words[k].tag in ("prep", "mark", "break")


def _deed_activity(sentence: Sentence, i: int) -> Entity | None:
    """What is approved or signed for: the activity after the verb, before it, else the one named last or first."""
    scene = sentence.scene
    inside = [m for _, m in scene.within(sentence.start, sentence.end, "activity")]
    after = [m for m in inside if m.char_start >= sentence.tokens[i].end]
    chosen = (after or inside)[:1]
    return scene.entity(chosen[0]) if chosen else main_activity(scene, sentence.end)


PLURAL = frozenset(
    "loans agreements contracts credits grants projects programmes programs operations deals memorandums memoranda".split()
)
LAWS = frozenset("law laws decree bill act legislation order resolution".split())
SIGNED = frozenset(
    "loan loans agreement agreements contract contracts credit credits grant grants financing deal deals memorandum memoranda mou mous protocol declaration convention guarantee"
    " accord accords package arrangement partnership pact treaty facility letter communique".split()
)
GENERIC = frozenset(
    "loan loans agreement agreements contract contracts credit credits grant grants financing deal memorandum project package accord".split()
)


def _with_activity(what: str, activity: Entity | None) -> str:
    if activity is None:
        return what
    name = activity_name(activity)
    if not what:
        return name
    words = set(what.lower().split())
    if words & PLURAL or activity.name.lower() in what.lower():
        return what
    if re.match(r"[^a-z]*\d", what.lower()):
        finance = next((w for w in what.lower().split() if w in GENERIC), "financing")
        return f"{finance} for {name}"
    if (
        set(what.lower().split()) & GENERIC
        and activity.name.lower() not in what.lower()
        and not (activity.acronym and activity.acronym in what)
        and len(what.split()) <= 5
    ):
        return f"{what} for {name}"
    return what


def _after(sentence: Sentence, i: int) -> str:
    """The object of the verb: from the first noun after it, some words on."""
    words = sentence.tokens
    start = i + 1
    while start < len(words) and (
        words[start].tag in ("date", "adv", "det", "break")
        or words[start].low in ("on", "today", "'s", "s", "with", "its", "to")
    ):
        start += 1
    return _run(sentence, start, 10)


_PHRASE_WORDS = frozenset("of for - ' ( ) about worth over totalling 's s , \" on with between".split())


def _before(sentence: Sentence, i: int, reduced: bool = False) -> str:
    """The subject of a passive: the nouns before the auxiliary; of a participle, the noun phrase right before it."""
    words = sentence.tokens
    inside = _PHRASE_WORDS - {",", "with", "between"} if reduced else _PHRASE_WORDS
    end = i
    while end > 0 and (words[end - 1].tag in ("aux", "modal", "adv") or words[end - 1].low == "that"):
        end -= 1
    start = end
    while (
        start > 0
        and end - start < 14
        and (
            words[start - 1].tag in ("word", "num", "name", "money", "conj")
            or words[start - 1].low in inside
            or words[start - 1].tag == "det"
            and (
                words[start - 1].low not in ("the", "a", "an")
                or (start > 1 and words[start - 2].low in ("on", "of", "for", "with"))
            )
        )
    ):
        start -= 1
    while start < end and (words[start].tag in ("mark", "conj", "prep", "adv")):
        start += 1
    return _run(sentence, start, 12, end)


def _run(sentence: Sentence, start: int, most: int, end: int | None = None) -> str:
    """Printed words from start until the phrase ends."""
    words = sentence.tokens
    stop = start
    limit = min(len(words) if end is None else end, start + most)
    while stop < limit:
        token = words[stop]
        if token.tag in ("break", "date", "rel", "aux", "modal") or (
            token.tag == "mark" and token.low in ",;:(.–—" and stop > start
        ):
            break
        if token.tag == "verb" and token.form in ("past", "s", "ing"):
            break
        if (
            token.low
            in (
                "worth",
                "altogether",
                "at",
                "by",
                "in",
                "under",
                "totalling",
                "totaling",
                "aimed",
                "specifically",
                "here",
                "there",
            )
            and stop > start
        ):
            break
        stop += 1
    while stop > start and (words[stop - 1].tag in ("prep", "conj", "det", "mark") and words[stop - 1].low != ")"):
        stop -= 1
    if stop <= start:
        return ""
    text = " ".join(sentence.scene.clean[words[start].start : words[stop - 1].end].split()).strip("\"' ")
    return re.sub(r"\A(?:help\s+of\s+)?(?:the|a|an)\s+", "", text, flags=re.I)


_BODY = re.compile(
    r"\b(?:Boards? of (?:Executive )?(?:Directors|Governors)|Executive Board|Executive Committee|Board|[Dd]irectors|Council of Ministers|Cabinet|Investment Committee)\b"
)


def _approver(sentence: Sentence, i: int, passive: bool) -> str:
    """Who approves: the organisation beside the verb, with its board where the sentence names one, and its session."""
    words, scene = sentence.tokens, sentence.scene
    orgs = [
        k
        for k, t in enumerate(words)
        if t.tag == "name" and t.mention is not None and scene.mentions[t.mention].kind == "organisation"
    ]
    before = [k for k in orgs if k < i]
    after = [k for k in orgs if k > i]
    chosen = (after[:1] or before[-1:]) if passive else (before[-1:] or after[:1])
    if not chosen:
        lender = first_lender(scene)
        name = called_for_short(scene, lender) if lender else ""
    else:
        entity = scene.entity(scene.mentions[words[chosen[0]].mention])
        name = called_for_short(scene, entity) if entity else words[chosen[0]].low
    body = _BODY.search(sentence.text)
    board = "Board of Directors" if body and body.group().lower() == "directors" else body.group() if body else ""
    if body and name and ("committee" in body.group().lower() or re.search(r"\b(?:board|committee)\b", name, re.I)):
        board = ""
    return " ".join(part for part in (name, board) if part) + " "


_SESSION = re.compile(r"\b\d{1,4}(?:st|nd|rd|th) (?:session|meeting)\b")


def _at_session(sentence: Sentence) -> str:
    session = _SESSION.search(sentence.text)
    return f" at its {session.group()}" if session else ""


def _called_together(sentence: Sentence, i: int, edtf: str) -> Iterator[Happening]:
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


def _met(sentence: Sentence, i: int, edtf: str) -> Iterator[Happening]:
    """As in "A met with B today": two people or organisations and a day."""
    words, scene = sentence.tokens, sentence.scene
    sides = [
        (k, scene.entity(scene.mentions[t.mention]))
        for k, t in enumerate(words)
        if t.tag == "name" and t.mention is not None and scene.mentions[t.mention].kind in ("person", "organisation")
    ]
    people = [(k, e) for k, e in sides if e is not None and e.kind == "person"] or sides
    left = [e for k, e in people if k < i and e]
    right = [e for k, e in people if k > i and e]
    if not is_day(edtf):
        return
    if left and right and left[0].key != right[0].key:
        name = f"meeting of {left[0].name} with {right[0].name}"
    else:
        who = _before(sentence, i)
        if not who or not who.split()[-1].endswith("s"):
            return
        name = f"meeting of {who}"
    yield Happening(name, "meeting", edtf, sentence.start, sentence.end, place_of(sentence, i, len(words)))


def struck_hazards(sentence: Sentence) -> Iterator[Happening]:
    """As in "In July 2023, floods destroyed ...": a hazard that has struck, with its month or day."""
    words = sentence.tokens
    for i, token in enumerate(words):
        if token.low not in words_of("hazard") or token.form == "past":
            continue
        after = next((t for t in words[i + 1 : i + 5] if t.tag in ("verb", "aux", "modal")), None)
        if after is None or after.tag != "verb" or after.form != "past":
            continue
        when = next((date_of(sentence, d) for d in days_of(sentence)), None)
        if when and len(when) >= 7:
            start = i
            while start > 0 and words[start - 1].tag == "word":
                start -= 1
            end = i + 1
            while (
                end < len(words)
                and words[end].tag in ("word", "name")
                and sentence.scene.clean[words[end].start].isupper()
            ):
                end += 1  # "Cyclone Idai"
            yield Happening(
                _run(sentence, start, 8, end),
                "disaster",
                when,
                sentence.start,
                sentence.end,
                place_of(sentence, 0, len(words)),
            )
