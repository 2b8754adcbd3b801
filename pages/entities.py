"""The pages of activities, organisations and countries: what all documents say of one thing, each with its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from pages.charts import bars
from pages.facts import Fact, facts_of, told_once
from pages.located import located
from pages.maps import drawn
from pages.rows import Row, Rows
from pages.things import Things
from pages.wording import when

Page = tuple[str, str, dict[str, Any]]

# Things that are held in memory together.
_BATCH = 500

# Rows of one table on a page; the page says how many more there are, and how to ask for them.
MOST = 300

ROOT = "../"

_FINANCING = "from once order by year desc nulls last, amount_usd desc nulls last, transaction_id"
_NAMED = (
    "select n.*, d.published_on from named as n join documents as d using (document_id)"
    " order by d.published_on desc nulls last, n.document_id"
)


def activity_pages(rows: Rows, things: Things) -> Iterator[Page]:
    for ids in _batches(things, "activities"):
        described = rows.of("activity_id", ids, "from activities")
        financing = rows.of("activity_id", ids, _FINANCING)
        facts = facts_of(rows, things, ROOT, "activity_id", ids, ("results", "participating_orgs", "activity_places"))
        places = rows.of(
            "activity_id",
            ids,
            "select distinct a.activity_id, p.place_id, p.name, p.kind, p.country, p.latitude, p.longitude, null as titles"
            " from activity_places as a join places as p using (place_id) order by p.name, p.place_id",
        )
        parts = rows.of("parent_id", ids, "select activity_id, parent_id from activities order by title, activity_id")
        aliases = _aliases(rows, ids)
        documents = _documents(rows, ids, facts, financing)
        for key in ids:
            row = described[key][0]
            nowhere = not any(one["latitude"] is not None or one["kind"] == "country" for one in places[key])
            country = [{"country": row["recipient_country"], "titles": ""}] if nowhere and row["recipient_country"] else []
            yield (
                things.pages[key].address,
                things.pages[key].name,
                {
                    "row": row,
                    "financing": _told(financing[key]),
                    "total": _committed(financing[key]),
                    "facts": list(told_once(_beside(financing[key], facts[key]))),
                    "timeline": list(_timeline(row, financing[key], facts[key], things)),
                    "map": drawn(*located(places[key], country), ROOT),
                    "components": [one["activity_id"] for one in parts[key]],
                    "aliases": _other_names(aliases.get(key, []), row["title"]),
                    "documents": documents[key],
                },
            )


def organisation_pages(rows: Rows, things: Things) -> Iterator[Page]:
    for ids in _batches(things, "organisations"):
        described = rows.of("organisation_id", ids, "from organisations")
        financing = rows.of("provider_id", ids, _FINANCING)
        received = rows.of("receiver_id", ids, _FINANCING)
        facts = facts_of(rows, things, ROOT, "organisation_id", ids, ("portfolio_totals", "participating_orgs", "roles"))
        relations = facts_of(rows, things, ROOT, "subject_id", ids, ("relations",))
        for key, told in facts_of(rows, things, ROOT, "object_id", ids, ("relations",)).items():
            relations[key] += told
        aliases = _aliases(rows, ids)
        documents = _documents(rows, ids, facts, financing, received)
        for key in ids:
            paid = financing[key]
            yield (
                things.pages[key].address,
                things.pages[key].name,
                {
                    "row": described[key][0],
                    "financing": _told(paid),
                    "received": _told(received[key]),
                    "total": _committed(paid),
                    "facts": list(told_once([*_beside(paid, facts[key]), *relations[key]], {"participating_orgs": "What it takes part in"})),
                    "charts": _charts(paid, things, ("recipient_country", "By country"), ("year", "By year")),
                    "aliases": _other_names(aliases.get(key, []), described[key][0]["name"], described[key][0]["acronym"]),
                    "documents": documents[key],
                },
            )


def country_pages(rows: Rows, things: Things) -> Iterator[Page]:
    for ids in _batches(things, "countries"):
        financing = rows.of("recipient_country", ids, _FINANCING)
        activities = rows.of("recipient_country", ids, "from projects_with_financiers order by committed_usd desc nulls last, title, activity_id")
        totals = facts_of(rows, things, ROOT, "country", ids, ("portfolio_totals",))
        places = rows.of(
            "country",
            ids,
            "select place_id, place as name, kind, country, latitude, longitude, activity_titles as titles from places_financed"
            " where kind <> 'country' order by activities desc, place, place_id",
        )
        named = rows.of(
            "country",
            ids,
            "select p.country, n.*, d.published_on from named as n join places as p on p.place_id = n.entity_id"
            " join documents as d using (document_id) where p.kind = 'country'"
            " order by d.published_on desc nulls last, n.document_id",
        )
        for key in ids:
            yield (
                things.pages[key].address,
                things.pages[key].name,
                {
                    "code": key,
                    "financing": _told(financing[key]),
                    "total": _committed(financing[key]),
                    "activities": activities[key],
                    "facts": list(told_once(totals[key])),
                    "charts": _charts(financing[key], things, ("provider_id", "By financier"), ("sector", "By sector"), ("year", "By year")),
                    "map": drawn(*located(places[key]), ROOT),
                    "documents": named[key],
                },
            )


def _batches(things: Things, kind: str) -> Iterator[list[str]]:
    ids = [thing.id for thing in things.of(kind)]
    for first in range(0, len(ids), _BATCH):
        yield ids[first : first + _BATCH]


def _aliases(rows: Rows, ids: Iterable[str]) -> dict[str, list[str]]:
    """The names that documents use for each thing."""
    found = rows.of(
        "entity_id", ids, "select distinct entity_id, alias from aliases where source <> 'registry' order by entity_id, alias"
    )
    return {key: [row["alias"] for row in listed] for key, listed in found.items()}


def _other_names(aliases: list[str], *known: str | None) -> list[str]:
    """The names that documents use for a thing beside those in its heading, each in one spelling.

    >>> _other_names(["ADB", "The Bank", "the Bank", "Manila-based lender"], "Asian Development Bank", "ADB")
    ['Manila-based lender', 'the Bank']
    """
    seen = {name.casefold() for name in known if name}
    # Of spellings that differ in capitals alone, the one with the fewest.
    once = {alias.casefold(): alias for alias in sorted(aliases, key=lambda alias: -sum(map(str.isupper, alias)))}
    return sorted((alias for folded, alias in once.items() if folded not in seen), key=str.casefold)


def _documents(rows: Rows, ids: Iterable[str], facts: dict[str, list[Fact]], *more: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Each document that names a thing or tells a fact of it, once, with the first words that do."""
    wanted = list(ids)
    found = rows.of("entity_id", wanted, _NAMED)
    for key in wanted:
        listed = {row["document_id"]: row for row in found[key]}
        for row in (*(fact.row for fact in facts[key]), *(row for rows_ in more for row in rows_[key])):
            listed.setdefault(row["document_id"], {**row, "times": None, "published_on": None})
        found[key] = list(listed.values())
    return found


