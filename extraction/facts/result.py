"""Reads results: a figure that says what an activity brings about (an output, an outcome, its beneficiaries), with its indicator.

"The project will train 500 teachers" gives 500, "teachers trained", target; "Heat losses to fall from 24 per cent to 16
per cent" gives 16, "heat losses"; "a 93-km line between A and B" gives 93, "length of line". A figure counts when the verb
or the noun of doing that governs it is one of `seeds/reference/result_verbs.csv`, or when its clause is about the project
and in the future. Left out: loan terms, counts of loans, projects, members and meetings (class `never` of
`seeds/reference/indicators.csv`), what a lender has done over its life, wholes of a part ("31 of 138 km"), baselines
("from 24 per cent"), harm done ("destroyed 128 houses"), people at an event (see `event.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extraction.facts.clause import (
    Token,
    clause_span,
    is_measure,
    nominals,
    tokens,
)
from extraction.facts.event import attendance
from extraction.lexicon import rows
from extraction.model import Mention, Result
from extraction.scene import Scene

REACH = 45  # tokens looked at on either side of a figure

PROJECT_WORDS = frozenset(
    "project projects program programme programs programmes work works money loan credit grant financing funding funds investment investments scheme initiative"
    " phase component subproject activities operation operations package facility it construction fund upgrade intervention interventions".split()
)
COMPARING = frozenset("equal equivalent compared versus against than like comparable unlike".split())
MORE = frozenset("more less fewer other rather larger greater higher later better".split())
EARLIER = frozenset("existing already previous previously current currently originally initially".split())
WOMEN = frozenset("women female females girls youth young youths men boys woman".split())
POWER = frozenset("MW GW kW MWp GWp kWp MVA".split())
LENGTH = frozenset("km m mi mile".split())
INSTITUTION_LIFE = re.compile(
    r"\A\W*(?:since|to date|so far|over the (?:past|last)|for more than|in more than|from its)\b[^.]{0,200}?\b(?:has|have)\s+(?:\w+\s+)?"
    r"(?:invested|financed|provided|supported|lent|approved|committed|mobili[sz]ed|extended|funded|delivered|helped|reached|worked)\b"
    r"|\bmember (?:countries|states)\b|\bshareholders\b|\bwas (?:founded|established)\b|\bheadquartered\b"
    r"|\bprojects that have\b",
    re.IGNORECASE,
)
HOME_SUBJECT = re.compile(r"\b(?:project|programme|program|scheme|phase)\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("indicators"):
        found.setdefault(row["word"], set()).add(row["class"])
    return {word: frozenset(classes) for word, classes in found.items()}


def class_of(noun: str | None) -> frozenset[str]:
    """Classes of a counted noun, by its whole or its last word, in either number.

    >>> "never" in class_of("member countries"), "strong" in class_of("jobs")
    (True, True)
    """
    for form in _singulars((noun or "").lower()):
        if form in _classes():
            return _classes()[form]
    last = (noun or "").lower().rpartition(" ")[2]
    for form in _singulars(last):
        if form in _classes():
            return _classes()[form]
    return frozenset()


def _singulars(word: str) -> Iterator[str]:
    yield word
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sentence's tokens and the figure in it that is being read."""

    scene: Scene
    tokens: list[Token]
    at: int
    mention: Mention

    @property
    def noun_end(self) -> int:
        """Index after the counted noun phrase (or the unit)."""
        return _phrase_end(self.tokens, self.at + 1, self.mention.char_end)


def find_results(scene: Scene) -> Iterator[Result]:
    """Each result of a text once, in text order."""
    attending = attendance(scene)
    told: set[tuple] = set()
    span, words = (-1, -1), []
    for index, mention in enumerate(scene.mentions):
        if mention.kind not in ("quantity", "percent") or mention.value is None or index in attending:
            continue
        if mention.kind == "quantity" and "never" in class_of(mention.unit):
            continue
        here = clause_span(scene, mention.char_start)
        if here != span:
            span, words = here, tokens(scene, *here)
        at = next((i for i, t in enumerate(words) if t.mention == index), None)
        if at is None:
            continue
        found = _read(_Clause(scene, words, at, mention))
        if found is None or not found[0]:
            continue
        indicator, status = found
        activity = _activity(scene, mention)
        key = _identity(mention, indicator)
        if key in told:
            continue
        told.add(key)
        yield Result(
            char_start=mention.char_start,
            char_end=mention.char_end,
            indicator=indicator,
            value=mention.value,
            unit=mention.unit or ("%" if mention.kind == "percent" else None),
            qualifier=mention.qualifier,
            status=status,
            activity=activity,
            place=_place(scene, span, mention),
            edtf=_date(scene, span, mention),
        )


def _identity(mention: Mention, indicator: str) -> tuple:
    """What makes two figures the same result: the value and unit, for people and things their noun as well."""
    if mention.kind == "percent" or is_measure(mention.unit):
        return mention.value, mention.unit
    return mention.value, mention.unit, indicator.split(" ")[0] if mention.unit == "person" else None


def _read(clause: _Clause) -> tuple[str, str] | None:
    """Indicator and status of the figure, None where it is no result."""
    if _is_vetoed(clause):
        return None
    label = _label(clause)
    if label is not None:
        return _read_label(clause, label)
    change = _read_change(clause)
    if change is not None:
        return change
    if clause.mention.kind == "percent":
        return _read_percent(clause)
    return _read_count(clause)


# What is never a result, whatever the verb


