"""Finds the day of a deed: the date beside its verb, "today", or the text's own day where the text opens with the deed."""

from __future__ import annotations

from datetime import timedelta

from extraction import expressions as re
from extraction.facts.clause import LONGEST_SENTENCE, Token
from extraction.facts.event.clause import EARLIER, is_abbreviated, is_history, is_lenders, is_reduced
from extraction.facts.event.sentence import LEAD, WEEKDAYS, Sentence, date_of, days_of, is_day, text_day


def deed_date(sentence: Sentence, i: int, kind: str) -> str | None:
    """The day of a deed: the date beside its verb, or "today"."""
    if kind == "launch" and not (_of_project(sentence, i) or sentence.tokens[i].low in ("began", "started", "commenced")):
        return None
    words = sentence.tokens
    near = _told_days(sentence, i)
    near = [d for d in near if len(date_of(sentence, d) or "") > 4 or words[d - 1].tag == "prep"]  # not "an amendment to the 2017 loan"
    if kind in ("approval", "signing") and is_reduced(sentence, i) and (kind == "approval" and _PERIOD.search(sentence.text) or near and near[-1] < i and sentence.tokens[i - 1].low != ")"):
        return None  # "The review released on 29 May tells of loans approved by all banks", "operations approved in the year"
    if near:
        best = min(near, key=lambda d: _distance(words, d, i) + (6 if d < i else 0))
        edtf = date_of(sentence, best)
        if kind == "gathering":
            return edtf
        days = [d for d in near if is_day(date_of(sentence, d))]
        if not is_day(edtf) and abs(best - i) <= 8:
            enough = kind in _BY_MONTH or words[i].low in ("close", "closing") or kind in ("approval", "signing") and _is_told_by_month(sentence, i, best)
            return edtf if enough and re.fullmatch(r"\d{4}-\d\d", edtf or "") else None
        if days:
            return date_of(sentence, min(days, key=lambda d: _distance(words, d, i)))
    return None


_BY_MONTH = frozenset("inauguration handover award publication ratification".split())  # a month is enough to tell them by


def _is_told_by_month(sentence: Sentence, i: int, best: int) -> bool:
    """As in "had signed the concession agreement in March 2015", not "the plan endorsed in June", "a project that A approved in May"."""
    words = sentence.tokens
    first = max(0, i - 14)
    return best > i and words[best].low != "last month" and not is_reduced(sentence, i) and not any(
        t.low in EARLIER or t.low in ("that", "which", "first") and words[k - 1].tag != "prep" for k, t in enumerate(words[first:i], first)
    )


def planned_date(sentence: Sentence, i: int) -> str | None:
    """The day or month of a deed to come: "are likely to be signed in November"."""
    published = text_day(sentence.scene)
    near = [edtf for d in _told_days(sentence, i) if abs(d - i) <= _NEAR and (edtf := date_of(sentence, d)) and _DAY_OR_MONTH.fullmatch(edtf)]
    if not near or published is None or near[-1] < published.isoformat()[: len(near[-1])]:
        return None
    return near[-1]


_NEAR = 14  # tokens between a deed to come and its day
_DAY_OR_MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?")


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


def _is_earlier_story(sentence: Sentence, d: int, i: int) -> bool:
    """A date of something else: years of a plan or a past beginning ("since 1993")."""
    words = sentence.tokens
    before = words[d - 1].low if d else ""
    if d > i and any(t.low in _SAYING for t in words[max(i, d - 3) : d]):
        return True  # "approved a loan, the bank said on Friday"
    if before in ("at", "of") and d > 1 and words[d - 2].low == "as":
        return True  # "As at June 30, 2021, A had approved 77 projects"
    opening = next((k for k in range(d - 1, max(0, d - 6), -1) if words[k].low == "("), None)
    if opening is not None and words[opening - 1].low in ("session", "meeting", "sitting") and not any(t.low == ")" for t in words[opening:d]):
        return True  # "adopted the minutes of the 108th session (Lome, 21 March 2018) and approved"
    if words[d].low.startswith("end of ") and any(t.low in ("by", "until", "till") for t in words[max(0, d - 2) : d]):
        return True  # "had by the end of August approved 76 projects"
    if before in ("ended", "ending", "ends"):
        return True  # "in the quarter ended June 30"
    ends = next((k for k in range(d - 1, max(1, d - 12), -1) if words[k].low == "end"), None)
    if ends is not None and any(t.low in ("until", "till", "up", "as", "by") for t in words[max(0, ends - 4) : ends]):
        return True  # "financing approved up to the end of December 2008"
    if any(t.low == "up" and following.low == "to" for t, following in zip(words[max(0, d - 4) : d], words[max(0, d - 4) + 1 : d], strict=False)):
        return True
    return before in ("since", "until", "till", "by") or (d > i and any(words[k].low == ";" or words[k].low == "." and not is_abbreviated(words, k) for k in range(i + 1, d)))


_SAYING = frozenset("said says announced reported stated told statement".split())


def _distance(words: list[Token], d: int, i: int) -> int:
    """Tokens between a date and a verb; a date before the "and" that begins the verb's clause is another's."""
    return abs(d - i) + (12 if d < i and i - d < 12 and any(t.tag == "conj" for t in words[d + 1 : i]) else 0)


