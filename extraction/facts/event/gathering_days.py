"""Finds the days of a gathering: the date nearest to its name, all days of "a two-day round table", the text's own day.

"on the eve of the conference", "on the sidelines of the annual meeting" have no date of their own; a numbered meeting to come
("the 34th annual meeting will take place") and the news of a text without a day have none at all.
"""

from __future__ import annotations

from datetime import date, timedelta

from extraction import expressions as re
from extraction.facts.clause import Token
from extraction.facts.event.clause import is_abbreviated
from extraction.facts.event.sentence import LEAD, Happening, Sentence, date_of, days_of, is_day, names_day, text_day, words_of

HAPPENING = frozenset(
    "took takes attended joined place gathered opened participated convened met hosting attend".split()
)
HELD = frozenset("held took takes conducted".split())
_NUMBERS = {word: n for n, word in enumerate("two three four five six seven".split(), 2)} | {str(n): n for n in range(2, 8)}
ENDING = frozenset("ended ends concluded concludes closed closes wrapped wraps finished".split())
BEGINNING = frozenset("opened opens began begins started starts kicked kicks commenced commences".split())
_NUMBERED = re.compile(
    r"\b(?:annual|inaugural|\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|twent\w+)\b",
    re.I,
)


def is_numbered_to_come(sentence: Sentence, i: int, start: int) -> bool:
    """As in "The following meetings will take place: the 34th annual meeting of the Board of Governors, ...": told without a day."""
    words, scene = sentence.tokens, sentence.scene
    if words[i].low not in ("meeting", "session", "conference", "assembly", "forum", "summit") or days_of(sentence):
        return False
    if not re.match(r"(?:its\s+|the\s+)?\d{1,3}(?:st|nd|rd|th)\b", scene.clean[words[start].start : words[i].end]):
        return False
    will = next((k for k, t in enumerate(words) if t.low == "will"), None)
    return will is not None and any(t.low in ("place", "held", "hold", "convene", "host", "meet") for t in words[will : will + 5])


def is_undated_news(sentence: Sentence, i: int, start: int) -> bool:
    """As in "The Forum's meetings wrapped up Friday in Abuja" of a text that has no day."""
    words = sentence.tokens
    if sentence.number > LEAD + 1 or text_day(sentence.scene) is not None or days_of(sentence):
        return False
    if not any(t.tag == "name" or sentence.scene.clean[t.start].isupper() for t in words[start:i]):
        return False
    verb = next((k for k in range(i + 1, min(i + 4, len(words))) if words[k].low in ENDING | BEGINNING), None)
    return verb is not None and any(names_day(t) for t in words[verb : verb + 4])


def over_days(sentence: Sentence, start: int, i: int, edtf: str | None) -> str | None:
    """As in "ended a two-day round table yesterday", "a three-day forum opened on Monday": all days of it."""
    words = sentence.tokens
    if edtf is None or len(edtf) != 10 or not is_day(edtf):
        return edtf
    lead = next((k for k in range(i, max(0, start - 5), -1) if words[k].low in ("day", "days") and words[k - 1].low == "-"), None)
    days = _NUMBERS.get(words[lead - 2].low) if lead is not None and lead > 1 else None
    if days is None:
        return edtf
    day = date.fromisoformat(edtf)
    beside = {t.low for t in words[max(0, start - 8) : i + 12]}
    if beside & ENDING:
        return f"{(day - timedelta(days=days - 1)).isoformat()}/{edtf}"
    if beside & BEGINNING:
        return f"{edtf}/{(day + timedelta(days=days - 1)).isoformat()}"
    return edtf


def gathering_day(sentence: Sentence, i: int, start: int, until: int, first: bool) -> int | None:
    """The date that is this gathering's: right before its name, after it up to the next gathering, or at the sentence's head."""
    words = sentence.tokens
    before = start - 1
    while before >= 0 and (words[before].tag == "det" or words[before].low in ("'", "s", "'s")):
        before -= 1
    if before >= 0 and words[before].low == ")":  # "Wednesday's (Feb. 8) hearing"
        before = next((k for k in range(before - 1, max(-1, before - 4), -1) if names_day(words[k])), before)
    elif start > 2 and words[start - 1].tag == "det" and words[start - 2].low in ("at", "during"):
        before = start - 3  # "said yesterday at a press conference"
    free = [d for d in days_of(sentence) if d not in sentence.used]
    after = [d for d in free if i < d < until and not _in_other_clause(words, i, d)]
    held = next((d for d in after if _is_span(sentence, d) and _is_held(words, i, d)), None)
    if before in free:
        return held if held is not None and len(date_of(sentence, before) or "") <= 10 else before
    if after:
        # the year of "the Regional Workshop 2015 held at A from 10 to 13 November 2015" is part of its name
        span = next((d for d in after[1:4] if _is_span(sentence, d) and words[d - 1].low in ("(", ",")), None)
        if span is not None and not _is_span(sentence, after[0]):
            return span  # "concluded its meeting today after three days (10-12 March)"
        first_day = next((d for d in after if is_day(date_of(sentence, d)) and not words[d].low.endswith((" week", " month"))), None)
        named_year = after[0] == i + 1 and re.fullmatch(r"\d{4}", words[after[0]].low) is not None
        same_story = first_day is not None and first_day - after[0] <= _BESIDE  # "last week, on Thursday 11 March 2021"
        return first_day if (named_year or same_story and not any(char.isdigit() for char in words[after[0]].low)) and first_day is not None else after[0]
    if first:
        head = [d for d in free if d < start and _leads(words, d)]
        if head and is_hosted(sentence, head[0], until):
            return head[0]
        if len(free) == 1 == len(days_of(sentence)) and _is_span(sentence, free[0]) and free[0] < start and words[start - 1].low in ("the", "at", "for"):
            return free[0]  # "are expected in Nadi from 4 to 6 September for the Pacific Water Forum"
    return None


