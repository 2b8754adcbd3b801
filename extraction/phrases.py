"""A stretch of text as a sequence of items: mentions, vocabulary phrases (verbs and nouns of financing), words and punctuation.

The readers of money facts and of described activities look at items instead of characters. Linear in the text's length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extraction import expressions as re
from extraction import lexicon
from extraction.model import Mention

_TOKEN = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*|[^\w\s]|_")

# Which of two mentions that begin at one place is the item; the others lie inside it.
_PRECEDENCE = ("activity", "money", "percent", "date", "organisation", "person", "corridor", "place", "quantity", "fraction")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of the financing vocabulary: `part` is verb or noun, `sense` what it does to an amount."""

    part: str
    lemma: str
    sense: str
    finance_type: str | None = None
    stage: str | None = None


NO_PHRASE = Phrase("", "", "")


class Item(NamedTuple):
    """A mention (`kind` is the mention's), a vocabulary phrase (`verb`, `noun`), a `word` or `mark` (punctuation)."""

    kind: str
    start: int
    end: int
    word: str
    mention: int | None = None
    phrase: Phrase = NO_PHRASE

    @property
    def mentioned(self) -> int:
        """The index of its mention, of an item that is one."""
        assert self.mention is not None
        return self.mention


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, list[tuple[tuple[str, ...], Phrase]]]:
    """First word of a phrase -> phrases that begin with it, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Phrase]]] = {}
    for row in lexicon.rows("financing_verbs"):
        phrase = Phrase("verb", row["lemma"], row["sense"], row["finance_type"] or None, row["stage"] or None)
        for form in row["forms"].split("|"):
            words = tuple(form.split())
            found.setdefault(words[0], []).append((words, phrase))
    for row in lexicon.rows("financing_nouns"):
        words = tuple(row["phrase"].split())
        found.setdefault(words[0], []).append((words, Phrase("noun", row["phrase"], row["sense"], row["finance_type"] or None)))
    for phrases in found.values():
        phrases.sort(key=lambda entry: -len(entry[0]))
    return found


def items(text: str, mentions: Sequence[Mention], starts: Sequence[int], start: int, end: int) -> list[Item]:
    """The items of `text[start:end]`; `starts` are the sorted `char_start` of `mentions`."""
    chosen = _chosen(mentions, bisect_left(starts, start), bisect_left(starts, end), end)
    found: list[Item] = []
    at = start
    for index in chosen:
        mention = mentions[index]
        _words(text, at, mention.char_start, found)
        found.append(Item(mention.kind, mention.char_start, mention.char_end, mention.surface.lower(), mention=index))
        at = mention.char_end
    _words(text, at, end, found)
    return found


def _chosen(mentions: Sequence[Mention], first: int, last: int, end: int) -> list[int]:
    """Indexes of the outermost mentions, without overlaps."""
    order = sorted(
        range(first, last),
        key=lambda i: (mentions[i].char_start, -mentions[i].char_end, _PRECEDENCE.index(mentions[i].kind)),
    )
    chosen: list[int] = []
    for index in order:
        mention = mentions[index]
        if mention.char_end > end:
            continue
        if chosen and mention.char_start < mentions[chosen[-1]].char_end:
            previous = mentions[chosen[-1]]
            # An amount is never hidden by a name it lies in.
            if mention.kind == "money" and previous.kind != "money":
                chosen[-1] = index
            continue
        chosen.append(index)
    return chosen


def _words(text: str, start: int, end: int, found: list[Item]) -> None:
    if start >= end:
        return
    tokens = list(_TOKEN.finditer(text, start, end))
    vocabulary = _vocabulary()
    past = 0
    for at, token in enumerate(tokens):
        if at < past:
            continue
        word, plain = _plain(token[0])
        if plain in vocabulary:
            phrase, taken = _phrase_at(tokens, at, plain, vocabulary, found)
            if phrase:
                past = at + taken
                found.append(Item(phrase.part, token.start(), tokens[past - 1].end(), phrase.lemma, None, phrase))
                continue
        first, last = token.span()
        found.append(Item("word" if plain else "mark", first, last, word))


@lru_cache(maxsize=20_000)
def _plain(printed: str) -> tuple[str, str]:
    """A word in small letters, with and without its possessive; of a mark the second is empty."""
    word = printed.lower()
    if not word[0].isalnum():
        return word, ""
    return word, word[:-2] if word.endswith("'s") and len(word) > 2 else word


def _phrase_at(
    tokens: list[re.Match[str]], at: int, first: str, vocabulary: dict[str, list[tuple[tuple[str, ...], Phrase]]], before: list[Item]
) -> tuple[Phrase | None, int]:
    """The longest phrase that begins at a token, and its length in tokens."""
    chosen: list[tuple[int, Phrase]] = []
    for words, phrase in vocabulary.get(first, ()):
        length = len(words)
        if chosen and length < chosen[0][0]:
            break
        if at + length <= len(tokens) and all(tokens[at + k].group().lower() == words[k] for k in range(1, length)):
            chosen.append((length, phrase))
    if not chosen:
        return None, 1
    if len(chosen) == 1:
        return chosen[0][1], chosen[0][0]
    of = at + chosen[0][0] < len(tokens) and tokens[at + chosen[0][0]].group() == "of"  # "EU grants of X"
    part = "verb" if _stands_as_verb(before) and not of else "noun"
    return next((phrase for _, phrase in chosen if phrase.part == part), chosen[0][1]), chosen[0][0]


_BEFORE_VERB = frozenset(
    "which that who it they also will to would has have is are was were be been being not may can must jointly together partly fully".split()
)


def _stands_as_verb(before: list[Item]) -> bool:
    """ "DFAT funds training" against "funding:", "of the fund", "accountable grants"."""
    if not before:
        return False
    last = before[-1]
    return (
        last.kind in ("organisation", "place", "person")
        or last.word in _BEFORE_VERB
        or last.word in (")", "and", ",")
        and any(i.kind == "organisation" for i in before[-6:])
    )
