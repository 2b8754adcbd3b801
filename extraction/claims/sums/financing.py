"""What a cost or a package is made of, told in words that leave no doubt: a split in brackets, "The package consists of A, B and C", who pays for a project over several sentences.

Claims of kind `parts_sum_to_total`. Which figures belong together is decided by the words: those of a list to the end of its sentence, those of all who
pay in the paragraphs about the cost. Where the words say that nobody is left out (a rest, the borrower's own money, "in all"), the list is held against
the cost even if it does not come to it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.equivalence import equivalents
from extraction.claims.marked import DURATIONS, MONEY, Figure, Marked, found_once
from extraction.claims.parts import (
    IN_BRACKETS,
    SAME_AMOUNT,
    SYNDICATED,
    Parts,
    comparable,
    fits,
    misscaled,
    mistaken,
    near,
    of_like_size,
    parts_of,
    slipped,
    sum_claim,
)
from extraction.claims.phrases import HEDGE
from extraction.claims.sums.item_lines import bulleted_runs, numbered_runs
from extraction.claims.sums.plans import ADVICE, NO_PLAN
from extraction.model import Claim, Fact
from extraction.scene import Scene

# "The package consists of ¤, ¤ and ¤", "The financing is a blend of", "The sum is made up of", "It breaks down into"
SPLIT = re.compile(
    r"""\b(?:[Tt]he|[Tt]his|[Ii]ts|[Tt]hat|[Ii]t|[Tt]hese|[Tt]hey|[Ww]hich)\b (?:\s[\w'’-]+){0,5}? (?:,\s[^¤.;:\n]{1,60},)?
        \s(?:consists?\sof|(?:is|are|was|were)\s(?:made\sup\sof|composed\sof|a\s(?:blend|mix|combination)\sof|broken\sdown|divided|split|shared)
          |(?:is|are)\sto\sbe\smade\sup\sof|comprises?|breaks?\sdown|combines?)\b (?P<between>[^¤.:;\n]{0,60}) (?P<first>¤)""",
    re.VERBOSE,
)
PACKAGE = re.compile(
    r"\b(?:package|financing|loans?|facility|sum|amount|total|investment|funding|cost|programme|program|project|credit|grants?|support|assistance|contribution|budget|envelope|debt|it|money|they)\b",
    re.IGNORECASE,
)
# "With ¤ from the towns and the EU grant (¤), the programme will invest ¤", "which takes the programme to ¤"
# what makes an amount the cost of a whole, beyond doubt
TOTAL_COST = re.compile(
    rf"""\b(?: (?:total|overall|whole|full|entire|aggregate|combined)\s (?:[\w'’-]+\s){{0,3}}? (?:costs?|investments?|budget|price|outlay|envelope)
          | (?:estimated|project|programme|program|scheme's|project's|programme's|its)\s (?:project\s)? costs? | costs?\s(?:of\s(?:the\s)?(?:[\w'’-]+\s){{0,3}}?(?:project|programme|program|scheme|undertaking))
          | (?:project|programme|program|scheme|plant|works?|undertaking|line|phase)\s (?:[\w'’-]+\s){{0,3}}? (?:costs|is\s(?:estimated|expected|projected)\sto\scost|will\scost|(?:will\s)?invests?) )
        (?:\s(?:of|over|for)\s[^¤.;:\n]{{1,60}}?)? (?:,\s(?:including|with|excluding)\s[^¤.;:\n]{{1,60}},)? (?:\s(?:is|are|was|amounts?|comes?|stands?|being|estimated|put|of|at|to|which|that)){{0,4}} [,:]? (?:\s(?:is|are|was|estimated|put|amounts?|at|of|to)){{0,3}} \s {HEDGE} (?P<total>¤)""",
    re.VERBOSE | re.IGNORECASE,
)
COST_IN_ALL = re.compile(
    rf"\bcosts?\s{HEDGE}(?P<total>¤)(?:\s(?:in\s(?:all|total)|altogether))|(?P<whole>¤)\s(?:(?:total\s|project\s){{0,2}}cost\b|overall\scost|project\scost|total\sinvestment|total\sbudget)\b",
    re.VERBOSE,
)
COSTS = re.compile(rf"\b(?:costs?|costing|priced\sat)\s{HEDGE}(?P<total>¤)", re.VERBOSE)
PROJECT = re.compile(
    r"(?P<total>¤)\s(?!for\b|to\b|in\b|towards?\b|from\b)(?:[\w'’-]+\s){0,4}?(?:project|programme|program|scheme|undertaking|investment|plan|package)\b",
    re.VERBOSE,
)
FORMS = (TOTAL_COST, COST_IN_ALL, COSTS)
# nobody is left to pay
REST = re.compile(r"\b(?:remaining|remainder|balance|the\srest|also\sreceive|further\sfinancing|further\sfunding)\b", re.IGNORECASE)
OWN_SIDE = re.compile(
    r"(?<!\bto\sthe\s)(?<!\bto\s)(?<!\bfor\sthe\s)\b(?:[Gg]overnments?(?!\sof\s(?:Japan|Australia|Sweden|Norway|Switzerland|Canada|Germany|France|Korea))|borrowers?|beneficiar\w+|counterpart|municipalit\w+|cit(?:y|ies)|state|Treasury|akimat|sponsors?|shareholders?|equity|own\s(?:funds|resources)|users|farmers|utility|compan(?:y|ies))\b"
)
ADDS = re.compile(
    r"\b(?:adds?|contribut\w+|puts?\s(?:in|up)|pays?|covers?|bears?|invests?|injects?|meets?|provides?\sthe)\b", re.IGNORECASE
)
# parts of another division of the same money
COMPONENT = re.compile(
    r"\b(?:components?|outputs?|civil\sworks|consulting\sservices|equipment|contingenc\w+|subsid\w+|per\sunit|turnover|revenues?|profit|savings?|exports?)\b",
    re.IGNORECASE,
)
FOREIGN_AND_LOCAL = re.compile(
    rf"\b[Ff]oreign\s(?:exchange|currency)\b[^¤.;\n]{{0,50}}?{HEDGE}(?P<one>¤)[^¤.;\n]{{0,30}}?\b[Ll]ocal\s(?:currency\s)?(?:costs?|currency|exchange)[^¤.;\n]{{0,30}}?{HEDGE}(?P<two>¤)",
    re.VERBOSE,
)
# money outside the plan
OUTSIDE = re.compile(
    r"\b(?:in\sparallel\sto|separate(?:ly)?|on\stop\sof|apart\sfrom|income|GDP|gross\sdomestic|per\s(?:capita|head)|each\syear|annual(?:ly)?|a\syear|per\syear|insur(?:es|ing|ance)|guarantees?\sof|previous|earlier|additional\sto|besides|MIGA)\b",
    re.IGNORECASE,
)
PAID = re.compile(
    r"\b(?:financ\w+|fund(?:ed|ing|s)|loans?|lends?|grants?|credits?|contribut\w+|equity|package|debt|provid\w+|cover\w*|adds?|pays?)\b",
    re.IGNORECASE,
)
REACH = 5
MOST = 12


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    yield from _bracketed(parts)
    yield from _split(parts)
    yield from _plans(parts)
    yield from _foreign_and_local(parts)
    yield from _risen(parts)
    yield from _items(parts)
    yield from _debt_and_equity(parts)


# --- splits ---------------------------------------------------------------------------------------------------------


def _bracketed(parts: Parts) -> Iterator[Claim]:
    """A figure with all that it is made of in the bracket behind it."""
    marked = parts.marked
    for form in (IN_BRACKETS, SYNDICATED):
        for match in form.finditer(marked.text):
            total = marked.figure(match.start("total"))
            inside = marked.between(match.start("list"), match.end("list"))
            listed = [figure for figure in inside if comparable(figure, total)]
            if len(listed) < 2 or len(listed) != len([figure for figure in inside if figure.sign == total.sign]) or total.unit in DURATIONS:
                continue
            if OPEN.search(match["list"]) or total.counts and not all(figure.bare for figure in listed):
                continue
            if fits(listed, total) or total.sign == MONEY and (of_like_size(listed, total) or mistaken(listed, total)):
                yield sum_claim(listed, total)
    for match in PLACES.finditer(marked.text):
        yield from _by_place(marked, match)


def _by_place(marked: Marked, match: re.Match[str]) -> Iterator[Claim]:
    """ "27 cold stores with room for 81,000 tons (12 in Andijan, 8 in Fergana and 7 in Namangan)": the count that they come to, else the nearest."""
    listed = marked.between(match.start(), match.end(), "ℕ№")
    if any(not figure.bare or not figure.value for figure in listed):
        return
    start = marked.sentence(match.start())[0]
    before = [
        figure for figure in marked.between(start, match.start(), "№") if figure.counts and figure.value and figure.unit not in DURATIONS
    ]
    total = next((figure for figure in reversed(before) if fits(listed, figure)), before[-1] if len(before) == 1 else None)
    if total is not None and (of_like_size(listed, total) or mistaken(listed, total)):
        yield sum_claim(listed, total)


PLACES = re.compile(
    r"\((?:[ℕ№]\sin\s(?:the\s)?[A-Z][^()¤‰№ℕ,;\n]{1,40},\s){1,8}?[ℕ№]\sin\s[^()¤‰№ℕ,;\n]{1,40}?,?\sand\s[ℕ№]\sin\s[^()¤‰№ℕ,;\n]{1,40}\)|\([ℕ№]\sin\s[^()¤‰№ℕ,;\n]{1,40}\sand\s[ℕ№]\sin\s[^()¤‰№ℕ,;\n]{1,40}\)"
)
OPEN = re.compile(r"\b(?:including|such\sas|among|e\.g\.|or\s|from|to\s¤|up\s|down\s|compared|versus|against|year)\b")


def _split(parts: Parts) -> Iterator[Claim]:
    """ "The package consists of a grant of ¤, a grant of ¤ and a loan of ¤": all of the sum told last."""
    marked = parts.marked
    for match in SPLIT.finditer(marked.text):
        start, end = marked.sentence(match.start())
        if not PACKAGE.search(marked.text, match.start(), match.start("first")) or OUTSIDE.search(marked.text, start, end):
            continue
        first = marked.figure(match.start("first"))
        listed = [figure for figure in marked.between(first.at, end, MONEY) if figure.unit == first.unit and figure.at not in parts.nested]
        listed = [figure for figure in listed if figure.value and not figure.per and figure.at not in parts.shadows]
        if not 2 <= len(listed) <= MOST or re.search(r"\bincluding\b|\bamong\b", marked.text[match.start() : first.at]):
            continue
        largest = max(figure.size for figure in listed)
        earlier = [
            figure
            for figure in reversed(marked.between(marked.lines[max(marked.line_number(start) - 2, 0)][0], match.start("first"), MONEY))
            if figure.unit == first.unit and figure.value
        ]
        total = next(
            (
                figure
                for place, figure in enumerate(earlier)
                if fits(listed, figure)
                or place < 2
                and mistaken(listed, figure)
                and (figure.size > largest or of_like_size(listed, figure) or misscaled(listed, figure))
            ),
            None,
        )
        if total is not None:
            yield sum_claim(listed, total)


def _foreign_and_local(parts: Parts) -> Iterator[Claim]:
    """Foreign exchange and local costs are all of the cost."""
    marked = parts.marked
    for match in FOREIGN_AND_LOCAL.finditer(marked.text):
        listed = [marked.figure(match.start("one")), marked.figure(match.start("two"))]
        if listed[0].unit != listed[1].unit or not all(figure.value for figure in listed):
            continue
        earlier = [total for total in totals(marked) if total.at < listed[0].at and comparable(listed[0], total)][-1:]
        yield from (sum_claim(listed, total) for total in earlier if near(listed, total) or fits(listed, total) or mistaken(listed, total))


# "IDA support thus rises to ¤", "which takes the total to ¤"
RISEN = re.compile(
    rf"\b(?:thus|thereby|so|now|which|to)\s(?:[\w'’-]+\s){{0,2}}?(?:rises?|rose|brings?|brought|takes?|raises?|climbs?|increases?|total(?:s|ling)?)\s(?:[\w'’-]+\s){{0,6}}?to\s(?:a\stotal\sof\s)?{HEDGE}(?P<total>¤)",
    re.VERBOSE,
)


def _risen(parts: Parts) -> Iterator[Claim]:
    """What was lent before and what is lent now, where the paragraph tells these two and their sum."""
    marked = parts.marked
    for match in RISEN.finditer(marked.text):
        total = marked.figure(match.start("total"))
        start, end = marked.line(total.at)
        listed = [figure for figure in parts.like(total, start, total.at) if figure.value != 1]
        if 2 <= len(listed) <= 3 and (fits(listed, total) or slipped(listed, total) or mistaken(listed, total)):
            yield sum_claim(listed, total)


DEBT = re.compile(
    rf"\b(?:debt\s(?:package|financing|facility|portion)|debt|senior\s(?:debt|loans?)|loan\spackage)\s(?:of|is|amounts\sto|totals|worth|reaches|comes\sto)\s(?:up\sto\s)?{HEDGE}(?P<debt>¤)",
    re.VERBOSE,
)
EQUITY = re.compile(
    rf"(?P<equity>¤)\s(?:in|of)\s(?:[\w-]+\s)?equity\b|\b(?:[Ss]ponsors?|[Ss]hareholders?)\b[^¤.;\n]{{0,80}}?\s(?:injects?|puts?\s(?:in|up)|contributes?|invests?|brings?)\s{HEDGE}(?P<put>¤)|\bequity\s(?:of|contribution\sof|investment\sof|injection\sof)\s{HEDGE}(?P<after>¤)",
    re.VERBOSE,
)
WHOLE_PACKAGE = re.compile(r"(?P<total>¤)\s(?:[\w-]+\s){0,3}?(?:package|investment|financing|project)\b", re.IGNORECASE)


def _debt_and_equity(parts: Parts) -> Iterator[Claim]:
    """The debt and the equity of one project are what it costs; only where the text tells one of each."""
    marked = parts.marked
    debts = {marked.figure(match.start("debt")) for match in DEBT.finditer(marked.text)}
    equities = {marked.figure(match.start(match.lastgroup or 0)) for match in EQUITY.finditer(marked.text)}
    if len(debts) != 1 or len(equities) != 1:
        return
    listed = sorted((*debts, *equities), key=lambda figure: figure.at)
    wholes = [marked.figure(match.start("total")) for match in WHOLE_PACKAGE.finditer(marked.text)] + totals(marked)
    for total in wholes:
        if comparable(listed[0], total) and comparable(listed[1], total) and (fits(listed, total) or mistaken(listed, total)):
            yield sum_claim(listed, total)
            return


# --- numbered items -------------------------------------------------------------------------------------------------

SUMMED_UP = re.compile(
    r"\b(?:total\w*|aggregat\w+|worth|amount\w*|combined|altogether|in\sall|sum|commits?|committed|comes?\sto)\b", re.IGNORECASE
)
COMPONENTS = re.compile(
    r"\b(?:components?|outputs?|parts?|cost\s(?:estimate|breakdown)s?|activities|subprojects?)\b[^.\n]{0,60}:?$", re.IGNORECASE
)


def _items(parts: Parts) -> Iterator[Claim]:
    """Numbered or bulleted lines with an amount each, and what the text says that they come to: at its head for loans, as the cost for components."""
    marked = parts.marked
    yield from _inline_items(parts)
    for lines in (*numbered_runs(marked), *bulleted_runs(marked)):
        lead = marked.lines[lines[0] - 1] if lines[0] else None
        components = lead is not None and COMPONENTS.search(marked.text[slice(*lead)])
        above = _summed_up(marked, lines[0]) if not components else [*totals(marked), *total_rows(marked)]
        for unit in _units(marked, lines):
            amounts = [_first_amount(parts, line, unit) for line in lines]
            candidates = [total for total in above if total.unit == unit and total.value and total not in amounts]
            listed = [amount for amount in amounts if amount is not None]
            if len(listed) != len(amounts) or not candidates:
                continue
            total = next((total for total in candidates if fits(listed, total) or _just_above(listed, total)), None)
            of_one_cost = bool(components) and len({total.value for total in candidates}) == 1
            if total is None and _surely_all(marked, lines, listed, candidates[0], of_one_cost):
                total = candidates[0]
            if total is not None:
                yield sum_claim(listed, total)


# "loans totaling ¤ to four countries: ¤ to A for a ¤ project; ¤ to B; ¤ to C, and ¤ to D"
INLINE = re.compile(r"(?P<total>¤)[^¤.;:\n]{0,80}:\s(?P<list>[^\n]{10,1500})")
NEXT_ITEM = re.compile(r";\s(?:and\s)?|,\sand\s(?=(?:an?\s)?¤)")


def _inline_items(parts: Parts) -> Iterator[Claim]:
    """Items apart by semicolons after a total: the first amount of each."""
    marked = parts.marked
    for match in INLINE.finditer(marked.text):
        total = marked.figure(match.start("total"))
        end = min(marked.sentence(match.start("list"))[1], match.end())
        words = marked.text[match.start("list") : end]
        if words.count(";") < 1 or not SUMMED_UP.search(marked.text, max(total.at - 60, 0), total.at + 25):
            continue
        cuts = [match.start("list"), *(match.start("list") + cut.end() for cut in NEXT_ITEM.finditer(words)), end]
        firsts = [
            next((f for f in marked.between(a, b, MONEY) if f.unit == total.unit and f.value), None)
            for a, b in zip(cuts, cuts[1:], strict=False)
        ]
        listed = [figure for figure in firsts if figure is not None]
        if (
            len(listed) == len(firsts) >= 2
            and total.qualifier in (None, "exact", "approximately")
            and (fits(listed, total) or len(listed) >= 3 and mistaken(listed, total))
        ):
            yield sum_claim(listed, total)


def _just_above(amounts: list[Figure], total: Figure) -> bool:
    """ "loans of over $1.5 billion": the sum may well be a little more."""
    value = sum(amount.size for amount in amounts)
    return total.qualifier in ("more than", "at least") and total.size <= value <= total.size * Decimal("1.1")


def _surely_all(marked: Marked, lines: list[int], amounts: list[Figure], total: Figure, of_one_cost: bool) -> bool:
    """True where the list must be all of the total, and one slip keeps it from being: the line above it, a count of its items, or the only cost of a text with its components."""
    if len(amounts) < 3 or total.qualifier not in (None, "exact", "approximately"):
        return False
    start, end = marked.lines[lines[0] - 1]
    others = [figure for figure in marked.between(start, end, MONEY) if comparable(figure, total) and figure.at != total.at]
    counts = [figure.value for line in (marked.line_number(total.at), lines[0] - 1) for figure in marked.between(*marked.lines[line], "№ℕ")]
    return not others and (of_one_cost or len(lines) in counts or start <= total.at < end) and mistaken(amounts, total)


def _units(marked: Marked, lines: list[int]) -> set[str]:
    return {figure.unit for line in lines[:1] for figure in marked.between(*marked.lines[line], MONEY) if figure.unit}


def _first_amount(parts: Parts, line: int, unit: str) -> Figure | None:
    """The first amount of an item, or its equivalent in a currency; what is told after it is about something else."""
    marked = parts.marked
    for figure in marked.between(*marked.lines[line], MONEY):
        if not figure.value or figure.per:
            continue
        twin = parts.twin.get(figure.at)
        if figure.unit == unit:
            return figure
        return twin if twin is not None and twin.unit == unit else None
    return None


def _summed_up(marked: Marked, before: int) -> list[Figure]:
    """Totals told in so many words before a list: in the lines right above it and in the headline."""
    found = []
    for line in sorted({*range(min(3, before)), *range(max(before - 4, 0), before)}, reverse=True):
        start, end = marked.lines[line]
        for figure in marked.between(start, end, MONEY):
            if SUMMED_UP.search(marked.text, max(start, figure.at - 60), min(end, figure.at + 25)):
                found.append(figure)
    return found


TOTAL_ROW = re.compile(r"^[ \t|*]{0,24}[Tt]otal\b[^\n¤]{0,60}(?P<total>¤)[ \t|]{0,80}$", re.MULTILINE)


def total_rows(marked: Marked) -> list[Figure]:
    return [marked.figure(match.start("total")) for match in TOTAL_ROW.finditer(marked.text)]


# --- who pays -------------------------------------------------------------------------------------------------------


@found_once
def totals(marked: Marked) -> list[Figure]:
    """The amounts that are told as what a whole costs, in order."""
    found: dict[int, Figure] = {}
    for form in FORMS:
        for match in form.finditer(marked.text):
            at = match.start("total") if match["total"] else match.start("whole")
            found.setdefault(at, marked.figure(at))
    for left, right, _ in equivalents(marked):
        if left.at in found:
            found.setdefault(right.at, right)
    found = {at: figure for at, figure in found.items() if not BASE.search(marked.text, max(at - 60, 0), at)}
    return [found[at] for at in sorted(found) if found[at].value and not found[at].per]


# costs before contingencies and taxes are no total
BASE = re.compile(r"\b(?:base(?:line)?|foreign|local|operating|unit|recurrent)\s(?:project\s)?costs?\b", re.IGNORECASE)


def _plans(parts: Parts) -> Iterator[Claim]:
    marked = parts.marked
    done: set[tuple[str | None, Decimal | None]] = set()
    costs = totals(marked)
    values = {(total.unit, total.value) for total in costs}
    projects = [marked.figure(match.start("total")) for match in PROJECT.finditer(marked.text)]
    if len({(figure.unit, figure.value) for figure in projects}) > 3:
        projects = []  # a round-up
    explicit = {total.at for total in costs}
    for total in (*costs, *(figure for figure in projects if figure.value and (figure.unit, figure.value) not in values)):
        if (total.unit, total.value) in done or _outside(marked, total):
            continue
        found = _payers(parts, total, total.at in explicit)
        if found:
            done.add((total.unit, total.value))
            yield sum_claim(found, total)


def _outside(marked: Marked, figure: Figure) -> bool:
    start, end = marked.sentence(figure.at)
    return bool(NO_PLAN.search(marked.scene.clean, marked.clean(start), marked.clean(end - 1) + 1))


def _payers(parts: Parts, total: Figure, explicit: bool) -> list[Figure] | None:
    """The amounts that pay a cost: those of the paragraphs around it that fit, or all of them where the words close the list."""
    marked = parts.marked
    line = marked.line_number(total.at)
    first, last = max(line - REACH, 0), min(line + REACH, len(marked.lines) - 1)
    near = marked.lines[first][0], marked.lines[last][1]
    told = totals(marked)
    beside = told[bisect_left(told, near[0], key=lambda figure: figure.at) : bisect_left(told, near[1], key=lambda figure: figure.at)]
    if any(other.value != total.value for other in beside):
        first = last = line  # a round-up of projects: each tells its own in one paragraph
    if not explicit and PAID.search(marked.text, *marked.line(total.at)) is None:
        return None
    if not explicit:
        first, last = max(line - 2, first), min(line + 2, last)
    window = _candidates(parts, total, first, last)
    groups = list(_groups(marked, window, total, line))
    if not explicit:  # two amounts of different paragraphs may come to a third by chance
        groups = [
            group
            for group in groups
            if len(group) > 2 or len({marked.line_number(figure.at) for figure in (*group, total)}) == 1 or _in_headline(marked, total)
        ]
    fitting = next((group for group in groups if len(group) >= 2 and fits(group, total)), None)
    if fitting:
        return fitting
    fewer = next((group for some in groups if 4 <= len(some) <= 8 for group in _one_left_out(some) if fits(group, total)), None)
    if fewer:
        return fewer
    if not explicit or SAME_AMOUNT.search(marked.text, near[0], near[1]) or total.qualifier not in (None, "exact", "approximately"):
        return None
    around = [figure for figure in marked.between(*near, MONEY) if comparable(figure, total)]
    if any(fits(group, figure) for group in groups[:2] if len(group) >= 2 for figure in around if figure not in group):
        return None  # what they come to is told as well: the cost is another one's
    larger = _candidates(parts, total, first, last, larger=True)
    groups += _groups(marked, larger, total, line) if len(larger) > len(window) else []
    return next((group for group in groups if len(group) >= 2 and _closed(marked, group, total)), None)


def _in_headline(marked: Marked, total: Figure) -> bool:
    return marked.line_number(total.at) <= 1


def _groups(marked: Marked, window: list[Figure], total: Figure, line: int) -> Iterator[list[Figure]]:
    """What may be meant by those who pay, the likeliest first."""
    yield window
    lines = sorted({marked.line_number(figure.at) for figure in window})
    here = [figure for figure in window if marked.line_number(figure.at) == line]
    yield here
    yield [figure for figure in window if figure.at > total.at]
    for first in lines:
        yield [figure for figure in window if marked.line_number(figure.at) >= first]
    for last in reversed(lines):
        yield [figure for figure in window if marked.line_number(figure.at) <= last]
    for only in lines:
        yield [figure for figure in window if marked.line_number(figure.at) == only]
    yield [figure for figure in window if figure.at < total.at]


def _one_left_out(group: list[Figure]) -> Iterator[list[Figure]]:
    for place in range(len(group)):
        yield group[:place] + group[place + 1 :]


def _closed(marked: Marked, group: list[Figure], total: Figure) -> bool:
    """True where the words leave nobody out, and the amounts as told are near the cost or one slip away from it."""
    if any(figure.qualifier not in (None, "exact", "approximately") for figure in group):
        return False
    start = min(marked.sentence(figure.at)[0] for figure in group)
    last = marked.sentence(group[-1].at)
    ends = marked.text[last[0] : last[1]]
    rest = REST.search(marked.text[start : last[1]])
    own = OWN_SIDE.search(ends)
    if not rest and not (own and (len(group) >= 3 or ADDS.search(ends))):
        return False
    return (near(group, total) if len(group) >= 3 else False) or slipped(group, total) or mistaken(group, total)


def _candidates(parts: Parts, total: Figure, first: int, last: int, larger: bool = False) -> list[Figure]:
    """The amounts of some paragraphs that can pay a cost, each once; an equivalent stands for an amount in another currency."""
    marked = parts.marked
    found: list[Figure] = []
    for line in range(first, last + 1):
        for figure in parts.like(total, *marked.lines[line]):
            too_large = figure.size == total.size or figure.size > total.size and not larger
            if figure.value == 1 or too_large or _aside(marked, figure):
                continue
            told = [other for other in found if other.value == figure.value]
            if told and all(marked.sentence_number(other.at) != marked.sentence_number(figure.at) for other in told):
                continue
            found.append(figure)
    return found if len(found) <= MOST else []


def _aside(marked: Marked, figure: Figure) -> bool:
    """True for money that is told beside the plan: advice, components, a history, an income."""
    start, end = marked.sentence(figure.at)
    left = max(start, figure.at - 60)
    return bool(
        ADVICE.match(marked.text, figure.at)
        or OUTSIDE.search(marked.text, left, min(end, figure.at + 40))
        or COMPONENT.search(marked.text, left, min(end, figure.at + 50))
        or _outside(marked, figure)
    )
