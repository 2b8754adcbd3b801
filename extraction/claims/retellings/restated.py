"""The same amount told twice: in the headline and in the body, in the text and in its table, "Twenty-seven officials ... of the 27".

Claims of kind `restated_amount`: members `left` (first told) and `right`. An amount that comes again is one claim, however often it comes. Amounts that
differ are read in `restated_rows`, `restated_headline`, `restated_costs` and `retold`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import DURATIONS, MONEY, QUANTITY, Figure, Marked
from extraction.claims.parts import parts_of
from extraction.claims.retellings.retelling import LONG_LINE, SUMMARY, TOP_BULLET, TOTAL_WORD, headline_of, names_beside, retold_as
from extraction.model import Claim, Fact
from extraction.scene import Scene

# an amount of the text and the cell of its table
TABLE_CELL = re.compile(r"[¤‰№](?:\s*\|)?\s*(?:\n|$|\s{2,}[¤‰№]|\s?\|)")
AGAIN = re.compile(r"\b(?:[Tt]he|[Oo]f\sthe|[Aa]ll|[Tt]hese|[Tt]hose)\s(?P<again>[ℕ№])")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    yield from _repeated(parts.marked, MONEY)
    yield from _measures(parts.marked)
    yield from _counts(parts.marked)
    yield from (retold_as(left, right) for left, right in parts.again)


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
        yield retold_as(first, figure)


def _the_same(marked: Marked, first: Figure, again: Figure) -> bool:
    """Three digits hardly recur by chance, nor does what the text begins with; rounder amounts need a name in common."""
    if _is_cell(marked, first) and _is_cell(marked, again) and marked.line_number(again.at) - marked.line_number(first.at) <= LONGEST_TABLE:
        return False  # two rows of a table
    if len(first.size.normalize().as_tuple().digits) >= 3 or first.at <= _opened_by(marked):
        return True
    if TABLE_CELL.search(marked.text, again.at, again.at + 40) and not again.surface[-1:].isalpha():
        return True
    if _in_summary(marked, first) or _in_summary(marked, again):
        return True
    return bool(names_beside(marked, first) & names_beside(marked, again))


def _is_cell(marked: Marked, figure: Figure) -> bool:
    """True for a figure in a row whose label says nothing of a total."""
    start, end = marked.line(figure.at)
    before = marked.text[start : figure.at]
    return bool(GAP_BEFORE_CELL.search(before[-2:]) and re.search(r"\w", before)) and not TOTAL_WORD.search(marked.text, start, end)


GAP_BEFORE_CELL = re.compile(r"(?:\s\s|\t|\|\s?)\Z")
LONGEST_TABLE = 15  # rows between two that are still of one table


def _opened_by(marked: Marked) -> int:
    """Where the first sentence ends, or the headline among the opening lines."""
    start, end = headline_of(marked)
    return max(marked.sentences[0][1], end if end - start <= LONG_LINE else 0)


def _in_summary(marked: Marked, figure: Figure) -> bool:
    """True for a row of a table with bars, and for a bullet at the top: they tell what the text tells."""
    start, end = marked.line(figure.at)
    return marked.text.count("|", start, end) >= 2 or marked.line_number(start) < SUMMARY and bool(TOP_BULLET.match(marked.text[start:end]))


# people and households in their thousands are hardly the same number by chance
LARGE = 10_000


def _measures(marked: Marked) -> Iterator[Claim]:
    """Measures with decimals and large numbers of one thing, which hardly recur by chance."""
    told: dict[tuple[str | None, Decimal], Figure] = {}
    done: set[tuple[str | None, Decimal]] = set()
    for figure in marked.figures:
        if (
            figure.sign != QUANTITY
            or figure.value is None
            or figure.unit in DURATIONS
            or figure.value == figure.value.to_integral_value()
            and (not figure.counts or figure.bare or figure.value < LARGE)
        ):
            continue
        key = (figure.unit, figure.value)
        first = told.setdefault(key, figure)
        if first is not figure and key not in done and marked.line_number(first.at) != marked.line_number(figure.at):
            done.add(key)
            yield retold_as(first, figure)


def _counts(marked: Marked) -> Iterator[Claim]:
    """ "The nine were ...", "Eleven of the 27": a count taken up again without its noun."""
    done: set[Decimal] = set()
    for match in AGAIN.finditer(marked.text):
        again = marked.figure(match.start("again"))
        if not again.bare or again.value is None or again.value in done or again.value < 3:
            continue
        line = marked.line_number(again.at)
        start = marked.lines[max(line - 4, 0)][0]
        before = [
            figure
            for figure in marked.between(start, match.start(), QUANTITY)
            if figure.counts and not figure.bare and figure.value == again.value
        ]
        if before and marked.sentence_number(before[-1].at) != marked.sentence_number(again.at):
            done.add(again.value)
            yield retold_as(before[-1], again)
