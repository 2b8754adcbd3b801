"""Mentions of governments that a commitment's words tell by the country alone: "Japan has given X", "X from the Kingdom of Spain", "a loan to Kenya".

Which countries act as their governments is known only once the amounts have been read; the country stays a place as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction.facts.money_roles import read_money
from extraction.facts.money_use import Use
from extraction.facts.payer import is_state
from extraction.model import Mention
from extraction.scene import Scene


def mentions_of_states(scene: Scene) -> list[Mention]:
    """One mention for each span that names a country which gives or gets an amount, where no name of an organisation stands."""
    found: dict[tuple[int, int], Mention] = {}
    for use in read_money(scene):
        if use.role == "commitment":
            for start, end, key in _states(scene, use):
                if key in scene.entities and not any(m.char_end > start for _, m in scene.within(start, end, "organisation")):
                    found[start, end] = Mention("organisation", start, end, scene.clean[start:end], entity=key)
    return list(found.values())


def _states(scene: Scene, use: Use) -> Iterator[tuple[int, int, str]]:
    """The spans of the use's own words that tell a state as payer or receiver."""
    payer = use.payer
    if payer is not None and is_state(payer.key) and payer.end > payer.start and payer.how != "context":
        yield payer.start, payer.end, payer.key
    if use.receiver is not None and is_state(use.receiver):
        for _, mention in scene.within(use.sentence.start, use.sentence.end, "place"):
            entity = scene.entity(mention)
            if entity is not None and entity.type == "country" and entity.country == use.receiver[-3:]:
                yield mention.char_start, mention.char_end, use.receiver
                return
