"""Finds what each amount is given for: the object behind it, before it in brackets, or before "with a loan of"; in lists, one per amount.

An amount over many projects ("has invested X in more than 140 projects") has no object. An amount whose own sentence
tells none takes that of the next ("It will be used to build ...").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from extraction import expressions as re
from extraction.layout import HEADING, ROW, Block, Uncut, sentences
from extraction.mentions.activities.activity_page import Page, Target, is_recipient
from extraction.mentions.activities.facilities import facility_of
from extraction.mentions.activities.listed_objects import MARKED, countries_and_titles, country_paragraph, enumerated_titles, title_behind
from extraction.mentions.activities.object_phrases import (
    DETERMINERS,
    GO_TO,
    LONGEST,
    PURPOSE,
    STOPS,
    Found,
    accepted_as_object,
    doing,
    is_infinitive,
    noun_phrase,
    object_at,
    past_help,
    past_recipient,
    past_verbs,
)
from extraction.mentions.activities.parallel_objects import object_behind_colon, parallel
from extraction.mentions.activities.title_shapes import reads_as_title
from extraction.mentions.activities.titles import names_work, sector_of
from extraction.phrases import Item, items
from extraction.segments import HEDGES, Segment, segments


def objects_of_amounts(page: Page) -> Iterator[Target]:
    money = [m.char_start for m in page.mentions if m.kind == "money"]
    spans = Uncut((m.char_start, m.char_end) for m in page.mentions if m.kind in ("money", "date", "organisation", "person", "activity"))
    empty = False
    for block in page.blocks:
        if block.kind == ROW or not empty and bisect_left(money, block.start) == bisect_left(money, block.end):
            continue
        told = list(sentences(page.clean, block, spans))
        paragraph = country_paragraph(page, told)
        titled = [paragraph] if paragraph else list(countries_and_titles(page, told))
        if titled:
            yield from titled
            continue
        papers: list[Target] = []
        for start, end in told:
            if bisect_left(money, start) == bisect_left(money, end):
                goes = _PROCEEDS.match(page.clean, start, end) if empty or papers else None
                if goes and start == block.body and not _OF_MONEY.search(goes.group()):
                    goes = None  # "It" in a new paragraph may be anything
                if goes:
                    proceeds = list(_proceeds(page, goes.end(), end, start))
                    papers = [] if proceeds else papers
                    yield from proceeds
                elif empty and MARKED.match(page.clean, block.start):
                    yield from title_behind(page, start, end)
                empty = False
                continue
            listed = items(page.clean, page.mentions, page.starts, start, end)
            cut = segments(listed, page.mentions)
            enumerated = list(enumerated_titles(page, cut))
            yield from enumerated
            headline = block.kind == HEADING or block is page.blocks[0] and page.clean[block.end - 1] not in ".!?"
            found = [] if enumerated else list(_each_target(page, cut, start, headline, block))
            papers += [target for target in found if target.paper]
            yield from (target for target in found if not target.paper)
            marked = start <= block.body and MARKED.match(page.clean, block.start) is not None
            empty = not enumerated and not found and not any(item.kind == "activity" for item in listed) and (marked or any(_is_commitment(one) for one in cut))
        yield from papers


# The sentence after a loan that has no object of its own: "It will be used to build ...", "The funds will go towards ...".
_PROCEEDS = re.compile(
    r"(?:According\sto\s[^.,;]{2,60},\s)?(?:It|This|They|These|[Tt]he(?:\s[A-Z]{2,6})?)(?:\s(?:new|proposed|entire|\d+-year))?(?:\s(?:loans?|funds?|funding|money|credits?|grants?|financing|proceeds|resources|package|line|facility|amount|assistance|support|investment|agreement|Agreement))*"
    r"(?:\s(?:of|to)\sthe\s\w+|\sto\s[A-Z]\w+|,\s[^,.;]{3,70},)?(?=\s(?:will|would|is|are|aims?|finances?|supports?|funds?|helps?|provides?|pays?|go(?:es)?|builds?|buys?|equips?|rebuilds?)\b)"
)


_OF_MONEY = re.compile(r"\b(?:loans?|fund|money|credit|grant|financ|proceeds|resources|package|facility|amount|assistance|support|investment|agreement)", re.IGNORECASE)


def _proceeds(page: Page, at: int, end: int, sentence: int) -> Iterator[Target]:
    listed = items(page.clean, page.mentions, page.starts, at, end)
    if any(item.kind == "activity" for item in listed):
        return
    for k, item in enumerate(listed[:12]):
        begin = object_at(page, listed, k)
        if k == 0 and item.word in _BUILDS:
            begin = 1
        if begin is None and item.word in ("finance", "finances", "fund", "funds", "support", "supports") and k < 3:
            begin = k + 1
        accepted = accepted_as_object(page, listed, noun_phrase(page, listed, begin), work=item.word not in ("for", "finance", "fund")) if begin else None
        if accepted:
            yield Target(accepted[0], accepted[1], page.clean[accepted[0] : accepted[1]], accepted[2], sentence=sentence)
            return


# "The proceeds build a mill"
_BUILDS = frozenset("build builds buy buys equip equips rebuild rebuilds".split())


def _each_target(page: Page, cut: list[Segment], sentence: int, heading: bool, block: Block) -> Iterator[Target]:
    if cut and any(a.word == "since" and (b.kind == "date" or b.word.isdigit()) for a, b in zip(cut[0].left, cut[0].left[1:], strict=False)):
        return  # "since 1992, Japan has provided X"
    for number in range(1, len(cut)):
        if _is_whole_of_phase(cut[number]):
            cut[number - 1] = replace(cut[number - 1], right=[*cut[number - 1].right, *cut[number].left])
    named = [any(item.kind == "activity" for item in (*segment.left, *segment.right)) for segment in cut]
    read: dict[int, Found] = {}
    sure: set[int] = set()
    papers: set[int] = set()
    for number, segment in enumerate(cut):
        if named[number] or _is_sum(page, segment) or _is_context(segment) or _is_whole_of_phase(segment):
            continue
        for reader in _READERS:
            found = reader(page, segment)
            if found:
                read[number] = found
                sure |= {number} if reader in _SURE else set()
                papers |= {number} if reader in (_invested_in, facility_of) else set()
                break
        else:
            found = object_behind_colon(page, segment, block)
            if found:
                read[number] = found
    for number, found in parallel(page, cut, read):
        if not (named[number] or _is_sum(page, cut[number]) or _is_context(cut[number])):
            read[number] = found
    for number, (start, end, country) in sorted(read.items()):
        segment, title = cut[number], page.clean[start:end]
        yield Target(
            start,
            end,
            title,
            country or _headed_by_country(page, cut[0]),
            shared=_is_shared(page, cut, segment),
            named=not heading and _in_capitals(title),
            sentence=sentence,
            heading=heading,
            sure=number in sure,
            own=_is_commitment(segment),
            paper=number in papers,
            beside_named=any(named) and _is_commitment(segment) and names_work(title),
            amount=page.mentions[segment.money.mention].value if segment.money.mention is not None else None,
        )


def _is_shared(page: Page, cut: list[Segment], segment: Segment) -> bool:
    """Whether the amount before goes to another country for the same: "X to Bangladesh and Y to Nepal to protect wildlife"."""
    number = cut.index(segment)
    if number == 0 or segment.bracketed or cut[number - 1].bracketed:
        return False
    before = cut[number - 1].right
    own = _receiving_country(page, segment.right)
    other = _receiving_country(page, before)
    if own is None or other is None or own == other or len(before) > 9 or any(item.kind == "verb" or item.word in doing() or item.word == "will" for item in before):
        return False
    said = [item.word for item in (*before, *segment.left)]
    return "and" in said and not any(item.word in (";", ".", ":") or item.word in PURPOSE and item.word != "to" for item in before)


def _receiving_country(page: Page, right: list[Item]) -> str | None:
    """The country right behind an amount: "to Bangladesh", "grant to the Republic of Senegal"."""
    for item in right[:6]:
        entity = page.entity(item)
        if entity is not None and entity.country and (entity.type == "country" or entity.type == "government"):
            return entity.country
        if item.kind not in ("word", "noun", "place", "organisation"):
            return None
    return None


def _in_capitals(title: str) -> bool:
    """A name by its spelling: "Regional Infrastructure Development Fund"."""
    telling = [word for word in title.split() if len(word) > 3]
    return len(telling) >= 2 and all(word[0].isupper() for word in telling)


def _called_project(page: Page, segment: Segment) -> Found | None:
    """The X power sector development grant programme: what a project right behind its amount is called in small letters."""
    right = segment.right
    end = next((k for k, item in enumerate(right[:LONGEST]) if item.word in _PROJECT_WORDS), None)
    if not end or segment.bracketed or right[0].kind == "noun":
        return None
    before = right[:end]
    if any(item.kind not in ("word", "noun", "place") or item.word in STOPS or item.word in PURPOSE or item.word in ("of", "in") for item in before):
        return None
    title = page.clean[right[0].start : right[end].end]
    telling = " ".join(item.word for item in before if item.kind == "word")
    if len(telling.split()) < 2 or sector_of(telling) is None or title[0].isupper():
        return None
    goes_on = end + 1 < len(right) and right[end + 1].word in ("in", "for", "of", "at", "on", "along", "across")
    span = noun_phrase(page, right, 0) if goes_on else (0, end + 1)
    return accepted_as_object(page, right, span)


_PROJECT_WORDS = frozenset("project program programme scheme".split())


def _after_amount(page: Page, segment: Segment) -> Found | None:
    """X for the asphalting of the Ring Road; X goes to power lines in Bangladesh; X to rebuild the road; X for Kenya: Title.

    The markers of a purpose are tried from left to right; one that leads to a body ("to Kenya", "to Hamkorbank") leads to
    nothing financed, and the next is tried.
    """
    right = segment.right
    field = _headed_by_country(page, segment)
    tried = False
    given: Found | None = None
    for k, item in enumerate(right):
        if item.word in (";", '"') or (item.word == "." and k) or tried and item.word in ("which", "that", "who", "while"):
            return (given[0], given[1], given[2] or field) if given else None
        at = object_at(page, right, k)
        if at is None:
            continue
        fund = _receiving_fund(page, right, at) if not any(one.word in ("ceded", "reinsured", "loss", "repaid") for one in right[:k]) else None
        if fund:
            return fund
        tried = tried or (item.word in ("for", "towards", "toward") or at > k + 1) and not _is_some_project(right, at)
        to_whom = item.word == "to" and at == k + 1 and not (k and right[k - 1].word in GO_TO)
        accepted = accepted_as_object(page, right, past_recipient(page, right, noun_phrase(page, right, at)), field=field)
        if accepted and to_whom:
            given = given or (accepted if sector_of(page.clean[accepted[0] : accepted[1]]) else None)  # "to Alpha Airports": who gets it, unless nothing is said of what for
            continue
        if accepted:
            return accepted[0], accepted[1], accepted[2] or field
        after = at
        while after < len(right) and right[after].word in DETERMINERS:
            after += 1
        if after + 1 < len(right) and right[after].kind == "place" and right[after + 1].word in (":", "("):
            entity = page.entity(right[after])
            found = _titled(page, right, after + 2, entity.country if entity else None)
            if right[after + 1].word == ":" or found and right[-1].end > found[1] and page.clean[found[1]] == ")" and reads_as_title(page.clean[found[0] : found[1]]) and sector_of(page.clean[found[0] : found[1]]):
                return found  # "X for Kenya: Title", "X for Guyana (Linden Water Supply Enhancement)"
    return (given[0], given[1], given[2] or field) if given else None


def _is_some_project(right: list[Item], at: int) -> bool:
    """ "(a loan for) a project in Tajikistan, which aims to": what it is, is told behind."""
    return any(item.word in _PROJECT_WORDS for item in right[at : at + 3]) and right[at].word in ("a", "an", "project", "the")


def _headed_by_country(page: Page, segment: Segment) -> str | None:
    """The country of "Togo: $10.8 million loan for rural finance"."""
    head = [item for item in segment.left if item.word not in HEDGES][:2]
    entity = page.entity(head[0]) if len(head) == 2 and head[0].kind == "place" and head[1].word in (":", "-", "–", "—") else None
    if entity is None or entity.type != "country" or not is_recipient(page, head[0].start):
        return None
    return entity.country


def _receiving_fund(page: Page, right: list[Item], at: int) -> Found | None:
    """X goes to the Regional Infrastructure Development Fund: a fund that receives is what is financed."""
    while at < len(right) and (right[at].word in DETERMINERS or right[at].kind == "word" and right[at].word.endswith(("an", "ese", "ish"))):
        at += 1
    entity = page.entity(right[at]) if at < len(right) else None
    if entity is None or entity.kind != "organisation" or not re.search(r"\b(?:Fund|Facility|Scheme)\Z", entity.name):
        return None
    return right[at].start, right[at].end, None


def _titled(page: Page, found: list[Item], at: int, country: str | None) -> Found | None:
    """What follows "for Kazakhstan:", to the end or to a comma that does not go on with the name."""
    span = noun_phrase(page, found, at)
    if span is None:
        return None
    end = span[1]
    while end + 1 < len(found) and found[end].word == ",":
        more = noun_phrase(page, found, end + 1)
        if more is None or not any(
            item.word in ("section", "phase", "stretch", "lot", "stage", "part") for item in found[more[0] : more[1]]
        ):
            break
        end = more[1]
    return found[span[0]].start, found[end - 1].end, country


def _attributed(page: Page, segment: Segment) -> Found | None:
    """X overhaul of the heating network."""
    span = noun_phrase(page, segment.right, 0)
    if span is None or span[0] > 1 or segment.bracketed:
        return None
    if (
        any(item.kind == "noun" and item.phrase.sense != "work" for item in segment.right[span[0] : span[0] + 3])
        or segment.right[0].word in PURPOSE
    ):
        return None
    opening = segment.right[span[0]]
    if opening.word in ("of", "in", "and", "or", "as", "at") or opening.kind == "verb":
        return None
    return accepted_as_object(page, segment.right, span, work=True)


def _before_bracket(page: Page, segment: Segment) -> Found | None:
    """... and one for sewerage in Bukhara (X)."""
    if not segment.bracketed:
        return None
    opening = next((k for k in range(len(segment.left) - 1, -1, -1) if segment.left[k].word == "("), None)
    if opening is None:
        return None
    for k in range(opening - 1, max(-1, opening - LONGEST), -1):
        if segment.left[k].word in ("for", "to", "into") and k:
            return accepted_as_object(page, segment.left[:opening], noun_phrase(page, segment.left[:opening], k + 1))
    end = segment.left[opening].start
    name = _NAME_AT_END.search(page.clean, max(segment.left[0].start, end - _LONGEST_NAME), end)
    first = next((k for k in range(opening) if name and segment.left[k].start >= name.start("title")), opening)
    return accepted_as_object(page, segment.left[:opening], (first, opening)) if opening - first > 1 else None


# "and the Pacific Railway Access in El Salvador (X)"
_NAME_AT_END = re.compile(r"(?:\b(?:the|an?|and|or|them|are|were|is)\s|[,:;]\s)(?P<title>(?:[A-Z0-9][\w'&/-]*\s(?:(?:of|and|for|the|in|to)\s){0,2}){1,12}[A-Z0-9][\w'&/-]*)\s\Z")
_LONGEST_NAME = 140


def _before_comma(page: Page, segment: Segment) -> Found | None:
    """One project is running: sewage works in Bukhara region, X with the bank's part."""
    left = [item for item in segment.left if item.word not in HEDGES or item.kind == "place"]
    if len(left) < 3 or left[-1].word != ",":
        return None
    for k in range(len(left) - 2, -1, -1):
        if left[k].word == ":" or k == 0:
            at = k + 1 if left[k].word == ":" else 0
            span = noun_phrase(page, left[:-1], at)
            if span and span[1] == len(left) - 1:
                found = accepted_as_object(page, left, span, work=True)
                return found if found and sector_of(page.clean[found[0] : found[1]]) else None
            return None
    return None


