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
]  # fmt: skip


@pytest.mark.parametrize("text, roles", ROLES)
def test_roles(text, roles):
    assert [mention.role for mention in read(text).mentions if mention.kind == "money"] == roles
