"""Finds the country that an amount is for: by its own words, then its sentence, its block, its section and the whole text."""

from __future__ import annotations

from extraction import expressions as re
from extraction.facts.commitment.given import receives, went_to
from extraction.facts.money.reading import MoneyReading
from extraction.facts.money.use import Use
from extraction.facts.payer.party_slots import slot_of
from extraction.facts.payer.payer import LENDERS, is_state
from extraction.facts.payer.receiver import receiver_of
from extraction.model import Entity
from extraction.recipients import LENDING, ONLY_LENDING, country_of_title, donors


def country_of_use(reading: MoneyReading, use: Use) -> str | None:
    """The country that the amount's own words name: behind it, then before it, then its sentence, block or section.

    A town before it may be where a board met, so that it counts for less than a country told anywhere in the sentence.
    """
    segment, sentence, block = use.segment, use.sentence, use.sentence.block
    if _MULTINATIONAL.match(reading.clean, block.start):
        return None
    money = segment.money
    end = segment.right[-1].end if segment.right else money.end
    start = segment.left[0].start if segment.left else money.start
    if use.country is not None:
        return use.country
    opened = reading.sections.country_of_line(use.mention.char_start)
    if opened:
        use.country_told = True
        return opened
    use.regional = _is_regional_line(reading, use) or _is_for_several(reading, use)
    if use.regional:
        return None
    told = _own_state(reading, use) or _country_of_borrower(reading, use)
    if told:
        use.country_told = True
        return told
    named = reading.scene.entities.get(use.activity or "") if use.activity_named else None
    told = country_of_title(named.name) if named is not None else None
    if told and told not in donors():
        return told
    after = _coordinate_after(use)
    for first, last, countries in (
        (money.end, end, False),
        (*after, False),
        (start, money.start, True),
        *_clause(reading, use),
        (money.end, sentence.end, False),
        (sentence.start, sentence.end, True),
        (sentence.start, sentence.end, False),
    ):
        told = country_in(reading, use, first, last, countries)
        if told:
            near = first >= start and last <= end or (first, last) == after
            use.country_told = near and _is_told_outside(reading, use, first, last, told)
            return told
    told = section_country(reading, use)
    use.country_told = told is not None
    told = told or _country_of_pointed(reading, use)
    told = told or country_in(reading, use, block.start, block.end, False)
    if not told:
        told = _country_of_bodies(reading, use) or _country_before(reading, use)
        use.country_told = told is not None
    told = told or (None if _is_multiple(reading, sentence.start, sentence.end) else reading.country)
    return told or _country_of_taker(reading, use) or reading.country_of_names


def _country_of_pointed(reading: MoneyReading, use: Use) -> str | None:
    """ "Regarding the solar plant, the State contributes X": the country of the activity that the sentence points at, of several countries' ones."""
    if not reading.recipients.is_mixed or any(True for _ in reading.recipients.within(use.sentence.start, use.sentence.end)):
        return None
    key = reading.focus.pointed(use.sentence.start, use.sentence.end)
    entity = reading.scene.entities.get(key or "")
    if entity is None or entity.country is not None:
        return entity.country if entity is not None else None
    return next((one.country for one in reading.uses if one.activity == key and one.activity_named and one.country is not None), None)


def _is_for_several(reading: MoneyReading, use: Use) -> bool:
    """ "X for projects in Argentina, Costa Rica, Ecuador and Peru"."""
    right = use.segment.right
    if not right:
        return False
    named: dict[str, int] = {}
    for at, country, whole in reading.recipients.within(use.mention.char_end, right[-1].end):
        if whole and country not in donors():
            named.setdefault(country, at)
    if len(named) < _SEVERAL or max(named.values()) - min(named.values()) > _ROW * len(named):
        return False
    return _LINKS.search(reading.clean, max(0, min(named.values()) - 16), min(named.values())) is None  # "a road between Belize, Guatemala and Mexico"


