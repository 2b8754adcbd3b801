"""A part of a whole with its percentage: "Of these investments, about $1.82 billion (77%)", "$9.8 billion, or 34%", "85 per cent of a price of EUR 1,073m".

Claims of kind `share_of_total`: members `part`, `total`, `share`. The whole is the one that the words name, else the nearest figure before, in the same
unit and not smaller than the part. Shares of one sentence are shares of one whole, and of several wholes that could be meant the one that most
of them fit is taken. A share without an amount of its own ("86% of which in infrastructure") is no claim. Then, for the shares of one
sentence that share a whole, `shares_sum`: exhaustive where the amounts are, at most 100% otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from extraction.claims.equivalence import equivalents
from extraction.claims.marked import BARE, FRACTION, MONEY, PERCENT, QUANTITY, Figure, Marked, marked_text
from extraction.claims.phrases import HEDGE, WHOLE
from extraction.model import Claim, Fact, Interval
from extraction.scene import Scene

KIND, SUM_KIND = "share_of_total", "shares_sum"
HUNDRED = Decimal(100)
AMOUNTS = MONEY + QUANTITY + BARE

# "$1.82 billion (77%)", "US$137 million (15% of the total)", "31.5 km of 138 km (23 per cent)"
BRACKETED = re.compile(
    rf"""
    (?P<part>[¤№]) (?: \s of \s (?:the\s|a\stotal\sof\s|its\s|all\s)? (?P<total>[¤№ℕ]) (?:\s[\w'-]+){{0,5}} )?
    (?: \s [\w'-]+ ){{0,3}} \s? [(\[] \s? (?:i\.e\.,?\s|or\s)? {HEDGE} (?P<share>[‰½]) (?: \s of \s [^()¤‰№ℕ]{{1,50}} | \s share )? [)\],;]
    """,
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
    (?= \s of \s (?!{WHOLE}) [^¤‰№ℕ\n]{{0,80}} | \s? [,.;:)\n] | \s (?:share|and|while|to|in|was|is|came|comes|goes|went)\b | $ )
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
# what a share of the whole may be called without its amount: "Of these", "of the total"
REMAINDER = re.compile(r"\b(?:remaining|rest|balance|other)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A part and its share as the text tells them, with the whole where the words name it."""

    part: Figure
    share: Figure
    total: Figure | None
    start: int
    end: int


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    marked = marked_text(scene)
    if PERCENT not in marked.text and FRACTION not in marked.text:
        return
    told = sorted(_told(marked), key=lambda one: one.share.at)
    shadows = {right.at for _, right, _ in equivalents(marked)}
    known: set[int] = set()
    for _, group in groupby(told, key=lambda one: marked.sentence_number(one.share.at)):
        yield from _of_one_sentence(marked, list(group), known, shadows)


def _told(marked: Marked) -> Iterator[Told]:
    """Every share that has an amount of its own, each share once."""
    taken: set[int] = set()
    for form in (BRACKETED, SHARE_FIRST, APPOSED):
        for match in form.finditer(marked.text):
            part, share = marked.figure(match.start("part")), marked.figure(match.start("share"))
            if share.at in taken or part.value is None or share.value is None or not 0 < share.value <= HUNDRED:
                continue
            named = match.groupdict().get("total")
            total = marked.figure(match.start("total")) if named else None
            if total is not None and not _same_unit(part, total):
                continue
            if form is SHARE_FIRST and share.sign == FRACTION and not _single(marked, part):
                continue
            taken.add(share.at)
            yield Told(part, share, total, min(part.at, share.at), match.end())
    for match in OF_NAMED.finditer(marked.text):
        share, total = marked.figure(match.start("share")), marked.figure(match.start("total"))
        part = None if share.at in taken else _subject(marked, share, total)
        if part is not None:
            taken.add(share.at)
            yield Told(part, share, total, share.at if part.at < marked.sentence(share.at)[0] else part.at, match.end())


def _single(marked: Marked, part: Figure) -> bool:
    return part.value is not None


def _subject(marked: Marked, share: Figure, total: Figure) -> Figure | None:
    """The amount that is said to be a share: the nearest before in the same currency and not above the whole ("The loan covers 80% of ...")."""
    start = marked.sentence(share.at)[0]
    inside = marked.between(start, share.at, MONEY)
    earlier = marked.between(marked.lines[max(marked.line_number(start) - 2, 0)][0], start, MONEY)
    for figure in (*reversed(inside), *reversed(earlier)):
        if figure.unit == total.unit and figure.value is not None and figure.value <= (total.value or 0) and figure.role not in ("unit price", "context"):
            return figure
    return None


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


def _common_whole(marked: Marked, told: list[Told], known: set[int], shadows: set[int]) -> Figure | None:
    """The figure that the shares of a sentence are shares of."""
    if not told:
        return None
    parts = {one.part.at for one in told}
    largest = max(one.part.value for one in told)
    candidates = [
        figure
        for figure in _before(marked, told[0])
        if figure.at not in parts and figure.at not in shadows and _same_unit(told[0].part, figure) and (figure.value or 0) >= largest
    ]
    if not candidates:
        return None
    fitting = [(sum(_fits(one, figure) for one in told), -place) for place, figure in enumerate(candidates)]
    count, place = max(fitting)
    if count:
        return candidates[-place]
    used = [figure for figure in candidates if figure.at in known]
    if used:
        return used[0]
    near = marked.sentence_number(told[0].part.at)
    return next((figure for figure in candidates if near - marked.sentence_number(figure.at) <= 1), None)


def _before(marked: Marked, one: Told) -> list[Figure]:
    """Figures that may be the whole: those before, nearest first, in this paragraph and in the two before it."""
    line = marked.line_number(one.start)
    start = marked.lines[max(line - 2, 0)][0]
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
        if len(percents) < 3 or any(share.low is None for share in percents):
            continue
        total = Interval.point(Decimal(0))
        for share in percents:
            total = total + share.interval
        members = tuple(share.member("share") for share in percents)
        yield Claim(SUM_KIND, percents[0].char_start, percents[-1].char_end, members, closed=HUNDRED in total)
