"""Takes the README's pictures: the lineage and a check in the Dagster UI, and an evidence page, of the seeds and a text with a slip.

    python tools/screenshots.py                        docs/lineage.png, docs/check.png, docs/evidence.png
    python tools/screenshots.py FOLDER [NAME ...]      these and the other pages below, to look at before they are changed

Needs Chromium on the PATH; nothing is fetched from the network.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, TimeoutError, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pipelines.places import DAGSTER_SETTINGS, DOCUMENTS, PROJECT, WORKSPACE

_BROCHURE = "002_7f77ea0db526ee5c.txt"


@dataclass(frozen=True)
class Picture:
    """A page of the Dagster UI, or of the evidence pages; what is done on it before, and how large it is."""

    address: str
    width: int
    height: int
    done: Callable[[Page], None] = lambda page: None
    of_pages: bool = False


def _settle(page: Page) -> None:
    """Until nothing says any more that it is loading, or a while."""
    page.wait_for_timeout(2500)
    with suppress(TimeoutError):
        page.wait_for_function("!/Loading/.test(document.body.innerText)", timeout=20_000)
    page.wait_for_timeout(1500)


def _more_room(page: Page) -> None:
    """Without the navigation; the graph is fitted to the room when the page is loaded again."""
    page.wait_for_timeout(2000)
    page.get_by_text("Hide navigation").click()
    page.reload(wait_until="networkidle")
    page.wait_for_timeout(2500)


def _show_the_slip(page: Page) -> None:
    page.locator(".card.bad a.show").click()
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)


PICTURES = {
    "lineage": Picture("asset-groups", 1900, 640, _more_room),
    "check": Picture("assets/reconciliations?view=checks&checkDetail=share_of_total", 1400, 820, _settle),
    "evidence": Picture("documents/*slip*", 1400, 820, _show_the_slip, of_pages=True),
    "catalog": Picture("assets", 1600, 1200, _settle),
    "asset": Picture("assets/transactions", 1600, 1900, _settle),
    "readings": Picture("assets/readings", 1600, 1200, _settle),
    "published": Picture("assets/published_warehouse", 1600, 1200, _settle),
    "pages": Picture("assets/evidence_pages", 1600, 1200, _settle),
    "spans": Picture("assets/mentions?view=checks&checkDetail=spans", 1600, 1000, _settle),
    "runs": Picture("runs", 1600, 700, _settle),
    "automation": Picture("automation", 1600, 700, _settle),
    "contradictions": Picture("contradictions.html", 1400, 900, of_pages=True),
    "organisation": Picture("organisations/*asian-development-bank*", 1400, 1500, lambda page: page.wait_for_timeout(500), of_pages=True),
    "country": Picture("countries/*kazakhstan*", 1400, 1200, lambda page: page.wait_for_timeout(500), of_pages=True),
    "phone": Picture("documents/*slip*", 390, 1600, _show_the_slip, of_pages=True),
    "checks": Picture("checks/reconciliations.html", 1400, 1200, of_pages=True),
    "overview": Picture("index.html", 1400, 1500, lambda page: page.wait_for_timeout(500), of_pages=True),
}
README = ("lineage", "check", "evidence")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "docs"
    names = sys.argv[2:] or (list(PICTURES) if len(sys.argv) > 1 else list(README))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        home, pages = _made(Path(place))
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox", "--no-proxy-server"])
        with served(home) as address:
            for name in names:
                photograph(browser, name, address, pages, folder)
        browser.close()


def _made(place: Path) -> tuple[Path, Path]:
    """A Dagster home and evidence pages of the seeds, one with its 77% turned into 72%."""
    home, documents = place / "home", place / "documents"
    home.mkdir()
    shutil.copyfile(DAGSTER_SETTINGS, home / "dagster.yaml")
    shutil.copytree(DOCUMENTS, documents)
    text = (documents / _BROCHURE).read_text(encoding="utf-8")
    (documents / _BROCHURE).unlink()
    (documents / "brochure-with-a-slip.txt").write_text(text.replace("77%", "72%"), encoding="utf-8")
    command = [sys.executable, "-m", "pipelines.cli", "run", "--documents", str(documents), "--warehouse", str(place / "devfin.duckdb")]
    subprocess.run(command, check=True, cwd=PROJECT, env={**os.environ, "DAGSTER_HOME": str(home)}, stdout=subprocess.DEVNULL)
    return home, place / "devfin.pages"


def _chromium() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return found or sys.exit("there is no Chromium on the PATH")


@contextmanager
def served(home: Path) -> Iterator[str]:
    """Address of a web server on this Dagster home; it ends with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-m", "dagster_webserver", "-w", str(WORKSPACE), "-h", "127.0.0.1", "-p", port, "--read-only"]
    server = subprocess.Popen(
        command, env={**os.environ, "DAGSTER_HOME": str(home)}, cwd=PROJECT, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        _wait(f"http://127.0.0.1:{port}/server_info", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            opener.open(address, timeout=10).close()
            return
        except OSError:
            time.sleep(0.3)
    sys.exit("the web server did not start; try `devfin ui`")


def photograph(browser: Any, name: str, address: str, pages: Path, folder: Path) -> None:
    picture = PICTURES[name]
    context = browser.new_context(viewport={"width": picture.width, "height": picture.height}, reduced_motion="reduce")
    page = context.new_page()
    if picture.of_pages:
        page.goto(_page(pages, picture.address).as_uri())
    else:
        page.goto(f"{address}/{picture.address}", wait_until="networkidle", timeout=120_000)
    picture.done(page)
    file = folder / f"{name}.png"
    page.screenshot(path=file)
    context.close()
    print(f"{file} ({file.stat().st_size // 1000} kB)")


def _page(pages: Path, address: str) -> Path:
    """A page by its name, or by a part of it; `documents/*slip*` is the one whose file is called so."""
    if not address.startswith("documents/"):
        return next(iter(sorted(pages.glob(address))))
    wanted = address.partition("*")[2].strip("*")
    return next(path for path in sorted((pages / "documents").glob("*.html")) if f"{wanted}.txt</dd>" in path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
