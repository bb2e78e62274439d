//! The database's clock against ours.

use chrono::{DateTime, Utc};
use sqlx::PgPool;

/// Seconds by which the database's clock is ahead of `now`.
pub async fn difference(db: &PgPool, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let theirs = sqlx::query_scalar!("select clock_timestamp() as \"now!\"")
        .fetch_one(db)
        .await?;
    Ok((theirs - now).num_seconds())
}
