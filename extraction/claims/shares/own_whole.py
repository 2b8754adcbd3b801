"""The whole that the words about one part name, where those beside it have others: "Of the EIB loan, $21 million (30%) had been drawn", "EUR 38 million from AFD (70%)".

It is told elsewhere, with the words of a thing or as what a party has put in.
"""

from __future__ import annotations

from dataclasses import replace

from extraction import expressions as re
from extraction.claims.marked import MONEY, Figure
from extraction.claims.shares.amounts import Amounts
from extraction.claims.shares.forms import Told
from extraction.claims.shares.off_by_a_slip import agree, one_slip_off
from extraction.claims.shares.whose import amounts_of_thing, bodies

# "Of the EIB loan, ", "Out of its credit for roads, "
LEAD = re.compile(r"\b(?:[Oo]f|[Oo]ut\sof)\s(?:the|its|this|that|their|our)\s(?P<noun>[^¤‰½№ℕ.;:,()\n]{3,60}),\s[^¤‰½.;:\n]{0,40}$")
# characters before a part that its whole is named in
BEFORE = 110


def with_own_whole(amounts: Amounts, one: Told) -> Told:
    """A share with its whole, where the words about it alone name one."""
    if one.total is not None or one.part.sign != MONEY:
        return one
    return replace(one, total=_of_the_lead(amounts, one) or _of_its_giver(amounts, one))


def _of_the_lead(amounts: Amounts, one: Told) -> Figure | None:
    marked = amounts.marked
    first = min(one.part.at, one.share.at)
    lead = LEAD.search(marked.text, max(marked.sentence(first)[0], first - BEFORE), first)
    if lead is None:
        return None
    told = [own for party in bodies(amounts, lead.start("noun"), lead.end("noun")) for own in amounts.given.get(party, ())]
    return _only(one, told or amounts_of_thing(amounts, lead["noun"], one.share))


def _of_its_giver(amounts: Amounts, one: Told) -> Figure | None:
    """What the party named between a part and its share has put in, if that may be its whole."""
    named = bodies(amounts, one.part.at, one.share.at)
    given = amounts.given.get(named[0], []) if len(named) == 1 else []
    own = _only(one, given)
    return own if own is not None and (agree([one.part], own, one.share) or one_slip_off([one.part], own, one.share)) else None


def _only(one: Told, told: list[Figure]) -> Figure | None:
    """The one amount of some that was told before a part and may be its whole."""
    wholes = {figure.value: figure for figure in told if figure.unit == one.part.unit and figure.at < one.part.at and figure.value != one.part.value}
    return next(iter(wholes.values())) if len(wholes) == 1 else None
