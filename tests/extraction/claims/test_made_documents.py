"""Documents made at random: where all numbers hold nothing is called inconsistent, and where one is changed it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.rules import decide
from extraction import read
from tests.made_documents import FORMS, Draw, Made, made, with_a_slip

OF_EACH = 12
# Of those of a form: one number may be changed to what its text does not rule out.
LEAST_SEEN = OF_EACH - 2


def contradicted(text: str) -> list[str]:
    return [verdict.explanation for verdict in map(decide, read(text).claims) if verdict.status == "inconsistent"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_numbers_that_hold_are_left_alone(form: Callable[[Draw], Made]) -> None:
    assert [(text, cried) for seed in range(OF_EACH) if (cried := contradicted(text := made(form, seed).text))] == []


@pytest.mark.parametrize("form", [form for form in FORMS if made(form, 0).tied], ids=lambda form: form.__name__)
def test_slips_are_seen(form: Callable[[Draw], Made]) -> None:
    slipped = [with_a_slip(made(form, seed), seed) for seed in range(OF_EACH)]
    missed = [text for text in slipped if not contradicted(text)]
    assert OF_EACH - len(missed) >= LEAST_SEEN, "\n---\n".join(missed)
