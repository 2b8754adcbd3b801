"""Spans of time told with an article: "more than a year late", "up to a week", "after a year of grace" are one year, one week."""

from __future__ import annotations

from decimal import Decimal

from extraction import expressions as re
from extraction.mentions.names.capitals import occurrences
from extraction.mentions.names.page import Item, Page
from extraction.mentions.numbers.hedges import qualifier_before
from extraction.mentions.numbers.numerals import Number

_SPANS = {" a year": "year", " a month": "month", " a week": "week", " a decade": "decade", " an hour": "hour"}
# "more than a year earlier" compares with then; "a year's work" and "a year-end" are other words
_COMPARES = re.compile(r"[ \n](?:ago|earlier|later|before|after|previously|from now|on average|at a time)\b|[A-Za-z'-]")
_OF_GRACE = re.compile(r"[ \n](?:of|as)[ \n](?:a )?grace\b")


def read_spans(page: Page) -> None:
    """Adds such spans to the mentions of a page."""
    clean = page.clean
    for words, unit in _SPANS.items():
        for at in occurrences(clean, words):
            start, end = at + 1, at + len(words)
            if _COMPARES.match(clean, end):
                continue
            qualifier = qualifier_before(clean, start, True)
            if qualifier == "exact" and not _OF_GRACE.match(clean, end):
                continue
            page.add(Item(start, end, Number(start, end, Decimal(1), Decimal(1), True, True, clean[start:end]), "quantity", unit=unit), qualifier)
