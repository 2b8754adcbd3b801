"""The switch, the lock, and what is left after accidents: readers see a whole warehouse or the one before."""

import os
import signal
import subprocess
import sys
import textwrap

import duckdb
import pytest

from tests.building import asked, built, contents, steps
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
    assert {path.name for path in warehouse.parent.glob("*duckdb*")} == {"w.duckdb", ".w.duckdb.lock"}


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
    swept = [".w.duckdb.aa-1.build", ".w.duckdb.aa-1.build.wal"]
    stays = [".w.duckdb.other.aa-1.build", ".v.duckdb.aa-1.build", "w.duckdb.aa-1.build", ".w.duckdb.aa-1.builder"]
    for name in (*swept, *stays):
        (folder / name).touch()
    (folder / ".w.duckdb.bb-2.build.tmp").mkdir()
    with Build(warehouse, "next").held():
        pass
    assert {path.name for path in folder.iterdir()} == {*stays, ".w.duckdb.lock"}


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
