"""A share that the words call one of the cost, the total or the portfolio, where its whole is told elsewhere: in a table's last row, a label, the headline.

Claims of kind `share_of_total`. The part is an amount of the sentence, the whole an amount that the text calls a total; of these the pair that
makes the share is taken. Where more than one could, the part nearest to the share is meant. Shares that words tie to both are read in `share` and `borne`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.borne import costs
from extraction.claims.equivalence import equivalents
from extraction.claims.marked import MONEY, Figure, Marked
from extraction.claims.off_by_a_slip import one_slip_off
from extraction.claims.parts import Parts, parts_of
from extraction.claims.sums.composition import TOTAL_AFTER, TOTAL_BEFORE
from extraction.claims.sums.financing import total_rows
from extraction.model import Claim, Fact
from extraction.scene import Scene

KIND = "share_of_total"

# "45% of the cost", "35 per cent of the unutilised assistance", "its portion equals 40%"
OF_WHOLE = re.compile(
    r"[‰½]\)?\s(?:share\s)?of\s(?:the\s|its\s|this\s|that\s|all\s|total\s|overall\s)*(?:[\w-]+\s){0,3}?(?:costs?|total|investments?|financing|funding|amount|sum|portfolio|lending|loans?|approvals|commitments?|budget|package|issue|whole|assistance|aid|support|resources|funds|price|outlay|bill)\b"
)
SHARE_IS = re.compile(
    r"\b(?:share|portion|part|stake|contribution|participation|represent\w*|account\w*|equal\w*|correspond\w*|mak(?:es?|ing)\sup|works\sout)\b[^¤‰½.;\n]{0,30}$"
)
# "That is 6% of the total", of the amount that the sentence before tells
POINTS_BACK = re.compile(r"(?:That|This|It|Its\s(?:share|part|portion)|The\s(?:sum|amount))\b")
# how many totals and parts are looked at, and how far from a share its part stands
MOST_WHOLES, MOST_PARTS, NEAR = 12, 4, 260
# how far behind a share its only amount may stand
JUST_BEHIND = 90
HUNDRED = Decimal(100)


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    marked = parts.marked
    shares = [figure for figure in marked.figures if figure.sign in "‰½" and _said_of_whole(marked, figure)]
    if not shares:
        return
    wholes = _wholes(marked)
    for share in shares:
        pair = _pair(parts, share, wholes)
        if pair is not None:
            part, total = pair
            figures = [figure for figure in (part, total, share) if abs(figure.at - share.at) < NEAR]
            start, end = min(figure.char_start for figure in figures), max(figure.char_end for figure in figures)
            yield Claim(KIND, start, end, (part.member("part"), total.member("total"), share.member("share")))


def _said_of_whole(marked: Marked, share: Figure) -> bool:
    if share.value is None or share.low is None or share.high is None or not 0 < share.value < 100 or "point" in share.surface:
        return False
    start, end = marked.sentence(share.at)
    behind = marked.text[share.at + 1 : share.at + 2] == ")" and marked.text[share.at - 1 : share.at] == "("
    return bool(OF_WHOLE.match(marked.text, share.at, end) or SHARE_IS.search(marked.text, max(start, share.at - 70), share.at) or behind)


def _wholes(marked: Marked) -> list[Figure]:
    """Amounts that the text calls a total, each value once."""
    found = [*costs(marked), *total_rows(marked)]
    head = marked.sentences[min(2, len(marked.sentences) - 1)][1] if marked.sentences else 0
    for figure in marked.figures:
        if figure.sign == MONEY and figure.value and not figure.per:
            start, end = marked.sentence(figure.at)
            before, after = marked.text[max(start, figure.at - 70) : figure.at], marked.text[figure.at : min(figure.at + 60, end)]
            if figure.at < head or TOTAL_BEFORE.search(before) or TOTAL_AFTER.search(after):
                found.append(figure)
    once = {(figure.value, figure.unit): figure for figure in found if _closed(figure) and figure.low}
    return list(once.values())[:MOST_WHOLES]


def _pair(parts: Parts, share: Figure, wholes: list[Figure]) -> tuple[Figure, Figure] | None:
    """The part nearest to a share that with one of the totals makes it."""
    marked = parts.marked
    start, end = marked.sentence(share.at)
    beside = [figure for figure in marked.between(start, end, MONEY) if _closed(figure)]
    if not beside:
        start = marked.sentences[max(marked.sentence_number(share.at) - 1, 0)][0]
        beside = [figure for figure in marked.between(start, share.at, MONEY) if _closed(figure)]
    for part in sorted(beside, key=lambda figure: abs(figure.at - share.at))[:MOST_PARTS]:
        for total in wholes:
            if (
                total.unit == part.unit
                and total.size > part.size
                and (part.interval / total.interval).scaled(HUNDRED).overlaps(share.interval)
            ):
                return part, total
    return _slipped(marked, share, beside, wholes)


def _slipped(marked: Marked, share: Figure, beside: list[Figure], wholes: list[Figure]) -> tuple[Figure, Figure] | None:
    """The only amount beside a share, with the only total that one slip keeps it from being that share of."""
    told = [figure for figure in beside if figure.at not in {right.at for _, right, _ in equivalents(marked)} or len(beside) == 1]
    start = marked.sentence(share.at)[0]
    together = told and (told[0].at >= start or POINTS_BACK.match(marked.text, start))
    if len(told) != 1 or not together or not OF_WHOLE.match(marked.text, share.at):
        return None
    if told[0].at > share.at + JUST_BEHIND:
        return None  # lines of a list have no full stops between them
    found = [
        total
        for total in wholes
        if total.unit == told[0].unit
        and total.value != told[0].value
        and (told[0].size < total.size or _of_digits(told[0]) and _of_digits(total))
        and one_slip_off(told, total, share)
    ]
    return (told[0], found[0]) if len(found) == 1 else None


def _of_digits(figure: Figure) -> bool:
    """True for two digits or more: a slip makes anything of a single one."""
    return len(figure.size.normalize().as_tuple().digits) > 1


def _closed(figure: Figure) -> bool:
    """True for an amount told with both ends: "up to ¤" is the share of nothing."""
    return bool(figure.value) and not figure.per and figure.low is not None and figure.high is not None and figure.low >= 0
