"""How a sentence divides between its amounts."""

import pytest

from extraction.facts.money.roles import read_money
from extraction.mentions import find_mentions
from extraction.scene import Scene
from extraction.text import Text


def cut(text):
    """For each amount its words to the left and to the right."""
    source = Text(text)
    found = find_mentions(source)
    scene = Scene(source, found.profile, found.mentions, {entity.key: entity for entity in found.entities})
    return [
        (" ".join(item.word for item in use.segment.left), use.mention.surface, " ".join(item.word for item in use.segment.right))
        for use in read_money(scene)
    ]


CUT = [
    (
        "ADB lends $10 million, the city adds $2 million and farmers $1 million.",
        [("adb lend", "$10 million", ","), ("the city add", "$2 million", ""), ("and farmers", "$1 million", ".")],
    ),
    ("$5 million from ADB and $3 million from KfW.", [("", "$5 million", "from adb"), ("and", "$3 million", "from kfw .")]),
    ("It got JPY 900 million (about $6 million) for roads.", [("it get", "JPY 900 million", "for roads .")]),
]


@pytest.mark.parametrize("text, expected", CUT)
def test_segments(text, expected):
    assert cut(text) == expected
