"""Readers that open a warehouse again and again while it is published, each a process of its own; run as a script.

Each look opens the published file as `devfin sql` does and asks, in separate queries, what a publication has written to
several tables; answers that do not belong together are a mixed state. Prints what all readers saw as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

# What each publication writes the same number to; see `publish` of the test.
QUERIES = (
    "select max(title), min(title) from documents",
    "select max(text), min(text) from document_texts",
    "select max(surface), min(surface) from mentions",
)

_PAUSE = 0.2


def main(published: Path, count: int) -> None:
    from warehouse.query import ask, reader  # imported once, before the readers part

    pipes = []
    for _ in range(count):
        told, tell = os.pipe()
        if os.fork() == 0:
            os.close(told)
            os.write(tell, json.dumps(_look(published, ask, reader)).encode())
            os._exit(0)
        os.close(tell)
        pipes.append(told)
    print("reading", flush=True)
    seen = []
    for told in pipes:
        with os.fdopen(told, "rb") as answers:
            seen.append(json.loads(answers.read()))
    for _ in pipes:
        os.wait()
    print(json.dumps(seen), flush=True)


def _look(published: Path, ask, reader) -> dict:
    """Looks until the stop file is there, and once more: how often, which states, and everything that went wrong."""
    # Twenty readers without a pause would leave the publisher no time.
    os.nice(10)
    stop = published.with_name("stop")
    looks, states, faults, is_last = 0, [], [], False
    while not is_last:
        time.sleep(_PAUSE)
        is_last = stop.exists()
        try:
            with reader(published) as connection:
                first = [value for query in QUERIES for value in ask(connection, query)[1][0]]
                time.sleep(0.002)
                second = [value for query in QUERIES for value in ask(connection, query)[1][0]]
            if len({*first, *second}) != 1:
                faults.append(f"mixed: {first} {second}")
            state = int(first[0])
            if states and state < states[-1]:
                faults.append(f"{state} after {states[-1]}")
            if not states or state != states[-1]:
                states.append(state)
        except Exception as error:
            faults.append(repr(error))
        looks += 1
    return {"looks": looks, "states": states, "faults": faults}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
