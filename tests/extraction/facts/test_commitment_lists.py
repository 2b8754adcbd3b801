"""Commitments that lists, counted sums and side-by-side parts tell: who gives each, in which way and when."""

import pytest

from extraction import read


def told(text):
    """The transactions of a text as (amount, currency, provider, type, finance type, date)."""
    reading = read(text)
    names = {entity.key: entity.name for entity in reading.entities}
    return [
        (str(int(fact.amount)), fact.currency, names.get(fact.provider), fact.type, fact.finance_type, fact.edtf)
        for fact in reading.facts
        if fact.kind == "transactions"
    ]


def row(amount, currency, provider, finance_type=None, edtf=None, type_="outgoing commitment"):
    return (str(int(amount * 1_000_000)), currency, provider, type_, finance_type, edtf)


ISDB = "Islamic Development Bank"
ADB = "Asian Development Bank"
LISTS = [
    (
        "items counted in the sentence that add up to the sum",
        "JEDDAH, 4 May 2021 - The Board of the Islamic Development Bank (IsDB) approved $600 million for three projects: $300 million for a highway in "
        "Uganda; $200 million for hospitals in Uzbekistan; and $100 million for a port in Benin.",
        [row(300, "USD", ISDB, None, "2021-05-04"), row(200, "USD", ISDB, None, "2021-05-04"), row(100, "USD", ISDB, None, "2021-05-04")],
    ),
    (
        "gapped subjects with acronyms in brackets",
        "For the Kivu Dam Project in Burundi, the World Bank provided $90 million, the European Investment Bank (EIB) $70 million, the African Development "
        "Bank (AfDB) $27 million and the Government of Burundi $40 million.",
        [
            row(90, "USD", "World Bank"),
            row(70, "USD", "European Investment Bank"),
            row(27, "USD", "African Development Bank"),
            row(40, "USD", "Government of Burundi"),
        ],
    ),
    (
        "one lender's amount is not the sum of the others'",
        "AIIB will lend $100 million, ADB $80 million and the Government of Nepal $20 million for the Kathmandu Ring Road Project.",
        [
            row(100, "USD", "Asian Infrastructure Investment Bank", "loan"),
            row(80, "USD", ADB, "loan"),
            row(20, "USD", "Government of Nepal"),
        ],
    ),
    (
        "a list of payers, some of whom give no money",
        "The cost of the Makhado Livestock Project in Lesotho is met by:\n\n- IFAD, lending US$12 million;\n- the OPEC Fund, whose loan is US$8 million;\n"
        "- the World Food Programme (WFP), with food-for-work rations worth US$3 million;\n- the Government of Lesotho, by way of salaries: US$2 million.\n",
        [
            row(12, "USD", "International Fund for Agricultural Development", "loan"),
            row(8, "USD", "OPEC Fund for International Development", "loan"),
            row(3, "USD", "World Food Programme"),
            row(2, "USD", "Government of Lesotho"),
        ],
    ),
    (
        "a loan and a grant in apposition, approved together",
        "IFAD supports the Makhado Livestock Project in Lesotho: a loan, US$12 million, and a grant, US$4 million, both approved on 12 December 2019.",
        [
            row(12, "USD", "International Fund for Agricultural Development", "loan", "2019-12-12"),
            row(4, "USD", "International Fund for Agricultural Development", "grant", "2019-12-12"),
        ],
    ),
    (
        "two instruments counted, an amount each",
        "KIGALI, 14 May 2019 - The AfDB and the Government of Rwanda today signed two loans worth €82 million and €33 million for the Kigali Bulk Water "
        "Project.",
        [row(82, "EUR", "African Development Bank", "loan", "2019-05-14"), row(33, "EUR", "African Development Bank", "loan", "2019-05-14")],
    ),
    (
        "the kind that a list is of",
        "The Board of the OPEC Fund, at its session on 13 June 2019, approved the following loans: Malawi: $20 million for the Lilongwe Water Project; "
        "Lesotho: $14 million for the Maseru Road Project.",
        [
            row(20, "USD", "OPEC Fund for International Development", "loan", "2019-06-13"),
            row(14, "USD", "OPEC Fund for International Development", "loan", "2019-06-13"),
        ],
    ),
    (
        "so much of a loan has been paid out",
        "As of 31 March 2020, USD 34 million of the World Bank's USD 60 million loan for the Dushanbe Water Project had been disbursed.",
        [row(34, "USD", "World Bank", "loan", "2020-03-31", "disbursement"), row(60, "USD", "World Bank", "loan")],
    ),
    (
        "a province's share",
        "ADB lends India $100 million for the Ring Road Project. The State of Uttarakhand will provide $23 million as counterpart funding.",
        [row(100, "USD", ADB, "loan"), row(23, "USD", "State of Uttarakhand")],
    ),
    (
        "joint money is nobody's alone",
        "ADB lends China $300 million for the Lanhe Railway Project. Two banks, China Construction Bank and the Industrial and Commercial Bank of China, will "
        "jointly provide $4 billion in loans.",
        [row(300, "USD", ADB, "loan"), row(4000, "USD", None, "loan")],
    ),
    (
        "a local contribution",
        "The IDB approved the Caquia Road Project in Bolivia. Of the cost of $58 million, $50 million will be financed by the IDB and $8 million will be "
        "funded as a local contribution.",
        [row(50, "USD", "Inter-American Development Bank"), row(8, "USD", "Government of Bolivia")],
    ),
    (
        "donors without a name",
        "The EBRD lends €4 million to Prizma in Bosnia and Herzegovina. It will be complemented by up to €400,000 in technical assistance from donor countries.",
        [row(4, "EUR", "European Bank for Reconstruction and Development", "loan"), row(0.4, "EUR", None, "technical assistance")],
    ),
    (
        "those who sign together have one day",
        "IsDB, the OPEC Fund and the Government of Niger signed on 7 July 2018 agreements for the Tahoua Road Project: IsDB provides EUR 60 million and the "
        "OPEC Fund USD 20 million.",
        [row(60, "EUR", ISDB, None, "2018-07-07"), row(20, "USD", "OPEC Fund for International Development", None, "2018-07-07")],
    ),
    (
        "the board's own day, not the day after",
        "Directors Meet in Varna\n15/06/2017\n\nThe Board of Directors of the Black Sea Trade and Development Bank gathered for its 70th meeting on Wednesday, "
        "14 June 2017. It approved a EUR 40 million loan for the Varna Port Project in Bulgaria.",
        [row(40, "EUR", "Black Sea Trade and Development Bank", "loan", "2017-06-14")],
    ),
    (
        "an agreement's label",
        "Project: Mombasa Port Project\nDate of L/A: 14 February 2015\nLoan amount: JPY 32,116 million\nLender: Japan International Cooperation Agency\n"
        "Borrower: Kenya Ports Authority\n",
        [row(32116, "JPY", "Japan International Cooperation Agency", "loan", "2015-02-14")],
    ),
    (
        "half a loan, half a grant: the half that is told",
        "The Asian Development Bank (ADB) is putting $24 million, half of which, $12 million, is a loan and the other half a grant, into the Dedza Schools Project.",
        [row(12, "USD", ADB, "loan"), row(12, "USD", ADB, "grant")],
    ),
]


