"""Where this project's own things are: its documents, its warehouse, its Dagster home, the folder it watches."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent

DOCUMENTS = PROJECT / "seeds" / "documents"
WAREHOUSE = PROJECT / "warehouse" / "devfin.duckdb"
INBOX = Path(os.environ.get("DEVFIN_INBOX", PROJECT / "inbox"))
WORKSPACE = PROJECT / "workspace.yaml"
DAGSTER_SETTINGS = Path(__file__).resolve().with_name("dagster.yaml")


def dagster_home() -> Path:
    """The folder of Dagster's runs and events, with the project's settings in it: $DAGSTER_HOME, else `.dagster` here."""
    home = Path(os.environ.get("DAGSTER_HOME") or PROJECT / ".dagster").absolute()
    home.mkdir(parents=True, exist_ok=True)
    settings = home / "dagster.yaml"
    if not settings.exists() or (home.parent == PROJECT and settings.read_bytes() != DAGSTER_SETTINGS.read_bytes()):
        shutil.copyfile(DAGSTER_SETTINGS, settings)
    return home
