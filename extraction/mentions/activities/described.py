"""Finds activities that have no name: what an amount is given for, works told by their route, lists of works a lender finances.

A description that fits a named activity of the same country and sector is another word for it; else it is an activity of
its own, with the described thing as its title ("general hospital in Kokshetau city").
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter

from extraction import expressions as re
from extraction.layout import BULLET, HEADING, blocks
from extraction.lexicon import fold, gazetteer
from extraction.mentions.activities.activity_drafts import Draft, Drafts
from extraction.mentions.activities.activity_facts import tell_more
from extraction.mentions.activities.activity_page import (
    Page,
    Target,
    block_at,
    country_in,
    headed_country,
    opening_country,
    sentence_at,
    shared_words,
)
from extraction.mentions.activities.activity_routes import has_route, routes, stops_of_route
from extraction.mentions.activities.financed_works import (
    projects_called,
    projects_of,
    projects_told,
    told_once,
    works_as_subject,
    works_financed,
)
from extraction.mentions.activities.item_titles import item_titles
from extraction.mentions.activities.named_works import apposed_works, called_by_name, counted_by_name, named_works
from extraction.mentions.activities.object_phrases import deed_nouns
from extraction.mentions.activities.objects import objects_of_amounts
from extraction.mentions.activities.titles import countries_by_name, country_words, differently_measured, names_work, sector_of, title_words
from extraction.model import Entity, Mention, Profile
from extraction.recipients import Recipients


def describe(clean: str, drafts: Drafts, mentions: list[Mention], entities: dict[str, Entity], profile: Profile) -> None:
    """Adds described activities to the drafts, then completes all drafts."""
    listed = sorted([*mentions, *drafts.mentions(clean)], key=attrgetter("char_start", "char_end", "kind"))
    cut = blocks(clean)
    recipients = Recipients(clean, listed, entities, cut)
    page = Page(clean, drafts, listed, [m.char_start for m in listed], entities, cut, [block.start for block in cut], recipients)
    if not cut:
        return
    _locate(page)
    titles = list(item_titles(page))
    given = [one for one in objects_of_amounts(page) if not _in_titled_item(page, one, titles)]
    found = sorted([*titles, *_whole_lines(page, list(routes(page)), given), *given, *works_financed(page), *works_as_subject(page), *apposed_works(page), *projects_called(page), *projects_told(page), *projects_of(page)], key=lambda target: (target.start, -target.end))
    found = list(_outermost(sorted([*found, *called_by_name(page, found), *named_works(page, found)], key=lambda target: (target.start, -target.end))))
    if not page.drafts.all and not found:
        found = list(told_once(page))
    page.listed = sum(1 for target in found if target.amount is not None and block_at(page, target.start).kind == BULLET)
    beside = Counter(target.sentence for target in found)
    # Names and routes first: a later description may be another word for one of them.
    for target in sorted(found, key=lambda target: (not target.named, target.heading)):
        _add(page, target, beside[target.sentence])
    _add_counted(page)
    _merge_headlines(page)
    _name_by_deed(page)
    _locate(page)
    tell_more(page)


def _in_titled_item(page: Page, target: Target, titles: list[Target]) -> bool:
    """Whether an item that opens with its title tells of a thing: the item is about one."""
    block = block_at(page, target.start)
    for title in titles:
        end = block.end if block.kind == BULLET else min(block.end, page.clean.find("\n", title.start) % (len(page.clean) + 1))
        if block.start <= title.start <= target.start < end:
            return True
    return False


def _outermost(found: list[Target]) -> Iterator[Target]:
    """The targets, in order, that lie in none before."""
    furthest = -1
    for one in found:
        if one.end > furthest:
            furthest = one.end
            yield one


def _add_counted(page: Page) -> None:
    """ "two wind farms, A and B": each that no activity is called after yet."""
    for target in counted_by_name(page):
        known = next((draft for draft in page.drafts.all if any(name.startswith(target.title) for name in (draft.title, *draft.aliases))), None)
        if known is not None:
            known.spans.append((target.start, target.end))
        elif page.drafts.all:
            page.drafts.add(target.title, (target.start, target.end), named=True)


def _merge_headlines(page: Page) -> None:
    """A name that only the headline has, and that says no more than a field and a country, is that of the work the text calls by name."""
    for draft in [draft for draft in page.drafts.all if draft.named and draft.spans]:
        if any(block_at(page, start).kind != HEADING for start, end in draft.spans if page.clean[start:end].endswith(draft.title)) or len(page.drafts.all) == 1:
            continue
        own = title_words(draft.title) - country_words(draft.title)
        others = [other for other in page.drafts.all if other is not draft and _field(other.title) == _field(draft.title) and other.country in (None, draft.country)]
        if len(others) == 1 and all(sector_of(word) is not None or word in _OF_ANY for word in own):
            others[0].aliases.append(draft.title)
            others[0].spans += draft.spans
            page.drafts.all.remove(draft)


def _field(title: str) -> str | None:
    return (sector_of(title) or (None,))[0]


_OF_ANY = frozenset("plant station supply power treatment construction improvement development new".split())


def _name_by_deed(page: Page) -> None:
    """ "to protect wildlife in the region" is titled by its deed, "protection of wildlife in the region"; what is built or bought by itself."""
    for draft in page.drafts.all:
        if draft.named or not draft.spans or len(draft.title.split()) > _TOO_LONG or _ENDS_AS_PROJECT.search(draft.title):
            continue
        start = draft.spans[0][0]
        if _trimmed(page.clean[slice(*draft.spans[0])]) != draft.title:
            continue
        verb = _VERB_BEFORE.search(page.clean, max(0, start - 40), start)
        noun = _deed_noun(page, start)
        if verb and noun and not _IS_DEED.match(draft.title) and not draft.title.startswith("access"):
            draft.aliases.append(draft.title)
            draft.title = f"{noun} of {'the ' if verb['the'] else ''}{draft.title}"


def _deed_noun(page: Page, start: int) -> str | None:
    """The noun of the verb right before a thing: "to protect wildlife" -> protection."""
    verb = _VERB_BEFORE.search(page.clean, max(0, start - 40), start)
    stem = verb["verb"].removesuffix("ing") if verb else ""
    return deed_nouns().get(stem) or deed_nouns().get(stem + "e")


_VERB_BEFORE = re.compile(r"\b(?P<verb>[a-z]+)\s(?:(?P<the>the\s)|(?:its|their|an?)\s)?(?:(?:country|region|state|city|nation)'s\s)?\Z")
_ENDS_AS_PROJECT = re.compile(r"(?i)\b(?:projects?|programmes?|programs?|schemes?|(?:ation|ment|ing)\sof)\b")


_IS_DEED = re.compile(r"(?i)(?:[\w-]+\s)?[a-z]+(?:ation|ment|ing)s?\s(?:and|of)\s")


def _whole_lines(page: Page, lines: list[Target], given: list[Target]) -> list[Target]:
    """The lines without the sections of a road that an amount is given for: they are where it is built."""
    own = [target for target in given if target.own and _field(target.title) == "transport"]
    if not own:
        return lines
    placed = any(_FROM_TO.search(target.title) for target in own)
    return [line for line in lines if not (placed or _SECTION.search(line.title)) or _has_money(page, *sentence_at(page, line.start))]


_FROM_TO = re.compile(r"\b(?:from|between|linking|connecting)\s[A-Z][\w-]+(?:\s[A-Z][\w-]+)*\s(?:to|and|with)\s[A-Z]")
_SECTION = re.compile(r"\b(?:sections?|stretch(?:es)?|segments?)\Z")


def _has_money(page: Page, start: int, end: int) -> bool:
    return any(m.kind == "money" for m in page.mentions[bisect_left(page.starts, start) : bisect_left(page.starts, end)])


def _add(page: Page, target: Target, beside: int) -> None:
    title = _trimmed(_without_owner(page, target))
    sector = sector_of(title)
    within = country_in(page, target.start, target.end)
    country = target.country or opening_country(page, block_at(page, target.start), target.start) or within
    behind = () if country else _countries_behind(page, target.end)
    country = country or (behind[0] if len(behind) == 1 else None)
    near = country or (None if behind else _country_beside(page, target.start))
    span = target.start, target.end
    placed = target.country is None and (within is not None or _AT_PLACE.search(title) is not None)
    fitting = [
        draft
        for draft in page.drafts.all
        if (
            _fits(draft, title, near if target.country is None else country, sector[0] if sector else None, placed and _told_before(draft, target.start))
            or target.heading
            and sector is not None
            and (draft.sector or (sector_of(draft.title) or ("",))[0]) == sector[0]
            and (not near or draft.country in (None, near))
        )
        and not (_in_sentence(page, draft, target) and not shared_words(draft.title, title))
        and not _has_other_amount(draft, target, title)
        and not (_in_other_item(page, draft, target, title) and not (near and near == draft.country))
        and not (target.paper and title_words(draft.title) != title_words(title))
        and not (target.own and (_is_frame(page, draft) or _is_elsewhere(draft.title, title)))
    ]
    if not target.named and fitting:
        closest = max(fitting, key=lambda draft: shared_words(draft.title, title))
        if len(fitting) == 1 or shared_words(closest.title, title):
            likeness = shared_words(closest.title, title)
            if closest.named and likeness < (1 if target.own or target.sure else 2) and _in_block(page, closest, target):
                return  # a part of the works told in the project's own paragraph
            closest.spans.append(span)
            closest.amounts |= _amount_of(target)
            if not closest.named and _says_more(title, closest.title):
                title, closest.title = closest.title, title
            if title not in closest.aliases:
                closest.aliases.append(title)
        return
    # A purpose told beside a named project ("for land and grid connections") is no project of its own.
    block = block_at(page, target.start)
    listed = block.kind == BULLET and (bool(near) or _opens_with_money(page, block.body) or target.amount is not None and page.listed > 2)
    apart = placed and sector is not None and all(
        draft.sector not in (None, sector[0]) and _told_before(draft, target.start) for draft in page.drafts.all
    )
    # Another amount for something of another field is another activity ("also approved $10 million for electrification").
    apart = apart or target.own and sector is not None and not any(
        draft.sector in (None, sector[0]) or _in_sentence(page, draft, target) or shared_words(draft.title, title) for draft in page.drafts.all
    )
    apart = apart or target.beside_named or target.paper or any(_has_other_amount(draft, target, title) for draft in page.drafts.all)
    if target.heading and not target.named and not fitting and page.drafts.all:
        return  # a headline says again what the text tells
    if apart and not (target.named or target.beside_named or target.paper) and _is_part_of_main(page, target, near):
        return
    rivals = any(draft.named and (not near or draft.country in (None, near)) and not _is_frame(page, draft) for draft in page.drafts.all)
    lone = not target.sure and beside < 2 and not country and not listed and not apart and rivals
    among = target.amount is not None and (beside > 1 or block.kind == BULLET and page.listed > 1)  # of several amounts, each for its own
    if not target.named and (lone or len(title.split()) < 2 and not among and not _deed_noun(page, target.start) and title.lower() not in _CLIENTS and not (target.country and names_work(title) and title.endswith("s"))):
        return
    shared = target.shared or len(behind) > 1 or _of_several(page, target.start, target.end)
    draft = page.drafts.add(title, span, named=target.named, country=None if shared else country or near)
    draft.shared |= shared and draft.country is None
    draft.amounts |= _amount_of(target)


# "hydropower project in the Kingdom of Cambodia", "road project connecting Chad to Niger"
_BEHIND_TITLE = re.compile(r"\s(?:in|across|throughout|connecting|linking|between|from)\s(?:the\s)?(?:(?:\w+\s)?(?:Republic|Kingdom|State|Sultanate)\sof\s(?:the\s)?)?(?=[A-Z])")
_AND_TO = re.compile(r"\s(?:to|with|and)\s(?:the\s)?(?=[A-Z])")


def _countries_behind(page: Page, end: int) -> tuple[str, ...]:
    """The country told right behind a description, or the two it links."""
    lead = _BEHIND_TITLE.match(page.clean, end)
    first = next(page.recipients.within(lead.end(), lead.end() + 1), None) if lead else None
    if lead is None or first is None:
        return ()
    second = None
    if lead[0].split()[0] in ("connecting", "linking", "between", "from"):
        joint = _AND_TO.search(page.clean, lead.end(), lead.end() + 40)
        second = next(page.recipients.within(joint.end(), joint.end() + 1), None) if joint else None
    return (first[1],) if second is None or second[1] == first[1] else (first[1], second[1])


# "the third project under the bank's new programme entitled"
_UNDER = re.compile(r"\b(?:under|within|part\sof|framework\sof)\s(?:[^.;:!?\n]{0,60}\s)?[\"']?\Z")


def _is_frame(page: Page, draft: Draft) -> bool:
    """Whether a text names a programme only as what others are part of."""
    return draft.named and bool(draft.spans) and all(_UNDER.search(page.clean, max(sentence_at(page, start)[0], start - 80), start) for start, _ in draft.spans)


# "Bangalore metro", "Kerala Solid Waste Management"
_WHERE = re.compile(r"(?:\d\S*\s(?:MW\s|km\s)?)?(?P<where>[A-Z][\w'-]+)\s")


def _is_elsewhere(title: str, other: str) -> bool:
    """Whether two titles open with the names of two places and go on alike: the metro of Bangalore is not that of Chennai."""
    left, right = _WHERE.match(title), _WHERE.match(other)
    if left is None or right is None:
        return False
    both = (left["where"], right["where"])
    return left["where"] not in other and right["where"] not in title and all(bool(gazetteer().find(fold(word))) for word in both)


def _is_part_of_main(page: Page, target: Target, country: str | None) -> bool:
    """Whether a text is about one named project, and a sentence gives something for a part of it ("X for early warning"), nothing further."""
    named = [draft for draft in page.drafts.all if draft.named and draft.spans and not _FRAME.search(page.clean, max(0, draft.spans[0][0] - 40), draft.spans[0][0])]
    if len(named) != 1 or not named[0].spans or min(named[0].spans)[0] > min(_LEAD, target.start) or (country and named[0].country and country != named[0].country):
        return False
    if len(named[0].spans) < 2 and not _ENDS_AS_PROJECT.search(named[0].title):
        return False
    start, end = sentence_at(page, target.start)
    return not _FURTHER.search(page.clean, start, end) and not _FURTHER_DEAL.search(page.clean, block_at(page, start).start, end)


_FRAME = re.compile(r"\b(?:part|phase|tranche|under|within)\b(?:\sof)?\s(?:the|its|their)\s\Z")
_LEAD = 700
_FURTHER_DEAL = re.compile(r"\b(?:second|third|fourth|another|other|separate|last)\s(?:\w+\s)?(?:agreements?|loans?|grants?|credits?|projects?|operations?|deals?|contracts?|documents?)\b", re.IGNORECASE)
_FURTHER = re.compile(r"\b(?:[Aa]lso|[Aa]nother|[Ss]eparate(?:ly)?|[Oo]ther|[Ss]econd|[Tt]hird|[Mm]eanwhile|[Ii]n\saddition|[Aa]dditionally|[Ee]arlier|[Ll]ast\syear|[Pp]reviously)\b")


def _without_owner(page: Page, target: Target) -> str:
    """ "World Bank's Programme for Results on schooling" without the lender."""
    first = bisect_left(page.starts, target.start)
    mention = page.mentions[first] if first < len(page.mentions) else None
    if mention is None or mention.kind != "organisation" or mention.char_start != target.start:
        return target.title
    owner = re.match(r"'s?\s(?=\S)", target.title[mention.char_end - target.start :])
    return target.title[mention.char_end - target.start + owner.end() :] if owner else target.title


def _amount_of(target: Target) -> set[Decimal]:
    return {target.amount} if target.own and target.amount is not None else set()


def _has_other_amount(draft: Draft, target: Target, title: str) -> bool:
    """Whether another work than the draft's is given another amount: "X for a highway", "the second agreement, of Y, for a fishing harbour"."""
    if not target.own or target.heading or target.amount is None or not draft.amounts or target.amount in draft.amounts:
        return False
    return names_work(title) and names_work(draft.title) and not shared_words(draft.title, title) and bool(_PROPER.search(title) and _PROPER.search(draft.title))


