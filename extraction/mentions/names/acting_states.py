"""Governments told by another word: by their capital ("Dushanbe will meet the rest"), as the state, as "the two governments".

Read where they do what a government does in such texts: lend, borrow, pay, guarantee, sign.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cache

from extraction import expressions as re
from extraction.lexicon import FEDERATIONS, fold, government_entity, recipients, registry, rows, short_country_name, slug, split
from extraction.mentions.names.capitals import occurrences
from extraction.mentions.names.draft import Draft
from extraction.mentions.names.governments import REGIONS
from extraction.mentions.names.known import Hit
from extraction.model import Entity

# What a government does with money; the verb behind its name, or behind what stands between ("has also agreed to").
_PAYS = r"""(?:contribut|cover|bear|borrow|repa|pa(?:y(?:s|ing)?|id)\b|co-?financ|financ|fund|invest|guarante|provid|meets?\b|met\b|meeting|put(?:s|ting)?\s(?:in|up)|add(?:s|ed)?\b|chip|commit|allocat
    |earmark|spen[dt]|took\b|takes?\b|tak(?:en|ing)\b|sign|ratif|owe|receiv|get(?:s)?\b|got\b|secur|obtain|request|raise|find(?:s|ing)?\b|set(?:s|ting)?\saside|match|supply|supplies|shoulder|service|support|assum|absorb|underwrit|pump|pour|inject|pledg|donat|promis|(?:is|are)\slending|lend|lent\b|giv|gave|grant)"""
ACTS = re.compile(
    rf"""[,]?\s(?:(?:will|would|shall|is|are|was|were|has|have|had|also|itself|too|in\sturn|for\sits\spart|alone|may|must|plans?|expects?|intends?|agreed|undertook|undertakes|pledged|promised|hopes|wants|to|be|been|due|not|yet|then|only|in\sthe\send|still|now|since|already|formally|jointly|each|both|together|expected|,)\s){{0,5}}
    {_PAYS}""",
    re.VERBOSE,
)
_GIVES_AMOUNT = re.compile(
    r",?\s(?:(?:will|would|is|has|had|also|to|itself|too|due|set|agreed|pledged|promised|then)\s){0,4}(?:provid|put|giv|gave|add|contribut|lend|lent|pay|paid|commit|pledg|donat|grant|promis|borrow|receiv|secur|spen[dt]|repa|owe|rais|obtain|invest|allocat|earmark|took\b|takes?\b|g[eo]ts?\b)\w*\s[^.;:\n\x01]{0,45}?(?:[$€£¥]\s?\d|\d[\d.,]*[\s-]?(?:million|billion|mln|bln|mn|bn|m|crore)\b)"
)
# Capitals where lenders have their seats, so that they may stand for those
_SEATS = frozenset(("brussels", "luxembourg", "vienna", "rome", "washington", "washington dc", "manila", "abidjan", "london", "riyadh", "kuwait city"))
_WILL = re.compile(r"\s(?:will|would|shall|must|may|is\sto|has\sto|had\sto|was\sto)\s(?:also\s|only\s|then\s)?[a-z]{2,}")
# Where a subject may begin: at a sentence, a line or a clause.
_SUBJECT = re.compile(r"(?:\A|\b(?:19|20)\d\d,?\s|[.;:!?)\n\x01\u201c\"]\s*|,\s(?:and|while|whereas|but|with)?\s?|\b(?:and|while|whereas|but|that|which|if|as|said)\s)(?:also\s)?\Z")
# "out of its own budget Kathmandu is to find", "with Lilongwe paying": a subject behind any small word but a preposition of place
_PLAIN_BEFORE = re.compile(r"(?<![\w'-])[a-z]{2,}\s\Z")
_PREPOSITIONS = frozenset(
    "in of to from at near for between via through toward towards around into across on by outside inside beyond until linking reach reaches connecting "
    "the central greater northern southern eastern western downtown leaving left visiting visited and or".split()
)
_AGENT = re.compile(
    r"\b(?:by|from|lend|lent|lends|loan\sto|borrowed\sby|owed\sby|between|(?:contribution|share|part|participation|counterpart|guarantee|funds|expense|that|those)\sof|fall\sto|falls\sto|left\sto)\s\Z"
)
# "a grant of 3.5 million euros from Berlin": where money comes from, told by a donor's capital
_GIVEN_FROM = re.compile(r"\b(?:loan|grant|credit|aid|money|funds|funding|support|contribution|million|billion|mln|bn|[a-z]*euros|dollars|yen|francs|kroner)\s(?:(?!for\s|to\s|from\s|in\s|with\s)[^\s.;:]+\s){0,5}from\s\Z")
# "must come out of Lilongwe's own budget", "Asunción's share"
_OWN_PURSE = re.compile(r"['’]s\s(?:own\s)?(?:budget|share|treasury|contribution|counterpart|purse|coffers|exchequer)\b")
# "a facility funded by Canberra", in a text that names the country
_PAID_BY = re.compile(r"\b(?:funded|co-?funded|financed|co-?financed|backed|guaranteed|provided|contributed|offered|granted|lent|pledged|borrowed|owed|met|paid(?:\sfor)?|donated)\sby\s\Z")
_AMOUNT = re.compile(r"\s(?:US|A|NZ|C|SG)?[$€£¥]\s?\d")
# "the state budget", "the state of Bihar", "the state-owned utility", "the state railways"
_STATE_GOES_ON = re.compile(r"[-'’\w]|\s(?:of|in|where|bank|budget|enterprise|compan|utilit|railway|govern|electric|road|water|agenc|power|owned|treasur|minist|capital|part|level|assembl|guarantee|support|aid|border|legislat|university|duma|committee|program|propert|registr|tax|secretar)")
_SEVERAL = re.compile(
    r"\b(?P<count>[Tt]wo|[Bb]oth|[Tt]hree|[Ff]our)\s(?:(?:countries|states|neighbours|neighbors|nations)['’]\s|(?:national|central|respective|borrower|host|partner|participating|beneficiary|recipient|riparian|member)\s)?governments\b"
    r"|\b[Gg]overnments\sof\s(?:the\s)?(?P<of>two|both|three|four)\s(?:countries|states|neighbours|neighbors|nations|republics)\b"
)
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}


def find_acting_states(draft: Draft, hits: list[Hit]) -> None:
    """Adds a mention of the government for each of these words that acts as one."""
    _capitals(draft)
    _brussels(draft)
    _states(draft, hits)
    _governments(draft)


def _capitals(draft: Draft) -> None:
    flow, known = draft.page.flow, _countries_by_capital()
    for run in draft.page.runs:
        for token in run:
            if token.key not in known:
                continue
            for name, country in known[token.key]:
                end = token.start + len(name)
                if fold(flow[token.start : end]) != name or flow[end : end + 1].isalnum():
                    continue
                if not _is_named(draft, country) and (name in _SEATS or not _gives_amount(flow, token.start, end)):
                    continue
                if _OWN_PURSE.match(flow, end):
                    draft.add(token.start, end, government_entity(country))
                    continue
                gives = country in recipients() or _GIVEN_FROM.search(flow, max(0, token.start - 70), token.start) is None
                if _is_actor(flow, token.start, end) or not gives:
                    draft.add(token.start, end, government_entity(country))


def _brussels(draft: Draft) -> None:
    """ "Brussels adds a grant of €30 million": the European Union, in a text that does not tell of Belgium."""
    flow = draft.page.flow
    if "BEL" in draft.countries:
        return
    for at in occurrences(flow, "Brussels"):
        end = at + len("Brussels")
        if _gives_amount(flow, at, end) or _GIVEN_FROM.search(flow, max(0, at - 70), at):
            for known in registry().known.get("european union", ()):
                draft.add(at, end, known.entity)


def _gives_amount(flow: str, start: int, end: int) -> bool:
    """ "Canberra gives A$12 million": a subject whose verb an amount follows, so that the country needs no naming."""
    return _SUBJECT.search(flow, max(0, start - 24), start) is not None and _GIVES_AMOUNT.match(flow, end) is not None


def _is_named(draft: Draft, country: str) -> bool:
    """Whether the text names a country, be it in the name of a body ("Nepal Electricity Authority")."""
    return country in draft.countries or fold(short_country_name(country)) in draft.page.folded


def _is_actor(flow: str, start: int, end: int) -> bool:
    """Whether a subject stands here that pays, its verb left out behind an "and" ("... and Wellington NZ$6 million")."""
    before = flow[max(0, start - 24) : start]
    if _SUBJECT.search(before) is not None:
        return ACTS.match(flow, end) is not None or before.endswith("and ") and _AMOUNT.match(flow, end) is not None
    if _PAID_BY.search(before):
        return True
    plain = _PLAIN_BEFORE.search(before)
    return plain is not None and plain[0].strip() not in _PREPOSITIONS and ACTS.match(flow, end) is not None


def _states(draft: Draft, hits: list[Hit]) -> None:
    """ "The State will bear the rest": in a federation the region's that the text named last before, as a region or as one that governs."""
    flow = draft.page.flow
    parts: list[tuple[int, Entity]] | None = None
    for at in occurrences(flow, "the state", "The state", "The State", "the State"):
        end = at + len("the state")
        if _STATE_GOES_ON.match(flow, end):
            continue
        before = flow[max(0, at - 24) : at]
        if not (_SUBJECT.search(before) and (ACTS.match(flow, end) or _WILL.match(flow, end)) or _AGENT.search(before)):
            continue
        country = draft.country_at(at)
        parts = _parts(draft, hits) if parts is None else parts
        part = parts[max(0, bisect_left(parts, at, key=lambda one: one[0]) - 1)][1] if parts else None
        if part is not None and (part.country in FEDERATIONS or country in FEDERATIONS):
            draft.add(at, end, part)
        elif country and country not in FEDERATIONS:
            draft.assume(at, end, government_entity(country))


