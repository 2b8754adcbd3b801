"""Makes one entity of all that documents call one real thing; the same for any order of documents.

Names that a registry or a gazetteer knows, and names spelt alike, already share a key; what is left is activities
told under different titles. Two of them are one where a strong mark agrees: the lender's project number, or one
country and lender together with the same route, amount, title words, or several equal results. Two activities of one
document are never joined.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import combinations, pairwise
from typing import Any

import pyarrow as pa

from extraction.batch import DECIMAL

ENTITY_IDS_SCHEMA = pa.schema([("document_id", pa.string()), ("key", pa.string()), ("entity_id", pa.string())])
ENTITIES_SCHEMA = pa.schema(
    [
        ("entity_id", pa.string()),
        ("kind", pa.string()),
        ("name", pa.string()),
        ("acronym", pa.string()),
        ("type", pa.string()),
        ("country", pa.string()),
        ("identifier", pa.string()),
        ("registry", pa.bool_()),
        ("latitude", DECIMAL),
        ("longitude", DECIMAL),
        ("sector", pa.string()),
        ("sector_code", pa.string()),
        ("status", pa.string()),
        ("approved_on", pa.date32()),
        ("planned_end", pa.date32()),
        ("parent_id", pa.string()),
    ]
)
ALIASES_SCHEMA = pa.schema([("entity_id", pa.string()), ("alias", pa.string()), ("source", pa.string())])

_ATTRIBUTES = (
    "acronym", "type", "country", "identifier", "latitude", "longitude", "sector", "sector_code",
    "status", "approved_on", "planned_end",
)  # fmt: skip

# Words that say nothing of which project it is.
_COMMON_WORDS = frozenset(
    (
        "a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with", "project", "projects", "program", "programme",
        "programmes", "phase", "improvement", "development", "construction", "rehabilitation", "upgrading", "upgrade",
        "reconstruction", "enhancement", "support", "investment",
    )
)  # fmt: skip

# A mark shared by more activities than this tells nothing (a round amount of a large lender in a large country).
_MOST_SHARING = 40

# Of the telling words of the shorter title, how many the longer one must have.
_TITLE_LIKENESS = 0.75

Row = dict[str, Any]


def content_id(*parts: str) -> str:
    """A deterministic id: the first 20 hexadecimal digits of the SHA-256 of the parts joined by U+001F."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