def _beside(financing: list[Row], facts: list[Fact]) -> list[Fact]:
    """The facts without those who take part by paying what the page's table of financing has."""
    paying = {(row["activity_id"], row["provider_id"]) for row in financing}

    def is_there(fact: Fact) -> bool:
        return fact.table == "participating_orgs" and fact.row["role"] == "funding" and (fact.row["activity_id"], fact.row["organisation_id"]) in paying

    return [fact for fact in facts if not is_there(fact)]


def _told(financing: list[Row]) -> dict[str, Any]:
    return {"rows": financing[:MOST], "more": len(financing) - MOST}


def _committed(financing: list[Row]) -> Decimal | None:
    """Sum of the commitments in US dollars, null where none has a known rate."""
    counted = [row["amount_usd"] for row in financing if row["counts_as"] == "commitment" and row["amount_usd"] is not None]
    return sum(counted, Decimal(0)) if counted else None


def _charts(financing: list[Row], things: Things, *by: tuple[str, str]) -> list[dict[str, Any]]:
    """Commitments in US dollars, summed by each of the columns; a chart of one bar says nothing."""
    charts = []
    for column, title in by:
        sums: dict[Any, Decimal] = defaultdict(Decimal)
        for row in financing:
            if row["counts_as"] == "commitment" and row["amount_usd"] is not None and row[column] is not None:
                sums[row[column]] += row["amount_usd"]
        if len(sums) > 1:
            charts.append(bars(title, list(sums.items()), things, ROOT, in_order=column == "year"))
    return charts


def _timeline(row: Row, financing: list[Row], facts: list[Fact], things: Things) -> Iterator[dict[str, Any]]:
    """What happened to an activity, in the order of the dates; what is not dated is not here."""
    moments: list[tuple[str, Markup, Markup]] = []
    for column, words in (("approved_on", "approved"), ("planned_end", "planned end")):
        if row[column]:
            moments.append((row[column].isoformat(), Markup(words), Markup("")))
    for paid in financing:
        if paid["edtf"]:
            says = Markup("{} of {} {:,.0f} by {}").format(
                paid["counts_as"], paid["currency"], paid["amount"], things.link(paid["provider_id"], ROOT) or "an unnamed financier"
            )
            moments.append((paid["edtf"], says, things.evidence(paid, ROOT)))
    for fact in facts:
        if fact.row.get("edtf"):
            moments.append((fact.row["edtf"], fact.words, things.evidence(fact.row, ROOT)))
    for edtf, words, evidence in sorted(moments, key=lambda moment: (moment[0], str(moment[1]))):
        yield {"edtf": edtf, "when": when(edtf), "words": words, "evidence": evidence}
