"""The first page and the lists: what there is, what does not agree, who finances what, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from pages.charts import bars
from pages.located import NOWHERE, located
from pages.maps import drawn
from pages.quoting import marked
from pages.rows import Row, Rows
from pages.things import Things

Page = tuple[str, str, str, dict[str, Any]]

# Contradictions on the first page; the others are on a page of their own.
_FIRST = 6
_ALL = 500

# Characters of a sentence that is shown whole.
_SENTENCE = 420

_COMMITTED = "from once where counts_as = 'commitment' and amount_usd is not null"


def overview_pages(rows: Rows, things: Things) -> Iterator[Page]:
    """Address, template, title and contents of each."""
    contradictions = rows.all("from contradictions order by file_name, document_id, char_start, reconciliation_id")
    for row, says in zip(contradictions, _marked(rows, contradictions), strict=True):
        row["says"] = says
    counts = _counts(rows)
    yield "index.html", "index.html", "Overview", {
        "counts": counts,
        "contradictions": _widely(contradictions)[:_FIRST],
        "more": len(contradictions) - _FIRST,
        "charts": list(_charts(rows, things)),
        "map": _map(rows, things),
        "run": _last_run(rows),
        "rejected": rows.all("from rejected_documents order by source_uri, reason limit 20"),
    }
    yield "contradictions.html", "contradictions.html", "Contradictions", {
        "contradictions": contradictions[:_ALL],
        "count": len(contradictions),
    }
    for kind, title, head, query in _LISTS:
        listed = rows.all(query)
        yield f"{kind}.html", "list.html", title, {"kind": kind, "head": head, "rows": listed}


def _marked(rows: Rows, contradictions: list[Row]) -> Iterator[Markup]:
    """Each contradiction's sentence, with the numbers that do not agree marked."""
    evidence = rows.of("reconciliation_id", [row["reconciliation_id"] for row in contradictions], "from evidence order by char_start, char_end")
    for row in contradictions:
        sentence = row["sentence"] or ""
        start = row["char_start"] - max(0, sentence.find(row["quote"] or ""))
        numbers = [(one["char_start"], one["char_end"]) for one in evidence[row["reconciliation_id"]] if one["document_id"] == row["document_id"]]
        yield marked(sentence, start, numbers, _SENTENCE)


def _widely(contradictions: list[Row]) -> list[Row]:
    """The furthest off of each document before the second of any: the first page shows as many documents as it can."""
    ordered = sorted(contradictions, key=lambda row: -(row["percent_off"] or 0))
    seen: Counter[str] = Counter()
    turns = []
    for row in ordered:
        turns.append(seen[row["document_id"]])
        seen[row["document_id"]] += 1
    return [row for _, row in sorted(zip(turns, ordered, strict=True), key=lambda pair: pair[0])]


def _counts(rows: Rows) -> Row:
    return rows.one(
        """
        select
            (select count(*) from documents) as documents,
            (select count(*) from activities) as activities,
            (select count(*) from organisations) as organisations,
            (select count(*) from transactions) + (select count(*) from results) + (select count(*) from events)
                + (select count(*) from portfolio_totals) + (select count(*) from participating_orgs)
                + (select count(*) from activity_places) + (select count(*) from roles) + (select count(*) from relations) as facts,
            (select count(*) from reconciliations) as claims,
            (select count(*) from reconciliations where status = 'consistent') as agree,
            (select count(*) from reconciliations where status = 'inconsistent') as contradictions,
            (select count(*) from numerals) as numbers,
            (select count(*) from unaccounted_numbers) as unknown,
            (select count(*) from rejected_documents) as rejected
        """
    )


def _last_run(rows: Rows) -> Row | None:
    runs = rows.all("from run_log where status = 'published' order by finished_at desc limit 1")
    return runs[0] if runs else None


def _charts(rows: Rows, things: Things) -> Iterator[dict[str, Any]]:
    for title, column, in_order in (
        ("Financing by country", "recipient_country", False),
        ("Financing by provider", "provider_id", False),
        ("Financing by sector", "sector", False),
        ("Financing by year", "year", True),
    ):
        summed = rows.all(f"select {column} as key, sum(amount_usd) as value {_COMMITTED} and {column} is not null group by all order by key")
        if summed:
            yield bars(title, [(row["key"], row["value"]) for row in summed], things, in_order=in_order)
    for title, column, in_order in (
        ("Documents by publisher", _PUBLISHER, False),
        ("Documents by year of publication", "year(published_on)", True),
    ):
        counted = rows.all(f"select {column} as key, count(*) as value from documents where {column} is not null group by all order by key")
        if counted:
            yield bars(title, [(row["key"], row["value"]) for row in counted], things, in_order=in_order, unit="documents")


