"""Activities that lists, tables and page titles name."""

import pytest

from extraction import read


def found(text):
    return {entity.name: entity.country for entity in read(text).entities if entity.kind == "activity"}


LISTS = [
    (
        "The Board of Directors of the New Development Bank approved the following projects:\n\n"
        "1. Konkan Coastal Roads Project (India), USD 79 million, to build 46 km of roads.\n"
        "2. Shenyang Airport Expansion, Phase II – RMB 4.2 bln\n"
        "3. Rehabilitation of the Petrozavodsk Trolleybus Network (Russia) – EUR 50 million\n",
        {"Konkan Coastal Roads Project": "IND", "Shenyang Airport Expansion, Phase II": "CHN",
         "Rehabilitation of the Petrozavodsk Trolleybus Network": "RUS"},
    ),
    (
        "The projects approved for financing are as follows:\n\n"
        "• Kazakhstan (US $ 100 million); Almaty Ring Road Project: A project to reduce congestion.\n"
        "• Mozambique (US$99.7 million); Temane Transmission Line: The line will serve 20,000 households.\n",
        {"Almaty Ring Road Project": "KAZ", "Temane Transmission Line": "MOZ"},
    ),
    (
        "Approved projects:\n- FP201 Coastal Resilience in the Gambia River Estuary (Gambia), with UNEP. GCF: USD 20 million.\n",
        {"Coastal Resilience in the Gambia River Estuary": "GMB"},
    ),
    (
        "The following agreements were signed with Tanzania on 4 May 2020:\n"
        "(a) Rural Electrification Densification Programme (REDP): NOK 400 million\n"
        "(b) Rusumo Falls Hydropower – USD 113 million\n"
        "(c) Dodoma University Library, NOK 12 million\n",
        {"Rural Electrification Densification Programme": "TZA", "Rusumo Falls Hydropower": "TZA", "Dodoma University Library": "TZA"},
    ),
]  # fmt: skip

TABLES = [
    (
        "Projects approved in 2021\n\n| Project | Lender | Country | Amount (USD million) |\n|---|---|---|---|\n"
        "| Dasu Transmission Line | World Bank | Pakistan | 700 |\n| Rogun Hydropower Plant | AIIB | Tajikistan | 270 |\n| Total | | | 970 |\n",
        {"Dasu Transmission Line": "PAK", "Rogun Hydropower Plant": "TJK"},
    ),
    (
        "Status of aided schemes in India (Rs. crore)\n\n"
        "Name of scheme                Donor        Sanctioned   Released\n"
        "Polavaram Lift Irrigation     JICA             2,100        310\n"
        "Kakinada Fishing Harbour      World Bank         450         75\n"
        "Total                                          2,550        385\n",
        {"Polavaram Lift Irrigation": "IND", "Kakinada Fishing Harbour": "IND"},
    ),
    (
        "| Partner | Instrument | Amount | Purpose |\n|---|---|---|---|\n| Fenix Agro | Loan | $20 million | 4,700 hectares of irrigated maize at Chipata |\n",
        {"irrigated maize at Chipata": "ZMB"},
    ),
]  # fmt: skip

PAGES = [
    ("# FACT SHEET | Vifor South Wind Farm, Romania\n\nTotal investment: €171 million\n", {"Vifor South Wind Farm": "ROU"}),
    ("Project summary: Vifor Wind Farm, Romania\n\nThe farm costs EUR 45 million.", {"Vifor Wind Farm": "ROU"}),
    (
        "The Bank approved US$80 million for the Kabul Water Supply Project Phase II. Phase I, worth $41 million, closed in 2015.",
        {"Kabul Water Supply Project Phase II": "AFG", "Kabul Water Supply Project, Phase I": "AFG"},
    ),
    (
        "The Water and Sanitation Program for Small Towns and Rural Communities, Stage III, begins in Bolivia.",
        {"Water and Sanitation Program for Small Towns and Rural Communities, Stage III": "BOL"},
    ),
]

NONE = [
    # figures of a portfolio, days
    "Portfolio at a glance\n\n  Operations under supervision      96\n  Member countries served           17\n  Net commitments           $1,284.6 mn\n",
    "Signed projects:\n\n1. On April 6, the bank signed loans of $40 million.\n2. On May 8, it signed grants of $12 million.\n",
    # parts of a project
    "The works have three components:\n\n1. Canal Rehabilitation ($45 million). Works on 120 km.\n2. Water Users Support ($5 million).\n",
    "Expenditure by category:\n- Civil Works: $12 million\n- Consulting Services: $3 million\n",
    "Component                     IDA     Government    Total\n1. Rural Roads Improvement    40.0      5.0         45.0\n",
    # who pays
    "Financing sources:\n1. IDA Credit: USD 100 million\n2. Green Climate Fund: USD 30 million\n3. Government of Kenya: USD 12 million\n",
    # sectors and counts
    "| Sector | Projects | Cost ($ million) |\n|---|---:|---:|\n| Transport | 46 | 14,620 |\n| Energy | 16 | 3,410 |\n",
    "Key figures\n• Rural Development: 12 projects, $1.2 billion\n• Climate finance for 2022: $6.7 billion\n",
    # terms of one loan
    "  Project       Amount (million yen)   Interest rate\n  Main works    21,365                 1.65\n",
    # who gives, and what binds lenders
    "IFC arranged a €14 million concessional loan from the Canada-Africa Renewable Energy Program.",
    "KfW lends EUR 60 million in parallel under the Mutual Trust Initiative.",
    "The remainder comes from the European Union (EUR 33.1 million), the West African Development Bank (UA 3.7 million) and the Government (UA 1.4 million).",
    "FACT SHEET: U.S. Development Finance in Zambia\n\nIt comes to $20 million.",
]


@pytest.mark.parametrize("text, expected", [*LISTS, *TABLES, *PAGES])
def test_titles_and_countries(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_nothing(text):
    assert found(text) == {}


def test_place_in_brackets_is_no_acronym():
    text = "The Board approved:\n1. Manipur Roads Project (India). A loan of USD 5 million.\n2. Imphal Water Supply Project (India). USD 3 million loan.\n"
    assert list(found(text)) == ["Manipur Roads Project", "Imphal Water Supply Project"]
