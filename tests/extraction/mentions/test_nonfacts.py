"""Numbers that are no facts are recognised for what they are."""

from __future__ import annotations

import pytest

from tests.extraction.mentions.reading_figures import accounts, figures

RECOGNISED = [
    ("Text.\n2.1 The works were late by a year.", "2.1", "section number"),
    ("performance standards 1, 3 and 5 apply", "5", "label number"),
    ("borne in the ratio of 40:35:25 by the three", "25", "rating"),
    ("Call +976-11-327870 today", "327870", "phone number"),
    ("(202) 477-1234", "477", "phone number"),
    ("Enquiries +61 2 6261 1111", "6261", "phone number"),
    ("Hotline 1800-1646", "1646", "phone number"),
    ("1. Ministers met.", "1", "list marker"),
    ("They agreed (2) to meet", "2", "list marker"),
    ("Page 4 of 12", "12", "page number"),
    ("see Section 3.2.1", "3.2.1", "section number"),
    ("Article 15 applies", "15", "article number"),
    ("Resolution No. 1325", "1325", "identifier"),
    ("Project ID: P178566", "178566", "identifier"),
    ("under the M-4 motorway", "4", "identifier"),
    ("reduce PM10 and CO2", "2", "identifier"),
    ("Phase 2 of the plan", "2", "label number"),
    ("Project number: 53417", "53417", "identifier"),
    ("Regulation (EU) 2021/947 applies", "947", "identifier"),
    ("P.O. Box 926 238, Amman", "238", "address"),
    ("a site at 12\u00b030'N", "30", "coordinate"),
    ("Call (880-2) 5566-7777", "5566", "phone number"),
    ("phase two of the plan", "two", "label number"),
    ("the 317th session", "317", "ordinal"),
    ("a one-stop shop", "one", "compound word"),
    ("one of them", "one", "pronoun"),
    ("three of them left", "three", "pronoun"),
    ("at 14:30 in Rome", "14", "time of day"),
    ("10:30 a.m. sharp", "30", "time of day"),
    ("write to box12@example.org now", "12", "url"),
    ("see https://example.org/news/2024/15 for more", "15", "url"),
    ("said Mr. Aliyev, 62, a farmer", "62", "age"),
    ("children under 5", "5", "age"),
    ("P.O. Box 5925, Jeddah 21432", "5925", "address"),
    ("P.O. Box 5925, Jeddah 21432", "21432", "address"),
    ("from km 150 to km 228", "150", "chainage"),
    ("a ratio of 1.8:1", "1.8", "rating"),
    ("under component 3 works begin", "3", "label number"),
    ("ISBN 978-3-16-148410-0", "148410", "identifier"),
    ("33/11 kV lines", "33", "rating"),
    ("a Boeing 737 landed", "737", "name"),
    ("in the Strategy 2030", "2030", "name"),
    ("1" * 45 + " units", "1" * 45, "identifier"),
    ("12 fatalities per 100,000 population", "100,000", "rate"),
    ("under P.L. 108-199", "108", "article number"),
    ("agenda item 11", "11", "item number"),
    ("at its forty-third meeting", "forty", "ordinal"),
    ("Project Number | 53085-001", "53085", "identifier"),
    ("KGS/USD = 0.01144, a little less", "0.01144", "exchange rate"),
]


@pytest.mark.parametrize(("text", "number", "kind"), RECOGNISED)
def test_nonfacts(text, number, kind):
    assert accounts(text)[number] == kind
    assert all(m.kind in ("date", "quantity") for m in figures(text))
