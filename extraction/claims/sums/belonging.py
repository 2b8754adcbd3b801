"""How much in the words and the layout says that a list is all of a total: a count of its items, parallel words, a rest, a share of the total told with an item.

Nothing is reckoned here but the reasons, whether the amounts come to the total or not; who asks decides how many reasons it takes
to call a list that does not add up a mistake of the text, and how many ties by chance the reasons make up for.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from extraction import expressions as re
from extraction.claims.counts.doubtful_lists import counted_apart
from extraction.claims.deals import ONE_AMOUNT_EACH
from extraction.claims.marked import DURATIONS, PERCENT, Figure, Marked
from extraction.claims.parts import CLOSED, HUNDRED
from extraction.claims.sums.item_lines import item_runs
from extraction.claims.sums.payers import closes, is_rest

# how far from their total things are counted
COUNTED_WITHIN = 160
# the words on either side of an amount that are compared
BESIDE = 40
WORD = re.compile(r"[^\W\d_]+|[:(]")
# two words that any amount may stand behind or before
COMMON = frozenset(("of", "and", "a", "an", "the", "is", "was", "million", "about", "some", ""))
# what all is money for one thing
KINDS = frozenset(("loan", "grant", "credit", "equity", "guarantee"))
JOINED = re.compile(r"\b(?:and|plus|while|as\swell\sas)\b")
# what joins a list to a total before it
OPENED = re.compile(r"(?:\b(?:comprising|compris\w+|consist\w*\sof|composed\sof|made\sup|broken\sdown|namely|respectively|as\sfollows|divided|split|of\sth(?:is|at|e\s\w+))\b|:\s|\s[-–—]\s)")
RESPECTIVELY = re.compile(r"\brespectively\b")


def reasons(marked: Marked, run: list[Figure], total: Figure) -> int:
    """How many reasons there are to take a list for all of a total."""
    return (
        _told_how_many(marked, run, total)
        + _parallel(marked, run)
        + _ended(marked, run)
        + _shared(marked, run, total)
        + _enumerated(marked, run, total)
    )


def _told_how_many(marked: Marked, run: list[Figure], total: Figure) -> int:
    """Whether the sentence of the total counts the items, which says more than that the one before it does."""
    inside = {figure.at for figure in run}
    if counted(marked, len(run), total, inside) or counted_apart(marked, run, total):
        return 2
    number = marked.sentence_number(total.at)
    return int(number > 0 and _counts(marked, len(run), *marked.sentences[number - 1], inside))


def one_of_the_items(marked: Marked, run: list[Figure], total: Figure) -> bool:
    """True for an amount that is an item of the list itself: a line of its own beside theirs."""
    line, lines = marked.line_number(total.at), {marked.line_number(figure.at) for figure in run}
    return line not in lines and any(line in items and lines & set(items) for items in item_runs(marked))


def counted(marked: Marked, many: int, total: Figure, inside: AbstractSet[int] = frozenset()) -> bool:
    """True where the sentence of the total counts so many loans, projects or payers; a figure of the list itself counts nothing."""
    start, end = marked.sentence(total.at)
    return _counts(marked, many, max(start, total.at - COUNTED_WITHIN), min(end, total.at + COUNTED_WITHIN), inside)


def _counts(marked: Marked, many: int, start: int, end: int, inside: AbstractSet[int]) -> bool:
    told = (figure for figure in marked.between(start, end, "№ℕ") if figure.counts and figure.at not in inside and figure.unit not in DURATIONS - {"year"})
    return any(figure.size == many and (figure.bare or (figure.unit or "").split(" ")[-1] in ONE_AMOUNT_EACH) for figure in told)


def _parallel(marked: Marked, run: list[Figure]) -> bool:
    """True for amounts that stand behind the same word each, or before the same one."""
    befores, afters = set(), set()
    for figure in run:
        start, end = marked.sentence(figure.at)
        befores.add(_plain((WORD.findall(marked.text[max(start, figure.at - BESIDE) : figure.at]) or [""])[-1]))
        afters.add(_plain((WORD.findall(marked.text[figure.at + 1 : min(end, figure.at + BESIDE)]) or [""])[0]))
    return len(befores) == 1 and not befores & COMMON or len(afters) == 1 and not afters & COMMON


def _plain(word: str) -> str:
    return "loan" if word.lower() in KINDS else word.lower()


def _ended(marked: Marked, run: list[Figure]) -> int:
    """Whether somebody pays the rest, which says more than that the borrower's side is told too."""
    return 2 if any(is_rest(marked, figure) for figure in run) else int(any(closes(marked, figure) for figure in run))


def _shared(marked: Marked, run: list[Figure], total: Figure) -> bool:
    """True where an amount is told with its share of the total."""
    for figure in run:
        start, end = marked.sentence(figure.at)
        for share in marked.between(start, end, PERCENT):
            if share.low is not None and share.high is not None and share.qualifier in CLOSED and total.size and 1 < share.size < HUNDRED:
                if share.low <= figure.size / total.size * HUNDRED <= share.high:
                    return True
    return False


def _enumerated(marked: Marked, run: list[Figure], total: Figure) -> bool:
    """True for a list behind its total in one sentence that a word or a colon opens and "and" ends, and for amounts told "respectively"."""
    if RESPECTIVELY.search(marked.text, run[-1].at, marked.sentence(run[-1].at)[1]) and marked.sentence_number(run[0].at) == marked.sentence_number(run[-1].at):
        return True
    start, end = marked.sentence(total.at)
    if not (total.at < run[0].at and run[-1].at < end):
        return False
    return bool(OPENED.search(marked.text, total.at, run[0].at) and JOINED.search(marked.text, run[-2].at, run[-1].at))
