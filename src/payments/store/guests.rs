//! Paying without sign-in: secret addresses of bills, and whom letters about such payments are for.

use crate::base::Period;
use crate::bills::Printed;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// The one bill that a secret address opens.
#[derive(Clone, Debug)]
pub struct Bill {
    pub account: Uuid,
    pub number: String,
    pub address: String,
    /// Whose the household is, since when; none = billing did not say.
    pub owner_since: Option<NaiveDate>,
    /// None = the household had no bill yet.
    pub period: Option<Period>,
}

/// Keeps the hash of a new secret address.
pub async fn keep(
    db: &mut PgConnection,
    hash: &[u8],
    (account, period): (Uuid, Option<Period>),
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into bill_token (hash, account_id, period, created_at, expires_at) values ($1, $2, $3, $4, $5)",
        hash,
        account,
        period.map(Period::first_day) as Option<NaiveDate>,
        now,
        expires_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The bill behind the hash of an address, and when the address was made; none where there is none such, or its
/// time is over.
pub async fn find(
    db: &mut PgConnection,
    hash: &[u8],
    now: DateTime<Utc>,
) -> sqlx::Result<Option<(Bill, DateTime<Utc>)>> {
    let row = sqlx::query!(
        "select t.account_id, t.period, t.created_at, a.number, a.address, a.owner_since
         from bill_token t join account a on a.id = t.account_id
         where t.hash = $1 and t.expires_at > $2",
        hash,
        now
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let bill = Bill {
            account: row.account_id,
            number: row.number,
            address: row.address,
            owner_since: row.owner_since,
            period: row.period.map(Period::from_date),
        };
        (bill, row.created_at)
    }))
}

/// The bill of a printed address; none = the household is not known.
pub async fn printed(db: &mut PgConnection, printed: &Printed) -> sqlx::Result<Option<Bill>> {
    let row = sqlx::query!(
        "select number, address, owner_since from account where id = $1",
        printed.account
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Bill {
        account: printed.account,
        number: row.number,
        address: row.address,
        owner_since: row.owner_since,
        period: Some(printed.period),
    }))
}

/// Removes addresses whose time is over.
pub async fn clean(db: &mut PgConnection, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("delete from bill_token where expires_at <= $1", now)
        .execute(db)
        .await?;
    Ok(())
}

/// The payment is one without sign-in; its payer reads `lang`.
pub async fn note(db: &mut PgConnection, payment: Uuid, lang: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into guest_payment (payment_id, lang) values ($1, $2)",
        payment,
        lang
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A payment without sign-in.
pub struct Guest {
    pub form_id: Uuid,
    pub lang: String,
}

/// None = its payer was signed in.
pub async fn guest(db: &mut PgConnection, payment: Uuid) -> sqlx::Result<Option<Guest>> {
    sqlx::query_as!(
        Guest,
        "select p.form_id, g.lang from guest_payment g join payment p on p.id = g.payment_id
         where g.payment_id = $1",
        payment
    )
    .fetch_optional(db)
    .await
}

/// The order that a guest's form made after `since`.
pub async fn order(
    db: &mut PgConnection,
    form: Uuid,
    since: DateTime<Utc>,
) -> sqlx::Result<Option<Uuid>> {
    sqlx::query_scalar!(
        "select p.id from payment p join guest_payment g on g.payment_id = p.id
         where p.form_id = $1 and p.position = 1 and p.created_at > $2",
        form,
        since
    )
    .fetch_optional(db)
    .await
}
