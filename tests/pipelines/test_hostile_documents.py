"""Documents that try to be something else: SQL, markup, formulas, terminal commands. They are text, wherever they come out."""

import csv
import io
import json
import os
import subprocess
import sys

import duckdb
import pytest

from pipelines.places import PROJECT

ESCAPE = "\x1b[2J\x1b]0;owned\x07"
HOSTILE = f"""=HYPERLINK("http://example.org","x") <script>alert(1)</script> '); drop table documents; --

WASHINGTON, May 4, 2023 - The World Bank approved a $10 million loan to Nepal for the <img src=x onerror=alert(2)> Road Safety Project.{ESCAPE}
Of the $2.36 billion, $1.82 billion (12%) {ESCAPE} went to <b onmouseover=alert(3)>transport</b>.
@SUM(1+1) -2+3 told Mr. Robert'); drop table people;-- Smith, President of the World Bank.
"""
NAME = "a'); drop table mentions; --\n<script>alert(4)</script>\x1b[31m%s{0}.txt"


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "documents").mkdir()
    # A slash is all that a file name cannot have.
    (folder / "documents" / NAME.replace("/", "\u2215")).write_text(HOSTILE)
    (folder / "documents" / ("rejected " + NAME.replace("/", "\u2215"))).write_bytes(b"\0\1\2" * 100)
    ended = devfin("run", "--documents", str(folder / "documents"), "--warehouse", str(folder / "w.duckdb"))
    assert ended.returncode == 0, ended.stderr
    return folder, ended


def devfin(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "pipelines.cli", *arguments], capture_output=True, text=True, cwd=PROJECT, env={**os.environ, "PYTHONPATH": str(PROJECT)}
    )


def test_it_is_kept_letter_for_letter_and_nothing_is_lost(ran):
    folder, _ = ran
    with duckdb.connect(str(folder / "w.duckdb"), read_only=True) as connection:
        assert connection.execute("select text from document_texts").fetchall() == [(HOSTILE,)]
        assert connection.execute("select count(*) from mentions").fetchone()[0] > 0
        assert connection.execute("select count(*) from people").fetchone() is not None


def test_no_line_has_anything_that_a_terminal_obeys(ran):
    folder, ended = ran
    told = [ended.stdout, ended.stderr, devfin("sql", "from documents", "--warehouse", str(folder / "w.duckdb")).stdout]
    told += [devfin(command, "--warehouse", str(folder / "w.duckdb")).stdout for command in ("versions", "doctor")]
    for text in told:
        assert [line for line in text.splitlines() if not line.isprintable()] == []
    # The name's line break does not begin a line.
    assert not [line for line in "\n".join(told).splitlines() if line.startswith("<script>")]


def test_no_page_has_markup_of_a_document(ran):
    folder, _ = ran
    pages = [path for path in folder.rglob("*.html") if "documents" not in path.relative_to(folder).parts[0]]
    assert len(pages) > 10
    for page in pages:
        text = page.read_text(encoding="utf-8").lower()
        for markup in ("<script>alert", "<img src=x", "<b onmouseover"):
            assert markup not in text, page


def test_no_cell_of_csv_is_a_formula(ran):
    folder, _ = ran
    written = devfin("sql", "--format", "csv", "select text, '=1+1' as x, -5 as n from document_texts", "--warehouse", str(folder / "w.duckdb"))
    (row,) = csv.DictReader(io.StringIO(written.stdout))
    assert (row["text"][:2], row["x"], row["n"]) == ("'=", "'=1+1", "-5")


@pytest.mark.parametrize(
    "query",
    [
        "copy documents to '{folder}/out.csv'",
        "select * from read_text('/etc/hostname')",
        "select * from '{folder}/documents/*'",
        "attach '{folder}/other.duckdb' as other",
        "create table t as select 1",
        "install httpfs",
        "load json",
        "set enable_external_access = true",
        "pragma database_list; set threads = 1",
        "export database '{folder}/all'",
    ],
)
def test_questions_reach_nothing_but_the_warehouse(ran, query):
    folder, _ = ran
    before = {path.name for path in folder.iterdir()}
    ended = devfin("sql", query.format(folder=folder), "--warehouse", str(folder / "w.duckdb"))
    assert ended.returncode == 2 or (query.startswith("load json") and ended.returncode == 0)
    assert {path.name for path in folder.iterdir()} == before


def test_json_is_json(ran):
    folder, _ = ran
    for arguments in (["versions", "--json"], ["hash", "--json"], ["doctor", "--json"], ["sql", "--format", "json", "from documents"]):
        ended = devfin(*arguments, "--warehouse", str(folder / "w.duckdb"))
        assert json.loads(ended.stdout), ended.stderr


def test_files_are_for_their_owner(ran):
    folder, _ = ran
    made = [path for path in folder.rglob("*") if "documents" not in path.relative_to(folder).parts[0]]
    # Scripts and styles of our own, beside the pages, are nobody's secret.
    assert [path for path in made if path.stat().st_mode & (0o022 if "bundled" in path.parts else 0o077)] == []
