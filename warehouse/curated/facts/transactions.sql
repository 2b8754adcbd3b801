-- Who puts how much into what: one row per commitment and document that tells it.
create table transactions (
    transaction_id varchar not null,
    activity_id varchar,
    provider_id varchar,
    receiver_id varchar,
    recipient_country varchar,
    type varchar not null,
    finance_type varchar,
    amount decimal(38, 9) not null,
    currency varchar not null,
    qualifier varchar,
    equivalent_amount decimal(38, 9),
    equivalent_currency varchar,
    edtf varchar,
    stage varchar,
    interest_rate decimal(38, 9),
    maturity_years decimal(38, 9),
    grace_years decimal(38, 9),
    document_id varchar not null,
    char_start bigint not null,
    char_end bigint not null,
    quote varchar not null
);
comment on table transactions is 'Who puts how much into what: one row per commitment and document that tells it.';
comment on column transactions.transaction_id is 'Deterministic id, the same in every document that tells this commitment.';
comment on column transactions.activity_id is 'What is financed.';
comment on column transactions.provider_id is 'Who pays.';
comment on column transactions.receiver_id is 'Who is paid, or borrows.';
comment on column transactions.recipient_country is 'ISO 3166-1 alpha-3.';
comment on column transactions.type is 'IATI TransactionType name, lower case: outgoing commitment, disbursement, outgoing pledge, ...';
comment on column transactions.finance_type is 'loan, grant, credit, guarantee, equity or technical assistance.';
comment on column transactions.amount is 'Amount in full units of its own currency.';
comment on column transactions.currency is 'ISO 4217 code.';
comment on column transactions.qualifier is 'What the text says of the amount: exact, approximately, up to, ...';
comment on column transactions.equivalent_amount is 'The amount in another currency, as the text states it.';
comment on column transactions.equivalent_currency is 'ISO 4217 code of the equivalent.';
comment on column transactions.edtf is 'Date of approval or signing, as precise as the text is.';
comment on column transactions.stage is 'The text''s own step: approved, signed, planned, pledged, disbursed.';
comment on column transactions.interest_rate is 'Percent a year.';
comment on column transactions.maturity_years is 'Years to the last repayment.';
comment on column transactions.grace_years is 'Years to the first repayment.';
comment on column transactions.document_id is 'The document it was read in.';
comment on column transactions.char_start is 'Start of the quote in document_texts.text, 0-based, in code points.';
comment on column transactions.char_end is 'End of the quote, exclusive.';
comment on column transactions.quote is 'The words it was read from, letter for letter.';

with told as (
    select document_id, unnest(transactions) as fact
    from kept.readings
),

resolved as (
    select
        told.document_id,
        fact,
        activity.entity_id as activity_id,
        provider.entity_id as provider_id,
        receiver.entity_id as receiver_id,
        -- Where the activity or the payer is not told, the same sum in another document may be another commitment.
        case when activity_id is null or provider_id is null then told.document_id end as told_only_in
    from told
    left join kept.entity_ids as activity
        on told.document_id = activity.document_id and fact.activity = activity.key
    left join kept.entity_ids as provider
        on told.document_id = provider.document_id and fact.provider = provider.key
    left join kept.entity_ids as receiver
        on told.document_id = receiver.document_id and fact.receiver = receiver.key
),

-- Two equal commitments of one document (two tranches of one sum) stay two: the second is second in every document.
numbered as (
    select *, row_number() over (
        partition by document_id, activity_id, provider_id, fact.amount, fact.currency, fact.type
        order by fact.char_start, fact.char_end, fact.finance_type
    ) as nth
    from resolved
)

select
    content_id('transaction', [
        activity_id, provider_id, fact.amount::varchar, fact.currency, fact.type, told_only_in, nullif(nth, 1)::varchar
    ]) as transaction_id,
    activity_id,
    provider_id,
    receiver_id,
    fact.recipient_country as recipient_country,
    fact.type as type,
    fact.finance_type as finance_type,
    fact.amount as amount,
    fact.currency as currency,
    fact.qualifier as qualifier,
    fact.equivalent_amount as equivalent_amount,
    fact.equivalent_currency as equivalent_currency,
    fact.edtf as edtf,
    fact.stage as stage,
    fact.interest_rate as interest_rate,
    fact.maturity_years as maturity_years,
    fact.grace_years as grace_years,
    document_id,
    fact.char_start as char_start,
    fact.char_end as char_end,
    fact.quote as quote
from numbered
order by document_id, fact.char_start, fact.char_end, transaction_id;
