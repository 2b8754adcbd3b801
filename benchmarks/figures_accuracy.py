"""Precision, recall and F1 of reading figures in formal English by class of format, beside quantulum3 and dateparser.search on the same sentences.

    python benchmarks/figures_accuracy.py [--misses]

A figure is right where its value and its currency, unit or dates are. The sentences are ours, so that the table tells
which formats are read rather than how often they occur. quantulum3 is asked for money, percentages and measures, and
dateparser.search for days; of a range both ends are told. quantulum3 tells units apart by a classifier where
scikit-learn is installed.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections import Counter
from collections.abc import Callable
from decimal import Decimal

from extraction.mentions.numbers.figures import find_figures
from extraction.model import Profile
from extraction.text import Text

# class of format -> sentences with their figures: "value unit", or the EDTF of a date
SENTENCES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "money": (
        ("The museum paid $4.2 million for the wing.", ("4200000 USD",)),
        ("A grant of EUR 650,000 covered the rest.", ("650000 EUR",)),
        ("The fine came to seventy-five thousand pounds.", ("75000 GBP",)),
        ("Tickets cost between 12 and 18 euros.", ("12 EUR", "18 EUR")),
        ("The fund lost £1.3bn in a day.", ("1300000000 GBP",)),
        ("He was owed nine dollars and forty cents.", ("9.40 USD",)),
        ("The estate was worth half a million dollars.", ("500000 USD",)),
        ("It reported a result of -$2.5 million.", ("-2500000 USD",)),
    ),
    "percent": (
        ("Turnout rose by 3.4 percent.", ("3.4 %",)),
        ("Some thirty-one per cent of them agreed.", ("31 %",)),
        ("Prices fell from 12% to 7%.", ("12 %", "7 %")),
        ("The rate was cut by half a percent.", ("0.5 %",)),
        ("Output changed by minus two percent.", ("-2 %",)),
    ),
    "measure": (
        ("The tunnel is 4.7 kilometres long.", ("4.7 km",)),
        ("Each tank holds two thousand litres.", ("2000 l",)),
        ("A 30-tonne crane lifted it.", ("30 t",)),
        ("The plot covers two and a half hectares.", ("2.5 ha",)),
        ("It spans 8 to 12 metres.", ("8 m", "12 m")),
        ("The shelf is 2 1/2 inches deep.", ("2.5 in",)),
        ("They walked for forty minutes.", ("40 minute",)),
    ),
    "rate and power": (
        ("Trains run at 160 km/h.", ("160 km/h",)),
        ("The river carries 35 cubic metres per second.", ("35 m3/s",)),
        ("The lake covers 62 km² and holds 3 km^3.", ("62 km2", "3 km3")),
        ("The yield was 4,500 kilograms per hectare.", ("4500 kg/ha",)),
        ("Light travels at 3 x 10^8 m/s.", ("300000000 m/s",)),
        ("The alloy weighs 8.1 g/cm3.", ("8.1 g/cm3",)),
    ),
    "scientific": (
        ("The bar measures 25.4±0.2 mm.", ("25.4 mm",)),
        ("A dose of 12 milligrays was given.", ("12 mGy",)),
        ("The sample was cooled to -40 °C.", ("-40 Cel",)),
        ("The fibre is 350 nanometres wide.", ("350 nm",)),
        ("The charge was 1.6e-3 kWh.", ("0.0016 kWh",)),
    ),
    "day": (
        ("The treaty was signed on 17 March 2011.", ("2011-03-17",)),
        ("It opened on Tuesday, June 5, 2018.", ("2018-06-05",)),
        ("The order of the 3rd of May, 2009 stands.", ("2009-05-03",)),
        ("The form is dated 2014-09-30.", ("2014-09-30",)),
        ("The court sat on 21/04/2016.", ("2016-04-21",)),
        ("The board met on the last Friday of May 2019.", ("2019-05-31",)),
    ),
    "period": (
        ("Work lasted from March to August 2014.", ("2014-03/2014-08",)),
        ("The show ran from 3 May to 7 June 2015.", ("2015-05-03/2015-06-07",)),
        ("Sales fell in the third quarter of 2019.", ("2019-07/2019-09",)),
        ("The style was common in the 1920s.", ("1920/1929",)),
        ("The hall dates from the 18th century.", ("1700/1799",)),
        ("The war of 1861-65 ended it.", ("1861/1865",)),
        ("It was built in early June 2016.", ("2016-06",)),
    ),
    "none": (
        ("See section 4.2 on page 17 of version 2.0.", ()),
        ("He called 202-555-0188 at half past nine.", ()),
        ("Flight 737 left gate 12.", ()),
    ),
}  # fmt: skip
_DATED = ("day", "period")
_CURRENCIES = {"dollar": "USD", "euro": "EUR", "pound sterling": "GBP", "cent": "USD"}
_UNITS = {
    "percentage": "%", "kilometre": "km", "litre": "l", "tonne": "t", "hectare": "ha", "metre": "m", "inch": "in", "minute": "minute", "kilometre per hour": "km/h",
    "cubic metre per second": "m3/s", "square kilometre": "km2", "cubic kilometre": "km3", "kilogram per hectare": "kg/ha", "metre per second": "m/s", "millimetre": "mm",
    "gram per cubic centimetre": "g/cm3", "milligray": "mGy", "degree Celsius": "Cel", "nanometre": "nm", "kilowatt hour": "kWh", "kilowatt-hour": "kWh",
}  # fmt: skip
Reader = Callable[[str], list[str]]


def _shown(value: Decimal, unit: str) -> str:
    return f"{value.normalize():f} {unit}"


def ours(sentence: str) -> list[str]:
    found = []
    for mention in find_figures(Text(sentence), [], Profile())[0]:
        if mention.kind == "date":
            found.append(mention.edtf or "")
        elif mention.value is not None:
            found.append(_shown(mention.value, "%" if mention.kind == "percent" else mention.currency or mention.unit or ""))
    return found


def quantulum(parse: Callable[[str], list[object]]) -> Reader:
    def read(sentence: str) -> list[str]:
        found = []
        for quantity in parse(sentence):
            name, value, off = quantity.unit.name, quantity.value, quantity.uncertainty  # type: ignore[attr-defined]
            if name == "dimensionless":
                continue
            if name == "cent":
                value, off = value / 100, off and off / 100
            ends = (value - off, value + off) if off and "±" not in quantity.surface else (value,)  # type: ignore[attr-defined]
            found += [_shown(Decimal(f"{end:.10g}"), _CURRENCIES.get(name) or _UNITS.get(name, name)) for end in ends]
        return found

    return read


def readers() -> list[tuple[str, Reader, bool | None]]:
    """The readers, and whether each is one of dates alone (None: of all); the others as far as the optional dependencies `benchmarks` are installed."""
    warnings.filterwarnings("ignore")
    found: list[tuple[str, Reader, bool | None]] = [("ours", ours, None)]
    try:
        from quantulum3 import parser

        found.append(("quantulum3", quantulum(parser.parse), False))
    except ImportError:
        print("quantulum3 is not installed: pip install '.[benchmarks]'", file=sys.stderr)
    try:
        from dateparser.search import search_dates

        found.append(("dateparser", lambda text: [day.date().isoformat() for _, day in search_dates(text, languages=["en"]) or []], True))
    except ImportError:
        print("dateparser is not installed: pip install '.[benchmarks]'", file=sys.stderr)
    return found


def score(read: Reader, rows: tuple[tuple[str, tuple[str, ...]], ...], misses: bool) -> Counter[str]:
    """How many figures are right, missing and wrong."""
    counts: Counter[str] = Counter()
    for sentence, expected in rows:
        wanted = Counter(_shown(Decimal(figure.split()[0]), figure.split()[1]) if " " in figure else figure for figure in expected)
        found = Counter(read(sentence))
        counts["right"] += (wanted & found).total()
        counts["missing"] += (wanted - found).total()
        counts["wrong"] += (found - wanted).total()
        if misses and wanted != found:
            print(f"    {sentence} {list(wanted)} {list(found)}")
    return counts


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--misses", action="store_true", help="show each sentence that is read wrong")
    options = arguments.parse_args()
    print(f"{'':12} {'class':16} {'right':>6} {'missing':>8} {'wrong':>6} {'F1':>6}")
    for name, read, dates in readers():
        whole: Counter[str] = Counter()
        for kind, rows in SENTENCES.items():
            if dates is not None and kind != "none" and (kind in _DATED) != dates or dates and kind == "period":
                continue
            counts = score(read, rows, options.misses)
            whole += counts
            _print(name, kind, counts)
        _print(name, "all", whole)


def _print(name: str, kind: str, counts: Counter[str]) -> None:
    right, all_of_them = counts["right"], 2 * counts["right"] + counts["missing"] + counts["wrong"]
    f1 = f"{2 * right / all_of_them:.3f}" if all_of_them else "-"
    print(f"{name:12} {kind:16} {right:6} {counts['missing']:8} {counts['wrong']:6} {f1:>6}")


if __name__ == "__main__":
    main()
