"""Column lineage: which columns of which tables a column is made of, as DuckDB's parser understands the select."""

import pytest

from assets.column_lineage import column_lineage
from assets.curated import told_lineage
from warehouse.tables import Curated, columns, curated


def made(select: str, name: str = "transactions") -> dict[str, set[tuple[str, str]]]:
    table = Curated(name, "facts", (), select, frozenset(), select)
    return {column: set(sources) for column, sources in column_lineage(table).items()}


@pytest.mark.parametrize(
    ("select", "column", "sources"),
    [
        ("select amount from results", "amount", set()),
        ("select value as amount from results", "amount", {("results", "value")}),
        ("select r.value * 2 as amount from results as r", "amount", {("results", "value")}),
        ("with a as (select value as v, unit from results) select v as amount, unit as currency from a", "currency", {("results", "unit")}),
        ("select coalesce(r.value, p.amount) as amount from results r join portfolio_totals p using (document_id)", "amount",
         {("results", "value"), ("portfolio_totals", "amount")}),
        ("select value as amount from results union all select amount from portfolio_totals", "amount",
         {("results", "value"), ("portfolio_totals", "amount")}),
        ("select (select max(value) from results) as amount from documents", "amount", {("results", "value")}),
        ("select amount from (select value as amount from results) as inner_", "amount", {("results", "value")}),
        ("select unnest(transactions).amount as amount from kept.readings", "amount", {("readings", "transactions")}),
        ("select * from results", "edtf", {("results", "edtf")}),
    ],
)  # fmt: skip
def test_lineage_of_a_column(select, column, sources):
    assert made(select).get(column, set()) == sources


def test_nearly_every_column_of_every_curated_table_has_its_lineage():
    """What only counts rows comes from no column."""
    missing = []
    for name, table in curated().items():
        lineage = column_lineage(table)
        assert {source for sources in lineage.values() for source, _ in sources} <= {*table.reads}, name
        missing += [(name, column.name) for column in columns()[name] if column.name not in lineage]
    assert len(missing) < 25
    assert all(name in ("document_contents", "results_by_indicator", "financing_by_provider_country_year", "places_financed")
               or curated()[name].is_view for name, _ in missing)  # fmt: skip


def test_the_lineage_is_told_to_people_as_well():
    told = told_lineage(curated()["commitments_once"]).splitlines()
    assert told[:2] == ["| column | comes from |", "| --- | --- |"]
    assert "| provider | organisations.name |" in told
