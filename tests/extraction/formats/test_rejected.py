"""Each reason that a document is rejected for, with a file that it is rejected for."""

import pytest

from extraction.formats import REASONS, Limits, Unreadable, convert
from tests.extraction.formats.making import ENCRYPTED_PDF, docx, page, paragraph, pdf, picture_pdf, zipped

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><x>&i;</x>"
)
PAGE = pdf([(72, 700, "The loan is signed.")])


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "empty"),
        (b"\n \n", "a.pdf", "empty"),
        (page("<p> </p><script>x</script>"), "a.html", "empty"),
        (docx(paragraph("")), "a.docx", "empty"),
        (bytes(range(256)) * 9, "a.txt", "binary"),
        (bytes(range(256)) * 9, "a.html", "binary"),
        (b"\xff\xfe\x00\xd8\x00\xd8\x00\xd8", "a.txt", "encoding"),
        (ENCRYPTED_PDF, "a.pdf", "encrypted"),
        (picture_pdf(), "a.pdf", "no text layer"),
        (pdf([]), "a.pdf", "no text layer"),
        (PAGE[: len(PAGE) // 3], "a.pdf", "truncated"),
        (docx(paragraph("loan"))[:-30], "a.docx", "truncated"),
        (rb"{\rtf1\ansi The loan is", "a.rtf", "truncated"),
        (b"x" * 2_000, "a.txt", "too large"),
        (docx(paragraph("x" * 20_000_000)), "a.docx", "archive bomb"),
        (zipped({"../a.txt": "x"}), "a.zip", "unsupported media type"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "unsupported media type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "a.doc", "unsupported media type"),
        (zipped({"word/document.xml": LAUGHS}), "a.docx", "malformed"),
        (zipped({"word/document.xml": "<w:document"}), "a.docx", "malformed"),
        (zipped({"word/other.xml": "<x/>", "[Content_Types].xml": "<x/>"}), "a.docx", "malformed"),
        (b"%PDF-1.4 and nothing more %%EOF", "a.pdf", "malformed"),
    ],
)
def test_reasons(data, name, reason):
    limits = Limits(document_bytes=1_000) if reason == "too large" else Limits()
    with pytest.raises(Unreadable) as caught:
        convert(data, name, limits=limits)
    assert (caught.value.reason, caught.value.detail != "") == (reason, True)
    assert reason in REASONS


def test_a_scan_says_what_helps():
    with pytest.raises(Unreadable, match="OCR"):
        convert(picture_pdf(), "a.pdf")


def test_an_html_page_of_laughs_is_only_text():
    assert "&i;" in convert(LAUGHS.encode(), "a.html").text


def test_too_much_text():
    with pytest.raises(Unreadable, match="too large"):
        convert(b"loan " * 100, "a.txt", limits=Limits(text_characters=100))
    with pytest.raises(Unreadable, match="too large"):
        convert(pdf([], [], []), "a.pdf", limits=Limits(pages=2))
