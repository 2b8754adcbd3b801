"""Seconds of a run with so many new documents over so many known ones: reading is work for the new ones only.

    python benchmarks/incremental_runs.py [--known 10000 100000] [--new 0 10 1000] [--folder FOLDER] [--whole]

Documents are made: press releases of some ten sentences (a kilobyte), each drawn by its own number from 25 kinds of
sentences and some hundred thousand combinations of project, country, sums, places and dates. Of more than 10,000 the first
10,000 are read, and the others are known by copies of what was read, with other names of rivers and towns: that is enough to
be known, and saves an hour of reading. The runs are those of
`devfin run` without the checks by Great Expectations; with `--whole`, the command itself. `taken in` is looking at every
file and its bytes, `read` the reading of those that are new, `made` all tables from all readings.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

BANKS = ("World Bank", "Asian Development Bank", "African Development Bank", "European Investment Bank", "Islamic Development Bank")
COUNTRIES = (
    "Nepal", "Kenya", "Georgia", "Peru", "Bhutan", "Ghana", "Tajikistan", "Jordan", "Senegal", "Mongolia", "Fiji", "Zambia",
    "Uzbekistan", "Morocco", "Vietnam", "Rwanda", "Armenia", "Bolivia", "Cambodia", "Malawi", "Albania", "Ecuador", "Benin", "Samoa",
)  # fmt: skip
KINDS = ("Road Safety", "Rural Water Supply", "Solar Power", "Urban Drainage", "Primary Education", "Irrigation", "Grid Expansion", "Health Services")
# Beginnings of names of rivers and towns that no English word has: sixteen for the documents, and as many for each copy of them.
BEGINNINGS = [first + vowel + last for vowel in "aeiou" for last in "qxzj" for first in "QXZJVWKY"]
PARTS = BEGINNINGS[:16]
ENDS = ("ri", "ko", "lin", "du", "ha", "il", "mo", "nu", "sen", "tai", "va", "bek", "dor", "gul", "kan", "zar")
PEOPLE = ("Anna Reyes", "Omar Haddad", "Lin Zhao", "Peter Novak", "Grace Mensah", "Rosa Quispe", "Jan de Wit", "Aigul Sadykova")

# Sentences of the genre, each told by a few of the documents only, so that no two documents are near each other.
SENTENCES = (
    "The project will benefit {people:,} people in the {river} valley by {end}.",
    "Of the ${amount} million, {share}% is for works and the rest for equipment and training.",
    "The Government of {country} adds ${own} million of its own, for a total of ${total} million.",
    '"The {river} {kind} Project is our {nth}th operation in {country}," said {person}, the bank\'s country director.',
    "About {jobs:,} jobs are expected during construction, {women}% of them for women.",
    "It finances {km} kilometres of works between {river} and {other}.",
    "In {before}, only {low}% of households in {other} district were served; today it is {high}%.",
    "The loan has a maturity of {years} years, including a grace period of {grace} years.",
    "Since {before}, the {bank} has committed ${portfolio} billion to {country} in {count} projects.",
    "Three towns, {river}, {other} and {third}, are to follow in {end}.",
    "Officials met in {other} on {told.day} {told:%B} to agree on the tariff, {cents} cents a unit.",
    "Losses fell from {high}% to {low}% within {grace} years, the ministry reported.",
    "{person} signed for the borrower, the Ministry of Finance of {country}.",
    "A grant of ${own} million pays for surveys of {km} villages and for {count} schools.",
    "Heavy rain in {before} had washed away {km} bridges along the {third} road.",
    "Farmers near {third} irrigate {people:,} hectares, a fifth of the country's fields.",
    "Tenders for the first {count} contracts, worth ${own} million, open in {told:%B} {end}.",
    "An earlier phase, closed in {before}, reached {jobs:,} families for ${grace}.5 million.",
    "The {other} plant will produce {km} megawatts, enough for {people:,} homes.",
    "Clinics in {count} districts receive {jobs:,} vaccines a month from {river} stores.",
    "Auditors found that {share}% of the funds had been paid out by {told:%B} {told.year}.",
    "Pipes of {km} kilometres replace those laid in {before} under {third} market.",
    "A second lender, the {lender}, is considering ${own} million in parallel.",
    "Teachers, {women}% of them women, were trained in {count} courses at {other} college.",
    "By {end}, travel from {river} to {third} takes {grace} hours instead of {years}.",
)


def document(number: int) -> str:
    """A press release of some ten sentences; its numbers, names and sentences are drawn from the document's own number."""
    chance = random.Random(number)
    told = date(2008, 1, 1) + timedelta(days=chance.randrange(6_000))
    river, other, third = (f"{chance.choice(PARTS)}{chance.choice(ENDS)}{chance.choice(ENDS)}" for _ in range(3))
    amount = chance.randrange(10, 500)
    low = chance.randrange(5, 40)
    facts = {
        "bank": chance.choice(BANKS), "lender": chance.choice(BANKS), "country": chance.choice(COUNTRIES), "kind": chance.choice(KINDS),
        "river": river, "other": other, "third": third, "person": chance.choice(PEOPLE), "told": told, "amount": amount,
        "own": amount // 5 + 1, "total": amount + amount // 5 + 1, "people": chance.randrange(1_000, 90_000), "jobs": chance.randrange(200, 9_000),
        "share": chance.randrange(20, 80), "women": chance.randrange(20, 60), "nth": chance.randrange(4, 20), "km": chance.randrange(12, 480),
        "years": chance.randrange(15, 40), "grace": chance.randrange(3, 9), "portfolio": f"{chance.randrange(11, 99) / 10}",
        "count": chance.randrange(4, 60), "before": told.year - chance.randrange(1, 9), "end": told.year + chance.randrange(2, 9),
        "low": low, "high": low + chance.randrange(10, 50), "cents": chance.randrange(3, 30),
    }  # fmt: skip
    body = [sentence.format(**facts) for sentence in chance.sample(SENTENCES, chance.randrange(8, 14))]
    lead = "{told:%B} {told.day}, {told.year} - The {bank} today approved a ${amount} million loan to {country} for the {river} {kind} Project."
    paragraphs = [lead.format(**facts), *(" ".join(body[start : start + 3]) for start in range(0, len(body), 3)), f"Document {number}."]
    return "\n\n".join(paragraphs) + "\n"


