"""Organisations: those of the registry, and whatever the text itself names as one.

What comes out is spans with entities: institutions by name or acronym; ministries, agencies, banks, companies, universities
by the words such names are made of; acronyms as the text defines them ("Full Name (FN)", then FN); governments of
countries; and "the Bank", "the ministry" for the one last named. Projects, boards of directors and units are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from extraction.lexicon import (
    Known,
    country_names,
    fold,
    gazetteer,
    government_entity,
    registry,
    rows,
    short_country_name,
    slug,
    titles,
    words,
)
from extraction.mentions.capitals import UPPER, Page, Token
from extraction.mentions.draft import Draft
from extraction.model import Entity

CAPITAL = re.compile(rf"(?<!\w)[{UPPER}]\w*")


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in the text, with the entities that bear it."""

    start: int
    end: int
    candidates: tuple[Known, ...]

    @property
    def entity(self) -> Entity:
        return self.candidates[0].entity

    @property
    def adjective(self) -> bool:
        return self.candidates[0].adjective


@dataclass(frozen=True, slots=True)
class Heads:
    """The words that make a run of capitalised words an organisation's name, by where they stand in it."""

    first: dict[str, str]
    last: dict[str, str]
    foreign: dict[str, str]


@lru_cache(maxsize=None)
def heads() -> Heads:
    first, last, foreign = {}, {}, {}
    for row in rows("organisation_words"):
        key, position = fold(row["word"]), row["position"]
        if not row["source"].startswith(("English", "Kazakh", "Uzbek")) and position == "first":
            foreign[key] = row["kind"]
        elif position in ("first", "both"):
            first[key] = row["kind"]
        if position in ("last", "both"):
            last[key] = row["kind"]
    return Heads(first, last, foreign)


# Words that alone before a head do not make it a name: "Executive Board", "Steering Committee".
GENERIC = frozenset(
    "executive steering project management implementation implementing coordination senior annual technical main new joint the"
    " special general national regional international central development state federal public private board inter-ministerial"
    " monitoring operations advisory financial social other local working task interim permanent standing parliamentary"
    " internal external emergency sector procurement supervisory executing responsible competent lead participating"
    " partner borrowing financing funding governing independent expert high-level ministerial".split()
)
# The last word of names of things that are done or built, not of bodies.
DEEDS = frozenset(
    "project projects program programme programs programmes initiative plan plans strategy agreement agreements road highway"
    " motorway expressway railway corridor port airport bridge dam line phase scheme framework policy act law convention"
    " protocol conference meeting meetings summit seminar workshop session week report review study loan loans credit grant"
    " bond bonds award awards goal goals agenda vision day decade standards guidelines system systems partnership".split()
)
# Heads of what belongs to a body that is named before it: "World Bank Board", "JICA Mongolia Office".
PARTS = frozenset("office board department mission council delegation secretariat institute's committee group".split())
AFTER_HEAD = frozenset("of for on de du des del da do di d' to".split())
FOREIGN_LINKS = frozenset("de du des del da do dos das di e y et la las los le les der für zur d' l'".split())


def find_known(draft: Draft) -> list[Hit]:
    """Every known name of the page, the longest at each place, not yet taken."""
    page, names = draft.page, registry()
    hits, past = [], 0
    flow, folded, at = page.flow, page.folded, names.at
    for match in CAPITAL.finditer(flow):
        start = match.start()
        if start < past:
            continue
        found = at(flow, folded, start, folded[start : match.end()])
        if found and not _money(flow, start, found[0], found[1][0]):
            hits.append(Hit(start, found[0], tuple(found[1])))
            past = found[0]
    return hits


_DOLLAR = re.compile(r"\s?(?:\$|dollars?|pounds?|lira|francs?|yen|yuan|rupees?|shillings?|pesos?|cents?|dirhams?|rubles?|roubles?|tenge|som|soums?|krone[rn]?|kron[oa]r?|rand|riyals?|taka|kwacha|naira|birr|won|baht|dong|kip|riel|leu|lei|hryvni\w+|manats?|dram|lari|reais|real|cedi)\b|\$", re.I)
_AMOUNT = re.compile(r"\s?\d")