_LINKS = re.compile(r"\b(?:between|link(?:s|ing)?|connect(?:s|ing)?|join(?:s|ing)?|borders?|with)\s(?:the\s)?\Z")
_SEVERAL = 3
_ROW = 22  # characters from one name to the next


def _country_of_bodies(reading: MoneyReading, use: Use) -> str | None:
    """The one country of the bodies that a paragraph names, whose names tell it, in a text that goes from country to country."""
    block = use.sentence.block
    if not reading.recipients.is_mixed or any(True for _ in reading.recipients.within(block.start, block.end)):
        return None
    bodies = (reading.scene.entity(mention) for _, mention in reading.scene.within(block.start, block.end, "organisation"))
    told = {country for body in bodies if body is not None and body.type not in LENDERS and (country := country_of_title(body.name))} - donors()
    return told.pop() if len(told) == 1 else None


def _country_before(reading: MoneyReading, use: Use) -> str | None:
    """The one country of the nearest paragraph above that names any, in a text that goes from country to country and names none in this one."""
    block = use.sentence.block
    if not reading.recipients.is_mixed or any(True for _ in reading.recipients.within(block.start, block.end)):
        return None
    places = (reading.scene.entity(mention) for _, mention in reading.scene.within(use.sentence.start, use.sentence.end, "place"))
    if any(place is not None and place.country is None for place in places):
        return None  # "X to support South Asia's push"
    last = reading.recipients.last_before(block.start)
    if last is None or reading.clean.count("\n\n", last, block.start) > _FARTHEST:
        return None
    start = reading.clean.rfind("\n\n", 0, last) + 1
    told = {country for _, country, _ in reading.recipients.within(start, block.start)} - donors() - (ONLY_LENDING - {reading.country})
    return told.pop() if len(told) == 1 else None


_FARTHEST = 3  # paragraphs


def _clause(reading: MoneyReading, use: Use) -> tuple[tuple[int, int, bool], ...]:
    """The rest of the clause between two semicolons, behind an amount and before it: "for the Togolese stretch A gives X, B Y; for ..."."""
    at, sentence = use.mention.char_start, use.sentence
    if ";" not in reading.clean[sentence.start : sentence.end]:
        return ()
    first = max(reading.clean.rfind(";", sentence.start, at), sentence.start)
    last = reading.clean.find(";", at, sentence.end)
    return (at, last if last >= 0 else sentence.end, False), (first, at, True)


def _country_of_taker(reading: MoneyReading, use: Use) -> str | None:
    """ "ADB and Bank of Georgia sign a loan": the country of the body that gets it, where nothing else tells one."""
    taker = reading.scene.entities.get(receiver_of(reading.parties, use.segment) or "")
    if taker is None or taker.kind != "organisation" or taker.type == "government" or taker.type in LENDERS:
        return None
    country = taker.country or country_of_title(taker.name)
    return country if country not in donors() else None


_MULTINATIONAL = re.compile(r"[\s*_•–-]*(?:multinational|multi-country|regional|africa-wide|global)\b\s*[:–—-]", re.IGNORECASE)


def _own_state(reading: MoneyReading, use: Use) -> str | None:
    """ "the governments of Zambia and Botswana contribute X and Y": each state pays for its own share."""
    if use.payer is None or not is_state(use.payer.key) or _destination_of(reading, use) is not None:
        return None
    country = use.payer.key[-3:]
    named = {told for _, told, _ in reading.recipients.within(use.mention.char_end, use.segment.right[-1].end if use.segment.right else 0)}
    by_name = "overnment" not in reading.clean[use.payer.start : use.payer.end]
    elsewhere = by_name and country in LENDING and reading.country not in (country, None)  # "In 2012 China granted X for traffic lights"
    return None if gives_abroad(use) or elsewhere or named - {country} else country


