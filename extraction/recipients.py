"""Which country money is for, by the places that a stretch of text names.

A dateline ("WASHINGTON, May 5, 2022 -") says where a text was written and nothing of a recipient; a donor's country (a member
of the OECD DAC) is a recipient only where nothing else is named beside it and it is not named as a government that pays.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from extraction import expressions as re
from extraction.layout import BULLET, HEADING, Block
from extraction.lexicon import fold, is_organ, registry, rows
from extraction.model import Entity, Mention

_DATELINE_END = re.compile(r"[^\n]{0,75}?(?:[^\S\n]?(?:--|–|—)\s|[^\S\n]-\s|\)\s|:\s)|[^\n]{0,30}\b\d{4}\.?\s*(?=\n|\Z|[A-Z])")
_GOES_ON = re.compile(r"\s+(?:is|are|was|were|will|has|have|had|to|and|signs?|gets?|receives?|borrows?)\s")  # "Kenya is negotiating"
_OPENS = re.compile(r"[\s*_#(>\"]*")
_BORDER = re.compile(r"\s+[Bb]order\b")
_BORDER_WITH = re.compile(r"\b[Bb]orders?\swith\s(?:the\s)?\Z")
_TO_BORDER = re.compile(r"[^\W\d_]+\s+[Bb]order\b")
_TO_SEAT = re.compile(r"\b(?:in|to|into)\s\Z")
_LENDS_FROM = re.compile(r"[-\s]based\s(?:[a-z-]+\s){0,3}?(?:[A-Z]\w*\s){0,5}?(?i:lender|financier|fund|institution|development|multilateral|donor|organi[sz]ation)")
_BASED = re.compile(r"[-\s](?:based|headquartered|seated|listed|led)\b")
# "the Abidjan lender", "the Turkish manufacturer": where a lender or a firm sits
_HOME = re.compile(
    r"\s(?:(?:multilateral|regional|development|aid|financial|state|private|export|power|energy|construction|engineering|firm)\s){0,2}"
    r"(?:lenders?|financiers?|financial\sinstitution|manufacturer|contractor|builder|developer|supplier|consultan(?:t|cy)|consortium|conglomerate|joint\sventure|equipment|army)\b"
)
_OF_LENDER = re.compile(r"\b(?:lenders?|banks?|institutions?|financiers?|facility|donors?|agency)\s(?:of|from|in)\s(?:the\s)?\Z", re.IGNORECASE)
_PAYS = re.compile(
    r"(?:['\u2019]s)?\s+(?:(?:state|development|export|import|export-import|exim|federal|investment|promotional|public)(?:-owned)?\s+){0,2}(?:(?P<bank>banks?|lenders?|agency|fund)|government|state|taxpayers?|ministry|cooperation)\b",
    re.IGNORECASE,
)
# "the Indian government has agreed to extend a line of credit"
_LENDS = re.compile(r"\s(?:(?:has|have|had|will|would|is|was|also|already|earlier|agreed|offered|pledged|promised|set|due|to)\s){0,5}(?:lend|lent|extend|grant|gave|give|offer|advanc|pledg|donat|promis)")
# Where somebody sits, a board meets or a deal is signed: "signed on 31 January in Tunis", "the board in Washington"
_DAY = r"(?:on|the|this|last|earlier|late|early|week|month|today|yesterday|here|\d{1,2}(?:st|nd|rd|th)?|\d{4}|of|[a-z]{3,6}day|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)"
_SEAT = re.compile(
    rf"\b(?:headquartered|based|seated|founded|established|signed|initialled|inked|cleared|approved|held|met|meetings?|sessions?|ceremony|talks|board|headquarters|offices?|summit|conference|seminar|workshop)"
    rf"\s+(?:{_DAY},?\s+){{0,6}}in\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_MONEY_OF = re.compile(r"\s(?:dinars?|riyals?|rials?|dirhams?|roubles?|rubles?|dollars?|francs?|pounds?|kron\w+)\b|\s(?:[A-Z]{1,3}\$?|[$€£¥])\s?\d", re.IGNORECASE)
_LOCAL_BANKS = frozenset(("commercial bank", "bank"))  # which take a line of credit where they sit
_LONGEST_SEAT = 70  # characters
# Where lenders sit and their boards meet, so that a dateline tells nothing of a recipient.
_SEATS = frozenset("PHL CIV TUN SAU CHN KAZ RUS KOR BRB TGO ARE KWT SGP".split())
_LONGEST_NAME = 4
# Which lend to others without being donors of the OECD DAC
LENDING = frozenset("CHN IND SAU KWT ARE QAT RUS TWN".split())
ONLY_LENDING = LENDING - {"CHN", "IND"}
_FEW = 2  # places of a country that a text may name in passing


@lru_cache(maxsize=1)
def _countries_of_currencies() -> dict[str, str]:
    """Currencies that one recipient alone has, but those that lenders count in; and which country that is."""
    owners: dict[str, list[str]] = {}
    for row in rows("countries"):
        if row["recipient"]:
            owners.setdefault(row["currency"], []).append(row["iso3"])
    return {currency: countries[0] for currency, countries in owners.items() if len(countries) == 1 and currency not in _OF_LENDERS}


_OF_LENDERS = frozenset("USD EUR GBP CNY RUB KWD SAR AED QAR TRY INR AUD NZD CHF CAD".split())


@lru_cache(maxsize=1)
def donors() -> frozenset[str]:
    return frozenset(row["iso3"] for row in rows("dac_members"))


def _is_borrowers_seat(clean: str, mention: Mention) -> bool:
    """ "invested $10 million in Accra-based Zeepay": where the taker sits, unless it lends itself."""
    return _TO_SEAT.search(clean, max(0, mention.char_start - 6), mention.char_start) is not None and not _LENDS_FROM.match(clean, mention.char_end)


class Recipients:
    """The places of one text that can be a recipient's, in order."""

    def __init__(self, clean: str, mentions: Sequence[Mention], entities: dict[str, Entity], cut: Sequence[Block]) -> None:
        # Position, country, and whether the country itself is named (not a town or region in it).
        self.found: list[tuple[int, str, bool]] = []
        self.dateline: str | None = None  # the country that the text was written in
        self.home: str | None = None  # the country whose ministry or parliament the text opens with
        starts = [block.start for block in cut]
        firms = {m.char_end for m in mentions if m.kind == "organisation" and _is_firm(entities.get(m.entity or ""))}
        local = {m.char_end for m in mentions if m.kind == "organisation" and (one := entities.get(m.entity or "")) is not None and one.type in _LOCAL_BANKS}
        self.opening = next((block.end for block in cut if block.kind == HEADING), 0)  # where the headline ends
        for mention in mentions:
            entity = entities.get(mention.entity or "")
            if entity is None or not entity.country:
                continue
            government = mention.kind == "organisation" and entity.type == "government" and not is_organ(entity)
            if self.home is None and mention.char_start < _MASTHEAD and mention.kind == "organisation" and _is_home(entity):
                self.home = entity.country
            if mention.kind != "place" and not government:
                continue
            block = cut[max(0, bisect_left(starts, mention.char_start + 1) - 1)] if cut else None
            if mention.kind == "place" and block is not None and block.kind != BULLET and is_dateline(clean, block, mention):
                self.dateline = self.dateline or entity.country
                continue
            if _BASED.match(clean, mention.char_end) and not _is_borrowers_seat(clean, mention):
                continue  # "the Washington-based lender"
            before = clean[max(0, mention.char_start - 8) : mention.char_start].lower().split()
            of = before and before[-1] in ("of", "from", "in", "the")
            of_local = any(clean.endswith(at, 0, mention.char_start) and mention.char_start - len(at) in local for at in (" of ", " in "))
            if _HOME.match(clean, mention.char_end) or of and not of_local and _OF_LENDER.search(clean, max(0, mention.char_start - 30), mention.char_start):
                continue
            if entity.country in donors() | ONLY_LENDING and _MONEY_OF.match(clean, mention.char_end):
                continue  # "20 million Kuwaiti dinars", "Qatar USD 60 million"
            if any(clean.endswith(of, 0, mention.char_start) and mention.char_start - len(of) in firms for of in (" of ", " from ", ") of ", ") from ")):
                continue  # "Osman Contractors of Egypt", "the EBID of Lomé"
            if _BORDER.match(clean, mention.char_end) or _is_beside(clean, mention.char_start):
                continue
            pays = _PAYS.match(clean, mention.char_end)
            if entity.country in donors() and (government or pays) or entity.country in LENDING and (pays and pays["bank"] or government and _LENDS.match(clean, mention.char_end)):
                continue
            self.found.append((mention.char_start, entity.country, government or entity.type == "country"))
        self.starts = [start for start, _, _ in self.found]
        own = Counter(country for m in mentions if m.kind == "money" and (country := _countries_of_currencies().get(m.currency or "")))
        self.spends = next(iter(own)) if len(own) == 1 else None  # the country in whose own money the text counts

    def within(self, start: int, end: int) -> Iterator[tuple[int, str, bool]]:
        return iter(self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)])

    def last_before(self, position: int) -> int | None:
        """Where the last place before a position stands."""
        at = bisect_left(self.starts, position) - 1
        return self.starts[at] if at >= 0 else None

    def nearest(self, start: int, end: int, position: int) -> str | None:
        """The country named nearest to a position of a span; a donor's only where no other is named, there or in most of the text."""
        ranked = sorted(((country in donors(), abs(at - position), country) for at, country, _ in self.within(start, end)))
        if ranked and ranked[0][0] and self._main not in donors() | {None}:
            return None
        return ranked[0][2] if ranked else None

    def only(self, start: int, end: int) -> str | None:
        """The one country of a span that is no donor's, or the one there is."""
        named = {country for _, country, _ in self.within(start, end)}
        rest = named - donors() or named
        return rest.pop() if len(rest) == 1 else None

    @cached_property
    def _main(self) -> str | None:
        return self.main()

    @cached_property
    def is_mixed(self) -> bool:
        """Whether the text names several countries, none of them more often than all the others."""
        counts = Counter(country for _, country, whole in self.found if whole and country not in donors() | ONLY_LENDING)
        return len(counts) > 1 and 2 * max(counts.values()) <= counts.total()

    def main(self, without: frozenset[str] = frozenset()) -> str | None:
        """The country that more than half of the text's places are in, else the one in whose money it counts; `without` some."""
        counts = Counter(country for _, country, _ in self.found if country not in donors() and country not in without)
        if not counts:
            own = self.dateline if self.dateline not in donors() | _SEATS else None
            if self.spends or own:
                return self.spends or own
        counts = counts or Counter(c for _, c, _ in self.found if c not in without)
        if self.home is not None and 2 * counts[self.home] >= counts.total() - len(counts):
            return self.home
        if not counts:
            return None
        (country, number), *others = counts.most_common(2)
        if not others and (self.spends in (None, country) or number > _FEW) or 2 * number > counts.total():
            return country
        return self.only(0, self.opening) or self.spends


