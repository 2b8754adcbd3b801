"""Corridors, and names that hold a number of their own."""

import pytest

from extraction.mentions.names.all_names import find_names
from extraction.text import Text

CORRIDORS = [
    ("via CAREC Corridor 5, while", [("CAREC Corridor 5", "corridor:carec-corridor-5")]),
    ("the Trans-Caspian International Transport Route (Middle Corridor)", [
        ("Trans-Caspian International Transport Route", "corridor:trans-caspian-international-transport-route"),
        ("Middle Corridor", "corridor:trans-caspian-international-transport-route"),
    ]),
    ("along the Western Europe–Western China road", [("Western Europe–Western China road", "corridor:western-europe-western-china-international-transit-corridor")]),
    ("part of TEN-T and of the Northern Corridor", [("TEN-T", "corridor:trans-european-transport-network"), ("Northern Corridor", "corridor:northern-corridor")]),
    ("on Corridor Vc in Bosnia", [("Corridor Vc", "corridor:corridor-vc")]),
    ("the corridor will include elements", []),
    ("from Route to Route 2,500 people walk", []),
]

RESERVED = [
    ("CAREC 2030 Strategy is the framework", ["CAREC 2030 Strategy"]),
    ("in line with Agenda 2063 and Vision 2040", ["Agenda 2063", "Vision 2040"]),
    ("alongside the 3rd Global Digital Trade Expo.", ["3rd Global Digital Trade Expo"]),
    ("COP28 in Dubai and COP 29 in Baku", ["COP28", "COP 29"]),
    ("Sustainable Development Goal 4 and SDGs 6 and 13", ["Sustainable Development Goal 4", "SDGs 6 and 13"]),
    ("the CAREC Road Safety Strategy 2017–2030, which aims", ["CAREC Road Safety Strategy 2017–2030"]),
    ("the M-4 motorway and the A380", ["M-4", "A380"]),
    ("In November 2023, ADB lent $5 million", []),
    ("Total Project Cost 2019", []),
]


@pytest.mark.parametrize(("text", "expected"), CORRIDORS)
def test_corridors(text, expected):
    names = find_names(Text(text), None)
    assert [(m.surface, m.entity) for m in names.mentions if m.kind == "corridor"] == expected


@pytest.mark.parametrize(("text", "expected"), RESERVED)
def test_reserved(text, expected):
    assert [m.surface for m in find_names(Text(text), None).reserved] == expected
