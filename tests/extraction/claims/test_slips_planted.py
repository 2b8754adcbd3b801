"""Claims that words or structure make are found whether their numbers agree or not: shares of one whole, counts and their lists, what a number falls into."""

from __future__ import annotations

import pytest

from checks.rules import decide
from extraction import read

SHARES, COUNT, SUM, RESTATED = "shares_sum", "count_matches_list", "parts_sum_to_total", "restated_amount"


def failed(text: str, kind: str) -> list[str]:
    found = ((claim, decide(claim)) for claim in read(text).claims)
    return [verdict.stated for claim, verdict in found if claim.kind == kind and verdict.status == "inconsistent"]


SLIPS = {
    "the rest of a whole": (SHARES, "The bank bears {} of the costs, while the government will provide the remaining 12%.", "88%", "80%"),
    "owners": (
        SHARES,
        "The company is held {} by Aral Holding of Almaty and 40 percent by the developer Nord Wind.",
        "60 percent",
        "50 percent",
    ),
    "of it": (SHARES, "The financing comes to $300 million, {} of it in credits and 39 percent in grants.", "61 percent", "16 percent"),
    "a list with others": (SHARES, "Funds by sector\n  Roads      {}\n  Schools    30%\n  Other      15%\n", "55%", "52%"),
    "names in brackets": (
        COUNT,
        "It built water points in {} governorates (Beja, Jendouba, Kef and Siliana), with the aim of serving the villages.",
        "four",
        "six",
    ),
    "what names are": (COUNT, "Bolivia, Nicaragua and Honduras are the {} largest recipients.", "three", "five"),
    "in apposition": (COUNT, "The {} wind farms, Cernava and Pestera, have a capacity of 228 MW.", "two", "four"),
    "one and the other": (COUNT, "It will build {} stations, one of 6,500 m3 in Kaolack, the other of 2,000 m3 in Fatick.", "two", "four"),
    "counted by their sum": (
        COUNT,
        "The government signed {} loan agreements worth $488 million. The bank lends $203 million for drains.\nIt lends $120 million for power lines.\n"
        "The roads in the hills get a loan of $165 million.\n",
        "three",
        "five",
    ),
    "payers": (SHARES, "The bank will finance 60% of the cost, the fund {} and the government 15%.", "25%", "95%"),
    "payers one after the other": (SHARES, "The bank will finance {}, the climate fund 30 percent and the government 25 percent.", "45 percent", "40 percent"),
    "more than all of it": (SHARES, "Transport received {} of approvals, energy 35 percent and water 25 percent.", "40 percent", "70 percent"),
    "paid by": (SHARES, "The cost is to be financed {} by the bank, 25 percent by the state and 15 percent by towns.", "60 percent", "66 percent"),
    "split between": (SHARES, "Approved funds are split between transport (40%), energy ({}) and water (25%).", "35%", "53%"),
    "as follows": (SHARES, "Financing was distributed as follows: energy 45 percent, transport {}, agriculture 25 percent.", "30 percent", "20 percent"),
    "a price for each": (SUM, "The project buys 50 buses at $200,000 each, for ${} million in all.", "10", "40"),
    "a price per thing": (SUM, "A total of 50 buses at a cost of $200,000 per bus will be bought for ${} million.", "10", "40"),
    "or so much apiece": (SUM, "The city buys 57 trolleybuses for EUR 10.83 million, or EUR {} per trolleybus.", "190,000", "290,000"),
    "each of them": (SUM, "Each of the 5 districts will receive ${} million, for a total of $10 million.", "2", "3"),
    "two loans of one day": (
        SUM,
        "WASHINGTON, June 21, 2024—The World Bank's Board today approved two projects totaling $900 million to help Nepal.\n\nThe $500 million Green Development Credit supports reforms."
        " The first operation, of $250 million, was approved in December 2022.\n\nThe ${} million Urban Roads Project will improve roads in seven towns.",
        "400",
        "600",
    ),
    "each of two lenders": (SUM, "KfW and the World Bank will each lend EUR {} million, for a total of EUR 244 million.", "122", "722"),
    "a price per vehicle": (SUM, "The loan pays for 42 trolleybuses. At a price of €580,000 per vehicle the purchase costs €{} million.", "24.36", "94.36"),
    "what the plants of a list generate": (
        SUM,
        "The bank finances a 232 MW plant in Karshi, a 197 MW plant in Nurota and a {} MW plant in Guzar. Together they will generate 449 MW.",
        "20",
        "40",
    ),
    "payers of one project": (SHARES, "ADB finances 27% of the $640 million project, GCF {} and the Government of Uzbekistan 44%.", "29%", "92%"),
    "what all cost behind it": (SUM, "It will put up 40 kiosks at a price of €{} per kiosk. All together will cost €1.8 million.", "45,000", "54,000"),
    "two kinds": (SHARES, "Adaptation takes {} percent of the funding and mitigation 42 percent.", "58", "85"),
    "the other": (SHARES, "Projects for adaptation get {} of the decision. Mitigation takes the other 58%.", "42%", "24%"),
    "a total line": (
        SHARES,
        "| Sector | Share |\n|---|---|\n| Energy | 45% |\n| Roads | {} |\n| Water | 20% |\n| Total | 100% |\n",
        "35%",
        "85%",
    ),
    "of them": (
        SUM,
        "They get 30.5 kilometres of paved approaches, {} of them between Pleebo and the river and 11.9 kilometres on the other side.",
        "18.6 kilometres",
        "81.6 kilometres",
    ),
    "each in brackets": (
        SUM,
        "Three loans remain to be signed, for a total of $112 million: the Rosso road ({}), the rice fields ($33 million) and the park ($15 million).",
        "$64 million",
        "$46 million",
    ),
    "a column with equal cells": (
        SUM,
        "FINANCING PLAN (USD million)\nFund loan         40.00\nLease             28.50\nSaudi loan        {}\nTreasury          9.25\nTotal             97.75\n",
        "20.00",
        "40.00",
    ),
    "two lenders of one amount": (
        SUM,
        "The package of $95 million comprises $35 million from the bank's own resources, a $35 million syndicated loan from Banco del Plata and {} from the climate fund.",
        "$25 million",
        "$75 million",
    ),
    "approved one by one": (
        SUM,
        "The agency has committed loans worth Rs 16,186 crore for four schemes.\nFor the metro in Delhi it gives a loan of Rs 8,390 crore.\nA loan of Rs 3,272 crore goes to water"
        " supply in Rajasthan.\nIn Bengaluru, a loan of Rs 3,717 crore is for phase two.\nA loan of {} supports farmers in Himachal Pradesh.\n",
        "Rs 807 crore",
        "Rs 507 crore",
    ),
    "made up by": (
        SUM,
        "A debt facility of US$140 million for the wind park was made up by US$45 million from the fund, US$35 million from Banca Verde, US$35 million from Nordbank and {} from Rhein Kredit.",
        "US$25 million",
        "US$52 million",
    ),
    "on own account and by others": (SUM, "The fund lends the chain of clinics €35 million, €20 million on its own account and {} put up by Nordbank.", "€15 million", "€85 million"),
    "some and then all": (
        SUM,
        "It also administered cooperation for US$9.3 million, of which US$6.1 million came from the Kingdom of Spain and {} from the European Union.",
        "US$3.2 million",
        "US$1.2 million",
    ),
    "as many items as are counted": (
        SUM,
        "Germany signed three agreements amounting to {} in total, as follows:\ni) Grid programme: a loan of EUR 25 million. This is additional to EUR 30 million of last year.\n"
        "ii) Towns: a loan of EUR 15 million.\niii) Health: a grant of EUR 7.5 million.\n",
        "EUR 47.5 million",
        "EUR 17.5 million",
    ),
    "counted behind the total": (
        SUM,
        "The agency committed loans of Rs 16,186 crore for four schemes.\nIn Delhi, a loan of Rs 8,390 crore is for the metro.\nIn Jaipur, a loan of Rs 3,272 crore goes to water.\n"
        "In Mysore, a loan of Rs 3,717 crore is for buses.\nIn Shimla, a loan of {} is for farms.\n",
        "Rs 807 crore",
        "Rs 507 crore",
    ),
    "a list with a list in it": (
        SUM,
        "FINANCING (UA million)\nFund             51.00\nJICA, north      18.50\nJICA, south      55.94\nTrust fund       {}\nState            38.96\nTOTAL            165.90\n\n"
        "JICA's two loans amount to UA 74.44 million.\n",
        "1.50",
        "7.50",
    ),
    "a share tells whose the total is": (
        SUM,
        "By December the members were carrying out 55 projects worth $12.9 billion.\nWhere the money comes from: the bank has put in $7.31 billion, that is 57%; the governments themselves {};"
        " others the remaining $1.42 billion.\n",
        "$4.17 billion",
        "$3.17 billion",
    ),
    "announced, and told with the others later": (
        SUM,
        "The bank has approved a $15 million grant for the water supply of Nkata. It will improve access to water in the town and in the villages around it.\nThe project will train the"
        " staff.\nThe estimated project cost of {} will also be met by a $12.6 million loan from the fund and by $3.4 million from the Government of Malawi.\n",
        "$31 million",
        "$81 million",
    ),
    "a column beside one that holds": (
        SUM,
        "The sample covers three loans for a total of EUR 96.4 million. So far EUR 46.3 million were disbursed.\n\nLoan (creditor) | signed | EUR million | disbursed\n"
        "Drainage (IBRD) | 14.05.2013 | 32.0 | 19.2\nRing road (EBRD) | 22.11.2014 | 46.0 | 11.5\nWastewater (KfW) | 09.07.2012 | 18.4 | {}\n",
        "15.6",
        "75.6",
    ),
    "a headline that stands there twice": (
        RESTATED,
        "Bank grants Volta $115 million loan for roads\nBank approves $115 million loan to Volta for roads\n\nThe bank has granted approval for a loan of {} to repair the roads of the"
        " region, which the rains of the last two years have washed away in many places, it said on Monday.\n",
        "$115 million",
        "$715 million",
    ),
    "a bound of another scale": (
        RESTATED,
        "Kazakhstan to get $800 million from the bank for roads\nNews release\n\nThe bank is extending a loan facility of up to {} to Kazakhstan to upgrade the roads of the west and boost"
        " transit between Europe and Asia over the next eight years.\n",
        "$800 million",
        "$800 billion",
    ),
    "two bounds": (
        RESTATED,
        "Over $550 million approved for the Andes\n\nThe Board of the corporation approved operations for over {} for the countries of the Andes at its meeting in Caracas, where it"
        " also heard the report of the president on the past year.\n",
        "$550 million",
        "$850 million",
    ),
}


