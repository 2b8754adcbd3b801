"""Sums, counts and shares over several activities."""

from decimal import Decimal

import pytest

from extraction import read


def told(text):
    """The portfolio totals of a text as (amount, currency, organisation, count, share, sector, country, period)."""
    reading = read(text)
    names = {entity.key: entity.name for entity in reading.entities}
    return [
        (
            fact.amount, fact.currency, names.get(fact.organisation), fact.count, fact.share_percent, fact.sector, fact.country, fact.period_edtf,
        )
        for fact in reading.facts
        if fact.kind == "portfolio_totals"
    ]  # fmt: skip


def number(value):
    return None if value is None else Decimal(value)


TOLD = [
    (
        "how many loans a row of a table of lending sums up",
        "Lending by sector\n\nSector | Number | Amount ($ million)\nTransport | 12 | 840\nEnergy | 9 | 610\nWater | 5 | 220\n",
        [
            ("840000000", "USD", None, "12", None, "transport", None, None),
            ("610000000", "USD", None, "9", None, "energy", None, None),
            ("220000000", "USD", None, "5", None, "water", None, None),
        ],
    ),
    ("a number of things under a project's cost is no count of projects", "Component | Number | Cost ($ million)\nSchools | 12 | 8.4\nClinics | 9 | 6.1\nTotal | 21 | 14.5\n", []),
    (
        "shares of a portfolio by their percentage, the percentage before or behind",
        "The project portfolio of the European Bank for Reconstruction and Development (EBRD) in Tajikistan amounted to 482 million euros. "
        "Of it 88 percent, or 424 million euros, went to infrastructure, while 8 percent, equivalent to 36 million euros, was allocated to banks.",
        [
            ("482000000", "EUR", "European Bank for Reconstruction and Development", None, None, None, "TJK", None),
            ("424000000", "EUR", "European Bank for Reconstruction and Development", None, "88", "infrastructure", "TJK", None),
            ("36000000", "EUR", "European Bank for Reconstruction and Development", None, "8", None, "TJK", None),
        ],
    ),
    (
        "a portfolio in figures",
        "CARIBBEAN DEVELOPMENT BANK\n\nPortfolio at a glance, as at September 30, 2021\n\n  Operations under supervision     96\n  Net commitments       $1,284.6 mn\n    of which disbursed    $552.7 mn\n",
        [
            ("1284600000", "USD", "Caribbean Development Bank", None, None, None, None, "2021-09-30"),
            ("552700000", "USD", "Caribbean Development Bank", None, None, None, None, "2021-09-30"),
        ],
    ),
    (
        "signings of some months and of the same months before",
        "Signings of the Black Sea Trade and Development Bank from January to May stood at EUR 211 million versus EUR 164 million in the same months of the year before.",
        [
            ("211000000", "EUR", "Black Sea Trade and Development Bank", None, None, None, None, None),
            ("164000000", "EUR", "Black Sea Trade and Development Bank", None, None, None, None, None),
        ],
    ),
    (
        "what those counted before come to",
        "The Nordic Investment Bank's Board met. On the table were seven operations, and all of them passed. They commit the Bank to EUR 147.7 million.",
        [("147700000", "EUR", "Nordic Investment Bank", None, None, None, None, None)],
    ),
    (
        "an envelope that a loan falls under",
        "The loan to Mira falls under EBRD's 75 million euro Small Enterprises Finance Framework for the Western Balkans.",
        [("75000000", "EUR", "European Bank for Reconstruction and Development", None, None, None, None, None)],
    ),
    (
        "a table without a head over its names",
        "The pipeline\n                Projects   US$ billion   Share\nTransport             52         12.9     60%\nEnergy                21          7.8     40%\n",
        [("12900000000", "USD", None, 52, None, "transport", None, None), ("7800000000", "USD", None, 21, None, "energy", None, None)],
    ),
    (
        "a sum in a headline with fewer digits",
        "ADB signs USD 237.5 million grants\n\nThe Asian Development Bank signed four grants worth $237.49 million in total on Monday.",
        [("237490000", "USD", "Asian Development Bank", 4, None, None, None, None)],
    ),
    (
        "a level before and after",
        "ADB lending rose from $3.1 billion in 2011 to $3.6 billion in 2012.",
        [
            ("3100000000", "USD", "Asian Development Bank", None, None, None, None, "2011"),
            ("3600000000", "USD", "Asian Development Bank", None, None, None, None, "2012"),
        ],
    ),
    (
        "regions by their share, and sectors",
        "The World Bank released its results. Eastern Europe received $2.4 billion; South Asia $1.9 billion; and the Pacific $90 million. Transport received $800 million and energy $650 million.",
        [
            ("2400000000", "USD", "World Bank", None, None, None, None, None),
            ("1900000000", "USD", "World Bank", None, None, None, None, None),
            ("90000000", "USD", "World Bank", None, None, None, None, None),
            ("800000000", "USD", "World Bank", None, None, None, None, None),
            ("650000000", "USD", "World Bank", None, None, None, None, None),
        ],
    ),
    (
        "a state's borrowing of a quarter, not its lender's",
        "The World Bank told of it. During the first quarter, the government borrowed $1.4 billion from commercial sources.",
        [("1400000000", "USD", None, None, None, None, None, None)],
    ),
    (
        "what was pledged and disbursed in months",
        "Foreign aid fell. Only $320 million was pledged in the first four months. Foreign aid disbursement stood at $1.1 billion.",
        [
            ("320000000", "USD", None, None, None, None, None, None),
            ("1100000000", "USD", None, None, None, None, None, None),
        ],
    ),
    (
        "unused loans and what they cost",
        "The undisbursed balance of these loans is EUR 1.7 billion. In 2018 Moldova paid EUR 9 million in commitment fees on unused loans.",
        [
            ("1700000000", "EUR", None, None, None, None, None, None),
            ("9000000", "EUR", "Government of Moldova", None, None, None, "MDA", "2018"),
        ],
    ),
    (
        "the place of a meeting is not the country of the lending",
        "ADB approved $9.2 billion in financing operations last year, it said ahead of its annual meeting in Osaka, Japan.",
        [("9200000000", "USD", "Asian Development Bank", None, None, None, None, None)],
    ),
    (
        "a year's lending and the year before's",
        """World Bank lending rises
20 July 1999

Lending commitments of the World Bank amounted to $29 billion in fiscal 1999, compared with $28.6 billion a year earlier. Disbursements were up by $700 million to $24 billion.""",
        [
            ("29000000000", "USD", "World Bank", None, None, None, None, "1999"),
            ("28600000000", "USD", "World Bank", None, None, None, None, "1998"),
            ("24000000000", "USD", "World Bank", None, None, None, None, None),
        ],
    ),
    (
        "many clients, and the size of one loan",
        "Since 2010 the European Bank for Reconstruction and Development (EBRD) has lent more than EUR 400 million to 38,000 small enterprises. The average loan is EUR 11,000.",
        [("400000000", "EUR", "European Bank for Reconstruction and Development", None, None, None, None, "2010/..")],
    ),
    (
        "a state's debt, by creditor",
        "As of January 1, 2019, the external public debt of Kyrgyzstan amounted to $3.8 billion. The debt to the Asian Development Bank is $588 million.",
        [
            ("3800000000", "USD", None, None, None, None, "KGZ", "2019-01-01"),
            ("588000000", "USD", None, None, None, None, None, None),
        ],
    ),
    (
        "a table of lending by sector and year",
        """Inter-American Development Bank (IDB), annual review

Lending by sector ($ million)
Sector | 2008 | 2009
Energy | 4,910 | 5,802
""",
        [
            ("4910000000", "USD", "Inter-American Development Bank", None, None, "energy", None, "2008"),
            ("5802000000", "USD", "Inter-American Development Bank", None, None, "energy", None, "2009"),
        ],
    ),
    (
        "loans and grants in the plural, to many",
        """Rome, 15 December 2006 – The Executive Board of the International Fund for Agricultural Development (IFAD) approved US$284.1 million in loans to improve rural life in 16 countries. The Board also approved US$9 million in grants to eight research centres.""",
        [
            ("284100000", "USD", "International Fund for Agricultural Development", None, None, None, None, "2006-12-15"),
            ("9000000", "USD", "International Fund for Agricultural Development", None, None, None, None, None),
        ],
    ),
    (
        "a deal of one year is none",
        "The metro is also paid for by Agence Française de Développement (AFD), which committed EUR 300 million in 2012.",
        [],
    ),
    (
        "ebrd relative",
        """The EBRD is lending €40 million to the national railway company of Moldova, which will use the funds to buy 12 locomotives. The European Union is donating an investment grant of €5 million.
The Bank has invested more than €2.1 billion in Moldova to date.""",
        [
            ("2100000000", "EUR", "European Bank for Reconstruction and Development", None, None, None, "MDA", None),
        ],
    ),
    (
        "afdb",
        "Abidjan, 12 July 2018 – The Board of Directors of the African Development Bank Group has approved two loans totalling UA 33.6 million to finance the Lake Victoria Maritime Communications and Transport Project in Uganda and Tanzania.",
        [
            ("33600000", "XUA", "African Development Bank", "2", None, None, None, "2018-07-12"),
        ],
    ),
    (
        "gdp not",
        "Kazakhstan's GDP reached $261 billion last year, and exports grew to $78.7 billion. The average salary is $780 a month. Road repairs will cost $12 billion over ten years.",
        [],
    ),
    (
        "mdb portfolio",
        "To date, ADB has committed 250 public sector loans, grants, and technical assistance totaling $7.9 billion to Uzbekistan. Cumulative disbursements amount to $6.2 billion. ADB's ongoing sovereign portfolio includes 34 loans worth $3.9 billion.",
        [
            ("7900000000", "USD", "Asian Development Bank", "250", None, None, "UZB", None),
            ("6200000000", "USD", "Asian Development Bank", None, None, None, None, None),
            ("3900000000", "USD", "Asian Development Bank", "34", None, None, None, None),
        ],
    ),
    (
        "component list",
        "The World Bank's $90 million loan for the Georgia Regional Connectivity Project has three components: road rehabilitation ($70 million), logistics ($15 million) and project management ($5 million).",
        [],
    ),
    (
        "household",
        "Each household will save $120 a year, and farmers' incomes rise from $300 to $450. Losses from the flood were put at $2.3 billion.",
        [],
    ),
    (
        "per unit",
        "The tariff will rise from $0.03 to $0.05 per kWh. Each bus costs €410,000. Tickets are sold at 50 tenge.",
        [],
    ),
    (
        "ndb news",
        """SHANGHAI, Dec 2, 2019 (Reuters) - The New Development Bank (NDB), set up by the BRICS states, has approved six loans worth a combined $1.4 billion, its president K. V. Kamath said on Monday.

The biggest, $500 million, will go to Indian state lender REC for renewable energy. China's Guangxi region gets 2 billion yuan ($284 million) for the Chongzuo urban water project, and Russia's Krasnodar a $100 million loan to build roads. South Africa's Eskom is to receive $180 million for transmission lines.""",
        [
            ("1400000000", "USD", "New Development Bank", "6", None, None, None, "2019-12-02"),
        ],
    ),
    (
        "eib moldova",
        """EIB lends €100 million for Moldova's roads

Chisinau, 17 July 2023. The European Investment Bank will provide Moldova with a loan of €100 million to upgrade the M3 road between Chisinau and Giurgiulesti. The EU adds a €12 million investment grant through the Neighbourhood Investment Platform, and the State Road Administration will supervise the works. The overall investment is estimated at €150 million, the balance of €38 million being covered by the Moldovan government.

The EIB has supported projects worth €1.1 billion in Moldova since 2007.""",
        [
            ("1100000000", "EUR", "European Investment Bank", None, None, None, "MDA", "2007/2023-07-17"),
        ],
    ),
    (
        "adb brochure",
        "As of 31 December 2023, ADB had approved 45 CAREC-related investments in Tajikistan worth $1.1 billion, including $640 million for roads and $380 million for energy. Seventeen of them are ongoing.",
        [
            ("1100000000", "USD", "Asian Development Bank", "45", None, None, "TJK", "2023-12-31"),
            ("640000000", "USD", "Asian Development Bank", None, None, None, "TJK", "2023-12-31"),
            ("380000000", "USD", "Asian Development Bank", None, None, "energy", "TJK", "2023-12-31"),
        ],
    ),
    (
        "wb country",
        "The World Bank's portfolio in the Kyrgyz Republic consists of 23 projects with commitments of $1.1 billion. Since 1992, the Bank has provided over $2.4 billion, half of it as grants.",
        [
            ("1100000000", "USD", "World Bank", "23", None, None, "KGZ", None),
            ("2400000000", "USD", "World Bank", None, None, None, None, "1992/.."),
        ],
    ),
    (
        "wb long",
        """Kyrgyz Republic to Improve Heating Services with World Bank Support

BISHKEK, October 27, 2017 – The World Bank's Board of Executive Directors approved yesterday a US$46 million Heat Supply Improvement Project for the Kyrgyz Republic. The project will improve heating in Bishkek.

“The heating season is long,” said Jean-Michel Happi, World Bank Country Manager. The project, worth US$46 million, will be financed through an IDA credit and grant, US$23 million each. The credit has 0 percent interest, a 6-year grace period and a 38-year maturity.

The World Bank's overall mission in the Kyrgyz Republic is to reduce poverty. Seventeen projects are under implementation, with investments of US$290 million. Since 1992, assistance has amounted to over US$1.3 billion in grants and highly concessional credits.""",
        [
            ("290000000", "USD", "World Bank", "17", None, None, None, None),
            ("1300000000", "USD", "World Bank", None, None, None, None, "1992/2017-10-27"),
        ],
    ),
    (
        "adb long",
        """ADB Approves $100 Million to Improve Power Distribution in Pakistan's Sindh

ISLAMABAD, PAKISTAN (30 November 2023) — The Asian Development Bank (ADB) has approved a financing package of $100 million, comprising a $95 million loan and a $5 million grant, to modernize electricity distribution in Pakistan. ADB's Power Distribution Strengthening Project will install 332,000 smart meters. The $5 million grant comes from the High-Level Technology Fund. The total cost of the project is $125.6 million; the distribution companies will finance $25.6 million.

ADB has committed over $52 billion in public and private sector loans, grants, and other forms of financing to Pakistan since 1966.""",
        [
            ("52000000000", "USD", "Asian Development Bank", None, None, None, "PAK", "1966/2023-11-30"),
        ],
    ),
    (
        "ebrd news",
        """Uzbek hydropower to get boost from EBRD

Tashkent. 24 May. The EBRD will lend up to $24 million to JSC Uzbekhydroenergo, the state-owned hydropower company, for the rehabilitation of the Chirchik cascade. The loan will be on-lent by the Ministry of Finance. It will be complemented by a $6 million concessional loan from the Green Climate Fund. The EBRD has invested $4.2 billion in 141 projects in Uzbekistan.""",
        [
            ("4200000000", "USD", "European Bank for Reconstruction and Development", "141", None, None, "UZB", None),
        ],
    ),
    (
        "aiib annual",
        "In 2022, AIIB approved 38 projects for a total of USD 6.81 billion. Climate finance made up 56% of the approved amount. By sector, energy accounted for USD 1.6 billion, transport for USD 1.9 billion and water for USD 0.6 billion. Since its founding the Bank has approved 202 projects worth USD 38.8 billion.",
        [
            ("6810000000", "USD", "Asian Infrastructure Investment Bank", "38", None, None, None, "2022"),
            ("1600000000", "USD", "Asian Infrastructure Investment Bank", None, None, "energy", None, "2022"),
            ("1900000000", "USD", "Asian Infrastructure Investment Bank", None, None, "transport", None, "2022"),
            ("600000000", "USD", "Asian Infrastructure Investment Bank", None, None, "water", None, "2022"),
            ("38800000000", "USD", "Asian Infrastructure Investment Bank", "202", None, None, None, None),
        ],
    ),
    (
        "what a paragraph goes on to tell of a year's total, by country and by lender's arm",
        "ADB lending to the Pacific\n\nMANILA, 3 February 2021 - The Asian Development Bank (ADB) approved $1.9 billion of loans and grants for the Pacific in 2020. "
        "Fiji received $700 million, Samoa $110 million and Tonga $60 million. Another $90 million was mobilized from the private sector.",
        [
            ("1900000000", "USD", "Asian Development Bank", None, None, None, None, "2020"),
            ("700000000", "USD", "Asian Development Bank", None, None, None, "FJI", "2020"),
            ("110000000", "USD", "Asian Development Bank", None, None, None, "WSM", "2020"),
            ("60000000", "USD", "Asian Development Bank", None, None, None, "TON", "2020"),
            ("90000000", "USD", "private sector", None, None, None, None, None),
        ],
    ),
    (
        "one road beside a year's total",
        "The African Development Bank (AfDB) disbursed $310 million in Ghana in 2019. A loan of $64 million for the Eastern Corridor Road Project was signed in March.",
        [("310000000", "USD", "African Development Bank", None, None, None, "GHA", "2019")],
    ),
    (
        "the whole of which a total is a share",
        "The Caribbean Development Bank disbursed $143 million in the first nine months of 2021, or 62 per cent of the annual target of $230 million.",
        [
            ("143000000", "USD", "Caribbean Development Bank", None, "62", None, None, "2021-01/2021-09"),
            ("230000000", "USD", "Caribbean Development Bank", None, None, None, None, "2021-01/2021-09"),
        ],
    ),
    (
        "share of a total, and a count of them",
        "As of the end of 2024, roughly $2.36 billion has been invested by ADB in seven projects in Mongolia. "
        "Of these investments, about $1.82 billion (77%) is allocated to six transport projects. Two of them are finished.",
        [
            ("2360000000", "USD", "Asian Development Bank", "7", None, None, "MNG", "2024-12-31"),
            ("1820000000", "USD", "Asian Development Bank", "6", "77", "transport", "MNG", "2024-12-31"),
            (None, None, "Asian Development Bank", "2", None, "transport", "MNG", None),
        ],
    ),
]


