//! What the demo puts into tables of others: one customer and his links.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Whether any account is there already.
pub async fn has_accounts(db: &mut PgConnection) -> sqlx::Result<bool> {
    sqlx::query_scalar!("select exists (select 1 from account) as \"some!\"")
        .fetch_one(db)
        .await
}

/// The resident who is ready, with the name of the first account's owner. Started again, he gets the
/// printed password back and keeps what he did.
pub async fn resident(
    db: &mut PgConnection,
    email: &str,
    password_hash: &str,
    accounts: &[String],
    now: DateTime<Utc>,
) -> sqlx::Result<Uuid> {
    let id = sqlx::query_scalar!(
        "insert into customer (email, email_key, password_hash, last_name, first_name, middle_name, completed_at)
         select $1, lower($1), $2, split_part(owner_name, ' ', 1), split_part(owner_name, ' ', 2),
                split_part(owner_name, ' ', 3), $4
         from account where number = $3
         on conflict (email_key) do update set password_hash = excluded.password_hash
         returning id",
        email,
        password_hash,
        accounts[0],
        now
    )
    .fetch_one(&mut *db)
    .await?;
    sqlx::query!(
        "insert into account_link (customer_id, account_id, relation, linked_at)
         select $1, id, 'owner', $3 from account where number = any($2)
         on conflict do nothing",
        id,
        accounts,
        now
    )
    .execute(db)
    .await?;
    Ok(id)
}
