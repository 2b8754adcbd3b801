"""Sums that fail by one slip of the pen: an amount that the words call a total, and all the amounts of a sentence, a paragraph or a passage beside it, which would come to it but for one digit.

Claims of kind `parts_sum_to_total` that do not hold. Only whole passages are tried, the nearest first; a passage that comes to the total ends the search. How many ties
chance alone would make of the values that slips can make of the figures is reckoned from their digits (`slips.chance`): words that surely tell a
cost need fewer digits than words that may tell one, two parts need more than three.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import DURATIONS, MONEY, QUANTITY, Figure, Marked
from extraction.claims.parts import CLOSED, MOST_LISTED, Parts, added, fits, parts_of, sum_claim
from extraction.claims.sums.belonging import one_of_the_items, reasons
from extraction.claims.sums.by_chance import chance_of
from extraction.claims.sums.composition import called_total, of_another_time, told_aside
from extraction.claims.sums.counted_deals import WORTH
from extraction.claims.sums.item_lines import item_runs
from extraction.claims.sums.payers import closes, is_rest, surely_cost
from extraction.claims.told_amounts import ToldAmounts
from extraction.model import Claim, Fact
from extraction.scene import Scene

# Chance ties that are put up with: where the words surely call the amount a cost or a sum, where they may.
CHANCE = {True: Decimal("0.2"), False: Decimal("0.12")}
# Each reason to take a list for all of a total makes up for so many more.
FOR_A_REASON = Decimal("2.5")
# so many reasons tell by themselves that an amount is the total of a list, if it may be one by its role
STRONG = 3
SUMS = ("portfolio total", "context", "share")
# Two parts tell less than three: one of them is what is left of the total whatever the other is.
OF_TWO = Decimal("0.05")
# sentences that two parts and their total may stand apart
FAR_APART = 2
MOST_PARTS = 10
# Sums this near to a total are no slip of it: some part is rounded, or too small to be told.
NEAR_BY = Decimal("0.01")
# passages: lines before or behind the total's own
LINES = (1, 2, 3, 4, 6)
# qualifiers of totals that tell no more of them than one end
ONE_END = ("at least", "less than")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    for figures in _by_unit(parts).values():
        if len(figures) <= 2:
            continue
        amounts = ToldAmounts(figures, _may_be_part)
        apart = ToldAmounts(figures, lambda figure: _may_be_part(figure) and figure.at not in parts.nested)
        for total in figures:
            found = _slipped(parts, amounts, apart, total) if total.qualifier not in ONE_END else None
            if found:
                yield sum_claim(found, total)


def _may_be_part(figure: Figure) -> bool:
    return figure.role != "total cost" and figure.qualifier in CLOSED and figure.low is not None and figure.high is not None


def _by_unit(parts: Parts) -> dict[tuple[str, str], list[Figure]]:
    """Amounts of money and measured or counted quantities by unit; of an amount told twice in one unit the first."""
    found: dict[tuple[str, str], list[Figure]] = {}
    for figure in parts.marked.figures:
        if (
            figure.sign not in MONEY + QUANTITY
            or not figure.value
            or figure.value < 0
            or not figure.unit
            or figure.per
            or figure.unit in DURATIONS
        ):
            continue
        twin = parts.twin.get(figure.at)
        if twin is None or twin.unit != figure.unit or twin.at > figure.at:
            found.setdefault((figure.sign, figure.unit), []).append(figure)
    return found


def _slipped(parts: Parts, amounts: ToldAmounts, apart: ToldAmounts, total: Figure) -> list[Figure] | None:
    """The passage that would come to a total but for one slip, if no passage comes to it."""
    surely = _called(parts.marked, total)
    if surely is None and total.role not in SUMS:
        return None
    best: tuple[Decimal, list[Figure]] | None = None
    passages = list(_passages(parts, amounts, apart, total))
    for run in (*passages, *_with_the_announced(parts, passages, apart, total)):
        if _agrees(run, total):
            return None
        odds = None if _told_as_another(run, amounts) else chance_of(run, total)
        if odds is not None and not one_of_the_items(parts.marked, run, total) and odds <= _limit(parts.marked, run, total, surely) and (best is None or odds < best[0]):
            best = odds, run
    return best[1] if best else None


def _limit(marked: Marked, run: list[Figure], total: Figure, surely: bool | None) -> Decimal:
    """How much chance is put up with: more where the words and the layout tell that these are all, none for an amount not called a total without them."""
    least = min(OF_TWO, CHANCE[bool(surely)]) if len(run) == 2 else CHANCE[bool(surely)]
    found = reasons(marked, run, total)
    return least * FOR_A_REASON**found if surely is not None or found >= STRONG else Decimal(0)


def _called(marked: Marked, total: Figure) -> bool | None:
    """True for an amount surely called a cost or a sum, False for one that may be, None for any other."""
    if told_aside(marked, total):
        return None
    if total.sign == MONEY and (
        surely_cost(marked, total) or WORTH.search(marked.text, max(marked.sentence(total.at)[0], total.at - 60), total.at)
    ):
        return True
    return False if called_total(marked, total) else None


def _passages(parts: Parts, amounts: ToldAmounts, apart: ToldAmounts, total: Figure) -> Iterator[list[Figure]]:
    """All the amounts of the unit in a stretch of text that ends or begins with a total or lies beside it."""
    tried: set[tuple[int, ...]] = set()
    stretches = ((amounts if nested else apart).told(start, end, total.value, MOST_PARTS) for start, end, nested in _stretches(parts.marked, total))
    for run in (*_items(parts, total), *_as_many_before(parts, apart, total), *stretches):
        key = tuple(figure.at for figure in run)
        if 2 <= len(run) <= MOST_PARTS and key not in tried:
            tried.add(key)
            if len(run) == 2 and _spread(parts.marked, run, total) > FAR_APART:
                continue
            if not any(of_another_time(parts.marked, figure) for figure in run):
                yield run


def _items(parts: Parts, total: Figure) -> Iterator[list[Figure]]:
    """The first amount of each item of a list in lines of their own."""
    for start, end, run in _first_of_items(parts.marked, total.sign, total.unit):
        if not start <= total.at < end:
            yield run


def _first_of_items(marked: Marked, sign: str, unit: str | None) -> list[tuple[int, int, list[Figure]]]:
    """Where each list begins and ends, and the first amount in a unit of each of its items; looked for once in a text."""
    kept: dict[tuple[str, str | None], list[tuple[int, int, list[Figure]]]] = vars(marked).setdefault("_first_of_items", {})
    if (sign, unit) not in kept:
        found = kept[sign, unit] = []
        for lines in item_runs(marked):
            firsts = [next((one for one in marked.between(*marked.lines[line], sign) if one.unit == unit and one.value), None) for line in lines]
            run = [figure for figure in firsts if figure is not None and _may_be_part(figure)]
            if len(run) == len(lines) <= MOST_PARTS:
                found.append((marked.lines[lines[0]][0], marked.lines[lines[-1]][1], run))
    return kept[sign, unit]


def _as_many_before(parts: Parts, apart: ToldAmounts, total: Figure) -> Iterator[list[Figure]]:
    """ "The three sources make up ¤", "the two loans total ¤": as many amounts before it, the last ones told."""
    marked = parts.marked
    for match in THE_SO_MANY.finditer(marked.text, marked.sentence(total.at)[0], total.at):
        count = marked.figure(match.start("count"))
        if count.counts and 2 <= count.size <= MOST_PARTS:
            yield apart.told(max(match.start() - FURTHEST, 0), match.start(), total.value, MOST_LISTED)[-int(count.size) :]


THE_SO_MANY = re.compile(r"\b(?:[Tt]he|[Tt]hese|[Aa]ll|[Tt]hose)\s(?P<count>[№ℕ])")
FURTHEST = 1500


def _with_the_announced(parts: Parts, passages: list[list[Figure]], apart: ToldAmounts, total: Figure) -> Iterator[list[Figure]]:
    """What a text announces first, with those who put in the rest of a cost told later: "approved a loan of ¤ ... The cost of ¤ is shared by the fund with ¤ and the State with ¤"."""
    marked = parts.marked
    first = next((figure for figure in apart.figures if figure.role == "commitment" and _may_be_part(figure)), None)
    if first is None or first.at >= total.at or not surely_cost(marked, total):
        return
    start, end = marked.sentence(first.at)
    announced = [figure for figure in apart.told(start, end, total.value, MOST_PARTS) if figure.role == "commitment"]
    values = {figure.value for figure in announced}
    rests = [figure for figure in marked.between(*marked.sentence(total.at), MONEY) if figure.unit == total.unit and is_rest(marked, figure)]
    for run in (*passages, rests):
        beside = _spread(marked, run, total) <= FAR_APART and not values & {figure.value for figure in run}
        if beside and any(closes(marked, figure) for figure in run):
            yield [*announced, *run]


def _stretches(marked: Marked, total: Figure) -> Iterator[tuple[int, int, bool]]:
    """Start, end, and whether parts of parts are taken: in the sentence of a total its own are."""
    at, number, line = total.at, marked.sentence_number(total.at), marked.line_number(total.at)

    def sentences(first: int, last: int) -> tuple[int, int]:
        return marked.sentences[max(number + first, 0)][0], marked.sentences[min(number + last, len(marked.sentences) - 1)][1]

    def lines(first: int, last: int) -> tuple[int, int]:
        return marked.lines[max(line + first, 0)][0], marked.lines[min(line + last, len(marked.lines) - 1)][1]

    start, end = sentences(0, 0)
    yield at + 1, end, False
    yield at + 1, end, True
    yield start, at, False
    yield start, end, False
    if number + 1 < len(marked.sentences):
        yield *sentences(1, 1), False
        yield at + 1, sentences(0, 1)[1], False
        yield start, sentences(0, 1)[1], False
        yield *sentences(1, 2), False
        yield at + 1, sentences(0, 2)[1], False
    if number:
        yield *sentences(-1, -1), False
        yield sentences(-1, 0)[0], at, False
        yield sentences(-2, 0)[0], at, False
    yield at + 1, marked.line(at)[1], False
    yield marked.line(at)[0], at, False
    yield *marked.line(at), False
    if line + 1 < len(marked.lines):
        yield *lines(1, 1), False
    for reach in LINES:
        yield at + 1, lines(0, reach)[1], False
    for reach in LINES:
        yield lines(-reach, 0)[0], at, False
    yield at + 1, len(marked.text), False
    yield 0, at, False
    yield 0, len(marked.text), False


def _spread(marked: Marked, run: list[Figure], total: Figure) -> int:
    numbers = [marked.sentence_number(figure.at) for figure in (total, *run)]
    return max(numbers) - min(numbers)


def _agrees(run: list[Figure], total: Figure) -> bool:
    off = abs(sum(figure.size for figure in run) - total.size)
    return off <= total.size * NEAR_BY or total.qualifier in CLOSED and added(run).overlaps(total.interval)


def _told_as_another(run: list[Figure], amounts: ToldAmounts) -> bool:
    """True where what a passage comes to is told as well: then that is its total."""
    whole = sum((figure.size for figure in run), Decimal(0))
    return any(other not in run and fits(run, other) for other in amounts.near(whole, NEAR_BY))
