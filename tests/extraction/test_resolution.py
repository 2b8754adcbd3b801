"""Which tellings of activities are one activity, in whatever order the documents come."""

from decimal import Decimal
from itertools import permutations

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extraction.batch import READINGS_SCHEMA
from extraction.resolution import JOINED_FROM, NEAR_FROM, resolve

HIGHWAY = ("place:1", "place:2")


def activity(title, country="KAZ", **attributes):
    entity = {field.name: None for field in READINGS_SCHEMA.field("entities").type.value_type}
    return entity | {
        "key": f"activity:{title.lower()}",
        "kind": "activity",
        "name": title,
        "country": country,
        "aliases": [],
        "route": [],
        "registry": False,
        **attributes,
    }


def reading(document_id, *told):
    """A reading whose activities are (entity, lender, amount) triples; lender and amount may be None."""
    empty = {name: [] for name in READINGS_SCHEMA.names if name != "profile"}
    transaction = {field.name: None for field in READINGS_SCHEMA.field("transactions").type.value_type}
    return empty | {
        "document_id": document_id,
        "profile": {},
        "entities": [entity for entity, _, _ in told],
        "participating_orgs": [
            {"char_start": 0, "char_end": 1, "activity": entity["key"], "organisation": lender, "role": "funding"}
            for entity, lender, _ in told
            if lender
        ],
        "transactions": [
            transaction
            | {"activity": entity["key"], "provider": lender, "amount": Decimal(amount), "currency": "USD", "type": "outgoing commitment"}
            for entity, lender, amount in told
            if amount
        ],
    }


def resolved(*readings):
    return resolve(pa.Table.from_pylist(list(readings), schema=READINGS_SCHEMA))


ONE = [
    ("route and lender", activity("A-B highway", route=HIGHWAY), activity("Connectivity Project", route=HIGHWAY[::-1]), "aiib", None),
    ("project number", activity("Rural Roads", identifier="P1"), activity("Carreteras", country="PRY", identifier="P1"), None, None),
    ("title alone", activity("Rural Roads Project"), activity("Rural Roads Project"), None, None),
    ("lender, amount, title", activity("Ulan Bator Flood Control"), activity("Ulaanbaatar Flood Protection"), "jica", 136),
    ("lender and most of the title", activity("Dam Safety Improvement"), activity("Dam Safety and Operation Project"), "ida", None),
]
TWO = [
    ("other country", activity("Rural Roads Project"), activity("Rural Roads Project", country="UZB"), "adb", None),
    ("other lender", activity("North Water Supply"), activity("North Water Supply Scheme"), None, None),
    ("other phase", activity("Metro Line Phase 1"), activity("Metro Line Phase 2"), "eib", None),
    ("other sector", activity("Bukhara works", sector="water"), activity("Bukhara road works", sector="transport"), "aiib", 100),
    ("other project number", activity("Rural Roads", identifier="P1"), activity("Rural Roads", identifier="P2"), "ida", 70),
]


@pytest.mark.parametrize("title, left, right, lender, amount", ONE, ids=[row[0] for row in ONE])
def test_one_activity(title, left, right, lender, amount):
    tables = resolved(reading("a", (left, lender, amount)), reading("b", (right, lender, amount)))
    assert tables["entities"].num_rows == 1
    assert len(set(tables["entity_ids"]["entity_id"].to_pylist())) == 1


@pytest.mark.parametrize("title, left, right, lender, amount", TWO, ids=[row[0] for row in TWO])
def test_two_activities(title, left, right, lender, amount):
    tables = resolved(reading("a", (left, lender, amount)), reading("b", (right, lender, amount)))
    assert tables["entities"].num_rows == 2


DEALS = [
    ("other lender", ("ebrd", 15), ("eib", 15), 2),
    ("other amount", ("ebrd", 15), ("ebrd", 40), 2),
    ("same lender and amount", ("ebrd", 15), ("ebrd", 15), 1),
]


@pytest.mark.parametrize("title, left, right, number", DEALS, ids=[row[0] for row in DEALS])
def test_a_description_in_the_same_words_is_one_only_for_one_commitment(title, left, right, number):
    tables = resolved(reading("a", (activity("small businesses"), *left)), reading("b", (activity("small businesses"), *right)))
    assert len(set(tables["entity_ids"]["entity_id"].to_pylist())) == number


# (titles of two documents, what one lender puts into each, how many activities it is)
LIKE_TITLES = [
    (("small and medium enterprises", 5), ("micro, small and medium enterprises", 15), 2),
    (("small and medium enterprises", 5), ("micro, small and medium enterprises", None), 1),
    (("Coastal Roads Climate Programme", 60), ("Inland Roads Climate Programme", 90), 2),
    (("Inland Roads Programme", 60), ("Comprehensive Inland Roads Programme", 90), 2),
    (("Inland Roads Climate Programme", None), ("Second Inland Roads Climate Programme", None), 2),
    (("Selva Bridge Replacement Project", 60), ("Selva Bridge Replacement", 90), 1),
]


@pytest.mark.parametrize(("left", "right", "number"), LIKE_TITLES)
def test_like_titles_with_other_amounts(left, right, number):
    tables = resolved(reading("a", (activity(left[0]), "adb", left[1])), reading("b", (activity(right[0]), "adb", right[1])))
    assert tables["entities"].num_rows == number


