"""What all assets have in common: the team that owns them, retries, the pool of the one writer, and their metadata."""

import warnings
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypedDict

import dagster as dg
import duckdb

from warehouse.tables import columns, row_count, summaries

# Code references are new in Dagster; should they change, only the links to the files are lost.
warnings.filterwarnings("ignore", category=dg.BetaWarning)

# Everything that opens a build takes a place in this pool; its limit of one is set in dagster.yaml.
POOL = "warehouse_writer"

# A disk that is full or a file that is locked for a moment; an error in the code fails three times as well.
RETRIES = dg.RetryPolicy(max_retries=2, delay=1, backoff=dg.Backoff.EXPONENTIAL)

_PROJECT = Path(__file__).resolve().parent.parent

_SHOWN_ROWS = 5
_SHOWN_CHARACTERS = 60


class Common(TypedDict):
    """Arguments of `dg.asset` and `dg.AssetSpec` that every asset has."""

    group_name: str
    kinds: set[str]
    owners: list[str]
    tags: dict[str, str]


class CommonOfTable(Common):
    """Those that an asset has that is a table."""

    description: str
    metadata: dict[str, Any]


def common(layer: str, *kinds: str) -> Common:
    """What the assets of a layer share."""
    return {"group_name": layer, "kinds": {*kinds}, "owners": ["team:data"], "tags": {"layer": layer}}


def common_of_table(table: str, layer: str, *kinds: str, written_in: str | None = None) -> CommonOfTable:
    """What the assets of a layer share, and a table's description and columns, which come from its DDL.

    `written_in` is the project's file to edit where it is another one than the asset function's.
    """
    metadata: dict[str, Any] = {"dagster/column_schema": column_schema(table)}
    if written_in:
        place = dg.LocalFileCodeReference(file_path=str(_PROJECT / written_in), line_number=1, label=written_in)
        metadata["dagster/code_references"] = dg.CodeReferencesMetadataValue(code_references=[place])
    return {**common(layer, *kinds), "description": summaries()[table], "metadata": metadata}


def column_schema(table: str) -> dg.TableSchema:
    return dg.TableSchema([dg.TableColumn(c.name, c.type.lower(), description=c.comment) for c in columns().get(table, ())])


def rows_of(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, Any]:
    """Metadata of a materialised table: how many rows, and the first of them to look at."""
    return {"dagster/row_count": row_count(connection, table), "preview": dg.MetadataValue.md(preview(connection, table))}


def preview(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    """The first rows as a Markdown table: what a person reads first, keys and offsets at the end."""
    found = connection.execute(f"select * from {table} limit {_SHOWN_ROWS}")
    names = [column[0] for column in found.description or ()]
    order = sorted(range(len(names)), key=lambda at: names[at].endswith(("_id", "_start", "_end")))
    rows = ([_cell(row[at]) for at in order] for row in found.fetchall())
    lines = [[names[at] for at in order], ["---"] * len(names), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        text = f"{value.normalize():f}"
    elif isinstance(value, (date, datetime)):
        text = value.isoformat()
    else:
        text = " ".join(str(value)[: 4 * _SHOWN_CHARACTERS].split())
    short = text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "..."
    return short.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
