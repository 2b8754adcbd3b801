"""The command line as a person meets it: exit statuses, messages, speed."""

import csv
import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
from decimal import Decimal

import pytest
from click.testing import CliRunner

from pipelines.answers import table
from pipelines.cli import main

BROCHURE = "002_7f77ea0db526ee5c.txt"


def devfin(*arguments: str):
    return CliRunner().invoke(main, list(arguments))


def cpu_seconds(*arguments: str) -> float:
    """Processor time of a command, start included: the best of three, as a busy machine makes everything slower."""
    command = [sys.executable, "-c", "from pipelines.cli import main; main()", *arguments]

    def seconds() -> float:
        before = os.times()
        subprocess.run(command, check=True, capture_output=True)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    return min(seconds() for _ in range(3))


def test_help_comes_at_once():
    assert cpu_seconds("--help") < 0.3


def test_check_is_quick(seeds):
    """Under a second on a machine that has nothing else to do; the rest is room for one that has."""
    assert cpu_seconds("check", str(seeds / BROCHURE)) < 1.5


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_has_help(command):
    result = devfin(command, "--help")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 4


@pytest.mark.parametrize("command", ["run", "check", "sql", "ui", "pages", "export", "completion"])
def test_help_has_examples(command):
    assert f"devfin {command}" in devfin(command, "--help").output.partition("Example")[2]


def test_help_lists_every_command():
    listed = devfin("--help").output
    assert all(f"\n  {name} " in listed for name in main.commands)
    assert "Others:" in listed and "Exit status" in listed


def test_a_command_that_is_not_there():
    result = devfin("chek")
    assert result.exit_code == 2
    assert "check" in result.output


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell):
    result = devfin("completion", shell)
    assert result.exit_code == 0 and "_DEVFIN_COMPLETE" in result.output


def test_completion_completes():
    environment = {**os.environ, "_DEVFIN_COMPLETE": "bash_complete", "COMP_WORDS": "devfin pa", "COMP_CWORD": "1"}
    command = [sys.executable, "-c", "from pipelines.cli import main; main(prog_name='devfin')"]
    assert "pages" in subprocess.run(command, env=environment, capture_output=True, text=True).stdout


def test_a_fault_of_our_own_is_one_line_and_debug_shows_where(monkeypatch, seeds):
    def broken(*_, **__):
        raise KeyError("oops")

    monkeypatch.setattr("pipelines.checking.check_files", broken)
    result = devfin("check", str(seeds / BROCHURE))
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)
    assert "--debug" in result.output
    assert isinstance(devfin("--debug", "check", str(seeds / BROCHURE)).exception, KeyError)


def test_colours_are_for_terminals_only(seeds, monkeypatch):
    assert "\x1b" in CliRunner().invoke(main, ["check", str(seeds / BROCHURE)], color=True).output
    assert "\x1b" not in devfin("check", str(seeds / BROCHURE)).output
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in CliRunner().invoke(main, ["check", str(seeds / BROCHURE)], color=True).output


def test_check_needs_neither_dagster_nor_a_database(seeds):
    script = (
        "import sys; from pathlib import Path; from pipelines.checking import check_files\n"
        f"check_files([Path({str(seeds / BROCHURE)!r})])\n"
        "print(sorted({'dagster', 'duckdb', 'pandas', 'pyarrow', 'great_expectations'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert out.splitlines()[-1] == "[]"


def test_check_of_a_document_that_agrees(seeds):
    result = devfin("check", str(seeds / BROCHURE))
    assert result.exit_code == 0
    assert "77%" in result.output
    assert "CONTRADICTION" not in result.output


def contradicting(seeds, write):
    text = (seeds / BROCHURE).read_text(encoding="utf-8")
    assert text.count("77%") == 1
    return write({"brochure.txt": text.replace("77%", "72%")})[0]


def test_check_of_a_document_that_contradicts_itself(seeds, write):
    """The contradiction is first, with the sentence, what it states and what the other numbers allow."""
    result = devfin("check", str(contradicting(seeds, write)))
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0].endswith("1 contradicted")
    assert lines[1].startswith("  CONTRADICTION  share_of_total: Of $2.36 billion, $1.82 billion is between 7")
    assert lines[2] == '    sentence  "Of these investments, about \\$1.82 billion (72%) is allocated to six transport projects."'
    assert lines[3].startswith("    stated    ") and lines[3].endswith("72%")
    assert lines[4].startswith("    computed  between 7") and lines[4].endswith("%")
    assert all(line.startswith(("  agrees", "  cannot tell")) for line in lines[5:])


