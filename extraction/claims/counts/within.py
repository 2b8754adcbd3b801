"""A part is not above its whole: "six of seven projects", "three of them", "25 years with a grace period of five", "a loan of $80 million against a cost of $177 million".

Claims of kind `part_within_total`: members `part`, `total`. "Including" lists are sums, see `sums`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.marked import BARE, DATE, DURATIONS, MONEY, QUANTITY, Figure, Marked, marked_text
from extraction.claims.phrases import HEDGE
from extraction.claims.sums.financing import PROJECT, totals
from extraction.claims.times import grace
from extraction.model import Claim, Fact
from extraction.scene import Scene

KIND = "part_within_total"

# "three of them", "46 of which", "Eleven of the 27", "six of the seven projects"
OF_THEM = re.compile(
    r"(?P<part>[ℕ№]) \s of \s (?: (?:the|these|those|its|all|our) \s (?P<total>[ℕ№]) | them\b | which\b | whom\b | these\b | those\b )",
    re.VERBOSE,
)
# "118 km of the 312 km network", "Eight of the country's nine departments", "1,408 of 1,500 water points", "¤ of the ¤ needed", "¤ of the loan of ¤"
OF_WHOLE = re.compile(
    r"""(?P<part>[ℕ№¤]) (?:\s(?:has|have|had)\sbeen\s\w+)? \s (?:out\s)?of\s (?: (?:the|these|those|its|all|our|their|a|an|this|that|some|about|over|nearly) \s | (?:the\s)?[\w-]+['’]s?\s | a\stotal\sof\s )?
        (?:(?!and\b|or\b|plus\b)[\w-]+\s){0,2}? (?:of\s)? (?P<total>[ℕ№¤])""",
    re.VERBOSE,
)
# "Of the loan of ¤, ¤ is for consulting services"
OF_MONEY = re.compile(
    r"\b(?:Of|Out\sof|From)\s(?:the|this|its|that|a)\s[^¤‰½.;:,\n]{0,60}?(?P<total>¤)[^¤‰½.;:\n]{0,60}?,\s[^¤‰½.;:\n]{0,50}?(?P<part>¤)"
)
# "US$192.7 million, US$98.5 million of it the Fund's own", "24 years, four of them free of instalments"
OF_IT = re.compile(
    rf"(?P<total>[¤№])(?:\s[^¤‰½№ℕ§.;:()\n]{{1,60}}?)?,\s{HEDGE}(?P<part>[¤№ℕ])\sof\s(?:it|them|which|that|these|this)\b", re.VERBOSE
)
# "the nine districts covered, out of 13 in the State"
OUT_OF_ALL = re.compile(r"(?P<part>[№ℕ])(?:\s[\w'’-]+){0,3}?,?\s\(?out\sof\s(?:the\s|a\stotal\sof\s|all\s|its\s)?(?P<total>[№ℕ])")
# "by ¤, bringing the latter up to ¤"
BY_BRINGING = re.compile(
    rf"\bby\s{HEDGE}(?P<part>¤),?\s(?:bringing|taking|raising|lifting|which\s(?:brings?|takes?|raises?))\s[^¤‰№ℕ.;:\n]{{1,60}}?\bto\s{HEDGE}(?P<total>¤)",
    re.VERBOSE,
)
# "a total cost of ¤, with ¤ earmarked for the first"
WITH_PART = re.compile(
    r"(?P<total>¤),?\swith\s(?P<part>¤)\s(?:[\w-]+\s){0,2}?(?:earmarked|allocated|going|set\saside|reserved|for|to\sbe|provided|coming)\b"
)
# "57 founding members and had grown to 106 approved members", "1,500 water points were planned; 1,408 have been built"
GROWN_TO = re.compile(
    r"(?P<part>[№ℕ])[^¤‰½№ℕ.;:\n]{0,60}?\b(?:grown|risen|expanded|increased|grew|rose)\sto\s(?:more\sthan\s|over\s|some\s|about\s)?(?P<total>№)"
)
TARGETED = re.compile(
    r"\b(?:target\w*|planned|envisaged|foreseen|aim\w*)\b[^¤‰½№ℕ.;:\n]{0,40}?(?P<total>[№ℕ])(?:\s[^¤‰½№ℕ.;:\n]{0,40})?[;,]\s(?:of\swhich\s|but\s|and\s|so\sfar\s|only\s){0,3}(?P<part>[№ℕ])\s(?:[\w-]+\s){0,3}?(?:has|have|had|were|was)\b"
)
# "of which two grace", "246 projects, of which 46 municipal"
OF_WHICH = re.compile(
    rf"(?P<total>[№ℕ]) ,? (?:\s[^¤‰№ℕ§.;:()\n]{{1,40}},)? \s of \s (?:which|whom|these) ,? \s {HEDGE} (?P<part>[ℕ№])", re.VERBOSE
)
# "US$ 75 million for Tajikistan, of which US$ 15 million is a soft loan"
MONEY_OF_WHICH = re.compile(rf"(?P<total>¤) (?: \s [^¤.;:()\n]{{1,60}} )? ,? \s of \s which ,? \s {HEDGE} (?P<part>¤)", re.VERBOSE)
# "BRAZIL - $210 million. ... Total cost: $456 million."
IN_SECTION = re.compile(
    r"^[A-Z][^\n¤:]{2,50}\s[-–—]\s(?P<part>¤)(?:\s\(¤\))?[.,][^\n¤]*\b[Tt]otal\s(?:project\s)?cost:?\s(?:of\s)?(?P<total>¤)", re.MULTILINE
)
# "Out of 465 kilometers of highways built since 1989, 242 kilometers has been built with loans"
OUT_OF = re.compile(
    r"\b(?:Out\sof|Of)\s(?:the\s|these\s|its\s|a\stotal\sof\s)?(?:[\w'’-]+\s){0,3}?(?P<total>№)[^¤‰№ℕ.;:\n]{0,60},\s(?:only\s|some\s|about\s)?(?P<part>[№ℕ])\s(?!of\b|\()"
)
# "The Government will bear $2.0 million of the $20.0 million cost"
OF_COST = re.compile(r"(?P<part>¤)\sof\sthe\s(?P<total>¤)\s(?:total\s|project\s)*(?:cost|budget|investment|price)\b")
# "an ADB loan of $80 million against a total cost of $177.45 million", "US$40 million towards the project's estimated cost of US$90 million"
AGAINST_COST = re.compile(
    rf"""(?P<part>¤) [^¤.;\n]{{0,60}}? \b (?:against|towards?|of|out\sof|for|to|meet|on) \s (?:the\s|its\s|a\s|an\s|[\w'-]+'s\s)?
         (?:\w+\s){{0,2}} (?:total\s|overall\s|estimated\s)* (?:project\s)? costs? \s (?:of|is|estimated\sat|put\sat) \s {HEDGE} (?P<total>¤)""",
    re.VERBOSE,
)
GAP = re.compile(r"\s{2,}|\t|\|")
# "at a total cost of US$693.8 million, with an IFAD investment of US$398.1 million"
COST_WITH = re.compile(
    rf"\bcosts?\sof\s{HEDGE}(?P<total>¤),?\s(?:with|including|and)\s(?:an?\s|the\s)?[^¤.;\n]{{0,40}}?\b(?:investment|contribution|share|loan|financing|participation|input)\sof\s{HEDGE}(?P<part>¤)",
    re.VERBOSE,
)
# "$200 billion over five years, as a part of the G7's $600 billion"
PART_OF = re.compile(
    rf"(?P<part>¤)[^¤.;:\n]{{0,50}}?\b(?:as\s(?:a\s)?|is\s(?:a\s)?|a\s)?(?:part|share|portion|slice|tranche)\sof\s[^¤.;:\n]{{0,50}}?{HEDGE}(?P<total>¤)",
    re.VERBOSE,
)
# "USD 380.7 million for four projects, worth USD 1.24 billion once co-financing is counted"
WORTH_MORE = re.compile(
    rf"(?P<part>¤)(?:\s[^¤.;:\n]{{1,80}})?\b(?:projects?|programmes?|programs?|operations?|investments?|schemes?|plants?),?\s(?:worth|valued\sat|with\sa\s(?:total|combined|overall)\s(?:value|cost|investment)\sof|costing|that\scosts?|of\sa\stotal\s(?:value|cost)\sof)\s(?:a\stotal\sof\s)?{HEDGE}(?P<total>¤)",
    re.VERBOSE,
)
# "The agency insures up to €46 million of that equity": of the amount told with this noun
OF_THAT = re.compile(
    r"(?P<part>¤)\sof\s(?:that|this|the|its)\s(?P<noun>equity|loan|credit|grant|facility|amount|sum|package|principal|allocation|commitment|tranche|financing|budget)\b(?!\sof)"
)
# "101 projects, of which 19 were signed in 2020", "33 projects worth 92 million dollars, including nine in public health"
SOME_OF = re.compile(
    rf"(?P<total>№)(?:\s[^‰№ℕ§.;:()\n]{{1,60}})?,\s(?:including|of\swhich|of\sthem|among\sthem|of\sthese|with)\s{HEDGE}(?P<part>[ℕ№])(?!\s?(?:million|billion|¤|‰))",
    re.VERBOSE,
)
# what has been paid out of what was lent: "disbursements stood at ¤", "¤ had been drawn"
PAID_OUT = re.compile(
    rf"\b(?:[Dd]isburse(?:d|ments?)(?:\s[Aa]mount)?|drawn(?:\sdown)?|withdrawn|paid\sout)\b[^¤.;\n]{{0,40}}?{HEDGE}(?P<after>¤)|(?P<before>¤)(?:\s[^¤.;\n]{{1,40}})?\s(?:has|have|had)\sbeen\s(?:disbursed|drawn|withdrawn|paid\sout)\b",
    re.VERBOSE,
)
COMMITTED = re.compile(r"\b(?:approv\w+|commit\w+|loans?|credits?|grants?|allocat\w+|signed|pledged|lent|net\samount)\b", re.IGNORECASE)
# "Since 1979 the bank has invested over ¤ ... In 2017 alone it signed ¤"
SO_FAR = re.compile(
    rf"\b(?:[Ss]ince\s(?:§|[\w\s]{{3,40}})|(?:has|have)\s(?:invested|lent|provided|committed|approved|financed|mobili[sz]ed|signed)|[Tt]o\sdate|[Ss]o\sfar|[Bb]etween\s§|[Ff]rom\s§|[Cc]umulative\w*|[Oo]ver\sthe\s(?:past|last)|in\sthe\slast)\b[^.;\n]{{0,120}}?{HEDGE}(?P<total>[¤№])|(?P<whole>[¤№])[^.;\n]{{0,120}}?\b(?:since\s(?:§|its|it)|to\sdate|so\sfar|in\stotal\ssince|in\sthe\s(?:last|past)\s(?:two|three|four|№|ℕ))",
    re.VERBOSE,
)
ALONE = re.compile(
    rf"(?:\b[Ii]n\s§\salone|§\salone|\b(?:[Tt]his|[Ll]ast)\s(?:fiscal\s)?year\salone)\b[^.;\n]{{0,80}}?{HEDGE}(?P<part>[¤])|(?P<before>¤)[^.;\n]{{0,40}}?\sin\s§\salone",
    re.VERBOSE,
)
# "With these approvals the portfolio reaches 82 projects totalling ¤", "The decisions take the portfolio to 200 projects and ¤"
REACHES = re.compile(
    r"\b(?:[Ww]ith\s(?:these|this|the\snew|today)|[Tt]he\s(?:new\s)?(?:decisions?|approvals?|loans?|operations?|projects?)|[Tt]he\s(?:amount|announcement|financing|funding|agreement|investment|approval)|[Tt]his|[Tt]hese)\b[^.;\n]{0,60}?\b(?:tak(?:es?|ing)|took|brings?|brought|bringing|rais(?:es?|ed|ing)|reach(?:es|ed)?|lift(?:s|ed)|totals|grows?|stands\sat|amounts\sto)\b[^.;:\n]{0,60}?(?P<total>[¤№])"
)
# "a $30 million grant for a $156 million project", "a €20 million loan towards the €80 million programme"
FOR_PROJECT = re.compile(
    r"(?P<part>¤)\s(?:[\w'’-]+\s){0,3}?(?:loan|grant|credit|financing|funding|contribution|investment|equity)\s(?:for|towards?|to|in)\s(?:an?|the|its|their)\s(?:[\w'’-]+\s){0,3}?(?P<total>¤)\s(?:[\w'’-]+\s){0,4}?(?:project|programme|program|scheme|plant|undertaking|investment)s?\b"
)
# "approved four projects, bringing the portfolio to 42 projects"
BRINGING = re.compile(
    rf"\b(?:bringing|taking|raising|lifting|increasing|expanding|which\s(?:brings?|takes?|raises?))\s(?:the|its|their|our)\s[^¤№.;:\n]{{0,60}}?\bto\s(?:a\stotal\sof\s)?{HEDGE}(?P<total>№)",
    re.VERBOSE,
)
# "Of this amount, $6.9 billion came from", "Of these, the EBRD loan is KZT3.6bn"
OF_THIS = re.compile(
    r"(?:Of|Out\sof|From)\s(?:this|these|that|which|it|the\s(?:total|sum|amount|money))(?:\s(?:amount|sum|total|money|funds?|figure|financing|investment|commitments?))?,?\s(?P<words>[^¤‰\n.;]{0,60}?)(?P<part>¤)"
)
SUBSET = re.compile(r"(?:Of|Among|From|Out\sof)\s(?:these|this|those|them|which|the\s(?:total|sum|amount))\b")


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    readers = (grace.pairs, _counts, _of_whole, _out_of, _amounts, _subsets, _scopes, _told, _paid_out, _alone, _reached, _bringing, _of_this)
    return _claims(marked, (found for reader in readers for found in reader(marked)))


def find_loans(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    """A loan within the cost that is told with it, where nothing closer ties the two."""
    marked = marked_text(scene)
    pairs = (*_for_cost(marked), *_of_the_text(marked))
    # "¤ for investments with costs of up to ¤": what each of them may cost
    return _claims(marked, ((part, total) for part, total in pairs if total.qualifier != "up to" or part.size <= total.size))


# a loan so far above the cost it pays for has a wrong scale word; one a little above it is of more than the project
FAR_ABOVE = 20
# a smaller cost is one that lost its scale word
LEAST_COST = 100_000


def _far_above(part: Figure, total: Figure) -> bool:
    return part.size > FAR_ABOVE * total.size and total.size >= LEAST_COST


# a wrong scale word makes a part a thousand times what it is, and a part is seldom a smaller share of its whole than this
SCALE, LEAST_SHARE = 1000, Decimal("0.02")


def misscaled(part: Figure, total: Figure) -> bool:
    """True where a wrong scale word in one of the two is what makes the part more than its whole."""
    return total.size > 0 and LEAST_SHARE <= part.size / SCALE / total.size <= 1


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


def _claims(marked: Marked, pairs: Iterable[tuple[Figure, Figure]]) -> Iterator[Claim]:
    """Each part with the whole that is found first."""
    seen: set[int] = set()
    for part, total in pairs:
        if part.at not in seen and part.at != total.at:
            seen.add(part.at)
            start, end = min(part.char_start, total.char_start), max(part.char_end, total.char_end)
            if marked.sentence_number(part.at) != marked.sentence_number(total.at):
                start, end = part.char_start, part.char_end
            yield Claim(KIND, start, end, (part.member("part"), total.member("total")))


def _counts(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    for match in OF_THEM.finditer(marked.text):
        part = marked.figure(match.start("part"))
        if part.unit in DURATIONS or not part.counts:
            continue
        total = marked.figure(match.start("total")) if match["total"] else antecedent(marked, part)
        if total is not None and total.counts and total.unit not in DURATIONS and total.value != 1:
            yield part, total
    for match in OF_WHICH.finditer(marked.text):
        part, total = marked.figure(match.start("part")), marked.figure(match.start("total"))
        if part.counts and total.counts and total.unit not in DURATIONS:
            yield part, total


# "118 km of the 312 km, or 38 percent"
SHARE_FOLLOWS = re.compile(r"[^.;\n]{0,90}?(?:\(|\bor\s|i\.e\.,?\s|,\s|[-–—]\s)(?:an?\s|about\s|some\s|nearly\s|around\s)?[‰½]")


def _of_whole(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    """ "A of the B": things of one kind, or money."""
    for form in (OF_WHOLE, GROWN_TO, TARGETED):
        for match in form.finditer(marked.text):
            part, total = marked.figure(match.start("part")), marked.figure(match.start("total"))
            if not part.value or not total.value or part.per or total.per or DURATIONS & {part.unit, total.unit}:
                continue
            alike = part.unit == total.unit if part.sign == total.sign else part.bare and total.counts
            if not alike or part.sign == total.sign == BARE and not OF_ONE_KIND.match(marked.text, part.at + 1):
                continue
            if form is OF_WHOLE and part.sign == QUANTITY and not part.bare and not OF_ONE_KIND.match(marked.text, part.at + 1):
                continue
            if form is not OF_WHOLE and not (part.counts and total.counts):
                continue
            if part.sign == MONEY and _continued(marked, match.end(), part) or SHARE_FOLLOWS.match(marked.text, part.at + 1):
                continue  # a sum, or a share: that says more
            yield part, total
    for form in (OF_IT, OUT_OF_ALL, BY_BRINGING, WITH_PART):
        for match in form.finditer(marked.text):
            part, total = marked.figure(match.start("part")), marked.figure(match.start("total"))
            alike = part.unit == total.unit or part.bare and total.sign == QUANTITY or total.bare and part.counts
            if alike and part.value and total.value and not part.per and not total.per and not _continued(marked, match.end(), part):
                if not SHARE_FOLLOWS.match(marked.text, part.at + 1):
                    yield part, total
    for match in OF_MONEY.finditer(marked.text):
        part, total = marked.figure(match.start("part")), marked.figure(match.start("total"))
        if part.unit == total.unit and part.value and total.value and not part.per and not _continued(marked, match.end(), part):
            if not SHARE_FOLLOWS.match(marked.text, part.at + 1):
                yield part, total


# "2 km of the 30 km" is a part; "10 hospitals of 20 beds" is not, unless it says "of the 20"
OF_ONE_KIND = re.compile(
    r"\s(?:has\sbeen\s\w+\s|have\sbeen\s\w+\s)?(?:out\s)?of\s(?:the|these|those|its|all|our|their|a\stotal)\b|\sout\sof\s"
)


def _out_of(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    """One part told of a measure or a count; several would be a sum."""
    for match in OUT_OF.finditer(marked.text):
        part, total = marked.figure(match.start("part")), marked.figure(match.start("total"))
        rest = marked.between(part.at + 1, marked.sentence(part.at)[1], "№ℕ")
        if (part.unit == total.unit or part.bare) and total.unit not in DURATIONS and part.value and total.value and not rest:
            yield part, total


def antecedent(marked: Marked, part: Figure) -> Figure | None:
    """What "them" are: the nearest counted things before, in this sentence or the one before it."""
    number = marked.sentence_number(part.at)
    start = marked.sentences[max(number - 1, 0)][0]
    if marked.line_number(start) < marked.line_number(part.at) - 1:
        start = marked.line(part.at)[0]
    earlier = [
        figure
        for figure in marked.between(start, part.at, QUANTITY)
        if figure.counts and figure.unit not in DURATIONS and figure.value and "/" not in (figure.unit or "")
    ]
    large_enough = [figure for figure in earlier if figure.high is None or part.low is None or figure.high >= part.low]
    # "400 teachers, 250 from towns and 150 from villages; 90 of them": of all that the last sentence counts
    nearest = (large_enough or earlier)[-1:]
    beside = [figure for figure in earlier if nearest and figure.unit == nearest[0].unit and marked.sentence(figure.at) == marked.sentence(nearest[0].at)]
    return max(beside, key=lambda figure: figure.size) if large_enough or len(beside) == len(earlier) > 0 else None


def _amounts(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    for form in (MONEY_OF_WHICH, AGAINST_COST, COST_WITH, IN_SECTION, OF_COST):
        for match in form.finditer(marked.text):
            part, total = marked.figure(match.start("part")), marked.figure(match.start("total"))
            if (
                part.unit != total.unit
                or part.per
                or total.per
                or not part.value
                or not total.value
                or _continued(marked, match.end(), part)
            ):
                continue
            start, end = marked.sentence(part.at)
            larger = [
                figure
                for figure in marked.between(start, end, MONEY)
                if figure.unit == part.unit and figure.value and figure.value >= part.value and figure.at != part.at
            ]
            yield part, total if total.value >= part.value or not larger else larger[0]


def _told(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    """A part and its whole in one phrase, or the whole by the noun it was told with."""
    for form in (PART_OF, WORTH_MORE, FOR_PROJECT):
        for match in form.finditer(marked.text):
            part, total = marked.figure(match.start("part")), marked.figure(match.start("total"))
            if (
                part.unit == total.unit
                and part.value
                and total.value
                and not part.per
                and not total.per
                and (form is not WORTH_MORE or part.value <= total.value)
            ):
                yield part, total
    for match in SOME_OF.finditer(marked.text):
        part, total = marked.figure(match.start("part")), marked.figure(match.start("total"))
        if (
            part.counts
            and total.counts
            and total.unit not in DURATIONS
            and (part.bare or part.unit == total.unit)
            and part.value
            and total.value
            and part.value != 1
        ):
            yield part, total
    for match in OF_THAT.finditer(marked.text):
        part = marked.figure(match.start("part"))
        noun = re.compile(rf"\b{match['noun']}\b", re.IGNORECASE)
        for figure in reversed(marked.recent(part.at, MONEY)):
            if figure.unit == part.unit and figure.value and noun.search(marked.text, max(figure.at - 40, 0), min(figure.at + 40, part.at)):
                yield part, figure
                break


def _paid_out(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    """What has been disbursed is within what was lent, as the same sentence or line tells it."""
    for match in PAID_OUT.finditer(marked.text):
        part = marked.figure(match.start("after") if match["after"] else match.start("before"))
        start, end = marked.line(part.at)
        sentence = marked.sentence(part.at)
        start, end = max(start, sentence[0]) if "." in marked.text[start : part.at] else start, min(end, sentence[1])
        lent = [
            figure
            for figure in marked.between(start, part.at, MONEY)
            if figure.unit == part.unit
            and figure.value
            and part.value
            and COMMITTED.search(marked.text, max(figure.at - 60, start), min(figure.at + 40, part.at))
        ]
        larger = [figure for figure in lent if figure.size >= part.size]
        if larger:
            yield part, larger[-1]
        elif lent and misscaled(part, lent[-1]):
            yield part, lent[-1]
    yield from _disbursed_column(marked)


DISBURSED_HEAD = re.compile(
    r"(?:\||\t|\s{2,}|\b(?:[Ll]oan|[Cc]redit|[Gg]rant|[Aa]mount|[Aa]pproved|[Cc]ommit\w+|[Aa]llocat\w+|[Bb]udget)\w*[^\w\n]{2,40})\s*(?:[A-Z]\w+\s?)?(?:[Dd]isburse\w*|[Ss]pent|[Dd]rawn|[Pp]aid|[Uu]tili[sz]ed)\b[^\w\n]*$"
)


def _disbursed_column(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    """Rows of a table whose last columns are the loan and what has been disbursed of it."""
    for number, (start, end) in enumerate(marked.lines[:-1]):
        if not DISBURSED_HEAD.search(marked.text[start:end]):
            continue
        for begin, finish in marked.lines[number + 1 : number + 40]:
            cells = marked.between(begin, finish, MONEY)
            if re.match(r"[\s|:=_+-]*$", marked.text[begin:finish]):
                continue
            if len(cells) < 2 or not GAP.search(marked.text, cells[-2].at, cells[-1].at):
                break
            if re.match(r"[\s|*]*(?:grand\s)?total\b", marked.text[begin:finish], re.IGNORECASE):
                break
            if cells[-1].unit == cells[-2].unit and cells[-1].value is not None and cells[-2].value:
                yield cells[-1], cells[-2]


def _alone(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    """What one year brought is within all that there has been since."""
    for match in ALONE.finditer(marked.text):
        part = marked.figure(match.start("part") if match["part"] else match.start("before"))
        start = marked.sentences[max(marked.sentence_number(part.at) - 2, 0)][0]
        end = marked.sentences[min(marked.sentence_number(part.at) + 1, len(marked.sentences) - 1)][1]
        for whole in SO_FAR.finditer(marked.text, start, end):
            total = marked.figure(whole.start("total") if whole["total"] else whole.start("whole"))
            if total.unit == part.unit and total.at != part.at and part.value and total.value and (total.size >= part.size or misscaled(part, total)):
                yield part, total
                break


def _reached(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    """What was approved now is within the portfolio that it takes to a new height; both as amounts and as numbers of projects."""
    for match in REACHES.finditer(marked.text):
        start, end = match.start("total"), marked.sentence(match.start())[1]
        for total in marked.between(start, end, MONEY + QUANTITY):
            if not total.value or total.sign == QUANTITY and not total.counts or total.unit in DURATIONS:
                continue
            opening = marked.between(0, min(match.start(), OPENING), total.sign)
            part = next(
                (
                    figure
                    for figure in opening
                    if figure.unit == total.unit and figure.value and 1 < figure.size < total.size and not figure.per
                ),
                None,
            )
            if part is not None and part.size * 2 < total.size:
                yield part, total


OPENING = 900


def _bringing(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    """ "approved four projects ..., bringing the portfolio to 42 projects": the new ones are some of all."""
    for match in BRINGING.finditer(marked.text):
        total = marked.figure(match.start("total"))
        before = marked.between(marked.sentence(match.start())[0], match.start(), QUANTITY)
        part = next((figure for figure in reversed(before) if figure.unit == total.unit and figure.counts and figure.value), None)
        if part is not None and total.counts and total.value and total.unit not in DURATIONS:
            yield part, total


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


def _of_this(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    """One amount told of the amount that the sentence before tells; several are a sum."""
    for match in OF_THIS.finditer(marked.text):
        start, end = marked.sentence(match.start())
        number = marked.sentence_number(match.start())
        part = marked.figure(match.start("part"))
        inside = [figure for figure in marked.between(start, end, MONEY) if figure.unit == part.unit]
        if match.start() != start or number == 0 or len(inside) != 1 or not part.value or part.per or marked.between(start, end, "‰½"):
            continue
        if marked.line_number(marked.sentences[number - 1][0]) < marked.line_number(start) - 1:
            continue
        before = [
            figure
            for figure in marked.between(*marked.sentences[number - 1], MONEY)
            if figure.unit == part.unit and figure.value and not figure.per
        ]
        total = before[0] if len(before) == 1 else next((figure for figure in reversed(before) if figure.size > part.size), None)
        if total is not None:
            yield part, total


def _continued(marked: Marked, end: int, part: Figure) -> bool:
    """True when more parts follow in the sentence: then it is a sum, not one part."""
    rest = marked.between(end, marked.sentence(part.at)[1], part.sign)
    return any(figure.unit == part.unit for figure in rest)


def _subsets(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    """ "... in seven projects. Of these investments, $1.82 billion is allocated to six transport projects."""
    for match in SUBSET.finditer(marked.text):
        number = marked.sentence_number(match.start())
        start, end = marked.sentences[number]
        if match.start() != start or number == 0:
            continue
        before = [figure for figure in marked.between(*marked.sentences[number - 1], QUANTITY) if figure.counts]
        for figure in marked.between(start, end, QUANTITY):
            # "three" without its noun may be three of any of them
            wholes = [whole for whole in before if figure.counts and (figure.bare or whole.unit == figure.unit)]
            if wholes:
                yield figure, max(wholes, key=lambda whole: whole.value or 0)


# --- amounts of a programme, all of it and in one country -----------------------------------------------------------

# "From 2001 to 2024, CAREC mobilized $52.5 billion in investments": the whole of a programme
RAISED = re.compile(r"\b(?:mobili[sz]ed|invested|brought\stogether|financed|committed|provided|approved|supported|lent)\b")
RELATED = re.compile(r"\b[A-Z]\w+-(?:related|supported|financed|funded|backed)\b")
# an amount not much larger is one of another scope, not a part told wrongly
OTHER_SCOPE = 5
MOST_SCOPES = 40
INVESTED = re.compile(r"\binvest(?:ed|ments?)\b")


def _scopes(marked: Marked) -> Iterator[tuple[Figure, Figure]]:
    """What was invested in one place within what a programme has invested altogether, up to the same time."""
    scene = marked.scene
    wholes: list[tuple[Figure, set[str], date | None]] = []
    for figure in marked.figures:
        if figure.sign != MONEY or figure.value is None:
            continue
        start, end = marked.sentence(figure.at)
        words = marked.text[start:end]
        if not INVESTED.search(words) or not RAISED.search(words):
            continue
        clean = scene.clean[marked.clean(start) : marked.clean(end - 1) + 1]
        names = {mention.surface for _, mention in scene.within(marked.clean(start), marked.clean(end), "organisation")} | set(
            re.findall(r"\b[A-Z]{3,8}\b", clean)
        )
        ended = max((day.date_end for day in marked.between(start, end, DATE) if day.date_end), default=None)
        for whole, owners, until in wholes[-MOST_SCOPES:]:
            related = owners & names and until == ended is not None and whole.unit == figure.unit and RELATED.search(clean)
            if related and not whole.size < figure.size < whole.size * OTHER_SCOPE:
                yield figure, whole
        wholes.append((figure, names, ended))
