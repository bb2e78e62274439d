//! What the staff's pages show of payments, and what clerks decide.

use crate::base::Money;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// A payment of the list.
pub struct Row {
    pub id: Uuid,
    pub number: i64,
    pub state: String,
    pub amount: Money,
    pub refunded: Money,
    pub gateway: String,
    pub receipt_state: String,
    pub review_reason: String,
    pub account_number: String,
    /// Names of its suppliers, in one line.
    pub suppliers: String,
    pub created_at: DateTime<Utc>,
}

/// Which payments. What is empty does not narrow.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub state: String,
    /// `open` = a clerk has to look; `receipt` = its fiscal receipt failed; `late` = unknown for an hour.
    pub look: String,
    pub supplier: String,
    pub number: Option<i64>,
    /// The bank's own id, whole.
    pub gateway_id: String,
    pub from: Option<DateTime<Utc>>,
    pub until: Option<DateTime<Utc>>,
    /// An hour ago.
    pub late: DateTime<Utc>,
    pub offset: i64,
    pub limit: i64,
}

/// Payments, newest first.
pub async fn list(db: &mut PgConnection, filter: &Filter) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as!(
        Row,
        "select p.id, p.number, p.state, p.amount as \"amount: Money\", p.refunded as \"refunded: Money\", p.gateway,
                p.receipt_state, p.review_reason, a.number as account_number,
                coalesce((select string_agg(coalesce(nullif(s.short_name, ''), s.name), ', ' order by s.name)
                          from payment_part pp join supplier_account sa on sa.id = pp.supplier_account_id
                          join supplier s on s.code = sa.supplier_code where pp.payment_id = p.id), '') as \"suppliers!\",
                p.created_at
         from payment p join account a on a.id = p.account_id
         where ($1 = '' or p.state = $1)
           and ($2 <> 'open' or p.review_reason <> '')
           and ($2 <> 'receipt' or p.receipt_state = 'failed'
                or exists (select 1 from refund r where r.payment_id = p.id and r.receipt_state = 'failed'))
           and ($2 <> 'late' or (p.state = 'unknown' and p.created_at < $3))
           and ($2 <> 'refund' or exists (
                select 1 from refund r where r.payment_id = p.id
                  and (r.review_reason <> '' or r.state = 'unknown' and r.asked_on < $3)
                  and r.state not in ('succeeded', 'declined')))
           and ($4 = '' or exists (
                select 1 from payment_part pp join supplier_account sa on sa.id = pp.supplier_account_id
                where pp.payment_id = p.id and sa.supplier_code = $4))
           and (($5::bigint is null and $6 = '') or p.number = $5 or p.gateway_id = nullif($6, ''))
           and ($7::timestamptz is null or p.created_at >= $7)
           and ($8::timestamptz is null or p.created_at < $8)
         order by p.created_at desc, p.id desc limit $9 offset $10",
        filter.state,
        filter.look,
        filter.late,
        filter.supplier,
        filter.number,
        filter.gateway_id,
        filter.from,
        filter.until,
        filter.limit,
        filter.offset
    )
    .fetch_all(db)
    .await
}

/// What needs a look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub reviews: i64,
    pub approvals: i64,
    pub receipts: i64,
    /// Payments that nobody knows of for more than an hour.
    pub unknown: i64,
    /// Refunds that a clerk has to look at, or that nobody knows of for more than an hour.
    pub refunds: i64,
}

/// Counts of each queue; `late` is an hour ago.
pub async fn counts(db: &mut PgConnection, late: DateTime<Utc>) -> sqlx::Result<Counts> {
    sqlx::query_as!(
        Counts,
        "select (select count(*) from payment where review_reason <> '') as \"reviews!\",
                (select count(*) from refund where state = 'waiting_approval') as \"approvals!\",
                (select count(*) from payment where receipt_state = 'failed')
                  + (select count(*) from refund where receipt_state = 'failed') as \"receipts!\",
                (select count(*) from payment where state = 'unknown' and created_at < $1) as \"unknown!\",
                (select count(*) from refund
                 where state not in ('succeeded', 'declined')
                   and (review_reason <> '' or state = 'unknown' and asked_on < $1)) as \"refunds!\"",
        late
    )
    .fetch_one(db)
    .await
}

