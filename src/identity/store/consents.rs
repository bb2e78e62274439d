//! `consent`: what a person agreed to, when, from where, in which words.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// A consent as it was given.
#[derive(Clone, Debug)]
pub struct Consent {
    pub id: Uuid,
    /// As in `legal_text`: `terms`, `consent`, `marketing`, `payment_rules`.
    pub kind: String,
    pub version: String,
    pub given_at: DateTime<Utc>,
    /// Where the form came from.
    pub address: String,
    /// Of advertising: the supplier's code; empty = the operator of the portal.
    pub company: String,
    pub company_name: String,
    pub withdrawn_at: Option<DateTime<Utc>>,
}

/// All consents of a person, those that stand first, newest first.
pub async fn all(db: &mut PgConnection, customer: Uuid) -> sqlx::Result<Vec<Consent>> {
    sqlx::query_as!(
        Consent,
        "select id, kind, version, given_at, address, company, company_name, withdrawn_at
         from consent where customer_id = $1 order by withdrawn_at is not null, given_at desc, id desc",
        customer
    )
    .fetch_all(db)
    .await
}

/// A consent to advertising by one company.
pub struct NewConsent<'a> {
    pub version: &'a str,
    pub lang: &'a str,
    pub address: &'a str,
    pub user_agent: &'a str,
    pub company: &'a str,
    pub company_name: &'a str,
}

/// Writes down a consent to advertising; one that stands already stays as it is.
pub async fn agree(
    db: &mut PgConnection,
    customer: Uuid,
    new: &NewConsent<'_>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into consent (customer_id, kind, version, lang, given_at, address, user_agent, company, company_name)
         values ($1, 'marketing', $2, $3, $4, $5, $6, $7, $8)
         on conflict (customer_id, company) where kind = 'marketing' and withdrawn_at is null do nothing",
        customer,
        new.version,
        new.lang,
        now,
        new.address,
        new.user_agent,
        new.company,
        new.company_name
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Withdraws what stands of advertising: by one company, or (none) by all of them.
pub async fn withdraw(
    db: &mut PgConnection,
    customer: Uuid,
    company: Option<&str>,
    now: DateTime<Utc>,
) -> sqlx::Result<u64> {
    let done = sqlx::query!(
        "update consent set withdrawn_at = $3
         where customer_id = $1 and kind = 'marketing' and withdrawn_at is null and ($2::text is null or company = $2)",
        customer,
        company,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}
