"""Numbers that a label on their line explains: "Residents served by them: 195,000", "| Jobs supported | 2,500 | 2,110 |"."""

from __future__ import annotations

from decimal import Decimal

from extraction import expressions as re
from extraction.mentions.names.page import Item
from extraction.mentions.numbers.elided_context import SCALE_OF
from extraction.mentions.numbers.elided_parts import PartReader
from extraction.mentions.numbers.numerals import MONEY_SCALES, SCALE_WORDS, parse_digits
from extraction.mentions.numbers.quantity import noun_in, unit_of_label
from extraction.model import Mention

# "Roads rehabilitated (km)      0      450      462", up to any of its numbers
_ROW = re.compile(r"[ \t*\u2022-]*(?P<label>[A-Z](?:[^\s|]|[ ](?![ ])){2,90})(?: {2,}|\t)[ \t]*(?:[-\u2013+<>~\d.,%()/ \t]|n/?a)*$")
_LABEL = re.compile(
    r"[ \t*\u2022-]*(?P<label>[A-Z][\w'()/,& -]{2,70}?)(?: \([^)\n]{0,30}\))?(?::| [-\u2013\u2014](?= ))[ \t]*(?:about |around |some |over |more than |up to |approximately )?$"
)
_OF_FINANCE = re.compile(
    r"\b(?:credit|loan|grant|contribution|financing|counterpart|co-?financ\w*|equity|borrower|government|budget|IDA|IBRD|ADB|AIIB|EBRD|EIB|AfDB|ADF|IFAD|IsDB|beneficiar\w+|funds?|private"
    r"|commercial|own resources|banks?|total|cost|component|works|goods|services|contingenc\w+|supervision|equipment|unallocated|interest|fees?)\b", re.IGNORECASE
)
_PERCENT_LABEL = re.compile(r"%|\bper ?cent|\bpercentage", re.IGNORECASE)


class LabelReader(PartReader):
    """Reads numbers that stand behind a label or in a row that has one."""

    def label(self, item: Item) -> bool:
        """ "Residents served by them: 195,000", "| Jobs supported | 2,500 | 2,110 |"."""
        line = self.page.line_before(item.start)
        if line.lstrip()[:1] == "|":
            row = line.strip().strip("|").partition("|")[0].strip(" *")
            return self.labelled(item, row)
        cells = _ROW.match(line) if "  " in line or "\t" in line else None
        if cells:
            return self.labelled(item, cells["label"].strip())
        if ":" not in line[-30:] and line.rstrip()[-1:] not in ("-", "\u2013", "\u2014"):
            return False
        cut = max(line.rfind(". "), line.rfind("; "), line.rfind(") "))
        label = line[cut + 1 :].lstrip()
        # "direct users: 300; indirect users: 4,000": behind a semicolon a label goes on in small letters
        match = _LABEL.match(label[:1].upper() + label[1:] if cut >= 0 and line[cut] == ";" else label)
        if match is None:
            return False
        if self.like_line_above(item, match["label"]):
            return True
        found = noun_in(match["label"])
        return found is not None and self.add(item, *found)

    def like_line_above(self, item: Item, label: str) -> bool:
        """ "Component 1: EUR 45.0 million / Component 2: 22.5": a bare number under an amount whose label is of the same kind."""
        if item.number.scaled or item.number.words or item.number.value >= 100_000:
            return False
        above = next(self.before(item.start - 160, "money", "quantity", "percent"), None)
        if above is None or above.kind != "money" or self.clean.count("\n", above.char_end, item.start) not in (1, 2):
            return False
        scale = SCALE_OF.search(above.surface) if above.value is not None and above.value >= 1000 else None
        power = (SCALE_WORDS.get(scale[1]) or MONEY_SCALES[scale[1]]) if scale else self._powers.get(above.char_start) or _power_of(above)
        line = self.page.line_before(above.char_start)
        if power is None or ":" not in line[-8:] or "." not in item.number.printed and not _OF_FINANCE.search(label):
            return False
        if not _OF_FINANCE.search(label) and line.split()[:1] != label.split()[:1]:
            return False
        item.number = item.number.times(power, item.number.end)
        self._powers[item.start] = power
        return self.like(item, above)

    def labelled(self, item: Item, row: str) -> bool:
        """Reads a cell that the label of its row says what it counts."""
        if _PERCENT_LABEL.search(row):
            item.kind = "percent"
            return self._added(item)
        unit = unit_of_label(row)
        return unit is not None and self.add(item, unit, row)


def _power_of(money: Mention) -> Decimal | None:
    """The scale of an amount that is printed without it, as a head has it: 73.5 that stands for 73,500,000."""
    printed = parse_digits(money.surface)
    return money.value / printed[0] if printed and printed[0] and money.value else None
