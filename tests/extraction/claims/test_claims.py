"""What sentences claim of their numbers: for each the kind and what is stated, and sentences that claim nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.rules import decide
from extraction import read
from extraction.claims.counts.counting import items_of


def claimed(text: str, published_on: date | None = None) -> list[str]:
    """The claims of a text as "kind: stated", with the status where it is not consistent."""
    found = []
    for claim in read(text, published_on=published_on).claims:
        verdict = decide(claim)
        status = "" if verdict.status == "consistent" else f" [{verdict.status}]"
        found.append(f"{claim.kind}: {verdict.stated}{status}")
    return found


SHARES = [
    (
        "The facility totals $3.26 billion. Of this, $8.54 billion (78%) is earmarked for solar farms.",  # 2.54 with one digit mistyped
        ["share_of_total: $8.54 billion / $3.26 billion = 78% [inconsistent]"],
    ),
    (
        "The facility totals $120 million. Of this, $72 million (60%) is earmarked for solar farms.",
        ["share_of_total: $72 million / $120 million = 60%"],
    ),
    (
        "The facility totals $120 million. Of this, $72 million (50%) is earmarked for solar farms.",
        ["share_of_total: $72 million / $120 million = 50% [inconsistent]"],
    ),
    (
        "Of the €250 million portfolio, €80 million, or 32 percent, is in transport.",
        ["share_of_total: €80 million / €250 million = 32 percent"],
    ),
    (
        "Renewables received EUR 1.2 billion, or 48% of the total of EUR 2.5 billion approved in 2022.",
        ["share_of_total: EUR 1.2 billion / EUR 2.5 billion = 48%"],
    ),
    (
        "The grant (US$ 6 million) accounts for a tenth of the US$ 60 million programme.",
        ["share_of_total: US$ 6 million / US$ 60 million = a tenth"],
    ),
    ("Half of the $80 million loan ($40 million) will go to schools.", ["share_of_total: $40 million / $80 million = Half"]),
    ("Half of the $80 million loan ($60 million) will go to schools.", ["share_of_total: $60 million / $80 million = Half [inconsistent]"]),
    ("Of the 45 engineers trained, 18 (40%) were women.", ["share_of_total: 18 / 45 engineers = 40%"]),
]

COMPOSITIONS = [
    (
        "The Bank approved a $119 million loan. The project, with a total cost of $186.4 million, will also receive $50 million from the Fund, "
        "a $4.4 million grant and $13 million in kind from the Government.",
        ["parts_sum_to_total: $186.4 million = $119 million + $50 million + $4.4 million + $13 million"],
    ),
    ("The works include 84 km of canals (of which 50 km in Osh and 34 km in Batken).", ["parts_sum_to_total: 84 km = 50 km + 34 km"]),
]

MILESTONES = [
    (
        "Key Dates\nAppraisal 03/15/2010 | Approval 06/24/2010 | Effectiveness 11/30/2010",
        [
            "date_order: appraisal (2010-03-15) before approval (2010-06-24)",
            "date_order: approval (2010-06-24) before effectiveness (2010-11-30)",
        ],
    ),
    (
        "Key Dates\nAppraisal 03/15/2010 | Approval 06/24/2012 | Effectiveness 11/30/2010",
        [
            "date_order: appraisal (2010-03-15) before approval (2012-06-24)",
            "date_order: approval (2012-06-24) before effectiveness (2010-11-30) [inconsistent]",
        ],
    ),
]

SUMS = [
    (
        "ADB will provide $100 million, AIIB $60 million and the government $40 million, for a total of $200 million.",
        ["parts_sum_to_total: $200 million = $100 million + $60 million + $40 million"],
    ),
    (
        "The project will cost $300 million, comprising a $180 million loan from ADB, $70 million from AIIB and $50 million from the government.",
        ["parts_sum_to_total: $300 million = $180 million + $70 million + $50 million"],
    ),
    (
        "The $48.5 million project is financed by the World Bank ($40 million) and the Government of Georgia ($8.5 million).",
        ["parts_sum_to_total: $48.5 million = $40 million + $8.5 million"],
    ),
    (
        "The $58.4 million project is financed by the World Bank ($40 million) and the Government of Georgia ($8.5 million).",
        ["parts_sum_to_total: $58.4 million = $40 million + $8.5 million [inconsistent]"],
    ),
    (
        "The total cost is estimated at $500 million. ADB will provide $200 million, the AIIB will contribute $150 million, "
        "and the Government of Nepal will cover the remaining $120 million.",
        ["parts_sum_to_total: $500 million = $200 million + $150 million + $120 million [inconsistent]"],
    ),
    (
        "The Bank approved three loans worth $410 million: $200 million for Kenya, $150 million for Ghana and $60 million for Malawi.",
        ["count_matches_list: three loans; 3 listed", "parts_sum_to_total: $410 million = $200 million + $150 million + $60 million"],
    ),
    (
        "Under the agreement, IFC will provide $30 million for its own account and mobilize $45 million from other lenders. "
        "The $75 million package supports wind power.",
        ["parts_sum_to_total: $75 million = $30 million + $45 million"],
    ),
    (
        "The total cost of the project is $187.5 million, with the government contributing $37.5 million and ADB lending $150 million. "
        "ADB will also provide a $1 million technical assistance grant.",
        ["parts_sum_to_total: $187.5 million = $37.5 million + $150 million"],
    ),
    (
        "Forty buses at EUR 250,000 each cost EUR 10 million in total.",
        ["parts_sum_to_total: EUR 10 million = Forty buses × EUR 250,000"],
    ),
    (
        "Forty buses at EUR 250,000 each cost EUR 15 million in total.",
        ["parts_sum_to_total: EUR 15 million = Forty buses × EUR 250,000 [inconsistent]"],
    ),
    (
        "The five agreements come to $1,118 million. The bank allocated $1,022 million from one window, while the remaining $90 million is from another.",
        ["parts_sum_to_total: $1,118 million = $1,022 million + $90 million [inconsistent]"],
    ),
    (
        "The bank takes part in a US$360 million highway.\n\nThe bank will lend US$150 million.\n\nThe contract was signed in May.\n\n"
        "The local government will provide the remaining US$210 million.",
        ["parts_sum_to_total: US$360 million = US$150 million + US$210 million"],
    ),
    (
        "IDA will provide a US$50 million credit and a US$25 million grant, a total of US$75 million.",
        ["parts_sum_to_total: US$75 million = US$50 million + US$25 million"],
    ),
    (
        "The corridor consists of 3 sections: 45 km, 62 km and 93 km, with a total length of 200 km.",
        ["parts_sum_to_total: 200 km = 45 km + 62 km + 93 km"],
    ),
    ("The 20 buses will cost €9 million, or €450,000 each.", ["parts_sum_to_total: €9 million = 20 buses × €450,000"]),
    ("The 20 buses will cost €9 million, or €540,000 each.", ["parts_sum_to_total: €9 million = 20 buses × €540,000 [inconsistent]"]),
    # open lists are bounds
    (
        "The company will build 300 km of lines, including 120 km of high-voltage lines.",
        ["parts_sum_to_total: 300 km ⊇ 120 km"],
    ),
    (
        "Of the $700 million, $300 million has been disbursed for roads and $200 million for bridges so far.",
        ["parts_sum_to_total: $700 million ⊇ $300 million + $200 million"],
    ),
    (
        "The project received $20 million from the Green Climate Fund, including a $5 million grant.",
        ["parts_sum_to_total: $20 million ⊇ $5 million"],
    ),
    (
        "The project received $20 million from the Green Climate Fund, including a $50 million grant.",
        ["parts_sum_to_total: $20 million ⊇ $50 million [inconsistent]"],
    ),
]

TABLES = [
    (
        "Financing plan\nSource                          Amount ($ million)\nAsian Development Bank            150.0\n"
        "  Ordinary capital resources      100.0\n  Asian Development Fund grant     50.0\n"
        "Government                         30.0\nTotal                             180.0\n",
        ["parts_sum_to_total: 180.0 = 150.0 + 30.0"],
    ),
    (
        "The project has four components:\n1. Roads ($40 million)\n2. Bridges ($30 million)\n3. Safety ($20 million)\n"
        "4. Management ($10 million)\nThe total cost is $100 million.",
        [
            "count_matches_list: four components; 4 listed",
            "parts_sum_to_total: $100 million = $40 million + $30 million + $20 million + $10 million",
        ],
    ),
    (
        "The project has five components:\n- Roads\n- Bridges\n- Safety\n- Management\n",
        ["count_matches_list: five components; 4 listed [inconsistent]"],
    ),
]

COUNTS = [
    (
        "The programme works in four provinces: Khatlon, Sughd, Badakhshan and Dushanbe.",
        ["count_matches_list: four provinces; 4 listed"],
    ),
    (
        "The programme works in five provinces: Khatlon, Sughd, Badakhshan and Dushanbe.",
        ["count_matches_list: five provinces; 4 listed [inconsistent]"],
    ),
    (
        "The project has three components: (i) road rehabilitation; (ii) road safety; and (iii) institutional strengthening.",
        ["count_matches_list: three components; 3 listed"],
    ),
    (
        "The consortium comprises five banks, namely ING, Rabobank, KfW, Proparco and FMO.",
        ["count_matches_list: five banks; 5 listed"],
    ),
    (
        "It covers 7 districts of the state namely Bilaspur, Hamirpur, Kangra, Mandi, Sirmour, Solan, and Una.",
        ["count_matches_list: 7 districts; 7 listed"],
    ),
    # a name may have a comma or an "and" of its own
    (
        "The project involves three agencies: the Ministry of Agriculture, Food and Rural Development, the Forest Agency, and the State Bank.",
        ["count_matches_list: three agencies; between 3 and 5 listed"],
    ),
    (
        "The bank works in three countries: Bosnia and Herzegovina, Serbia and Montenegro.",
        ["count_matches_list: three countries; between 2 and 4 listed"],
    ),
    ("A total of 30 mayors, 45% of them women, attended.", ["count_share: 45% of 30 mayors [inconsistent]"]),
    ("A total of 30 mayors, 40% of them women, attended.", ["count_share: 40% of 30 mayors"]),
    ("Eight of the ten schools have been rebuilt.", ["part_within_total: Eight <= ten schools"]),
    ("Twelve of the ten schools have been rebuilt.", ["part_within_total: Twelve <= ten schools [inconsistent]"]),
    (
        "Out of 465 kilometers of highways built since 1989, 242 kilometers was paid for by the bank.",
        ["part_within_total: 242 kilometers <= 465 kilometers"],
    ),
    # "them" are the buses, not the cities
    ("Twenty buses were bought for two cities, twelve of them electric.", ["part_within_total: twelve <= Twenty buses"]),
    ("The loan has a maturity of 20 years, including a grace period of 5 years.", ["part_within_total: 5 years <= 20 years"]),
    (
        "The loan has a maturity of 15 years, including a grace period of 25 years.",
        ["part_within_total: 25 years <= 15 years [inconsistent]"],
    ),
    ("The credit has a 38-year maturity with a 6-year grace period.", ["part_within_total: 6-year <= 38-year"]),
]

CHANGES = [
    (
        "Enrolment grew from 14,200 in 2018 to 21,300 in 2023, an increase of 50 percent.",
        ["change_matches: 14,200 to 21,300: 50 percent"],
    ),
    (
        "Enrolment grew from 14,200 in 2018 to 21,300 in 2023, an increase of 75 percent.",
        ["change_matches: 14,200 to 21,300: 75 percent [inconsistent]"],
    ),
    (
        "The poverty rate fell from 32 percent to 24 percent, down 8 percentage points.",
        ["change_matches: 32 percent to 24 percent: 8 percentage points"],
    ),
    (
        "ADB approved $1.6 billion in 2022, up 33 percent from $1.2 billion in 2021.",
        ["change_matches: $1.2 billion to $1.6 billion: 33 percent"],
    ),
    (
        "ADB approved $1.6 billion in 2022, up 53 percent from $1.2 billion in 2021.",
        ["change_matches: $1.2 billion to $1.6 billion: 53 percent [inconsistent]"],
    ),
    (
        "Commitments declined to $3.0 billion in 2023 from $4.0 billion in 2022, a drop of 25 percent.",
        ["change_matches: $4.0 billion to $3.0 billion: 25 percent"],
    ),
    ("Travel time will fall by 90 minutes, from 210 minutes to 120 minutes.", ["change_matches: 210 minutes to 120 minutes: 90 minutes"]),
    ("Capacity will double from 150 MW to 300 MW.", ["change_matches: 150 MW to 300 MW: doubled"]),
    ("Capacity will triple from 150 MW to 300 MW.", ["change_matches: 150 MW to 300 MW: tripled [inconsistent]"]),
    ("Travel time will be cut by half, from 8 hours to 4 hours.", ["change_matches: 8 hours to 4 hours: half"]),
]

DATES = [
    ("Signed on Friday, 14 June 2024 in Baku.", ["weekday_matches_date: Friday = 2024-06-14"]),
    ("Signed on Thursday, 14 June 2024 in Baku.", ["weekday_matches_date: Thursday = 2024-06-14 [inconsistent]"]),
    (
        "The two-day workshop was held on 5-9 March 2024 in Tashkent.",
        ["duration_matches_dates: two-day: 2024-03-05 to 2024-03-09 [inconsistent]"],
    ),
    (
        "The five-year programme (2020-2025) was extended.",
        ["duration_matches_dates: five-year: 2020 to 2025"],
    ),
    (
        "The project runs from July 2019 to June 2024, a period of eight years.",
        ["duration_matches_dates: eight years: 2019-07-01 to June 2024 [inconsistent]"],
    ),
    (
        "The project was approved on 12 March 2020 and is scheduled to close on 31 December 2018.",
        ["date_order: approval (2020-03-12) before closing (2018-12-31) [inconsistent]"],
    ),
    (
        "Approval Date: March 5, 2019\nClosing Date: June 30, 2015\n",
        ["date_order: approval (2019-03-05) before closing (2015-06-30) [inconsistent]"],
    ),
    (
        "Approval Date: March 5, 2019\nClosing Date: June 30, 2025\n",
        ["date_order: approval (2019-03-05) before closing (2025-06-30)"],
    ),
]

CURRENCIES = [
    (
        "Table 1: Loans signed in 2019 (amounts in millions; equivalents in Kshs. billion)\n\nProject               Ccy  Amount   Kshs. bn\n"
        "Bulk water supply     USD   150.0    15.21\nRural electricity     EUR    62.5     1.70\n\nThe rates are those of 31 December 2019.",
        ["currency_equivalence: EUR 62.5 ~ 1.70 [inconsistent]", "currency_equivalence: USD 150.0 ~ 15.21"],
    ),
    # not a table of equivalents: the loan and the state's own money
    (
        "Table 1: Loans and counterpart funds, 2019 (counterpart funds in Kshs. billion)\n\nProject               Ccy  Amount   Kshs. bn\n"
        "Bulk water supply     USD   150.0    15.21\nRural electricity     EUR    62.5     1.70",
        [],
    ),
    # a letter that several countries use, in a text that speaks of none of them, is no currency to hold anything against
    ("14 January 2013\n\nThe two governments signed a K65m ($13m) loan free of interest.", []),
    ("The grant of €10 million (US$10.9 million) was signed on 14 June 2024.", ["currency_equivalence: €10 million ~ US$10.9 million"]),
    (
        "The grant of €10 million (US$19.9 million) was signed on 14 June 2024.",
        ["currency_equivalence: €10 million ~ US$19.9 million [inconsistent]"],
    ),
    (
        "The loan of INR 8.3 billion, equivalent to $100 million, was signed on 14 June 2024.",
        ["currency_equivalence: INR 8.3 billion ~ $100 million"],
    ),
]

# What ties the numbers is in the words, not in their agreement: of many rows there is one that agrees and one with a slip.
TIED = [
    ("The fund has invested in six countries, including Kenya, Ghana and Mali.", ["count_matches_list: six countries; 3 listed"]),
    (
        "The Bank approved a loan of $60 million for the port. The loan covers 75 percent of the project's total cost of $80 million.",
        ["share_of_total: $60 million / $80 million = 75 percent"],
    ),
    (
        "The package of €90 million was signed on Monday. The package consists of a loan of €60 million, a guarantee line of €20 million and a grant of €10 million.",
        ["parts_sum_to_total: €90 million = €60 million + €20 million + €10 million"],
    ),
    (
        "The package of €90 million was signed. The package consists of a loan of €60 million, a credit of €20 million and a grant of €40 million.",
        ["parts_sum_to_total: €90 million = €60 million + €20 million + €40 million [inconsistent]"],
    ),
    (
        "The Fund's share is USD 75 million (USD 50 million in loans and USD 25 million in grants).",
        ["parts_sum_to_total: USD 75 million = USD 50 million + USD 25 million"],
    ),
    (
        "The Fund's share is USD 75 million (USD 50 million in loans and USD 52 million in grants).",
        ["parts_sum_to_total: USD 75 million = USD 50 million + USD 52 million [inconsistent]"],
    ),
    (
        "The works include 24 clinics with room for 300 beds (11 in Osh, 8 in Naryn and 5 in Talas).",
        ["parts_sum_to_total: 24 clinics = 11 + 8 + 5"],
    ),
    (
        "| Donor | Kind | Amount | Use |\n| --- | --- | --- | --- |\n| Fund A | Loan | $20 million | canals |\n| Fund B | Grant | $7.5 million | pumps for 30 farms |\n| Total | | $27.5 million | |",
        ["parts_sum_to_total: $27.5 million = $20 million + $7.5 million"],
    ),
    (
        "Treatment will serve the four districts of Osh, Naryn, Talas and Batken.",
        ["count_matches_list: four districts; 4 listed"],
    ),
    (
        "The grant unlocks two loans: USD 105 million from the Agency and USD 75 million from the Fund.",
        ["count_matches_list: two loans; 2 listed"],
    ),
    (
        "It will work in Osh, Naryn and Talas, three provinces of the north.",
        ["count_matches_list: three provinces; 3 listed"],
    ),
    (
        "The bank insures part of the plant. The sponsor puts in equity of €51 million. The agency insures up to €46 million of that equity.",
        ["part_within_total: €46 million <= €51 million"],
    ),
    (
        "Exports will grow 1.5-fold, from $200 million to $300 million.",
        ["change_matches: $200 million to $300 million: 1.5-fold"],
    ),
    (
        "Aid came to USD 30 million, up from USD 20 million the year before, an increase of 50 percent.",
        ["change_matches: USD 20 million to USD 30 million: 50 percent"],
    ),
    (
        "The utility pays $60 per MWh, 25 percent below its average cost of $80.",
        ["change_matches: $80 to $60: 25 percent"],
    ),
    (
        "Works will begin in January 2020 and take six years, ending in December 2025.",
        ["duration_matches_dates: six years: January 2020 to December 2025"],
    ),
    (
        "The line will open on 31 December 2020 instead of 30 June 2020, a delay of six months.",
        ["duration_matches_dates: six months: 2020-06-30 to 2020-12-31"],
    ),
    (
        "The plant sells 70 per cent of its output to the grid and the remaining 30 per cent on the market.",
        ["shares_sum: 70 per cent + 30 per cent = 100%"],
    ),
    (
        "The plant sells 70 per cent of its output to the grid and the remaining 20 per cent on the market.",
        ["shares_sum: 70 per cent + 20 per cent = 100% [inconsistent]"],
    ),
    (
        "The ministry approved projects worth Tk 40.5 billion (Tk 4,050 crore).",
        ["restated_amount: Tk 40.5 billion = Tk 4,050 crore"],
    ),
    (
        "The ministry approved projects worth Tk 40.5 billion (Tk 405 crore).",
        ["restated_amount: Tk 40.5 billion = Tk 405 crore [inconsistent]"],
    ),
    (
        "The programme, with a total cost of $186.4 million, is financed by a $119 million loan. It will also receive $50 million from the Fund, a $4.4 million grant and $13 million in kind from the Government.",
        ["parts_sum_to_total: $186.4 million = $119 million + $50 million + $4.4 million + $13 million"],
    ),
    (
        "The programme, with a total cost of $186.4 million, is financed by a $119 million loan. It will also receive $50 million from the Fund, a $4.4 million grant and $31 million in kind from the Government.",
        ["parts_sum_to_total: $186.4 million = $119 million + $50 million + $4.4 million + $31 million [inconsistent]"],
    ),
    (
        "Position (US$ million):\n\nLender    Scheme    Loan     Disbursed\nFund A    Canals    120.0    41.4\nFund B    Roads     219.0    38.2\nTotal               339.0    79.6",
        [
            "part_within_total: 41.4 <= 120.0",
            "parts_sum_to_total: 339.0 = 120.0 + 219.0",
            "parts_sum_to_total: 79.6 = 41.4 + 38.2",
            "part_within_total: 38.2 <= 219.0",
        ],
    ),
    (
        "Foreign assistance of $22.8 billion has been budgeted, including $7.5 billion from banks, $22.655 billion in loans, and $161.46 million in grants.",
        ["parts_sum_to_total: $22.8 billion = $22.655 billion + $161.46 million"],
    ),
]

TOLD_BY_OTHERS = [
    (
        "The two agreed to jointly allocate $88 million for the plant. The fund will contribute $44 million, matched by the bank.",
        ["parts_sum_to_total: $88 million = $44 million + $44 million"],
    ),
    (
        "The bank will provide two loans of USD 323 million each (aggregating to USD 646 million) for the two projects.",
        ["parts_sum_to_total: USD 646 million = two loans × USD 323 million"],
    ),
    (
        "The board approved four projects, bringing the bank's portfolio to 42 projects.",
        ["part_within_total: four projects <= 42 projects"],
    ),
    (
        "The total cost is 4.8 billion tenge. Of this, the loan is 3.6 billion tenge.",
        ["part_within_total: 3.6 billion tenge <= 4.8 billion tenge"],
    ),
    (
        "Most of the funding, or 74%, is allocated for adaptation projects, and 26% for mitigation projects.",
        ["shares_sum: 74% + 26% = 100%"],
    ),
    (
        "The fund adds a $30.2 million grant for a $156.3 million adaptation project.",
        ["part_within_total: $30.2 million <= $156.3 million"],
    ),
    (
        "World Bank lends Vietnam US$ 309 million\n\nThe World Bank approved loans of US$309.4 million for reforms on Monday.",
        ["restated_amount: US$ 309 million = US$309.4 million"],
    ),
]


@pytest.mark.parametrize("text, expected", TOLD_BY_OTHERS)
def test_what_other_publishers_tie(text: str, expected: list[str]) -> None:
    assert sorted(claimed(text)) == sorted(expected)


# parts that are none, lists that are not complete, amounts of another time: none of these is a contradiction
NO_CONTRADICTION = [
    "One project amounting to Rs 2.1 billion in Sindh, two projects amounting to Rs 10.1 billion in Punjab and three federal projects amounting to "
    "Rs 27.7 billion were approved.",
    "The bank announces two loans totalling EUR 240 million.\n\nEUR 190 million for the tramway\n\nThe first EUR 40 million tranche of a EUR 190 million loan "
    "has been granted to the city.\n\nEUR 50 million for the port\n\nA EUR 50 million loan has been granted to the port authority.",
    "The board approved a $384.2 million package for the road, which costs $445.1 million in all. Previously, the Union contributed a grant of "
    "$33.4 million to the government.",
    "The ministry signed agreements amounting to $1.72 billion. The projects include a $300 million grant for rural roads, a $340 million credit for "
    "herders and a $275 million grant for water supply.",
    "The cost of the project is $11.0 million, of which ADB is expected to finance a loan of $5.0 million and a grant of $5.0 million.",
    "The Bank approved $970 million in loans for three countries.\n\nThe first is a $470 million loan, with a $125.8 million local counterpart.\n\n"
    "The $250 million loan to Ecuador is for health.\n\nThe new $250 million credit line has three loans; the first one, for $105 million, has been approved.",
    "EIB approves EUR 214 mn loan for the drain\n\nThe bank approved a EUR 214 mn loan for the drain. The loan brings up the total financing pledged for "
    "the project to EUR 400 mn.",
    "The ministry signed a loan worth ¥37 billion ($246 million).\n\nIn January 2022, the agency allocated ¥55.9 million ($490,000) for archives.",
]


@pytest.mark.parametrize("text", NO_CONTRADICTION)
def test_what_is_no_contradiction(text: str) -> None:
    assert not [claim for claim in claimed(text) if "inconsistent" in claim]


NOTHING = [
    "Since 1992, the Bank has approved 45 projects worth $3.2 billion in the country.",
    "The economy grew by 5.2% in 2023, and inflation fell to 8.7 percent.",
    "ADB committed $300 million to health, $200 million to education and lent $1.1 billion to transport in 2020.",
    "The €100 million loan and a €25 million grant bring the EBRD's total investments in the country to €12.5 billion across 183 projects.",
    "The $8 billion programme targets agriculture, which accounts for 25% of GDP ($5 billion). Exports rose to $2 billion (12%).",
    "Active in Egypt since 1979, the bank has lent €5 billion over the past five years.",
    "The bridge opened two years after construction began in 2015.",
    "The Bank provided $50 million to Kenya. In 2019, it provided $20 million to Ghana and $30 million to Mali.",
    "The World Bank's portfolio includes 24 projects totaling $4.3 billion. The Bank approved $500 million in 2021 and $700 million in 2022.",
    "The grant is for €5 million or $10 million, whichever is lower.",
    "The meeting of Monday, 3 June, was postponed to Wednesday.",
    "GDP per capita grew from $1,200 to $1,500. Growth was 5 percent in 2022 and 4 percent in 2023.",
    "The loan of $200 million, alongside $100 million from AIIB, will support the $1.1 billion government programme.",
    "The $25 million loan will finance two roads: one in the north, one in the south, and one bridge.",
    "The total baseline costs are USD 36.9 million, while contingencies come to USD 12.2 million. The Fund lends USD 30 million and the province contributes USD 4.7 million.",
    "Of the total cost, Tk 31.34 billion will be provided by the government, Tk 167.2 billion will come as project loan and Tk 44.26 billion from own funds.",
    "The Bank approved $21.02 billion last year, according to its report. Members met in May.\n\nOf the total, $14.375 billion came from its own resources.",
]


@pytest.mark.parametrize(
    "text, expected", [*SHARES, *COMPOSITIONS, *MILESTONES, *SUMS, *TABLES, *COUNTS, *CHANGES, *DATES, *CURRENCIES, *TIED]
)
def test_what_a_text_claims(text: str, expected: list[str]) -> None:
    assert sorted(claimed(text)) == sorted(expected)


@pytest.mark.parametrize("text", NOTHING)
def test_what_claims_nothing(text: str) -> None:
    assert claimed(text) == []


RELEASE = """Harbour Bank Approves $345 Million Loan for Ring Road

