"""Reads deeds told as the occasion of the news: "presided over the inauguration of the plant. The event took place on Saturday".

The noun of the deed says at what somebody speaks, presides or takes part; its day is in that sentence (see `gatherings.py`), in a
later one about "the ceremony", or it is the text's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from extraction import expressions as re
from extraction.facts.event.phrases import noun_from, phrase_from
from extraction.facts.event.sentence import LEAD, Happening, Sentence, days_of, is_day, place_of, text_day

_SOON = 900  # characters behind the news in which the day of its occasion is told


def staged_deeds(sentence: Sentence) -> Iterator[Happening]:
    """An inauguration, launch or signing that the opening of a text tells as its occasion, without a day of its own."""
    scene = sentence.scene
    if sentence.number > LEAD + 1 or any(is_day(day) for d in days_of(sentence) if (day := _day_of(sentence, d))):
        return
    for match in _OCCASION.finditer(scene.clean, sentence.start, sentence.end):
        at = next((k for k, t in enumerate(sentence.tokens) if t.start >= match.end()), None)
        what = phrase_from(sentence, noun_from(sentence.tokens, at), 10) if at is not None else ""
        if at is None or not what or _PAPER.search(what):
            continue
        deed, published = match["deed"].lower(), text_day(scene)
        day = _day_told_later(sentence) or (published.isoformat() if published else "")
        kind = next(kind for word, kind in _KINDS.items() if deed.startswith(word))
        yield Happening(f"{deed} of {what}", kind, day, sentence.start, sentence.end, place_of(sentence, at, len(sentence.tokens)), assumed=True)


def _day_of(sentence: Sentence, d: int) -> str | None:
    """The day that a date of the sentence tells beside the text's own."""
    mention = sentence.tokens[d].mention
    edtf = sentence.scene.mentions[mention].edtf if mention is not None else None
    published = text_day(sentence.scene)
    return None if published is not None and edtf == published.isoformat() else edtf


def _day_told_later(sentence: Sentence) -> str | None:
    """As in "The event took place on Saturday, December 16": the day of the occasion."""
    scene = sentence.scene
    told = _TOOK_PLACE.search(scene.clean, sentence.end, sentence.end + _SOON)
    if told is None:
        return None
    behind = islice(scene.within(told.end(), told.end() + 60, "date"), 3)
    return next((m.edtf for _, m in behind if m.edtf and len(m.edtf) == 10), None)


_KINDS = {"inaugurat": "inauguration", "commission": "inauguration", "ground": "inauguration", "opening": "inauguration", "launch": "launch", "handover": "handover", "sign": "signing"}
# "presided over the inauguration of", "speaking at the launch of", "during the signing of"
_OCCASION = re.compile(
    r"\b(?:presid\w+\s(?:over|at)|attend\w*|led|perform\w+|witness\w+|officiat\w+\sat|spe(?:aking|ech)\s(?:at|during)|spoke\s(?:at|during)|remarks\sat|said\s(?:at|during)|during|on\sthe\soccasion\sof)\s(?:the\s)?"
    r"(?:official\s|formal\s)?(?P<deed>inauguration|commissioning|ground-?breaking|opening|launch|handover|signing)(?:\sceremony)?\s(?:of|for)\s",
    re.IGNORECASE,
)
_TOOK_PLACE = re.compile(r"\b[Tt]he\s(?:event|ceremony|function|launch|inauguration|signing|gathering)(?:,?\swhich)?\s(?:took\splace|was\sheld|happened)\b[^.\n]{0,60}?\b(?=on\s)")
_PAPER = re.compile(r"\b(?:report|study|survey|book|session|conference|meeting|workshop|forum|season|office|account|bids?|tenders?)\b", re.IGNORECASE)
