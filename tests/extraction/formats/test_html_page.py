"""The main text of a web page: tables, lists, labels and date lines stay, what the site puts around them goes."""

import pytest

from extraction.formats import convert
from tests.extraction.formats.making import page

NAVIGATION = '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/p">Projects</a></li></ul></nav></header>'
WRITTEN = (
    "The Bank lends USD 25 million to the city, and the city adds USD 5 million of its own to it. The loan is for low-floor buses, a depot "
    "and chargers along the main roads of the city, and will be paid back within fifteen years. The buses will carry half of those who ride "
    "to work or school by car today, said the mayor, who signed for the city after the council had agreed."
)
BODY = f"<p>{WRITTEN}</p>"


def text(body: str, head: str = "") -> str:
    return convert(page(body, head), "a.html").text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>Loan</h1><p>A&nbsp;loan of &euro;5&#160;million<br>and a grant</p>", "Loan\n\nA loan of €5 million\nand a grant"),
        ("<p>One\n   paragraph <b>of</b>\n <i>three</i> lines</p>", "One paragraph of three lines"),
        ("<p>First<p>Second", "First\n\nSecond"),
        ("<div>First</div><div>Second</div>", "First\n\nSecond"),
        ("one<br><br>two", "one\n\ntwo"),
        ("<p>co&shy;operation</p>", "cooperation"),
        ("<p>11 countries<sup>a</sup> and 12 km<sup>2</sup></p>", "11 countries^a and 12 km2"),
        ("<ul><li>25 buses</li><li>3 depots</li></ul>", "- 25 buses\n- 3 depots"),
        ("<p>Two things:</p><ol><li>one<li>two</ol><p>End", "Two things:\n\n- one\n- two\n\nEnd"),
        ("<p><b>Location:</b> Moldova</p><p><b>Status:</b> Signed</p>", "Location: Moldova\nStatus: Signed"),
        ("<dl><dt>Amount</dt><dd>EUR 5 million</dd><dt>Signed:</dt><dd>2023</dd></dl>", "Amount: EUR 5 million\nSigned: 2023"),
        ("<ul><li><label>Status</label><p>Active</p><li><label>Cost <sup>1</sup></label><p>US$ 83.5 million</p></ul>", "Status: Active\nCost^1: US$ 83.5 million"),
        ('<div class="row"><span class="label">Status</span><div>Active</div></div>', "Status: Active"),
        ("<p><span>Closing date</span><span>December 31, 2028</span></p>", "Closing date December 31, 2028"),
        ("<p><span>Wor</span><span>ld</span> <b>5</b><i>6</i></p>", "World 56"),
        ("<div><p>One sentence.</p><p>And another.</p></div>", "One sentence.\n\nAnd another."),
        ("<pre>a  1\nb  2</pre>", "a  1\nb  2"),
        ("<p>5 &lt; 6 & 7 &unknown; &#x110000;</p>", "5 < 6 & 7 &unknown; \ufffd"),
        ("<p>a < b and c > d</p>", "a < b and c > d"),
        ("<p title='a > b' data-x=\"<p>\">Loan</p>", "Loan"),
        ("<P CLASS=x>Loan</P>", "Loan"),
    ],
)
def test_blocks(body, expected):
    assert text(body) == expected


@pytest.mark.parametrize(
    "junk",
    [
        "<script>var amount = 'EUR 9 million';</script>",
        "<style>p{width:9px}</style>",
        "<!-- old figure EUR 9 million -->",
        "<!--[if IE]><p>EUR 9 million</p><![endif]-->",
        "<p hidden>EUR 9 million</p>",
        '<p style="display: none">EUR 9 million</p>',
        '<span aria-hidden="true">9</span>',
        '<div class="sr-only">EUR 9 million</div>',
        "<noscript>Enable scripts 9</noscript><template><p>9</p></template>",
        "<select><option>9 million</option></select><button>Send 9</button><textarea>9</textarea>",
        '<div class="cookie-banner"><p>We use 9 cookies for a better experience of this site and of others.</p></div>',
        '<div id="breadcrumbs"><a href="/">Home</a> &gt; 9</div>',
        '<div class="share-buttons"><a href="#">9</a></div>',
        '<div class="most-read sidebar"><h4>Most read</h4><a href="/1">9 carriages arrive</a><a href="/2">Rain</a></div>',
        "<footer><p>&copy; 2009 Agency</p></footer>",
        '<ul><li><a href="/a">Politics 9</a></li><li><a href="/b">Economy</a></li><li><a href="/c">Sport</a></li></ul>',
        '<div class="comments"><p>Reader 9: this costs too much for what it is, 9 million at least!</p></div>',
        "<iframe>9</iframe><svg><text>9</text></svg><object>9</object>",
    ],
)
def test_what_is_not_of_the_main_text(junk):
    assert text(NAVIGATION + junk + BODY) == WRITTEN
    assert text(f"<main><h1>Loan</h1>{BODY}{junk if '<footer' not in junk and '<ul' not in junk else ''}</main>").startswith("Loan\n\nThe Bank")


