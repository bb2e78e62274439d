-- People who work at the supplier. They are no customers: other tables, another cookie, another sign-in,
-- so that no slip makes a resident's session a clerk's or the other way round.

create table staff (
    id              uuid        constraint staff_pkey primary key default uuid7(),
    email           text        not null,
    email_key       text        not null constraint staff_email_key unique,
    name            text        not null default '',
    role            text        not null,
    -- Null until the one-time link is used: nobody else ever sets a password.
    password_hash   text,
    -- Shared with the person's device; shown once, when it is set up. Null = not set up yet.
    totp_secret     bytea,
    -- The 30-second step of the last accepted code: an older or equal one is a replay.
    totp_step       bigint,
    -- Wrong codes since the last right one; every fifth locks the second step, each time for longer.
    code_failures   integer     not null default 0,
    code_locked_until timestamptz,
    created_at      timestamptz not null,
    last_sign_in_at timestamptz,
    disabled_at     timestamptz,
    constraint staff_role_known check (role in ('operator', 'billing', 'content', 'supervisor', 'admin')),
    constraint staff_email_one_line check (email !~ '[\r\n]'),
    constraint staff_key_is_small check (email_key = lower(email_key))
);

-- One-time links to set a password. Only the hash is kept; a used one stays, to say so (410).
create table staff_link (
    token_hash      bytea       constraint staff_link_pkey primary key,
    staff_id        uuid        not null constraint staff_link_staff_fkey references staff (id),
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    used_at         timestamptz,
    replaced_at     timestamptz
);
create index staff_link_staff on staff_link (staff_id);

-- Sessions of staff; the cookie's value is kept only as its SHA-256. 'code' and 'set_up' are half-way:
-- the password was right, the second factor is still to come, and no page opens by it.
create table staff_session (
    token_hash      bytea       constraint staff_session_pkey primary key,
    staff_id        uuid        not null constraint staff_session_staff_fkey references staff (id),
    stage           text        not null,
    -- The secret that is being set up, until its first code proves it.
    new_secret      bytea,
    address         text        not null,
    agent           text        not null,
    created_at      timestamptz not null,
    -- Moves at most every 5 minutes; 30 minutes after it the session is idle.
    seen_at         timestamptz not null,
    ended_at        timestamptz,
    -- Told on the sign-in page.
    end_reason      text,
    constraint staff_session_stage_known check (stage in ('code', 'set_up', 'full')),
    constraint staff_session_new_secret check ((stage = 'set_up') = (new_secret is not null)),
    constraint staff_session_end_whole check ((ended_at is null) = (end_reason is null)),
    constraint staff_session_reason_known check (end_reason in ('signed_out', 'elsewhere', 'password', 'reset', 'disabled', 'next_step'))
);
create index staff_session_staff on staff_session (staff_id) where ended_at is null;
create index staff_session_created on staff_session (created_at);

-- Ten codes for whoever lost the device. Hashed; each once.
create table staff_recovery_code (
    staff_id        uuid        not null constraint staff_recovery_code_staff_fkey references staff (id),
    code_hash       bytea       not null,
    used_at         timestamptz,
    constraint staff_recovery_code_pkey primary key (staff_id, code_hash)
);

-- Why a clerk looked into a household: no page of a household opens without one that stands.
create table staff_grant (
    id              uuid        constraint staff_grant_pkey primary key default uuid7(),
    staff_id        uuid        not null constraint staff_grant_staff_fkey references staff (id),
    account_id      uuid        not null constraint staff_grant_account_fkey references account (id),
    reason          text        not null,
    granted_at      timestamptz not null,
    expires_at      timestamptz not null,
    constraint staff_grant_reason_said check (btrim(reason) <> ''),
    constraint staff_grant_is_short check (expires_at <= granted_at + interval '1 hour')
);
create index staff_grant_standing on staff_grant (staff_id, account_id, expires_at);
create trigger staff_grant_append_only before update or delete on staff_grant for each row execute function refuse_change();

-- The audit page reads by time, and by who did it.
create index audit_at on audit (at desc, id desc);

-- How clerks find a household: by the words of its address, each by its beginning, in any order. Signs
-- between words and the dots of «ё» do not matter.
create function address_words(address text) returns tsvector language sql immutable parallel safe as $$
    select to_tsvector('simple'::regconfig, translate(address, 'ёЁ,.;:/\-–—№#"«»()_', 'еЕ                  '))
$$;
create index account_address_words on account using gin (address_words(address || ' ' || apartment));
-- … and by the telephone of a linked person, confirmed or not.
create index customer_phone on customer (phone) where phone is not null;
