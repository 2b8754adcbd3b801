"""Whose voice a text without masthead has: a newspaper's, which publishes nothing of its own, or the institution's."""

import pytest

from extraction import read

NEWS = [
    "The European Investment Bank (EIB) lends EUR 50 million for road safety in Romania, Jurnalul Zilei reported. It was in the bank's plan.",
    "The European Investment Bank (EIB) lends EUR 50 million for a hospital in Cluj, said the ministry in a press release, according to Carpathian News.",
    "ADB nod for $120m rural road loan\n\nBy Rahela Momand\n\nThe Asian Development Bank (ADB) has cleared a loan of $120 million for rural roads in Nepal.",
    "The Asian Development Bank (ADB) said on Thursday that it is lending Nepal $120 million for rural roads. Work begins in May, the bank said in a statement.",
    "Kathmandu, May 4, 2018: The Asian Development Bank (ADB) will lend $120 million for rural roads. The Manila-based lender signed on Thursday, the secretary told reporters.",
    "The African Development Bank (AfDB) has approved $545m worth of loans to improve roads in Mali and Cape Verde. Mali will get $300m of it. "
    + "The roads have long been in bad repair and lorries take days where they should take hours. " * 11,
    "IFC backs wind farm\n\nPosted: 4 May 2018, 18:20 IST\n\nThe International Finance Corporation (IFC) lends $40 million to a wind farm in Kutch.",
]
OWN = [
    ("MANILA, PHILIPPINES (4 May 2018) — The Asian Development Bank (ADB) has approved a loan of $120 million for rural roads in Nepal.", "Asian Development Bank"),
    ("The World Bank today approved a credit of $120 million for rural roads in Nepal.", "World Bank"),
    ("The European Investment Bank (EIB) lends EUR 20 million to a hospital in Tunis.\n\nAbout the EIB: it is the long-term bank of the Union.", "European Investment Bank"),
    (
        "JICA in Fiji\n\nWhat we do\n\nThe Japan International Cooperation Agency (JICA) lends JPY 2 billion for bridges.\n\nWhere we work\n\nIn Suva and Nadi\n\nWho gains\n\nThe islands",
        "Japan International Cooperation Agency",
    ),
    (
        "Remarks by ADB Vice-President Ana Lopez at the signing\n\nToday we sign a grant of $35 million. The Asian Infrastructure Investment Bank stands beside us with $40 million.",
        "Asian Development Bank",
    ),
]
PAPERS = [("Bridge reopened\n\nThe ADB lent $4 million for the bridge at Neiafu, the minister said yesterday. - Island Herald", "Island Herald")]


@pytest.mark.parametrize("text", NEWS)
def test_newspapers_publish_for_no_lender(text):
    profile = read(text).profile
    assert (profile.publisher, profile.genre) == (None, "news")


@pytest.mark.parametrize(("text", "publisher"), OWN)
def test_institutions_speak_for_themselves(text, publisher):
    profile = read(text).profile
    assert profile.publisher == publisher and profile.genre != "news"


@pytest.mark.parametrize(("text", "publisher"), PAPERS)
def test_a_paper_names_itself(text, publisher):
    profile = read(text).profile
    assert (profile.publisher, profile.genre) == (publisher, "news")
