"""Reads files without a warehouse and says which of their numbers agree; needs neither Dagster nor a database."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from assets.formats import Unreadable, text
from checks.rules import Verdict, decide
from checks.rules.verdict import not_checkable
from checks.rules.wording import span
from extraction.model import Claim, Interval, Numeral, Reading
from extraction.reading import read
from pipelines.answers import jsonable, printable

ALL_AGREE, CONTRADICTED, COULD_NOT_READ = 0, 1, 2

# In the order in which they are shown: contradictions are what a reader must see.
_SHOWN = {"inconsistent": ("CONTRADICTION", "red"), "consistent": ("agrees", "green"), "indeterminate": ("cannot tell", "yellow")}


@dataclass(frozen=True)
class Checked:
    """A file's text, what was read from it, and each claim with its verdict, contradictions first."""

    file: Path
    text: str
    reading: Reading
    verdicts: list[tuple[Claim, Verdict]]

    @property
    def contradictions(self) -> int:
        return sum(verdict.status == "inconsistent" for _, verdict in self.verdicts)

    @property
    def not_understood(self) -> list[Numeral]:
        return [numeral for numeral in self.reading.numerals if numeral.accounted_by is None]

    def sentence(self, start: int, end: int) -> str:
        """The sentence, or the sentences, that a span lies in, on one line."""
        around = [(first, last) for first, last in self.reading.sentences if first < end and start < last] or [(start, end)]
        return printable(self.text[around[0][0] : around[-1][1]])


@dataclass(frozen=True)
class Unread:
    """A file that could not be read, and why."""

    file: Path
    reason: str


def check_files(files: list[Path], *, as_json: bool = False) -> int:
    """Prints what each file's numbers say of each other.

    Returns 0 if all agree, 1 if something contradicts itself, 2 if a file could not be read; the others are checked all the same.
    """
    done = [_checked(file) for file in files]
    if as_json:
        click.echo(json.dumps([_record(one) for one in done], ensure_ascii=False, indent=1))
    for one in done:
        if isinstance(one, Unread):
            click.echo(f"devfin: {one.file} cannot be read: {one.reason}", err=True)
        elif not as_json:
            _print(one)
    if any(isinstance(one, Unread) for one in done):
        return COULD_NOT_READ
    return CONTRADICTED if any(one.contradictions for one in done if isinstance(one, Checked)) else ALL_AGREE


def _checked(file: Path) -> Checked | Unread:
    try:
        content = text(file.read_bytes(), file.name)
    except IsADirectoryError:
        return Unread(file, f"it is a folder; name the files in it, or read them all with `devfin run --documents {file}`")
    except OSError as error:
        return Unread(file, error.strerror or str(error))
    except Unreadable as error:
        return Unread(file, f"{error.reason} ({error.detail})")
    reading = read(content)
    order = list(_SHOWN)
    verdicts = [(claim, _decided(claim)) for claim in reading.claims]
    verdicts.sort(key=lambda pair: (order.index(pair[1].status), pair[0].char_start, pair[0].char_end, pair[0].kind))
    return Checked(file, content, reading, verdicts)


def _decided(claim: Claim) -> Verdict:
    """The rule's verdict; numbers that cannot be computed with (a divisor of zero) leave it open."""
    try:
        return decide(claim)
    except (ArithmeticError, ValueError) as error:
        return not_checkable("?", f"Could not be computed: {error}.")


def _print(one: Checked) -> None:
    counted = f"{len(one.verdicts)} claim{'' if len(one.verdicts) == 1 else 's'}, {one.contradictions} contradicted"
    click.secho(f"{one.file}: {counted}", bold=True)
    for claim, verdict in one.verdicts:
        for line in _lines(one, claim, verdict):
            click.echo(f"  {line}")
    for numeral in one.not_understood:
        sentence = one.sentence(numeral.char_start, numeral.char_end)
        for line in _wrapped("not understood  ", f'{printable(numeral.surface)} in "{sentence}"'):
            click.echo(f"  {line}")


def _lines(one: Checked, claim: Claim, verdict: Verdict) -> Iterator[str]:
    word, colour = _SHOWN[verdict.status]
    first, *more = _wrapped(f"{word}  ", f"{claim.kind}: {printable(verdict.explanation)}")
    yield click.style(word, fg=colour) + first.removeprefix(word)
    yield from more
    if verdict.status == "inconsistent":
        yield from _wrapped("  sentence  ", f'"{one.sentence(claim.char_start, claim.char_end)}"')
        yield from _wrapped("  stated    ", printable(verdict.stated))
        yield from _wrapped("  computed  ", _computed(verdict))


def _wrapped(label: str, text: str) -> list[str]:
    """One line for a program; for a terminal as many as it takes, under each other."""
    if not sys.stdout.isatty():
        return [label + text]
    # What is printed stands two columns in.
    room = max(40, shutil.get_terminal_size().columns - 2)
    return textwrap.wrap(label + text, room, subsequent_indent=" " * min(len(label), 12), break_long_words=False, break_on_hyphens=False) or [label]


def _computed(verdict: Verdict) -> str:
    return span(Interval(verdict.computed_low, verdict.computed_high), verdict.unit)


def _record(one: Checked | Unread) -> dict[str, Any]:
    if isinstance(one, Unread):
        return {"file": str(one.file), "error": one.reason}
    return {
        "file": str(one.file),
        "error": None,
        "claims": len(one.verdicts),
        "contradictions": one.contradictions,
        "verdicts": [_verdict(one, claim, verdict) for claim, verdict in one.verdicts],
        "not_understood": [
            {
                "surface": numeral.surface,
                "char_start": numeral.char_start,
                "char_end": numeral.char_end,
                "sentence": one.sentence(numeral.char_start, numeral.char_end),
            }
            for numeral in one.not_understood
        ],
    }


def _verdict(one: Checked, claim: Claim, verdict: Verdict) -> dict[str, Any]:
    return {
        "kind": claim.kind,
        "status": verdict.status,
        "grade": verdict.grade,
        "sentence": one.sentence(claim.char_start, claim.char_end),
        "stated": verdict.stated,
        "computed": _computed(verdict),
        "computed_low": _rounded(verdict.computed_low),
        "computed_high": _rounded(verdict.computed_high),
        "explanation": verdict.explanation,
        "char_start": claim.char_start,
        "char_end": claim.char_end,
        "quote": one.text[claim.char_start : claim.char_end],
    }


def _rounded(value: Decimal | None) -> Any:
    """At nine decimals, as the warehouse has it."""
    return None if value is None else jsonable(round(value, 9))
