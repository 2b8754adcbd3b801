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
    (
        "The Board of the Islamic Development Bank agreed three grants from its Waqf Fund: $400,000 for a school in Guyana, $350,000 for a clinic in Benin and $200,000 for wells in Togo.",
        [
            (0.4, "USD", "Waqf Fund", "GUY", "commitment", "grant"),
            (0.35, "USD", "Waqf Fund", "BEN", "commitment", "grant"),
            (0.2, "USD", "Waqf Fund", "TGO", "commitment", "grant"),
        ],
    ),
    (
        "The rest of the Samoan wharf is a grant: ADB $6 million, Japan $4 million.",
        [(6, "USD", "ADB", "WSM", "commitment", "grant"), (4, "USD", "Government of Japan", "WSM", "commitment", "grant")],
    ),
    (
        "WASHINGTON, May 3, 2012 - The World Bank's Board approved the following International Development Association (IDA) credits:\n\n- Nepal: $40 million for the Bridges Project;\n- Senegal: $55 million for the Floods Project;\n",
        [(40, "USD", "IDA", "NPL", "commitment", "credit"), (55, "USD", "IDA", "SEN", "commitment", "credit")],
    ),
    (
        "The city of Cuenca has so far borrowed $40 million from the CAF and $25 million from the IDB for its tramway in Ecuador.",
        [(40, "USD", "CAF", "ECU", "commitment", "loan"), (25, "USD", "IDB", "ECU", "commitment", "loan")],
    ),
    (
        "The EIB and KfW finance the tramway of Split, Croatia. The former lends EUR 30 million, the latter EUR 10 million.",
        [(30, "EUR", "EIB", "HRV", "commitment", "loan"), (10, "EUR", "KfW", "HRV", "commitment", "loan")],
    ),
    (
        "HANOI - Viet Nam and ADB signed an agreement on loans worth $90 million. Of the amount, $60 million will be spent on the Hue water supply while the remaining $30 million will go to the Vinh drains.",
        [(60, "USD", "ADB", "VNM", "commitment", "loan"), (30, "USD", "ADB", "VNM", "commitment", "loan")],
    ),
    (
        "The Minister signed in Banjul with the Ambassador of Japan a grant of $3 million for fishing boats in The Gambia.",
        [(3, "USD", "Government of Japan", "GMB", "commitment", "grant")],
    ),
    (
        "Armenia received a credit of $20 million from IDA for its Schools Project in 2014. To date $12 million has been disbursed.",
        [(20, "USD", "IDA", "ARM", "commitment", "credit"), (12, "USD", "IDA", "ARM", "disbursement", "credit")],
    ),
    (
        "The Board of the African Development Bank approved UA 30 million for Malawi and UA 20 million for Zambia. Both are loans from the African Development Fund.",
        [(30, "XUA", "ADF", "MWI", "commitment", "loan"), (20, "XUA", "ADF", "ZMB", "commitment", "loan")],
    ),
    (
        "The Norwegian Embassy signed a NOK 20 million agreement with the University of Malawi.",
        [(20, "NOK", "Government of Norway", "MWI", "commitment", None)],
    ),
    (
        "The pumps of Gyumri, Armenia, were bought with a EUR 4 million loan each from the EBRD and the EIB.",
        [(4, "EUR", "EBRD", "ARM", "commitment", "loan"), (4, "EUR", "EIB", "ARM", "commitment", "loan")],
    ),
    (
        "MOUNTAINS AND RAILS\n\n| Country | KfW (EUR million) | EBRD (EUR million) | State budget (EUR million) |\n|---|---|---|---|\n| Armenia | 20.0 | 9.0 | 3.0 |\n| Georgia | 30.0 | 11.0 | 4.0 |\n| Total | 50.0 | 20.0 | 7.0 |\n",
        [
            (20, "EUR", "KfW", "ARM", "commitment", None),
            (9, "EUR", "EBRD", "ARM", "commitment", None),
            (3, "EUR", "Government of Armenia", "ARM", "commitment", None),
            (30, "EUR", "KfW", "GEO", "commitment", None),
            (11, "EUR", "EBRD", "GEO", "commitment", None),
            (4, "EUR", "Government of Georgia", "GEO", "commitment", None),
        ],
    ),
    (
        "The IsDB, the OPEC Fund and BADEA have put money in the Labé road in Guinea: $20 million, $12 million and $8 million in that order.",
        [
            (20, "USD", "IsDB", "GIN", "commitment", None),
            (12, "USD", "OFID", "GIN", "commitment", None),
            (8, "USD", "BADEA", "GIN", "commitment", None),
        ],
    ),
    (
        "The AfDB and the EBRD lend to Egypt. The minister signed an AfDB loan of EUR 50 million and EU grants of EUR 12 million and EUR 9 million for roads in Egypt.",
        [
            (50, "EUR", "AfDB", "EGY", "commitment", "loan"),
            (12, "EUR", "EU", "EGY", "commitment", "grant"),
            (9, "EUR", "EU", "EGY", "commitment", "grant"),
        ],
    ),
    (
        "BERLIN - Of the $80 million for the second phase in Benin, the World Bank is putting up $50 million and France $10 million.",
        [(50, "USD", "WB", "BEN", "commitment", None), (10, "USD", "Government of France", "BEN", "commitment", None)],
    ),
    (
        "The Bank of Georgia was granted a loan of $15 million by FMO.",
        [(15, "USD", "FMO", "GEO", "commitment", "loan")],
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
    "Togo's auditor found that CFA 80 million was spent on wells that the World Bank never saw.",
    "Kyiv has asked the EIB for EUR 400 million.",
    "Georgia received 5 million visitors last year and tourism receipts of $1.9 billion, IFC said.",
    "In 2016 the ADB offered Vietnam $190 million, which was declined.",
    "The works in Cali, tendered in two lots for COP 160 billion, are watched by the IDB.",
]


@pytest.mark.parametrize("text", QUIET)
def test_no_transactions(text):
    assert told(text) == []
