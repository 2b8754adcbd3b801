"""A scale that a text states once for all its amounts: "Amounts are in US$ millions unless otherwise stated", then "US$ 25.0 (IBRD)".

Only amounts printed with that currency and no scale of their own take it, and the bare decimals in the bracket right
behind one of them ("US$ 60.0 (IBRD 35.0/IDA Credit 25.0)"). Unit prices and amounts in full stay as they are.
"""

from __future__ import annotations

from decimal import Decimal

from extraction import expressions as re
from extraction.mentions.numbers.money import currency_before
from extraction.mentions.numbers.numerals import parse_digits
from extraction.mentions.numbers.quantity import measured_behind
from extraction.mentions.tables.headed import Cell, said_by
from extraction.text import Text

# Behind the word that it begins with
_STATEMENT = re.compile(r"[^.;:\n()]{0,60}\b(?:are|is|given|shown|expressed|stated|quoted)[ ](?:[a-z]+[ ])?in[ ](?P<unit>[^.;:\n]{4,40})")
_OPENINGS = ("mounts ", "igures ", "alues ", " sums ", "All sums ")
_TOKEN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?![\d%])")
# Behind a unit price, or before an amount that goes on otherwise
_ELSE_BEHIND = re.compile(r"[ ]?(?:per|a|each|/|%|thousand|million|billion|trillion|mln|mn|bn|m\b|b\b|k\b|[-\u2013][ ]?\d)")
_BRACKET = re.compile(r"[ \n]\((?P<inner>[^()]{3,120})\)")
_BARE = re.compile(r"(?<![\w.,$])\d+(?:,\d{3})*\.\d+(?![\d%])")
_LARGEST = Decimal(50_000)


def _stated(clean: str) -> Cell | None:
    """The currency and scale of all amounts, where a sentence states them."""
    for opening in _OPENINGS:
        at = clean.find(opening)
        while at >= 0:
            match = _STATEMENT.match(clean, at + len(opening) - 1)
            said = said_by(match["unit"]) if match else None
            if said and said[0] == "money" and said[1] is not None and said[2] is not None:
                return said
            at = clean.find(opening, at + 1)
    return None


def find_scaled(text: Text, cells: dict[int, Cell]) -> None:
    """Adds the amounts that a statement of the text speaks for to the cells, where no table has them."""
    clean = text.clean
    said = _stated(clean)
    if said is None:
        return
    for token in _TOKEN.finditer(clean):
        before = currency_before(clean, token.start())
        if before is None or before[0] != said[1] or _ELSE_BEHIND.match(clean, token.end()) or measured_behind(clean, token.end()):
            continue
        parsed = parse_digits(token[0])
        if parsed is None or parsed[0] >= _LARGEST:
            continue
        cells.setdefault(token.start(), ("money", said[1], said[2]))
        bracket = _BRACKET.match(clean, token.end())
        if bracket:
            for bare in _BARE.finditer(clean, *bracket.span("inner")):
                if not measured_behind(clean, bare.end()) and not currency_before(clean, bare.start()):
                    cells.setdefault(bare.start(), ("money", said[1], said[2]))
