"""People with the titles that the text gives them; titles, bodies and places that are nobody."""

import pytest

from extraction.mentions.names.all_names import find_names
from extraction.text import Text

# (text, [(name, title or None)])
PEOPLE = [
    # of a body, signed, whose office is told by a body before a rank
    ("Ana Ruiz of the Ministry of Works, who signed, agreed.", [("Ana Ruiz", None)]),
    ("(Sgd.) Ana Ruiz-Perera, M.P.", [("Ana Ruiz-Perera", None)]),
    # a bank's officer is no bank, an office with a hyphen
    ("Marta Solis, the bank's director for Central America, signed.", [("Marta Solis", "the bank's director for Central America")]),
    ("Edwin Okoth, Auditor-General, signed the report.", [("Edwin Okoth", "Auditor-General")]),
    # an office for a country, a presence, one name ending the title of another, verbs behind a title, a speaker of today
    ("\"It pays,\" noted the World Bank country manager for Uganda Tony Marsh.", [("Tony Marsh", "country manager for Uganda")]),
    ("It took place in the presence of the Minister of Water and Sanitation, Mr. Karim Ould Sidi.", [("Karim Ould Sidi", "Minister of Water and Sanitation")]),
    (
        "Minister of Transport Goran Sulic, water utility director Isak Limov, and others signed.",
        [("Goran Sulic", "Minister of Transport"), ("Isak Limov", "water utility director")],
    ),
    ("Dr. Bandar Hadi, President of IsDB chaired the meeting.", [("Bandar Hadi", "President of IsDB")]),
    ("\"They grow,\" declares Amina Mbaye, Founding Partner of Kaaru.", [("Amina Mbaye", "Founding Partner of Kaaru")]),
    ("They came with Bangladesh Prime Minister Sheikh Rahima on Monday.", [("Sheikh Rahima", "Bangladesh Prime Minister")]),
    ("DJ Prakash, AIIB Vice President, said so.", [("DJ Prakash", "AIIB Vice President")]),
    ("Vice Governor of the National Bank of Serbia (NBS) Ana Goranovic signed.", [("Ana Goranovic", "Vice Governor of the National Bank of Serbia (NBS)")]),
    ("It was signed by Abdou Sarr, Country Director for Bhutan, Xinhua news agency reported.", [("Abdou Sarr", "Country Director for Bhutan")]),
    ("Mr. Branko Lukic, Minister of Trade of Serbia and Mr. Bozo Delic, Minister of Finance of Serbia signed.", [("Branko Lukic", "Minister of Trade of Serbia"), ("Bozo Delic", "Minister of Finance of Serbia")]),
    # an acronym between title and name, a title of a place of two words, a companion behind "and", an envoy
    ("President of the Development Bank of Lomara (DBL) Ilan Verdal and others signed.", [("Ilan Verdal", "President of the Development Bank of Lomara (DBL)")]),
    ("The World Bank (WB) representative, Bernd Harbom, signed.", [("Bernd Harbom", "World Bank (WB) representative")]),
    ("The Ambassador of Sri Lanka in Cairo Nimal Perera came.", [("Nimal Perera", "Ambassador of Sri Lanka in Cairo")]),
    ("It was signed by Ana Ruiz, director of the water department and Peter Okello, country manager of the bank.", [("Ana Ruiz", "director of the water department"), ("Peter Okello", "country manager of the bank")]),
    ("China's ambassador to Ecuador Cai Wenlong said so.", [("Cai Wenlong", "China's ambassador to Ecuador")]),
    ("They met under the chairmanship of Group President, Dr. Omar Haddad, in Jeddah.", [("Omar Haddad", "Group President")]),
    ("Mady Keba Camara, Minister of Economy, signed.", [("Mady Keba Camara", "Minister of Economy")]),
    # a surname in capitals behind given names, labels with a space before the colon or amid a line, bylines, cities as labels
    ("The session was held under the chairmanship of Mr Kossi AGBENYO-DOVI, President of the Institution.", [("Kossi AGBENYO-DOVI", "President of the Institution")]),
    ("Press contact : Mrs Awa TRAORE-SIDIBE, Head of Communication, tel. (228) 22 23 25 65.", [("Awa TRAORE-SIDIBE", "Head of Communication")]),
    ("Ministry of Land, 5/1 Shamsi St., Dushanbe, Contact: Mr. Firuz Nazarov\n\nPROJECTS", [("Firuz Nazarov", "contact")]),
    ("Who Pays for the Bridge\n\nBy Emmanuel T. Kollie, Harper\n\nThe bridge is done.", [("Emmanuel T. Kollie", "author")]),
    ("Contacts\nWashington: Maya Reed-Ortiz, (202) 555-0177\nLilongwe: Tiyamike Banda\n", [("Maya Reed-Ortiz", "contact in Washington"), ("Tiyamike Banda", "contact in Lilongwe")]),
    # the title before a comma at the end of a sentence; a bracket between a name and what he was elected
    ("\"Money that sleeps costs,\" said the Chairman of ALSAI, Ilir Hoxhaj.", [("Ilir Hoxhaj", "Chairman of ALSAI")]),
    ("Mr. Tendai Moyo (Zimbabwe, Africa) was elected Chair for the coming year.", [("Tendai Moyo", "Chair for the coming year")]),
    ("BOAD, through its President, Christian Mensah, and the Beninese Minister of Economy, Rodrigue Zinsou, concluded a loan.",
     [("Christian Mensah", "President"), ("Rodrigue Zinsou", "Beninese Minister of Economy")]),
    ("Mr. Anwar Hossain, Secretary, ERD and Ms. Li Chen, Country Director of the World Bank signed.", [("Anwar Hossain", "Secretary, ERD"), ("Li Chen", "Country Director of the World Bank")]),
    ("Banque du Caire chairman Hany Fouad said the bank would lend more.", [("Hany Fouad", "Banque du Caire chairman")]),
    ("On 27 January 2021, Minister of Energy Arta Gjoka signed for Albania.", [("Arta Gjoka", "Minister of Energy")]),
    # said NAME, TITLE
    ("The road opens in May,\" said Andrei Mikhnev, World Bank Country Manager for Kazakhstan.", [("Andrei Mikhnev", "World Bank Country Manager for Kazakhstan")]),
    ("\"It is late,\" said Lorenz Achterberg, an AIIB operations manager, on the sidelines of the annual meeting.", [("Lorenz Achterberg", "AIIB operations manager")]),
    ("\"It works,\" said Dr. Temuri Gvasalia, Chief of the Research Division at the CAREC Institute.", [("Temuri Gvasalia", "Chief of the Research Division at the CAREC Institute")]),
    ("\"Roads matter,\" said Ingrid Vaszary, AIIB Acting Director General, Investment Operations Region 2.", [("Ingrid Vaszary", "AIIB Acting Director General, Investment Operations Region 2")]),
    ("\"We can now sell our milk,\" said Amina Yusuf, a dairy farmer in Kano.", [("Amina Yusuf", "dairy farmer in Kano")]),
    ("\"The rains came early,\" says Gloria Benítez-Ayala, transport specialist and project team leader at the IDB.", [("Gloria Benítez-Ayala", "transport specialist and project team leader at the IDB")]),
    ("\"It was complicated,\" said Philippa Denholm-Yates, UKEF's head of transport.", [("Philippa Denholm-Yates", "UKEF's head of transport")]),
    ("According to Nguyen Thi Hong, Governor of the State Bank of Viet Nam, lending will grow.", [("Nguyen Thi Hong", "Governor of the State Bank of Viet Nam")]),
    ("\"This is a milestone,\" said H.E. Mohamed Al-Jadaan, Minister of Finance, at the signing ceremony.", [("Mohamed Al-Jadaan", "Minister of Finance")]),
    ("The agreement was signed by Ousmane Diagana, World Bank Vice President for Western and Central Africa, and Wale Edun, Minister of Finance.", [("Ousmane Diagana", "World Bank Vice President for Western and Central Africa"), ("Wale Edun", "Minister of Finance")]),
    ("Hun Sopheap, chief engineer at the utility, showed the new pumps.", [("Hun Sopheap", "chief engineer at the utility")]),
    ("\"Now we have light,\" said Fatou Sow, 34, a shopkeeper in Kolda.", [("Fatou Sow", "shopkeeper in Kolda")]),
    # TITLE NAME
    ("AIIB President Zou Jiayi arrived on Monday.", [("Zou Jiayi", "AIIB President")]),
    ("Minister of Finance Ganzorig Tumurbaatar put his name to it.", [("Ganzorig Tumurbaatar", "Minister of Finance")]),
    ("Deputy Governor T. Enkhtuya said at the ceremony that drains come first.", [("T. Enkhtuya", "Deputy Governor")]),
    ("the ministry's spokesman Sherzod Narzullayev explained.", [("Sherzod Narzullayev", "the ministry's spokesman")]),
    ("Minister of International Cooperation Nadia Abdel-Sattar and EIB Director for Neighbouring Countries Henrik Vandeputte signed for the two sides.", [("Nadia Abdel-Sattar", "Minister of International Cooperation"), ("Henrik Vandeputte", "EIB Director for Neighbouring Countries")]),
    ("\"Demand has outrun our plan,\" Vice President Faris Al-Khudairy remarked.", [("Faris Al-Khudairy", "Vice President")]),
    ("Planning Secretary Rezwanul Karim Talukder told reporters that ministries had used it.", [("Rezwanul Karim Talukder", "Planning Secretary")]),
    ("Prime Minister Narendra Modi laid the foundation stone.", [("Narendra Modi", "Prime Minister")]),
    ("Water and Irrigation Minister Jumaa Aweso opened the plant.", [("Jumaa Aweso", "Water and Irrigation Minister")]),
    ("ADB Country Director Shanny Campbell presented the strategy.", [("Shanny Campbell", "ADB Country Director")]),
    ("EBRD Head of Baku Office Kamala Rustamzade-Hoffmann commented.", [("Kamala Rustamzade-Hoffmann", "EBRD Head of Baku Office")]),
    ("World Bank Group President Ajay Banga visited the site.", [("Ajay Banga", "World Bank Group President")]),
    ("Ms. Haruka Miyashiro, Chief Representative of the JICA Mongolia Office, signed for JICA.", [("Haruka Miyashiro", "Chief Representative of the JICA Mongolia Office")]),
    ("Finance Minister Datuk Seri Anwar Ibrahim tabled the bill.", [("Anwar Ibrahim", "Finance Minister")]),
    ("“Roads help,” said Jeffrey Miller, Principal Transport Specialist at ADB's Southeast Asia Department.", [("Jeffrey Miller", "Principal Transport Specialist at ADB's Southeast Asia Department")]),
    ("Finance Secretary Carlos Dominguez III signed the agreement.", [("Carlos Dominguez III", "Finance Secretary")]),
    ("Daniel Ndoye, who heads the Bank's country office in Lomé, was also present.", [("Daniel Ndoye", "heads the Bank's country office in Lomé")]),
    ("Contact in Dakar: Awa Sibanda, +221 33 859 7100", [("Awa Sibanda", "contact in Dakar")]),
    ("Task Team Leader(s): Baher Hifnawi, Kishor Uprety", [("Baher Hifnawi", "Task Team Leader(s)"), ("Kishor Uprety", "Task Team Leader(s)")]),
    ("The loan, said First Deputy Mayor of Lviv Andriy Moskal, is vital.", [("Andriy Moskal", "First Deputy Mayor of Lviv")]),
    ("herder Bat-Erdene Dorj lost forty sheep.", [("Bat-Erdene Dorj", "herder")]),
    # NAME, who ...
    ("\"Dams were not designed for it,\" said Retno Wibisana, who manages the Indonesian portfolio at the AIIB.", [("Retno Wibisana", "manages the Indonesian portfolio at the AIIB")]),
    ("Sh. Dorjpalam, 59, whose house on the Selbe was flooded in July 2023, told our reporter she would believe it.", [("Sh. Dorjpalam", "whose house on the Selbe was flooded in July 2023")]),
    # labels
    ("Project ID: P169901\nTeam Leader: Ximena Dorantes Quiroga\n", [("Ximena Dorantes Quiroga", "Team Leader")]),
    ("Contact: Marcela Ibáñez-Whitlock, (504) 2264-0200, in Tegucigalpa\n", [("Marcela Ibáñez-Whitlock", "contact")]),
    ("(Photo: B. Chadraabal. Hotline 1800-1646)", [("B. Chadraabal", "photographer")]),
    ("(202) 477-1234, Mr. L. Pettersen-Vail, Information Officer.", [("L. Pettersen-Vail", "Information Officer")]),
    ("Task Team Leaders: Carlos Ruiz-Mora and Nadege Ilunga\n", [("Carlos Ruiz-Mora", "Task Team Leaders"), ("Nadege Ilunga", "Task Team Leaders")]),
    # after the name, without "said"
    ("“Metering comes first,” said Marzena Kowalczyk-Ospanova, EBRD Head of Kazakhstan. Deputy Akim Daniyar Seitkazin called the tariff path “bearable”.", [("Marzena Kowalczyk-Ospanova", "EBRD Head of Kazakhstan"), ("Daniyar Seitkazin", "Deputy Akim")]),
    ("“We end that,” declared Célestine Mbarga-Odinga, the Bank’s Country Manager for Cameroon.", [("Célestine Mbarga-Odinga", "the Bank's Country Manager for Cameroon")]),
    ("Jin Liqun (President of AIIB) chaired the session.", [("Jin Liqun", "President of AIIB")]),
    # TITLE, NAME
    ("India's Additional Secretary in the Department of Economic Affairs, Rajat Kumar Mishra, signed it.", [("Rajat Kumar Mishra", "India's Additional Secretary in the Department of Economic Affairs")]),
    ("The European Union Ambassador, Irchad Razaaly, spoke.", [("Irchad Razaaly", "European Union Ambassador")]),
    ("EIB Vice-President Teresa Czerwińska and Moldovan Deputy Prime Minister and Minister of Regional Development, Andrei Spînu, signed it.", [
        ("Teresa Czerwińska", "EIB Vice-President"), ("Andrei Spînu", "Moldovan Deputy Prime Minister and Minister of Regional Development"),
    ]),
    # several, with their bodies
    ("Bank of Ghana Governor Dr. Ernest Addison attended, as did IMF Mission Chief Stéphane Roudet.", [("Ernest Addison", "Bank of Ghana Governor"), ("Stéphane Roudet", "IMF Mission Chief")]),
    ("ADB's Private Sector Operations Department director general Suzanne Gaboury confirmed.", [("Suzanne Gaboury", "ADB's Private Sector Operations Department director general")]),
    ("Co-Chairs Nauman Bashir Bhatti and Victoria Gunderson closed it.", [("Nauman Bashir Bhatti", "Co-Chairs"), ("Victoria Gunderson", "Co-Chairs")]),
    ("Kochi Mayor M. Anilkumar, Ernakulam District Collector Renu Raj and KWA managing director Anu Das came.", [
        ("M. Anilkumar", "Kochi Mayor"), ("Renu Raj", "Ernakulam District Collector"), ("Anu Das", "KWA managing director"),
    ]),
    ("Amos Kiptoo, 29, runs a welding shop in Eldoret.", [("Amos Kiptoo", "runs a welding shop in Eldoret")]),
    ("Contact: Karen Lane, Principal Communications Specialist, +63 2 8632 6219", [("Karen Lane", "Principal Communications Specialist")]),
    ("Photo: Maria Delgado/World Bank", [("Maria Delgado", "photographer")]),
    ("President Biden and Prime Minister Kishida met.", [("Biden", "President"), ("Kishida", "Prime Minister")]),
    ("Akim of Karaganda region Yermaganbet Bulekpayev opened it.", [("Yermaganbet Bulekpayev", "Akim of Karaganda region")]),
    ("a letter of former Prime Minister Tony Blair", [("Tony Blair", "former Prime Minister")]),
    ("Ms. Chen, director of operations, agreed.", [("Chen", "director of operations")]),
    # the title is elsewhere
    ("AIIB President Zou Jiayi met Kassym-Jomart Tokayev. Kassym-Jomart Tokayev said he was glad. The Kazakh leader congratulated her.", [("Zou Jiayi", "AIIB President"), ("Kassym-Jomart Tokayev", "Kazakh leader")]),
    ("The delegation of Georgia announced it. \"A small sum,\" said Nino Beridze, who led the delegation.", [("Nino Beridze", "leader of the delegation of Georgia")]),
    ("TASHKENT, September 26. Minister of Investment, Industry and Trade of Uzbekistan, Laziz Kudratov met with a delegation.", [("Laziz Kudratov", "Minister of Investment, Industry and Trade of Uzbekistan")]),
    ("Deputy Minister of Construction Talant Imanakun uulu presented a list.", [("Talant Imanakun uulu", "Deputy Minister of Construction")]),
    ("Chairman of the board of the Eurasian Development Bank Nikolai Podguzov came.", [("Nikolai Podguzov", "Chairman of the board of the Eurasian Development Bank")]),
    ("The Minister for Communities, Territories and Infrastructure Development Oleksandr Kubrakov spoke.", [("Oleksandr Kubrakov", "Minister for Communities, Territories and Infrastructure Development")]),
    # names with articles and small words; offices written small, in the plural, behind a form of address
    ("Eng. Yousef bin Salim al-Bassar, Managing Director of the Saudi Fund for Development, signed.", [("Yousef bin Salim al-Bassar", "Managing Director of the Saudi Fund for Development")]),
    ("Omani Minister Responsible for Financial Affairs Darwish al- Harthy signed.", [("Darwish al- Harthy", "Omani Minister Responsible for Financial Affairs")]),
    ("Daw Khin Mar Aye, Director General, welcomed the loan.", [("Khin Mar Aye", "Director General")]),
    ("Task team leaders Rui Ferrano and Dipti Sahay answer questions.", [("Rui Ferrano", "Task team leaders"), ("Dipti Sahay", "Task team leaders")]),
    ("Work has begun, informed deputy chairman of district Rahmon Sharifov.", [("Rahmon Sharifov", "deputy chairman of district")]),
    ("The project director, Engineer Bilal Chowdhury, said the bridge would open.", [("Bilal Chowdhury", "project director")]),
    ("The meeting was chaired by IsDB President, H.E. Dr. Mansur Al Jabri, in Jeddah.", [("Mansur Al Jabri", "IsDB President")]),
    ("It was signed by Tariq Farooq -- Ambassador of Pakistan to Kuwait -- and by the Fund.", [("Tariq Farooq", "Ambassador of Pakistan to Kuwait")]),
    ("Amara Sesay, 52, has kept goats in the hills all her life.", [("Amara Sesay", "has kept goats in the hills all her life")]),
    ("Zambia's Minister of Transport, Mwansa Banda, spoke first; his Botswana counterpart Kago Rantao agreed.", [("Mwansa Banda", "Zambia's Minister of Transport"), ("Kago Rantao", "Minister of Transport")]),
    # a label's list ends with its sentence
    ("Task Team Leader: Jane Okello. The agency was represented by its Chief Executive, Ing. Clement Bosu.", [("Jane Okello", "Task Team Leader"), ("Clement Bosu", "Chief Executive")]),
    ("For further information contact: Maria Ortiz, Press Officer, tel. +57 1 234 5678.", [("Maria Ortiz", "Press Officer")]),
]

