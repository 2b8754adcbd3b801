"""Builds made of texts by the assets' own functions, without Dagster, for the checks to look at."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import duckdb
import pytest

from checks import reconciliations
from tests.building import steps
from warehouse.build import Build

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "documents"

Built = Callable[[Mapping[str, str]], duckdb.DuckDBPyConnection]


@pytest.fixture(scope="session")
def seed_texts() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}


@pytest.fixture(scope="session")
def brochure(seed_texts: Mapping[str, str]) -> str:
    """The text of the seed that says 77%."""
    return next(text for text in seed_texts.values() if "(77%)" in text)


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Built]:
    """Makes a build of texts by file name, reconciliations included, and gives a connection to it."""
    with ExitStack() as stack:

        def make(texts: Mapping[str, str]) -> duckdb.DuckDBPyConnection:
            folder = tmp_path / "documents"
            folder.mkdir()
            for name, text in texts.items():
                (folder / name).write_text(text, encoding="utf-8")
            build = stack.enter_context(Build(tmp_path / "w.duckdb", "test").held())
            steps(build, sorted(folder.iterdir()))
            connection = stack.enter_context(build.connect())
            reconciliations.fill(connection)
            return connection

        yield make


@pytest.fixture(scope="session")
def _brochure_file(tmp_path_factory: pytest.TempPathFactory, brochure: str) -> Path:
    folder = tmp_path_factory.mktemp("brochure")
    (folder / "brochure.txt").write_text(brochure, encoding="utf-8")
    build = Build(folder / "w.duckdb", "test")
    with build.held():
        steps(build, [folder / "brochure.txt"])
        with build.connect() as connection:
            reconciliations.fill(connection)
            connection.execute("checkpoint")
        return Path(shutil.copyfile(build.path, folder / "built.duckdb"))


@pytest.fixture
def built_brochure(_brochure_file: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a build of the brochure, which a test may break."""
    with duckdb.connect(shutil.copyfile(_brochure_file, tmp_path / "own.duckdb")) as connection:
        yield connection
