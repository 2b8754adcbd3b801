"""Table cells under a head that says their unit."""

from __future__ import annotations

import pytest

from tests.extraction.mentions.reading_figures import accounts, amount, figures

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

UNIT_LINE = """Loans in use

Project                    Lender   Allocated    Drawn    %
                                      (US$ million)
Valley Railway             ADB        160.0      41.6   26
North Water, Phase 2       JICA       183.0     128.1   70
"""
UNIT_IN_PROSE = """The Board let three proposals pass.

Below: proposal, country, entity, amount and type, co-financing, all in USD million.

Mangrove belts | Guinea-Bissau | UNDP | 12.4 grant | 3.1
Dry zone | Namibia | WFP | 8.9 loan | 0.6
"""
SECOND_HEADS = """Lending by sector

Sector         Loans   Amount   Share
                       (EUR m)   (%)
Transport        12    1,240.5    46
Energy            7      890.0    33
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
    (UNIT_LINE, [("160.0e6", "USD"), ("41.6e6", "USD"), ("183.0e6", "USD"), ("128.1e6", "USD")], ["26", "70"]),
    (UNIT_IN_PROSE, [("12.4e6", "USD"), ("3.1e6", "USD"), ("8.9e6", "USD"), ("0.6e6", "USD")], []),
    (SECOND_HEADS, [("1240.5e6", "EUR"), ("890.0e6", "EUR")], ["46", "33"]),
]


@pytest.mark.parametrize(("text", "money", "percent"), TABLES, ids=["one head", "columns", "split head", "pipes", "years", "unit line", "unit in prose", "second heads"])
def test_cells(text, money, percent):
    found = figures(text)
    assert [(m.value, m.currency) for m in found if m.kind == "money"] == [(amount(value), currency) for value, currency in money]
    assert [m.value for m in found if m.kind == "percent"] == [amount(value) for value in percent]


def test_prose_under_a_heading_is_no_table():
    assert figures("Budget (US$ million)\n\nThe 12 districts met in 2019.\n", "money") == []


SHARES = """Table 4: Approvals by sector, 2021-2022 (US$ million)
Sector            2021      2022   Share 2022 (%)
Health           120.5     310.0    31.0
Water          1,010.0     690.0    69.0
"""
APPROVED = """Table 5: Number of projects approved
                    2021   2022
Loans                 14     21
Grants                 9     30
Advisory work          3      5
"""
UNKNOWN = """Country             Loans   Amount
Georgia                 6    485.8
Moldova                11    592.0
"""
NEGATIVE = """Table 3. Financing plan (\u20ac thousand)
Source             2022      2023     Total
Bank             12,500    10,000    22,500
Ministry          (500)      n.a.     (500)
"""
TABBED = """Portfolio by country (in millions of dollars)
Country\tNo. of projects\tCommitted\tShare
Kenya\t12\t1,450.5\t35.2
Uganda\t8\t-\t-
Ghana\t5\t310.0*\t7.5
"""
TWO_HEADS = """                     2021                 2022
Country         No.    US$ m         No.    US$ m
Georgia           4    120.5           6    150.0
"""
UNITS = """| Indicator | Unit | Baseline | Target 2030 |
|---|---|---|---|
| Roads rehabilitated | km | 0 | 120 |
| Access rate | % | 35 | 80 |
| Installed capacity (MW) | | 25 | 75 |
| Satisfaction | index | 2 | 4 |
"""
LABELS = """Project data
Length (km)              45        60
Beneficiaries (persons)  120,000   150,000
Cost (US$ million)       85.5      90.1
"""
SPACED = """Expenditures (in thousands of US dollars)
Category | 2020 | 2021
Civil works | 1 250 | $3,400
Goods | (120) | --
"""

CURRENCY_COLUMN = """Table 2: Loans signed (amounts in millions of loan currency; equivalents in Tshs. billion)

No  Creditor                  Project                  Signed     Ccy  Amount   Tshs. bn
1   Development Fund of       Lake ferries             24-Sep-19  USD   150.0     15.21
    the North (DFN)           and jetties