def _before_worth(page: Page, segment: Segment) -> Found | None:
    """The next loan is for the public transport project in Binh Duong, worth X: the thing told before its price."""
    left = [item for item in segment.left if item.word not in HEDGES or item.kind == "place"]
    if tuple(item.word for item in left[-4:]) in _TO_AMOUNT:
        left = left[:-3]
    elif len(left) < 3 or left[-1].word not in _PRICED and left[-1].word != ",":
        return None
    end = len(left) - 1 - (left[-2].word == ",")
    for k in range(end - 2, max(-1, end - LONGEST), -1):
        project = left[k].word in _INVOLVES and k and left[k - 1].word in _PROJECT_WORDS
        if project or left[k].word in ("for", "on", "towards") or left[k].word == "to" and is_infinitive(page, left, k + 1):
            span = noun_phrase(page, left[:end], past_verbs(left[:end], k + 1))
            last = end - (project and span is not None and span[1] < end and left[end - 1].word == "is" and left[end - 2].word == "and") * 2
            return accepted_as_object(page, left[:end], span) if span and span[1] == last else None
    return None


# "The second project involves improving post-primary education and is worth X"
_INVOLVES = frozenset("is includes involves concerns covers entails was".split())


_PRICED = frozenset("worth costing valued totalling totaling".split())
# "in the amount of X", "at a cost of X"
_TO_AMOUNT = (("in", "the", "amount", "of"), ("at", "a", "cost", "of"), ("to", "the", "tune", "of"), ("at", "the", "cost", "of"))


