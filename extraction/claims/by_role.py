"""What each party puts into one activity, held against the cost of it by what the facts know: "ADB accounts for 45% of the cost", with ADB's loan and the cost told elsewhere.

Claims of kinds `share_of_total` and `parts_sum_to_total`. Only where the text tells one cost, and of the party one commitment in its currency, are the
three tied without regard to whether they fit; a sum of commitments that is off is claimed where one slip in three or more figures explains it.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.marked import MONEY, PERCENT, Figure, Marked
from extraction.claims.parts import Parts, comparable, fits, near, parts_of, slipped, sum_claim
from extraction.claims.sums.plans import NO_PLAN, costs
from extraction.model import Claim, Fact, Mention, Transaction
from extraction.scene import Scene

KIND = "share_of_total"
COST = r"(?:of|for)\s(?:the\s|its\s|this\s|that\s|their\s)?(?:[\w'’-]+\s){0,3}?(?:costs?|budget|investment|financing|funding|bill|price)\b"
# "ADB will finance 45% of the total cost", "the Bank's share of the cost is 45%"
BEARS = re.compile(
    rf"\b(?:accounts?|accounting|covers?|covering|financ\w+|funds?|funding|meets?|bears?|bearing|provid\w+|contribut\w+|represents?|makes?\sup|pays?|lends?|shoulders?)\b[^¤‰.;\n]{{0,30}}‰\s{COST}"
)
SHARE_IS = re.compile(
    rf"(?:['’]s?|\bits)\s(?:share|portion|part|contribution|participation)\s{COST}\s(?:is|was|will\sbe|comes\sto|stands\sat)\s[^¤‰.;\n]{{0,20}}‰"
)
# "with 45% of the cost coming from ADB", "45% of the cost is borne by ADB"
FROM_PARTY = re.compile(
    rf"‰\s{COST}[^¤‰.;\n]{{0,30}}?\b(?:from|by)\s|\bwith\s[^¤‰.;\n]{{0,20}}‰\s(?:of\s\w+\s)?(?:coming|provided|financed|funded|borne|met|paid)\s(?:from|by)\s"
)
# between a party and its share only its loan may stand
REACH = 90
PARTIES = 5


def find(scene: Scene, facts: list[Fact]) -> Iterator[Claim]:
    parts = parts_of(scene)
    marked = parts.marked
    told = [figure for figure in costs(marked) if not NO_PLAN.search(marked.text, *marked.sentence(figure.at))]
    if len({(figure.value, figure.unit) for figure in told}) != 1:
        return
    total = told[0]
    committed = _committed(parts, facts, total)
    if committed:
        yield from _shares(marked, committed, total)
        yield from _summed(committed, total)


def _committed(parts: Parts, facts: list[Fact], total: Figure) -> dict[str, Figure]:
    """The one commitment of each provider in the currency of the cost; none where the text tells of several activities."""
    marked = parts.marked
    found: dict[str, dict[object, Figure]] = {}
    activities: set[str | None] = set()
    for fact in facts:
        if not isinstance(fact, Transaction) or fact.provider is None or fact.type not in ("outgoing commitment", "outgoing pledge"):
            continue
        activities.add(fact.activity)
        start, end = marked.marked(fact.char_start), marked.marked(max(fact.char_end - 1, fact.char_start)) + 1
        for figure in marked.between(start, end, MONEY):
            if figure.value in (fact.amount, fact.equivalent_amount) and comparable(figure, total) and figure.size < total.size:
                found.setdefault(fact.provider, {}).setdefault(figure.value, figure)
    if len(activities - {None}) != 1:
        return {}
    return {provider: next(iter(own.values())) for provider, own in found.items() if len(own) == 1}


def _shares(marked: Marked, committed: dict[str, Figure], total: Figure) -> Iterator[Claim]:
    for form in (BEARS, SHARE_IS, FROM_PARTY):
        for match in form.finditer(marked.text):
            start, end = marked.sentence(match.start())
            shares, amounts = marked.between(start, end, PERCENT), marked.between(start, end, MONEY)
            if len(shares) != 1 or shares[0].value is None or any(figure.value != total.value for figure in amounts):
                continue
            party = _party(marked, match, start, end, form is FROM_PARTY)
            part = committed.get(party or "")
            if part is not None:
                share = shares[0]
                members = (part.member("part"), total.member("total"), share.member("share"))
                yield Claim(KIND, marked.clean(match.start()), marked.clean(match.end() - 1) + 1, members)


def _party(marked: Marked, match: re.Match[str], start: int, end: int, behind: bool) -> str | None:
    """The one body named right before a share, or right behind the words that lead to it."""
    span = (match.end(), min(match.end() + REACH, end)) if behind else (max(match.start() - REACH, start), match.start() + 1)
    named: list[Mention] = [mention for _, mention in marked.scene.within(marked.clean(span[0]), marked.clean(span[1]), "organisation")]
    keys = {mention.entity for mention in named if mention.entity is not None}
    return keys.pop() if len(keys) == 1 else None


def _summed(committed: dict[str, Figure], total: Figure) -> Iterator[Claim]:
    listed = sorted({figure.at: figure for figure in committed.values()}.values(), key=lambda figure: figure.at)
    if not 2 <= len(listed) <= PARTIES or len(listed) != len(committed):
        return
    if fits(listed, total) or len(listed) >= 3 and near(listed, total) and slipped(listed, total):
        yield sum_claim(listed, total)
