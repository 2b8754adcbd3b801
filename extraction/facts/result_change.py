"""Reads figures after verbs of change, and the percentages that are results by themselves.

"fall from 24 per cent to 16 per cent" gives 16, "cut losses by 8 percentage points" gives 8, "88% rated the course as useful" gives 88; an economy's
growth, prices and shares of financing give nothing.
"""

from __future__ import annotations

from extraction.facts.clause import Token, clause_span, is_measure, tokens
from extraction.facts.result_clause import (
    HEDGING,
    TIME,
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
        or words[i].low in ("a", "an", "further", "another", "below", "under", "above")
        or (words[i].low == "to" and words[i - 1].low in ("close", "up"))
    ):
        i -= 1
    if i >= 1 and words[i].lemma in _BY_ITSELF:
        return _read_drop(clause, i)
    if i < 1 or words[i].low not in ("to", "by"):
        return None
    verb = verb_left(words, i, lambda t: bool(t.senses & {"decrease", "increase"}) or t.lemma in _TURNING or t.low in _MULTIPLYING)
    if verb is not None and words[verb].lemma in _TURNING and words[i].low == "by":
        return _read_turned_by(clause, verb, i)
    if verb is not None and words[verb].lemma in _TURNING:
        return _read_turned(clause, verb, i)
    if verb is None and words[i].low == "to":
        return _read_turn(clause, i)
    if verb is None or (
        words[i].low == "to"
        and any(
            t.tag in ("verb", "conj") or (t.low == "," and following.low != "from")
            for t, following in zip(words[verb + 1 : i], words[verb + 2 : i + 1], strict=True)
        )
    ):
        return None
    if words[verb].lemma == "go" and not any(t.low in ("up", "down", "from") for t in words[verb : i + 1]):
        return None
    subject = changed(clause, verb, i) or _meant_before(clause, verb)
    status = status_of(clause, verb)
    if not subject or is_context(subject, status):
        return None
    if words[i].low == "to" and status == "actual" and _is_statistic(clause):
        return None
    if words[i].low == "by":
        if clause.mention.kind == "percent" and status == "actual":
            if _is_told_from_to(words, verb, i) or not tells_of_project(clause):
                return None
        rising = "increase" in words[verb].senses and not _goes_down(words, verb)
        return f"{'increase in' if rising else 'reduction of'} {subject}", status
    counted = clause.mention.kind == "quantity" and clause.mention.unit not in (None, "person", *TIME) and not is_measure(clause.mention.unit)
    noun = phrase_text(clause, clause.at + 1, clause.noun_end) if counted or clause.mention.unit == "person" else ""
    if noun and first_noun(noun).lower() not in subject.lower():
        subject = f"{subject} ({noun})"
    return subject, status


def _meant_before(clause: Clause, verb: int) -> str | None:
    """As in "... losses still stood at 33.4%. They are to be cut to below 20%": what the percentage before is of."""
    words, scene = clause.tokens, clause.scene
    if clause.mention.kind != "percent" or not any(t.low in ("they", "it", "this", "these") for t in words[max(0, verb - 6) : verb]):
        return None
    start = words[0].start
    for index, other in reversed(list(scene.within(max(0, start - 250), start, "percent"))):
        before = tokens(scene, *clause_span(scene, other.char_start))
        at = next((k for k, t in enumerate(before) if t.mention == index), None)
        told = verb_left(before, at) if at is not None else None
        return changed(Clause(scene, before, at, other), told, told) if at is not None and told is not None else None
    return None


_TURNING = frozenset("bring take get push drive come".split())
_MULTIPLYING = frozenset("triple double quadruple halve tripled doubled quadrupled halved".split())


def _read_turned(clause: Clause, verb: int, to: int) -> tuple[str, str] | None:
    """As in "bring losses down to 35 per cent", "take coverage up from 42 to 60 per cent"."""
    words = clause.tokens
    turn = next((k for k in range(to, verb, -1) if words[k].low in ("down", "up")), None)
    if (
        turn is None
        or words[to].low != "to"
        or any(t.tag in ("verb", "conj") or t.low == "," for t in words[verb + 1 : to])
    ):
        return None
    status = status_of(clause, verb)
    subject = joined_text(clause, words[verb + 1 : turn]) or changed(clause, verb, verb)
    if not subject or is_context(subject, status) or (status == "actual" and not tells_of_project(clause)):
        return None
    return subject, status


