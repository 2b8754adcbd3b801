"""Activities by name, acronym, route and description."""

import time
from datetime import date

import pytest

from extraction import read
from extraction.mentions.activities.activity_drafts import kind_of
from extraction.mentions.activities.described import describe
from extraction.mentions.activities.named_activities import find_named
from extraction.mentions.activities.titles import names_work, sector_of
from extraction.mentions.names.all_names import find_names
from extraction.text import Text


def found(text):
    return [entity for entity in read(text).entities if entity.kind == "activity"]


def find_activities(text):
    """Activities alone, with names and no figures."""
    source = Text(text)
    names = find_names(source, None)
    drafts = find_named(source, names)
    describe(source.clean, drafts, names.mentions, {entity.key: entity for entity in names.entities}, names.profile)


def titles(text):
    return [entity.name for entity in found(text)]


KINDS = [
    ("Rural Roads Project", "project"),
    ("Rural Roads Programme, Phase 2", "programme"),
    ("Women's Empowerment Program in Kenya", "programme"),
    ("Programme for Rural Roads", "programme"),
    ("Small Firms Guarantee Facility", "programme"),
    ("Emergency Road Repair Project of the National Programme", "project"),
    ("Central Corridor Investment Program (Tranche 2)", "tranche"),
    ("Fund Management Capacity Project", "project"),
    ("Stage II", "tranche"),
    ("A380 road", "project"),
]


@pytest.mark.parametrize(("title", "kind"), KINDS)
def test_the_kind_of_an_activity_is_told_by_its_title(title, kind):
    assert kind_of(title) == kind


NAMED = [
    ("The European Union (EU) gives €8 million (19 million GEL) to the Water Modernisation II project to mend mains.", ["Water Modernisation II project"]),
    # right behind its head, without marks
    ("The grant co-finances the project Water supply and sewerage in Cahul district, worth ten million euros.", ["Water supply and sewerage in Cahul district"]),
    ("In line with the programme National Road No. 7 Improvement Project (Phase 1) began.", ["National Road No. 7 Improvement Project (Phase 1)"]),
    ("The Jamuna River Management Project 1 and Urban Health Project began.", ["Jamuna River Management Project", "Urban Health Project"]),
    ("The Tajikistan Rural Roads Project was approved.", ["Tajikistan Rural Roads Project"]),
    ("Indonesia's National Slum Upgrading Project takes in 154 cities.", ["National Slum Upgrading Project"]),
    ("It falls under the Bukhara Road Network Improvement Project (Phase 1).", ["Bukhara Road Network Improvement Project (Phase 1)"]),
    ("The Program for Rural Roads and Cold Chains in the Eastern Region paves 118 km.",
     ["Program for Rural Roads and Cold Chains in the Eastern Region"]),
    ("The Water, Sanitation and Hygiene Program began.", ["Water, Sanitation and Hygiene Program"]),
    ("The Strengthening of the Judiciary Project began.", ["Strengthening of the Judiciary Project"]),
    ("INNER MONGOLIA\n\nSUSTAINABLE CROSS-BORDER DEVELOPMENT INVESTMENT PROGRAM\n\nADB approved it.",
     ["Inner Mongolia Sustainable Cross-Border Development Investment Program"]),
    ("Project title: Cebu Bus Rapid Transit\nCountry: Philippines", ["Cebu Bus Rapid Transit"]),
    ('Under the programme "Schools for the Steppe", 14 schools will be built.', ["Schools for the Steppe"]),
    ("The Transport Resilience Enhancement Project (TRACE) starts. TRACE ends in 2032. The TRACE project is long.",
     ["Transport Resilience Enhancement Project"]),
    ("The Second Rural Water Supply Project (P158502) closed.", ["Second Rural Water Supply Project"]),
]  # fmt: skip

