-- Residents who are signed in, spread evenly over the accounts. The session's id is any 16 bytes; its row has the SHA-256.
create table bench_visit as
select row_number() over (order by a.number)::int as n, gen_random_uuid() as customer, a.id as account, m.id as meter,
    'm' || replace(m.id::text, '-', '') || '_1' as field, null::text as session, null::bytea as digest
from (select id, number, row_number() over (order by number) as nth, count(*) over () as whole from account) a
join meter m on m.account_id = a.id
where a.nth % greatest(1, whole / :visits) = 0
limit :visits;
update bench_visit set session = translate(rtrim(encode(decode(md5('visit' || n), 'hex'), 'base64'), '='), '+/', '-_');
update bench_visit set digest = sha256(convert_to(session, 'UTF8'));
create unique index on bench_visit (n);
insert into customer (id, email, email_key, password_hash, last_name, first_name, middle_name, completed_at)
select customer, email, email, 'x', 'Пробная', 'Анна', 'Сергеевна', now()
from bench_visit cross join lateral (select customer || '@example.org' as email) as mail;
insert into account_link (customer_id, account_id, relation) select customer, account, 'owner' from bench_visit;
insert into session (id, data, expires_at)
select digest, jsonb_build_object('customer_id', customer, 'remember', true, 'seen_at', now()), now() + interval '30 days'
from bench_visit;
analyze bench_visit, customer, account_link, session;
