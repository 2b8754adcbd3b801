"""Gives every reader of a format random and mutated files, in a worker with a time limit, and counts what comes of them.

    python benchmarks/formats_fuzz.py [--inputs 20000] [--seed 1] [--seconds 10] [FILE ...]

The files mutated are small made ones of every format, and any that are named. Exit 1 when a file made a reader raise
anything but `Unreadable`, end its worker, or overrun the time; such files are kept in `fuzz-failures/`. Feeds and sitemaps,
which are read in the same way, are among them.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extraction.formats import REASONS, Limits, Unreadable, call_safely, convert_safely, expand  # noqa: E402
from tests.extraction.formats.test_fuzz import NAMES, WHOLE, mutated  # noqa: E402

LIMITS = Limits(text_characters=2_000_000)
MARKUP = b"<p> </p> <table> <tr> <td> <ul> <li> <a href=\" <script> <!-- --> < > \" ' = & <main> <dl> <dt> <dd> {\\rtf1 \\par } %PDF- obj << >> stream PK\x03\x04".split()

LISTS = [
    ("feed.rss", b"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title><item><title>a &amp; b</title><link>http://a.example/1</link><pubDate>Mon, 09 Feb 2026 10:00:00 GMT</pubDate></item></channel></rss>"),
    ("feed.atom", b"<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title><entry><link href='http://a.example/2'/><updated>2026-03-01T00:00:00Z</updated></entry></feed>"),
    ("map.sitemap", b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>http://a.example/3</loc></url></urlset>"),
    ("map.gz.sitemap", gzip.compress(b"<urlset><url><loc>http://a.example/4</loc></url></urlset>", mtime=0)),
]


def inputs(count: int, chance: random.Random, files: list[tuple[str, bytes]]):
    """Names and contents: half of them mutated files, the rest random bytes, random markup, and files cut short."""
    for number in range(count):
        name, whole = chance.choice(files)
        kind = number % 8
        if kind < 5:
            yield name, mutated(whole, chance)
        elif kind == 5:
            yield chance.choice(NAMES), chance.randbytes(chance.randrange(2_000))
        elif kind == 6:
            yield chance.choice(NAMES), b" ".join(chance.choice(MARKUP) for _ in range(chance.randrange(300)))
        else:
            yield name, whole[: chance.randrange(len(whole))] + chance.randbytes(chance.randrange(50))


def outcome(name: str, data: bytes, seconds: float) -> str:
    """`text`, a reason, or what must not happen with `!` before it."""
    if name.endswith((".rss", ".atom", ".sitemap")):
        return listed(name, data, seconds)
    try:
        for _ in expand(data, name, LIMITS, on_problem=lambda _, problem: None):
            pass
    except Exception as error:  # this is what is looked for
        return f"! expand: {type(error).__name__}: {error}"
    try:
        converted = convert_safely(data, name, seconds=seconds, limits=LIMITS)
        converted.text.encode("utf-8")
        return "text"
    except Unreadable as problem:
        if problem.reason not in REASONS:
            return f"! unknown reason {problem.reason}"
        if problem.reason == "timed out" or "came to an end" in problem.detail:
            return f"! {problem}"
        return problem.reason
    except Exception as error:  # this is what is looked for
        return f"! {type(error).__name__}: {error}"


def listed(name: str, data: bytes, seconds: float) -> str:
    try:
        if name.endswith(".sitemap"):
            call_safely("assets.sources.sitemap", "parsed", data, seconds=seconds)
        else:
            call_safely("assets.sources.feed", "parsed", data, "http://a.example/", seconds=seconds)
        return "list"
    except Unreadable as problem:
        # What the worker did not expect is told as malformed with the error's own name.
        bad = problem.reason == "timed out" or "came to an end" in problem.detail or ("Error: " in problem.detail and "ParseError" not in problem.detail)
        return f"! {name}: {problem}" if bad else problem.reason


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    files = [*WHOLE, *LISTS, *((path.name, path.read_bytes()) for path in options.files)]
    counts: Counter[str] = Counter()
    failures, started = 0, time.monotonic()
    for number, (name, data) in enumerate(inputs(options.inputs, random.Random(options.seed), files), 1):
        result = outcome(name, data, options.seconds)
        counts[result] += 1
        if result.startswith("!"):
            failures += 1
            folder = Path("fuzz-failures")
            folder.mkdir(exist_ok=True)
            kept = folder / f"{sha256(data).hexdigest()[:12]}-{name}"
            kept.write_bytes(data)
            print(f"{result}\n    {kept}", flush=True)
        if number % 2_000 == 0:
            print(f"{number:,} of {options.inputs:,}, {number / (time.monotonic() - started):,.0f} a second", flush=True)
    for result, count in counts.most_common():
        print(f"{count:8,}  {result}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