DESCRIBED = [
    (
        "AIIB is financing the construction of a general hospital in Kokshetau city, a 220MW wind power plant, Zhezkazgan-Karaganda, "
        "Aktobe-Karabutak-Ulgaisyn highways, as well as Almaty railway bypass.",
        ["general hospital in Kokshetau city", "220MW wind power plant", "Zhezkazgan-Karaganda highway",
         "Aktobe-Karabutak-Ulgaisyn highway", "Almaty railway bypass"],
    ),
    ("AIIB lends $100 million for the Shorkot-Khanewal section of the M-4 motorway in Pakistan.",
     ["Shorkot-Khanewal section of the M-4 motorway"]),
    ("- US$ 290 million (Istisna'a) for Kazakhstan: Centre-South Road Corridor, Kurty-Buribaytal section.",
     ["Centre-South Road Corridor, Kurty-Buribaytal section"]),
    ("The Development Bank of Kazakhstan will provide $34 million for the construction of a cement plant in the Kyzylorda region.",
     ["cement plant in the Kyzylorda region"]),
    ("The projects are: Khulna Port Railway, first revised (Tk 20 billion), Sylhet Flood Embankment (Tk 5 billion) and Bogra Market (Tk 1 billion).",
     ["Khulna Port Railway", "Sylhet Flood Embankment", "Bogra Market"]),
    ("EIB lends EURO100 million to small and mid-sized firms in Egypt.", ["small and mid-sized firms"]),
]  # fmt: skip

NONE = [
    "The Board concluded its 278th meeting in Jeddah. They met for a European Union ISPA-funded project.",
    "The World Bank project was delayed.",
    "The CAREC Program brings together 11 countries.",
    "Annual Development Programme spending rose.",
    "See the Projects website. Project Description: water. Total Project Cost: US$ 5 million",
    "A project manager and the programme director met.",
    "The United Nations Development Programme and the World Food Programme met.",
    "ADB has invested $640 million in roads and $380 million in energy since 2001.",
    "",
]


