//! `sign_in_try` and `used_challenge`: how tries pile up, and what was shown against it.

use chrono::{DateTime, Duration, Utc};
use sqlx::PgConnection;

/// Counts one more try for both keys, before the password is looked at, so that tries in parallel count
/// too. Gives both counts of the running window.
pub async fn count(
    db: &mut PgConnection,
    login: &str,
    address: &str,
    now: DateTime<Utc>,
    window: Duration,
) -> sqlx::Result<(i32, i32)> {
    let rows = sqlx::query!(
        "insert into sign_in_try as t (login_key, failures, window_started_at)
         select k, 1, $3 from unnest(array[$1::text, $2::text]) k where k <> '' order by k
         on conflict (login_key) do update set
             failures = case when t.window_started_at <= $4 then 1 else least(t.failures, 1000000) + 1 end,
             warned_at = case when t.window_started_at <= $4 then null else t.warned_at end,
             window_started_at = case when t.window_started_at <= $4 then $3 else t.window_started_at end
         returning login_key, failures",
        login,
        address,
        now,
        now - window
    )
    .fetch_all(db)
    .await?;
    let of = |key: &str| {
        rows.iter()
            .find(|row| row.login_key == key)
            .map_or(0, |row| row.failures)
    };
    Ok((of(login), of(address)))
}

/// Both counts of the running window, without counting.
pub async fn counts(
    db: &mut PgConnection,
    login: &str,
    address: &str,
    now: DateTime<Utc>,
    window: Duration,
) -> sqlx::Result<(i32, i32)> {
    let row = sqlx::query!(
        "select coalesce(max(failures) filter (where login_key = $1), 0) as \"login!\",
                coalesce(max(failures) filter (where login_key = $2), 0) as \"address!\"
         from sign_in_try where login_key in ($1, $2) and window_started_at > $3",
        login,
        address,
        now - window
    )
    .fetch_one(db)
    .await?;
    Ok((row.login, row.address))
}

/// The right password: this try was no failure, and those for the login are forgotten.
pub async fn forgive(db: &mut PgConnection, login: &str, address: &str) -> sqlx::Result<()> {
    sqlx::query!("delete from sign_in_try where login_key = $1", login)
        .execute(&mut *db)
        .await?;
    sqlx::query!(
        "update sign_in_try set failures = greatest(failures - 1, 0) where login_key = $1",
        address
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets the tries of an address-login, after its password was set anew.
pub async fn forget(db: &mut PgConnection, email_key: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from sign_in_try where login_key = 'login:' || $1::text",
        email_key
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whether a warning is due: `many` tries, and none given in this window. From now on it is given.
pub async fn take_warning(
    db: &mut PgConnection,
    login: &str,
    many: i32,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let taken = sqlx::query!(
        "update sign_in_try set warned_at = $2 where login_key = $1 and warned_at is null and failures >= $3",
        login,
        now,
        many
    )
    .execute(db)
    .await?;
    Ok(taken.rows_affected() == 1)
}

/// Whether the solved challenge is new; it is used up from now on.
pub async fn use_challenge(
    db: &mut PgConnection,
    id: &str,
    expires_at: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let used = sqlx::query!(
        "insert into used_challenge (id, expires_at) values ($1, $2) on conflict (id) do nothing",
        id,
        expires_at
    )
    .execute(db)
    .await?;
    Ok(used.rows_affected() == 1)
}

/// Whether a wait that began at `began` is accepted now. One acceptance ends every wait of the same key
/// that began before it: hoarded waits are worth one.
pub async fn use_wait(
    db: &mut PgConnection,
    key: &str,
    (began, now): (DateTime<Utc>, DateTime<Utc>),
    kept: Duration,
) -> sqlx::Result<bool> {
    let used = sqlx::query!(
        "insert into used_challenge as u (id, expires_at) values ($1, $2)
         on conflict (id) do update set expires_at = excluded.expires_at where u.expires_at <= $3",
        key,
        now + kept,
        began + kept
    )
    .execute(db)
    .await?;
    Ok(used.rows_affected() == 1)
}

/// Removes what no longer matters: windows, used challenges, sign-ups and links that expired long ago.
pub async fn clean(db: &mut PgConnection, now: DateTime<Utc>) -> sqlx::Result<()> {
    let yesterday = now - Duration::days(1);
    let long_ago = now - Duration::days(30);
    sqlx::query!(
        "delete from sign_in_try where window_started_at < $1",
        yesterday
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "delete from used_challenge where expires_at < $1",
        yesterday
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("delete from phone_code where expires_at < $1", yesterday)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from one_time_link where expires_at < $1", long_ago)
        .execute(&mut *db)
        .await?;
    // A confirmed sign-up holds the proof of its consents no longer: they stand in `consent`.
    sqlx::query!("delete from sign_up where expires_at < $1", long_ago)
        .execute(db)
        .await?;
    Ok(())
}
