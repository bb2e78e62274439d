//! `phone_code`: codes that prove a telephone, and whose it is.

use super::profile::Person;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// A code that was sent and may still be typed.
#[derive(Clone, Debug)]
pub struct Code {
    pub id: Uuid,
    pub phone: String,
    pub code_hash: Vec<u8>,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub failures: i32,
}

/// Codes of the last while, to this person or to this number: how many, the first and the last.
pub struct Lately {
    pub count: i64,
    pub first: Option<DateTime<Utc>>,
    pub last: Option<DateTime<Utc>>,
}

pub async fn lately(
    db: &mut PgConnection,
    customer: Uuid,
    phone: &str,
    since: DateTime<Utc>,
) -> sqlx::Result<Lately> {
    sqlx::query_as!(
        Lately,
        "select count(*) as \"count!\", min(created_at) as first, max(created_at) as last
         from phone_code where (customer_id = $1 or phone = $2) and created_at > $3",
        customer,
        phone,
        since
    )
    .fetch_one(db)
    .await
}

/// Writes a new code; the one before it stops working.
pub async fn insert(db: &mut PgConnection, customer: Uuid, code: &Code) -> sqlx::Result<()> {
    sqlx::query!(
        "update phone_code set ended_at = $2 where customer_id = $1 and ended_at is null",
        customer,
        code.created_at
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "insert into phone_code (id, customer_id, phone, code_hash, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)",
        code.id,
        customer,
        code.phone,
        code.code_hash,
        code.created_at,
        code.expires_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The person's open code.
pub async fn open(
    db: &mut PgConnection,
    customer: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Code>> {
    sqlx::query_as!(
        Code,
        "select id, phone, code_hash, created_at, expires_at, failures from phone_code
         where customer_id = $1 and ended_at is null and expires_at > $2",
        customer,
        now
    )
    .fetch_optional(db)
    .await
}

/// Counts a wrong code; `ended`: it was the last that is taken.
pub async fn failed(
    db: &mut PgConnection,
    code: Uuid,
    ended: bool,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update phone_code set failures = failures + 1, ended_at = case when $2 then $3 else ended_at end where id = $1",
        code,
        ended,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn end(db: &mut PgConnection, code: Uuid, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update phone_code set ended_at = $2 where id = $1",
        code,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Gives the person the number, confirmed. Whoever had it confirmed loses that, and is told: numbers
/// change hands, and the newest proof counts.
pub async fn give(
    db: &mut PgConnection,
    customer: Uuid,
    phone: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Person>> {
    let before = sqlx::query_as!(
        Person,
        "update customer set phone_confirmed_at = null where phone = $1 and phone_confirmed_at is not null and id <> $2
         returning id, email, last_name, first_name, middle_name, phone, false as \"phone_confirmed!\",
                birth_date, gender, completed_at is not null as \"completed!\", password_hash, lang",
        phone,
        customer
    )
    .fetch_optional(&mut *db)
    .await?;
    sqlx::query!(
        "update customer set phone = $2, phone_confirmed_at = $3 where id = $1",
        customer,
        phone,
        now
    )
    .execute(db)
    .await?;
    Ok(before)
}
