"""Finds activities: projects and programmes by name or acronym, works described by their route, and what money is given for.

An activity is one thing that somebody finances, as an analyst would enter it: each project told by title, else each thing
that one commitment is for, in the text's words ("sewerage in Bukhara", "small and mid-sized firms"), once, whatever else it
is called later (acronym, "the road", the headline's short form). So every commitment has an object, and an object without
a commitment, a title or a lender that finances it is none. Numbered phases and tranches with amounts of their own are
activities; the components, works, studies and purposes inside a project are not, nor are strategies, national plans, clubs
of states, needs, wishes, funds that only give, and amounts over many projects ("140 projects worth ..."). The title is the
text's, without article, lender ("World Bank-funded"), price, "construction of", and country at the end; what is neither
built nor bought is titled by what is done for it ("protection of wildlife in the region").

`find_named` reads names (before figures, so that numbers inside a name are no quantities); `find_described` reads what only
sentences about financing describe ("the construction of a general hospital in ..."), and what labels and the text tell of
the activities (number, dates, sector, country, route). An activity told under several names in one text is one entity.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from extraction.layout import BULLET, HEADING, LABEL, ROW, Block, blocks
from extraction.lexicon import fold, rows, slug, split
from extraction.mentions.capitals import matches, whole_words
from extraction.model import Entity, Mention, Profile
from extraction.text import Text


@lru_cache(maxsize=1)
def activity_words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("activity_words"):
        found.setdefault(row["use"], set()).add(row["phrase"])
    return {use: frozenset(phrases) for use, phrases in found.items()}


@lru_cache(maxsize=1)
def _sectors() -> dict[str, tuple[str, str, bool]]:
    """Phrase in the singular -> sector, purpose code, and whether it names a work."""
    found: dict[str, tuple[str, str, bool]] = {}
    for row in rows("sectors"):
        phrase = " ".join(_singular(word) for word in row["phrase"].replace("-", " ").split())
        found.setdefault(phrase, (row["sector"], row["sector_code"], row["is_work"] == "yes"))
    return found


@lru_cache(maxsize=8192)
def _singular(word: str) -> str:
    """ "supplies" -> "supply", "farmers" -> "farmer", "women's" -> "women"; a word in -ss, -us, -is stays."""
    word = word.lower().removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


# --- what a title says ----------------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


def sector_of(title: str) -> tuple[str, str] | None:
    """Sector and OECD DAC purpose code by the words of a title; the longest phrase decides, the last among equals.

    >>> sector_of("Chittagong Water Supply Improvement, phase 2")
    ('water and sanitation', '14021')
    """
    best: tuple[int, int, str] | None = None
    for length, at, phrase in _sector_phrases(title):
        if best is None or (length, at) >= best[:2]:
            best = (length, at, phrase)
    return _sectors()[best[2]][:2] if best else None


def names_work(title: str) -> bool:
    """True when the words name a thing that is built or bought (a road, a hospital), not a policy field."""
    return any(_sectors()[phrase][2] for _, _, phrase in _sector_phrases(title))


@lru_cache(maxsize=4096)
def _sector_phrases(title: str) -> tuple[tuple[int, int, str], ...]:
    words = [_singular(part) for word in _WORD.findall(title) for part in word.split("-")]
    sectors, found = _sectors(), []
    for at in range(len(words)):
        for length in range(min(5, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            if phrase in sectors:
                found.append((length, at, phrase))
                break
    return tuple(found)


def is_sector_only(title: str) -> bool:
    """True of "energy" and "agriculture and rural development": a field, not a thing."""
    return not names_work(title) and all(word.lower() in _fields() for word in _WORD.findall(title))


@lru_cache(maxsize=1)
def _fields() -> frozenset[str]:
    return _FIELD_WORDS | {word for sector, _, _ in _sectors().values() for word in sector.split()}


_FIELD_WORDS = frozenset(
    "human capital economic growth fields areas key priority and the sector sectors development rural urban projects project programs services other activities social public".split()
)


@lru_cache(maxsize=1)
def sector_names() -> tuple[str, ...]:
    """The names of sectors, and the policy fields by which portfolios are told ("trade facilitation")."""
    return tuple({row["sector"] for row in rows("sectors")} | {row["phrase"].replace("-", " ") for row in rows("sectors") if row["is_work"] == "no"})


# Words that do not tell one title from another.
_COMMON = frozenset(
    "a an and for in of on or the to with by at from its project projects program programme programmes phase tranche".split()
)


@lru_cache(maxsize=4096)
def title_words(title: str) -> frozenset[str]:
    return frozenset(word.lower().removesuffix("'s") for word in _WORD.findall(title)) - _COMMON


@lru_cache(maxsize=4096)
def country_words(title: str) -> frozenset[str]:
    """The words of a title that name its country: {"angola"}, {"indonesian"}."""
    known = countries_by_name()
    words = [word.removesuffix("'s") for word in _WORD.findall(title)]
    found: set[str] = set()
    for at in range(len(words)):
        for length in range(min(3, len(words) - at), 0, -1):
            if words[at][0].isupper() and fold(" ".join(words[at : at + length])) in known:
                found.update(word.lower() for word in words[at : at + length])
                break
    return frozenset(found)


@lru_cache(maxsize=1)
def donors() -> frozenset[str]:
    return frozenset(row["iso3"] for row in rows("dac_members"))


@lru_cache(maxsize=1)
def countries_by_name() -> dict[str, str]:
    """Every name of a country -> its ISO code."""
    return {fold(name): row["iso3"] for row in rows("countries") for name in (row["name"], *split(row["aliases"]), *split(row["adjectives"])) if name}


def _number(title: str) -> str | None:
    """The phase or tranche number of a title, which tells it from its sisters."""
    match = re.search(r"(?i)\b(?:phase|tranche|stage|lot|part)\s+(\d+|[ivx]+|one|two|three|four)\b", title)
    return _ROMAN.get(match[1].lower(), match[1].lower()) if match else None


_MEASURE = re.compile(r"(?<![\w.,])(\d[\d.,]*)[\s-]?(?:km|kilomet\w+|miles?|MW|megawatts?|hectares?|ha)\b")


def differently_measured(left: str, right: str) -> bool:
    """Whether two titles give two lengths or capacities: "40 km of road", "125 km of road"."""
    one, other = _MEASURE.search(left), _MEASURE.search(right)
    return one is not None and other is not None and one[1] != other[1]


_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "one": "1", "two": "2", "three": "3", "four": "4"}


# --- the drafts of a text's activities ------------------------------------------------------------------------------


@dataclass
class Draft:
    """An activity while the text is being read; `spans` are its mentions."""

    title: str
    named: bool
    acronym: str | None = None
    type: str = "project"
    spans: list[tuple[int, int]] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    country: str | None = None
    identifier: str | None = None
    sector: str | None = None
    sector_code: str | None = None
    status: str | None = None
    approved_on: date | None = None
    planned_end: date | None = None
    parent: str | None = None
    route: tuple[str, ...] = ()
    shared: bool = False  # of several countries: it has none
    apart: str | None = None  # the country that tells it from another activity of the same title
    amounts: set[Decimal] = field(default_factory=set)  # what sentences on financing give it

    @property
    def key(self) -> str:
        return f"activity:{slug(self.title)}" + (f":{self.apart}" if self.apart else "")


def _is_same(draft: Draft, title: str, acronym: str | None, country: str | None = None) -> bool:
    if country and draft.country and country != draft.country:
        return False
    if acronym and draft.acronym:
        return acronym == draft.acronym
    left, right = title_words(draft.title), title_words(title)
    if not left or not right:
        return False
    own, other = country_words(draft.title), country_words(title)
    if own and other and own != other:
        return False
    if own != other and len(left - own) > 1 and len(right - other) > 1:
        left, right = left - own, right - other  # "Angola Urban Water Project" and "Urban Water Supply Project"
    if differently_measured(draft.title, title):
        return False
    if _number(draft.title) and _number(title) and _number(draft.title) != _number(title):
        return False
    fewer = min(left, right, key=len)
    shared = left & right
    if len(fewer) == 1 and shared and left != right:
        return sector_of(" ".join(fewer)) is not None  # "Hydropower Project" for the "Souapiti Hydropower Project"
    return len(shared) == len(fewer) and (len(shared) >= 2 or left == right) or len(shared) >= 3 and len(shared) / len(fewer) >= 0.8


_AMOUNT_FOR = re.compile(r"(?:[A-Z]{2,3}\$?\s?|[$€£¥₹]\s?)\d[^;:()]{0,60}?\bfor\s(?:the\s)?")


# "US$208.7 Women's Empowerment Programme"
_AMOUNT_FIRST = re.compile(r"(?:[A-Z]{2,3}\$?\s?|[$€£¥₹]\s?)\d[\d.,]*\s?(?:million|billion|mln|bln|mn|bn|m|crore)?\s(?=[A-Z])")


# "'Crisis Response Support Loan", "Credit Programme to Restore Roads,": without the marks around it
_IN_QUOTES = re.compile(r"""['"\s]*(?P<title>.*[^\s,;'"])[\s,;'"]*\Z""", re.DOTALL)

# "ADB assisted North Eastern Roads Programme", "World Bank-funded ..."
_BACKED = re.compile(r"(?:[A-Z][\w&']*[\s-]){1,4}(?:assisted|aided|funded|supported|financed|backed|sponsored|led)\s(?:the\s)?(?=['\"]?[A-Z])")

# Titles that share a word with more others than this are compared with the last of them only.
_MOST_SHARING = 40


class Drafts:
    """The activities of one text, merged as they are found."""

    def __init__(self) -> None:
        self.all: list[Draft] = []
        self._by_word: dict[str, list[int]] = {}

    def add(self, title: str, span: tuple[int, int], *, named: bool, acronym: str | None = None, **known) -> Draft:
        amount = _AMOUNT_FOR.match(title) or _AMOUNT_FIRST.match(title)
        if amount and amount.end() < len(title):
            # "$18 million loan for the Hill Roads Project" is an amount and a title.
            span, title = (span[0] + amount.end(), span[1]), title[amount.end() :]
        quoted = _IN_QUOTES.match(title)
        if quoted and quoted.end("title") > quoted.start("title"):
            span, title = (span[0] + quoted.start("title"), span[0] + quoted.end("title")) if span[1] - span[0] == len(title) else span, quoted["title"]
        backer = _BACKED.match(title)
        if backer:
            span, title = (span[0] + backer.end(), span[1]), title[backer.end() :]
        candidates = self._candidates(title, acronym)
        country = known.get("country")
        draft = next((one for one in candidates if _is_same(one, title, acronym, country)), None)
        if draft is None:
            twin = any(slug(one.title) == slug(title) for one in candidates)
            draft = Draft(title, named, apart=country if twin else None)
            self.all.append(draft)
        self._index(draft, title, acronym)
        if draft.title != title:
            longer = len(title_words(title)) > len(title_words(draft.title)) and not title.isupper()
            if longer or (named and not draft.named):
                title, draft.title = draft.title, title
            if title not in draft.aliases:
                draft.aliases.append(title)
        draft.named |= named
        draft.acronym = draft.acronym or acronym
        for attribute, value in known.items():
            if value is not None and not getattr(draft, attribute):
                setattr(draft, attribute, value)
        if span not in draft.spans[-4:]:
            draft.spans.append(span)
        return draft

    def _candidates(self, title: str, acronym: str | None) -> list[Draft]:
        """The drafts that share a word or the acronym, in the order they were found; few, however many there are."""
        numbers = {number for word in title_words(title) for number in self._by_word.get(word, ())[-_MOST_SHARING:]}
        numbers.update(self._by_word.get(acronym or "", ()))
        return [self.all[number] for number in sorted(numbers)]

    def _index(self, draft: Draft, title: str, acronym: str | None) -> None:
        number = next((n for n in range(len(self.all) - 1, -1, -1) if self.all[n] is draft), None)
        for word in (*title_words(title), acronym):
            known = self._by_word.setdefault(word, []) if word and number is not None else None
            if known is not None and number not in known[-_MOST_SHARING:]:
                known.append(number)

    def mentions(self, clean: str) -> list[Mention]:
        """The places where activities are named, the longest where two overlap."""
        spans = sorted((start, -end, number) for number, draft in enumerate(self.all) for start, end in draft.spans)
        found: list[Mention] = []
        for start, minus_end, number in spans:
            end = -minus_end
            if found and start < found[-1].char_end:
                if end - start <= found[-1].char_end - found[-1].char_start:
                    continue
                found.pop()
            if not found or start >= found[-1].char_end:
                found.append(Mention("activity", start, end, clean[start:end], entity=self.all[number].key))
        return found

    def entities(self) -> list[Entity]:
        return [
            Entity(
                draft.key,
                "activity",
                draft.title,
                acronym=draft.acronym,
                aliases=tuple(draft.aliases),
                type=draft.type,
                country=draft.country,
                identifier=draft.identifier,
                sector=draft.sector,
                sector_code=draft.sector_code,
                status=draft.status,
                approved_on=draft.approved_on,
                planned_end=draft.planned_end,
                parent=draft.parent,
                route=draft.route,
            )
            for draft in self.all
        ]


# --- names ----------------------------------------------------------------------------------------------------------

# Begins with its letters, not with a boundary: then only places with such a letter are tried.
_HEAD = re.compile(
    r"[PpIS](?<!\w.)(?:(?<=[Pp])ro(?:ject|gram(?:me)?)|(?<=P)RO(?:JECT|GRAM(?:ME)?)|(?<=P)artnership|(?<=P)olicy(?:-Based)?\s(?:Loan|Financing|Operation|Credit|Grant)|(?<=I)nitiative|(?<=S)cheme)\b(?!'s\b)"
)
# Names with these heads are activities where money is spoken of beside them, else treaties, plans, clubs.
_SHY_HEADS = ("Partnership", "Initiative", "Scheme")
_MONEY_NEAR = re.compile(r"million|billion|\b(?:fund|financ|invest|grant|loan|lend)", re.IGNORECASE)
_PART = r"(?:[Pp]hase|[Tt]ranche|[Ss]tage|PHASE|TRANCHE)\s+(?:[IVX]+|\d{1,2}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)\b"
_AFTER_NAME = re.compile(
    rf"""(?P<part>\s?(?:[,–-]\s?|\s)\(?{_PART}\)?|\s[IVX]{{1,4}}\b|\s\d{{1,2}}(?=\s\())?
         (?P<results>(?:-|\s)for[- ][Rr]esults\b)?
         (?P<more>\s?[,–-]?\s?[Aa]dditional\ [Ff]inancing)?
         (?P<acronym>[ \t]?\(\s?"?(?P<letters>[A-Z][A-Za-z0-9&/+.-]{{1,13}})"?(?:,[^()]{{1,30}})?\))?""",
    re.VERBOSE,
)
_NUMBER_IN_BRACKETS = re.compile(r"\s?\((?:Project\s)?(?:No\.?\s|ID:?\s)?(P\d{6}|[A-Z]{2}-[A-Z]\d{4}|\d{5}(?:-\d{3})?)\)")
# "for a second phase of the Local Economic Growth initiative": in small letters only where it is what something is done for.
_SMALL_INITIATIVE = re.compile(r"initiative\b")
_TOWARDS = re.compile(r"\b(?:for|towards?|financ(?:e|ing)|fund(?:ing)?|support(?:ing)?|implement(?:ing)?|(?:phase|stage|implementation|expansion)\sof)\s(?:the\s)?\Z")
_HARD_BREAK = re.compile(r"[!?;:()\[\]\"|\t]|[ ]{3,}|\.(?=\s)|\n[ \t]*\n|\n(?=[ \t]*[-*•])")
_CONNECTORS = frozenset(
    "of for and the in to on with & de du des la el y et en by from at into through across against und für do da dos das -".split()
)
_OPENS_PLACE = ("of", "in", "on", "to")
_HEAD_FIRST = re.compile(
    r"[PIS](?<!\w.)(?:(?<=P)ro(?:ject|gram(?:me)?)|(?<=P)artnership|(?<=I)nitiative|(?<=S)cheme)\s(?:for|of|to|on)\s(?:the\s)?(?=[A-Z])"
)
_TITLE_RUN = re.compile(r"[A-Z0-9][\w'&/-]*(?:,?\s(?:(?:and|of|for|the|in|to|on|with|&|–|-)\s){0,3}[A-Z0-9][\w'&/-]*)*")


def find_named(text: Text, names) -> Drafts:
    """The activities that the text calls by a name, with every place where it does."""
    from extraction.mentions.listed_activities import add_listed
    from extraction.mentions.title_activities import add_titles

    clean = text.clean
    drafts = Drafts()
    name_starts = [mention.char_start for mention in names.mentions]
    for start, end, title, acronym, identifier in _names(clean, names.mentions):
        country = _country_behind(clean, end, names.mentions, name_starts)
        drafts.add(title, (start, end), named=True, acronym=acronym, identifier=identifier, type=_type(title), country=country)
    add_listed(clean, names.mentions, drafts)
    add_titles(clean, names.mentions, drafts)
    _add_acronyms(clean, drafts)
    return drafts


_LONGEST_TITLE = 240


def _type(title: str) -> str:
    last = re.findall(r"(?i)\b(project|program(?:me)?|tranche|technical assistance)\b", title)
    word = last[-1].lower() if last else "project"
    return "programme" if word.startswith("program") else word


def _names(clean: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int, str, str | None, str | None]]:
    claimed = 0
    starts = [mention.char_start for mention in mentions]
    for block in blocks(clean):
        found = None
        if block.kind == HEADING and clean[block.start : block.end].isupper():
            found = _upper_heading(clean, block, mentions, starts)
        elif block.kind in (LABEL, ROW, BULLET):
            found = _labelled(clean, block, mentions, starts)
        if found:
            yield found
    quoted: list[tuple[int, int]] = []
    for match in matches(_QUOTED, clean, '"', *_CALLED_SO) if '"' in clean else ():
        group = "before" if match["before"] else "after"
        if _reads_as_title(match[group]) or group == "before" and _names_works(match[group]):
            quoted.append(match.span(group))
            yield match.start(group), match.end(group), _tidy(match[group]), None, None
    for match in matches(_TITLED, clean, *_CALLED_SO, "loan", "grant", "operation") if any(word in clean for word in _TITLING) else ():
        run = _TITLE_RUN.match(clean, match.end(), match.end() + 170)
        price = re.search(r"\s(?:of|for|at|worth)\s\d", run.group()) if run else None
        end = run.start() + price.start() if price else run.end() if run else 0
        if run and len(clean[run.start() : end].split()) > 2 and not _HEAD.search(run.group()):
            yield run.start(), end, _tidy(clean[run.start() : end]), None, None
    for head in sorted([*_HEAD.finditer(clean), *_HEAD_FIRST.finditer(clean), *_SMALL_INITIATIVE.finditer(clean)], key=lambda m: (m.start(), -m.end())):
        if head.start() < claimed or _is_inside(head.start(), quoted):
            continue
        if head.re is _HEAD_FIRST and _CAPITAL_BEFORE.search(clean, max(0, head.start() - 40), head.start()):
            continue  # "the Basin Management Project on Friday": the name ends at its head
        span = _head_first(clean, head, mentions, starts) if head.re is _HEAD_FIRST else _head_last(clean, head, mentions, starts)
        if span is None:
            continue
        start, end = span
        if head.re is _SMALL_INITIATIVE and not _TOWARDS.search(clean, max(0, start - 40), start):
            continue
        if head.re is _HEAD and (_in_title(clean, head.start()) or _is_named_purpose(clean, end, mentions, starts)):
            end = _with_purpose(clean, end)
        after = _AFTER_NAME.match(clean, end)
        acronym = after["letters"] if after else None
        if acronym and acronym[1:].islower() and _covering(after.start("letters"), mentions, starts) is not None:
            acronym = None  # "Rural Roads Project (India)", "(Xinhua)"
        if after and after["part"] and not (acronym and after["part"].strip().isdigit()):
            end = after.end("part")
        if after and after["results"]:
            end = after.end("results")
        if after and after["more"]:
            end = after.end("more")
        number = _NUMBER_IN_BRACKETS.match(clean, end)
        inner = _INNER_ACRONYM.search(clean, start, end)
        if inner and any(mention.kind == "organisation" and mention.surface == inner[1] for mention in mentions):
            continue  # a body or a club of states ("the South Asia Cooperation (SAC) Program")
        if inner and not acronym:
            acronym = inner[1]
        if head.re is _HEAD and not _is_name(_tidy(clean[start:end]), start, end, mentions, starts):
            longer = _with_purpose(clean, end)  # "Community Investment Project for Agricultural Fertility"
            after = _AFTER_NAME.match(clean, longer) if longer > end else after
            acronym, end = (after["letters"], longer) if longer > end else (acronym, end)
        if head.group().startswith("Policy") and not _tells_policy(clean[start : head.start()], start, mentions, starts):
            continue  # "a Development Policy Loan" is an instrument
        cost = _COST_BEHIND.search(clean, start, end)
        end = cost.start() if cost else end
        leads = _LEADS_TO.match(clean, start, end)
        start = leads.end() if leads else start
        title = _tidy(_INNER_ACRONYM.sub(" ", clean[start:end]))
        if title.lower() in activity_words()["not an activity"] or not _is_name(title, start, end, mentions, starts) and not acronym:
            continue
        if _is_organisation(start, head.end() if head.re is _HEAD_FIRST else end, mentions, starts):
            continue
        claimed = end
        yield start, end, title, acronym if acronym and not number else None, number[1] if number else None


def _tells_policy(words: str, start: int, mentions, starts) -> bool:
    """Whether words before "Policy Loan" say of what policy: "Fiscal Resilience and Green Growth Development"."""
    told = [match for match in re.finditer(r"[A-Z][\w-]+", words) if match.group().lower() not in _OF_POLICY]
    return any((mention := _covering(start + match.start(), mentions, starts)) is None or mention.kind not in ("place", "organisation") for match in told)


_OF_POLICY = frozenset("development first second third fourth programmatic catastrophe deferred drawdown option single standalone sector series bank".split())


def _is_inside(position: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (position, position)) - 1
    return index >= 0 and position < spans[index][1]


_INNER_ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z0-9&/-]{1,12})\)\s(?=(?:[Pp]roject|[Pp]rogram))")
# "Poverty Reduction – Total cost: ..."
_COST_BEHIND = re.compile(r"\s[–—-]\s(?:Total|Loan|Grant|Amount|Cost|Credit|Approved|Financing)\Z")
_IN_COUNTRY = re.compile(r"(?:\s\([A-Z][\w-]{1,11}\))?(?:\sin\s(?:the\s)?|,\s|\s\((?=[A-Z]))")


def _country_behind(clean: str, end: int, mentions, starts) -> str | None:
    """The country told right behind a name: "Rural Finance Project in the Gambia"."""
    opening = _IN_COUNTRY.match(clean, end)
    mention = _covering(opening.end(), mentions, starts) if opening else None
    if mention is None or mention.kind != "place" or not mention.entity or mention.char_start != opening.end():
        return None
    country = countries_by_name().get(fold(mention.surface.strip()))
    return None if country in donors() else country


def _tidy(title: str) -> str:
    title = " ".join(title.split()).lstrip("'")
    return title.removeprefix("The ").removeprefix("the ")


def _upper_heading(clean, block: Block, mentions, starts):
    """A title in capitals, over two lines where the first is its place: "INNER MONGOLIA" / "... INVESTMENT PROGRAM"."""
    text = clean[block.start : block.end]
    if not re.search(r"\b(?:PROJECT|PROGRAM|PROGRAMME)\Z", text) or len(text.split()) < 3:
        return None
    start = block.start
    above_end = len(clean[max(0, start - 80) : start].rstrip()) + max(0, start - 80)
    above = clean.rfind("\n", max(0, above_end - 80), above_end) + 1
    if clean[above:above_end].isupper() and _whole_place(clean, above, above_end, mentions, starts):
        start = above
    if _is_organisation(block.start, block.end, mentions, starts) or "?" in text:
        return None
    return start, block.end, _title_case(" ".join(clean[start : block.end].split())), None, None


# the programme "Schools for the Steppe"; the "Green Belt" project
# the project titled Resilient Roads in the North
_TITLED = re.compile(
    r"\b(?:[Pp]rojects?|[Pp]rogram(?:me)?|[Ss]cheme|[Ii]nitiative|loan|grant|operation)\s(?:called|named|entitled|titled|dubbed|known\sas)\s(?:the\s)?(?=[A-Z])"
)
_TITLING = ("called", "named", "titled", "dubbed", "known")
_CALLED_SO = ("project", "Project", "program", "Program", "scheme", "Scheme", "initiative", "Initiative")
_QUOTED = re.compile(
    r"""\b(?:[Pp]roject|[Pp]rogram(?:me)?|[Ss]cheme|[Ii]nitiative)\s(?:(?:called|named|entitled|titled|dubbed)\s)?"(?P<before>[^"\n]{4,110})"
      | "(?P<after>[^"\n]{4,110}?),?"\s(?:[Pp]roject|[Pp]rogram(?:me)?|[Ss]cheme|[Ii]nitiative)\b""",
    re.VERBOSE,
)


