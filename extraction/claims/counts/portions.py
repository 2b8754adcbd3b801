"""Parts told in passing: "52 awards were offered, 27 to women", what was done so far, what was cancelled of a loan, months of grace.

Claims of kind `part_within_total`: members `part`, `total`; the plain forms ("six of seven") are in `within`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extraction import expressions as re
from extraction.claims.counts.within import antecedent, misscaled
from extraction.claims.marked import DURATIONS, MONEY, QUANTITY, Figure, Marked, marked_text
from extraction.claims.phrases import HEDGE
from extraction.model import Claim, Fact
from extraction.scene import Scene

KIND = "part_within_total"
Pair = tuple[Figure, Figure]

# "52 awards were offered, 27 to women", "68 members—49 from the region", "20 staff (12 of them women)"
IN_PASSING = re.compile(
    r"(?P<total>№)(?:\s[^¤‰½№ℕ§.;:()\n]{1,60}?)?(?:,\s|\s?[—–]\s?|\s\()(?:only\s|some\s|about\s|of\swhich\s)?(?P<part>[ℕ№])\s(?:to|for|from|with|by|are|were|women|female|men)\b"
)
# "has grown by 13 percent or ¤ to ¤"
GROWN_BY = re.compile(
    rf"\b(?:grown|grew|grows|risen|rose|rises|increased|increases|climbed|up|expanded|swelled|jumped)\s(?:by\s)?(?:‰\s?(?:or|,|\()\s?(?:by\s)?)?{HEDGE}(?P<part>¤)\)?,?\sto\s{HEDGE}(?P<total>¤)",
    re.VERBOSE,
)
# "Restored so far were 17,300 hectares", "1,408 have been built so far"
SO_FAR = re.compile(r"\b(?:[Ss]o\sfar|[Tt]o\sdate|[Aa]lready)\b[^.;№ℕ\n]{0,40}?(?P<after>№)|(?P<before>№)[^.;№ℕ\n]{0,60}?\b(?:so\sfar|to\sdate|already)\b")
# "Another ¤ was cancelled", "¤ remains undisbursed"
CANCELLED = re.compile(
    r"(?P<part>¤)(?:\s[^¤.;\n]{1,40})?\s(?:was|were|has\sbeen|have\sbeen|had\sbeen|remains?|is|are)\s(?:later\s|since\s|still\s|then\s)?(?:cancell?ed|given\sup|reallocated|undisbursed|unspent|unused|undrawn|utili[sz]ed|spent|absorbed|released)\b"
)
LENT = re.compile(r"\b(?:loans?|credits?|grants?|approved|allocat\w+|commit\w+|budget\w*|signed|financing|facility|advanced|lent)\b", re.IGNORECASE)
# months of grace in years of a loan
MONTHS_OF_GRACE = re.compile(
    r"(?P<total>№)[^.;\n№]{0,40}?(?:,\s|\s\(|\sand\s|\swith\s|\sincluding\s)(?:an?\s|including\s|incl\.\s|of\swhich\s|with\s)?(?P<part>№)(?:\s(?:of|as|are|is))?(?:\sa)?\sgrace\b|(?P<whole>№)[^.;\n№]{0,60}?\bgrace\s(?:period\s)?(?:of\s)?(?P<months>№)"
)
MONTHS = 12


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    seen: set[int] = set()
    for part, total in (*_in_passing(marked), *_grown_by(marked), *_months(marked), *_so_far(marked), *_cancelled(marked)):
        if part.at not in seen and part.at != total.at:
            seen.add(part.at)
            yield Claim(KIND, part.char_start, part.char_end, (part.member("part"), total.member("total")))


def _in_passing(marked: Marked) -> Iterator[Pair]:
    for match in IN_PASSING.finditer(marked.text):
        part = marked.figure(match.start("part"))
        total = antecedent(marked, part) or marked.figure(match.start("total"))
        alike = part.bare or part.unit == total.unit
        if not alike or not part.counts or not total.counts or DURATIONS & {part.unit, total.unit} or not part.value or not total.value:
            continue
        rest = marked.between(match.end(), marked.sentence(part.at)[1], "ℕ№")
        if not any(figure.bare or figure.unit == total.unit for figure in rest) and part.size != 1:
            yield part, total


def _grown_by(marked: Marked) -> Iterator[Pair]:
    for match in GROWN_BY.finditer(marked.text):
        part, total = marked.figure(match.start("part")), marked.figure(match.start("total"))
        if part.unit == total.unit and part.value and total.value:
            yield part, total


def _months(marked: Marked) -> Iterator[Pair]:
    """ "a tenor of 18 years, 18 months of grace included": the months as years."""
    for match in MONTHS_OF_GRACE.finditer(marked.text):
        part = marked.figure(match.start("part") if match["part"] else match.start("months"))
        total = marked.figure(match.start("total") if match["total"] else match.start("whole"))
        if part.unit == "month" and total.unit == "year" and part.value and part.low is not None and part.high is not None:
            yield replace(part, value=part.value / MONTHS, low=part.low / MONTHS, high=part.high / MONTHS, unit="year"), total


def _so_far(marked: Marked) -> Iterator[Pair]:
    """What is done so far, within the measure or number of the same things that was told right before."""
    for match in SO_FAR.finditer(marked.text):
        part = marked.figure(match.start("after") if match["after"] else match.start("before"))
        number = marked.sentence_number(part.at)
        start = max(marked.line(part.at)[0], marked.sentences[max(number - 1, 0)][0])
        whole = [figure for figure in marked.between(start, part.at, QUANTITY) if figure.unit == part.unit and figure.value]
        if part.counts and any(figure.size < part.size for figure in whole):
            continue  # things done so far may be of another time than those told before
        if len(whole) == 1 and part.value and not part.per and part.unit not in DURATIONS:
            yield part, whole[0]


def _cancelled(marked: Marked) -> Iterator[Pair]:
    """What was cancelled, or is left, of the loan told before it in the paragraph."""
    for match in CANCELLED.finditer(marked.text):
        part = marked.figure(match.start("part"))
        start = max(marked.line(part.at)[0], marked.sentences[max(marked.sentence_number(part.at) - 1, 0)][0])
        lent = [
            figure
            for figure in marked.between(start, part.at, MONEY)
            if figure.unit == part.unit
            and figure.value
            and part.value
            and LENT.search(marked.text, max(figure.at - 60, start), min(figure.at + 50, part.at))
        ]
        larger = [figure for figure in lent if figure.size > part.size]
        if larger:
            yield part, larger[-1]
        elif lent and misscaled(part, lent[-1]):
            yield part, lent[-1]
