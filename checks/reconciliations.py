"""Decides every claim of the readings, and of documents about each other, and keeps the verdicts with their evidence.

Claims of one text come with its reading, and its verdicts are kept as long as these and the rules are the same; claims
across documents are made by the builders in `ACROSS_DOCUMENTS`, from the curated tables, in every run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256

import duckdb

from checks import verdicts
from checks.agreement import commitments_told_twice
from checks.verdicts import EVIDENCE, RECONCILIATIONS, Told, tables, within_documents
from extraction.dependencies import code_hash
from warehouse.tables import curated

__all__ = ["ACROSS_DOCUMENTS", "EVIDENCE", "READS", "RECONCILIATIONS", "code_version", "fill", "tables", "within_documents"]

# What documents say of each other: functions from a connection to the build to what is told, each with its verdict.
ACROSS_DOCUMENTS: tuple[Callable[[duckdb.DuckDBPyConnection], Iterable[Told]], ...] = (commitments_told_twice,)

# The tables that claims are made from and held against.
READS = ("mentions", "transactions", "documents", "organisations", "activities")

# Readings with a claim; of the mentions, their ids in the order that the claims' members count them.
_CLAIMS = """
select r.document_id, r.claims, m.mention_ids
from kept.readings as r
left join (
    select document_id, list(mention_id order by position) as mention_ids
    from mentions
    where document_id in (select unnest($chosen))
    group by all
) as m using (document_id)
where r.document_id in (select unnest($chosen))
order by r.document_id
"""

# Documents that are decided at once.
_BATCH = 2_000

_FILL = (
    "delete from reconciliation_evidence",
    "delete from reconciliations",
    """
    insert into reconciliations by name
    select * exclude (evidence) from (select document_id, unnest(decided, max_depth := 2) from kept.verdicts)
    union all by name
    from decided_now
    order by document_id, char_start, char_end, kind, stated
    """,
    """
    insert into reconciliation_evidence by name
    select verdict.reconciliation_id, unnest(verdict.evidence, max_depth := 2) from (select unnest(decided) as verdict from kept.verdicts)
    union all by name
    from decided_on
    """,
)


def fill(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Makes `reconciliations` and `reconciliation_evidence` of the build again; returns how many rows each has."""
    decide_the_undecided(connection)
    reconciliations, evidence = tables(item for builder in ACROSS_DOCUMENTS for item in builder(connection))
    # Registered under names of their own: a parameter of a select cannot be an Arrow table.
    connection.register("decided_now", reconciliations)
    connection.register("decided_on", evidence)
    connection.execute("begin")
    for statement in _FILL:
        connection.execute(statement)
    connection.execute("commit")
    connection.unregister("decided_now")
    connection.unregister("decided_on")
    counted = connection.execute("select (select count(*) from reconciliations), (select count(*) from reconciliation_evidence)").fetchall()
    return counted[0]


def decide_the_undecided(connection: duckdb.DuckDBPyConnection) -> int:
    """Adds to kept.verdicts what is missing, and drops what other rules decided; returns of how many documents."""
    version = code_version()
    connection.execute(
        "delete from kept.verdicts where code_version <> ? or document_id not in (select document_id from kept.readings)", [version]
    )
    undecided = connection.execute(
        "select document_id from kept.readings anti join kept.verdicts using (document_id) where len(claims) > 0 order by document_id"
    ).fetchall()
    for start in range(0, len(undecided), _BATCH):
        chosen = [document_id for (document_id,) in undecided[start : start + _BATCH]]
        decided = verdicts.kept(connection.sql(_CLAIMS, params={"chosen": chosen}).to_arrow_table().to_pylist())
        connection.register("verdicts_found", decided)
        connection.execute("insert into kept.verdicts by name select ? as code_version, * from verdicts_found", [version])
        connection.unregister("verdicts_found")
    return len(undecided)


def code_version() -> str:
    """A hash of all that a verdict depends on beside its claim: the rules, their vocabularies, and how mentions are named."""
    return sha256(f"{code_hash('checks.verdicts')} {curated()['mentions'].source}".encode()).hexdigest()[:16]
