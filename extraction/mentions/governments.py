"""Governments as payers and borrowers: of a country, of a part of one, of a city.

"the Government of Rwanda", "the Pakistani government", "Kenya's state budget", "the government" (of the country last named),
"the Borrower", "guarantee from the Republic of Kazakhstan", "Government of Kerala", "the akimat of Pavlodar".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.lexicon import government_entity, slug
from extraction.mentions.bodies import Span
from extraction.mentions.capitals import UPPER, Page, occurrences
from extraction.mentions.draft import Draft
from extraction.mentions.known import Hit
from extraction.model import Entity


def _wrapped(*phrases: str) -> tuple[str, ...]:
    """Phrases with a small and a great first letter, on one line or broken over two."""
    both = [form for phrase in phrases for form in (phrase, phrase[0].upper() + phrase[1:])]
    return tuple(dict.fromkeys(form.replace(" ", space) for form in both for space in (" ", "\n")))


_GOVERNMENT = _wrapped("government")
_PURSE = _wrapped("state budget", "national budget", "federal budget", "national exchequer", "national treasury", "public treasury", "exchequer", "treasury") + ("National Treasury", "State Treasury", "State Budget", "Federal Government")
_BORROWER = _wrapped("borrower")
_STATE_ITSELF = ("State",)
_OF = re.compile(r"\s+(?:and\s+(?:the\s+)?people\s+)?of\s+(?:the\s+)?")
_PART = re.compile(rf"[{UPPER}][\w'-]+(?:\s[{UPPER}][\w'-]+){{0,2}}")
# "the ", "its ", or nothing at the start of a line or a cell
_DETERMINED = re.compile(r"(?:\b[Tt]he|\b[Ii]ts|\b[Tt]heir|\A|[\n\x01.:;*|•-])\s+$|(?:\A|[\n\x01|*])$")
# "government officials", "treasury bonds"
_COMPOUND = re.compile(
    r"[\s-]+(?:official|agenc|employee|bond|bill|securit|department|minist|leader|spending|debt|building|house|bodies|entit|institution"
    r"|effectiveness|revenue|of\s+the\s+art|bank|and\s+(?:business|private)|cabinet|secretar|chief|spokes)",
    re.IGNORECASE,
)
# "Borrower: City of Balti" names the borrower itself
_LABELLED = re.compile(r"\*{0,2}\s?[:|]|\s{3}|\t")
_REPUBLIC = re.compile(
    r"(?:between\s[^.;:]{2,60}\sand|(?:loan|credit|grant|financing)s?\s[^.;:]{0,60}\sto|guarantee[ds]?\s+(?:from|by|of)|loans?\s+to|credits?\s+to|grants?\s+to|agreements?\s+with|signed\s+with"
    r"|[Bb]orrower:?|[Gg]uarantor:?|[Rr]ecipient:?)\s+(?:the\s+)?$"
)
_LOCAL = _wrapped("akimat", "municipality", "city council", "city hall", "city administration", "hokimiyat", "khokimiyat", "governorate", "prefecture")
_OF_PLACE = re.compile(rf"\s+(?:\([^()\n]{{1,30}}\)\s+)?of\s+(?P<place>[{UPPER}][\w'-]*(?:\s[{UPPER}][\w'-]*)?)")


def find_local(page: Page) -> Iterator[Span]:
    """Municipalities and the like, with the place that they govern: "the akimat (municipality) of Pavlodar"."""
    for literal in _LOCAL:
        for at in occurrences(page.flow, literal):
            match = _OF_PLACE.match(page.flow, at + len(literal))
            if match:
                body = " ".join(literal.split())
                yield Span(at, match.end(), "local government", f"{body[0].upper()}{body[1:]} of {match['place']}")


class Governments:
    """Takes the governments of a page."""

    def __init__(self, draft: Draft, hits: list[Hit]) -> None:
        self.draft = draft
        self.flow = draft.page.flow
        self.hits = hits
        self.by_start = {hit.start: hit for hit in hits}
        self.by_end = {hit.end: hit for hit in hits}

    def find(self) -> None:
        for literals, take in (
            (_GOVERNMENT, self._government),
            (_PURSE, self._purse),
            (_BORROWER, self._purse),
            (_STATE_ITSELF, self._owned),
        ):
            for literal in literals:
                for start in occurrences(self.flow, literal):
                    end = start + len(literal)
                    if not self._letter(start - 1) and not self._letter(end):
                        take(start, end)
        self._republics()

    def _letter(self, position: int) -> bool:
        return 0 <= position < len(self.flow) and self.flow[position].isalnum()

    def _government(self, start: int, end: int) -> None:
        of = _OF.match(self.flow, end)
        if of is None:
            self._purse(start, end)
            return
        hit = self.by_start.get(of.end())
        part = _PART.match(self.flow, of.end())
        if hit is not None and hit.entity.type == "country":
            self.draft.add(start, hit.end, government_entity(hit.entity.country))
        elif part and self.flow[start] == "G":
            self._of_a_part(start, part)

    def _of_a_part(self, start: int, part: re.Match[str]) -> None:
        """The government of a part of a country: "Government of Kerala"."""
        name = " ".join(part[0].split())
        country = self.draft.country_at(start)
        key = f"organisation:government-of-{slug(name)}" + (f":{country}" if country else "")
        self.draft.add(start, part.end(), Entity(key, "organisation", f"Government of {name}", type="local government", country=country))

    def _purse(self, start: int, end: int) -> None:
        """A government, or what pays for it, of the country before it or of the one last named."""
        if _COMPOUND.match(self.flow, end) or self.flow[start] in "Bb" and _LABELLED.match(self.flow, end):
            return
        if self._owned(start, end) or self.flow[max(0, start - 9) : start].endswith(("as the ", "is the ", "be the ")):
            return
        if _DETERMINED.search(self.flow[max(0, start - 8) : start]):
            country = self.draft.country_at(start)
            if country:
                self.draft.add(start, end, government_entity(country))

    def _owned(self, start: int, end: int) -> bool:
        """"the Pakistani government", "Kenya's government", "the Cameroonian State"."""
        owner = self.by_end.get(start - 1) or self.by_end.get(start - 3)
        if owner is None or owner.entity.type != "country":
            return False
        self.draft.add(owner.start if owner.adjective else start, end, government_entity(owner.entity.country))
        return True

    def _republics(self) -> None:
        """A republic that signs, borrows or guarantees is its government."""
        for hit in self.hits:
            if hit.entity.type == "country" and self.flow.startswith("Republic", hit.start):
                if _REPUBLIC.search(self.flow, max(0, hit.start - 90), hit.start):
                    self.draft.add(hit.start, hit.end, government_entity(hit.entity.country))