def _in_other_item(page: Page, draft: Draft, target: Target, title: str) -> bool:
    """Whether a list gives the target an amount of its own in another item than the draft's."""
    block = block_at(page, target.start)
    if block.kind != BULLET or target.amount is None or target.heading or shared_words(draft.title, title):
        return False
    if any(_in_block(page, other, target) for other in page.drafts.all):
        return False
    return bool(draft.spans) and all(block_at(page, start).kind == BULLET and block_at(page, start) is not block for start, _ in draft.spans)


# A name or a number in a title.
_PROPER = re.compile(r"\b[A-Z]|\d")


def _opens_with_money(page: Page, body: int) -> bool:
    """ "- US$60 million to upgrade the highway": an item of a list of commitments."""
    first = bisect_left(page.starts, body)
    return any(m.kind == "money" and m.char_start <= body + 4 for m in page.mentions[first : first + 1])


# Client groups in one word.
_CLIENTS = frozenset("smes msmes smallholders microenterprises".split())
_AT_PLACE = re.compile(r"\b(?:in|at)\s(?:the\s)?[A-Z]")


def _says_more(title: str, known: str) -> bool:
    """Whether a title is better than the known one: more words, though not a whole clause where the other is a name."""
    if len(title.split()) > _TOO_LONG or len(known.split()) > _TOO_LONG:
        return len(title.split()) < len(known.split()) and any(word[0].isupper() for word in title.split())
    return len(title_words(title)) > len(title_words(known))


