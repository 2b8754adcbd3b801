"""Text of any encoding becomes the same Unicode; what is no text is rejected."""

import codecs
from datetime import date

import pytest

from extraction.formats import Unreadable, convert

RUSSIAN = "Азиатский банк развития выделит кредит в размере 250 млн долларов на строительство автодороги Актобе – Кандыагаш.\n" * 3
FRENCH = "La Banque a approuvé un prêt de 45 millions d’euros pour la réhabilitation des routes à Conakry, où l’été est pluvieux.\n" * 3
CHINESE = "亚洲开发银行批准了四亿二千万美元的贷款，用于内蒙古的可持续发展项目。\n" * 5


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (RUSSIAN, "utf-8", "ru"),
        (RUSSIAN, "cp1251", "ru"),
        (RUSSIAN.replace("–", "-"), "koi8_r", "ru"),
        (RUSSIAN, "utf-16", "ru"),
        (RUSSIAN, "utf-16-le", "ru"),
        (FRENCH, "utf-8-sig", "fr"),
        (FRENCH, "cp1252", "fr"),
        (FRENCH, "utf-16-be", "fr"),
        (FRENCH, "utf-32", "fr"),
        (CHINESE, "utf-8", "zh"),
        (CHINESE, "gb18030", "zh"),
    ],
)
def test_encodings(text, encoding, language):
    converted = convert(text.encode(encoding), "a.txt")
    assert converted.text == text
    assert converted.language == language


def test_plain_text_is_untouched_but_for_its_line_ends():
    assert convert(b"  A loan\r\nof $5  million.\rEnd \n\n", "a.txt").text == "  A loan\nof $5  million.\nEnd \n\n"
    assert convert(codecs.BOM_UTF8 + "A – B".encode(), "a.txt").text == "A – B"


def test_a_few_spoilt_bytes_do_not_change_the_encoding():
    data = (RUSSIAN * 20).encode() + b"\xff" + RUSSIAN.encode()
    assert convert(data, "a.txt").text == RUSSIAN * 20 + "\ufffd" + RUSSIAN


def test_metadata():
    assert convert(b" date 2026-02-09 During the meeting", "a.txt").published_on == date(2026, 2, 9)
    assert convert(b" date 2026-02-31 During the meeting", "a.txt").published_on is None
    markdown = convert(b"# Loan to *Asia* #\n\nA loan.", "a.md")
    assert (markdown.title, markdown.text) == ("Loan to *Asia*", "# Loan to *Asia* #\n\nA loan.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (codecs.BOM_UTF8 + b"\n", "empty"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x00\x01\x02\x03loan" * 50, "binary"),
        (b"loan\x00\x00\x00", "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8" * 9, "encoding"),
    ],
)
def test_what_is_no_text(data, reason):
    with pytest.raises(Unreadable) as caught:
        convert(data, "a.txt")
    assert caught.value.reason == reason
