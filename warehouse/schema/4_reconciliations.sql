-- Do the numbers agree? Filled by the rules in checks/.

create table reconciliations (
    reconciliation_id varchar not null,
    document_id varchar not null,
    kind varchar not null,
    status varchar not null,
    grade varchar not null,
    stated varchar,
    computed_low decimal(38, 9),
    computed_high decimal(38, 9),
    explanation varchar,
    char_start bigint,
    char_end bigint,
    quote varchar
);
comment on table reconciliations is 'Every claim of a document about its own numbers, with the verdict of arithmetic on what the digits allow.';
comment on column reconciliations.reconciliation_id is 'Deterministic id of the claim.';
comment on column reconciliations.document_id is 'The document; the first, where the claim spans several.';
comment on column reconciliations.kind is 'What must hold: share_of_total, parts_sum_to_total, ...';
comment on column reconciliations.status is '`consistent`, `inconsistent` or `indeterminate`.';
comment on column reconciliations.grade is '`entailed`, `compatible`, `weak`, `inconsistent` or `not checkable`.';
comment on column reconciliations.stated is 'What the text states.';
comment on column reconciliations.computed_low is 'Least value that the other numbers allow.';
comment on column reconciliations.computed_high is 'Greatest value that the other numbers allow; null if there is no greatest.';
comment on column reconciliations.explanation is 'A sentence that a person can read.';
comment on column reconciliations.char_start is 'Start of the claim in document_texts.text, 0-based, in code points.';
comment on column reconciliations.char_end is 'End of the claim, exclusive.';
comment on column reconciliations.quote is 'The claim, letter for letter.';

create table reconciliation_evidence (
    reconciliation_id varchar not null,
    mention_id varchar not null,
    part varchar not null
);
comment on table reconciliation_evidence is 'The numbers that a reconciliation was computed from.';
comment on column reconciliation_evidence.reconciliation_id is 'The reconciliation.';
comment on column reconciliation_evidence.mention_id is 'The number, date or name.';
comment on column reconciliation_evidence.part is 'What it is in the claim: part, total, share, left, right, ...';
