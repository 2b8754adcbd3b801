"""Reads events told by their verb: approvals, signings, launches, visits and meetings, people called together.

"The Board approved today a loan for A" on the text's own day; an approval or signing told only by its month or year is the
history of a project and no event.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.facts.event.clause import is_history, is_lenders, is_reduced
from extraction.facts.event.deed_dates import assumed_date, deed_date, is_long_before, is_news, month_of_news, planned_date
from extraction.facts.event.deed_names import deed_name
from extraction.facts.event.encounters import called_together, met, sat, visited
from extraction.facts.event.sentence import Happening, Sentence, counted_people, dateline_place, days_of, place_of
from extraction.facts.event.verbs import deed_at, is_planned


def told_deeds(sentence: Sentence) -> Iterator[Happening]:
    """Approvals, signings and launches told by their verb."""
    words = sentence.tokens
    if len(_COLUMNS.findall(sentence.text)) > 1:
        return
    for i in range(len(words)):
        if words[i].low in _SAT or words[i].low in _TO_SIT and i and words[i - 1].low in ("will", "to"):
            yield from sat(sentence, i)
        kind = deed_at(words, i)
        if kind is None:
            continue
        planned = is_planned(words, i)
        edtf = planned_date(sentence, i) if planned else deed_date(sentence, i, kind) or assumed_date(sentence, i, kind)
        if edtf is None and not planned and is_news(sentence, i, kind):
            edtf = month_of_news(sentence, i)
        if edtf is None or (is_reduced(sentence, i) and is_long_before(sentence, edtf)):
            continue
        if kind == "gathering":
            yield from called_together(sentence, i, edtf)
        elif kind == "meeting":
            yield from met(sentence, i, edtf)
        elif kind == "visit":
            yield from visited(sentence, i, edtf)
        else:
            name = deed_name(sentence, i, kind)
            assumed = not planned and deed_date(sentence, i, kind) is None
            if name and not (_VAGUE.match(name) and assumed):
                yield Happening(
                    name,
                    kind,
                    edtf,
                    sentence.start,
                    sentence.end,
                    place_of(sentence, i, len(words), countries=False)
                    or (dateline_place(sentence) if kind == "approval" else None),
                    _in_presence(sentence, i),
                    assumed=assumed,
                )


_SAT = frozenset("met convened sat".split())
_TO_SIT = frozenset("meet convene consider discuss examine".split())  # "The Board will consider the loan on 18 July"
# "several agreements were signed": of no day of its own
_VAGUE = re.compile(r"signing of (?:several|many|various|some|numerous|important|a number|a series|over|more than|some)\b", re.IGNORECASE)
_COLUMNS = re.compile(r"\S {3,}(?=\S)|\t|\|")  # the head or a row of a table tells nothing


def _in_presence(sentence: Sentence, i: int) -> int | None:
    """As in "in the presence of 250 farmers"."""
    words = sentence.tokens
    start = next((k for k in range(i, len(words)) if words[k].low in _PRESENCE), None)
    return counted_people(sentence, start, start + 8) if start is not None else None


_PRESENCE = frozenset("presence participation attended".split())


def undated_approval(sentence: Sentence) -> Happening | None:
    """An approval that a board tells in the present perfect without its day: "The Board has approved two grants"."""
    for i in range(len(sentence.tokens)):
        if deed_at(sentence.tokens, i) == "approval" and is_lenders(sentence, i) and not is_history(sentence, i):
            if days_of(sentence):
                return None
            name = deed_name(sentence, i, "approval")
            return Happening(name, "approval", "", sentence.start, sentence.end) if name else None
    return None
