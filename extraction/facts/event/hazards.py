"""Reads disasters that struck, with their month or day: "In July 2023, floods destroyed ..."."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.facts.event.phrases import phrase_from
from extraction.facts.event.sentence import Happening, Sentence, date_of, days_of, place_of, words_of
from extraction.facts.word_tags import VERBAL


def struck_hazards(sentence: Sentence) -> Iterator[Happening]:
    """As in "In July 2023, floods destroyed ...": a hazard that has struck, with its month or day."""
    words = sentence.tokens
    for i, token in enumerate(words):
        if token.low not in words_of("hazard") or token.form == "past":
            continue
        after = next((t for t in words[i + 1 : i + 5] if t.tag in VERBAL), None)
        if after is None or after.tag != "verb" or after.form != "past":
            continue
        when = next((date_of(sentence, d) for d in days_of(sentence)), None)
        if when and len(when) >= 7:
            start = i
            while start > 0 and words[start - 1].tag == "word":
                start -= 1
            end = i + 1
            while (
                end < len(words)
                and words[end].tag in ("word", "name")
                and sentence.scene.clean[words[end].start].isupper()
            ):
                end += 1  # "Cyclone Idai"
            yield Happening(
                phrase_from(sentence, start, 8, end),
                "disaster",
                when,
                sentence.start,
                sentence.end,
                place_of(sentence, 0, len(words)),
            )