def _before_relative(page: Page, segment: Segment) -> Found | None:
    """a knowledge and support technical assistance that ADB approved for X."""
    left = segment.left
    for k in range(len(left) - 1, 0, -1):
        if (
            left[k].word in ("that", "which")
            and left[k - 1].kind != "mark"
            and any(i.kind == "verb" and i.phrase.sense == "give" for i in left[k:])
        ):
            start = k
            while start and left[start - 1].word not in ("a", "an", "the") and left[start - 1].kind != "mark":
                start -= 1
            article = start and left[start - 1].word in ("a", "an", "the") and left[k + 1 : k + 2] and left[k + 1].kind in ("organisation", "verb")
            if article and 1 < k - start < LONGEST and left[k - 1].kind in ("noun", "word"):
                return left[start].start, left[k - 1].end, None
            return None
    return None


def _before_receives(page: Page, segment: Segment) -> Found | None:
    """a power project of the Nile Basin Initiative will receive a grant of X: a project that gets an amount is what it is for."""
    left = segment.left
    for k in range(len(left) - 1, 0, -1):
        if left[k].kind == "verb" and left[k].phrase.sense == "receive":
            end = k
            while end and (left[end - 1].word in _AUXILIARIES or left[end - 1].word.endswith("ly")):
                end -= 1
            for opening in range(max(0, end - LONGEST), end):
                if left[opening].word not in ("the", "a", "an") and not (opening == 0 and page.clean[left[0].start].isupper()):
                    continue
                span = noun_phrase(page, left[:end], opening)
                if span is None or any(item.kind == "verb" for item in left[span[1] : end]) or not any(item.word in _RECEIVING for item in left[span[0] : span[1]]):
                    continue
                return accepted_as_object(page, left[:end], span, work=True)
            return None
    return None


