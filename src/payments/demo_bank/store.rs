//! The demo bank's books.

use crate::app::gateway::{PayRequest, RefundRequest};
use crate::base::Money;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// An order in the books.
#[derive(Clone, Debug)]
pub struct Order {
    pub id: String,
    pub amount: Money,
    pub currency: String,
    pub description: String,
    pub return_url: String,
    pub payee: String,
    /// What the shop calls it.
    pub payment_ref: String,
    pub state: String,
    pub reason: String,
    pub paid_at: Option<DateTime<Utc>>,
    pub code_asked_at: Option<DateTime<Utc>>,
    pub card_tail: String,
    /// The shop asked that the card be kept.
    pub save_card: bool,
    pub card_expires: Option<NaiveDate>,
    /// Of the card that was kept with the order, or that paid it.
    pub card_token: Option<String>,
    pub expires_at: DateTime<Utc>,
    /// Given back so far.
    pub refunded: Money,
}

/// Money given back.
#[derive(Clone, Debug)]
pub struct Given {
    pub id: String,
    pub amount: Money,
    pub currency: String,
    pub made_at: DateTime<Utc>,
}

impl Order {
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.state == "pending" && self.expires_at > now
    }
}

/// Opens an order, or finds the one that this key opened before.
pub async fn open(
    db: &mut PgConnection,
    id: &str,
    request: &PayRequest,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> sqlx::Result<Order> {
    let mut payees: Vec<&str> = request
        .lines
        .iter()
        .map(|line| line.payee.as_str())
        .collect();
    payees.sort_unstable();
    payees.dedup();
    sqlx::query!(
        "insert into demo_bank_order (id, request_key, amount, currency, description, return_url, payee, payment_ref,
                                      created_at, expires_at, save_card, payer)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (request_key) do nothing",
        id,
        request.key,
        request.amount as Money,
        request.currency,
        request.description,
        request.return_url,
        payees.join(", "),
        request.payment.to_string(),
        now,
        expires_at,
        request.save_card && request.payer.is_some(),
        request.payer
    )
    .execute(&mut *db)
    .await?;
    by_key(db, request.key)
        .await?
        .ok_or(sqlx::Error::RowNotFound)
}

pub async fn by_key(db: &mut PgConnection, key: Uuid) -> sqlx::Result<Option<Order>> {
    sqlx::query_as!(
        Order,
        "select id, amount as \"amount: Money\", currency, description, return_url, payee, payment_ref, state, reason,
                paid_at, code_asked_at, card_tail, save_card, card_expires, card_token, expires_at,
                coalesce((select sum(r.amount) from demo_bank_refund r where r.order_id = demo_bank_order.id), 0)
                    as \"refunded!: Money\"
         from demo_bank_order where request_key = $1",
        key
    )
    .fetch_optional(db)
    .await
}

pub async fn by_id(db: &mut PgConnection, id: &str) -> sqlx::Result<Option<Order>> {
    sqlx::query_as!(
        Order,
        "select id, amount as \"amount: Money\", currency, description, return_url, payee, payment_ref, state, reason,
                paid_at, code_asked_at, card_tail, save_card, card_expires, card_token, expires_at,
                coalesce((select sum(r.amount) from demo_bank_refund r where r.order_id = demo_bank_order.id), 0)
                    as \"refunded!: Money\"
         from demo_bank_order where id = $1",
        id
    )
    .fetch_optional(db)
    .await
}

