"""Reads amounts in tables: who pays what (Source | amount), components, and costs by payer in columns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extraction import expressions as re
from extraction.facts.money.head import is_instrument
from extraction.facts.money.sums import LONGEST_LIST
from extraction.facts.money.use import Use
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_names import parties_in
from extraction.facts.payer.party_organisation import own_party, resolve
from extraction.facts.payer.payer import LENDERS, Payer, is_arm_of
from extraction.facts.portfolio.tables import is_breakdown, labelled_sum, tabled_sum
from extraction.layout import ROW, Block, blocks, is_unit_line
from extraction.model import Mention
from extraction.phrases import Item, items
from extraction.scene import Scene
from extraction.segments import Segment, Sentence
from extraction.table_heads import header_of


def read_tables(scene: Scene, parties: Parties) -> list[Use]:
    """One use for each amount in a table row; a row or column of a payer is a commitment, a total a total cost, else a component."""
    found: list[Use] = []
    table: list[Block] = []
    last = None
    told = blocks(scene.clean)
    for k, block in enumerate([*told, None]):
        if block is not None and block.kind == ROW and (last is None or last.kind == ROW):
            table.append(block)
        elif block is not None and (is_unit_line(scene.clean, table, block) or _is_wrapped(scene.clean, told[k - 1 : k + 2])):
            continue
        else:
            found += _table(table, scene, parties)
            table = [block] if block is not None and block.kind == ROW else []
        last = block
    return found


def _is_wrapped(clean: str, near: Sequence[Block]) -> bool:
    """Whether the middle one of three lines is the rest of the cells of the row above: "Association (IDA)     Sanitation Project"."""
    if len(near) < 3 or near[0].kind != ROW or near[2].kind != ROW or near[1].end - near[1].start > _LONGEST_REST:
        return False
    gaps = clean[near[0].end : near[1].start], clean[near[1].end : near[2].start]
    return all(gap.count("\n") == 1 for gap in gaps) and not any(char.isdigit() or char == "\n" for char in clean[near[1].start : near[1].end])


_LONGEST_REST = 90  # characters


def _table(table: list[Block], scene: Scene, parties: Parties) -> list[Use]:
    amounts = [(row, index) for row in table for index, _ in scene.within(row.start, row.end, "money")]
    if not amounts:
        return []
    header = header_of(scene, table)
    columns = {
        (start + end) // 2: payer
        for start, end in header.cells[0 if header is not table[0] else 1 :]
        if scene.clean[start:end].strip("* ").lower() not in _NO_PAYERS
        and (payer := _payer(scene, parties, start, end))
        and not list(scene.within(header.start, header.end, "money"))
    }
    lenders = _lender_column(scene, table)
    if lenders is None and not header.cells:
        lenders = _lenders_by_cells(scene, parties, table)
    if lenders is not None:
        payers, columns = _column_payers(scene, parties, table, lenders), {}
    else:
        payers = {} if _heads_receivers(scene, header) or _is_by_bank(scene, table) else _row_payers(scene, parties, table)
        payers = _bracket_payers(scene, parties, table) | payers
    breakdown = lenders is None and not columns and is_breakdown(scene, table)
    named = {row.start for row in table if any(True for _ in scene.within(row.start, row.end, "activity"))}
    deals = len(named) > 1 and 2 * len(named) >= len({row.start for row, _ in amounts}) and (not header.cells or header is not table[0] or _heads_receivers(scene, header))
    converted = _converted(scene, amounts)
    found: list[Use] = []
    for row, index in amounts:
        mention = scene.mentions[index]
        beside = found[-1] if found and found[-1].sentence.start == row.start else None
        if beside and (_restates(scene, beside, mention) or mention.currency == converted != beside.mention.currency):
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
        is_cost = _is_cost(column)
        lends = None if is_cost or _is_of_others(column) else _lends_behind(scene, row, mention) or _lends(column) or _lends_in(listed, place)
        summed = None if _names_activity(listed) else tabled_sum(scene, header, row, mention.char_start) or labelled_sum(scene, table, label)
        if summed:
            use.role, (use.measure, use.period) = "portfolio total", summed
        elif breakdown and not _names_activity(listed):
            use.role = "portfolio total"
        elif _holds_its_parts(scene, row, mention):
            use.role = "component"
        elif payer and not columns and "cost" in column:
            use.role = "total cost"
        elif payer and not columns and (_is_left(column) or _is_summed(scene, header, row, mention)):
            use.role = "component"
        elif payer and not columns:
            use.role, use.payer = "commitment", payer
        elif lenders is not None and _names_lender(scene, row, lenders, mention) and not _is_left(column) and "cost" not in column:
            use.role, use.unnamed = "commitment", True
        elif count := _count_in(scene, header, row):
            use.role, use.count, use.counted = "portfolio total", count, "project"
        elif deals and row.start in named and not is_total and _is_of_others(column):
            use.role, use.unnamed = "commitment", True
        elif deals and row.start in named and not is_total and not is_cost:
            use.role, use.payer = "commitment", _column(columns, header, row, mention)
        elif is_total and columns:
            use.payer = _column(columns, header, row, mention)
            use.role = "commitment" if use.payer else "total cost"
        elif not is_total and not columns and _is_called(scene, row, listed[place : place + 2]):
            use.role, lends = "commitment", listed[place + 1].phrase.finance_type  # "Coastal mangroves | Guinea-Bissau | 12.4 grant"
        elif not is_total and not columns and lends and (_lends_in(listed, place) or _names_activity(listed)):
            use.role = "commitment"  # "Loan amount   US$ 116 million"
        elif not is_total and not columns and _heads_receivers(scene, header) and _names_activity(listed) and not is_cost:
            use.role = "commitment"  # "Country | Project | Amount"
        elif is_total and _lists_activities(found):
            use.role = "portfolio total"
            use.joint = len({payer.key for payer in payers.values()}) > 1
        else:
            use.role = "total cost" if is_total else "component"
        if use.role == "portfolio total" and use.count is None and (count := _count_in(scene, header, row, _COUNTED | _NUMBERED)):
            use.count, use.counted = count, "project"
        if use.role == "commitment":
            use.edtf = _row_date(scene, header, row)
            use.deed = _row_deed(scene, header) if use.edtf else None
            use.finance_type = lends
            if _is_disbursed(column) or _is_disbursed(label):
                use.stage, use.type, use.edtf = "disbursed", "disbursement", _as_of(scene, table)
                use.finance_type = use.finance_type or next((one.finance_type for one in found if one.sentence.start == row.start), None)
        found.append(use)
    _sum_groups(scene, found)
    return found


def _sum_groups(scene: Scene, found: list[Use]) -> None:
    """ "World Bank Group Financing 10.0 | IBRD 8.0 | IDA Credit 2.0": a row that says it is a sum of those under it is no commitment beside them."""
    for k, whole in enumerate(found):
        row = whole.sentence.block
        if whole.role != "commitment" or not row.cells or not _GROUP.search(scene.clean, *row.cells[0]):
            continue
        total = Decimal(0)
        for part in found[k + 1 : k + 1 + LONGEST_LIST]:
            beside = part.sentence.start == row.start and whole.mention.char_start > row.cells[0][1]  # in another column
            if part.role != "commitment" or beside or part.mention.currency != whole.mention.currency:
                break
            total += part.mention.value or 0
            single = part is found[k + 1] and part.payer is not None and whole.payer is not None and is_arm_of(part.payer.key, {whole.payer.key})
            if total == whole.mention.value and (part is not found[k + 1] or single):
                whole.role, whole.divided = "total cost", True
                break


_GROUP = re.compile(r"\b(?:financing|funding|sources|resources|contributions?|sub-?total|partners|donors|lenders|funds|group)\b", re.IGNORECASE)


def _is_of_others(column: str) -> bool:
    """ "Co-financing", "Counterpart funds": what others add, who is not told."""
    return any(word in column for word in ("cofinanc", "co-financ", "counterpart", "others", "leverag"))


def _holds_its_parts(scene: Scene, row: Block, mention: Mention) -> bool:
    """ "49.0 (37.2 loan, 11.8 grant)": an amount whose parts stand in its own cell."""
    cell = next(((start, end) for start, end in row.cells if start <= mention.char_start < end), None)
    if cell is None:
        return False
    parts = [m.value for _, m in scene.within(mention.char_end, cell[1], "money") if m.currency == mention.currency and m.value]
    return len(parts) > 1 and sum(parts) == mention.value


def _lends_behind(scene: Scene, row: Block, mention: Mention) -> str | None:
    """The instrument right behind an amount in its cell: "12.4 grant", "37.2 loan, ..."."""
    end = next((end for start, end in row.cells if start <= mention.char_start < end), mention.char_end)
    words = scene.clean[mention.char_end : end].replace(",", " ").replace(")", " ").split()
    return next((kind for kind in ("loan", "grant", "credit", "guarantee", "equity") if words[:1] == [kind]), None)


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


def _is_cost(column: str) -> bool:
    """ "Total cost (US$ million)": what a column's amounts cost, whatever unit stands behind."""
    return column.partition("(")[0].strip(" *,") in _COSTS


