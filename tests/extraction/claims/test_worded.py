"""Lists that words make all of a whole: each of them agrees as it is told, and is a slip with one number changed, however round the numbers are."""

from __future__ import annotations

import pytest

from checks.rules import decide
from extraction import read

SUM, EQUIVALENT = "parts_sum_to_total", "currency_equivalence"

SLIPS = {
    "opened and joined": [
        ("The line is 230 km long: 145 km between Arua and Gulu and 85 km between Gulu and Lira.", "145", "245"),
        ("Loans came to $410 million in three years: $95 million in 2016, $140 million in 2017 and $175 million in 2018.", "140", "540"),
        ("A total of 5,400 farmers were trained (3,100 women, 2,300 men).", "5,400", "8,400"),
        ("Some 8,200 nurses took part, 4,700 from towns and 3,500 from villages.", "4,700", "5,700"),
        ("AFD and KfW will lend €60 million and €30 million respectively for the €90 million corridor.", "60", "80"),
        ("The bank's aid amounts to €150 million. It includes €120 million in loans and €30 million in grants.", "120", "220"),
    ],
    "a part that is parted itself": [
        ("The EUR 282 million programme has two phases. Phase 1 (EUR 168 million) finances roads in Thika (EUR 34 million) and Embu (EUR 134 million).", "34", "94"),
        ("Total financing of $90 million comprises $60 million from the bank (a loan of $45 million and a grant of $15 million) and $30 million from the state.", "45", "85"),
    ],
    "components below a cost": [
        ("Batumi Project\n\nTotal cost: $398.7 million\n\nComponents\n1. Networks ($173.7 million)\n2. Institutions ($146.1 million)\n3. Management ($78.9 million)\n", "146.1", "164.1"),
    ],
    "as many as were counted": [
        ("The bank approved two loans totaling 70 million dollars. Peru will receive 30 million dollars for a road, and Chile 40 million dollars.", "30", "60"),
        ("Two plants in the south will get $24 million. The Suma plant receives $15 million and the Dara one $9 million.", "15", "65"),
        ("The three agencies are providing a combined €74 million. AFD's part is €30 million. From KfW come €26 million. The EU has awarded a grant of €18 million.", "26", "76"),
        ("Kenya gets $380 million from two banks\n\nNairobi: Agreements were signed with one bank for $250 million and with another for $130 million.", "250", "450"),
    ],
    "one for each name": [
        ("The fund lends $96 million to Ghana and Niger. Ghana draws $60 million, Niger $36 million.", "60", "80"),
    ],
    "in order": [
        ("The $600 million loan is paid out in three tranches. The first tranche of $250 million is available now. The second, of $200 million, follows in March, and the third, of $150 million, in May.", "250", "650"),
        ("The project ($310 million) has these parts. Component 1 ($212 million) builds the corridor. Component 2 ($61 million) covers safety. Component 3 ($37 million) is for training.", "61", "91"),
    ],
    "the last of them": [
        ("The ministry said 23 million dollars had been raised. Oman gave 12 million dollars and Qatar 5 million. The last 6 million dollars were lent by a fund.", "12", "72"),
        ("The state adds to EUR 42 million. EUR 30 million of this is a loan; the other EUR 12 million is a grant.", "42", "92"),
        ("So far, $61.3 million of the $118 million loan had been paid out, leaving an undisbursed balance of $56.7 million.", "118", "618"),
    ],
    "summed up behind": [
        ("Financing: AIIB $140 million; World Bank $140 million; State $70 million; overall $350 million.", "350", "550"),
        ("Norway has put in $20 million, Canada $12 million and Oman $9 million. In total, $41 million will reach the fund.", "20", "70"),
        ("It lent EUR 46 million to towns and EUR 61 million to firms, or EUR 107 million over the two years.", "61", "71"),
    ],
    "named again": [
        ("It committed $7.9 billion: $6.1 billion in sovereign and $1.8 billion in private operations. Sovereign lending consisted of $3.4 billion in projects, $1.9 billion in budget support and $0.8 billion in grants.", "1.9", "4.9"),
    ],
    "in lines": [
        ("Where the money goes\nRoads – $44.2 million\nBridges – $18.9 million\nSupervision – $5.4 million\nTotal – $68.5 million", "68.5", "38.5"),
        ("Costs (US$ million)\nComponent IFAD GCF Total\nFarming 12.4 8.0 20.4\nMarkets 18.1 2.5 20.6\nPolicy 2.2 1.0 3.2\nTotal 32.7 11.5 44.2", "18.1", "98.1"),
        ("Donor,Pledged (USD),Paid (USD)\nNorway,4500000,3100000\nSweden,6200000,5900000\nDenmark,2300000,1400000\nTotal,13000000,10400000", "6200000", "5200000"),
    ],
    "prices": [
        ("Rebuilding the 72-km section costs €86.4 million, that is €1.2 million per kilometre.", "86.4", "26.4"),
        ("The scheme will reach 80,000 households. Each household receives $300; transfers will thus amount to $24 million.", "300", "600"),
    ],
}  # fmt: skip
EQUIVALENTS = [
    ("Lilongwe, May 2019 - Loan: MWK 21.9 billion – equivalent to US$30 million – for farms.", "30", "70"),
    ("Loan amount: PHP 12.8 billion = US$ 247 million (2017)", "247", "647"),
    ("The credit is SDR 52.4 million (US$ 72.3 million equivalent at the rate of US$ 1.38 per SDR of 31 October 2019).", "72.3", "22.3"),
    ("Rabat, 9 March 2017. The kingdom borrows 1.07 billion dirhams; converted, this is around EUR 100 million.", "100", "500"),
]
QUIET = [
    # what stands first is an item of the list itself
    ("The fund's €8 million buys pumps, €3 million pays for advice and the remaining €1 million for audits."),
    ("The bank's A loan amounts to $34 million. The B loan of $21 million was placed with others. A further $8 million comes from a fund."),
    ("Roads in Assam (137 km), Manipur (93 km), Mizoram (55 km) and Tripura (20 km) will be built."),
    ("The bank invested $2 billion in water; lent $644 million for schools; and approved two plants totaling $1.07 billion."),
    # of another time, of something larger, or paired with it
    ("The previous $481 million compact ended in 2014. The new one has three parts: roads ($86 million), power ($245 million) and ports ($119 million)."),
    ("The bank gave $40 million and the fund $5 million out of a total cost of $50 million."),
    # a headline cuts off what is behind its last digit
    ("Bank gives €36 million to Armenia\n\nThe bank provides two loans. €30.3 million is for the border, and €6.5 million for water."),
    ("The plant costs $310 million. One bank lends $80 million and another $45 million. Talks with others go on."),
]  # fmt: skip


def statuses(text: str, kind: str) -> list[str]:
    return [decide(claim).status for claim in read(text).claims if claim.kind == kind]


@pytest.mark.parametrize(("text", "right", "wrong"), [row for rows in SLIPS.values() for row in rows])
def test_a_list_that_words_close_is_held_against_its_whole(text: str, right: str, wrong: str) -> None:
    assert "consistent" in statuses(text, SUM)
    assert "inconsistent" not in statuses(text, SUM)
    assert "inconsistent" in statuses(text.replace(right, wrong, 1), SUM)


@pytest.mark.parametrize(("text", "right", "wrong"), EQUIVALENTS)
def test_an_equivalent_is_held_against_the_rate(text: str, right: str, wrong: str) -> None:
    assert statuses(text, EQUIVALENT) == ["consistent"]
    assert "inconsistent" in statuses(text.replace(right, wrong, 1), EQUIVALENT)


@pytest.mark.parametrize("text", QUIET)
def test_what_words_do_not_close_is_no_slip(text: str) -> None:
    assert "inconsistent" not in statuses(text, SUM)
