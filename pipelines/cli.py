"""The command line `devfin`; everything heavy is imported when a command needs it, so that help comes at once."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import click

from pipelines import commands_answers, commands_warehouse
from pipelines.command_parts import CannotRun, json_option, wait_option, warehouse_option

# The commands as help lists them, by what a person wants.
_SECTIONS = {
    "Read and check": ("run", "check"),
    "Ask and look": ("sql", "pages", "ui", "export"),
    "Look after the warehouse": ("versions", "diff", "rollback", "rebuild", "hash", "doctor"),
}


class Commands(click.Group):
    """The commands; a fault of our own ends in one line as well, unless --debug asks for where it happened."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise CannotRun(_usage(error)) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            # A reader that has seen enough (`| head`) is no fault; click ends quietly then.
            raise
        except Exception as error:
            if ctx.params["debug"]:
                raise
            raise CannotRun(f"a fault in devfin: {error!r}; `devfin --debug ...` shows where") from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        listed = dict(_SECTIONS)
        known = {name for names in listed.values() for name in names}
        listed["Others"] = tuple(name for name in self.list_commands(ctx) if name not in known)
        for section, names in listed.items():
            commands = [(name, self.get_command(ctx, name)) for name in names]
            rows = [(name, command.get_short_help_str(300)) for name, command in commands if command and not command.hidden]
            if rows:
                with formatter.section(section):
                    formatter.write_dl(rows)


def _usage(error: click.UsageError) -> str:
    """A wrong call in a sentence, and where to read on."""
    told = error.format_message()
    path = error.ctx.command_path if error.ctx else "devfin"
    return f"{told[:1].lower()}{told[1:].rstrip('.')}{'' if told.endswith('?') else ';'} `{path} --help` shows how it is called"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="devfin")
@click.option("--debug", is_flag=True, help="Show where a fault happened.")
@click.pass_context
def main(ctx: click.Context, debug: bool) -> None:
    """Reads what is published about development projects into a DuckDB warehouse, and checks its numbers.

    \b
    Examples:
      devfin run                                      read the documents, publish the warehouse
      devfin check report.pdf                         do the numbers of a document agree?
      devfin sql "from contradictions"                ask the warehouse
      devfin pages                                    look at it in a browser

    Exit status of every command: 0 done, 1 what was looked for is there (a contradiction, a failed check, a difference),
    2 it could not be done. Errors go to standard error, answers to standard output; colours only to a terminal, and
    never where NO_COLOR is set. `devfin completion bash` helps to complete commands and options with the Tab key.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False


@main.command()
@click.option(
    "--documents",
    multiple=True,
    metavar="PATH",
    help="A folder, file or address to read; repeatable. Default: what sources.yaml names, else seeds/documents.",
)
@warehouse_option
@wait_option
@json_option
def run(documents: tuple[str, ...], warehouse: Path, wait_seconds: float, as_json: bool) -> None:
    """Runs the whole pipeline on the documents and publishes the warehouse.

    \b
    Examples:
      devfin run
      devfin run --documents reports/ --documents news.html
      devfin run --documents reports/ --warehouse reports.duckdb --json

    Exit status: 0 published, 1 a blocking check failed and nothing was published, 2 could not run.
    """
    # Importing the libraries makes some million objects that stay; looking through them for garbage takes a sixth of a short run.
    gc.set_threshold(1_000_000, 20, 20)
    from pipelines.running import CouldNotRun, run_job

    try:
        status = run_job(list(documents), warehouse, quiet=as_json, wait_seconds=wait_seconds)
    except CouldNotRun as error:
        raise CannotRun(str(error)) from None
    if as_json:
        from pipelines.summary import summary_for_programs

        click.echo(summary_for_programs(warehouse.resolve(), published=status == 0))
    sys.exit(status)


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Write a list with one object per file instead, for programs.")
def check(files: tuple[str, ...], as_json: bool) -> None:
    """Says of each number that can be checked against others in the same text whether they agree.

    Contradictions come first, each with its sentence, what it states and what the other numbers allow.

    \b
    Examples:
      devfin check brochure.txt
      devfin check drafts/*.docx
      devfin check --json report.pdf | jq '.[].verdicts[] | select(.status == "inconsistent") | .explanation'

    Exit status: 0 all agree, 1 something contradicts itself, 2 a file could not be read (the others are checked all the same).
    """
    from pipelines.checking import check_files

    sys.exit(check_files([Path(file) for file in files], as_json=as_json))


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=3000, show_default=True, help="Port of the web page.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address it listens on.")
def ui(port: int, host: str) -> None:
    """Opens the Dagster UI with its daemon, for schedules and sensors; Ctrl-C stops it.

    The daily schedule and the sensors are off until they are switched on in the UI; DEVFIN_AUTOMATION=on starts with them on.

    \b
    Examples:
      devfin ui
      DEVFIN_AUTOMATION=on devfin ui --port 8080
    """
    from pipelines.interface import CannotServe, serve

    try:
        sys.exit(serve(host, port))
    except CannotServe as error:
        raise CannotRun(str(error)) from None


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Prints what makes a shell complete devfin's commands and options.

    \b
    Examples:
      eval "$(devfin completion bash)"                in ~/.bashrc
      eval "$(devfin completion zsh)"                 in ~/.zshrc
      devfin completion fish > ~/.config/fish/completions/devfin.fish
    """
    from click.shell_completion import get_completion_class

    complete = get_completion_class(shell)
    if complete is None:
        raise CannotRun(f"{shell} is not a shell that can be helped; bash, zsh and fish are")
    try:
        click.echo(complete(main, {}, "devfin", "_DEVFIN_COMPLETE").source())
    except RuntimeError as error:
        raise CannotRun(str(error)) from None


for command in (*commands_answers.COMMANDS, *commands_warehouse.COMMANDS):
    main.add_command(command)


if __name__ == "__main__":
    main()
