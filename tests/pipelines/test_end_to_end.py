"""The whole job through Dagster: what is published, what is flagged, and what blocks."""

import subprocess
import sys
from contextlib import contextmanager

import dagster as dg
import duckdb
import pytest
from dagster._core.instance.ref import InstanceRef

from assets import rereading
from pipelines import running
from pipelines.definitions import defs
from pipelines.places import DAGSTER_SETTINGS, PROJECT
from pipelines.running import CouldNotRun, run_job
from tests.building import asked, contents
from warehouse.lock import locked
from warehouse.tables import public_tables

BROCHURE = "002_7f77ea0db526ee5c.txt"


def test_the_seeds_are_published(seed_warehouse):
    assert asked(seed_warehouse, "select count(*) from documents") == [(3,)]
    assert asked(seed_warehouse, "select documents_new, documents_rejected, status from run_log") == [(3, 0, "published")]


def test_every_quote_is_the_slice_it_says(seed_warehouse):
    with duckdb.connect(str(seed_warehouse), read_only=True) as connection:
        texts = dict(connection.execute("select document_id, text from document_texts").fetchall())
        quoted = connection.execute(
            "select table_name, column_name from information_schema.columns where column_name in ('quote', 'surface')"
            " and table_schema = 'main'"
        ).fetchall()
        assert len(quoted) >= 13
        for table, column in quoted:
            rows = connection.execute(f"select document_id, char_start, char_end, {column} from {table}").fetchall()
            assert [row for row in rows if texts[row[0]][row[1] : row[2]] != row[3]] == []


def test_every_expectation_is_written_down(seed_warehouse):
    tables = {table for (table,) in asked(seed_warehouse, "select distinct table_name from expectation_results")}
    assert tables >= set(public_tables())
    assert asked(seed_warehouse, "select * from expectation_results where severity = 'critical' and not success") == []


def test_no_contradiction_in_the_seeds(seed_warehouse):
    assert asked(seed_warehouse, "select explanation from reconciliations where status = 'inconsistent'") == []


@pytest.fixture
def own_home(tmp_path, warehouse, monkeypatch):
    """The project's own Dagster home, with `warehouse` as the project's own warehouse."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "dagster.yaml").write_bytes(DAGSTER_SETTINGS.read_bytes())
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    monkeypatch.setattr(running, "WAREHOUSE", warehouse)
    monkeypatch.setattr(running, "dagster_home", lambda: home)
    return home


def test_a_contradiction_of_the_source_is_published_and_named(seeds, write, warehouse, own_home, capsys):
    """Of $2.36 billion, $1.82 billion is not 72%: the check fails and quotes the sentence, and the rest goes its way."""
    text = (seeds / BROCHURE).read_text(encoding="utf-8")
    assert text.count("77%") == 1
    (path,) = write({"brochure.txt": text.replace("77%", "72%")})
    assert run_job([str(path)], warehouse) == 0
    ((quote, explanation),) = asked(warehouse, "select quote, explanation from reconciliations where status = 'inconsistent'")
    assert "72%" in quote
    assert "72%" in explanation
    failed = asked(warehouse, "select expectation, severity from expectation_results where not success and table_name = 'reconciliations'")
    assert failed == [("share_of_total", "warning")]
    out = capsys.readouterr().out
    assert "1 contradiction" in out
    assert "72%" in out

    with dg.DagsterInstance.from_ref(InstanceRef.from_dir(str(own_home))) as instance:
        (run,) = instance.get_runs()
        assert run.status.value == "SUCCESS"
        assert instance.get_latest_materialization_event(dg.AssetKey("published_warehouse"))
        evaluation = evaluated(instance, "reconciliations", "share_of_total")
        assert (evaluation.passed, evaluation.severity, evaluation.blocking) == (False, dg.AssetCheckSeverity.WARN, False)
        (told,) = evaluation.metadata["sentences"].records
        assert told.data["sentence"].endswith("$1.82 billion (72%) is allocated to six transport projects.")
        assert told.data["status"] == "inconsistent"
        assert evaluated(instance, "reconciliations", "spans").passed


def evaluated(instance, table, check):
    """What the Dagster UI shows of a check's last run."""
    key = dg.AssetCheckKey(dg.AssetKey(table), check)
    (record,) = instance.event_log_storage.get_asset_check_execution_history(key, limit=1)
    return record.event.dagster_event.asset_check_evaluation_data


