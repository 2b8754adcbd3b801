"""Dagster's files of events: held open during a run, and not kept for ever."""

import dagster as dg
import pytest
from dagster._core.instance.ref import InstanceRef

from pipelines.event_log import forget_old_runs


@dg.op
def nothing():
    pass


@dg.job
def job():
    nothing()


@pytest.fixture
def instance(tmp_path):
    log = {"module": "pipelines.event_log", "class": "HeldEventLog", "config": {"base_dir": str(tmp_path / "history" / "runs")}}
    with dg.DagsterInstance.from_ref(InstanceRef.from_dir(str(tmp_path), overrides={"event_log_storage": log})) as made:
        yield made


def test_only_the_newest_runs_are_remembered(instance, tmp_path):
    runs = [job.execute_in_process(instance=instance).run_id for _ in range(4)]
    assert forget_old_runs(instance, kept=2) == 2
    assert set(instance.get_run_ids()) == set(runs[2:])
    files = {path.name.partition(".db")[0] for path in (tmp_path / "history" / "runs").glob("*.db*")} - {"index"}
    assert files == set(runs[2:])
    assert instance.all_logs(runs[3])
    assert forget_old_runs(instance, kept=2) == 0
