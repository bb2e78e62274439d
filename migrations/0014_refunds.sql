-- Money given back, fiscal receipts that are asked for until they are there, and what clerks decide.

alter table payment
    -- The fiscal receipt: what names it at the tax service, and when it is asked for again.
    add column fiscal jsonb,
    add column receipt_ask_at timestamptz,
    add column receipt_asked integer not null default 0,
    -- «Отправить чек ещё раз»: each makes the wait for the next one longer.
    add column receipt_sent_at timestamptz,
    add column receipt_sends integer not null default 0,
    -- The highest sum given back that the bank told of and a clerk was shown.
    add column bank_refunded numeric(14,2) not null default 0,
    add constraint payment_refunded_is_said check (
        (state = 'refunded') = (refunded = amount) and (state = 'part_refunded') = (refunded > 0 and refunded < amount));
create index payment_receipt_ask on payment (receipt_ask_at) where receipt_ask_at is not null;
create index payment_created on payment (created_at desc, id desc);
create index payment_in_review on payment (created_at) where review_reason <> '';
create index payment_receipt_failed on payment (created_at) where receipt_state = 'failed';
create index payment_unknown on payment (created_at) where state = 'unknown';

create table refund (
    id          uuid    constraint refund_pkey primary key,
    number      bigint  generated always as identity constraint refund_number_key unique,
    payment_id  uuid    not null constraint refund_payment_fkey references payment (id),
    form_id     uuid    not null constraint refund_form_key unique,
    state       text    not null,
    amount      numeric(14,2) not null,
    currency    text    not null,
    reason      text    not null,
    -- Made in the bank's own cabinet, where its protocol has no refunds; the document that proves it.
    by_hand     boolean not null default false,
    document    text    not null default '',
    -- The payment's money was never posted (it came after the payment had been given up): neither is this.
    unposted    boolean not null default false,
    gateway     text    not null,
    -- What is sent to the bank, stored before it is sent.
    request_key uuid    not null constraint refund_key unique,
    request     jsonb   not null,
    gateway_id  text    not null default '',
    needs_approval boolean not null,
    asked_by    uuid    not null constraint refund_asked_by_fkey references staff (id),
    asked_on    timestamptz not null,
    approved_by uuid    constraint refund_approved_by_fkey references staff (id),
    refused_by  uuid    constraint refund_refused_by_fkey references staff (id),
    decided_at  timestamptz,
    -- The bank's code, or the clerk's words.
    declined_reason text not null default '',
    review_reason text  not null default '',
    receipt_state text  not null default 'pending',
    fiscal      jsonb,
    finished_at timestamptz,
    ask_at      timestamptz,
    asked       integer not null default 0,
    constraint refund_state_known check (state in ('waiting_approval', 'sent', 'pending', 'unknown', 'succeeded', 'declined')),
    constraint refund_positive check (amount > 0),
    constraint refund_reason_said check (btrim(reason) <> ''),
    constraint refund_document_said check (not by_hand or btrim(document) <> ''),
    -- The second pair of eyes is another's.
    constraint refund_second_eyes check (approved_by is null or approved_by <> asked_by),
    constraint refund_is_approved check (not (needs_approval or by_hand) or approved_by is not null
                                         or state in ('waiting_approval', 'declined')),
    constraint refund_final_is_dated check ((state in ('succeeded', 'declined')) = (finished_at is not null)),
    constraint refund_receipt_known check (receipt_state in ('not_needed', 'pending', 'registered', 'failed', 'elsewhere'))
);
-- One at a time, so that each knows what was given back before it.
create unique index refund_one_open on refund (payment_id) where state not in ('succeeded', 'declined');
create index refund_payment on refund (payment_id);
create index refund_ask on refund (ask_at) where ask_at is not null;
create index refund_waiting on refund (asked_on) where state = 'waiting_approval';

create table refund_part (
    refund_id   uuid    not null constraint refund_part_refund_fkey references refund (id),
    part_id     uuid    not null constraint refund_part_part_fkey references payment_part (id),
    amount      numeric(14,2) not null,
    constraint refund_part_pkey primary key (refund_id, part_id),
    constraint refund_part_positive check (amount > 0)
);
create index refund_part_part on refund_part (part_id);

