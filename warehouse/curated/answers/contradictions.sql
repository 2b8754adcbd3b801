-- Where a document's numbers cannot all be true, or two documents cannot: the sentence, what it states and what the numbers allow.
create view contradictions as
with inconsistent as (
    from reconciliations
    where status = 'inconsistent'
),

-- The number that each kind holds against the computed interval; the others state none (dates, weekdays, whole people, rates).
stated as (
    select r.reconciliation_id, min(case when m.kind = 'fraction' then m.value * 100 else m.value end) as value
    from inconsistent as r
    join reconciliation_evidence as e using (reconciliation_id)
    join mentions as m using (mention_id)
    where e.part = case r.kind
        when 'share_of_total' then 'share'
        when 'change_matches' then 'change'
        when 'parts_sum_to_total' then 'total'
        when 'part_within_total' then 'total'
        when 'count_matches_list' then 'count'
        when 'duration_matches_dates' then 'duration'
        when 'restated_amount' then 'left'
        when 'cross_document_agreement' then 'left'
    end
    -- "By a third" is a share of the first value, "a third" a multiple of it: the claim knows which, its number alone does not.
    and not (r.kind = 'change_matches' and m.kind = 'fraction')
    group by r.reconciliation_id
    union all
    select reconciliation_id, 100
    from inconsistent
    where kind = 'shares_sum'
),

apart as (
    select
        r.*,
        case
            when value < computed_low then (computed_low - value) * 100 / nullif(abs(computed_low), 0)
            when value > computed_high then (value - computed_high) * 100 / nullif(abs(computed_high), 0)
        end as percent_off
    from inconsistent as r
    left join stated using (reconciliation_id)
)

select
    apart.reconciliation_id,
    apart.kind,
    d.file_name,
    d.title,
    substring(
        texts.text, coalesce(s.char_start, apart.char_start) + 1, greatest(s.char_end, apart.char_end) - coalesce(s.char_start, apart.char_start)
    ) as sentence,
    apart.stated,
    apart.computed_low,
    apart.computed_high,
    try_cast(apart.percent_off as decimal(18, 1)) as percent_off,
    apart.explanation,
    apart.document_id,
    apart.char_start,
    apart.char_end,
    apart.quote
from apart
join documents as d using (document_id)
join document_texts as texts using (document_id)
asof left join sentences as s
    on apart.document_id = s.document_id and apart.char_start >= s.char_start;
comment on view contradictions is 'Where a document''s numbers cannot all be true, or two documents cannot: the sentence, what it states and what the numbers allow.';
comment on column contradictions.reconciliation_id is 'The claim; its numbers are in reconciliation_evidence.';
comment on column contradictions.kind is 'What should hold: share_of_total, parts_sum_to_total, ...';
comment on column contradictions.file_name is 'Name of the document''s file; the later one, where two documents disagree.';
comment on column contradictions.title is 'Title of the document.';
comment on column contradictions.sentence is 'The sentence, or the sentences where the claim is longer than one.';
comment on column contradictions.stated is 'What the text states.';
comment on column contradictions.computed_low is 'Least value that the other numbers allow.';
comment on column contradictions.computed_high is 'Greatest value that the other numbers allow.';
comment on column contradictions.percent_off is 'How far the stated number is from the nearest that the others allow, in percent of that one; null where the claim is about days, whole people or a rate.';
comment on column contradictions.explanation is 'A sentence that a person can read.';
comment on column contradictions.document_id is 'The document.';
comment on column contradictions.char_start is 'Start of the claim in document_texts.text, 0-based, in code points.';
comment on column contradictions.char_end is 'End of the claim, exclusive.';
comment on column contradictions.quote is 'The claim, letter for letter.';
