"""Reads events told by a verb or a label: approvals, signings, launches, people called together, and disasters that struck.

"The Board approved today a loan for A" on the text's own day; "Signature Date: August 3, 2022"; "In July 2023, floods destroyed ..."; an
approval or signing told only by its month or year is the history of a project and no event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from extraction.facts.clause import Token
from extraction.facts.event_sentence import (
    BODY,
    LEAD,
    LONGEST_SENTENCE,
    WEEKDAYS,
    Happening,
    Sentence,
    activity_name,
    called_in_full,
    counted_people,
    date_of,
    dateline_place,
    days_of,
    first_lender,
    is_day,
    is_lender,
    main_activity,
    names_day,
    organisers_of,
    place_of,
    text_day,
    words_of,
)
from extraction.facts.result_clause import class_of
from extraction.model import Entity
from extraction.scene import Scene

_LABEL = r"""(?:(?:expected|planned|actual|date\ of|date|first|original)\s+)?
        (?: (?P<signing>(?:(?:loan|financing|finance|grant|credit|project|legal|guarantee)\s+)?(?:(?:agreements?|contracts?)\s+)?
              (?:sign(?:ing|ature|ed)|signed\ and\ effective)(?:\s+of\s+[a-z ]{3,40})?(?:\s+(?:date|ceremony))?)
          | (?P<approval>(?:[\w.&'’-]+\s+){0,3}?(?:approv(?:al|ed)|date\s+approved)(?:\s+(?:date|by\s+[\w' ]{3,40}))?)
          | (?P<milestone>(?:[\w-]+\s+){0,3}?(?:%s)(?:\s+(?:mission|date|ceremony|workshop|meeting|won|held|completed|reached|launched|award(?:ed)?|(?:with|on|of)\s+[\w' ]{3,40}))?) )
        (?:\s+in\s+[A-Z][\w' -]{2,30})?(?:\s+on)?"""
_CELL_EDGE = re.compile(r"[|;\n]")


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    milestones = sorted(words_of("milestone"), key=len, reverse=True)
    told = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in milestones)
    return re.compile(_LABEL % told, re.IGNORECASE | re.VERBOSE)


def labelled_events(sentence: Sentence) -> Iterator[Happening]:
    """Milestones of a data sheet: "Loan Signing: 10 Jul 2024", "| Auction won | 18 August 2023 |", "Mid-term Review 05/13/2013"."""
    scene = sentence.scene
    for index, mention in scene.within(sentence.start, sentence.end, "date"):
        start, label = _label_before(scene, mention.char_start)
        match = _label().fullmatch(label)
        if not match or not mention.edtf or len(mention.edtf) < 7:
            continue
        kind = next((k for k in ("signing", "approval") if match[k]), None)
        if kind and not is_day(mention.edtf):
            continue
        name = _labelled_name(scene, kind, label) if kind else _milestone_name(label)
        kind = kind or _kind_of(match["milestone"])
        yield Happening(
            name, kind, mention.edtf, start, mention.char_end, _place_in(sentence, start, mention.char_start)
        )
        sentence.used.update(i for i, t in enumerate(sentence.tokens) if t.mention == index)


def _label_before(scene: Scene, position: int) -> tuple[int, str]:
    """The words of the line or cell before a position, with the place where they begin."""
    clean = scene.clean
    low = max(0, position - 90)
    stop = position
    while stop > low and clean[stop - 1] in " \t|:*_-":
        stop -= 1
    start = max((m.end() for m in _CELL_EDGE.finditer(clean, low, stop)), default=low)
    if start == low and low:
        return low, ""
    while start < stop and clean[start] in " \t*_-•–#>":
        start += 1
    return start, " ".join(clean[start:stop].replace(":", " ").split())


def _kind_of(label: str) -> str:
    low = " ".join(label.lower().split())
    return next(kind for word, kind in words_of("milestone").items() if word in low)


def _milestone_name(label: str) -> str:
    return re.sub(r"\s+(?:date|on)$", "", label, flags=re.IGNORECASE).lower()


def _place_in(sentence: Sentence, start: int, end: int) -> str | None:
    named = [m for _, m in sentence.scene.within(start, end, "place")]
    return named[-1].entity if named else None


def _labelled_name(scene: Scene, kind: str, label: str) -> str:
    """As in "IDB Board approval of the loan PR-L1187", "signing of the loan agreement for PR-L1187"."""
    activity = main_activity(scene)
    name = activity_name(activity) if activity else "the project"
    number = _NUMBER.search(scene.clean, 0, 4000)
    if number and number["number"] not in name and any(c.isdigit() for c in number["number"]):
        name = f"{number['number']}: {name}"
    finance = _FINANCE_WORD.search(label) or _FINANCE.search(scene.clean, 0, 6000)
    noun = finance.group().lower() if finance else "financing"
    if kind == "signing":
        return f"signing of the {noun} agreement for {name}"
    lender = first_lender(scene)
    who = called_in_full(scene, lender) if lender else ""
    if lender and "organisation:XM-DAC-44000" in scene.entities and lender.key.startswith("organisation:XM-DAC-4400"):
        who = scene.entities["organisation:XM-DAC-44000"].name  # its parts have its board
    body = BODY.search(scene.clean, 0, 6000)
    board = f" {body.group()}" if body else " Board" if "board" in label.lower() else ""
    return f"{who}{board} approval of the {noun} for {name}".strip()


_FINANCE_WORD = re.compile(r"\b(?:loan|credit|grant|guarantee|financing)\b", re.IGNORECASE)
_FINANCE = re.compile(r"\b(?:loan|credit|grant|guarantee|financing)\b(?!\s+(?:agreement|sign))", re.IGNORECASE)
_NUMBER = re.compile(
    r"\b(?:project|loan|operation)\s+(?:number|no\.?|id|code)[\s:|*]+(?P<number>[A-Z][\w-]{3,20})", re.I
)


def told_deeds(sentence: Sentence) -> Iterator[Happening]:
    """Approvals, signings and launches told by their verb."""
    words = sentence.tokens
    if len(_COLUMNS.findall(sentence.text)) > 1:
        return
    for i in range(len(words)):
        kind = _deed(words, i)
        if kind is None:
            continue
        edtf = _deed_date(sentence, i, kind) or _assumed_date(sentence, i, kind)
        if edtf is None or (_is_reduced(sentence, i) and _is_long_before(sentence, edtf)):
            continue
        if kind == "gathering":
            yield from _called_together(sentence, i, edtf)
        elif kind == "meeting":
            yield from _met(sentence, i, edtf)
        elif kind == "visit":
            yield from _visited(sentence, i, edtf)
        else:
            name = _deed_name(sentence, i, kind)
            if name and not (_VAGUE.match(name) and _deed_date(sentence, i, kind) is None):
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


# "several agreements were signed": of no day of its own
_VAGUE = re.compile(r"signing of (?:several|many|various|some|numerous|important|a number|a series|over|more than|some)\b", re.IGNORECASE)


def undated_approval(sentence: Sentence) -> Happening | None:
    """An approval that a board tells in the present perfect without its day: "The Board has approved two grants"."""
    for i in range(len(sentence.tokens)):
        if _deed(sentence.tokens, i) == "approval" and _is_lenders(sentence, i) and not _is_history(sentence, i):
            if days_of(sentence):
                return None
            name = _deed_name(sentence, i, "approval")
            return Happening(name, "approval", "", sentence.start, sentence.end) if name else None
    return None


_COLUMNS = re.compile(r"\S {3,}(?=\S)|\t|\|")  # the head or a row of a table tells nothing


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
    if token.low == "approval" and after is not None and after.low in ("of", "to", "for"):
        return "approval" if any(t.low in _ANNOUNCING for t in words[max(0, i - 4) : i]) else None
    if token.low == "closed" and any(t.low in ("financing", "deal", "facility", "loan") for t in words[i + 1 : i + 6]):
        return "signing"
    if token.low in ("close", "closing") and before is not None and before.low == "financial":
        return "signing" if any(t.low in _REACHING for t in words[max(0, i - 5) : i]) else None
    phrase = _phrase_deed(words, i)
    if phrase is not None:
        return phrase
    if token.low == "concluded" and any(t.low in _SITTINGS for t in words[i + 1 : i + 6]):
        return None
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


_ANNOUNCING = frozenset("announced announces announcing gave gives granted confirmed hailed welcomed".split())
_PHRASES = (  # first word, words that follow it within reach, kind
    (frozenset("broke breaks".split()), frozenset(("ground",)), 1, "inauguration"),
    (frozenset("laid lays".split()), frozenset(("foundation", "stone")), 4, "inauguration"),
    (frozenset("cut cuts".split()), frozenset(("ribbon",)), 4, "inauguration"),
    (frozenset("handed hands".split()), frozenset(("over",)), 1, "handover"),
    (frozenset("kicked kicks".split()), frozenset(("off",)), 1, "launch"),
    (frozenset("called calls".split()), frozenset(("on",)), 1, "meeting"),
    (frozenset("paid pays".split()), frozenset(("visit", "call")), 4, "visit"),
    (frozenset("held holds".split()), frozenset(("talks", "meeting")), 3, "meeting"),
)


def _phrase_deed(words: list[Token], i: int) -> str | None:
    """A deed told by several words: "broke ground", "laid the foundation stone", "called on the minister"."""
    for tails, reach, kind in _BY_HEAD.get(words[i].low, ()):
        if any(t.low in tails for t in words[i + 1 : i + 1 + reach]):
            return kind
    return None


_BY_HEAD: dict[str, list[tuple[frozenset[str], int, str]]] = {}
for _heads, *_rest in _PHRASES:
    for _head in _heads:
        _BY_HEAD.setdefault(_head, []).append(tuple(_rest))


_REACHING = frozenset("reach reached reaches achieve achieved achieves attained".split())
_SITTINGS = frozenset("meeting meetings session visit mission talks conference workshop summit forum".split())


def _deed_date(sentence: Sentence, i: int, kind: str) -> str | None:
    """The day of a deed: the date beside its verb, or "today"."""
    if kind == "launch" and not _of_project(sentence, i):
        return None
    words = sentence.tokens
    near = _told_days(sentence, i)
    if near:
        best = min(near, key=lambda d: _distance(words, d, i) + (6 if d < i else 0))
        edtf = date_of(sentence, best)
        if kind == "gathering":
            return edtf
        days = [d for d in near if is_day(date_of(sentence, d))]
        if not is_day(edtf) and abs(best - i) <= 8:
            return None
        if days:
            return date_of(sentence, min(days, key=lambda d: _distance(words, d, i)))
    return None


def _told_days(sentence: Sentence, i: int) -> list[int]:
    """The dates that may be a deed's: not the one that the text is dated with, nor those of another story."""
    return [d for d in days_of(sentence) if not _is_earlier_story(sentence, d, i) and not _is_own_date(sentence, d)]


def _is_own_date(sentence: Sentence, d: int) -> bool:
    """The date of "MANILA, 14 May 2024 - The Board ...": the text's own day."""
    published = text_day(sentence.scene)
    if d > 14 or published is None or date_of(sentence, d) != published.isoformat() or sentence.tokens[d].tag != "date":
        return False
    if sentence.tokens[d].low in ("today", "yesterday", "tonight") or sentence.tokens[d].low.rpartition(" ")[2] in WEEKDAYS:
        return False
    return any(t.low in ("-", "–", "—", "--", ":", ")") for t in sentence.tokens[d + 1 : d + 5])


def _distance(words: list[Token], d: int, i: int) -> int:
    """Tokens between a date and a verb; a date before the "and" that begins the verb's clause is another's."""
    return abs(d - i) + (12 if d < i and i - d < 12 and any(t.tag == "conj" for t in words[d + 1 : i]) else 0)


def _assumed_date(sentence: Sentence, i: int, kind: str) -> str | None:
    """The text's own date for news of its opening sentences that has no day of its own."""
    near = _told_days(sentence, i)
    published = text_day(sentence.scene)
    if kind == "launch" and not _of_project(sentence, i):
        return None
    if published is None or kind == "gathering" or _is_history(sentence, i):
        return None
    if kind in LED and (sentence.number >= LEAD or _is_reduced(sentence, i) or sentence.tokens[i - 1].low in _PASSIVE):
        return None
    if any(t.low in _AFTERWARDS for t in sentence.tokens[max(0, i - 14) : i]):
        return None  # "established three months after the accords were signed"
    if sentence.number >= LEAD:
        early = sentence.start < OPENING and not near and not _is_reduced(sentence, i)
        if kind != "signing":
            early = early and kind == "approval" and _is_lenders(sentence, i)
        return (_relative_before(sentence) or published.isoformat()) if early else None
    if any(not is_day(date_of(sentence, d)) for d in near):
        return None
    others = [t for k, t in enumerate(sentence.tokens) if k != i]
    if _is_reduced(sentence, i) and any(t.tag in ("aux", "modal") or t.tag == "verb" and t.form in ("past", "s") for t in others):
        return None
    if any(sentence.tokens[d - 1].low in ("ended", "ending") for d in days_of(sentence) if d):
        return None  # "In the quarter ended 31 March the bank approved 42 projects"
    earlier = _relative_before(sentence)
    return earlier or published.isoformat()


_AFTERWARDS = frozenset("after before since when once until".split())
LED = frozenset("meeting visit inauguration".split())  # of the text's own day only where the text opens with them
_PASSIVE = frozenset("was were been".split())
OPENING = 1500  # characters in which a signing without a day is that of the text
EARLIER = frozenset("earlier previously ago already once originally last previous".split())


def _is_lenders(sentence: Sentence, i: int) -> bool:
    """Whether a lender or its board is the subject of the verb, with a sum of money after it."""
    words, scene = sentence.tokens, sentence.scene
    named = any(
        (t.tag == "name" and t.mention is not None and scene.mentions[t.mention].kind == "organisation")
        or t.low in ("board", "directors")
        for t in words[max(0, i - 14) : i]
    )
    opens = not any(t.tag in ("verb", "rel", "break") or t.low in ";:" for t in words[max(0, i - 14) : i])
    return named and opens and any(t.tag == "money" for t in words[i + 1 : i + 16])


def _is_history(sentence: Sentence, i: int) -> bool:
    """As in "approved last year", "signed earlier", "is to be signed": not on the text's own day."""
    words = sentence.tokens
    return (i > 0 and words[i - 1].low in ("be", "had")) or any(t.low in EARLIER for t in words[max(0, i - 4) : i + 7])


def _is_reduced(sentence: Sentence, i: int) -> bool:
    """As in "the agreement signed with the ministry": no verb of the sentence."""
    words = sentence.tokens
    return i > 0 and words[i - 1].tag in ("word", "mark") and _participle_reading(words, i)


def _is_long_before(sentence: Sentence, edtf: str) -> bool:
    """As in "the parent operation, approved on June 25, 2018," of a text of 2022: its history."""
    published = text_day(sentence.scene)
    return published is not None and edtf[:4].isdigit() and int(edtf[:4]) < published.year - 3


def _is_earlier_story(sentence: Sentence, d: int, i: int) -> bool:
    """A date of something else: years of a plan or a past beginning ("since 1993")."""
    words = sentence.tokens
    before = words[d - 1].low if d else ""
    if before in ("at", "of") and d > 1 and words[d - 2].low == "as":
        return True  # "As at June 30, 2021, A had approved 77 projects"
    if before in ("ended", "ending", "ends"):
        return True  # "in the quarter ended June 30"
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
            published = text_day(scene)
            return (published - timedelta(days=match.group().lower() == "yesterday")).isoformat() if published else None
    return None


def _deed_name(sentence: Sentence, i: int, kind: str) -> str | None:
    words = sentence.tokens
    passive = (
        i > 0
        and (words[i - 1].tag == "aux" or (words[i - 1].tag == "adv" and i > 1 and words[i - 2].tag == "aux"))
        and words[i - 1].low not in ("has", "have", "had")
    )
    if i > 1 and _is_adverb(words[i - 1]) and words[i - 2].tag == "aux":
        passive = words[i - 2].low not in ("has", "have", "had")
    reduced = (
        not passive
        and i > 0
        and (words[i - 1].tag in ("word", "money") or words[i - 1].low == ",")
        and _participle_reading(words, i)
    )
    if words[i].low in ("go-ahead", "light"):
        passive = reduced = False
    what = _before(sentence, i, reduced) if passive or reduced else _after(sentence, i)
    activity = _deed_activity(sentence, i)
    if kind == "approval" and not (passive or reduced):
        what = _sum_of_many(sentence, i, what)
    what = _uncapitalised(_with_activity(what, activity))
    if not what:
        return None
    if words[i].low in ("close", "closing"):
        return f"financial close of {activity_name(activity)}" if activity else None
    if words[i].low in _PHRASE_NAMES:
        return _built_name(sentence, i, activity)
    if kind == "approval" and re.match(r"(?:by|in|on|at)\b", what):
        told = next((k for k in range(i - 1, 0, -1) if words[k].tag == "aux"), None)
        what, passive = (_before(sentence, told), True) if told is not None else ("", True)
        if not what:
            return None
    if kind == "approval":
        what = _with_addition(sentence.scene, _told_finance(sentence, i, what, activity))
    if kind == "signing":
        if re.match(r"(?:for|by|on|with|in|at|of)\b", what, re.IGNORECASE):
            return None
        what = _told_agreement(sentence, i, what, passive or reduced, activity)
        nouns = set(re.findall(r"[a-z]+", what.lower()))
        if nouns & LAWS or (activity is None and not nouns & SIGNED):
            return None
        if re.match(r"agreements?\b", what) and "loan" in sentence.scene.clean[:1500].lower():
            what = f"loan {what}"
        if words[i].low == "closed":
            return f"closing of {_with_party(sentence, what)}"
        if not nouns & _PAPERS:
            what = _INSTRUMENT.sub(r"\1 agreement", what, count=1)
        return f"signing of {_with_party(sentence, what)}"
    if kind == "inauguration" and not _is_built(what):
        return None
    if kind in ("launch", "inauguration", "handover"):
        return f"{kind} of {activity_name(activity) if activity and kind == 'launch' else what}"
    return f"{_approver(sentence, i, passive or reduced)}approves {what}{_at_session(sentence)}".strip()


# What is signed for a loan is its agreement.
_INSTRUMENT = re.compile(r"\b(loan|credit|grant|guarantee)\b")
_PAPERS = frozenset("agreement agreements contract contracts memorandum memoranda mou mous protocol declaration convention letter pact treaty deal deals".split())


def _is_adverb(token: Token) -> bool:
    return token.tag == "adv" or token.low.endswith("ly")


_PHRASE_NAMES = {"broke": "groundbreaking", "breaks": "groundbreaking", "laid": "laying of the foundation stone", "lays": "laying of the foundation stone",
                 "cut": "inauguration", "cuts": "inauguration", "handed": "handover", "hands": "handover"}  # fmt: skip


def _built_name(sentence: Sentence, i: int, activity: Entity | None) -> str | None:
    """As in "laid the foundation stone of the hospital", "broke ground on the plant": the works, else the activity."""
    words = sentence.tokens
    end = next((k for k in range(i + 1, min(i + 6, len(words))) if words[k].low in ("on", "for", "of", "over")), None)
    what = _run(sentence, _noun_from(words, end + 1), 10) if end is not None else ""
    if not what and words[i].low not in ("handed", "hands"):
        what = activity_name(activity) if activity else ""
    return f"{_PHRASE_NAMES[words[i].low]} of {what}" if what else None


def _noun_from(words: list[Token], k: int) -> int:
    while k < len(words) and (words[k].tag in ("date", "adv", "det", "break") or words[k].low in ("on", "of", "for", "to")):
        k += 1
    return k


def _is_built(what: str) -> bool:
    """Whether a noun phrase names something that is built: "solar power plant", "the bridge", "750-MW solar park"."""
    return any(class_of(word) & {"infrastructure", "line"} or word in _OPENED for word in re.findall(r"[a-z]+", what.lower()))


_OPENED = frozenset("park parks campus terminal port metro highway centre center project phase section facility premises complex".split())
def _with_party(sentence: Sentence, what: str) -> str:
    """The lender's name behind an agreement that names no side."""
    scene = sentence.scene
    lender = next(
        (
            entity
            for _, mention in scene.within(sentence.start, sentence.end, "organisation")
            if (entity := scene.entity(mention)) is not None and is_lender(entity)
        ),
        None,
    )
    lender = lender or first_lender(scene)
    if lender is None or any(name and name in what for name in (lender.name, lender.acronym)):
        return what
    return f"{what} with {called_in_full(scene, lender)}" if len(what) < 120 else what


_FINANCED = frozenset(
    "loan loans credit credits grant grants financing facility facilities guarantee guarantees funding package project projects programme programmes program programs"
    " investment investments line equity operation operations assistance phase plan fund funds tranche bond policy strategy".split()
)


def _sum_of_many(sentence: Sentence, i: int, what: str) -> str:
    """As in "approved $145 million in loans and $5 million in grants": the sum with its instruments, for no one activity."""
    if not _SUM_FIRST.match(what) or set(re.findall(r"[a-z]+", what.lower())) & _FINANCED:
        return what
    after = sentence.tokens[i + 1 : i + 9]
    noun = next((t.low for t in after if t.low in PLURAL and t.low in _FINANCED), None)
    if noun is None:
        return what
    others = [t.low for t in sentence.tokens[i + 1 : i + 16] if t.low in ("grants", "credits", "guarantees") and t.low != noun]
    return f"{what} in {noun}" + (f" and {others[0]}" if others else "")


# "$145 million", "USD 1.2 billion", "UA 31 million", "two"
_SUM_FIRST = re.compile(r"[^A-Za-z]*(?:[A-Z]{1,3}[^\w\s]?\s?|[a-z]{2}\$\s?)?\d")


_ADDITIONAL = re.compile(r"\badditional\s+(?:financing|funding|loan|credit|grant)\b", re.IGNORECASE)
_FINANCE_NOUN = re.compile(r"\b(?:financing|funding|loan|credit|grant)\b")


def _with_addition(scene: Scene, what: str) -> str:
    """What a headline calls additional financing is told so in the name."""
    if "additional" in what.lower() or not _ADDITIONAL.search(scene.clean, 0, 250):
        return what
    return _FINANCE_NOUN.sub(lambda m: f"additional {m.group()}", what, count=1)


def _told_finance(sentence: Sentence, i: int, what: str, activity: Entity | None) -> str:
    """An object that is only a sum or a lender's name ("approved a EUR200-million (USD219 million) loan") by its noun."""
    if set(re.findall(r"[a-z]+", what.lower())) & _FINANCED or (
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


def _told_agreement(sentence: Sentence, i: int, what: str, passive: bool, activity: Entity | None) -> str:
    """An object that is only a sum or the other side ("signed a USD 256 million (about Rs 2,100 crore) loan agreement") by its noun."""
    words = sentence.tokens
    if set(re.findall(r"[a-z]+", what.lower())) & (SIGNED | LAWS):
        return what
    around = range(i - 1, max(-1, i - 22), -1) if passive else range(i + 1, min(i + 22, len(words)))
    noun = next((k for k in around if words[k].low in SIGNED and words[k].tag in ("word", "verb")), None)
    if noun is None:
        return what
    while not passive and noun + 1 < len(words) and words[noun + 1].low in SIGNED:
        noun += 1
    start = noun
    while start > 0 and noun - start < 2 and (words[start - 1].tag == "word" or words[start - 1].low == "financing"):
        start -= 1
    named = _run(sentence, start, 3, noun + 1)
    if re.match(r"[^a-z]*\d", what.lower()) and len(what) < 40:
        named = f"{what} {named}"
    return f"{named} for {activity_name(activity)}" if activity else named


def _after_relative(words: list[Token], i: int) -> bool:
    """As in "a loan of EUR 140 million which the EIB's Board approved": what is approved stands before."""
    return any(t.low in ("which", "that") for t in words[max(0, i - 7) : i])


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
    if words & PLURAL or activity.name.lower() in what.lower() or re.search(r"\d.* (?:loan|credit|grant) (?:for|to) ", what):
        return what
    if re.match(r"[^a-z]*\d", what.lower()):
        finance = next((w for w in what.lower().split() if w in GENERIC | {"financing", "funding"}), None)
        short = what.partition(" for ")[0]
        return f"{short if finance and len(short) < 60 else finance or 'financing'} for {name}"
    if (
        set(what.lower().split()) & GENERIC
        and activity.name.lower() not in what.lower()
        and not (activity.acronym and activity.acronym in what)
        and len(what.split()) <= 5
    ):
        return f"{what} for {name}"
    return what


_SKIPPED = frozenset("on today 's s with its to here".split())


def _after(sentence: Sentence, i: int) -> str:
    """The object of the verb: from the first noun after it, some words on."""
    words = sentence.tokens
    start = i + 1
    while start < len(words):
        if start + 1 < len(words) and words[start].low in ("in", "at") and words[start + 1].tag == "name":
            start += 2  # "signed today in Tunis a contract"
        elif (
            words[start].tag in ("date", "adv", "det", "break")
            or words[start].low in _SKIPPED
            or words[start].low == "of"
            or (start == i + 1 and words[i].low == "approval" and words[start].low == "for")
        ):
            start += 1
        elif words[start].low == "total" and start + 1 < len(words) and words[start + 1].low == "of":
            start += 2
        else:
            break
    return _run(sentence, start, 10)


_PHRASE_WORDS = frozenset("of for - ' ( ) about worth over totalling 's s , \" on with between".split())


def _before_apposition(words: list[Token], end: int) -> int:
    """As in "the Sava bridge, built by A, was opened": the subject ends where the apposition begins."""
    if end < 3 or words[end - 1].low != ",":
        return end
    opening = next((k for k in range(end - 2, max(0, end - 16), -1) if words[k].low == ","), None)
    if opening is None or opening + 1 >= end:
        return end
    first = words[opening + 1]
    if not (first.tag in ("verb", "rel", "prep") or first.low in ("a", "an", "the")):
        return end
    if words[opening - 1].low == ")":
        opening = next((k for k in range(opening - 2, max(0, opening - 8), -1) if words[k].low == "("), opening)
    return opening


def _before(sentence: Sentence, i: int, reduced: bool = False) -> str:
    """The subject of a passive: the nouns before the auxiliary; of a participle, the noun phrase right before it."""
    words = sentence.tokens
    inside = _PHRASE_WORDS - {",", "with", "between"} if reduced else _PHRASE_WORDS
    end = i
    if reduced and end > 0 and words[end - 1].low == ",":
        end -= 1
    while end > 0 and (words[end - 1].tag in ("aux", "modal", "adv") or words[end - 1].low == "that" or _is_adverb(words[end - 1])):
        end -= 1
    end = _before_apposition(words, end)
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
                or (start > 1 and words[start - 2].low in ("on", "of", "for", "with", "between", "and"))
            )
        )
    ):
        start -= 1
    while start < end and (words[start].tag in ("mark", "conj", "prep", "adv")):
        start += 1
    return _run(sentence, start, 12, end)


_MONEY_NOUNS = frozenset("financing funding lending".split())
_PLANNED_NOUNS = frozenset("plans plan proposals proposal".split())


def _is_short_form(words: list[Token], k: int, limit: int) -> bool:
    """As in "750-Megawatt (MW) solar park": a bracket of one word inside a noun phrase."""
    return k + 3 < limit and words[k + 2].low == ")" and words[k + 1].tag == "word" and words[k + 3].tag == "word"


def _run(sentence: Sentence, start: int, most: int, end: int | None = None) -> str:
    """Printed words from start until the phrase ends."""
    words = sentence.tokens
    stop = start
    limit = min(len(words) if end is None else end, start + most)
    while stop < limit:
        token = words[stop]
        if token.low in _PLANNED_NOUNS and stop == start:
            stop += 1
            continue
        if token.low == "(" and stop > start and _is_short_form(words, stop, limit):
            stop += 3
            continue
        if token.tag in ("break", "date", "rel", "aux", "modal") or (
            token.tag == "mark" and token.low in ",;:(.–—" and stop > start
        ):
            break
        if token.tag == "verb" and token.form in ("past", "s", "ing") and token.low not in _MONEY_NOUNS:
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
                "specifically",
                "here",
                "there",
                "during",
                "aimed",
            )
            and stop > start
        ):
            break
        if token.low == "on" and stop + 1 < limit and words[stop + 1].low == "behalf":
            break
        stop += 1
    while stop > start and (words[stop - 1].tag in ("prep", "conj", "det", "mark") and words[stop - 1].low != ")"):
        stop -= 1
    if stop <= start:
        return ""
    text = " ".join(sentence.scene.clean[words[start].start : words[stop - 1].end].split()).strip("\"' ")
    return re.sub(r"\A(?:(?:the|a|an)\s+|help\s+of\s+|(?:source|report|statement)\s+says\s+)+", "", text, flags=re.I)


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
    by = next((k for k in range(i + 1, min(i + 8, len(words))) if words[k].low == "by"), None)
    if passive and by is None:
        chosen = []
    elif passive and any(t.low == "its" for t in words[by : by + 3]):
        chosen = before[:1]
    else:
        chosen = [k for k in after if k > by][:1] if passive else (before[-1:] or after[:1])
    if not chosen or (not passive and chosen[0] > i):
        printed = _BODY_OF.search(sentence.text)
        if printed and not passive:
            return " ".join(printed.group().split()) + " "
        lender = first_lender(scene)
        name = called_in_full(scene, lender) if lender else _publisher(scene)
    else:
        entity = scene.entity(scene.mentions[words[chosen[0]].mention])
        name = called_in_full(scene, entity) if entity else words[chosen[0]].low
    body = BODY.search(sentence.text)
    if passive and by is None:
        body = None
    if body and body.group() in _GOVERNMENTS and not any(k < i for k in chosen):
        return f"{body.group()} "
    board = "Board of Directors" if body and body.group().lower() == "directors" else body.group() if body else ""
    if body and name and ("committee" in body.group().lower() or re.search(r"\b(?:board|committee)\b", name, re.I)):
        board = ""
    if body is None and not passive and name:
        board = _board_elsewhere(scene, name)
    return " ".join(part for part in (name, board) if part) + " "


_BOARD = re.compile(r"\b(?:Boards? of (?:Executive )?Directors|Executive Board|Board)\b(?! of (?!the\b|Directors)[A-Z])")


def _board_elsewhere(scene: Scene, name: str) -> str:
    """The board of the lender that the text names in another sentence: "the AfDB's Board of Directors"."""
    lender = first_lender(scene)
    if lender is None or not name.startswith(lender.name):
        return ""
    told = max(_BOARD.finditer(scene.clean, 0, 4000), key=lambda m: m.end() - m.start(), default=None)
    if told is None:
        return ""
    beside = scene.clean[max(0, told.start() - 60) : told.end() + 60]
    return told.group() if any(short and short in beside for short in (lender.name, lender.acronym)) else ""


def _publisher(scene: Scene) -> str:
    """The text's publisher where it is an institution, as whose board it may be."""
    name = scene.profile.publisher or ""
    return name if re.search(r"\b(?:Bank|Fund|Agency|Facility)\b", name) else ""


_BODY_OF = re.compile(
    r"\b(?:Boards? of (?:Executive )?(?:Directors|Governors)|Executive Board|Board)\s+of\s+(?:the\s+)?(?:[A-Z][\w'’&-]*\s+(?:of\s+|for\s+|and\s+)?){1,7}(?=has|have|on|today|yesterday|approv|\()"
)
_GOVERNMENTS = frozenset(("Cabinet", "Council of Ministers"))
_SESSION = re.compile(r"\b(?:\d{1,4}(?:st|nd|rd|th)|(?:\w+-)?(?:first|second|third|\w+th)) (?:session|meeting)\b")


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
    sides = [(k, e) for k, e in sides if e is not None and e.type != "news agency"]
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
        who = _before(sentence, i)
        if who and whom and (who[0].isupper() or set(who.lower().split()) & _CALLERS):
            name = f"meeting of {who} with {whom}"
        elif who and who.split()[-1].endswith("s"):
            name = f"meeting of {who}"
        else:
            return
    yield Happening(name, "meeting", edtf, sentence.start, sentence.end, place_of(sentence, i, len(words)))


def _whom(sentence: Sentence, i: int) -> str:
    """The officer after "met", "called on", where no name is known: "the Minister for Planning"."""
    words = sentence.tokens
    start = _noun_from(words, i + 2 if words[i].low.startswith("call") else i + 1)
    while start < len(words) and words[start].low == "with":
        start = _noun_from(words, start + 1)
    named = _run(sentence, start, 8)
    return named if named[:1].isupper() or set(named.lower().split()) & _CALLERS else ""


def _visited(sentence: Sentence, i: int, edtf: str) -> Iterator[Happening]:
    """As in "a delegation led by A visited the Secretariat": who came and where, on a day."""
    words = sentence.tokens
    if not is_day(edtf):
        return
    start = i + 1
    if not words[i].low.startswith(("visit", "tour")):  # "paid a courtesy call on the minister", "paid a visit to A"
        start = next((k + 1 for k in range(i, min(i + 7, len(words))) if words[k].low in ("visit", "call")), start)
    where = _run(sentence, _noun_from(words, start), 8)
    who = _visitor(sentence, i)
    if where and who and not where[0].isdigit():
        name = f"visit of {who} to {where}"
        yield Happening(name, "visit", edtf, sentence.start, sentence.end, place_of(sentence, i, len(words)))


_CALLERS = frozenset("delegation mission team minister president director governor ambassador officials representatives group".split())


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
            return _before(sentence, k + 1) or token.low
    return None


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
