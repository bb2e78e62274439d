//! Meters with their windows, and the standing readings of their registers.

use crate::base::Period;
use crate::readings::model::{Dial, Kind, Known, Meter, Policy, Window};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

/// The flats' own meters of `accounts` (not the buildings'), removed ones too, with the window that
/// holds on `today`: the newest of reading_window, else the supplier's days. A closed account counts
/// as the removal of its meters.
pub async fn of_accounts(
    db: &mut PgConnection,
    accounts: &[Uuid],
    today: NaiveDate,
) -> sqlx::Result<Vec<Meter>> {
    let rows = sqlx::query!(
        r#"select m.id, m.account_id, m.supplier_code, coalesce(nullif(s.short_name, ''), s.name) as "supplier_name!",
                  m.service_code, v.name as service_name, v.name_en as service_name_en, v.unit as service_unit,
                  m.serial, m.unit, m.integer_digits, m.fraction_digits, m.zones, m.coefficient,
                  m.verified_until, least(m.removed_on, a.closed_on) as removed_on, m.place,
                  case when w.policy is null then s.reading_day_from else w.day_from end as day_from,
                  case when w.policy is null then s.reading_day_to else w.day_to end as day_to,
                  coalesce(w.policy, s.reading_policy) as "policy!"
           from meter m
           join account a on a.id = m.account_id
           join supplier s on s.code = m.supplier_code
           join service v on v.code = m.service_code
           left join lateral (
               select rw.day_from, rw.day_to, rw.policy from reading_window rw
               where rw.supplier_code = m.supplier_code and rw.service_code = m.service_code and rw.valid_from <= $2
               order by rw.valid_from desc limit 1
           ) w on true
           where m.account_id = any($1) and m.kind = 'unit'
           order by v.position, m.service_code, m.supplier_code, m.serial"#,
        accounts,
        today
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Meter {
            id: row.id,
            account_id: row.account_id,
            supplier_code: row.supplier_code,
            supplier_name: row.supplier_name,
            service_code: row.service_code,
            service_name: row.service_name,
            service_name_en: row.service_name_en,
            serial: row.serial,
            unit: Meter::unit_of(&row.unit, &row.service_unit),
            dial: dial(row.integer_digits, row.fraction_digits, row.coefficient),
            zones: row.zones,
            verified_until: row.verified_until,
            place: row.place,
            window: window(row.day_from, row.day_to, &row.policy),
            removed_on: row.removed_on,
        })
        .collect())
}

/// The `depth` newest standing readings of each register of `meters`, newest first.
pub async fn known(
    db: &mut PgConnection,
    meters: &[Uuid],
    depth: i64,
) -> sqlx::Result<HashMap<(Uuid, i16), Vec<Known>>> {
    let rows = sqlx::query!(
        r#"select m.id as meter_id, z.zone as "zone!", r.id, r.taken_on, r.kind, r.value, r.period, r.batch_id,
                  (r.billed_period is not null or r.state = 'billed') as "billed!",
                  'replaced' = any(r.confirmed) as "new_meter!"
           from meter m
           cross join lateral generate_series(1, m.zones::integer) as z (zone)
           cross join lateral (
               select * from reading r
               where r.meter_id = m.id and r.zone = z.zone and r.state not in ('replaced', 'declined')
               order by r.taken_on desc, r.created_at desc, r.id desc limit $2
           ) r
           where m.id = any($1)
           order by m.id, z.zone, r.taken_on desc, r.created_at desc, r.id desc"#,
        meters,
        depth
    )
    .fetch_all(db)
    .await?;
    let mut known: HashMap<(Uuid, i16), Vec<Known>> = HashMap::new();
    for row in rows {
        let zone = i16::try_from(row.zone).unwrap_or(1);
        known.entry((row.meter_id, zone)).or_default().push(Known {
            id: row.id,
            value: row.value,
            taken_on: row.taken_on,
            kind: Kind::parse(&row.kind),
            period: Period::from_date(row.period),
            billed: row.billed,
            batch: row.batch_id,
            new_meter: row.new_meter,
        });
    }
    Ok(known)
}

/// The table's checks hold digits to 1–10 and 0–5.
pub fn dial(integer: i16, fraction: i16, coefficient: Decimal) -> Dial {
    Dial {
        integer_digits: u32::try_from(integer).unwrap_or(1),
        fraction_digits: u32::try_from(fraction).unwrap_or(0),
        coefficient,
    }
}

fn window(from: Option<i16>, to: Option<i16>, policy: &str) -> Window {
    let day = |day: Option<i16>| day.and_then(|day| u32::try_from(day).ok());
    Window {
        days: day(from).zip(day(to)),
        policy: if policy == "closed" {
            Policy::Closed
        } else {
            Policy::NextPeriod
        },
    }
}
