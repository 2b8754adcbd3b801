"""Our own Great Expectations: SQL conditions, and what a source's numbers say of each other, worded for Data Docs.

Importing this imports Great Expectations (seconds), so it happens only inside a check that runs.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import pandas as pd
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import ColumnMapExpectation, MulticolumnMapExpectation
from great_expectations.expectations.metrics.map_metric_provider import (
    ColumnMapMetricProvider,
    MulticolumnMapMetricProvider,
    column_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_condition_partial import (
    multicolumn_condition_partial,
)
from great_expectations.render import LegacyDiagnosticRendererType, RenderedStringTemplateContent, RenderedTableContent
from great_expectations.render.renderer.renderer import renderer

_HEADER = ["Sentence", "Stated", "Computed", "Explanation"]


class ConditionHolds(ColumnMapMetricProvider):
    """The computed column is true; nulls (the condition does not apply) have been left out."""

    condition_metric_name = "column_values.condition_holds"

    @column_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column: pd.Series, **kwargs: Any) -> pd.Series:
        return column.astype(bool)


class ExpectConditionToHold(ColumnMapExpectation):
    """Expect a condition that DuckDB computed for each row to be true; its words are the description.

    The check puts the first rows where it is not into the result (`details`), which is what Data Docs shows.
    """

    map_metric: ClassVar[str] = "column_values.condition_holds"
    success_keys: ClassVar[tuple[str, ...]] = ("mostly",)

    @classmethod
    @renderer(renderer_type=LegacyDiagnosticRendererType.UNEXPECTED_TABLE)
    def _diagnostic_unexpected_table_renderer(cls, configuration: Any = None, result: Any = None, **kwargs: Any) -> list[Any] | None:
        rows = _details(result).get("rows")
        return [_table(list(rows[0]), [list(row.values()) for row in rows])] if rows else None


class StatusAgrees(MulticolumnMapMetricProvider):
    """The rule did not find the numbers inconsistent; what it could not decide is not held against the source."""

    condition_metric_name = "multicolumn_values.status_agrees"
    condition_domain_keys = ("batch_id", "table", "column_list", "row_condition", "condition_parser", "ignore_row_if")
    condition_value_keys = ()

    @multicolumn_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column_list: pd.DataFrame, **kwargs: Any) -> pd.Series:
        return column_list["status"] != "inconsistent"


class StatedOverlapsComputed(MulticolumnMapMetricProvider):
    """The interval of the stated number and the computed one have a value in common, in exact decimals."""

    condition_metric_name = "multicolumn_values.stated_overlaps_computed"
    condition_domain_keys = ("batch_id", "table", "column_list", "row_condition", "condition_parser", "ignore_row_if")
    condition_value_keys = ()

    @multicolumn_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column_list: pd.DataFrame, **kwargs: Any) -> pd.Series:
        ends = ("stated_low", "stated_high", "computed_low", "computed_high")
        rows = zip(*(column_list[name] for name in ends), strict=True)
        return pd.Series([overlap(*row) for row in rows], index=column_list.index, dtype=bool)


def overlap(stated_low: Any, stated_high: Any, computed_low: Any, computed_high: Any) -> bool:
    """Whether two closed intervals meet; an absent end is open.

    >>> from decimal import Decimal
    >>> overlap(Decimal("76.5"), Decimal("77.5"), Decimal("76.74"), Decimal("77.49"))
    True
    >>> overlap(Decimal("71.5"), Decimal("72.5"), Decimal("76.74"), None)
    False
    """
    below = _there(stated_high) and _there(computed_low) and stated_high < computed_low
    above = _there(stated_low) and _there(computed_high) and stated_low > computed_high
    return not (below or above)


def _there(value: Any) -> bool:
    return value is not None and not pd.isna(value)


class ExpectStatedNumbersToAgree(MulticolumnMapExpectation):
    """Expect what a source states to agree with what its other numbers give, sentence by sentence.

    The base of the family: one class for each kind of reconciliation, each with its own words. `column_list` holds the
    columns of `reconciliations` that the condition looks at; `row_condition` chooses the kind. The check puts the
    sentences, stated and computed, into the result (`details`), which is what Data Docs shows.
    """

    ignore_row_if: Literal["all_values_are_missing", "any_value_is_missing", "never"] = "never"
    map_metric: ClassVar[str] = "multicolumn_values.status_agrees"
    success_keys: ClassVar[tuple[str, ...]] = ("mostly",)
    args_keys: ClassVar[tuple[str, ...]] = ("column_list",)

    @classmethod
    @renderer(renderer_type=LegacyDiagnosticRendererType.OBSERVED_VALUE)
    def _diagnostic_observed_value_renderer(cls, configuration: Any = None, result: Any = None, **kwargs: Any) -> str:
        applied, disagreeing = _details(result).get("applied", 0), (result.result or {}).get("unexpected_count") or 0
        return f"{applied - disagreeing} of {applied} agree" if applied else "no such statement in these documents"

    @classmethod
    @renderer(renderer_type=LegacyDiagnosticRendererType.UNEXPECTED_STATEMENT)
    def _diagnostic_unexpected_statement_renderer(cls, configuration: Any = None, result: Any = None, **kwargs: Any) -> list[Any]:
        return []

    @classmethod
    @renderer(renderer_type=LegacyDiagnosticRendererType.UNEXPECTED_TABLE)
    def _diagnostic_unexpected_table_renderer(cls, configuration: Any = None, result: Any = None, **kwargs: Any) -> list[Any] | None:
        sentences = _details(result).get("sentences")
        return [_table(_HEADER, [[row[name.lower()] for name in _HEADER] for row in sentences])] if sentences else None


def _details(result: Any) -> dict[str, Any]:
    return (result.result or {}).get("details") or {}


def _table(header: list[str], rows: list[list[str]]) -> RenderedTableContent:
    return RenderedTableContent(
        content_block_type="table",
        header_row=header,
        table=[[_text(words) for words in row] for row in rows],
        styling={"body": {"classes": ["table-bordered", "table-sm", "mt-3"]}},
    )


def _text(words: str) -> RenderedStringTemplateContent:
    """Words as they are: a dollar sign is money here, not a placeholder."""
    template = {"template": "$words", "params": {"words": words}}
    return RenderedStringTemplateContent(content_block_type="string_template", string_template=template)


class ExpectStatedShareToLieWithinComputedInterval(ExpectStatedNumbersToAgree):
    """Of $2.36 billion, $1.82 billion is stated as 77%, and the digits allow 76.74% to 77.49%."""

    map_metric: ClassVar[str] = "multicolumn_values.stated_overlaps_computed"


class ExpectPartsToAddUpToStatedTotal(ExpectStatedNumbersToAgree):
    """A loan of $80 million and a grant of $20 million are stated as $100 million together."""


class ExpectSharesToAddUpToWhole(ExpectStatedNumbersToAgree):
    """Shares of 60%, 30% and 10% of one whole add up to 100%."""


class ExpectPartNotToExceedWhole(ExpectStatedNumbersToAgree):
    """Six transport projects are among seven projects."""


class ExpectEquivalentToImplyReferenceRate(ExpectStatedNumbersToAgree):
    """JPY 94,441,800,000 is stated as about US$650 million: 145.3 yen to the dollar."""


class ExpectShareOfCountToBePossible(ExpectStatedNumbersToAgree):
    """40% of 380 officials is a whole number of officials."""


class ExpectCountToMatchList(ExpectStatedNumbersToAgree):
    """Four projects are announced and four are listed."""


class ExpectChangeToMatchItsEnds(ExpectStatedNumbersToAgree):
    """From 20 to 30 is stated as an increase by half."""


class ExpectDatesToBeInOrder(ExpectStatedNumbersToAgree):
    """Approved on 15 November 2024, to close on 30 June 2032."""


class ExpectWeekdayToMatchDate(ExpectStatedNumbersToAgree):
    """Monday is 9 February 2026."""


class ExpectDurationToMatchDates(ExpectStatedNumbersToAgree):
    """More than 2 decades are told of 2001 to 2024."""


class ExpectRestatedAmountToAgree(ExpectStatedNumbersToAgree):
    """$650 million at the top is US$650 million further down."""


class ExpectDocumentsToAgree(ExpectStatedNumbersToAgree):
    """Two documents give one commitment the same amount."""
