"""Finds works called by a name where no project is: "lenders to the 96 MW Blue Gorge III power plant", "papers for the Oued line".

A name is a run of capitals (with its roman or arabic number) before what kind of work it is; it counts in a sentence on financing,
behind words that say that something is done for it ("for", "lenders to", "expansion of"). What only stands near is none
("near the Kariba Dam"). Also the projects that a text counts and then calls by name: "two projects, Cernavoda and Pestera, ...".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from extraction import expressions as re
from extraction.layout import HEADING
from extraction.mentions.activities.activity_page import Page, Target, block_at, sentence_at, shared_words
from extraction.mentions.activities.titles import names_work, sector_of, title_words
from extraction.mentions.names.capitals import occurrences

# The last word of a work's name.
_KIND = re.compile(
    r"(?<=[\s-])(?:plant|station|line|motorway|highway|expressway|road|railway|bridge|tunnel|dam|airport|port|harbour|harbor|hospital|farm|park|terminal"
    r"|metro|canal|pipeline|refinery|interconnection|interconnector|substation|bypass|barrage|landfill|stadium|mill|mine|waterworks|complex|scheme|corridor|project"
    r"|Plant|Station|Line|Motorway|Highway|Expressway|Road|Railway|Bridge|Tunnel|Dam|Airport|Port|Harbour|Harbor|Hospital|Farm|Park|Terminal|Metro|Canal|Pipeline"
    r"|Refinery|Interconnection|Interconnector|Substation|Bypass|Barrage|Spillway|Scheme|Water|Water\sSupply|Sewerage|Electrification|Landfill|Complex|University|School)s?\b(?![-'])"
)
_WITHIN = 8000
_LONGEST = 90
_MOST = 6
_SMALL = frozenset("to des de du la le el al of and del da do".split())
# What stands before a name that something is done for, with the measure of the work: "lenders to the 96 MW".
_MEASURE = r"(?:(?:new|proposed|planned|existing|entire|whole|ambitious|first|second)\s)?(?:\d[\d.,]*[\s-]?(?:MW\w?|GW\w?|megawatts?|km|kilomet\w+|kV|kilovolts?|bed|lane|mile)s?\s)?"
_DONE_FOR = re.compile(
    rf"(?:\b(?:for|finance|financing|fund|funding|build|building|construct|constructing|rehabilitate|upgrade|upgrading|expand|expanding|extend|modernise|modernize|develop"
    rf"|developing|complete|completing|equip|(?:re)?construction\sof|rehabilitation\sof|expansion\sof|extension\sof|upgrad(?:e|ing)\sof|moderni[sz]ation\sof|development\sof"
    rf"|completion\sof|(?:phase|stage|tranche|section|part|implementation)\sof|agreements?\s(?:with\s[A-Z]\w+\s)?on|backs?|backing|lenders\s(?:to|of)|money\sin(?:to)?|put\sinto|(?:loans?|credit|financing|equity)\s(?:to|in|of)|stake\sin|investors\sin|investment\sin|invest\sin)\s(?:the\s|its\s|[A-Z][\w-]+'s\s)?{_MEASURE})\Z",
    re.IGNORECASE,
)
_DEALT = re.compile(r"\b(?:loans?|credits?|grants?|financ\w+|fund\w*|lend\w*|agreements?|sign\w+|papers|approved|contract|invest\w*|million|billion)\b", re.IGNORECASE)


def named_works(page: Page, found: list[Target]) -> Iterator[Target]:
    """The works that a text without a named project calls by name, a few at most."""
    named = [draft for draft in page.drafts.all if draft.named and any(block_at(page, start).kind != HEADING for start, _ in draft.spans)]
    if len(named) == 1 and len(named[0].spans) > 1:
        return  # what is called by a name beside the one project is where it is
    told: list[str] = [*(target.title for target in found), *(name for draft in page.drafts.all for name in (draft.title, *draft.aliases))]
    held = sorted(span for draft in named for span in draft.spans)
    first = len(told)
    for match in _KIND.finditer(page.clean, 0, _WITHIN):
        start = _start_of_name(page, match)
        if start is None or found and block_at(page, start).kind == HEADING:
            continue
        title = page.clean[start : match.end()]
        if not _is_told_of(page, start, match.end()) or any(shared_words(title, other) > 1 or title_words(title) <= title_words(other) for other in told):
            continue
        sentence = sentence_at(page, start)
        if _PART_OF.search(page.clean, max(0, start - 20), start) or not _MONEY.search(page.clean, *sentence) and any(one.own and sector_of(one.title) == sector_of(title) for one in found):
            continue
        if any(sentence[0] <= a < sentence[1] for a, _ in held) or named and not _MONEY.search(page.clean, *sentence):
            continue
        if _DEALT.search(page.clean, *sentence):
            told.append(title)
            yield Target(start, match.end(), title, named=True, sentence=sentence[0])
            if len(told) - first >= _MOST:
                return


_PART_OF = re.compile(r"\bpart\sof\s(?:the\s)?\Z")
# Kinds of works that are one another's words.
_FAMILIES = tuple(
    frozenset(family.split())
    for family in ("plant station farm park project scheme", "road highway motorway expressway corridor bypass", "port harbour harbor terminal", "line railway metro interconnection interconnector", "dam barrage reservoir spillway", "bridge", "airport", "hospital", "tunnel", "refinery", "university school")
)


def called_by_name(page: Page, found: list[Target]) -> Iterator[Target]:
    """The one name that a text has for what its amount goes to: "the Karuma Power Plant" where the cost is told of "the generation plant"."""
    if any(draft.named and any(block_at(page, start).kind != HEADING for start, _ in draft.spans) for draft in page.drafts.all):
        return
    plain = [one for one in found if one.own or one.amount is not None]
    families = [_family(one.title) for one in plain]
    for one, family in zip(plain, families, strict=True):
        if family is None or families.count(family) > 1 or re.search(r"\b[A-Z]", one.title) or one.heading:
            continue
        names: dict[str, tuple[int, int]] = {}
        for match in _KIND.finditer(page.clean, 0, _WITHIN):
            start = _start_of_name(page, match) if match.group().lower().removesuffix("s") in family else None
            if start is not None and block_at(page, start).kind != HEADING and _HEADED.match(page.clean[start : match.end()]):
                names.setdefault(page.clean[start : match.end()], (start, match.end()))
        if len(names) == 1 and shared_words(one.title, next(iter(names))):
            ((name, (start, end)),) = names.items()
            yield Target(start, end, name, named=True, sentence=sentence_at(page, start)[0])


_HEADED = re.compile(r"(?:[A-Z][\w'-]*\s){1,4}[A-Z][\w'-]*\Z")


def _family(title: str) -> frozenset[str] | None:
    """The words for the kind of a work, by the last word of its first phrase."""
    words = re.split(r"\s(?:of|in|for|to|at|on|from|between|along|under|with|connecting|linking)\s", title.lower())[0].split()
    last = words[-1].removesuffix("s") if words else ""
    return next((family for family in _FAMILIES if last in family), None)


# "the financing of Loma Alta, an onshore wind farm that"
_A_WORK = r",\s(?:an?|the)\s(?:[\w.'-]+\s){0,7}?(?:farm|plant|station|road|highway|railway|bridge|dam|port|airport|hospital|park|pipeline|line|tunnel|mine|refinery|terminal|canal|scheme|reservoir|factory|mill|landfill|university)s?\b"
_TOLD_TO_BE = re.compile(_A_WORK)
_APPOSED = re.compile(rf"(?P<name>[A-Z][\w'-]+(?:\s(?:[A-Z][\w'-]+|de|do|da|del|el|al)){{0,4}}){_A_WORK}")


def apposed_works(page: Page) -> Iterator[Target]:
    """ "has signed the financing of Loma Alta, an onshore wind farm": a name that what stands behind it tells to be a work."""
    if not any(_TOLD_TO_BE.match(page.clean, comma) for comma in occurrences(page.clean[:_WITHIN], ",")):
        return
    for match in islice(_APPOSED.finditer(page.clean, 0, _WITHIN), _MOST):
        start = match.start("name")
        if not all(_is_proper(page, start, word) or word in _SMALL for word in match["name"].split()[:1]) or not _DONE_FOR.search(page.clean, max(0, start - 60), start):
            continue
        sentence = sentence_at(page, start)
        if _DEALT.search(page.clean, *sentence):
            yield Target(start, match.end("name"), match["name"], named=True, sentence=sentence[0])


def _is_told_of(page: Page, start: int, end: int) -> bool:
    """Whether words beside a name say that something is done or paid for it."""
    return bool(_DONE_FOR.search(page.clean, max(0, start - 60), start) or _PRICED.search(page.clean, max(0, start - 30), start) or _PAID_FOR.match(page.clean, end))


_MONEY = re.compile(r"[$€£¥₹]\s?\d|\d\s?-?(?:million|billion|crore|mln|bln|bn|mn)\b")
# "the 87-kilometer Panay Lateral Road", "the P11.2-billion Metro Cebu Bulk Water"
_PRICED = re.compile(r"\b[Tt]he\s(?:(?:new|planned|proposed)\s)?(?:[A-Z]{1,3}|[$€£¥₹])?\s?\d[\d.,]*[\s-]?(?:km|kilomet\w+|mile|MW|megawatt|million|billion|crore|lane|bed|hectare|meter|metre)s?\s\Z")
_PAID_FOR = re.compile(
    r"(?:\s\([^()\n]{2,30}\))?,?\s(?:\((?:[A-Z]{2,3}\s?)?[$€£¥₹]?\s?\d[\d.,]*\s?(?:million|billion|mln|bln|bn|crore|m)\b"
    r"|(?:which\s)?(?:is|are|was|were|will\sbe|has\sbeen|had\sbeen|to\sbe|being)\s(?:being\s|partly\s|jointly\s)?(?:(?:co-)?financed|funded|built|constructed|rehabilitated|upgraded|expanded|advanced|approved|allocated|granted)"
    r"|(?:(?:co-)?financed|funded|backed)\s(?:by|with)|(?:an?|another|the)\sproject\b|whose\scost|will\scost|costs\b|estimated\sto\scost)"
)


def _start_of_name(page: Page, kind: re.Match[str]) -> int | None:
    """Where the name begins whose last word is the kind; None where no name is before it, or one of a country or a body alone."""
    limit = max(sentence_at(page, kind.start())[0], kind.start() - _LONGEST)
    words = list(re.finditer(r"[^\s,;:()\"]+(?=\s)", page.clean[limit : kind.start()]))
    start, proper, last = None, False, kind.start()
    for word in reversed(words):
        text, at = word.group(), limit + word.start()
        if page.clean[limit + word.end() : last].strip():
            break
        if text in _UNITS or text.endswith("'s") or text[-1].islower() and any(letter.isdigit() for letter in text):
            break
        if text[0].isupper() or (text[0].isdigit() and text[-1:].isalpha() and text[-1:].isupper() and len(text) > 2 and not text.endswith(("W", "V"))):
            proper = proper or _is_proper(page, at, text)
            start = at
        elif start is not None and text not in _SMALL or start is None and not names_work(text) and text not in _OF_KIND:
            break
        last = at
    if start is None or not proper or kind.group().rstrip("s") in ("project", "scheme", "complex", "corridor") and not names_work(page.clean[start : kind.start()]):
        return None
    return start if page.clean[start : kind.end()].split()[0] not in ("The", "A", "An", "This", "Its") else None


_UNITS = frozenset("MW MWp GW GWh MWh kV KV KM".split())
_OF_KIND = frozenset("power wind solar hydro wastewater treatment geothermal thermal gas transmission railway container international treatment water energy cement sugar fishing toll ring".split())


def _is_proper(page: Page, at: int, word: str) -> bool:
    """Whether a word in capitals is a name, and not one of a country, a people or a lender."""
    index = bisect_left(page.starts, at + 1) - 1
    if index >= 0 and page.mentions[index].char_end > at:
        entity = page.entities.get(page.mentions[index].entity or "")
        if page.mentions[index].kind in ("organisation", "person", "date", "money", "quantity"):
            return False
        if entity is not None and entity.type in ("country", "region", "continent"):
            return False
    return not names_work(word) and not word.isdigit() and (len(word) > 3 or not word.isalpha())


# "The two greenfield projects, Cernavoda and Pestera, have"
_NAME = r"[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){0,2}"
_COUNTED = re.compile(rf"\b(?:projects|plants|farms|roads|dams|hospitals|wind\sparks),\s(?P<list>{_NAME}(?:,\s{_NAME}){{0,4}}\sand\s(?:the\s)?{_NAME}),?\s(?=[a-z])")


def counted_by_name(page: Page) -> Iterator[Target]:
    """Each of "two projects, A and B," in a text on financing, where neither is a country or a body."""
    if not _DEALT.search(page.clean):
        return
    for match in _COUNTED.finditer(page.clean, 0, _WITHIN):
        at = match.start("list")
        names = []
        for part in re.finditer(_NAME, match["list"]):
            names.append((at + part.start(), at + part.end()))
        if all(_is_proper(page, start, page.clean[start:end]) for start, end in names):
            for start, end in names:
                yield Target(start, end, page.clean[start:end], named=True, sentence=sentence_at(page, start)[0])
