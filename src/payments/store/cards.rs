//! Cards that banks keep for us: a sealed token, and what may be shown.

use crate::base::Period;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// The one kind of payment there is; a card kept for another kind is not used here.
pub const UTILITIES: &str = "utilities";

/// A card as its owner sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    pub id: Uuid,
    /// As the bank names it: «Mir»; may be empty.
    pub brand: String,
    pub last_four: String,
    /// The last month it is good for.
    pub expires: Option<Period>,
    /// `active`, `suspended`, `deleted`.
    pub state: String,
    pub created_at: DateTime<Utc>,
}

impl Card {
    pub fn is_active(&self) -> bool {
        self.state == "active"
    }
    pub fn is_expired(&self, today: NaiveDate) -> bool {
        self.expires.is_some_and(|last| last.last_day() < today)
    }
}

struct Row {
    id: Uuid,
    brand: String,
    last_four: String,
    expires: Option<NaiveDate>,
    state: String,
    created_at: DateTime<Utc>,
}

impl From<Row> for Card {
    fn from(row: Row) -> Card {
        Card {
            id: row.id,
            brand: row.brand,
            last_four: row.last_four,
            expires: row.expires.map(Period::from_date),
            state: row.state,
            created_at: row.created_at,
        }
    }
}

/// The person's cards for utilities that are not deleted, at this bank, newest first.
pub async fn of(db: &mut PgConnection, customer: Uuid, gateway: &str) -> sqlx::Result<Vec<Card>> {
    let rows = sqlx::query_as!(
        Row,
        "select id, brand, last_four, expires, state, created_at from saved_card
         where customer_id = $1 and gateway = $2 and kind = $3 and state <> 'deleted'
         order by created_at desc, id desc",
        customer,
        gateway,
        UTILITIES
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Card::from).collect())
}

/// Every card of the person that is not deleted, newest first, and whether `gateway` keeps it: one of a bank
/// that is not connected any more pays nothing, and can be removed all the same.
pub async fn all_of(
    db: &mut PgConnection,
    customer: Uuid,
    gateway: &str,
) -> sqlx::Result<Vec<(Card, bool)>> {
    let rows = sqlx::query!(
        "select id, brand, last_four, expires, state, created_at, gateway = $2 and kind = $3 as \"here!\" from saved_card
         where customer_id = $1 and state <> 'deleted' order by created_at desc, id desc",
        customer,
        gateway,
        UTILITIES
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let card = Card {
                id: row.id,
                brand: row.brand,
                last_four: row.last_four,
                expires: row.expires.map(Period::from_date),
                state: row.state,
                created_at: row.created_at,
            };
            (card, row.here)
        })
        .collect())
}

/// One card, whatever its state.
pub async fn find(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Card>> {
    let row = sqlx::query_as!(
        Row,
        "select id, brand, last_four, expires, state, created_at from saved_card where id = $1",
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Card::from))
}

/// The sealed token of a card that may pay now; none = it is deleted, suspended, another's, or for
/// another kind of payment or bank.
pub async fn sealed(
    db: &mut PgConnection,
    id: Uuid,
    customer: Uuid,
    gateway: &str,
) -> sqlx::Result<Option<Vec<u8>>> {
    let row = sqlx::query!(
        "select token as \"token!\" from saved_card
         where id = $1 and customer_id = $2 and gateway = $3 and kind = $4 and state = 'active'",
        id,
        customer,
        gateway,
        UTILITIES
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| row.token))
}

/// A card about to be written.
pub struct New<'a> {
    pub id: Uuid,
    pub customer: Uuid,
    pub gateway: &'a str,
    pub token: &'a [u8],
    pub digest: &'a [u8],
    pub brand: &'a str,
    pub last_four: &'a str,
    pub expires: Option<Period>,
    pub state: &'a str,
    /// Whose form had the tick: time and rules are its.
    pub payment: Uuid,
    pub at: DateTime<Utc>,
}

/// Writes the card; `false` = the person has this very card already.
pub async fn insert(db: &mut PgConnection, new: &New<'_>) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "insert into saved_card (id, customer_id, gateway, kind, token, token_digest, brand, last_four, expires, state,
                                 consented_at, rules_version, payment_id, created_at, deleted_at)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, p.created_at, p.rules_version, p.id, $12,
                case when $10 = 'deleted' then $12::timestamptz end
         from payment p where p.id = $11
         on conflict (customer_id, gateway, kind, token_digest) where state <> 'deleted' do nothing",
        new.id,
        new.customer,
        new.gateway,
        UTILITIES,
        new.token,
        new.digest,
        new.brand,
        new.last_four,
        new.expires.map(Period::first_day),
        new.state,
        new.payment,
        new.at
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Deletes `card`, or every card of the person; gives those that were not deleted before.
pub async fn delete(
    db: &mut PgConnection,
    customer: Uuid,
    card: Option<Uuid>,
    at: DateTime<Utc>,
) -> sqlx::Result<Vec<Card>> {
    let rows = sqlx::query_as!(
        Row,
        "update saved_card set state = 'deleted', deleted_at = $3
         where customer_id = $1 and ($2::uuid is null or id = $2) and state <> 'deleted'
         returning id, brand, last_four, expires, state, created_at",
        customer,
        card,
        at
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Card::from).collect())
}

