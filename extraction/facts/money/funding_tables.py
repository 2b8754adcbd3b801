"""Reads amounts in tables: who pays what (Source | amount), components, and costs by payer in columns."""

from __future__ import annotations

from decimal import Decimal

from extraction import expressions as re
from extraction.facts.money.head import is_instrument
from extraction.facts.money.use import Use
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_names import parties_in
from extraction.facts.payer.party_organisation import own_party, resolve
from extraction.facts.payer.payer import Payer
from extraction.facts.portfolio.tables import is_breakdown, tabled_sum
from extraction.layout import ROW, Block, blocks, is_unit_line
from extraction.model import Mention
from extraction.phrases import Item, items
from extraction.scene import Scene
from extraction.segments import Segment, Sentence


def read_tables(scene: Scene, parties: Parties) -> list[Use]:
    """One use for each amount in a table row; a row or column of a payer is a commitment, a total a total cost, else a component."""
    found: list[Use] = []
    table: list[Block] = []
    last = None
    for block in [*blocks(scene.clean), None]:
        if block is not None and block.kind == ROW and (last is None or last.kind == ROW):
            table.append(block)
        elif block is not None and is_unit_line(scene.clean, table, block):
            continue
        else:
            found += _table(table, scene, parties)
            table = [block] if block is not None and block.kind == ROW else []
        last = block
    return found


def _table(table: list[Block], scene: Scene, parties: Parties) -> list[Use]:
    amounts = [(row, index) for row in table for index, _ in scene.within(row.start, row.end, "money")]
    if not amounts:
        return []
    header = table[0]
    columns = {
        (start + end) // 2: payer
        for start, end in header.cells[1:]
        if scene.clean[start:end].strip("* ").lower() not in _NO_PAYERS
        and (payer := _payer(scene, parties, start, end))
        and not list(scene.within(header.start, header.end, "money"))
    }
    lenders = _lender_column(scene, table)
    if lenders is not None:
        payers, columns = _column_payers(scene, parties, table, lenders), {}
    else:
        payers = {} if _heads_receivers(scene, header) else _row_payers(scene, parties, table)
    breakdown = lenders is None and not columns and is_breakdown(scene, table)
    found: list[Use] = []
    for row, index in amounts:
        mention = scene.mentions[index]
        if found and _restates(scene, found[-1], mention):
            found[-1].segment.equivalents.append(index)
            found[-1].equivalents = (*found[-1].equivalents, mention)
            continue
        listed = items(scene.clean, scene.mentions, scene._starts, row.start, row.end)
        place = next((k for k, item in enumerate(listed) if item.mention == index), None)
        if place is None:
            continue
        segment = Segment(listed[place], listed[:place], listed[place + 1 :], False)
        use = Use(index, mention, Sentence(row, row.start, row.end, listed, [segment], -1), segment)
        label = scene.clean[slice(*row.cells[0])] if row.cells else ""
        payer = payers.get(row.start)
        if not mention.value:
            found.append(use)
            continue
        column = _column_label(scene, header, row, mention)
        is_total = "total" in label.lower() or "cost" in label.lower()
        lends = _lends(column) or _lends_in(listed, place)
        summed = None if _names_activity(listed) else tabled_sum(scene, header, row, mention.char_start)
        if summed:
            use.role, (use.measure, use.period) = "portfolio total", summed
        elif breakdown and not _names_activity(listed):
            use.role = "portfolio total"
        elif payer and not columns and "cost" in column:
            use.role = "total cost"
        elif payer and not columns and (_is_left(column) or _is_summed(scene, header, row, mention)):
            use.role = "component"
        elif payer and not columns:
            use.role, use.payer = "commitment", payer
        elif count := _count_in(scene, header, row):
            use.role, use.count, use.counted = "portfolio total", count, "project"
        elif is_total and columns:
            use.payer = _column(columns, row, mention, table)
            use.role = "commitment" if use.payer else "total cost"
        elif not is_total and not columns and lends and (_lends_in(listed, place) or _names_activity(listed)):
            use.role = "commitment"  # "Loan amount   US$ 116 million"
        elif not is_total and not columns and _heads_receivers(scene, header) and _names_activity(listed) and column not in _COSTS:
            use.role = "commitment"  # "Country | Project | Amount"
        elif is_total and _lists_activities(found):
            use.role = "portfolio total"
            use.joint = len({payer.key for payer in payers.values()}) > 1
        else:
            use.role = "total cost" if is_total else "component"
        if use.role == "commitment":
            use.edtf = _row_date(scene, header, row)
            use.deed = _row_deed(scene, header) if use.edtf else None
            use.finance_type = lends
            if _is_disbursed(column) or _is_disbursed(label):
                use.stage, use.type, use.edtf = "disbursed", "disbursement", _as_of(scene, table)
                use.finance_type = use.finance_type or next((one.finance_type for one in found if one.sentence.start == row.start), None)
        found.append(use)
    return found


