-- What each provider puts into what, each commitment once however many documents tell it, in US dollars as far as known.
create table commitments_once (
    transaction_id varchar not null,
    counts_as varchar not null,
    type varchar not null,
    stage varchar,
    finance_type varchar,
    provider_id varchar,
    provider varchar,
    provider_acronym varchar,
    provider_kind varchar,
    receiver_id varchar,
    receiver varchar,
    recipient_country varchar,
    activity_id varchar,
    activity varchar,
    sector varchar,
    sector_code varchar,
    year integer,
    edtf varchar,
    dated_by varchar,
    amount decimal(38, 9) not null,
    currency varchar not null,
    qualifier varchar,
    equivalent_amount decimal(38, 9),
    equivalent_currency varchar,
    amount_usd decimal(38, 2),
    converted_by varchar,
    committed_as varchar,
    documents bigint not null,
    document_id varchar not null,
    char_start bigint not null,
    char_end bigint not null,
    quote varchar not null
);
comment on table commitments_once is 'Each commitment, pledge or payment once, however many documents tell it, in US dollars as far as a rate is known: rows of one counts_as are safe to sum.';
comment on column commitments_once.transaction_id is 'The commitment; where documents round it differently, the one of these rows of transactions that stands for all.';
comment on column commitments_once.counts_as is 'What may be summed with what: commitment, guarantee (of somebody''s money that may be counted as well), pledge (planned only), or the type itself (disbursement, ...).';
comment on column commitments_once.type is 'IATI TransactionType name, lower case.';
comment on column commitments_once.stage is 'The text''s own step: approved, signed, planned, pledged, disbursed.';
comment on column commitments_once.finance_type is 'loan, grant, credit, guarantee, equity or technical assistance; null where no document says.';
comment on column commitments_once.provider_id is 'Who pays.';
comment on column commitments_once.provider is 'Name of who pays.';
comment on column commitments_once.provider_acronym is 'Acronym of who pays, if it has one.';
comment on column commitments_once.provider_kind is 'multilateral, bilateral agency, government, ...: a government''s own share is a row as well.';
comment on column commitments_once.receiver_id is 'Who is paid, or borrows.';
comment on column commitments_once.receiver is 'Name of who is paid, or borrows.';
comment on column commitments_once.recipient_country is 'ISO 3166-1 alpha-3; the activity''s, where the transaction names none.';
comment on column commitments_once.activity_id is 'What is financed.';
comment on column commitments_once.activity is 'Title of what is financed.';
comment on column commitments_once.sector is 'Sector of the activity in words.';
comment on column commitments_once.sector_code is 'OECD DAC purpose code of the activity.';
comment on column commitments_once.year is 'Year of the commitment; see dated_by.';
comment on column commitments_once.edtf is 'Date of approval or signing, as precise as the most precise document.';
comment on column commitments_once.dated_by is 'What the year and the exchange rate are taken from: `stated`, `approval of the activity` or `publication`.';
comment on column commitments_once.amount is 'Amount in full units of its own currency.';
comment on column commitments_once.currency is 'ISO 4217 code.';
comment on column commitments_once.qualifier is 'What the text says of the amount: exact, approximately, up to, ...';
comment on column commitments_once.equivalent_amount is 'The amount in another currency, as a document states it; in US dollars where one does.';
comment on column commitments_once.equivalent_currency is 'ISO 4217 code of the equivalent.';
comment on column commitments_once.amount_usd is 'The amount in US dollars, to the cent; null where no document and no reference rate tells it.';
comment on column commitments_once.converted_by is 'How amount_usd was made: `US dollars`, `stated equivalent`, or the rate of exchange_rates: `ECB 2024-11-15`, `yearly average 2015`, `peg`.';
comment on column commitments_once.committed_as is 'For a pledge: the transaction_id of the commitment of the same provider to the same activity that followed, if there is one.';
comment on column commitments_once.documents is 'How many documents tell it in this amount.';
comment on column commitments_once.document_id is 'The first document that tells it.';
comment on column commitments_once.char_start is 'Start of the quote in document_texts.text, 0-based, in code points.';
comment on column commitments_once.char_end is 'End of the quote, exclusive.';
comment on column commitments_once.quote is 'The words it was read from, letter for letter.';

with tellings as (
    select t.*, d.published_on, row_number() over (
        partition by t.transaction_id order by d.published_on nulls last, t.document_id, t.char_start
    ) as nth
    from transactions as t
    join documents as d using (document_id)
    where d.superseded_by is null
),

-- What the tellings of one commitment differ in is taken from the first that says it; its date from the most precise.
commitments as (
    select
        transaction_id,
        any_value(activity_id) as activity_id,
        any_value(provider_id) as provider_id,
        any_value(type) as type,
        any_value(amount) as amount,
        any_value(currency) as currency,
        arg_min(receiver_id, nth) as receiver_id,
        arg_min(recipient_country, nth) as told_country,
        arg_min(finance_type, nth) as finance_type,
        arg_min(qualifier, nth) as qualifier,
        arg_min(stage, nth) as stage,
        arg_min(edtf, (-length(edtf), nth)) as edtf,
        arg_min(equivalent_amount, (equivalent_currency <> 'USD', nth)) as equivalent_amount,
        arg_min(equivalent_currency, (equivalent_currency <> 'USD', nth)) as equivalent_currency,
        arg_min(document_id, nth) as document_id,
        arg_min(char_start, nth) as char_start,
        arg_min(char_end, nth) as char_end,
        arg_min(quote, nth) as quote,
        list(distinct document_id order by document_id) as told_in,
        min(published_on) as first_published,
        max(published_on) as last_published
    from tellings
    group by transaction_id
),

