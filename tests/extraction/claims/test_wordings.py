"""Each kind of claim as many writers put it: what is found and agrees, what is found to be a slip, and what claims nothing wrong."""

from __future__ import annotations

from time import process_time

import pytest

from checks.rules import decide
from extraction import read

AGREEING = {
    "change_matches": [
        "The number of passengers rose from 60,000 to 71,400, or 19 percent.",
        "Passengers rose from 60,000 in 2019 to 71,400 in 2022, a 19 percent increase.",
        "Passengers rose from 60,000 to 71,400 (+19%).",
        "Passenger numbers were up 19 percent to 71,400, compared with 60,000 a year earlier.",
        "Passenger numbers reached 71,400 in 2022, 19 percent more than the 60,000 of 2019.",
        "Passenger numbers reached 71,400, an increase of 19% over the 60,000 of 2019.",
        "Passenger numbers grew by 11,400 to 71,400 from 60,000.",
        "Lending totalled $1.2 billion in 2021 and $1.5 billion in 2022, an increase of 25 percent.",
        "Lending increased by 25 percent in 2022 to $1.5 billion ($1.2 billion in 2021).",
        "Lending in 2022 was $1.5 billion, against $1.2 billion in 2021, up 25 percent.",
        "Lending amounted to $1.5 billion in 2022. This is 25 percent more than in 2021 ($1.2 billion).",
        "At $1.5 billion, lending was 25 percent higher than the $1.2 billion of the year before.",
        "Lending nearly doubled, from $610 million to $1.2 billion.",
        "The budget has doubled to $80 million from $40 million.",
        "The share of treated sewage will triple, from 12% to 36%.",
        "Losses will fall from 52% to 35%, a reduction of 17 percentage points.",
        "Losses will fall by 17 percentage points, from 52% to 35%.",
        "Travel time will be cut by half, from 4 hours to 2 hours.",
        "Travel time will be halved from 4 hours to 2.",
        "Travel time drops from 210 minutes to 120 minutes, saving 90 minutes.",
        "It will raise capacity from 112,000 m3 to 168,000 m3 a day (an additional 56,000 m3).",
        "It will increase capacity by 56,000 m3 a day to 168,000 m3 from the present 112,000 m3.",
        "Capacity will increase by 50 percent, to 168,000 m3 a day from 112,000 m3.",
        "The loan was raised from $80 million to $100 million, i.e. by $20 million.",
        "The additional $20 million brings the loan from $80 million to $100 million.",
        "The facility approved €400 million and mobilised €12 billion, 30 times as much.",
        "Traffic fell 25% (from 4,000 to 3,000 vehicles a day).",
        "Yields climbed to 4 tons per hectare from 2.5 tons, up 60 percent.",
        "In 2015 the region repaired 212 km of roads, 18 km more than in 2014 (194 km).",
    ],
    "count_matches_list": [
        "The Board approved four projects: a road in Ghana, a port in Togo, a dam in Benin and a school in Mali.",
        "The programme covers three provinces: Herat, Balkh and Kunduz.",
        "The programme covers the three provinces of Herat, Balkh and Kunduz.",
        "The works will take place in the districts of Rusizi, Karongi and Nyamasheke, the three poorest of the country.",
        "Herat, Balkh and Kunduz are the three provinces covered by the project.",
        "The three lenders, ADB, AIIB and JICA, signed the agreement.",
        "The three lenders (ADB, AIIB and JICA) signed the agreement.",
        "The three lenders – ADB, AIIB and JICA – signed the agreement.",
        "ADB, AIIB and JICA, the three lenders, signed the agreement.",
        "Four cities will benefit. They are Sfax, Gabes, Mahdia and Sousse.",
        "Four cities will benefit. These are Sfax, Gabes, Mahdia and Sousse.",
        "Four cities will benefit, namely Sfax, Gabes, Mahdia and Sousse.",
        "Four cities – Sfax, Gabes, Mahdia and Sousse – will benefit.",
        "Sfax, Gabes, Mahdia and Sousse: these four cities will benefit.",
        (
            "The project has three components. The first component rehabilitates 120 km of canals. The second supports "
            "water user associations. The third covers project management."
        ),
        ("The project has three components: (i) rehabilitation of canals; (ii) support to water users; and (iii) project management."),
        ("The project consists of three components, (a) rehabilitation of canals, (b) support to water users, and (c) project management."),
        "The Bank signed two loan agreements today. One will finance a highway in Kano, the other a water scheme in Jos.",
        "Two agreements were signed: one for €40 million with the railway company and another for €25 million with the port.",
        (
            "The Bank approved two grants and a loan. The package consists of an ADF grant of UA 7 million, a TSF grant of "
            "UA 5 million and an ADF loan of UA 2 million."
        ),
        "Three countries – Kenya, Uganda and Rwanda – will share the line.",
        "Six agencies implement the programme: FAO, IFAD, UNDP, UNICEF, WFP and WHO.",
        "The consortium of four banks comprises Ecobank, BOAD, Proparco and FMO.",
        "It is being implemented in five states: Assam, Bihar, Kerala, Odisha and Punjab.",
        "It is being implemented in five states, i.e. Assam, Bihar, Kerala, Odisha and Punjab.",
        "The loan will be used in two sectors, energy (USD 60 million) and transport (USD 40 million).",
        "With Germany, France and Japan, three of the G7 contribute to the fund.",
        (
            "The Board approved three loans:\n\n- $50 million for roads in Ghana\n- $40 million for water in Togo\n- $30 "
            "million for schools in Benin"
        ),
        (
            "Three projects were approved.\n\n1. Roads in Ghana. The Bank lends $50 million.\n\n2. Water in Togo. The Bank "
            "lends $40 million.\n\n3. Schools in Benin. The Bank lends $30 million."
        ),
        "The three largest shareholders are China, India and Russia.",
        "Its three largest shareholders are China (26.6%), India (7.6%) and Russia (6.0%).",
        (
            "The project is co-financed by four institutions: the World Bank (US$100 million), the AfDB (US$60 million), "
            "the IsDB (US$40 million) and the OPEC Fund (US$20 million)."
        ),
        "Under the programme three towns will get water: Garissa, Isiolo, and Wajir.",
        "The facility will be open to 3 countries (Kenya, Uganda, Tanzania).",
        "Loans went to seven countries: Brazil, Chile, Peru, Mexico, Panama, Haiti and Guyana.",
        "Borrowers in 3 of the 5 Central Asian republics - Kazakhstan, Kyrgyz Republic and Tajikistan - are eligible.",
        "Two more plants, in Aktobe and Kostanay, will be built in 2026.",
        "The Bank will finance two substations at Hofa and Zabda.",
        "The corridor links five countries: Azerbaijan, Georgia, Kazakhstan, Turkmenistan and Türkiye.",
        "Nine projects are under way, including Kabul Ring Road, Salang Tunnel and Herat Bypass.",
        "Among the 14 donors are Norway, Sweden and Denmark.",
        "Two of the country's largest banks, Alpha Bank and Beta Bank, will jointly lend the money.",
        "ALFA, BETA and GAMMA are three autonomous institutions of the group.",
    ],
    "count_share": [
        "Of the 15 officials trained, 40 percent were women.",
        "Some 15 officials, 40 percent of them women, were trained.",
    ],
    "date_order": [
        "The project was approved on 18 May 2018 and will close on 31 December 2024.",
        "The loan was approved in May 2018, signed in July 2018 and became effective in January 2019.",
        "Approved on 18 May 2018, the loan was signed on 2 July 2018.",
        "Construction began in March 2021 and is due for completion in December 2024.",
        "Construction is to start in March 2021 and end in December 2024.",
        "Works started in March 2021 and were completed in December 2024.",
        "Start date: 1 July 2021\nEnd date: 30 June 2026",
        "Board approval: 18 May 2018\nEffectiveness: 10 January 2019\nClosing: 31 December 2024",
        "Approval Date | 18 May 2018\nClosing Date | 31 December 2024",
        "12 June 2020 - The Board approved today a loan of $80 million. The project is to be completed by 2025.",
        "ABIDJAN, 12 June 2020 – The agreement was signed on 10 June 2020 by the Minister.",
        "ABIDJAN, 12 June 2020 – The loan, which the Board approved on 14 May 2020, was signed by the Minister.",
        "The project, approved in 2015, was completed in 2021, one year ahead of the closing date of 30 June 2022.",
        "Bidding opens in May 2022 and contracts will be awarded by October 2022.",
        "The first engines should be turning by December 2015, the last by February 2016.",
        "Closing date: December 31, 2026 (was: June 30, 2021)",
    ],
    "duration_matches_dates": [
        "The five-year programme will run from July 2021 to June 2026.",
        "The programme will run for five years, from July 2021 to June 2026.",
        "The programme runs from 2021 to 2025 (five years).",
        "Implementation will start in January 2020 and take six years, to December 2025.",
        "The closing date was extended by 18 months, from 30 June 2022 to 31 December 2023.",
        "The closing date was extended from 30 June 2022 to 31 December 2023, i.e. by 18 months.",
        "In the 20 years from 2001 to 2020 the fund grew.",
        "Over the five-year period 2016-2020 the bank lent $5 billion.",
        "The 2021-2025 strategy spans five years.",
        "DUSHANBE, 16 September 2016 - The works shall be finished in November 2018, that is in 26 months.",
    ],
    "part_within_total": [
        "The loan has a maturity of 25 years, including a five-year grace period.",
        "The loan has a 25-year tenor and a grace period of 5 years.",
        "The credit is repayable in 38 years with 6 years of grace.",
        "The loan has a final maturity of 25 years including a grace period of five years.",
        "The 20-year loan, of which five are grace, carries 1% interest.",
        "Of the 312 km network, 118 km will be paved.",
        "The project will pave 118 km of the 312 km network.",
        "It will reach 12,000 of the 90,000 smallholder households in the district.",
        "Nine plants serve the region; three of these will be rebuilt.",
        "Nine plants serve the region, three of which will be rebuilt.",
        "The bank has 106 members, 57 of them founding members.",
        "The bank has approved 106 members, including 57 founding members.",
        "The EBRD has invested €5.2 billion in the country. In 2017 alone it invested €443 million.",
        "Eight of the country's nine departments are covered.",
        "Of the loan of $80 million, $15 million is for consulting services.",
        "The loan of $80 million will part-finance the $177 million project.",
        "$80 million of the $177 million needed has been raised.",
        "So far 1,408 of 1,500 water points have been built.",
        "The target was 1,500 water points; 1,408 have been built.",
        "Of 101 projects, 19 are under way in the south.",
        "The portfolio has 101 projects, 19 of which in the south.",
        "The portfolio has 101 projects, with 19 in the south.",
        "As many as 19 of the 101 projects are delayed.",
        "Up to $10 million of the loan of $50 million may be used for retroactive financing.",
        "Disbursed to date: $12.5 million of $40 million.",
        "The scheme has cost US$192.7 million, US$98.5 million of it the Fund's own.",
        "The debt runs over 24 years, four of them free of instalments.",
        "Roughly two million people live in the nine districts covered, out of 13 in the State.",
        "It raised the facility by $2 billion, bringing it up to $5 billion.",
    ],
    "parts_sum_to_total": [
        "The project costs $186 million: $119 million from ADB, $50 million from AIIB and $17 million from the Government.",
        ("The project costs $186 million. It is financed by ADB ($119 million), AIIB ($50 million) and the Government ($17 million)."),
        ("ADB lends $119 million, AIIB $50 million, and the Government contributes $17 million to the total cost of $186 million."),
        "Total cost is $186 million, with ADB providing $119 million, AIIB $50 million and the Government $17 million.",
        "The $186 million project will be financed through a $119 million ADB loan and $67 million of counterpart funds.",
        "ADB's $119 million, together with $67 million from the Government, makes up the $186 million needed.",
        "The financing plan for the $186 million project includes $119 million from ADB and $67 million from the Government.",
        "The Bank approved $186 million in loans: Ghana receives $119 million and Togo $67 million.",
        ("The Bank approved two loans totaling $186 million. Ghana will get $119 million for roads. Togo will get $67 million for water."),
        "Two loans, of $119 million and $67 million, bring the total to $186 million.",
        "A loan of $119 million and a grant of $67 million, in all $186 million, were signed.",
        "A loan of $119 million and a grant of $67 million ($186 million in total) were signed.",
        "The $186 million package combines a loan of $119 million with a grant of $67 million.",
        "The $186 million package: a loan of $119 million and a grant of $67 million.",
        "Of the 101 projects, 40 are in Africa, 35 in Asia and 26 in Latin America.",
        "The 101 projects – 40 in Africa, 35 in Asia and 26 in Latin America – cost $2 billion.",
        "There were 101 projects: forty in Africa, 35 in Asia and 26 in Latin America.",
        "The 12 approved projects include three in Africa, four in Asia and five in Latin America.",
        "12 projects were approved (three in Africa, four in Asia and five in Latin America).",
        "The 115.4-km section comprises 82 km of new carriageway and 33.4 km of overlay.",
        "Works on the 115.4 km: 82 km of new carriageway, 33.4 km of overlay.",
        ("Total financing: EUR 265 million, of which AIIB EUR 200 million, IsDB EUR 55.3 million and the Government EUR 9.7 million."),
        (
            "AIIB finances EUR 200 million, IsDB EUR 55.3 million and the Government the remaining EUR 9.7 million of the "
            "EUR 265 million cost."
        ),
        (
            "AIIB will lend EUR 200 million toward the EUR 265 million cost. IsDB provides EUR 55.3 million and the "
            "Government the balance of EUR 9.7 million."
        ),
        "The 50 buses, at €190,000 each, cost €9.5 million.",
        "With an additional $20 million, the total financing rises from $80 million to $100 million.",
        "The original loan of $80 million and the additional financing of $20 million bring the total to $100 million.",
        (
            "Loans of $119 million came from ADB. AIIB added $50 million. The Government put in $17 million. Altogether "
            "the project costs $186 million."
        ),
        (
            "Component 1: Roads (US$60 million)\nComponent 2: Bridges (US$30 million)\nComponent 3: Management (US$10 "
            "million)\n\nThe total cost is US$100 million."
        ),
        (
            "The project (US$100 million) has three components: roads (US$60 million), bridges (US$30 million) and "
            "management (US$10 million)."
        ),
        (
            "The total of US$100 million is allocated as follows: US$60 million to roads, US$30 million to bridges and "
            "US$10 million to management."
        ),
        "Financing: IDA US$60 million, Government US$40 million. Total: US$100 million.",
        "The facility of $150 million has two tranches: the first of $100 million and the second of $50 million.",
        "A $100 million A loan and a $50 million B loan make up the $150 million facility.",
        "The programme will train 1,200 people, 700 of them women and 500 men.",
        "The programme will train 700 women and 500 men, 1,200 people in all.",
        "Of the 240 schools, 117 have tanks; the other 123 will get them.",
        (
            "The purse of US$30.5 million has been filled from many pockets:\n\no  the Fund: a loan, US$12.0 million, and "
            "a grant, US$4.5 million;\no  the Bank, whose loan is put at US$8.0 million;\no  the Government, by way of "
            "salaries: US$6.0 million."
        ),
    ],
    "restated_amount": [
        (
            "World Bank lends $80 million for roads\n\nWASHINGTON, May 3, 2020 – The World Bank approved an $80 million "
            "loan for roads in Ghana.\n\nThe loan of $80 million has a grace period."
        ),
        "Loan: US$75.0 million\n\nThe Bank approved a loan of US$75 million to the Republic.",
    ],
    "share_of_total": [
        "ADB will cover 80% of the project cost of $100 million with a loan of $80 million.",
        "The project will cost $100 million, 80% of which, or $80 million, will come from ADB.",
        "The project will cost $100 million. ADB's $80 million loan covers 80% of it.",
        "The project will cost $100 million. ADB will provide $80 million (80%), the Government $20 million (20%).",
        "ADB's loan of $80 million, equivalent to 80% of the total project cost of $100 million, was signed in Dhaka.",
        "Of the $100 million, 80 percent ($80 million) will be lent by ADB.",
        "Energy received $700 million, 35% of total approvals of $2 billion.",
        "Energy took the largest share: $700 million, or 35 percent of the $2 billion approved.",
        "In 2022 the Bank approved $2 billion, of which 35% ($700 million) for energy.",
        "In 2022 the Bank approved $2 billion. Energy accounted for $700 million, or 35 percent.",
        "In 2022 the Bank approved $2 billion. Energy, with $700 million, accounted for 35 percent of the total.",
        (
            "In 2022 the Bank approved $2 billion. The energy sector was the largest recipient with 35% ($700 million), "
            "followed by transport with 25% ($500 million)."
        ),
        "India was the largest borrower with $2.9 billion, or 27.6 percent of the $10.5 billion lent last year.",
        (
            "The bank approved a total of $10.5 billion. India was the largest borrower with $2.9 billion, or 27.6 percent "
            "of the total loans extended last year."
        ),
        "Women make up 40 percent of the 250 trainees, that is 100 persons.",
        "Some 100 of the 250 trainees (40 percent) are women.",
        "100 of the 250 trainees, or 40 percent, are women.",
        "Of 250 trainees, 100 were women (40%).",
        "Of the 2,500 km planned, 2,110 km or 84 percent have been completed.",
        "By June 2,110 of the planned 2,500 km had been completed, an 84 percent completion rate.",
        "A total of 2,110 km (84% of the target of 2,500 km) has been completed.",
        "Disbursements stand at $41 million, or 34 percent of the $120 million loan.",
        "The loan is $120 million; $41 million has been disbursed, i.e. 34 percent.",
        "The loan of $120 million is 34% disbursed ($41 million).",
        "The EU pays half of the cost: €20 million out of €40 million.",
        "The EU pays half of the €40 million, or €20 million.",
        "The EU provides €20 million, half of the programme's €40 million budget.",
        "The €20 million grant meets one half of the total cost of €40 million.",
        "The $30 million grant represents a quarter of the total financing of $120 million.",
        "The programme costs $120 million. A quarter of this, $30 million, is a grant.",
        "The EBRD share is €63 million, or 70 per cent of the total financing of €90 million.",
        "Total approvals reached UA 4.1 billion, with infrastructure absorbing UA 2.05 billion (50%).",
        "Total approvals reached UA 4.1 billion. Half of it, UA 2.05 billion, went to infrastructure.",
        "Some 90,000 of the town's 360,000 inhabitants, or 25 percent, lack piped water.",
        "About 90,000 people, 25 percent of the 360,000 inhabitants, lack piped water.",
        "Total: $90 million. World Bank: $60 million (67 percent). Government: $30 million (33 percent).",
        "The road costs $384.3 million. The Bank lends $345.9 million. Its contribution represents 90% of total costs.",
    ],
    "shares_sum": [
        "Shareholders are Axian (60%) and FONSIS (40%).",
        "Axian holds 60 percent and FONSIS the remaining 40 percent.",
        "Transport received 45%, energy 30% and water 25% of the lending.",
        "By sector: transport 45%, energy 30%, water 25%.",
        "Of the total, 45% went to transport, 30% to energy and 25% to water.",
        "Sectors (percent of total): transport (45%), energy (30%), water (25%)",
        "Sector breakdown:\n- Transport: 45%\n- Energy: 30%\n- Water: 25%",
        "Sector | Share\nTransport | 45%\nEnergy | 30%\nWater | 25%",
        "Adaptation accounted for 56 per cent of the portfolio and mitigation for 44 per cent.",
        "ADB pays 80 percent and the Government 20 percent.",
        "The cost is shared 80 percent by ADB and 20 percent by the Government.",
        "60% of the amount is a loan, 40% a grant.",
        "The cost will be split 80:20 between ADB (80%) and the Government (20%).",
    ],
    "weekday_matches_date": [
        "The agreement was signed on Tuesday, 12 March 2019.",
    ],
}

