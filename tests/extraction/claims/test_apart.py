"""Claims whose numbers stand apart from each other: lists told elsewhere, rows of days, headlines and bodies; what agrees, what is a slip, what is neither."""

from __future__ import annotations

import pytest

from checks.rules import decide
from extraction import read

AGREEING = {
    "count_matches_list": [
        "Five towns on the delta fall in the ambit of the scheme: Barisal, Bhola, Patuakhali, Galachipa and Kuakata.",
        "The union, which has four member states - Benin, Togo, Ghana and Niger - will chair the committee.",
        "The window has three parts, according to a note seen by this paper:\n\n* a loan of €30 million to Togo;\n* a loan of €9 million to Benin; and\n* a grant of €21 million to Benin.",
        "Three schemes to follow\n1  Herat bypass. It widens 24 km of road.\n2  Balkh dry port. It will open in 2027.\n3  Kunduz canal. It waters 900 hectares.",
        "The minister signed with the African Development Bank and the European Investment Bank. The two banks lend on the same terms.",
        "The money will protect three towns on the lake from floods. Some 90,000 residents of Karonga, Salima, and Mangochi will benefit.",
        "The first phase brings together two countries and one regional body. It breaks down as follows:\n\n•  Malawi – US$130 million grant\n•  Zambia – US$195 million credit\n•  Southern African Development Community (SADC) – US$38 million grant",
        "Cofinancing comes from three sources. The OPEC Fund lends $15 million. A grant of $20 million will be provided by the Green Climate Fund, and the Nordic Development Fund will contribute €4 million (about $4.1 million).",
    ],
    "parts_sum_to_total": [
        "The Board approved $154 million for the following operations:\n\nCountry        Project                     Amount (US$ million)\nBurkina Faso   Irrigation extension        14\nJordan         Railway network             40\nViet Nam       Ben Tre hospital            50\n               Road rehabilitation         50",
    ],
    "part_within_total": [
        "In 2019 52 scholarships were offered, 27 to women.",
        "The facility is owned by 68 members—49 from the region.",
        "Unused loans have grown by 12.95 percent or Shs1.89 trillion to Shs14.6 trillion.",
        "The project covers 21,400 hectares of paddy. Restored so far were 17,300 hectares.",
        "The World Bank approved a loan of $150 million. Another $20 million was cancelled last year.",
        "Each loan has a tenor of up to 18 years, 18 months of grace included.",
        "Loan (creditor) | signed | EUR million | disbursed\nDrainage (IBRD) | 14.05.2013 | 32.0 | 19.2\nRing road (EBRD) | 22.11.2014 | 46.0 | 11.5",
    ],
    "date_order": [
        "Loan (creditor) | signed | effective | closing\nDrainage (IBRD) | 14.05.2013 | 20.01.2014 | 30.06.2019\nRing road (EBRD) | 22.11.2014 | 03.09.2015 | 31.12.2020",
        "Freetown, 11 October 2021 - The African Development Bank approved a loan of $20 million. The European Union had signed its grant on 22 June 2021.",
        "Santo Domingo, March 18, 2021 - The bank has signed the loan. Construction, starting in May 2021, is to employ 250 people, and commissioning is expected in September 2022.",
    ],
    "currency_equivalence": [
        "New Delhi, 22 August 2017: JICA has agreed to a loan of 25,900 million yen. In rupee terms it works out to Rs 1,515 crore.",
        "New Delhi, 21 February 2019: ADB will provide USD 203 million (Rs. 1,443 crore approx.).",
        "Canberra, June 2019. The lender signed in March 2012 for roads, and we add a grant of A$7.5 million (about US$5.3 million).",
        "Kampala, 15 June 2018: The line was advanced €37.1 (Shs166.6b).",
    ],
}
SLIPS = {
    "parts_sum_to_total": [
        "The Board approved $145 million for the following operations:\n\nCountry        Project                     Amount (US$ million)\nBurkina Faso   Irrigation extension        14\nJordan         Railway network             40\nViet Nam       Ben Tre hospital            50\n               Road rehabilitation         50",
    ],
    "count_matches_list": [
        "Five towns on the delta fall in the ambit of the scheme: Khulna, Dhaka, Chittagong, Rajshahi, Sylhet and Comilla.",
        "The union, which has five member states - Benin, Togo, Ghana and Niger - will chair the committee.",
    ],
    "date_order": [
        "| Approved | Closing |\n|---|---|\n| 4 June 2020 | 1 February 2017 |\n",
        "Loan (creditor) | signed | effective | closing\nDrainage (IBRD) | 14.05.2013 | 20.01.2014 | 30.06.2019\nRing road (EBRD) | 22.11.2014 | 03.09.2012 | 31.12.2020",
    ],
    "part_within_total": [
        "The 15-year loan includes a 20-year grace period.",
        "The project covers 21,400 hectares of paddy. Restored so far were 71,300 hectares.",
        "In 2019 52 scholarships were offered, 72 to women.",
    ],
    "restated_amount": [
        "Samaria to get $900 million from ADB for roads\n\nMANILA - The Asian Development Bank (ADB) is extending a facility of up to $800 million to Uzbekistan to upgrade its roads, the lender said in a statement on Monday, adding that works will begin next year.",
        "NDB greenlights 1.40 bln USD in loans for Brazil, China and South Africa\n\nSHANGHAI, Sept. 24 -- The New Development Bank has given the nod to three loans with an aggregate amount of about 1.04 billion U.S. dollars, the lender said on Friday in a statement after the meeting of its board of directors.",
        "Small firms get €49m boost from Europe\n\nBy Our Reporter\n\nKAMPALA - Small and medium enterprises, among them those run by women and those that wish to go green, are to share €79m in affordable credit, the finance ministry said yesterday at the signing of the line.",
    ],
}
QUIET = [
    "Phase 2 (EUR 83 million) finances EUR 49 million of works and EUR 34 million of equipment.",
    "Gobabis Heat Project\n\nFinancing plan\nADB loan: $180.0 million\nAIIB: $120.0 million\nGovernment: $42.7 million\nTotal: $342.7 million",
    "IsDB Board approves three projects\n\nThe Board of the Islamic Development Bank approved loans totalling €652 million for three projects.\n\n"
    "- Morocco: €213 million for the Fes Water Project\n- Peru: €123 million for the Piura Bus Project\n- Nepal: €316 million for the Pokhara Road Project",
    "Moldova gets USD 342 million from GCF for health\n\nThe Green Climate Fund will lend Moldova USD 342 million for clinics in Soroca.\n\nA first loan of USD 442 million was approved in 2018.",
    "Senegal gets $300 million from EIB for water\n\nThe European Investment Bank will lend Senegal $300 million. The government will contribute $53 million.\n\n"
    "The project brings the bank's lending to Senegal this year to $553 million.",
    # one of a list, a part told before the whole's other parts, a sum beside its own parts, three of four agreements
    "The Bank will finance $500 million in the River Basin project and $250 million in the Clean Air project, $755.4 million in the Trade Links (ACCESS)-Ruritania Phase-1 project, $500 million in green growth, and $250 million in the small firms project.",
    "The cost of the project is $26 million, $17 million of which is IDB financing, $6 million from the Solidarity Fund, and $3 million is put up by the government of the Kyrgyz Republic.",
    "Energy got a total of $490 million: $220 million for a plant in Pakistan and $36.02 million for villages in Cameroon. The education sector received $17.8 million covering $7.5 million for schools in Burkina Faso; and $10.27 million for colleges in Suriname.",
    "AMMAN - The Ministry hosted the signing of four grant agreements offered by Germany and the EU through KfW with a total value of some 86 million euros.\n\nFirst, a 20-million-euro grant was signed for water in the north.\n\nThe second agreement, provided by the EU through KfW, with a total value of 25 million euros, is for sewers.\n\nThe third agreement, offered by Germany through KfW with a total value of 29.4 million euros, is for pipes.\n\nThe fourth agreement is for schools.",
    # amounts of two projects, a balance that is no whole, a rest of two payers, an agreement's amount beside the programme's cost
    "The Fund signed a 4 million dinar loan with Cabo Verde for clinics.\n\nFinancing:\nThe loan covers 80% of total project costs\nGovernment to fund the remaining 20%\nIn another signing the Fund gave Bhutan a 6 million dinar loan for a dam.",
    "ADB on Tuesday approved loans to three projects. For a railway between Ganzhou and Ruijin in China it lends $210 million. The ADB is financing 24 percent of the total project cost. Poor farmers in China's Guangxi will have a new expressway, financed in part by an ADB loan of $140 million, at a total estimated cost of $460.5 million. A project in Sri Lanka gets $25 million.",
    "IFC is considering debt of $61 million for the wind projects of Greentara. The balance debt of $122 million is to come from other lenders. Out of the total facility, a loan of $46 million and balance debt of $99 million go to four plants.",
    "As part of the USD 462 million financing of the lowlands project, IFAD agreed to lend USD 95 million. The rest of USD 355 million is to come from the International Development Association and USD 12 million from the government.",
    "Ruritania signs a US$ 55 million financing agreement with IFAD\n\nA new agreement, signed today, will help 300,000 households.\n\nThe total cost of the programme is US$260 million, including a $27.5 million loan and $27.5 million grant from IFAD. The government adds $33.7 million and the African Development Bank $50 million.",
    "Ruritania to receive over $31 mln from Korea and Japan for health\n\nUnder the first agreement, KOICA will allocate 15.5 bln won (about 13 million US dollars) to the Oncology Service Project in Osh.",
    "Loans looked at:\n\n- Energy saving: signed on 14 June 2016 for EUR 200 million; used: EUR 148.3 million (74%).\n- Water: signed on 23 May 2015 for EUR 400 million; used: EUR 61.9 million (15%).\n- Social fund: signed on 2 April 2014 for EUR 300 million; used: EUR 213.0 million (71%).",
    "The Board approved four loans. Three projects are in China, one is in Russia:\n\n- Luoyang Metro, RMB 470 million\n- Chongqing towns, RMB 300 million\n- Guangdong wind farm, RMB 200 million\n- Volga housing, RMB 430 million",
    "ACCRA, 9 May 2013. The African Development Bank on Wednesday signed two loans with Ghana. One, of $40 million, is for rice growing in the north; the other, $70 million, for markets.\n\n- $5 million grant: fisheries\n- $12 million loan: ports",
    "AfDB IN MOROCCO\n\n€ 12 billion\ncommitted since 1970\n\nWHAT WE FINANCE TODAY\n33 active operations\n€ 3.6 billion in commitments",
    "ADB approves $1.5bn in loans for Ruritania\n\nMANILA: ADB said on Thursday its board had approved two policy-based loans worth a combined $700 million and an $800 million investment loan for bridges. The first, a $400 million facility, backs capital markets; the second, worth $300 million, trains the young. The bridges are co-financed by the AIIB with $200 million and will cost an estimated $1.14 billion. The Department of Highways contributes the rest. ADB lent Ruritania $2.5 billion in 2019 and has lined up $4.2 billion for this year.",
    "The price of three foreign-assisted bridges has ballooned to P41.8 billion from P29.5 billion. Two are half built; the last needs P12.3 billion more.",
    "The bank lends USD 69 million in senior loans composed of USD 54 million of its own funds and a USD 15 million tranche, with USD 7.5 million from the Canadian fund.",
    "EIB gives €36 million to Armenia\n\nThe European Investment Bank (EIB) is providing two loans to the Republic of Armenia: €30.3 million for three border crossings and €6.5 million for the supply of water in small towns across the country.",
    "EUR 80 million from the French Development Agency for small enterprises in Egypt\n\nThe loan will finance a credit line managed by the Social Fund for Development, which lends to micro and small firms in poor areas.\n\nThe loan will be coupled with a EUR 15 million grant from the European Union for upgrading works.",
    "Dhaka, June 26, 2024 - The agency issued guarantees today. The buyer's obligations will be backed by the Government under an Implementation Agreement signed for 20 years on November 14, 2022.",
    "Manila, 15 November 2022 - ADB approved a loan today. Two landfills will replace open dumps, raising the share of waste that is safely disposed of from 35% in 2021 to 80% by 2029.",
    "The two banks lend to three towns, and a pipeline of 12 schemes waits in Kenya and Uganda.",
    "PROJECT COMPLETION NOTE      October 2018\n\nBoard approval       22 Nov 2010\nClosing        30 Jun 2015",
    # a part that holds the next ones, a share of what stands before it, one currency among others, a rest told in words, a whole that others make
    "A Battambang miller has obtained a loan package of $26 million. Of the amount, $14 million comes from the bank and $7 million from a climate fund. The last $5 million is a B loan.\n\nThe package covers 65 percent of the expansion, which costs $40 million. The miller puts in $9 million in equity, while a bank in the capital stands ready with a line of $5 million.\n\nA grant of $700,000 goes with it. The Japan Fund finances $500,000 of it, the borrower bears the other $200,000. The state has set aside $650,000 for a road.",
    "The project costs $107 million. Since the country joined, the Bank has committed 123 loans and 156 grants worth $3.4 billion to it, 21% of it for water and towns.",
    "The rehabilitation of the road in Malawi will cost $310 million. The European bank lends $95 million, the African one $70 million. Brussels adds a grant of €30 million, and the remaining $110 million must come out of Lilongwe's budget.",
    "New Delhi. The loan of $240 million will be lent by the World Bank.\n\n\"The total cost of the project is $570 million, out of which $240 million is from the World Bank and $160 million from the AIIB. The rest will be counterpart funding from the state,\" the ministry said.\n\nLast week, the AIIB announced its first equity investment in India. It said the stake of $150 million would attract private capital.",
    "The World Bank has approved a $3 billion loan for power lines. It will be released in four tranches of $750 million each and could be expanded to $4 billion.",
    "The Bank lent UA 2.58 billion (63%), including UA 1.21 billion to private firms, the Fund UA 1.46 billion (35.5%) and the Trust Fund UA 29.5 million (0.7%).",
    "The minister and the head of the bank's office signed two financing agreements. The first agreement is a grant of 21.5 million euros for the third phase of the water programme. The second agreement is a grant of 15 million euros for a carrier.",
    "Eight institutions have subscribed, of which five were already shareholders of the first fund:\n\n  • Proparco: EUR 15 million\n  • EIB: EUR 12.5 million\n  • IFC: EUR 12 million\n  • CDC Group: EUR 10 million\n  • KfW: EUR 5 million\n  • BOAD: EUR 4 million\n  • AFD: EUR 3 million\n  • Norfund: EUR 3 million",
    "1. Approvals. The Board approved three loans during the quarter, totalling $58.7 million: $24.5 million for Grenada, $25.0 million for Guyana and $9.2 million for Belize.\n\n2. The Grenada road carries a grant of £6.5 million (equivalent to $8.9 million). Government's counterpart is $4.1 million. Project cost is accordingly $37.5 million.\n\n3. The Guyana operation replaces 41 km of mains.",
]


