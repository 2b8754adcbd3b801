"""Lists after a count or a total: "four projects: A, B, C and D", "The nine were ...", bullets and sections that each begin with an amount.

Claims of kind `count_matches_list` (members `count`, `list`) and, where each item has its amount, `parts_sum_to_total`. A list is closed after a colon, after
"The nine are", and in bullets under a count; it is open after "including", and where the text only names what runs at present. Where
"and" may be inside an item, the list has a lowest and a highest number of items.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import DURATIONS, MEMORY, MONEY, QUANTITY, Figure, Marked
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
from extraction.claims.sums.sums import antecedents
from extraction.model import Claim, Fact, Member
from extraction.scene import Scene

KIND = "count_matches_list"

# "nine projects are:", "three entities: A, B and C", "of four components:", "The nine projects are: ..."
COLON = re.compile(r"(?P<count>[№ℕ])(?P<between>[^¤‰№ℕ.;:\n]{0,60}?):\s(?P<list>[^\n]+)")
# "The nine were Azerbaijan, ... and Uzbekistan."
THE_N_WERE = re.compile(
    r"\b(?P<some>[Aa]mong\s)?(?:[Tt]he|[Tt]hese|[Tt]hey|[Aa]ll|[Ii]ts|[Tt]heir|[Oo]ur)\s(?P<count>[№ℕ])(?:\s[^¤‰№ℕ.;:,\n]{1,30})?\s(?:are|were|include[sd]?|comprise[sd]?|consist(?:s|ed)?\sof)\s(?P<list>[^\n]+)"
)
# "comprises three entities", "in nine countries (Armenia, ...)", "in three provinces, namely A, B and C"
NAMELY = re.compile(
    r"(?P<count>№)(?:\s[^¤‰№ℕ.;:,()\n]{1,30})?(?:,?\s(?:namely|that\sis|i\.e\.,?|to\swit),?\s|\s?\()(?P<list>[^¤‰§½\n();]{8,400})(?P<end>[).;])"
)
# "Three sections, measuring 91 km, 82 km and 42 km"
MEASURED = re.compile(
    r"(?P<count>№)\s?,?\s(?:measuring|of|worth|costing|valued\sat|totall?ing|with\slengths\sof)\s(?P<first>[¤№])(?P<rest>(?:,\s[¤№])*,?\sand\s[¤№])"
)
# "Presently, the bank is financing A, B, C, as well as D"
# "Four contracts worth ¤", "five operations, totaling ¤", "nine projects at an estimated cost of ¤"
COUNTED_TOTAL = re.compile(r"\b(?:worth|total\w*|valued|costing|cost|amounting|in\sall|altogether|combined)\b")
AT_PRESENT = re.compile(
    r"\b(?:Presently|Currently|At\spresent|At\sthe\smoment|Now)\b[^.;:\n]{0,120}?\b(?:is|are)\s(?:financing|implementing|funding|supporting|carrying\sout|building|constructing)\s(?P<list>[^\n]+)"
)
AMOUNT_FIRST = re.compile(r"^\s*(?:[-*•–—▪◦·→►➢‣●○■o]|\(?(?:[a-z]|[ivx]{1,4}|ℕ)[.)])\s+(?:[Aa]bout\s|[Aa]\s|[Uu]p\sto\s)?¤")
SECTION = re.compile(r"^(?P<label>[A-Z][A-Z .,'&-]{2,40}|[A-Z][\w .'&-]{2,40}?)\s?[-–—:]\s(?:An?\s)?¤")
HEADING = re.compile(r"^[^.!?¤‰№\n]{3,60}:?$")
INCLUSIVE = re.compile(
    r"^(?:include[sd]?|including)|\b(?:including|among\sothers|among\sthem|such\sas|e\.g\.|for\s(?:example|instance)|etc|and\sothers|and\smore)\b"
)
FUNDED = (
    "project",
    "loan",
    "operation",
    "contract",
    "grant",
    "credit",
    "agreement",
    "programme",
    "program",
    "investment",
    "component",
    "deal",
    "scheme",
    "subproject",
    "package",
)
ORGANISED = (
    "agency",
    "bank",
    "lender",
    "insurer",
    "institution",
    "company",
    "fund",
    "partner",
    "donor",
    "financier",
    "investor",
    "creditor",
)


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    seen: set[tuple[str, int]] = set()
    readers = (_after_colon, _named, _one_each, _measured, _numbered, _bullets, _counted_sums, _sections, _at_present, _each_sentence)
    for claim in (claim for reader in readers for claim in reader(parts)):
        count = claim.one("count")
        key = (claim.kind, count.mention if count is not None and count.mention is not None else claim.char_start)
        if key not in seen or claim.kind != KIND:
            seen.add(key)
            yield claim


def _claim(count: Figure, lowest: int, highest: int, text: str | None, start: int, end: int, closed: bool = True) -> Claim:
    items = Member("list", value=Decimal(highest), low=Decimal(lowest), high=Decimal(highest), text=text)
    return Claim(KIND, min(count.char_start, start), max(count.char_end, end), (count.member("count"), items), closed)


def _counting(figure: Figure) -> bool:
    return (
        figure.counts
        and figure.value is not None
        and figure.unit not in DURATIONS
        and 2 <= figure.value <= 40
        and figure.value == figure.value.to_integral_value()
    )


# --- items of a written list ----------------------------------------------------------------------------------------

BRACKETS = re.compile(r"\([^()]*\)")
STRONG = re.compile(r";\s*(?:and\s+)?")
# "the Ministry of Agriculture, Food and Rural Development": a comma that may be inside a name
NAME_GOES_ON = re.compile(
    r"\b(?:Ministry|Department|Committee|Commission|Secretariat|Office|Bureau|Council|Agency|Institute|Directorate|Authority)\s(?:of|for|on)\b|(?:Food|Energy|Water|Trade|Health)$"
)
LAST_AND = re.compile(r"\s(?:and|as\swell\sas|plus)\s")
# "phase 2", "first revised", "in the north": what follows a comma but is no item of its own
TAIL_OF_ITEM = re.compile(
    r"^(?:phase|stage|part|first|second|third|revised|including|which|who|where|in|of|on|for|with|from|to|at|by|the\slatter|Inc|Ltd|S\.A|PLC|Jr|Co|D\.C|ℕ|№|§)\b",
    re.IGNORECASE,
)


def items_of(words: str) -> tuple[int, int, list[str]]:
    """The fewest and the most items a written list can have, and the items of the likeliest reading.

    >>> items_of("the Bank, the Fund and the Trust Fund")
    (3, 3, ['the Bank', 'the Fund', 'the Trust Fund'])
    >>> items_of("roads and bridges; water and sanitation; health")
    (3, 3, ['roads and bridges', 'water and sanitation', 'health'])
    """
    bare = BRACKETS.sub(" ", words).strip(" .,;")
    if ";" in bare:
        items = [item.strip() for item in STRONG.split(bare) if item.strip()]
        return len(items), len(items), items
    commas = [piece.strip() for piece in re.split(r",\s+", bare) if piece.strip()]
    commas = [piece for place, piece in enumerate(commas) if place == 0 or not TAIL_OF_ITEM.match(piece)] if len(commas) > 2 else commas
    if not commas:
        return 0, 0, []
    last = re.sub(r"^(?:and|as\swell\sas|plus)\s+", "", commas[-1])
    opened = last != commas[-1]
    names = sum(
        1
        for piece, following in zip(commas, commas[1:], strict=False)
        if NAME_GOES_ON.search(piece) and not re.match(r"(?:and\s)?the\s", following)
    )
    inner = [len(LAST_AND.findall(piece)) for piece in commas[:-1]]
    halves = LAST_AND.split(last)
    if opened:
        return len(commas) - names, len(commas) + sum(inner) + len(halves) - 1 if sum(inner) else len(commas), [*commas[:-1], last]
    items = [*commas[:-1], *_last_items(last)]
    highest = len(commas) - 1 + len(halves) + sum(inner)
    lowest = len(commas) if len(halves) > 2 or any(inner) else len(items)
    return max(min(lowest, len(items)) - names, 1), max(highest, len(items)), items


def _last_items(last: str) -> list[str]:
    """The one or two items after the last comma: the first "and" joins them unless the list has another."""
    match = LAST_AND.search(last)
    return [last] if match is None else [last[: match.start()].strip(), last[match.end() :].strip()]


def _after_colon(parts: Parts) -> Iterator[Claim]:
    """ "The nine projects are: A (Tk 42.39 billion), B (...) and C (...)" """
    marked = parts.marked
    for form in (COLON, THE_N_WERE):
        for match in form.finditer(marked.text):
            count = narrowed(marked, marked.figure(match.start("count")))
            head = match.groupdict().get("between") or ""
            if not _counting(count) or re.search(r"[,)]\s*\S+\s+\S+\s+\S+", head):
                continue
            if form is COLON and not re.fullmatch(
                r"\s?(?:[\w'’-]+\s?){0,6}(?:are|were|is|as\sfollows|include[sd]?|comprise[sd]?)?,?\s?", head
            ):
                continue
            words = _listed_words(match["list"])
            claim = _colon_claim(
                parts,
                count,
                words,
                match,
                closed=not INCLUSIVE.search(head)
                and not match.groupdict().get("some")
                and "include" not in match.group()[: match.start("list") - match.start()],
            )
            yield from claim


def narrowed(marked: Marked, count: Figure) -> Figure:
    """ "Three of the four are shared with ...: ..." lists three."""
    before = re.search(r"([ℕ№])\sof\s(?:the|these|those|its)\s$", marked.text[max(count.at - 14, 0) : count.at])
    return count if before is None else marked.figure(max(count.at - 14, 0) + before.start())


def _listed_words(words: str) -> str:
    """A list to the end of its sentence; with semicolons, to the end of the line."""
    outside = BRACKETS.sub(lambda found: "¦" * len(found.group()), words)
    end = re.search(r"(?<!\b[A-Z])(?<!\bNo)[.!?](?:\s|$)", outside)
    return words if end is None else words[: end.start()]


def _colon_claim(parts: Parts, count: Figure, words: str, match: re.Match[str], closed: bool) -> Iterator[Claim]:
    marked = parts.marked
    start = match.start("list")
    end = start + len(words)
    amounts = [figure for figure in marked.between(start, end, MONEY) if figure.at not in parts.nested]
    lowest, highest, items = items_of(words)
    bracketed = len(re.findall(r"\([^()]*¤[^()]*\)", words))
    if bracketed >= 2 and (bracketed >= len(items) - 1 or bracketed >= 4):
        lowest = highest = bracketed
    if (
        highest < 2
        or _sounds_like_prose(words, items)
        or re.match(r"[ℕ№¤]|(?:in|on|at|for|from|under|of|part|now|to|not|all|both)\s", items[0])
        and not _open_alike(items)
    ):
        return
    if not lowest <= count.size <= highest and not _parallel(words, items):
        return
    clean_start, clean_end = marked.clean(start), marked.clean(end - 1) + 1
    names = "; ".join(_plain(marked, item) for item in items) if len(items) == highest else None
    yield _claim(count, lowest, highest, names, clean_start, clean_end, closed and not INCLUSIVE.search(words))
    if len(amounts) >= 2 and len({figure.unit for figure in amounts}) == 1:
        total = _total_of(parts, amounts, match.start())
        if total is not None:
            yield sum_claim(amounts, total)


def _total_of(parts: Parts, amounts: list[Figure], before: int) -> Figure | None:
    """The total that a list of amounts is listed under: one before it that it fits or nearly fits."""
    candidates = [figure for figure in antecedents(parts, amounts[0], before, lines=6) if figure.at not in parts.nested]
    return next((figure for how in (fits, near, slipped) for figure in candidates if how(amounts, figure)), None)


def _sounds_like_prose(words: str, items: list[str]) -> bool:
    """True when what follows is a sentence of its own rather than a list of names."""
    return len(items) < 2 or any(len(item.split()) > 14 for item in items) or words.count('"') % 2 == 1


def _parallel(words: str, items: list[str]) -> bool:
    """True when the items are surely items: apart by semicolons, each with its amount, all of them names, all things ("a road"), or all a word or two."""
    bracketed = len(re.findall(r"\([^()]*¤[^()]*\)", words))
    named = all(re.match(r"(?:the\s)?[A-Z]", item) for item in items)
    things = _open_alike(items)
    brief = all(len(item.split()) <= BRIEF and not ASIDE.search(item) for item in items)
    return ";" in words or bracketed >= len(items) - 1 or named or len(items) >= 3 and (things or brief)


def _open_alike(items: list[str]) -> bool:
    """True for "a road, a dam and a port", "to improve roads, to train staff and to cut accidents"."""
    openings = [re.match(r"(?:(?P<a>an?)|to|one)\s", item) for item in items]
    return len(items) >= 3 and len({match and (match["a"] and "a" or match[0]) for match in openings} | {None}) == 2 and all(openings)


# words of an item that can be no clause
BRIEF = 2
# "and, above all, peace", "and, since 2020, the rand"
ASIDE = re.compile(r"^(?:and|or|above|most|not|also|since|in|from|at|on|by|as|for|to|with)\b|\b(?:and|or)$|[¤‰№½§ℕ]")


def _plain(marked: Marked, item: str) -> str:
    return re.sub(r"[¤‰№½§ℕ]", "…", item).strip()


def _named(parts: Parts) -> Iterator[Claim]:
    """ "in three provinces (A, B and C)", "two partners, namely A and B": only lists of names."""
    marked = parts.marked
    for match in NAMELY.finditer(marked.text):
        count = marked.figure(match.start("count"))
        words = match["list"]
        if not _counting(count) or INCLUSIVE.search(words) or not re.search(r"\sand\s|;", words) or re.search(r"[№ℕ]", words):
            continue
        lowest, highest, items = items_of(words)
        if (
            len(items) < 2
            or not all(re.match(r"(?:the\s|[A-Z])", item) for item in items)
            or "(" in marked.text[match.start("count") : match.start("list")]
            and match["end"] != ")"
        ):
            continue
        yield _claim(count, lowest, highest, "; ".join(items), marked.clean(match.start("list")), marked.clean(match.end("list") - 1) + 1)


def _one_each(parts: Parts) -> Iterator[Claim]:
    """ "four windows, one for grants, one for loans and another for guarantees": surely all that are counted."""
    marked = parts.marked
    for match in ONE_EACH.finditer(marked.text):
        count = narrowed(marked, marked.figure(match.start("count")))
        listed = len(re.findall(r"ℕ|\banother\s|\bthe\sother\s", match["list"]))
        if any(one.value != 1 for one in marked.between(match.start("list"), match.end("list"))):
            continue
        if _counting(count) and listed >= 2:
            yield _claim(count, listed, listed, None, count.char_start, marked.clean(match.end() - 1) + 1)


# the "one" of each is a bare number
EACH = r"\s?(?:and\s)?(?:ℕ|another|the\sother)\s[^¤‰№ℕ§.;:,()\n]{3,60}?"
ONE_EACH = re.compile(rf"(?P<count>№)(?:,|:|\s[-–—])(?P<list>{EACH}(?:,{EACH}){{0,6}}?,?\sand\s(?:ℕ|another|the\sother)\s[^¤‰№ℕ§.;:,()\n]{{3,60}})(?=[.;\n]|$)")


def _measured(parts: Parts) -> Iterator[Claim]:
    """ "Three sections, measuring 91 km, 82 km and 42 km" """
    marked = parts.marked
    for match in MEASURED.finditer(marked.text):
        count = marked.figure(match.start("count"))
        listed = marked.between(match.start("first"), match.end())
        if _counting(count) and len({figure.unit for figure in listed}) == 1:
            text = "; ".join(figure.surface for figure in listed)
            yield _claim(count, len(listed), len(listed), text, listed[0].char_start, listed[-1].char_end)


# --- numbered lists --------------------------------------------------------------------------------------------------

# "The project has four components:", and then a line for each
INTRODUCES = re.compile(r"(?P<count>[№ℕ])(?:\s[\w'’-]+){0,8}:\s*$")
MARKER = re.compile(r"^\s*(?P<marker>[-*•–—▪◦·→►➢‣●○■]|o(?=\s)|\(?(?:[a-z]|[ivx]{1,4}|ℕ|\d{1,2})[.)])\s+(?=\S)")

# the same, and a number by itself: "1  Road Improvement"
ITEM_MARK = re.compile(
    r"\s*(?:(?P<mark>[-*•–—▪◦·→►➢‣●○■»#]|o(?=\s)|\(?(?:[a-z]|[ivx]{1,4})[.)])|\(?(?P<number>ℕ)(?:[.)]|(?=\s+[A-Z])))\s*(?=\S)"
)


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
        if count is not None and _counting(count) and not INCLUSIVE.search(marked.text[start:end]):
            count = narrowed(marked, count)
            yield _claim(count, len(items), len(items), None, marked.clean(first), marked.clean(last - 1) + 1)
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
        figure for figure in marked.between(*lead, QUANTITY) if _funded(figure) and figure.counts and figure.value and figure.value <= 40
    ]
    exact = [figure for figure in counts if figure.value == len(listed)]
    if total is not None:
        yield sum_claim(listed, total)
    start, end = listed[0].char_start, listed[-1].char_end
    if exact:
        yield _claim(exact[0], len(listed), len(listed), None, start, end)
    elif _joint(counts, len(listed)):
        for count in counts:
            yield _claim(count, int(count.size), int(count.size), None, start, end)
    elif total is not None and len(counts) == 2 and counts[0].unit == counts[1].unit and fits(listed, total):
        left = len(listed) - int(counts[1].size)
        yield _claim(counts[0], left, left, None, start, end)
    elif total is not None and len(counts) == 1:
        yield _claim(counts[0], len(listed), len(listed), None, start, end)


def _joint(counts: list[Figure], items: int) -> bool:
    """ "Two Indonesian loans and one Bangladeshi loan" before three bullets: the counts together are the list."""
    return 2 <= len(counts) <= 4 and sum(figure.size for figure in counts) == items


def _funded(figure: Figure) -> bool:
    return figure.unit in FUNDED


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
        figure for figure in marked.between(*lead, QUANTITY) if _counting(figure) and (_funded(figure) or figure.unit == "country")
    ][:2]:
        # a text that breaks off has fewer sections than it says; only where their amounts are all there is the number held against it
        if summed or count.size == len(numbers):
            yield _claim(count, len(numbers), len(numbers), None, count.char_start, count.char_end)


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


# a sentence with more amounts is a list itself
MOST_TOTALS = 12

# --- other lists ----------------------------------------------------------------------------------------------------


def _counted_sums(parts: Parts) -> Iterator[Claim]:
    """ "Four contracts worth EUR 365 million ...": the paragraph or sentence after tells four amounts that add up to it."""
    marked = parts.marked
    after: dict[int, list[list[Figure]]] = {}
    for count in marked.figures:
        if count.sign != QUANTITY or not _counting(count) or count.unit not in FUNDED + ORGANISED or not _counted(count):
            continue
        start, end = marked.sentence(count.at)
        totals = marked.between(start, end, MONEY)
        for total in totals if len(totals) <= MOST_TOTALS else ():
            if total.at not in after:
                after[total.at] = list(_amounts_after(parts, total, end))
            listed = next((some for some in after[total.at] if len(some) == count.size and meant(some, total)), None)
            between = marked.text[min(count.at, total.at) : end]
            if listed and (count.unit in ORGANISED or COUNTED_TOTAL.search(between)):
                yield sum_claim(listed, total)
            if listed and fits(listed, total):
                yield _claim(
                    count, len(listed), len(listed), "; ".join(figure.surface for figure in listed), count.char_start, count.char_end
                )
                break


def _counted(count: Figure) -> bool:
    return 2 <= count.size <= 20


def _amounts_after(parts: Parts, total: Figure, end: int) -> Iterator[list[Figure]]:
    """Candidate lists of amounts: the rest of this paragraph, and each of the next two paragraphs."""
    marked = parts.marked
    line = marked.line_number(total.at)
    yield parts.like(total, end, marked.lines[line][1])
    for later in range(line + 1, min(line + 4, len(marked.lines))):
        yield parts.like(total, *marked.lines[later])


def _at_present(parts: Parts) -> Iterator[Claim]:
    """ "nine projects ... Presently, the bank is financing A, B, C, as well as D": some of the nine."""
    marked = parts.marked
    for match in AT_PRESENT.finditer(marked.text):
        counts = [figure for figure in marked.recent(match.start(), QUANTITY) if _counting(figure) and _funded(figure)]
        words = _listed_words(match["list"])
        lowest, highest, items = items_of(words)
        if counts and len(items) >= 2:
            start, end = match.start("list"), match.start("list") + len(words)
            names = "; ".join(marked.scene.clean[marked.clean(start) : marked.clean(end - 1) + 1].split(", "))
            yield _claim(counts[-1], len(items), len(items), names, marked.clean(start), marked.clean(end - 1) + 1, closed=False)


def _each_sentence(parts: Parts) -> Iterator[Claim]:
    """ "Four delegations reported. Kazakhstan said ... Uzbekistan's ...": a sentence or two for each; only where they are as many."""
    marked = parts.marked
    for count in marked.figures:
        if (
            count.sign != QUANTITY
            or not _counting(count)
            or count.unit not in ("delegation", "country", "speaker", "delegate", "government", "ministry")
        ):
            continue
        sentence = marked.sentence_number(count.at)
        start, end = marked.sentences[sentence]
        line_end = marked.line(count.at)[1]
        if count.at - start > 3 or end >= line_end:
            continue
        names = []
        for later in marked.sentences[sentence + 1 :]:
            if later[0] >= line_end:
                break
            place = next(
                (m for _, m in marked.scene.within(marked.clean(later[0]), marked.clean(later[0]) + 4, "place", "organisation")), None
            )
            names.append(place.surface if place else marked.text[later[0] : later[1]].split()[0].removesuffix("'s"))
        if len(set(names)) == len(names) == count.size:
            yield _claim(count, len(names), len(names), "; ".join(names), count.char_start, count.char_end)
