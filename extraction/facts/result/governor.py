"""The verb that governs a figure, on which side the figure stands, and whether it tells what is done or what is to come.

"Under the project, 85,000 households will be connected": *connected*, subject, target. "The grant trained 500 teachers": *trained*, object, actual.
"""

from __future__ import annotations

from collections.abc import Callable

from extraction.facts.clause import Token, is_measure
from extraction.facts.result.clause import REACH, Clause, class_of, is_activity
from extraction.facts.verb_forms import nominals
from extraction.facts.word_tags import VERBAL

PROJECT_WORDS = frozenset(
    "project projects program programme programs programmes work works money loan credit grant financing funding funds investment investments scheme initiative"
    " phase component subproject activities operation operations package facility it construction fund upgrade intervention interventions support assistance".split()
)


def governor_of(clause: Clause) -> tuple[int | None, str]:
    """The verb that says what happens to the counted, and on which side of it the figure stands (`subject` or `object`)."""
    words, at = clause.tokens, clause.at
    left = verb_left(words, at)
    right = verb_right(clause)
    if (
        left is not None
        and right is not None
        and words[left].form == "ing"
        and "extent" in words[left].senses
        and is_measure(clause.mention.unit)
    ):
        return right, "subject"
    end = clause.noun_end
    reported = left is not None and words[left].low in _REPORTING and end < len(words) and words[end].tag in ("aux", "modal")
    if left is not None and right is not None and at and words[at - 1].low == "(" and end + 1 < len(words) and words[end + 1].tag not in ("aux", "modal"):
        return left, "object"  # "will upgrade the road (93 km) and build two stations"
    if left is not None and right is not None and words[right].form == "base" and words[right].tag == "verb" and words[right - 1].tag in ("conj", "mark"):
        return left, "object"  # "will build 900 boreholes, and rehabilitate 12 schemes"
    if right is not None and (left is None or reported or _opens_clause(words, at)):
        return right, "subject"
    if left is not None:
        return left, "object"
    return right, "subject"


_REPORTING = frozenset("said says say told tells noted notes added adds announced stated states explained reported disclosed confirmed revealed".split())


def verb_left(words: list[Token], at: int, wanted: Callable[[Token], bool] = lambda t: True) -> int | None:
    for i in range(at - 1, max(-1, at - REACH), -1):
        token = words[i]
        if token.tag == "break" or (token.tag == "mark" and token.low in ";.!?"):
            return None
        if token.low == ":" and i and words[i - 1].tag != "verb" and not _leads_on(words, i):
            return None
        if (
            token.low in nominals()
            and token.tag == "word"
            and i + 1 < len(words)
            and words[i + 1].low == "of"
            and not _before_verb(words, i)
        ):
            return None
        if token.tag == "verb" and token.low != "including" and wanted(token):
            if token.form in ("past", "part") and _is_attributive(words, i):
                continue
            if token.form == "ing" and i and words[i - 1].low == "of" and words[i + 1].tag == "prep":
                continue
            return i
    return None


def _leads_on(words: list[Token], colon: int) -> bool:
    """Whether the words before a colon act on what follows it ("It will build: 40 schools"); "Expected results were recorded as follows:" and labels do not."""
    start = colon
    while start > 0 and words[start - 1].tag != "break" and words[start - 1].low not in ".;":
        start -= 1
    label = words[start:colon]
    if any(t.tag == "aux" for t in label[-6:]):
        return False
    return any(t.tag in ("aux", "modal") or t.tag == "verb" and t.form not in ("ing", "part") for t in label)


def _before_verb(words: list[Token], i: int) -> bool:
    return any(t.tag in VERBAL for t in words[max(0, i - 12) : i])


def _is_attributive(words: list[Token], i: int) -> bool:
    """As in "a project launched by A" inside a longer clause: a participle after its noun with "by"."""
    return (
        words[i].form == "part"
        and i + 1 < len(words)
        and words[i + 1].low == "by"
        and i > 0
        and words[i - 1].tag == "word"
        and _before_verb(words, i)
    )