# As an organisation that has a page, where one goes by the name.
_PUBLISHER = "coalesce((select min(organisation_id) from organisations as o where o.name = documents.publisher), publisher)"


def _map(rows: Rows, things: Things) -> dict[str, Any] | None:
    """Every place of an activity, and a country where no place in it is known of an activity."""
    places = rows.all("select place_id, place as name, kind, country, latitude, longitude, activity_titles as titles from places_financed order by place, place_id")
    countries = rows.all(f"select recipient_country as country, string_agg(title, '; ' order by title) as titles {NOWHERE} group by all order by country")
    return drawn(*located(places, countries, things.pages), "", world=True)


# Of each list: its folder, its title, its columns (heading, column, kind of cell) and its rows.
_LISTS = (
    (
        "documents",
        "Documents",
        (("Document", "id", "link"), ("Publisher", "publisher", "text"), ("Kind", "genre", "text"), ("Published", "published_on", "date"),
         ("Facts", "facts", "number"), ("Claims", "claims", "number"), ("Contradictions", "contradictions", "number")),
        """
        select document_id as id, publisher, genre, published_on, claims, contradictions,
            transactions + portfolio_totals + results + events + participating_orgs + activity_places + roles + relations as facts
        from document_contents order by published_on desc nulls last, file_name, document_id
        """,
    ),
    (
        "activities",
        "Activities",
        (("Activity", "id", "link"), ("Country", "recipient_country", "link"), ("Sector", "sector", "text"), ("Financing", "financing", "financing"),
         ("Committed", "committed_usd", "dollars"), ("Documents", "documents", "number")),
        """
        select activity_id as id, recipient_country, sector, financing, committed_usd, documents
        from projects_with_financiers order by committed_usd desc nulls last, title, id
        """,
    ),
    (
        "organisations",
        "Organisations",
        (("Organisation", "id", "link"), ("Kind", "kind", "text"), ("Country", "country", "link"), ("Committed", "committed_usd", "dollars"),
         ("Activities", "activities", "number"), ("Documents", "documents", "number")),
        """
        with paid as (
            select provider_id, sum(amount_usd) filter (where counts_as = 'commitment') as committed_usd,
                count(distinct activity_id) as activities
            from once group by all
        ), named_in as (
            select entity_id, count(distinct document_id) as documents
            from (select entity_id, document_id from named union select provider_id, document_id from once union select receiver_id, document_id from once)
            group by all
        )
        select o.organisation_id as id, o.kind, o.country, committed_usd, coalesce(activities, 0) as activities,
            coalesce(documents, 0) as documents
        from organisations as o left join paid on provider_id = o.organisation_id left join named_in on entity_id = o.organisation_id
        order by committed_usd desc nulls last, documents desc, o.name, id
        """,
    ),
    (
        "countries",
        "Countries",
        (("Country", "id", "link"), ("Committed", "committed_usd", "dollars"), ("Commitments", "commitments", "number"),
         ("Activities", "activities", "number"), ("Financiers", "financiers", "number")),
        """
        with told as (select distinct recipient_country as id from once where recipient_country is not null
            union select recipient_country from activities where recipient_country is not null
            union select country from portfolio_totals where country is not null
            union select p.country from named as n join places as p on p.place_id = n.entity_id where p.kind = 'country' and p.country is not null),
        paid as (
            select recipient_country, sum(amount_usd) filter (where counts_as = 'commitment') as committed_usd,
                count(*) filter (where counts_as = 'commitment') as commitments, count(distinct provider_id) as financiers
            from once group by all
        ), doing as (select recipient_country, count(*) as activities from activities group by all)
        select id, committed_usd, coalesce(commitments, 0) as commitments, coalesce(activities, 0) as activities,
            coalesce(financiers, 0) as financiers
        from told left join paid on paid.recipient_country = id left join doing on doing.recipient_country = id
        order by committed_usd desc nulls last, activities desc, id
        """,
    ),
)  # fmt: skip
