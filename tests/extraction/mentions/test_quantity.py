"""Quantities: numbers with a unit of measure or a counted noun."""

from __future__ import annotations

import pytest

from extraction.mentions.numbers.quantity import singular
from tests.extraction.mentions.reading_figures import amount, figures

MEASURES = [
    ("a 220MW wind power plant", [("220", "MW")]),
    ("the 64-km section", [("64", "km")]),
    ("35.5-hectare forest strips", [("35.5", "ha")]),
    ("350 lane-km of road", [("350", "lane-km")]),
    ("120 MWp of solar and a 60 MW/240 MWh battery", [("120", "MW"), ("60", "MW"), ("240", "MWh")]),
    ("45,000 t CO2e per year", [("45000", "t")]),
    ("1.2 million tCO2e a year", [("1200000", "t")]),
    ("1.5 million tonnes of CO2", [("1500000", "t")]),
    ("Trains will do 160 km/h", [("160", "km/h")]),
    ("a 12-metre bus", [("12", "m")]),
    ("4.2 million cubic meters", [("4200000", "m3")]),
    ("a 30,000 m³/day plant", [("30000", "m3/day")]),
    ("a plant for 250 m³ of faecal sludge a day and 3,000 litres of drinking water daily", [("250", "m3/day"), ("3000", "l/day")]),
    ("5.6 litres a day", [("5.6", "l/day")]),
    ("2,900 tonnes annually", [("2900", "t")]),
    ("minus 40 degrees", [("-40", "degree")]),
    ("95 basis points", [("95", "basis point")]),
    ("more than 2 decades", [("2", "decade")]),
    ("a four-lane road with five bridges", [("4", "lane"), ("5", "bridge")]),
    ("a 500-bed hospital", [("500", "bed")]),
    ("Ninety-five kilometres of tracks", [("95", "km")]),
    ("4.3 million TEU", [("4300000", "TEU")]),
    ("axle loads of 10 to 13 tons", [("10", "t"), ("13", "t")]),
    ("more than 10 1/2 miles of cable, 2½ years", [("10.5", "mi"), ("2.5", "year")]),
    ("two and a half miles", [("2.5", "mi")]),
    ("-18 °C", [("-18", "Cel")]),
    ("an 8- to 16-meter span", [("8", "m"), ("16", "m")]),
    ("the baby weighs two pounds", [("2", "lb")]),
    ("1.2 MtCO2e and 45 ckm", [("1.2", "Mt"), ("45", "km")]),
    ("70 litres per capita per day", [("70", "l/capita/day")]),
    ("1.5 x 10^6 m3 and 3e5 g", [("1500000", "m3"), ("300000", "g")]),
    ("from 4 hours to 2 hours 30", [("4", "hour"), ("2.5", "hour")]),
    ("4x400 MW units", [("400", "MW")]),
    ("91 km, 82 km and 42 km", [("91", "km"), ("82", "km"), ("42", "km")]),
    ("a hundred and three and a half metres of cable", [("103.5", "m")]),
    ("half an hour and a quarter of a mile", [("0.5", "hour"), ("0.25", "mi")]),
    ("3 and a half years", [("3.5", "year")]),
    ("5 (five) years", [("5", "year")]),
    ("a density of 0.07 km/km2", [("0.07", "km/km2")]),
    ("It feeds 54 GWh per year to the grid, and saved 3 GWh.", [("54", "GWh/year"), ("3", "GWh")]),
    ("2,300 lorries in a day", [("2300", "lorry/day")]),
]
COUNTS = [
    ("It has built 16 such mills in five states.", [("16", "mill"), ("5", "state")]),
    ("with 31 tap stands and 8 tram sets", [("31", "tap stand"), ("8", "tram set")]),
    ("2.65 million rural population", [("2650000", "person")]),
    ("three more 40 MW wind farms", [("3", "wind farm"), ("40", "MW")]),
    ("In the second phase 19 hamlets will be moved.", [("19", "hamlet")]),
    ("one feeder line connecting the quarry", [("1", "line")]),
    ("25 hybrid minibuses and 40 greenhouses", [("25", "minibus"), ("40", "greenhouse")]),
    ("The town of 1.4 million produces little.", [("1400000", "person")]),
    ("2 Mt CO2e and 350 ktCO2", [("2", "Mt"), ("350", "kt")]),
    ("spread along 41.5 (km) of coast", [("41.5", "km")]),
    ("a 3- year programme", [("3", "year")]),
    ("six transport projects", [("6", "project")]),
    ("seven CAREC-related projects", [("7", "project")]),
    ("five border-crossing point communities", [("5", "community")]),
    ("50 government and private sector participants", [("50", "person")]),
    ("200 medical staff", [("200", "person")]),
    ("1,500 job opportunities", [("1500", "job")]),
    ("2.5 million rural customers", [("2500000", "person")]),
    ("1.85 lakh pre-paid meters", [("185000", "meter")]),
    ("1.2 million family farms", [("1200000", "farm")]),
    ("Twenty-seven officials", [("27", "person")]),
    ("two hundred and fifty thousand people", [("250000", "person")]),
    ("a dozen schools", [("12", "school")]),
    ("23 operations", [("23", "project")]),
    ("57 member countries", [("57", "country")]),
    ("102 approved members", [("102", "member")]),
    ("a cooperative of 412 members", [("412", "person")]),
    ("four collection centers", [("4", "collection center")]),
    ("900,000 passengers a day", [("900000", "passenger/day")]),
    ("5,400 vehicles daily", [("5400", "vehicle/day")]),
    ("Fifty 12-metre battery buses", [("50", "bus"), ("12", "m")]),
    ("eight 33/11 kV substations", [("8", "substation")]),
    ("four export credit and insurance agencies", [("4", "agency")]),
    ("12 customs posts and 300 women entrepreneurs", [("12", "post"), ("300", "person")]),
    ("six\ndesignated corridors", [("6", "corridor")]),
    ("Over 2000 people came", [("2000", "person")]),
    ("one project and one Bangladeshi loan", [("1", "project"), ("1", "loan")]),
    ("15 to 20 subprojects", [("15", "subproject"), ("20", "subproject")]),
    ("30m people", [("30000000", "person")]),
    ("1,500 water points, 27 cold stores", [("1500", "water point"), ("27", "cold store")]),
    ("90,000 smallholder households", [("90000", "household")]),
    ("40 child protection centres", [("40", "protection centre")]),
    ("4,200 members of community-based water organizations", [("4200", "person")]),
    ("4,500 micro, small and medium enterprises and 150 SMEs", [("4500", "enterprise"), ("150", "SME")]),
    ("12,000 Shelters\n5,000 depositors", [("12000", "shelter"), ("5000", "person")]),
    ("1,000+ schools", [("1000", "school")]),
    ("in 8 (eight) districts and twelve (12) towns", [("8", "district"), ("12", "town")]),
    ("one point two billion people", [("1200000000", "person")]),
    ("between two and three thousand farmers", [("2000", "person"), ("3000", "person")]),
    ("jobs for 11,300 poor families and 20,000 poor", [("11300", "family"), ("20000", "person")]),
    ("13 Local Government Areas", [("13", "area")]),
    ("10 million on- and off-grid connections", [("10000000", "connection")]),
    ("two 21-day cycles", [("2", "cycle"), ("21", "day")]),
    ("200 direct (temporary) jobs", [("200", "job")]),
    ("1,138 new or rehabilitated water sources", [("1138", "source")]),
    ("3,000 micro and very small enterprises", [("3000", "enterprise")]),
    ("one project got more time", [("1", "project")]),
    ("one British overseas territory", [("1", "territory")]),
    ("approximately 200 house- holds", [("200", "household")]),
    ("600 head of livestock and 20 sets of equipment", [("600", "animal"), ("20", "set")]),
    ("12 JVs and 5 TAs", [("12", "JV"), ("5", "TA")]),
    ("a 12-country programme and a 350-bus fleet", [("12", "country"), ("350", "bus")]),
    ("2,140 Togolese came with 12 Tongans; three Chinese banks lend", [("2140", "person"), ("12", "person"), ("3", "bank")]),
    ("45 blocks of toilets and 12 blocks", [("45", "toilet block"), ("12", "block")]),
    ("The panel's 11 members met, as did a union with its 60 members.", [("11", "person"), ("60", "person")]),
    ("18 youth organizations and five African states", [("18", "organisation"), ("5", "country")]),
    ("400 housing units on two credit lines", [("400", "housing unit"), ("2", "credit line")]),
    ("1 doctor per 1,000 people", [("1", "person"), ("1000", "person")]),
    ("paid in two US $20 million tranches", [("2", "tranche")]),
]


