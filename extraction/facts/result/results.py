"""Reads results: a figure that says what an activity brings about (an output, an outcome, its beneficiaries), with its indicator.

"The project will train 500 teachers" gives 500, "teachers trained", target; "Heat losses to fall from 24 per cent to 16
per cent" gives 16, "heat losses"; "a 93-km line between A and B" gives 93, "length of line". A figure counts when the verb
or the noun of doing that governs it is one of `seeds/reference/result_verbs.csv`, or when its clause is about the project
and in the future; and, as most figures of such texts are outputs or beneficiaries, any count or measure of a text about a
project that its words do not tell as something else (`default`). Left out: loan terms, counts of loans, projects, members and meetings (class `never` of
`seeds/reference/indicators.csv`), what a lender has done over its life, wholes of a part ("31 of 138 km"), baselines
("from 24 per cent"), harm done ("destroyed 128 houses"), people at an event (see `event.py`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from extraction import expressions as re
from extraction.facts.clause import Token, clause_span, is_measure, tokens
from extraction.facts.event.events import attendance
from extraction.facts.result.change import is_context, read_change, tells_of_project
from extraction.facts.result.clause import HEDGING, LENGTH, TIME, Clause, activity_at, class_of, phrase_text, told_activity
from extraction.facts.result.complement import complement
from extraction.facts.result.count import is_small_loans, read_count, read_small_loans
from extraction.facts.result.default import read_default
from extraction.facts.result.dimension import read_covered, read_dimension
from extraction.facts.result.framework import is_in_row, paired_results, tabled_lines, tabled_results
from extraction.facts.result.indicator import length_of, line_near, noun_of
from extraction.facts.result.part import is_part_of_none, read_gain, read_joined, read_part, read_planned
from extraction.facts.result.range import TRAVEL, read_range, read_time
from extraction.facts.result.share import read_percent
from extraction.facts.result.vetoes import is_to_be_done, is_vetoed
from extraction.facts.result.wording import reworded
from extraction.model import Mention, Result
from extraction.scene import Scene

INSTITUTION_LIFE = re.compile(
    r"""\A\W*(?:since|to\ date|so\ far|(?:over|in|during)\ the\ (?:past|last)|for\ more\ than|in\ more\ than|from\ its|through\ its\ operations)\b
        [^.]{0,200}?\b(?:has|have|it|we)\s+(?!been\b)(?:\w+\s+)?
        (?:invested|financed|provided|supported|lent|approved|committed|mobili[sz]ed|extended|funded|delivered|helped|reached|worked|built|created
        |connected|trained|disbursed)\b                              # Since 1991, the Bank has invested ...
      | \bmember\ (?:countries|states)\b | \bshareholders\b | \bheadquartered\b | \bfounded\ in\ \d{4}
      | \b(?:bank|fund|institution|agency|organi[sz]ation|corporation|it)\ was\ (?:founded|established)\b
      | \bprojects\ that\ have\b
      | \bthrough\ its\ (?:network|branches|subsidiaries|\d+\ (?:branches|offices))\b
      | \b(?:bank|fund|agency|institution|corporation|[A-Z]{3,5})\ has\ (?:so\ far\ )?(?:committed|invested|lent|extended|disbursed|provided)\b[^.]{0,80}?
        \bto\ (?:more\ than\ |over\ )?\d[\d,]*\ (?:\w+\ )?(?:institutions|banks|companies|intermediaries|clients)\b""",
    re.IGNORECASE | re.VERBOSE,
)
HOME_SUBJECT = re.compile(r"\b(?:project|programme|program|scheme|phase)\b", re.IGNORECASE)


def find_results(scene: Scene) -> Iterator[Result]:
    """Each result of a text once, in text order."""
    rows = tabled_lines(scene)
    told = [r for r in _told_results(scene) if not _lies_in(rows, r.char_start)]
    yield from sorted([*told, *tabled_results(scene), *paired_results(scene)], key=lambda result: result.char_start)


def _lies_in(rows: list[tuple[int, int]], position: int) -> bool:
    at = bisect_right(rows, (position, 1 << 60)) - 1
    return at >= 0 and position < rows[at][1]


def _told_results(scene: Scene) -> Iterator[Result]:
    """Results told in sentences, list items and labels."""
    attending = attendance(scene)
    told: set[tuple[object, ...]] = set()
    headings = [(m.start(), bool(_PLANNED.search(m.group()))) for m in _ACHIEVEMENTS.finditer(scene.clean)]
    span, words = (-1, -1), []
    previous: tuple[int, str | None] = (0, None)
    whole: Result | None = None
    for index, mention in enumerate(scene.mentions):
        if mention.kind not in ("quantity", "percent") or mention.value is None or index in attending:
            continue
        if mention.kind == "quantity" and "never" in class_of(mention.unit) and mention.unit not in TIME and not is_small_loans(scene, mention):
            continue
        mention = _in_one_line(scene, mention)
        if mention.kind == "percent" and not _may_tell(scene, mention):
            continue
        here = clause_span(scene, mention.char_start)
        if here != span:
            span, words = here, tokens(scene, *here)
        at = next((i for i, t in enumerate(words) if t.mention == index), None)
        if at is None:
            continue
        told_in = _told_cell(scene, words, at) if is_in_row(scene, mention) else (words, at)
        if told_in is None:
            continue
        clause = Clause(scene, *told_in, mention)
        plan = read_planned(clause, whole)
        if plan is None and is_part_of_none(clause, whole):
            continue
        found = plan or read_gain(clause, whole) or (read_part(clause, whole) if mention.kind == "quantity" else None) or _read(clause) or (None if is_vetoed(clause) else read_joined(clause, whole))
        if found is None or mention.value is None or found[0].lower() in _EMPTY:
            continue
        if _is_institution_life(scene, *span) and not (is_to_be_done(clause) and _WILL.search(scene.clean, *span)):
            continue
        indicator = reworded(clause, _on_its_road(scene, span, mention, found[0]), found[1])
        status = found[1]
        if (
            status == "target"
            and plan is None
            and not _PLANNED.search(indicator)
            and not any(t.tag in ("modal", "aux") for t in words)
            and (
                _is_under_achievements(scene, headings, mention.char_start)
                or _SO_FAR.search(scene.clean, span[0], mention.char_start)
            )
        ):
            status = "actual"
        elif status == "target" and whole is not None and whole.status == "actual" and _is_sister(words, whole, at):
            status = "actual"
        activity = _activity(scene, mention, previous)
        key = _identity(mention, indicator, _line_label(scene, mention))
        if key in told:
            continue
        told.add(key)
        previous = mention.char_start, activity
        whole = Result(
            char_start=mention.char_start,
            char_end=mention.char_end,
            indicator=indicator,
            value=mention.value,
            unit=mention.unit or ("%" if mention.kind == "percent" else None),
            qualifier=mention.qualifier,
            status=status,
            activity=activity,
            place=_place(scene, span, mention),
            edtf=_date(scene, span, mention, status),
        )
        yield whole


def _is_sister(words: list[Token], told: Result, at: int) -> bool:
    """As in "have supported 4,464 organisations; 51,415 producers": told by the verb of the figure before it."""
    between = [t for t in words[:at] if t.start >= told.char_end]
    return words[0].start <= told.char_start and 0 < len(between) < 9 and between[-1].tag != "prep" and not any(t.tag in ("verb", "modal", "aux", "rel") or _PLANNED.search(t.low) for t in between)


_WILL = re.compile(r"\b(?:will|would|shall)\b")
_EMPTY = frozenset(("", "reduction", "increase", "ones", "length of ones", "length of target"))
_STRETCH = re.compile(r"\b(?:sections?|stretch(?:es)?|segments?|carriageway)\b", re.IGNORECASE)
_ROAD = re.compile(r"\b(?:road|highway|motorway|expressway|railway|railroad|canal|pipeline)s?\b", re.IGNORECASE)
_IN_BRACKET = re.compile(r"([A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2})\s?\(\Z")


def _on_its_road(scene: Scene, span: tuple[int, int], mention: Mention, indicator: str) -> str:
    """A length of a "section" tells of what, and one in brackets behind a place tells of the works of its sentence."""
    if mention.unit not in ("km", "mi", "mile"):
        return indicator
    road = _ROAD.search(scene.clean, mention.char_end, min(span[1], mention.char_end + 80)) or _ROAD.search(
        scene.clean, max(span[0], mention.char_start - 200), mention.char_start
    )
    if road is None or _ROAD.search(indicator):
        return indicator
    if _STRETCH.search(indicator):
        return _STRETCH.sub(lambda m: f"{road.group().lower()} {m.group()}", indicator, count=1)
    place = _IN_BRACKET.search(scene.clean[max(span[0], mention.char_start - 60) : mention.char_start])
    if place and indicator.startswith((place[1], f"length of {place[1]}")):
        noun = road.group().lower()
        return f"length of {noun if noun.endswith('s') else noun + 's'} in {place[1]}"
    return indicator


def _told_cell(scene: Scene, words: list[Token], at: int) -> tuple[list[Token], int] | None:
    """The words of a cell that tells something ("growth capital for 15 companies"), None where it only has a figure."""
    start = next((k + 1 for k in range(at - 1, -1, -1) if words[k].low in "|" or words[k].tag == "break"), None)
    stop = next((k for k in range(at + 1, len(words)) if words[k].low in "|" or words[k].tag == "break"), None)
    if start is None or stop is None or words[start - 1].low != "|":
        return None
    cell = words[start:stop]
    if sum(t.tag in ("word", "verb", "prep", "name") for t in cell) < 3 or any(t.tag in ("money", "date") for t in cell):
        return None
    return cell, at - start


_ACHIEVEMENTS = re.compile(
    r"^[^\S\n]*+(?:[#*]++[^\S\n]*+)?(?:[^\s:|]++[^\S\n]++){0,5}?"
    r"(?:results?|achiev\w+|accomplish\w+|outcomes|impacts?|progress|delivered|planned|targets?|expected|next\s+steps)\b[^\n.|]{0,30}$",
    re.I | re.M,
)
_SO_FAR = re.compile(r"\b(?:as of|so far|to date|status)\b", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:expected|planned|anticipated|intended|targets?|next\s+steps|framework|indicators?|matrix)\b", re.IGNORECASE
)


def _is_under_achievements(scene: Scene, headings: list[tuple[int, bool]], position: int) -> bool:
    """Whether the last heading about results says that they are there ("Results so far"), not that they are expected."""
    at = bisect_right(headings, (position, False)) - 1
    return at >= 0 and not headings[at][1] and position - headings[at][0] < 1500


def _in_one_line(scene: Scene, mention: Mention) -> Mention:
    """A figure at the end of a line counts nothing of the next line."""
    stop = scene.clean.find("\n", mention.char_start, mention.char_end)
    return (
        mention
        if stop < 0
        else replace(mention, char_end=stop, surface=scene.clean[mention.char_start : stop], unit=None)
    )


_BEFORE_PERCENT = re.compile(
    r"\b(?:to|by|of|at|is|was|be|reach\w*|averag\w*|declin\w+|drop|falls?|fall|rise|rises|grow|climb|shrink|least|than|about|around|only|mere|nearly|over|below|under|approximately|up|the)\s+\Z|:\s*\Z|[>\u2192\u21d2]\s?\Z",
    re.IGNORECASE,
)
_AFTER_PERCENT = re.compile(
    r"\W{1,3}(?:[^.;:\n]{0,70}\b(?:wom[ae]n|female|girls|young|youth|men|boys)\b"
    r"|(?:complete|completed|done|finished|ready|built|rated|passed|reported|graduated|found|said|agreed|scored)\b"
    r"|(?:increase|rise|reduction|decrease|drop|cut|improvement|decline|fall)\s(?:in|of)\s|(?:less|fewer)\s\w"
    r"|of\s+(?:the\s+)?[^.;:\n]{2,45}\b(?:\w+ed|complete|done|built|laid)\b)",
    re.I,
)


_STANDING_RATE = re.compile(r"\b(?:was|were|is|are|of|stood at|stands at|remains?|averag\w+|reach\w*)\s+(?:\w+\s+)?\Z")
_RETURN = re.compile(r"\brates?\s+of\s+return\b|\b(?:economic|financial)\s+rate\b|\b[EF]IRR\b", re.IGNORECASE)


def _may_tell(scene: Scene, mention: Mention) -> bool:
    """Whether the words beside a percentage let it be a result at all; most are shares of money."""
    clean = scene.clean
    if _STANDING_RATE.search(clean, max(0, mention.char_start - 40), mention.char_start):
        return True
    if _RETURN.search(clean, max(0, mention.char_start - 110), mention.char_start):
        return True
    before = _BEFORE_PERCENT.search(clean[max(0, mention.char_start - 16) : mention.char_start])
    return bool(before or _AFTER_PERCENT.match(clean, mention.char_end, mention.char_end + 110))


def _identity(mention: Mention, indicator: str, label: str) -> tuple[object, ...]:
    """What makes two figures the same result: value, unit and the line's label ("Muri: 1 plant"), for people their noun as well."""
    if mention.kind == "percent" or is_measure(mention.unit):
        return mention.value, mention.unit
    return mention.value, mention.unit, label, indicator.split(" ")[0] if mention.unit == "person" else None


