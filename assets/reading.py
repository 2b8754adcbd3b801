"""The asset of what was read from each document."""

import dagster as dg
import pyarrow as pa

from assets.layers import POOL, RETRIES, common
from assets.pace import Pace
from assets.rereading import failures, read_the_unread
from extraction.batch import READINGS_SCHEMA, code_version
from warehouse.build import Build
from warehouse.tables import columns, row_count, summaries


def _shape(kind: pa.DataType) -> str:
    """A nested type in a word: what its rows have is told by the tables that are made of them."""
    return "list of rows" if pa.types.is_list(kind) else "row" if pa.types.is_struct(kind) else str(kind)


# What is no table of its own; the others are told by the table of their name.
_TOLD = {
    "profile": "What the text says of itself: title, publisher, date, genre, language.",
    "entities": "What the mentions name: organisations, places, people, corridors and activities of this document.",
    "claims": "What the text says of its own numbers; checks/ decides whether it holds, in reconciliations.",
    "clean_mentions": "Where each mention is in the text as the reader saw it.",
    "clean_facts": "Where each fact is in the text as the reader saw it.",
}


def _told(name: str) -> str:
    return _TOLD.get(name) or summaries().get(name) or columns()["documents"][0].comment


_SCHEMA = dg.TableSchema([dg.TableColumn(field.name, _shape(field.type), description=_told(field.name)) for field in READINGS_SCHEMA])


@dg.asset(
    deps=["document_texts"],
    code_version=code_version(),
    pool=POOL,
    retry_policy=RETRIES,
    description="What the reader found in each text: mentions, facts and claims; documents read before by the same code are not read again, nor for new claims where mentions and facts are the same.",
    metadata={"dagster/column_schema": _SCHEMA},
    **common("reading", "python", "arrow"),
)
def readings(context: dg.AssetExecutionContext, warehouse: dg.ResourceParam[Build]) -> dg.MaterializeResult[None]:
    with warehouse.connect() as connection:
        work = read_the_unread(connection, Pace(context.log.info, "documents read"))
        for file_name, failure in failures(connection):
            context.log.warning("%s could not be read: %s", file_name, failure)
        count = row_count(connection, "kept.readings")
    return dg.MaterializeResult(metadata={"dagster/row_count": count, "documents_read": work.read, "claims_found_again": work.claims_found_again})
