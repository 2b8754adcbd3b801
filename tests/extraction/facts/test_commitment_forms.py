"""Financing as lenders, ministries and newspapers tell it in a sentence or two: shares, brackets, seats, tranches, what is paid out of one loan."""

import pytest

from extraction import read


def told(text):
    """The transactions of a text as (millions, currency, provider, recipient country, type, finance type)."""
    reading = read(text)
    names = {entity.key: entity.acronym or entity.name for entity in reading.entities}
    return [
        (
            float(fact.amount / 1_000_000),
            fact.currency,
            names.get(fact.provider),
            fact.recipient_country,
            fact.type.removeprefix("outgoing "),
            fact.finance_type,
        )
        for fact in reading.facts
        if fact.kind == "transactions"
    ]


TOLD = [
    (
        "The scheme costs $50 million. IFAD pays 60 percent ($30 million) and the Government of Malawi the remaining 40 percent ($20 million).",
        [(30, "USD", "IFAD", "MWI", "commitment", None), (20, "USD", "Government of Malawi", "MWI", "commitment", None)],
    ),
    (
        "The AfDB will cover 90 percent, or $45 million, and the Government of Lesotho the remaining 10 percent, or $5 million.",
        [(45, "USD", "AfDB", "LSO", "commitment", None), (5, "USD", "Government of Lesotho", "LSO", "commitment", None)],
    ),
    (
        "ADB will finance 75 percent of the total cost ($60 million), and the Government of Samoa will finance 25 percent ($20 million).",
        [(60, "USD", "ADB", "WSM", "commitment", None), (20, "USD", "Government of Samoa", "WSM", "commitment", None)],
    ),
    (
        "The government of Uganda will contribute UGX 40 billion to the $60 million scheme.",
        [(40_000, "UGX", "Government of Uganda", "UGA", "commitment", None)],
    ),
    (
        "The cost of EUR 30 million is shared by the AfDB (EUR 20 million), BADEA (EUR 8 million) and the Government of Togo (EUR 2 million).",
        [
            (20, "EUR", "AfDB", "TGO", "commitment", None),
            (8, "EUR", "BADEA", "TGO", "commitment", None),
            (2, "EUR", "Government of Togo", "TGO", "commitment", None),
        ],
    ),
    (
        "GABORONE, June 3, 2019 (Xinhua) -- Botswana has obtained 80 million U.S. dollars from the African Development Bank to widen a road.",
        [(80, "USD", "AfDB", "BWA", "commitment", None)],
    ),
    (
        "Norfund has invested $6 million in Kampala-based SolarNow.",
        [(6, "USD", "Norfund", "UGA", "commitment", None)],
    ),
    (
        "By the end of 2017, disbursements under the credit had reached $22 million, the World Bank said of its schools project in Benin.",
        [(22, "USD", "WB", "BEN", "disbursement", "credit")],
    ),
    (
        "So far the EBRD has paid out EUR 9 million of its EUR 30 million loan for trams in Moldova.",
        [(9, "EUR", "EBRD", "MDA", "disbursement", "loan"), (30, "EUR", "EBRD", "MDA", "commitment", "loan")],
    ),
    (
        "Recent approvals:\n\n* Laos: $14 million for clinics (World Bank)\n* Fiji: $9 million for ports (ADB)\n* Oman: $31 million for fibre (AIIB)\n",
        [
            (14, "USD", "WB", "LAO", "commitment", None),
            (9, "USD", "ADB", "FJI", "commitment", None),
            (31, "USD", "AIIB", "OMN", "commitment", None),
        ],
    ),
    (
        "ADB approved a $90 million loan to Tajikistan in two tranches of $45 million each.",
        [(90, "USD", "ADB", "TJK", "commitment", "loan")],
    ),
    (
        "The IDB approved a $20 million loan guarantee for Jamaica.",
        [(20, "USD", "IDB", "JAM", "commitment", "guarantee")],
    ),
    (
        "The contribution of the AfDB to the $70 million scheme in Gambia amounts to $40 million; ADB's share is nil.",
        [(40, "USD", "AfDB", "GMB", "commitment", None)],
    ),
    (
        "ADB's share is $14 million and AIIB's is $9 million for a harbour in Fiji.",
        [(14, "USD", "ADB", "FJI", "commitment", None), (9, "USD", "AIIB", "FJI", "commitment", None)],
    ),
    (
        "As of March 2016, $33 million of the $40 million IDA credit to Chad's water agency had been disbursed.",
        [(33, "USD", "IDA", "TCD", "disbursement", "credit"), (40, "USD", "IDA", "TCD", "commitment", "credit")],
    ),
    (
        "Rs 900 crore has been sanctioned by NABARD to Bihar, India.",
        [(9_000, "INR", "NABARD", "IND", "commitment", None)],
    ),
    (
        "At the conference the EU pledged EUR 90 million, KfW EUR 40 million and the World Bank $60 million to Haiti.",
        [(90, "EUR", "EU", "HTI", "pledge", None), (40, "EUR", "KfW", "HTI", "pledge", None), (60, "USD", "WB", "HTI", "pledge", None)],
    ),
]


@pytest.mark.parametrize("text, expected", TOLD)
def test_forms(text, expected):
    assert told(text) == expected


# What looks like these and is none: a bank's seat, what all of a lender's projects drew, shares of a loan's cost base.
QUIET = [
    "So far the World Bank has paid out $8 billion to the countries of the region.",
    "Total disbursements reached $4.2 billion in 2019.",
    "The fee is 2 percent of the cost of $80 million.",
]


@pytest.mark.parametrize("text", QUIET)
def test_no_transactions(text):
    assert told(text) == []
