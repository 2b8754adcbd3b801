"""What is expected of each table, as plain values: suites are known here without Great Expectations being imported.

A table's suite is the module of its name in `checks/expectations/`: a tuple `EXPECTATIONS` of the forms below and,
where the table alone does not tell, a select `SOURCE` whose columns they may name. Forms whose condition is SQL become
a computed column of the batch, so amounts are compared as decimals by DuckDB and never pass through floats.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType
from typing import Any

CRITICAL = "critical"
WARNING = "warning"

# A year outside is no date of a project, history told beside it included.
FIRST_YEAR, LAST_YEAR = 1000, 2500


# The tables of things that names stand for.
ENTITIES = (
    "organisations(organisation_id)", "places(place_id)", "people(person_id)", "activities(activity_id)", "corridors(corridor_id)",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expect:
    """One expectation: a class of Great Expectations, or of `checks.own_expectations`, and its arguments.

    `critical` expectations are about our own work and block publication; a `warning` is about the source.
    `condition` is SQL over the suite's source `t`; its value (true, false, or null for "does not apply") is the column
    `column` of the batch. Values of `arguments` that are functions are called when the check runs. `group` is one of
    `keys` (with nulls and row counts), `references`, `spans` and `values`.
    """

    name: str
    type: str
    description: str
    column: str | None = None
    severity: str = CRITICAL
    condition: str | None = None
    arguments: MappingProxyType[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    group: str = "values"
    about: str | None = None

    @property
    def blocking(self) -> bool:
        return self.severity == CRITICAL

    @property
    def check(self) -> str:
        """The asset check it belongs to: what is about our work together by group, each remark on a source by itself."""
        return self.group if self.blocking else self.name

    @property
    def of_kind(self) -> str | None:
        """The choice of rows of an expectation of arithmetic."""
        return self.arguments.get("row_condition")

    @property
    def subject(self) -> str | None:
        """The table's own column that the expectation is about."""
        return self.about if self.condition else self.column

    def resolved(self) -> dict[str, Any]:
        return {key: value() if callable(value) else value for key, value in self.arguments.items()}


@dataclass(frozen=True, slots=True)
class Suite:
    """The expectations of one table and the select that their columns come from."""

    table: str
    expectations: tuple[Expect, ...]
    source: str

    def checks(self) -> dict[str, tuple[Expect, ...]]:
        """The expectations by the asset check that they belong to."""
        names = dict.fromkeys(expect.check for expect in self.expectations)
        return {name: tuple(expect for expect in self.expectations if expect.check == name) for name in names}

    def select(self, *, whole: bool = True) -> str:
        """The batch: every row of the source with one more column for each condition.

        With `whole` False it has only the columns that expectations look at, which is all that large tables need.
        """
        computed = [f"({e.condition}) as {_quoted(e.column)}" for e in self.expectations if e.condition and e.column]
        listed = (name for e in self.expectations for name in e.arguments.get("column_list", ()))
        named = (e.column for e in self.expectations if e.column and not e.condition)
        columns = [f"t.{_quoted(name)}" for name in dict.fromkeys((*named, *listed))]
        return f"select {', '.join([*(['t.*'] if whole else columns or ['1 as row']), *computed])} from ({self.source}) as t"

    @property
    def shows_sentences(self) -> bool:
        return any(expect.of_kind for expect in self.expectations)


# The forms of expectations, one line each in a suite.


def rows(at_least: int = 1) -> Expect:
    """The table has so many rows; without it every expectation over rows passes on an empty table."""
    return _expect("rows", "ExpectTableRowCountToBeBetween", f"There are at least {at_least} rows.", group="keys", min_value=at_least)


def not_null(*columns: str) -> tuple[Expect, ...]:
    return tuple(_expect(f"{c}_not_null", "ExpectColumnValuesToNotBeNull", f"{c} is never null.", c, group="keys") for c in columns)


def key(*columns: str) -> tuple[Expect, ...]:
    """The columns together are the primary key: never null, and no combination twice."""
    name, words = "_".join(columns), ", ".join(columns)
    if len(columns) == 1:
        unique = _expect(f"{name}_unique", "ExpectColumnValuesToBeUnique", f"{words} is unique.", columns[0], group="keys")
    else:
        text = f"{words} are unique together."
        unique = _expect(f"{name}_unique", "ExpectCompoundColumnsToBeUnique", text, group="keys", column_list=list(columns))
    return (*not_null(*columns), unique)


