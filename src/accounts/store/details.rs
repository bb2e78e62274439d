//! What billing tells about a household: details, contracts, tariffs, meters.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use sqlx::PgConnection;
use uuid::Uuid;

/// Details of a household as billing writes them; areas in m².
#[derive(Clone, Debug)]
pub struct Details {
    pub owner_name: String,
    pub old_number: String,
    pub unified_number: String,
    pub gis_service_id: String,
    pub registered_residents: Option<i32>,
    pub residents: Option<i32>,
    pub rooms: Option<i32>,
    pub total_area: Option<Decimal>,
    pub living_area: Option<Decimal>,
    pub heated_area: Option<Decimal>,
    pub closed_on: Option<NaiveDate>,
}

pub async fn details(db: &mut PgConnection, account: Uuid) -> sqlx::Result<Details> {
    sqlx::query_as!(
        Details,
        "select owner_name, old_number, unified_number, gis_service_id, registered_residents, residents, rooms,
                total_area, living_area, heated_area, closed_on
         from account where id = $1",
        account
    )
    .fetch_one(db)
    .await
}

/// A supplier's contract on one service of a household.
#[derive(Clone, Debug)]
pub struct Contract {
    pub id: Uuid,
    /// Short name where billing gives one.
    pub supplier: String,
    /// The supplier's number for this household.
    pub number: String,
    /// As the supplier calls the service, else as we do.
    pub service: String,
    pub tariff_code: String,
    pub valid_from: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    /// It holds on the day asked about: begun, not closed, none newer of its service and number.
    pub current: bool,
}

/// All contracts of a household, by supplier and service; those that hold first.
pub async fn contracts(
    db: &mut PgConnection,
    account: Uuid,
    today: NaiveDate,
) -> sqlx::Result<Vec<Contract>> {
    sqlx::query_as!(
        Contract,
        "select c.id, coalesce(nullif(s.short_name, ''), s.name) as \"supplier!\", sa.number,
                coalesce(nullif(c.service_name, ''), v.name) as \"service!\", c.tariff_code, c.valid_from, c.closed_on,
                (coalesce(c.valid_from <= $2, true) and coalesce(c.closed_on > $2, true)
                 and not exists (select 1 from contract n
                                 where n.account_id = c.account_id and n.supplier_account_id = c.supplier_account_id
                                   and n.service_code = c.service_code and n.valid_from <= $2
                                   and (c.valid_from is null or n.valid_from > c.valid_from))) as \"current!\"
         from contract c
         join supplier_account sa on sa.id = c.supplier_account_id
         join supplier s on s.code = sa.supplier_code
         join service v on v.code = c.service_code
         where c.account_id = $1
         order by 8 desc, s.name collate \"ru-x-icu\", sa.number, v.position, v.name, c.valid_from desc nulls last",
        account,
        today
    )
    .fetch_all(db)
    .await
}

/// One price: roubles a unit, for a zone (1–3) and a range of the unit's quantity.
#[derive(Clone, Debug)]
pub struct Tariff {
    pub code: String,
    pub zone: i16,
    pub range_from: Decimal,
    pub range_to: Option<Decimal>,
    pub valid_from: NaiveDate,
    pub name: String,
    pub unit: String,
    pub value: Decimal,
    /// How long it is charged for at a time («Один месяц»), as billing writes it.
    pub period_label: String,
}

/// What these tariffs cost on `today`, by code, zone and range.
pub async fn tariffs_on(
    db: &mut PgConnection,
    codes: &[String],
    today: NaiveDate,
) -> sqlx::Result<Vec<Tariff>> {
    sqlx::query_as!(
        Tariff,
        "select code, zone, range_from, range_to, valid_from, name, unit, value, period_label
         from tariff t
         where code = any($1)
           and valid_from = (select max(n.valid_from) from tariff n
                             where n.code = t.code and n.zone = t.zone and n.valid_from <= $2)
         order by code, zone, range_from",
        codes,
        today
    )
    .fetch_all(db)
    .await
}

/// Every price that a tariff ever had, the newest first.
pub async fn tariff_history(db: &mut PgConnection, code: &str) -> sqlx::Result<Vec<Tariff>> {
    sqlx::query_as!(
        Tariff,
        "select code, zone, range_from, range_to, valid_from, name, unit, value, period_label
         from tariff where code = $1 order by valid_from desc, zone, range_from",
        code
    )
    .fetch_all(db)
    .await
}

/// A meter of a household, standing or removed.
#[derive(Clone, Debug)]
pub struct Meter {
    pub supplier: String,
    pub service: String,
    pub serial: String,
    pub unit: String,
    pub integer_digits: i16,
    pub fraction_digits: i16,
    pub zones: i16,
    pub installed_on: Option<NaiveDate>,
    pub removed_on: Option<NaiveDate>,
    pub verified_until: Option<NaiveDate>,
    pub place: String,
    pub replaces_serial: String,
}

/// All meters of a household, by service; removed ones last.
pub async fn meters(db: &mut PgConnection, account: Uuid) -> sqlx::Result<Vec<Meter>> {
    sqlx::query_as!(
        Meter,
        "select coalesce(nullif(s.short_name, ''), s.name) as \"supplier!\", v.name as service, m.serial, m.unit,
                m.integer_digits, m.fraction_digits, m.zones, m.installed_on, m.removed_on, m.verified_until,
                m.place, m.replaces_serial
         from meter m
         join supplier s on s.code = m.supplier_code
         join service v on v.code = m.service_code
         where m.account_id = $1
         order by m.removed_on desc nulls first, v.position, v.name, m.serial",
        account
    )
    .fetch_all(db)
    .await
}
