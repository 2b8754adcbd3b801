"""The names of one text while they are being found: what is taken already, the entities, the mentions.

The reader that is surest comes first; a later one finds a span taken and leaves it, so that names never overlap.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from dataclasses import replace

from extraction import expressions as re
from extraction.lexicon import recipients
from extraction.mentions.names.capitals import Page
from extraction.model import Entity, Mention

# Between two sentences or lines
_SENTENCE_END = re.compile(r"[.!?;]\s|[\n\x01]")


class Draft:
    """Mentions by span and entities by key; `taken` marks the characters that a name holds."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taken = bytearray(len(page.clean))
        self.mentions: dict[tuple[int, int], Mention] = {}
        self.entities: dict[str, Entity] = {}
        self.reserved: list[Mention] = []
        self.shared: list[Mention] = []  # of further entities that one span names: "the two governments"
        self.assumed: set[tuple[int, int]] = set()  # governments of the country that the text seemed to be about
        self.countries: Counter[str] = Counter()
        self._named: list[tuple[int, str]] = []
        self._recipients: list[tuple[int, str]] = []
        self._regions: list[tuple[int, str]] = []  # those of recipients whose regions or cities are named
        self._main: str | None = None

    def free(self, start: int, end: int) -> bool:
        return start < end and self.taken.find(1, start, end) < 0

    def held_from(self, position: int) -> int:
        """Where the name begins that holds a position."""
        return self.taken.rfind(0, 0, position) + 1

    def add(self, start: int, end: int, entity: Entity) -> bool:
        """Takes the span for a mention of the entity; False when a name holds some of it."""
        if not self.free(start, end):
            return False
        self.taken[start:end] = b"\x01" * (end - start)
        self.mentions[start, end] = Mention(
            entity.kind, start, end, self.page.clean[start:end], entity=entity.key
        )
        self.keep(entity)
        return True

    def assume(self, start: int, end: int, entity: Entity) -> None:
        """Takes a span for the government of the country that the text seems to be about so far."""
        if self.add(start, end, entity):
            self.assumed.add((start, end))

    def rename(self, start: int, end: int, entity: Entity) -> None:
        """Has a span that a name holds name another entity."""
        self.mentions[start, end] = replace(self.mentions[start, end], entity=entity.key)
        self.keep(entity)

    def share(self, start: int, end: int, entity: Entity) -> None:
        """Has a span that a name holds already name a further entity."""
        self.shared.append(Mention(entity.kind, start, end, self.page.clean[start:end], entity=entity.key))
        self.keep(entity)

    @property
    def recipients_named(self) -> list[tuple[int, str]]:
        """Where countries that receive development finance are named, in order."""
        return self._recipients

    def give_way(self, spans: list[tuple[int, int]]) -> None:
        """Gives up the names that overlap spans (in order, apart from each other), for longer ones."""
        starts = [start for start, _ in spans]
        for start, end in list(self.mentions):
            before = bisect_right(starts, end - 1) - 1
            if before >= 0 and spans[before][1] > start:
                del self.mentions[start, end]
                self.taken[start:end] = bytes(end - start)

    def entity_of(self, mention: Mention) -> Entity:
        """The entity of a mention of this draft; every one has its own."""
        return self.entities[mention.entity or ""]

    def keep(self, entity: Entity) -> Entity:
        """Registers an entity; the aliases of one met before are joined."""
        known = self.entities.get(entity.key)
        if known is None:
            self.entities[entity.key] = entity
            return entity
        aliases = tuple(dict.fromkeys((*known.aliases, *entity.aliases)))
        if aliases != known.aliases or (known.acronym is None and entity.acronym):
            self.entities[entity.key] = replace(known, aliases=aliases, acronym=known.acronym or entity.acronym)
        return self.entities[entity.key]

    def called(self, key: str, name: str) -> None:
        """Adds a spelling of the text to an entity."""
        entity = self.entities[key]
        if name != entity.name and name != entity.acronym and name not in entity.aliases:
            self.entities[key] = replace(entity, aliases=(*entity.aliases, name))

    def seen_country(self, position: int, iso3: str) -> None:
        """Notes a country that the text names; positions come in order."""
        self.countries[iso3] += 1
        self._named.append((position, iso3))
        if iso3 in recipients():
            self._recipients.append((position, iso3))

    def seen_region(self, position: int, iso3: str) -> None:
        """Notes the country of a region or city that the text names; it says where the text is, as the country's own name does."""
        self.countries[iso3] += 1
        if iso3 in recipients():
            insort(self._regions, (position, iso3))

    def told_by_places(self, iso3: str) -> None:
        """Notes that the text is of a country it does not name, whose places it tells; who is named lends to it."""
        self._recipients.clear()
        self.seen_region(0, iso3)

    def country_at(self, position: int) -> str | None:
        """The country that most of the text is about, else the one last named before a position, or the first after it.

        Countries that receive development finance go before those of lenders.
        """
        named = self._recipients or self._regions or self._named
        if not named:
            return self.countries.most_common(1)[0][0] if self.countries else None
        if self._main is None:
            country, count = Counter(iso3 for _, iso3 in named).most_common(1)[0]
            self._main = country if 2 * count > len(named) else ""
        if self._main:
            return self._main
        near = max(bisect_right(self._named, (position, "~")) - 1, 0)
        if self._named[near][0] < position and not _SENTENCE_END.search(self.page.flow, max(self._named[near][0], position - 300), position):
            return self._named[near][1]
        return named[max(bisect_right(named, (position, "~")) - 1, 0)][1]
