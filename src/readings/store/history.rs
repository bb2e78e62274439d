//! Sent forms and readings as they are shown again.

use crate::accounts::charged::ChargedOtherwise;
use crate::base::{Money, Page, Period};
use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

/// A sent form.
pub struct Batch {
    pub id: Uuid,
    pub number: i64,
    pub sent_at: DateTime<Utc>,
    pub estimate: Option<Money>,
    /// Sewerage in it.
    pub drain_volume: Option<Decimal>,
    pub drain_sum: Option<Money>,
}

/// What it brought, with what was told when it was sent.
pub struct BatchRow {
    pub meter_id: Uuid,
    pub zone: i16,
    pub value: Decimal,
    pub period: Period,
    pub state: String,
    pub billed: bool,
    pub previous: Option<Decimal>,
    pub consumption: Option<Decimal>,
    pub estimate: Option<Money>,
    /// The form whose reading stands for this register and period now.
    pub standing: Option<Uuid>,
}

/// The form with this id, if the account sent it.
pub async fn batch(db: &mut PgConnection, account: Uuid, id: Uuid) -> sqlx::Result<Option<Batch>> {
    sqlx::query_as!(
        Batch,
        r#"select id, number, sent_at, estimate as "estimate: Money", drain_volume,
                  drain_sum as "drain_sum: Money" from reading_batch where id = $1 and account_id = $2"#,
        id,
        account
    )
    .fetch_optional(db)
    .await
}

/// Its readings, in the order of the form.
pub async fn batch_rows(db: &mut PgConnection, batch: Uuid) -> sqlx::Result<Vec<BatchRow>> {
    let rows = sqlx::query!(
        r#"select r.meter_id, r.zone, r.value, r.period, r.state, r.previous, r.consumption,
                  r.estimate as "estimate: Money", (r.billed_period is not null or r.state = 'billed') as "billed!",
                  (select n.batch_id from reading n
                   where n.account_id = r.account_id and n.meter_id = r.meter_id and n.zone = r.zone
                     and n.period = r.period and n.batch_id is not null and n.state not in ('replaced', 'declined'))
                  as standing
           from reading r
           join meter m on m.id = r.meter_id
           join service v on v.code = m.service_code
           where r.batch_id = $1
           order by v.position, m.service_code, m.supplier_code, m.serial, r.zone"#,
        batch
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| BatchRow {
            meter_id: row.meter_id,
            zone: row.zone,
            value: row.value,
            period: Period::from_date(row.period),
            state: row.state,
            billed: row.billed,
            previous: row.previous,
            consumption: row.consumption,
            estimate: row.estimate,
            standing: row.standing,
        })
        .collect())
}

/// A row of the history, replaced and declined ones too.
pub struct HistoryRow {
    pub id: Uuid,
    pub meter_id: Uuid,
    pub zone: i16,
    pub taken_on: NaiveDate,
    pub kind: String,
    pub value: Decimal,
    pub period: Period,
    pub billed_period: Option<Period>,
    pub source: String,
    pub state: String,
    pub reason: String,
    pub batch_id: Option<Uuid>,
    pub new_meter: bool,
    /// The standing reading before it; none for one that does not stand.
    pub previous: Option<Decimal>,
}

/// Readings taken from `from` to `to`, newest first within a register; one more than the page.
pub async fn history(
    db: &mut PgConnection,
    account: Uuid,
    (from, to): (NaiveDate, NaiveDate),
    page: Page,
) -> sqlx::Result<Vec<HistoryRow>> {
    let rows = sqlx::query!(
        r#"select r.id as "id!", r.meter_id as "meter_id!", r.zone as "zone!", r.taken_on as "taken_on!", r.kind as "kind!",
                  r.value as "value!", r.period as "period!", r.billed_period, r.source as "source!", r.state as "state!",
                  r.reason as "reason!", r.batch_id, 'replaced' = any(r.confirmed) as "new_meter!", r.before as previous
           from (select x.*, case when x.state not in ('replaced', 'declined') then lag(x.value) over (
                     partition by x.meter_id, x.zone, x.state in ('replaced', 'declined')
                     order by x.taken_on, x.created_at, x.id) end as before
                 from reading x where x.account_id = $1) r
           join meter m on m.id = r.meter_id
           join service v on v.code = m.service_code
           where r.taken_on between $2 and $3 and m.kind = 'unit'
           order by v.position, m.service_code, m.supplier_code, m.removed_on nulls first, m.serial,
                    r.taken_on desc, r.zone, r.created_at desc, r.id desc
           limit $4 offset $5"#,
        account,
        from,
        to,
        page.limit_and_one(),
        page.offset()
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| HistoryRow {
            id: row.id,
            meter_id: row.meter_id,
            zone: row.zone,
            taken_on: row.taken_on,
            kind: row.kind,
            value: row.value,
            period: Period::from_date(row.period),
            billed_period: row.billed_period.map(Period::from_date),
            source: row.source,
            state: row.state,
            reason: row.reason,
            batch_id: row.batch_id,
            new_meter: row.new_meter,
            previous: row.previous,
        })
        .collect())
}

/// What stands beside the history.
pub struct Around {
    /// The supplier's own numbers of the household, by supplier and service: what stands on its papers.
    pub numbers: Vec<(String, String, String)>,
    /// Services that are charged otherwise than by readings.
    pub charged: Vec<ChargedOtherwise>,
}

/// Both in one statement.
pub async fn around(db: &mut PgConnection, account: Uuid) -> sqlx::Result<Around> {
    let row = sqlx::query!(
        r#"select
           (select coalesce(jsonb_agg(jsonb_build_array(n.supplier_code, n.service_code, n.numbers)), '[]')
            from (select sa.supplier_code, c.service_code, string_agg(distinct sa.number, ', ' order by sa.number) as numbers
                  from contract c join supplier_account sa on sa.id = c.supplier_account_id
                  where c.account_id = $1 and c.closed_on is null
                  group by sa.supplier_code, c.service_code) n) as "numbers!: Json<Vec<(String, String, String)>>",
           (select coalesce(jsonb_agg(jsonb_build_object('service', v.name, 'service_en', v.name_en, 'basis', o.basis,
                    'since', o.since, 'meters', o.meters, 'verified_until', o.verified_until, 'last_read', o.last_read)
                    order by v.position, v.code), '[]')
            from charged_otherwise o join service v on v.code = o.service_code
            where o.account_id = $1) as "charged!: Json<Vec<ChargedOtherwise>>""#,
        account
    )
    .fetch_one(db)
    .await?;
    Ok(Around {
        numbers: row.numbers.0,
        charged: row.charged.0,
    })
}