_LINE_LABEL = re.compile(r"[^:\n]{2,60}(?=:\s)")


def _line_label(scene: Scene, mention: Mention) -> str:
    start = scene.clean.rfind("\n", max(0, mention.char_start - 80), mention.char_start)
    label = _LINE_LABEL.match(scene.clean, start + 1, mention.char_start) if start >= 0 else None
    return label.group() if label else ""


def _read(clause: Clause) -> tuple[str, str] | None:
    """Indicator and status of the figure, None where it is no result."""
    covered = read_covered(clause) or _read_target(clause)
    if covered is not None:
        return covered
    if clause.mention.unit == "loan":
        return read_small_loans(clause)
    if is_vetoed(clause):
        return None
    sized = read_dimension(clause)
    if sized is not None:
        return sized
    label = _label(clause)
    if label is not None:
        return _read_label(clause, label)
    change = read_range(clause) or read_change(clause)
    if (clause.mention.unit or "").partition("/")[0] in TIME:
        if change is None or not (change[1] == "target" or tells_of_project(clause) or _TIME_TAKEN.search(clause.scene.clean, clause.tokens[0].start, clause.mention.char_start)):
            return read_time(clause)
        if TRAVEL.search(change[0]):
            return change
        return _time_told(clause, change[1])
    if change is not None:
        return change
    if clause.mention.kind == "percent":
        return read_percent(clause)
    return read_count(clause) or read_default(clause)