dated as (
    select
        c.*,
        a.title as activity,
        a.sector,
        a.sector_code,
        coalesce(c.told_country, a.recipient_country) as recipient_country,
        coalesce(c.edtf, a.approved_on::varchar, c.first_published::varchar) as dated,
        case
            when c.edtf is not null then 'stated'
            when a.approved_on is not null then 'approval of the activity'
            when c.first_published is not null then 'publication'
        end as dated_by,
        try_cast(nullif(regexp_extract(dated, '[0-9]{4}'), '') as integer) as year
    from commitments as c
    left join activities as a using (activity_id)
),

-- An amount in each currency that a commitment is told in.
amounts as (
    select transaction_id, activity_id, provider_id, type, finance_type, edtf, told_in, side.currency, side.amount
    from dated
    cross join lateral (values (currency, amount), (equivalent_currency, equivalent_amount)) as side(currency, amount)
    where side.amount is not null and activity_id is not null and provider_id is not null
),

-- Two documents that round differently, or of which one tells the equivalent only, tell of one commitment: the same
-- provider, activity, type and kind of finance, no two years, and amounts that agree within the coarser one's digits
-- (half a unit of the last that is not zero, 2% at most).
same as (
    select distinct a.transaction_id, b.transaction_id as other_id
    from amounts as a
    join amounts as b
        on a.activity_id = b.activity_id and a.provider_id = b.provider_id and a.type = b.type and a.currency = b.currency
    where a.transaction_id <> b.transaction_id
        and not list_has_any(a.told_in, b.told_in)
        and (
            coalesce(a.finance_type = b.finance_type, true)
            or (a.finance_type in ('loan', 'credit') and b.finance_type in ('loan', 'credit'))
        )
        and coalesce(left(a.edtf, 4) = left(b.edtf, 4), true)
        and abs(a.amount - b.amount) <= greatest(
            least(power(10, length(regexp_extract(a.amount::decimal(38, 0)::varchar, '0*$'))) / 2, a.amount::double / 50),
            least(power(10, length(regexp_extract(b.amount::decimal(38, 0)::varchar, '0*$'))) / 2, b.amount::double / 50)
        )
),

-- Of those that are one, the one that tells its equivalent stays, or else the one told last.
repeated as (
    select same.transaction_id
    from same
    join dated as mine on mine.transaction_id = same.transaction_id
    join dated as other on other.transaction_id = same.other_id
    where (
        other.equivalent_amount is null, coalesce(-epoch(other.last_published), 0), other.transaction_id
    ) < (
        mine.equivalent_amount is null, coalesce(-epoch(mine.last_published), 0), mine.transaction_id
    )
),

-- What pledges became: the last commitment of the same provider to the same activity, unless it is older than the pledge.
committed as (
    select activity_id, provider_id, arg_max(transaction_id, (year, transaction_id)) as transaction_id, max(year) as year
    from dated
    where type = 'outgoing commitment' and activity_id is not null and provider_id is not null
        and transaction_id not in (select transaction_id from repeated)
    group by activity_id, provider_id
),

converted as (
    select
        d.*,
        case
            when d.currency = 'USD' then d.amount
            when d.equivalent_currency = 'USD' then d.equivalent_amount
            when own.worth is not null then try_cast(d.amount as decimal(20, 2)) * own.worth
            else try_cast(d.equivalent_amount as decimal(20, 2)) * equivalent.worth
        end as usd,
        case
            when usd is null then null
            when d.currency = 'USD' then 'US dollars'
            when d.equivalent_currency = 'USD' then 'stated equivalent'
            when own.worth is not null then own.name
            else 'stated equivalent in ' || d.equivalent_currency || ', ' || equivalent.name
        end as converted_by
    from dated as d
    left join exchange_rates as own on own.edtf = d.dated and own.currency = d.currency
    left join exchange_rates as equivalent on equivalent.edtf = d.dated and equivalent.currency = d.equivalent_currency
)

select
    c.transaction_id,
    case
        when c.type = 'outgoing pledge' then 'pledge'
        when c.type <> 'outgoing commitment' then c.type
        when c.finance_type = 'guarantee' then 'guarantee'
        else 'commitment'
    end as counts_as,
    c.type,
    c.stage,
    c.finance_type,
    c.provider_id,
    provider.name as provider,
    provider.acronym as provider_acronym,
    provider.kind as provider_kind,
    c.receiver_id,
    receiver.name as receiver,
    c.recipient_country,
    c.activity_id,
    c.activity,
    c.sector,
    c.sector_code,
    c.year,
    c.edtf,
    c.dated_by,
    c.amount,
    c.currency,
    c.qualifier,
    c.equivalent_amount,
    c.equivalent_currency,
    c.usd::decimal(38, 2) as amount_usd,
    c.converted_by,
    case when c.type = 'outgoing pledge' and committed.year >= c.year then committed.transaction_id end as committed_as,
    len(c.told_in) as documents,
    c.document_id,
    c.char_start,
    c.char_end,
    c.quote
from converted as c
left join organisations as provider on provider.organisation_id = c.provider_id
left join organisations as receiver on receiver.organisation_id = c.receiver_id
left join committed on committed.activity_id = c.activity_id and committed.provider_id = c.provider_id
where c.transaction_id not in (select transaction_id from repeated)
order by c.document_id, c.char_start, c.char_end, c.transaction_id;
