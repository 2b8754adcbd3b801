"""The watched folder: a file is read once it is whole, once."""

import os

import dagster as dg
import pytest

from assets.configured import Configuration
from assets.fetching.settings import Web
from assets.sources import Memory, Source, inbox
from pipelines import sensors


@pytest.fixture
def look(tmp_path):
    """Looks at the folder as the daemon does, the cursor kept from look to look; returns what is to be read."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    cursor = None

    def once():
        nonlocal cursor
        context = dg.build_sensor_context(cursor=cursor)
        result = sensors.look(Source("inbox", "inbox", {"path": str(folder)}), context)
        if isinstance(result, dg.SkipReason):
            cursor = context.cursor
            return []
        cursor = result.cursor
        (request,) = result.run_requests
        return [os.path.basename(path) for path in request.run_config["resources"]["documents"]["config"]["locations"]]

    return folder, once


def put(folder, name, text, seconds_ago=60):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    when = os.stat(path).st_mtime - seconds_ago
    os.utime(path, (when, when))


def test_nothing_to_read(look):
    _, once = look
    assert [once(), once()] == [[], []]


def test_a_file_at_rest_is_read_once(look):
    folder, once = look
    put(folder, "a.txt", "EUR 5 million")
    assert [once(), once(), once()] == [[], ["a.txt"], []]


def test_a_file_that_grows_is_left_until_it_is_whole(look):
    folder, once = look
    put(folder, "a.txt", "EUR 5")
    assert once() == []
    put(folder, "a.txt", "EUR 5 mill")
    assert once() == []
    put(folder, "a.txt", "EUR 5 million", seconds_ago=0)
    assert [once(), once()] == [[], []]
    put(folder, "a.txt", "EUR 5 million.", seconds_ago=30)
    assert [once(), once(), once()] == [[], ["a.txt"], []]


def test_a_file_that_comes_again_changed_is_read_again(look):
    folder, once = look
    put(folder, "a.txt", "EUR 5 million")
    put(folder, "sub/b.txt", "EUR 6 million")
    put(folder, ".part", "EUR")
    assert [once(), once()] == [[], ["a.txt", "b.txt"]]
    put(folder, "a.txt", "EUR 7 million", seconds_ago=30)
    assert [once(), once(), once()] == [[], ["a.txt"], []]


def test_a_missing_folder_is_no_error(look):
    folder, once = look
    folder.rmdir()
    assert once() == []


def test_a_file_that_a_program_still_writes_is_left_alone(look):
    """However long it has been quiet: a slow download pauses for longer than any wait."""
    folder, once = look
    put(folder, "a.txt", "EUR 5 million")
    with open(folder / "a.txt", "a") as writing:
        assert [once(), once()] == [[], []]
        writing.write(" was approved.")
    put(folder, "a.txt", "EUR 5 million was approved.")
    assert [once(), once()] == [[], ["a.txt"]]


@pytest.mark.parametrize("name", ["a.pdf.part", "a.crdownload", "~$letter.docx", "a.txt~", "a.txt.tmp"])
def test_names_of_unfinished_files_are_passed_over(look, name):
    folder, once = look
    put(folder, name, "EUR 5 million")
    assert [once(), once(), once()] == [[], [], []]


def test_each_configured_inbox_has_a_sensor(tmp_path):
    told = Configuration((Source("post", "inbox", {"path": str(tmp_path / "a")}), Source("desk", "inbox", {"path": str(tmp_path / "b")})))
    assert [sensor.name for sensor in sensors.inboxes(told)] == ["post", "desk"]
    assert [sensor.name for sensor in sensors.inboxes(Configuration())] == ["inbox"]


def test_a_configured_inbox_is_read_by_its_name(tmp_path):
    put(tmp_path, "a.txt", "EUR 5 million")
    source, cursor = Source("post", "inbox", {"path": str(tmp_path)}), None
    for _ in range(2):
        context = dg.build_sensor_context(cursor=cursor)
        result = sensors.look(source, context, is_configured=True)
        cursor = context.cursor
    (request,) = result.run_requests
    assert request.run_config["resources"]["documents"]["config"] == {"sources": ["post"]}
    assert [arrival.file_name for arrival in inbox.arrivals(source, Memory({}, Web()))] == ["a.txt"]
