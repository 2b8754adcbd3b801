"""How something changed, where words stand between the change and its two values: "climbed 30 percent in 2019, reaching ¤ against ¤ the year before".

Claims of kind `change_matches`. A sentence tells one change and only two values of one unit, and words mark which of them is the earlier, the planned or the other
one ("against", "than the", "originally"); whether the three agree plays no part in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.changes.change import DOWN, UP, alike, change_of, direction, in_points
from extraction.claims.marked import BARE, DATE, DURATIONS, FRACTION, MONEY, PERCENT, QUANTITY, Figure, Marked, marked_text
from extraction.claims.parts import parts_of
from extraction.claims.phrases import HEDGE
from extraction.model import Claim, Fact
from extraction.scene import Scene

APART = r"sav(?:es?|ed|ings?)|slippages?|shortfalls?|overruns?|underruns?|differences?|gaps?"
# "climbed 30 percent", "an increase of 30 percent", "up by some 30 percent"
SAID_BEFORE = re.compile(
    rf"\b(?P<word>{UP}|{DOWN}|{APART})(?:\s(?:of|by|to\sthe\stune\sof|an?|some))*\s{HEDGE}(?P<change>[‰½])(?!\s(?:share|of)\b)",
    re.VERBOSE | re.IGNORECASE,
)
# "30 percent higher than", "a 30 percent increase"
SAID_BEHIND = re.compile(
    rf"(?P<change>[‰½])\s(?:[\w-]+\s)?(?P<word>more|less|fewer|higher|lower|above|below|under|over|up|down|increase|rise|growth|jump|gain|drop|fall|reduction|decrease|decline|cut|surge|cheaper|shorter|faster|longer|{APART})\b",
    re.VERBOSE,
)
# what leads up to the value before, the plan, the other one
EARLIER = re.compile(
    r"\b(?:from|against|compared\s(?:with|to)|versus|vs\.?|than|instead\sof|rather\sthan|previous|earlier|last\syear['’]s)\b(?:(?!,|\sand\s)[^¤№‰½ℕ;:\n]){0,40}$"
)
# the same where nothing else is
PLANNED = re.compile(
    r"\b(?:originally|initially|planned|appraisal|estimated|target\w*|foreseen|over|on|was|were)\b(?:(?!,\s|\sand\s)[^¤№‰½ℕ;:\n]){0,40}$"
)
# what tells it behind: "¤ the year before", "¤ a year earlier", "¤ planned"
EARLIER_BEHIND = re.compile(
    r"[^¤№‰½ℕ.;:,\n]{0,20}?\b(?:(?:the\s|a\s|one\s)(?:previous|prior|last)\s(?:fiscal\s)?(?:year|period|quarter|month)|(?:a|the|one)\s(?:fiscal\s)?(?:year|month|decade)\s(?:before|earlier|ago)|previously|planned|foreseen|at\sappraisal|estimated\sat\sappraisal)\b"
)
# a mean of several years, a change of each year, what is told of several things one after the other
OF_MORE = re.compile(
    r"\b(?:annual(?:ly)?|per\s(?:year|annum)|a\syear|each\syear|every\syear|yearly|on\saverage|average\sannual|respectively|(?:per\scent|percent|%)\sa\s(?:year|month)|in\sreal\sterms|cumulative\w*|while|whereas)\b"
)
# what has to stand between a change and the values it is told of behind them
RIGHT_BEHIND = re.compile(
    r"[^¤№‰½ℕ;:\n]{0,60}?(?:,|\s[-–—]|\s\()\s?(?:(?:or|i\.e\.,?|that\sis,?|which\s(?:is|was|represents|means)|thus|representing|and\sthus|making)\s)?(?:an?\s|the\s|about\s|some\s|just\s)?(?:[\w-]+\s){0,2}?$"
)
MOST_APART = 240


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    if PERCENT not in marked.text and FRACTION not in marked.text:
        return
    shadows = parts_of(scene).shadows
    for form in (SAID_BEFORE, SAID_BEHIND):
        for match in form.finditer(marked.text):
            found = _values(marked, match, shadows)
            if found is not None:
                first, last, change = found
                word = match["word"].lower()
                relation = "difference" if re.fullmatch(APART, word) and in_points(change) else direction(word, first, last)
                yield change_of(first, last, change, relation)


def _values(marked: Marked, match: re.Match[str], shadows: set[int]) -> tuple[Figure, Figure, Figure] | None:
    """The value before, the value after and the change, where a sentence tells only these."""
    change = marked.figure(match.start("change"))
    start, end = marked.sentence(match.start())
    if change.sign not in "‰½" or not change.size or end - start > 3 * MOST_APART or OF_MORE.search(marked.text, start, end):
        return None
    inside = [
        figure for figure in marked.between(start, end) if figure.sign != DATE and figure.at not in shadows and figure.unit not in DURATIONS
    ]
    signs = PERCENT if in_points(change) else MONEY + QUANTITY + BARE
    if sum(figure.sign in PERCENT + FRACTION for figure in inside) != (3 if in_points(change) else 1):
        return None
    values = [figure for figure in inside if figure.sign in signs and figure.at != change.at and not figure.per]
    if len(values) > 2:
        values = [figure for figure in values if figure.sign == MONEY]
    if len(values) != 2 or not alike(*values) or values[1].at - values[0].at > MOST_APART or not _told_with(marked, values, match, start):
        return None
    earlier = [figure for figure in values if _is_earlier(marked, figure, start, end)] or [
        figure for figure in values if PLANNED.search(marked.text, max(start, figure.at - 70), figure.at)
    ]
    if len(earlier) != 1:
        return None
    return earlier[0], values[0] if earlier[0] is values[1] else values[1], change


def _told_with(marked: Marked, values: list[Figure], match: re.Match[str], start: int) -> bool:
    """True where a change stands before or between its values, or right behind them."""
    if match.start("change") > values[1].at:
        return bool(RIGHT_BEHIND.fullmatch(marked.text[values[1].at + 1 : match.start()]))
    return values[0].at - match.start("change") < MOST_APART


def _is_earlier(marked: Marked, figure: Figure, start: int, end: int) -> bool:
    before = marked.text[max(start, figure.at - 70) : figure.at]
    return bool(EARLIER.search(before) or EARLIER_BEHIND.match(marked.text, figure.at + 1, end))
