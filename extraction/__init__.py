"""Text in, mentions, facts and claims out: pure functions of the text alone.

No Dagster, pandas, database or Great Expectations in here; whether a claim holds is decided in `checks.rules`.
"""

from extraction.reading import read

__all__ = ["read"]
