"""Cuts a text into the sentences that have amounts, each with one segment per amount; tables are read elsewhere."""

from __future__ import annotations

from bisect import bisect_left

from extraction import expressions as re
from extraction.facts.money.head import COPULAS
from extraction.layout import BULLET, ROW, Block, Uncut, blocks, sentences
from extraction.phrases import Item, items
from extraction.scene import Scene
from extraction.segments import HEDGES, Segment, Sentence, segments


def sentences_with_amounts(scene: Scene) -> list[Sentence]:
    """The sentences that have amounts, cut into segments; tables are read elsewhere."""
    found: list[Sentence] = []
    spans = Uncut((m.char_start, m.char_end) for m in scene.mentions if m.kind in ("money", "date", "organisation", "person", "activity"))
    money_starts = [m.char_start for m in scene.mentions if m.kind == "money"]
    above: Block | None = None
    for block in blocks(scene.clean):
        over, above = above, block
        if block.kind == ROW or bisect_left(money_starts, block.start) == bisect_left(money_starts, block.end):
            continue
        if over is not None and (labelled := _labelled_above(scene, over, block)):
            cut = segments(labelled, scene.mentions)
            found.append(Sentence(block, block.start, block.end, labelled, cut, len(found)))
            continue
        for start, end in sentences(scene.clean, block, spans):
            if bisect_left(money_starts, start) == bisect_left(money_starts, end):
                continue
            listed = items(scene.clean, scene.mentions, scene._starts, start, end)
            cut = segments(listed, scene.mentions)
            for k in range(0, len(cut), _MOST_AMOUNTS):
                part = cut[k : k + _MOST_AMOUNTS]
                whole = len(cut) <= _MOST_AMOUNTS
                told = listed if whole else [item for one in part for item in (*one.left, one.money, *one.right)]
                found.append(Sentence(block, start if whole else told[0].start, end if whole else told[-1].end, told, part, len(found)))
    return found


# A "sentence" with more amounts is a list without stops; it is read in pieces.
_MOST_AMOUNTS = 40


def _labelled_above(scene: Scene, label: Block, block: Block) -> list[Item] | None:
    """The items of "Proposed EIB finance" and, on a line of its own under it, "EUR 90 million"."""
    amounts = [m for _, m in scene.within(block.start, block.end, "money")]
    if len(amounts) != 1 or block.kind == BULLET or label.end - label.start > _LONGEST_LABEL or label.kind in (ROW, BULLET):
        return None
    rest = scene.clean[block.start : amounts[0].char_start] + scene.clean[amounts[0].char_end : block.end]
    told = scene.clean[label.start : label.end]
    if rest.strip(" .*_") or told.rstrip()[-1:] in ".!?;" or any(True for _ in scene.within(label.start, label.end, "money", "date")):
        return None
    bracket = _BRACKETS.search(told)
    end = label.start + (bracket.start() if bracket and bracket.start() else len(told))
    named = items(scene.clean, scene.mentions, scene._starts, label.start, end)
    if not any(item.kind == "noun" or item.word == "finance" for item in named):
        return None
    return [*named, Item("mark", end, end, ":"), *items(scene.clean, scene.mentions, scene._starts, block.start, block.end)]


_LONGEST_LABEL = 70
_BRACKETS = re.compile(r"\s*\([^()\n]*\)|[\s:*_-]+\Z")


def join_subjects(found: list[Segment]) -> None:
    """ "X, the governments of Rwanda | and Burundi give Y": both subjects belong to the amount behind their verb."""
    for first, second in zip(found, found[1:], strict=False):
        right, left = first.right, second.left
        comma = next((k for k in range(len(right) - 1, max(-1, len(right) - 5), -1) if right[k].word in (",", ":", ";")), None)
        if comma is None or not left or left[0].word != "and":
            continue
        opening = [item for item in right[comma + 1 :] if item.word != "the"]
        rest = [item for item in left[1:] if item.word not in ("the", "will", "would", "each")]
        one = len(opening) == 1 and opening[0].kind in _NAMED
        if one and len(rest) > 1 and rest[0].kind in _NAMED and rest[1].kind == "verb" and rest[1].phrase.sense == "give":
            second.left = [*right[comma + 1 :], *left]
            first.right = right[: comma + 1]


_NAMED = ("organisation", "place")


def join_contributions(found: list[Segment]) -> None:
    """ "The contribution of KfW to the X project | amounts to Y": the subject belongs to the amount behind the verb, not to the cost it is of."""
    for first, second in zip(found, found[1:], strict=False):
        between = [*first.right, *second.left]
        told = [item for item in between if item.word not in HEDGES]
        words = [item.word for item in first.left]
        if words[-1:] != ["the"] or words[-2:-1] not in (["to"], ["in"], ["of"]) or not told or told[-1].word not in COPULAS:
            continue
        if any(item.kind in ("verb", "organisation", "mark") for item in told) or any(item.kind == "verb" for item in first.left):
            continue
        if any(word in _OF_A_SHARE for word in words[:-2]):
            second.left, first.left, first.right = [*first.left, *between], first.left[-1:], first.right[:1]


_OF_A_SHARE = frozenset("contribution share participation part input".split())


def share_labels(found: list[Segment]) -> None:
    """ "Commitment: X   Disbursed amount: Y": words that end in a colon belong to the amount behind them; "Loan / Disbursed amount: X / Y"."""
    for first, second in zip(found, found[1:], strict=False):
        right = first.right
        slash = next((k for k, item in enumerate(first.left) if item.word == "/"), None)
        if slash and not second.left and [item.word for item in right] == ["/"]:
            first.left, second.left, first.right = first.left[:slash], first.left[slash + 1 :], []
            continue
        if second.left or not right or right[-1].word != ":" or len(right) > 8:
            continue
        if all(item.kind in ("word", "noun", "verb") for item in right[:-1]):
            second.left, first.right = right, []
