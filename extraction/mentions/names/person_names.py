"""Which words of a run could be somebody's name: those that no title, place, body or deed claims.

Names of any culture: particles ("van der", "bin", "al-"), initials, patronymics, short words amid a name ("Khin Mar Aye"). Whether
somebody is meant, the readers of titles tell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extraction import expressions as re
from extraction.lexicon import fold, gazetteer, titles
from extraction.mentions.names.capitals import COMMON, DEED, FIRST, FOREIGN, HEAD, HONORIFIC, LAST, MODIFIER, UPPER, Page, Run, Token
from extraction.mentions.names.draft import Draft
from extraction.mentions.names.known import Hit
from extraction.mentions.names.name_labels import Label

PARTICLES = frozenset("de del dela della da do dos das di du la le van von der den ter bin bint ibn al el ul ur abu y e al- el- as- ad- ar- an- at- az- ash- ul- ud-".split())
# What a person does that an organisation does not, or rarely.
SAYING = (
    "said|says|say|told|tells|added|adds|noted|notes|remarked|commented|comments|explained|explains|declared|stated|states"
    "|emphasi[sz]ed|stressed|underlined|pointed|recalled|believes|observed|concluded|argued|warned|asked|replied|answered"
    "|welcomed|thanked|congratulated|signed|announced|insisted|called|confirmed|acknowledged|recounted|laughed|smiled|wrote"
    "|mentioned|reiterated|highlighted|revealed|remarks|recalls|laughs|smiles|sighs|jokes|joked|quipped|grins|exclaimed|admits|admitted"
    "|declares|concludes|observes|announces|confirms|acknowledges|specified|indicated|indicates|promised|complained|complains"
    "|cautioned|hopes|thinks|insists|argues|warns|stresses|emphasises|emphasizes|affirmed|reaffirmed|urged|praised|hailed|lauded"
)
# "Talant Imanakun uulu", "Aida Salyanova kyzy"
_PATRONYMIC = re.compile(r"\s(?:uulu|uly|kyzy|kizi|qizi|qyzy|ogly|oglu|o'g'li|ugli|zoda|zade)\b")
_SUFFIX = re.compile(r"(?:II|III|IV|Jr|Sr|Jr\.|Sr\.)\Z")
_INITIAL = re.compile(rf"[{UPPER}]\.")
# Where a sentence or a clause begins
_OPENS = re.compile(r"(?:\A|[.!?\n\x01\"][ ]?|,\s)\Z")
_SAID_AFTER = re.compile(rf"\s+(?:also\s+|then\s+|further\s+)?(?:{SAYING})\b")
_SAID_BEFORE = re.compile(rf"(?:\(?[Ss]gd\.?\)?|/s/)\s+\Z|\b(?:met|meets|thanks|{SAYING}|according\s+to|signed\s+by)\s+\Z")


@cache
def _role_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return titles("head"), titles("modifier"), titles("honorific")


WORD_OF_NAME = re.compile(r"[\w'’-]+")
_OFFICES = frozenset("president minister premier chancellor governor mayor ambassador king queen emir sultan".split())


# Honorifics that are part of a name of one word: "Prime Minister Sheikh Hasina"
STYLED = frozenset("sheikh shaikh daw haji".split())


class NameRuns:
    """Cuts names out of the runs of a page."""

    def __init__(self, draft: Draft, hits: list[Hit]) -> None:
        self.draft = draft
        self.page: Page = draft.page
        self.by_start = {hit.start: hit for hit in hits}
        self.heads, self.modifiers, self.honorifics = _role_words()
        self.surnames = titles("surname")
        self.labels: dict[int, Label] = {}
        self.listed: dict[int, Label] = {}
        self.run_at: dict[int, Run] = {}
        self.held: set[int] = set()
        self.bodies = {mention.char_start for mention in draft.mentions.values() if mention.kind == "organisation"}
        self.in_places = {
            hit.start + match.start()
            for hit in hits
            if hit.entity.kind == "place" and " " in self.page.flow[hit.start : hit.end]
            for match in WORD_OF_NAME.finditer(self.page.flow[hit.start : hit.end])
        }

    def _begins_line(self, start: int) -> bool:
        flow = self.page.flow
        # No further back than an indent goes, so that a megabyte of blanks costs nothing.
        least = max(0, start - 80)
        while start > least and flow[start - 1] in " *_-•":
            start -= 1
        return start == 0 or flow[start - 1] in "\n\x01"

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
    def _high_office(run: list[Token], first: int) -> bool:
        """Whether an office stands before a name that makes a surname alone somebody: "President Biden"."""
        at = first - 1 - (first > 1 and run[first - 1].key in STYLED)
        return first > 0 and run[at].key in _OFFICES and len(run[first].text) > 3 and run[first].text.isalpha()

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
        if token.kinds == HONORIFIC and index and not run[index - 1].link and not run[index - 1].kinds and not token.text.isascii():
            return True  # "Văn Tuấn" is no Tuan
        if token.kinds == FOREIGN and self._ends_name(run, index):
            return True
        if token.kinds and not self._surname(run, index):
            if token.kinds & (COMMON | FIRST | LAST | FOREIGN | DEED | HONORIFIC | HEAD) and not self._between_names(run, index):
                return False
            if token.kinds & MODIFIER and not self._inside_name(run, index):
                return False
        if len(token.text) > 1 and token.text.isupper() and "." not in token.text and not (self._is_initials(run, index) or self._shouting(run) or self._shouted_surname(run, index)):
            return False
        if not token.text.isalpha() and any(c.isdigit() for c in token.text):
            return False
        if token.start in self.in_places:
            return False
        hit = self.by_start.get(token.start)
        return hit is None or (hit.entity.type in ("city", "district", "river") and not hit.adjective) or self._inside_name(run, index)

    def _is_initials(self, run: list[Token], index: int) -> bool:
        """Two letters before a surname: "DJ Pandian"."""
        if len(run[index].text) != 2 or index + 1 >= len(run) or index and not run[index - 1].kinds & (HEAD | HONORIFIC) or run[index].start in self.by_start:
            return False
        after = run[index + 1]
        return not (after.link or after.kinds or after.text.isupper() or after.start in self.by_start) and index + 2 >= len(run) - 1 and self.draft.free(after.start, after.end)

    def _ends_name(self, run: list[Token], index: int) -> bool:
        """Whether a word that opens a body's name elsewhere ends two plain words here: "Mady Kaba Camara"."""
        if index < 2 or index + 1 < len(run) and run[index + 1].key not in ("and", "&"):
            return False
        return all(not token.kinds and not token.link and token.start not in self.by_start and self.draft.free(token.start, token.end) for token in run[index - 2 : index])

    def _shouted_surname(self, run: list[Token], index: int) -> bool:
        """A surname in capitals behind a given name: "Koudjo DOSSOU-YOVO"."""
        token, before = run[index], run[index - 1] if index else None
        if before is None or before.link or len(token.text) < 4 or token.kinds or token.start in self.by_start or before.start in self.by_start:
            return False
        return not before.kinds and not before.text.isupper() and before.text.isalpha() and self.draft.free(before.start, before.end)

    def _between_names(self, run: list[Token], index: int) -> bool:
        """A short common word amid a name behind an honorific: "Daw Khin Mar Aye", "Ms. Le My Hanh"."""
        if not 1 < index < len(run) - 1 or len(run[index].text) > 4 or run[index].text.isupper():
            return False
        around = (run[index - 1], run[index + 1])
        honoured = run[index - 2].kinds & HONORIFIC or index > 2 and run[index - 3].kinds & HONORIFIC
        return bool(honoured) and not any(token.kinds or token.link or token.start in self.by_start for token in around)

    def _inside_name(self, run: list[Token], index: int) -> bool:
        """"Jordan", "West" as part of a name: after an initial, or after a given name that an honorific stands before."""
        if index > 1 and run[index - 2].kinds & HONORIFIC and not run[index - 1].kinds and not run[index - 1].link:
            return run[index - 1].start not in self.by_start
        return index > 0 and bool(_INITIAL.fullmatch(run[index - 1].text))

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

    def _is_head(self, run: list[Token], index: int) -> bool:
        key = run[index].key
        return key in self.heads or (index > 0 and f"{run[index - 1].key} {key}" in self.heads) or (key.endswith("s") and key[:-1] in self.heads and key not in self.modifiers)

    def _of_title(self, token: Token) -> bool:
        """Whether a word can be part of a title: a field of work, a body, a place."""
        if token.key in self.modifiers or token.key in self.heads:
            return True
        if not self.draft.free(token.start, token.end):
            return not self._in_person(token)
        return len(token.text) > 1 and token.text.isupper() or token.start in self.by_start or token.start in self.in_places or bool(gazetteer().find(token.key))

    def _in_person(self, token: Token) -> bool:
        return token.start in self.held

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

    def _of_body(self, run: list[Token], last: int) -> bool:
        """Whether a name is told by the body that somebody is of: "Ana Ruiz of the Ministry of Works"."""
        behind = last + 2 + (last + 2 < len(run) and run[last + 2].key == "the")
        return behind < len(run) and run[last + 1].key in ("of", "from") and run[behind].start in self.bodies

    def _said(self, run: list[Token], first: int, last: int) -> bool:
        if last - first < 1:
            return False
        start, end = run[first].start, run[last].end
        flow = self.page.flow
        if self._of_body(run, last) and (first and run[first - 1].key == "and" or not first and _OPENS.search(flow, max(0, start - 4), start)):
            return True
        if last == len(run) - 1 and _SAID_AFTER.match(flow, end):
            return True
        return bool(_SAID_BEFORE.search(flow, max(0, start - 24), start))
