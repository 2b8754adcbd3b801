"""The unit of measure right behind a number: "220MW", "64-km", "4 km squared", "20 J/m2 per year", "9.8 m s-2".

Units are rows of the vocabulary; those of the SI are made of its prefixes too ("milligray", "kPa"), and any two make a
quotient ("lb / gal", "microgrammes per gramme").
"""

from __future__ import annotations

from functools import lru_cache

from extraction import expressions as re
from extraction.lexicon import rows

# What prefixes and symbols make that is rather a word or another abbreviation.
_NO_UNITS = frozenset("mod mbar Mbar nbar".split())


@lru_cache(maxsize=1)
def units() -> tuple[dict[str, str], dict[str, str], dict[str, int]]:
    """Units by symbol, units by lower-case words, and first word -> most words of a unit that begins with it."""
    symbols: dict[str, str] = {}
    words: dict[str, str] = {}
    longest: dict[str, int] = {}
    kinds: dict[str, list[tuple[str, str]]] = {"prefix": [], "prefix word": [], "prefixed": [], "prefixed word": []}
    for row in rows("units"):
        if row["kind"] in kinds:
            kinds[row["kind"]].append((row["form"], row["unit"]))
        elif row["kind"] == "symbol":
            symbols[row["form"]] = row["unit"]
        elif row["kind"] == "word":
            words[row["form"].lower()] = row["unit"]
            parts = row["form"].lower().split()
            longest[parts[0]] = max(longest.get(parts[0], 0), len(parts))
    for prefix, power in kinds["prefix"]:
        for form, unit in kinds["prefixed"]:
            if not (made := prefix + form).isupper() and made not in _NO_UNITS:
                symbols.setdefault(made, power + unit)
    for prefix, power in kinds["prefix word"]:
        for form, unit in kinds["prefixed word"]:
            for made in (prefix + form, f"{prefix}{form}s"):
                words.setdefault(made, power + unit)
                longest.setdefault(made, 1)
    return symbols, words, longest


@lru_cache(maxsize=1)
def hyphen_nouns() -> dict[str, str]:
    """Nouns that count only when tied to the number by a hyphen: "a 500-bed hospital"."""
    return {row["form"]: row["unit"] for row in rows("units") if row["kind"] == "hyphen"}


_SYMBOL = re.compile(r"(?:-[ ]|[ \n-])?([A-Za-z\u00b0\u00ba\u2103\u00b5\u03bc\u03a9²³]+(?:[23][A-Za-z]*)?(?:[./\u00b7-][A-Za-z]+[23²³]?){0,4}\.?)")
_WORDS = re.compile(
    r"(?:-[ ]|[ \n-])?([A-Za-z.]+(?:-[A-Za-z]+){0,4})(?:[ \n-]([A-Za-z0-9.]+(?:-[A-Za-z]+){0,4}))?(?:[ \n]([A-Za-z0-9.]+(?:-[A-Za-z]+){0,4}))?(?:[ \n]([A-Za-z0-9]+))?(?:[ \n]([A-Za-z0-9]+))?"
)
RATE = re.compile(r"[ \n](?:(?:in[ ])?(?:per|a|each|every)[ \n](day|hour|second|minute)|(daily)|(hourly))\b")
# "1,150 L/s", "15 MB/s", "80 m3/d"
_TIMES_BELOW = {"s": "s", "sec": "s", "second": "s", "min": "minute", "h": "hour", "hr": "hour", "d": "day", "day": "day"}
# Energy is told by the year: "68 GWh per year"
_A_YEAR = re.compile(r"[ \n](?:per|a|each|every)[ \n](?:year|annum)\b|/(?:year|yr|a)\b")
_DEGREE_SCALE = re.compile(r"\.?[ ]?(?:(?<=[ ])([CF])(?![\w'])|(?:on the )?([Cc]elsius|[Cc]entigrade|[Ff]ahrenheit)(?: scale)?\b)")
_ENERGY = frozenset("kWh MWh GWh TWh".split())


def unit_behind(text: str, end: int) -> tuple[str, int] | None:
    """The unit of measure right behind a number (or its scale word), and where it ends; "per day" belongs to it."""
    found = _simple(text, end)
    return _compound(text, *found) if found and _goes_on(text, found[1]) else found


def _goes_on(text: str, finish: int) -> bool:
    """Whether a unit that ends here may go on: " per year", "/gal", " squared", "-1", " m-3"; a cheap look before the expressions."""
    char = text[finish : finish + 1]
    if char in _SPACES:
        ahead = text[finish + 1 : finish + 6]
        return ahead.startswith(_GOING_ON) or "-" in ahead
    return char in _SIGNS


