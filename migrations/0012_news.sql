-- News of the organisation and of single suppliers or houses; and, beside them, what a resident without
-- a working meter must know: which services are charged otherwise than by his readings.

create table news (
    id          uuid    constraint news_pkey primary key default uuid7(),
    -- Its address: small Latin letters, digits, hyphens.
    slug        text    not null constraint news_slug_key unique,
    -- Shown from this day on, by the organisation's calendar.
    published_on date   not null,
    title_ru    text    not null,
    text_ru     text    not null,
    -- Empty = the Russian one is shown, marked as such.
    title_en    text    not null default '',
    text_en     text    not null default '',
    -- Whom it is about; empty = everybody. A house by its code.
    supplier_code text  constraint news_supplier_fkey references supplier (code),
    house       text    constraint news_house_fkey references house (code),
    -- Taken back: the page is gone, the row stays for the audit.
    withdrawn_at timestamptz,
    created_at  timestamptz not null default now(),
    constraint news_slug_plain check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
    constraint news_said check (title_ru <> '' and text_ru <> '')
);
create index news_newest on news (published_on desc, id desc) where withdrawn_at is null;

-- Services that the newest bills charge by average or norm: since when without a break, and what the
-- household's meters say of it. Stands on bills, meters and readings at once, so it is a view (as those of
-- 0007). Read it with account_id = … .
create view charged_otherwise as
select a.id as account_id, run.service_code, run.basis, run.since, m.meters, m.verified_until, r.last_read
from account a
cross join lateral (
    select s.service_code, s.basis, min(s.period) as since, max(s.period) as newest, max(s.newest_bill) as newest_bill
    from (
        select c.*, count(*) filter (where c.basis <> c.newest_basis) over (
                   partition by c.service_code order by c.period desc) as changes
        from (
            select l.service_code, l.period, b.basis, max(l.period) over () as newest_bill,
                   first_value(b.basis) over (partition by l.service_code order by l.period desc) as newest_basis
            from (
                select bl.service_code, bl.period,
                       bool_or(bl.basis = 'norm') as norm, bool_or(bl.basis = 'average') as average
                from bill_line bl
                join bill b on b.account_id = bl.account_id and b.period = bl.period and b.document = bl.document
                where bl.account_id = a.id and bl.live and bl.line <> 'common' and b.withdrawn_on is null
                group by bl.service_code, bl.period
            ) l
            cross join lateral (
                select case when l.norm then 'norm' when l.average then 'average' else '' end as basis) b
        ) c
    ) s
    where s.changes = 0
    group by s.service_code, s.basis
) run
cross join lateral (
    select count(*)::integer as meters, case when bool_and(verified_until is not null) then max(verified_until) end as verified_until
    from meter
    where account_id = a.id and service_code = run.service_code and kind = 'unit'
      and (removed_on is null or removed_on > run.since)
) m
cross join lateral (
    select max(rd.taken_on) as last_read
    from reading rd join meter mt on mt.id = rd.meter_id
    where rd.account_id = a.id and mt.service_code = run.service_code
      and rd.kind in ('customer', 'control', 'initial', 'final') and rd.state not in ('replaced', 'declined')
) r
where run.basis <> '' and run.newest = run.newest_bill;

-- The rate that penalties are estimated with, by date (DOMAIN 6.2). `cap`: the law counts with no more than
-- this (ПП № 474 of 2022, ПП № 329 of 2025). Estimates only: billing's figure rules. Check both tables against
-- the Central Bank and the law before going live; a new decision is a new row.
create table penalty_rate (
    valid_from  date    constraint penalty_rate_pkey primary key,
    percent     numeric(6,3) not null,
    cap         numeric(6,3),
    constraint penalty_rate_positive check (percent > 0 and cap > 0)
);
insert into penalty_rate (valid_from, percent, cap) values
    ('2016-06-14', 10.5, null), ('2016-09-19', 10, null), ('2017-03-27', 9.75, null), ('2017-05-02', 9.25, null),
    ('2017-06-19', 9, null), ('2017-09-18', 8.5, null), ('2017-10-30', 8.25, null), ('2017-12-18', 7.75, null),
    ('2018-02-12', 7.5, null), ('2018-03-26', 7.25, null), ('2018-09-17', 7.5, null), ('2018-12-17', 7.75, null),
    ('2019-06-17', 7.5, null), ('2019-07-29', 7.25, null), ('2019-09-09', 7, null), ('2019-10-28', 6.5, null),
    ('2019-12-16', 6.25, null), ('2020-02-10', 6, null), ('2020-04-27', 5.5, null), ('2020-06-22', 4.5, null),
    ('2020-07-27', 4.25, null), ('2021-03-22', 4.5, null), ('2021-04-26', 5, null), ('2021-06-15', 5.5, null),
    ('2021-07-26', 6.5, null), ('2021-09-13', 6.75, null), ('2021-10-25', 7.5, null), ('2021-12-20', 8.5, null),
    ('2022-02-14', 9.5, null), ('2022-02-28', 20, 9.5), ('2022-04-11', 17, 9.5), ('2022-05-04', 14, 9.5),
    ('2022-05-27', 11, 9.5), ('2022-06-14', 9.5, 9.5), ('2022-07-25', 8, 9.5), ('2022-09-19', 7.5, 9.5),
    ('2023-07-24', 8.5, 9.5), ('2023-08-15', 12, 9.5), ('2023-09-18', 13, 9.5), ('2023-10-30', 15, 9.5),
    ('2023-12-18', 16, 9.5), ('2024-07-29', 18, 9.5), ('2024-09-16', 19, 9.5), ('2024-10-28', 21, 9.5),
    ('2025-06-09', 20, 9.5), ('2025-07-28', 18, 9.5), ('2025-09-15', 17, 9.5), ('2025-10-27', 16.5, 9.5);

-- Days for which no penalty is charged (moratoria), both included.
create table penalty_pause (
    day_from    date    constraint penalty_pause_pkey primary key,
    day_to      date    not null,
    document    text    not null default '',
    constraint penalty_pause_forward check (day_to >= day_from)
);
insert into penalty_pause (day_from, day_to, document) values
    ('2020-04-06', '2020-12-31', 'Постановление Правительства РФ от 02.04.2020 № 424');

-- Every payment to a supplier account by day: told by billing, and made here where billing has not told it
-- yet. Read it with account_id = … .
create view supplier_payment as
select r.account_id, r.supplier_account_id, r.paid_on, case r.kind when 'refund' then -r.amount else r.amount end as amount
from payment_record r
where r.supplier_account_id is not null
union all
select e.account_id, e.supplier_account_id, p.paid_on, -e.amount
from posting_entry e
join posting p on p.id = e.posting_id
where e.side = 'supplier'
  and not exists (
      select 1 from payment_record r
      join payment_part pp on pp.account_id = r.account_id and pp.supplier_account_id = r.supplier_account_id
      join payment pm on pm.id = pp.payment_id
      where r.account_id = e.account_id and r.supplier_account_id = e.supplier_account_id and pp.payment_id = p.payment_id
        and r.kind = 'payment' and r.kabinet_payment in (pp.id::text, pm.id::text, pm.number::text));
