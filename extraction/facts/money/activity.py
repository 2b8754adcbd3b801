"""Which activity an amount's own words name, and whether they speak of one activity or instrument only."""

from __future__ import annotations

from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.mentions.activities.titles import is_sector_only
from extraction.phrases import Item
from extraction.segments import Segment


def activity_in(reading: MoneyReading, segment: Segment) -> str | None:
    """The activity that the words around an amount name, behind it before those in front."""
    found = [item for item in (*segment.right, *reversed(segment.left)) if item.kind == "activity"]
    return reading.scene.mentions[found[0].mentioned].entity if found else None


def names_activity(clean: str, segment: Segment) -> bool:
    """Whether the words around an amount name an activity, not only a field: "for roads", "to the private sector", "for energy"."""
    return any(item.kind == "activity" and not is_field(clean, item) for item in (*segment.left, *segment.right))


def is_field(clean: str, item: Item) -> bool:
    """Whether an activity has no name but its field's: in small letters, one or two words, in the plural or a sector's."""
    words = item.word.split()
    if not clean[item.start].islower() or len(words) > 2:
        return False
    return is_sector_only(item.word) or words[-1] in ("sector", "finance") or words[-1].endswith("s") and len(words) == 1


def tells_of_one(reading: MoneyReading, use: Use) -> bool:
    """Told of one activity or one instrument: "a loan", a named project, works described."""
    segment = use.segment
    if names_activity(reading.clean, segment):
        return True
    head = use.head
    if head is not None and head.phrase.sense == "instrument":
        words = [item.word for item in (*segment.left, *segment.right)]
        return any(word in ("a", "an") for word in words)
    return False
