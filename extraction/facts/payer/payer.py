"""Who gives an amount, as the rules hand it on; the kinds of organisations that finance and that lend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Party(NamedTuple):
    """What a stretch of items names as a party: its first and last item, its key and what kind of word it is."""

    first: int
    last: int
    key: str
    kind: str

    @property
    def is_named(self) -> bool:
        """Told by a name of its own or as a state, not by a word such as "the lender" or "farmers"."""
        return self.kind in ("organisation", "government", "country")


FINANCIERS = frozenset(
    ("multilateral", "multilateral fund", "bilateral agency", "export credit agency", "national development bank", "commercial bank",
     "foundation", "sovereign fund", "bank", "fund", "export credit", "un agency", "government", "multilateral programme")
)  # fmt: skip
LENDERS = FINANCIERS - {"government", "commercial bank", "un agency", "bank", "fund"}
LENDERS_OR_FUNDS = LENDERS | {"fund", "bank", "multilateral programme", "un agency"}


@dataclass(frozen=True, slots=True)
class Payer:
    """An organisation's key and where the text names it; `how` is the construction that shows it gives."""

    key: str
    start: int
    end: int
    how: str


def is_state(key: str) -> bool:
    """Whether a payer's key is a country's government."""
    country = key.rpartition(":")[2]
    return len(country) == 3 and country.isupper()


def is_arm_of(key: str, lenders: set[str]) -> bool:
    """Whether a fund is one of a lender's own: the African Development Fund beside the Bank, IDA beside the World Bank."""
    return any(key in group and lenders & group for group in _GROUPS)


_GROUPS = tuple(
    frozenset(f"organisation:XM-DAC-{code}" for code in codes)
    for codes in (("44000", "44001", "44002"), ("46002", "46003"), ("46004", "46005"), ("46012", "46013"))
)
