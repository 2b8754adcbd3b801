"""Years of grace within the years of a loan: "25 years, including five of grace", "only interest is paid in the first five", columns of grace and maturity.

Pairs of a part and its whole, for the reader of parts within their wholes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import BARE, QUANTITY, Figure, Marked

GRACE = re.compile(r"\bgrace\b", re.IGNORECASE)
INTEREST_ONLY = re.compile(
    r"\b[Ff]irst\s(?P<grace>[ℕ№]),?\s(?:years,?\s)?[^.;\n]{0,30}?\b(?:nothing|interest\sonly|only\sinterest|no\s(?:principal|repayment|capital))\b"
)
# "matures in 19 years; nothing is repaid during the first five", "24 years, four of them free of instalments"
FREE_YEARS = re.compile(
    r"(?P<total>№)[^¤‰№ℕ.\n]{0,60}?(?:,|;)\s(?:(?P<part>[ℕ№])\sof\s(?:them|these|which)\b[^.;\n]{0,20}\b(?:free|grace|without|before)\b|[^¤‰№ℕ.;\n]{0,40}?\b(?:during|for|in)\sthe\sfirst\s(?P<first>[ℕ№]))"
)
REPAYMENT = re.compile(r"\b(?:repayment|maturity|tenor)\b", re.IGNORECASE)
GAP = re.compile(r"\s{2,}|\t|\|")


# years of a loan are agreed to the year: twenty are not rounded from seventeen
HALF_A_YEAR = Decimal("0.5")


def pairs(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    """Grace periods with their maturities, both to the year."""
    for grace, maturity in _pairs(marked):
        yield _to_the_year(grace), _to_the_year(maturity)


def _to_the_year(figure: Figure) -> Figure:
    if figure.value is None or figure.qualifier not in (None, "exact") or figure.unit not in (None, "year"):
        return figure
    return replace(figure, low=figure.value - HALF_A_YEAR, high=figure.value + HALF_A_YEAR)


def _pairs(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    """The number nearest to "grace", and the longest period told with it."""
    yield from _grace_columns(marked)
    for match in INTEREST_ONLY.finditer(marked.text):
        yield from _interest_only(marked, match)
    for match in FREE_YEARS.finditer(marked.text):
        part, total = marked.figure(match.start("part" if match["part"] else "first")), marked.figure(match.start("total"))
        if total.unit == "year" and (part.unit == "year" or part.bare) and part.value and total.value:
            yield part, total
    for match in GRACE.finditer(marked.text):
        line_start, line_end = marked.line(match.start())
        start, end = marked.sentence(match.start())
        inside = _years(marked, max(start, line_start), min(end, line_end))
        grace = _nearest(marked, inside, match)
        if grace is None:
            continue
        others = [figure for figure in inside if figure.at != grace.at and figure.sign == QUANTITY]
        if not others:
            before = _years(marked, marked.sentences[max(marked.sentence_number(start) - 1, 0)][0], start)
            others = [figure for figure in before if figure.sign == QUANTITY][-1:]
        if others:
            nearest = min(others, key=lambda figure: abs(figure.at - grace.at))
            yield grace, nearest if nearest.size > grace.size else max(others, key=lambda figure: figure.size)


def _interest_only(marked: Marked, match: re.Match[str]) -> Iterator[tuple[Figure, Figure]]:
    """ "paid back in 30 years. For the first ten, nothing is due but interest": the grace, and the years told before it."""
    grace = marked.figure(match.start("grace"))
    start = marked.sentences[max(marked.sentence_number(grace.at) - 1, 0)][0]
    before = [figure for figure in _years(marked, start, grace.at) if figure.unit == "year"]
    if before and grace.unit in (None, "year"):
        yield grace, before[-1]


def _grace_columns(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    """Rows of a table with the columns "Repayment period" and "Grace period"."""
    for number, (start, end) in enumerate(marked.lines):
        years = [figure for figure in marked.between(start, end, QUANTITY) if figure.unit == "year"]
        if len(years) != 2 or GRACE.search(marked.text, start, end) or not GAP.search(marked.text, years[0].at, years[1].at):
            continue
        head = marked.text[marked.lines[max(number - 3, 0)][0] : start]
        grace, maturity = GRACE.search(head), REPAYMENT.search(head)
        if grace and maturity:
            yield (years[1], years[0]) if maturity.start() < grace.start() else (years[0], years[1])


def _years(marked: Marked, start: int, end: int) -> list[Figure]:
    found = marked.between(start, end, QUANTITY + BARE)
    return [
        figure for figure in found if figure.value is not None and (figure.sign == BARE and figure.value <= 40 or figure.unit == "year")
    ]


def _nearest(marked: Marked, figures: list[Figure], match: re.Match[str]) -> Figure | None:
    """The number told as the grace: "five years' grace", "a grace period of five years", "Grace period = 5 years", "two grace"."""
    after = [figure for figure in figures if 0 <= figure.at - match.end() <= 30 and "," not in marked.text[match.end() : figure.at]]
    before = [figure for figure in figures if 0 <= match.start() - figure.at <= 30 and ";" not in marked.text[figure.at : match.start()]]
    linked = [
        figure
        for figure in after
        if re.fullmatch(r"\s?(?:period)?s?\s?(?:\(.{0,20}\)|of|is|=|:|was|for|up\sto|\s)*", marked.text[match.end() : figure.at])
    ]
    if linked:
        return linked[0]
    if before:
        return before[-1]
    return after[0] if after else None
