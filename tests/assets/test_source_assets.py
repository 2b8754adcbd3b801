"""Sources in Dagster: one observable asset each, what a run says of them, and that one that fails does not stop the others."""

import os

import dagster as dg
import pytest

from assets.configured import Configuration
from assets.documents import Intake, arrivals_asset, documents_taken_in, observables, source_key
from assets.sources import Source
from pipelines.resources import WarehouseResource, intake

GOOD = "The bank approved a loan of $10 million to Nepal."


@pytest.fixture
def told(write):
    (path, *_) = write({"a.txt": GOOD, "none.txt": "", "bad.pdf": b"%PDF-1.4"})
    return Configuration(
        (
            Source("papers", "folder", {"path": str(path.parent)}, "The Bank"),
            Source("missing", "folder", {"path": str(path.parent / "nowhere")}),
            Source("post", "inbox", {"path": str(path.parent / "inbox")}),
        )
    )


def taken_in(told, warehouse, **how):
    given = dg.ResourceDefinition.hardcoded_resource(Intake(told, **how))
    resources = {"warehouse": WarehouseResource(path=str(warehouse), lock_wait_seconds=0), "documents": given}
    return dg.materialize([*observables(told), arrivals_asset(told), documents_taken_in], resources=resources, raise_on_error=False)


def test_each_source_is_observable(told, write):
    (observed,) = observables(told)
    assert set(observed.keys) == {source_key(name) for name in ("papers", "missing", "post")}

    def versions():
        defs = dg.Definitions([observed], jobs=[dg.define_asset_job("look", selection=[observed])])
        result = defs.resolve_job_def("look").execute_in_process()
        seen = [event.event_specific_data.asset_observation for event in result.get_asset_observation_events()]
        return {one.asset_key.path[-1]: one.data_version for one in seen}, {one.asset_key.path[-1]: one.metadata for one in seen}

    before, metadata = versions()
    assert "nothing at" in metadata["missing"]["failure"].text
    assert versions()[0]["papers"] == before["papers"]
    write({"b.txt": GOOD})
    assert versions()[0]["papers"] != before["papers"]


def test_what_a_run_says(told, warehouse):
    result = taken_in(told, warehouse)
    assert result.success
    metadata = {event.asset_key.path[-1]: event.materialization.metadata for event in result.get_asset_materialization_events()}
    assert [
        (row.data["source"], row.data["documents"], bool(row.data["failure"])) for row in metadata["arrivals"]["sources"].records
    ] == [("papers", 3, False), ("missing", 0, True), ("post", 0, False)]
    counts = {name: value.value for name, value in metadata["raw_documents"].items() if name.startswith("documents_")}
    assert counts == {
        "documents_new": 1,
        "documents_unchanged": 0,
        "documents_rejected": 2,
        "documents_superseded": 0,
        "documents_vanished": 0,
    }
    rejected = [(row.data["source_uri"].rsplit("/")[-1], row.data["reason"]) for row in metadata["rejected_documents"]["rejected_in_this_run"].records]
    assert rejected == [("bad.pdf", "truncated"), ("none.txt", "empty")]
    observed = {event.event_specific_data.asset_observation.asset_key.path[-1] for event in result.get_asset_observation_events()}
    assert observed == {"papers", "missing", "post"}


def test_what_was_named_must_be_there(told, warehouse):
    result = taken_in(told, warehouse, is_strict=True)
    assert not result.success
    (failure,) = result.get_step_failure_events()
    assert "nothing at" in failure.step_failure_data.user_failure_data.description


def test_where_no_source_can_be_had_the_run_fails(told, warehouse):
    only = Configuration(told.sources[1:2])
    assert not taken_in(only, warehouse).success
    assert not warehouse.exists()


def test_a_source_that_breaks_is_told_and_keeps_what_it_had(told, warehouse, monkeypatch):
    def breaking(source, memory):
        from assets.sources import Arrival

        yield Arrival("memory://a", "a.txt", b"EUR 7 million")
        raise ZeroDivisionError("of its own")

    monkeypatch.setattr("assets.sources.inbox.arrivals", breaking)
    result = taken_in(told, warehouse)
    (arrivals,) = [e for e in result.get_asset_materialization_events() if e.asset_key.path == ["arrivals"]]
    assert arrivals.materialization.metadata["sources"].records[2].data["failure"] == "ZeroDivisionError: of its own"
    assert arrivals.materialization.metadata["dagster/row_count"].value == 4


def test_names_of_sources_and_locations(told, monkeypatch):
    monkeypatch.setattr("pipelines.resources.configuration", lambda: told)
    assert intake([], []) == Intake(told)
    assert [source.name for source in intake([], ["post"]).configuration.sources] == ["post"]
    assert [source.name for source in intake(["x", "https://a.example/b"], []).configuration.sources] == [os.path.abspath("x"), "https://a.example/b"]
    assert intake(["x"], []).is_strict
    with pytest.raises(ValueError, match="no source called desk; there are papers, missing, post"):
        intake([], ["desk"])
    with pytest.raises(ValueError, match="no kind of source reads ftp://a/b"):
        intake(["ftp://me:hush@a/b"], [])