def _names_works(text: str) -> bool:
    """A quoted name in small letters: "Reconstruction of water supply systems in the districts of the region"."""
    words = text.split()
    return 3 <= len(words) <= 22 and text[0].isupper() and text[-1] not in ".!?" and sector_of(text) is not None and not _VERB.search(text)


_VERB = re.compile(r"\b(?:is|are|was|were|will|would|has|have|had|can|must|should)\b")


def _reads_as_title(text: str) -> bool:
    """Capitals on its telling words and no sentence: "Schools for the Steppe"."""
    words = text.split()
    telling = [word for word in words if word.lower() not in _CONNECTORS]
    return (
        bool(telling)
        and text[0].isupper()
        and sum(word[0].isupper() or word[0].isdigit() for word in telling) >= 0.6 * len(telling)
        and text[-1] not in ".!?"
    )


def _labelled(clean: str, block: Block, mentions, starts):
    """Project title: Cebu Bus Rapid Transit."""
    if block.cells and len(block.cells) == 2:
        label, (start, end) = clean[slice(*block.cells[0])].strip().lower(), block.cells[1]
    elif block.label and "\n" not in clean[block.body : block.end]:
        label, start, end = block.label.lower(), block.body, block.end
    else:
        return None
    if label not in activity_words()["title label"]:
        return None
    start += len(clean[start:end]) - len(clean[start:end].lstrip())
    title = clean[start:end].rstrip(" .")
    acronym = _LAST_ACRONYM.search(title)
    if acronym:
        title = title[: acronym.start()]
    title = _without_country(title, start, mentions, starts)
    if len(title.split()) not in range(2, 19) or not _reads_as_title(title):
        return None
    if label == "fact sheet" and not _HEAD.search(title) and not names_work(title):
        return None
    if _is_organisation(start, start + len(title), mentions, starts):
        return None
    return start, start + len(title), _tidy(title), acronym[1] if acronym else None, None


