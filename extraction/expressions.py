"""Regular expressions as `re` has them, but compiled at first use, and run only on texts that hold a word they need.

The readers have some 1,700 expressions, and most find nothing in most texts. What an expression cannot match without
("credit" or "loan") is derived from its parse tree by `tools/needed_words.py` and kept in `extraction.needed_words`.
The words of a text are looked up once; an expression none of whose words is there gives at once what `re` would
give after a scan in vain. An expression without an entry there is run as it is.

Modules of this package import it in the place of `re`: `from extraction import expressions as re`.
"""

from __future__ import annotations

import re as _re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import accumulate, islice
from re import DOTALL, IGNORECASE, MULTILINE, VERBOSE, I, M, Match, Pattern, S, X, escape
from sys import maxsize
from typing import Any, cast

from extraction.needed_words import NEEDED

__all__ = [
    "DOTALL", "IGNORECASE", "MULTILINE", "VERBOSE", "I", "M", "Match", "Pattern", "S", "X",
    "compile", "escape", "findall", "finditer", "fullmatch", "match", "search", "split", "sub",
]  # fmt: skip

# Marks that readers of tables and claims ask for; an expression may need one of them as it may need a word.
MARKS = "\u00a4\u2116\u2115\u2030\u00bd\u00a7%$\u20ac\u00a3|:;()\"/&\t\n"

# A stretch shorter than this costs less to scan than to ask for words; one longer than the other, or a whole text,
# is asked by the words of the text, looked up once.
_SHORTEST, _WINDOW = 40, 400
# Texts whose words are remembered: the documents being read. The first expression scans: a text that is asked again is asked hundreds of times.
_MOST_TEXTS, _ASKED_ENOUGH = 16, 1
_MOST_WORDS = 100_000
# One that was asked of so many texts in vain has cost as much as compiling it, after which most of its methods need not ask.
_ASKED_IN_VAIN = 400
# Trials at single places cost less than a scan while there are fewer than one in so many characters.
_CHARACTERS_PER_TRIAL = 24


def folded(text: str) -> str:
    """The text in the small letters that `re.IGNORECASE` holds equal to the letters a to z."""
    low = text.lower()
    return low if low.isascii() else low.replace("i\u0307", "i").replace("\u0131", "i").replace("\u017f", "s")


# Small letters beyond ASCII take ten times as long, and a sentence is asked by one expression after the other.
_folded_sentence = lru_cache(maxsize=500)(folded)


def key(pattern: str, flags: int) -> str:
    """What stands for an expression in the table of needed words."""
    return blake2b(f"{flags:d} {pattern}".encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


class _NeededInWord(dict[str, frozenset[str]]):
    """For a word of a text, which of the needed words are in it ("refinancing": "financ", "refinanc")."""

    def __missing__(self, word: str) -> frozenset[str]:
        if len(self) > _MOST_WORDS:
            self.clear()
        length = len(word)
        pieces = {word[i:j] for i in range(length) for j in range(i + 2, min(length, i + _LONGEST_WORD) + 1)}
        found = self[word] = frozenset(pieces & _NEEDED_WORDS)
        return found


class _OpenedByWord(dict[str, tuple[str, ...]]):
    """For a word of a text, which openings it is: "financing" is "financ", "financing "."""

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) > _MOST_WORDS:
            self.clear()
        pieces = {word[:end] for end in range(1, len(word) + 1)} | {f"{word} "}
        found = self[word] = tuple(pieces & _OPENINGS)
        return found