def _restates(scene: Scene, before: Use, mention: Mention) -> bool:
    """ "EUR 64 million (USD 64 million at par)": an amount in brackets right behind one in another currency."""
    gap = scene.clean[before.mention.char_end : mention.char_start] if mention.char_start - before.mention.char_end < 40 else "-"
    return before.mention.currency != mention.currency and _OPENS_BRACKET.fullmatch(gap) is not None


_OPENS_BRACKET = re.compile(r"\s*\((?:\s*(?:about|approx\w*\.?|around|some|equivalent|equal|equals|to|of|or|=|~|≈|i\.e\.))*\s*")


# Heads of columns that say who gets the money or where, not who gives it.
_RECEIVERS = frozenset(
    (
        "country", "countries", "borrower", "recipient", "client", "partner", "beneficiary", "company", "sponsor", "investee", "member",
        "member country", "state", "region", "district", "location", "project", "project name", "activity", "bank", "intermediary",
        "implementing agency", "executing agency",
    )
)  # fmt: skip
_NO_PAYERS = _RECEIVERS | {"foreign", "local", "total"}
_COSTS = frozenset(("cost", "total cost", "project cost", "budget", "total project cost", "estimated cost", "total"))


def _heads_receivers(scene: Scene, header: Block) -> bool:
    """Whether the first named column is of those that get the money."""
    return any(scene.clean[start:end].strip("* .").lower() in _RECEIVERS for start, end in header.cells[:3])


def _row_payers(scene: Scene, parties: Parties, table: list[Block]) -> dict[int, Payer]:
    """Who the first cell of each row names; countries and governments only beside a financier or under "Source"."""
    found = {row.start: payer for row in table if row.cells and (payer := _payer(scene, parties, *row.cells[0]))}
    return found


def _is_summed(scene: Scene, header: Block, row: Block, mention: Mention) -> bool:
    """Whether an amount is told once more in its payer's row: a part of the row's sum ("foreign 18.2 | local 3.1 | total 21.3"),
    or the sum, where its parts are commitments of their own ("original 20 | additional 15 | total 35").
    """
    others = [m for _, m in scene.within(row.start, row.end, "money") if m.currency == mention.currency and m.value]
    if len(others) < 3:
        return False
    sums = [m for m in others if _SUM_HEAD.match(_column_label(scene, header, row, m))]
    if not sums and others[-1].value == sum(m.value or 0 for m in others[:-1]):
        sums = others[-1:]
    apart = any(_OWN_HEAD.match(_column_label(scene, header, row, m)) for m in others)
    return len(sums) == 1 and (sums[0].char_start == mention.char_start) == apart


_OWN_HEAD = re.compile(r"\W*(?:original|additional|initial|parent|new|supplement\w*|top-?up|phase|first|second|loan|grant|credit|tranche|approved)\b")
_SUM_HEAD = re.compile(r"\W*(?:grand\s)?total\b")


