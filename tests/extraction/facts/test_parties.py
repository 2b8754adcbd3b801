"""Who gives an amount, and for which country, where the words around it do not say so in the plainest way."""

from decimal import Decimal

import pytest

from extraction import read

WHO = [
    (
        "any deed of a lender as the subject",
        "Zambia's rural power scheme is fully covered. The African Development Bank leads with a loan of $40 million. The Kuwait Fund takes part with "
        "KWD 6 million and the Vienna-based OPEC Fund is in for $15 million. The Abidjan lender also throws in a grant of $2 million.",
        [
            ("40000000", "African Development Bank", "ZMB"),
            ("6000000", "Kuwait Fund for Arab Economic Development", "ZMB"),
            ("15000000", "OPEC Fund for International Development", "ZMB"),
            ("2000000", "African Development Bank", "ZMB"),
        ],
    ),
    (
        "what a lender only says, owns or owes is no gift",
        "ADB reckons that the cyclone cost Fiji $40 million. The EIB borrowed EUR 3 billion in Tokyo. The World Bank says farmers lost $5 million.",
        [],
    ),
    (
        "a list of lenders with their acronyms behind commas",
        "The commissioner said the African Development Bank, AfDB, is to bring $100 million, the Islamic Development Bank, IsDB, $125 million "
        "and the OPEC Fund $15 million for roads in Nigeria.",
        [
            ("100000000", "African Development Bank", "NGA"),
            ("125000000", "Islamic Development Bank", "NGA"),
            ("15000000", "OPEC Fund for International Development", "NGA"),
        ],
    ),
    (
        "the lender that the paragraph has told last",
        "Asian Development Bank loans lead the list of Odisha, India.\n\nLast comes KfW. The German development bank's loan of 55 million euros for solar "
        "pumps is accompanied by a grant of 2 million euros meant for training.",
        [("55000000", "KfW", "IND"), ("2000000", "KfW", "IND")],
    ),
    (
        "the giver of a clause behind the amount",
        "The audit covers Manila's bulk water scheme in the Philippines, which KEXIM serves too. Of the $150 million that the World Bank approved for it in 2015, "
        "little had been drawn.",
        [("150000000", "World Bank", "PHL")],
    ),
    (
        "a deal signed abroad is for no country of its place",
        "Tajikistan's parliament ratified three agreements. The partner in the Kulob road is the Islamic Development Bank, with $18 million in the form "
        "of a loan and $2 million of technical assistance, signed on 31 January in Tunis.",
        [("18000000", "Islamic Development Bank", "TJK"), ("2000000", "Islamic Development Bank", "TJK")],
    ),
    (
        "two that sign do not share what one side gets",
        "The Asian Development Bank and the Ministry of Finance inked a pact under which Nepal will receive $156 million as loan and $4 million as grant.",
        [("156000000", "Asian Development Bank", "NPL"), ("4000000", "Asian Development Bank", "NPL")],
    ),
    (
        "a lender named with what it is",
        "Dhaka and Germany's KfW Bank signed two agreements. Loans worth €82 million will serve industry in Bangladesh through IDCOL.",
        [("82000000", "KfW", "BGD")],
    ),
    (
        "the other part is not surely of the one told before",
        "The World Bank signed a $44 million agreement for stoves in Laos. $20 million is an IDA credit; the other $24 million is carbon finance.",
        [("20000000", "International Development Association", "LAO"), ("24000000", "World Bank", "LAO")],
    ),
    (
        "two told as one word share two amounts",
        "The bridge joins Rwanda and Burundi. The African Development Bank lends $80 million. The two governments will put in $88 million and $32 million, respectively.",
        [
            ("80000000", "African Development Bank", None),
            ("88000000", "Government of Rwanda", "RWA"),
            ("32000000", "Government of Burundi", "BDI"),
        ],
    ),
    (
        "each of the two banks",
        "The sewerage of Ranchi in India is paid by the World Bank and the Beijing-based Asian Infrastructure Investment Bank. Each of the two banks will put in $105 million.",
        [("105000000", "World Bank", "IND"), ("105000000", "Asian Infrastructure Investment Bank", "IND")],
    ),
    (
        "payers with a description share amounts in their order",
        "The World Bank and the German development bank KfW will finance the water carrier in Jordan with $200 million and €75 million, respectively.",
        [("200000000", "World Bank", "JOR"), ("75000000", "KfW", "JOR")],
    ),
    (
        "payers in a relative clause share amounts in their order",
        "Vanuatu's Ministry of Health takes charge of the hospital, to which the Asian Development Bank and the Government of Australia add US$2.1 million and A$4.6 million.",
        [("2100000", "Asian Development Bank", "VUT"), ("4600000", "Government of Australia", "VUT")],
    ),
    (
        "the country that opens an item, not where a bank has its home; a local bank gets what a lender's own list tells",
        "ISLAMIC DEVELOPMENT BANK\n\nThe Board of the Islamic Development Bank approved the following projects:\n\n"
        "• Cameroon: EUR 45 million - Ecobank and Afriland First Bank - lines of financing for small firms;\n"
        "• Côte d'Ivoire: EUR 111 million Banque Nationale d'Investissement facility;\n"
        "• Oman: US$ 75 million equity in Nama Water.",
        [
            ("45000000", "Islamic Development Bank", "CMR"),
            ("111000000", "Islamic Development Bank", "CIV"),
            ("75000000", "Islamic Development Bank", "OMN"),
        ],
    ),
    (
        "who stands in a clause of its own gives nothing",
        "Bengaluru, India. The utility BWSSB, which the government capitalised last year, puts in another $15 million for drains.",
        [("15000000", "BWSSB", "IND")],
    ),
    (
        "a region's government is the state of a federation",
        "The Abia State Government of Nigeria borrows for roads. The African Development Bank is to bring $100 million. The state will put down $23.8 million.",
        [("100000000", "African Development Bank", "NGA"), ("23800000", "Government of Abia", "NGA")],
    ),
    (
        "capitals of donors, and a government without an article",
        "Jordan's water is backed by Germany. Berlin has provided €40 million for it, and the rest, $12 million, is to be found by government.",
        [("40000000", "Government of Germany", "JOR"), ("12000000", "Government of Jordan", "JOR")],
    ),
    (
        "the seat of a lender behind its name is no recipient",
        "BOAD and the Beninese government agreed on a loan for XOF 15 billion to pave a road. The EBID of Lomé finances the section beyond with XOF 8 billion.",
        [("15000000000", "West African Development Bank", "BEN"), ("8000000000", "ECOWAS Bank for Investment and Development", "BEN")],
    ),
    (
        "a donor comes in; a board is its fund's",
        "The World Bank lends Solomon Islands USD 15 million for power. New Zealand has come in with NZD 6 million, and the Green Climate Fund's board had earlier agreed to USD 4 million.",
        [("15000000", "World Bank", "SLB"), ("6000000", "Government of New Zealand", "SLB"), ("4000000", "Green Climate Fund", "SLB")],
    ),
]


@pytest.mark.parametrize("text, expected", [row[1:] for row in WHO], ids=[row[0] for row in WHO])
def test_provider_and_country(text, expected):
    reading = read(text)
    names = {entity.key: entity.name for entity in reading.entities}
    found = [(fact.amount, names.get(fact.provider), fact.recipient_country) for fact in reading.facts if fact.kind == "transactions"]
    assert found == [(Decimal(amount), *rest) for amount, *rest in expected]
