//! How staff find a household, and who is linked to it.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::accounts::model::street;
use crate::base::{Page, Phone};

/// A household in the list of what was found.
#[derive(Clone, Debug)]
pub struct Found {
    pub id: Uuid,
    pub number: String,
    pub address: String,
    /// From the house on.
    pub street: String,
    pub title: String,
    pub closed: bool,
}

/// What was typed, in the forms it is looked up by. None = it cannot be one.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// As typed, without spaces.
    pub number: Option<String>,
    /// In small letters.
    pub email: Option<String>,
    pub phone: Option<Phone>,
    /// For `to_tsquery`: see [`address_query`].
    pub address: Option<String>,
}

/// Households of one address that are looked through; more mean that the address says too little.
pub const MOST: i64 = 500;

/// Words of an address as a query: letters by their beginning, numbers as they stand («118» is not «1180»).
/// One or two letters («ул», «д», «кв») say nothing. None where nothing is left.
pub fn address_query(typed: &str) -> Option<String> {
    let plain = typed.to_lowercase().replace('ё', "е");
    let words: Vec<String> = plain
        .split(|sign: char| !sign.is_alphanumeric())
        .filter_map(|word| {
            let number = word.starts_with(|sign: char| sign.is_numeric());
            match word.chars().count() {
                0 => None,
                _ if number => Some(format!("'{word}'")),
                1 | 2 => None,
                _ => Some(format!("'{word}':*")),
            }
        })
        .take(12)
        .collect();
    (!words.is_empty()).then(|| words.join(" & "))
}

/// Households that fit what was typed, by address; one more than the page, to tell whether others follow.
/// Every arm walks an index.
pub async fn find(db: &mut PgConnection, asked: &Asked, page: Page) -> sqlx::Result<Vec<Found>> {
    let rows = sqlx::query!(
        "with found as (
             select id from account where number_key = account_key($1::text)
             union
             select id from account where old_number <> '' and old_number_key = account_key($1::text)
             union
             select account_id from account_alias where alias_key = account_key($1::text)
             union
             select account_id from supplier_account where number_key = account_key($1::text)
             union
             select l.account_id from customer c join account_link l on l.customer_id = c.id
             where c.email_key = $2 and c.closed_at is null
             union
             select l.account_id from customer c join account_link l on l.customer_id = c.id
             where c.phone = $3 and c.closed_at is null
             union
             (select id from account
              where address_words(address || ' ' || apartment) @@ to_tsquery('simple', $4::text) limit $7)
         )
         select a.id, a.number, a.address, a.building, a.title, a.closed_on is not null as \"closed!\"
         from found join account a on a.id = found.id
         order by a.address collate \"ru-x-icu\", a.number limit $5 offset $6",
        asked.number,
        asked.email,
        asked.phone.as_ref().map(Phone::as_str),
        asked.address,
        page.limit_and_one(),
        page.offset(),
        MOST
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Found {
            id: row.id,
            number: row.number,
            street: street(&row.address, &row.building),
            address: row.address,
            title: row.title,
            closed: row.closed,
        })
        .collect())
}

/// One household by its id.
pub async fn one(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Found>> {
    let row = sqlx::query!(
        "select id, number, address, building, title, closed_on is not null as \"closed!\" from account where id = $1",
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Found {
        id: row.id,
        number: row.number,
        street: street(&row.address, &row.building),
        address: row.address,
        title: row.title,
        closed: row.closed,
    }))
}

/// A person's link to a household, whether it stands or not.
#[derive(Clone, Debug)]
pub struct Linked {
    pub customer: Uuid,
    pub last_name: String,
    pub first_name: String,
    pub middle_name: String,
    pub email: String,
    pub phone: Option<String>,
    pub relation: String,
    pub linked_at: DateTime<Utc>,
    /// The owner changed after it was made.
    pub paused: bool,
    pub last_sign_in_at: Option<DateTime<Utc>>,
}

/// Everybody who is linked to a household, the first first.
pub async fn people(db: &mut PgConnection, account: Uuid) -> sqlx::Result<Vec<Linked>> {
    sqlx::query_as!(
        Linked,
        "select c.id as customer, c.last_name, c.first_name, c.middle_name, c.email, c.phone, l.relation, l.linked_at,
                l.paused_at is not null as \"paused!\", c.last_sign_in_at
         from account_link l join customer c on c.id = l.customer_id
         where l.account_id = $1 and c.closed_at is null order by l.linked_at, c.id",
        account
    )
    .fetch_all(db)
    .await
}

#[cfg(test)]
mod tests {
    use super::address_query;

    #[test]
    fn an_address_is_looked_up_by_its_words() {
        let street: String = ["\u{421}\u{43e}\u{432}", "\u{443}\u{43b}", "118"].join(" ");
        assert_eq!(
            address_query(&street).unwrap(),
            "'\u{441}\u{43e}\u{432}':* & '118'"
        );
        assert_eq!(address_query("  - , ' \\ ab"), None);
        assert_eq!(
            address_query("o'neil 12/3").unwrap(),
            "'neil':* & '12' & '3'"
        );
    }
}
