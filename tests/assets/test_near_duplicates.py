"""One text is one text, wherever it was found and in whatever format; and two texts of one genre are two."""

import numpy as np
import pytest

from assets.near_duplicates import are_same, runs, sketch
from tests.building import asked, built
from tests.extraction.formats.making import docx, page, paragraph, paragraphs

ITEM = """TASHKENT, 9 February 2026 - The Asian Development Bank has approved a loan of $125 million to Uzbekistan for the
rehabilitation of 240 kilometres of roads in the Khorezm region, officials said on Monday. The loan will finance the
widening of the A380 highway between Urgench and Khiva, new drainage for 38 villages along its way, and the training of
120 engineers of the Committee for Roads. "Better roads bring farmers closer to their markets," said the bank's country
director at the signing. The government adds $31.5 million of its own, so that the total comes to $156.5 million. Works
begin in the third quarter of 2026 and are to be finished by the end of 2030."""
OTHER = """BISHKEK, 11 February 2026 - The Asian Development Bank has approved a grant of $40 million to the Kyrgyz Republic for
the repair of 95 kilometres of water mains in Osh city, the ministry said on Wednesday. The grant will finance new
pumping stations, 12,000 meters for households along the mains, and the training of 60 operators of the city's utility.
"Clean water keeps children in school," said the minister at the signing. The city adds $4 million of its own, so that
the total comes to $44 million. Works begin in the first quarter of 2027 and are to be finished by the middle of 2029."""

SAME = [
    ("as it is", ITEM),
    ("in other lines", ITEM.replace("\n", " ").replace(". ", ".\r\n\r\n")),
    ("in capitals and other quotes", ITEM.upper().replace('"', "“")),
    ("with a line before and after", f"(Central Asia Wire) {ITEM}\n\nReporting by the Tashkent bureau; editing by the night desk."),
    ("without its last sentence", ITEM[: ITEM.index("Works")]),
    ("with a word changed", ITEM.replace("officials", "sources")),
    ("with a figure changed", ITEM.replace("$125 million", "$152 million")),
]
NOT_SAME = [
    ("another item of the same desk", OTHER),
    ("nothing", ""),
    ("its headline", ITEM[:90]),
    ("half of it and half of another", ITEM[:350] + OTHER[350:]),
    ("its figures in another order", " ".join(reversed(ITEM.split()))),
]


@pytest.mark.parametrize(("text", "same"), [(text, True) for _, text in SAME] + [(text, False) for _, text in NOT_SAME], ids=[n for n, _ in SAME + NOT_SAME])
def test_which_texts_are_the_same(text, same):
    assert are_same(runs(ITEM), runs(text)) is same
    assert are_same(runs(text), runs(ITEM)) is same


def test_sketches_tell_the_share_of_runs():
    chance = np.random.default_rng(1)
    words = [f"w{n}" for n in chance.integers(0, 5_000, 3_000)]
    left, right = runs(" ".join(words[:2_000])), runs(" ".join(words[1_000:]))
    shared = len(np.intersect1d(left, right)) / len(np.union1d(left, right))
    assert abs((sketch(left) == sketch(right)).mean() - shared) < 0.15
    assert (sketch(left) == sketch(left[::-1])).all()


def copies(warehouse):
    rows = asked(warehouse, "select d.file_name, o.file_name from documents as d left join documents as o on o.document_id = d.same_text_as order by all")
    return dict(rows)


def test_copies_are_marked_with_the_first_of_them(warehouse, write):
    later = ITEM.replace("9 February 2026", "10 February 2026")
    (path, *_) = write(
        {
            "agency.txt": ITEM,
            "copied.txt": later + " (Reuse with permission.)",
            "other.txt": OTHER,
            "page.html": page(paragraphs(later.replace("\n", " "))),
            "letter.docx": docx(paragraph(later.replace("\n", " "))),
        }
    )
    built(warehouse, [path.parent])
    assert copies(warehouse) == {"agency.txt": None, "copied.txt": "agency.txt", "other.txt": None, "page.html": "agency.txt", "letter.docx": "agency.txt"}


def test_an_older_version_is_no_copy(warehouse, write):
    (path,) = write({"agency.txt": ITEM})
    built(warehouse, [path.parent], "first")
    path.write_text(ITEM.replace("officials", "sources"))
    built(warehouse, [path.parent], "second")
    assert asked(warehouse, "select count(*), count(superseded_by), count(same_text_as) from documents") == [(2, 1, 0)]
