"""What the warehouse built from the three seed documents answers: one row per question an analyst would ask of them."""

from datetime import date
from decimal import Decimal

import duckdb
import pytest

PRESS_RELEASE = "000_79e40af4507a84de.txt"
NEWS = "001_8337bb12a96a2261.txt"
BROCHURE = "002_7f77ea0db526ee5c.txt"

TRACE = "Transport Resilience and Connectivity Enhancement Project"
PROGRAM = "Inner Mongolia Sustainable Cross-Border Development Investment Program"
AIIB = "Asian Infrastructure Investment Bank"
CAREC = "Central Asia Regional Economic Cooperation Program"

QUESTIONS = [
    (
        "each document is known by its own words",
        "select file_name, publisher, genre, published_on, language from documents order by 1",
        [
            (PRESS_RELEASE, "World Bank", "press release", date(2024, 11, 15), "en"),
            (NEWS, None, "news", date(2026, 2, 9), "en"),
            (BROCHURE, CAREC, "brochure", None, "en"),
        ],
    ),
    (
        "the headline amount and the loan are one commitment",
        """select a.acronym, p.name, t.recipient_country, t.type, finance_type, amount, currency, equivalent_amount,
                  equivalent_currency, edtf
           from transactions t join activities a using (activity_id) join organisations p on p.organisation_id = provider_id
           where a.acronym is not null""",
        [
            ("TRACE", "World Bank", "KAZ", "outgoing commitment", "loan", 94441800000, "JPY", 650000000, "USD", "2024-11-15"),
        ],
    ),
    (
        "nothing but the two commitments is one",
        "select amount, currency from transactions order by 1",
        [(420000000, "USD"), (94441800000, "JPY")],
    ),
    (
        "the programme has its lender, year and country",
        """select a.title, p.name, t.recipient_country, t.amount, t.edtf
           from transactions t join activities a using (activity_id) join organisations p on p.organisation_id = provider_id
           where t.currency = 'USD'""",
        [(PROGRAM, "Asian Development Bank", "CHN", 420000000, "2020")],
    ),
    (
        "the highway of the news item and TRACE are one activity, with both banks",
        """select distinct a.title, o.name from participating_orgs p join activities a using (activity_id)
           join organisations o using (organisation_id) join aliases l on l.entity_id = activity_id
           where l.alias ilike 'Zhezkazgan-Karaganda%' and p.role = 'funding' order by 2""",
        [(TRACE, AIIB), (TRACE, "World Bank")],
    ),
    (
        "the AIIB is one organisation in both documents that name it",
        """select count(distinct entity_id), count(distinct document_id) from mentions join organisations on entity_id = organisation_id
           where surface in ('AIIB', 'Asian Infrastructure Investment Bank', 'Asian Infrastructure Investment Bank (AIIB)')""",
        [(1, 2)],
    ),
    (
        "a city under two spellings is one place, and not the region of its name",
        """select surface, p.kind from mentions m join places p on p.place_id = m.entity_id
           where surface in ('Jezkazgan', 'Zhezkazgan', 'Karagandy', 'Karaganda') group by all order by all""",
        [("Jezkazgan", "city"), ("Karaganda", "city"), ("Karagandy", "city"), ("Karagandy", "region"), ("Zhezkazgan", "city")],
    ),
    (
        "spellings of Zhezkazgan share an id",
        "select count(distinct entity_id) from mentions where surface in ('Jezkazgan', 'Zhezkazgan')",
        [(1,)],
    ),
    (
        "the implementing company and the guarantor",
        """select o.name, p.role from participating_orgs p join organisations o using (organisation_id)
           where p.role in ('implementing', 'guarantor') order by 2""",
        [("Government of Kazakhstan", "guarantor"), ("KazAvtoZhol National Company", "implementing")],
    ),
    (
        "two totals and a share, not three commitments",
        """select amount, count, share_percent, period_edtf from portfolio_totals where amount is not null order by amount""",
        [
            (1820000000, 6, 77, "2024-12-31"),
            (2360000000, 7, None, "2024-12-31"),
            (2600000000, 9, None, None),
            (52500000000, None, None, "2001/2024"),
        ],
    ),
    (
        "the share agrees, and the row says why",
        """select status, grade, round(computed_low, 2), round(computed_high, 2) from reconciliations where kind = 'share_of_total'""",
        [("consistent", "entailed", Decimal("76.74"), Decimal("77.49"))],
    ),
    (
        "every claim the documents make of their numbers",
        "select kind, status, count(*) from reconciliations group by all order by all",
        [
            ("count_matches_list", "consistent", 1),
            ("count_share", "consistent", 1),
            ("currency_equivalence", "consistent", 1),
            ("date_order", "consistent", 1),
            ("duration_matches_dates", "consistent", 1),
            ("part_within_total", "consistent", 3),
            ("restated_amount", "consistent", 1),
            ("share_of_total", "consistent", 1),
            ("weekday_matches_date", "consistent", 1),
        ],
    ),
    (
        "results, with what is done told from what is promised",
        "select value, unit, qualifier, status from results order by 1, 4",
        [
            (Decimal("35.5"), "ha", "exact", "actual"),
            (200, "person", "more than", "actual"),
            (380, "person", "exact", "actual"),
            (870, "job", "more than", "actual"),
            (1500, "person", "more than", "actual"),
            (1500, "job", "exact", "target"),
        ],
    ),
    (
        "who said what, and in which office",
        "select name, title from roles join people using (person_id) group by all order by 1",
        [
            ("Andrei Mikhnev", "World Bank Country Manager for Kazakhstan"),
            ("Kassym-Jomart Tokayev", "Kazakh leader"),
            ("Nijat Valiyev", "leader of the World Bank project preparation team"),
            ("Zou Jiayi", "AIIB President"),
        ],
    ),
    (
        "the workshop, its dates, place and size",
        """select edtf, p.name, participants from events join places p using (place_id)
           where edtf = '2024-05-20/2024-06-01'""",
        [("2024-05-20/2024-06-01", "Hangzhou", 37)],
    ),
    (
        "membership and secretariat",
        "select kind, edtf from relations where kind in ('member_of', 'secretariat_of') order by 1",
        [("member_of", "1997"), ("secretariat_of", None)],
    ),
    ("no number is lost in silence", "select count(*) from unaccounted_numbers", [(0,)]),
]


@pytest.mark.parametrize("question, sql, answer", QUESTIONS, ids=[row[0] for row in QUESTIONS])
def test_seeds(seed_warehouse, question, sql, answer):
    with duckdb.connect(str(seed_warehouse), read_only=True) as connection:
        assert connection.execute(sql).fetchall() == answer
