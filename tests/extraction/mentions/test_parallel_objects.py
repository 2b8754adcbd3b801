"""Amounts told side by side: what stands where the neighbour's object stands is an object, whatever words it has."""

import pytest

from extraction import read

CASES = [
    pytest.param(
        "Under the agreement the Saudi Fund will lend SAR 150 million for dam building and the Abu Dhabi Fund AED 90 million for housing.",
        {150: "dam building", 90: "housing"},
        id="two lenders",
    ),
    pytest.param(
        "The African Development Bank lends Tunisia 45 million dinars for the Sfax tramway, 12 million dinars for school repair and 8.5 million dinars for the purchase of ambulances.",
        {45: "Sfax tramway", 12: "school repair", 8.5: "ambulances"},
        id="one lender",
    ),
    pytest.param(
        "The Islamic Development Bank (IsDB) approved for Mali:\n\n- $5 million grant: fisheries\n- $12 million loan: Kayes market\n- $8.4 million (istisna'a): school building\n",
        {5: "fisheries", 12: "Kayes market", 8.4: "school building"},
        id="behind a colon in a list",
    ),
]
NONE = [
    "The World Bank lends Mali $40 million for the Kayes Road Project and $2 million for two years.",
    "ADB lends Nepal $40 million for the Hill Road Project and $3 million for example.",
    "ADB gives $40 million for the Hill Road Project and $5 million for the government.",
]


@pytest.mark.parametrize(("text", "activities"), CASES)
def test_each_amount_has_its_own_object(text, activities):
    reading = read(text)
    names = {entity.key: entity.name for entity in reading.entities}
    told = {float(fact.amount) / 1e6: names.get(fact.activity) for fact in reading.facts if fact.kind == "transactions"}
    assert told == activities


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_object(text):
    assert len([entity for entity in read(text).entities if entity.kind == "activity"]) == 1
