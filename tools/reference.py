"""Writes docs/tables.md from the comments of the schema and docs/rules.md from the docstrings of the rules.

    python tools/reference.py            writes both
    python tools/reference.py --check    writes nothing; exit status 1 where one is not current
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from warehouse.tables import HISTORIES, columns, curated, public_tables, summaries  # noqa: E402

DOCS = PROJECT / "docs"

# The order of reading, and what each part is.
_PARTS = {
    "documents": "What was taken in",
    "reading": "What was read",
    "entities": "Things",
    "facts": "Facts",
    "reconciliations": "Do the numbers agree?",
    "answers": "What analysts ask first",
    "runs": "Runs",
}
_DOCUMENTS = ("document_texts", "document_sources", "document_pages", "rejected_documents")

# Modules of checks/rules that are no rule but what rules are made of.
_NO_RULES = {"__init__", "verdict", "wording", "reference_rates"}


def tables() -> str:
    """Every table and view with its columns, in the words of its comments."""
    lines = [
        "# Tables",
        "",
        "Made by `tools/reference.py` from the comments of the schema. All tables are in schema `main`; `devfin sql` asks them, and",
        "`devfin export` writes them to files. Amounts are `DECIMAL`, offsets count Unicode code points of `document_texts.text`.",
        "",
    ]
    for part, heading in _PARTS.items():
        names = [name for name in (*public_tables(), *HISTORIES) if _part(name) == part]
        lines += [f"## {heading}", ""]
        for name in names:
            view = " (view)" if name in curated() and curated()[name].is_view else ""
            lines += [f"### {name}{view}", "", summaries()[name], "", "| column | type | |", "| --- | --- | --- |"]
            lines += [f"| `{column.name}` | {column.type} | {_cell(column.comment)} |" for column in columns()[name]]
            lines.append("")
    return "\n".join(lines)


def _part(table: str) -> str:
    if table in curated():
        return curated()[table].group
    return "runs" if table in HISTORIES else "documents" if table in _DOCUMENTS else "reconciliations"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def rules() -> str:
    """Every rule in the words of its docstring, and where it is written."""
    lines = [
        "# Rules",
        "",
        "Made by `tools/reference.py` from the docstrings of `checks/rules/`. A rule decides whether a claim that a text makes about its",
        "numbers can hold: each number stands for the interval that its digits and its hedge allow, and a claim is *consistent* where",
        "some choice of values inside the intervals satisfies it, *inconsistent* where none does, and *indeterminate* where they are too",
        "open to tell. Every verdict is a row of `reconciliations`, those that do not agree are in `contradictions`.",
        "",
    ]
    for kind, text in sorted(_docstrings()):
        lines += [f"## {kind}", "", text, "", f"Source: [checks/rules/{kind}.py](../checks/rules/{kind}.py)", ""]
    return "\n".join(lines)


def _docstrings() -> Iterator[tuple[str, str]]:
    for path in (PROJECT / "checks" / "rules").glob("*.py"):
        if path.stem not in _NO_RULES:
            yield path.stem, ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""


FILES = {"tables.md": tables, "rules.md": rules}


def main() -> int:
    behind = [name for name, made in FILES.items() if _kept(name) != made()]
    if "--check" in sys.argv[1:]:
        for name in behind:
            print(f"docs/{name} is not current; python tools/reference.py makes it")
        return 1 if behind else 0
    for name in behind:
        (DOCS / name).write_text(FILES[name](), encoding="utf-8")
        print(f"docs/{name}")
    return 0


def _kept(name: str) -> str:
    path = DOCS / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
