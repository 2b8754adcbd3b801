"""Counts whose list stands apart from them: "Five towns on the river fall in its ambit: Ranchi, Muri ...", "the two banks" after "with A and B", "four sources" in a sentence each.

Claims of kind `count_matches_list`. After a colon, and in lines of their own, the list is all that is counted. Names told elsewhere are the list only where they
are of the kind that is counted and as many, or where the count is of more than the one enumeration beside it names.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.counts.counting import BODIES, INCLUSIVE, ITEMISED, PLACES, SOME_OF, is_count, items_of, list_claim, narrowed
from extraction.claims.counts.itemised import ITEM_MARK
from extraction.claims.marked import BARE, DURATIONS, MONEY, QUANTITY, Figure, Marked, marked_text
from extraction.model import Claim, Fact, Transaction
from extraction.scene import Scene

Found = tuple[Figure, Claim]

NAME = r"(?:the\s)?[A-Z][\w'’.-]*(?:\s(?:(?:of|the|and|de|do|da|del|du|la|for|al|d['’])\s?)?[A-Z][\w'’.-]*){0,6}"
SHORT = r"(?:\s\([A-Z][\w.-]{1,12}\))?"
NAMES = rf"(?:{NAME}{SHORT}(?:,\s{NAME}{SHORT}){{0,14}},?\s(?:and|as\swell\sas)\s{NAME}{SHORT})"
# "in Silchar and Tezpur": names that are places by the word before them
PLACED = re.compile(r"\b(?:in|at|of|for|to|between|from|near|across)\s$")
# "Four countries began in 2001: A, B, C and D", "Its four member states - A, B, C and D - will", a clause between a count and its list
AFTER_CLAUSE = re.compile(rf"(?P<count>[№ℕ])(?P<between>[^¤‰№½.;:\n]{{0,90}}?)(?::|\s[-–—])\s(?P<list>{NAMES})(?=[.;)\n]|\s[-–—]|$)")
# "the two banks", "both lenders", "the three States", "these two towns"
ANAPHOR = re.compile(r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|[Ii]ts|[Tt]heir)\s(?P<count>[№])")
ENUMERATED = re.compile(NAMES)
# a list is remembered for so many sentences
REMEMBERED = 3
# how far behind an announcement its things are told
AHEAD = 5
# "lends ¤", "will contribute ¤", "gives ¤": one of the sources each
GIVES = re.compile(r"\b(?:lend|lent|provid|contribut|giv|gave|grant|put|financ|add|pay|commit|extend|allocat|invest|suppl)\w*")
SOURCES = frozenset("source lender financier partner donor bank cofinancier co-financier institution agency".split())


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    done: set[int] = set()
    readers = (_after_clause, _lines_below, _joint_lines, _named_before, _named_after)
    for found in (*(reader(marked) for reader in readers), _given(marked, facts)):
        for count, claim in found:
            if count.at not in done:
                done.add(count.at)
                yield claim


def _some_of(marked: Marked, count: Figure) -> bool:
    return bool(SOME_OF.search(marked.text, max(count.at - 30, 0), count.at))


def _after_clause(marked: Marked) -> Iterator[Found]:
    """Names after a colon or a dash, the one count of the clause before it."""
    for match in AFTER_CLAUSE.finditer(marked.text):
        count = narrowed(marked, marked.figure(match.start("count")))
        lowest, highest, items = items_of(match["list"])
        if not is_count(count) or highest < 2 or INCLUSIVE.search(match["between"]) or _some_of(marked, count):
            continue
        told = lowest <= count.size <= highest
        sure = _of_kind(marked, match.span("list"), count) >= len(items) >= 3 and count.unit in PLACES | BODIES
        if told or sure and abs(count.size - highest) <= 2:
            yield count, list_claim(count, lowest, highest, "; ".join(items), *_clean(marked, match.span("list")))


def _clean(marked: Marked, span: tuple[int, int]) -> tuple[int, int]:
    return marked.clean(span[0]), marked.clean(span[1] - 1) + 1


def _of_kind(marked: Marked, span: tuple[int, int], count: Figure) -> int:
    """How many names of the kind that is counted a span has: places for provinces, bodies for lenders."""
    kinds = _kinds(count)
    return sum(1 for _ in marked.scene.within(*_clean(marked, span), *kinds)) if kinds else 0


def _kinds(count: Figure) -> tuple[str, ...]:
    unit = (count.unit or "").split(" ")[-1]
    return tuple(kind for kind, units in (("place", PLACES), ("organisation", BODIES)) if unit in units)


# --- lines of their own ---------------------------------------------------------------------------------------------


def _lines_below(marked: Marked) -> Iterator[Found]:
    """Items in lines under a sentence that ends in a colon, or under a heading; the count is the only one that it tells of such things."""
    for number, (start, end) in enumerate(marked.lines[:-2]):
        colon = marked.text[end - 1] == ":"
        if not colon and (end - start > 70 or marked.text[end - 1] in ".;,"):
            continue
        items = _items(marked, number)
        if len(items) < 2:
            continue
        begin = max(start, marked.sentence(end - 1)[0])
        counts = [figure for figure in marked.between(begin, end, QUANTITY) if is_count(figure) and not figure.bare]
        if len(counts) != 1 or INCLUSIVE.search(marked.text, begin, end) or _some_of(marked, counts[0]):
            continue
        count = counts[0]
        itemised = (count.unit or "").split(" ")[-1] in ITEMISED or count.unit in PLACES | BODIES
        if count.size == len(items) or colon and itemised and len(items) >= 3 and abs(count.size - len(items)) <= 2:
            first, last = marked.lines[items[0]][0], marked.lines[items[-1]][1]
            yield count, list_claim(count, len(items), len(items), None, *_clean(marked, (first, last)))


def _items(marked: Marked, lead: int) -> list[int]:
    """The lines below one that begin with marks of one kind, or with numbers that go up from one."""
    items: list[int] = []
    kind = ""
    for line in range(lead + 1, min(lead + 42, len(marked.lines))):
        start, end = marked.lines[line]
        match = ITEM_MARK.match(marked.text, start, end)
        number = marked.figure(match.start("number")) if match and match["number"] else None
        found = "" if match is None else "1" if number else re.sub(r"[a-z]+", "a", match["mark"] or "")
        if not found or items and found != kind or number is not None and number.size != len(items) + 1:
            break
        kind = found
        items.append(line)
    return items


def _joint_lines(marked: Marked) -> Iterator[Found]:
    """ "four countries and one regional body" over five bullets: counts of different things that are the list together."""
    for number, (start, end) in enumerate(marked.lines[:-2]):
        if marked.text[end - 1] != ":":
            continue
        items = _items(marked, number)
        begin = marked.sentences[max(marked.sentence_number(end - 1) - 1, 0)][0]
        counts = [figure for figure in marked.between(max(begin, start), end, QUANTITY + BARE) if figure.counts and figure.unit not in DURATIONS and 1 <= figure.size <= 20]
        if len(items) >= 3 and len(counts) == 2 and counts[0].size + counts[1].size == len(items) and counts[0].unit != counts[1].unit:
            if re.fullmatch(r"(?:\s[\w'’-]+){0,3}\s(?:and|plus)\s(?:\w+\s)?", marked.text[counts[0].at + 1 : counts[1].at]):
                for count in counts:
                    yield count, list_claim(count, int(count.size), int(count.size), None, count.char_start, count.char_end)


# --- names told elsewhere -------------------------------------------------------------------------------------------


def _named_before(marked: Marked) -> Iterator[Found]:
    """ "the two banks" after "grant agreements with A and B": the enumeration of such names told last."""
    for match in ANAPHOR.finditer(marked.text):
        count = marked.figure(match.start("count"))
        if not is_count(count) or not _kinds(count) or count.size > 12:
            continue
        number = marked.sentence_number(count.at)
        begin = marked.sentences[max(number - REMEMBERED, 0)][0]
        begin = max(begin, marked.lines[max(marked.line_number(count.at) - 1, 0)][0])
        lists = [one for one in ENUMERATED.finditer(marked.text, begin, match.start()) if _names_only(marked, one, count)]
        if not lists:
            top = marked.lines[min(1, len(marked.lines) - 1)][1]
            lists = [one for one in ENUMERATED.finditer(marked.text, 0, min(top, begin)) if _names_only(marked, one, count)]
            lists = [one for one in lists if len(items_of(one.group())[2]) == count.size]
        if not lists:
            continue
        lowest, highest, items = items_of(lists[-1].group())
        more = count.size > highest and marked.sentence_number(lists[-1].start()) >= number - 1 and _only_names(marked, lists[-1], count)
        if lowest <= count.size <= highest or more and highest >= 2 and count.size - highest <= 2:
            yield count, list_claim(count, lowest, highest, "; ".join(items), *_clean(marked, lists[-1].span()))


def _names_only(marked: Marked, found: re.Match[str], count: Figure) -> bool:
    """True for an enumeration in which each name is of the kind that is counted."""
    listed = len(items_of(found.group())[2])
    if listed == _of_kind(marked, found.span(), count) >= 2:
        return True
    placed = count.unit in PLACES and PLACED.search(marked.text, max(found.start() - 9, 0), found.start())
    return bool(placed) and listed == count.size and not any(True for _ in marked.scene.within(*_clean(marked, found.span()), "organisation", "person"))


def _only_names(marked: Marked, found: re.Match[str], count: Figure) -> bool:
    """True where no other name of that kind stands between the start of the enumeration's line and the count, and no other such number."""
    start = marked.line(found.start())[0]
    others = [figure for figure in marked.between(0, count.at, QUANTITY) if figure.unit == count.unit and figure.value == count.value]
    return not others and _of_kind(marked, (start, count.at), count) == _of_kind(marked, found.span(), count)


