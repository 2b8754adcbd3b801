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
