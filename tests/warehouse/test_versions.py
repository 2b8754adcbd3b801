"""Published versions: kept, listed, compared, gone back to; and a warehouse is told by its hashes."""

import os
import shutil
from pathlib import Path

import duckdb
import pytest

from tests.building import asked, built, contents, sealed, steps
from warehouse import versions
from warehouse.build import Build
from warehouse.content_hash import table_hashes
from warehouse.difference import difference
from warehouse.lock import WarehouseBusy, locked
from warehouse.published import NotAWarehouse
from warehouse.versions import NoSuchVersion, rollback

ONE = {"one.txt": "The World Bank approved a loan of $10 million to Nepal on 4 May 2023 for the Road Safety Project."}
TWO = {"two.txt": "ADB will lend $25 million to Bhutan for the Rural Roads Project."}
THREE = {"three.txt": "The AIIB will lend EUR 30 million to Egypt for the Solar Power Project."}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("versions")
    published = folder / "w" / "w.duckdb"
    for run, name, text in (("first", *next(iter(ONE.items()))), ("second", *next(iter(TWO.items())))):
        (folder / name).write_text(text)
        built(published, [folder / name], run)
    return published


@pytest.fixture
def two_versions(made, warehouse):
    """A copy of the warehouse and of the version before it."""
    shutil.copyfile(made, warehouse)
    shutil.copytree(versions.folder_of(made), versions.folder_of(warehouse))
    return warehouse


def names(published: Path) -> list[str]:
    return [version.version for version in versions.versions(published)]


def test_the_version_before_is_kept(two_versions):
    newest, before = versions.versions(two_versions)
    assert (newest.published, newest.documents, before.published, before.documents) == (True, 2, False, 1)
    assert newest.facts > before.facts > 0
    assert newest.version.endswith("-second")
    assert before.version.endswith("-first")
    assert (newest.problem, before.problem) == (None, None)


def test_so_many_are_kept_and_no_more(warehouse, write):
    documents = write(ONE)
    for run in range(4):
        build = Build(warehouse, f"run {run}", keep_versions=2)
        with build.held():
            steps(build, documents)
            build.publish()
    assert [name[-5:] for name in names(warehouse)] == ["run_3", "run_2", "run_1"]


@pytest.mark.parametrize("kept", [0, 1])
def test_fewer_may_be_kept_from_now_on(two_versions, write, kept):
    build = Build(two_versions, "third", keep_versions=kept)
    with build.held():
        steps(build, write(THREE))
        build.publish()
    assert len(names(two_versions)) == 1 + kept
    assert versions.folder_of(two_versions).exists() == bool(kept)


def test_rollback_and_back_again(two_versions):
    newest, before = names(two_versions)
    after = contents(two_versions)
    assert rollback(two_versions) == (newest, before)
    assert asked(two_versions, "select count(*) from documents") == [(1,)]
    assert names(two_versions) == [newest, before]
    assert rollback(two_versions, newest[:25]) == (before, newest)
    assert contents(two_versions) == after
    assert not list(two_versions.parent.glob(".*rollback*"))


def test_a_run_after_a_rollback_goes_on_from_there(two_versions, write):
    rollback(two_versions)
    built(two_versions, write(THREE), "third")
    assert asked(two_versions, "select count(*) from documents") == [(2,)]
    assert len(names(two_versions)) == 3
    # Not to the version that was left, but to the one that this run went on from.
    assert rollback(two_versions)[1].endswith("-first")


def test_readers_of_the_version_left_keep_it(two_versions):
    with duckdb.connect(str(two_versions), read_only=True) as reader:
        rollback(two_versions)
        assert reader.execute("select count(*) from documents").fetchone() == (2,)


@pytest.mark.parametrize(("name", "says"), [("nonsense", "no version begins"), ("2", "more than one"), ("published", "published already")])
def test_what_cannot_be_gone_back_to(two_versions, name, says):
    before = two_versions.read_bytes()
    with pytest.raises(NoSuchVersion, match=says):
        rollback(two_versions, name)
    assert two_versions.read_bytes() == before


def test_no_rollback_without_an_earlier_version_or_while_a_run_builds(warehouse, write):
    with pytest.raises(NoSuchVersion, match="no version before"):
        rollback(warehouse)
    built(warehouse, write(ONE))
    with pytest.raises(NoSuchVersion, match="no version before"):
        rollback(warehouse)
    with locked(warehouse), pytest.raises(WarehouseBusy):
        rollback(warehouse)


