"""Documents of the genre made at random, whose numbers all hold: what no reader of claims may cry about, and where a slip has to be seen.

Each form is a way of telling (a release, a project note, a round-up, a table) with wordings to choose from; names and numbers are drawn. `Made.tied` are the
numbers as printed that the text ties to others, so that one of them changed beyond rounding is a contradiction. The same seed makes the same documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

LENDERS = (
    ("Asian Development Bank", "ADB"),
    ("European Bank for Reconstruction and Development", "EBRD"),
    ("African Development Bank", "AfDB"),
    ("Asian Infrastructure Investment Bank", "AIIB"),
    ("Islamic Development Bank", "IsDB"),
    ("European Investment Bank", "EIB"),
    ("OPEC Fund for International Development", "OPEC Fund"),
    ("Japan International Cooperation Agency", "JICA"),
    ("World Bank", "World Bank"),
    ("Green Climate Fund", "GCF"),
    ("International Fund for Agricultural Development", "IFAD"),
)
COUNTRIES = {
    "Uzbekistan": ("Tashkent", "Samarkand", "Bukhara", "Navoi"),
    "Nepal": ("Kathmandu", "Pokhara", "Butwal", "Birgunj"),
    "Kenya": ("Nairobi", "Kisumu", "Nakuru", "Eldoret"),
    "Senegal": ("Dakar", "Thies", "Kaolack", "Ziguinchor"),
    "Georgia": ("Tbilisi", "Kutaisi", "Batumi", "Zugdidi"),
    "Peru": ("Lima", "Arequipa", "Cusco", "Piura"),
    "Morocco": ("Rabat", "Fes", "Agadir", "Oujda"),
    "Moldova": ("Chisinau", "Balti", "Cahul", "Soroca"),
    "Bangladesh": ("Dhaka", "Khulna", "Sylhet", "Rangpur"),
}
WORKS = (("Water Supply", "water"), ("Rural Roads", "road"), ("Clean Heat", "energy"), ("Urban Transport", "transport"), ("Irrigation", "agriculture"))
CURRENCIES = ("$", "US$", "€", "EUR ", "USD ")
SECTORS = ("energy", "transport", "agriculture", "education", "health", "water")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
COUNTS = {2: "two", 3: "three", 4: "four"}


@dataclass(frozen=True)
class Made:
    """A text, and the numbers in it, as printed, that it ties to others."""

    text: str
    tied: tuple[str, ...]


class Draw:
    """What a document is made of, drawn from one source of chance."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.country = random.choice(list(COUNTRIES))
        self.capital, *self.towns = COUNTRIES[self.country]
        (self.lender, self.short), (self.second, self.second_short), (self.third, self.third_short) = random.sample(LENDERS, 3)
        self.work, self.sector = random.choice(WORKS)
        self.currency = random.choice(CURRENCIES)
        self.project = f"{self.towns[0]} {self.work} Project"

    def one_of(self, *wordings: str) -> str:
        return self.random.choice(wordings)

    def amounts(self, number: int, least: int = 5, most: int = 300) -> list[float]:
        """Millions, all of them whole or all with one digit behind the point."""
        digits = self.random.choice((0, 1))
        return [round(self.random.uniform(least, most), digits) for _ in range(number)]

    def money(self, millions: float) -> str:
        return f"{self.currency}{number(millions)} million"

    def day(self, year: int) -> date:
        return date(year, 1, 1) + timedelta(self.random.randint(0, 364))


def number(value: float) -> str:
    return f"{value:,.0f}" if value == round(value) else f"{value:,.1f}"


