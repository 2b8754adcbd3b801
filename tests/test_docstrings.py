"""The examples in docstrings are so: each module that has any is run by doctest."""

import doctest
from importlib import import_module

import pytest

from pipelines.places import PROJECT

PACKAGES = ("assets", "checks", "extraction", "pages", "pipelines", "warehouse")


def modules() -> list[str]:
    files = [path for package in PACKAGES for path in sorted((PROJECT / package).rglob("*.py")) if ">>> " in path.read_text(encoding="utf-8")]
    return [".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__") for path in files]


@pytest.mark.parametrize("module", modules())
def test_examples(module):
    done = doctest.testmod(import_module(module))
    assert done.attempted and not done.failed