SLIPS = {
    "change_matches": [
        "The number of passengers rose from 14,200 to 21,300, or 70 percent.",
        "Lending totalled $1.2 billion in 2021 and $1.5 billion in 2022, an increase of 52 percent.",
        "Passenger numbers reached 71,400 in 2022, 91 percent more than the 60,000 of 2019.",
        "What was planned for $270 million is now put at $350 million, an increase of 60 percent.",
        "Arrivals: 8.3 million in 2013, 12.7 million in 2018 (+35%).",
        "The facility approved €400 million and mobilised €12 billion, 50 times as much.",
    ],
    "count_matches_list": [
        "The programme covers the three provinces of Herat, Balkh, Kunduz and Faryab.",
        "The three banks – Ecobank, Proparco, FMO and KfW – signed the agreement.",
        "Five cities will benefit. They are Sfax, Gabes, Mahdia and Sousse.",
        "Its four largest shareholders are China (26.6%), India (7.6%) and Russia (6.0%).",
        ("The project has four components: (i) rehabilitation of canals; (ii) support to water users; and (iii) project management."),
        "The loan will be used in three sectors: energy (USD 60 million) and transport (USD 40 million).",
        "The corridor links six countries: Azerbaijan, Georgia, Kazakhstan, Turkmenistan and Türkiye.",
        (
            "The Board approved five operations.\n\n1) ARMENIA - USD 20 million to Araks Credit for on-lending to "
            "farms.\n\n2) BULGARIA - EUR 25 million trade finance line for a bank.\n\n3) GEORGIA - GEL 48 million for a "
            "wastewater plant.\n\n4) GREECE - EUR 40 million guarantee for three wind parks."
        ),
    ],
    "date_order": [
        "The loan was approved in May 2018, signed in July 2016 and became effective in January 2019.",
        "Construction is to start in March 2026 and end in December 2024.",
        "The closing date was extended from 30 June 2024 to 31 December 2021.",
    ],
    "duration_matches_dates": [
        "The seven-year programme will run from July 2021 to June 2026.",
        "The 2021-2025 strategy spans nine years.",
    ],
    "part_within_total": [
        "The project will pave 518 km of the 312 km network.",
        "Of the loan of $80 million, $150 million is for consulting services.",
        "The bond framework counts 192 projects, 215 of them in the south.",
        "The debt matures in 9 years; nothing is repaid during the first 15.",
    ],
    "parts_sum_to_total": [
        "The road is 39.4 km long. It is divided into two lots: lot 1, 22.3 km, and lot 2, 14.1 km.",
        "The fund put in €18m for 24.9% and its partner €12m for 16.6%; between them they get 45.1%.",
    ],
    "share_of_total": [
        "By June 1,210 of the planned 2,500 km had been completed, or 84 percent.",
        "The EU provides €20 million, a quarter of the programme's €40 million budget.",
        "The programme costs $120 million. Half of this, $30 million, is a grant.",
        "Half of the cost is a grant: $20 million out of $80 million.",
    ],
    "shares_sum": [
        "Axian holds 60 percent and FONSIS the remaining 30 percent.",
    ],
}

