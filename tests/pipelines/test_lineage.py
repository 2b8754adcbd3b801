"""The workspace as the web page's GraphQL tells it: the lineage from the sources to the published warehouse."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from pipelines.places import DAGSTER_SETTINGS, PROJECT, WORKSPACE
from warehouse.tables import curated, public_tables

QUERY = """
{
  assetNodes {
    assetKey { path }
    groupName
    description
    kinds
    owners { ... on TeamAssetOwner { team } }
    dependencyKeys { path }
    hasMaterializePermission
    assetChecksOrError { ... on AssetChecks { checks { name blocking } } }
    metadataEntries { label }
    internalFreshnessPolicy { ... on TimeWindowFreshnessPolicy { failWindowSeconds } }
  }
  repositoriesOrError { ... on RepositoryConnection { nodes {
    jobs { name } schedules { name scheduleState { status } } sensors { name sensorState { status } }
  } } }
}
"""

# The way that every document goes, and the tables beside it.
WAY = {
    "seeds": [],
    "arrivals": ["seeds"],
    "raw_documents": ["arrivals"],
    "rejected_documents": ["arrivals"],
    "sightings": ["arrivals"],
    "document_texts": ["raw_documents"],
    "conversions": ["raw_documents"],
    "readings": ["document_texts"],
    "entity_ids": ["readings"],
    "entities": ["readings"],
    "entity_aliases": ["readings"],
}
GROUPS = ["sources", "documents", "reading", "entities", "facts", "reconciliations", "publication"]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """The answer of a web server that serves the workspace; it and its processes end with the tests."""
    home = tmp_path_factory.mktemp("dagster_home")
    (home / "dagster.yaml").write_bytes(DAGSTER_SETTINGS.read_bytes())
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with open(home / "log", "w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "dagster_webserver", "-w", str(WORKSPACE), "-h", "127.0.0.1", "-p", str(port)],
            env={**os.environ, "DAGSTER_HOME": str(home)},
            cwd=PROJECT,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield _answer(f"http://127.0.0.1:{port}/graphql", server, home / "log")
        finally:
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, 9)


def _answer(url, server, log):
    request = urllib.request.Request(url, json.dumps({"query": QUERY}).encode(), {"Content-Type": "application/json"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with opener.open(request, timeout=30) as response:
                answer = json.load(response)
        except OSError:
            time.sleep(0.3)
            continue
        if answer.get("data") and answer["data"]["assetNodes"]:
            return answer["data"]
        time.sleep(0.3)
    raise AssertionError(f"the web server did not answer:\n{log.read_text()}")


@pytest.fixture(scope="module")
def assets(workspace):
    return {node["assetKey"]["path"][-1]: node for node in workspace["assetNodes"]}


def depends_on(assets, name):
    return sorted(key["path"][-1] for key in assets[name]["dependencyKeys"])


def test_the_way_of_a_document(assets):
    assert {name: depends_on(assets, name) for name in WAY} == WAY


def test_curated_tables_depend_on_what_their_selects_read(assets):
    for name, table in curated().items():
        assert depends_on(assets, name) == sorted(table.reads)


def test_publication_waits_for_every_table(assets):
    """Of each, or of a table made from it, which is not made while a critical check of the first fails."""
    waited_for, new = set(), {"published_warehouse"}
    while new:
        new = {before for name in new for before in depends_on(assets, name)} - waited_for
        waited_for |= new
    assert waited_for >= set(public_tables())


def test_every_public_table_is_an_asset(assets):
    assert set(public_tables()) <= set(assets)


def test_the_graph_explains_itself(assets):
    for name, node in assets.items():
        assert node["description"], name
        assert node["kinds"], name
        assert node["owners"] == [{"team": "data"}], name
        assert node["groupName"] != "default", name
    assert set(GROUPS) <= {node["groupName"] for node in assets.values()}


def test_every_table_has_its_columns_and_checks(assets):
    for name in public_tables():
        assert "dagster/column_schema" in {entry["label"] for entry in assets[name]["metadataEntries"]}, name
        checks = assets[name]["assetChecksOrError"]["checks"]
        assert checks, name
    assert any(check["blocking"] for check in assets["mentions"]["assetChecksOrError"]["checks"])


def test_every_asset_says_where_it_is_written(assets):
    for name, node in assets.items():
        if node["groupName"] != "sources":
            assert "dagster/code_references" in {entry["label"] for entry in node["metadataEntries"]}, name


def test_a_warehouse_that_is_not_published_gets_stale(assets):
    assert assets["published_warehouse"]["internalFreshnessPolicy"]["failWindowSeconds"] == 36 * 3600


def test_the_pages_come_after_publication(assets):
    assert depends_on(assets, "evidence_pages") == ["data_docs", "published_warehouse"]


def test_one_job_a_schedule_and_a_sensor_that_are_off(workspace):
    (repository,) = workspace["repositoriesOrError"]["nodes"]
    assert [job["name"] for job in repository["jobs"] if not job["name"].startswith("__")] == ["build_warehouse"]
    assert repository["schedules"] == [{"name": "daily", "scheduleState": {"status": "STOPPED"}}]
    assert repository["sensors"] == [{"name": "inbox", "sensorState": {"status": "STOPPED"}}]