_MASTHEAD = 300  # characters


def _is_home(entity: Entity) -> bool:
    """Whether an organisation is an organ of a state that borrows: "Ministry of Finance of Lao PDR", "the National Assembly"."""
    state = entity.type == "ministry" or entity.type == "government" and is_organ(entity)
    return state and entity.country not in donors() and entity.country not in LENDING


def _is_firm(entity: Entity | None) -> bool:
    """Whether an organisation is a business or a lender, whose place tells where it sits."""
    return entity is not None and (entity.type in _SEATED or entity.type is None and not entity.registry)


_SEATED = frozenset(("company", "sponsor", "multilateral", "bilateral agency", "export credit agency"))


def _is_beside(clean: str, start: int) -> bool:
    """Whether a place is only what borders something ("the border with Uzbekistan"), or where somebody sits or meets."""
    before = clean[max(0, start - 8) : start].rstrip().lower()
    if not before.endswith(("with", "in", "the")):
        return False
    return bool(_BORDER_WITH.search(clean, max(0, start - 20), start) or _SEAT.search(clean, max(0, start - _LONGEST_SEAT), start))


def is_dateline(clean: str, block: Block, mention: Mention) -> bool:
    """Whether a place opens its block only to say where the text was written: "WASHINGTON, March 14, 2023 –"."""
    opening = _OPENS.match(clean, block.start)
    first = opening.end() if opening else block.start
    if mention.char_start > block.start + 45 or mention.kind != "place":
        return False
    if any(character.islower() and not character.isupper() for character in _words_before(clean, first, mention.char_start)):
        return False
    rest = _DATELINE_END.match(clean, mention.char_end)
    if rest is None or _GOES_ON.match(clean, mention.char_end):
        return False
    told = clean[mention.char_end : rest.end()]
    return (
        bool(_NEWS_AGENCY.match(told) or re.search(r"\d", told))
        or clean[mention.char_start : mention.char_end].isupper()
        and not re.search(r"[$€£¥]|million|billion", clean[rest.end() : rest.end() + 25])
    )


# "Jeddah (IINA) - "
_NEWS_AGENCY = re.compile(r"(?:,\s[A-Z]\w+)?\s\([A-Z][A-Za-z./ ]{1,20}\)\s?(?:-|–|—)")


def _words_before(clean: str, start: int, end: int) -> str:
    """Initials of the words before a place in its block; small ones show that a sentence is under way."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", clean[start:end]) if word.lower() not in ("and", "de", "al"))


def country_of_title(title: str) -> str | None:
    """The country that a title names or whose adjective it has: "Honduras Dry Corridor Water Security Project" -> HND."""
    title = _TO_BORDER.sub(" ", title)  # a road to the Uzbek border is not in Uzbekistan
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", fold(title).replace("-", " "))
    capital = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", title.replace("-", " "))
    for length in range(_LONGEST_NAME, 0, -1):
        for at in range(len(words) - length + 1):
            if len(capital) != len(words) or not capital[at][0].isupper():
                continue
            for known in registry().known.get(" ".join(words[at : at + length]), ()):
                if known.entity.kind == "place" and known.entity.type == "country":
                    return known.entity.country
    return None