@pytest.mark.parametrize(("kind", "text", "right", "wrong"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_flagged_and_only_it(kind: str, text: str, right: str, wrong: str) -> None:
    assert not failed(text.format(right), kind)
    assert failed(text.format(wrong), kind)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        # the largest only
        (SHARES, "Transport received 40 percent of approvals, energy 35 percent and water 20 percent."),
        (SHARES, "The loan finances 85 percent of goods, 70 percent of works and 60 percent of services."),
        (SHARES, "The plan will finance wells that serve 60 percent of the villages, raise access to 80 percent and cut losses to 25 percent."),
        (SHARES, "Funding went to schools with access to water (60%), electricity (45%) and internet (30%)."),
        (SUM, "A credit line of $20 million will make 300 loans of up to $50,000 each at a total cost of 9 percent."),
        (SUM, "The loan of $300 million will buy 50 buses at $200,000 each and repair 200 km of roads."),
        (SUM, "Farmers pay $20 a hectare for 4,000 ha, while the scheme costs $3 million a year."),
        (SHARES, "The largest shareholders are Aral Holding with 45% and Nord Wind with 25%."),
        # shares of different things
        (SHARES, "Enrolment rose by 46 percent, and 38 percent of the others were girls."),
        (SHARES, "Funds by sector\n  Roads      35%\n  Schools    20%\n  Wells      11%\n"),
        # things of another kind than those counted
        (COUNT, "The bank approved four projects (Kenya, Uganda and Tanzania) in June."),
        # another thing is counted as well
        (
            COUNT,
            "It approved two loans and one equity investment totalling $324 million. The fund gets $150 million.\nThe line gets $114 million.\nThe road gets $60 million.\n",
        ),
        # what the loan brings the whole to is told behind it twice
        (SUM, "Bank approves $214 million loan for the drain. The bank approved a $214 million loan for the drain. It brings the financing to $400 million."),
        # two loans in one amount
        (
            COUNT,
            "The bank approved four projects with loans totaling $1.4 billion. South Africa received $480 million for roads.\nRussia will get $300 million for wind farms.\n"
            "India will get two equal loans totaling $626 million for bridges.\n",
        ),
        # rows of a box on top
        (RESTATED, "At a glance\nIBRD loan    $150 million\nAIIB loan    $120 million\nThe state    $86 million\nAll sources    $356 million\n\nThe loan matures in 19 years.\n"),
        (RESTATED, "Bank gives $1 billion for roads\n\nThe bank approved over $1.3 billion for the roads of the coast, the largest loan it has ever made in the country, it said.\n"),
        # the first of several, none of them made of the others
        (SUM, "Under the first operation the Association provided US$100 million, the Bank US$70 million, the Fund US$27 million and the Union US$4 million."),
        # a cell of a table above
        (
            SUM,
            "Projects      $ billion     Share\nTransport      9.86          76%\nEnergy         2.71          21%\nOther          0.33           3%\nWhere the money comes from: the bank has put in"
            " $7.31 billion, that is 57%; the governments $4.17 billion; others the remaining $1.42 billion.\n",
        ),
        # equivalents, rounded one by one
        (
            SUM,
            "It lent more than JPY61 billion (about VND10,670 billion) for 3 projects.\nThe budget gets JPY50 billion, equivalent to VND8,750 billion.\nBinh Duong gets JPY6.3 billion (about"
            " VND1,100 billion) for buses.\nLam Dong gets JPY4.7 billion (about VND829 billion) for farms.\n",
        ),
        # a package among packages
        (
            SUM,
            "Its package of US$92.6 million comprises US$38.8 million of its own, US$38.8 million from a bank and US$15 million from a fund. Others will lend US$138 million, bringing the total"
            " co-financing to US$370 million. An agency covers US$139 million of it.",
        ),
        # a list that goes on
        (SUM, "The project of $186 million is financed by the bank with $50 million, a grant of $4 million and others elsewhere."),
        # people may be of two groups
        (SUM, "It trained 100 people, of which 60 were women and 55 came from villages."),
    ],
)
def test_what_is_no_list_is_left_alone(kind: str, text: str) -> None:
    assert not failed(text, kind)


