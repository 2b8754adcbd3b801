"""Results: what is counted, whether it is there or planned, and the many figures that are none."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction import read
from extraction.model import Result

SEEDS = Path(__file__).parents[3] / "seeds" / "documents"


def results(text: str) -> list[Result]:
    return [fact for fact in read(text).facts if isinstance(fact, Result)]


# (text, [(value, words of the indicator, status)])
TOLD = [
    # where a project runs, what it has covered, villages beside districts, loans of those who lend on, training given
    ("The project will run for six years in seven districts of the north.", [("7", "districts covered", "target")]),
    ("The project was carried out in 14 districts.", [("14", "districts covered", "actual")]),
    ("The scheme will be implemented in 12 districts.", [("12", "districts covered", "target")]),
    ("The programme is being rolled out in 23 districts.", [("23", "districts covered", "target")]),
    ("Under the project, all ten districts have been covered since July 2019.", [("10", "districts covered", "actual")]),
    ("The programme has reached 14 districts and 320 villages.", [("14", "districts", "actual"), ("320", "villages reached", "actual")]),
    ("The participating banks made 1,340 loans under the project.", [("1340", "loans", "actual")]),
    ("The project provided training to 860 nurses.", [("860", "nurses trained", "actual")]),
    # a list under a heading of results, the gain behind its later value; those headed by women
    (
        "Health Project\n\nRESULTS ACHIEVED\n- Births attended by skilled staff rose from 58 percent in 2015 to 79 percent in 2020, a gain of 21 percentage points.\n- The work goes on.",
        [("79", "births attended by skilled staff", "actual"), ("21", "increase in births attended", "actual")],
    ),
    ("The project targets 34,000 households, of which 13,600 will be headed by women.", [("34000", "households", "target"), ("13600", "households headed by women", "target")]),
    # what stands beside a result: more than planned, the network's own, another plant's, the lots of a contract
    ("Under the project 14,500 households will be connected, 2,500 more than planned in 2018.", [("14500", "households connected", "target")]),
    ("The dam of the project is expected to add 275 megawatts to the network's present annual supply of 2,000 MW.", [("275", "added", "target")]),
    # groups that a verb of doing acts on, sisters of a list in the tense of its first; plants of others and numbers of names are none
    ("The project will train 500 teachers and 40 farmer groups.", [("500", "teachers trained", "target"), ("40", "farmer groups trained", "target")]),
    ("Under the project the agency has supported 4,464 farmer organisations; 51,415 rural producers.", [("4464", "farmer organisations supported", "actual"), ("51415", "rural producers", "actual")]),
    ("Under the project 22 rural roads will be constructed in seven northern states.", [("22", "rural roads constructed", "target")]),
    ("The project builds a wind farm of 158 MW, 50 km to the north-east of the capital. It is Masdar's fourth after the 630 MW London Array.", [("158", "wind farm", "target")]),
    ("The project is owned by Nordsol, which has 310 MW in operation. The Cibuk 1 wind farm will have 57 turbines.", [("57", "turbines", "target")]),
    # what works measure, where they reach; a power is a capacity
    (
        "The project comprises a rockfill dam with a height of about 213 meters, creating a reservoir with an area of 24 km2.",
        [("213", "height of the dam", "target"), ("24", "area of the reservoir", "target")],
    ),
    ("The project will extend coverage to all 12 districts of the state.", [("12", "districts covered", "target")]),
    ("The project will build plants of 32 MW at Jala and 17 MW at Mula.", [("32", "plants", "target"), ("17", "installed capacity at Mula", "target")]),
    ("The project will build 60 km of road, with 20 km in Umua and 40 km in Abba.", [("60", "road", "target"), ("20", "road", "target"), ("40", "road", "target")]),
    ("In the project area losses still stood at 33 percent in 2019. They are to be cut to below 20 percent by 2025.", [("20", "losses", "target")]),
    ("Under the project, stunting is to come down by 6 percentage points.", [("6", "reduction of stunting", "target")]),
    # a length in brackets behind a place, of a section, of trade between two sides; the poor who benefit
    ("The project will upgrade 210 km of roads in Akwa (120 km) and Benda (90 km).", [("210", "roads upgraded", "target"), ("120", "length of roads in Akwa", "target"), ("90", "length of roads in Benda", "target")]),
    ("Under the project, electricity traded between Kenya and Uganda rose from 20 MW to 300 MW.", [("300", "electricity traded", "actual")]),
    ("The project builds markets. About 31,000 rural poor households that include traders will benefit from the project.", [("31000", "households", "target")]),
    # told without a verb of doing: a count of a project's people and things is a result unless its words say otherwise
    ("Under the project, building the plant takes up to 350 workers.", [("350", "workers", "target")]),
    ("It is the first plant in the country with battery storage (40 MW/160 MWh), built by the project.", [("40", "capacity of battery storage", "target"), ("160", "battery storage", "target")]),
    ("The program will:\n- bring water to an additional 1.6 million people;\n- train 4,200 members of village committees.", [("1600000", "people", "target"), ("4200", "members trained", "target")]),
    ("The project will save 6,500 tCO2 a year.", [("6500", "CO2 emissions", "target")]),
    ("At least 30 percent of the maintenance jobs created by the project are reserved for women.", [("30", "share of maintenance jobs for women", "target")]),
    ("Under the project, yields of 2.5 tons per hectare could be lifted to 4 tons.", [("4", "yields", "target")]),
    ("The economic rate of return of the project at completion was 18.4%.", [("18.4", "economic rate of return at completion", "actual")]),
    # items of a list, goals, what those helped take up, another unit of time, room for so many, a later share
    ("The project in figures:\n- 111 towns with new drains\n- 4,870 km of sewer network sanctioned", [("111", "towns covered", "target"), ("4870", "length of sewer network sanctioned", "target")]),
    ("The programme's goal is 850 mini-grids by 2026.", [("850", "mini-grids", "target")]),
    ("Under the project, 7,300 land users adopted sustainable practices.", [("7300", "land users adopting sustainable practices", "actual")]),
    ("The project will cut the drive to the coast from eight hours to 40 minutes.", [("40", "drive to the coast", "target")]),
    ("The project will build cold stores with room for 60,000 tonnes of fruit.", [("60000", "capacity of cold stores (fruit)", "target")]),
    ("The project will upgrade the port: cargo handled at the quay is to go up from 180,000 to 450,000 tonnes.", [("450000", "cargo handled at the quay", "target")]),
    ("Under the project, over 40 percent of the posts it creates are meant for women.", [("40", "share of posts for women", "target")]),
    # what a verb of doing in the future acts on, whatever it is now and whoever is a member
    ("The ministry will upgrade the existing 93 km gravel road under the project.", [("93", "gravel road upgraded", "target")]),
    ("The project will upgrade 93 km of roads in member countries of the union.", [("93", "roads upgraded", "target")]),
    ("The project will upgrade the Nyanza-Rwera road (93 km) and build two weigh stations.", [("93", "Nyanza-Rwera road upgraded", "target"), ("2", "weigh stations built", "target")]),
    ("Under the project, to date 150 classrooms have been built and 2,000 teachers trained.", [("150", "classrooms built", "actual"), ("2000", "teachers trained", "actual")]),
    # sub-projects and the loans of a credit line to many; times that fall; what farmers have more of
    ("Under the project, 120 sub-projects were completed by June.", [("120", "sub-projects completed", "actual")]),
    ("Under the project, the credit line has financed 1,400 loans to farmers.", [("1400", "loans to farmers", "actual")]),
    ("The project started in 2012. The time to register a property fell from 8 months to 2 months.", [("2", "time to register a property", "actual")]),
    ("The project started in 2012. Farmers' incomes rose by 35 percent.", [("35", "increase in incomes", "actual")]),
    # where a project works; what is open; how high; what is to be reached; who gets something
    ("The project will help farmers in 12 districts grow more rice.", [("12", "districts covered", "target")]),
    ("Under the project, 31 bridges were open to traffic by 2022.", [("31", "bridges open", "actual")]),
    ("The project's dam will be 76 m high.", [("76", "height of the dam", "target")]),
    ("Under the project, rural electrification stood at 34% in 2018 and should reach 60% by 2025.", [("60", "electrification", "target")]),
    ("Under the project, seventeen women's cooperatives got processing equipment.", [("17", "cooperatives", "actual")]),
    # verbs side by side keep their own objects; what a project includes; aims told without a verb
    ("The project will build 900 boreholes, and rehabilitate 12 schemes.", [("900", "boreholes built", "target"), ("12", "schemes rehabilitated", "target")]),
    ("The bank lends to the project. It includes 1,147 km of lines and 136 km of pipes.", [("1147", "lines", "target"), ("136", "pipes", "target")]),
    ("Expected outcomes of the project: (i) stunting reduced by 7 percentage points; (ii) 20 per cent increase in household income.", [("7", "reduction of stunting", "target"), ("20", "increase in household income", "target")]),
    ("Under the project, 186,000 jobs were created (target: 150,000).", [("186000", "jobs created", "actual"), ("150000", "jobs created", "target")]),
    ("The project's EIRR was recalculated at 21.4%, against 18% at appraisal.", [("21.4", "EIRR", "actual"), ("18", "EIRR", "target")]),
    ("Under the project, about 21,300 hectares of farmland in eight counties will be protected.", [("21300", "farmland protected", "target"), ("8", "counties covered", "target")]),
    # built, bought, trained: after the verb
    (
        "The project will rehabilitate 310 kilometers of rural roads in the north.",
        [("310", "rural roads rehabilitated", "target")],
    ),
    (
        "The program upgrades 48 health centers and purchases 25 ambulances.",
        [("48", "health centers upgraded", "target"), ("25", "ambulances purchased", "target")],
    ),
    ("Since 2019, the project has trained 5,400 midwives.", [("5400", "midwives trained", "actual")]),
    ("The loan will help build 1,200 homes for displaced families.", [("1200", "homes built", "target")]),
    ("The investment is expected to create 2,300 jobs during construction.", [("2300", "jobs created", "target")]),
    (
        "It will procure 12 locomotives and electrify the 465-kilometer railway line.",
        [("12", "locomotives procured", "target"), ("465", "railway line electrified", "target")],
    ),
    # passive, before the verb
    (
        "Under the project, 85,000 households will be connected to the grid.",
        [("85000", "households connected", "target")],
    ),
    (
        "Eleven pumping stations were rebuilt and 640 operators were trained.",
        [("11", "pumping stations rebuilt", "actual"), ("640", "operators trained", "actual")],
    ),
    (
        "Some 40 schools and 12 clinics are to be rebuilt along the way.",
        [("40", "schools", "target"), ("12", "clinics rebuilt", "target")],
    ),
    # the noun of doing
    ("The grant supports the construction of 64 classrooms.", [("64", "classrooms constructed", "target")]),
    (
        "The project includes the rehabilitation of almost 600 km of canals.",
        [("600", "canals rehabilitated", "target")],
    ),
    # people reached
    (
        "About 1.3 million people are expected to benefit from the project.",
        [("1300000", "people benefiting", "target")],
    ),
    ("The project will provide clean water to 230,000 residents.", [("230000", "residents", "target")]),
    ("Around 56,000 farmers will gain access to irrigation.", [("56000", "farmers", "target")]),
    ("The road will cut travel costs for 90,000 people.", [("90000", "people with travel costs cut", "target")]),
    ("The direct beneficiaries of the project are 75,000 households.", [("75000", "households", "target")]),
    # lengths and capacities
    ("The loan finances a 93-km road between Osh and Uzgen.", [("93", "length of road", "target")]),
    ("The bypass, 14.2 km long, is being built by a joint venture.", [("14.2", "bypass", "target")]),
    ("The project will add solar parks with a total capacity of 490 MW.", [("490", "capacity added", "target")]),
    # what falls and rises
    ("Water losses will fall from 45 percent to 25 percent.", [("25", "Water losses", "target")]),
    (
        "The plant will cut carbon dioxide emissions by 120,000 tonnes a year.",
        [("120000", "carbon dioxide emissions avoided", "target")],
    ),
    (
        "Enrolment in partner schools grew from 2,100 pupils to 3,400 pupils.",
        [("3400", "Enrolment in partner schools", "actual")],
    ),
    ("CO2 emissions drop 12,000 tonnes a year.", [("12000", "CO2 emissions avoided", "target")]),
    ("The line will cut travel time from 14 hours to 7 hours.", [("7", "travel time", "target")]),
    # coordinated, without a subject of their own
    (
        "The works sink 90 boreholes, roof 120 schools and bring 24,000 hectares under irrigation.",
        [("90", "boreholes", "target"), ("120", "schools", "target"), ("24000", "area under irrigation", "target")],
    ),
    (
        "Of 11 bridges, four are to be raised and five replaced.",
        [("4", "bridges raised", "target"), ("5", "bridges replaced", "target")],
    ),
    (
        "The plant will generate 150 GWh a year, enough for 70,000 homes.",
        [("150", "generated", "target"), ("70000", "homes supplied", "target")],
    ),
    # labels and lines
    ("Households connected: 14,500\n", [("14500", "Households connected", "target")]),
    (
        "Results so far\n- 1,150 km of irrigation canals rehabilitated\n",
        [("1150", "irrigation canals rehabilitated", "actual")],
    ),
    ("TOGO - $20 million. Education. Forty primary schools.", [("40", "primary schools", "target")]),
    (
        "| Indicator | Baseline | Target |\n|---|---|---|\n| Length of sewers built (km) | 0 | 84 |\n",
        [("84", "Length of sewers built", "target")],
    ),
    # pairs under a heading, turns, shares of women, what a unit measures, what is fitted in schools
    (
        "Results (target / actual)\nBoreholes with handpumps: 1,200 / 1,247\nSystems covering costs: 80% / 71%\n",
        [
            ("1200", "Boreholes with handpumps", "target"),
            ("1247", "Boreholes with handpumps", "actual"),
            ("80", "Systems covering costs", "target"),
            ("71", "Systems covering costs", "actual"),
        ],
    ),
    ("The project is to bring losses down to 35 percent.", [("35", "losses", "target")]),
    (
        "The works will employ 400 people, 15 percent of them women.",
        [("400", "people employed", "target"), ("15", "share of women", "target")],
    ),
    (
        "The program will build sanitation blocks in 1,050 primary schools.",
        [("1050", "with sanitation blocks", "target")],
    ),
    (
        "About 195,000 people, whose average income is well below that of the country, will benefit.",
        [("195000", "people benefiting", "target")],
    ),
    ("The two substations will evacuate up to 420 MW from the upper valley.", [("420", "capacity", "target")]),
    # the later of two values, whatever the verb; an aside between what changes and the verb
    (
        "The project will bring the rate of service in Tenga from 54% to 85% and access to latrines from 40% to 70%.",
        [("85", "rate of service", "target"), ("70", "access to latrines", "target")],
    ),
    ("Under the project the quay is to be lengthened from 46 metres to 90 metres.", [("90", "quay", "target")]),
    (
        "Under the project losses, which stood at 31% in 2018, are to be brought down to 18%.",
        [("18", "losses", "target")],
    ),
    ("Scope of the project\n- Line losses: 16% -> 9%\n", [("9", "Line losses", "target")]),
    # times: of a journey, of supply, taken off a trip
    ("Under the project travel time falls from 4.5 hours to 2.5 hours.", [("2.5", "travel time", "target")]),
    ("Once the bridge of the project is open, crossing will take 20 minutes instead of three hours.", [("20", "crossing", "target")]),
    ("The project will ensure a minimum water supply of eight hours a day.", [("8", "water supply", "target")]),
    ("The road of the project will shave two hours off the trip to the border.", [("2", "travel time saved", "target")]),
    # progress of works, rates of return, shares of whom something is made
    ("The works of the project are 46 percent complete.", [("46", "works completed", "actual")]),
    ("Under the project, 71% of the works have been done.", [("71", "works done", "actual")]),
    (
        "Economic rate of return of the project: 9.4% at appraisal, 8.1% recalculated.",
        [("9.4", "rate of return", "target"), ("8.1", "rate of return", "actual")],
    ),
    ("Key outcomes of the project to date:\n- 87% of grievances resolved\n", [("87", "grievances resolved", "actual")]),
    (
        "The project creates 850 jobs, 30 percent of which are reserved for women; at least 35% of sub-loans must go to firms led by women.",
        [("850", "jobs created", "target"), ("30", "share of women", "target"), ("35", "share of women among sub-loans", "target")],
    ),
    # parts of a result, plans beside what was reached
    (
        "The project will bring water to 2.1 million people, 1.03 million of them women.",
        [("2100000", "people with water", "target"), ("1030000", "women among people", "target")],
    ),
    (
        "The project will maintain 512 km of roads, of which 188 km are to be widened.",
        [("512", "roads maintained", "target"), ("188", "roads widened", "target")],
    ),
    (
        "Results of the project\n- Roads rehabilitated: 96.5 km; target 102 km\n",
        [("96.5", "Roads rehabilitated", "actual"), ("102", "Roads rehabilitated", "target")],
    ),
    (
        "The programme fitted 8,187 schools with panels against 9,000 planned.",
        [("8187", "schools fitted", "actual"), ("9000", "schools fitted", "target")],
    ),
    # lists behind a colon, what money or a deal brings, what the counted do
    (
        "A project. Expected results of the project were recorded as follows: 4,300 households with access to better pastures; 86,000 people covered by early warning.",
        [("4300", "households with access to better pastures", "target"), ("86000", "people covered by early warning", "target")],
    ),
    ("The loan pays for wards with 310 beds at the project's hospitals.", [("310", "beds", "target")]),
    ("Some 52,000 people receiving training under the project will be certified.", [("52000", "people receiving training", "target")]),
    # worded by their kind
    ("Construction of the plant is to employ up to 250 people.", [("250", "jobs during construction", "target")]),
    ("The project's pumps will water 38,000 hectares.", [("38000", "area watered", "target")]),
    (
        "The project builds sewage treatment plants.\n\n- Upper town: 2 plants, 54 MLD\n",
        [("2", "plants", "target"), ("54", "treatment capacity", "target")],
    ),
    (
        "In an average year the wind farm should spare the air 148,000 tonnes of carbon dioxide.",
        [("148000", "carbon dioxide avoided", "target")],
    ),
    ("The project includes a new reservoir of 25,000 m3.", [("25000", "capacity of reservoir", "target")]),
    ("A project of the ministry. Traffic at the crossing of the project was 240 vehicles a day in 2020.", [("240", "traffic", "actual")]),
    ("Under the project, 102 schools were thermally renovated.", [("102", "schools renovated", "actual")]),
    ("Under the project 43 kilometres of road will be resealed.", [("43", "road resealed", "target")]),
    ("The project serves 310,000 residents of 14 settlements.", [("310000", "residents served", "target"), ("14", "settlements covered", "target")]),
    ("Nine towns will get water under the project.", [("9", "towns covered", "target")]),
    # tables whose columns stand apart
    (
        "Effectiveness of the project\n"
        "   Indicator                      Target (2009)   Actual (2012)\n"
        "   Population served (persons)    118,000         104,300\n"
        "   Fee collection rate            90%             81%\n",
        [
            ("118000", "Population served", "target"),
            ("104300", "Population served", "actual"),
            ("90", "Fee collection rate", "target"),
            ("81", "Fee collection rate", "actual"),
        ],
    ),
    (
        "The bridges of the project in numbers\n\n"
        "  Indicator                      2010       2018\n"
        "  Hours from Kimbe to Bialla     5.0        3.2\n"
        "  Accidents a year               74         21\n",
        [("3.2", "Hours from Kimbe to Bialla", "actual"), ("21", "Accidents a year", "actual")],
    ),
    # a plant's megawatts are its capacity; sizes of one thing follow each other; what is counted beside a result is one
    ("The loan will finance a 65 MW wind farm in the province of Salta under the Salta Wind Project.", [("65", "installed generation capacity of wind farm", "target")]),
    ("The project will build an 11.8-kilometre-long drainage tunnel.", [("11.8", "length of drainage tunnel", "target")]),
    ("Under the Road Project, a 206 kilometre, 4-lane expressway was constructed.", [("206", "length of expressway", "actual")]),
    ("The project finances a depot equipped for 32 trams and 44 electric buses.", [("32", "trams equipped", "target"), ("44", "electric buses equipped", "target")]),
    ("The upgraded fleet of the Tram Project will consume 50% less electricity.", [("50", "reduction of electricity", "target")]),
    # where something lies and what was there before are no results
    ("The project will upgrade 1,700 km of rural roads in 34 districts located in five divisions.", [("1700", "length of rural roads upgraded", "target"), ("34", "districts covered", "target")]),
    ("The Road Project will now include 2,630 km of rural roads, expanding the previous 1,700 km programme.", [("2630", "length of rural roads", "target")]),
    ("The second phase of the project will enable a further 45,000 people to be connected to the water network.", [("45000", "people connected", "target")]),
    ("The plant of the project will generate 68 GWh per year.", [("68", "electricity generated a year annual output", "target")]),
    ("A 220 kV double-circuit line of 38 km will be built under the project.", [("38", "length of double circuit transmission line", "target")]),
    ("The works of the project include a road bridge of 923 m.", [("923", "length of bridge", "target")]),
    ("The wind project is expected to displace the equivalent of 156,500 tons of carbon dioxide annually.", [("156500", "CO2 emissions carbon dioxide displaced a year", "target")]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_results(text, expected):
    found = results(text)
    assert [
        (str(r.value.normalize().quantize(Decimal(1)) if r.value == int(r.value) else r.value.normalize()), r.status)
        for r in found
    ] == [(value, status) for value, _, status in expected]
    for result, (_, words, _) in zip(found, expected, strict=True):
        assert set(re.findall(r"\w+", words.lower())) <= set(re.findall(r"\w+", result.indicator.lower())), result.indicator


NOTHING = [
    # how long a country's network is, what is planned all over it, how things are now, who sold
    "Tanzania has a road network of 181,190 km, and the project starts in May.",
    "The project was signed. Some 1,300 km of tracks are planned nationwide.",
    "The project will halve the accidents on the network, 3,400 a year now.",
    "The ministry works in 12 districts. The law was implemented in four provinces.",
    "The storm struck four districts and 300 villages.",
    "ADB has made 340 loans to Nepal.",
    "The project has two parts.",
    "Engro, the project's client, buys from 150,000 farmers.",
    # of now and before, of others, looked at, stood on, restated, lent by
    "The project starts in May. At present the road carries 4,500 vehicles a day.",
    "The project starts in May. The old line was 200 km long.",
    "The project's client, the company, with 14 branches and 400 employees, is new.",
    "The project's port is 300 km from the capital.",
    "The project team visited 40 sites.",
    "For the project a survey of 1,200 households was made.",
    "Some 2.3 million people need food aid, the project says.",
    "Only 12 of the trucks were in use when the project began.",
    "Three banks will lend to the project.",
    "The country has 12,000 km of roads, of which 2,500 km are paved. The project starts in May.",
    "The project was talked about by four presidents.",
    "Under the project, the plant occupies 310 acres.",
    "The bank's 60 loans to the project's region total $5 billion.",
    "The project was set on its way at a ceremony before some 260 herders.",
    "The project serves a country whose peak demand was 466 MW in 2013.",
    "The project gives pre-export finance, secured on 160,000 tonnes of maize.",
    "Through its network of 41 offices, Mira serves clients of the project.",
    "Staff on the project in Dakar: 46",
    "The project lends to sub-projects of small hydropower (less than 25 MW).",
    "The project supports companies with fewer than 250 employees.",
    "An estimated 90 million people in the region still live on less than $1.25 a day, the project document says.",
    "The project will be implemented in six of the country's nine departments.",
    "For the project the city provides a land plot of 2.4 hectares.",
    "Sludge will be digested by the project instead of lying in ponds that cover 170 hectares.",
    "Trains of the project will run at 160 km/h.",
    "Coverage in the countryside rose from 42 percent to 61 percent between 2005 and 2015.",
    "The plant stands 120 kilometers east of the capital.",
    "Adaptation still stands at 37 per cent of the portfolio.",
    # terms of the loan, and time
    "The loan has a maturity of 25 years and a grace period of five years.",
    "The credit is payable over 38 years.",
    # projects, members, meetings
    "The Bank has approved 17 projects in four countries.",
    "The institution counts 103 members.",
    "Three loans were signed in two days.",
    # the lender's own life
    "Since 1991, the Bank has invested more than 8 billion euros in 246 projects and reached 3 million people.",
    "The Bank employs 2,300 people.",
    # the country
    "Tajikistan has a population of 9.5 million.",
    "In Bishkek, a city of 1.1 million, buses are old.",
    "The country's road network totals 14,000 km.",
    "Hydropower accounts for 95 percent of electricity.",
    "The economy grew by 7.2 percent.",
    "Inflation is expected to fall to 5 percent.",
    # shares of the financing
    "The Government will finance 20 percent of the cost.",
    "The central bank expects credit to grow by 12 percent.",
    "Tourism arrivals reached 1.95 million people.",
    "The airline laid off 500 workers.",
    "About the Bank: founded in 1966, it created 1.2 million jobs last year.",
    # harm
    "The flood destroyed 128 houses and killed 14 people.",
    "After two accidents, 5,000 residents spent a night without heating.",
    # comparisons and negations
    "That equals taking off the road as many as the equal of 4,500 cars.",
    "",
    # widths, doers, imports, networks, what each has, what others do
    "The carriageway of the project is 7 m wide.",
    "The schemes of the project are run by 104 water users.",
    "The project feeds a grid that last winter still imported close to 600 MW from abroad.",
    "The project joins a national network of 20,544 km.",
    "The turbines of the project, each rated at 1.5 MW, come from Spain.",
    "Money of the project is on-lent through three banks.",
    "At present the city of the project has a shortfall of 650 MLD.",
    "The project is new. The bus operator, whose 43 vehicles are old, carries 5.2 million passengers a year.",
    "The project is late. Secondary towns are growing by more than 4% a year.",
    "The Bank extended the maturity of the project's loan from 15 years to 20 years.",
    "A talk on the project was held before 121 deputies.",
    "Zambia's electricity access rate stands at 31 percent, and only 4.4 percent of rural households are connected; the project is to start soon.",
    "Table of the project\n   Source        Planned     Actual\n   Loan          12.5        11.9\n   Grant         3.0         2.8\n",
    "The project will drain the valley and end flooding in the two towns.",
    "The plants will be built under the Solar Project. All three have a tenor of 18 years.",
    "The project is small. In the region 350 million new jobs will be needed in the next 20 years.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_result(text):
    assert results(text) == []


def test_a_part_is_a_result_and_its_whole_is_not():
    found = results("The project will replace 31 km of the 138 km of mains.")
    assert [str(r.value) for r in found] == ["31"]


def test_one_result_told_twice_is_one():
    text = "The project will pave 82 km of road.\n\nIn short: the project will pave 82 km of road."
    assert len(results(text)) == 1


def test_the_activity_is_the_one_the_sentence_points_at():
    text = (
        "The Bank lends $20 million for the Osh Railway Project and $30 million for the Naryn Water Supply Project.\n\n"
        "The railway will be 64 km long. Its trains are to carry 9,000 passengers a day.\n\nThe water project will connect 4,000 households."
    )
    reading = read(text)
    names = {entity.key: entity.name for entity in reading.entities}
    found = {str(r.value): names.get(r.activity or "") for r in reading.facts if isinstance(r, Result)}
    assert found == {"64": "Osh Railway Project", "9000": "Osh Railway Project", "4000": "Naryn Water Supply Project"}


def test_the_figure_is_where_the_result_says():
    text = "The project will **train** 1,960 teachers in\nfour districts."
    for result in results(text):
        assert text[result.char_start : result.char_end].startswith("1,960")


WORDS = st.sampled_from(
    "The project will train 1,000 teachers and cut losses from 45% to 30 percent by of to 12 km | : ; ( ) - \n . , is are been road 5 May 2020 today approved"
    " signed workshop held in Almaty people Jobs created: Indicator Baseline Target é ’s".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_is_read_and_every_fact_lies_in_it(text):
    for fact in read(text).facts:
        assert 0 <= fact.char_start <= fact.char_end <= len(text)


def test_seeds():
    found = results((SEEDS / "002_7f77ea0db526ee5c.txt").read_text(encoding="utf-8"))
    assert [(str(r.value), r.unit, r.status) for r in found] == [
        ("200", "person", "actual"),
        ("1500", "person", "actual"),
        ("35.5", "ha", "actual"),
        ("870", "job", "actual"),
        ("1500", "job", "target"),
        ("380", "person", "actual"),
    ]
    for name in ("000_79e40af4507a84de.txt", "001_8337bb12a96a2261.txt"):
        assert results((SEEDS / name).read_text(encoding="utf-8")) == []
