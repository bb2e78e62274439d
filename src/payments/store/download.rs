//! Saved cards and autopay for «Скачать мои данные»: all that is kept of them but the bank's token.

use crate::base::{Money, Period};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use sqlx::PgConnection;
use uuid::Uuid;

/// A card, also one that was removed.
#[derive(Clone, Debug, Serialize)]
pub struct SavedCard {
    /// Which bank keeps it.
    pub bank: String,
    /// What it may pay for.
    pub kind: String,
    pub brand: String,
    pub last_four: String,
    /// Last month it is good for.
    pub expires: Option<Period>,
    /// `active`, `suspended`, `deleted`.
    pub state: String,
    /// When the box was ticked, and which payment rules stood beside it.
    pub agreed_at: DateTime<Utc>,
    pub rules_version: String,
    pub saved_at: DateTime<Utc>,
    pub removed_at: Option<DateTime<Utc>>,
}

/// The person's cards, newest first.
pub async fn cards(db: &mut PgConnection, customer: Uuid) -> sqlx::Result<Vec<SavedCard>> {
    let rows = sqlx::query!(
        "select gateway, kind, brand, last_four, expires, state, consented_at, rules_version, created_at, deleted_at
         from saved_card where customer_id = $1 order by created_at desc, id desc",
        customer
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| SavedCard {
            bank: row.gateway,
            kind: row.kind,
            brand: row.brand,
            last_four: row.last_four,
            expires: row.expires.map(Period::from_date),
            state: row.state,
            agreed_at: row.consented_at,
            rules_version: row.rules_version,
            saved_at: row.created_at,
            removed_at: row.deleted_at,
        })
        .collect())
}

/// Terms of autopay, in force or not.
#[derive(Clone, Debug, Serialize)]
pub struct Terms {
    /// Number of the household.
    pub account: String,
    /// Last digits of the card that pays.
    pub card: String,
    /// `bill` or `day`.
    pub trigger: String,
    pub day: Option<i16>,
    pub month_limit: Money,
    /// Supplier accounts that it pays.
    pub supplier_accounts: Vec<String>,
    /// `on` or `off`.
    pub state: String,
    /// Why it is off.
    pub off_reason: String,
    pub agreed_at: DateTime<Utc>,
    pub agreed_on: NaiveDate,
    pub rules_version: String,
    /// Bills that came earlier are not its affair.
    pub bills_since: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
}

/// What the person agreed to, newest first.
pub async fn autopay(db: &mut PgConnection, customer: Uuid) -> sqlx::Result<Vec<Terms>> {
    sqlx::query_as!(
        Terms,
        "select a.number as account, c.last_four as card, p.trigger, p.day, p.month_limit as \"month_limit: Money\",
                array(select sa.number from autopay_supplier s join supplier_account sa on sa.id = s.supplier_account_id
                      where s.autopay_id = p.id order by sa.number) as \"supplier_accounts!\",
                p.state, p.off_reason, p.agreed_at, p.agreed_on, p.rules_version, p.bills_since, p.ended_at
         from autopay p join account a on a.id = p.account_id join saved_card c on c.id = p.card_id
         where p.customer_id = $1 order by p.agreed_at desc, p.id desc",
        customer
    )
    .fetch_all(db)
    .await
}
