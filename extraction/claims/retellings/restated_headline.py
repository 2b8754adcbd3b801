"""An amount of the headline, or of the summary under it, that the body tells otherwise: rounded, in another role's only telling, or with one slip.

Claims of kind `restated_amount`. An amount on top that does not come again is held against the one amount of the body that plays the same part (the cost
of the project, the loan), and only where there is exactly one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import MONEY, QUANTITY, Figure, Marked
from extraction.claims.parts import OPEN_ENDED, Parts, comparable, fits, parts_of
from extraction.claims.retellings.retelling import (
    LOAN_AFTER,
    LOAN_BEFORE,
    LONG_LINE,
    MORE,
    ROUNDING,
    TOTAL_WORD,
    VERB_BEFORE,
    apart,
    comes_again,
    headline_of,
    names_beside,
    of_the_past,
    opening_lines,
    part_played,
    retold_as,
    same_news,
    tells,
    told_digits,
)
from extraction.claims.sums.plans import COST_AFTER, COST_BEFORE
from extraction.claims.times.done import DONE
from extraction.model import Claim, Fact
from extraction.scene import Scene

ROUND_UP = re.compile(r"\b(?:loans|credits|grants|projects|operations|contracts|agreements|tranches)\b")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    told: set[int | None] = set()
    for claim in (*_headline(parts), *_rounded_headline(parts)):
        told.update(member.mention for member in claim.all("left"))
        yield claim
    yield from _slipped_headline(parts, told)


def _headline(parts: Parts) -> Iterator[Claim]:
    """Amounts of the first line that do not come again, held against the one of their part in the body."""
    marked = parts.marked
    if len(marked.lines) < 2:
        return
    start, end = headline_of(marked)
    if end - start > LONG_LINE or marked.text[end - 1] in ".:;":
        return  # a text that begins with a paragraph has no headline
    for figure in marked.between(start, end, MONEY):
        if figure.value is None or figure.per or comes_again(marked, figure):
            continue
        for reader in (_costs, _loans, _lead):
            candidates = reader(parts, figure, end)
            values = {candidate.size for candidate in candidates}
            if (
                len(values) == 1
                and _more(marked, figure) == _more(marked, candidates[0])
                and _of_like_size(figure.value, values)
                and (reader is _costs or not _sum_of_others(parts, figure))
            ):
                yield retold_as(figure, candidates[0])
                break


HEADLINE_REACH = 6
# paragraphs of the body in which an amount on top is told
LEAD = 6
NEAR = Decimal("0.1")
FIRST = re.compile(r"\b(?:original|parent|initial|first|existing|ongoing)\b|\b(?:to|from)\s¤")


def _rounded_headline(parts: Parts) -> Iterator[Claim]:
    """ "US$ 309 million" in the headline and "US$309.4 million" below it."""
    marked = parts.marked
    if len(marked.lines) < 2:
        return
    start, end = headline_of(marked)
    if end - start > LONG_LINE or marked.text[end - 1] in ".:;":
        return
    line = marked.line_number(start)
    stop = marked.lines[min(line + HEADLINE_REACH, len(marked.lines) - 1)][1]
    for figure in marked.between(start, end, MONEY):
        if not figure.value or figure.per or figure.low is None:
            continue
        body = [other for other in marked.between(end, stop, MONEY) if comparable(other, figure)]
        if any(other.value == figure.value for other in marked.figures if other.unit == figure.unit and other.at > end):
            continue
        finer = next((other for other in body[:6] if _rounds_to(other, figure)), None)
        if finer is not None:
            yield retold_as(figure, finer)


def _rounds_to(finer: Figure, headline: Figure) -> bool:
    """True where an amount with more digits is what the headline rounds, up or down."""
    if len(finer.size.normalize().as_tuple().digits) <= len(headline.size.normalize().as_tuple().digits):
        return False
    if headline.qualifier in ("more than", "at least"):
        return headline.size <= finer.size <= headline.size * (1 + ROUNDING)
    unit = headline.interval.width
    return unit is not None and unit <= headline.size * ROUNDING and finer.size in headline.interval


def _lead(parts: Parts, headline: Figure, end: int) -> list[Figure]:
    """The first amount of the paragraphs right below, where headline and paragraph both tell a loan, or both a cost."""
    marked = parts.marked
    if end not in (stop for _, stop in marked.lines[:3]) or len(marked.between(0, end, MONEY)) != 1:
        return []
    if ROUND_UP.search(marked.text, 0, end) and not marked.between(0, end, QUANTITY):
        return []
    line = marked.line_number(headline.at)
    for start, stop in marked.lines[line + 1 : line + 5]:
        figures = [figure for figure in marked.between(start, stop, MONEY) if comparable(figure, headline)]
        if (
            figures
            and ROUND_UP.search(marked.text, 0, end)
            and not (marked.between(start, stop, QUANTITY) or TOTAL_WORD.search(marked.text, start, stop))
        ):
            return []  # the first of the projects that the headline counts
        if figures:
            return figures[:1] if _same_part(marked, headline, figures[0]) else []
    return []


def _same_part(marked: Marked, headline: Figure, lead: Figure) -> bool:
    """True when headline and lead surely tell of one amount: both of a loan, both of a cost, or the lead does not say and tells what was done."""
    played, told = part_played(marked, headline), part_played(marked, lead)
    if played and played == told:
        return True
    return bool(played or told) and not (played and told) and bool(DONE.search(marked.text, *marked.sentence(lead.at)))


def _of_like_size(value: Decimal, values: set[Decimal]) -> bool:
    """A slip changes digits or the scale word, not the size at large."""
    other = max(values)
    ratio = other / value
    if Decimal("0.94") < ratio < Decimal("1.06") and len(value.normalize().as_tuple().digits) < len(other.normalize().as_tuple().digits):
        return False  # the headline rounds
    return Decimal("0.1") <= ratio <= 10 or any(
        Decimal("0.9") <= ratio * scale <= Decimal("1.1") for scale in (Decimal(1000), Decimal("0.001"))
    )


def _costs(parts: Parts, headline: Figure, end: int) -> list[Figure]:
    """Costs told in the body, where the headline tells a cost: "US$58.4 million dairy project"."""
    marked = parts.marked
    title = marked.text[headline.at : end]
    if not COST_AFTER.match(title) and not any(
        match.start("total") == headline.at for match in COST_BEFORE.finditer(marked.text, 0, end) if match["total"]
    ):
        return []
    found = []
    for match in COST_BEFORE.finditer(marked.text, end):
        if match["total"] and re.search(r"\b(?:total|overall|estimated)\b", match.group()):
            figure = marked.figure(match.start("total"))
            if comparable(figure, headline) and not of_the_past(marked, figure):
                found.append(figure)
    return found


def _loans(parts: Parts, headline: Figure, end: int) -> list[Figure]:
    """Loans told in the body, where the headline tells a loan; the equivalent where the loan is in another currency."""
    marked = parts.marked
    if not LOAN_AFTER.match(marked.text, headline.at, end) and not any(
        match.start("loan") == headline.at for match in VERB_BEFORE.finditer(marked.text, 0, end)
    ):
        return []
    if ROUND_UP.search(marked.text, 0, end):
        return []
    found = [marked.figure(match.start()) for match in LOAN_AFTER.finditer(marked.text, end)]
    found += [marked.figure(match.start("loan")) for match in LOAN_BEFORE.finditer(marked.text, end)]
    found = [parts.twin.get(figure.at, figure) if figure.unit != headline.unit else figure for figure in found]
    return [figure for figure in found if comparable(figure, headline) and not of_the_past(marked, figure)]


def _sum_of_others(parts: Parts, headline: Figure) -> bool:
    """True when the headline adds up what the body tells one by one."""
    marked = parts.marked
    values: dict[tuple[Decimal, int], Figure] = {}
    for figure in marked.figures:
        if figure.sign == MONEY and comparable(figure, headline) and figure.size < headline.size:
            first = values.setdefault((figure.size, 0), figure)
            if first is not figure and first.at >= marked.sentence(figure.at)[0]:
                values.setdefault((figure.size, 1), figure)  # "a ¤ loan and a ¤ grant", of the same size
    others = sorted(values.values(), key=lambda figure: figure.at)[:12]
    starts = defaultdict(list)
    for place, first in enumerate(others):
        for second in others[place + 1 :]:
            starts[first.at].append([first, second])
    return any(fits(pair, headline) for pairs in starts.values() for pair in pairs) or fits(others, headline)


def _slipped_headline(parts: Parts, told: set[int | None]) -> Iterator[Claim]:
    """An amount of the headline or of the summary under it that the body tells with one slip: of the same one, or as its first amount."""
    marked = parts.marked
    opening = opening_lines(marked)
    if not 0 < opening < len(marked.lines):
        return
    end = marked.lines[opening][0]
    on_top = [figure for figure in marked.between(0, end, MONEY) if figure.value and not figure.per]
    body = [figure for figure in marked.between(end, len(marked.text), MONEY) if figure.value]
    for headline in on_top:
        if headline.mention in told or _sum_of_others(parts, headline):
            continue
        row = ROW.match(marked.text, *marked.line(headline.at))
        others = [figure for figure in on_top if figure.at != headline.at and not tells(figure, headline)]
        candidate = _same_telling(parts, headline, opening, others)
        if candidate is not None and row and ROW.match(marked.text, *marked.line(candidate.at)):
            continue  # two rows of a table, two items of a list
        if candidate is not None and any(tells(figure, headline) for figure in body) and not _odd_one(parts, headline, candidate, body):
            continue
        if candidate is not None:
            told |= {figure.mention for figure in on_top if tells(figure, headline)}
            yield retold_as(headline, candidate)


def _odd_one(parts: Parts, headline: Figure, figure: Figure, body: list[Figure]) -> bool:
    """True where the first amount of the body surely is a slip of the headline's, though others tell that right."""
    first = next((one for one in body if one.unit == headline.unit), None)
    if first is None or first.at != figure.at or comes_again(parts.marked, figure):
        return False
    return told_digits(headline, figure) >= 3 or same_news(parts.marked, headline, figure)


