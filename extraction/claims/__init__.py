"""Readers of claims about numbers: this is a share of that, these add up to that. Whether they hold is decided in `checks.rules`.

A folder per family of claims, a file per way of telling them; each reader is `find(scene, facts) -> Iterator[Claim]`. They match patterns
over `marked.Marked`, a copy of the text in which every figure is one sign.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extraction.claims import doubts, equivalence, other_countries, told
from extraction.claims.changes import brought_to, change, of_rows, told_apart
from extraction.claims.counts import gathered, listed, portions, roster, within
from extraction.claims.marked import marked_text
from extraction.claims.parts import parts_of
from extraction.claims.retellings import in_words, restated, restated_costs, restated_headline, restated_rows, retold
from extraction.claims.shares import count_share, decision, divided, of_sums, side_by_side, vouched, whole_hundreds
from extraction.claims.sums import (
    apposed,
    by_facts,
    columns_beside,
    composition,
    counted_deals,
    enumerated,
    financing,
    misread_scales,
    one_slip_off,
    payers,
    plans,
    sums,
    tables,
    too_good_for_chance,
    unit_prices,
    worded,
)
from extraction.claims.times import dates, milestones, weekdays
from extraction.claims.told import Condition, Told
from extraction.model import Claim, Fact
from extraction.scene import Scene

Reader = Callable[[Scene, list[Fact]], Iterator[Claim]]

# Each reader, and when a claim of it is left out because those before it have told as much.
READERS: tuple[tuple[Reader, tuple[Condition, ...]], ...] = (
    (decision.find_sure, ()),
    (side_by_side.find, (told.share_is_told,)),
    (equivalence.find, ()),
    (within.find, ()),
    (portions.find, (told.part_is_within,)),
    (count_share.find, ()),
    (worded.find, ()),
    (sums.find, ()),
    (unit_prices.find, ()),
    (enumerated.find, (told.parts_are_summed,)),
    (apposed.find, (told.parts_are_summed, told.parts_are_spoken_for)),
    (tables.find, ()),
    (roster.find, ()),
    (listed.find, (told.count_is_listed,)),
    (gathered.find, (told.count_is_listed,)),
    (plans.find, (told.total_is_summed,)),
    (financing.find, (told.parts_are_summed,)),
    (counted_deals.find, (told.amount_is_summed,)),
    (payers.find, (told.amount_is_summed,)),
    (change.find, ()),
    (told_apart.find, (told.change_is_told,)),
    (of_rows.find, (told.change_is_told,)),
    (brought_to.find, (told.change_is_told,)),
    (weekdays.find, ()),
    (dates.find, ()),
    (milestones.find, ()),
    (in_words.find, ()),
    (restated.find, ()),
    (restated_rows.find, ()),
    (restated_headline.find, ()),
    (restated_costs.find, ()),
    (retold.find, (told.amount_is_retold,)),
    (composition.find, (told.amount_is_summed,)),
    (sums.find_approvals, (told.amount_is_summed,)),
    (decision.find, (told.share_is_told,)),
    (by_facts.find, (told.amount_is_summed, told.parts_are_spoken_for)),
    (within.find_loans, (told.is_implied,)),
    (too_good_for_chance.find, (told.words_tell_it, told.amount_is_summed)),
    (whole_hundreds.find, (told.words_tell_it,)),
    (misread_scales.find, (told.parts_are_summed,)),
    (one_slip_off.find, (told.words_tell_it, told.amount_is_summed, told.parts_are_spoken_for)),
)


def find_claims(scene: Scene, facts: list[Fact]) -> list[Claim]:
    """All claims of a scene, in text order, offsets into its cleaned text; what two readers find is kept once."""
    marked, so_far = marked_text(scene), Told()
    of_one_country = other_countries.kept_apart(marked, facts)
    for reader, left_out in READERS:
        weighed = (doubts.weighed(marked, claim) for claim in reader(scene, facts))
        claims = [claim for claim in weighed if claim is not None and of_one_country(claim)]
        for claim in claims:
            if not any(condition(claim, so_far) for condition in left_out):
                so_far.keep(claim)
        so_far.note(claims)
    for claim in list(vouched.sums_of_shared(scene, so_far)):
        so_far.keep(claim)
    for claim in list(columns_beside.sums_beside(parts_of(scene), so_far)):
        so_far.keep(claim)
    for claim in roster.counted_parts(marked, list(so_far.claims.values()), so_far.counted):
        so_far.keep(claim)
    for claim in of_sums.shares_of_parts(marked, list(so_far.claims.values())):
        so_far.keep(claim)
    for claim in divided.shares_of_sums(marked, list(so_far.claims.values())):
        so_far.keep(claim)
    return so_far.settled()
