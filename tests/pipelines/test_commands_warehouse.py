"""The commands that look after a warehouse: what they print for people and for programs, and their exit statuses."""

import json
import shutil

import duckdb
import pytest
from click.testing import CliRunner

from pipelines.cli import main
from tests.building import asked, built
from warehouse import versions
from warehouse.lock import locked
from warehouse.published import switch

TEXT = "The World Bank approved a loan of $10 million to {} on 4 May 2023 for the Road Safety Project."


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("commands")
    for run, country in enumerate(("Nepal", "Bhutan")):
        (folder / f"{country}.txt").write_text(TEXT.format(country))
        built(folder / "w" / "w.duckdb", [folder / f"{country}.txt"], f"run{run}")
    return folder / "w" / "w.duckdb"


@pytest.fixture
def warehouse(made, tmp_path):
    published = tmp_path / "w.duckdb"
    shutil.copyfile(made, published)
    published.chmod(0o600)
    shutil.copytree(versions.folder_of(made), versions.folder_of(published))
    return published


def devfin(warehouse, *arguments, expected=0):
    ended = CliRunner().invoke(main, [*arguments, "--warehouse", str(warehouse)])
    assert ended.exit_code == expected, ended.output
    return json.loads(ended.stdout) if "--json" in arguments and expected != 2 else ended.output


def test_versions(warehouse):
    told = devfin(warehouse, "versions", "--json")
    assert [(v["documents"], v["published"]) for v in told] == [(2, True), (1, False)]
    assert told[0]["follows"] == told[1]["version"]
    printed = devfin(warehouse, "versions")
    assert all(v["version"] in printed for v in told)


def test_rollback_by_default_and_by_name(warehouse):
    newest, before = (v["version"] for v in devfin(warehouse, "versions", "--json"))
    assert before in devfin(warehouse, "rollback")
    assert asked(warehouse, "select count(*) from documents") == [(1,)]
    assert devfin(warehouse, "rollback", newest, "--json") == {"before": before, "after": newest, "warehouse": str(warehouse)}
    assert "no version begins" in devfin(warehouse, "rollback", "nonsense", expected=2)


def test_diff(warehouse):
    told = devfin(warehouse, "diff", "--json", expected=1)
    rows = {table["table"]: (table["before"], table["after"], table["new"], table["gone"]) for table in told["tables"]}
    assert rows["documents"] == (1, 2, 1, 0)
    assert [(f["what"], f["row"]["recipient_country"]) for f in told["facts"] if f["table"] == "transactions"] == [("new", "BTN")]
    printed = devfin(warehouse, "diff", expected=1)
    assert "new transactions" in printed
    assert "$10 million" in printed
    assert "no table differs" in devfin(warehouse, "diff", "published", "published")
    assert devfin(warehouse, "diff", "--limit", "0", "--json", expected=1)["facts"] == []


def test_hash(warehouse):
    told = devfin(warehouse, "hash", "--json")
    assert told["content_hash"] in devfin(warehouse, "hash")
    with_views = {table["table"] for table in devfin(warehouse, "hash", "--views", "--json")["tables"]}
    assert with_views > {table["table"] for table in told["tables"]} > {"documents", "transactions"}


def test_doctor(warehouse):
    assert all(finding["sound"] for finding in devfin(warehouse, "doctor", "--json"))
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("update transactions set quote = 'x'")
    assert "to do: devfin rebuild" in devfin(warehouse, "doctor", expected=1)


@pytest.mark.parametrize("command", ["versions", "rollback", "diff", "hash", "doctor", "rebuild"])
def test_nothing_there(tmp_path, command):
    assert "devfin run" in devfin(tmp_path / "none.duckdb", command, expected=2) or command in ("rollback", "diff")


def test_a_rollback_waits_for_nobody(warehouse):
    with locked(warehouse):
        assert "another run is building" in devfin(warehouse, "rollback", expected=2)


def test_a_file_that_is_none(warehouse):
    warehouse.write_bytes(b"broken" * 1000)
    assert "not a DuckDB database" in devfin(warehouse, "hash", expected=2)
    assert "cannot be used" in devfin(warehouse, "versions")
    assert "devfin rollback" in devfin(warehouse, "doctor", expected=1)


def test_everything_is_made_again_from_what_is_kept(seed_warehouse, tmp_path):
    """A warehouse of an older format, whose documents are nowhere else any more."""
    older = tmp_path / "older.duckdb"
    shutil.copyfile(seed_warehouse, older)
    before = devfin(seed_warehouse, "hash", "--json")
    with duckdb.connect(str(older)) as connection:
        connection.execute("update kept.warehouse_format set version = 1; delete from transactions; delete from mentions")
    assert "devfin rebuild --warehouse" in devfin(older, "hash", expected=2)
    told = devfin(older, "rebuild", "--json")
    assert (told["published"], told["documents"]) == (True, 3)
    assert devfin(older, "hash", "--json") == before
    assert asked(older, "select count(distinct code_version) from kept.readings") == [(1,)]


def test_switch_is_what_it_says(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).write_text(name)
    switch(tmp_path / "two", tmp_path / "one")
    assert [path.name for path in tmp_path.iterdir()] == ["one"]
    assert (tmp_path / "one").read_text() == "two"
