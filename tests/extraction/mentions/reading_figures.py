"""How the tables of examples in this folder read a text: the figures of it as short rows, names and facts left out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from extraction.mentions.numbers.figures import find_figures
from extraction.model import Mention, Profile
from extraction.text import Text

DAY = date(2024, 11, 15)


def figures(text: str, kind: str | None = None, published_on: date | None = DAY) -> list[Mention]:
    """The mentions of a text (of one kind), its surfaces as printed in the untouched text."""
    source = Text(text)
    mentions, _ = find_figures(source, [], Profile(published_on=published_on))
    for mention in mentions:
        assert source.clean[mention.char_start : mention.char_end] == mention.surface
    return [mention for mention in mentions if kind is None or mention.kind == kind]


def accounts(text: str) -> dict[str, str | None]:
    """Each number of a text and what accounts for it."""
    _, numerals = find_figures(Text(text), [], Profile(published_on=DAY))
    return {numeral.surface: numeral.accounted_by for numeral in numerals}


def amount(printed: str) -> Decimal:
    return Decimal(printed.replace(",", "").replace("_", ""))
