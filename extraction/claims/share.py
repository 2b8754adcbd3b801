"""A part of a whole with its percentage: "Of these investments, about $1.82 billion (77%)", "$9.8 billion, or 34%", "85 per cent of a price of EUR 1,073m".

Claims of kind `share_of_total`: members `part`, `total`, `share`. The whole is the one that the words name, else the nearest figure before, in the same
unit and not smaller than the part. Shares of one sentence are shares of one whole, and of several wholes that could be meant the one that most
of them fit is taken. A share without an amount of its own ("86% of which in infrastructure") is no claim. Then, for the shares of one
sentence that share a whole, `shares_sum`: exhaustive where the amounts are, at most 100% otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from extraction import expressions as re
from extraction.claims import plans
from extraction.claims.equivalence import equivalents
from extraction.claims.marked import BARE, DURATIONS, FRACTION, MEMORY, MONEY, PERCENT, QUANTITY, Figure, Marked, marked_text
from extraction.claims.parts import added, fits, meant, printed_slips, sum_claim
from extraction.claims.phrases import HEDGE, WHOLE
from extraction.claims.within import antecedent
from extraction.model import Claim, Fact
from extraction.scene import Scene

KIND, SUM_KIND = "share_of_total", "shares_sum"
HUNDRED = Decimal(100)

# "$1.82 billion (77%)", "US$137 million (15% of the total)", "31.5 km of 138 km (23 per cent)"
BRACKETED = re.compile(
    rf"""
    (?P<part>[¤№]) (?: \s of \s (?:the\s|a\stotal\sof\s|its\s|all\s)? (?P<total>[¤№ℕ]) (?:\s[\w'-]+){{0,5}} )?
    (?: \s [\w'-]+ ){{0,5}} \s? [(\[] \s? (?:i\.e\.,?\s|or\s)? {HEDGE} (?P<share>[‰½]) (?: \s of \s [^()¤‰№ℕ]{{1,50}} | \s share )? [)\],;]
    """,
    re.VERBOSE,
)
# "Half of the $80 million loan ($40 million)", "30% of the $80 million, or $24 million,"
PART_OF_TOTAL = re.compile(
    rf"(?P<share>[‰½]) \s of \s (?:the\s|its\s|a\s|this\s|that\s)? (?P<total>[¤№]) (?:\s[\w'’-]+){{0,4}} (?: \s? [(\[] \s? {HEDGE} (?P<part>[¤№ℕ]) \s? [)\]] | ,\sor\s {HEDGE} (?P<part2>¤) )",
    re.VERBOSE,
)
# "78% of these ($22.6 billion)", "half of it (USD203 million)", "17% ($4.9 billion)"
SHARE_FIRST = re.compile(
    rf"(?P<share>[‰½]) (?: \s (?:of|in|for) \s [^()¤‰№ℕ§.;,]{{1,40}} )? ,? \s? [(\[] \s? (?:i\.e\.,?\s|or\s|some\s)? {HEDGE} (?P<part>[¤№]) \s? [)\],;]",
    re.VERBOSE,
)
# "$9.8 billion, or 34%", "US$ 532 million or 50% of the total", "2,452 km of the 2,787 km road, or 88%", "195,000, i.e. 54 per cent"
APPOSED = re.compile(
    rf"""
    (?P<part>[¤№]) (?: \s of \s (?:the\s|a\stotal\sof\s|its\s|all\s)? (?P<total>[¤№ℕ]) )?
    (?: \s [^¤‰№ℕ§.;:()\n]{{1,60}} )? (?: , \s (?:or|i\.e\.,?|that\sis,?|which\sis|equal\sto|equivalent\sto|representing|accounting\sfor|making\sup
        |constituting|about|around|roughly|corresponding\sto|equalling|equaling|and\srepresents|which\srepresents|which\saccounts\sfor|thus) \s
      | \s or \s | \s [-–—] \s (?:or\s|about\s)? | ,?\s (?:representing|accounting\sfor|making\sup|constituting|equivalent\sto|equal\sto|which\srepresents) \s )
    {HEDGE} (?P<share>[‰½])
    (?= \s of \s (?!{WHOLE}) [^¤‰№ℕ\n]{{0,80}} | \s? [,.;:)\n] | \s (?:share|and|while|to|in|was|is|were|are|have|has|had|will|would|came|comes|goes|went|so\sfar|by|as|for|on)\b | $ )
    """,
    re.VERBOSE,
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
OR = r"(?:(?:or|i\.e\.,?|that\sis,?|which\sis|equal\sto|equivalent\sto|thus|some)\s)?"
# "2,110 of the planned 2,500 km had been completed, an 84 percent rate", "90,000 of the town's 360,000 inhabitants, or 25 percent"
PART_OF_THEN = re.compile(
    rf"(?P<part>[¤№ℕ])\s{OF_THE}{HEDGE}(?P<total>[¤№ℕ])(?:\s[^¤‰½№ℕ§.;:()\n]{{1,60}}?)?(?:,\s|\s?\(|\s[-–—]\s|\s(?=or\b)){OR}(?:an?\s)?{HEDGE}(?P<share>[‰½])(?!\sof\s(?:which|them|whom|these))",
    re.VERBOSE,
)
# "2,110 km (84% of the target of 2,500 km)", "90,000 people, 25 percent of the 360,000 inhabitants", "¤, half of the programme's ¤ budget"
SHARE_OF_TOTAL = re.compile(
    rf"(?P<part>[¤№ℕ])(?:\s[^¤‰½№ℕ§.;:()\n]{{1,40}}?)?(?:,\s|\s?\(|\s[-–—]\s|\s(?=or\b)){OR}(?:representing\s|accounting\sfor\s|which\s[a-z]+\s(?:for\s)?)?{HEDGE}(?P<share>[‰½])\s{OF_THE}(?:of\s)?{HEDGE}(?P<total>[¤№ℕ])",
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
# "The EBRD thus carries 66 per cent of the bill, the CTF 27 per cent and the city 7 per cent", "JICA's portion is 86 percent"
NAMED_SHARE = re.compile(
    rf"""\b(?:[Tt]he\s)? (?P<name>[A-Z][\w&-]{{1,40}}|city|[Gg]overnment|municipality|state|borrower|country|fund|bank)
         (?: 's\s (?:portion|share|part|contribution|stake) \s (?:is|was|comes\sto|amounts\sto|will\sbe|stands\sat)
           | \s (?:\w+\s)? (?:carr(?:ies|ied)|bears?|bore|covers?|covered|provide[sd]?|contribute[sd]?|finance[sd]?|fund(?:s|ed)|pa(?:ys|id)|shoulder(?:s|ed)|takes?|took|supplie[sd]|puts?\sup|accounts?\sfor|accounted\sfor|holds?|held) )?
         \s {HEDGE} (?P<share>‰)""",
    re.VERBOSE,
)
# words that point back to the whole, however large it is told to be
OF_THESE = re.compile(
    rf"\b[Oo]f\s(?:these|this|that|which|them|it\b|(?:the|its|their|all)\s(?:[\w'’-]+\s){{0,2}}?{WHOLE}|(?:the|its|a)\s{HEDGE}[¤№])|\b(?:by\ssector|share|allocated)\b",
    re.IGNORECASE | re.VERBOSE,
)
OTHERS = re.compile(r"\b(?:[Oo]ther|[Rr]est|[Rr]emain\w+)\b")
ROW_END = re.compile(r"(?:\s{2,}|\|\s?)¤\s?\|?\s?$")
OF_THEM = re.compile(r"\sof\s(?:them|these|whom|which|those)\b")
# a share of something that is no sum of money told here
OF_ELSE = re.compile(
    r"[‰½]\s(?:of|in)\s(?:the\s|its\s|their\s|total\s|all\s|annual\s|national\s|[\w'’-]+'s\s)*(?:GDP|GNI|gross|exports?|imports?|population|output|income|revenues?|households?|people|women|trade|demand|supply|consumption|land|GNP|economy)\b"
)
LENT = re.compile(
    r"\b(?:loan|credit|grant|funds?|financing|contribution|amount|facility|investment|share|bank|this|which|it|support|commitment)\b",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(r",\s(?:while|whereas|and|with)\b|;")


@dataclass(frozen=True, slots=True)
class Told:
    """A part and its share as the text tells them, with the whole where the words name it."""

    part: Figure
    share: Figure
    total: Figure | None
    start: int
    end: int


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    return (claim for claim in _all(scene) if not _beyond_whole(claim))


def _beyond_whole(claim: Claim) -> bool:
    """True where the part is far above what was taken for its whole, and no slip of the pen explains it: the share is of something else."""
    part, total, share = claim.one("part"), claim.one("total"), claim.one("share")
    if (
        claim.kind != "share_of_total"
        or part is None
        or total is None
        or share is None
        or not part.value
        or not total.value
        or share.low is None
        or share.high is None
    ):
        return False
    if part.unit != total.unit or share.value is None or share.value >= HUNDRED or not total.value * 2 < part.value < total.value * 100:
        return False
    return not any(share.low <= variant * HUNDRED / total.value <= share.high for variant in printed_slips(part))


def _all(scene: Scene) -> Iterator[Claim]:
    marked = marked_text(scene)
    if PERCENT not in marked.text and FRACTION not in marked.text:
        return
    told = sorted(_told(marked), key=lambda one: one.share.at)
    shadows = {right.at for _, right, _ in equivalents(marked)}
    known: set[int] = set()
    for group in _groups(marked, told):
        yield from _of_one_sentence(marked, group, known, shadows)
    yield from _by_name(marked, {one.share.at for one in told}, shadows)
    yield from _split(marked, {one.share.at for one in told})
    yield from _pairs(marked)


# "- ", "(a) ", "Lot 1: "
ITEM = re.compile(r"[ \t]{0,12}(?:[-*•–—▪◦·→►➢‣●○■#][ \t]|\(?(?:[ℕ№]|[a-z]|[ivx]{1,4})[.)][ \t])")


def _groups(marked: Marked, told: list[Told]) -> Iterator[list[Told]]:
    """Shares of one sentence, or of the items of one list."""
    group: list[Told] = []
    for one in told:
        if group and not _of_one_list(marked, group[-1].share, one.share):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _of_one_list(marked: Marked, one: Figure, other: Figure) -> bool:
    if marked.sentence_number(one.at) == marked.sentence_number(other.at):
        return True
    first, second = marked.line_number(one.at), marked.line_number(other.at)
    return second == first + 1 and all(ITEM.match(marked.text, marked.lines[line][0]) for line in (first, second))


def _told(marked: Marked) -> Iterator[Told]:
    """Every share that has an amount of its own, each share once."""
    taken: set[int] = set()
    for form in (PART_OF_THEN, SHARE_OF_TOTAL, SHARE_THEN_OF, PART_OF_TOTAL, BRACKETED, SHARE_FIRST, OF_THIS, APPOSED):
        for match in form.finditer(marked.text):
            part, share = marked.figure(match.start("part" if match["part"] else "part2")), marked.figure(match.start("share"))
            if part.per or "point" in share.surface or part.unit in DURATIONS:
                continue
            if share.at in taken or part.value is None or share.value is None or not 0 < share.value <= HUNDRED:
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
            if total is None and OF_ELSE.match(marked.text, share.at) or total is not None and (total.per or total.owns or total.at == part.at):
                continue
            if form is PART_OF_THEN and total is not None and not part.bare and part.counts != total.counts:
                continue
            if total is not None and not part_of_them and not _same_unit(part, total):
                continue
            taken.add(share.at)
            yield Told(part, share, total, min(part.at, share.at), match.end())
    for match in IN_ALL.finditer(marked.text):
        part, share, total = (marked.figure(match.start(name)) for name in ("part", "share", "total"))
        if share.at not in taken and _same_unit(part, total) and (part.bare or part.unit == total.unit):
            taken.add(share.at)
            yield Told(part, share, total, share.at, match.end())
    for match in POPULATION.finditer(marked.text):
        part, share = marked.figure(match.start("part")), marked.figure(match.start("share"))
        inhabitants = INHABITANTS.search(marked.text, max(match.start() - MEMORY, 0), match.start())
        if share.at not in taken and inhabitants:
            taken.add(share.at)
            yield Told(part, share, marked.figure(inhabitants.start("total")), part.at, match.end())
    for match in OF_NAMED.finditer(marked.text):
        share, total = marked.figure(match.start("share")), marked.figure(match.start("total"))
        subject = None if share.at in taken else _subject(marked, share, total)
        if subject is not None:
            taken.add(share.at)
            yield Told(subject, share, total, share.at if subject.at < marked.sentence(share.at)[0] else subject.at, match.end())


# "Energy accounts for 35 percent ($700 million) of the $2 billion portfolio"
OF_THE_WHOLE = re.compile(rf"\)?\sof\s(?:the|its|a|their)\s(?:total\s|overall\s)?{HEDGE}(?P<total>[¤№])", re.VERBOSE)


def _whole_behind(marked: Marked, match: re.Match[str], form: re.Pattern[str]) -> Figure | None:
    """The whole that follows the bracket of a share."""
    found = OF_THE_WHOLE.match(marked.text, match.end()) if form in (SHARE_FIRST, BRACKETED) else None
    return None if found is None else marked.figure(found.start("total"))


def _named_after(marked: Marked, share: Figure) -> Figure | None:
    """The whole that follows a share: ", or 48% of the total of EUR 2.5 billion"."""
    match = OF_NAMED.match(marked.text, share.at)
    return None if match is None else marked.figure(match.start("total"))


def _subject(marked: Marked, share: Figure, total: Figure) -> Figure | None:
    """The amount that is said to be a share: the nearest before in the same currency and not above the whole ("The loan covers 80% of ...")."""
    start = marked.sentence(share.at)[0]
    inside = marked.between(start, share.at, MONEY)
    earlier = marked.between(marked.lines[max(marked.line_number(start) - 2, 0)][0], start, MONEY)
    told = [figure for figure in (*reversed(inside), *reversed(earlier)) if figure.unit == total.unit and figure.value and not figure.per]
    fitting = next((figure for figure in told if _fits(Told(figure, share, total, 0, 0), total)), None)
    if fitting is not None:
        return fitting
    number = marked.sentence_number(share.at)
    beside = [figure for figure in told if number - marked.sentence_number(figure.at) <= 1]
    start = marked.sentence(share.at)[0]
    if not beside or len({figure.value for figure in beside}) > 1 or not LENT.search(marked.text, start, share.at):
        return next((figure for figure in inside if figure in told and figure.value), None) if len(inside) == 1 else None
    return beside[0]


def _same_unit(part: Figure, total: Figure) -> bool:
    if part.sign == MONEY or total.sign == MONEY:
        return part.sign == total.sign and part.unit == total.unit
    return part.unit == total.unit or BARE in (part.sign, total.sign)


def _of_one_sentence(marked: Marked, told: list[Told], known: set[int], shadows: set[int]) -> Iterator[Claim]:
    whole = _common_whole(marked, [one for one in told if one.total is None], known, shadows)
    shares = []
    for one in told:
        total = one.total or whole
        if total is None or total.at == one.part.at:
            continue
        known.add(total.at)
        shares.append((one, total))
        start, end = min(one.part.char_start, one.share.char_start), max(one.part.char_end, one.share.char_end)
        yield Claim(KIND, start, end, (one.part.member("part"), total.member("total"), one.share.member("share")))
    yield from _sums(shares)
    yield from _parts_too(marked, shares)


def _parts_too(marked: Marked, shares: list[tuple[Told, Figure]]) -> Iterator[Claim]:
    """The parts that shares are told of add up as well: all three of 78%, 17% and 5%, or with the amounts beside them in the sentence."""
    totals = {total.at: total for _, total in shares}
    if len(totals) != 1:
        return
    total = next(iter(totals.values()))
    parts = [one.part for one, _ in shares if one.part.sign == MONEY]
    if not parts:
        return
    start, end = marked.sentence(parts[0].at)
    beside = [
        figure for figure in marked.between(start, end, MONEY) if figure.unit == total.unit and figure.at != total.at and figure.value
    ]
    percents = [one.share for one, _ in shares if one.share.low is not None]
    whole = len(percents) >= 2 and HUNDRED in added(percents)
    others = OTHERS.search(marked.text, start, end)
    if len(beside) >= 2 and (fits(beside, total) or others and meant(beside, total)):
        yield sum_claim(beside, total)
    elif len(parts) >= 2 and whole:
        yield sum_claim(parts, total)


def _by_name(marked: Marked, told: set[int], shadows: set[int]) -> Iterator[Claim]:
    """Shares told of payers whose amounts were told before, each found again by the name; two or more, or a row of a table."""
    sentences: dict[int, list[re.Match[str]]] = {}
    for match in NAMED_SHARE.finditer(marked.text):
        if match.start("share") not in told:
            sentences.setdefault(marked.sentence_number(match.start("share")), []).append(match)
    for matches in sentences.values():
        group = _named_parts(marked, matches)
        if not group:
            continue
        largest = max(one.part.size for one in group)
        earlier = [
            figure
            for figure in reversed(marked.recent(group[0].start, MONEY))
            if figure.unit == group[0].part.unit and figure.size and figure.size > largest
        ]
        whole = max(((sum(_fits(one, figure) for one in group), -place) for place, figure in enumerate(earlier)), default=(0, 0))
        total = (
            earlier[-whole[1]]
            if earlier and whole[0] >= (2 if len(group) > 1 else 1)
            else _told_cost(marked, group) or _table_total(marked, group)
        )
        if total is None:
            continue
        for one in group:
            yield Claim(
                KIND,
                one.start and marked.clean(one.start),
                one.share.char_end,
                (one.part.member("part"), total.member("total"), one.share.member("share")),
            )
        yield from _sums([(one, total) for one in group])


# "40 percent went to Europe, 35 percent to Asia and 25 percent to the Americas"
SPLIT = re.compile(
    r"[‰][^‰¤№.;:\n]{1,60}(?:,\s(?:and\s)?[^‰¤№.;:\n]{0,40}?[‰][^‰¤№.;:\n]{1,60}?){1,8}(?:,\s|\s)(?:and|while)\s[^‰¤№.;:\n]{0,40}?[‰]"
)


def _split(marked: Marked, told: set[int]) -> Iterator[Claim]:
    """Shares of one sentence without amounts, where they come to 100% and so must share one whole out."""
    for match in SPLIT.finditer(marked.text):
        percents = [
            figure for figure in marked.between(match.start(), match.end(), PERCENT) if figure.low is not None and figure.at not in told
        ]
        if len(percents) >= 3 and all(share.value and share.value < HUNDRED for share in percents) and HUNDRED in added(percents):
            members = tuple(share.member("share") for share in percents)
            yield Claim(SUM_KIND, percents[0].char_start, percents[-1].char_end, members, closed=True)


# "70 per cent of its output ... and the remaining 30 per cent", "A (60%) and B (40%)" of owners, "27% ... and 17%" of a portfolio
THE_REST = re.compile(r"(?P<one>‰)[^‰.;\n]{1,140}?\b(?:remaining|remainder|rest)\b[^‰¤.;\n]{0,20}?(?P<two>‰)")
OWNERS = re.compile(
    r"\b(?:[Ss]hareholders?|[Oo]wne(?:d|rs?)|[Ss]ponsors?|[Jj]oint\sventure|[Cc]onsortium|[Hh]eld\sby|[Ff]inanced\sby|[Ff]unded\sby)\b[^‰.;\n]{1,80}?\(?‰[^‰.;\n]{1,80}?‰\)?"
)
# "Of the amount approved, 27% is ..., 17% by ...; the local share reaches 26%"
OF_AMOUNT = re.compile(
    r"\bOf\s(?:the|this|that|these|its|all)\s[^‰.;\n]{2,80}?,\s[^‰¤.;\n]{0,40}?‰[^‰.\n]{3,140}?‰(?:[^‰.\n]{3,140}?‰){0,6}"
)
MAIN = re.compile(r"\b(?:main|major|largest|including|among|such\sas|principal)\b")
# "74% is allocated for adaptation, and 26% for mitigation": two shares of a sentence that come to all of it
BOTH = re.compile(r"‰[^‰¤.;\n]{3,120}?,?\s(?:and|while|with)\s[^‰¤.;\n]{0,60}?‰(?!\s?points?)")
ACCOUNT_FOR = re.compile(
    r"(?:\baccount\w*\sfor|\brepresent\w*|\bmakes?\sup)\s(?:about\s|some\s)?(?P<one>‰)\s?(?:and|,|;)[^‰.;\n]{1,60}?\s(?:for\s)?(?P<two>‰)(?!\s?points?)"
)


def _pairs(marked: Marked) -> Iterator[Claim]:
    """Two shares of one whole in one sentence: all of it where the second is the rest or where owners share it, at most all of it otherwise."""
    for form in (THE_REST, OWNERS, ACCOUNT_FOR, OF_AMOUNT, BOTH):
        for match in form.finditer(marked.text):
            if form is BOTH and not _both(marked, match):
                continue
            first = marked.sentence(match.start())[0] if form is THE_REST else match.start()
            stop = marked.sentence(match.start())[1] if form is OWNERS else match.end()
            percents = [figure for figure in marked.between(first, stop, PERCENT) if figure.value and figure.low is not None]
            if (
                len(percents) < 2
                or len(percents) > 2
                and form not in (THE_REST, OWNERS, OF_AMOUNT)
                or any(share.size >= HUNDRED or "point" in share.surface for share in percents)
            ):
                continue
            total = sum(share.size for share in percents)
            closed = form in (THE_REST, BOTH) or form in (OWNERS, OF_AMOUNT) and HUNDRED in added(percents)
            closed = closed or form is OWNERS and len(percents) == 2 and abs(total - HUNDRED) <= 10 and not MAIN.search(match.group())
            if form is THE_REST and abs(total - HUNDRED) > (20 if len(percents) > 2 else 40) or total > HUNDRED and not closed:
                continue
            members = tuple(share.member("share") for share in percents)
            yield Claim(SUM_KIND, percents[0].char_start, percents[-1].char_end, members, closed=closed)


def _both(marked: Marked, match: re.Match[str]) -> bool:
    """True for the only two shares of a sentence that come to 100% as written; no chance."""
    told = marked.between(*marked.sentence(match.start()), PERCENT)
    return (
        len(told) == 2
        and all(share.value and share.qualifier in (None, "exact") for share in told)
        and sum(s.size for s in told) == HUNDRED
    )


def _told_cost(marked: Marked, group: list[Told]) -> Figure | None:
    """The one cost told before, where the shares of the group come to 100% and so must be shares of it."""
    if len(group) < 3 or HUNDRED not in added(one.share for one in group):
        return None
    costs = [figure for figure in plans.costs(marked) if figure.at < group[0].start and figure.unit == group[0].part.unit]
    return costs[0] if len({figure.value for figure in costs}) == 1 else None


def _table_total(marked: Marked, group: list[Told]) -> Figure | None:
    """The row "Total" under the row that a share is told of ("JICA's portion is 86 percent")."""
    line = marked.line_number(group[0].part.at)
    if len(group) != 1 or not ROW_END.search(marked.text, group[0].part.at - 3, marked.lines[line][1]):
        return None
    for start, end in marked.lines[line + 1 : line + 12]:
        figures = marked.between(start, end, MONEY)
        if re.match(r"[\s|*]*Total\b", marked.text[start:end]) and figures:
            return figures[0] if figures[0].unit == group[0].part.unit else None
        if not figures:
            return None
    return None


def _named_parts(marked: Marked, matches: list[re.Match[str]]) -> list[Told]:
    """The amounts of the payers that shares are told of; the one payer whose name is not found has the one amount left over."""
    start = matches[0].start()
    amounts = [amount_of(marked, match["name"], start) for match in matches]
    found = [amount for amount in amounts if amount is not None]
    if not found:
        return []
    first = marked.sentences[max(marked.sentence_number(found[0].at) - 1, 0)][0]
    beside = [
        figure
        for figure in marked.between(first, start, MONEY)
        if figure.unit == found[0].unit and figure.value and figure.at > found[0].at
    ]
    left = [figure for figure in beside if all(figure.at != amount.at for amount in found)]
    if amounts.count(None) == 1 and len(left) == 1 and len(amounts) > 2:
        amounts[amounts.index(None)] = left[0]
    shares = [marked.figure(match.start("share")) for match in matches]
    told = zip(amounts, shares, matches, strict=True)
    return [
        Told(part, share, None, match.start(), match.end())
        for part, share, match in told
        if part is not None and share.value and share.value < HUNDRED
    ]


def amount_of(marked: Marked, name: str, before: int) -> Figure | None:
    """The last amount told of a payer: the only one of a clause or table row with its name."""
    earliest = max(before - MEMORY, 0)
    at = marked.text.rfind(name, earliest, before)
    for _ in range(8):
        if at < 0:
            return None
        start, end = _clause(marked, at)
        amounts = [figure for figure in marked.between(start, min(end, before), MONEY) if figure.value]
        if len({figure.unit for figure in amounts}) == len(amounts) > 0:
            return amounts[0]
        at = marked.text.rfind(name, earliest, at)
    return None


def _clause(marked: Marked, at: int) -> tuple[int, int]:
    """The part of a sentence between "while", "and" after a comma, or semicolons."""
    start, end = max(marked.sentence(at)[0], marked.line(at)[0]), min(marked.sentence(at)[1], marked.line(at)[1])
    cuts = [match.start() for match in CLAUSE_END.finditer(marked.text, start, end)]
    return max([start, *(cut for cut in cuts if cut <= at)]), min([end, *(cut for cut in cuts if cut > at)])


def _common_whole(marked: Marked, told: list[Told], known: set[int], shadows: set[int]) -> Figure | None:
    """The figure that the shares of a sentence are shares of."""
    if not told:
        return None
    parts = {one.part.at for one in told}
    largest = max(one.part.size for one in told)
    candidates = [
        figure
        for figure in _before(marked, told[0])
        if figure.at not in parts and figure.at not in shadows and _same_unit(told[0].part, figure) and figure.value
    ]
    if OF_THEM.match(marked.text, told[0].part.at + 1):
        candidates = [figure for figure in candidates if figure.size > largest] or candidates
    here = marked.line_number(told[0].part.at)
    used = [figure for figure in candidates if figure.at in known and marked.line_number(figure.at) == here]
    candidates = used or candidates
    if not candidates:
        return _far_whole(marked, told, 0, shadows)
    fitting = [(sum(_fits(one, figure) for one in told), -place) for place, figure in enumerate(candidates)]
    count, place = max(fitting)
    if count < len(told):
        far = _far_whole(marked, told, count, shadows)
        if far is not None:
            return far
    if count:
        return candidates[-place]
    used = [figure for figure in candidates if figure.at in known]
    if used:
        return used[0]
    near = marked.sentence_number(told[0].part.at)
    beside = [figure for figure in candidates if near - marked.sentence_number(figure.at) <= 1]
    start, end = marked.sentence(told[0].part.at)
    if not beside or not OF_THESE.search(marked.text, start, end):
        return None
    return next((figure for figure in beside if figure.size >= largest), beside[0])


def _far_whole(marked: Marked, told: list[Told], least: int, shadows: set[int]) -> Figure | None:
    """The amount told elsewhere in the text that the shares of one sentence agree on, all but one of them at most."""
    first = told[0].part
    parts = {one.part.at for one in told}
    sign = MONEY if first.sign == MONEY else QUANTITY
    around = marked.between(first.at - MEMORY, first.at + MEMORY, sign)[-MOST_WHOLES:]
    wholes = {
        figure.value: figure
        for figure in reversed(around)
        if figure.at not in parts and figure.at not in shadows and figure.value and not figure.per and _same_unit(first, figure)
    }
    agreeing = [(sum(_fits(one, figure) for one in told), -abs(figure.at - first.at), figure.at) for figure in wholes.values()]
    count, _, at = max(agreeing, default=(0, 0, 0))
    return marked.figure(at) if count > least and count >= max(2, len(told) - 1) else None


# amounts around shares that may be their whole
MOST_WHOLES = 200
# a line of a fact box: "Disbursed to date: ..."
LABELLED = re.compile(r"[ \t*•|-]{0,24}[A-Z][^:¤‰№\n.]{2,40}:\s")


def _before(marked: Marked, one: Told) -> list[Figure]:
    """Figures that may be the whole: those before, nearest first, in this paragraph and in the two before it."""
    line = marked.line_number(one.start)
    labelled = LABELLED.match(marked.text[slice(*marked.lines[line])])
    start = marked.lines[max(line - (8 if labelled else 2), 0)][0]
    signs = MONEY if one.part.sign == MONEY else QUANTITY
    return list(reversed(marked.between(start, one.start, signs)))


def _fits(one: Told, total: Figure) -> bool:
    if total.low is None or total.low <= 0 or one.part.low is None or one.part.low < 0:
        return False
    margin = Decimal(1) if one.share.unit == "fraction" else Decimal(0)
    return (one.part.interval / total.interval).scaled(HUNDRED).overlaps(one.share.interval.widened(margin))


def _sums(shares: list[tuple[Told, Figure]]) -> Iterator[Claim]:
    """Shares of one whole told in one sentence."""
    for _, group in groupby(sorted(shares, key=lambda pair: pair[1].at), key=lambda pair: pair[1].at):
        told = [one for one, _ in group]
        percents = [one.share for one in told if one.share.sign == PERCENT]
        if len(percents) < 2 or any(share.low is None for share in percents):
            continue
        members = tuple(share.member("share") for share in percents)
        whole = next(total for one, total in shares if one is told[0])
        parts = [one.part for one in told]
        exhaustive = len(percents) > 2 and HUNDRED in added(percents) or len(parts) == len(percents) and fits(parts, whole)
        yield Claim(SUM_KIND, percents[0].char_start, percents[-1].char_end, members, closed=exhaustive)
