"""Reads the later value of two: "bring coverage from 54% to 85%", "travel time falls from 4.5 hours to 2.5", "20 minutes instead of three hours".

Whatever the verb, of "from A to B" only B is a result; what is measured stands before "from". Terms of loans and contracts ("extend the maturity
from 20 to 25 years"), prices and national accounts are none.
"""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.clause import Token
from extraction.facts.result.change import changed, is_context, is_listed_result, tells_of_project
from extraction.facts.result.clause import HEDGING, TIME, Clause, joined_text
from extraction.facts.result.governor import has_modal, status_of

_REACH = 22  # tokens from "to" back to "from", and from "from" back to what is measured
_TURNING = frozenset("bring take get push drive come go move".split())
_TERMS = re.compile(
    r"\b(?:maturit\w+|grace|tenors?|terms?|period|schedule|contracts?|closing|repayment|ages?|duration|validity|moratorium|plots?|retirement|delays? in|ceiling|stake|"
    r"holding|votes?|seats?|capital|loans?|lending|tariffs?|prices?|costs?|budget|financing|interest)\b",
    re.IGNORECASE,
)
TRAVEL = re.compile(
    r"\b(?:time|times|travel\w*|journeys?|trips?|delays?|wait\w*|cross\w*|clear\w*|commut\w*|voyage|turnaround|transit|drive|ride|walk\w*|sail\w*|inundation|outages?"
    r"|interruptions?|reach|flood\w*|warning|supply|supplied|security|processing|passage)\b",
    re.IGNORECASE,
)


def read_range(clause: Clause) -> tuple[str, str] | None:
    """Indicator and status of the B of "from A to B" of one kind, None elsewhere."""
    words, at = clause.tokens, clause.at
    pointed = _read_arrow(clause)
    if pointed is not None:
        return pointed
    to = _to_before(words, at)
    start = _from_before(clause, to) if to is not None else None
    if to is None or start is None:
        return None
    verb = _verb_before(words, start)
    subject = _measured(clause, verb, start)
    if not subject or _TERMS.search(subject):
        return None
    status = status_of(clause, verb) if verb is not None else "target"
    if is_context(subject, status) or status == "actual" and not _may_be_done(clause):
        return None
    return subject, status


_ARROW = re.compile(r"(?:->|=>|-->|\u2192|\u21d2|\u2794)[ ]*(?:about |some |under |~)?\Z")


def _read_arrow(clause: Clause) -> tuple[str, str] | None:
    """As in "Line losses: 16% -> 9%": the figure that the arrow points at."""
    clean, start = clause.scene.clean, clause.mention.char_start
    if not _ARROW.search(clean, max(0, start - 14), start):
        return None
    line = clean[max(clean.rfind("\n", 0, start) + 1, start - 160) : start]
    label = re.match(r"[\s*\u2022-]*([^:\d]{4,90}?)\s*(?::|\(|\s\d|from\b)", line)
    if label is None or _TERMS.search(label[1]) or is_context(label[1], "target"):
        return None
    return " ".join(label[1].split()), "target"


def _to_before(words: list[Token], at: int) -> int | None:
    i = at - 1
    while i > 0 and (words[i].low in HEDGING - {"to"} or words[i].tag == "adv" or words[i].low in ("a", "an", "under", "below", "over", "above", "only")):
        i -= 1
    return i if i > 0 and words[i].low in ("to", "into") else None


def _from_before(clause: Clause, to: int) -> int | None:
    """The "from" of the same range: a figure of the same kind behind it, no verb and no other range in between."""
    words, kind = clause.tokens, clause.mention.kind
    for i in range(to - 1, max(-1, to - _REACH), -1):
        token = words[i]
        if token.tag == "break" or token.low in ".;" or token.tag == "money":
            return None
        if token.low != "from":
            continue
        figure = next((t for t in words[i + 1 : min(i + 7, to)] if t.tag in ("num", "percent")), None)
        if figure is None or figure.mention is None:
            return None
        first = clause.scene.mentions[figure.mention]
        units = {first.unit, clause.mention.unit}
        same = first.kind == kind and (kind == "percent" or len(units) == 1 or None in units or units <= TIME)
        return i if same else None
    return None


def _verb_before(words: list[Token], start: int) -> int | None:
    """The verb of the change: the nearest of changing, else the nearest."""
    nearest = None
    for i in range(start - 1, max(-1, start - _REACH), -1):
        token = words[i]
        if token.tag == "break" or token.low in ".;:":
            break
        if token.tag == "verb":
            if token.senses & {"decrease", "increase"} or token.lemma in _TURNING:
                return i
            nearest = nearest if nearest is not None else i
    return nearest


