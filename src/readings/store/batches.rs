//! Sent forms and the readings they brought.

use crate::base::Money;
use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use sqlx::PgConnection;
use uuid::Uuid;

/// A reading as it is written down.
pub struct NewReading {
    pub meter_id: Uuid,
    pub zone: i16,
    pub value: Decimal,
    /// First day of the month.
    pub period: NaiveDate,
    pub state: &'static str,
    pub confirmed: Vec<&'static str>,
    pub replaces: Option<Uuid>,
    pub previous: Option<(Decimal, NaiveDate)>,
    pub consumption: Option<Decimal>,
    pub estimate: Option<Money>,
}

/// Holds the account's meters until the transaction ends: two forms of one household follow each
/// other. Always in the same order, so that nobody waits in a circle; «no key», so that an import
/// which adds readings to these meters keeps nobody waiting.
pub async fn lock_meters(db: &mut PgConnection, account: Uuid) -> sqlx::Result<()> {
    sqlx::query!(
        "select id from meter where account_id = $1 order by id for no key update",
        account
    )
    .fetch_all(db)
    .await?;
    Ok(())
}

/// A new batch of this form; none when the form was taken before.
pub async fn open(
    db: &mut PgConnection,
    account: Uuid,
    customer: Uuid,
    form: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<(Uuid, i64)>> {
    let row = sqlx::query!(
        "insert into reading_batch (account_id, customer_id, form_id, sent_at) values ($1, $2, $3, $4)
         on conflict on constraint reading_batch_form_key do nothing returning id, number",
        account,
        customer,
        form,
        now
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.id, row.number)))
}

/// The batch that this form became.
pub async fn of_form(
    db: &mut PgConnection,
    account: Uuid,
    form: Uuid,
) -> sqlx::Result<Option<Uuid>> {
    sqlx::query_scalar!(
        "select id from reading_batch where account_id = $1 and form_id = $2",
        account,
        form
    )
    .fetch_optional(db)
    .await
}

/// What the batch will cost, and the sewerage in it (m³, ₽).
pub async fn set_estimate(
    db: &mut PgConnection,
    batch: Uuid,
    total: Money,
    drain: Option<(Decimal, Money)>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update reading_batch set estimate = $2, drain_volume = $3, drain_sum = $4 where id = $1",
        batch,
        total as Money,
        drain.map(|(volume, _)| volume),
        drain.map(|(_, sum)| sum) as Option<Money>
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Marks readings whose place new ones take. They come after every export cursor of before.
pub async fn replace(db: &mut PgConnection, account: Uuid, readings: &[Uuid]) -> sqlx::Result<()> {
    sqlx::query!(
        "update reading set state = 'replaced', xid = pg_current_xact_id() where account_id = $1 and id = any($2)",
        account,
        readings
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes the readings of `batch`, taken on `day`.
pub async fn insert(
    db: &mut PgConnection,
    account: Uuid,
    batch: Uuid,
    day: NaiveDate,
    readings: &[NewReading],
) -> sqlx::Result<()> {
    let of = |each: fn(&NewReading) -> Option<Decimal>| -> Vec<Option<Decimal>> {
        readings.iter().map(each).collect()
    };
    let meters: Vec<Uuid> = readings.iter().map(|r| r.meter_id).collect();
    let zones: Vec<i16> = readings.iter().map(|r| r.zone).collect();
    let values: Vec<Decimal> = readings.iter().map(|r| r.value).collect();
    let periods: Vec<NaiveDate> = readings.iter().map(|r| r.period).collect();
    let states: Vec<String> = readings.iter().map(|r| r.state.to_owned()).collect();
    let confirmed: Vec<String> = readings.iter().map(|r| r.confirmed.join(" ")).collect();
    let replaces: Vec<Option<Uuid>> = readings.iter().map(|r| r.replaces).collect();
    let previous_on: Vec<Option<NaiveDate>> = readings
        .iter()
        .map(|r| r.previous.map(|(_, on)| on))
        .collect();
    sqlx::query!(
        r#"insert into reading (account_id, meter_id, zone, taken_on, kind, value, period, source, state, confirmed,
                                batch_id, replaces_id, previous, previous_on, consumption, estimate)
           select $1, n.meter_id, n.zone, $3, 'customer', n.value, n.period, 'web', n.state,
                  coalesce(string_to_array(nullif(n.confirmed, ''), ' '), '{}'),
                  $2, n.replaces, n.previous, n.previous_on, n.consumption, n.estimate
           from unnest($4::uuid[], $5::smallint[], $6::numeric[], $7::date[], $8::text[], $9::text[], $10::uuid[],
                       $11::numeric[], $12::date[], $13::numeric[], $14::numeric[])
                as n (meter_id, zone, value, period, state, confirmed, replaces, previous, previous_on, consumption, estimate)"#,
        account,
        batch,
        day,
        &meters,
        &zones,
        &values,
        &periods,
        &states,
        &confirmed,
        &replaces as &[Option<Uuid>],
        &of(|r| r.previous.map(|(value, _)| value)) as &[Option<Decimal>],
        &previous_on as &[Option<NaiveDate>],
        &of(|r| r.consumption) as &[Option<Decimal>],
        &of(|r| r.estimate.map(Money::decimal)) as &[Option<Decimal>]
    )
    .execute(db)
    .await?;
    Ok(())
}