def _time_told(clause: Clause, status: str) -> tuple[str, str] | None:
    """As in "Average time to reach the nearest health post cut from 95 minutes to 52": what opens the sentence, where it tells a time."""
    opening = clause.scene.clean[clause.tokens[0].start : clause.mention.char_start]
    told = TRAVEL.search(opening)
    if told is None or status != "target" and not (tells_of_project(clause) or _TIME_TAKEN.search(opening)):
        return None
    words = _UNTIL_CHANGE.match(opening)
    if words and TRAVEL.search(words.group()):
        return " ".join(words.group().split()).strip("-*\u2022 "), status
    return (told.group().lower() if "time" in told.group().lower() else f"{told.group().lower()} time"), status


# "The time to register a property fell from 8 months to 2"
_TIME_TAKEN = re.compile(
    r"\b(?:time|days|months|hours)\s(?:to|for|taken|needed|required)\s\w+|\b(?:processing|waiting|clearance|crossing|turnaround|delivery|response)\s(?:times?|periods?)\b", re.IGNORECASE
)
_UNTIL_CHANGE = re.compile(r".{5,90}?(?=\s(?:cut|reduced|shortened|down|fell|fallen|falls|brought|to\sfall|will|should|is|are|from)\b)", re.IGNORECASE)
_ABOUT = re.compile(r"About (?:the )?[A-Z][^\n:.]{1,60}[:\n]")


