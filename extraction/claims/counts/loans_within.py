"""A loan is not above the cost of what it pays for, nor above the framework that it is drawn from, where nothing closer ties the two.

Claims of kind `part_within_total`: members `part`, `total`.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.counts.within import OPENING, claims_of, misscaled
from extraction.claims.marked import MONEY, Figure, Marked, marked_text
from extraction.claims.phrases import HEDGE
from extraction.claims.sums.financing import PROJECT, totals
from extraction.model import Claim, Fact
from extraction.scene import Scene


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    """A loan within the cost that is told with it, where nothing closer ties the two."""
    marked = marked_text(scene)
    pairs = (*_for_cost(marked), *_of_the_text(marked))
    # "¤ for investments with costs of up to ¤": what each of them may cost
    return claims_of(marked, ((part, total) for part, total in pairs if total.qualifier != "up to" or part.size <= total.size))


# a loan so far above the cost it pays for has a wrong scale word; one a little above it is of more than the project
FAR_ABOVE = 20
# a smaller cost is one that lost its scale word
LEAST_COST = 100_000


def _far_above(part: Figure, total: Figure) -> bool:
    return part.size > FAR_ABOVE * total.size and total.size >= LEAST_COST


def _of_the_text(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    """The one loan of the text within the framework it is from, or within the one cost that is told."""
    money = [figure for figure in marked.between(0, OPENING, MONEY) if figure.value and not figure.per]
    for match in UNDER.finditer(marked.text):
        total = marked.figure(match.start("total"))
        part = next((figure for figure in money if figure.unit == total.unit and figure.at < total.at), None)
        if part is not None and total.value and (part.size < total.size or _far_above(part, total)):
            yield part, total
    costs = totals(marked)
    lent = {match.start() for match in LENT_AFTER.finditer(marked.text, 0, OPENING)}
    lent |= {match.start("loan") for match in LENT_BEFORE.finditer(marked.text, 0, OPENING)}
    first = next((figure for figure in money if figure.at in lent), None)
    costs = [figure for figure in costs if first is not None and figure.unit == first.unit]
    if first is not None and len({figure.value for figure in costs}) == 1 and (first.size < costs[0].size or _far_above(first, costs[0])):
        yield first, costs[0]


# "an ADB loan of ¤", "¤ loan", "financing of ¤"
FINANCED = r"(?:loan|credit|grant|financing|funding|contribution|facility|investment)"
# "The loan falls under the ¤ Framework": the first loan told
UNDER = re.compile(
    r"\b(?:[Ll]oan|[Cc]redit|[Gg]rant|[Ff]inancing|[Pp]roject|[Ii]t|[Tt]his|[Oo]peration)\s(?:falls\sunder|comes\sunder|is\s(?:the\s\w+\s)?(?:a\s)?part\sof|forms\spart\sof|is\s(?:made|provided|extended|granted)\sunder|is\sdrawn\sfrom)\s[^¤.;\n]{0,60}?(?P<total>¤)"
)


def _for_cost(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    """The one loan and the one cost of a sentence, or of two in a row that tell nothing else of money: "The project, whose cost is ¤, will receive a loan of ¤"."""
    sure = {total.at for total in totals(marked)}
    told = sure | {match.start("total") for match in PROJECT.finditer(marked.text)}
    lent = {match.start() for match in LENT_AFTER.finditer(marked.text)} | {
        match.start("loan") for match in LENT_BEFORE.finditer(marked.text)
    }
    for number, (start, end) in enumerate(marked.sentences if told and lent else ()):
        for first in (start, marked.sentences[number - 1][0] if number else start):
            if marked.line_number(first) != marked.line_number(start):
                continue
            inside = [figure for figure in marked.between(first, end, MONEY) if figure.value and not figure.per]
            loans = [figure for figure in inside if figure.at in lent and figure.at not in told]
            wholes = [figure for figure in inside if figure.at in told and figure.at not in lent]
            if len(loans) != 1 or len(wholes) != 1 or loans[0].unit != wholes[0].unit or sum(f.unit == loans[0].unit for f in inside) != 2:
                continue
            if PAST_WORDS.search(marked.text, first, end):
                continue
            if wholes[0].at in sure or loans[0].size <= wholes[0].size or misscaled(loans[0], wholes[0]):
                yield loans[0], wholes[0]
                break


LENT_AFTER = re.compile(rf"¤(?:\s\(¤\))?\s(?:[\w'’-]+\s){{0,3}}?{FINANCED}\b")
LENT_BEFORE = re.compile(rf"\b{FINANCED}\s(?:[\w'’-]+\s){{0,3}}?(?:of|worth|totall?ing|amounting\sto)\s{HEDGE}(?P<loan>¤)", re.VERBOSE)
PAST_WORDS = re.compile(
    r"\b(?:[Ss]ince|[Tt]o\sdate|so\sfar|portfolio|cumulative|[Pp]revious\w*|[Ee]arlier|additional|parallel|exceed\w*|more\sthan\sthe)\b"
)
