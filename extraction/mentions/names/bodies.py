"""Organisations that are built like names: a head word (Ministry, Bank, University ...) with what stands before or behind it.

"Ministry of Public Works and Communications", "Egyptian Electricity Holding Company", "Corporación Financiera Nacional". What
comes out is spans with a kind. Projects, boards of directors and parts of known bodies are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extraction import expressions as re
from extraction.lexicon import fold, gazetteer, rows, subdivisions, titles
from extraction.mentions.names.capitals import (
    COMMON,
    DEED,
    FIRST,
    FOREIGN,
    FORM,
    HEAD,
    HONORIFIC,
    LAST,
    MODIFIER,
    PLACED,
    UPPER,
    Page,
    Token,
)
from extraction.mentions.names.known import Hit
from extraction.records import dataclass


@dataclass(frozen=True, slots=True)
class Heads:
    """The words that make a run of capitalised words an organisation's name, by where they stand in it, with their kinds."""

    first: dict[str, str]
    last: dict[str, str]
    foreign: dict[str, str]


@cache
def heads() -> Heads:
    first, last, foreign = {}, {}, {}
    for row in rows("organisation_words"):
        key, position = fold(row["word"]), row["position"]
        if row["language"] != "en" and position == "first":
            foreign[key] = row["kind"]
        elif position in ("first", "both"):
            first[key] = row["kind"]
        if position in ("last", "both"):
            last[key] = row["kind"]
    return Heads(first, last, foreign)


# Words that alone before a head do not make it a name: "Executive Board", "Steering Committee".
# Deeds that are fields of ministries and offices too: "Secretariat of Finance and Public Credit"
_FIELDS_TOO = ("development", "credit", "policy", "road", "highway", "railway", "standards", "systems", "port", "airport")
_OFFICES = frozenset("secretariat department directorate undersecretariat".split())
GENERIC = frozenset(
    "information executive steering project management implementation implementing coordination senior annual technical main new joint the"
    " special general national regional international central development state federal public private board inter-ministerial"
    " monitoring operations advisory financial social other local working task interim permanent standing parliamentary"
    " internal external emergency sector procurement supervisory executing responsible competent lead participating"
    " partner borrowing financing funding governing press head main media home branch municipal communal provincial district city unitary independent expert high-level ministerial".split()
)
# Heads of what belongs to a body that is named before it: "World Bank Board", "JICA Mongolia Office".
PARTS = frozenset("office board department mission council delegation secretariat institute's committee group".split())
AFTER_HEAD = frozenset("of for on de du des del da do di d' to".split())
# "Multitranche Financing Facility", "Small and Medium Enterprise": what only looks like a body's name
_NO_BODIES = {
    "power": frozenset("solar wind hydro nuclear thermal electric geothermal coal gas renewable clean green battery purchasing air sea soft hydroelectric independent mini small rural concentrated photovoltaic combined diesel".split()),
    "facility": frozenset("multi-tranche multitranche financing finance lending loan credit liquidity standby stand-by overdraft refinancing grant guarantee risk-sharing extended revolving".split()),
    "capital": frozenset("working human ordinary venture risk share equity social natural paid-in callable authorised authorized authorized new fixed private state national provincial federal regional islamic foreign initial seed debt loan our growth patient".split()),
    "partners": frozenset("development implementing international trading social key financial financing strategic technical bilateral multilateral donor private cooperating co-financing global regional local national trade project main other our new partner lending funding".split()),
    "enterprise": frozenset("micro small medium medium-sized regional private rural social state-owned public".split()),
}
# Offices that are bodies of their own: "Office of the Auditor General"
_OFFICES_OF = frozenset("auditor comptroller attorney prosecutor ombudsman accountant controller inspector registrar commissioner".split())
# "the Beijing-based Asian Infrastructure Investment Bank"
_BASED = ("-based", "-headquartered", "-owned", "-backed", "-led", "-funded", "-listed", "-run", "-financed", "-born", "-registered", "-controlled", "-speaking")
# "Banque Misr USD260", "lenders Shs348 billion"
GLUED_AMOUNT = re.compile(r"[A-Z]{2,3}\d|[A-Z][a-z]{1,2}\d{2}")
# Behind a number, before what is built: "a 220 MW Solar Power plant"
_POWER_UNITS = frozenset("MW MWp MWh GW GWh kW kWp kV MVA".split())
# Where divisions are parts of ministries that act in their own name
_OF_DIVISIONS = frozenset({"BGD", "PAK"})
# "approved by its Board on April 28": a date behind a name.
_CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
FOREIGN_LINKS = frozenset("pour para por sur de du des del da do dos das di e y et la las los le les der für zur d' l'".split())


