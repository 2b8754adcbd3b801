"""The vocabularies in `seeds/reference/`, each read once per process.

A vocabulary is rows of a csv file with a `source` column, so that a new institution, spelling or place is a row and no
branch. Keys are folded: lower case, without accents; `fold` keeps the length, so that offsets stay what they were.
"""

from __future__ import annotations

import csv
import gc
import unicodedata
from collections import defaultdict
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from extraction import expressions as re
from extraction.model import Entity
from extraction.records import dataclass

REFERENCE = Path(__file__).resolve().parent.parent / "seeds" / "reference"

# Latin letters with marks, one for one; the few that Unicode does not decompose are named.
_PLAIN = {ord(a): b for a, b in zip("ıłøđħŧŁØĐĦŦßæÆœŒəƏðÐþÞ’‘ʻʼ`´–—‐‑−", "ilodhtLODHTsaAoOaAdDtT''''''-----", strict=True)}
for _code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
    _base = unicodedata.normalize("NFKD", chr(_code))[0]
    if _base.isascii() and _base.isalpha():
        _PLAIN.setdefault(_code, _base)


_MARKED = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """Lower case without accents, character for character.

    >>> fold("Türkiye İş Bankası"), fold("Côte d’Ivoire")
    ('turkiye is bankasi', "cote d'ivoire")
    """
    if text.isascii():
        return text.lower()
    # A text has few kinds of such letters.
    for char in set(_MARKED.findall(text)):
        plain = _PLAIN.get(ord(char))
        if plain is not None:
            text = text.replace(char, plain)
    return text.lower()


@lru_cache(maxsize=8192)
def slug(name: str) -> str:
    """The part of an entity's key that is made of its name.

    >>> slug("Ministry of Economy & Trade"), slug("PT Sarana Multi Infrastruktur")
    ('ministry-of-economy-and-trade', 'pt-sarana-multi-infrastruktur')
    """
    plain = fold(name).replace("&", " and ").replace("'", "")
    return "-".join(re.findall(r"\w+", plain))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `seeds/reference/<name>.csv`."""
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        header = next(lines)
        return tuple(dict(zip(header, line, strict=False)) for line in lines if line)


def split(cell: str) -> list[str]:
    """The values of a cell that holds several, parted by bars."""
    return [value for value in cell.split("|") if value]


@cache
def words(name: str, column: str = "word") -> frozenset[str]:
    """One column of a vocabulary, folded."""
    return frozenset(fold(row[column]) for row in rows(name))


@cache
def titles(kind: str) -> frozenset[str]:
    """The words of people's titles of one kind (`head`, `modifier`, `honorific`), folded; heads of two words with a hyphen too: "Auditor-General"."""
    told = frozenset(fold(row["word"]) for row in rows("titles") if row["kind"] == kind)
    return told | {word.replace(" ", "-") for word in told if word.count(" ") == 1} if kind == "head" else told


@cache
def country_names() -> dict[str, str]:
    """ISO 3166-1 alpha-3 code -> name."""
    return {row["iso3"]: row["name"] for row in rows("countries")}


@cache
def recipients() -> frozenset[str]:
    """The countries that receive development finance."""
    return frozenset(row["iso3"] for row in rows("countries") if row["recipient"])


def country_entity(iso3: str) -> Entity:
    row = _countries()[iso3]
    return Entity(
        key=f"place:{iso3}",
        kind="place",
        name=row["name"],
        aliases=tuple(split(row["aliases"])),
        type="country",
        country=iso3,
        identifier=row["geonames_id"] or None,
        registry=True,
    )


@cache
def _countries() -> dict[str, dict[str, str]]:
    return {row["iso3"]: row for row in rows("countries")}


def is_organ(entity: Entity) -> bool:
    """Whether a body is an organ of a state that pays nothing itself: its parliament, its cabinet, its auditors."""
    return entity.type == "government" and not entity.registry and entity.name in organs_of_states()


@cache
def organs_of_states() -> tuple[str, ...]:
    """What states call their organs, the longest first: "State Cabinet" before "Cabinet"."""
    return tuple(sorted((row["word"] for row in rows("organisation_words") if row["position"] == "organ"), key=lambda word: -len(word)))


