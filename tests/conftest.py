"""What tests share: files to read, a place for a warehouse, and one warehouse built from the seeds by the whole pipeline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parent.parent / "seeds" / "documents"


@pytest.fixture(scope="session")
def seed_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse that `devfin run` makes of the three seed documents; only for reading."""
    from pipelines.running import run_job

    path = tmp_path_factory.mktemp("seeds") / "w.duckdb"
    assert run_job([str(SEEDS)], path) == 0
    return path


@pytest.fixture
def seeds() -> Path:
    return SEEDS


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., list[Path]]:
    """Writes files of the given names and contents to a folder of the test's own."""

    def write_files(files: dict[str, str | bytes], folder: str = "documents") -> list[Path]:
        paths = []
        for name, content in files.items():
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
            paths.append(path)
        return paths

    return write_files
