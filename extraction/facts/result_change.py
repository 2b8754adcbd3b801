"""Reads figures after verbs of change, and the percentages that are results by themselves.

"fall from 24 per cent to 16 per cent" gives 16, "cut losses by 8 percentage points" gives 8, "88% rated the course as useful" gives 88; an economy's
growth, prices and shares of financing give nothing.
"""

from __future__ import annotations

from extraction.facts.clause import Token
from extraction.facts.result_clause import (
    HEDGING,
    Clause,
    class_of,
    clause_end,
    first_noun,
    is_activity,
    joined_text,
    phrase_end,
    phrase_text,
)
from extraction.facts.result_governor import PROJECT_WORDS, has_modal, status_of, verb_left

WOMEN = frozenset("women female females girls youth young youths men boys woman".split())


def read_change(clause: Clause) -> tuple[str, str] | None:
    """A figure after "to" or "by" of a verb of change."""
    words, at = clause.tokens, clause.at
    i = at - 1
    while i > 0 and (
        words[i].low in HEDGING
        or words[i].low in ("a", "an", "further", "another")
        or (words[i].low == "to" and words[i - 1].low in ("close", "up"))
    ):
        i -= 1
    if i >= 1 and words[i].lemma in _BY_ITSELF:
        return _read_drop(clause, i)
    if i < 1 or words[i].low not in ("to", "by"):
        return None
    verb = verb_left(words, i, lambda t: bool(t.senses & {"decrease", "increase"}))
    if verb is None and words[i].low == "to":
        return _read_turn(clause, i)
    if verb is None or (
        words[i].low == "to" and any(t.tag in ("verb", "conj") or t.low == "," for t in words[verb + 1 : i])
    ):
        return None
    if words[verb].lemma == "go" and not any(t.low in ("up", "down", "from") for t in words[verb : i + 1]):
        return None
    subject = changed(clause, verb, i)
    status = status_of(clause, verb)
    if not subject or is_context(subject, status):
        return None
    if words[i].low == "by":
        if clause.mention.kind == "percent" and status == "actual":
            if _is_told_from_to(words, verb, i) or not _tells_of_project(clause):
                return None
        rising = "increase" in words[verb].senses and not _goes_down(words, verb)
        return f"{'increase in' if rising else 'reduction of'} {subject}", status
    return subject, status


_BY_ITSELF = frozenset("drop fall decline shrink rise climb".split())


def _read_drop(clause: Clause, verb: int) -> tuple[str, str] | None:
    """As in "CO2 emissions drop 12,000 tonnes a year": the amount right after the verb."""
    subject, status = changed(clause, verb, verb), status_of(clause, verb)
    if not subject or is_context(subject, status) or (status == "actual" and not _tells_of_project(clause)):
        return None
    return f"{'increase in' if 'increase' in clause.tokens[verb].senses else 'reduction of'} {subject}", status


def _read_turn(clause: Clause, to: int) -> tuple[str, str] | None:
    """As in "Water losses down from 58% to 33%": a line without a verb."""
    words = clause.tokens
    turn = next((k for k in range(to - 1, max(0, to - 8), -1) if words[k].low in ("down", "up")), None)
    if turn is None or words[turn + 1].low != "from":
        return None
    subject = changed(clause, turn, turn)
    return (subject, "actual") if subject and not is_context(subject, "actual") else None


def is_context(subject: str, status: str) -> bool:
    """Economy, prices and money: not a project's doing; a share is when it is planned ("the share of wind to 10%")."""
    for noun in (subject, first_noun(subject)):
        if "context" in class_of(noun) and not (status == "target" and noun.lower().endswith("share")):
            return True
    return False


def _tells_of_project(clause: Clause) -> bool:
    """Whether the sentence names a project; otherwise a rise that has happened is a statistic."""
    return any(t.low in PROJECT_WORDS - {"it"} or (t.tag == "name" and is_activity(clause, t)) for t in clause.tokens)


