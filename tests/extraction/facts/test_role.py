"""Roles: person, title, and the organisation that the title is held at."""

import pytest

from extraction.facts.role import find_roles
from extraction.mentions.names.all_names import find_names
from extraction.scene import Scene
from extraction.text import Text

# (text, [(person, title, organisation or None)])
ROLES = [
    ("Talat Bek, President of Kyrgyzstan, met China's ambassador to Kyrgyzstan Cai Wenlong.", [
        ("Talat Bek", "President of Kyrgyzstan", "Government of Kyrgyz Republic"), ("Cai Wenlong", "China's ambassador to Kyrgyzstan", "Government of China"),
    ]),
    ("said Andrei Mikhnev, World Bank Country Manager for Kazakhstan.", [("Andrei Mikhnev", "World Bank Country Manager for Kazakhstan", "World Bank")]),
    ("AIIB President Zou Jiayi met Kassym-Jomart Tokayev. Tokayev agreed, said the Kazakh leader.", [
        ("Zou Jiayi", "AIIB President", "Asian Infrastructure Investment Bank"),
        ("Kassym-Jomart Tokayev", "Kazakh leader", "Government of Kazakhstan"),
    ]),
    ("In Egypt, Minister of International Cooperation Nadia Abdel-Sattar signed.", [("Nadia Abdel-Sattar", "Minister of International Cooperation", "Government of Egypt")]),
    ("Togo's Ministry of Water signed. In Togo, Minister of Water Afi Mensah Doe thanked the bank.", [("Afi Mensah Doe", "Minister of Water", "Ministry of Water")]),
    ("Uzbekistan's Ministry of Finance signed, the ministry's spokesman Sherzod Narzullayev explained.", [("Sherzod Narzullayev", "the ministry's spokesman", "Ministry of Finance")]),
    ("For JICA, the agreement with Mongolia was signed by Chief Representative Haruka Miyashiro.", [("Haruka Miyashiro", "Chief Representative", "Japan International Cooperation Agency")]),
    ("The akimat of Pavlodar pays in Kazakhstan, said Deputy Akim Daniyar Seitkazin.", [("Daniyar Seitkazin", "Deputy Akim", "Akimat of Pavlodar")]),
    ("WASHINGTON, May 3, 2019 - The World Bank approved a credit.\n\nTeam Leader: Ximena Dorantes Quiroga", [("Ximena Dorantes Quiroga", "Team Leader", "World Bank")]),
    ("said Amina Yusuf, a dairy farmer in Kano.", [("Amina Yusuf", "dairy farmer in Kano", None)]),
    ("The Ambassador of Japan to India, Kenji Hiramatsu-Ono, signed.", [("Kenji Hiramatsu-Ono", "Ambassador of Japan to India", "Government of Japan")]),
    ("The road in Fiji was opened by Australian High Commissioner John Feakes-Hill.", [("John Feakes-Hill", "Australian High Commissioner", "Government of Australia")]),
    ("Zou Jiayi said so. She signed.", []),
    ("The Ministry of Finance signed for the government of Kenya.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(text, expected):
    source = Text(text)
    names = find_names(source, None)
    scene = Scene(source, names.profile, names.mentions, {e.key: e for e in names.entities}, names.titles)
    roles = list(find_roles(scene))
    called = lambda key: scene.entities[key].name if key else None  # noqa: E731
    assert [(called(r.person), r.title, called(r.organisation)) for r in roles] == expected
    assert all(source.clean[r.char_start : r.char_end] for r in roles)
