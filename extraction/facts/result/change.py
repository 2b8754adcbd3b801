"""Reads figures after verbs of change: "fall to 16 per cent" gives 16, "cut losses by 8 percentage points" gives 8; an economy's growth and prices give nothing."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.clause import Token, clause_span, is_measure, tokens
from extraction.facts.result.clause import (
    HEDGING,
    TIME,
    Clause,
    class_of,
    first_noun,
    is_activity,
    joined_text,
    phrase_text,
)
from extraction.facts.result.governor import PROJECT_WORDS, has_modal, status_of, verb_left


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
    if i >= 2 and words[i].low in ("up", "down") and words[i - 1].lemma == "go":
        return _read_drop(clause, i - 1)
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
    subject = _without_verb(clause, verb, i) or changed(clause, verb, i) or _meant_before(clause, verb)
    status = "target" if any(t.low in _EXPECTED for t in words[max(0, verb - 30) : verb]) else status_of(clause, verb)
    if not subject or is_context(subject, status):
        return None
    if words[i].low == "to" and status == "actual" and _is_statistic(clause):
        return None
    if words[i].low == "by" and words[verb].form == "ing" and _is_yearly(words, at) and not has_modal(words, verb):
        return None  # "Secondary towns are growing by more than 4% a year"
    if words[i].low == "by":
        if clause.mention.kind == "percent" and status == "actual":
            gained = _GAINS.search(subject) and not any(t.low in _OF_COUNTRIES for t in words)
            if _is_told_from_to(words, verb, i) or not (gained or tells_of_project(clause) or _goes_on_about_project(clause)):
                return None
        rising = "increase" in words[verb].senses and not _goes_down(words, verb)
        return f"{'increase in' if rising else 'reduction of'} {subject}", status
    counted = clause.mention.kind == "quantity" and clause.mention.unit not in (None, "person", *TIME) and not is_measure(clause.mention.unit)
    noun = phrase_text(clause, clause.at + 1, clause.noun_end) if counted or clause.mention.unit == "person" else ""
    if noun and first_noun(noun).lower() not in subject.lower():
        subject = f"{subject} ({noun})"
    return subject, status


def _without_verb(clause: Clause, verb: int, by: int) -> str | None:
    """As in "gas use will fall by 18 per cent and emissions by 9,600 tonnes": the second thing has the verb of the first."""
    words = clause.tokens
    joint = next((k for k in range(by - 1, verb, -1) if words[k].low in ("and", ",")), None)
    if joint is None or words[by].low != "by" or not any(t.tag in _FIGURES for t in words[verb + 1 : joint]):
        return None
    own = words[joint + 1 : by]
    return joined_text(clause, own) if own and all(t.tag in ("word", "name", "num") for t in own) else None


_FIGURES = frozenset(("num", "percent", "quantity"))
_EXPECTED = frozenset("expected targeted planned anticipated envisaged".split())


def _is_yearly(words: list[Token], at: int) -> bool:
    following = " ".join(t.low for t in words[at + 1 : at + 3])
    return following in ("a year", "per year", "each year", "every year") or following.startswith(("annually", "yearly"))


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
    if clause.mention.kind != "percent" and clause.mention.unit not in _RATES or tells_of_project(clause) or is_listed_result(clause):
        return False
    return any(t.tag == "date" or t.low in ("decade", "years", "year") for t in words[max(0, at - 14) : at + 10])


def is_listed_result(clause: Clause) -> bool:
    """Whether the figure stands in a list right under a heading of results."""
    start = clause.scene.clean.rfind("\n", 0, clause.mention.char_start) + 1
    return _UNDER_RESULTS.search(clause.scene.clean, max(0, start - 1500), start) is not None


_UNDER_RESULTS = re.compile(r"(?im)^[^\S\n]*(?:[#*]+\s)?(?:[a-z]+\s){0,3}(?:results?|achievements?|outcomes?|impacts?)\b[^\n.|]{0,30}\n+(?:[-*\u2022][^\n]*\n){0,12}\Z")
_RATES = frozenset(("t/ha", "kg/ha"))
_BY_ITSELF = frozenset("drop fall decline shrink rise climb".split())


def _read_drop(clause: Clause, verb: int) -> tuple[str, str] | None:
    """As in "CO2 emissions drop 12,000 tonnes a year": the amount right after the verb."""
    subject, status = changed(clause, verb, verb), status_of(clause, verb)
    gained = subject and _GAINS.search(subject) and not any(t.low in _OF_COUNTRIES for t in clause.tokens)
    if not subject or not subject[-1].isalpha() or is_context(subject, status) or (status == "actual" and not (gained or tells_of_project(clause))):
        return None
    return f"{'increase in' if 'increase' in clause.tokens[verb].senses and clause.tokens[verb + 1].low != 'down' else 'reduction of'} {subject}", status


def _read_turn(clause: Clause, to: int) -> tuple[str, str] | None:
    """As in "Water losses down from 58% to 33%": a line without a verb."""
    words = clause.tokens
    turn = next((k for k in range(to - 1, max(0, to - 8), -1) if words[k].low in ("down", "up")), None)
    if turn is None or words[turn + 1].low != "from" or _is_statistic(clause):
        return None
    subject = changed(clause, turn, turn)
    return (subject, "actual") if subject and not is_context(subject, "actual") else None


_SHARE_OF_PEOPLE = re.compile(
    r"(?:the\s+)?(?:shares?|proportions?|percentages?)\s+of\s+(?!.*\b(?:financ|loan|lend|cost|budget|fund|capital|debt|gdp|market|portfolio|invest|trade|spend|revenue|tax))", re.IGNORECASE
)


def is_context(subject: str, status: str) -> bool:
    """Economy, prices and money: not a project's doing; a share is when it is planned ("the share of wind to 10%")."""
    if _SHARE_OF_PEOPLE.match(subject):
        return False
    for noun in (subject, first_noun(subject)):
        if "context" in class_of(noun) and not (status == "target" and noun.lower().endswith("share")):
            return True
    return False


