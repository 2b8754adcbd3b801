"""Makes one entity of all that documents call one real thing; the same for any order of documents.

Names that a registry or a gazetteer knows, and names spelt alike, already share a key; what is left is activities
told under different titles. Two of them are one where a strong mark agrees: the lender's project number, or one
country and lender together with the same route, amount, title words, or several equal results. Two activities of one
document are never joined. Each match has a confidence; below `JOINED_FROM` the two stay two, and from `NEAR_FROM` on the
pair is kept for a person to look at.

Only activities that share a mark are compared, and a mark that very many share tells nothing, so that the work grows with
the number of activities and not with its square.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from typing import Any

import pyarrow as pa
from rapidfuzz.fuzz import token_sort_ratio

from extraction import expressions as re
from extraction.rows import DECIMAL

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
        ("match_confidence", DECIMAL),
    ]
)
ALIASES_SCHEMA = pa.schema([("entity_id", pa.string()), ("alias", pa.string()), ("source", pa.string())])
NEAR_MATCHES_SCHEMA = pa.schema([("left_id", pa.string()), ("right_id", pa.string()), ("confidence", DECIMAL)])

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

# Of the telling words of the shorter title, how many the longer one must have; how alike two spellings must be.
_TITLE_LIKENESS = 0.75
_SPELLING_LIKENESS = 0.88

# From here on two tellings are one activity; from there on they may be.
JOINED_FROM = Decimal("0.80")
NEAR_FROM = Decimal("0.60")

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
        self.numbers = frozenset(word for word in words if re.fullmatch(r"\d+|[ivx]+|first|second|third|fourth|fifth|sixth", word))

    @cached_property
    def telling_title(self) -> str:
        """The title in small letters without the words that many titles have."""
        return " ".join(word for word in re.findall(r"[^\W_]+", self.entity["name"].casefold()) if word not in _COMMON_WORDS)


def resolve(readings: pa.Table) -> dict[str, pa.Table]:
    """Tables `entity_ids` (one row per document and local key), `entities` (one per real thing), `entity_aliases` and `near_matches`.

    `readings` has the columns of `batch.READINGS_SCHEMA`; the order of its rows does not matter.
    """
    columns = ["document_id", "entities", "transactions", "participating_orgs", "results"]
    rows = sorted(readings.select(columns).to_pylist(), key=lambda row: row["document_id"])
    linked = _link(rows)
    ids = linked.ids
    members: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for row in rows:
        for entity in row["entities"]:
            members[ids[row["document_id"], entity["key"]]].append((row["document_id"], entity))
    entities = [_merged(entity_id, group, linked) for entity_id, group in sorted(members.items())]
    return {
        "entity_ids": pa.Table.from_pylist(
            [{"document_id": d, "key": k, "entity_id": i} for (d, k), i in sorted(ids.items())], schema=ENTITY_IDS_SCHEMA
        ),
        "entities": pa.Table.from_pylist(entities, schema=ENTITIES_SCHEMA),
        "entity_aliases": pa.Table.from_pylist(list(_aliases(rows, readings, ids)), schema=ALIASES_SCHEMA),
        "near_matches": pa.Table.from_pylist(linked.near, schema=NEAR_MATCHES_SCHEMA),
    }


@dataclass
class _Linked:
    """The id of each document's entity, how sure each joined activity is, and the pairs that were not sure enough."""

    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    confidence: dict[str, Decimal] = field(default_factory=dict)
    near: list[Row] = field(default_factory=list)


def _link(rows: list[Row]) -> _Linked:
    linked = _Linked()
    tellings = []
    for row in rows:
        for entity in row["entities"]:
            if entity["kind"] != "activity":
                linked.ids[row["document_id"], entity["key"]] = content_id(entity["kind"], entity["key"])
        tellings += _tellings(row)
    matches = sorted(_matches(tellings), key=lambda match: (-match[0], *match[1:]))
    taken: set[str] = set()
    clusters = _clusters(tellings, [match for match in matches if match[0] >= JOINED_FROM])
    for cluster, confidence in sorted(clusters, key=lambda pair: min(telling.node for telling in pair[0])):
        lead = min((telling.entity for telling in cluster), key=_precedence)
        entity_id = content_id("activity", lead["key"], lead["country"] or "", lead["identifier"] or "")
        if entity_id in taken:  # another activity described in the same words
            entity_id = content_id(entity_id, *min(telling.node for telling in cluster))
        taken.add(entity_id)
        linked.ids.update({telling.node: entity_id for telling in cluster})
        if confidence is not None:
            linked.confidence[entity_id] = confidence
    linked.near = list(_near(tellings, matches, linked.ids))
    return linked


