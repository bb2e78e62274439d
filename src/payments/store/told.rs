//! What a bank that answers no questions has told, and what it has not.

use crate::base::Money;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// The bank asked at `at` whether the payment may go on, and is told yes.
pub async fn checked(db: &mut PgConnection, id: Uuid, at: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("update payment set checked_at = $2 where id = $1", id, at)
        .execute(db)
        .await?;
    Ok(())
}

/// When it asked last; none = never.
pub async fn last_check(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!("select checked_at from payment where id = $1", id)
        .fetch_optional(db)
        .await
        .map(Option::flatten)
}

/// This very news was taken in, or a clerk was told of it.
pub async fn was_heard(db: &mut PgConnection, gateway: &str, key: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        "select exists (select 1 from gateway_event
                        where gateway = $1 and event_key = $2 and event_key <> ''
                          and verdict in ('applied', 'review')) as \"was!\"",
        gateway,
        key
    )
    .fetch_one(db)
    .await
}

/// The bank's own id of a payment that was known without it.
pub async fn name(db: &mut PgConnection, id: Uuid, gateway_id: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update payment set gateway_id = $2 where id = $1 and gateway_id is null",
        id,
        gateway_id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The bank did not give this much back after all.
pub async fn kept(db: &mut PgConnection, id: Uuid, sum: Money) -> sqlx::Result<()> {
    sqlx::query!(
        "update payment set bank_refunded = greatest(bank_refunded - $2, 0) where id = $1",
        id,
        sum as Money
    )
    .execute(db)
    .await?;
    Ok(())
}
