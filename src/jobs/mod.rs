//! Background work as rows: queued in the caller's transaction, taken by FOR UPDATE SKIP LOCKED under a
//! lease with a fencing token, tried again with growing pauses, kept as a dead letter in the end.

use crate::app::App;
use chrono::{DateTime, Duration, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

const LEASE: Duration = Duration::minutes(5);
const TRIES: i32 = 20;

/// Work to do. `key` makes a second one of the same kind wait for nothing: while the first is still
/// queued, it stands for both.
pub struct Job<'a> {
    pub kind: &'a str,
    pub key: Option<String>,
    pub payload: serde_json::Value,
    pub run_after: DateTime<Utc>,
}

/// A job that this worker holds.
pub struct Taken {
    pub id: Uuid,
    pub kind: String,
    pub payload: serde_json::Value,
    attempts: i32,
    lease: Uuid,
}

/// 10 s, 20 s, 40 s … 6 h: the pause before try `attempts + 1`.
pub fn pause(attempts: i32) -> Duration {
    let doubled = attempts.clamp(1, 12) - 1;
    Duration::seconds((10_i64 << doubled).min(6 * 3600))
}

/// Queues `job` with the caller's transaction.
pub async fn enqueue(db: &mut PgConnection, job: Job<'_>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into job (kind, key, payload, run_after) values ($1, $2, $3, $4)
         on conflict (kind, key) where done_at is null and failed_at is null do nothing",
        job.kind,
        job.key,
        job.payload,
        job.run_after
    )
    .execute(&mut *db)
    .await?;
    wake(db).await
}

/// Wakes the workers when the caller's transaction commits; their timer finds the work otherwise.
pub async fn wake(db: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query!("select pg_notify('work', '')")
        .execute(db)
        .await?;
    Ok(())
}

/// Whether work called `name` begins now for the first time: of many that ask, one is told so. What was begun
/// is forgotten with [`clean`].
pub async fn begin_once(
    db: &mut PgConnection,
    name: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "insert into job_begun (name, begun_at) values ($1, $2) on conflict do nothing",
        name,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes one due job of the given kinds; none when nothing is due.
pub async fn take(app: &App, kinds: &[&str]) -> sqlx::Result<Option<Taken>> {
    let (now, lease) = (app.now(), Uuid::new_v4());
    let kinds: Vec<String> = kinds.iter().map(|kind| (*kind).to_owned()).collect();
    let row = sqlx::query!(
        "update job set lease = $1, leased_until = $2, attempts = attempts + 1
         where id = (select id from job
                     where done_at is null and failed_at is null and kind = any($4) and run_after <= $3
                       and (leased_until is null or leased_until < $3)
                     order by run_after limit 1 for update skip locked)
         returning id, kind, payload, attempts",
        lease,
        now + LEASE,
        now,
        &kinds
    )
    .fetch_optional(&app.db)
    .await?;
    Ok(row.map(|row| Taken {
        id: row.id,
        kind: row.kind,
        payload: row.payload,
        attempts: row.attempts,
        lease,
    }))
}

/// Writes down how the job ended. Nothing is kept of what it was about once it is done. A lease that was lost to another worker changes nothing.
pub async fn finish(app: &App, job: &Taken, outcome: anyhow::Result<()>) -> sqlx::Result<()> {
    let now = app.now();
    match outcome {
        Ok(()) => {
            sqlx::query!(
                "update job set done_at = $3, lease = null, payload = '{}' where id = $1 and lease = $2",
                job.id,
                job.lease,
                now
            )
            .execute(&app.db)
            .await?;
        }
        Err(error) => {
            let last = job.attempts >= TRIES;
            tracing::warn!(job = %job.id, kind = job.kind, attempts = job.attempts, last, error = format!("{error:#}"), "job failed");
            sqlx::query!(
                "update job set lease = null, leased_until = null, last_error = $3, run_after = $4,
                        failed_at = case when $5 then $6::timestamptz end
                 where id = $1 and lease = $2",
                job.id,
                job.lease,
                format!("{error:#}"),
                now + pause(job.attempts),
                last,
                now
            )
            .execute(&app.db)
            .await?;
        }
    }
    Ok(())
}

/// Forgets jobs that were done, and work that was begun, before `before`.
pub async fn clean(app: &App, before: DateTime<Utc>) -> sqlx::Result<u64> {
    sqlx::query!("delete from job_begun where begun_at < $1", before)
        .execute(&app.db)
        .await?;
    Ok(sqlx::query!("delete from job where done_at < $1", before)
        .execute(&app.db)
        .await?
        .rows_affected())
}

/// Forgets jobs that name one of `logins` (in lower case) and were not done yet.
pub async fn forget(db: &mut PgConnection, logins: &[String]) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from job where lower(payload ->> 'login') = any($1)",
        logins
    )
    .execute(db)
    .await?;
    Ok(())
}