def one_of(column: str, values: Collection[str] | Callable[[], Collection[str]], words: str | None = None) -> Expect:
    """The values that are there belong to a set; a function gives a set that is costly to load."""
    text = words or f"{column} is one of {', '.join(map(str, values))}."  # type: ignore[arg-type]
    allowed = (lambda: sorted(values())) if callable(values) else list(values)
    return _expect(f"{column}_allowed", "ExpectColumnValuesToBeInSet", text, column, value_set=allowed)


def currency(column: str) -> Expect:
    return one_of(column, currencies, f"{column} is an ISO 4217 code.")


def country(column: str) -> Expect:
    return one_of(column, countries, f"{column} is an ISO 3166-1 alpha-3 code.")


def matches(column: str, pattern: str, words: str) -> Expect:
    return _expect(f"{column}_form", "ExpectColumnValuesToMatchRegex", words, column, regex=pattern)


def holds(name: str, condition: str, words: str, *, about: str | None = None, group: str = "values") -> Expect:
    """A condition in SQL that is true, or null where it does not apply, for every row; `about` names its column if it has one."""
    return Expect(name, "ExpectConditionToHold", words, name.replace("_", " "), condition=condition, group=group, about=about)


def references(column: str, *targets: str) -> Expect:
    """Every value is a key of one of the targets, written as SQL does: `table(column)`, or `table` if the column is named alike."""
    tables, keys = zip(*(target.rstrip(")").partition("(")[::2] for target in targets), strict=True)
    found = [
        f"exists (from {table} as r where r.{_quoted(key or column)} = t.{_quoted(column)})"
        for table, key in zip(tables, keys, strict=True)
    ]
    condition = f"t.{_quoted(column)} is null or {' or '.join(found)}"
    words = f"Every {column} is a row of {' or '.join(tables)}."
    return holds(f"{column}_exists", condition, words, about=column, group="references")


def between(column: str, low: object, high: object) -> Expect:
    """Inclusive; a null does not count."""
    words = f"{column} is between {low} and {high}."
    return holds(f"{column}_range", f"t.{_quoted(column)} between {low} and {high}", words, about=column)


def at_least(column: str, low: object) -> Expect:
    return holds(f"{column}_range", f"t.{_quoted(column)} >= {low}", f"{column} is at least {low}.", about=column)


def together(*columns: str) -> Expect:
    """All of the columns are null or none is."""
    null_count = " + ".join(f"(t.{_quoted(c)} is null)::int" for c in columns)
    words = f"{' and '.join(columns)} are there together or not at all."
    return holds("_".join(columns) + "_together", f"{null_count} in (0, {len(columns)})", words)


def evidence() -> tuple[Expect, ...]:
    """The columns that say where a row was read, and that its quote is that slice of the text, letter for letter."""
    return (
        *not_null("document_id", "char_start", "char_end", "quote"),
        references("document_id", "documents"),
        span("quote"),
    )


# The texts in overlapping pieces: DuckDB counts characters from a text's beginning, which on long texts takes seconds
# for a thousand spans. A piece holds any span of up to _PIECE characters that begins in its first half.
_PIECE = 1000
_LONG = 20 * _PIECE
_PIECES = f"""
    select document_id, position, piece || coalesce(lead(piece) over (partition by document_id order by position), '') as piece
    from (
        select document_id, unnest(cut) as piece, generate_subscripts(cut, 1) - 1 as position
        from (
            select document_id, regexp_extract_all(text, '(?s).{{1,{_PIECE}}}') as cut
            from document_texts where strlen(text) > {_LONG}
        )
    )
"""


def span(quote: str) -> Expect:
    """`quote` is the slice `char_start` to `char_end` of the document's text, and not empty."""
    length = "t.char_end - t.char_start"
    in_piece = f"substring(d.piece, t.char_start % {_PIECE} + 1, {length})"
    in_text = f"case when strlen(d.text) <= {_LONG} or {length} > {_PIECE} then substring(d.text, t.char_start + 1, {length}) end"
    condition = f"""t.char_start >= 0 and t.char_start < t.char_end and length(t.{quote}) = {length} and (
        exists (
            from ({_PIECES}) as d
            where d.document_id = t.document_id and d.position = t.char_start // {_PIECE}
                and {length} <= {_PIECE} and {in_piece} = t.{quote}
        )
        or exists (from document_texts as d where d.document_id = t.document_id and {in_text} = t.{quote})
    )"""
    words = f"{quote} is the text from char_start to char_end, letter for letter."
    return holds(f"{quote}_is_the_slice", f"coalesce({condition}, false)", words, about=quote, group="spans")