def write(folder: Path, first: int, last: int) -> None:
    for number in range(first, last):
        target = folder / f"{number // 1000:04}" / f"{number}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(document(number))


# Documents that are read before copies are made of them, with other names of rivers and towns.
READ_FOR_REAL = 10_000


def renamed(content: bytes, copy: int) -> bytes:
    """What a document, or what was read in it, is in a copy: other names, as long, in capitals and in small letters."""
    for before, after in zip(PARTS, BEGINNINGS[16 * copy :], strict=False):
        content = content.replace(before.encode(), after.encode()).replace(before.lower().encode(), after.lower().encode())
    return content


def add_copies(published: Path, folder: Path, known: int) -> None:
    """Adds renamed copies of all documents with what was read in them, as if they had been read, until so many are known."""
    from extraction.batch import READINGS_SCHEMA
    from warehouse.build import Build

    build = Build(published, "copies", keep_versions=1)
    with build.held(keep_all=True):
        with build.connect() as connection:
            build.declare_readings(connection, READINGS_SCHEMA)
            connection.execute("create temp table originals as from kept.raw_documents")
            for copy in range(1, known // READ_FOR_REAL):
                contents = connection.execute("select document_id, source_uri, content from originals order by document_id").fetchall()
                ids = {}
                for document_id, source_uri, content in contents:
                    target = folder / f"copy-{copy}" / "/".join(source_uri.split("/")[-2:])
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(made := renamed(content, copy))
                    ids[document_id] = (sha256(made).hexdigest(), target.as_uri())
                for table in ("raw_documents", "document_texts", "conversions", "readings"):
                    name = table if table == "document_texts" else f"kept.{table}"
                    rows = connection.sql(f"from {name} where document_id in (select document_id from originals)").to_arrow_table()
                    connection.register("copied", _copied(rows, ids, copy))
                    connection.execute(f"insert into {name} by name from copied")
                    connection.unregister("copied")
                print(f"{'':8} copy {copy} of {known // READ_FOR_REAL - 1}", flush=True)
        build.publish()


def _copied(rows: pa.Table, ids: dict[str, tuple[str, str]], copy: int) -> pa.Table:
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as stream:
        stream.write_table(rows)
    # All that is replaced is as long as what it replaces, so the offsets of Arrow stay right.
    made = pa.ipc.open_stream(renamed(sink.getvalue().to_pybytes(), copy)).read_all()
    for column, place in (("document_id", 0), ("source_uri", 1)):
        if column in made.column_names:
            told = pa.array([ids[document_id][place] for document_id in rows["document_id"].to_pylist()])
            made = made.set_column(made.column_names.index(column), column, told)
    return made


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

    marks, spent = [time.perf_counter()], time.process_time()
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
            read = read_the_unread(connection, lambda done, of: None).read
            marks.append(time.perf_counter())
            near_duplicates.mark(connection)
            resolved = resolve(connection.sql("select * exclude (code_version, claims_version, failure) from kept.readings order by document_id").to_arrow_table())
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
    spent = time.process_time() - spent
    return f"{read:>7,} read, {marks[-1] - marks[0]:8.1f} s ({', '.join(parts)}); {spent:.1f} s of one processor here"


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
            write(folder, 0, min(known, READ_FOR_REAL))
            print(f"{min(known, READ_FOR_REAL):>8,} documents, none known:  {run(published, folder, 'first')}", flush=True)
            if known > READ_FOR_REAL:
                add_copies(published, folder, known)
                print(f"{known:>8,} known, made known:       {run(published, folder, 'settled')}", flush=True)
            there = known
            for new in chosen.new:
                write(folder, there, there + new)
                print(f"{there:>8,} known, {new:>6,} new:       {run(published, folder, f'new-{new}')}", flush=True)
                there += new
            print(f"{'':8} warehouse of {published.stat().st_size / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
