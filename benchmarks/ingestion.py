"""From bytes to `documents`: how many mixed small files a second, and does memory stay as it is when there are more?

    python benchmarks/ingestion.py [--files 10000] [--seed 1]

Makes a folder of text, Markdown, HTML, DOCX, RTF, mail, ZIP and PDF files, no two alike, some of them broken, and takes
it in as a run does, up to the texts; then once more, when everything is known.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assets import intake, sources  # noqa: E402
from assets.fetching.settings import Web  # noqa: E402
from assets.sources import Memory, Source  # noqa: E402
from extraction.batch import READINGS_SCHEMA, code_version  # noqa: E402
from extraction.formats import stop_workers  # noqa: E402
from tests.extraction.formats.making import docx, page, paragraph, paragraphs, pdf, zipped  # noqa: E402
from warehouse.build import Build  # noqa: E402

FORMATS = ["txt"] * 8 + ["md"] * 2 + ["html"] * 5 + ["docx"] * 2 + ["eml", "rtf", "pdf", "zip"]
WORDS = "the bank approved a loan of million to for roads water energy in of and region project was signed by ministry support".split()


def text(number: int, chance: random.Random) -> str:
    sentences = (" ".join(chance.choice(WORDS) for _ in range(chance.randint(8, 25))) for _ in range(chance.randint(5, 40)))
    return f"Loan {number} of ${number % 900 + 1} million.\n" + "".join(f"{sentence.capitalize()}.\n" for sentence in sentences)


def file(number: int, chance: random.Random) -> tuple[str, bytes]:
    form, told = chance.choice(FORMATS), text(number, chance)
    data = {
        "txt": lambda: told.encode(),
        "md": lambda: f"# Loan {number}\n\n{told}".encode(),
        "html": lambda: page(paragraphs(told)),
        "docx": lambda: docx("".join(paragraph(line) for line in told.split("\n"))),
        "eml": lambda: f"From: a@b.example\nSubject: Loan {number}\nMIME-Version: 1.0\n\n{told}".encode(),
        "rtf": lambda: ("{\\rtf1\\ansi " + told.replace("\n", "\\par\n") + "}").encode(),
        "pdf": lambda: pdf([(72, 780 - 14 * row, line[:90]) for row, line in enumerate(told.split("\n")[:50])]),
        "zip": lambda: zipped({"a.txt": told, "b.txt": told[::-1]}),
    }[form]()
    if number % 100 == 99:
        data = data[: len(data) // 2] if form != "txt" else bytes(range(256))
    return f"{number % 100:02}/{number:06}.{form}", data


def make(folder: Path, count: int, seed: int) -> int:
    chance, size = random.Random(seed), 0
    for number in range(count):
        name, data = file(number, chance)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        size += len(data)
    return size


class Watch:
    """The most memory that this process has, looked at ten times a second, from when it is asked."""

    def __init__(self) -> None:
        self.most, self._ended = 0, threading.Event()
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        while not self._ended.wait(0.1):
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            self.most = max(self.most, pages * resource.getpagesize())

    def end(self) -> float:
        self._ended.set()
        return self.most / 1e6


def take(published: Path, folder: Path, run: str) -> tuple[float, float, float, str]:
    """Seconds, those of processors (workers included), most memory in MB, and what came of it."""
    build, source = Build(published, run), Source("benchmark", "folder", {"path": str(folder)})
    watch, started, worked = Watch(), time.monotonic(), sum(os.times()[:4])
    with build.held():
        with build.connect() as connection:
            intake.note_arrivals(connection, source, sources.arrivals(source, Memory({}, Web())))
            counts = intake.take_in(connection, run, datetime.now(UTC), code_version(), [source.name])
            build.declare_readings(connection, READINGS_SCHEMA)
            texts = intake.write_texts(connection)
        took, most = time.monotonic() - started, watch.end()
        stop_workers()
        worked = sum(os.times()[:4]) - worked
        build.publish()
    said = f"{texts:,} texts; " + ", ".join(f"{count:,} {name.removeprefix('documents_')}" for name, count in counts.items() if count)
    return took, worked, most, said


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for count in (options.files // 5, options.files):
        with tempfile.TemporaryDirectory() as scratch:
            folder, published = Path(scratch, "files"), Path(scratch, "w.duckdb")
            size = make(folder, count, options.seed)
            for run in ("new", "known"):
                took, worked, most, said = take(published, folder, run)
                print(
                    f"{count:,} files of {size / 1e6:.1f} MB, {run}: {took:.1f} s ({worked:.1f} s of processors),"
                    f" {count / took:,.0f} files/s, {size / took / 1e6:.1f} MB/s, at most {most:.0f} MB; {said}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
