"""Time and peak memory of linking activities across documents, for 1,000, 10,000 and 100,000 synthetic ones.

    python benchmarks/linking.py [--activities N ...]

Each size runs in a process of its own. Three documents tell of most projects: one by its full title, one by a shorter one with
the same amount, one with its number; countries, lenders, places, works and amounts recur as they do among real projects.
The last column says by how much the time of one activity grew since the size before; near 1 is linear.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from extraction.batch import READINGS_SCHEMA  # noqa: E402
from extraction.resolution import resolve  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
TELLINGS = 3
COUNTRIES = [f"C{number:02}" for number in range(140)]
LENDERS = [f"organisation:lender-{number}" for number in range(60)]
WORKS = "Roads|Water Supply|Irrigation|Rural Electrification|Health Services|Schools|Flood Protection|Urban Transport|Solar Power|Land Administration".split("|")
PLACES = [f"{first}{last}" for first in "Ka Mo Tu Ba Se Li Na Ro Zi De".split() for last in "bari menda lanka grad pura vale stan kent dara mira".split()]


def _empty() -> dict[str, Any]:
    return {name: [] for name in READINGS_SCHEMA.names if name not in ("document_id", "profile")} | {"profile": {}}


def _entity(title: str, country: str, identifier: str | None) -> dict[str, Any]:
    blank = {field.name: None for field in READINGS_SCHEMA.field("entities").type.value_type}
    key = "activity:" + "-".join(title.lower().split())
    return blank | {
        "key": key, "kind": "activity", "name": title, "country": country, "identifier": identifier, "aliases": [], "route": [], "registry": False,
    }  # fmt: skip


def documents(activities: int) -> pa.Table:
    """One document per telling, of as many projects as give this number of activities told."""
    draw = random.Random(7)
    blank = {field.name: None for field in READINGS_SCHEMA.field("transactions").type.value_type}
    rows = []
    for project in range(activities // TELLINGS):
        country, lender, place, work = draw.choice(COUNTRIES), draw.choice(LENDERS), draw.choice(PLACES), draw.choice(WORKS)
        amount = Decimal(draw.randrange(5, 600)) * 1_000_000
        titles = (f"{place} {work} Improvement Project", f"{work} in {place}", f"{place} {work} and Resilience Program, Phase {draw.randrange(1, 4)}")
        for number, title in enumerate(titles):
            entity = _entity(title, country, f"P{project:06}" if number == 2 else None)
            given = blank | {"activity": entity["key"], "provider": lender, "amount": amount, "currency": "USD", "type": "outgoing commitment"}
            rows.append(_empty() | {"document_id": f"d{project}-{number}", "entities": [entity], "transactions": [given]})
    return pa.Table.from_pylist(rows, schema=READINGS_SCHEMA)


def measured(activities: int, answer: Any) -> None:
    table = documents(activities)
    before, start = _peak(), time.process_time()
    resolved = resolve(table)
    answer.put((time.process_time() - start, before, _peak(), resolved["entities"].num_rows, resolved["near_matches"].num_rows))


def _peak() -> float:
    """Megabytes at the highest so far; getrusage counts kilobytes on Linux and bytes on macOS."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--activities", type=int, nargs="+", default=SIZES)
    last: float | None = None
    print(f"{'activities':>12}{'seconds':>10}{'MB with input':>15}{'MB input':>10}{'things':>9}{'near':>9}{'growth':>8}")
    for activities in parser.parse_args().activities:
        context = multiprocessing.get_context("spawn")
        answer = context.Queue()
        process = context.Process(target=measured, args=(activities, answer))
        process.start()
        seconds, before, peak, things, near = answer.get()
        process.join()
        each = seconds / activities
        print(f"{activities:>12,}{seconds:>10.1f}{peak:>15,.0f}{before:>10,.0f}{things:>9,}{near:>9,}{each / last if last else 1:>8.2f}", flush=True)
        last = each


if __name__ == "__main__":
    main()
