"""The tables and views that analysts ask first, on builds of a few rows: nothing is counted twice, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from checks import exchange_rates
from tests.building import built
from warehouse.tables import curated, declare, fill

ANSWERS = [name for name, table in curated().items() if table.group == "answers"]

USUAL = {
    "documents": {"source_uri": "", "file_name": "a.txt", "media_type": "text/plain", "size_bytes": 1, "characters": 9},
    "document_texts": {},
    "sentences": {},
    "mentions": {"position": 0, "char_start": 0, "char_end": 1, "surface": "1"},
    "transactions": {"type": "outgoing commitment", "char_start": 0, "char_end": 1, "quote": "a"},
    "activities": {},
    "organisations": {},
    "places": {},
    "participating_orgs": {"char_start": 0, "char_end": 1, "quote": "a"},
    "activity_places": {"role": "location", "char_start": 0, "char_end": 1, "quote": "a"},
    "results": {"status": "target", "char_start": 0, "char_end": 1, "quote": "a"},
    "reconciliations": {"document_id": "d1", "status": "inconsistent", "grade": "inconsistent", "explanation": "So."},
    "reconciliation_evidence": {},
    "numerals": {"char_start": 0, "char_end": 1, "surface": "1"},
    "aliases": {},
    "exchange_rates": {"base": "USD", "source": "a bank"},
}

DOCUMENTS = [
    {"document_id": "d1", "published_on": "2024-11-15"},
    {"document_id": "d2", "published_on": "2024-12-01", "file_name": "b.txt"},
    {"document_id": "d3", "published_on": "2023-01-01", "superseded_by": "d1"},
    {"document_id": "d4"},
]
ORGANISATIONS = [{"organisation_id": "adb", "name": "Asian Development Bank", "acronym": "ADB"}, {"organisation_id": "kfw", "name": "KfW"}]
ACTIVITIES = [
    {"activity_id": "road", "title": "Road", "recipient_country": "NPL", "approved_on": "2020-05-04"},
    {"activity_id": "dam", "title": "Dam", "recipient_country": "LAO"},
]


@pytest.fixture
def warehouse_of_rows() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        declare(connection)
        put(connection, "documents", *DOCUMENTS)
        put(connection, "organisations", *ORGANISATIONS)
        put(connection, "activities", *ACTIVITIES)
        yield connection


def put(connection: duckdb.DuckDBPyConnection, table: str, *rows: dict[str, Any]) -> None:
    for row in rows:
        full = USUAL[table] | row
        connection.execute(f"insert into {table} ({', '.join(full)}) values ({', '.join('?' * len(full))})", list(full.values()))


def asked(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple]:
    fill(connection, curated()["commitments_once"])
    return connection.execute(query).fetchall()


def told(transaction_id: str, document_id: str = "d1", amount: float | str = "1e6", currency: str = "USD", **more: Any) -> dict[str, Any]:
    whose = {"activity_id": "dam", "provider_id": "adb"}
    return {"transaction_id": transaction_id, "document_id": document_id, "amount": Decimal(amount), "currency": currency} | whose | more


# Tellings, and the amounts that are left once each is counted once.
ONCE = [
    ("one document", [told("a")], ["1e6"]),
    ("two documents, one commitment", [told("a"), told("a", "d2")], ["1e6"]),
    ("two commitments of one document", [told("a"), told("b")], ["1e6", "1e6"]),
    ("two documents that round differently", [told("a", amount="165e6"), told("b", "d2", "165.5e6")], ["165.5e6"]),
    ("a difference that rounding does not make", [told("a", amount="156e6"), told("b", "d2", "165.5e6")], ["156e6", "165.5e6"]),
    ("a round sum is not any sum", [told("a", amount="100e6"), told("b", "d2", "110e6")], ["100e6", "110e6"]),
    ("two providers", [told("a"), told("b", "d2", "1.0001e6", provider_id="kfw")], ["1e6", "1.0001e6"]),
    ("two activities", [told("a"), told("b", "d2", "1.0001e6", activity_id="road")], ["1e6", "1.0001e6"]),
    ("nobody knows what for", [told("a", activity_id=None), told("b", "d2", activity_id=None)], ["1e6", "1e6"]),
    (
        "only the equivalent told elsewhere",
        [
            told("a", amount="94441.8e6", currency="JPY", equivalent_amount=Decimal("650e6"), equivalent_currency="USD"),
            told("b", "d2", "650e6"),
        ],
        ["94441.8e6"],
    ),
    ("a loan and a grant", [told("a", finance_type="loan"), told("b", "d2", "1.0001e6", finance_type="grant")], ["1e6", "1.0001e6"]),
    ("a loan and a credit", [told("a", finance_type="loan"), told("b", "d2", "1.0001e6", finance_type="credit")], ["1.0001e6"]),
    ("two years", [told("a", edtf="2014"), told("b", "d2", "1.0001e6", edtf="2019-01")], ["1e6", "1.0001e6"]),
    ("a pledge and a commitment", [told("a"), told("b", "d2", "1.0001e6", type="outgoing pledge")], ["1e6", "1.0001e6"]),
    ("a document that another replaced", [told("a", "d3")], []),
    ("one of the two was replaced", [told("a", "d3"), told("a", "d1")], ["1e6"]),
    ("chains of three", [told("a", amount="1e6"), told("b", "d2", "1.001e6"), told("c", "d4", "1.002e6")], ["1.001e6"]),
]


@pytest.mark.parametrize(("tellings", "left"), [case[1:] for case in ONCE], ids=[case[0] for case in ONCE])
def test_each_commitment_is_counted_once(warehouse_of_rows, tellings: list[dict], left: list[str]):
    put(warehouse_of_rows, "transactions", *tellings)
    found = asked(warehouse_of_rows, "select amount from commitments_once order by amount")
    assert [amount for (amount,) in found] == [Decimal(amount) for amount in left]


@pytest.mark.parametrize("tellings", [case[1] for case in ONCE], ids=[case[0] for case in ONCE])
def test_the_order_of_rows_does_not_matter(warehouse_of_rows, tellings: list[dict]):
    put(warehouse_of_rows, "transactions", *tellings)
    one = asked(warehouse_of_rows, "from commitments_once order by transaction_id")
    warehouse_of_rows.execute("delete from transactions")
    put(warehouse_of_rows, "transactions", *reversed(tellings))
    assert asked(warehouse_of_rows, "from commitments_once order by transaction_id") == one


COUNTED = [
    ({}, "commitment"),
    ({"finance_type": "guarantee"}, "guarantee"),
    ({"type": "outgoing pledge"}, "pledge"),
    ({"type": "outgoing pledge", "finance_type": "guarantee"}, "pledge"),
    ({"type": "disbursement"}, "disbursement"),
]


@pytest.mark.parametrize(("telling", "counts_as"), COUNTED)
def test_what_may_be_summed_with_what(warehouse_of_rows, telling: dict, counts_as: str):
    put(warehouse_of_rows, "transactions", told("a", **telling))
    assert asked(warehouse_of_rows, "select counts_as from commitments_once") == [(counts_as,)]


DATED = [
    ({"edtf": "2019-06"}, (2019, "stated")),
    ({"activity_id": "road"}, (2020, "approval of the activity")),
    ({}, (2024, "publication")),
    ({"document_id": "d4"}, (None, None)),
    ({"edtf": "2014/2020"}, (2014, "stated")),
    ({"edtf": "198X"}, (None, "stated")),
]


@pytest.mark.parametrize(("telling", "year"), DATED)
def test_the_year(warehouse_of_rows, telling: dict, year: tuple):
    put(warehouse_of_rows, "transactions", told("a", **telling))
    assert asked(warehouse_of_rows, "select year, dated_by from commitments_once") == [year]


def test_tellings_complete_each_other(warehouse_of_rows):
    put(
        warehouse_of_rows,
        "transactions",
        told("a", "d1", edtf="2024", finance_type=None, equivalent_amount=Decimal(900_000), equivalent_currency="EUR"),
        told("a", "d2", edtf="2024-03-01", finance_type="loan", equivalent_amount=None),
    )
    found = asked(warehouse_of_rows, "select edtf, finance_type, equivalent_amount, documents, document_id from commitments_once")
    assert found == [("2024-03-01", "loan", 900_000, 2, "d1")]


EURO = {"edtf": "2024-11-15", "currency": "EUR", "rate": 0.95, "worth": Decimal("1.05"), "name": "ECB 2024-11-15"}

CONVERTED = [
    (told("a", amount="5e6"), ("5000000.00", "US dollars")),
    (told("a", amount="4e6", currency="EUR"), ("4200000.00", "ECB 2024-11-15")),
    (told("a", amount="4e6", currency="EUR", edtf="2020"), (None, None)),
    (told("a", amount="7e6", currency="UZS"), (None, None)),
    (
        told("a", amount="4e6", currency="EUR", equivalent_amount=Decimal("4.3e6"), equivalent_currency="USD"),
        ("4300000.00", "stated equivalent"),
    ),
    (
        told("a", amount="7e9", currency="UZS", equivalent_amount=Decimal("1e6"), equivalent_currency="EUR"),
        ("1050000.00", "stated equivalent in EUR, ECB 2024-11-15"),
    ),
    (told("a", amount="1e25", currency="EUR"), (None, None)),
    (told("a", amount="1e25", currency="USD"), ("10000000000000000000000000.00", "US dollars")),
]


@pytest.mark.parametrize(("telling", "dollars"), CONVERTED)
def test_dollars_and_how_they_were_made(warehouse_of_rows, telling: dict, dollars: tuple):
    put(warehouse_of_rows, "exchange_rates", EURO)
    put(warehouse_of_rows, "transactions", telling)
    assert asked(warehouse_of_rows, "select amount_usd::varchar, converted_by from commitments_once") == [dollars]


PLEDGED = [
    (told("c", "d2", "2e6"), "c"),
    (told("c", "d2", "2e6", edtf="2010"), None),
    (told("c", "d2", "2e6", provider_id="kfw"), None),
    (told("c", "d2", "2e6", activity_id="road"), None),
]


@pytest.mark.parametrize(("commitment", "became"), PLEDGED)
def test_what_pledges_became(warehouse_of_rows, commitment: dict, became: str | None):
    put(warehouse_of_rows, "transactions", told("p", type="outgoing pledge"), commitment)
    assert asked(warehouse_of_rows, "select committed_as from commitments_once where counts_as = 'pledge'") == [(became,)]
    open_pledges = "select sum(pledged_usd) from financing_by_provider_country_year"
    assert asked(warehouse_of_rows, open_pledges) == [(None if became else 1_000_000,)]


def test_sums_by_provider_country_and_year(warehouse_of_rows):
    put(
        warehouse_of_rows,
        "transactions",
        told("a", amount="5e6"),
        told("a", "d2", amount="5e6"),
        told("b", amount="3e6"),
        told("c", amount="9e6", currency="UZS"),
        told("d", amount="8e6", finance_type="guarantee"),
        told("e", amount="7e6", provider_id="kfw", activity_id="road"),
        told("f", amount="6e6", provider_id=None, activity_id=None),
    )
    found = asked(
        warehouse_of_rows,
        "select provider, recipient_country, year, transactions, committed_usd::int, guaranteed_usd::int, without_usd, activity_titles"
        " from financing_by_provider_country_year order by provider nulls last",
    )
    assert found == [
        ("Asian Development Bank", "LAO", 2024, 4, 8_000_000, 8_000_000, 1, "Dam"),
        ("KfW", "NPL", 2020, 1, 7_000_000, None, 0, "Road"),
        (None, None, 2024, 1, 6_000_000, None, 0, None),
    ]


def test_a_project_with_all_who_finance_it(warehouse_of_rows):
    put(
        warehouse_of_rows,
        "transactions",
        told("a", amount="5e6", finance_type="loan"),
        told("b", "d2", amount="2e6", provider_id="kfw", type="outgoing pledge"),
    )
    put(
        warehouse_of_rows,
        "participating_orgs",
        {"activity_id": "dam", "organisation_id": "adb", "role": "funding", "document_id": "d1"},
        {"activity_id": "road", "organisation_id": "kfw", "role": "implementing", "document_id": "d1"},
    )
    found = asked(
        warehouse_of_rows,
        "select title, financiers, financing, committed_usd::int, pledged_usd::int, other_parties, documents"
        " from projects_with_financiers order by title",
    )
    assert found == [
        ("Dam", 2, "ADB: USD 5,000,000 loan; KfW: USD 2,000,000 (planned)", 5_000_000, 2_000_000, None, 2),
        ("Road", 0, None, None, None, "KfW (implementing)", 1),
    ]


def test_places_of_projects(warehouse_of_rows):
    put(warehouse_of_rows, "places", {"place_id": "p", "name": "Vientiane"}, {"place_id": "q", "name": "Nowhere"})
    put(warehouse_of_rows, "transactions", told("a", amount="5e6"))
    put(
        warehouse_of_rows,
        "activity_places",
        {"activity_id": "dam", "place_id": "p", "document_id": "d1"},
        {"activity_id": "dam", "place_id": "p", "document_id": "d2"},
        {"activity_id": "road", "place_id": "p", "document_id": "d2", "role": "route"},
    )
    found = asked(warehouse_of_rows, "select place, activities, activity_titles, committed_usd::int from places_financed")
    assert found == [("Vientiane", 2, "Dam; Road", 5_000_000)]


def test_each_result_once(warehouse_of_rows):
    length = {"result_id": "r", "activity_id": "road", "indicator": "roads built", "value": 78, "unit": "km"}
    put(
        warehouse_of_rows,
        "results",
        length | {"document_id": "d2"},
        length | {"document_id": "d1"},
        length | {"result_id": "s", "document_id": "d3"},
        length | {"result_id": "t", "activity_id": None, "document_id": "d4", "unit": None},
    )
    found = asked(
        warehouse_of_rows, "select result_id, activity, country, value::int, unit, documents, document_id from results_by_indicator"
    )
    assert found == [("r", "Road", "NPL", 78, "km", 2, "d1"), ("t", None, None, 78, None, 1, "d4")]


def test_what_a_document_says(warehouse_of_rows):
    put(warehouse_of_rows, "transactions", told("a"), told("b", activity_id="road"))
    put(warehouse_of_rows, "reconciliations", {"reconciliation_id": "x", "kind": "shares_sum"})
    put(
        warehouse_of_rows,
        "numerals",
        {"document_id": "d1", "accounted_by": None},
        {"document_id": "d1", "accounted_by": "money", "char_start": 5, "char_end": 6},
    )
    put(warehouse_of_rows, "mentions", {"mention_id": "m", "document_id": "d1", "kind": "money", "value": 1})
    found = asked(
        warehouse_of_rows,
        "select document_id, activities, transactions, amounts, claims, contradictions, unaccounted_numbers from document_contents"
        " where document_id in ('d1', 'd4') order by 1",
    )
    assert found == [("d1", 2, 2, 1, 1, 1, 1), ("d4", 0, 0, 0, 0, 0, 0)]


# Kind of claim, part and number that is stated, what the others allow, and how far off that is.
OFF = [
    ("share_of_total", "share", ("percent", 72), (Decimal("76.74"), Decimal("77.49")), "6.2"),
    ("share_of_total", "share", ("fraction", Decimal("0.5")), (40, 41), "22.0"),
    ("parts_sum_to_total", "total", ("money", 500), (400, 400), "25.0"),
    ("restated_amount", "left", ("money", 584), (548, 548), "6.6"),
    ("count_matches_list", "count", ("quantity", 9), (8, 8), "12.5"),
    ("change_matches", "change", ("percent", 75), (49, 50), "50.0"),
    ("change_matches", "change", ("fraction", Decimal("0.5")), (10, 11), None),
    ("part_within_total", "total", ("money", 5), (7, None), "28.6"),
    ("restated_amount", "left", ("money", 5), (0, 0), None),
    ("weekday_matches_date", "date", ("date", None), (None, None), None),
    ("count_share", "share", ("percent", 35), (9, 10), None),
]


@pytest.mark.parametrize(("kind", "part", "number", "computed", "off"), OFF)
def test_how_far_off_a_contradiction_is(warehouse_of_rows, kind: str, part: str, number: tuple, computed: tuple, off: str | None):
    text = "First.\nIt is 72 of them. Last."
    put(warehouse_of_rows, "document_texts", {"document_id": "d1", "text": text})
    spans = ((0, 6), (7, 24), (25, 30))
    put(
        warehouse_of_rows,
        "sentences",
        *({"document_id": "d1", "position": n, "char_start": a, "char_end": b} for n, (a, b) in enumerate(spans)),
    )
    put(warehouse_of_rows, "mentions", {"mention_id": "m", "document_id": "d1", "kind": number[0], "value": number[1]})
    claim = {"kind": kind, "computed_low": computed[0], "computed_high": computed[1], "char_start": 13, "char_end": 15, "quote": "72"}
    put(warehouse_of_rows, "reconciliations", {"reconciliation_id": "x"} | claim)
    put(warehouse_of_rows, "reconciliations", {"reconciliation_id": "y", "status": "consistent", "grade": "entailed"} | claim)
    put(warehouse_of_rows, "reconciliation_evidence", {"reconciliation_id": "x", "mention_id": "m", "part": part})
    found = asked(warehouse_of_rows, "select reconciliation_id, file_name, sentence, percent_off::varchar from contradictions")
    assert found == [("x", "a.txt", "It is 72 of them.", off)]


# Two names, and whether a person should look at them.
ALIKE = [
    ("sewage works in Bukhara region", "sewerage in Bukhara", True),
    ("Zhezkazgan–Beyneu Railway", "Railway Zhezkazgan - Beyneu", True),
    ("Ring Road", "Bamenda Ring Road", True),
    ("Projeto Água", "Projeto Agua", True),
    ("Rural Roads Project, Phase 1", "Rural Roads Project, Phase 2", False),
    ("Small Towns Sanitation Programme, Stage II", "Small Towns Sanitation Programme, Stage III", False),
    ("Khulna-Mongla Port Railway", "Chittagong Water Supply Improvement", False),
    ("Distribution Network Strengthening in Dhaka North", "Distribution System Upgrade and Expansion Project", False),
]


@pytest.mark.parametrize(("left", "right", "alike"), ALIKE)
def test_activities_that_may_be_one(warehouse_of_rows, left: str, right: str, alike: bool):
    pair = [
        {"activity_id": "x", "title": left, "recipient_country": "UZB"},
        {"activity_id": "y", "title": right, "recipient_country": "UZB"},
    ]
    put(warehouse_of_rows, "activities", *pair)
    found = asked(warehouse_of_rows, "select left_id, right_id from possible_duplicates")
    assert found == ([("x", "y")] if alike else [])


DIFFERENT = [
    {"recipient_country": "KAZ"},
    {"external_id": "P2"},
    {"parent_id": "x"},
]


@pytest.mark.parametrize("difference", DIFFERENT)
def test_activities_that_are_surely_two(warehouse_of_rows, difference: dict):
    one = {"title": "Rural Roads Project", "recipient_country": "UZB", "external_id": "P1"}
    put(warehouse_of_rows, "activities", one | {"activity_id": "x"}, one | {"activity_id": "y", "external_id": None} | difference)
    assert asked(warehouse_of_rows, "from possible_duplicates") == []


def test_organisations_that_may_be_one(warehouse_of_rows):
    names = ["Committee for Roads", "State Committee for Automobile Roads", "African Development Bank", "African Development Bank Group"]
    put(warehouse_of_rows, "organisations", *({"organisation_id": f"o{n}", "name": name} for n, name in enumerate(names)))
    known = [{"entity_id": id_, "alias": "a", "source": "registry"} for id_ in ("adb", "o2", "o3")]
    put(warehouse_of_rows, "aliases", *known)
    assert asked(warehouse_of_rows, "select left_id, right_id, score::varchar from possible_duplicates") == [("o0", "o1", "0.900")]


RATES = [
    ("JPY", "2024-06-18", "ECB 2024-06-18", "158.1055"),
    ("JPY", "2024-06-16", "ECB 2024-06-14", None),
    ("EUR", "2024-06", "ECB average 2024-06", None),
    ("EUR", "2012", "ECB average 2012", "0.7788"),
    ("EUR", "2012/2015", "ECB average 2012", None),
    ("EUR", "1995", "yearly average 1995", None),
    ("UZS", "2019-06-12", "yearly average 2019", "8837.0000"),
    ("XOF", "2021-11-26", "peg to EUR, ECB 2021-11-26", "580.9556"),
    ("SAR", "2016", "peg", "3.7500"),
    ("XUA", "2019", "peg to XDR, yearly average 2019", None),
    ("UZS", "1950", None, None),
    ("JPY", "2024-02-31", None, None),
    ("JPY", "198X", None, None),
    ("JPY", "", None, None),
    ("XXX", "2020", None, None),
]


@pytest.mark.parametrize(("currency", "edtf", "name", "rate"), RATES)
def test_rates(currency: str, edtf: str, name: str | None, rate: str | None):
    found = exchange_rates.rate_at(currency, edtf)
    assert (found and found.name) == name
    if rate and found:
        assert f"{found.value:.4f}" == rate


def test_a_time_to_come_has_the_latest_rate():
    found = exchange_rates.rate_at("JPY", "2999-01-01")
    assert found is not None and found.day is not None and found.day.year >= 2024


def test_only_rates_that_are_needed(warehouse_of_rows):
    put(warehouse_of_rows, "transactions", told("a"), told("b", amount="1", currency="EUR", activity_id="road", edtf="2019-03"))
    assert exchange_rates.fill(warehouse_of_rows) == 3
    found = warehouse_of_rows.execute("select edtf, currency, base from exchange_rates order by edtf").fetchall()
    assert found == [("2019-03", "EUR", "USD"), ("2020-05-04", "EUR", "USD"), ("2024-11-15", "EUR", "USD")]


TEXTS = {
    "one.txt": "Manila, 4 May 2023. The Asian Development Bank approved a loan of €10 million to Nepal for the Ring Road Project.",
    "two.txt": "Kathmandu, 5 May 2023. On 4 May 2023 the Asian Development Bank approved a loan of €10 million to Nepal for the Ring Road Project.",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_any_client_can_ask(warehouse, write, name: str):
    built(warehouse, write(TEXTS))
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        connection.execute(f"from {name}").fetchall()
    with duckdb.connect() as connection:
        connection.execute(f"attach '{warehouse}' as elsewhere (read_only)")
        connection.execute(f"from elsewhere.{name}").fetchall()


def test_an_empty_warehouse_answers_with_nothing():
    with duckdb.connect() as connection:
        declare(connection)
        for name in ANSWERS:
            fill(connection, curated()[name])
            assert connection.execute(f"from {name}").fetchall() == []


def test_documents_read(warehouse, write):
    built(warehouse, write(TEXTS))
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        found = connection.execute("select provider_acronym, amount::int, converted_by, amount_usd from commitments_once").fetchall()
    assert found == [("ADB", 10_000_000, "ECB 2023-05-04", Decimal("11074000.00"))]
