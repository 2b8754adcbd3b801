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

from checks.validation import Finding, Validation

# Colours have a contrast of at least 4.5 to 1, by day and by night.
_STYLE = """
:root { color-scheme: light dark; --paper: #fff; --card: #f5f7fa; --ink: #1b2026; --muted: #56606c; --line: #d5dbe3; --link: #0b55a8;
  --bad: #b3261e; --good: #1b6b36; --warn: #7a5200 }
@media (prefers-color-scheme: dark) { :root { --paper: #10151b; --card: #19212a; --ink: #e7ebf0; --muted: #a7b1bd; --line: #34404d;
  --link: #86bdf8; --bad: #ff9a91; --good: #7fd69a; --warn: #f0c66b } }
body { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; margin: 1.5rem auto 3rem; max-width: 80rem; padding: 0 1.2rem; color: var(--ink); background: var(--paper) }
nav { display: flex; flex-wrap: wrap; gap: .2rem .9rem } h1 { font-size: 1.5rem; margin: .6rem 0 } h2, h5, h6, .h6 { font-size: 1.1rem; margin: .3rem 0 } a { color: var(--link) } .muted { color: var(--muted) }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
.wide { overflow-x: auto } table { border-collapse: collapse; width: 100%; margin: .5rem 0 }
th, td { border-bottom: 1px solid var(--line); padding: .45rem .7rem; text-align: left; vertical-align: top; overflow-wrap: break-word }
th { background: var(--card) } th.count { text-align: right } td.count { text-align: right; font-variant-numeric: tabular-nums } td table { font-size: .92em; border: 1px solid var(--line) }
.ge-section .table { table-layout: fixed } .ge-section .table > thead th:first-child { width: 7rem } .ge-section .table > thead th:last-child { width: 11rem }
.ge-section td td { overflow-wrap: anywhere } .table-bordered th:nth-child(1) { width: 40% }
.ge-section { margin: 1.8rem 0 } .alert { background: var(--card); padding: .5rem .8rem; border-radius: 8px; border: 1px solid var(--line) }
.badge { background: var(--card); border: 1px solid var(--line); border-radius: 1em; padding: 0 .5em }
.state { font-weight: 600; white-space: nowrap } .failed, .state.failed { color: var(--bad) } .warned { color: var(--warn) } .held { color: var(--good) }
.text-success::before { content: "✓ held"; color: var(--good); font-style: normal; font-weight: 600; white-space: nowrap }
.text-danger::before { content: "✗ not so"; color: var(--bad); font-style: normal; font-weight: 600; white-space: nowrap }
.text-warning::before { content: "! not so"; color: var(--warn); font-style: normal; font-weight: 600; white-space: nowrap }
.not-so { border-left: 4px solid var(--warn); background: var(--card); padding: .6rem 1.2rem; border-radius: 6px; list-style: none; margin: 1rem 0 } .not-so li { margin: .4rem 0 }
pre, code { white-space: pre-wrap } tbody tr:hover > td { background: var(--card) }
@media (max-width: 40rem) { body { margin-top: .8rem } .of-run { display: none } th, td { padding: .4rem .35rem } td { overflow-wrap: anywhere } .tables td:first-child { min-width: 6rem } .tables th { font-size: .75rem; overflow-wrap: normal }
  .ge-section .table, .ge-section .table > tbody, .ge-section .table > tbody > tr, .ge-section .table > tbody > tr > td { display: block; border: 0 } .ge-section .table > thead { display: none }
  .ge-section .table > tbody > tr { border-bottom: 1px solid var(--line) } .show-scrollbars { overflow-x: auto } td table { min-width: 36rem } }
@media print { body { max-width: none; font-size: 10pt } tr { break-inside: avoid } }
"""

# The evidence pages have a copy of these pages, and put their own link here.
PAGES_LINK = "<!-- evidence pages -->"

# The sections of a page of Great Expectations; the last says how it was made, which is no finding.
_SECTION = re.compile(r'<div id="section-\d+"\s+class="ge-section')