def _named_after(marked: Marked) -> Iterator[Found]:
    """ "to protect three towns along the river ... residents of A, B and C": an enumeration of as many such names after the count; of lenders, as many that give."""
    for count in marked.figures:
        if count.sign != QUANTITY or not is_count(count) or count.size > 12 or _some_of(marked, count):
            continue
        number = marked.sentence_number(count.at)
        if count.unit in SOURCES and not _kinds(count):
            yield from _givers(marked, count, number)
        if not _kinds(count):
            continue
        end = marked.sentences[min(number + AHEAD, len(marked.sentences) - 1)][1]
        lists = [one for one in ENUMERATED.finditer(marked.text, count.at, min(end, count.at + 1200)) if _names_only(marked, one, count)]
        exact = next((one for one in lists if len(items_of(one.group())[2]) == count.size), None)
        if exact is not None and exact is lists[0]:
            yield count, list_claim(count, int(count.size), int(count.size), "; ".join(items_of(exact.group())[2]), *_clean(marked, exact.span()))
        elif count.unit in SOURCES:
            yield from _givers(marked, count, number)


def _givers(marked: Marked, count: Figure, number: int) -> Iterator[Found]:
    """ "Cofinancing comes from four sources. A lends ¤. ...": as many amounts, each given by someone, in the rest of the paragraph."""
    line = marked.line(count.at)
    start, end = marked.sentence(count.at)[1], line[1]
    given = 0
    for begin, finish in marked.sentences[number + 1 : number + 1 + AHEAD]:
        if begin >= end or not GIVES.search(marked.text, begin, finish):
            break
        given += len({figure.at for figure in marked.between(begin, finish, MONEY)} - _in_brackets(marked, begin, finish))
    if start < end and given == count.size:
        yield count, list_claim(count, given, given, None, count.char_start, count.char_end)


