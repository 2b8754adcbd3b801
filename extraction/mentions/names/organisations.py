"""Organisations: those of the registry, and whatever the text itself names as one.

Known institutions; bodies, companies and governments that the text spells out; acronyms as the text defines them ("Full Name
(FN)", then FN); and "the Bank", "the ministry", "the city" for the one last named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from extraction import expressions as re
from extraction.lexicon import fold, gazetteer, registry, short_country_name, slug, titles
from extraction.mentions.names.acting_states import find_acting_states
from extraction.mentions.names.bodies import Parser, Span
from extraction.mentions.names.capitals import COMMON, DEED, UPPER, Run, form_words, occurrences, whole_words
from extraction.mentions.names.companies import find_companies, without_form
from extraction.mentions.names.described_lenders import find_described, find_eximbanks
from extraction.mentions.names.draft import Draft
from extraction.mentions.names.governments import Governments, find_local
from extraction.mentions.names.known import Hit, find_known, find_misread, settle
from extraction.mentions.names.listed_parties import find_listed_parties
from extraction.mentions.names.newsrooms import find_newsrooms
from extraction.mentions.names.people import Titled
from extraction.mentions.names.places import country_of_places
from extraction.model import Entity
from extraction.recipients import LENDING

# Kinds whose names recur from country to country.
NATIONAL = frozenset({"ministry", "agency", "government", "local government", "university", "hospital", "association"})
# A city that tells its country by itself.
LARGE = 500_000
_ACRONYM = rf"[{UPPER}](?:[\w&+/.-]*[{UPPER}\d+][\w+-]*|[{UPPER}]|[a-z]{{3,11}}(?=\)))"
# "(AIIB)", "(the EBRD)", '("ADB" or "the Bank")'
# What stands before a comma in a name: no title, no small word
_IN_NAME = re.compile(r"(?!.*\b(?:Mr|Mrs|Ms|Dr|Eng|Hon|H\.E)\b)(?:(?:[^\W\d_a-z]['’\w-]*|and|of|for|de|du|&),?\s)*", re.DOTALL)
DEFINITION = re.compile(rf"\(\s?(?:the\s+|or\s+)?[\"']?(?P<acronym>{_ACRONYM}(?:\s{_ACRONYM})?)[\"']?(?:\)|,|\s+or\b|;)")
# "Coca Codo Sinclair (CCS) project"
_OF_WORKS = re.compile(r"\s(?:[a-z]+\s)?(?:projects?|plants?|programmes?|programs?|schemes?|dams?|roads?|highways?|lines?|stations?|phase|route|corridor)\b")
# A name in quotes with its legal form outside: "KazAvtoZhol National Company" Joint Stock Company
_QUOTED_NAME = re.compile(r"([^\"]{3,80})\"\s+\w")
_MISREAD = re.compile(r"[^\W\d_][0156][^\W\d_]")
_LETTERS = str.maketrans("0156", "oiso")
# What stands for a body named before: "the Bank", "the ministry"
_AGAIN = {
    word: kind
    for kind, called in {
        "bank": "Bank bank lender",
        "fund": "Fund",
        "ministry": "Ministry ministry",
        "local government": "municipality Municipality akimat council",
        "company": "company firm utility contractor operator",
        "body": "Agency Commission Authority Corporation Institute Facility Company",
    }.items()
    for word in called.split()
}
_THE = re.compile(r"[Tt](?<!\w.)he\s(?P<word>[BFMACIbflmacuo][a-z]{2,11})(?!\w)(?:(?<=Bank)\sGroup\b)?")
_NOT_AGAIN = re.compile(r"\s+(?:of|for|on)\b|\s*[A-Z]|-|\w")
_MINISTER = re.compile(r"(?:[Mm]inister|Secretary)\s+(?:of|for)\s+(?:the\s+)?(?P<field>[A-Z].*)|(?P<before>(?:[A-Z]\w+\s(?:and\s)?){1,4})Minister")
# "the national water utility", "the regional authority of financial markets"
_SMALL_BODY = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|'s)\s(?:[a-z][\w-]*\s){0,4}?(?:(?P<company>utility|company|operator|railways?|provider|distributor|bank|corporation|producer)"
    r"|authority|regulator|agency|ministry|commission|council|federation|confederation|institute|directorate)(?:\s(?:of|for)\s(?:the\s)?[a-z][a-z ,-]{2,48})?\Z"
)
# What is shortened too and is no body: sums, measures, rights, documents, places, illnesses
_NO_BODY = frozenset(
    """province state city governorate municipality region department product income tax taxes rate rates index ratio debt value cost costs price fee fees return deficit surplus balance account accounts
    assistance aid investment investments finance financing funding procurement bidding contract memorandum understanding letter note statement
    assessment analysis audit survey census document documents procedure method methods management monitoring evaluation information technology
    area areas zone zones region basin delta valley river lake island islands republic kingdom states countries country county district
    plant station units line lines grid pipeline terminal highway tunnel stadium reserve park gas emissions energy power transit transport
    disease virus syndrome health care insurance guarantee guarantees rights drawing special resources capital equity share shares
    enterprise enterprises households person persons women children school purchase sale offtake concession partnership partnerships
    mechanism instrument instruments window approach model toolkit platform database target targets indicator indicators requirement
    based result results lending operation operations additional unit measures terms conditions standards procedures""".split()
)
# What a programme is for, as its last word: "Green and Climate Resilient Development (GCRD)"
_AIMS = frozenset("development connectivity transformation growth resilience improvement recovery empowerment modernization modernisation".split())
# What stands behind the short name of an institution to say what it is: "KfW Bank", "AFD Group"
_WHAT_IT_IS = frozenset("bank banking group development agency international of the".split())
# Words in the names of bodies that belong to several countries
_OF_SEVERAL = frozenset("international africa african asia asian global europe european world intergovernmental transboundary".split())
_MINISTER_OF = re.compile(r"\bMinister (?:of|for) (?:the )?")
_PAYS = re.compile(
    r"\s+(?:itself|puts?|contribut|provid|pays?|adds?|financ|bears?|covers?|chips|co-?financ|will\s+(?:pay|contribut|provid|add|bear|cover|financ)|\d)"
)


class Organisations:
    """Finds the organisations of a page; `draft` takes them."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.page = draft.page
        hits = find_known(draft.page)
        self.hits = sorted([*hits, *find_misread(draft.page, hits)], key=lambda hit: hit.start)
        self.by_start = {hit.start: hit for hit in self.hits}
        self.by_end = {hit.end: hit for hit in self.hits}
        self.defined: dict[str, Entity] = {}
        self.known_as: dict[str, Entity] = {}

    def find(self) -> list[Hit]:
        """Takes organisations and gives the known names back, each with the entity it has in this text."""
        self._note_countries()
        found = (*Parser(self.page, self.hits).spans(), *find_companies(self.page, self.hits), *find_local(self.page), *find_newsrooms(self.page))
        begun = {hit.start: hit.end for hit in self.hits if hit.entity.kind == "organisation"} | {span.start: span.end for span in found}
        found = (*found, *find_listed_parties(self.page, begun))
        # What a name itself says of its kind goes before what a label makes of it: "Executing agency: Department of Health"
        spans = list({(span.start, span.end): span for span in reversed(found)}.values())[::-1]
        self._note_definitions(spans)
        self.hits = settle(self.hits, self.page, self.defined)
        self.by_start = {hit.start: hit for hit in self.hits}
        self.by_end = {hit.end: hit for hit in self.hits}
        find_eximbanks(self.draft, self.hits)
        self._take(spans)
        self._take_acronyms()
        find_described(self.draft, self.hits)
        Governments(self.draft, self.hits).find()
        find_acting_states(self.draft, self.hits)
        return self.hits

    def _note_countries(self) -> None:
        for hit in self.hits:
            if hit.entity.type == "country" and hit.entity.country:
                self.draft.seen_country(hit.start, hit.entity.country)
            elif hit.entity.type == "region" and hit.entity.country:
                self.draft.seen_region(hit.start, hit.entity.country)
        named = {country for _, country in self.draft.recipients_named}
        agreed = country_of_places(self.page) if named <= LENDING else None
        if agreed is not None and agreed not in named:
            self.draft.told_by_places(agreed)
        elif not named:
            self._countries_of_cities()

    def _countries_of_cities(self) -> None:
        """Where a text names no country that receives finance, the countries of its cities: known ones, and the large ones of the gazetteer."""
        for hit in self.hits:
            if hit.entity.kind == "place" and hit.entity.country:
                self.draft.seen_region(hit.start, hit.entity.country)
        names = gazetteer()
        for run in self.page.runs[:200]:
            cities = names.find(run[0].key) if len(run[0].key) > 3 and not run[0].kinds & COMMON else []
            if cities and cities[0].population >= LARGE:
                self.draft.seen_region(run[0].start, cities[0].country)

    # -- acronyms --

    def _note_definitions(self, spans: list[Span]) -> None:
        """What the text defines acronyms as: by a known name before the bracket, else by an organisation of its own."""
        named = {span.end: span for span in sorted(spans, key=lambda span: span.start, reverse=True)}
        runs = self.page.runs
        ends = [run[-1].end for run in runs]
        for bracket in occurrences(self.page.flow, "("):
            match = DEFINITION.match(self.page.flow, bracket)
            if match is None:
                continue
            before = bracket
            while before > 0 and self.page.flow[before - 1] in "\"' ":
                before -= 1
            hit, span = self.by_end.get(before), named.get(before)
            acronym = " ".join(match["acronym"].split())
            if hit is not None and hit.entity.kind == "place" and span is None and (told := self._spelled_out(acronym, before, runs, ends)) is not None:
                hit, span = None, told
                spans.append(told)
            if hit is not None and (span is None or span.start >= hit.start):
                if self._another(acronym, hit.entity):
                    continue
                if hit.entity.acronym is None or hit.entity.acronym == acronym or hit.entity.kind == "organisation":
                    self.defined[acronym] = hit.entity
            elif span is None and not _OF_WORKS.match(self.page.flow, match.end()) and (told := self._spelled_out(acronym, before, runs, ends)) is not None:
                spans.append(told)
                self.defined[acronym] = replace(self._entity(told), acronym=acronym)
            elif span is None and hit is None and (told := self._described(match, before)) is not None:
                spans.append(told)
                self.defined[acronym] = self._entity(told)
            elif span is not None:
                if not _initials(acronym, span.name):
                    longer = self._longer(span, acronym, runs, bisect_left(ends, span.end))
                    spans.append(span := longer) if longer else None
                known = _same_acronym(acronym, span.name)
                if known is not None:
                    self.known_as[span.name] = self.defined[acronym] = replace(known, aliases=(*known.aliases, span.name))
                elif _initials(acronym, span.name) or _is_acronym(acronym):
                    self.defined[acronym] = replace(self._entity(span), acronym=acronym)

    def _described(self, bracket: re.Match[str], end: int) -> Span | None:
        """A body that is described in small letters and called by its acronym: "the regional authority of financial markets (ARMF)"."""
        start, acronym = bracket.start("acronym"), bracket["acronym"]
        body = _SMALL_BODY.search(self.page.flow, max(0, end - 90), end) if acronym.isupper() and 3 <= len(acronym) <= 9 and start not in self.by_start else None
        return Span(start, bracket.end("acronym"), "company" if body["company"] else "agency", acronym) if body else None

    def _spelled_out(self, acronym: str, end: int, runs: list[Run], ends: list[int]) -> Span | None:
        """A name of capitalised words that its acronym spells, and that is no deed, sum or measure: "Cooperation in Deep Waters (CDW)"."""
        at = bisect_left(ends, end)
        if at == len(runs) or runs[at][-1].end != end or not (3 <= len(acronym) <= 8) or not acronym.isupper() or not acronym.isalpha():
            return None
        tokens = [token for token in runs[at] if not token.link]
        for first in range(len(tokens)):
            told = tokens[first:]
            initials = "".join(part[0] for token in told for part in token.text.split("-") if part)
            if initials.upper() == acronym:
                vetoed = any(token.kinds & DEED for token in told) or any(token.key in _NO_BODY for token in told) or told[-1].key in _AIMS
                return None if vetoed or len(told) < 3 else Span(told[0].start, end, "agency", " ".join(self.page.flow[told[0].start : end].split()))
        return None

    @staticmethod
    def _another(acronym: str, entity: Entity) -> bool:
        """Whether a bracket names somebody else whom the registry knows: "World Bank (IDA)"."""
        known = [k.entity for k in registry().known.get(fold(acronym), ()) if k.exact == acronym and k.entity.kind == "organisation"]
        return bool(known) and all(k.key != entity.key for k in known) and not _initials(acronym, entity.name)

    def _longer(self, span: Span, acronym: str, runs: list[Run], index: int) -> Span | None:
        """The name with what stands before its commas, if only so the acronym fits: "Drinking Water, Sewerage and ... (X)"."""
        for back in range(min(index, len(runs) - 1), max(index - 4, -1), -1):
            if runs[back][-1].end < span.start and self.page.flow[runs[back][-1].end : runs[back][-1].end + 1] != ",":
                return None
            for token in runs[back]:
                if token.start < span.start and not token.link and _IN_NAME.fullmatch(self.page.flow, token.start, span.start):
                    name = " ".join(self.page.flow[token.start : span.end].split())
                    if _initials(acronym, name) and not token.kinds & COMMON or _spelled(acronym, name):
                        return Span(token.start, span.end, span.kind, name, span.country)
        return None

    def _entity(self, span: Span) -> Entity:
        """The entity of an organisation that only the text names."""
        if span.name in self.known_as:
            return self.known_as[span.name]
        defined = self.defined.get(span.name)
        if defined is not None and defined.kind == "organisation" and defined.name != span.name:
            return defined
        name, country = _cased(span.name), span.country
        if span.kind in NATIONAL:
            country = country or (None if self._international(span) else self._owner(span.start) or self.draft.country_at(span.start))
        if span.kind == "company":
            return self._company(span)
        known = _known(name) or self._known_opening(span)
        if known is not None:
            return known
        key = f"organisation:{slug(name)}"
        aliases: tuple[str, ...] = ()
        if country and span.kind in NATIONAL:
            suffix = f" of {short_country_name(country)}"
            bare = re.sub(rf"\s+of\s+(?:the\s+)?(?:Republic\s+of\s+)?{re.escape(short_country_name(country))}$", "", name)
            key = f"organisation:{slug(bare)}:{country}"
            aliases = (name,) if bare != name else (name + suffix,)
            name = bare
        return Entity(key, "organisation", name, aliases=aliases, type=span.kind, country=country)

    def _known_opening(self, span: Span) -> Entity | None:
        """The institution that a name opens with, where the rest only says what it is: "KfW Development Bank of Germany"."""
        hit = self.by_start.get(span.start)
        if hit is None or hit.entity.kind != "organisation" or hit.end >= span.end or not hit.entity.registry:
            return None
        rest = fold(self.page.flow[hit.end : span.end]).split()
        countries = {word for country in (hit.entity.country,) if country for word in fold(short_country_name(country)).split()}
        return hit.entity if all(word in _WHAT_IT_IS or word in countries for word in rest) else None

    def _company(self, span: Span) -> Entity:
        """A company's key leaves its legal form out: "KazAvtoZhol JSC" and "KazAvtoZhol" are one."""
        bare = " ".join(word for word in span.name.split() if word.strip(",") not in form_words()) or span.name
        plain = without_form(span.name)
        known = _known(span.name) or _known(plain) or _known(bare)
        if known is not None:
            return known
        quoted = _QUOTED_NAME.search(self.page.flow, span.start, span.end)
        name = " ".join(quoted[1].split()) if quoted else plain
        aliases = tuple(dict.fromkeys(alias for alias in (span.name, bare) if alias != name))
        return Entity(f"organisation:{slug(bare)}", "organisation", name, aliases=aliases, type="company", country=span.country)

    def _international(self, span: Span) -> bool:
        """Whether a body is no one country's: part of an institution ("ADB's East Asia Department"), or of several countries by its name."""
        owner = self.by_end.get(span.start - 3) if self.page.flow.startswith("'s ", span.start - 3) else None
        if owner is not None and owner.entity.kind == "organisation" and owner.entity.registry and owner.entity.country is None:
            return True
        return span.kind == "agency" and not _OF_SEVERAL.isdisjoint(fold(span.name).split())

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
        places = {hit.start: hit.end for hit in self.hits if hit.entity.kind == "place"}
        offers += [(span.start, span.end, 1, span) for span in spans if places.get(span.start, -1) < span.end]
        offers.sort(key=lambda offer: (offer[0] - offer[1], offer[2], offer[0]))
        for start, end, _, offer in offers:
            if not self.draft.free(start, end):
                continue
            if isinstance(offer, Hit):
                self.draft.add(start, end, offer.entity)
                continue
            entity = self._entity(offer)
            match = DEFINITION.match(self.page.flow, end + 1) if self.page.flow.startswith("(", end + 1) else None
            if match and (_initials(match["acronym"], offer.name) or _is_acronym(match["acronym"])):
                entity = replace(entity, acronym=entity.acronym or " ".join(match["acronym"].split()))
            self.draft.add(start, end, entity)

    def _take_acronyms(self) -> None:
        known = {a: e for a, e in self.defined.items() if e.kind == "organisation"}
        if not known:
            return
        for at, acronym in whole_words(self.page.flow, known):
            entity = known[acronym]
            if self.draft.add(at, at + len(acronym), entity):
                self.draft.called(entity.key, acronym)

    # -- told again --

    def again(self, publisher: Entity | None, people: list[Titled]) -> None:
        """Takes "the Bank" and "the ministry" for the publisher's, if it is one, else for the one last named."""
        flow = self.page.flow
        self._companies_again()
        found = [(m.char_start, self.draft.entity_of(m)) for m in self.draft.mentions.values() if m.kind == "organisation"]
        held = list(self._ministries(people))
        found += held
        self._headed(held)
        found.sort(key=lambda item: (item[0], item[1].key))
        starts = [start for start, _ in found]
        for match in _THE.finditer(flow):
            word, at = match["word"], match.start()
            kind = _AGAIN.get(word)
            if kind is None or _NOT_AGAIN.match(flow, match.end()):
                continue
            entity = self._last(kind, word, found, bisect_left(starts, at), publisher)
            if entity is not None:
                self.draft.add(at, match.end(), entity)

    def _companies_again(self) -> None:
        """ "Khmer Golden Nut Co Ltd ... Khmer Golden Nut itself": a company's name of several words without its legal form."""
        companies = {entity.name: entity for m in self.draft.mentions.values() if (entity := self.draft.entity_of(m)).type == "company" and " " in entity.name}
        for name, entity in companies.items():
            for at in occurrences(self.page.flow, name):
                end = at + len(name)
                if not self.page.flow[at - 1 : at].isalnum() and not self.page.flow[end : end + 1].isalnum():
                    self.draft.add(at, end, entity)

    @staticmethod
    def _last(kind: str, word: str, found: list[tuple[int, Entity]], before: int, publisher: Entity | None) -> Entity | None:
        if word in ("Bank", "Fund", "Agency", "Corporation") and publisher is not None and word.lower() in publisher.name.lower():
            return publisher
        for _, entity in reversed(found[max(0, before - 200) : before]):
            name = entity.name.lower()
            if kind in ("bank", "fund") and kind in name or kind == "bank" and entity.type == "commercial bank":
                return entity
            if kind == "body" and word.lower() in name.split() or entity.type == kind:
                return entity
        return None

    def _ministries(self, people: list[Titled]) -> Iterator[tuple[int, Entity]]:
        """The ministry of each minister that the text names."""
        for titled in people:
            match = _MINISTER.search(titled.title)
            if match:
                field = (match["field"] or match["before"]).strip()
                if match["field"] or set(re.findall(r"\w+", fold(field))) - {"and"} <= titles("modifier") - {"prime", "deputy", "first"}:
                    span = Span(titled.start, titled.end, "ministry", f"Ministry of {field}")
                    yield titled.start, self._entity(span)

    def _headed(self, held: list[tuple[int, Entity]]) -> None:
        """A ministry that only its minister's title names is named by it: "Minister of Agriculture and Irrigation"."""
        for start, entity in held:
            if entity.key in self.draft.entities:
                continue
            match = _MINISTER_OF.match(self.page.flow, start) or _MINISTER_OF.search(self.page.flow, start, start + 40)
            end = match.end() + len(entity.name.removeprefix("Ministry of")) - 1 if match else 0
            if match and self.page.clean[match.end() : end] == entity.name.removeprefix("Ministry of "):
                self.draft.add(match.start(), end, entity)

    def cities(self) -> None:
        """"The city" that pays is its administration: the one named before, else that of the city last named."""
        ends = [at + 8 for at in occurrences(self.page.flow, "he city", "he\ncity") if _PAYS.match(self.page.flow, at + 7)]
        if not ends:
            return
        mentions = sorted(self.draft.mentions.values(), key=lambda mention: mention.char_start)
        own = city = None
        passed = 0
        for end in sorted(ends):
            while passed < len(mentions) and mentions[passed].char_start < end:
                entity = self.draft.entity_of(mentions[passed])
                own = entity if entity.type == "local government" else own
                city = entity if entity.type == "city" else city
                passed += 1
            payer = own or (_administration(city) if city else None)
            if payer is not None and self.page.flow[end - 9 : end - 8] in ("t", "T"):
                self.draft.add(end - 9, end - 1, payer)


