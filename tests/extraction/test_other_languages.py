"""Texts in other languages are marked and not read; English ones with foreign names in them are read."""

import pytest

from extraction.formats.language import is_foreign
from extraction.reading import read

FOREIGN = [
    ("fr", "ABIDJAN, 14 juin 2023 - La Banque africaine de développement a approuvé un prêt de 45 millions d’euros pour la réhabilitation des routes."),
    ("es", "El Banco Interamericano de Desarrollo aprobó un préstamo de US$ 300 millones para mejorar la infraestructura vial en el Perú."),
    ("pt", "O Banco Mundial aprovou um empréstimo de 120 milhões de dólares para a construção de estradas no norte de Moçambique, com o apoio da UE."),
    ("de", "Die KfW hat einen Kredit von 45 Millionen Euro für die Sanierung der Straßen in Georgien unterzeichnet. Das Projekt wird 2025 fertig."),
    ("ru", "Азиатский банк развития выделит кредит в размере USD 30 million на строительство автодороги. Проект будет завершен в 2027 году."),
    ("kk", "Азия даму банкі жол салу үшін 30 млн доллар несие береді. Бұл жоба 2027 жылы аяқталады және оның құны бойынша шешім қабылданды."),
    ("id", "Bank Pembangunan Asia menyetujui pinjaman sebesar $500 juta untuk Indonesia dalam rangka mendukung program pemerintah yang akan berjalan."),
    ("zh", "亚洲开发银行批准了四亿二千万美元的贷款，用于内蒙古的可持续发展项目。2020年，ADB 提供 $420 million。项目将于二〇二五年完成，惠及当地居民。"),
]
ENGLISH = [
    "Projects approved:\n\nChad - Pastoral Water - loan: $19.5 million; grant: $19.5 million\n\nUganda - Supplementary loan and grant - $8 million",
    "Financing of the Carretera del Sur and the Ruta de la Costa: the loan of US$300 million was signed with the Banco de la República.",
    "| Country | Project | Loan (US$ million) |\n|---|---|---|\n| Ghana | Roads | 45.0 |\n| Mali | Ponts de la ville | 12.5 |",
    "EUR 5 million",
    "",
]


@pytest.mark.parametrize(("language", "text"), FOREIGN, ids=[language for language, _ in FOREIGN])
def test_other_languages_are_marked_and_not_read(language, text):
    reading = read(text)
    assert reading.profile.language == language
    assert (reading.mentions, reading.facts, reading.claims, reading.numerals) == ((), (), (), ())


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_read(text):
    assert not is_foreign(text)
    assert not text or read(text).mentions


def test_a_summary_in_another_language_makes_a_report_no_foreign_one():
    english = "The Bank approved a loan of $30 million to Kazakhstan for the roads of the region. " * 60
    assert not is_foreign(FOREIGN[4][1] * 40 + english)
    assert not is_foreign(english + FOREIGN[4][1] * 40)