def _read_turned_by(clause: Clause, verb: int, by: int) -> tuple[str, str] | None:
    """As in "stunting is to come down by 6 percentage points", "bring losses down by a third"."""
    words = clause.tokens
    turn = next((k for k in range(by - 1, verb, -1) if words[k].low in ("down", "up")), None)
    status = status_of(clause, verb)
    if turn is None or (status == "actual" and not tells_of_project(clause)):
        return None
    subject = joined_text(clause, words[verb + 1 : turn]) or changed(clause, verb, verb)
    if not subject or is_context(subject, status):
        return None
    return f"{'reduction of' if words[turn].low == 'down' else 'increase in'} {subject}", status


def _is_statistic(clause: Clause) -> bool:
    """As in "coverage rose from 42 percent to 61 percent over the decade": years that no project is told to have made."""
    words, at = clause.tokens, clause.at
    if clause.mention.kind != "percent" and clause.mention.unit not in _RATES or tells_of_project(clause):
        return False
    return any(t.tag == "date" or t.low in ("decade", "years", "year") for t in words[max(0, at - 14) : at + 10])


_RATES = frozenset(("t/ha", "kg/ha"))
_BY_ITSELF = frozenset("drop fall decline shrink rise climb".split())


def _read_drop(clause: Clause, verb: int) -> tuple[str, str] | None:
    """As in "CO2 emissions drop 12,000 tonnes a year": the amount right after the verb."""
    subject, status = changed(clause, verb, verb), status_of(clause, verb)
    if not subject or is_context(subject, status) or (status == "actual" and not tells_of_project(clause)):
        return None
    return f"{'increase in' if 'increase' in clause.tokens[verb].senses else 'reduction of'} {subject}", status


def _read_turn(clause: Clause, to: int) -> tuple[str, str] | None:
    """As in "Water losses down from 58% to 33%": a line without a verb."""
    words = clause.tokens
    turn = next((k for k in range(to - 1, max(0, to - 8), -1) if words[k].low in ("down", "up")), None)
    if turn is None or words[turn + 1].low != "from" or _is_statistic(clause):
        return None
    subject = changed(clause, turn, turn)
    return (subject, "actual") if subject and not is_context(subject, "actual") else None


def is_context(subject: str, status: str) -> bool:
    """Economy, prices and money: not a project's doing; a share is when it is planned ("the share of wind to 10%")."""
    for noun in (subject, first_noun(subject)):
        if "context" in class_of(noun) and not (status == "target" and noun.lower().endswith("share")):
            return True
    return False


def tells_of_project(clause: Clause) -> bool:
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
    if start < end and words[start].low == "between":  # "Electricity traded between A and B rose"
        while start > 0 and end - start < 16 and (_in_phrase(words[start - 1]) or words[start - 1].tag == "verb" and words[start - 1].low.endswith("ed")):
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


_WHOLES = frozenset("it them portfolio total approvals target lending commitments gdp cost".split())


def _share_of_women(clause: Clause) -> tuple[str, str] | None:
    """As in "400 people, 15 percent of them women", "160 operators (at least 40% women)", "30 per cent will be young people"."""
    words, at = clause.tokens, clause.at
    i = at + 1
    while i < len(words) and i < at + 6 and (words[i].low in _OF_THEM or words[i].tag in ("modal", "aux")):
        i += 1
    if i >= len(words) or words[i].low not in WOMEN:
        return None
    planned = any(t.tag == "modal" for t in words[at + 1 : i])
    counted = next((t for t in reversed(words[max(0, at - 12) : at]) if t.tag == "num"), None)
    if not planned and (counted is None or counted.mention is None):
        return None
    if counted is not None and counted.mention is not None:
        told = clause.scene.mentions[counted.mention]
        noun = told.head or told.surface
        if "attendee" in class_of(noun) or noun.lower().endswith(("officials", "participants", "delegates")):
            return None
        if clause.scene.mentions[counted.mention].unit not in ("person", "job", "household", "beneficiary", "student"):
            return None
    if not planned and _is_done(words, at):
        return None
    end = i + 1
    while (
        end < len(words)
        and end < i + 3
        and (words[end].low in WOMEN or words[end].tag == "conj" or words[end].low == "people")
    ):
        end += 1
    return f"share of {joined_text(clause, words[i:end]) or words[i].low}", "target"


