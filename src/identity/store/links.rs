//! `one_time_link`: what letters lead to. Only hashes are kept.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Whose link it is.
#[derive(Clone, Copy, Debug)]
pub enum Owner {
    SignUp(Uuid),
    Customer(Uuid),
}

/// A link as it stands in the table.
#[derive(Clone, Debug)]
pub struct Link {
    pub owner: Owner,
    /// The address that the letter went to.
    pub email: String,
    pub created_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
    pub replaced: bool,
    pub expired: bool,
}

impl Link {
    pub fn is_good(&self) -> bool {
        self.used_at.is_none() && !self.replaced && !self.expired
    }
}

/// Writes a new link; the owner's earlier ones of this purpose stop working.
pub async fn replace(
    db: &mut PgConnection,
    hash: [u8; 32],
    purpose: &str,
    owner: Owner,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> sqlx::Result<()> {
    replace_to(db, hash, (purpose, owner), None, now, expires_at).await
}

/// As [`replace`], for a link that goes to another address than the owner's (`email`).
pub async fn replace_to(
    db: &mut PgConnection,
    hash: [u8; 32],
    (purpose, owner): (&str, Owner),
    email: Option<&str>,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (sign_up, customer) = match owner {
        Owner::SignUp(id) => (Some(id), None),
        Owner::Customer(id) => (None, Some(id)),
    };
    end_all(db, purpose, owner, now).await?;
    sqlx::query!(
        "insert into one_time_link (token_hash, purpose, sign_up_id, customer_id, created_at, expires_at, email)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &hash[..],
        purpose,
        sign_up,
        customer,
        now,
        expires_at,
        email
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The owner's open links of this purpose stop working.
pub async fn end_all(
    db: &mut PgConnection,
    purpose: &str,
    owner: Owner,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (sign_up, customer) = match owner {
        Owner::SignUp(id) => (Some(id), None),
        Owner::Customer(id) => (None, Some(id)),
    };
    sqlx::query!(
        "update one_time_link set replaced_at = $4
         where (sign_up_id = $1 or customer_id = $2) and purpose = $3 and used_at is null and replaced_at is null",
        sign_up,
        customer,
        purpose,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The link with this hash and purpose, whatever its state. Locks it, so that of two who use it one is first.
pub async fn lock(
    db: &mut PgConnection,
    hash: [u8; 32],
    purpose: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Link>> {
    sqlx::query!(
        "select token_hash from one_time_link where token_hash = $1 for update",
        &hash[..]
    )
    .fetch_optional(&mut *db)
    .await?;
    find(db, hash, purpose, now).await
}

/// As [`lock`], for pages that only show.
pub async fn find(
    db: &mut PgConnection,
    hash: [u8; 32],
    purpose: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Link>> {
    let row = sqlx::query!(
        "select l.sign_up_id, l.customer_id, l.created_at, l.used_at, l.replaced_at is not null as \"replaced!\",
                l.expires_at <= $3 as \"expired!\", coalesce(l.email, s.email, c.email) as \"email!\"
         from one_time_link l left join sign_up s on s.id = l.sign_up_id left join customer c on c.id = l.customer_id
         where l.token_hash = $1 and l.purpose = $2",
        &hash[..],
        purpose,
        now
    )
    .fetch_optional(db)
    .await?;
    Ok(row.and_then(|row| {
        let owner = match (row.sign_up_id, row.customer_id) {
            (Some(id), _) => Owner::SignUp(id),
            (None, Some(id)) => Owner::Customer(id),
            (None, None) => return None,
        };
        Some(Link {
            owner,
            email: row.email,
            created_at: row.created_at,
            used_at: row.used_at,
            replaced: row.replaced,
            expired: row.expired,
        })
    }))
}

pub async fn mark_used(
    db: &mut PgConnection,
    hash: [u8; 32],
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update one_time_link set used_at = $2 where token_hash = $1",
        &hash[..],
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// How many links of this purpose the customer got since `since`.
pub async fn count_since(
    db: &mut PgConnection,
    purpose: &str,
    customer: Uuid,
    since: DateTime<Utc>,
) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        "select count(*) as \"n!\" from one_time_link where customer_id = $1 and purpose = $2 and created_at > $3",
        customer,
        purpose,
        since
    )
    .fetch_one(db)
    .await
}

/// When the first of the links of this purpose was written that the customer got since `since`.
pub async fn first_since(
    db: &mut PgConnection,
    purpose: &str,
    customer: Uuid,
    since: DateTime<Utc>,
) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!(
        "select min(created_at) from one_time_link where customer_id = $1 and purpose = $2 and created_at > $3",
        customer,
        purpose,
        since
    )
    .fetch_one(db)
    .await
}

/// The address that a customer wants as his login and has not confirmed yet.
pub async fn awaited_email(
    db: &mut PgConnection,
    customer: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<String>> {
    let found = sqlx::query_scalar!(
        "select email from one_time_link
         where customer_id = $1 and purpose = 'email' and used_at is null and replaced_at is null and expires_at > $2
         order by created_at desc limit 1",
        customer,
        now
    )
    .fetch_optional(db)
    .await?;
    Ok(found.flatten())
}
