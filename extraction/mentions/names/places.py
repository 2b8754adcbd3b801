"""Places: countries with their adjectives, regions, cities, rivers and border points.

Countries and the names of `places.csv` are certain; a city of the gazetteer or a province of ISO 3166-2 is taken where a
capitalised word is nothing else, and of several of a name the one in a country that the text names, else the most
populous. "Karagandy regions" is the region, not its city.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

from extraction import expressions as re
from extraction.lexicon import City, fold, gazetteer, recipients, registry, slug, subdivisions, titles, words
from extraction.mentions.names.capitals import COMMON, Page, Token
from extraction.mentions.names.draft import Draft
from extraction.mentions.names.known import Hit
from extraction.model import Entity

_KINDS = "region province oblast governorate district county prefecture department division state municipality canton aimag rayon raion".split()
_DIVISION_WORD = "|".join(f"{kind[:-1]}(?:y|ies)" if kind.endswith("y") else f"{kind}s?" for kind in _KINDS)
# "Bukhara Region", "Khatlon oblast"
_DIVISION = re.compile(rf"\s(?P<kind>{_DIVISION_WORD})\b", re.IGNORECASE)
# "Ulytau and Karagandy regions", "in Korakul and Alat districts"
_SHARED = re.compile(r"(?:(?:,|,?\sand|\sor)\s[\w'-]{3,25}(?:\s[\w'-]{3,25})?){1,4}?\s(?P<kind>regions|provinces|oblasts|districts|governorates|counties)\b", re.IGNORECASE)
_WATER = re.compile(r"(?:(?:\sand|,)\s(?:the\s)?\w+)?\s(?P<kind>[Rr]ivers?|[Ll]akes?|[Rr]eservoirs?|[Bb]asins?)\b")
# A city of fewer people needs the text to name its country.
SMALL = 150_000
# One of a name that no other place has needs no telling from this size on, one of several words from this.
_UNIQUE, _UNIQUE_PHRASE = 100_000, 30_000
# Provinces of such names are only meant where the text says "Eastern Province".
_COMPASS = frozenset("eastern western northern southern central east west north south upper lower middle gulf capital islands island river rivers lakes coast coastal plains valley".split())


def find_places(draft: Draft, hits: list[Hit]) -> None:
    """Takes the known places that are free, then cities and provinces of the gazetteers."""
    for hit in hits:
        if hit.entity.kind == "place":
            draft.add(hit.start, hit.end, _divided(draft.page, hit.entity, hit.end))
    _Search(draft).run()


@cache
def _no_places() -> frozenset[str]:
    """Words that begin sentences or stand in titles, and are no places though some village is called so."""
    return words("common_words") | titles("head") | titles("modifier") | titles("honorific") | words("place_homonyms") | _COMPASS


@cache
def _first_words() -> frozenset[str]:
    """The first words of place names of several words."""
    return gazetteer().first_words | {key.split(" ")[0] for key in subdivisions() if " " in key}


def country_of_places(page: Page) -> str | None:
    """The country that several names of a text agree on, of those that one country alone has: "Vacoas", "Flacq", "Plaines Wilhems"."""
    cities, provinces, avoid = gazetteer(), subdivisions(), _no_places()
    told: dict[str, set[str]] = {}
    for run in page.runs:
        for at, token in enumerate(run):
            pair = f"{token.key} {run[at + 1].key}" if at + 1 < len(run) else ""
            for key in (pair, token.key):
                if len(key) < _SHORTEST or key in avoid or token.kinds & COMMON:
                    continue
                countries = {city.country for city in cities.find(key)} | {province.country for province in provinces.get(key, ()) if province.country}
                if len(countries) == 1:
                    told.setdefault(countries.pop(), set()).add(key)
                    break
    ranked = sorted(((len(names), country) for country, names in told.items()), reverse=True)
    agreed = bool(ranked) and ranked[0][0] >= _AGREE and (len(ranked) == 1 or ranked[0][0] >= 2 * ranked[1][0])
    return ranked[0][1] if agreed and ranked[0][1] in recipients() else None


_SHORTEST, _AGREE = 5, 3  # letters of a name that counts, names that agree


class _Search:
    """Looks the capitalised words that are still free up in the gazetteers."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.page = draft.page
        self.countries: Counter[str] = draft.countries
        self.avoid = _no_places()
        self.cities = gazetteer()
        self.provinces = subdivisions()
        self.first_words = _first_words()
        self.found: dict[tuple[str, bool], Entity | None] = {}

    def run(self) -> None:
        taken, found, avoid = self.draft.taken, self.found, self.avoid
        for run in self.page.runs:
            if len(run) == 1:
                token = run[0]
                key = token.key
                if taken[token.start] or key in avoid or found.get((key, False), token) is None:
                    continue
            index = 0
            while index < len(run):
                index = self._at(run, index)

    def _at(self, run: list[Token], index: int) -> int:
        """Takes the longest place name at a word, if there is one; gives the index to go on from."""
        token = run[index]
        if token.link or self.draft.taken[token.start]:
            return index + 1
        if token.key in self.first_words and index + 1 < len(run):
            for last in (index + 3, index + 2, index + 1):
                if last < len(run) and not run[last].link and self.draft.free(token.start, run[last].end):
                    if self._take(run, index, last, " ".join(t.key for t in run[index : last + 1])):
                        return last + 1
        if not token.text.isalpha() and self.draft.free(token.start, token.end) and not self._take(run, index, index, token.key):
            self._parts(run, index)
        elif self._entity(token.key, False) is not None and self._alone(run, index):
            self._take(run, index, index, token.key)
        return index + 1

    def _take(self, run: list[Token], index: int, last: int, key: str) -> bool:
        entity = self._entity(key.replace("-", " ").replace("'", ""), last > index)
        start, end = run[index].start, run[last].end
        return entity is not None and self.draft.add(start, end, _divided(self.page, entity, end))

    def _entity(self, key: str, several: bool) -> Entity | None:
        mark = (key, several)
        if mark not in self.found:
            self.found[mark] = self._choose(key) if several or (len(key) > 2 and key not in self.avoid) else None
        return self.found[mark]

    def _choose(self, key: str) -> Entity | None:
        """The place of a name: in a country that the text names, else a city large enough to need no telling."""
        if key not in self.cities.index and key not in self.provinces:
            return None
        cities = self.cities.find(key)
        near = [city for city in cities if city.country in self.countries]
        if near:
            best = max(near, key=lambda city: city.population)
            renowned = next((city for city in cities if _plain(city.name) == key and city.population > min(3 * best.population, SMALL)), None)
            return renowned.entity if renowned and _plain(best.name) != key else best.entity
        provinces = [p for p in self.provinces.get(key, ()) if p.country in self.countries]
        if provinces and len(key) > 3:
            return provinces[0]
        if cities and cities[0].population >= SMALL and len(key) > 3 and _is_name(cities[0], key):
            return cities[0].entity
        if len(cities) == 1 and key not in self.provinces and _plain(cities[0].name) == key and cities[0].population >= (_UNIQUE_PHRASE if " " in key else _UNIQUE) and len(key) > 5:
            return cities[0].entity
        return None

    def _parts(self, run: list[Token], index: int) -> None:
        """The ends and stops of a line: "Aktobe-Karabutak-Ulgaisyn", "Hakla-Dera Ismail Khan"."""
        token = run[index]
        for match in re.finditer(r"[^-–]+", token.text):
            start, end = token.start + match.start(), token.start + match.end()
            key = _plain(match[0])
            if end == token.end and index + 1 < len(run) and not run[index + 1].link:
                for last in (index + 2, index + 1):
                    if last < len(run) and self.draft.free(start, run[last].end):
                        entity = self._entity(" ".join((key, *(t.key for t in run[index + 1 : last + 1]))), True)
                        if entity is not None and self.draft.add(start, run[last].end, entity):
                            return
                if not self._alone(run, index):
                    return
            entity = self._entity(key, False)
            if entity is not None and len(match[0]) > 3:
                self.draft.add(start, end, entity)

    def _alone(self, run: list[Token], index: int) -> bool:
        """Whether a single word stands by itself, not in the middle of a name of something else."""
        if index > 0 and not run[index - 1].link and run[index - 1].key not in self.avoid:
            if self.draft.free(run[index - 1].start, run[index - 1].end):
                return False
        following = run[index + 1] if index + 1 < len(run) and not run[index + 1].link else None
        if following is None or not self.draft.free(following.start, following.end):
            return True
        return following.key in _GOES_ON or following.key.rstrip("s") in _KINDS


