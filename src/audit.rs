//! Who did what to whom: a row in the caller's transaction, never changed afterwards.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Who acts.
#[derive(Clone, Copy, Debug)]
pub enum Actor {
    Customer(Uuid),
    Staff(Uuid),
    System,
    Anonymous,
}

/// One entry. `action` is a verb with its capability: `readings.sent`, `account.linked`.
/// `details` must hold no personal data beyond ids.
pub struct Entry<'a> {
    pub at: DateTime<Utc>,
    pub actor: Actor,
    pub action: &'a str,
    pub object: (&'a str, String),
    pub account: Option<Uuid>,
    pub address: Option<String>,
    pub details: serde_json::Value,
}

/// Writes `entry` with the caller's transaction.
pub async fn write(db: &mut PgConnection, entry: Entry<'_>) -> sqlx::Result<()> {
    let (kind, id) = match entry.actor {
        Actor::Customer(id) => ("customer", Some(id)),
        Actor::Staff(id) => ("staff", Some(id)),
        Actor::System => ("system", None),
        Actor::Anonymous => ("anonymous", None),
    };
    sqlx::query!(
        "insert into audit (at, actor_kind, actor_id, action, object_kind, object_id, account_id, address, details)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        entry.at,
        kind,
        id,
        entry.action,
        entry.object.0,
        entry.object.1,
        entry.account,
        entry.address,
        entry.details
    )
    .execute(db)
    .await?;
    Ok(())
}

/// An entry as the audit page shows it.
#[derive(Clone, Debug)]
pub struct Row {
    pub at: DateTime<Utc>,
    pub actor_kind: String,
    pub actor_id: Option<Uuid>,
    pub action: String,
    pub object_kind: String,
    pub object_id: Option<String>,
    pub account_id: Option<Uuid>,
    pub address: Option<String>,
}

/// Entries from `from` up to but without `to`, the newest first.
pub async fn read(
    db: &mut PgConnection,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    (limit, offset): (i64, i64),
) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as!(
        Row,
        "select at, actor_kind, actor_id, action, object_kind, object_id, account_id, address
         from audit where at >= $1 and at < $2
         order by at desc, id desc limit $3 offset $4",
        from,
        to,
        limit,
        offset
    )
    .fetch_all(db)
    .await
}

/// The newest `limit` entries about one object of a household.
pub async fn of_object(
    db: &mut PgConnection,
    account: Uuid,
    object: (&str, &str),
    limit: i64,
) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as!(
        Row,
        "select at, actor_kind, actor_id, action, object_kind, object_id, account_id, address
         from audit where account_id = $1 and object_kind = $2 and object_id = $3
         order by at desc, id desc limit $4",
        account,
        object.0,
        object.1,
        limit
    )
    .fetch_all(db)
    .await
}
