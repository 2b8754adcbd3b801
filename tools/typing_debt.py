"""Lists the modules that are not yet strict in their types, in pyproject.toml: there mypy overlooks some kinds of errors.

    python tools/typing_debt.py            writes the list anew from what mypy says without it

The list is there to become shorter: take a module out of it, run `make check`, and annotate what mypy names.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SETTINGS = PROJECT / "pyproject.toml"

# The list with its settings, the last of pyproject.toml.
_LIST = re.compile(r"\n# Not yet strict.*\Z", re.DOTALL)


def main() -> None:
    text = _LIST.sub("", SETTINGS.read_text(encoding="utf-8")).rstrip("\n") + "\n"
    with tempfile.NamedTemporaryFile("w", suffix=".toml", delete=False) as bare:
        bare.write(text)
    said = subprocess.run([sys.executable, "-m", "mypy", "--config-file", bare.name], cwd=PROJECT, capture_output=True, text=True)
    Path(bare.name).unlink()
    found = re.findall(r"^(\S+)\.py:\d+: error: .*\[([a-z-]+)\]$", said.stdout, re.MULTILINE)
    modules = sorted({path.replace("/", ".").removesuffix(".__init__") for path, _ in found})
    codes = sorted({code for _, code in found})
    listed = "\n".join(f'    "{module}",' for module in modules)
    kinds = ", ".join(f'"{code}"' for code in codes)
    if modules:
        text += (
            "\n# Not yet strict: here mypy overlooks these kinds of errors. tools/typing_debt.py writes the list; it may only become shorter.\n"
            f"[[tool.mypy.overrides]]\nmodule = [\n{listed}\n]\ndisable_error_code = [{kinds}]\nwarn_unused_ignores = false\n"
        )
    SETTINGS.write_text(text, encoding="utf-8")
    print(f"{len(modules)} modules with {len(found)} errors")


if __name__ == "__main__":
    main()
