"""Reads a text into the row that is kept of it: all of a reading but its claims, which `kept_claims` finds from this row.

Beside what was read, the row says where the mentions and facts are in the cleaned copy of the text, where that differs
from the text itself; so whoever looks at them again sees what the readers of facts saw.
"""

from __future__ import annotations

from datetime import date

from extraction.first_reading import Seen, look
from extraction.model import FACT_TYPES, Fact, Reading
from extraction.rows import Row, plain, span


def reading_row(document_id: str, text: str, published_on: date | None) -> Row:
    seen = look(text, published_on)
    reading = seen.reading()

    def quoted(item: Fact) -> Row:
        return {**plain(item), "quote": text[item.char_start : item.char_end]}

    return {
        "document_id": document_id,
        "profile": plain(reading.profile),
        "sentences": [span(start, end) for start, end in reading.sentences],
        "mentions": [plain(mention) for mention in reading.mentions],
        "numerals": [plain(numeral) for numeral in reading.numerals],
        "entities": [plain(entity) for entity in reading.entities],
        **{cls.kind: [quoted(fact) for fact in reading.facts if type(fact) is cls] for cls in FACT_TYPES},
        **_in_the_copy(seen, reading),
    }


def _in_the_copy(seen: Seen, reading: Reading) -> Row:
    """The spans of mentions, and of facts kind by kind, in the cleaned copy; none where the copy has the text's own offsets."""
    mentions = [span(mention.char_start, mention.char_end) for mention in seen.scene.mentions]
    facts = [span(fact.char_start, fact.char_end) for fact in seen.facts]
    is_moved = mentions != [span(m.char_start, m.char_end) for m in reading.mentions] or facts != [span(f.char_start, f.char_end) for f in reading.facts]
    if not is_moved:
        return {"clean_mentions": None, "clean_facts": None}
    by_kind = (fact for cls in FACT_TYPES for fact in seen.facts if type(fact) is cls)
    return {"clean_mentions": mentions, "clean_facts": [span(fact.char_start, fact.char_end) for fact in by_kind]}
