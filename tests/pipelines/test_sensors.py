"""The watched folder: a file is read once it is whole, once."""

import os

import dagster as dg
import pytest

from pipelines import sensors


@pytest.fixture
def look(tmp_path, monkeypatch):
    """Looks at the folder as the daemon does, the cursor kept from look to look; returns what is to be read."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    monkeypatch.setattr(sensors, "INBOX", folder)
    cursor = None

    def once():
        nonlocal cursor
        context = dg.build_sensor_context(cursor=cursor)
        result = sensors.inbox(context)
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


def test_a_missing_folder_is_no_error(look, monkeypatch, tmp_path):
    _, once = look
    monkeypatch.setattr(sensors, "INBOX", tmp_path / "missing")
    assert once() == []
