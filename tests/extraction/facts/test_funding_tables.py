"""What tables of loans tell: who lent what for which project, what was drawn of it, and what their last row sums up."""

import pytest

from extraction import read

LOANS = """Loans in use

Project                    Lender   Allocated    Drawn    %
                                      (US$ million)
Valley Railway Upgrading   ADB        160.0      41.6   26
North Water, Phase 2       JICA       183.0     128.1   70
Total                                 343.0     169.7   49
"""


@pytest.mark.parametrize(
    ("text", "rows", "totals"),
    [
        (
            LOANS,
            [
                (160, "Asian Development Bank", "outgoing commitment", "Valley Railway Upgrading"),
                (41.6, "Asian Development Bank", "disbursement", "Valley Railway Upgrading"),
                (183, "Japan International Cooperation Agency", "outgoing commitment", "North Water, Phase 2"),
                (128.1, "Japan International Cooperation Agency", "disbursement", "North Water, Phase 2"),
            ],
            [343, 169.7],
        ),
    ],
)
def test_a_table_with_its_unit_in_a_line_of_its_own(text, rows, totals):
    reading = read(text)
    names = {entity.key: entity.name for entity in reading.entities}
    told = [
        (float(fact.amount) / 1e6, names[fact.provider], fact.type, names[fact.activity]) for fact in reading.facts if fact.kind == "transactions"
    ]
    assert told == rows
    sums = [fact for fact in reading.facts if fact.kind == "portfolio_totals"]
    assert [float(fact.amount) / 1e6 for fact in sums] == totals and not any(fact.organisation for fact in sums)


def given(text):
    reading = read(text)
    names = {entity.key: entity.name for entity in reading.entities}
    return [(float(fact.amount) / 1e6, names[fact.provider], fact.type) for fact in reading.facts if fact.kind == "transactions"]


def test_a_payers_row_with_its_own_sum_is_one_commitment():
    text = """Sources (US$'000)
                    Foreign    Local    Total
IFAD loan            18,200    3,100   21,300
OPEC Fund loan       10,000        -   10,000
Total                28,200    3,100   31,300
"""
    assert given(text) == [
        (21.3, "International Fund for Agricultural Development", "outgoing commitment"),
        (10, "OPEC Fund for International Development", "outgoing commitment"),
    ]


def test_what_is_undisbursed_is_no_transaction_and_a_financier_may_have_a_name_that_no_list_knows():
    text = """Financing in US$ million
Financier                      Financing   Disbursed   Undisbursed
IDA Credit                        13.0        11.8         1.2
Hill Villages Trust Fund           4.0         3.0         1.0
Total                             17.0        14.8         2.2
"""
    assert given(text) == [
        (13, "International Development Association", "outgoing commitment"),
        (11.8, "International Development Association", "disbursement"),
        (4, "Hill Villages Trust Fund", "outgoing commitment"),
        (3, "Hill Villages Trust Fund", "disbursement"),
    ]


def test_original_and_additional_financing_are_commitments_of_their_own():
    text = """Financing (US$ million)
Source              Original   Additional   Total
IFAD loan               20.0         15.0    35.0
OPEC Fund loan           9.0          5.5    14.5
Total                   29.0         20.5    49.5
"""
    assert [amount for amount, _, _ in given(text)] == [20, 15, 9, 5.5]


CAPTIONED = """Fund of the Isles No. 4, 6 May 2020

The Green Climate Fund (GCF) approved three proposals. In the table below: proposal, country, GCF amount and type, co-financing, all in USD million.

A-1  Reef and mangrove protection | Fiji | 11.4 grant | 2.1
A-2  Solar water supply for the atolls | Kiribati | 30.0 (22.5 loan, 7.5 grant) | 12.0
A-3  Bus rapid transit, line 4 | Peru | 80.0 loan | 140.5
"""
HEADLESS = """Projects of the Republic of Georgia financed by international lenders

Upper Khulo water supply    EIB        EUR  12.5 m    signed 2015
Batumi bus fleet            EBRD       EUR   5.6 m    signed 2016
Rikoti road, section F2     ADB        USD 278.0 m    signed 2017
"""
UNKNOWN = """Aid bulletin of the Government of Nepal

No. Agreement                      Donor    Type   Date         NRs. million
1   Valley Wastewater Improvement  ADB      Loan   18-Sep-2018   14,820
2   Hill Corridor Road             EXIM-Q   Loan   22-Nov-2018    9,300
3   School Reconstruction          KfW      Grant  03-Dec-2018    1,170
"""
OF_COUNTRY_ABOVE = """The OPEC Fund's Board approved the following operations in Vienna:

Country        Project                        Amount (US$ million)
Jordan         Railway network extension      40
Viet Nam       Ben Tre hospital               50
               Road 39B rehabilitation        60
"""


