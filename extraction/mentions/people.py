"""People, with the titles that the text gives them.

Found by what stands around a name, not by lists of names, so that a name of any culture will do: "said NAME, TITLE",
"TITLE NAME", "NAME, TITLE", "NAME, who ...", "Team Leader: NAME", an honorific. A surname, or a given name where it comes
first, alone later on is the same person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extraction.lexicon import fold, gazetteer, slug, titles, words
from extraction.mentions.capitals import COMMON, DEED, FIRST, FOREIGN, HEAD, HONORIFIC, LAST, MODIFIER, UPPER, Page, Run, Token, occurrences
from extraction.mentions.draft import Draft
from extraction.mentions.known import Hit
from extraction.mentions.name_labels import Label, beside_phone, either, find_labels, label_roles
from extraction.model import Entity


@dataclass(frozen=True, slots=True)
class Titled:
    """A person's title where the text says it: the person's key, the span of the title, and the span of both together."""

    person: str
    start: int
    end: int
    title: str


PARTICLES = frozenset("de del dela della da do dos das di du la le van von der den ter bin bint ibn al el ul ur abu y e al- el- as- ad- ar- an- at- az- ash- ul- ud-".split())
# What a person does that an organisation does not, or rarely.
SAYING = (
    "said|says|say|told|tells|added|adds|noted|notes|remarked|commented|comments|explained|explains|declared|stated|states"
    "|emphasi[sz]ed|stressed|underlined|pointed|recalled|believes|observed|concluded|argued|warned|asked|replied|answered"
    "|welcomed|thanked|congratulated|signed|announced|insisted|called|confirmed|acknowledged|recounted|laughed|smiled|wrote"
    "|mentioned|reiterated|highlighted|revealed|remarks|recalls|laughs|smiles|sighs|jokes|joked|quipped|grins|exclaimed|admits|admitted"
    "|cautioned|hopes|thinks|insists|argues|warns|stresses|emphasises|emphasizes|affirmed|reaffirmed|urged|praised|hailed|lauded"
)
_SAYING = frozenset(re.sub(r"\[sz\]", "s", SAYING).split("|")) | {"emphasized"}
# What a person is said to be: "X is the director of", "X was appointed head of", "X heads the unit"
_IS = re.compile(
    r"""\s(?:(?:is|was|became|remains|(?:is|was|has\sbeen|been)\s(?:named|appointed|elected|nominated)(?:\sas)?|serve[sd]\sas|works\sas|acts\sas)
            \s(?:also\s|currently\s|now\s)?(?:the\s|an?\s|its\s)?(?P<title>[^.;:!?,\"\n\x01()]{4,120})
         |(?P<deed>(?:heads|leads|chairs|directs|manages|oversees|coordinates|runs)\s(?:the|an?|its|their)\s[^.;:!?,\"\n\x01()]{4,100}))""",
    re.VERBOSE,
)
_PRESIDING = {
    "chairmanship of ": "chair", "chaired by ": "chair", "presidency of ": "president", "presided over by ": "president",
    "moderated by ": "moderator", "headed by ": "head", "co-chaired by ": "co-chair",
}
_HON = re.compile(r"(?P<hon>(?:[Tt]he\s)?(?:Rt\.?\s)?(?:Hon\.|Hon|Honou?rable))(?:\s\(?[A-Z][a-z]{1,4}\.\)?)?\s\Z")
_ADDRESS = frozenset("box tel fax email e-mail street avenue road floor building telex ext phone mobile cell website".split())
_DID = frozenset("met held took gave spoke led paid made went came".split())
# "Talant Imanakun uulu", "Aida Salyanova kyzy"
_PATRONYMIC = re.compile(r"\s(?:uulu|uly|kyzy|kizi|qizi|qyzy|ogly|oglu|o'g'li|ugli|zoda|zade)\b")
_BEING = frozenset("is was became remains has serves served works acts heads leads chairs directs manages oversees coordinates runs".split())
_SUFFIX = re.compile(r"(?:II|III|IV|Jr|Sr|Jr\.|Sr\.)\Z")
_INITIAL = re.compile(rf"[{UPPER}]\.")
# A title on the line below a name, as in the signatures of letters
_TITLE_BELOW = re.compile(r"[\n\x01][ *_]{0,6}(?P<title>[A-Z][^.;:!?\"\n\x01()|]{2,90}?)[ *_]{0,3}(?=[\n\x01]|\Z)")
_SMALL_IN_TITLE = frozenset("of for and the in on to at de du des y e & / - –".split())
_SAID_AFTER = re.compile(rf"\s+(?:also\s+|then\s+|further\s+)?(?:{SAYING})\b")
_SAID_BEFORE = re.compile(rf"\b(?:met|meets|thanks|{SAYING}|according\s+to|signed\s+by)\s+\Z")
# "who is the director", "who heads the office"
_WHO_IS = re.compile(r"(?:who\s(?:(?:is|was)\s(?:also\s|the\s|an?\s){0,2})?)?")
_NAMED = re.compile(r",\s[^.;:!?\"\n\x01()]{3,60},\s(?:was|has\sbeen)\s(?:named|appointed|elected)\s(?:as\s)?(?:the\s|an?\s|its\s)?(?P<title>[^.;:!?,\"\n\x01()]{4,120})")
_AGE = re.compile(r",\s(?:aged\s)?\d{2}(?=[,\s])")
_RELATIVE = re.compile(r",?\s(?P<clause>(?:who(?:se)?)\s[^.;:!?\"\n\x01()]{3,160})")
# "Amos Kiptoo, 29, runs a welding shop"
_DOING = re.compile(
    r",\s(?P<clause>(?:(?:has|had)\s(?:been\s(?:a|an|the|[a-z]+ing)|worked|kept|run|farmed|fished|taught|raised|herded|tended|grown|sold|driven|lived|owned|ridden|cooked|sewn|woven)"
    r"|(?!says|said|was|is|has|had)[a-z]{3,12}s)\s[^.;:!?\"\n\x01()]{3,120})"
)
_END_OF_CLAUSE = re.compile(r"\sand\s[a-z]+ed\b|,\s(?:said|told|added|noted|and|but|which|who|is|was|are|were|has|have|had|will|would|also|can|could|[a-z]{3,12}ed)\b|,\s(?=\"|')|\s[–—-]\s|\x01")
_TITLE_AFTER = re.compile(r"(?:,\s|\s[–—-]{1,2}\s|\s\()(?:respectively,?\s)?(?:the\s|an?\s|our\s|its\s)?(?P<title>[^.;:!?\"\n\x01()]{2,160}(?:\n[^.;:!?\"\n\x01()]{2,90})?)")
_STOP_TITLE = re.compile(
    rf""",?\s(?:on\s+the\s+sidelines|during|after|before|while|when|where|as\s+(?:he|she|they)|in\s+a\s+(?:statement|speech|letter|press)|at\s+(?:the\s+)?(?:ceremony|signing|meeting|event|opening|launch|closing|conference)
        |in\s+his|in\s+her|who|whose|which|that|because|and\s+(?:added|said)|has|have|had|is|was|were|are|will|would|could|can|may|signed|(?:{SAYING}))\b
        |,\s(?:said|told|added|noted|adding|speaking|and\s+[A-Z]|in\s+[A-Z])|\s(?:[–—]|--)\s""",
    re.VERBOSE,
)


@cache
def _role_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return titles("head"), titles("modifier"), titles("honorific")


# Words that a title in small letters does not go back over.
_NO_TITLE = frozenset(
    "the a an of in on at by to for from with and or but as like that which who said says told is are was were has have had"
    " will would asked including while when where also meanwhile among between after before under over his her its their our"
    " one two three many several such former then met meet joined".split()
) - {"former"}
_WORD = re.compile(r"[\w'’-]+")
# The clause right before a comma, and where a title can begin in it
_CLAUSE = re.compile(r"(?P<opening>\A|(?<=[\n\x01])|(?<=[.!?\"])[ ])?[^,;:.!?\"()\n\x01]*(?:\n[^,;:.!?\"()\n\x01]*)?$")
_OFFICES = frozenset("president minister premier chancellor governor mayor ambassador king queen emir sultan".split())
_REGION_WORDS = frozenset("region province district city county oblast state".split())
_FORMER = re.compile(r"\b(?:former|acting|deputy|outgoing|interim|vice)\s$")
# "Akim of Karaganda region" before a name
_OF_REGION = re.compile(r"(?:\b[A-Z]\w+\s){1,3}of\s(?:[A-Z][\w-]+\s){1,3}(?:region|province|district|city|county|oblast|state)\s$")
# Somebody of the same office: "his Kenyan counterpart Amina Otieno"
_SAME_OFFICE = re.compile(r"(?:\w+\s)?(?:counterpart|colleague|homologue)s?\Z")
_POSSESSOR = re.compile(r"(?:[\w-]+\s){0,2}[\w-]+'s?\s(?=\S)")
# Forms of address that are also a trade: a fuller title may stand before them
_ADDRESSED = frozenset("engineer architect professor doctor captain colonel general barrister".split())
# "deputy chairman of district": an office of a thing that is written small, right before a name
_HEAD_OF = re.compile(r"(?<![\w'-])(?P<head>(?:(?:first|deputy|vice|acting|former|senior|chief)\s){0,2}[a-z]{4,14})\sof\s(?:the\s)?(?:[a-z-]{4,16}\s){1,3}\Z")
_ARTICLE = re.compile(r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s")
_NOT_IN_TITLE = frozenset("with by from after during while when which that who meeting said told under through via".split())
_DETERMINER = re.compile(r"(?:\b[Tt]he|\bby|\b[Ii]ts|\b[Tt]heir|\ban?|\b[A-Z]\w+'s|\band)\s")
# "the Bank's", "the ministry's": the article is said again, since it stands for a name
_POSSESSIVE = re.compile(r"[\w&-]+'s\s")
# "the Kazakh leader", "the Indonesian president"
_LEADER = re.compile(r"\s(?P<title>leader|president|head\s+of\s+state|prime\s+minister|premier|chancellor|king|emir)\b(?!\s+[A-Z])")
_DELEGATION = re.compile(r"(?:led|leads|headed|heads)\s(?P<of>(?:the|his|her|its)\s(?:\w+\s)?delegation)")


class People:
    """Finds the people of a page; `draft` takes them, `titled` are their titles."""

    def __init__(self, draft: Draft, hits: list[Hit]) -> None:
        self.draft = draft
        self.page: Page = draft.page
        self.by_start = {hit.start: hit for hit in hits}
        self.titled: list[Titled] = []
        self.heads, self.modifiers, self.honorifics = _role_words()
        self.surnames = titles("surname")
        self.labels: dict[int, Label] = {}
        self.listed: dict[int, Label] = {}
        self.run_at: dict[int, Run] = {}
        self.persons: dict[str, Entity] = {}
        self.endings: dict[tuple[str, ...], Entity] = {}
        self.held: set[int] = set()
        self.in_places = {
            hit.start + match.start()
            for hit in hits
            if hit.entity.kind == "place" and " " in self.page.flow[hit.start : hit.end]
            for match in _WORD.finditer(self.page.flow[hit.start : hit.end])
        }

    def find(self) -> list[Titled]:
        self.labels, self.listed = find_labels(self.page)
        self.run_at = {run[0].start: run for run in self.page.runs}
        for run in self.page.runs:
            if self._worth_reading(run):
                self._run(run)
        self._presiding()
        self._surnames()
        self._told_elsewhere()
        self._members()
        return self.titled

    def _worth_reading(self, run: Run) -> bool:
        """Whether anything in or around a run says that somebody could be named there."""
        first, last = run[0], run[-1]
        if run.kinds & (HEAD | HONORIFIC) or first.start in self.labels or first.start in self.listed:
            return True
        flow = self.page.flow
        if len(run) == 1 and first.kinds:
            return False
        if run.kinds & (FIRST | LAST | MODIFIER) and len(run) > 3 and not (run[-1].kinds or run[-2].kinds or run[-1].link or run[-2].link):
            # "... of the Eurasian Development Bank Nikolai Podguzov"
            return flow[max(0, first.start - 4) : first.start] in ("the ", " of ") or flow[first.start - 2 : first.start] == ", "
        behind = flow[last.end : last.end + 2]
        if behind[:1] in ("\n", "\x01") and self._begins_line(first.start):
            return len(run) > 1
        if behind in (", ", " –", " —", " -", " (", ",\n"):
            return len(run) > 1
        before = flow[max(0, first.start - 18) : first.start].split()
        if before:
            word = before[-1].lower().rstrip(",:")
            if word in _SAYING or word in _REGION_WORDS or word in ("met", "meets", "thanks") or word in self.heads or word.removesuffix("s") in self.heads or word == "to" and before[-2:-1] == ["according"] or word == "by":
                return True
        after = flow[last.end : last.end + 18].split()
        if len(run) > 1 and after and flow[first.start - 2 : first.start - 1] == "," and (after[0].endswith("ed") or after[0] in _DID):
            # "Minister of Energy, Jurabek Mirzamahmudov met with ..."
            return True
        return bool(after) and len(run) > 1 and (after[0] in _SAYING or after[0] in _BEING or after[0] in ("also", "then", "further") or beside_phone(flow, first.start, last.end))

    def _begins_line(self, start: int) -> bool:
        flow = self.page.flow
        # No further back than an indent goes, so that a megabyte of blanks costs nothing.
        least = max(0, start - 80)
        while start > least and flow[start - 1] in " *_-•":
            start -= 1
        return start == 0 or flow[start - 1] in "\n\x01"

    # -- one run of capitalised words --

    def _run(self, run: list[Token]) -> None:
        shared = None
        names = list(self._names(run))
        for number, (first, last) in enumerate(names):
            start, end = run[first].start, self._end(run[last])
            honorific = self._honorific(run, first)
            label = self._label(run, first, last, honorific)
            if label is None and shared is not None and run[first - 1].key in ("and", "&"):
                label = shared
            before = None if label else self._title_before(run, first)
            after = None if label and not label.weak else self._title_after(run, first, end)
            if not (before or label or after or honorific or self._said(run, first, last)):
                continue
            if first == last and (not (before or honorific) or self._is_known_place(run[first])):
                continue
            if last + 1 < len(run) and run[last + 1].kinds & DEED and not (honorific or label or after):
                # "Smallholder Irrigation and Value Addition Project"
                continue
            if not self._person(run, first, last, honorific and after is not None or self._high_office(run, first)):
                continue
            entity = self.draft.mentions[start, end].entity
            pair = self._respective(run, names[number - 1 : number + 1], after)
            for person, span in ((entity, before), *(pair or ((entity, after),))):
                if span is not None:
                    self._title(person, *span)
            if label is not None and not (label.weak and after):
                self._title(entity, label.start, label.end, None if label.role == self.page.clean[label.start : label.end] else label.role)
            elif (honorific or before) and not after:
                deed = _IS.match(self.page.flow, end)
                if deed and deed["deed"]:
                    self._title(entity, *deed.span("deed"))
            shared = label or (Label(*before, " ".join(self.page.clean[slice(*before)].split())) if self._plural(before) else None)

    def _label(self, run: list[Token], first: int, last: int, honorific: bool) -> Label | None:
        """The label that announces a name, be it the one of the list that the name is in, or the telephone beside it."""
        start = run[first].start
        label = self.labels.get(start)
        begins = first
        if label is None and honorific:
            begins = first - 1
            label = self.labels.get(run[begins].start)
        if label is not None or last == first:
            return label
        flow, end = self.page.flow, run[last].end
        label = self.listed.get(start) or self.listed.get(run[begins].start)
        if any("." in token.text and len(token.text) > 2 or token.key in _ADDRESS for token in run[first : last + 1]):
            return None
        if label is not None and flow[end : end + 1] in ("", ",", ";", "\n", "\x01", ".", "/", "(", " "):
            alone = last == len(run) - 1 or run[last + 1].key in ("and", "&")
            return label if alone and (begins == 0 or run[begins - 1].link) else None
        if beside_phone(flow, start, end) and first == 0 and last == len(run) - 1:
            return Label(start, end, "contact", True)
        return None

    def _respective(self, run: list[Token], names: list[tuple[int, int]], after: tuple[int, int] | None) -> list[tuple[str, tuple[int, int]]] | None:
        """"A and B, respectively director and chief engineer of C": a title for each."""
        if after is None or len(names) != 2 or not self.page.flow[: after[0]].rstrip().endswith(("respectively", "respectively,", "respectively the")):
            return None
        joint = self.page.flow.find(" and ", *after)
        first = self.draft.mentions.get((run[names[0][0]].start, self._end(run[names[0][1]])))
        second = self.draft.mentions.get((run[names[1][0]].start, self._end(run[names[1][1]])))
        if joint < 0 or first is None or second is None:
            return None
        return [(first.entity, (after[0], joint)), (second.entity, (joint + 5, after[1]))]

    def _honorific(self, run: list[Token], first: int) -> bool:
        """Whether an honorific of one or two words stands before a name: "Dr.", "Tan Sri"."""
        if not first:
            return False
        return run[first - 1].key in self.honorifics or first > 1 and f"{run[first - 2].key} {run[first - 1].key}" in self.honorifics

    def _end(self, token: Token) -> int:
        """Where a name ends; the full stop of "Jr." is its own."""
        patronymic = _PATRONYMIC.match(self.page.flow, token.end)
        if patronymic:
            return patronymic.end()
        return token.end + (token.key in ("jr", "sr") and self.page.flow[token.end : token.end + 1] == ".")

    @staticmethod
    def _high_office(run: Run, first: int) -> bool:
        """Whether an office stands before a name that makes a surname alone somebody: "President Biden"."""
        return first > 0 and run[first - 1].key in _OFFICES and len(run[first].text) > 3 and run[first].text.isalpha()

    def _plural(self, span: tuple[int, int] | None) -> bool:
        """"Ministers Grace Obi and Tunde Ade"."""
        if span is None:
            return False
        last = fold(self.page.flow[slice(*span)]).split()[-1]
        return last not in self.heads and last.endswith("s")

    def _names(self, run: list[Token]) -> Iterator[tuple[int, int]]:
        """Parts of a run that could be somebody's name: the words that no title, place or body claims."""
        index = 0
        while index < len(run):
            if index + 1 < len(run) and f"{run[index].key} {run[index + 1].key}" in self.honorifics:
                index += 2
                continue
            if not self._nameable(run, index):
                index += 1
                continue
            last = index
            step = index + 1
            while step < len(run) and last - index < 5:
                inner = step
                while inner < len(run) and inner - step < 3 and run[inner].link and run[inner].key in PARTICLES:
                    inner += 1
                if inner > step and inner < len(run) and self._nameable(run, inner):
                    step = inner
                    continue
                if last > index and _SUFFIX.match(run[step].text):
                    last = step
                    break
                if run[step].link or not self._nameable(run, step):
                    break
                last = step
                step += 1
            yield self._behind_place(run, index, last), last
            index = last + 1

    def _behind_place(self, run: list[Token], first: int, last: int) -> int:
        """Where a name begins behind the place of a title: "Mayor of Novi Sad Milan Petrov"."""
        if not first or run[first - 1].key not in ("of", "in", "for", "to", "de"):
            return first
        if not any(self._is_head(run, index) for index in range(first - 1)):
            return first
        for size in (2, 1):
            if last - first - size >= 1 and gazetteer().find(" ".join(t.key for t in run[first : first + size]).replace("-", " ")):
                return first + size
        return first

    def _nameable(self, run: list[Token], index: int) -> bool:
        token = run[index]
        if token.link or not self.draft.free(token.start, token.end):
            return False
        if token.kinds and not self._surname(run, index):
            if token.kinds & (COMMON | FIRST | LAST | FOREIGN | DEED | HONORIFIC | HEAD) and not self._between_names(run, index):
                return False
            if token.kinds & MODIFIER and not self._inside_name(run, index):
                return False
        if len(token.text) > 1 and token.text.isupper() and "." not in token.text and not self._shouting(run):
            return False
        if not token.text.isalpha() and any(c.isdigit() for c in token.text):
            return False
        if token.start in self.in_places:
            return False
        hit = self.by_start.get(token.start)
        return hit is None or (hit.entity.type in ("city", "district", "river") and not hit.adjective) or self._inside_name(run, index)

    def _inside_name(self, run: list[Token], index: int) -> bool:
        """"Jordan", "West" as part of a name: after an initial, or after a given name that an honorific stands before."""
        if index > 1 and run[index - 2].kinds & HONORIFIC and not run[index - 1].kinds and not run[index - 1].link:
            return run[index - 1].start not in self.by_start
        return index > 0 and bool(_INITIAL.fullmatch(run[index - 1].text))

    def _between_names(self, run: list[Token], index: int) -> bool:
        """A short common word amid a name behind an honorific: "Daw Khin Mar Aye", "Ms. Le My Hanh"."""
        if not 1 < index < len(run) - 1 or len(run[index].text) > 4 or run[index].text.isupper():
            return False
        around = (run[index - 1], run[index + 1])
        honoured = run[index - 2].kinds & HONORIFIC or index > 2 and run[index - 3].kinds & HONORIFIC
        return bool(honoured) and not any(token.kinds or token.link or token.start in self.by_start for token in around)

    def _surname(self, run: list[Token], index: int) -> bool:
        """Whether a word that is a trade or a field is somebody's surname here: "Jeffrey Miller", "Imran Khan"."""
        token = run[index]
        if token.key not in self.surnames or index == 0 or token.text.isupper():
            return False
        before = run[index - 1]
        if before.link or before.kinds and before.key not in self.surnames or before.start in self.by_start or not self.draft.free(before.start, before.end):
            return False
        return index + 1 == len(run) or run[index + 1].link or bool(_SUFFIX.match(run[index + 1].text)) or run[index + 1].key in self.surnames

    @staticmethod
    def _shouting(run: list[Token]) -> bool:
        return False

    def _is_known_place(self, token: Token) -> bool:
        hit = self.by_start.get(token.start)
        return hit is not None and hit.entity.kind == "place"

    # -- what stands around it --

    def _title_before(self, run: list[Token], first: int) -> tuple[int, int] | None:
        """The title that ends right before a name: "Deputy Governor", "the ministry's spokesman", "Minister of Finance"."""
        end = run[first].start
        step = first - 1
        while step >= 0 and (run[step].key in self.honorifics and run[step].key not in self.heads or step > 0 and f"{run[step - 1].key} {run[step].key}" in self.honorifics):
            step -= 1 if run[step].key in self.honorifics else 2
        if step < first - 1:
            end = run[step + 1].start
        if step == first - 1 and step > 0 and run[step].key in ("of", "for", "at", "the"):
            return None  # "CEO of Vetar Levant": the name is the office's, not the holder's
        start = self._head_before(run, step)
        if start is None and step >= 0:
            body = self._title_at_body(run, first)
            if body is not None:
                return body
        if start is None and step >= 0 and all(token.link or token.kinds & (MODIFIER | LAST) for token in run[: step + 1]):
            return self._title_with_fields(run[0].start, end)
        if start is None:
            return self._lower_title(end) or self._title_before_comma(end) if step < 0 else None
        while start > 0:
            back = start - 1
            if run[back].key in ("and", "&") and back > 0 and run[back - 1].key in self.modifiers:
                back -= 1
            elif run[back].link or not self._of_title(run[back]):
                break
            start = back
        begins = run[start].start
        if not self.draft.free(begins, begins + 1):
            begins = self.draft.held_from(begins)
        if start == 0 and step == 0 and run[0].key in _ADDRESSED:
            fuller = self._title_before_comma(begins)
            if fuller is not None:
                return fuller
        former = _FORMER.search(self.page.flow, max(0, begins - 10), begins)
        return self._widened(former.start() if former else begins), end

    def _title_at_body(self, run: list[Token], first: int) -> tuple[int, int] | None:
        """A title at a body whose name stands right before the holder's: "Chairman of the board of the Eurasian Development Bank Nikolai Podguzov"."""
        start = run[0].start
        if self.draft.free(start, run[first - 1].end) or run[first - 1].link:
            return None
        words = list(_WORD.finditer(self.page.flow, max(0, start - 70), start))
        if not words or self.page.flow[words[-1].end() : start].strip():
            return None
        for index in range(len(words) - 1, -1, -1):
            word = words[index]
            if index + 1 < len(words) and self.page.flow[word.end() : words[index + 1].start()] not in (" ", "\n"):
                return None
            if fold(word[0]) in self.heads:
                at = index
                while at and words[at - 1][0][0].isupper() and fold(words[at - 1][0]) in self.modifiers and self.page.flow[words[at - 1].end()] == " ":
                    at -= 1
                return (words[at].start(), run[first].start) if words[-1][0] in ("of", "the", "at") and index < len(words) - 1 else None
            if word[0][0].isupper():
                return None
        return None

    def _title_with_fields(self, stop: int, end: int) -> tuple[int, int] | None:
        """A minister's title whose fields have commas: "Minister for Communities, Territories and Infrastructure Oleksandr Kubrakov"."""
        flow = self.page.flow
        for _ in range(4):
            if flow[stop - 2 : stop] not in (", ", ",\n"):
                return None
            stop -= 2
            found = self._title_of_clause(stop, end - 1)
            if found is not None:
                return found[0], end
            first = flow.rfind(",", max(0, stop - 60), stop)
            if first < 0:
                return None
            stop = first + 2
        return None

    def _title_before_comma(self, end: int) -> tuple[int, int] | None:
        """A title with a comma before the name: "The European Union Ambassador, Irchad Razaaly, spoke".

        The title can have commas of its own: "the Minister of Agriculture, Irrigation and Water, Hon. Kondwani Banda".
        """
        flow = self.page.flow
        if flow[end - 2 : end] not in (", ", ",\n"):
            return None
        stop = end - 2
        for _ in range(4):
            found = self._title_of_clause(stop, end - 2)
            if found is not None:
                return found
            comma = flow.rfind(",", max(0, stop - 60), stop)
            if comma < 0 or not flow[comma + 2 : comma + 3].isupper():
                return None
            if not all(word[0][0].isupper() or word[0] in _SMALL_IN_TITLE for word in _WORD.finditer(flow, comma + 1, stop)):
                return None
            stop = comma
        return None

    def _title_of_clause(self, stop: int, end: int) -> tuple[int, int] | None:
        """The title that begins in the clause up to the first comma and ends before the name."""
        flow = self.page.flow
        clause = _CLAUSE.search(flow, max(0, stop - 130), stop)
        if clause is None:
            return None
        starts = [clause.end("opening")] if clause["opening"] is not None else []
        starts += [match.end() for match in _DETERMINER.finditer(flow, clause.start(), stop)]
        for start in starts:
            matches = list(_WORD.finditer(flow, start, end))
            found = [fold(match[0]) for match in matches]
            if len(found) > 16 or not found or not self._all_title(matches, found):
                continue
            if any(word in self.heads or f"{a} {word}" in self.heads for a, word in zip(["", *found], found[:7], strict=False)):
                article = _ARTICLE.match(flow, start)
                return article.end() if article else start, end
        return None

    def _all_title(self, matches: list[re.Match[str]], found: list[str]) -> bool:
        """Whether words could all be one title: no verb, no other person among them."""
        if not _NOT_IN_TITLE.isdisjoint(found) or any(match.start() in self.held for match in matches):
            return False
        return not any(match[0].endswith("ed") and match[0].islower() for match in matches)

    def _head_before(self, run: list[Token], step: int) -> int | None:
        """The first word of the title whose last word is at `step`: a head, with what it is head of behind it."""
        start = None
        for index in range(step, -1, -1):
            token = run[index]
            if self._in_person(token):
                break
            if self._is_head(run, index):
                start = index
                continue
            if token.key in ("and", "&") and index > 0 and not self._of_title(run[index - 1]):
                break
            if not (token.link or self._of_title(token)):
                break
        return start

    def _is_head(self, run: list[Token], index: int) -> bool:
        key = run[index].key
        return key in self.heads or (index > 0 and f"{run[index - 1].key} {key}" in self.heads) or (key.endswith("s") and key[:-1] in self.heads and key not in self.modifiers)

    def _of_title(self, token: Token) -> bool:
        """Whether a word can be part of a title: a field of work, a body, a place."""
        if token.key in self.modifiers or token.key in self.heads:
            return True
        if not self.draft.free(token.start, token.end):
            return not self._in_person(token)
        return len(token.text) > 1 and token.text.isupper() or token.start in self.by_start or bool(gazetteer().find(token.key))

    def _in_person(self, token: Token) -> bool:
        return token.start in self.held

    def _lower_title(self, end: int) -> tuple[int, int] | None:
        """A title in small letters before a name: "the ministry's spokesman Sherzod", "herder Bat-Erdene"."""
        window = self.page.flow[max(0, end - 90) : end]
        base = end - len(window)
        regional = _OF_REGION.search(window) if window.endswith((" region ", "ince ", "ict ", " city ", "nty ", "ast ", "ate ")) else None
        if regional and any(fold(word[0]) in self.heads for word in _WORD.finditer(regional[0])):
            return base + regional.start(), end
        found = list(_WORD.finditer(window))
        if not found or window[found[-1].end() :].strip():
            return None
        last = fold(found[-1][0])
        if last not in self.heads and not (last.endswith("s") and last[:-1] in self.heads and len(found) > 1):
            return self._of_a_thing(window, base)
        if found[-1][0][0].isupper():
            return None
        start = len(found) - 1
        while start > 0:
            word = found[start - 1][0]
            between = window[found[start - 1].end() : found[start].start()]
            capital = word[0].isupper()
            if base + found[start - 1].start() in self.held:
                break
            if between.strip() or "\x01" in between or (word.lower() in _NO_TITLE and not found[start][0][0].isupper()):
                break
            if not capital and (len(found) - start > 3 or found[start][0][0].isupper() and word not in ("of", "and", "for", "the")):
                break
            start -= 1
        while found[start][0] in ("of", "and", "for", "the"):
            start += 1
        if found[-1][0] == "contact":
            start = len(found) - 1
        return base + found[start].start(), end

    def _of_a_thing(self, window: str, base: int) -> tuple[int, int] | None:
        """"deputy chairman of district", "head of the regional water department" right before a name."""
        match = _HEAD_OF.search(window)
        if match is None or not any(fold(word[0]) in self.heads and fold(word[0]) not in either() for word in _WORD.finditer(match["head"])):
            return None
        return base + match.start("head"), base + len(window)

    def _widened(self, start: int) -> int:
        """Back over an organisation that begins the title: "AIIB President", "the Bank's Country Manager"."""
        flow = self.page.flow
        match = re.search(rf"(?:\b[Tt]he\s)?(?:[{UPPER}][\w&-]*\s?){{1,6}}'s\s$", flow[max(0, start - 60) : start])
        if match:
            return max(0, start - 60) + match.start()
        return start

    def _title_after(self, run: list[Token], first: int, end: int) -> tuple[int, int] | None:
        flow = self.page.flow
        age = _AGE.match(flow, end)
        at = age.end() if age else end
        if self._another(at):
            return None
        clause = _RELATIVE.match(flow, at) or (_DOING.match(flow, at) if age else None)
        if clause and (age or flow[at] == ","):
            start = _WHO_IS.match(flow, clause.start("clause")).end()
            stop = _END_OF_CLAUSE.search(flow, start, clause.end("clause"))
            return start, stop.start() if stop else clause.end("clause")
        match = _TITLE_AFTER.match(flow, at) or self._below(run, first, at)
        if match is None:
            return self._being(run, first, at)
        start, stop = match.span("title")
        cut = _STOP_TITLE.search(flow, start, stop)
        if cut:
            stop = cut.start()
        stop = self._end_of_list(start, stop)
        if self._has_head(start, stop, self._said(run, first, len(run) - 1) or self._honorific(run, first)):
            return start, stop
        return self._being(run, first, at)

    def _has_head(self, start: int, stop: int, sure: bool) -> bool:
        """Whether words are a title; one that companies have too ("operator") needs somebody who surely is a person."""
        found = [fold(word[0]).removesuffix("'s") for word in _WORD.finditer(self.page.flow, start, stop)]
        near = found[:9]
        heads = [word for a, word in zip(["", *near], near, strict=False) if word in self.heads or f"{a} {word}" in self.heads]
        return bool(heads) and len(found) <= 22 and (sure or any(word not in either() for word in heads))

    def _below(self, run: list[Token], first: int, end: int) -> re.Match[str] | None:
        """A title on the line below a name that stands alone on its own, or behind a label."""
        flow = self.page.flow
        if flow[end : end + 1] not in ("\n", "\x01"):
            return None
        begins = run[0].start
        if not (self._begins_line(begins) or begins in self.labels):
            return None
        match = _TITLE_BELOW.match(flow, end)
        if match is None or not all(word[0][0].isupper() or word[0] in _SMALL_IN_TITLE for word in _WORD.finditer(flow, *match.span("title"))):
            return None
        return match

    def _being(self, run: list[Token], first: int, end: int) -> tuple[int, int] | None:
        """"Jane Doe is the director of the unit": what a name of several words is said to be."""
        if run[-1].end != end or len(run) - first < 2 or first and not self._honorific(run, first):
            return None
        match = _IS.match(self.page.flow, end) or _NAMED.match(self.page.flow, end)
        if match is None or match.groupdict().get("deed"):
            return None
        start, stop = match.span("title")
        cut = _STOP_TITLE.search(self.page.flow, start, stop)
        stop = cut.start() if cut else stop
        found = [fold(word[0]) for word in _WORD.finditer(self.page.flow, start, stop)]
        near = found[:6]
        heads = [word for a, word in zip(["", *near], near, strict=False) if word in self.heads or f"{a} {word}" in self.heads]
        if not any(word not in either() for word in heads) or "of" in near and not set(near[: near.index("of")]) & set(heads):
            return None
        return start, stop

    def _another(self, end: int) -> bool:
        """Whether what stands behind a comma is somebody else: ", District Collector Renu Raj"."""
        run = self.run_at.get(end + 2)
        if run is None or not run.kinds & HEAD:
            return False
        return any(first > 0 and not run[first - 1].link and self._head_before(run, first - 1) is not None for first, last in self._names(run) if last > first)

    def _end_of_list(self, start: int, stop: int) -> int:
        """A comma ends a title unless what follows goes on with it ("Director General, Investment Operations Region 2")."""
        flow = self.page.flow
        comma = flow.find(",", start, stop)
        while comma != -1:
            following = flow.find(",", comma + 1, stop)
            if not self._goes_on(comma + 1, stop if following < 0 else following):
                return comma
            comma = following
        return stop

    def _goes_on(self, start: int, stop: int) -> bool:
        """Whether what stands between two commas still belongs to a title: another office, a body, more countries."""
        part = self.page.flow[start:stop].strip()
        found = part.split()
        if len(part) < 3 or not part[0].isupper() or len(found) > 8 or fold(found[0]) in words("common_words"):
            return False
        last = stop == len(self.page.flow) or self.page.flow[stop] != ","
        if last and len(found) <= 7:
            return True
        at = start + self.page.flow[start:stop].index(found[0])
        run = self.run_at.get(at)
        if run is None:
            return False
        return at in self.by_start or not self.draft.free(at, at + 1) or bool(run.kinds & (HEAD | MODIFIER))

    def _said(self, run: list[Token], first: int, last: int) -> bool:
        if last - first < 1:
            return False
        start, end = run[first].start, run[last].end
        flow = self.page.flow
        if last == len(run) - 1 and _SAID_AFTER.match(flow, end):
            return True
        return bool(_SAID_BEFORE.search(flow, max(0, start - 24), start))

    # -- taking --

    def _person(self, run: list[Token], first: int, last: int, certain: bool) -> bool:
        """Takes a name; a single word only for somebody known, or with an honorific and a title."""
        start, end = run[first].start, self._end(run[last])
        name = " ".join(self.page.flow[start:end].split())
        entity = self._known(name)
        if entity is None:
            if last == first and not certain:
                return False
            entity = Entity(f"person:{slug(name)}", "person", name)
            self._remember(entity)
        if not self.draft.add(start, end, entity):
            return False
        self.held.update(token.start for token in run[first : last + 1])
        return True

    def _known(self, name: str) -> Entity | None:
        """The person of this text whose name is the same, or ends in the same words."""
        return self.endings.get(tuple(fold(name).split()))

    def _remember(self, entity: Entity) -> None:
        self.persons[entity.key] = entity
        parts = tuple(fold(entity.name).split())
        for start in range(len(parts)):
            self.endings.setdefault(parts[start:], entity)

    def _title(self, person: str, start: int, end: int, title: str | None = None) -> None:
        if self.page.flow[max(0, start - 4) : start].lower() == "the " and _POSSESSIVE.match(self.page.flow, start):
            start -= 4
        start += 5 if self.page.flow.startswith("then ", start) else 0
        text = self.page.clean[start:end].rstrip(" ,;:-–—")
        end = start + len(text)
        if not text:
            return
        printed = " ".join(text.split())
        if title is None and _SAME_OFFICE.fullmatch(printed) and self.titled:
            title = _POSSESSOR.sub("", self.titled[-1].title, count=1)
        delegation = _DELEGATION.match(printed)
        if delegation:
            title = f"leader of {delegation['of']}{self._of_what(start)}"
        self.titled.append(Titled(person, start, end, title or label_roles().get(fold(printed), printed)))

    def _presiding(self) -> None:
        """Who chairs or leads: "under the chairmanship of Mr. Jane Doe", "chaired by Jane Doe"."""
        flow = self.page.flow
        known = {titled.person for titled in self.titled}
        by_start = {m.char_start: m for m in self.draft.mentions.values() if m.kind == "person" and m.entity not in known}
        if not by_start:
            return
        for literal, title in _PRESIDING.items():
            for at in occurrences(flow, literal):
                begins = at + len(literal)
                for start in range(begins, begins + 24):
                    mention = by_start.get(start)
                    if mention is not None:
                        self._title(mention.entity, at, at + len(literal.split(" ")[0]), title)
                        break

    def _members(self) -> None:
        """Members of a parliament whom the text tells nothing of but "The Hon."."""
        known = {titled.person for titled in self.titled}
        for mention in [m for m in self.draft.mentions.values() if m.kind == "person" and m.entity not in known]:
            match = _HON.search(self.page.flow, max(0, mention.char_start - 20), mention.char_start)
            if match:
                self._title(mention.entity, match.start(), match.end("hon"), match["hon"])
                known.add(mention.entity)

    def _of_what(self, position: int) -> str:
        """The country of the delegation last named: " of Georgia"."""
        before = self.page.flow.rfind("elegation of ", 0, position)
        if before < 0:
            return ""
        at = before + len("elegation of ")
        at += len("the ") if self.page.flow.startswith("the ", at) else 0
        hit = self.by_start.get(at)
        return " of " + " ".join(self.page.flow[before + len("elegation of ") : hit.end].split()) if hit else ""

    def _told_elsewhere(self) -> None:
        """"The Kazakh leader" is the person last named of whom no title has been told."""
        known = {titled.person for titled in self.titled}
        waiting = sorted((m for m in self.draft.mentions.values() if m.kind == "person" and m.entity not in known), key=lambda m: m.char_start)
        if not waiting:
            return
        passed = 0
        earlier: list[str] = []
        for hit in self.by_start.values():
            while passed < len(waiting) and waiting[passed].char_start < hit.start:
                earlier.append(waiting[passed].entity)
                passed += 1
            article = self.page.flow[hit.start - 3 : hit.start] == "he "
            match = _LEADER.match(self.page.flow, hit.end) if hit.adjective and article else None
            while match and earlier and earlier[-1] in known:
                earlier.pop()
            if match and earlier:
                self._title(earlier[-1], hit.start, match.end())
                known.add(earlier[-1])

    def _surnames(self) -> None:
        """Later mentions by one part of a name, and by the whole name without a title."""
        parts: dict[str, Entity | None] = {}
        for entity in self.persons.values():
            tokens = [t for t in fold(entity.name).split() if len(t) > 2 and not t.endswith(".")]
            for token in {tokens[-1], tokens[0]} if tokens else ():
                parts[token] = None if token in parts else entity
        for run in self.page.runs:
            index = 0
            while index < len(run):
                entity = parts.get(run[index].key)
                if entity is None or run[index].link:
                    index += 1
                    continue
                size = self._length(run, index, entity)
                start, end = run[index].start, run[index + size - 1].end
                if size == 1 and run[index].start in self.by_start:
                    index += 1  # "Nepal" is the country also where Mr. Nepal signs
                    continue
                if size > 1 or not (index + 1 < len(run) and not run[index + 1].link and self.draft.free(run[index + 1].start, run[index + 1].end)):
                    if self.draft.add(start, end, entity):
                        self.draft.called(entity.key, " ".join(self.page.flow[start:end].split()))
                index += size

    @staticmethod
    def _length(run: list[Token], index: int, entity: Entity) -> int:
        known = fold(entity.name).split()
        if [t.key for t in run[index : index + len(known)]] == known:
            return len(known)
        return 1
