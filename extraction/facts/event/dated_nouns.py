"""Reads milestones told by their noun in running text: "the audit visit (7-15 March 2019)", "exchange of letters dated 4 January 2016".

The day or month stands right behind the noun phrase, in brackets, behind "dated", "on", "in" or "took place". A board's
approval, the award of a contract and the founding of an institution are told in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.facts.event.sentence import Happening, Sentence, activity_name, is_day, main_activity


def dated_nouns(sentence: Sentence) -> Iterator[Happening]:
    """Milestones of running text with their day or month."""
    scene = sentence.scene
    for match in _MILESTONE.finditer(scene.clean, sentence.start, sentence.end):
        tail = _TAIL.match(scene.clean, match.end(), sentence.end)
        at = tail.end() if tail else match.end()
        told = next(((n, m) for n, m in scene.within(at, min(at + 12, sentence.end), "date") if m.char_start == at), None)
        if told is None or not told[1].edtf or len(told[1].edtf) < 7:
            continue
        kind = match.lastgroup or "signing"
        name = _name(sentence, kind, match.start(), tail.start("when") if tail else match.end())
        if not name or kind == "founding" and (not is_day(told[1].edtf) or _AT_SUMMIT.search(scene.clean, sentence.start, sentence.end)):
            continue
        yield Happening(name, _KINDS[kind], told[1].edtf, sentence.start, sentence.end)
        sentence.used.update(i for i, t in enumerate(sentence.tokens) if t.mention == told[0])


def _name(sentence: Sentence, kind: str, start: int, end: int) -> str:
    """The noun phrase up to its first comma; a board's approval with what it is for, a founding with who is founded."""
    scene = sentence.scene
    words = " ".join(scene.clean[start:end].partition(",")[0].split()).strip(" (")
    if kind == "founding":
        who = [e for _, m in scene.within(sentence.start, start, "organisation") if (e := scene.entity(m)) is not None]
        return f"founding of {who[-1].name}{f' ({who[-1].acronym})' if who[-1].acronym else ''}" if who else ""
    if kind == "approval":
        activity = main_activity(scene, sentence.end)
        return f"{words} of the financing for {activity_name(activity)}" if activity else words
    words = _TOLD_OF.split(words)[0].removeprefix("The ").removeprefix("the ")
    return words[0].lower() + words[1:] if words[1:2].islower() else words


_KINDS = {"mission": "mission", "visit": "visit", "ratification": "ratification", "review": "review", "signing": "signing", "award": "award", "approval": "approval", "founding": "launch"}
_MILESTONE = re.compile(
    r"""\b(?: (?P<mission>(?:[Aa]udit|[Ii]nspection|[Ss]upervision|[Aa]ppraisal|[Ii]dentification|[Pp]reparation|[Dd]esign|[Cc]ompletion|[Rr]eview|[Ff]act-finding)\s[Mm]ission)
      | (?P<visit>(?:[Aa]udit|[Ii]nspection|[Ss]upervision|[Aa]ppraisal|[Ss]ite|[Ff]ield|[Ff]act-finding)\s[Vv]isit)
      | (?P<ratification>[Rr]atification\sof(?=\s(?:the|an?|this|its)\s))
      | (?P<review>[Mm]id-?term\s[Rr]eview)
      | (?P<signing>[Ee]xchange\sof\s(?:[Ll]etters|[Nn]otes)|[Ff]inancial\sclos(?:e|ing)(?=\s[^,.;]{0,60}?\b(?:was|took)\s))
      | (?P<award>(?:[Tt]he\s)?[Aa]ward\sof\s(?=[^,.;]{0,30}contract))
      | (?P<approval>(?:[A-Z]{3,6}(?:'s)?\s)?[Bb]oard\sapproval)
      | (?P<founding>was\s(?:called\sinto\sbeing|founded|established)) )\b""",
    re.VERBOSE,
)
# "mid-term review was carried out": what is told of it is no part of its name
_TOLD_OF = re.compile(r"\s(?:was|were|is|took|has|had|will|by)\b")
# What is founded at a summit is told of the summit
_AT_SUMMIT = re.compile(r"\b(?:[Ss]ummit|[Cc]onference)\b")
# up to some words, an inserted clause between commas, and what leads to the date
_TAIL = re.compile(
    r"[^.;:\n]{0,90}?(?P<when>[\s,]*\(|,?\s(?:dated|took\splace\s(?:on|in)|held\s(?:on|in|from)|on|in|of|from)\s(?:the\s)?)(?=\d|[A-Z][a-z]{2,8}\s\d)"
)