def _without_country(title: str, start: int, mentions, starts) -> str:
    """ "Vifor Wind Farm, Romania" without what the name of its country adds behind a comma."""
    comma = title.rfind(", ")
    last = _covering(start + comma + 2, mentions, starts) if comma > 0 else None
    if last is not None and last.kind == "place" and last.char_end >= start + len(title) and len(title[:comma].split()) > 1 and "," not in title[:comma]:
        return title[:comma]
    return title


_LAST_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z0-9&/-]{1,11})\)\Z")


def _whole_place(clean, start, end, mentions, starts) -> bool:
    first = clean[start:end].strip()
    return any(
        mentions[i].kind == "place" and mentions[i].surface.strip() == first
        for i in range(bisect_left(starts, start), bisect_left(starts, end))
    )


def _title_case(title: str) -> str:
    small = {"of", "and", "for", "in", "the", "to", "on", "with"}
    words = [
        word.lower() if word.lower() in small and index else "-".join(part.capitalize() for part in word.split("-"))
        for index, word in enumerate(title.split())
    ]
    return " ".join(words)


_CAPITAL_BEFORE = re.compile(r"\b(?!The\b|A\b|An\b|This\b|Under\b|For\b|Its\b|Our\b)[A-Z][\w'-]+[ \n]\Z")


