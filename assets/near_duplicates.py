"""Finds documents that repeat another one's text but for a few words: a copied agency item is one text, not two witnesses.

Texts are compared by their runs of words, small and without signs, so that the same text as a page and as a PDF is the
same. A MinHash sketch of each, kept from run to run, tells in linear time which pairs are worth comparing; these are
compared exactly.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

import duckdb
import numpy as np
import pyarrow as pa

# Words of a run: long enough that two texts of one genre share few by chance.
_RUN = 4

# Two texts are the same when they share so many of all their runs of words, or, where one is longer by a few lines
# around it, so many of all and nearly all of the shorter one's.
_SHARED, _SHARED_AT_LEAST, _OF_THE_SHORTER = 0.8, 0.5, 0.95

# Shorter texts are alike by chance: a title, a line of a table.
_FEWEST_RUNS = 20

# 128 values in 64 bands of two: pairs that share half of their runs meet in a band but for one in a hundred million.
_VALUES, _ROWS = 128, 2
# A band that so many texts share is a template's, not a copy's; the pairs in it meet in other bands if they are copies.
_MOST_IN_A_BAND = 50

_WORD = re.compile(r"[^\W_]+")
_CHANCE = np.random.default_rng(6)
_FACTORS = _CHANCE.integers(0, 1 << 64, _VALUES, dtype=np.uint64) | np.uint64(1)
_TERMS = _CHANCE.integers(0, 1 << 64, _VALUES, dtype=np.uint64)

_BATCH = 500


def mark(connection: duckdb.DuckDBPyConnection) -> int:
    """Fills kept.same_texts with the copies among the documents that are current; returns how many there are."""
    _sketch_new(connection)
    order = {row[0]: position for position, row in enumerate(connection.execute(_EARLIEST_FIRST).fetchall())}
    same = _groups(_alike(connection, _candidates(connection, order)), order)
    connection.execute("delete from kept.same_texts")
    rows = pa.table({"document_id": list(same), "same_text_as": list(same.values())}, schema=_SAME_TEXTS)
    connection.register("copies", rows)
    connection.execute("insert into kept.same_texts by name from copies")
    connection.unregister("copies")
    return len(same)


_SAME_TEXTS = pa.schema([("document_id", pa.string()), ("same_text_as", pa.string())])

# A text stands for its copies if it was published first; where nobody says when, by its id, which is as good as any.
_EARLIEST_FIRST = """
select raw.document_id
from kept.raw_documents as raw
join document_texts using (document_id)
left join kept.readings as reading using (document_id)
left join kept.conversions as made using (document_id)
where raw.superseded_by is null
order by coalesce(reading.profile.published_on, made.published_on) nulls last, raw.document_id
"""


def runs(text: str) -> np.ndarray:
    """Hashes of the text's runs of words, each once, in order of size."""
    words = _WORD.findall(text.lower())
    hashes = np.fromiter((zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words), np.uint64, len(words))
    if len(hashes) < _RUN:
        return np.unique(hashes)
    mixed = np.zeros(len(hashes) - _RUN + 1, np.uint64)
    for step in range(_RUN):
        mixed = (mixed * np.uint64(0x9E3779B97F4A7C15)) ^ hashes[step : len(hashes) - _RUN + 1 + step]
    mixed ^= mixed >> np.uint64(29)
    return np.unique((mixed * np.uint64(0xBF58476D1CE4E5B9)) >> np.uint64(33))


def sketch(found: np.ndarray) -> np.ndarray:
    """MinHash: for each of many hash functions the least hash; the share of places where two agree is the share of runs."""
    least = np.full(_VALUES, np.iinfo(np.uint64).max, np.uint64)
    # In pieces, so that a long text takes no more memory than a short one.
    for start in range(0, len(found), 2_000):
        # Multiply and shift: arithmetic modulo 2 to the 64, of which the high half is well mixed.
        hashed = found[start : start + 2_000, None] * _FACTORS + _TERMS
        least = np.minimum(least, hashed.min(axis=0))
    return (least >> np.uint64(32)).astype(np.uint32)


def _sketch_new(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("delete from kept.sketches where document_id not in (select document_id from document_texts)")
    texts = connection.cursor()
    texts.execute("select document_id, text from document_texts anti join kept.sketches using (document_id)")
    while rows := texts.fetchmany(_BATCH):
        made = [(document_id, runs(text)) for document_id, text in rows]
        blobs = [sketch(found).tobytes() if len(found) >= _FEWEST_RUNS else b"" for _, found in made]
        sketched = pa.table({"document_id": [row[0] for row in made], "sketch": pa.array(blobs, pa.binary())})
        connection.register("sketched", sketched)
        connection.execute("insert into kept.sketches by name from sketched")
        connection.unregister("sketched")


def _candidates(connection: duckdb.DuckDBPyConnection, current: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Pairs of documents that agree in a band of their sketches and, by these, on enough of their runs."""
    rows = connection.execute("select document_id, sketch from kept.sketches where octet_length(sketch) > 0 order by document_id").fetchall()
    rows = [row for row in rows if row[0] in current]
    if len(rows) < 2:
        return
    sketches = np.frombuffer(b"".join(row[1] for row in rows), np.uint32).reshape(len(rows), _VALUES)
    seen: set[tuple[int, int]] = set()
    for band in range(0, _VALUES, _ROWS):
        together: dict[bytes, list[int]] = defaultdict(list)
        for row in range(len(rows)):
            together[sketches[row, band : band + _ROWS].tobytes()].append(row)
        for members in together.values():
            if 1 < len(members):
                seen.update(combinations(members, 2) if len(members) <= _MOST_IN_A_BAND else zip(members, members[1:], strict=False))
    for left, right in sorted(seen):
        if (sketches[left] == sketches[right]).mean() > _SHARED_AT_LEAST - 0.2:
            yield rows[left][0], rows[right][0]


def _alike(connection: duckdb.DuckDBPyConnection, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pairs whose texts are the same, by all of their runs."""
    query = "select text from document_texts where document_id = ?"
    last: tuple[str, np.ndarray] = ("", np.empty(0, np.uint64))
    for left, right in pairs:
        if left != last[0]:
            last = (left, runs(connection.execute(query, [left]).fetchall()[0][0]))
        if are_same(last[1], runs(connection.execute(query, [right]).fetchall()[0][0])):
            yield left, right


def are_same(left: np.ndarray, right: np.ndarray) -> bool:
    """Whether two texts, by their runs of words, are one text."""
    shorter = min(len(left), len(right))
    if shorter < _FEWEST_RUNS:
        return False
    shared = len(np.intersect1d(left, right, assume_unique=True))
    of_all = shared / (len(left) + len(right) - shared)
    return of_all >= _SHARED or (of_all >= _SHARED_AT_LEAST and shared >= _OF_THE_SHORTER * shorter)


def _groups(pairs: Iterable[tuple[str, str]], order: dict[str, int]) -> dict[str, str]:
    """Each copy with the first document of its group."""
    leader: dict[str, str] = {}

    def first(document: str) -> str:
        while document in leader:
            document = leader[document]
        return document

    for left, right in pairs:
        one, other = sorted((first(left), first(right)), key=order.__getitem__)
        if one != other:
            leader[other] = one
    return {document: first(document) for document in sorted(leader)}
