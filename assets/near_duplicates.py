"""Finds documents that repeat another one's text but for a few words: a copied agency item is one text, not two witnesses.

Texts are compared by their runs of words, small and without signs, so that the same text as a page and as a PDF is the
same. A MinHash sketch of each tells which pairs are worth comparing; these are compared exactly. Sketches and comparisons
are kept from run to run, so that new documents alone are sketched, and they alone are compared with what they resemble.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

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

# Pairs that are looked at together, and runs of words that are held in memory for them.
_PAIRS_AT_ONCE = 20_000
_MOST_RUNS = 30_000_000


def mark(connection: duckdb.DuckDBPyConnection) -> int:
    """Fills kept.same_texts with the copies among the documents that are current; returns how many there are."""
    _sketch_new(connection)
    order = {row[0]: position for position, row in enumerate(connection.execute(_EARLIEST_FIRST).fetchall())}
    _compare_new(connection, _candidates(connection, order))
    same = _groups(connection.execute("select left_id, right_id from kept.compared where are_same order by all").fetchall(), order)
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
        return np.unique(hashes.astype(np.uint32))
    mixed = np.zeros(len(hashes) - _RUN + 1, np.uint64)
    for step in range(_RUN):
        mixed = (mixed * np.uint64(0x9E3779B97F4A7C15)) ^ hashes[step : len(hashes) - _RUN + 1 + step]
    mixed ^= mixed >> np.uint64(29)
    return np.unique(((mixed * np.uint64(0xBF58476D1CE4E5B9)) >> np.uint64(33)).astype(np.uint32))


def sketch(found: np.ndarray) -> np.ndarray:
    """MinHash: for each of many hash functions the least hash; the share of places where two agree is the share of runs."""
    least = np.full(_VALUES, np.iinfo(np.uint64).max, np.uint64)
    # In pieces, so that a long text takes no more memory than a short one.
    for start in range(0, len(found), 2_000):
        # Multiply and shift: arithmetic modulo 2 to the 64, of which the high half is well mixed.
        hashed = found[start : start + 2_000, None].astype(np.uint64) * _FACTORS + _TERMS
        least = np.minimum(least, hashed.min(axis=0))
    return (least >> np.uint64(32)).astype(np.uint32)


def _sketch_new(connection: duckdb.DuckDBPyConnection) -> None:
    texts = connection.cursor()
    texts.execute("select document_id, text from document_texts anti join kept.sketches using (document_id)")
    while rows := texts.fetchmany(_BATCH):
        made = [(document_id, runs(text)) for document_id, text in rows]
        blobs = [sketch(found).tobytes() if len(found) >= _FEWEST_RUNS else b"" for _, found in made]
        sketched = pa.table({"document_id": [row[0] for row in made], "sketch": pa.array(blobs, pa.binary())})
        connection.register("sketched", sketched)
        connection.execute("insert into kept.sketches by name from sketched")
        connection.unregister("sketched")


def _candidates(connection: duckdb.DuckDBPyConnection, current: dict[str, int]) -> pa.Table:
    """Pairs of documents that agree in a band of their sketches and, by these, on enough of their runs."""
    rows = connection.execute("select document_id, sketch from kept.sketches where octet_length(sketch) > 0 order by document_id").fetchall()
    rows = [row for row in rows if row[0] in current]
    sketches = np.frombuffer(b"".join(row[1] for row in rows), np.uint32).reshape(len(rows), _VALUES)
    found = np.unique(np.concatenate([np.empty(0, np.int64), *map(_meeting, _bands(sketches))]))
    left, right = found // max(1, len(rows)), found % max(1, len(rows))
    alike = np.empty(len(found), bool)
    for start in range(0, len(found), _PAIRS_AT_ONCE):
        some = slice(start, start + _PAIRS_AT_ONCE)
        alike[some] = (sketches[left[some]] == sketches[right[some]]).mean(axis=1) > _SHARED_AT_LEAST - 0.2
    ids = pa.array([row[0] for row in rows], pa.string())
    return pa.table({"left_id": ids.take(pa.array(left[alike])), "right_id": ids.take(pa.array(right[alike]))})


def _bands(sketches: np.ndarray) -> Iterator[np.ndarray]:
    """Each band of the sketches, its values as one number."""
    return iter(np.ascontiguousarray(sketches).view(np.uint64).T)


def _meeting(band: np.ndarray) -> np.ndarray:
    """The pairs of documents (left times their number, plus right) that have one value: all of a few, neighbours of many."""
    order = np.argsort(band, kind="stable")
    values = band[order]
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]]) if len(values) else np.empty(0, np.int64)
    sizes = np.diff(np.r_[starts, len(values)])
    size = np.repeat(sizes, sizes)
    pairs = []
    for step in range(1, _MOST_IN_A_BAND):
        meet = values[step:] == values[:-step]
        if step > 1:
            meet &= size[step:] <= _MOST_IN_A_BAND
        if not meet.any():
            break
        pairs.append(order[:-step][meet] * len(band) + order[step:][meet])
    return np.concatenate([np.empty(0, np.int64), *pairs])


def _compare_new(connection: duckdb.DuckDBPyConnection, candidates: pa.Table) -> None:
    """Makes kept.compared say of each of the pairs whether the two texts are the same; those that it knows stay."""
    connection.register("candidates", candidates)
    connection.execute("delete from kept.compared where (left_id, right_id) not in (select (left_id, right_id) from candidates)")
    new = connection.execute("select left_id, right_id from candidates anti join kept.compared using (left_id, right_id) order by all").fetchall()
    connection.unregister("candidates")
    known: dict[str, np.ndarray] = {}
    for start in range(0, len(new), _PAIRS_AT_ONCE):
        pairs = new[start : start + _PAIRS_AT_ONCE]
        _know(connection, known, {document for pair in pairs for document in pair})
        are_equal = [are_same(known[left], known[right]) for left, right in pairs]
        compared = pa.table({"left_id": [left for left, _ in pairs], "right_id": [right for _, right in pairs], "are_same": are_equal})
        connection.register("compared_now", compared)
        connection.execute("insert into kept.compared by name from compared_now")
        connection.unregister("compared_now")


def _know(connection: duckdb.DuckDBPyConnection, known: dict[str, np.ndarray], wanted: set[str]) -> None:
    """Adds the runs of the wanted documents to those that are known; before that, forgets all when they are very many."""
    if sum(map(len, known.values())) > _MOST_RUNS:
        known.clear()
    missing = sorted(wanted - known.keys())
    texts = connection.cursor()
    texts.execute("select document_id, text from document_texts where document_id in (select unnest(?))", [missing])
    while rows := texts.fetchmany(_BATCH):
        known.update((document_id, runs(text)) for document_id, text in rows)


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
