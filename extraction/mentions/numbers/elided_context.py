"""What the readers of numbers whose noun stands elsewhere look back at: the mentions up to a number, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.mentions.names.page import Item, Page
from extraction.model import Mention

DURATIONS = frozenset("year month week day decade hour quarter".split())
SCALE_OF = re.compile(r"[ -]?(thousand|million|billion|trillion|crore|lakh|bn|mn|m)\b")


class ElidedContext:
    """The mentions of a page up to the number being read, and those that were added."""

    def __init__(self, page: Page) -> None:
        self.page, self.clean = page, page.clean
        self.added: list[Mention] = []
        self._seen: list[Mention] = []
        self._next = 0

    def _advance(self, position: int) -> None:
        mentions = self.page.mentions
        while self._next < len(mentions) and mentions[self._next].char_start < position:
            self._seen.append(mentions[self._next])
            self._next += 1

    def before(self, start: int, *kinds: str) -> Iterator[Mention]:
        """Mentions of the kinds from `start` up to the number being read, the nearest first."""
        for mention in reversed(self._seen):
            if mention.char_start < start:
                return
            if mention.kind in kinds:
                yield mention

    def counted(self, start: int, durations: bool = False) -> Mention | None:
        """The nearest counted thing since `start`."""
        return next(
            (
                mention
                for mention in self.before(start, "quantity")
                if mention.head is not None or (durations and mention.unit in DURATIONS)
            ),
            None,
        )

    def add(self, item: Item, unit: str, head: str | None = None) -> bool:
        item.kind, item.unit, item.head = "quantity", unit, head or unit
        return self._added(item)

    def like(self, item: Item, mention: Mention | None) -> bool:
        """Reads an item as the same kind of number as a mention; a number in the thousands is no percentage."""
        if mention is None or mention.kind == "percent" and item.number.value >= 1000:
            return False
        take(item, mention)
        return self._added(item)

    def _added(self, item: Item) -> bool:
        mention = self.page.mention(item)
        self.added.append(mention)
        self._seen.append(mention)
        return True


def holds(whole: Mention, part: Decimal) -> bool:
    """Whether a number is no more than a count."""
    return whole.value is not None and part <= whole.value


def take(item: Item, mention: Mention) -> None:
    item.kind, item.currency, item.unit, item.head = mention.kind, mention.currency, mention.unit, mention.head