KAMPALA, 26 November 2021 - The Harbour Bank today approved a loan of $345 million for the ring road of Kampala.

The loan represents 86% of the total cost of the project, evaluated at $399.7 million. The Government will supply the balance of
$54.7 million. Completion is expected by June 2026.
"""


def test_a_release_whose_numbers_agree() -> None:
    assert sorted(claimed(RELEASE)) == [
        "date_order: approval (2021-11-26) before completion (2026-06-01 to 2026-06-30)",
        "parts_sum_to_total: $399.7 million = $345 million + $54.7 million",
        "restated_amount: $345 Million = $345 million",
        "share_of_total: $345 million / $399.7 million = 86%",
    ]


SLIPS = [
    ("$345 Million Loan", "$435 Million Loan", "restated_amount"),
    ("represents 86%", "represents 78.5%", "share_of_total"),
    ("$54.7 million", "$45.7 million", "parts_sum_to_total"),
    ("by June 2026", "by June 2016", "date_order"),
]


@pytest.mark.parametrize("right, wrong, kind", SLIPS)
def test_a_slip_is_found_by_its_rule(right: str, wrong: str, kind: str) -> None:
    found = [claim for claim in claimed(RELEASE.replace(right, wrong)) if claim.endswith("[inconsistent]")]
    assert any(claim.startswith(kind) for claim in found), found


ITEMS = [
    ("Kenya, Ghana and Mali", (3, 3)),
    ("Kenya, Ghana, and Mali", (3, 3)),
    ("ending extreme poverty and boosting shared prosperity", (2, 2)),
    ("roads and bridges; water and sanitation; health", (3, 3)),
    ("Khulna Port Railway (Tk 20 billion), first revised, Savar Treatment and Benapole Land Port", (3, 3)),
]


@pytest.mark.parametrize("words, expected", ITEMS)
def test_how_many_items_a_list_has(words: str, expected: tuple[int, int]) -> None:
    assert items_of(words)[:2] == expected


PIECES = (
    "$3.5 million",
    "(about €2 million)",
    "77%",
    "of which",
    "from",
    "to",
    "nine projects",
    ":",
    ";",
    ",",
    "and",
    "the remaining",
    "for a total of",
    "\n- ",
    "\n\n",
    "Total  ",
    "12 May 2020",
    "Monday,",
    "including",
    "three of them",
    "half of",
    "grace period",
    "25 years",
    "Of the",
    "each",
    ".",
    "|",
    "(P%)",
    "№",
    "¤",
)


@given(st.lists(st.sampled_from(PIECES), max_size=30))
@settings(max_examples=150, deadline=None)
def test_nothing_breaks_the_readers(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for claim in read(text).claims:
        assert 0 <= claim.char_start <= claim.char_end <= len(text)
        assert decide(claim).explanation


@pytest.mark.parametrize(
    "piece",
    [
        "$5 million, ",
        "$5 million (77%) of which ",
        "three of the ",
        "from 5 to ",
        "1.5 | ",
        "Total  5  ",
        "nine: a, ",
        "since 2001 to ",
        "- $5 million for roads\n",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    """A long text of one piece is read in a few seconds at most; a pattern that backtracks would take hours."""
    assert read(piece * 2000).claims is not None


TOLD_AGAIN = (
    "LUSAKA, May 4, 2021 – The World Bank approved today ${} million in financing for the Kafue Water Supply Project in Zambia. "
    "The works begin next year.\n\nThe World Bank finances the Kafue Water Supply Project with a loan of $470 million over 20 years."
)


@pytest.mark.parametrize(("first", "status"), [("470", "consistent"), ("740", "inconsistent"), ("490", "inconsistent")])
def test_a_commitment_told_again_with_a_slip_is_seen(first, status):
    found = [claim for claim in read(TOLD_AGAIN.format(first)).claims if claim.kind == "restated_amount"]
    assert [decide(claim).status for claim in found] == [status]


def test_more_money_for_the_same_thing_is_no_slip():
    text = TOLD_AGAIN.format("740").replace("with a loan of", "with an additional loan of")
    assert not [claim for claim in read(text).claims if claim.kind == "restated_amount"]
