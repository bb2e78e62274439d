//! Tariffs and norms of an account's services on a day, for estimates.

use crate::base::volume;
use crate::readings::model::{PricedRate, Rate, Rates};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

/// Rates of the newest contract a supplier and service: of each zone those that came into force
/// last. A service without a tariff is not in the map.
pub async fn rates(db: &mut PgConnection, account: Uuid, day: NaiveDate) -> sqlx::Result<Rates> {
    let rows = sqlx::query!(
        r#"with priced as (
               select distinct on (sa.supplier_code, c.service_code) sa.supplier_code, c.service_code, c.tariff_code
               from contract c join supplier_account sa on sa.id = c.supplier_account_id
               where c.account_id = $1 and (c.valid_from is null or c.valid_from <= $2)
                 and (c.closed_on is null or c.closed_on > $2)
               order by sa.supplier_code, c.service_code, c.valid_from desc nulls last, c.tariff_code = '', sa.number
           )
           select p.supplier_code as "supplier_code!", p.service_code as "service_code!",
                  t.zone, t.range_from, t.range_to, t.value, t.unit
           from priced p join tariff t on t.code = p.tariff_code
           where t.valid_from = (select max(n.valid_from) from tariff n
                                 where n.code = t.code and n.zone = t.zone and n.valid_from <= $2)
           order by t.zone, t.range_from"#,
        account,
        day
    )
    .fetch_all(db)
    .await?;
    let mut rates = Rates::new();
    for row in rows {
        let of = rates.entry((row.supplier_code, row.service_code));
        // «руб./м3» and «м3» both price a cubic metre.
        let unit = row.unit.rsplit('/').next().unwrap_or_default();
        of.or_default().push(PricedRate {
            unit: volume::unit(unit.trim()),
            rate: Rate {
                zone: row.zone,
                range_from: row.range_from,
                range_to: row.range_to,
                value: row.value,
            },
        });
    }
    Ok(rates)
}

/// What the norm allows the whole household in a month, by service. The house's own norm goes before
/// the general one; none where the people or the area that it multiplies are not known.
pub async fn norms(
    db: &mut PgConnection,
    account: Uuid,
    day: NaiveDate,
) -> sqlx::Result<HashMap<String, Decimal>> {
    let rows = sqlx::query!(
        r#"select distinct on (n.service_code) n.service_code, n.value, n.per,
                  coalesce(a.residents, a.registered_residents) as people,
                  case when n.service_code = 'heating' then coalesce(a.heated_area, a.total_area)
                       else a.total_area end as area
           from account a join norm n on n.scope in (a.building, '*') and n.valid_from <= $2
           where a.id = $1
           order by n.service_code, n.scope = '*', n.valid_from desc"#,
        account,
        day
    )
    .fetch_all(db)
    .await?;
    let norms = rows.into_iter().filter_map(|row| {
        let times = match row.per.as_str() {
            "person" => Decimal::from(row.people?),
            "m2" => row.area?,
            _ => Decimal::ONE,
        };
        let norm = row.value.checked_mul(times)?.round_dp(3);
        (norm > Decimal::ZERO).then_some((row.service_code, norm))
    });
    Ok(norms.collect())
}