def _is_vetoed(clause: _Clause) -> bool:
    words, at = clause.tokens, clause.at
    before = words[at - 1] if at else None
    if before is not None and (before.low in EARLIER or before.low == "km"):
        return True
    if _is_of_population(words, at) or _is_measured_adjective(clause) or _follows_long_ago(clause):
        return True
    if any(t.low == "already" for t in words[clause.noun_end : clause.noun_end + 6]):
        return True
    if _is_whole(clause) or _is_start_of_range(clause) or _is_compared(clause) or _is_in_listed_name(clause):
        return True
    start, end = words[0].start, words[-1].end
    sentence = clause.scene.clean[start : min(end, start + 1500)]
    return bool(INSTITUTION_LIFE.search(sentence)) and not (
        sentence[:5].lower() in ("since", "to da", "so fa") and HOME_SUBJECT.search(sentence[:150])
    )


def _is_of_population(words: list[Token], at: int) -> bool:
    """"a city of 360,000", "a population of 3 million", "home to 2 million people"."""
    i = at - 1
    while i > 0 and (words[i].low in HEDGING or words[i].tag == "adv"):
        i -= 1
    if i < 1:
        return False
    before = words[i - 1].low
    if words[i].low == "of":
        return before in ("population", "populations", "inhabitants", "membership", "workforce", "staff", "team") or "place" in class_of(before)
    return words[i].low == "to" and before == "home"


HEDGING = frozenset("about some around over nearly almost approximately roughly more than at least up well just only an estimated close".split())


def _is_measured_adjective(clause: _Clause) -> bool:
    """The 12 of "Fifty 12-metre buses": it describes what the other figure counts."""
    words, at = clause.tokens, clause.at
    return is_measure(clause.mention.unit) and at > 0 and words[at - 1].tag == "num"


def _follows_long_ago(clause: _Clause) -> bool:
    """"was laid in the 1970s for an axle load of 10 tons": a date ten years before the text's own makes it history."""
    scene = clause.scene
    if scene.profile.published_on is None:
        return False
    for token in clause.tokens[max(0, clause.at - 14) : clause.at + 8]:
        if token.tag == "date" and token.mention is not None:
            last = (scene.mentions[token.mention].edtf or "").rpartition("/")[2]
            year = re.match(r"\d{4}|\d{3}(?=X)|\d{2}(?=XX)", last)
            if year and int(year.group().ljust(4, "9")) < scene.profile.published_on.year - 9:
                return True
    return False


def _is_whole(clause: _Clause) -> bool:
    """"31 of 138 km", "117 schools (of 240)", "Of 11 bridges, four ...", "a loop of 357 km of which 142 km already"."""
    words, at = clause.tokens, clause.at
    end = clause.noun_end
    if [t.low for t in words[end : end + 2]] == ["to", "be"]:
        return False
    i = at - 1
    while i >= 0 and (words[i].tag == "det" or words[i].low in ("existing", "'", "s")) and words[i].low not in ("each", "a", "an"):
        i -= 1
    if i >= 0 and words[i].low == "of":
        if i == 0 or words[i - 1].tag in ("break", "mark") and words[i - 1].low in "\n(":
            return True
        if words[i - 1].tag in ("num", "unit", "percent") or (words[i - 1].low == "out"):
            return True
        if any(t.tag == "num" for t in words[max(0, i - 3) : i]) and clause.mention.unit and not is_measure(clause.mention.unit):
            return True
    following = [t.low for t in words[end : end + 8]]
    return following[:2] == ["of", "which"] and "already" in following


def _is_start_of_range(clause: _Clause) -> bool:
    """"from 24 per cent to 16 per cent": the first is the baseline."""
    words, at = clause.tokens, clause.at
    i = at - 1
    while i >= 0 and (words[i].tag == "adv" or words[i].low in ("about", "some", "around", "over")):
        i -= 1
    if i < 0 or words[i].low != "from":
        return False
    return any(t.low in ("to", "into") for t in words[at + 1 : at + 9])


def _is_compared(clause: _Clause) -> bool:
    words, at = clause.tokens, clause.at
    for i in range(at - 1, max(-1, at - 5), -1):
        low = words[i].low
        if words[i].tag in ("mark", "break", "num", "money", "unit"):
            return False
        if low in COMPARING and not (low == "than" and i and words[i - 1].low in MORE and i >= at - 2):
            return not (low == "equivalent" and i == at - 1)
    return False


def _is_in_listed_name(clause: _Clause) -> bool:
    """A figure inside a project's name: part of the name, unless it tells the length of the one project of the sentence."""
    mention, scene = clause.mention, clause.scene
    start, end = clause.tokens[0].start, clause.tokens[-1].end
    activities = [m for _, m in scene.within(start, end, "activity")]
    for name in activities:
        if name.char_start <= mention.char_start and mention.char_end <= name.char_end:
            if name.char_start < mention.char_start - 12 or not is_measure(mention.unit):
                return True
            return len({m.entity for m in activities}) > 2
    return False


# "Mains to be replaced: 31.5 km"

_LOAN_TERMS = re.compile(
    r"\b(?:term|terms|maturity|tenor|grace|repayment|interest|rate|period|amount|cost|financing|loan|credit|grant|contribution|project|date|approval|closing|phone|tel"
    r"|fax|contact|page|box|number|no|id|population|area|gdp|currency|components?|share|source)\b",
    re.IGNORECASE,
)


def _label(clause: _Clause) -> list[Token] | None:
    """The words of the line before "label: figure", None where the figure does not stand first after a colon."""
    words, at = clause.tokens, clause.at
    i = at - 1
    while i >= 0 and words[i].low in HEDGING:
        i -= 1
    if i < 1 or words[i].low != ":" or any(t.tag in ("aux", "modal", "verb") for t in words[clause.noun_end : clause.noun_end + 12]):
        return None
    start = i
    while start > 0 and words[start - 1].tag not in ("break", "num", "percent", "money") and words[start - 1].low not in ".;:":
        start -= 1
    return words[start:i] if 0 < i - start <= 12 else None