class _Known:
    """A text whose words are looked up: which of the needed ones are there, and where each opening is."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.asked = 0

    @cached_property
    def _low(self) -> str:
        return folded(self._text)

    @cached_property
    def present(self) -> set[str]:
        found = {mark for mark in _NEEDED_MARKS if mark in self._text}
        return found.union(*map(_in_word.__getitem__, set(_letters(self._low))))

    @cached_property
    def _places(self) -> dict[str, list[int]] | None:
        """Where each word begins; None where the small letters are not as many as the letters."""
        if len(self._low) != len(self._text):
            return None
        pieces = _split_at_words(self._low)
        found: defaultdict[str, list[int]] = defaultdict(list)
        for word, start in zip(pieces[1::2], islice(accumulate(map(len, pieces)), 0, None, 2), strict=False):
            found[word].append(start)
        return dict(found)

    @cached_property
    def _opened(self) -> dict[str, list[int]]:
        """Where each opening is that is there at all; of one that several words are, word by word."""
        found: dict[str, list[int]] = {}
        for word, places in (self._places or {}).items():
            for opening in _opened_by_word[word]:
                found[opening] = found[opening] + places if opening in found else places
        for mark in _OPENING_MARKS:
            if mark in self._text:
                found[mark] = [place.start() for place in _re.finditer(_re.escape(mark), self._text)]
        return found

    def starts(self, openings: frozenset[str], start: int, end: int) -> list[int] | None:
        """Where in a stretch of the text one of the openings is, in order; None where a scan is as good."""
        if self._places is None:
            return None
        found: list[int] = []
        for opening in self._opened.keys() & openings:
            found += self._opened[opening]
        if start or end < len(self._text):
            found = [place for place in found if start <= place < end]
        if len(found) * _CHARACTERS_PER_TRIAL > end - start:
            return None
        found.sort()
        return found


class _KnownTexts(dict[str, _Known]):
    def __missing__(self, text: str) -> _Known:
        while len(self) >= _MOST_TEXTS:
            del self[next(iter(self))]
        known = self[text] = _Known(text)
        return known


def same_words(text: str, other: str) -> None:
    """Has the words of a text looked up once for another too, that has the same words at the same places and no mark more."""
    _known_texts[other] = _known_texts[text]


_NEEDED_WORDS = frozenset(word for needed, _, _ in NEEDED.values() for words in needed for word in words)
_LONGEST_WORD = max(map(len, _NEEDED_WORDS), default=0)
_NEEDED_MARKS = tuple(mark for mark in MARKS if mark in _NEEDED_WORDS)
_OPENINGS = frozenset(opening for _, openings, _ in NEEDED.values() for opening in openings)
_OPENING_MARKS = tuple(mark for mark in MARKS if mark in _OPENINGS)
_letters = _re.compile(r"[a-z]+").findall
_split_at_words = _re.compile(r"([a-z]+)").split
_in_word = _NeededInWord()
_opened_by_word = _OpenedByWord()
_known_texts = _KnownTexts()

_METHODS = ("search", "finditer", "findall", "split", "sub", "match", "fullmatch")
# A trial at one place costs less than asking for words: the others ask only until the expression is compiled.
_ASKING = ("search", "finditer", "findall", "split", "sub")
_NOWHERE: list[int] = []


class Expression:
    """One expression with the methods of `re.Pattern`; each is put into the instance when it is first asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __repr__(self) -> str:
        return f"expressions.compile({self.pattern!r}, {self._flags})"

    def __eq__(self, other: object) -> bool:
        """`match.re == EXPRESSION`: what `re` has compiled is the expression."""
        return other is self or (isinstance(other, Pattern) and other is self.__dict__.get("_compiled"))

    __hash__ = object.__hash__

    def __getattr__(self, name: str) -> Any:
        """Comes here only for what is not in the instance yet."""
        if name.startswith("__"):
            raise AttributeError(name)
        entry = NEEDED.get(key(self.pattern, self._flags)) if name in _METHODS else None
        if entry is None:
            return getattr(self._compiled, name)
        self._entry = entry
        self.__dict__.update(_asking(self, entry, None))
        return self.__dict__[name]

    _entry: tuple[tuple[tuple[str, ...], ...], tuple[str, ...], bool] | None = None

    @cached_property
    def _compiled(self) -> Pattern[str]:
        """Compiles, and has the methods that need not ask for words run without detour from now on."""
        compiled = _re.compile(self.pattern, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        if self._entry is not None and self._entry[2]:
            asking = _asking(self, self._entry, compiled)
            self.__dict__.update({method: asking[method] for method in _ASKING})
        return compiled


def _asking(
    expression: Expression, entry: tuple[tuple[tuple[str, ...], ...], tuple[str, ...], bool], compiled: Pattern[str] | None
) -> dict[str, Callable[..., Any]]:
    """The methods of an expression; they run only where the needed words are, and try only where an opening is.

    One that is not compiled asks of each text, for compiling costs more than asking.
    """
    needed, openings, _ = entry
    opened = frozenset(openings)
    shortest, asked_enough = (_SHORTEST, _ASKED_ENOUGH) if compiled else (1, 0)
    words = needed[0] if needed else ()
    none_of = [frozenset(each).isdisjoint for each in needed]
    known_texts = _known_texts
    in_vain = 0

    def tired() -> bool:
        """Whether it would now be cheaper to have compiled the expression; then it is."""
        nonlocal in_vain
        in_vain += 1
        if compiled is None and in_vain > _ASKED_IN_VAIN:
            return bool(expression._compiled)
        return False

    def lacks(text: str) -> bool:
        """Whether a short text has none of the rarest words."""
        low = text.lower() if text.isascii() else _folded_sentence(text)
        for word in words:
            if word in low:
                return False
        return bool(words)

    def places(text: str, pos: int, endpos: int) -> list[int] | None:
        """Where in a long stretch to try; None to scan it."""
        known = known_texts[text]
        if known.asked < asked_enough:
            known.asked += 1
            return None
        present = known.present
        for none in none_of:
            if none(present):
                return _NOWHERE
        return known.starts(opened, pos, endpos) if opened else None

    def hopeless(text: str, pos: int, endpos: int) -> bool:
        end = min(endpos, len(text))
        if end - pos < shortest or compiled is None and tired():
            return False
        return lacks(text[max(pos, 0) : end]) if end - pos <= _WINDOW else places(text, max(pos, 0), end) == _NOWHERE

    def search(text: str, pos: int = 0, endpos: int = maxsize) -> Match[str] | None:
        end = len(text)
        if endpos < end:
            end = endpos
        if end - pos >= shortest and pos >= 0:
            if end - pos <= _WINDOW:
                if lacks(text[pos:end]):
                    return None
            else:
                at = places(text, pos, end)
                if at is not None:
                    match = (compiled or expression._compiled).match
                    return next((found for place in at if (found := match(text, place, end))), None)
        return (compiled or expression._compiled).search(text, pos, endpos)

    def finditer(text: str, pos: int = 0, endpos: int = maxsize) -> Iterator[Match[str]]:
        end = len(text)
        if endpos < end:
            end = endpos
        if end - pos >= shortest and pos >= 0:
            if end - pos <= _WINDOW:
                if lacks(text[pos:end]):
                    return iter(())
            else:
                at = places(text, pos, end)
                if at is not None:
                    return _matches((compiled or expression._compiled).match, text, at, end) if at else iter(())
        return (compiled or expression._compiled).finditer(text, pos, endpos)

    def findall(text: str, pos: int = 0, endpos: int = maxsize) -> list[Any]:
        return [] if hopeless(text, pos, endpos) else (compiled or expression._compiled).findall(text, pos, endpos)

    def match(text: str, pos: int = 0, endpos: int = maxsize) -> Match[str] | None:
        return None if hopeless(text, pos, endpos) else (compiled or expression._compiled).match(text, pos, endpos)

    def fullmatch(text: str, pos: int = 0, endpos: int = maxsize) -> Match[str] | None:
        return None if hopeless(text, pos, endpos) else (compiled or expression._compiled).fullmatch(text, pos, endpos)

    def split(text: str, maxsplit: int = 0) -> list[str | Any]:
        return [text] if hopeless(text, 0, maxsize) else (compiled or expression._compiled).split(text, maxsplit)

    def sub(repl: str | Callable[[Match[str]], str], text: str, count: int = 0) -> str:
        return text if hopeless(text, 0, maxsize) else (compiled or expression._compiled).sub(repl, text, count)

    methods = (search, finditer, findall, split, sub, match, fullmatch)
    return {method.__name__: method for method in methods}


def _matches(match: Callable[[str, int, int], Match[str] | None], text: str, places: list[int], end: int) -> Iterator[Match[str]]:
    past = 0
    for place in places:
        if place >= past and (found := match(text, place, end)):
            past = found.end()
            yield found


_expressions: dict[tuple[str, int], Expression] = {}
_MOST_EXPRESSIONS = 10_000


def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """What `re.compile` gives, to all who use it; equal expressions are one."""
    expression = _expressions.get((pattern, flags))
    if expression is None:
        if len(_expressions) >= _MOST_EXPRESSIONS:
            _expressions.clear()
        expression = _expressions[pattern, flags] = Expression(pattern, int(flags))
    return cast("Pattern[str]", expression)


def made() -> Iterator[tuple[str, int]]:
    """Patterns and flags of all expressions so far."""
    return iter(_expressions)


def search(pattern: str, string: str, flags: int = 0) -> Match[str] | None:
    return compile(pattern, flags).search(string)


def match(pattern: str, string: str, flags: int = 0) -> Match[str] | None:
    return compile(pattern, flags).match(string)


def fullmatch(pattern: str, string: str, flags: int = 0) -> Match[str] | None:
    return compile(pattern, flags).fullmatch(string)


def finditer(pattern: str, string: str, flags: int = 0) -> Iterator[Match[str]]:
    return compile(pattern, flags).finditer(string)


def findall(pattern: str, string: str, flags: int = 0) -> list[Any]:
    return compile(pattern, flags).findall(string)


def split(pattern: str, string: str, maxsplit: int = 0, flags: int = 0) -> list[str | Any]:
    return compile(pattern, flags).split(string, maxsplit=maxsplit)


def sub(pattern: str, repl: str | Callable[[Match[str]], str], string: str, count: int = 0, flags: int = 0) -> str:
    return compile(pattern, flags).sub(repl, string, count=count)
