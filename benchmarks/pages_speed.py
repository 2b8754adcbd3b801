"""How long the evidence pages of many documents take, and how much they weigh.

    python benchmarks/pages_speed.py [--documents 1000] [--warehouse FILE]

Without a warehouse one is made of variants of the documents in tests/corpus/documents and seeds/documents, each with other
numbers, which takes longer than the pages. One process; CPU time beside the time on the clock.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import re
import tempfile
import time
from pathlib import Path

from pages import site

PROJECT = Path(__file__).resolve().parent.parent
FOLDERS = (PROJECT / "tests" / "corpus" / "documents", PROJECT / "seeds" / "documents")

_DIGIT = re.compile(r"(?<![\d.,])\d(?=\d(?:[.,]| million| billion))")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, default=1000)
    arguments.add_argument("--warehouse", type=Path)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as place:
        warehouse = chosen.warehouse or made(Path(place), chosen.documents)
        began, used = time.perf_counter(), time.process_time()
        built = site.build(warehouse, Path(place) / "site")
        took, used = time.perf_counter() - began, time.process_time() - used
        report(built, Path(place) / "site", took, used)


def made(place: Path, number: int) -> Path:
    """A warehouse of so many documents, each one of ours with other digits."""
    sources = [path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]
    folder = place / "documents"
    folder.mkdir()
    chance = random.Random(1)
    for at in range(number):
        source = sources[at % len(sources)]
        text = _DIGIT.sub(lambda _: str(chance.randint(1, 9)), source.read_text(encoding="utf-8"))
        (folder / f"{at:05}-{source.name}").write_text(f"{text}\n\nDocument number {at} of the series.\n", encoding="utf-8")
    os.environ["DAGSTER_HOME"] = str(place / "home")
    from pipelines.running import run_job

    with open(os.devnull, "w") as nowhere, contextlib.redirect_stderr(nowhere):
        assert run_job([str(folder)], place / "devfin.duckdb", quiet=True) == 0
    return place / "devfin.duckdb"


def report(built: site.Built, folder: Path, took: float, used: float) -> None:
    documents = built.counts["documents"]
    print(f"{sum(built.counts.values()):,} pages, {documents:,} of documents: {took:.1f} s, {used:.1f} s of CPU")
    print(f"{1000 * used / documents:.1f} ms of CPU for each document")
    for kind in ("documents", "activities", "organisations", "countries"):
        sizes = sorted(path.stat().st_size for path in (folder / kind).glob("*.html"))
        print(f"{kind:14} median {sizes[len(sizes) // 2] / 1000:7.1f} kB, largest {sizes[-1] / 1000:7.1f} kB")
    bundled = sum(path.stat().st_size for path in (folder / "bundled").glob("*") if path.name not in ("d3.min.js", "plot.umd.min.js"))
    index = (folder / "search-index.js").stat().st_size
    print(f"with each page {bundled / 1000:.0f} kB of style, scripts and outline; the search loads {index / 1000:.0f} kB when it is used")


if __name__ == "__main__":
    main()
