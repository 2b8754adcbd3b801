"""The activities of one text while it is being read: what is told under several names is put together, and becomes one entity."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from extraction import expressions as re
from extraction.lexicon import slug
from extraction.mentions.activities.titles import country_words, differently_measured, part_number, sector_of, title_words
from extraction.model import Entity, Mention


@dataclass
class Draft:
    """An activity while the text is being read; `spans` are its mentions."""

    title: str
    named: bool
    acronym: str | None = None
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


# What a title's first noun phrase ends with: "Rural Roads Programme, Phase 2", "Facility for Small Firms"
_PHRASE_END = re.compile(r"\s*[,(:;\u2013\u2014]|\s-\s|\s(?:for|in|of|to|under|on|with|and its|by|at)\s")
_PROGRAMMES = re.compile(r"\b(?:program(?:me)?s?|initiatives?|facility|facilities|framework|funds?|scheme)\Z", re.IGNORECASE)
_TRANCHE = re.compile(r"\b(?:tranches?|sub-?program(?:me)?)\b|\A(?:phase|stage|part)\s\S+\Z", re.IGNORECASE)


def kind_of(title: str) -> str:
    """`tranche`, `programme` or `project`, by the words of a title."""
    if _TRANCHE.search(title):
        return "tranche"
    return "programme" if _PROGRAMMES.search(_PHRASE_END.split(title, maxsplit=1)[0]) else "project"


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
    if part_number(draft.title) and part_number(title) and part_number(draft.title) != part_number(title):
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

    def add(self, title: str, span: tuple[int, int], *, named: bool, acronym: str | None = None, identifier: str | None = None, country: str | None = None) -> Draft:
        """The draft of what a span names: one that has such a name or acronym already, or a new one."""
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
        draft.identifier = draft.identifier or identifier
        draft.country = draft.country or country
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
        if number is None:
            return
        for word in (*title_words(title), acronym):
            known = self._by_word.setdefault(word, []) if word else None
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
                type=kind_of(draft.title),
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
