"""Tells whether a text without masthead is a newspaper's or the institution's own, by how each speaks.

A newspaper has a byline, tells what somebody said on Thursday or told reporters, and calls a lender by its town; an institution
says what it did today, describes itself, gives a contact, and dates its releases from its seat. A text that does neither and
has no day either is a newspaper's: releases are dated.
"""

from __future__ import annotations

from functools import cache

from extraction import expressions as re
from extraction.lexicon import fold, rows, split
from extraction.mentions.names.capitals import UPPER

_HEAD = 700
_FOOT = 400
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

# How newspapers speak, and how much each says.
_NEWS = (
    (3, re.compile(r"(?:\A|[\n\x01])\s*[Bb][Yy]:?\s(?:[A-Z][\w'.-]+\s){1,2}[A-Z][\w'-]+\s*(?:[,|\n\x01]|$)"), "head"),
    (3, re.compile(r"\b(?:(?:Staff|Special|Our|Senior|Business|Diplomatic)\s(?:Staff\s|Own\s)?(?:Correspondent|Reporter|Writer)|News\s?[Dd]esk|Bureau\s*[\n\x01]|TNN|PTI|ANI|IANS|UNB|BSS|APP|Reuters|Xinhua|Interfax|TASS|AFP|Kabar|Trend|–\s?Agencies)\b"), "ends"),
    (3, re.compile(r"\b\d{1,2}[:.]\d\d\s?(?:IST|GMT|[ap]\.?m\.?\b|hrs)|\|\s*\d\d:\d\d\b|\bEditor:\s|\bSource:\s[A-Z]|\bPhoto\s?/"), "head"),
    (3, re.compile(rf"\b(?:told|tells)\s(?:reporters|journalists|the\s(?:paper|newspaper|press|media)|us\b|(?:the\s)?(?:[{UPPER}][\w'-]+\s){{1,2}}(?:on|in|yesterday|that|by)\b)"), "text"),
    (2, re.compile(rf"\b(?:said|announced|reported|confirmed|revealed|disclosed|signed|approved|okayed|cleared)(?:\s(?:here|late|earlier))?\s(?:on\s)?(?:{_WEEKDAY}|yesterday)\b(?!,?\s\d)"), "text"),
    (2, re.compile(r"\b(?:press\sconference|news\sconference|sources\s(?:said|close)|(?:in|according\sto)\s(?:a|an|its|the)\s(?:[\w-]+\s)?(?:press\s)?(?:statement|release|announcement)|statement\s(?:said|read|issued)|was\squoted|it\swas\srevealed|officials?\ssaid|the\sofficial\ssaid)\b"), "text"),
    (2, re.compile(r"[A-Z](?<!\w.)[a-z]+-(?:based|headquartered)\s(?:multilateral\s|development\s|regional\s)?(?:bank|lender|institution|agency|fund)\b"), "text"),
    (1, re.compile(rf"\bon\s{_WEEKDAY}\b(?!,?\s\d)|\byesterday\b"), "text"),
    # "20 mln", "20 pts", "the lender", "the nod to"
    (1, re.compile(r"[\dptn](?:(?<=\d)\s?[mb]ln\b|(?<!\w.)(?:(?<=p)ts?\b|(?<=t)he\s(?:lender|financier)\b|(?<=n)od\s(?:to|for)\b))"), "text"),
)
# How institutions speak of themselves.
_OWN = (
    (6, re.compile(r"(?:^|[\n\x01])[*#_ ]{0,4}(?:About|ABOUT)\s(?:the\s)?[A-Z]"), "text"),
    (6, re.compile(r"(?i)\b(?:press|news|media)\s(?:release|note|contacts?|enquiries|relations)\b|\bfor immediate release\b|\bnotes? to editors\b|\bcontacts?\s?:|\brelease\sid\b"), "ends"),
    (3, re.compile(r"(?i)\bfor (?:more|further) information\b|\bwww\.|\bfollow us\b|[\w.]+@[\w-]+\.[a-z]{2,}"), "foot"),
    (3, re.compile(r"\b(?:[Tt]oday)\s(?:announced|approved|signed|launched|granted|committed|agreed|extended|provided|unveiled|inaugurated|concluded)\b|\b(?:approved|signed|announced|launched|here|granted)\stoday\b|^\W*[Tt]oday,?\s"), "text"),
    (2, re.compile(r"(?<![\"“'‘\w])(?:[Ww]e|[Oo]ur|[Uu]s)\s(?!\$)"), "unquoted"),
)
_QUOTED = re.compile(r"[\"“][^\"”]{0,600}[\"”]")
_LEAST = 3


def is_of_newspaper(flow: str, dated: bool, seated: bool) -> bool:
    """Whether the text speaks as newspapers do; `dated` from a day of its own, `seated` where the lender it tells of has its seat."""
    news = _weight(flow, _NEWS)
    if news < _LEAST and (dated or seated or len(flow) <= _LEAST_TEXT):
        return False
    own = _weight(flow, _OWN) + (2 if seated else 0) + (1 if dated else 0)
    return news >= _LEAST and news > own or own == 0 and len(flow) > _LEAST_TEXT and _is_plain_prose(flow)


def _is_plain_prose(flow: str) -> bool:
    """Whether a text has no headings, lists and tables but its own first lines, as notes and brochures have them."""
    lines = [line.strip() for line in re.split(r"[\n\x01]", flow) if line.strip()]
    return sum(1 for line in lines[2:] if len(line) < _SHORT and line[-1] not in ".!?\"”'’)") < _FEW


_SHORT, _FEW = 90, 2
_LEAST_TEXT = 900  # characters; a cutting tells too little


def _weight(flow: str, cues: tuple[tuple[int, re.Pattern[str], str], ...]) -> int:
    places = {"head": flow[:_HEAD], "foot": flow[-_FOOT:], "ends": f"{flow[:_HEAD]}\n{flow[-_FOOT:]}", "text": flow, "unquoted": ""}
    if any(where == "unquoted" for _, _, where in cues):
        places["unquoted"] = _QUOTED.sub(" ", flow)
    return sum(weight for weight, cue, where in cues if cue.search(places[where]))


def is_seat(institution: str, place: str) -> bool:
    """Whether an institution dates its releases from a place: "MANILA, PHILIPPINES"."""
    return fold(place).split(",")[0] in _seats().get(institution, ())


@cache
def _seats() -> dict[str, tuple[str, ...]]:
    return {row["institution"]: tuple(fold(seat) for seat in split(row["seats"])) for row in rows("lender_seats")}