def _administration(city: Entity) -> Entity:
    key = f"organisation:city-of-{slug(city.name)}:{city.country}"
    return Entity(key, "organisation", f"City of {city.name}", type="local government", country=city.country)


def _known(name: str) -> Entity | None:
    """The institution of a name, also where a scanner took letters for digits ("Corporaci6n")."""
    known = registry().known.get(fold(name).replace("-", " "))
    if not known and _MISREAD.search(name):
        known = registry().known.get(fold(name).replace("-", " ").translate(_LETTERS))
    return known[0].entity if known and known[0].entity.kind == "organisation" else None


def _cased(name: str) -> str:
    """A name of several words printed in capitals as it is written elsewhere: "PARLIAMENT OF SRI LANKA"."""
    if not name.isupper() or " OF " not in name:
        return name
    return " ".join(word.lower() if word in ("OF", "AND", "FOR", "THE") else word.capitalize() for word in name.split())


def _is_acronym(text: str) -> bool:
    """Whether what stands in brackets behind a body is its acronym, be it of its name in another language."""
    known = registry().known.get(fold(text))
    return 2 < len(text) < 10 and text.isalpha() and text.isupper() and not (known and known[0].entity.kind == "place")


def _spelled(acronym: str, name: str) -> bool:
    """Whether an acronym is made of the first letters of a name's capitalised words, each of them."""
    return acronym.isupper() and acronym == "".join(word[0] for word in name.split() if word[0].isupper())


def _same_acronym(acronym: str, name: str) -> Entity | None:
    """The institution of an acronym whose name the text spells a little otherwise: "Tanzanian Electric Supply Company (TANESCO)"."""
    own = {fold(word)[:5] for word in name.split() if len(word) > 3}
    for known in registry().known.get(fold(acronym), ()):
        theirs = {fold(word)[:5] for word in known.entity.name.split() if len(word) > 3}
        elsewhere = any(fold(word)[:5] not in theirs and _is_place(fold(word)) for word in name.split())
        if known.exact == acronym and known.entity.kind == "organisation" and len(own) > 1 and not elsewhere and 4 * len(own & theirs) >= 3 * max(len(own), len(theirs)):
            return known.entity
    return None


def _is_place(key: str) -> bool:
    known = registry().known.get(key)
    return known is not None and known[0].entity.kind == "place"


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
