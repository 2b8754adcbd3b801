"""Secrets: settings take them from the environment, and nothing that is shown or stored has them."""

from __future__ import annotations

import os
import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_VARIABLE = re.compile(r"\$\{([A-Za-z_]\w*)\}")
_SECRET = re.compile(r"(?:^|[-_.])(?:api|access|auth)?[-_]?(?:key|token|secret|password|passwd|pwd|sig|signature|credential|auth)s?(?:$|[-_.])", re.IGNORECASE)
_USER_INFO = re.compile(r"(?<=://)[^/@\s\"']+@")


class NotSet(Exception):
    """A variable of the environment that a setting names is not set."""


def filled_in(value: Any) -> Any:
    """A setting with each ${NAME} in it replaced by that variable of the environment; raises NotSet."""
    if isinstance(value, dict):
        return {key: filled_in(item) for key, item in value.items()}
    if isinstance(value, list):
        return [filled_in(item) for item in value]
    return _VARIABLE.sub(_variable, value) if isinstance(value, str) else value


def _variable(match: re.Match[str]) -> str:
    try:
        return os.environ[match[1]]
    except KeyError:
        raise NotSet(f"the environment has no variable {match[1]}, which sources.yaml names") from None


def without_credentials(text: str) -> str:
    """A text without the `user:password@` of the addresses in it.

    >>> without_credentials("no answer from https://me:secret@example.org/feed")
    'no answer from https://example.org/feed'
    """
    return _USER_INFO.sub("", text)


def shown(address: str) -> str:
    """An address as it is stored and logged: no user, no password, and dots for what a key or token is.

    >>> shown("https://me:pw@example.org/a?page=2&api_key=abc")
    'https://example.org/a?page=2&api_key=...'
    """
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    query = parts.query
    if query and any(_SECRET.search(name) for name, _ in parse_qsl(query, keep_blank_values=True)):
        pairs = parse_qsl(query, keep_blank_values=True)
        query = urlencode([(name, "..." if _SECRET.search(name) else value) for name, value in pairs])
    return urlunsplit((parts.scheme, host, parts.path, query, ""))
