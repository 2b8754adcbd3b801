"""Cuts a sentence with amounts into one segment per amount: what is said of it to its left and to its right.

An amount that only repeats the one before it in another currency ("JPY 94 billion (about US$650 million)") is its
equivalent and has no segment of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extraction.layout import Block
from extraction.model import Mention
from extraction.phrases import Item

HEDGES = frozenset(
    "about around approximately approx some nearly almost over more than up to at least roughly an a the total of another further additional extra "
    "remaining other balance just under close as much equivalent equal estimated only exactly nominal initial combined mere well above below "
    "upwards in excess first last own new rest sum amount or".split()
)
_EQUIVALENT_WORDS = HEDGES | frozenset(
    "i.e is that = / ~ ≈ ( [ , worth disbursed denominated local currency in as current rates rate exchange us at - – — us$ countervalue converted which "
    "makes today's today into".split()
)
_AGREEMENTS = frozenset("agreement deal accord contract".split())
_CODES = frozenset("ua usd eur sdr xdr us$ jpy".split())
_STRONG = frozenset("while whereas whilst but plus alongside".split())
_AFTER_COMMA = frozenset("and or with followed of which including as against besides whose topped".split())
_LAST_RESORT = frozenset("against towards toward from to for into of out on with by".split())


@dataclass
class Segment:
    """One amount with the items around it that belong to it; `equivalents` are mention indexes."""

    money: Item
    left: list[Item]
    right: list[Item]
    bracketed: bool
    equivalents: list[int] = field(default_factory=list)
    before: list[Item] = field(default_factory=list)


@dataclass
class Sentence:
    """A sentence with amounts; `number` counts the text's sentences that have any."""

    block: Block
    start: int
    end: int
    items: list[Item]
    segments: list[Segment]
    number: int = 0


def segments(found: list[Item], mentions: Sequence[Mention]) -> list[Segment]:
    """One segment for each amount of a sentence that is not the equivalent of another."""
    places = [k for k, item in enumerate(found) if item.kind == "money"]
    if not places:
        return []
    heads: list[int] = []
    ends: list[int] = []
    equivalents: list[list[int]] = []
    for place in places:
        if heads and _is_equivalent(found, heads[-1], ends[-1], place, mentions):
            equivalents[-1].append(found[place].mentioned)
            ends[-1] = _closing(found, place)
        else:
            heads.append(place)
            ends.append(place)
            equivalents.append([])
    cuts = [0]
    for k in range(len(heads) - 1):
        after = ends[k] + 1
        gap = found[after : heads[k + 1]]
        cuts.append(after + _cut(gap, _is_bracketed(found, heads[k])))
    cuts.append(len(found))
    return [
        Segment(
            found[heads[k]],
            found[cuts[k] : heads[k]],
            [*_between(found[heads[k] + 1 : ends[k]]), *found[ends[k] + 1 : cuts[k + 1]]],
            _is_bracketed(found, heads[k]),
            equivalents[k],
            found[max(0, cuts[k] - 40) : cuts[k]],
        )
        for k in range(len(heads))
    ]


def _between(gap: list[Item]) -> list[Item]:
    """What stands between an amount and its equivalent and says more than that: "X from Japan, the equivalent of Y"."""
    return [item for item in gap if item.kind != "money" and item.word not in _EQUIVALENT_WORDS and item.word not in (")", "]", "equiv")]


def _is_equivalent(found: list[Item], head: int, end: int, place: int, mentions: Sequence[Mention]) -> bool:
    base, other = mentions[found[head].mentioned], mentions[found[place].mentioned]
    if not base.currency or not other.currency or base.currency == other.currency:
        return False
    gap = found[end + 1 : place]
    if len(gap) > 3 and gap[0].word == "(" and gap[1].word in _CODES and gap[2].word == ")":
        gap = gap[3:]  # "31.61 million Units of Account (UA), about US$ 47 million"
    said = [item.word for item in gap if item.word not in ("about", "some", "approximately", "nearly", "the", "(", "us$")]
    if (
        said[-2:] in (["equivalent", "of"], ["equivalent", "to"])
        and len(gap) < 16
        and not any(i.word == ";" or i.kind == "verb" for i in gap)
    ):
        return True
    if len(gap) > 9 or [item.word for item in gap[:2]] in (["to", "the"], ["to", "a"], ["to", "this"]):
        return False  # "contributes KES 2 billion to the $100 million programme"
    in_brackets = any(item.word in "([" for item in gap)
    for item in gap:
        if item.word in _EQUIVALENT_WORDS or (item.kind == "verb" and item.word in ("disburse", "value")):
            continue
        if in_brackets and (item.kind in ("date", "percent", "noun") or item.word in _AGREEMENTS):
            continue
        return False
    # "$100 million, EUR 50 million" in a list are two amounts; a hedge, "or" or a bracket makes them one.
    return in_brackets or any(item.word not in (",", "and") for item in gap)