@dataclass
class Telling:
    """One document's account of one activity, and the marks by which another document's may be known as the same."""

    document_id: str
    entity: Row
    lenders: set[str] = field(default_factory=set)
    amounts: set[tuple[Any, str]] = field(default_factory=set)
    results: set[tuple[Any, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.node = self.document_id, self.entity["key"]
        self.route = frozenset(self.entity["route"] or ())
        words = re.findall(r"[^\W_]+", self.entity["name"].casefold())
        self.title_words = frozenset(words) - _COMMON_WORDS
        # A name has capitals of its own; a description ("rural roads") may be of many things.
        self.is_named = sum(word[:1].isupper() for word in self.entity["name"].split()) > 1 or bool(self.entity["acronym"])
        self.numbers = frozenset(word for word in words if re.fullmatch(r"\d+|[ivx]+", word))


def resolve(readings: pa.Table) -> dict[str, pa.Table]:
    """Tables `entity_ids` (one row per document and local key), `entities` (one per real thing) and `entity_aliases`.

    `readings` has the columns of `batch.READINGS_SCHEMA`; the order of its rows does not matter.
    """
    columns = ["document_id", "entities", "mentions", "transactions", "participating_orgs", "results"]
    rows = sorted(readings.select(columns).to_pylist(), key=lambda row: row["document_id"])
    ids = _ids(rows)
    members: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for row in rows:
        for entity in row["entities"]:
            members[ids[row["document_id"], entity["key"]]].append((row["document_id"], entity))
    entities = [_merged(entity_id, group, ids) for entity_id, group in sorted(members.items())]
    return {
        "entity_ids": pa.Table.from_pylist(
            [{"document_id": d, "key": k, "entity_id": i} for (d, k), i in sorted(ids.items())], schema=ENTITY_IDS_SCHEMA
        ),
        "entities": pa.Table.from_pylist(entities, schema=ENTITIES_SCHEMA),
        "entity_aliases": pa.Table.from_pylist(list(_aliases(rows, ids)), schema=ALIASES_SCHEMA),
    }


def _ids(rows: list[Row]) -> dict[tuple[str, str], str]:
    ids: dict[tuple[str, str], str] = {}
    tellings = []
    for row in rows:
        for entity in row["entities"]:
            if entity["kind"] == "activity":
                tellings.append(_telling(row, entity))
            else:
                ids[row["document_id"], entity["key"]] = content_id(entity["kind"], entity["key"])
    taken: set[str] = set()
    for cluster in sorted(_clusters(tellings), key=lambda cluster: min(telling.node for telling in cluster)):
        lead = min((telling.entity for telling in cluster), key=_precedence)
        entity_id = content_id("activity", lead["key"], lead["country"] or "", lead["identifier"] or "")
        if entity_id in taken:  # another activity described in the same words
            entity_id = content_id(entity_id, *min(telling.node for telling in cluster))
        taken.add(entity_id)
        ids.update({telling.node: entity_id for telling in cluster})
    return ids


def _telling(row: Row, entity: Row) -> Telling:
    key = entity["key"]
    telling = Telling(row["document_id"], entity)
    for transaction in row["transactions"]:
        if transaction["activity"] == key:
            telling.lenders |= {transaction["provider"]} - {None}
            telling.amounts |= {(transaction["amount"], transaction["currency"])}
            telling.amounts |= {(transaction["equivalent_amount"], transaction["equivalent_currency"])} - {(None, None)}
    telling.lenders |= {p["organisation"] for p in row["participating_orgs"] if p["activity"] == key and p["role"] == "funding"}
    telling.results |= {(r["value"], r["unit"] or "") for r in row["results"] if r["activity"] == key}
    return telling


def _clusters(tellings: list[Telling]) -> list[list[Telling]]:
    """Groups of tellings of one activity: union of all pairs that match, strongest mark first."""
    parent = list(range(len(tellings)))
    documents = [{telling.document_id: telling.entity["key"]} for telling in tellings]

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for _, left, right in sorted(_matches(tellings)):
        a, b = sorted((root(left), root(right)))
        if a == b or any(documents[a].get(d, key) != key for d, key in documents[b].items()):
            continue
        parent[b] = a
        documents[a].update(documents[b])
    groups: dict[int, list[Telling]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        groups[root(index)].append(telling)
    return list(groups.values())


def _matches(tellings: list[Telling]) -> Iterator[tuple[int, int, int]]:
    """Pairs (strength, index, index) of tellings that are one activity; 0 is the strongest mark."""
    sharing: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        for mark in _marks(telling):
            sharing[mark].append(index)
    seen = set()
    for mark, indexes in sharing.items():
        if len(indexes) > _MOST_SHARING and mark[0] not in ("key", "identifier"):
            continue
        chain = pairwise(indexes) if mark[0] in ("key", "identifier") and len(indexes) > _MOST_SHARING else combinations(indexes, 2)
        for left, right in chain:
            strength = _strength(tellings[left], tellings[right])
            if strength is not None and (left, right) not in seen:
                seen.add((left, right))
                yield strength, left, right


def _marks(telling: Telling) -> Iterator[tuple[Any, ...]]:
    entity = telling.entity
    country = entity["country"]
    yield "key", entity["key"], country
    if entity["identifier"]:
        yield "identifier", entity["identifier"]
    if not country:
        return
    if entity["acronym"]:
        yield "acronym", country, entity["acronym"]
    if len(telling.route) > 1:
        yield "route", country, telling.route
    for lender in telling.lenders:
        for amount, currency in telling.amounts:
            yield "amount", country, lender, amount, currency
        for result in telling.results:
            yield "result", country, lender, result
        for word in telling.title_words:
            yield "word", country, lender, word


def _strength(left: Telling, right: Telling) -> int | None:
    """How surely two tellings are one activity (0 surest), or None where they are not."""
    a, b = left.entity, right.entity
    if a["identifier"] and b["identifier"]:
        return 0 if a["identifier"] == b["identifier"] else None
    if a["country"] != b["country"]:
        return None
    if a["key"] == b["key"]:
        return 1 if left.is_named or _same_deal(left, right) else None
    if a["acronym"] and a["acronym"] == b["acronym"]:
        return 2
    if a["sector"] and b["sector"] and a["sector"] != b["sector"]:
        return None
    lenders = left.lenders & right.lenders
    if len(left.route) > 1 and left.route == right.route and (lenders or not left.lenders or not right.lenders):
        return 3
    if not lenders:
        return None
    if left.amounts & right.amounts and _alike(left, right, least=0.3):
        return 4
    if len(left.results & right.results) >= 2:
        return 5
    # A phase, lot or section number in one title that the other does not have tells them apart.
    if _alike(left, right, least=_TITLE_LIKENESS) and left.numbers == right.numbers:
        return 6
    return None


def _same_deal(left: Telling, right: Telling) -> bool:
    """Whether two descriptions in the same words ("small and medium-sized businesses") are of one commitment."""
    if left.lenders and right.lenders and not left.lenders & right.lenders:
        return False
    return not left.amounts or not right.amounts or bool(left.amounts & right.amounts)


def _alike(left: Telling, right: Telling, least: float) -> bool:
    words = min(left.title_words, right.title_words, key=len)
    return len(words) >= 2 and len(left.title_words & right.title_words) / len(words) >= least


def _precedence(entity: Row) -> tuple[bool, bool, int, str, str]:
    """Sorts a project's full title before its short names and before descriptions of it."""
    return not entity["identifier"], not entity["acronym"], -len(entity["name"]), entity["key"], entity["country"] or ""


def _merged(entity_id: str, group: list[tuple[str, Row]], ids: dict[tuple[str, str], str]) -> Row:
    """One row of what all documents say of an entity: the commonest value of each attribute, the smallest among equals."""
    rows = [entity for _, entity in group]
    kind = rows[0]["kind"]
    name = min(rows, key=_precedence)["name"] if kind == "activity" else _commonest(row["name"] for row in rows)
    merged = {attribute: _commonest(row[attribute] for row in rows) for attribute in _ATTRIBUTES}
    parents = (ids.get((document_id, entity["parent"] or "")) for document_id, entity in group)
    return {
        "entity_id": entity_id,
        "kind": kind,
        "name": name,
        "registry": any(row["registry"] for row in rows),
        "parent_id": _commonest(parents),
        **merged,
    }


def _commonest(values: Iterable[Any]) -> Any:
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], str(value))) if counts else None


def _aliases(rows: list[Row], ids: dict[tuple[str, str], str]) -> Iterator[Row]:
    found: set[tuple[str, str, str]] = set()
    for row in rows:
        document_id = row["document_id"]
        for mention in row["mentions"]:
            if (document_id, mention["entity"]) in ids:
                alias = " ".join(mention["surface"].split())
                found.add((ids[document_id, mention["entity"]], alias, document_id))
        for entity in row["entities"]:
            source = "registry" if entity["registry"] else document_id
            for alias in (entity["name"], entity["acronym"], *entity["aliases"]):
                if alias:
                    found.add((ids[document_id, entity["key"]], alias, source))
    return iter({"entity_id": e, "alias": a, "source": s} for e, a, s in sorted(found))