create function refund_guard() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state not in ('waiting_approval', 'sent') then
            raise exception 'refund % cannot begin as %', new.id, new.state
                using errcode = 'check_violation', constraint = 'refund_state_forward';
        end if;
        return new;
    end if;
    if old.state <> new.state and not (
        (old.state, new.state) in (
            ('waiting_approval', 'sent'), ('waiting_approval', 'declined'),
            ('sent', 'pending'), ('sent', 'unknown'), ('sent', 'succeeded'), ('sent', 'declined'),
            ('unknown', 'pending'), ('unknown', 'succeeded'), ('unknown', 'declined'),
            ('pending', 'succeeded'), ('pending', 'declined'))
        or (new.by_hand and (old.state, new.state) = ('waiting_approval', 'succeeded'))
    ) then
        raise exception 'refund % cannot go from % to %', old.id, old.state, new.state
            using errcode = 'check_violation', constraint = 'refund_state_forward';
    end if;
    if (old.payment_id, old.form_id, old.amount, old.currency, old.reason, old.by_hand, old.document, old.unposted,
        old.gateway, old.request_key, old.request, old.needs_approval, old.asked_by, old.asked_on)
        is distinct from
       (new.payment_id, new.form_id, new.amount, new.currency, new.reason, new.by_hand, new.document, new.unposted,
        new.gateway, new.request_key, new.request, new.needs_approval, new.asked_by, new.asked_on) then
        raise exception 'refund % is fixed once made', old.id
            using errcode = 'check_violation', constraint = 'refund_is_fixed';
    end if;
    return new;
end
$$;
create trigger refund_guard before insert or update on refund for each row execute function refund_guard();
create trigger refund_kept before delete on refund for each row execute function refuse_change();
create trigger refund_part_append_only before update or delete on refund_part for each row execute function refuse_change();

-- Parts share out the whole of it.
create function refund_parts_add_up() returns trigger language plpgsql as $$
declare
    whole uuid := case tg_table_name when 'refund' then (to_jsonb(new) ->> 'id')::uuid
                                     else (to_jsonb(new) ->> 'refund_id')::uuid end;
begin
    if (select amount from refund where id = whole)
        is distinct from (select sum(amount) from refund_part where refund_id = whole) then
        raise exception 'parts of refund % do not add up', whole
            using errcode = 'check_violation', constraint = 'refund_parts_add_up';
    end if;
    return null;
end
$$;
create constraint trigger refund_parts_add_up after insert on refund_part
    deferrable initially deferred for each row execute function refund_parts_add_up();
create constraint trigger refund_has_parts after insert on refund
    deferrable initially deferred for each row execute function refund_parts_add_up();

-- What the payment and its parts say was given back, what refunds say, and what the ledger says is one.
create function refund_agrees() returns trigger language plpgsql as $$
declare
    whole uuid := case tg_table_name when 'payment' then (to_jsonb(new) ->> 'id')::uuid
                                     else (to_jsonb(new) ->> 'payment_id')::uuid end;
begin
    if (select refunded from payment where id = whole) is distinct from (
            select coalesce(sum(amount), 0) from refund where payment_id = whole and state = 'succeeded' and not unposted)
       or (select refunded from payment where id = whole) is distinct from (
            select -coalesce(sum(e.amount), 0) from posting p join posting_entry e on e.posting_id = p.id and e.side = 'bank'
            where p.payment_id = whole and p.kind = 'refund')
       or exists (
            select 1 from payment_part pp
            where pp.payment_id = whole and (
                pp.refunded is distinct from (
                    select coalesce(sum(rp.amount), 0) from refund_part rp join refund r on r.id = rp.refund_id
                    where rp.part_id = pp.id and r.state = 'succeeded' and not r.unposted)
                or pp.refunded is distinct from (
                    select coalesce(sum(e.amount), 0) from posting p join posting_entry e on e.posting_id = p.id
                    where p.payment_id = whole and p.kind = 'refund' and e.supplier_account_id = pp.supplier_account_id)))
       or exists (
            select 1 from refund r where r.payment_id = whole and (r.state = 'succeeded' and not r.unposted) <> exists (
                select 1 from posting p where p.payment_id = whole and p.kind = 'refund' and p.key = r.id::text)) then
        raise exception 'refunds of payment % do not agree', whole
            using errcode = 'check_violation', constraint = 'refund_agrees';
    end if;
    return null;
end
$$;
create constraint trigger refund_agrees after update on refund
    deferrable initially deferred for each row
    when (new.state = 'succeeded' and old.state <> 'succeeded') execute function refund_agrees();
create constraint trigger payment_refund_agrees after update on payment
    deferrable initially deferred for each row
    when (new.refunded <> old.refunded) execute function refund_agrees();
create constraint trigger payment_part_refund_agrees after update on payment_part
    deferrable initially deferred for each row
    when (new.refunded <> old.refunded) execute function refund_agrees();
create constraint trigger posting_refund_agrees after insert on posting
    deferrable initially deferred for each row
    when (new.kind = 'refund') execute function refund_agrees();

-- What a clerk found when a payment could not be. Nothing is posted by it.
create table payment_review (
    id          uuid    constraint payment_review_pkey primary key default uuid7(),
    payment_id  uuid    not null constraint payment_review_payment_fkey references payment (id),
    reason      text    not null,
    note        text    not null,
    closed_by   uuid    not null constraint payment_review_closed_by_fkey references staff (id),
    closed_at   timestamptz not null,
    constraint payment_review_note_said check (btrim(note) <> '')
);
create index payment_review_payment on payment_review (payment_id);
create trigger payment_review_append_only before update or delete on payment_review for each row execute function refuse_change();

