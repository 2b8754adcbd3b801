"""The configured sources: what sources.yaml says, else the documents in seeds/documents."""

from __future__ import annotations

from assets import configured
from assets.configured import Configuration
from assets.sources import Source
from pipelines import places


def configuration() -> Configuration:
    """Raises `configured.Misconfigured` for a mistake in the file."""
    if places.SOURCES.is_file():
        return configured.load(places.SOURCES)
    return Configuration((Source("seeds", "folder", {"path": str(places.DOCUMENTS)}),))
