"""Seconds of a run with so many new documents over so many known ones: reading is work for the new ones only.

    python benchmarks/incremental_runs.py [--known 10000 100000] [--new 0 10 1000] [--folder FOLDER] [--whole]

Documents are made: press releases of a few sentences, each another project, country, sum and date. The runs are those of
`devfin run` without the checks by Great Expectations; with `--whole`, the command itself. `taken in` is looking at every
file and its bytes, `read` the reading of those that are new, `made` all tables from all readings.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

BANKS = ("World Bank", "Asian Development Bank", "African Development Bank", "European Investment Bank", "Islamic Development Bank")
COUNTRIES = ("Nepal", "Kenya", "Georgia", "Peru", "Bhutan", "Ghana", "Tajikistan", "Jordan", "Senegal", "Mongolia", "Fiji", "Zambia")
KINDS = ("Road Safety", "Rural Water Supply", "Solar Power", "Urban Drainage", "Primary Education", "Irrigation", "Grid Expansion", "Health Services")
RIVERS = ("Amari", "Boko", "Celin", "Doru", "Esha", "Fenil", "Garo", "Hanu", "Ilmen", "Joru", "Kesha", "Lumo", "Miral", "Nadi", "Oruk", "Pasha")


def document(number: int) -> str:
    country, bank, kind = (names[number // step % len(names)] for names, step in ((COUNTRIES, 1), (BANKS, 12), (KINDS, 60)))
    river = f"{RIVERS[number // 480 % 16]}{RIVERS[number // 7_680 % 16].lower()}"
    told = date(2008, 1, 1) + timedelta(days=number % 6_000)
    amount, people, share = 10 + number % 490, 1_000 + number % 90_000, 20 + number % 60
    return f"""{told:%B} {told.day}, {told.year} - The {bank} today approved a ${amount} million loan to {country} for the {river} {kind} Project.

The project will benefit {people:,} people in the {river} valley by {told.year + 6}. Of the ${amount} million, {share}% is for works;
the Government of {country} adds ${amount // 5 + 1} million of its own, for a total of ${amount + amount // 5 + 1} million.
"The {river} {kind} Project is our {number % 90 + 2}th operation in {country}," said the bank's country director. Document {number}.
"""


def write(folder: Path, first: int, last: int) -> None:
    for number in range(first, last):
        target = folder / f"{number // 1000:04}" / f"{number}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(document(number))


def run_steps(published: Path, folder: Path, run_id: str) -> str:
    """The assets' functions in their order; how long each part took, and how many documents were read."""
    from assets import intake, near_duplicates, sources
    from assets.fetching.settings import Web
    from assets.rereading import read_the_unread
    from assets.sources import Memory, Source
    from checks import exchange_rates, reconciliations
    from extraction.batch import READINGS_SCHEMA, code_version
    from extraction.resolution import resolve
    from warehouse.build import Build
    from warehouse.tables import curated, fill, replace

    marks = [time.perf_counter()]
    build = Build(published, run_id, keep_versions=1)
    source = Source(str(folder), "folder", {"path": str(folder)})
    with build.held():
        with build.connect() as connection:
            marks.append(time.perf_counter())
            intake.note_arrivals(connection, source, sources.arrivals(source, Memory(intake.validators(connection, source), Web())))
            intake.take_in(connection, build.run_id, datetime.now(UTC), code_version(), [source.name])
            build.declare_readings(connection, READINGS_SCHEMA)
            intake.write_texts(connection)
            marks.append(time.perf_counter())
            read = read_the_unread(connection, lambda done, of: None)
            marks.append(time.perf_counter())
            near_duplicates.mark(connection)
            resolved = resolve(connection.sql("select * exclude (code_version, failure) from kept.readings order by document_id").to_arrow_table())
            for name, rows in resolved.items():
                replace(connection, f"kept.{name}", rows)
            # The tables that checks make, before the first that reads them.
            waiting = {"exchange_rates": exchange_rates.fill, "reconciliations": reconciliations.fill}
            for table in curated().values():
                for name in sorted(waiting.keys() & table.reads):
                    waiting.pop(name)(connection)
                fill(connection, table)
            marks.append(time.perf_counter())
        build.publish()
    marks.append(time.perf_counter())
    parts = [f"{name} {after - before:.1f}" for name, before, after in zip(_PARTS, marks, marks[1:], strict=False)]
    return f"{read:>7,} read, {marks[-1] - marks[0]:8.1f} s ({', '.join(parts)})"


_PARTS = ("begun", "taken in", "read", "made", "published")


def run_command(published: Path, folder: Path, run_id: str) -> str:
    start = time.perf_counter()
    command = [sys.executable, "-m", "pipelines.cli", "run", "--documents", str(folder), "--warehouse", str(published)]
    root = str(Path(__file__).resolve().parent.parent)
    ended = subprocess.run(command, capture_output=True, text=True, cwd=root, env={**os.environ, "PYTHONPATH": root})
    if ended.returncode:
        raise SystemExit(ended.stderr)
    said = next((line for line in ended.stderr.splitlines() if "documents_taken_in" in line), "")
    return f"{time.perf_counter() - start:8.1f} s  {said}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--known", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--new", type=int, nargs="+", default=[0, 10, 1_000])
    parser.add_argument("--folder", type=Path, default=None)
    parser.add_argument("--whole", action="store_true")
    chosen = parser.parse_args()
    run = run_command if chosen.whole else run_steps
    for known in chosen.known:
        with tempfile.TemporaryDirectory(dir=chosen.folder) as scratch:
            folder, published = Path(scratch, "documents"), Path(scratch, "w.duckdb")
            write(folder, 0, known)
            print(f"{known:>8,} documents, none known:  {run(published, folder, 'first')}", flush=True)
            there = known
            for new in chosen.new:
                write(folder, there, there + new)
                print(f"{there:>8,} known, {new:>6,} new:       {run(published, folder, f'new-{new}')}", flush=True)
                there += new
            print(f"{'':8} warehouse of {published.stat().st_size / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