_AUXILIARIES = frozenset("will would is are was were has have had been be to also".split())
_RECEIVING = frozenset("project programme program scheme".split())


def _before_funded(page: Page, segment: Segment) -> Found | None:
    """the 113-km Ayni road to the border, funded by an ADB loan of X; a programme to boost rural incomes will be backed by X."""
    left = segment.left
    for k in range(len(left) - 2, 1, -1):
        if left[k].kind == "verb" and left[k].phrase.lemma in ("fund", "finance", "co-finance", "back", "support") and left[k + 1].word in ("by", "with", "through"):
            end = k
            while end and left[end - 1].word in (",", "is", "are", "was", "were", "will", "be", "been", "being", "has", "have", "to", "partly", "jointly"):
                end -= 1
            openings = [i + 1 for i in range(max(0, end - LONGEST), end) if left[i].word in ("the", "a", "an")]
            for opening in openings:
                found = accepted_as_object(page, left[:end], noun_phrase(page, left[:end], opening), work=True)
                at = next((i for i in range(opening, end) if left[i].word == "to" and is_infinitive(page, left, i + 1)), None)
                if found is None and at is not None:
                    found = accepted_as_object(page, left[:end], noun_phrase(page, left[:end], past_verbs(left[:end], at + 1)))
                if found:
                    return found
            return None
    return None