def test_two_activities_of_one_document_stay_two():
    one, two = activity("North Highway", route=HIGHWAY), activity("North Highway Lighting", route=HIGHWAY)
    assert resolved(reading("a", (one, "adb", None), (two, "adb", None)))["entities"].num_rows == 2


def test_order_of_documents_changes_nothing():
    readings = [
        reading("a", (activity("A-B highway", route=HIGHWAY), "aiib", 650)),
        reading("b", (activity("Connectivity Project", route=HIGHWAY, acronym="CP"), "aiib", 650)),
        reading("c", (activity("Connectivity", acronym="CP"), "ibrd", None)),
    ]
    expected = resolved(*readings)
    assert expected["entities"].num_rows == 1
    for order in permutations(readings):
        assert resolved(*order) == expected


def test_the_full_title_names_the_activity():
    tables = resolved(
        reading("a", (activity("A-B highway", route=HIGHWAY), "aiib", None)),
        reading("b", (activity("Transport Resilience Project", acronym="TRP", route=HIGHWAY), "aiib", None)),
    )
    assert tables["entities"].to_pylist()[0]["name"] == "Transport Resilience Project"
    assert {"A-B highway", "TRP"} <= set(tables["entity_aliases"]["alias"].to_pylist())


# What several publishers tell of a handful of projects, for the documents that hypothesis makes up.
TITLES = (
    "Rural Roads Project", "Rural Roads Improvement", "Roads in Rural Areas", "Metro Line Phase 1", "Metro Line Phase 2", "small businesses",
    "Ulan Bator Flood Control", "Ulaanbaatar Flood Protection", "A-B highway",
)  # fmt: skip
TOLD = st.tuples(
    st.builds(
        activity,
        st.sampled_from(TITLES),
        country=st.sampled_from(["KAZ", "UZB", None]),
        identifier=st.sampled_from([None, None, "P1", "P2"]),
        acronym=st.sampled_from([None, None, "RRP"]),
        route=st.sampled_from([[], [], list(HIGHWAY)]),
        sector=st.sampled_from([None, "transport", "water"]),
    ),
    st.sampled_from([None, "adb", "eib"]),
    st.sampled_from([None, 100, 136]),
)
CORPUS = st.lists(st.lists(TOLD, max_size=4, unique_by=lambda told: told[0]["key"]), min_size=1, max_size=7)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpus=CORPUS, data=st.data())
def test_any_order_and_any_batches_give_the_same_tables(corpus, data):
    readings = [reading(f"d{number}", *told) for number, told in enumerate(corpus)]
    expected = resolved(*readings)
    order = data.draw(st.permutations(readings))
    cut = data.draw(st.integers(0, len(order)))
    batches = [pa.Table.from_pylist(part, schema=READINGS_SCHEMA) for part in (order[:cut], order[cut:])]
    assert resolve(pa.concat_tables(batches)) == expected


CONFIDENCES = [
    ("project number", activity("Rural Roads", identifier="P1"), activity("Feeder Roads", identifier="P1"), 100, Decimal("1")),
    ("one name", activity("Rural Roads Project"), activity("Rural Roads Project"), None, Decimal("0.97")),
    ("route and lender", activity("A-B highway", route=HIGHWAY), activity("Connectivity Project", route=HIGHWAY[::-1]), None, Decimal("0.93")),
    ("a name spelt otherwise", activity("Ulaanbaatar Heating Stations"), activity("Ulanbaatar Heating Stations"), None, Decimal("0.898")),
]


@pytest.mark.parametrize("mark, left, right, amount, confidence", CONFIDENCES, ids=[row[0] for row in CONFIDENCES])
def test_how_sure_a_match_is(mark, left, right, amount, confidence):
    tables = resolved(reading("a", (left, "adb", amount)), reading("b", (right, "adb", amount)))
    assert [row["match_confidence"] for row in tables["entities"].to_pylist()] == [confidence]
    assert tables["near_matches"].num_rows == 0


NEAR = [
    ("one amount, other words", activity("North Water Supply"), activity("Sewerage in Bukhara"), 100, 1),
    ("half of the title", activity("Coastal Towns Water Supply"), activity("Coastal Towns Sanitation"), None, 1),
    ("nothing but the lender", activity("North Water Supply"), activity("Sewerage in Bukhara"), None, 0),
]


@pytest.mark.parametrize("mark, left, right, amount, number", NEAR, ids=[row[0] for row in NEAR])
def test_what_is_not_sure_enough_stays_two_and_is_told(mark, left, right, amount, number):
    tables = resolved(reading("a", (left, "adb", amount)), reading("b", (right, "adb", amount)))
    assert tables["entities"].num_rows == 2
    assert tables["near_matches"].num_rows == number
    assert all(NEAR_FROM <= row["confidence"] < JOINED_FROM for row in tables["near_matches"].to_pylist())


def test_one_document_alone_has_no_match_to_be_sure_of():
    tables = resolved(reading("a", (activity("Rural Roads Project"), "adb", 100)))
    assert tables["entities"]["match_confidence"].to_pylist() == [None]
