//! `sign_up`: people whose address is not confirmed yet.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// A sign-up to write down. Versions are those of the texts as they were shown.
pub struct NewSignUp<'a> {
    pub email: &'a str,
    pub email_key: &'a str,
    pub password_hash: &'a str,
    pub last_name: &'a str,
    pub first_name: &'a str,
    pub middle_name: &'a str,
    pub phone: Option<&'a str>,
    pub birth_date: Option<NaiveDate>,
    pub gender: Option<&'a str>,
    pub lang: &'a str,
    pub terms_version: &'a str,
    pub consent_version: &'a str,
    pub marketing_version: Option<&'a str>,
    pub address: &'a str,
    pub user_agent: &'a str,
    pub now: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// What letters and pages need of a sign-up.
#[derive(Clone, Debug)]
pub struct SignUp {
    pub id: Uuid,
    pub email: String,
    pub email_key: String,
    pub lang: String,
    pub confirmed: bool,
    /// Somebody is registered under this address, by this sign-up or another.
    pub known: bool,
    /// When its newest letter was written.
    pub sent_at: DateTime<Utc>,
}

pub async fn insert(db: &mut PgConnection, new: &NewSignUp<'_>) -> sqlx::Result<Uuid> {
    sqlx::query_scalar!(
        "insert into sign_up (email, email_key, password_hash, last_name, first_name, middle_name, phone, birth_date,
                gender, lang, terms_version, consent_version, marketing_version, address, user_agent, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) returning id",
        new.email,
        new.email_key,
        new.password_hash,
        new.last_name,
        new.first_name,
        new.middle_name,
        new.phone,
        new.birth_date,
        new.gender,
        new.lang,
        new.terms_version,
        new.consent_version,
        new.marketing_version,
        new.address,
        new.user_agent,
        new.now,
        new.expires_at
    )
    .fetch_one(db)
    .await
}

/// The sign-up, locked, unless it expired.
pub async fn lock(
    db: &mut PgConnection,
    id: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<SignUp>> {
    let row = sqlx::query!(
        "select s.id, s.email, s.email_key, s.lang, s.confirmed_at is not null as \"confirmed!\",
                exists (select from customer c where c.email_key = s.email_key) as \"known!\",
                coalesce((select max(l.created_at) from one_time_link l where l.sign_up_id = s.id), s.created_at) as \"sent_at!\"
         from sign_up s where s.id = $1 and s.expires_at > $2 for update of s",
        id,
        now
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| SignUp {
        id: row.id,
        email: row.email,
        email_key: row.email_key,
        lang: row.lang,
        confirmed: row.confirmed,
        known: row.known,
        sent_at: row.sent_at,
    }))
}

/// Locks every sign-up of the address that this link confirms, in one order: of two links of one address
/// one is first, and the two do not wait for each other.
pub async fn lock_address(db: &mut PgConnection, hash: [u8; 32]) -> sqlx::Result<()> {
    sqlx::query!(
        "select s.id from sign_up s
         where s.email_key = (select mine.email_key from one_time_link l join sign_up mine on mine.id = l.sign_up_id
                              where l.token_hash = $1)
         order by s.id for update",
        &hash[..]
    )
    .fetch_all(db)
    .await?;
    Ok(())
}

/// Whether somebody is registered under this address.
pub async fn known(db: &mut PgConnection, email_key: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        "select exists (select from customer where email_key = $1) as \"known!\"",
        email_key
    )
    .fetch_one(db)
    .await
}

/// The customer that this sign-up matures into; none when the address has got one meanwhile.
pub async fn mature(
    db: &mut PgConnection,
    id: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Uuid>> {
    let customer = sqlx::query_scalar!(
        "insert into customer (email, email_key, password_hash, last_name, first_name, middle_name, phone, birth_date,
                gender, lang, created_at)
         select email, email_key, password_hash, last_name, first_name, middle_name, phone, birth_date, gender, lang, $2
         from sign_up where id = $1
         on conflict (email_key) do nothing returning id",
        id,
        now
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(customer) = customer else {
        return Ok(None);
    };
    sqlx::query!(
        "insert into consent (customer_id, kind, version, lang, given_at, address, user_agent)
         select $2, c.kind, c.version, s.lang, s.created_at, s.address, s.user_agent
         from sign_up s, lateral (values ('terms', s.terms_version), ('consent', s.consent_version),
                                         ('marketing', s.marketing_version)) c (kind, version)
         where s.id = $1 and c.version is not null",
        id,
        customer
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update sign_up set confirmed_at = $2, customer_id = $3 where id = $1",
        id,
        now,
        customer
    )
    .execute(&mut *db)
    .await?;
    // Other sign-ups of the address, a stranger's perhaps, come to nothing.
    sqlx::query!(
        "update one_time_link l set replaced_at = $2 from sign_up s, sign_up mine
         where mine.id = $1 and s.email_key = mine.email_key and s.id <> mine.id and l.sign_up_id = s.id
           and l.used_at is null and l.replaced_at is null",
        id,
        now
    )
    .execute(db)
    .await?;
    Ok(Some(customer))
}