def _before_with(page: Page, segment: Segment) -> Found | None:
    """IDB will help Ecuador expand rural electrification with a X loan; will modernize the canals with a loan from IDB of X."""
    left = segment.left
    at = next((k for k in range(len(left) - 1, -1, -1) if left[k].word in ("with", "using") or left[k].word == "thanks" and left[k + 1 : k + 2]), None)
    if at is None:
        return None
    if len(left) - at > 6 and not any(item.kind == "noun" for item in left[at : at + 4]):
        return None
    for k in range(max(0, at - _LONGEST_CLAUSE), at):
        if left[k].word in doing() and left[k].kind in ("word", "verb") and (k == 0 or left[k - 1].word not in DETERMINERS):
            first = past_help(page, left[:at], past_verbs(left[:at], k))
            span = noun_phrase(page, left[:at], first)
            if span and at - span[1] < 2:
                return accepted_as_object(page, left[:at], span)
    return None


_LONGEST_CLAUSE = 26


def _kind_of_loan(page: Page, segment: Segment) -> Found | None:
    """X road rehabilitation loan."""
    noun = next((k for k, item in enumerate(segment.right[:6]) if item.kind == "noun" and item.phrase.finance_type), None)
    if not noun or any(item.kind not in ("word", "place") or item.word in STOPS or item.word in PURPOSE for item in segment.right[:noun]):
        return None
    found = accepted_as_object(page, segment.right, (0, noun), work=True)
    return found if found and len(page.clean[found[0] : found[1]].split()) > 1 else None