_BESIDE = 5  # tokens between a week or year and the day in it


def _is_span(sentence: Sentence, d: int) -> bool:
    return "/" in (date_of(sentence, d) or "")


def _is_held(words: list[Token], i: int, d: int) -> bool:
    return any(t.low in words_of("host") or t.low in ("took", "take", "takes", "run", "ran") for t in words[i:d])


def _in_other_clause(words: list[Token], i: int, d: int) -> bool:
    """Whether the date after the noun belongs to another story: beyond a verb of aim or a full stop."""
    lead = words[d - 1].low if d else ""
    if lead in ("by", "since", "until"):
        return True
    between = words[i + 1 : d]
    if any(
        t.low in (";", ":", ".") and not (t.low == "." and (t.end == following.start or is_abbreviated(words, k)))  # but "its meeting (B.33)"
        for k, (t, following) in enumerate(zip(between, words[i + 2 : d + 1], strict=True), i + 1)
    ):
        return True
    if any(t.low in HELD for t in words[max(i, d - 14) : d]) and d - i <= 60:
        return False  # "A signing ceremony for ... was held at the Division on Wednesday"
    hosting = words_of("host").keys() | {"took", "take", "held", "holding"}
    verbs = [t for t in between if (t.tag == "modal" or (t.tag == "verb" and t.form != "ing")) and t.low not in hosting]
    if any(t.low in ("that", "which", "who") for t in between) and not any(t.low in words_of("host") for t in between):
        return True
    return len(verbs) > 1 or d - i > 30


def _leads(words: list[Token], d: int) -> bool:
    """As in "In September 2024, ...", "On 20 May-1 June 2024, ..."."""
    start = next((k + 1 for k in range(d - 1, -1, -1) if words[k].low in "—–" or words[k].low in ("--", ")", "-")), 0)
    return d - start <= 3 and all(
        t.tag in ("prep", "det", "adv", "mark") or t.low in ("in", "on", "earlier", "late", "early")
        for t in words[start:d]
    )


def is_hosted(sentence: Sentence, start: int, until: int) -> bool:
    span = sentence.tokens[start : until + 12]
    hosts = words_of("host")
    return any(t.low in hosts or t.low in HAPPENING for t in span)


def eve_of(sentence: Sentence, i: int, found: list[Happening]) -> str | None:
    """As in "on the eve of the conference": the day before the gathering told before."""
    words = sentence.tokens
    if not any(t.low == "eve" for t in words[i : i + 6]) or not found:
        return None
    day = found[0].edtf[:10]
    if not is_day(day):
        return None
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def own_day(sentence: Sentence, i: int, start: int) -> str | None:
    """The text's own date for the gathering that it reports from: its heading, or "on the sidelines of the annual meeting"."""
    words, scene = sentence.tokens, sentence.scene
    published = text_day(scene)
    name = scene.clean[words[start].start : words[i].end]
    lead = " ".join(t.low for t in words[max(0, start - 8) : start])
    if ("sidelines of" in lead or "margins of" in lead) and _NUMBERED.search(name):
        told = [d for d in days_of(sentence) if d < start]
        return date_of(sentence, told[-1]) if told else published.isoformat() if published is not None else None
    if published is None:
        return None
    if sentence.number <= LEAD and is_between_sides(sentence, i) and not days_of(sentence):
        return published.isoformat()
    days = [d for d in days_of(sentence) if date_of(sentence, d) != published.isoformat()]
    if sentence.number <= LEAD and not days and _NUMBERED.search(name) and any(t.low in HELD or t.low in ENDING for t in words[max(0, start - 6) : start]):
        return published.isoformat()  # "LOME, 27 June 2018 - The Board of Directors held its 109th ordinary session at"
    heading = (
        sentence.number < 2
        and not any(t.tag in ("verb", "aux", "modal", "money") for t in words)
        and len(sentence.text) < 160
    )
    if heading and _NUMBERED.search(name):
        return _days_until(sentence, published) or published.isoformat()
    return None


def _days_until(sentence: Sentence, day: date) -> str | None:
    """All days of a meeting that the head of its summary tells: "Bonn, 13-14 March 2019" of a text of 14 March."""
    near = (m.edtf or "" for _, m in sentence.scene.within(0, sentence.end + _HEAD, "date"))
    return next((edtf for edtf in near if "/" in edtf and is_day(edtf) and edtf.endswith(day.isoformat())), None)


_HEAD = 300  # characters behind a heading


def is_between_sides(sentence: Sentence, i: int) -> bool:
    """As in "at a meeting between the Governor and A": the meeting that the news is of, told without its day."""
    words, scene = sentence.tokens, sentence.scene
    if words[i].low not in ("meeting", "talks") or i + 1 >= len(words) or words[i + 1].low not in ("between", "with"):
        return False
    if i and (words[i - 1].low in ("next", "last", "previous", "earlier", "annual") or words[i - 1].tag == "modal"):
        return False
    return any(
        t.tag == "name" and t.mention is not None and scene.mentions[t.mention].kind == "person" for t in words[i + 1 : i + 16]
    )