def _same_telling(parts: Parts, headline: Figure, opening: int, others: list[Figure]) -> Figure | None:
    """The body's telling of an amount on top, one slip apart from it and no telling of another amount on top."""
    marked = parts.marked
    start, end = marked.line(headline.at)
    alone = len([figure for figure in marked.between(start, end, MONEY) if figure.at not in parts.shadows]) == 1
    names = names_beside(marked, headline)
    first = True
    for line in range(opening, min(opening + LEAD, len(marked.lines))):
        amounts = [figure for figure in marked.between(*marked.lines[line], MONEY) if not figure.per and figure.unit == headline.unit]
        for figure in amounts[:6]:
            opens, first = first, False
            if not apart(headline, figure) or any(tells(other, figure) for other in others):
                continue
            if _another(marked, headline, figure) or _listed_beside(marked, headline, figure):
                continue
            digits = told_digits(headline, figure) >= 3
            sure = digits or same_news(marked, headline, figure)
            if not digits and (abs(figure.size / headline.size - 1) < NEAR or headline.qualifier in OPEN_ENDED):
                continue  # two amounts of nearly one size; "over ¤ from A and B"
            if comes_again(marked, figure) and not (sure and alone):
                continue
            if alone and (opens and line <= opening + 1 or sure and line < opening + 3) or names & names_beside(marked, figure):
                return figure
    return None


