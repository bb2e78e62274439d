//! The only SQL on the tables of this capability.

pub mod closing;
pub mod consents;
pub mod invited;
pub mod legal;
pub mod links;
pub mod phone;
pub mod profile;
pub mod sign_in;
pub mod sign_ups;
pub mod tries;

use crate::i18n::Lang;
use sqlx::PgConnection;
use uuid::Uuid;

/// What every page of a signed-in person needs of him.
#[derive(Clone, Debug)]
pub struct CustomerHead {
    pub id: Uuid,
    pub email: String,
    pub first_name: String,
    pub middle_name: String,
    pub last_name: String,
    pub phone: Option<String>,
    pub lang: Lang,
    /// What the sign-up left out has been asked.
    pub completed: bool,
}

impl CustomerHead {
    /// «Анна Сергеевна»: how pages and letters address people.
    pub fn greeting_name(&self) -> String {
        format!("{} {}", self.first_name, self.middle_name)
            .trim()
            .to_owned()
    }
}

/// The customer with this id, unless the account was closed.
pub async fn customer_head(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<CustomerHead>> {
    let row = sqlx::query!(
        "select id, email, first_name, middle_name, last_name, phone, lang, completed_at is not null as \"completed!\"
         from customer where id = $1 and closed_at is null",
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| CustomerHead {
        id: row.id,
        email: row.email,
        first_name: row.first_name,
        middle_name: row.middle_name,
        last_name: row.last_name,
        phone: row.phone,
        lang: Lang::parse(&row.lang).unwrap_or_default(),
        completed: row.completed,
    }))
}
