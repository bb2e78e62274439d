//! `staff_session`. Rows that ended stay for a while, so that the sign-in page can say why.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Who a session signs in.
pub struct Full {
    pub id: Uuid,
    pub email: String,
    pub name: String,
    pub role: String,
    pub seen_at: DateTime<Utc>,
}

/// The person of a session that stands: seen after `idle`, begun after `absolute`, not ended, he not disabled.
pub async fn full(
    db: &mut PgConnection,
    hash: &[u8],
    idle: DateTime<Utc>,
    absolute: DateTime<Utc>,
) -> sqlx::Result<Option<Full>> {
    sqlx::query_as!(
        Full,
        "select p.id, p.email, p.name, p.role, s.seen_at
         from staff_session s join staff p on p.id = s.staff_id
         where s.token_hash = $1 and s.stage = 'full' and s.ended_at is null and p.disabled_at is null
           and s.seen_at > $2 and s.created_at > $3",
        hash,
        idle,
        absolute
    )
    .fetch_optional(db)
    .await
}

/// Moves the idle limit.
pub async fn touch(db: &mut PgConnection, hash: &[u8], now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update staff_session set seen_at = $2 where token_hash = $1 and ended_at is null",
        hash,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What a new session is written with.
pub struct New<'a> {
    pub hash: [u8; 32],
    pub staff: Uuid,
    /// `code`, `set_up` or `full`.
    pub stage: &'a str,
    /// The secret that is being set up, sealed.
    pub new_secret: Option<&'a [u8]>,
    pub address: &'a str,
    pub agent: &'a str,
    pub now: DateTime<Utc>,
}

pub async fn create(db: &mut PgConnection, new: New<'_>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into staff_session (token_hash, staff_id, stage, new_secret, address, agent, created_at, seen_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7)",
        &new.hash[..],
        new.staff,
        new.stage,
        new.new_secret,
        new.address,
        new.agent,
        new.now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A session that waits for its second factor.
pub struct HalfWay {
    pub staff: Uuid,
    pub email: String,
    pub stage: String,
    /// Both secrets are sealed.
    pub new_secret: Option<Vec<u8>>,
    pub totp_secret: Option<Vec<u8>>,
    pub code_failures: i32,
    pub code_locked_until: Option<DateTime<Utc>>,
}

/// The half-way session with this hash, begun after `since`. Locks the person, so that of two codes sent at
/// once one is first.
pub async fn half_way(
    db: &mut PgConnection,
    hash: &[u8],
    since: DateTime<Utc>,
) -> sqlx::Result<Option<HalfWay>> {
    sqlx::query_as!(
        HalfWay,
        "select s.staff_id as staff, p.email, s.stage, s.new_secret, p.totp_secret, p.code_failures, p.code_locked_until
         from staff_session s join staff p on p.id = s.staff_id
         where s.token_hash = $1 and s.stage in ('code', 'set_up') and s.ended_at is null
           and p.disabled_at is null and s.created_at > $2
         for update of p",
        hash,
        since
    )
    .fetch_optional(db)
    .await
}

/// Ends one session, if it stands.
pub async fn end(
    db: &mut PgConnection,
    hash: &[u8],
    reason: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Uuid>> {
    sqlx::query_scalar!(
        "update staff_session set ended_at = $3, end_reason = $2,
                stage = case stage when 'set_up' then 'code' else stage end, new_secret = null
         where token_hash = $1 and ended_at is null returning staff_id",
        hash,
        reason,
        now
    )
    .fetch_optional(db)
    .await
}

/// Ends every session of a person but the one with `keep`.
pub async fn end_all(
    db: &mut PgConnection,
    staff: Uuid,
    keep: Option<&[u8]>,
    reason: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<u64> {
    let ended = sqlx::query!(
        "update staff_session set ended_at = $4, end_reason = $3,
                stage = case stage when 'set_up' then 'code' else stage end, new_secret = null
         where staff_id = $1 and ended_at is null and token_hash is distinct from $2",
        staff,
        keep,
        reason,
        now
    )
    .execute(db)
    .await?;
    Ok(ended.rows_affected())
}

/// Why the session with this hash does not stand any more.
pub struct Ended {
    pub stage: String,
    pub end_reason: Option<String>,
}

/// A session whatever its state, for the sentence on the sign-in page.
pub async fn state(db: &mut PgConnection, hash: &[u8]) -> sqlx::Result<Option<Ended>> {
    sqlx::query_as!(
        Ended,
        "select stage, end_reason from staff_session where token_hash = $1",
        hash
    )
    .fetch_optional(db)
    .await
}

/// One line of the list on the profile page.
pub struct Listed {
    pub hash: Vec<u8>,
    pub address: String,
    pub agent: String,
    pub created_at: DateTime<Utc>,
    pub seen_at: DateTime<Utc>,
}

/// The sessions of a person that stand, the latest first.
pub async fn of(
    db: &mut PgConnection,
    staff: Uuid,
    idle: DateTime<Utc>,
    absolute: DateTime<Utc>,
) -> sqlx::Result<Vec<Listed>> {
    sqlx::query_as!(
        Listed,
        "select token_hash as hash, address, agent, created_at, seen_at from staff_session
         where staff_id = $1 and stage = 'full' and ended_at is null and seen_at > $2 and created_at > $3
         order by seen_at desc, created_at desc limit 50",
        staff,
        idle,
        absolute
    )
    .fetch_all(db)
    .await
}

/// Forgets sessions and links of long ago.
pub async fn clean(db: &mut PgConnection, before: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("delete from staff_session where created_at < $1", before)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from staff_link where expires_at < $1", before)
        .execute(db)
        .await?;
    Ok(())
}
