"""Who puts how much into what, in the ways that lenders, ministries and newspapers tell it."""

import unittest.mock
from decimal import Decimal

import pytest

from extraction import read


def told(text):
    """The transactions of a text as (amount, currency, provider, activity, finance type)."""
    reading = read(text)
    names = {entity.key: entity.name for entity in reading.entities}
    return [
        (fact.amount, fact.currency, names.get(fact.provider), names.get(fact.activity), fact.finance_type)
        for fact in reading.facts
        if fact.kind == "transactions"
    ]


ANY = unittest.mock.ANY  # what is read by others and told by their tests

TOLD = [
    (
        "wb approve",
        "WASHINGTON, March 14, 2023 – The World Bank's Board of Executive Directors today approved a $120 million credit from the International Development Association (IDA) for the Tajikistan Strengthening Water and Irrigation Management Project. The project will rehabilitate irrigation canals over 18,000 hectares. The Government of Tajikistan will contribute $8 million.",
        [
            (
                "120000000",
                "USD",
                "International Development Association",
                "Tajikistan Strengthening Water and Irrigation Management Project",
                "credit",
            ),
            ("8000000", "USD", "Government of Tajikistan", "Tajikistan Strengthening Water and Irrigation Management Project", None),
        ],
    ),
    (
        "adb loan passive",
        "MANILA, PHILIPPINES (5 December 2022) — A $200 million loan to upgrade the East-West Highway in Georgia was approved by the Asian Development Bank (ADB) today. The total cost of the project is $261.5 million, with the Government of Georgia providing the remaining $61.5 million.",
        [
            ("200000000", "USD", "Asian Development Bank", "East-West Highway", "loan"),
            ("61500000", "USD", "Government of Georgia", "East-West Highway", None),
        ],
    ),
    (
        "payers list",
        "The Nurek Rehabilitation Project will cost $350 million and is financed with $225.7 million from the World Bank, $60 million from the Asian Infrastructure Investment Bank and $40 million from the Eurasian Development Bank.",
        [
            ("225700000", "USD", "World Bank", "Nurek Rehabilitation Project", None),
            ("60000000", "USD", "Asian Infrastructure Investment Bank", "Nurek Rehabilitation Project", None),
            ("40000000", "USD", "Eurasian Development Bank", "Nurek Rehabilitation Project", None),
        ],
    ),
    (
        "ebrd relative",
        """The EBRD is lending €40 million to the national railway company of Moldova, which will use the funds to buy 12 locomotives. The European Union is donating an investment grant of €5 million.
The Bank has invested more than €2.1 billion in Moldova to date.""",
        [
            ("40000000", "EUR", "European Bank for Reconstruction and Development", "12 locomotives", "loan"),
            ("5000000", "EUR", "European Union", "12 locomotives", "grant"),
        ],
    ),
    (
        "eib",
        "The European Investment Bank (EIB) and Tunisia signed a EUR 75 million finance contract in Tunis on 3 May 2019 for the modernisation of 1,100 schools. It is the second tranche of a EUR 200 million loan, alongside a EUR 60 million EU grant.",
        [
            ("75000000", "EUR", "European Investment Bank", "modernisation of 1,100 schools", None),
            ("60000000", "EUR", "European Union", "modernisation of 1,100 schools", "grant"),
        ],
    ),
    (
        "ifc equity",
        "IFC will invest up to $30 million in equity in Daryo Solar LLC and arrange a loan of $45 million to build a 100 MW solar power plant near Sherabad, Uzbekistan.",
        [
            ("30000000", "USD", "International Finance Corporation", "100 MW solar power plant near Sherabad", "equity"),
            ("45000000", "USD", "International Finance Corporation", "100 MW solar power plant near Sherabad", "loan"),
        ],
    ),
    (
        "afdb",
        "Abidjan, 12 July 2018 – The Board of Directors of the African Development Bank Group has approved two loans totalling UA 33.6 million to finance the Lake Victoria Maritime Communications and Transport Project in Uganda and Tanzania.",
        [],
    ),
    (
        "isdb one",
        "The Islamic Development Bank approved on 16 December 2017 US$ 100 million in Istisna'a financing for the Bishkek-Osh road in Kyrgyzstan and US$ 27 million in leasing for a hospital in Conakry, Guinea.",
        [
            ("100000000", "USD", "Islamic Development Bank", "Bishkek-Osh road", None),
            ("27000000", "USD", "Islamic Development Bank", "hospital in Conakry", None),
        ],
    ),
    (
        "news borrow",
        "ISLAMABAD: Pakistan on Thursday secured a $500 million loan from the Asian Infrastructure Investment Bank for flood rehabilitation in Sindh, the Ministry of Economic Affairs said.",
        [
            ("500000000", "USD", "Asian Infrastructure Investment Bank", "flood rehabilitation in Sindh", "loan"),
        ],
    ),
    (
        "each",
        "The World Bank and the Asian Development Bank will each lend $150 million for the Upper Trishuli Hydropower Project, while the Government of Nepal contributes $47 million.",
        [
            ("150000000", "USD", "World Bank", "Upper Trishuli Hydropower Project", "loan"),
            ("150000000", "USD", "Asian Development Bank", "Upper Trishuli Hydropower Project", "loan"),
            ("47000000", "USD", "Government of Nepal", "Upper Trishuli Hydropower Project", None),
        ],
    ),
    (
        "of which split",
        "AfDB is providing $60 million, of which $45 million as a loan and $15 million as a grant, to the Malawi Sustainable Fisheries Project.",
        [
            ("45000000", "USD", "African Development Bank", "Malawi Sustainable Fisheries Project", "loan"),
            ("15000000", "USD", "African Development Bank", "Malawi Sustainable Fisheries Project", "grant"),
        ],
    ),
    (
        "jpy equivalent",
        "The Project for the Construction of the Second Mekong Bridge is supported by a loan of JPY 12,340 million (about US$ 84 million) from JICA.",
        [
            (
                "12340000000",
                "JPY",
                "Japan International Cooperation Agency",
                "Project for the Construction of the Second Mekong Bridge",
                "loan",
            ),
        ],
    ),
    (
        "pledge",
        "The New Development Bank is considering a loan of up to RMB 2 billion for the Hohhot metro. The German government pledged €25 million last week to the Central Asia Water Programme.",
        [
            ("2000000000", "CNY", "New Development Bank", "Hohhot metro", "loan"),
            ("25000000", "EUR", "Government of Germany", "Central Asia Water Programme", None),
        ],
    ),
    (
        "gdp not",
        "Kazakhstan's GDP reached $261 billion last year, and exports grew to $78.7 billion. The average salary is $780 a month. Road repairs will cost $12 billion over ten years.",
        [],
    ),
    (
        "label page",
        """Project Name: Samarkand Urban Water Supply Project
Country: Uzbekistan
Project ID: P171683
Approval Date: June 19, 2020
IBRD Loan: US$ 110 million
IDA Credit: US$ 40 million equivalent
Government contribution: US$ 22 million
Total Project Cost: US$ 172 million
Implementing Agency: Uzsuvtaminot JSC""",
        [
            ("110000000", "USD", "International Bank for Reconstruction and Development", "Samarkand Urban Water Supply Project", "loan"),
            ("40000000", "USD", "International Development Association", "Samarkand Urban Water Supply Project", "credit"),
            ("22000000", "USD", "Government of Uzbekistan", "Samarkand Urban Water Supply Project", None),
        ],
    ),
    (
        "financing table",
        """Kyrgyz Republic: Landslide Risk Management Project

Financing plan ($ million)

Source                      Amount     Share
Asian Development Bank        36.0      80%
Government                     9.0      20%
Total                         45.0     100%""",
        [
            ("36000000", "USD", "Asian Development Bank", "Landslide Risk Management Project", None),
            ("9000000", "USD", "Government of Kyrgyz Republic", "Landslide Risk Management Project", None),
        ],
    ),
    (
        "markdown table",
        """## Financing

| Financier | USD million |
|---|---|
| IFAD loan | 32.5 |
| IFAD grant | 2.0 |
| Government of Zambia | 6.5 |
| Beneficiaries | 4.1 |
| Total | 45.1 |

The table shows the cost of the Zambia Rural Finance Expansion Programme.""",
        [
            ("32500000", "USD", "International Fund for Agricultural Development", "Zambia Rural Finance Expansion Programme", "loan"),
            ("2000000", "USD", "International Fund for Agricultural Development", "Zambia Rural Finance Expansion Programme", "grant"),
            ("6500000", "USD", "Government of Zambia", "Zambia Rural Finance Expansion Programme", None),
            ("4100000", "USD", "beneficiaries", "Zambia Rural Finance Expansion Programme", None),
        ],
    ),
    (
        "additional financing",
        "ADB has approved $25 million in additional financing for the Power Sector Enhancement Project in Samoa, on top of the $100 million approved in 2007.",
        [
            ("25000000", "USD", "Asian Development Bank", "Power Sector Enhancement Project", None),
            ("100000000", "USD", "Asian Development Bank", "Power Sector Enhancement Project", None),
        ],
    ),
    (
        "component list",
        "The World Bank's $90 million loan for the Georgia Regional Connectivity Project has three components: road rehabilitation ($70 million), logistics ($15 million) and project management ($5 million).",
        [
            ("90000000", "USD", "World Bank", "Georgia Regional Connectivity Project", "loan"),
        ],
    ),
    (
        "cofinance subject",
        "The $210 million road is co-financed by the ADB, which is providing a $110 million loan, and the OPEC Fund, with $50 million; the Government of Azerbaijan covers the rest.",
        [
            ("110000000", "USD", "Asian Development Bank", None, "loan"),
            ("50000000", "USD", "OPEC Fund for International Development", None, None),
        ],
    ),
    (
        "ppp",
        "MIGA has issued guarantees of $82.1 million to Scatec to cover its equity investment in the 120 MW Benban solar plant in Egypt.",
        [
            ("82100000", "USD", "Multilateral Investment Guarantee Agency", "120 MW Benban solar plant", "guarantee"),
        ],
    ),
    (
        "kfw",
        "KfW, on behalf of the German Federal Ministry for Economic Cooperation and Development (BMZ), extends a concessional loan of EUR 80 million and a grant of EUR 6.5 million to Armenia for the Yeghvard Irrigation Programme.",
        [
            ("80000000", "EUR", "KfW", "Yeghvard Irrigation Programme", "loan"),
            ("6500000", "EUR", "KfW", "Yeghvard Irrigation Programme", "grant"),
        ],
    ),
    (
        "headline and body",
        """ADB, Mongolia Sign $160 Million Loan for Winter Roads

ULAANBAATAR, 9 June 2021 — The Asian Development Bank (ADB) and the Government of Mongolia signed a loan agreement of $160 million today for the Regional Road Development Project. "Roads matter," said ADB Country Director Anna Lind. The project's total cost is $182.4 million. The government will finance $22.4 million.""",
        [
            ("160000000", "USD", "Asian Development Bank", "Regional Road Development Project", "loan"),
            ("22400000", "USD", "Government of Mongolia", "Regional Road Development Project", None),
        ],
    ),
    (
        "news agg",
        "Uzbekistan will receive $46.2 million from the World Bank and the Global Environment Facility to restore degraded landscapes. IDA will provide $38.9 million as a concessional credit and the GEF $7.3 million as a grant.",
        [
            ("38900000", "USD", "International Development Association", None, "credit"),
            ("7300000", "USD", "Global Environment Facility", None, "grant"),
        ],
    ),
    (
        "disbursed",
        "So far $18.4 million of the $60 million loan has been disbursed, the bank's mission to the Chisinau Sewerage Project noted.",
        [
            ("18400000", "USD", None, "Chisinau Sewerage Project", None),
            ("60000000", "USD", None, "Chisinau Sewerage Project", "loan"),
        ],
    ),
    (
        "bullets countries",
        """The Executive Board of IFAD approved financing for four countries:

- Bolivia: US$ 18 million loan for the Highland Camelid Programme.
- Chad: US$ 25.2 million grant for the Sahel Resilience Project.
- Nepal: US$ 40 million loan for the Hill Roads Linkage Project.
- Togo: US$ 10.8 million loan for rural finance.""",
        [
            ("18000000", "USD", "International Fund for Agricultural Development", "Highland Camelid Programme", "loan"),
            ("25200000", "USD", "International Fund for Agricultural Development", "Sahel Resilience Project", "grant"),
            ("40000000", "USD", "International Fund for Agricultural Development", "Hill Roads Linkage Project", "loan"),
            ("10800000", "USD", "International Fund for Agricultural Development", "rural finance", "loan"),
        ],
    ),
    (
        "tenge",
        "The Development Bank of Kazakhstan will provide 34.5 billion tenge for the construction of a cement plant in the Kyzylorda region. The plant, which costs 57 billion tenge, will employ 300 people.",
        [
            ("34500000000", "KZT", "Development Bank of Kazakhstan", "cement plant in the Kyzylorda region", None),
        ],
    ),
    (
        "ministry",
        "The Ministry of Transport of Turkmenistan announced a tender worth $45 million. The winner receives a contract for 45 buses.",
        [],
    ),
    (
        "state budget",
        "The 24-km road costs 15.6 billion soums, including 9.6 billion soums from the state budget and 6 billion soums from a World Bank loan.",
        [
            ("9600000000", "UZS", "Government of Uzbekistan", None, None),
            ("6000000000", "UZS", "World Bank", None, "loan"),
        ],
    ),
    (
        "mixed terms",
        "The World Bank loan of EUR 86.5 million for the Serbia Railway Sector Modernization Project has a variable spread, an 18-year maturity and a 5-year grace period. AFD is co-financing the project with EUR 51 million.",
        [
            ("86500000", "EUR", "World Bank", "Serbia Railway Sector Modernization Project", "loan"),
            ("51000000", "EUR", "Agence Française de Développement", "Serbia Railway Sector Modernization Project", None),
        ],
    ),
    (
        "household",
        "Each household will save $120 a year, and farmers' incomes rise from $300 to $450. Losses from the flood were put at $2.3 billion.",
        [],
    ),
    (
        "trust fund",
        "A $2 million grant from the Japan Fund for Prosperous and Resilient Asia and the Pacific, financed by the Government of Japan, will support the Almaty Clean Air Project.",
        [
            ("2000000", "USD", "Japan Fund for Prosperous and Resilient Asia and the Pacific", "Almaty Clean Air Project", "grant"),
        ],
    ),
    (
        "lower case program",
        "AIIB's Board approved USD 250 million to co-finance the Punjab Green Development Program with the World Bank, which committed USD 200 million in 2018.",
        [
            ("250000000", "USD", "Asian Infrastructure Investment Bank", "Punjab Green Development Program", None),
            ("200000000", "USD", "World Bank", "Punjab Green Development Program", None),
        ],
    ),
    (
        "sentence ids",
        "The Second Rural Water Supply Project (P158502) closed on 30 June 2021. The credit of SDR 35.8 million (US$50 million equivalent) was fully disbursed.",
        [
            ("35800000", "XDR", None, "Second Rural Water Supply Project", "credit"),
        ],
    ),
    (
        "tranche",
        "ADB approved the $150 million second tranche of the Road Network Expansion Investment Program on 4 August 2015. Tranche 1, for $95 million, was approved in 2012.",
        [
            ("150000000", "USD", "Asian Development Bank", "Road Network Expansion Investment Program", None),
            ("95000000", "USD", "Asian Development Bank", "Road Network Expansion Investment Program", None),
        ],
    ),
    (
        "amounts first",
        "Some $75 million will come from the Saudi Fund for Development, $30 million from the Kuwait Fund and $12.5 million from the Government of Djibouti.",
        [
            ("75000000", "USD", "Saudi Fund for Development", None, None),
            ("30000000", "USD", "Kuwait Fund for Arab Economic Development", None, None),
            ("12500000", "USD", "Government of Djibouti", None, None),
        ],
    ),
    (
        "per unit",
        "The tariff will rise from $0.03 to $0.05 per kWh. Each bus costs €410,000. Tickets are sold at 50 tenge.",
        [],
    ),
    (
        "spanish style",
        "The Inter-American Development Bank (IDB) will help Ecuador expand rural electrification with a $40 million loan. The operation has a 25-year amortization period, a 5.5 year grace period. Local counterpart funds total $4.5 million.",
        [
            ("40000000", "USD", "Inter-American Development Bank", ANY, "loan"),
            ("4500000", "USD", "Government of Ecuador", ANY, None),
        ],
    ),
    (
        "eib moldova",
        """EIB lends €100 million for Moldova's roads

Chisinau, 17 July 2023. The European Investment Bank will provide Moldova with a loan of €100 million to upgrade the M3 road between Chisinau and Giurgiulesti. The EU adds a €12 million investment grant through the Neighbourhood Investment Platform, and the State Road Administration will supervise the works. The overall investment is estimated at €150 million, the balance of €38 million being covered by the Moldovan government.

The EIB has supported projects worth €1.1 billion in Moldova since 2007.""",
        [
            ("100000000", "EUR", "European Investment Bank", ANY, "loan"),
            ("12000000", "EUR", "European Union", ANY, "grant"),
            ("38000000", "EUR", "Government of Moldova", ANY, None),
        ],
    ),
    (
        "wb india lakh",
        "NEW DELHI, Sept 8: The World Bank and the Government of Assam signed a Rs 4,450 crore ($535 million) loan agreement for the Assam Integrated River Basin Management Project on Friday. The state will put in Rs 890 crore. Officials said 5.2 lakh people will be protected.",
        [
            ("44500000000", "INR", "World Bank", "Assam Integrated River Basin Management Project", "loan"),
            ("8900000000", "INR", "Government of Assam", "Assam Integrated River Basin Management Project", None),
        ],
    ),
    (
        "gcf full",
        """GCF Board approves FP187: Ouémé Basin Climate-Resilience Initiative (OCRI) Benin

Songdo, 20 July 2022 – The Board of the Green Climate Fund approved a grant of USD 18.5 million for the Ouémé Basin Climate-Resilience Initiative in Benin, presented by the Food and Agriculture Organization of the United Nations (FAO). The Government of Benin is co-financing the initiative with USD 16.8 million. It will benefit 330,000 people.""",
        [
            ("18500000", "USD", "Green Climate Fund", "Ouémé Basin Climate-Resilience Initiative", "grant"),
            ("16800000", "USD", "Government of Benin", "Ouémé Basin Climate-Resilience Initiative", None),
        ],
    ),
    (
        "ifad list of payers",
        "The total cost of the project is US$ 120.4 million, of which IFAD contributes US$ 40 million, the Adaptation Fund US$ 9.9 million, the Government of Tanzania US$ 22 million, the private sector US$ 30.5 million and beneficiaries US$ 18 million.",
        [
            ("40000000", "USD", "International Fund for Agricultural Development", None, None),
            ("9900000", "USD", "Adaptation Fund", None, None),
            ("22000000", "USD", "Government of Tanzania", None, None),
            ("30500000", "USD", "private sector", None, None),
            ("18000000", "USD", "beneficiaries", None, None),
        ],
    ),
    (
        "afdb trust",
        "The African Development Fund, the Bank's concessional window, will extend a UA 14.2 million loan and a UA 5.1 million grant for the Zambia Water Sector Reform Programme. Zambia's counterpart contribution is UA 2.3 million.",
        [
            ("14200000", "XUA", "African Development Fund", "Zambia Water Sector Reform Programme", "loan"),
            ("5100000", "XUA", "African Development Fund", "Zambia Water Sector Reform Programme", "grant"),
            ("2300000", "XUA", "Government of Zambia", "Zambia Water Sector Reform Programme", None),
        ],
    ),
    (
        "jica multi",
        "JICA signed two loan agreements with the Government of Sri Lanka: 31,810 million yen for the Kandy City Wastewater Management Project and 17,087 million yen for the Greater Colombo Transmission Loss Reduction Project.",
        [
            ("31810000000", "JPY", "Japan International Cooperation Agency", "Kandy City Wastewater Management Project", "loan"),
            ("17087000000", "JPY", "Japan International Cooperation Agency", "Greater Colombo Transmission Loss Reduction Project", "loan"),
        ],
    ),
    (
        "aiib p",
        """AIIB Approves Loan for Türkiye Wind Farm

Beijing, November 3, 2022

The Asian Infrastructure Investment Bank has approved a nonsovereign-backed loan of EUR 45 million to Enerjisa Üretim for five wind farms in western Türkiye with a combined capacity of 575 MW. The EBRD and the IFC are each lending EUR 110 million, and Export Credit Agency Germany's Euler Hermes provides cover for EUR 610 million.""",
        [
            ("45000000", "EUR", "Asian Infrastructure Investment Bank", "five wind farms", "loan"),
            ("110000000", "EUR", "European Bank for Reconstruction and Development", "five wind farms", "loan"),
            ("110000000", "EUR", "International Finance Corporation", "five wind farms", "loan"),
            ("610000000", "EUR", "Euler Hermes", "five wind farms", "guarantee"),
        ],
    ),
    (
        "pak news",
        "ISLAMABAD – The Central Development Working Party on Wednesday cleared 12 projects with an estimated cost of Rs 317 billion. Among them are the Dasu Transmission Line (Rs 94 billion), the Quetta Water Supply Scheme (Rs 28.5 billion) and the Lai Nullah Flood Channel (Rs 79.7 billion). The World Bank will finance $700 million of the transmission line.",
        [
            ("700000000", "USD", "World Bank", "Dasu Transmission Line", None),
        ],
    ),
    (
        "co-lenders follow",
        "The $1.2 billion Rogun loan package is led by the World Bank with $350 million. The AIIB follows with $270 million, the Islamic Development Bank with $150 million and the Saudi Fund for Development with $100 million.",
        [
            ("350000000", "USD", "World Bank", None, None),
            ("270000000", "USD", "Asian Infrastructure Investment Bank", None, None),
            ("150000000", "USD", "Islamic Development Bank", None, None),
            ("100000000", "USD", "Saudi Fund for Development", None, None),
        ],
    ),
    (
        "grant from gov",
        "The Government of Switzerland, through the State Secretariat for Economic Affairs (SECO), has granted CHF 12.5 million to the Khujand Water Supply Improvement Project, which the EBRD supports with a loan of USD 7 million.",
        [
            ("12500000", "CHF", "Government of Switzerland", "Khujand Water Supply Improvement Project", "grant"),
            ("7000000", "USD", "European Bank for Reconstruction and Development", "Khujand Water Supply Improvement Project", "loan"),
        ],
    ),
    (
        "mixed headline",
        """World Bank gives Lao PDR $44 million for clean cookstoves

Vientiane, June 2 – A Lao programme to replace wood fires received a boost on Friday when the World Bank signed a $44 million agreement. $20 million is an IDA credit; the other $24 million is carbon finance.""",
        [
            ("20000000", "USD", "International Development Association", ANY, "credit"),
            ("24000000", "USD", "World Bank", ANY, None),
        ],
    ),
    (
        "instrument as subject",
        "A EUR 33 million loan from the Council of Europe Development Bank (CEB) and a EUR 9.5 million grant from the EU will finance social housing in Podgorica.",
        [
            ("33000000", "EUR", "Council of Europe Development Bank", "social housing in Podgorica", "loan"),
            ("9500000", "EUR", "European Union", "social housing in Podgorica", "grant"),
        ],
    ),
    (
        "two loans two countries",
        "OPEC Fund lends US$ 50 million to Honduras for rural roads and US$ 30 million to Eswatini for the Manzini Golf Course-Mbadlane Highway.",
        [
            ("50000000", "USD", "OPEC Fund for International Development", "rural roads", "loan"),
            ("30000000", "USD", "OPEC Fund for International Development", "Manzini Golf Course-Mbadlane Highway", "loan"),
        ],
    ),
    (
        "appendix label",
        """Project title: Cebu Bus Rapid Transit
Borrower: Republic of the Philippines
Loan amount: USD 116 million
Co-financing: AFD, USD 57.5 million; Clean Technology Fund, USD 25 million
Closing date: 31 December 2028""",
        [
            ("116000000", "USD", "Agence Française de Développement", "Cebu Bus Rapid Transit", "loan"),
            ("57500000", "USD", "Agence Française de Développement", "Cebu Bus Rapid Transit", "loan"),
            ("25000000", "USD", "Clean Technology Fund", "Cebu Bus Rapid Transit", None),
        ],
    ),
    (
        "quoted name",
        """Under the programme "Schools for the Steppe", UNICEF and the Ministry of Education will build 14 schools. Norway has donated NOK 85 million and the Mongolian government MNT 12 billion.""",
        [
            ("85000000", "NOK", "Government of Norway", "Schools for the Steppe", "grant"),
            ("12000000000", "MNT", "Government of Mongolia", "Schools for the Steppe", None),
        ],
    ),
    (
        "contribution in kind",
        "UNDP supports the Lake Sevan Restoration Programme with USD 1.2 million, of which USD 0.9 million comes from the Adaptation Fund; Armenia contributes USD 400,000 in kind.",
        [
            ("1200000", "USD", "United Nations Development Programme", "Lake Sevan Restoration Programme", None),
            ("400000", "USD", "Government of Armenia", "Lake Sevan Restoration Programme", None),
        ],
    ),
    (
        "wb long",
        """Kyrgyz Republic to Improve Heating Services with World Bank Support

BISHKEK, October 27, 2017 – The World Bank's Board of Executive Directors approved yesterday a US$46 million Heat Supply Improvement Project for the Kyrgyz Republic. The project will improve heating in Bishkek.

“The heating season is long,” said Jean-Michel Happi, World Bank Country Manager. The project, worth US$46 million, will be financed through an IDA credit and grant, US$23 million each. The credit has 0 percent interest, a 6-year grace period and a 38-year maturity.

The World Bank's overall mission in the Kyrgyz Republic is to reduce poverty. Seventeen projects are under implementation, with investments of US$290 million. Since 1992, assistance has amounted to over US$1.3 billion in grants and highly concessional credits.""",
        [
            ("23000000", "USD", "International Development Association", "Heat Supply Improvement Project", "credit"),
            ("23000000", "USD", "International Development Association", "Heat Supply Improvement Project", "grant"),
        ],
    ),
    (
        "adb long",
        """ADB Approves $100 Million to Improve Power Distribution in Pakistan's Sindh

ISLAMABAD, PAKISTAN (30 November 2023) — The Asian Development Bank (ADB) has approved a financing package of $100 million, comprising a $95 million loan and a $5 million grant, to modernize electricity distribution in Pakistan. ADB's Power Distribution Strengthening Project will install 332,000 smart meters. The $5 million grant comes from the High-Level Technology Fund. The total cost of the project is $125.6 million; the distribution companies will finance $25.6 million.

ADB has committed over $52 billion in public and private sector loans, grants, and other forms of financing to Pakistan since 1966.""",
        [
            ("95000000", "USD", "Asian Development Bank", "Power Distribution Strengthening Project", "loan"),
            ("5000000", "USD", "High-Level Technology Fund", "Power Distribution Strengthening Project", "grant"),
            ("25600000", "USD", "distribution companies", "Power Distribution Strengthening Project", None),
        ],
    ),
    (
        "ebrd news",
        """Uzbek hydropower to get boost from EBRD

Tashkent. 24 May. The EBRD will lend up to $24 million to JSC Uzbekhydroenergo, the state-owned hydropower company, for the rehabilitation of the Chirchik cascade. The loan will be on-lent by the Ministry of Finance. It will be complemented by a $6 million concessional loan from the Green Climate Fund. The EBRD has invested $4.2 billion in 141 projects in Uzbekistan.""",
        [
            ("24000000", "USD", "European Bank for Reconstruction and Development", "rehabilitation of the Chirchik cascade", "loan"),
            ("6000000", "USD", "Green Climate Fund", "rehabilitation of the Chirchik cascade", "loan"),
        ],
    ),
    (
        "gov news",
        """The Cabinet of Ministers of Kyrgyzstan has ratified the financing agreement between the republic and the International Development Association on the project "Access and Quality of Higher Education". Under the agreement, IDA provides $50 million, half as a grant and half as a credit.""",
        [
            ("50000000", "USD", "International Development Association", "Access and Quality of Higher Education", "grant"),
        ],
    ),
    (
        "ndb china",
        "NDB Board of Directors approved a RMB-denominated sovereign loan of RMB 3.5 billion to the Lanzhou New Area Regional Hub Multimodal Logistics and Transport Infrastructure Demonstration Project on 12 June 2020.",
        [
            (
                "3500000000",
                "CNY",
                "New Development Bank",
                "Lanzhou New Area Regional Hub Multimodal Logistics and Transport Infrastructure Demonstration Project",
                "loan",
            ),
        ],
    ),
    (
        "afdb burk",
        "The African Development Bank's Board of Directors on 9 December approved €143.7 million in financing for the Desert to Power initiative in Burkina Faso: a loan of €56.2 million from the Bank, a €45.5 million concessional loan from the Sustainable Energy Fund for Africa, and €42 million from the Green Climate Fund.",
        [
            ("56200000", "EUR", "African Development Bank", "Desert to Power initiative", "loan"),
            ("45500000", "EUR", "Sustainable Energy Fund for Africa", "Desert to Power initiative", "loan"),
            ("42000000", "EUR", "Green Climate Fund", "Desert to Power initiative", None),
        ],
    ),
    (
        "isdb jeddah bullets",
        """The IsDB Board approved the following projects:

1. Cameroon: USD 80 million for the Mora-Dabanga road.
2. Senegal: EUR 60 million for a university campus in Matam.
3. Tajikistan: USD 20 million to finish the Rogun dam.
4. Benin: USD 12 million, of which USD 4 million is a grant, for village water supply.""",
        [
            ("80000000", "USD", "Islamic Development Bank", "Mora-Dabanga road", None),
            ("60000000", "EUR", "Islamic Development Bank", "university campus in Matam", None),
            ("20000000", "USD", "Islamic Development Bank", "Rogun dam", None),
            ("12000000", "USD", "Islamic Development Bank", "village water supply", None),
        ],
    ),
    (
        "carec web",
        """Project fact sheet

Project Title: CAREC Corridor 2 (Pap-Namangan-Andijan) Railway Electrification Project
Country: Uzbekistan
Financing: ADB loan, $80 million; Government, $97.45 million
Status: Active
Approved: 7 April 2017
Executing Agency: Uzbekistan Railways (UTY)""",
        [
            (
                "80000000",
                "USD",
                "Asian Development Bank",
                "CAREC Corridor 2 (Pap-Namangan-Andijan) Railway Electrification Project",
                "loan",
            ),
            (
                "97450000",
                "USD",
                "Government of Uzbekistan",
                "CAREC Corridor 2 (Pap-Namangan-Andijan) Railway Electrification Project",
                None,
            ),
        ],
    ),
    (
        "kuwait arab",
        "The Kuwait Fund for Arab Economic Development signed on Tuesday, 6 June 2017, a loan agreement with Mauritania worth KWD 15 million (about $49 million) to help finance the Nouakchott drainage network. The loan, repayable over 25 years, bears 2% interest.",
        [
            ("15000000", "KWD", "Kuwait Fund for Arab Economic Development", "Nouakchott drainage network", "loan"),
        ],
    ),
    (
        "dfat",
        "Australia will invest A$350 million over ten years in climate infrastructure through the Pacific Climate Infrastructure Financing Partnership. New Zealand is contributing NZ$20 million.",
        [
            ("350000000", "AUD", "Government of Australia", "Pacific Climate Infrastructure Financing Partnership", None),
            ("20000000", "NZD", "Government of New Zealand", "Pacific Climate Infrastructure Financing Partnership", None),
        ],
    ),
    (
        "usaid",
        "USAID announced $16.5 million in new funding for the Trade Central Asia activity. The funding was announced in Almaty on 15 May 2022.",
        [
            ("16500000", "USD", "United States Agency for International Development", "Trade Central Asia activity", "grant"),
        ],
    ),
    (
        "old ocr",
        "INDIA - $300 million IBRD loan and $200 million IDA credit. Power. The Third Trombay Thermal Power Project will add a 500-MW unit. Total cost: $1,008.7 million.",
        [
            (
                "300000000",
                "USD",
                "International Bank for Reconstruction and Development",
                "Power: The Third Trombay Thermal Power Project will add a 500-MW unit",
                "loan",
            ),
            (
                "200000000",
                "USD",
                "International Development Association",
                "Power: The Third Trombay Thermal Power Project will add a 500-MW unit",
                "credit",
            ),
        ],
    ),
    (
        "ministry",
        """Ministry of Finance of the Republic of Uzbekistan
Press release, 4 March 2021

Today in Tashkent Deputy Minister of Finance Odilbek Isakov and ADB Country Director Cindy Malvicini signed three loan agreements for a total of $361 million.

The first, for $161 million, supports the Sustainable Solid Waste Management Project. The second, $150 million, goes to the Mortgage Market Sector Development Program. Under the third agreement, $50 million will be used for vaccines.

The loans are for 25 years, including a five-year grace period.""",
        [
            ("161000000", "USD", "Asian Development Bank", "Sustainable Solid Waste Management Project", "loan"),
            ("150000000", "USD", "Asian Development Bank", "Mortgage Market Sector Development Program", "loan"),
            ("50000000", "USD", "Asian Development Bank", "Mortgage Market Sector Development Program", "loan"),
        ],
    ),
    (
        "newsletter",
        """IN BRIEF

Armenia. The EBRD, the EU and E5P have completed a €12.8 million package for Yerevan's street lights: an EBRD loan of €4 million, €4.3 million of E5P grant money and €4.5 million from the city.

Georgia. ADB lends $80 million to modernise 60 schools. The government adds $20 million.

Tajikistan. China has granted 230 million yuan for a new parliament building in Dushanbe.

Turkmenistan. No new loans.""",
        [
            ("4000000", "EUR", "European Bank for Reconstruction and Development", "street lights", "loan"),
            ("4300000", "EUR", "Eastern Europe Energy Efficiency and Environment Partnership", "street lights", "grant"),
            ("4500000", "EUR", "City of Yerevan", "street lights", None),
            ("80000000", "USD", "Asian Development Bank", ANY, "loan"),
            ("20000000", "USD", "Government of Georgia", ANY, None),
            ("230000000", "CNY", "Government of China", "parliament building in Dushanbe", "grant"),
        ],
    ),
    (
        "kfw german",
        "Frankfurt, 8 November 2021 – KfW Development Bank has concluded a promotional loan of EUR 100 million with ONEE, Morocco's utility, to finance the second phase of the Noor Midelt solar complex on behalf of the German government. AFD and the EIB are contributing EUR 75 million each. The World Bank is lending USD 125 million and the Clean Technology Fund USD 25 million.",
        [
            ("100000000", "EUR", "KfW", "second phase of the Noor Midelt solar complex", "loan"),
            ("75000000", "EUR", "Agence Française de Développement", "second phase of the Noor Midelt solar complex", None),
            ("75000000", "EUR", "European Investment Bank", "second phase of the Noor Midelt solar complex", None),
            ("125000000", "USD", "World Bank", "second phase of the Noor Midelt solar complex", "loan"),
            ("25000000", "USD", "Clean Technology Fund", "second phase of the Noor Midelt solar complex", "loan"),
        ],
    ),
    (
        "q and a",
        """How is the project funded?
The Nam Theun Watershed Project costs US$ 42 million. The World Bank pays half of it, US$ 21 million, through a grant. Germany and Switzerland give US$ 8 million each. The rest, US$ 5 million, comes from Laos.""",
        [
            ("21000000", "USD", "World Bank", "Nam Theun Watershed Project", "grant"),
            ("8000000", "USD", "Government of Germany", "Nam Theun Watershed Project", None),
            ("8000000", "USD", "Government of Switzerland", "Nam Theun Watershed Project", None),
            ("5000000", "USD", "Government of Lao PDR", "Nam Theun Watershed Project", None),
        ],
    ),
    (
        "fund factsheet",
        """Green Climate Fund
FP140: High Impact Programme for the Corporate Sector
Total GCF funding: USD 258.0 million (loan USD 253.0 million, grant USD 5.0 million)
Co-financing: USD 757.6 million from the EBRD
Accredited entity: European Bank for Reconstruction and Development
Countries: Armenia, Jordan, Kazakhstan, Morocco, Serbia, Tunisia, Uzbekistan
Approval date: 13 November 2020""",
        [
            ("253000000", "USD", "Green Climate Fund", "High Impact Programme for the Corporate Sector", "loan"),
            ("5000000", "USD", "Green Climate Fund", "High Impact Programme for the Corporate Sector", "grant"),
            (
                "757600000",
                "USD",
                "European Bank for Reconstruction and Development",
                "High Impact Programme for the Corporate Sector",
                None,
            ),
        ],
    ),
    (
        "minutes",
        """The Board:
(a) approved a loan of EUR 18.5 million (about US$ 20 million) to the Republic of Senegal for the Casamance Valorisation Programme (PADAER-C);
(b) approved a grant of US$ 1.5 million to the same country for the same programme; and
(c) took note of cofinancing of US$ 10 million from the OPEC Fund.""",
        [
            ("18500000", "EUR", "OPEC Fund for International Development", "Casamance Valorisation Programme", "loan"),
            ("1500000", "USD", "OPEC Fund for International Development", "Casamance Valorisation Programme", "grant"),
            ("10000000", "USD", "OPEC Fund for International Development", "Casamance Valorisation Programme", None),
        ],
    ),
    (
        "share words",
        "The Water Utilities Programme in Moldova has a budget of €92 million. The EBRD and the EIB each provide a third, €31 million; the EU gives the rest.",
        [
            ("31000000", "EUR", "European Bank for Reconstruction and Development", "Water Utilities Programme", None),
            ("31000000", "EUR", "European Investment Bank", "Water Utilities Programme", None),
        ],
    ),
    (
        "pti",
        "New Delhi, Mar 31 (PTI) India gets JPY 98,612 million loan from Japan for the Mumbai Metro Line 3 Project, an official statement said.",
        [
            ("98612000000", "JPY", "Government of Japan", "Mumbai Metro Line 3 Project", "loan"),
        ],
    ),
    (
        "dateline country",
        "WASHINGTON, May 5, 2022 – The World Bank approved $200 million to improve electricity access in Burundi. The electrification rate will rise from 10% to 30%.",
        [
            ("200000000", "USD", "World Bank", ANY, None),
        ],
    ),
    (
        "headline grid",
        """EIB and AFD finance grid in Burkina Faso

Ouagadougou, 3 June 2021. The European Investment Bank and Agence Française de Développement are lending EUR 38.5 million and EUR 30 million for the Yeleen Rural Electrification Project.""",
        [
            ("38500000", "EUR", "European Investment Bank", "Yeleen Rural Electrification Project", "loan"),
            ("30000000", "EUR", "Agence Française de Développement", "Yeleen Rural Electrification Project", "loan"),
        ],
    ),
    (
        "receives",
        "Malawi receives US$ 75 million from the World Bank's IDA to expand irrigation.",
        [
            ("75000000", "USD", "International Development Association", ANY, "credit"),
        ],
    ),
    (
        "afdb unlocks",
        "The African Development Bank has unlocked a €9 million grant for Mali's Niger River silting programme and a further UA 12 million loan for drinking water in Kayes.",
        [
            ("9000000", "EUR", "African Development Bank", ANY, "grant"),
            ("12000000", "XUA", "African Development Bank", "drinking water in Kayes", "loan"),
        ],
    ),
    (
        "worth",
        "ADB and Sri Lanka sign loan worth $100 million for water supply in Jaffna.",
        [
            ("100000000", "USD", "Asian Development Bank", "water supply in Jaffna", "loan"),
        ],
    ),
    (
        "loan number",
        "Under Loan Agreement No. 8972-KZ of 12 March 2020, the International Bank for Reconstruction and Development lends Kazakhstan US$ 40,000,000 for the Social Health Insurance Project.",
        [
            ("40000000", "USD", "International Bank for Reconstruction and Development", "Social Health Insurance Project", "loan"),
        ],
    ),
    (
        "islamic jargon",
        "ITFC signed a US$ 300 million Murabaha syndicated financing with Egypt's EGPC on 14 January 2020 for oil imports.",
        [
            ("300000000", "USD", "International Islamic Trade Finance Corporation", "oil imports", None),
        ],
    ),
    (
        "equity fund",
        "The EBRD is taking a 15 per cent equity stake worth €20 million in Banca Transilvania's leasing arm; the IFC considers investing a further €10 million.",
        [
            ("20000000", "EUR", "European Bank for Reconstruction and Development", None, "equity"),
            ("10000000", "EUR", "International Finance Corporation", None, None),
        ],
    ),
    (
        "passive agency",
        "The 42-km Kulob bypass, financed by the Saudi Fund for Development with SAR 75 million ($20 million), was opened on Sunday.",
        [
            ("75000000", "SAR", "Saudi Fund for Development", "42-km Kulob bypass", None),
        ],
    ),
    (
        "swiss",
        "Switzerland and the EBRD are joining forces in Naryn: a CHF 4.9 million capital grant from SECO complements an EBRD loan of EUR 2.5 million to the city's water company.",
        [
            ("4900000", "CHF", "State Secretariat for Economic Affairs", None, "grant"),
            ("2500000", "EUR", "European Bank for Reconstruction and Development", None, "loan"),
        ],
    ),
    (
        "tranche release",
        "The IMF released a $350 million tranche to Ukraine in March. The programme totals $15.6 billion.",
        [
            ("350000000", "USD", "International Monetary Fund", None, None),
        ],
    ),
    (
        "total and sources sentence",
        "Financing: World Bank USD 55 million, Government USD 5 million, AFD EUR 20 million. Total cost: USD 82 million. Project: Second Lilongwe Water and Sanitation Project.",
        [
            ("55000000", "USD", "World Bank", "Second Lilongwe Water and Sanitation Project", None),
            ("5000000", "USD", "Government of Malawi", "Second Lilongwe Water and Sanitation Project", None),
            ("20000000", "EUR", "Agence Française de Développement", "Second Lilongwe Water and Sanitation Project", None),
        ],
    ),
    (
        "per person",
        "Each graduate gets a grant of $500. The programme, funded by Canada with C$15 million, has reached 4,000 youths in Jordan through the Youth Employment Initiative.",
        [
            ("15000000", "CAD", "Government of Canada", "Youth Employment Initiative", None),
        ],
    ),
    (
        "contract",
        "Chinese contractor CRBC won a $92 million contract to rebuild the Dushanbe-Kulma road, funded by a $110 million IsDB-led loan.",
        [
            ("110000000", "USD", "Islamic Development Bank", "Dushanbe-Kulma road", "loan"),
        ],
    ),
    (
        "negative talk",
        "Parliament rejected a $1 billion credit line proposed by the Export-Import Bank of China in 2018.",
        [],
    ),
    (
        "sums by year",
        "Norway gave NOK 120 million in 2021 and NOK 135 million in 2022 to the Amazon Fund.",
        [
            ("120000000", "NOK", "Government of Norway", "Amazon Fund", None),
            ("135000000", "NOK", "Government of Norway", "Amazon Fund", None),
        ],
    ),
    (
        "headline retold under another name of the works",
        """EBRD lends €18 million to Raiffeisen Leasing to back small firms

The European Bank for Reconstruction and Development said it has provided an €18 million (US$ 19.6 million) loan to Raiffeisen Leasing for on-lending to small businesses in Serbia.""",
        [("18000000", "EUR", "European Bank for Reconstruction and Development", ANY, "loan")],
    ),
    (
        "rounded headline",
        """AfDB approves US$ 31 million grant for Mali road

Abidjan, 4 May 2016 – The African Development Bank (AfDB) today approved a grant of US$ 31.4 million for the Kati-Kita Road Project in Mali.""",
        [("31400000", "USD", "African Development Bank", ANY, "grant")],
    ),
    (
        "a package and what it consists of",
        """The IFC has arranged a debt package of €60 million for the Kribi Solar Power Project in Cameroon. It consists of:
- an A loan of €25 million for IFC's own account;
- a parallel loan of €20 million from Proparco;
- a €15 million loan from FMO.""",
        [
            ("25000000", "EUR", "International Finance Corporation", "Kribi Solar Power Project", "loan"),
            ("20000000", "EUR", "Proparco", "Kribi Solar Power Project", "loan"),
            ("15000000", "EUR", "Dutch Entrepreneurial Development Bank", "Kribi Solar Power Project", "loan"),
        ],
    ),
    (
        "agreements with lenders, in a list",
        """Three agreements were signed in Dushanbe for the Sughd Irrigation Project:
- a loan agreement with the Asian Development Bank (ADB) for $40 million;
- a loan agreement with the Islamic Development Bank for EUR 25 million;
- a grant agreement with the European Union for EUR 6 million.""",
        [
            ("40000000", "USD", "Asian Development Bank", "Sughd Irrigation Project", "loan"),
            ("25000000", "EUR", "Islamic Development Bank", "Sughd Irrigation Project", "loan"),
            ("6000000", "EUR", "European Union", "Sughd Irrigation Project", "grant"),
        ],
    ),
    (
        "a minister signs with a lender",
        "Nairobi, 5 May 2021. The Treasury has signed a Sh12 billion loan with the African Development Bank (AfDB) for the Thika-Garissa Highway, which will cost Sh18 billion.",
        [("12000000000", "KES", "African Development Bank", "Thika-Garissa Highway", "loan")],
    ),
    (
        "respectively",
        "The Islamic Development Bank approved $28 million and $84 million to Jordan and Togo for water projects, respectively. Chad and Guinea obtained $50 million and $15 million, respectively.",
        [
            ("28000000", "USD", "Islamic Development Bank", ANY, None),
            ("84000000", "USD", "Islamic Development Bank", ANY, None),
            ("50000000", "USD", "Islamic Development Bank", ANY, None),
            ("15000000", "USD", "Islamic Development Bank", ANY, None),
        ],
    ),
    (
        "a source with a name of its own",
        "The plant in Dakar gets a €14 million concessional loan from the Finland-IFC Blended Finance Program for Africa and a €20 million loan from Proparco.",
        [
            ("14000000", "EUR", "Finland-IFC Blended Finance Program for Africa", ANY, "loan"),
            ("20000000", "EUR", "Proparco", ANY, "loan"),
        ],
    ),
    (
        "paid out so far",
        """Project name: Mbale Roads Project
Country: Uganda
Lender: IDA
Loan amount: US$ 75 million
Disbursed to date: US$ 32.4 million (43%)""",
        [
            ("75000000", "USD", "International Development Association", "Mbale Roads Project", "loan"),
            ("32400000", "USD", "International Development Association", "Mbale Roads Project", "loan"),
        ],
    ),
    (
        "what is no commitment",
        """The World Bank approved a $90 million credit for the Niger Irrigation Project. At the rate of the Central Bank ($1 = 600 francs) this is a large sum. The government plans to spend $2 billion on water. The audit found that an amount of $3 million was not eligible. The fund of $800 million invests elsewhere.""",
        [("90000000", "USD", "World Bank", "Niger Irrigation Project", "credit")],
    ),
    (
        "the remaining cost is another's",
        "The World Bank will finance US$ 71 million of the Swat Irrigation Project and the remaining cost will be borne by the Government of Pakistan.",
        [("71000000", "USD", "World Bank", "Swat Irrigation Project", ANY)],
    ),
]


