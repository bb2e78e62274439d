//! What a printed receipt needs beside the bill's own rows: the household, who collects, meters with room
//! for readings, norms.

use crate::base::{Money, Period};
use crate::bills::receipt::qr::Payee;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

/// The household as the document of this month has it; where it does not say, as billing has it now.
#[derive(Clone, Debug)]
pub struct Paper {
    pub number: String,
    pub owner_name: String,
    pub address: String,
    pub unified_number: String,
    pub gis_service_id: String,
    pub link_code: String,
    pub total_area: Option<Decimal>,
    pub living_area: Option<Decimal>,
    pub residents: Option<i32>,
    pub registered_residents: Option<i32>,
    pub house_area: Option<Decimal>,
    pub house_common_area: Option<Decimal>,
    /// Every supplier account of the household.
    pub accounts: Vec<PaidTo>,
    pub meters: Vec<Register>,
    pub norms: Vec<NormRow>,
    pub suppliers: Vec<ContactRow>,
}

/// Where money for a supplier account goes.
#[derive(Clone, Debug, Deserialize)]
pub struct PaidTo {
    pub id: Uuid,
    /// Short name where billing gives one.
    pub supplier: String,
    pub number: String,
    /// Operation codes of its contracts.
    pub operation: String,
    /// Who collects: the supplier itself or another for it.
    pub payee: Payee,
    pub own: bool,
    /// What of this bill's payable totals is left to pay, by the rule of [`super::head::heads`].
    pub left: Money,
}

