"""Tells figures that only say what a result is compared with: wholes of a part, values before a change, what something equals.

"31 of 138 km" (138), "from 24 per cent to 16 per cent" (24), "the same as taking 30,000 cars off the road".
"""

from __future__ import annotations

from extraction.facts.clause import is_measure
from extraction.facts.result.clause import MORE, Clause

_COMPARING = frozenset("equal equivalent compared versus against than like comparable unlike".split())


def is_whole(clause: Clause) -> bool:
    """As in "31 of 138 km", "117 schools (of 240)", "Of 11 bridges, four ...", "a loop of 357 km of which 142 km already"."""
    words, at = clause.tokens, clause.at
    end = clause.noun_end
    following = " ".join(t.low for t in words[end : end + 8]).partition(",")[0].split()
    if any(after == "to" and one in ("is", "are", "was", "were") for one, after in zip(following, following[1:], strict=False)):
        return False  # "Of the 185 km that it is to improve, 11 km were finished"
    if [t.low for t in words[end : end + 2]] == ["to", "be"] or end < len(words) and words[end].low in _INTENDED:
        return False  # "Out of 1,250 boreholes planned, 1,068 had been drilled"
    i = at - 1
    while (
        i >= 0
        and (words[i].tag == "det" or words[i].low in ("existing", "planned", "'", "s"))
        and words[i].low not in ("each", "a", "an")
        or (i >= 0 and words[i].tag == "word" and words[i + 1].low in ("'", "'s", "s") and i + 1 < at)
    ):
        i -= 1
    if i >= 0 and words[i].low == "of":
        if i == 0 or words[i - 1].tag in ("break", "mark") and words[i - 1].low in "\n(":
            return True
        if words[i - 1].tag in ("num", "unit", "percent") or words[i - 1].low in _NUMBER_WORDS - {"one"}:
            return True
        counted = next((t for t in words[max(0, i - 3) : i] if t.tag == "num"), None)
        if counted is not None and clause.mention.unit and not is_measure(clause.mention.unit):
            told = clause.scene.mentions[counted.mention].unit if counted.mention is not None else None
            return told in (None, clause.mention.unit)  # "310,000 residents of 14 settlements" are no 310,000 of 14
    following = [t.low for t in words[end : end + 8]]
    return following[:2] == ["of", "which"] and "already" in following


_INTENDED = frozenset("planned targeted foreseen envisaged intended".split())
_NUMBER_WORDS = frozenset("out one two three four five six seven eight nine ten eleven twelve".split())


def is_start_of_range(clause: Clause) -> bool:
    """As in "from 24 per cent to 16 per cent": the first is the baseline."""
    words, at = clause.tokens, clause.at
    i = at - 1
    while i >= 0 and (words[i].tag == "adv" or words[i].low in ("about", "some", "around", "over")):
        i -= 1
    if i < 0 or words[i].low != "from":
        return _is_changed_after(clause)
    if i > 0 and words[i - 1].low in ("up", "down"):
        return True
    return any(t.low in ("to", "into") for t in words[at + 1 : at + (26 if clause.mention.kind == "percent" else 9)])


def _is_changed_after(clause: Clause) -> bool:
    """As in "yields of 2.5 tons per hectare could be lifted to 4 tons": what the figure is before the change."""
    words, at, end = clause.tokens, clause.at, clause.noun_end
    if at < 1 or words[at - 1].low != "of":
        return False
    verb = next((k for k in range(end, min(end + 10, len(words))) if words[k].senses & {"increase", "decrease"}), None)
    if verb is None or any(t.low in ".;," or t.tag == "conj" for t in words[end:verb]):
        return False
    following = words[verb + 1 : verb + 6]
    return any(
        t.low == "to" and following[k + 1 : k + 2] and following[k + 1].tag in ("num", "percent") for k, t in enumerate(following)
    )


def is_compared(clause: Clause) -> bool:
    words, at = clause.tokens, clause.at
    for i in range(at - 1, max(-1, at - 5), -1):
        low = words[i].low
        if words[i].tag in ("mark", "break", "num", "money", "unit"):
            return False
        if low == "against" and at > 1 and words[at - 1].low == "of" and words[at - 2].low in ("target", "plan"):
            return False  # "As against the target of 600 km of sewer lines"
        if low == "same" and words[i + 1].low == "as":
            return True  # "the same as taking 30,000 cars off the road"
        if low in _COMPARING and not (low == "than" and i and words[i - 1].low in MORE and i >= at - 2):
            return not (low == "equivalent" and (i == at - 1 or words[i - 1].low == "the" and "of" in [t.low for t in words[i + 1 : i + 3]]))
    return False
