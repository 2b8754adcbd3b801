"""Counts and the names that go with them: "the four governorates of Sfax, Gabes, Medenine and Mahdia", "A, B and C, three districts of the south", "two loans: ¤ from X and ¤ from Y".

Claims of kind `count_matches_list`. Names right after a count, or right before it, are the list; with "among them" they are some of it. Where words stand
between (places in which so many things are, numbered paragraphs under a headline), the list is taken as one only if it is as long as the count says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extraction.claims.financing import bulleted_runs, numbered_runs
from extraction.claims.listed import FUNDED, INCLUSIVE, items_of
from extraction.claims.marked import DURATIONS, MONEY, Figure, Marked, marked_text
from extraction.model import Claim, Fact, Member
from extraction.scene import Scene

KIND = "count_matches_list"

NAME = r"(?:the\s)?[A-Z][\w'’.-]*(?:\s(?:(?:of|the|and|de|do|da|del|du|la|for|al)\s)?[A-Z][\w'’.-]*){0,6}"
ITEM = r"(?:the\s)?[A-Z][^¤‰№ℕ§.;:,()\n]{1,60}?"
# "Sfax, Gabes, Medenine and Mahdia"; with two names "Korea and Japan"
NAMES = rf"(?:{NAME}(?:,\s{NAME}){{0,14}},?\s(?:and|as\swell\sas)\s{NAME})"
# "the four governorates of A, B, C and D"
OF_NAMES = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]hose|[Tt]hese|[Aa]ll)\s(?P<count>[№ℕ])(?:\s[\w'’-]+){{0,3}}?\s(?:of|,|:|namely|-|–|—)\s?(?P<list>{NAMES})"
)
# "A, B and C, three districts", "A, B, C and D - seven countries -"
BEFORE = re.compile(rf"(?P<list>{NAMES})\s?(?:,|-|–|—|\()\s?(?:the\s|all\s)?(?P<count>№)(?=[\s,.;)–—-])")
# "A, B and C are the three largest recipients"
ARE_THE = re.compile(rf"(?P<list>{NAMES})\s(?:are|were|remain|became)\s(?:the|its|our|their)\s(?P<count>[№ℕ])\s")
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
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
ORDINAL = re.compile(
    r"\b(?:[Uu]nder\s|[Ii]n\s)?[Tt]he\s(?P<ordinal>first|second|third|fourth|fifth|sixth)\s(?:one|of\s(?:these|them)|agreement|loan|grant|project|contract|operation|credit|component|phase|document|memorandum)\b"
)


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    done: set[int] = set()
    for count, claim in (*_names(marked), *_amounts(marked), *_ordinals(marked), *_paragraphs(marked)):
        if count.at not in done:
            done.add(count.at)
            yield claim


def _counting(figure: Figure) -> bool:
    value = figure.value
    return figure.counts and value is not None and figure.unit not in DURATIONS and 2 <= value <= 40 and value == value.to_integral_value()


def _claim(count: Figure, lowest: int, highest: int, text: str | None, start: int, end: int, closed: bool = True) -> Claim:
    items = Member("list", value=Decimal(highest), low=Decimal(lowest), high=Decimal(highest), text=text)
    return Claim(KIND, min(count.char_start, start), max(count.char_end, end), (count.member("count"), items), closed)


def _names(marked: Marked) -> Iterator[tuple[Figure, Claim]]:
    for form in (OF_NAMES, BEFORE, ARE_THE, AMONG, TO_SEMICOLON, AT_PLACES):
        for match in form.finditer(marked.text):
            count = marked.figure(match.start("count"))
            lowest, highest, items = items_of(match["list"])
            if not _counting(count) or highest < 2:
                continue
            closed = form is not AMONG
            told = lowest <= count.value <= highest
            sure = (
                form in (OF_NAMES, TO_SEMICOLON)
                and not INCLUSIVE.search(match["list"])
                or form is BEFORE
                and _of_a_kind(marked, match, items)
            )
            if closed and not told and not (sure and abs(count.value - highest) <= 2 and highest >= 3):
                continue
            if form is AMONG and count.value < lowest:
                continue
            start, end = marked.clean(match.start("list")), marked.clean(match.end("list") - 1) + 1
            yield count, _claim(count, lowest, highest, "; ".join(items), start, end, closed)


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
        if _counting(count) and count.unit in FUNDED:
            yield count, _claim(count, listed, listed, None, marked.clean(match.start("list")), marked.clean(match.end() - 1) + 1)


def _ordinals(marked: Marked) -> Iterator[tuple[Figure, Claim]]:
    """ "two agreements ... Under the first one ... The second agreement": as many as are told one by one."""
    told = [(match.start(), ORDINALS.index(match["ordinal"]) + 1) for match in ORDINAL.finditer(marked.text)]
    if len(told) < 2:
        return
    first = next((at for at, number in told if number == 1), None)
    last = max(number for _, number in told)
    if first is None or {number for _, number in told} != set(range(1, last + 1)):
        return
    for count in reversed(marked.between(max(first - 1500, 0), first, "№")):
        if _counting(count) and count.unit in FUNDED and count.value == last:
            yield count, _claim(count, last, last, None, count.char_start, count.char_end)
            return


def _paragraphs(marked: Marked) -> Iterator[tuple[Figure, Claim]]:
    """Numbered or bulleted paragraphs, as many as a count of projects or loans in the lines above, or in the headline."""
    for lines in (*numbered_runs(marked), *bulleted_runs(marked)):
        lead = marked.lines[lines[0] - 1] if lines[0] else (0, 0)
        told = [figure for figure in marked.between(*lead, "№ℕ") if _counting(figure) and (figure.sign == "ℕ" or figure.unit in ITEMISED)]
        if marked.text[lead[1] - 1 : lead[1]] == ":" and len(told) == 1 and not INCLUSIVE.search(marked.text[slice(*lead)]):
            if abs(told[0].value - len(lines)) <= 2 and told[0].unit in ITEMISED:
                yield told[0], _claim(told[0], len(lines), len(lines), None, told[0].char_start, told[0].char_end)
                continue
        above = [*range(max(lines[0] - 3, 0), lines[0])][::-1] + [line for line in range(min(3, lines[0])) if line < lines[0] - 3]
        for line in above:
            found = [figure for figure in marked.between(*marked.lines[line], "№") if _counting(figure) and figure.unit in ITEMISED]
            exact = next((figure for figure in found if figure.value == len(lines)), None)
            if exact is not None and not INCLUSIVE.search(marked.text, exact.at, marked.line(exact.at)[1]):
                yield exact, _claim(exact, len(lines), len(lines), None, exact.char_start, exact.char_end)
                break


# "three new loans totaling ¤": what each of the parts is one of
ONE_EACH = frozenset(
    ("loan", "grant", "credit", "contract", "project", "operation", "agreement", "component", "guarantee", "subproject", "tranche")
)


def counted_parts(marked: Marked, claims: list[Claim], counted: set[int | None]) -> Iterator[Claim]:
    """ "three new loans totaling ¤", and three amounts that come to it: the count and its parts, where they are as many."""
    done: set[int | None] = set(counted)
    for claim in claims:
        total = claim.one("total")
        if claim.kind != "parts_sum_to_total" or not claim.closed or claim.relation is not None or total is None or total.mention is None:
            continue
        whole = marked.by_mention.get(total.mention)
        parts = claim.all("part")
        if whole is None or whole.sign != MONEY or len(parts) < 2:
            continue
        start = max(marked.sentence(whole.at)[0], whole.at - BEFORE_TOTAL)
        counts = [figure for figure in marked.between(start, whole.at, "№") if _counting(figure) and figure.unit in ONE_EACH]
        if len(counts) == 1 and counts[0].value == len(parts) and counts[0].mention not in done:
            done.add(counts[0].mention)
            text = "; ".join(part.text or "" for part in parts)
            yield _claim(counts[0], len(parts), len(parts), text, counts[0].char_start, counts[0].char_end)


BEFORE_TOTAL = 80

ITEMISED = (
    *FUNDED,
    "output",
    "objective",
    "measure",
    "initiative",
    "memorandum",
    "document",
    "activity",
    "priority",
    "pillar",
    "area",
    "plant",
    "facility",
    "operation",
)
