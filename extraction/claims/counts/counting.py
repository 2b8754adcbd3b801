"""What is counted, and the list that it is held against: the numbers that count things, the words that leave a list open, how many items a list has.

The readers of counts (`listed`, `itemised`, `roster`, `gathered`, `counted_parts`) share this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import DURATIONS, Figure, Marked
from extraction.model import Claim, Member

KIND = "count_matches_list"
# what is lent, granted or built: each comes with an amount
FUNDED = frozenset(
    "project loan operation contract grant credit agreement programme program investment component deal scheme subproject package".split()
)
# who lends, pays or insures
ORGANISED = frozenset("agency bank lender insurer institution company fund partner donor financier investor creditor".split())
# what a numbered list counts
ITEMISED = FUNDED | frozenset(
    "output objective measure initiative memorandum document activity priority pillar area plant facility part lot section phase stage step element reason condition recommendation finding lesson aim goal task target theme group category".split()
)
# units whose things are places, and those whose things are bodies: names of that kind beside them are surely their list
PLACES = frozenset(
    "country state province district city town village region governorate county municipality department oblast prefecture island commune territory republic capital member nation economy woreda"
    " sub-region ward division secretariat block canton".split()
)
BODIES = frozenset(
    "bank lender agency institution donor partner company fund ministry organisation organization financier investor shareholder insurer co-lender cofinancier co-financier utility university"
    " authority department member entity developer firm contractor creditor".split()
)
INCLUSIVE = re.compile(
    r"^(?:include[sd]?|including)|\b(?:including|among\sothers|among\sthem|such\sas|e\.g\.|for\s(?:example|instance)|etc|and\sothers|and\smore)\b"
)
SOME_OF = re.compile(r"\b(?:[Aa]mong|[Ii]ncluding|[Ss]everal|[Ss]ome|[Oo]ne\sof|[Mm]ost\sof)\s(?:the\s|its\s|these\s|them\s)?$")
# the most things that a text lists one by one
MOST_THINGS = 40


def is_count(figure: Figure) -> bool:
    """True for a whole number of things that may all be listed."""
    value = figure.value
    return figure.counts and value is not None and figure.unit not in DURATIONS and 2 <= value <= MOST_THINGS and value == value.to_integral_value()


def list_claim(count: Figure, lowest: int, highest: int, text: str | None, start: int, end: int, closed: bool = True) -> Claim:
    items = Member("list", value=Decimal(highest), low=Decimal(lowest), high=Decimal(highest), text=text)
    return Claim(KIND, min(count.char_start, start), max(count.char_end, end), (count.member("count"), items), closed)


def once_each(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The first claim of each count, and the sums told with them."""
    seen: set[int] = set()
    for claim in claims:
        count = claim.one("count")
        key = count.mention if count is not None and count.mention is not None else -claim.char_start - 1
        if claim.kind != KIND or key not in seen:
            yield claim
        seen.update([key] if claim.kind == KIND else ())


def narrowed(marked: Marked, count: Figure) -> Figure:
    """ "Three of the four are shared with ...: ..." lists three."""
    before = re.search(r"([ℕ№])\sof\s(?:the|these|those|its)\s$", marked.text[max(count.at - 14, 0) : count.at])
    return count if before is None else marked.figure(max(count.at - 14, 0) + before.start())


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
