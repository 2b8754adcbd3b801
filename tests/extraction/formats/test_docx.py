"""A DOCX reads as its author sees it: insertions in, deletions and hidden text out, cells of a row together."""

import pytest

from extraction.formats import convert
from tests.extraction.formats.making import docx, paragraph, run, table

ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def text(body: str, **parts: str) -> str:
    return convert(docx(body, **parts), "a.docx").text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph("A loan ", run("of USD 5 million", "<w:b/>")) + paragraph("Next"), "A loan of USD 5 million\n\nNext"),
        (paragraph("The grant is ", f"<w:ins>{run('EUR 5 million')}</w:ins>", "<w:del><w:r><w:delText>EUR 4</w:delText></w:r></w:del>"), "The grant is EUR 5 million"),
        (f"<w:sdt><w:sdtContent>{paragraph('In a control')}</w:sdtContent></w:sdt>", "In a control"),
        (paragraph("See ", f"<w:hyperlink>{run('the loan')}</w:hyperlink>"), "See the loan"),
        (paragraph("Seen", run("hidden 99", "<w:vanish/>"), run(" too", '<w:vanish w:val="0"/>')), "Seen too"),
        (paragraph("Line<", "<w:r><w:br/></w:r>", "next"), "Line<\nnext"),
        (paragraph("a", "<w:r><w:tab/></w:r>", "b") + paragraph("c   d"), "a\tb\nc   d"),
        (paragraph("11 countries", run("a", '<w:vertAlign w:val="superscript"/>')), "11 countries^a"),
        (paragraph("12 km", run("2", '<w:vertAlign w:val="superscript"/>')), "12 km2"),
        (paragraph("25 buses", properties=ITEM) + paragraph("3 depots", properties=ITEM) + paragraph("End"), "- 25 buses\n- 3 depots\n\nEnd"),
        (paragraph("<w:r><w:instrText>PAGE</w:instrText></w:r>", "Text"), "Text"),
        (
            table([["Component", "EUR million"], ["Roads", "12.5"], ["Total", "12.5"]]) + paragraph("After"),
            "Component | EUR million\nRoads | 12.5\nTotal | 12.5\n\nAfter",
        ),
        (table([["Country:", "Moldova"], ["Status:", "Signed"]]), "Country: Moldova\nStatus: Signed"),
        (table([["Only"], ["one column"]]), "Only\n\none column"),
        (
            f"<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{paragraph('Roads')}</w:tc><w:tc>{paragraph('1')}</w:tc></w:tr>"
            f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}</w:tc><w:tc>{paragraph('2')}</w:tc></w:tr></w:tbl>",
            "Roads | 1\nRoads | 2",
        ),
        (
            f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{paragraph('Loans')}</w:tc><w:tc>{paragraph('Grants')}</w:tc></w:tr>"
            f"<w:tr><w:tc>{paragraph('1')}</w:tc><w:tc>{paragraph('2')}</w:tc><w:tc>{paragraph('3')}</w:tc></w:tr></w:tbl>",
            "Loans |  | Grants\n1 | 2 | 3",
        ),
        (paragraph("Before", f"<w:r><w:drawing><w:txbxContent>{paragraph('In a box')}</w:txbxContent></w:drawing></w:r>"), "Before\n\nIn a box"),
    ],
)
def test_bodies(body, expected):
    assert text(body) == expected


def test_footnotes_stand_below_the_text():
    body = paragraph("A loan", '<w:r><w:footnoteReference w:id="2"/></w:r>', " of USD 5 million")
    notes = f'<w:footnote w:id="2">{paragraph("At the rate of the day.")}</w:footnote>'
    assert text(body, footnotes=notes) == "A loan[1] of USD 5 million\n\n[1] At the rate of the day."


def test_metadata():
    data = docx(paragraph("Loan"), core="<dc:title>Bus loan</dc:title><dc:language>en-GB</dc:language>", app="<p:Company>ADB</p:Company>")
    converted = convert(data, "a.docx")
    assert (converted.title, converted.publisher, converted.language) == ("Bus loan", "ADB", "en")
    assert convert(docx(paragraph("Loan"), core="<dc:title>Microsoft Word - x</dc:title>"), "a.docx").title is None


def test_deep_nesting_keeps_the_text():
    deep = "<w:sdt><w:sdtContent>" * 30_000 + paragraph("loan") + "</w:sdtContent></w:sdt>" * 30_000
    assert "loan" in text(deep + paragraph("end"))
