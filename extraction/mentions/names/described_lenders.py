"""Lenders told by where they sit or whose they are: "the Manila-based lender", "the lender of Abidjan", "the German development bank".

Each stands for the lender of that seat or country that the text named last before, else for the one it names later, else for
the seat's first in the list of seats. A name that follows ("the Beijing-based Asian Infrastructure Investment Bank") says it itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from extraction import expressions as re
from extraction.lexicon import fold, registry, rows, short_country_name, split
from extraction.mentions.names.capitals import UPPER, matches, whole_words
from extraction.mentions.names.draft import Draft
from extraction.mentions.names.known import Hit
from extraction.model import Entity

_LENDER = r"(?:lender|financier|creditor|funder|financial\sinstitution|lending\sinstitution|institution|bank)"
_KIND = r"(?:(?:multilateral|regional|development|aid|policy|promotional|cooperation|co-operation|international|public|state|soft-loan|concessional|infrastructure)\s){0,2}"
_AGENCY = rf"(?:{_KIND}{_LENDER}|(?:development|aid|cooperation|co-operation|export\scredit)\sagency|(?:development|promotional)\s(?:bank|institution|fund)|agency)"
# "the Manila-based multilateral lender", "the Abidjan lender"; what goes on with a name names somebody
_BEHIND_SEAT = re.compile(rf"(?:-(?:based|headquartered|seated)|\sbased)?\s(?P<what>{_AGENCY})(?![\w-]|,?\s[{UPPER}])")
_BEHIND_ADJECTIVE = re.compile(rf"\s(?P<what>{_AGENCY})(?![\w-]|,?\s[{UPPER}])")
_BEFORE_SEAT = re.compile(rf"\b[Tt]he\s(?:{_KIND}{_LENDER})\s(?:of|from|in|based\sin|headquartered\sin)\s\Z")
_THE = re.compile(r"\b[Tt]he\s\Z")
_LENDING = frozenset(("multilateral", "multilateral fund", "bilateral agency", "export credit agency", "national development bank"))


def find_described(draft: Draft, hits: list[Hit]) -> None:
    """Adds a mention of the lender for each such description."""
    named = sorted((m.char_start, m.entity or "") for m in draft.mentions.values() if m.kind == "organisation")
    flow = draft.page.flow
    for at, seat in whole_words(flow, _present(flow)):
        _by_seat(draft, named, at, at + len(seat), _seats()[seat])
    for hit in hits:
        if hit.adjective and hit.entity.type == "country" and hit.entity.country:
            match = _BEHIND_ADJECTIVE.match(flow, hit.end)
            article = _THE.search(flow, max(0, hit.start - 5), hit.start)
            if match and article:
                theirs = _of_country(draft, hit.entity.country, match["what"])
                _add(draft, named, article.start(), match.end(), theirs)
    _find_several(draft, named)


def find_eximbanks(draft: Draft, hits: list[Hit]) -> None:
    """Adds a mention of a country's export-import bank where it is told as the country's: "China's EXIM Bank"."""
    for hit in hits:
        exim = _EXIM.match(draft.page.flow, hit.end) if hit.entity.type == "country" else None
        if exim:
            bank = _known(f"Export-Import Bank of {hit.entity.name}") or _known(f"Export-Import Bank of {short_country_name(hit.entity.country or '')}")
            if bank is not None:
                draft.add(hit.start, exim.end(), bank)


def _find_several(draft: Draft, named: list[tuple[int, str]]) -> None:
    """ "the two banks", "both lenders": the two lenders named last."""
    flow = draft.page.flow
    for match in matches(_TWO, flow, "two ", "Two ", "both ", "Both "):
        before = named[: bisect_left(named, (match.start(), ""))]
        lenders = [key for _, key in reversed(before) if draft.entities[key].type in _ABROAD]
        two = list(dict.fromkeys(lenders))[:2][::-1]
        if len(two) == 2 and draft.add(match.start(), match.end(), draft.entities[two[0]]):
            draft.share(match.start(), match.end(), draft.entities[two[1]])


_TWO = re.compile(r"(?:[Tt]wo|[Bb]oth)\s(?:the\s)?(?:lenders|banks|institutions|financiers|funders|agencies|multilaterals|development\s(?:banks|partners|institutions|agencies))(?![\w'’-]|\s(?:of|in|from)\b)")
_ABROAD = frozenset(("multilateral", "multilateral fund", "bilateral agency", "export credit agency"))


# "China's EXIM Bank", "the Turkish Eximbank"
_EXIM = re.compile(r"(?:['’]s)?\s(?:state-owned\s)?(?:[Ee]xim|EXIM|Export-Import)\s?[Bb]ank\b")


def _known(name: str) -> Entity | None:
    known = registry().known.get(" ".join(fold(name).replace("-", " ").split()), ())
    return next((k.entity for k in known if k.entity.kind == "organisation"), None)


@cache
def _seats() -> dict[str, tuple[Entity, ...]]:
    """Seat -> the lenders that sit there, the first of the list first."""
    found: dict[str, list[Entity]] = {}
    for row in rows("lender_seats"):
        entity = _known(row["institution"])
        if entity is None:
            continue
        for seat in split(row["seats"]):
            found.setdefault(seat, []).append(entity)
    return {seat: tuple(entities) for seat, entities in found.items()}


def _present(flow: str) -> list[str]:
    """The seats that a text names beside a word for a lender; none is looked for in a text without such a word."""
    if not any(word in flow for word in ("lender", "bank", "financier", "institution", "creditor", "funder", "agency")):
        return []
    return [seat for seat in _seats() if seat in flow]


def _by_seat(draft: Draft, named: list[tuple[int, str]], start: int, end: int, lenders: tuple[Entity, ...]) -> None:
    flow = draft.page.flow
    behind = _BEHIND_SEAT.match(flow, end)
    article = _THE.search(flow, max(0, start - 5), start)
    if behind and article:
        _add(draft, named, article.start(), behind.end(), lenders)
        return
    before = _BEFORE_SEAT.search(flow, max(0, start - 70), start)
    if before:
        _add(draft, named, before.start(), end, lenders)


def _of_country(draft: Draft, country: str, what: str) -> tuple[Entity, ...]:
    """The lenders of a country that the text names, else those that sit in its capital: the French agency is AFD."""
    named = (entity for entity in draft.entities.values() if entity.kind == "organisation" and entity.country == country and entity.type in _LENDING)
    seated = (entity for entity in _seats().get(_capitals().get(country, ""), ()) if entity.country == country and entity.type == "bilateral agency")
    return tuple(named) or (() if "credit" in what else tuple(seated))


@cache
def _capitals() -> dict[str, str]:
    return {row["iso3"]: split(row["capital"])[0] for row in rows("countries") if row["capital"]}


def _add(draft: Draft, named: list[tuple[int, str]], start: int, end: int, lenders: Iterable[Entity]) -> None:
    by_key = {entity.key: entity for entity in lenders}
    at = bisect_left(named, (start, ""))
    told = next((key for _, key in reversed(named[:at]) if key in by_key), None) or next((key for _, key in named[at:] if key in by_key), None)
    entity = by_key[told] if told else next(iter(by_key.values()), None)
    if entity is not None:
        draft.add(start, end, entity)