@pytest.mark.parametrize("text, expected", [case[1:] for case in LISTS], ids=[case[0] for case in LISTS])
def test_lists_and_shares(text, expected):
    assert told(text) == expected


NOTHING = [
    "Senelec sells power at 82 CFA francs (€0.125) a kilowatt-hour.",
    "The cost is put at €328 million, with €200 million earmarked for the first farm, and the EBRD follows the project.",
    "Half of the loan is spent and half of the grant is not, said the Bank in its note on the $20 million of last year's revenue.",
    "Compensation, 1.2 million somoni, is promised before November, the bank said.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_yields_no_transaction(text):
    assert told(text) == []


RECEIVERS = [
    ("Kuwait Fund lends Sri Lanka KD 10 million for the Kalu Dam Project.", "Government of Sri Lanka"),
    ("The EIB signed a €40 million loan agreement with Kenya Power for the Last Mile Project.", "Kenya Power and Lighting Company"),
    ("Bulgarian Development Bank received EUR 50 million from the Council of Europe Development Bank.", "Bulgarian Development Bank"),
    ("In addition to EBRD financing, the EIB is considering a loan of €5 million for the Yerevan Water Project.", None),
]


@pytest.mark.parametrize("text, receiver", RECEIVERS)
def test_receiver(text, receiver):
    reading = read(text)
    names = {entity.key: entity.name for entity in reading.entities}
    assert [names.get(fact.receiver) for fact in reading.facts if fact.kind == "transactions"] == [receiver]