def _read_label(clause: _Clause, label: list[Token]) -> tuple[str, str] | None:
    text = clause.scene.clean[label[0].start : label[-1].end].strip("-*•– \n")
    if clause.mention.kind == "percent" and not any(t.verb for t in label):
        return None
    if _LOAN_TERMS.search(text) and not any(t.verb and t.verb.senses & {"output", "reach"} for t in label):
        return None
    noun = _phrase(clause, clause.at + 1, clause.noun_end)
    has_verb = any(t.tag == "verb" for t in label)
    if not (has_verb or is_measure(clause.mention.unit) or clause.mention.unit == "person" or "strong" in class_of(clause.mention.unit)):
        return None
    return " ".join(part for part in (text.replace("\n", " "), "" if is_measure(clause.mention.unit) or has_verb else noun) if part), "target"


# "fall from 24 per cent to 16 per cent", "cut losses by 8 percentage points", "shrink by 21,000 tonnes"


def _read_change(clause: _Clause) -> tuple[str, str] | None:
    """A figure after "to" or "by" of a verb of change."""
    words, at = clause.tokens, clause.at
    i = at - 1
    while i > 0 and (words[i].low in HEDGING or words[i].low in ("a", "an", "further", "another") or (words[i].low == "to" and words[i - 1].low in ("close", "up"))):
        i -= 1
    if i < 1 or words[i].low not in ("to", "by"):
        return None
    verb = _verb_left(words, i, lambda t: bool(t.verb and t.verb.senses & {"decrease", "increase"}))
    if verb is None or (words[i].low == "to" and any(t.tag in ("verb", "conj") or t.low == "," for t in words[verb + 1 : i])):
        return None
    subject = _changed(clause, verb, i)
    if not subject or "context" in class_of(subject) or "context" in class_of(_first_noun(subject)):
        return None
    status = _status(clause, verb)
    if words[i].low == "by":
        if clause.mention.kind == "percent" and status == "actual" and _is_told_from_to(words, verb, i):
            return None
        rising = "increase" in words[verb].verb.senses and not _goes_down(words, verb)
        return f"{'increase in' if rising else 'reduction of'} {subject}", status
    return subject, status


def _is_told_from_to(words: list[Token], verb: int, at: int) -> bool:
    return any(t.low == "from" for t in words[verb:at])


def _goes_down(words: list[Token], verb: int) -> bool:
    return any(t.low == "down" for t in words[verb : verb + 2])


def _first_noun(subject: str) -> str:
    return re.split(r" (?:of|in|among|between|on|for|per|at) ", subject, maxsplit=1)[0]


def _changed(clause: _Clause, verb: int, until: int) -> str | None:
    """What rises or falls: the object between verb and "by" or "to", else the subject before the verb."""
    words = clause.tokens
    stop = next((i for i in range(verb + 1, until) if words[i].low in ("from", "by", "to")), until)
    inside = [t for t in words[verb + 1 : stop] if t.tag not in ("adv", "num", "unit", "percent", "money", "date")]
    if inside and inside[0].low not in ("down", "up", "to"):
        return _joined(clause, inside)
    end = verb
    while end > 0 and (words[end - 1].tag in ("aux", "modal", "adv", "mark") or words[end - 1].low == "due") and words[end - 1].low not in ".;:":
        end -= 1
    start = end
    while start > 0 and end - start < 12 and _in_phrase(words[start - 1]):
        start -= 1
    return _joined(clause, words[start:end])


def _in_phrase(token: Token) -> bool:
    if token.tag in ("word", "name", "det", "num", "unit"):
        return True
    return token.low in ("of", "per", "'", "s", "-", "/", "and", "in", "among", "for", "on") or token.tag == "verb" and token.form == "ing"


def _joined(clause: _Clause, words: list[Token]) -> str | None:
    """The printed words from first to last, without articles at either end."""
    while words and (words[0].tag in ("det", "prep", "conj", "mark", "modal", "num", "adv") or words[0].low in ("'", "s")):
        words = words[1:]
    while words and words[-1].tag in ("prep", "conj", "mark", "det", "adv"):
        words = words[:-1]
    if not words:
        return None
    return " ".join(clause.scene.clean[words[0].start : words[-1].end].split())


# Percentages that are results by themselves

_RATED = frozenset("rated passed reported completed graduated found said agreed scored".split())
_STANDING = frozenset("stands stood reached reaches averages averaged".split())


def _read_percent(clause: _Clause) -> tuple[str, str] | None:
    words, at = clause.tokens, clause.at
    following = [t.low for t in words[at + 1 : at + 9]]
    before = words[at - 1].low if at else ""
    if following[:1] == ["of"] and WOMEN & set(following[2:]) and any(t.tag in ("aux", "modal") for t in words[at + 3 : at + 8]):
        group = _joined(clause, words[at + 2 : _phrase_end(words, at + 2, 0)])
        who = next(w for w in following[2:] if w in WOMEN)
        if group and class_of(group) & {"attendee", "strong"}:
            return f"{who} among {group}", "target" if "to" in following or "will" in following else "actual"
    if following and following[0] in _RATED:
        return _joined(clause, words[at + 1 : min(at + 9, _clause_end(words, at + 1))]) or following[0], "actual"
    verb = at - 1
    while verb >= 0 and words[verb].low in ("at", "a", "mere", "only", "about", "around", "just", "nearly"):
        verb -= 1
    if verb >= 0 and words[verb].low in _STANDING and before:
        subject = _changed(clause, verb, verb)
        if subject and "context" not in class_of(subject) and "context" not in class_of(_first_noun(subject)):
            return subject, "actual"
    return None


# Counts and measures


