-- Notices by the clock and after imports, invitations, and what a resident has seen of an answer.

-- What was told to whom: a notice goes once, however often the clock's work begins again.
create table notice_sent (
    customer_id uuid        not null constraint notice_sent_customer_fkey references customer (id) on delete cascade,
    -- The letter's kind.
    kind        text        not null,
    -- What it was about: household and period, meter and day, piece of news.
    key         text        not null,
    sent_at     timestamptz not null,
    constraint notice_sent_pkey primary key (customer_id, kind, key)
);
create index notice_sent_at on notice_sent (sent_at);

-- Work that is begun once: that of a day, or of one piece of news.
create table job_begun (
    name        text        constraint job_begun_pkey primary key,
    begun_at    timestamptz not null
);

-- Secrets of second factors are sealed from now on, with a key outside the database. Those that lay open
-- are void: their owners set a device up at the next sign-in.
update staff set totp_secret = null, totp_step = null;
delete from staff_recovery_code;
update staff_session set ended_at = now(), end_reason = 'reset', stage = 'code', new_secret = null
    where stage = 'set_up' and ended_at is null;

-- Up to when a resident has seen what was answered to him. Nobody is shown answers of before as new.
alter table appeal add column read_at timestamptz;
update appeal set read_at = now() where customer_id is not null;

-- Answers that their reader has not opened. Read it with customer_id = … .
create view answer_unread as
select a.customer_id, a.id, a.number, m.at
from appeal a
cross join lateral (
    select max(created_at) as at from appeal_message where appeal_id = a.id and author = 'staff'
) m
where a.customer_id is not null and m.at > coalesce(a.read_at, '-infinity');

-- People who move in from an older portal (customers.csv): a letter each with a link that works once.
alter table invitation add column accepted_at timestamptz;
create index invitation_waiting on invitation (email_key) where invited_at is null;

create table invitation_link (
    token_hash  bytea       constraint invitation_link_pkey primary key,
    email       text        not null,
    email_key   text        not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz
);
create index invitation_link_email on invitation_link (email_key);
