"""Characters per second of reading, beside quantulum3 and dateparser.search in the same run, and the time from 10 kB to 10 MB.

    python benchmarks/reading_speed.py [--documents FOLDER] [--largest MEGABYTES] [--without-others]

`--documents` adds the .txt files of a folder to the three seed documents. One process, one thread, CPU time.
The other two read numbers alone and dates alone; ours are timed for figures alone and for all mention kinds with names.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from extraction.mentions import find_mentions
from extraction.mentions.numbers.figures import find_figures
from extraction.model import Profile
from extraction.text import Text

SEEDS = Path(__file__).resolve().parent.parent / "seeds" / "documents"
KILOBYTES = (10, 100, 1_000, 10_000)


def texts(folder: Path | None) -> list[str]:
    files = sorted(SEEDS.glob("*.txt")) + (sorted(folder.glob("*.txt")) if folder else [])
    return [file.read_text(encoding="utf-8") for file in files]


def seconds(read: Callable[[str], object], documents: list[str], repeats: int) -> float:
    """The least CPU time of some runs over all documents; the first, which loads vocabularies, is not counted."""
    read(documents[0])
    best = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        for document in documents:
            read(document)
        best = min(best, time.process_time() - start)
    return best


def read_figures(document: str) -> object:
    return find_figures(Text(document), [], Profile())


def read_all(document: str) -> object:
    return find_mentions(Text(document))


def others() -> list[tuple[str, Callable[[str], object]]]:
    """The readers to compare with, as far as they are installed (the optional dependencies `benchmarks`)."""
    warnings.filterwarnings("ignore")
    found: list[tuple[str, Callable[[str], object]]] = []
    try:
        from quantulum3 import parser

        found.append(("quantulum3 (numbers with units)", parser.parse))
    except ImportError:
        print("quantulum3 is not installed: pip install '.[benchmarks]'", file=sys.stderr)
    try:
        from dateparser.search import search_dates

        found.append(("dateparser.search (dates)", lambda text: search_dates(text, languages=["en"])))
    except ImportError:
        print("dateparser is not installed: pip install '.[benchmarks]'", file=sys.stderr)
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=Path, help="a folder of further .txt files")
    arguments.add_argument("--largest", type=float, default=10.0, help="the longest document of the growth table, in megabytes")
    arguments.add_argument("--without-others", action="store_true")
    options = arguments.parse_args()
    documents = texts(options.documents)
    characters = sum(map(len, documents))
    print(f"{len(documents)} documents, {characters:,} characters\n")
    readers = [("figures and dates (ours)", read_figures, 20), ("all mention kinds with names (ours)", read_all, 10)]
    if not options.without_others:
        readers += [(name, read, 2) for name, read in others()]
    speeds = {}
    for name, read, repeats in readers:
        speeds[name] = characters / seconds(read, documents, repeats)
    slowest = speeds.get("quantulum3 (numbers with units)")
    for name, speed in speeds.items():
        print(f"{name:40} {speed:14,.0f} characters/s" + (f" {speed / slowest:8.1f} x quantulum3" if slowest else ""))
    print(f"\n{'one document of':>16} {'figures s':>11} {'characters/s':>14} {'all kinds s':>12} {'characters/s':>14}")
    joined = "\n\n".join(documents)
    for kilobytes in KILOBYTES:
        size = kilobytes * 1_000
        if size > options.largest * 1_000_000:
            break
        document = (joined * (size // len(joined) + 1))[:size]
        figures, everything = (seconds(read, [document], 1) for read in (read_figures, read_all))
        print(f"{kilobytes:>13} kB {figures:11.3f} {size / figures:14,.0f} {everything:12.3f} {size / everything:14,.0f}")


if __name__ == "__main__":
    main()
