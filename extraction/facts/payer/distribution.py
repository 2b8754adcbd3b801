"""Gives several payers or countries named together an amount each, in their order: "EIB and AFD are lending $38 million and $30 million"."""

from __future__ import annotations

from itertools import takewhile

from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use, is_bare
from extraction.facts.payer.party_slots import PREPOSITIONS
from extraction.facts.payer.payer import LENDERS_OR_FUNDS, Payer, is_state
from extraction.facts.payer.subject import all_payers, last_two
from extraction.phrases import Item
from extraction.recipients import donors


def distribute(reading: MoneyReading, told: list[Use]) -> None:
    """ "EIB and AFD are lending $38 million and $30 million": the subjects have an amount each, in their order."""
    for first, second in zip(told, told[1:], strict=False):
        if _ends_in(first, "former") and _ends_in(second, "latter"):
            _give(first, second, last_two(reading.parties, first.segment, bodies=True) or _two_before(reading, first))
        elif second.segment.right and second.segment.right[0].word == "respectively":
            _give(first, second, last_two(reading.parties, first.segment))
    if len(told) > 1 and _are_in_order(told[-1].segment.right):
        if not _in_order(reading, told):
            _one_country_each(reading, told)
    for k, first in enumerate(told[:-1]):
        told_by_subject = first.joint or first.payer is not None and first.payer.how in ("subject", "with")
        if first.role == "commitment" and told_by_subject and is_bare(told[k + 1]):
            _one_payer_each(reading, [first, *takewhile(is_bare, told[k + 1 :])])


def _are_in_order(right: list[Item]) -> bool:
    """ "respectively", "in that order"."""
    words = [item.word for item in right]
    return "respectively" in words or any(words[k : k + 3] in (["in", "that", "order"], ["in", "this", "order"]) for k in range(len(words)))


def _in_order(reading: MoneyReading, told: list[Use]) -> bool:
    """ "A, B and C have put money in the project: X, Y and Z in that order": as many givers as amounts, in their order."""
    payers = all_payers(reading.parties, told[0].segment)
    if len(payers) != len(told) or len({payer.key for payer in payers}) != len(told) or any(is_state(payer.key) for payer in payers):
        return False
    for use, payer in zip(told, payers, strict=True):
        use.role, use.payer, use.unnamed, use.joint, use.count, use.counted, use.whole = "commitment", payer, False, False, None, None, None
    return True


def _two_before(reading: MoneyReading, use: Use) -> list[Payer]:
    """The two lenders that the paragraph names last before a sentence."""
    named: dict[str, Payer] = {}
    for _, mention in reading.scene.within(use.sentence.block.start, use.sentence.start, "organisation"):
        if mention.entity is not None and reading.parties.type_of(mention.entity) in LENDERS_OR_FUNDS:
            named.pop(mention.entity, None)
            named[mention.entity] = Payer(mention.entity, mention.char_start, mention.char_end, "adjacent")
    return list(named.values())[-2:]


def _ends_in(use: Use, word: str) -> bool:
    return any(item.word == word for item in use.segment.left[-_NEAR:])


_NEAR = 6  # items


def _one_payer_each(reading: MoneyReading, told: list[Use]) -> None:
    payers = all_payers(reading.parties, told[0].segment)[-len(told) :]
    behind = [item for item in told[0].segment.left if payers and item.start >= payers[-1].end]
    if any(item.kind == "verb" and item.phrase.lemma == "sign" for item in behind) or _is_other_clause(behind):
        return
    if len(payers) == len(told) == len({payer.key for payer in payers}):
        for use, payer in zip(told, payers, strict=True):
            use.payer, use.role, use.unnamed, use.joint = payer, "commitment", False, False
        states = [payer.key for payer in payers if is_state(payer.key) and payer.key[-3:] not in donors()]
        for use in told if len(states) == len(told) else ():
            use.country, use.country_told = use.payer.key[-3:] if use.payer else None, True  # each its own share


def _is_other_clause(found: list[Item]) -> bool:
    """ "... a pact under which Nepal will receive": what follows is told of somebody else."""
    return any(
        item.word in ("that", "while", "so") or item.word in ("which", "whom") and k and found[k - 1].word in PREPOSITIONS
        for k, item in enumerate(found)
    )


def _give(first: Use, second: Use, payers: list[Payer]) -> None:
    """ "... and AIIB and ADB $500 million and $1.049 billion respectively"; "A and B finance it, the former with $4 million and the latter with $3 million"."""
    if len(payers) == 2 and first.role in ("context", "commitment") and second.role in ("context", "commitment"):
        for use, payer in zip((first, second), payers, strict=True):
            use.payer, use.role = payer, "commitment"


def _one_country_each(reading: MoneyReading, told: list[Use]) -> None:
    """ "approved $28 million and $84 million to Jordan and Turkey ..., respectively", "Cameroon and Guinea obtained X and Y"."""
    for start, end in (
        (told[-1].segment.money.end, told[-1].sentence.end),
        (told[0].sentence.start, told[0].segment.money.start),
    ):
        named = list(dict.fromkeys(country for _, country, _ in reading.recipients.within(start, end)))
        if len(named) == len(told):
            payer = next((use.payer for use in told if use.payer is not None), None)
            for use, country in zip(told, named, strict=True):
                use.country, use.country_told = country, True
                if use.role in ("context", "portfolio total") and use.mention.value:
                    use.role = "commitment"
                use.payer = use.payer or payer
            return
