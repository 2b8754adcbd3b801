"""Which activity an amount's own words name, and whether they speak of one activity or instrument only."""

from __future__ import annotations

from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.segments import Segment


def activity_in(reading: MoneyReading, segment: Segment) -> str | None:
    """The activity that the words around an amount name, behind it before those in front."""
    found = [item for item in (*segment.right, *reversed(segment.left)) if item.kind == "activity"]
    return reading.scene.mentions[found[0].mentioned].entity if found else None


def tells_of_one(reading: MoneyReading, use: Use) -> bool:
    """Told of one activity or one instrument: "a loan", a named project, works described."""
    segment = use.segment
    if activity_in(reading, segment):
        return True
    head = use.head
    if head is not None and head.phrase.sense == "instrument":
        words = [item.word for item in (*segment.left, *segment.right)]
        return any(word in ("a", "an") for word in words)
    return False