def _money(flow: str, start: int, end: int, known: Known) -> bool:
    """Whether the name belongs to a currency: "US dollars", "Turkish lira"."""
    if known.entity.kind != "place":
        return False
    return bool(_DOLLAR.match(flow, end)) or (flow[start:end] in ("US", "A", "NZ") and bool(_AMOUNT.match(flow, end)))


def settle(hits: list[Hit], draft: Draft, defined: dict[str, Entity]) -> list[Hit]:
    """Each hit with one candidate: what the text defines the acronym as, else who is named in full, else the first."""
    page = draft.page
    sure = {hit.entity.key for hit in hits if len({k.entity.key for k in hit.candidates}) == 1}
    settled = []
    for hit in hits:
        entity = defined.get(page.clean[hit.start : hit.end])
        if entity is not None and hit.candidates[0].exact:
            settled.append(replace(hit, candidates=(Known(entity, None),)))
            continue
        best = next((k for k in hit.candidates if k.entity.key in sure), None)
        if best is None:
            known_countries = {k.entity.country for h in hits for k in h.candidates[:1] if k.entity.type == "country"}
            best = next((k for k in hit.candidates if k.entity.country in known_countries), hit.candidates[0])
        settled.append(replace(hit, candidates=(best,)))
    return settled


@dataclass(frozen=True, slots=True)
class Span:
    """A name that the text makes an organisation's."""

    start: int
    end: int
    kind: str
    name: str
    country: str | None = None


