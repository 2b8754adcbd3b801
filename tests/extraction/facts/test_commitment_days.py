"""The day of each commitment of a text: told of it, before it in its section, of the text's own deed, or that of the release."""

from decimal import Decimal

import pytest

from extraction import read

DAYS = [
    (
        "what a release gives has its day, also the items of a list",
        "Loans for water and roads in three countries\n\nLUXEMBOURG, 3 May 2006. The European Investment Bank (EIB) has granted loans in three countries.\n\n"
        "- EUR 40 million to Tunisia for the sanitation of small towns;\n- EUR 60 million to Morocco for the Tangier ring road.\n",
        {"40000000": "2006-05-03", "60000000": "2006-05-03"},
    ),
    (
        "the line of a section has the day of what stands under it",
        "OPEC Fund approvals\n\n7 June 2011\nThe Governing Board met in Vienna. A loan of US$ 12 million was extended to Lesotho for the Metolong dam.\n\n"
        "13 September 2011\nAt this session the Board agreed to a loan of US$ 15 million to Kenya for the Nuno road. Malawi will be lent US$ 13 million for hospitals in Mangochi.\n",
        {"12000000": "2011-06-07", "15000000": "2011-09-13", "13000000": "2011-09-13"},
    ),
    (
        "a new dateline replaces the day of the one before",
        "World Bank News\nJune 2008\n\nWASHINGTON, June 5, 2008 - The World Bank approved a $60 million credit for the Ghana Urban Transport Project.\n\n"
        "WASHINGTON, June 26, 2008 - Zambia gets a $30 million credit from the World Bank for malaria control. The Bank will also provide $8 million for the training of nurses.\n",
        {"60000000": "2008-06-05", "30000000": "2008-06-26", "8000000": "2008-06-26"},
    ),
    (
        "the dateline behind a headline with the sum opens no section",
        "Loans of over US$90 million granted\n\n(Caracas, September 2, 1991).- Loans totalling over US$90 million were approved at the 70th meeting of the Board of the Andean Development Corporation "
        "held in Caracas on August 30.\n\nFor Ecuador two operations were approved: a US$9 million loan for rural electricity and a loan of US$7.8 million for ports.\n",
        {"9000000": "1991-08-30", "7800000": "1991-08-30"},
    ),
    (
        "a day told later of one further amount is not that of the text",
        "AfDB grants Mozambique USD 40 million to drain Maputo\n\nAbidjan, 9 July 2019\n\nThe African Development Bank Group has granted Mozambique USD 40 million "
        "to drain the low quarters of Maputo.\n\nThe Board also cleared a grant of USD 1 million on 26 June for a study of Nampula's landfill.\n",
        {"40000000": "2019-07-09", "1000000": "2019-06-26"},
    ),
    (
        "all lenders of a private deal have its day, the studies beside it have none",
        "Lenders put $88m behind wind park\n\nPort Louis, April 3, 2017 - Four lenders have released the debt for the 50-megawatt Grand Bois wind park, its sponsors said.\n\n"
        "IFC takes $42 million onto its own books and the Dutch development bank FMO $36 million. Studies of birds were paid for with €1.2 million granted by the European Union.\n",
        {"42000000": "2017-04-03", "36000000": "2017-04-03", "1200000": None},
    ),
    (
        "the deed told right before in the paragraph, by the month",
        "News\n13 September 2019\n\nGuarantees for two solar plants\n\nFinancing for the plants was finalised in July. It comprises €30 million of senior debt - "
        "a €7 million IFC direct loan, €13 million from the EIB and €10 million from Proparco.\n",
        {"7000000": "2019-07", "13000000": "2019-07", "10000000": "2019-07"},
    ),
    (
        "what is to be signed is a pledge for then",
        "Lilongwe, 3 April 2015 - The OPEC Fund is due to sign next month for $24 million, and the Kuwait Fund will sign an agreement of KD 5 million in June 2015.\n",
        {"24000000": "2015-05", "5000000": "2015-06"},
    ),
    (
        "a board to come",
        "MONTHLY SUMMARY\nMay 15, 2009\n\nRural Clinics: the objective is to equip 19 clinics. Board date: September 22, 2009. US$ 12.0 million (IDA Grant).\n",
        {"12000000": "2009-09-22"},
    ),
    (
        "figures paid out under a line that says up to when",
        "PARLIAMENTARY QUESTION\n\nSitting of Tuesday 12 April 2016\n\nDisbursements as at 31 March 2016 are as follows -\n\n"
        "European Investment Bank            EUR 13.0 m.     50 per cent\nKuwait Fund                         KWD 6.9 m.      92 per cent\n",
        {"13000000": "2016-03-31", "6900000": "2016-03-31"},
    ),
    (
        "a story's dateline under the day of its page",
        "CLIMATE MONEY MONITOR\n5 March 2019\n\nFund meets, USD 20 million out\n\nSONGDO (28 February 2019) After three days of talks the board of the Green Climate Fund (GCF) approved two grants.\n\n"
        "- USD 12.4 million to Guinea-Bissau for its mangroves;\n- USD 8.9 million to Namibia for the dry zone.\n",
        {"12400000": "2019-02-28", "8900000": "2019-02-28"},
    ),
    (
        "approved and signed: the day of the decision",
        "Loans for roads\n\n15 May 2009\n\nKakheti Roads: the objective is to reduce transport costs. Approved on May 5, 2009; signing took place in Tbilisi on May 11, 2009. The World Bank lends US$ 35 million.\n",
        {"35000000": "2009-05-05"},
    ),
    (
        "a minister's day of signing",
        "Nuku'alofa\nFriday, November 20, 2020\n\nNone of the money has to be paid back, the Finance Minister said yesterday, when he put his name to grant agreements with the Asian Development Bank and the World Bank.\n\n"
        "The larger grant, US$24 million, comes from the Asian Development Bank.\n",
        {"24000000": "2020-11-19"},
    ),
    (
        "a loan of earlier years has not the day of the new one",
        "Manila, 14 March 2003 - The Asian Development Bank approved a $120 million loan for rural roads in Bangladesh. It had earlier provided $80 million for the first phase.\n",
        {"120000000": "2003-03-14", "80000000": None},
    ),
    (
        "lines that open each with its day",
        "Milestones of the Luapula bridge\n\nMarch 2013 - Zambia signs a $52 million loan with the African Development Bank for the Luapula bridge.\n"
        "October 2016 - The World Bank adds a credit of $15 million for the approach roads.\n\n- 2018: the EIB brings EUR 30 million.\n",
        {"52000000": "2013-03", "15000000": "2016-10", "30000000": "2018"},
    ),
    (
        "a verb of giving and its year in front of the amount",
        "The credit line extended by the EIB in 2017, worth EUR 50 million, has been used up. In 2014, KfW had given EUR 20 million to Rwanda for the same dam.\n",
        {"50000000": "2017", "20000000": "2014"},
    ),
    (
        "the day in front of the approval, and the year behind each amount",
        "This follows the May 26, 2021, approval for $84 million by the African Development Bank for the grid of Rwanda.\n\n"
        "The EIB granted EUR 50 million in December 2015, EUR 30 million in June 2017 and EUR 20 million in 2019 to the water company of Tunis.\n",
        {"84000000": "2021-05-26", "50000000": "2015-12", "30000000": "2017-06", "20000000": "2019"},
    ),
    (
        "each of the agreements whose signing is reported",
        "AMMAN, 11 November 2024 - The Planning Ministry and the German Development Bank (KfW) have signed two financing agreements.\n\n"
        "The first agreement includes a grant of 21 million euros from the German government for meters.\n\n"
        "The second agreement is a grant of 15 million euros from the German government for the Aqaba carrier.\n",
        {"21000000": "2024-11-11", "15000000": "2024-11-11"},
    ),
    (
        "each deed its own day: of whose contract, in the bracket behind, of its month's sitting",
        "Signature of the agreements: 12 June 2020\n\nAFD lends Madagascar EUR 31 million for canals, and so does the European Investment Bank, whose contract had been signed on 17 December 2019. "
        "The previous two loans of AFD, for EUR 18 million (2012) and EUR 14 million (2016), are paid out.",
        {"31000000": "2019-12-17", "18000000": "2012", "14000000": "2016"},
    ),
    (
        "a month's sitting is that of the day told before",
        "The Board of the Caribbean Development Bank, which met on July 22, 2021 and again on September 16, 2021, approved three loans. At its July sitting it approved $24.5 million for "
        "Grenada and, at the September one, $25.0 million for Guyana.",
        {"24500000": "2021-07-22", "25000000": "2021-09-16"},
    ),
    (
        "a launch whose loan was approved long before",
        "Bo, 17 February 2020\n\nThe Ministry and the International Fund for Agricultural Development (IFAD) launched the Rice Value Chain Project in Sierra Leone. IFAD is putting in $23.8 million as a loan.\n\n"
        "Speaking earlier, the IFAD director recalled that the Executive Board of IFAD gave its approval on 13 December 2018.",
        {"23800000": "2018-12-13"},
    ),
    (
        "a paragraph on disbursements has its quarter",
        "Portfolio Note, Third Quarter 2021\n\nThe Caribbean Development Bank supervises 96 operations.\n\n4. Disbursements. Outflows for the quarter went to three operations: the Exuma Solar Project in "
        "The Bahamas ($11.8 million), the Jamaica Irrigation Project ($7.4 million) and the Suriname Education Project ($5.1 million).",
        {"11800000": "2021-07/2021-09", "7400000": "2021-07/2021-09", "5100000": "2021-07/2021-09"},
    ),
]


@pytest.mark.parametrize("text, expected", [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_days(text, expected):
    found = {fact.amount: fact.edtf for fact in read(text).facts if fact.kind == "transactions"}
    assert {amount: found.get(Decimal(amount), "not read") for amount in expected} == expected