def gives_abroad(use: Use) -> bool:
    """Whether a state gives the amount to another: a donor's, or a loan, a line of credit, a grant from any."""
    if use.payer is None or not is_state(use.payer.key):
        return False
    if use.payer.key[-3:] in donors() or use.head is not None and use.head.phrase.sense == "instrument" and use.head.phrase.finance_type is not None:
        return True
    return any(item.kind == "verb" and item.phrase.finance_type for item in use.segment.left)


def _is_regional_line(reading: MoneyReading, use: Use) -> bool:
    """ "a line of credit to Ecobank for on-lending in West Africa": no single country's, wherever the bank has its home."""
    borrower = _destination_of(reading, use) or reading.scene.entities.get(receiver_of(reading.parties, use.segment) or "")
    if borrower is None or borrower.kind != "organisation" or borrower.type == "government" or not use.segment.right:
        return False
    within = reading.scene.within(use.mention.char_end, use.segment.right[-1].end, "place")
    places = [entity for _, mention in within if (entity := reading.scene.entity(mention)) is not None]
    return bool(places) and all(entity.country is None and entity.type in ("world region", "region", "continent") for entity in places)


def _country_of_borrower(reading: MoneyReading, use: Use) -> str | None:
    """Of whom the amount goes to; else of the bodies named behind it."""
    borrower = _destination_of(reading, use)
    found = [borrower] if borrower is not None else []
    right = use.segment.right
    if right and not any(True for _ in reading.recipients.within(use.segment.money.end, right[-1].end)):
        found += [
            entity
            for k, item in enumerate(use.segment.right)
            if item.kind == "organisation" and slot_of(use.segment.right, k) in _TAKES and (entity := reading.scene.entity(reading.scene.mentions[item.mentioned])) is not None
        ]
    takes = any(item.kind == "verb" and (item.phrase.sense == "receive" or item.phrase.lemma == "sign") for item in use.segment.left)
    if takes and use.payer is not None and use.payer.start > use.mention.char_start or any(item.kind == "verb" and item.phrase.sense == "receive" for item in use.segment.left) or _is_given_to_subject(use):
        found += [
            entity
            for item in use.segment.left
            if item.kind == "organisation" and (entity := reading.scene.entity(reading.scene.mentions[item.mentioned])) is not None
        ]
    found += _bodies_served(reading, use)
    for entity in found:
        if use.payer is not None and entity.key == use.payer.key or entity.type == "news agency":
            continue
        if entity is not borrower and reading.parties.type_of(entity.key) in LENDERS - {"national development bank"}:
            continue
        country = entity.country or (country_of_title(entity.name) if entity.kind == "organisation" else None)
        if country and country not in donors():
            return country
    return None


def _is_given_to_subject(use: Use) -> bool:
    """ "Bank of Georgia was granted X", "To Guatemala's Banco Industrial went X": the amount goes to who stands before the verb."""
    left = use.segment.left
    at = next((k for k in range(len(left) - 1, 0, -1) if left[k].kind == "verb"), 0)
    passive = left[at].phrase.sense == "give" and left[at - 1].word in ("was", "were", "been", "is", "be") if at else False
    return passive or went_to(left)


# "X for the Bank of Kigali", "a stake of X in Kcell", "an agreement of X with Ecobank"
_TAKES = frozenset(("to", "for", "in", "with", "into", "of", "between", "and"))


def _bodies_served(reading: MoneyReading, use: Use) -> list[Entity]:
    """ "a guarantee facility for Bank of Kigali", told as the name of what is financed."""
    works = [item for item in use.segment.right[:4] if item.kind == "activity"]
    if not works or any(True for _ in reading.recipients.within(works[0].start, works[0].end)):
        return []
    within = reading.scene.within(works[0].start, works[0].end, "organisation")
    served = (reading.scene.entity(mention) for _, mention in within if reading.clean.endswith((" for ", " for the "), 0, mention.char_start))
    return [entity for entity in served if entity is not None]


