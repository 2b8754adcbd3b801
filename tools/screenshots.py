"""Takes pictures of the Dagster UI as the last `devfin run` left it: the lineage for docs/lineage.png, and whatever else is asked.

    python tools/screenshots.py                        docs/lineage.png
    python tools/screenshots.py FOLDER                 all pages below, to look at before they are changed

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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pipelines.places import PROJECT, WORKSPACE, dagster_home

GROUPS = ("sources", "documents", "reading", "entities", "facts", "reconciliations", "answers", "publication")
LINEAGE = "asset-groups"
PAGES = {
    "lineage": (LINEAGE, 2000, 720),
    "expanded": (f"{LINEAGE}?expanded=" + ",".join(f"global@global:{group}" for group in GROUPS), 3200, 2400),
    "catalog": ("assets", 1600, 1200),
    "asset": ("assets/transactions", 1600, 1400),
    "readings": ("assets/readings", 1600, 1200),
    "published": ("assets/published_warehouse", 1600, 1200),
    "checks": ("assets/reconciliations?view=checks", 1600, 1000),
    "check": ("assets/reconciliations?view=checks&checkDetail=share_of_total", 1600, 1000),
    "check_spans": ("assets/mentions?view=checks&checkDetail=spans", 1600, 1000),
    "runs": ("runs", 1600, 700),
    "jobs": ("automation", 1600, 700),
}


def main() -> None:
    with served(dagster_home()) as address:
        if len(sys.argv) == 1:
            photograph(address, "lineage", PROJECT / "docs")
            return
        names = sys.argv[2:] or list(PAGES)
        for name in names:
            photograph(address, name, Path(sys.argv[1]))


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


def _wait(address: str, server: subprocess.Popen) -> None:
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


def photograph(address: str, name: str, folder: Path) -> None:
    page, width, height = PAGES[name]
    folder.mkdir(parents=True, exist_ok=True)
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("there is no Chromium on the PATH")
    picture = folder / f"{name}.png"
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-proxy-server",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
                f"--user-data-dir={profile}", f"--window-size={width},{height}", "--virtual-time-budget=30000",
                f"--screenshot={picture}", f"{address}/{page}",
            ],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
    print(f"{picture} ({picture.stat().st_size // 1000} kB)")


if __name__ == "__main__":
    main()