def _near(tellings: list[Telling], matches: list[Match], ids: dict[tuple[str, str], str]) -> Iterator[Row]:
    """The pairs of activities that match, though not surely enough to be one; the surest match of each pair."""
    found: dict[tuple[str, str], Decimal] = {}
    for confidence, left, right in matches:
        one, other = sorted((ids[tellings[left].node], ids[tellings[right].node]))
        if one != other and tellings[left].document_id != tellings[right].document_id:
            found.setdefault((one, other), confidence)
    for (one, other), confidence in sorted(found.items()):
        yield {"left_id": one, "right_id": other, "confidence": confidence}


def _tellings(row: Row) -> list[Telling]:
    """What one document tells of each of its activities."""
    found = {entity["key"]: Telling(row["document_id"], entity) for entity in row["entities"] if entity["kind"] == "activity"}
    for transaction in row["transactions"]:
        telling = found.get(transaction["activity"])
        if telling is not None:
            telling.lenders |= {transaction["provider"]} - {None}
            telling.amounts |= {(transaction["amount"], transaction["currency"])}
            telling.amounts |= {(transaction["equivalent_amount"], transaction["equivalent_currency"])} - {(None, None)}
    for organisation in row["participating_orgs"]:
        if organisation["role"] == "funding" and organisation["activity"] in found:
            found[organisation["activity"]].lenders.add(organisation["organisation"])
    for result in row["results"]:
        if result["activity"] in found:
            found[result["activity"]].results.add((result["value"], result["unit"] or ""))
    return list(found.values())


Match = tuple[Decimal, int, int]


