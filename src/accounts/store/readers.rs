//! Who reads letters about households: people whose links stand. Pages for work that goes over all of them.

use crate::accounts::model::street;
use crate::base::AccountNumber;
use crate::i18n::Lang;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// A person and a household that he sees.
#[derive(Clone, Debug)]
pub struct Reader {
    pub customer: Uuid,
    pub email: String,
    /// Имя Отчество.
    pub name: String,
    pub lang: Lang,
    pub account: Uuid,
    pub number: AccountNumber,
    /// What people say of the address.
    pub street: String,
    pub linked_at: DateTime<Utc>,
}

/// A person whom news reach.
#[derive(Clone, Debug)]
pub struct Person {
    pub customer: Uuid,
    pub email: String,
    pub name: String,
    pub lang: Lang,
}

/// The next households after `after` that somebody sees, in the order of their ids.
pub async fn linked_page(
    db: &mut PgConnection,
    after: Option<Uuid>,
    limit: i64,
) -> sqlx::Result<Vec<Uuid>> {
    sqlx::query_scalar!(
        "select distinct l.account_id from account_link l
         where l.paused_at is null and ($1::uuid is null or l.account_id > $1)
         order by l.account_id limit $2",
        after,
        limit
    )
    .fetch_all(db)
    .await
}

/// Everybody whose link to one of `accounts` stands.
pub async fn readers(db: &mut PgConnection, accounts: &[Uuid]) -> sqlx::Result<Vec<Reader>> {
    let rows = sqlx::query!(
        "select c.id as customer, c.email, c.first_name, c.middle_name, c.lang, l.linked_at,
                a.id as account, a.number as \"number: AccountNumber\", a.address, a.building
         from account_link l
         join customer c on c.id = l.customer_id and c.closed_at is null
         join account a on a.id = l.account_id
         where l.account_id = any($1) and l.paused_at is null
         order by l.account_id, c.id",
        accounts
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Reader {
            customer: row.customer,
            email: row.email,
            name: greeting(&row.first_name, &row.middle_name),
            lang: Lang::parse(&row.lang).unwrap_or_default(),
            account: row.account,
            number: row.number,
            street: street(&row.address, &row.building),
            linked_at: row.linked_at,
        })
        .collect())
}

/// The next people after `after` who see a household of this supplier and this house (none = any).
pub async fn people_of(
    db: &mut PgConnection,
    (supplier, house): (Option<&str>, Option<&str>),
    after: Option<Uuid>,
    limit: i64,
) -> sqlx::Result<Vec<Person>> {
    let rows = sqlx::query!(
        "select c.id, c.email, c.first_name, c.middle_name, c.lang from customer c
         where c.closed_at is null and ($1::uuid is null or c.id > $1)
           and exists (select from account_link l join account a on a.id = l.account_id
                       where l.customer_id = c.id and l.paused_at is null
                         and ($2::text is null or exists (select from supplier_account sa
                              where sa.account_id = l.account_id and sa.supplier_code = $2))
                         and ($3::text is null or a.building = $3))
         order by c.id limit $4",
        after,
        supplier,
        house,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Person {
            customer: row.id,
            email: row.email,
            name: greeting(&row.first_name, &row.middle_name),
            lang: Lang::parse(&row.lang).unwrap_or_default(),
        })
        .collect())
}

fn greeting(first: &str, middle: &str) -> String {
    format!("{first} {middle}").trim().to_owned()
}
