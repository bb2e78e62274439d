//! `staff_link`: one-time links to set a password. Only hashes are kept.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// A link as it stands in the table.
pub struct Link {
    pub staff: Uuid,
    pub used_at: Option<DateTime<Utc>>,
    pub replaced: bool,
    pub expired: bool,
    pub disabled: bool,
}

impl Link {
    pub fn is_good(&self) -> bool {
        self.used_at.is_none() && !self.replaced && !self.expired && !self.disabled
    }
}

/// Writes a new link; the person's earlier ones stop working.
pub async fn replace(
    db: &mut PgConnection,
    hash: [u8; 32],
    staff: Uuid,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> sqlx::Result<()> {
    end_all(db, staff, now).await?;
    sqlx::query!(
        "insert into staff_link (token_hash, staff_id, created_at, expires_at) values ($1, $2, $3, $4)",
        &hash[..],
        staff,
        now,
        expires_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The person's open links stop working.
pub async fn end_all(db: &mut PgConnection, staff: Uuid, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update staff_link set replaced_at = $2 where staff_id = $1 and used_at is null and replaced_at is null",
        staff,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The link with this hash, whatever its state.
pub async fn find(
    db: &mut PgConnection,
    hash: [u8; 32],
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Link>> {
    sqlx::query_as!(
        Link,
        "select l.staff_id as staff, l.used_at, l.replaced_at is not null as \"replaced!\",
                l.expires_at <= $2 as \"expired!\", p.disabled_at is not null as \"disabled!\"
         from staff_link l join staff p on p.id = l.staff_id where l.token_hash = $1",
        &hash[..],
        now
    )
    .fetch_optional(db)
    .await
}

/// Uses a good link up; of two who do, one is first and gets the person.
pub async fn consume(
    db: &mut PgConnection,
    hash: [u8; 32],
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Uuid>> {
    sqlx::query_scalar!(
        "update staff_link l set used_at = $2 from staff p
         where l.token_hash = $1 and l.used_at is null and l.replaced_at is null and l.expires_at > $2
           and p.id = l.staff_id and p.disabled_at is null
         returning l.staff_id",
        &hash[..],
        now
    )
    .fetch_optional(db)
    .await
}