def _is_told_from_to(words: list[Token], verb: int, at: int) -> bool:
    return any(t.low == "from" for t in words[verb:at])


def _goes_down(words: list[Token], verb: int) -> bool:
    return any(t.low == "down" for t in words[verb : verb + 2])


def changed(clause: Clause, verb: int, until: int) -> str | None:
    """What rises or falls: the object between verb and "by" or "to", else the subject before the verb."""
    words = clause.tokens
    stop = next((i for i in range(verb + 1, until) if words[i].low in ("from", "by")), until)
    inside = [t for t in words[verb + 1 : stop] if t.tag not in ("adv", "num", "unit", "percent", "money", "date")]
    if inside and inside[0].low not in ("down", "up", "to"):
        return joined_text(clause, inside)
    end = verb
    while (
        end > 0
        and (words[end - 1].tag in ("aux", "modal", "adv", "mark") or words[end - 1].low == "due")
        and words[end - 1].low not in ".;:"
    ):
        end -= 1
    start = end
    while (
        start > 0
        and end - start < 12
        and (
            _in_phrase(words[start - 1])
            or (
                words[start - 1].low == "to"
                and start > 1
                and words[start - 2].low in ("access", "connection", "connections")
            )
        )
    ):
        start -= 1
    return joined_text(clause, words[start:end])


def _in_phrase(token: Token) -> bool:
    if token.tag in ("word", "name", "det", "num", "unit"):
        return True
    return (
        token.low
        in (
            "of",
            "per",
            "'",
            "s",
            "-",
            "/",
            "and",
            "in",
            "among",
            "for",
            "on",
            "under",
            "between",
            "at",
            "with",
            "within",
            "across",
        )
        or token.tag == "verb"
        and token.form in ("ing", "part")
    )


def _saved_share(clause: Clause) -> tuple[str, str] | None:
    """As in "will lead to energy savings of 34%"."""
    words = clause.tokens
    i = clause.at - 1
    while i > 0 and (words[i].low in HEDGING or words[i].tag == "adv"):
        i -= 1
    if (
        i < 1
        or words[i].low != "of"
        or words[i - 1].low not in ("saving", "savings", "reduction", "reductions")
        or not has_modal(words, i)
    ):
        return None
    start = i
    while start > 0 and i - start < 4 and words[start - 1].tag == "word":
        start -= 1
    return phrase_text(clause, start, i), "target"


_RATED = frozenset("rated passed reported completed graduated found said agreed scored".split())
_STANDING = frozenset("stands stood reached reaches averages averaged".split())


def read_percent(clause: Clause) -> tuple[str, str] | None:
    words, at = clause.tokens, clause.at
    following = [t.low for t in words[at + 1 : at + 9]]
    before = words[at - 1].low if at else ""
    if (
        following[:1] == ["of"]
        and WOMEN & set(following[2:])
        and any(t.tag in ("aux", "modal") for t in words[at + 3 : at + 8])
    ):
        group = joined_text(clause, words[at + 2 : phrase_end(words, at + 2, 0)])
        who = next(w for w in following[2:] if w in WOMEN)
        if group and class_of(group) & {"attendee", "strong"}:
            return f"{who} among {group}", "target" if "to" in following or "will" in following else "actual"
    saved = _saved_share(clause)
    if saved:
        return saved
    if following and following[0] in _RATED:
        return joined_text(clause, words[at + 1 : min(at + 9, clause_end(words, at + 1))]) or following[0], "actual"
    verb = at - 1
    while verb >= 0 and words[verb].low in ("at", "a", "mere", "only", "about", "around", "just", "nearly"):
        verb -= 1
    if verb >= 0 and words[verb].low in _STANDING and before:
        subject = changed(clause, verb, verb)
        if subject and not is_context(subject, "actual"):
            return subject, "actual"
    return None