_TOO_LONG = 9


def _in_sentence(page: Page, draft: Draft, target: Target) -> bool:
    """Whether a sentence that tells of a draft gives another amount for this: two objects of one sentence are two things."""
    start, end = sentence_at(page, target.start)
    return any(start <= s < end for s, _ in draft.spans)


def _in_block(page: Page, draft: Draft, target: Target) -> bool:
    block = block_at(page, target.start)
    return block.kind != HEADING and any(block.start <= s < block.end for s, _ in draft.spans)


def _told_before(draft: Draft, position: int) -> bool:
    return min((start for start, _ in draft.spans), default=position) < position


def _country_beside(page: Page, position: int) -> str | None:
    """The country that the sentence of a description names before it, or its paragraph's heading."""
    start, _ = sentence_at(page, position)
    block = block_at(page, position)
    before = page.recipients.nearest(start, position, position) or opening_country(page, block, position) or headed_country(page, block)
    return before or page.recipients.only(*sentence_at(page, position))


_OPENING = re.compile(
    r"(?:(?:the|a|an|its|their|new|another)\s|(?:buying|purchasing|acquiring|procuring|constructing|contribut(?:ing|ion)\sto)\s|(?:(?:road\s)?construction\ssupport\sfor)\s|(?:construction|building|implementation|financing|equity investment|investment|asphalting|paving|laying|purchase|acquisition|procurement|(?:co-?financing|contribution|support)(?=\sto\s))\s(?:of|in|to)\s)+",
    re.IGNORECASE,
)
# "development of 'climate smart agriculture project"
_OPENS_QUOTE = re.compile(r"(?:^|\s)['\"](?=\w)")
_POSSESSOR = re.compile(r"\A[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}'s? (?=[a-z])")