def _destination_of(reading: MoneyReading, use: Use) -> Entity | None:
    """ "to Mexico", "to the Fiji Development Bank": the one country or borrower that gets the amount."""
    right = [item for item in use.segment.right[:5] if item.word not in _BEFORE_DESTINATION]
    if len(right) < 2 or right[0].word != "to" or right[1].mention is None:
        return None
    entity = reading.scene.entity(reading.scene.mentions[right[1].mentioned])
    if entity is None or entity.kind not in ("organisation", "place") or entity.type in ("region", "continent"):
        return None
    return entity


_BEFORE_DESTINATION = frozenset("the government of republic loan credit grant state".split())


def has_destination(reading: MoneyReading, use: Use) -> bool:
    """Whether one country or borrower gets the amount."""
    return _destination_of(reading, use) is not None or receives(reading, use.segment)


def _coordinate_after(use: Use) -> tuple[int, int]:
    """What is said behind "a loan of X and a grant of Y to finance ...": it is said of X as well."""
    segments_ = use.sentence.segments
    k = next((k for k, one in enumerate(segments_) if one is use.segment), len(segments_))
    if use.segment.right or k + 1 >= len(segments_) or not segments_[k + 1].right:
        return use.segment.money.end, use.segment.money.end
    return segments_[k + 1].right[0].start, segments_[k + 1].right[-1].end


def country_in(reading: MoneyReading, use: Use, start: int, end: int, countries: bool) -> str | None:
    """The one country that a stretch names, outside the payer's own name; a donor's only where the text is of no other."""
    payer = use.payer
    asides = [match.span() for match in _ASIDE.finditer(reading.clean, start, end)] if ", wh" in reading.clean[start:end] else []
    named = {
        country
        for at, country, whole in reading.recipients.within(start, end)
        if (whole or not countries)
        and at not in reading.givers
        and not (payer is not None and payer.start <= at < payer.end)
        and not _is_home(reading, at)
        and not any(first <= at < last for first, last in asides)
    }
    if payer is not None and is_state(payer.key):
        named = named - {payer.key[-3:]} or (set() if gives_abroad(use) else named)  # a loan from China is not for China
    named = named - (donors() - {reading.country}) or (named if reading.country is None else set())
    return named.pop() if len(named) == 1 else None


def _is_home(reading: MoneyReading, at: int) -> bool:
    """ "Sponsor Melec of Beirut", "Aksa from Turkey": where a company sits, right behind its name."""
    before = reading.clean[max(0, at - 6) : at]
    if reading.country is None or not before.endswith((" of ", " from ")):
        return False
    end = at - (4 if before.endswith(" of ") else 6)
    name = next(reading.scene.before(at, "organisation", 1), None)
    entity = reading.scene.entity(name) if name is not None and abs(name.char_end - end) < 3 else None
    return entity is not None and (entity.type in _COMPANIES or entity.type is None and not entity.registry)


# "The Saudi Fund, which built a hospital in Albania, may join"
_ASIDE = re.compile(r"(?<=[A-Z)a-z]),\s(?:which|who)\s[^,;.]{3,120},")
_COMPANIES = frozenset(("company", "commercial bank", "utility", "fund", "sponsor"))


def _is_told_outside(reading: MoneyReading, use: Use, start: int, end: int, told: str) -> bool:
    """Whether a stretch names a country elsewhere than in what it says of an activity."""
    works = [(item.start, item.end) for item in (*use.segment.left, *use.segment.right) if item.kind == "activity"]
    return any(
        country == told and not any(first <= at < last for first, last in works) for at, country, _ in reading.recipients.within(start, end)
    )


def section_country(reading: MoneyReading, use: Use) -> str | None:
    """The country of the nearest "Country: Cameroon", heading or "Brazil - ..." above, where the text goes from country to country."""
    return reading.sections.country_at(use.mention.char_start)


def _is_multiple(reading: MoneyReading, start: int, end: int) -> bool:
    """Whether a stretch names several countries, of which none can be told from the others."""
    return len({country for _, country, _ in reading.recipients.within(start, end)} - donors()) > 1
