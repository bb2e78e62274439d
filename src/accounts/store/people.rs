//! `account_link`: who sees a household, and until when.

use crate::i18n::Lang;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Somebody whose link to a household stands.
#[derive(Clone, Debug)]
pub struct Seer {
    pub link: Uuid,
    pub customer: Uuid,
    pub relation: String,
    pub email: String,
    pub last_name: String,
    pub first_name: String,
    pub middle_name: String,
    pub lang: Lang,
    pub linked_at: DateTime<Utc>,
}

/// Everybody whose link stands, the earliest first.
pub async fn seers(db: &mut PgConnection, account: Uuid) -> sqlx::Result<Vec<Seer>> {
    let rows = sqlx::query!(
        "select l.id as link, c.id as customer, l.relation, c.email, c.last_name, c.first_name, c.middle_name, c.lang,
                l.linked_at
         from account_link l join customer c on c.id = l.customer_id and c.closed_at is null
         where l.account_id = $1 and l.paused_at is null order by l.linked_at, l.id",
        account
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Seer {
            link: row.link,
            customer: row.customer,
            relation: row.relation,
            email: row.email,
            last_name: row.last_name,
            first_name: row.first_name,
            middle_name: row.middle_name,
            lang: Lang::parse(&row.lang).unwrap_or_default(),
            linked_at: row.linked_at,
        })
        .collect())
}

/// Locks the household's links, so that of two who cut each other off one is first.
pub async fn lock(db: &mut PgConnection, account: Uuid) -> sqlx::Result<()> {
    sqlx::query!(
        "select id from account_link where account_id = $1 order by id for update",
        account
    )
    .fetch_all(db)
    .await?;
    Ok(())
}

/// Ends a person's link, paused ones too. False when there is none.
pub async fn unlink(db: &mut PgConnection, account: Uuid, customer: Uuid) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "delete from account_link where account_id = $1 and customer_id = $2",
        account,
        customer
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The person's own name for a household; empty = none.
pub async fn set_title(
    db: &mut PgConnection,
    account: Uuid,
    customer: Uuid,
    title: &str,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update account_link set title = $3 where account_id = $1 and customer_id = $2",
        account,
        customer,
        title
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Code and name of every supplier of the households that a person sees.
pub async fn suppliers_of(
    db: &mut PgConnection,
    customer: Uuid,
) -> sqlx::Result<Vec<(String, String)>> {
    let rows = sqlx::query!(
        "select s.code, coalesce(nullif(s.short_name, ''), s.name) as \"name!\" from supplier s
         where exists (select from account_link l join supplier_account sa on sa.account_id = l.account_id
                       where l.customer_id = $1 and l.paused_at is null and sa.supplier_code = s.code)
         order by coalesce(nullif(s.short_name, ''), s.name) collate \"ru-x-icu\", s.code",
        customer
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.code, row.name)).collect())
}

/// A person closes his account: his links go, and what an older portal told of his address.
pub async fn forget(db: &mut PgConnection, customer: Uuid) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from invitation i using customer c where c.id = $1 and i.email_key = c.email_key",
        customer
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "delete from invitation_link i using customer c where c.id = $1 and i.email_key = c.email_key",
        customer
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("delete from account_link where customer_id = $1", customer)
        .execute(db)
        .await?;
    Ok(())
}
