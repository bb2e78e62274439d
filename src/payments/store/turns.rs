//! Whose turn it is to send a request to a bank without keys of idempotence: one sender at a time.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Takes the turn to send a payment's request until `until`; `false` = another has it.
pub async fn take(
    db: &mut PgConnection,
    payment: Uuid,
    (now, until): (DateTime<Utc>, DateTime<Utc>),
) -> sqlx::Result<bool> {
    let taken = sqlx::query!(
        "update payment set sending_until = $3
         where id = $1 and (sending_until is null or sending_until <= $2)",
        payment,
        now,
        until
    )
    .execute(db)
    .await?;
    Ok(taken.rows_affected() == 1)
}

/// The bank has answered, or never will: another may send.
pub async fn give_back(db: &mut PgConnection, payment: Uuid) -> sqlx::Result<()> {
    sqlx::query!(
        "update payment set sending_until = null where id = $1",
        payment
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whether a payment's request is on its way to the bank.
pub async fn is_taken(
    db: &mut PgConnection,
    payment: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        "select coalesce(sending_until > $2, false) as \"taken!\" from payment where id = $1",
        payment,
        now
    )
    .fetch_one(db)
    .await
}

/// The bank's own word where the payer goes, if its answer with it was lost.
pub async fn way_known(db: &mut PgConnection, id: Uuid, pay_url: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update payment set pay_url = $2 where id = $1 and pay_url is null and state = 'pending'",
        id,
        pay_url
    )
    .execute(db)
    .await?;
    Ok(())
}

/// As [`take`], of a refund. It is never given back: it runs out.
pub async fn take_refund(
    db: &mut PgConnection,
    refund: Uuid,
    (now, until): (DateTime<Utc>, DateTime<Utc>),
) -> sqlx::Result<bool> {
    let taken = sqlx::query!(
        "update refund set sending_until = $3
         where id = $1 and (sending_until is null or sending_until <= $2)",
        refund,
        now,
        until
    )
    .execute(db)
    .await?;
    Ok(taken.rows_affected() == 1)
}

/// Whether a refund of ours was last sent before `quiet_since`, so that the bank must be through with it;
/// one whose turn somebody has at `now` is not.
pub async fn refund_is_quiet(
    db: &mut PgConnection,
    refund: Uuid,
    (now, quiet_since): (DateTime<Utc>, DateTime<Utc>),
) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        "select (coalesce(sending_until, $2) <= $2 and coalesce(decided_at, asked_on) <= $3) as \"quiet!\"
         from refund where id = $1",
        refund,
        now,
        quiet_since
    )
    .fetch_one(db)
    .await
}
