"""Decides claims and makes rows of the verdicts, each with the numbers that it was decided on.

Claims of one text come with its reading. Whether one holds is decided by `checks.rules` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any

import pyarrow as pa

from checks.rules import Verdict, decide
from checks.rules.verdict import not_checkable
from extraction.model import Claim, Member
from extraction.resolution import content_id
from extraction.rows import DECIMAL

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

# What is kept of the verdicts on one document: its rows of reconciliations, each with its evidence.
KEPT = pa.schema(
    [
        ("document_id", pa.string()),
        (
            "decided",
            pa.list_(
                pa.struct(
                    [field for field in RECONCILIATIONS if field.name != "document_id"]
                    + [pa.field("evidence", pa.list_(pa.struct([("mention_id", pa.string()), ("part", pa.string())])))]
                )
            ),
        ),
    ]
)

_QUANTUM, _LIMIT, _CONTEXT = Decimal("1e-9"), Decimal(10) ** 29, Context(prec=60)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the verdict on it: where it is told, and the numbers it is about, each with its part."""

    document_id: str
    kind: str
    char_start: int
    char_end: int
    quote: str
    verdict: Verdict
    evidence: tuple[tuple[str, str], ...]


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


def kept(readings: Iterable[Row]) -> pa.Table:
    """The verdicts on each of the readings, in the form they are kept in (KEPT)."""
    rows = []
    for reading in readings:
        reconciliations, evidence = _rows(within_documents([reading]))
        found: dict[str, list[Row]] = {identity: [] for identity in reconciliations}
        for identity, part, mention_id in evidence:
            found[identity].append({"mention_id": mention_id, "part": part})
        decided = [{**row, "evidence": found[identity]} for identity, row in reconciliations.items()]
        rows.append({"document_id": reading["document_id"], "decided": decided})
    return pa.Table.from_pylist(rows, schema=KEPT)


def tables(told: Iterable[Told]) -> tuple[pa.Table, pa.Table]:
    """The rows of both tables, in order of document and place; a claim made twice is one row."""
    reconciliations, evidence = _rows(told)
    listed = [{"reconciliation_id": identity, "mention_id": mention_id, "part": part} for identity, part, mention_id in evidence]
    return (
        pa.Table.from_pylist(list(reconciliations.values()), schema=RECONCILIATIONS),
        pa.Table.from_pylist(listed, schema=EVIDENCE),
    )


def _rows(told: Iterable[Told]) -> tuple[dict[str, Row], list[tuple[str, str, str]]]:
    """Rows of reconciliations by their id, and of evidence: id, part, mention."""
    rows: dict[str, Row] = {}
    evidence: dict[tuple[str, str, str], None] = {}
    for item in sorted(told, key=lambda item: (item.document_id, item.char_start, item.char_end, item.kind, item.verdict.stated)):
        identity = _identity(item)
        rows.setdefault(identity, _row(identity, item))
        evidence.update({(identity, part, mention_id): None for part, mention_id in item.evidence})
    return rows, list(evidence)


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
