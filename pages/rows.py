"""The rows that pages are made of, asked of a published warehouse in few, large questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import duckdb

Row = dict[str, Any]

# Made once: what analysts' views compute from everything is asked for by every kind of page.
_ONCE = """
create temp table once as from commitments_once;
create temp table evidence as
    select e.reconciliation_id, e.part, m.mention_id, m.document_id, m.char_start, m.char_end, m.surface, m.kind, m.unit, m.currency
    from reconciliation_evidence as e join mentions as m using (mention_id);
create temp table named as
    select document_id, entity_id, kind, count(*) as times, min(char_start) as char_start,
        arg_min(char_end, char_start) as char_end, arg_min(surface, char_start) as quote
    from mentions where entity_id is not null group by all;
"""


class Rows:
    """Questions to one warehouse; `of` answers for many things at once."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        connection.execute(_ONCE)

    def all(self, query: str, parameters: list[object] | None = None) -> list[Row]:
        answer = self.connection.execute(query, parameters or [])
        names = [column[0] for column in answer.description or ()]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def one(self, query: str) -> Row:
        return self.all(query)[0]

    def of(self, key: str, ids: Iterable[str], query: str) -> dict[str, list[Row]]:
        """The query's rows whose column `key` is one of the ids, by id, in the query's order."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.all(f"from ({query}) where {key} in (select unnest(?::varchar[]))", [list(ids)]):
            found[row[key]].append(row)
        return found
