-- Autopay whose terms change goes on where it stood; a debt is known by the bill that made it, not by its month.

alter table autopay
    -- Bills that came before it are the resident's own affair. Terms that replace others without a pause in
    -- between inherit it, and so does a day of the month that stays the same: it counts after this day.
    add column bills_since timestamptz,
    add column days_since date;
update autopay set bills_since = agreed_at, days_since = agreed_on;
alter table autopay alter column bills_since set not null, alter column days_since set not null;

-- Which bill of a supplier account defines what is due, and from which version on its total stands: a
-- re-import, or a new version with the same total, is the same debt; another total is another one.
create function bill_mark(account uuid, supplier_account uuid, month date, document text, label text)
returns text language sql stable as $$
    select concat_ws('/', to_char(month, 'YYYY-MM'), document, label,
        (select coalesce(max(was.version), 0) + 1 from bill_total was
         where was.account_id = account and was.supplier_account_id = supplier_account and was.period = month
           and was.document = bill_mark.document and was.label = bill_mark.label
           and was.total <> (select t.total from bill_total t
                             where t.account_id = account and t.supplier_account_id = supplier_account
                               and t.period = month and t.document = bill_mark.document
                               and t.label = bill_mark.label and t.live)))
$$;

-- Debts that were announced or told of, under the terms of then. Also of suppliers that wait for the
-- resident, which have no autopay_line.
create table autopay_told (
    autopay_id  uuid    not null constraint autopay_told_autopay_fkey references autopay (id),
    supplier_account_id uuid not null
                        constraint autopay_told_supplier_account_fkey references supplier_account (id),
    bill        text    not null,
    run_id      uuid    not null constraint autopay_told_run_fkey references autopay_run (id),
    constraint autopay_told_pkey primary key (autopay_id, supplier_account_id, bill)
);
create index autopay_told_run on autopay_told (run_id);
create index autopay_told_bill on autopay_told (supplier_account_id, bill);

-- The bank took an order of this run for the supplier account (null = for any), or it may have: whatever
-- became of it, it is not begun a second time.
create function autopay_reached(run uuid, supplier_account uuid)
returns boolean language sql stable as $$
    select exists (
        select from payment whole
        join payment pm on pm.order_id = whole.id
        join payment_part pp on pp.payment_id = pm.id
        where whole.form_id = run and whole.position = 1
          and (supplier_account is null or pp.supplier_account_id = supplier_account)
          and not (pm.state = 'canceled' and pm.cancel_reason in ('never_reached', 'not_charged')))
$$;

-- What was told before this table was: each bill of its month.
insert into autopay_told (autopay_id, supplier_account_id, bill, run_id)
select r.autopay_id, d.supplier_account_id,
       bill_mark(d.account_id, d.supplier_account_id, d.period, d.document, d.label), r.id
from autopay_run r
join autopay a on a.id = r.autopay_id
join supplier_due d on d.account_id = a.account_id
where r.key = 'bill:' || to_char(d.period, 'YYYY-MM');

-- The key of a day names the day: another day of the same month is another agreement's.
update autopay_run r set key = r.key || '-' || lpad(a.day::text, 2, '0')
from autopay a where a.id = r.autopay_id and r.key like 'day:%' and a.day is not null;

-- A bill's letter is known by the time since when its sums are these, not by its month: those that went stay
-- told.
insert into notice_sent (customer_id, kind, key, sent_at)
select distinct n.customer_id, n.kind, n.key || ' ' || (extract(epoch from t.loaded_at) * 1000000)::bigint, n.sent_at
from notice_sent n
join bill_total t on t.account_id::text = split_part(n.key, ' ', 1)
                 and to_char(t.period, 'YYYY-MM') = split_part(n.key, ' ', 2)
where n.kind = 'bill'
on conflict do nothing;