@pytest.mark.parametrize("text, expected", [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_transactions(text, expected):
    assert told(text) == [(Decimal(amount), *rest) for amount, *rest in expected]


def facts_of(text, kind="transactions"):
    return [fact for fact in read(text).facts if fact.kind == kind]


STAGES = [
    ("JICA has released 10 billion yen to the Philippines from its standby loan.", "disbursement", "disbursed"),
    ("The New Development Bank is considering a loan of $200 million for the Hohhot metro.", "outgoing pledge", "planned"),
    ("Norway pledged $25 million for the Aral Sea Restoration Project.", "outgoing pledge", "planned"),
    ("The World Bank approved a $90 million loan for the Aral Sea Restoration Project.", "outgoing commitment", "approved"),
    ("ADB signed a $90 million loan for the Aral Sea Restoration Project.", "outgoing commitment", "signed"),
    ("ADB has disbursed $12 million for the Aral Sea Restoration Project.", "disbursement", "disbursed"),
]


@pytest.mark.parametrize("text, type_, stage", STAGES)
def test_stage(text, type_, stage):
    (fact,) = facts_of(text)
    assert (fact.type, fact.stage) == (type_, stage)


DATES = [
    ("On 3 May 2019, ADB approved a $75 million loan for the Osh Water Project.", "2019-05-03"),
    ("Project Name: Osh Water Project\nApproval Date: June 19, 2020\nIDA Credit: US$ 40 million", "2020-06-19"),
    ("AFD, which committed EUR 30 million to the Osh Water Project in 2012, has left.", "2012"),
    ("A technical assistance that ADB approved in November 2023 for $450,000 has begun.", "2023-11"),
    ("ADB is lending $75 million for the Osh Water Project, to be finished by 2025.", None),
]


@pytest.mark.parametrize("text, edtf", DATES)
def test_date(text, edtf):
    (fact,) = facts_of(text)
    assert fact.edtf == edtf


def test_equivalent_and_headline_are_one_row():
    (fact,) = facts_of(
        "World Bank lends $650 million for roads\n\nASTANA, November 15, 2024 - The World Bank approved today $650 million for the "
        "Steppe Roads Project.\n\nThe World Bank is providing a loan of JPY 94,441,800,000 (approximately US$650 million equivalent)."
    )
    assert (fact.amount, fact.currency) == (Decimal(94441800000), "JPY")
    assert (fact.equivalent_amount, fact.equivalent_currency) == (Decimal(650000000), "USD")


def test_terms():
    (fact,) = facts_of(
        "The World Bank approved a $60 million loan for the Osh Water Project. The loan has an interest rate of 1.5%, "
        "a maturity of 25 years and a grace period of 5 years."
    )
    assert (fact.interest_rate, fact.maturity_years, fact.grace_years) == (Decimal("1.5"), Decimal(25), Decimal(5))


COUNTRIES = [
    ("WASHINGTON, May 5, 2022 – The World Bank approved a $200 million credit to improve electricity access in Burundi.", "BDI"),
    ("WASHINGTON, March 14, 2023 – The World Bank approved $120 million for the Tajikistan Strengthening Irrigation Project.", "TJK"),
    ("Norway has donated NOK 85 million to the Steppe Schools Project in Mongolia.", "MNG"),
    ("ADB lends $75 million for the 113-km road from Dushanbe to the Uzbek border in Tajikistan.", "TJK"),
    ("Green Climate Fund\nCountries: Armenia, Jordan, Kazakhstan\nTotal GCF funding: USD 25.0 million", None),
]


@pytest.mark.parametrize("text, country", COUNTRIES)
def test_recipient_country(text, country):
    assert {fact.recipient_country for fact in facts_of(text)} == {country}


TERMS = [
    ("The credit has 0 percent interest, a 6-year grace period and a 38-year maturity.", (0, 38, 6)),
    ("The loan, repayable over 25 years, bears 2% interest.", (2, 25, None)),
    ("The loans are for 25 years, including a five-year grace period.", (None, 25, 5)),
    ("The electrification rate will rise from 10% to 30%.", (None, None, None)),
    ("The loan is issued for 30 years at a rate of 1.5 percent, with 7 years of grace.", (Decimal("1.5"), 30, 7)),
    ("It charges 0.5% interest and a commitment fee of 0.25%, maturing over 40 years.", (Decimal("0.5"), 40, None)),
]


@pytest.mark.parametrize("text, terms", TERMS)
def test_loan_terms(text, terms):
    (fact,) = facts_of(f"The World Bank approved a $60 million credit for the Osh Water Project. {text}")
    assert (fact.interest_rate, fact.maturity_years, fact.grace_years) == tuple(None if term is None else Decimal(term) for term in terms)


TERMS_OF_EACH = [
    ("The EBRD signed a 15-year EUR 20 million loan with Tirana. KfW lends EUR 8 million to Tirana, repayable over 20 years.", {20: 15, 8: 20}),
    ("FMO provided $29 million of senior debt with a 12-year term to a dam in Uganda. IFC announced a loan of $35 million to a bank in Uganda.", {29: 12, 35: None}),
    ("The IDB approved loans of $40 million and $60 million to Peru. The loans have a 25-year maturity.", {40: 25, 60: 25}),
]


@pytest.mark.parametrize("text, years", TERMS_OF_EACH)
def test_terms_of_each(text, years):
    assert {int(fact.amount / 1_000_000): fact.maturity_years for fact in facts_of(text)} == years


# Each fault found on documents of other publishers, as a sentence of its own.
FOUND = [
    (
        "fund named before its acronym",
        "WASHINGTON, May 31, 2022 – The World Bank today approved an International Development Association (IDA) credit of SDR 90 million for the Morogoro Water Supply Project in Tanzania.",
        [("90000000", "International Development Association")],
    ),
    (
        "list of payers after from",
        "The Chilwa Basin Programme in Malawi is financed by IFAD with a loan of US$28 million. Further financing comes from the Adaptation Fund, US$10 million; the World Food Programme (WFP), US$5 million; and the beneficiaries themselves, US$6 million.",
        [
            ("28000000", "International Fund for Agricultural Development"),
            ("10000000", "Adaptation Fund"),
            ("5000000", "World Food Programme"),
            ("6000000", "beneficiaries"),
        ],
    ),
    ("nothing disbursed", "Disbursed to date: USD 0.00 of the ADB loan for the Osh Water Project.", []),
    (
        "sum of earlier and new",
        "The World Bank approved a credit of $30 million for the Osh Water Project. World Bank support to the project thus rises to $75 million.",
        [("30000000", "World Bank")],
    ),
]


@pytest.mark.parametrize("text, expected", [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_payers_of_other_publishers(text, expected):
    assert [(amount, provider) for amount, _, provider, _, _ in told(text)] == [
        (Decimal(amount), provider) for amount, provider in expected
    ]


DAYS = [
    (
        "signing told without an amount",
        "BISHKEK, 8 December 2023 – ADB will lend $15 million for the Osh Hospital Project. The loan agreement was signed on Thursday, 7 December 2023.",
        "2023-12-07",
    ),
    (
        "meeting of the board",
        "Manila, September 30, 2021 – The Board of Directors of ADB held its 33rd meeting on September 29. The Board approved a $90 million loan for the Osh Road Project. As at June 30, 2021, ADB had approved 12 projects for $2 billion.",
        "2021-09-29",
    ),
    (
        "day of a co-financier is its own",
        "Beijing, May 12, 2023\n\nThe Asian Infrastructure Investment Bank (AIIB) has approved a $200 million loan for the Korhogo Road Project in Côte d'Ivoire.",
        "2023-05-12",
    ),
]


@pytest.mark.parametrize("text, day", [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_day_of_the_act(text, day):
    assert [fact.edtf for fact in facts_of(text)] == [day]


# Who pays where several are named, and on which day: one row for each transaction, (amount, provider, country, day).
WHO_AND_WHEN = [
    (
        "one lender for a list of countries",
        """The OPEC Fund for International Development met in Vienna on 21 March 2019 and approved new loans.

Nepal: A $20 million loan for the Karnali Roads Project.

Lesotho: A $12 million loan to finance the Maseru Wool Project.""",
        [("20000000", ANY, "NPL", ANY), ("12000000", ANY, "LSO", ANY)],
    ),
    (
        "a state that signs does not lend",
        "The World Bank will provide $41 million for the Naryn Dam Project in the Kyrgyz Republic under a grant agreement signed by the government of the Kyrgyz Republic.",
        [("41000000", "World Bank", "KGZ", None)],
    ),
    (
        "a state that guarantees does not lend",
        "The New Development Bank approved a loan of ZAR 3 billion guaranteed by the Government of South Africa for the Limpopo Roads Project.",
        [("3000000000", "New Development Bank", "ZAF", None)],
    ),
    (
        "talks with a lender",
        "The Government of Nepal has concluded negotiations with the Asian Development Bank (ADB) to mobilise a loan of USD 55 million for the Terai Roads Project.",
        [("55000000", "Asian Development Bank", "NPL", None)],
    ),
    (
        "a state that lends to the one that signs",
        "The government of Kenya has signed a KES 12 billion loan agreement with the Chinese government for the Garissa Road Project.",
        [("12000000000", "Government of China", "KEN", ANY)],
    ),
    (
        "institution of the union",
        "The European Investment Bank (EIB), the European Union's long-term financing institution, announces a EUR 60 million loan for the Sfax Tramway Project in Tunisia.",
        [("60000000", "European Investment Bank", "TUN", None)],
    ),
    (
        "statement from somebody",
        "The World Bank said that it had granted $31 million to Tanzania for the Dodoma Schools Project, a statement from the country's treasury said.",
        [("31000000", "World Bank", "TZA", None)],
    ),
    (
        "contribution of a state",
        "The ADB loan for the Khorezm Water Project in Uzbekistan is $15 million, the contribution of the Republic of Uzbekistan is $2 million.",
        [("15000000", "Asian Development Bank", "UZB", None), ("2000000", "Government of Uzbekistan", "UZB", None)],
    ),
    (
        "beside a grant of somebody else",
        "AFD signed a loan of EUR 30 million for the Fayoum Irrigation Project in Egypt, with a donation from the European Union amounting to EUR 9 million and a contribution from the Arab Republic of Egypt.",
        [("30000000", "Agence Française de Développement", "EGY", None), ("9000000", "European Union", "EGY", None)],
    ),
    (
        "by others",
        "IFAD approved a $27 million loan for the Kano Finance Programme in Nigeria. The Government of Nigeria will contribute US$6 million, with US$4 million provided by other participating institutions.",
        [
            ("27000000", "International Fund for Agricultural Development", "NGA", None),
            ("6000000", "Government of Nigeria", "NGA", None),
            ("4000000", None, "NGA", None),
        ],
    ),
    (
        "agreements and their days",
        """Under the loan agreement with the European Bank for Reconstruction and Development of 12.03.2015, EUR 90 million was provided to Moldova for the Gas Network Project, of which EUR 35 million has been disbursed.

The loan agreement between Moldova and the European Investment Bank for EUR 50 million for the Chisinau Water Project was signed on 26 May 2014.""",
        [
            ("90000000", "European Bank for Reconstruction and Development", "MDA", "2015-03-12"),
            ("35000000", "European Bank for Reconstruction and Development", "MDA", None),
            ("50000000", "European Investment Bank", "MDA", "2014-05-26"),
        ],
    ),
    (
        "labels of several projects",
        """Project: Dolpa Roads Project
Country: Nepal
Board approval: 12 May 2011
Financing: IDA credit US$ 70 million
Government: US$ 8 million

Project: Kisumu Water Project
Country: Kenya
Board approval: 19 June 2012
Financing: IDA credit US$ 40 million""",
        [
            ("70000000", "International Development Association", "NPL", "2011-05-12"),
            ("8000000", "Government of Nepal", "NPL", None),
            ("40000000", "International Development Association", "KEN", "2012-06-19"),
        ],
    ),
    (
        "each lender its day",
        "The Asian Development Bank on 14 October 2018 approved a $100 million loan for the Khulna Water Project in Bangladesh. The World Bank on 3 March 2017 approved a $50 million credit for the same project. The remaining $20 million comes from the Government of Bangladesh.",
        [
            ("100000000", "Asian Development Bank", "BGD", "2018-10-14"),
            ("50000000", "World Bank", "BGD", "2017-03-03"),
            ("20000000", "Government of Bangladesh", "BGD", None),
        ],
    ),
    (
        "the agreement told in the next sentence",
        "The EBRD is lending EUR 20 million for the Karaganda Railway Project in Kazakhstan. The loan agreement was signed on 12 March 2015.\n\nThe Asian Development Bank provides USD 10 million for the Taraz Road Project in Kazakhstan. The agreement was signed on 5 May 2016.",
        [
            ("20000000", "European Bank for Reconstruction and Development", "KAZ", "2015-03-12"),
            ("10000000", "Asian Development Bank", "KAZ", "2016-05-05"),
        ],
    ),
    (
        "column of lenders",
        """Loans to Moldova

| Project | Lender | Amount | Date of agreement |
|---|---|---|---|
| Balti Trolleybus Project | EBRD | EUR 15 million | 27.07.2012 |
| Cahul Water Project | EIB | EUR 20 million | 11.11.2016 |""",
        [
            ("15000000", "European Bank for Reconstruction and Development", "MDA", "2012-07-27"),
            ("20000000", "European Investment Bank", "MDA", "2016-11-11"),
        ],
    ),
    (
        "meeting of the board, for all of a list",
        """The Board of Directors of the African Development Bank met in Abidjan on 12 December 2018 and approved:

- Senegal: a EUR 60 million loan for the Thies Motorway Project;
- Ghana: a USD 30 million grant from the African Development Fund for the Tamale Roads Project.""",
        [
            ("60000000", "African Development Bank", "SEN", "2018-12-12"),
            ("30000000", "African Development Fund", "GHA", "2018-12-12"),
        ],
    ),
    (
        "items that open with the lender",
        """The Government of Fiji has taken these loans:
(a) ADB - Suva Transport Project - USD 100 million - signed 12 May 2015
(b) World Bank - Nadi Roads Project - USD 50 million - signed 3 June 2015""",
        [("100000000", "Asian Development Bank", "FJI", "2015-05-12"), ("50000000", "World Bank", "FJI", "2015-06-03")],
    ),
    (
        "lender and amount in brackets",
        "The Orhei Health Project in Moldova (World Bank, USD 30.8 million) is late.",
        [("30800000", "World Bank", "MDA", None)],
    ),
    (
        "two agreements, one with each",
        "Two loans have been concluded for the Rogun Dam Project in Tajikistan, including one for $15 million with the Islamic Development Bank and another for $10 million with the OPEC Fund for International Development.",
        [("15000000", "Islamic Development Bank", "TJK", None), ("10000000", "OPEC Fund for International Development", "TJK", None)],
    ),
    (
        "the same amount for each project",
        "The New Development Bank will provide two loans of USD 32 million each (aggregating to USD 64 million) to the Government of India for the Assam Bridge Project and the Manipur Water Supply Project.",
        [("32000000", "New Development Bank", "IND", None), ("32000000", "New Development Bank", "IND", None)],
    ),
    (
        "label and value on two lines",
        """Sfax Tramway Project in Tunisia

EIB finance (approximate amount)

EUR 90 million

Total cost (approximate amount)

EUR 180 million

Signed - 30/06/2016""",
        [("90000000", "European Investment Bank", "TUN", "2016-06-30")],
    ),
    (
        "capital of a bank as the source",
        "Project: Siem Reap Water Project in Cambodia\nFinancing: ADB ordinary capital: US$ 50 million; Agence Francaise de Developpement: US$ 20 million; Government: US$ 6 million\nApproval Date: 28 June 2019",
        [
            ("50000000", "Asian Development Bank", "KHM", "2019-06-28"),
            ("20000000", "Agence Française de Développement", "KHM", None),
            ("6000000", "Government of Cambodia", "KHM", None),
        ],
    ),
    (
        "seat of a lender",
        "The Washington-based lender, the World Bank, is offering $115 million to Zambia for the Kafue Irrigation Project.",
        [("115000000", "World Bank", "ZMB", None)],
    ),
    ("what is asked for", "The Government of Uganda is seeking a total of $210 million from the Islamic Development Bank for the Lira Road Project.", []),
    (
        "an amount without its scale",
        "The World Bank will lend $355 million for the Basra Roads Project in Iraq. The Government of Iraq will contribute $384 million and the Islamic Development Bank $217, as a first stage.",
        [("355000000", "World Bank", "IRQ", None), ("384000000", "Government of Iraq", "IRQ", None)],
    ),
    (
        "parts of a loan",
        "The Gaya Rural Roads Project in India was financed by a $235 million loan from the World Bank. Of the loan, $12 million went to road safety and $3 million to training.",
        [("235000000", "World Bank", "IND", None)],
    ),
    (
        "lenders that head sections",
        """Loans of Georgia

World Bank

In 2014 the World Bank approved a USD 75 million loan for the Kakheti Roads Project.

Asian Development Bank

The loan for the Batumi Bypass Project, USD 114 million, was signed on 8 August 2017. The government's share is USD 20 million.""",
        [
            ("75000000", "World Bank", "GEO", "2014"),
            ("114000000", "Asian Development Bank", "GEO", "2017-08-08"),
            ("20000000", "Government of Georgia", "GEO", None),
        ],
    ),
    (
        "agreements counted off",
        "DHAKA, 2 September 2019: Bangladesh yesterday signed three loan agreements: one with the ADB for $500 million for railway coaches, another with the World Bank for $300 million for rural bridges, and the third with the AIIB for $200 million for sewers.",
        [
            ("500000000", "Asian Development Bank", "BGD", ANY),
            ("300000000", "World Bank", "BGD", ANY),
            ("200000000", "Asian Infrastructure Investment Bank", "BGD", ANY),
        ],
    ),
    (
        "a joint sum told with its shares",
        "Japan and the AfDB have given Uganda a combined $180 million for the Busega Road Project. The AfDB will provide $150 million while JICA's share is $30 million. The Ugandan government will pay $12 million.",
        [
            ("150000000", "African Development Bank", "UGA", None),
            ("30000000", "Japan International Cooperation Agency", "UGA", None),
            ("12000000", "Government of Uganda", "UGA", None),
        ],
    ),
    (
        "an earlier deal has not the day of the new one",
        "On 4 May 2021 the World Bank approved $36 million for the second phase of the Nurek Dam Project in Tajikistan. The World Bank had provided $226 million for the first phase.",
        [("36000000", "World Bank", "TJK", "2021-05-04"), ("226000000", "World Bank", "TJK", None)],
    ),
]


@pytest.mark.parametrize("text, expected", [row[1:] for row in WHO_AND_WHEN], ids=[row[0] for row in WHO_AND_WHEN])
def test_who_and_when(text, expected):
    reading = read(text)
    names = {entity.key: entity.name for entity in reading.entities}
    found = [
        (fact.amount, names.get(fact.provider), fact.recipient_country, fact.edtf) for fact in reading.facts if fact.kind == "transactions"
    ]
    assert found == [(Decimal(amount), *rest) for amount, *rest in expected]


def test_a_loan_that_is_matched_is_read():
    """An instrument told behind the amount that repeats it stands in neither half of that amount's segment."""
    text = (
        "The Iberian Bank and Fondo Norte have signed a EUR 250 million loan for financing small firms. Under the agreement, Fondo Norte will match "
        "the loan with the same amount, meaning that a total of EUR 500 million will be made available for financing small businesses."
    )
    amounts = {fact.amount for fact in read(text).facts if fact.kind == "transactions"}
    assert Decimal(250000000) in amounts
