"""What title the text gives somebody: before the name, behind it, below it, at a body, or by what the person is said to do.

"Deputy Governor NAME", "the Minister of Agriculture, Irrigation and Water, Hon. NAME", "NAME, who heads ...", "NAME (director of ...)"."""

from __future__ import annotations

from extraction import expressions as re
from extraction.lexicon import fold, words
from extraction.mentions.names.capitals import HEAD, LAST, MODIFIER, UPPER, Token
from extraction.mentions.names.name_labels import either
from extraction.mentions.names.person_names import SAYING, STYLED, WORD_OF_NAME, NameRuns

# What a person is said to be: "X is the director of", "X was appointed head of", "X heads the unit"
SAID_TO_BE = re.compile(
    r"""\s(?:(?:(?:is|was|has\sbeen|been)\s(?:re-?)?(?:named|appointed|elected|nominated)(?:\sas)?|is|was|became|remains|serve[sd]\sas|works\sas|acts\sas)
            \s(?:also\s|currently\s|now\s)?(?:the\s|an?\s|its\s)?(?P<title>[^.;:!?,\"\n\x01()]{4,120})
         |(?P<deed>(?:heads|leads|chairs|directs|manages|oversees|coordinates|runs)\s(?:the|an?|its|their)\s[^.;:!?,\"\n\x01()]{4,100}))""",
    re.VERBOSE,
)
# A title on the line below a name, as in the signatures of letters
_TITLE_BELOW = re.compile(r"[\n\x01][ *_]{0,6}(?P<title>[A-Z][^.;:!?\"\n\x01()|]{2,90}?)[ *_]{0,3}(?=[\n\x01]|\Z)")
_SMALL_IN_TITLE = frozenset("of for and the in on to at de du des y e & / - –".split())
# "who is the director", "who heads the office"
_WHO_IS = re.compile(r"(?:who\s(?:(?:is|was)\s(?:also\s|the\s|an?\s){0,2})?)?")
_NAMED = re.compile(r",\s[^.;:!?\"\n\x01()]{3,60},\s(?:was|has\sbeen)\s(?:named|appointed|elected)\s(?:as\s)?(?:the\s|an?\s|its\s)?(?P<title>[^.;:!?,\"\n\x01()]{4,120})")
_IN_BRACKET = re.compile(r"\s\([^()\n\x01]{2,40}\)")  # "Ana Ruiz (Ecuador) was elected Chair"
_AGE = re.compile(r",\s(?:aged\s)?\d{2}(?=[,\s])")
_RELATIVE = re.compile(r",?\s(?P<clause>(?:who(?:se)?)\s[^.;:!?\"\n\x01()]{3,160})")
# "Amos Kiptoo, 29, runs a welding shop"
_DOING = re.compile(
    r",\s(?P<clause>(?:(?:has|had)\s(?:been\s(?:a|an|the|[a-z]+ing)|worked|kept|run|farmed|fished|taught|raised|herded|tended|grown|sold|driven|lived|owned|ridden|cooked|sewn|woven)"
    r"|(?!says|said|was|is|has|had)[a-z]{3,12}s)\s[^.;:!?\"\n\x01()]{3,120})"
)
_END_OF_CLAUSE = re.compile(r"\sand\s[a-z]+ed\b|,\s(?:said|told|added|noted|and|but|which|who|is|was|are|were|has|have|had|will|would|also|can|could|[a-z]{3,12}ed)\b|,\s(?=\"|')|\s[–—-]\s|\x01")
_TITLE_AFTER = re.compile(r"(?:,\s|\s[–—-]{1,2}\s|\s\()(?:respectively,?\s)?(?!and\s)(?:the\s|an?\s|our\s|its\s)?(?P<title>[^.;:!?\"\n\x01()]{2,160}(?:\n[^.;:!?\"\n\x01()]{2,90})?)")
_STOP_TITLE = re.compile(
    rf""",?\s(?:on\s+the\s+sidelines|during|after|before|while|when|where|as\s+(?:he|she|they)|in\s+a\s+(?:statement|speech|letter|press)|at\s+(?:the\s+)?(?:ceremony|signing|meeting|event|opening|launch|closing|conference)
        |in\s+his|in\s+her|who|whose|which|that|because|and\s+(?:added|said)|has|have|had|is|was|were|are|will|would|could|can|may|signed|chaired|attended|led|opened|headed|met|took|gave|(?:{SAYING}))\b
        |\sand\s(?:Mr|Mrs|Ms|Dr|Eng|Engr|Hon|Prof|Shri|Smt|H\.E)\b
        |,\s(?:said|told|added|noted|adding|speaking|and\s+[A-Z]|in\s+[A-Z])|\s(?:[–—]|--)\s""",
    re.VERBOSE,
)
# Words that a title in small letters does not go back over.
_NO_TITLE = frozenset(
    "the a an of in on at by to for from with and or but as like that which who said says told is are was were has have had"
    " will would asked including while when where also meanwhile among between after before under over his her its their our"
    " one two three many several such former then met meet joined".split()
) - {"former"}
# The clause right before a comma, and where a title can begin in it
_CLAUSE = re.compile(r"(?P<opening>\A|(?<=[\n\x01])|(?<=[.!?\"])[ ])?[^,;:.!?\"()\n\x01]*(?:\n[^,;:.!?\"()\n\x01]*)?$")
_FORMER = re.compile(r"\b(?:former|acting|deputy|outgoing|interim|vice)\s$")
# "Akim of Karaganda region" before a name
_OF_REGION = re.compile(r"(?:\b[A-Z]\w+\s){1,3}of\s(?:[A-Z][\w-]+\s){1,3}(?:region|province|district|city|county|oblast|state)\s$")
# Forms of address that are also a trade: a fuller title may stand before them
_ADDRESSED = frozenset("engineer architect professor doctor captain colonel general barrister".split())
# "deputy chairman of district": an office of a thing that is written small, right before a name
_HEAD_OF = re.compile(r"(?<![\w'-])(?P<head>(?:(?:first|deputy|vice|acting|former|senior|chief|state|finance|energy|water|works|health|union)\s){0,2}[a-z]{4,14})\s(?:of|for)\s(?:the\s)?(?:[a-z-]{4,16}\s){1,3}\Z")
_ARTICLE = re.compile(r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s")
_NOT_IN_TITLE = frozenset("with by from after during while when which that who meeting said told under through via took takes held".split())
# "... and Peter Okello, country manager"
_COMPANION = re.compile(rf",?\sand\s(?P<name>(?:[{UPPER}][\w.'-]+\s){{1,3}}[{UPPER}][\w'-]+)(?=,\s)")
# "President of the Inter-American Development Bank (IDB) Ilan Goldfajn", "the World Bank (WB) representative, Ana Ruiz"
SHORT_NAME = re.compile(r"\s\([A-Z][\w&-]{1,11}\)\s\Z")
_DETERMINER = re.compile(r"(?:\b[Tt]he|\bby|\b[Ii]ts|\b[Tt]heir|\ban?|\b[A-Z]\w+'s|\band)\s")


# "..., Xinhua news agency reported"
_REPORTED = frozenset("reported reports said says told wrote quoted".split())


class TitleReader(NameRuns):
    """Reads the titles around the names of a page."""

    def _title_before(self, run: list[Token], first: int) -> tuple[int, int] | None:
        """The title that ends right before a name: "Deputy Governor", "the ministry's spokesman", "Minister of Finance"."""
        end = run[first].start
        step = first - 1
        while step >= 0 and (run[step].key in self.honorifics and (run[step].key not in self.heads or run[step].key in STYLED and step > 0 and self._is_head(run, step - 1)) or step > 0 and f"{run[step - 1].key} {run[step].key}" in self.honorifics):
            step -= 1 if run[step].key in self.honorifics else 2
        if step < first - 1:
            end = run[step + 1].start
        if step > 0 and (step == first - 1 and run[step].key in ("of", "for", "at", "the") or run[step].key in ("and", "&")):
            return None  # "CEO of Vetar Levant": the name is the office's, not the holder's
        start = self._head_before(run, step)
        if start is None and step >= 0:
            body = self._title_at_body(run, first)
            if body is not None:
                return body
        if start is None and step >= 0 and all(token.link or token.kinds & (MODIFIER | LAST) for token in run[: step + 1]):
            return self._title_with_fields(run[0].start, end)
        if start is None:
            return self._lower_title(end) or self._title_before_comma(end) or self._title_before_acronym(end) if step < 0 else None
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
        if self.draft.free(start, run[first - 1].end) and not self._is_place_to(run, first) or run[first - 1].link:
            return None
        office = self._office_at(start)
        return (office, run[first].start) if office is not None else None

    def _office_at(self, start: int) -> int | None:
        """Where the office begins that is held at the body or the place whose name begins at `start`."""
        words = list(WORD_OF_NAME.finditer(self.page.flow, max(0, start - 70), start))
        if not words or self.page.flow[words[-1].end() : start].strip():
            return None
        for index in range(len(words) - 1, -1, -1):
            word = words[index]
            if index + 1 < len(words) and self.page.flow[word.end() : words[index + 1].start()] not in (" ", "\n"):
                return None
            if fold(word[0]) in self.heads:
                at = index
                while at and words[at - 1][0][0].isupper() >= word[0][0].isupper() and fold(words[at - 1][0]) in self.modifiers and self.page.flow[words[at - 1].end()] == " ":
                    at -= 1
                return self._widened(words[at].start()) if words[-1][0] in ("of", "the", "at", "to", "for", "in") and index < len(words) - 1 else None
            if word[0][0].isupper():
                return None
        return None

    def _is_place_to(self, run: list[Token], first: int) -> bool:
        """Whether a place is all that stands before the name: "ambassador to Ecuador Cai Runguo"."""
        hit = self.by_start.get(run[0].start)
        return hit is not None and hit.entity.kind == "place" and not hit.adjective and hit.end == run[first - 1].end

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
            if not all(word[0][0].isupper() or word[0] in _SMALL_IN_TITLE for word in WORD_OF_NAME.finditer(flow, comma + 1, stop)):
                return None
            stop = comma
        return None

    def _title_before_acronym(self, end: int) -> tuple[int, int] | None:
        """A title whose body's acronym stands in brackets before the name."""
        short = SHORT_NAME.search(self.page.flow, max(0, end - 16), end)
        if short is None:
            return None
        begins = short.start() if self.draft.free(short.start() - 1, short.start()) else self.draft.held_from(short.start() - 1)
        office = self._office_at(begins) if begins < short.start() else None
        found = self._title_of_clause(short.start(), short.start()) if office is None else None
        return (office, end) if office is not None else (found[0], end) if found else None

    def _title_of_clause(self, stop: int, end: int) -> tuple[int, int] | None:
        """The title that begins in the clause up to the first comma and ends before the name."""
        flow = self.page.flow
        clause = _CLAUSE.search(flow, max(0, stop - 130), stop)
        if clause is None:
            return None
        short = SHORT_NAME.search(flow, max(0, clause.start() - 16), clause.start() + 1)
        if short and not self.draft.free(short.start() - 1, short.start()) and fold(flow[clause.start() : stop].strip()) in self.heads:
            return self.draft.held_from(short.start() - 1), end
        starts = [clause.end("opening")] if clause["opening"] is not None else []
        starts += [match.end() for match in _DETERMINER.finditer(flow, clause.start(), stop)]
        for start in starts:
            matches = list(WORD_OF_NAME.finditer(flow, start, end))
            found = [fold(match[0]) for match in matches]
            if len(found) > 16 or not found or not self._all_title(matches, found):
                continue
            told = [word for a, word in zip(["", *found], found[:7], strict=False) if word in self.heads or f"{a} {word}" in self.heads]
            if any(word not in either() for word in told):
                article = _ARTICLE.match(flow, start)
                return article.end() if article else start, end
        return None

    def _all_title(self, matches: list[re.Match[str]], found: list[str]) -> bool:
        """Whether words could all be one title: no verb, no other person among them."""
        if not _NOT_IN_TITLE.isdisjoint(found) or any(match.start() in self.held for match in matches):
            return False
        return not any(match[0].endswith("ed") and match[0].islower() for match in matches)

    def _lower_title(self, end: int) -> tuple[int, int] | None:
        """A title in small letters before a name: "the ministry's spokesman Sherzod", "herder Bat-Erdene"."""
        window = self.page.flow[max(0, end - 90) : end]
        base = end - len(window)
        regional = _OF_REGION.search(window) if window.endswith((" region ", "ince ", "ict ", " city ", "nty ", "ast ", "ate ")) else None
        if regional and any(fold(word[0]) in self.heads for word in WORD_OF_NAME.finditer(regional[0])):
            return base + regional.start(), end
        found = list(WORD_OF_NAME.finditer(window))
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
        begins = base + found[start].start()
        held = begins if self.draft.free(begins, begins + 1) else self.draft.held_from(begins)
        return begins if "(" in self.page.flow[held:begins] else held, end

    def _of_a_thing(self, window: str, base: int) -> tuple[int, int] | None:
        """"deputy chairman of district", "head of the regional water department" right before a name."""
        match = _HEAD_OF.search(window)
        if match is None or not any(fold(word[0]) in self.heads and fold(word[0]) not in either() for word in WORD_OF_NAME.finditer(match["head"])):
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
            who = _WHO_IS.match(flow, clause.start("clause"))
            start = who.end() if who else clause.start("clause")
            ends = _END_OF_CLAUSE.search(flow, start, clause.end("clause"))
            return start, ends.start() if ends else clause.end("clause")
        match = _TITLE_AFTER.match(flow, at) or self._below(run, first, at)
        if match is None:
            return self._being(run, first, at)
        start, stop = match.span("title")
        cut = _STOP_TITLE.search(flow, start, stop)
        if cut:
            stop = cut.start()
        stop = self._before_companion(start, self._end_of_list(start, stop))
        if self._of_next(start, stop):
            return None
        if self._has_head(start, stop, self._said(run, first, len(run) - 1) or self._honorific(run, first)):
            return start, stop
        return self._being(run, first, at)

    def _before_companion(self, start: int, stop: int) -> int:
        """Where a title ends before somebody else's name: "director of the department and Peter Okello, country manager"."""
        for match in _COMPANION.finditer(self.page.flow, start, min(stop + 2, len(self.page.flow))):
            words = [fold(word[0]) for word in WORD_OF_NAME.finditer(match["name"])]
            if not any(word in self.modifiers or word in self.heads for word in words) and self.page.flow[match.end("name")] == ",":
                return match.start()
        return stop

    def _has_head(self, start: int, stop: int, sure: bool) -> bool:
        """Whether words are a title; one that companies have too ("operator") needs somebody who surely is a person."""
        found = [fold(word[0]).removesuffix("'s") for word in WORD_OF_NAME.finditer(self.page.flow, start, stop)]
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
        if match is None or not all(word[0][0].isupper() or word[0] in _SMALL_IN_TITLE for word in WORD_OF_NAME.finditer(flow, *match.span("title"))):
            return None
        return match

    def _being(self, run: list[Token], first: int, end: int) -> tuple[int, int] | None:
        """"Jane Doe is the director of the unit": what a name of several words is said to be."""
        if run[-1].end != end or len(run) - first < 2 or first and not self._honorific(run, first):
            return None
        bracket = _IN_BRACKET.match(self.page.flow, end)
        match = SAID_TO_BE.match(self.page.flow, bracket.end() if bracket else end) or _NAMED.match(self.page.flow, end)
        if match is None or match.groupdict().get("deed"):
            return None
        start, stop = match.span("title")
        cut = _STOP_TITLE.search(self.page.flow, start, stop)
        stop = cut.start() if cut else stop
        found = [fold(word[0]) for word in WORD_OF_NAME.finditer(self.page.flow, start, stop)]
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

    def _of_next(self, start: int, stop: int) -> bool:
        """Whether a title belongs to the name it ends with: "Ana Ruiz, utility director Isak Limani"."""
        found = [word[0] for word in WORD_OF_NAME.finditer(self.page.flow, start, stop)]
        if len(found) < 3 or not (found[-3].islower() and fold(found[-3]) in self.heads):
            return False
        return all(word[0].isupper() and fold(word) not in self.modifiers and fold(word) not in self.heads for word in found[-2:])

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
        if len(part) < 3 or not part[0].isupper() or found[-1] in _REPORTED or len(found) > 8 or fold(found[0]) in words("common_words"):
            return False
        last = stop == len(self.page.flow) or self.page.flow[stop] != ","
        if last and len(found) <= 7:
            return True
        at = start + self.page.flow[start:stop].index(found[0])
        run = self.run_at.get(at)
        if run is None:
            return False
        return at in self.by_start or not self.draft.free(at, at + 1) or bool(run.kinds & (HEAD | MODIFIER))
