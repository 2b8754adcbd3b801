"""Reads files without a warehouse and says which of their numbers agree; needs neither Dagster nor a database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from assets.formats import Unusable, media_type, text
from checks.rules import Verdict, decide
from extraction.model import Claim, Reading
from extraction.reading import read

_COLOURS = {"inconsistent": "red", "consistent": "green", "indeterminate": "yellow"}
_WORDS = {"inconsistent": "CONTRADICTION", "consistent": "agrees", "indeterminate": "cannot tell"}


class CouldNotRead(Exception):
    """Which file could not be read, and why."""


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


def check_files(files: list[Path]) -> int:
    """Prints each claim with its verdict; 0 if all agree, 1 if something contradicts itself; raises CouldNotRead."""
    checked = [_checked(file) for file in files]
    for one in checked:
        _print(one)
    return 1 if any(one.contradictions for one in checked) else 0


def _checked(file: Path) -> Checked:
    try:
        content = text(file.read_bytes(), media_type(file.name))
    except OSError as error:
        raise CouldNotRead(f"{file} cannot be read: {error.strerror}") from None
    except Unusable as error:
        raise CouldNotRead(f"{file} cannot be read: {error.reason} ({error.detail})") from None
    reading = read(content)
    verdicts = [(claim, decide(claim)) for claim in reading.claims]
    order = {"inconsistent": 0, "indeterminate": 1, "consistent": 2}
    verdicts.sort(key=lambda pair: (order[pair[1].status], pair[0].char_start))
    return Checked(file, content, reading, verdicts)


def _print(one: Checked) -> None:
    counted = f"{len(one.verdicts)} claim{'' if len(one.verdicts) == 1 else 's'}, {one.contradictions} contradicted"
    click.secho(f"{one.file}: {counted}", bold=True)
    for claim, verdict in one.verdicts:
        word = click.style(_WORDS[verdict.status], fg=_COLOURS[verdict.status])
        click.echo(f"  {word}  {claim.kind}: {verdict.explanation}")
        if verdict.status == "inconsistent":
            click.echo(f'    "{_sentence(one, claim.char_start)}"')
    lost = [numeral for numeral in one.reading.numerals if numeral.accounted_by is None]
    for numeral in lost:
        click.echo(f'  not understood: {numeral.surface} in "{_sentence(one, numeral.char_start)}"')


def _sentence(one: Checked, position: int) -> str:
    for start, end in one.reading.sentences:
        if start <= position < end:
            return " ".join(one.text[start:end].split())
    return ""