_FRAME = re.compile(r"\b(?:[Uu]nder|[Ww]ithin|[Bb]y|[Ff]rom)\s(?:the\s)?\Z")


def _head_first(clean: str, head: re.Match[str], mentions, starts) -> tuple[int, int] | None:
    if head.group().startswith(_SHY_HEADS) and _FRAME.search(clean, max(0, head.start() - 12), head.start()):
        return None
    run = _TITLE_RUN.match(clean, head.end(), head.end() + _LONGEST_TITLE)
    if not run or len(run.group().split()) < 2 or run.group().isupper():
        return None
    first = _covering(run.start(), mentions, starts)
    if first is not None and first.kind in ("date", "person", "organisation") and first.char_end >= run.end():
        return None
    price = _PRICE_BEHIND.search(clean, run.start(), run.end())
    return head.start(), price.start() if price else run.end()


# "Project for the Ring Road for Japanese Yen 40 billion"
_PRICE_BEHIND = re.compile(r"\s(?:for|of|worth|at)\s(?:[A-Z][a-z]+\s)?(?:Yen|JPY|USD|EUR|US\$|INR|Rs|[$€£¥₹])")


def _head_last(clean: str, head: re.Match[str], mentions, starts) -> tuple[int, int] | None:
    following = re.match(r"[ \t]+([A-Z][\w-]*)", clean[head.end() : head.end() + 40])
    upper = head.group().isupper()
    if head.group().capitalize() in _SHY_HEADS and (following or not _MONEY_NEAR.search(clean, max(0, head.start() - 160), head.end() + 120)):
        return None
    if following and not upper and following[1].lower() in activity_words()["no name after"]:
        return None
    if clean[head.end() : head.end() + 1] == "s":
        return None
    limit = max(0, head.start() - 220, _block_start(clean, head.start()))
    # "Connector Road (Aktobe-Makat) Reconstruction Project": a bracket with a route is part of the name.
    masked = _ROUTE_IN_BRACKETS.sub(lambda match: "X" * len(match.group()), clean[limit : head.start()])
    masked = _ACRONYM_BEFORE.sub(lambda match: "X" * (len(match.group()) - 1) + " ", masked)
    start = limit
    for brk in _HARD_BREAK.finditer(masked):
        start = limit + brk.end()
    masked, limit = masked[start - limit :], start
    tokens = list(re.finditer(r"\S+", masked))
    first, pending, lower = None, False, len(tokens)
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        word = token.group()
        at = limit + token.start()
        mention = _covering(at, mentions, starts)
        if word.endswith(",") and not (first is not None and _joins_list(tokens, index)) or _PRICE.search(word):
            break
        if word.endswith("'s") and mention and mention.kind in ("place", "organisation", "person") and mention.char_end - at <= len(word):
            break
        if word in _TELLS and first is not None:
            break
        if word.startswith("'") and word[1:2].isupper():
            first, pending = index, False
            break
        bare = word.strip(",'")
        if first is None and lower < len(tokens) and not bare[:1].isupper():
            break
        if pending and bare in _NAMED_HEADS and tokens[index + 1].group() in ("and", "&"):
            break  # "the Flood Recovery Project and Solid Waste Project" are two
        if bare and (bare[0].isupper() or (bare[0].isdigit() and index)):
            if pending and mention and mention.kind in ("organisation", "place", "person") and _ends_context(tokens, index):
                if not (first == len(tokens) - 1 and tokens[index + 1].group() == "for" and len(tokens[first].group()) > 2 and head.group().startswith("p") and not _is_generic(tokens[first].group())):
                    break  # "the Bhutan for Life project" has no other name
            first, pending = index, False
        elif first is None and len(tokens) - index <= 3 and head.group().startswith("p") and _tells_works(tokens, index):
            lower = index
        elif word.lower() in _CONNECTORS and first is not None:
            if word == "the" and not _keeps_article(tokens, index):
                break
            pending = True
        else:
            break
    if first is None:
        return None
    while first < len(tokens) and _opens(tokens, first):
        first += 1
    if first == len(tokens):
        return None
    before = [token.group().lower() for token in tokens[max(0, first - 2) : first]]
    if head.group().capitalize() in _SHY_HEADS and not {"from", "by", "under", "within"}.isdisjoint(before):
        return None  # one that gives, or a frame that binds lenders
    if _GIVEN_BY.search(clean, max(0, limit + tokens[first].start() - 60), limit + tokens[first].start()):
        return None
    return limit + tokens[first].start(), head.end()