def test_a_published_file_that_is_broken_is_rolled_back(two_versions):
    two_versions.unlink()
    two_versions.write_bytes(b"broken" * 1000)
    newest, before = versions.versions(two_versions)
    assert (newest.published, before.published) == (True, False)
    assert newest.problem
    assert rollback(two_versions)[0] is None
    assert sealed(two_versions)[0] == 1


def test_a_version_that_is_broken_is_not_published(two_versions):
    kept = next(versions.folder_of(two_versions).iterdir())
    kept.chmod(0o600)
    kept.write_bytes(b"broken" * 1000)
    before = two_versions.read_bytes()
    with pytest.raises(NotAWarehouse):
        rollback(two_versions, kept.stem)
    assert two_versions.read_bytes() == before


def test_where_there_are_no_links_versions_are_copied(two_versions, write, monkeypatch):
    def no_links(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    built(two_versions, write(THREE), "third")
    newest, second, first = versions.versions(two_versions)
    assert [v.documents for v in (newest, second, first)] == [3, 2, 1]
    assert not any(one.path.samefile(other.path) for one in (newest, second) for other in (second, first) if one != other)
    rollback(two_versions)
    assert sealed(two_versions)[0] == 2
    assert not list(two_versions.parent.rglob("*.copy"))


@pytest.mark.parametrize("quick", [False, True])
def test_equal_rows_have_equal_hashes_and_other_rows_others(quick):
    def hashed(*statements):
        with duckdb.connect() as connection:
            for statement in ("create table t (a varchar, b varchar, n decimal(38, 9))", *statements):
                connection.execute(statement)
            return table_hashes(connection, quick=quick)["t"]

    rows = "insert into t values ('x', 'y', 1.5), ('z', null, null)"
    base = hashed(rows)
    assert hashed("insert into t values ('z', null, null)", "insert into t values ('x', 'y', 1.5)") == base
    others = [
        "insert into t values ('x', 'y', 1.5), ('z', '', null)",
        "insert into t values ('xy', '', 1.5), ('z', null, null)",
        "insert into t values ('x', 'y', 1.500000001), ('z', null, null)",
        "insert into t values ('x', 'y', 1.5), ('z', null, null), ('z', null, null)",
        "insert into t values ('y', 'x', 1.5), ('z', null, null)",
        "select 1",
    ]
    assert len({base.content_hash, *(hashed(other).content_hash for other in others)}) == len(others) + 1


def test_a_difference_by_table_and_fact(two_versions, tmp_path):
    before, after = versions.found(two_versions, None), two_versions
    found = difference(before, after)
    tables = {table.table: table for table in found.tables}
    assert (tables["documents"].before, tables["documents"].after, tables["documents"].new, tables["documents"].gone) == (1, 2, 1, 0)
    assert tables["documents"].changed is None
    assert [(f.what, f.row["amount"]) for f in found.facts if f.table == "transactions"] == [("new", 25_000_000)]
    back = difference(after, before)
    assert [(f.what, f.row["amount"]) for f in back.facts if f.table == "transactions"] == [("gone", 25_000_000)]
    assert all(table.same for table in difference(after, after).tables)


CHANGES = [
    ("update transactions set currency = 'EUR' where amount = 10000000", (0, 1, 0), {"currency": ("USD", "EUR")}),
    (
        "update transactions set transaction_id = 'other', amount = 11 where amount = 10000000",
        (0, 1, 0),
        {"transaction_id": None, "amount": (10_000_000, 11)},
    ),
    ("delete from transactions where amount = 10000000", (0, 0, 1), None),
    ("insert into transactions by name select * replace ('n' as transaction_id, char_start + 1 as char_start) from transactions limit 1", (1, 0, 0), None),
]


@pytest.mark.parametrize(("statement", "counts", "columns"), CHANGES)
def test_a_fact_is_new_changed_or_gone(two_versions, tmp_path, statement, counts, columns):
    other = tmp_path / "other.duckdb"
    other.write_bytes(two_versions.read_bytes())
    with duckdb.connect(str(other)) as connection:
        connection.execute(statement)
    found = difference(two_versions, other)
    table = next(table for table in found.tables if table.table == "transactions")
    assert (table.new, table.changed, table.gone) == counts
    if columns:
        changed = found.facts[0].columns
        assert changed.keys() == columns.keys()
        assert all(changed[name] == pair for name, pair in columns.items() if pair)


def test_differences_shown_are_limited_and_all_are_counted(two_versions):
    found = difference(versions.found(two_versions, None), two_versions, shown=0)
    assert found.facts == ()
    assert sum(table.new for table in found.tables) > 0
