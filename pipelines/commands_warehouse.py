"""The commands that look after a warehouse: its versions, going back, what changed, hashes, its health, and making it anew."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from pipelines.command_parts import CannotRun, json_option, wait_option, warehouse_option

# Differing facts of a table and a kind that are listed where nothing else is said.
_SHOWN = 10


@contextmanager
def _reasons() -> Iterator[None]:
    """Turns what the warehouse refuses into the command's own refusal."""
    import duckdb

    from warehouse.lock import WarehouseBusy
    from warehouse.published import NotAWarehouse
    from warehouse.versions import NoSuchVersion

    try:
        yield
    except (NotAWarehouse, NoSuchVersion, WarehouseBusy) as error:
        raise CannotRun(str(error)) from None
    except duckdb.Error as error:
        raise CannotRun(f"the warehouse cannot be read: {str(error).splitlines()[0]}; `devfin doctor` looks into it") from None
    except OSError as error:
        raise CannotRun(f"{error.filename or 'the warehouse'}: {error.strerror}; check permissions and space") from None


@click.command()
@warehouse_option
@json_option
def versions(warehouse: Path, as_json: bool) -> None:
    """Lists the published version and those kept before it, with counts and verdicts, newest first.

    \b
    Examples:
      devfin versions
      devfin versions --json | jq -r '.[0].version'

    Exit status: 0 listed, 2 there is no warehouse.
    """
    from warehouse.versions import versions as listed

    with _reasons():
        found = listed(warehouse.resolve())
    if not found:
        raise CannotRun(f"there is no warehouse at {warehouse}; `devfin run` makes one")
    if as_json:
        _json([_plain(version) for version in found])
        return
    head = ["version", "state", "documents", "facts", "agree", "contradict", "unclear", "checks", "failed", "MB"]
    rows = [
        (
            v.version,
            "published" if v.published else "kept",
            v.documents,
            v.facts,
            v.consistent,
            v.inconsistent,
            v.indeterminate,
            v.checks,
            v.checks_failed,
            round(v.size_bytes / 1e6, 1),
        )
        for v in found
    ]
    _table(head, rows)
    for version in found:
        if version.problem:
            click.echo(f"{version.version} cannot be used: {version.problem}", err=True)


@click.command()
@click.argument("version", required=False)
@warehouse_option
@wait_option
@json_option
def rollback(version: str | None, warehouse: Path, wait_seconds: float, as_json: bool) -> None:
    """Publishes an earlier VERSION again: the one before the published one, or the one whose name begins so.

    What was published stays among the versions, so that you can come back to it.

    \b
    Examples:
      devfin rollback                     the version before the published one
      devfin rollback 20250314T0500       the one that `devfin versions` lists so

    Exit status: 0 published again, 2 there is no such version, or another run is building.
    """
    from warehouse.versions import rollback as roll_back

    with _reasons():
        before, after = roll_back(warehouse.resolve(), version, wait_seconds)
    if as_json:
        _json({"before": before, "after": after, "warehouse": str(warehouse)})
    else:
        click.echo(f"published {after} again; {before or 'what was there could not be opened and'} was published before")


@click.command()
@click.argument("before", required=False)
@click.argument("after", required=False)
@warehouse_option
@click.option("--limit", default=_SHOWN, show_default=True, help="How many facts of a table and a kind to list; 0 lists none.")
@json_option
def diff(before: str | None, after: str | None, warehouse: Path, limit: int, as_json: bool) -> None:
    """Says what changed from one version to another: rows by table, and facts that are new, changed or gone.

    BEFORE and AFTER are the first letters of versions' names, `published`, or paths of files; by default the version before
    the published one, and the published one.

    \b
    Examples:
      devfin diff
      devfin diff 20250314 published --limit 50
      devfin diff old.duckdb new.duckdb --json

    Exit status: 0 nothing changed, 1 something did, 2 they could not be compared.
    """
    from warehouse.difference import difference
    from warehouse.versions import found

    warehouse = warehouse.resolve()
    with _reasons():
        result = difference(found(warehouse, before), found(warehouse, after, default="published"), shown=max(0, limit))
    if as_json:
        _json({"tables": [_plain(table) for table in result.tables], "facts": [_plain(fact) for fact in result.facts]})
    else:
        rows = [(t.table, t.before, t.after, t.new, t.changed, t.gone) for t in result.tables if not t.same]
        if rows:
            _table(["table", "before", "after", "new", "changed", "gone"], rows)
        else:
            click.echo("no table differs")
        for fact in result.facts:
            click.echo(_fact(fact))
    sys.exit(0 if all(table.same for table in result.tables) else 1)