@cache
def government_entity(iso3: str) -> Entity:
    """The government of a country as a payer, a borrower or somebody's office."""
    name = country_names()[iso3]
    return Entity(
        key=f"organisation:government:{iso3}",
        kind="organisation",
        name=f"Government of {short_country_name(iso3)}",
        aliases=tuple(dict.fromkeys((f"Government of {name}", f"Republic of {name}", *(f"Government of {alias}" for alias in split(_countries()[iso3]["aliases"]))))),
        type="government",
        country=iso3,
        registry=True,
    )


def short_country_name(iso3: str) -> str:
    """The name that people use: `China`, not `People's Republic of China`."""
    row = _countries()[iso3]
    short = {"CHN": "China", "RUS": "Russia"}
    return short.get(iso3, row["name"])


@cache
def _places() -> tuple[Entity, ...]:
    found = []
    for row in rows("places"):
        found.append(
            Entity(
                key=f"place:{row['geonames_id'] or slug(row['name']) + (':' + row['country'] if row['country'] else '')}",
                kind="place",
                name=row["name"],
                aliases=tuple(split(row["aliases"])),
                type=row["kind"],
                country=row["country"] or None,
                identifier=row["geonames_id"] or None,
                registry=True,
                latitude=Decimal(row["latitude"]) if row["latitude"] else None,
                longitude=Decimal(row["longitude"]) if row["longitude"] else None,
            )
        )
    return tuple(found)


@cache
def _institutions() -> tuple[Entity, ...]:
    keys = {row["name"]: f"organisation:{row['iati_org_id'] or slug(row['name'])}" for row in rows("institutions")}
    return tuple(
        Entity(
            key=keys[row["name"]],
            kind="organisation",
            name=row["name"],
            acronym=row["acronym"] or None,
            aliases=tuple(split(row["aliases"])),
            type=row["kind"],
            country=row["country"] or None,
            identifier=row["iati_org_id"] or None,
            registry=True,
            parent=keys.get(row["parent"]),
        )
        for row in rows("institutions")
    )


@cache
def _corridors() -> tuple[Entity, ...]:
    return tuple(
        Entity(
            key=f"corridor:{slug(row['name'])}",
            kind="corridor",
            name=row["name"],
            aliases=tuple(split(row["aliases"])),
            registry=True,
        )
        for row in rows("corridors")
    )


@dataclass(frozen=True, slots=True)
class Known:
    """A name that a vocabulary knows: the entity, and whether the name must be spelled just so (`ADB`, not `Adb`)."""

    entity: Entity
    exact: str | None
    adjective: bool = False


class Registry:
    """The known names of institutions, countries, places and corridors, found by their first word.

    `at(text, folded, position)` gives the longest known name that begins there.
    """

    def __init__(self) -> None:
        self.known: dict[str, list[Known]] = defaultdict(list)
        self.entities: dict[str, Entity] = {}
        for entity in (*_institutions(), *_corridors(), *_places()):
            self.add(entity)
        for iso3, row in _countries().items():
            entity = country_entity(iso3)
            self.add(entity)
            for adjective in split(row["adjectives"]):
                self._name(adjective, Known(entity, None, adjective=True))
        # By the first word of the names: whether one is that word alone; the longer ones by how they go on, the longest first.
        self.buckets: dict[str, dict[str, list[str]]] = {}
        for key in self.known:
            word = re.match(r"\w+", key)
            if word:
                rest = key[word.end() :]
                self.buckets.setdefault(word[0], {}).setdefault(rest[:2] if rest[:1] == " " else rest[:1], []).append(key)
        for longer in self.buckets.values():
            for keys in longer.values():
                keys.sort(key=len, reverse=True)

    def add(self, entity: Entity) -> None:
        self.entities.setdefault(entity.key, entity)
        for name in dict.fromkeys((entity.name, entity.acronym, *entity.aliases)):
            if name:
                acronym = " " not in name and sum(c.isupper() for c in name) > 1
                self._name(name, Known(entity, name if acronym else None))

    def _name(self, name: str, known: Known) -> None:
        key = " ".join(fold(name).replace("-", " ").split()).removeprefix("the ")
        if re.match(r"\w", key):
            self.known[key].append(known)

    def at(self, text: str, folded: str, start: int, word: str) -> tuple[int, list[Known]] | None:
        """End and candidates of the longest known name at a word's start (`word` is that word, folded)."""
        end = self._end(folded, start, word)
        if end is None:
            return None
        printed = text[start:end]
        key = " ".join(folded[start:end].replace("-", " ").split())
        found = [known for known in self.known[key] if _spelled(known, printed)]
        return (end, found) if found else None

    def _end(self, folded: str, start: int, word: str) -> int | None:
        """Where the longest known name ends that begins at a word; others are only compared where the next letter fits."""
        end = start + len(word)
        following = folded[end : end + 1]
        names = self.buckets.get(word)
        if names is None:
            return None
        gap = _GAP.match(folded, end) if following.isspace() or following == "-" else None
        longer = names.get(f" {folded[gap.end() : gap.end() + 1]}" if gap else following) if following else None
        if longer:
            ahead = folded[start : start + 2 * len(longer[0])]
            if "-" in ahead or "  " in ahead or not ahead.isprintable():
                ahead = _GAP.sub(" ", ahead)
            for key in longer:
                if ahead.startswith(key) and not _is_of_word(ahead[len(key) : len(key) + 1]):
                    return _end_of(key, folded, start)
        return end if "" in names and not _is_of_word(following) else None