def _read_count(clause: _Clause) -> tuple[str, str] | None:
    mention = clause.mention
    noun = _noun(clause)
    classes = class_of(noun) | class_of(mention.unit)
    measure = is_measure(mention.unit)
    if ("never" in class_of(noun) or "harm" in classes) and not measure:
        return None
    done = _deed_before(clause)
    if done is not None and noun:
        return f"{noun} {nominals()[clause.tokens[done].low].participle}", _nominal_status(clause, done)
    verb, side = _governor(clause)
    if mention.unit in LENGTH and noun and (_is_long(clause) or _is_length_of_line(clause, noun)):
        if verb is None or not words_of_doing(clause.tokens[verb]):
            return _length(noun), "target"
        return _indicator(clause, verb, side, noun, measure), _status(clause, verb)
    if verb is None:
        return _read_verbless(clause, noun, classes, measure)
    before = clause.tokens[clause.at - 1].low if clause.at else ""
    if not measure and side == "subject" and before in ("the", "these", "those", "both", "all") and mention.unit != "person" and "strong" not in classes:
        return None
    if "place" in classes and not _is_object(clause, verb, side):
        return None
    if "attendee" in classes and not clause.tokens[verb].verb.lemma in ("train", "benefit", "certify", "graduate"):
        return None
    if not _brings_about(clause, verb, side, classes, measure) and not _is_equipment(clause, classes):
        return None
    if measure and not noun:
        return None
    return _indicator(clause, verb, side, noun, measure), _status(clause, verb)


def _deed_before(clause: _Clause) -> int | None:
    """"the rehabilitation of 1,433 km", "creation of 500 jobs": the noun of doing right before the figure."""
    words = clause.tokens
    i = clause.at - 1
    while i > 0 and (words[i].low in HEDGING or words[i].tag == "adv" or words[i].low in ("an", "additional", "a", "another")):
        i -= 1
    if i < 1 or words[i].low != "of" or words[i - 1].low not in nominals():
        return None
    return i - 1 if nominals()[words[i - 1].low].senses & {"output", "reach"} else None


def _nominal_status(clause: _Clause, done: int) -> str:
    verb = _verb_left(clause.tokens, done)
    if _has_modal(clause.tokens, done):
        return "target"
    if verb is None:
        right = _verb_right(clause)
        return _status(clause, right) if right is not None else "target"
    return _status(clause, verb)


def _is_long(clause: _Clause) -> bool:
    """"17.7 km long"."""
    words, at = clause.tokens, clause.at
    return any(t.low in ("long", "in") and (t.low == "long" or (i + 1 < len(words) and words[i + 1].low == "length")) for i, t in enumerate(words[at + 1 : at + 4], at + 1))


def _is_length_of_line(clause: _Clause, noun: str) -> bool:
    """"a 93-km double-track line", "the 64 km section": the length stands before the line that it measures."""
    words, at = clause.tokens, clause.at
    return at + 2 < len(words) and words[at + 2].tag in ("word", "name") and "line" in class_of(_first_noun(noun))


def words_of_doing(token: Token) -> bool:
    return token.verb is not None and bool(token.verb.senses & {"output"}) and "weak" not in token.verb.senses


def _is_equipment(clause: _Clause, classes: frozenset[str]) -> bool:
    """"the metro phase ... with 15 stations": what the thing that is built has."""
    words, at = clause.tokens, clause.at
    if at == 0 or words[at - 1].low != "with" or clause.mention.unit == "person" or classes & {"attendee", "place", "measure"}:
        return False
    return any("infrastructure" in class_of(t.low) for t in words[max(0, at - 10) : at] if t.tag == "word")


def _length(noun: str) -> str:
    return noun if noun.startswith("length") else f"length of {noun}"


def _read_verbless(clause: _Clause, noun: str, classes: frozenset[str], measure: bool) -> tuple[str, str] | None:
    """A line without a verb: "Muyembe-Nakapiripirit Road, 92 km", "Thirty-one vocational schools and four colleges"."""
    words, at = clause.tokens, clause.at
    start = at
    while start > 0 and words[start - 1].tag != "break" and words[start - 1].low not in ".;":
        start -= 1
    if any(t.tag in ("aux", "modal") or (t.tag == "verb" and t.form not in ("ing", "part")) for t in words[start : _clause_end(words, at)]):
        return None
    done = next((t for t in reversed(words[start:at]) if t.low in nominals()), None)
    if done is not None:
        return f"{noun} {nominals()[done.low].participle}", "target"
    if measure:
        return ((_length(noun) if clause.mention.unit in LENGTH else noun), "target") if noun else None
    if not noun or classes & {"place", "attendee", "never"}:
        return None
    if at and words[at - 1].low in ("of", "in", "at", "from"):
        return None
    return noun, "target"


def _governor(clause: _Clause) -> tuple[int | None, str]:
    """The verb that says what happens to the counted, and on which side of it the figure stands (`subject` or `object`)."""
    words, at = clause.tokens, clause.at
    left = _verb_left(words, at)
    right = _verb_right(clause)
    if left is not None and right is not None and words[left].form == "ing" and "extent" in words[left].verb.senses and is_measure(clause.mention.unit):
        return right, "subject"
    if right is not None and (left is None or _opens_clause(words, at)):
        return right, "subject"
    if left is not None:
        return left, "object"
    return right, "subject"


def _verb_left(words: list[Token], at: int, wanted=lambda t: True) -> int | None:
    for i in range(at - 1, max(-1, at - REACH), -1):
        token = words[i]
        if token.tag == "break" or (token.tag == "mark" and token.low in ";.!?"):
            return None
        if token.low in nominals() and token.tag == "word" and i + 1 < len(words) and words[i + 1].low == "of" and not _before_verb(words, i):
            return None
        if token.tag == "verb" and token.low != "including" and wanted(token):
            if token.form in ("past", "part") and _is_attributive(words, i):
                continue
            return i
    return None


def _before_verb(words: list[Token], i: int) -> bool:
    return any(t.tag in ("verb", "aux", "modal") for t in words[max(0, i - 12) : i])


def _is_attributive(words: list[Token], i: int) -> bool:
    """"a project launched by A" inside a longer clause: a participle after its noun with "by"."""
    return words[i].form == "part" and i + 1 < len(words) and words[i + 1].low == "by" and i > 0 and words[i - 1].tag == "word" and _before_verb(words, i)


