"""Amounts, dates and numbers in the words of a page: "JPY 94,441,800,000", "15 November 2024", "$650 million"."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal

_MONTHS = "January February March April May June July August September October November December".split()

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")

# What is said before a number that is not exact.
_HEDGES = {"approximately": "about", "more than": "more than", "at least": "at least", "up to": "up to", "less than": "less than"}

_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"), (Decimal(10) ** 3, "thousand"))


def number(value: Decimal | float | int | None) -> str:
    """Digits in groups of three, without trailing zeros.

    >>> number(Decimal("94441800000.000")), number(Decimal("1.54900")), number(None)
    ('94,441,800,000', '1.549', '')
    """
    if value is None:
        return ""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def hedged(text: str, qualifier: str | None) -> str:
    return f"{_HEDGES[qualifier]} {text}" if qualifier in _HEDGES else text


def amount(value: Decimal | None, currency: str | None, qualifier: str | None = None) -> str:
    """
    >>> amount(Decimal("420000000.000"), "USD", "approximately")
    'about USD 420,000,000'
    """
    return hedged(f"{currency or ''} {number(value)}".strip(), qualifier) if value is not None else ""


_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}


def worth(value: Decimal, currency: str) -> str:
    """An amount that is computed, in words; with the digits that matter.

    >>> worth(Decimal("623000000.000"), "USD"), worth(Decimal("29550000000"), "INR"), worth(Decimal(870), "EUR")
    ('$623 million', 'INR 29.55 billion', '€870')
    """
    sign = _SIGNS.get(currency, f"{currency} ")
    for scale, word in _SCALES[:3]:
        if abs(value) >= scale:
            return f"{sign}{number(round(value / scale, 4))} {word}"
    return f"{sign}{number(round(value, 2))}"


# Units that are words, which have a plural; symbols ("km", "MW", "m3/day") have none.
_WORD = re.compile(r"(?:[a-z]+[ -])*[a-z]{3,}")
_IRREGULAR = {"person": "people", "analysis": "analyses", "basis": "bases", "crisis": "crises", "nmi": "nmi", "staff": "staff"}


def counted(value: Decimal | float | int | None, unit: str | None) -> str:
    """A number with its unit, in the plural where it is not one.

    >>> counted(60000, "household"), counted(1, "bridge"), counted(3, "community"), counted(400, "km"), counted(25, "%"), counted(2, None)
    ('60,000 households', '1 bridge', '3 communities', '400 km', '25%', '2')
    """
    if unit == "%":
        return f"{number(value)}%"
    return f"{number(value)} {unit if value == 1 else plural(unit)}" if unit else number(value)


def plural(unit: str) -> str:
    """
    >>> plural("person"), plural("switch"), plural("cold store"), plural("lane-km"), plural("MWh"), plural("day")
    ('people', 'switches', 'cold stores', 'lane-km', 'MWh', 'days')
    """
    if unit in _IRREGULAR or not _WORD.fullmatch(unit):
        return _IRREGULAR.get(unit, unit)
    if unit[-1] == "y" and unit[-2] not in "aeiou":
        return f"{unit[:-1]}ies"
    return f"{unit}es" if unit.endswith(("s", "x", "ch", "sh")) else f"{unit}s"


def dollars(value: Decimal | None) -> str:
    """US dollars for a table or a chart, three digits.

    >>> dollars(Decimal("3063692030.12")), dollars(Decimal(420000000)), dollars(Decimal(950)), dollars(None)
    ('$3.06 billion', '$420 million', '$950', '')
    """
    if value is None:
        return ""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"${number(_three_digits(value / scale))} {word}"
    return f"${number(_three_digits(value))}"


def _three_digits(value: Decimal) -> Decimal:
    return round(value, max(0, 2 - value.adjusted())) if value else value


# Kinds of claims as a page calls them.
_CLAIMS = {
    "share_of_total": "share of a total",
    "parts_sum_to_total": "sum of parts",
    "shares_sum": "sum of shares",
    "part_within_total": "part of a whole",
    "currency_equivalence": "exchange rate",
    "count_share": "share of a count",
    "count_matches_list": "count and list",
    "change_matches": "change",
    "date_order": "order of dates",
    "weekday_matches_date": "weekday",
    "duration_matches_dates": "duration",
    "restated_amount": "amount told twice",
    "cross_document_agreement": "between documents",
}


def claim_kind(kind: str) -> str:
    """
    >>> claim_kind("share_of_total"), claim_kind("range_order")
    ('share of a total', 'range order')
    """
    return _CLAIMS.get(kind, kind.replace("_", " "))


_ENDING = re.compile(r": (?:it agrees|they do not agree)\.")


def without_ending(explanation: str) -> str:
    """An explanation without the verdict, where that stands beside it.

    >>> without_ending("Of $2 billion, $1 billion is 50%; the text says 72%: they do not agree.")
    'Of $2 billion, $1 billion is 50%; the text says 72%.'
    """
    return _ENDING.sub(".", explanation)


_DIGITS = re.compile(r"\b([A-Z]{3}) (\d[\d,]*)(?![\d.])")


def briefly(financing: str) -> str:
    """Amounts of whole digits in words.

    >>> briefly("ADB: USD 1,049,000,000 loan; India: INR 112,600,000,000")
    'ADB: $1.049 billion loan; India: INR 112.6 billion'
    """
    return _DIGITS.sub(lambda found: worth(Decimal(found[2].replace(",", "")), found[1]), financing)


_LOWER = re.compile(r"[a-z][a-z'’-]*(?:[\s,]|$)")


def headed(name: str) -> str:
    """A name as a heading: what begins with a common word gets a capital.

    >>> headed("raising of the Doring River Dam"), headed("eThekwini water"), headed("KfW")
    ('Raising of the Doring River Dam', 'eThekwini water', 'KfW')
    """
    return name[:1].upper() + name[1:] if _LOWER.match(name) else name


def when(edtf: str | date | datetime | None) -> str:
    """A date in words, as precise as it is.

    >>> when("2024-11-15"), when("2024-11"), when("2018/2019"), when("2024"), when(None)
    ('15 November 2024', 'November 2024', '2018 to 2019', '2024', '')
    """
    if edtf is None:
        return ""
    text = edtf.isoformat()[:10] if isinstance(edtf, (date, datetime)) else edtf
    return " to ".join(_day(part) if part not in ("", "..") else "open" for part in text.split("/"))


def _day(text: str) -> str:
    found = _DAY.fullmatch(text)
    if not found:
        return text
    year, month, day = found.groups()
    named = _MONTHS[int(month) - 1] if month and 1 <= int(month) <= 12 else None
    if month and not named:
        return text
    return " ".join(part for part in (str(int(day)) if day else None, named, year) if part)


def one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def shortened(text: str, most: int) -> str:
    """At most so many characters, cut between words where there are any.

    >>> shortened("Transport Resilience and Connectivity", 24)
    'Transport Resilience…'
    """
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:-") + "…"


def slug(text: str, most: int = 60) -> str:
    """Part of a file name: small letters, digits and hyphens of ASCII.

    >>> slug("Košava South Wind Farm, Serbia"), slug("日本")
    ('kosava-south-wind-farm-serbia', '')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:most].strip("-")
