"""What a run has published, in a few lines for a person: documents, rows of each table, contradictions with their sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pages.site import folder_of
from pipelines.answers import jsonable, printable
from warehouse.query import ask, reader
from warehouse.tables import public_tables

_CONTRADICTIONS = """
select documents.file_name, reconciliations.kind, reconciliations.explanation, reconciliations.quote
from reconciliations
join documents using (document_id)
where reconciliations.status = 'inconsistent'
order by documents.file_name, reconciliations.char_start, reconciliations.reconciliation_id
"""


def summary(warehouse: Path, run_id: str) -> str:
    with reader(warehouse) as connection:
        runs = connection.execute("select documents_new, documents_unchanged, documents_rejected from run_log where run_id = ?", [run_id])
        new, unchanged, rejected = runs.fetchone() or (0, 0, 0)
        counts = [(table, connection.execute(f"select count(*) from {table}").fetchone()[0]) for table in public_tables()]  # type: ignore[index]
        _, contradictions = ask(connection, _CONTRADICTIONS)
        _, refused = ask(connection, "select source_uri, reason, detail from rejected_documents order by all")
    lines = [f"documents: {new} new, {unchanged} unchanged, {rejected} rejected", ""]
    if rejected:
        lines[1:1] = [f"  {printable(f'rejected {uri}: {reason} ({detail})')}" for uri, reason, detail in refused]
    width = max(len(table) for table, _ in counts)
    lines += [f"{table:{width}} {rows:>9,}" for table, rows in counts]
    lines += ["", *_contradictions(contradictions), "", f"published {warehouse}"]
    index = folder_of(warehouse) / "index.html"
    if index.exists():
        lines.append(f"pages     {index}")
    return "\n".join(lines)


def summary_for_programs(warehouse: Path, *, published: bool) -> str:
    """The same as JSON; where nothing was published, only that."""
    if not published:
        return json.dumps({"published": False, "warehouse": str(warehouse)}, indent=1)
    with reader(warehouse) as connection:
        columns, rows = ask(connection, "from run_log order by finished_at desc limit 1")
        counts = {table: connection.execute(f"select count(*) from {table}").fetchone()[0] for table in public_tables()}  # type: ignore[index]
        names, contradictions = ask(connection, _CONTRADICTIONS)
    told = {
        "published": True,
        "warehouse": str(warehouse),
        "run": dict(zip(columns, rows[0], strict=True)) if rows else None,
        "tables": counts,
        "contradictions": [dict(zip(names, row, strict=True)) for row in contradictions],
    }
    return json.dumps(jsonable(told), ensure_ascii=False, indent=1)


# Characters of a quote that a terminal is given; a claim may reach over a page of text.
_QUOTED = 240


def _short(quote: str) -> str:
    return quote if len(quote) <= _QUOTED else f"{quote[: _QUOTED // 2].rstrip()} ... {quote[-_QUOTED // 2 :].lstrip()}"


def _contradictions(found: list[tuple[Any, ...]]) -> list[str]:
    if not found:
        return ["No document contradicts its own numbers."]
    lines = [f"{len(found)} contradiction{'s' if len(found) > 1 else ''} in the documents' own numbers:"]
    for file_name, kind, explanation, quote in found:
        lines += [f"  {printable(f'{file_name}: {kind}: {explanation}')}", f'    "{_short(printable(quote or ""))}"']
    return lines
