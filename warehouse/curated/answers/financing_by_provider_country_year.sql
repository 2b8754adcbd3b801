-- Who finances which country in which year: how many commitments and how much of each kind, in US dollars.
create view financing_by_provider_country_year as
select
    provider_id,
    provider,
    provider_acronym,
    provider_kind,
    recipient_country,
    year,
    count(*) as transactions,
    count(distinct activity_id) as activities,
    sum(amount_usd) filter (where counts_as = 'commitment') as committed_usd,
    sum(amount_usd) filter (where counts_as = 'guarantee') as guaranteed_usd,
    sum(amount_usd) filter (where counts_as = 'pledge' and committed_as is null) as pledged_usd,
    sum(amount_usd) filter (where counts_as = 'disbursement') as disbursed_usd,
    count(*) filter (where amount_usd is null) as without_usd,
    string_agg(distinct activity, '; ' order by activity) as activity_titles
from commitments_once
group by all
order by provider, recipient_country, year;
comment on view financing_by_provider_country_year is 'Who finances which country in which year: how many commitments and how much of each kind, in US dollars, each counted once.';
comment on column financing_by_provider_country_year.provider_id is 'Who pays; null where no document says.';
comment on column financing_by_provider_country_year.provider is 'Name of who pays.';
comment on column financing_by_provider_country_year.provider_acronym is 'Acronym of who pays, if it has one.';
comment on column financing_by_provider_country_year.provider_kind is 'multilateral, bilateral agency, government, ...';
comment on column financing_by_provider_country_year.recipient_country is 'ISO 3166-1 alpha-3; null where no document says.';
comment on column financing_by_provider_country_year.year is 'Year of approval or signing, or else of publication.';
comment on column financing_by_provider_country_year.transactions is 'How many commitments, guarantees, pledges and payments there are.';
comment on column financing_by_provider_country_year.activities is 'How many different activities they are for.';
comment on column financing_by_provider_country_year.committed_usd is 'Sum of the commitments, in US dollars.';
comment on column financing_by_provider_country_year.guaranteed_usd is 'Sum of the guarantees: they may cover money that another provider''s commitment counts.';
comment on column financing_by_provider_country_year.pledged_usd is 'Sum of what is only planned so far: pledges that became commitments are left out.';
comment on column financing_by_provider_country_year.disbursed_usd is 'Sum of what was paid out, which is part of what was committed.';
comment on column financing_by_provider_country_year.without_usd is 'How many are in none of these sums since no rate is known.';
comment on column financing_by_provider_country_year.activity_titles is 'Titles of the activities, separated by semicolons.';
