-- People who sign in. A sign-up is a row that matures into a customer when its address is confirmed,
-- so that nobody can occupy an address that is not his.

create table customer (
    id              uuid        constraint customer_pkey primary key default uuid7(),
    email           text        not null,
    -- Comparison form of the address: lower case.
    email_key       text        not null constraint customer_email_key unique,
    password_hash   text        not null,
    last_name       text        not null,
    first_name      text        not null,
    middle_name     text        not null default '',
    phone           text,
    phone_confirmed_at timestamptz,
    birth_date      date,
    gender          text,
    lang            text        not null default 'ru',
    -- What a sign-up left out is asked once (/profile/complete).
    completed_at    timestamptz,
    created_at      timestamptz not null default now(),
    last_sign_in_at timestamptz,
    closed_at       timestamptz,
    constraint customer_gender_known check (gender in ('male', 'female')),
    constraint customer_lang_known check (lang in ('ru', 'en')),
    constraint customer_phone_e164 check (phone ~ '^\+[1-9][0-9]{6,14}$')
);
-- A confirmed phone is a login, so one person has it.
create unique index customer_confirmed_phone_key on customer (phone) where phone_confirmed_at is not null;

create table sign_up (
    id              uuid        constraint sign_up_pkey primary key default uuid7(),
    email           text        not null,
    email_key       text        not null,
    password_hash   text        not null,
    last_name       text        not null,
    first_name      text        not null,
    middle_name     text        not null default '',
    phone           text,
    birth_date      date,
    gender          text,
    lang            text        not null,
    -- Versions of the texts as they were shown; no marketing_version = no consent to advertising.
    terms_version   text        not null,
    consent_version text        not null,
    marketing_version text,
    address         text        not null,
    user_agent      text        not null,
    created_at      timestamptz not null default now(),
    expires_at      timestamptz not null,
    confirmed_at    timestamptz,
    customer_id     uuid        constraint sign_up_customer_fkey references customer (id) on delete cascade,
    constraint sign_up_gender_known check (gender in ('male', 'female')),
    constraint sign_up_confirmed_has_customer check ((confirmed_at is null) = (customer_id is null))
);
create index sign_up_email on sign_up (email_key, created_at);

-- One-time links. Only the hash is kept. A used one stays until it expires, to say so (410).
create table one_time_link (
    token_hash      bytea       constraint one_time_link_pkey primary key,
    purpose         text        not null,
    sign_up_id      uuid        constraint one_time_link_sign_up_fkey references sign_up (id) on delete cascade,
    customer_id     uuid        constraint one_time_link_customer_fkey references customer (id) on delete cascade,
    -- The new address of a change of e-mail.
    email           text,
    created_at      timestamptz not null default now(),
    expires_at      timestamptz not null,
    used_at         timestamptz,
    replaced_at     timestamptz,
    constraint one_time_link_purpose_known check (purpose in ('confirm', 'reset', 'email')),
    constraint one_time_link_has_owner check (num_nonnulls(sign_up_id, customer_id) = 1)
);
create index one_time_link_sign_up on one_time_link (sign_up_id);
create index one_time_link_customer on one_time_link (customer_id);

-- Texts that people agree to; every version is kept for ever (152-FZ, article 9).
create table legal_text (
    kind            text        not null,
    version         text        not null,
    lang            text        not null,
    sha256          bytea       not null,
    body            text        not null,
    first_seen_at   timestamptz not null default now(),
    constraint legal_text_pkey primary key (kind, version, lang),
    constraint legal_text_kind_known check (kind in ('terms', 'consent', 'marketing', 'payment_rules'))
);
create trigger legal_text_append_only before update or delete on legal_text for each row execute function refuse_change();

create table consent (
    id              uuid        constraint consent_pkey primary key default uuid7(),
    customer_id     uuid        not null constraint consent_customer_fkey references customer (id) on delete cascade,
    kind            text        not null,
    version         text        not null,
    lang            text        not null,
    given_at        timestamptz not null,
    address         text        not null,
    user_agent      text        not null,
    channel         text        not null default 'web',
    withdrawn_at    timestamptz,
    constraint consent_text_fkey foreign key (kind, version, lang) references legal_text (kind, version, lang)
);
create index consent_customer on consent (customer_id);

-- Wrong passwords per login (also of logins that nobody has): when they pile up, a proof of work or a
-- wait is asked. Nobody is locked out by a stranger's tries.
create table sign_in_try (
    login_key       text        constraint sign_in_try_pkey primary key,
    failures        integer     not null,
    window_started_at timestamptz not null,
    warned_at       timestamptz
);

-- Solved proofs of work and waited-out waits, so that none serves twice.
create table used_challenge (
    id              text        constraint used_challenge_pkey primary key,
    expires_at      timestamptz not null
);
create index used_challenge_expires on used_challenge (expires_at);