def _opens_clause(words: list[Token], at: int) -> bool:
    """Whether the figure's noun phrase begins a clause: after a comma, "and", "that" or nothing, hedges aside."""
    i = at - 1
    while i >= 0 and (words[i].tag in ("det", "adv") or words[i].low in ("about", "some", "around", "over", "at", "least", "up", "to", "of", "total", "than", "estimated", "nearly")):
        i -= 1
    if i < 0:
        return True
    token = words[i]
    return token.tag in ("conj", "break", "rel") or (token.tag == "mark" and token.low not in "-/'$") or token.tag == "date"


def _verb_right(clause: _Clause) -> int | None:
    """The finite verb or participle that follows the figure's noun phrase, over "in", "of", "from" phrases and appositions."""
    words = clause.tokens
    i = clause.noun_end
    limit = min(len(words), clause.at + REACH)
    reduced = None
    while i < limit:
        token = words[i]
        if token.tag in ("aux", "modal"):
            return _main_verb(words, i)
        if token.tag == "verb":
            if reduced is None and token.form in ("past", "part") and not token.verb.senses and i + 1 < limit and words[i + 1].tag == "prep":
                reduced = i
                i += 1
                continue
            return i
        if token.tag == "break" or (token.tag == "mark" and token.low in ".;:!?"):
            return reduced
        if token.tag == "rel":
            return reduced
        if token.tag == "mark" and token.low == ",":
            inside = [t for t in words[i + 1 : i + 14]]
            close = next((k for k, t in enumerate(inside) if t.low == ","), None)
            if close is not None and (any(t.tag == "percent" for t in inside[:close]) or inside[0].low in ("including", "or", "of", "mostly", "many", "measuring")):
                i += close + 2
                continue
        i += 1
    return reduced


def _main_verb(words: list[Token], i: int) -> int:
    """From an auxiliary to the verb it helps; the auxiliary itself where "are" is all there is."""
    k = i
    while k < len(words) and k < i + 7 and words[k].tag in ("aux", "modal", "adv", "det") or (k < len(words) and k < i + 7 and words[k].low in EXTRA):
        k += 1
    return k if k < len(words) and words[k].tag == "verb" else i


EXTRA = frozenset("due set about".split())


def _is_object(clause: _Clause, verb: int, side: str) -> bool:
    """Whether a count of places is what the verb acts on, not where it acts ("in nine states")."""
    words, at = clause.tokens, clause.at
    before = words[at - 1] if at else None
    if before is not None and before.low == "in" and at > 1 and words[at - 2].verb is not None and words[at - 2].verb.lemma == "take":
        return True
    if before is not None and before.tag == "prep" and before.low != "to":
        return False
    if before is not None and before.low == "and":
        return False
    return side == "subject" or words[verb].tag == "verb"


def _brings_about(clause: _Clause, verb: int, side: str, classes: frozenset[str], measure: bool) -> bool:
    """Whether the verb makes the figure a result: a verb of doing, or any verb in a future of the project's own."""
    words = clause.tokens
    token = words[verb]
    if _is_negated(words, verb):
        return False
    if token.tag == "modal":  # "the remaining 123 should by December"
        return True
    if token.tag != "verb":  # "are the direct beneficiaries"
        return bool(side == "subject" and any("strong" in class_of(t.low) for t in words[verb + 1 : verb + 6])) or "strong" in classes
    senses = token.verb.senses
    if "harm" in senses:
        return "strong" not in classes and False
    if "live" in senses:
        return clause.mention.unit == "person" and _is_near_works(words, verb)
    planned = _status(clause, verb) == "target" and _has_modal(words, verb)
    own = _is_own_subject(clause, verb)
    if "standing" in senses and not planned and not own and token.form in ("base", "s") and side == "object":
        return False
    if "strong" in classes and (planned or senses):
        return True
    if "weak" in senses or not senses:
        return planned and (side == "subject" or own or measure or bool(senses)) or (own and (side == "object" or (measure and _status(clause, verb) == "target")))
    if senses <= {"extent", "state", "rate", "increase"} and not senses & {"output", "reach"}:
        return (measure and "extent" in senses and not _is_of_country(words, verb)) or own
    return True


_WORKS_BESIDE = frozenset("along near beside below around within alongside downstream".split())


def _is_near_works(words: list[Token], verb: int) -> bool:
    following = [t.low for t in words[verb + 1 : verb + 6]]
    return bool(following) and (following[0] in _WORKS_BESIDE or bool({"area", "areas", "catchment"} & set(following)))


def _is_of_country(words: list[Token], verb: int) -> bool:
    """"The country's road network spans 25,000 km": context, not the project's."""
    return any(t.low in ("network", "country", "nation", "system", "country's") for t in words[max(0, verb - 8) : verb])


def _is_negated(words: list[Token], verb: int) -> bool:
    return any(t.low in ("never", "not", "no", "n't", "cannot", "without") for t in words[max(0, verb - 3) : verb + 1])


def _has_modal(words: list[Token], verb: int) -> bool:
    for i in range(verb, max(-1, verb - REACH), -1):
        if words[i].tag == "modal":
            return True
        if words[i].tag == "break" or (words[i].tag == "mark" and words[i].low in ".;:"):
            return False
    return False


def _is_own_subject(clause: _Clause, verb: int) -> bool:
    """Whether the project, its money, its works or a thing it builds is the subject of the verb."""
    words = clause.tokens
    for i in range(verb - 1, max(-1, verb - 14), -1):
        token = words[i]
        if token.tag == "break" or (token.tag == "mark" and token.low in ".;:"):
            return False
        if token.tag == "name" and token.mention is not None:
            if _is_activity(clause, token):
                return True
        if token.low in PROJECT_WORDS or (token.tag == "word" and "infrastructure" in class_of(token.low)):
            return True
    return False


