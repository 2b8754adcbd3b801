"""What the commands of `devfin` share: the option that names the warehouse, and how a command says that it cannot."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

import click

from pipelines.places import WAREHOUSE

PUBLISHED, NOT_PUBLISHED, COULD_NOT_RUN = 0, 1, 2


class CannotRun(click.ClickException):
    """What is wrong, why, and where to mend it; exit status 2, no traceback."""

    exit_code = COULD_NOT_RUN

    def show(self, file: IO[Any] | None = None) -> None:
        from pipelines.answers import printable

        # Reasons may have names of files in them, and these anything.
        click.echo("devfin: " + "\n".join(map(printable, self.format_message().split("\n"))), err=True)


warehouse_option = click.option(
    "--warehouse",
    type=click.Path(path_type=Path),
    default=WAREHOUSE,
    show_default="$DEVFIN_WAREHOUSE, else warehouse/devfin.duckdb of the project",
    help="The DuckDB file.",
)

json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON instead, for programs.")

# How long `--wait` waits where no time is named: longer than most runs take.
_WAIT_SECONDS = 600

wait_option = click.option(
    "--wait",
    "wait_seconds",
    type=click.FloatRange(min=0),
    is_flag=False,
    flag_value=_WAIT_SECONDS,
    default=0,
    metavar="[SECONDS]",
    help=f"Wait for another run that builds the same warehouse, {_WAIT_SECONDS} seconds where none are named. Default: refuse at once.",
)
