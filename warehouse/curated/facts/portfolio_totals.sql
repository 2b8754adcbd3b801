-- Sums, counts and shares over several activities: one row per document that tells it.
create table portfolio_totals (
    total_id varchar not null,
    organisation_id varchar,
    country varchar,
    sector varchar,
    measure varchar,
    amount decimal(38, 9),
    currency varchar,
    count decimal(38, 9),
    counted varchar,
    qualifier varchar,
    share_percent decimal(38, 9),
    share_of varchar,
    share_of_amount decimal(38, 9),
    period_edtf varchar,
    document_id varchar not null,
    char_start bigint not null,
    char_end bigint not null,
    quote varchar not null
);
comment on table portfolio_totals is 'Sums, counts and shares over several activities: one row per document that tells it.';
comment on column portfolio_totals.total_id is 'Deterministic id, the same in every document that tells this total.';
comment on column portfolio_totals.organisation_id is 'Whose portfolio it is.';
comment on column portfolio_totals.country is 'ISO 3166-1 alpha-3.';
comment on column portfolio_totals.sector is 'Sector in words.';
comment on column portfolio_totals.measure is 'What was measured: commitments, investment, ...';
comment on column portfolio_totals.amount is 'Amount in full units.';
comment on column portfolio_totals.currency is 'ISO 4217 code.';
comment on column portfolio_totals.count is 'How many.';
comment on column portfolio_totals.counted is 'Of what: projects, loans, ...';
comment on column portfolio_totals.qualifier is 'What the text says of the number.';
comment on column portfolio_totals.share_percent is 'The stated share of the whole, in percent.';
comment on column portfolio_totals.share_of is 'total_id of the whole in the same document.';
comment on column portfolio_totals.share_of_amount is 'Amount of the whole, in the same currency.';
comment on column portfolio_totals.period_edtf is 'The period that the total is over.';
comment on column portfolio_totals.document_id is 'The document it was read in.';
comment on column portfolio_totals.char_start is 'Start of the quote in document_texts.text, 0-based, in code points.';
comment on column portfolio_totals.char_end is 'End of the quote, exclusive.';
comment on column portfolio_totals.quote is 'The words it was read from, letter for letter.';

with told as (
    select document_id, unnest(portfolio_totals) as fact
    from kept.readings
),

resolved as (
    select told.document_id, fact, organisation.entity_id as organisation_id
    from told
    left join kept.entity_ids as organisation
        on told.document_id = organisation.document_id and fact.organisation = organisation.key
),

numbered as (
    select *, row_number() over (
        partition by document_id, organisation_id, fact.country, fact.sector, fact.measure, fact.amount, fact.currency,
            fact.count, fact.counted, fact.share_percent, fact.period_edtf
        order by fact.char_start, fact.char_end
    ) as nth
    from resolved
),

identified as (
    select
        *,
        content_id('total', [
            -- Where nobody is named, the same total in another document may be another one.
            coalesce(organisation_id, document_id), fact.country, fact.sector, fact.measure, fact.amount::varchar, fact.currency,
            fact.count::varchar, fact.counted, fact.share_percent::varchar, fact.period_edtf, nullif(nth, 1)::varchar
        ]) as total_id
    from numbered
),

-- The whole that a share is of: the total of that amount in the same document, the first if it is told again.
wholes as (
    select document_id, fact.amount as amount, fact.currency as currency, arg_min(total_id, (fact.char_start, total_id)) as total_id
    from identified
    where fact.amount is not null
    group by all
)

select
    part.total_id,
    part.organisation_id,
    fact.country as country,
    fact.sector as sector,
    fact.measure as measure,
    fact.amount as amount,
    fact.currency as currency,
    fact.count as count,
    fact.counted as counted,
    fact.qualifier as qualifier,
    fact.share_percent as share_percent,
    whole.total_id as share_of,
    fact.share_of as share_of_amount,
    fact.period_edtf as period_edtf,
    part.document_id,
    fact.char_start as char_start,
    fact.char_end as char_end,
    fact.quote as quote
from identified as part
left join wholes as whole
    on part.document_id = whole.document_id and fact.share_of = whole.amount and fact.currency = whole.currency
order by part.document_id, fact.char_start, fact.char_end, part.total_id;
