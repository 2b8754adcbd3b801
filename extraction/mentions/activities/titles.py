"""What an activity is, and what the words of its title say: sector, works, country, phase, length.

An activity is one thing that somebody finances, as an analyst would enter it: each project told by title, else each thing
that one commitment is for, in the text's words ("sewerage in Bukhara", "small and mid-sized firms"), once, whatever else it
is called later (acronym, "the road", the headline's short form). So every commitment has an object, and an object without
a commitment, a title or a lender that finances it is none. Numbered phases and tranches with amounts of their own are
activities; the components, works, studies and purposes inside a project are not, nor are strategies, national plans, clubs
of states, needs, wishes, funds that only give, and amounts over many projects ("140 projects worth ..."). The title is the
text's, without article, lender ("World Bank-funded"), price, "construction of", and country at the end; what is neither
built nor bought is titled by what is done for it ("protection of wildlife in the region").

`named_activities` reads names (before figures, so that numbers inside a name are no quantities); `described` reads what only
sentences about financing describe ("the construction of a general hospital in ..."), and what labels and the text tell of
the activities (number, dates, sector, country, route). An activity told under several names in one text is one entity.
"""

from __future__ import annotations

from functools import lru_cache

from extraction import expressions as re
from extraction.lexicon import fold, rows, split


@lru_cache(maxsize=1)
def activity_words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("activity_words"):
        found.setdefault(row["use"], set()).add(row["phrase"])
    return {use: frozenset(phrases) for use, phrases in found.items()}


@lru_cache(maxsize=1)
def _sectors() -> dict[str, tuple[str, str, bool]]:
    """Phrase in the singular -> sector, purpose code, and whether it names a work."""
    found: dict[str, tuple[str, str, bool]] = {}
    for row in rows("sectors"):
        phrase = " ".join(_singular(word) for word in row["phrase"].replace("-", " ").split())
        found.setdefault(phrase, (row["sector"], row["sector_code"], row["is_work"] == "yes"))
    return found


@lru_cache(maxsize=8192)
def _singular(word: str) -> str:
    """ "supplies" -> "supply", "farmers" -> "farmer", "women's" -> "women"; a word in -ss, -us, -is stays."""
    word = word.lower().removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


def sector_of(title: str) -> tuple[str, str] | None:
    """Sector and OECD DAC purpose code by the words of a title; the longest phrase decides, the last among equals.

    >>> sector_of("Chittagong Water Supply Improvement, phase 2")
    ('water and sanitation', '14021')
    """
    best: tuple[int, int, str] | None = None
    for length, at, phrase in _sector_phrases(title):
        if best is None or (length, at) >= best[:2]:
            best = (length, at, phrase)
    return _sectors()[best[2]][:2] if best else None


def names_work(title: str) -> bool:
    """True when the words name a thing that is built or bought (a road, a hospital), not a policy field."""
    return any(_sectors()[phrase][2] for _, _, phrase in _sector_phrases(title))


@lru_cache(maxsize=4096)
def _sector_phrases(title: str) -> tuple[tuple[int, int, str], ...]:
    words = [_singular(part) for word in _WORD.findall(title) for part in word.split("-")]
    sectors, found = _sectors(), []
    for at in range(len(words)):
        for length in range(min(5, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            if phrase in sectors:
                found.append((length, at, phrase))
                break
    return tuple(found)


def is_sector_only(title: str) -> bool:
    """True of "energy" and "agriculture and rural development": a field, not a thing."""
    return not names_work(title) and all(word.lower() in _fields() for word in _WORD.findall(title))


@lru_cache(maxsize=1)
def _fields() -> frozenset[str]:
    return _FIELD_WORDS | {word for sector, _, _ in _sectors().values() for word in sector.split()}


_FIELD_WORDS = frozenset(
    "human capital economic growth fields areas key priority and the sector sectors sustainable green industry industrial commerce commercial corporate agribusiness agriculture trade financial institutions infrastructure private development rural urban projects project programs services other activities social public".split()
)


@lru_cache(maxsize=1)
def sector_names() -> tuple[str, ...]:
    """The names of sectors, and the policy fields by which portfolios are told ("trade facilitation")."""
    return tuple({row["sector"] for row in rows("sectors")} | {row["phrase"].replace("-", " ") for row in rows("sectors") if row["is_work"] == "no"})


# Words that do not tell one title from another.
_COMMON = frozenset(
    "a an and for in of on or the to with by at from its project projects program programme programmes phase tranche".split()
)


@lru_cache(maxsize=4096)
def title_words(title: str) -> frozenset[str]:
    return frozenset(word.lower().removesuffix("'s") for word in _WORD.findall(title)) - _COMMON


@lru_cache(maxsize=4096)
def country_words(title: str) -> frozenset[str]:
    """The words of a title that name its country: {"angola"}, {"indonesian"}."""
    known = countries_by_name()
    words = [word.removesuffix("'s") for word in _WORD.findall(title)]
    found: set[str] = set()
    for at in range(len(words)):
        for length in range(min(3, len(words) - at), 0, -1):
            if words[at][0].isupper() and fold(" ".join(words[at : at + length])) in known:
                found.update(word.lower() for word in words[at : at + length])
                break
    return frozenset(found)


@lru_cache(maxsize=1)
def donors() -> frozenset[str]:
    return frozenset(row["iso3"] for row in rows("dac_members"))


@lru_cache(maxsize=1)
def countries_by_name() -> dict[str, str]:
    """Every name of a country -> its ISO code."""
    return {fold(name): row["iso3"] for row in rows("countries") for name in (row["name"], *split(row["aliases"]), *split(row["adjectives"])) if name}


def part_number(title: str) -> str | None:
    """The phase or tranche number of a title, which tells it from its sisters."""
    match = re.search(r"(?i)\b(?:phase|tranche|stage|lot|part)\s+(\d+|[ivx]+|one|two|three|four)\b", title)
    return _ROMAN.get(match[1].lower(), match[1].lower()) if match else None


_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "one": "1", "two": "2", "three": "3", "four": "4"}


_MEASURE = re.compile(r"(?<![\w.,])(\d[\d.,]*)[\s-]?(?:km|kilomet\w+|miles?|MW|megawatts?|hectares?|ha)\b")


def differently_measured(left: str, right: str) -> bool:
    """Whether two titles give two lengths or capacities: "40 km of road", "125 km of road"."""
    one, other = _measure(left), _measure(right)
    return one is not None and other is not None and one != other


@lru_cache(maxsize=4096)
def _measure(title: str) -> str | None:
    """The number of a title's length or capacity."""
    match = _MEASURE.search(title)
    return match[1] if match else None
