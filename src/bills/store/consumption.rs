//! Volumes that were charged, by service and month, and the norms of a household.

use crate::base::{Period, volume};
use crate::bills::consumption::{Norm, Source, Usage};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use sqlx::PgConnection;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A service that meters could count, with what was charged of it.
pub struct ServiceUsage {
    pub code: String,
    pub name: String,
    /// Empty where nobody gave one.
    pub name_en: String,
    pub unit: String,
    pub months: BTreeMap<Period, Usage>,
}

/// The last three years of bills, in the order of the services; one statement. The alternative that is not
/// to be paid («1/12» or «Факт»), the common part, fixed charges and units that no meter counts in (m², Гкал
/// per m²) are left out; services that the account has a meter for are there even without a charge.
pub async fn charged(db: &mut PgConnection, account: Uuid) -> sqlx::Result<Vec<ServiceUsage>> {
    let rows = sqlx::query!(
        r#"select v.code, v.name, v.name_en, coalesce(nullif(l.unit, ''), v.unit) as "unit!", l.period as "period?", l.line as "line?", l.basis as "basis?",
                  l.quantity
           from service v
           left join lateral (
               select bl.* from bill_line bl
               join bill b on b.account_id = bl.account_id and b.period = bl.period and b.document = bl.document
               where bl.account_id = $1 and bl.service_code = v.code and bl.live and bl.quantity is not null
                 and bl.line <> 'common' and bl.basis <> 'fixed' and b.withdrawn_on is null
                 and bl.period > (select max(period) from bill where account_id = $1) - interval '36 months'
                 and not exists (
                     select 1 from bill_total t
                     where t.account_id = bl.account_id and t.period = bl.period and t.document = bl.document and t.live
                       and t.supplier_account_id = bl.supplier_account_id and t.label = bl.label and not t.payable)
           ) l on true
           where v.code <> 'common_use'
             and (l.period is not null
                  or exists (select 1 from meter m where m.account_id = $1 and m.service_code = v.code and m.kind = 'unit'))
           order by v.position, v.code, l.period desc"#,
        account
    )
    .fetch_all(db)
    .await?;
    let mut found: Vec<ServiceUsage> = Vec::new();
    for row in rows {
        let unit = volume::unit(&row.unit);
        if !volume::is_measured(&unit) {
            continue;
        }
        if found.last().is_none_or(|last| last.code != row.code) {
            found.push(ServiceUsage {
                code: row.code,
                name: row.name,
                name_en: row.name_en,
                unit: unit.clone(),
                months: BTreeMap::new(),
            });
        }
        let (Some(of), Some(period), Some(quantity)) = (found.last_mut(), row.period, row.quantity)
        else {
            continue;
        };
        // A year in another unit cannot stand beside this one.
        if of.unit == unit {
            let month = of
                .months
                .entry(Period::from_date(period))
                .or_insert_with(|| Usage {
                    zones: BTreeMap::new(),
                    source: Source::Bill(String::new()),
                });
            *month
                .zones
                .entry(zone(&row.line.unwrap_or_default()))
                .or_default() += quantity;
            month.source = Source::Bill(row.basis.unwrap_or_default());
        }
    }
    Ok(found)
}

/// 1–3 of a line `T1`…`T3`; 0 for the others (ranges of one register are one volume).
fn zone(line: &str) -> i16 {
    match line.get(..2) {
        Some("T1") => 1,
        Some("T2") => 2,
        Some("T3") => 3,
        _ => 0,
    }
}

/// Norms that hold on `today`, by service, with what they are counted by in this household; one statement.
pub async fn norms(
    db: &mut PgConnection,
    account: Uuid,
    today: NaiveDate,
) -> sqlx::Result<BTreeMap<String, Norm>> {
    let rows = sqlx::query!(
        r#"select distinct on (n.service_code) n.service_code, n.value, n.unit, n.per, n.multiplier, n.document,
                  coalesce(a.residents, a.registered_residents) as people,
                  coalesce(case when n.service_code = 'heating' then a.heated_area end, a.total_area) as area
           from account a
           join norm n on n.scope in ('*', a.building) and n.valid_from <= $2
           where a.id = $1
           order by n.service_code, n.scope = '*', n.valid_from desc"#,
        account,
        today
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let times = match row.per.as_str() {
                "person" => row.people.map(Decimal::from)?,
                "m2" => row.area?,
                _ => Decimal::ONE,
            };
            let norm = Norm {
                value: row.value,
                unit: volume::unit(&row.unit),
                per: row.per,
                times,
                multiplier: row.multiplier.filter(|by| *by > Decimal::ONE),
                document: row.document,
            };
            Some((row.service_code, norm))
        })
        .collect())
}