_OF_THEM = frozenset("of them whom which those be young".split()) - WOMEN


def _is_done(words: list[Token], at: int) -> bool:
    """Whether the clause around the share is told in the past: a share of those already reached is no aim."""
    return any(
        t.form == "past" or t.low in ("had", "was", "were", "has", "have") for t in words[max(0, at - 20) : at + 14]
    )


def _aim(clause: Clause) -> tuple[str, str] | None:
    """As in "our target is 60 per cent by 2025", "the target for 2027-28 was 11 per cent": of what the sentence is about."""
    words, at = clause.tokens, clause.at
    i = at - 1
    while i > 0 and words[i].low in HEDGING:
        i -= 1
    if i < 1 or words[i].tag != "aux" or not any(t.low in ("target", "goal", "aim") for t in words[max(0, i - 8) : i]):
        return None
    verb = next((k for k in range(len(words[:i])) if k and words[k].lemma in _STATING), None)
    subject = changed(clause, verb, verb) if verb is not None else None
    return (subject, "target") if subject and not is_context(subject, "target") else None


_STATING = frozenset("stand fall rise drop come reach grow decline increase decrease be average".split())
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
        if following[:1] == ["of"] and set(following[1:4]) & _WHOLES:
            return None
        if subject and not is_context(subject, "actual"):
            return subject, "actual"
    return _share_of_women(clause) or _reserved_share(clause) or _aim(clause) or _rate_of_return(clause)


_RESERVED = frozenset("reserved earmarked allocated dedicated devoted held filled set".split())


def _reserved_share(clause: Clause) -> tuple[str, str] | None:
    """As in "30 percent of the maintenance jobs are reserved for women", "women holding 40% of the seats"."""
    words, at = clause.tokens, clause.at
    if at + 1 >= len(words) or words[at + 1].low != "of":
        return None
    stop = next((k for k in range(at + 2, min(at + 12, len(words))) if words[k].tag in ("aux", "modal", "verb", "mark", "break")), len(words))
    group = joined_text(clause, words[at + 2 : stop])
    if not group or is_context(group, "target") or set(group.lower().split()) & _WHOLES:
        return None
    who = next((t.low for t in words[stop : stop + 13] if t.low in WOMEN), None)
    if who and any(t.low in _RESERVED for t in words[stop : stop + 10]):
        return f"share of {group} for {who}", "target"
    holder = next((t.low for t in words[max(0, at - 9) : at] if t.low in WOMEN), None)
    if holder and any(t.lemma == "hold" or t.low in ("hold", "holding", "making", "forming", "make") for t in words[max(0, at - 7) : at]):
        return f"{holder} holding {group}", "target"
    return None


def _rate_of_return(clause: Clause) -> tuple[str, str] | None:
    """As in "The economic rate of return at completion was 18.4%, below the 21% expected at appraisal"."""
    words, at = clause.tokens, clause.at
    told = next((k for k in range(at - 1, max(-1, at - 24), -1) if words[k].low == "return" and words[k - 1].low == "of"), None)
    if told is None or words[told - 2].low != "rate":
        return None
    start = told - 2
    while start > 0 and words[start - 1].tag == "word":
        start -= 1
    name = joined_text(clause, words[start : told + 1])
    near = {t.low for t in words[at + 1 : at + 4]} | {t.low for t in words[max(told, at - 4) : at]}
    stage = next((stage for stage in ("appraisal", "completion") if stage in {t.low for t in words[told : at + 6]}), None)
    if name is None or not near & {"was", "is", "at", "expected", "estimated", "of", "reach", "be", "calculated"}:
        return None
    planned = bool(near & {"expected", "estimated", "be", "reach", "is"})
    return name + (f" at {stage}" if stage else ""), "target" if planned else "actual"
