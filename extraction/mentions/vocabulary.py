"""The vocabularies of numbers in seeds/reference/: currencies, units, counted nouns. Read once per process."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[2] / "seeds" / "reference"


@lru_cache(maxsize=None)
def rows(name: str) -> tuple[dict[str, str], ...]:
    """All rows of seeds/reference/NAME.csv, as printed there."""
    with open(REFERENCE / f"{name}.csv", encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