def _simple(text: str, end: int) -> tuple[str, int] | None:
    """A unit of the vocabulary, with its time: "64-km", "km/h", "cubic metres a day"."""
    symbols, words, longest = units()
    match = _SYMBOL.match(text, end)
    if match is None:
        return None
    token = match[1]
    if text[end : end + 1] == "\n" and token[0].isupper() and token[1:2].islower():
        # the next line begins with a word
        return None
    finish = match.end(1)
    unit = None
    spaced = match.start(1) != end
    lower = token.lower().rstrip(".")
    first = lower
    if token in symbols and "-" in token:
        unit = symbols[token]
    elif first in longest or first.split("-")[0] in longest or first.split("/")[0] in longest:
        found = _WORDS.match(text, end)
        if found:
            parts = [found[i].lower() for i in range(1, 6) if found[i]]
            key = parts[0].rstrip(".") if "." in parts[0] and parts[0] not in ("sq.", "cu.") else parts[0]
            if parts[0].endswith(".") and parts[0] not in ("sq.", "cu."):
                parts = [key]
            else:
                parts[-1] = parts[-1].rstrip(".")
            parts[0] = key if parts[0] not in ("sq.", "cu.") else parts[0]
            most = longest.get(parts[0], 0)
            for count in range(min(most, len(parts)), 0, -1):
                unit = words.get(" ".join(part.rstrip(".") if i == count - 1 else part for i, part in enumerate(parts[:count])))
                if unit:
                    finish = found.end(count)
                    if text[finish - 1] == ".":
                        finish -= 1
                    break
            else:
                unit = words.get(parts[0].split("-")[0]) if "-" in parts[0] and parts[0].split("-")[0] in words else None
                if unit:
                    finish = found.start(1) + len(parts[0].split("-")[0])
    if unit == "t" and token == "Mt":
        # "2 Mt CO2e": mega, where "mt" is metric
        unit = "Mt"
    if unit is None:
        for candidate in (token, token.rstrip("."), token.split("-")[0]):
            if candidate in symbols and not (len(candidate) == 1 and candidate in "hsKNAJBC" and spaced and text[end : end + 1] != " "):
                unit = symbols[candidate]
                finish = match.start(1) + len(candidate)
                if candidate.endswith("."):
                    finish -= 1
                break
    if unit is None and "/" in token:
        above, _, below = token.rstrip(".").partition("/")
        time = _TIMES_BELOW.get(below)
        if above in symbols and (time or (below in symbols or below in words) and len(above + below) > 2):
            unit, finish = f"{symbols[above]}/{time or symbols.get(below) or words[below]}", match.start(1) + len(token.rstrip("."))
        elif above in symbols and len(above) > 1:
            # "13 mg/cu m", "0.4 km/s2": what stands below is a unit of several words, or a power
            unit, finish = symbols[above], match.start(1) + len(above)
    if unit is None and text[end : end + 1] == "-" and token.split("-")[0] in hyphen_nouns():
        unit = hyphen_nouns()[token.split("-")[0]]
        finish = match.start(1) + len(token.split("-")[0])
    if unit is None:
        return None
    if unit == "degree" and (scale := _DEGREE_SCALE.match(text, finish)):
        # "25 \u00b0 C", "2 deg. C"
        unit, finish = symbols["\u00b0F" if (scale[1] or scale[2])[0] in "Ff" else "\u00b0C"], scale.end()
    if text[finish : finish + 1].isalnum():
        return None
    yearly = _A_YEAR.match(text, finish) if unit in _ENERGY else None
    if yearly:
        return f"{unit}/year", yearly.end()
    rate = RATE.match(text, finish)
    if rate and unit == "hour" and rate[1] == "day":
        # "water for eight hours a day"
        return "hour/day", rate.end()
    if rate and unit not in ("hour", "day", "minute", "second", "week", "month", "year", "night"):
        return f"{unit}/{rate_unit(rate)}", rate.end()
    told = _OF_WHAT.match(text, finish) if unit in _VOLUMES else None
    if told:
        return f"{unit}/{'day' if told[1] == 'daily' else 's' if told[1] == 'second' else told[1]}", finish
    return unit, finish


