"""The asset of what was read from each document."""

import dagster as dg
import pyarrow as pa

from assets.layers import POOL, RETRIES, common
from assets.pace import Pace
from assets.rereading import failures, read_the_unread
from extraction.batch import READINGS_SCHEMA, code_version
from warehouse.build import Build
from warehouse.tables import row_count


def _shape(kind: pa.DataType) -> str:
    """A nested type in a word: what its rows have is told by the tables that are made of them."""
    return "list of rows" if pa.types.is_list(kind) else "row" if pa.types.is_struct(kind) else str(kind)


_SCHEMA = dg.TableSchema([dg.TableColumn(field.name, _shape(field.type)) for field in READINGS_SCHEMA])


@dg.asset(
    deps=["document_texts"],
    code_version=code_version(),
    pool=POOL,
    retry_policy=RETRIES,
    description="What the reader found in each text: mentions, facts and claims; documents read before by the same code are not read again.",
    metadata={"dagster/column_schema": _SCHEMA},
    **common("reading", "python", "arrow"),
)
def readings(context: dg.AssetExecutionContext, warehouse: dg.ResourceParam[Build]) -> dg.MaterializeResult:
    with warehouse.connect() as connection:
        read = read_the_unread(connection, Pace(context.log.info, "documents read"))
        for file_name, failure in failures(connection):
            context.log.warning("%s could not be read: %s", file_name, failure)
        count = row_count(connection, "kept.readings")
    return dg.MaterializeResult(metadata={"dagster/row_count": count, "documents_read": read})
