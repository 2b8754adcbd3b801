"""Events: approvals, signings and gatherings with their day; histories and bare dates that are none."""

import re
from pathlib import Path

import pytest

from extraction import read
from extraction.model import Event

SEEDS = Path(__file__).parents[3] / "seeds" / "documents"
DATELINE = "MANILA, 14 May 2024 - "


def events(text: str) -> list[Event]:
    return [fact for fact in read(text).facts if isinstance(fact, Event)]


# (text, [(kind, edtf, words of the name)])
TOLD = [
    # deeds told by a month, by a second participle, in a passive; the one who does it is no part of what is done
    ("The sponsor had signed the supply agreement with Senelec in May 2016.", [("signing", "2016-05", "signing supply agreement Senelec")]),
    ("The contract for lot 2 was awarded to a joint venture on 4 June 2014 and signed a month later, on 7 July 2014.", [("award", "2014-06-04", "award contract lot 2"), ("signing", "2014-07-07", "signing contract lot 2")]),
    ("The grant was approved on 3 May 2017 and ratified by decree No. 44 on 9 August 2017.", [("approval", "2017-05-03", "grant"), ("ratification", "2017-08-09", "ratification grant")]),
    ("The clinic was inaugurated on 3 July 2013 by the Minister of Health.", [("inauguration", "2013-07-03", "inauguration clinic")]),
    ("The first turbine was commissioned in November 2018.", [("inauguration", "2018-11", "inauguration first turbine")]),
    ("Thirty buses were handed over to the city on 16 October 2013.", [("handover", "2013-10-16", "handover thirty buses")]),
    ("The governor laid the cornerstone of the Kita dam on 12 October 2013.", [("inauguration", "2013-10-12", "foundation stone Kita dam")]),
    ("The minister and the director put their signatures to the credit agreement on 4 May 2011.", [("signing", "2011-05-04", "signing credit agreement")]),
    ("The Audit Court tabled its report in the National Assembly on 3 October 2019.", [("publication", "2019-10-03", "Audit Court report")]),
    ("The cabinet accorded approval to two loans on 12 January 2017.", [("approval", "2017-01-12", "Cabinet approves loans")]),
    ("The Board of the Kuwait Fund consented to the loan on 26 May 2020.", [("approval", "2020-05-26", "Kuwait Fund approves loan")]),
    ("The Council of Ministers on 14 February 2022 authorised an amendment to the 2017 loan.", [("approval", "2022-02-14", "Council of Ministers approves")]),
    # gatherings: a week and the day in it, one to come, a span before a proper name, "Mr." that ends no sentence
    ("A signing ceremony for the grant took place in Dili last week, on Thursday 11 March 2021.", [("signing", "2021-03-11", "signing ceremony")]),
    ("Works go well. The groundbreaking for the new hospital in Mongu is planned for September 2015.", [("inauguration", "2015-09", "groundbreaking new hospital")]),
    ("More than 300 delegates are expected in Apia from 4 to 6 September 2012 for the Pacific Water Forum.", [("forum", "2012-09-04/2012-09-06", "Pacific Water Forum")]),
    ("The bank's vice president ended a two-day visit to Rwanda on 9 October 2015.", [("visit", "2015-10-08/2015-10-09", "visit Rwanda")]),
    ("The seminar was held on 17 September 2020. The second will be on 15 October and the last on 19 November 2020.", [("seminar", "2020-09-17", "seminar"), ("seminar", "2020-10-15", "second seminar"), ("seminar", "2020-11-19", "last seminar")]),
    # a chronology
    (
        "Key dates\n\n12 March 2014: Concept review meeting\n3 November 2014: Appraisal mission\n26 March 2015: Approval by the Executive Directors\n",
        [("meeting", "2014-03-12", "Concept review meeting"), ("mission", "2014-11-03", "Appraisal mission"), ("approval", "2015-03-26", "Approval by the Executive Directors")],
    ),
    # deeds told as nouns, a board that is to sit, a committee that sat, a sheet's milestones in one line
    ("The ratification of the loan agreement by the National Assembly took place on 12 May 2020.", [("ratification", "2020-05-12", "ratification of the loan agreement")]),
    ("Ratification of this treaty by the Senate on 3 June 2019 cleared the way for the first payment.", [("ratification", "2019-06-03", "ratification treaty")]),
    ("Parliament adopted the law on ratification of the credit on 3 May 2019.", [("ratification", "2019-05-03", "ratification credit")]),
    ("Deputies voted on 12 May 2019 to ratify the loan agreement.", [("ratification", "2019-05-12", "ratification loan agreement")]),
    ("The Board adopted the annual report on 3 May 2019.", [("approval", "2019-05-03", "annual report")]),
    ("Financial close was reached on 14 November 2017.", [("signing", "2017-11-14", "financial close")]),
    ("The second closing of the fund took place on 28 June 2019.", [("signing", "2019-06-28", "second closing fund")]),
    ("The mid-term review was carried out in October 2015.", [("review", "2015-10", "mid-term review")]),
    ("A supervision mission visited Beira from 4 to 15 March 2013.", [("mission", "2013-03-04/2013-03-15", "supervision mission")]),
    ("The Board is scheduled to meet on 18 July 2019.", [("meeting", "2019-07-18", "Board meeting")]),
    ("The bank's board will consider the loan on 4 May 2021.", [("meeting", "2021-05-04", "Board meeting")]),
    ("The steering committee met on 6 February 2020.", [("meeting", "2020-02-06", "Steering Committee meeting")]),
    # names tell who, by name and for short, which body, what instrument, what for and where
    (
        "The African Development Bank (AfDB) approves financing for farmers\n\nAbidjan, 26 November 2021 - Kenya is to receive a loan of EUR 45 million from the African Development Bank for the Kisumu Ring Road Project, "
        "the Bank's Board of Directors decided on Friday.",
        [("approval", "2021-11-26", "Board of Directors approves loan Kisumu Ring Road Kenya")],
    ),
    (
        "TONGATAPU, 20 November 2020 - The second grant of US$18.5 million was approved by the International Development Association's board in Washington on October 30, for the Pacific Transport Programme in Tonga. "
        "The International Development Association (IDA) is part of the World Bank.",
        [("approval", "2020-10-30", "Board approves grant Pacific Transport Tonga")],
    ),
    # the board that agreed to give, not the day on which a bank said so; the decision on all of them; no count up to a day
    (
        "SHANGHAI, Sept. 24, 2021 - The New Development Bank (NDB) has given the nod to three loans of about $1.04 billion, the bank said on Friday.\n\n"
        "The board of directors, which convened on Thursday, agreed to provide $387 million to China for gas pipelines. The bank had by the end of August approved 76 projects.",
        [("approval", "2021-09-23", "Board of Directors approves three loans")],
    ),
    # an assembly ratifies; a year's approvals are no event
    (
        "Dushanbe, 14 March 2018 - The Majlisi Namoyandagon of Tajikistan ratified on Wednesday three credit agreements with international banks.",
        [("ratification", "2018-03-14", "ratifies three credit agreements")],
    ),
    # talks that end are no signing
    ("MONTHLY SUMMARY\n15 May 2009\n\nVakhsh Irrigation Rehabilitation. Negotiations were concluded on May 7.", [("negotiations", "2009-05-07", "Negotiations")]),
    # what stands before its country is approved, not the country
    (
        "TEGUCIGALPA, 30 January 2020 - The Central American Bank for Economic Integration financed four operations, among them the Sula Valley Commuter Train in Honduras (US$550.0 million), approved on November 28.",
        [("approval", "2019-11-28", "Central American Bank approves Sula Valley Commuter Train")],
    ),
    # news of a text that has no day is an event without one; a month is the news's, not history; the same agreement told again
    (
        "The Nordic Investment Bank approved a EUR 30 million loan to improve the Halti Tunnel. The tunnel will have two tubes.",
        [("approval", None, "Nordic Investment Bank approves loan")],
    ),
    (
        "The OPEC Fund and Lesotho signed on Tuesday a $20 million loan agreement for the Senqu Bridge project.",
        [("signing", None, "signing loan agreement Senqu")],
    ),
    (
        "14 May 2024\n\nThe EBRD lends CET-Nord €11 million. Today's agreement was signed in Chisinau by Marian Brinza.",
        [("signing", "2024-05-14", "signing of loan agreement")],
    ),
    (
        "The Asian Development Bank and the Government of Bhutan in March 2019 signed two grant agreements for $40 million to light villages.",
        [("signing", "2019-03", "signing of two grant agreements")],
    ),
    (
        "MASERU, 3 June 2021 - The World Bank and Lesotho signed three financing agreements on Tuesday for $90 million. The agreements were signed by the minister on Wednesday.",
        [("signing", "2021-06-01", "three financing agreements")],
    ),
    # a weekday beside its date is that date, even a wrong one; a participle behind its noun
    (
        "Kohima, 20 May 2020 - The Asian Development Bank and India signed here on Friday, the 20th May, 2020 a loan agreement for the Doyang Dam Project.",
        [("signing", "2020-05-20", "Doyang Dam Project")],
    ),
    (
        "Tunis, 7 December 2011 - Ferries will be retired once the Lomba Bridge Project, approved this Wednesday in Tunis by the Board of the African Development Bank, is built.",
        [("approval", "2011-12-07", "approves Lomba Bridge Project")],
    ),
    # rows of a table, a list's item, works that begin, a gathering of several days
    (
        "HILL ROADS PROJECT\nSheet, 5 May 2022\n\nIBRD loan      $150 million   signed April 29, 2022\nAIIB loan      $120 million   cleared by its Board on April 14, 2022\n",
        [("signing", "2022-04-29", "signing of the IBRD loan"), ("approval", "2022-04-14", "AIIB Board approves loan")],
    ),
    (
        "ROME, 3 March 2020 - The Pasture Project will be financed by the International Fund for Agricultural Development (IFAD): a loan, $12 million, and a grant, $4 million, both agreed by its Executive Board on 12 December 2019.",
        [("approval", "2019-12-12", "IFAD Executive Board approves loan and grant")],
    ),
    ("Batumi, 9 May 2016 - Construction of the Goderdzi bridge began on 7 May 2016.", [("inauguration", "2016-05-07", "start of construction bridge")]),
    (
        "SAHEL NEWS\n19 February 2014\n\nMali ended a two-day round table with its partners yesterday.",
        [("roundtable", "2014-02-17/2014-02-18", "round table")],
    ),
    (
        "The following meetings will take place in May: the 12th annual meeting of the Board of Governors and the 3rd meeting of the General Assembly.",
        [("meeting", None, "12th annual meeting Board of Governors"), ("meeting", None, "3rd meeting General Assembly")],
    ),
    # sums for many: no name of one activity; a sum said as "a total of"; whose board
    (
        "Rome, 3 May 2011 - The 102nd session of IFAD's Executive Board approved US$120.4 million in loans and US$3 million in grants. The Delta Farms Project will follow.",
        [("approval", "2011-05-03", "IFAD Executive Board approves US$120.4 million in loans and grants 102nd session")],
    ),
    (
        "Jeddah, 9 March 2022 - The Board of the Islamic Development Bank approved a total of $640 million for five projects.",
        [("approval", "2022-03-09", "Islamic Development Bank Board approves $640 million")],
    ),
    (
        "DAKAR, 4 April 2019 - The African Development Bank approved a $50 million loan for the Niayes Road Project. The decision was taken by the Board of Directors of the African Development Bank.",
        [("approval", "2019-04-04", "African Development Bank Board of Directors approves loan Niayes")],
    ),
    (
        "ACCRA, 6 June 2018 - More Water: $40 Million in Additional Financing\n\nThe World Bank's Board approved on Tuesday a credit of $40 million for the Volta Water Project.",
        [("approval", "2018-06-05", "World Bank Board approves additional credit")],
    ),
    # a loan is signed by its agreement; the weekly meeting of who approves is the approval
    (
        "ASTANA, 11 May 2018 - Heat pipes will be replaced in Semey with the help of a loan of EUR 8 million signed today with the European Bank for Reconstruction and Development for the Semey Heating Project.",
        [("signing", "2018-05-11", "signing of loan agreement")],
    ),
    # deeds of several words, visits, and days told without a date
    (
        "12 March 2018\n\nPresident Anwar Salim and the Japanese ambassador have inaugurated the 80 MW (Megawatt) solar park near Zagora.",
        [("inauguration", "2018-03-12", "inauguration of")],
    ),
    (
        "10 May 2019\n\nThe Sava bridge, built by Alpine Works, was opened to traffic in Brod yesterday.",
        [("inauguration", "2019-05-09", "opening of Sava bridge to traffic")],
    ),
    (DATELINE + "The minister laid the foundation stone of the Lumi hospital on 12 May 2024.", [("inauguration", "2024-05-12", "foundation stone hospital")]),
    (DATELINE + "The ambassador of Germany handed over 12 water tankers to the utility on 10 May.", [("handover", "2024-05-10", "handover water tankers")]),
    (
        "On 28th August 2024, a delegation led by Anna Berg of the World Bank visited the project office in Colombo.",
        [("visit", "2024-08-28", "visit")],
    ),
    (
        "ISLAMABAD, 5 Oct 2023 - World Bank Country Director Maria Keller on Thursday called on the Minister for Planning and discussed the works.",
        [("meeting", "2023-10-05", "meeting of Maria Keller")],
    ),
    # the days of a sitting, its own year in a name, a weekday to come
    (
        "Geneva, 12 March 2020 - The Board of the Green Climate Fund concluded its twenty-fifth meeting today after three days of talks (10-12 March).",
        [("meeting", "2020-03-10/2020-03-12", "twenty-fifth meeting of the Fund Board")],
    ),
    (
        "The institute attended the Regional Roads Workshop 2015 held at Antananarivo from 10 to 13 November 2015.",
        [("workshop", "2015-11-10/2015-11-13", "Regional Roads Workshop")],
    ),
    (
        "MANILA, Wednesday, 3 May 2017 - The seminar on rural credit on Friday will discuss reforms.",
        [("seminar", "2017-05-05", "seminar on rural credit")],
    ),
    (
        "The loan agreement between Ukraine and the World Bank was signed on 19 January 2016 and ratified by the parliament on 12 May 2016.",
        [("signing", "2016-01-19", "signing of"), ("ratification", "2016-05-12", "ratification of loan agreement")],
    ),
    ("PROJECT SHEET\nConsultation with stakeholders: 3 March 2014\nDate signed: 25/10/2014\n", [("consultation", "2014-03-03", "consultation with stakeholders"), ("signing", "2014-10-25", "signing of")]),
    (
        "Colombo, 29 May 2019. The annual meeting 2021 comes to Colombo.\nThe 54th Annual Meeting of the Board of Governors is to be held in Colombo in May 2021.",
        [("meeting", "2021-05", "54th annual meeting")],
    ),
    # approvals
    (
        DATELINE
        + "The Board of Directors of the Asian Development Bank (ADB) today approved a $90 million loan for the Rural Roads Project.",
        [("approval", "2024-05-14", "ADB Board approves")],
    ),
    (
        DATELINE + "The World Bank has approved a grant of $30 million for the Coastal Cities Project.",
        [("approval", "2024-05-14", "World Bank approves")],
    ),
    (
        DATELINE + "A loan of $50 million was approved on Monday by the Asian Infrastructure Investment Bank (AIIB).",
        [("approval", "2024-05-13", "AIIB approves loan")],
    ),
    (
        "Rural Water Project\nApproval Date: 12 June 2019\nSigning Date: 3 August 2019\n",
        [("approval", "2019-06-12", "approval"), ("signing", "2019-08-03", "signing of")],
    ),
    # signings
    (DATELINE + "The agreement was signed yesterday in Tashkent.", [("signing", "2024-05-13", "signing of agreement")]),
    (
        "On 2 September 2019, a memorandum of understanding was signed with the Ministry of Industry.",
        [("signing", "2019-09-02", "signing of memorandum of understanding")],
    ),
    # gatherings
    (
        "The Bank held a seminar on renewable auctions in Almaty in April 2019.",
        [("seminar", "2019-04", "seminar on renewable auctions")],
    ),
    (
        "In March 2023, the Asian Development Bank hosted the Water Security Forum in Dushanbe.",
        [("forum", "2023-03", "Water Security Forum")],
    ),
    (
        "The 28th Meeting of the Investors' Council took place in Astana on 4 July 2019.",
        [("meeting", "2019-07-04", "28th Meeting of the Investors' Council")],
    ),
    ("A webinar on 27 May 2024 will present the findings.", [("webinar", "2024-05-27", "webinar")]),
    ("The event followed a December 2022 webinar.", [("webinar", "2022-12", "webinar")]),
    (
        "A two-day workshop on procurement was held on 10-11 June 2019 in Aktau. The next will take place in Atyrau in May 2020.",
        [("workshop", "2019-06-10/2019-06-11", "workshop on procurement"), ("workshop", "2020-05", "next workshop")],
    ),
    (
        "On 6 May 2021 the minister attended the opening of the Naryn bridge.",
        [("inauguration", "2021-05-06", "opening of the Naryn bridge")],
    ),
    # disasters
    ("In July 2023, floods destroyed 128 houses.", [("disaster", "2023-07", "floods")]),
    # milestones of a data sheet
    (
        "Harbour Wind Farm Project\n| Auction won | 4 March 2022 |\n| Loan signed in Riga | 9 June 2022 |\n| Ground-breaking | Q1 2023 |\n",
        [
            ("auction", "2022-03-04", "auction"),
            ("signing", "2022-06-09", "loan agreement"),
            ("inauguration", "2023-01/2023-03", "ground-breaking"),
        ],
    ),
    (
        "Rural Roads Project\nAppraisal 02/11/2012 | Mid-term Review 04/16/2015 | Closing 12/31/2018\n",
        [("review", "2015-04-16", "mid-term review")],
    ),
    # a sum or a lender's name before the noun, a board that is "its own", a relative clause
    (
        DATELINE
        + "The Board of the African Development Bank on Monday approved a EUR80-million (USD86 million) loan for the Delta Roads Project.",
        [("approval", "2024-05-13", "approves loan")],
    ),
    (
        DATELINE + "It is part of a loan of EUR 140 million which the EIB's Board approved on 17 April 2024.",
        [("approval", "2024-04-17", "approves loan")],
    ),
    (
        DATELINE
        + "The Asian Development Bank (ADB) on Monday signed a USD 90 million (around Rs 750 crore) loan agreement with India.",
        [("signing", "2024-05-13", "loan agreement")],
    ),
    (
        DATELINE
        + "The International Finance Corporation and three lenders reached financial close on the Kivu Solar Power Project.",
        [("signing", "2024-05-14", "financial close of")],
    ),
    # the day after a dateline, a stage of a signing, missions and negotiations
    (
        "Tashkent (Uza) - On 5 May 2021, the Ministry of Finance hosted a signing ceremony on the Cold Chain Project.",
        [("signing", "2021-05-05", "signing ceremony on the Cold Chain Project")],
    ),
    (
        "The report follows a mission to Accra and Tamale on January 16-27, 2017.",
        [("mission", "2017-01-16/2017-01-27", "mission")],
    ),
    (
        "She led the delegation at the negotiations held in Manila on 18-20 August 1986.",
        [("negotiations", "1986-08-18/1986-08-20", "negotiations")],
    ),
    # the other side, sums in brackets, how many projects
    (DATELINE+"On 6 May the Nordic Investment Bank (NIB) signed with the Baltic Rail Union (BRU) a grant of EUR 20 million for the Rail Baltica Works Project.", [("signing","2024-05-06","signing grant Baltic Rail Union Rail Baltica")]),
    (DATELINE+"The EIB and the ministry today signed an EUR 80 million (GEL 192 million) water supply development agreement.", [("signing","2024-05-14","water supply development agreement")]),
    # who sits, and at which sitting
    ("The OPEC Fund has approved $233 million in new lending. The loans were approved at the 179th session of its Governing Board in Vienna on 21 June 2022.", [("approval","2022-06-21","179th session Governing Board")]),
    (DATELINE+"The cabinet of ministers gave approval on 13 May for the Minister of Finance to obtain a $90 million loan from the Asian Development Bank.", [("approval","2024-05-13","Cabinet of ministers approves loan")]),
    ("Dakar, 5 July 2019 - The deputies of the National Assembly adopted on Friday bill No. 14/2019 authorising the President to ratify the loan agreement with the African Development Bank.", [("ratification", "2019-07-05","National Assembly adopts bill authorising ratification of the loan agreement")]),
    # releases, awards, exchanges, openings, works begun
    (DATELINE+"The Outlook for Small Ports, a review released by the Asian Development Bank on 10 May, tells of delays.", [("publication","2024-05-10","release of review")]),
    ("The award of the main contract for the Mbale Ring Road, foreseen for March 2016, took place in November 2018.", [("award","2018-11","award of the main contract")]),
    ("The rate was cut by an exchange of letters dated 4 January 2016.", [("signing","2016-01-04","exchange of letters")]),
    (DATELINE+"The Kisumu water plant opened on 10 May.", [("inauguration","2024-05-10","opening of Kisumu water plant")]),
    (DATELINE+"President Okello on Saturday launched the upgrading of the 118-km Gulu-Atiak road.", [("launch","2024-05-11","upgrading")]),
    ("10 May 2019\n\nThe foundation stone was laid yesterday for a hospital in Osh.", [("inauguration","2019-05-09","foundation stone hospital")]),
    ("22 May 2022\n\nThe buses will come in March, the mayor said yesterday at a press conference in City Hall.", [("conference","2022-05-21","press conference")]),
    ("24 June 2024\n\nBoth loan agreements are likely to be signed in Delhi in August 2024.", [("signing", "2024-08","signing of loan agreements")]),
    # the text's own words for a paper; what it follows is no day of it; the Nth meeting by its code
    (DATELINE + "The finance minister and KfW signed yesterday as part of a financial cooperation agreement a loan for water.", [("signing", "2024-05-13", "signing")]),
    ("The government on Tuesday signed a financial cooperation agreement with KfW for three projects.\n\nThe signing of the agreement followed in 2019.", [("signing", None, "financial cooperation agreement three projects")]),
    ("B.22 ended well for the Board of the Green Climate Fund (GCF).\nB.23 is fixed for 6-8 July 2019, again in Songdo.", [("meeting", "2019-07-06/2019-07-08", "B.23 meeting")]),
    # deeds to come, "the same day", sittings of a body, an approval of what stands before "that", one given in a by-clause
    (DATELINE + "The OPEC Fund is due to sign the loan agreement for the Kisumu Water Project in August 2024.", [("signing", "2024-08", "signing loan agreement Kisumu Water")]),
    (
        "MANILA, 20 May 2024 - The Board of the Asian Development Bank approved on 14 May a loan of $20 million for the Jalal Road Project. The agreement was signed in Manila the same day.",
        [("approval", "2024-05-14", "approves loan Jalal Road"), ("signing", "2024-05-14", "signing agreement")],
    ),
    ("19 October 2021\n\nThe Board, which convened on July 22 and again on September 16, took note of the results.", [("meeting", "2021-07-22", "Board meeting"), ("meeting", "2021-09-16", "Board meeting")]),
    ("Rome, 19 September 2013 - Some 90,000 families gain from the loans and grants that the Executive Board of IFAD approved at its 109th session, which ended on Thursday.", [("approval", "2013-09-19", "Executive Board approves loans and grants at its 109th session")]),
    (DATELINE + "The director recalled that IFAD's Executive Board gave its approval on 13 December 2022 and that much was left to do.", [("approval", "2022-12-13", "IFAD Executive Board approves")]),
    (DATELINE + "The roads are paid by a US$15 million loan from the OPEC Fund, which Parliament ratified in March 2024.", [("ratification", "2024-03", "ratification of loan from the OPEC Fund")]),
    # papers exchanged, deals struck, a fund's closing; the news of an occasion, with its day behind or the text's own
    (DATELINE + "Limits have been doubled. Agreements to that effect were exchanged by video link on Monday between the European Investment Bank and Araks Bank.", [("signing", "2024-05-13", "exchange of agreements")]),
    (DATELINE + "Four towns and the Water Fund on Monday struck a deal on loans of 300 million birr.", [("signing", "2024-05-13", "signing of deal")]),
    ("Dakar, 4 July 2019 - Baobab Growth Fund II held on Friday 28 June its first closing with EUR 69.5 million.", [("signing", "2019-06-28", "first closing of Baobab Growth Fund")]),
    ("18 December 2023\n\nThe Prime Minister presided over the inauguration of the Kodeni solar plant in Bobo. The event took place on Saturday, December 16.", [("inauguration", "2023-12-16", "inauguration of Kodeni solar plant")]),
    ("18 December 2023\n\nSpeaking at the launch of the Delta Rice Project, the minister thanked the bank.", [("launch", "2023-12-18", "launch of Delta Rice Project")]),
    ("Board approval:         30 November 2022\nSignature:              expected in January 2023", [("approval", "2022-11-30", "Board approval"), ("signing", "2023-01", "signing of the financing agreement")]),
    (DATELINE + "The Government on Monday flagged off construction of 22 rural roads of the Gulu Project.", [("launch", "2024-05-13", "launch")]),
    (DATELINE + "The director was speaking on Monday during the Delta Mission Inception workshop in Abuja.", [("workshop", "2024-05-13", "Inception workshop")]),
    (DATELINE + "The Asian Development Bank will host an event on 18 May with the chair of the committee.", [("ceremony", "2024-05-18", "event of")]),
    (DATELINE + "The Government of Japan signed on Monday an exchange of notes on water for Bhutan.", [("signing", "2024-05-13", "signing of exchange of notes")]),
    ("The House of Representatives has ratified a Financing Agreement between Liberia and the International Development Association.", [("ratification", None, "House of Representatives ratifies Financing Agreement")]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_events(text, expected):
    found = events(text)
    assert [(e.type, e.edtf) for e in found] == [(kind, edtf) for kind, edtf, _ in expected]
    for event, (_, _, words) in zip(found, expected, strict=True):
        assert set(words.lower().split()) <= set(re.sub(r"[()]", " ", event.name.lower()).split()), event.name


NOTHING = [
    "The land for the treatment plant was handed over on 18 May 2018.",
    "Ministers endorsed the action plan on 4 May 2016.",
    "The plan, endorsed in June 2016, lists 40 schemes.",
    "The ADB was the first to put its pen to paper.",
    # what a lender has done over the years
    "To date, AIIB has approved 45 projects totalling $8.5 billion.",
    "In Morocco, the EIB has signed 70 contracts for EUR 7 billion over the past ten years.",
    "Tegucigalpa, 30 January 2020 - Record year: US$2.7 billion approved. The bank approved 31 operations in the year.",
    "Cumulative financing approved by the Islamic Development Bank up to the end of December 2008 stood at $57 billion.",
    "RIGA, 4 June 2015 - The Kuwait Fund accounts for KD 12 million of what was signed.",
    DATELINE + "The fund was set up three months after the peace accords were signed.",
    DATELINE + "The facility approved by the IMF helps the reserves, the ministry said.",
    DATELINE + "In the quarter ended March 31, 2024, the bank approved 42 projects.",
    "As at June 30, 2021, the bank had approved 77 projects for USD 29.0 billion.",
    DATELINE + "The parent operation, a program approved on June 25, 2018, was to close in July 2024.",
    "Lender                    Signed        Scheme              Loan",
    "The strategy was approved in 2016.",
    "The project was first approved in December 2010 and closed in 2015.",
    "The Bank approved a $420 million program in 2020.",
    "The conference room holds 200 guests.",
    "The workshop aimed to help members.",
    "Meeting the target by 2030 will be hard.",
    "Ministers thanked the host for its hospitality.",
    DATELINE + "The President signed a law on water.",
    DATELINE + "The agreement signed earlier covers five towns.",
    DATELINE+"The review tells of finance approved by all banks in the first quarter.",
    "The agency was established in April 1997 as a trust.",
    DATELINE + "The bank helps municipalities to sign contracts.",
    DATELINE + "The committee will approve the report if it is ready by June 2023.",
    DATELINE + "The six loans were signed in the period under review.",
    DATELINE + "He spoke at the launch of a report on ports.",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_event(text):
    assert events(text) == []


def test_who_came_where_and_who_held_it():
    text = "The Asian Development Bank and the CAREC Institute held a workshop on border services in Almaty on 5 May 2022, drawing 45 participants."
    (event,) = events(text)
    assert event.participants == 45
    assert event.place is not None
    assert len(event.organisers) == 2


def test_people_counted_in_the_next_sentence():
    (event,) = events(
        "The Asian Development Bank hosted the Energy Forum in Manila on 5 June 2023. More than 300 delegates attended."
    )
    assert event.participants == 300
    assert event.participants_qualifier == "more than"


def test_an_approval_in_headline_and_text_is_one():
    text = "AIIB approves loan for Uzbekistan\n\nBEIJING, 21 May 2020 - The Asian Infrastructure Investment Bank (AIIB) today approved a loan for Uzbekistan."
    assert [e.type for e in events(text)] == ["approval"]


def test_the_day_in_the_text_counts_and_not_that_of_the_headline():
    text = "ADB and Nepal sign loan for roads\n\nKATHMANDU, 14 February 2023 - The Asian Development Bank (ADB) signed a loan agreement on Monday."
    assert [(e.type, e.edtf) for e in events(text)] == [("signing", "2023-02-13")]


def test_seeds():
    found = {
        name: [(e.type, e.edtf) for e in events((SEEDS / name).read_text(encoding="utf-8"))]
        for name in ("000_79e40af4507a84de.txt", "001_8337bb12a96a2261.txt", "002_7f77ea0db526ee5c.txt")
    }
    assert found["000_79e40af4507a84de.txt"] == [("approval", "2024-11-15")]
    assert sorted(found["001_8337bb12a96a2261.txt"]) == [("meeting", "2026-02-09"), ("signing", "2026-02-09")]
    assert sorted(found["002_7f77ea0db526ee5c.txt"]) == [
        ("conference", "2023-11"),
        ("meeting", "2023-08"),
        ("seminar", "2024-09"),
        ("session", "2023-07"),
        ("training", "2022"),
        ("webinar", "2022-12"),
        ("workshop", "2024-05-20/2024-06-01"),
    ]