/// One side of a posting.
pub struct Entry {
    pub kind: String,
    pub at: DateTime<Utc>,
    pub paid_on: NaiveDate,
    pub side: String,
    /// Of the supplier's side.
    pub supplier_name: Option<String>,
    pub number: Option<String>,
    pub amount: Money,
}

/// The ledger of a payment, in the order it was posted.
pub async fn ledger(db: &mut PgConnection, payment: Uuid) -> sqlx::Result<Vec<Entry>> {
    sqlx::query_as!(
        Entry,
        "select p.kind, p.at, p.paid_on, e.side, coalesce(nullif(s.short_name, ''), s.name) as supplier_name,
                sa.number as \"number?\", e.amount as \"amount: Money\"
         from posting p join posting_entry e on e.posting_id = p.id
         left join supplier_account sa on sa.id = e.supplier_account_id
         left join supplier s on s.code = sa.supplier_code
         where p.payment_id = $1 order by p.at, p.id, e.line",
        payment
    )
    .fetch_all(db)
    .await
}

/// A piece of a bank's news, and what became of it.
pub struct Event {
    pub received_at: DateTime<Utc>,
    pub event_key: String,
    pub verdict: String,
    pub reason: String,
}

/// What the bank told of a payment, newest first; a bank that repeats itself fills no page.
pub async fn events(db: &mut PgConnection, payment: Uuid) -> sqlx::Result<Vec<Event>> {
    sqlx::query_as!(
        Event,
        "select received_at, event_key, verdict, reason from gateway_event
         where payment_id = $1 order by received_at desc, id desc limit 50",
        payment
    )
    .fetch_all(db)
    .await
}

/// A review that a clerk closed.
pub struct Closed {
    pub reason: String,
    pub note: String,
    pub closed_by: Uuid,
    pub closed_at: DateTime<Utc>,
}

pub async fn closed_reviews(db: &mut PgConnection, payment: Uuid) -> sqlx::Result<Vec<Closed>> {
    sqlx::query_as!(
        Closed,
        "select reason, note, closed_by, closed_at from payment_review where payment_id = $1 order by closed_at, id",
        payment
    )
    .fetch_all(db)
    .await
}

/// A clerk closed a review of this payment for this reason before.
pub async fn was_closed(db: &mut PgConnection, payment: Uuid, reason: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        "select exists (select 1 from payment_review where payment_id = $1 and reason = $2) as \"was!\"",
        payment,
        reason
    )
    .fetch_one(db)
    .await
}

/// The review is over; the payment is locked by the caller.
pub async fn close_review(
    db: &mut PgConnection,
    payment: Uuid,
    (reason, note): (&str, &str),
    by: Uuid,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into payment_review (payment_id, reason, note, closed_by, closed_at) values ($1, $2, $3, $4, $5)",
        payment,
        reason,
        note,
        by,
        at
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update payment set review_reason = '' where id = $1",
        payment
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Remembers how much the bank has given back; `false` = a clerk was told of that much before.
pub async fn saw_given_back(
    db: &mut PgConnection,
    payment: Uuid,
    sum: Money,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update payment set bank_refunded = $2 where id = $1 and bank_refunded < $2",
        payment,
        sum as Money
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What the bank said it has given back in all, as far as a clerk was told.
pub async fn given_back_at_bank(db: &mut PgConnection, payment: Uuid) -> sqlx::Result<Money> {
    sqlx::query_scalar!(
        "select bank_refunded as \"sum: Money\" from payment where id = $1",
        payment
    )
    .fetch_one(db)
    .await
}

/// A refund that waits for a second pair of eyes.
pub struct Waiting {
    pub id: Uuid,
    pub number: i64,
    pub payment_number: i64,
    pub amount: Money,
    pub reason: String,
    pub by_hand: bool,
    pub asked_by: Uuid,
    pub asked_on: DateTime<Utc>,
}

/// Refunds that wait for a second pair of eyes, the oldest first.
pub async fn waiting(db: &mut PgConnection, most: i64) -> sqlx::Result<Vec<Waiting>> {
    sqlx::query_as!(
        Waiting,
        "select r.id, r.number, p.number as payment_number, r.amount as \"amount: Money\", r.reason, r.by_hand, r.asked_by,
                r.asked_on
         from refund r join payment p on p.id = r.payment_id
         where r.state = 'waiting_approval' order by r.asked_on, r.id limit $1",
        most
    )
    .fetch_all(db)
    .await
}
