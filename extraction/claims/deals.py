"""What is counted where one amount is told of each: deals, pieces of one deal, and those who pay for it."""

from __future__ import annotations

DEAL = frozenset(
    "agreement loan grant credit project operation investment deal contract pact proposal programme program transaction guarantee initiative scheme subproject".split()
)
PIECE = frozenset(("component", "package", "tranche"))
PAYER = frozenset("source financier lender donor partner bank institution agency company insurer fund investor creditor recipient beneficiary".split())
# "three new loans totaling ¤": what each of the parts is one of
ONE_EACH = DEAL | PIECE
# "three loans", "the two agreements", "four sources"
ONE_AMOUNT_EACH = ONE_EACH | PAYER | {"facility", "lot", "contribution", "year", "phase", "line"}
FUNDED_THINGS = DEAL | {"facility", "memorandum", "component", "package"}
