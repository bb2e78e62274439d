-- Paying without sign-in, and registries of payments in both directions.

-- A secret address that opens one bill. Only its hash is here.
create table bill_token (
    hash        bytea   constraint bill_token_pkey primary key,
    account_id  uuid    not null constraint bill_token_account_fkey references account (id),
    -- The bill; none = billing had not told of one yet.
    period      date,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    constraint bill_token_is_sha256 check (octet_length(hash) = 32)
);
create index bill_token_expiry on bill_token (expires_at);

-- Payments without sign-in: what letters about them need.
create table guest_payment (
    payment_id  uuid    constraint guest_payment_pkey primary key
                        constraint guest_payment_payment_fkey references payment (id),
    lang        text    not null
);

-- What a supplier was told of a day's payments: made once, the same ever after.
create table registry (
    id          uuid    constraint registry_pkey primary key default uuid7(),
    supplier_code text  not null constraint registry_supplier_fkey references supplier (code),
    -- The day of paying, in the organisation's zone.
    day         date    not null,
    -- What was posted for the day later goes into the next one.
    number      integer not null,
    lines       integer not null,
    -- Refunds are in it with minus.
    amount      numeric(14,2) not null,
    made_at     timestamptz not null,
    -- Of its CSV.
    sha256      bytea   not null,
    constraint registry_key unique (supplier_code, day, number),
    constraint registry_is_numbered check (number > 0 and lines > 0)
);
create index registry_newest on registry (made_at desc);
create trigger registry_append_only before update or delete on registry for each row execute function refuse_change();

create index posting_day on posting (paid_on);

create table registry_line (
    registry_id uuid    not null constraint registry_line_registry_fkey references registry (id)
                        deferrable initially deferred,
    line        integer not null,
    posting_id  uuid    not null,
    entry_line  smallint not null,
    kind        text    not null,
    external_id text    not null,
    part_id     uuid    not null,
    payment_number bigint not null,
    -- The bank's id of the payment.
    bank_id     text    not null,
    account_number text not null,
    supplier_account_number text not null,
    -- The bill that was paid, as far as the payment says.
    period      text    not null,
    paid_at     timestamptz not null,
    amount      numeric(14,2) not null,
    constraint registry_line_pkey primary key (registry_id, line),
    -- What is in one registry is in no other.
    constraint registry_line_once unique (posting_id, entry_line),
    constraint registry_line_entry_fkey foreign key (posting_id, entry_line) references posting_entry (posting_id, line)
);
create trigger registry_line_append_only before update or delete on registry_line for each row execute function refuse_change();

-- A file from a bank: its registry or its statement. The same file twice is one.
create table bank_file (
    id          uuid    constraint bank_file_pkey primary key default uuid7(),
    sha256      bytea   not null constraint bank_file_key unique,
    name        text    not null,
    profile     text    not null,
    lines       integer not null,
    amount      numeric(14,2) not null,
    taken_at    timestamptz not null,
    -- Who brought it; none = the command line, or the bank was asked.
    staff_id    uuid    constraint bank_file_staff_fkey references staff (id)
);
create index bank_file_newest on bank_file (taken_at desc);

create table bank_line (
    file_id     uuid    not null constraint bank_line_file_fkey references bank_file (id),
    -- Of the file.
    line        integer not null,
    paid_on     date    not null,
    amount      numeric(14,2) not null,
    account_number text not null default '',
    bank_id     text    not null default '',
    purpose     text    not null default '',
    -- ours: a payment made here, confirmed; told: billing has told of it; waiting: for a clerk;
    -- placed: a clerk found the household; rejected: it is none of ours.
    state       text    not null,
    -- What a clerk has to know, or said.
    reason      text    not null default '',
    payment_id  uuid    constraint bank_line_payment_fkey references payment (id),
    supplier_account_id uuid constraint bank_line_supplier_account_fkey references supplier_account (id),
    -- Billing's id of the same payment, once it has told of it.
    told_as     text    not null default '',
    staff_id    uuid    constraint bank_line_staff_fkey references staff (id),
    decided_at  timestamptz,
    constraint bank_line_pkey primary key (file_id, line),
    constraint bank_line_state_known check (state in ('ours', 'told', 'waiting', 'placed', 'rejected')),
    constraint bank_line_ours_named check (state <> 'ours' or payment_id is not null),
    constraint bank_line_placed_named check (state not in ('placed', 'told') or supplier_account_id is not null),
    constraint bank_line_rejected_says_why check (state <> 'rejected' or reason <> '')
);
create index bank_line_waiting on bank_line (file_id) where state = 'waiting';
create index bank_line_placed on bank_line (supplier_account_id, amount) where state = 'placed';
create index bank_line_told on bank_line (supplier_account_id, told_as) where state = 'told';
create index bank_line_payment on bank_line (payment_id) where payment_id is not null;

-- A clerk placed a bank's line, and due fell by a row of payment_record of our own making. When billing
-- tells of the same payment (supplier account, sum, day up to three days away), its row takes the place
-- of ours: one for one, so that two equal payments stay two.
create function placed_line_is_told() returns trigger language plpgsql as $$
declare
    pair record;
begin
    if not exists (select 1 from bank_line where state = 'placed') then
        return null;
    end if;
    for pair in
        select f.external_id, f.supplier_code, f.supplier_account_id, f.amount, f.paid_on
        from fresh f
        where f.kind = 'payment' and f.source <> 'registry' and f.kabinet_payment = ''
          and exists (select 1 from bank_line l where l.state = 'placed'
                      and l.supplier_account_id = f.supplier_account_id and l.amount = f.amount)
        order by f.paid_on, f.external_id
    loop
        with found as (
            select file_id, line from bank_line
            where state = 'placed' and supplier_account_id = pair.supplier_account_id and amount = pair.amount
              and paid_on between pair.paid_on - 3 and pair.paid_on + 3
            order by abs(paid_on - pair.paid_on), file_id, line
            limit 1 for update
        ), told as (
            update bank_line l set state = 'told', told_as = pair.external_id
            from found where l.file_id = found.file_id and l.line = found.line
            returning l.file_id, l.line
        )
        delete from payment_record r using told
        where r.supplier_code = pair.supplier_code and r.external_id = 'registry-' || told.file_id || '-' || told.line;
    end loop;
    return null;
end
$$;
create trigger placed_line_is_told after insert on payment_record
    referencing new table as fresh for each statement execute function placed_line_is_told();