_VOLUMES = frozenset("m3 l L ft3 Ml".split())
# "250 m3 of sludge a day", "3,000 litres of drinking water daily"
_OF_WHAT = re.compile(r"[ ]of[ ](?:(?!(?:a|per|each|every|daily)[ ])[a-z-]+[ ]){1,3}(?:(?:a|per|each|every)[ ])?(daily|day|second|hour)\b")
_SPACES, _SIGNS = frozenset(" \n"), frozenset("/-^\u00b7")
_GOING_ON = ("per ", "/", "squar", "cubed")
_POWER_WORDS = re.compile(r"[ ](?:(?P<two>squared)|cubed)\b")
_LENGTHS = frozenset("km m cm mm um nm mi ft in yd".split())
# "s-1", and "m-3" behind a unit: "kg m-3"
_BELOW_POWER = re.compile(r"(?:[ \u00b7](?P<symbol>[A-Za-z]{1,3}))?\^?-(?P<power>[1-4])(?![\w%-]|[.,]\d)")
_PER = re.compile(r"(?:[ ]?/[ ]?|[ \n]per[ \n])(?=[A-Za-z\u00b5\u03bc])")
_PLAIN = re.compile(r"[A-Za-z\u00b5\u03bc]+(?:\.?[ ](?:met(?:re|er)|kilomet(?:re|er)|centimet(?:re|er)|foot|inch|mile|yard|m|ft|km)\b)?[23\u00b2\u00b3]?")
_POWERS = str.maketrans("\u00b2\u00b3", "23")


def _compound(text: str, unit: str, finish: int) -> tuple[str, int]:
    """A unit with the powers and the units below it that go on from it: "km squared", "s-1", "J/m2 per year", "lb / gal"."""
    if unit in _LENGTHS and (raised := _POWER_WORDS.match(text, finish)):
        unit, finish = f"{unit}{2 if raised['two'] else 3}", raised.end()
    symbols = units()[0]
    for _ in range(3):
        below = _BELOW_POWER.match(text, finish)
        if below and below["symbol"] in symbols:
            unit, finish = f"{unit}/{_raised(symbols[below['symbol']], below['power'])}", below.end()
            continue
        if below and not below["symbol"] and text[finish - 1] in "smbgVKl" and not text[finish - 3 : finish].isalpha():
            unit, finish = f"1/{_raised(unit, below['power'])}", below.end()
            continue
        per = _PER.match(text, finish)
        divisor = _divisor(text, per.end()) if per and _measures_more(unit) else None
        if divisor is None or divisor[0] in _PERIODS and "/" not in unit:
            # "5,800 t CO2 per year" are tonnes, of one year
            break
        unit, finish = f"{unit}/{divisor[0]}", divisor[1]
    return unit, finish


def _raised(unit: str, power: str) -> str:
    """A unit below a stroke, to a power; a second is "s" there."""
    below = "s" if unit == "second" else unit
    return below if power == "1" else below + power


def _divisor(text: str, start: int) -> tuple[str, int] | None:
    """The unit that begins at `start`, behind "per" or a stroke: "ha", "cubic metre", "s2"."""
    match = _PLAIN.match(text, start)
    if match is None or text[match.end() : match.end() + 1].isalnum():
        return None
    symbols, words, _ = units()
    printed = match.group().translate(_POWERS)
    for form in (printed, printed.partition(" ")[0]):
        bare = form.rstrip("23")
        unit = symbols.get(form) or words.get(form.lower().replace(".", "")) or (_raised(symbols[bare], form[-1]) if bare != form and bare in symbols else None)
        if unit and _is_divisor(unit):
            return _raised(unit, "1"), start + len(form)
    return None


_PREFIXES = ("kilo", "mega", "giga", "tera", "milli", "micro", "nano", "kibi", "mebi", "gibi", "tebi")
_PERIODS = frozenset("year month week decade century fortnight a".split())
_NO_DIVISORS = frozenset("person lane floor storey page night basis point quarter".split())


def _is_divisor(unit: str) -> bool:
    return unit not in _NO_DIVISORS


def _measures_more(unit: str) -> bool:
    """Whether a unit may have another one below it; hours per week and lanes are for others."""
    return unit not in _TIMES and unit not in _NO_DIVISORS and not unit.startswith(("basis", "person", "man-", "staff"))


_TIMES = frozenset("s second minute hour day week month year decade century quarter degree ft".split())


@lru_cache(maxsize=1)
def _measures() -> frozenset[str]:
    symbols, words, _ = units()
    made = {unit for word, unit in words.items() if word.startswith(_PREFIXES)}
    return (frozenset(symbols.values()) | made) - _TIMES


def is_measure_of_one(unit: str) -> bool:
    """Whether "one litre" measures; "one day", "one second" and "on one foot" are for those who know their nouns."""
    return unit in _measures()


def rate_unit(rate: re.Match[str]) -> str:
    return "s" if rate[1] == "second" else rate[1] or ("day" if rate[2] else "hour")
