"""Decides every claim of the readings, and of documents about each other, and keeps the verdicts with their evidence.

Claims of one text come with its reading; claims across documents are made by the builders in `ACROSS_DOCUMENTS`, from
the curated tables. Whether a claim holds is decided by `checks.rules` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Context, Decimal
from typing import Any

import duckdb
import pyarrow as pa

from checks.agreement import Told, commitments_told_twice
from checks.rules import Verdict, decide
from checks.rules.verdict import not_checkable
from checks.validation import arrow
from extraction.batch import DECIMAL
from extraction.model import Claim, Member
from extraction.resolution import content_id

# What documents say of each other: functions from a connection to the build to what is told, each with its verdict.
ACROSS_DOCUMENTS: tuple[Callable[[duckdb.DuckDBPyConnection], Iterable[Told]], ...] = (commitments_told_twice,)

# The tables that claims are made from and held against.
READS = ("mentions", "transactions", "documents", "organisations", "activities")

RECONCILIATIONS = pa.schema(
    [
        ("reconciliation_id", pa.string()),
        ("document_id", pa.string()),
        ("kind", pa.string()),
        ("status", pa.string()),
        ("grade", pa.string()),
        ("stated", pa.string()),
        ("computed_low", DECIMAL),
        ("computed_high", DECIMAL),
        ("explanation", pa.string()),
        ("char_start", pa.int64()),
        ("char_end", pa.int64()),
        ("quote", pa.string()),
    ]
)
EVIDENCE = pa.schema([("reconciliation_id", pa.string()), ("mention_id", pa.string()), ("part", pa.string())])

# Readings with a claim; of the mentions, their ids in the order that the claims' members count them.
_CLAIMS = """
select r.document_id, r.claims, m.mention_ids
from kept.readings as r
left join (select document_id, list(mention_id order by position) as mention_ids from mentions group by all) as m using (document_id)
where len(r.claims) > 0
order by r.document_id
"""

_QUANTUM, _LIMIT, _CONTEXT = Decimal("1e-9"), Decimal(10) ** 29, Context(prec=60)

Row = dict[str, Any]


def fill(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Makes `reconciliations` and `reconciliation_evidence` of the build again; returns how many rows each has."""
    told = list(within_documents(arrow(connection, _CLAIMS).to_pylist()))
    for builder in ACROSS_DOCUMENTS:
        told.extend(builder(connection))
    reconciliations, evidence = tables(told)
    connection.execute("begin")
    connection.execute("delete from reconciliation_evidence")
    connection.execute("delete from reconciliations")
    # Registered under names of their own: a parameter of a select cannot be an Arrow table.
    connection.register("decided", reconciliations)
    connection.register("decided_on", evidence)
    connection.execute("insert into reconciliations by name from decided")
    connection.execute("insert into reconciliation_evidence by name from decided_on")
    connection.execute("commit")
    connection.unregister("decided")
    connection.unregister("decided_on")
    return reconciliations.num_rows, evidence.num_rows


def within_documents(readings: Iterable[Row]) -> Iterator[Told]:
    """Every claim of the readings (rows of `document_id`, `claims`, `mention_ids`) with the verdict of its rule."""
    for reading in readings:
        mention_ids = reading["mention_ids"] or []
        for row in reading["claims"]:
            claim = claim_of(row)
            parts = ((m.part, mention_ids[m.mention]) for m in claim.members if m.mention is not None)
            evidence = tuple(dict.fromkeys(parts))
            yield Told(reading["document_id"], claim.kind, claim.char_start, claim.char_end, row["quote"], _decided(claim), evidence)


def _decided(claim: Claim) -> Verdict:
    """The rule's verdict; numbers that cannot be computed with (a divisor of zero) leave it open, and only it."""
    try:
        return decide(claim)
    except (ArithmeticError, ValueError) as error:
        return not_checkable("?", f"Could not be computed: {error}.")


def claim_of(row: Row) -> Claim:
    """A claim as it was before it became a row of Arrow."""
    fields = {name: value for name, value in row.items() if name != "quote"}
    return Claim(**{**fields, "members": tuple(Member(**member) for member in row["members"])})


def tables(told: Iterable[Told]) -> tuple[pa.Table, pa.Table]:
    """The rows of both tables, in order of document and place; a claim made twice is one row."""
    rows: dict[str, Row] = {}
    evidence: dict[tuple[str, str, str], Row] = {}
    for item in sorted(told, key=lambda item: (item.document_id, item.char_start, item.char_end, item.kind, item.verdict.stated)):
        identity = _identity(item)
        rows.setdefault(identity, _row(identity, item))
        for part, mention_id in item.evidence:
            evidence[identity, part, mention_id] = {"reconciliation_id": identity, "mention_id": mention_id, "part": part}
    return (
        pa.Table.from_pylist(list(rows.values()), schema=RECONCILIATIONS),
        pa.Table.from_pylist(list(evidence.values()), schema=EVIDENCE),
    )


def _identity(item: Told) -> str:
    """The same for the same claim in the same document, whatever else there is."""
    evidence = (f"{part}:{mention_id}" for part, mention_id in item.evidence)
    place = (item.document_id, item.kind, str(item.char_start), str(item.char_end))
    return f"reconciliation-{content_id(*place, item.verdict.stated, *evidence)}"


def _row(identity: str, item: Told) -> Row:
    verdict = item.verdict
    return {
        "reconciliation_id": identity,
        "document_id": item.document_id,
        "kind": item.kind,
        "status": verdict.status,
        "grade": verdict.grade,
        "stated": verdict.stated,
        "computed_low": _fitting(verdict.computed_low),
        "computed_high": _fitting(verdict.computed_high),
        "explanation": verdict.explanation,
        "char_start": item.char_start,
        "char_end": item.char_end,
        "quote": item.quote,
    }


def _fitting(value: Decimal | None) -> Decimal | None:
    """The value at nine decimals, as the column has it; None, an open end, where it is larger than any column."""
    if value is None or not value.is_finite() or abs(value) >= _LIMIT:
        return None
    return value.quantize(_QUANTUM, context=_CONTEXT)
