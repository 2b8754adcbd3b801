"""Fills `exchange_rates`: what one US dollar cost in each currency, on each date, that a transaction of the build has.

A day has the ECB's rate of that day, or of the last day before it that has one; a month or year has the average of the
ECB's days in it. Currencies that the ECB does not have go by their peg, or by the average of the year. The rates are
those that `checks.rules.reference_rates` holds stated equivalents against, where they are intervals.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

from checks.rules import reference_rates as known
from checks.validation import arrow

# The tables that say which rates are needed.
READS = ("transactions", "activities", "documents")

BASE = "USD"

RATES = pa.schema(
    [
        ("edtf", pa.string()),
        ("currency", pa.string()),
        ("base", pa.string()),
        ("rate", pa.decimal128(38, 9)),
        ("worth", pa.decimal128(18, 15)),
        ("date", pa.date32()),
        ("name", pa.string()),
        ("source", pa.string()),
    ]
)

# A transaction is dated by its own words, or else by the approval of its activity, or else by its document.
_NEEDED = f"""
select distinct side.currency, dated.edtf
from transactions as t
join documents as d using (document_id)
left join activities as a using (activity_id)
cross join lateral (values (t.currency), (t.equivalent_currency)) as side(currency)
cross join lateral (values (t.edtf), (a.approved_on::varchar), (d.published_on::varchar)) as dated(edtf)
where side.currency <> '{BASE}' and dated.edtf is not null
order by all
"""

# Before a day, the ECB's last rate is at most so many days old: Easter and Christmas have up to four days without.
_HOLIDAYS = 10
# An average of a year before stands for a year that has none yet, so many years at most.
_YEARS_LATE = 2

_DATE = re.compile(r"/?(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?![\dX])")


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of a currency for one US dollar; `day` is the rate's own day, or the last of the time it is an average of."""

    value: Decimal
    day: date | None
    name: str
    source: str


def fill(connection: duckdb.DuckDBPyConnection) -> int:
    """Makes `exchange_rates` of the build again; returns how many rows it has."""
    rows = arrow(connection, _NEEDED).to_pylist()
    rates = pa.Table.from_pylist([found for row in rows if (found := _row(**row)) is not None], schema=RATES)
    connection.register("rates_found", rates)
    connection.execute("begin")
    connection.execute("delete from exchange_rates")
    connection.execute("insert into exchange_rates by name from rates_found")
    connection.execute("commit")
    connection.unregister("rates_found")
    return int(rates.num_rows)


def _row(currency: str, edtf: str) -> dict[str, Any] | None:
    rate = rate_at(currency, edtf)
    if rate is None:
        return None
    value, worth = rate.value.quantize(Decimal("1e-9")), (1 / rate.value).quantize(Decimal("1e-15"))
    if not value or not worth or worth >= 1000:
        return None
    own = {"rate": value, "worth": worth, "date": rate.day, "name": rate.name, "source": rate.source}
    return {"edtf": edtf, "currency": currency, "base": BASE, **own}


def rate_at(currency: str, edtf: str) -> Rate | None:
    """Units of the currency for one US dollar at a date in EDTF; None where nobody knows.

    >>> rate_at("JPY", "2024-06-18").name, rate_at("JPY", "2024-06-16").name, rate_at("JPY", "2024-06").name
    ('ECB 2024-06-18', 'ECB 2024-06-14', 'ECB average 2024-06')
    >>> rate_at("UZS", "2019-06-12").name, rate_at("XOF", "2021-11-26").name, rate_at("SAR", "2021").name
    ('yearly average 2019', 'peg to EUR, ECB 2021-11-26', 'peg')
    """
    period = days_of(edtf)
    return None if period is None else _per_dollar(currency, *period)


def days_of(edtf: str) -> tuple[date, date] | None:
    """The first and last day of a date; an interval is taken at its start, and a season as its year.

    >>> [str(day) for day in days_of("2024-02")], [str(day) for day in days_of("2014/2020")], days_of("198X")
    (['2024-02-01', '2024-02-29'], ['2014-01-01', '2014-12-31'], None)
    """
    found = _DATE.search(edtf)
    if found is None:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        if day:
            return (date(year, month, day),) * 2
        return date(year, month or 1, 1), date(year, month or 12, monthrange(year, month or 12)[1])
    except ValueError:
        return None


def _per_dollar(currency: str, first: date, last: date) -> Rate | None:
    if currency == BASE:
        return Rate(Decimal(1), None, "", "")
    return _ecb(currency, first, last) or _peg(currency, first, last) or _average(currency, first.year)


def _ecb(currency: str, first: date, last: date) -> Rate | None:
    """The day's rate, or the average of a month or year; of a time to come, the latest rate there is."""
    _, days, _ = known._history()
    if not days:
        return None
    one_day = first == last
    if str(first) > days[-1]:
        one_day, last = True, date.fromisoformat(days[-1])
    start = last - timedelta(_HOLIDAYS) if one_day else first
    told = days[bisect_left(days, str(start)) : bisect_right(days, str(last))]
    rates = [(day, _on(day)[currency] / _on(day)[BASE]) for day in told if currency in _on(day)]
    if not rates:
        return None
    day, rate = rates[-1]
    if one_day:
        return Rate(rate, date.fromisoformat(day), f"ECB {day}", known.ECB)
    mean = sum((rate for _, rate in rates), Decimal(0)) / len(rates)
    period = f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"
    return Rate(mean, date.fromisoformat(day), f"ECB average {period}", known.ECB)


@cache
def _on(day: str) -> dict[str, Decimal]:
    """Rates per euro of one of the ECB's days."""
    currencies, _, lines = known._history()
    return known._parsed(currencies, lines[day])


def _peg(currency: str, first: date, last: date) -> Rate | None:
    if currency not in known._pegs():
        return None
    base, per_base, source = known._pegs()[currency]
    rate = _per_dollar(base, first, last)
    if rate is None:
        return None
    through = "peg" if base == BASE else f"peg to {base}, {rate.name}"
    return Rate(per_base * rate.value, rate.day, through, " and ".join(filter(None, (source, rate.source))))


def _average(currency: str, year: int) -> Rate | None:
    """The average of the year; the euro before its time is the ECU, of which it was made one for one."""
    averages = _averages("XEU" if currency == "EUR" else currency)
    told = next((year - late for late in range(_YEARS_LATE + 1) if year - late in averages), None)
    if told is None:
        return None
    rate, source = averages[told]
    return Rate(rate, date(told, 12, 31), f"yearly average {told}", source)


@cache
def _averages(currency: str) -> dict[int, tuple[Decimal, str]]:
    rows = (row for row in known._rows() if row["year"] and row["currency"] == currency)
    return {int(row["year"]): (Decimal(row["rate"]), row["source"]) for row in rows}
