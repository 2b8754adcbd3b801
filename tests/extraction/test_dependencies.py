"""What a result depends on is found in the sources, and found whole."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from extraction import dependencies
from extraction.batch import code_version, reading_version
from extraction.dependencies import ROOT, code_hash
from extraction.formats.reading import READERS

OURS = sorted(path for package in ("assets", "checks", "extraction", "pipelines", "warehouse") for path in (ROOT / package).rglob("*.py"))
READING, CLAIMS, VERDICTS = ("extraction.kept_reading",), ("extraction.kept_reading", "extraction.kept_claims"), ("checks.verdicts",)


def names(*modules: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in dependencies.dependencies(*modules).files}


def parsed(path: Path) -> set[str]:
    """The imported names of a file as Python's own parser has them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import is not followed"
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_import_is_seen(path):
    assert parsed(path) - {f"__future__.{name}" for name in ("annotations",)} <= dependencies._scanned(path)[0] | {"__future__.annotations"}


def test_what_a_process_has_imported_is_among_the_dependencies():
    """Of the modules that reading has made Python import, none is missing, but for packages' own `__init__`."""
    from extraction.reading import read

    read("Of the $2.36 billion, $1.82 billion (77%) went to transport in Nepal on 4 May 2023, said President Jane Roe.")
    imported = {
        Path(module.__file__).relative_to(ROOT).as_posix()
        for name, module in sys.modules.items()
        if name.startswith(("extraction.mentions", "extraction.facts", "extraction.claims")) and getattr(module, "__file__", None)
    }
    assert {name for name in imported if not name.endswith("__init__.py")} <= names(*CLAIMS)


def test_each_layer_depends_on_its_own():
    assert not any("claims/" in name or "checks/" in name or "formats/pdf" in name for name in names(*READING))
    assert names(*READING) < names(*CLAIMS)
    assert "extraction/claims/shares/decision.py" in names(*CLAIMS)
    assert not any(name.startswith(("extraction/mentions", "extraction/facts", "extraction/claims")) for name in names(*VERDICTS))
    assert not any(name.startswith("checks/expectations") for name in names(*VERDICTS))
    assert "checks/rules/share_of_total.py" in names(*VERDICTS)


def test_each_vocabulary_belongs_to_whom_it_is_named_by():
    assert "seeds/reference/exchange_rates.csv" in names(*VERDICTS) - names(*CLAIMS)
    assert {"seeds/reference/gazetteer.csv", "seeds/reference/currencies.csv"} <= names(*READING) - names(*VERDICTS)
    assert not any(name.startswith("seeds/") for name in names("extraction.formats.reading", *(f"extraction.formats.{r}" for r in READERS.values())))


def test_each_format_depends_on_its_own_reader():
    own = {kind: names("extraction.formats.reading", f"extraction.formats.{reader}") for kind, reader in READERS.items()}
    assert "extraction/formats/docx.py" not in own["application/pdf"] | own["text/html"] | own["text/plain"]
    assert "extraction/formats/pdf_page.py" in own["application/pdf"]


def test_libraries_count_by_their_version(monkeypatch):
    assert dependencies.dependencies("extraction.formats.pdf").libraries == {"pypdfium2"}
    assert "currency_converter" in dependencies.dependencies(*VERDICTS).libraries
    before = code_hash("extraction.formats.pdf")
    monkeypatch.setattr(dependencies, "version", lambda name: "another")
    code_hash.cache_clear()
    assert code_hash("extraction.formats.pdf") != before
    monkeypatch.undo()
    code_hash.cache_clear()


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of a few modules, and a function that says which of these a change changes."""
    files = {
        "extraction/__init__.py": "from extraction.claims import find_claims",
        "extraction/facts.py": "from extraction import words\nfrom extraction.text import (\n    Text,  # cleaned\n)\nimport json",
        "extraction/claims.py": "def find_claims():\n    from extraction.text import Text\n    return rows('shares')",
        "extraction/text.py": "",
        "extraction/words.py": 'table = rows("countries.csv")',
        "extraction/alone.py": "",
        "checks/__init__.py": "",
        "seeds/reference/countries.csv": "NPL",
        "seeds/reference/shares.csv": "half",
        "seeds/reference/nobodys.csv": "1",
    }
    for name, source in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(source)
    monkeypatch.setattr(dependencies, "ROOT", tmp_path)
    monkeypatch.setattr(dependencies, "REFERENCE", tmp_path / "seeds" / "reference")
    caches = [item for item in vars(dependencies).values() if hasattr(item, "cache_clear")]

    def hashes():
        for cached in caches:
            cached.cache_clear()
        return {name: code_hash(f"extraction.{name}") for name in ("facts", "claims", "alone")}

    def changes(name):
        before = hashes()
        (tmp_path / name).write_text((tmp_path / name).read_text() + "\n")
        return {name for name, after in hashes().items() if after != before[name]}

    yield changes
    monkeypatch.undo()
    for cached in caches:
        cached.cache_clear()


@pytest.mark.parametrize(
    ("changed", "concerns"),
    [
        ("extraction/facts.py", {"facts"}),
        ("extraction/claims.py", {"claims"}),
        ("extraction/text.py", {"facts", "claims"}),
        ("extraction/words.py", {"facts"}),
        ("extraction/alone.py", {"alone"}),
        ("extraction/__init__.py", set()),
        ("seeds/reference/countries.csv", {"facts"}),
        ("seeds/reference/shares.csv", {"claims"}),
        ("seeds/reference/nobodys.csv", {"facts", "claims", "alone"}),
    ],
)
def test_a_change_concerns_what_depends_on_it(project, changed, concerns):
    assert project(changed) == concerns


def test_a_name_that_is_no_module_is_a_mistake():
    with pytest.raises(ValueError, match=r"extraction\.nowhere"):
        code_hash("extraction.nowhere")


def test_the_versions_of_the_layers_differ():
    assert reading_version() != code_version()
