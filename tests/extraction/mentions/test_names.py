"""What holds for the names of any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.mentions.names.all_names import find_names
from extraction.text import Text

PIECES = st.sampled_from(
    "World Bank|AIIB|the |Ministry of |Government of |Kazakhstan|'s |, |. |\n|\n\n|(|)|\"|said |Minister |President |Zou Jiayi|Contact: |T. |and |for "
    "|JSC|Ltd|2030 |Strategy|COP28|3rd |Expo|CAREC Corridor 5|-|–|/|Dr. |who |date 2024-01-02 |BAKU, May 3, 2024 – |İ|ß|\u00a0|é|the Bank|the government|:|A|U.S.".split("|")
)


def check(text):
    source = Text(text)
    names = find_names(source, None)
    end = 0
    for mention in names.mentions:
        assert end <= mention.char_start < mention.char_end <= len(source.clean)
        assert mention.surface == source.clean[mention.char_start : mention.char_end]
        end = mention.char_end
    keys = {entity.key for entity in names.entities}
    assert all(mention.entity in keys for mention in names.mentions)
    assert all(titled.person in keys for titled in names.titles)
    assert all(0 <= titled.start < titled.end <= len(source.clean) for titled in names.titles)


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_text_is_survived(text):
    check(text)


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_order_of_the_genre_s_pieces_is_survived(text):
    check(text)


def test_the_same_text_gives_the_same_names():
    text = Text("Kenya's Ministry of Health and AIIB President Zou Jiayi met in Nairobi. The ministry said so.")
    first, second = find_names(text, None), find_names(text, None)
    assert first.mentions == second.mentions
    assert first.entities == second.entities
