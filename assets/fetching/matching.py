"""File name patterns: `*.pdf` for names in any folder, `2024/**/*.pdf` for paths; a list of them matches what any does."""

from __future__ import annotations

import re
from functools import lru_cache


def matches(path: str, patterns: str | list[str] | None) -> bool:
    """Whether a path, with `/` between its parts, is one that is wanted; all are where there is no pattern.

    >>> matches("2024/may/a.pdf", "*.pdf"), matches("2024/may/a.pdf", "2024/*.pdf"), matches("2024/may/a.pdf", "2024/**/*.pdf")
    (True, False, True)
    """
    if patterns is None:
        return True
    listed = [patterns] if isinstance(patterns, str) else patterns
    name = path.rsplit("/", 1)[-1]
    return any(_pattern(pattern).fullmatch(path if "/" in pattern else name) for pattern in listed)


@lru_cache(maxsize=256)
def _pattern(pattern: str) -> re.Pattern[str]:
    pieces = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.lstrip("/"))
    meanings = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(meanings.get(piece, re.escape(piece)) for piece in pieces), re.IGNORECASE | re.DOTALL)
