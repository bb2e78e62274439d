-- Money: what billing says was paid, and what was paid here.

-- payments.csv: told by billing, keyed by its own id.
create table payment_record (
    supplier_code text  not null constraint payment_record_supplier_fkey references supplier (code),
    external_id text    not null,
    account_id  uuid    not null constraint payment_record_account_fkey references account (id),
    supplier_account_id uuid not null constraint payment_record_supplier_account_fkey references supplier_account (id),
    paid_on     date    not null,
    received_on date,
    -- A refund's amount is positive and added back; a correction is signed.
    amount      numeric(14,2) not null,
    kind        text    not null default 'payment',
    source      text    not null default '',
    -- Our payment part, coming back: counted once, as ours.
    kabinet_payment text not null default '',
    loaded_at   timestamptz not null default now(),
    constraint payment_record_pkey primary key (supplier_code, external_id),
    constraint payment_record_kind_known check (kind in ('payment', 'refund', 'correction')),
    constraint payment_record_positive check (kind = 'correction' or amount > 0)
);
create index payment_record_account on payment_record (account_id, supplier_account_id, paid_on);

-- One act of paying: one sum taken by the bank, shared out over supplier accounts.
create table payment (
    id          uuid    constraint payment_pkey primary key default uuid7(),
    number      bigint  generated always as identity constraint payment_number_key unique,
    account_id  uuid    not null constraint payment_account_fkey references account (id),
    customer_id uuid    constraint payment_customer_fkey references customer (id) on delete set null,
    -- The form's one-time id: two submits at once make one payment.
    form_id     uuid    not null constraint payment_form_key unique,
    state       text    not null default 'pending',
    amount      numeric(14,2) not null,
    refunded    numeric(14,2) not null default 0,
    currency    text    not null default 'RUB',
    method      text    not null default 'bank_card',
    gateway     text    not null,
    -- What is sent to the bank, stored before it is sent: a lost answer is sent again with the same key and body.
    request_key uuid    not null,
    request     jsonb   not null,
    gateway_id  text,
    pay_url     text,
    receipt_channel text not null,
    receipt_email text  not null default '',
    receipt_phone text  not null default '',
    receipt_state text  not null default 'pending',
    rules_version text  not null,
    cancel_reason text  not null default '',
    -- The bank named another sum or currency, or news came that cannot be: a clerk looks, nothing is posted.
    review_reason text  not null default '',
    created_at  timestamptz not null,
    finished_at timestamptz,
    -- When the bank is asked next; null once the state is final.
    ask_at      timestamptz,
    asked       integer not null default 0,
    constraint payment_state_known check (state in
        ('pending', 'succeeded', 'canceled', 'part_refunded', 'refunded', 'unknown')),
    constraint payment_amount_positive check (amount > 0),
    constraint payment_refund_within check (refunded between 0 and amount),
    constraint payment_channel_known check (receipt_channel in ('email', 'sms')),
    constraint payment_receipt_state_known check (receipt_state in ('not_needed', 'pending', 'registered', 'failed')),
    constraint payment_final_is_dated check ((state in ('pending', 'unknown')) = (finished_at is null)),
    constraint payment_gateway_id_key unique (gateway, gateway_id)
);
create index payment_account on payment (account_id, created_at desc);
create index payment_ask on payment (ask_at) where ask_at is not null;

-- States only go forward; what is final stays so, but for refunds.
create function payment_guard() returns trigger language plpgsql as $$
begin
    if old.state <> new.state and not (old.state, new.state) in (
        ('pending', 'succeeded'), ('pending', 'canceled'), ('pending', 'unknown'),
        ('unknown', 'pending'), ('unknown', 'succeeded'), ('unknown', 'canceled'),
        ('succeeded', 'part_refunded'), ('succeeded', 'refunded'), ('part_refunded', 'refunded')
    ) then
        raise exception 'payment % cannot go from % to %', old.id, old.state, new.state
            using errcode = 'check_violation', constraint = 'payment_state_forward';
    end if;
    if (old.amount, old.currency, old.account_id, old.request_key, old.gateway, old.form_id)
        is distinct from (new.amount, new.currency, new.account_id, new.request_key, new.gateway, new.form_id) then
        raise exception 'payment % is fixed once made', old.id
            using errcode = 'check_violation', constraint = 'payment_is_fixed';
    end if;
    return new;
end
$$;
create trigger payment_guard before update on payment for each row execute function payment_guard();
create trigger payment_kept before delete on payment for each row execute function refuse_change();

