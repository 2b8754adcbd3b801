"""Seconds that publishing a warehouse takes, beside a plain copy and fsync of the same file, in one run.

    python benchmarks/publication.py [--megabytes 1000] [--repeats 3] [--folder FOLDER]

A build is made of so many megabytes: documents, their texts, and mentions. What is timed is `Build.publish`: the hashes of
all tables, the checkpoint, keeping the version before, fsync of file and folder, and the switch. The copy is timed right
after it: the same bytes, read from the cache of the system, written and synced.
"""

from __future__ import annotations

import argparse
import base64
import os
import statistics
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from warehouse.build import Build  # noqa: E402
from warehouse.published import sync  # noqa: E402

# Documents of one insertion, the random bytes that a text is made of, and how many mentions a document has.
_DOCUMENTS = 2000
_BYTES = 9_000
_MENTIONS = 60


def fill(build: Build, megabytes: int) -> None:
    """Documents, texts and mentions that do not compress to nothing, as real ones do not."""
    first = 0
    with build.connect() as connection:
        while build.path.stat().st_size < megabytes * 1_000_000:
            texts = [base64.b64encode(os.urandom(_BYTES)).decode() for _ in range(_DOCUMENTS)]
            numbers = range(first, first + _DOCUMENTS)
            made = pa.table({"n": numbers, "id": [sha256(text.encode()).hexdigest() for text in texts], "text": texts})
            connection.register("made", made)
            connection.execute(
                "insert into kept.raw_documents by name"
                " select id as document_id, 'file:///' || n as source_uri, n || '.txt' as file_name, 'text/plain' as media_type,"
                " text::blob as content from made"
            )
            connection.execute("insert into document_texts by name select id as document_id, text from made")
            connection.execute(_MENTIONED)
            connection.execute("checkpoint")
            connection.unregister("made")
            first += _DOCUMENTS


_MENTIONED = f"""
insert into mentions by name
select
    md5(id || m) as mention_id, id as document_id, m as position, m * 100 as char_start, m * 100 + 20 as char_end,
    substr(text, m * 100 + 1, 20) as surface, 'money' as kind, (m * 1000 + n)::decimal(38, 9) as value
from made, range({_MENTIONS}) as mentioned(m)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=None, help="Where to work: the file system to measure.")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as scratch:
        published = Path(scratch, "w.duckdb")
        ratios = []
        for repeat in range(chosen.repeats):
            build = Build(published, f"run-{repeat}", keep_versions=1)
            with build.held(keep_all=repeat > 0):
                if repeat == 0:
                    fill(build, chosen.megabytes)
                start = time.perf_counter()
                build.publish()
                publishing = time.perf_counter() - start
            start = time.perf_counter()
            copy(published, Path(scratch, "copy"))
            copying = time.perf_counter() - start
            os.unlink(Path(scratch, "copy"))
            ratios.append(publishing / copying)
            size = published.stat().st_size / 1e6
            print(f"{size:,.0f} MB: published in {publishing:.2f} s, copied and synced in {copying:.2f} s: {ratios[-1]:.2f} times", flush=True)
        print(f"median: {statistics.median(ratios):.2f} times a plain copy and fsync")


def copy(source: Path, target: Path) -> None:
    """A plain copy, byte for byte through memory, and fsync: what `cp` and `sync` do where blocks cannot be shared."""
    with source.open("rb") as reading, target.open("wb") as writing:
        while block := reading.read(1 << 20):
            writing.write(block)
    sync(target)
    sync(target.parent)


if __name__ == "__main__":
    main()
