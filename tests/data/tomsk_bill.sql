-- The printed bill of December 2018 (DOMAIN 6.4, F1–F8) and what stands around it.
insert into supplier (code, name, short_name) values
    ('okt', 'МУП ЖКХ "Октябрьское"', ''), ('ksm', 'ООО "Комсервис+М"', ''), ('ztk', 'ООО "ЗТК"', ''),
    ('vk', 'ООО "ВК"', ''), ('vvk', 'ООО "ВВК"', '');
insert into account (number, address, building, total_area) values
    ('700100103492', 'Заречное с., Лесная ул., д.5, кв.3', 'lesnaya-5', 60.6),
    ('700200560017', 'Мирный п., Тихий пер., д.1, кв.7', '', 34.7);
insert into supplier_account (account_id, supplier_code, number)
select a.id, s.code, s.number from account a, (values
    ('okt', '887100103492'), ('ksm', '941100103492'), ('ksm', '943100103492'), ('ztk', '878100103492'),
    ('vk', '880100103492'), ('vvk', '879100103492')) as s (code, number)
where a.number = '700100103492';
insert into contract (account_id, supplier_account_id, service_code, service_name)
select account_id, id, 'common_use', 'Эл.Эн. содерж.' from supplier_account where number = '943100103492';
insert into contract (account_id, supplier_account_id, service_code, service_name)
select account_id, id, 'penalty', 'Пени ВК' from supplier_account where number = '880100103492';
insert into bill (account_id, period, issued_on, due_on)
select id, '2018-12-01', '2018-12-05', '2018-12-25' from account where number = '700100103492';
insert into bill_total (account_id, period, supplier_account_id, opening, paid, charged, penalty, total)
select sa.account_id, '2018-12-01', sa.id, t.opening, t.paid, t.charged, t.penalty, t.total
from (values ('887100103492', 58367.90, 4.00, 4554.55, 5585.43, 62918.45), ('941100103492', 1989.42, 0, 143.26, 0, 2132.68),
    ('943100103492', 84.24, 0, 0, 0, 84.24), ('878100103492', 47858.87, 0, 0, 0, 47858.87),
    ('880100103492', -2.13, 0, 0, 0, -2.13), ('879100103492', -2.38, 0, 0, 0, -2.38)) as t (number, opening, paid, charged, penalty, total)
join supplier_account sa on sa.number = t.number;
insert into bill_line (account_id, period, supplier_account_id, service_code, position, service_name, basis, unit, quantity, tariff, unit_price, opening, paid, charged, closing)
select sa.account_id, '2018-12-01', sa.id, l.service, l.position, l.name, l.basis, l.unit, l.quantity, l.tariff, l.unit_price, l.opening, l.paid, l.charged, l.closing
from (values ('heating', 1, 'Отопление', 'norm', 'Гкал. на м2', 0.0280, 1947.69, 54.54, 37806.72, 4.00, 3304.84, 41107.56),
    ('cold_water', 2, 'Холодная вода', 'meter', 'м³', null, null, null, 4975.75, 0, 349.71, 5325.46),
    ('wastewater', 3, 'Водоотведение', 'meter', 'м³', null, null, null, 4000.00, 0, 300.00, 4300.00),
    ('hot_water', 4, 'Горячая вода', 'meter', 'м³', null, null, null, 6000.00, 0, 600.00, 6600.00))
    as l (service, position, name, basis, unit, quantity, tariff, unit_price, opening, paid, charged, closing)
join supplier_account sa on sa.number = '887100103492';