def _in_brackets(marked: Marked, start: int, end: int) -> set[int]:
    return {place for match in re.finditer(r"\([^()]{0,80}\)", marked.text[start:end]) for place in range(start + match.start(), start + match.end())}


# --- what the facts tell one by one ---------------------------------------------------------------------------------

KINDS_OF_FINANCE = {"loan": ("loan", "credit"), "credit": ("credit", "loan"), "grant": ("grant",), "guarantee": ("guarantee",)}
AGREED = frozenset("agreement pact deal project operation proposal investment transaction facility".split())
LENDERS = frozenset("lender financier partner donor bank cofinancier co-financier institution agency source funder".split())


def _given(marked: Marked, facts: list[Fact]) -> Iterator[Found]:
    """ "three loans", "five partners", where the text tells as many loans, or as many that give, one by one."""
    given = [fact for fact in facts if isinstance(fact, Transaction) and fact.type == "outgoing commitment" and fact.provider and fact.amount]
    if len(given) < 2:
        return
    lenders = {fact.provider for fact in given}
    units: set[str] = set()
    for count in marked.figures:
        unit = (count.unit or "").split(" ")[-1]
        if count.sign != QUANTITY or not is_count(count) or count.size > 12 or unit in units or _some_of(marked, count):
            continue
        if unit in LENDERS:
            listed = len(lenders)
        elif unit in KINDS_OF_FINANCE or unit in AGREED:
            told = [fact for fact in given if unit in AGREED or fact.finance_type in KINDS_OF_FINANCE[unit]]
            after = [fact for fact in told if fact.char_start > count.char_start]
            listed = max((len([fact for fact in after if fact.provider == provider]) for provider in lenders), default=0)
        else:
            continue
        if listed == count.size:
            units.add(unit)
            yield count, list_claim(count, listed, listed, None, count.char_start, count.char_end)
