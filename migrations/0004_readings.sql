-- Meter readings: what billing tells and what residents send, never deleted.

-- One sent form: the proof page. form_id makes a doubled submit the same batch.
create table reading_batch (
    id          uuid    constraint reading_batch_pkey primary key default uuid7(),
    number      bigint  generated always as identity,
    account_id  uuid    not null constraint reading_batch_account_fkey references account (id),
    customer_id uuid    constraint reading_batch_customer_fkey references customer (id) on delete set null,
    form_id     uuid    not null,
    source      text    not null default 'web',
    sent_at     timestamptz not null,
    -- ≈ sum that the proof and the letter name; null where a tariff is missing.
    estimate    numeric(14,2),
    -- Sewerage in it, reckoned from the water: m³ and ₽.
    drain_volume numeric,
    drain_sum   numeric(14,2),
    -- Within the household: nobody reaches another's batch by its form.
    constraint reading_batch_form_key unique (account_id, form_id)
);
create index reading_batch_account on reading_batch (account_id, sent_at);

create table reading (
    id          uuid    constraint reading_pkey primary key default uuid7(),
    account_id  uuid    not null constraint reading_account_fkey references account (id),
    meter_id    uuid    not null constraint reading_meter_fkey references meter (id),
    zone        smallint not null default 1,
    taken_on    date    not null,
    kind        text    not null default 'customer',
    value       numeric(16,5) not null,
    -- Billing period (first day of its month) that it is meant for.
    period      date    not null,
    -- «Учтено в счёте за»: told by billing.
    billed_period date,
    source      text    not null default 'billing',
    state       text    not null default 'accepted',
    reason      text    not null default '',
    -- What the resident confirmed when asked: high, comma, rollover, replaced.
    confirmed   text[]  not null default '{}',
    batch_id    uuid    constraint reading_batch_fkey references reading_batch (id),
    -- The reading of the same period that this one took the place of.
    replaces_id uuid    constraint reading_replaces_fkey references reading (id),
    -- What the proof showed when it was sent: counted from, consumption with the coefficient, ≈ sum.
    previous    numeric(16,5),
    previous_on date,
    consumption numeric,
    estimate    numeric(14,2),
    created_at  timestamptz not null default now(),
    -- Export cursor: transactions that are still open are never skipped. A replaced row moves to the
    -- transaction that replaced it, so that billing hears of it after the cursor it already has.
    xid         xid8    not null default pg_current_xact_id(),
    constraint reading_zone_known check (zone between 1 and 3),
    constraint reading_not_negative check (value >= 0),
    constraint reading_period_is_month check (extract(day from period) = 1),
    constraint reading_kind_known check (kind in ('customer', 'control', 'calculated', 'average', 'norm', 'initial', 'final')),
    constraint reading_state_known check (state in
        ('received', 'accepted', 'needs_check', 'declined', 'exported', 'billed', 'not_billable', 'replaced'))
);
-- One standing reading a register, day and kind; one standing reading of residents a register and period.
create unique index reading_standing_key on reading (account_id, meter_id, zone, taken_on, kind)
    where state not in ('replaced', 'declined');
create unique index reading_sent_key on reading (account_id, meter_id, zone, period)
    where batch_id is not null and state not in ('replaced', 'declined');
create index reading_history on reading (account_id, taken_on desc);
create index reading_last on reading (meter_id, zone, taken_on desc) where state not in ('replaced', 'declined');
-- An import asks whether a row is one of these coming again.
create index reading_fallen on reading (account_id, meter_id, zone, taken_on, kind) where state in ('replaced', 'declined');
create index reading_export on reading (xid, id) where batch_id is not null;
create index reading_batch_rows on reading (batch_id) where batch_id is not null;