class Parser:
    """Cuts organisations out of runs of capitalised words."""

    def __init__(self, page: Page, hits: list[Hit]) -> None:
        self.page = page
        self.hits = {hit.start: hit for hit in hits}
        self.heads = heads()
        self.common = words("common_words")
        self.title_heads = titles("head")

    def spans(self) -> Iterator[Span]:
        for run in self.page.runs:
            if len(run) > 1:
                yield from self._run(run)

    def _run(self, run: list[Token]) -> Iterator[Span]:
        index = 0
        while index < len(run):
            found = self._at(run, index)
            if found is None:
                index += 1
                continue
            span, index = found
            if span is not None:
                yield span

    def _at(self, run: list[Token], index: int) -> tuple[Span | None, int] | None:
        token = run[index]
        key = token.key
        if token.link:
            return None
        if key in self.heads.foreign:
            return self._foreign(run, index)
        following = run[index + 1].key if index + 1 < len(run) else ""
        if key in self.heads.first and following in AFTER_HEAD or f"{key} {following}" in self.heads.first:
            return self._head_first(run, index)
        if key in self.heads.last:
            return self._head_last(run, index)
        return None

    def _foreign(self, run: list[Token], index: int) -> tuple[Span | None, int]:
        end = index + 1
        while end < len(run) and (not run[end].link or run[end].key in FOREIGN_LINKS):
            end += 1
        while run[end - 1].link:
            end -= 1
        if end - index < 2:
            return None, index + 1
        return self._span(run, index, end, self.heads.foreign[run[index].key]), end

    def _head_first(self, run: list[Token], index: int) -> tuple[Span | None, int]:
        kind = self.heads.first.get(run[index].key) or self.heads.first.get(f"{run[index].key} {run[index + 1].key}", "")
        end = self._right(run, index)
        if end == index + 1 or (run[end - 1].key in DEEDS and run[end - 1].key not in ("development",)) or self._board(run, index, end):
            return None, max(end, index + 1)
        start = self._left(run, index, kind)
        return self._span(run, start, end, kind), end

    @staticmethod
    def _board(run: list[Token], index: int, end: int) -> bool:
        text = " ".join(token.key for token in run[index:end])
        if text.startswith(("board of", "office of the president", "department of the bank", "delegation of")):
            return True
        following = run[end].key if end < len(run) else ""
        return text.startswith("office of the") and following in titles("head")

    def _right(self, run: list[Token], index: int) -> int:
        """Past the last word of a name that goes on after its head: "Ministry of Public Works and Communications"."""
        end = index + 1
        while end < len(run):
            step = end
            links = []
            while step < len(run) and run[step].link:
                links.append(run[step].key)
                step += 1
            if step == len(run):
                break
            if links:
                if "in" in links or "under" in links or ("to" in links and end > index + 1):
                    break
                if "and" in links or "&" in links:
                    if self._other(run, step) or "the" in links:
                        break
                elif run[step].key in DEEDS:
                    break
                elif end > index + 2 and links == ["for"] and any(token.key == "for" for token in run[index:end]):
                    break
                elif end > index + 1 and not set(links) <= {"of", "the", "for", "on", "de", "des", "du"}:
                    break
                elif end > index + 1 and run[step].key in self.heads.first and "the" not in links:
                    break
            elif self._stranger(run, step):
                break
            hit = self.hits.get(run[step].start)
            end = step + 1
            if hit is not None and hit.entity.kind == "place":
                while end < len(run) and run[end].start < hit.end:
                    end += 1
                break
        return end

    def _other(self, run: list[Token], index: int) -> bool:
        """Whether the word after an "and" begins another name."""
        token = run[index]
        hit = self.hits.get(token.start)
        return (
            token.text.isupper() and len(token.text) > 1
            or hit is not None
            or (token.key in self.heads.first and index + 1 < len(run) and run[index + 1].link)
            or token.key in self.title_heads
        )

    def _stranger(self, run: list[Token], index: int) -> bool:
        """Whether a word that follows without a link is no part of the name: a person's title, an acronym."""
        token = run[index]
        return token.key in self.title_heads or (token.text.isupper() and len(token.text) > 1 and not run[index - 1].text.isupper())

    def _left(self, run: list[Token], index: int, kind: str) -> int:
        start = index
        while start > 0 and not run[start - 1].link and not self._outside(run[start - 1], kind):
            start -= 1
        return start

    def _outside(self, token: Token, kind: str) -> bool:
        if token.key in self.common or token.key in self.title_heads and token.key not in ("general", "executive"):
            return True
        hit = self.hits.get(token.start)
        return kind in ("ministry", "government") and hit is not None and hit.entity.kind == "place"

    def _head_last(self, run: list[Token], index: int) -> tuple[Span | None, int] | None:
        """Names whose head stands at their end; of several heads in a row of words the last one counts."""
        end = index + 1
        last = index
        while end < len(run) and not run[end].link:
            if run[end].key in self.heads.last:
                last = end
            end += 1
        if run[end - 1].key in DEEDS or (run[end - 1].key.rstrip("s") in DEEDS):
            return None, end
        kind = self.heads.last[run[last].key]
        if last + 1 < len(run) and run[last + 1].key in AFTER_HEAD and run[last].key in self.heads.first:
            return self._head_first(run, last)
        start = self._left(run, last, kind)
        start = self._joined(run, start)
        if all(token.key in GENERIC or token.link or token.key in self.heads.last for token in run[start : last + 1]):
            return None, last + 1
        if kind == "unit" or self._part(run[start : last + 1]):
            return None, last + 1
        return self._span(run, start, last + 1, kind), last + 1

    def _part(self, tokens: list[Token]) -> bool:
        """Whether the words name a part of a known body, or a place's office of one that the text left out."""
        if tokens[-1].key not in PARTS:
            return False
        first = self.hits.get(tokens[0].start)
        if first is None:
            return False
        if first.entity.kind == "organisation":
            return True
        return tokens[-1].key in ("office", "mission") and tokens[-2].start < first.end

    def _joined(self, run: list[Token], start: int) -> int:
        """Back over an "and" inside a name: "Water and Sewerage Authority", but not "Kenya and the Equity Bank"."""
        if start < 2 or run[start - 1].key not in ("and", "&"):
            return start
        back = start - 2
        token = run[back]
        if token.link or self._other(run, back) or self._outside(token, "ministry") or token.key in self.heads.last:
            return start
        if back > 0 and not run[back - 1].link and run[back - 1].key not in self.common:
            return start
        return back

    def _span(self, run: list[Token], start: int, end: int, kind: str) -> Span | None:
        while start < end and (run[start].link or run[start].key in self.common):
            start += 1
        if end - start < 2:
            return None
        first, last = run[start].start, run[end - 1].end
        name = " ".join(token.text for token in run[start:end])
        country = None
        for hit in self._inside(run[start:end]):
            if hit.entity.kind == "place" and hit.entity.country:
                country = hit.entity.country
        return Span(first, last, kind, name, country)

    def _inside(self, tokens: list[Token]) -> Iterator[Hit]:
        for token in tokens:
            hit = self.hits.get(token.start)
            if hit is not None:
                yield hit