CHANGE, WEEKDAY, DURATION = "change_matches", "weekday_matches_date", "duration_matches_dates"
# the words between a change and its values, or between two days and their distance, are of no account
APART = {
    "a change first": (
        CHANGE,
        "Lending climbed {} percent in 2019, reaching $2,687.4 million against $2,062.6 million the year before.",
        "30.3",
        "80.3",
    ),
    "lower than": (CHANGE, "At $1,776.5 million payments were {} percent lower than the $1,918.0 million of 2018.", "7.4", "9.4"),
    "behind a target": (
        CHANGE,
        "Works stood at 38 percent in June against a target of 71 percent, a slippage of {} percentage points.",
        "33",
        "73",
    ),
    "above an estimate": (
        CHANGE,
        "Originally estimated at $400 million, the cost is now $500 million, {} percent above the appraisal estimate.",
        "25",
        "65",
    ),
    "a saving": (
        CHANGE,
        "The actual cost was $92.4 million, compared with the appraisal estimate of $100 million, a saving of {}.",
        "7.6%",
        "1.6%",
    ),
    "put off": (DURATION, "The closing date, originally 31 December 2017, was moved by {} months to 30 June 2019.", "18", "48"),
    "late": (DURATION, "The turnout, foreseen for March 2016, took place in November 2018: a slippage of {} months.", "32", "62"),
    "later": (DURATION, "Works started in March 2018 and were completed in March 2021, {} years later.", "three", "seven"),
    "a term": (DURATION, "The loan, signed in June 2015, has a term of {} years and matures in June 2035.", "20", "50"),
    "no day of a month": (WEEKDAY, "The package was cleared in Abidjan on Monday {} July 2020.", "20", "50"),
    "no day in a place line": (WEEKDAY, "MANILA, May {}, 2022 - The Board on Tuesday approved a loan.", "31", "41"),
    "no day in an agency's line": (WEEKDAY, "New Delhi, Jul {} (Agency) The two sides on Friday signed a pact.", "14", "54"),
}


