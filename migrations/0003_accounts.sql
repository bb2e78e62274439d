-- Utility accounts as billing tells them, and who is linked to them.
-- Reference tables carry the supplier's own codes as keys: bundles name them, people read them.

-- Comparison form of an account number: capitals, no spaces, Latin look-alikes as Cyrillic letters
-- (DOMAIN 0: «A» on a bill may be either). The only place that defines it.
create function account_key(number text) returns text language sql immutable parallel safe as $$
    select translate(upper(regexp_replace(number, '\s', '', 'g')), 'ABEKMHOPCTXY', 'АВЕКМНОРСТХУ')
$$;

create table supplier (
    code                text    constraint supplier_pkey primary key,
    name                text    not null,
    short_name          text    not null default '',
    kind                text    not null default 'resource',
    inn                 text    not null default '',
    kpp                 text    not null default '',
    ogrn                text    not null default '',
    bank_name           text    not null default '',
    bic                 text    not null default '',
    settlement_account  text    not null default '',
    correspondent_account text  not null default '',
    kbk                 text    not null default '',
    oktmo               text    not null default '',
    -- Who collects for it; itself where empty.
    payee_code          text    constraint supplier_payee_fkey references supplier (code) deferrable initially deferred,
    address             text    not null default '',
    hours               text    not null default '',
    phone               text    not null default '',
    emergency_phone     text    not null default '',
    email               text    not null default '',
    site                text    not null default '',
    -- Both empty = any day; past the month's end = its last day; from > to wraps over the month's end.
    reading_day_from    smallint,
    reading_day_to      smallint,
    reading_policy      text    not null default 'next_period',
    constraint supplier_kind_known check (kind in ('resource', 'management', 'agent', 'fund')),
    constraint supplier_window_whole check ((reading_day_from is null) = (reading_day_to is null)),
    constraint supplier_window_days check (reading_day_from between 1 and 31 and reading_day_to between 1 and 31),
    constraint supplier_policy_known check (reading_policy in ('closed', 'next_period'))
);

create table service (
    code        text    constraint service_pkey primary key,
    name        text    not null,
    name_en     text    not null default '',
    unit        text    not null default '',
    "group"     text    not null default '',
    position    integer not null default 100
);
insert into service (code, name, name_en, unit, "group", position) values
    ('upkeep',         'Содержание жилья',    'Upkeep',            'м²',    'housing', 10),
    ('repairs',        'Текущий ремонт',      'Repairs',           'м²',    'housing', 20),
    ('common_use',     'Общедомовые нужды',   'Common-area use',   '',      'common',  30),
    ('cold_water',     'Холодная вода',       'Cold water',        'м³',    'utility', 40),
    ('hot_water',      'Горячая вода',        'Hot water',         'м³',    'utility', 50),
    ('wastewater',     'Водоотведение',       'Sewerage',          'м³',    'utility', 60),
    ('heating',        'Отопление',           'Heating',           'Гкал',  'utility', 70),
    ('electricity',    'Электроэнергия',      'Electricity',       'кВт·ч', 'utility', 80),
    ('gas',            'Газоснабжение',       'Gas',               'м³',    'utility', 90),
    ('waste',          'Вывоз ТКО',           'Waste removal',     '',      'utility', 95),
    ('capital_repair', 'Взнос на капремонт',  'Capital repair',    'м²',    'fund',    97),
    ('penalty',        'Пени',                'Late-payment penalty', '',   'penalty', 99);

create table house (
    code        text    constraint house_pkey primary key,
    address     text    not null,
    total_area  numeric(14,4),
    common_area numeric(14,4),
    residents   integer
);

create table account (
    id                  uuid    constraint account_pkey primary key default uuid7(),
    number              text    not null constraint account_number_key unique,
    number_key          text    not null generated always as (account_key(number)) stored,
    old_number          text    not null default '',
    old_number_key      text    not null generated always as (account_key(old_number)) stored,
    unified_number      text    not null default '',
    gis_service_id      text    not null default '',
    title               text    not null default '',
    address             text    not null default '',
    -- The house's code where the bundle has houses, else its address as text.
    building            text    not null default '',
    apartment           text    not null default '',
    owner_name          text    not null default '',
    owner_since         date,
    registered_residents integer,
    residents           integer,
    rooms               integer,
    total_area          numeric(14,4),
    living_area         numeric(14,4),
    heated_area         numeric(14,4),
    link_code           text    not null default '',
    closed_on           date,
    constraint account_number_said check (number <> '')
);
create index account_number_key_idx on account (number_key);
create index account_old_number_idx on account (old_number_key) where old_number <> '';
create index account_building_idx on account (building) where building <> '';

create table account_alias (
    alias       text    not null,
    alias_key   text    not null generated always as (account_key(alias)) stored,
    account_id  uuid    not null constraint account_alias_account_fkey references account (id),
    constraint account_alias_pkey primary key (account_id, alias)
);
create index account_alias_key_idx on account_alias (alias_key);