def _is_institution_life(scene: Scene, start: int, end: int) -> bool:
    """Whether a sentence tells what a lender has done over the years, or what it is; a project may also begin with "Since"."""
    sentence = scene.clean[start:end]
    paragraph = scene.clean.rfind("\n", max(0, start - 1500), start) + 1
    if _ABOUT.match(scene.clean, paragraph):
        return True
    return bool(INSTITUTION_LIFE.search(sentence)) and not (
        sentence[:5].lower() in ("since", "to da", "so fa") and HOME_SUBJECT.search(sentence[:150])
    )


_LOAN_TERMS = re.compile(
    r"\b(?:term|terms|maturity|tenor|grace|repayment|interest|rate|period|amount|cost|financing|loan|credit|grant|contribution|project|date|approval|closing|phone|tel"
    r"|fax|contact|page|box|number|no|id|population|staff|employees|shareholders|headcount|area|gdp|currency|components?|share|source)\b",
    re.IGNORECASE,
)


def _label(clause: Clause) -> list[Token] | None:
    """The words of the line before "label: figure", None where the figure does not stand first after a colon."""
    words, at = clause.tokens, clause.at
    i = at - 1
    while i >= 0 and words[i].low in HEDGING:
        i -= 1
    if (
        i < 1
        or words[i].low != ":"
        or any(t.tag in ("aux", "modal", "verb") for t in words[clause.noun_end : clause.noun_end + 12])
    ):
        return None
    start = i
    while (
        start > 0
        and words[start - 1].tag not in ("break", "num", "percent", "money")
        and words[start - 1].low not in ".;:"
    ):
        start -= 1
    return words[start:i] if 0 < i - start <= 12 else None


