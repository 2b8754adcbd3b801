"""Runs killed at any moment, several in a row: what is published is the state before or after, whole, and the next run needs no help.

Short form by default; `pytest -m long tests/warehouse/test_crashes.py` kills 500 times.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from tests.building import asked, sealed
from tests.warehouse.killing import PROJECT, Runs, runs
from warehouse.health import findings

TEXT = "The World Bank approved a loan of ${} million to Nepal on 4 May 2023 for the Road Safety Project."


class Scene:
    """A warehouse that a document is added to by each run, and what may be published while it is."""

    def __init__(self, folder: Path, killer: Runs) -> None:
        self.published = folder / "w" / "w.duckdb"
        self.published.parent.mkdir()
        self.folder = folder / "documents"
        self.folder.mkdir()
        self.killer = killer
        self.count = self.kills = self.kills_since = 0
        self.holds = (0, "")

    def add_document(self) -> None:
        self.count += 1
        (self.folder / f"{self.count}.txt").write_text(TEXT.format(self.count))

    def complete(self) -> dict:
        """A run without help, after which nothing is left lying about and the warehouse holds every document there is."""
        self.add_document()
        ended = self.killer.run(self.published, [self.folder], f"whole-{self.count}")
        assert (ended["signal"], ended["status"]) == (0, 0)
        self.holds = sealed(self.published)
        assert self.holds[0] == self.count
        left = {path.name for path in self.published.parent.iterdir()}
        assert left - {"w.duckdb.versions"} == {"w.duckdb", ".w.duckdb.lock"}
        return ended

    def kill(self, **when: float) -> None:
        """Adds a document in a run that is killed; every third time, a run follows that is not."""
        self.add_document()
        ended = self.killer.run(self.published, [self.folder], f"killed-{self.count}", **when)
        self.kills += ended["signal"] == signal.SIGKILL
        now = sealed(self.published)
        assert now == self.holds or now[0] == self.count
        self.holds = now
        self.kills_since += 1
        if self.kills_since % 3 == 0:
            self.complete()


def kill_many(folder: Path, kills: int, seed: int, half: int) -> int:
    """Before every other file operation of a run, then at random moments, until so many runs were killed."""
    with runs() as killer:
        scene = Scene(folder, killer)
        scene.complete()
        run = scene.complete()
        assert run["operations"] > 20
        for operation in range(half, run["operations"], 2):
            scene.kill(before=operation)
        assert scene.kills >= run["operations"] // 2 - 1
        chance = random.Random(seed)
        while scene.kills < kills:
            scene.kill(after=chance.uniform(0, run["seconds"]))
        scene.complete()
        assert all(finding.sound for finding in findings(scene.published))
        return scene.kills


def kill_in_both(folder: Path, kills: int, seed: int) -> int:
    """Two warehouses side by side, since most of the time is waiting for the disk: each has half of the kills."""
    folders = [folder / name for name in ("even", "odd")]
    for each in folders:
        each.mkdir()
    with ThreadPoolExecutor(2) as pool:
        return sum(pool.map(kill_many, folders, [kills // 2] * 2, [seed, seed + 1], [0, 1]))


def test_killed_at_every_file_operation_and_at_random_moments(tmp_path):
    assert kill_in_both(tmp_path, 50, seed=7) >= 50


@pytest.mark.long
def test_killed_five_hundred_times(tmp_path):
    assert kill_in_both(tmp_path, 500, seed=time.time_ns()) >= 500


def kill_the_command(folder: Path, kills: int, seed: int) -> None:
    """`devfin run` with Dagster and all checks, killed so often and then left to end; each time with a document more."""
    published, documents = folder / "w" / "w.duckdb", folder / "documents"
    published.parent.mkdir()
    documents.mkdir()
    command = [sys.executable, "-m", "pipelines.cli", "run", "--documents", str(documents), "--warehouse", str(published)]
    chance = random.Random(seed)
    holds, seconds = None, 6.0
    for count in range(1, kills + 2):
        (documents / f"{count}.txt").write_text(TEXT.format(count))
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, cwd=PROJECT, env={**os.environ, "PYTHONPATH": str(PROJECT)})
        if count <= kills:
            # Libraries are imported in the first second; nothing can happen to the warehouse then.
            with suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(1, seconds))
            process.kill()
            process.wait()
        else:
            assert process.wait(600) == 0, (folder / "log").read_text()
        now = sealed(published) if published.exists() else None
        assert now == holds or now[0] == count
        holds = now
    assert holds[0] == kills + 1
    left = {path.name for path in published.parent.iterdir() if path.name.startswith(".")}
    assert left == {".w.duckdb.lock"}
    assert {status for (status,) in asked(published, "select status from run_log")} <= {"published", "crashed"}


def test_the_whole_command_is_killed(tmp_path):
    kill_the_command(tmp_path, 2, seed=5)


@pytest.mark.long
def test_the_whole_command_is_killed_twenty_times(tmp_path):
    kill_the_command(tmp_path, 20, seed=time.time_ns())
