"""The seeds as text, HTML, DOCX, RTF, mail and printed PDF give the same text, spaces and line ends aside."""

from pathlib import Path

import pytest

from extraction.formats import convert
from tests.extraction.formats.making import SEEDS, docx, page, paragraph, paragraphs, printed

TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(Path(SEEDS).glob("*.txt"))}
pytestmark = pytest.mark.parametrize("name", TEXTS)


def words(text: str) -> list[str]:
    return text.removeprefix("\ufeff").split()


def test_html(name):
    assert words(convert(page(paragraphs(TEXTS[name])), "a.html").text) == words(TEXTS[name])


def test_html_without_paragraphs(name):
    source = page(TEXTS[name].replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>\n"))
    assert words(convert(source, "a.html").text) == words(TEXTS[name])


def test_docx(name):
    body = "".join(paragraph(line) for line in TEXTS[name].split("\n"))
    assert words(convert(docx(body), "a.docx").text) == words(TEXTS[name])


def test_rtf(name):
    escaped = "".join(
        f"\\{c}" if c in "\\{}" else "\\par\n" if c == "\n" else c if c.isascii() else f"\\u{ord(c)}?" for c in TEXTS[name]
    )
    assert words(convert(f"{{\\rtf1\\ansi {escaped}}}".encode(), "a.rtf").text) == words(TEXTS[name])


def test_mail(name):
    data = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    assert words(convert(data + TEXTS[name].encode(), "a.eml").text) == words(TEXTS[name])


@pytest.mark.parametrize("options", [(), ("--no-pdf-header-footer", "--disable-pdf-tagging")])
def test_pdf(name, options, tmp_path):
    source = page(paragraphs(TEXTS[name]), "<title>Seed</title>")
    assert words(convert(printed(source, tmp_path, *options), "a.pdf").text) == words(TEXTS[name])