# a row of a table, an item of a numbered list
ROW = re.compile(r"[^\n]{2,120}?(?:\s{3,}|\t|\|)[^\n]*¤[^\n]{0,80}$|\s*\(?(?:[a-z]|[ivx]{1,4}|[ℕ\d]{1,2})[.)]\s")
# "ADB loan: ¤", "2. Boiler houses (¤)", "- Peru: ¤ for a road": a row of a list
LIST_ROW = re.compile(r"[ \t]{0,12}(?:[|*•–-]\s?|\(?(?:\d{1,2}|[a-z]{1,3})[.)]\s|[^\n.¤]{2,60}(?::\s|\s\(|\s{3,})(?:[A-Za-z]+\s){0,2}¤)")


def _listed_beside(marked: Marked, headline: Figure, figure: Figure) -> bool:
    """True for two rows of a table, two items of a numbered list, and rows of one list: "ADB loan: ¤" and "AIIB: ¤" tell of one thing each."""
    if all(ROW.match(marked.text, *marked.line(each.at)) for each in (headline, figure)):
        return True
    lines = range(marked.line_number(headline.at), marked.line_number(figure.at) + 1)
    return all(LIST_ROW.match(marked.text, *marked.lines[line]) for line in lines)


def _another(marked: Marked, headline: Figure, figure: Figure) -> bool:
    """True where the words make an amount of the body more money, or that of another part."""
    played, told = part_played(marked, headline), part_played(marked, figure)
    if played and told and played != told:
        return True
    return _more(marked, figure) and not _more(marked, headline) or _of_before(marked, headline, figure) or of_the_past(marked, figure)


def _of_before(marked: Marked, headline: Figure, figure: Figure) -> bool:
    """True where the body tells of what was lent first, and the headline of more money, or the body of that too."""
    start, end = marked.sentence(figure.at)
    return (_more(marked, headline) or comes_again(marked, headline)) and bool(FIRST.search(marked.text, max(start, figure.at - 60), min(end, figure.at + 40)))


def _more(marked: Marked, figure: Figure) -> bool:
    """True for an amount that the words beside it tell as one more."""
    start, end = marked.sentence(figure.at)
    return bool(MORE.search(marked.text, max(start, figure.at - 40), min(end, figure.at + 25)))
