"""What the doctor finds: nothing on a sound warehouse, and each fault with what to do about it."""

import os

import duckdb
import pytest

from pipelines.doctor import examined
from tests.building import built
from warehouse import journal, versions
from warehouse.build import Build

ONE = {"one.txt": "The World Bank approved a loan of $10 million to Nepal on 4 May 2023 for the Road Safety Project."}


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sound")
    (folder / "one.txt").write_text(ONE["one.txt"])
    published = folder / "w" / "w.duckdb"
    for run in ("first", "second"):
        built(published, [folder / "one.txt"], run)
    return published


@pytest.fixture
def warehouse(sound, tmp_path):
    """A copy that a test may spoil."""
    published = tmp_path / "w.duckdb"
    published.write_bytes(sound.read_bytes())
    published.chmod(0o600)
    folder = versions.folder_of(published)
    folder.mkdir()
    for kept in versions.folder_of(sound).iterdir():
        (folder / kept.name).write_bytes(kept.read_bytes())
    return published


def change(published, statement):
    with duckdb.connect(str(published)) as connection:
        connection.execute(statement)


def wrong(published):
    return {finding.about: finding for finding in examined(published) if not finding.sound}


def test_a_sound_warehouse_has_nothing_wrong(warehouse):
    found = list(examined(warehouse))
    assert [finding for finding in found if not finding.sound] == []
    assert len(found) >= 10


SPOILT = [
    ("update transactions set amount = 11000000", "the published file: hashes", "rollback"),
    ("update kept.raw_documents set content = 'x'::blob", "the published file: documents", "rollback"),
    ("update transactions set quote = 'x'", "quotes against texts", "rebuild"),
    ("update transactions set activity_id = 'x'", "references between tables", "rebuild"),
    ("update kept.warehouse_format set version = 1", "format", "rebuild"),
    ("update kept.warehouse_format set version = 999", "format", "rollback"),
    ("update kept.publication set schema_fingerprint = 'x'", "columns", "rebuild"),
]


@pytest.mark.parametrize(("statement", "about", "to_do"), SPOILT)
def test_what_was_changed_is_found(warehouse, statement, about, to_do):
    change(warehouse, statement)
    assert to_do in wrong(warehouse)[about].to_do


def test_a_file_that_is_no_warehouse(warehouse):
    warehouse.write_bytes(b"broken" * 1000)
    assert "devfin rollback" in wrong(warehouse)["format"].to_do


def test_a_version_that_is_no_warehouse(warehouse):
    kept = next(versions.folder_of(warehouse).iterdir())
    kept.write_bytes(b"broken" * 1000)
    assert f"remove {kept}" in wrong(warehouse)[f"version {kept.stem}: opens"].to_do


@pytest.mark.parametrize(
    ("orphan", "to_do"),
    [
        (".w.duckdb.aa-1.build", "next `devfin run` removes it"),
        (".w.duckdb.rollback", "next `devfin run` removes it"),
        ("w.duckdb.wal", "another program"),
        ("w.duckdb.versions/notes.txt", "remove"),
    ],
)
def test_files_that_belong_to_nothing(warehouse, orphan, to_do):
    (warehouse.parent / orphan).write_bytes(b"")
    if orphan.endswith(".wal"):
        # DuckDB itself refuses a file with a log that is not its own, or takes in an empty one.
        assert to_do in wrong(warehouse).get("files beside it", wrong(warehouse).get("format")).to_do
    else:
        assert to_do in wrong(warehouse)["files beside it"].to_do


def test_who_may_write(warehouse):
    os.chmod(warehouse, 0o666)
    assert "chmod go-w" in wrong(warehouse)["permissions"].to_do


def test_runs_that_published_nothing(warehouse):
    with pytest.raises(RuntimeError), Build(warehouse, "third").held():
        raise RuntimeError("the roof fell in")
    assert "the roof fell in" in wrong(warehouse)["runs"].found
    assert [note.status for note in journal.read(warehouse)] == [journal.FAILED]


def test_while_a_run_builds_its_files_are_no_orphans(warehouse):
    with Build(warehouse, "third").held():
        found = {finding.about: finding for finding in examined(warehouse)}
        assert "building now" in found["files beside it"].found
