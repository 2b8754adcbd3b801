"""Reads a count or a measure that no verb of doing governs: in a text about a project it is a result unless its words say otherwise.

"Building it takes up to 350 workers", "storage (40 MW/160 MWh)", "for 14 km of sidings and 180,000 square metres of warehouses". Of the people, things
and measures that texts of the genre tell, six in seven are outputs or beneficiaries. The rest say so: what a country has, makes or
suffers ("exports 600,000 tons", "lack water", "were killed"), what is already there, what people do at meetings, the size of a company,
speeds and terms.
"""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.clause import Token, is_measure
from extraction.facts.result.clause import LENGTH, PEOPLE, PERIOD, TIME, Clause, class_of, is_activity
from extraction.facts.result.complement import complement
from extraction.facts.result.governor import auxiliaries_of, governor_of, has_modal, is_negated, status_of
from extraction.facts.result.indicator import length_of, noun_of
from extraction.facts.word_tags import VERBAL

# Words of a sentence that tells of a country, of the past, or of what is wrong, not of what a project does.
_CONTEXT = frozenset(
    """population inhabitants census capita gdp economy exports exported exporting imports imported produced produces consumed consumes refugees displaced
    killed died deaths injured destroyed damaged flooded affected suffered suffer suffers lost homeless accidents accident lack lacks lacked lacking without
    unemployed poverty poor hungry uncollected untreated deficit shortage shortages demand nationwide worldwide globally estimated-population
    founded employs headquartered subsidiaries branches offices shareholders surveyed respondents interviewed attended
    participated speakers participants delegates guests documents pages questions annually-exported rank ranks ranked tourists""".split()
)
_PROJECTS = re.compile(r"\b(?:sub-?)?(?:project|programme|program|scheme)s?\b[\s\S]{0,3000}?\b(?:sub-?)?(?:project|programme|program|scheme)s?\b|\b(?:logical|results)\s+framework\b|\bbeneficiar(?:y|ies)\b", re.IGNORECASE)
_STANDING_VERBS = frozenset("have has had own owns owned employ employs employed operate operates operated count counts".split())
_SPEED = re.compile(r"\b(?:km/h|kmph|kph|mph|km per hour|kilomet(?:er|re)s (?:per|an) hour)\b", re.IGNORECASE)
_SUPERLATIVE = re.compile(r"(?:largest|biggest|main|other|leading|first|last|same|new money|parties|sides|partners)\b", re.IGNORECASE)
_REPORTED = re.compile(r"[\"“”]")
_WORKS_NOUNS = frozenset("project programme program works plant line road facility scheme system phase component construction building".split())


def read_default(clause: Clause) -> tuple[str, str] | None:
    """Indicator and status of a figure that nothing speaks against, None else."""
    mention, words = clause.mention, clause.tokens
    unit = mention.unit
    if mention.kind != "quantity" or unit is None or unit in TIME or _SPEED.search(mention.surface):
        return None
    classes = class_of(unit) | class_of(PERIOD.sub("", mention.head or ""))
    if classes & {"never", "seldom", "place", "attendee", "harm", "context"}:
        return None
    if _is_paid(words, clause.at) or _is_context(clause) or _is_quoted(clause):
        return None
    verb, side = governor_of(clause)
    if _is_known(clause) or _is_told_of_others(clause, verb, side) or not _has_activities(clause):
        return None
    if verb is not None and (is_negated(words, verb) or "harm" in words[verb].senses or "live" in words[verb].senses):
        return None
    noun = noun_of(clause)
    measured = is_measure(unit)
    if not noun or _SUPERLATIVE.match(noun) or not measured and "never" in class_of(noun) or class_of(noun) & {"seldom", "place", "attendee", "harm", "context"}:
        return None
    was = verb is None and any(t.low in ("was", "were") for t in words[max(0, clause.at - 3) : clause.at])
    status = status_of(clause, verb) if verb is not None else "actual" if was else "target"
    if verb is None and not measured:
        noun = f"{noun} {complement(clause, clause.noun_end)}".strip()
    return (length_of(noun) if unit in LENGTH else noun), status


