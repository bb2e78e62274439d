//! `staff`: who works here.

use crate::db::OnConstraint;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// The e-mail is another member's already.
pub enum AddError {
    Taken,
    Database(sqlx::Error),
}

impl From<sqlx::Error> for AddError {
    fn from(error: sqlx::Error) -> Self {
        AddError::Database(error)
    }
}

/// Writes a new member, without a password.
///
/// # Errors
/// [`AddError::Taken`] where the address, in small letters, is known.
pub async fn add(
    db: &mut PgConnection,
    (email, email_key): (&str, &str),
    name: &str,
    role: &str,
    now: DateTime<Utc>,
) -> Result<Uuid, AddError> {
    sqlx::query_scalar!(
        "insert into staff (email, email_key, name, role, created_at) values ($1, $2, $3, $4, $5) returning id",
        email,
        email_key,
        name,
        role,
        now
    )
    .fetch_one(db)
    .await
    .on_constraint("staff_email_key", || AddError::Taken)
}

/// What signing in needs.
pub struct Candidate {
    pub id: Uuid,
    pub password_hash: String,
    pub has_factor: bool,
}

/// The member with this address who may sign in: not disabled, with a password.
pub async fn candidate(db: &mut PgConnection, email_key: &str) -> sqlx::Result<Option<Candidate>> {
    sqlx::query_as!(
        Candidate,
        "select id, password_hash as \"password_hash!\", totp_secret is not null as \"has_factor!\"
         from staff where email_key = $1 and disabled_at is null and password_hash is not null",
        email_key
    )
    .fetch_optional(db)
    .await
}

/// A member, as lists and the command line show him.
#[derive(Clone, Debug)]
pub struct Listed {
    pub id: Uuid,
    pub email: String,
    pub name: String,
    pub role: String,
    pub has_password: bool,
    pub has_factor: bool,
    pub last_sign_in_at: Option<DateTime<Utc>>,
    pub disabled_at: Option<DateTime<Utc>>,
}

/// Everybody, by address.
pub async fn all(db: &mut PgConnection) -> sqlx::Result<Vec<Listed>> {
    sqlx::query_as!(
        Listed,
        "select id, email, name, role, password_hash is not null as \"has_password!\",
                totp_secret is not null as \"has_factor!\", last_sign_in_at, disabled_at
         from staff order by email_key"
    )
    .fetch_all(db)
    .await
}

/// The member with this address, locked; also a disabled one.
pub async fn lock(db: &mut PgConnection, email_key: &str) -> sqlx::Result<Option<Listed>> {
    sqlx::query_as!(
        Listed,
        "select id, email, name, role, password_hash is not null as \"has_password!\",
                totp_secret is not null as \"has_factor!\", last_sign_in_at, disabled_at
         from staff where email_key = $1 for update",
        email_key
    )
    .fetch_optional(db)
    .await
}

/// What a member's own pages and the link's page need.
pub struct Own {
    pub email: String,
    pub name: String,
    pub password_hash: Option<String>,
    pub has_factor: bool,
}

/// A member who is not disabled.
pub async fn own(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Own>> {
    sqlx::query_as!(
        Own,
        "select email, name, password_hash, totp_secret is not null as \"has_factor!\"
         from staff where id = $1 and disabled_at is null",
        id
    )
    .fetch_optional(db)
    .await
}

pub async fn set_password(db: &mut PgConnection, id: Uuid, hash: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update staff set password_hash = $2 where id = $1",
        id,
        hash
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes the moment, and a hash with today's parameters where one was made.
pub async fn note_sign_in(
    db: &mut PgConnection,
    id: Uuid,
    rehashed: Option<&str>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update staff set last_sign_in_at = $2, password_hash = coalesce($3, password_hash) where id = $1",
        id,
        now,
        rehashed
    )
    .execute(db)
    .await?;
    Ok(())
}

/// He may not sign in any more; when he may, `at` is none.
pub async fn set_disabled(
    db: &mut PgConnection,
    id: Uuid,
    at: Option<DateTime<Utc>>,
) -> sqlx::Result<()> {
    sqlx::query!("update staff set disabled_at = $2 where id = $1", id, at)
        .execute(db)
        .await?;
    Ok(())
}

/// What these members are called: name, else address.
pub async fn names(db: &mut PgConnection, ids: &[Uuid]) -> sqlx::Result<Vec<(Uuid, String)>> {
    let rows = sqlx::query!(
        "select id, coalesce(nullif(name, ''), email) as \"name!\" from staff where id = any($1)",
        ids
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// The member of `kabinet demo`. Started again, he gets the printed password back.
pub async fn demo(
    db: &mut PgConnection,
    (email, name, role): (&str, &str, &str),
    password_hash: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<Uuid> {
    sqlx::query_scalar!(
        "insert into staff (email, email_key, name, role, password_hash, created_at)
         values ($1, lower($1), $2, $3, $4, $5)
         on conflict (email_key) do update set password_hash = excluded.password_hash, disabled_at = null
         returning id",
        email,
        name,
        role,
        password_hash,
        now
    )
    .fetch_one(db)
    .await
}
