"""Finds lines of finance and capital that are themselves what an amount goes into, where the text tells no purpose of it.

"EUR 25 million trade finance line in favour of Trakia Bank", "a Murabaha line of $50 million", "to a trader as pre-export finance", "a capital
increase of X". A plain "credit line" or "revolving facility" that names neither a field nor who gets it is an instrument, not an activity.
"""

from __future__ import annotations

from bisect import bisect_left

from extraction import expressions as re
from extraction.mentions.activities.activity_page import Page
from extraction.mentions.activities.object_phrases import Found
from extraction.segments import Segment

_TELLING = (
    r"trade\sfinance|pre-export|export|import|S?ME|MSME|micro-?finance|Mur[aā]ba[h\u1e25]a|Ijara|Wakala|commodity|green|climate|energy(?:\sefficiency)?|housing|mortgage|women(?:'s)?|agricultural"
    r"|agri(?:business|culture)?|leasing|factoring|risk[\s-]sharing|receivables|supply\schain|working\scapital|sustainab(?:le|ility)|solar|student"
)
_LINE = r"(?:(?:credit|finance|financing|guarantee|funding|lending|loan|revolving)\s)?(?:line|facility)(?:\sof\s(?:credit|finance|financing))?"
# "EUR 25 million trade finance line in favour of ..."
_BEHIND = re.compile(rf"(?:,?\s(?:for|as)\san?)?\s(?P<title>(?:[a-z][\w-]*\s){{0,2}}?(?:{_TELLING})\s(?:[a-z]+\s)?{_LINE})\b(?!\s(?:agreement|fee)s?\b)", re.IGNORECASE)
# "a senior credit line to Sevan Bank": told by who gets it
_PLAIN = re.compile(r"(?:,?\s(?:for|as)\san?)?\s(?P<title>(?:[a-z][\w-]*\s){0,2}(?:credit\sline|line\sof\scredit))\b(?=\s(?:in\sfavou?r\sof|with|to|for|between)\s)")
_IN_BRACKETS = re.compile(r"\s?\([^()\n]{1,40}\)")
# "a Murabaha line of $50 million", "a capital increase of EUR 30 million"
_BEFORE = re.compile(
    rf"\b(?P<title>(?:(?:{_TELLING})\s(?:[a-z]+\s)?{_LINE}|(?:share\s)?capital\sincrease))\s(?:of|worth|for|totall?ing)\s(?:up\sto\s|about\s|some\s)?\Z", re.IGNORECASE
)
_AS_FINANCE = re.compile(
    r"\s(?:as|for)\s(?:general\s)?(?P<title>(?:pre-export|export|trade|import|inventory)\sfinanc(?:e|ing)|working\scapital|budget(?:ary)?\ssupport|balance[\s-]of[\s-]payments\ssupport)\b"
)
_FOR_BODY = re.compile(r"\s(?:in\sfavou?r\sof|with|to|for)\s(?:the\s)?")
_WITHIN = 160


def facility_of(page: Page, segment: Segment) -> Found | None:
    """The facility or capital that an amount goes into."""
    money = segment.money
    first = segment.left[0].start if segment.left else money.start
    last = segment.right[-1].end if segment.right else money.end
    last = min(last, money.end + _WITHIN)
    after = _IN_BRACKETS.match(page.clean, money.end, last)
    opening = after.end() if after else money.end
    behind = _BEHIND.match(page.clean, opening, last) or _PLAIN.match(page.clean, opening, last)
    if behind:
        end = _with_body(page, behind.end("title"))
        told = behind.re == _BEHIND or end > behind.end("title") or page.clean.startswith(" between", end)
        return (behind.start("title"), end, None) if told else None
    before = _BEFORE.search(page.clean, max(first, money.start - _WITHIN), money.start)
    if before:
        return before.start("title"), before.end("title"), None
    given = any(item.kind == "verb" and item.phrase is not None and item.phrase.sense in ("give", "receive") for item in (*segment.left, *segment.right[:8])) or segment.left and segment.left[0].kind == "place"
    used = _AS_FINANCE.search(page.clean, money.end, last) if given else None
    return (used.start("title"), used.end("title"), None) if used else None


def _with_body(page: Page, end: int) -> int:
    """The end of "trade finance line in favour of Trakia Bank", where a body follows."""
    opening = _FOR_BODY.match(page.clean, end)
    at = opening.end() if opening else end
    for index in range(bisect_left(page.starts, at), len(page.starts)):
        mention = page.mentions[index]
        if mention.char_start != at:
            break
        if mention.kind == "organisation":
            return mention.char_end
    return end