def _tells_works(tokens, index: int) -> bool:
    """Whether the words in small letters before a head say what works: "the Niassa electrification project"."""
    words = " ".join(token.group() for token in tokens[index:])
    return words.islower() and "'" not in words and sector_of(words) is not None and tokens[index].group() not in _CONNECTORS


_NAMED_HEADS = frozenset("Project Programme Program Projects Programmes Programs".split())


def _is_generic(word: str) -> bool:
    return word.lower() in activity_words()["generic"] or sector_of(word) is not None


# Verbs of a headline with capitals on all words, which no name has.
_TELLS = frozenset(
    "Signs Signed Approves Approved Okays Clears Lends Lent Provides Provided Extends Extended Backs Gives Receives Received Gets Secures Commits"
    " Allocates Allocated Launches Launched Announces Announced Inks Pledges Pledged Joins Completes Boosts Unveils Closes Wins Seeks".split()
)
_LEADS_TO = re.compile(r"(?:(?:Concessional|Additional|New|Soft|ODA|IDA|Policy)\s)*(?:Loan|Grant|Credit|Financing|Funding|Agreement|Support|Finance|Facility|Deal)s?(?:\s(?:Agreements?|Deal|Package|Contract))?\sfor\s(?:the\s)?(?=[A-Z])")
_NUMBER_WORDS = frozenset("one two three four five six seven eight nine ten all another".split())


