"""How many planted slips are caught: changes one number of one claim that holds, beyond what rounding allows, and counts what the rules flag.

    python benchmarks/mutations.py [FOLDER_OR_FILE ...] [--seed N] [--per-claim N] [--misses]

Documents whose claims all hold are taken (default: seeds/documents). Per claim, numbers are changed in the ways people slip: digits swapped or
mistyped, the scale word, a share off by two points or more, a part left out, a date or weekday moved, a count off. A change counts only if
the claim, with the number read anew, can no longer hold. It is caught when the rule of that claim finds a contradiction that was not there before.
Changes within rounding, and the documents as they are, must not be flagged. The seed fixes every choice.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from checks.rules import decide
from extraction import read
from extraction.model import Claim, Member, Reading

SEEDS = Path(__file__).resolve().parents[1] / "seeds" / "documents"
NUMBER = re.compile(r"\d[\d,.  ]*\d|\d")
SCALES = {
    "million": "billion",
    "billion": "million",
    "trillion": "billion",
    "m": "bn",
    "bn": "m",
    "mn": "bn",
    "crore": "lakh",
    "lakh": "crore",
    "thousand": "million",
}
SCALE = re.compile(r"(?<![a-z])(million|billion|trillion|crore|lakh|thousand|bn|mn|m)\b")
WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
WORD = re.compile(r"\b(" + "|".join(WORDS) + r")\b", re.IGNORECASE)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


@dataclass(frozen=True)
class Change:
    """A new text with one number changed: how, where, and what the number was and is."""

    how: str
    text: str
    start: int
    before: str
    after: str
    member: Member | None
    dropped: bool = False


def documents(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """Names and texts of the documents of files and folders, in order."""
    for path in paths:
        for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
            with file.open(encoding="utf-8", newline="") as lines:
                yield file.name, lines.read()


def contradictions(reading: Reading) -> Counter[tuple[str, str]]:
    """What the rules find inconsistent: kind and what is stated."""
    found = ((claim.kind, decide(claim)) for claim in reading.claims)
    return Counter((kind, verdict.stated) for kind, verdict in found if verdict.status == "inconsistent")


def holds(claim: Claim) -> bool:
    return decide(claim).status == "consistent"


# --- changing one number --------------------------------------------------------------------------------------------


def spelled(surface: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Slips in how a number is written: (how, new surface)."""
    number, word, scale = NUMBER.search(surface), WORD.search(surface), SCALE.search(surface)
    if number:
        digits = [place for place in range(*number.span()) if surface[place].isdigit()]
        swaps = [
            (a, b)
            for a, b in zip(digits, digits[1:], strict=False)
            if surface[a] != surface[b] and not (a == digits[0] and surface[b] == "0")
        ]
        if swaps:
            a, b = rng.choice(swaps)
            letters = list(surface)
            letters[a], letters[b] = letters[b], letters[a]
            yield "digits swapped", "".join(letters)
        place = digits[0]
        other = rng.choice([digit for digit in "123456789" if digit != surface[place]])
        yield "digit mistyped", surface[:place] + other + surface[place + 1 :]
    if scale:
        yield "scale word", surface[: scale.start()] + SCALES[scale[1]] + surface[scale.end() :]
    if word and not number:
        at = WORDS.index(word[1].lower())
        other = rng.choice([place for place in range(max(at - 2, 1), min(at + 3, len(WORDS))) if place != at])
        new = WORDS[other].capitalize() if word[1][0].isupper() else WORDS[other]
        yield "count off", surface[: word.start()] + new + surface[word.end() :]


