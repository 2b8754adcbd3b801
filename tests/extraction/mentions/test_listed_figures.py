"""Lists, labels and copied tables whose unit is said once, each with the numbers that it speaks for, and lists that it does not."""

from __future__ import annotations

import pytest

from tests.extraction.mentions.reading_figures import accounts, amount, figures

# --- a unit before or behind a list in one line ------------------------------------------------------------------------

LISTS = [
    ("The plan in million dollars: World Bank 120, AFD 45.5, private investors 55; total 220.5.", "120e6 45.5e6 55e6 220.5e6", "USD"),
    ("Breakdown by lender (EUR m): EBRD 60; IFC 40; commercial banks 74.5.", "60e6 40e6 74.5e6", "EUR"),
    ("Approvals, by sector and in millions of dollars, were: energy 410; transport 385.5; health 60.", "410e6 385.5e6 60e6", "USD"),
    ("Budget (in '000 USD): staff 340; travel 55; equipment 1,210", "340e3 55e3 1210e3", "USD"),
    ("Funding sources: ADB 65.0, AIIB 40.0, Government 15.5 (in US$ million).", "65e6 40e6 15.5e6", "USD"),
    ("Total: 60.0 (ADB 40.0; Government 20.0), all in US$ million", "60e6 40e6 20e6", "USD"),
    ("Financing plan (US$ million) ADB 65.0, AIIB 40.0 and Government 15.0", "65e6 40e6 15e6", "USD"),
    ("Loans (in KD million): Egypt 30.0, Jordan 12.5, Senegal 6.", "30e6 12.5e6 6e6", "KWD"),
    ("The cost is US$60.0 million (ADB 40.0, Government 20.0).", "60e6 40e6 20e6", "USD"),
    ("Kenya 45 million dollars; Uganda 30; Rwanda 12.5.", "45e6 30e6 12.5e6", "USD"),
]

# --- labels and lines -------------------------------------------------------------------------------------------------

LINES = [
    ("Amounts in EUR million\n\n- Civil works: 51.4\n- Equipment, lots 2 and 3: 17.1\n- Total: 68.5\n", "51.4e6 17.1e6 68.5e6", "EUR"),
    ("Cost estimates (US$ million)\n* Civil works - 34.5\n* Advice - 4.2\n* Total - 38.7\n", "34.5e6 4.2e6 38.7e6", "USD"),
    ("Financing (USD '000)\nIFAD loan: 18 500\nGovernment: 3 200\nTotal: 21 700\n", "18.5e6 3.2e6 21.7e6", "USD"),
    ("Outlay (₹ lakh)\nComponent 1: 1,200\nComponent 2: 850\nTotal: 2,050\n", "120e6 85e6 205e6", "INR"),
    ("Total cost (EUR million): 62.0\nLoan of the bank (EUR million): 31.0\n", "62e6 31e6", "EUR"),
    ("Loan (US$ mn): 150\nGrant (US$ mn): 5\nClosing: 31 Dec 2024\n", "150e6 5e6", "USD"),
    ("Total project cost: 73.5 (EUR million)\nEIB loan: 35.0\nOwn funds: 38.5\n", "73.5e6 35e6 38.5e6", "EUR"),
    ("Component 1 (Roads): 45.0 million euros\nComponent 2 (Bridges): 22.5\nComponent 3 (Design): 7.5\n", "45e6 22.5e6 7.5e6", "EUR"),
    ("Financiers:\n\nIDA ............ 75.0\nGEF ............ 8.5\nTotal .......... 83.5\n\n(US$ millions)\n", "75e6 8.5e6 83.5e6", "USD"),
    ("Amounts x 1000 EUR\nPersonnel          1,250.5\nTravel               230.0\n", "1250500 230000", "EUR"),
    ("Amounts in Euros\nPersonnel          125,000\nTravel              23,000\n", "125000 23000", "EUR"),
    ("Project Costs (US$M): 133.33 178.50\nCofinancing (US$M): 12.5 10.1\n", "133.33e6 178.50e6 12.5e6 10.1e6", "USD"),
]

