-- Bills as billing prints them. Nothing is recomputed; each table checks what the paper promises.
-- Rows of one account, period, document and supplier account are replaced as a new version;
-- the earlier ones stay with live = false.

create table bill (
    account_id  uuid    not null constraint bill_account_fkey references account (id),
    period      date    not null,
    document    text    not null default '',
    number      text    not null default '',
    gis_document_id text not null default '',
    issued_on   date,
    due_on      date,
    -- Payments up to this day are in the bill; empty = last day of the period.
    payments_until date,
    total_area  numeric(14,4),
    living_area numeric(14,4),
    residents   integer,
    registered_residents integer,
    withdrawn_on date,
    withdrawn_reason text not null default '',
    file        text    not null default '',
    note        text    not null default '',
    loaded_at   timestamptz not null default now(),
    constraint bill_pkey primary key (account_id, period, document),
    constraint bill_period_is_month check (extract(day from period) = 1)
);

create table bill_total (
    account_id  uuid    not null,
    period      date    not null,
    document    text    not null default '',
    supplier_account_id uuid not null constraint bill_total_supplier_account_fkey references supplier_account (id),
    -- «1/12», «Факт»: two ways to count one service; the one that is not to be paid has payable = false.
    label       text    not null default '',
    version     integer not null default 1,
    live        boolean not null default true,
    opening     numeric(14,2) not null default 0,
    paid        numeric(14,2) not null default 0,
    charged     numeric(14,2) not null default 0,
    support     numeric(14,2) not null default 0,
    recalculation numeric(14,2) not null default 0,
    -- New penalty of this period; penalty is the whole penalty inside total.
    penalty_charged numeric(14,2) not null default 0,
    penalty     numeric(14,2) not null default 0,
    total       numeric(14,2) not null,
    payable     boolean not null default true,
    loaded_at   timestamptz not null default now(),
    constraint bill_total_pkey primary key (account_id, period, document, supplier_account_id, label, version),
    constraint bill_total_bill_fkey foreign key (account_id, period, document) references bill (account_id, period, document),
    constraint bill_total_adds_up check
        (abs(total - (opening - paid + charged + support + recalculation + penalty_charged)) <= 0.01)
);
create unique index bill_total_live_key on bill_total (account_id, supplier_account_id, period, document, label) where live;

create table bill_line (
    account_id  uuid    not null,
    period      date    not null,
    document    text    not null default '',
    supplier_account_id uuid not null constraint bill_line_supplier_account_fkey references supplier_account (id),
    service_code text   not null constraint bill_line_service_fkey references service (code),
    label       text    not null default '',
    line        text    not null default '',
    version     integer not null default 1,
    live        boolean not null default true,
    position    integer not null default 0,
    service_name text   not null default '',
    basis       text    not null default '',
    unit        text    not null default '',
    -- Without a scale of our own: as many digits as billing prints (0.0280, 54.54).
    quantity    numeric,
    quantity_common numeric,
    tariff      numeric,
    unit_price  numeric,
    multiplier  numeric(8,4),
    norm        numeric(18,6),
    object_count integer,
    opening     numeric(14,2) not null default 0,
    paid        numeric(14,2) not null default 0,
    charged     numeric(14,2) not null default 0,
    support     numeric(14,2) not null default 0,
    recalculation numeric(14,2) not null default 0,
    closing     numeric(14,2) not null default 0,
    constraint bill_line_pkey primary key (account_id, period, document, supplier_account_id, service_code, label, line, version),
    constraint bill_line_bill_fkey foreign key (account_id, period, document) references bill (account_id, period, document),
    constraint bill_line_digits check (greatest(abs(quantity), abs(quantity_common), abs(tariff), abs(unit_price)) < 1e12
        and greatest(scale(quantity), scale(quantity_common), scale(tariff), scale(unit_price)) <= 6),
    constraint bill_line_basis_known check (basis in ('', 'meter', 'average', 'norm', 'house', 'fixed')),
    constraint bill_line_adds_up check (abs(closing - (opening - paid + charged + support + recalculation)) <= 0.01)
);
create unique index bill_line_live_key on bill_line (account_id, period, document, supplier_account_id, service_code, label, line) where live;

create table bill_meter (
    account_id  uuid    not null,
    period      date    not null,
    document    text    not null default '',
    supplier_code text  not null constraint bill_meter_supplier_fkey references supplier (code),
    service_code text   not null constraint bill_meter_service_fkey references service (code),
    serial      text    not null,
    zone        smallint not null default 1,
    version     integer not null default 1,
    live        boolean not null default true,
    previous    numeric(16,5),
    previous_on date,
    current     numeric(16,5),
    current_on  date,
    consumption numeric(18,6),
    note        text    not null default '',
    constraint bill_meter_pkey primary key (account_id, period, document, supplier_code, service_code, serial, zone, version),
    constraint bill_meter_bill_fkey foreign key (account_id, period, document) references bill (account_id, period, document),
    constraint bill_meter_zone_known check (zone between 1 and 3)
);
create unique index bill_meter_live_key on bill_meter (account_id, period, document, supplier_code, service_code, serial, zone) where live;

create table bill_adjustment (
    account_id  uuid    not null,
    period      date    not null,
    document    text    not null default '',
    supplier_code text  not null constraint bill_adjustment_supplier_fkey references supplier (code),
    service_code text   not null constraint bill_adjustment_service_fkey references service (code),
    position    integer not null,
    version     integer not null default 1,
    live        boolean not null default true,
    kind        text    not null default 'recalculation',
    reason      text    not null default '',
    amount      numeric(14,2) not null default 0,
    remaining   numeric(14,2),
    constraint bill_adjustment_pkey primary key (account_id, period, document, supplier_code, service_code, position, version),
    constraint bill_adjustment_bill_fkey foreign key (account_id, period, document) references bill (account_id, period, document),
    constraint bill_adjustment_kind_known check (kind in ('recalculation', 'instalment'))
);
create unique index bill_adjustment_live_key on bill_adjustment (account_id, period, document, supplier_code, service_code, position) where live;

create table house_volume (
    building    text    not null,
    period      date    not null,
    service_code text   not null constraint house_volume_service_fkey references service (code),
    individual  numeric(18,6),
    common      numeric(18,6),
    meter       numeric(18,6),
    unit        text    not null default '',
    hours       numeric(10,2),
    constraint house_volume_pkey primary key (building, period, service_code),
    constraint house_volume_period_is_month check (extract(day from period) = 1)
);
