"""Documents converted in a worker: the same result, and nothing that a document does stops the next one."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from extraction.formats import Unreadable, convert, convert_safely, stop_workers, supervision
from tests.extraction.formats.making import ENCRYPTED_PDF, page, pdf

PAGE = page("<h1>Loan</h1><p>USD 5 million</p>", "<title>Loan</title>")


@pytest.fixture(autouse=True)
def no_workers_left():
    yield
    stop_workers()


@pytest.mark.parametrize(("data", "name"), [(PAGE, "a.html"), (pdf([(72, 700, "The loan")]), "a.pdf"), (b"The loan", "a.txt")])
def test_same_result_as_without_a_worker(data, name):
    assert convert_safely(data, name) == convert(data, name)


def test_one_worker_reads_many_documents():
    convert_safely(PAGE, "a.html")
    (worker,) = supervision._idle
    for _ in range(5):
        convert_safely(PAGE, "a.html")
    assert supervision._idle == [worker]
    assert worker.documents == 6


def test_threads_have_a_worker_each():
    with ThreadPoolExecutor(3) as threads:
        titles = list(threads.map(lambda number: convert_safely(PAGE, f"{number}.html").title, range(12)))
    assert titles == ["Loan"] * 12


def test_plain_text_needs_no_worker(monkeypatch):
    monkeypatch.setattr(supervision, "_idle_worker", lambda: pytest.fail("a worker was asked for"))
    assert convert_safely(b"The loan", "a.txt").text == "The loan"


def test_rejections_come_back_with_their_reasons():
    with pytest.raises(Unreadable) as caught:
        convert_safely(ENCRYPTED_PDF, "a.pdf")
    assert caught.value.reason == "encrypted"


def test_a_document_that_takes_too_long_is_rejected_and_the_next_is_read(monkeypatch):
    convert_safely(PAGE, "a.html")
    (worker,) = supervision._idle
    os.kill(worker.process.pid, 19)  # it stands still, as if the document kept it busy
    started = time.monotonic()
    with pytest.raises(Unreadable) as caught:
        convert_safely(PAGE, "a.html", seconds=0.3)
    assert caught.value.reason == "timed out"
    assert time.monotonic() - started < 5
    assert convert_safely(PAGE, "a.html").title == "Loan"


def test_a_worker_that_dies_costs_one_document():
    convert_safely(PAGE, "a.html")
    (worker,) = supervision._idle
    os.kill(worker.process.pid, 9)
    worker.process.wait()
    assert convert_safely(PAGE, "a.html").title == "Loan"


def test_workers_end_with_their_parent():
    root = Path(__file__).resolve().parents[3]
    script = (
        "import os\nfrom extraction.formats import convert_safely, supervision\n"
        f"convert_safely({PAGE!r}, 'a.html')\nprint(supervision._idle[0].process.pid, flush=True)\nos._exit(0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=root, check=True, timeout=120)
    worker = Path(f"/proc/{done.stdout.strip()}/cmdline")
    for _ in range(50):
        if not worker.exists() or b"extraction" not in worker.read_bytes():
            return
        time.sleep(0.1)
    pytest.fail("the worker outlived its parent")
