"""Data Docs as a folder of plain pages, one for each table and an index, that a browser opens without a network.

Great Expectations renders what was expected and found; its page around that loads styles and scripts from elsewhere,
so the page here is our own. Pages are written when a table has been checked, so they also show why a run was not published.
"""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from checks.validation import Validation

_STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #222; background: #fff }
h1 { font-size: 1.5rem } a { color: #0b57a4 }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 }
th, td { border: 1px solid #ddd; padding: .35rem .6rem; text-align: left; vertical-align: top }
th { background: #f5f5f5 } td td, td th { font-size: .9em }
.ge-section { margin: 1.5rem 0 } .alert { background: #f5f5f5; padding: .5rem .8rem; border-radius: 4px }
h5, h6, .h6 { font-size: 1.05rem; margin: .2rem 0 } .badge { background: #eee; border-radius: 3px; padding: 0 .3rem }
.text-success::before { content: "\\2713"; color: #1a7f37; font-weight: bold }
.text-danger::before { content: "\\2717"; color: #c62828; font-weight: bold }
.text-warning::before { content: "!"; color: #b26a00; font-weight: bold }
.failed { color: #c62828 } .warned { color: #b26a00 } .held { color: #1a7f37 }
pre, code { white-space: pre-wrap }
"""

# What a page of Great Expectations has that loads or runs anything.
_ACTIVE = re.compile(r"<script\b.*?</script\s*>|<link\b[^>]*>|<img\b[^>]*>|<iframe\b.*?</iframe\s*>", re.DOTALL | re.IGNORECASE)
_ELSEWHERE = re.compile(r"""\s(?:href|src)=(["'])(?!#)[^"']*\1""", re.IGNORECASE)


def folder_of(published: Path) -> Path:
    """The folder of Data Docs beside a warehouse file: `devfin.data_docs` for `devfin.duckdb`."""
    return published.with_suffix(".data_docs")


def write_page(folder: Path, validation: Validation, run_id: str) -> Path:
    """Writes the page of a table that has been checked, and the index anew; returns the page."""
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / f"{validation.table}.html"
    body = f'<p><a href="index.html">All tables</a></p>{_rendered(validation)}'
    _write(page, _page(f"{validation.table}: what was expected, and found", body))
    _write(folder / f"{validation.table}.json", json.dumps(_line(validation, run_id), indent=1))
    write_index(folder)
    return page


def write_index(folder: Path) -> Path:
    """Writes the list of all tables with what was found in each."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    rows = "".join(_row(line) for line in lines if (folder / f"{line['table']}.html").exists())
    head = "<tr><th>Table</th><th>Expectations</th><th>Failed</th><th>Warnings</th><th>Checked</th><th>Run</th></tr>"
    _write(folder / "index.html", _page("devfin: what was expected of the tables, and found", f"<table>{head}{rows}</table>"))
    return folder / "index.html"


def _line(validation: Validation, run_id: str) -> dict[str, str | int]:
    failed = [finding for finding in validation.findings if not finding.success]
    return {
        "table": validation.table,
        "expectations": len(validation.findings),
        "failed": sum(finding.expect.blocking for finding in failed),
        "warnings": sum(not finding.expect.blocking for finding in failed),
        "checked_at": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "run_id": run_id,
    }


def _row(line: dict[str, str | int]) -> str:
    table = escape(str(line["table"]))
    state = "failed" if line["failed"] else "warned" if line["warnings"] else "held"
    counts = "".join(f'<td class="{state}">{line[name]}</td>' for name in ("expectations", "failed", "warnings"))
    return (
        f'<tr><td><a href="{table}.html">{table}</a></td>{counts}<td>{line["checked_at"]}</td><td>{escape(str(line["run_id"]))}</td></tr>'
    )


def _rendered(validation: Validation) -> str:
    """The sections that Great Expectations renders of a result, without anything that loads or runs."""
    from great_expectations.render.renderer import ValidationResultsPageRenderer

    document = ValidationResultsPageRenderer(run_info_at_end=True).render(validation.result)
    html = _view().render(document)
    start = html.index('<div id="section-1"')
    end = html.find("<footer", start)
    return _ELSEWHERE.sub("", _ACTIVE.sub("", html[start : end if end > 0 else html.index("</body>", start)]))


@cache
def _view() -> Any:
    """One view for all pages, which compiles its templates once."""
    from great_expectations.render.view import DefaultJinjaPageView

    return DefaultJinjaPageView()


def _page(title: str, body: str) -> str:
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body><h1>{escape(title)}</h1>{body}</body></html>\n'


def _write(path: Path, text: str) -> None:
    """Whole or not at all: a browser never sees half a page."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(text, encoding="utf-8")
    os.replace(temporary, path)
