-- What runs leave behind for people: refused documents, the runs themselves, what was expected and found.

create table rejected_documents (
    source_uri varchar not null,
    content_sha256 varchar,
    reason varchar not null,
    detail varchar,
    first_seen_at timestamp with time zone not null
);
comment on table rejected_documents is 'Files that were found and could not be taken or read, with the reason.';
comment on column rejected_documents.source_uri is 'Where the file was found.';
comment on column rejected_documents.content_sha256 is 'SHA-256 of its bytes; null where they could not be had.';
comment on column rejected_documents.reason is 'Short code: empty, binary, encoding, encrypted, no text layer, truncated, too large, archive bomb, path traversal, unsupported media type, malformed, timed out, unreadable, reading failed; from the web also not found, forbidden, robots, private address, redirects, unreachable, http error.';
comment on column rejected_documents.detail is 'What exactly was wrong.';
comment on column rejected_documents.first_seen_at is 'When a run first met it.';

create table run_log (
    run_id varchar not null,
    started_at timestamp with time zone not null,
    finished_at timestamp with time zone,
    documents_new bigint,
    documents_unchanged bigint,
    documents_rejected bigint,
    documents_superseded bigint,
    documents_vanished bigint,
    code_version varchar,
    status varchar not null,
    reason varchar
);
comment on table run_log is 'One row per run: those that were published, and those before them that failed or were killed.';
comment on column run_log.run_id is 'Dagster''s id of the run.';
comment on column run_log.started_at is 'When the build began.';
comment on column run_log.finished_at is 'When the build was whole, just before the switch.';
comment on column run_log.documents_new is 'Documents that no earlier run had taken.';
comment on column run_log.documents_unchanged is 'Documents found again, byte for byte.';
comment on column run_log.documents_rejected is 'Files refused in this run.';
comment on column run_log.documents_superseded is 'Documents in whose place this run found others.';
comment on column run_log.documents_vanished is 'Addresses at which this run no longer found a document.';
comment on column run_log.code_version is 'Hash of the code and vocabularies that read the documents.';
comment on column run_log.status is '`published`; `failed` or `crashed` for a run that published nothing.';
comment on column run_log.reason is 'Why nothing was published; null where something was.';

create table expectation_results (
    run_id varchar not null,
    table_name varchar not null,
    expectation varchar not null,
    column_name varchar,
    success boolean not null,
    severity varchar not null,
    observed varchar,
    unexpected_count bigint
);
comment on table expectation_results is 'What was expected of the tables, run by run, and whether it held.';
comment on column expectation_results.run_id is 'Dagster''s id of the run.';
comment on column expectation_results.table_name is 'The table that the expectation is about.';
comment on column expectation_results.expectation is 'Name of the expectation in checks/expectations/; unique within a table.';
comment on column expectation_results.column_name is 'The column it is about, if one.';
comment on column expectation_results.success is 'Whether it held.';
comment on column expectation_results.severity is '`critical` blocks publication, `warning` does not.';
comment on column expectation_results.observed is 'What was found.';
comment on column expectation_results.unexpected_count is 'Number of rows that did not meet it.';