def _clusters(tellings: list[Telling], matches: list[Match]) -> list[tuple[list[Telling], Decimal | None]]:
    """Groups of tellings of one activity with their weakest match: the union of all pairs that match, the surest first."""
    parent = list(range(len(tellings)))
    documents = [{telling.document_id: telling.entity["key"]} for telling in tellings]
    weakest: dict[int, Decimal] = {}

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for confidence, left, right in matches:
        large, small = root(left), root(right)
        if len(documents[large]) < len(documents[small]):
            large, small = small, large
        if large == small or any(documents[large].get(d, key) != key for d, key in documents[small].items()):
            continue
        parent[small] = large
        documents[large].update(documents[small])
        weakest[large] = min(confidence, weakest.get(large, confidence), weakest.get(small, confidence))
    groups: dict[int, list[Telling]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        groups[root(index)].append(telling)
    return [(group, weakest.get(index)) for index, group in groups.items()]


def _matches(tellings: list[Telling]) -> Iterator[Match]:
    """Pairs (confidence, index, index) of tellings that are one activity or may be; each pair that shares a mark is looked at once."""
    sharing: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        for mark in _marks(telling):
            sharing[mark].append(index)
    for index, telling in enumerate(tellings):
        others: set[int] = set()
        for mark in _marks(telling):
            others.update(_following(sharing[mark], index, sure=mark[0] in ("key", "identifier")))
        for other in others:
            confidence = _confidence(telling, tellings[other])
            if confidence >= NEAR_FROM:
                yield confidence, index, other


def _following(indexes: list[int], index: int, *, sure: bool) -> list[int]:
    """The later tellings with a mark: all of a few; of very many the next one for a sure mark, none for another."""
    if len(indexes) < 2:
        return []
    if len(indexes) <= _MOST_SHARING:
        return [other for other in indexes if other > index]
    at = bisect_right(indexes, index)
    return indexes[at : at + 1] if sure else []


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


def _confidence(left: Telling, right: Telling) -> Decimal:
    """How surely two tellings are one activity, from 0 to 1, by the strongest mark that agrees."""
    a, b = left.entity, right.entity
    if a["identifier"] and b["identifier"]:
        return _SURE if a["identifier"] == b["identifier"] else _NONE
    if a["country"] != b["country"]:
        return _NONE
    if a["key"] == b["key"]:
        if left.is_named:
            return Decimal("0.97")
        return Decimal("0.85") + Decimal("0.1") * bool(left.amounts & right.amounts) if _same_deal(left, right) else _NONE
    if a["acronym"] and a["acronym"] == b["acronym"]:
        return Decimal("0.95")
    if a["sector"] and b["sector"] and a["sector"] != b["sector"]:
        return _NONE
    lenders = left.lenders & right.lenders
    if len(left.route) > 1 and left.route == right.route and (lenders or not left.lenders or not right.lenders):
        return Decimal("0.93") if lenders else Decimal("0.9")
    return _by_deal(left, right) if lenders else _NONE


_SURE, _NONE = Decimal(1), Decimal(0)


def _by_deal(left: Telling, right: Telling) -> Decimal:
    """The confidence of two tellings with one country and lender, by amount, results and title."""
    spelling = Decimal(round(token_sort_ratio(left.telling_title, right.telling_title))) / 100
    amount = bool(left.amounts & right.amounts)
    # A phase, lot or section number in one title that the other does not have tells them apart.
    numbered = left.numbers == right.numbers
    if amount and _alike(left, right, least=0.3):
        return Decimal("0.85") + spelling / 10
    if len(left.results & right.results) >= 2:
        return Decimal("0.85")
    if numbered and (_alike(left, right, least=_TITLE_LIKENESS) or _alike(left, right, least=0) and spelling >= _SPELLING_LIKENESS):
        # Of two amounts that differ, one may be wrong, if the titles leave no doubt; else they are two loans for like things.
        doubtful = _amounts_differ(left, right) and not (left.is_named and right.is_named and left.title_words == right.title_words)
        return (NEAR_FROM if doubtful else JOINED_FROM) + spelling / 10
    if amount:
        return NEAR_FROM + spelling / 10
    return Decimal("0.7") if numbered and _alike(left, right, least=0.6) else _NONE


def _same_deal(left: Telling, right: Telling) -> bool:
    """Whether two descriptions in the same words ("small and medium-sized businesses") are of one commitment."""
    if left.lenders and right.lenders and not left.lenders & right.lenders:
        return False
    return not left.amounts or not right.amounts or bool(left.amounts & right.amounts)


def _amounts_differ(left: Telling, right: Telling) -> bool:
    """Whether both tell amounts in one currency, and none of them alike."""
    shared = {currency for _, currency in left.amounts} & {currency for _, currency in right.amounts}
    return bool(shared) and not left.amounts & right.amounts


def _alike(left: Telling, right: Telling, least: float) -> bool:
    words = min(left.title_words, right.title_words, key=len)
    return len(words) >= 2 and len(left.title_words & right.title_words) / len(words) >= least


def _precedence(entity: Row) -> tuple[bool, bool, int, str, str]:
    """Sorts a project's full title before its short names and before descriptions of it."""
    return not entity["identifier"], not entity["acronym"], -len(entity["name"]), entity["key"], entity["country"] or ""


def _merged(entity_id: str, group: list[tuple[str, Row]], linked: _Linked) -> Row:
    """One row of what all documents say of an entity: the commonest value of each attribute, the smallest among equals."""
    rows = [entity for _, entity in group]
    kind = rows[0]["kind"]
    name = min(rows, key=_precedence)["name"] if kind == "activity" else _commonest(row["name"] for row in rows)
    merged = {attribute: _commonest(row[attribute] for row in rows) for attribute in _ATTRIBUTES}
    parents = (linked.ids.get((document_id, entity["parent"] or "")) for document_id, entity in group)
    return {
        "entity_id": entity_id,
        "kind": kind,
        "name": name,
        "registry": any(row["registry"] for row in rows),
        "parent_id": _commonest(parents),
        "match_confidence": linked.confidence.get(entity_id),
        **merged,
    }


def _commonest(values: Iterable[Any]) -> Any:
    told = [value for value in values if value is not None]
    if not told or all(value == told[0] for value in told):
        return told[0] if told else None
    counts = Counter(told)
    return min(counts, key=lambda value: (-counts[value], str(value)))


def _aliases(rows: list[Row], readings: pa.Table, ids: dict[tuple[str, str], str]) -> Iterator[Row]:
    found = set(_names_printed(readings, ids))
    for row in rows:
        document_id = row["document_id"]
        for entity in row["entities"]:
            source = "registry" if entity["registry"] else document_id
            for alias in (entity["name"], entity["acronym"], *entity["aliases"]):
                if alias:
                    found.add((ids[document_id, entity["key"]], alias, source))
    return iter({"entity_id": e, "alias": a, "source": s} for e, a, s in sorted(found))


def _names_printed(readings: pa.Table, ids: dict[tuple[str, str], str]) -> Iterator[tuple[str, str, str]]:
    """(entity, name, document) of every name that is printed, each once: documents have many mentions, and name few things."""
    columns = ["document_id", "entity", "surface"]
    for batch in readings.select(["document_id", "mentions"]).to_batches():
        mentions = batch.column("mentions")
        flat = mentions.flatten()
        names = pa.table(
            [batch.column("document_id").take(mentions.value_parent_indices()), flat.field("entity"), flat.field("surface")], names=columns
        )
        for document_id, key, surface in zip(*names.group_by(columns).aggregate([]).to_pydict().values(), strict=True):
            entity_id = ids.get((document_id, key))
            if entity_id is not None:
                yield entity_id, " ".join(surface.split()), document_id
