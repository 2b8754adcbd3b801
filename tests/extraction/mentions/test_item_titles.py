"""Activities that items, headings, quotation marks and rows open with, and the words beside them that are none."""

import pytest

from extraction import read


def found(text):
    return {entity.name: entity.country for entity in read(text).entities if entity.kind == "activity"}


ITEMS = [
    (
        "entries that begin with a country, on lines of one paragraph",
        "LOANS OF THE QUARTER\nMali - Segou Market Roads. Credit of US$ 50 million.\nGhana - Volta Rural Clinics. Credit of US$ 45 million.\n",
        {"Segou Market Roads": "MLI", "Volta Rural Clinics": "GHA"},
    ),
    (
        "entries that begin with a country and its amount, between semicolons",
        "Loans were approved for: Armenia, $30 million, Gyumri Bypass Road; and Honduras, $20 million, Yoro Rural Roads.\n",
        {"Gyumri Bypass Road": "ARM", "Yoro Rural Roads": "HND"},
    ),
    (
        "paragraphs that open with a title and a country",
        "The Board approved the following projects in June 2022.\n\n"
        "Baltic Wind Park Darlowo II, Poland. Senior loan of up to EUR 140 million to Darlowo Energia.\n\n"
        "Shymkent Heat Plant Gasification (Kazakhstan). Sovereign-guaranteed loan of USD 90 million.\n",
        {"Baltic Wind Park Darlowo II": "POL", "Shymkent Heat Plant Gasification": "KAZ"},
    ),
    (
        "new and revised listings below their country",
        "MONTHLY SUMMARY\n\nUGANDA\n\n(N) Albertine Rural Roads: The objective is to upgrade 90 km of roads. US$ 35.0 million (IDA Credit).\n\n"
        "RWANDA\n\n(R) Kivu Belt Water Supply: The objective is to serve 40,000 people. US$ 20.0 million (IDA Grant).\n",
        {"Albertine Rural Roads": "UGA", "Kivu Belt Water Supply": "RWA"},
    ),
    (
        "a list of works in small letters, with the amount behind",
        "The operations concern the partial financing of the following projects :\n\n"
        "• Reinforcement of the drinking water supply of the town of Zinder, in the Republic of Niger. Amount of the operation : 9.2 billion FCFA.\n\n"
        "• Refinancing line in favour of the Banque Sahel Agricole, Mali, for small producers. Amount of the operation : 5 billion FCFA.\n",
        {"Reinforcement of the drinking water supply of the town of Zinder": "NER",
         "Refinancing line in favour of the Banque Sahel Agricole": "MLI"},
    ),
    (
        "numbers without a mark",
        "Two projects to watch\n\n1  Lumbini Road Improvement. The bank's $100 million loan was approved in May 2019.\n\n"
        "2  Thimphu Dry Port, Bhutan. Thimphu meets $9 million, and the bank lends $20 million.\n",
        {"Lumbini Road Improvement": None, "Thimphu Dry Port": "BTN"},
    ),
    (
        "titles in quotation marks",
        "The Board decided to approve, for Lesotho, \"Early warning and rangeland rehabilitation in the southern districts\", at a grant of US$ 9 million.",
        {"Early warning and rangeland rehabilitation in the southern districts": "LSO"},
    ),
    (
        "a row whose cell goes on in the next line",
        "New loans to Kenya (millions)\n\n"
        "No  Creditor                       Project                          Ccy   Amount\n"
        "1   International Development      Second Informal Settlements      USD   150.0\n"
        "    Association (IDA)              Sanitation Project\n"
        "2   African Development Bank       Lake Basin Electrification       EUR    62.5\n"
        "3   Saudi Fund for Development     Budget support                   SAR    75.0\n",
        {"Second Informal Settlements Sanitation Project": "KEN", "Lake Basin Electrification": "KEN"},
    ),
    (
        "a column of loans with their creditors",
        "Loans of Albania\n\nLoan (creditor) | signed | EUR million | disbursed\n"
        "Buna Drainage Rehabilitation (IBRD) | 14.05.2013 | 32.0 | 19.2\nTirana Outer Ring, Lot 7 (EBRD) | 22.11.2014 | 46.0 | 11.5\n",
        {"Buna Drainage Rehabilitation": "ALB", "Tirana Outer Ring, Lot 7": "ALB"},
    ),
    (
        "works with their prices in brackets behind a colon",
        "Three agreements of the lender for Senegal remain to be ratified: the Rosso road (64 million euros), the Matam rice perimeters (33 million euros) "
        "and the Thies digital park (15 million euros).",
        {"Rosso road": "SEN", "Matam rice perimeters": "SEN", "Thies digital park": "SEN"},
    ),
    (
        "works with their prices behind with",
        "The committee of Bangladesh approved five projects. They include construction of a court building at Feni with Tk 178 crore, "
        "widening of Jashore-Khulna highway with Tk 430 crore and Bogura Cold Storage with Tk 90 crore.",
        {"court building at Feni": "BGD", "widening of Jashore-Khulna highway": "BGD", "Bogura Cold Storage": "BGD"},
    ),
]  # fmt: skip


