//! Customers who come by an invitation, and consents that are given at once or anew.

use crate::identity::actions::invited::Hashed;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Writes the customer; none where the address is taken. Sign-ups that wait for the same address come to
/// nothing when they are confirmed.
pub async fn insert(
    db: &mut PgConnection,
    email: &str,
    person: &Hashed,
    lang: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Uuid>> {
    sqlx::query_scalar!(
        "insert into customer (email, email_key, password_hash, last_name, first_name, middle_name, phone, lang, created_at)
         values ($1, lower($1), $2, $3, $4, $5, $6, $7, $8)
         on conflict (email_key) do nothing returning id",
        email,
        person.hash,
        person.new.last_name,
        person.new.first_name,
        person.new.middle_name,
        person.new.phone,
        lang,
        now
    )
    .fetch_optional(db)
    .await
}

/// A consent as it is given.
pub struct NewConsent<'a> {
    pub kind: &'a str,
    pub version: &'a str,
    pub lang: &'a str,
    pub address: &'a str,
    pub user_agent: &'a str,
}

/// Writes a consent down; an earlier one of the kind, to another version, ends with it.
pub async fn consent(
    db: &mut PgConnection,
    customer: Uuid,
    new: &NewConsent<'_>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update consent set withdrawn_at = $3 where customer_id = $1 and kind = $2 and withdrawn_at is null",
        customer,
        new.kind,
        now
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "insert into consent (customer_id, kind, version, lang, given_at, address, user_agent)
         values ($1, $2, $3, $4, $5, $6, $7)",
        customer,
        new.kind,
        new.version,
        new.lang,
        now,
        new.address,
        new.user_agent
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Kinds of texts that the person agreed to in a version that is none of `current`. Whoever agreed to
/// nothing here is not asked: his consent is on paper or with the older portal.
pub async fn outdated(
    db: &mut PgConnection,
    customer: Uuid,
    current: &[String],
) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(
        "select kind from consent
         where customer_id = $1 and withdrawn_at is null and kind in ('terms', 'consent')
         group by kind having not bool_or(version = any($2)) order by kind desc",
        customer,
        current
    )
    .fetch_all(db)
    .await
}