def _invested_in(page: Page, segment: Segment) -> Found | None:
    """ "invested X in Alpha Bank's sustainability bonds", "X in the first green bond of": a paper bought is what is financed."""
    right = segment.right
    if not right or right[0].word not in ("in", "of"):
        return None
    called = _CALLED_BY_LETTERS.match(page.clean, right[0].end) if right[0].word == "in" else None
    if called and len(called["title"].split()) > 2:
        return called.start("title"), called.end("title"), None
    at = next((k for k in range(1, min(len(right), LONGEST)) if right[k].word in _PAPERS), None)
    if at is None or any(item.kind in ("mark", "verb", "money", "date") and item.word not in ("'", "(", ")", "-") for item in right[1:at]):
        return None
    first = 2 if right[1].word in DETERMINERS else 1
    opening = max((k + 1 for k in range(first, at) if right[k].word in (")", "'s", "s")), default=first)
    return (right[opening].start, right[at].end, None) if at > opening else None


# "(finance X) in Sustainable Transport and Trade in Eastern Asia (STTEA)"
_CALLED_BY_LETTERS = re.compile(r"\s(?:the\s)?(?P<title>[A-Z][\w'&/-]*(?:\s(?:(?:of|and|for|the|in|to)\s){0,2}[A-Z0-9][\w'&/-]*){2,12})\s\([A-Z]{3,10}\)")
_PAPERS = frozenset("bond bonds sukuk notes securities debenture debentures".split())


def _is_commitment(segment: Segment) -> bool:
    """Whether an amount is given in its own right, not as a part of one told before ("of which X for clinics")."""
    given = any(item.kind == "verb" and item.phrase.sense in ("give", "receive") for item in (*segment.left, *segment.right[:8]))
    return given and not any(item.word in ("which", "including", "component", "components", "remaining") for item in segment.left[-8:])


