"""Things financed that have no project's name: facilities, works by name, papers and their proceeds, what is no activity at all."""

import pytest

from extraction import read


def titles(text):
    return [entity.name for entity in read(text).entities if entity.kind == "activity"]


THINGS = [
    # a project in small letters right behind its amount
    ("The bank signed a grant agreement with Nepal. The $80 million water sector resilience grant programme will renew pipes in four towns.",
     ["water sector resilience grant programme"]),
    ("EBRD approved a $30 million road safety improvement project in the Osh region.", ["road safety improvement project in the Osh region"]),
    # what will be done to it
    ("A US$90 million loan from IsDB will upgrade the R12 road to boost trade with the Fergana valley.", ["upgrading of the R12 road"]),
    # facilities and capital where no purpose is told
    ("1) MOLDOVA - EUR 12 million trade finance line in favour of Prutbank SA; tenor one year.", ["trade finance line in favour of Prutbank SA"]),
    ("ITFC granted a Murabaha line of $40 million to the utility last week.", ["Murabaha line"]),
    ("EBRD is putting $12 million into the bank. The board of the bank approved a capital increase of $30 million.", ["capital increase"]),
    # works by name, where no project is named
    ("Lenders to the 120 MW Oued Blanc II power plant signed papers worth $90 million on Friday.", ["Oued Blanc II power plant"]),
    ("Papers were signed for the Tirassine power line and IsDB gave $60 million.", ["Tirassine power line"]),
    ("JBIC agreed to lend $40 million to expand the Gunung Raya geothermal power project.", ["Gunung Raya geothermal power project"]),
    ("EBRD considers $50 million for a wind farm in Dobrogea. The two projects, Salbatica and Targusor, have 140 MW.",
     ["wind farm in Dobrogea", "Salbatica", "Targusor"]),
    # two works of two amounts in one text are two
    ("The fund gave Oman $20 million for completion of road No.7. It lent $35 million to finance the Fishing Harbour in Sur.",
     ["Fishing Harbour in Sur", "completion of road No.7"]),
    # what the proceeds of a bond or a line are for goes before the paper
    ("IFC invested $20 million in the green bonds of Polar Board. The proceeds build a paper mill at Vyborg.", ["paper mill at Vyborg"]),
    # an initiative in small letters
    ("Malawi is to receive $15 million for a second phase of the Lakeshore Village Growth initiative.", ["Lakeshore Village Growth initiative"]),
]

NOTHING = [
    "ITFC lent the utility $50 million, enough for 40,000 tonnes of diesel oil.",
    "IFC has taken a $10 million stake to help the company expand its business into Ghana.",
    "The bank signed five financing agreements with Kenya. Jane Otieno, Senior Secretary, and the Country Director signed.",
    "Works near the Kariba Dam were visited by donors, who gave $3 million.",
    "The firm secured a $20 million revolving credit facility from the Asian Development Bank.",
]


@pytest.mark.parametrize(("text", "expected"), THINGS)
def test_things_financed(text, expected):
    assert titles(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_financed(text):
    assert titles(text) == []


LISTS = [
    # a country and a title, then the amount
    ("Ghana - Accra Drainage Improvement. A loan of USD70 million from the bank.\nKenya - Nyeri Road Reconstruction. The EUR50 million loan finances 30 km.",
     [("Accra Drainage Improvement", "GHA"), ("Nyeri Road Reconstruction", "KEN")]),
    # what a list's items are given is one thing each
    ("- Peru. Loan of US$ 100 million for the second tranche of Arequipa Metro Line 1.\n- Egypt. US$ 250 million: Suez Trade Logistics Development Project.",
     [("Suez Trade Logistics Development Project", "EGY"), ("second tranche of Arequipa Metro Line 1", "PER")]),
    # works that a text lists as financed
    ("Projects financed by the Fund in 2015 include the Thiba dam in Kenya and a cement plant in Benin.", [("Thiba dam", "KEN"), ("cement plant", "BEN")]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_items_of_lists(text, expected):
    assert [(entity.name, entity.country) for entity in read(text).entities if entity.kind == "activity"] == expected


OTHER = [
    ("A $7 million package will help SunMold build the 12 MW Balti solar park, the lender said.", ["12 MW Balti solar park"]),
    ("The bank gave $30 million to a maternity hospital in Herat and $12 million to a bridge over the Panj.", ["maternity hospital in Herat", "bridge over the Panj"]),
    ("The fund agreed to lend KD 10 million to finance the Kalu Oya development in Sri Lanka.", ["Kalu Oya development"]),
    ("The World Bank approved $150 million for the Punjab Rural Schools Programme-for-Results.", ["Punjab Rural Schools Programme-for-Results"]),
    # where nothing else is told: the works of the lead that "the project" is
    ("On Friday a start was given to rehabilitation of the highway Osh - Batken. The price of the project is $40 million.", ["rehabilitation of the highway Osh - Batken"]),
    ("The EBRD lends the company €20 million for a new galvanising plant.", ["galvanising plant"]),
]


@pytest.mark.parametrize(("text", "expected"), OTHER)
def test_objects_of_amounts(text, expected):
    assert titles(text) == expected
