"""From claims to rows: one row for a claim, its evidence, and the same ids whatever else is read."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from checks.reconciliations import tables, within_documents

DOCUMENT = "d" * 64

PERCENT = {"mention": 2, "value": "77", "low": "76.5", "high": "77.5", "unit": "%", "text": "77%"}
PART = {"mention": 1, "value": "1.82e9", "low": "1.815e9", "high": "1.825e9", "unit": "USD", "text": "$1.82 billion"}
TOTAL = {"mention": 0, "value": "2.36e9", "low": "2.355e9", "high": "2.365e9", "unit": "USD", "text": "$2.36 billion"}


def member(part: str, values: Mapping[str, object]) -> dict[str, object]:
    numbers = {name: Decimal(str(values[name])) for name in ("value", "low", "high") if values.get(name) is not None}
    return {"part": part, **values, **numbers}


def claim(kind: str, *members: dict[str, object], **more: object) -> dict[str, object]:
    place = {"char_start": 10, "char_end": 40, "quote": "about \\$1.82 billion (77%)"}
    return {"kind": kind, **place, "members": list(members), "closed": True, "relation": None, **more}


SHARE = claim("share_of_total", member("part", PART), member("total", TOTAL), member("share", PERCENT))
IDS = ["total-mention", "part-mention", "share-mention"]


def reading(*claims: dict[str, object], mention_ids: list[str] | None = IDS, document: str = DOCUMENT) -> dict[str, object]:
    return {"document_id": document, "claims": list(claims), "mention_ids": mention_ids}


def rows(*readings: dict[str, object]) -> tuple[list[dict], list[dict]]:
    reconciliations, evidence = tables(within_documents(readings))
    return reconciliations.to_pylist(), evidence.to_pylist()


def test_the_users_example():
    (row,), evidence = rows(reading(SHARE))
    assert (row["status"], row["document_id"], row["char_start"], row["char_end"]) == ("consistent", DOCUMENT, 10, 40)
    assert (round(row["computed_low"], 2), round(row["computed_high"], 2)) == (Decimal("76.74"), Decimal("77.49"))
    assert {(e["part"], e["mention_id"]) for e in evidence} == {
        ("part", "part-mention"),
        ("total", "total-mention"),
        ("share", "share-mention"),
    }
    assert {e["reconciliation_id"] for e in evidence} == {row["reconciliation_id"]}


def test_a_share_that_the_digits_do_not_allow():
    wrong = claim(
        "share_of_total",
        member("part", PART),
        member("total", TOTAL),
        member("share", {**PERCENT, "value": "72", "low": "71.5", "high": "72.5"}),
    )
    (row,), _ = rows(reading(wrong))
    assert (row["status"], row["grade"]) == ("inconsistent", "inconsistent")


def test_nothing_claimed_is_no_row():
    assert rows(reading()) == ([], [])
    assert rows() == ([], [])


def test_a_member_that_is_no_mention_is_no_evidence():
    listed = claim(
        "count_matches_list",
        member("count", {**TOTAL, "value": "4", "low": "4", "high": "4"}),
        member("list", {"value": "4", "low": "4", "high": "4"}),
    )
    (row,), evidence = rows(reading(listed))
    assert [e["mention_id"] for e in evidence] == ["total-mention"]
    assert row["kind"] == "count_matches_list"


def test_a_claim_without_its_numbers_is_indeterminate():
    (row,), _ = rows(reading(claim("share_of_total", member("part", PART)), mention_ids=IDS))
    assert (row["status"], row["grade"]) == ("indeterminate", "not checkable")


def test_numbers_that_cannot_be_divided_leave_it_open():
    nothing = {**TOTAL, "value": "0", "low": "0", "high": "0"}
    (row,), _ = rows(reading(claim("share_of_total", member("part", PART), member("total", nothing), member("share", PERCENT))))
    assert row["status"] == "indeterminate"


def test_a_number_larger_than_the_column_is_an_open_end():
    huge = {**PART, "value": "1e35", "low": "1e35", "high": "1e35"}
    (row,), _ = rows(reading(claim("share_of_total", member("part", huge), member("total", TOTAL), member("share", PERCENT))))
    assert row["status"] == "inconsistent"


def test_the_same_claim_twice_is_one_row():
    assert len(rows(reading(SHARE, SHARE))[0]) == 1


def test_ids_do_not_depend_on_what_else_is_read():
    other = reading(claim("share_of_total", member("part", PART)), document="e" * 64)
    alone = rows(reading(SHARE))[0][0]["reconciliation_id"]
    assert alone in {row["reconciliation_id"] for row in rows(other, reading(SHARE))[0]}
    assert rows(other, reading(SHARE)) == rows(reading(SHARE), other)


@pytest.mark.parametrize(("changed", "status"), [("77%", "consistent"), ("72%", "inconsistent")])
def test_the_brochure(built, brochure: str, changed: str, status: str):
    connection = built({"brochure.txt": brochure.replace("(77%)", f"({changed})")})
    found = connection.execute(
        "select r.status, r.quote, slice(t.text, r.char_start, r.char_end) from reconciliations as r"
        " join document_texts as t using (document_id) where kind = 'share_of_total'"
    ).fetchall()
    assert [(row[0], row[1] == row[2], changed in row[1]) for row in found] == [(status, True, True)]


def test_the_seeds_do_not_speak_of_each_others_amounts(built, seed_texts: Mapping[str, str]):
    connection = built(seed_texts)
    found = connection.execute("select count(*) from reconciliations where kind = 'cross_document_agreement'").fetchall()
    assert found == [(0,)]
    orphans = connection.execute("select count(*) from reconciliation_evidence anti join mentions using (mention_id)").fetchall()
    assert orphans == [(0,)]