@pytest.mark.parametrize(("text", "expected"), MEASURES + COUNTS)
def test_quantities(text, expected):
    assert [(m.value, m.unit) for m in figures(text, "quantity")] == [(amount(value), unit) for value, unit in expected]


NOTHING = [
    "one of them, no one, one another",
    "One example is the smart port with one-stop inspection",
    "a twofold rise at all times",
    "Article 15 applies; Phase 2 works begin; Corridor 5 links both",
    "In 2019 the bank lends",
    "a five-star hotel",
    "A 15-year-old girl; children under 5; women aged 15-49",
    "the 12th Five-Year Plan",
    "6-month Euribor",
    "the 317th session",
    "from km 150 to km 228",
    "half of it",
    "2.1 Objectives and scope\n",
    "2330 Roxas Boulevard",
    "1,000s of reasons, Boeing 737s",
    "It took part in A 10-Year CPMM Perspective, a video",
    "in line with its High 5s priorities",
    "at kilometer 140 of the highway",
    "in the 90s",
    "At one point, one approach was to wait.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_quantity(text):
    assert figures(text, "quantity") == []


QUALIFIERS = [
    ("Some 20 countries", "approximately"),
    ("an estimated 518 million people", "approximately"),
    ("close to 5,000 residents", "approximately"),
    ("more than 870 jobs", "more than"),
    ("Over 3,000 schools", "more than"),
    ("no less than 40 schools", "at least"),
    ("20 or more schools", "at least"),
    ("as many as 400 people", "up to"),
    ("fewer than 20 schools", "less than"),
    ("nearly 300 km", "less than"),
    ("repaid over 25 years", "exact"),
    ("in over 25 years", "more than"),
]


@pytest.mark.parametrize(("text", "qualifier"), QUALIFIERS)
def test_qualifiers(text, qualifier):
    found = figures(text, "quantity")
    if found:
        assert found[0].qualifier == qualifier


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("countries", "country"),
        ("bridges", "bridge"),
        ("batches", "batch"),
        ("classes", "class"),
        ("analyses", "analysis"),
        ("buses", "bus"),
    ],
)
def test_singular(plural, expected):
    assert singular(plural) == expected
