//! Wrong control answers, row by row.

use crate::accounts::model::tries::{Scope, Tries};
use chrono::{DateTime, Utc};
use sqlx::PgConnection;

/// Locks the rows of these scopes and keys until the transaction ends, always in one order, and makes
/// those that are not there. Guesses that come in parallel wait here for one another.
pub async fn lock(
    db: &mut PgConnection,
    wanted: &[(Scope, String)],
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<(Scope, String, Tries)>> {
    let mut wanted = wanted.to_vec();
    wanted.sort();
    wanted.dedup();
    let (scopes, keys): (Vec<String>, Vec<String>) = wanted
        .iter()
        .map(|(scope, key)| (scope.code().to_owned(), key.clone()))
        .unzip();
    // An update that changes nothing locks a row that is there and waits for whoever holds it.
    let rows = sqlx::query!(
        "insert into link_try as t (scope, key, failures, window_started_at)
         select w.scope, w.key, 0, $3 from unnest($1::text[], $2::text[]) with ordinality w (scope, key, place)
         order by w.place
         on conflict (scope, key) do update set failures = t.failures
         returning scope, key, failures, window_started_at, locked_until, locks",
        &scopes,
        &keys,
        now
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let scope = Scope::ALL.into_iter().find(|s| s.code() == row.scope)?;
            let tries = Tries {
                failures: row.failures,
                since: row.window_started_at,
                locked_until: row.locked_until,
                locks: row.locks,
            };
            Some((scope, row.key, tries))
        })
        .collect())
}

/// Writes down what a wrong answer made of the rows that [`lock`] gave.
pub async fn save(db: &mut PgConnection, tries: &[(Scope, String, Tries)]) -> sqlx::Result<()> {
    for (scope, key, tries) in tries {
        sqlx::query!(
            "update link_try set failures = $3, window_started_at = $4, locked_until = $5, locks = $6
             where scope = $1 and key = $2",
            scope.code(),
            key,
            tries.failures,
            tries.since,
            tries.locked_until,
            tries.locks
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// Forgets rows: those of a person who proved the household.
pub async fn forget(db: &mut PgConnection, scope: Scope, key: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from link_try where scope = $1 and key = $2",
        scope.code(),
        key
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Removes rows whose windows and locks ended before `now` minus 30 days, the longest window.
pub async fn clean(db: &mut PgConnection, now: DateTime<Utc>) -> sqlx::Result<u64> {
    let done = sqlx::query!(
        "delete from link_try where window_started_at < $1 and (locked_until is null or locked_until < $2)",
        now - chrono::Duration::days(30),
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}
