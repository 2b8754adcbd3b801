"""A cost or a package told once, and who pays how much of it told around it, up to the one who pays the rest: "The scheme is priced at T. A lends a, B adds b; the remaining c is equity".

Claims of kind `parts_sum_to_total`. The words end the list: an amount called the rest, or one of the borrower's side. Of the lists that end there the one that
comes to the total is meant; where none does, the amounts between the total and the rest are, if one slip of the pen is all that keeps them from being it.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.doubts import OTHER_TIME, is_slice
from extraction.claims.marked import MONEY, Figure, Marked, answered_once
from extraction.claims.parts import CLOSED, OPEN_ENDED, Parts, comparable, fits, misscaled, mistaken, parts_of, sum_claim
from extraction.claims.sums.composition import TOTAL_AFTER, TOTAL_BEFORE
from extraction.model import Claim, Fact
from extraction.scene import Scene

# what else makes an amount a whole: "whose price tag reads", "the bill for the road stands at", "priced at"
PRICED_BEFORE = re.compile(
    r"\b(?:bill|price|priced|outlay|pegged|worth|valued|budget\w*|envelope|kitty|financing|funding|project|programme|scheme|investment|agreement)\b[^¤№‰.;\n]{0,40}$",
    re.IGNORECASE,
)
PRICED_AFTER = re.compile(
    r"¤\)?\s?(?:\([^()\n]{1,40}\)\s)?(?:[\w-]+\s){0,3}?(?:in\sall|altogether|total|package|project|programme|program|scheme|cost|plan|investment|agreement|debt)\b",
    re.IGNORECASE,
)
# nobody is left to pay
REST = re.compile(
    r"\b(?:remaining|remainder|balance|the\srest|what\s(?:is|was|remains)\sleft|what\sremains|left\sover|gap|difference|shortfall|makes?\sup\sthe\srest|to\scomplete)\b",
    re.IGNORECASE,
)
OWN_SIDE = re.compile(
    r"\b(?:[Gg]overnments?|[Bb]orrowers?|[Tt]reasury|[Ss]tate|[Mm]unicipalit\w+|[Cc]ity|[Oo]wners?|[Ss]ponsors?|[Ss]hareholders?|[Ee]quity|[Cc]ounterpart|[Oo]wn\s(?:funds|resources|contribution|money)|[Bb]eneficiar\w+|[Nn]ational\sbudget|utility)\b"
)
# of the borrower's side only where it pays: "to the Government of Peru" names who gets it
GETS = re.compile(r"\b(?:to|for|with)\s(?:the\s)?(?:[\w-]+\s){0,2}?$")
# money that is told beside a plan
ASIDE = re.compile(
    r"\b(?:[Ss]ince|so\sfar|[Tt]o\sdate|portfolio|cumulative|annual(?:ly)?|per\s(?:year|capita|head)|a\syear|turnover|revenues?|savings?|GDP|guarantees?|first\sphase|earlier|last\syear|damage|supervision|technical\sassistance)\b"
)
# how many amounts and lines a plan takes, how many stand before its total, and how many are tried from further back
MOST, LINES, BEFORE, FAR_BACK = 9, 8, 3, 12
# what is surely the whole of a plan
COST_BEFORE = re.compile(
    r"\b(?:costs?|costing|bill|price\w*|pegged|outlay|total\s(?:investment|budget|financing|package)|package\s(?:of|totall?ing|worth)|estimated\sat|valued\sat|put\sat)\b[^¤№.;\n]{0,40}$",
    re.IGNORECASE,
)
COST_AFTER = re.compile(r"¤\)?\s(?:[\w-]+\s){0,2}?(?:in\sall|altogether|cost|package|project|scheme|plan)\b", re.IGNORECASE)
# a plan that is told with a slip takes no more amounts than these, and no more lines
SEVERAL, CLOSE_BY = 7, 5

def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    for amounts in _by_unit(parts).values():
        for place, total in enumerate(amounts):
            found = _plan(parts, amounts, place) if _called_whole(parts.marked, total) else None
            if found:
                yield sum_claim(found, total)


def _by_unit(parts: Parts) -> dict[str, list[Figure]]:
    """The amounts of each currency in the order of the text, equivalents too, parts of parts and prices left out."""
    found: dict[str, list[Figure]] = {}
    for figure in parts.marked.figures:
        if figure.sign == MONEY and figure.value and figure.unit and not figure.per and figure.at not in parts.nested:
            found.setdefault(figure.unit, []).append(figure)
    return {unit: amounts for unit, amounts in found.items() if len(amounts) > 2}


@answered_once
def _called_whole(marked: Marked, figure: Figure) -> bool:
    """True for an amount that the words call a total, a cost or a package; what one lender gives is called so in stronger words only."""
    start, end = marked.sentence(figure.at)
    before = marked.text[max(start, figure.at - 70) : figure.at]
    after = marked.text[figure.at : min(figure.at + 60, end)]
    if figure.qualifier in OPEN_ENDED or closes(marked, figure) or OTHER_TIME.search(before):
        return False
    if figure.role == "total cost" or TOTAL_BEFORE.search(before) or TOTAL_AFTER.search(after):
        return True
    return figure.role != "commitment" and bool(PRICED_BEFORE.search(before) or PRICED_AFTER.match(after))


@answered_once
def closes(marked: Marked, figure: Figure) -> bool:
    return is_rest(marked, figure) or _of_own_side(marked, figure)


def _words_before(marked: Marked, figure: Figure) -> str:
    """The words between the figure before and this one, in its sentence."""
    start = max(marked.sentence(figure.at)[0], figure.at - 120)
    earlier = marked.between(start, figure.at)
    return marked.text[earlier[-1].at + 1 if earlier else start : figure.at]


def _words_after(marked: Marked, figure: Figure) -> str:
    end = min(marked.sentence(figure.at)[1], figure.at + 70)
    later = marked.between(figure.at + 1, end)
    return re.split(r"[;,]", marked.text[figure.at + 1 : later[0].at if later else end])[0]


@answered_once
def is_rest(marked: Marked, figure: Figure) -> bool:
    return bool(REST.search(_words_before(marked, figure)))


@answered_once
def _of_own_side(marked: Marked, figure: Figure) -> bool:
    before, after = _words_before(marked, figure), _words_after(marked, figure)
    return any(not GETS.search(before[: match.start()]) for match in OWN_SIDE.finditer(before)) or any(
        re.search(r"\b(?:from|by|in|as|of)\s(?:the\s)?(?:[\w'’-]+\s){0,3}?$", after[: match.start()]) for match in OWN_SIDE.finditer(after)
    )


def _plan(parts: Parts, amounts: list[Figure], place: int) -> list[Figure] | None:
    """The amounts around a total that pay it, if the words close their list."""
    marked, total = parts.marked, amounts[place]
    runs = [run for run in map(_each_once, (*_after(marked, amounts, place), *_before(marked, amounts, place))) if len(run) >= 2]
    found = next((run for run in runs if fits(run, total)), None) or _with_one_from_afar(amounts, place, runs[:2])
    if found or not runs or total.qualifier not in CLOSED:
        return found
    likely = [run for run in runs if _surely(marked, run, total) and not _told_as_another(amounts, run, total)]
    return likely[0] if likely else None


def _after(marked: Marked, amounts: list[Figure], place: int) -> Iterator[list[Figure]]:
    """The lists after a total, those of the same breath before it with them, the likelier first."""
    total = amounts[place]
    after = _stretch(marked, amounts[place + 1 : place + 1 + 2 * MOST], total)
    ends = [at for at, figure in enumerate(after) if closes(marked, figure)]
    near_by = [
        figure for figure in amounts[max(place - BEFORE, 0) : place] if _beside(marked, figure, total) and _counts(marked, figure, total)
    ]
    for end in reversed(ends):
        last = marked.sentence(after[end].at)[1]
        listed = [figure for at, figure in enumerate(after) if at <= end or figure.at < last]
        yield listed
        yield from ([*near_by[start:], *listed] for start in range(len(near_by) - 1, -1, -1))
        if len(listed) > 3:
            yield listed[:-1]  # what others put in beside the borrower


def _before(marked: Marked, amounts: list[Figure], place: int) -> Iterator[list[Figure]]:
    """The lists before a total that is told with the rest: "the remaining c of the cost, estimated at T"."""
    total = amounts[place]
    if (
        place == 0
        or marked.sentence_number(total.at) - marked.sentence_number(amounts[place - 1].at) > 1
        or not closes(marked, amounts[place - 1])
    ):
        return
    back = _stretch(marked, list(reversed(amounts[max(place - 2 * MOST, 0) : place])), total)
    listed = list(reversed(back))
    wholes = [at for at, figure in enumerate(listed[:-1]) if _called_whole(marked, figure)]
    if wholes:
        yield listed[wholes[0] + 1 :]
        yield [listed[wholes[0]], *(figure for figure in listed[-2:] if closes(marked, figure))]
    yield listed
    yield from (listed[start:] for start in range(1, len(listed) - 1))


def _stretch(marked: Marked, amounts: list[Figure], total: Figure) -> list[Figure]:
    """The first of some amounts that may pay a total, up to the next larger whole or the end of the passage."""
    line = marked.line_number(total.at)
    found: list[Figure] = []
    for figure in amounts:
        if abs(marked.line_number(figure.at) - line) > LINES or len(found) >= MOST:
            break
        if figure.value == total.value or not _counts(marked, figure, total):
            continue
        if (
            figure.role == "total cost"
            and not closes(marked, figure)
            or total.size < figure.size < 100 * total.size
            and _called_whole(marked, figure)
        ):
            break
        found.append(figure)
    return found


def _counts(marked: Marked, figure: Figure, total: Figure) -> bool:
    """True for an amount that may pay a part: no slice of one, nothing of another time, no sum of many projects."""
    start, end = marked.sentence(figure.at)
    around = marked.text[max(start, figure.at - 60) : min(end, figure.at + 40)]
    return (
        comparable(figure, total)
        and figure.qualifier not in OPEN_ENDED
        and figure.role != "portfolio total"
        and not is_slice(marked, figure)
        and not ASIDE.search(around)
    )


def _beside(marked: Marked, figure: Figure, total: Figure) -> bool:
    return marked.sentence_number(total.at) - marked.sentence_number(figure.at) <= 2


def _each_once(run: list[Figure]) -> list[Figure]:
    """The run without amounts that another sentence told before."""
    kept: list[Figure] = []
    for figure in run:
        if all(figure.value != other.value or 0 < figure.at - other.at < 60 for other in kept):
            kept.append(figure)
    return kept


def _with_one_from_afar(amounts: list[Figure], place: int, runs: list[list[Figure]]) -> list[Figure] | None:
    """The list and the one payer who was told of long before, if these come to the total."""
    total = amounts[place]
    others = [
        figure for figure in reversed(amounts[max(place - FAR_BACK, 0) : place]) if comparable(figure, total) and figure.size < total.size
    ]
    for run in runs:
        for figure in others:
            listed = _each_once([figure, *(one for one in run if one.at != figure.at)])
            if len(listed) > 2 and fits(listed, total):
                return listed
    return None


def _surely(marked: Marked, run: list[Figure], total: Figure) -> bool:
    """True where the words leave nobody out of what pays a cost told close by, and one slip explains why the amounts do not come to it."""
    rest = any(is_rest(marked, figure) for figure in run[-2:])
    if (
        len(run) < (2 if rest else 3)
        or len(run) > SEVERAL
        or not surely_cost(marked, total)
        or any(figure.surface[-1:].isdigit() for figure in run)
    ):
        return False
    lines = [marked.line_number(figure.at) for figure in (*run, total)]
    if max(lines) - min(lines) > CLOSE_BY:
        return False
    return misscaled(run, total) or total.size > max(figure.size for figure in run) and mistaken(run, total)


@answered_once
def surely_cost(marked: Marked, total: Figure) -> bool:
    start, end = marked.sentence(total.at)
    before, after = marked.text[max(start, total.at - 70) : total.at], marked.text[total.at : min(total.at + 60, end)]
    told = COST_BEFORE.search(before) or COST_AFTER.match(after) or total.role in ("total cost", "budget")
    return bool(told) and total.role != "portfolio total"


def _told_as_another(amounts: list[Figure], run: list[Figure], total: Figure) -> bool:
    """True where what the run comes to is told as well: then that is its total."""
    inside = {figure.at for figure in run}
    return any(fits(run, other) for other in amounts if other.at not in inside and other.at != total.at)
