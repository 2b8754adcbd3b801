"""Reads who holds which title where: "said Andrei Mikhnev, World Bank Country Manager for Kazakhstan".

One role for each person and title; the organisation is the one named in the title, else the one that the sentence or the
title implies (who is signed for, a minister's government, a mayor's city, the bank that published the text), else none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from extraction import expressions as re
from extraction.facts.money.roles import read_money
from extraction.lexicon import fold, government_entity
from extraction.mentions.names.people import Titled
from extraction.model import Mention, Role
from extraction.scene import Scene

_STAFF = re.compile(
    r"\b(?:manager|director|(?:vice|executive) president|officer|economist|specialist|team leader|contact|head of|representative|spokes\w+|analyst|counsel)\b"
)
_GOVERNMENT = re.compile(
    r"\b(?:minister|secretary|head of state|ambassador|high commissioner|envoy|consul|delegation|premier|chancellor)\b"
    r"|^(?!.*\b(?:team|bank|bank's|company|board|fund|group|firm|institution|association|university)\b).*\w+ (?:leader|president|king|emir)$"
)
# "Ambassador of Japan to India" is Japan's
_ENVOY_OF = re.compile(r"\b(?:[Aa]mbassador|[Cc]ommissioner|[Ee]nvoy|[Cc]onsul)(?:[- ][Gg]eneral)?\s(?:\([^()]{1,30}\)\s)?of\s(?:the\s)?")
# "China's ambassador to Ecuador"
_ENVOY_TO = re.compile(r"(?i:ambassador|commissioner|envoy|consul)(?:[- ](?i:general|designate))?\sto\s")
_RULER_OF = re.compile(r"(?i:(?:vice[- ])?president|king|emir|sultan|head|ruler)\sof\s(?:the\s)?(?=[A-Z])")
_LOCAL = re.compile(r"\b(?:mayor|akim|khokim|hokim|municipal|councillor|alderman)\b")
# "For JICA, ... signed by", "signed for JICA", "on behalf of the ministry"
_FOR = re.compile(r"(?:\b[Ff]or|\bon\s+behalf\s+of)\s+(?:the\s+)?$")
# "Minister of Finance", "Deputy Finance Minister"
_OF_MINISTER = re.compile(r"\b[Mm]inisters?\b")
_MINISTER_OF = re.compile(r"\bMinister\s(?:of|for)\s(?:the\s)?(?P<field>[A-Z].*)")
_MINISTRY = re.compile(r"(?i:ministry)|\A[A-Z]{2,}\Z")
# Kinds of publishers whose staff a text names without saying whose.
_RIGHT_BEFORE = 4  # characters: "Jordan's minister"
_EMPLOYERS = frozenset(
    {"multilateral", "multilateral fund", "multilateral programme", "bilateral agency", "export credit agency", "bank", "un agency"}
    | {"research", "commercial bank", "national development bank"}
)


def find_roles(scene: Scene) -> Iterator[Role]:
    """All roles of a scene, the first for a person being the one told first."""
    if not scene.titles:
        return
    holders = _Holders(scene)
    seen = set()
    for titled in scene.titles:
        mark = (titled.person, fold(titled.title))
        if mark not in seen:
            seen.add(mark)
            yield Role(titled.start, titled.end, titled.person, titled.title, holders.organisation(titled))


def _is_of_minister(clean: str, mention: Mention) -> bool:
    """Whether a ministry's name is read from its minister's title: the Ministry in "Minister of Finance"."""
    return not _MINISTRY.search(mention.surface) and _OF_MINISTER.search(clean, max(0, mention.char_start - 30), mention.char_end) is not None


class _Holders:
    """Says at which organisation a title is held; countries, city administrations and the publisher are looked up once."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.countries: list[tuple[int, int, str]] = []
        self.administrations: list[tuple[int, str]] = []
        for mention in scene.mentions:
            entity = scene.entity(mention)
            if entity is None:
                continue
            if mention.kind == "place" and entity.country:
                self.countries.append((mention.char_start, mention.char_end, entity.country))
            elif mention.kind == "organisation" and entity.type == "local government":
                self.administrations.append((mention.char_start, entity.key))
        named = (e for e in scene.entities.values() if e.kind == "organisation" and e.name == scene.profile.publisher)
        publisher = next(named, None)
        read_money(scene)
        self.main = scene.money_reader.country if scene.money_reader is not None else None
        self.publisher = publisher.key if publisher and publisher.type in _EMPLOYERS else None

    def organisation(self, titled: Titled) -> str | None:
        named = self._named(titled)
        if named is not None:
            return named
        title = fold(titled.title)
        if _LOCAL.search(title):
            return self._administration(titled)
        if _STAFF.search(title):
            return self._signed_for(titled) or self.publisher
        ministry = self._ministry_named(titled)
        if ministry is not None:
            return ministry
        country = self._country(titled) if _GOVERNMENT.search(title) else self._ruled(titled)
        if country is None:
            return None
        return self.scene.entities.setdefault(f"organisation:government:{country}", government_entity(country)).key

    def _named(self, titled: Titled) -> str | None:
        """The organisation in the title: "UKEF's head of transport", "the ministry's spokesman"."""
        for _, mention in self.scene.within(titled.start - 8, titled.end, "organisation"):
            if mention.char_end > titled.start and not self._told_by_title_only(mention):
                return mention.entity
        return None

    def _ministry_named(self, titled: Titled) -> str | None:
        """The ministry of "Minister of Water" where the text has "the Ministry of Water" too, and no other of that name."""
        minister = _MINISTER_OF.search(titled.title)
        name = f"ministry of {minister['field']}".lower() if minister else ""
        found = [key for key in sorted(self._ministries) if key in self.scene.entities and self.scene.entities[key].name.lower() == name]
        return found[0] if len(found) == 1 else None

    def _told_by_title_only(self, mention: Mention) -> bool:
        """Whether a ministry is named by nothing but its minister's title: then the title is held at the government."""
        entity = self.scene.entity(mention)
        told = entity is not None and entity.name.startswith("Ministry") and _is_of_minister(self.scene.clean, mention)
        return told and mention.entity not in self._ministries

    @cached_property
    def _ministries(self) -> frozenset[str]:
        """The ministries that the text calls by their name or by an acronym."""
        clean = self.scene.clean
        named = (m for m in self.scene.mentions if m.kind == "organisation")
        return frozenset(m.entity for m in named if m.entity and not _is_of_minister(clean, m))

    def _signed_for(self, titled: Titled) -> str | None:
        clean = self.scene.clean
        start, end = self.scene.sentence(titled.start)
        start, end = max(start, titled.start - 400), min(end, titled.end + 400)
        if "sign" not in clean[start:end]:
            return None
        for _, mention in self.scene.within(start, end, "organisation"):
            if _FOR.search(clean[max(start, mention.char_start - 18) : mention.char_start]):
                return mention.entity
        return None

    def _administration(self, titled: Titled) -> str | None:
        """The city administration last named, else the first one."""
        if not self.administrations:
            return None
        before = bisect_left(self.administrations, (titled.start, "")) - 1
        return self.administrations[max(before, 0)][1]

    def _ruled(self, titled: Titled) -> str | None:
        """The country that a president or a king is said to be of: "President of Guinea"."""
        of = _RULER_OF.match(self.scene.clean, titled.start, titled.end)
        at = bisect_left(self.countries, (of.end(), 0, "")) if of else len(self.countries)
        return self.countries[at][2] if of and at < len(self.countries) and self.countries[at][0] == of.end() else None

    def _country(self, titled: Titled) -> str | None:
        """The country in the title or right before it, else the one that the text is about, else the one last named before."""
        if not self.countries:
            return None
        envoy = _ENVOY_OF.search(self.scene.clean, titled.start, titled.end)
        at = bisect_left(self.countries, (envoy.end(), 0, "")) if envoy else len(self.countries)
        if envoy and at < len(self.countries) and self.countries[at][0] == envoy.end():
            return self.countries[at][2]
        before = bisect_right(self.countries, (titled.end, 0, "")) - 1
        start, end, country = self.countries[max(before, 0)]
        if before >= 0 and titled.start - _RIGHT_BEFORE <= end and start < titled.end:
            return self._sender(titled) if _ENVOY_TO.search(self.scene.clean, titled.start, start) else country
        if self.main is not None:
            return self.main
        told = [(at, iso3) for at, _, iso3 in self.countries if not any(other.start <= at < other.end for other in self.scene.titles)]
        last = [iso3 for at, iso3 in told if at < titled.end]
        return last[-1] if last else told[0][1] if len({iso3 for _, iso3 in told}) == 1 else None

    def _sender(self, titled: Titled) -> str | None:
        """Whose an ambassador to a country is: "China's ambassador to Ecuador"."""
        stop = _ENVOY_TO.search(self.scene.clean, titled.start, titled.end)
        sent = [country for start, end, country in self.countries if titled.start - _RIGHT_BEFORE <= end and stop and start < stop.start()]
        return sent[-1] if sent else None
