"""Mentions of organisations that only what is told of them shows to be some.

A country that gives or gets an amount ("Japan has given X", "a loan to Kenya"), that signs, lends or ratifies, or whose head
or envoy does; a source that no list knows; the ministry or government at which a title is held ("Finance Minister"). Which
they are is known only once the facts have been read; the country stays a place as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from extraction import expressions as re
from extraction.facts.money.roles import read_money
from extraction.facts.money.use import Use
from extraction.facts.payer.party_names import adjectives
from extraction.facts.payer.payer import is_state
from extraction.lexicon import fold, government_entity
from extraction.model import Fact, Mention, Role
from extraction.scene import Scene


def mentions_of_parties(scene: Scene, facts: Iterable[Fact]) -> list[Mention]:
    """One mention for each span that names such a party, offsets into the cleaned text, where no name of an organisation stands."""
    found: dict[tuple[int, int], Mention] = {}
    told = (span for use in read_money(scene) if use.role == "commitment" for span in _parties(scene, use))
    for start, end, key in chain(told, _acting(scene), _employers(scene, facts)):
        if key in scene.entities and not any(m.char_end > start for _, m in scene.within(start, end, "organisation")):
            found.setdefault((start, end), Mention("organisation", start, end, scene.clean[start:end], entity=key))
    return list(found.values())


def _acting(scene: Scene) -> Iterator[tuple[int, int, str]]:
    """The first place of each country that signs, lends or ratifies there, or whose head or envoy is told, if its government has no other name."""
    named = {mention.entity for mention in scene.mentions if mention.kind == "organisation"}
    for mention in scene.mentions:
        entity = scene.entity(mention) if mention.kind == "place" else None
        if entity is None or entity.type != "country" or entity.country is None or f"organisation:government:{entity.country}" in named:
            continue
        if mention.surface != entity.name and not _REALM.search(mention.surface) and fold(mention.surface) in adjectives():
            continue
        before = scene.clean[max(0, mention.char_start - _NEAR) : mention.char_start]
        subject = _SUBJECT.search(before) is not None and _DEED.match(scene.clean, mention.char_end)
        given = _GIVEN.search(before) or _AMONG_DONORS.search(before)
        if subject or given or _OFFICE_OF.search(before) or _AGREES.search(before):
            government = government_entity(entity.country)
            scene.entities.setdefault(government.key, government)
            named.add(government.key)
            yield mention.char_start, mention.char_end, government.key


_NEAR = 100  # characters
_REALM = re.compile(r"\b(?:Republic|Kingdom|State|Sultanate|Federation|Emirates)\b")
_SUBJECT = re.compile(r"(?:\A|\b(?:since|[A-Z][a-z]+\sand)\s|[.;:!?\n\u201c\"]\s*|,\s|[),]?\s(?:and|while|whereas|but|that|which|as|when|after|said)\s)(?:[Tt]he\s)?\Z")
# What a country does only as its government
_DEED = re.compile(
    r"""(?:\s\([A-Z]{2,8}\)|,\stoo,)?\s(?:(?:has|have|had|will|would|is|was|also|already|itself|to|set|due|each|jointly|then|later|recently)\s){0,4}
    (?:sign(?:s|ed|ing)\b|ink(?:s|ed)\b|ratif|pledg|lend|lent\b|borrow|repa(?:y|id)|guarante|co-?financ|contribut|donat|grant(?:s|ed)\b|gave\b|given\b|giv(?:es|ing)\b|committed\b|commits\b
    |agreed\b|agrees\b|allocat|earmark|provid(?:es|ed|ing)\b|request(?:s|ed)\b|ow(?:es|ed)\b|funds\b|funded\b|financ(?:es|ed)\b|helped\b|joined\b|join\b|opened\sa\b|applied\sfor\b|negotiat|accounted\sfor\s[A-Z]{0,3}[$€£¥]\s?\d|receiv(?:es?|ed)\s(?:both|an?\s(?:loan|grant|credit)|(?:[A-Z]{2,3})?[$€£]\s?\d))""",
    re.VERBOSE,
)
_OFFICE_OF = re.compile(r"\b(?:[Pp]resident|[Pp]rime\s[Mm]inister|[Aa]mbassador|[Ee]nvoy|King|Sultan|Emir|[Pp]arliament|[Mm]inisters?|[Dd]elegation|[Ee]mbassy|[Cc]onsul)(?:\s\([^()\n]{1,40}\))?\sof\s(?:the\s)?\Z")
# "a grant from Switzerland", "US$6.1 million came from the Kingdom of Spain", "financed by Germany"
_GIVEN = re.compile(
    r"\b(?:(?:loans?|grants?|credits?|aid|money|funds|funding|financing|support|contributions?|donations?|million|billion|mln|bn)(?:\s\([^()]{1,20}\))?\s(?:came\s|come\s|comes\s|received\s|each\s)?from"
    r"|(?:financed|co-?financed|funded|donated|contributed|pledged|lent|granted|bankrolled|guaranteed)\sby)\s(?:the\s)?\Z"
)
# "whose contributors include Italy, Japan, Sweden and ...", "cofinanciers, chiefly Japan"
_AMONG_DONORS = re.compile(
    r"\b(?:contributors|donors|(?:co-?)?financiers|funders|lenders|creditors)\b(?:\sto\s[^.;:,]{3,40})?(?:\s(?:include|are|were|being|such\sas)|,\s(?:chiefly|mainly|namely|including|notably|such\sas|among\sthem)|:)\s"
    r"(?:(?:the\s)?(?:[A-Z][\w-]+\s?){1,5}(?:,\s|,?\sand\s|\sand\s)){0,8}(?:and\s)?(?:the\s)?\Z"
)
_AGREES = re.compile(r"\b(?:agreements?|accords?|pacts?|deals?|contracts?|treaty|memorandum|signed|concluded)\s(?:[\w,.$€-]+\s){0,12}?between\s(?:the\s)?(?:[\w'()-]+\s){0,6}?(?:and\s)?(?:the\s)?\Z")


def _employers(scene: Scene, facts: Iterable[Fact]) -> Iterator[tuple[int, int, str]]:
    """The title that tells a ministry or government that nothing else names."""
    named = {mention.entity for mention in scene.mentions if mention.kind == "organisation"}
    for fact in facts:
        if not isinstance(fact, Role) or fact.organisation is None or fact.organisation in named:
            continue
        at = scene.clean.find(fact.title, fact.char_start, fact.char_end)
        if at >= 0:
            named.add(fact.organisation)
            yield at, at + len(fact.title), fact.organisation


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