@pytest.mark.parametrize(("kind", "text", "right", "wrong"), APART.values(), ids=APART.keys())
def test_a_slip_is_flagged_across_other_words(kind: str, text: str, right: str, wrong: str) -> None:
    assert not failed(text.format(right), kind)
    assert failed(text.format(wrong), kind)


@pytest.mark.parametrize(
    "text",
    [
        "It approved $1.5 billion for 13 loans, an increase of 106.9 percent on the previous year, and $300 million for the public sector.",
        "Lending rose 12 percent a year, from $1.0 billion in 2010 against $3.0 billion in 2019.",
        "Lending was $4.0 billion against $3.0 billion in 2018, while payments rose 12 percent.",
        "In December 2017 the loan, whose closing date had been 31 December 2017, was moved by 18 months.",
        "On Monday, May 45 people met; on Friday, June 30, they met again.",
    ],
)
def test_what_is_told_of_something_else_is_none(text: str) -> None:
    assert not any(failed(text, kind) for kind in (CHANGE, DURATION, WEEKDAY))


SHARE = "share_of_total"
# the part or the whole of a share stands elsewhere; words tell which
ELSEWHERE = {
    "of what was approved": (
        "The Bank channelled $1,486.0 million through 31 operations approved in 2014. Payments came to $1,402.7 million, a figure equivalent to {} of what was approved.",
        "94%",
        "49%",
    ),
    "of the programme": (
        "World Bank Launches $1.6 Billion Program for Water\n\nIt will last ten years. The first phase is the largest.\n\n"
        "The phase as a whole amounts to $580 million, or {} of the program.",
        "36 percent",
        "96 percent",
    ),
    "of the plan": (
        "The total was planned at 11,240 million yen. What was spent in the end was 9,530 million yen ({} of the plan).",
        "85%",
        "55%",
    ),
    "of an outlay in another currency": (
        "The lender gives $140 million (around Rs 897 crore), or {} of the outlay of Rs 1,282 crore.",
        "70 per cent",
        "20 per cent",
    ),
    "use of a budget": (
        "Only Rs 1,386 crore was spent against a budget of Rs 1,650 crore. The minister said {} utilisation was good.",
        "84 per cent",
        "48 per cent",
    ),
    "of a population": (
        "It helps 86,000 people, half of them women; this is {} of a population of 7.2 million.",
        "1.2 per cent",
        "4.2 per cent",
    ),
    "a list of shares": (
        "The Bank approved $1,486.0 million in 2014.\n\nCosta Rica got $412.0 million (28%), Honduras $351.5 million (24%), Guatemala $250.0 million ({}) and "
        "Panama $120.3 million (8%).",
        "17%",
        "71%",
    ),
    "a list under its whole": (
        "The purse of $42.5 million is filled from two pockets:\n- the government, by way of taxes: M105 million ($6.3 million), {} of the whole;\n- the fund.\n",
        "15 per cent",
        "51 per cent",
    ),
    "its share": (
        "The cost of the bridge is €96 million. The European Union contributes a grant of €72 million. Its share is {}.",
        "75 percent",
        "25 percent",
    ),
    "a share of the loan first": ("A quarter of the $80 million loan, {}, is reserved for women.", "$20 million", "$50 million"),
    "a body beside others": (
        "The African Development Bank lends $60 million for the road. The European Union gives $20 million and the state $15.4 million. "
        "The overall cost is put at $95.4 million. The African Development Bank thus meets {} of the overall cost.",
        "63 percent",
        "36 percent",
    ),
}