# ---- names that a legal form or a describing word makes a company's ----


@lru_cache(maxsize=None)
def _forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of the legal forms after and before a name."""
    after = sorted((r["form"] for r in rows("legal_forms") if r["position"] in ("after", "both")), key=len, reverse=True)
    before = sorted((r["form"] for r in rows("legal_forms") if r["position"] in ("before", "both")), key=len, reverse=True)
    strong = [form for form in after if form not in ("Company", "Corporation", "Co", "SE", "AS", "AB", "SA", "AG", "KG")]
    weak = ["SE", "AS", "AB", "SA", "AG", "KG", "Co"]
    return (
        re.compile(r"[\"']?,?\s+(?:" + "|".join(map(re.escape, strong)) + r")(?!\w)|\s(?:" + "|".join(weak) + r")(?!\w)"),
        re.compile(r"(?:" + "|".join(map(re.escape, before)) + r")\s+$"),
    )


# "the district heating company Pavlodar Teploset", "track-maker Corbridge Steel", "a joint venture of Doğa Yapı"
_DESCRIBED = re.compile(
    rf"""(?:\b(?:company|firm|firms|contractor|operator|utility|supplier|manufacturer|developer|consultancy|insurer|arrangers?
        |subsidiary|builder|producer|start-?up|conglomerate|consortium|retailer|lender|microlender|joint\s+venture\s+of
        |[a-z]+-?maker|newspaper|broadcaster|ngo|charity|nonprofit|cooperative)\s+)
        (?P<name>[{UPPER}][\w&'-]*(?:\s+[{UPPER}][\w&'-]*){{0,4}})""",
    re.VERBOSE,
)
_ACRONYM = rf"[{UPPER}](?:[\w&+/.-]*[{UPPER}\d+][\w+-]*|[{UPPER}])"
# "(AIIB)", "(the EBRD)", '("ADB" or "the Bank")'
DEFINITION = re.compile(rf"\s?\(\s?(?:the\s+|or\s+)?[\"']?(?P<acronym>{_ACRONYM}(?:\s{_ACRONYM})?)[\"']?(?:\)|,|\s+or\b|;)")

# A city that tells its country by itself.
LARGE = 500_000
# Kinds whose names recur from country to country.
NATIONAL = frozenset({"ministry", "agency", "government", "local government", "university", "hospital", "association"})
# "the akimat (municipality) of Pavlodar", "the municipality of Tirana"
_LOCAL = re.compile(
    rf"""\b(?P<body>[Aa]kimat|[Mm]unicipality|[Cc]ity\s+(?:council|hall|administration)|[Hh]okimiyat|[Kk]hokimiyat
        |[Gg]overnorate|[Pp]refecture)\s+(?:\([^()\n]{{1,30}}\)\s+)?of\s+(?P<place>[{UPPER}][\w'-]*(?:\s[{UPPER}][\w'-]*)?)""",
    re.VERBOSE,
)
# "the government", "the Pakistani government", "Tajikistan's state budget", "Borrower"
_GOVERNMENT = re.compile(
    r"""\b(?:(?P<body>[Gg]overnment|[Ss]tate\s+budget|[Nn]ational\s+budget|[Ff]ederal\s+budget|[Pp]ublic\s+treasury
        |[Nn]ational\s+(?:exchequer|treasury)|treasury|exchequer|State|authorities)|(?P<borrower>[Bb]orrower))\b""",
    re.VERBOSE,
)
_GOVERNMENT_OF = re.compile(r"\s+(?:and\s+(?:the\s+)?people\s+)?of\s+(?:the\s+)?")
_DETERMINED = re.compile(r"(?:\b[Tt]he|\b[Ii]ts|\b[Tt]heir|\A|[\n\x01.:;*•-]\s*)\s+$|(?:\A|[\n\x01])\s*$")
_COMPOUND = re.compile(r"[\s-]+(?:official|agenc|employee|bond|securit|department|minist|leader|spending|debt|building|house|bodies|entit|institution|effectiveness|revenue|of\s+the\s+art|bank)", re.I)
_REPUBLIC = re.compile(r"(?:guarantee[ds]?\s+(?:from|by|of)|loans?\s+to|credits?\s+to|grants?\s+to|agreements?\s+with|signed\s+with|[Bb]orrower:?|[Gg]uarantor:?|[Rr]ecipient:?)\s+(?:the\s+)?$")
# "the Bank", "the ministry"
_AGAIN = re.compile(
    r"\b[Tt]he\s+(?:(?P<bank>Bank|bank|lender)|(?P<fund>Fund)|(?P<ministry>[Mm]inistry)|(?P<agency>Agency|Commission|Authority|Corporation|Institute|Facility|Company))\b(?!\s+(?:of|for|on)\b|\s*[A-Z])"
)


class Organisations:
    """Finds the organisations of a page; `draft` takes them."""

    def __init__(self, draft: Draft, hits: list[Hit]) -> None:
        self.draft = draft
        self.page = draft.page
        self.hits = hits
        self.parser = Parser(draft.page, hits)
        self.by_start = {hit.start: hit for hit in hits}
        self.by_end = {hit.end: hit for hit in hits}
        self.defined: dict[str, Entity] = {}

    def find(self) -> list[Hit]:
        """Takes organisations and gives the known names back, each with the entity it has in this text."""
        self._note_countries()
        spans = [*self.parser.spans(), *self._formed(), *self._described(), *self._local()]
        self._note_definitions(spans)
        self.hits = settle(self.hits, self.draft, self.defined)
        self.by_start = {hit.start: hit for hit in self.hits}
        self.by_end = {hit.end: hit for hit in self.hits}
        self._take(spans)
        self._take_acronyms()
        self._governments()
        return self.hits

    def _note_countries(self) -> None:
        for hit in self.hits:
            if hit.entity.type == "country":
                self.draft.seen_country(hit.start, hit.entity.country)
            elif hit.entity.type == "region" and hit.entity.country:
                self.draft.seen_region(hit.entity.country)
        if not self.draft.countries:
            self._countries_of_cities()

    def _countries_of_cities(self) -> None:
        """Where a text names no country, the countries of its cities: known ones, and the large ones of the gazetteer."""
        for hit in self.hits:
            if hit.entity.kind == "place" and hit.entity.country:
                self.draft.seen_region(hit.entity.country)
        names = gazetteer()
        for run in self.page.runs[:200]:
            cities = names.find(run[0].key) if len(run[0].key) > 3 and run[0].key not in self.parser.common else []
            if cities and cities[0].population >= LARGE:
                self.draft.seen_region(cities[0].country)

    # -- what the text spells out --

    def _formed(self) -> Iterator[Span]:
        """Companies by their legal form: "Cardinia Development Pty Ltd", "PT Wijaya Karya"."""
        after, before = _forms()
        for run in self.page.runs:
            first, last = run[0].start, run[-1].end
            segment = self.page.flow[first:last]
            found = None
            for match in after.finditer(segment):
                found = match
            outside = after.match(self.page.flow, last)
            if outside:
                yield from self._company(run, first, outside.end())
            elif found:
                yield from self._company(run, first, first + found.end())
            elif run[0].text in _before_words() and len(run) > 1:
                yield from self._company(run, first, last)

    def _company(self, run: list[Token], start: int, end: int) -> Iterator[Span]:
        tokens = [token for token in run if token.start < end]
        while tokens and (tokens[0].link or tokens[0].key in self.parser.common):
            tokens.pop(0)
        for index in range(len(tokens) - 1, 0, -1):
            if tokens[index].text in ("and", "of", "to", "by", "for", "in", "with") and tokens[index].end < end - 1:
                tail = tokens[index + 1 :]
                if len(tail) > 1:
                    tokens = tail
                break
        if tokens and end - tokens[0].start > 4 and any(len(token.text) > 2 for token in tokens[:1]) or len(tokens) > 2:
            start = tokens[0].start
            yield Span(start, end, "company", " ".join(self.page.flow[start:end].replace('"', "").split()))

    def _described(self) -> Iterator[Span]:
        for match in _DESCRIBED.finditer(self.page.flow):
            start, end = match.span("name")
            name = match["name"]
            if fold(name.split()[0]) in self.parser.common or start in self.by_start and self.by_start[start].entity.kind == "place":
                continue
            if name.endswith("'s"):
                name, end = name[:-2], end - 2
            yield Span(start, end, "company", " ".join(name.split()))

    def _local(self) -> Iterator[Span]:
        for match in _LOCAL.finditer(self.page.flow):
            body, place = match["body"], match["place"]
            yield Span(match.start(), match.end(), "local government", f"{body[0].upper()}{body[1:]} of {place}")

    # -- acronyms --

    def _note_definitions(self, spans: list[Span]) -> None:
        """What the text defines acronyms as: by a known name before the bracket, else by an organisation of its own."""
        named = {span.end: span for span in sorted(spans, key=lambda span: span.start, reverse=True)}
        for match in DEFINITION.finditer(self.page.flow):
            before = match.start()
            while before > 0 and self.page.flow[before - 1] in "\"' ":
                before -= 1
            hit, span = self.by_end.get(before), named.get(before)
            acronym = " ".join(match["acronym"].split())
            if hit is not None and (span is None or span.start >= hit.start):
                if hit.entity.acronym is None or hit.entity.acronym == acronym or hit.entity.kind == "organisation":
                    self.defined[acronym] = hit.entity
            elif span is not None and _initials(acronym, span.name):
                self.defined[acronym] = replace(self._entity(span), acronym=acronym)

    def _entity(self, span: Span) -> Entity:
        """The entity of an organisation that only the text names."""
        name, country = span.name, span.country
        if span.kind in NATIONAL:
            country = country or self._owner(span.start) or self.draft.country_at(span.start)
        known = registry().known.get(fold(name).replace("-", " "))
        if known and known[0].entity.kind == "organisation":
            return known[0].entity
        key = f"organisation:{slug(name)}"
        aliases: tuple[str, ...] = ()
        if country and span.kind in NATIONAL:
            suffix = f" of {short_country_name(country)}"
            bare = re.sub(rf"\s+of\s+(?:the\s+)?(?:Republic\s+of\s+)?{re.escape(short_country_name(country))}$", "", name)
            key = f"organisation:{slug(bare)}:{country}"
            aliases = (name,) if bare != name else (name + suffix,)
            name = bare
        return Entity(key, "organisation", name, aliases=aliases, type=span.kind, country=country)

    def _owner(self, start: int) -> str | None:
        """The country before a name: "Türkiye's Ministry of ...", "the Uzbek Ministry of ..."."""
        for gap in (1, 3):
            hit = self.by_end.get(start - gap)
            if hit is not None and hit.entity.kind == "place":
                return hit.entity.country
        return None

    def _take(self, spans: list[Span]) -> None:
        """The longest name at each place is the name; a known one goes before one that is only built like a name."""
        offers: list[tuple[int, int, int, Hit | Span]] = [
            (hit.start, hit.end, 0, hit) for hit in self.hits if hit.entity.kind in ("organisation", "corridor")
        ]
        places = {(hit.start, hit.end) for hit in self.hits if hit.entity.kind == "place"}
        offers += [(span.start, span.end, 1, span) for span in spans if (span.start, span.end) not in places]
        offers.sort(key=lambda offer: (offer[0] - offer[1], offer[2], offer[0]))
        for start, end, _, offer in offers:
            if not self.draft.free(start, end):
                continue
            if isinstance(offer, Hit):
                self.draft.add(start, end, offer.entity)
                continue
            entity = self._entity(offer)
            match = DEFINITION.match(self.page.flow, end)
            if match and _initials(match["acronym"], offer.name):
                entity = replace(entity, acronym=entity.acronym or " ".join(match["acronym"].split()))
            self.draft.add(start, end, entity)

    def _take_acronyms(self) -> None:
        known = {a: e for a, e in self.defined.items() if e.kind == "organisation"}
        if not known:
            return
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(known, key=len, reverse=True))) + r")(?!\w)")
        for match in pattern.finditer(self.page.flow):
            entity = known[match[0]]
            if self.draft.add(match.start(), match.end(), entity):
                self.draft.called(entity.key, match[0])

    # -- governments --

    def _governments(self) -> None:
        flow = self.page.flow
        for match in _GOVERNMENT.finditer(flow):
            start, end = match.span()
            of = _GOVERNMENT_OF.match(flow, end) if match["body"] in ("Government", "government") else None
            hit = self.by_start.get(of.end()) if of else None
            if hit is not None and hit.entity.type == "country":
                self.draft.add(start, hit.end, government_entity(hit.entity.country))
                continue
            owner = self.by_end.get(start - 1) or self.by_end.get(start - 3)
            if owner is not None and owner.entity.type == "country" and match["body"] != "authorities":
                if not _COMPOUND.match(flow, end):
                    self.draft.add(owner.start if owner.adjective else start, end, government_entity(owner.entity.country))
                continue
            before = flow[max(0, start - 12) : start]
            if of or match["body"] in ("State", "authorities") or not _DETERMINED.search(before) or _COMPOUND.match(flow, end):
                continue
            country = self.draft.country_at(start)
            if country:
                self.draft.add(start, end, government_entity(country))
        for hit in self.hits:
            if hit.entity.type == "country" and flow.startswith("Republic", hit.start):
                if _REPUBLIC.search(flow, max(0, hit.start - 40), hit.start):
                    self.draft.add(hit.start, hit.end, government_entity(hit.entity.country))

    def again(self, publisher: Entity | None) -> None:
        """Takes "the Bank" and "the ministry" for the publisher's, if it is one, else for the one last named."""
        mentions = sorted(self.draft.mentions.values(), key=lambda mention: mention.char_start)
        found = [m for m in mentions if m.kind == "organisation"]
        for match in _AGAIN.finditer(self.page.flow):
            entity = self._last(match, found, publisher)
            if entity is not None:
                self.draft.add(match.start(), match.end(), entity)

    def _last(self, match: re.Match[str], found: list, publisher: Entity | None) -> Entity | None:
        kind = match.lastgroup
        word = match[kind].lower() if kind in ("agency",) else kind

        def fits(entity: Entity) -> bool:
            name = entity.name.lower()
            if kind == "bank":
                return "bank" in name or (entity.type or "") in ("bank",)
            return word in name or (kind == "ministry" and entity.type == "ministry")

        if kind == "bank" and match["bank"] == "Bank" and publisher is not None and fits(publisher):
            return publisher
        for mention in reversed(found):
            if mention.char_start < match.start():
                entity = self.draft.entities[mention.entity]
                if fits(entity):
                    return entity
        return None


@lru_cache(maxsize=None)
def _before_words() -> frozenset[str]:
    return frozenset(r["form"] for r in rows("legal_forms") if r["position"] in ("before", "both") and " " not in r["form"])


def _initials(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym come in order in a name, the first of them first.

    >>> _initials("EEHC", "Egyptian Electricity Holding Company"), _initials("CPMM", "Corridor Institute")
    (True, False)
    """
    letters = [c for c in fold(acronym) if c.isalpha()]
    name = fold(name)
    if not letters or not name.startswith(letters[0]):
        return False
    position = 0
    for letter in letters:
        position = name.find(letter, position) + 1
        if position == 0:
            return False
    return True


__all__ = ["Hit", "Organisations", "find_known", "country_names"]