def _heads_receivers(scene: Scene, header: Block) -> bool:
    """Whether the first named column is of those that get the money."""
    return any(scene.clean[start:end].strip("* .").lower() in _RECEIVERS for start, end in header.cells[:3])


def _is_by_bank(scene: Scene, table: list[Block]) -> bool:
    """ "Guarantee limits by issuing bank (USD million)" over a table: its rows are who gets the money."""
    return _BY_BANK.search(scene.clean, max(0, table[0].start - 120), table[0].end) is not None


_BY_BANK = re.compile(r"\bby\s(?:[a-z]+\s)?(?:bank|borrower|recipient|beneficiary|client|intermediary|country|province|state|region)\b[^.\n]{0,30}\n")


def _row_payers(scene: Scene, parties: Parties, table: list[Block]) -> dict[int, Payer]:
    """Who the first cell of each row names; countries and governments only beside a financier or under "Source"."""
    return {row.start: payer for row in table if row.cells and (payer := _payer(scene, parties, *row.cells[0]))}


def _bracket_payers(scene: Scene, parties: Parties, table: list[Block]) -> dict[int, Payer]:
    """The lender in brackets at the end of each row's first cell: "Ring Road, Lot 7 (EBRD)"."""
    found = {}
    for row in table:
        bracket = _LAST_BRACKET.search(scene.clean, *row.cells[0]) if row.cells else None
        payer = _payer(scene, parties, *bracket.span("name")) if bracket else None
        if payer is not None and parties.type_of(payer.key) in LENDERS:
            found[row.start] = payer
    return found if len(found) > 1 else {}


