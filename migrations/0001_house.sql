-- What every capability stands on: ids, jobs, letters, audit, sessions.

-- UUIDv7 (time-ordered) made in the database, for bulk inserts: PostgreSQL 15 has none of its own.
create function uuid7() returns uuid language sql volatile parallel safe as $$
    select encode(
        set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid())
                placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
                from 1 for 6),
            52, 1), 53, 1), 'hex')::uuid
$$;

-- Append-only tables refuse change in the database itself, whoever asks.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'table % is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;

-- Background work: a row in the caller's transaction, taken by FOR UPDATE SKIP LOCKED.
create table job (
    id          uuid        constraint job_pkey primary key default uuid7(),
    kind        text        not null,
    -- A second job of the same kind and key is not queued while the first still waits.
    key         text,
    payload     jsonb       not null default '{}',
    attempts    integer     not null default 0,
    run_after   timestamptz not null,
    -- The fencing token of whoever works on it; a lease that ran out may be taken over.
    lease       uuid,
    leased_until timestamptz,
    done_at     timestamptz,
    failed_at   timestamptz,
    last_error  text,
    created_at  timestamptz not null default now(),
    constraint job_ends_once check (done_at is null or failed_at is null)
);
create unique index job_waiting_key on job (kind, key) where done_at is null and failed_at is null;
create index job_due on job (run_after) where done_at is null and failed_at is null;

-- Outbox of letters, rendered in the caller's transaction and sent later by the worker.
create table letter (
    id          uuid        constraint letter_pkey primary key default uuid7(),
    number      bigint      generated always as identity constraint letter_number_key unique,
    kind        text        not null,
    customer_id uuid,
    to_address  text        not null,
    subject     text        not null,
    body_text   text        not null,
    body_html   text        not null,
    -- A letter with a one-time link is emptied once it is sent: links are not kept in the clear.
    secret      boolean     not null default false,
    -- «List-Unsubscribe» target of letters that can be stopped.
    unsubscribe_url text,
    state       text        not null default 'queued',
    attempts    integer     not null default 0,
    run_after   timestamptz not null,
    lease       uuid,
    leased_until timestamptz,
    last_error  text,
    created_at  timestamptz not null default now(),
    sent_at     timestamptz,
    constraint letter_state_known check (state in ('queued', 'sending', 'sent', 'failed', 'unknown')),
    constraint letter_one_line check (to_address !~ '[\r\n]' and subject !~ '[\r\n]')
);
create index letter_due on letter (run_after) where state in ('queued', 'sending');

-- Who did what to whom. Written in the caller's transaction, never changed.
create table audit (
    id          uuid        constraint audit_pkey primary key default uuid7(),
    at          timestamptz not null,
    actor_kind  text        not null,
    actor_id    uuid,
    action      text        not null,
    object_kind text        not null,
    object_id   text,
    account_id  uuid,
    address     text,
    details     jsonb       not null default '{}',
    constraint audit_actor_known check (actor_kind in ('customer', 'staff', 'system', 'anonymous'))
);
create index audit_account on audit (account_id, at) where account_id is not null;
create index audit_actor on audit (actor_id, at) where actor_id is not null;
create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();

-- Sessions of the web; the cookie's value is kept only as its SHA-256.
create table session (
    id          bytea       constraint session_pkey primary key,
    data        jsonb       not null,
    customer_id uuid        generated always as ((data ->> 'customer_id')::uuid) stored,
    created_at  timestamptz not null default now(),
    expires_at  timestamptz not null
);
create index session_customer on session (customer_id) where customer_id is not null;
create index session_expires on session (expires_at);

-- What this installation signs with (proofs of work, waits): all copies of the server share it.
create table app_secret (
    one     boolean constraint app_secret_pkey primary key default true,
    secret  bytea   not null,
    constraint app_secret_is_one check (one)
);
insert into app_secret (secret)
    values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
