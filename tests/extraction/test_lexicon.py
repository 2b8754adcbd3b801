"""The vocabularies: what they hold, and that each row can be read."""

import pytest

from extraction import lexicon


def test_at_least_150_institutions():
    institutions = lexicon.rows("institutions")
    assert len(institutions) >= 150
    assert all(row["source"] and row["kind"] for row in institutions)


@pytest.mark.parametrize("name", ["institutions", "countries", "places", "corridors", "titles", "organisation_words", "legal_forms", "publishers", "genres", "subdivisions", "common_words", "label_roles"])
def test_every_row_has_a_source(name):
    rows = lexicon.rows(name)
    assert rows
    assert all(row["source"] for row in rows)
    assert all(None not in row and None not in row.values() for row in rows)


def test_no_two_institutions_share_a_key_or_a_name():
    keys = [entity.key for entity in lexicon._institutions()]
    assert len(keys) == len(set(keys))
    names = [row["name"] for row in lexicon.rows("institutions")]
    assert len(names) == len(set(names))


def test_parents_are_institutions():
    keys = {entity.key for entity in lexicon._institutions()}
    assert all(entity.parent is None or entity.parent in keys for entity in lexicon._institutions())


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("asian infrastructure investment bank", "organisation:XM-DAC-46026"),
        ("aiib", "organisation:XM-DAC-46026"),
        ("world bank group", "organisation:XM-DAC-44000"),
        ("turkey", "place:TUR"),
        ("turkiye", "place:TUR"),
        ("prc", "place:CHN"),
        ("lao pdr", "place:LAO"),
        ("cote d'ivoire", "place:CIV"),
        ("kazakh", "place:KAZ"),
        ("middle corridor", "corridor:trans-caspian-international-transport-route"),
    ],
)
def test_registry(name, key):
    assert lexicon.registry().known[name][0].entity.key == key


@pytest.mark.parametrize("name", ["jezkazgan", "zhezkazgan", "zhezqazghan"])
def test_spellings_of_a_city_are_one_place(name):
    assert [city.identifier for city in lexicon.gazetteer().find(name)] == ["1516589"]


@pytest.mark.parametrize("text", ["İstanbul", "Straße", "ﬁnance", "Ǆ", "Σίσυφος", "Ödön", "’–\u00a0", "𝔘"])
def test_fold_keeps_the_length(text):
    assert len(lexicon.fold(text)) == len(text)


def test_gazetteer_lines_are_complete():
    names = lexicon.gazetteer()
    assert len(names.lines) > 30_000
    for number in range(0, len(names.lines) - 1, 997):
        assert names.city(number).country in lexicon.country_names()


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Asian Development Bank lends", 22),
        ("Asian-Development\nBank lends", 22),
        ("Asian  Development - Bank lends", 25),
        ("Asian    Development Bank lends", None),  # cells of a table
        ("Asian Development Banks lend", None),
        ("Asian Infrastructure Investment Bank", 36),
        ("World Bank Group", 16),
        ("World Bank", 10),
        ("World Banking", None),
        ("Kenya", 5),
        ("Kenya's", 5),
        ("Kenyans", None),
    ],
)
def test_the_longest_known_name_at_a_word(text, length):
    found = lexicon.registry().at(text, lexicon.fold(text), 0, lexicon.fold(text).replace("-", " ").replace("'", " ").split()[0])
    assert (found and found[0]) == length