def _is_left(column: str) -> bool:
    """ "Undisbursed", "Balance": what a commitment has left."""
    return any(word in column for word in ("undisburs", "undrawn", "balance", "remaining", "unused", "cancel"))


def _is_disbursed(label: str) -> bool:
    told = label.lower()
    return not _is_left(told) and any(word in told for word in ("disburs", "drawn", "withdrawn", "paid out"))


def _as_of(scene: Scene, table: list[Block]) -> str | None:
    """ "Position as at 30.04.2018": the day of a table's figures, told right above it."""
    above = scene.clean[max(0, table[0].start - 160) : table[0].start].lower()
    if "as at" not in above and "as of" not in above and "position" not in above:
        return None
    days = [m.edtf for _, m in scene.within(max(0, table[0].start - 160), table[0].start, "date") if m.edtf and len(m.edtf) == 10]
    return days[-1] if days else None


def _lends_in(listed: list[Item], place: int) -> str | None:
    """The instrument that a row names beside an amount: "KfW development loan", "Loan portfolio guaranty"."""
    types = [
        item.phrase.finance_type
        for item in listed[:place]
        if is_instrument(item) and item.phrase.finance_type
    ]
    if len(set(types)) > 1 and any(item.word == "and" for item in listed[:place]):
        return None
    return types[-1] if types else None


def _column_label(scene: Scene, header: Block, row: Block, mention: Mention) -> str:
    """What stands over an amount in its table."""
    cell = next((k for k, (start, end) in enumerate(row.cells) if start <= mention.char_start < end), None)
    unnamed = cell is not None and cell > 0 and len(header.cells) == len(row.cells) - 1  # nothing stands over the names
    if header is row or cell is None or not unnamed and len(header.cells) != len(row.cells):
        return ""
    return scene.clean[slice(*header.cells[cell - 1 if unnamed else cell])].lower()


def _count_in(scene: Scene, header: Block, row: Block) -> Decimal | None:
    """How many projects a row sums up, by a column of counts: "Transport | 46 | 14,620"."""
    unnamed = len(header.cells) == len(row.cells) - 1  # nothing stands over the names: "             Projects   US$ billion   Share"
    if header is row or not unnamed and len(header.cells) != len(row.cells):
        return None
    for head, cell in zip(header.cells[0 if unnamed else 1 :], row.cells[1:], strict=True):
        label = scene.clean[slice(*head)].strip("* ").lower().removeprefix("number of ").removeprefix("no. of ")
        told = scene.clean[slice(*cell)].strip("* ").replace(",", "")
        if label in ("projects", "operations", "loans", "grants", "transactions") and told.isascii() and told.isdigit() and len(told) < 6:
            return Decimal(told)
    return None


def _lists_activities(found: list[Use]) -> bool:
    """Whether the rows before a total are commitments to several activities."""
    told = {item.mention for use in found[-100:] if use.role == "commitment" for item in use.sentence.items if item.kind == "activity"}
    return len(told) > 1


def _lends(column: str) -> str | None:
    """The instrument that a column is headed by: "Loan", "Grant (USD million)"."""
    words = column.replace("(", " ").split()
    return next((kind for kind in ("loan", "grant", "credit", "guarantee") if kind in words or f"{kind}s" in words), None)


def _names_activity(listed: list[Item]) -> bool:
    return any(item.kind == "activity" for item in listed)


def _row_date(scene: Scene, header: Block, row: Block) -> str | None:
    """The one day of a row under "Signed", "Approved" or "Date of agreement"."""
    if header is not row and len(header.cells) == len(row.cells):
        for head, cell in zip(header.cells, row.cells, strict=True):
            label = scene.clean[slice(*head)].lower()
            if any(word in label for word in _DATED) and not any(word in label for word in _OTHER_DATES):
                told = [m.edtf for _, m in scene.within(*cell, "date") if m.edtf and "/" not in m.edtf]
                if told:
                    return told[0]
    heads = scene.clean[header.start : header.end].lower()
    if "sign" not in heads and "approv" not in heads:
        return None
    days = [m.edtf for _, m in scene.within(row.start, row.end, "date") if m.edtf and len(m.edtf) == 10]
    return days[0] if len(days) == 1 else None