# "the country's roads", "these new trains": whose it is says nothing of which.
_WHOSE = re.compile(
    r"(?:(?:the|these|those|such|its|their)\s)?(?P<owner>(?:country|nation|state|region|city|capital|province|district|island|republic|kingdom|municipality|company|bank|government|county|town|borrower|client|group)(?:'s|s')\s)"
    r"|(?:these|those|such|its|their)\s(?:new\s)?",
)
_THESE = re.compile(r"(?:these|those|such)\s(?:new\s)?(?=\S)")
_OF_COUNTRY = re.compile(r"([A-Z][\w-]+(?: [A-Z][\w-]+){0,2})'s? (?=\S)")


def _trimmed(title: str) -> str:
    """A description without its article and without "construction of"."""
    title = _POSSESSOR.sub("", " ".join(title.split()))
    quoted = _OPENS_QUOTE.search(title)
    title = title[quoted.end() :] if quoted and "'" not in title[quoted.end() :] else title
    owner = _OF_COUNTRY.match(title)
    title = title[owner.end() :] if owner and fold(owner[1]) in countries_by_name() else title
    whose = _WHOSE.match(title)
    if whose and (len(title[whose.end() :].split()) > 1 or not whose["owner"]) and whose.end() < len(title):
        title = title[whose.end() :]
    opening = _OPENING.match(title)
    title = title[opening.end() :] if opening and opening.end() < len(title) else title
    these = _THESE.match(title)
    return title[these.end() :] if these else title