QUIET = [
    ("YEREVAN, June 9, 2016. The government approved on Thursday a loan agreement of $55 million, signed in February 2016 with the bank."),
    ("A second loan of $57.7 million will equip 39 schools. And a third loan for $9.2 million will help design a plan for the ports."),
    ("Transit time for trucks should drop from 30 hours to 6 and their number climb from 85 a day in 2010 to 185 a day in 2020."),
    "Some 70 million people, or 19% of the 370 million in the four countries, live in the subregion.",
    ("The return was 18.4%, below the 21% expected at appraisal, owing to the fall of the cedi from GHS 1.43 to GHS 4.27 per dollar."),
    "Travel time will fall from 4 hours to 2 hours; vehicle operating costs will drop by a quarter.",
    "Among the 14 donors are Norway, Sweden and Denmark.",
    "3 of the 5 Central Asian republics - Kazakhstan, Kyrgyz Republic and Tajikistan - are eligible.",
    (
        "Two Indonesian loans and one Bangladeshi loan were approved:\n\n- USD 100 million for dams\n- USD 50 million "
        "for roads\n- USD 60 million for gas"
    ),
    "The second phase was approved in 2019, after the first was completed in 2017.",
    "Projects in ten hospitals of 20 beds each were approved.",
    (
        "The agency gives US$ 245,778 for three projects including bridges and clinics.\n\nSome $83,247 will be used "
        "for the first project in An Bien and $162,531 for the second project to equip a clinic."
    ),
    # Counts near lists of other things, sums near amounts that are no parts.
    "The Board approved three projects in Kenya, Uganda, Rwanda and Tanzania.",
    "The bank has approved five projects, covering countries such as Ghana, Togo and Benin.",
    "The programme will be carried out in four provinces. Herat, Balkh and Kunduz are the poorest.",
    "ADB, JICA, the World Bank and the Government signed two agreements.",
    "The three projects: Ghana will build a road, Togo a port, Benin a dam, and Mali a school.",
    "Two projects: roads and bridges, water and sanitation, and energy and transport were discussed.",
    "Four lenders, including ADB, AIIB, EBRD, and others, will finance the dam.",
    "The four districts, Rusizi, Karongi and Nyamasheke, and others will gain access.",
    "The delegation visited three cities, Tashkent, Samarkand, Bukhara and Khiva among them.",
    "The three countries, Kenya, Ethiopia, Somalia, and Djibouti's port authority signed the memorandum.",
    "Three agreements, with Kenya, Uganda, Rwanda and Burundi, were signed.",
    "The fund approved seven projects for Asia, Africa and Latin America.",
    "The four lenders are led by ADB, JICA and KfW.",
    "The five members of the consortium of Vinci, Bouygues and Eiffage met.",
    "Two countries, the Republic of Korea, Japan and the European Union's partners, pledged support.",
    "The two banks, the Asian Development Bank (ADB), the World Bank (WB) and their partners, met.",
    (
        "The project has three components: The Ministry of Water, Energy and Irrigation will run the first "
        "one, and the Ministry of Finance, Trade and Industry the others."
    ),
    "The six regions of Dakar, Thies, Louga, Saint-Louis and the north were hit.",
    "The project covers the three states of Bihar, Jharkhand, West Bengal and Odisha partly.",
    "The Bank's four priorities: infrastructure, regional integration. It will also support private enterprise, health.",
    "It is building 12 schools in Herat, Balkh and Kunduz.",
    "The three women, Amina Diallo, Fatou Sow, Awa Ba and their cooperative won the prize.",
    "Five ministers attended: Kenya's John Mbadi, Uganda's Matia Kasaija and Rwanda's Yusuf Murangwa spoke.",
    "The eight municipalities include Sfax, Gabes and Mahdia.",
    "Ten projects were signed with Ghana, Togo, Benin and Mali.",
    "The Board approved two loans: Kenya will get $50 million, Uganda $30 million and Rwanda $20 million over three years.",
    "The project finances four lots. Lot 1 is in Bururi; lot 2 in Rumonge; lot 3 was cancelled.",
    "The bank has two windows (the Fund, the Facility, the Trust Fund) and one board.",
    "The four countries of the Sahel: Mali, Niger and Burkina Faso have left the community.",
    "The five projects: Roads, Ports, Rail, Energy, Water, Health, Education are the sectors covered.",
    "The 12 banks consist of ADB, AIIB and EBRD, among others.",
    "The consortium of four banks comprises ADB, AIIB and KfW, and one more lender to be named.",
    (
        "The three agencies, the Ministry of Health, the Ministry of Education, Science and Technology, and "
        "the National Council for Women and Children, will run it."
    ),
    "The four islands of Java, Sumatra and Bali, Lombok and Flores will be connected.",
    "The Bank lends in three currencies: US dollars, euros, yen and, since 2020, the rand.",
    "The package of $50 million costs $30 million for works and $25 million with contingencies of $5 million.",
    (
        "The project costs $100 million. ADB lends $60 million and the Government provides $30 million. A "
        "further grant of $5 million pays for training."
    ),
    "In 2019 the bank lent $200 million, in 2020 $250 million and in 2021 $300 million, out of a portfolio of $900 million.",
    (
        "The total cost is $120 million. Component 1 takes $50 million, of which $20 million is for roads and "
        "$30 million for bridges. Component 2 takes $60 million. Contingencies make up the rest."
    ),
    "The contract is worth $45 million. Lot 1 is worth $25 million, with $12 million for pipes and $13 million for pumps.",
    (
        "The total investment is $500 million. The first phase cost $150 million and the second $200 million; "
        "the third has yet to be costed."
    ),
    (
        "ADB approved $300 million for Pakistan in 2020 and $400 million in 2021. Its total lending to "
        "Pakistan was $900 million, of which $650 million went to energy."
    ),
    "The project cost of $80 million excludes taxes of $6 million. The loan is $50 million and the grant $20 million.",
    "The total cost of $90 million includes $70 million for works, $10 million for equipment and $5 million for training.",
    (
        "The bank will lend $100 million, $60 million of it in 2024. In addition, the Fund provides $20 "
        "million and the Government $15 million, for a programme of $150 million."
    ),
    "The three packages, worth $20 million, $15 million and $10 million, are part of a programme of $48 million.",
    "The EUR 120 million package: EUR 80 million from the EIB, EUR 30 million from the EBRD. The EU adds EUR 15 million in grants.",
    ("A $200 million loan and a $10 million grant back the $320 million project, whose first package of $150 million was let last year."),
]


