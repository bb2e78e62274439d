//! The only SQL on the news.

use crate::base::Page;
use crate::i18n::Lang;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

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

/// A piece as its writer has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub slug: String,
    /// Shown from this day on.
    pub published_on: NaiveDate,
    pub title_ru: String,
    pub text_ru: String,
    /// Both empty = not translated yet.
    pub title_en: String,
    pub text_en: String,
    /// By its code; none = everybody.
    pub supplier: Option<String>,
}

/// A row of the writer's list.
#[derive(Clone, Debug)]
pub struct Written {
    pub id: Uuid,
    pub slug: String,
    pub published_on: NaiveDate,
    pub title_ru: String,
    pub withdrawn: bool,
    pub translated: bool,
}

/// Why it was not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Another piece has this address.
    SlugTaken,
    Absent,
}

/// Everything that was written, newest first; one more than the page.
pub async fn written(db: &mut PgConnection, page: Page) -> sqlx::Result<Vec<Written>> {
    sqlx::query_as!(
        Written,
        r#"select id, slug, published_on, title_ru, withdrawn_at is not null as "withdrawn!",
                  (title_en <> '' and text_en <> '') as "translated!"
           from news order by published_on desc, id desc limit $1 offset $2"#,
        page.limit_and_one(),
        page.offset()
    )
    .fetch_all(db)
    .await
}

/// One of them, and whether it was taken back.
pub async fn draft(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<(Draft, bool)>> {
    let row = sqlx::query!(
        "select slug, published_on, title_ru, text_ru, title_en, text_en, supplier_code, withdrawn_at
         from news where id = $1",
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let draft = Draft {
            slug: row.slug,
            published_on: row.published_on,
            title_ru: row.title_ru,
            text_ru: row.text_ru,
            title_en: row.title_en,
            text_en: row.text_en,
            supplier: row.supplier_code,
        };
        (draft, row.withdrawn_at.is_some())
    }))
}

/// Writes a new piece, or changes `id`, which puts one that was taken back out again.
pub async fn save(
    db: &mut PgConnection,
    id: Option<Uuid>,
    draft: &Draft,
) -> sqlx::Result<Result<Uuid, Refused>> {
    // The address is the row's own, or nobody's: the key decides between two at once.
    let saved = sqlx::query_scalar!(
        r#"insert into news (id, slug, published_on, title_ru, text_ru, title_en, text_en, supplier_code)
           select coalesce(n.id, uuid7()), $2, $3, $4, $5, $6, $7, $8
           from (values ($1::uuid)) as asked (id) left join news n on n.id = asked.id
           where asked.id is null or n.id is not null
           on conflict (id) do update set slug = excluded.slug, published_on = excluded.published_on,
               title_ru = excluded.title_ru, text_ru = excluded.text_ru, title_en = excluded.title_en,
               text_en = excluded.text_en, supplier_code = excluded.supplier_code, withdrawn_at = null
           returning id"#,
        id,
        draft.slug,
        draft.published_on,
        draft.title_ru,
        draft.text_ru,
        draft.title_en,
        draft.text_en,
        draft.supplier
    )
    .fetch_optional(db)
    .await;
    match saved {
        Ok(Some(id)) => Ok(Ok(id)),
        Ok(None) => Ok(Err(Refused::Absent)),
        Err(sqlx::Error::Database(error)) if error.constraint() == Some("news_slug_key") => {
            Ok(Err(Refused::SlugTaken))
        }
        Err(error) => Err(error),
    }
}

/// Takes a piece back; false where there is none or it is back already.
pub async fn withdraw(db: &mut PgConnection, id: Uuid, at: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update news set withdrawn_at = $2 where id = $1 and withdrawn_at is null",
        id,
        at
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Those that are out since `from` and not later than `to`, and were not taken back.
pub async fn published(
    db: &mut PgConnection,
    from: NaiveDate,
    to: NaiveDate,
) -> sqlx::Result<Vec<Uuid>> {
    sqlx::query_scalar!(
        "select id from news where withdrawn_at is null and published_on between $1 and $2 order by published_on, id",
        from,
        to
    )
    .fetch_all(db)
    .await
}

/// A piece as letters tell it.
#[derive(Clone, Debug)]
pub struct Announced {
    pub slug: String,
    pub title_ru: String,
    pub text_ru: String,
    pub title_en: String,
    pub text_en: String,
    /// Whom it is about; none = everybody.
    pub supplier_code: Option<String>,
    pub house: Option<String>,
}

impl Announced {
    /// Title and text in the reader's language, or in Russian where nobody translated it.
    pub fn told(&self, lang: Lang) -> (&str, &str) {
        if lang == Lang::En && !self.title_en.is_empty() && !self.text_en.is_empty() {
            (&self.title_en, &self.text_en)
        } else {
            (&self.title_ru, &self.text_ru)
        }
    }
}

/// One that was not taken back.
pub async fn announced(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Announced>> {
    sqlx::query_as!(
        Announced,
        "select slug, title_ru, text_ru, title_en, text_en, supplier_code, house
         from news where id = $1 and withdrawn_at is null",
        id
    )
    .fetch_optional(db)
    .await
}
