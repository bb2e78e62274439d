-- customers.csv: people who moved in from an older portal. Nobody can sign in by it: a letter with a
-- link will invite them, and they choose their own password.
create table invitation (
    account_id  uuid        not null constraint invitation_account_fkey references account (id),
    email       text        not null,
    email_key   text        not null,
    relation    text        not null default 'owner',
    last_name   text        not null default '',
    first_name  text        not null default '',
    middle_name text        not null default '',
    phone       text        not null default '',
    loaded_at   timestamptz not null default now(),
    invited_at  timestamptz,
    constraint invitation_pkey primary key (account_id, email_key),
    constraint invitation_relation_known check (relation in ('owner', 'tenant', 'family', 'lessee', 'representative'))
);
create index invitation_email on invitation (email_key);

-- The biller's own PDF of a bill, as bills.csv names it.
create table bill_file (
    account_id  uuid        not null,
    period      date        not null,
    document    text        not null,
    name        text        not null,
    sha256      bytea       not null,
    content     bytea       not null,
    loaded_at   timestamptz not null,
    constraint bill_file_pkey primary key (account_id, period, document),
    constraint bill_file_bill_fkey foreign key (account_id, period, document) references bill (account_id, period, document)
);

-- Imports go one after another: each locks this row first.
create table import_lock (
    id          boolean     constraint import_lock_pkey primary key default true,
    constraint import_lock_one_row check (id)
);
insert into import_lock default values;
