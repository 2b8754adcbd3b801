"""The count of the things that a sum adds up: "three new loans totaling ¤", and three amounts that come to it.

Claims of kind `count_matches_list`, made of the sums that the other readers found.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.claims.counts.counting import is_count, list_claim
from extraction.claims.deals import ONE_EACH
from extraction.claims.marked import MONEY, Figure, Marked
from extraction.model import Claim, Member

# how far before a total the count of its parts stands
BEFORE_TOTAL = 80


def find(marked: Marked, claims: list[Claim], counted: set[int | None]) -> Iterator[Claim]:
    """ "three new loans totaling ¤", and three amounts that come to it: the count and its parts, where they are as many."""
    done: set[int | None] = set(counted)
    for claim in claims:
        total = claim.one("total")
        if claim.kind != "parts_sum_to_total" or not claim.closed or claim.relation is not None or total is None or total.mention is None:
            continue
        whole = marked.by_mention.get(total.mention)
        parts = claim.all("part")
        if whole is None or whole.sign != MONEY or len(parts) < 2:
            continue
        start = max(marked.sentence(whole.at)[0], whole.at - BEFORE_TOTAL)
        counts = [
            figure
            for figure in marked.between(start, whole.at, "№")
            if is_count(figure) and (figure.unit or "").split(" ")[-1] in ONE_EACH
        ]
        if len(counts) != 1 or counts[0].mention in done or CHANGED.search(marked.text, counts[0].at, whole.at):
            continue
        others = BESIDE_OTHERS.search(marked.text, max(counts[0].at - 20, 0), counts[0].at) or AND_OTHERS.search(
            marked.text, counts[0].at, whole.at
        )
        sure = _one_apart(marked, parts) or _sentence_each(marked, parts, whole)
        listed = sum(_stands_for(marked, part) for part in parts)
        each_one = listed == len(parts)  # an amount told for several says nothing of how many the others are told for
        if counts[0].size == listed or not others and sure and each_one and abs(counts[0].size - listed) <= 2:
            done.add(counts[0].mention)
            text = "; ".join(part.text or "" for part in parts)
            yield list_claim(counts[0], listed, listed, text, counts[0].char_start, counts[0].char_end)


def _stands_for(marked: Marked, part: Member) -> int:
    """How many things an amount is told for: "two equal loans totalling ¤" are two."""
    figure = marked.by_mention.get(part.mention) if part.mention is not None else None
    if figure is None:
        return 1
    start = max(marked.sentence(figure.at)[0], figure.at - OF_SEVERAL)
    counts = [one for one in marked.between(start, figure.at, "№") if is_count(one) and (one.unit or "").split(" ")[-1] in ONE_EACH]
    return int(counts[-1].size) if counts and SUMMED_UP.search(marked.text, counts[-1].at, figure.at) else 1


# how far before an amount the things stand that it is told for, and the words between
OF_SEVERAL = 60
SUMMED_UP = re.compile(r"\b(?:total\w*|worth|amounting|valued|in\sall|of|for)\s(?:\w+\s)?$")


# "the cost of three projects has ballooned to ¤ from ¤": what is added to the old cost is the rise
CHANGED = re.compile(r"\b(?:balloon|r[io]se|risen|rising|grow|grew|increas|climb|jump|soar|swell|shot|fell|fall|declin|drop|shr[aiu]nk)\w*\s(?:up\s|further\s)?(?:to|from|by)\b")
# "two loans and one equity investment totalling ¤"
AND_OTHERS = re.compile(r"\s(?:and|plus|as\swell\sas)\s(?:an?\s|[ℕ№])")
# "a credit line and two guarantees"
BESIDE_OTHERS = re.compile(r"\b(?:and|plus|with|including|as\swell\sas)\s(?:\w+\s)?$")


def _one_apart(marked: Marked, parts: tuple[Member, ...]) -> bool:
    """True for three parts or more that begin a paragraph or an item each, so that each is one of those counted."""
    figures = [marked.by_mention.get(part.mention) for part in parts if part.mention is not None]
    told = [figure for figure in figures if figure is not None]
    lines = {marked.line_number(figure.at) for figure in told}
    return len(told) == len(lines) == len(parts) >= 3 and all(figure.at - marked.line(figure.at)[0] <= 40 for figure in told)


def _sentence_each(marked: Marked, parts: tuple[Member, ...], whole: Figure) -> bool:
    """True for parts of a sentence each that come to the total to its last digit, so that they are all that is counted."""
    figures = [marked.by_mention.get(part.mention) for part in parts if part.mention is not None]
    told = [figure for figure in figures if figure is not None and figure.role != "total cost"]
    numbers = {marked.sentence_number(figure.at) for figure in told}
    return (
        len(told) == len(numbers) == len(parts)
        and sum(figure.size for figure in told) == whole.size
        and len({figure.value for figure in told}) > 1
    )
