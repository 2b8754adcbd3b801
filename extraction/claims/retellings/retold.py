"""The amount of a headline, a subtitle or a bullet on top, and the body's first telling of it: one amount, unless something speaks against it.

Claims of kind `restated_amount`, made where the two amounts differ (where they agree `restated` tells so). The default is that a headline's only amount is
the one with which the body opens, and that what one payer gives in the summary it gives in the body; what is counted, added up, rounded, a slice or of
another role is none of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import MONEY, Figure, Marked
from extraction.claims.parts import Parts, comparable, parts_of
from extraction.claims.phrases import HEDGE
from extraction.claims.retellings.retelling import apart, same_news, stems, told_digits
from extraction.model import Claim, Fact, Transaction
from extraction.scene import Scene

KIND = "restated_amount"

# a line that is no paragraph, and how many of them may stand on top
SHORT = 170
MOST_LINES = 8
# where the line of a box ends, and no sentence
ROW_ENDS = MONEY + ")|"
# paragraphs below the headline in which its amount is told
LEAD = 2
# several things in one headline: its amount is their sum, and so is only one that the body tells as a sum
SEVERAL = re.compile(
    r"\b(?:loans|credits|(?:in|of|[№ℕ])\sgrants|(?<!¤\s)projects|operations|contracts|agreements|pacts|tranches|deals|investments|programmes|lenders|banks|partners|donors|pledges|bonds|totall?ing|worth|total)\b",
    re.IGNORECASE,
)
SUMMED = re.compile(r"\b(?:worth|totall?ing|total\w*|aggregat\w+|combined|altogether|in\sall|amounting|cumulative\w*|put\stogether)\b", re.IGNORECASE)
# told of something else than what was given now
ELSEWHERE = re.compile(
    r"\b(?:portfolio|record|annual|yearly|year|years|since|more|another|extra|cut|cost|costs|gap|need|needs|damage|losses|debt|per|jobs|\w+\s(?:and|plus)\s¤)\b|\+|[‰½]", re.IGNORECASE
)
# another part of it, or more of it: no telling of the whole
SLICE = re.compile(
    r"\b(?:first|second|third|initial|tranche|slice|instal+ment|part|portion|(?:a|the|its|their|whose)\sshare|share\sof|phase|stage|component|including|include[sd]?|of\swhich|each|additional|further|another|more(?!\sof\b)|extra|already|earlier|follow(?:s|ed|ing)|on\stop\sof|had|previous\w*|"
    r"last\s(?:year|month)|since|remain\w*|rest|balance|co-?financ\w+|counterpart|parallel|up\sfrom|from\s¤|alongside|joins?|cost\w*|worth|valued|total\w*|annual\w*|budget\w*|portfolio|equity|fee|revenue\w*|GDP|"
    r"per|loss\w*|damage\w*|market|assets|capital|debt|saving\w*|need\w*|gap)\b",
    re.IGNORECASE,
)
# what was given: "approved ¤", "a loan of ¤", "¤ loan", "¤ from", "lends ¤"
GIVEN = re.compile(
    rf"""\b(?:approv\w+|lend\w*|lent|extend\w*|provid\w+|grant\w*|sign\w+|receiv\w+|gets?|secur\w+|borrow\w*|obtain\w*|commit\w*|allocat\w+|earmark\w*|award\w*|inject\w*|contribut\w+|giv\w+|gave|loans?|credits?|financing
          |facility|funding|package|support\w*|back\w*|boost\w*|clear\w*|okay\w*|nod|agree\w*|pledg\w+|invest\w*|help\w*|financ\w+)\b[^¤.;\n]{{0,60}}?{HEDGE}¤
        | ¤(?:\s\(¤\))?\s(?:[\w'’-]+\s){{0,3}}?(?:loan|credit|grant|financing|support|facility|funding|package|guarantee|from|boost|deal|lifeline|aid|assistance|investment|contract)\b""",
    re.VERBOSE | re.IGNORECASE,
)
SUMS = frozenset("worth valued total totals totaling totalling".split())
# words that two headlines of one piece of news share; items of a list share them too
ALIKE = 4
ITEM = re.compile(r"\s*(?:[-*•–—▪◦·►‣●■»#]|\(?(?:[a-z]|[ivx]{1,4}|ℕ)[.)])\s")
# codes of the arms of one bank begin alike
FAMILY = len("organisation:XM-DAC-440")
TEN = Decimal(10)
NEAR = Decimal("0.006")
# nearer to each other than this, one amount with fewer digits rounds the other
ROUNDS = Decimal("0.08")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    marked = parts.marked
    top = _top(marked)
    if not top or len(top) == len(marked.lines):
        return
    body, payers = len(top), _payers(parts, facts)
    told: set[int] = set()
    for line in top:
        pair = _of_headline(parts, marked.lines[line], body, payers)
        if pair is not None and not _is_of_another(marked, *pair, marked.lines[body][0]):
            told.add(pair[0].at)
            yield _claim(*pair)
    for one, other in (*_between_headlines(parts, top), *_of_one_payer(parts, facts, marked.lines[body][0])):
        if one.at not in told and not _is_of_another(marked, one, other, marked.lines[body][0]):
            told.add(one.at)
            yield _claim(one, other)


def _is_of_another(marked: Marked, one: Figure, other: Figure, body: int) -> bool:
    """Whether another amount on top is the one that the body tells again: the bank's 95 million, beside the agency's 28."""
    on_top = [figure for figure in marked.between(0, body, MONEY) if figure.at not in (one.at, other.at)]
    return any(figure.value and figure.unit == other.unit and _near(figure.size, other.size) for figure in on_top)


def _claim(left: Figure, right: Figure) -> Claim:
    return Claim(KIND, right.char_start, right.char_end, (left.member("left"), right.member("right")))


def _top(marked: Marked) -> list[int]:
    """The lines on top that are no paragraphs: headline, subtitle, date, bullets."""
    top: list[int] = []
    for number, (start, end) in enumerate(marked.lines[:MOST_LINES]):
        if end - start > SHORT or marked.text[end - 1] in ".:;":
            break
        top.append(number)
    return top


def _payers(parts: Parts, facts: list[Fact]) -> dict[int, str]:
    """Who gives an amount, by where its sign is; the equivalent beside it included."""
    marked, payers = parts.marked, dict[int, str]()
    for fact in facts:
        if not isinstance(fact, Transaction) or not fact.provider:
            continue
        for figure in marked.between(marked.marked(fact.char_start), marked.marked(fact.char_end - 1) + 1, MONEY):
            if figure.value == fact.amount:
                payers[figure.at] = fact.provider
                if figure.at in parts.twin:
                    payers[parts.twin[figure.at].at] = fact.provider
    return payers


def _of_headline(parts: Parts, line: tuple[int, int], body: int, payers: dict[int, str]) -> tuple[Figure, Figure] | None:
    """The only amount of a headline with the first of the lead, where both are given by someone and nothing tells them apart."""
    marked = parts.marked
    money = [figure for figure in marked.between(*line, MONEY) if figure.at not in parts.shadows]
    if len(money) != 1 or ELSEWHERE.search(marked.text, line[0], _end_of_callout(marked, line)):
        return None
    headline = money[0]
    if not headline.value or headline.per or _told_again(marked, headline, marked.lines[body][0]):
        return None
    paragraphs = 0
    for start, end in marked.lines[body : body + MOST_LINES]:
        paragraphs += end - start > SHORT
        if paragraphs > LEAD:
            break
        if end - start <= SHORT and marked.text[end - 1].isalnum() or marked.text[end - 1] in ROW_ENDS:
            continue  # one more line of the box on top
        told = [figure for figure in marked.between(start, end, MONEY) if figure.value and not figure.per]
        if not told:
            continue
        first = told[0] if comparable(told[0], headline) else parts.twin.get(told[0].at)
        if first is None or not comparable(first, headline) or not _one_amount(parts, headline, first):
            return None
        if len({payers[figure.at][:FAMILY] for figure in (headline, first) if figure.at in payers}) == 2:
            return None
        return headline, first
    return None


def _end_of_callout(marked: Marked, line: tuple[int, int]) -> int:
    """Where a line ends that is a number alone: with the line below it that says of what, "committed since 1970"."""
    if any(char.isalpha() for char in marked.text[slice(*line)] if char != MONEY):
        return line[1]
    following = marked.line_number(line[0]) + 1
    return marked.lines[following][1] if following < len(marked.lines) else line[1]


def _one_amount(parts: Parts, headline: Figure, first: Figure) -> bool:
    marked = parts.marked
    start, end = marked.sentence(first.at)
    beside_it = [figure for figure in marked.between(start, end, MONEY) if figure.at != first.at and comparable(figure, first)]
    if any(figure.at not in parts.shadows for figure in beside_it):
        return False  # the first of several
    near = marked.text[max(start, first.at - 90) : min(end, first.at + 60)]
    several = bool(SEVERAL.search(marked.text, *marked.line(headline.at)))
    slip = apart(headline, first)
    if several and not SUMMED.search(near) and not (slip and (told_digits(headline, first) >= 3 or same_news(marked, headline, first))):
        return False
    beside = marked.text[slice(*marked.line(headline.at))].lower()
    if "additional" in beside and "original" in near:
        return False  # what was lent before
    slices = {match.group().lower() for match in SLICE.finditer(near)} - (SUMS if several or slip else set())
    if not all(word in beside for word in slices) or not _of_one_size(headline, first):
        return False
    return not _added_up(parts, headline, first, with_first=slip)


def _of_one_size(one: Figure, other: Figure) -> bool:
    """True where a slip of a digit or of the scale word can lie between two amounts, and no rounding."""
    if one.value is None or other.value is None or one.value <= 0 or other.value <= 0:
        return False
    ratio = one.value / other.value
    near = abs(ratio - 1) < ROUNDS and _digits(one.value) != _digits(other.value)
    scaled = any(abs(ratio * scale - 1) < ROUNDS for scale in (Decimal(1000), 1 / Decimal(1000)))
    return not near and (1 / TEN < ratio < TEN or scaled)


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _told_again(marked: Marked, figure: Figure, start: int) -> bool:
    """Whether an amount comes again from some place on: a headline that stands on top twice is told once."""
    return any(
        other.at != figure.at and other.unit == figure.unit and other.value and _near(other.size, figure.size)
        for other in marked.between(start, len(marked.text), MONEY)
    )


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= other * NEAR


def _added_up(parts: Parts, headline: Figure, first: Figure, with_first: bool = False) -> bool:
    """True where the headline is the sum of the body's amounts or of two of them, or one of two that make another; of sums of the first with others only if so asked."""
    values: list[Decimal] = []
    for figure in parts.marked.figures:
        if figure.sign == MONEY and figure.at != headline.at and comparable(figure, headline) and figure.size not in values:
            values.append(figure.size)
    values = values[:14]
    for place, one in enumerate(values):
        for other in values[place + 1 :]:
            if with_first and first.size not in (one, other):
                continue
            if _near(one + other, headline.size) or _near(one + headline.size, other) or _near(other + headline.size, one):
                return True
    if with_first and first.size not in values:
        return False
    return any(_near(sum(values[:number], Decimal(0)), headline.size) for number in range(3, len(values) + 1))


def _between_headlines(parts: Parts, top: list[int]) -> Iterator[tuple[Figure, Figure]]:
    """A headline and the one below it that tells the same news once more."""
    marked = parts.marked
    telling = [line for line in top if marked.between(*marked.lines[line], MONEY)]
    for one, other in zip(telling, telling[1:], strict=False):
        lines = marked.lines[one], marked.lines[other]
        money = [[figure for figure in marked.between(*line, MONEY) if figure.value and not figure.per] for line in lines]
        if len(money[0]) != 1 or len(money[1]) != 1:
            continue
        first, second = money[0][0], money[1][0]
        if _told_again(marked, first, 0) and _told_again(marked, second, 0):
            continue
        alike = len(stems(marked, *lines[0]) & stems(marked, *lines[1])) >= ALIKE and not any(ITEM.match(marked.text, *line) for line in lines)
        if alike and comparable(first, second) and not first.interval.overlaps(second.interval) and _of_one_size(first, second):
            yield first, second


def _of_one_payer(parts: Parts, facts: list[Fact], body: int) -> Iterator[tuple[Figure, Figure]]:
    """What a payer gives in the summary on top and what it gives in the body, where it gives nothing else."""
    marked = parts.marked
    given: dict[str, list[Figure]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, Transaction) and fact.provider and fact.type == "outgoing commitment":
            start, end = marked.marked(fact.char_start), marked.marked(fact.char_end - 1) + 1
            given[fact.provider] += [figure for figure in marked.between(start, end, MONEY) if figure.value == fact.amount][:1]
    for figures in given.values():
        pair = sorted(figures, key=lambda figure: figure.at)
        if len(pair) != 2 or not pair[0].at < body <= pair[1].at or not comparable(*pair):
            continue
        one, other = pair
        if one.interval.overlaps(other.interval) or _told_again(marked, one, 0) or not _of_one_size(one, other):
            continue
        start, end = marked.sentence(other.at)
        if not any(match.start() <= other.at < match.end() for match in GIVEN.finditer(marked.text, start, end)):
            continue
        if not SLICE.search(marked.text, max(start, other.at - 60), min(end, other.at + 40)) and not _added_up(parts, one, other):
            yield one, other
