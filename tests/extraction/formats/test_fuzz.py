"""Whatever the bytes: a text, or `Unreadable` with one of its reasons; never anything else."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.formats import REASONS, Converted, Limits, Unreadable, convert, expand
from tests.extraction.formats.making import docx, page, paragraph, pdf, run, table, zipped

NAMES = ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.rtf", "a.eml", "a.mbox", "a.zip", "a"]
LIMITS = Limits(expansion_floor=2_000_000, text_characters=2_000_000)
MAIL = b'From: a@b.example\r\nSubject: =?utf-8?q?x?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="X"\r\n\r\n--X\r\nContent-Type: text/html\r\n\r\n<p>loan\r\n--X\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\nannex\r\n--X--\r\n'
WHOLE = [
    ("a.html", page("<h1>Loan</h1><p>USD <b>5</b> &amp; more<ul><li>x</ul><table><tr><td rowspan=2>a<td>b</table>", "<title>x</title>")),
    ("a.docx", docx(paragraph("loan", run("x", "<w:b/>")) + table([["a", "b"], ["c", "d"]]), core="<dc:title>x</dc:title>")),
    ("a.pdf", pdf([(72, 700, "The loan of USD 5 million"), (72, 680, "a"), (300, 680, "b")], [(72, 700, "Next")])),
    ("a.rtf", rb"{\rtf1\ansi{\info{\title x}} A \u1072? loan\par \trowd a\cell b\cell\row}"),
    ("a.eml", MAIL),
    ("a.mbox", b"From a@b Mon Jun  3 10:00:00 2024\r\n" + MAIL),
    ("a.zip", zipped({"a.txt": "loan", "b/c.html": "<p>x", "d.zip": zipped({"e.md": "# x"})})),
]


def check(data: bytes, name: str) -> None:
    try:
        converted = convert(data, name, limits=LIMITS)
        assert isinstance(converted, Converted)
        assert converted.text.strip()
        converted.text.encode("utf-8")
        assert list(converted.pages) == sorted(converted.pages)
    except Unreadable as problem:
        assert problem.reason in REASONS
    for member, content in expand(data, name, LIMITS, on_problem=lambda _, problem: REASONS.index(problem.reason)):
        assert isinstance(member, str) and isinstance(content, bytes)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(NAMES))
def test_random_bytes(data, name):
    check(data, name)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from("<p> </p> <table> <tr> <td> <th rowspan=3> <ul> <li> <a href=x> <script> </script> <!-- --> < > \" ' = & &#9; <br> <main> </main> <nav> <dl> <dt> <dd> x 5 <h1> <pre> <title> <svg/> ]]> <![CDATA[ <?x".split()), max_size=60))
def test_random_markup(pieces):
    check(b"<html>" + " ".join(pieces).encode(), "a.html")


def test_mutated_files():
    chance = random.Random(6)
    for name, whole in WHOLE:
        for _ in range(40):
            check(mutated(whole, chance), name)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with some bytes changed, a part cut out, doubled or moved, or its end missing."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(changed) or 1), chance.randint(1, 40)
        kind = chance.randrange(5)
        if kind == 0:
            changed[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del changed[at : at + length]
        elif kind == 2:
            changed[at:at] = changed[at : at + length] * chance.randint(1, 20)
        elif kind == 3:
            changed[at:at] = bytes(chance.randrange(256) for _ in range(length))
        elif len(changed) > 10 and chance.random() < 0.3:
            del changed[at:]
    return bytes(changed)