@pytest.mark.parametrize(
    "kept",
    [
        '<div class="date">11.09.2024 14:20</div>',
        '<div class="page-header"><h1>Loan</h1><time datetime="2024-09-11">11 September 2024</time></div>',
        '<aside class="sidebar"><p>Project number: 53417</p><p>Status: Signed</p></aside>',
        '<div id="environmental-and-social"><h2>Environmental and Social</h2><p>Category B under the policy of 2019, with 412 tonnes saved.</p></div>',
        '<section class="related-documents"><p>Total cost: EUR 16.7 million, of which the grant is EUR 5 million, told here in words.</p></section>',
        '<div class="nav-content"><p>Total cost: EUR 16.7 million, of which the grant is EUR 5 million, told here in words.</p></div>',
        '<aside class="sidebar"><h4>Key dates</h4><p>Closing: 25 members</p><a href="#">Another project in Samarkand</a></aside>',
        "<article><footer><p>Signed by 25 members</p></footer></article>",
        '<p>See <a href="/a">the loan of EUR 7 million</a></p>',
    ],
)
def test_what_stays(kept):
    shown = text(NAVIGATION + kept + BODY)
    for number in ("11.09.2024", "11 September 2024", "53417", "412", "16.7", "25 members", "7 million"):
        if number in kept:
            assert number in shown
    assert "Home" not in shown


def test_a_page_of_nothing_but_links_is_not_empty():
    assert "Politics" in text('<nav><a href="/a">Politics</a></nav>')


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "<caption>Costs</caption><tr><th>Component<th>EUR million<tr><td>Roads<td>12.5<tr><td>Total<td>12.5",
            "Costs\n\nComponent | EUR million\nRoads | 12.5\nTotal | 12.5",
        ),
        (
            "<thead><tr><th>Year</th><th>Loan</th><th>Grant</th></tr></thead><tbody><tr><td>2023</td><td></td><td>5</td></tr></tbody>",
            "Year | Loan | Grant\n2023 |  | 5",
        ),
        ("<tr><td>Country:</td><td>Moldova</td></tr><tr><td>Status:</td><td>Signed</td></tr>", "Country: Moldova\nStatus: Signed"),
        (
            "<tr><th rowspan=2>Roads<th>A<td>1</tr><tr><th>B<td>2</tr>",
            "Roads | A | 1\nRoads | B | 2",
        ),
        ("<tr><td rowspan=2>USD 5</td><td>A</td></tr><tr><td>B</td></tr>", "USD 5 | A\n| B"),
        ("<tr><th colspan=2>Loans</th><th>Grants</th></tr><tr><td>1</td><td>2</td><td>3</td></tr>", "Loans |  | Grants\n1 | 2 | 3"),
        ("<tr><td><p>One</p><p>Two</p></td><td>3</td></tr><tr><td>a</td><td>4</td></tr>", "One Two | 3\na | 4"),
        ("<tr><td>alone</td></tr>", "alone"),
    ],
)
def test_tables(table, expected):
    assert text(f"<table>{table}</table>") == expected


def test_a_table_that_lays_out_the_page_is_not_one_of_data():
    inner = "<table><tr><td>Roads</td><td>12.5</td></tr><tr><td>Rail</td><td>3</td></tr></table>"
    assert text(f"<table><tr><td>Menu</td><td><p>Loan</p>{inner}</td></tr></table>") == "Menu\n\nLoan\n\nRoads | 12.5\nRail | 3"


def test_encoding_is_the_declared_one():
    source = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body><p>Заём банка</p></body></html>'
    assert convert(source.encode("cp1251"), "a.html").text == "Заём банка"


def test_deep_and_broken_pages_keep_their_text():
    for source in (
        "<div>" * 100_000 + "loan of USD 5 million" + "</div>" * 100_000,
        "<b>" * 30_000 + "loan of USD 5 million",
        "<ul><li>" * 10_000 + "loan of USD 5 million",
        "<table><tr><td>" * 10_000 + "loan of USD 5 million",
        "loan of USD 5 million" + "<a " * 50_000,
        "<p>loan of USD 5 million" + "<!--" * 50_000,
        "<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">loan of USD 5 million",
        "<p>loan of USD 5 million" + '<a href="' * 20_000 + ">",
        "<dl><dt>x<dd>y" * 5_000 + "loan of USD 5 million",
        "</p>" * 1_000 + "loan of USD 5 million",
    ):
        assert "loan of USD 5 million" in convert(b"<html><body>" + source.encode(), "a.html").text
