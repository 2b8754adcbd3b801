"""How long something took, beside the days on which it began and ended: "began in March 2018, took 30 months and was completed in September 2020".

Pairs of days with a length of time, for claims of kind `duration_matches_dates`. A verb of beginning stands before one of the only two days of a sentence
and one of ending before the other; or a text names two steps ("the 14 months between approval and launch") and tells one day of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extraction import expressions as re
from extraction.claims.marked import DATE, DURATIONS, QUANTITY, Figure, Marked

Spell = tuple[Figure, Figure, Figure]

# "took 30 months", "after five years,", "eight months later", "18 months after"
SPENT = re.compile(
    r"\b(?:took|takes?|taken|lasted|lasts|needed|that\sis,?(?:\safter)?|i\.e\.,?(?:\safter)?)\s(?:about\s|some\s|around\s|nearly\s|almost\s|over\s)?(?P<duration>№)(?!\sof\b)"
    r"|\bafter\s(?P<after>№)(?=[,.;)\n]|$)|(?P<later>№)\s(?:later|after)\b"
)
# "the 36-month arrangement ... expires": of one day it runs from and one it ends on
TERMED = re.compile(r"\b(?:[Tt]he|[Aa]|[Tt]his|[Ii]ts)\s(?P<duration>№)\s(?:[\w-]+\s){0,2}?(?:arrangement|bonds?|notes?|contract|facility|agreement|mandate|programme|program|term)\b")
CONTRACT_OF = re.compile(r"\b(?:contract|agreement|programme|program|mandate|arrangement|works)\sof\s(?P<duration>№)\s(?:runs?|lasts?|from)\b")
BEGAN = re.compile(
    r"\b(?:beg[aiu]n\w*|start\w*|commenc\w*|approv\w*|sign\w*|launch\w*|issued|priced|sold|opened|founded|awarded|concluded|runs?\sfrom|original\sdate\sof|due)\b[^§;\n]{0,40}$",
    re.IGNORECASE,
)
ENDED = re.compile(
    r"\b(?:end(?:s|ed|ing)?|clos(?:e|es|ed|ing)|complet\w*|finish\w*|effectiv\w*|expir\w*|until|to|inaugurat\w*|due|matur\w*|handed\sover|launch\w*|opened)\b[^§;\n]{0,40}$",
    re.IGNORECASE,
)
LAST_DAY = re.compile(r"\b(?:expir\w*|until|to|due|matur\w*|end(?:s|ed|ing)?)\b[^§;\n]{0,30}$", re.IGNORECASE)
BESIDE_EACH_OTHER = 140
# "in the ten years since it joined in 2010, by 2020", "five years since 2010 (to 2015)"
SINCE = re.compile(r"(?P<duration>№)\s(?:since|from)\s(?:[^§¤‰№ℕ.;\n]{1,60}?\s(?:in|on)\s)?(?P<from>§)[,\s(]{1,3}(?:to|by|until|till|up\sto|through)\s(?P<to>§)")
# "the 14 months between Board approval and launch"
STEP = r"approval|signature|signing|effectiveness|launch(?:ing)?|start|completion|closing|ratification"
BETWEEN = re.compile(
    rf"(?P<duration>№)\s(?:(?:that\s|which\s)?(?:went\sby|passed|elapsed|lay)\s)?(?:between\s(?:the\s)?(?:\w+\s)?(?P<first>{STEP})\s(?:\w+\s)?and|from\s(?:the\s)?(?:\w+\s)?(?P<from>{STEP})\s(?:\w+\s)?to)\s(?:the\s)?(?:\w+\s)?(?P<then>{STEP})\b",
    re.IGNORECASE,
)
ANY_STEP = re.compile(STEP, re.IGNORECASE)
# what tells each step, before its day or behind it
STEM = {"approval": "approv", "signature": "sign", "signing": "sign", "effectiveness": "effectiv", "ratification": "ratif", "completion": "complet", "closing": "clos"}


def spells(marked: Marked) -> Iterator[Spell]:
    """A length of time, the day from which it is counted and the one to which."""
    for form in (SPENT, TERMED, CONTRACT_OF):
        for match in form.finditer(marked.text):
            name = next(name for name, found in match.groupdict().items() if found)
            found = _in_sentence(marked, marked.figure(match.start(name)), form is not SPENT)
            if found is not None:
                yield found
    for match in SINCE.finditer(marked.text):
        spell = marked.figure(match.start("duration")), marked.figure(match.start("from")), marked.figure(match.start("to"))
        if spell[0].unit in DURATIONS and _day(spell[1]) < _day(spell[2]):
            yield spell
    for match in BETWEEN.finditer(marked.text):
        duration = marked.figure(match.start("duration"))
        first, then = _day_of(marked, match["first"] or match["from"]), _day_of(marked, match["then"])
        if duration.unit in DURATIONS and first is not None and then is not None and _day(first) < _day(then):
            yield duration, first, then


def _in_sentence(marked: Marked, duration: Figure, termed: bool) -> Spell | None:
    """The only two days of the sentence of its only length of time, the earlier told as a beginning and the later as an end."""
    start, end = marked.sentence(duration.at)
    days = [figure for figure in marked.between(start, end, DATE) if figure.date_start and figure.date_end]
    lengths = [figure for figure in marked.between(start, end, QUANTITY) if figure.unit in DURATIONS]
    if duration.unit not in DURATIONS or len(days) != 2 or len(lengths) != 1 or any("/" in (day.edtf or "") for day in days):
        return None
    first, last = sorted(days, key=_day)
    if (first.date_end or date.max) >= _day(last) or max(abs(day.at - duration.at) for day in days) > BESIDE_EACH_OTHER:
        return None
    begin = [max(start, marked.text.rfind(DATE, start, day.at) + 1) for day in (first, last)]
    told = BEGAN.search(marked.text, begin[0], first.at) and (LAST_DAY if termed else ENDED).search(marked.text, begin[1], last.at)
    return (duration, first, last) if told else None


def _day_of(marked: Marked, step: str) -> Figure | None:
    """The one day that a text tells of a step."""
    stem = STEM.get(step.lower(), step.lower()[:6])
    told = re.compile(rf"\b{stem}\w*\b(?P<between>[^§.;:\n]{{0,50}})(?P<date>§)|(?P<day>§)[^§.;,\n]{{0,12}}\s{stem}(?:ed|ned)\b", re.IGNORECASE)
    matches = [match for match in told.finditer(marked.text) if not ANY_STEP.search(match["between"] or "")]
    found = [marked.figure(match.start("date" if match["date"] else "day")) for match in matches]
    days = {_day(figure): figure for figure in found if figure.edtf and len(figure.edtf) == len("2020-01-31")}
    return next(iter(days.values())) if len(days) == 1 else None


def _day(figure: Figure) -> date:
    return figure.date_start or date.min