def _opens(tokens, index: int) -> bool:
    """Whether a word only leads to a name ("Under the", "New"); a number with a capital inside a sentence is of the name ("the Four Towns ...")."""
    word = tokens[index].group().strip(",")
    if word.lower() not in activity_words()["opening"]:
        return False
    return not (index and word[0].isupper() and word.lower() in _NUMBER_WORDS and tokens[index - 1].group()[-1:].isalpha())


# "a 14 million euro concessional loan from the Renewable Energy Program": who gives, not what for.
_GIVEN_BY = re.compile(
    r"\b(?:loans?|grants?|credits?|equity|guarantees?|contributions?|financing|funding|co-?financing|million|billion|mln|bln)\s(?:[a-z-]+\s){0,2}from\s(?:the\s)?\Z"
)
_PURPOSE_OF_NAME = re.compile(r" for (?:the )?(?=[A-Z])")


def _in_title(clean: str, position: int) -> bool:
    """Whether a name stands in a heading or a label, where all of the line is its title."""
    cut = blocks(clean)
    index = bisect_right(cut, position, key=lambda block: block.start) - 1
    return index >= 0 and cut[index].kind in (HEADING, LABEL, ROW)


def _is_named_purpose(clean: str, end: int, mentions, starts) -> bool:
    """ "the Water Program for Small Towns and Rural Communities": the name goes on, with no place, body or person in it."""
    purpose = _PURPOSE_OF_NAME.match(clean, end)
    run = _TITLE_RUN.match(clean, purpose.end(), end + 160) if purpose else None
    if run is None or len(run.group().split()) < 3 or _HEAD.search(run.group()):
        return False
    first = bisect_left(starts, purpose.end())
    return not any(m.char_start < run.end() for m in mentions[first : first + 1]) and _covering(purpose.end(), mentions, starts) is None