# What has a table of rows in it, which may be wider than a phone.
_ROWS = re.compile(r'<div class="show-scrollbars"(?=>\s*<span[^>]*>[^<]*</span>\s*<table)')

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
    body = f"{_told(validation)}{_rendered(validation)}"
    _write(page, _page(f"{validation.table}: what was expected, and found", body, '<a href="index.html">All tables</a>'))
    _write(folder / f"{validation.table}.json", json.dumps(_line(validation, run_id), indent=1))
    write_index(folder)
    return page


def write_index(folder: Path) -> Path:
    """Writes the list of all tables with what was found in each."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    lines.sort(key=lambda line: (not line["failed"], not line["warnings"], line["table"]))
    rows = "".join(_row(line) for line in lines if (folder / f"{line['table']}.html").exists())
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Table", "State"))
    head += "".join(f'<th scope="col" class="count">{name}</th>' for name in ("Expected", "Failed", "Warned"))
    head += "".join(f'<th scope="col" class="of-run">{name}</th>' for name in ("Checked", "Run"))
    told = (
        "<p>Of each table, what was expected and whether it held. A failed expectation is a fault of our own and stops the publication;"
        " a warning is about the sources, such as numbers that do not agree.</p>"
    )
    table = f'<div class="wide" tabindex="0" role="region" aria-label="Tables"><table class="tables"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    _write(folder / "index.html", _page("What was expected of the tables, and found", told + table))
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
    state, words = ("failed", "✗ failed") if line["failed"] else ("warned", "! warned") if line["warnings"] else ("held", "✓ held")
    counts = "".join(f'<td class="count">{line[name]}</td>' for name in ("expectations", "failed", "warnings"))
    return (
        f'<tr><td><a href="{table}.html">{table}</a></td><td class="state {state}">{words}</td>{counts}'
        f'<td class="of-run">{line["checked_at"]}</td><td class="of-run muted">{escape(str(line["run_id"])[:8])}</td></tr>'
    )


def _told(validation: Validation) -> str:
    """What did not hold, in words, before everything that did."""
    failed = [finding for finding in validation.findings if not finding.success]
    held = len(validation.findings) - len(failed)
    lines = "".join(
        f'<li><span class="state {"failed" if finding.expect.blocking else "warned"}">'
        f"{'✗ failed' if finding.expect.blocking else '! warned'}</span> {escape(finding.expect.description)}"
        f' <span class="muted">{escape(_found(finding))}.</span></li>'
        for finding in failed
    )
    listed = f'<ul class="not-so">{lines}</ul>' if failed else ""
    return f"<p>{held} of {len(validation.findings)} expectations held.</p>{listed}"


def _found(finding: Finding) -> str:
    return f"{finding.unexpected_count} of {finding.applied} do not agree" if finding.sentences else f"Found: {finding.observed}"


# Headings of Great Expectations in the words of these pages.
_HEADINGS = {"Table-Level Expectations": "The table as a whole", "Observed Value": "Found"}


def _rendered(validation: Validation) -> str:
    """The sections that Great Expectations renders of a result, without anything that loads or runs."""
    from great_expectations.render.renderer import ValidationResultsPageRenderer

    document = ValidationResultsPageRenderer(run_info_at_end=True).render(validation.result)
    html = _view().render(document)
    for heading, ours in _HEADINGS.items():
        html = html.replace(heading, ours)
    # The first section counts what the page has said already.
    start = html.find('<div id="section-2"')
    if start < 0:
        return ""
    if not any(finding.expect.blocking and not finding.success for finding in validation.findings):
        html = html.replace("text-danger", "text-warning")
    last = max(section.start() for section in _SECTION.finditer(html))
    shown = _ELSEWHERE.sub("", _ACTIVE.sub("", html[start : max(last, start)]))
    return _ROWS.sub(r'\g<0> tabindex="0" role="region" aria-label="Rows"', shown)


@cache
def _view() -> Any:
    """One view for all pages, which compiles its templates once."""
    from great_expectations.render.view import DefaultJinjaPageView

    return DefaultJinjaPageView()


def _page(title: str, body: str, links: str = "") -> str:
    head = (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style>"
    )
    nav = f'<nav aria-label="Pages">{PAGES_LINK}{links}</nav>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{nav}<main><h1>{escape(title)}</h1>{body}</main></body></html>\n'


def _write(path: Path, text: str) -> None:
    """Whole or not at all: a browser never sees half a page."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(text, encoding="utf-8")
    os.replace(temporary, path)
