"""Counts and the names that go with them: "the four governorates of Sfax, Gabes, Medenine and Mahdia", "A, B and C, three districts of the south", "two loans: ¤ from X and ¤ from Y".

Claims of kind `count_matches_list`. Names right after a count, or right before it, are the list; with "among them" they are some of it. Where words stand
between (places in which so many things are, numbered paragraphs under a headline), the list is taken as one only if it is as long as the count says.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.counts.counting import BODIES, FUNDED, INCLUSIVE, ITEMISED, PLACES, SOME_OF, is_count, items_of, list_claim, narrowed
from extraction.claims.marked import DURATIONS, MONEY, Figure, Marked, marked_text
from extraction.claims.phrases import ORDINALS
from extraction.claims.sums.item_lines import bulleted_runs, numbered_runs
from extraction.claims.sums.tables import tables_of
from extraction.model import Claim, Fact
from extraction.scene import Scene

NAME = r"(?:the\s)?[A-Z][\w'’.-]*(?:\s(?:(?:of|the|and|de|do|da|del|du|la|for|al)\s)?[A-Z][\w'’.-]*){0,6}"
ITEM = r"(?:the\s)?[A-Z][^¤‰№ℕ§.;:,()\n]{1,60}?"
# "Sfax, Gabes, Medenine and Mahdia"; with two names "Korea and Japan"
NAMES = rf"(?:{NAME}(?:,\s{NAME}){{0,14}},?\s(?:and|as\swell\sas)\s{NAME})"
# "the four governorates of A, B, C and D"
OF_NAMES = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]hose|[Tt]hese|[Aa]ll)\s(?P<count>[№ℕ])(?:\s[\w'’-]+){{0,3}}?\s(?:of|,|:|namely|-|–|—)\s?(?P<list>{NAMES})"
)
# "A, B and C, three districts", "A, B, C and D - seven countries -", "A, B and C: these three cities"
BEFORE = re.compile(rf"(?P<list>{NAMES})\s?(?:,|:|-|–|—|\()\s?(?:the\s|all\s|these\s|in\sall,?\s)?(?P<count>[№ℕ])(?=[\s,.;)–—-])")
# "The three lenders, A, B and C, signed", "Three countries – A, B and C – share", "3 countries (A, B, C)": set off on both sides
SET_OFF = re.compile(
    rf"(?P<count>[№ℕ])(?:\sof\s(?:the\s)?(?:[\w'’-]+\s){{0,3}}?[a-z]+|(?:\s[a-z][\w'’-]*){{0,4}}?)(?:,\s|\s?\(|\s?[-–—]{{1,2}}\s)(?:in\s|at\s|from\s|of\s)?(?P<list>{NAMES}|{NAME}(?:,\s{NAME}){{1,14}}(?=\)))(?P<end>\s?[,)–—]|\s--?\s|[.;]|$)"
)
# "Four cities will benefit. They are A, B, C and D."
THEY_ARE = re.compile(
    rf"[.;]\s(?:They|These|Those|The\s[a-z]+s)\s(?:are|were|will\sbe|comprise[sd]?|consist(?:s|ed)?\sof):?\s(?P<list>{NAMES})(?=[.;)\n]|$)"
)
# "The club of four banks comprises A, B, C and D", "Six agencies implement it: A, B ...", "the 14 donors are A (¤), B (¤) and C (¤)"
COMPRISES = re.compile(
    rf"(?P<count>[№ℕ])\s(?:comprises?|consists?\sof|is\smade\sup\sof|brings?\stogether|groups?|unites?)\s(?P<list>{NAMES})(?=[.;,)\n]|$)"
)
NOTED = r"[^¤‰№§.;:,()\n]{2,60}?\s\([^()\n]{0,30}[¤‰№][^()\n]{0,30}\)"
# "two sectors, energy (¤) and transport (¤)", "Its three largest shareholders are A (‰), B (‰) and C (‰)"
EACH_NOTED = re.compile(
    rf"(?P<count>[№ℕ])(?:\s[\w'’-]+){{0,4}}?(?:,|:|\s[-–—])?\s(?:are\s|were\s|namely\s|comprising\s(?:of\s)?|consisting\sof\s|of\swhich\s)?(?P<list>{NOTED}(?:,\s{NOTED}){{0,12}},?\sand\s{NOTED})"
)
# "A, B and C are the three largest recipients"
ARE_THE = re.compile(rf"(?P<list>{NAMES})\s(?:are|were|remain|became)\s(?:the\s|its\s|our\s|their\s)?(?P<count>[№ℕ])(?=[\s,.;])")
# How names before their count end, which is sooner found than names: without one of these there is no such list.
ENDS = {
    BEFORE: re.compile(r"\w\s?(?:,|:|-|–|—|\()\s?(?:the\s|all\s|these\s|in\sall,?\s)?[№ℕ][\s,.;)–—-]"),
    ARE_THE: re.compile(r"\s(?:are|were|remain|became)\s(?:the\s|its\s|our\s|their\s)?[№ℕ][\s,.;]"),
}
# "480,000 residents of 17 towns, among them A, B, C and D"
AMONG = re.compile(
    rf"(?P<count>№)(?:\s[^¤‰№ℕ§.;:()\n]{{1,40}})?,\s(?:among\sthem|among\swhich|including|notably|such\sas)\s(?P<list>{NAMES})"
)
# "two loans: ¤ from AFD and ¤ from CAF"
WITH_AMOUNTS = re.compile(
    r"(?P<count>[№ℕ])(?:\s[\w'’-]+){0,3}?:\s(?P<list>(?:an?\s)?(?:[\w'’-]+\s){0,3}?¤[^¤№.;:\n]{1,80}(?:,\s(?:an?\s)?(?:[\w'’-]+\s){0,3}?¤[^¤№.;:\n]{1,80}?){0,8},?\sand\s(?:an?\s|one\sof\s)?(?:[\w'’-]+\s){0,3}?¤)"
)
# "three entities: the Bank of A, B and C; extended the term ..."
TO_SEMICOLON = re.compile(rf"(?P<count>[№ℕ])(?:\s[\w'’-]+){{0,3}}?:\s(?P<list>{ITEM}(?:,\s{ITEM}){{0,12}},?\sand\s{ITEM});")
# "two reservoirs of 5,000 m3 each at Hofa and Zabda", "in four provinces: ..."
AT_PLACES = re.compile(
    rf"(?P<count>№)(?:\s[\w'’-]+){{0,4}}?\s(?:(?:of|with)\s№\s(?:each\s)?)?(?:at|in|for|with)\s(?P<list>{NAMES})(?=[.;)\n]|$)"
)
# "It has three parts: (i) ...; (ii) ...; and (iii) ..."
INLINE_MARK = re.compile(r"(?<![\w)])\(?(?P<mark>[ivx]{1,4}|[a-h]|ℕ)\)\s")
MARK_NEAR = 90
# "two agreements ... One will finance ..., the other ..."
ONE_OTHER = re.compile(
    r"(?:(?P<one>ℕ)|\b[Oo]ne\b|\b[Tt]he\sfirst\b)[^.;\n]{3,240}?(?:,|;|\.|\band\b|\bwhile\b)\s(?:and\s|while\s)?(?:[Tt]he\sother|[Aa]nother|[Tt]he\ssecond)\b(?!\s(?:ℕ|№|hand|side|two|three|four|half))(?P<third>[^.;\n]{3,200}?(?:,|;|\band\b)\s(?:and\s)?(?:a|the)\sthird\b)?"
)
ORDINAL = re.compile(
    r"(?:\b(?:[Uu]nder\s|[Ii]n\s)?[Tt]he\s|^\s?)(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth)(?:\s(?:ℕ|of\s(?:these|them)|(?P<noun>agreement|loan|grant|project|contract|operation|credit|component|phase|document|memorandum|tranche|output|pillar|line|programme|program|part|objective|priority))\b|,\s|\s(?=(?:is|will|was|covers?|concerns?|aims?|support\w*|financ\w+|provid\w+|deals?|relates?|focus\w*|[a-z]+s)\b))",
    re.MULTILINE,
)
def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    done: set[int] = set()
    readers = (
        _names,
        _set_off,
        _they_are,
        _noted,
        _measured_at,
        _marks,
        _amounts,
        _ordinals,
        _one_and_other,
        _like_loans,
        _paragraphs,
        _labelled,
        _rows,
    )
    for count, claim in (found for reader in readers for found in reader(marked)):
        if count.at not in done:
            done.add(count.at)
            yield claim


def _names(marked: Marked) -> Iterator[tuple[Figure, Claim]]:
    for form in (OF_NAMES, BEFORE, ARE_THE, AMONG, TO_SEMICOLON, AT_PLACES):
        ends = ENDS.get(form)
        for match in form.finditer(marked.text) if ends is None or ends.search(marked.text) else ():
            count = narrowed(marked, marked.figure(match.start("count")))
            lowest, highest, items = items_of(match["list"])
            if not is_count(count) or highest < 2:
                continue
            closed = form is not AMONG and not SOME_OF.search(marked.text, max(match.start() - 30, 0), count.at)
            told = lowest <= count.size <= highest
            sure = (
                form in (OF_NAMES, TO_SEMICOLON)
                and not INCLUSIVE.search(match["list"])
                or form is ARE_THE
                and match.start() == marked.sentence(match.start())[0]
                or form is BEFORE
                and _of_a_kind(marked, match, items)
            )
            if closed and not told and not (sure and abs(count.size - highest) <= 2 and highest >= 3):
                continue
            if form is AMONG and count.size < lowest:
                continue
            start, end = marked.clean(match.start("list")), marked.clean(match.end("list") - 1) + 1
            yield count, list_claim(count, lowest, highest, "; ".join(items), start, end, closed)


# "Among the 14 donors are", "with three of the G7"
def _set_off(marked: Marked) -> Iterator[tuple[Figure, Claim]]:
    """Names set off from the count before them: all of it where they are of the kind that is counted, or the count is "the three", else where they are as many."""
    for form in (SET_OFF, COMPRISES):
        for match in form.finditer(marked.text):
            count = narrowed(marked, marked.figure(match.start("count")))
            lowest, highest, items = items_of(match["list"])
            if "(" in match.group() and " and " not in match["list"]:
                lowest = highest = len(items)
            if not is_count(count) or highest < 2:
                continue
            told = lowest <= count.size <= highest
            sure = form is COMPRISES or _are_such(marked, match, items, count)
            apposed = (
                form is SET_OFF
                and bool(DEFINITE.search(marked.text, max(count.at - 12, 0), count.at))
                and match["end"].strip() in (",", "–", "—", "-", "--")
            )
            if not told and not ((sure and highest >= 3 or apposed) and abs(count.size - highest) <= 2):
                continue
            if SOME_OF.search(marked.text, max(count.at - 30, 0), count.at):
                continue
            start, end = marked.clean(match.start("list")), marked.clean(match.end("list") - 1) + 1
            yield count, list_claim(count, lowest, highest, "; ".join(items), start, end)


# "The three lenders, A, B and C, signed": the names are another word for the ones counted
DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]hese|[Ii]ts|[Tt]heir)\s(?:other\s)?$")


def _are_such(marked: Marked, match: re.Match[str], items: list[str], count: Figure) -> bool:
    """True where the names are of the kind that is counted: places of provinces, bodies of lenders."""
    unit = (count.unit or "").split(" ")[-1]
    kinds = [kind for kind, units in (("place", PLACES), ("organisation", BODIES)) if unit in units]
    start, end = marked.clean(match.start("list")), marked.clean(match.end("list") - 1) + 1
    return any(sum(1 for _ in marked.scene.within(start, end, kind)) >= len(items) >= 3 for kind in kinds)


def _they_are(marked: Marked) -> Iterator[tuple[Figure, Claim]]:
    """ "Four cities will benefit. They are A, B, C and D.": the one count of the sentence before, or the one that is as many."""
    for match in THEY_ARE.finditer(marked.text):
        number = marked.sentence_number(match.start("list"))
        if number == 0:
            continue
        counts = [figure for figure in marked.between(*marked.sentences[number - 1], "№ℕ") if is_count(figure)]
        lowest, highest, items = items_of(match["list"])
        exact = [figure for figure in counts if lowest <= figure.size <= highest]
        if exact or len(counts) == 1 and abs(counts[0].size - highest) <= 2:
            start, end = marked.clean(match.start("list")), marked.clean(match.end("list") - 1) + 1
            yield (exact or counts)[-1], list_claim((exact or counts)[-1], lowest, highest, "; ".join(items), start, end)


def _noted(marked: Marked) -> Iterator[tuple[Figure, Claim]]:
    """Items with a figure in brackets each, which tell them apart."""
    for match in EACH_NOTED.finditer(marked.text):
        count = narrowed(marked, marked.figure(match.start("count")))
        listed = match["list"].count("(")
        between = marked.text[match.start("count") : match.start("list")]
        if not is_count(count) or INCLUSIVE.search(between) or abs(count.size - listed) > 2:
            continue
        if count.size != listed and not re.search(r"[,:]\s$|\b(?:are|were|namely)\s$|[-–—]\s$", between):
            continue
        if not SOME_OF.search(marked.text, max(count.at - 30, 0), count.at):
            start, end = marked.clean(match.start("list")), marked.clean(match.end("list") - 1) + 1
            yield count, list_claim(count, listed, listed, None, start, end)


# "The two plants in Bururi and Rumonge, 32.5 MW at Jiji and 17 MW at Mulembwe", "three areas, of which ¤ will go to A, ¤ for B and ¤ for C", "two lots: lot 1, 22.3 km, and lot 2, 14.1 km"
MEASURED_AT = re.compile(
    r"(?P<count>[№ℕ])(?:\s[^¤№‰ℕ§.;()\n]{1,60}?)?(?:,|:|\s[-–—])\s(?P<list>(?:of\swhich\s)?[^¤№.;:()\n]{0,50}?[¤№](?:[^¤№.;:()\n]{3,160}?(?:,|;|\band\b)\s[^¤№.;:()\n]{0,50}?[¤№]){1,8})(?=[^¤№.;\n]{0,200}(?:[.;\n]|$))"
)


def _measured_at(marked: Marked) -> Iterator[tuple[Figure, Claim]]:
    """As many measures or amounts of one unit as there are things; a share told with each is no item."""
    for match in MEASURED_AT.finditer(marked.text):
        count = narrowed(marked, marked.figure(match.start("count")))
        listed = marked.between(match.start("list"), match.end("list"), "¤№")
        if is_count(count) and len({figure.unit for figure in listed}) == 1 and len(listed) == count.size and listed[0].unit != count.unit:
            if listed[0].unit not in DURATIONS:
                yield count, list_claim(count, len(listed), len(listed), None, count.char_start, listed[-1].char_end)


def _marks(marked: Marked) -> Iterator[tuple[Figure, Claim]]:
    """ "three components: (i) ...; (ii) ...; and (iii) ...": as many as are marked one after the other in the paragraph."""
    for run in _mark_runs(marked):
        first = run[0].start()
        start = max(marked.line(first)[0], first - MARK_NEAR)
        counts = [figure for figure in marked.between(start, first, "№ℕ") if is_count(figure)]
        if not counts or INCLUSIVE.search(marked.text, counts[-1].at, first) or not LEADS_UP.fullmatch(marked.text, counts[-1].at, first):
            continue
        count = narrowed(marked, counts[-1])
        if count.size == len(run) or count.sign == "№" and abs(count.size - len(run)) <= 2:
            yield count, list_claim(count, len(run), len(run), None, marked.clean(first), marked.clean(run[-1].end() - 1) + 1)


# nothing but the noun and a verb between a count and its first mark
LEADS_UP = re.compile(r"[№ℕ](?:\s[\w'’-]+){0,8}?(?:,\s(?:namely|viz)|,|:|\s[-–—])?\s?")


def _mark_runs(marked: Marked) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    line = -1
    for match in INLINE_MARK.finditer(marked.text):
        place = _place_of(marked, match)
        here = marked.line_number(match.start())
        if place == len(run) + 1 and (not run or here == line):
            run.append(match)
        else:
            if len(run) >= 2:
                yield run
            run = [match] if place == 1 else []
        line = here
    if len(run) >= 2:
        yield run


def _place_of(marked: Marked, match: re.Match[str]) -> int | None:
    mark = match["mark"]
    if mark == "ℕ":
        value = marked.figure(match.start("mark")).value
        return int(value) if value is not None and value <= 40 else None
    romans = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
    return romans.index(mark) + 1 if mark in romans else ord(mark) - ord("a") + 1 if len(mark) == 1 else None


def _one_and_other(marked: Marked) -> Iterator[tuple[Figure, Claim]]:
    """ "signed two agreements. One ..., the other ...": the two, or three, told one by one."""
    for match in ONE_OTHER.finditer(marked.text):
        listed = 3 if match["third"] else 2
        if match["one"] and marked.figure(match.start("one")).value != 1:
            continue
        number = marked.sentence_number(match.start())
        start = marked.sentences[max(number - 1, 0)][0]
        if marked.line_number(start) < marked.line_number(match.start()) - 1:
            start = marked.line(match.start())[0]
        counts = [figure for figure in marked.between(start, match.start(), "№ℕ") if is_count(figure)]
        if counts and (counts[-1].size == listed or _right_before(marked, counts[-1], match)):
            yield counts[-1], list_claim(counts[-1], listed, listed, None, counts[-1].char_start, marked.clean(match.end() - 1) + 1)


def _right_before(marked: Marked, count: Figure, match: re.Match[str]) -> bool:
    """True for "two stations, one of 6,500 m3 in A, the other of 2,000 m3 in B": the only count of its sentence, and told off one by one right behind it."""
    words = marked.text[count.at + 1 : match.start()]
    return count.sign == "№" and abs(count.size - 2) <= 2 and bool(RIGHT_BEFORE.fullmatch(words)) and not match["third"]


# ", one ..., the other ...", ": one ... and the other"
RIGHT_BEFORE = re.compile(r"(?:\s[\w'’-]+){0,4}?(?:,|:|;|\s[-–—])\s")
# "two grants and a loan. The package consists of an ADF grant of ¤, a ¤ grant from the TSF and an ADF loan of ¤"
KINDS_OF_MONEY = ("grant", "loan", "credit", "guarantee", "contract", "agreement", "tranche", "contribution")


MADE_OF = re.compile(r"\b(?:[Cc]onsists?\sof|[Cc]omprises?|made\sup\sof|composed\sof)\b")


def _like_loans(marked: Marked) -> Iterator[tuple[Figure, Claim]]:
    """Loans, grants or contracts counted, and as many told with an amount each in a sentence after."""
    for count in marked.figures:
        if count.sign != "№" or not is_count(count) or count.unit not in KINDS_OF_MONEY or count.size > 9:
            continue
        number = marked.sentence_number(count.at)
        told = re.compile(
            rf"¤(?:\s\(¤\))?\s(?:[\w'’-]+\s){{0,3}}?{count.unit}\b(?!s)|\b{count.unit}\b(?:\s[\w'’()-]+){{0,5}}?\s(?:of|worth|for)\s(?:[\w-]+\s){{0,2}}?¤"
        )
        for start, end in marked.sentences[number : number + 4]:
            begin = max(start, count.at + 1)
            listed = len(told.findall(marked.text, begin, end)) if begin < end else 0
            split = listed and begin < end and MADE_OF.search(marked.text, begin, end)
            if listed == count.size or split and abs(listed - count.size) == 1:
                yield count, list_claim(count, listed, listed, None, count.char_start, count.char_end)
                break


def _rows(marked: Marked) -> Iterator[tuple[Figure, Claim]]:
    """ "Four loans were obtained (US$ million):" over a table of as many rows."""
    for rows, _ in tables_of(marked):
        summed = any(row.is_total for row in rows)
        listed = [row for row in rows if not row.is_total]
        first = rows[0].line
        lead = range(max(first - 4, 0), first)
        counts = [
            figure for line in lead for figure in marked.between(*marked.lines[line], "№") if is_count(figure) and figure.unit in ITEMISED
        ]
        exact = next((figure for figure in counts if figure.value == len(listed)), None)
        if (
            exact is None
            and summed
            and len(counts) == 1
            and abs(counts[0].size - len(listed)) <= 2
            and first > marked.line_number(counts[0].at)
        ):
            exact = counts[0] if marked.text[marked.line(counts[0].at)[1] - 1] == ":" else None
        if exact is not None and len(listed) >= 2:
            yield exact, list_claim(exact, len(listed), len(listed), None, exact.char_start, exact.char_end)


def _of_a_kind(marked: Marked, match: re.Match[str], items: list[str]) -> bool:
    """True where all the names are places, as in "A, B and C, three districts"."""
    start, end = marked.clean(match.start("list")), marked.clean(match.end("list") - 1) + 1
    return sum(1 for _ in marked.scene.within(start, end, "place")) >= len(items) >= 3


def _amounts(marked: Marked) -> Iterator[tuple[Figure, Claim]]:
    """Items that begin with an amount each; both the count and the amounts are told in one breath."""
    for match in WITH_AMOUNTS.finditer(marked.text):
        count = marked.figure(match.start("count"))
        end = marked.sentence(match.start())[1]
        stop = next((place for place in (marked.text.find(";", match.end(), end),) if place > 0), end)
        listed = len(re.findall(r"(?<!\()¤", marked.text[match.start("list") : stop]))
        if is_count(count) and count.unit in FUNDED:
            yield count, list_claim(count, listed, listed, None, marked.clean(match.start("list")), marked.clean(match.end() - 1) + 1)


def _ordinals(marked: Marked) -> Iterator[tuple[Figure, Claim]]:
    """ "two agreements ... Under the first one ... The second agreement": as many as are told one by one."""
    found = list(ORDINAL.finditer(marked.text))
    told = [(match.start(), ORDINALS.index(match["ordinal"].lower()) + 1) for match in found]
    nouns = [match["noun"] for match in found if match["noun"]]
    if len(told) < 2:
        return
    if max(told, key=lambda one: one[1])[0] in {match.start() for match in found if match["noun"] not in (None, *nouns[:1])}:
        return  # "the third phase" is no third agreement
    first = next((at for at, number in told if number == 1), None)
    last = max(number for _, number in told)
    if first is None or {number for _, number in told} != set(range(1, last + 1)):
        return
    counts = [count for count in reversed(marked.between(max(first - 1500, 0), first, "№")) if is_count(count) and count.unit in ITEMISED]
    count = next((figure for figure in counts if figure.value == last), None)
    open_list = len(counts) == 1 and INCLUSIVE.search(marked.text, counts[0].at, marked.sentence(counts[0].at)[1])
    if count is None and len(counts) == 1 and not open_list and counts[0].unit in nouns and abs(counts[0].size - last) == 1:
        count = counts[0]
    if count is not None:
        yield count, list_claim(count, last, last, None, count.char_start, count.char_end)


def _paragraphs(marked: Marked) -> Iterator[tuple[Figure, Claim]]:
    """Numbered or bulleted paragraphs, as many as a count of projects or loans in the lines above, or in the headline."""
    for lines in (*numbered_runs(marked), *bulleted_runs(marked)):
        lead = marked.lines[lines[0] - 1] if lines[0] else (0, 0)
        told = [figure for figure in marked.between(*lead, "№ℕ") if is_count(figure) and (figure.sign == "ℕ" or figure.unit in ITEMISED)]
        beside = [figure for figure in marked.between(*lead, "№") if figure.unit in FUNDED]
        if (
            marked.text[lead[1] - 1 : lead[1]] == ":"
            and len(told) == 1
            and len(beside) <= 1
            and not INCLUSIVE.search(marked.text[slice(*lead)])
        ):
            if abs(told[0].size - len(lines)) <= 2 and told[0].unit in ITEMISED:
                yield told[0], list_claim(told[0], len(lines), len(lines), None, told[0].char_start, told[0].char_end)
                continue
        above = [*range(max(lines[0] - 3, 0), lines[0])][::-1] + [line for line in range(min(3, lines[0])) if line < lines[0] - 3]
        for line in above:
            begin, end = marked.lines[line]
            counts = [figure for figure in marked.between(begin, end, "№") if is_count(figure)]
            found = [figure for figure in counts if figure.unit in ITEMISED]
            right_above = line == lines[0] - 1 and marked.text[marked.lines[line][1] - 1] == ":" and len(lines) >= 3
            exact = next((figure for figure in found or (counts if right_above else []) if figure.value == len(lines)), None)
            if (
                exact is None
                and len(found) == 1
                and len(lines) >= 3
                and (line >= lines[0] - 3 or line < 3)
                and _of_money(marked, lines, found[0])
            ):
                exact = found[0]
            if exact is not None and not INCLUSIVE.search(marked.text, exact.at, marked.line(exact.at)[1]):
                yield exact, list_claim(exact, len(lines), len(lines), None, exact.char_start, exact.char_end)
                break


def _of_money(marked: Marked, lines: list[int], count: Figure) -> bool:
    """True for items that tell an amount each right away, under a count of loans or projects that is off by one or two."""
    start, end = marked.line(count.at)
    of_kind = [figure for figure in marked.between(start, end, "№") if figure.unit in FUNDED]
    if count.unit not in FUNDED or abs(count.size - len(lines)) > 2 or len(of_kind) != 1:
        return False
    return all(marked.between(marked.lines[line][0], marked.lines[line][0] + 90, MONEY) for line in lines)


LABELLED = re.compile(r"(?:[A-ZÀ-Þ][\w'’&().-]*(?:[ ,/-]{1,2}(?:[\w'’&().]+)){0,7}?)(?:\s[-–—]{1,2}\s|:\s|\.\s(?=[A-Z0-9]))")
HEADED = re.compile(r"[\s>#*=]{0,6}(?:[Tt]he\s)?(?P<count>[№ℕ])\s?(?:[\w'’-]+\s?){0,5}[:.]?\s{0,4}")


def _labelled(marked: Marked) -> Iterator[tuple[Figure, Claim]]:
    """Paragraphs that begin with a label each ("GHANA - ...", "West Borneo. ..."), as many as the heading right above them says."""
    for number, (start, end) in enumerate(marked.lines[:-2]):
        head = HEADED.fullmatch(marked.text, start, end) if end - start < 80 else None
        count = marked.figure(head.start("count")) if head else None
        if count is None or not is_count(count):
            continue
        labelled = 0
        for begin, finish in marked.lines[number + 1 : number + 42]:
            if LABELLED.match(marked.text, begin, min(finish, begin + 90)) and finish - begin > 40:
                labelled += 1
            elif finish - begin < 60 or labelled == 0:
                break
        if labelled == count.size:
            yield count, list_claim(count, labelled, labelled, None, count.char_start, count.char_end)
