//! Readings for «Скачать мои данные», and what is left of their sender when he goes.

use crate::base::Period;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;
use sqlx::PgConnection;
use uuid::Uuid;

/// A reading as it is kept. Who sent it is not told.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub service: String,
    pub supplier: String,
    pub meter: String,
    pub zone: i16,
    pub unit: String,
    pub taken_on: NaiveDate,
    pub kind: String,
    pub value: Decimal,
    pub period: Period,
    pub billed_period: Option<Period>,
    pub source: String,
    pub state: String,
    pub reason: String,
    /// What a unit of the dial is worth.
    pub coefficient: Decimal,
}

/// Every reading of the household's own meters, by register and day.
pub async fn readings(db: &mut PgConnection, account: Uuid) -> sqlx::Result<Vec<Row>> {
    let rows = sqlx::query!(
        "select m.service_code, m.supplier_code, m.serial, r.zone, coalesce(nullif(m.unit, ''), v.unit) as \"unit!\",
                r.taken_on, r.kind, r.value, r.period, r.billed_period, r.source, r.state, r.reason,
                m.coefficient, m.fraction_digits
         from reading r join meter m on m.id = r.meter_id join service v on v.code = m.service_code
         where r.account_id = $1 and m.kind = 'unit'
         order by v.position, m.service_code, m.supplier_code, m.serial, r.zone, r.taken_on, r.created_at, r.id",
        account
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let mut value = row.value;
            value.rescale(u32::try_from(row.fraction_digits).unwrap_or_default());
            Row {
                service: row.service_code,
                supplier: row.supplier_code,
                meter: row.serial,
                zone: row.zone,
                unit: row.unit,
                taken_on: row.taken_on,
                kind: row.kind,
                value: if value == row.value {
                    value
                } else {
                    row.value.normalize()
                },
                period: Period::from_date(row.period),
                billed_period: row.billed_period.map(Period::from_date),
                source: row.source,
                state: row.state,
                reason: row.reason,
                coefficient: row.coefficient.normalize(),
            }
        })
        .collect())
}

/// A person closes his account: readings stay with the household, without him.
pub async fn forget(db: &mut PgConnection, customer: Uuid) -> sqlx::Result<()> {
    sqlx::query!(
        "update reading_batch set customer_id = null where customer_id = $1",
        customer
    )
    .execute(db)
    .await?;
    Ok(())
}