@pytest.mark.parametrize("text, expected", [row[1:] for row in ITEMS], ids=[row[0] for row in ITEMS])
def test_items(text, expected):
    told = found(text)
    assert {name: told.get(name, "missing") if country else None for name, country in expected.items()} == expected, told
    assert set(expected) <= set(told)


NONE = [
    "The programme has three components:\n\n(a) Harvesting and storing water: 1,900 ponds. USD 47 million\n(b) Keeping the forest standing. USD 33 million\n",
    "Key figures\n\nRegarding the solar plant, the State contributes 1.8 billion francs.\n",
    "Sources of financing\n\n- Government of Kenya: USD 4 million\n- Opening balance: USD 2 million\n",
    "The auditors published \"Use of foreign loans in infrastructure\", a report on five loans of EUR 160 million.",
    "- Increasing access to capital in Sri Lanka: $100 million\n- Growing small firms across Africa: $40 million\n",
    "World Bank Launches US$1.6 Billion Program in Africa",
]


@pytest.mark.parametrize("text", NONE)
def test_no_items(text):
    assert not found(text)


PROSE = [
    (
        "the price behind the thing",
        "The second loan to Vietnam is for the public transport infrastructure improvement project in Binh Duong, worth JPY6.3 billion, which will develop a bus system.",
        ["public transport infrastructure improvement project in Binh Duong"],
    ),
    ("an owner behind it is left out", "The bank put $12 million into a textile factory at Tokmok owned by Kyrgyz investors.", ["textile factory at Tokmok"]),
    (
        "a name told by what stands behind it",
        "IDB Invest has signed the financing of Loma Alta, an onshore wind farm in the Dominican Republic, with a loan of $34 million.",
        ["Loma Alta"],
    ),
    (
        "a work by its name beside a named project",
        "Topping the list in the Philippines was the 87-kilometer Panay Lateral Road, funded by a $190 million loan from ADB. "
        "The Agno Flood Control Project was financed by JICA with $60 million.",
        ["87-kilometer Panay Lateral Road", "Agno Flood Control Project"],
    ),
    (
        "parts of the one project are none",
        "ADB approved $48 million for the Mekong Towns Climate Resilience Project in Lao PDR. The Mekong Towns Climate Resilience Project ends in 2029. "
        "The Nordic Development Fund will contribute 4 million euros for early warning.",
        ["Mekong Towns Climate Resilience Project"],
    ),
]


@pytest.mark.parametrize("text, expected", [row[1:] for row in PROSE], ids=[row[0] for row in PROSE])
def test_prose(text, expected):
    assert sorted(found(text)) == expected