def verdicts(text: str) -> list[tuple[str, str]]:
    return [(claim.kind, decide(claim).status) for claim in read(text).claims]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in AGREEING.items() for text in texts])
def test_a_claim_is_found_and_agrees(kind: str, text: str) -> None:
    found = verdicts(text)
    assert (kind, "consistent") in found
    assert all(status != "inconsistent" for _, status in found)


def test_rows_of_a_table_are_no_tellings_of_one_amount() -> None:
    table = "Project (US$ million)\n\nBen Tre hospital            50\nRoad rehabilitation         50\nRailway network             40\n"
    assert "restated_amount" not in [kind for kind, _ in verdicts(table)]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SLIPS.items() for text in texts])
def test_a_slip_is_flagged(kind: str, text: str) -> None:
    assert (kind, "inconsistent") in verdicts(text)


@pytest.mark.parametrize("text", QUIET)
def test_no_false_cry(text: str) -> None:
    assert all(status != "inconsistent" for _, status in verdicts(text))


# A loss is no part of anything, and a text that tells of one is read all the same.
LOSSES = [
    "Since 2005, roughly $2.4 billion has been invested in 12 projects. Of these investments, about -$1.8 billion (75%) is allocated to six transport projects.",
    "The total is $60 million. A loan of -$36 million, 60% of the total, is for roads.",
]


@pytest.mark.parametrize("text", LOSSES)
def test_a_negative_amount_is_survived(text: str) -> None:
    verdicts(text)
