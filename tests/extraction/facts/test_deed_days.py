"""The days of approval and signing that sentences tell, and the commitments and events that get them."""

import pytest

from extraction import read
from extraction.facts.deed_days import deed_days
from extraction.first_reading import look

HEAD = "MANILA, 5 June 2019 - "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The KfW Development Bank last Wednesday, 29 May 2019, approved the larger part.", [("2019-05-29", "approval")]),
        ("The OPEC Fund for International Development gave its consent on 27 March 2019.", [("2019-03-27", "approval")]),
        ("IFC signed for $45 million on 9 May 2019; KfW signed on the same day for $35 million.", [("2019-05-09", "signing")] * 2),
        (
            "The Adaptation Fund had decided on its part on 14 March 2019, and the Council of the Global Environment Facility on 8 April 2019.",
            [("2019-03-14", "approval"), ("2019-04-08", "approval")],
        ),
        ("Its loan, under agreements dated 9 December 2016, is drawn down slowly.", [("2016-12-09", "signing")]),
        ("Board approval for the project was granted on 22 October 2018.", [("2018-10-22", "approval")]),
        # the text's own day, other acts, other days
        (HEAD + "The Asian Development Bank has approved a loan for Nepal.", []),
        ("The loan became effective on 1 July 2019 and will close on 31 December 2025.", []),
        ("Negotiations were concluded on 7 May 2019.", []),
        ("The minister visited the plant on 7 May 2019 and opened a school.", []),
        ("Since 3 May 2011 the bank has approved 40 loans.", []),
        ("Financing approved up to the end of December 2018 came to $3 billion.", []),
    ],
)
def test_days_of_deeds(text: str, expected: list[tuple[str, str]]):
    assert [(deed.edtf, deed.kind) for deed in deed_days(look(text).scene)] == expected


DAYS = [
    # a board that sat and then decided
    (
        "Meeting on 24 March 2021 by videoconference, the Board of Directors of the West African Development Bank held its 120th session. "
        "The Directors approved a loan of $18 million for the Kandi Road Project.",
        {18: "2021-03-24"},
    ),
    # each lender's own day
    (
        "HARPER, 11 October 2021 - The African Development Bank last Wednesday, 6 October, approved the lion's share of the Moa Bridge Project: "
        "a loan of $30 million. The OPEC Fund for International Development followed on 14 September with a credit of $8 million.",
        {30: "2021-10-06", 8: "2021-09-14"},
    ),
    # told behind, in the same paragraph
    (
        "SOFIA, 12 November 2021 - IFC lends the clinics of Plovdiv $35 million for a hospital. Annual sales are $80 million. "
        "Signed on 10 November, the deal runs for nine years.",
        {35: "2021-11-10"},
    ),
    # two amounts and one day
    (
        "The Islamic Development Bank comes with $18 million in the form of a loan and $2 million of technical assistance for the Kulob Road Project, "
        "signed on 31 January 2018 in Tunis.",
        {18: "2018-01-31", 2: "2018-01-31"},
    ),
    # the activity's approval is that of its loans; a story of long ago is none of the text's own day
    (
        "Results story | 20 August 2018\n\nThe Hiri Bridge Replacement Project was approved in September 2011. "
        "The Asian Development Bank provided the Hiri Bridge Replacement Project with a loan of $40 million.",
        {40: "2011-09"},
    ),
    # a release's own act
    (
        "MANILA, 18 November 2008 - The Asian Development Bank (ADB) said on Tuesday that it is extending a $300 million loan to Nepal for a railway line.",
        {300: "2008-11-18"},
    ),
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_days_of_commitments(text: str, days: dict[int, str]):
    found = {int(fact.amount) // 10**6: fact.edtf for fact in read(text).facts if fact.kind == "transactions"}
    assert {amount: found.get(amount) for amount in days} == days


EVENTS = [
    (
        "LAE, 19 February 2018 - Works on the Kiboga Road Project are under way. The African Development Bank's loan of $71 million, "
        "approved on June 14, 2017, covers two lots.",
        ("approval", "2017-06-14", {"African", "Development", "Bank", "loan", "Kiboga"}),
    ),
    (
        "The road is to be built by 2025. It is funded by a $190 million loan from the Asian Development Bank (ADB) for the Panay Road Project, "
        "signed in December 2016.",
        ("signing", "2016-12", {"signing", "ADB", "loan", "Panay"}),
    ),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_events_that_commitments_tell(text: str, expected: tuple[str, str, set[str]]):
    kind, edtf, words = expected
    names = [fact.name for fact in read(text).facts if fact.kind == "events" and (fact.type, fact.edtf) == (kind, edtf)]
    assert len(names) == 1
    assert words <= set(names[0].replace("(", " ").replace(")", " ").split()), names[0]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "The IFC signed a $45 million loan for the Gazi Wind Farm on 9 May 2019. As parallel lenders, FMO and KfW contribute $28 million and $16 million, respectively.",
            {45: "loan", 28: "loan", 16: "loan"},
        ),
        ("The World Bank makes available $1 million in non-reimbursable technical assistance for the Gazi Road Project.", {1: "technical assistance"}),
    ],
)
def test_types_of_co_lenders(text: str, types: dict[int, str]):
    found = {int(fact.amount) // 10**6: fact.finance_type for fact in read(text).facts if fact.kind == "transactions"}
    assert {amount: found.get(amount) for amount in types} == types
