"""The same documents as text, HTML, PDF and DOCX: does what is read of them stay the same?

    python benchmarks/formats_parity.py DOCUMENTS GOLD.json --score score.py [--formats html pdf docx] [--keep FOLDER]

Makes a web page of every text (with what a site puts around it), has Chromium print the page and LibreOffice write it as
DOCX, runs the whole pipeline on each, and scores what came of it against the gold, offsets left out.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SITE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>
<header class="site-header"><a href="/">Home</a><nav><ul><li><a href="/news">News</a></li><li><a href="/projects">Projects</a></li>
<li><a href="/about">About us</a></li></ul></nav></header>
<main><article>
{body}
</article></main>
<aside class="sidebar related"><h3>Related</h3><ul><li><a href="/1">Another loan of $5 million</a></li><li><a href="/2">Ten new projects</a></li></ul></aside>
<footer><p>© 2031 All rights reserved. <a href="/terms">Terms</a></p></footer></body></html>"""


def page(text: str, *, bare: bool = False) -> str:
    """A page of the text's paragraphs, the lines of a poem or an address kept; `bare` without what a site puts around them."""
    blocks = [block.strip("\n") for block in re.split(r"\n[ \t]*\n", text.removeprefix("\ufeff").replace("\r\n", "\n")) if block.strip()]
    body = "\n".join(paragraph(block.split("\n")) for block in blocks)
    if bare:
        return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"></head><body>{body}</body></html>'
    return SITE.format(title=escape(blocks[0].split("\n")[0][:80]), body=body)


def paragraph(lines: list[str]) -> str:
    """Lines that are broken near the same column are one paragraph; others are lines, and spaced-out columns stay as they are."""
    if any("   " in line.strip() for line in lines):
        return f"<pre>{escape(chr(10).join(lines))}</pre>"
    is_wrapped = len(lines) > 1 and all(len(line) >= 60 for line in lines[:-1])
    return f"<p>{(' ' if is_wrapped else '<br>').join(escape(line.strip()) for line in lines)}</p>"


def made(source: Path, form: str, folder: Path) -> Path:
    """The document in another format."""
    text = source.read_text(encoding="utf-8")
    if form == "txt":
        return Path(shutil.copy(source, folder / source.name))
    html = folder / f"{source.stem}.html"
    html.write_text(page(text, bare=form != "html"), encoding="utf-8")
    if form == "html":
        return html
    target = folder / f"{source.stem}.{form}"
    if form == "pdf":
        browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={target}", html.as_uri()]
    else:
        office = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))))
        command = [office, "--headless", f"-env:UserInstallation=file://{folder}/.office", "--infilter=HTML (StarWriter)"]
        command += ["--convert-to", "docx:Office Open XML Text", "--outdir", str(folder), str(html)]
    subprocess.run(command, check=True, timeout=180, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    html.unlink()
    return target


def without_offsets(gold: dict, names: dict[str, str]) -> dict:
    def stripped(value):
        if isinstance(value, dict):
            return {key: stripped(item) for key, item in value.items() if key not in ("start", "end")}
        return [stripped(item) for item in value] if isinstance(value, list) else value

    return {names[name]: stripped(facts) for name, facts in gold.items() if name in names}


def figures(folder: Path, gold: dict, score: Path) -> dict[str, tuple[str, ...]]:
    """The score's lines: kind to precision, recall and F1."""
    with tempfile.TemporaryDirectory() as scratch:
        warehouse, told = Path(scratch, "w.duckdb"), Path(scratch, "gold.json")
        told.write_text(json.dumps(gold))
        run = [sys.executable, "-m", "pipelines.cli", "run", "--documents", str(folder), "--warehouse", str(warehouse)]
        subprocess.run(run, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        asked = [sys.executable, str(score), "--warehouse", str(warehouse), "--gold", str(told)]
        printed = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    found = re.findall(r"^(\S.*?)\s{2,}([\d.]+|-)\s+([\d.]+|-)\s+([\d.]+|-)\s", printed, re.MULTILINE)
    return {kind: tuple(numbers) for kind, *numbers in found}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("documents", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--score", type=Path, required=True)
    parser.add_argument("--formats", nargs="+", default=["html", "pdf", "docx"])
    parser.add_argument("--keep", type=Path, help="Where the made files are left to look at.")
    options = parser.parse_args()
    gold = json.loads(options.gold.read_text())
    results = {}
    for form in ["txt", *options.formats]:
        with tempfile.TemporaryDirectory() as scratch:
            folder = options.keep / form if options.keep else Path(scratch)
            folder.mkdir(parents=True, exist_ok=True)
            files = {name: made(options.documents / name, form, folder).name for name in gold if (options.documents / name).exists()}
            results[form] = figures(folder, without_offsets(gold, files), options.score)
    print(f"{'F1':45}" + "".join(f"{form:>8}" for form in results))
    worst = 0.0
    for kind, (*_, text_f1) in results["txt"].items():
        f1 = {form: found.get(kind, ("-", "-", "-"))[2] for form, found in results.items()}
        print(f"{kind:45}" + "".join(f"{value:>8}" for value in f1.values()))
        worst = max([worst, *(abs(float(value) - float(text_f1)) for value in f1.values() if "-" not in (value, text_f1))])
    print(f"furthest from the text's: {worst:.3f}")
    return 1 if worst > 0.02 else 0


if __name__ == "__main__":
    sys.exit(main())
