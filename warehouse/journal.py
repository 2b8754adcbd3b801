"""Runs that published nothing, noted beside the warehouse until a later run can put them into its log.

The published file is not written to by a run that fails, so its failure cannot be a row there at once. A run notes
that it begins, and, if it ends without publishing, why; a note of a beginning without an end is a run that was killed.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

BUILDING, FAILED, CRASHED = "building", "failed", "crashed"

# Notes that are kept; after so many failures nobody misses the first.
_KEPT = 100

_CRASH = "the process ended before the run was done: it was killed, or the machine stopped"


@dataclass(frozen=True, slots=True)
class Note:
    run_id: str
    started_at: str
    finished_at: str | None
    status: str
    reason: str | None


def path_of(published: Path) -> Path:
    return published.with_name(f".{published.name}.runs.jsonl")


def begin(published: Path, run_id: str, started_at: datetime) -> None:
    """Notes that a run begins; the caller holds the warehouse's lock."""
    notes = [note for note in read(published) if note.run_id != run_id][-_KEPT:]
    _write(published, [*notes, Note(run_id, started_at.isoformat(), None, BUILDING, None)])


def fail(published: Path, run_id: str, reason: str) -> None:
    """Notes why a run published nothing. That it cannot be noted is no reason to hide the failure itself."""
    now = datetime.now(UTC).isoformat()
    with contextlib.suppress(OSError):
        notes = read(published)
        started = next((note.started_at for note in notes if note.run_id == run_id), now)
        _write(published, [*(note for note in notes if note.run_id != run_id), Note(run_id, started, now, FAILED, reason)])


def clear(published: Path) -> None:
    """Removes the notes: what they say is in the log of the file that has just been published."""
    path_of(published).unlink(missing_ok=True)


def read(published: Path) -> list[Note]:
    """The notes, oldest first; a line that a crash cut off is passed over."""
    try:
        lines = path_of(published).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    notes = []
    for line in lines:
        with contextlib.suppress(ValueError, TypeError):
            notes.append(Note(**json.loads(line)))
    return notes


def into_log(connection: duckdb.DuckDBPyConnection, notes: list[Note], run_id: str) -> None:
    """Puts the notes of other runs into the build's `run_log`; one that began and never ended has crashed."""
    for note in notes:
        if note.run_id == run_id:
            continue
        crashed = note.status == BUILDING
        connection.execute(
            "insert into run_log by name select ? as run_id, ?::timestamptz as started_at, ?::timestamptz as finished_at, ? as status,"
            " ? as reason where not exists (from run_log where run_id = ?)",
            [
                note.run_id,
                note.started_at,
                note.finished_at,
                CRASHED if crashed else note.status,
                _CRASH if crashed else note.reason,
                note.run_id,
            ],
        )


def _write(published: Path, notes: list[Note]) -> None:
    path = path_of(published)
    new = path.with_name(path.name + ".new")
    text = "".join(json.dumps(asdict(note)) + "\n" for note in notes)
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(new, path)