_LAST_BRACKET = re.compile(r"\S\s\((?P<name>[^()\n]{2,60})\)\s*\Z")


def _converted(scene: Scene, amounts: list[tuple[Block, int]]) -> str | None:
    """The currency that a table tells all its amounts in once more: "EUR | 62.5 | 7.10" under "Kshs. bn"."""
    rows: dict[int, list[str | None]] = {}
    for row, index in amounts:
        rows.setdefault(row.start, []).append(scene.mentions[index].currency)
    pairs = [told for told in rows.values() if len(told) == 2 and told[0] != told[1]]
    if len(pairs) < 2 or len({told[1] for told in pairs}) > 1 or any(pairs[0][1] in told[:1] for told in rows.values() if len(told) > 1):
        return None
    return pairs[0][1]


def _names_lender(scene: Scene, row: Block, column: int, mention: Mention) -> bool:
    """Whether a row names somebody in the column of lenders, whoever it is."""
    return len(row.cells) > column + 1 and row.cells[column][1] <= mention.char_start and any(
        char.isalpha() for char in scene.clean[slice(*row.cells[column])]
    ) and "total" not in scene.clean[slice(*row.cells[0])].lower()


def _is_called(scene: Scene, row: Block, told: list[Item]) -> bool:
    """ "12.4 grant": the instrument right behind an amount, in its cell."""
    return len(told) == 2 and is_instrument(told[1]) and bool(told[1].phrase.finance_type) and any(
        start <= told[0].start and told[1].end <= end for start, end in row.cells[1:]
    )


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
    """ "Position as at 30.04.2018", "As of 31 December disbursements stood at X": the day of a table's figures, told above it or in its note."""
    low, end = max(0, table[0].start - 600), table[-1].end
    days = [m for _, m in scene.within(low, end + _LONGEST_NOTE, "date") if m.edtf and len(m.edtf) == 10 and not table[0].start <= m.char_start < end]
    told = [m for m in days if _AS_OF.search(scene.clean, max(low, m.char_start - 40), m.char_start)]
    above, below = [m.edtf for m in told if m.char_start < end], [m.edtf for m in told if m.char_start > end]
    return next(iter((*above[::-1], *below)), None)


