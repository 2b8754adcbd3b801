"""Where this project's own things are: its documents, its warehouse and how many versions of it, its Dagster home, the folder it watches."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent

DOCUMENTS = PROJECT / "seeds" / "documents"
WAREHOUSE = Path(os.environ.get("DEVFIN_WAREHOUSE", PROJECT / "warehouse" / "devfin.duckdb")).absolute()
# What is read when nothing is named: see sources.example.yaml.
SOURCES = Path(os.environ.get("DEVFIN_SOURCES", PROJECT / "sources.yaml"))
INBOX = Path(os.environ.get("DEVFIN_INBOX", PROJECT / "inbox"))
# Published versions that are kept before the current one, to compare with and go back to.
KEEP_VERSIONS = int(os.environ.get("DEVFIN_KEEP_VERSIONS", "5"))
# Whether the schedule and the sensors are on without anybody switching them on in the UI.
AUTOMATION = os.environ.get("DEVFIN_AUTOMATION", "").lower() in ("on", "yes", "true", "1")
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
