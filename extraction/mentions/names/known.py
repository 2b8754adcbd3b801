"""Known names in a text: institutions, countries, places and corridors of the vocabularies, the longest at each place.

A name that several bear is settled by what the text defines the acronym as, by who is named in full, by the countries
that the text names, else the first of the vocabulary. Names of currencies ("US dollars") are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extraction import expressions as re
from extraction.lexicon import Known, fold, gazetteer, registry
from extraction.mentions.names.capitals import Page, Token, occurrences
from extraction.model import Entity
from extraction.records import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in the text, with the entities that bear it."""

    start: int
    end: int
    candidates: tuple[Known, ...]

    @property
    def entity(self) -> Entity:
        return self.candidates[0].entity

    @property
    def adjective(self) -> bool:
        return self.candidates[0].adjective


def find_known(page: Page) -> list[Hit]:
    """Every known name of the page, in order, without overlaps."""
    names = registry()
    buckets, at = names.buckets, names.at
    flow, folded = page.flow, page.folded
    hits, past = [], 0
    for run in page.runs:
        before: Token | None = None
        for token in run:
            given, before = before, token
            if token.end <= past or token.link:
                continue
            whole = token.key.isalnum()
            if whole and token.key not in buckets:
                continue
            if not whole and given is not None and _is_surname(page, given, token):
                continue
            for start, word in ((token.start, token.key),) if whole else _parts(token):
                if start < past or word not in buckets:
                    continue
                if len(word) == 2 and len(token.text) > 2 and token.text.isupper() and word not in _SHORT_NAMES:
                    # "AP-RPRP" is no news agency's.
                    continue
                found = at(flow, folded, start, word)
                if found and not _money(flow, start, found[0], found[1][0]):
                    hits.append(Hit(start, found[0], tuple(found[1])))
                    past = found[0]
    small = _small_letters(flow)
    return sorted([*hits, *small], key=lambda hit: hit.start) if small else hits


@cache
def _names_in_small() -> dict[str, tuple[Known, ...]]:
    """Institutions whose names begin with a small letter."""
    return {
        name: tuple(known)
        for found in registry().known.values()
        for known in (found,)
        for name in {n for k in known for n in (k.entity.name, *k.entity.aliases) if k.entity.kind == "organisation" and n[0].islower()}
    }


def _small_letters(flow: str) -> list[Hit]:
    """The known names that no run of capitalised words holds: "dfcu Bank"."""
    hits: list[Hit] = []
    for name, known in sorted(_names_in_small().items(), key=lambda item: -len(item[0])):
        for at in occurrences(flow, name):
            end = at + len(name)
            alone = not (flow[at - 1 : at].isalnum() or flow[end : end + 1].isalnum())
            if alone and all(end <= hit.start or hit.end <= at for hit in hits):
                hits.append(Hit(at, end, known))
    return hits


def _is_surname(page: Page, given: Token, token: Token) -> bool:
    """ "Minister Rosa Montenegro-Ulate": a double surname behind a given name, whose one half is also a country's name."""
    if given.link or given.kinds or given.end + 1 != token.start or not given.text[1:].islower() or registry().buckets.get(given.key):
        return False
    halves = token.key.split("-")
    if len(halves) != 2 or not all(half.isalpha() and len(half) > 2 for half in halves) or token.key in registry().known:
        return False
    places = [any(known.entity.kind == "place" for known in registry().known.get(half, ())) for half in halves]
    other = halves[places.index(True) - 1] if sum(places) == 1 else None
    return other is not None and other not in registry().known and not any(city.population >= _LARGE for city in gazetteer().find(other))


_LARGE = 150_000  # a town that a line may lead to: "Tanzania-Lusaka"
_SHORT_NAMES = frozenset({"eu", "un", "uk", "us"})
_PART = re.compile(r"\w+")


def _parts(token: Token) -> Iterator[tuple[int, str]]:
    for match in _PART.finditer(token.key):
        if not token.text[match.start()].islower():
            yield token.start + match.start(), match[0]


_DOLLAR = re.compile(
    r"""\s?(?:dollars?|pounds?|lira|francs?|yen|yuan|rupees?|shillings?|pesos?|cents?|dirhams?|rou?bles?|tenge|soums?|krone[rn]?
        |kron[oa]r?|rand|riyals?|taka|kwacha|naira|birr|won|baht|dong|kip|riel|leu|lei|hryvni\w+|manats?|dram|lari|reais|real|cedi)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_AMOUNT = re.compile(r"\s?\d")


def _money(flow: str, start: int, end: int, known: Known) -> bool:
    """Whether the name belongs to a currency: "US dollars", "Turkish lira"."""
    if flow.startswith("$", end) and end - start <= 3:
        return True  # "EC$ 92 million"
    if known.entity.kind != "place":
        return False
    # "US $5 million" is in dollars of that country; "lent Zambia $5 million" names the borrower
    if flow.startswith("$", end) or flow.startswith(" $", end) and end - start <= 3:
        return True
    return bool(_DOLLAR.match(flow, end)) or (flow[start:end] in ("US", "A", "NZ") and bool(_AMOUNT.match(flow, end)))


# Letters that a scanner takes for one another.
_CONFUSED = frozenset(frozenset(pair) for pair in ("EF", "OD", "OQ", "CG", "UV", "HN", "IL", "MN", "PF", "BR", "KX", "0O", "1I", "5S", "8B", "6G"))


def find_misread(page: Page, hits: list[Hit]) -> list[Hit]:
    """Acronyms that a scanner misread by one letter, where the text has them right elsewhere: "CARFC" for "CAREC"."""
    right = {page.clean[hit.start : hit.end] for hit in hits if hit.candidates[0].exact}
    right |= {hit.entity.acronym for hit in hits if hit.entity.acronym}
    by_length: dict[int, list[str]] = {}
    for acronym in right:
        if len(acronym) > 3 and acronym.isalnum():
            by_length.setdefault(len(acronym), []).append(acronym)
    if not by_length:
        return []
    found = []
    for run in page.runs:
        for token in run:
            if not token.text.isupper() or token.text in right:
                continue
            for acronym in by_length.get(len(token.text), ()):
                if _misread(token.text, acronym):
                    after = acronym + page.flow[token.end : token.end + 60]
                    known = registry().at(after, fold(after), 0, fold(acronym))
                    if known:
                        found.append(Hit(token.start, token.start + known[0], tuple(known[1])))
    return found


def _misread(printed: str, acronym: str) -> bool:
    differing = [pair for pair in zip(printed, acronym, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and frozenset(differing[0]) in _CONFUSED


def settle(hits: list[Hit], page: Page, defined: dict[str, Entity]) -> list[Hit]:
    """Each hit with one candidate: what the text defines the acronym as, else who is named in full, else the first."""
    sure = {hit.entity.key for hit in hits if len({k.entity.key for k in hit.candidates}) == 1}
    countries = {known.entity.country for hit in hits for known in hit.candidates[:1] if known.entity.type == "country"}
    settled = []
    for hit in hits:
        if len(hit.candidates) == 1 and not defined:
            settled.append(hit)
            continue
        entity = defined.get(page.clean[hit.start : hit.end])
        if entity is not None and hit.candidates[0].exact:
            settled.append(replace(hit, candidates=(Known(entity, None),)))
            continue
        best = next((k for k in hit.candidates if k.entity.key in sure), None)
        if best is None:
            best = next((k for k in hit.candidates if k.entity.country in countries), hit.candidates[0])
        settled.append(hit if len(hit.candidates) == 1 else replace(hit, candidates=(best,)))
    return settled


