"""The DuckDB file: its tables as SQL, the build beside the published file, and the atomic switch between them.

Nothing here knows Dagster, reads text or judges numbers; who wants rows asks with SQL.
"""