def assumed_date(sentence: Sentence, i: int, kind: str) -> str | None:
    """The text's own date for news of its opening sentences that has no day of its own."""
    near = _told_days(sentence, i)
    published = text_day(sentence.scene)
    if kind == "launch" and not _of_project(sentence, i):
        return None
    if published is None or kind == "gathering" or is_history(sentence, i):
        return None
    if near and near[-1] < i and is_reduced(sentence, i) and sentence.tokens[i - 1].low == ",":
        return None  # "signed on Monday the decree on the loan agreement, concluded between A and B"
    if kind in ("approval", "signing") and _PERIOD.search(sentence.text):
        return None  # "31 operations approved in the year", "Record year: $2.7 billion approved": a sum of many days
    if kind in _LED and (sentence.number >= LEAD or is_reduced(sentence, i) or sentence.tokens[i - 1].low in _PASSIVE):
        return None
    if any(t.low in _AFTERWARDS for t in sentence.tokens[max(0, i - 14) : i]):
        return None  # "established three months after the accords were signed"
    if sentence.number >= LEAD:
        early = sentence.start < _OPENING and not near and not is_reduced(sentence, i)
        if kind != "signing":
            early = early and kind == "approval" and is_lenders(sentence, i)
        return (_relative_before(sentence) or published.isoformat()) if early else None
    if any(not is_day(date_of(sentence, d)) for d in near):
        return None
    others = [t for k, t in enumerate(sentence.tokens) if k != i]
    if is_reduced(sentence, i) and any(t.tag in ("aux", "modal") or t.tag == "verb" and t.form in ("past", "s") for t in others):
        return None
    if any(sentence.tokens[d - 1].low in ("ended", "ending") for d in days_of(sentence) if d):
        return None  # "In the quarter ended 31 March the bank approved 42 projects"
    earlier = _relative_before(sentence)
    return earlier or published.isoformat()


def is_news(sentence: Sentence, i: int, kind: str) -> bool:
    """Whether a text opens with an approval or signing as its news, not as history."""
    if sentence.number >= LEAD or kind not in _NEWS or is_reduced(sentence, i) or is_history(sentence, i):
        return False
    return not any(t.low in _AFTERWARDS for t in sentence.tokens[max(0, i - 14) : i])


_NEWS = frozenset("approval signing ratification inauguration".split())


def month_of_news(sentence: Sentence, i: int) -> str | None:
    """The month that an opening deed is told by ("signed in December 2020"); empty where the text gives it no day at all."""
    published = text_day(sentence.scene)
    told = [(abs(d - i), edtf) for d in _told_days(sentence, i) if (edtf := date_of(sentence, d))]
    distance, nearest = min(told, default=(0, ""))
    if sentence.tokens[i - 1].low in {*_PASSIVE, "first"}:
        return "" if published is None and not told else None
    if distance <= 12 and re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", nearest):
        year, month = map(int, nearest.split("-"))
        recent = published is None or 0 <= (published.year - year) * 12 + published.month - month <= 2
        return nearest if recent else None
    return "" if published is None and not told else None


_PERIOD = re.compile(
    r"\b(?:record\s(?:year|quarter)|(?:in|during|over|for|throughout)\s(?:the|this|last)\s(?:(?:past|last|fiscal|calendar|same|reporting)\s)?(?:year|period|quarter|half)\b|year[\s-]on[\s-]year|since\s(?:its\s|\d{4}))",
    re.IGNORECASE,
)
_LED = frozenset("meeting visit inauguration publication award".split())  # of the text's own day only where the text opens with them
_PASSIVE = frozenset("was were been".split())
_OPENING = 1500  # characters in which a signing without a day is that of the text
_AFTERWARDS = frozenset("after before since when once until".split())


def _of_project(sentence: Sentence, i: int) -> bool:
    words = sentence.tokens
    return any(
        t.low in _PROJECTS
        or (t.mention is not None and t.tag == "name" and sentence.scene.mentions[t.mention].kind == "activity")
        for t in words[max(0, i - 4) : i + 10]
    )


_PROJECTS = frozenset("project programme program initiative facility construction reconstruction rehabilitation upgrading works".split())


def _relative_before(sentence: Sentence) -> str | None:
    """As in "... borrowed yesterday. ... the agreement was signed": the day that the opening sentence told."""
    scene = sentence.scene
    for start, end in scene.text.sentences[max(0, sentence.number - 2) : sentence.number]:
        match = re.search(r"\b(?:yesterday|today)\b", scene.clean[start : min(end, start + LONGEST_SENTENCE)], re.I)
        if match:
            published = text_day(scene)
            return (published - timedelta(days=match.group().lower() == "yesterday")).isoformat() if published else None
    return None


def is_long_before(sentence: Sentence, edtf: str) -> bool:
    """As in "the parent operation, approved on June 25, 2018," of a text of 2022: its history."""
    published = text_day(sentence.scene)
    return published is not None and edtf[:4].isdigit() and int(edtf[:4]) < published.year - 3
