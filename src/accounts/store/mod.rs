//! The only SQL on the tables of this capability.

pub(crate) mod merge;

use sqlx::PgConnection;
use uuid::Uuid;

/// A linked account as headers, switchers and cards show it.
#[derive(Clone, Debug)]
pub struct AccountHead {
    pub id: Uuid,
    pub number: String,
    /// Address without the postal code and region noise is not ours to guess: as billing writes it.
    pub address: String,
    /// The resident's own name for it, else billing's.
    pub title: String,
    pub relation: String,
    /// The owner changed after this link was made.
    pub paused: bool,
}

impl AccountHead {
    /// What people call it: the own title, else the address, else the number.
    pub fn name(&self) -> &str {
        [&self.title, &self.address, &self.number]
            .into_iter()
            .find(|name| !name.is_empty())
            .map_or("", String::as_str)
    }
}

/// All accounts linked to the customer, by address.
pub async fn accounts_of(db: &mut PgConnection, customer: Uuid) -> sqlx::Result<Vec<AccountHead>> {
    sqlx::query_as!(
        AccountHead,
        "select a.id, a.number, a.address, coalesce(nullif(l.title, ''), a.title) as \"title!\", l.relation,
                l.paused_at is not null as \"paused!\"
         from account_link l join account a on a.id = l.account_id
         where l.customer_id = $1
         order by a.address collate \"ru-x-icu\", a.number",
        customer
    )
    .fetch_all(db)
    .await
}
