"""Runs of capitalised words: the one scan of a text that every reader of names looks at.

A run is what could be a name: capitalised words, and the small words (of, and, de, bin ...) between them. A possessive
's, a comma, a blank line and a line end that is not a wrap break it. Each word carries the classes of word that the
vocabularies put it in (a body's head, a title, a word that begins sentences), so that readers pass over runs quickly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from extraction import expressions as re
from extraction.lexicon import fold, rows, titles, words

# Classes of words, as bits: a word can be of several.
COMMON, FIRST, LAST, FOREIGN, HEAD, MODIFIER, HONORIFIC, DEED, FORM, PLACED = (1 << bit for bit in range(10))

# The last word of names of things that are done or built, not of bodies.
DEEDS = frozenset(
    "project projects program programme programs programmes initiative plan plans strategy agreement agreements road highway"
    " motorway expressway railway corridor port airport bridge dam line phase scheme framework policy act law convention"
    " protocol conference meeting meetings summit seminar workshop session week report review study loan loans credit grant"
    " bond bonds award awards goal goals agenda vision day decade standards guidelines system systems partnership".split()
)


@cache
def word_classes() -> dict[str, int]:
    """Folded word -> its classes."""
    found: dict[str, int] = {}

    def put(key: str, bit: int) -> None:
        found[key] = found.get(key, 0) | bit

    for kind, bit in (("head", HEAD), ("modifier", MODIFIER), ("honorific", HONORIFIC)):
        for key in titles(kind):
            put(key, bit)
            if bit == HEAD and not key.endswith("s") and f"{key}s" not in titles("modifier"):
                put(f"{key}s", bit)
    for key in words("common_words"):
        put(key, COMMON)
    for key in DEEDS:
        put(key, DEED)
    for row in rows("organisation_words"):
        key, position = fold(row["word"]), row["position"]
        if row["language"] != "en" and position == "first":
            put(key, FOREIGN)
            if " " in key:
                put(key.split(" ")[0], FOREIGN)
        elif position in ("first", "both"):
            put(key.split(" ")[0], FIRST)
        if position in ("last", "both"):
            put(key, LAST)
        if position == "placed":
            put(key, PLACED)
    return found


@cache
def form_words() -> frozenset[str]:
    """The words of legal forms, as printed."""
    return frozenset(word for row in rows("legal_forms") for word in row["form"].split())


def _ranges(characters: list[str]) -> str:
    """The inside of a character class, as ranges."""
    codes, parts = sorted(map(ord, characters)), []
    start = previous = codes[0]
    for code in (*codes[1:], -1):
        if code != previous + 1:
            parts.append(chr(start) if start == previous else f"{chr(start)}-{chr(previous)}")
            start = code
        previous = code
    return "".join(parts)


UPPER = _ranges([chr(code) for code in range(0x10000) if chr(code).isupper()])

# What goes on behind a capital: "U.S."; an initial or an abbreviated title ("T.", "Sh.", "Dr."); a word with what it holds
# together ("Sarpong-Adu", "D'Souza", "S&P", "INVEST-H"). The capital is told apart from the rest, so that nothing is tried elsewhere.
DOTTED = rf"(?:\.[{UPPER}])+\.?"
INITIAL = (
    r"(?:[a-z]?|(?<=P)rof|(?<=E)ngr?|(?<=H)on|(?<=M)rs|(?<=R)ev|(?<=C)apt|(?<=C)ol|(?<=G)en|(?<=M)aj|(?<=I)ng|(?<=A)dv"
    r"|(?<=G)ov|(?<=A)mb|(?<=S)en|(?<=B)rig|(?<=S)gt|(?<=S)mt|(?<=A)rch|(?<=A)tty|(?<=V)en|(?<=M)me|(?<=L)ic|(?<=D)rs)"
    rf"\.(?=\s{{0,2}}[{UPPER}])"
)
REST = r"\w*(?:(?:[-–&.]|'(?!s\b))\w+)*"
WORD = rf"[{UPPER}](?:{DOTTED}|{INITIAL}|{REST})"
LINK = (
    "of|for|the|and|&|pour|para|por|sur|de|du|des|del|la|las|los|le|les|do|da|dos|das|di|e|y|et|für|zur|von|van|der|den|ul|es"
    "|bin|bint|ibn|al|el|ter|on|in|to|under|ve|va|dan|und|och|og|d'|l'"
)
# "Yousef al-Bassam", "Darwish al- Balushi"
_ARTICLES = "al el as ad ar an at az ash ul ud".split()
ARTICLE = f"(?:{'|'.join(_ARTICLES)})-"
GAP = r"[^\S\n]{1,2}|[^\S\n]{0,2}\n[^\S\n]{0,8}"
RUN = re.compile(
    rf"""[{UPPER}](?<!\w.)(?:{DOTTED}|{INITIAL}|{REST})
         (?:(?:{GAP})(?:(?:{LINK})(?:{GAP})){{0,3}}(?:{WORD}|(?:e-|[dl]'|{ARTICLE}\s?)[{UPPER}](?:{DOTTED}|{REST})))*""",
    re.VERBOSE,
)
TOKEN = re.compile(r"\S+")
LINKS = frozenset((*LINK.split("|"), *(f"{article}-" for article in _ARTICLES)))

# A line this long was wrapped by its writer; a shorter one ended because it was over.
WRAPPED = 50
# A line that begins with a label ("Team Leader: ...") is followed by another such line, not by the rest of its own.
LABEL_LENGTH = 48
LABELLED = re.compile(rf"\s{{0,8}}\**[{UPPER}][\w()/'-]*(?:[ ][\w()/'-]+){{0,5}}\**(?::\s|[ ]{{3,}}\S)")
BREAK = "\x01"
# Acronyms that would be common words in small letters.
_ACRONYMS_LIKE_WORDS = frozenset({"WHO"})


class Token:
    """A word of a run: `key` is its folded form, `link` says that it is one of the small words, `kinds` are its classes."""

    __slots__ = ("start", "end", "text", "key", "link", "kinds")

    def __init__(self, start: int, end: int, text: str, key: str, link: bool, kinds: int) -> None:
        self.start, self.end, self.text, self.key, self.link, self.kinds = start, end, text, key, link, kinds


class Run(list[Token]):
    """The words of a run; `kinds` are the classes of any of them."""

    __slots__ = ("kinds",)
    kinds: int


class Page:
    """A cleaned text ready for the readers of names: `flow` is the text with its hard line ends marked."""

    def __init__(self, clean: str) -> None:
        self.clean = clean
        self.flow = hard_breaks(clean)
        re.same_words(clean, self.flow)
        self.folded = fold(self.flow)

    @cached_property
    def runs(self) -> list[Run]:
        """All runs but single words that begin sentences and are no name."""
        flow, folded, kinds_of = self.flow, self.folded, word_classes().get
        forms = form_words()
        found = []
        for match in RUN.finditer(flow):
            start, end = match.span()
            text = match[0]
            run = Run()
            if " " not in text and "\n" not in text:
                key = folded[start:end]
                kinds = kinds_of(key, 0)
                if kinds & COMMON and text not in _ACRONYMS_LIKE_WORDS:
                    continue
                run.append(Token(start, end, text, key, False, kinds))
                run.kinds = kinds
            else:
                run.kinds = 0
                for word in TOKEN.finditer(flow, start, end):
                    at, to = word.span()
                    printed, key = word[0], folded[at:to]
                    if printed in LINKS:
                        run.append(Token(at, to, printed, key, True, 0))
                        continue
                    kinds = kinds_of(key, 0)
                    if printed in forms:
                        kinds |= FORM
                    if kinds:
                        run.kinds |= kinds
                    run.append(Token(at, to, printed, key, False, kinds))
                if _is_of_amount(flow, run[-1]):
                    run.pop()
                    while run[-1].link:
                        run.pop()
            found.append(run)
        return found


def _is_of_amount(flow: str, token: Token) -> bool:
    """ "... and the Saudi Fund SAR 75 million", "Wellington NZ$6 million": the currency of what follows is no part of the name."""
    text = token.text
    if not 1 < len(text) < 5 or not text.isupper() and text != "Rs":
        return False
    behind = flow[token.end : token.end + 2]
    return behind[:1] in _SYMBOLS or text == "US" and behind == " $" or behind.lstrip()[:1].isdigit() and text in _codes()


_SYMBOLS = frozenset(("$", "€", "£", "¥", "₹"))


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["form"] for row in rows("currencies") if row["kind"] == "code") | {"UA", "SDR", "CFA", "FCFA", "Rs"}


def hard_breaks(clean: str) -> str:
    """The text with every line end that is no wrap replaced by a mark that no pattern takes for space."""
    if "\n" not in clean:
        return clean
    lines = clean.split("\n")
    parts = []
    for line, following in zip(lines, lines[1:], strict=False):
        parts.append(line)
        parts.append("\n" if len(line) >= WRAPPED and _goes_on(line, following) else BREAK)
    parts.append(lines[-1])
    return "".join(parts)


def _goes_on(line: str, following: str) -> bool:
    if len(line.rstrip()) < WRAPPED or not following or following.isspace():
        return False
    if (":" in following[:LABEL_LENGTH] or "   " in following[:LABEL_LENGTH]) and LABELLED.match(following) and LABELLED.match(line):
        return False
    return not following[0].isspace() or following.lstrip()[0].islower()


def matches(pattern: re.Pattern[str], text: str, *literals: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives, for a pattern whose matches all begin with one of the literals; far quicker."""
    end = 0
    for at in sorted(occurrences(text, *literals)):
        if at >= end:
            match = pattern.match(text, at)
            if match is not None:
                yield match
                end = match.end()


def whole_words(text: str, words: Iterable[str], beside: str = "") -> Iterator[tuple[int, str]]:
    """Where the words stand by themselves, in order and apart, the longest at each place; no letter, digit or one of `beside` touches them."""
    found = []
    for word in words:
        for at in occurrences(text, word):
            around = text[at - 1 : at] + text[at + len(word) : at + len(word) + 1]
            if not any(char.isalnum() or char == "_" or char in beside for char in around):
                found.append((at, -len(word), word))
    end = 0
    for at, length, word in sorted(found):
        if at >= end:
            yield at, word
            end = at - length


def occurrences(text: str, *literals: str) -> list[int]:
    """Where any of the literals begins, literal by literal; far quicker than a pattern of alternatives."""
    found = []
    for literal in literals:
        at = text.find(literal)
        while at >= 0:
            found.append(at)
            at = text.find(literal, at + 1)
    return found


def segments(run: Run) -> Iterator[list[Token]]:
    """A run of capitalised words cut at its "and"s; small words that open a piece are left out."""
    part: list[Token] = []
    for token in run:
        if token.text == "and":
            if part:
                yield part
            part = []
        elif part or not token.link:
            part.append(token)
    if part:
        yield part
