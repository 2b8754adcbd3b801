"""Sums and shares that no words tie together: claimed where the digits fit too exactly for chance, and left alone where they do not."""

from __future__ import annotations

import pytest

from extraction.claims.sums import too_good_for_chance
from extraction.facts import find_facts
from extraction.mentions import find_mentions
from extraction.scene import Scene
from extraction.text import Text


def found(text: str) -> list[str]:
    source = Text(text)
    read = find_mentions(source)
    scene = Scene(source, read.profile, read.mentions, {entity.key: entity for entity in read.entities}, read.titles)
    claims = too_good_for_chance.find(scene, find_facts(scene))
    return [f"{claim.kind}: {', '.join(member.text for member in claim.members)}" for claim in claims]


TIED = {
    "a total far above its parts": (
        "Lending reached $417.6 million in the year.\n\nRoads took $182.4 million.\n\nWater took $96.7 million.\n\nSchools took $138.5 million.",
        "parts_sum_to_total: $182.4 million, $96.7 million, $138.5 million, $417.6 million",
    ),
    "a column beside another": (
        "The cost is $93.7 million.\nDams: $40.3 million, spent $11.1 million\nCanals: $31.2 million, spent $9.6 million\nPumps: $22.2 million, spent $4.9 million",
        "parts_sum_to_total: $40.3 million, $31.2 million, $22.2 million, $93.7 million",
    ),
    "a share of a whole in another sentence": (
        "The plant costs $312.5 million. Its owner has equity of its own. The bank put up $77.5 million, which makes 24.8 percent.",
        "share_of_total: $77.5 million, $312.5 million, 24.8 percent",
    ),
    "shares side by side": (
        "Roads got 46 percent, water 31 percent and schools 23 percent.",
        "shares_sum: 46 percent, 31 percent, 23 percent",
    ),
}


@pytest.mark.parametrize("text, claim", TIED.values(), ids=TIED.keys())
def test_digits_that_fit_beyond_chance_are_claimed(text, claim):
    assert claim in found(text)


@pytest.mark.parametrize(
    "text",
    [
        # round amounts add up to round amounts all the time
        "The bank lent $100 million to Kenya.\n\nIt lent $50 million to Ghana.\n\nIt lent $50 million to Mali.",
        # nothing fits
        "The bank lent $123.4 million to Kenya. It lent $51.7 million to Ghana and $33.2 million to Mali.",
        # shares of different things
        "Poverty fell to 46 percent. Only 31 percent have water. In towns 24 percent lack schools.",
        # other units
        "The bank lent $417.6 million. It lent EUR 182.4 million, EUR 96.7 million and EUR 138.5 million.",
    ],
)
def test_what_chance_could_do_is_left_alone(text):
    assert found(text) == []
