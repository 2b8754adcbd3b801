"""Rich Text Format reads as its text, its tables row by row."""

import pytest

from extraction.formats import convert


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"A loan of {\b USD 5 million}.\par Next\par", "A loan of USD 5 million.\n\nNext"),
        (r"One\line two\par", "One\ntwo"),
        (r"caf\'e9 \u1072?\u1073? \'80 5", "café аб € 5"),
        (r"\trowd A\cell 1\cell\row\trowd B\cell 2\cell\row\pard End\par", "A | 1\nB | 2\n\nEnd"),
        (r"{\pntext\'95\tab}Item\par", "Item"),
        (r"\'95\tab first\par\'95\tab second\par End\par", "- first\n- second\n\nEnd"),
        (r"{\header Running head}{\footer 3}Text\par", "Text"),
        (r"{\pict\pngblip " + "89504e47" * 100 + r"}Text\par", "Text"),
    ],
)
def test_bodies(body, expected):
    assert convert(rf"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{{\f0 Arial;}}}} {body}}}".encode(), "a.rtf").text == expected


def test_metadata():
    data = rb"{\rtf1\ansi{\info{\title Bus loan}{\*\company ADB}}The loan is signed.\par}"
    converted = convert(data, "a.rtf")
    assert (converted.title, converted.publisher) == ("Bus loan", "ADB")


def test_code_page():
    assert convert(rb"{\rtf1\ansi\ansicpg1251 \'c7\'e0\'b8\'ec}", "a.rtf").text == "Заём"
