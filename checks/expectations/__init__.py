"""One module per table, named as the table: what must hold of its rows (`EXPECTATIONS`), and nothing that computes it.

A module here is found by its name; no list is kept. The forms to write an expectation with are in `checks.suites`.
"""
