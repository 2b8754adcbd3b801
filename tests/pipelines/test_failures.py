"""What a failed run says: every step has its advice, and the job says it."""

from pipelines.definitions import defs
from pipelines.failures import advice


def test_every_step_has_advice():
    job = defs.resolve_job_def("build_warehouse")
    steps = {node.name for node in job.nodes}
    assert {"published_warehouse", "evidence_pages", "mentions_expectations"} <= steps
    told = {step: advice(step) for step in steps}
    assert "names the rows" in told["mentions_expectations"]
    assert "devfin pages" in told["evidence_pages"]
    assert "Nothing was published" in told["published_warehouse"]
    assert all(len(words) > 40 for words in told.values())


def test_the_job_gives_it():
    assert [hook.name for hook in defs.resolve_job_def("build_warehouse").hook_defs] == ["what_to_do"]
