"""Places: countries and adjectives, cities in all spellings, regions beside cities, and words that are no place."""

import pytest

from extraction.mentions.names.all_names import find_names
from extraction.text import Text

PLACES = [
    ("in Kazakhstan, the Jezkazgan-Karagandy section", [("Kazakhstan", "KAZ"), ("Jezkazgan", "Zhezqazghan"), ("Karagandy", "Karagandy")]),
    ("in Kazakhstan: Zhezkazgan-Karaganda, Aktobe-Karabutak-Ulgaisyn highways", [
        ("Kazakhstan", "KAZ"), ("Zhezkazgan", "Zhezqazghan"), ("Karaganda", "Karagandy"), ("Aktobe", "Aktobe"), ("Karabutak", "Karabutak"), ("Ulgaisyn", "Ulgaisyn"),
    ]),
    ("growth in Ulytau and Karagandy regions of Kazakhstan", [("Ulytau", "Ulytau Region"), ("Karagandy", "Karaganda Region"), ("Kazakhstan", "KAZ")]),
    ("Bukhara Region and the city of Bukhara in Uzbekistan", [("Bukhara Region", "Bukhara Region"), ("Bukhara", "Bukhara"), ("Uzbekistan", "UZB")]),
    ("Inner Mongolia (IMAR) borders Mongolia", [("Inner Mongolia", "Inner Mongolia Autonomous Region"), ("IMAR", "Inner Mongolia Autonomous Region"), ("Mongolia", "MNG")]),
    ("the Uzbek border, Türkiye, Turkey and Côte d’Ivoire", [("Uzbek", "UZB"), ("Türkiye", "TUR"), ("Turkey", "TUR"), ("Côte d’Ivoire", "CIV")]),
    ("the People’s Republic of China (PRC), the Kyrgyz Republic, Lao PDR", [("People’s Republic of China", "CHN"), ("PRC", "CHN"), ("Kyrgyz Republic", "KGZ"), ("Lao PDR", "LAO")]),
    ("Honduras: Choluteca and Francisco Morazán", [("Honduras", "HND"), ("Choluteca", "Ciudad Choluteca"), ("Francisco Morazán", "Francisco Morazán")]),
    ("along the Selbe and Uliastai rivers in Mongolia", [("Selbe", "Selbe"), ("Uliastai", "Uliastay River"), ("Mongolia", "MNG")]),
    ("Rome/Kigali, 29 November 2022, in Rwanda", [("Rome", "Rome"), ("Kigali", "Kigali"), ("Rwanda", "RWA")]),
    ("Washington, D.C. and Ulan Bator in Mongolia", [("Washington, D.C.", "Washington"), ("Ulan Bator", "Ulaanbaatar"), ("Mongolia", "MNG")]),
    ("Erenhot-Zamyn Uud zone", [("Erenhot", "Erenhot"), ("Zamyn Uud", "Zamyn Uud")]),
    ("From Dhaka to Islamabad in Bangladesh", [("Dhaka", "Dhaka"), ("Islamabad", "Islamabad"), ("Bangladesh", "BGD")]),
    ("Islamabad hosted India", [("Islamabad", "Islamabad"), ("India", "IND")]),
    ("Caribbean and Sub-Saharan Africa", [("Caribbean", "Caribbean"), ("Sub-Saharan Africa", "Sub-Saharan Africa")]),
    ("lent Zambia $115 million and Mali $5 million", [("Zambia", "ZMB"), ("Mali", "MLI")]),
    # nothing
    ("Nice work by a Mobile unit; Reading is fun, Of course.", []),
    ("US dollars, Turkish lira, US$5 million, US $ 7 million and A$3 million", []),
    ("Total cost, Transport, Approval Date, Closing Date", []),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text, expected):
    source = Text(text)
    names = find_names(source, None)
    entities = {entity.key: entity for entity in names.entities}

    def called(key):
        return entities[key].country if entities[key].type == "country" else entities[key].name

    def raw(mention):
        start, end = source.span(mention.char_start, mention.char_end)
        return text[start:end]

    assert [(raw(m), called(m.entity)) for m in names.mentions if m.kind == "place"] == expected


def test_city_and_region_are_two_places():
    names = find_names(Text("Karagandy city and Karagandy Region in Kazakhstan"), None)
    assert [m.entity for m in names.mentions][:2] == ["place:609655", "place:karaganda-region:KAZ"]
