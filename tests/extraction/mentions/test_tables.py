"""Table cells under a head that says their unit."""

from __future__ import annotations

import pytest

from tests.extraction.mentions.reading_figures import amount, figures

ONE_HEAD = """Components (US$ million)
   1. Water governance                      9.8
   2. Infrastructure for water security    61.2
   Total                                   71.0

After the table 12 people came.
"""
COLUMNS = """COSTS (US$ millions)
Component                          IDB     Local   Total   %
1. Paving                          62.1     9.5    71.6    93.4
2. Cold chains                      2.7     3.0     5.7     6.6
Totals may not add up because of rounding.
"""
SPLIT_HEAD = """  Project            Amount              Interest rate   Repayment
                     (million yen)       (% per annum)   period
  Main works         21,365              1.65            30 years
"""
PIPES = """| Source | A\\$ million | Share |
|---|---|---|
| Donor | 38.0 | 81% |
| **Total** | **46.9** | **100%** |
"""
YEARS = """Disbursements (EUR million)
2019      4.5
2020     12.0
"""

TABLES = [
    (ONE_HEAD, [("9.8e6", "USD"), ("61.2e6", "USD"), ("71.0e6", "USD")], []),
    (
        COLUMNS,
        [("62.1e6", "USD"), ("9.5e6", "USD"), ("71.6e6", "USD"), ("2.7e6", "USD"), ("3.0e6", "USD"), ("5.7e6", "USD")],
        ["93.4", "6.6"],
    ),
    (SPLIT_HEAD, [("21365e6", "JPY")], ["1.65"]),
    (PIPES, [("38.0e6", "AUD"), ("46.9e6", "AUD")], ["81", "100"]),
    (YEARS, [("4.5e6", "EUR"), ("12.0e6", "EUR")], []),
]


@pytest.mark.parametrize(("text", "money", "percent"), TABLES, ids=["one head", "columns", "split head", "pipes", "years"])
def test_cells(text, money, percent):
    found = figures(text)
    assert [(m.value, m.currency) for m in found if m.kind == "money"] == [(amount(value), currency) for value, currency in money]
    assert [m.value for m in found if m.kind == "percent"] == [amount(value) for value in percent]


def test_prose_under_a_heading_is_no_table():
    assert figures("Budget (US$ million)\n\nThe 12 districts met in 2019.\n", "money") == []
