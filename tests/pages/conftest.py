"""A site of the seeds, of a document that contradicts itself and of a hostile one, and a browser to look at it with."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pages import site
from tests.conftest import SEEDS

BROCHURE = "002_7f77ea0db526ee5c.txt"

# Whatever a text may try: it must be seen as it is, and do nothing.
HOSTILE = """<script>window.pwned = 1</script> </title><svg onload="window.pwned = 2">

WASHINGTON, May 4, 2023 - The World Bank approved a loan of $10 million to Nepal for the "><img src=x onerror="window.pwned=3"> Water Project.
The <script>window.pwned=4</script> Ministry of Finance of Nepal will put in $5 million, or 50% of $20 million. {{ 7 * 7 }} {% raw %}
'"--></style></script><iframe src="javascript:window.pwned=5"></iframe> <a href="javascript:window.pwned=6">US$ 3.2 million</a> for roads in Pokhara
</span></div><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">
"""


@pytest.fixture(scope="session")
def shown_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from pipelines.running import run_job

    folder = tmp_path_factory.mktemp("shown")
    documents = folder / "documents"
    shutil.copytree(SEEDS, documents)
    text = (SEEDS / BROCHURE).read_text(encoding="utf-8")
    (documents / "slip.txt").write_text(text.replace("77%", "72%"), encoding="utf-8")
    (documents / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    path = folder / "w.duckdb"
    assert run_job([str(documents)], path) == 0
    return path


@pytest.fixture(scope="session")
def built(shown_warehouse: Path) -> Path:
    """The pages as the pipeline made them."""
    return site.folder_of(shown_warehouse)


@dataclass
class Browser:
    """Pages in headless Chromium; `complaints` is what the console said and what was asked of the network."""

    page: object
    site: Path
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str, mark: str = "") -> None:
        self.page.goto((self.site / address).as_uri() + mark)  # type: ignore[attr-defined]

    def address(self, kind: str, part: str) -> str:
        (found,) = [path for path in sorted((self.site / kind).glob("*.html")) if part in path.name]
        return f"{kind}/{found.name}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    playwright = pytest.importorskip("playwright.sync_api")
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("no Chromium on the PATH")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(params=[{}])
def browser(chromium, built: Path, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A fresh window; what it takes beside the default is the test's parameter (`color_scheme`, `viewport`)."""
    context = chromium.new_context(reduced_motion="reduce", **{"viewport": {"width": 1280, "height": 800}, **request.param})
    looked = Browser(context.new_page(), built)
    looked.page.on("console", lambda said: looked.complaints.append(said.text) if said.type in ("error", "warning") else None)
    looked.page.on("pageerror", lambda error: looked.complaints.append(str(error)))
    looked.page.on("request", lambda asked: looked.complaints.append(asked.url) if not asked.url.startswith(("file:", "data:")) else None)
    yield looked
    context.close()
