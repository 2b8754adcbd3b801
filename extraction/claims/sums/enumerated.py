"""A total and the enumeration that the sentence makes of it: "16 km of road, 9 km of them in Zambia and 7 km in Botswana", "a package of T comprises A, B and C", "A at X and B at Y, together T".

Claims of kind `parts_sum_to_total`, found by words and structure alone; the digits only choose between amounts that could each be the total. A list counts as
complete where its last item is joined by "and" and the words open it as a whole ("comprises", "of them", "together"). Where the words only suggest a whole
("takes the package to T", "with A for X and B for Y"), the list is claimed if it agrees or if one slip of the pen is all that keeps it from agreeing.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.marked import DURATIONS, MONEY, QUANTITY, Figure, Marked
from extraction.claims.parts import (
    OPEN_ENDED,
    Parts,
    comparable,
    fits,
    misscaled,
    mistaken,
    of_like_size,
    parts_of,
    sum_claim,
    told_as_rest,
)
from extraction.claims.phrases import HEDGE
from extraction.model import Claim, Fact
from extraction.scene import Scene

# "a package of ¤ comprises", "A debt facility of ¤ for the project was made up by", "a ¤ B loan, subscribed by"
MADE_OF = re.compile(
    r"""(?P<total>[¤№]) (?:\s[^¤№‰ℕ.;:()\n]{1,70}?)? (?:\s\(¤\))? ,? \s
        (?: (?:which\s)?(?:comprises|consists?\sof|combines|blends)
          | (?:which\s)?(?:(?:is|was|are|were|being|to\sbe)\s)?(?:made\sup\s(?:of|by|from)|composed\sof|comprised\sof|broken\sdown|split|divided|jointly\sprovided\sby|subscribed\sby|taken\sup\sby|shared\sby)
          | comprising(?:\sof)? | consisting\sof ) \b""",
    re.VERBOSE,
)
# "The funds consist of", "It is a blend of": what the sentence before has told
THIS_IS_MADE_OF = re.compile(
    r"""\b(?:[Tt]he|[Tt]his|[Ii]ts|[Tt]hat|[Tt]hese)\s (?:(?:[\w-]+\s){0,2}?(?:package|financing|funding|funds?|sum|amount|money|total|support|assistance|facility)\s) (?:[\w-]+\s){0,2}?
        (?:consists?\sof|comprises?|(?:is|are|was|were)\s(?:made\sup\sof|composed\sof|a\s(?:blend|mix|combination)\sof|split\s(?:into|between)|divided\s(?:into|between)))\b""",
    re.VERBOSE,
)
# ", 9 km of them in Zambia and 7 km in Botswana"
PLACED = r"(?:in|at|for|from|on|to|under|along|by|through|as)\s[^¤№‰ℕ.;:()\n]{2,60}?"
OF_THEM = re.compile(
    rf"(?:,|\(|\s[-–—])\s?(?P<one>[№¤])\sof\s(?:them|it|which|these|this)\s{PLACED},?\sand\s(?P<two>[№¤])(?:\sof\s(?:them|it))?\s{PLACED}(?=[.;:,)\n]|\s[-–—]\s|$)"
)
# "a total of 248 km of road, with 58 km in Umuahia and 190 km in Aba"
WITH_EACH = re.compile(
    rf"\b(?:total(?:l?ing|s)?|altogether|in\sall|combined)\b[^¤№‰ℕ.;:\n]{{0,30}}?(?P<total>[¤№])(?:\s[^¤№‰ℕ.;:()\n]{{1,60}}?)?,\s(?:with|of\swhich|i\.e\.,?|namely)\s(?P<list>(?:{HEDGE}[¤№]\s{PLACED},\s){{0,6}}{HEDGE}[¤№]\s{PLACED},?\sand\s{HEDGE}[¤№]\s{PLACED})(?=[.;:,)\n]|$)",
    re.VERBOSE,
)
# "32.5 MW at Jiji and 17 MW at Mulembwe, together add 49.5 MW"
TOGETHER = re.compile(
    rf"""[,;:]?\s (?: (?:together|combined|jointly|altogether|in\sall|in\stotal)\s(?:\w+\s){{0,3}}?
                    | (?:i\.e\.,?|that\sis,?|thus|hence|which\s(?:makes|gives)|making|giving)\sa\s(?:grand\s|combined\s)?total\s(?:of\s|amount\sof\s|cost\sof\s) ) {HEDGE}(?P<total>[¤№])
         | ,\s{HEDGE}(?P<sum>[¤№])\s(?:together|altogether|combined|in\sall|in\stotal)\b""",
    re.VERBOSE,
)
# "$640 million: ¤ for loans, ¤ for grants and ¤ for equity", "45 schools: 20 primary, 15 secondary and 10 technical schools"
AFTER_COLON = re.compile(
    rf"(?P<total>[¤№])(?:\s[^¤№‰ℕ.;:()\n]{{1,80}})?:\s(?P<list>(?:{HEDGE}[¤№ℕ](?:\s[^¤№‰ℕ.;:()\n]{{1,60}}?)?,\s){{0,7}}{HEDGE}[¤№ℕ](?:\s[^¤№‰ℕ.;:()\n]{{1,60}}?)?,?\sand\s{HEDGE}[¤№ℕ])(?=[^¤№‰ℕ.;:()\n]{{0,80}}(?:[.;\n]|$))",
    re.VERBOSE,
)
# "a ¤ loan to the railways of Serbia (¤) and Montenegro (¤)"
EACH_IN_BRACKETS = re.compile(
    r"(?P<total>¤)(?:\s\(¤\))?\s(?P<list>[^¤№‰ℕ.;:()\n]{3,90}\(¤\)(?:,\s[^¤№‰ℕ.;:()\n]{1,90}\(¤\)){0,7},?\s(?:and|plus)\s[^¤№‰ℕ.;:()\n]{1,90}\(¤\))"
)
# "Of the total loan, ¤ will come from ... The remaining ¤ ..."
OF_WHOLE = re.compile(
    r"\b[Oo]f\s(?:(?:the|this|that|its)\s(?:[\w-]+\s){0,3}?(?:loan|credit|grant|total|sum|amount|cost|financing|funding|package|investment|budget|money|funds|facility|price)(?:\s[^¤№‰ℕ,.;:()\n]{1,40})?|this|that|it),\s[^¤.;\n]{0,60}(?P<first>¤)"
)
THE_REST = re.compile(rf"\b(?:remaining|remainder|balance|rest|other)\b[^¤№.;\n]{{0,40}}?{HEDGE}(?P<rest>¤)", re.VERBOSE)
# "The total comes to ¤", "taking the package to ¤", "which brings the total co-financing to ¤", "At ¤ the scheme would then be fully covered"
TAKES_TO = re.compile(
    rf"\b[Tt]he\s(?:grand\s|combined\s)?total\s(?:thus\s|then\s)?(?:comes|adds\sup|sums\sup|amounts)\sto\s{HEDGE}(?P<sum>¤)|\b(?:tak(?:es?|ing)|took|bring(?:s|ing)?|brought|rais(?:es|ing)|lift(?:s|ing)?)\s(?:the|its|this|that|their)\s(?:[\w'’-]+\s){{0,3}}?(?:package|total|programme|program|cost|project|financing|funding|sum|investment|amount|envelope|value|price|bill|facility|loan)\s(?:[\w'’-]+\s){{0,3}}?to\s{HEDGE}(?P<total>¤)",
    re.VERBOSE,
)
# "the bank's contribution is ¤ and the government's ¤ out of a total cost of ¤": all of it where the borrower's own side pays too
OUT_OF_COST = re.compile(
    rf"\b(?:out\sof|towards?|of)\s(?:an?|the|its)\s(?:total\s|overall\s|estimated\s|project\s)*(?:costs?|investment|budget|outlay)\sof\s{HEDGE}(?P<total>¤)",
    re.VERBOSE,
)
OWN_SIDE = re.compile(r"\b(?:[Gg]overnment|[Cc]ounterpart|[Bb]orrower|[Mm]unicipality|[Tt]reasury|[Bb]eneficiar\w+)(?:['’]s)?\b")
# "20 vehicles, of which 14 are long ones and 6 articulated", "nine proposals ... four of them ...; the other five", "two approved and three under preparation"
OF_WHICH = re.compile(
    r"""(?P<total>[№¤]) (?:\s[^¤№‰ℕ.;:()\n]{1,70}?)? (?:,\s|\s?\(|\s[-–—]\s)
        (?: of\s(?:which|whom|them|these)\s[^¤№‰ℕ.;:()\n]{0,25}?(?P<one>[№¤ℕ]) | (?P<first>[№¤ℕ])\sof\s(?:them|which|whom|these|it)\b )
        [^¤№‰ℕ.;:()\n]{2,70}? ,?\s(?:and|while)\s (?:[^¤№‰ℕ.;:()\n]{1,30}\s)? (?P<two>[№¤ℕ]) (?=[^¤№‰ℕ.;:\n]{2,90}(?:[.;:)\n]|$))""",
    re.VERBOSE,
)
# ": the road (¤), the perimeters (¤) and the park (¤)."
IN_BRACKETS = re.compile(
    r"\b(?:total(?:l?ing|s)?|worth|altogether|in\sall|sum)\b[^¤№‰ℕ.;:\n]{0,30}?(?P<total>¤)(?:\s\(¤\))?:\s(?P<list>[^¤№‰ℕ.;:()\n]{3,90}\(¤\)(?:(?:,|,?\sand)\s[^¤№‰ℕ.;:()\n]{3,90}\(¤\)){1,8})(?=[.;\n]|$)"
)
# people may be of two groups at once: women, and young ones; not women and men
TWO_SEXES = re.compile(r"\b(?:women|girls|female)\b.*\b(?:men|boys|male)\b|\b(?:men|boys|male)\b.*\b(?:women|girls|female)\b")
PEOPLE = frozenset("person student farmer woman youth trainee worker".split())
# a list that only gives examples, or goes on
OPEN = re.compile(
    r"\b(?:including|among|such\sas|e\.g\.|for\s(?:example|instance)|up\sto|or|per|each|respectively|mainly|partly|already|others?|annually|a\syear)\b"
)
OTHER_CLAUSE = re.compile(
    r",\s(?:whereas|while|but|compared|against|bringing|taking|up\sfrom|down\sfrom|including)\b|;|\bin\saddition\b|\bon\stop\sof\b"
)
# how far behind the last part the words stand that tell what it is
SAID_OF_LAST = 40
# nobody enumerates more in a sentence
MOST = 12
# how far back a total that is taken up again may stand, in sentences
BACK = 4
# how far before "together" its list begins
LIST_BEFORE = 300


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    yield from _made_of(parts)
    yield from _this_is_made_of(parts)
    yield from _of_them(parts.marked)
    yield from _with_each(parts)
    yield from _together(parts)
    yield from _taken_to(parts)
    yield from _out_of_cost(parts)
    yield from _after_colon(parts)
    yield from _each_in_brackets(parts)
    yield from _of_whole_and_rest(parts)
    yield from _of_which(parts)
    yield from _told_in_brackets(parts)


def _sure(listed: list[Figure], total: Figure) -> bool:
    """True where nothing in the figures speaks against a list that the words call complete."""
    return of_like_size(listed, total) or mistaken(listed, total) or misscaled(listed, total)


def _closed(figures: list[Figure]) -> bool:
    return all(figure.value and not figure.per and figure.low is not None and figure.qualifier not in OPEN_ENDED for figure in figures)


def _enumerated(parts: Parts, total: Figure, start: int, end: int) -> list[Figure]:
    """The figures of the total's unit in a span, if the last of them is joined to the others and none is given as an example."""
    marked = parts.marked
    other = OTHER_CLAUSE.search(marked.text, start, end)
    stop = other.start() if other else end
    told = [figure for figure in marked.between(start, stop, total.sign) if figure.at not in parts.shadows]
    told = [_in_unit(parts, figure, total) for figure in told]
    listed = [figure for figure in told if comparable(figure, total)]
    if not 2 <= len(listed) <= MOST or len(listed) != len(told) and total.sign == MONEY:
        return []
    joint = marked.text[listed[-2].at : listed[-1].at]
    opening = marked.text[start : listed[0].at]
    if not re.search(r"\b(?:and|plus|as\swell\sas)\b", joint) or len(opening) > 90:
        return []
    return [] if OPEN.search(marked.text, start, listed[-1].at) or not _closed([*listed, total]) else listed


