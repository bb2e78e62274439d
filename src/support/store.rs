//! The only SQL on the news.

use crate::base::Page;
use chrono::NaiveDate;
use sqlx::PgConnection;

/// A piece of news in both languages; the English one may be missing.
#[derive(Clone, Debug)]
pub struct News {
    pub slug: String,
    pub published_on: NaiveDate,
    pub title_ru: String,
    pub text_ru: String,
    pub title_en: String,
    pub text_en: String,
    /// Whom it is about, in billing's words: a supplier's name, a house's address; empty = everybody.
    pub supplier: String,
    pub house: String,
}

/// What is published by `today` and not taken back, newest first; one more than the page.
pub async fn newest(
    db: &mut PgConnection,
    today: NaiveDate,
    page: Page,
) -> sqlx::Result<Vec<News>> {
    sqlx::query_as!(
        News,
        r#"select n.slug, n.published_on, n.title_ru, n.text_ru, n.title_en, n.text_en,
                  coalesce(nullif(s.short_name, ''), s.name, '') as "supplier!", coalesce(h.address, '') as "house!"
           from news n
           left join supplier s on s.code = n.supplier_code
           left join house h on h.code = n.house
           where n.withdrawn_at is null and n.published_on <= $1
           order by n.published_on desc, n.id desc limit $2 offset $3"#,
        today,
        page.limit_and_one(),
        page.offset()
    )
    .fetch_all(db)
    .await
}

/// One of them by its address.
pub async fn by_slug(
    db: &mut PgConnection,
    today: NaiveDate,
    slug: &str,
) -> sqlx::Result<Option<News>> {
    sqlx::query_as!(
        News,
        r#"select n.slug, n.published_on, n.title_ru, n.text_ru, n.title_en, n.text_en,
                  coalesce(nullif(s.short_name, ''), s.name, '') as "supplier!", coalesce(h.address, '') as "house!"
           from news n
           left join supplier s on s.code = n.supplier_code
           left join house h on h.code = n.house
           where n.withdrawn_at is null and n.published_on <= $1 and n.slug = $2"#,
        today,
        slug
    )
    .fetch_optional(db)
    .await
}