def _opens_clause(words: list[Token], at: int) -> bool:
    """Whether the figure's noun phrase begins a clause: after a comma, "and", "that" or nothing, hedges aside."""
    i = at - 1
    while i >= 0 and (
        words[i].tag in ("det", "adv")
        or words[i].low
        in ("about", "some", "around", "over", "at", "least", "up", "to", "of", "total", "than", "estimated", "nearly")
    ):
        i -= 1
    if (
        at > 1
        and words[at - 1].low == "of"
        and words[at].tag == "num"
        and at + 1 < len(words)
        and words[at + 1].tag == "unit"
    ):
        while i >= 0 and words[i].tag in ("word", "det"):  # "and a footpath of 9 km leads ..."
            i -= 1
    if i < 0:
        return True
    token = words[i]
    return (
        token.tag in ("conj", "break", "rel")
        or (token.tag == "mark" and token.low not in "-/'$")
        or token.tag == "date"
    )


def verb_right(clause: Clause) -> int | None:
    """The finite verb or participle that follows the figure's noun phrase, over "in", "of", "from" phrases and appositions."""
    words = clause.tokens
    i = clause.noun_end
    limit = min(len(words), clause.at + REACH)
    reduced = None
    while i < limit:
        token = words[i]
        if token.tag in ("aux", "modal"):
            return _main_verb(words, i)
        if token.tag == "verb" and token.form == "ing" and words[i - 1].low == ",":
            return reduced
        if token.tag == "verb":
            if (
                reduced is None
                and token.form in ("past", "part")
                and not token.senses
                and i + 1 < limit
                and words[i + 1].tag == "prep"
            ):
                reduced = i
                i += 1
                continue
            return i
        if token.tag == "break" or (token.tag == "mark" and token.low in ".;:!?"):
            return reduced
        if token.tag == "rel":
            return reduced
        if token.tag == "mark" and token.low == ",":
            inside = words[i + 1 : i + (32 if words[i + 1 : i + 2] and words[i + 1].low == "whose" else 14)]
            close = next((k for k, t in enumerate(inside) if t.low == ","), None)
            after = words[i + close + 2 : i + close + 3] if close is not None else []
            if close is not None and (
                after and after[0].tag in ("aux", "modal") and not any(t.tag in ("aux", "modal", "verb") for t in inside[:close])
                or any(t.tag == "percent" for t in inside[:close])
                or inside[0].low in ("including", "or", "of", "mostly", "many", "measuring", "whose", "most", "half")
            ):
                i += close + 2
                continue
        i += 1
    return reduced


def _main_verb(words: list[Token], i: int) -> int:
    """From an auxiliary to the verb it helps; the auxiliary itself where "are" is all there is."""
    k = i
    while (
        k < len(words)
        and k < i + 7
        and words[k].tag in ("aux", "modal", "adv", "det")
        or (k < len(words) and k < i + 7 and words[k].low in EXTRA)
    ):
        k += 1
    return k if k < len(words) and words[k].tag == "verb" else i


EXTRA = frozenset("due set about".split())


def is_negated(words: list[Token], verb: int) -> bool:
    return any(t.low in ("never", "not", "no", "n't", "cannot", "without") for t in words[max(0, verb - 3) : verb + 1])


def has_modal(words: list[Token], verb: int) -> bool:
    for i in range(verb, max(-1, verb - REACH), -1):
        if words[i].tag == "modal":
            return True
        if words[i].tag == "break" or (words[i].tag == "mark" and words[i].low in ".;:"):
            return False
    return False


def is_own_subject(clause: Clause, verb: int, things: bool = True) -> bool:
    """Whether the project, its money, its works or (`things`) something it builds is the subject of the verb."""
    words = clause.tokens
    for i in range(verb - 1, max(-1, verb - 14), -1):
        token = words[i]
        if token.tag == "break" or (token.tag == "mark" and token.low in ".;:"):
            return False
        if token.tag == "name" and token.mention is not None:
            if is_activity(clause, token):
                return True
        if token.low == "it" and words[verb].lemma not in _COMPRISING and not _means_activity(clause, token):
            continue
        if token.low in PROJECT_WORDS or (things and token.tag == "word" and "infrastructure" in class_of(token.low)):
            return True
    return False


# What a project does and an organisation does not: "It includes 1,147 km of lines"
_COMPRISING = frozenset("include comprise involve entail consist envisage foresee".split())