@pytest.mark.parametrize("text, expected", [*NAMED, *DESCRIBED])
def test_titles(text, expected):
    assert titles(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_activity(text):
    assert titles(text) == []


def test_mentions_are_slices():
    text = "The Water Security Enhancement Project (WASEP) starts. “WASEP” is long."
    mentions = [mention for mention in read(text).mentions if mention.kind == "activity"]
    assert [text[m.char_start : m.char_end] for m in mentions] == ["Water Security Enhancement Project", "WASEP", "WASEP"]


def test_labels():
    (activity,) = found(
        "Project Name: Samarkand Urban Water Supply Project\nCountry: Uzbekistan\nProject ID: P171683\nApproval Date: June 19, 2020\n"
        "Closing Date: June 30, 2026\nStatus: Active\n"
    )
    assert (activity.identifier, activity.country, activity.approved_on, activity.planned_end, activity.status) == (
        "P171683", "UZB", date(2020, 6, 19), date(2026, 6, 30), "active",
    )  # fmt: skip
    assert (activity.sector, activity.sector_code) == ("water and sanitation", "14021")


def test_route_of_a_named_project():
    (activity,) = found(
        "The World Bank approved $650 million for the Steppe Connectivity Project in Kazakhstan, targeting the Jezkazgan-Karagandy section."
    )
    assert len(activity.route) == 2


def test_a_description_is_another_word_for_a_named_project():
    text = (
        "AIIB approved two loans: $165 million goes to power lines in Bangladesh and $216 million to slum upgrading in Indonesia.\n\n"
        "The Power Distribution Upgrade Project in Bangladesh and Indonesia's National Slum Upgrading Project start in May."
    )
    assert sorted(titles(text)) == ["National Slum Upgrading Project", "Power Distribution Upgrade Project"]


SECTORS = [
    ("Dushanbe Border Road Improvement Project", ("transport", "21020")),
    ("Chittagong Water Supply Improvement, phase 2", ("water and sanitation", "14021")),
    ("general hospital in Kokshetau city", ("health", "12191")),
    ("220MW wind power plant", ("energy", "23240")),
    ("small and mid-sized firms", ("finance", "32130")),
    ("a thing", None),
]


@pytest.mark.parametrize("title, sector", SECTORS)
def test_sector(title, sector):
    assert sector_of(title) == sector


def test_works():
    assert names_work("the heating network") and not names_work("education")


# What an amount is given for, told in small letters: one row per way of telling it.
OBJECTS = [
    ("The bank lends $30 million for the construction of clinics in Mbale, Gulu and Lira in Uganda.", ["clinics in Mbale, Gulu and Lira"]),
    (
        "It approved $24.5 million for Grenada (Western Main Road Upgrade) and $25 million for Guyana (Linden Water Supply Enhancement).",
        ["Western Main Road Upgrade", "Linden Water Supply Enhancement"],
    ),
    # works after a verb, a bracket amid the phrase, a house that is a body too, an amount behind "in the amount of", a headline
    ("The EBRD will lend €14 million to support upgrade works for a heating system in Kyiv, Ukraine.", ["upgrade works for a heating system in Kyiv"]),
    ("The bank gave $15 million to help build a BOT (build-operate-transfer) hydropower project in the Kingdom of Cambodia.", ["BOT (build-operate-transfer) hydropower project"]),
    ("The fund lends $9 million to finance the renovation project of Al Noor Hospital in Baghdad.", ["renovation project of Al Noor Hospital in Baghdad"]),
    ("ADB approved a loan for development of urban transport infrastructure in the amount of EUR 18 million in Ukraine.", ["development of urban transport infrastructure"]),
    ("Eximbank Finances Albanian Hydropower Project\n\nThe Eximbank pledged $100 million for a hydropower plant in Albania.\n\nThe loan will be used to fund the Bushati Hydropower Station.", ["Bushati Hydropower Station"]),
    # a name for what the cost is told of, a frame and what is in it, projects told by their number, the whole of a phase
    ("Leaders toured the Karumba Power Plant in Uganda. China is financing 85 percent. A loan of 1.2 billion dollars is for the generation plant.", ["Karumba Power Plant"]),
    ("The EBRD lends €15 million to the city of Iasi in Romania to buy 50 new buses. It is the third project under the EBRD's new programme entitled Romania Framework for Clean Mobility and Road Access.", ["Romania Framework for Clean Mobility and Road Access", "50 new buses"]),
    ("AIIB lends India. The second project involves improving post-primary education and is worth $78m. The fourth project includes a community irrigation programme worth $67m.", ["improvement of post-primary education", "community irrigation programme"]),
    ("The AfDB approved a $348 million loan for Ethiopia and Kenya to finance a cross-border power line, the second phase of a $1.2 billion project to help improve power supply.", ["cross-border power line"]),
    # names before their bracket, names with letters behind, works in the lead
    ("CABEI told its loans in 2019. Among them are the Lomara Central Electric Train in Costa Rica (US$550 million) and the Pacific Railway Access in El Salvador (US$245 million).", ["Lomara Central Electric Train", "Pacific Railway Access"]),
    ("The World Bank will finance in Bangladesh $500 million in Safer Transport and Trade in Eastern Asia (STTEA).", ["Safer Transport and Trade in Eastern Asia"]),
    ("Construction of the coastal highway between Kenya and Tanzania will begin next year. AfDB will put $75 million.", ["coastal highway between Kenya and Tanzania"]),
    ("The AIIB gave India $335 million for Bangalore metro and $500 million for the Chennai Metro project.", ["Chennai Metro project", "Bangalore metro"]),
    ("Zambia will receive a $60 million loan from the World Bank in order to improve electricity supplies to rural areas, in order to reduce poverty.",
     ["improvement of electricity supplies to rural areas"]),
    ("EBRD has granted a €5mn credit line to Banca Nova to support Moldova's small and medium-sized businesses.", ["small and medium-sized businesses"]),
    ("The fund lent $10 million to Dala Bank in Georgia for on-lending to rural entrepreneurs.", ["on-lending to rural entrepreneurs"]),
    ("The World Bank gave $40 million to Malawi to help it increase thermal power generation to 900 megawatts by 2030.", ["thermal power generation"]),
    ("The board approved USD 70 million to a project to provide drinking water to rural areas in Uganda.", ["drinking water to rural areas"]),
    ("Officials said that $165 million will be invested to improve power line networks in Nepal.", ["improvement of power line networks"]),
    ("The council approved the reconstruction of a motorway in Balochistan at a cost of about Rs19.6 billion.", ["reconstruction of a motorway in Balochistan"]),
    ("The Uzbek government plans to modernize the irrigation system in the Khorezm province with a loan from the Islamic Development Bank of $60 million.",
     ["modernization of the irrigation system in the Khorezm province"]),
    ("A $150 million loan to Alpha Airports Limited will finance the expansion of the Freetown International Airport in Sierra Leone.",
     ["expansion of the Freetown International Airport"]),
    ("The IDB lent $105 million to Paraguay. It will be used to build a sewer network for 92,000 households.", ["sewer network for 92,000 households"]),
    ("World Bank loan to Bangladesh for rural electrification\n\nDHAKA, 17 July 2002 - Two agreements for $191 million were signed for implementation of the rural "
     "electrification and renewable energy development project.", ["rural electrification and renewable energy development project"]),
    ("EBRD lends 8.4 million euro to Bosnia's city of Banja Luka for the construction of a 49 MW boiler plant.", ["49 MW boiler plant"]),
    ("The city of Dnipro will improve the lighting of its schools thanks to a €25 million loan from the EBRD.", ["lighting of its schools"]),
    ("The ECNEC approved the project titled Resilient Municipal Services of Multan at a cost of $225 million.", ["Resilient Municipal Services of Multan"]),
    ("In Mali, a programme designed to boost rural incomes will be backed by a loan of US$11.3 million from IFAD.", ["rural incomes"]),
]  # fmt: skip

OBJECTS += [
    ("Belize US$m 11.78\nAirport Link Road. To build a carriageway and a bridge.\n\nKenya US$m 5.00\nRongai Hospital. To construct and equip a hospital in Rongai city.",
     ["Airport Link Road", "Rongai Hospital"]),
    ("The World Bank-financed Green, Resilient and Inclusive Growth (GRIG) Program gets $100 million.", ["Green, Resilient and Inclusive Growth Program"]),
    ("ADF approved UA 6.4 million to finance the Community Investment Project for Agricultural Fertility (CIPAF).",
     ["Community Investment Project for Agricultural Fertility"]),
    ("The Four Towns Water Supply Programme in Ethiopia got $76 million.", ["Four Towns Water Supply Programme"]),
    ("The bank approved a USD 9 million road rehabilitation loan.", ["road rehabilitation"]),
    ("EDB has signed an agreement to finance the construction of a solar power plant in the village of Aigyr in Kyrgyzstan.",
     ["solar power plant in the village of Aigyr"]),
]  # fmt: skip

OBJECTS += [
    # Past the one who is helped, to what it does; the deed names what is neither built nor bought.
    ("The EIB lends 30 million euros to help the North African country improve its drinking water supply, Tunisia said.", ["improvement of drinking water supply"]),
    ("IFAD lends $9 million to help 15,000 poor rural households intensify crop production in Mali.", ["intensification of crop production"]),
    ("FMO lends EUR 6 million to help Sunrise Bank in supporting MSMEs in Uganda.", ["MSMEs"]),
    ("The EBRD lends $90 million to Kazakhstan to update its irrigation systems.", ["updating of irrigation systems"]),
    ("A loan of $50 million will help construct and put into operation two wind power plants in the Navoi region.", ["two wind power plants in the Navoi region"]),
    ("The bank lends $20 million to Benin for the upgrading of the country's roads.", ["upgrading of the country's roads"]),
    # Where the thing ends.
    ("The $30 million facility from the EBRD finances small businesses in Serbia in line with its strategy.", ["small businesses"]),
    ("ADB lends $40 million to India for a rail corridor connecting Delhi with Meerut and Agra.", ["rail corridor connecting Delhi with Meerut and Agra"]),
    ("CDB lends $60 million for 121 kilometres of roadway from Linden to Lethem in Guyana.", ["121 kilometres of roadway from Linden to Lethem"]),
    ("The EIB lends EUR 20 million to Spain for the procurement of these new metro trains.", ["metro trains"]),
    # Names.
    ("ADB lends $200 million for the Sindh Flood Recovery Project and Solid Waste Improvement Project in Pakistan.",
     ["Sindh Flood Recovery Project", "Solid Waste Improvement Project"]),
    ("GCF gives $26 million to the Bhutan for Life project in Bhutan.", ["Bhutan for Life project"]),
    ("IsDB gives $8 million for the Niassa electrification project in Mozambique.", ["Niassa electrification project"]),
    ("AfDB lends $220 million to Morocco to finance the Ain-Beni-Mathar power station project.", ["Ain-Beni-Mathar power station project"]),
    ('The EIB lends Ukraine $20 million for the project "Credit Program to Restore Roads," the ministry said.', ["Credit Program to Restore Roads"]),
    ("The World Bank lends $150 million for the First Fiscal Resilience Development Policy Financing for Serbia.",
     ["First Fiscal Resilience Development Policy Financing"]),
    ("The World Bank approved a $150 million Development Policy Loan for Serbia to support fiscal reforms.", ["fiscal reforms"]),
    # Told in another sentence than the amount.
    ("A project to improve health services in Togo. The World Bank will lend $22 million for the project.", ["improvement of health services"]),
    ("The region and the EBRD have signed loan agreements for street lighting in Kostanay.\n\nThe EBRD loan is $3 million.", ["street lighting in Kostanay"]),
    # A paper, and a group of clients.
    ("AIIB has invested $25 million in the bank's first sustainability bonds in Uzbekistan.", ["first sustainability bonds"]),
]  # fmt: skip

# One thing for several countries has none.
SEVERAL = [
    "The World Bank will lend $36 million to Bangladesh and $3 million to Nepal to protect wildlife in the region.",
    "AfDB lends $60 million for an electricity interconnection project between Ivory Coast, Liberia and Guinea.",
]


@pytest.mark.parametrize("text", SEVERAL)
def test_one_thing_for_several_countries_is_in_none(text):
    assert [activity.country for activity in found(text)] == [None]


def test_each_country_of_a_sentence_has_its_own():
    reading = read(
        "The World Bank approved $35 million to Benin for a road maintenance project; $180 million to Mexico to provide credit to farmers; "
        "and $53 million to Nigeria to complete an urban housing project."
    )
    names = {entity.key: entity.name for entity in reading.entities}
    told = [names.get(fact.activity) for fact in reading.facts if fact.kind == "transactions"]
    assert told == ["road maintenance project", "credit to farmers", "urban housing project"]


# A megabyte of what a reader could stumble over.
HARDSHIPS = {
    "heads": "Project and " * 80_000,
    "connecting": "$5 million for a road connecting Delhi with " * 20_000,
    "adjectives": "to support decentralized, " * 40_000,
    "helped": "$5 million to help " + "farmers " * 120_000,
    "a project to": "A project to " * 75_000,
    "targets in": "$5 million for targets in " * 40_000,
    "signed loans": "signed loan agreements for " * 36_000,
    "quotes": "\"'" * 500_000,
    "capitals": "Bridge of " * 100_000,
    "minister of": "Minister of " * 80_000,
}


@pytest.mark.parametrize("name", HARDSHIPS)
def test_a_megabyte_of_hardship_takes_seconds(name):
    text = HARDSHIPS[name]
    start = time.process_time()
    find_activities(text)
    assert time.process_time() - start < 20


# One project under its short and long names, and two that only share words.
ONE_OR_TWO = [
    ("AfDB approves $12 million for Angola Urban Water Project\n\nAfDB approved a $12 million loan to Angola to finance the Institutional Support to Urban "
     "Water Supply Project.", 1),
    ("The Rural Finance Project in the Gambia gets $6 million. The Rural Finance Programme in Nigeria gets $27 million.", 2),
    ("The sum of $100 million will build highways in Pakistan and $27 million will improve highways in Tajikistan.", 2),
    ("Kenya: EximBank approves $1.3bn for hydropower plant\n\nEximBank has approved $1.3 billion for a utility-scale hydroelectric plant in Kenya.", 1),
    ("Loan Agreement Signed for Hydropower Project\n\nGuinea signed a loan agreement of $9 million for the Souapiti Hydropower Project.", 1),
]  # fmt: skip

NO_OBJECT = [
    "The host government and the Project Enterprise signed a loan of $40 million.",
    "Some 696 million euros belong to the industry, commerce, and agribusiness sectors.",
    "The government needs $12 billion to modernize its roads and railways. Floods cause damage of $120 million to roads and bridges.",
    "The delegation saw the new sign on the Tbilisi-Rustavi highway in Georgia.",
    "From 2001 to 2024 the programme mobilized $52 billion in investments with a focus on building transport networks.",
    "To date, the EBRD has invested €1.42 billion in more than 140 projects in Moldova to support private businesses.",
    "The AIIB approved three loans totaling $285 million for infrastructure in Indonesia, Bangladesh and Nepal.",
    "The World Bank on Friday said that it had granted $300 million to Tanzania.",
]


@pytest.mark.parametrize("text, expected", OBJECTS)
def test_object_of_an_amount(text, expected):
    assert titles(text) == expected


@pytest.mark.parametrize("text, number", ONE_OR_TWO)
def test_one_or_two(text, number):
    assert len(found(text)) == number


@pytest.mark.parametrize("text", NO_OBJECT)
def test_an_amount_over_many_projects_has_no_object(text):
    assert found(text) == []
