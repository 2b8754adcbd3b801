"""Reads events told by their noun: conferences, meetings, workshops, courses, each with the date nearest to it.

"hosted the Digital Economy Workshop in Hangzhou", "a December 2022 webinar", "the third will take place in Tbilisi in September 2024"; the bare
"the workshop" of one already named and the frame of another ("alongside the Expo") give nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extraction import expressions as re
from extraction.facts.clause import Token
from extraction.facts.event.gathering_days import (
    BEGINNING,
    ENDING,
    HELD,
    eve_of,
    gathering_day,
    is_between_sides,
    is_hosted,
    is_numbered_to_come,
    is_undated_news,
    over_days,
    own_day,
)
from extraction.facts.event.sentence import (
    BODY,
    LEAD,
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

GATHERINGS = frozenset(
    "conference meeting workshop seminar forum summit webinar session retreat symposium roundtable ceremony hackathon exhibition congress assembly colloquium"
    " training launch gathering bootcamp masterclass showcase teleconference videoconference".split()
)
_DEEDS = frozenset("signing launch inauguration handover".split())  # told by a day or month
_NAMELESS = frozenset(("ceremony", "plenary session", "event"))
FRAMES = frozenset("alongside during amid besides within".split())
AMBIGUOUS = frozenset("training opening launch inception fair sitting convention assembly".split())
DIALOGUES = frozenset("dialogue consultation".split())
EVENTS = frozenset(
    "launch signing side closing opening kick-off inception dissemination consultation awareness outreach".split()
)
MISSIONS = frozenset(
    "review appraisal supervision completion fact-finding finding inception identification support evaluation preparation".split()
)
REVIEWS = frozenset("review reviews visit".split())
ANAPHORS = frozenset("the this that these same".split())
ROOMS = frozenset(
    "room rooms hall centre center venue package table hotel report paper minutes agenda note website papers facility facilities needs need".split()
)
ATTENDING = re.compile(
    r"\b(?:attend|took part|take part|participat|drawing|drew|gather|brought together|bringing together|benefiting|joined|welcom)",
    re.I,
)


def named_gatherings(sentence: Sentence, found: list[Happening]) -> Iterator[Happening]:
    """Gatherings named by their noun, each with the date nearest to it."""
    words = sentence.tokens
    nouns = [i for i in range(len(words)) if _is_gathering(sentence, i)]
    named = [i for i in nouns if not _is_frame(words, i) or (sentence.number <= LEAD and is_between_sides(sentence, i))]
    for order, i in enumerate(named):
        kind = _kind_at(words, i)
        start, bare = _name_start(sentence, i)
        until = next((k for k in nouns if k > i), len(words))
        d = gathering_day(sentence, i, start, until, order == 0)
        if d is None:
            edtf = eve_of(sentence, i, found) or own_day(sentence, i, start)
            if edtf is None and (is_numbered_to_come(sentence, i, start) or is_undated_news(sentence, i, start)):
                edtf = ""
        else:
            edtf = over_days(sentence, start, i, date_of(sentence, d))
        if edtf is None or kind in _DEEDS and re.fullmatch(r"\d{4}", edtf):
            continue
        if (
            bare
            and _tail_end(sentence, i + 1) == i + 1
            and start
            and words[start - 1].low in ANAPHORS
            and (any(h.kind == kind for h in found) or not (is_hosted(sentence, i, until) or _is_dated(words, d, i, edtf)))
        ):
            continue
        if d is not None:
            sentence.used.add(d)
        name, hosts = _gathering_name(sentence, start, i), organisers_of(sentence, 0, len(words))
        if name.lower() == "event" and hosts and words[i].low == "event":
            name = f"event of {called_for_short(sentence.scene, sentence.scene.entities[hosts[0]])}"
        if name.lower() in _NAMELESS:
            continue
        if bare and kind in _DEEDS and " of " not in name and (activity := main_activity(sentence.scene, sentence.end)):
            name = f"{name.lower()} of {'the financing for ' if kind == 'signing' else ''}{activity_name(activity)}"
        yield Happening(
            name,
            kind,
            edtf,
            sentence.start,
            sentence.end,
            place_of(sentence, i, until) or (_reporting_place(sentence) if d is None else None),
            _who_came(sentence, i, until, order == 0),
            hosts,
        )


def _is_dated(words: list[Token], d: int | None, i: int, edtf: str) -> bool:
    """As in "at the signing in Lusaka on Friday, March 31", "The signing is expected in September": a day of its own, where none was told before."""
    return d is not None and i < d <= i + 8 and (is_day(edtf) or any(t.low in _COMING for t in words[i + 1 : d]))


_COMING = frozenset("expected planned scheduled due foreseen slated set".split())


def _is_gathering(sentence: Sentence, i: int) -> bool:
    words = sentence.tokens
    token = words[i]
    if token.low.startswith("cop") and token.low[3:].isdecimal():
        return True
    low = token.low if token.tag != "name" else token.low.rpartition(" ")[2]
    kind = words_of("noun").get(low) or (words_of("noun").get(f"round {low}") if i and words[i - 1].low == "round" else None)
    if kind is None or token.tag not in ("word", "name", "verb"):
        return False
    after = words[i + 1].low if i + 1 < len(words) else ""
    if after in ROOMS or (after in words_of("noun") and words[i + 1].tag != "break"):
        return False
    capital = sentence.scene.clean[token.end - len(low)].isupper()
    if low == "meetings":
        return i > 0 and (words[i - 1].low in ("annual", "spring") or (words[i - 1].tag == "name" and after in ENDING | BEGINNING))
    if low == "week":
        return capital and i > 0 and sentence.scene.clean[words[i - 1].start].isupper()
    spoken = i > 0 and words[i - 1].tag in ("word", "det")
    if low == "assembly" and (token.low.startswith("national ") or i and words[i - 1].low == "national"):
        return False
    if low == "event":
        return spoken and (words[i - 1].low in EVENTS or _is_dated_soon(words, i) and any(t.low in words_of("host") for t in words[max(0, i - 3) : i]))
    if low == "mission" and capital and not (spoken and words[i - 1].low in MISSIONS):
        return False  # "India Resident Mission"
    if low in DIALOGUES:
        return capital or (spoken and (words[i - 1].tag == "word" or _is_dated_soon(words, i)))
    if low in REVIEWS:
        return spoken and any(t.low in HELD for t in words[i + 1 : i + 4])
    if low in ("inception", "launch", "opening") and any(t.low == "since" for t in words[max(0, i - 6) : i]):
        return False  # "since the bank's inception in 1975"
    if low in AMBIGUOUS:
        told = spoken and after in ("in", "on", "was", "held", "took", "of") and low not in ("convention", "assembly")
        return (capital and token.tag != "verb") or told
    if token.tag == "verb" and token.form not in ("ing",) or low == "talks" and i and words[i - 1].low == "of":
        return False
    if (
        low == "meeting"
        and i == 0
        and after in ("on", "in", "at", "today", "yesterday")
    ):
        return False  # "Meeting in Cotonou on Wednesday, the Board approved"
    if (
        low == "meeting"
        and i > 0
        and (
            words[i - 1].tag in ("prep", "aux", "modal")
            and words[i - 1].low not in ("at", "after", "in", "during", "of")
            or (after in ("the", "its", "a") and words[i - 1].tag != "det")
        )
    ):
        return False
    return True


def _is_dated_soon(words: list[Token], i: int) -> bool:
    return any(names_day(t) for t in words[i + 1 : i + 6])


def _kind_at(words: list[Token], i: int) -> str:
    low = words[i].low if words[i].tag != "name" else words[i].low.rpartition(" ")[2]
    if low.startswith("cop"):
        return "conference"
    if low == "course" or (i > 0 and words[i - 1].low == "training"):
        return "training"
    if low in ("ceremony", "event") and i > 0 and words[i - 1].low in STAGED:
        return STAGED[words[i - 1].low]
    return words_of("noun").get(low) or words_of("noun")[f"round {low}"]


STAGED = {
    "signing": "signing",
    "signature": "signing",
    "launch": "launch",
    "launching": "launch",
    "inauguration": "inauguration",
    "opening": "inauguration",
    "groundbreaking": "inauguration",
    "ground-breaking": "inauguration",
}


def _is_frame(words: list[Token], i: int) -> bool:
    """As in "alongside the 3rd Expo", "during the 2nd Expo": the frame of another event."""
    for k in range(i - 1, max(-1, i - 10), -1):
        if words[k].tag in ("verb", "date", "aux") or words[k].low in ".,;":
            return False
        if words[k].low in FRAMES:
            spoken = k > 0 and words[k].low == "during" and names_day(words[k - 1])  # "speaking on Tuesday during the workshop"
            return not spoken and not any(names_day(words[j]) for j in range(k, i))
    return False


def _name_start(sentence: Sentence, i: int) -> tuple[int, bool]:
    """Where the noun phrase of the gathering begins, and whether the noun stands alone."""
    words = sentence.tokens
    start = i
    while start > 0 and i - start < 12:
        token = words[start - 1]
        inside = (
            token.tag in ("word", "name")
            or token.low in ("-", "'", "s", "/", "'s")
            or (token.tag == "verb" and token.form == "ing")
        )
        joined = (
            token.low in ("and", "&")
            and start > 1
            and sentence.scene.clean[words[start - 2].start].isupper()
            and sentence.scene.clean[words[start].start].isupper()
            and _capitals_run(sentence, start - 2)
        )
        if not (inside or joined) or names_day(token):
            break
        start -= 1
    while start < i and (
        words[start].low in ("-", "'", "s", "/", "day", "week", "days", "weeks", "'s", "and", "half", "important")
        or words[start].tag == "verb"
        or words[start].low in words_of("host")
    ):
        start += 1
    return start, start == i and words[i].tag != "name"


def _capitals_run(sentence: Sentence, k: int) -> bool:
    return k > 0 and sentence.tokens[k - 1].tag in ("det", "word", "name", "mark") and sentence.tokens[k].tag == "name"


def _gathering_name(sentence: Sentence, start: int, i: int) -> str:
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
    return _unshouted(_of_body(sentence, start, i, _owned(sentence, name)))


def _of_body(sentence: Sentence, start: int, i: int, name: str) -> str:
    """As in "The Board of the Fund concluded its 25th meeting": whose meeting it is, where the name does not say so."""
    words, scene = sentence.tokens, sentence.scene
    before = words[start - 1].low if start else ""
    if before == ")" and start > 2 and words[start - 3].low == "(":
        full = words[start - 4] if start > 3 else None
        if full is not None and full.tag == "name":
            return f"{' '.join(scene.clean[full.start : full.end].split())} {name}"
    if before == "for" and start > 4 and words[start - 2].low == ")" and words[start - 5].tag == "name":
        full = words[start - 5]  # "The World Economic Forum (WEF) for Africa meetings"
        return f"{' '.join(scene.clean[full.start : full.end].split())} for {name}"
    if before not in ("its", "their") or " of " in name or words[i].low not in ("meeting", "session", "meetings", "sitting"):
        return name
    told = (scene.entity(m) for _, m in reversed(list(scene.within(sentence.start, words[start].start, "organisation"))))
    owner = next((entity for entity in told if entity is not None and entity.type != "news agency"), None)
    if owner is None:
        return name
    body = next(iter(BODY.finditer(scene.clean, sentence.start, words[start].start)), None)
    whose = called_for_short(scene, owner)
    if body is not None and body.group().split()[0] not in whose:
        whose = f"{whose} {body.group()}"
    return f"{name} of the {whose}"


def _owned(sentence: Sentence, name: str) -> str:
    """As in "the bank's annual meeting" -> "AIIB annual meeting": whose it is, by the organisation named last before."""
    match = re.match(
        r"(?:the\s+)?(?:bank|fund|institution|lender|organi[sz]ation|program(?:me)?|agency)'s\s+", name, re.I
    )
    if not match:
        return name
    scene = sentence.scene
    entities = (scene.entity(mention) for mention in scene.before(sentence.end, "organisation"))
    owner = next(
        (e for e in entities if e is not None and ("bank" in e.name.lower() or "fund" in e.name.lower())), None
    )
    return f"{called_for_short(scene, owner)} {name[match.end() :]}" if owner else name


def _sides(sentence: Sentence, i: int) -> str | None:
    """As in "meeting with AIIB President B, A said" -> "meeting of A with B"."""
    words, scene = sentence.tokens, sentence.scene
    named = [
        (k, scene.entity(scene.mentions[t.mention]))
        for k, t in enumerate(words)
        if t.tag == "name" and t.mention is not None
    ]
    people = [(k, e) for k, e in named if e is not None and e.kind == "person"]
    after = [e for k, e in people if k > i]
    before = [e for k, e in people if k < i]
    if after and (before or len(after) > 1):
        with_whom, who = after[0], (before[-1] if before else after[1])
        return f"meeting of {who.name} with {with_whom.name}"
    if after:
        return f"meeting with {after[0].name}"
    return None


def _tail_end(sentence: Sentence, k: int) -> int:
    """Index after "on AI in Digital Trade", "led by the Chamber", "of the Board" that belong to the name."""
    words, scene = sentence.tokens, sentence.scene
    start, opened = k, False
    while k < len(words) and k - start < 14:
        token = words[k]
        nxt = words[k + 1] if k + 1 < len(words) else None
        if token.low == "on" and k + 2 < len(words) and words[k + 2].low == "eve":
            break
        if (
            token.low in ("on", "of", "for")
            and nxt is not None
            and (nxt.tag in ("word", "name", "det", "verb", "pron") or nxt.tag == "money" and token.low == "for")
            and not names_day(nxt)
        ):
            opened = True
        elif token.low in ("led", "chaired") and nxt is not None and nxt.low == "by":
            opened = True
            k += 1
        elif opened and (
            token.tag in ("word", "name", "money", "det")
            or token.low in ("the", "a", "and", "-", "'", "s", "/", "&")
            or token.form == "ing"
        ):
            if token.low == "and" and (nxt is None or nxt.tag not in ("word", "name")):
                break
            if nxt is not None and nxt.tag == "verb" and nxt.form == "past" and token.low == "and":
                break
        elif (
            opened and token.low == "in" and nxt is not None and nxt.tag == "word" and scene.clean[nxt.start].isupper()
        ):
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


def _reporting_place(sentence: Sentence) -> str | None:
    """Where the text that reports from a gathering is dated, or the place in the line after its heading."""
    where = dateline_place(sentence)
    if where or sentence.number > 1:
        return where
    following = next(sentence.scene.after(sentence.end, "place", most=1), None)
    return following.entity if following and following.char_start < sentence.end + 150 else None


_CODE = re.compile(r"\b(?P<letters>[A-Z]{1,6})(?P<dot>[.-]?)(?P<number>\d{1,3})\b(?![.-]?\d)")


def coded_gatherings(sentence: Sentence, found: list[Happening]) -> Iterator[Happening]:
    """As in "B.34 will be held from 17 to 20 October" of a text that told "its thirty-third meeting (B.33)"."""
    words, scene = sentence.tokens, sentence.scene
    if not _CODE.search(scene.clean, sentence.start, sentence.end):
        return
    days = [d for d in days_of(sentence) if d not in sentence.used]
    hosted = any(t.low in ("held", "place", "convene", "convenes", "scheduled", "planned", "due", "slated", "meet", "meets", "fixed", "set") for t in words)
    if not days or not hosted:
        return
    for code in _CODE.finditer(scene.clean, sentence.start, sentence.end):
        known = any(h.kind in GATHERINGS or h.kind == "approval" for h in found)
        told = known and re.compile(rf"\b(meeting|session|conference)\s+\({code['letters']}{re.escape(code['dot'])}\d").search(
            scene.clean, max(0, sentence.start - 20000), sentence.start
        )
        if not told and code["letters"] == "B" and code["dot"] == ".":  # the Nth meeting of a fund's board
            told = _BOARD_MEETING.search(scene.clean, 0, sentence.start)
        d = next((d for d in days if words[d].start > code.start()), None)
        if told and d is not None:
            board = re.search(r"\bBoard\b", scene.clean[max(0, told.start() - 150) : told.end() + 300])
            lender = first_lender(scene)
            whose = f" of the {called_for_short(scene, lender)} Board" if board and lender else ""
            sentence.used.add(d)
            kind = told[1] or "meeting"
            name = f"{code.group()} {kind}{whose}"
            yield Happening(
                name, kind, date_of(sentence, d) or "", sentence.start, sentence.end, place_of(sentence, 0, len(words))
            )


_BOARD_MEETING = re.compile(r"\bB\.\d{1,2}\b()")
_ORDER = re.compile(r"(?:first|second|third|fourth|fifth|sixth|seventh|next|last|final|latest)\Z")


def numbered_gatherings(sentence: Sentence, kind: str | None) -> Iterator[Happening]:
    words = sentence.tokens
    if kind is None:
        return
    heads = [
        i
        for i in range(1, len(words) - 1)
        if _ORDER.match(words[i].low)
        and words[i - 1].low == "the"
        and (
            words[i + 1].tag in ("modal", "aux", "prep")
            and words[i + 1].low != "of"
            or words[i + 1].low in ("takes", "took", "follows", "one")
        )
    ]
    for n, i in enumerate(heads):
        until = heads[n + 1] if n + 1 < len(heads) else len(words)
        if n == 0 and not any(
            t.low in ("be", "place", "held", "follow", "follows", "convene", "hosted", "organised", "organized")
            for t in words[i:until]
        ):
            return
        d = next((d for d in days_of(sentence, i, until) if d not in sentence.used), None)
        if d is not None:
            sentence.used.add(d)
            yield Happening(
                f"{words[i].low} {kind}",
                kind,
                date_of(sentence, d) or "",
                sentence.start,
                sentence.end,
                place_of(sentence, i, until),
            )


def _who_came(sentence: Sentence, i: int, until: int, first: bool) -> int | None:
    """The people counted between this gathering and the next, or before the first of the sentence."""
    people = counted_people(sentence, i, until)
    return counted_people(sentence, 0, i) if people is None and first else people


def with_people(happening: Happening, sentence: Sentence) -> Happening:
    """The sentence after a gathering: "About 180 delegates attended", "More than 50 officials explored ..."."""
    words = sentence.tokens
    people = counted_people(sentence, 0, len(words))
    if people is None:
        return happening
    opens = any(t.mention == people for t in words[:5])
    if (
        opens
        and any(t.tag == "verb" or t.low.endswith("ed") for t in words[2:14])
        and not days_of(sentence)
        and (sentence.number and (ATTENDING.search(sentence.text) or _is_near(happening, sentence)))
    ):
        return replace(happening, people=people)
    return happening


def _is_near(happening: Happening, sentence: Sentence) -> bool:
    """The very next sentence of the same paragraph."""
    gap = sentence.scene.clean[happening.end : sentence.start]
    return "\n" not in gap and len(gap) < 4
