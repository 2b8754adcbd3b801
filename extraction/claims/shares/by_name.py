"""Shares told of payers by name, whose amounts were told before: "The EBRD thus carries 66 per cent of the bill, the CTF 27 per cent".

Claims of kinds `share_of_total` and `shares_sum`; two or more shares of a sentence, or the one of a row of a table.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.marked import MEMORY, MONEY, Figure, Marked
from extraction.claims.parts import HUNDRED, added
from extraction.claims.phrases import HEDGE
from extraction.claims.shares.amounts import Amounts
from extraction.claims.shares.forms import Told, fits_share
from extraction.claims.shares.shared_out import of_one_whole
from extraction.claims.shares.whose import bodies
from extraction.claims.sums import plans
from extraction.model import Claim

KIND = "share_of_total"

# "The EBRD thus carries 66 per cent of the bill, the CTF 27 per cent and the city 7 per cent", "JICA's portion is 86 percent"
NAMED_SHARE = re.compile(
    rf"""\b(?:[Tt]he\s)? (?P<name>[A-Z][\w&-]{{1,40}}|city|[Gg]overnment|municipality|state|borrower|country|fund|bank)
         (?: 's\s (?:portion|share|part|contribution|stake) \s (?:is|was|comes\sto|amounts\sto|will\sbe|stands\sat)
           | \s (?:\w+\s)? (?:carr(?:ies|ied)|bears?|bore|covers?|covered|provide[sd]?|contribute[sd]?|finance[sd]?|fund(?:s|ed)|pa(?:ys|id)|shoulder(?:s|ed)|takes?|took|supplie[sd]|puts?\sup|accounts?\sfor|accounted\sfor|holds?|held) )?
         \s {HEDGE} (?P<share>‰)""",
    re.VERBOSE,
)
# words that point back to the whole, however large it is told to be
ROW_END = re.compile(r"(?:\s{2,}|\|\s?)¤\s?\|?\s?$")
CLAUSE_END = re.compile(r",\s(?:while|whereas|and|with)\b|;")


def find(amounts: Amounts, told: set[int]) -> Iterator[Claim]:
    """Shares told of payers whose amounts were told before, each found again by the name; two or more, or a row of a table."""
    marked = amounts.marked
    sentences: dict[int, list[re.Match[str]]] = {}
    for match in NAMED_SHARE.finditer(marked.text):
        if match.start("share") not in told:
            sentences.setdefault(marked.sentence_number(match.start("share")), []).append(match)
    for matches in sentences.values():
        group = _named_parts(amounts, matches)
        if not group:
            continue
        largest = max(one.part.size for one in group)
        earlier = [
            figure
            for figure in reversed(marked.recent(group[0].start, MONEY))
            if figure.unit == group[0].part.unit and figure.size and figure.size > largest
        ]
        whole = max(((sum(fits_share(one, figure) for one in group), -place) for place, figure in enumerate(earlier)), default=(0, 0))
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
        yield from of_one_whole([(one, total) for one in group])


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


def _named_parts(amounts: Amounts, matches: list[re.Match[str]]) -> list[Told]:
    """The amounts of the payers that shares are told of; the one payer whose name is not found has the one amount left over."""
    marked, start = amounts.marked, matches[0].start()
    own = [_given(amounts, match) or amount_of(marked, match["name"], start) for match in matches]
    found = [amount for amount in own if amount is not None]
    if not found:
        return []
    first = marked.sentences[max(marked.sentence_number(found[0].at) - 1, 0)][0]
    beside = [
        figure
        for figure in marked.between(first, start, MONEY)
        if figure.unit == found[0].unit and figure.value and figure.at > found[0].at
    ]
    left = [figure for figure in beside if all(figure.at != amount.at for amount in found)]
    if own.count(None) == 1 and len(left) == 1 and len(own) > 2:
        own[own.index(None)] = left[0]
    shares = [marked.figure(match.start("share")) for match in matches]
    told = zip(own, shares, matches, strict=True)
    return [
        Told(part, share, None, match.start(), match.end())
        for part, share, match in told
        if part is not None and share.value and share.value < HUNDRED
    ]


def _given(amounts: Amounts, match: re.Match[str]) -> Figure | None:
    """The one amount that a payer has put in."""
    parties = bodies(amounts, match.start(), match.start("share"))
    given = [figure for party in parties[:1] for figure in amounts.given.get(party, ()) if figure.at < match.start()]
    return given[0] if len(given) == 1 else None


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
