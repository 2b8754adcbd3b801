"""commitments_once: each commitment once, so that sums over it count nothing twice and lose nothing."""

from checks.suites import holds, key, references, together, warn

EXPECTATIONS = (
    key("transaction_id"),
    references("transaction_id", "transactions"),
    references("committed_as", "commitments_once(transaction_id)"),
    together("amount_usd", "converted_by"),
    holds(
        "of_current_documents",
        "exists (from documents as d where d.document_id = t.document_id and d.superseded_by is null)",
        "It is told by a document that nothing has superseded.",
    ),
    holds("dollars_stay_dollars", "t.currency <> 'USD' or t.amount_usd = round(t.amount, 2)", "US dollars are not converted."),
    warn(holds("in_dollars", "t.amount_usd is not null", "Every amount can be told in US dollars.")),
)
