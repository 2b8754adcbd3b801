"""Writes extraction/needed_words.py: for each regular expression of the readers, words of which it needs at least one.

    python tools/needed_words.py            writes it
    python tools/needed_words.py --check    writes nothing; exit status 1 where the table is of old

What an expression cannot match without is read from its parse tree: runs of letters, and marks, through groups,
alternatives and repetitions. Of several such sets those are taken that are found in the fewest sentences of
the documents in seeds/ and tests/corpus, none that is found in most.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from string import ascii_lowercase
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

import extraction  # noqa: E402
from extraction import expressions  # noqa: E402
from extraction.needed_words import NEEDED  # noqa: E402

TABLE = PROJECT / "extraction" / "needed_words.py"
DOCUMENTS = (PROJECT / "seeds" / "documents", PROJECT / "tests" / "corpus" / "documents")

_HEAD = '''"""For each expression, words of which it needs one, and what every match of it begins with; written by `tools/needed_words.py`, not by hand."""

# The key is `expressions.key` of the pattern and its flags.
# fmt: off
NEEDED: dict[str, tuple[tuple[tuple[str, ...], ...], tuple[str, ...], bool]] = {
'''

# Alternatives of one set of words, and of the letters of one place.
_MOST_WORDS, _MOST_LETTERS = 300, 4
# A set of words found in more of the sentences than this saves less than asking for it costs.
_TOO_COMMON = 0.8
# Stands for whatever is neither a certain letter nor a certain mark.
_GAP = "\0"
# Where a word begins; and what ends a string whose going on is not told: the space is certain to be no letter.
_EDGE, _CLOSES = "\x01", (_GAP, " ")
_MOST_OPENINGS = 150
# Of an expression.
_MOST_SETS = 3
# An expression without an entry is only slower; so many may be newer than the table.
_MOST_OLD = 0.1

Entry = tuple[tuple[tuple[str, ...], ...], tuple[str, ...], bool]
Tree = Iterable[tuple[Any, Any]]


@dataclass
class Needs:
    """What a part of an expression needs: sets of words, and the strings that may stand where the part ends."""

    sets: list[frozenset[str]] = field(default_factory=list)
    strings: frozenset[str] = frozenset(("",))

    def then(self, pieces: Iterable[str]) -> None:
        """What may stand next."""
        self.strings = frozenset(_joined(string, piece) for string in self.strings for piece in pieces)
        if len(self.strings) > _MOST_WORDS:
            self.end()

    def end(self) -> None:
        """What stands next is not told: the strings so far are one set of words."""
        words = _rarest_words(self.strings)
        if words:
            self.sets.append(words)
        self.strings = frozenset((_GAP,))


def _joined(string: str, piece: str) -> str:
    joined = string + piece
    while _GAP + _GAP in joined:
        joined = joined.replace(_GAP + _GAP, _GAP)
    return joined


def needed(pattern: str, flags: int) -> tuple[frozenset[str], ...]:
    """Sets of words and marks; of each, every text that the expression matches holds one. The rarest come first."""
    needs = _walked(parser.parse(pattern, flags), Needs())
    needs.end()
    rare = {words for words in map(_least, needs.sets) if _share_with(words) <= _TOO_COMMON}
    return tuple(sorted(rare, key=lambda words: (_share_with(words), sorted(words)))[:_MOST_SETS])


def _least(words: frozenset[str]) -> frozenset[str]:
    """Where "financing" is, "financ" is."""
    return frozenset(word for word in words if not any(other in word for other in words if other != word))


def scans_slowly(pattern: str, flags: int) -> bool:
    """Whether `re` tries the expression at every place, for want of a letter that every match begins with."""
    tree = parser.parse(pattern, flags)
    return bool(tree.state.flags & re.IGNORECASE) or not _begins_with_letter(tree)


def _begins_with_letter(tree: Tree) -> bool:
    for operation, argument in tree:
        if operation is code.LITERAL:
            return True
        if operation is code.IN:
            return all(kind is not code.NEGATE and kind is not code.CATEGORY for kind, _ in argument)
        if operation is code.SUBPATTERN:
            return _begins_with_letter(argument[3])
        return operation is code.BRANCH and all(_begins_with_letter(alternative) for alternative in argument[1])
    return False


def _walked(tree: Tree, needs: Needs) -> Needs:
    """Goes on through a part of the tree from where `needs` stands."""
    for operation, argument in tree:
        if operation is code.LITERAL:
            needs.then([_piece(argument)])
        elif operation is code.IN:
            needs.then(_pieces_of_class(argument))
        elif operation in (code.AT, code.ASSERT, code.ASSERT_NOT):
            continue  # as wide as nothing
        elif operation is code.SUBPATTERN:
            _walked(argument[3], needs)
        elif operation is code.ATOMIC_GROUP:
            _walked(argument, needs)
        elif operation is code.BRANCH:
            _branch(argument[1], needs)
        elif operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            _repeat(argument[0], argument[1], argument[2], needs)
        else:
            needs.then([_GAP])
    return needs


def _branch(alternatives: list[Tree], needs: Needs) -> None:
    ends = [_walked(tree, Needs([], needs.strings)) for tree in alternatives]
    together = frozenset[str]().union(*(end.strings for end in ends))
    if not any(end.sets for end in ends) and len(together) <= _MOST_WORDS:
        needs.strings = together
        return
    needs.end()
    each: list[frozenset[str]] = []
    for end in ends:
        end.end()
        each.append(min(end.sets, key=_share_with, default=frozenset()))
    if all(each):
        needs.sets.append(frozenset[str]().union(*each))


def _repeat(least: int, most: int, tree: Tree, needs: Needs) -> None:
    if least == 0:
        inner = _walked(tree, Needs())
        certain = most == 1 and not inner.sets
        needs.then(["", *inner.strings] if certain else [_GAP])
        return
    _walked(tree, needs)
    if most > 1:
        needs.then([_GAP])


@dataclass
class Openings:
    """How a match may begin: strings, each closed by a gap or a space once it is not told how it goes on."""

    strings: frozenset[str] = frozenset(("",))

    def then(self, pieces: Iterable[str]) -> None:
        extended = frozenset(string if string[-1:] in _CLOSES else string + piece for string in self.strings for piece in pieces)
        self.strings = extended if len(extended) <= _MOST_WORDS else frozenset(string if string[-1:] in _CLOSES else string + _GAP for string in self.strings)

    def edge(self, back: int = 0) -> None:
        """Where a word begins or ends, or began some letters ago."""
        at = {0: {"": _EDGE}, 1: {letter: _EDGE + letter for letter in ascii_lowercase}}[back]
        self.strings = frozenset(
            at.get(string, string + " " if back == 0 and string[-1:].isalpha() else string) for string in self.strings
        )


def openings(pattern: str, flags: int) -> frozenset[str]:
    """What every match begins with: a word ("the "), letters that a word begins with ("financ") or a mark."""
    opened = _opened(parser.parse(pattern, flags), Openings()).strings
    found = {_opening(string) for string in opened}
    return frozenset() if "" in found or len(found) > _MOST_OPENINGS else frozenset(found)


def _opening(string: str) -> str:
    if string[:1] != _EDGE:
        return string[0] if string[:1] and string[0] in expressions.MARKS else ""
    letters = re.match(r"[a-z]*", string[1:])
    assert letters
    if not letters[0]:
        return string[1] if string[1:] and string[1] in expressions.MARKS else ""
    following = string[1 + letters.end() :][:1]
    return letters[0] + " " if following and following != _GAP else letters[0]


def _opened(tree: Tree, openings: Openings) -> Openings:
    for operation, argument in tree:
        if all(string[-1:] in _CLOSES for string in openings.strings):
            break
        if operation is code.LITERAL:
            piece = _piece(argument)
            openings.then([" " if piece == _GAP and chr(argument).isascii() else piece])
        elif operation is code.IN:
            pieces = _pieces_of_class(argument)
            openings.then([" "] if pieces == {_GAP} and _is_space(argument) else pieces)
        elif operation is code.AT:
            if argument is code.AT_BOUNDARY:
                openings.edge()
        elif operation is code.ASSERT_NOT and argument[0] < 0 and _is_word(list(argument[1])):
            openings.edge(len(argument[1]) - 1)
        elif operation is code.ASSERT and argument[0] < 0:
            _look_back(list(argument[1]), openings)
        elif operation in (code.ASSERT, code.ASSERT_NOT):
            continue
        elif operation is code.SUBPATTERN:
            _opened(argument[3], openings)
        elif operation is code.ATOMIC_GROUP:
            _opened(argument, openings)
        elif operation is code.BRANCH:
            ends = [_opened(tree, Openings(openings.strings)).strings for tree in argument[1]]
            openings.strings = frozenset[str]().union(*ends)
        elif operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            least, most, repeated = argument
            taken = _opened(repeated, Openings(openings.strings))
            if most > 1:
                taken.then([_GAP])
            openings.strings = taken.strings | (openings.strings if least == 0 else frozenset())
        else:
            openings.then([_GAP])
    return openings


def _look_back(behind: list[tuple[Any, Any]], openings: Openings) -> None:
    """`(?<=\\s)`, `(?<=[\\s-])`: where a word begins; `(?<=f)`: none of the ways to begin that end in another letter."""
    if not behind:
        return
    operation, argument = behind[-1]
    if operation is code.IN and _is_space(argument):
        openings.edge()
    elif operation is code.LITERAL and (letter := _piece(argument)) != _GAP:
        openings.strings = frozenset(string for string in openings.strings if string[-1:] == letter or not string[-1:].isalpha())


def _is_space(members: list[tuple[Any, Any]]) -> bool:
    return all(
        (operation is code.CATEGORY and argument is code.CATEGORY_SPACE) or (operation is code.LITERAL and not chr(argument).isalpha())
        for operation, argument in members
    )


def _is_word(behind: list[tuple[Any, Any]]) -> bool:
    """`(?<!\\w)`, `(?<![\\w-])`; and one character later, `(?<!\\w.)`."""
    if not behind:
        return False
    operation, argument = behind[0]
    is_word = operation is code.IN and (code.CATEGORY, code.CATEGORY_WORD) in argument and argument[0][0] is not code.NEGATE
    return bool(is_word) and (len(behind) == 1 or (len(behind) == 2 and behind[1][0] is code.ANY))


def _piece(character: int) -> str:
    letter = expressions.folded(chr(character))
    return letter if (letter.isascii() and letter.isalpha()) or letter in expressions.MARKS else _GAP


def _pieces_of_class(members: list[tuple[Any, Any]]) -> set[str]:
    if any(operation is not code.LITERAL for operation, _ in members):
        return {_GAP}
    pieces = {_piece(argument) for _, argument in members}
    return pieces if len(pieces) <= _MOST_LETTERS else {_GAP}


def _rarest_words(strings: frozenset[str]) -> frozenset[str]:
    """Of each string the word or mark that is found in the fewest sentences; none if one string has none."""
    words = {min(_words(string), key=lambda word: (_share(word), word), default="") for string in strings}
    return frozenset() if "" in words else frozenset(words)


def _words(string: str) -> list[str]:
    marks = [character for character in string if character in expressions.MARKS]
    return [word for word in re.findall(r"[a-z]+", string) if len(word) > 1] + marks


@lru_cache(maxsize=1)
def _sentences() -> list[str]:
    texts = [file.read_text(encoding="utf-8") for folder in DOCUMENTS for file in sorted(folder.glob("*.txt"))]
    return [sentence for text in texts for sentence in re.split(r"(?<=[.!?])\s+|\n", expressions.folded(text)) if sentence.strip()]


@cache
def _share(word: str) -> float:
    return sum(word in sentence for sentence in _sentences()) / len(_sentences())


@cache
def _share_with(words: frozenset[str]) -> float:
    """The share of sentences that hold one of the words."""
    return sum(any(word in sentence for word in words) for sentence in _sentences()) / len(_sentences())


def in_use() -> list[tuple[str, int]]:
    """The expressions of all modules, and those that are made of vocabularies while a text is read."""
    for module in walk_packages(extraction.__path__, "extraction."):
        import_module(module.name)
    for folder in DOCUMENTS:
        for file in sorted(folder.glob("*.txt")):
            extraction.read(file.read_text(encoding="utf-8"))
    return sorted((pattern, int(flags)) for pattern, flags in expressions.made())


def _entry(pattern: str, flags: int) -> Entry:
    words = tuple(tuple(sorted(each)) for each in needed(pattern, flags))
    return words, tuple(sorted(openings(pattern, flags))), scans_slowly(pattern, flags)


def table() -> dict[str, Entry]:
    found = {
        expressions.key(pattern, flags): _entry(pattern, flags)
        for pattern, flags in in_use()
    }
    return {key: entry for key, entry in sorted(found.items()) if any(entry[:2])}


def written(entries: dict[str, Entry]) -> str:
    rows = (
        f"    {json.dumps(key)}: ({_listed(map(_listed, map(_all_quoted, sets)))}, {_listed(_all_quoted(starts))}, {slowly}),\n"
        for key, (sets, starts, slowly) in entries.items()
    )
    return _HEAD + "".join(rows) + "}\n# fmt: on\n"


def _listed(parts: Iterable[str]) -> str:
    listed = list(parts)
    return "(" + ", ".join(listed) + ("," if len(listed) == 1 else "") + ")"


def _all_quoted(words: Iterable[str]) -> list[str]:
    return [json.dumps(word, ensure_ascii=False) for word in words]


def main() -> None:
    entries = table()
    if "--check" not in sys.argv[1:]:
        TABLE.write_text(written(entries), encoding="utf-8")
        return
    old = sum(NEEDED.get(key) != entry for key, entry in entries.items())
    if old > len(entries) * _MOST_OLD:
        print(f"{old} of {len(entries)} expressions are not in {TABLE.name} as they are: write it anew")
        sys.exit(1)


if __name__ == "__main__":
    main()
