"""What is called the rest of a whole, and the parts told before it: "The bank lends A and the fund B; the remaining C comes from the state".

Claims of kind `parts_sum_to_total`, for amounts and for counts ("117 of 240 schools have tanks, the remaining 123 wells").
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.marked import BARE, DURATIONS, QUANTITY, Figure, Marked
from extraction.claims.parts import SAME_AMOUNT, Parts, comparable, doubled, fits, mistaken, near, slipped, sum_claim, told_as_rest
from extraction.claims.phrases import HEDGE
from extraction.model import Claim

# "the remaining Tk 11.85 billion", "the other 39 million", "the balance of EUR 54.7 million"
REMAINING = re.compile(
    rf"\b(?:[Tt]he\s)?(?:remaining|remainder|rest|balance|other|outstanding)(?:\s(?:of|being|is|amount\sof|sum\sof|cost\sof|share\sof))?,?\s{HEDGE}(?P<rest>[¤№ℕ])(?!\s(?:of|in)\sthe\s№)",
    re.VERBOSE,
)
# "117 schools (of 240) have tanks; the remaining 123"
PART_OF = re.compile(r"(?P<part>[№ℕ])\s?\(?(?:out\s)?of\s(?:the\s|a\stotal\sof\s)?(?P<total>[№ℕ])\)?")


def remaining(parts: Parts) -> Iterator[Claim]:
    marked = parts.marked
    for match in REMAINING.finditer(marked.text):
        rest = marked.figure(match.start("rest"))
        if rest.sign == BARE or rest.counts:
            yield from _remaining_count(parts, rest)
            continue
        if rest.sign == QUANTITY and rest.unit in DURATIONS:
            continue
        yield from _remaining_amount(parts, rest)


def _remaining_amount(parts: Parts, rest: Figure) -> Iterator[Claim]:
    """The rest closes the list: the total is before it, and the parts are between (or the subject before the total)."""
    marked = parts.marked
    line = marked.line_number(rest.at)
    start = max(marked.lines[max(line - 4, 0)][0], rest.at - _FARTHEST)
    paragraph = marked.lines[line][0]
    earlier = [figure for figure in marked.between(start, rest.at, rest.sign) if comparable(rest, figure)][-_LONGEST_LIST:]
    wholes = [figure for figure in reversed(earlier) if figure.size > rest.size and not told_as_rest(marked, figure)][:_MOST_WHOLES]
    # "The rest of ¤ is to come from the bank and ¤ from the state."
    after = [figure for figure in marked.between(rest.at + 1, marked.sentence(rest.at)[1], rest.sign) if comparable(rest, figure)]
    guess = None
    for total in wholes:
        between = [figure for figure in earlier if figure.at > total.at and figure.at not in parts.nested]
        inner = [figure for figure in earlier if figure.at > total.at]
        options = [[*between, rest], *([*between, rest, *after[:n]] for n in (1, 2) if len(after) >= n)] if between else []
        options += [[*inner, rest]] if len(inner) > len(between) else []
        options += (
            [[*listed, rest] for listed in doubled(between)] if SAME_AMOUNT.search(marked.text, start, marked.sentence(rest.at)[1]) else []
        )
        options += [[between[-1], rest]] if len(between) > 1 else []
        subjects = [figure for figure in reversed(earlier) if figure.at < total.at and figure.size < total.size and not in_row(marked, figure)]
        options += [[figure, *between, rest] for figure in subjects[:_MOST_WHOLES]]
        found = next((listed for listed in options if len(listed) >= 2 and fits(listed, total)), None)
        if found:
            finer = next(
                (
                    one
                    for one in wholes
                    if one.value != total.value
                    and one.low is not None
                    and total.interval.overlaps(one.interval)
                    and _more_digits(one, total)
                ),
                None,
            )
            yield sum_claim(found, total if finer is None or finer in found else finer)
            return
        if len(inner) > 1 and fits(inner, total):
            continue  # nothing of this one is left
        if total.role == "commitment":  # what is lent is the sum of what is told after it, or none of these
            options = [listed for listed in options if listed[0].at > total.at]
        if guess is None and total.at >= paragraph and not _one_of_list(marked, total, rest):
            options = [listed for listed in options if listed[0].at >= paragraph]
            guess = next(((listed, total) for listed in options if len(listed) >= 2 and near(listed, total)), None)
            guess = guess or next(((listed, total) for listed in options if slipped(listed, total)), None)
        before = [figure for figure in wholes if marked.sentence_number(figure.at) < marked.sentence_number(rest.at)][:1]
        if guess is None and before and total is before[0] and len(between) >= 2 and total.role != "commitment":
            guess = next(((listed, total) for listed in options if len(listed) >= 3 and mistaken(listed, total)), None)
    if guess and rest.at not in parts.nested:
        yield sum_claim(*guess)


def in_row(marked: Marked, figure: Figure) -> bool:
    """True for a cell of a table: it is no subject of a sentence below."""
    start, end = marked.line(figure.at)
    return bool(ROW.search(marked.text, start, end))


ROW = re.compile(r"\S(?:\s{3,}|\t|\s?\|\s?)\S")


def _one_of_list(marked: Marked, total: Figure, rest: Figure) -> bool:
    """True for an amount of the sentence of the rest that a larger one stands before: it is one of those who pay."""
    start = marked.sentence(rest.at)[0]
    return any(figure.size > total.size and comparable(figure, total) for figure in marked.between(start, total.at, total.sign))


_FARTHEST = 4000  # characters before "the remaining" in which its total is sought
_LONGEST_LIST = 24  # figures before "the remaining" among which its list is sought
_MOST_WHOLES = 8  # of them, how many may be the total, and how many the part told before the total


def _more_digits(one: Figure, other: Figure) -> bool:
    return len(one.size.normalize().as_tuple().digits) > len(other.size.normalize().as_tuple().digits)


def _remaining_count(parts: Parts, rest: Figure) -> Iterator[Claim]:
    """ "117 schools (of 240) have tanks; the remaining 123 ..." """
    marked = parts.marked
    start = marked.lines[marked.line_number(rest.at)][0]
    for match in PART_OF.finditer(marked.text, start, rest.at):
        part, total = marked.figure(match.start("part")), marked.figure(match.start("total"))
        if part.counts and total.counts and comparable(part, total) and comparable(rest, total):
            yield sum_claim([part, rest], total)
            return