create table tariff (
    code        text    not null,
    -- 1–3 = T1–T3.
    zone        smallint not null,
    range_from  numeric(14,4) not null default 0,
    valid_from  date    not null,
    range_to    numeric(14,4),
    name        text    not null default '',
    unit        text    not null default '',
    value       numeric(18,6) not null,
    period_label text   not null default '',
    constraint tariff_pkey primary key (code, zone, range_from, valid_from),
    constraint tariff_zone_known check (zone between 1 and 3),
    constraint tariff_range_forward check (range_to is null or range_to > range_from)
);

create table norm (
    -- A house's code, or * for all.
    scope       text    not null,
    service_code text   not null constraint norm_service_fkey references service (code),
    valid_from  date    not null,
    value       numeric(18,6) not null,
    unit        text    not null default '',
    per         text    not null default 'person',
    multiplier  numeric(8,4),
    document    text    not null default '',
    constraint norm_pkey primary key (scope, service_code, valid_from),
    constraint norm_per_known check (per in ('person', 'm2', 'account'))
);

-- The number under which one supplier bills one household; one household may have two with one supplier.
create table supplier_account (
    id          uuid    constraint supplier_account_pkey primary key default uuid7(),
    account_id  uuid    not null constraint supplier_account_account_fkey references account (id),
    supplier_code text  not null constraint supplier_account_supplier_fkey references supplier (code),
    number      text    not null,
    number_key  text    not null generated always as (account_key(number)) stored,
    constraint supplier_account_key unique (account_id, supplier_code, number)
);
create index supplier_account_number_idx on supplier_account (number_key);

create table contract (
    id          uuid    constraint contract_pkey primary key default uuid7(),
    account_id  uuid    not null constraint contract_account_fkey references account (id),
    supplier_account_id uuid not null constraint contract_supplier_account_fkey references supplier_account (id),
    service_code text   not null constraint contract_service_fkey references service (code),
    valid_from  date,
    service_name text   not null default '',
    tariff_code text    not null default '',
    operation_code text not null default '',
    closed_on   date,
    constraint contract_key unique nulls not distinct (account_id, supplier_account_id, service_code, valid_from)
);

create table reading_window (
    supplier_code text  not null constraint reading_window_supplier_fkey references supplier (code),
    service_code text   not null constraint reading_window_service_fkey references service (code),
    valid_from  date    not null,
    -- Both empty = any day, as for suppliers.
    day_from    smallint,
    day_to      smallint,
    policy      text    not null default 'next_period',
    constraint reading_window_pkey primary key (supplier_code, service_code, valid_from),
    constraint reading_window_whole check ((day_from is null) = (day_to is null)),
    constraint reading_window_days check (day_from between 1 and 31 and day_to between 1 and 31),
    constraint reading_window_policy_known check (policy in ('closed', 'next_period'))
);

create table meter (
    id          uuid    constraint meter_pkey primary key default uuid7(),
    account_id  uuid    not null constraint meter_account_fkey references account (id),
    supplier_code text  not null constraint meter_supplier_fkey references supplier (code),
    service_code text   not null constraint meter_service_fkey references service (code),
    serial      text    not null,
    unit        text    not null default '',
    integer_digits smallint not null default 6,
    fraction_digits smallint not null default 3,
    zones       smallint not null default 1,
    installed_on date,
    removed_on  date,
    -- 2099-01-01 in a bundle means «no date» and is kept as null.
    verified_until date,
    replaces_serial text not null default '',
    place       text    not null default '',
    coefficient numeric(14,4) not null default 1,
    kind        text    not null default 'unit',
    constraint meter_key unique (account_id, supplier_code, service_code, serial),
    constraint meter_digits check (integer_digits between 1 and 10 and fraction_digits between 0 and 5),
    constraint meter_zones check (zones between 1 and 3),
    constraint meter_coefficient_positive check (coefficient > 0),
    constraint meter_kind_known check (kind in ('unit', 'building'))
);

-- A person's link to a household.
create table account_link (
    id          uuid    constraint account_link_pkey primary key default uuid7(),
    customer_id uuid    not null constraint account_link_customer_fkey references customer (id) on delete cascade,
    account_id  uuid    not null constraint account_link_account_fkey references account (id),
    relation    text    not null,
    title       text    not null default '',
    linked_at   timestamptz not null default now(),
    -- The owner changed after this link was made: nothing is shown until it is proved again.
    paused_at   timestamptz,
    constraint account_link_key unique (customer_id, account_id),
    constraint account_link_relation_known check (relation in ('owner', 'tenant', 'family', 'lessee', 'representative'))
);
create index account_link_account on account_link (account_id);

-- Wrong control answers. scope: 'pair' (user and household), 'household' (all users not linked), 'address'.
-- A number that nobody has is a household of its own, under its comparison form.
create table link_try (
    scope       text    not null,
    key         text    not null,
    failures    integer not null,
    window_started_at timestamptz not null,
    locked_until timestamptz,
    -- How often it has been locked: each lock lasts twice as long as the one before.
    locks       integer not null default 0,
    constraint link_try_pkey primary key (scope, key),
    constraint link_try_scope_known check (scope in ('pair', 'household', 'address'))
);
