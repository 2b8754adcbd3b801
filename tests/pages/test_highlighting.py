"""The marked text is the text: whatever spans there are, nothing is lost, added or left unescaped."""

import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from pages.highlighting import Span, highlighted

TEXTS = st.text(alphabet=st.sampled_from("ab |\t<>&\"'\n\u00e9\u6587\U0001f600"), max_size=60)
ENDS = st.tuples(st.integers(0, 70), st.integers(0, 70))
SPANS = st.lists(
    st.builds(
        lambda ends, kind, key: Span(min(ends), max(ends), kind, key, says="<i>"),
        ENDS,
        st.sampled_from([None, "money", "date"]),
        st.sampled_from([None, "f1", "v2"]),
    ),
    max_size=6,
)


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^<>]*>", "", html))


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.lists(ENDS, max_size=4), SPANS)
def test_the_text_is_kept(text, sentences, spans):
    sentences = sorted((min(ends), min(max(ends), len(text))) for ends in sentences)
    html = str(highlighted(text, sentences, spans))
    assert plain(html) == text
    assert len(re.findall(r"<(?:span|a)\b", html)) == len(re.findall(r"</(?:span|a)>", html))
    assert "<i>" not in html


@given(TEXTS, st.integers(0, 60))
def test_parts_make_the_whole(text, cut):
    cut = min(cut, len(text))
    spans = [Span(0, len(text), "money", "f1")]
    both = str(highlighted(text, [], spans, 0, cut)) + str(highlighted(text, [], spans, cut, len(text)))
    assert plain(both) == text


def test_what_overlaps_is_cut():
    html = str(highlighted("seven projects", [(0, 14)], [Span(0, 5, "quantity", "f1"), Span(0, 14, "activity"), Span(6, 14, None, "f2")]))
    assert html == (
        '<span class="s" id="s0" data-end="14" tabindex="-1"><a class="m quantity" href="#f1" data-f="f1">seven</a>'
        '<span class="m activity"> </span><a class="m activity" href="#f2" data-f="f2">projects</a></span>'
    )


def test_a_page_begins_with_an_empty_element_so_that_copied_text_is_the_text():
    html = str(highlighted("one two", [(0, 7)], [Span(0, 7, "activity")], leaves=[(0, 1), (4, 2)]))
    assert html.count('class="leaf"') == 2 and html.index('data-page="2"') < html.index("two")
    assert "".join(re.sub(r"<[^>]+>", "", html)) == "one two"


TABLE = """Loans of the year:
No  Lender      Project       Amount
1   IDA         Roads         15.21
    (Paris)
TOTAL           22.31
In all there were two.
"""


def test_lines_in_columns_keep_them():
    html = str(highlighted(TABLE, [(0, 18), (19, len(TABLE))], [Span(TABLE.index("15.21"), TABLE.index("15.21") + 5, "money")]))
    assert '<span class="t">No  Lender' in html
    assert html.index("22.31") < html.index("</span>In all there were")
    assert plain(html) == TABLE


def test_prose_is_no_table():
    assert "class=\"t\"" not in str(highlighted("Signed   in   Oslo.\nThe rest is prose.\n\nAnd   so is   this.", [], []))
