-- What currencies were worth when transactions were dated. Filled by checks/exchange_rates.py.

create table exchange_rates (
    edtf varchar not null,
    currency varchar not null,
    base varchar not null,
    rate decimal(38, 9) not null,
    worth decimal(18, 15) not null,
    date date,
    name varchar not null,
    source varchar not null
);
comment on table exchange_rates is 'The reference rates that amounts are converted with: one row for each currency and date that a transaction has.';
comment on column exchange_rates.edtf is 'The date that a transaction has, as precise as its text: what the rate was looked up for.';
comment on column exchange_rates.currency is 'ISO 4217 code of the currency that is converted.';
comment on column exchange_rates.base is 'ISO 4217 code of the currency that it is converted to: USD.';
comment on column exchange_rates.rate is 'Units of the currency for one of the base.';
comment on column exchange_rates.worth is 'Units of the base for one of the currency: what an amount is multiplied with.';
comment on column exchange_rates.date is 'Day of the rate; of an average, the last day of its time; null for a peg to the base, which has no day.';
comment on column exchange_rates.name is 'The rate in a few words: `ECB 2024-11-15`, `ECB average 2024-11`, `yearly average 2015`, `peg`.';
comment on column exchange_rates.source is 'Who publishes the rate.';
