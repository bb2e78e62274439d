//! The only SQL on the tables of this capability.

pub mod charged;
pub mod details;
pub mod invitations;
pub mod link;
pub(crate) mod merge;
pub mod people;
pub mod readers;
pub mod search;
pub mod suppliers;
pub mod tries;
pub mod windows;

use super::model::street;
use sqlx::PgConnection;
use uuid::Uuid;

/// A linked account as headers, switchers and cards show it.
#[derive(Clone, Debug)]
pub struct AccountHead {
    pub id: Uuid,
    pub number: String,
    /// As billing writes it, with postal code and region.
    pub address: String,
    /// The part of the address that people say: from the house on.
    pub street: String,
    /// The resident's own name for it («Мамина квартира»), or empty.
    pub own_title: String,
    /// What billing calls it («ЕПД», «Электроэнергия»), or empty.
    pub title: String,
    pub relation: String,
    /// The owner changed after this link was made.
    pub paused: bool,
}

impl AccountHead {
    /// What people call it: the own name, else street and flat, else the number.
    pub fn name(&self) -> &str {
        [&self.own_title, &self.street, &self.number]
            .into_iter()
            .find(|name| !name.is_empty())
            .map_or("", String::as_str)
    }
}

/// All accounts linked to the customer, by address.
pub async fn accounts_of(db: &mut PgConnection, customer: Uuid) -> sqlx::Result<Vec<AccountHead>> {
    let rows = sqlx::query!(
        "select a.id, a.number, a.address, a.building, a.title, l.title as own_title, l.relation,
                l.paused_at is not null as \"paused!\"
         from account_link l join account a on a.id = l.account_id
         where l.customer_id = $1
         order by a.address collate \"ru-x-icu\", a.number",
        customer
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| AccountHead {
            id: row.id,
            number: row.number,
            street: street(&row.address, &row.building),
            address: row.address,
            own_title: row.own_title,
            title: row.title,
            relation: row.relation,
            paused: row.paused,
        })
        .collect())
}