def _measured(clause: Clause, verb: int | None, start: int) -> str | None:
    """What goes from A to B: the object before "from", what a list goes on with, or the subject of the verb."""
    words = clause.tokens
    inside = words[(verb + 1 if verb is not None else max(0, start - 12)) : start]
    if verb is not None and inside and inside[0].tag == "prep" and inside[0].low != "by" and not words[verb].senses & {"decrease", "increase"} and words[verb].form in ("past", "part"):
        inside = words[max(0, verb - 5) : start]  # "Cargo handled at the port up from 180,000 to 450,000 tonnes"
    while inside and inside[-1].low == ":":  # "Outage time per customer: from 31 h to 12 h"
        inside = inside[:-1]
    if inside and inside[0].low == "by" and verb is not None:  # "is to drop by a fifth, from 210 to 168 kWh"
        inside = []
    for k in range(len(inside) - 1, -1, -1):
        if inside[k].tag == "break" or inside[k].low in ".;:":
            inside = inside[k + 1 :]
            break
    told = next((k for k in range(len(inside) - 1, -1, -1) if inside[k].tag in ("percent", "money", "date")), None)
    if told is not None:  # "... from 37% to 90% and access to sanitation from 45% to 85%"
        inside = inside[told + 1 :]
    text = joined_text(clause, [t for t in inside if t.low not in (",", "up", "down", "back", "(", "moves", "goes", "climbs")])
    if text or verb is None:
        return text
    return changed(clause, verb, verb)


def _may_be_done(clause: Clause) -> bool:
    """Whether a change that has happened is a project's: it is named, or no year makes it a statistic."""
    words, at = clause.tokens, clause.at
    return tells_of_project(clause) or is_listed_result(clause) or not any(t.tag == "date" or t.low in ("decade", "years") for t in words[max(0, at - 14) : at + 10])


def read_time(clause: Clause) -> tuple[str, str] | None:
    """As in "Crossing will take 20 minutes", "ensure a supply of eight hours a day": a time that the works bring, not a term."""
    words, at = clause.tokens, clause.at
    instead = any(t.low == "instead" for t in words[clause.noun_end : clause.noun_end + 2])
    if (clause.mention.unit or "").partition("/")[0] not in TIME - ({"year"} if instead else {"year", "month", "week", "mo", "wk"}):
        return None
    taken = _read_taken_off(clause)
    if taken is not None:
        return taken
    if any(t.low in ("now", "currently", "instead", "present", "from", "than") for t in words[max(0, at - 6) : at] if t.low != "than" or _is_instead(words, at)):
        return None
    low = max((k for k in range(max(0, at - 16), at) if words[k].low in ".;:" or words[k].tag == "break"), default=max(0, at - 16))
    before = words[low:at]
    text = " ".join(t.low for t in before)
    named = [m.group() for m in TRAVEL.finditer(text)]
    verb = next((k for k in range(at - 1, low - 1, -1) if words[k].tag in ("verb", "aux", "modal")), None)
    if not named or verb is not None and (words[verb].form == "past" or not has_modal(words, at)):
        return None
    if verb is None:
        subject = joined_text(clause, [t for t in before[-9:] if t.tag in ("word", "name", "prep") or t.low in "-"])
        return (subject, "target") if subject and TRAVEL.search(subject) and not _TERMS.search(subject) else None
    subject = changed(clause, verb, verb) if verb is not None else None
    of = next((k for k in range(at - 1, max(low, at - 4), -1) if words[k].low == "of"), None)
    if of is not None:
        subject = joined_text(clause, [t for t in words[max(low, of - 4) : of] if t.tag in ("word", "name")])
    if not subject or _TERMS.search(subject):
        return None
    return (subject if TRAVEL.search(subject) else f"{subject} {named[-1]}"), "target"


def _read_taken_off(clause: Clause) -> tuple[str, str] | None:
    """As in "will shave two hours off the trip", "cutting 40 minutes from the journey to the capital"."""
    words, at, end = clause.tokens, clause.at, clause.noun_end
    off = next((k for k in range(end, min(end + 3, len(words))) if words[k].low in ("off", "from")), None)
    verb = next((k for k in range(at - 1, max(-1, at - 5), -1) if words[k].tag == "verb"), None)
    if off is None or verb is None or words[verb].lemma not in _TAKING:
        return None
    what = joined_text(clause, [t for t in words[off + 1 : off + 6] if t.tag in ("word", "det", "name")])
    if not what or not TRAVEL.search(what):
        return None
    return f"travel time saved ({what})", status_of(clause, verb)


_TAKING = frozenset("shave save cut trim take slash knock reduce shorten".split())


def _is_instead(words: list[Token], at: int) -> bool:
    return any(t.low == "instead" for t in words[max(0, at - 4) : at])