def test_a_broken_span_blocks_and_nothing_is_published(seed_warehouse, write, warehouse, own_home, monkeypatch, capsys):
    before = seed_warehouse.read_bytes()
    warehouse.write_bytes(before)
    (new,) = write({"a.txt": "The World Bank approved a loan of $10 million to Nepal on 4 May 2023."})
    read_batch = rereading.read_batch

    def off_by_one(batch):
        readings = read_batch(batch)
        rows = readings.to_pylist()
        rows[0]["mentions"][0]["char_end"] += 1
        return type(readings).from_pylist(rows, schema=readings.schema)

    monkeypatch.setattr(rereading, "read_batch", off_by_one)
    assert run_job([str(new)], warehouse) == 1
    assert warehouse.read_bytes() == before
    told = capsys.readouterr().err
    assert "Not published" in told
    assert "mentions: " in told
    assert "letter for letter" in told
    assert "char_start=" in told
    assert list(warehouse.parent.glob(".*.build*")) == []

    with dg.DagsterInstance.from_ref(InstanceRef.from_dir(str(own_home))) as instance:
        assert instance.get_latest_materialization_event(dg.AssetKey("published_warehouse")) is None
        evaluation = evaluated(instance, "mentions", "spans")
        assert (evaluation.passed, evaluation.severity, evaluation.blocking) == (False, dg.AssetCheckSeverity.ERROR, True)


def test_running_the_job_again_changes_nothing(seed_warehouse, seeds, tmp_path):
    again = tmp_path / "w.duckdb"
    again.write_bytes(seed_warehouse.read_bytes())
    assert run_job([str(seeds)], again) == 0
    assert contents(again) == contents(seed_warehouse)
    assert asked(again, "select documents_new, documents_unchanged from run_log order by started_at") == [(3, 0), (0, 3)]


def test_without_checks_nothing_is_published(seeds, warehouse):
    selection = dg.AssetSelection.all().without_checks()
    job = dg.define_asset_job("unchecked", selection).resolve(asset_graph=defs.resolve_asset_graph(), resource_defs=defs.resources)
    config = {
        "resources": {"documents": {"config": {"locations": [str(seeds)]}}, "warehouse": {"config": {"path": str(warehouse)}}},
    }
    with dg.DagsterInstance.ephemeral() as instance:
        result = job.execute_in_process(run_config=config, instance=instance, raise_on_error=False)
    assert not result.success
    assert "published_warehouse" in [event.step_key for event in result.get_step_failure_events()]
    assert not warehouse.exists()


def test_what_stops_a_run_is_said(tmp_path, warehouse, write, seeds):
    (tmp_path / "empty").mkdir()
    with pytest.raises(CouldNotRun, match="has no documents"):
        run_job([str(tmp_path / "empty")], warehouse)
    with pytest.raises(CouldNotRun, match="there is nothing at"):
        run_job([str(tmp_path / "missing")], warehouse)
    with pytest.raises(CouldNotRun, match="no kind of source"):
        run_job(["gopher://bank/report"], warehouse)
    with pytest.raises(CouldNotRun, match="is a folder"):
        run_job([str(seeds)], tmp_path)
    (notes,) = write({"notes.duckdb": "not a database " * 1000})
    with pytest.raises(CouldNotRun, match="not a DuckDB database"):
        run_job([str(seeds)], notes)
    with locked(warehouse), pytest.raises(CouldNotRun, match="another run is building"):
        run_job([str(seeds)], warehouse)
    assert not warehouse.exists()


def test_nothing_but_refused_files_is_said(warehouse, write):
    paths = write({"a.txt": "", "b.txt": b"\0\1\2"})
    with pytest.raises(CouldNotRun, match=r"(?s)none of the files.*a\.txt: empty.*b\.txt: binary"):
        run_job([str(path) for path in paths], warehouse)
    assert not warehouse.exists()


HOLD = """
import sys, time
from pathlib import Path
from warehouse.lock import locked
with locked(Path(sys.argv[1])):
    print(1, flush=True)
    time.sleep(float(sys.argv[2]))
"""


@contextmanager
def another_run(warehouse, seconds):
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(warehouse), str(seconds)], stdout=subprocess.PIPE, cwd=PROJECT)
    holder.stdout.readline()
    try:
        yield holder.pid
    finally:
        holder.kill()
        holder.wait()


def test_a_run_waits_for_another_where_that_is_asked_for(warehouse, seeds, capsys):
    with another_run(warehouse, 2) as process:
        assert run_job([str(seeds)], warehouse, quiet=True, wait_seconds=60) == 0
    assert f"another run is building {warehouse} (process {process}); waiting up to 60 seconds" in capsys.readouterr().err
    assert asked(warehouse, "select count(*) from documents") == [(3,)]


def test_a_run_waits_no_longer_than_that(warehouse, seeds):
    with another_run(warehouse, 60), pytest.raises(CouldNotRun, match="still after 0.5 seconds; wait until it is done"):
        run_job([str(seeds)], warehouse, wait_seconds=0.5)
    assert not warehouse.exists()
