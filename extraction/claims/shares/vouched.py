"""What a share vouches for: a part that is the stated share of a total is one of its parts, and so are the amounts told in one breath with it, up to whoever pays the rest.

Claims of kind `parts_sum_to_total`: "The bank put in A, that is 57%; the governments B; others the remaining C" of a total told a paragraph before. The share tells which
total is meant, the rest that the list is complete; one slip of the pen may keep it from the total.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction.claims.doubts import OTHER_TIME
from extraction.claims.marked import DURATIONS, Figure, Marked
from extraction.claims.parts import CLOSED, Parts, comparable, fits, misscaled, mistaken, near, parts_of, sum_claim
from extraction.claims.shares.off_by_a_slip import percent_of
from extraction.claims.sums.payers import closes, is_rest
from extraction.claims.told import Told
from extraction.model import Claim
from extraction.scene import Scene

# nobody lists more beside a share
MOST = 12


def sums_of_shared(scene: Scene, told: Told) -> Iterator[Claim]:
    parts = parts_of(scene)
    sums = [claim for claim in told.claims.values() if claim.kind == "parts_sum_to_total" and claim.closed]
    summed = {(total.value, total.unit, part.value) for claim in sums for total in claim.all("total") for part in claim.all("part")}
    for claim in [claim for claim in told.claims.values() if claim.kind == "share_of_total"]:
        part, total = _figure(parts.marked, claim, "part"), _figure(parts.marked, claim, "total")
        if part is None or total is None or (total.value, total.unit, part.value) in summed or total.unit in DURATIONS or not _holds(claim, part, total):
            continue
        listed = _told_with(parts, part, total)
        if listed:
            summed |= {(total.value, total.unit, one.value) for one in listed}
            yield sum_claim(listed, total)


def _figure(marked: Marked, claim: Claim, name: str) -> Figure | None:
    members = claim.all(name)
    return marked.by_mention.get(members[0].mention) if len(members) == 1 and members[0].mention is not None else None


def _holds(claim: Claim, part: Figure, total: Figure) -> bool:
    share, computed = claim.one("share"), percent_of([part], total)
    return share is not None and computed is not None and computed.overlaps(share.interval)


def _told_with(parts: Parts, part: Figure, total: Figure) -> list[Figure] | None:
    """The amounts of the sentence of a part, or of the two that it is one of, which leave a rest to somebody and come to the total but for one slip."""
    slipped = None
    for run in _beside(parts, part, total):
        if fits(run, total):
            return run
        if slipped is None and (mistaken(run, total) if is_rest(parts.marked, run[-1]) else _off_by_a_digit(run, total)):
            slipped = run
    return slipped


def _off_by_a_digit(run: list[Figure], total: Figure) -> bool:
    return misscaled(run, total) or mistaken(run, total) and not near(run, total)


def _beside(parts: Parts, part: Figure, total: Figure) -> Iterator[list[Figure]]:
    marked = parts.marked
    number, line = marked.sentence_number(part.at), marked.line(part.at)
    for first, last in ((0, 0), (0, 1), (-1, 0), (-2, 0)):
        if not 0 <= number + first or number + last >= len(marked.sentences):
            continue
        start, end = max(marked.sentences[number + first][0], line[0]), min(marked.sentences[number + last][1], line[1])
        if OTHER_TIME.search(marked.text, start, end):
            continue
        told = [figure for figure in parts.like(total, start, end, nested=True) if figure.value != total.value and figure.at not in parts.shadows]
        ends = [place for place, figure in enumerate(told) if closes(marked, figure)]
        run = told[: ends[-1] + 1] if ends else []
        if 2 <= len(run) <= MOST and part in run and all(figure.qualifier in CLOSED and comparable(figure, total) for figure in run):
            yield run
