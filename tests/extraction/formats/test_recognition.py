"""The media type of a file is told by its first bytes, and by its name only where they leave it open."""

import pytest

from extraction.formats import media_type
from tests.extraction.formats.making import docx, page, paragraph, pdf, zipped

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"A loan of $5 million.", "a.txt", "text/plain"),
        (b"A loan of $5 million.", "a", "text/plain"),
        (b"# Loan\n\nA loan.", "a.md", "text/markdown"),
        (b"<p>A <b>loan</b>", "a.html", "text/html"),
        (page("<p>A loan"), "a.txt", "text/html"),
        (b"\xef\xbb\xbf  <!-- x --><HTML><body>x", "a", "text/html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html><html>x', "a.xhtml", "text/html"),
        (b"<div><p>One</p><p>Two</p></div>", "a", "text/html"),
        (b"The tag <p> is not closed", "a.txt", "text/plain"),
        (pdf([(20, 100, "loan")]), "a.txt", "application/pdf"),
        (b"\n\n" + pdf([(20, 100, "loan")]), "a.pdf", "application/pdf"),
        (b"{\\rtf1\\ansi loan}", "a.doc", "application/rtf"),
        (docx(paragraph("loan")), "a.zip", DOCX),
        (zipped({"a.txt": "loan"}), "a.bin", "application/zip"),
        (zipped({"xl/workbook.xml": "<x/>"}), "a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}, 0), "a.odt", "application/vnd.oasis.opendocument.text"),
        (b"From: a@b.example\nSubject: Loan\n\nx", "a.eml", "message/rfc822"),
        (b"MIME-Version: 1.0\r\nFrom: a@b.example\r\n\r\nx", "a", "message/rfc822"),
        (b"From: Astana\nTo: Almaty\n\nThe road is 1,200 km long.", "a.txt", "text/plain"),
        (b"From a@b.example Mon Jun  3 10:00:00 2024\nFrom: a@b.example\n\nx", "a", "application/mbox"),
        (b"\x89PNG\r\n\x1a\n....", "a.pdf", "image/png"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "a.doc", "application/x-ole-storage"),
        (b"BZh is an acronym here", "a.txt", "text/plain"),
    ],
)
def test_media_type(data, name, expected):
    assert media_type(data, name) == expected
