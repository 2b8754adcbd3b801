"""Activities by name, acronym, route and description."""

from datetime import date

import pytest

from extraction import read
from extraction.mentions.activities import names_work, sector_of


def found(text):
    return [entity for entity in read(text).entities if entity.kind == "activity"]


def titles(text):
    return [entity.name for entity in found(text)]


NAMED = [
    ("The Tajikistan Rural Roads Project was approved.", ["Tajikistan Rural Roads Project"]),
    ("Indonesia's National Slum Upgrading Project takes in 154 cities.", ["National Slum Upgrading Project"]),
    ("It falls under the Bukhara Road Network Improvement Project (Phase 1).", ["Bukhara Road Network Improvement Project (Phase 1)"]),
    ("The Program for Rural Roads and Cold Chains in the Eastern Region paves 118 km.",
     ["Program for Rural Roads and Cold Chains in the Eastern Region"]),
    ("The Water, Sanitation and Hygiene Program began.", ["Water, Sanitation and Hygiene Program"]),
    ("The Strengthening of the Judiciary Project began.", ["Strengthening of the Judiciary Project"]),
    ("INNER MONGOLIA\n\nSUSTAINABLE CROSS-BORDER DEVELOPMENT INVESTMENT PROGRAM\n\nADB approved it.",
     ["Inner Mongolia Sustainable Cross-Border Development Investment Program"]),
    ("Project title: Cebu Bus Rapid Transit\nCountry: Philippines", ["Cebu Bus Rapid Transit"]),
    ('Under the programme "Schools for the Steppe", 14 schools will be built.', ["Schools for the Steppe"]),
    ("The Transport Resilience Enhancement Project (TRACE) starts. TRACE ends in 2032. The TRACE project is long.",
     ["Transport Resilience Enhancement Project"]),
    ("The Second Rural Water Supply Project (P158502) closed.", ["Second Rural Water Supply Project"]),
]  # fmt: skip

DESCRIBED = [
    (
        "AIIB is financing the construction of a general hospital in Kokshetau city, a 220MW wind power plant, Zhezkazgan-Karaganda, "
        "Aktobe-Karabutak-Ulgaisyn highways, as well as Almaty railway bypass.",
        ["general hospital in Kokshetau city", "220MW wind power plant", "Zhezkazgan-Karaganda highway",
         "Aktobe-Karabutak-Ulgaisyn highway", "Almaty railway bypass"],
    ),
    ("AIIB lends $100 million for the Shorkot-Khanewal section of the M-4 motorway in Pakistan.",
     ["Shorkot-Khanewal section of the M-4 motorway"]),
    ("- US$ 290 million (Istisna'a) for Kazakhstan: Centre-South Road Corridor, Kurty-Buribaytal section.",
     ["Centre-South Road Corridor, Kurty-Buribaytal section"]),
    ("The Development Bank of Kazakhstan will provide $34 million for the construction of a cement plant in the Kyzylorda region.",
     ["cement plant in the Kyzylorda region"]),
    ("The projects are: Khulna Port Railway, first revised (Tk 20 billion), Sylhet Flood Embankment (Tk 5 billion) and Bogra Market (Tk 1 billion).",
     ["Khulna Port Railway", "Sylhet Flood Embankment", "Bogra Market"]),
    ("EIB lends EURO100 million to small and mid-sized firms in Egypt.", ["small and mid-sized firms"]),
]  # fmt: skip

NONE = [
    "The World Bank project was delayed.",
    "The CAREC Program brings together 11 countries.",
    "Annual Development Programme spending rose.",
    "See the Projects website. Project Description: water. Total Project Cost: US$ 5 million",
    "A project manager and the programme director met.",
    "The United Nations Development Programme and the World Food Programme met.",
    "ADB has invested $640 million in roads and $380 million in energy since 2001.",
    "",
]


@pytest.mark.parametrize("text, expected", [*NAMED, *DESCRIBED])
def test_titles(text, expected):
    assert titles(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_activity(text):
    assert titles(text) == []


def test_mentions_are_slices():
    text = "The Water Security Enhancement Project (WASEP) starts. “WASEP” is long."
    mentions = [mention for mention in read(text).mentions if mention.kind == "activity"]
    assert [text[m.char_start : m.char_end] for m in mentions] == ["Water Security Enhancement Project", "WASEP", "WASEP"]


def test_labels():
    (activity,) = found(
        "Project Name: Samarkand Urban Water Supply Project\nCountry: Uzbekistan\nProject ID: P171683\nApproval Date: June 19, 2020\n"
        "Closing Date: June 30, 2026\nStatus: Active\n"
    )
    assert (activity.identifier, activity.country, activity.approved_on, activity.planned_end, activity.status) == (
        "P171683", "UZB", date(2020, 6, 19), date(2026, 6, 30), "active",
    )  # fmt: skip
    assert (activity.sector, activity.sector_code) == ("water and sanitation", "14021")


def test_route_of_a_named_project():
    (activity,) = found(
        "The World Bank approved $650 million for the Steppe Connectivity Project in Kazakhstan, targeting the Jezkazgan-Karagandy section."
    )
    assert len(activity.route) == 2


def test_a_description_is_another_word_for_a_named_project():
    text = (
        "AIIB approved two loans: $165 million goes to power lines in Bangladesh and $216 million to slum upgrading in Indonesia.\n\n"
        "The Power Distribution Upgrade Project in Bangladesh and Indonesia's National Slum Upgrading Project start in May."
    )
    assert sorted(titles(text)) == ["National Slum Upgrading Project", "Power Distribution Upgrade Project"]


SECTORS = [
    ("Dushanbe Border Road Improvement Project", ("transport", "21020")),
    ("Chittagong Water Supply Improvement, phase 2", ("water and sanitation", "14021")),
    ("general hospital in Kokshetau city", ("health", "12191")),
    ("220MW wind power plant", ("energy", "23240")),
    ("small and mid-sized firms", ("finance", "32130")),
    ("a thing", None),
]


@pytest.mark.parametrize("title, sector", SECTORS)
def test_sector(title, sector):
    assert sector_of(title) == sector


def test_works():
    assert names_work("the heating network") and not names_work("education")
