"""A scale that a text states once for all its amounts."""

from __future__ import annotations

import pytest

from tests.extraction.mentions.reading_figures import amount, figures

STATED = "Amounts are in US$ millions unless otherwise stated. "
EXAMPLES = [
    (STATED + "Roads: US$ 60.0 (IBRD 35.0/IDA Credit 25.0). Cost: US$ 75.5.", ["60e6", "35e6", "25e6", "75.5e6"]),
    (STATED + "A grant of EUR 8.0 million; US$ 3 per person; US$ 1,250,000 was paid.", ["8e6", "3", "1250000"]),
    ("The fee is US$ 25.0 (of 30 days).", ["25"]),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_amounts_take_the_scale_that_the_text_states(text, expected):
    assert [mention.value for mention in figures(text, "money")] == [amount(value) for value in expected]
