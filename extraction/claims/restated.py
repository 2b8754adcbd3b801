"""The same amount told twice: in the headline and in the body, in the text and in its table, "Twenty-seven officials ... of the 27".

Claims of kind `restated_amount`: members `left` (first told) and `right`. An amount that comes again is one claim, however often it comes. An amount of the
headline that does not come again is held against the one amount of the body that plays the same part (the cost of the project, the loan), and
only where there is exactly one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extraction.claims.marked import DURATIONS, MONEY, QUANTITY, Figure, Marked, marked_text
from extraction.claims.parts import Parts, comparable, fits, parts_of
from extraction.claims.phrases import HEDGE
from extraction.claims.plans import COST_AFTER, COST_BEFORE, NO_PLAN
from extraction.model import Claim, Fact
from extraction.scene import Scene

KIND = "restated_amount"

# "€345 million loan", "US$70 million credit", "a loan of up to ¤", "in financing support"
LOAN_AFTER = re.compile(r"¤(?:\s\(¤\))?\s(?:[\w'’-]+\s){0,3}?(?:loan|credit|grant|financing|support|package|guarantee|facility|contract|funding)s?\b")
LOAN_BEFORE = re.compile(
    rf"\b(?:loan|credit|grant|financing|funding|package|guarantee|facility|contract)s?\s(?:[\w'’-]+\s){{0,3}}?(?:of|worth|totall?ing|amounting\sto)\s{HEDGE}(?P<loan>¤)",
    re.VERBOSE,
)
VERB_BEFORE = re.compile(rf"\b(?:[Aa]pproves?d?|[Ll]ends?|[Ee]xtends?|[Pp]rovid(?:es|ing)|[Ee]armark(?:s|ed)|[Gg]rants?|[Ss]igns?)\s{HEDGE}(?P<loan>¤)", re.VERBOSE)
AGAIN = re.compile(r"\b(?:[Tt]he|[Oo]f\sthe|[Aa]ll|[Tt]hese|[Tt]hose)\s(?P<again>[ℕ№])")
ROUND_UP = re.compile(r"\b(?:loans|credits|grants|projects|operations|contracts|agreements|tranches)\b")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    marked = parts.marked
    repeated = list(_repeated(marked, MONEY))
    yield from repeated
    yield from _measures(marked)
    yield from _counts(marked)
    yield from _headline(parts)


def _claim(left: Figure, right: Figure) -> Claim:
    start, end = right.char_start, right.char_end
    return Claim(KIND, start, end, (left.member("left"), right.member("right")))


def _repeated(marked: Marked, sign: str) -> Iterator[Claim]:
    """Each amount that is told again, in another sentence and in the same currency; the first two tellings."""
    told: dict[tuple[str | None, Decimal], Figure] = {}
    done: set[tuple[str | None, Decimal]] = set()
    for figure in marked.figures:
        if figure.sign != sign or figure.value is None or figure.per or figure.low is None:
            continue
        key = (figure.unit, figure.value)
        first = told.setdefault(key, figure)
        if first is figure or key in done or marked.sentence_number(first.at) == marked.sentence_number(figure.at):
            continue
        if not _the_same(marked, first, figure):
            continue
        done.add(key)
        yield _claim(first, figure)


def _the_same(marked: Marked, first: Figure, again: Figure) -> bool:
    """Three digits hardly recur by chance, nor does what the text begins with; rounder amounts need a name in common."""
    if len(first.value.normalize().as_tuple().digits) >= 3 or first.at <= marked.lines[min(1, len(marked.lines) - 1)][1]:
        return True
    return bool(_names(marked, first) & _names(marked, again))


def _names(marked: Marked, figure: Figure) -> set[str]:
    start, end = marked.sentence(figure.at)
    return {mention.entity for _, mention in marked.scene.within(marked.clean(start), marked.clean(end - 1) + 1, "organisation", "activity", "place") if mention.entity}


def _measures(marked: Marked) -> Iterator[Claim]:
    """Measures with decimals, which hardly recur by chance."""
    told: dict[tuple[str | None, Decimal], Figure] = {}
    done: set[tuple[str | None, Decimal]] = set()
    for figure in marked.figures:
        if figure.sign != QUANTITY or figure.value is None or figure.counts or figure.unit in DURATIONS or figure.value == figure.value.to_integral_value():
            continue
        key = (figure.unit, figure.value)
        first = told.setdefault(key, figure)
        if first is not figure and key not in done and marked.line_number(first.at) != marked.line_number(figure.at):
            done.add(key)
            yield _claim(first, figure)


def _counts(marked: Marked) -> Iterator[Claim]:
    """ "The nine were ...", "Eleven of the 27": a count taken up again without its noun."""
    done: set[Decimal] = set()
    for match in AGAIN.finditer(marked.text):
        again = marked.figure(match.start("again"))
        if again.sign == QUANTITY or again.value is None or again.value in done or again.value < 3:
            continue
        line = marked.line_number(again.at)
        start = marked.lines[max(line - 4, 0)][0]
        before = [figure for figure in marked.between(start, match.start(), QUANTITY) if figure.counts and figure.value == again.value]
        if before and marked.sentence_number(before[-1].at) != marked.sentence_number(again.at):
            done.add(again.value)
            yield _claim(before[-1], again)


# --- the headline ---------------------------------------------------------------------------------------------------


def _headline(parts: Parts) -> Iterator[Claim]:
    """Amounts of the first line that do not come again, held against the one of their part in the body."""
    marked = parts.marked
    if len(marked.lines) < 2:
        return
    end = min(marked.lines[0][1], marked.sentences[0][1] if marked.sentences else marked.lines[0][1])
    for figure in marked.between(0, end, MONEY):
        if figure.value is None or figure.per or _comes_again(marked, figure):
            continue
        for candidates in (_costs(parts, figure, end), _loans(parts, figure, end)):
            values = {candidate.value for candidate in candidates}
            if len(values) == 1 and not _sum_of_others(parts, figure):
                yield _claim(figure, candidates[0])
                break


def _comes_again(marked: Marked, figure: Figure) -> bool:
    return any(
        other.at != figure.at and other.unit == figure.unit and other.low is not None and figure.interval.overlaps(other.interval)
        for other in marked.figures
        if other.sign == MONEY
    )


def _costs(parts: Parts, headline: Figure, end: int) -> list[Figure]:
    """Costs told in the body, where the headline tells a cost: "US$58.4 million dairy project"."""
    marked = parts.marked
    title = marked.text[headline.at : end]
    if not COST_AFTER.match(title) and not any(match.start("total") == headline.at for match in COST_BEFORE.finditer(marked.text, 0, end) if match["total"]):
        return []
    found = []
    for match in COST_BEFORE.finditer(marked.text, end):
        if match["total"] and re.search(r"\b(?:total|overall|estimated)\b", match.group()):
            figure = marked.figure(match.start("total"))
            if comparable(figure, headline) and not NO_PLAN.search(marked.text, *marked.sentence(figure.at)):
                found.append(figure)
    return found


def _loans(parts: Parts, headline: Figure, end: int) -> list[Figure]:
    """Loans told in the body, where the headline tells a loan; the equivalent where the loan is in another currency."""
    marked = parts.marked
    if not LOAN_AFTER.match(marked.text, headline.at, end) and not any(match.start("loan") == headline.at for match in VERB_BEFORE.finditer(marked.text, 0, end)):
        return []
    if ROUND_UP.search(marked.text, 0, end):
        return []
    found = [marked.figure(match.start()) for match in LOAN_AFTER.finditer(marked.text, end)]
    found += [marked.figure(match.start("loan")) for match in LOAN_BEFORE.finditer(marked.text, end)]
    found = [parts.twin.get(figure.at, figure) if figure.unit != headline.unit else figure for figure in found]
    return [figure for figure in found if comparable(figure, headline)]


def _sum_of_others(parts: Parts, headline: Figure) -> bool:
    """True when the headline adds up what the body tells one by one."""
    values: dict[Decimal, Figure] = {}
    for figure in parts.marked.figures:
        if figure.sign == MONEY and comparable(figure, headline) and figure.value < headline.value:
            values.setdefault(figure.value, figure)
    others = sorted(values.values(), key=lambda figure: figure.at)[:12]
    starts = defaultdict(list)
    for place, first in enumerate(others):
        for second in others[place + 1 :]:
            starts[first.at].append([first, second])
    return any(fits(pair, headline) for pairs in starts.values() for pair in pairs) or fits(others, headline)
