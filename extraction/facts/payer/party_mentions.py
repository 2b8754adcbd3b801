"""Mentions of organisations that only an amount's words show to be some: a country that gives or gets ("Japan has given X", "a loan to Kenya"), a source that no list knows.

Which they are is known only once the amounts have been read; the country stays a place as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.facts.money.roles import read_money
from extraction.facts.money.use import Use
from extraction.facts.payer.payer import is_state
from extraction.model import Mention
from extraction.scene import Scene


def mentions_of_parties(scene: Scene) -> list[Mention]:
    """One mention for each span that names such a party, offsets into the cleaned text, where no name of an organisation stands."""
    found: dict[tuple[int, int], Mention] = {}
    for use in read_money(scene):
        if use.role == "commitment":
            for start, end, key in _parties(scene, use):
                if key in scene.entities and not any(m.char_end > start for _, m in scene.within(start, end, "organisation")):
                    found[start, end] = Mention("organisation", start, end, scene.clean[start:end], entity=key)
    return list(found.values())


def _parties(scene: Scene, use: Use) -> Iterator[tuple[int, int, str]]:
    """The spans of the use's own words that name a country as payer or receiver, or a payer that only its place made one."""
    payer = use.payer
    if payer is not None and payer.how == "agent" and scene.clean[payer.start : payer.start + 1].isupper():
        own = scene.entities.get(payer.key)
        if own is not None and own.type == "fund" and not own.registry:
            yield payer.start, payer.end, payer.key
    if payer is not None and is_state(payer.key) and payer.how != "context":
        yield from _named(scene, payer.start, payer.end, payer.key, None)
    if use.receiver is not None and is_state(use.receiver):
        yield from _named(scene, use.sentence.start, use.sentence.end, use.receiver, use.mention.char_start)


def _named(scene: Scene, start: int, end: int, key: str, amount: int | None) -> Iterator[tuple[int, int, str]]:
    """The first name of the state's country in a stretch, not as an owner; of a receiver, where it stands as one."""
    for _, mention in scene.within(start, end, "place"):
        entity = scene.entity(mention)
        if entity is None or entity.type != "country" or entity.country != key[-3:] or scene.clean.startswith(("'", "\u2019"), mention.char_end):
            continue
        takes = amount is None or _TO.search(scene.clean, max(0, mention.char_start - 24), mention.char_start)
        if takes or amount is not None and mention.char_end < amount and _GETS.match(scene.clean, mention.char_end):
            yield mention.char_start, mention.char_end, key
            return


_TO = re.compile(r"\b(?:to|lends?|lent|lending|grant(?:s|ed|ing)?|loan(?:s|ed)?|gives?|gave|offer(?:s|ed|ing)?|award(?:s|ed)|extend(?:s|ed))\s(?:the\s)?\Z")
_GETS = re.compile(
    r"\s(?:is\sto\s|is\sset\sto\s|will\s(?:also\s)?|would\s|has\s|have\s)?(?:receiv|get|got|secur|obtain|borrow|benefit|win|won\b|land)"
)
