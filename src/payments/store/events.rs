//! The inbox: what banks told us, as it came, and what became of it.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

pub struct New<'a> {
    pub gateway: &'a str,
    /// The bank's own key of the news; empty where it has none.
    pub key: &'a str,
    pub payment: Option<Uuid>,
    pub body: &'a serde_json::Value,
    pub verdict: &'a str,
    pub reason: &'a str,
    pub at: DateTime<Utc>,
}

pub async fn insert(db: &mut PgConnection, new: New<'_>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into gateway_event (gateway, event_key, payment_id, body, verdict, reason, received_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        new.gateway,
        new.key,
        new.payment,
        new.body,
        new.verdict,
        new.reason,
        new.at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// This very news was taken before.
pub async fn was_applied(db: &mut PgConnection, gateway: &str, key: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        "select exists (select 1 from gateway_event
                        where gateway = $1 and event_key = $2 and event_key <> '' and verdict = 'applied') as \"was!\"",
        gateway,
        key
    )
    .fetch_one(db)
    .await
}
