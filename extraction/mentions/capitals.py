"""Runs of capitalised words: the one scan of a text that every reader of names looks at.

A run is what could be a name: capitalised words, and the small words (of, and, de, bin ...) between them. A possessive
's, a comma, a blank line and a line end that is not a wrap break it.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import cached_property

from extraction.lexicon import fold


def _ranges(characters: list[str]) -> str:
    """A character class of the characters, as ranges."""
    codes, parts = sorted(map(ord, characters)), []
    start = previous = codes[0]
    for code in (*codes[1:], -1):
        if code != previous + 1:
            parts.append(f"{chr(start)}-{chr(previous)}" if previous > start else chr(start))
            start = code
        previous = code
    return "".join(re.escape(part) if len(part) == 1 else part for part in parts)


UPPER = _ranges([chr(code) for code in range(min(sys.maxunicode, 0xFFFF)) if chr(code).isupper()])

# A capitalised word with what it holds together: "Sarpong-Adu", "D'Souza", "S&P", "INVEST-H", "U.S."
DOTTED = rf"[{UPPER}](?:\.[{UPPER}])+\.?"
WORD = rf"[{UPPER}](?:(?:\.[{UPPER}])+\.?|\w*(?:(?:[-–&./]|'(?!s\b))\w+)*)"
# An initial or an abbreviated title: "T.", "Sh.", "Dr."
INITIAL = rf"(?:[{UPPER}][a-z]?|Prof|Eng|Engr|Hon|Mrs|Rev|Capt|Col|Gen|Maj|Ing|Adv)\.(?=\s{{0,2}}[{UPPER}])"
LINK = (
    "of|for|the|and|&|de|du|des|del|la|las|los|le|les|do|da|dos|das|di|e|y|et|für|zur|von|van|der|den|ul"
    "|bin|bint|ibn|al|el|ter|on|in|to|under|d'|l'"
)
GAP = r"[^\S\n]{1,2}|[^\S\n]{0,2}\n[^\S\n]{0,8}"
RUN = re.compile(
    rf"""(?<![\w])(?:{DOTTED}|{INITIAL}|{WORD})
         (?:(?:{GAP})(?:(?:{LINK})(?:{GAP})){{0,3}}(?:{DOTTED}|{INITIAL}|(?:e-)?{WORD}))*""",
    re.VERBOSE,
)
TOKEN = re.compile(r"[^\s]+")
LINKS = frozenset(LINK.split("|"))

# A line this long was wrapped by its writer; a shorter one ended because it was over.
WRAPPED = 50
BREAK = "\x01"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a run; `key` is its folded form, `link` says that it is one of the small words."""

    start: int
    end: int
    text: str
    key: str
    link: bool


class Page:
    """A cleaned text ready for the readers of names: `flow` is the text with its hard line ends marked."""

    def __init__(self, clean: str) -> None:
        self.clean = clean
        self.flow = hard_breaks(clean)
        self.folded = fold(self.flow)

    @cached_property
    def runs(self) -> list[list[Token]]:
        return [self._tokens(match) for match in RUN.finditer(self.flow)]

    def _tokens(self, match: re.Match[str]) -> list[Token]:
        found = []
        for token in TOKEN.finditer(self.flow, match.start(), match.end()):
            text = token[0]
            found.append(Token(token.start(), token.end(), text, self.folded[token.start() : token.end()], text in LINKS))
        return found


def hard_breaks(clean: str) -> str:
    """The text with every line end that is no wrap replaced by a mark that no pattern takes for space."""
    if "\n" not in clean:
        return clean
    lines = clean.split("\n")
    parts = []
    for line, following in zip(lines, lines[1:], strict=False):
        wrapped = len(line.rstrip()) >= WRAPPED and following[:1].strip() != "" or (
            len(line.rstrip()) >= WRAPPED and following.strip() != "" and following.lstrip()[:1].islower()
        )
        parts.append(line + ("\n" if wrapped else BREAK))
    parts.append(lines[-1])
    return "".join(parts)
