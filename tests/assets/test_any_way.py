"""However documents come in, the tables say the same: a state machine of runs in any order, crashes, other code and cold starts between.

After each step that publishes, the hash of every table and view is that of a warehouse made of the same documents at once.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.building import built, steps
from warehouse import versions
from warehouse.build import Build
from warehouse.content_hash import table_hashes
from warehouse.published import opened
from warehouse.versions import rollback

TEXTS = {
    "a.txt": "WASHINGTON, May 4, 2023 - The World Bank approved a $10 million loan to Nepal for the Road Safety Project.",
    "b.txt": "The Road Safety Project in Nepal, financed by the World Bank with $12 million, trained 1,500 people.",
    "c.txt": "The Asian Development Bank (ADB) and the AIIB will lend $25 million and $30 million to Bhutan, for a total of $55 million.",
    "d.txt": "ADB and the AIIB will lend $25 million and $30 million to Bhutan, for a total of $60 million.",
    "e.txt": "Of the $2.36 billion, $1.82 billion (77%) went to transport. Nine projects, totaling 2.6 billion US dollars, began in 2019.",
    "f.txt": "",
}
NAMES = st.sampled_from(sorted(TEXTS))

# What says which code made each layer.
LAYERS = st.sampled_from(
    [
        "assets.intake.code_version",
        "assets.rereading.reading_version",
        "assets.rereading.code_version",
        "checks.reconciliations.code_version",
    ]
)

# Hashes of warehouses made at once, by the documents in them; and how many runs were made, for who counts.
_at_once: dict[frozenset[str], dict[str, str]] = {}
RUNS = [0]


def hashed(published: Path) -> dict[str, str]:
    with opened(published) as connection:
        connection.execute("set timezone = 'UTC'")
        return {name: table.content_hash for name, table in table_hashes(connection, views=True).items()}


class AnyWay(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.scratch = Path(tempfile.mkdtemp())
        self.folder = DOCUMENTS
        self.published = self.scratch / "w.duckdb"
        self.inside: frozenset[str] = frozenset()
        # What each version holds, and which it was made from.
        self.holds: dict[str, frozenset[str]] = {}
        self.follows: dict[str, str | None] = {}
        self.version: str | None = None
        self.is_checked = True

    def teardown(self) -> None:
        shutil.rmtree(self.scratch)

    def run_of(self, names: list[str], *, read_again: bool = False) -> None:
        RUNS[0] += 1
        build = Build(self.published, f"run {RUNS[0]}")
        with build.held(read_again=read_again):
            steps(build, [self.folder / name for name in names])
            build.publish()
        self.inside |= frozenset(names)
        with opened(self.published) as connection:
            new = versions.identity(connection, self.published)
        self.holds[new], self.follows[new], self.version = self.inside, self.version, new
        self.is_checked = False

    @initialize(name=NAMES)
    def begin(self, name: str) -> None:
        self.run_of([name])

    @rule(name=NAMES)
    def one(self, name: str) -> None:
        self.run_of([name])

    @rule(names=st.lists(NAMES, min_size=2, unique=True))
    def several(self, names: list[str]) -> None:
        self.run_of(names)

    @rule()
    def all_again(self) -> None:
        self.run_of(sorted(self.inside))

    @rule(name=NAMES)
    def cold(self, name: str) -> None:
        """Nothing that was read is kept; everything is read again."""
        self.run_of([name], read_again=True)

    @rule(name=NAMES, layer=LAYERS)
    def half_cold(self, name: str, layer: str) -> None:
        """One layer was made by other code: it is made again from what the layers below it have kept."""
        with patch(layer, lambda *_: f"other {RUNS[0]}"):
            self.run_of([name])

    @rule(names=st.lists(NAMES, min_size=1, unique=True))
    def crash(self, names: list[str]) -> None:
        """A run that ends before it publishes, and leaves its build behind as a killed one does."""
        RUNS[0] += 1
        build = Build(self.published, f"crashed {RUNS[0]}")
        try:
            with build.held():
                steps(build, [self.folder / name for name in names])
                shutil.copytree(build.folder, self.scratch / "left")
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            (self.scratch / "left").rename(build.folder)

    @precondition(lambda self: self.version and self.follows[self.version])
    @rule()
    def go_back(self) -> None:
        before = self.follows[self.version]
        assert rollback(self.published) == (self.version, before)
        self.version, self.inside = before, self.holds[before]
        self.is_checked = False

    @invariant()
    def says_what_it_says_at_once(self) -> None:
        if self.is_checked:
            return
        if self.inside not in _at_once:
            published = self.scratch / "at_once.duckdb"
            published.unlink(missing_ok=True)
            built(published, [self.folder / name for name in sorted(self.inside)], "at once")
            _at_once[self.inside] = hashed(published)
        expected = _at_once[self.inside]
        found = hashed(self.published)
        assert {table for table in expected if found[table] != expected[table]} == set()
        self.is_checked = True


DOCUMENTS = Path(tempfile.mkdtemp(prefix="devfin-any-way-"))


def setup_module() -> None:
    DOCUMENTS.mkdir(exist_ok=True)
    for name, text in TEXTS.items():
        (DOCUMENTS / name).write_text(text)


def teardown_module() -> None:
    shutil.rmtree(DOCUMENTS)


def under(examples: int, rules: int, *, derandomize: bool) -> settings:
    return settings(
        max_examples=examples, stateful_step_count=rules, deadline=None, suppress_health_check=list(HealthCheck), derandomize=derandomize
    )


TestAnyWay = AnyWay.TestCase
TestAnyWay.settings = under(6, 4, derandomize=True)


class AnyWayAtLength(AnyWay):
    pass


TestAnyWayAtLength = pytest.mark.long(AnyWayAtLength.TestCase)
TestAnyWayAtLength.settings = under(100, 10, derandomize=False)
