"""What a text counts and sums up at once, and as many amounts told one by one: "three loan agreements worth T" with a commitment each, "T for four projects" above four items.

Claims of kind `parts_sum_to_total`. The number of things is what ties the amounts to their total: three or more that are as many as the text says are claimed as well
where one slip of the pen keeps them from it, unless some other list of the text comes to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.doubts import OTHER_TIME
from extraction.claims.marked import MONEY, Figure, Marked, answered_once
from extraction.claims.parts import CLOSED, OPEN_ENDED, Parts, comparable, fits, misscaled, one_digit_off, parts_of, sum_claim
from extraction.claims.sums.by_chance import chance_of
from extraction.claims.sums.composition import called_total
from extraction.claims.sums.financing import bulleted_runs, numbered_runs
from extraction.model import Claim, Fact, Transaction
from extraction.scene import Scene

# how far before their total things are counted, and how far behind it
COUNTED_WITHIN = 160
FOR_SO_MANY = re.compile(r"¤(?:\s\(¤\))?[^¤№ℕ.;:\n]{0,80}?\b(?:for|through|in|under|via|across|covering|from|with|to|over|by)\s(?:the\s|its\s|a\stotal\sof\s)?(?P<count>[№ℕ])")
WORTH = re.compile(
    r"\b(?:worth|totall?ing|amount(?:s|ing)?\s(?:together\s)?(?:to|of)|total\s(?:amount|value|sum)?\s?(?:of|is)|valued\sat|for\sa\stotal\sof|combined)\b[^¤№.;\n]{0,25}$"
)
DEAL = frozenset(
    "agreement loan grant credit project operation investment deal contract pact proposal programme program transaction guarantee initiative scheme subproject".split()
)
NO_OFFICIAL = re.compile(r"government", re.IGNORECASE)
# the things told one by one, and of these how many tie their amounts to the total by their number alone
MOST, MANY = 12, 3
# how likely chance may make two amounts come to their total but for a slip
BY_CHANCE = Decimal(1)
# the words before an amount
BEFORE = 40
WORD = re.compile(r"[A-Za-z’'-]+|:")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    marked = parts.marked
    deals = [fact for fact in facts if isinstance(fact, Transaction) and fact.type in ("outgoing commitment", "outgoing pledge")]
    done: set[object] = set()
    for total in marked.figures:
        if total.sign != MONEY or not total.value or total.per or (total.value, total.unit) in done:
            continue
        counts = _counted_with(marked, total)
        if not counts or _told_finer(marked, total):
            continue
        runs = list(_told_one_by_one(parts, deals, total))
        found = _all_of(runs, counts, total)
        if found:
            done.add((total.value, total.unit))
            yield sum_claim(found, total)


def _told_finer(marked: Marked, total: Figure) -> bool:
    """True for an amount that the text tells again with more digits."""
    told = (figure for figure in marked.figures if figure.sign == MONEY and figure.unit == total.unit and figure.value != total.value)
    return any(figure.size in total.interval and figure.qualifier in CLOSED for figure in told if figure.value) if total.qualifier in CLOSED else False


def _counted_with(marked: Marked, total: Figure) -> set[int]:
    """How many deals a total is told for."""
    start, end = marked.sentence(total.at)
    found = set()
    if WORTH.search(marked.text, max(start, total.at - 60), total.at) or called_total(marked, total):
        found.add(_deals_counted(marked, max(start, total.at - COUNTED_WITHIN), total.at))
    match = FOR_SO_MANY.match(marked.text, total.at, end)
    if match and not OTHER_TIME.search(marked.text, start, total.at):
        found.add(_deals_counted(marked, match.start("count"), match.start("count") + 1))
    return {count for count in found if 2 <= count <= MOST}


def _deals_counted(marked: Marked, start: int, end: int) -> int:
    """What is counted in a stretch, put together: two loans and one equity investment are three."""
    found = [figure for figure in marked.between(start, end, "№ℕ") if figure.counts and figure.value and figure.value == int(figure.value)]
    deals = [figure for figure in found if figure.bare or (figure.unit or "").split(" ")[-1] in DEAL]
    return int(sum(figure.size for figure in deals)) if found and len(deals) == len(found) else 0


def _all_of(told: list[tuple[list[Figure], bool]], counts: set[int], total: Figure) -> list[Figure] | None:
    """The amounts that are as many as the text says; those that come to the total before those that a slip keeps from it."""
    runs = [run for run, _ in told]
    for run in runs:
        miscounted = any(abs(len(run) - count) <= 2 for count in counts) and sum(one.size for one in run) == total.size
        if len(run) in counts and fits(run, total) or miscounted:
            return run
    if total.qualifier not in CLOSED or any(fits(run, total) for run in runs):
        return None
    for run, sure in told:
        many = sure or len(run) >= MANY or _hardly_by_chance(run, total)
        if len(run) in counts and (misscaled(run, total) or many and one_digit_off(run, total)):
            return run
    return None


def _hardly_by_chance(run: list[Figure], total: Figure) -> bool:
    odds = chance_of(run, total)
    return odds is not None and odds <= BY_CHANCE


# --- the lists that may be meant --------------------------------------------------------------------------------------


def _told_one_by_one(parts: Parts, deals: list[Transaction], total: Figure) -> Iterator[tuple[list[Figure], bool]]:
    """Lists of amounts, and whether they are one lender's of one day: as many of these as were counted are those that were."""
    for some in _of_one_kind(deals):
        committed = _committed_after(parts, some, total)
        if len(committed) >= 2:
            yield committed, len({(deal.provider, deal.edtf) for deal in some}) == 1 and some[0].edtf is not None
    yield from ((run, False) for run in _itemised(parts, total) if len(run) >= 2)
    yield from ((run, False) for run in _in_the_same_words(parts, total) if len(run) >= MANY)


