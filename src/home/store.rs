//! What the home page reads of several capabilities in one statement: with the person, the dues and the
//! meters it has six, as many as a page may have.

use crate::accounts::AccountHead;
use crate::accounts::model::street;
use chrono::NaiveDate;
use serde::Deserialize;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

/// The head of a piece of news.
#[derive(Clone, Debug, Deserialize)]
pub struct Headline {
    pub slug: String,
    pub published_on: NaiveDate,
    pub title_ru: String,
    /// Empty = not translated.
    pub title_en: String,
}

/// An answer that its reader has not opened.
#[derive(Clone, Debug, Deserialize)]
pub struct Unread {
    pub id: Uuid,
    pub number: i64,
}

/// What stands around the dues.
pub struct Front {
    pub accounts: Vec<AccountHead>,
    pub news: Vec<Headline>,
    pub answers: Vec<Unread>,
}

#[derive(Debug, Deserialize)]
struct Linked {
    id: Uuid,
    number: String,
    address: String,
    building: String,
    title: String,
    own_title: String,
    relation: String,
    paused: bool,
}

/// The person's households by address, the two newest pieces of news of the last 90 days that concern him,
/// and answers to his appeals that he has not opened, the newest first.
pub async fn front(db: &mut PgConnection, customer: Uuid, today: NaiveDate) -> sqlx::Result<Front> {
    let row = sqlx::query!(
        r#"select
           (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'number', a.number, 'address', a.address,
                    'building', a.building, 'title', a.title, 'own_title', l.title, 'relation', l.relation,
                    'paused', l.paused_at is not null) order by a.address collate "ru-x-icu", a.number), '[]')
            from account_link l join account a on a.id = l.account_id
            where l.customer_id = $1) as "accounts!: Json<Vec<Linked>>",
           (select coalesce(jsonb_agg(to_jsonb(newest)), '[]')
            from (select n.slug, n.published_on, n.title_ru, case when n.text_en = '' then '' else n.title_en end as title_en
                  from news n
                  where n.withdrawn_at is null and n.published_on <= $2 and n.published_on > $2 - 90
                    and (n.supplier_code is null or exists (
                        select from account_link l join supplier_account sa on sa.account_id = l.account_id
                        where l.customer_id = $1 and l.paused_at is null and sa.supplier_code = n.supplier_code))
                    and (n.house is null or exists (
                        select from account_link l join account a on a.id = l.account_id
                        where l.customer_id = $1 and l.paused_at is null and a.building = n.house))
                  order by n.published_on desc, n.id desc limit 2) newest) as "news!: Json<Vec<Headline>>",
           (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'number', u.number) order by u.at desc), '[]')
            from answer_unread u where u.customer_id = $1) as "answers!: Json<Vec<Unread>>""#,
        customer,
        today
    )
    .fetch_one(db)
    .await?;
    let head = |linked: Linked| AccountHead {
        street: street(&linked.address, &linked.building),
        id: linked.id,
        number: linked.number,
        address: linked.address,
        own_title: linked.own_title,
        title: linked.title,
        relation: linked.relation,
        paused: linked.paused,
    };
    Ok(Front {
        accounts: row.accounts.0.into_iter().map(head).collect(),
        news: row.news.0,
        answers: row.answers.0,
    })
}