# What may stand for the space between two words of a name
_GAP = re.compile(r"[\s-]{1,3}")


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _end_of(key: str, folded: str, start: int) -> int:
    """Where a name ends that begins at a place of a text, whatever its spaces are there."""
    for part in key.split():
        start = folded.index(part, start) + len(part)
    return start


def _spelled(known: Known, printed: str) -> bool:
    """Acronyms letter for letter; other names with a capital."""
    if known.exact is None:
        return True
    return printed == known.exact


@cache
def registry() -> Registry:
    return Registry()


@dataclass(frozen=True, slots=True)
class City:
    """One line of the gazetteer, read when it is asked for."""

    identifier: str
    name: str
    aliases: tuple[str, ...]
    country: str
    latitude: Decimal
    longitude: Decimal
    population: int

    @property
    def entity(self) -> Entity:
        return Entity(
            key=f"place:{self.identifier}",
            kind="place",
            name=self.name,
            aliases=self.aliases,
            type="city",
            country=self.country,
            identifier=self.identifier,
            registry=True,
            latitude=self.latitude,
            longitude=self.longitude,
        )


# Federations in whose texts "the state" is one of their states (ISO 3166-1 alpha-3).
FEDERATIONS = frozenset("IND NGA BRA MEX AUS USA MYS DEU SDN SSD".split())


@cache
def subdivisions() -> dict[str, tuple[Entity, ...]]:
    """Provinces, regions and districts of ISO 3166-2 by folded name, without the word for what they are."""
    found: dict[str, tuple[Entity, ...]] = {}
    for row in rows("subdivisions"):
        entity = Entity(
            key=f"place:{row['iso_code']}",
            kind="place",
            name=row["name"],
            aliases=tuple(split(row["aliases"])),
            type=row["kind"],
            country=row["country"],
            identifier=row["iso_code"],
            registry=True,
        )
        for name in (entity.name, *entity.aliases):
            key = fold(name).replace("-", " ").replace("'", "")
            found[key] = (*found.get(key, ()), entity)
    return found


class Gazetteer:
    """Cities by folded name, the most populous first. The lines stay text until a name is looked up."""

    def __init__(self) -> None:
        lines = (REFERENCE / "gazetteer.csv").read_text("utf-8").split("\n")[1:]
        self.lines = lines
        # Nothing of what is built here can be garbage; the collector would look through it again and again.
        collecting = gc.isenabled()
        gc.disable()
        try:
            self._fill(lines)
        finally:
            if collecting:
                gc.enable()

    def _fill(self, lines: list[str]) -> None:
        self.index: dict[str, list[int]] = {}
        index = self.index
        for number, line in enumerate(lines):
            if line:
                _, _, name, spellings, _ = line.split(",", 4)
                if name in index:
                    index[name].append(number)
                else:
                    index[name] = [number]
                if spellings:
                    for key in spellings.split("|"):
                        if key in index:
                            index[key].append(number)
                        else:
                            index[key] = [number]
        self.first_words = frozenset([key.partition(" ")[0] for key in index if " " in key])

    def find(self, key: str) -> list[City]:
        """Cities of a name (folded, without hyphens and apostrophes), the most populous first."""
        numbers = self.index.get(key)
        return [self.city(number) for number in numbers] if numbers else []

    def city(self, number: int) -> City:
        """The city of a line."""
        identifier, name, _, spellings, country, latitude, longitude, population, _ = self.lines[number].split(",")
        aliases = tuple(key.title() for key in split(spellings))
        return City(identifier, name, aliases, country, Decimal(latitude), Decimal(longitude), int(population))


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()
