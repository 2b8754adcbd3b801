"""Lists in lines of their own under the line that counts or sums them: numbered items, bullets that begin with an amount, sections of a country each.

Claims of kinds `count_matches_list` and `parts_sum_to_total`.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.counts.counting import FUNDED, INCLUSIVE, is_count, list_claim, narrowed, once_each
from extraction.claims.marked import MEMORY, MONEY, QUANTITY, Figure, Marked
from extraction.claims.parts import (
    CLOSED,
    Parts,
    comparable,
    fits,
    meant,
    misscaled,
    mistaken,
    near,
    of_like_size,
    one_digit_off,
    partition,
    parts_of,
    slipped,
    sum_claim,
)
from extraction.model import Claim, Fact
from extraction.scene import Scene

AMOUNT_FIRST = re.compile(r"^\s*(?:[-*•–—▪◦·→►➢‣●○■o]|\(?(?:[a-z]|[ivx]{1,4}|ℕ)[.)])\s+(?:[Aa]bout\s|[Aa]\s|[Uu]p\sto\s)?¤")
SECTION = re.compile(r"^(?P<label>[A-Z][A-Z .,'&-]{2,40}|[A-Z][\w .'&-]{2,40}?)\s?[-–—:]\s(?:An?\s)?¤")
HEADING = re.compile(r"^[^.!?¤‰№\n]{3,60}:?$")
# the same, and a number by itself: "1  Road Improvement"
ITEM_MARK = re.compile(
    r"\s*(?:(?P<mark>[-*•–—▪◦·→►➢‣●○■»#]|o(?=\s)|\(?(?:[a-z]|[ivx]{1,4})[.)])|\(?(?P<number>ℕ)(?:[.)]|(?=\s+[A-Z])))\s*(?=\S)"
)


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    yield from once_each(claim for reader in (_numbered, _bullets, _sections) for claim in reader(parts))


# "The project has four components:", and then a line for each
INTRODUCES = re.compile(r"(?P<count>[№ℕ])(?:\s[\w'’-]+){0,8}:\s*$")
MARKER = re.compile(r"^\s*(?P<marker>[-*•–—▪◦·→►➢‣●○■]|o(?=\s)|\(?(?:[a-z]|[ivx]{1,4}|ℕ|\d{1,2})[.)])\s+(?=\S)")


def _numbered(parts: Parts) -> Iterator[Claim]:
    """Items in lines of their own under a line with their number; with an amount each, they add up to the total beside the list."""
    marked = parts.marked
    for number, (start, end) in enumerate(marked.lines[:-1]):
        if marked.text[end - 1] != ":":
            continue
        items = _items_below(marked, number)
        if len(items) < 2:
            continue
        match = INTRODUCES.search(marked.text, start, end)
        count = marked.figure(match.start("count")) if match else None
        first, last = marked.lines[items[0]][0], marked.lines[items[-1]][1]
        if count is not None and is_count(count) and not INCLUSIVE.search(marked.text[start:end]):
            count = narrowed(marked, count)
            yield list_claim(count, len(items), len(items), None, marked.clean(first), marked.clean(last - 1) + 1)
        yield from _amounts_in_items(parts, number, items)


def _items_below(marked: Marked, number: int) -> list[int]:
    """The lines below one that begin with a marker of one kind."""
    kind = None
    items = []
    for line in range(number + 1, len(marked.lines)):
        match = MARKER.match(marked.text[slice(*marked.lines[line])])
        if match is None:
            break
        found = re.sub(r"\d+|ℕ", "1", re.sub(r"[ivx]+(?=[.)])|[a-z](?=[.)])", "a", match["marker"]))
        kind = kind or found
        if found == kind:
            items.append(line)
    return items


# "The debt package of ¤ consists of:", "The cost of ¤ is shared as follows:"
IS_MADE_OF = re.compile(
    r"(?:[Cc]onsists?\sof|[Cc]omprises?|made\sup\sof|composed\sof|broken\sdown|divided|shared|split|financed|allocated|as\sfollows|breakdown|from\sthese|following)\b[^¤.;]{0,60}:\s*$"
)


def _amounts_in_items(parts: Parts, lead: int, items: list[int]) -> Iterator[Claim]:
    marked = parts.marked
    start, end = marked.lines[lead]
    wholes = [figure for figure in marked.between(start, end, MONEY) if figure.value and figure.at not in parts.shadows]
    by_item = [
        [one for one in marked.between(*marked.lines[line], MONEY) if wholes and comparable(one, wholes[0]) and one.at not in parts.nested]
        for line in items
    ]
    all_told = [figure for told in by_item for figure in told]
    firsts = [told[0] for told in by_item if told]
    whole = wholes[0] if len(wholes) == 1 else None
    found = next((some for some in (all_told, firsts) if fits(some, whole)), None) if whole and all(by_item) else None
    if whole and not found and len(all_told) >= 3 and not INCLUSIVE.search(marked.text, start, end):
        # what an item tells besides may be of another time
        likely = firsts if mistaken(firsts, whole) else all_told
        if IS_MADE_OF.search(marked.text, start, end):
            found = likely if mistaken(likely, whole) or len(firsts) == len(all_told) and of_like_size(likely, whole) else None
        elif all(by_item) and whole.qualifier in CLOSED:
            found = next((some for some in (all_told, firsts) if one_digit_off(some, whole) or misscaled(some, whole)), None)
    if whole and found:
        yield sum_claim(found, whole)
        return
    amounts = [parts.told(*marked.lines[line]) for line in items]
    if not all(len(found) == 1 for found in amounts):
        return
    listed = [found[0] for found in amounts]
    if len({figure.unit for figure in listed}) != 1 or AMOUNT_FIRST.match(marked.text[slice(*marked.lines[items[0]])]):
        return
    after = marked.lines[min(items[-1] + 1, len(marked.lines) - 1)]
    beside = [*marked.between(*marked.lines[lead], MONEY), *marked.between(*after, MONEY)]
    totals = [figure for figure in beside if comparable(figure, listed[0]) and figure.at not in {one.at for one in listed}]
    total = next((figure for how in (fits, near, slipped) for figure in totals if how(listed, figure)), None)
    if total is not None:
        yield sum_claim(listed, total)


# --- bullets and sections -------------------------------------------------------------------------------------------


def _bullets(parts: Parts) -> Iterator[Claim]:
    """Bullets that each begin with an amount, under a total, a count or both; headings between them sum their own."""
    marked = parts.marked
    for lines in _runs(marked, AMOUNT_FIRST):
        first = [marked.between(*marked.lines[line], MONEY)[0] for line in lines]
        if len({figure.unit for figure in first}) != 1 or len(first) < 2:
            continue
        lead = _lead(marked, lines[0])
        if lead is None:
            continue
        yield from _under_lead(parts, first, lead)
        yield from _under_headings(parts, lines, first)


def _runs(marked: Marked, form: re.Pattern[str]) -> Iterator[list[int]]:
    """Runs of lines of one form, with nothing but headings between them."""
    run: list[int] = []
    gap = 0
    for number, (start, end) in enumerate(marked.lines):
        line = marked.text[start:end]
        if form.match(line):
            run.append(number)
            gap = 0
        elif run and HEADING.match(line.strip()) and gap < 1:
            gap += 1
        else:
            if len(run) >= 2:
                yield run
            run, gap = [], 0
    if len(run) >= 2:
        yield run


def _lead(marked: Marked, line: int) -> tuple[int, int] | None:
    """The paragraph above a list; headings and amounts of the list itself are not it."""
    for back in range(1, 4):
        if line - back < 0:
            return None
        start, end = marked.lines[line - back]
        if not HEADING.match(marked.text[start:end].strip()) or marked.between(start, end, MONEY):
            return start, end
    return None


def _under_lead(parts: Parts, listed: list[Figure], lead: tuple[int, int]) -> Iterator[Claim]:
    marked = parts.marked
    totals = [figure for figure in marked.between(*lead, MONEY) if comparable(figure, listed[0])]
    total = next((figure for how in (fits, near, slipped) for figure in totals if how(listed, figure)), None)
    counts = [
        figure for figure in marked.between(*lead, QUANTITY) if figure.unit in FUNDED and figure.counts and figure.value and figure.value <= 40
    ]
    exact = [figure for figure in counts if figure.value == len(listed)]
    if total is not None:
        yield sum_claim(listed, total)
    start, end = listed[0].char_start, listed[-1].char_end
    if exact:
        yield list_claim(exact[0], len(listed), len(listed), None, start, end)
    elif _joint(counts, len(listed)):
        for count in counts:
            yield list_claim(count, int(count.size), int(count.size), None, start, end)
    elif total is not None and len(counts) == 2 and counts[0].unit == counts[1].unit and fits(listed, total):
        left = len(listed) - int(counts[1].size)
        yield list_claim(counts[0], left, left, None, start, end)
    elif total is not None and len(counts) == 1:
        yield list_claim(counts[0], len(listed), len(listed), None, start, end)


def _joint(counts: list[Figure], items: int) -> bool:
    """ "Two Indonesian loans and one Bangladeshi loan" before three bullets: the counts together are the list."""
    return 2 <= len(counts) <= 4 and sum(figure.size for figure in counts) == items


def _under_headings(parts: Parts, lines: list[int], listed: list[Figure]) -> Iterator[Claim]:
    """ "agriculture with US$ 146 million" before, and under the heading "Agriculture:" items of US$ 75 and 71 million."""
    marked = parts.marked
    groups: dict[int, list[Figure]] = {}
    before, heading = None, -1
    for line, figure in zip(lines, listed, strict=True):
        heading = heading if before == line - 1 else line - 1
        before = line
        groups.setdefault(heading, []).append(figure)
    for heading, group in groups.items():
        if len(group) < 2 or heading < 0:
            continue
        start, end = marked.lines[heading]
        name = marked.text[start:end].strip(" :*#").lower()
        early = max(start - MEMORY, 0)
        found = marked.text[early:start].lower().find(name)
        at = early + found if found >= 0 else -1
        if not HEADING.match(marked.text[start:end].strip()) or at < 0 or len(name) < 4:
            continue
        after = [
            figure
            for figure in marked.between(at, min(at + len(name) + 60, start, marked.sentence(at)[1]), MONEY)
            if figure.unit == group[0].unit
        ]
        if after:
            yield sum_claim(group, after[0]) if meant(group, after[0]) else partition(group, after[0])


def _sections(parts: Parts) -> Iterator[Claim]:
    """Sections that begin "BRAZIL - $210 million.", under a paragraph with the total and the count."""
    marked = parts.marked
    numbers = [number for number, (start, end) in enumerate(marked.lines) if SECTION.match(marked.text[start:end])]
    if len(numbers) < 3 or numbers[-1] - numbers[0] > 3 * len(numbers):
        return
    lead = _lead(marked, numbers[0])
    if lead is None:
        return
    totals = [figure for figure in marked.between(*lead, MONEY) if figure.value]
    firsts = []
    for number in numbers:
        start, end = marked.lines[number]
        head = marked.sentence(start)[1] if marked.sentence(start)[1] < end else end
        told = marked.between(start, max(head, start + 60), MONEY)
        firsts.append(next((figure for figure in told[:3] if totals and figure.unit == totals[0].unit), None))
    listed = [figure for figure in firsts if figure is not None]
    summed = list(_section_sums(listed, totals)) if len(listed) == len(firsts) else []
    yield from summed
    for count in [
        figure for figure in marked.between(*lead, QUANTITY) if is_count(figure) and (figure.unit in FUNDED or figure.unit == "country")
    ][:2]:
        # a text that breaks off has fewer sections than it says; only where their amounts are all there is the number held against it
        if summed or count.size == len(numbers):
            yield list_claim(count, len(numbers), len(numbers), None, count.char_start, count.char_end)


def _section_sums(listed: list[Figure], totals: list[Figure]) -> Iterator[Claim]:
    """The sum of all sections, and of runs of them that a further total of the lead fits (loans, then credits)."""
    total = next((figure for figure in totals if fits(listed, figure)), totals[0])
    if meant(listed, total):
        yield sum_claim(listed, total)
    others = [figure for figure in totals if figure is not total and comparable(figure, total)]
    if len(others) == 2:
        yield from _two_kinds(listed, *others)


def _two_kinds(listed: list[Figure], first: Figure, second: Figure) -> Iterator[Claim]:
    """Loans, then credits: the sections fall into two runs with a total each; one that fits tells where they part."""
    for place in range(1, len(listed)):
        head, tail = listed[:place], listed[place:]
        if (fits(head, first) and (len(head) > 1 or fits(tail, second))) or (fits(tail, second) and len(tail) > 1):
            yield from (sum_claim(run, figure) for run, figure in ((head, first), (tail, second)) if len(run) > 1)
            return