def _with_purpose(clean: str, end: int) -> int:
    """ "High Impact Programme for the Corporate Sector": the end of the whole title."""
    purpose = _PURPOSE_OF_NAME.match(clean, end)
    stop = clean.find("\n", end, end + _LONGEST_TITLE)
    run = _TITLE_RUN.match(clean, purpose.end(), stop if stop >= 0 else end + _LONGEST_TITLE) if purpose else None
    return run.end() if run and len(run.group().split()) > 1 else end


_ACRONYM_BEFORE = re.compile(r"\([A-Z][A-Za-z0-9&/-]{1,12}\)\s\Z")
_PRICE = re.compile(r"[$€£¥₹]|\A\d+\.\d+\Z")
_ROUTE_IN_BRACKETS = re.compile(r"\([A-Z][^\W\d_]+(?:\s?[-–]\s?[A-Z][^\W\d_]+)+\)")


def _block_start(clean: str, position: int) -> int:
    cut = blocks(clean)
    index = bisect_right(cut, position, key=lambda block: block.start) - 1
    return cut[index].start if index >= 0 else 0


def _joins_list(tokens, index: int) -> bool:
    """A comma inside a name: "Water, Sanitation and Hygiene Program"."""
    return any(token.group() in ("and", "&") for token in tokens[index + 1 : index + 4])


