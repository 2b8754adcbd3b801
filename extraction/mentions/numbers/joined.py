"""Numbers that the next number explains: "91, 82 and 42 km", "12, 15 and 9 million dollars", "Eleven of the 27 officials"."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from extraction import expressions as re
from extraction.mentions.names.page import Item, Page
from extraction.mentions.numbers.elided_context import SCALE_OF, take
from extraction.mentions.numbers.numerals import MONEY_SCALES, SCALE_WORDS
from extraction.mentions.numbers.quantity import STOP, unit_of_noun
from extraction.model import Mention

_JOINED = re.compile(
    r"(?:,|,? and|,? or| to| &|[ ]?[-\u2013])[ \n](?:(?:about|around|nearly|over|some|up to|almost|more than|another) )?$|[-\u2013]$"
)
_OF_THE = re.compile(
    r"[ \n](?:out[ \n])?of[ \n](?:(?:the|these|those|all|its|their)[ \n])?(?:first |last |same |[A-Za-z]+'s )?(?:about |some |more than |over |nearly )?$"
)
# "5 new and 12 rehabilitated substations"
_ADJECTIVES = re.compile(r"((?:[ \n][a-z-]+){1,3})(?:,|,? and|,? or)[ \n](?:about |some |nearly |over |another |around |more than |up to |almost |approximately )?")
_VERBS = frozenset("said says took made became got went came gave held found saw led met ran sent left more percent million".split())


class Joined:
    """Reads numbers from their right neighbour, from the end of the text backwards, so that whole lists are joined."""

    def __init__(self, page: Page) -> None:
        self.page, self.clean = page, page.clean
        self.added: list[Mention] = []
        self._mentions = sorted(page.mentions, key=attrgetter("char_start"))
        self._scales: dict[int, re.Match[str]] = {}
        self._starts = [mention.char_start for mention in self._mentions]

    def read(self, item: Item) -> bool:
        """ "91, 82 and 42 km", "12, 15 and 9 million dollars", "Eleven of the 27 officials": the next number says it."""
        following = self._following(item.end)
        if following is None or following.kind not in ("money", "percent", "quantity") or following.kind == "percent" and item.number.scaled:
            return False
        if following.kind == "money" and not following.surface[0].isdigit() and not item.number.words:
            # "41 projects and USD 11.5 bn, against 30 and USD 8.1 bn": the currency would stand before the first
            return False
        between = self.clean[item.end : following.char_start]
        if following.kind == "quantity" and following.head is not None and self._adjectives(between):
            return self._like(item, following)
        if _OF_THE.fullmatch(between) and following.kind == "quantity":
            return self._like(item, following)
        if not _JOINED.fullmatch(between) or (following.kind == "quantity" and item.number.value == following.value):
            return False
        if following.kind != "percent" and not item.number.scaled and not item.number.words:
            scale = SCALE_OF.search(following.surface) or self._scales.get(following.char_start)
            if scale and (following.kind == "money" or len(scale[1]) > 3):
                self._scales[item.start] = scale
                item.number = item.number.times(SCALE_WORDS.get(scale[1]) or MONEY_SCALES[scale[1]], item.number.end)
        return self._like(item, following)

    @staticmethod
    def _adjectives(between: str) -> bool:
        """Whether only adjectives and an "and" stand between two numbers: "25 primary, 10 secondary and 3 vocational schools"."""
        match = _ADJECTIVES.fullmatch(between)
        if match is None:
            return False
        words = match[1].split()
        return not any(word in STOP or word in _VERBS or unit_of_noun(word) for word in words)

    def _following(self, end: int) -> Mention | None:
        """The first mention within a few words behind a position, joined ones included."""
        index = bisect_left(self._starts, end)
        found = self._mentions[index] if index < len(self._starts) and self._starts[index] - end <= 48 else None
        if self.added and self.added[-1].char_start >= end and self.added[-1].char_start - end <= 48:
            if found is None or self.added[-1].char_start < found.char_start:
                found = self.added[-1]
        return found

    def _like(self, item: Item, mention: Mention) -> bool:
        take(item, mention)
        self.added.append(self.page.mention(item))
        return True

