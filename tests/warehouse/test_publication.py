"""The switch, the lock, and what is left after accidents: readers see a whole warehouse or the one before."""

import os
import signal
import subprocess
import sys
import textwrap
from datetime import UTC, datetime

import duckdb
import pytest

from tests.building import asked, built, contents, steps
from warehouse import journal, tables
from warehouse.build import Build
from warehouse.lock import WarehouseBusy, locked
from warehouse.published import NotAWarehouse, opened, verify

ONE = {"one.txt": "The bank approved a loan of $10 million to Nepal on 4 May 2023."}
TWO = {"two.txt": "ADB will lend $25 million to Bhutan for roads."}


def test_a_failed_build_leaves_the_published_file_as_it_was(warehouse, write):
    built(warehouse, write(ONE))
    before = warehouse.read_bytes()
    with pytest.raises(RuntimeError), (build := Build(warehouse, "second")).held():
        steps(build, write(TWO))
        raise RuntimeError("a blocking check failed")
    assert warehouse.read_bytes() == before
    assert {path.name for path in warehouse.parent.glob("*duckdb*")} == {"w.duckdb", ".w.duckdb.lock", ".w.duckdb.runs.jsonl"}


def test_why_nothing_was_published_is_in_the_log_of_the_next_run(warehouse, write):
    documents = write(ONE)
    built(warehouse, documents, "first")
    with pytest.raises(RuntimeError), Build(warehouse, "second").held():
        raise RuntimeError("the disk\nwas full")
    with (build := Build(warehouse, "third")).held(), build.connect() as connection:
        connection.execute(
            "insert into expectation_results values"
            " ('third', 'documents', 'rows', null, true, 'critical', '1 rows', 0),"
            " ('third', 'transactions', 'quote_is_the_slice', 'quote', false, 'critical', '1 of 2 rows', 1)"
        )
    # As a run that was killed leaves it.
    journal.begin(warehouse, "fourth", datetime.now(UTC))
    built(warehouse, documents, "fifth")
    assert asked(warehouse, "select run_id, status, reason from run_log where reason is not null order by started_at") == [
        ("second", "failed", "RuntimeError: the disk was full"),
        ("third", "failed", "these checks failed: transactions: quote_is_the_slice: 1 of 2 rows"),
        ("fourth", "crashed", "the process ended before the run was done: it was killed, or the machine stopped"),
    ]
    assert not journal.path_of(warehouse).exists()
    built(warehouse, documents, "sixth")
    assert asked(warehouse, "select count(*) from run_log where reason is not null") == [(3,)]


def test_notes_of_runs_do_not_grow_without_bound_and_a_torn_one_is_passed_over(warehouse):
    for run in range(130):
        journal.begin(warehouse, f"run {run}", datetime.now(UTC))
    with journal.path_of(warehouse).open("a") as notes:
        notes.write('{"run_id": "to')
    assert 100 <= len(journal.read(warehouse)) <= 101
    with Build(warehouse, "next").held():
        pass
    assert journal.read(warehouse)[-1].run_id == "next"


def test_histories_do_not_grow_without_bound(warehouse, write, monkeypatch):
    monkeypatch.setitem(tables._KEPT_RUNS, "run_log", 3)
    monkeypatch.setitem(tables._KEPT_RUNS, "expectation_results", 2)
    documents = write(ONE)
    for run in range(5):
        build = Build(warehouse, f"run {run}")
        with build.held():
            steps(build, documents)
            with build.connect() as connection:
                connection.execute("insert into expectation_results values (?, 't', 'e', null, true, 'warning', '', 0)", [build.run_id])
            build.publish()
    assert asked(warehouse, "select run_id from run_log order by 1") == [("run 1",), ("run 2",), ("run 3",), ("run 4",)]
    assert asked(warehouse, "select run_id from expectation_results order by 1") == [("run 2",), ("run 3",), ("run 4",)]


def test_readers_keep_what_they_have_open(warehouse, write):
    built(warehouse, write(ONE))
    with duckdb.connect(str(warehouse), read_only=True) as reader:
        assert reader.execute("select count(*) from documents").fetchone() == (1,)
        script = (
            f"from tests.building import built; from pathlib import Path; built(Path({str(warehouse)!r}), [Path({str(write(TWO)[0])!r})])"
        )
        subprocess.run([sys.executable, "-c", script], check=True)
        assert reader.execute("select count(*) from documents").fetchone() == (1,)
    assert asked(warehouse, "select count(*) from documents") == [(2,)]


def test_a_second_run_is_refused(warehouse):
    with locked(warehouse), pytest.raises(WarehouseBusy, match="another run is building"), Build(warehouse, "second").held():
        pass


def test_a_second_run_may_wait(warehouse, write):
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import time; from pathlib import Path; from warehouse.lock import locked\nwith locked(Path({str(warehouse)!r})):\n print(1, flush=True); time.sleep(1)",
        ],
        stdout=subprocess.PIPE,
    )
    holder.stdout.readline()
    with Build(warehouse, "second").held(wait_seconds=20):
        pass
    assert holder.wait() == 0


def test_a_killed_run_leaves_nothing_that_stops_the_next(warehouse, write):
    built(warehouse, write(ONE))
    before = contents(warehouse)
    script = f"""
        import time
        from pathlib import Path
        from tests.building import steps
        from warehouse.build import Build
        build = Build(Path({str(warehouse)!r}), "killed")
        with build.held():
            steps(build, [Path({str(write(TWO)[0])!r})])
            print("built", flush=True)
            time.sleep(60)
    """
    process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"built\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert contents(warehouse) == before
    assert list(warehouse.parent.glob(".*.build"))
    built(warehouse, write(TWO))
    assert list(warehouse.parent.glob(".*.build*")) == []
    assert asked(warehouse, "select count(*) from documents") == [(2,)]


