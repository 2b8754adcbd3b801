"""Percentages without amounts that share one whole out: "40 percent went to Europe, 35 percent to Asia and 25 percent to the Americas".

Claims of kind `shares_sum`: all of it where they come to 100%, where the last is the rest or where owners share it, at most all of it otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from extraction import expressions as re
from extraction.claims.marked import MONEY, PERCENT, Figure, Marked
from extraction.claims.parts import HUNDRED, added, fits
from extraction.claims.shares.forms import Told
from extraction.claims.shares.off_by_a_slip import one_slip_makes
from extraction.model import Claim, Interval

SUM_KIND = "shares_sum"

# "40 percent went to Europe, 35 percent to Asia and 25 percent to the Americas"
SPLIT = re.compile(
    r"[‰][^‰¤№.;:\n]{1,60}(?:,\s(?:and\s)?[^‰¤№.;:\n]{0,40}?[‰][^‰¤№.;:\n]{1,60}?){1,8}(?:,\s|\s)(?:and|while)\s[^‰¤№.;:\n]{0,40}?[‰]"
)


def all_of_it(marked: Marked, told: set[int]) -> Iterator[Claim]:
    """Shares of one sentence without amounts, where they come to 100% and so must share one whole out."""
    for match in SPLIT.finditer(marked.text):
        percents = [
            figure for figure in marked.between(match.start(), match.end(), PERCENT) if figure.low is not None and figure.at not in told
        ]
        owned = OF_OWNERS.search(marked.text, marked.sentence(match.start())[0], match.end()) and not MAIN.search(match.group())
        if len(percents) < 3 or not all(share.value and share.value < HUNDRED for share in percents):
            continue
        if HUNDRED in added(percents) or owned and _but_for_a_slip(percents):
            members = tuple(share.member("share") for share in percents)
            yield Claim(SUM_KIND, percents[0].char_start, percents[-1].char_end, members, closed=True)


# "70 per cent of its output ... and the remaining 30 per cent", "A (60%) and B (40%)" of owners, "27% ... and 17%" of a portfolio
THE_REST = re.compile(r"(?P<one>‰)[^‰.;\n]{1,140}?\b(?:remaining|remainder|rest)\b[^‰¤.;\n]{0,20}?(?P<two>‰)")
OWNERS = re.compile(
    r"\b(?:[Ss]hareholders?|[Oo]wne(?:d|rs?)|[Ss]ponsors?|[Jj]oint\sventure|[Cc]onsortium|[Hh]eld\sby|[Ff]inanced\sby|[Ff]unded\sby)\b[^‰.;\n]{1,80}?\(?\s?‰[^‰.;\n]{1,120}?‰\)?"
)
# "Of the amount approved, 27% is ..., 17% by ...; the local share reaches 26%"
OF_AMOUNT = re.compile(
    r"\bOf\s(?:the|this|that|these|its|all)\s[^‰.;\n]{2,80}?,\s[^‰¤.;\n]{0,40}?‰[^‰.\n]{3,140}?‰(?:[^‰.\n]{3,140}?‰){0,6}"
)
OF_OWNERS = re.compile(r"\b(?:[Ss]hareholders?|[Oo]wne[drs]+|of\sthe\sshares|of\sthe\sequity|stakes?)\b")
MAIN = re.compile(r"\b(?:main|major|largest|including|among|such\sas|principal)\b")
# "74% is allocated for adaptation, and 26% for mitigation": two shares of a sentence that come to all of it
BOTH = re.compile(r"‰[^‰¤.;\n]{3,120}?,?\s(?:and|while|with)\s[^‰¤.;\n]{0,60}?‰(?!\s?points?)")
ACCOUNT_FOR = re.compile(
    r"(?:\baccount\w*\sfor|\brepresent\w*|\bmakes?\sup)\s(?:about\s|some\s)?(?P<one>‰)\s?(?:and|,|;)[^‰.;\n]{1,60}?\s(?:for\s)?(?P<two>‰)(?!\s?points?)"
)


def pairs(marked: Marked) -> Iterator[Claim]:
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
            closed = closed or form is OWNERS and not MAIN.search(marked.text, marked.sentence(match.start())[0], match.end()) and _but_for_a_slip(percents)
            if form is THE_REST and abs(total - HUNDRED) > (20 if len(percents) > 2 else 40) or total > HUNDRED and not closed and form is not ACCOUNT_FOR:
                continue
            if form is THE_REST and others_told(marked, percents):
                closed = False
                if total > HUNDRED:
                    continue
            members = tuple(share.member("share") for share in percents)
            yield Claim(SUM_KIND, percents[0].char_start, percents[-1].char_end, members, closed=closed)


def others_told(marked: Marked, percents: list[Figure]) -> bool:
    """True where amounts of others, without a share, stand between shares: then these are not all."""
    told = marked.between(percents[0].at + 1, percents[-1].at)
    return any(
        figure.sign == MONEY and all(other.sign != PERCENT for other in told[max(place - 1, 0) : place + 2])
        for place, figure in enumerate(told)
    )


def _but_for_a_slip(percents: list[Figure]) -> bool:
    """True where a slip in one share, or a few points, is all that keeps some from 100%."""
    total = sum(share.size for share in percents)
    if abs(total - HUNDRED) <= ROUNDED:
        return True
    return len(percents) <= MOST_OWNERS and any(one_slip_makes(share, Interval.point(HUNDRED - total + share.size)) for share in percents)


# points that shares may be rounded by, and the owners of one thing that are told
ROUNDED, MOST_OWNERS = 10, 4


def _both(marked: Marked, match: re.Match[str]) -> bool:
    """True for the only two shares of a sentence that come to 100% as written; no chance."""
    told = marked.between(*marked.sentence(match.start()), PERCENT)
    return (
        len(told) == 2
        and all(share.value and share.qualifier in (None, "exact") for share in told)
        and sum(s.size for s in told) == HUNDRED
    )


def of_one_whole(shares: list[tuple[Told, Figure]]) -> Iterator[Claim]:
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