@pytest.mark.parametrize(("text", "right", "wrong"), ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_a_share_is_held_against_what_stands_elsewhere(text: str, right: str, wrong: str) -> None:
    assert not failed(text.format(right), SHARE)
    assert failed(text.format(wrong), SHARE)


@pytest.mark.parametrize(
    "text",
    [
        "The remaining $46 million is equity, 70 percent of which the sponsor has paid in. Another $35 million comes from the fund.",
        "The first loan was for $13.5 million. Since that time lending amounted to $26.7 billion. Irrigation represents 90 per cent of past farm lending.",
        "The Bank is financing 26 percent of the total cost of the railway. The road will be financed by a $150 million loan, at a total cost of $455.2 million.",
        "The loan of $80 million bears interest at 2.5 percent of the amount drawn.",
    ],
)
def test_a_share_of_what_is_not_told_is_none(text: str) -> None:
    assert not failed(text, SHARE)


USUAL = {
    "sections": (SUM, "The road of 96 km has two sections, one of {} km and one of 36 km.", "60", "90"),
    "units": (SUM, "The park's 180 MW will come from two units: one of {} MW and one of 60 MW.", "120", "210"),
    "women and men": (SUM, "Some 3,200 farmers were trained, of whom {} were women and 1,800 were men.", "1,400", "4,100"),
    "that is a total": (SUM, "The funding comprises a loan of UA 30 million, a grant of UA {} million and a counterpart of UA 6 million, i.e. a total of UA 48 million.", "12", "21"),
    "the total comes to": (SUM, "It is funded with $45 million from the fund, ${} million from the bank and $15 million from the state. The total comes to $90 million.", "30", "80"),
    "out of a cost": (SUM, "The lender's contribution is EUR 14 million and the government's EUR {} million out of a cost of EUR 18 million.", "4", "9"),
    "all of it behind": (SUM, "In the first phase ${} million will be spent and in the second $25 million, $60 million in all.", "35", "53"),
    "for total financing": (SUM, "Loans amount to $250 million and grants to ${} million, for total bank financing of $370 million.", "120", "210"),
    "schools of three kinds": (SUM, "It will build 38 schools: 18 primary schools, {} secondary schools and 5 technical schools.", "15", "51"),
    "a label for each": (
        SUM,
        "Financing Plan\nIDA Credit: US$ 40.0 million\nIDA Grant: US$ {} million\nRecipient: US$ 6.0 million\nTotal: US$ 71.0 million\n",
        "25.0",
        "52.0",
    ),
    "a cost and its labels": (SUM, "Cost: EUR 50 million\nEIB: EUR {} million\nNational budget: EUR 18 million\nMunicipality: EUR 7 million\n", "25", "85"),
    "percent of which": ("share_of_total", "The dam costs $300 million, {} percent of which will be financed by a $210 million loan.", "70", "50"),
    "so many of them": ("share_of_total", "The centre trained 500 people, {} percent of them women. In all, 150 women took part.", "30", "40"),
    "a rate": ("share_of_total", "By June, $27 million of the $36 million credit had been disbursed, a disbursement rate of {} percent.", "75", "85"),
    "half of a budget": ("share_of_total", "One third of the budget of EUR 60 million (EUR {} million) goes to clinics.", "20", "50"),
    "or so much of": ("share_of_total", "Asia accounted for $1.2 billion, or {} percent, of the $4 billion in commitments.", "30", "38"),
    "the loan again": (RESTATED, "The loan of $60 million will pay for pumps. Signing the ${} million loan, the minister thanked the bank.", "60", "80"),
    "common things": (COUNT, "The programme has {} components: wells, pumps, training and audits.", "four", "six"),
    "things with articles": (COUNT, "The bank approved {} projects: a road in Kenya, a dam in Ghana and a port in Togo.", "three", "five"),
    "aims": (COUNT, "It has {} objectives: to pave roads, to train staff and to cut accidents.", "three", "five"),
    "one for each": (COUNT, "The facility has {} windows, one for grants, one for loans and one for guarantees.", "three", "four"),
    "years since": ("duration_matches_dates", "In the {} years since it joined in 2008, by 2018, the country received 30 loans.", "10", "15"),
    "steps apart by tabs": ("date_order", "Board approval\t12 May 2016\nEffectiveness\t{}\nClosing\t30 June 2022\n", "3 November 2016", "3 November 2015"),
}


@pytest.mark.parametrize(("kind", "text", "right", "wrong"), USUAL.values(), ids=USUAL.keys())
def test_a_slip_in_what_is_usually_told_is_found(kind: str, text: str, right: str, wrong: str) -> None:
    assert not failed(text.format(right), kind)
    assert failed(text.format(wrong), kind)


@pytest.mark.parametrize(
    "text",
    [
        "The bank gave $40 million and the fund $5 million out of a total cost of $50 million.",
        "Some 2,400 people were trained, of whom 900 were women and 700 were young men.",
        "The dam costs $250 million, 80 percent of which will be financed by a $150 million loan and a $50 million grant.",
        "The bank has three priorities: growth, jobs, and, above all, peace.",
        "The loan of $70 million will finance roads. The $90 million loan of 2015 paid for bridges.",
        "It invested $2 billion in water; lent $644 million for schools; and approved two plants totaling $1.07 billion.",
        "The centre trained 400 people, 40 percent of them women. In all, 1,600 people took part in two years.",
    ],
)
def test_what_is_told_beside_is_no_slip(text: str) -> None:
    assert not any(decide(claim).status == "inconsistent" for claim in read(text).claims)
