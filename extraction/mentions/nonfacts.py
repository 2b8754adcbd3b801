"""Numbers that are no facts: phone numbers, list markers, page and section numbers, identifiers, highway numbers, addresses, times of day.

They are recognised so that what remains unaccounted is only what nobody understood.
"""

from __future__ import annotations

import re

PHONE = re.compile(
    r"(?:\+\d[\d() .\-/]{5,22}\d)|(?:\(\d{2,5}\)[ -]?\d{2,4}[ -]?\d{2,4}(?:[ -]\d{2,4})*)"
    r"|(?:\d{3,4}-\d{3}-\d{4})|(?:1-?800-\d{3,4}(?:-\d{4})?)|(?:\d{3}-\d{4}(?![\d]))|(?:00\d{1,3}[ -]\d[\d -]{5,14}\d)|(?:\d{2,4}[ -]\d{6,8}(?!\d))"
)
PHONE_WORD = re.compile(r"(?:tel|telephone|phone|fax|mobile|hotline|call|whatsapp|contact|t|cell)[.: ]*(?:no\.?|number|at|on)?[: ]*[+(]?$", re.IGNORECASE)
TIME = re.compile(r"\d{1,2}(?:[:.][0-5]\d(?:[:.][0-5]\d)?)?\s?(?:[ap]\.?m\b\.?|hours\b(?=\s(?:GMT|local))|GMT|UTC|o'clock|hrs\b(?=\s(?:GMT|local)))|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])")
ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])", re.IGNORECASE)
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
LIST_MARKER = re.compile(r"(?:^|\n)[ \t>]*(?:[-*\u2022]\s*)?\(?$")
LIST_END = re.compile(r"[.)](?=\s)|\.?\)")
LABEL_WORDS = {
    **dict.fromkeys("page pages p pp".split(), "page number"),
    **dict.fromkeys("section sections chapter chapters annex annexes appendix part parts paragraph paragraphs para paras subsection volume vol clause schedule attachment".split(), "section number"),
    **dict.fromkeys("article articles art rule regulation resolution decree law act order directive decision bill".split(), "article number"),
    **dict.fromkeys("table tables figure figures fig box boxes chart map exhibit graph photo picture slide".split(), "figure number"),
    **dict.fromkeys("highway road route motorway expressway corridor corridors line lines freeway km interstate".split(), "highway number"),
    **dict.fromkeys("phase phases component components subcomponent output outputs lot lots tranche package stage unit units step tier level goal goals target sdg sdgs objective pillar "
                    "round batch series version edition category categories cat class type scenario option grade zone district block sector region group ward cluster module activity "
                    "milestone task indicator recommendation principle area priority track week day session panel window facility scheme terminal gate pier berth reactor well".split(), "label number"),
    **dict.fromkeys("no nos number numbers nr ref reference id loan-no grant-no code isbn issn report paper case file issue contract invoice account registration license licence permit vat".split(), "identifier"),
    **dict.fromkeys("box suite floor room building street avenue ave road rd apt apartment house flat block bldg pobox postcode zip".split(), "address"),
    **dict.fromkeys("aged age".split(), "age"),
    **dict.fromkeys("note notes footnote endnote".split(), "footnote mark"),
    **dict.fromkeys("covid".split(), "name"),
}  # fmt: skip
STREET_BEHIND = re.compile(r"[ ](?:[A-Z][A-Za-z'.]*[ ]){1,4}(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Lane|Drive|Square|Plaza|Way|Place|Highway|Building)|[ ][A-Z]{1,2}\d?[ ]?\d[A-Z]{2}")
CODE_AROUND = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]*")