@pytest.mark.parametrize("text, expected", [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_portfolio_totals(text, expected):
    assert told(text) == [
        (number(amount), currency, organisation, number(count), number(share), *rest)
        for amount, currency, organisation, count, share, *rest in expected
    ]


MEASURES = [
    (
        "Six loans were signed with the African Development Bank (AfDB). At today's rates these loans represent EUR 819 million.",
        [("819000000", "loans")],
    ),
    (
        "The credit comes from a programme of the International Finance Corporation (IFC), a $2-billion facility that provides funding to banks.",
        [("2000000000", "facility")],
    ),
    ("The US$100bn bank opened for business in 2016.", [("100000000000", "capital")]),
    (
        "Last fiscal year, only Rs 1,386 crore was spent under externally aided projects against a budget of Rs 1,650 crore.",
        [("13860000000", "spent"), ("16500000000", "budget")],
    ),
    (
        "The Undersecretary put such fees at P412 million in 2022, lower than the P455 million paid in 2021.",
        [("412000000", "fees"), ("455000000", "fees")],
    ),
    ("The country can tap about $3.8 billion in loans from the Asian Development Bank (ADB).", [("3800000000", "loans")]),
    ("ADB will find $2.4 billion for projects in the region between 2020 and 2022.", [("2400000000", "financing")]),
]


@pytest.mark.parametrize("text, expected", MEASURES)
def test_measures(text, expected):
    totals = [fact for fact in read(text).facts if fact.kind == "portfolio_totals"]
    assert [(str(fact.amount.quantize(Decimal(1))), fact.measure) for fact in totals] == expected


def test_share_of():
    reading = read("ADB has lent $4 billion to Nepal since 1990, including $1 billion for energy.")
    whole, part = (fact for fact in reading.facts if fact.kind == "portfolio_totals")
    assert (whole.share_of, part.share_of, part.sector) == (None, Decimal(4000000000), "energy")
