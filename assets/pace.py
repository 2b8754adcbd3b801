"""How far a long piece of work is: done of all, how many a second, and how long it will still take."""

from __future__ import annotations

import time
from collections.abc import Callable

# Seconds between two lines.
_BETWEEN = 2.0


class Pace:
    """Called with how many are done, says so now and then: `1,200 of 10,000 documents read, 400 a second, 22 s left`."""

    def __init__(self, say: Callable[[str], object], what: str, of: int | None = None, between: float = _BETWEEN) -> None:
        self._say, self._what, self._of, self._between = say, what, of, between
        self._started = self._said = time.monotonic()

    def __call__(self, done: int, of: int | None = None) -> None:
        now = time.monotonic()
        of = of if of is not None else self._of
        if now - self._said < self._between or done == of:
            return
        self._said = now
        self._say(told(done, of, now - self._started, self._what))


def told(done: int, of: int | None, seconds: float, what: str) -> str:
    """The line.

    >>> told(1200, 10000, 3.0, "documents read")
    '1,200 of 10,000 documents read, 400 a second, 22 s left'
    >>> told(3, None, 10.0, "documents taken in")
    '3 documents taken in, 0.3 a second'
    """
    rate = done / max(seconds, 1e-9)
    # An archive counts as one until it is opened.
    of = of if of and done <= of else None
    line = f"{done:,}{f' of {of:,}' if of else ''} {what}, {f'{rate:,.0f}' if rate >= 10 else f'{rate:.1f}'} a second"
    return f"{line}, {duration((of - done) / rate)} left" if of and rate and of > done else line


def duration(seconds: float) -> str:
    """
    >>> duration(22.4), duration(150), duration(9000)
    ('22 s', '2.5 min', '2.5 h')
    """
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.1f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"
