"""Every command of the README does what stands there: run as it is, in its order, and its output compared line by line."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from pipelines.cli import main
from pipelines.places import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Said:
    command: str
    output: list[str]


def commands() -> list[Said]:
    found: list[Said] = []
    for block in re.findall(r"^```console\n(.*?)^```", README, re.DOTALL | re.MULTILINE):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append(Said(line[2:], []))
            else:
                found[-1].output.append(line)
    return found


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with `devfin` on the path and the seeds in it."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "bin").mkdir()
    program = folder / "bin" / "devfin"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pipelines.cli "$@"\n')
    program.chmod(0o755)
    (folder / "work" / "seeds").mkdir(parents=True)
    (folder / "work" / "seeds" / "documents").symlink_to(PROJECT / "seeds" / "documents")
    (folder / "home").mkdir()
    return folder


def fits(said: list[str], told: list[str]) -> bool:
    """Whether the lines are those that stand there; `...` is any lines by itself, and any words within a line.

    How many claims a text has may change with every reader that learns a new way of telling one.
    """
    pattern = "".join(
        r"(?:.*\n)*?" if line == "..." else r".*".join(re.escape(part) for part in line.rstrip().split("...")) + r"\n" for line in told
    )
    pattern = re.sub(r"\d+\\ claims", r"\\d+\\ claims", pattern)
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in said)) is not None


def test_every_command_of_the_readme(place: Path):
    environment = {
        **os.environ,
        "PATH": f"{place / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(PROJECT),
        "DAGSTER_HOME": str(place / "home"),
        "DEVFIN_WAREHOUSE": str(place / "devfin.duckdb"),
        "PYTHONWARNINGS": "ignore",
    }
    assert len(commands()) > 10
    for said in commands():
        command = said.command
        if command.startswith("make "):
            target = command.split()[1]
            done = subprocess.run(["make", "-n", target], cwd=PROJECT, capture_output=True, text=True)
            assert done.returncode == 0 and f"devfin {target}" in done.stdout, done.stderr
            if target == "ui":
                continue
            # What the target runs, without setting up the machine that this test runs on.
            command = f"devfin {target}"
        done = subprocess.run(command, shell=True, cwd=place / "work", env=environment, capture_output=True, text=True, timeout=300)
        assert done.returncode == (1 if "CONTRADICTION" in done.stdout else 0), (said.command, done.stdout, done.stderr)
        if said.output:
            assert fits(done.stdout.splitlines(), said.output), (said.command, done.stdout)


def test_every_file_the_documents_link_to_is_there():
    for name in ("README.md", "CONTRIBUTING.md", "docs/deploy.md", "docs/rules.md", "docs/sources.md"):
        text = (PROJECT / name).read_text(encoding="utf-8")
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            assert ((PROJECT / name).parent / link).exists(), (name, link)


def test_every_command_is_in_the_readme():
    table = README.partition("## Commands")[2].partition("## ")[0]
    for name, command in main.commands.items():
        assert command.hidden or re.search(rf"`(?:devfin )?{name}\b|devfin {name} ", table), name
        assert len(command.help or "") > 60, name


def test_the_reference_is_current():
    done = subprocess.run([sys.executable, "tools/reference.py", "--check"], cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_what_deployment_needs_is_whole():
    compose = yaml.safe_load((PROJECT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
    assert set(compose["services"]) == {"postgres", "webserver", "daemon"}
    settings = yaml.safe_load((PROJECT / "deploy" / "dagster-postgres.yaml").read_text(encoding="utf-8"))
    own = yaml.safe_load((PROJECT / "pipelines" / "dagster.yaml").read_text(encoding="utf-8"))
    assert {name: value for name, value in settings.items() if name != "storage"} == own
    copied = re.findall(r"^COPY (\w+) \1$", (PROJECT / "deploy" / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    packages = {path.parent.name for path in PROJECT.glob("*/__init__.py")} - {"tests"}
    assert set(copied) >= packages


def test_the_diffs_of_contributing_still_fit():
    """The lines around each change are lines of the file that it changes."""
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for block in re.findall(r"^```diff\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        before: set[str] | None = set()
        for line in block.splitlines():
            if line.startswith("--- "):
                path = line.removeprefix("--- a/")
                before = None if line == "--- /dev/null" else set((PROJECT / path).read_text(encoding="utf-8").splitlines())
            elif line.startswith((" ", "-")) and line[1:].strip():
                assert before is not None and line[1:] in before, (line, "make the walk again, or mend CONTRIBUTING.md")
