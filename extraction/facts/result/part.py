"""Reads the parts of a figure that is a result: "2.1 million people, 1.03 million of them women", "512 km of roads, of which 188 km are to be widened"."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.clause import Token, is_measure
from extraction.facts.result.clause import HEDGING, Clause, class_of, first_noun, joined_text
from extraction.facts.result.indicator import noun_of
from extraction.facts.result.share import WOMEN
from extraction.model import Result

_BEFORE = frozenset("which whom them these those".split())


def read_part(clause: Clause, whole: Result | None) -> tuple[str, str] | None:
    """Indicator and status of a part of the result told before it in the same sentence, None where the figure is no part."""
    words, at = clause.tokens, clause.at
    if whole is None or whole.char_start < words[0].start or whole.char_start >= words[at].start:
        return None
    if is_measure(whole.unit) != is_measure(clause.mention.unit) and clause.mention.unit is not None:
        return None
    if clause.mention.surface.isdigit() and at + 2 < len(words) and words[at + 1].low in ("to", "for", "by") and words[at + 2].low in WOMEN and whole.unit != "%":
        return f"{whole.indicator} {words[at + 1].low} {words[at + 2].low}", whole.status  # "52 awards were offered, 27 to women"
    after = _behind_of_them(words, at)
    if after is None and not _follows_of_which(words, at):
        return None
    start = after if after is not None else clause.noun_end
    said = _said(clause, start)
    if after is None and said and said[0].low in ("in", "at"):
        return None  # "of which 210 km in Irbid"
    low = {t.low for t in said}
    noun = first_noun(whole.indicator) if clause.mention.unit == "person" else whole.indicator
    status = "actual" if whole.status == "actual" or low & {"were", "was", "been", "had", "have", "has"} else "target"
    told_of = [t.low for t in said if t.low in WOMEN]
    if low & _HEADING and told_of:
        return f"{noun} {joined_text(clause, [t for t in said if t.tag not in ('aux', 'modal')])}", status  # "will be headed by women or by youths"
    who = next((low for low in told_of if low not in ("young", "youth")), told_of[0] if told_of else None)
    if who:
        return f"{who} among {noun}", status
    if low & {"already", "existing"} or low & {"is", "are"} and not low & {"to", "for"} and any("line" in class_of(w) for w in noun.split()):
        return None  # "177,800 km of roads, of which 22,000 km are paved"
    told = joined_text(clause, [t for t in said if t.tag not in ("aux", "modal")])
    return f"{noun} {told}" if told else noun, status


_HEADING = frozenset("headed led owned run managed".split())


def read_gain(clause: Clause, last: Result | None) -> tuple[str, str] | None:
    """As in "rose from 58 percent to 79 percent, a gain of 21 percentage points": the difference told behind the later value."""
    mention, words = clause.mention, clause.tokens
    if last is None or last.unit != "%" or mention.kind != "percent" or "point" not in mention.surface or not words[0].start <= last.char_start < mention.char_start:
        return None
    told = _GAIN.search(clause.scene.clean, last.char_end, mention.char_start)
    if told is None:
        return None
    return f"{'reduction of' if told['down'] else 'increase in'} {last.indicator}", last.status


_GAIN = re.compile(r"[,(\u2013\u2014-]\s?(?:or\s)?(?:an?|up|down)\s(?:(?:gain|rise|increase|improvement|jump)|(?P<down>drop|fall|reduction|decrease|decline|cut))?\s?(?:of\s)?(?:by\s)?(?:\w+\s)?\Z")


def read_joined(clause: Clause, last: Result | None) -> tuple[str, str] | None:
    """As in "a depot for 32 trams and 44 electric buses": what is counted beside a result, with nothing but its noun and "and" between."""
    words, at, mention = clause.tokens, clause.at, clause.mention
    if last is None or mention.kind != "quantity" or mention.unit is None or not words[0].start <= last.char_start < mention.char_start:
        return None
    if is_measure(mention.unit) or is_measure(last.unit) or last.unit in (None, "%", "person") or class_of(mention.unit) & (_NO_PART - class_of(last.unit)):
        return None
    if at + 1 < len(words) and words[clause.noun_end - 1].start <= words[at].start or _JOINED.fullmatch(clause.scene.clean, last.char_end, mention.char_start) is None:
        return None
    between = [t for t in words[:at] if t.start >= last.char_end]
    if any(t.tag in ("verb", "modal", "aux", "rel", "prep") for t in between):
        return None
    noun, done = noun_of(clause), last.indicator.rpartition(" ")[2]
    return (f"{noun} {done}" if done.endswith(("ed", "built", "bought", "laid", "held")) else noun), last.status


_JOINED = re.compile(r"(?:\s[\w-]+){0,4}?(?:,\s|,?\sand\s|\splus\s)(?:(?:about|some|over|around|another|nearly)\s)?")
# what is beside no result, unless it is of the same class: "14 districts and 320 villages"
_NO_PART = frozenset("never seldom place attendee harm context".split())
_AIM = frozenset("target targets plan planned goal appraisal targeted foreseen envisaged projected".split())
_LATER = frozenset("planned expected targeted foreseen envisaged appraised projected appraisal".split())
_COMPARED = frozenset("against versus vs than compared below above of".split())


def read_planned(clause: Clause, last: Result | None) -> tuple[str, str] | None:
    """The plan beside what was reached: "96.5 km; target 102 km", "8,200 (target: 10,000)", "against a plan of 20", "below the 21% expected at appraisal"."""
    words, at, mention = clause.tokens, clause.at, clause.mention
    unit = mention.unit or ("%" if mention.kind == "percent" else None)
    if last is None or last.unit not in (unit, None) and unit is not None or not 0 < mention.char_start - last.char_end < 140:
        return None
    if "\n" in clause.scene.clean[last.char_end : mention.char_start]:
        return None
    apart = next((k for k in range(at - 1, max(-1, at - 7), -1) if words[k].low in (",", ")", "(")), at - 7)
    before = [t.low for t in words[max(0, at - 6, apart) : at]]
    after = [t.low for t in words[at + 1 : clause.noun_end + 3]]
    named = any(low in _AIM for low in before[-4:]) and not any(t.tag in ("verb", "modal") and t.low not in _AIM for t in words[max(0, at - 4, apart) : at])
    named |= after[:1] == ["target"] and mention.kind == "percent" and bool({"the", "its", "of"} & set(before[-1:]))  # "short of the 70% target"
    compared = bool(_COMPARED & set(before)) and bool(_LATER & set(after))
    if not (named or compared) or mention.kind == "percent" and last.unit != "%":
        return None
    return last.indicator, "target"


def _behind_of_them(words: list[Token], at: int) -> int | None:
    """Where the words go on after "N of them"."""
    following = [t.low for t in words[at + 1 : at + 4]]
    for skip in (0, 1):
        if following[skip : skip + 1] == ["of"] and following[skip + 1 : skip + 2] and following[skip + 1] in (_BEFORE if not skip else _BEFORE - {"which", "whom"}):
            return at + 3 + skip
    return None


def is_part_of_none(clause: Clause, whole: Result | None) -> bool:
    """As in "The country has 12,000 km of roads, of which 2,500 km are paved": a part, as it stands, of what is no result."""
    words, at = clause.tokens, clause.at
    if not _follows_of_which(words, at) or whole is not None and words[0].start <= whole.char_start < words[at].start:
        return False
    said = words[clause.noun_end : clause.noun_end + 4]
    return is_measure(clause.mention.unit) and any(t.low in ("is", "are", "was", "were") for t in said[:2]) and not any(t.low == "to" for t in said)


def _follows_of_which(words: list[Token], at: int) -> bool:
    i = at - 1
    while i > 1 and (words[i].low in HEDGING or words[i].tag in ("adv", "det")) and words[i].low not in _BEFORE:
        i -= 1
    return i > 0 and words[i].low in _BEFORE and words[i - 1].low == "of"


def _said(clause: Clause, start: int) -> list[Token]:
    """The words that say what the part is; a bracket or an aside in commas ("1.8 million, or 47 percent, are women") is passed over."""
    words = clause.tokens
    said: list[Token] = []
    i = start
    if i < len(words) and words[i].low in (",", "(") and any(t.tag == "percent" for t in words[i : i + 4]):
        i = next((k + 1 for k in range(i + 2, min(i + 6, len(words))) if words[k].low in (",", ")")), i)
    while i < len(words) and len(said) < 7 and words[i].tag not in ("break", "mark", "num", "money", "date", "percent"):
        said.append(words[i])
        i += 1
    return said
