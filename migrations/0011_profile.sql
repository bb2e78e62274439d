-- What a person changes about himself: telephone by SMS code, notifications, consents a company.

-- Outbox of SMS: as `letter`, written in the caller's transaction and sent later by the worker.
create table sms (
    id          uuid        constraint sms_pkey primary key default uuid7(),
    number      bigint      generated always as identity constraint sms_number_key unique,
    kind        text        not null,
    customer_id uuid,
    phone       text        not null,
    body        text        not null,
    -- A message with a code is emptied once it is sent.
    secret      boolean     not null default false,
    -- A code that comes after its time only confuses: it is not sent any more.
    expires_at  timestamptz,
    state       text        not null default 'queued',
    attempts    integer     not null default 0,
    run_after   timestamptz not null,
    lease       uuid,
    leased_until timestamptz,
    last_error  text,
    -- The gateway's own id of the message.
    gateway_id  text        not null default '',
    created_at  timestamptz not null default now(),
    sent_at     timestamptz,
    constraint sms_phone_e164 check (phone ~ '^\+[1-9][0-9]{6,14}$'),
    constraint sms_state_known check (state in ('queued', 'sending', 'sent', 'failed', 'expired'))
);
create index sms_due on sms (run_after) where state in ('queued', 'sending');
create index sms_customer on sms (customer_id) where customer_id is not null;

-- Codes that prove a telephone. Only a keyed hash is kept: a million codes are quickly tried.
create table phone_code (
    id          uuid        constraint phone_code_pkey primary key,
    customer_id uuid        not null constraint phone_code_customer_fkey references customer (id) on delete cascade,
    phone       text        not null,
    code_hash   bytea       not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    failures    integer     not null default 0,
    -- Used, replaced by a newer one, or guessed at too often.
    ended_at    timestamptz
);
-- Of one person one code is open.
create unique index phone_code_open_key on phone_code (customer_id) where ended_at is null;
create index phone_code_customer on phone_code (customer_id, created_at);
create index phone_code_phone on phone_code (phone, created_at);

-- What a person wants to hear of and how, where he said it; the defaults stand in `mail::wishes`.
create table notification_wish (
    customer_id uuid        not null constraint notification_wish_customer_fkey references customer (id) on delete cascade,
    topic       text        not null,
    channel     text        not null,
    wanted      boolean     not null,
    changed_at  timestamptz not null,
    constraint notification_wish_pkey primary key (customer_id, topic, channel),
    constraint notification_wish_channel_known check (channel in ('email', 'sms'))
);

-- Advertising is agreed to company by company; empty = the operator of the portal. The name is kept as
-- it was shown.
alter table consent
    add column company text not null default '',
    add column company_name text not null default '';
create unique index consent_marketing_key on consent (customer_id, company)
    where kind = 'marketing' and withdrawn_at is null;

-- Where SMS may go, and who agreed to advertising: what `mail` asks of identity's tables.
create view sms_phone as
select id as customer_id, phone from customer where phone_confirmed_at is not null and closed_at is null;
create view advert_reader as
select customer_id, company from consent where kind = 'marketing' and withdrawn_at is null;