# Sectors too wide to tell a description from a name.
_WIDE = frozenset(("infrastructure", "multisector", "governance", "urban development"))


def _fits(draft: Draft, title: str, country: str | None, sector: str | None, elsewhere: bool = False) -> bool:
    """Whether a description can be another word for an activity that stands already; `elsewhere` of one told later with its own place."""
    if differently_measured(draft.title, title):
        return False
    shared = shared_words(draft.title, title)
    if country and draft.country and country != draft.country:
        return _is_short_form(draft, title)
    if not draft.named:
        return shared >= 2 or shared == len(title_words(title)) > 0 or shared == 1 and _is_the_plant(draft.title, title)
    own = sector_of(draft.title)
    if sector and own and sector != own[0] and not (sector in _WIDE or own[0] in _WIDE) and shared < 2:
        return False
    return bool(sector and own and sector == own[0]) or shared >= 1 or bool(country and country == draft.country and not elsewhere)


# "the 201 MW plant in Gansu" for the "wind farm in Gansu"
_PLANT = re.compile(r"(?:\d\S*[\s-]?(?:MW\s)?)?(?:plant|facility|project|scheme|station|complex)\s(?:in|at)\s(?:the\s)?(?P<place>[A-Z][\w'-]+)\Z")


def _is_the_plant(title: str, other: str) -> bool:
    """Whether the other is only called a plant at a place that the title names."""
    plant = _PLANT.match(other)
    return plant is not None and plant["place"] in title.split() and names_work(title)