def _parts(draft: Draft, hits: list[Hit]) -> list[tuple[int, Entity]]:
    """The governments of the regions that a text names, by where it names them."""
    named = [(hit.start, _government_of(hit.entity)) for hit in hits if hit.entity.kind == "place" and hit.entity.type in REGIONS and not hit.adjective]
    own = [(m.char_start, draft.entity_of(m)) for m in draft.mentions.values() if m.kind == "organisation"]
    named += [(start, entity) for start, entity in own if entity.type == "local government" and entity.name.startswith("Government of ")]
    return sorted(named, key=lambda one: one[0])


def _government_of(region: Entity) -> Entity:
    key = f"organisation:government-of-{slug(region.name)}:{region.country}"
    return Entity(key, "organisation", f"Government of {region.name}", type="local government", country=region.country)


def _governments(draft: Draft) -> None:
    flow = draft.page.flow
    if "overnments" not in flow:
        return
    for match in _SEVERAL.finditer(flow):
        countries = _last_named(draft, match.start(), _COUNTS[(match["count"] or match["of"]).lower()])
        noun = flow.index("overnments", match.start()) - 1
        start, end = match.start("count") if match["count"] else noun, noun + len("governments")
        for k, country in enumerate(countries):
            entity = government_entity(country)
            if not k:
                if not draft.add(start, end, entity):
                    break
            else:
                draft.share(start, end, entity)