_GOES_ON = frozenset("port airport metro city bypass road highway railway river hospital university water power electric urban solar wind project port's ring".split())


def _is_name(city: City, key: str) -> bool:
    """Whether the key is the city's main name, not one of its rarer spellings."""
    return _plain(city.name) == key or city.population >= 1_000_000


def _plain(name: str) -> str:
    return fold(name).replace("-", " ").replace("'", "")


def _divided(page: Page, entity: Entity, end: int) -> Entity:
    """The region of a city's name where the text says region, district ...; the river where it says river."""
    if entity.type not in ("city", "district"):
        return entity
    water = _WATER.match(page.flow, end)
    if water:
        return _derived(entity, water["kind"].lower().rstrip("s"))
    match = _DIVISION.match(page.flow, end) or _SHARED.match(page.flow, end)
    if match is None:
        return entity
    kind = match["kind"].lower()
    kind = "county" if kind.startswith("count") else kind.replace("municipalities", "municipality").rstrip("s")
    if kind in ("municipality", "department", "division", "state") and match["kind"][0].islower():
        return entity
    names = (entity.name, *entity.aliases)
    known = next(filter(None, (_region(f"{name} {kind}") for name in names)), None)
    return known or _province(names, entity.country) or _derived(entity, kind)


def _region(name: str) -> Entity | None:
    known = registry().known.get(fold(name).replace("-", " "))
    return known[0].entity if known and known[0].entity.kind == "place" else None


def _province(names: tuple[str, ...], country: str | None) -> Entity | None:
    for name in names:
        for province in subdivisions().get(fold(name).replace("-", " ").replace("'", ""), ()):
            if province.country == country and province.type not in ("city", "municipality"):
                return province
    return None


def _derived(entity: Entity, kind: str) -> Entity:
    name = f"{entity.name} {kind.capitalize()}"
    return replace(
        entity,
        key=f"place:{slug(name)}:{entity.country}",
        name=name,
        aliases=tuple(f"{alias} {kind.capitalize()}" for alias in entity.aliases[:6]),
        type=kind,
        identifier=None,
        registry=False,
        latitude=None,
        longitude=None,
    )