create table payment_part (
    id          uuid    constraint payment_part_pkey primary key default uuid7(),
    payment_id  uuid    not null constraint payment_part_payment_fkey references payment (id),
    account_id  uuid    not null constraint payment_part_account_fkey references account (id),
    supplier_account_id uuid not null constraint payment_part_supplier_account_fkey references supplier_account (id),
    amount      numeric(14,2) not null,
    refunded    numeric(14,2) not null default 0,
    constraint payment_part_key unique (payment_id, supplier_account_id),
    constraint payment_part_positive check (amount > 0),
    constraint payment_part_refund_within check (refunded between 0 and amount)
);
create index payment_part_supplier_account on payment_part (account_id, supplier_account_id);

-- The parts share out the whole sum, checked when the transaction ends.
create function payment_parts_add_up() returns trigger language plpgsql as $$
begin
    if (select p.amount from payment p where p.id = new.payment_id)
        <> (select sum(amount) from payment_part where payment_id = new.payment_id) then
        raise exception 'parts of payment % do not add up', new.payment_id
            using errcode = 'check_violation', constraint = 'payment_parts_add_up';
    end if;
    return null;
end
$$;
create constraint trigger payment_parts_add_up after insert or update on payment_part
    deferrable initially deferred for each row execute function payment_parts_add_up();

-- Two-sided, append-only ledger. Each posting's entries add up to nothing:
-- 'bank' + (money with the bank), 'supplier' − (owed to the supplier account).
create table posting (
    id          uuid    constraint posting_pkey primary key default uuid7(),
    payment_id  uuid    not null constraint posting_payment_fkey references payment (id),
    kind        text    not null,
    -- 'paid', or the refund's id: what is posted once is not posted again.
    key         text    not null,
    at          timestamptz not null,
    -- The day in the organisation's zone: bills count payments by days.
    paid_on     date        not null,
    constraint posting_once unique (payment_id, kind, key),
    constraint posting_kind_known check (kind in ('paid', 'refund'))
);
create table posting_entry (
    posting_id  uuid    not null constraint posting_entry_posting_fkey references posting (id),
    line        smallint not null,
    side        text    not null,
    account_id  uuid    not null,
    supplier_account_id uuid constraint posting_entry_supplier_account_fkey references supplier_account (id),
    amount      numeric(14,2) not null,
    constraint posting_entry_pkey primary key (posting_id, line),
    constraint posting_entry_side_known check (side in ('bank', 'supplier')),
    constraint posting_entry_supplier_named check ((side = 'supplier') = (supplier_account_id is not null)),
    constraint posting_entry_not_nothing check (amount <> 0)
);
create index posting_entry_supplier_account on posting_entry (account_id, supplier_account_id) where side = 'supplier';
create trigger posting_append_only before update or delete on posting for each row execute function refuse_change();
create trigger posting_entry_append_only before update or delete on posting_entry for each row execute function refuse_change();

create function posting_balances() returns trigger language plpgsql as $$
begin
    if (select sum(amount) from posting_entry where posting_id = new.posting_id) <> 0 then
        raise exception 'posting % does not balance', new.posting_id
            using errcode = 'check_violation', constraint = 'posting_balances';
    end if;
    return null;
end
$$;
create constraint trigger posting_balances after insert on posting_entry
    deferrable initially deferred for each row execute function posting_balances();

-- What a bank told us, as it came: taken once, or refused and kept for staff.
create table gateway_event (
    id          uuid    constraint gateway_event_pkey primary key default uuid7(),
    gateway     text    not null,
    -- The bank's own key of the event; empty where it has none.
    event_key   text    not null default '',
    payment_id  uuid    constraint gateway_event_payment_fkey references payment (id),
    body        jsonb   not null,
    verdict     text    not null,
    reason      text    not null default '',
    received_at timestamptz not null,
    constraint gateway_event_verdict_known check (verdict in ('applied', 'repeated', 'refused', 'review'))
);
create index gateway_event_payment on gateway_event (payment_id);
create trigger gateway_event_append_only before update or delete on gateway_event for each row execute function refuse_change();

-- The demo bank's own books: what a real bank would keep on its side.
create table demo_bank_order (
    id          text    constraint demo_bank_order_pkey primary key,
    request_key uuid    not null constraint demo_bank_order_request_key unique,
    amount      numeric(14,2) not null,
    currency    text    not null,
    description text    not null,
    return_url  text    not null,
    payment_ref text    not null,
    state       text    not null default 'pending',
    reason      text    not null default '',
    code_asked_at timestamptz,
    wrong_codes integer not null default 0,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    constraint demo_bank_order_state_known check (state in ('pending', 'succeeded', 'canceled'))
);
