"""What each amount of a text is."""

import pytest

from extraction import read

ROLES = [
    ("ADB approved a $40 million loan for the Osh Water Project.", ["commitment"]),
    ("JICA provides 21,365 million yen (approximately USD 136 million) for the Osh Water Project.", ["commitment", "equivalent"]),
    ("The Osh Water Project costs $60 million.", ["total cost"]),
    ("The total cost of the project, evaluated at €399.7 million, has risen.", ["total cost"]),
    ("ADB's $90 million loan has three components: roads ($70 million), logistics ($15 million) and management ($5 million).",
     ["commitment", "component", "component", "component"]),
    ("A grant of €4.1 million from the EU and €0.6 million of technical cooperation from Sweden complete the €13.9 million package.",
     ["commitment", "commitment", "total cost"]),
    ("The tariff rises to $0.05 per kWh.", ["unit price"]),
    ("Kazakhstan's GDP reached $261 billion.", ["context"]),
    ("ADB's portfolio stands at $3.9 billion.", ["portfolio total"]),
    ("The state budget of $4 billion was adopted.", ["budget"]),
    ("Exports grew to $78.7 billion and salaries to $780.", ["context", "context"]),
    ("Losses from the flood were put at $2.3 billion.", ["context"]),
    ("A contractor won the tender with a bid of $4 million.", ["context"]),
    ("The rate was fixed ($1 = 89.5 soms) on the day.", ["context", "equivalent"]),
    ("The EIB signed a EUR 20 million loan for the Sfax Port Project. It is the first tranche of a loan of up to EUR 60 million.", ["commitment", "context"]),
    ("The guaranty covers 50 percent of the principal of loans worth $24 million.", ["context"]),
    ("ADB set aside $13 million for the Secretariat's travel.", ["budget"]),
    ("The ADB approved $900 million for projects in eleven countries.", ["portfolio total"]),
    ("The World Bank lends $12 million for the Gao Road Project. $8 million buys equipment, $3 million pays for works and the remaining "
     "$1 million for audits.", ["commitment", "component", "component", "component"]),
    # Given by somebody whom nobody knows, or left for others to pay.
    ("The World Bank lends $80 million for the Sena Road Project, which costs $95 million. The implementing entity puts in $3 million in kind.",
     ["commitment", "total cost", "commitment"]),
    ("AfDB approved a $40 million loan for the Lower Juba Water Project. The remaining $6 million is to be met by the government.",
     ["commitment", "commitment"]),
    ("AfDB approved a $40 million loan for the Lower Juba Water Project, priced at $52 million. What is left, $12 million, is for the owner to find as equity.",
     ["commitment", "total cost", "commitment"]),
    ("The lender gives $50 million. Water Supply Improvement (Tk 14 billion) is one of the projects.", ["commitment", "context"]),
    # Refused, cancelled, compared, asked for or tiny.
    ("The ADB approved a $70 million loan for the Kosi Dams Project in 2012. Another $9 million was cancelled in 2016 at the borrower's request.",
     ["commitment", "context"]),
    ("The board of the AIIB postponed a $45 million loan for the Pokhara Bypass Project to its next meeting.", ["context"]),
    ("Parliament turned down a loan of EUR 30 million for the tramway.", ["context"]),
    ("The EBRD lends EUR 25 million to the Lipovo Tramway Project. Its cost rises from EUR 31 million to EUR 38 million.",
     ["commitment", "context", "context"]),
    ("The Green Climate Fund gives $20 million to the Delta Mangroves Project. Each dollar of it brings in $1.40 from others.",
     ["commitment", "context"]),
    ("The ministry applied for a loan of $15 million from the OPEC Fund.", ["context"]),
    # Sums of many, and what is none though a year is told.
    ("The agency paid commitment charges of EUR 1.2 million in the audited period.", ["portfolio total"]),
    ("Approvals of CABEI reached $900 million in 2016. Honduras obtained $310 million, whereas Nicaragua obtained $250 million.",
     ["portfolio total", "portfolio total", "portfolio total"]),
    ("The EIB, which agreed last year to put up EUR 44 million for the Tisza Dyke Project, signed the contract on Monday.", ["commitment"]),
    # Lists of operations, and a table by country.
    ("The Asian Development Bank (ADB) is active in the valley. Among its largest operations are:\n\n- Marsyangdi Bridges, Nepal, $32 million, signed in May;\n"
     "- a credit line for Himal Credit, $14 million, for small shops.\n", ["commitment", "commitment"]),
    ("Loans signed in the period were -\n\n(i) AFD, for the Northern Sewers Project, EUR 31 million;\n(ii) European Investment Bank, for the same project, EUR 19 million;\n"
     "(iii) African Development Bank, for the Eastern Dam, USD 44 million.\n", ["commitment", "commitment", "commitment"]),
    ("Where the money of the program goes ($ million)\n\n   Bhutan       210\n   India      1,830\n   Nepal        740\n", ["portfolio total"] * 3),
    # One deed of a year is no year's work; one of several counted is no sum of them.
    ("Korea Eximbank lent $90 million in 2014 for the irrigation agency's scheme.", ["commitment"]),
    ("The World Bank approved a $700 million loan for Ghana's budget. The lender had granted a similar $700 million in 2019.", ["commitment", "commitment"]),
    ("The World Bank gave Laos $60 million in 2015 to support basic services.", ["commitment"]),
    ("The AIIB lent $4.1 billion in 2019 for projects in eleven countries.", ["portfolio total"]),
    ("The EIB lent Poland EUR 5.2 billion last year.", ["portfolio total"]),
    ("Barge traffic has grown since January 2016; ADB lent Bhutan $38 million for its side.", ["commitment"]),
    ("The Islamic Development Bank approved its list on Sunday. The approvals include: $160 million for a power plant in Benin; and EUR 110 million for the "
     "Kita-Bamako Road Project.", ["commitment", "commitment"]),
    ("The larger of the two banks' grants, $22 million, comes out of the Asian Development Fund.", ["commitment"]),
    ("Of the $140 million that the World Bank approved for the dam in 2015, $56 million or 40 percent had been drawn.", ["commitment", "commitment"]),
    ("Kredit Bank's owners cover the remaining $30 million of the cost of the Loma Wind Farm Project.", ["commitment"]),
    # Parts in a bracket behind their sum, with a stroke between them; who pays in the bracket behind.
    ("Rural Roads: US$ 55.0 million (IBRD 30.0 million/IDA Credit 25.0 million). Cofinanciers: US$ 40.0 million (ADB, loan, approved in March).",
     ["total cost", "commitment", "commitment", "commitment"]),
    ("JICA\n\nLoan Amount / Disbursed Amount              7,200 million yen / 6,500 million yen\n", ["commitment", "commitment"]),
    # A package and its parts, its sum told again, told behind, or made of what happens to be as much.
    ("The World Bank approved a nearly US$94 million package for Lesotho's Lowlands Water Project. The financing includes a US$74 million credit and a US$20 million grant "
     "from IDA. The US$94 million will reach 80,000 people.", ["share", "commitment", "commitment", "total cost"]),
    ("CABEI granted Honduras a US$150 million loan for the dry corridor, US$60 million to El Salvador for its hospitals, US$35.5 million to Nicaragua, US$20 million to a "
     "Guatemalan bank and US$4 million to a Costa Rican cooperative. The sum of US$269.5 million was approved in February.", ["commitment"] * 5 + ["portfolio total"]),
    ("AfDB lends $50 million to Mali, $30 million to Niger and $20 million to Chad.", ["commitment"] * 3),
    ("Germany will make available EUR 114.5 million to Nepal, with EUR 80 million in financial cooperation through KfW and EUR 34.5 million in technical cooperation through "
     "GIZ.", ["commitment", "component", "component"]),
    ("The World Bank lends Rs 900 crore for the Koel Towns Sewerage Project. Rs 212 crore has been kept for riverfront work and Rs 128 crore for training.",
     ["commitment", "component", "component"]),
    # Shares of a total by instrument or sector; what a lender has, a state owes, or so much of one loan.
    ("Approvals of CABEI in 2014 reached US$1,486 million. Operations with the public sector absorbed US$1,114.5 million; the private sector, the remaining US$371.5 million.",
     ["portfolio total"] * 3),
    ("The trustee, the World Bank, reported that funds available for new decisions stood at US$186.3 million.", ["portfolio total"]),
    ("The Kingdom owes China's Exim Bank some $120 million from loans taken in 2008.", ["portfolio total"]),
    ("In 2015 the World Bank lent Ethiopia $600 million to support basic services. So far, $420 million of it has been disbursed.", ["commitment", "commitment"]),
    ("The financing is part of IFC's $8 billion global fast-track financing facility.", ["portfolio total"]),
    # A budget that pays or is supported; the loan that opens a sentence with its amount; the share of another, told by "that of".
    ("The EIB's loan covers EUR 200 million of the hospitals, the state budget the other EUR 50 million.", ["commitment", "commitment"]),
    ("Of an amount of 58 million euros, the loan of the African Development Bank is repayable over 20 years.", ["commitment"]),
    ("The solar plant costs FCFA 17.9 billion. The contribution of the State amounts to FCFA 1.8 billion and that of the Agence Française de Développement (AFD) to "
     "FCFA 4.5 billion.", ["total cost", "commitment", "commitment"]),
    ("Three agreements of the African Development Bank remain to be ratified before the end of the year, for a total of 112 million euros: the Rosso Road Project "
     "(64 million euros), the Sédhiou Rice Project (33 million euros) and the Diamniadio Digital Park Project (15 million euros).", ["portfolio total"] + ["commitment"] * 3),
    ("Exports suffer. The fees were EUR 0.4 million, lower than the EUR 0.5 million paid in 2021.", ["context", "context"]),
    # Names that take, each with its amount; sums broken down in the sentence behind.
    ("The OPEC Fund approved loans for five countries. Public sector loans were granted to Bosnia and Herzegovina (US$24 million, a road), Madagascar (US$21 million, "
     "rice production) and Rwanda (US$18 million, Kigali water).", ["commitment"] * 3),
    ("The AIIB approved three loans on Thursday. India gets USD 510 million for the Chennai Metro Project, Turkey USD 310 million for its firms and Uzbekistan USD 240 "
     "million for the Bukhara Road Project.", ["commitment"] * 3),
    ("The OPEC Fund's board has approved US$360.5 million in new loans and grants. Of this amount, US$150 million goes to the public sector, US$110.5 million to the "
     "private sector and US$100 million to trade finance. Mali gets a loan of US$24 million, Benin a loan of US$21 million and Chad a loan of US$7 million.",
     ["portfolio total"] * 4 + ["commitment"] * 3),
    ("The government signed three loan agreements with the Asian Development Bank totalling $535 million. Of the amount, $230 million will be spent on the Northwest "
     "Corridor, $200 million on bus transit and $105 million on rural water.", ["portfolio total"] + ["commitment"] * 3),
    ("The World Bank granted the Palestinian Authority $30 million in budget support.", ["commitment"]),
    ("The Drains Project was launched with US$200 million from the World Bank. Out of the first US$200 million, US$65 million was redirected to health.",
     ["commitment", "context", "context"]),
    ("The ADB lent Fiji US$65 million. Australia's grant package totals AUD 83 million and New Zealand's NZD 40 million. In total, budget support of FJ$ 620 million was "
     "received.", ["commitment", "commitment", "commitment", "portfolio total"]),
    ("CAF gave EUR 20 million in non-reimbursable resources to Ecuador.", ["commitment"]),
    # Counted sums of a counted sum, and items of one list of which one happens to be as much as two others.
    ("Five projects are listed below, for $180 million of World Bank financing: two projects approved ($80 million) and three projects under preparation ($100 million).",
     ["portfolio total"] * 3),
    ("IDA finances the first phase:\n\n- Zambia - $150 million credit\n- Malawi - $90 million grant\n- Lesotho - $60 million credit\n", ["commitment"] * 3),
    # What an instrument comes to is no cost; what works are worth is one.
    ("KFAED and Jordan signed a loan agreement estimated at KD 9 million (about $29 million) for the Zarqa Bypass Project.", ["commitment", "equivalent"]),
    ("KFAED signed a KD 4 million loan agreement (approximately $13 million) for the Praia hospital.", ["commitment", "equivalent"]),
    ("IFC backs the Lusaka solar plant, worth $110 million. It lends $28 million.", ["total cost", "commitment"]),
    ("The total amount available for financing the study is $41 million.", ["total cost"]),
    # One of those counted: a word that stands for a loan, or for a part of the works.
    ("The OPEC Fund signed two loans with Togo. One, of $38 million, is for rice growing in the north; the other, $66 million, for the Atakpame ring road.",
     ["commitment", "commitment"]),
    ("AfDB signed three agreements with Mali. The first, of UA 11 million, goes to rural roads, the second, worth UA 7 million, to dams near Segou.",
     ["commitment", "commitment"]),
    ("The EBRD lends EUR 16 million for the works, which have two components. The first, EUR 11 million, is for pipes; the second, EUR 9 million, for meters.",
     ["commitment", "component", "component"]),
    ("The Board approved a package of $1.1 billion for Pakistan, made up of two loans of $450 million each and a grant of $200 million.",
     ["total cost", "commitment", "commitment"]),
    # Wholes beside their parts.
    ("IFAD provides $36 million as part of the $290 million co-financing needed for rural banks in Ethiopia.", ["commitment", "context"]),
    ("IFC agreed a financing package of $54 million for the Mocuba Solar Project. It includes $18 million from its own account, $18 million from the "
     "Climate Investment Funds and a syndicated loan of up to $18 million.", ["total cost", "commitment", "commitment", "commitment"]),
    ("The programme costs $210 million, including a $26 million loan and a $24 million grant from IFAD.", ["total cost", "commitment", "commitment"]),
    ("The treasury has received $480 million of the $1.2 billion loan granted by China Development Bank and the remaining $720 million tranche is due in May.",
     ["commitment", "commitment", "component"]),
    ("Four-fifths of the price come out of the $230 million loan which the Islamic Development Bank extended in 2019.", ["commitment"]),
    # A sum shared out among countries, each with its own; sums for several countries; lists of loans in brackets.
    ("The Islamic Development Bank approved finances worth $410 million for projects in member countries. Out of this sum, $208 million goes to roads "
     "in Guinea; $94 million for villages in Morocco; $92 million project for clinics in Senegal.", ["portfolio total", "commitment", "commitment", "commitment"]),
    ("For Ecuador, CAF approved two operations, one for $240 million for debt management and another for $41 million to widen a bridge in Guayaquil.",
     ["commitment", "commitment"]),
    ("CAF approved $2.2 billion for projects in Argentina, Costa Rica, Ecuador and Peru, as well as a new facility of $1.1 billion for power companies.",
     ["portfolio total", "commitment"]),
    ("Japan and the Philippines signed notes on two loan projects.\n\n- Climate Action Program (up to 33 billion yen)\nThis program aims to support policies.\n"
     "- Health Care Program (up to 29 billion yen)\nThis program aims to improve clinics.\n", ["commitment", "commitment"]),
    ("The financing comprises €40 million of senior debt – a €7 million IFC loan, €14 million from the EIB and €17 million from Proparco.",
     ["total cost", "commitment", "commitment", "commitment"]),
    # A first tranche and what it is a tranche of; the size of an investment.
    ("India signed a pact with the European Investment Bank for a first tranche loan of $280 million for the Agra Metro Project.", ["commitment"]),
    ("The EIB lends EUR 150 million for the Dnipro Metro Project, with an investment size of EUR 300 million.", ["commitment", "total cost"]),
    # Shares of a programme, bare second amounts, counted operations beside their own brackets, Islamic contracts.
    ("AFD lends EUR 50 million for solar pumps. The state's contribution to the Rs 540-crore programme is told elsewhere.", ["commitment", "total cost"]),
    ("The proposed IFC investment is divided into two loans worth up to 80 million euro and up to 31 million euro, respectively.", ["commitment", "commitment"]),
    ("The IsDB will have the power line built under an Istisna'a contract of $60 million.", ["commitment"]),
    # What agreements are worth, one by one; what a single loan is used for.
    ("The second agreement, provided by the EU through KfW, with a total value of 24 million euros, finances water meters in Amman.", ["commitment"]),
    ("KfW and the ministry signed two loan agreements; the first concerns climate adaptation amounting to €24 million, while the second amounting to "
     "€50 million concerns water.", ["commitment", "commitment"]),
    ("KfW signed a 23 million euro loan agreement with Jordan.\n\nThe minister said 17 million euros would be allocated to reuse wastewater, while the "
     "remaining 6 million euros will be used to reduce losses.\n", ["commitment", "component", "component"]),
    ("KfW signed two agreements worth €95 million with Jordan.\n\nOne covers the funding of the fourth phase of the €58 million energy saving program.\n\n"
     "The loan will fund the water resources program worth €37 million.\n", ["portfolio total", "commitment", "commitment"]),
    ("India signed co-financing loans worth $560 million for the Power for All Project with the World Bank and the AIIB. The total cost of the project is "
     "$560 million, of which $240 million is from the World Bank and $160 million from the AIIB.", ["total cost", "total cost", "commitment", "commitment"]),
]  # fmt: skip


@pytest.mark.parametrize("text, roles", ROLES)
def test_roles(text, roles):
    assert [mention.role for mention in read(text).mentions if mention.kind == "money"] == roles
