"""The values of `extraction.model` as rows of Arrow: types derived from the dataclasses, so a field added there is a column here."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Context, Decimal
from functools import cache

import pyarrow as pa

# DECIMAL(38, 9): 29 digits before the point hold any sum of money, 9 behind it any exchange rate in print.
DECIMAL = pa.decimal128(38, 9)
_QUANTUM = Decimal("1e-9")
_LIMIT = Decimal(10) ** 29
_CONTEXT = Context(prec=60)

# Quotes are cut here, where it costs nothing: a database counts code points from the start of the text for each of them.
QUOTE = ("quote", pa.string())
SPAN = pa.struct([("char_start", pa.int64()), ("char_end", pa.int64())])

Row = dict[str, typing.Any]


def arrow_type(hint: object) -> pa.DataType:
    """The Arrow type of a field's type hint: `Decimal | None` is DECIMAL(38, 9), `tuple[X, ...]` a list, a dataclass a struct."""
    origin = typing.get_origin(hint)
    arguments = [argument for argument in typing.get_args(hint) if argument not in (type(None), ...)]
    if origin in (typing.Union, types.UnionType):
        return arrow_type(arguments[0])
    if origin is tuple:
        return pa.list_(arrow_type(arguments[0]))
    if is_dataclass(hint):
        return struct_type(typing.cast(type, hint))
    scalar: dict[object, pa.DataType] = {str: pa.string(), int: pa.int64(), bool: pa.bool_(), Decimal: DECIMAL, date: pa.date32()}
    return scalar[hint]


@cache
def struct_type(cls: type) -> pa.StructType:
    """The Arrow struct of a dataclass, its fields in their own order."""
    hints = typing.get_type_hints(cls)
    return pa.struct([(field.name, arrow_type(hints[field.name])) for field in fields(cls)])


def plain(item: object) -> Row:
    """A value as a row of its struct."""
    return {name: convert(getattr(item, name)) for name, convert in _converters(type(item))}  # type: ignore[arg-type]


def span(start: int, end: int) -> Row:
    return {"char_start": start, "char_end": end}


@cache
def _converters(cls: type) -> tuple[tuple[str, Callable[[typing.Any], object]], ...]:
    kinds = {name: struct_type(cls).field(name).type for name in struct_type(cls).names}
    return tuple((name, _converter(kind)) for name, kind in kinds.items())


def _converter(kind: pa.DataType) -> Callable[[typing.Any], object]:
    if kind == DECIMAL:
        return _fitting
    if pa.types.is_list(kind) and pa.types.is_struct(kind.value_type):
        return lambda items: [plain(item) for item in items]
    return lambda value: value


def _fitting(value: Decimal | None) -> Decimal | None:
    """The value at nine decimals, or None where it does not fit the column (no mention is that large)."""
    if value is None or not value.is_finite() or abs(value) >= _LIMIT:
        return None
    return value.quantize(_QUANTUM, context=_CONTEXT)


def printed(value: typing.Any) -> typing.Any:
    """A value of a row as a reader would have made it: a list is a tuple, and a number has no zeros behind its last digit.

    >>> printed(Decimal("650000000.000000000")), printed(Decimal("1.820000000")), printed(["a"])
    (Decimal('650000000'), Decimal('1.82'), ('a',))
    """
    if isinstance(value, list):
        return tuple(value)
    if not isinstance(value, Decimal):
        return value
    least = value.normalize(_CONTEXT)
    return least if least.as_tuple().exponent <= 0 else least.quantize(Decimal(1), context=_CONTEXT)  # type: ignore[operator]
