//! What the demo puts into tables of others: one customer and his links, three pieces of news.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Whether any account is there already.
pub async fn has_accounts(db: &mut PgConnection) -> sqlx::Result<bool> {
    sqlx::query_scalar!("select exists (select 1 from account) as \"some!\"")
        .fetch_one(db)
        .await
}

/// The resident who is ready, with the name of the first account's owner. Started again, he gets the
/// printed password back and keeps what he did.
pub async fn resident(
    db: &mut PgConnection,
    email: &str,
    password_hash: &str,
    accounts: &[String],
    now: DateTime<Utc>,
) -> sqlx::Result<Uuid> {
    let id = sqlx::query_scalar!(
        "insert into customer (email, email_key, password_hash, last_name, first_name, middle_name, completed_at)
         select $1, lower($1), $2, split_part(owner_name, ' ', 1), split_part(owner_name, ' ', 2),
                split_part(owner_name, ' ', 3), $4
         from account where number = $3
         on conflict (email_key) do update set password_hash = excluded.password_hash
         returning id",
        email,
        password_hash,
        accounts[0],
        now
    )
    .fetch_one(&mut *db)
    .await?;
    sqlx::query!(
        "insert into account_link (customer_id, account_id, relation, linked_at)
         select $1, id, 'owner', $3 from account where number = any($2)
         on conflict do nothing",
        id,
        accounts,
        now
    )
    .execute(db)
    .await?;
    Ok(id)
}

/// A piece of news of the demo; a supplier by its code, empty = for everybody.
pub struct NewsRow {
    pub slug: String,
    pub published_on: NaiveDate,
    pub title_ru: String,
    pub text_ru: String,
    pub title_en: String,
    pub text_en: String,
    pub supplier: String,
}

/// Adds those that are not there yet.
pub async fn news(db: &mut PgConnection, rows: &[NewsRow]) -> sqlx::Result<()> {
    for row in rows {
        sqlx::query!(
            "insert into news (slug, published_on, title_ru, text_ru, title_en, text_en, supplier_code)
             select $1, $2, $3, $4, $5, $6, (select code from supplier where code = $7)
             on conflict (slug) do nothing",
            row.slug,
            row.published_on,
            row.title_ru,
            row.text_ru,
            row.title_en,
            row.text_en,
            row.supplier
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}