-- A refund that billing tells, and that is ours coming back: as many rows as we made such refunds; more are
-- billing's own.
create function told_of_our_refund(told payment_record) returns boolean language sql stable as $$
    select told.kind = 'refund' and told.kabinet_payment <> '' and (
        select count(*) from payment_record r
        where r.account_id = told.account_id and r.supplier_account_id = told.supplier_account_id
          and r.kind = 'refund' and r.kabinet_payment = told.kabinet_payment and r.amount = told.amount
          and (r.paid_on, r.external_id) <= (told.paid_on, told.external_id)
    ) <= (
        select count(*) from payment_part pp
        join payment pm on pm.id = pp.payment_id
        join refund_part rp on rp.part_id = pp.id and rp.amount = told.amount
        join refund rf on rf.id = rp.refund_id and rf.state = 'succeeded' and not rf.unposted
        where pp.account_id = told.account_id and pp.supplier_account_id = told.supplier_account_id
          and told.kabinet_payment in (pp.id::text, pm.id::text, pm.number::text, rf.id::text)
    )
$$;

create or replace view supplier_due as
select sa.account_id, sa.id as supplier_account_id, sa.supplier_code, sa.number,
       t.period, t.document, t.label, t.due_on,
       coalesce(t.total, 0)::numeric(14,2) as billed,
       (coalesce(t.total, 0) - coalesce(told.amount, 0) - coalesce(here.amount, 0))::numeric(14,2) as due
from supplier_account sa
left join lateral (
    select bt.period, bt.document, bt.label, bt.total, b.due_on, bt.loaded_at,
           coalesce(b.payments_until, (bt.period + interval '1 month - 1 day')::date) as payments_until
    from bill_total bt
    join bill b on b.account_id = bt.account_id and b.period = bt.period and b.document = bt.document
    where bt.account_id = sa.account_id and bt.supplier_account_id = sa.id and bt.live and bt.payable
      and b.withdrawn_on is null
    order by bt.period desc, b.issued_on desc nulls last, bt.document desc, bt.label
    limit 1
) t on true
left join lateral (
    -- Told by billing and newer than the bill; what is ours coming back is counted as ours.
    select sum(case r.kind when 'refund' then -r.amount else r.amount end) as amount
    from payment_record r
    where r.account_id = sa.account_id and r.supplier_account_id = sa.id
      and r.paid_on > t.payments_until
      and case
          when r.kabinet_payment = '' then true
          when r.kind = 'payment' then not exists (
              select 1 from payment_part pp
              join payment pm on pm.id = pp.payment_id
              join posting po on po.payment_id = pp.payment_id and po.kind = 'paid'
              where pp.account_id = sa.account_id and pp.supplier_account_id = sa.id
                and r.kabinet_payment in (pp.id::text, pm.id::text, pm.number::text))
          when r.kind = 'refund' then not told_of_our_refund(r)
          else true end
) told on true
left join lateral (
    -- Paid or given back here since: after the day up to which the bill counts, or after the bill came to
    -- us. Where billing has told of it, the day is billing's: it knows what its bill counts.
    select -sum(e.amount) as amount
    from posting_entry e
    join posting p on p.id = e.posting_id
    where e.account_id = sa.account_id and e.supplier_account_id = sa.id and e.side = 'supplier'
      and (t.period is null or p.at > t.loaded_at or t.payments_until < coalesce((
          select max(r.paid_on) from payment_record r
          join payment pm on pm.id = p.payment_id
          join payment_part pp on pp.payment_id = pm.id and pp.supplier_account_id = sa.id
          where r.account_id = sa.account_id and r.supplier_account_id = sa.id
            and (p.kind = 'paid' and r.kind = 'payment'
                 and r.kabinet_payment in (pp.id::text, pm.id::text, pm.number::text)
              or p.kind = 'refund' and r.kind = 'refund' and r.amount = abs(e.amount)
                 and r.kabinet_payment in (pp.id::text, pm.id::text, pm.number::text, p.key))), p.paid_on))
) here on true;

-- The demo bank's books of what it gave back.
create table demo_bank_refund (
    id          text    constraint demo_bank_refund_pkey primary key,
    request_key uuid    not null constraint demo_bank_refund_request_key unique,
    order_id    text    not null constraint demo_bank_refund_order_fkey references demo_bank_order (id),
    amount      numeric(14,2) not null constraint demo_bank_refund_positive check (amount > 0),
    currency    text    not null,
    made_at     timestamptz not null
);
create index demo_bank_refund_order on demo_bank_refund (order_id);
