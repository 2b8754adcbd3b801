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
        "the former and the latter",
        "The International Development Association and the OPEC Fund finance the Lower Shire Road in Malawi, the former with $45 million and the latter with $15 million.",
        [
            ("45000000", "International Development Association", "MWI"),
            ("15000000", "OPEC Fund for International Development", "MWI"),
        ],
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
    (
        "who builds, equips or stands by what is financed gives nothing in a lender's own list",
        "ISLAMIC DEVELOPMENT BANK\n\nThe Board of the Islamic Development Bank approved today:\n\n"
        "- EUR 57 million towards a maternal hospital in Burkina Faso, built by the Ministry of Health with equipment from the Saudi Fund for Development;\n"
        "- US$ 112 million for a railway in Bangladesh with consultants financed by the Government of Japan;\n"
        "- US$ 40 million to Orient Bank of Uganda under its energy facility, supported by the European Union.",
        [
            ("57000000", "Islamic Development Bank", "BFA"),
            ("112000000", "Islamic Development Bank", "BGD"),
            ("40000000", "Islamic Development Bank", "UGA"),
        ],
    ),
    (
        "each of several takers has the amount behind its name",
        "The Caribbean Development Bank lends to its members. A further $30 million will be shared by Belize ($18 million) and Guyana ($12 million). "
        "A $22 million credit to Massy Power ($13 million) and Sol Renewables ($9 million), developers of wind farms in Barbados, was signed as well.",
        [
            ("18000000", "Caribbean Development Bank", "BLZ"),
            ("12000000", "Caribbean Development Bank", "GUY"),
            ("13000000", "Caribbean Development Bank", "BRB"),
            ("9000000", "Caribbean Development Bank", "BRB"),
        ],
    ),
    (
        "the verb of taking left out behind the first",
        "The African Development Bank will put $312 million into wells in three countries. Mali gets $120 million, Niger $104 million and Chad the rest, $88 million.",
        [
            ("120000000", "African Development Bank", "MLI"),
            ("104000000", "African Development Bank", "NER"),
            ("88000000", "African Development Bank", "TCD"),
        ],
    ),
    (
        "a state that lends to another, and a lender beside it",
        "Bhutan builds a dam. The Indian government has agreed to extend a line of credit of $250 million. The World Bank weighs a $66 million credit for the same dam.",
        [("250000000", "Government of India", "BTN"), ("66000000", "World Bank", "BTN")],
    ),
    (
        "capitals that find, set aside and pay; a place before the government that provides",
        "Zambia and Malawi share a bridge. For its part Lusaka has set aside $12 million, with Lilongwe paying $7 million. "
        "Out of its own pocket Lilongwe is to find $2 million. In Malawi the government provides $4 million in kind.",
        [
            ("12000000", "Government of Zambia", "ZMB"),
            ("7000000", "Government of Malawi", "MWI"),
            ("2000000", "Government of Malawi", "MWI"),
            ("4000000", "Government of Malawi", "MWI"),
        ],
    ),
    (
        "who is told behind the amount to find it",
        "The dam in Samoa costs $48 million. What is left, $6 million, is for the Samoan treasury to find. A further $2 million falls on the share of the republic, "
        "the rest, $1 million, rests with the Electric Power Corporation.",
        [("6000000", "Government of Samoa", "WSM"), ("2000000", "Government of Samoa", "WSM"), ("1000000", "Electric Power Corporation", "WSM")],
    ),
    (
        "a fund of the lender's group, an own account, a name behind what it is, a representative",
        "The World Bank granted Samoa US$18 million through the International Development Association (IDA). Japan's co-operation agency, JICA, adds a loan of "
        "5 billion yen. A technical assistance grant of $1.5 million, drawn from ADB's Technical Assistance Special Fund, comes with it. "
        "The representative of Sweden announced a contribution of SEK 50 million. The OPEC Fund, a partner of old, brings $3 million.",
        [
            ("18000000", "International Development Association", "WSM"),
            ("5000000000", "Japan International Cooperation Agency", "WSM"),
            ("1500000", "Technical Assistance Special Fund", "WSM"),
            ("50000000", "Government of Sweden", "WSM"),
            ("3000000", "OPEC Fund for International Development", "WSM"),
        ],
    ),
    (
        "who is given something stands right before the amount; an instrument in brackets names its giver",
        "Honduras builds wells. The European Union gave the Dry Corridor Facility EUR 12 million in grant money. The wells project has been approved. US$ 18 million (IDA credit).",
        [("12000000", "European Union", "HND"), ("18000000", "International Development Association", "HND")],
    ),
    (
        "in a lender's own list, whatever stands in the item before",
        "AFRICAN DEVELOPMENT FUND\nAPPROVALS OF 12 DECEMBER 2012\n\n"
        "Djibouti - Geothermal at the lake: UA 3.6 million grant; GEF and the World Bank co-finance.\n"
        "Mali - Budget support: UA 29 million, released after the return of the IMF.\n"
        "Niger - Kandadji dam: UA 20 million loan, in addition to funds from the Islamic Development Bank and the Saudi Fund.",
        [
            ("3600000", "African Development Fund", "DJI"),
            ("29000000", "African Development Fund", "MLI"),
            ("20000000", "African Development Fund", "NER"),
        ],
    ),
    (
        "a bank that opens an item of a lender's own list gets the amount",
        "EBRD in Moldova, 2018\n\nThe Bank signed three operations:\n"
        "• EUR 20 million to Victoriabank for small firms, with a first-loss cover from the European Union;\n"
        "• Pruthbank, EUR 12 million, a trade line;\n"
        "• EUR 7.5 million loan to Orange Moldova.",
        [
            ("20000000", "European Bank for Reconstruction and Development", "MDA"),
            ("12000000", "European Bank for Reconstruction and Development", "MDA"),
            ("7500000", "European Bank for Reconstruction and Development", "MDA"),
        ],
    ),
    (
        "a bank that lends in a newspaper, a share by the government's acronym",
        "TIRANA (Adriatic Daily News) - KfW lends Albania 30 million euros for the sewer. A separate 15-million-euro loan is being negotiated with Raiffeisen Bank. "
        "The Government of Albania bears the rest; the GoA share is 4 million euros.",
        [("30000000", "KfW", "ALB"), ("15000000", "Raiffeisen Bank", "ALB"), ("4000000", "Government of Albania", "ALB")],
    ),
    (
        "the government of the region named last",
        "The World Bank approved a $125 million loan for the Mendoza Irrigation Project in Argentina. The provincial government will contribute $31 million. "
        "The Chaco roads get $80 million from IDB; here the province pays $20 million.",
        [
            ("125000000", "World Bank", "ARG"),
            ("31000000", "Government of Mendoza", "ARG"),
            ("80000000", "Inter-American Development Bank", "ARG"),
            ("20000000", "Government of Chaco", "ARG"),
        ],
    ),
    (
        "in a list the state whose item it is",
        "Externally aided projects in India:\n\n(i) Assam Agribusiness: loan of USD 210 million from the World Bank; the State bears USD 50 million.\n"
        "(ii) Tripura Roads: USD 120 million from ADB, state share USD 30 million.",
        [
            ("210000000", "World Bank", "IND"),
            ("50000000", "Government of Assam", "IND"),
            ("120000000", "Asian Development Bank", "IND"),
            ("30000000", "Government of Tripura", "IND"),
        ],
    ),
    (
        "a capital for the government or the union that sits there",
        "The European Investment Bank lends Malawi $95 million for the M1. Brussels adds a grant of €30 million and Canberra gives A$2 million for signs. "
        "The remaining $110 million must come out of Lilongwe's own budget.",
        [
            ("95000000", "European Investment Bank", "MWI"),
            ("30000000", "European Union", "MWI"),
            ("2000000", "Government of Australia", "MWI"),
            ("110000000", "Government of Malawi", "MWI"),
        ],
    ),
    (
        "a country's name that is half of a surname",
        "The Central American Bank for Economic Integration lends Costa Rica $60 million for a clinic. Executive President Darío Montenegro-Ulate said that the state would add $14 million.",
        [("60000000", "Central American Bank for Economic Integration", "CRI"), ("14000000", "Government of Costa Rica", "CRI")],
    ),
    (
        "the verb left out behind another's amount",
        "The Kuwait Fund lends Mauritius KWD 6 million for the depot, and the Agence Française de Développement EUR 20 million for signals. "
        "Australia will provide a loan of $45 million, Japan a grant of $44 million, and Mauritius itself $31 million.",
        [
            ("6000000", "Kuwait Fund for Arab Economic Development", "MUS"),
            ("20000000", "Agence Française de Développement", "MUS"),
            ("45000000", "Government of Australia", "MUS"),
            ("44000000", "Government of Japan", "MUS"),
            ("31000000", "Government of Mauritius", "MUS"),
        ],
    ),
    (
        "whose loan it is",
        "Uganda's auditor looked at idle loans. KfW's €40 million for the sewers, and the French agency's €150 million for the same utility, were untouched. "
        "A loan of the Asian Development Bank, $200 million, pays for meters, with US$ 18 million of BADEA.",
        [
            ("40000000", "KfW", "UGA"),
            ("150000000", "Agence Française de Développement", "UGA"),
            ("200000000", "Asian Development Bank", "UGA"),
            ("18000000", "Arab Bank for Economic Development in Africa", "UGA"),
        ],
    ),
    (
        "a giver behind words that say what it is",
        "The EBRD's loan to Moldova is joined by €1.25 million of concessional lending from climate financier the Green Climate Fund. "
        "A grant of $4 million comes from the bank's long-standing partner the Nordic Development Fund.",
        [("1250000", "Green Climate Fund", "MDA"), ("4000000", "Nordic Development Fund", "MDA")],
    ),
    (
        "a country's own line, clause or paragraph",
        "Approvals of the session of the fund IFAD:\n\nBenin: Market gardens along the river. IFAD loan: US$ 23.5 million; OPEC Fund: US$ 15 million from Vienna\n"
        "Cambodia: Agriculture services for the hills. IFAD loan: US$ 36.3 million; Government: US$ 8.7 million",
        [
            ("23500000", "International Fund for Agricultural Development", "BEN"),
            ("15000000", "OPEC Fund for International Development", "BEN"),
            ("36300000", "International Fund for Agricultural Development", "KHM"),
            ("8700000", "Government of Cambodia", "KHM"),
        ],
    ),
    (
        "each clause between semicolons has its country",
        "For the Togolese stretch IsDB gives €33 million, BOAD €12 million; for the Beninese one BOAD alone pays, €21 million.",
        [
            ("33000000", "Islamic Development Bank", "TGO"),
            ("12000000", "West African Development Bank", "TGO"),
            ("21000000", "West African Development Bank", "BEN"),
        ],
    ),
    (
        "a paragraph without a country goes on with that of the paragraph above",
        "New projects begin in China, Turkey and India.\n\nChina receives a $235 million World Bank loan for the Datong railway line.\n\n"
        "A highway project will receive a $42.6 million World Bank loan.\n\nThe World Bank will lend Turkey $134.5 million for ports in Izmir and Mersin.\n\n"
        "A second World Bank loan of $57.7 million will be used for equipping 39 schools.",
        [
            ("235000000", "World Bank", "CHN"),
            ("42600000", "World Bank", "CHN"),
            ("134500000", "World Bank", "TUR"),
            ("57700000", "World Bank", "TUR"),
        ],
    ),
    (
        "what a country of the list buys, or who lent elsewhere, is no recipient",
        "IFC will lend a cable maker in Bursa, Turkey, $30 million to buy machines from Germany and Italy. "
        "The Saudi Fund, which financed a hospital in Albania in 2010, may join with $25 million.",
        [("30000000", "International Finance Corporation", "TUR"), ("25000000", "Saudi Fund for Development", "TUR")],
    ),
    (
        "a ministry that borrows and the lenders that open its list",
        "Ministry of Finance of Lao PDR: loans ratified\n\n1. AIIB, roads in the north: USD 47.0 million\n"
        "2. Export-Import Bank of Korea, hospital in Champasak: KRW 58.0 billion\n3. NEDA of Thailand, road R11: THB 1,826 million",
        [
            ("47000000", "Asian Infrastructure Investment Bank", "LAO"),
            ("58000000000", "Export-Import Bank of Korea", "LAO"),
            ("1826000000", "Neighbouring Countries Economic Development Cooperation Agency", "LAO"),
        ],
    ),
    (
        "a state that gives to another is not the country of the text",
        "China, Kenya sign pact\n\nNAIROBI - The Export-Import Bank of China will lend 170 million dollars for a bypass of Nairobi. "
        "China Road and Bridge Corporation is the contractor. In 2012 China granted 12 million dollars for traffic lights.",
        [("170000000", "Export-Import Bank of China", "KEN"), ("12000000", "Government of China", "KEN")],
    ),
    (
        "a partner behind with gives nothing of a lender's own operation",
        "PROPARCO: signatures of the month\n\nGhana - EUR 20 million subordinated loan to Fidelity Bank, together with DEG.\n"
        "Senegal - EUR 12 million for Dakar Dem Dikk, a bus company, with a guarantee of the European Commission.",
        [("20000000", "Proparco", "GHA"), ("12000000", "Proparco", "SEN")],
    ),
    (
        "the items of a lender's own list, whatever opens it",
        "KOICA in Tanzania: what we do\n\n- Iringa teacher college, USD 6.5 million, 2015-2018, with the University of Dar es Salaam\n"
        "- Maternal health in Mbeya, USD 9.0 million through UNICEF",
        [("6500000", "Korea International Cooperation Agency", "TZA"), ("9000000", "Korea International Cooperation Agency", "TZA")],
    ),
    (
        "a bank that a borrowing state agrees with, a loan of a lender",
        "ACCRA - Ghana's parliament has approved a €75 million facility with Deutsche Bank for cocoa roads. It follows a $227 million loan of the African Development Bank in 2019.",
        [("75000000", "Deutsche Bank", "GHA"), ("227000000", "African Development Bank", "GHA")],
    ),
    (
        "the Fund of a fund's own text",
        "The OPEC Fund signs with Lesotho\n\nVienna, 20 June 2018. OFID signed a US$ 14 million loan with Lesotho, beside US$ 10 million of the Saudi Fund. In May the Fund had granted US$ 400,000 for clinics.",
        [
            ("14000000", "OPEC Fund for International Development", "LSO"),
            ("10000000", "Saudi Fund for Development", "LSO"),
            ("400000", "OPEC Fund for International Development", "LSO"),
        ],
    ),
    (
        "a state that opens a text gives what nobody else is told to",
        "TOKYO, Oct 31, 2017 - Japan will provide 60 billion yen to the Philippines for roads.\n\nAs much as 104 billion yen may be given to support the first phase of the Manila subway.",
        [("60000000000", "Government of Japan", "PHL"), ("104000000000", "Government of Japan", "PHL")],
    ),
    (
        "the purse of a fund, the lender of an agreement to be signed",
        "This follows the approval of $84.2 million from the resources of the African Development Fund for Rwanda's lines.\n\n"
        "The Egyptian cabinet approved a soft loan agreement worth $100 million, which will be signed by May with the Kuwait Fund for Arab Economic Development.",
        [("84200000", "African Development Fund", "RWA"), ("100000000", "Kuwait Fund for Arab Economic Development", "EGY")],
    ),
    (
        "no lender's own country where its agency gives abroad, none where many get it",
        "Djibouti's road was paid with a grant of $10 million provided by Saudi Arabia through the Saudi Fund for Development.\n\n"
        "CAF approved $223 million for projects in Argentina, Costa Rica, Ecuador and Peru.",
        [("10000000", "Saudi Fund for Development", "DJI")],
    ),
    (
        "a country that only its towns tell, whose lenders' states are named",
        "PARLIAMENTARY QUESTION\n\nThe Member for Curepipe and Vacoas asked the Minister about the loans signed for works in Plaines Wilhems and Flacq.\n\n"
        "Reply: Two loans were signed, namely:\n(i) AFD, for the Vacoas Sewerage Project, EUR 44 million;\n(ii) Exim Bank of India, for the Flacq Buses Project, USD 32.5 million.",
        [("44000000", "Agence Française de Développement", "MUS"), ("32500000", "Export-Import Bank of India", "MUS")],
    ),
    (
        "co-financing from two, the second without a verb; two behind a colon that give an amount each",
        "The AfDB approved a loan of $50 million for the Taza Road Project in Morocco. Co-financing of EUR 29 million will come from KfW and EUR 21 million from the AFD.\n\n"
        "Morocco will receive USD 90 million for energy: the OPEC Fund and the GCF lend USD 45 million each.\n",
        [
            ("50000000", "African Development Bank", "MAR"),
            ("29000000", "KfW", "MAR"),
            ("21000000", "Agence Française de Développement", "MAR"),
            ("45000000", "OPEC Fund for International Development", "MAR"),
            ("45000000", "Green Climate Fund", "MAR"),
        ],
    ),
    (
        "what two give together on top, and each of them below",
        "EBRD lends to heat Balti, Moldova\n\n- EBRD lends €11 million to CET-Nord\n- EU and Spanish grants of €4.3 million to pay for efficiency measures\n\n"
        "The European Bank for Reconstruction and Development lends €11 million to CET-Nord of Balti, Moldova. The loan is complemented by an investment grant of €3.5 million "
        "from the European Union and a technical assistance grant of €0.8 million from the Spanish government.\n",
        [
            ("11000000", "European Bank for Reconstruction and Development", "MDA"),
            ("3500000", "European Union", "MDA"),
            ("800000", "Government of Spain", "MDA"),
        ],
    ),
    (
        "what the state, the kingdom and the city are told to bring, in their own way",
        "The African Development Bank lends Morocco $40 million for the Taza Roads Project. On the national side the State brings $7.5 million and the city (Commune Urbaine de Taza) "
        "$1.5 million. Farmers contribute $2.2 million in labour; the government, $1.1 million in tax exemptions. The Kingdom itself supplies the rest, $3.2 million, of the $55.5 million needed.",
        [
            ("40000000", "African Development Bank", "MAR"),
            ("7500000", "Government of Morocco", "MAR"),
            ("1500000", "Commune Urbaine de Taza", "MAR"),
            ("2200000", "farmers", "MAR"),
            ("1100000", "Government of Morocco", "MAR"),
            ("3200000", "Government of Morocco", "MAR"),
        ],
    ),
    (
        "the borrower and the local lender of one business",
        "The European Investment Bank signed a credit line of EUR 20 million with Lake Crest Bank in Uganda. Lake Crest Bank serves farmers. "
        "The local lender has to top up with EUR 10 million from its own deposits.",
        [("20000000", "European Investment Bank", "UGA"), ("10000000", "Lake Crest Bank", "UGA")],
    ),
    (
        "as many lenders behind as are counted, in whatever currency; another for as much",
        "Three development financiers agreed to lend $43 million for a solar plant in Malawi. The Emerging Africa Infrastructure Fund is the biggest of them with $18 million. "
        "France's Proparco comes in with EUR 15 million and the Development Bank of Austria with $10 million.\n\nAFD lends EUR 30 million, and so does the European Investment Bank.",
        [
            ("18000000", "Emerging Africa Infrastructure Fund", "MWI"),
            ("15000000", "Proparco", "MWI"),
            ("10000000", "Development Bank of Austria", "MWI"),
            ("30000000", "Agence Française de Développement", "MWI"),
            ("30000000", "European Investment Bank", "MWI"),
        ],
    ),
    (
        "agreements counted in a paragraph above",
        "The Minister signed three loan agreements for the water supply of Kiffa in Mauritania.\n\nThe first, with the Arab Fund for Economic and Social Development, is of 20 million Kuwaiti dinars. "
        "The second, with the Kuwait Fund for Arab Economic Development, is of 10 million dinars, and the third, with the Saudi Fund for Development, of 150 million riyals.",
        [
            ("20000000", "Arab Fund for Economic and Social Development", "MRT"),
            ("10000000", "Kuwait Fund for Arab Economic Development", "MRT"),
            ("150000000", "Saudi Fund for Development", "MRT"),
        ],
    ),
    (
        "another for as much, with its loan told in front",
        "AFD lends Kenya EUR 30 million for canals. With a loan of its own, as does the European Investment Bank, the Union supports the canals.",
        [("30000000", "Agence Française de Développement", "KEN"), ("30000000", "European Investment Bank", "KEN")],
    ),
    (
        "a B loan is lent by those it is placed with",
        "IDB Invest's A loan amounts to $34 million for the wind farm in the Dominican Republic. The B loan of $21 million, of which the institution remains lender of record, was "
        "placed in full with Banco Popular de Comercio.",
        [("34000000", "IDB Invest", "DOM"), ("21000000", "Banco Popular de Comercio", "DOM")],
    ),
    (
        "investors that open the items of a list, one of them unknown",
        "The Baobab Fund held its first closing. These have subscribed:\n\n  • Proparco, through FISEA: EUR 15 million\n  • European Investment Bank (EIB): EUR 12.5 million\n"
        "  • Caja de Ahorros del Valle (CAV): EUR 3 million\n  • Dutch Good Growth Fund (DGGF): EUR 5 million\n",
        [
            ("15000000", "Proparco", None),
            ("12500000", "European Investment Bank", None),
            ("3000000", "Caja de Ahorros del Valle", None),
            ("5000000", "Dutch Good Growth Fund", None),
        ],
    ),
]


@pytest.mark.parametrize("text, expected", [row[1:] for row in WHO], ids=[row[0] for row in WHO])
def test_provider_and_country(text, expected):
    reading = read(text)
    names = {entity.key: entity.name for entity in reading.entities}
    found = [(fact.amount, names.get(fact.provider), fact.recipient_country) for fact in reading.facts if fact.kind == "transactions"]
    assert found == [(Decimal(amount), *rest) for amount, *rest in expected]
