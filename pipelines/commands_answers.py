"""The commands that give out what a warehouse has: answers to queries, web pages, whole tables as files."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from pipelines.command_parts import CannotRun, warehouse_option
from pipelines.places import WAREHOUSE

# What a file's name says of what is to be in it.
_ENDINGS = {".csv": "csv", ".json": "json", ".parquet": "parquet", ".txt": "table"}

as_is_option = click.option(
    "--as-is",
    is_flag=True,
    help="CSV: leave texts that begin with = + - or @ as they are; else a ' goes before them, so that no spreadsheet takes them for formulas.",
)


@contextmanager
def _reasons(warehouse: Path | None = None) -> Iterator[None]:
    """Turns what the warehouse refuses into the command's own refusal."""
    import duckdb

    from warehouse.published import NotAWarehouse

    try:
        yield
    except NotAWarehouse as error:
        raise CannotRun(str(error)) from None
    except duckdb.Error as error:
        raise CannotRun(f"the query was refused: {_first_sentence(error)} {_meant(error, warehouse)}") from None
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        raise CannotRun(f"cannot write {error.filename or 'the answer'}: {error.strerror}; check the folder, its permissions and space") from None


_UNKNOWN_TABLE = re.compile(r"Table with name (\S+) does not exist")
_CANDIDATES = re.compile(r"Candidate bindings: (.+)")


def _meant(error: Exception, warehouse: Path | None) -> str:
    """The name that comes nearest to one that is not there, or where the names are."""
    from difflib import get_close_matches

    asked = _UNKNOWN_TABLE.search(str(error))
    near: list[str] = []
    if asked and warehouse:
        from warehouse.query import public_tables

        near = get_close_matches(asked[1].lower(), public_tables(warehouse), 3)
    elif found := _CANDIDATES.search(str(error)):
        near = re.findall(r'"(\w+)"', found[1])[:5]
    read = "`devfin sql \"show tables\"` lists the tables, docs/tables.md has their columns."
    return f"Did you mean {' or '.join(near)}? {read}" if near else read


def _first_sentence(error: Exception) -> str:
    """What DuckDB says, without the picture of the place that follows it."""
    told = str(error).partition("\nLINE ")[0].partition("Candidate bindings:")[0].partition("Did you mean")[0]
    told = " ".join(" ".join(told.split()).split(" Candidate ")[0].split())
    return told if told.endswith(("?", "!", ".")) else f"{told};"


@click.command()
@click.argument("query", required=False)
@warehouse_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "parquet"]),
    help="How to write the answer. Default: as the file's name says, else a table.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write the answer to; .csv, .json and .parquet are known.")
@as_is_option
def sql(query: str | None, warehouse: Path, form: str | None, as_json: bool, out: Path | None, as_is: bool) -> None:
    """Asks the warehouse a question in SQL; nothing can be changed or read but the warehouse.

    Without a QUERY, or with -, the question is read from standard input.

    \b
    Examples:
      devfin sql "select name, acronym from organisations limit 5"
      devfin sql "from contradictions" --json
      devfin sql "from commitments_once" --out commitments.parquet
      devfin sql < question.sql

    Tables: devfin sql "select table_name, comment from duckdb_tables()"; docs/tables.md has them with their columns.
    Exit status: 0 answered, 2 refused.
    """
    if query in (None, "-"):
        query = sys.stdin.read()
    asked_form = form or as_json
    form = form or ("json" if as_json else _ENDINGS.get(out.suffix.lower(), "table") if out else "table")
    if out and not asked_form and out.suffix.lower() not in _ENDINGS:
        known = ", ".join(_ENDINGS)
        raise CannotRun(f"{out} has an ending that says nothing ({known} do); name another, or say --format")
    if form == "parquet" and out is None and sys.stdout.isatty():
        raise CannotRun("Parquet is not for reading on a terminal; name a file: --out answer.parquet")
    from pipelines.answers import arrow_file, opened, written
    from warehouse.query import ask, reader

    with _reasons(warehouse), reader(warehouse) as connection:
        if form == "parquet":
            arrow_file(connection.sql(str(query)).to_arrow_table(), out)
            return
        columns, rows = ask(connection, str(query))
        with opened(out) as stream:
            written(columns, rows, form, stream, safe=not as_is)


@click.command()
@warehouse_option
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for the pages. Default: beside the warehouse, devfin.pages for devfin.duckdb.")
@click.option("--open", "show", is_flag=True, help="Open the first page in the browser.")
@click.option("--json", "as_json", is_flag=True, help="Write what was made as JSON, for programs.")
def pages(warehouse: Path, out: Path | None, show: bool, as_json: bool) -> None:
    """Makes web pages of a warehouse: each document's text with its facts and verdicts, activities, organisations, countries.

    The folder needs no server and no network: open its index.html, or copy it to wherever others may look at it.
    `devfin run` makes the pages beside the warehouse anew.

    \b
    Examples:
      devfin pages --open
      devfin pages --warehouse reports.duckdb --out site/

    Exit status: 0 made, 2 could not be made.
    """
    from pages import site

    warehouse = warehouse.resolve()
    folder = out or site.folder_of(warehouse)
    with _reasons():
        try:
            built = site.build(warehouse, folder, site.data_docs_of(warehouse))
        except site.NotPages as error:
            raise CannotRun(str(error)) from None
    if as_json:
        import json

        click.echo(json.dumps({"index": str(built.index), "pages": built.counts, "seconds": round(built.seconds, 3)}, indent=1))
    else:
        click.echo(f"{sum(built.counts.values()):,} pages in {built.seconds:.1f} s: {built.index}")
    if show:
        click.launch(built.index.as_uri())


def _beginning_so(ctx: click.Context, option: click.Parameter, incomplete: str) -> list[str]:
    """The tables that the Tab key offers; none where there is no warehouse yet."""
    from warehouse.query import public_tables

    with suppress(Exception):
        return [name for name in public_tables(ctx.params.get("warehouse") or WAREHOUSE) if name.startswith(incomplete)]
    return []


@click.command()
@warehouse_option
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("devfin-export"), show_default=True, help="Folder for the files, one for each table.")
@click.option("--format", "form", type=click.Choice(["parquet", "csv", "json"]), default="parquet", show_default=True, help="What to write.")
@click.option("--table", "tables", multiple=True, metavar="TABLE", shell_complete=_beginning_so, help="Only this table; repeatable. Default: every public table and view.")
@as_is_option
@click.option("--json", "as_json", is_flag=True, help="Write what was made as JSON, for programs.")
def export(warehouse: Path, out: Path, form: str, tables: tuple[str, ...], as_is: bool, as_json: bool) -> None:
    """Writes the warehouse's tables to files that other programs read.

    \b
    Examples:
      devfin export
      devfin export --format csv --table transactions --table contradictions --out for-excel/

    Exit status: 0 written, 2 could not be written.
    """
    from pipelines.exporting import NoSuchTable, exported

    with _reasons():
        try:
            made = exported(warehouse, out, form, tables, safe=not as_is)
        except NoSuchTable as error:
            raise CannotRun(str(error)) from None
    if as_json:
        import json

        click.echo(json.dumps([{"table": one.table, "rows": one.rows, "file": str(one.file)} for one in made], indent=1))
    else:
        for one in made:
            click.echo(f"{one.file} ({one.rows:,} rows)")


COMMANDS = (sql, pages, export)