/// A register of a meter of the flat: what the bill told of it, and how many boxes a reading takes.
#[derive(Clone, Debug, Deserialize)]
pub struct Register {
    pub service: String,
    pub supplier: String,
    pub serial: String,
    pub zone: i16,
    pub zones: i16,
    pub unit: String,
    pub place: String,
    pub integer_digits: i16,
    pub fraction_digits: i16,
    pub verified_until: Option<NaiveDate>,
    pub previous: Option<Decimal>,
    pub previous_on: Option<NaiveDate>,
    pub current: Option<Decimal>,
    pub current_on: Option<NaiveDate>,
    pub consumption: Option<Decimal>,
    pub note: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct NormRow {
    pub service: String,
    pub value: Decimal,
    pub unit: String,
    /// `person`, `m2`, `account`.
    pub per: String,
    pub multiplier: Option<Decimal>,
    pub document: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct ContactRow {
    pub code: String,
    pub name: String,
    pub inn: String,
    pub ogrn: String,
    pub address: String,
    pub hours: String,
    pub phone: String,
    pub emergency_phone: String,
    pub email: String,
    pub site: String,
    pub reading_day_from: Option<i16>,
    pub reading_day_to: Option<i16>,
    /// It bills a meter of this flat.
    pub has_meters: bool,
}

/// One statement, and none where the account is gone. A month without a document gives the household,
/// its supplier accounts and meters all the same: what a payment slip needs.
pub async fn paper(
    db: &mut PgConnection,
    account: Uuid,
    period: Period,
    document: &str,
) -> sqlx::Result<Option<Paper>> {
    let row = sqlx::query!(
        r#"with total as materialized (
             select * from bill_total where account_id = $1 and period = $2 and document = $3 and live
         ), due as materialized (
             select supplier_account_id, billed - due as paid_since, due from supplier_due where account_id = $1
         ), later as materialized (
             select t.supplier_account_id, sum(t.paid) as paid
             from bill_total t
             join bill b on b.account_id = t.account_id and b.period = t.period and b.document = t.document
             where t.account_id = $1 and t.period > $2 and t.live and t.payable and b.withdrawn_on is null
             group by t.supplier_account_id
         ), own as materialized (
             select sa.id, sa.number, sa.supplier_code, coalesce(s.payee_code, s.code) as payee_code,
                    coalesce(nullif(s.short_name, ''), s.name) as supplier
             from supplier_account sa join supplier s on s.code = sa.supplier_code where sa.account_id = $1
         ), told as materialized (
             select * from bill_meter where account_id = $1 and period = $2 and document = $3 and live
         ), fitted as materialized (
             select m.*, z.zone::smallint as zone from meter m, generate_series(1, m.zones) as z (zone)
             where m.account_id = $1 and m.kind = 'unit' and coalesce(m.installed_on <= $4, true)
               and coalesce(m.removed_on > $4, true)
         )
         select a.number, a.owner_name, a.address, a.unified_number, a.gis_service_id, a.link_code,
         coalesce(b.total_area, a.total_area) as total_area, coalesce(b.living_area, a.living_area) as living_area,
         coalesce(b.residents, a.residents) as residents,
         coalesce(b.registered_residents, a.registered_residents) as registered_residents,
         h.total_area as "house_area?", h.common_area as "house_common_area?",
         (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'supplier', o.supplier, 'number', o.number,
                 'operation', coalesce(c.codes, ''), 'own', p.code = o.supplier_code, 'left', coalesce(l.amount, 0)::text,
                 'payee', jsonb_build_object('name', p.name, 'inn', p.inn, 'kpp', p.kpp, 'bank_name', p.bank_name,
                     'bic', p.bic, 'settlement_account', p.settlement_account,
                     'correspondent_account', p.correspondent_account, 'kbk', p.kbk, 'oktmo', p.oktmo))
                 order by o.supplier collate "ru-x-icu", o.number), '[]')
          from own o join supplier p on p.code = o.payee_code
          left join lateral (
              select string_agg(distinct operation_code, ', ') as codes from contract
              where account_id = $1 and supplier_account_id = o.id and operation_code <> ''
                and (closed_on is null or closed_on >= $2)) c on true
          left join lateral (
              select sum(least(greatest(t.total - coalesce(n.paid, 0) - d.paid_since, 0), greatest(d.due, 0)))::numeric(14,2) as amount
              from total t join due d on d.supplier_account_id = t.supplier_account_id
              left join later n on n.supplier_account_id = t.supplier_account_id
              where t.supplier_account_id = o.id and t.payable and t.total > 0) l on true
         ) as "accounts!: Json<Vec<PaidTo>>",
         (select coalesce(jsonb_agg(jsonb_build_object('service', sv.name,
                 'supplier', coalesce(nullif(s.short_name, ''), s.name), 'serial', coalesce(f.serial, m.serial),
                 'zone', coalesce(f.zone, m.zone), 'zones', greatest(f.zones, 1),
                 'unit', coalesce(nullif(f.unit, ''), sv.unit), 'place', coalesce(f.place, ''),
                 'integer_digits', coalesce(f.integer_digits, 0), 'fraction_digits', coalesce(f.fraction_digits, 0),
                 'verified_until', f.verified_until, 'previous', m.previous::text, 'previous_on', m.previous_on,
                 'current', m.current::text, 'current_on', m.current_on, 'consumption', m.consumption::text,
                 'note', coalesce(m.note, ''))
                 order by sv.position, sv.name, coalesce(f.serial, m.serial), coalesce(f.zone, m.zone)), '[]')
          from fitted f
          full join told m on m.supplier_code = f.supplier_code and m.service_code = f.service_code
               and m.serial = f.serial and m.zone = f.zone
          join supplier s on s.code = coalesce(f.supplier_code, m.supplier_code)
          join service sv on sv.code = coalesce(f.service_code, m.service_code)
         ) as "meters!: Json<Vec<Register>>",
         (select coalesce(jsonb_agg(jsonb_build_object('service', sv.name, 'value', n.value::text,
                 'unit', coalesce(nullif(n.unit, ''), sv.unit), 'per', n.per, 'multiplier', n.multiplier::text,
                 'document', n.document) order by sv.position, sv.name), '[]')
          from (select distinct on (service_code) * from norm
                where scope in (nullif(a.building, ''), '*') and valid_from <= $4
                  and service_code in (select service_code from bill_line
                      where account_id = $1 and period = $2 and document = $3 and live)
                order by service_code, scope = '*', valid_from desc) n
          join service sv on sv.code = n.service_code) as "norms!: Json<Vec<NormRow>>",
         (select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', coalesce(nullif(s.short_name, ''), s.name),
                 'inn', s.inn, 'ogrn', s.ogrn, 'address', s.address, 'hours', s.hours, 'phone', s.phone,
                 'emergency_phone', s.emergency_phone, 'email', s.email, 'site', s.site,
                 'reading_day_from', s.reading_day_from, 'reading_day_to', s.reading_day_to,
                 'has_meters', exists (select 1 from fitted f where f.supplier_code = s.code))
                 order by s.name collate "ru-x-icu"), '[]')
          from supplier s where s.code in (
              select unnest(array[o.supplier_code, o.payee_code]) from own o
              where o.id in (select supplier_account_id from total))) as "suppliers!: Json<Vec<ContactRow>>"
         from account a
         left join bill b on b.account_id = a.id and b.period = $2 and b.document = $3
         left join house h on h.code = a.building
         where a.id = $1"#,
        account,
        period.first_day(),
        document,
        period.last_day()
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Paper {
        number: row.number,
        owner_name: row.owner_name,
        address: row.address,
        unified_number: row.unified_number,
        gis_service_id: row.gis_service_id,
        link_code: row.link_code,
        total_area: row.total_area,
        living_area: row.living_area,
        residents: row.residents,
        registered_residents: row.registered_residents,
        house_area: row.house_area,
        house_common_area: row.house_common_area,
        accounts: row.accounts.0,
        meters: row.meters.0,
        norms: row.norms.0,
        suppliers: row.suppliers.0,
    }))
}