def _status(clause: _Clause, verb: int) -> str:
    """`actual` for what is done, `target` for what is to come or is going on."""
    words = clause.tokens
    token = words[verb]
    form = token.form
    helpers = _helpers(words, verb)
    if any(a.low == "to" and b.low == "have" for a, b in zip(helpers, helpers[1:], strict=False)):
        return "actual"
    if any(t.tag == "modal" for t in helpers) or token.tag == "modal":
        return "target"
    if token.verb is not None and "live" in token.verb.senses:
        return "actual"
    lows = {t.low for t in helpers}
    if lows & {"has", "have", "had", "was", "were", "been"}:
        return "actual"
    if form == "past":
        return "actual"
    if form == "part" and not helpers:
        return "target" if _has_modal(words, verb) or not _told_in_past(words[:verb]) else "actual"
    if form == "ing" and not helpers and _is_dated_past(clause):
        return "actual"
    if form in ("base", "s", "ing", "part") or token.tag == "aux":
        return "actual" if form in ("base", "s") and not _has_modal(words, verb) and _past_follows(words, verb) else "target"
    return "target"


def _helpers(words: list[Token], verb: int) -> list[Token]:
    i = verb
    while i > 0 and (words[i - 1].tag in ("aux", "modal", "adv") or words[i - 1].low in EXTRA):
        i -= 1
    return words[i:verb]


def _told_in_past(words: list[Token]) -> bool:
    """Whether the clause that runs up to here is told in the past."""
    for token in reversed(words):
        if token.tag == "break" or (token.tag == "mark" and token.low in ".;:"):
            return False
        if token.low in ("was", "were", "had", "has", "have") and token.tag == "aux" or token.form == "past":
            return token.low not in ("has", "have") or token.tag == "aux"
        if token.tag in ("modal", "aux") or token.form in ("s", "base"):
            return False
    return False


def _is_dated_past(clause: _Clause) -> bool:
    """Whether the date after the figure lies before the text's own."""
    scene = clause.scene
    if scene.profile.published_on is None:
        return False
    for token in clause.tokens[clause.at : clause.at + 8]:
        if token.tag == "date" and token.mention is not None:
            return (scene.mentions[token.mention].edtf or "9999")[:4] < str(scene.profile.published_on.year)
    return False


def _past_follows(words: list[Token], verb: int) -> bool:
    """"benefit from the courses and improved their skills": the present is told as done."""
    return any(t.form == "past" and words[i - 1].tag == "conj" for i, t in enumerate(words[verb + 1 : verb + 25], verb + 1))


# The indicator's words


_LIVING = frozenset("living residing working affected located suffering facing damaged envisaged covering spanning serving benefiting".split())


def _phrase_end(words: list[Token], i: int, until: int) -> int:
    """Index after the noun phrase that begins at i; the mention's own span belongs to it."""
    start = i
    while i < len(words):
        token = words[i]
        if token.start < until and token.tag not in ("break",):
            i += 1
            continue
        if i > start and token.low in _LIVING or token.low == "people" and i > start and words[i - 1].low == "people":
            break
        if token.tag in ("word", "unit") or (token.tag == "det" and token.low in ("new", "other", "additional", "further", "more", "total")):
            i += 1
            continue
        if token.tag == "name" and i + 1 < len(words) and words[i + 1].tag == "word":
            i += 1
            continue
        if token.low in ("-", "/", "'", "s") and i + 1 < len(words) and words[i + 1].tag == "word":
            i += 1
            continue
        break
    return i


def _phrase(clause: _Clause, start: int, end: int) -> str:
    return _joined(clause, [t for t in clause.tokens[start:end]]) or ""


def _noun(clause: _Clause) -> str:
    """What is counted or measured, as printed: after the figure, or before it for "channels (46.8 km)"."""
    words, at, mention = clause.tokens, clause.at, clause.mention
    end = clause.noun_end
    if not is_measure(mention.unit):
        start = at + 1
        while start + 1 < len(words) and words[start].tag in ("num", "unit") or (start < len(words) and words[start].low == "-"):
            start += 1
        if start > at + 1:
            end = _phrase_end(words, start, 0)
        return _PERIOD.sub("", _phrase(clause, start, end)) or _told_noun(clause) or mention.head or _plural(mention.unit)
    owner = _measured_before(clause)
    if owner:
        return owner
    start = at + 1
    if start < len(words) and words[start].tag == "unit":
        start += 1
    if start < len(words) and words[start].tag == "name" and _is_activity(clause, words[start]):
        return " ".join(clause.scene.clean[words[start].start : words[start].end].split())
    if start < end:
        phrase = _phrase(clause, start, end)
        if phrase and phrase.split(" ")[0] not in ("long", "wide", "high", "deep", "annually", "daily"):
            return _with_tail(clause, phrase, end)
    if start < len(words) and words[start].low == "of":
        phrase = _phrase(clause, *_whole_phrase(words, start + 1))
        if phrase:
            return phrase
    if mention.unit in LENGTH:
        return _noun_before(clause) or _line_near(clause)
    return _noun_before(clause) or _told_noun(clause) or _printed_unit(clause)


def _is_activity(clause: _Clause, token: Token) -> bool:
    return token.mention is not None and clause.scene.mentions[token.mention].kind == "activity"


def _measured_before(clause: _Clause) -> str:
    """"a total length of 5,402 km", "a capacity of 490 MW", "emissions of half a million tons": what the measure is of."""
    words = clause.tokens
    i = clause.at - 1
    while i > 0 and (words[i].low in HEDGING or words[i].tag == "adv"):
        i -= 1
    if i < 1 or words[i].low != "of" or words[i - 1].tag != "word" or words[i - 1].low in nominals():
        return ""
    start = i
    while start > 0 and i - start < 4 and words[start - 1].tag == "word":
        start -= 1
    phrase = _phrase(clause, start, i)
    if phrase.split(" ")[-1].lower() in ("length", "distance", "stretch", "stretches"):
        before = next((t.low for t in reversed(words[max(0, start - 12) : start]) if t.tag == "word" and "line" in class_of(t.low)), None)
        return before or _line_near(clause)
    return "" if phrase.lower() in ("total", "part", "average") else phrase