def _of_one_kind(deals: list[Transaction]) -> Iterator[list[Transaction]]:
    """All deals, those of each lender, and those that each lender concluded on one day: what was lent before, or beside it, is told too."""
    yield deals
    for kind in (lambda deal: deal.provider, lambda deal: (deal.provider, deal.edtf)):
        groups: dict[object, list[Transaction]] = defaultdict(list)
        for deal in deals:
            groups[kind(deal)].append(deal)
        if len(groups) > 1:
            yield from groups.values()


def _committed_after(parts: Parts, deals: list[Transaction], total: Figure) -> list[Figure]:
    marked = parts.marked
    found: dict[object, Figure] = {}
    for deal in deals:
        start, end = marked.marked(deal.char_start), marked.marked(max(deal.char_end - 1, deal.char_start)) + 1
        for figure in marked.between(max(start, total.at + 1), end, MONEY):
            own = figure.value in (deal.amount, deal.equivalent_amount) and comparable(figure, total)
            if own and not NO_OFFICIAL.search(deal.provider or "") and figure.qualifier not in OPEN_ENDED:
                found.setdefault((figure.value, deal.activity), figure)
                break
    return sorted(found.values(), key=lambda figure: figure.at)


def _itemised(parts: Parts, total: Figure) -> Iterator[list[Figure]]:
    """The first amount, or the only one, of each item of a list after a total."""
    marked = parts.marked
    for lines in (*bulleted_runs(marked), *numbered_runs(marked)):
        if marked.lines[lines[0]][0] < total.at or len(lines) > MOST:
            continue
        told = [_amounts_of(parts, marked.lines[line][0], _end_of_item(marked, lines, place), total) for place, line in enumerate(lines)]
        if all(told):
            yield [amounts[0] for amounts in told]


def _end_of_item(marked: Marked, lines: list[int], place: int) -> int:
    last = lines[place + 1] - 1 if place + 1 < len(lines) else lines[place]
    return marked.lines[last][1]


def _amounts_of(parts: Parts, start: int, end: int, total: Figure) -> list[Figure]:
    """The amounts of an item in the currency of the total, an equivalent where the amount is in another."""
    found = []
    for figure in parts.marked.between(start, end, MONEY):
        twin = parts.twin.get(figure.at)
        own = figure if figure.unit == total.unit else twin
        if own is not None and own not in found and comparable(own, total):
            found.append(own)
    return found


@answered_once
def _two_words_before(marked: Marked, figure: Figure) -> str:
    start = max(marked.sentence(figure.at)[0], figure.at - BEFORE)
    return " ".join(WORD.findall(marked.text[start : figure.at])[-2:]).lower()


def _in_the_same_words(parts: Parts, total: Figure) -> Iterator[list[Figure]]:
    """Amounts of sentences of their own with the same words before them: "Amount: ¤ ... Amount: ¤", "A loan of ¤ ... A loan of ¤"."""
    marked = parts.marked
    told: dict[str, list[Figure]] = defaultdict(list)
    for figure in marked.between(total.at + 1, len(marked.text), MONEY):
        if comparable(figure, total) and figure.qualifier in CLOSED and figure.at not in parts.shadows:
            told[_two_words_before(marked, figure)].append(figure)
    for figures in told.values():
        if len({marked.sentence_number(figure.at) for figure in figures}) == len(figures) <= MOST:
            yield figures
