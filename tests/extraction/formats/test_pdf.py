"""A PDF reads in order, its paragraphs whole, its tables row by row, without running heads, feet and page numbers."""

import pytest

from extraction.formats import convert
from tests.extraction.formats.making import SENTENCE, page, pdf, printed


def lines(*texts: str, x: float = 72, y: float = 700, step: float = 14) -> list[tuple[float, float, str]]:
    return [(x, y - step * number, text) for number, text in enumerate(texts)]


def text(*pages) -> str:
    return convert(pdf(*pages), "a.pdf").text


WRAPPED = lines(
    "The Asian Infrastructure Investment Bank approved a loan of USD",
    "312.5 million for the rehabilitation of the road. Its counter-",
    "parts agreed to a sovereign-backed guarantee and a sovereign-",
    "backed grant.",
)
WHOLE = (
    "The Asian Infrastructure Investment Bank approved a loan of USD 312.5 million for the rehabilitation of the road. Its counterparts "
    "agreed to a sovereign-backed guarantee and a sovereign-backed grant."
)


def test_wrapped_lines_are_one_paragraph():
    assert text(WRAPPED) == WHOLE


def test_paragraphs_are_apart():
    assert text([*WRAPPED, *lines("Next paragraph here.", y=620)]) == f"{WHOLE}\n\nNext paragraph here."


def test_short_lines_stay_lines():
    shown = text([*WRAPPED, *lines("Status: Signed", "Location: Moldova", y=620)])
    assert shown == f"{WHOLE}\n\nStatus: Signed\nLocation: Moldova"


def test_columns_are_read_one_after_the_other():
    left = lines(*[f"Left column line {n} goes on and" for n in "abcdefghij"], x=50)
    right = lines(*[f"Right column line {n} goes on and" for n in "abcdefghij"], x=320)
    shown = text([*left, *right])
    assert shown.index("Left column line j") < shown.index("Right column line a")
    assert "|" not in shown


def test_cells_of_a_table_stay_together():
    rows = [("Component", "IBRD ($ million)", "Government"), ("Roads", "210.4", "32.0"), ("Training", "12.5", ""), ("Total", "222.9", "33.5")]
    cells = [(x, 600 - 20 * r, cell) for r, row in enumerate(rows) for x, cell in zip((72, 250, 400), row, strict=True) if cell]
    shown = text([*WRAPPED, *cells])
    assert shown == f"{WHOLE}\n\nComponent | IBRD ($ million) | Government\nRoads | 210.4 | 32.0\nTraining | 12.5\nTotal | 222.9 | 33.5"


def test_running_heads_and_page_numbers_are_left_out():
    def numbered(number: int, body: str):
        return [(72, 810, f"Report No. {100 + number}, Project Document"), (72, 700, body), (290, 30, f"Page {number} of 3")]

    converted = convert(pdf(numbered(1, "First of 25 buses."), numbered(2, "Second of 26 buses."), numbered(3, "Third.")), "a.pdf")
    assert converted.text == "First of 25 buses.\n\nSecond of 26 buses.\n\nThird."
    assert [converted.text[start:][:6] for start in converted.pages] == ["First ", "Second", "Third."]
    assert [converted.page_at(offset) for offset in (0, converted.text.index("Second"), len(converted.text))] == [1, 2, 3]


def test_a_paragraph_goes_on_over_a_page():
    first = lines("The Asian Infrastructure Investment Bank approved a loan of USD", "312.5 million for the rehabilitation of the road and its many", y=80)
    second = lines("bridges between the two cities.", y=780)
    converted = convert(pdf(first, second), "a.pdf")
    assert "road and its many bridges between" in converted.text
    assert converted.text[converted.pages[1] :].startswith("bridges")


def test_items_of_a_list():
    marked = [(72, 600, "1."), (90, 600, "first of 25 buses"), (72, 586, "2."), (90, 586, "second")]
    assert text([*WRAPPED, *marked]) == f"{WHOLE}\n\n1. first of 25 buses\n2. second"


def test_title_is_the_stated_one_or_the_largest_line():
    assert convert(pdf(lines("Text"), info="/Title(Bus loan)"), "a.pdf").title == "Bus loan"
    assert convert(pdf(lines("Text"), info="/Title(Microsoft Word - x.doc)"), "a.pdf").title is None


TABLE = (
    "<table border=1><tr><th>Component<th>IBRD loan ($ million)<th>Government<tr><td>Road rehabilitation of the section between the two regional "
    "centers with bridges and climate resilience works along the way<td>210.4<td>32.0<tr><td>Total<td>222.9<td>33.5</table>"
)
TABLE_LINES = (
    "Component | IBRD loan ($ million) | Government\nRoad rehabilitation of the section between the two regional centers with bridges and climate "
    "resilience works along the way | 210.4 | 32.0\nTotal | 222.9 | 33.5"
)


@pytest.mark.parametrize("options", [(), ("--disable-pdf-tagging",), ("--no-pdf-header-footer",)])
def test_printed_by_a_browser(tmp_path, options):
    body = f"<h1>Project Financing</h1><p>{SENTENCE * 3}</p>{TABLE}<p>Contact<br>Almaty</p><p>{SENTENCE * 2}</p>"
    converted = convert(printed(page(body, "<title>Bus loan</title>"), tmp_path, *options), "a.pdf")
    assert converted.text == f"Project Financing\n\n{SENTENCE * 3}\n\n{TABLE_LINES}\n\nContact\nAlmaty\n\n{SENTENCE * 2}"
    assert converted.title == "Bus loan"


@pytest.mark.parametrize(("rotation", "matrix"), [(90, "0 1 -1 0"), (180, "-1 0 0 -1"), (270, "0 -1 1 0")])
def test_a_turned_page_is_read_like_any_other(rotation, matrix):
    places = {90: lambda x, y: (842 - y, x), 180: lambda x, y: (595 - x, 842 - y), 270: lambda x, y: (y, 595 - x)}[rotation]
    data = pdf([(*places(x, y), text) for x, y, text in WRAPPED], box=(842, 842), turned=(rotation, matrix))
    assert convert(data, "a.pdf").text == WHOLE


def test_the_head_of_a_table_is_no_further_line_of_what_stands_above_it():
    rows = [("Component", "IDB", "Total"), ("Paving", "62.1", "71.6"), ("Bridges", "41.8", "48.3")]
    cells = [(x, 686 - 14 * y, cell) for y, row in enumerate(rows) for x, cell in zip((72, 250, 350), row, strict=True)]
    text = convert(pdf([(72, 700, "COSTS (US$ millions)"), *cells]), "a.pdf").text
    assert text == "COSTS (US$ millions)\n\nComponent | IDB | Total\nPaving | 62.1 | 71.6\nBridges | 41.8 | 48.3"


def test_bullets_and_fields_begin_lines_within_a_paragraph(tmp_path):
    """Printed from a page whose lines are one paragraph with line breaks in it."""
    source = page(
        "<p>Energy and health:<br>\u2022 US$ 60 million (Restricted Mudaraba) for Maldives: renewable energy on outer islands.<br>"
        "\u2022 US$ 40.5 million for Suriname: regional hospitals at Wanica and Albina.</p>"
        "<p>Implementing Agency: Strategic Investment Office of Honduras<br>Region: Latin America and Caribbean</p>"
    )
    lines = convert(printed(source, tmp_path, "--no-pdf-header-footer"), "a.pdf").text.split("\n")
    assert [line.split(" ")[0] for line in lines if line] == ["Energy", "\u2022", "\u2022", "Implementing", "Region:"]