def _row_deed(scene: Scene, header: Block) -> str | None:
    heads = scene.clean[header.start : header.end].lower()
    if any(word in heads for word in ("approv", "board")):
        return "approval"
    return "signing" if any(word in heads for word in ("sign", "agreement", "conclu")) else None


_DATED = ("sign", "approv", "date", "year", "agreement", "conclu", "board")
_OTHER_DATES = ("clos", "complet", "matur", "disburs", "end", "deadline", "effective", "repay", "amount", "start", "expir", "ratif")


def _lender_column(scene: Scene, table: list[Block]) -> int | None:
    """Which column says who pays: the one headed "Lender", "Donor", "Source of financing"."""
    for row in table[:2]:
        for k, (start, end) in enumerate(row.cells):
            label = " ".join(scene.clean[start:end].strip("* .").lower().split())
            if label in _LENDER_HEADS and len(row.cells) > 1:
                return k
    return None


_LENDER_HEADS = frozenset(
    (
        "lender", "lenders", "donor", "donors", "creditor", "creditors", "financier", "financiers", "co-financier", "co-financiers", "source",
        "source of funds", "source of financing", "source of finance", "source of funding", "funding source", "financing source", "provider",
        "financed by", "funded by", "funding agency", "financing agency", "external agency", "development partner", "ifi", "mdb",
        "international financial institution", "financial institution", "institution", "lending institution", "lending agency", "loan provider",
        "name of lender", "name of creditor", "name of donor", "donor agency", "donor/lender", "lender/donor", "financing institution", "external financier",
    )
)  # fmt: skip


def _column_payers(scene: Scene, parties: Parties, table: list[Block], column: int) -> dict[int, Payer]:
    """Who a column of lenders names in each row; an empty cell is of the lender above."""
    found: dict[int, Payer] = {}
    last: Payer | None = None
    for row in table:
        if len(row.cells) <= column or "total" in scene.clean[slice(*row.cells[0])].lower():
            continue
        told = scene.clean[slice(*row.cells[column])].strip("* -–\"”")
        last = (_payer(scene, parties, *row.cells[column]) or _by_own_name(parties, told, row.cells[column])) if told else last
        if last is not None:
            found[row.start] = last
    return found


def _by_own_name(parties: Parties, told: str, cell: tuple[int, int]) -> Payer | None:
    """A lender that no list knows, in a column that only lenders stand in: "Health Results Innovation Trust Fund"."""
    words = told.split()
    if len(words) < 2 or not _OWN_NAME.search(told) or sum(word[:1].isupper() for word in words) < 2:
        return None
    return Payer(own_party(parties, " ".join(words), "fund"), *cell, "table")


_OWN_NAME = re.compile(r"\b(?:Fund|Bank|Facility|Agency|Programme?|Corporation|Foundation|Trust|Window|Partnership|Cooperation|Authority|Company|Capital|Investments?)\b")


def _payer(scene: Scene, parties: Parties, start: int, end: int) -> Payer | None:
    listed = items(scene.clean, scene.mentions, scene._starts, start, end)
    named = parties_in(parties, listed)
    if not named or named[0].first > 1:
        return None
    arm = len(named) > 1 and named[1].kind == "organisation" and listed[named[1].first - 1].word == "(" and named[1].first - named[0].last == 2
    return resolve(parties, named[1 if arm else 0], listed, "table")  # "World Bank (IDA)"


def _column(columns: dict[int, Payer], row: Block, mention: Mention, table: list[Block]) -> Payer | None:
    """The payer at the head of an amount's column, counted from the left."""
    header = table[0]
    cell = next((k for k, (start, end) in enumerate(row.cells) if start <= mention.char_start < end), None)
    if cell is None or len(header.cells) != len(row.cells):
        return None
    start, end = header.cells[cell]
    return columns.get((start + end) // 2)