def tells_of_project(clause: Clause) -> bool:
    """Whether the sentence names a project; otherwise a rise that has happened is a statistic."""
    return any(t.low in PROJECT_WORDS - {"it"} or (t.tag == "name" and is_activity(clause, t)) for t in clause.tokens)


# What those whom a project helps have more of
_GAINS = re.compile(r"\b(?:incomes?|yields?|harvests?|earnings|productivity|turnover|sales)\b", re.IGNORECASE)
_ABOUT_PROJECT = re.compile(r"\b(?:project|programme|program|scheme|investment|initiative)(?:'s|\u2019s)?\b", re.IGNORECASE)
_OF_COUNTRIES = frozenset("country national nationwide region population economy world global sector market exports imports prices demand city population gdp year-on-year annually".split())


def _goes_on_about_project(clause: Clause) -> bool:
    """Whether the paragraph has named its project before and the sentence tells of no country, market or year before it."""
    start = clause.tokens[0].start
    paragraph = clause.scene.clean.rfind("\n\n", max(0, start - 700), start)
    named = _ABOUT_PROJECT.search(clause.scene.clean, max(paragraph, start - 700), start)
    return named is not None and not any(t.low in _OF_COUNTRIES for t in clause.tokens)


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
    end = _before_aside(words, end)
    start = end
    while (
        start > 0
        and end - start < 14
        and (
            _in_phrase(words[start - 1])
            or (
                words[start - 1].low == "to"
                and start > 1
                and words[start - 2].low in ("access", "connection", "connections")
            )
            or _is_reduced(words, start - 1)
            or (words[start - 1].low == "by" and start > 1 and words[start - 2].tag == "verb" and words[start - 2].low.endswith("ed"))
        )
    ):
        start -= 1
    if start < end and words[start].low == "between":  # "Electricity traded between A and B rose"
        while start > 0 and end - start < 16 and (_in_phrase(words[start - 1]) or words[start - 1].tag == "verb" and words[start - 1].low.endswith("ed")):
            start -= 1
    return joined_text(clause, words[start:end])


def _is_reduced(words: list[Token], k: int) -> bool:
    """The "handled" of "cargo handled at the quay", the "supplied" of "water supplied rose"."""
    return words[k].tag == "verb" and words[k].form in ("past", "part") and words[k + 1].tag in ("prep", "verb") and k > 0 and words[k - 1].tag == "word"


def _before_aside(words: list[Token], end: int) -> int:
    """From behind "losses, which stood at 31% in 2017-18," to behind "losses"."""
    if end < 3 or words[end - 1].low != "," and (end >= len(words) or words[end].low != ","):
        return end
    opened = next((k for k in range(end - 2, max(0, end - 22), -1) if words[k].low == "," and words[k + 1].low in _ASIDE), None)
    return opened if opened is not None else end


_ASIDE = frozenset("which who that now currently at from where including often once whose".split())


def _in_phrase(token: Token) -> bool:
    if token.tag in ("word", "name", "det", "num", "unit") or token.low == "one":
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
