//! The outbox table: rows written with the deed that causes them, taken by the worker.

use super::gateway::{Outgoing, SendError, gateway};
use crate::app::App;
use chrono::{DateTime, Duration, Timelike, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// How long one sending may take before another worker may take the message over.
const LEASE: Duration = Duration::minutes(2);
/// After so many failed tries a message waits for staff.
const TRIES: i32 = 12;

/// A message: at most 70 Cyrillic characters fit into one part.
pub struct Sms<'a> {
    pub kind: &'a str,
    pub customer: Option<Uuid>,
    /// E.164.
    pub phone: &'a str,
    pub body: String,
    /// It holds a code: emptied once it is sent.
    pub secret: bool,
    /// Not sent after this; none = at any time.
    pub expires_at: Option<DateTime<Utc>>,
}

/// Writes the message into the caller's transaction: it leaves if, and only if, that commits.
pub async fn enqueue(db: &mut PgConnection, app: &App, sms: &Sms<'_>) -> sqlx::Result<()> {
    enqueue_at(db, sms, app.now()).await
}

/// Hours of the day, in the organisation's zone, in which a message that nobody waits for may come.
const DAY: std::ops::Range<u32> = 9..21;

/// Now, or nine in the morning where it is night.
pub fn by_day(app: &App) -> DateTime<Utc> {
    let now = app.now();
    let local = now.with_timezone(&app.zone());
    if DAY.contains(&local.hour()) {
        return now;
    }
    let day = local.date_naive() + Duration::days(i64::from(local.hour() >= DAY.end));
    let morning = day.and_hms_opt(DAY.start, 0, 0);
    let morning = morning.and_then(|at| at.and_local_timezone(app.zone()).earliest());
    morning.map_or(now, |at| at.to_utc())
}

/// As [`enqueue`], to be sent at `at`.
pub async fn enqueue_at(
    db: &mut PgConnection,
    sms: &Sms<'_>,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into sms (kind, customer_id, phone, body, secret, expires_at, run_after, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7)",
        sms.kind,
        sms.customer,
        sms.phone,
        sms.body,
        sms.secret,
        sms.expires_at,
        at
    )
    .execute(&mut *db)
    .await?;
    crate::jobs::wake(db).await
}

/// Sends up to `most` due messages, one at a time.
///
/// # Errors
/// No database, or a gateway that this version does not have.
pub async fn send_due(app: &App, most: usize) -> anyhow::Result<()> {
    let gateway = gateway(&app.config.sms)?;
    expire(app).await?;
    for _ in 0..most {
        let lease = Uuid::new_v4();
        let Some((attempts, sms)) = take(app, lease).await? else {
            break;
        };
        let outcome = gateway.send(&sms).await;
        finish(app, sms.id, lease, attempts, outcome).await?;
    }
    Ok(())
}

/// Codes whose time is over are not sent any more.
async fn expire(app: &App) -> sqlx::Result<()> {
    sqlx::query!(
        "update sms set state = 'expired', body = case when secret then '' else body end
         where state = 'queued' and run_after <= $1 and expires_at <= $1",
        app.now()
    )
    .execute(&app.db)
    .await?;
    Ok(())
}

async fn take(app: &App, lease: Uuid) -> sqlx::Result<Option<(i32, Outgoing)>> {
    let now = app.now();
    let row = sqlx::query!(
        "update sms set state = 'sending', lease = $1, leased_until = $2, attempts = attempts + 1
         from (select id, state = 'sending' as doubtful from sms
               where state in ('queued', 'sending') and run_after <= $3
                 and (leased_until is null or leased_until < $3) and (expires_at is null or expires_at > $3)
               order by run_after, number limit 1 for update skip locked) due
         where sms.id = due.id
         returning sms.id, number, attempts, kind, phone, body, due.doubtful as \"doubtful!\"",
        lease,
        now + LEASE,
        now
    )
    .fetch_optional(&app.db)
    .await?;
    Ok(row.map(|row| {
        let sms = Outgoing {
            id: row.id,
            number: row.number,
            kind: row.kind,
            phone: row.phone,
            body: row.body,
            tries: row.attempts,
            doubtful: row.doubtful,
        };
        (row.attempts, sms)
    }))
}

async fn finish(
    app: &App,
    id: Uuid,
    lease: Uuid,
    attempts: i32,
    outcome: Result<String, SendError>,
) -> sqlx::Result<()> {
    let now = app.now();
    match outcome {
        Ok(gateway_id) => {
            sqlx::query!(
                "update sms set state = 'sent', sent_at = $3, lease = null, leased_until = null, last_error = null,
                        gateway_id = $4, body = case when secret then '' else body end
                 where id = $1 and lease = $2",
                id,
                lease,
                now,
                gateway_id
            )
            .execute(&app.db)
            .await?;
        }
        Err(error) => {
            let last = matches!(error, SendError::Never(_)) || attempts >= TRIES;
            tracing::warn!(sms = %id, attempts, last, %error, "SMS not sent");
            sqlx::query!(
                "update sms set state = case when $4 then 'failed' else 'queued' end, lease = null, leased_until = null,
                        last_error = $3, run_after = $5
                 where id = $1 and lease = $2",
                id,
                lease,
                error.to_string(),
                last,
                now + crate::jobs::pause(attempts)
            )
            .execute(&app.db)
            .await?;
        }
    }
    Ok(())
}

/// Forgets every message to a person or his telephone.
pub async fn forget(
    db: &mut PgConnection,
    customer: Uuid,
    phone: Option<&str>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from sms where customer_id = $1 or phone = $2",
        customer,
        phone
    )
    .execute(db)
    .await?;
    Ok(())
}
