"""Lists that words, layout or the facts call all of a total are held against it, whether they come to it or not; other lists are not."""

from __future__ import annotations

import pytest

from checks.rules import decide
from extraction import read

TABLE = (
    "Financing plan (US$ million)\n\nSource                        Amount   Instrument\nAfrican Development Fund       {}   loan (Malawi)\nOPEC Fund                      14.60   loan\n"
    "Nordic Trust Fund               2.30   grant (TA)\nGovernment of Malawi            6.45   budget\nTOTAL                          64.75\n"
)
COLUMN = (
    "The sample covers four loans, signed between 2014 and 2017, for a total of EUR 131.9 million.\n\nLoan | signed | EUR million | drawn\n"
    "Lake drainage (IBRD) | 14.05.2014 | 32.5 | 19.2\nOuter ring (EBRD) | 22.11.2015 | {} | 11.5\nWastewater (KfW) | 09.07.2016 | 18.4 | 15.6\nHealth centres (CEB) | 05.12.2017 | 34.3 | 6.0\n"
)
SLIPS = {
    "who pays for one activity": (
        "Kigali, 3 May 2021 - The African Development Bank lends US$ 31.4 million for the Lake Kivu Water Supply Project, and the OPEC Fund for International Development "
        "will provide a loan of {}. The cost of the project is put at US$ 47.9 million, with the Government of Rwanda paying US$ 4.3 million in land and staff.",
        "US$ 12.2 million",
        ("US$ 72.2 million", "US$ 12.2 billion"),
    ),
    "what one lender commits": (
        "The West African Development Bank (BOAD) approved new commitments of FCFA {} on Thursday.\n\n"
        "- BOAD lends FCFA 18.5 billion to Senegal for the Kolda Road Project.\n- BOAD lends FCFA 14.2 billion to Togo for the Kara Water Project.\n- BOAD lends FCFA 9.75 billion to Niger for the Sadia Irrigation Project.\n",
        "42.45 billion",
        ("92.45 billion", "42.45 million"),
    ),
    "each with a count of its own": (
        "Five projects are listed below, for {} of financing: two approved (US$ 64.8 million) and three under preparation (US$ 106.5 million).",
        "US$ 171.3 million",
        ("US$ 871.3 million", "US$ 171.3 billion"),
    ),
    "as many as were told before": (
        "The bank lends US$ 41.5 million for the hospitals. The fund adds {} as a grant, and the district councils find US$ 7.4 million. The three sources make up US$ 62.1 million.",
        "US$ 13.2 million",
        ("US$ 63.2 million", "US$ 13.2 billion"),
    ),
    "one amount to each item under a colon": (
        "The purse of US$33.8 million has been filled from several pockets:\n\no  the first agency: a loan, US$14.5 million;\no  the second agency, giving US$9.1 million;\n"
        "o  the third one, with rations worth {};\no  and the villages themselves, with labour reckoned at US$4.6 million.\n",
        "US$5.6 million",
        ("US$8.6 million", "US$5.6 billion"),
    ),
    "a column whose rows go on in words": (TABLE, "41.40", ("14.40", "81.40")),
    "a column under as many loans": (COLUMN, "46.7", ("76.7", "96.7")),
    "a part larger than its total": (
        "Amounts cancelled: EUR 9.4 million. Of this, EUR 6.2 million was given up in May at the request of the State. The remaining {} lapsed in June.",
        "EUR 3.2 million",
        ("EUR 9.2 million", "EUR 3.2 billion"),
    ),
    "subscribers, one with its short name": (
        "Under the agreement it places a {} B loan, subscribed by Dutch development bank FMO (€19.0 million) and the Emerging Roads Fund (ERF; €14.0 million).",
        "€33.0 million",
        ("€53.0 million", "€33.0 billion"),
    ),
    "a row that was left out": (
        "Costs by component (US$ million)\n\nRural water               55.2\n{}Training                   8.1\nSupervision                6.0\nTotal                     81.1\n",
        "Sanitation                11.8\n",
        ("",),
    ),
    "a grant to each item, the total told finer than it": (
        "The Board decided to:\n\n(a) Approve the proposal for Yap, at a grant of US$ 970,000;\n(b) Approve the proposal for Lesotho, at a grant of {};\n"
        "(c) Approve the proposal for Ecuador, at a grant of US$ 2,481,000.\n\nThe approvals of the meeting amount to US$ 13.5 million.\n",
        "US$ 9,999,000",
        ("US$ 5,999,000",),
    ),
}
QUIET = {
    "an item of a list is no total of the others": (
        "The approvals include:\n\n- US $220 million for a power plant in Bangladesh\n- US $103 million for a dam in Iran\n- US $45 million for water supply in Mali\n- US $44.7 million for rural development in Cameroon\n"
    ),
    "the share of a cost": (
        "Rural roads take up 37% of base costs (USD 12.2 million), training USD 3.9 million and credit USD 14.9 million. The Fund will finance 85.1% of the project costs (USD 30 million) through a loan."
    ),
    "money of another time": (
        "The bank is lending $54.5 million for a plant in Lima. It lends $36 million for schools and $3 million for a study. It has previously provided $100 million for the project in Mozambique."
    ),
    "one of the parts of a cost": (
        "The cost of the project is $ 23 million, $ 15 million of which is bank financing, $ 5 million from the Solidarity Fund, and $ 3 million is put up by the State."
    ),
    "what was paid of a sum": "Of the $700 million, $300 million has been disbursed for roads and $200 million for bridges so far.",
    "rows that break down another": (
        "Costs (US$ million)\n\nRoads                  60.0\n  - bridges            12.0\n  - paving             20.0\nWater                  30.0\nTotal                  95.0\n"
    ),
    "a row that is printed one sign off": (
        "Components (US$ million)\n   1. Governance                           9.8\n   2. Infrastructure                       61.2\n   3. Management                            6.5\n   Total                                   77.5\n"
    ),
    "a row with an amount in its words": (
        "FINANCING (US$ million)           At appraisal    Actual\n\nBank loan (SDR 19.4 million)            30.0        26.4\nBank grant                            12.0        11.7\n"
        "Union grant                            8.5         8.5\nGovernment                            11.5        19.3\nTotal                                 62.0        65.9\n"
    ),
    "two amounts of a headline that is rounded down": (
        "EIB gives €36 million to Ruritania\n\nThe European Investment Bank (EIB) lends Ruritania €30.3 million for the Border Crossings Project and €6.5 million for the Small Towns Water Project."
    ),
    "a total told again beside last year's": (
        "Bank approved a record US$41 billion in 2015\nThe bank's operations, comprising loans, grants and co-financing, reached a high of US$41.15 billion in 2015, an increase over the US$33.89 billion in 2014."
    ),
    "a cost paid by others too": (
        "The bank lends $50 million for the Coast Road Project, whose cost is put at $160 million. The fund lends $40 million. Other lenders are to follow."
    ),
}


def broken_sums(text: str) -> list[str]:
    found = ((claim, decide(claim)) for claim in read(text).claims)
    return [verdict.stated for claim, verdict in found if claim.kind == "parts_sum_to_total" and verdict.status == "inconsistent"]


@pytest.mark.parametrize(("text", "right", "wrong"), [(text, right, wrong) for text, right, some in SLIPS.values() for wrong in some])
def test_a_slip_in_a_sum_is_told(text: str, right: str, wrong: str) -> None:
    assert not broken_sums(text.format(right))
    assert broken_sums(text.format(wrong))


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_other_lists_are_left_alone(text: str) -> None:
    assert not broken_sums(text)
