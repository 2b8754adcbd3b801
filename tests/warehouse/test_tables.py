"""The declared tables: all commented, all filled from tables that are there, offsets in code points."""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.tables import KEPT, columns, curated, declare, public_tables, summaries, tables_read

# The contract: what a user of the warehouse can rely on.
CONTRACT = {
    "documents": "document_id source_uri file_name title publisher genre language published_on media_type size_bytes characters"
    " superseded_by",
    "document_texts": "document_id text",
    "rejected_documents": "source_uri content_sha256 reason detail first_seen_at",
    "mentions": "mention_id document_id char_start char_end surface kind value value_low value_high currency unit qualifier edtf"
    " date_start date_end entity_id",
    "unaccounted_numbers": "document_id char_start char_end surface sentence",
    "organisations": "organisation_id name acronym kind country iati_org_id",
    "places": "place_id name kind country geonames_id latitude longitude",
    "people": "person_id name",
    "corridors": "corridor_id name",
    "activities": "activity_id title acronym kind sector sector_code recipient_country status approved_on planned_end external_id",
    "aliases": "entity_id alias source",
    "transactions": "transaction_id activity_id provider_id receiver_id recipient_country type finance_type amount currency qualifier"
    " equivalent_amount equivalent_currency edtf",
    "participating_orgs": "activity_id organisation_id role",
    "portfolio_totals": "total_id organisation_id country sector measure amount currency count counted qualifier share_percent"
    " share_of period_edtf",
    "results": "result_id activity_id indicator value unit qualifier status place_id edtf",
    "events": "event_id name kind edtf place_id participants participants_qualifier",
    "event_organisers": "event_id organisation_id",
    "roles": "person_id title organisation_id",
    "relations": "kind subject_id object_id via_id edtf",
    "activity_places": "activity_id place_id role",
    "reconciliations": "reconciliation_id document_id kind status grade stated computed_low computed_high explanation char_start"
    " char_end quote",
    "reconciliation_evidence": "reconciliation_id mention_id part",
    "run_log": "run_id started_at finished_at documents_new documents_unchanged documents_rejected code_version status",
    "expectation_results": "run_id table_name expectation column_name success severity observed unexpected_count",
}
FACTS = ("transactions participating_orgs portfolio_totals results events event_organisers roles relations activity_places").split()
EVIDENCE = {"document_id", "char_start", "char_end", "quote"}
AMOUNTS = {"amount", "value", "value_low", "value_high", "equivalent_amount", "computed_low", "computed_high", "share_percent"}


@pytest.mark.parametrize("table", CONTRACT)
def test_has_the_columns_of_the_contract(table):
    assert set(CONTRACT[table].split()) <= {column.name for column in columns()[table]}


@pytest.mark.parametrize("table", FACTS)
def test_facts_carry_their_evidence(table):
    assert {column.name for column in columns()[table]} >= EVIDENCE


def test_everything_is_commented():
    assert [table for table, summary in summaries().items() if not summary] == []
    assert [(table, c.name) for table, listed in columns().items() for c in listed if not c.comment] == []


def test_no_number_is_a_float():
    types = {c.type for listed in columns().values() for c in listed}
    assert not types & {"FLOAT", "DOUBLE"}
    assert {c.type for listed in columns().values() for c in listed if c.name in AMOUNTS} == {"DECIMAL(38,9)"}


def test_every_curated_file_begins_with_what_it_holds():
    assert [name for name, table in curated().items() if not table.source.startswith("-- ")] == []


def test_curated_tables_come_after_what_they_read():
    order = list(curated())
    for name, table in curated().items():
        assert all(order.index(read) < order.index(name) for read in table.reads & set(order))


def test_every_table_that_is_read_exists():
    there = set(columns()) | {"readings"}
    assert {read for table in curated().values() for read in table.reads} <= there
    assert {table.rpartition(".")[2] for table in KEPT} <= there


def test_internal_names_are_not_public_ones():
    with duckdb.connect() as connection:
        declare(connection)
        names = connection.execute("select table_name from information_schema.tables where table_schema = 'kept'").fetchall()
    assert not {name for (name,) in names} & set(public_tables())


@pytest.mark.parametrize(
    ("query", "tables"),
    [
        ("select 1", set()),
        ("select * from a join b using (x)", {"a", "b"}),
        ("with c as (select * from kept.a) select * from c where x in (select y from d)", {"a", "d"}),
        ("select * from a as f asof join b on f.x >= b.x union all select (select max(z) from e) from g", {"a", "b", "e", "g"}),
    ],
)
def test_tables_read(query, tables):
    assert tables_read(query) == tables


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20), st.data())
def test_slice_counts_code_points(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert _macros().execute("select slice(?, ?, ?)", [text, start, end]).fetchone()[0] == text[start:end]


@pytest.mark.parametrize("text", ["e\u0301a", "👩‍👩‍👧‍👦 family", "\ufeffmark", "a\r\nb", "Қазақстан", "🇰🇿🇰🇿"])
def test_slice_of_what_is_more_than_one_code_point(text):
    for start in range(len(text)):
        assert _macros().execute("select slice(?, ?, ?)", [text, start, start + 1]).fetchone()[0] == text[start]


def test_content_id_tells_null_from_empty():
    row = _macros().execute("select content_id('x', ['a', null]), content_id('x', ['a', '']), content_id('x', ['a', null])").fetchone()
    assert row[0] != row[1]
    assert row[0] == row[2]


def _macros(kept=[]):  # noqa: B006 one database for all examples
    if not kept:
        kept.append(duckdb.connect())
        declare(kept[0])
    return kept[0]
