"""Decides whether our tables are sound and whether the sources' numbers agree; nothing here reads text.

`rules/` has the arithmetic, `expectations/` one suite per table; both become Dagster asset checks in `asset_checks`.
"""
