"""Which columns each column of a curated table is made of, read from the tree that DuckDB's parser makes of its select."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import duckdb

from warehouse.tables import Curated, columns

# A column of a table: `("transactions", "amount")`.
Source = tuple[str, str]

# What a name may be in some place of a query: the columns of a table or sub-select by name, each with what it is made of.
# A table whose columns are not declared (the reader's own) gives any column that is asked of it.
Columns = Callable[[str], frozenset[Source] | None]


@cache
def column_lineage(table: Curated) -> dict[str, frozenset[Source]]:
    """The columns of other tables that each column comes from; those of a condition or an order are left out."""
    tree = json.loads(duckdb.connect().execute("select json_serialize_sql(?)", [_query(table)]).fetchall()[0][0])
    made = _select(tree["statements"][0]["node"], {})
    names = {column.name for column in columns().get(table.name, ())}
    return {name: sources for name, sources in made.items() if name in names and sources}


def _query(table: Curated) -> str:
    return table.select if table.select is not None else table.declaration[0].split(" as\n", 1)[1]


def _select(node: dict[str, Any], known: dict[str, dict[str, frozenset[Source]]]) -> dict[str, frozenset[Source]]:
    """The columns of a select or of a union, by name."""
    known = dict(known)
    for entry in (node.get("cte_map") or {}).get("map", ()):
        known[entry["key"]] = _select(_inner(entry["value"]), known)
    if node["type"] == "SET_OPERATION_NODE":
        sides = node.get("children") or [node["left"], node["right"]]
        first, *others = (_select(side, known) for side in sides)
        for other in others:
            # The columns of a union go by the names of its first part.
            for name, more in zip(first, other.values(), strict=False):
                first[name] |= more
        return first
    if node["type"] != "SELECT_NODE":
        return {}
    scope = dict(_from(node.get("from_table") or {}, known))
    made: dict[str, frozenset[Source]] = {}
    for item in node.get("select_list") or ():
        if item["class"] == "STAR":
            made |= _star(item, scope, node)
        else:
            made[_name(item)] = _sources(item, scope, made, known)
    return made or {name: sources for listed in scope.values() for name, sources in listed.items()}


def _inner(value: dict[str, Any]) -> dict[str, Any]:
    """A sub-query's node, which differs in its wrapping from place to place."""
    node = value.get("query_node") or value.get("query") or value
    return node.get("node", node)  # type: ignore[no-any-return]


def _from(tree: dict[str, Any], known: dict[str, dict[str, frozenset[Source]]]) -> Iterator[tuple[str, dict[str, frozenset[Source]]]]:
    """The tables of a from clause by the names that the select calls them."""
    kind = tree.get("type")
    if kind == "BASE_TABLE":
        name = tree["table_name"]
        own = known.get(name) if not tree.get("schema_name") else None
        listed = own if own is not None else {column.name: frozenset({(name, column.name)}) for column in columns().get(name, ())}
        if name == "readings":
            listed = _Any(name)
        yield tree.get("alias") or name, listed
    elif kind == "JOIN":
        yield from _from(tree["left"], known)
        yield from _from(tree["right"], known)
    elif kind == "SUBQUERY":
        yield tree.get("alias") or "", _select(_inner(tree["subquery"]), known)


class _Any(dict[str, frozenset[Source]]):
    """A table whose columns are the reader's: it has whatever is asked of it."""

    def __init__(self, table: str) -> None:
        super().__init__()
        self.table = table

    def __missing__(self, name: str) -> frozenset[Source]:
        return frozenset({(self.table, name)})

    def __contains__(self, name: object) -> bool:
        return True


def _star(item: dict[str, Any], scope: dict[str, dict[str, frozenset[Source]]], node: dict[str, Any]) -> dict[str, frozenset[Source]]:
    wanted = item.get("relation_name")
    return {name: made for table, listed in scope.items() if not wanted or table == wanted for name, made in listed.items()}


def _name(item: dict[str, Any]) -> str:
    name: str = item.get("alias") or (item["column_names"][-1] if item["class"] == "COLUMN_REF" else item.get("function_name", ""))
    return name


def _sources(
    item: Any, scope: dict[str, dict[str, frozenset[Source]]], made: dict[str, frozenset[Source]], known: dict[str, Any]
) -> frozenset[Source]:
    """Everything that an expression is computed from."""
    if isinstance(item, list):
        return frozenset().union(*(_sources(one, scope, made, known) for one in item))
    if not isinstance(item, dict):
        return frozenset()
    if item.get("class") == "COLUMN_REF":
        return _column(item["column_names"], scope, made)
    if item.get("class") == "SUBQUERY":
        return frozenset().union(*_select(_inner(item["subquery"]), known).values())
    return frozenset().union(*(_sources(one, scope, made, known) for one in item.values()))


def _column(
    names: list[str], scope: dict[str, dict[str, frozenset[Source]]], made: dict[str, frozenset[Source]]
) -> frozenset[Source]:
    """`table.column`, `column`, a field of a struct in either, or a column that the same select has made before."""
    if len(names) > 1 and names[0] in scope and names[1] in scope[names[0]]:
        return scope[names[0]][names[1]]
    for listed in scope.values():
        if names[0] in listed:
            return listed[names[0]]
    return made.get(names[0], frozenset())
