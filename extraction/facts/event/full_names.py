"""Completes the names of approvals and signings: the short form of who acts, the instrument, the activity and the country told with it.

"Asian Infrastructure Investment Bank (AIIB) approves financing" becomes "Asian Infrastructure Investment Bank (AIIB) approves
loans to Lao PDR and Nepal" by its commitments: what texts name an event by differs, and each finds it by its own words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.facts.event.approvers import at_session, board_elsewhere, body_name
from extraction.facts.event.sentence import BODY, Happening, activity_name, called_in_full, is_lender
from extraction.facts.money.use import Use
from extraction.facts.payer.payer import is_state
from extraction.lexicon import country_names
from extraction.scene import Scene


def in_full(scene: Scene, happening: Happening, uses: list[Use]) -> Happening:
    """An approval or signing with what its commitments tell of it and its name does not."""
    if happening.kind not in ("approval", "signing"):
        return happening
    name = happening.name
    given = _commitments_of(scene, happening, name, uses)
    if given:
        name = _with_instrument(_with_lenders(scene, name, happening.kind, given), happening.kind, given)
        name = _with_amount(_with_activity(scene, name, given), given)
        name = _with_taker(scene, name, given) if happening.kind == "signing" else name
    name = _with_number(scene, happening, name)
    if happening.kind == "signing":
        name = _with_side(scene, happening, name)
    if happening.kind == "signing" and " in " not in name:
        name = _with_place(scene, name, happening.place)
    if happening.kind == "approval":
        name = _with_session(scene, happening, name)
    name = _with_country(scene, name, given)
    name = with_short_forms(scene, _with_board(scene, happening, name) if happening.kind == "approval" else name)
    return replace(happening, name=name) if len(name) <= _LONGEST else happening


_LONGEST = 260  # characters


def with_short_forms(scene: Scene, name: str) -> str:
    """ "International Development Association approves" with "(IDA)" behind it."""
    for entity in scene.entities.values():
        if entity.kind == "organisation" and len(entity.acronym or "") > 2 and entity.acronym and entity.name in name and not re.search(rf"\b{re.escape(entity.acronym)}\b", name):
            name = re.sub(rf"\b{re.escape(entity.name)}\b(?!\s\()", f"{entity.name} ({entity.acronym})", name, count=1)
    return name


def _commitments_of(scene: Scene, happening: Happening, name: str, uses: list[Use]) -> list[Use]:
    """What is given by it: the commitments in its sentence, else those of its day by who is named."""
    inside = [use for use in uses if happening.start <= use.mention.char_start < happening.end and _is_of_day(use, happening)]
    if inside:
        return inside
    of_day = [use for use in uses if happening.edtf and use.edtf == happening.edtf]
    named = [use for use in of_day if _names(scene, name, use)]
    lenders = {use.payer.key for use in of_day if use.payer}
    return named or (of_day if len(lenders) == 1 and not _names_other(scene, name, lenders) else [])


def _with_number(scene: Scene, happening: Happening, name: str) -> str:
    """ "for four projects": how many things it is for, where the sentence counts them and the name does not."""
    told = _FOR_SEVERAL.search(scene.clean, happening.start, happening.end)
    return f"{name} {' '.join(told.group().split())}" if told and told["what"] not in name else name


_FOR_SEVERAL = re.compile(
    r"\bfor\s(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s(?:[a-z-]+\s){0,3}(?P<what>projects|programmes|programs|operations)\b"
)


def _with_side(scene: Scene, happening: Happening, name: str) -> str:
    """ "with the Mano River Union (MRU)": the other side, where the sentence has it behind "with" or "between" and the name does not."""
    for match in _WITH.finditer(scene.clean, happening.start, happening.end):
        for _, mention in scene.within(match.end(), match.end() + 3, "organisation"):
            entity = scene.entity(mention)
            if entity is None or mention.char_start != match.end() or entity.type in _TELLERS or is_lender(entity) and " with " in name:
                continue
            if not any(told and told in name for told in (entity.name, mention.surface, entity.acronym)):
                return f"{name}{' and' if ' with ' in name else ' with'} {called_in_full(scene, entity)}"
    return name


_WITH = re.compile(r"\b(?:with|between)\s(?:the\s)?(?:(?:[a-z]+\s){1,2}(?:of\s)?(?:the\s)?)?(?=[A-Z])")
_TELLERS = ("news agency", "news publisher", "government")


def _with_session(scene: Scene, happening: Happening, name: str) -> str:
    """The sitting that decides, where the name has none: "at its 48th meeting"."""
    told = at_session(scene, happening.start, happening.end)
    return f"{name}{told}" if told and not re.search(r"\b(?:[Mm]eeting|[Ss]ession)\b", name) else name


def _names_other(scene: Scene, name: str, lenders: set[str]) -> bool:
    """Whether a name has an organisation of its own that is none of the lenders."""
    return any(e.kind == "organisation" and e.key not in lenders and e.name in name for e in scene.entities.values())


def _with_lenders(scene: Scene, name: str, kind: str, given: list[Use]) -> str:
    """The lenders, up to three, that a name does not have: before "approves", behind what is signed."""
    keys = dict.fromkeys(use.payer.key for use in given if use.payer and not is_state(use.payer.key))
    entities = [scene.entities[key] for key in keys if key in scene.entities]
    missing = [e.name for e in entities if e.name not in name and not (e.acronym and re.search(rf"\b{re.escape(e.acronym)}\b", name))]
    if not missing or len(entities) > _MOST_LENDERS:
        return name
    if kind == "signing":
        return f"{name}{' and' if ' with ' in name else ' with'} {' and '.join(missing)}"
    if _BODY_OF_STATE.match(name):
        return f"{name} of {' and '.join(missing)}"  # "Egyptian Cabinet approves soft loan agreement of Kuwait Fund"
    return f"{' and '.join(missing)} {name}" if name.startswith("approves ") else name


_BODY_OF_STATE = re.compile(r"[^\d]{0,30}\b(?:[Cc]abinet|Parliament|Council of Ministers|National Assembly|Senate|House of Representatives)\b[^\d]{0,30}? approves\b")
_MOST_LENDERS = 3


def _with_taker(scene: Scene, name: str, given: list[Use]) -> str:
    """ "and Egyptian National Railways (ENR)": the one organisation that all of it goes to, where the name has it not; a country is told by its name."""
    keys = {use.receiver for use in given}
    entity = scene.entities.get(keys.pop() or "") if len(keys) == 1 else None
    if entity is None or entity.kind != "organisation" or entity.type == "government" or is_state(entity.key) or entity.name in name or entity.acronym and entity.acronym in name:
        return name
    return f"{name}{' and' if ' with ' in name else ' with'} {called_in_full(scene, entity)}"


def _with_amount(name: str, given: list[Use]) -> str:
    """ "of US$18.5 million": the one amount, where the name has no figure of its own."""
    if len(given) != 1 or re.search(r"\d", name):
        return name
    amount = " ".join(given[0].mention.surface.split())
    if _SCALED.search(amount) is None:
        return name  # a figure of a table
    return re.sub(r"\b(?:loan|credit|grant|guarantee)(?:\s(?:agreement|financing)){0,2}\b(?!\s(?:agreements|contracts|conventions))", lambda match: f"{match.group()} of {amount}", name, count=1)


_SCALED = re.compile(r"(?:mill|bill|crore|lakh|[mb]n?\b|\d,\d{3},\d{3})", re.IGNORECASE)


def _with_board(scene: Scene, happening: Happening, name: str) -> str:
    """The lender's board, which the sentence or the text names, before "approves"."""
    who, approves, what = name.partition(" approves ")
    if not approves or _BODY.search(who):
        return name
    told = BODY.search(scene.clean, happening.start, happening.end)
    board = body_name(told.group()) if told else board_elsewhere(scene, who)
    return f"{who} {board}{approves}{what}" if board else name


