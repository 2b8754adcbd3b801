"""Columns parted by dot leaders or slashes are given the marks that readers of tables know; prose is left as it is."""

import pytest

from extraction import read
from extraction.table_marks import plain_columns

KEPT = [
    "Roads, water and/or power are paid by the state / the province.",
    "He waited .... and then spoke of 40 million.",
    "Ministry of Works / Road Agency\nand the town of Beira.",
    "See p. 4 ... for 3 more.",
    "- JPY 94,441,800,000 for A\n- JPY 11,222,333,444 for B\n",
    "Sigma, a bank,and others,too\nsaid so, they hold,that is,all.",
    "The loan\n45\nwas signed.",
    "Borrower: State    Term: 12\nGuarantor: Bank   Rate: 3\nPeriod of Grace: 4    Fee: 1\n",
    "          Loans   US$ billion   Part\nRoads        12      3.4   60%\nPower         7      1.9   40%\n",
]

MARKED = [
    ("Canals ................ 38.4\n", "Canals                  38.4\n"),
    ("Sewage . . . . . . US$ 11.2\n", "Sewage             US$ 11.2\n"),
    ("Name / Amount / Term\nRoad / 24 / 30\n", "Name | Amount | Term\nRoad | 24 | 30\n"),
    ("Name / Amount / Term\n\nRoad / 24 / 30\n", "Name | Amount | Term\n\nRoad | 24 | 30\n"),
    ("No,Project,Country,Amount\n1,Port,Togo,27.5\n", "No|Project|Country|Amount\n1|Port|Togo|27.5\n"),
    ("Country,Project,Amount,Type\nPeru,Dam,200,loan\nSum,,200,\n", "Country|Project|Amount|Type\nPeru|Dam|200|loan\nSum||200|\n"),
    ("1  Fiji        $ 7.4 m   29%\n2  Saint Lucia $ 4.0 m   18%\n3  Belize      $ 5.1 m   23%\n", "1  Fiji        $ 7.4 m   29%\n2  Saint Lucia\t$ 4.0 m   18%\n3  Belize      $ 5.1 m   23%\n"),
    ("\nLoan of ADB\n45.0\n\nState\n12.5\n", "\nLoan of ADB\t45.0\n\nState\t12.5\n"),
    ("\nLoan of ADB\n45.0\n9.0\n\nState\n\n12.5\n\n1.0\n", "\nLoan of ADB\t45.0\t9.0\n\nState\t 12.5\t 1.0\n"),
]


@pytest.mark.parametrize("text", KEPT)
def test_prose_is_kept(text):
    assert plain_columns(text) == text


@pytest.mark.parametrize(("text", "marked"), MARKED)
def test_columns_are_marked_character_for_character(text, marked):
    assert plain_columns(text) == marked
    assert len(marked) == len(text)


def amounts(text):
    return [(m.surface, str(m.value.normalize()), m.currency) for m in read(text).mentions if m.kind == "money"]


def test_cells_behind_leaders_are_amounts():
    text = "Cost by component (in million euros, taxes excluded)\n Dykes ........ 38.4\n Pumps ......... 17.6\n TOTAL ........ 56.0\n"
    assert amounts(text) == [("38.4", "3.84E+7", "EUR"), ("17.6", "1.76E+7", "EUR"), ("56.0", "5.6E+7", "EUR")]


def test_cells_between_slashes_have_the_unit_of_their_head_over_an_empty_line():
    text = "Project / Amount (million yen) / Interest rate (%) / Repayment (years)\n\nRoad No. 7 / 24,176 / 0.70 / 30\nWater Supply / 8,288 / 0.01 / 40\n"
    assert amounts(text) == [("24,176", "2.4176E+10", "JPY"), ("8,288", "8.288E+9", "JPY")]
    assert [m.surface for m in read(text).mentions if m.kind == "percent"] == ["0.70", "0.01"]


def test_a_table_with_each_cell_on_its_line_is_read_as_rows():
    text = "Rural Roads Project\nFinancing plan\n\nSource\nAmount\n(US$ million)\n\nADB loan\n45.0\n\nGovernment of Nepal\n12.5\n\nTotal\n57.5\n"
    assert [(str(f.amount.normalize()), f.provider) for f in read(text).facts if f.kind == "transactions"] == [
        ("4.5E+7", "organisation:XM-DAC-46004"),
        ("1.25E+7", "organisation:government:NPL"),
    ]


def test_a_caption_in_capitals_names_the_unit_of_all_columns():
    text = "FINANCING IN MILLION US DOLLARS*\nFinancier            Financing   Disbursed\nIDA Credit             13.0        11.8\nBorrower                2.5         1.9\n"
    assert amounts(text) == [("13.0", "1.3E+7", "USD"), ("11.8", "1.18E+7", "USD"), ("2.5", "2.5E+6", "USD"), ("1.9", "1.9E+6", "USD")]
