"""reconciliations: what the numbers of the sources say of each other; a disagreement is published, flagged, as a warning."""

from checks.suites import arithmetic, evidence, holds, key, not_null, one_of

STATUSES = ("consistent", "inconsistent", "indeterminate")
GRADES = ("entailed", "compatible", "weak", "inconsistent", "not checkable")

# With the sentence that a person needs to see, and the interval of a stated percentage; elsewhere the rule's status decides.
SOURCE = """
select
    r.*, share.stated_low, share.stated_high,
    slice(texts.text, s.char_start, greatest(s.char_end, r.char_end)) as sentence
from reconciliations as r
left join (
    select e.reconciliation_id, min(m.value_low) as stated_low, max(m.value_high) as stated_high
    from reconciliation_evidence as e join mentions as m on e.mention_id = m.mention_id
    where e.part = 'share' and m.kind = 'percent'
    group by e.reconciliation_id
) as share on r.reconciliation_id = share.reconciliation_id
left join document_texts as texts on r.document_id = texts.document_id
asof left join sentences as s on r.document_id = s.document_id and r.char_start >= s.char_start
"""

# kind: (our expectation, its words)
KINDS = {
    "share_of_total": (
        "ExpectStatedShareToLieWithinComputedInterval",
        "A stated share agrees with what the digits of part and total allow: of $2.36 billion, $1.82 billion is stated as 77%,"
        " and the digits allow 76.74% to 77.49%.",
    ),
    "parts_sum_to_total": (
        "ExpectPartsToAddUpToStatedTotal",
        "Listed parts add up to the stated total, or to at most it where the list says that it is not complete.",
    ),
    "shares_sum": ("ExpectSharesToAddUpToWhole", "Shares of one whole add up to 100%, and never to more."),
    "part_within_total": ("ExpectPartNotToExceedWhole", "A part, or a count, is not above its whole."),
    "currency_equivalence": (
        "ExpectEquivalentToImplyReferenceRate",
        "A stated equivalent implies an exchange rate near the reference rate of that time.",
    ),
    "count_share": (
        "ExpectShareOfCountToBePossible",
        "A percentage of so many people or things is possible with a whole number of them.",
    ),
    "count_matches_list": (
        "ExpectCountToMatchList",
        "A list has as many items as are announced, or at most that where it says that it is not complete.",
    ),
    "change_matches": (
        "ExpectChangeToMatchItsEnds",
        "A stated increase, decrease or multiple is the one from its first to its last value.",
    ),
    "date_order": ("ExpectDatesToBeInOrder", "What comes first has the earlier date: approval before closing, start before end."),
    "weekday_matches_date": ("ExpectWeekdayToMatchDate", "A weekday is the weekday of its date."),
    "duration_matches_dates": ("ExpectDurationToMatchDates", "A stated duration is the time between its dates."),
    "restated_amount": ("ExpectRestatedAmountToAgree", "An amount told twice in one document is the same amount."),
    "cross_document_agreement": ("ExpectDocumentsToAgree", "Documents on one activity give it the same amounts, dates and parties."),
}

EXPECTATIONS = (
    key("reconciliation_id"),
    evidence(),
    not_null("kind", "status", "grade", "explanation"),
    one_of("kind", tuple(KINDS)),
    one_of("status", STATUSES),
    one_of("grade", GRADES),
    holds(
        "status_and_grade_agree",
        "(t.status = 'inconsistent') = (t.grade = 'inconsistent')",
        "grade and status call the same rows inconsistent.",
    ),
    holds("computed_in_order", "t.computed_low <= t.computed_high", "computed_low is not above computed_high."),
    tuple(arithmetic(type_, kind, words) for kind, (type_, words) in KINDS.items()),
)
