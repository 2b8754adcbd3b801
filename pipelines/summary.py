"""What a run has published, in a few lines for a person: documents, rows of each table, contradictions with their sentences."""

from __future__ import annotations

from pathlib import Path

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
        lines[1:1] = [f"  rejected {uri}: {reason} ({detail})" for uri, reason, detail in refused]
    width = max(len(table) for table, _ in counts)
    lines += [f"{table:{width}} {rows:>9,}" for table, rows in counts]
    lines += ["", *_contradictions(contradictions), "", f"published {warehouse}"]
    return "\n".join(lines)


def _contradictions(found: list[tuple]) -> list[str]:
    if not found:
        return ["No document contradicts its own numbers."]
    lines = [f"{len(found)} contradiction{'s' if len(found) > 1 else ''} in the documents' own numbers:"]
    for file_name, kind, explanation, quote in found:
        lines += [f"  {file_name}: {kind}: {explanation}", f'    "{" ".join((quote or "").split())}"']
    return lines