def _closing(found: list[Item], place: int) -> int:
    """The last item of a bracketed or trailing equivalent: "($12 million)", "(... US$650 million equivalent)"."""
    at = place
    while at + 1 < len(found) and found[at + 1].word in ("equivalent", "equiv", ")", "]"):
        at += 1
    return at


def _is_bracketed(found: list[Item], place: int) -> bool:
    before = place - 1
    while before >= 0 and found[before].word in HEDGES:
        before -= 1
    return before >= 0 and found[before].word in ("(", "[")


def _cut(gap: list[Item], bracketed: bool) -> int:
    """Where the words between two amounts divide: how many of them belong to the first."""
    words = [item.word for item in gap]
    for mark in (";",):
        if mark in words:
            return len(words) - words[::-1].index(mark)
    if words[:1] == ["/"]:
        return 1
    opened = next((k for k in range(len(words) - 1, -1, -1) if words[k] in "()[]"), None)
    if opened is not None and words[opened] in "([" and opened + 1 < len(words):
        return opened  # "US$ 60.0 (IBRD 35.0 ..."
    for k in range(len(words) - 1, -1, -1):
        if words[k] == "or" and k > 1 and gap[k - 2].kind in ("percent", "fraction"):
            continue  # "and Nepal the remaining 30 percent, or X"
        if words[k] in _STRONG or (words[k] in _AFTER_COMMA and k and words[k - 1] == ","):
            return k
    if bracketed and words and words[0] in (")", "]") and (len(words) < 2 or words[1] in (",", "and", "plus")):
        return min(2, len(words))
    for k in range(len(words) - 1, -1, -1):
        # "an IDA credit and grant, $23 million each" stays in one piece
        if words[k] == "and" and not (0 < k < len(gap) - 1 and gap[k - 1].kind == gap[k + 1].kind == "noun"):
            return k
    if _is_name_between(gap):
        return 1
    for k in range(len(words) - 1, -1, -1):
        if words[k] in (",", ":", "–", "—") and not _is_apposed(gap, k):
            return k + 1
    for k in range(len(words) - 1, 0, -1):
        if words[k + 1 : k + 2] == ["of"]:
            continue  # "including World Bank financing of"
        if gap[k].kind == "verb" and gap[k].phrase.sense in ("give", "receive") and words[k - 1] not in ("to", "the", "a", "an"):
            return k  # "a grant from SECO | complements an EBRD loan of"
    for k in range(len(words) - 1, -1, -1):
        if words[k] in _LAST_RESORT and k:
            return _phrase_start(words, k) if words[k] == "of" else k
    return len(words) - sum(1 for _ in _trailing(words))


def _phrase_start(words: list[str], k: int) -> int:
    """Where the noun phrase before "of" begins: "against | a total cost of"."""
    for at in range(k - 1, max(-1, k - 6), -1):
        if words[at] in ("a", "an", "the", "its", "their", "another"):
            return at - 1 if at and words[at - 1] in _LAST_RESORT else at
    return k


def _is_apposed(gap: list[Item], k: int) -> bool:
    """ "a credit and grant, | $23 million each": the comma between an instrument and its amount."""
    return (
        k == len(gap) - 1
        and k > 2
        and gap[k - 1].kind == "noun"
        and gap[k - 2].word == "and"
        and gap[k - 1].phrase.finance_type is not None
    )


def _is_name_between(gap: list[Item]) -> bool:
    """ "$100 million, | the Islamic Development Bank, IsDB, $125 million": a name and its amount in a list of such."""
    while gap and gap[-1].word in HEDGES:
        gap = gap[:-1]
    inside = [item for item in gap[1:-1] if item.word not in (",", "(", ")", "the")]
    return len(gap) > 2 and gap[0].word == gap[-1].word == "," and bool(inside) and all(item.kind == "organisation" for item in inside)


def _trailing(words: list[str]) -> Iterator[str]:
    for word in reversed(words):
        if word not in HEDGES:
            return
        yield word
