"""Reads a batch of documents: an Arrow table of texts in, an Arrow table with one reading per document out.

The result is a function of the batch alone, so any engine can map it over any number of machines. A reading is made in
two layers, each with the version of the code and vocabularies that it depends on: mentions and facts are read from the
text, claims are found by what was read; so a change in the second does not need the first again.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from extraction.dependencies import code_hash
from extraction.kept_claims import claim_rows
from extraction.kept_reading import reading_row
from extraction.model import FACT_TYPES, Claim, Entity, Mention, Numeral, Profile
from extraction.rows import DECIMAL, QUOTE, SPAN, Row, struct_type

__all__ = ["CLAIMS_SCHEMA", "DECIMAL", "DOCUMENTS_SCHEMA", "READINGS_SCHEMA", "claims_batch", "code_version", "read_batch", "reading_version"]

DOCUMENTS_SCHEMA = pa.schema([("document_id", pa.string()), ("text", pa.string()), ("published_on", pa.date32())])

_QUOTED: dict[str, type] = {**{cls.kind: cls for cls in FACT_TYPES}, "claims": Claim}


def _schema() -> pa.Schema:
    lists = [("mentions", struct_type(Mention)), ("numerals", struct_type(Numeral)), ("entities", struct_type(Entity))]
    lists += [(name, pa.struct([*struct_type(cls), QUOTE])) for name, cls in _QUOTED.items()]
    lists += [("clean_mentions", SPAN), ("clean_facts", SPAN)]
    return pa.schema(
        [
            ("document_id", pa.string()),
            ("profile", struct_type(Profile)),
            ("sentences", pa.list_(SPAN)),
            *((name, pa.list_(struct)) for name, struct in lists),
        ]
    )


READINGS_SCHEMA = _schema()
CLAIMS_SCHEMA = pa.schema([READINGS_SCHEMA.field("document_id"), READINGS_SCHEMA.field("claims")])


def read_batch(documents: pa.Table) -> pa.Table:
    """Reads every row of `documents` (DOCUMENTS_SCHEMA) and returns READINGS_SCHEMA rows in the same order."""
    return pa.Table.from_pylist(list(_read(documents)), schema=READINGS_SCHEMA)


def _read(documents: pa.Table) -> Iterator[Row]:
    for document in documents.select(DOCUMENTS_SCHEMA.names).to_pylist():
        row = reading_row(document["document_id"], document["text"], document["published_on"])
        # From the row and not from what it was made of: claims are the same whenever they are found.
        yield {**row, "claims": claim_rows(document["text"], row)}


def claims_batch(readings: pa.Table) -> pa.Table:
    """Finds the claims of kept readings (READINGS_SCHEMA and a column `text`) anew; CLAIMS_SCHEMA rows in the same order."""
    rows = readings.to_pylist()
    found = [{"document_id": row["document_id"], "claims": claim_rows(row["text"], row)} for row in rows]
    return pa.Table.from_pylist(found, schema=CLAIMS_SCHEMA)


def reading_version() -> str:
    """A hash of all that mentions and facts depend on."""
    return code_hash("extraction.kept_reading")


def code_version() -> str:
    """A hash of all that a whole reading depends on, its claims included."""
    return code_hash("extraction.kept_reading", "extraction.kept_claims")
