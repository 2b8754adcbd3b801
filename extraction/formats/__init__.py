"""Bytes of a file in, its text and metadata out: `convert`, `expand` for containers, `convert_safely` in a worker.

Knows nothing of what the text means, of where the file came from or of where it is kept. Importing it is cheap: the
library of a format is imported when the first file of that format is met.
"""

from __future__ import annotations

from extraction.formats.expansion import expand, is_container
from extraction.formats.model import REASONS, Converted, Limits, Unreadable
from extraction.formats.reading import convert
from extraction.formats.recognition import media_type
from extraction.formats.supervision import call_safely, convert_safely, expand_safely, stop_workers

__all__ = [
    "REASONS",
    "Converted",
    "Limits",
    "Unreadable",
    "call_safely",
    "convert",
    "convert_safely",
    "expand",
    "expand_safely",
    "is_container",
    "media_type",
    "stop_workers",
]