NOBODY = [
    "The official signing took place at the Congress Centre, St Mary's, yesterday.",
    "The loan goes to the municipal operator, Directia de Transport. It comes with a grant.",
    "By June 2020 the road was open.",
    "The Ministry of Finance, a borrower of long standing, signed the loan agreement.",
    "The Asian Development Bank, a multilateral lender and manager of the fund, approved it.",
    "Almaty, the largest city and a leader in services, will get a bypass.",
    "The President of the Republic will open the North-West Ring Road, a leader said.",
    "According to the Country Partnership Strategy, growth will slow.",
    "Cardinia Development Pty Ltd, the managing contractor, said work had begun.",
    "Board of Executive Directors, Washington, November 15, 2024",
    "On Monday, officials of nine countries met in Tashkent.",
    "The Third Road Connectivity Project, the manager said, is on time.",
    "East New Britain, Milne Bay, Morobe",
    "Lake Turkana Wind, the largest investor in Marsabit, sells power.",
    "The Master Plan, drafted by a consultant, was late.",
    "Project Manager: to be appointed. Country: Kenya. Contact: Press Office, +44 20 1234.",
    "Port Sudan, the chief port, reopened. Hotel Intercontinental, host of the meeting, was full.",
    "It pays for the Smallholder Irrigation and Value Addition Project.",
]


def people(text):
    names = find_names(Text(text), None)
    entities = {entity.key: entity for entity in names.entities}
    titles = {}
    for titled in names.titles:
        titles.setdefault(titled.person, titled.title)
    return [(e.name, titles.get(e.key)) for e in entities.values() if e.kind == "person"]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people_with_titles(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text):
    assert people(text) == []


def test_a_surname_later_on_is_the_same_person():
    text = Text("EIB Director Henrik Vandeputte signed. \"They have waited,\" Vandeputte noted. Mr. Vandeputte left.")
    names = find_names(text, None)
    mentions = [m for m in names.mentions if m.kind == "person"]
    assert [m.surface for m in mentions] == ["Henrik Vandeputte", "Vandeputte", "Vandeputte"]
    assert {m.entity for m in mentions} == {"person:henrik-vandeputte"}
