"""Organisations and their roles in an activity."""

import pytest

from extraction import read


def told(text):
    """The participating organisations of a text as (organisation, role)."""
    reading = read(text)
    names = {entity.key: entity.name for entity in reading.entities}
    return {(names[fact.organisation], fact.role) for fact in reading.facts if fact.kind == "participating_orgs"}


TOLD = [
    (
        "a body that stands before its verb, and a country that borrows",
        "Project Name: Kampot Ring Road\nCountry: Cambodia\nBorrower: Kingdom of Cambodia\n\nThe World Bank is cofinancing the project. "
        "The Ministry of Public Works (MPW) will implement it.",
        {("World Bank", "funding"), ("Ministry of Public Works", "implementing"), ("Government of Cambodia", "accountable")},
    ),
    (
        "funder, co-funder without amount, implementer, guarantor",
        "The World Bank approved a $650 million loan for the Steppe Roads Project in Kazakhstan. The project is financed jointly with "
        "the Asian Infrastructure Investment Bank. It will be implemented by the Ministry of Transport, with a sovereign guarantee "
        "from the Republic of Kazakhstan.",
        {
            ("World Bank", "funding"),
            ("Asian Infrastructure Investment Bank", "funding"),
            ("Ministry of Transport", "implementing"),
            ("Government of Kazakhstan", "guarantor"),
        },
    ),
    (
        "labels",
        "Project Name: Osh Water Project\nImplementing Agency: Ministry of Health\nIDA Credit: US$ 40 million",
        {("Ministry of Health", "implementing"), ("International Development Association", "funding")},
    ),
    (
        "a guarantee is given by a guarantor",
        "MIGA has issued a guarantee of $82 million for the Benban Solar Project in Egypt.",
        {("Multilateral Investment Guarantee Agency", "guarantor")},
    ),
    ("no activity, no role", "The World Bank and ADB met in Manila.", set()),
]


@pytest.mark.parametrize("text, expected", [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_participating_organisations(text, expected):
    assert told(text) == expected