def _fact(fact: Any) -> str:
    from pipelines.answers import jsonable, printable

    if fact.what == "changed":
        told = "; ".join(f"{name}: {jsonable(was)} -> {jsonable(now)}" for name, (was, now) in fact.columns.items())
    else:
        told = ", ".join(f"{name}={jsonable(value)}" for name, value in fact.row.items() if value is not None and name != "quote")
    quote = f' "{fact.row["quote"]}"' if fact.row.get("quote") else ""
    return printable(f"{fact.what} {fact.table}: {told[:400]}{quote}")


@click.command("hash")
@warehouse_option
@click.option("--views", is_flag=True, help="Views as well; what they say follows from the tables.")
@json_option
def hash_(warehouse: Path, views: bool, as_json: bool) -> None:
    """Prints a hash of what each table says, and one of all: equal for equal rows, in whatever order they came.

    \b
    Examples:
      devfin hash
      devfin hash --json | jq -r .content_hash

    Exit status: 0 printed, 2 there is no warehouse.
    """
    from warehouse.content_hash import table_hashes, whole
    from warehouse.query import reader

    with _reasons(), reader(warehouse) as connection:
        hashes = table_hashes(connection, views=views)
    if as_json:
        _json({"content_hash": whole(hashes), "tables": [_plain(hashed) for hashed in hashes.values()]})
        return
    for hashed in hashes.values():
        click.echo(f"{hashed.content_hash}  {hashed.table} ({hashed.rows:,} rows)")
    click.echo(f"{whole(hashes)}  all tables")


@click.command()
@warehouse_option
@json_option
def doctor(warehouse: Path, as_json: bool) -> None:
    """Looks whether a warehouse and its folders are sound, and says what to do where they are not.

    The published file and its earlier versions against the hashes written down of them, documents against their ids,
    references between tables, quotes against texts, files that belong to nothing, runs that failed.

    \b
    Examples:
      devfin doctor
      devfin doctor --warehouse reports.duckdb --json

    Exit status: 0 sound, 1 something is to be done, 2 there is no warehouse.
    """
    from pipelines.doctor import examined

    warehouse = warehouse.resolve()
    if not warehouse.exists():
        raise CannotRun(f"there is no warehouse at {warehouse}; `devfin run` makes one")
    with _reasons():
        found = list(examined(warehouse))
    if as_json:
        _json([_plain(finding) for finding in found])
    else:
        from pipelines.answers import printable

        for finding in found:
            click.echo(printable(f"{'ok    ' if finding.sound else 'NOT OK'} {finding.about}: {finding.found}"))
            if finding.to_do:
                click.echo(printable(f"       to do: {finding.to_do}"))
    sys.exit(0 if all(finding.sound for finding in found) else 1)


@click.command()
@warehouse_option
@wait_option
@json_option
def rebuild(warehouse: Path, wait_seconds: float, as_json: bool) -> None:
    """Makes the whole warehouse again from the documents that it keeps, each read anew by the present code.

    \b
    Examples:
      devfin rebuild
      devfin rebuild --wait 3600

    Exit status as that of `run`: 0 published, 1 a blocking check failed and nothing was published, 2 could not run.
    """
    gc.set_threshold(1_000_000, 20, 20)
    from pipelines.running import CouldNotRun, run_job

    if not warehouse.exists():
        raise CannotRun(f"there is no warehouse at {warehouse}; `devfin run` makes one")
    try:
        status = run_job([], warehouse, read_again=True, quiet=as_json, wait_seconds=wait_seconds)
    except CouldNotRun as error:
        raise CannotRun(str(error)) from None
    if as_json:
        from warehouse.versions import described

        _json({"published": status == 0, **_plain(described(warehouse.resolve(), warehouse.resolve()))})
    sys.exit(status)


COMMANDS = (versions, rollback, diff, hash_, doctor, rebuild)


def _table(head: list[str], rows: Sequence[tuple[object, ...]]) -> None:
    from pipelines.answers import table

    click.echo(table(head, rows))


def _plain(item: Any) -> dict[str, Any]:
    """A dataclass as JSON has it."""
    from dataclasses import asdict

    return {name: str(value) if isinstance(value, Path) else value for name, value in asdict(item).items()}


def _json(value: Any) -> None:
    import json

    from pipelines.answers import jsonable

    click.echo(json.dumps(jsonable(value), ensure_ascii=False, indent=1))