def _in_unit(parts: Parts, figure: Figure, total: Figure) -> Figure:
    """An amount, or its equivalent where that is in the currency of the total."""
    twin = parts.twin.get(figure.at)
    return twin if figure.unit != total.unit and twin is not None and twin.unit == total.unit else figure


def _made_of(parts: Parts) -> Iterator[Claim]:
    marked = parts.marked
    for match in MADE_OF.finditer(marked.text):
        total = marked.figure(match.start("total"))
        if total.counts or total.unit in DURATIONS:
            continue
        listed = _enumerated(parts, total, match.end(), marked.sentence(match.end())[1])
        if listed and _sure(listed, total):
            yield sum_claim(listed, total)


def _this_is_made_of(parts: Parts) -> Iterator[Claim]:
    marked = parts.marked
    for match in THIS_IS_MADE_OF.finditer(marked.text):
        number = marked.sentence_number(match.start())
        start, end = marked.sentences[number]
        first = next(iter(marked.between(match.end(), end, MONEY)), None)
        if first is None or match.start() - start > 3 or number == 0 or marked.between(start, match.end(), MONEY):
            continue
        before = [
            figure for figure in marked.between(*marked.sentences[number - 1], MONEY) if figure.at not in parts.shadows and figure.value
        ]
        for total in (
            before if len(before) == 1 else [figure for figure in before if "total" in marked.text[max(figure.at - 30, 0) : figure.at]]
        ):
            listed = _semicolons(parts, total, match.end(), end) or _enumerated(parts, total, match.end(), end)
            if listed and _sure(listed, total):
                yield sum_claim(listed, total)
                break


