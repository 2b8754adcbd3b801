"""A hash of all that a result of ours depends on: modules, the modules they import, the vocabularies they name, their libraries.

Found in the sources, nothing is listed by hand: a module depends on every module that it imports anywhere in its file, on
every file of `seeds/reference/` whose name stands in it as a string, and on the versions of the libraries it imports. A
file that no module names may be read under a made-up name, and counts as everybody's. What a package's `__init__` imports
is its own affair: who imports a module of the package does not depend on it.

Too much is safe here and too little is not: what depends on more than it needs is made again without need, no more.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extraction import expressions as re

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "seeds" / "reference"

# Where the project is installed, its packages lie among those of libraries.
_OURS = frozenset({"assets", "checks", "extraction", "pages", "pipelines", "warehouse"})

# Every import, wherever it stands; the sources are scanned, since parsing them takes as long as a short run.
_IMPORT = re.compile(
    r"""
    ^[ \t]* (?: from [ \t]+ (?P<package>[\w.]+) [ \t]+ import [ \t]* (?: \( (?P<several>[^)]*) \) | (?P<names>[^\n#(]+) )
              | import [ \t]+ (?P<modules>[^\n#]+) )
    """,
    re.VERBOSE | re.MULTILINE,
)
_COMMENT = re.compile(r"#[^\n]*")
# A library that is looked for by its name, without being imported.
_LOOKED_FOR = re.compile(r"""\bfind_spec\(["']([\w.]+)["']\)""")
_STRING = re.compile(r"""["']([\w.]+)["']""")
# Its strings are words of texts ("countries"), no names of vocabularies.
_WORDS_OF_EXPRESSIONS = "needed_words.py"


@dataclass(frozen=True, slots=True)
class Dependencies:
    """Files of ours, modules and vocabularies, and the libraries that are used in them."""

    files: frozenset[Path]
    libraries: frozenset[str]


@cache
def code_hash(*modules: str) -> str:
    """The same as long as nothing changes that these modules (dotted names) depend on."""
    found = dependencies(*modules)
    digest = sha256()
    for path in sorted(found.files):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for library in sorted(found.libraries):
        digest.update(f"{library} {_version(library)}\n".encode())
    return digest.hexdigest()[:16]


@cache
def dependencies(*modules: str) -> Dependencies:
    """All that the modules depend on, themselves included; raises ValueError for a name that is no module of ours."""
    files: set[Path] = set()
    libraries: set[str] = set()
    waiting, seen = list(modules), set(modules)
    for name in modules:
        if _file(name) is None:
            raise ValueError(f"there is no module {name}")
    while waiting:
        path = _file(waiting.pop())
        if path is None:
            continue
        files.add(path)
        imported, strings = _scanned(path)
        libraries.update(name.partition(".")[0] for name in imported if not _is_ours(name))
        new = {module for name in imported if (module := _module(name)) is not None} - seen
        seen |= new
        waiting += new
        files.update(_vocabularies().get(string.removesuffix(".csv"), path) for string in strings)
    return Dependencies(frozenset(files) | _unnamed(), frozenset(libraries - sys.stdlib_module_names))


@cache
def _scanned(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    """The dotted names that a file imports, and the words that stand in it as strings.

    `from package import name` is `package.name`, which may be a module or something in one.
    """
    source = path.read_text(encoding="utf-8")
    imported = set(_LOOKED_FOR.findall(source))
    for match in _IMPORT.finditer(source):
        names = _COMMENT.sub("", match["several"] or match["names"] or match["modules"]).split(",")
        for name in filter(None, (name.split(" as ")[0].strip() for name in names)):
            imported.add(f"{match['package']}.{name}" if match["package"] else name)
    return frozenset(imported), frozenset(() if path.name == _WORDS_OF_EXPRESSIONS else _STRING.findall(source))


def _module(name: str) -> str | None:
    """The module of ours that an imported name is, or stands in."""
    while name:
        if _file(name) is not None:
            return name
        name = name.rpartition(".")[0]
    return None


@cache
def _file(module: str) -> Path | None:
    path = ROOT.joinpath(*module.split("."))
    if not _is_ours(module):
        return None
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if file.is_file():
            return file
    return None


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] in _OURS


@cache
def _vocabularies() -> dict[str, Path]:
    return {path.stem: path for path in sorted(REFERENCE.rglob("*")) if path.is_file()}


@cache
def _unnamed() -> frozenset[Path]:
    """The vocabularies that no module of ours names."""
    named: set[str] = set()
    for package in sorted(_OURS):
        for path in (ROOT / package).rglob("*.py"):
            named.update(string.removesuffix(".csv") for string in _scanned(path)[1])
    return frozenset(path for stem, path in _vocabularies().items() if stem not in named)


def _version(library: str) -> str:
    for name in (library, library.replace("_", "")):
        try:
            return version(name)
        except PackageNotFoundError:
            continue
    return "none"