def edtf(column: str = "edtf") -> Expect:
    """EDTF as the contract has it: day, month, season or year, or an interval of them, open ends allowed."""
    one = r"(?:\.\.|-?\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[~?%]?)"
    return matches(column, rf"^{one}(?:/{one}|/)?$|^/{one}$|^\d{{3}}X$|^\d{{2}}XX$", f"{column} is a date or an interval in EDTF.")


def plausible_date(column: str) -> Expect:
    words = f"{column} is between {FIRST_YEAR} and {LAST_YEAR}."
    return holds(f"{column}_range", f"year(t.{_quoted(column)}) between {FIRST_YEAR} and {LAST_YEAR}", words, about=column)


def arithmetic(type_: str, kind: str, words: str) -> Expect:
    """What a source's numbers say of each other, for the reconciliations of one kind: it warns, and is news."""
    columns = ["status", "stated_low", "stated_high", "computed_low", "computed_high"]
    chosen = {"row_condition": f'kind=="{kind}"', "condition_parser": "pandas"}
    return _expect(kind, type_, words, severity=WARNING, column_list=columns, **chosen)


def warn(expect: Expect) -> Expect:
    """The same expectation as a remark on the source, which never blocks."""
    return replace(expect, severity=WARNING)


def _expect(
    name: str, type_: str, words: str, column: str | None = None, severity: str = CRITICAL, group: str = "values", **arguments: Any
) -> Expect:
    return Expect(name, type_, words, column, severity, arguments=MappingProxyType(arguments), group=group)


def _quoted(name: str | None) -> str:
    return '"' + (name or "").replace('"', '""') + '"'


# Code lists, loaded when a check runs.


# Codes that ISO 4217 has withdrawn (its list three, as CLDR keeps them); older documents count in them.
WITHDRAWN = frozenset(
    "ADP AFA ALK ANG AOK AON AOR ARA ARL ARM ARP ATS AZM BAD BAN BEC BEF BEL BGL BGM BGN BGO BOL BOP BRB "
    "BRC BRE BRN BRR BRZ BUK BYB BYR CLE CNH CNX CSD CSK CUC CYP DDM DEM ECS ECV EEK ESA ESB ESP FIM FRF "
    "GEK GHC GNS GQE GRD GWE GWP HRD HRK IEP ILP ILR ISJ ITL KRH KRO LTL LTT LUC LUF LUL LVL LVR MAF MCF "
    "MDC MGF MKN MLF MRO MTL MTP MVP MXP MZE MZM NIC NLG PEI PES PLZ PTE RHD ROL RUR SDD SDP SIT SKK SLL "
    "SRG STD SUR TJR TMM TPE TRL UAK UGS USS UYP VEB VEF VNN XEU XFO XFU XRE YDD YUD YUM YUN YUR ZAL ZMK "
    "ZRN ZRZ ZWD ZWL ZWR".split()
)


@cache
def currencies() -> frozenset[str]:
    import pycountry

    return frozenset(currency.alpha_3 for currency in pycountry.currencies) | WITHDRAWN


@cache
def countries() -> frozenset[str]:
    """ISO 3166-1, with XKX, the user-assigned code that the IMF, the World Bank and the EU give Kosovo."""
    import pycountry

    return frozenset(country.alpha_3 for country in pycountry.countries) | {"XKX"}


# The suites.


@cache
def suites() -> tuple[Suite, ...]:
    """The suite of every module in `checks/expectations/`, in the order of their names."""
    package = importlib.import_module("checks.expectations")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return tuple(_suite(name, importlib.import_module(f"checks.expectations.{name}")) for name in names)


def _suite(table: str, module: Any) -> Suite:
    named: dict[str, Expect] = {}
    for expect in _flat(module.EXPECTATIONS):
        # The same line twice (a key that is also evidence) is one check; two lines of one name would hide each other.
        if named.setdefault(expect.name, expect) != expect:
            raise ValueError(f"checks/expectations/{table}.py has two different checks named {expect.name}; rename one")
    return Suite(table, tuple(named.values()), getattr(module, "SOURCE", f"select * from {table}"))


def _flat(items: Any) -> Iterator[Expect]:
    for item in items:
        if isinstance(item, Expect):
            yield item
        else:
            yield from _flat(item)
