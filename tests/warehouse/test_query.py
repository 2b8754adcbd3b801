"""Questions are asked with the least trust."""

import duckdb
import pytest

from tests.building import built
from warehouse.query import ask, reader


@pytest.fixture
def published(warehouse, write):
    built(warehouse, write({"a.txt": "A grant of EUR 5 million was signed."}))
    return warehouse


def test_answers_with_column_names(published):
    with reader(published) as connection:
        assert ask(connection, "select file_name, size_bytes from documents") == (["file_name", "size_bytes"], [("a.txt", 36)])


@pytest.mark.parametrize(
    "query",
    [
        "delete from documents",
        "create table t (a int)",
        "copy documents to '{folder}/out.csv'",
        "select * from read_text('/etc/hostname')",
        "attach '{folder}/other.duckdb'",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "install httpfs",
        "select 1; drop table documents",
    ],
)
def test_refuses(published, tmp_path, query):
    with reader(published) as connection, pytest.raises(duckdb.Error):
        ask(connection, query.format(folder=tmp_path))
    assert not (tmp_path / "out.csv").exists()
