"""A container's bytes to the documents in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extraction.formats import recognition
from extraction.formats.model import DEFAULTS, Limits, Unreadable
from extraction.formats.recognition import media_type


def is_container(data: bytes, name: str) -> bool:
    """True for a ZIP, an mbox and a mail: files that `expand` finds documents in."""
    return media_type(data, name) in recognition.CONTAINERS


def expand(
    data: bytes,
    name: str,
    limits: Limits = DEFAULTS,
    *,
    on_problem: Callable[[str, Unreadable], None] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """The documents in a container, one at a time, containers in it opened too; a file that is none gives itself.

    A member is named by its path: `papers.zip/annex/costs.docx`, `list.mbox/3.eml`. A mail gives itself first, without
    its attachments, then those. A member that must not be read goes to `on_problem` with its reason, and the others
    follow; without `on_problem` its `Unreadable` is raised. What ends the whole container, such as a bomb, is told the
    same way and ends the iteration.
    """
    from extraction.formats.containers import documents

    return documents(data, name, limits, on_problem)
