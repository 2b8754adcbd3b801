"""The facts of documents in words: one sentence with links for each row of a fact table, and what else the row says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from pages.rows import Row, Rows
from pages.things import Things
from pages.wording import amount, counted, hedged, number, one_line, shortened, when

Detail = tuple[str, str | Markup]


@dataclass(slots=True)
class Fact:
    """A row of a fact table as a page shows it; `table` is where it can be asked for."""

    table: str
    words: Markup
    row: Row
    details: list[Detail] = field(default_factory=list)
    key: str = ""

    @property
    def quote(self) -> str:
        return shortened(one_line(self.row["quote"]), 240)


def facts_of(rows: Rows, things: Things, root: str, key: str, ids: Iterable[str], tables: Iterable[str] = ()) -> dict[str, list[Fact]]:
    """All facts whose column `key` is one of the ids, by id, in the order of the tables below, then of the text.

    On the page of a thing itself its name is left out of the facts.
    """
    found: dict[str, list[Fact]] = defaultdict(list)
    wanted = list(ids)
    for table in tables or TABLES:
        worded = TABLES[table]
        query = f"select * from {table} order by document_id, char_start, char_end, {_ORDER[table]}"
        if table == "events":
            query = f"select *, {_ORGANISERS} as organisers from events as e order by document_id, char_start, char_end, event_id"
        for one, told in rows.of(key, wanted, query).items():
            for row in told:
                words, details = worded({**row, key: None, _ABOUT: True} if key in _LEFT_OUT else row, things, root)
                found[one].append(Fact(table, words, row, [detail for detail in details if detail[1]]))
    return found


_ABOUT = "about"
_LEFT_OUT = {"activity_id", "organisation_id", "country"}

# Beyond the place in the text, so that equal places do not change order from run to run.
_ORDER = {
    "transactions": "transaction_id",
    "portfolio_totals": "total_id",
    "results": "result_id",
    "events": "event_id",
    "participating_orgs": "activity_id, organisation_id, role",
    "activity_places": "activity_id, place_id, role",
    "roles": "person_id, title, organisation_id",
    "relations": "kind, subject_id, object_id, via_id",
}

_ORGANISERS = (
    "(select list(o.organisation_id order by o.organisation_id) from event_organisers as o"
    " where o.event_id = e.event_id and o.document_id = e.document_id and o.organisation_id is not null)"
)


def _joined(*parts: str | Markup) -> Markup:
    """The parts that are there, with spaces between; text among them is escaped."""
    return Markup(" ").join(part for part in parts if part)


def _strong(text: str) -> Markup:
    return Markup(f"<strong>{escape(text)}</strong>")


def _colon(text: str | Markup) -> Markup:
    return Markup(f"{escape(text)}:")


def _transaction(row: Row, things: Things, root: str) -> tuple[Markup, list[Detail]]:
    paid = amount(row["amount"], row["currency"], row["qualifier"])
    worth = amount(row["equivalent_amount"], row["equivalent_currency"])
    provider = things.link(row["provider_id"], root) or Markup("A financier that is not named")
    receiver, activity = things.link(row["receiver_id"], root), things.link(row["activity_id"], root)
    words = _joined(
        _colon(provider),
        _strong(paid),
        f"(= {worth})" if worth else "",
        row["finance_type"] or "",
        Markup("for {}").format(activity) if activity else "",
        Markup("to {}").format(receiver) if receiver else "",
    )
    terms = [
        f"interest {number(row['interest_rate'])}%" if row["interest_rate"] is not None else "",
        f"maturity {number(row['maturity_years'])} years" if row["maturity_years"] is not None else "",
        f"grace {number(row['grace_years'])} years" if row["grace_years"] is not None else "",
    ]
    return words, [
        ("Type", ", ".join(filter(None, (row["type"], row["stage"])))),
        ("Country", things.link(row["recipient_country"], root)),
        ("Date", when(row["edtf"])),
        ("Terms", ", ".join(filter(None, terms))),
    ]


def _portfolio_total(row: Row, things: Things, root: str) -> tuple[Markup, list[Detail]]:
    sum_ = amount(row["amount"], row["currency"], row["qualifier"])
    things_counted = counted(row["count"], row["counted"]) if row["count"] is not None else ""
    share = f"{number(row['share_percent'])}%" if row["share_percent"] is not None else ""
    whole = amount(row["share_of_amount"], row["currency"])
    words = _joined(
        "" if _ABOUT in row and not row["organisation_id"] else _colon(things.link(row["organisation_id"], root) or "Total"),
        _strong(sum_ or things_counted or share),
        f"in {things_counted}" if sum_ and things_counted else "",
        f"({share})" if share and (sum_ or things_counted) else "",
        f"of {whole}" if whole else "",
    )
    return words, [
        ("", row["measure"] or ""),
        ("Sector", row["sector"] or ""),
        ("Country", things.link(row["country"], root)),
        ("Period", when(row["period_edtf"])),
    ]


def _result(row: Row, things: Things, root: str) -> tuple[Markup, list[Detail]]:
    value = hedged(counted(row["value"], row["unit"]), row["qualifier"])
    words = _joined(f"{row['indicator']}:", _strong(value))
    return words, [
        ("", row["status"] or ""),
        ("Activity", things.link(row["activity_id"], root)),
        ("Place", things.link(row["place_id"], root)),
        ("Date", when(row["edtf"])),
    ]


def _event(row: Row, things: Things, root: str) -> tuple[Markup, list[Detail]]:
    words = _joined(row["name"], _strong(when(row["edtf"])) if row["edtf"] else "")
    organisers = Markup(", ").join(things.link(one, root) for one in row.get("organisers") or ())
    people = hedged(number(row["participants"]), row["participants_qualifier"]) if row["participants"] is not None else ""
    return words, [("Kind", row["kind"]), ("Place", things.link(row["place_id"], root)), ("Held by", organisers), ("Participants", people)]


def _participation(row: Row, things: Things, root: str) -> tuple[Markup, list[Detail]]:
    who, what = things.link(row["organisation_id"], root), things.link(row["activity_id"], root)
    role = _strong(row["role"])
    if _ABOUT in row:
        return _joined(_colon(who or what or "not named"), role), []
    return _joined(who or "An organisation that is not named", "is", role, "in", what or "an activity"), []


def _activity_place(row: Row, things: Things, root: str) -> tuple[Markup, list[Detail]]:
    place = things.link(row["place_id"], root)
    if _ABOUT in row:
        return _joined("on the route:" if row["role"] == "route" else "", place), []
    where = "lies along a route through" if row["role"] == "route" else "is in"
    return _joined(things.link(row["activity_id"], root) or "An activity", where, place), []


def _role(row: Row, things: Things, root: str) -> tuple[Markup, list[Detail]]:
    words = _joined(_colon(things.link(row["person_id"], root)), _strong(row["title"]))
    return words, [("Organisation", things.link(row["organisation_id"], root))]


def _relation(row: Row, things: Things, root: str) -> tuple[Markup, list[Detail]]:
    words = _joined(
        things.link(row["subject_id"], root),
        _strong(row["kind"].replace("_", " ")),
        things.link(row["object_id"], root),
    )
    return words, [("Via", things.link(row["via_id"], root)), ("Date", when(row["edtf"]))]


TABLES: dict[str, Callable[[Row, Things, str], tuple[Markup, list[Detail]]]] = {
    "transactions": _transaction,
    "portfolio_totals": _portfolio_total,
    "results": _result,
    "events": _event,
    "participating_orgs": _participation,
    "activity_places": _activity_place,
    "roles": _role,
    "relations": _relation,
}

HEADINGS = {
    "transactions": "Financing",
    "portfolio_totals": "Portfolio totals",
    "results": "Results",
    "events": "Events",
    "participating_orgs": "Who takes part",
    "activity_places": "Places",
    "roles": "People",
    "relations": "Relations",
}


def by_table(facts: Iterable[Fact]) -> Iterator[tuple[str, list[Fact]]]:
    """The facts under their headings, in the order of the tables."""
    sorted_: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        sorted_[fact.table].append(fact)
    for table, heading in HEADINGS.items():
        if sorted_[table]:
            yield heading, sorted_[table]


@dataclass(slots=True)
class Told:
    """What several documents, or sentences, tell alike."""

    words: Markup
    details: list[Detail]
    rows: list[Row]


def told_once(facts: Iterable[Fact], headings: Mapping[str, str] | None = None) -> Iterator[tuple[str, list[Told]]]:
    """The facts under their headings, or those of the page, those in the same words together."""
    for heading, listed in by_table(facts):
        heading = (headings or {}).get(listed[0].table, heading)
        found: dict[tuple[Markup, tuple[Detail, ...]], Told] = {}
        for fact in listed:
            told = found.setdefault((fact.words, tuple(fact.details)), Told(fact.words, fact.details, []))
            told.rows.append(fact.row)
        yield heading, list(found.values())


def says(mention: Row) -> str:
    """What a mention means, for whoever points at it: "money: USD 650,000,000"."""
    if mention["kind"] == "money":
        meaning = amount(mention["value"], mention["currency"], mention["qualifier"])
    elif mention["kind"] == "date":
        meaning = when(mention["edtf"])
    elif mention["value"] is not None:
        meaning = hedged(counted(mention["value"], "%" if mention["kind"] == "percent" else mention["unit"]), mention["qualifier"])
    else:
        meaning = ""
    return f"{mention['kind']}: {meaning}" if meaning else str(escape(mention["kind"]))