/// The biller's own PDF of a document: its name in the bundle and its bytes.
pub async fn own_file(
    db: &mut PgConnection,
    account: Uuid,
    period: Period,
    document: Option<&str>,
) -> sqlx::Result<Option<(String, Vec<u8>)>> {
    let row = sqlx::query!(
        "select f.name, f.content from bill_file f
         join bill b on b.account_id = f.account_id and b.period = f.period and b.document = f.document
         where f.account_id = $1 and f.period = $2 and ($3::text is null or f.document = $3)
         order by b.withdrawn_on is not null, f.document <> '', b.issued_on desc nulls last, f.document desc
         limit 1",
        account,
        period.first_day(),
        document
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.name, row.content)))
}

/// One version of a supplier account's total on a document.
#[derive(Clone, Debug)]
pub struct Version {
    pub supplier: String,
    pub number: String,
    pub label: String,
    pub loaded_at: chrono::DateTime<chrono::Utc>,
    /// What counts now.
    pub live: bool,
    pub charged: Money,
    pub recalculation: Money,
    pub total: Money,
}

/// Every version of the totals that were corrected at least once, the newest first.
pub async fn versions(
    db: &mut PgConnection,
    account: Uuid,
    period: Period,
    document: &str,
) -> sqlx::Result<Vec<Version>> {
    sqlx::query_as!(
        Version,
        "select coalesce(nullif(s.short_name, ''), s.name) as \"supplier!\", sa.number, t.label, t.loaded_at, t.live,
                t.charged as \"charged: Money\", t.recalculation as \"recalculation: Money\", t.total as \"total: Money\"
         from bill_total t
         join supplier_account sa on sa.id = t.supplier_account_id
         join supplier s on s.code = sa.supplier_code
         where t.account_id = $1 and t.period = $2 and t.document = $3
           and exists (select 1 from bill_total o where o.account_id = t.account_id and o.period = t.period
                       and o.document = t.document and o.supplier_account_id = t.supplier_account_id and o.version > 1)
         order by s.name collate \"ru-x-icu\", sa.number, t.version desc, t.label",
        account,
        period.first_day(),
        document
    )
    .fetch_all(db)
    .await
}
