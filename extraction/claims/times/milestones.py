"""The steps of a project with their days, wherever a text tells them: approval, signing, start, completion, closing; a table of milestones; key dates in one line.

Claims of kind `date_order`: members `first` and `then`. Each step precedes the next one that has a day; the text's own day is that of what it tells
as done today. Past plans ("was to be completed by 2015") and dates of other projects order nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extraction import expressions as re
from extraction.claims.marked import DATE, Figure, Marked, marked_text
from extraction.claims.times import date_tables, deeds
from extraction.claims.times.dates import CLOSINGS, is_period
from extraction.claims.times.done import DONE
from extraction.claims.times.steps import STEPS, TO_DATE, Step, of_label
from extraction.model import Claim, Fact, Member
from extraction.scene import Scene

KIND = "date_order"

LABEL = re.compile(
    r"[\s*•|-]*(?:\(?[ivx\d]{1,4}[.)]\s+)?(?P<label>[A-Za-z][^:§¤№]{1,69}?[^:§¤№\s])(?:\s*+\([^)]{0,40}\))?(?:\s*+[:|]\s*+|\s{2,}+|\t)(?:\|\s*+)?"
    r"(?:(?:signed|approved|dated|planned|expected|on|in|as\sof)\s){0,2}"
)
# "expected to close on", "completion is expected by", "trains are to run by", "to be ready in"
PLANNED = re.compile(
    r"""(?: \b(?:complet\w+|clos(?:e|es|ing)|finish\w*|end(?:s|ing)?|over\s(?:by|in|before)|ready|operational|operation|operat\w+|commission\w*|run|open(?:ed)?|implemented|disburs\w*|vaccinate|available|delivered|handed\sover|in\splace|start\w*|begin\w*|commence\w*|on\ssite)\b
            [^§.;\n]{0,60}? | \b(?:by|until)\s(?:the\s)?(?:[\w]+\s){0,3}? )
        (?P<date>§)""",
    re.VERBOSE | re.IGNORECASE,
)
# "down to 14% by 2023": a day to come that something is aimed at
AIMED_AT = re.compile(r"\b(?:[Bb]y|[Uu]ntil|[Bb]efore|[Tt]ill)\s(?:the\s)?(?:(?:end|middle|start|close)(?:\sof)?\s)?(?:the\s)?$")
# "an agreement signed on §", "from 35% in §": a day of the past among the words of a plan
OF_THE_PAST = re.compile(
    r"\b(?:signed|dated|approved|concluded|issued|ratified|held|established|founded|created|begun|started|launched|awarded|agreed|took|closed|since)\b[^§,.;\n]{0,70}$|\b(?:from|against|versus|than|was|were)\s[^§.;,\n]{0,30}[‰¤№ℕ]\s(?:in|of|at|for)\s(?:end-)?$"
)
FUTURE = re.compile(
    r"\b(?:will|shall|expected|planned|scheduled|due|should|is\sto|are\sto|to\sbe|intend\w*|target\w*|aims?|plans?|projected|forecast|likely|anticipated|estimated|foreseen|envisaged|slated|must)\b",
    re.IGNORECASE,
)
TO_COME = re.compile(
    r"\b(?:will|shall|is\sto|are\sto|should|is\sexpected|are\sexpected|intend|intends|is\sdue|are\sdue|is\sscheduled|are\sscheduled|is\sforeseen|must|expected\sto|scheduled\s(?:to|for)|due\s(?:to|in|for)|to\sbe\s(?:completed|finished|ready|commissioned|implemented))\b"
)
# days by which an intended date lies before the text itself
LONG_PAST = 300
PAST = re.compile(r"\b(?:was|were|had|has\sbeen|have\sbeen|originally|initially|previously|missed|delayed)\b", re.IGNORECASE)
BETWEEN_EVENTS = re.compile(
    r"(?P<verb>preceded|followed)\sby\s(?P<first>[^§.;\n]{3,80}?)\s(?:on|in)\s(?P<date>§)(?:[^§.;\n]{1,60}?\s(?:on|in)\s(?P<second>§))?"
)
NEXT_EVENT = re.compile(
    r"\b(?P<what>(?:[Tt]he\s|[Aa]\s|[Ii]ts\s)?(?:[\w-]+\s){0,4}?(?:Meeting|third|fourth|fifth|next|last|Conference|conference|webinar|meeting|summary|session|workshop|round|B\.\d\d|[Ff]orum|[Ss]ummit|tranche|phase))\s[^§.;\n]{0,20}?\b"
    r"(?:will|is\sto|appears?|takes\splace|convenes?|meets|(?:is|has\sbeen)\s(?:due|scheduled|called|set|convened|planned))\b[^§.;\n]{0,60}?\b(?:on|in|for|from)\s(?:[A-Z][a-z]+day,?\s)?§"
)
AND_THE_LAST = re.compile(r"§,?\sand\sthe\slast\s(?:\w+\s){0,3}in\s(?P<second>§)")
EARLIER = re.compile(
    r"\b(?:first\s)?(?P<what>approved|launched|signed|begun|began|started)\s(?:in|on)\s(?P<date>§)[^§.;\n]{1,60}?\b(?:should|is|are|will|to\sbe|expected)\b[^§.;\n]{1,40}?\b(?:over|completed?|completion|finish(?:ed)?|ready|closed?|closing|end|operational)\b[^§.;\n]{0,20}?(?P<second>§)"
)

# "Appraisal § | Approval § | Closing, original §": labels before their days in one line
INLINE = re.compile(r"(?:^|\|)[ \t]{0,60}(?P<label>[A-Za-z][A-Za-z ,()-]{2,40}?)[:,]?[ \t]{1,60}(?P<date>§)", re.MULTILINE)
# "| Loan signed in Belgrade | § |"
CELL = re.compile(r"^[ \t]{0,60}\|[ \t]{0,60}(?P<label>[^|§\n]{3,60}?)[ \t]{0,60}\|[ \t]{0,60}(?P<date>§)[ \t]{0,60}\|", re.MULTILINE)
# "Completion is set for §", "The closing date now moves to §", "Closing is foreseen on §", "Construction, by V, starts in §", "Implementation ends in §"
AHEAD = re.compile(
    r"""\b(?: [Cc]ompletion\s(?:is|of)\b | [Cc]ompletion:\s | [Cc]losing\s(?:date\s)?(?:is|now|moves)\b | [Cc]losing\sdate:\s | [Cc]onstruction(?:,[^,§.;\n]{1,40},)?\s(?:will\s)?(?:starts?|begins?)\b
           | (?:[Ii]mplementation|[Tt]he\s(?:project|programme|program))\s(?:will\s)?(?:ends?|closes?|be\scompleted)\b
           | which\sshould\sbe\scompleted? | (?:[Ww]orks?|[Pp]roject|[Pp]rogramme?|[Cc]onstruction)\s(?:is|are)\s(?:expected|due|scheduled|planned)\sto\s(?:be\scompleted|close|end|finish|start|begin) )
        [^§.;\n]{0,50}?(?P<date>§)""",
    re.VERBOSE,
)
# "approved by its own Board on §", "parent operation approved on §", "the Board approved on §"
BEFOREHAND = re.compile(
    r"\b(?P<what>approved|signed|cleared|endorsed|agreed)\b[^§.;\n]{0,40}?\bon\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?P<date>§)"
)


Pair = tuple[Member, Member]
Dated = tuple[Step, Figure]
LAST_STEPS = ("completion", "closing")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    """Label pages, sentences and plans first; what a table or a loose phrase tells of a later day that is told already is left out."""
    marked = marked_text(scene)
    seen: set[tuple[object, ...]] = set()
    days: set[tuple[object, ...]] = set()
    completes = False
    for first, then in (
        *_labels(marked),
        *_label_blocks(marked),
        *_steps_in_sentences(marked),
        *_moved(marked),
        *_within_sentence(marked),
        *_plans(marked),
        *_next_events(marked),
    ):
        if then.text == "completion" and first.mention is None and (then.date_start, then.date_end) in days:
            continue
        key = (first.date_start, first.date_end, then.date_start, then.date_end)
        if key in seen or first.mention is not None and first.mention == then.mention:
            continue
        seen.add(key)
        days.add((then.date_start, then.date_end))
        completes = completes or then.text in LAST_STEPS
        yield _order(marked, first, then)
    for first, then in (*_listed(marked), *_told(marked)):
        key = (first.date_start, first.date_end, then.date_start, then.date_end)
        if key not in seen and (then.date_start, then.date_end) not in days and not (completes and then.text == "completion"):
            seen.add(key)
            yield _order(marked, first, then)


def _order(marked: Marked, first: Member, then: Member) -> Claim:
    spots = [marked.scene.mentions[member.mention] for member in (first, then) if member.mention is not None]
    near = [spot for spot in spots if abs(spot.char_start - spots[-1].char_start) < 300]
    return Claim(KIND, min(spot.char_start for spot in near), max(spot.char_end for spot in near), (first, then))


def _listed(marked: Marked) -> Iterator[Pair]:
    """Neighbouring steps of key dates in one line or of a table of milestones."""
    yield from date_tables.pairs(marked)
    for start, end in marked.lines:
        if marked.text.count("§", start, end) >= 2 and "|" in marked.text[start:end]:
            yield from _pairs([_step(marked, match) for match in INLINE.finditer(marked.text, start, end)])
    for match in CLOSINGS.finditer(marked.text):
        planned, actual = marked.figure(match.start("from")), marked.figure(match.start("to"))
        if planned.date_start and actual.date_end:
            yield planned.member("first", text="original closing"), actual.member("then", text="actual closing")
    rows = list(CELL.finditer(marked.text))
    yield from _pairs([_step(marked, match) for match in rows])


def _step(marked: Marked, match: re.Match[str]) -> Dated | None:
    figure = marked.figure(match.start("date"))
    if figure.date_start is None or figure.date_end is None:
        return None
    step = of_label(match["label"])
    return None if step is None else (step, figure)


def _pairs(steps: list[Dated | None]) -> Iterator[Pair]:
    """Each step with the next one that has a day."""
    by_rank: dict[float, Dated] = {}
    for dated in steps:
        if dated is not None:
            by_rank.setdefault(dated[0].rank, dated)
    ordered = [by_rank[rank] for rank in sorted(by_rank)]
    for (one, earlier), (two, later) in zip(ordered, ordered[1:], strict=False):
        yield earlier.member("first", text=one.name), later.member("then", text=two.name)


def _told(marked: Marked) -> Iterator[Pair]:
    """What is planned comes after the text, and the text after what it tells as done on a day: the earliest of these only."""
    published: date | None = marked.scene.profile.published_on
    if published is None:
        return
    today = Member("first", date_start=published, date_end=published, text="this text")
    yield from deeds.told(marked)
    yield from _approved_before(marked, today)
    planned = [marked.figure(match.start("date")) for match in AHEAD.finditer(marked.text)]
    planned = [figure for figure in planned if figure.date_end and figure.date_start]
    done = [(match["what"], marked.figure(match.start("date"))) for match in BEFOREHAND.finditer(marked.text)]
    done = [(what, figure) for what, figure in done if figure.date_start and figure.date_end]
    if planned:
        last = max(planned, key=_last)
        before = [(what, figure) for what, figure in done if what in ("approved", "signed")]
        first = before[0][1].member("first", text="approval" if before[0][0] == "approved" else "signing") if before else today
        yield first, last.member("then", text="completion")


AHEAD_WORDS = re.compile(r"\b(?:will|shall|to\sbe|is\sto|are\sto|would|should|expected|scheduled|planned|due|until|before|by\s§|if|next)\b")
# "both agreed by its Executive Board on §": news within so many days
BY_BOARD = re.compile(
    r"\b(?:approved|agreed|cleared|endorsed)\sby\s(?:the|its|their)\s[^§.;\n]{0,40}?\b(?:Board|Directors|Council|Cabinet|Parliament|parliament|cabinet)\b[^§.;\n]{0,30}?\b(?:on|in)\s(?P<date>§)"
)
NEWS = 1000


def _approved_before(marked: Marked, today: Member) -> Iterator[Pair]:
    for match in BY_BOARD.finditer(marked.text):
        figure = marked.figure(match.start("date"))
        if figure.date_end and today.date_start and 0 < (today.date_start - figure.date_end).days <= NEWS:
            yield (
                figure.member("first", text="approval"),
                Member("then", date_start=today.date_start, date_end=today.date_end, text="this text"),
            )
            return
        if figure.date_start and today.date_start and figure.date_start > today.date_start and re.search(r"\d{4}", figure.surface):
            if not AHEAD_WORDS.search(marked.text, max(marked.sentence(match.start())[0], match.start() - 40), figure.at):
                yield (
                    figure.member("first", text="approval"),
                    Member("then", date_start=today.date_start, date_end=today.date_end, text="this text"),
                )
                return


# --- sentences and plans ---------------------------------------------------------------------------------------------

# a sentence that tells of more than one project, or of phases, tells their steps in any order
OTHERS = re.compile(
    r"\b(?:first|second|third|phases?|previous\w*|earlier|another|next|original\w*|additional|new|predecessor|former|similar|two|three|projects|loans|each|operations|established|founded|since|member\w*|tranche|[Gg]overnment\sof\s\w+\shas|government|parliament|cabinet|ratif\w+|lawmakers|senate)\b",
    re.IGNORECASE,
)


def _steps_in_sentences(marked: Marked) -> Iterator[Pair]:
    """ "approved in §, signed in § and became effective in §": each step with the next one that the sentence has a day for."""
    beside: list[Dated] = []
    before = -2
    for start, end in marked.sentences:
        dated = _all_dated(marked, start, end)
        one_project = OTHERS.search(marked.text, start, end) is None
        yield from (pair for pair in _pairs(list(dated)) if one_project or _in_order(pair))
        line = marked.line_number(start)
        if line == before and beside and dated:
            yield from filter(_in_order, _pairs([*beside, *dated]))
        beside, before = dated, line


def _all_dated(marked: Marked, start: int, end: int) -> list[Dated]:
    found = (_dated(marked, start, figure) for figure in marked.between(start, end, DATE))
    return [dated for dated in found if dated is not None]


def _in_order(pair: Pair) -> bool:
    first, then = pair
    return first.date_end is not None and then.date_start is not None and first.date_end <= then.date_start


def _label_blocks(marked: Marked) -> Iterator[Pair]:
    """Labels with days in lines near each other, as they are listed: "Tender notice: § / Opening to traffic: §"."""
    before: tuple[int, Dated] | None = None
    for number, (start, end) in enumerate(marked.lines):
        figure = next((one for one in marked.between(start, min(start + 130, end), DATE) if one.date_start and one.date_end), None)
        step = _labelled(marked, start, figure) if figure is not None else None
        if figure is None or step is None:
            continue
        now = step, figure
        if before is not None and number - before[0] <= 2 and before[1][0].rank <= step.rank:
            pair = before[1][1].member("first", text=before[1][0].name), figure.member("then", text=step.name)
            if _in_order(pair):
                yield pair
        before = number, now


def _labelled(marked: Marked, start: int, figure: Figure) -> Step | None:
    """The step that the words from the start of a line to a date name, if they are a label."""
    match = LABEL.fullmatch(marked.text, start, figure.at)
    return of_label(match.group()) if match else None


def _dated(marked: Marked, start: int, figure: Figure) -> Dated | None:
    """The step that is told right before a date, no other date between."""
    if figure.date_start is None or figure.date_end is None:
        return None
    begin = max(start, marked.text.rfind("§", start, figure.at) + 1, figure.at - TO_DATE)
    told = [(match.start(), step) for step in STEPS for match in step.verbs.finditer(marked.text, begin, figure.at)]
    return (max(told, key=lambda one: one[0])[1], figure) if told else None


# "extended the closing date from § to §", "has been moved from § to §"
WAS = re.compile(r"(?P<then>§)\s?\((?:was|were|originally|previously|formerly|initially|original|instead\sof):?\s(?P<first>§)\)")
# "should be turning by §, the last by §"
THE_LAST = re.compile(
    r"\bby\s(?P<first>§)[^§.;\n]{0,40}?\b(?:the\s(?:last|rest|others?|remainder|remaining\s\w+|second|whole)|all|fully)\b[^§.;\n]{0,20}?\b(?:by|in)\s(?P<then>§)"
)
MOVED = re.compile(
    r"\b(?:extended|moved|postponed|put\sback|delayed|shifted|pushed\sback|extends|extension)\b[^§.;\n]{0,60}?\bfrom\s(?P<from>§),?\s(?:to|until|till)\s(?P<to>§)"
)


def _moved(marked: Marked) -> Iterator[Pair]:
    for match in MOVED.finditer(marked.text):
        first, then = marked.figure(match.start("from")), marked.figure(match.start("to"))
        if first.date_start and then.date_end:
            yield first.member("first", text="original date"), then.member("then", text="extended date")
    for form, names in ((WAS, ("original date", "new date")), (THE_LAST, ("the first", "the last"))):
        for match in form.finditer(marked.text):
            first, then = marked.figure(match.start("first")), marked.figure(match.start("then"))
            if first.date_start and then.date_end:
                yield first.member("first", text=names[0]), then.member("then", text=names[1])


def _labels(marked: Marked) -> Iterator[Pair]:
    """Neighbouring steps of a label page: approval before signing, signing before closing."""
    found: dict[float, Member] = {}
    for figure in marked.figures:
        if figure.sign != DATE or figure.date_start is None:
            continue
        start = marked.line(figure.at)[0]
        step = _labelled(marked, start, figure) if figure.at - start <= 130 else None
        if step is not None:
            found.setdefault(step.rank, figure.member("first", text=step.name))
    ranks = sorted(found)
    if ranks and ranks[0] >= 5:
        event = _event_of_text(marked)
        if event is not None and ranks[-1] >= 9:
            yield event, _as(found[ranks[-1]], "then")
    for earlier, later in zip(ranks, ranks[1:], strict=False):
        yield found[earlier], _as(found[later], "then")


def _as(member: Member, part: str) -> Member:
    return Member(part, member.mention, date_start=member.date_start, date_end=member.date_end, text=member.text, unit=member.unit)


def _event_of_text(marked: Marked) -> Member | None:
    """What the text tells as done, on its own day: in one of its first sentences."""
    published = marked.scene.profile.published_on
    if published is None or not marked.sentences:
        return None
    opening = marked.text[: marked.sentences[min(5, len(marked.sentences) - 1)][1]]
    match = DONE.search(opening)
    if match is None:
        return None
    verb = match.group().lower()
    name = "signing" if verb.startswith(("sign", "ink")) else "launch" if verb.startswith("launch") else "approval"
    return Member("first", date_start=published, date_end=published, text=name)


def _today(marked: Marked) -> Member | None:
    published = marked.scene.profile.published_on
    return None if published is None else Member("first", date_start=published, date_end=published, text="this text")


def _first(figure: Figure) -> date:
    return figure.date_start or date.min


def _last(figure: Figure) -> date:
    return figure.date_end or date.max


def _plans(marked: Marked) -> Iterator[Pair]:
    """The event of the text before the completion it plans; the latest one told."""
    event = _event_of_text(marked) or _today(marked)
    if event is None or event.date_start is None:
        return
    found: list[Figure] = []
    for figure in marked.figures:
        if figure.sign != DATE or figure.date_end is None or figure.date_start is None or is_period(figure):
            continue
        start, end = marked.sentence(figure.at)
        if figure.date_start > event.date_start and AIMED_AT.search(marked.text, max(start, figure.at - 20), figure.at):
            found.append(figure)
            continue
        match = PLANNED.search(marked.text, max(start, figure.at - 90), figure.at + 1)
        if match is None or re.match(r"(?:last|past|previous)\b", figure.surface, re.IGNORECASE):
            continue
        if OF_THE_PAST.search(marked.text, max(start, figure.at - 90), figure.at):
            continue
        sentence = marked.text[start:end]
        if (
            not FUTURE.search(sentence)
            and "complet" not in match.group().lower()
            and "clos" not in match.group().lower()
            or PAST.search(marked.text[start : figure.at])
        ):
            continue
        found.append(figure)
    if found:
        starts = [figure for figure in found if _first(figure) > event.date_start and _starts(marked, figure)]
        if starts and any(_first(figure) > _last(starts[0]) for figure in found):
            yield event, starts[0].member("then", text="start")
            yield starts[0].member("first", text="start"), max(found, key=_last).member("then", text="completion")
            return
        latest = max(found, key=_last)
        earliest = min(found, key=_last)
        if _last(latest) >= event.date_start:
            yield event, latest.member("then", text="completion")
        long_past = (event.date_start - _last(earliest)).days > LONG_PAST and _intends(marked, earliest)
        if _last(earliest) < event.date_start and (long_past or _completes(marked, earliest)):
            yield event, earliest.member("then", text="completion")


def _intends(marked: Marked, figure: Figure) -> bool:
    """True where the words before a date speak of the future."""
    return bool(TO_COME.search(marked.text, max(marked.sentence(figure.at)[0], figure.at - 120), figure.at))


STARTS = re.compile(r"\b(?:start(?:s|ed|ing)?|begins?|beginning|commenc\w+|on\ssite)\b[^§.;\n]{0,40}$", re.IGNORECASE)


def _starts(marked: Marked, figure: Figure) -> bool:
    """True where works are to start on a date."""
    return bool(STARTS.search(marked.text, max(marked.sentence(figure.at)[0], figure.at - 60), figure.at))


def _completes(marked: Marked, figure: Figure) -> bool:
    """True where completion or closing itself is expected on a date; other plans may well be of the past."""
    start, end = marked.sentence(figure.at)
    words = marked.text[max(start, figure.at - 60) : figure.at]
    return bool(re.search(r"\b(?:complet\w+|clos(?:e|es|ing))\b", words, re.IGNORECASE) and FUTURE.search(marked.text, start, end))


def _within_sentence(marked: Marked) -> Iterator[Pair]:
    for match in EARLIER.finditer(marked.text):
        first, second = marked.figure(match.start("date")), marked.figure(match.start("second"))
        if first.date_start and second.date_end:
            yield (
                first.member("first", text="approval" if match["what"] == "approved" else "start"),
                second.member("then", text="completion"),
            )
    for match in BETWEEN_EVENTS.finditer(marked.text):
        yield from _preceding(marked, match)


def _preceding(marked: Marked, match: re.Match[str]) -> Iterator[Pair]:
    """ "The conference was preceded by a meeting on 25 October and by a retreat on 23-24 June"."""
    published = marked.scene.profile.published_on
    near = marked.figure(match.start("date"))
    if near.date_start is None or match["verb"] == "followed":
        return
    if match["second"]:
        far = marked.figure(match.start("second"))
        if far.date_start and far.date_start <= near.date_start:
            yield far.member("first", text="the earlier event"), near.member("then", text="the later event")
    if published is not None:
        yield near.member("first", text="preceding event"), Member("then", date_start=published, date_end=published, text="event")


def _next_events(marked: Marked) -> Iterator[Pair]:
    """The next meeting is after this text."""
    published = marked.scene.profile.published_on
    if published is None:
        return
    for figure in marked.figures:
        if figure.sign != DATE or figure.date_end is None or figure.date_start is None:
            continue
        start = max(marked.sentence(figure.at)[0], figure.at - 160)
        match = NEXT_EVENT.search(marked.text, start, figure.at + 1)
        if match is None:
            continue
        yield (
            Member("first", date_start=published, date_end=published, text="this text"),
            figure.member("then", text=" ".join(match["what"].split())),
        )
        last = AND_THE_LAST.match(marked.text, figure.at)
        second = marked.figure(last.start("second")) if last else None
        if second is not None and second.date_end:
            yield figure.member("first", text="the third"), second.member("then", text="the last")
