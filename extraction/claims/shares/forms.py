"""How a text tells a part with its share: "$1.82 billion (77%)", "$9.8 billion, or 34%", "half of the $80 million loan ($40 million)".

Each share with the amount that it is told of, and its whole where the words name it. A share without an amount of its own ("86% of which in
infrastructure") is not told so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extraction import expressions as re
from extraction.claims.counts.within import antecedent
from extraction.claims.marked import BARE, DURATIONS, MEMORY, MONEY, PERCENT, QUANTITY, Figure, Marked, found_once
from extraction.claims.parts import HUNDRED
from extraction.claims.phrases import HEDGE, WHOLE
from extraction.claims.shares.vetoes import OF_ELSE, is_rise

# "$1.82 billion (77%)", "US$137 million (15% of the total)", "31.5 km of 138 km (23 per cent)"
BRACKETED = re.compile(
    rf"""
    (?P<part>[¤№]) (?: \s of \s (?:the\s|a\stotal\sof\s|its\s|all\s)? (?P<total>[¤№ℕ]) (?:\s[\w'-]+){{0,5}} )?
    (?: \s [\w'-]+ ){{0,5}} [ \t]{{0,6}} [(\[] \s? (?:i\.e\.,?\s|or\s)? {HEDGE} (?P<share>[‰½]) (?: \s of \s [^()¤‰№ℕ]{{1,50}} | \s share )? [)\],;]
    """,
    re.VERBOSE,
)
# "Half of the $80 million loan ($40 million)", "30% of the $80 million, or $24 million,"
PART_OF_TOTAL = re.compile(
    rf"(?P<share>[‰½]) \s of \s (?:the\s|its\s|a\s|this\s|that\s)? (?:{WHOLE}\s(?:of|worth)\s)? (?P<total>[¤№]) (?:\s[\w'’-]+){{0,4}} (?: \s? [(\[] \s? {HEDGE} (?P<part>[¤№ℕ]) \s? [)\]] | ,\s(?:or\s|i\.e\.,?\s|that\sis,?\s|(?=¤,\s)) {HEDGE} (?P<part2>[¤№]) )",
    re.VERBOSE,
)
# "78% of these ($22.6 billion)", "half of it (USD203 million)", "17% ($4.9 billion)"
SHARE_FIRST = re.compile(
    rf"(?P<share>[‰½]) (?: \s (?:of|in|for) \s [^()¤‰№ℕ§.;,]{{1,40}} )? ,? \s? [(\[] \s? (?:i\.e\.,?\s|or\s|some\s)? {HEDGE} (?P<part>[¤№]) \s? [)\],;]",
    re.VERBOSE,
)
# "87 percent of the portfolio or ¤", "8 percent, equivalent to ¤,", "72 percent, which is an equivalent of ¤", "3 percent of ¤ is invested"
SHARE_OR = re.compile(
    rf"(?P<share>[‰½]) (?: \s (?:of|in|for) \s [^()¤‰½№ℕ§.;,]{{1,40}}? )? (?: ,?\s (?:or|i\.e\.,?|that\sis,?|which\s(?:is|equals|equalled|amounts\sto|means)|equivalent\sto|equal\sto) ) (?:\san?\sequivalent\sof)? \s {HEDGE} (?P<part>¤)",
    re.VERBOSE,
)
# "Small town piped systems: 72 / 62 (86% of target)": target, actual, and what part of it was reached
ACTUAL = re.compile(r"(?P<total>[№ℕ])\s?/\s?(?P<part>[№ℕ])\s\((?P<share>‰)\sof\s(?:the\s)?target\b")
# "$9.8 billion, or 34%", "US$ 532 million or 50% of the total", "2,452 km of the 2,787 km road, or 88%", "195,000, i.e. 54 per cent"
APPOSED = re.compile(
    rf"""
    (?P<part>[¤№]) (?: \s of \s (?:the\s|a\stotal\sof\s|its\s|all\s)? (?P<total>[¤№ℕ]) )?
    (?: \s [^¤‰№ℕ§.;:()\n]{{1,60}} )? (?: , \s (?:or|i\.e\.,?|that\sis,?|that\sis\sto\ssay,?|which\sis|equal\sto|equivalent\sto|representing|accounting\sfor|making\sup
        |constituting|about|around|roughly|corresponding\sto|equalling|equaling|and\srepresents|which\srepresents|which\saccounts\sfor|thus) \s
      | , \s (?:(?=[‰½](?:,|\sof\s(?:its|the|their)\s(?!{WHOLE})))|the\s(?:remaining|other)\s)
      | \s or \s | \s [-–—] \s (?:or\s|about\s)? | ,?\s (?:representing|accounting\sfor|making\sup|constituting|equivalent\sto|equal\sto|which\srepresents) \s )
    {HEDGE} (?P<share>[‰½])
    (?= \s of \s (?!{WHOLE}) [^¤‰№ℕ\n]{{0,80}} | \s? [,.;:)\n] | \s [-–—]\s | \s (?:share|and|while|to|in|was|is|were|are|have|has|had|will|would|came|comes|goes|went|so\sfar|by|as|for|on)\b | $ )
    """,
    re.VERBOSE,
)
# "(around ¤), or 70 per cent"
APPOSITION = re.compile(
    rf"\)?(?:,|\s\(|\s[-–—])?\s?(?:or|i\.e\.,?|that\sis,?|which\sis|equal\sto|equivalent\sto|representing|thus)\s{HEDGE}", re.VERBOSE
)
# "covers about 80 percent of a project cost of USD207.5-M", "78.5% of the total cost of the project, evaluated at EUR 399.7 million"
OF_NAMED = re.compile(
    rf"""
    (?P<share>[‰½]) \s of \s (?:the\s|its\s|a\s|an\s|their\s|this\s|that\s)?
    (?: (?P<words> (?:[\w'’/-]+\s){{0,6}}? {WHOLE} (?:\s[\w'’/-]+){{0,6}}? ,? ) \s
        (?: of | is | was | at | estimated\sat | evaluated\sat | valued\sat | worth | totall?ing | amounting\sto | put\sat | which\sis | that\sis ) \s
        (?:the\s)? | (?:total\s|overall\s|full\s|whole\s)? )
    {HEDGE} (?P<total>¤)
    """,
    re.VERBOSE,
)
# a number whose scale word was not read with it
SCALE_AFTER = re.compile(r"\s(?:million|billion|trillion|crore|lakh|thousand|mln|bn)\b")
OF_THE = r"(?:out\s)?of\s(?:the\s|its\s|all\s|these\s|those\s|a\s|an\s|their\s|a\stotal\sof\s|(?:the\s)?[\w-]+['’]s?\s)?(?:[\w-]+\s){0,3}?"
OR = r"(?:(?:or|i\.e\.,?|that\sis,?|which\sis|which\smeans(?:\sthat)?|meaning(?:\sthat)?|equal\sto|equivalent\sto|thus|some)\s)?"
# "2,110 of the planned 2,500 km had been completed, an 84 percent rate", "90,000 of the town's 360,000 inhabitants, or 25 percent",
# "¤ of the road loan of ¤ by the end of 2018 (35 per cent)", "205 km has been laid out of 410 km, which means that half"
PART_OF_THEN = re.compile(
    rf"(?P<part>[¤№ℕ])\s(?:[^¤‰½№ℕ§.;:()\n]{{1,40}}?\sout\s(?=of\s))?{OF_THE}(?:of\s)?{HEDGE}(?P<total>[¤№ℕ])(?:\s[^¤‰½№ℕ.;:()\n]{{1,60}}?)?(?:,\s|\s?\(|\s[-–—]\s|\s(?=or\b)){OR}(?:an?\s)?{HEDGE}(?P<share>[‰½])(?!\sof\s(?:which|them|whom|these)(?!,))",
    re.VERBOSE,
)
# "2,110 km (84% of the target of 2,500 km)", "90,000 people, 25 percent of the 360,000 inhabitants", "¤, half of the programme's ¤ budget"
SHARE_OF_TOTAL = re.compile(
    rf"(?P<part>[¤№ℕ])(?:\s[^¤‰½№ℕ§.;:()\n]{{1,40}}?)?(?:,\s|\s?\(|\s[-–—]\s|\s(?=or\b)){OR}(?:representing\s|accounting\sfor\s|which\s[a-z]+\s(?:for\s)?)?{HEDGE}(?P<share>[‰½])\s{OF_THE}(?:of\s)?{HEDGE}(?P<total>[¤№ℕ])",
    re.VERBOSE,
)
# "96.5 km; target 102 km (95%)", "¤ against a target of ¤, or 84 percent"
OF_TARGET = re.compile(
    rf"(?P<part>[¤№ℕ])(?:\s[^¤‰½№ℕ§.;:()\n]{{1,40}}?)?(?:[;,]\s|\s\(|\s)(?:(?:as\s)?(?:against|compared\s(?:to|with)|versus|vs\.?|out\sof|of)\s)?(?:an?\s|the\s|its\s)?(?:[\w-]+\s)?(?:target|goal|plan|budget|allocation|estimate)(?:\sof|\swas|:)?\s{HEDGE}(?P<total>[¤№ℕ])(?:\s[\w'’-]+){{0,3}}\)?(?:,\s|\s?\(|\s[-–—]\s|\s(?=or\b)){OR}(?:an?\s)?{HEDGE}(?P<share>[‰½])",
    re.VERBOSE,
)
# "half of the cost: €20 million out of €40 million"
SHARE_THEN_OF = re.compile(
    rf"(?P<share>[‰½])(?:\s[^¤‰½№ℕ§.;:()\n]{{1,60}}?)?(?::\s|,\s|\s?\(|\s[-–—]\s){OR}{HEDGE}(?P<part>[¤№ℕ])\s{OF_THE}{HEDGE}(?P<total>[¤№ℕ])",
    re.VERBOSE,
)
# "A quarter of this, $30 million, is a grant"
OF_THIS = re.compile(
    rf"(?P<share>[‰½])\sof\s(?:this|that|it|these|which|them|the\s(?:total|sum|amount|money|loan|cost|financing))(?:\s(?:amount|sum|total|money))?,\s{OR}{HEDGE}(?P<part>[¤№ℕ])(?=,|\s(?:is|are|was|were|will|goes|went|has|have|comes|came)\b)",
    re.VERBOSE,
)
# "costs ¤, 80 percent of which will be financed by a loan of ¤"
OF_WHICH_BY = re.compile(
    rf"(?P<total>¤)(?:\s[^¤‰½№ℕ§.;:()\n]{{1,40}}?)?,\s{HEDGE}(?P<share>[‰½])\sof\s(?:which|it|this)\s[^¤‰½№ℕ§.;:()\n]{{0,60}}?\b(?:by|from|through|with)\s[^¤‰½№ℕ§.;:()\n]{{0,60}}?{HEDGE}(?P<part>¤)(?![^¤.;\n]{{0,60}}\b(?:and|plus)\b[^¤.;\n]{{0,40}}¤)",
    re.VERBOSE,
)
# "400 people, 40 percent of them women", "of whom (160) are women"; how many women is told somewhere behind: "(160)", "In all, 160 women", "We trained 160 women"
OF_THEM_SOME = re.compile(
    r"(?P<total>№)(?:\s[^¤‰½№ℕ§.;:()\n]{1,60}?)?(?:,|\s[-–—]|\s\()\s(?P<share>‰)\sof\s(?:them|whom|which)\s(?:\((?P<aside>[ℕ№])\)\s)?(?:are\s|were\s|being\s)?(?P<noun>[a-z]+)(?:\s\((?P<part>[ℕ№])\))?"
)
IN_ALL_BEHIND = re.compile(r"\b(?:[Ii]n\s(?:all|total)|[Aa]ltogether|[Tt]hat\sis|[Tt]his\s(?:is|means|makes)|[Oo]r|[Ii]\.e\.),?\s(?P<part>[ℕ№])")
# who the share is of, whatever they are counted beside
PEOPLE = re.compile(r"‰\sof\s(?:them|whom|which|these|those)\s(?:are\s|were\s|being\s|is\s)?(?:women|girls|men|boys|female|male|young|youth|children|smallholders)\b")
PEOPLE_BEFORE = 60
# sentences behind a share in which its part is told
SOON = 3
# "20 per cent of the 85 driving jobs to be created - 17 in all"
IN_ALL = re.compile(
    r"(?P<share>[‰½])\sof\s(?:the\s|its\s|all\s)?(?P<total>№)[^¤‰№ℕ.;\n]{0,40}?(?:,|\s[-–—]|\s\()\s?(?:or\s|that\sis,?\s|i\.e\.,?\s)?(?P<part>[ℕ№])(?=[.,;)]|$|\s(?:in\sall|altogether|in\stotal|of\sthem|people|jobs|women)\b)",
    re.VERBOSE,
)
# "195,000, i.e. 54 per cent of the city's population", and before it "a city of 360,000"
POPULATION = re.compile(
    rf"(?P<part>[№ℕ]),?\s(?:\(|or\s|i\.e\.,?\s|that\sis,?\s|which\sis\s)?{HEDGE}(?P<share>[‰½])\sof\s(?:the|its)\s(?:city|town|district|province|region|country|municipality|island)'s\s(?:population|people|inhabitants|residents)",
    re.VERBOSE,
)
INHABITANTS = re.compile(
    rf"\b(?:city|town|district|province|region|country|municipality|island)\s(?:of|with)\s{HEDGE}(?P<total>[№ℕ])(?!\sof\b)", re.VERBOSE
)
# "86,000 people, ...; this is 1.2 per cent of a population of 7.2 million"
OF_POPULATION = re.compile(
    rf"\b(?:this|that|which|it)\s(?:is|was|makes|represents|means)\s{HEDGE}(?P<share>[‰½])\sof\s(?:a|the|its)\s(?:[\w-]+\s){{0,2}}?population\sof\s{HEDGE}(?P<total>[№ℕ])",
    re.VERBOSE,
)
OF_THEM = re.compile(r"\sof\s(?:them|these|whom|which|those)\b")
LENT = re.compile(
    r"\b(?:loan|credit|grant|funds?|financing|contribution|amount|facility|investment|share|bank|this|which|it|support|commitment)\b",
    re.IGNORECASE,
)


# "only ¤ was spent against a budget of ¤. The minister called ‰ utilisation good"
USED = re.compile(
    r"(?P<part>¤)[^¤‰½.;\n]{0,70}?\b(?:against|out\sof|of|compared\s(?:with|to))\s[^¤‰½.;\n]{0,30}?(?P<total>¤)[^¤‰½\n]{0,120}?(?P<share>[‰½])\s(?:utili[sz]ation|absorption|completion|implementation|execution|reali[sz]ation|disbursement|use)\b"
)
# "¤ of the ¤ credit had been disbursed, a disbursement rate of ‰", "¤, against a budget of ¤ - an execution rate of ‰"
AT_RATE = re.compile(
    r"(?P<part>¤),?\s(?:(?:out\s)?of|(?:as\s)?against)\s[^¤‰½.;\n]{0,30}?(?P<total>¤)[^¤‰½.;\n]{0,60}?(?:,|\s[-–—]|\s\()\s?(?:an?|with\san?|at\san?)\s(?:\w+\s)?(?:rate|ratio|share|level)\sof\s(?P<share>[‰½])"
)
# "Of the credit for substations, ¤, it had used ¤ (25 per cent)"
OF_WHAT_FIRST = re.compile(
    r"\b(?:Of|of|Out\sof)\s(?:the|its|this|that)\s[^¤‰½№ℕ.;:,\n]{3,60},\s(?P<total>¤),\s[^¤‰½.;:\n]{1,60}?(?P<part>¤)(?:\s[\w-]+){0,3}?\s?(?:\(|,\sor\s)(?P<share>[‰½])"
)
# the forms that tell a part, its share and at times its whole, the ones that name most of the three first
FORMS = (ACTUAL, OF_WHAT_FIRST, OF_TARGET, PART_OF_THEN, SHARE_OF_TOTAL, SHARE_THEN_OF, PART_OF_TOTAL, OF_WHICH_BY, BRACKETED, SHARE_FIRST, OF_THIS, APPOSED, SHARE_OR, USED, AT_RATE)


@dataclass(frozen=True, slots=True)
class Told:
    """A part and its share as the text tells them, with the whole where the words name it."""

    part: Figure
    share: Figure
    total: Figure | None
    start: int
    end: int


@found_once
def told_shares(marked: Marked) -> Iterator[Told]:
    """Every share that has an amount of its own, each share once."""
    taken = {share.at for share in marked.figures if share.sign == PERCENT and is_rise(marked, share)}
    for form in FORMS:
        for match in form.finditer(marked.text):
            part, share = marked.figure(match.start("part" if match["part"] else "part2")), marked.figure(match.start("share"))
            if part.per or "point" in share.surface or part.unit in DURATIONS:
                continue
            if share.at in taken or part.value is None or share.value is None or not (0 < share.value <= HUNDRED or form is ACTUAL):
                continue
            named = match.groupdict().get("total")
            total = marked.figure(match.start("total")) if named else _named_after(marked, share) or _whole_behind(marked, match, form)
            if total is None and part.counts and OF_THEM.match(marked.text, part.at + 1):
                total = antecedent(marked, part)
                part_of_them = True
            else:
                part_of_them = False
            if total is not None and SCALE_AFTER.match(marked.text, total.at + 1):
                continue
            if (
                total is None
                and OF_ELSE.match(marked.text, share.at)
                or total is not None
                and (total.per or total.owns or total.at == part.at)
            ):
                continue
            if form is PART_OF_THEN and total is not None and not part.bare and part.counts != total.counts:
                continue
            if total is not None and not part_of_them and not same_unit(part, total):
                continue
            taken.add(share.at)
            yield Told(part, share, total, min(part.at, share.at), match.end())
    for match in OF_THEM_SOME.finditer(marked.text):
        share, total = marked.figure(match.start("share")), marked.figure(match.start("total"))
        total = people_told_with(marked, total) if PEOPLE.match(marked.text, share.at) else total
        some = None if share.at in taken or not total.counts or total.unit in DURATIONS else _some_of_them(marked, match)
        if some is not None and some.counts:
            taken.add(share.at)
            yield Told(some, share, total, total.at, match.end())
    for match in IN_ALL.finditer(marked.text):
        part, share, total = (marked.figure(match.start(name)) for name in ("part", "share", "total"))
        if share.at not in taken and same_unit(part, total) and (part.bare or part.unit == total.unit):
            taken.add(share.at)
            yield Told(part, share, total, share.at, match.end())
    for match in POPULATION.finditer(marked.text):
        part, share = marked.figure(match.start("part")), marked.figure(match.start("share"))
        inhabitants = INHABITANTS.search(marked.text, max(match.start() - MEMORY, 0), match.start())
        if share.at not in taken and inhabitants:
            taken.add(share.at)
            yield Told(part, share, marked.figure(inhabitants.start("total")), part.at, match.end())
    for match in OF_POPULATION.finditer(marked.text):
        share, total = marked.figure(match.start("share")), marked.figure(match.start("total"))
        told = [
            one
            for one in marked.between(marked.sentence(share.at)[0], share.at, QUANTITY)
            if one.unit in ("person", total.unit) and one.size
        ]
        told = [one for one in told if one.size < total.size]
        if share.at not in taken and told:
            part = next((one for one in told if fits_share(Told(one, share, total, 0, 0), total)), told[0])
            taken.add(share.at)
            yield Told(part, share, total, part.at, match.end())
    for match in OF_NAMED.finditer(marked.text):
        share, total = marked.figure(match.start("share")), marked.figure(match.start("total"))
        subject = None if share.at in taken else _subject(marked, share, total)
        if subject is not None:
            taken.add(share.at)
            yield Told(subject, share, total, share.at if subject.at < marked.sentence(share.at)[0] else subject.at, match.end())


def people_told_with(marked: Marked, counted: Figure) -> Figure:
    """Of "1,840 farmers in three districts, ‰ of them women" the farmers."""
    if counted.unit == "person":
        return counted
    beside = marked.between(max(marked.sentence(counted.at)[0], counted.at - PEOPLE_BEFORE), counted.at, QUANTITY)
    return beside[-1] if beside and beside[-1].unit == "person" else counted


def _some_of_them(marked: Marked, match: re.Match[str]) -> Figure | None:
    """How many they are: the number in a bracket, or the first one told of the same people soon after."""
    if match["part"] or match["aside"]:
        return marked.figure(match.start("part" if match["part"] else "aside"))
    last = min(marked.sentence_number(match.end()) + SOON, len(marked.sentences) - 1)
    end = marked.sentences[last][1]
    in_all = IN_ALL_BEHIND.search(marked.text, match.end(), end)
    if in_all is not None:
        return marked.figure(in_all.start("part"))
    told = marked.between(match.end(), end, QUANTITY)
    return next((figure for figure in told if figure.surface.endswith(match["noun"])), None)


# "Energy accounts for 35 percent ($700 million) of the $2 billion portfolio"
OF_THE_WHOLE = re.compile(rf"[),]?\sof\s(?:the|its|a|their)\s(?:total\s|overall\s)?{HEDGE}(?P<total>[¤№])", re.VERBOSE)


def _whole_behind(marked: Marked, match: re.Match[str], form: re.Pattern[str]) -> Figure | None:
    """The whole that follows the bracket of a share."""
    found = OF_THE_WHOLE.match(marked.text, match.end()) if form in (SHARE_FIRST, BRACKETED, APPOSED) else None
    return None if found is None else marked.figure(found.start("total"))


def _named_after(marked: Marked, share: Figure) -> Figure | None:
    """The whole that follows a share: ", or 48% of the total of EUR 2.5 billion"."""
    match = OF_NAMED.match(marked.text, share.at)
    return None if match is None else marked.figure(match.start("total"))


def _subject(marked: Marked, share: Figure, total: Figure) -> Figure | None:
    """The amount that is said to be a share: the nearest before in the same currency and not above the whole ("The loan covers 80% of ...")."""
    start = marked.sentence(share.at)[0]
    inside = marked.between(start, share.at, MONEY)
    if inside and inside[-1].unit == total.unit and inside[-1].size and APPOSITION.fullmatch(marked.text, inside[-1].at + 1, share.at):
        return inside[-1]
    earlier = marked.between(marked.lines[max(marked.line_number(start) - 2, 0)][0], start, MONEY)
    told = [figure for figure in (*reversed(inside), *reversed(earlier)) if figure.unit == total.unit and figure.value and not figure.per]
    fitting = next((figure for figure in told if fits_share(Told(figure, share, total, 0, 0), total)), None)
    if fitting is not None:
        return fitting
    number = marked.sentence_number(share.at)
    beside = [figure for figure in told if number - marked.sentence_number(figure.at) <= 1]
    lent = LENT.search(marked.text, start, share.at if share.at - start > OPENS else marked.sentence(share.at)[1])
    if not beside or len({figure.value for figure in beside}) > 1 or not lent or beside[0].value == total.value:
        return next((figure for figure in inside if figure in told and figure.value), None) if len(inside) == 1 else None
    return beside[0]


# "At ‰ of ¤, the loan is the largest contribution": a share that opens its sentence
OPENS = 6


def same_unit(part: Figure, total: Figure) -> bool:
    if part.sign == MONEY or total.sign == MONEY:
        return part.sign == total.sign and part.unit == total.unit
    return part.unit == total.unit or BARE in (part.sign, total.sign)


def fits_share(one: Told, total: Figure) -> bool:
    if total.low is None or total.low <= 0 or one.part.low is None or one.part.low < 0:
        return False
    margin = Decimal(1) if one.share.unit == "fraction" else Decimal(0)
    return (one.part.interval / total.interval).scaled(HUNDRED).overlaps(one.share.interval.widened(margin))