# --- tables that were copied ------------------------------------------------------------------------------------------

COPIED = [
    ("Source\nAmount (US$ million)\nADB\n120.0\nGovernment\n80.0\nTotal\n200.0\n", "120e6 80e6 200e6", "USD"),
    ("Total Project Cost\nUS$ million\n145.5\n\nCredit\n100.0\n\nBorrower\n45.5\n", "145.5e6 100e6 45.5e6", "USD"),
    ("Appraisal\nActual\nProject Costs (US$M)\n 37.60  76.17\nLoan (US$M)\n 35.00  76.17\n", "37.6e6 76.17e6 35e6 76.17e6", "USD"),
    ("Item,Amount (USD million)\nWorks,45.2\nGoods,22.6\n", "45.2e6 22.6e6", "USD"),
    ("Project               EBRD    EIB\nMetro line            45.0    60.0\nBus depot             12.5       -\n\nNote: figures in EUR million.\n", "45e6 60e6 12.5e6", "EUR"),
]


@pytest.mark.parametrize(("text", "amounts", "currency"), LISTS + LINES + COPIED)
def test_amounts(text: str, amounts: str, currency: str) -> None:
    assert [(m.value, m.currency) for m in figures(text, "money")] == [(amount(value), currency) for value in amounts.split()]
    assert None not in accounts(text).values()


SHARES = [
    ("Portfolio by sector: transport 34 per cent, energy 28, water 19 and others 19.", "34 28 19 19"),
    ("Of the total, 45 percent goes to roads, 30 to railways, 15 to ports and 10 to studies.", "45 30 15 10"),
    ("Roads take 45% of the money, railways 30, ports 15 and studies 10.", "45 30 15 10"),
    ("Portfolio by country (per cent): India 22, China 18, Viet Nam 9, others 51.", "22 18 9 51"),
    ("Share of financing (%)\nADB: 45\nGovernment: 35\nCofinanciers: 20\n", "45 35 20"),
    ("Households with access (%): 34 / 80", "34 80"),
    ("Debt as % of GDP: 2018 45.2; 2019 48.9; 2020 61.0", "45.2 48.9 61.0"),
    ("Item,Amount (USD million),Share\nWorks,45.2,60%\nGoods,22.6,30%\n", "60 30"),
]


@pytest.mark.parametrize(("text", "shares"), SHARES)
def test_shares(text: str, shares: str) -> None:
    assert [m.value for m in figures(text, "percent")] == [amount(share) for share in shares.split()]


NO_MONEY = [
    "The loss ran to several million dollars: 12 villages, 340 houses and 5 bridges were destroyed.",
    "Thousands of people fled. Among them: 34 doctors; 12 nurses.",
    "The project has three components (US$ million): 1. Roads, 2. Bridges and 3. Studies.",
    "The plan in euros: see Annex 3, page 45, section 2.1.",
    "Results in numbers (thousands)\nFarmers trained: 45\nSchools built: 12\n",
    "Travel time (hours): 5.5 / 3",
]


@pytest.mark.parametrize("text", NO_MONEY)
def test_no_money(text: str) -> None:
    assert figures(text, "money") == []


def test_a_vague_amount_speaks_for_no_list() -> None:
    text = "It has lent over a billion euros in Ukraine.\n- Applicant 144 (A144), a bank\n- Applicant 145 (A145), a fund\n- Applicant 146 (A146), a firm\n"
    assert [m.surface for m in figures(text, "money")] == ["a billion euros"]


def test_a_column_of_serial_numbers_is_of_markers() -> None:
    text = "No.   Project        Loan (USD m)\n1     Ring road             45.00\n2     Solar plant           22.50\n"
    assert accounts(text)["1"] == "list marker"


def test_labels_of_lists_of_lots() -> None:
    assert accounts("Works will be let in lots 2 and 3 under Articles 5, 6 and 7.")["7"] == "article number"