def test_only_what_dead_builds_of_this_warehouse_left_is_swept(warehouse):
    folder = warehouse.parent
    swept = [".w.duckdb.aa-1.build", ".w.duckdb.aa-1.build.wal", ".w.duckdb.rollback", ".w.duckdb.runs.jsonl.new"]
    stays = [".w.duckdb.other.aa-1.build", ".v.duckdb.aa-1.build", "w.duckdb.aa-1.build", ".w.duckdb.aa-1.builder"]
    for name in (*swept, *stays):
        (folder / name).touch()
    (folder / ".w.duckdb.bb-2.build.tmp").mkdir()
    with Build(warehouse, "next").held():
        pass
    assert {path.name for path in folder.iterdir()} == {*stays, ".w.duckdb.lock", ".w.duckdb.runs.jsonl"}


def test_a_log_of_another_program_does_not_break_the_published_file(warehouse, write):
    built(warehouse, write(ONE))
    build = Build(warehouse, "second")
    with build.held():
        steps(build, write(TWO))
        warehouse.with_name("w.duckdb.wal").write_bytes(b"not a log of ours")
        build.publish()
    assert asked(warehouse, "select count(*) from documents") == [(2,)]


def test_a_link_stays_a_link(warehouse, tmp_path, write):
    target = tmp_path / "elsewhere" / "real.duckdb"
    target.parent.mkdir()
    built(target, write(ONE))
    warehouse.symlink_to(target)
    built(warehouse.resolve(), write(TWO))
    assert warehouse.is_symlink()
    assert asked(target, "select count(*) from documents") == [(2,)]


def text_file(path):
    path.write_text("Minutes of the meeting\n" * 100)


def other_database(path):
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table notes (text varchar)")


def empty_file(path):
    path.touch()


def newer(path):
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema kept; create table kept.warehouse_format as select 999 as version")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (text_file, "not a DuckDB database"),
        (other_database, "not a devfin warehouse"),
        (empty_file, "not a DuckDB database|not a devfin warehouse"),
        (newer, "newer devfin"),
        (os.mkdir, "is a folder"),
    ],
)
def test_what_is_no_warehouse_is_refused_and_left_alone(warehouse, make, says):
    make(warehouse)
    before = warehouse.read_bytes() if warehouse.is_file() else None
    with pytest.raises(NotAWarehouse, match=says):
        verify(warehouse)
    with pytest.raises(NotAWarehouse, match=says), Build(warehouse, "x").held():
        pass
    assert before is None or warehouse.read_bytes() == before


def test_nothing_there_says_how_to_make_one(warehouse):
    with pytest.raises(NotAWarehouse, match="devfin run"), opened(warehouse):
        pass


def test_histories_are_carried_over(warehouse, write):
    built(warehouse, write(ONE), "first")
    built(warehouse, write(TWO), "second")
    assert asked(warehouse, "select run_id, documents_new, documents_unchanged from run_log order by started_at") == [
        ("first", 1, 0),
        ("second", 1, 0),
    ]


def test_a_run_of_some_tables_starts_with_the_rows_of_all(warehouse, write):
    built(warehouse, write(ONE))
    before = contents(warehouse)
    build = Build(warehouse, "partial")
    with build.held(keep_all=True):
        build.publish()
    assert contents(warehouse) == before


def make_older(published):
    """As a devfin of an earlier format would have left it: without what has been added since."""
    with duckdb.connect(str(published)) as connection:
        connection.execute("update kept.warehouse_format set version = 1")
        connection.execute("drop table kept.publication; drop table kept.published_tables")
        connection.execute("alter table run_log drop column reason; alter table rejected_documents add column gone varchar")


def test_an_older_warehouse_is_not_read_but_made_again_by_the_next_run(warehouse, write):
    documents = write(ONE)
    built(warehouse, documents, "first")
    before = contents(warehouse)
    make_older(warehouse)
    with pytest.raises(NotAWarehouse, match="older devfin.*devfin rebuild --warehouse"), opened(warehouse):
        pass
    with pytest.raises(NotAWarehouse, match="devfin rebuild"), Build(warehouse, "partial").held(keep_all=True):
        pass
    built(warehouse, write(TWO, folder="more"), "second")
    assert asked(warehouse, "select version from kept.warehouse_format") == [(tables.FORMAT_VERSION,)]
    assert asked(warehouse, "select count(*) from documents") == [(2,)]
    assert asked(warehouse, "select run_id from run_log order by started_at") == [("first",), ("second",)]
    assert contents(warehouse).keys() == before.keys()


def test_everything_is_read_again_where_that_is_asked_for(warehouse, write):
    documents = write(ONE)
    built(warehouse, documents, "first")
    before = contents(warehouse)
    build = Build(warehouse, "again")
    with build.held(read_again=True):
        assert steps(build, documents) == 1
        build.publish()
    assert contents(warehouse) == before


def test_files_are_their_owners(warehouse, write):
    old = os.umask(0)
    try:
        documents = write(ONE)
        build = Build(warehouse, "first")
        with build.held():
            assert build.folder.stat().st_mode & 0o777 == 0o700
            steps(build, documents)
            build.publish()
        for path in (warehouse, warehouse.with_name(".w.duckdb.lock")):
            assert path.stat().st_mode & 0o777 == 0o600
        # Who is let in, stays; nobody but the owner is let write.
        warehouse.chmod(0o666)
        built(warehouse, documents, "second")
        assert warehouse.stat().st_mode & 0o777 == 0o644
        assert warehouse.with_name("w.duckdb.versions").stat().st_mode & 0o777 == 0o700
    finally:
        os.umask(old)
