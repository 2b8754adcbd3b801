-- What each document says: how many facts of each kind, what of its numbers was checked, and what was not understood.
create view document_contents as
with facts as (
    select
        document_id,
        count(*) filter (where kind = 'transaction') as transactions,
        count(*) filter (where kind = 'total') as portfolio_totals,
        count(*) filter (where kind = 'result') as results,
        count(*) filter (where kind = 'event') as events,
        count(*) filter (where kind = 'party') as participating_orgs,
        count(*) filter (where kind = 'place') as activity_places,
        count(*) filter (where kind = 'role') as roles,
        count(*) filter (where kind = 'relation') as relations,
        count(distinct activity_id) as activities
    from (
        select document_id, 'transaction' as kind, activity_id from transactions
        union all select document_id, 'total', null from portfolio_totals
        union all select document_id, 'result', activity_id from results
        union all select document_id, 'event', null from events
        union all select document_id, 'party', activity_id from participating_orgs
        union all select document_id, 'place', activity_id from activity_places
        union all select document_id, 'role', null from roles
        union all select document_id, 'relation', null from relations
        union all select document_id, 'activity', entity_id from mentions where kind = 'activity'
    )
    group by document_id
),

spans as (
    select
        document_id,
        count(*) filter (where kind = 'money') as amounts,
        count(*) filter (where kind in ('percent', 'fraction')) as shares,
        count(*) filter (where kind = 'quantity') as quantities,
        count(*) filter (where kind = 'date') as dates
    from mentions
    group by document_id
),

claims as (
    select document_id, count(*) as claims, count(*) filter (where status = 'inconsistent') as contradictions
    from reconciliations
    group by document_id
),

gaps as (
    select document_id, count(*) filter (where accounted_by is null) as unaccounted_numbers
    from numerals
    group by document_id
)

select
    d.document_id,
    d.file_name,
    d.title,
    d.publisher,
    d.genre,
    d.language,
    d.published_on,
    d.superseded_by,
    d.characters,
    coalesce(facts.activities, 0) as activities,
    coalesce(facts.transactions, 0) as transactions,
    coalesce(facts.portfolio_totals, 0) as portfolio_totals,
    coalesce(facts.results, 0) as results,
    coalesce(facts.events, 0) as events,
    coalesce(facts.participating_orgs, 0) as participating_orgs,
    coalesce(facts.activity_places, 0) as activity_places,
    coalesce(facts.roles, 0) as roles,
    coalesce(facts.relations, 0) as relations,
    coalesce(spans.amounts, 0) as amounts,
    coalesce(spans.shares, 0) as shares,
    coalesce(spans.quantities, 0) as quantities,
    coalesce(spans.dates, 0) as dates,
    coalesce(claims.claims, 0) as claims,
    coalesce(claims.contradictions, 0) as contradictions,
    coalesce(gaps.unaccounted_numbers, 0) as unaccounted_numbers
from documents as d
left join facts using (document_id)
left join spans using (document_id)
left join claims using (document_id)
left join gaps using (document_id)
order by d.published_on nulls last, d.file_name, d.document_id;
comment on view document_contents is 'What each document says: how many facts of each kind, what of its numbers was checked, and what was not understood.';
comment on column document_contents.document_id is 'The document.';
comment on column document_contents.file_name is 'Name of its file.';
comment on column document_contents.title is 'Title or headline.';
comment on column document_contents.publisher is 'Who published it.';
comment on column document_contents.genre is 'Kind of text: press release, news item, brochure, ...';
comment on column document_contents.language is 'ISO 639-1 code.';
comment on column document_contents.published_on is 'Date of publication.';
comment on column document_contents.superseded_by is 'The document that replaced it; null while it is current.';
comment on column document_contents.characters is 'Length of the text in Unicode code points.';
comment on column document_contents.activities is 'How many projects and programmes it tells of.';
comment on column document_contents.transactions is 'Rows of transactions: commitments, pledges and payments.';
comment on column document_contents.portfolio_totals is 'Rows of portfolio_totals: sums, counts and shares over several projects.';
comment on column document_contents.results is 'Rows of results.';
comment on column document_contents.events is 'Rows of events.';
comment on column document_contents.participating_orgs is 'Rows of participating_orgs.';
comment on column document_contents.activity_places is 'Rows of activity_places.';
comment on column document_contents.roles is 'Rows of roles.';
comment on column document_contents.relations is 'Rows of relations.';
comment on column document_contents.amounts is 'Amounts of money in its text.';
comment on column document_contents.shares is 'Percentages, and shares told in words.';
comment on column document_contents.quantities is 'Other numbers with a unit.';
comment on column document_contents.dates is 'Dates and times.';
comment on column document_contents.claims is 'How many statements about its own numbers, or another document''s, were checked.';
comment on column document_contents.contradictions is 'How many of them cannot be true; see contradictions.';
comment on column document_contents.unaccounted_numbers is 'Numbers that nothing accounts for; see unaccounted_numbers.';
