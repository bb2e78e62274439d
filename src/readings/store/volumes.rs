//! Every standing reading of a household's own meters, for what ran through month by month.

use crate::base::Period;
use crate::readings::model::{Dial, Kind, Known};
use chrono::NaiveDate;
use sqlx::PgConnection;
use uuid::Uuid;

/// One register with its readings, oldest first.
pub struct RegisterRow {
    pub meter_id: Uuid,
    pub service_code: String,
    /// 1–3; 0 for a meter of one zone.
    pub zone: i16,
    pub unit: String,
    pub dial: Dial,
    pub installed_on: Option<NaiveDate>,
    pub removed_on: Option<NaiveDate>,
    pub readings: Vec<Known>,
}

/// Registers of the account with readings of `since` and later; one statement.
pub async fn registers(
    db: &mut PgConnection,
    account: Uuid,
    since: NaiveDate,
) -> sqlx::Result<Vec<RegisterRow>> {
    let rows = sqlx::query!(
        r#"select m.id as meter_id, m.service_code, m.zones, coalesce(nullif(m.unit, ''), v.unit) as "unit!",
                  m.integer_digits, m.fraction_digits, m.coefficient, m.installed_on, m.removed_on,
                  r.id, r.zone, r.taken_on, r.kind, r.value, r.period, 'replaced' = any(r.confirmed) as "new_meter!"
           from reading r
           join meter m on m.id = r.meter_id
           join service v on v.code = m.service_code
           where r.account_id = $1 and m.kind = 'unit' and r.state not in ('replaced', 'declined') and r.period >= $2
           order by m.id, r.zone, r.taken_on, r.created_at, r.id"#,
        account,
        since
    )
    .fetch_all(db)
    .await?;
    let mut found: Vec<RegisterRow> = Vec::new();
    for row in rows {
        let zone = if row.zones > 1 { row.zone } else { 0 };
        let known = Known {
            id: row.id,
            value: row.value,
            taken_on: row.taken_on,
            kind: Kind::parse(&row.kind),
            period: Period::from_date(row.period),
            billed: false,
            batch: None,
            new_meter: row.new_meter,
        };
        match found.last_mut() {
            Some(same) if same.meter_id == row.meter_id && same.zone == zone => {
                same.readings.push(known);
            }
            _ => found.push(RegisterRow {
                meter_id: row.meter_id,
                service_code: row.service_code,
                zone,
                unit: row.unit,
                dial: super::meters::dial(row.integer_digits, row.fraction_digits, row.coefficient),
                installed_on: row.installed_on,
                removed_on: row.removed_on,
                readings: vec![known],
            }),
        }
    }
    Ok(found)
}
