"""Who pays for one project: "The project costs T. The bank lends A, the fund adds B and the Government contributes C."

Claims of kind `parts_sum_to_total` where a cost is told and, in one paragraph, the amounts of those who bear it. A paragraph seldom says that its list is
complete, so the claim is made where the amounts fit, or where they come near and one of the payers is the borrower's side, named last.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from extraction import expressions as re
from extraction.claims.marked import MEMORY, Figure, Marked, found_once
from extraction.claims.parts import SAME_AMOUNT, Parts, doubled, fits, misscaled, near, parts_of, slipped, sum_claim
from extraction.claims.phrases import HEDGE
from extraction.model import Claim, Fact
from extraction.scene import Scene

# what makes an amount the cost of something
COST_BEFORE = re.compile(
    rf"""\b(?: (?:total|overall|whole|full|estimated|project|programme|program|contract|entire) \s (?:[\w'’-]+\s){{0,2}}? (?:costs?|investments?|budget|price|financing|value|outlay|envelope|resources)
        | costs? | costing | priced | budget | outlay | resources | investments? | undertaking | worth | cleared | financing )
        (?:\s[^¤.;:\n]{{1,110}}?)? (?: \s (?:of|is|are|was|at|to|amounts?\sto|comes?\sto|stands?\sat|,) | : )? \s {HEDGE} (?P<total>¤)
      | \b(?:costs?|costing|worth|priced\sat|smaller:|larger:|bigger:)\s {HEDGE} (?P<direct>¤)""",
    re.VERBOSE,
)
COST_AFTER = re.compile(
    r"(?P<total>¤)\s(?:[\w'’-]+\s){0,4}?(?:project|programme|program|undertaking|scheme|overhaul|facility|investment|initiative|plan|package|upgrade|cost|financing|operation)\b(?!\sagreements?\b)"
)
BORROWER = re.compile(
    r"\b(?:[Gg]overnment|borrower|beneficiar\w+|farmers|counterpart|municipal\w*|city|state|State|Treasury|treasury|country|budget|akimat|company|themselves|itself|households|users|local|own)\b"
)
REST = re.compile(r"\b(?:contribut\w+|counterpart|down\spayment|balance|rest|remain\w+|adds?|own)\b", re.IGNORECASE)
PAID_BY = re.compile(
    r"\b(?:is|are|be|being)\s(?:also\s|jointly\s)?(?:paid\sfor|financed|funded|covered|met|borne|shared)\s(?:jointly\s)?by\b"
)
# a grant for advice comes on top of the cost
ADVICE = re.compile(r"¤\s(?:[\w-]+\s){0,3}?(?:technical\sassistance|TA|advisory|knowledge|capacity)\b")
# a paragraph about a history or a portfolio is no plan
NO_PLAN = re.compile(r"\b(?:[Ss]ince|[Tt]o\sdate|so\sfar|portfolio|cumulative|founded|established)\b")
# paragraphs after the one with the cost that may tell who pays
REACH = 6
# a paragraph with more amounts is a list of projects
MOST_PAYERS = 16
# loans before a cost, and amounts after it, that may together be all of it
MOST_LOANS, MOST_RESTS = 8, 12


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    done: set[tuple[int, ...]] = set()
    for total in costs(parts.marked):
        claim = _plan(parts, total)
        if claim is not None:
            key = tuple(sorted(member.mention if member.mention is not None else -1 for member in claim.members))
            if key not in done:
                done.add(key)
                yield claim


@found_once
def costs(marked: Marked) -> list[Figure]:
    """The amounts that are told as the cost of something, in order."""
    found: dict[int, Figure] = {}
    for form in (COST_BEFORE, COST_AFTER):
        for match in form.finditer(marked.text):
            group = match.groupdict()
            at = match.start("total") if group.get("total") else match.start("direct")
            found.setdefault(at, marked.figure(at))
    return [found[at] for at in sorted(found) if found[at].value and not found[at].per]


def _plan(parts: Parts, total: Figure) -> Claim | None:
    marked = parts.marked
    first = marked.line_number(total.at)
    for line in range(first, min(first + REACH, len(marked.lines))):
        start, end = marked.lines[line]
        listed = parts.like(total, start, end)
        if len(listed) > MOST_PAYERS:
            continue
        listed = [
            figure
            for figure in listed
            if not NO_PLAN.search(marked.scene.clean, *_clean_sentence(parts, figure)) and not ADVICE.match(marked.text, figure.at)
        ]
        if len(listed) < 2 and not (listed and SAME_AMOUNT.search(marked.text, start, end)):
            continue
        found = _fitting(parts, listed, total, start, end, line == first)
        if found:
            return sum_claim(found, total)
        told = [figure for figure in listed if figure.at > total.at]
        if len(listed) >= 3 and misscaled(listed, total) or len(told) >= 3 and misscaled(told, total):
            return sum_claim(listed if misscaled(listed, total) else told, total)
        if line == first and len(told) >= 2 and near(told, total) and _borne(parts, told, total):
            return sum_claim(told, total)
        if line == first and len(listed) >= 3 and slipped(listed, total) and PAID_BY.search(marked.text, total.at, end):
            return sum_claim(listed, total)
    return _loan_and_rest(parts, total)


def _clean_sentence(parts: Parts, figure: Figure) -> tuple[int, int]:
    start, end = parts.marked.sentence(figure.at)
    return parts.marked.clean(start), parts.marked.clean(end - 1) + 1


def _loan_and_rest(parts: Parts, total: Figure) -> Claim | None:
    """ "covers 80 percent of a project cost of T. The Government contributes B": the loan was told before; only where the two fit."""
    marked = parts.marked
    first = marked.line_number(total.at)
    end = marked.lines[min(first + REACH, len(marked.lines)) - 1][1]
    loans = [figure for figure in reversed(parts.like(total, max(total.at - MEMORY, 0), total.at)) if figure.size < total.size][:MOST_LOANS]
    for rest in parts.like(total, total.at + 1, end)[:MOST_RESTS]:
        start, stop = marked.sentence(rest.at)
        if REST.search(marked.text, start, stop):
            loan = next((figure for figure in loans if fits([figure, rest], total)), None)
            if loan is not None:
                return sum_claim([loan, rest], total)
    return None


def _fitting(parts: Parts, listed: list[Figure], total: Figure, start: int, end: int, same_line: bool) -> list[Figure] | None:
    """The amounts of the paragraph that make up the cost: all of them, one twice, or the later ones; all but one where they are many."""
    options = [listed]
    if SAME_AMOUNT.search(parts.marked.text, start, end):
        options += doubled(listed)
    if same_line:
        options.append([figure for figure in listed if figure.at > total.at])
        options.append([figure for figure in listed if figure.at < total.at])
    if len(listed) >= 3:
        options += [list(some) for some in combinations(listed, len(listed) - 1)]
    return next((option for option in options if len(option) >= 2 and fits(option, total)), None)


def _borne(parts: Parts, listed: list[Figure], total: Figure) -> bool:
    """True when the borrower's side is the last payer, and all payers are told after the cost."""
    marked = parts.marked
    last = max(listed, key=lambda figure: figure.at)
    start = marked.sentence(last.at)[0]
    return bool(BORROWER.search(marked.text, start, min(last.at + 60, marked.sentence(last.at)[1])))