def settle_assumed(draft: Draft) -> None:
    """Gives "the government" to the country that most of the text's towns and regions are in, where the text hardly names another."""
    if not draft.assumed:
        return
    placed = Counter(
        entity.country
        for mention in draft.mentions.values()
        if mention.kind == "place" and (entity := draft.entity_of(mention)).country in recipients() and entity.type != "country"
    )
    if not placed:
        return
    (country, number), *_ = placed.most_common(1)
    named = Counter(iso3 for _, iso3 in draft.recipients_named)
    if country is None or 2 * number <= placed.total() or named.total() > named[country] + number // 2:
        return
    for start, end in draft.assumed:
        draft.rename(start, end, government_entity(country))


def _last_named(draft: Draft, position: int, number: int) -> list[str]:
    """As many countries as are counted: the text's only ones, else those named last before; none where they are not told."""
    every = list(dict.fromkeys(country for _, country in draft.recipients_named))
    if len(every) == number:
        return every
    before = [country for place, country in draft.recipients_named[: bisect_left(draft.recipients_named, (position, ""))]]
    last = list(dict.fromkeys(reversed(before)))[:number]
    return last[::-1] if len(last) == number else []


@cache
def _countries_by_capital() -> dict[str, tuple[tuple[str, str], ...]]:
    """Folded first word -> the folded names of capitals that begin with it, longest first, and their countries."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows("countries"):
        for name in split(row["capital"]):
            folded = fold(name)
            if folded != fold(row["name"]):
                found.setdefault(folded.split()[0], []).append((folded, row["iso3"]))
    return {word: tuple(sorted(names, key=lambda one: -len(one[0]))) for word, names in found.items()}
