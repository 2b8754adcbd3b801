"""How politely and how patiently the web is asked: what sources.yaml may say under `http`, with its defaults."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from extraction.formats import Limits


def _version() -> str:
    try:
        return version("devfin")
    except PackageNotFoundError:
        return "0"


@dataclass(frozen=True, slots=True)
class Web:
    """Limits of fetching.

    A host gets `requests_per_second` requests, `connections_per_host` of them at a time; `connections` is how many there
    are to all hosts together. An answer may pause for `timeout_seconds` and take `total_seconds`. A request that meets
    429, 5xx or a time-out is made up to `attempts` times, after waits that double from `back_off_seconds` and are never
    longer than `longest_wait_seconds`, whatever the server asks for. `proxy` is the address of one that all requests go
    through; the environment's own is not used.
    """

    limits: Limits = Limits()
    user_agent: str = f"devfin/{_version()} (reads what development banks publish)"
    requests_per_second: float = 2.0
    connections_per_host: int = 2
    connections: int = 8
    timeout_seconds: float = 30.0
    total_seconds: float = 120.0
    attempts: int = 4
    back_off_seconds: float = 1.0
    longest_wait_seconds: float = 60.0
    redirects: int = 5
    proxy: str | None = None
    pages: int = 10_000


# The JSON schema of `http` in sources.yaml; the limits that documents have in common are under `limits`.
SETTINGS = {
    "user_agent": {"type": "string", "minLength": 1, "description": "How devfin names itself; add an address that reaches you."},
    "requests_per_second": {"type": "number", "exclusiveMinimum": 0, "description": "To one host."},
    "connections_per_host": {"type": "integer", "minimum": 1, "description": "At a time, to one host."},
    "connections": {"type": "integer", "minimum": 1, "description": "At a time, to all hosts."},
    "timeout_seconds": {"type": "number", "exclusiveMinimum": 0, "description": "How long an answer may pause."},
    "total_seconds": {"type": "number", "exclusiveMinimum": 0, "description": "How long an answer may take."},
    "attempts": {"type": "integer", "minimum": 1, "description": "How often a request is made that meets 429, 5xx or a time-out."},
    "back_off_seconds": {"type": "number", "minimum": 0, "description": "The first wait between attempts; each is twice the one before."},
    "longest_wait_seconds": {"type": "number", "minimum": 0, "description": "No wait is longer, whatever the server asks for."},
    "redirects": {"type": "integer", "minimum": 0, "description": "How often a page may send on to another."},
    "proxy": {"type": "string", "pattern": "^http://", "description": "an address that begins with http://; all requests go through it."},
    "pages": {"type": "integer", "minimum": 1, "description": "Most addresses that are taken from one feed, sitemap or list."},
}
