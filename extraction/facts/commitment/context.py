"""Completes commitments by the text around them: the payer where their own words name none, their country, their activity."""

from __future__ import annotations

from dataclasses import replace

from extraction import expressions as re
from extraction.facts.commitment.activity import activity_by_focus
from extraction.facts.commitment.country import country_of_use, gives_abroad
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.facts.payer.default import lender_of_paragraph, lender_of_sentence
from extraction.facts.payer.party_organisation import NO_STATES, government_of
from extraction.facts.payer.payer import LENDERS, Payer, is_arm_of, is_state
from extraction.lexicon import registry
from extraction.recipients import LENDING, donors


def complete_from_context(reading: MoneyReading) -> None:
    """Fills in payer, country and activity of each commitment that does not tell them itself."""
    last_total: Use | None = None
    for use in reading.uses:
        if use.role == "commitment" and use.payer is not None and use.payer.how != "context" and gives_abroad(use):
            reading.givers.update(at for at, _, _ in reading.recipients.within(use.payer.start, use.payer.end))
    _settle_country(reading)
    for use in reading.uses:
        if use.role == "portfolio total" and use.whole is None:
            last_total = use
        elif use.role == "commitment":
            if use.payer is None and not use.unnamed:
                use.payer = _payer_by_context(reading, use, last_total)
            elif use.payer is not None and use.payer.how == "far agent" and reading.parties.is_lenders_own:
                use.payer = _payer_by_context(reading, use, last_total) or use.payer
            _correct_by_currency(reading, use)
            use.country = country_of_use(reading, use)
            if use.payer is not None and use.country is not None and use.payer.key == NO_STATES:
                use.payer = government_of(reading.parties, use.country, use.payer.start, use.payer.end, use.payer.how)
            use.activity = use.activity or activity_by_focus(reading, use)
            if use.activity is None and use.payer and reading.parties.type_of(use.payer.key) == "group" and last_total is not None:
                use.role = "portfolio total"
                continue
            entity = reading.scene.entities.get(use.activity or "")
            if entity and entity.country and use.payer and use.payer.how == "local":
                use.payer = government_of(reading.parties, entity.country, use.payer.start, use.payer.end, "local")
    _share_activities(reading)


def _share_activities(reading: MoneyReading) -> None:
    """What is told for a country without an activity ("to the Armenian project the budget adds X") is for the one that another amount names there."""
    named: dict[str, set[str]] = {}
    given = [use for use in reading.uses if use.role == "commitment" and use.country is not None]
    for use in given:
        if use.activity_named and use.activity is not None:
            named.setdefault(use.country or "", set()).add(use.activity)
    for use in given:
        if use.activity is None and use.country_told and len(named.get(use.country or "", ())) == 1 and len(named) > 1:
            use.activity = next(iter(named[use.country or ""]))


def _settle_country(reading: MoneyReading) -> None:
    """The country of a text that tells most of a state that gives to another is the other one."""
    states = (use.payer.key[-3:] for use in reading.uses if use.role == "commitment" and use.payer is not None and use.payer.how != "context" and gives_abroad(use))
    givers = frozenset(states) & (donors() | LENDING)
    if reading.country in givers:
        reading.country = reading.parties.country = reading.recipients.main(givers) or reading.country


def _payer_by_context(reading: MoneyReading, use: Use, total: Use | None) -> Payer | None:
    if use.whole is not None and use.whole.payer is not None:
        return use.whole.payer
    told = lender_of_sentence(reading, use) or reading.sections.lender_at(use.mention.char_start)
    if told is None:
        near, own = lender_of_paragraph(reading, use), reading.parties.main_lender or ""
        told = near if near is not None and (not reading.parties.is_lenders_own or is_arm_of(near.key, {own})) else None
    if told is not None:
        return told
    if total is not None and total.payer is not None and reading.parties.type_of(total.payer.key) in LENDERS:
        return replace(total.payer, how="context")
    lender = reading.parties.main_lender
    start = use.mention.char_start
    opener = _opener(reading, start)
    if opener is not None and (lender is None or opener.start < reading.first_telling(lender)):
        return Payer(opener.key, start, start, "context")
    if lender is None or not _told_by(reading, lender, start):
        return None
    return Payer(lender, start, start, "context")


def _opener(reading: MoneyReading, position: int) -> Payer | None:
    """Who gives the amount that a text opens with: a state that gives abroad, or a financier that no list of financiers has."""
    first = next((one for one in reading.uses[:3] if one.role in ("commitment", "portfolio total") and one.payer is not None), None)
    payer = first.payer if first is not None else None
    if first is None or payer is None or payer.how != "subject" or first.mention.char_start >= position:
        return None
    if is_state(payer.key) and payer.key[-3:] in donors() | LENDING and payer.key[-3:] != reading.country:
        return payer
    entity = reading.scene.entities.get(payer.key)
    return payer if entity is not None and entity.type is None and not entity.registry and _FINANCIER.search(entity.name) else None


_FINANCIER = re.compile(r"\b(?:Bank|Fund|Facility|Financ\w+|Investment|Credit)\b")


def _told_by(reading: MoneyReading, lender: str, position: int) -> bool:
    """Whether the text is the lender's own or has named it by then."""
    return reading.parties.is_lenders_own or reading.first_telling(lender) < position


def _correct_by_currency(reading: MoneyReading, use: Use) -> None:
    """The World Bank's credits in SDR are IDA's; an ADF that counts in units of account is the African Development Fund."""
    if use.payer is not None and use.payer.key == "organisation:XM-DAC-46005" and use.mention.currency == "XUA":
        african = registry().known["african development fund"][0].entity
        reading.scene.entities.setdefault(african.key, african)
        use.payer = replace(use.payer, key=african.key)
    ida = "organisation:XM-DAC-44002"
    if use.payer is not None and use.payer.how == "context" and use.payer.key == "organisation:XM-DAC-44000":
        if use.mention.currency == "XDR" and ida in reading.scene.entities:
            use.payer = replace(use.payer, key=ida)