_BODY = re.compile(r"\b(?:[Bb]oards?|[Dd]irectors|[Cc]ommittee|[Cc]ouncil|[Cc]abinet|[Aa]ssembly|ECNEC|[Pp]arliament|[Mm]inister\w*)\b")


def _is_of_day(use: Use, happening: Happening) -> bool:
    return use.edtf in (None, happening.edtf) or happening.edtf == ""


def _names(scene: Scene, name: str, use: Use) -> bool:
    entity = scene.entities.get(use.payer.key) if use.payer else None
    return entity is not None and (entity.name in name or bool(entity.acronym and re.search(rf"\b{re.escape(entity.acronym)}\b", name)))


def _with_instrument(name: str, kind: str, given: list[Use]) -> str:
    """The instruments in place of the bare "financing", else behind the name."""
    types = list(dict.fromkeys(use.finance_type for use in given if use.finance_type))
    missing = [one for one in types if not re.search(rf"\b{one}s?\b", name, re.IGNORECASE)]
    if not missing or len(types) > _MOST_TYPES:
        return name
    told = " and ".join(_counted(one, given) for one in types)
    if _BARE.search(name):
        return _BARE.sub(lambda match: f"{match['lead']}{' and '.join(types)} financing", name, count=1)
    if kind == "signing":
        return re.sub(r"\bsigning of (?:the )?(?=agreement|contract)", lambda match: f"{match.group()}{' and '.join(types)} ", name, count=1)
    return name if _NAMED.search(name) else f"{name} with {told}"