def _is_context(clause: Clause) -> bool:
    """Whether the figure's own part of the sentence tells of a country, of the past or of what is wrong."""
    words, at = clause.tokens, clause.at
    low = max((k for k in range(max(0, at - 24), at) if words[k].low in ";" or words[k].tag == "break"), default=max(0, at - 24))
    high = min((k for k in range(at + 1, min(len(words), at + 14)) if words[k].low in ";." or words[k].tag == "break"), default=at + 14)
    near = words[low:high]
    helped = clause.mention.unit in PEOPLE and any(t.low.startswith("benefit") for t in words[at + 1 : at + 16]) and any(t.tag == "modal" for t in near)
    near = [t for t in near if not words[at].start <= t.start < words[min(clause.noun_end, len(words) - 1)].start]
    if any(t.low in _CONTEXT for t in near) and not (helped and all(t.low == "poor" for t in near if t.low in _CONTEXT)):
        return True
    published = clause.scene.profile.published_on
    for token in words[max(0, at - 10) : at + 10]:
        if token.tag == "date" and token.mention is not None and published is not None:
            told = clause.scene.mentions[token.mention].edtf or ""
            if told[:4].isdigit() and int(told[:4]) < published.year and not any(t.tag == "modal" for t in near):
                return True
    before = words[max(0, at - 4) : at]
    return any(t.low in _STANDING_VERBS and t.tag in ("verb", "word") for t in before) and not _tells_project(words)


def _is_paid(words: list[Token], at: int) -> bool:
    """As in "$9 million in grants to six research centres": who gets the money."""
    return at > 0 and words[at - 1].low == "to" and any(t.tag == "money" for t in words[max(0, at - 8) : at])


def _is_quoted(clause: Clause) -> bool:
    """Inside somebody's words, which compare and remember as well as promise."""
    start, at = clause.tokens[0].start, clause.mention.char_start
    return len(_REPORTED.findall(clause.scene.clean, start, at)) % 2 == 1


def _tells_project(words: list[Token]) -> bool:
    return any(t.low in _WORKS_NOUNS for t in words)


def _is_told_of_others(clause: Clause, verb: int | None, side: str) -> bool:
    """Whether a finite verb in the present or the past tells of something that no project is said to do ("the operator carries 5 million passengers")."""
    words = clause.tokens
    if verb is None or has_modal(words, verb) or _tells_project(words):
        return False
    if any(t.tag == "name" and is_activity(clause, t) for t in words) or any(t.low == "traffic" for t in words[: clause.at]) or _is_paid_for(clause, verb):
        return False
    finite = words[verb].tag == "aux" or words[verb].form in ("s", "base", "past") or any(t.tag == "aux" for t in auxiliaries_of(words, verb))
    if words[verb].form == "base" and side == "subject" and words[verb].senses & {"output", "reach", "increase"}:
        return False  # "2,400 producers adopt the practices"
    following = words[verb + 1] if verb + 1 < len(words) else None
    reduced = words[verb].form == "past" and side == "subject" and (following is None or following.tag in ("prep", "break", "mark"))
    done = (words[verb].form == "part" or reduced) and (words[verb].senses & {"output", "reach"} or clause.mention.unit not in PEOPLE and side == "subject")
    return finite and not done


def _is_paid_for(clause: Clause, verb: int) -> bool:
    """As in "The loan pays for wards with 310 beds", "put up by A, for a 240-bed hospital", "the two countries get a bridge": what money or a deal brings."""
    words, at = clause.tokens, clause.at
    if verb < at and words[verb].lemma in _GETTING:
        return True
    aim = next((k for k in range(at - 1, max(-1, at - 8), -1) if words[k].low in ("for", "with") or words[k].tag in VERBAL), None)
    return aim is not None and words[aim].low in ("for", "with") and any(t.tag == "money" or t.low in _MONEY_WORDS for t in words[:at])


_GETTING = frozenset("get receive gain obtain".split())
_MONEY_WORDS = frozenset("loan loans credit grant guarantee money funds financing pays pay finances".split())


def _is_known(clause: Clause) -> bool:
    """As in "the two plants", "whose 43 vehicles": counted things that the text takes as known."""
    words, at = clause.tokens, clause.at
    if is_measure(clause.mention.unit) or at < 1:
        return False
    mention = clause.mention
    if words[at - 1].low == "the" and mention.value is not None and mention.value > 3:  # "The 33 turbines", told for the first time
        return any(m.value == mention.value and m.unit == mention.unit for _, m in clause.scene.within(max(0, mention.char_start - 4000), mention.char_start, "quantity"))
    return words[at - 1].low in ("the", "these", "those", "both", "whose", "its", "their", "other", "our") or words[at - 1].low.endswith(("'s", "s'"))


def _has_activities(clause: Clause) -> bool:
    """A text that names no activity and hardly speaks of projects has no results."""
    return next(clause.scene.after(-1, "activity", most=1), None) is not None or bool(_PROJECTS.search(clause.scene.clean, 0, 4000))
