"""Readers during publications, several runs at once, no room, no permission: nothing is half written, nobody sees a mixture."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.building import asked, built, sealed
from tests.warehouse.killing import PROJECT, runs
from warehouse.build import Build
from warehouse.lock import locked

READERS = PUBLICATIONS = 20
TEXT = "The World Bank approved a loan of ${} million to Nepal on 4 May 2023 for the Road Safety Project."


def script(name: str, *arguments: object, before: list[str] | None = None, **options) -> subprocess.Popen:
    return subprocess.Popen(
        [*(before or []), sys.executable, "-m", f"tests.warehouse.{name}", *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        **options,
    )


def publish(published: Path, number: int) -> None:
    """A publication that writes its number to several tables."""
    build = Build(published, f"run {number}", keep_versions=2)
    with build.held(keep_all=True):
        with build.connect() as connection:
            for table, column in (("documents", "title"), ("document_texts", "text"), ("mentions", "surface")):
                connection.execute(f"update {table} set {column} = ?", [str(number)])
        build.publish()


def test_readers_see_one_state_or_the_next_and_no_error(warehouse, write):
    built(warehouse, write({"a.txt": TEXT.format(10)}))
    publish(warehouse, 0)
    readers = script("reading_along", warehouse, READERS)
    assert readers.stdout.readline() == "reading\n"
    for number in range(1, PUBLICATIONS + 1):
        publish(warehouse, number)
        time.sleep(0.1)
    warehouse.with_name("stop").touch()
    seen = json.loads(readers.communicate(timeout=60)[0])
    assert [fault for reader in seen for fault in reader["faults"]] == []
    assert len(seen) == READERS
    assert sum(reader["looks"] for reader in seen) > 5 * READERS
    assert len({state for reader in seen for state in reader["states"]}) > PUBLICATIONS / 2
    assert {reader["states"][-1] for reader in seen} == {PUBLICATIONS}


def test_runs_at_once_wait_for_each_other(tmp_path):
    published = tmp_path / "w.duckdb"
    for name in ("a", "b"):
        for n in range(2):
            (tmp_path / f"{name}{n}.txt").write_text(TEXT.format(f"{n + 1}.{ord(name)}"))

    def run_all(name: str) -> None:
        with runs() as started:
            for n in range(2):
                ended = started.run(published, [tmp_path / f"{name}{n}.txt"], f"{name}{n}", wait=120)
                assert (ended["signal"], ended["status"]) == (0, 0)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run_all, ["a", "b"]))
    assert sealed(published)[0] == 4
    assert asked(published, "select count(distinct run_id) from run_log") == [(4,)]


def test_the_lock_of_a_killed_run_is_free_at_once(warehouse):
    code = f"from pathlib import Path\nfrom warehouse.lock import locked\nimport time\nwith locked(Path({str(warehouse)!r})):\n print(1, flush=True); time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=PROJECT)
    holder.stdout.readline()
    holder.kill()
    holder.wait()
    with locked(warehouse):
        pass


def finished(process: subprocess.Popen) -> list[str]:
    told = process.communicate(timeout=300)[0].splitlines()
    assert process.returncode == 0, told
    assert told[-1] == "done"
    return told[:-1]


def small_file_system() -> list[str] | None:
    """A command that runs another with a file system of 120 MB at /mnt, that nobody else sees; None where that is not permitted."""
    if shutil.which("unshare") is None:
        return None
    before = ["unshare", "--mount", "--map-root-user", "sh", "-c", 'mount -t tmpfs -o size=120m none /mnt && exec "$@"', "sh"]
    return before if subprocess.run([*before, "true"], capture_output=True).returncode == 0 else None


def test_a_full_disk_changes_nothing():
    before = small_file_system()
    if before is None:
        pytest.skip("a file system of our own may not be mounted here; test_a_quota_changes_nothing does much the same")
    told = finished(script("hardship", "no_room", "/mnt", before=before))
    assert sum("published" not in line for line in told) >= 3, told


def test_a_quota_changes_nothing(tmp_path):
    told = finished(script("hardship", "small_files", tmp_path))
    assert sum("published" not in line for line in told) >= 3, told


def without_privileges() -> None:
    """A superuser's program that may not pass over permissions either: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH are dropped."""
    if os.getuid() == 0:
        for capability in (1, 2):
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)


def test_a_folder_that_may_not_be_written_to_changes_nothing(tmp_path):
    told = finished(script("hardship", "read_only", tmp_path, preexec_fn=without_privileges))
    if told[0].startswith("skipped"):
        pytest.skip(told[0])
    assert len(told) == 2, told


def test_the_command_says_that_a_folder_may_not_be_written_to(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    command = [sys.executable, "-m", "pipelines.cli", "run", "--documents", "seeds/documents", "--warehouse", str(closed / "w.duckdb")]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=PROJECT, preexec_fn=without_privileges)
    if ended.returncode == 0:
        pytest.skip("this user may write anywhere")
    assert ended.returncode == 2
    assert "check the folder's permissions" in ended.stderr