def _is_short_form(draft: Draft, title: str) -> bool:
    """ "bridge at Ferry Point" for the "Ferry Point Bridge Project", which a text may tell of one country and of another."""
    proper = [word for word in title.split() if word[0].isupper() and not sector_of(word)]
    return draft.named and title[0].islower() and bool(proper) and len(title_words(title)) > 1 and title_words(title) <= title_words(draft.title)


def _locate(page: Page) -> None:
    """Country, sector and route of every draft."""
    main = page.recipients.main()
    for draft in page.drafts.all:
        draft.shared |= draft.country is None and bool(draft.spans) and _of_several(page, *draft.spans[0])
        if draft.country is None and not draft.shared:
            draft.country = _draft_country(page, draft, main)
        if draft.sector is None:
            found = sector_of(draft.title)
            draft.sector, draft.sector_code = found or (None, None)
        for start, end in draft.spans:
            if not draft.route and (has_route(page.clean, start, end) or _BETWEEN.search(page.clean, start, end + 60)):
                draft.route = stops_of_route(page, start, end + (60 if _BETWEEN.search(page.clean, start, end + 60) else 0))


_BETWEEN = re.compile(r"(?:\bbetween\s[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?\sand\s[A-Z]|\bfrom\s[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?\sto\s[A-Z])")


def _of_several(page: Page, start: int, end: int) -> bool:
    """ "electric buses in Kenya, Rwanda and Uganda": the project of several countries has none."""
    named = [(country, whole) for _, country, whole in page.recipients.within(start, end)]
    return len({country for country, _ in named}) > 1 and all(whole for _, whole in named) and " and " in page.clean[start:end]


def _draft_country(page: Page, draft: Draft, main: str | None) -> str | None:
    for start, end in draft.spans:
        country = opening_country(page, block_at(page, start), start) or country_in(page, start, end)
        if country:
            return country
    for start, _ in draft.spans[:8]:
        block = block_at(page, start)
        country = page.recipients.nearest(*sentence_at(page, start), start) or page.recipients.nearest(block.start, block.end, start)
        if country:
            return country
        headed = headed_country(page, block)
        if headed:
            return headed
    return main
