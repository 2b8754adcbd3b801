"""Organisations that only what is told of them shows to be some: countries that sign, lend or ratify, titles held at a government."""

import pytest

from extraction import read

# (text, {surface: name of the entity})
TOLD = [
    # donors of a list, where money comes from
    ("Its contributors include Italy, Japan and the European Union.", {"Italy": "Government of Italy", "Japan": "Government of Japan"}),
    ("US$6 million came from the Kingdom of Spain; roads are financed by Germany.", {"Kingdom of Spain": "Government of Spain", "Germany": "Government of Germany"}),
    ("Tourists came from Spain, and donors met in Italy.", {}),
    ("Japan has provided aid of over JPY 2 trillion to Vietnam since 1992.", {"Japan": "Government of Japan"}),
    ("The Kuwait Fund and Pakistan signed on Monday a loan of KD 7 million.", {"Pakistan": "Government of Pakistan"}),
    ("An agreement was concluded in March between the Republic of Senegal and the African Development Bank (AfDB).", {"Republic of Senegal": "Government of Senegal"}),
    ("The lower house of parliament of Tajikistan ratified the credit.", {"Tajikistan": "Government of Tajikistan"}),
    ("Switzerland (SECO) gave pumps, and Australia, too, helped in kind.", {"Switzerland": "Government of Switzerland", "Australia": "Government of Australia"}),
    ("The Ambassador of the Federal Republic of Germany opened the plant.", {"Federal Republic of Germany": "Government of Germany"}),
    ("\"Ghana needs roads,\" said Finance Minister Kofi Addo-Mensah.", {"Finance Minister": "Government of Ghana"}),
    # a country as a place
    ("Japan is far from Vietnam. Nepal received two million tourists, and roads in Kenya helped.", {}),
    ("Kenyan farmers signed the book. The plant is in Pakistan.", {}),
]


@pytest.mark.parametrize("text, expected", TOLD, ids=[text[:40] for text, _ in TOLD])
def test_governments_told_by_what_they_do(text, expected):
    reading = read(text)
    names = {entity.key: entity.name for entity in reading.entities}
    found = {m.surface: names[m.entity] for m in reading.mentions if m.kind == "organisation" and names[m.entity].startswith("Government of")}
    assert found == expected
