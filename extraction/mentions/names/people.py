"""People, with the titles that the text gives them.

Found by what stands around a name, not by lists of names, so that a name of any culture will do: "said NAME, TITLE",
"TITLE NAME", "NAME, TITLE", "NAME, who ...", "Team Leader: NAME", an honorific. A surname, or a given name where it comes
first, alone later on is the same person.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter

from extraction import expressions as re
from extraction.lexicon import fold, slug
from extraction.mentions.names.capitals import DEED, FIRST, HEAD, HONORIFIC, LAST, MODIFIER, Run, Token, occurrences
from extraction.mentions.names.draft import Draft
from extraction.mentions.names.known import Hit
from extraction.mentions.names.name_labels import Label, beside_phone, find_labels, label_roles
from extraction.mentions.names.person_names import SAYING, STYLED
from extraction.mentions.names.person_titles import SAID_TO_BE, SHORT_NAME, TitleReader
from extraction.model import Entity, Mention


@dataclass(frozen=True, slots=True)
class Titled:
    """A person's title where the text says it: the person's key, the span of the title, and the span of both together."""

    person: str
    start: int
    end: int
    title: str


_SAYING = frozenset(re.sub(r"\[sz\]", "s", SAYING).split("|")) | {"emphasized"}
_PRESIDING = {
    "chairmanship of ": "chair", "chaired by ": "chair", "presidency of ": "president", "presided over by ": "president",
    "moderated by ": "moderator", "headed by ": "head", "co-chaired by ": "co-chair",
}
_HON = re.compile(r"(?P<hon>(?:[Tt]he\s)?(?:Rt\.?\s)?(?:Hon\.|Hon|Honou?rable|Sen\.|Rep\.|Gov\.|Amb\.|H\.\s?E\.|Cllr\.?|Cong\.))(?:\s\(?[A-Z][a-z]{1,4}\.\)?)?\s\Z")
_ADDRESS = frozenset("box tel fax email e-mail street avenue road floor building telex ext phone mobile cell website".split())
_SIGNED = frozenset(("(sgd.)", "sgd.", "(sgd)", "/s/"))
_DID = frozenset("met held took gave spoke led paid made went came".split())
_BEING = frozenset("is was became remains has serves served works acts heads leads chairs directs manages oversees coordinates runs".split())
_REGION_WORDS = frozenset("region province district city county oblast state".split())
# Somebody of the same office: "his Kenyan counterpart Amina Otieno"
_SAME_OFFICE = re.compile(r"(?:\w+\s)?(?:counterpart|colleague|homologue)s?\Z")
_POSSESSOR = re.compile(r"(?:[\w-]+\s){0,2}[\w-]+'s?\s(?=\S)")
# "the Bank's", "the ministry's": the article is said again, since it stands for a name
_POSSESSIVE = re.compile(r"[\w&-]+'s\s")
# "the Kazakh leader", "the Indonesian president"
_LEADER = re.compile(r"\s(?P<title>leader|president|head\s+of\s+state|prime\s+minister|premier|chancellor|king|emir)\b(?!\s+[A-Z])")
_DELEGATION = re.compile(r"(?:led|leads|headed|heads)\s(?P<of>(?:the|his|her|its)\s(?:\w+\s)?delegation)")


# "under the chairmanship of IDB Group President", "in the presence of the Minister of Water"
_CHAIRED_BY = re.compile(r"(?:chairmanship|chairpersonship|leadership|presidency|patronage|auspices|presence|attendance|signature|words)\s(?:of|by)\s(?:the\s)?(?=[A-Z])")
# "On 27 January 2021, Minister of ..."
_ON_DAY = re.compile(r"(?:On|In|Last|Earlier)\s[^,;.\n]{3,24},\s")


class People(TitleReader):
    """Finds the people of a page; `draft` takes them, `titled` are their titles."""

    def __init__(self, draft: Draft, hits: list[Hit]) -> None:
        super().__init__(draft, hits)
        self.titled: list[Titled] = []
        self.persons: dict[str, Entity] = {}
        self.endings: dict[tuple[str, ...], Entity] = {}

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
        if any(self._of_body(run, at) for at in range(1, min(len(run) - 2, 4))):
            return True
        if run.kinds & (FIRST | LAST | MODIFIER) and len(run) > 3 and not (run[-1].kinds or run[-2].kinds or run[-1].link or run[-2].link):
            # "... of the Eurasian Development Bank Nikolai Podguzov"
            return flow[max(0, first.start - 4) : first.start] in ("the ", " of ") or flow[first.start - 2 : first.start] == ", "
        behind = flow[last.end : last.end + 2]
        if behind[:1] in ("\n", "\x01") and self._begins_line(first.start):
            return len(run) > 1
        if behind in (", ", " –", " —", " -", " (", ",\n"):
            return len(run) > 1
        if len(run) > 1 and flow[first.start - 2 : first.start] == ", " and behind[:1] in (".", "\"", "\u201d", "'", "\x01", "\n", ""):
            # "said the Chairman of the union, Ana Ruiz."
            return any(word.strip(",\"'").lower() in self.heads for word in flow[max(0, first.start - 70) : first.start].split()[-8:])
        before = flow[max(0, first.start - 18) : first.start].split()
        if before:
            word = before[-1].lower().rstrip(",:")
            if before[-1].endswith(")") and len(run) > 1 and SHORT_NAME.search(flow, max(0, first.start - 16), first.start):
                return True
            if word in _SAYING or word in _SIGNED or word in _REGION_WORDS or word in ("met", "meets", "thanks") or word in self.heads or word.removesuffix("s") in self.heads or word in ("to", "for", "in") and (before[-2:-1] == ["according"] or before[-2:-1] and before[-2].lower() in self.heads) or word == "by":
                return True
        after = flow[last.end : last.end + 18].replace(".", " ").split()
        if len(run) > 1 and after and flow[first.start - 2 : first.start - 1] == "," and (after[0].endswith("ed") or after[0] in _DID):
            # "Minister of Energy, Jurabek Mirzamahmudov met with ..."
            return True
        return bool(after) and len(run) > 1 and (after[0] in _SAYING or after[0] in _BEING or after[0] in ("also", "then", "further") or beside_phone(flow, first.start, last.end))

    def _run(self, run: list[Token]) -> None:
        shared = None
        names = list(self._names(run))
        for number, (first, last) in enumerate(names):
            end = self._end(run[last])
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
            person = self._person(run, first, last, honorific and after is not None or self._high_office(run, first))
            if person is None:
                continue
            pair = self._respective(run, names[number - 1 : number + 1], after)
            for holder, span in ((person, before), *(pair or ((person, after),))):
                if span is not None:
                    self._title(holder, *span)
            if label is not None and not (label.weak and after):
                self._title(person, label.start, label.end, None if label.role == self.page.clean[label.start : label.end] else label.role)
            elif (honorific or before) and not after:
                deed = SAID_TO_BE.match(self.page.flow, end)
                if deed and deed["deed"]:
                    self._title(person, *deed.span("deed"))
            shared = label
            if label is None and before is not None and self._plural(before):
                shared = Label(*before, role=" ".join(self.page.clean[slice(*before)].split()))

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
        return [(self.draft.entity_of(first).key, (after[0], joint)), (self.draft.entity_of(second).key, (joint + 5, after[1]))]

    def _person(self, run: list[Token], first: int, last: int, certain: bool) -> str | None:
        """Takes a name and says whose it is; a single word only for somebody known, or with an honorific and a title."""
        styled = first == last and first > 0 and run[first - 1].key in STYLED
        start, end = run[first - styled].start, self._end(run[last])
        name = " ".join(self.page.flow[start:end].split())
        entity = self._known(name)
        if entity is None:
            if last == first and not certain:
                return None
            entity = Entity(f"person:{slug(name)}", "person", name)
            self._remember(entity)
        if not self.draft.add(start, end, entity):
            return None
        self.held.update(token.start for token in run[first : last + 1])
        return entity.key

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
        day = _ON_DAY.match(self.page.flow, start, end)
        start = day.end() if day else start
        chaired = _CHAIRED_BY.match(self.page.flow, start, end)
        start = chaired.end() if chaired and chaired.end() < end else start
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
        by_start = {mention.char_start: person for person, mention in self._untold(known)}
        if not by_start:
            return
        for literal, title in _PRESIDING.items():
            for at in occurrences(flow, literal):
                begins = at + len(literal)
                for start in range(begins, begins + 24):
                    person = by_start.get(start)
                    if person is not None:
                        self._title(person, at, at + len(literal.split(" ")[0]), title)
                        break

    def _members(self) -> None:
        """People whom the text tells nothing of but "The Hon.", "Sen.", "H.E."."""
        known = {titled.person for titled in self.titled}
        for person, mention in self._untold(known):
            match = _HON.search(self.page.flow, max(0, mention.char_start - 20), mention.char_start)
            if match:
                self._title(person, match.start(), match.end("hon"), match["hon"])
                known.add(person)

    def _untold(self, known: set[str]) -> list[tuple[str, Mention]]:
        """The mentions of people who are not among the known, with their keys."""
        return [(m.entity, m) for m in self.draft.mentions.values() if m.kind == "person" and m.entity is not None and m.entity not in known]

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
        waiting = sorted(((mention.char_start, person) for person, mention in self._untold(known)), key=itemgetter(0))
        if not waiting:
            return
        passed = 0
        earlier: list[str] = []
        for hit in self.by_start.values():
            while passed < len(waiting) and waiting[passed][0] < hit.start:
                earlier.append(waiting[passed][1])
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
        for person in self.persons.values():
            tokens = [t for t in fold(person.name).split() if len(t) > 2 and not t.endswith(".")]
            for token in {tokens[-1], tokens[0]} if tokens else ():
                parts[token] = None if token in parts else person
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
