-- Activities of one country, and organisations, whose names are alike and that stay two rows: for a person to look at.
create view possible_duplicates as
with things as (
    select
        'activity' as kind, activity_id as entity_id, title as name, recipient_country as country, parent_id,
        external_id as own_number, false as in_registry
    from activities
    union all
    select
        'organisation', organisation_id, name, country, null,
        iati_org_id, exists (from aliases as a where a.entity_id = organisation_id and a.source = 'registry')
    from organisations
),

-- Letters and digits of the name, small and without accents; of its words, the longer ones tell names apart.
named as materialized (
    select
        *,
        trim(regexp_replace(lower(strip_accents(name)), '[^\p{L}\p{N}]+', ' ', 'g')) as plain,
        list_sort(string_split(plain, ' ')) as words,
        list_distinct(list_filter(words, lambda word: length(word) > 3)) as telling
    from things
),

-- Only names that share a rare word are compared, so that the work grows with their number and not with its square:
-- activities within their country, organisations anywhere.
placed as (
    select kind, case when kind = 'activity' then coalesce(country, '') else '' end as within, unnest(telling) as word, entity_id
    from named
),

rare as (
    select kind, within, word
    from placed
    group by kind, within, word
    having count(*) between 2 and 20
),

listed as (
    select placed.entity_id, placed.kind, placed.word, placed.within
    from placed
    join rare on rare.kind = placed.kind and rare.word = placed.word and rare.within = placed.within
),

pairs as materialized (
    select distinct one.entity_id as left_id, other.entity_id as right_id
    from listed as one
    join listed as other on one.kind = other.kind and one.word = other.word and one.within = other.within and one.entity_id < other.entity_id
),

-- Alike as they stand, or with their words in the order of the alphabet; or all words of one are in the other.
scored as (
    select
        l.kind,
        l.entity_id as left_id,
        l.name as left_name,
        r.entity_id as right_id,
        r.name as right_name,
        coalesce(l.country, r.country) as country,
        greatest(
            jaro_winkler_similarity(l.plain, r.plain),
            jaro_winkler_similarity(array_to_string(l.words, ' '), array_to_string(r.words, ' ')),
            case when len(l.telling) > 1 and list_has_all(r.telling, l.telling) then 0.9 else 0 end,
            case when len(r.telling) > 1 and list_has_all(l.telling, r.telling) then 0.9 else 0 end
        ) as score
    from pairs
    join named as l on l.entity_id = pairs.left_id
    join named as r on r.entity_id = pairs.right_id
    where coalesce(l.country = r.country, true)
        -- Two that a registry knows are two, and so are two numbers of a lender, and phases 1 and 2, or I and II; a part is not its whole.
        and not (l.in_registry and r.in_registry)
        and coalesce(l.own_number = r.own_number, true)
        and regexp_extract_all(l.plain, '[0-9]+|\b[ivx]+\b') = regexp_extract_all(r.plain, '[0-9]+|\b[ivx]+\b')
        and coalesce(l.parent_id <> r.entity_id, true)
        and coalesce(r.parent_id <> l.entity_id, true)
),

-- What lender, country, amount and title say of two activities, whether or not their names are alike.
told as (
    select
        'activity' as kind, near.left_id, l.title as left_name, near.right_id, r.title as right_name,
        coalesce(l.recipient_country, r.recipient_country) as country, near.confidence as score
    from kept.near_matches as near
    join activities as l on l.activity_id = near.left_id
    join activities as r on r.activity_id = near.right_id
    where coalesce(l.parent_id <> r.activity_id, true) and coalesce(r.parent_id <> l.activity_id, true)
),

alike as (
    select * from scored where score >= case kind when 'activity' then 0.85 else 0.9 end
    union all
    select * from told
)

select kind, left_id, any_value(left_name) as left_name, right_id, any_value(right_name) as right_name, any_value(country) as country,
    round(max(score), 3)::decimal(4, 3) as score
from alike
group by kind, left_id, right_id
order by score desc, kind, left_id, right_id;
comment on view possible_duplicates is 'Activities of one country, and organisations, whose names are alike and that stay two rows: for a person to look at.';
comment on column possible_duplicates.kind is '`activity` or `organisation`.';
comment on column possible_duplicates.left_id is 'The one of the lesser id.';
comment on column possible_duplicates.left_name is 'Its title or name.';
comment on column possible_duplicates.right_id is 'The other.';
comment on column possible_duplicates.right_name is 'Its title or name.';
comment on column possible_duplicates.country is 'ISO 3166-1 alpha-3 of both, or of the one that has a country.';
comment on column possible_duplicates.score is 'How alike the names are, from 0.85 for activities and 0.9 for organisations to 1: Jaro-Winkler similarity, at least 0.9 where one name has all longer words of the other; or, from 0.6, what lender, country, amount and title say of two activities.';