def test_check_for_programs(seeds, write):
    path = contradicting(seeds, write)
    result = devfin("check", "--json", str(seeds / BROCHURE), str(path))
    assert result.exit_code == 1
    good, bad = json.loads(result.output)
    assert (good["error"], good["contradictions"], bad["contradictions"]) == (None, 0, 1)
    first = bad["verdicts"][0]
    assert (first["kind"], first["status"]) == ("share_of_total", "inconsistent")
    assert path.read_text(encoding="utf-8")[first["char_start"] : first["char_end"]] == first["quote"]
    assert "72%" in first["quote"] and "(72%)" in first["sentence"]
    assert 76 < first["computed_low"] < first["computed_high"] < 78
    statuses = [verdict["status"] for verdict in bad["verdicts"]]
    assert statuses == sorted(statuses, key=["inconsistent", "consistent", "indeterminate"].index)


def test_check_of_several_files_goes_on_after_one_that_cannot_be_read(seeds, write, tmp_path):
    path = contradicting(seeds, write)
    result = devfin("check", str(tmp_path / "missing.txt"), str(path))
    assert result.exit_code == 2
    assert "CONTRADICTION" in result.output
    assert "missing.txt cannot be read: No such file" in result.output
    record = json.loads(devfin("check", "--json", str(tmp_path / "missing.txt")).stdout)
    assert record == [{"file": str(tmp_path / "missing.txt"), "error": "No such file or directory"}]


def test_check_writes_no_control_characters(seeds, write):
    path = contradicting(seeds, write)
    text = path.read_text(encoding="utf-8")
    (coloured,) = write({"coloured.txt": text.replace("to six transport projects.", "to six transport projects \x1b[0m.")})
    assert coloured.read_bytes() != path.read_bytes()
    result = devfin("check", str(coloured))
    assert result.exit_code == 1
    assert "six transport projects \ufffd[0m" in result.output


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.txt", b"\x89PNG\0\0", "binary"),
        ("missing.txt", None, "No such file"),
    ],
)
def test_check_of_a_file_that_cannot_be_read(tmp_path, name, content, says):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = devfin("check", str(tmp_path / name))
    assert result.exit_code == 2
    assert name in result.output
    assert says in result.output


def test_run_that_cannot(tmp_path):
    result = devfin("run", "--documents", str(tmp_path / "missing"), "--warehouse", str(tmp_path / "w.duckdb"))
    assert result.exit_code == 2
    assert result.output.startswith("devfin: there is nothing at")


