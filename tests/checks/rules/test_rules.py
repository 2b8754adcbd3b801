"""Each rule on claims made by hand: what holds, what does not, and what lies exactly on an end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.rules import BY_KIND, RULES, decide
from checks.rules.verdict import STATUS_OF_GRADE
from extraction.model import Claim, Member


def number(part: str, text: str, unit: str | None = None) -> Member:
    """A member with the interval of its digits: "1.82" is 1.815 to 1.825, ">870" is 870 and up, "7!" is exactly 7, "~5" is 4 to 6."""
    hedge = {">": "more than", "<": "up to", "~": "approximately"}.get(text[0])
    digits = text.strip("<>~!")
    value = Decimal(digits)
    half = Decimal(5).scaleb(value.as_tuple().exponent - 1)
    low, high = (value, value) if text.endswith("!") else (value - half, value + half)
    if hedge == "more than":
        low, high = value, None
    elif hedge == "up to":
        low, high = Decimal(0), value
    elif hedge == "approximately":
        low, high = value - 2 * half, value + 2 * half
    return Member(part, value=value, low=low, high=high, unit=unit, qualifier=hedge or "exact")


def day(part: str, first: str, last: str | None = None) -> Member:
    return Member(part, date_start=date.fromisoformat(first), date_end=date.fromisoformat(last or first))


def grade(kind: str, *members: Member, closed: bool = True, relation: str | None = None) -> str:
    verdict = decide(Claim(kind, 0, 1, members, closed, relation))
    assert verdict.status == STATUS_OF_GRADE[verdict.grade]
    assert verdict.explanation.endswith(".")
    return verdict.grade


SHARES = [
    # part, total, share, grade
    ("1.82", "2.36", "77", "entailed"),
    ("1.82", "2.36", "72", "inconsistent"),
    ("22.6", "28.9", "78", "compatible"),
    ("1!", "8!", "12", "entailed"),  # 12.5 is the upper end of 12
    ("1!", "8!", "13", "entailed"),  # and the lower end of 13
    ("1!", "8!", "14", "inconsistent"),
    ("532", "915.5", "50", "inconsistent"),
    ("3", "4", "77", "weak"),  # so coarse that nearly any share would do
    (">870", "1500", "80", "compatible"),
    (">870", "1000", "80", "inconsistent"),
    ("~1.82", "~2.36", "77", "entailed"),  # the digits alone say more than the hedge
    ("0!", "5", "0", "entailed"),
    ("5", "0!", "50", "not checkable"),
]


@pytest.mark.parametrize("part, total, share, expected", SHARES)
def test_share_of_total(part: str, total: str, share: str, expected: str) -> None:
    assert grade("share_of_total", number("part", part), number("total", total), number("share", share, "%")) == expected


def test_half_may_be_a_little_less() -> None:
    half = Member("share", value=Decimal(50), low=Decimal(50), high=Decimal(50), unit="fraction", text="half")
    assert grade("share_of_total", number("part", "197!"), number("total", "400!"), half) == "weak"
    assert grade("share_of_total", number("part", "180!"), number("total", "400!"), half) == "inconsistent"


def test_a_share_is_explained_with_its_numbers() -> None:
    part = Member("part", None, Decimal(1_820_000_000), Decimal(1_815_000_000), Decimal(1_825_000_000), "USD", text="$1.82 billion")
    total = Member("total", None, Decimal(2_360_000_000), Decimal(2_355_000_000), Decimal(2_365_000_000), "USD", text="$2.36 billion")
    share = Member("share", None, Decimal(77), Decimal("76.5"), Decimal("77.5"), "%", text="77%")
    verdict = decide(Claim("share_of_total", 0, 1, (part, total, share)))
    assert verdict.explanation == "Of $2.36 billion, $1.82 billion is between 76.74% and 77.49%; the text says 77%: it agrees."
    assert (round(verdict.computed_low, 2), round(verdict.computed_high, 2), verdict.unit) == (Decimal("76.74"), Decimal("77.49"), "%")


SUMS = [
    # parts, total, closed, grade
    (["165", "216.5", "100", "27.5"], "509", True, "compatible"),
    (["165", "261.5", "100", "27.5"], "509", True, "inconsistent"),
    (["4!", "5!", "2!"], "11!", True, "entailed"),
    (["4!", "5!", "3!"], "11!", True, "inconsistent"),
    (["1", "1"], "3", True, "compatible"),  # 1.5 and 1.5, the upper ends, make 2.5 to 3.5 and more
    (["1.0", "1.0"], "2.1", True, "compatible"),  # 2.1 is an end of both
    (["1.0", "1.0"], "2.2", True, "inconsistent"),
    (["61.93", "32"], "93.93", True, "weak"),
    (["1.7", "1.2"], "5.6", False, "entailed"),
    (["4.7", "1.2"], "5.6", False, "inconsistent"),
    (["4.5", "1.2"], "5.6", False, "compatible"),
    (["150", "200"], ">300", True, "entailed"),
    (["150", "100"], ">300", True, "inconsistent"),
    (["248", "249"], "~5E+2", True, "entailed"),
]


@pytest.mark.parametrize("parts, total, closed, expected", SUMS)
def test_parts_sum_to_total(parts: list[str], total: str, closed: bool, expected: str) -> None:
    members = [*(number("part", part) for part in parts), number("total", total)]
    assert grade("parts_sum_to_total", *members, closed=closed) == expected


def test_a_hedged_headline_over_exact_parts_is_weak() -> None:
    about = Member("total", value=Decimal(500), low=Decimal(499), high=Decimal(501), qualifier="approximately")
    parts = [number("part", part) for part in ("250.4", "246.9")]
    assert grade("parts_sum_to_total", *parts, about) == "weak"
    assert grade("parts_sum_to_total", *parts, number("total", "500")) == "inconsistent"


EACH = [("50!", "190000", "9500000", "compatible"), ("50!", "190000", "5900000", "inconsistent")]


@pytest.mark.parametrize("count, each, total, expected", EACH)
def test_count_times_each(count: str, each: str, total: str, expected: str) -> None:
    figures = [
        Member(part, value=Decimal(text.strip("!")), low=Decimal(text.strip("!")) * low, high=Decimal(text.strip("!")) * high)
        for part, text, low, high in (
            ("count", count, 1, 1),
            ("each", each, Decimal("0.99"), Decimal("1.01")),
            ("total", total, Decimal("0.999"), Decimal("1.001")),
        )
    ]
    assert grade("parts_sum_to_total", *figures, relation="each").replace("weak", "compatible") == expected


SHARE_SUMS = [
    (["66", "27", "7"], True, "compatible"),
    (["66", "27", "5"], True, "inconsistent"),
    (["66", "27", "9"], True, "inconsistent"),
    (["33", "33", "33"], True, "compatible"),
    (["33.3", "33.3", "33.3"], True, "compatible"),  # 100.05 at the most
    (["33.2", "33.2", "33.2"], True, "inconsistent"),  # 99.75 at the most
    (["50!", "50!"], True, "entailed"),
    (["50", "16", "15"], False, "entailed"),
    (["60", "45"], False, "inconsistent"),
    (["60", "41"], False, "compatible"),  # 100 is the lower end
]


@pytest.mark.parametrize("shares, closed, expected", SHARE_SUMS)
def test_shares_sum(shares: list[str], closed: bool, expected: str) -> None:
    assert grade("shares_sum", *(number("share", share, "%") for share in shares), closed=closed) == expected


WITHIN = [
    ("6!", "7!", "entailed"),
    ("7!", "7!", "entailed"),
    ("8!", "7!", "inconsistent"),
    ("7.4", "7", "compatible"),
    ("7.6", "7", "inconsistent"),
    ("7.55", "7.5", "compatible"),  # 7.545 is below 7.55
    (">4", "5", "compatible"),
    (">4", ">5", "compatible"),
    (">6", "5", "inconsistent"),
    ("<6", "5", "compatible"),
]


@pytest.mark.parametrize("part, total, expected", WITHIN)
def test_part_within_total(part: str, total: str, expected: str) -> None:
    assert grade("part_within_total", number("part", part), number("total", total)) == expected


CURRENCIES = [
    # left, right, on the day, holds
    ((94_441_800_000, "JPY"), (650_000_000, "USD"), "2024-11-15", True),
    ((94_441_800_000, "JPY"), (450_000_000, "USD"), "2024-11-15", False),
    ((365_000_000, "EUR"), (400_000_000, "USD"), "2016-01-27", True),
    ((365_000_000, "EUR"), (365_000_000, "USD"), "2022-10-01", True),
    ((226_300_000_000, "XAF"), (345_000_000, "EUR"), "2021-11-26", True),
    ((226_300_000, "XAF"), (345_000_000, "EUR"), "2021-11-26", False),
    ((50_900_000, "XDR"), (70_000_000, "USD"), "2019-12-12", True),
    ((1_340_000_000_000, "UZS"), (156_000_000, "USD"), "2019-06-12", True),
    ((460_000_000_000, "MNT"), (21_365_000_000, "JPY"), "2024-06-19", True),
    ((460_000_000_000, "MNT"), (12_365_000_000, "JPY"), "2024-06-19", False),
    ((10_200_000_000, "KZT"), (28_000_000, "USD"), "2018-10-11", True),
    ((100_000_000, "XUA"), (152_000_000, "USD"), "2012-07-01", True),
    ((27_000_000, "AZN"), (15_900_000, "USD"), "2024-09-10", True),
]


def money(part: str, value: int, unit: str) -> Member:
    half = Decimal(5).scaleb(Decimal(value).normalize().as_tuple().exponent - 1)
    return Member(part, value=Decimal(value), low=value - half, high=value + half, unit=unit, qualifier="exact")


@pytest.mark.parametrize("left, right, on, holds", CURRENCIES)
def test_currency_equivalence(left: tuple[int, str], right: tuple[int, str], on: str, holds: bool) -> None:
    for pair in ((left, right), (right, left)):
        verdict = decide(Claim("currency_equivalence", 0, 1, (money("left", *pair[0]), money("right", *pair[1]), day("date", on))))
        assert verdict.status == ("consistent" if holds else "inconsistent"), verdict.explanation


def test_the_band_is_ten_percent_wide() -> None:
    """The peg of the CFA franc has no spread of its own: 655.957 to the euro, so 590.36 to 721.55 is allowed."""
    for francs, holds in ((591, True), (590, False), (721, True), (722, False)):
        euro = Member("right", value=Decimal(1), low=Decimal(1), high=Decimal(1), unit="EUR", qualifier="exact")
        franc = Member("left", value=Decimal(francs), low=Decimal(francs), high=Decimal(francs), unit="XAF", qualifier="exact")
        verdict = decide(Claim("currency_equivalence", 0, 1, (franc, euro, day("date", "2021-11-26"))))
        assert (verdict.status == "consistent") is holds, verdict.explanation


def test_a_printed_rate_is_held_to_more_closely() -> None:
    rate = Member("rate", low=Decimal("1.14"), high=Decimal("1.16"), unit="EUR per GBP")
    assert grade("currency_equivalence", money("left", 462_000_000, "EUR"), money("right", 402_000_000, "GBP"), rate) == "entailed"
    assert grade("currency_equivalence", money("left", 482_000_000, "EUR"), money("right", 402_000_000, "GBP"), rate) == "inconsistent"


def test_any_of_the_dates_may_be_meant() -> None:
    sides = (money("left", 301_000_000, "EUR"), money("right", 421_000_000, "USD"))
    assert grade("currency_equivalence", *sides, day("date", "2022-09-28")) == "inconsistent"
    assert grade("currency_equivalence", *sides, day("date", "2022-09-28"), day("date", "2012-01-01", "2012-12-31")) == "entailed"


def test_a_rate_of_the_years_before_is_weak() -> None:
    sides = (money("left", 301_000_000, "EUR"), money("right", 366_000_000, "USD"))
    assert grade("currency_equivalence", *sides, day("date", "2022-09-28")) == "weak"


def test_without_a_reference_nothing_is_said() -> None:
    sides = (money("left", 300_000_000, "XTS"), money("right", 385_000_000, "USD"))
    assert grade("currency_equivalence", *sides, day("date", "2022-09-28")) == "not checkable"


UNDATED = [
    # left, right, of the text's other equivalents, grade
    ((12_000_000, "KWD"), (39_000_000, "USD"), None, "weak"),
    ((12_000_000, "KWD"), (93_000_000, "USD"), None, "inconsistent"),
    ((3_210_000_000, "NPR"), (150_000_000, "USD"), None, "weak"),  # of 1986, before the years of the table
    ((61_000_000, "OMR"), (158_200_000, "USD"), None, "weak"),  # pegged
    ((61_000_000, "OMR"), (518_200_000, "USD"), None, "inconsistent"),
    ((40_000_000, "XEU"), (53_000_000, "USD"), None, "weak"),  # a currency of its own years
    ((50_000_000, "EUR"), (120_000_000, "GEL"), ("0.41", "0.42"), "weak"),
    ((50_000_000, "EUR"), (160_000_000, "GEL"), None, "weak"),
    ((50_000_000, "EUR"), (160_000_000, "GEL"), ("0.41", "0.42"), "inconsistent"),
    ((160_000_000, "GEL"), (50_000_000, "EUR"), ("0.41", "0.42"), "inconsistent"),
]


@pytest.mark.parametrize("left, right, others, expected", UNDATED)
def test_what_does_not_say_when_is_held_against_its_others_or_any_time(
    left: tuple[int, str], right: tuple[int, str], others: tuple[str, str] | None, expected: str
) -> None:
    beside = [Member("beside", low=Decimal(others[0]), high=Decimal(others[1]), unit="EUR per GEL")] if others else []
    assert grade("currency_equivalence", money("left", *left), money("right", *right), *beside) == expected


COUNT_SHARES = [
    ("40", "380!", "compatible"),
    ("35", "27!", "inconsistent"),
    ("37", "27!", "compatible"),
    ("88", "25!", "compatible"),
    ("87", "25!", "inconsistent"),
    ("20", "85!", "compatible"),
    ("50", "1!", "inconsistent"),
    ("12.5", "8!", "compatible"),
    ("12.4", "8!", "inconsistent"),
    ("35", ">27", "not checkable"),
]


@pytest.mark.parametrize("share, total, expected", COUNT_SHARES)
def test_count_share(share: str, total: str, expected: str) -> None:
    assert grade("count_share", number("share", share, "%"), number("total", total)) == expected


COUNTS = [
    ("4!", 4, 4, True, "entailed"),
    ("9!", 8, 8, True, "inconsistent"),
    ("3!", 3, 5, True, "entailed"),
    ("6!", 3, 5, True, "inconsistent"),
    ("9!", 5, 5, False, "compatible"),
    ("4!", 5, 5, False, "inconsistent"),
    (">3", 5, 5, True, "compatible"),
    (">6", 5, 5, True, "inconsistent"),
]


@pytest.mark.parametrize("count, fewest, most, closed, expected", COUNTS)
def test_count_matches_list(count: str, fewest: int, most: int, closed: bool, expected: str) -> None:
    items = Member("list", value=Decimal(most), low=Decimal(fewest), high=Decimal(most), text="a; b; c")
    assert grade("count_matches_list", number("count", count), items, closed=closed) == expected


CHANGES = [
    # from, to, change, unit, relation, grade
    ("14200", "21300", "50", "%", "increase", "entailed"),
    ("14200", "21300", "75", "%", "increase", "inconsistent"),
    ("0.42", "0.29", "31", "%", "decrease", "weak"),
    ("24", "16", "8", "percentage point", "decrease", "compatible"),
    ("24", "16", "6", "percentage point", "decrease", "inconsistent"),
    ("57!", "70!", "13!", None, "increase", "entailed"),
    ("57!", "70!", "14!", None, "increase", "inconsistent"),
    ("150!", "228!", "78", None, "difference", "entailed"),
    ("228!", "150!", "78", None, "difference", "entailed"),
    ("10", "20", "2!", None, "times", "compatible"),
    ("100.0", "310.0", "3!", None, "times", "weak"),
    ("100.0", "400.0", "3!", None, "times", "inconsistent"),
    ("24", "16", "33", "%", "increase", "inconsistent"),
]


@pytest.mark.parametrize("first, last, change, unit, relation, expected", CHANGES)
def test_change_matches(first: str, last: str, change: str, unit: str | None, relation: str, expected: str) -> None:
    members = (number("from", first), number("to", last), number("change", change, unit))
    assert grade("change_matches", *members, relation=relation) == expected


ORDERS = [
    (("2024-11-15", None), ("2032-06-30", None), "entailed"),
    (("2019-12-12", None), ("2015-06-30", None), "inconsistent"),
    (("2024-06-01", "2024-06-30"), ("2024-01-01", "2024-12-31"), "compatible"),
    (("2024-06-18", None), ("2024-06-18", None), "entailed"),
    (("2024-12-31", None), ("2024-01-01", "2024-12-31"), "compatible"),
    (("2025-01-01", None), ("2024-01-01", "2024-12-31"), "inconsistent"),
]


@pytest.mark.parametrize("first, then, expected", ORDERS)
def test_date_order(first: tuple[str, str | None], then: tuple[str, str | None], expected: str) -> None:
    assert grade("date_order", day("first", *first), day("then", *then)) == expected


WEEKDAYS = [("Monday", "2026-02-09", "entailed"), ("Wednesday", "2017-03-28", "inconsistent"), ("Tuesday", "2017-03-28", "entailed")]


@pytest.mark.parametrize("weekday, on, expected", WEEKDAYS)
def test_weekday_matches_date(weekday: str, on: str, expected: str) -> None:
    assert grade("weekday_matches_date", Member("weekday", text=weekday), day("date", on)) == expected


def test_a_month_has_no_weekday() -> None:
    assert grade("weekday_matches_date", Member("weekday", text="Monday"), day("date", "2026-02-01", "2026-02-28")) == "not checkable"


DURATIONS = [
    (">2", "decade", ("2001-01-01", "2001-12-31"), ("2024-01-01", "2024-12-31"), "entailed"),
    (">3", "decade", ("2001-01-01", "2001-12-31"), ("2024-01-01", "2024-12-31"), "inconsistent"),
    ("3", "day", ("2024-04-16", None), ("2024-04-18", None), "compatible"),
    ("5", "day", ("2024-04-16", None), ("2024-04-18", None), "inconsistent"),
    ("5", "month", ("2016-01-16", None), ("2016-06-25", None), "entailed"),
    ("5", "year", ("2018-01-01", "2018-12-31"), ("2023-01-01", "2023-12-31"), "compatible"),
    ("15", "year", ("2001-01-01", "2001-12-31"), ("2016-09-01", "2016-09-30"), "entailed"),
    ("9", "year", ("2018-01-01", "2018-12-31"), ("2023-01-01", "2023-12-31"), "inconsistent"),
]


@pytest.mark.parametrize("duration, unit, first, last, expected", DURATIONS)
def test_duration_matches_dates(duration: str, unit: str, first: tuple, last: tuple, expected: str) -> None:
    assert grade("duration_matches_dates", number("duration", duration, unit), day("from", *first), day("to", *last)) == expected


RESTATED = [
    ("650", "650", "entailed"),
    ("58.4", "54.8", "inconsistent"),
    ("38", "38.0", "entailed"),
    ("650", "649.8", "entailed"),
    ("650", "649.5", "compatible"),
    ("650", "649.4", "inconsistent"),
    (">640", "650", "entailed"),
]


@pytest.mark.parametrize("left, right, expected", RESTATED)
def test_restated_amount(left: str, right: str, expected: str) -> None:
    assert grade("restated_amount", number("left", left, "USD"), number("right", right, "USD")) == expected


def test_two_currencies_are_not_one_amount() -> None:
    assert grade("restated_amount", number("left", "650", "USD"), number("right", "650", "EUR")) == "not checkable"


AGREEMENTS = [
    (number("left", "156", "USD"), number("right", "165.5", "USD"), "inconsistent"),
    (number("left", "136", "USD"), number("right", "136", "USD"), "entailed"),
    (day("left", "2024-06-18"), day("right", "2024-06-01", "2024-06-30"), "entailed"),
    (day("left", "2024-06-18"), day("right", "2024-07-01", "2024-07-31"), "inconsistent"),
    (Member("left", text="World Bank"), Member("right", text="world  bank"), "entailed"),
    (Member("left", text="World Bank"), Member("right", text="AIIB"), "inconsistent"),
    (Member("left", text="World Bank"), number("right", "156", "USD"), "not checkable"),
]


@pytest.mark.parametrize("left, right, expected", AGREEMENTS)
def test_cross_document_agreement(left: Member, right: Member, expected: str) -> None:
    assert grade("cross_document_agreement", left, right) == expected


# --- every rule, any claim -------------------------------------------------------------------------------------------

decimals = st.none() | st.decimals(-10, 10**9, allow_nan=False, allow_infinity=False, places=2)
days = st.none() | st.dates()
PARTS = (
    "part",
    "total",
    "share",
    "left",
    "right",
    "rate",
    "date",
    "count",
    "list",
    "each",
    "from",
    "to",
    "change",
    "first",
    "then",
    "weekday",
    "duration",
)


@st.composite
def members(draw: st.DrawFn) -> Member:
    low, high = draw(decimals), draw(decimals)
    if low is not None and high is not None and low > high:
        low, high = high, low
    qualifier = draw(st.sampled_from((None, "exact", "approximately", "up to", "more than")))
    unit = draw(st.sampled_from((None, "USD", "EUR", "%", "year", "fraction")))
    return Member(
        draw(st.sampled_from(PARTS)),
        None,
        draw(decimals),
        low,
        high,
        unit,
        draw(days),
        draw(days),
        draw(st.sampled_from((None, "Monday", "x"))),
        qualifier,
    )


@given(
    st.sampled_from([*BY_KIND, "unheard of"]),
    st.lists(members(), max_size=6),
    st.booleans(),
    st.sampled_from((None, "each", "increase", "decrease", "times")),
)
def test_no_claim_breaks_a_rule(kind: str, made: list[Member], closed: bool, relation: str | None) -> None:
    verdict = decide(Claim(kind, 0, 1, tuple(made), closed, relation))
    assert verdict.status == STATUS_OF_GRADE[verdict.grade]
    assert verdict.explanation and verdict.stated


@pytest.mark.parametrize("kind", [rule.KIND for rule in RULES])
def test_a_claim_without_members_is_not_checkable(kind: str) -> None:
    assert grade(kind) == "not checkable"


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_true_share_printed_in_whole_percent_never_contradicts(part: int, rest: int) -> None:
    """Printing rounds; whatever was rounded from true numbers agrees."""
    total = part + rest
    share = round(Decimal(100 * part) / total)
    percent = Member("share", value=Decimal(share), low=Decimal(share) - Decimal("0.5"), high=Decimal(share) + Decimal("0.5"), unit="%")
    printed = [
        Member(name, value=Decimal(value), low=Decimal(value), high=Decimal(value)) for name, value in (("part", part), ("total", total))
    ]
    assert decide(Claim("share_of_total", 0, 1, (*printed, percent))).status == "consistent"
