"""Lists under "approved the following", states that pay their own share, tranches and bodies that sign with a lender."""

import pytest

from extraction import read


def told(text):
    """The transactions of a text as (millions, currency, provider, recipient country)."""
    reading = read(text)
    names = {entity.key: entity.acronym or entity.name for entity in reading.entities}
    return [
        (int(fact.amount / 1_000_000), fact.currency, names.get(fact.provider), fact.recipient_country)
        for fact in reading.facts
        if fact.kind == "transactions"
    ]


HEAD = "TASHKENT, 6 April 2022 - The Board of the Islamic Development Bank (IsDB) signed off on the following operations:\n\n"
ITEMS = [
    ("- a dam in Guinea, $40 million, co-financed by the OPEC Fund and the Saudi Fund for Development", [(40, "USD", "IsDB", "GIN")]),
    ("- $25 million for clinics in Togo, arranged by BOAD", [(25, "USD", "IsDB", "TGO")]),
    ("- Benin: EUR 30 million for feeder roads, to be administered by the Ministry of Works", [(30, "EUR", "IsDB", "BEN")]),
    (
        "- Uganda - rural electrification, $70 million; executing agency: Rural Electrification Agency; co-financiers: BADEA and AFD",
        [(70, "USD", "IsDB", "UGA")],
    ),
    ("- $9 million for vocational schools in Chad, in parallel with KfW (EUR 12 million)", [(9, "USD", "IsDB", "TCD"), (12, "EUR", "KfW", "TCD")]),
    ("- $18 million, through Coris Bank, for traders in Burkina Faso", [(18, "USD", "IsDB", "BFA")]),
    (
        "- Mozambique: hospital in Nampula; $33 million from the Bank and $11 million from the Government of Mozambique",
        [(33, "USD", "IsDB", "MOZ"), (11, "USD", "Government of Mozambique", "MOZ")],
    ),
    ("- Mali, $20 million, alongside the Kuwait Fund and BADEA", [(20, "USD", "IsDB", "MLI")]),
    ("- Chad, $8 million grant, border road, with support from the European Union", [(8, "USD", "IsDB", "TCD")]),
    ("- Niger: $14 million, led by the World Bank, towards the Dosso road", [(14, "USD", "IsDB", "NER")]),
    ("- Togo: $9 million (KfW: EUR 10 million) for cold stores", [(9, "USD", "IsDB", "TGO"), (10, "EUR", "KfW", "TGO")]),
    ("- $16 million from the OPEC Fund for dykes in Senegal", [(16, "USD", "OFID", "SEN")]),
    ("- wind park in Jordan: EUR 40 million out of a total cost of EUR 130 million", [(40, "EUR", "IsDB", "JOR")]),
    ("- a $12 million trade finance guarantee facility for Bank of Kigali", [(12, "USD", "IsDB", "RWA")]),
    ("- A $300 million line of credit to Ecobank for on-lending in West Africa", [(300, "USD", "IsDB", None)]),
]


@pytest.mark.parametrize("item, expected", ITEMS)
def test_items_of_what_a_lender_approved(item, expected):
    assert told(f"{HEAD}{item}\n- $10 million for wells in Sudan\n") == [*expected, (10, "USD", "IsDB", "SDN")]


TOLD = [
    (
        "The board of the AfDB approved a $100 million loan for the Highlands Roads Project in Ethiopia. It approved the following components:\n\n"
        "- road works, $80 million\n- supervision, $12 million\n",
        [(100, "USD", "AfDB", "ETH")],
    ),
    (
        "The bridge costs $232 million. The AfDB lends $76 million, JICA adds $91 million, and the governments of Zambia and Botswana pay $30 million and "
        "$25 million.",
        [(76, "USD", "AfDB", None), (91, "USD", "JICA", None), (30, "USD", "Government of Zambia", "ZMB"), (25, "USD", "Government of Botswana", "BWA")],
    ),
    (
        "The power line from Kigali to Gitega: AfDB lends UA 40 million, the governments of Rwanda and Burundi give UA 5 million and UA 6 million.",
        [(40, "XUA", "AfDB", None), (5, "XUA", "Government of Rwanda", "RWA"), (6, "XUA", "Government of Burundi", "BDI")],
    ),
    (
        "The three governments of Mali, Guinea and Senegal will bear the remaining EUR 15 million, while BOAD lends EUR 60 million for the road.",
        [(15, "EUR", None, None), (60, "EUR", "BOAD", None)],
    ),
    (
        "The road costs Rs 900 crore. ADB will lend Rs 600 crore and the state will meet Rs 300 crore. Works will start in Assam in June.",
        [(6000, "INR", "ADB", "IND"), (3000, "INR", "Government of Assam", "IND")],
    ),
    ("The AIIB approved $100 million for a motorway in Pakistan, co-financed by the ADB and the United Kingdom.", [(100, "USD", "AIIB", "PAK")]),
    ("The remaining EUR 5 million is co-financed by AFD; KfW lends EUR 20 million for schools in Benin.", [(5, "EUR", "AFD", "BEN"), (20, "EUR", "KfW", "BEN")]),
    (
        "The Islamic Development Bank (IsDB) signed agreements with Senegal and Gambia worth EUR 60 million and $15 million respectively.",
        [(60, "EUR", "IsDB", "SEN"), (15, "USD", "IsDB", "GMB")],
    ),
    ("Nordic lender NIB and Ameriabank have signed a EUR 20 million loan for small firms.", [(20, "EUR", "NIB", "ARM")]),
    (
        "On 9 May 2018 EBRD and TBC Bank signed a $40 million loan for small firms in Georgia. The loan (GEL 98 million) is in lari.",
        [(40, "USD", "EBRD", "GEO")],
    ),
]


@pytest.mark.parametrize("text, expected", TOLD)
def test_who_gives_for_which_country(text, expected):
    assert told(text) == expected


def test_each_tranche_has_its_day():
    reading = read("The AfDB approved a first tranche of $180 million on 12 March 2019 and a second tranche of $120 million on 4 June 2020 for Morocco.")
    assert [(fact.amount, fact.edtf) for fact in reading.facts if fact.kind == "transactions"] == [
        (180_000_000, "2019-03-12"),
        (120_000_000, "2020-06-04"),
    ]


def test_the_loan_in_local_currency_is_an_equivalent():
    reading = read("ADB and Bank of Georgia sign $50 million loan. The loan in local currency (GEL 143 million) is for shops.")
    fact = next(fact for fact in reading.facts if fact.kind == "transactions")
    names = {entity.key: entity.name for entity in reading.entities}
    assert (fact.equivalent_amount, fact.equivalent_currency, names[fact.receiver]) == (143_000_000, "GEL", "Bank of Georgia")