def deals(text):
    reading = read(text)
    names = {entity.key: entity.acronym or entity.name for entity in reading.entities}
    told = [fact for fact in reading.facts if fact.kind == "transactions"]
    return [(float(one.amount) / 1e6, names.get(one.provider), names.get(one.activity), one.recipient_country, one.finance_type, one.edtf) for one in told]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            CAPTIONED,
            [
                (11.4, "GCF", "Reef and mangrove protection", "FJI", "grant"),
                (2.1, None, "Reef and mangrove protection", "FJI"),
                (22.5, "GCF", "Solar water supply for the atolls", "KIR", "loan"),
                (7.5, "GCF", "Solar water supply for the atolls", "KIR", "grant"),
                (12, None, "Solar water supply for the atolls", "KIR"),
                (80, "GCF", "Bus rapid transit, line 4", "PER", "loan"),
                (140.5, None, "Bus rapid transit, line 4", "PER"),
            ],
            id="columns listed above",
        ),
        pytest.param(
            HEADLESS,
            [
                (12.5, "EIB", "Upper Khulo water supply", "GEO"),
                (5.6, "EBRD", "Batumi bus fleet", "GEO"),
                (278, "ADB", "Rikoti road, section F2", "GEO"),
            ],
            id="no heads at all",
        ),
        pytest.param(
            UNKNOWN,
            [
                (14820, "ADB", "Valley Wastewater Improvement", "NPL", "loan"),
                (9300, None, "Hill Corridor Road", "NPL"),
                (1170, "KfW", "School Reconstruction", "NPL", "grant"),
            ],
            id="a lender nobody knows",
        ),
        pytest.param(
            OF_COUNTRY_ABOVE,
            [
                (40, "OFID", "Railway network extension", "JOR"),
                (50, "OFID", "Ben Tre hospital", "VNM"),
                (60, "OFID", "Road 39B rehabilitation", "VNM"),
            ],
            id="an empty country cell",
        ),
    ],
)
def test_a_table_of_deals_without_heads_of_its_own(text, rows):
    assert [row[: len(told)] for row, told in zip(deals(text), rows, strict=True)] == rows


def test_days_told_in_the_rows_are_the_deeds():
    assert [row[5] for row in deals(HEADLESS)] == ["2015", "2016", "2017"]
    assert [row[5] for row in deals(UNKNOWN)] == ["2018-09-18", "2018-11-22", "2018-12-03"]


def test_a_ranking_of_countries_is_a_portfolio():
    text = """Top borrowers of the Caribbean Development Bank in 2018

 1  Guyana      $ 72.4 m   29.3%
 2  Belize      $ 58.1 m   23.5%
 3  Saint Lucia $ 44.0 m   17.8%
 4  Others      $ 72.7 m   29.4%
    TOTAL       $247.2 m  100.0%
"""
    totals = [fact for fact in read(text).facts if fact.kind == "portfolio_totals"]
    assert [(one.country, float(one.amount) / 1e6) for one in totals] == [("GUY", 72.4), ("BLZ", 58.1), ("LCA", 44), (None, 72.7), (None, 247.2)]
    assert not deals(text)


def test_names_wrapped_into_a_line_of_their_own_and_a_column_that_converts():
    text = """New external loans (amounts in millions of the currency)
No  Creditor                        Project                           Date signed   Ccy   Amount   Kshs. bn
1   International Development       Second Sanitation Project         24-Sep-19     USD    150.0      15.2
    Association (IDA)
2   African Development Bank        Lake Last Mile Electrification    08-Oct-19     EUR     62.0       7.1
3   Bank of the Great               Kisii Bulk Water Supply           21-Oct-19     EUR     40.0       4.5
    Lakes
"""
    told = [(float(fact.amount) / 1e6, fact.currency) for fact in read(text).facts if fact.kind == "transactions"]
    assert told == [(150, "USD"), (62, "EUR"), (40, "EUR")]


def test_a_lender_in_brackets_behind_the_project_and_an_instrument_in_the_cell_of_the_amount():
    text = """Loan (creditor) | signed | closing | EUR million | disbursed
Lake Drainage Rehabilitation (IBRD) | 14.05.2013 | 30.06.2019 | 32.0 | 19.2
Outer Ring, Lot 7 (EBRD) | 22.11.2014 | 31.12.2020 | 46.0 | 11.5
"""
    assert given(text) == [
        (32, "International Bank for Reconstruction and Development", "outgoing commitment"),
        (19.2, "International Bank for Reconstruction and Development", "disbursement"),
        (46, "European Bank for Reconstruction and Development", "outgoing commitment"),
        (11.5, "European Bank for Reconstruction and Development", "disbursement"),
    ]
    text = """The Green Climate Fund approved all proposals, in USD million:

FP-A  Mangrove belts | Guinea-Bissau | UNDP | 12.4 grant
FP-B  Bus rapid transit | Pakistan | ADB | 48.5 (37.0 loan, 11.5 grant)
"""
    assert [row[0] for row in given(text)] == [12.4, 37, 11.5]
