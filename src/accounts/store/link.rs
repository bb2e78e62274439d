//! Which households a number means, what answers prove them, who is linked.

use crate::base::AccountNumber;
use crate::config::LinkQuestion;
use crate::i18n::Lang;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// A household that a number may mean, as the one who asks stands to it.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub account: Uuid,
    /// Linked and not paused.
    pub linked: bool,
}

/// Every household with this number: its own, an old one, or one a supplier bills it under; own numbers
/// first. `customer` is none for somebody who is not signed in.
pub async fn candidates(
    db: &mut PgConnection,
    number: &AccountNumber,
    customer: Option<Uuid>,
) -> sqlx::Result<Vec<Candidate>> {
    sqlx::query_as!(
        Candidate,
        "select found.account_id as \"account!\",
                coalesce(bool_or(l.paused_at is null and l.id is not null), false) as \"linked!\"
         from (select id as account_id, 1 as place from account where number_key = account_key($1)
               union all
               select id, 2 from account where old_number <> '' and old_number_key = account_key($1)
               union all
               select account_id, 3 from account_alias where alias_key = account_key($1)
               union all
               select account_id, 4 from supplier_account where number_key = account_key($1)) found
         left join account_link l on l.account_id = found.account_id and l.customer_id = $2
         group by found.account_id
         order by min(found.place), found.account_id",
        number.as_str(),
        customer
    )
    .fetch_all(db)
    .await
}

/// What billing tells as answers to `question`, by household.
pub async fn answers(
    db: &mut PgConnection,
    accounts: &[Uuid],
    question: LinkQuestion,
) -> sqlx::Result<Vec<(Uuid, String)>> {
    let rows = sqlx::query!(
        "select account_id as \"account!\", answer as \"answer!\"
         from link_answer where account_id = any($1) and question = $2",
        accounts,
        question.as_str()
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.account, row.answer))
        .collect())
}

/// Whether somebody else's link to the household stands.
pub async fn linked_by_others(
    db: &mut PgConnection,
    account: Uuid,
    customer: Uuid,
) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        "select exists (select 1 from account_link l join customer c on c.id = l.customer_id and c.closed_at is null
                        where l.account_id = $1 and l.customer_id <> $2 and l.paused_at is null) as \"is!\"",
        account,
        customer
    )
    .fetch_one(db)
    .await
}

/// Links; a link that was paused stands again, with the relation and title given now.
pub async fn link(
    db: &mut PgConnection,
    account: Uuid,
    customer: Uuid,
    relation: &str,
    title: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into account_link (customer_id, account_id, relation, title, linked_at) values ($1, $2, $3, $4, $5)
         on conflict (customer_id, account_id) do update
         set paused_at = null, relation = excluded.relation, linked_at = excluded.linked_at,
             title = coalesce(nullif(excluded.title, ''), account_link.title)",
        customer,
        account,
        relation,
        title,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Somebody linked to a household, as letters need him.
#[derive(Clone, Debug)]
pub struct LinkedPerson {
    pub customer: Uuid,
    pub email: String,
    pub lang: Lang,
    pub first_name: String,
    pub middle_name: String,
}

/// Everybody whose link to the household stands.
pub async fn linked_people(
    db: &mut PgConnection,
    account: Uuid,
) -> sqlx::Result<Vec<LinkedPerson>> {
    let rows = sqlx::query!(
        "select c.id, c.email, c.lang, c.first_name, c.middle_name
         from account_link l join customer c on c.id = l.customer_id
         where l.account_id = $1 and l.paused_at is null and c.closed_at is null
         order by l.linked_at, c.id",
        account
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| LinkedPerson {
            customer: row.id,
            email: row.email,
            lang: Lang::parse(&row.lang).unwrap_or_default(),
            first_name: row.first_name,
            middle_name: row.middle_name,
        })
        .collect())
}

/// Number, address and house of a household, for letters.
pub async fn place(
    db: &mut PgConnection,
    account: Uuid,
) -> sqlx::Result<(AccountNumber, String, String)> {
    let row = sqlx::query!(
        "select number as \"number: AccountNumber\", address, building from account where id = $1",
        account
    )
    .fetch_one(db)
    .await?;
    Ok((row.number, row.address, row.building))
}
