begin;
select id from meter where account_id = :account order by id for no key update;
insert into reading_batch (account_id, customer_id, form_id, sent_at) values (:account, :customer, gen_random_uuid(), now()) returning id as batch \gset
update reading set state = 'replaced', xid = pg_current_xact_id() where account_id = :account and meter_id = :meter and batch_id is not null and state = 'received';
insert into reading (account_id, meter_id, zone, taken_on, value, period, source, state, batch_id) values (:account, :meter, 1, current_date, 99001, date_trunc('month', current_date)::date, 'web', 'received', :batch);
update reading_batch set estimate = 1 where id = :batch;
insert into audit (at, actor_kind, actor_id, action, object_kind, object_id, account_id, address, details) values (now(), 'customer', :customer, 'readings.sent', 'reading_batch', :batch, :account, '127.0.0.1', '{"registers": 1}');
insert into letter (kind, customer_id, to_address, subject, body_text, body_html, run_after) values ('readings', :customer, 'anna@example.org', 'bench', repeat('text ', 200), repeat('<p>text</p> ', 250), now());
commit;
