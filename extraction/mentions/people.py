"""People, with the titles that the text gives them.

Found by what stands around a name, not by lists of names, so that a name of any culture will do: "said NAME, TITLE",
"TITLE NAME", "NAME, TITLE", "NAME, who ...", "Team Leader: NAME", an honorific. A surname, or a given name where it comes
first, alone later on is the same person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extraction.lexicon import fold, slug, titles, words
from extraction.mentions.capitals import UPPER, Page, Token
from extraction.mentions.draft import Draft
from extraction.mentions.organisations import DEEDS, Hit, heads
from extraction.model import Entity


@dataclass(frozen=True, slots=True)
class Titled:
    """A person's title where the text says it: the person's key, the span of the title, and the span of both together."""

    person: str
    start: int
    end: int
    title: str


PARTICLES = frozenset("de del dela della da do dos das di du la le van von der den ter bin bint ibn al el ul ur abu y e".split())
# What a person does that an organisation does not, or rarely.
SAYING = (
    "said|says|say|told|tells|added|adds|noted|notes|remarked|commented|comments|explained|explains|declared|stated|states"
    "|emphasi[sz]ed|stressed|underlined|pointed|recalled|believes|observed|concluded|argued|warned|asked|replied|answered"
    "|welcomed|thanked|congratulated|signed|announced|insisted|called|confirmed|acknowledged|recounted|laughed|smiled|wrote"
)
_SAID_BEFORE = re.compile(
    rf"(?:\b(?:{SAYING}|according\s+to|signed\s+by|met\s+with|meeting\s+with|led\s+by|headed\s+by|chaired\s+by|represented\s+by|by|with|told)\s+)$"
)
_SAID_AFTER = re.compile(rf"\s+(?:also\s+|then\s+|further\s+)?(?:{SAYING})\b")
_LABEL = re.compile(
    r"""(?:^|(?<=[\n\x01|*(]))[\s*|(-]{0,6}(?P<title>(?:[A-Z][\w/()-]*[ ]){0,4}?(?:Leaders?|Contacts?|Manager|Director|Specialist|Officer|Photos?
        |Photographs?|Author|Editor|Reporter|Coordinator|Representative|Economist|Counsel|Analyst|Head|Enquiries|Text|By|Interview)
        (?:\(s\))?)\s?:\s{1,12}""",
    re.VERBOSE | re.MULTILINE,
)
_AGE = re.compile(r",\s(?:aged\s)?\d{2}(?=[,\s])")
_RELATIVE = re.compile(r",?\s(?P<clause>(?:who(?:se)?)\s[^.;:!?\"\n\x01()]{3,160})")
_END_OF_CLAUSE = re.compile(r",\s(?:said|told|added|noted|and|but|which|who)\b|,\s(?=\"|')|\s[–—-]\s|\x01")
_TITLE_AFTER = re.compile(r"(?:,\s|\s[–—-]\s|\s\()(?:the\s|an?\s|our\s|its\s)?(?P<title>[^.;:!?\"\n\x01()]{2,160}(?:\n[^.;:!?\"\n\x01()]{2,90})?)")
_STOP_TITLE = re.compile(
    rf""",?\s(?:on\s+the\s+sidelines|during|after|before|while|when|where|as\s+(?:he|she|they)|in\s+a\s+(?:statement|speech|letter|press)|at\s+(?:the\s+)?(?:ceremony|signing|meeting|event|opening|launch|closing|conference)
        |in\s+his|in\s+her|who|whose|which|that|because|and\s+(?:added|said)|has|have|had|is|was|were|are|will|would|could|can|may|signed|(?:{SAYING}))\b
        |,\s(?:said|told|added|noted|adding|speaking|and\s+[A-Z]|in\s+[A-Z])|\s[–—]\s""",
    re.VERBOSE,
)


@lru_cache(maxsize=None)
def _role_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return titles("head"), titles("modifier"), titles("honorific")


@lru_cache(maxsize=None)
def _never() -> frozenset[str]:
    """Words that are in nobody's name."""
    kinds = heads()
    return words("common_words") | frozenset(kinds.first) | frozenset(kinds.last) | frozenset(kinds.foreign) | DEEDS


_WORD = re.compile(r"[\w'’-]+")


class People:
    """Finds the people of a page; `draft` takes them, `titled` are their titles."""

    def __init__(self, draft: Draft, hits: list[Hit]) -> None:
        self.draft = draft
        self.page: Page = draft.page
        self.by_start = {hit.start: hit for hit in hits}
        self.titled: list[Titled] = []
        self.heads, self.modifiers, self.honorifics = _role_words()
        self.never = _never()
        self.persons: dict[str, Entity] = {}

    def find(self) -> list[Titled]:
        labels = {match.end(): match for match in _LABEL.finditer(self.page.flow)}
        for run in self.page.runs:
            self._run(run, labels)
        self._surnames()
        return self.titled

    # -- one run of capitalised words --

    def _run(self, run: list[Token], labels) -> None:
        for first, last in self._names(run):
            start, end = run[first].start, run[last].end
            before = self._title_before(run, first)
            honorific = first > 0 and run[first - 1].key in self.honorifics
            label = labels.get(run[first].start) or (honorific and labels.get(run[first - 1].start)) or None
            after = None if label else self._title_after(end)
            said = self._said(run, first, last)
            if not (before or label or after or honorific or said):
                continue
            count = last - first + 1
            if count == 1 and not (before or honorific):
                continue
            if count == 1 and self._is_known_place(run[first]):
                continue
            self._person(run, first, last, before, label, after)
            return

    def _names(self, run: list[Token]) -> Iterator[tuple[int, int]]:
        """Parts of a run that could be somebody's name: the words that no title, place or body claims."""
        index = 0
        while index < len(run):
            if not self._nameable(run, index):
                index += 1
                continue
            last = index
            step = index + 1
            while step < len(run) and last - index < 5:
                if run[step].link and run[step].key in PARTICLES and step + 1 < len(run) and self._nameable(run, step + 1):
                    step += 1
                    continue
                if run[step].link or not self._nameable(run, step):
                    break
                last = step
                step += 1
            yield index, last
            index = last + 1

    def _nameable(self, run: list[Token], index: int) -> bool:
        token = run[index]
        if token.link or token.key in self.never or not self.draft.free(token.start, token.end):
            return False
        key = token.key
        if key in self.honorifics or key in self.heads or (key in self.modifiers and not self._inside_name(run, index)):
            return False
        if len(token.text) > 1 and token.text.isupper() and "." not in token.text and not self._shouting(run):
            return False
        if any(c.isdigit() for c in token.text):
            return False
        hit = self.by_start.get(token.start)
        return hit is None or (hit.entity.type != "country" and not hit.adjective) or self._inside_name(run, index)

    def _inside_name(self, run: list[Token], index: int) -> bool:
        """"Jordan", "West" as part of a name: after an initial or between given name and surname."""
        return index > 0 and bool(re.fullmatch(rf"[{UPPER}]\.", run[index - 1].text))

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
        while step >= 0 and run[step].key in self.honorifics and run[step].key not in self.heads:
            step -= 1
        if step < first - 1:
            end = run[step + 1].start
        start = None
        index = step
        while index >= 0:
            key = run[index].key
            if key in self.heads or f"{run[index - 1].key} {key}" in self.heads if index else key in self.heads:
                start = index
            elif not (run[index].link or key in self.modifiers or not self.draft.free(run[index].start, run[index].end) or run[index].text.isupper()):
                break
            index -= 1
        if start is not None:
            if run[start].key in self.heads and all(t.link or t.key in self.modifiers or t.key in self.heads or not self.draft.free(t.start, t.end) for t in run[start : step + 1]):
                while start > 0 and not run[start - 1].link and (
                    run[start - 1].key in self.modifiers or run[start - 1].key in self.heads or run[start - 1].text.isupper()
                    or not self.draft.free(run[start - 1].start, run[start - 1].end)
                ):
                    start -= 1
                return self._widened(run[start].start), end
            return None
        if step < 0:
            return self._lower_title(end)
        return None

    def _lower_title(self, end: int) -> tuple[int, int] | None:
        """A title in small letters before a name: "the ministry's spokesman Sherzod", "herder Bat-Erdene"."""
        window = self.page.flow[max(0, end - 90) : end]
        base = end - len(window)
        found = list(_WORD.finditer(window))
        if not found or window[found[-1].end() :].strip() or fold(found[-1][0]) not in self.heads:
            return None
        if found[-1][0][0].isupper():
            return None
        start = len(found) - 1
        while start > 0 and len(found) - start < 7:
            word = found[start - 1][0]
            between = window[found[start - 1].end() : found[start].start()]
            if between.strip() or word.lower() in ("the", "a", "an", "said", "by", "and", "told", "with", "to", "as", "for", "that") or "\x01" in between:
                break
            start -= 1
        return base + found[start].start(), end

    def _widened(self, start: int) -> int:
        """Back over an organisation that begins the title: "AIIB President", "the Bank's Country Manager"."""
        flow = self.page.flow
        match = re.search(rf"(?:\b[Tt]he\s)?(?:[{UPPER}][\w&-]*\s?){{1,6}}'s\s$", flow[max(0, start - 60) : start])
        if match:
            return max(0, start - 60) + match.start()
        return start

    def _title_after(self, end: int) -> tuple[int, int] | None:
        flow = self.page.flow
        age = _AGE.match(flow, end)
        at = age.end() if age else end
        clause = _RELATIVE.match(flow, at)
        if clause and (age or flow[at] == ","):
            stop = _END_OF_CLAUSE.search(flow, clause.start("clause"), clause.end("clause"))
            return clause.start("clause"), stop.start() if stop else clause.end("clause")
        match = _TITLE_AFTER.match(flow, at)
        if match is None:
            return None
        start, stop = match.span("title")
        cut = _STOP_TITLE.search(flow, start, stop)
        if cut:
            stop = cut.start()
        stop = self._end_of_list(start, stop)
        found = [fold(word[0]).rstrip("'s") if word[0].endswith("'s") else fold(word[0]) for word in _WORD.finditer(flow, start, stop)]
        if not found or len(found) > 22:
            return None
        near = found[:9]
        if not any(word in self.heads or f"{a} {word}" in self.heads for a, word in zip(["", *near], near, strict=False)):
            return None
        return start, stop

    def _end_of_list(self, start: int, stop: int) -> int:
        """A comma ends a title unless what follows goes on with it ("Director General, Investment Operations Region 2")."""
        flow = self.page.flow
        comma = flow.find(",", start, stop)
        while comma != -1:
            rest = flow[comma + 1 : stop].strip()
            head = fold(rest.split(" ")[0]) if rest else ""
            if not rest or not rest[0].isupper() or len(rest.split()) > 7 or head in words("common_words"):
                return comma
            comma = flow.find(",", comma + 1, stop)
        return stop

    def _said(self, run: list[Token], first: int, last: int) -> bool:
        if last - first < 1:
            return False
        start, end = run[first].start, run[last].end
        flow = self.page.flow
        if last == len(run) - 1 and _SAID_AFTER.match(flow, end):
            return True
        return bool(re.search(rf"\b(?:{SAYING}|according\s+to|signed\s+by)\s+$", flow[max(0, start - 24) : start]))

    # -- taking --

    def _person(self, run: list[Token], first: int, last: int, before, label, after) -> None:
        start, end = run[first].start, run[last].end
        name = " ".join(self.page.flow[start:end].split())
        entity = self._known(name)
        if entity is None:
            if last == first:
                return
            entity = Entity(f"person:{slug(name)}", "person", name)
            self.persons[entity.key] = entity
        if not self.draft.add(start, end, entity):
            return
        if before:
            self._title(entity.key, *before)
        if label:
            self._title(entity.key, *label.span("title"))
        if after:
            self._title(entity.key, *after)

    def _known(self, name: str) -> Entity | None:
        """The person of this text whose name ends or begins with the same words."""
        parts = fold(name).split()
        for entity in self.persons.values():
            known = fold(entity.name).split()
            if parts == known or len(parts) < len(known) and (known[-len(parts) :] == parts):
                return entity
        return None

    def _title(self, person: str, start: int, end: int) -> None:
        text = self.page.clean[start:end].rstrip(" ,;:")
        end = start + len(text)
        if text:
            self.titled.append(Titled(person, start, end, " ".join(text.split())))

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
