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