2   Bank of the South         Rural clinics            14-Nov-19  JPY 8,200.0      7.63
    TOTAL                                                                         22.84
"""
UNIT_BESIDE = """Loan (creditor) | closing | EUR million | disbursed
Drainage (IBRD) | 30.06.2019 | 32.0 | 19.2
Ring road (EBRD) | 31.12.2020 | 46.0 (30.0 loan, 16.0 grant) | 11.5
"""
LABELLED_ROWS = """Indicators                               Before     After
Waiting time per call (min.)             15         11
Lorries per day at Kupe                  38         95
Days a year closed, Sombe highway        29          2
Accidents at the crossings (year)        74         21
"""
GRIDS = [
    (CURRENCY_COLUMN, [("150e6", "USD"), ("15.21e9", "TZS"), ("8200e6", "JPY"), ("7.63e9", "TZS"), ("22.84e9", "TZS")], []),
    (UNIT_BESIDE, [("32e6", "EUR"), ("19.2e6", "EUR"), ("46e6", "EUR"), ("30e6", "EUR"), ("16e6", "EUR"), ("11.5e6", "EUR")], []),
    (
        LABELLED_ROWS,
        [("15", "minute"), ("11", "minute"), ("38", "lorry/day"), ("95", "lorry/day"), ("29", "day"), ("2", "day"), ("74", "accident"), ("21", "accident")],
        [],
    ),
    (
        SHARES,
        [("120.5e6", "USD"), ("310.0e6", "USD"), ("31.0", "%"), ("1010e6", "USD"), ("690e6", "USD"), ("69.0", "%")],
        [],
    ),
    (
        APPROVED,
        [("14", "loan"), ("21", "loan"), ("9", "grant"), ("30", "grant"), ("3", "project"), ("5", "project")],
        [],
    ),
    (UNKNOWN, [("6", "loan"), ("11", "loan")], ["485.8", "592.0"]),
    (NEGATIVE, [("12.5e6", "EUR"), ("10e6", "EUR"), ("22.5e6", "EUR"), ("-0.5e6", "EUR"), ("-0.5e6", "EUR")], []),
    (
        TABBED,
        [
            ("12", "project"),
            ("1450.5e6", "USD"),
            ("35.2", "%"),
            ("8", "project"),
            ("5", "project"),
            ("310e6", "USD"),
            ("7.5", "%"),
        ],
        [],
    ),
    (TWO_HEADS, [("120.5e6", "USD"), ("150e6", "USD")], ["4", "6"]),
    (UNITS, [("0", "km"), ("120", "km"), ("35", "%"), ("80", "%"), ("25", "MW"), ("75", "MW")], ["2", "4"]),
    (LABELS, [("45", "km"), ("60", "km"), ("120000", "person"), ("150000", "person"), ("85.5e6", "USD"), ("90.1e6", "USD")], []),
    (SPACED, [("1250e3", "USD"), ("3400e3", "USD"), ("-120e3", "USD")], []),
]
GRID_NAMES = ["currency column", "unit beside", "labelled rows", "shares", "approved", "unknown", "negative", "tabbed", "two heads", "units", "labels", "spaced"]


@pytest.mark.parametrize(("text", "read", "listed"), GRIDS, ids=GRID_NAMES)
def test_each_cell_is_what_its_column_row_or_caption_says(text, read, listed):
    found = [mention for mention in figures(text) if mention.kind != "date"]
    measures = [(mention.value, "%" if mention.kind == "percent" else mention.currency or mention.unit) for mention in found]
    assert measures == [(amount(value), unit) for value, unit in read]
    assert [surface for surface, reason in accounts(text).items() if reason is None] == listed


def test_years_over_columns_are_dates():
    assert [mention.edtf for mention in figures(SHARES, "date")] == ["2021/2022", "2021", "2022", "2022"]


def test_a_year_before_is_no_unit_price():
    assert [mention.per for mention in figures("Lending rose from $5.8 billion a year before to $6 billion a year.", "money")] == [None, "year"]