def _keeps_article(tokens, index: int) -> bool:
    """ "the" inside a name: "Strengthening of the Judiciary Project"."""
    if index < 2:
        return False
    noun = tokens[index - 2].group()
    return tokens[index - 1].group() in _OPENS_PLACE and noun[:1].isupper() and noun.endswith(("ing", "ment", "tion", "Support"))


def _ends_context(tokens, index: int) -> bool:
    """Whether the name after "World Bank for" / "Kazakhstan under" begins behind the connector."""
    return (
        tokens[index + 1].group().lower() in ("for", "to", "by", "from", "with", "at", "the", "in", "on")
        if index + 1 < len(tokens)
        else False
    )


def _covering(at: int, mentions, starts) -> Mention | None:
    for index in range(bisect_left(starts, at + 1) - 1, max(-1, bisect_left(starts, at + 1) - 6), -1):
        if mentions[index].char_start <= at < mentions[index].char_end:
            return mentions[index]
    return None


def _is_name(title: str, start: int, end: int, mentions, starts) -> bool:
    """A name says more than its head, a place and a lender."""
    words = title.split()
    if title.lower() in activity_words()["not an activity"] or len(words) < 2:
        return False
    telling = 0
    for match in re.finditer(r"\S+", title):
        word = match.group().strip(",()").lower()
        mention = _covering(start + match.start(), mentions, starts)
        if word in activity_words()["generic"] or word in _CONNECTORS or word in activity_words()["opening"]:
            continue
        if mention and mention.kind in ("place", "organisation", "person", "date"):
            continue
        telling += 1
    lower_head = not any(word[0].isupper() and word.lower() in activity_words()["head"] for word in words)
    capitals = sum(1 for word in words if word[0].isupper() and word.lower() not in activity_words()["generic"])
    return telling >= (2 if lower_head and capitals < 2 else 1)


def _is_organisation(start: int, end: int, mentions, starts) -> bool:
    for index in range(max(0, bisect_left(starts, start - 120)), bisect_left(starts, end)):
        mention = mentions[index]
        if mention.kind in ("organisation", "corridor") and mention.char_end >= end - 1 and mention.char_end > start:
            return True
    return False


def _add_acronyms(clean: str, drafts: Drafts) -> None:
    """Later mentions by acronym alone ("TRACE", "the TRACE project")."""
    by_letters = {draft.acronym: draft for draft in drafts.all if draft.acronym}
    if not by_letters:
        return
    for at, letters in whole_words(clean, by_letters, "-"):
        by_letters[letters].spans.append((at, at + len(letters)))


# --- described activities, and what the text tells of all -----------------------------------------------------------


def find_described(text: Text, drafts: Drafts, mentions: list[Mention], entities: list[Entity], profile: Profile) -> None:
    """Adds what only the sentences on financing describe, then country, sector, route, dates and number of every activity."""
    from extraction.mentions.described import describe

    describe(text.clean, drafts, mentions, {entity.key: entity for entity in entities}, profile)
