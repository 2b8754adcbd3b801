"""Relations between named things: members, parts, secretariats, links and first collaborations."""

from pathlib import Path

import pytest

from extraction import read
from extraction.model import Relation

SEEDS = Path(__file__).parents[3] / "seeds" / "documents"


def relations(text: str) -> list[tuple[str, str, str, str | None]]:
    reading = read(text)
    names = {
        entity.key: entity.acronym if entity.acronym in ("ADB", "AIIB", "CAREC") else entity.name
        for entity in reading.entities
    }
    return [(f.type, names[f.subject], names[f.object], f.edtf) for f in reading.facts if isinstance(f, Relation)]


TOLD = [
    (
        "Uzbekistan, which joined the Asian Infrastructure Investment Bank (AIIB) in November 2016, borrows again.",
        [("member_of", "Uzbekistan", "AIIB", "2016-11")],
    ),
    ("Mongolia joined the Asian Development Bank (ADB) in 1991.", [("member_of", "Mongolia", "ADB", "1991")]),
    (
        "Georgia is a member of the Asian Infrastructure Investment Bank (AIIB).",
        [("member_of", "Georgia", "AIIB", None)],
    ),
    (
        "The Central Asia Regional Economic Cooperation (CAREC) Program has 11 members. The Asian Development Bank (ADB) serves as the CAREC Secretariat.",
        [("secretariat_of", "ADB", "CAREC", None)],
    ),
    (
        "The loan is the first collaboration between the World Bank and the Asian Infrastructure Investment Bank (AIIB) in Kazakhstan.",
        [("first_collaboration", "World Bank", "AIIB", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_relations(text, expected):
    assert relations(text) == expected


NOTHING = [
    "The Bank has 103 member countries.",
    "The highway links the two towns.",
    "The minister joined the meeting in Astana.",
    "Part of the cost is met by the Asian Development Bank.",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_relation(text):
    assert relations(text) == []


def test_seeds():
    found = [
        relation[0] for name in sorted(SEEDS.glob("*.txt")) for relation in relations(name.read_text(encoding="utf-8"))
    ]
    assert sorted(found) == ["first_collaboration"] + ["linked_by"] * 7 + ["member_of", "part_of", "secretariat_of"]
