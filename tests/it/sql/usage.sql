-- A flat with 14 months of cold water on its bills, two of electricity by zone, hot water by meter alone.
insert into supplier (code, name, kind) values ('vod', 'Горводоканал', 'resource'), ('esb', 'Горэнергосбыт', 'resource'), ('fond', 'Фонд капремонта', 'fund');
insert into account (id, number, address, building, residents, total_area) values
    ('00000000-0000-0000-0000-00000000000a', '4201180426', 'ул. Советская, 118, кв. 42', 'b118', 2, 54.3),
    ('00000000-0000-0000-0000-00000000000b', '4201180427', 'ул. Советская, 118, кв. 43', 'b118', null, null);
insert into norm (scope, service_code, valid_from, value, unit, per, multiplier) values
    ('*', 'cold_water', '2020-01-01', 9, 'м3', 'person', null), ('b118', 'cold_water', '2020-01-01', 4.5, 'м3', 'person', 1.5);
insert into supplier_account (id, account_id, supplier_code, number) values
    ('00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-00000000000a', 'vod', '92201'),
    ('00000000-0000-0000-0000-0000000000c2', '00000000-0000-0000-0000-00000000000a', 'esb', '56001');
insert into bill (account_id, period, due_on)
    select '00000000-0000-0000-0000-00000000000a', p::date, (p + interval '1 month 14 days')::date
    from generate_series('2025-09-01'::date, '2026-10-01', interval '1 month') p;
-- March 2026: billing told no volume.
insert into bill_line (account_id, period, supplier_account_id, service_code, basis, unit, quantity, tariff, charged, closing)
    select account_id, period, '00000000-0000-0000-0000-0000000000c1', 'cold_water', 'meter', 'м3', extract(month from period), 50,
           50 * extract(month from period), 50 * extract(month from period)
    from bill where period <> '2026-03-01';
insert into bill_line (account_id, period, supplier_account_id, service_code, line, basis, unit, quantity, tariff, charged, closing)
    select account_id, period, '00000000-0000-0000-0000-0000000000c2', 'electricity', z.line, 'meter', 'кВт.ч', z.quantity, z.tariff,
           z.quantity * z.tariff, z.quantity * z.tariff
    from bill, (values ('T1', 100, 6), ('T2', 40, 3)) as z (line, quantity, tariff) where period >= '2026-09-01';
insert into bill_line (account_id, period, supplier_account_id, service_code, basis, unit, quantity, tariff, charged, closing)
    select account_id, period, '00000000-0000-0000-0000-0000000000c1', 'heating', 'norm', 'Гкал. на м2', 0.028, 1947.69, 0, 0 from bill where period = '2026-10-01';
insert into bill_total (account_id, period, supplier_account_id, charged, total)
    select account_id, period, supplier_account_id, sum(charged), sum(charged) from bill_line group by 1, 2, 3;
insert into meter (id, account_id, supplier_code, service_code, serial, unit, integer_digits, fraction_digits) values
    ('00000000-0000-0000-0000-0000000000d1', '00000000-0000-0000-0000-00000000000a', 'vod', 'hot_water', '517480', 'м3', 5, 3);
insert into reading (account_id, meter_id, taken_on, period, value, kind) values
    ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-0000000000d1', '2026-07-20', '2026-07-01', 50, 'customer'),
    ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-0000000000d1', '2026-08-20', '2026-08-01', 52.5, 'customer'),
    ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-0000000000d1', '2026-10-20', '2026-10-01', 58.5, 'customer');
