"""What a share is a share of: the amount named with it, what "of which" points back to, by its noun the cost of the project or the loan told last, or a total of the text.

The likeliest first; a whole that the words name is the only one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import MEMORY, MONEY, Figure, Marked
from extraction.claims.phrases import HEDGE
from extraction.claims.shares.amounts import KIN, SAME, Amounts, called_total, classes_of, in_total_row, likeness, stems_of
from extraction.claims.shares.candidates import Asked, Candidate, Surety
from extraction.claims.shares.off_by_a_slip import misscaled, one_slip_off
from extraction.claims.shares.vetoes import PAST

COST = r"costs?|investments?|bill|price|outlay|budget|expenditure|project|programme|program|total|value|undertaking|scheme"
LENT = r"loans?|credits?|grants?|facility|package|financing|commitments?|sum|amount|funds|tranche|envelope|allocation|contract|approvals"
# "75 percent of the EUR265 million total cost", "30 per cent of the investment", "a quarter of the total", "27 % of the loan"
NOUN = re.compile(
    rf"(?P<share>[‰½])\)?\sof\s(?:the\s|its\s|this\s|that\s|their\s|all\s|(?=total\s|overall\s|project\s))(?:[\w'’-]+\s){{0,3}}?(?P<noun>{COST}|{LENT})\b(?!\s(?:{COST})\b)(?:\s(?:of|at|,)\s?(?:the\s[\w\s'’-]{{1,60}}?)?)?(?:,?\s(?:put|estimated|evaluated|set|told|valued|priced)\sat\s|\s(?:worth|totall?ing)\s|,?\sof\s)?(?P<after>¤)?",
    re.VERBOSE,
)
# "39.4 percent of its ¤ target"
OF_AMOUNT = re.compile(rf"[‰½]\)?\sof\s(?:the\s|its\s|this\s|that\s|their\s|an?\s)?(?:total\s|overall\s|planned\s|original\s)?{HEDGE}(?P<total>¤)", re.VERBOSE)
IS_COST = re.compile(COST)
# "EUR 260 million in all, of which the EIB covers 54%", "Rs 2,957 crore, of which the ADB share works out to 65 per cent"
OF_WHICH = re.compile(
    r"(?P<total>¤)(?:\s[^¤‰½.;:()\n]{1,40}?)?,?\sof\swhich\s(?P<who>[^¤‰½.;:,()\n]{2,60}?)\s(?:covers?|bears?|carries|pays|meets|finances|funds|provides|contributes|lends|works\sout\s(?:to|at)|comes\sto|amounts\sto|is|makes\sup|accounts\sfor|represents|takes)\s(?:about\s|some\s|around\s)?$"
)
# behind a share, another loan is of another project, and so is the cost behind it
ANOTHER_LOAN = re.compile(r"¤\s(?:[\w-]+\s){0,2}?(?:loan|credit|grant)\b|\b(?:loan|credit|grant)\s(?:[\w-]+\s)?of\s¤")
# words that point back to what was told last
BACK = re.compile(r"(?:it|this|that|the\s(?:whole|total|latter))(?:\s(?:sum|amount|total|money))?")
# words that any whole may be called by
ANY_WHOLE = re.compile(
    r"\b(?:total|whole|sum|amount|money|funds|it|this|that|these|those|them|which|cost|bill|investment|project|package|financing|purse)\b"
)
# what a share is of where no noun tells it: classes of words
COST_CLASSES = {0, 7}
# a whole named so far behind its share is another one
NAMED_WITHIN = 140
LETTER = re.compile(r"[^\W\d_]")
# paragraphs that a part, its whole and its share stand apart
NEAR_LINES = 3
# sentences that tell what a text is about, lines of a list, wholes that are tried
HEAD, LONGEST_LIST, MOST = 3, 12, 4


def wholes(amounts: Amounts, asked: Asked, part: Sequence[Figure], beside: bool) -> list[Candidate]:
    """The amounts that a share of a part may be of; without a part those that the words name."""
    surely = named(amounts, asked) or _pointed_at(amounts, asked, part) or _by_noun(amounts, asked, part[0], beside)
    if surely is not None:
        return [Candidate((_in_unit(amounts, surely, part[0].unit),), Surety.SURE)]
    ranked = _ranked(amounts, asked, part)
    known = {candidate.figures[0].value for candidate in ranked}
    totals = [
        total
        for total in amounts.totals
        if total.unit == part[0].unit and total.value not in known and (total.size > part[0].size or misscaled(part, total, asked.share))
    ]
    return _of_the_same_body(amounts, asked, part[0], beside) + ranked + [Candidate((total,), Surety.POSSIBLE) for total in totals]


def _of_the_same_body(amounts: Amounts, asked: Asked, part: Figure, beside: bool) -> list[Candidate]:
    """In a row that ends with a share, what the one body of the row has given: "European fund   ¤   ‰" under "drawn so far"."""
    marked = amounts.marked
    start, end = marked.line(asked.share.at)
    if asked.noun or not beside or LETTER.search(marked.text, asked.share.at + 1, end):
        return []
    named = {m.entity for _, m in marked.scene.within(marked.clean(start), marked.clean(part.at), "organisation") if m.entity}
    given = amounts.given.get(named.pop(), []) if len(named) == 1 else []
    told = [figure for figure in given if figure.unit == part.unit and figure.at < start and figure.value != part.value]
    return [Candidate((told[0],), Surety.LIKELY)] if len(told) == 1 else []


def named(amounts: Amounts, asked: Asked) -> Figure | None:
    """The amount that the words name as the whole of a share: "of the ¤ cost", "of the cost of the road, put at ¤", "¤, of which the Bank covers ‰"."""
    marked = amounts.marked
    before = OF_WHICH.search(marked.text, asked.start, asked.share.at)
    if before is not None:
        return marked.figure(before.start("total"))
    right_behind = OF_AMOUNT.match(marked.text, asked.share.at)
    if right_behind is not None:
        return marked.figure(right_behind.start("total"))
    match = NOUN.match(marked.text, asked.share.at)
    if match is None:
        return None
    if match["after"] and match.end("after") - asked.share.at < NAMED_WITHIN:
        return marked.figure(match.start("after"))
    return None


def _pointed_at(amounts: Amounts, asked: Asked, part: Sequence[Figure]) -> Figure | None:
    """The only amount before a share in its sentence, or in the one before, where the words point back: "The scheme is put at ¤. The bank carries ‰ of it"."""
    if not BACK.fullmatch(asked.noun):
        return None
    marked, own = amounts.marked, {figure.value for figure in part}
    before = marked.sentences[max(marked.sentence_number(asked.start) - 1, 0)][0]
    here = [figure for figure in marked.between(asked.start, asked.share.at, MONEY) if figure.value not in own]
    told = {figure.value: figure for figure in here or marked.between(before, asked.start, MONEY) if figure.at not in amounts.parts.shadows}
    only = next(iter(told.values())) if len(told) == 1 else None
    if only is None or only.value in own or not only.size or only.per or only.unit != part[0].unit:
        return None
    return only if only.size > sum(figure.size for figure in part) or one_slip_off(part, only, asked.share) else None


def _by_noun(amounts: Amounts, asked: Asked, part: Figure, beside: bool) -> Figure | None:
    """By the noun the cost of the project, or of a part beside its share the loan told last."""
    marked, share = amounts.marked, asked.share
    match = NOUN.match(marked.text, share.at)
    if not asked.noun and not beside:
        return _only_cost(amounts, share)
    if match is None or PAST.search(marked.text, asked.start, share.at):
        return None
    if IS_COST.fullmatch(match["noun"]):
        return _told_in_all(amounts, asked, part) if match["noun"] == "total" and beside else _cost(amounts, share, part.unit)
    return _lent(marked, match["noun"], share, part) if beside else None


def _in_unit(amounts: Amounts, figure: Figure, unit: str | None) -> Figure:
    """The amount, or its equivalent in another currency."""
    return figure if figure.unit == unit else amounts.parts.twin.get(figure.at, figure)


def _cost(amounts: Amounts, share: Figure, unit: str | None) -> Figure | None:
    """The cost told last before a share, else the only one behind it."""
    costs = amounts.costs or amounts.total_rows
    near = costs[bisect_left(costs, share.at - MEMORY, key=_place) : bisect_left(costs, share.at + MEMORY, key=_place)]
    told = [total for total in near if total.unit == unit]
    before = [total for total in told if total.at < share.at]
    after = [total for total in told if total.at > share.at and not ANOTHER_LOAN.search(amounts.marked.text, share.at, total.at)]
    return before[-1] if before else after[0] if len({figure.value for figure in after}) == 1 else None


def _only_cost(amounts: Amounts, share: Figure) -> Figure | None:
    """The one cost of the text, where it is told near a share that no noun says the whole of: "Its share is ‰"."""
    told = amounts.only_costs
    line = amounts.marked.line_number(share.at)
    near = [total for total in told if abs(amounts.marked.line_number(total.at) - line) <= NEAR_LINES]
    return near[0] if near and len({(total.value, total.unit) for total in told}) == 1 else None


def _told_in_all(amounts: Amounts, asked: Asked, part: Figure) -> Figure | None:
    """The larger amount told last in the paragraph or the one before, else the cost."""
    marked = amounts.marked
    start = marked.lines[max(marked.line_number(asked.share.at) - 1, 0)][0]
    larger = [one for one in marked.between(start, part.at, MONEY) if one.unit == part.unit and one.size and one.size > part.size]
    return larger[-1] if larger else _cost(amounts, asked.share, part.unit)


def _lent(marked: Marked, noun: str, share: Figure, part: Figure) -> Figure | None:
    """The amount told last with a noun."""
    word = re.compile(rf"\b{noun.rstrip('s')[:6]}", re.IGNORECASE)
    for figure in reversed(marked.recent(share.at, MONEY)):
        if figure.at != part.at and figure.unit == part.unit and figure.value and not figure.per:
            if word.search(marked.text, max(figure.at - 60, 0), min(figure.at + 60, share.at)):
                return figure
    return None


def _place(figure: Figure) -> int:
    return figure.at


def _ranked(amounts: Amounts, asked: Asked, part: Sequence[Figure]) -> list[Candidate]:
    """The amounts told with the noun of a share, or called a total where it is any whole; likely where the first leaves no other."""
    marked, share, noun = amounts.marked, asked.share, asked.noun
    size, own = sum(figure.size for figure in part), {figure.value for figure in part}
    stems = stems_of(noun)
    classes = classes_of(stems) if noun else COST_CLASSES
    generic = not noun or bool(ANY_WHOLE.search(noun))
    costs = {figure.at for figure in amounts.costs} if generic else set()
    number = marked.sentence_number(share.at)
    ranked = []
    for figure in amounts.figures:
        if figure.unit != part[0].unit or abs(figure.at - share.at) >= MEMORY or figure.value in own:
            continue
        score = likeness(stems, classes, amounts.stems(figure))
        if generic and (figure.at in costs or called_total(marked, figure) or in_total_row(marked, figure)):
            score += SAME
        if generic and _leads_list(marked, figure, share):
            score += SAME
        elif generic and marked.sentence_number(figure.at) < HEAD:
            score += KIN
        # a part above its whole is told with a slip, or of something else
        if score >= KIN and (figure.size > size * 3 / 4 or one_slip_off(part, figure, share)):
            away = number - marked.sentence_number(figure.at)
            distance = away if 0 <= away <= 2 else 3 if figure.at < share.at else 4
            ranked.append(((distance > 2, -score, distance, abs(figure.at - share.at)), figure))
    ranked.sort(key=lambda one: one[0])
    first = {figure.value: figure for _, figure in reversed(ranked)}
    best: dict[Decimal | None, int] = {}
    for (_, score, _, _), figure in ranked:
        best[figure.value] = max(-score, best.get(figure.value, 0))
    likely = bool(noun or asked.verb) and _leaves_no_other(list(best.values()), KIN if generic else SAME)
    return [Candidate((one,), Surety.LIKELY if likely and place == 0 else Surety.POSSIBLE) for place, one in enumerate(map(first.__getitem__, best))][:MOST]


def _leaves_no_other(scores: list[int], alone: int) -> bool:
    """True for a first score far above the others, or the only one if it is high enough to stand alone."""
    return scores[0] >= alone if len(scores) == 1 else bool(scores) and all(scores[0] >= max(SAME, KIN + other) for other in scores[1:])


def _leads_list(marked: Marked, figure: Figure, share: Figure) -> bool:
    """True for an amount of the line that opens the list a share stands in: "¤ has been filled from many pockets:"."""
    line, number = marked.line_number(figure.at), marked.line_number(share.at)
    start, end = marked.lines[line]
    return 0 < number - line <= LONGEST_LIST and marked.text[start:end].rstrip().endswith(":")
