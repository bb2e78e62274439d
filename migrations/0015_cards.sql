-- Cards that banks keep for us, autopay, and payments that need to know who pays.

-- Name and document of the payer went to the bank with this payment and are kept nowhere: without them it
-- is never sent a second time.
alter table payment add column with_identity boolean not null default false;

-- A card is a token: without the key in storage.data_dir it opens nothing, and numbers never come here.
create table saved_card (
    id          uuid    constraint saved_card_pkey primary key default uuid7(),
    customer_id uuid    not null constraint saved_card_customer_fkey references customer (id),
    -- The token means something to this bank alone.
    gateway     text    not null,
    -- What it may pay for (Citycard: one kind of payment; another kind asks for the card anew).
    kind        text    not null default 'utilities',
    -- Encrypted; emptied when the bank has forgotten the card.
    token       bytea,
    -- Keyed, so that it tells nothing: the same token twice is one card.
    token_digest bytea  not null,
    brand       text    not null,
    last_four   text    not null,
    -- First day of the last month it is good for.
    expires     date,
    state       text    not null default 'active',
    -- The tick, and the rules that stood beside it.
    consented_at timestamptz not null,
    rules_version text  not null,
    payment_id  uuid    not null constraint saved_card_payment_fkey references payment (id),
    created_at  timestamptz not null,
    deleted_at  timestamptz,
    constraint saved_card_kind_known check (kind in ('utilities')),
    constraint saved_card_state_known check (state in ('active', 'suspended', 'deleted')),
    constraint saved_card_deleted_is_dated check ((state = 'deleted') = (deleted_at is not null)),
    constraint saved_card_live_has_token check (state = 'deleted' or token is not null),
    constraint saved_card_no_number check (last_four ~ '^[0-9]{0,4}$')
);
create unique index saved_card_once on saved_card (customer_id, gateway, kind, token_digest) where state <> 'deleted';
create index saved_card_customer on saved_card (customer_id) where state <> 'deleted';
create index saved_card_to_forget on saved_card (id) where state = 'deleted' and token is not null;

-- Deleted is for ever.
create function saved_card_guard() returns trigger language plpgsql as $$
begin
    if old.state = 'deleted' and new.state <> 'deleted' then
        raise exception 'card % is deleted', old.id
            using errcode = 'check_violation', constraint = 'saved_card_state_forward';
    end if;
    return new;
end
$$;
create trigger saved_card_guard before update on saved_card for each row execute function saved_card_guard();

-- What a card must know that is still on its way: its payment was begun before the suspicion.
create table card_suspicion (
    customer_id uuid    constraint card_suspicion_pkey primary key
                        constraint card_suspicion_customer_fkey references customer (id),
    -- Recovery was asked for, and nobody has signed in with the password since.
    suspended_at timestamptz,
    -- The password was set anew: of what was begun before, no card is kept.
    dropped_at  timestamptz
);

create table autopay (
    id          uuid    constraint autopay_pkey primary key default uuid7(),
    customer_id uuid    not null constraint autopay_customer_fkey references customer (id),
    account_id  uuid    not null constraint autopay_account_fkey references account (id),
    card_id     uuid    not null constraint autopay_card_fkey references saved_card (id),
    -- 'bill': when a bill comes; 'day': on a day of the month that every month has.
    trigger     text    not null,
    day         smallint,
    -- Of one calendar month.
    month_limit numeric(14,2) not null,
    state       text    not null default 'on',
    off_reason  text    not null default '',
    agreed_at   timestamptz not null,
    agreed_on   date    not null,
    rules_version text  not null,
    ended_at    timestamptz,
    -- The last day on which it was asked whether something is to be paid.
    looked_on   date,
    constraint autopay_trigger_known check (trigger in ('bill', 'day')),
    constraint autopay_day_in_every_month check ((trigger = 'day') = (day is not null) and day between 1 and 28),
    constraint autopay_limit_sane check (month_limit between 1 and 500000),
    constraint autopay_state_known check (state in ('on', 'off'))
);
-- One a household: two that look at the same debt would pay it twice.
create unique index autopay_one_an_account on autopay (account_id) where state = 'on';
create index autopay_account on autopay (account_id);
create index autopay_look on autopay (looked_on nulls first, id) where state = 'on';
create index autopay_customer on autopay (customer_id) where state = 'on';
create index autopay_card on autopay (card_id) where state = 'on';

-- What the person agreed to pay; whoever else is on the bill waits for him.
create table autopay_supplier (
    autopay_id  uuid    not null constraint autopay_supplier_autopay_fkey references autopay (id),
    supplier_account_id uuid not null constraint autopay_supplier_supplier_account_fkey references supplier_account (id),
    constraint autopay_supplier_pkey primary key (autopay_id, supplier_account_id)
);

-- One month or bill of it. Its id is the form of its payment: however often it is driven, it makes one.
create table autopay_run (
    id          uuid    constraint autopay_run_pkey primary key default uuid7(),
    autopay_id  uuid    not null constraint autopay_run_autopay_fkey references autopay (id),
    -- 'bill:2026-11' or 'day:2026-11'.
    key         text    not null,
    -- No earlier, and only what was announced the day before.
    charge_on   date    not null,
    announced_at timestamptz not null,
    state       text    not null,
    -- Why nothing was charged.
    reason      text    not null default '',
    ended_at    timestamptz,
    constraint autopay_run_key unique (autopay_id, key),
    -- 'sent': the payment is made, the rest is its own story.
    constraint autopay_run_state_known check (state in ('announced', 'sent', 'skipped'))
);
create index autopay_run_due on autopay_run (charge_on, id) where state = 'announced';
create table autopay_line (
    run_id      uuid    not null constraint autopay_line_run_fkey references autopay_run (id),
    supplier_account_id uuid not null constraint autopay_line_supplier_account_fkey references supplier_account (id),
    -- No more than this is charged.
    amount      numeric(14,2) not null,
    constraint autopay_line_pkey primary key (run_id, supplier_account_id),
    constraint autopay_line_positive check (amount > 0)
);

-- Whoever does not see the household any more pays nothing for it, however his link ended.
create function autopay_follows_link() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or new.paused_at is not null then
        update autopay set state = 'off', off_reason = 'unlinked'
        where customer_id = old.customer_id and account_id = old.account_id and state = 'on';
    end if;
    return null;
end
$$;
create trigger autopay_follows_link after delete or update of paused_at on account_link
    for each row execute function autopay_follows_link();

-- The demo bank's books: cards that its customers let it keep. Never a whole number.
alter table demo_bank_order
    add column save_card boolean not null default false,
    add column payer uuid,
    add column card_expires date,
    -- Of the card that was kept with this order, or that paid it.
    add column card_token text;
create table demo_bank_card (
    token       text    constraint demo_bank_card_pkey primary key,
    payer       uuid    not null,
    tail        text    not null,
    expires     date    not null,
    forgotten_at timestamptz
);