def _semicolons(parts: Parts, total: Figure, start: int, end: int) -> list[Figure]:
    """ "of a grant for ¤; another of ¤ from the agency; and a loan for ¤": one amount to each item."""
    marked = parts.marked
    if marked.text.count(";", start, end) < 1:
        return []
    listed = []
    for place, item in _items(marked, start, end):
        told = [_in_unit(parts, figure, total) for figure in marked.between(place, item, MONEY) if figure.at not in parts.shadows]
        if len(told) != 1 or not comparable(told[0], total):
            return []
        listed.append(told[0])
    return listed if 2 <= len(listed) <= MOST and _closed(listed) and not OPEN.search(marked.text, start, end) else []


def _items(marked: Marked, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = marked.text.find(";", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _of_them(marked: Marked) -> Iterator[Claim]:
    for match in OF_THEM.finditer(marked.text):
        listed = [marked.figure(match.start("one")), marked.figure(match.start("two"))]
        start = marked.sentence(match.start())[0]
        before = [figure for figure in marked.between(start, match.start() + 1, listed[0].sign) if comparable(listed[0], figure)]
        if listed[0].unit != listed[1].unit or listed[0].unit in DURATIONS or not before or not _closed(listed):
            continue
        likely = [figure for figure in reversed(before) if fits(listed, figure)] or [one for one in before if _sure(listed, one)]
        if likely:
            yield sum_claim(listed, likely[0])


def _with_each(parts: Parts) -> Iterator[Claim]:
    marked = parts.marked
    for match in WITH_EACH.finditer(marked.text):
        total = marked.figure(match.start("total"))
        listed = [figure for figure in marked.between(match.start("list"), match.end("list"), total.sign) if figure.at not in parts.shadows]
        if total.counts or total.unit in DURATIONS or not all(comparable(figure, total) for figure in listed):
            continue
        if len(listed) >= 2 and _closed([*listed, total]) and _sure(listed, total):
            yield sum_claim(listed, total)


def _together(parts: Parts) -> Iterator[Claim]:
    marked = parts.marked
    for match in TOGETHER.finditer(marked.text):
        total = marked.figure(match.start("total" if match["total"] else "sum"))
        start = max(marked.sentence(match.start())[0], match.start() - LIST_BEFORE)
        told = marked.between(start, match.start(), total.sign)
        listed = [figure for figure in told if comparable(figure, total) and figure.at not in parts.shadows]
        if total.counts or total.unit in DURATIONS or total.sign not in (MONEY, QUANTITY) or not 2 <= len(listed) <= MOST:
            continue
        joined = " and " in marked.text[listed[-2].at : listed[-1].at]
        if joined and _closed([*listed, total]) and not OPEN.search(marked.text, listed[0].at, match.start()) and _sure(listed, total):
            yield sum_claim(listed, total)


def _taken_to(parts: Parts) -> Iterator[Claim]:
    """Amounts told one after the other, and what the last of them takes the whole to."""
    marked = parts.marked
    for match in TAKES_TO.finditer(marked.text):
        total = marked.figure(match.start("total" if match["total"] else "sum"))
        number = marked.sentence_number(match.start())
        line = marked.line(total.at)[0]
        tried: list[list[Figure]] = []
        for back in range(min(BACK, number) + 1):
            start = marked.sentences[number - back][0]
            if start < line and back > 1:
                break
            listed = [figure for figure in parts.like(total, start, match.start()) if figure.at not in parts.shadows]
            if 2 <= len(listed) <= MOST and listed not in tried and _closed([*listed, total]):
                tried.append(listed)
        found = next((some for how in (fits, mistaken) for some in tried if how(some, total)), None)
        if found:
            yield sum_claim(found, total)


def _after_colon(parts: Parts) -> Iterator[Claim]:
    """A total, and behind a colon nothing but figures of its kind with a few words each."""
    marked = parts.marked
    for match in AFTER_COLON.finditer(marked.text):
        total = marked.figure(match.start("total"))
        listed = marked.between(match.start("list"), match.end("list"))
        if total.unit in DURATIONS or not all(_of_kind(figure, total) for figure in listed) or not _closed([*listed, total]):
            continue
        if not OPEN.search(match["list"]) and (fits(listed, total) or mistaken(listed, total)):
            yield sum_claim(listed, total)


def _of_kind(part: Figure, total: Figure) -> bool:
    """True for "15 secondary schools" beside "45 schools", too."""
    of_one_noun = part.counts and total.counts and (part.unit or "").split(" ")[-1] == total.unit
    return comparable(part, total) or of_one_noun and not part.per and bool(part.value)


def _out_of_cost(parts: Parts) -> Iterator[Claim]:
    """What each of two or more gives of a cost: no more than it, and all of it where one of them is the borrower."""
    marked = parts.marked
    for match in OUT_OF_COST.finditer(marked.text):
        total = marked.figure(match.start("total"))
        start = marked.sentence(match.start())[0]
        listed = [figure for figure in parts.like(total, start, match.start()) if figure.at not in parts.shadows]
        if not 2 <= len(listed) <= MOST or not _closed([*listed, total]) or OPEN.search(marked.text, start, match.start()):
            continue
        if fits(listed, total) or OWN_SIDE.search(marked.text, listed[0].at, match.start()) and mistaken(listed, total):
            yield sum_claim(listed, total)


def _each_in_brackets(parts: Parts) -> Iterator[Claim]:
    marked = parts.marked
    for match in EACH_IN_BRACKETS.finditer(marked.text):
        total = marked.figure(match.start("total"))
        told = marked.between(match.start("list"), match.end("list"), MONEY)
        listed = [_in_unit(parts, figure, total) for figure in told]
        if OPEN.search(match["list"]) or not all(comparable(figure, total) for figure in listed) or not _closed([*listed, total]):
            continue
        if _sure(listed, total):
            yield sum_claim(listed, total)


def _of_whole_and_rest(parts: Parts) -> Iterator[Claim]:
    """Parts of a whole told before, and in this sentence or the next what is left of it."""
    marked = parts.marked
    for match in OF_WHOLE.finditer(marked.text):
        number = marked.sentence_number(match.start())
        end = marked.sentences[min(number + 1, len(marked.sentences) - 1)][1]
        rest = THE_REST.search(marked.text, match.end(), end)
        if rest is None:
            continue
        first, last = marked.figure(match.start("first")), marked.figure(rest.start("rest"))
        told = [figure for figure in marked.between(first.at, last.at + 1, MONEY) if figure.at not in parts.nested]
        listed = [figure for figure in told if figure.unit == first.unit and figure.at not in parts.shadows]
        wholes = {
            figure.value: figure
            for figure in marked.recent(match.start(), MONEY)
            if comparable(first, figure) and not told_as_rest(marked, figure) and (figure.size > first.size or mistaken(listed, figure))
        }
        if not 2 <= len(listed) <= MOST or not _closed(listed) or last not in listed or not wholes:
            continue
        nearest = sorted(wholes.values(), key=lambda figure: figure.at, reverse=True)
        total = next(
            (figure for figure in nearest if fits(listed, figure)),
            nearest[0] if len(nearest) == 1 or nearest[0].role == "commitment" else None,
        )
        if total is not None and _closed([total]) and _sure(listed, total):
            yield sum_claim(listed, total)


def _of_which(parts: Parts) -> Iterator[Claim]:
    """The two parts that a number or an amount is told to fall into; more of them than there are is a slip, and so is less by one slip."""
    marked = parts.marked
    for match in OF_WHICH.finditer(marked.text):
        total = marked.figure(match.start("total"))
        listed = [marked.figure(match.start("one") if match["one"] else match.start("first")), marked.figure(match.start("two"))]
        if (
            not all(comparable(figure, total) for figure in listed)
            or total.unit in DURATIONS
            or total.unit in PEOPLE
            and not TWO_SEXES.search(marked.text, match.start(), min(match.end() + SAID_OF_LAST, marked.sentence(match.start())[1]))
            or not _closed([*listed, total])
        ):
            continue
        if fits(listed, total) or not OPEN.search(match.group()) and mistaken(listed, total):
            yield sum_claim(listed, total)


def _told_in_brackets(parts: Parts) -> Iterator[Claim]:
    marked = parts.marked
    for match in IN_BRACKETS.finditer(marked.text):
        total = marked.figure(match.start("total"))
        listed = [_in_unit(parts, figure, total) for figure in marked.between(match.start("list"), match.end("list"), MONEY)]
        if (
            not OPEN.search(match["list"])
            and all(comparable(figure, total) for figure in listed)
            and _closed([*listed, total])
            and _sure(listed, total)
        ):
            yield sum_claim(listed, total)
