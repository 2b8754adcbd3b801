"""Dagster assets from the sources to the published warehouse: a few lines each over pure functions.

Whether the tables are sound is decided in `checks`; how tables are stored, in `warehouse`; what a text says, in `extraction`.
"""