_WANTS = frozenset(
    "need needs needed require requires required lack lacks lose loses lost cause causes caused earn earns earned save saves saved owe owes owed worth reached rose fell exceed exceeds".split()
)


def _is_whole_of_phase(segment: Segment) -> bool:
    """Whether an amount is the cost of what a phase told before is a phase of: "the second phase of a X project to improve supplies"."""
    before = [item.word for item in segment.left[-4:] if item.word not in DETERMINERS]
    return before[-2:] in (["phase", "of"], ["part", "of"], ["tranche", "of"], ["stage", "of"]) and bool(segment.right) and segment.right[0].word in _PROJECT_WORDS


def _is_context(segment: Segment) -> bool:
    """Whether an amount is no financing at all: "needs X to modernize its roads", "damage of X to bridges", "a budget of X for"."""
    near = [item for item in segment.left[-6:] if item.word not in HEDGES]
    for item in reversed(near[-3:]):
        if item.kind == "mark":
            return False
        if item.kind == "noun":
            return item.phrase.sense in ("context", "portfolio", "budget")
        if item.word in _WANTS:
            return item.word != "worth"
        if item.kind == "verb":
            return False
    return False


_APPROVALS = frozenset("approve clear endorse authorize okay greenlight".split()) | {"give the go-ahead", "give the green light"}
_AT_COST = frozenset("at worth costing with for of estimated valued ( ,".split())


def _approved_at(page: Page, segment: Segment) -> Found | None:
    """The council approved the reconstruction of a motorway in the north at a cost of X."""
    left = segment.left
    for k in range(len(left) - 2, -1, -1):
        if left[k].kind == "verb" and left[k].phrase.lemma in _APPROVALS or left[k].word in ("allowed", "accepted", "sanctioned", "approved", "cleared"):
            span = noun_phrase(page, left, k + 1)
            if span is None or span[0] - k > 2 or span[1] >= len(left) or left[span[1]].word not in _AT_COST or len(left) - span[1] > 9:
                return None
            return accepted_as_object(page, left, span, work=True)
    return None


_COUNTED_LOANS = frozenset("loan grant credit guarantee agreement".split())
_COUNTED_UNITS = frozenset("project operation programme program country investment deal".split())
_SO_FAR = frozenset("cumulative cumulatively portfolio overall".split())


def _is_sum(page: Page, segment: Segment) -> bool:
    """Whether the amount is over many projects: "has invested X in more than 140 projects"; then it has no object."""
    near = [*segment.left[-12:], *segment.right[:14]]
    for item in near:
        if item.mention is None or item.kind not in ("quantity", "date"):
            continue
        mention = page.mentions[item.mention]
        if item.kind == "date":
            if mention.date_start and mention.date_end and (mention.date_end - mention.date_start).days > 800 and item in segment.left:
                return True  # "From 2001 to 2024, X was mobilized"
        elif mention.value is not None:
            many = 1 if sum(draft.named for draft in page.drafts.all) > 1 else 3
            if mention.unit in _COUNTED_UNITS and mention.value > 1 or mention.unit in _COUNTED_LOANS and mention.value > many:
                return True
    words = [item.word for item in near]
    countries = {entity.country for item in segment.right[:16] if (entity := page.entity(item)) is not None and entity.type == "country"}
    if len(countries) > 2 and any(word in ("loans", "grants", "credits", "financing") for word in words):
        return True
    return not _SO_FAR.isdisjoint(words) or any(a in ("to", "so") and b in ("date", "far") for a, b in zip(words, words[1:], strict=False))


_SURE = (_before_funded, _before_relative, _before_bracket, _before_worth)
_READERS = (
    _called_project, _before_worth, _after_amount, _attributed, _before_bracket, _before_comma, _before_relative, _before_receives,
    _before_funded, _before_with, _approved_at, _kind_of_loan, _invested_in, facility_of,
)  # fmt: skip