/// Cancels the orders whose hour is over.
pub async fn expire(db: &mut PgConnection, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update demo_bank_order set state = 'canceled', reason = 'expired_on_confirmation'
         where state = 'pending' and expires_at <= $1",
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The card passed: its holder is asked for the code.
pub async fn ask_code(
    db: &mut PgConnection,
    id: &str,
    (card_tail, card_expires): (&str, NaiveDate),
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update demo_bank_order set code_asked_at = $3, card_tail = $2, card_expires = $4
         where id = $1 and state = 'pending' and expires_at > $3",
        id,
        card_tail,
        now,
        card_expires
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Counts a wrong code; tells how many there were.
pub async fn wrong_code(db: &mut PgConnection, id: &str) -> sqlx::Result<i32> {
    sqlx::query_scalar!(
        "update demo_bank_order set wrong_codes = wrong_codes + 1 where id = $1 returning wrong_codes",
        id
    )
    .fetch_one(db)
    .await
}

/// A card that the bank keeps.
pub struct Card {
    pub expires: NaiveDate,
}

/// The card behind a token, if the bank keeps it for this payer.
pub async fn card(db: &mut PgConnection, token: &str, payer: Uuid) -> sqlx::Result<Option<Card>> {
    sqlx::query_as!(
        Card,
        "select expires from demo_bank_card where token = $1 and payer = $2 and forgotten_at is null",
        token,
        payer
    )
    .fetch_optional(db)
    .await
}

/// Ends an order that still waits: paid by a kept card, or declined.
pub async fn charge(
    db: &mut PgConnection,
    id: &str,
    token: &str,
    (state, reason): (&str, &str),
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update demo_bank_order o set state = $3, reason = $4, card_token = $2,
                paid_at = case when $3 = 'succeeded' then $5::timestamptz end
         where o.id = $1 and o.state = 'pending'",
        id,
        token,
        state,
        reason,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Keeps the card of a paid order whose shop asked for it; one card with one date is one token.
pub async fn keep_card(db: &mut PgConnection, id: &str, token: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "with paid as (
             select id, payer, card_tail, card_expires from demo_bank_order
             where id = $1 and state = 'succeeded' and save_card and card_token is null
               and payer is not null and card_expires is not null),
         known as (
             select c.token from demo_bank_card c join paid p
                on c.payer = p.payer and c.tail = p.card_tail and c.expires = p.card_expires
             where c.forgotten_at is null limit 1),
         kept as (
             insert into demo_bank_card (token, payer, tail, expires)
             select $2, payer, card_tail, card_expires from paid where not exists (select from known)
             returning token)
         update demo_bank_order o set card_token = coalesce((select token from known), (select token from kept))
         from paid where o.id = paid.id",
        id,
        token
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets a card of this payer; one that is not there is forgotten.
pub async fn forget_card(
    db: &mut PgConnection,
    token: &str,
    payer: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update demo_bank_card set forgotten_at = $3 where token = $1 and payer = $2 and forgotten_at is null",
        token,
        payer,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes the money, if the order still waits for it and the code was asked.
pub async fn take(db: &mut PgConnection, id: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update demo_bank_order set state = 'succeeded', paid_at = $2
         where id = $1 and state = 'pending' and expires_at > $2 and code_asked_at is not null",
        id,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Ends an order that still waits, without money.
pub async fn decline(db: &mut PgConnection, id: &str, reason: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update demo_bank_order set state = 'canceled', reason = $2 where id = $1 and state = 'pending'",
        id,
        reason
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Gives money of a paid order back, or finds what this key gave back before; none = the order is not paid,
/// or has less left.
pub async fn give_back(
    db: &mut PgConnection,
    id: &str,
    request: &RefundRequest,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Given>> {
    sqlx::query!(
        "select id from demo_bank_order where id = $1 for update",
        request.gateway_id
    )
    .fetch_optional(&mut *db)
    .await?;
    sqlx::query!(
        "insert into demo_bank_refund (id, request_key, order_id, amount, currency, made_at)
         select $1, $2, o.id, $4, o.currency, $5 from demo_bank_order o
         where o.id = $3 and o.state = 'succeeded' and o.currency = $6
           and $4 + coalesce((select sum(r.amount) from demo_bank_refund r where r.order_id = o.id), 0) <= o.amount
         on conflict (request_key) do nothing",
        id,
        request.key,
        request.gateway_id,
        request.amount as Money,
        now,
        request.currency
    )
    .execute(&mut *db)
    .await?;
    given(db, request.key).await
}

/// What this key gave back.
pub async fn given(db: &mut PgConnection, key: Uuid) -> sqlx::Result<Option<Given>> {
    sqlx::query_as!(
        Given,
        "select id, amount as \"amount: Money\", currency, made_at from demo_bank_refund where request_key = $1",
        key
    )
    .fetch_optional(db)
    .await
}