# Whose a body is by its name: "the Mayor's Office", "the Water Users' Association"
_OWNERS = re.compile(
    rf"(?:(?:(?!The\b|In\b|At\b|For\b)[{UPPER}]\w+\s){{0,3}}(?:Mayor|People|Governor|President|Minister|Women|Children|King|Queen|Ombudsman|Accountant)'s"
    rf"|(?:(?!The\b|In\b|At\b|For\b)[{UPPER}]\w+\s){{1,3}}(?:User|Farmer|Worker|Producer|Grower|Manufacturer|Teacher|Employer|Trader|Fishermen|Engineer|Banker|Exporter)s')\s$"
)
# The rank that a title opens with
_RANKS = frozenset("vice deputy acting executive managing senior assistant associate first interim principal chief regional country".split())
# Kinds of bodies that are named after those who belong to them: "Farmers Union"
_OF_MEMBERS = frozenset({"association", "bank", "fund", "company"})
# Heads that are also a field of other bodies: "Credit and Development Bank"
_FIELDS_OF_BODIES = frozenset("credit savings power insurance leasing mission".split())
# What a name goes on with behind a place: "Administration of Bishkek City", "Centre for Sahel Studies"
_AFTER_PLACE = frozenset(
    "city region province district oblast county state municipality studies research affairs cooperation development policy trade relations languages basin".split()
)
# Adjectives of Latin languages behind a head that English shares: "Office Chérifien de l'Eau"
_LATIN = re.compile(r"(?:ien|ienne|ais|aise|ique|aire|iere|ier|if|ive|ario|aria|ico|ica|ivo|iva|ano|ana|ense|eno|ena|al|ale)$")


# The fields of a ministry after the first: ", Sanitation and Irrigation"
_FIELD = rf"[{UPPER}]\w+(?:\s[{UPPER}]\w+)?"
_FIELDS = re.compile(rf"(?:,\s{_FIELD}){{0,4}},?\s(?:and|&)\s{_FIELD}")