def test_run_where_nothing_may_be_written(tmp_path, seeds, monkeypatch):
    def forbidden(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.mkdir", forbidden)
    result = devfin("run", "--documents", str(seeds), "--warehouse", str(tmp_path / "sub" / "w.duckdb"))
    assert result.exit_code == 2
    assert "cannot write" in result.output


def test_sql(seed_warehouse):
    query = "select file_name, size_bytes from documents order by file_name"
    rows = [["000_79e40af4507a84de.txt", 2768], ["001_8337bb12a96a2261.txt", 1962], ["002_7f77ea0db526ee5c.txt", 6826]]
    shown = devfin("sql", query, "--warehouse", str(seed_warehouse))
    assert shown.exit_code == 0
    assert shown.output.splitlines()[0].split() == ["file_name", "size_bytes"]
    assert shown.output.splitlines()[-1] == "(3 rows)"
    as_csv = devfin("sql", query, "--warehouse", str(seed_warehouse), "--format", "csv")
    assert list(csv.reader(io.StringIO(as_csv.output)))[1:] == [[name, str(size)] for name, size in rows]
    as_json = devfin("sql", query, "--warehouse", str(seed_warehouse), "--format", "json")
    assert [list(row.values()) for row in json.loads(as_json.output)] == rows


def test_sql_writes_decimals_as_they_are(seed_warehouse):
    query = "select 94441800000::decimal(38, 9) as a, 1.54909::decimal(38, 9) as b, null as c"
    shown = devfin("sql", query, "--warehouse", str(seed_warehouse), "--format", "json")
    assert json.loads(shown.output) == [{"a": 94441800000, "b": 1.54909, "c": None}]
    assert "94441800000" in devfin("sql", query, "--warehouse", str(seed_warehouse)).output


@pytest.mark.parametrize("query", ["selec 1", "select * from nowhere", "drop table documents", "select * from read_text('/etc/hosts')"])
def test_sql_that_is_refused(seed_warehouse, query):
    result = devfin("sql", query, "--warehouse", str(seed_warehouse))
    assert result.exit_code == 2
    assert result.output.startswith("devfin: the query was refused")


def test_sql_to_files(seed_warehouse, tmp_path):
    import pyarrow.parquet as parquet

    query = "select file_name, size_bytes from documents order by file_name"
    for name in ("a.csv", "a.json", "a.parquet", "a.txt"):
        result = devfin("sql", query, "--warehouse", str(seed_warehouse), "--out", str(tmp_path / name))
        assert (result.exit_code, result.output) == (0, "")
    assert parquet.read_table(tmp_path / "a.parquet").num_rows == 3
    assert len(json.loads((tmp_path / "a.json").read_text())) == 3
    assert len((tmp_path / "a.csv").read_text().splitlines()) == 4
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.json", "a.parquet", "a.txt"]


def test_sql_from_standard_input(seed_warehouse):
    result = CliRunner().invoke(main, ["sql", "--warehouse", str(seed_warehouse), "--json"], input="select 1 as one")
    assert json.loads(result.output) == [{"one": 1}]


def test_csv_has_no_formulas(seed_warehouse):
    query = "select '=cmd()' as a, '@x' as b, -5 as c, '-5' as d, -1.5::decimal(9, 2) as e"
    safe = devfin("sql", query, "--warehouse", str(seed_warehouse), "--format", "csv").output.splitlines()[1]
    as_is = devfin("sql", query, "--warehouse", str(seed_warehouse), "--format", "csv", "--as-is").output.splitlines()[1]
    assert (safe, as_is) == ("'=cmd(),'@x,-5,'-5,-1.5", "=cmd(),@x,-5,-5,-1.5")


def test_pages(seed_warehouse, tmp_path):
    result = devfin("pages", "--warehouse", str(seed_warehouse), "--out", str(tmp_path / "site"), "--json")
    made = json.loads(result.output)
    assert made["index"] == str(tmp_path / "site" / "index.html") and made["pages"]["documents"] == 3
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "file").write_text("mine")
    result = devfin("pages", "--warehouse", str(seed_warehouse), "--out", str(tmp_path / "own"))
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)


@pytest.mark.parametrize("form", ["parquet", "csv", "json"])
def test_export(seed_warehouse, tmp_path, form):
    result = devfin("export", "--warehouse", str(seed_warehouse), "--out", str(tmp_path), "--format", form, "--json")
    made = {one["table"]: one for one in json.loads(result.output)}
    assert made["documents"]["rows"] == 3 and {"transactions", "contradictions", "run_log"} <= made.keys()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{table}.{form}" for table in made)


def test_export_of_a_table_that_is_not_there(seed_warehouse, tmp_path):
    result = devfin("export", "--warehouse", str(seed_warehouse), "--out", str(tmp_path), "--table", "transaction")
    assert result.exit_code == 2
    assert "did you mean transactions?" in result.output


def test_sql_of_no_warehouse(tmp_path):
    result = devfin("sql", "select 1", "--warehouse", str(tmp_path / "w.duckdb"))
    assert result.exit_code == 2
    assert "devfin run" in result.output


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("from documets", "Did you mean documents"),
        ("select titel from documents", "Did you mean title"),
        ("selec 1", 'devfin sql "show tables"'),
    ],
)
def test_sql_that_is_refused_says_what_may_have_been_meant(seed_warehouse, query, says):
    (line,) = devfin("sql", query, "--warehouse", str(seed_warehouse)).output.splitlines()
    assert says in line


