"""Reads a batch of documents: an Arrow table of texts in, an Arrow table with one reading per document out.

The result is a function of the batch alone, so any engine can map it over any number of machines. The Arrow types are
derived from the dataclasses of `extraction.model`, so a field added there is a column here.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Context, Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from extraction.model import FACT_TYPES, Claim, Entity, Fact, Mention, Numeral, Profile, Reading
from extraction.reading import read

# DECIMAL(38, 9): 29 digits before the point hold any sum of money, 9 behind it any exchange rate in print.
DECIMAL = pa.decimal128(38, 9)
_QUANTUM = Decimal("1e-9")
_LIMIT = Decimal(10) ** 29
_CONTEXT = Context(prec=60)

# Quotes are cut here, where it costs nothing: a database counts code points from the start of the text for each of them.
_QUOTE = ("quote", pa.string())
_SPAN = pa.struct([("char_start", pa.int64()), ("char_end", pa.int64())])

DOCUMENTS_SCHEMA = pa.schema([("document_id", pa.string()), ("text", pa.string()), ("published_on", pa.date32())])


def arrow_type(hint: object) -> pa.DataType:
    """The Arrow type of a field's type hint: `Decimal | None` is DECIMAL(38, 9), `tuple[X, ...]` a list, a dataclass a struct."""
    origin = typing.get_origin(hint)
    arguments = [argument for argument in typing.get_args(hint) if argument not in (type(None), ...)]
    if origin in (typing.Union, types.UnionType):
        return arrow_type(arguments[0])
    if origin is tuple:
        return pa.list_(arrow_type(arguments[0]))
    if is_dataclass(hint):
        return struct_type(hint)
    scalar = {str: pa.string(), int: pa.int64(), bool: pa.bool_(), Decimal: DECIMAL, date: pa.date32()}
    return scalar[hint]  # type: ignore[index]


@cache
def struct_type(cls: type) -> pa.StructType:
    """The Arrow struct of a dataclass, its fields in their own order."""
    hints = typing.get_type_hints(cls)
    return pa.struct([(field.name, arrow_type(hints[field.name])) for field in fields(cls)])


_QUOTED: dict[str, type] = {**{cls.kind: cls for cls in FACT_TYPES}, "claims": Claim}


def _schema() -> pa.Schema:
    lists = [("mentions", struct_type(Mention)), ("numerals", struct_type(Numeral)), ("entities", struct_type(Entity))]
    lists += [(name, pa.struct([*struct_type(cls), _QUOTE])) for name, cls in _QUOTED.items()]
    return pa.schema(
        [
            ("document_id", pa.string()),
            ("profile", struct_type(Profile)),
            ("sentences", pa.list_(_SPAN)),
            *((name, pa.list_(struct)) for name, struct in lists),
        ]
    )


READINGS_SCHEMA = _schema()


def read_batch(documents: pa.Table) -> pa.Table:
    """Reads every row of `documents` (DOCUMENTS_SCHEMA) and returns READINGS_SCHEMA rows in the same order."""
    rows = [
        _row(document["document_id"], document["text"], read(document["text"], published_on=document["published_on"]))
        for document in documents.select(DOCUMENTS_SCHEMA.names).to_pylist()
    ]
    return pa.Table.from_pylist(rows, schema=READINGS_SCHEMA)


def _row(document_id: str, text: str, reading: Reading) -> dict[str, object]:
    def quoted(item: Fact | Claim) -> dict[str, object]:
        return {**_plain(item), "quote": text[item.char_start : item.char_end]}

    return {
        "document_id": document_id,
        "profile": _plain(reading.profile),
        "sentences": [{"char_start": start, "char_end": end} for start, end in reading.sentences],
        "mentions": [_plain(mention) for mention in reading.mentions],
        "numerals": [_plain(numeral) for numeral in reading.numerals],
        "entities": [_plain(entity) for entity in reading.entities],
        "claims": [quoted(claim) for claim in reading.claims],
        **{cls.kind: [quoted(fact) for fact in reading.facts if type(fact) is cls] for cls in FACT_TYPES},
    }


def _plain(item: object) -> dict[str, object]:
    return {name: convert(getattr(item, name)) for name, convert in _converters(type(item))}


@cache
def _converters(cls: type) -> tuple[tuple[str, Callable[[typing.Any], object]], ...]:
    kinds = {field.name: struct_type(cls).field(field.name).type for field in fields(cls)}
    return tuple((name, _converter(kind)) for name, kind in kinds.items())


def _converter(kind: pa.DataType) -> Callable[[typing.Any], object]:
    if kind == DECIMAL:
        return _fitting
    if pa.types.is_list(kind) and pa.types.is_struct(kind.value_type):
        return lambda items: [_plain(item) for item in items]
    return lambda value: value


def _fitting(value: Decimal | None) -> Decimal | None:
    """The value at nine decimals, or None where it does not fit the column (no mention is that large)."""
    if value is None or not value.is_finite() or abs(value) >= _LIMIT:
        return None
    return value.quantize(_QUANTUM, context=_CONTEXT)


@cache
def code_version() -> str:
    """A hash of all that a reading depends on: the files of `extraction/` and the vocabularies of `seeds/reference/`."""
    root = Path(__file__).resolve().parent
    digest = sha256()
    for path in sorted([*root.rglob("*.py"), *(root.parent / "seeds" / "reference").rglob("*")]):
        if path.is_file():
            digest.update(path.relative_to(root.parent).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
