-- Every project with all who finance it, in words and in US dollars, and who else takes part.
create view projects_with_financiers as
with financed as (
    select
        activity_id,
        count(distinct provider_id) as financiers,
        string_agg(
            coalesce(provider_acronym, provider, 'not named') || ': ' || currency || ' ' || format('{:,}', try_cast(amount as bigint))
            || coalesce(' ' || finance_type, '') || case when counts_as = 'pledge' then ' (planned)' else '' end,
            '; ' order by coalesce(amount_usd, 0) desc, amount desc, transaction_id
        ) as financing,
        sum(amount_usd) filter (where counts_as = 'commitment') as committed_usd,
        sum(amount_usd) filter (where counts_as = 'guarantee') as guaranteed_usd,
        sum(amount_usd) filter (where counts_as = 'pledge' and committed_as is null) as pledged_usd,
        count(*) filter (where amount_usd is null) as without_usd,
        min(year) as first_year
    from commitments_once
    where activity_id is not null
    group by activity_id
),

-- Those who take part and are not among the financiers already.
others as (
    select activity_id, string_agg(distinct o.name || ' (' || p.role || ')', '; ' order by o.name || ' (' || p.role || ')') as other_parties
    from participating_orgs as p
    join organisations as o using (organisation_id)
    where not exists (
        from commitments_once as c where c.activity_id = p.activity_id and c.provider_id = p.organisation_id
    )
    group by activity_id
),

told as (
    select activity_id, count(distinct document_id) as documents
    from (
        select activity_id, document_id from transactions
        union all select activity_id, document_id from participating_orgs
        union all select activity_id, document_id from results
        union all select activity_id, document_id from activity_places
        union all select entity_id, document_id from mentions where kind = 'activity'
    )
    where activity_id is not null
    group by activity_id
)

select
    a.activity_id,
    a.title,
    a.acronym,
    a.external_id,
    a.sector,
    a.recipient_country,
    a.approved_on,
    a.planned_end,
    a.parent_id,
    coalesce(f.financiers, 0) as financiers,
    f.financing,
    f.committed_usd,
    f.guaranteed_usd,
    f.pledged_usd,
    coalesce(f.without_usd, 0) as without_usd,
    f.first_year,
    others.other_parties,
    coalesce(told.documents, 0) as documents
from activities as a
left join financed as f using (activity_id)
left join others using (activity_id)
left join told using (activity_id)
order by f.committed_usd desc nulls last, a.title, a.activity_id;
comment on view projects_with_financiers is 'Every project with all who finance it, in words and in US dollars, and who else takes part.';
comment on column projects_with_financiers.activity_id is 'The project, programme or part of one.';
comment on column projects_with_financiers.title is 'Its title.';
comment on column projects_with_financiers.acronym is 'Its acronym, if it has one.';
comment on column projects_with_financiers.external_id is 'The lender''s own number.';
comment on column projects_with_financiers.sector is 'Sector in words.';
comment on column projects_with_financiers.recipient_country is 'ISO 3166-1 alpha-3.';
comment on column projects_with_financiers.approved_on is 'Date of approval.';
comment on column projects_with_financiers.planned_end is 'Planned end.';
comment on column projects_with_financiers.parent_id is 'The activity that it is a part of, whose sums do not include its own.';
comment on column projects_with_financiers.financiers is 'How many organisations finance it; 0 where no document says.';
comment on column projects_with_financiers.financing is 'Each of them with amount, currency and kind of finance, the largest first, separated by semicolons.';
comment on column projects_with_financiers.committed_usd is 'Sum of the commitments, in US dollars.';
comment on column projects_with_financiers.guaranteed_usd is 'Sum of the guarantees: they may cover money that another financier''s commitment counts.';
comment on column projects_with_financiers.pledged_usd is 'Sum of what is only planned so far.';
comment on column projects_with_financiers.without_usd is 'How many amounts are in none of these sums since no rate is known.';
comment on column projects_with_financiers.first_year is 'Year of the earliest of the commitments and pledges.';
comment on column projects_with_financiers.other_parties is 'Other organisations with their role (implementing, accountable, ...), separated by semicolons.';
comment on column projects_with_financiers.documents is 'How many documents tell of it.';