def _means_activity(clause: Clause, token: Token) -> bool:
    """Whether "it" follows an activity rather than an organisation, or nothing that has a name."""
    scene = clause.scene
    activity = next(scene.before(token.start, "activity", most=1), None)
    organisation = next(scene.before(token.start, "organisation", most=1), None)
    return organisation is None or (activity is not None and activity.char_start > organisation.char_start)


_GIVING = frozenset("provide give offer deliver receive conduct organise organize hold".split())  # "provided training to 860 workers"


def status_of(clause: Clause, verb: int) -> str:
    """`actual` for what is done, `target` for what is to come or is going on."""
    words = clause.tokens
    token = words[verb]
    form = token.form
    auxiliaries = auxiliaries_of(words, verb)
    if any(a.low == "to" and b.low == "have" for a, b in zip(auxiliaries, auxiliaries[1:], strict=False)):
        return "actual"
    if auxiliaries and auxiliaries[-1].low == "to" and _is_enabled(words, verb - len(auxiliaries)):
        return "actual"
    if any(t.tag == "modal" for t in auxiliaries) or token.tag == "modal":
        return "target"
    if token.verb is not None and "live" in token.senses:
        return "actual"
    lows = {t.low for t in auxiliaries} | ({token.low} if token.tag == "aux" else set())
    if lows & {"has", "have", "had", "was", "were", "been"}:
        return "actual"
    if form == "past":
        return "actual"
    if (
        form == "part"
        and not auxiliaries
        and token.verb is not None
        and token.senses & {"decrease", "increase"}
        and token.lemma not in ("avoid", "save", "prevent", "displace", "mitigate", "sequester")
        and not has_modal(words, verb)
    ):
        return "actual"
    if form == "part" and not auxiliaries and _is_dated_past(clause) and not has_modal(words, verb):
        return "actual"
    if form == "part" and not auxiliaries:
        return "target" if has_modal(words, verb) or not _told_in_past(words[:verb]) else "actual"
    if (
        form == "ing"
        and not auxiliaries
        and (_is_dated_past(clause) or (words[verb - 1].low == "," and _told_in_past(words[:verb])))
    ):
        return "actual"
    if form == "ing" and verb and words[verb - 1].tag == "verb" and words[verb - 1].lemma in _GIVING:
        return status_of(clause, verb - 1)
    if form in ("base", "s", "ing", "part") or token.tag == "aux":
        return (
            "actual"
            if form in ("base", "s") and not has_modal(words, verb) and _past_follows(words, verb)
            else "target"
        )
    return "target"


def _is_enabled(words: list[Token], i: int) -> bool:
    """As in "enabled the hospital to provide": an infinitive that has come true."""
    for token in reversed(words[max(0, i - 8) : i]):
        if token.tag == "verb":
            return token.form == "past" and token.verb is not None and token.lemma in HELPING
        if token.tag in ("mark", "break", "modal"):
            return False
    return False


def auxiliaries_of(words: list[Token], verb: int) -> list[Token]:
    i = verb
    while i > 0 and (words[i - 1].tag in ("aux", "modal", "adv") or words[i - 1].low in EXTRA):
        i -= 1
    return words[i:verb]


def _told_in_past(words: list[Token]) -> bool:
    """Whether the clause that runs up to here is told in the past."""
    for token in reversed(words):
        if token.tag == "break" or (token.tag == "mark" and token.low in ".;:"):
            return False
        if token.low in ("was", "were", "had", "has", "have", "been") and token.tag == "aux" or token.form == "past":
            return token.low not in ("has", "have") or token.tag == "aux"
        if token.tag in ("modal", "aux") or token.form in ("s", "base"):
            return False
    return False


def _is_dated_past(clause: Clause) -> bool:
    """Whether the date after the figure lies before the text's own."""
    scene = clause.scene
    if scene.profile.published_on is None:
        return False
    for token in clause.tokens[clause.at : clause.at + 8]:
        if token.tag == "date" and token.mention is not None:
            return (scene.mentions[token.mention].edtf or "9999")[:4] < str(scene.profile.published_on.year)
    return False


def _past_follows(words: list[Token], verb: int) -> bool:
    """As in "benefit from the courses and improved their skills": the present is told as done."""
    return any(
        t.form == "past" and words[i - 1].tag == "conj" for i, t in enumerate(words[verb + 1 : verb + 25], verb + 1)
    )


HELPING = frozenset("help enable allow assist let support".split())
