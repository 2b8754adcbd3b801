"""Which activity an amount belongs to where its own words do not say: the one the text is speaking of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property

from extraction import expressions as re
from extraction.facts.money.use import Use
from extraction.layout import BULLET, HEADING, LABEL, ROW, Block
from extraction.model import Mention
from extraction.scene import Scene


class Focus:
    """The activities of a scene by where they are named."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.named = [mention for mention in scene.mentions if mention.kind == "activity"]
        self.starts = [mention.char_start for mention in self.named]
        self.by_country: dict[str | None, set[str]] = {}
        for mention in self.named:
            entity = scene.entities.get(mention.entity or "")
            if entity is not None:
                self.by_country.setdefault(entity.country, set()).add(entity.key)
        self._of_item: dict[int, str] = {}  # by the start of a block
        counts = Counter(mention.entity for mention in self.named)
        self.main = max(counts, key=lambda key: (counts[key], -self._first(key))) if counts else None

    def _first(self, key: str | None) -> int:
        return next(mention.char_start for mention in self.named if mention.entity == key)

    @cached_property
    def first_named(self) -> dict[str, int]:
        """Where each activity is named first."""
        found: dict[str, int] = {}
        for mention in self.named:
            found.setdefault(mention.entity or "", mention.char_start)
        return found

    def activity_for(self, use: Use) -> str | None:
        """The activity that the text is speaking of at an amount; a list's item that has told one goes on with it."""
        found = self._told_at(use)
        block = use.sentence.block
        if found is None and block.kind == BULLET:
            return self._of_item.get(block.start) or self._only_in(use.country)
        if found is not None:
            self._of_item[block.start] = found
        return found

    def _told_at(self, use: Use) -> str | None:
        """The activity told before the amount in its sentence, else the only one there, else the one the sentence's words
        point at ("the railway"), else the block's or the last one told."""
        if not self.named:
            return None
        sentence, block = use.sentence, use.sentence.block
        inside = self._within(sentence.start, sentence.end)
        here = self._of_country(inside, use)
        if here:
            return here
        before = [mention for mention in inside if mention.char_start < use.mention.char_start]
        if before:
            return before[-1].entity
        if len({mention.entity for mention in inside}) == 1:
            return inside[0].entity
        pointed = self.pointed(sentence.start, sentence.end)
        if pointed:
            return pointed
        whole = self._within(block.start, block.end)
        if len({mention.entity for mention in whole}) == 1:
            return whole[0].entity
        earlier = self._within(block.start, sentence.start)
        if earlier:
            return earlier[-1].entity
        if block.kind in (HEADING, LABEL, ROW):
            return self.main
        if block.kind == BULLET and self._listed_before(block) and not _SAME.search(self.scene.clean, sentence.start, sentence.end):
            return None
        previous = self._within(0, sentence.start)
        return previous[-1].entity if previous else self.main

    def _only_in(self, country: str | None) -> str | None:
        """The text's one activity in a country: "1. India. The state will put in $31 million" below a table of projects."""
        there = self.by_country.get(country, set()) if country and len(self.by_country) > 1 else set()
        return next(iter(there)) if len(there) == 1 else None

    def _of_country(self, inside: list[Mention], use: Use) -> str | None:
        """Of several activities in a sentence, the one that is in the amount's country, where the others are elsewhere."""
        if not use.country_told or use.country is None:
            return None
        countries = {mention.entity: entity.country for mention in inside if (entity := self.scene.entities.get(mention.entity or "")) is not None}
        own = [key for key, country in countries.items() if country == use.country]
        return own[0] if len(own) == 1 and len(countries) > 1 and None not in countries.values() else None

    def _listed_before(self, block: Block) -> bool:
        """Whether the item before in the list has an activity of its own."""
        before = self.scene.clean.rfind("\n", 0, max(0, block.start - 1)) + 1
        return bool(self._within(before, block.start))

    def _within(self, start: int, end: int) -> list[Mention]:
        found = self.named[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [mention for mention in found if not self._is_frame(mention)] or found

    def _is_frame(self, mention: Mention) -> bool:
        """The programme an activity falls under is not what the money is for."""
        return bool(_UNDER.search(self.scene.clean, max(0, mention.char_start - 60), mention.char_start))

    def pointed(self, start: int, end: int) -> str | None:
        """The one activity whose title has a word that the sentence uses with "the": "the railway", "the metro phase"."""
        pointing = {word for match in _DEFINITE.finditer(self.scene.clean, start, end) for word in match[1].lower().split()}
        stems = {_stem(word) for word in pointing - _VAGUE}
        hits = {key: len(stems & told) for key, told in self._stems_of_titles.items() if stems & told}
        best = max(hits.values(), default=0)
        leaders = [key for key, count in hits.items() if count == best]
        return leaders[0] if len(leaders) == 1 else None

    @cached_property
    def _stems_of_titles(self) -> dict[str, set[str]]:
        found = {}
        for key in dict.fromkeys(mention.entity or "" for mention in self.named):
            entity = self.scene.entities.get(key)
            titles = " ".join((entity.name, *entity.aliases)) if entity else ""
            found[key] = {_stem(word) for word in re.findall(r"[^\W\d_]{4,}", titles.lower())}
        return found


def _stem(word: str) -> str:
    return word.removesuffix("s")[:7]


_DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Ff]or|its)\s((?:[a-z-]+\s?){1,3})")
_SAME = re.compile(r"\b(?:same|this|that|said)\s(?:project|program(?:me)?|operation|activity|country)\b", re.IGNORECASE)
_VAGUE = frozenset(
    "project program programme development improvement construction support national regional and for the phase first second additional financing".split()
)
_UNDER = re.compile(
    r"\b(?:falls under|part of|under|within(?: the framework of)?|component of|financed through|through) (?:the |its |a )*\Z"
)
