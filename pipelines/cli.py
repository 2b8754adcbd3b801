"""The command line `devfin`; everything heavy is imported when a command needs it, so that help comes at once."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from pipelines.places import DOCUMENTS, WAREHOUSE

PUBLISHED, NOT_PUBLISHED, COULD_NOT_RUN = 0, 1, 2


class CannotRun(click.ClickException):
    """What is wrong, why, and where to mend it; exit status 2, no traceback."""

    exit_code = COULD_NOT_RUN

    def show(self, file=None) -> None:
        click.echo(f"devfin: {self.format_message()}", err=True)


class Commands(click.Group):
    """The commands; a fault of our own ends in one line as well, unless --debug asks for where it happened."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            # A reader that has seen enough (`| head`) is no fault; click ends quietly then.
            raise
        except Exception as error:
            if ctx.params["debug"]:
                raise
            raise CannotRun(f"a fault in devfin: {error!r}; `devfin --debug ...` shows where") from error


warehouse_option = click.option(
    "--warehouse",
    type=click.Path(path_type=Path),
    default=WAREHOUSE,
    show_default="warehouse/devfin.duckdb of the project",
    help="The DuckDB file.",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="devfin")
@click.option("--debug", is_flag=True, help="Show where a fault happened.")
def main(debug: bool) -> None:
    """Reads what is published about development projects into a DuckDB warehouse, and checks its numbers."""


@main.command()
@click.option("--documents", multiple=True, metavar="PATH", help="A folder or file to read; repeatable. Default: seeds/documents.")
@warehouse_option
def run(documents: tuple[str, ...], warehouse: Path) -> None:
    """Runs the whole pipeline on the documents and publishes the warehouse.

    Exit status: 0 published, 1 a blocking check failed and nothing was published, 2 could not run.
    """
    # Importing the libraries makes some million objects that stay; looking through them for garbage takes a sixth of a short run.
    gc.set_threshold(1_000_000, 20, 20)
    from pipelines.running import CouldNotRun, run_job

    try:
        sys.exit(run_job(list(documents) or [str(DOCUMENTS)], warehouse))
    except CouldNotRun as error:
        raise CannotRun(str(error)) from None


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="Write a list with one object per file instead, for programs.")
def check(files: tuple[str, ...], as_json: bool) -> None:
    """Says of each number that can be checked against others in the same text whether they agree.

    Contradictions come first, each with its sentence, what it states and what the other numbers allow.

    Exit status: 0 all agree, 1 something contradicts itself, 2 a file could not be read (the others are checked all the same).
    """
    from pipelines.checking import check_files

    sys.exit(check_files([Path(file) for file in files], as_json=as_json))


@main.command()
@click.argument("query")
@warehouse_option
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def sql(query: str, warehouse: Path, form: str) -> None:
    """Asks the warehouse a question in SQL; nothing can be changed or read but the warehouse.

    \b
    Example: devfin sql "select name, acronym from organisations limit 5"
    """
    import duckdb

    from pipelines.answers import written
    from warehouse.published import NotAWarehouse
    from warehouse.query import ask, reader

    try:
        with reader(warehouse) as connection:
            columns, rows = ask(connection, query)
    except NotAWarehouse as error:
        raise CannotRun(str(error)) from None
    except duckdb.Error as error:
        raise CannotRun(f"the query was refused: {error}") from None
    try:
        written(columns, rows, form)
    except BrokenPipeError:
        sys.stderr.close()


@main.command()
@click.option("--port", default=3000, show_default=True, help="Port of the web page.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address it listens on.")
def ui(port: int, host: str) -> None:
    """Opens the Dagster UI with its daemon, for schedules and sensors; Ctrl-C stops it."""
    from pipelines.interface import serve

    sys.exit(serve(host, port))


if __name__ == "__main__":
    main()