def day_of(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def release(draw: Draw) -> Made:
    amounts = draw.amounts(3)
    loan, second, own = map(draw.money, amounts)
    total, share = draw.money(round(sum(amounts), 1)), f"{round(amounts[0] / sum(amounts) * 100)} percent"
    text = f"""{draw.short} approves {loan} for {draw.country}'s {draw.sector} sector

{draw.capital}, {day_of(draw.day(2023))} – The Board of Directors of the {draw.lender} ({draw.short}) today approved a {loan} loan to {draw.country} for the {draw.project}.

The total cost of the project is {total}. The {draw.second} ({draw.second_short}) will provide {second} and the Government of {draw.country} {own}. {draw.short}'s loan covers {share} of the cost.
"""
    return Made(text, (loan, total, second, own))


def news(draw: Draw) -> Made:
    loan, own = draw.random.randint(20, 400), draw.random.randint(10, 100)
    text = f"""{draw.capital.upper()}, {draw.day(2022):%B %d} -- The {draw.lender} ({draw.short}) will lend {draw.country} {draw.money(loan)} to {draw.one_of("upgrade", "expand")} {draw.sector} services in {draw.towns[0]}, officials said on {draw.one_of(*WEEKDAYS)}.

{draw.country} will add {draw.money(own)} of its own funds, taking the project cost to {draw.money(loan + own)}. Some {draw.random.randint(20, 900)},000 residents are expected to benefit. {draw.short} has provided {draw.country} with more than {draw.currency}{draw.random.randint(2, 9)}.5 billion since 1998.
"""
    return Made(text, (draw.money(loan), draw.money(own), draw.money(loan + own)))


def lending_of_a_year(draw: Draw) -> Made:
    loan = draw.money(draw.random.randint(11, 480))
    text = f"""{draw.country} gets {loan} from {draw.short} for {draw.sector}

The {draw.lender} will lend {draw.country} {loan} to improve {draw.sector} in {draw.towns[0]}. The government will contribute {draw.money(draw.random.randint(5, 90))}.

The project brings the bank's lending to {draw.country} this year to {draw.money(draw.random.randint(600, 1200))}. A first loan of {draw.money(draw.random.randint(11, 480))} was approved in 2014.
"""
    return Made(text, (loan,))


def project_note(draw: Draw) -> Made:
    amounts = draw.amounts(3)
    rows = zip((f"{draw.short} loan", draw.second_short, f"Government of {draw.country}"), map(draw.money, amounts), strict=True)
    total = draw.money(round(sum(amounts), 1))
    text = f"{draw.project}\n\nCountry: {draw.country}\n\nFinancing plan\n" + "".join(f"{label}: {amount}\n" for label, amount in rows) + f"Total: {total}\n"
    return Made(text, (*map(draw.money, amounts), total))


def components(draw: Draw) -> Made:
    amounts = draw.amounts(4, 2, 150)
    works, goods, training, management = map(draw.money, amounts)
    total = draw.money(round(sum(amounts), 1))
    text = (
        f"The {draw.project} has four components: (i) civil works ({works}); (ii) equipment ({goods}); (iii) training ({training}); and (iv) project management "
        f"({management}). The total cost is estimated at {total}, financed by the {draw.lender} and the Government of {draw.country}.\n"
    )
    return Made(text, (works, goods, training, management, total))


def payers_of_a_cost(draw: Draw) -> Made:
    amounts = draw.amounts(3)
    first, second, own = map(draw.money, amounts)
    total = draw.money(round(sum(amounts), 1))
    text = draw.one_of(
        f"The {draw.work} Programme in {draw.country} costs {total}, of which {first} comes from the {draw.lender}, {second} from the {draw.second} and the remaining {own} from the state budget.",
        f"The project will cost {total}. {draw.short} will lend {first} and {draw.second_short} {second}. The Government of {draw.country} will cover the remaining {own}.",
        f"The African Development Fund will provide a loan of {first} and a grant of {second}, and the Government of {draw.country} {own}, bringing the total cost to {total}.",
        f"The {draw.lender} will provide {draw.country} with a {total} package, comprising a {first} investment loan, a {second} policy-based loan and a {own} grant.",
    )
    return Made(text + "\n", (first, second, own, total))


def shares(draw: Draw) -> Made:
    first, second = draw.random.randint(40, 55), draw.random.randint(15, 25)
    rest, total = 100 - first - second, draw.random.randint(100, 900)
    told = [draw.money(round(total * share / 100, 1)) for share in (first, second, rest)]
    text = draw.one_of(
        f"{draw.short} finances {first}% of the {draw.money(total)} project, {draw.second_short} {second}% and the Government of {draw.country} {rest}%.",
        f"Total investment amounts to {draw.money(total)}, of which {first}% ({told[0]}) is provided by {draw.short}, {second}% ({told[1]}) by {draw.second_short} and {rest}% ({told[2]}) by the government.",
        f"The project is financed by {draw.short} ({told[0]}, {first}%), {draw.second_short} ({told[1]}, {second}%) and the government ({told[2]}, {rest}%). Its total cost is {draw.money(total)}.",
    )
    return Made(text + "\n", (f"{first}%", f"{second}%", f"{rest}%"))


def paid_out(draw: Draw) -> Made:
    total, share = draw.random.randint(20, 600), draw.random.randint(11, 92)
    paid = draw.money(round(total * share / 100, 1))
    text = draw.one_of(
        f"As of {day_of(draw.day(2024))}, {paid} of the {draw.money(total)} loan had been disbursed ({share}%). The {draw.work} project in {draw.country} closes in 2028.",
        f"The {draw.short} credit for the {draw.project} amounts to {draw.money(total)}. To date, {paid} or {share}% has been disbursed.",
        f"Disbursement stands at {share}%: {paid} out of {draw.money(total)} under the {draw.project} in {draw.country}.",
    )
    return Made(text + "\n", (paid, draw.money(total)))


def planned_and_built(draw: Draw) -> Made:
    planned, share = draw.random.randint(10, 90) * 20, draw.random.randint(21, 94)
    built = f"{round(planned * share / 100):,}"
    things = draw.one_of("schools", "health centres", "wells", "classrooms")
    text = draw.one_of(
        f"Of the {planned:,} {things} planned in {draw.country}, {built} ({share} percent) had been built by the end of 2023.",
        f"By the end of 2023 the project had completed {built} of {planned:,} {things}, or {share} percent.",
        f"The auditors found that {built} out of {planned:,} {things} ({share}%) were in use.",
    )
    return Made(text + "\n", (f"{planned:,} {things}",))


def round_up(draw: Draw) -> Made:
    amounts, countries = draw.amounts(3), draw.random.sample(list(COUNTRIES), 3)
    rows = [f"- {country}: {draw.money(amount)} for the {COUNTRIES[country][1]} {draw.work} Project" for country, amount in zip(countries, amounts, strict=True)]
    total = draw.money(round(sum(amounts), 1))
    opening = f"The Board of the {draw.lender} on {day_of(draw.day(2022))} approved loans totalling {total} for three projects."
    return Made(f"{draw.short} Board approves three projects\n\n{opening}\n\n" + "\n".join(rows) + "\n", (total, *map(draw.money, amounts)))


def year_in_sectors(draw: Draw) -> Made:
    amounts, counts, sectors = draw.amounts(4, 40, 900), [draw.random.randint(2, 19) for _ in range(4)], draw.random.sample(SECTORS, 4)
    told, total = list(map(draw.money, amounts)), draw.money(round(sum(amounts), 1))
    opening = f"In 2022, the {draw.lender} approved {sum(counts)} operations {draw.one_of('worth', 'totalling', 'for a total of')} {total}"
    listed = [f"{count} for {sector} ({amount})" for count, sector, amount in zip(counts, sectors, told, strict=True)]
    bullets = "".join(f"- {sector.capitalize()}: {count} projects, {amount}\n" for count, sector, amount in zip(counts, sectors, told, strict=True))
    received = f"{sectors[0].capitalize()} received {told[0]}, {sectors[1]} {told[1]}, {sectors[2]} {told[2]} and {sectors[3]} {told[3]}."
    text = draw.one_of(f"{opening}: {', '.join(listed[:3])} and {listed[3]}.\n", f"{opening}.\n\n{bullets}", f"{opening}. {received}\n")
    return Made(text, (total, *told))


def table(draw: Draw) -> Made:
    amounts = draw.amounts(4)
    total = round(sum(amounts), 1)
    names = (draw.short, draw.second_short, f"Government of {draw.country}", "Beneficiaries")
    rows = "".join(f"| {name} | {number(amount)} | {amount / total * 100:.1f} |\n" for name, amount in zip(names, amounts, strict=True))
    head = f"{draw.project}: financing ({draw.currency.strip()} million)\n\n| Source | Amount | Share (%) |\n|---|---|---|\n"
    return Made(f"{head}{rows}| Total | {number(total)} | 100.0 |\n", tuple(f"| {number(amount)} |" for amount in (*amounts, total)))


def years_in_a_table(draw: Draw) -> Made:
    """Nothing is tied here that a slip could break surely; it has to be left alone."""
    rows = [[draw.random.randint(3, 300) for _ in range(4)] for _ in range(3)]
    told = "".join(f"| {name.capitalize()} | {' | '.join(map(str, row))} |\n" for name, row in zip(SECTORS, rows, strict=False))
    totals = " | ".join(f"{sum(column):,}" for column in zip(*rows, strict=True))
    head = f"{draw.lender} commitments by sector ({draw.currency.strip()} million)\n\n| Sector | 2020 | 2021 | 2022 | 2023 |\n|---|---|---|---|---|\n"
    return Made(f"{head}{told}| Total | {totals} |\n", ())


def change(draw: Draw) -> Made:
    before, share = draw.random.randint(40, 400), draw.random.randint(12, 95)
    after = draw.money(round(before * (1 + share / 100), 1))
    text = draw.one_of(
        f"{draw.short}'s lending to {draw.country} rose from {draw.money(before)} in 2016 to {after} in 2022, up {share} percent.",
        f"Commitments in {draw.country} reached {after} in 2023, a {share} percent increase from {draw.money(before)} a year earlier.",
        f"In 2023 the {draw.lender} invested {after} in {draw.country}, {share}% more than the {draw.money(before)} of 2022.",
        f"Trade through {draw.towns[0]} grew by {share} percent, from {draw.money(before)} to {after}.",
    )
    return Made(text + "\n", (draw.money(before), after))


def people(draw: Draw) -> Made:
    women, men = draw.random.randint(100, 9000), draw.random.randint(100, 9000)
    text = draw.one_of(
        f"The project trained {women + men:,} farmers in {draw.towns[0]}: {women:,} women and {men:,} men.",
        f"A total of {women + men:,} people took part in the training, of whom {women:,} were women and {men:,} were men.",
        f"Participants: {women + men:,} ({women:,} women, {men:,} men)\nCountry: {draw.country}",
    )
    return Made(text + "\n", (f"{women + men:,}", f"{women:,}", f"{men:,}"))


def plants(draw: Draw) -> Made:
    sizes = [draw.random.randint(20, 300) for _ in range(3)]
    (one, two, three), (first, second, third), total = sizes, draw.towns, sum(sizes)
    text = draw.one_of(
        f"{draw.short} finances three solar plants in {draw.country} with a combined capacity of {total} MW: {first} ({one} MW), {second} ({two} MW) and {third} ({three} MW).",
        f"The {total} MW programme in {draw.country} consists of a {one} MW plant in {first}, a {two} MW plant in {second} and a {three} MW plant in {third}.",
        f"The {draw.lender} finances a {one} MW plant in {first}, a {two} MW plant in {second} and a {three} MW plant in {third}. Together they will generate {total} MW.",
    )
    return Made(text + "\n", tuple(f"{size} MW" for size in (*sizes, total)))


def prices(draw: Draw) -> Made:
    count, each = draw.random.randint(12, 140), draw.random.randint(11, 60) * 10000
    total = f"€{count * each / 1_000_000:,.2f} million"
    text = draw.one_of(
        f"The city of {draw.towns[0]} will buy {count} electric buses at €{each:,} each, for a total of {total}. The {draw.lender} lends the money.",
        f"The loan from {draw.short} pays for {count} trolleybuses for {draw.towns[0]}. At a price of €{each:,} per vehicle the purchase costs {total}.",
    )
    return Made(text + "\n", (f"€{each:,}", total))


def days(draw: Draw) -> Made:
    approved = draw.day(2021)
    signed = approved + timedelta(draw.random.randint(20, 200))
    weekday = WEEKDAYS[signed.weekday()]
    text = draw.one_of(
        f"The loan was approved on {day_of(approved)} and signed on {weekday}, {day_of(signed)}. The {draw.project} will be completed by June 2028.",
        f"{draw.capital}, {day_of(signed)} – {draw.short} and {draw.country} signed a loan agreement on {weekday}, {day_of(signed)}. The Board had approved the loan on {day_of(approved)}.",
    )
    return Made(text + "\n", ())


def listed_towns(draw: Draw) -> Made:
    count = draw.random.randint(2, 3)
    towns = ", ".join(draw.towns[: count - 1]) + " and " + draw.towns[count - 1]
    text = draw.one_of(
        f"The {draw.money(draw.random.randint(10, 300))} loan from {draw.short} will improve {draw.sector} services in {COUNTS[count]} cities: {towns}.",
        f"{COUNTS[count].capitalize()} cities of {draw.country} – {towns} – will benefit from the programme of the {draw.lender}.",
        f"The programme covers {COUNTS[count]} provinces ({towns}).",
    )
    return Made(text + "\n", ())


FORMS: tuple[Callable[[Draw], Made], ...] = (
    release,
    news,
    lending_of_a_year,
    project_note,
    components,
    payers_of_a_cost,
    shares,
    paid_out,
    planned_and_built,
    round_up,
    year_in_sectors,
    table,
    years_in_a_table,
    change,
    people,
    plants,
    prices,
    days,
    listed_towns,
)
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
# a slip below this part of the number, or of so few points of a share, may still be rounding
LEAST_CHANGE, LEAST_POINTS = 0.06, 3


def made(form: Callable[[Draw], Made], seed: int) -> Made:
    return form(Draw(Random(f"{form.__name__} {seed}")))


def with_a_slip(document: Made, seed: int) -> str:
    """The text with one of its tied numbers changed beyond rounding: two digits swapped, a digit mistyped, the scale word."""
    random = Random(seed)
    while True:
        told = random.choice(document.tied)
        wrong = _slipped(told, random)
        if wrong != told:
            places = [match.start() for match in re.finditer(rf"(?<![\d.,]){re.escape(told)}", document.text)]
            at = random.choice(places)
            return document.text[:at] + wrong + document.text[at + len(told) :]


def _slipped(told: str, random: Random) -> str:
    """A number as printed with a slip in it, or as it was where the slip drawn would be none."""
    match = _DIGITS.search(told)
    assert match is not None
    if "million" in told and random.random() < 0.2:
        return told.replace("million", "billion")
    digits = [place for place, character in enumerate(match[0]) if character.isdigit()]
    wrong = list(match[0])
    if random.random() < 0.5 and len(digits) > 1:
        place = random.randrange(len(digits) - 1)
        wrong[digits[place]], wrong[digits[place + 1]] = wrong[digits[place + 1]], wrong[digits[place]]
    else:
        place = random.choice(digits[:2])
        wrong[place] = str((int(wrong[place]) + random.randint(2, 8)) % 10)
    before, after = (float(number.replace(",", "")) for number in (match[0], "".join(wrong)))
    least = LEAST_POINTS if "%" in told else LEAST_CHANGE * before
    if wrong[0] == "0" or abs(after - before) <= least:
        return told
    return told[: match.start()] + "".join(wrong) + told[match.end() :]
