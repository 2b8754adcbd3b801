"""Governments as payers and borrowers: of a country, of a part of one, of a city.

"the Government of Rwanda", "the Pakistani government", "Kenya's state budget", "the government" (of the country last named),
"the Borrower", "guarantee from the Republic of Kazakhstan", "Government of Kerala", "the akimat of Pavlodar".
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.lexicon import (
    country_names,
    fold,
    gazetteer,
    government_entity,
    organs_of_states,
    registry,
    short_country_name,
    slug,
    subdivisions,
    words,
)
from extraction.mentions.names.bodies import Span
from extraction.mentions.names.capitals import UPPER, Page, matches, occurrences
from extraction.mentions.names.companies import nationalities
from extraction.mentions.names.draft import Draft
from extraction.mentions.names.known import Hit
from extraction.model import Entity


def _wrapped(*phrases: str) -> tuple[str, ...]:
    """Phrases with a small and a great first letter, on one line or broken over two."""
    both = [form for phrase in phrases for form in (phrase, phrase[0].upper() + phrase[1:])]
    return tuple(dict.fromkeys(form.replace(" ", space) for form in both for space in (" ", "\n")))


_GOVERNMENT = _wrapped("government")
_PURSE = _wrapped("state budget", "national budget", "federal budget", "national exchequer", "national treasury", "public treasury", "exchequer", "treasury") + ("National Treasury", "State Treasury", "State Budget", "Federal Government")
_BORROWER = _wrapped("borrower")
_STATE_ITSELF = ("State",)
# "the Jordanian side", "the Kyrgyz counterpart": who of a country pays its part
_SIDE = re.compile(r"\s(?:side|counterpart(?:s|\sfunds?|\sfunding|\scontribution)?|authorities|contribution|exchequer)\b(?!\s[A-Z])")
_GO = re.compile(r"(?<![\w-])G[Oo](?P<of>[A-Z]{1,3})(?![\w-])")
_MISSION = re.compile(r"\s(?:Embassy|High\sCommission|Consulate(?:\sGeneral)?)\b(?!\s[A-Z])")
# "His Majesty's Government of Nepal", "Royal Government of Cambodia"
_STYLED = re.compile(r"(?:(?:His|Her)\sMajesty's|Royal|Federal|Revolutionary|Transitional|Union|Central|State|Provincial|Regional|Islamic|National)\s\Z")
# Parts of a country that a government of their own may have
REGIONS = frozenset("region province state governorate district county prefecture department canton oblast".split())
# A part of a country that borrows, signs or pays: "a loan to the State of Pará"
_LENT_TO = re.compile(
    r"(?:\b(?:loans?|credits?|grants?|financing|funds?|million|mln|billion|bln|goes|lent|lend|on-lent)\s[^.;:]{0,40}?\bto|signed\s(?:by|with)|agreements?\swith|[Bb]orrower:?|guaranteed\sby)\s(?:the\s)?\Z"
)
_GOES_ON = re.compile(r"\s+(?:of|for)\b|\s+[A-Z]|\w|-")
_PARTS = ("State of ", "Province of ", "Department of ", "County of ", "Region of ", "Federal District of ")
_OF = re.compile(r"\s+(?:and\s+(?:the\s+)?people\s+)?of\s+(?:the\s+)?")
_PART = re.compile(rf"[{UPPER}][\w'-]+(?:\s[{UPPER}][\w'-]+){{0,2}}")
# "State of Pará  $86 million", "the State of Pará will provide"
_STATE_PAYS = re.compile(r"\s+(?:will|is|has|provides|provided|contribut\w+|pays|finances|borrow\w*|puts|signed|[$\u20ac\u00a3]|USD|EUR|Rs)|\s{2,}|\s?\||\t")
_STATE_BEFORE = re.compile(r"(?:\A|[\n\x01|.;,]\s*|\b(?:and|by|from|with)\s+)(?:[Tt]he\s+)?\Z")
_AND_MORE = re.compile(r"(?:,\s(?:and\s)?|\sand\s)(?:the\s)?(?=[^\W\d_])")
# Who governs a region: "Abia State government", "the Khatlon provincial administration"
_BODIES_OF_REGIONS = (" government", " Government", " administration", " Administration")
_DIVISION_BEFORE = re.compile(
    rf"(?<![\w'-])(?!(?:The|In|By|And|For|Both|Each)\s)(?P<name>[{UPPER}][\w'-]+(?:\s[{UPPER}][\w'-]+)?)\s(?P<kind>State|[Pp]rovincial|[Rr]egional|County|[Oo]blast|Region|Province)\Z"
)
_NAMED_BEFORE = re.compile(rf"[{UPPER}][\w'-]*'?s?\s\Z(?<!The\s)(?<!In\s)(?<!By\s)(?<!To\s)")
# "the ", "its ", "our own ", or nothing at the start of a line or a cell
_DETERMINED = re.compile(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur)(?:\s(?:own|host|central|national|federal|union|union's|country's|borrowing|recipient|beneficiary|partner))?|\A|[\n\x01.:;*|•-])\s+\Z"
    r"|(?:\A|[\n\x01|*])\Z"
)
# "government" by itself: "found by government", "Government contributes"; not "local government", "inefficiency in government", "a new government"
_BARE_BEFORE = re.compile(
    r"(?:\b(?:by|from|to|with|and|or|that|which|while|where|as|but|between|if|because|said|says|forcing|urged|asked|against|central|national|federal|of|for|the\srest|latter|meanwhile|today|yesterday)|[.,;:!?)\u201c\"\u2013\u2014])\s\Z"
)
_BARE_BEHIND = re.compile(
    r"(?=['\u2019]s\b|[.,;:)\n\x01]|\s(?:will|would|shall|should|can|could|may|must|has|have|had|is|was|are|were|does|did|to|on|in|for|at|from|by|through|under|out|also|itself|then|now|which|who|and\s(?:the|its)|"
    r"bears?|pays?|paid|meets?|met|spends?|spent|contribut(?:es|ed)|provid(?:es|ed)|borrow(?:s|ed)|hopes?|wants?|sign(?:s|ed)|guaranteed|covers?|puts?|adds?|allocat(?:es|ed)|owes?|repa(?:ys|id)|receive[ds]|secure[ds]|agree[ds]|said|says)\b)"
)
# "government officials", "treasury bonds"
_COMPOUND = re.compile(
    r"[\s-]+(?:official|agenc|employee|bond|bill|securit|department|minist|leader|spending|debt|building|house|bodies|entit|institution"
    r"|effectiveness|revenue|of\s+the\s+art|bank|and\s+(?:business|private)|cabinet|secretar|chief|spokes)",
    re.IGNORECASE,
)
# "Borrower: City of Balti" names the borrower itself
_LABELLED = re.compile(r"\*{0,2}\s?[:|]|\s{3}|\t")
_REPUBLIC = re.compile(
    r"(?:between\s[^.;:]{2,60}\sand|(?:loan|credit|grant|financing)s?\s(?:[^.;:]|\.(?=\d)){0,60}\sto|\b(?:lends?|lent|lending|granted|extended)\s(?:[^.;:]|\.(?=\d)){0,50}\sto|guarantee[ds]?\s+(?:from|by|of)|loans?\s+to|credits?\s+to|grants?\s+to|agreements?\s+with|signed\s+with"
    r"|[Bb]orrower:?|[Gg]uarantor:?|[Rr]ecipient:?)\s+(?:the\s+)?$"
)
# A country by its full style, and what it does as its government
_REALM = re.compile(r"(?:\w+\s){0,3}(?:Republic|Kingdom|State|Sultanate|Commonwealth|Union|Federation|Emirate|Principality)\b")
_SIGNS = re.compile(r"(?:\s\(\w+\))?\s(?:has\s|have\s|will\s|also\s)?(?:sign(?:ed|s)?|pledge[ds]?|borrow(?:ed|s)?|provide[ds]?|contribute[ds]?|guarantee[ds]?|granted?|gave|lent|lends?|received?|ratified|requested)\b")
_LOCAL = ("City Hall", "City Administration", "City Council", "Town Council", "Municipal Council", "District Council", "County Council", *_wrapped("akimat", "municipality", "city council", "city hall", "city administration", "hokimiyat", "khokimiyat", "governorate", "prefecture"))
_OF_PLACE = re.compile(rf"\s+(?:\([^()\n]{{1,30}}\)\s+)?of\s+(?P<place>[{UPPER}][\w'-]*(?:\s[{UPPER}][\w'-]*)?)")

# "Kovin municipality"
_PLACE_BEFORE = re.compile(rf"(?<![\w'-])(?P<place>[{UPPER}][\w'-]+(?:\s[{UPPER}][\w'-]+)?)\s\Z")
_LAST_WORD = re.compile(rf"(?<![\w'-])(?P<place>[{UPPER}][\w'-]+)\s\Z")


# By a piece that the forms share, which is looked for first
_LOCAL_BY_PIECE = {
    piece: tuple(literal for literal in _LOCAL if piece in literal)
    for piece in ("all", "dministration", "kimat", "unicipality", "ouncil", "okimiyat", "overnorate", "refecture")
}


def find_local(page: Page) -> Iterator[Span]:
    """Municipalities and the like, with the place that they govern: "the akimat (municipality) of Pavlodar"."""
    present = {literal for piece, literals in _LOCAL_BY_PIECE.items() if piece in page.flow for literal in literals}
    for literal in _LOCAL:
        for at in occurrences(page.flow, literal) if literal in present else ():
            match = _OF_PLACE.match(page.flow, at + len(literal))
            placed = None if match or page.flow[at + len(literal) : at + len(literal) + 1].isalpha() else _PLACE_BEFORE.search(page.flow, max(0, at - 40), at)
            if placed and fold(placed["place"].split()[0]) in words("common_words") and " " in placed["place"]:
                placed = _LAST_WORD.search(page.flow, placed.start("place"), at)  # "The Kovin municipality"
            if placed and fold(placed["place"].split()[0]) not in words("common_words") and fold(placed["place"].split()[-1]) not in nationalities() and literal.split()[0].lower() not in ("governorate",):
                name = f"{' '.join(placed['place'].split())} {' '.join(literal.split())}"
                if literal[0].islower() or " " in literal:
                    yield Span(placed.start("place"), at + len(literal), "local government", name)
            if match:
                body = " ".join(literal.split())
                yield Span(at, match.end(), "local government", f"{body[0].upper()}{body[1:]} of {match['place']}")


class Governments:
    """Takes the governments of a page."""

    def __init__(self, draft: Draft, hits: list[Hit]) -> None:
        self.draft = draft
        self.flow = draft.page.flow
        self.hits = hits
        self.by_start = {hit.start: hit for hit in hits}
        self.by_end = {hit.end: hit for hit in hits}

    def find(self) -> None:
        flow = self.flow
        for pieces, literals, take in (
            (("overnment",), _GOVERNMENT, self._government),
            (("udget", "xchequer", "reasury", "Federal Government"), _PURSE, self._purse),
            (("orrower",), _BORROWER, self._purse),
            (("State",), _STATE_ITSELF, self._owned),
        ):
            if not any(piece in flow for piece in pieces):
                continue
            for literal in literals:
                for start in occurrences(self.flow, literal):
                    end = start + len(literal)
                    if not self._letter(start - 1) and not self._letter(end):
                        take(start, end)
        self._republics()
        self._parts()
        self._several()
        self._states()
        self._organs()
        self._acronyms()
        self._sides()
        self._central_banks()

    def _letter(self, position: int) -> bool:
        return 0 <= position < len(self.flow) and self.flow[position].isalnum()

    def _government(self, start: int, end: int) -> None:
        of = _OF.match(self.flow, end)
        if of is None:
            self._purse(start, end)
            return
        hit = self.by_start.get(of.end())
        part = _PART.match(self.flow, of.end())
        if hit is not None and hit.entity.type == "country" and hit.entity.country:
            styled = _STYLED.search(self.flow, max(0, start - 16), start)
            start = styled.start() if styled and self.flow[start] == "G" else start
            government = government_entity(hit.entity.country)
            if self.draft.add(start, hit.end, government):
                self.draft.called(government.key, " ".join(self.flow[start : hit.end].split()))
        elif part and self.flow[start] == "G":
            self._of_a_part(start, part)

    def _of_a_part(self, start: int, part: re.Match[str]) -> None:
        """The government of a part of a country: "Government of Kerala"."""
        name = " ".join(part[0].split())
        country = self.draft.country_at(start)
        key = f"organisation:government-of-{slug(name)}" + (f":{country}" if country else "")
        self.draft.add(start, part.end(), Entity(key, "organisation", f"Government of {name}", type="local government", country=country))

    def _purse(self, start: int, end: int) -> None:
        """A government, or what pays for it, of the country before it or of the one last named."""
        if _COMPOUND.match(self.flow, end) or self.flow[start] in "Bb" and _LABELLED.match(self.flow, end):
            return
        if self._owned(start, end) or self.flow[max(0, start - 9) : start].endswith(("as the ", "is the ", "be the ")):
            return
        styled = _STYLED.search(self.flow, max(0, start - 16), start) if self.flow[start] == "G" else None
        if styled and styled[0].startswith(("His", "Her", "Royal")):
            self._styled(styled.start(), end)
            return
        if _DETERMINED.search(self.flow[max(0, start - 24) : start]) or self._bare(start, end):
            country = self.draft.country_at(start)
            if country:
                self.draft.assume(start, end, government_entity(country))
                if self.flow.endswith("Treasury", start, end):
                    self.draft.called(government_entity(country).key, " ".join(self.flow[start:end].split()))

    def _bare(self, start: int, end: int) -> bool:
        """Whether "government" without an article stands for the one that the text is about."""
        if self.flow[start] not in "gG":
            return False
        return _BARE_BEHIND.match(self.flow, end) is not None and _BARE_BEFORE.search(self.flow, max(0, start - 14), start) is not None

    def _styled(self, start: int, end: int) -> None:
        """"His Majesty's Government" is that of the country that the text is about."""
        country = self.draft.country_at(start)
        if country and self.draft.add(start, end, government_entity(country)):
            name = " ".join(self.flow[start:end].split())
            self.draft.called(f"organisation:government:{country}", f"{name} of {short_country_name(country)}")

    def _owned(self, start: int, end: int) -> bool:
        """"the Pakistani government", "Kenya's government", "the Cameroonian State"."""
        owner = self.by_end.get(start - 1) or self.by_end.get(start - 3)
        if owner is None or owner.entity.type != "country" or not owner.entity.country:
            return self._owned_by_a_part(start, end, owner)
        self.draft.add(owner.start if owner.adjective else start, end, government_entity(owner.entity.country))
        return True

    def _owned_by_a_part(self, start: int, end: int, owner: Hit | None) -> bool:
        """"the Assam government", "Punjab's government": the government of a region."""
        if self.flow[start] not in "gG":
            return False
        if owner is not None and owner.entity.kind == "place" and owner.entity.type in REGIONS:
            self._add_part(owner.start, end, owner.entity.name, owner.entity.country)
            return True
        return False

    def _add_part(self, start: int, end: int, name: str, country: str | None, printed: str | None = None) -> None:
        key = f"organisation:government-of-{slug(name)}" + (f":{country}" if country else "")
        aliases = (printed,) if printed else ()
        self.draft.add(start, end, Entity(key, "organisation", f"Government of {name}", aliases=aliases, type="local government", country=country))

    def _parts(self) -> None:
        """States and provinces that borrow: "a loan to the State of Pará"."""
        for literal in _PARTS:
            for at in occurrences(self.flow, literal):
                part = _PART.match(self.flow, at + len(literal))
                if part and (_LENT_TO.search(self.flow, max(0, at - 70), at) or _STATE_PAYS.match(self.flow, part.end()) and _STATE_BEFORE.search(self.flow, max(0, at - 12), at)):
                    name = " ".join(self.flow[at : part.end()].split())
                    country = self.draft.country_at(at)
                    key = f"organisation:government-of-{slug(part[0])}" + (f":{country}" if country else "")
                    self.draft.add(at, part.end(), Entity(key, "organisation", name, aliases=(f"Government of {part[0]}",), type="local government", country=country))

    def _several(self) -> None:
        """"the governments of Zambia and Botswana", "the Governments of Gansu, Sichuan and Chongqing"."""
        for at in occurrences(self.flow, "overnments of ", "overnments\nof "):
            end = at + len("overnments of ")
            start = at - 1
            for _ in range(8):
                end += 4 * self.flow.startswith("the ", end)
                hit, part = self.by_start.get(end), _PART.match(self.flow, end)
                if hit is not None and hit.entity.type == "country" and hit.entity.country and not hit.adjective:
                    end = hit.end
                    self.draft.add(start, end, government_entity(hit.entity.country))
                elif part is not None:
                    end = part.end()
                    name = " ".join(part[0].split())
                    self._add_part(start, end, name, hit.entity.country if hit else self.draft.country_at(start))
                else:
                    break
                more = _AND_MORE.match(self.flow, end)
                if more is None:
                    break
                start = end = more.end()

    def _states(self) -> None:
        """"the Abia State government", "the Khatlon provincial administration": named after their region."""
        for literal in _BODIES_OF_REGIONS:
            for at in occurrences(self.flow, literal):
                before = _DIVISION_BEFORE.search(self.flow, max(0, at - 70), at)
                if before is None or fold(before["name"].split()[0]) in words("common_words"):
                    continue
                name = " ".join(before["name"].split())
                key = fold(name).replace("-", " ")
                if before["kind"] == "State" or subdivisions().get(key) or gazetteer().find(key):
                    start, end = before.start("name"), at + len(literal)
                    self._add_part(start, end, name, self._home(key) or self.draft.country_at(at), " ".join(self.flow[start:end].split()))

    @staticmethod
    def _home(key: str) -> str | None:
        """The country of a region, where one alone has a region of that name."""
        countries = {entity.country for entity in subdivisions().get(key, ())}
        return countries.pop() if len(countries) == 1 else None

    def _organs(self) -> None:
        """ "Parliament", "the Auditor General", "the State Cabinet": the organ of the state that the text is about."""
        for organ in organs_of_states():
            for at in occurrences(self.flow, organ) if organ in self.flow else ():
                end = at + len(organ)
                if _GOES_ON.match(self.flow, end) or _NAMED_BEFORE.search(self.flow, max(0, at - 24), at):
                    continue
                country = self.draft.country_at(at)
                key = f"organisation:{slug(organ)}" + (f":{country}" if country else "")
                aliases = (f"{organ} of {short_country_name(country)}",) if country else ()
                self.draft.add(at, end, Entity(key, "organisation", organ, aliases=aliases, type="government", country=country))

    def _acronyms(self) -> None:
        """ "GoB share", "GOP", "GoSL": the government of the country whose initials stand behind "Go"."""
        for match in matches(_GO, self.flow, "GO", "Go"):
            country = self.draft.country_at(match.start())
            names = (short_country_name(country), country_names()[country]) if country in country_names() else ()
            if country and any(match["of"] == "".join(word[0] for word in name.split() if word[0].isupper()) for name in names):
                self.draft.add(match.start(), match.end(), government_entity(country))

    def _sides(self) -> None:
        """A country's side in a deal is its government: "the Kyrgyz side provides a plot of land"; its mission is one of its own."""
        for hit in self.hits:
            if hit.adjective and hit.entity.type == "country" and hit.entity.country:
                match = _SIDE.match(self.flow, hit.end)
                if match and not (match[0].endswith("authorities") and self.flow[hit.start - 4 : hit.start] != "the "):
                    self.draft.add(hit.start, match.end(), government_entity(hit.entity.country))
                mission = _MISSION.match(self.flow, hit.end)
                if mission:
                    name = " ".join(self.flow[hit.start : mission.end()].split())
                    self.draft.add(hit.start, mission.end(), Entity(f"organisation:{slug(name)}", "organisation", name, type="agency", country=hit.entity.country))

    def _central_banks(self) -> None:
        """"The Central Bank" is that of the country that the text is about."""
        for at in occurrences(self.flow, "the Central Bank", "The Central Bank", "the National Bank", "The National Bank"):
            called = self.flow[at + 4 : self.flow.index(" Bank", at) + 5]
            end = at + 4 + len(called)
            country = self.draft.country_at(at)
            if country and not _GOES_ON.match(self.flow, end):
                name = f"{called} of {short_country_name(country)}"
                known = registry().known.get(fold(name))
                if not known and called == "National Bank":
                    of_the = registry().known.get(fold(f"National Bank of the {short_country_name(country)}"))
                    name, known = (of_the[0].entity.name, of_the) if of_the else (name, None)
                entity = known[0].entity if known else Entity(f"organisation:{slug(name)}", "organisation", name, type="central bank", country=country)
                self.draft.add(at + 4, end, entity)

    def _republics(self) -> None:
        """A republic that signs, borrows or guarantees is its government."""
        for hit in self.hits:
            if hit.entity.type == "country" and hit.entity.country and not hit.adjective and hit.end - hit.start > 10 and _REALM.match(self.flow, hit.start):
                if _SIGNS.match(self.flow, hit.end) or _REPUBLIC.search(self.flow, max(0, hit.start - 90), hit.start):
                    self.draft.add(hit.start, hit.end, government_entity(hit.entity.country))