/// What is known of a closed account's cards goes, too; tokens go when the bank has forgotten them.
pub async fn blank(db: &mut PgConnection, customer: Uuid) -> sqlx::Result<()> {
    sqlx::query!(
        "update saved_card set brand = '', last_four = '', expires = null where customer_id = $1 and state = 'deleted'",
        customer
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Why a card that is still on its way may not be kept, or not used.
#[derive(Clone, Copy, Debug, Default)]
pub struct Suspicion {
    pub suspended_at: Option<DateTime<Utc>>,
    pub dropped_at: Option<DateTime<Utc>>,
}

pub async fn suspicion(db: &mut PgConnection, customer: Uuid) -> sqlx::Result<Suspicion> {
    let row = sqlx::query_as!(
        Suspicion,
        "select suspended_at, dropped_at from card_suspicion where customer_id = $1",
        customer
    )
    .fetch_optional(db)
    .await?;
    Ok(row.unwrap_or_default())
}

/// Somebody asked for recovery: no card of the person pays until he signs in with his password.
pub async fn suspend(db: &mut PgConnection, customer: Uuid, at: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into card_suspicion (customer_id, suspended_at) values ($1, $2)
         on conflict (customer_id) do update set suspended_at = excluded.suspended_at",
        customer,
        at
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update saved_card set state = 'suspended' where customer_id = $1 and state = 'active'",
        customer
    )
    .execute(db)
    .await?;
    Ok(())
}

/// He signed in with his password: the suspicion is gone. `false` = there was none.
pub async fn trust(db: &mut PgConnection, customer: Uuid) -> sqlx::Result<bool> {
    let trusted = sqlx::query!(
        "update card_suspicion set suspended_at = null where customer_id = $1 and suspended_at is not null",
        customer
    )
    .execute(&mut *db)
    .await?;
    if trusted.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query!(
        "update saved_card set state = 'active' where customer_id = $1 and state = 'suspended'",
        customer
    )
    .execute(db)
    .await?;
    Ok(true)
}

/// The password was set anew: cards of payments that were begun before are not kept either.
pub async fn distrust(
    db: &mut PgConnection,
    customer: Uuid,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into card_suspicion (customer_id, dropped_at) values ($1, $2)
         on conflict (customer_id) do update set suspended_at = null, dropped_at = excluded.dropped_at",
        customer,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A deleted card that the bank still keeps.
pub struct Forgettable {
    pub customer: Uuid,
    pub gateway: String,
    pub token: Vec<u8>,
    /// The person let the bank keep the same card again since: then nothing is to be forgotten.
    pub kept_again: bool,
}

pub async fn forgettable(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Forgettable>> {
    sqlx::query_as!(
        Forgettable,
        "select c.customer_id as customer, c.gateway, c.token as \"token!\",
                exists (select from saved_card live
                        where live.customer_id = c.customer_id and live.gateway = c.gateway
                          and live.token_digest = c.token_digest and live.state <> 'deleted') as \"kept_again!\"
         from saved_card c where c.id = $1 and c.state = 'deleted' and c.token is not null",
        id
    )
    .fetch_optional(db)
    .await
}

/// The bank has forgotten it; so do we.
pub async fn forgotten(db: &mut PgConnection, id: Uuid) -> sqlx::Result<()> {
    sqlx::query!(
        "update saved_card set token = null where id = $1 and state = 'deleted'",
        id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Deleted cards that banks still keep, the earliest first.
pub async fn to_forget(db: &mut PgConnection, most: i64) -> sqlx::Result<Vec<Uuid>> {
    sqlx::query_scalar!(
        "select id from saved_card where state = 'deleted' and token is not null order by id limit $1",
        most
    )
    .fetch_all(db)
    .await
}

/// What a supplier account of the household means for cards and for the payer.
pub struct Standing {
    pub supplier_account_id: Uuid,
    /// Its payee must be told who pays.
    pub identity: bool,
    /// This person has paid it himself before.
    pub paid_before: bool,
}

/// [`Standing`] of every supplier account of the household. The same supplier at another address counts as
/// new: a thief would pay his own flat.
pub async fn standing(
    db: &mut PgConnection,
    account: Uuid,
    customer: Uuid,
) -> sqlx::Result<Vec<Standing>> {
    sqlx::query_as!(
        Standing,
        "select sa.id as supplier_account_id, p.payer_identity as identity,
                exists (select from payment_part pp join payment pm on pm.id = pp.payment_id
                        where pp.account_id = sa.account_id and pp.supplier_account_id = sa.id and pm.customer_id = $2
                          and pm.state in ('succeeded', 'part_refunded', 'refunded')) as \"paid_before!\"
         from supplier_account sa
         join supplier s on s.code = sa.supplier_code
         join supplier p on p.code = coalesce(s.payee_code, s.code)
         where sa.account_id = $1",
        account,
        customer
    )
    .fetch_all(db)
    .await
}

/// Name and document went along with this payment: it is never sent again without them.
pub async fn mark_identity(db: &mut PgConnection, payment: Uuid) -> sqlx::Result<()> {
    sqlx::query!(
        "update payment set with_identity = true where id = $1",
        payment
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn has_identity(db: &mut PgConnection, payment: Uuid) -> sqlx::Result<bool> {
    sqlx::query_scalar!("select with_identity from payment where id = $1", payment)
        .fetch_one(db)
        .await
}
