"""Scans are read with tesseract where that is asked for and installed; here a program of its name stands in for it."""

import pytest

from assets.formats import Conversion
from extraction.formats import Unreadable, stop_workers
from tests.extraction.formats.making import picture_pdf


@pytest.fixture
def tesseract(tmp_path, monkeypatch):
    """Installs a program that gets the picture of a page and writes what is told; workers of before know nothing of it."""

    def install(script):
        program = tmp_path / "bin" / "tesseract"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
        stop_workers()

    yield install
    stop_workers()


READS = 'head -c 2 | grep -q P5 && [ "$1 $2" = "stdin stdout" ] && echo "The loan of EUR 5 million is signed."'


def test_a_scan_is_read(tesseract):
    tesseract(READS)
    converted = Conversion(ocr=True).converted(picture_pdf(), "scan.pdf")
    assert (converted.text, converted.pages, converted.media_type) == ("The loan of EUR 5 million is signed.", (0,), "application/pdf")


@pytest.mark.parametrize(
    ("script", "ocr", "detail"),
    [
        (READS, False, "OCR"),
        ("exit 1", True, "failed"),
        ("true", True, "no writing"),
        (None, True, "not installed"),
    ],
)
def test_a_scan_that_is_not_read(tesseract, monkeypatch, script, ocr, detail):
    if script is None:
        monkeypatch.setenv("PATH", "/nowhere")
        stop_workers()
    else:
        tesseract(script)
    with pytest.raises(Unreadable, match=detail) as error:
        Conversion(ocr=ocr).converted(picture_pdf(), "scan.pdf")
    assert error.value.reason == "no text layer"


def test_a_slow_reader_of_scans_is_given_up(tesseract):
    tesseract("sleep 30")
    with pytest.raises(Unreadable) as error:
        Conversion(ocr=True, seconds=0.1).converted(picture_pdf(), "scan.pdf")
    assert error.value.reason == "timed out"
