//! `staff_grant`: why a clerk looked into a household.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// A reason that stands.
pub struct Grant {
    pub reason: String,
    pub expires_at: DateTime<Utc>,
}

pub async fn give(
    db: &mut PgConnection,
    staff: Uuid,
    account: Uuid,
    reason: &str,
    (now, expires_at): (DateTime<Utc>, DateTime<Utc>),
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into staff_grant (staff_id, account_id, reason, granted_at, expires_at) values ($1, $2, $3, $4, $5)",
        staff,
        account,
        reason,
        now,
        expires_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The person's reason for this household that stands the longest.
pub async fn standing(
    db: &mut PgConnection,
    staff: Uuid,
    account: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Grant>> {
    sqlx::query_as!(
        Grant,
        "select reason, expires_at from staff_grant
         where staff_id = $1 and account_id = $2 and expires_at > $3 order by expires_at desc limit 1",
        staff,
        account,
        now
    )
    .fetch_optional(db)
    .await
}
