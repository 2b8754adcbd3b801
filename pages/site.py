"""Writes the whole site: into a folder beside the one it replaces, and switched with it, so that a reader never sees half of it."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from pages import wording
from pages.documents import document_pages
from pages.entities import activity_pages, country_pages, organisation_pages
from pages.overview import overview_pages
from pages.rows import Row, Rows
from pages.things import Things
from warehouse.query import reader

_HERE = Path(__file__).resolve().parent

# Tells a folder of ours from one that holds something else, which must not be replaced.
_MARK = ".devfin-pages"

_TEMPLATES = {"documents": "document.html", "activities": "activity.html", "organisations": "organisation.html", "countries": "country.html"}

# Where Data Docs leave room for a link to these pages.
_PAGES_LINK = "<!-- evidence pages -->"

# Where nothing but the folder itself may be loaded, whatever a text says; `file:` for pages opened from a disk.
_POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; img-src 'self' file: data:;"
    " base-uri 'none'; form-action 'none'"
)


class NotPages(Exception):
    """The folder holds something else and is left as it is."""


@dataclass(frozen=True, slots=True)
class Built:
    """The first page, how many pages of each kind, and how long it took."""

    index: Path
    counts: dict[str, int]
    seconds: float


def folder_of(published: Path) -> Path:
    """The folder of pages beside a warehouse file: `devfin.pages` for `devfin.duckdb`."""
    return published.with_suffix(".pages")


def data_docs_of(published: Path) -> Path:
    """The folder of Data Docs beside a warehouse file, which the pages take a copy of."""
    return published.with_suffix(".data_docs")


def build(warehouse: Path, folder: Path, data_docs: Path | None = None) -> Built:
    """Builds the pages of a published warehouse; `data_docs` is copied beside them, where it is there.

    Raises `NotAWarehouse` where there is nothing to ask, NotPages where the folder is not ours, OSError where it cannot be written.
    """
    started = time.monotonic()
    folder = folder.absolute()
    _look_at(folder)
    building = folder.with_name(f".{folder.name}.{os.getpid()}.building")
    shutil.rmtree(building, ignore_errors=True)
    try:
        building.mkdir(parents=True)
        with reader(warehouse) as connection:
            counts = _write_all(Rows(connection), building, data_docs)
        _switch(building, folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return Built(folder / "index.html", counts, time.monotonic() - started)


def _look_at(folder: Path) -> None:
    if folder.is_file():
        raise NotPages(f"{folder} is a file; name a folder")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / _MARK).exists():
        raise NotPages(f"{folder} holds something else than evidence pages; name an empty or a new folder")


def _switch(building: Path, folder: Path) -> None:
    """Two renames: for a moment there is no folder, but never half a one."""
    before = folder.with_name(f".{folder.name}.{os.getpid()}.before")
    if folder.exists():
        os.replace(folder, before)
    os.replace(building, folder)
    shutil.rmtree(before, ignore_errors=True)


def _write_all(rows: Rows, folder: Path, data_docs: Path | None) -> dict[str, int]:
    things = Things(rows)
    (folder / _MARK).write_text("Made by `devfin pages`; made again as a whole, so keep nothing of your own here.\n", encoding="utf-8")
    shutil.copytree(_HERE / "bundled", folder / "bundled")
    checked = data_docs is not None and (data_docs / "index.html").exists()
    if data_docs is not None and checked:
        (folder / "checks").mkdir()
        for page in sorted(data_docs.glob("*.html")):
            text = page.read_text(encoding="utf-8").replace(_PAGES_LINK, _ways_back())
            (folder / "checks" / page.name).write_text(text, encoding="utf-8")
    site = {"things": things, "checks": checked, "policy": _POLICY}
    counts: Counter[str] = Counter()
    for kind in _TEMPLATES:
        (folder / kind).mkdir()
    for address, template, title, contents in overview_pages(rows, things):
        _write(folder / address, template, {**site, **contents, "title": title, "root": "", "here": address})
        counts["overview"] += 1
    for kind, pages in _pages(rows, things):
        for address, title, contents in pages:
            _write(folder / address, _TEMPLATES[kind], {**site, **contents, "title": title, "root": "../", "here": f"{kind}.html"})
            counts[kind] += 1
    (folder / "search-index.js").write_text(_index(things), encoding="utf-8")
    return dict(counts)


def _ways_back() -> str:
    """From a page of Data Docs to the evidence pages."""
    pages = (("index.html", "Overview"), *((f"{kind}.html", kind.capitalize()) for kind in _TEMPLATES), ("contradictions.html", "Contradictions"))
    return "<b>devfin evidence</b> " + " ".join(f'<a href="../{address}">{name}</a>' for address, name in pages) + ' <a href="index.html">Checks</a> '


def _pages(rows: Rows, things: Things) -> Iterator[tuple[str, Iterator[tuple[str, str, dict[str, Any]]]]]:
    yield "documents", document_pages(rows, things, [thing.id for thing in things.of("documents")])
    yield "activities", activity_pages(rows, things)
    yield "organisations", organisation_pages(rows, things)
    yield "countries", country_pages(rows, things)


def _write(path: Path, template: str, contents: dict[str, Any]) -> None:
    path.write_text(_environment().get_template(template).render(contents), encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        # Everything is escaped unless it is made of escaped parts (Markup).
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "when": wording.when,
        "number": wording.number,
        "dollars": wording.dollars,
        "one_line": wording.one_line,
        "shortened": wording.shortened,
        "paid": _paid,
        "claim": wording.claim_kind,
        "briefly": wording.briefly,
        "headed": wording.headed,
        "without_ending": wording.without_ending,
    }
    return environment


def _paid(row: Row) -> Markup:
    """An amount of financing with what it is in dollars, where it is in something else."""
    stated = wording.amount(row["amount"], row["currency"], row["qualifier"])
    if row["currency"] == "USD" or row["amount_usd"] is None:
        return Markup("{}").format(stated)
    return Markup('{} <span class="muted">({})</span>').format(stated, wording.dollars(row["amount_usd"]))


def _index(things: Things) -> str:
    """Every page with what it is found by, as a script, which a browser loads from a disk as well."""
    entries = [[thing.name, thing.kind, thing.address, thing.says, thing.words] for thing in things]
    return f"window.devfinIndex = {json.dumps(entries, separators=(',', ':'))};\n"
