"""Title, publisher, date and language of a page, from wherever pages tell them."""

from datetime import date

import pytest

from extraction.formats import convert
from tests.extraction.formats.making import page

BODY = "<p>The Bank lends USD 25 million to the city.</p>"


@pytest.mark.parametrize(
    ("head", "body", "title", "publisher", "published_on"),
    [
        ("<title>Bus loan | EBRD</title>", "<h1>Bus loan</h1>", "Bus loan", "EBRD", None),
        (
            "<title>Bus loan | EBRD</title>",
            "<h1>Bus loan</h1><footer>&copy; European Bank for Reconstruction and Development</footer>",
            "Bus loan",
            "European Bank for Reconstruction and Development",
            None,
        ),
        (
            '<meta property="og:title" content="Bus loan"><meta property="og:site_name" content="Kapaz News">'
            '<meta property="article:published_time" content="2024-09-11T14:20:00+04:00">',
            "",
            "Bus loan",
            "Kapaz News",
            date(2024, 9, 11),
        ),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Bus loan","datePublished":"2024-09-11",'
            '"publisher":{"@type":"Organization","name":"Trend"}}]}</script>',
            "",
            "Bus loan",
            "Trend",
            date(2024, 9, 11),
        ),
        ('<script type="application/ld+json">{"@graph": [</script><title>Bus loan</title>', "", "Bus loan", None, None),
        ('<meta name="dcterms.issued" content="2023-05-12"><meta name="DC.publisher" content="ADB">', "", None, "ADB", date(2023, 5, 12)),
        ("", '<time datetime="2024-09-11T14:20">today</time><h1>Bus loan</h1>', "Bus loan", None, date(2024, 9, 11)),
        ("", "<h1>Bus loan</h1><time>11.09.2024 14:20</time>", "Bus loan", None, date(2024, 9, 11)),
        ("", "<h1>Bus loan</h1><time>June 3, 2024</time>", "Bus loan", None, date(2024, 6, 3)),
        ("", '<div class="related"><time datetime="2020-01-01">old</time></div><h1>Bus loan</h1>', "Bus loan", None, None),
        ("", "<h1>Bus loan</h1><footer>Copyright 2024 by Trend News Agency. All rights reserved.</footer>", "Bus loan", "Trend News Agency", None),
        ("<title>ADB lends 25 million for buses in Gandja - AzerNews</title>", "", "ADB lends 25 million for buses in Gandja", "AzerNews", None),
        ('<meta name="date" content="31.02.2024">', "", None, None, None),
    ],
)
def test_metadata(head, body, title, publisher, published_on):
    converted = convert(page(body + BODY, head), "a.html")
    assert (converted.title, converted.publisher, converted.published_on) == (title, publisher, published_on)


def test_language_is_the_declared_one_or_that_of_the_text():
    assert convert(b'<html lang="az-AZ"><body><p>Kredit', "a.html").language == "az"
    russian = "<html><body><p>Банк выделит городу кредит на автобусы, и это будет сделано в 2024 году по плану банка.".encode()
    assert convert(russian, "a.html").language == "ru"
