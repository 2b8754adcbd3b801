"""How far a long piece of work is, said now and then."""

import pytest

from assets.pace import Pace, duration, told


@pytest.mark.parametrize(
    ("done", "of", "seconds", "line"),
    [
        (1200, 10000, 3.0, "1,200 of 10,000 documents read, 400 a second, 22 s left"),
        (3, None, 10.0, "3 documents read, 0.3 a second"),
        (5, 5, 1.0, "5 of 5 documents read, 5.0 a second"),
    ],
)
def test_the_line(done, of, seconds, line):
    assert told(done, of, seconds, "documents read") == line


def test_durations():
    assert [duration(seconds) for seconds in (22.4, 150, 9000)] == ["22 s", "2.5 min", "2.5 h"]


def test_it_is_said_now_and_then():
    said = []
    pace = Pace(said.append, "documents read", of=100, between=0.0)
    for done in (1, 50, 100):
        pace(done)
    assert [line.split(" documents")[0] for line in said] == ["1 of 100", "50 of 100"]
    rare = Pace(said.append, "documents read", between=60.0)
    rare(1, 10)
    assert len(said) == 2