# Small words and verbs of headlines in capitals: "BANK TO LEND NEPAL", "NDB BOARD OF DIRECTORS APPROVES"
_SHOUTED = frozenset("OF TO FOR AND THE IN ON AT BY WITH".split())
_HEADLINE = frozenset("TO LEND LENDS APPROVE APPROVES APPROVED SIGN SIGNS SIGNED GIVES GRANTS PROVIDES SUPPORTS HELPS AT".split())


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
        # A known body's "Bank for ..." is no name of its own: "the World Bank for Development of the North".
        self.known_ends = {hit.end for hit in hits if hit.entity.kind == "organisation"}
        self.heads = heads()
        self.fields = titles("modifier")
        self.divisions = any(hit.entity.country in _OF_DIVISIONS for hit in hits)

    def spans(self) -> Iterator[Span]:
        for run in self.page.runs:
            if run.kinds & (FIRST | LAST | FOREIGN) and (len(run) > 1 or self._owner(run[0].start)):
                yield from self._run(run)
            if run.kinds & PLACED and len(run) > 1:
                yield from self._placed(run)

    def _placed(self, run: list[Token]) -> Iterator[Span]:
        """A country's utility that is called by its trade: "Vietnam Electricity", "Uzbekistan Railways"."""
        for index, token in enumerate(run[:-1]):
            hit = self.hits.get(token.start)
            if hit is None or hit.entity.type != "country" or hit.adjective:
                continue
            end = index + 1
            while end < len(run) and not run[end].link:
                end += 1
            if end - index < 5 and run[end - 1].kinds & PLACED and hit.end < run[end - 1].start:
                name = " ".join(t.text for t in run[index:end])
                yield Span(token.start, run[end - 1].end, "company", name, hit.entity.country)

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
        if not token.kinds & (FIRST | LAST | FOREIGN):
            return None
        amid = key == "credit" and index > 0 and not run[index - 1].link
        if key in self.heads.foreign and not amid or index + 1 < len(run) and f"{key} {run[index + 1].key}" in self.heads.foreign or self._french(run, index):
            return self._foreign(run, index)
        following = run[index + 1].key if index + 1 < len(run) else ""
        if key in self.heads.first and following in AFTER_HEAD and not self._given(run, index) or f"{key} {following}" in self.heads.first:
            return self._head_first(run, index)
        if key in self.heads.last:
            return self._head_last(run, index)
        return None

    def _foreign(self, run: list[Token], index: int) -> tuple[Span | None, int]:
        end = index + 1
        while end < len(run) and (not run[end].link or run[end].key in FOREIGN_LINKS) and not GLUED_AMOUNT.match(run[end].text):
            end += 1
        while run[end - 1].link:
            end -= 1
        if end - index < 2:
            return None, index + 1
        return self._span(run, index, end, self.heads.foreign.get(run[index].key) or self.heads.foreign.get(f"{run[index].key} {run[index + 1].key}", "agency")), end

    @staticmethod
    def _french(run: list[Token], index: int) -> bool:
        """"Office National de l'Eau Potable": an English head used in the French or Spanish way."""
        if index + 2 >= len(run) or run[index + 1].link:
            return False
        return run[index + 2].key in FOREIGN_LINKS and (run[index + 1].key.startswith(("national", "nacional", "general")) or _LATIN.search(run[index + 1].key) is not None)

    def _head_first(self, run: list[Token], index: int) -> tuple[Span | None, int]:
        if run[index].end in self.known_ends and index + 1 < len(run) and run[index + 1].key in ("for", "on"):
            return None, index + 2
        kind = self.heads.first.get(run[index].key) or self.heads.first.get(f"{run[index].key} {run[index + 1].key}", "")
        if run[index].key == "board" and index and run[index - 1].key in ("management", "supervisory", "executive"):
            return None, index + 2
        if run[index].key == "department" and (index == 0 or run[index - 1].link) and self._region(run, index):
            return None, index + 2
        inner = index + 1 if f"{run[index].key} {run[index + 1].key}" in self.heads.first and not run[index + 1].link else index
        end = self._right(run, inner)
        if end == index + 1 or (run[end - 1].kinds & DEED and run[end - 1].key not in (_FIELDS_TOO if kind == "ministry" or run[index].key in _OFFICES else ("development",))) or self._board(run, index, end):
            return None, max(end, index + 1)
        start = self._left(run, index, kind)
        if kind != "ministry":
            start = self._joined(run, start, index)
        return self._span(run, start, end, kind), end

    def _region(self, run: list[Token], index: int) -> bool:
        """Whether a department is a part of a country and no office: "the Department of La Paz"."""
        behind = run[index + 2] if index + 2 < len(run) and run[index + 1].key == "of" else None
        hit = self.hits.get(behind.start) if behind is not None else None
        if hit is not None and hit.entity.kind == "place":
            return hit.entity.type != "country" and not hit.adjective
        return behind is not None and any(" ".join(t.key for t in run[index + 2 : end]) in subdivisions() for end in range(index + 3, min(len(run), index + 6) + 1))

    def _board(self, run: list[Token], index: int, end: int) -> bool:
        text = " ".join(token.key for token in run[index:end])
        if run[index].key in PARTS and run[index].key != "secretariat":
            inner = index + 1
            while inner < end - 1 and run[inner].link:
                inner += 1
            hit = self.hits.get(run[inner].start)
            if hit is not None and hit.entity.kind == "organisation" and hit.end >= run[end - 1].end:
                return True  # the board of a known body is that body's
        if text.startswith(("board of directors", "board of executive", "board of governors", "board of trustees", "office of the president", "department of the bank", "delegation of")):
            return True
        following = run[end].key if end < len(run) else ""
        if any(token.key in _OFFICES_OF for token in run[index:end]):
            return False
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
                if "on" in links and run[step].key in _CALENDAR:
                    break
                if "in" in links or "under" in links or ("to" in links and end > index + 1):
                    break
                if "and" in links or "&" in links:
                    if self._other(run, step) or "the" in links:
                        break
                elif run[step].kinds & DEED:
                    break
                elif end > index + 2 and links == ["for"] and any(token.key == "for" for token in run[index:end]):
                    break
                elif end > index + 1 and not set(links) <= {"of", "the", "for", "on", "de", "des", "du", "es"}:
                    break
                elif end > index + 1 and run[step].key in self.heads.first and "the" not in links:
                    break
            elif self._stranger(run, step, index):
                break
            if not links and run[step - 1].kinds & LAST and not run[step].kinds & LAST and end > index + 2:
                break
            if not links and (GLUED_AMOUNT.match(run[step].text) or self._persons(run, step, index)):
                break
            hit = self.hits.get(run[step].start)
            end = step + 1
            if hit is not None and hit.entity.kind == "place" and not hit.adjective:
                while end < len(run) and run[end].start < hit.end:
                    end += 1
                end += end < len(run) and run[end].key in _AFTER_PLACE
                break
        while end > index + 2 and end < len(run) and run[end].kinds & HEAD and run[end - 1].key in _RANKS and not run[end - 2].link:
            end -= 1  # "Saudi Fund for Development Vice | Chairman"
        return end

    def _persons(self, run: list[Token], index: int, head: int) -> bool:
        """Whether two words at the end of a ministry's name are rather its minister's: "Ministry of Finance Gudrun Kopp"."""
        return (
            run[head].key == "ministry"
            and index == len(run) - 2
            and not (run[index].kinds or run[index + 1].kinds or run[index + 1].link)
            and bool(run[index - 1].kinds & MODIFIER)
            and run[index].start not in self.hits
        )

    def _other(self, run: list[Token], index: int) -> bool:
        """Whether the word after an "and" begins another name."""
        token = run[index]
        hit = self.hits.get(token.start)
        return (
            token.text.isupper() and len(token.text) > 1
            or hit is not None
            or bool(token.kinds & HEAD)
            or self._headed(run, index)
            or self._ends_in_bank(run, index)
        )

    @staticmethod
    def _ends_in_bank(run: list[Token], index: int) -> bool:
        """Whether a bank's own name stands behind the "and": "Bank of Baroda | and Canara Bank"."""
        following = [token.key for token in run[index + 1 : index + 4]]
        return "bank" in following and not any(token.link for token in run[index + 1 : index + 1 + following.index("bank")])

    def _headed(self, run: list[Token], index: int) -> bool:
        """Whether a name with its head first begins at a word: "State Committee for ..."."""
        while index + 1 < len(run) and not run[index].link:
            if run[index].key in self.heads.first and run[index + 1].key in AFTER_HEAD:
                return True
            index += 1
        return False

    def _stranger(self, run: list[Token], index: int, head: int) -> bool:
        """Whether a word that follows without a link is no part of the name: a person's title, an acronym."""
        token = run[index]
        if token.key.endswith("s") and token.kinds & HEAD and not run[index - 1].kinds & HEAD and self.heads.first.get(run[head].key) == "association":
            return False  # "Association of Maize Growers"
        if run[index - 1].key.endswith("ing") and "/" in token.text:
            return False  # "Fund for Fighting HIV/AIDS"
        if token.kinds & HONORIFIC and token.text.endswith("."):
            return True
        return bool(token.kinds & HEAD and not (token.key == "general" and run[index - 1].key in _OFFICES_OF)) or (token.text.isupper() and len(token.text) > 1 and not run[index - 1].text.isupper())

    def _left(self, run: list[Token], index: int, kind: str) -> int:
        start = index
        while start > 0 and not run[start - 1].link and (not self._outside(run[start - 1], kind) or self._amid(run, start - 1)):
            start -= 1
        return start

    @staticmethod
    def _amid(run: list[Token], index: int) -> bool:
        """Whether a word that can begin sentences stands amid a name: "Export Credit Insurance Corporation"."""
        token = run[index]
        return bool(token.kinds & COMMON and token.kinds & MODIFIER) and index > 0 and not run[index - 1].link and not run[index - 1].kinds & (COMMON | HEAD)

    def _outside(self, token: Token, kind: str) -> bool:
        """Whether a word before the head is no part of the name; a hospital can be a queen's, a ministry is nobody's."""
        if token.kinds & HEAD and token.key.endswith("s") and kind in _OF_MEMBERS:
            return False
        if token.kinds & COMMON or "-" in token.text and token.key.endswith(_BASED) or token.text in _POWER_UNITS:
            return True
        if token.kinds & HEAD and kind not in ("hospital", "university") and token.key not in ("general", "executive"):
            return True
        hit = self.hits.get(token.start)
        return kind in ("ministry", "government") and hit is not None and hit.entity.kind == "place"

    def _head_last(self, run: list[Token], index: int) -> tuple[Span | None, int] | None:
        """Names whose head stands at their end; of several heads in a row of words the last one counts."""
        end = index + 1
        last = index
        while end < len(run) and not run[end].link and not (run[end].kinds & FORM and not run[end].kinds & LAST):
            if run[end].key in self.heads.last:
                last = end
            end += 1
        if run[end - 1].kinds & DEED:
            return None, end
        kind = self.heads.last[run[last].key]
        if last + 1 < len(run) and run[last + 1].key in AFTER_HEAD and run[last].key in self.heads.first and not self._given(run, last):
            return self._head_first(run, last)
        start = self._left(run, last, kind)
        if self._part(run[start : last + 1]):
            return None, last + 1
        start = self._joined(run, start, last)
        if all(token.key in GENERIC or token.link or token.key in self.heads.last for token in run[start : last + 1]) and not self._owner(run[start].start):
            return None, last + 1
        behind = self.hits.get(run[last + 1].start) if last + 2 == len(run) and not run[last + 1].link and start < last else None
        if behind is not None and behind.entity.type == "country" and not behind.adjective and behind.end == run[last + 1].end:
            # "Investment Board Nepal", "KCB Bank Kenya"
            last += 1
        if run[last].key == "company" and last + 2 < len(run) and run[last + 1].key == "of" and start < last:
            owner = self.hits.get(run[last + 2].start)
            if owner is not None and owner.entity.kind == "place" and not owner.adjective or gazetteer().find(run[last + 2].key):
                last += 2
        if run[last].key == "power" and (last + 1 < len(run) and not run[last + 1].link or run[start].key.endswith("ing") or run[start].start in self.hits):
            return None, last + 1
        if kind == "unit" and not (run[last].key == "division" and self.divisions):
            return None, last + 1
        if run[last].key in _NO_BODIES and all(token.key in GENERIC or token.key in _NO_BODIES[run[last].key] or token.link for token in run[start:last]):
            return None, last + 1
        if last > start and run[last].key in ("capital", "partners") and (
            run[last - 1].key in _NO_BODIES[run[last].key] or run[last - 1].start in self.hits or gazetteer().find(run[last - 1].key)
        ):
            return None, last + 1
        return self._span(run, start, last + 1, kind), last + 1

    def _given(self, run: list[Token], head: int) -> bool:
        """Whether "to" behind a head says whom money goes to, or how much: "the Solidarity Fund to Uganda", "commits the Bank to EUR 20 million"."""
        behind = run[head + 2] if head + 2 < len(run) else None
        return run[head + 1].key == "to" and behind is not None and (behind.start in self.hits or behind.link or behind.text.isupper())

    def _part(self, tokens: list[Token]) -> bool:
        """Whether the words name a part of a known body, or a place's office of one that the text left out."""
        if tokens[-1].key not in PARTS:
            return False
        first = self.hits.get(tokens[0].start)
        if first is None:
            return len(tokens) == 2 and len(tokens[0].text) > 2 and tokens[0].text.isupper() and not tokens[1].text.isupper()
        if first.entity.kind == "organisation":
            return True
        return tokens[-1].key in ("office", "mission") and tokens[-2].start < first.end

    def _joined(self, run: list[Token], start: int, head: int) -> int:
        """Back over an "and" inside a name: "Water and Sewerage Authority", but not "Kenya and Equity Bank"."""
        if start < 2 or run[start - 1].key not in ("and", "&"):
            return start
        if self._begins_with_place(run, start - 1) and run[start].start not in self.hits:
            return self._unlinked(run, start - 1)  # "Vietnam Coal and Minerals Group"
        if not all(token.kinds & (MODIFIER | PLACED | LAST) or token.key in GENERIC or token.key.rstrip("s") in _FIELDS_TOO for token in run[start:head]):
            return start
        back = start - 1
        while back > 0 and not run[back - 1].link and (not run[back - 1].kinds & COMMON or run[back - 1].key in _FIELDS_OF_BODIES):
            back -= 1
            hit = self.hits.get(run[back].start)
            if hit is not None and hit.end > run[start].start:
                return back  # a known name that goes on behind the "and"
            known = hit is not None and (hit.entity.kind != "place" or hit.end >= run[start - 2].end)
            if known or run[back].key in self.heads.last and run[back].key not in _FIELDS_OF_BODIES or run[back].kinds & HEAD or run[back].text.isupper():
                return start
        return back if back < start - 1 else start

    def _begins_with_place(self, run: list[Token], joint: int) -> bool:
        """Whether a place and what it has, no name by itself, stand before an "and"."""
        words = run[self._unlinked(run, joint) : joint]
        hit = self.hits.get(words[0].start) if words else None
        place = hit is not None and hit.entity.kind == "place" and not hit.adjective or hit is None and bool(words) and bool(gazetteer().find(words[0].key))
        if not place or not 1 < len(words) < 4:
            return False
        return not any(token.kinds & (LAST | PLACED | HEAD | DEED) or token.text.isupper() or token.start in self.hits for token in words[1:])

    @staticmethod
    def _unlinked(run: list[Token], index: int) -> int:
        """The first of the words before an index with no small word between."""
        while index > 0 and not run[index - 1].link and not (run[index - 1].kinds & COMMON and index == 1):
            index -= 1
        return index

    def _span(self, run: list[Token], start: int, end: int, kind: str) -> Span | None:
        while start < end and (run[start].link or run[start].kinds & COMMON and not (run[start].key in _FIELDS_OF_BODIES and start + 1 < end and run[start + 1].key == "and")):
            start += 1
        if end == start or end - start < 2 and not self._owner(run[start].start):
            return None
        if run[end - 1].text in _SHOUTED or run[start].text.isupper() and any(token.text in _HEADLINE for token in run[start:end]):
            return None
        first, last = run[start].start, run[end - 1].end
        hit = self.hits.get(run[end - 1].start)
        if hit is not None and hit.end > last and hit.entity.kind == "place":
            last = hit.end
        owner = self._owner(first)
        if owner is not None:
            first = owner.start()
        name = " ".join(self.page.flow[first:last].split())
        if name.startswith("State and Government"):
            return None  # "Heads of State and Government"
        if kind == "ministry" and run[end - 1].key == "ministry" and end - start < 6:
            # "the Finance Ministry"
            name = f"Ministry of {' '.join(token.text for token in run[start : end - 1])}"
        country = None
        for hit in self._inside(run[start:end]):
            if hit.entity.kind == "place" and hit.entity.country:
                country = hit.entity.country
        if kind in ("ministry", "agency") and any(token.link for token in run[start:end]):
            more = _FIELDS.match(self.page.flow, last)
            if more and self._fields_of(more):
                last = more.end()
                name = " ".join(self.page.flow[first:last].split())
        return Span(first, last, kind, name, country)

    def _owner(self, first: int) -> re.Match[str] | None:
        """Whose a body is, where its name says so: "Vietnam Women's Union"."""
        return _OWNERS.search(self.page.flow, max(0, first - 50), first) if self.page.flow[first - 2 : first] in ("s ", "' ") else None

    def _fields_of(self, more: re.Match[str]) -> bool:
        """Whether what follows a ministry's first field is further fields and no other name."""
        found = list(re.finditer(r"\w+", more[0]))
        if any(more.start() + word.start() in self.hits for word in found):
            return False
        keys = {fold(word[0]) for word in found} - {"and"}
        return bool(keys & self.fields) and not keys & (self.heads.first.keys() | self.heads.last.keys())

    def _inside(self, tokens: list[Token]) -> Iterator[Hit]:
        for token in tokens:
            hit = self.hits.get(token.start)
            if hit is not None:
                yield hit