def _read_label(clause: Clause, label: list[Token]) -> tuple[str, str] | None:
    """What a line tells of its figure: "Length of road: 54 km" of the label, "Expected results: 4,300 households with water" of what is counted."""
    text = " ".join(clause.scene.clean[label[0].start : label[-1].end].split()).strip("-*\u2022\u2013# ").removeprefix("kV ")
    mention, unit = clause.mention, clause.mention.unit
    if (unit or "").partition("/")[0] in TIME:
        return (text, "target") if TRAVEL.search(text) and not _LOAN_TERMS.search(text) else None
    tells = any(t.senses & {"output", "reach", "decrease", "increase"} for t in label)
    strong = any("strong" in class_of(t.low) or t.low in _COUNTED_PEOPLE for t in label)
    if mention.kind == "percent":
        share = bool(_SHARED.match(text)) and not _MONEYED.search(text)
        return read_percent(clause) or ((text, "target") if tells or strong or share else None)
    counted = unit is not None and unit != "person" and not is_measure(unit)
    if not (tells or strong or counted) and _LOAN_TERMS.search(text) or is_context(text, "target"):
        return None
    if unit in LENGTH and _BARE_LABEL.fullmatch(text):
        return length_of(line_near(clause)), "target"
    told = read_count(clause) or read_default(clause)
    if is_measure(unit):
        own = clause.noun_end < len(clause.tokens) and clause.tokens[clause.noun_end].low == "of"
        return told if own and told is not None else (f"{text} {complement(clause, clause.noun_end)}".strip(), "target")
    if told is not None and unit is not None and "-" in unit and told[0] in (unit, f"{unit}s"):
        return f"{text} ({told[0]})", told[1]  # "Labor: 412,000 person-days"
    if told is None or tells or strong and not counted:
        if not (tells or strong or unit == "person"):
            return None
        noun = phrase_text(clause, clause.at + 1, clause.noun_end)
        return (f"{text} ({noun})" if noun and noun.lower() not in text.lower() else text), "target"
    return told


def _read_target(clause: Clause) -> tuple[str, str] | None:
    """As in "As against the target of 600 km of sewer lines", "a target of 9,000 schools": the figure that the word itself calls an aim."""
    words, at, unit = clause.tokens, clause.at, clause.mention.unit
    aimed = at > 1 and words[at - 2].low in _AIMS and words[at - 1].low in ("of", "is", "was", "remains", "are")
    if not aimed or clause.mention.kind != "quantity":
        return None
    noun = noun_of(clause) if words[clause.noun_end - 1].start >= words[at].start else ""
    if unit is None or unit in TIME or not noun or noun.endswith(("target", "targets", "goal")) or class_of(noun) & {"context", "never"}:
        return None
    return (length_of(noun) if unit in LENGTH else noun), "target"


_AIMS = frozenset("target targets goal aim".split())
_SHARED = re.compile(r"(?:the\s+)?(?:shares?|percentages?|proportions?|rates?|coverage|access|\S+ (?:rate|coverage|losses))\b", re.IGNORECASE)
_MONEYED = re.compile(r"\b(?:financ\w*|loans?|cost|costs|budget|funds?|capital|interest|equity|grants?|lending|portfolio|tax)\b", re.IGNORECASE)
_BARE_LABEL = re.compile(r"(?:works?|length|scope|extent|total\s+length|description|project\s+length)", re.IGNORECASE)
_COUNTED_PEOPLE = frozenset(
    "people households farmers women students teachers residents users customers families passengers patients pupils".split()
)


def _activity(scene: Scene, mention: Mention, previous: tuple[int, str | None]) -> str | None:
    """The activity of a figure; a sentence that names none goes on with that of the result before it in its paragraph."""
    told = told_activity(scene, mention.char_start)
    if told:
        return told
    at, activity = previous
    if activity and "\n" not in scene.clean[at : mention.char_start]:
        if all(m.char_start < at for m in scene.before(mention.char_start, "activity", most=1)):
            return activity
    return activity_at(scene, mention.char_start)


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


_LEADS = re.compile(
    r"\b(?:in|by|until|till|since|from|during|between|before|for)\s+(?:the\s+end\s+of\s+|end-?|mid-?|late\s+|early\s+)?\Z",
    re.IGNORECASE,
)


def _date(scene: Scene, span: tuple[int, int], mention: Mention, status: str) -> str | None:
    """The date with its preposition that follows the figure before the next one; a target's is not before the text's own year."""
    clean, published = scene.clean, scene.profile.published_on
    for _, other in scene.within(mention.char_end, span[1]):
        if other.kind == "date" and other.edtf:
            lead = _LEADS.search(clean[max(0, other.char_start - 24) : other.char_start])
            past = published is not None and other.edtf.rpartition("/")[2][:4] < str(published.year)
            if not lead or (status == "target" and past):
                return None
            since = lead.group().lower().startswith("since")
            return f"{other.edtf}/.." if since and "/" not in other.edtf else other.edtf
        if other.kind in ("quantity", "percent", "money"):
            return None
    return None
