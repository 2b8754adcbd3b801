"""transactions: who puts how much into what, one row per commitment and document."""

from checks.suites import at_least, country, currency, edtf, evidence, holds, key, not_null, one_of, references, together, warn
from extraction.model import QUALIFIERS

# Names of IATI's codelists TransactionType and FinanceType, lower case, as the contract has them.
TYPES = (
    "incoming funds", "outgoing commitment", "disbursement", "expenditure", "interest payment", "loan repayment", "reimbursement",
    "purchase of equity", "sale of equity", "credit guarantee", "incoming commitment", "outgoing pledge", "incoming pledge",
    "commitment cancellation",
)  # fmt: skip
FINANCE_TYPES = ("loan", "grant", "credit", "guarantee", "equity", "technical assistance")

EXPECTATIONS = (
    key("transaction_id", "document_id"),
    evidence(),
    not_null("type", "amount", "currency"),
    one_of("type", TYPES),
    one_of("finance_type", FINANCE_TYPES),
    one_of("qualifier", QUALIFIERS),
    at_least("amount", 0),
    at_least("equivalent_amount", 0),
    currency("currency"),
    currency("equivalent_currency"),
    together("equivalent_amount", "equivalent_currency"),
    warn(holds("equivalent_in_another_currency", "t.equivalent_currency <> t.currency", "The equivalent is in another currency.")),
    country("recipient_country"),
    references("activity_id", "activities"),
    references("provider_id", "organisations(organisation_id)"),
    references("receiver_id", "organisations(organisation_id)"),
    edtf(),
)
