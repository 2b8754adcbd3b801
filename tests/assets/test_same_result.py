"""The same documents give the same tables, however and in whatever order they came, and are read once."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assets import rereading
from tests.building import asked, built, contents

TEXTS = {
    "a.txt": "WASHINGTON, May 4, 2023 - The World Bank approved a $10 million loan to Nepal for the Road Safety Project.",
    "b.txt": "The Road Safety Project in Nepal, financed by the World Bank with $10 million, trained 1,500 people.",
    "c.txt": "ADB and the AIIB will lend $25 million and $30 million to Bhutan, for a total of $55 million.",
    "d.txt": "ADB and the AIIB will lend $25 million and $30 million to Bhutan, for a total of $55 million.",
    "e.txt": "Of the 2.36 billion, 1.82 billion (77%) went to transport. Nine projects, totaling 2.6 billion US dollars.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("documents")
    for name, text in TEXTS.items():
        (path / name).write_text(text)
    return path


@pytest.fixture(scope="module")
def at_once(folder):
    published = folder.parent / "at_once.duckdb"
    built(published, [folder])
    return contents(published)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(sorted(TEXTS)), cuts=st.sets(st.integers(1, len(TEXTS) - 1), max_size=3))
def test_order_and_grouping_change_nothing(folder, at_once, order, cuts):
    bounds = [0, *sorted(cuts), len(order)]
    with tempfile.TemporaryDirectory() as scratch:
        published = Path(scratch) / "w.duckdb"
        for run, (start, end) in enumerate(zip(bounds, bounds[1:], strict=False)):
            built(published, [folder / name for name in order[start:end]], f"run {run}")
        assert contents(published) == at_once


def test_running_again_changes_nothing_and_reads_nothing(folder, at_once, warehouse):
    assert built(warehouse, [folder], "first") == 4
    assert built(warehouse, [folder], "second") == 0
    assert contents(warehouse) == at_once


def test_other_code_reads_again(folder, at_once, warehouse, monkeypatch):
    built(warehouse, [folder], "first")
    monkeypatch.setattr(rereading, "reading_version", lambda: "other")
    assert built(warehouse, [folder], "second") == 4
    assert asked(warehouse, "select distinct code_version from kept.readings") == [("other",)]
    assert contents(warehouse) == at_once


def test_everything_can_be_built_again_from_the_published_file(folder, at_once, warehouse, write):
    built(warehouse, [folder], "first")
    built(warehouse, write({"a.txt": TEXTS["a.txt"]}, folder="elsewhere"), "second")
    assert contents(warehouse).keys() == at_once.keys()
    assert asked(warehouse, "select count(*) from documents") == [(4,)]


def test_processes_read_what_one_process_reads(folder, at_once, warehouse, monkeypatch):
    monkeypatch.setattr(rereading, "_BATCH_CHARACTERS", 100)
    monkeypatch.setattr(rereading, "_WORTH_PROCESSES", 200)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    built(warehouse, [folder])
    assert contents(warehouse) == at_once


def test_a_document_that_the_reader_fails_on_does_not_stop_the_others(folder, at_once, warehouse, monkeypatch):
    read_batch = rereading.read_batch

    def failing(batch):
        if any("Bhutan" in text for text in batch["text"].to_pylist()):
            raise ZeroDivisionError("of ours")
        return read_batch(batch)

    listed = "select parse_filename(source_uri), reason, detail from rejected_documents"
    with monkeypatch.context() as patch:
        patch.setattr(rereading, "read_batch", failing)
        built(warehouse, [folder], "first")
        assert asked(warehouse, listed) == [("c.txt", "reading failed", "ZeroDivisionError('of ours')")]
        assert asked(warehouse, "select count(*) from documents") == [(4,)]
        assert asked(warehouse, "select distinct file_name from mentions join documents using (document_id) order by 1") == [
            ("a.txt",),
            ("b.txt",),
            ("e.txt",),
        ]
        built(warehouse, [folder], "second")
        assert len(asked(warehouse, listed)) == 1
    # Mended code has another version, reads it again, and takes it from the list.
    monkeypatch.setattr(rereading, "code_version", lambda: "mended")
    built(warehouse, [folder], "third")
    assert asked(warehouse, listed) == []
    assert contents(warehouse) == at_once
