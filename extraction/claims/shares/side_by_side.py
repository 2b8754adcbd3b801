"""A part of a whole with its percentage: "Of these investments, about $1.82 billion (77%)", "$9.8 billion, or 34%", "85 per cent of a price of EUR 1,073m".

Claims of kind `share_of_total`: members `part`, `total`, `share`. The whole is the one that the words name, else the nearest figure before, in the same
unit and not smaller than the part. Shares of one sentence are shares of one whole, and of several wholes that could be meant the one that most
of them fit is taken. A share without an amount of its own ("86% of which in infrastructure") is no claim. Then, for the shares of one
sentence that share a whole, `shares_sum`: exhaustive where the amounts are, at most 100% otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.equivalence import equivalents
from extraction.claims.marked import FRACTION, MEMORY, MONEY, PERCENT, QUANTITY, Figure, Marked, marked_text
from extraction.claims.parts import HUNDRED, added, fits, meant, parts_of, sum_claim
from extraction.claims.phrases import HEDGE, WHOLE
from extraction.claims.shares import by_name, shared_out
from extraction.claims.shares.decision import amounts_of
from extraction.claims.shares.forms import OF_THEM, Told, fits_share, same_unit, told_shares
from extraction.claims.shares.off_by_a_slip import one_slip_off
from extraction.claims.shares.own_whole import with_own_whole
from extraction.claims.shares.shared_out import of_one_whole
from extraction.claims.shares.vetoes import beyond, is_hedged, of_another_whole
from extraction.model import Claim, Fact
from extraction.scene import Scene

KIND = "share_of_total"
OF_THESE = re.compile(
    rf"\b[Oo]f\s(?:these|this|that|which|them|it\b|(?:the|its|their|all)\s(?:[\w'’-]+\s){{0,2}}?{WHOLE}|(?:the|its|a)\s{HEDGE}[¤№])|\b(?:by\ssector|share|allocated)\b",
    re.IGNORECASE | re.VERBOSE,
)
# "the rest, ¤ or 11 per cent": of all that was told, not of what was told last; "rose to ¤ (12%)": no part of anything
NO_PART = re.compile(
    r"\b(?:rest|remain\w*|balance|other)\b,?\s[^¤№.;\n]{0,20}$"
    r"|\b(?:r[oi]se[ns]?|gr[eo]wn?|increas\w+|f[ae]ll(?:en|s)?|declin\w+|dropp?\w*|jump\w*|climb\w*|expand\w*|surg\w+|soar\w*|reduc\w+|up|down)\b[^,.;\n]{0,30}$"
)
OTHERS = re.compile(r"\b(?:[Oo]ther|[Rr]est|[Rr]emain\w+)\b")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    if PERCENT not in marked.text and FRACTION not in marked.text:
        return
    amounts = amounts_of(parts_of(scene), facts)
    told = [with_own_whole(amounts, one) for one in sorted(told_shares(marked), key=lambda one: one.share.at)]
    shared = {one.share.at for one in told}
    for shares in _with_wholes(marked, told):
        for one, total in shares:
            if is_hedged(marked, one.share) and not fits_share(one, total):
                continue
            if not beyond([one.part], total, one.share) and not of_another_whole(one, total, told, marked):
                start, end = min(one.part.char_start, one.share.char_start), max(one.part.char_end, one.share.char_end)
                yield Claim(KIND, start, end, (one.part.member("part"), total.member("total"), one.share.member("share")))
        yield from of_one_whole(shares)
        yield from _parts_too(marked, shares)
    yield from by_name.find(amounts, shared)
    yield from shared_out.all_of_it(marked, shared)
    yield from shared_out.pairs(marked)


def _with_wholes(marked: Marked, told: list[Told]) -> Iterator[list[tuple[Told, Figure]]]:
    """The shares of each group with the wholes that they are of."""
    shadows = {right.at for _, right, _ in equivalents(marked)}
    known: set[int] = set()
    groups = list(_groups(marked, told))
    wholes: list[Figure | None] = []
    for group in groups:
        wholes.append(_common_whole(marked, [one for one in group if one.total is None], known, shadows))
        known |= {total.at for one in group for total in (one.total or wholes[-1],) if total is not None and total.at != one.part.at}
    for place, group in enumerate(groups):
        whole = _of_the_passage(marked, groups, wholes, place) or wholes[place]
        shares = [(one, one.total or whole) for one in group]
        yield [(one, total) for one, total in shares if total is not None and total.at != one.part.at and same_unit(one.part, total)]


def _of_the_passage(marked: Marked, groups: list[list[Told]], wholes: list[Figure | None], place: int) -> Figure | None:
    """The whole that two shares or more of the paragraph agree on, for those of its sentences whose own whole is open or no better."""
    mine = groups[place]
    line = marked.line_number(mine[0].start)
    fit = sum(fits_share(one, own) for one in mine for own in (wholes[place],) if own is not None)
    best: tuple[int, Figure] | None = None
    for other in (place - 2, place - 1, place + 1, place + 2):
        whole = wholes[other] if 0 <= other < len(groups) else None
        if whole is None or not same_unit(mine[0].part, whole) or marked.line_number(groups[other][0].start) != line:
            continue
        agreeing = sum(fits_share(one, whole) for one in groups[other] if one.total is None)
        here = sum(fits_share(one, whole) for one in mine)
        if agreeing >= 2 and here >= fit and whole.at not in {one.part.at for one in mine} and (best is None or agreeing + here > best[0]):
            best = agreeing + here, whole
    return best[1] if best else None


# "- ", "(a) ", "Lot 1: "
ITEM = re.compile(r"[ \t]{0,12}(?:[-*•–—▪◦·→►➢‣●○■#][ \t]|\(?(?:[ℕ№]|[a-z]|[ivx]{1,4})[.)][ \t])")


def _groups(marked: Marked, told: list[Told]) -> Iterator[list[Told]]:
    """Shares of one sentence, or of the items of one list."""
    group: list[Told] = []
    for one in told:
        if group and (not _of_one_list(marked, group[-1].share, one.share) or _has_whole(marked, group[-1], one)):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _has_whole(marked: Marked, last: Told, one: Told) -> bool:
    """ "- Ring road: signed for ¤; used: ¤ (15%)": an item with a whole of its own beside its part."""
    start, end = marked.line(one.part.at)
    if start <= last.share.at < end:
        return False
    return any(figure.unit == one.part.unit and figure.size > one.part.size for figure in marked.between(start, one.part.at, MONEY))


def _of_one_list(marked: Marked, one: Figure, other: Figure) -> bool:
    if marked.sentence_number(one.at) == marked.sentence_number(other.at):
        return True
    first, second = marked.line_number(one.at), marked.line_number(other.at)
    return second == first + 1 and all(ITEM.match(marked.text, marked.lines[line][0]) for line in (first, second))


def _parts_too(marked: Marked, shares: list[tuple[Told, Figure]]) -> Iterator[Claim]:
    """The parts that shares are told of add up as well: all three of 78%, 17% and 5%, or with the amounts beside them in the sentence."""
    totals = {total.at: total for _, total in shares}
    if len(totals) != 1:
        return
    total = next(iter(totals.values()))
    parts = [one.part for one, _ in shares if one.part.sign == MONEY]
    if not parts:
        return
    start, end = marked.sentence(parts[0].at)
    beside = [
        figure for figure in marked.between(start, end, MONEY) if figure.unit == total.unit and figure.at != total.at and figure.value
    ]
    percents = [one.share for one, _ in shares if one.share.low is not None]
    whole = len(percents) >= 2 and HUNDRED in added(percents)
    others = OTHERS.search(marked.text, start, end)
    if len(beside) >= 2 and (fits(beside, total) or others and meant(beside, total)):
        yield sum_claim(beside, total)
    elif len(parts) >= 2 and whole:
        yield sum_claim(parts, total)


def _common_whole(marked: Marked, told: list[Told], known: set[int], shadows: set[int]) -> Figure | None:
    """The figure that the shares of a sentence are shares of."""
    if not told:
        return None
    parts = {one.part.at for one in told}
    largest = max(one.part.size for one in told)
    scaled = {left.at: left for left, _, _ in equivalents(marked)}
    candidates = [
        scaled.get(figure.at, figure)
        for figure in _before(marked, told[0])
        if figure.at not in parts and figure.at not in shadows and same_unit(told[0].part, figure) and figure.value
    ]
    if OF_THEM.match(marked.text, told[0].part.at + 1):
        candidates = [figure for figure in candidates if figure.size > largest] or candidates
    main = _main_row(marked, told[0].part)
    if main is not None:
        return main
    here = marked.line_number(told[0].part.at)
    used = [figure for figure in candidates if figure.at in known and marked.line_number(figure.at) == here]
    candidates = used or candidates
    if not candidates:
        return _far_whole(marked, told, 0, shadows)
    fitting = [(sum(fits_share(one, figure) for one in told), -place) for place, figure in enumerate(candidates)]
    count, place = max(fitting)
    if count < len(told):
        far = _far_whole(marked, told, count, shadows)
        if far is not None:
            return far
    if count:
        return candidates[-place]
    used = [figure for figure in candidates if figure.at in known]
    if used:
        return used[0]
    near = marked.sentence_number(told[0].part.at)
    beside = [figure for figure in candidates if near - marked.sentence_number(figure.at) <= 1]
    start, end = marked.sentence(told[0].part.at)
    no_part = NO_PART.search(marked.text, max(start, told[0].part.at - 40), told[0].part.at)
    slipped = None if no_part else _slipped_whole(told, beside, here, marked)
    if slipped is not None or not beside or not OF_THESE.search(marked.text, start, end):
        return slipped
    return next((figure for figure in beside if figure.size >= largest), beside[0])


# "Net commitments   ¤", then rows "of which drawn   ¤"
OF_WHICH_ROW = re.compile(r"[\s|*•–-]{0,24}of\swhich\b")


def _main_row(marked: Marked, part: Figure) -> Figure | None:
    """The amount of the last row above rows that begin with "of which"."""
    number = marked.line_number(part.at)
    if not OF_WHICH_ROW.match(marked.text, marked.lines[number][0]):
        return None
    for start, end in reversed(marked.lines[max(number - MOST_ROWS, 0) : number]):
        if not OF_WHICH_ROW.match(marked.text, start):
            figures = marked.between(start, end, part.sign)
            return figures[0] if len(figures) == 1 and figures[0].unit == part.unit and figures[0].value else None
    return None


MOST_ROWS = 6


def _slipped_whole(told: list[Told], beside: list[Figure], line: int, marked: Marked) -> Figure | None:
    """The nearest figure of the paragraph that one slip keeps from being the whole."""
    for figure in beside:
        if marked.line_number(figure.at) == line and all(one_slip_off([one.part], figure, one.share) for one in told):
            return figure
    return None


def _far_whole(marked: Marked, told: list[Told], least: int, shadows: set[int]) -> Figure | None:
    """The amount told elsewhere in the text that the shares of one sentence agree on, all but one of them at most."""
    first = told[0].part
    parts = {one.part.at for one in told}
    sign = MONEY if first.sign == MONEY else QUANTITY
    around = marked.between(first.at - MEMORY, first.at + MEMORY, sign)[-MOST_WHOLES:]
    wholes = {
        figure.value: figure
        for figure in reversed(around)
        if figure.at not in parts and figure.at not in shadows and figure.value and not figure.per and same_unit(first, figure)
    }
    agreeing = [(sum(fits_share(one, figure) for one in told), -abs(figure.at - first.at), figure.at) for figure in wholes.values()]
    count, _, at = max(agreeing, default=(0, 0, 0))
    return marked.figure(at) if count > least and count >= 2 and count * 2 >= len(told) else None


# amounts around shares that may be their whole
MOST_WHOLES = 200
# a line of a fact box: "Disbursed to date: ..."
LABELLED = re.compile(r"[ \t*•|-]{0,24}[A-Z][^:¤‰№\n.]{2,40}:\s")


def _before(marked: Marked, one: Told) -> list[Figure]:
    """Figures that may be the whole: those before, nearest first, in this paragraph and in the two before it."""
    line = marked.line_number(one.start)
    labelled = LABELLED.match(marked.text[slice(*marked.lines[line])])
    start = marked.lines[max(line - (8 if labelled else 2), 0)][0]
    signs = MONEY if one.part.sign == MONEY else QUANTITY
    return list(reversed(marked.between(start, one.start, signs)))
