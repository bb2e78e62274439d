//! `invitation` and `invitation_link`: people who move in from an older portal.

use super::super::model::street;
use crate::base::AccountNumber;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Somebody who is invited, and a household of his.
#[derive(Clone, Debug)]
pub struct Invited {
    pub email: String,
    pub email_key: String,
    pub last_name: String,
    pub first_name: String,
    pub middle_name: String,
    /// As the older portal had it.
    pub phone: String,
    pub relation: String,
    pub account: Uuid,
    pub number: AccountNumber,
    pub street: String,
}

/// Locks the next `limit` addresses that were not written to yet, with all their households. Another
/// worker takes others. Closed households invite nobody.
pub async fn waiting(db: &mut PgConnection, limit: i64) -> sqlx::Result<Vec<Invited>> {
    let keys = sqlx::query_scalar!(
        "select email_key from invitation
         where email_key in (select distinct i.email_key from invitation i join account a on a.id = i.account_id
                             where i.invited_at is null and a.closed_on is null order by i.email_key limit $1)
           and invited_at is null
         for update skip locked",
        limit
    )
    .fetch_all(&mut *db)
    .await?;
    households(db, &keys, None).await
}

/// Open invitations of one address that still hold at `today`: nobody became the owner since they were told.
pub async fn of(
    db: &mut PgConnection,
    email_key: &str,
    today: NaiveDate,
) -> sqlx::Result<Vec<Invited>> {
    households(db, &[email_key.to_owned()], Some(today)).await
}

async fn households(
    db: &mut PgConnection,
    keys: &[String],
    today: Option<NaiveDate>,
) -> sqlx::Result<Vec<Invited>> {
    let rows = sqlx::query!(
        "select i.email, i.email_key, i.last_name, i.first_name, i.middle_name, i.phone, i.relation,
                a.id as account, a.number as \"number: AccountNumber\", a.address, a.building
         from invitation i join account a on a.id = i.account_id
         where i.email_key = any($1) and i.accepted_at is null and a.closed_on is null
           and ($2::date is null or a.owner_since is null or a.owner_since > $2
                or a.owner_since <= (i.loaded_at at time zone 'UTC')::date)
         order by i.email_key, a.number",
        keys,
        today
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Invited {
            email: row.email,
            email_key: row.email_key,
            last_name: row.last_name,
            first_name: row.first_name,
            middle_name: row.middle_name,
            phone: row.phone,
            relation: row.relation,
            account: row.account,
            number: row.number,
            street: street(&row.address, &row.building),
        })
        .collect())
}

/// A link to write down: its hash, the address and its key.
pub struct NewLink<'a> {
    pub hash: [u8; 32],
    pub email: &'a str,
    pub email_key: &'a str,
}

/// Writes the link down; the address is written to now, and never again for these households.
pub async fn invite(
    db: &mut PgConnection,
    new: &NewLink<'_>,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "with told as (update invitation set invited_at = $4 where email_key = $3 and invited_at is null)
         insert into invitation_link (token_hash, email, email_key, created_at, expires_at) values ($1, $2, $3, $4, $5)",
        &new.hash[..],
        new.email,
        new.email_key,
        now,
        expires_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A link as it stands.
#[derive(Clone, Debug)]
pub struct Link {
    pub email: String,
    pub email_key: String,
    pub used_at: Option<DateTime<Utc>>,
    pub expired: bool,
    /// The customer who signs in with this address already.
    pub customer: Option<Uuid>,
}

/// The link with this hash. Locks it, so that of two who use it one is first.
pub async fn lock(
    db: &mut PgConnection,
    hash: [u8; 32],
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Link>> {
    sqlx::query!(
        "select token_hash from invitation_link where token_hash = $1 for update",
        &hash[..]
    )
    .fetch_optional(&mut *db)
    .await?;
    find(db, hash, now).await
}

/// As [`lock`], for pages that only show.
pub async fn find(
    db: &mut PgConnection,
    hash: [u8; 32],
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Link>> {
    sqlx::query_as!(
        Link,
        "select l.email, l.email_key, l.used_at, l.expires_at <= $2 as \"expired!\", c.id as \"customer?\"
         from invitation_link l left join customer c on c.email_key = l.email_key and c.closed_at is null
         where l.token_hash = $1",
        &hash[..],
        now
    )
    .fetch_optional(db)
    .await
}

/// The link is used up, these households are taken.
pub async fn accept(
    db: &mut PgConnection,
    hash: [u8; 32],
    email_key: &str,
    accounts: &[Uuid],
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update invitation_link set used_at = $3 where token_hash = $1 or (email_key = $2 and used_at is null)",
        &hash[..],
        email_key,
        now
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update invitation set accepted_at = $3 where email_key = $1 and account_id = any($2)",
        email_key,
        accounts,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}