def _whole_phrase(words: list[Token], i: int) -> tuple[int, int]:
    """Start and end of the noun phrase after "of", over the figure of a whole ("of the 2,787 km A-B road")."""
    start = i
    while start < len(words) and start - i < 4 and words[start].tag in ("det", "num", "unit"):
        start += 1
    return start, _open_phrase_end(words, start)


def _printed_unit(clause: _Clause) -> str:
    words, at = clause.tokens, clause.at
    if clause.mention.unit in POWER:
        return "capacity"
    return words[at + 1].low if at + 1 < len(words) and words[at + 1].tag == "unit" else ""


_PERIOD = re.compile(r"\s+(?:an?|per|each|every)\s+(?:day|year|month|week|hour|annum)$|\s+(?:annually|daily|yearly|monthly)$", re.IGNORECASE)


def _told_noun(clause: _Clause) -> str:
    """"four are to be raised", "17 in all", "It will bear 13 tons": the noun that the same unit had shortly before."""
    scene, mention = clause.scene, clause.mention
    for index, other in reversed(list(scene.within(max(0, mention.char_start - 250), mention.char_start, "quantity"))):
        if other.unit == mention.unit and mention.unit not in (None, "person"):
            span = clause_span(scene, other.char_start)
            words = tokens(scene, *span)
            at = next((i for i, t in enumerate(words) if t.mention == index), None)
            if at is None:
                return ""
            there = _Clause(scene, words, at, other)
            if is_measure(other.unit):
                return _noun_before(there)
            return _PERIOD.sub("", _phrase(there, at + 1, there.noun_end))
    return ""


def _with_tail(clause: _Clause, phrase: str, end: int) -> str:
    words = clause.tokens
    if end + 1 < len(words) and words[end].low == "of" and not {"infrastructure"} & class_of(phrase):
        return f"{phrase} of {_phrase(clause, end + 1, _open_phrase_end(words, end + 1))}"
    return phrase


def _open_phrase_end(words: list[Token], i: int) -> int:
    """Like _phrase_end, with articles and names at the front."""
    start = i
    while i < len(words) and i - start < 8:
        token = words[i]
        listed = token.tag == "conj" and start < i < len(words) - 1 and words[i + 1].tag == "word" and i - start <= 2
        if not (token.tag in ("word", "name", "det") or token.low in ("-", "'", "s", "/") or listed):
            break
        i += 1
    return i


def _plural(unit: str | None) -> str:
    if not unit or unit == "person":
        return "people"
    if unit.endswith("y") and unit[-2:-1] not in "aeiou":
        return unit[:-1] + "ies"
    return unit if unit.endswith("s") else unit + ("es" if unit.endswith(("ch", "sh", "x")) else "s")


def _noun_before(clause: _Clause) -> str:
    """"Storage of 4.2 million m3", "channels (46.8 km)", "watersheds covering 11,500 ha", "The metro phase, 17.7 km long"."""
    words = clause.tokens
    i = clause.at
    while i > 0 and (words[i - 1].tag in ("num", "unit", "conj", "adv") or words[i - 1].low in ("of", "(", ",", "about", "some", "over", "a", "total", "nearly", "up", "to", "is", "runs", "measuring", "covering", "spanning", "totaling", "totalling", "stretching", "extending", "runs", "covers")):
        i -= 1
    start = i
    while start > 0 and i - start < 6 and words[start - 1].tag in ("word", "name") or (start > 0 and words[start - 1].low in ("-", "'", "s") and start < i):
        start -= 1
    return _joined(clause, words[start:i]) or ""


def _line_near(clause: _Clause) -> str:
    """The road, line or pipe that a bare length measures: what it turns into, after it, in the project's title, or near."""
    words, at = clause.tokens, clause.at
    into = next((i for i in range(at + 1, min(at + 20, len(words))) if words[i].low == "into"), None)
    if into is not None:
        line = next((t.low for t in words[into : into + 8] if t.tag == "word" and "line" in class_of(t.low)), None)
        if line:
            return line
    for i in range(at + 1, min(at + 16, len(words))):
        if words[i].low in ",;.":
            break
        if words[i].tag == "word" and "line" in class_of(words[i].low):
            return words[i].low
    activity = clause.scene.entities.get(_activity(clause.scene, clause.mention) or "")
    for word in re.findall(r"[a-z]+", activity.name.lower()) if activity else ():
        if "line" in class_of(word):
            return word
    for distance in range(1, REACH):
        for i in (at - distance, at + distance):
            if 0 <= i < len(words) and words[i].tag == "word" and "line" in class_of(words[i].low):
                return words[i].low
    return "line"


def _indicator(clause: _Clause, verb: int, side: str, noun: str, measure: bool) -> str:
    text = " ".join(_worded(clause, verb, side, noun, measure).split())
    return f"{text} {_ends(clause)}".strip() if clause.mention.unit in LENGTH else text


def _ends(clause: _Clause) -> str:
    """"between A and B" right after a length."""
    words, end = clause.tokens, clause.noun_end
    if end + 3 < len(words) and words[end].low == "between":
        stop = end + 1
        while stop < min(len(words), end + 8) and (words[stop].tag in ("name", "word", "conj")):
            stop += 1
        return " ".join(clause.scene.clean[words[end].start : words[stop - 1].end].split())
    return ""


