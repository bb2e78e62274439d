//! `customer`: what a person changes about himself.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// The whole of what a person told us of himself.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: Uuid,
    pub email: String,
    pub last_name: String,
    pub first_name: String,
    pub middle_name: String,
    pub phone: Option<String>,
    pub phone_confirmed: bool,
    pub birth_date: Option<NaiveDate>,
    pub gender: Option<String>,
    pub completed: bool,
    pub password_hash: String,
    pub lang: String,
}

impl Person {
    /// Words that a password of his must not lean on.
    pub fn words(&self) -> [&str; 4] {
        [
            &self.email,
            &self.last_name,
            &self.first_name,
            &self.middle_name,
        ]
    }
    /// «Анна Сергеевна».
    pub fn greeting_name(&self) -> String {
        format!("{} {}", self.first_name, self.middle_name)
            .trim()
            .to_owned()
    }
}

pub async fn person(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Person>> {
    sqlx::query_as!(
        Person,
        "select id, email, last_name, first_name, middle_name, phone, phone_confirmed_at is not null as \"phone_confirmed!\",
                birth_date, gender, completed_at is not null as \"completed!\", password_hash, lang
         from customer where id = $1 and closed_at is null",
        id
    )
    .fetch_optional(db)
    .await
}

/// What was left out at sign-up; what was given before stays.
pub async fn complete(
    db: &mut PgConnection,
    id: Uuid,
    phone: Option<&str>,
    middle_name: &str,
    birth_date: Option<NaiveDate>,
    gender: Option<&str>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update customer set phone = coalesce(phone, $2), middle_name = coalesce(nullif(middle_name, ''), $3),
                birth_date = coalesce(birth_date, $4), gender = coalesce(gender, $5), completed_at = $6
         where id = $1 and completed_at is null",
        id,
        phone,
        middle_name,
        birth_date,
        gender,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn set_name(
    db: &mut PgConnection,
    id: Uuid,
    [last, first, middle]: [&str; 3],
    gender: Option<&str>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update customer set last_name = $2, first_name = $3, middle_name = $4, gender = $5 where id = $1",
        id,
        last,
        first,
        middle,
        gender
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn set_password(db: &mut PgConnection, id: Uuid, hash: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update customer set password_hash = $2 where id = $1",
        id,
        hash
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn set_birth_date(
    db: &mut PgConnection,
    id: Uuid,
    day: Option<NaiveDate>,
) -> sqlx::Result<()> {
    sqlx::query!("update customer set birth_date = $2 where id = $1", id, day)
        .execute(db)
        .await?;
    Ok(())
}

/// Locks the person's row, so that limits hold for requests in parallel. False when he is gone.
pub async fn lock(db: &mut PgConnection, id: Uuid) -> sqlx::Result<bool> {
    let found = sqlx::query_scalar!(
        "select id from customer where id = $1 and closed_at is null for update",
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(found.is_some())
}

/// Gives the person another address to sign in with. False when somebody else has it.
pub async fn set_email(
    db: &mut PgConnection,
    id: Uuid,
    email: &str,
    email_key: &str,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update customer set email = $2, email_key = $3 where id = $1
         and not exists (select from customer c where c.email_key = $3 and c.id <> $1)",
        id,
        email,
        email_key
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}