_LONGEST_NOTE = 60  # characters: "*As of September 30, 2021."


_AS_OF = re.compile(r"\b(?:as\s(?:at|of|on)|position|status)\b[^.\n]{0,30}\Z", re.IGNORECASE)


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
    head = _head_over(header, row, mention)
    return scene.clean[slice(*head)].lower() if head else ""


def _head_over(header: Block, row: Block, mention: Mention) -> tuple[int, int] | None:
    """The cell of the heads that is over an amount, counted from the left."""
    cell = next((k for k, (start, end) in enumerate(row.cells) if start <= mention.char_start < end), None)
    unnamed = cell is not None and cell > 0 and len(header.cells) == len(row.cells) - 1  # nothing stands over the names
    if header is row or cell is None or not unnamed and len(header.cells) != len(row.cells):
        return None
    return header.cells[cell - 1 if unnamed else cell]


_COUNTED = frozenset("projects operations loans grants transactions".split())
_NUMBERED = frozenset("number no. no count contracts".split())  # of projects in a bank's table of its lending, of anything elsewhere


def _count_in(scene: Scene, header: Block, row: Block, heads: frozenset[str] = _COUNTED) -> Decimal | None:
    """How many projects a row sums up, by a column of counts: "Transport | 46 | 14,620"."""
    unnamed = len(header.cells) == len(row.cells) - 1  # nothing stands over the names: "             Projects   US$ billion   Share"
    if header is row or not unnamed and len(header.cells) != len(row.cells):
        return None
    for head, cell in zip(header.cells[0 if unnamed else 1 :], row.cells[1:], strict=True):
        label = scene.clean[slice(*head)].strip("* ").lower().removeprefix("number of ").removeprefix("no. of ")
        told = scene.clean[slice(*cell)].strip("* ").replace(",", "")
        if label in heads and told.isascii() and told.isdigit() and len(told) < 6:
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


def _lenders_by_cells(scene: Scene, parties: Parties, table: list[Block]) -> int | None:
    """The column, behind the first, whose cells are lenders in most rows of a table without heads."""
    width = max(len(row.cells) for row in table)
    for column in range(1, width):
        told = [row.cells[column] for row in table if len(row.cells) > column]
        if len(told) > 1 and 3 * sum(1 for cell in told if _payer(scene, parties, *cell)) >= 2 * len(told):
            return column
    return None


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


def _column(columns: dict[int, Payer], header: Block, row: Block, mention: Mention) -> Payer | None:
    """The payer at the head of an amount's column, counted from the left."""
    head = _head_over(header, row, mention)
    return columns.get((head[0] + head[1]) // 2) if head else None