def _worded(clause: _Clause, verb: int, side: str, noun: str, measure: bool) -> str:
    token = clause.tokens[verb]
    if token.tag != "verb":
        predicate = _phrase(clause, verb + 1, _open_phrase_end(clause.tokens, verb + 1))
        return predicate if any("strong" in class_of(w) for w in predicate.split()) else noun
    senses = token.verb.senses
    if measure and senses <= {"extent", "weak", "reach", "output"} and "extent" in senses:
        return _length(noun) if clause.mention.unit in LENGTH else noun
    if "live" in senses:
        return f"{noun} living {_after(clause, verb)}".strip()
    if token.verb.lemma in ("benefit", "gain"):
        return f"{noun} benefiting"
    helped = _helped(clause, verb, side)
    if helped:
        return f"{noun} {helped}"
    given = _given(clause, verb, side)
    if given is not None:
        return f"{noun} {given}"
    if "state" in senses and measure and side == "object":
        return _changed(clause, verb, verb) or noun
    if "weak" in senses and not (side == "subject" and token.form in ("base", "s", "ing")) or (not senses and (token.form != "base" or side == "object")):
        return f"{noun} {_tail(clause, verb, side)}".strip()
    perfect = any(t.low in ("has", "have", "had") for t in _helpers(clause.tokens, verb)) and not any(t.low == "been" for t in _helpers(clause.tokens, verb))
    if side == "subject" and (token.form != "part" or perfect) and not senses & {"decrease", "increase"}:
        return f"{noun} {token.verb.ing} {_object(clause, verb)}".strip()
    return f"{noun} {token.verb.participle if senses else token.low} {_tail(clause, verb, side)}".strip()


_HELPING = frozenset("help enable allow assist let support".split())


def _helped(clause: _Clause, verb: int, side: str) -> str:
    """"helping 600,000 people access services", "enable 500 farmers to sell milk": what they then do."""
    words, end = clause.tokens, clause.noun_end
    if side != "object" or words[verb].verb.lemma not in _HELPING:
        return ""
    if end < len(words) and words[end].tag == "modal":
        end += 1
    if end < len(words) and words[end].tag == "verb" and words[end].form == "base":
        return f"{words[end].verb.ing} {_object(clause, end)}".strip()
    return ""


def _given(clause: _Clause, verb: int, side: str) -> str | None:
    """"improve outcomes for 2 million students" -> "with outcomes improved"; "extending benefits to 470,000 people" -> "benefiting"."""
    words = clause.tokens
    i = clause.at - 1
    while i > verb and (words[i].low in HEDGING and words[i].low != "to" or words[i].tag in ("adv", "det")):
        i -= 1
    if side != "object" or i <= verb + 1 or words[i].low not in ("for", "to", "of") or words[i].tag != "prep":
        return None
    thing = [t for t in words[verb + 1 : i]]
    if any(t.low in ("benefit", "benefits") for t in thing):
        return "benefiting"
    if words[i].low == "to" or clause.mention.unit not in ("person", "household", "family", "farmer", "student") or not all(t.tag in ("word", "det", "name", "conj", "mark") for t in thing):
        return None
    what = _joined(clause, thing[-3:])
    return f"with {what} {words[verb].verb.participle}" if what else None


def _tail(clause: _Clause, verb: int, side: str) -> str:
    """"(opened) to traffic", "(fitted) with solar cooling": the short complement right after the verb or the object."""
    words = clause.tokens
    at = verb + 1 if side == "subject" else clause.noun_end
    if at < len(words) and words[at].low in ("of",) and at + 1 < len(words) and words[at + 1].low == "them":
        at += 2
    opens = clause.tokens[verb].verb is not None and clause.tokens[verb].verb.lemma in ("open", "connect", "hook", "link")
    if at < len(words) and words[at].tag == "prep" and (words[at].low in ("into", "with") or (words[at].low == "to" and opens)):
        end = at + 1
        while end < len(words) and end < at + 4 and words[end].tag == "word":
            end += 1
        if at + 1 < end and (end == len(words) or words[end].tag not in ("word", "name", "num", "money")):
            return _joined_raw(clause, words[at:end])
    return ""


def _after(clause: _Clause, verb: int) -> str:
    words = clause.tokens
    if verb + 1 < len(words) and words[verb + 1].tag == "prep":
        return _joined_raw(clause, words[verb + 1 : _open_phrase_end(words, verb + 2)])
    return ""


def _joined_raw(clause: _Clause, words: list[Token]) -> str:
    return " ".join(clause.scene.clean[words[0].start : words[-1].end].split()) if words else ""


def _object(clause: _Clause, verb: int) -> str:
    return _phrase(clause, verb + 1, min(_open_phrase_end(clause.tokens, verb + 1), verb + 5))


def _clause_end(words: list[Token], i: int) -> int:
    while i < len(words) and words[i].tag != "break" and words[i].low not in ".;":
        i += 1
    return i


# Where it belongs


def _activity(scene: Scene, mention: Mention) -> str | None:
    """The activity named last before the figure or around it, else the first one after."""
    last = first = None
    for other in scene.mentions:
        if other.kind != "activity":
            continue
        if other.char_start <= mention.char_start:
            last = other.entity
        else:
            first = other.entity
            break
    return last or first


def _place(scene: Scene, span: tuple[int, int], mention: Mention) -> str | None:
    """The place that the sentence names with "in", "at", "of" or "to": after the figure first, before it else."""
    clean = scene.clean
    before = after = None
    for _, place in scene.within(*span, "place"):
        lead = clean[max(span[0], place.char_start - 12) : place.char_start].lower()
        if not re.search(r"\b(?:in|at|of|from|to|across|near|for)\s(?:the\s)?$", lead):
            continue
        if place.char_start < mention.char_start:
            before = place.entity
        elif after is None:
            after = place.entity
    return after or before


def _date(scene: Scene, span: tuple[int, int], mention: Mention) -> str | None:
    """The date that follows the figure in its sentence before the next figure."""
    for _, other in scene.within(mention.char_end, span[1]):
        if other.kind == "date":
            return other.edtf
        if other.kind in ("quantity", "percent", "money"):
            return None
    return None