def test_an_ending_that_says_nothing_is_no_table(seed_warehouse, tmp_path):
    result = devfin("sql", "select 1", "--warehouse", str(seed_warehouse), "--out", str(tmp_path / "answer.xlsx"))
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert ".csv" in result.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["vesions"], "'versions'"),
        (["check"], "`main check --help`"),
        (["ui", "--port", "none"], "`main ui --help`"),
        (["sql", "--form", "csv"], "'--format'"),
        (["check", "."], "devfin run --documents"),
    ],
)
def test_a_wrong_call_is_one_line_with_a_hint(arguments, says):
    result = devfin(*arguments)
    assert result.exit_code == 2
    (line,) = result.output.splitlines()
    assert line.startswith("devfin: ") and says in line


def test_a_port_that_is_taken_is_said_at_once():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        result = devfin("ui", "--port", str(other.getsockname()[1]))
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert "taken" in result.output


def test_sources_that_are_named_and_not_there_are_not_replaced_by_samples(tmp_path, monkeypatch):
    monkeypatch.setenv("DEVFIN_SOURCES", str(tmp_path / "sources.yaml"))
    monkeypatch.setattr("pipelines.places.SOURCES", tmp_path / "sources.yaml")
    result = devfin("run", "--warehouse", str(tmp_path / "w.duckdb"))
    assert result.exit_code == 2
    assert "DEVFIN_SOURCES" in result.output


def test_a_table_has_its_points_in_line():
    lines = table(["name", "amount"], [("a", Decimal("1.5")), ("b", Decimal("20")), ("c", None), ("d", Decimal("300.25"))]).splitlines()
    assert lines == ["name  amount", "----  ------", "a       1.5", "b      20", "c", "d     300.25", "(4 rows)"]


def test_a_table_fits_the_terminal():
    rows = [("x" * 50, "y" * 50, 12345)]
    assert max(map(len, table(["one", "two", "three"], rows, 80).splitlines())) == 80
    one_by_one = table([f"column_{n}" for n in range(30)], [tuple(range(30))], 80).splitlines()
    assert len(one_by_one) == 32 and max(map(len, one_by_one)) <= 80
    assert one_by_one[1].split() == ["column_0", "0"]


def test_a_table_of_wide_letters_is_in_line():
    lines = table(["name", "n"], [("\u65e5\u672c", 1), ("ab", 2)]).splitlines()
    assert lines[2:4] == ["\u65e5\u672c  1", "ab    2"]


def test_a_table_shows_no_control_characters():
    assert "\x1b" not in table(["text"], [("\x1b[31mred\x1b[0m\nnext",)])


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_ui_stops_with_all_of_its_processes(tmp_path, stop):
    """Also where it is started from a script, which ignores Ctrl-C for what it starts in the background."""
    log = tmp_path / "log"
    with open(log, "w") as file, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-c", f"from pipelines.cli import main; main(['ui', '--port', '{port}'])"],
            stdout=file,
            stderr=file,
            env={**os.environ, "DAGSTER_HOME": str(tmp_path / "home")},
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
        )
    try:
        deadline = time.monotonic() + 90
        while "Launching Dagster services" not in log.read_text() and time.monotonic() < deadline:
            assert process.poll() is None, log.read_text()
            time.sleep(0.2)
        process.send_signal(stop)
        process.wait(60)
    finally:
        process.kill()
    assert f"Dagster UI: http://127.0.0.1:{port}" in log.read_text()


def test_waiting_is_a_flag_or_a_time(warehouse, write, monkeypatch):
    waited = []
    monkeypatch.setattr("pipelines.running.run_job", lambda *_, wait_seconds, **__: waited.append(wait_seconds) or 0)
    for options in ([], ["--wait"], ["--wait", "30"], ["--wait=1.5"], ["--wait", "--json"]):
        devfin("run", "--warehouse", str(warehouse), *options)
    assert waited == [0, 600, 30, 1.5, 600]
    assert devfin("run", "--wait", "-1").exit_code == 2