def verdicts(text: str) -> list[tuple[str, str]]:
    """Kind and status of every claim of a text."""
    return [(claim.kind, decide(claim).status) for claim in read(text).claims]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in AGREEING.items() for text in texts])
def test_a_claim_is_found_however_it_is_put(kind: str, text: str) -> None:
    found = verdicts(text)
    assert (kind, "consistent") in found
    assert all(status != "inconsistent" for _, status in found)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SLIPS.items() for text in texts])
def test_a_slip_is_flagged_by_the_rule_concerned(kind: str, text: str) -> None:
    assert (kind, "inconsistent") in verdicts(text)


@pytest.mark.parametrize("text", QUIET)
def test_no_false_cry(text: str) -> None:
    assert all(status != "inconsistent" for _, status in verdicts(text))


LOAN = "The Asian Development Bank (ADB) has approved a ${loan} million loan for the Lower Valley Road Project in Nepal."
COST = "The road will be widened to two lanes.\n\nThe total cost of the project is $200 million."


@pytest.mark.parametrize(
    "share",
    [
        "ADB will finance 45% of the total cost.",
        "ADB accounts for 45% of the project cost.",
        "ADB's share of the cost is 45%.",
        "About 45% of the cost will be met by ADB.",
    ],
)
def test_a_share_is_held_against_the_loan_and_the_cost_told_elsewhere(share: str) -> None:
    for loan, status in (("90", "consistent"), ("60", "inconsistent")):
        assert ("share_of_total", status) in verdicts(f"{LOAN.format(loan=loan)}\n\n{COST}\n\n{share}")


def test_a_sentence_that_never_ends_is_read_in_linear_time() -> None:
    begin = process_time()
    read("four contracts worth EUR 365 million and " * 400)
    assert process_time() - begin < 5
