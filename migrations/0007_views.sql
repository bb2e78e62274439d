-- What stands on several capabilities at once, as one definition each.

-- The newest payable, not withdrawn total of each supplier account (CONTRACT 4, «Due»).
-- Read it with account_id = … : the lateral below then walks one index.
create view supplier_due as
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
    -- Told by billing and newer than the bill; a payment of ours coming back is counted as ours.
    select sum(case r.kind when 'refund' then -r.amount else r.amount end) as amount
    from payment_record r
    where r.account_id = sa.account_id and r.supplier_account_id = sa.id
      and r.paid_on > t.payments_until
      and (r.kind <> 'payment' or r.kabinet_payment = '' or not exists (
          select 1 from payment_part pp
          join payment pm on pm.id = pp.payment_id
          join posting po on po.payment_id = pp.payment_id and po.kind = 'paid'
          where pp.account_id = sa.account_id and pp.supplier_account_id = sa.id
            and r.kabinet_payment in (pp.id::text, pm.id::text, pm.number::text)))
) told on true
left join lateral (
    -- Paid here since: after the day up to which the bill counts, or after the bill came to us. Where
    -- billing has told of the payment, the day is billing's: it knows what its bill counts.
    select -sum(e.amount) as amount
    from posting_entry e
    join posting p on p.id = e.posting_id
    where e.account_id = sa.account_id and e.supplier_account_id = sa.id and e.side = 'supplier'
      and (t.period is null or p.at > t.loaded_at or t.payments_until < coalesce((
          select max(r.paid_on) from payment_record r
          join payment pm on pm.id = p.payment_id
          join payment_part pp on pp.payment_id = pm.id and pp.supplier_account_id = sa.id
          where p.kind = 'paid' and r.account_id = sa.account_id and r.supplier_account_id = sa.id
            and r.kind = 'payment' and r.kabinet_payment in (pp.id::text, pm.id::text, pm.number::text)), p.paid_on))
) here on true;

-- Right answers to the control questions that billing's data give. Read it with account_id = … .
create view link_answer as
select a.id as account_id, 'link_code' as question, a.link_code as answer
from account a where a.link_code <> ''
union all
select a.id, 'full_name', a.owner_name
from account a where a.owner_name <> ''
union all
select a.id, 'surname', split_part(btrim(a.owner_name), ' ', 1)
from account a where a.owner_name <> ''
union all
select m.account_id, 'meter_serial', m.serial
from meter m where m.removed_on is null and m.kind = 'unit'
union all
-- Every positive total near a QR of a newest bill, also of the label that is not to be paid.
select t.account_id, 'bill_total', t.total::text
from (
    select bt.account_id, bt.total, bt.period,
           max(bt.period) over (partition by bt.account_id) as newest
    from bill_total bt
    join bill b on b.account_id = bt.account_id and b.period = bt.period and b.document = bt.document
    where bt.live and b.withdrawn_on is null
) t where t.period = t.newest and t.total > 0
union all
-- The bill's grand total, as printed under «К оплате»: the positive payable ones.
select g.account_id, 'bill_total', g.total::text
from (
    select bt.account_id, bt.period, sum(bt.total) filter (where bt.payable and bt.total > 0) as total,
           max(bt.period) over (partition by bt.account_id) as newest
    from bill_total bt
    join bill b on b.account_id = bt.account_id and b.period = bt.period and b.document = bt.document
    where bt.live and b.withdrawn_on is null
    group by bt.account_id, bt.period, bt.document
) g where g.period = g.newest and g.total > 0
union all
-- Every payment of the newest day with one: told by billing, or made here as a whole.
select p.account_id, 'last_payment', p.amount::text
from (
    select f.account_id, f.amount, f.paid_on, max(f.paid_on) over (partition by f.account_id) as newest
    from (
        select r.account_id, r.amount, r.paid_on from payment_record r where r.kind = 'payment'
        union all
        select pm.account_id, pm.amount, po.paid_on
        from payment pm join posting po on po.payment_id = pm.id and po.kind = 'paid'
    ) f
) p where p.paid_on = p.newest and p.amount > 0;

-- Every number under which a linked person's bills come is a login. Read it with login_key = … .
create view login_name as
select l.customer_id, n.login_key, l.linked_at
from (
    select id as account_id, number_key as login_key from account
    union all
    select id, old_number_key from account where old_number <> ''
    union all
    select account_id, alias_key from account_alias
    union all
    select account_id, number_key from supplier_account
) n join account_link l on l.account_id = n.account_id
where l.paused_at is null;