def shifted(surface: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """A percentage off by two to nine points."""
    number = NUMBER.search(surface)
    if number and "," not in number[0]:
        value = Decimal(number[0].strip())
        step = rng.choice([-1, 1]) * rng.randint(2, 9)
        if 0 < value + step < 100:
            yield "share off", surface[: number.start()] + str(value + step) + surface[number.end() :]


def moved(surface: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """A date with another day or another year."""
    years = list(YEAR.finditer(surface))
    if years:
        year = years[-1]
        new = int(year[1]) + rng.choice([-1, 1]) * rng.randint(8, 25)
        yield "year moved", surface[: year.start()] + str(new) + surface[year.end() :]
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", surface)
    if day:
        new = (int(day[0]) - 1 + rng.randint(1, 6)) % 28 + 1
        yield "day moved", surface[: day.start()] + str(new) + surface[day.end() :]


def rounded(surface: str) -> Iterator[tuple[str, str]]:
    """The last digit one up: what rounding may still allow."""
    number = NUMBER.search(surface)
    if number:
        digits = [place for place in range(*number.span()) if surface[place].isdigit()]
        for place in reversed(digits):
            if surface[place] not in "09":
                yield "last digit", surface[:place] + str(int(surface[place]) + 1) + surface[place + 1 :]
                return


def changes(text: str, reading: Reading, claim: Claim, rng: random.Random) -> Iterator[Change]:
    """All ways in which a claim is broken here, one number at a time."""
    for member in claim.members:
        if member.part == "weekday":
            yield from _other_weekday(text, claim, member, rng)
        if member.mention is None:
            continue
        mention = reading.mentions[member.mention]
        ways = moved if mention.kind == "date" else spelled
        made = [*ways(mention.surface, rng)]
        if mention.kind == "percent":
            made = [*shifted(mention.surface, rng), *made]
        for how, surface in made:
            yield Change(
                how, text[: mention.char_start] + surface + text[mention.char_end :], mention.char_start, mention.surface, surface, member
            )
    if claim.kind == "parts_sum_to_total" and claim.closed and claim.relation is None:
        yield from _part_dropped(text, reading, claim, rng)


def _other_weekday(text: str, claim: Claim, member: Member, rng: random.Random) -> Iterator[Change]:
    at = text.find(member.text or "?", claim.char_start, claim.char_end)
    if at >= 0 and claim.one("date") is not None and claim.one("date").mention is not None:
        new = rng.choice([day for day in DAYS if day != member.text])
        yield Change("weekday moved", text[:at] + new + text[at + len(member.text) :], at, member.text, new, member)


def _part_dropped(text: str, reading: Reading, claim: Claim, rng: random.Random) -> Iterator[Change]:
    """A part left out with the words that lead up to it; only where it is neither the first nor told in another line."""
    spots = [reading.mentions[part.mention] for part in claim.all("part") if part.mention is not None]
    pairs = [
        (a, b)
        for a, b in zip(spots, spots[1:], strict=False)
        if 0 < b.char_start - a.char_end < 160 and "\n" not in text[a.char_end : b.char_start]
    ]
    if len(spots) >= 3 and pairs:
        before, part = rng.choice(pairs)
        member = claim.all("part")[spots.index(part)]
        yield Change(
            "part dropped",
            text[: before.char_end] + text[part.char_end :],
            part.char_start,
            text[before.char_end : part.char_end],
            "",
            member,
            dropped=True,
        )


def broken(claim: Claim, change: Change, changed: Reading) -> bool | None:
    """Whether the claim no longer holds with the number as it is read now; None when the number is not read at all."""
    if change.dropped:
        return not holds(replace(claim, members=tuple(member for member in claim.members if member is not change.member)))
    if change.member.part == "weekday":
        return not holds(_with(claim, change.member, replace(change.member, text=change.after)))
    end = change.start + len(change.after)
    mention = next(
        (
            m
            for m in changed.mentions
            if m.char_start < end and m.char_end > change.start and m.kind in ("money", "percent", "quantity", "date", "fraction")
        ),
        None,
    )
    if mention is None:
        return None
    exact = (
        claim.kind in ("count_matches_list", "count_share", "part_within_total")
        and mention.kind == "quantity"
        and mention.value is not None
        and mention.value < 100
    )
    low, high = (mention.value, mention.value) if exact else (mention.value_low, mention.value_high)
    new = replace(
        change.member,
        value=mention.value,
        low=low,
        high=high,
        date_start=mention.date_start,
        date_end=mention.date_end,
        qualifier=mention.qualifier,
    )
    if change.member.date_start is not None and change.member.date_end is not None and mention.edtf and "/" in mention.edtf:
        return None
    return not holds(_with(claim, change.member, new))


def _with(claim: Claim, old: Member, new: Member) -> Claim:
    return replace(claim, members=tuple(new if member is old else member for member in claim.members))


# --- the benchmark --------------------------------------------------------------------------------------------------


def run(paths: list[Path], seed: int, per_claim: int, show: bool, flagged_too: bool) -> int:
    tried, caught, elsewhere, calm, false = Counter(), Counter(), Counter(), Counter(), Counter()
    taken, left_out = 0, 0
    for name, text in documents(paths):
        reading = read(text)
        base = contradictions(reading)
        if base and not flagged_too:
            left_out += 1
            continue
        taken += 1
        rng = random.Random(f"{seed} {name}")
        for claim in filter(holds, reading.claims):
            made = list(changes(text, reading, claim, rng))
            rng.shuffle(made)
            done = 0
            for change in made:
                if done >= per_claim:
                    break
                changed = read(change.text)
                if not broken(claim, change, changed):
                    continue
                done += 1
                found = contradictions(changed) - base
                tried[claim.kind, change.how] += 1
                if any(kind == claim.kind for kind, _ in found):
                    caught[claim.kind, change.how] += 1
                else:
                    elsewhere[claim.kind] += bool(found)
                    if show:
                        print(
                            f"missed: {name}: {claim.kind}: {change.how}: {change.before!r} -> {change.after!r} in {decide(claim).stated[:140]!r}{' (flagged elsewhere)' if found else ''}"
                        )
            _within_rounding(name, text, reading, claim, base, calm, false, show)
    _report(taken, left_out, tried, caught, elsewhere, calm, false)
    return 0


def _within_rounding(
    name: str, text: str, reading: Reading, claim: Claim, base: Counter, calm: Counter, false: Counter, show: bool
) -> None:
    """Changes that every claim of the number survives must stay unflagged."""
    for member in claim.members:
        if member.mention is None or reading.mentions[member.mention].kind not in ("money", "percent"):
            continue
        mention = reading.mentions[member.mention]
        if claim.kind == "currency_equivalence" and any(one.value == 1 for one in claim.members):
            continue  # a printed rate is what other amounts are held against, beyond its own claim
        for how, surface in rounded(mention.surface):
            change = Change(
                how, text[: mention.char_start] + surface + text[mention.char_end :], mention.char_start, mention.surface, surface, member
            )
            changed = read(change.text)
            users = [(other, one) for other in reading.claims for one in other.members if one.mention == member.mention]
            if any(broken(other, replace(change, member=one), changed) is not False for other, one in users):
                continue
            calm[claim.kind] += 1
            found = contradictions(changed)
            if sum(found.values()) > sum(base.values()):
                false[claim.kind] += 1
                if show:
                    print(f"false: {name}: {claim.kind}: {mention.surface!r} -> {surface!r}: {next(iter(found))}")


def _report(taken: int, left_out: int, tried: Counter, caught: Counter, elsewhere: Counter, calm: Counter, false: Counter) -> None:
    print(f"documents whose claims all hold: {taken} (flagged as they are, and left out: {left_out})")
    print(f"{'kind':26} {'slip':16} {'planted':>8} {'caught':>7} {'rate':>6}")
    for kind, how in sorted(tried):
        n, hits = tried[kind, how], caught[kind, how]
        print(f"{kind:26} {how:16} {n:8} {hits:7} {hits / n:6.3f}")
    total, hits = sum(tried.values()), sum(caught.values())
    print(
        f"{'all':26} {'':16} {total:8} {hits:7} {hits / total if total else 0:6.3f}   caught by another rule instead: {sum(elsewhere.values())}"
    )
    print(f"within rounding: {sum(calm.values())} changes, {sum(false.values())} flagged")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[SEEDS], metavar="FOLDER_OR_FILE")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-claim", type=int, default=3, metavar="N", help="slips per claim (default 3)")
    parser.add_argument("--misses", action="store_true", help="show the slips that were missed and the false alarms")
    parser.add_argument(
        "--flagged-too", action="store_true", help="take documents with contradictions of their own as well; only new ones count"
    )
    options = parser.parse_args()
    return run(options.paths, options.seed, options.per_claim, options.misses, options.flagged_too)


if __name__ == "__main__":
    raise SystemExit(main())
