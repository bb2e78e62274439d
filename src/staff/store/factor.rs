//! The second factor: the secret and its last step on `staff`, and `staff_recovery_code`.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Takes a secret, sealed, into use with the step of its first code; earlier recovery codes are void.
pub async fn set_up(
    db: &mut PgConnection,
    staff: Uuid,
    secret: &[u8],
    step: i64,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update staff set totp_secret = $2, totp_step = $3, code_failures = 0, code_locked_until = null where id = $1",
        staff,
        secret,
        step
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Uses up the code of `step`. False for a step that was used, or one before it.
pub async fn use_step(db: &mut PgConnection, staff: Uuid, step: i64) -> sqlx::Result<bool> {
    let used = sqlx::query!(
        "update staff set totp_step = $2, code_failures = 0, code_locked_until = null
         where id = $1 and (totp_step is null or totp_step < $2)",
        staff,
        step
    )
    .execute(db)
    .await?;
    Ok(used.rows_affected() == 1)
}

/// Uses up a recovery code. False for one that is used or was never given.
pub async fn use_recovery_code(
    db: &mut PgConnection,
    staff: Uuid,
    hash: [u8; 32],
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let used = sqlx::query!(
        "update staff_recovery_code set used_at = $3 where staff_id = $1 and code_hash = $2 and used_at is null",
        staff,
        &hash[..],
        now
    )
    .execute(&mut *db)
    .await?;
    if used.rows_affected() != 1 {
        return Ok(false);
    }
    sqlx::query!(
        "update staff set code_failures = 0, code_locked_until = null where id = $1",
        staff
    )
    .execute(db)
    .await?;
    Ok(true)
}

/// Puts new recovery codes in place of all earlier ones.
pub async fn replace_recovery_codes(
    db: &mut PgConnection,
    staff: Uuid,
    hashes: &[Vec<u8>],
) -> sqlx::Result<()> {
    sqlx::query!("delete from staff_recovery_code where staff_id = $1", staff)
        .execute(&mut *db)
        .await?;
    sqlx::query!(
        "insert into staff_recovery_code (staff_id, code_hash) select $1, unnest($2::bytea[])",
        staff,
        hashes
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Recovery codes that are left.
pub async fn codes_left(db: &mut PgConnection, staff: Uuid) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        "select count(*) as \"n!\" from staff_recovery_code where staff_id = $1 and used_at is null",
        staff
    )
    .fetch_one(db)
    .await
}

/// Writes down one more wrong code, and until when the second step is locked by it.
pub async fn note_failure(
    db: &mut PgConnection,
    staff: Uuid,
    failures: i32,
    locked_until: Option<DateTime<Utc>>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update staff set code_failures = $2, code_locked_until = $3 where id = $1",
        staff,
        failures,
        locked_until
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The device is lost: the next sign-in sets up a new one.
pub async fn forget(db: &mut PgConnection, staff: Uuid) -> sqlx::Result<()> {
    sqlx::query!(
        "update staff set totp_secret = null, totp_step = null, code_failures = 0, code_locked_until = null
         where id = $1",
        staff
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("delete from staff_recovery_code where staff_id = $1", staff)
        .execute(db)
        .await?;
    Ok(())
}
