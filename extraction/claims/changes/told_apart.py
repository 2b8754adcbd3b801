"""How something changed, where words stand between the change and its two values: "climbed 30 percent in 2019, reaching ¤ against ¤ the year before".

Claims of kind `change_matches`. A sentence tells one change and only two values of one unit (or one of them stands at the end of the sentence before, "This compares
with ¤", or both in the lead below the headline that tells the change), and words mark which of them is the earlier, the planned or the other
one ("against", "than the", "originally"); whether the three agree plays no part in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.changes.change import DOWN, UP, alike, change_of, direction, in_points, is_earlier
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
    re.VERBOSE | re.IGNORECASE,
)
# the same where nothing else is
PLANNED = re.compile(
    r"\b(?:original(?:ly)?|initial(?:ly)?|planned|appraisal|estimated|target\w*|foreseen|over|on|was|were)\b(?:(?!,\s|\sand\s)[^¤№‰½ℕ;:\n]){0,40}$"
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
    inside = _figures(marked, start, end, shadows)
    if sum(figure.sign in PERCENT + FRACTION for figure in inside) != (3 if in_points(change) else 1):
        return None
    values = _of_one_kind(inside, change)
    if len(values) == 1 and TAKES_UP.match(marked.text, start) and not in_points(change):
        return _with_sentence_before(marked, values[0], change, start, shadows)
    if marked.line_number(start) < HEADLINES and not marked.text[start:end].rstrip().endswith(".") and not in_points(change) and all(figure.sign == BARE for figure in values):
        return _in_lead(marked, change, start, end, shadows)
    if len(values) != 2 or not alike(*values) or values[1].at - values[0].at > MOST_APART or not _told_with(marked, values, match, start):
        return None
    return _in_order(marked, values, change, start, end)


def _figures(marked: Marked, start: int, end: int, shadows: set[int]) -> list[Figure]:
    return [figure for figure in marked.between(start, end) if figure.sign != DATE and figure.at not in shadows and figure.unit not in DURATIONS]


def _of_one_kind(inside: list[Figure], change: Figure) -> list[Figure]:
    """What changed and what it changed to; of more than two figures, the amounts of money."""
    signs = PERCENT if in_points(change) else MONEY + QUANTITY + BARE
    values = [figure for figure in inside if figure.sign in signs and figure.at != change.at and not figure.per]
    return [figure for figure in values if figure.sign == MONEY] if len(values) > 2 else values


def _in_order(marked: Marked, values: list[Figure], change: Figure, start: int, end: int) -> tuple[Figure, Figure, Figure] | None:
    earlier = [figure for figure in values if is_earlier(marked, figure, start, end)] or [
        figure for figure in values if PLANNED.search(marked.text, max(start, figure.at - 70), figure.at)
    ]
    if len(earlier) != 1:
        return None
    return earlier[0], values[0] if earlier[0] is values[1] else values[1], change


def _with_sentence_before(marked: Marked, earlier: Figure, change: Figure, start: int, shadows: set[int]) -> tuple[Figure, Figure, Figure] | None:
    """ "... totalling ¤. This compares with ¤ in 2020, a decline of ‰": the last amount of the sentence before."""
    before = marked.sentences[max(marked.sentence_number(start) - 1, 0)]
    values = [figure for figure in _figures(marked, *before, shadows) if figure.sign == earlier.sign and figure.unit == earlier.unit and not figure.per]
    if before[0] == start or len(values) != 1 or marked.line_number(before[0]) != marked.line_number(start):
        return None
    return earlier, values[0], change


def _in_lead(marked: Marked, change: Figure, start: int, end: int, shadows: set[int]) -> tuple[Figure, Figure, Figure] | None:
    """The two values of the first sentence below a headline that tells any, where that tells no change of its own."""
    below = marked.sentence_number(start) + 1
    for begin, stop in marked.sentences[below : below + HEADLINES]:
        inside = _figures(marked, begin, stop, shadows)
        values = [figure for figure in inside if figure.sign == MONEY and not figure.per]
        if not values:
            continue
        if len(values) != 2 or not alike(*values) or any(figure.sign in PERCENT + FRACTION for figure in inside):
            return None
        earlier = [figure for figure in values if is_earlier(marked, figure, begin, stop)]
        if len(earlier) != 1 or not YEAR_BEFORE.search(marked.text, start, end):
            return None
        return earlier[0], values[0] if earlier[0] is values[1] else values[1], change
    return None


# "This compares with ¤", "It was up ‰ from ¤": what is told is the amount of the sentence before
TAKES_UP = re.compile(r"(?:This|That|It|The\s(?:figure|amount|total|sum|number))\s(?:compare[sd]?|was|is|stands?|represents?|exceed\w*|marks?)\b")
# lines on top, and how far below them the lead begins
HEADLINES = 4
YEAR_BEFORE = re.compile(r"\b(?:year|quarter|month|half|period|than\sin|from|previous|over|above|below)\b|[§ℕ]")


def _told_with(marked: Marked, values: list[Figure], match: re.Match[str], start: int) -> bool:
    """True where a change stands before or between its values, or right behind them."""
    if match.start("change") > values[1].at:
        return bool(RIGHT_BEHIND.fullmatch(marked.text[values[1].at + 1 : match.start()]))
    return values[0].at - match.start("change") < MOST_APART
