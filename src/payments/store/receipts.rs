//! Fiscal receipts of payments: where they are, when they are asked for, how often they were sent.

use crate::app::gateway::Fiscal;
use crate::payments::model::receipt_pause;
use chrono::{DateTime, Utc};
use sqlx::types::Json;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

/// Keeps what the bank said of the receipt; `ask_at` = it is asked for again then.
pub async fn set(
    db: &mut PgConnection,
    payment: Uuid,
    state: &str,
    fiscal: Option<&Fiscal>,
    ask_at: Option<DateTime<Utc>>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update payment set receipt_state = $2, fiscal = coalesce($3, fiscal), receipt_ask_at = $4 where id = $1",
        payment,
        state,
        fiscal.map(Json) as _,
        ask_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes up to `most` payments whose receipt is due to be asked for, and moves the next question first.
pub async fn take_due(
    db: &PgPool,
    gateway: &str,
    now: DateTime<Utc>,
    most: i64,
) -> sqlx::Result<Vec<Uuid>> {
    let mut tx = db.begin().await?;
    let due = sqlx::query!(
        "select id, receipt_asked from payment where receipt_ask_at <= $1 and gateway = $2
         order by receipt_ask_at limit $3 for update skip locked",
        now,
        gateway,
        most
    )
    .fetch_all(&mut *tx)
    .await?;
    let ids: Vec<Uuid> = due.iter().map(|row| row.id).collect();
    let next: Vec<DateTime<Utc>> = due
        .iter()
        .map(|row| now + receipt_pause(row.receipt_asked))
        .collect();
    sqlx::query!(
        "update payment p set receipt_asked = p.receipt_asked + 1, receipt_ask_at = due.at
         from unnest($1::uuid[], $2::timestamptz[]) as due (id, at) where p.id = due.id",
        &ids,
        &next
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(ids)
}

/// When it was sent again last, and how often; the payment is locked by the caller.
pub async fn sent(
    db: &mut PgConnection,
    payment: Uuid,
) -> sqlx::Result<(Option<DateTime<Utc>>, i32)> {
    let row = sqlx::query!(
        "select receipt_sent_at, receipt_sends from payment where id = $1",
        payment
    )
    .fetch_one(db)
    .await?;
    Ok((row.receipt_sent_at, row.receipt_sends))
}

pub async fn count_sending(
    db: &mut PgConnection,
    payment: Uuid,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update payment set receipt_sent_at = $2, receipt_sends = receipt_sends + 1 where id = $1",
        payment,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}
