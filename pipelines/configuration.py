"""The configured sources: what sources.yaml says, else the documents in seeds/documents."""

from __future__ import annotations

import os

from assets import configured
from assets.configured import Configuration, Misconfigured
from assets.sources import Source
from pipelines import places


def configuration() -> Configuration:
    """Raises `configured.Misconfigured` for a mistake in the file."""
    if places.SOURCES.is_file():
        return configured.load(places.SOURCES)
    if "DEVFIN_SOURCES" in os.environ:
        # The samples in its place would be published as if they were what was asked for.
        raise Misconfigured(f"there is no {places.SOURCES}, which DEVFIN_SOURCES names; sources.example.yaml is one to begin with")
    return Configuration((Source("seeds", "folder", {"path": str(places.DOCUMENTS)}),))
