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
    assert converted.text.removeprefix("\ufeff") == text
    assert converted.language == language


@pytest.mark.parametrize(
    "data",
    [
        b"  A loan\r\nof $5  million.\rEnd \n\n",
        codecs.BOM_UTF8 + "A – B".encode(),
        "ҚАЗАҚСТАН e\u0301 5 million 🇰🇿\u2028\u00ad\u200b".encode(),
        b"\x1b[1mEUR 5 million\x0c",
    ],
)
def test_utf_8_is_kept_letter_for_letter(data):
    assert convert(data, "a.txt").text.encode() == data


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The Bank’s loan – €45 million for São Tomé; “roads”.\r\n", "cp1252"),
        ("Curaçao, São Tomé", "latin-1"),
        ("La situação das ações e a construção de 45 km", "latin-1"),
        ("12 m² and 5 ½ km at 30 °C for £5 million, ¥500 million", "cp1252"),
        ("Bank udzielił kredytu w wysokości 45 mln zł na budowę dróg i mostów, które będą służyć mieszkańcom.", "cp1250"),
        ("Banka, yolların rehabilitasyonu için 45 milyon dolarlık krediyi onayladı. Şirket üç yılda bitirecek bu işi ve yol.", "cp1254"),
    ],
)
def test_short_texts_of_other_encodings(text, encoding):
    assert convert(text.encode(encoding), "a.txt").text == text


def test_a_text_cut_off_within_a_character_loses_that_one():
    assert convert("Zou Jiayi – AIIB €".encode()[:-1], "a.txt").text == "Zou Jiayi – AIIB \ufffd"


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
        (codecs.BOM_UTF8, "empty"),
        (b" \r\n\t ", "empty"),
        (codecs.BOM_UTF8 + b"\n", "empty"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x00\x01\x02\x03loan" * 50, "binary"),
        (b"loan\x00\x00\x00", "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8" * 9, "encoding"),
        (b"a\xed\xa0\x80b", "encoding"),
        (bytes(range(128, 256)) * 3, "encoding"),
    ],
)
def test_what_is_no_text(data, reason):
    with pytest.raises(Unreadable) as caught:
        convert(data, "a.txt")
    assert caught.value.reason == reason
