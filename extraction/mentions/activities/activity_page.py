"""What the readers of described activities look at: a text with its blocks, mentions and drafts, and which country a stretch is about."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from extraction import expressions as re
from extraction.layout import HEADING, LABEL, Block, sentences
from extraction.mentions.activities.activity_drafts import Drafts
from extraction.mentions.activities.titles import title_words
from extraction.model import Entity, Mention
from extraction.phrases import Item
from extraction.recipients import Recipients, country_of_title


@dataclass
class Page:
    """What the readers below look at."""

    clean: str
    drafts: Drafts
    mentions: list[Mention]
    starts: list[int]
    entities: dict[str, Entity]
    blocks: tuple[Block, ...]
    block_starts: list[int]
    recipients: Recipients
    sentences: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    listed: int = 0  # how many things items of lists give amounts to

    def entity(self, item: Item) -> Entity | None:
        return self.entities.get(self.mentions[item.mention].entity or "") if item.mention is not None else None


@dataclass(frozen=True)
class Target:
    """A description found: its span and title, the country it is for, whether it stands like a name, and its sentence."""

    start: int
    end: int
    title: str
    country: str | None = None
    named: bool = False
    sentence: int = -1
    heading: bool = False
    own: bool = False  # of an amount that somebody gives or gets
    shared: bool = False  # told of several countries at once
    sure: bool = False  # told of the thing itself ("the road, funded by"), not only of a purpose
    paper: bool = False  # a bond or a line of credit: what its proceeds are for goes before it
    beside_named: bool = False  # in a sentence that gives another amount to a named project
    amount: Decimal | None = None


def block_at(page: Page, position: int) -> Block:
    index = max(0, bisect_left(page.block_starts, position + 1) - 1)
    return page.blocks[index]


def sentence_at(page: Page, position: int) -> tuple[int, int]:
    block = block_at(page, position)
    if block.start not in page.sentences:
        page.sentences[block.start] = list(sentences(page.clean, block))
    cut = page.sentences[block.start]
    index = bisect_left(cut, (position + 1, 0)) - 1
    return cut[index] if index >= 0 else (block.start, block.end)


def country_in(page: Page, start: int, end: int) -> str | None:
    """The country of the towns and regions that a title names, else the country it names."""
    found = list(page.recipients.within(start, end))
    towns = [country for _, country, whole in found if not whole]
    return towns[0] if towns else found[0][1] if found else country_of_title(page.clean[start:end])


_OPENS_ITEM = re.compile(r"\s?(?:[:–—(]|-\s|\.\s+(?=[A-Z$€£¥]))")


def opening_country(page: Page, block: Block, position: int = 0) -> str | None:
    """The country that begins the sentence of a position or its paragraph: "Fiji: ...", "Liberia (signed with ...)"."""
    own = sentence_at(page, position)[0] if position > block.start else block.start
    while page.clean[own : own + 1].isspace():
        own += 1
    return (_opens_with(page, own) if own > block.start else None) or _opens_with(page, block.start)


def _opens_with(page: Page, start: int) -> str | None:
    first = bisect_left(page.starts, start)
    mention = page.mentions[first] if first < len(page.mentions) else None
    if mention is None or mention.kind != "place" or mention.char_start > start + 4 or not _OPENS_ITEM.match(page.clean, mention.char_end):
        return None
    entity = page.entities.get(mention.entity or "")
    if entity is None or entity.type != "country" or not is_recipient(page, mention.char_start):
        return None
    return entity.country


def headed_country(page: Page, block: Block) -> str | None:
    """The country of the heading or label right above a paragraph."""
    above = block_at(page, max(0, block.start - 1))
    if above.kind not in (HEADING, LABEL) or above.end > block.start:
        return None
    return page.recipients.nearest(above.start, above.end, above.start)


def is_recipient(page: Page, position: int) -> bool:
    """Whether a country is not told only as where the text was written ("KUWAIT: ...")."""
    return any(True for _ in page.recipients.within(position, position + 1))


_ENDING = re.compile(r"(?:ing|ed|es|s|ment|ation)\Z")


@lru_cache(maxsize=4096)
def _stems(title: str) -> frozenset[str]:
    return frozenset(_ENDING.sub("", word)[:6] for word in title_words(title))


def shared_words(left: str, right: str) -> int:
    return len(_stems(left) & _stems(right))