_NAMED = re.compile(r"\b(?:loan|credit|grant|guarantee|equity)s?\b", re.IGNORECASE)
_MOST_TYPES = 3
_BARE = re.compile(r"(?P<lead>\bapproves |\bsigning of )financing\b")


def _counted(finance_type: str, given: list[Use]) -> str:
    several = sum(use.finance_type == finance_type for use in given) > 1 and finance_type not in ("technical assistance", "equity")
    return f"{finance_type}s" if several else finance_type


def _with_activity(scene: Scene, name: str, given: list[Use]) -> str:
    """The one activity of what is given, where the name has none of its own."""
    named = {use.activity for use in given if use.activity in scene.entities}
    entity = scene.entities.get(named.pop() or "") if len(named) == 1 else None
    if entity is None or _FOR.search(name) or _OF_MANY.search(name) or _is_in(entity.name, name):
        return name
    return f"{name} for {activity_name(entity)}"


_OF_MANY = re.compile(r"\d.*\b(?:in|of)\s(?:[a-z]+\s){0,2}(?:loans|grants|credits|financing|funding)\b")  # "approves $661 million in loans and aid"
_FOR = re.compile(r"\bfor\s(?!financing\b)|\b(?:[Pp]rojects?|[Pp]rogrammes?|[Pp]rograms?)\b")


def _is_in(title: str, name: str) -> bool:
    words = set(re.findall(r"\w{4,}", title.lower()))
    return bool(words) and 2 * len(words & set(re.findall(r"\w{4,}", name.lower()))) >= len(words)


def _with_country(scene: Scene, name: str, given: list[Use]) -> str:
    """ ", Nepal and Laos": the countries, up to three, that the name does not have, as the text calls them."""
    countries = list(dict.fromkeys(use.country for use in given if use.country and not use.regional))
    if not countries or len(countries) > _MOST_COUNTRIES:
        return name
    missing = [told for code in countries if not _has_country(scene, name, code) and (told := _called(scene, code))]
    return f"{name}, {' and '.join(missing)}" if missing else name


_MOST_COUNTRIES = 3


def _called(scene: Scene, code: str) -> str:
    """A country as the text calls it first."""
    entity = scene.entities.get(f"place:{code}")
    names = (entity.name, *entity.aliases) if entity else ()
    told = (m.surface for m in scene.mentions if m.kind == "place" and entity is not None and m.entity == entity.key and m.surface in names)
    return next(told, country_names().get(code, ""))


def _has_country(scene: Scene, name: str, code: str) -> bool:
    entity = scene.entities.get(f"place:{code}")
    return any(told in name for told in ((entity.name, *entity.aliases) if entity else (country_names().get(code, name),)))


def _with_place(scene: Scene, name: str, place: str | None) -> str:
    entity = scene.entities.get(place or "")
    return f"{name} in {entity.name}" if entity is not None and entity.name not in name else name
